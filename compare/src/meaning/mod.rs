//! [`Change`]: what an update changed in meaning.
//!
//! A change stands on words that changed: what the reader of dispatches sees otherwise in words that stand in both texts is
//! no change. Only who speaks may be another for the same words, since what stands before them decides it.

mod facts;
mod figures;
mod people;
mod said;

use crate::edits::Aligned;
use depeche_engine::story::QuoteKind;
use depeche_engine::{Span, Story, order};
pub(crate) use people::Cast;
use std::collections::HashSet;

/// One change in meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What changed.
    pub topic: Topic,
    /// How it changed.
    pub how: ChangeKind,
    /// It in the old text; none when it is new, and of presence also where the reader does not know them there.
    pub old: Option<Item>,
    /// It in the new text; none when it is gone, and of presence also where the reader does not know them there.
    pub new: Option<Item>,
}

/// Something that a story says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// The words: of a participant its name, of presence and of standing in what shows it.
    pub span: Span,
    /// Its place in the list of the story that [`Topic`] names; 0 where that is none.
    pub index: usize,
}

/// What can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// The title.
    Headline,
    /// One of [`Story::participants`].
    Participant,
    /// A role, of the participant of that index.
    Role,
    /// Whether the participant of that index was there.
    Presence,
    /// One of [`Story::representations`].
    StandIn,
    /// One of [`Story::quotes`].
    Quote,
    /// A commitment.
    Commitment,
    /// A demand.
    Demand,
    /// A sticking point.
    StickingPoint,
    /// A next step.
    NextStep,
    /// One of the dates of the story's context.
    Date,
    /// A number of things.
    Figure,
}

/// How something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// It is only in the new text.
    New,
    /// It was only in the old text.
    Gone,
    /// It is another.
    Changed,
    /// A quote has more words than it had, and all that it had.
    Grown,
    /// A quote has fewer words than it had, and none that it had not.
    Cut,
    /// The words of a quote are somebody else's now.
    Speaker,
}

impl Topic {
    /// Every topic, in the order in which they are told.
    pub const ALL: [Self; 12] = [
        Self::Headline,
        Self::Participant,
        Self::Role,
        Self::Presence,
        Self::StandIn,
        Self::Quote,
        Self::Commitment,
        Self::Demand,
        Self::StickingPoint,
        Self::NextStep,
        Self::Date,
        Self::Figure,
    ];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Participant => "participant",
            Self::Role => "role",
            Self::Presence => "presence",
            Self::StandIn => "stand-in",
            Self::Quote => "quote",
            Self::Commitment => "commitment",
            Self::Demand => "demand",
            Self::StickingPoint => "sticking-point",
            Self::NextStep => "next-step",
            Self::Date => "date",
            Self::Figure => "figure",
        }
    }
}

impl ChangeKind {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Gone => "gone",
            Self::Changed => "changed",
            Self::Grown => "grown",
            Self::Cut => "cut",
            Self::Speaker => "speaker",
        }
    }

    /// The same, seen from the new text.
    pub(crate) const fn flipped(self) -> Self {
        match self {
            Self::New => Self::Gone,
            Self::Gone => Self::New,
            Self::Grown => Self::Cut,
            Self::Cut => Self::Grown,
            Self::Changed | Self::Speaker => self,
        }
    }
}

impl Change {
    fn new(topic: Topic, new: Item) -> Self {
        Self {
            topic,
            how: ChangeKind::New,
            old: None,
            new: Some(new),
        }
    }

    fn gone(topic: Topic, old: Item) -> Self {
        Self {
            topic,
            how: ChangeKind::Gone,
            old: Some(old),
            new: None,
        }
    }

    fn changed(topic: Topic, old: Item, new: Item) -> Self {
        Self {
            topic,
            how: ChangeKind::Changed,
            old: Some(old),
            new: Some(new),
        }
    }

    fn of(topic: Topic, how: ChangeKind, old: Item, new: Item) -> Self {
        Self {
            how,
            ..Self::changed(topic, old, new)
        }
    }
}

/// Tells of what is left of both texts: what stands in the same sentence in the place of the other is changed, the rest gone
/// or new. Both lists are in the order of their text.
fn settle(
    aligned: &Aligned<'_>,
    topic: Topic,
    gone: Vec<Item>,
    come: Vec<Item>,
    is_one: impl Fn(Item, Item) -> bool,
    changes: &mut Vec<Change>,
) {
    const NEAR: usize = 16;
    let starts: Vec<u32> = come.iter().map(|item| item.span.start).collect();
    let mut come: Vec<Option<Item>> = come.into_iter().map(Some).collect();
    for old in gone {
        let sentence = aligned.reworded_at(old.span);
        let other = sentence.and_then(|sentence| {
            let first = starts.partition_point(|start| *start < sentence.new.start);
            let last = starts.partition_point(|start| *start < sentence.new.end);
            let mut there = come[first..last].iter_mut().take(NEAR);
            there.find(|new| new.is_some_and(|new| is_one(old, new)))
        });
        changes.push(match other.and_then(Option::take) {
            Some(new) => Change::changed(topic, old, new),
            None => Change::gone(topic, old),
        });
    }
    let new = come.into_iter().flatten();
    changes.extend(new.map(|new| Change::new(topic, new)));
}

/// What the stages below look at.
pub(crate) struct Both<'s> {
    pub aligned: &'s Aligned<'s>,
    pub old: &'s Story,
    pub new: &'s Story,
}

/// Every change in meaning, by topic, and within one in the order of the new text.
pub(crate) fn changes(both: &Both<'_>) -> Vec<Change> {
    let cast = Cast::of(both);
    let mut changes = Vec::new();
    facts::headline(both, &mut changes);
    people::changes(both, &cast, &mut changes);
    said::changes(both, &cast, &mut changes);
    facts::claims(both, &mut changes);
    without_plans(both, &mut changes);
    facts::dates(both, &mut changes);
    figures::changes(both, &mut changes);
    sort(&mut changes);
    changes
}

/// Leaves out the quotes that are plans of what somebody is to do, and told as such: `promised to pay $40 a share`.
fn without_plans(both: &Both<'_>, changes: &mut Vec<Change>) {
    let starts = |change: &Change| {
        let both = [change.old, change.new];
        both.map(|item| item.map(|item| item.span.start))
    };
    let claims = [Topic::Commitment, Topic::Demand, Topic::NextStep];
    let plans = changes
        .iter()
        .filter(|change| claims.contains(&change.topic));
    let plans: HashSet<_> = plans.map(starts).collect();
    let is_to_do = |change: &Change| {
        let (story, text, item) = match (change.old, change.new) {
            (_, Some(new)) => (both.new, both.aligned.new.text, new),
            (Some(old), None) => (both.old, both.aligned.old.text, old),
            (None, None) => return false,
        };
        let quote = story.quotes.get(item.index);
        let before = text.get(..item.span.start as usize).unwrap_or_default();
        let is_indirect = quote.is_some_and(|quote| quote.kind == QuoteKind::Indirect);
        is_indirect
            && [" de ", " d'", " d\u{2019}", " \u{e0} ", " to "]
                .iter()
                .any(|word| before.ends_with(word))
    };
    changes.retain(|change| {
        change.topic != Topic::Quote || !plans.contains(&starts(change)) || !is_to_do(change)
    });
}

/// By topic, and within one in the order of the new text.
pub(crate) fn sort(changes: &mut [Change]) {
    let place = |item: Option<Item>| item.map(|item| item.span);
    order::sort_by_key(changes, |change| {
        let first = place(change.new).or(place(change.old));
        (change.topic, first, place(change.old))
    });
}
