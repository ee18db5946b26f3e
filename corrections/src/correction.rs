//! [`Correction`]: every thing that can be put right, as data.

use crate::Anchor;
use depeche_engine::calendar::PartialDate;
use depeche_engine::story::{Claim, Context, Kind, PresenceStatus, QuoteKind};

/// What a reader put right in one story, in the order in which they did it: each is applied on what those before it gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections(pub Vec<Correction>);

/// One thing put right.
///
/// Quotes, claims and dates are found by their words. A participant is found by the words of one of its mentions, and
/// where those are gone by its name, if only one has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// Another said it.
    Speaker {
        /// The quote's words.
        quote: Anchor,
        /// Who said it.
        speaker: Speaker,
    },
    /// The quote begins or ends elsewhere.
    QuoteBounds {
        /// The words it had.
        quote: Anchor,
        /// The words it has.
        to: Anchor,
    },
    /// It is no quote.
    NoQuote {
        /// Its words.
        quote: Anchor,
    },
    /// These words are a quote. Its cue and who may have said it are told by what stands around them; that is left open
    /// until a [`Correction::Speaker`] says it.
    AddQuote {
        /// The words.
        words: Anchor,
        /// In the speaker's own words or not.
        kind: QuoteKind,
    },
    /// The participant's fullest name is another.
    Rename {
        /// The participant.
        who: Anchor,
        /// The words that name it in full.
        name: Anchor,
    },
    /// Two participants are one.
    Merge {
        /// The one that is another.
        who: Anchor,
        /// The one that it is; its name stays.
        into: Anchor,
    },
    /// A mention speaks of somebody else.
    Split {
        /// The mention's words.
        mention: Anchor,
        /// The participant of whom it speaks; nobody named before when there is none.
        of: Option<Anchor>,
    },
    /// The participant is of another kind.
    Kind {
        /// The participant.
        who: Anchor,
        /// What it is.
        kind: Kind,
    },
    /// It is no participant.
    NoParticipant {
        /// The one that is none.
        who: Anchor,
    },
    /// These words name a participant.
    AddParticipant {
        /// The words.
        words: Anchor,
        /// What it is.
        kind: Kind,
    },
    /// The participant has a role.
    AddRole {
        /// The participant.
        who: Anchor,
        /// The role's words.
        role: Anchor,
    },
    /// A role's words are others.
    ChangeRole {
        /// The participant.
        who: Anchor,
        /// The words it had.
        role: Anchor,
        /// The words it has.
        to: Anchor,
    },
    /// The participant does not have a role.
    NoRole {
        /// The participant.
        who: Anchor,
        /// The role's words.
        role: Anchor,
    },
    /// Whether the participant was at the main event, of which there has to be one.
    Presence {
        /// The participant.
        who: Anchor,
        /// Whether it was there.
        status: PresenceStatus,
    },
    /// Who stood in for a participant.
    StandIns {
        /// Who was represented.
        who: Anchor,
        /// By whom; by nobody when there are none.
        by: Vec<Anchor>,
    },
    /// What the main event is; the story has one from now on.
    What {
        /// The noun: `talks`.
        what: Anchor,
    },
    /// Where the main event is held.
    Where {
        /// The words that name the place; nowhere told when there are none.
        place: Option<Anchor>,
    },
    /// When the main event is held.
    When {
        /// Its day, or its first day.
        date: Option<PartialDate>,
        /// Its last day, when it lasts several.
        until: Option<PartialDate>,
    },
    /// The story has no main event.
    NoEvent,
    /// These words are a commitment, a demand …
    AddClaim {
        /// Which of them.
        topic: Topic,
        /// The words.
        words: Anchor,
    },
    /// It begins or ends elsewhere, or is of another topic.
    MoveClaim {
        /// The topic it was in.
        topic: Topic,
        /// The words it had.
        claim: Anchor,
        /// The topic it is in.
        to: Topic,
        /// The words it has, where they are others.
        words: Option<Anchor>,
    },
    /// It is another's.
    WhoseClaim {
        /// Its topic.
        topic: Topic,
        /// Its words.
        claim: Anchor,
        /// The participant whose it is.
        whose: Option<Anchor>,
    },
    /// It is none.
    NoClaim {
        /// The topic it was in.
        topic: Topic,
        /// Its words.
        claim: Anchor,
    },
    /// These words are a date, or the date that they are is another.
    Date {
        /// The words.
        words: Anchor,
        /// What they stand for; `None` when the story gives nothing to count from.
        date: Option<PartialDate>,
        /// The last day, for a range.
        until: Option<PartialDate>,
    },
    /// A date's words are others; what they stand for stays.
    DateBounds {
        /// The words it had.
        words: Anchor,
        /// The words it has.
        to: Anchor,
    },
    /// These words are no date.
    NoDate {
        /// The words.
        words: Anchor,
    },
    /// The dispatch's own date. What the text counts from it is counted anew.
    Published {
        /// The date; none when the dispatch has none.
        date: Option<PartialDate>,
    },
}

/// Who said something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// A participant.
    Participant(Anchor),
    /// Somebody without a name, by the words that describe them.
    Unnamed(Anchor),
    /// Nobody whom the text tells.
    Nobody,
}

/// The lists of a story's context that hold claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// What somebody undertakes to do.
    Commitments,
    /// What somebody asks of another.
    Demands,
    /// What blocks.
    StickingPoints,
    /// What is still to come.
    NextSteps,
}

impl Topic {
    /// All of them. Corrections in links name topics by their place here, in two bits: none may change its place, and a fifth
    /// needs a field of its own.
    pub const ALL: [Self; 4] = [
        Self::Commitments,
        Self::Demands,
        Self::StickingPoints,
        Self::NextSteps,
    ];

    /// Its claims.
    #[must_use]
    pub fn claims(self, context: &Context) -> &[Claim] {
        match self {
            Self::Commitments => &context.commitments,
            Self::Demands => &context.demands,
            Self::StickingPoints => &context.sticking_points,
            Self::NextSteps => &context.next_steps,
        }
    }

    /// Its claims, to be changed.
    pub(crate) fn claims_mut(self, context: &mut Context) -> &mut Vec<Claim> {
        match self {
            Self::Commitments => &mut context.commitments,
            Self::Demands => &mut context.demands,
            Self::StickingPoints => &mut context.sticking_points,
            Self::NextSteps => &mut context.next_steps,
        }
    }
}
