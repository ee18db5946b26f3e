//! [`Doubt`]: what the reader of dispatches left undecided, to be asked one after the other.

use crate::reading::Reading;
use crate::state::{Page, Subject};
use depeche_corrections::{MOST_DOUBTS, Question, doubts};
use depeche_engine::story::{By, Kind};
use depeche_engine::{Span, order};

/// Something that was left undecided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The words that it is asked of.
    pub span: Span,
    /// What is to be put right.
    pub subject: Subject,
    /// The page of the dialogue that has the answers.
    pub page: Page,
}

impl Doubt {
    /// Every doubt of a reading, in the order of the text.
    #[must_use]
    pub fn all(reading: &Reading) -> Vec<Self> {
        let asked = doubts(&reading.text, &reading.story);
        // Not more than so many are asked; quotes and kinds go on behind the last of them.
        let last = asked.get(MOST_DOUBTS - 1).map(|last| last.span);
        let is_behind = |span| last.is_some_and(|last| span > last);
        let mut all = left_open(reading);
        all.retain(|doubt| matches!(doubt.subject, Subject::Date(_)) || is_behind(doubt.span));
        all.extend(asked.into_iter().map(|doubt| {
            let (subject, page) = match doubt.question {
                Question::Speaker(i) => (Subject::Quote(i), Page::First),
                Question::Kind(i) | Question::Presence(i) => (Subject::Participant(i), Page::First),
                Question::StandIn(i) => (Subject::Participant(i), Page::StandIns),
                Question::Event => (Subject::Event, Page::First),
                Question::Where => (Subject::Event, Page::Where),
                Question::When => (Subject::Event, Page::When),
            };
            let span = doubt.span;
            Self {
                span,
                subject,
                page,
            }
        }));
        order::sort_by_key(&mut all, |doubt| doubt.span);
        all
    }
}

/// Quotes without a speaker, participants of no known kind, dates that nothing resolves: what somebody left so by hand is
/// not among them.
#[must_use]
pub fn left_open(reading: &Reading) -> Vec<Doubt> {
    let story = &reading.story;
    let open = |by: By| by == By::Reader;
    let quotes = story.quotes.iter().enumerate();
    let quotes = quotes.filter(|(_, q)| q.speaker.is_none() && open(q.by));
    let quotes = quotes.map(|(i, q)| (q.span, Subject::Quote(i)));
    let people = story.participants.iter().enumerate();
    let people = people.filter(|(_, p)| p.kind == Kind::Unknown && open(p.by));
    let people = people.map(|(i, p)| {
        let first = p.mentions.first().map_or(p.name, |m| m.span);
        (first, Subject::Participant(i))
    });
    let dates = story.context.dates.iter().enumerate();
    let dates = dates.filter(|(_, d)| d.date.is_none() && open(d.by));
    let dates = dates.map(|(i, d)| (d.span, Subject::Date(i)));
    let open = quotes.chain(people).chain(dates);
    open.map(|(span, subject)| Doubt {
        span,
        subject,
        page: Page::First,
    })
    .collect()
}
