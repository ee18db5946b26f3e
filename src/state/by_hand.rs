//! [`ByHand`]: what was put right in the story being read, and the dialogue in which more is.
//!
//! What is shown is always the story as it was read with all corrections laid over it anew, so that undoing one gives
//! back exactly what was there before.

use super::{Notice, Selection, State};
use crate::hand::doubts::Doubt;
use crate::marks::Topic;
use crate::pieces;
use crate::reading::Reading;
use depeche_corrections::{Correction, Corrections, History};
use depeche_engine::Span;
use std::rc::Rc;

/// What was put right in the story being read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ByHand {
    /// The corrections, and what of them was undone.
    pub history: History,
    /// Whether some came with the story: whoever sent it made them.
    pub sent: bool,
    /// Whether the story is shown without them for now.
    pub aside: bool,
    /// What is being put right.
    pub dialogue: Option<Dialogue>,
}

/// What can happen to it.
#[derive(Clone, Debug, PartialEq)]
pub enum Hand {
    /// Something is put right.
    Correct(Box<Correction>),
    /// The last deed is undone.
    Undo,
    /// It is done again.
    Redo,
    /// One correction is taken back, by its place.
    TakeBack(usize),
    /// All are.
    TakeAllBack,
    /// The story is shown without corrections, or with them again.
    Aside(bool),
    /// The dialogue is opened.
    Open(Subject),
    /// The dialogue goes to another of its pages.
    Turn(Page),
    /// The next of what the reader of dispatches left undecided is asked, counted from what is asked or selected now.
    NextDoubt,
    /// The dialogue is put away.
    Close,
    /// Somebody's corrections come for a text that is shown already; the reader's own go first.
    Bring(Corrections),
}

/// What the dialogue is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialogue {
    /// What is put right.
    pub subject: Subject,
    /// Which of its pages is open.
    pub page: Page,
    /// Where the doubt stands that it asks, after which it asks the next.
    pub asks: Option<Span>,
}

/// What can be put right, by its place in the story that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A quote.
    Quote(usize),
    /// A participant.
    Participant(usize),
    /// A commitment, a demand …
    Claim(Topic, usize),
    /// A date.
    Date(usize),
    /// The main event.
    Event,
    /// The dispatch's own date.
    Published,
    /// Words that were selected.
    Words(Span),
    /// What was put right until now.
    All,
}

/// The pages of the dialogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// The likeliest gestures.
    #[default]
    First,
    /// Who stands in for a participant.
    StandIns,
    /// The fullest name of a participant.
    Name,
    /// Which other participant it is.
    Same,
    /// Its roles.
    Roles,
    /// Of whom one mention speaks.
    Mention(Span),
    /// Where words begin and end.
    Bounds(Span),
    /// What the event is.
    What,
    /// Where the event is.
    Where,
    /// When the event is, or which day words are.
    When,
    /// Whose role words are.
    RoleOf,
}

impl Hand {
    /// Whether it needs what puts right by hand ([`pieces::ByHand`]).
    #[must_use]
    pub const fn needs_piece(&self) -> bool {
        !matches!(self, Self::Close)
    }

    /// Something is put right.
    #[must_use]
    pub fn correct(correction: Correction) -> Self {
        Self::Correct(Box::new(correction))
    }
}

impl Subject {
    /// The subject that is selected.
    #[must_use]
    pub fn of(selection: Selection, reading: &Reading) -> Option<Self> {
        let story = &reading.story;
        match selection {
            Selection::None => None,
            Selection::Participant(i) => Some(Self::Participant(i)),
            Selection::Quote(i) => Some(Self::Quote(i)),
            Selection::Claim(topic, i) => Some(Self::Claim(topic, i)),
            Selection::Date(i) => Some(Self::Date(i)),
            Selection::Words(span) => {
                let event = story.event.as_ref();
                let is_event = event.is_some_and(|e| span == e.name.unwrap_or(e.what));
                Some(if is_event {
                    Self::Event
                } else {
                    Self::Words(span)
                })
            }
        }
    }

    /// What is selected when it is put right, so that its words are seen beside the dialogue.
    #[must_use]
    pub fn selection(self, reading: &Reading) -> Selection {
        match self {
            Self::Quote(i) => Selection::Quote(i),
            Self::Participant(i) => Selection::Participant(i),
            Self::Claim(topic, i) => Selection::Claim(topic, i),
            Self::Date(i) => Selection::Date(i),
            Self::Words(span) => Selection::Words(span),
            Self::Event => {
                let event = reading.story.event.as_ref();
                let words = event.map(|e| e.name.unwrap_or(e.what));
                let words = words.or(reading.story.possible_event);
                words.map_or(Selection::None, Selection::Words)
            }
            Self::Published | Self::All => Selection::None,
        }
    }
}

impl ByHand {
    /// What is put right in a reading that is about to be shown: what it brings, else what was put right before in the
    /// text that it goes on from, if most of that fits.
    pub(super) fn over(&self, reading: Rc<Reading>, goes_on: bool) -> (Rc<Reading>, Self) {
        let brought = &reading.source.corrections;
        let mine = self.history.corrections();
        let mut next = Self::default();
        if !brought.0.is_empty() {
            next.sent = reading.source.is_corrected;
            next.history = match brought == mine {
                true => self.history.clone(),
                false => History::of(brought.clone()),
            };
        } else if goes_on && !mine.0.is_empty() && reading.fits(mine) {
            next.history = self.history.clone();
            return (Rc::new(reading.corrected(mine)), next);
        }
        (reading, next)
    }
}

impl State {
    pub(super) fn take_in_hand(&mut self, hand: Hand) {
        let by_hand = &mut self.by_hand;
        let before = by_hand.clone();
        let adds_quote =
            matches!(&hand, Hand::Correct(c) if matches!(**c, Correction::AddQuote { .. }));
        match hand {
            Hand::Correct(correction) => {
                by_hand.history.push(*correction);
                by_hand.aside = false;
            }
            Hand::Undo => by_hand.aside &= !by_hand.history.undo(),
            Hand::Redo => by_hand.aside &= !by_hand.history.redo(),
            Hand::TakeBack(index) => by_hand.aside &= !by_hand.history.take_back(index),
            Hand::TakeAllBack => by_hand.aside &= !by_hand.history.take_back_all(),
            Hand::Aside(aside) => by_hand.aside = aside,
            Hand::Bring(corrections) => {
                if by_hand.history == History::default() {
                    by_hand.sent = true;
                    by_hand.history = History::of(corrections);
                }
            }
            Hand::Open(subject) => return self.open(subject, Page::First, None),
            Hand::Turn(page) => {
                if let Some(dialogue) = &mut by_hand.dialogue {
                    dialogue.page = page;
                }
                return;
            }
            Hand::NextDoubt => return self.next_doubt(),
            Hand::Close => {
                by_hand.dialogue = None;
                return;
            }
        }
        if (&before.history, before.aside) != (&by_hand.history, by_hand.aside) {
            let old = self.reading.clone().filter(|_| adds_quote);
            self.lay(&before);
            if let Some(old) = old {
                self.ask_who_says(&old);
            }
        }
    }

    /// Asks who says the quote that was just added, the likeliest first; not where its words were a quote before.
    fn ask_who_says(&mut self, old: &Reading) {
        let Some(new) = &self.reading else { return };
        let known = |span| old.story.quotes.iter().any(|q| q.span == span);
        let added = (new.story.quotes.iter())
            .position(|quote| quote.speaker.is_none() && !known(quote.span));
        if let Some(added) = added {
            self.open(Subject::Quote(added), Page::First, None);
        }
    }

    /// Lays the corrections over the story, and lets what is selected and what is open follow.
    fn lay(&mut self, before: &ByHand) {
        let Some(old) = self.reading.take() else {
            return;
        };
        let by_hand = &mut self.by_hand;
        let none = Default::default();
        let corrections = match by_hand.aside {
            true => &none,
            false => by_hand.history.corrections(),
        };
        let new = Rc::new(old.corrected(corrections));
        self.selection = self.selection.moved(&old.story, &new.story);
        // The list of corrections stays open while some of it is taken back; whatever else was open is done.
        by_hand.dialogue = before.dialogue.filter(|d| d.subject == Subject::All);
        self.reading = Some(new);
        if let Some(asked) = before.dialogue.and_then(|dialogue| dialogue.asks) {
            self.ask(|doubts| doubts.iter().position(|d| d.span >= asked));
        }
    }

    fn open(&mut self, subject: Subject, page: Page, asks: Option<Span>) {
        let Some(reading) = self.reading.clone() else {
            return;
        };
        let selection = subject.selection(&reading);
        if selection != Selection::None && selection != self.selection {
            let places = selection.occurrences(&reading.story);
            self.reveal = self.revealing(asks.or(places.first().copied()));
            self.panel = selection.panel().unwrap_or(self.panel);
            self.selection = selection;
        }
        self.by_hand.dialogue = Some(Dialogue {
            subject,
            page,
            asks,
        });
    }

    /// Asks the doubt behind the one that is asked, else the first behind what is looked at.
    fn next_doubt(&mut self) {
        let asked = self.by_hand.dialogue.filter(|d| d.asks.is_some());
        let here = self.reveal.span;
        self.ask(|doubts| match asked {
            Some(asked) => {
                let is_asked = |d: &Doubt| (d.subject, Some(d.span)) == (asked.subject, asked.asks);
                // Several may be asked of the same words; which of them it is, the page tells unless it was turned.
                let exactly = doubts
                    .iter()
                    .position(|d| is_asked(d) && d.page == asked.page);
                let at = exactly.or_else(|| doubts.iter().rposition(is_asked));
                at.map(|at| at + 1)
            }
            None => doubts.iter().position(|d| here.is_none_or(|h| d.span > h)),
        });
    }

    /// Asks the doubt that is chosen among all; behind the last comes the first. Says so when there are none.
    fn ask(&mut self, choose: impl FnOnce(&[Doubt]) -> Option<usize>) {
        let Some(reading) = &self.reading else { return };
        let Some(hand) = pieces::hand() else { return };
        let doubts = (hand.doubts)(reading);
        let chosen = choose(&doubts).and_then(|at| doubts.get(at));
        match chosen.or(doubts.first()) {
            Some(doubt) => self.open(doubt.subject, doubt.page, Some(doubt.span)),
            None => {
                self.by_hand.dialogue = None;
                self.notice = Some(Notice::NoDoubt);
            }
        }
    }
}

#[cfg(test)]
mod tests;
