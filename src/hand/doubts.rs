//! [`Doubt`]: what the reader of dispatches left undecided, to be asked one after the other.

use crate::reading::Reading;
use crate::state::Subject;
use depeche_engine::story::{By, Kind};
use depeche_engine::{Span, order};

/// Something that was left undecided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Where it first stands in the text.
    pub span: Span,
    /// What is to be put right: a quote without a speaker, a participant of no known kind, a date that nothing resolves.
    pub subject: Subject,
}

impl Doubt {
    /// Every doubt of a reading, in the order of the text. What somebody left open by hand is none.
    #[must_use]
    pub fn all(reading: &Reading) -> Vec<Self> {
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
        let doubts = quotes.chain(people).chain(dates);
        let mut doubts: Vec<Self> = doubts
            .map(|(span, subject)| Self { span, subject })
            .collect();
        order::sort_by_key(&mut doubts, |doubt| doubt.span);
        doubts
    }
}
