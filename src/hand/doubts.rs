//! [`Doubt`]: what the reader of dispatches left undecided, to be asked one after the other.

use crate::reading::Reading;
use crate::state::{Page, Subject};
use depeche_corrections::{Question, doubts};
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

/// In a text longer than this only what [`left_open`] finds is asked: each answer of the others is sought in all of it.
const LONG: usize = 64 << 10;

impl Doubt {
    /// Every doubt of a reading, in the order of the text.
    #[must_use]
    pub fn all(reading: &Reading) -> Vec<Self> {
        let mut all = left_open(reading);
        if reading.text.len() <= LONG {
            // Those are quotes and kinds too, with what there is to say about presence and the event.
            all.retain(|doubt| matches!(doubt.subject, Subject::Date(_)));
            let asked = doubts(&reading.text, &reading.story).into_iter();
            all.extend(asked.map(|doubt| {
                let (subject, page) = match doubt.question {
                    Question::Speaker(i) => (Subject::Quote(i), Page::First),
                    Question::Kind(i) | Question::Presence(i) => {
                        (Subject::Participant(i), Page::First)
                    }
                    Question::StandIn(i) => (Subject::Participant(i), Page::StandIns),
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
        }
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
