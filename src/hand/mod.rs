//! [`sheet`]: what the dialogue offers for putting something right, the likeliest gestures first.
//!
//! A sheet is data: a title, the words in question, and groups of choices, each of which is what it leads to. Pure: the
//! reading, the page that is open and what was typed in, so that every gesture is tested without a browser.

mod context;
pub mod doubts;
pub mod kept;
mod likely;
mod people;
mod quotes;
pub mod told;

use crate::reading::{Reading, tidy};
use crate::state::{ByHand, Dialogue, Hand, Page, Subject};
use crate::words::Words;
use depeche_corrections::{Anchor, Correction};
use depeche_engine::Span;
use depeche_engine::calendar::PartialDate;
use depeche_link::Searched;

/// What the dialogue shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// What is put right, or asked.
    pub title: String,
    /// The words in question.
    pub words: Option<Span>,
    /// What can be done; a digit chooses in the first.
    pub groups: Vec<Group>,
}

/// Choices of one kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// What they are; nothing where the title says it.
    pub label: String,
    /// A field that narrows them, or adds to them.
    pub field: Option<Field>,
    /// The choices, the likeliest first.
    pub choices: Vec<Choice>,
}

/// A field of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Names, or words of the text.
    Search,
    /// A day.
    Day,
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What it is.
    pub label: String,
    /// Whether that is the story's words, in its language.
    pub is_story: bool,
    /// What else is said of it.
    pub note: String,
    /// Whether it is so already.
    pub now: bool,
    /// What choosing it does.
    pub hand: Hand,
}

/// The most participants, or places of words, that are listed at once: typing finds the others.
const MOST: usize = 24;

/// What the dialogue shows, when `typed` stands in its field.
#[must_use]
pub fn sheet(
    reading: &Reading,
    words: &Words,
    by_hand: &ByHand,
    dialogue: Dialogue,
    typed: &str,
) -> Sheet {
    let desk = Desk {
        reading,
        copy: Searched::indexed(&reading.text),
        words,
        typed: typed.trim(),
    };
    let page = dialogue.page;
    match dialogue.subject {
        Subject::Quote(i) => desk.quote(i, page),
        Subject::Participant(i) => desk.participant(i, page),
        Subject::Claim(topic, i) => desk.claim(topic, i, page),
        Subject::Date(i) => desk.date(i, page),
        Subject::Event => desk.event(page),
        Subject::Published => desk.published(),
        Subject::Words(span) => desk.words(span, page),
        Subject::All => desk.all(by_hand),
    }
}

/// What every page is made from.
struct Desk<'r> {
    reading: &'r Reading,
    /// Its text, in which the words of every choice are anchored.
    copy: Searched<'r>,
    words: &'r Words,
    typed: &'r str,
}

impl Desk<'_> {
    /// A sheet about words.
    fn sheet(&self, title: &str, words: Option<Span>, groups: Vec<Group>) -> Sheet {
        Sheet {
            title: title.to_owned(),
            words,
            groups: (groups.into_iter())
                .filter(|g| g.field.is_some() || !g.choices.is_empty())
                .collect(),
        }
    }

    fn anchor(&self, span: Span) -> Option<Anchor> {
        Anchor::within(&self.copy, span.start as usize..span.end as usize)
    }

    fn who(&self, participant: usize) -> Option<Anchor> {
        Anchor::of_participant(&self.copy, &self.reading.story, participant)
    }

    /// The places of the words that were typed, those nearest to `near` first.
    fn typed_words(&self, near: Span) -> Vec<Span> {
        let mut found = crate::search::find(&self.reading.text, self.typed);
        depeche_engine::order::sort_by_key(&mut found, |s| likely::apart(*s, near));
        found.truncate(3);
        found
    }

    /// The words of a span, short enough for a choice.
    fn short(&self, span: Span) -> String {
        shortened(&tidy(self.reading.words(span)))
    }

    /// Where words begin and end: moved a word at a time, then taken by `take`.
    fn bounds(&self, span: Span, take: &dyn Fn(Anchor) -> Option<Correction>) -> Sheet {
        let words = &self.words.amend;
        let home = self.reading.home(span);
        let text = &self.reading.text;
        let steps = [
            (
                words.begin_before,
                word_before(text, home, span.start),
                span.end,
            ),
            (
                words.begin_after,
                word_after(text, home, span.start, true),
                span.end,
            ),
            (
                words.end_before,
                span.start,
                word_before_end(text, home, span.end),
            ),
            (
                words.end_after,
                span.start,
                word_after(text, home, span.end, false),
            ),
        ];
        let steps = (steps.into_iter())
            .map(|(label, start, end)| (label, Span { start, end }))
            .filter(|(_, to)| !to.is_empty() && *to != span);
        let taken = self.anchor(span).and_then(take);
        let choices = (steps.map(|(label, to)| Choice::said(label, Hand::Turn(Page::Bounds(to)))))
            .chain(taken.map(|correction| Choice::of(words.take, correction)));
        let group = Group::of("", choices);
        self.sheet(words.bounds.trim_end_matches('…'), Some(span), vec![group])
    }

    /// A group that asks for a day: that which was typed, then those of the text.
    fn days(
        &self,
        label: &str,
        now: Option<PartialDate>,
        none: &str,
        make: &dyn Fn(Option<PartialDate>) -> Option<Correction>,
    ) -> Group {
        let typed = crate::source::day(self.typed).map(PartialDate::Day);
        let mut days: Vec<PartialDate> = typed.into_iter().chain(now).collect();
        let told = self.reading.story.context.dates.iter();
        for day in told.filter_map(|d| d.date) {
            if !days.contains(&day) && days.len() < 8 {
                days.push(day);
            }
        }
        let days = days.into_iter().filter_map(|day| {
            let is_now = now == Some(day);
            Some(Choice::of(&(self.words.date)(day), make(Some(day))?).now(is_now))
        });
        let none = make(None).map(|correction| Choice::of(none, correction).now(now.is_none()));
        Group {
            field: Some(Field::Day),
            ..Group::of(label, days.chain(none))
        }
    }

    /// What was put right until now.
    fn all(&self, by_hand: &ByHand) -> Sheet {
        let words = &self.words.amend;
        let corrections = &by_hand.history.corrections().0;
        let each = corrections.iter().enumerate().map(|(i, correction)| {
            let misfit = self.reading.fates.get(i).and_then(|fate| match fate {
                depeche_corrections::Fate::NoLongerFits(misfit) => Some((words.misfit)(*misfit)),
                _ => None,
            });
            let told = told::told(correction, self.words);
            Choice::said(&told, Hand::TakeBack(i)).note(misfit.unwrap_or(words.take_back))
        });
        let any = !corrections.is_empty();
        let aside = if by_hand.aside {
            words.again
        } else {
            words.aside
        };
        let all = any.then(|| Choice::said(words.take_all_back, Hand::TakeAllBack));
        let aside = any.then(|| Choice::said(aside, Hand::Aside(!by_hand.aside)));
        let groups = vec![
            Group::of("", each),
            Group::of(words.more, all.into_iter().chain(aside)),
        ];
        let title = match any {
            true => (words.corrections)(corrections.len()),
            false => words.none.to_owned(),
        };
        self.sheet(&title, None, groups)
    }
}

impl Group {
    fn of(label: &str, choices: impl IntoIterator<Item = Choice>) -> Self {
        Self {
            label: label.to_owned(),
            field: None,
            choices: choices.into_iter().collect(),
        }
    }

    fn searched(self) -> Self {
        Self {
            field: Some(Field::Search),
            ..self
        }
    }
}

impl Choice {
    /// In the interface's words.
    fn said(label: &str, hand: Hand) -> Self {
        Self {
            label: label.to_owned(),
            is_story: false,
            note: String::new(),
            now: false,
            hand,
        }
    }

    /// The same, which puts something right.
    fn of(label: &str, correction: Correction) -> Self {
        Self::said(label, Hand::correct(correction))
    }

    /// In the story's words.
    fn story(self) -> Self {
        Self {
            is_story: true,
            ..self
        }
    }

    fn now(self, now: bool) -> Self {
        Self { now, ..self }
    }

    fn note(self, note: &str) -> Self {
        Self {
            note: note.to_owned(),
            ..self
        }
    }
}

/// Selected words without the white space around them, none of them in part.
#[must_use]
pub fn whole_words(text: &str, span: Span) -> Span {
    let at = |place: u32| text.floor_char_boundary((place as usize).min(text.len()));
    let (start, end) = (at(span.start), at(span.end));
    let words = &text[start..end.max(start)];
    let trimmed = words.trim();
    if trimmed.is_empty() {
        return Span::new(start, start);
    }
    let start = start + words.len() - words.trim_start().len();
    let end = start + trimmed.len();
    let is_part = |c: char| c.is_alphanumeric();
    let before = text[..start].trim_end_matches(is_part).len();
    let after = text.len() - text[end..].trim_start_matches(is_part).len();
    let begins = trimmed.starts_with(is_part);
    let ends = trimmed.ends_with(is_part);
    Span::new(
        if begins { before } else { start },
        if ends { after } else { end },
    )
}

/// Words that are not too many for a line or two.
#[must_use]
pub fn shortened(words: &str) -> String {
    const LONG: usize = 72;
    match words.char_indices().nth(LONG) {
        None => words.to_owned(),
        Some((cut, _)) => format!("{}…", words[..cut].trim_end()),
    }
}

/// Where the word before a place begins, within a paragraph.
fn word_before(text: &str, home: Span, at: u32) -> u32 {
    let before = Span {
        start: home.start,
        end: at,
    }
    .of(text)
    .trim_end();
    let start = before.rfind(char::is_whitespace).map_or(0, |i| {
        i + before[i..].chars().next().map_or(0, char::len_utf8)
    });
    home.start + start as u32
}

/// Where what is left ends when its last word goes.
fn word_before_end(text: &str, home: Span, at: u32) -> u32 {
    let cut = word_before(text, home, at);
    home.start
        + Span {
            start: home.start,
            end: cut,
        }
        .of(text)
        .trim_end()
        .len() as u32
}

/// Behind the word after a place: where the next one begins, or where it ends.
fn word_after(text: &str, home: Span, at: u32, begins: bool) -> u32 {
    let rest = Span {
        start: at,
        end: home.end,
    }
    .of(text);
    let word = rest.trim_start();
    let mut to = rest.len() - word.len();
    to += word.find(char::is_whitespace).unwrap_or(word.len());
    if begins {
        to += rest[to..].len() - rest[to..].trim_start().len();
    }
    at + to as u32
}

#[cfg(test)]
mod tests;
