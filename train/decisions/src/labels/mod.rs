//! Labels: which candidates of a decision are right, by the gold. One file a decision.

mod claim;
mod name_extent;
mod name_kind;
mod occasion;
mod occasion_day;
mod occasion_place;
mod presence;
mod report;
mod role;
mod speaker;
mod stand_in;

use crate::learn::Manner;
use crate::stories::Dispatch;
use depeche_engine::trace::Traced;
use depeche_engine::{Decision, Span, Story};
use depeche_score::words::plain;

/// What the gold says of one candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// It is right; several can be.
    Yes,
    /// It is wrong.
    No,
    /// Two careful readers could differ: neither.
    Unscored,
}

/// One decision that the reader made, and all that a labeller may ask.
pub(crate) struct Case<'a> {
    pub dispatch: &'a Dispatch,
    /// What the reader made of the dispatch in the end.
    pub story: &'a Story,
    pub traced: &'a Traced,
}

/// Labels every candidate of a decision, in order. A decision without any [`Label::Yes`] teaches nothing.
type Labeller = fn(&Case) -> Vec<Label>;

/// How a decision is learnt.
pub(crate) struct Lesson {
    pub label: Labeller,
    /// Chosen by held-out stories: `--strength`, `--most`.
    pub manner: Manner,
}

/// How a decision is learnt; none where nobody has said.
pub(crate) fn of(decision: Decision) -> Option<Lesson> {
    let (label, strength, most): (Labeller, f64, usize) = match decision {
        Decision::NameExtent => (name_extent::label, 2.0, 900),
        Decision::NameKind => (name_kind::label, 3.0, 1200),
        Decision::Role => (role::label, 4.0, 1900),
        Decision::Report => (report::label, 3.0, 1500),
        Decision::Speaker => (speaker::label, 4.0, 1450),
        Decision::Occasion => (occasion::label, 8.0, 600),
        Decision::OccasionPlace => (occasion_place::label, 2.0, 150),
        Decision::OccasionDay => (occasion_day::label, 2.0, 150),
        Decision::Presence => (presence::label, 6.0, 1000),
        Decision::PresenceTogether => (presence::label, 1.0, 60),
        Decision::Claim => (claim::label, 4.0, 560),
        Decision::StandIn => (stand_in::label, 1.5, 300),
        _ => return None,
    };
    // What is seldom told is learnt from the dispatches that were written to tell it; the event itself they have too often.
    let written = match decision {
        Decision::Occasion
        | Decision::OccasionPlace
        | Decision::OccasionDay
        | Decision::Presence
        | Decision::PresenceTogether => 2.0,
        _ => 3.0,
    };
    let manner = Manner {
        strength,
        most,
        written,
    };
    Some(Lesson { label, manner })
}

/// How much of the words of a passage of gold and of a span they have in common, of all that either has.
fn share(case: &Case, passage: &str, at: Span) -> f64 {
    let start = case.dispatch.text.find(passage).unwrap_or(0) as u32;
    let end = start + passage.len() as u32;
    let both = end.min(at.end).saturating_sub(start.max(at.start));
    let either = (end - start) + (at.end - at.start) - both;
    f64::from(both) / f64::from(either.max(1))
}

// Labellers take these up one after the other.
#[allow(dead_code)]
impl Case<'_> {
    /// The words of a span.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.dispatch.text)
    }

    /// The participants of gold that are named by just these words, by their places.
    pub fn named(&self, words: &str) -> Vec<usize> {
        let words = plain(words);
        let participants = self.dispatch.gold.participants.iter().enumerate();
        let named = participants.filter(|(_, p)| {
            let mut surface = p.surface.iter().chain([&p.name]);
            surface.any(|s| plain(s) == words)
        });
        named.map(|(n, _)| n).collect()
    }

    /// The participants of gold with a name that stands among these words, whole words only.
    pub fn among(&self, words: &str) -> Vec<usize> {
        let padded = |words: &str| format!(" {} ", plain(words).replace(['\'', '-'], " "));
        let words = padded(words);
        let participants = self.dispatch.gold.participants.iter().enumerate();
        let overlapping = participants.filter(|(_, p)| {
            let mut surface = p.surface.iter().map(|s| padded(s));
            surface.any(|s| words.contains(&s))
        });
        overlapping.map(|(n, _)| n).collect()
    }

    /// The participant of the reading whose name or mention is just this span.
    pub fn participant(&self, span: Span) -> Option<usize> {
        let mut participants = self.story.participants.iter();
        participants.position(|p| p.name == span || p.mentions.iter().any(|m| m.span == span))
    }

    /// The participants of gold that share a name with one of the reading, by their places.
    pub fn known_as(&self, participant: usize) -> Vec<usize> {
        let participant = &self.story.participants[participant];
        let spans = participant.aliases.iter().chain([&participant.name]);
        let mut golds: Vec<usize> = spans.flat_map(|s| self.named(self.words(*s))).collect();
        golds.sort_unstable();
        golds.dedup();
        golds
    }
}
