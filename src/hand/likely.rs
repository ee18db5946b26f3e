//! Which participants are likeliest meant: those the reader of dispatches thought of, then those nearest to the words.

use super::{Choice, Desk, Group, MOST};
use crate::reading::{Reading, tidy};
use crate::search::folded;
use depeche_corrections::{Anchor, Correction};
use depeche_engine::story::Kind;
use depeche_engine::{Span, order};

impl Desk<'_> {
    /// A group that searches among participants: the likeliest that hold what was typed, `first` before all others.
    pub(super) fn participants(
        &self,
        label: &str,
        near: Span,
        first: &[usize],
        now: &[usize],
        make: &dyn Fn(usize, Anchor) -> Option<Correction>,
    ) -> Group {
        let filter = folded(self.typed);
        let shown = (likely(self.reading, near, first).into_iter())
            .filter(|i| filter.is_empty() || holds(self.reading, *i, &filter));
        let choices = shown.filter_map(|i| {
            let correction = make(i, self.who(i)?)?;
            let participant = &self.reading.story.participants[i];
            let role = participant.roles.first().map(|r| self.short(*r));
            let note = role.unwrap_or_else(|| (self.words.kind)(participant.kind).to_owned());
            let name = tidy(self.reading.name(i));
            let choice = Choice::of(&name, correction).story().note(&note);
            Some(choice.now(now.contains(&i)))
        });
        Group::of(label, choices.take(MOST)).searched()
    }
}

/// All participants, the likeliest first.
pub(super) fn likely(reading: &Reading, near: Span, first: &[usize]) -> Vec<usize> {
    let participants = &reading.story.participants;
    let mut all: Vec<usize> = (0..participants.len()).collect();
    order::sort_by_key(&mut all, |i| {
        let participant = &participants[*i];
        let thought_of = first.iter().position(|f| f == i).unwrap_or(first.len());
        let mentions = participant.mentions.iter().map(|m| m.span);
        let nearest = mentions.map(|span| apart(span, near)).min();
        let nearest = nearest.unwrap_or(u32::MAX);
        // A place speaks now and then; people do all the time.
        (thought_of, participant.kind == Kind::Place, nearest)
    });
    all
}

/// Whether a participant's names or roles hold these words, folded.
fn holds(reading: &Reading, index: usize, filter: &str) -> bool {
    let participant = &reading.story.participants[index];
    let names = std::iter::once(&participant.name).chain(&participant.aliases);
    let mut spans = names.chain(&participant.roles);
    spans.any(|s| folded(reading.words(*s)).contains(filter))
}

/// How many bytes are between two spans.
pub(super) fn apart(one: Span, other: Span) -> u32 {
    (one.start.saturating_sub(other.end)).max(other.start.saturating_sub(one.end))
}
