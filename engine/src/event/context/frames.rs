//! Frames: what the phrases of `claims.txt` tell, and which of their arguments tells *what*.

use super::super::phrases::{List, Lists, Sense};

/// What a claim is; the number of its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Commitment,
    Demand,
    StickingPoint,
    NextStep,
}

impl Kind {
    /// Its name among the outputs of the decision.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Commitment => "commitment",
            Self::Demand => "demand",
            Self::StickingPoint => "sticking-point",
            Self::NextStep => "next-step",
        }
    }
}

/// What a phrase tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tells {
    /// It governs a claim.
    Claim(Kind),
    /// It governs a commitment where a body is its subject.
    Resolved,
    /// It governs a sticking point where a body is its subject.
    Blocked,
    /// It governs a next step where that is what people do.
    Likely,
    /// It governs what a text binds somebody to.
    Terms,
    /// It names such a text.
    Text,
    /// It governs a demand of what *we* want in direct speech, or want of another.
    Wanted,
    /// It says in a quote that its subject is needed.
    Needed,
    /// Words of what may be refused without being in dispute.
    NoMatter,
    /// A word that tells what is to come, before its infinitive.
    Mood(Mood),
    /// A verb of saying that says no more than a guess.
    Guess,
    /// A verb that may stand beside its promise or demand in quote marks.
    Quoted,
    /// A verb of what people do next.
    Comes,
    /// A verb of what merely happens.
    Happens,
    /// A noun for what people come together for.
    Occasion,
}

/// How a clause tells what is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mood {
    /// `will`, `se tiendra`, `va`.
    Future,
    /// `would`, `serait`.
    Conditional,
    /// `doit`, `devrait`, which tell of a duty or of a plan.
    Due,
    /// `should`, `must`, `il faut`, which tell of a duty.
    Duty,
}

/// Which argument of a phrase tells what; explained in `fr/claims.txt`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Argument {
    To,
    Other,
    That,
    Object,
    For,
    After,
    Subject,
    OtherSide,
    Clause,
}

/// How many arguments a line names at most.
const MOST_ARGUMENTS: usize = 4;

/// What the phrases of a line of `claims.txt` tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::event) struct ClaimCue {
    pub(super) tells: Tells,
    arguments: [Option<Argument>; MOST_ARGUMENTS],
}

impl ClaimCue {
    /// Whether it tells this.
    pub(super) fn is(self, tells: Tells) -> bool {
        self.tells == tells
    }

    /// How it tells what is to come, if it does.
    pub(super) fn mood(self) -> Option<Mood> {
        match self.tells {
            Tells::Mood(mood) => Some(mood),
            _ => None,
        }
    }

    /// Whether it governs a claim.
    pub(super) fn governs(self) -> bool {
        matches!(
            self.tells,
            Tells::Claim(_)
                | Tells::Wanted
                | Tells::Resolved
                | Tells::Blocked
                | Tells::Likely
                | Tells::Terms
                | Tells::Needed
        )
    }

    /// The arguments that may tell what, the first that is there to be taken.
    pub(super) fn arguments(self) -> impl Iterator<Item = Argument> {
        self.arguments.into_iter().flatten()
    }
}

impl Sense for ClaimCue {
    const LIST: List = List::Claims;

    fn of(head: &'static str) -> Option<Self> {
        let mut words = head.split_ascii_whitespace();
        let tells = match words.next()? {
            "commitment" => Tells::Claim(Kind::Commitment),
            "demand" => Tells::Claim(Kind::Demand),
            "blocks" => Tells::Claim(Kind::StickingPoint),
            "next" => Tells::Claim(Kind::NextStep),
            "resolved" => Tells::Resolved,
            "blocked" => Tells::Blocked,
            "likely" => Tells::Likely,
            "terms" => Tells::Terms,
            "text" => Tells::Text,
            "wanted" => Tells::Wanted,
            "needed" => Tells::Needed,
            "no-matter" => Tells::NoMatter,
            "future" => Tells::Mood(Mood::Future),
            "conditional" => Tells::Mood(Mood::Conditional),
            "due" => Tells::Mood(Mood::Due),
            "duty" => Tells::Mood(Mood::Duty),
            "guess" => Tells::Guess,
            "quoted" => Tells::Quoted,
            "comes" => Tells::Comes,
            "happens" => Tells::Happens,
            "occasion" => Tells::Occasion,
            _ => return None,
        };
        let mut arguments = [None; MOST_ARGUMENTS];
        for (argument, word) in arguments.iter_mut().zip(words) {
            *argument = Some(match word {
                "to" => Argument::To,
                "other" => Argument::Other,
                "that" => Argument::That,
                "object" => Argument::Object,
                "for" => Argument::For,
                "after" => Argument::After,
                "subject" => Argument::Subject,
                "other-side" => Argument::OtherSide,
                "clause" => Argument::Clause,
                _ => return None,
            });
        }
        Some(Self { tells, arguments })
    }

    fn lines(lists: &Lists) -> &[Self] {
        &lists.claims
    }
}
