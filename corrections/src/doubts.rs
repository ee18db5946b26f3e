//! [`doubts`]: what the reader left undecided, as questions with their likeliest answers.

use crate::guess::{Guess, MOST, far, paragraph};
use crate::{Anchor, Correction, Speaker};
use depeche_engine::order::sort_by_key;
use depeche_engine::story::{
    By, Event, Kind, MentionBy, PresenceStatus, RelationKind, SpeakerReason,
};
use depeche_engine::{Span, Story};
use depeche_link::Searched;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Something that the reader left undecided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// What is asked.
    pub question: Question,
    /// The words that it is asked of.
    pub span: Span,
    /// The answers, the likeliest first; the last says that the text does not tell. Each is a correction after which the
    /// question is no more.
    pub answers: Vec<Correction>,
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Who says this? The quote's index.
    Speaker(usize),
    /// What is this? The participant's index.
    Kind(usize),
    /// Was it there? The participant's index.
    Presence(usize),
    /// Who stood in for it? The participant's index.
    StandIn(usize),
    /// Is there a main event, and do these words tell of it?
    Event,
    /// Where is the event held?
    Where,
    /// When is it held?
    When,
}

/// What the reader left undecided in a story and nobody decided since, in the order of the text; of a very long one, the
/// first two hundred. Takes time linear in the text, however much is asked.
///
/// ```
/// use depeche_corrections::{Corrections, Question, correct, doubts};
/// use depeche_engine::read;
///
/// let text = "OSLO, Jan 6 (NNA) - \"The bridge is safe to cross\". Engineers Ana Moe and Paul Ness and drivers Liv Dahl \
///             and Jan Berg were on it.";
/// let story = read(text);
/// let doubts = doubts(text, &story);
/// assert_eq!(doubts[0].question, Question::Speaker(0));
/// let answer = Corrections(vec![doubts[0].answers[0].clone()]);
/// let decided = correct(text, &story, &answer).story;
/// assert!(decided.quotes[0].speaker.is_some());
/// ```
#[must_use]
pub fn doubts(text: &str, story: &Story) -> Vec<Doubt> {
    let asker = Asker {
        copy: Searched::indexed(text),
        story,
        people: RefCell::default(),
    };
    let mut open = asker.open();
    sort_by_key(&mut open, |(span, _)| *span);
    // One cut of the text for all that are asked who said something.
    let quotes = open
        .iter()
        .filter(|(_, q)| matches!(q, Question::Speaker(_)));
    let quotes: Vec<Span> = quotes.take(MOST_DOUBTS).map(|(span, _)| *span).collect();
    let mut guesses = Guess::of_all(text, story, &quotes).into_iter();
    let mut all = Vec::new();
    for (span, question) in open {
        let answers = match question {
            Question::Speaker(index) => {
                let guess = guesses.next();
                asker.speaker(index, guess.map_or(Vec::new(), |guess| guess.speakers))
            }
            Question::Kind(who) => asker.kind(who),
            Question::Presence(who) => asker.presence(who),
            Question::StandIn(who) => asker.stand_in(who, span),
            Question::Event => asker.event(span),
            Question::Where => asker.place(),
            Question::When => asker.day(),
        };
        let answers = answers.unwrap_or_default();
        if !answers.is_empty() {
            all.push(Doubt {
                question,
                span,
                answers,
            });
        }
        if all.len() == MOST_DOUBTS {
            break;
        }
    }
    all
}

/// More is not asked of a dispatch, however long it is: the first of them.
pub const MOST_DOUBTS: usize = 200;

struct Asker<'a> {
    copy: Searched<'a>,
    story: &'a Story,
    /// The anchors of participants that were asked for.
    people: RefCell<BTreeMap<usize, Option<Anchor>>>,
}

impl Asker<'_> {
    /// What is open, and the words that it is asked of; in no order.
    fn open(&self) -> Vec<(Span, Question)> {
        let story = self.story;
        let quotes = story.quotes.iter().enumerate();
        let unsaid =
            quotes.filter(|(_, q)| q.speaker.is_none() && q.speaker_reason != SpeakerReason::Hand);
        let mut open: Vec<(Span, Question)> = unsaid
            .map(|(index, quote)| (quote.span, Question::Speaker(index)))
            .collect();
        for (who, participant) in story.participants.iter().enumerate() {
            if participant.kind == Kind::Unknown && participant.by == By::Reader {
                let first = participant.mentions.first();
                let first = first.map_or(participant.name, |m| m.span);
                open.push((first, Question::Kind(who)));
            }
        }
        let Some(event) = &story.event else {
            open.extend(story.possible_event.map(|span| (span, Question::Event)));
            return open;
        };
        if event.place.is_none() && event.place_by == By::Reader {
            open.push((event.what, Question::Where));
        }
        if event.date.is_none() && event.date_by == By::Reader {
            open.push((event.what, Question::When));
        }
        self.open_presences(event, &mut open);
        open
    }

    /// Presence is asked of those whom the text ties to the event without saying that they were there; who stood in, of
    /// those who were represented by nobody whom it names.
    fn open_presences(&self, event: &Event, open: &mut Vec<(Span, Question)>) {
        let story = self.story;
        let mut met: BTreeMap<usize, Span> = BTreeMap::new();
        for relation in (story.relations.iter()).filter(|r| r.kind == RelationKind::Met) {
            for who in [relation.from, relation.to] {
                met.entry(who).or_insert(relation.evidence);
            }
        }
        for (who, participant) in story.participants.iter().enumerate() {
            let presence = participant.presence;
            if presence.by == By::Hand {
                continue;
            }
            match presence.status {
                PresenceStatus::None => {
                    if matches!(participant.kind, Kind::Person | Kind::Organisation) {
                        let named = participant.mentions.iter();
                        let named = named.filter(|m| m.by == MentionBy::Name).map(|m| m.span);
                        let mut there = named.filter(|span| event.evidence.contains(*span));
                        let tied = there.next().or(met.get(&who).copied());
                        open.extend(tied.map(|span| (span, Question::Presence(who))));
                    }
                }
                PresenceStatus::Represented
                    if !story.representations.iter().any(|r| r.who == who) =>
                {
                    let span = presence.evidence.unwrap_or(participant.name);
                    open.push((span, Question::StandIn(who)));
                }
                _ => {}
            }
        }
    }

    fn anchor(&self, span: Span) -> Option<Anchor> {
        Anchor::within(&self.copy, span.start as usize..span.end as usize)
    }

    fn participant(&self, who: usize) -> Option<Anchor> {
        let make = || Anchor::of_participant(&self.copy, self.story, who);
        let mut people = self.people.borrow_mut();
        people.entry(who).or_insert_with(make).clone()
    }

    fn speaker(&self, index: usize, guessed: Vec<usize>) -> Option<Vec<Correction>> {
        let quote = &self.story.quotes[index];
        let anchor = self.anchor(quote.span)?;
        let said = |speaker| Correction::Speaker {
            quote: anchor.clone(),
            speaker,
        };
        let mut answers = Vec::new();
        for who in quote.candidates.iter().copied().chain(guessed) {
            if let Some(who) = self.participant(who).map(Speaker::Participant) {
                let answer = said(who);
                if !answers.contains(&answer) && answers.len() < MOST {
                    answers.push(answer);
                }
            }
        }
        // The words at the quote may describe somebody who has no name.
        let spoken_of = |span: &Span| {
            let mut mentions = self.story.participants.iter().flat_map(|p| &p.mentions);
            mentions.any(|m| m.span.overlaps(*span))
        };
        let described = quote.speaker_span.filter(|span| !spoken_of(span));
        let described = described.and_then(|span| self.anchor(span));
        answers.extend(described.map(|words| said(Speaker::Unnamed(words))));
        answers.push(said(Speaker::Nobody));
        Some(answers)
    }

    fn kind(&self, who: usize) -> Option<Vec<Correction>> {
        let anchor = self.participant(who)?;
        let kinds = [Kind::Person, Kind::Organisation, Kind::Place].into_iter();
        let kinds = kinds.map(|kind| Correction::Kind {
            who: anchor.clone(),
            kind,
        });
        let none = Correction::NoParticipant {
            who: anchor.clone(),
        };
        Some(kinds.chain([none]).collect())
    }

    fn presence(&self, who: usize) -> Option<Vec<Correction>> {
        let anchor = self.participant(who)?;
        let statuses = [
            PresenceStatus::Attending,
            PresenceStatus::Absent,
            PresenceStatus::None,
        ];
        let answers = statuses.map(|status| Correction::Presence {
            who: anchor.clone(),
            status,
        });
        Some(answers.to_vec())
    }

    fn stand_in(&self, who: usize, span: Span) -> Option<Vec<Correction>> {
        let anchor = self.participant(who)?;
        let around = paragraph(self.story, span);
        let mut near: Vec<(u32, usize)> = Vec::new();
        for (other, participant) in self.story.participants.iter().enumerate() {
            if participant.kind != Kind::Person || other == who {
                continue;
            }
            let mentions = participant.mentions.iter().map(|m| m.span);
            let mentions = mentions.filter(|m| around.is_some_and(|p| p.contains(*m)));
            near.extend(mentions.map(|m| far(m, span)).min().map(|far| (far, other)));
        }
        sort_by_key(&mut near, |near| *near);
        let near = near.into_iter().take(MOST);
        let by = near.filter_map(|(_, other)| self.participant(other));
        let stand_ins = by.map(|by| Correction::StandIns {
            who: anchor.clone(),
            by: vec![by],
        });
        let untold = Correction::Presence {
            who: anchor.clone(),
            status: PresenceStatus::Represented,
        };
        Some(stand_ins.chain([untold]).collect())
    }

    fn event(&self, span: Span) -> Option<Vec<Correction>> {
        let what = self.anchor(span)?;
        Some(vec![Correction::What { what }, Correction::NoEvent])
    }

    fn place(&self) -> Option<Vec<Correction>> {
        let event = self.story.event.as_ref()?;
        let told = paragraph(self.story, event.evidence)?;
        let people = self.story.participants.iter().enumerate();
        let places = people.filter(|(_, p)| p.kind == Kind::Place);
        let near = places.filter_map(|(who, p)| {
            let mentions = p.mentions.iter().map(|m| m.span);
            let near = mentions.filter(|m| told.contains(*m));
            Some((near.map(|m| far(m, event.what)).min()?, who))
        });
        let mut near: Vec<(u32, usize)> = near.collect();
        sort_by_key(&mut near, |near| *near);
        let near = near.into_iter().take(MOST);
        let places = near.filter_map(|(_, who)| self.participant(who));
        let answers = places.map(|place| Correction::Where { place: Some(place) });
        or_untold(answers.collect(), Correction::Where { place: None })
    }

    fn day(&self) -> Option<Vec<Correction>> {
        let event = self.story.event.as_ref()?;
        let told = paragraph(self.story, event.evidence)?;
        let dates = self.story.context.dates.iter();
        let dates = dates.filter(|d| told.contains(d.span) && d.date.is_some());
        let mut near: Vec<(u32, usize, Correction)> = Vec::new();
        for (index, told) in dates.enumerate().take(MOST_DOUBTS) {
            let (date, until) = (told.date, told.until);
            let answer = Correction::When { date, until };
            if !near.iter().any(|(.., known)| *known == answer) {
                near.push((far(told.span, event.what), index, answer));
            }
        }
        sort_by_key(&mut near, |(far, index, _)| (*far, *index));
        let answers = near.into_iter().take(MOST).map(|(.., answer)| answer);
        let (date, until) = (None, None);
        or_untold(answers.collect(), Correction::When { date, until })
    }
}

/// The answers, and that the text tells none; nothing is asked where there is none to give.
fn or_untold(mut answers: Vec<Correction>, untold: Correction) -> Option<Vec<Correction>> {
    if answers.is_empty() {
        return None;
    }
    answers.push(untold);
    Some(answers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{TEXT, span, story};
    use depeche_engine::story::{Presence, SpeakerReason};

    /// An answer in a few words.
    fn told(answer: &Correction) -> String {
        match answer {
            Correction::Speaker { speaker, .. } => match speaker {
                Speaker::Participant(who) => who.words(),
                Speaker::Unnamed(words) => format!("unnamed {}", words.words()),
                Speaker::Nobody => "nobody".to_owned(),
            },
            Correction::Kind { kind, .. } => kind.name().to_owned(),
            Correction::NoParticipant { .. } => "none".to_owned(),
            Correction::Presence { status, .. } => status.name().to_owned(),
            Correction::StandIns { by, .. } => by.iter().map(Anchor::words).collect(),
            Correction::Where { place } => place.as_ref().map_or("-".to_owned(), Anchor::words),
            Correction::What { what } => what.words(),
            Correction::NoEvent => "no event".to_owned(),
            Correction::When { date, .. } => date.map_or("-".to_owned(), |d| d.to_string()),
            other => format!("{other:?}"),
        }
    }

    /// What is asked of the sample, changed in some way: the words, and the answers.
    #[track_caller]
    fn check(change: impl FnOnce(&mut Story), expected: &[&str]) {
        let mut story = story();
        // The sample's own doubt.
        story.quotes.truncate(2);
        change(&mut story);
        let found = doubts(TEXT, &story).into_iter().map(|doubt| {
            let answers: Vec<String> = doubt.answers.iter().map(told).collect();
            format!("{}? {}", doubt.span.of(TEXT), answers.join(" | "))
        });
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn nothing_is_asked_of_what_was_decided() {
        check(|_| {}, &[]);
        check(
            |story| {
                story.quotes[1].speaker = None;
                story.quotes[1].speaker_reason = SpeakerReason::Hand;
                story.participants[4].presence = Presence {
                    by: By::Hand,
                    ..Presence::default()
                };
            },
            &[],
        );
    }

    #[test]
    fn who_may_have_said_it_is_asked_of_a_quote_without_speaker() {
        check(
            |story| {
                let quote = &mut story.quotes[1];
                quote.speaker = None;
                quote.speaker_span = None;
                quote.speaker_reason = SpeakerReason::Undecided;
                quote.candidates = vec![4];
            },
            &["the wages were still open? Ola Lie | Paul Ness | Ana Moe | nobody"],
        );
        check(
            |story| {
                story.quotes[0].speaker = None;
                story.quotes[0].speaker_span = Some(span("An official", 0));
            },
            &[
                "The boats will sail again on Friday? Ana Moe | Paul Ness | unnamed An official | nobody",
            ],
        );
    }

    #[test]
    fn no_more_is_asked_than_somebody_would_answer() {
        let mut story = story();
        let open = story.quotes[2].clone();
        story.quotes = vec![open; MOST_DOUBTS + 9];
        assert_eq!(doubts(TEXT, &story).len(), MOST_DOUBTS);
    }

    #[test]
    fn what_nothing_tells_the_kind_of_is_asked() {
        check(
            |story| story.participants[2].kind = Kind::Unknown,
            &["Bergen? person | organisation | place | none"],
        );
    }

    #[test]
    fn presence_is_asked_of_those_whom_the_text_ties_to_the_event() {
        check(
            |story| {
                for participant in &mut story.participants[..2] {
                    participant.presence = Presence::default();
                }
                story.participants[4].presence = Presence::default();
            },
            &[
                "Ana Moe? attending | absent | none",
                "Ana Moe met union leader Paul Ness? attending | absent | none",
            ],
        );
    }

    #[test]
    fn who_stood_in_is_asked_where_it_is_not_told() {
        check(
            |story| story.representations.clear(),
            &["was represented? Ola Lie | represented"],
        );
    }

    #[test]
    fn whether_there_is_an_event_is_asked_where_words_may_tell_of_one() {
        let nearly = |story: &mut Story| {
            let event = story.event.take().expect("an event");
            story.possible_event = Some(event.what);
        };
        check(nearly, &["talks? talks | no event"]);
        check(|story| story.event = None, &[]);
    }

    #[test]
    fn where_and_when_are_asked_where_the_paragraph_has_answers() {
        let untold = |story: &mut Story, evidence: Span| {
            let event = story.event.as_mut().expect("an event");
            (event.place, event.date, event.evidence) = (None, None, evidence);
        };
        check(
            |story| untold(story, span("Ana Moe met", 0)),
            &["talks? Bergen | -", "talks? 2026-01-05 | -"],
        );
        check(|story| untold(story, span("Ferry talks", 0)), &[]);
    }
}
