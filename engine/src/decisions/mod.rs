//! Decisions: what is weighed by learnt weights instead of being ruled.
//!
//! A stage that has to decide asks for the [`Model`] of its [`Decision`], describes each candidate by named features, and is
//! told how probable the claim is:
//!
//! ```text
//! let model = Model::of(Decision::Occasion, text.language());
//! let mut f = model.features();               // yes or no
//! f.add("after-colon");                       // a fact
//! f.of("verb", lemma);                        // a fact with a value
//! f.of2("verb+subject", lemma, relation);     // … with two
//! f.number("words", 7);                       // … with a number, which falls into a bucket
//! f.classes("before", text.classes(i));       // … one a class
//! let verdict = f.judge(span);                // verdict.holds, verdict.probability
//!
//! let mut ranking = model.ranking(span);      // one of several candidates, or none
//! for candidate in … {
//!     let mut f = ranking.features();
//!     …
//!     ranking.add(f, "participant", candidate.name);
//! }
//! ranking.add_none(ranking.features());       // may have features too
//! let choice = ranking.choose();              // Option of index and probability
//!
//! let sorted = model.features()….sort(span);  // one of the decision's outputs, by index
//! ```
//!
//! A score is the sum of the weights of a candidate's features. The logistic function makes a probability of one score, the
//! softmax of several. Reading hashes each feature, looks its weight up and keeps neither. With the cargo feature `trace`,
//! `trace::recorded` keeps every candidate with the names of its features, from which weights are learnt
//! (`train/decisions`).
//!
//! Weights stand in `weights/<decision>.<language or both>.txt`; a decision without a table is *untaught*
//! ([`Model::is_taught`]): its scores are 0, nothing holds, nothing is chosen.

mod features;
mod hash;
mod ranking;
mod table;
#[cfg(feature = "trace")]
pub mod trace;
#[cfg(any(test, feature = "trace"))]
pub mod written;

#[cfg(test)]
mod tests;

pub(crate) use features::{Features, bucket};
// Each is named where a stage keeps one.
#[allow(unused_imports)]
pub(crate) use features::{Sorted, Verdict};
#[allow(unused_imports)]
pub(crate) use ranking::{Choice, Ranking};

use crate::language::{Apart, Language};
use crate::span::Span;
use std::sync::OnceLock;
use table::Table;

/// What is asked of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Whether something holds.
    YesNo,
    /// Which of some candidates it is, if any.
    Ranking,
    /// Which of several tellings of one claim: whether the claim is made depends on how probable all of them are together.
    Variants,
    /// Which of these outputs it is, the last of which claims nothing.
    Sorting(&'static [&'static str]),
}

/// Whether the languages share the weights of a decision.
// Not both may be in use.
#[allow(dead_code)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// One table for all languages: what is learnt of one helps the others.
    Both,
    /// A table a language.
    Each,
}

/// Declares the decisions: name of the table, form and scope.
macro_rules! decisions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $form:expr, $scope:expr;)+) => {
        /// What is decided by learnt weights, in the order in which the reader comes to it.
        // Not every decision has its stage yet.
        #[allow(dead_code)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Decision { $($(#[$doc])* $variant,)+ }

        #[allow(dead_code)]
        impl Decision {
            /// Every decision, in the order in which the reader comes to it.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its name in files and on the command line.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// What is asked.
            #[must_use]
            pub const fn form(self) -> Form {
                match self { $(Self::$variant => $form),+ }
            }

            /// Whether the languages share its weights.
            #[must_use]
            pub const fn scope(self) -> Scope {
                match self { $(Self::$variant => $scope),+ }
            }
        }
    };
}

decisions! {
    /// Where a name begins and ends.
    NameExtent = "name-extent", Form::Ranking, Scope::Each;
    /// What a name is the name of.
    NameKind = "name-kind", Form::Sorting(&["person", "organisation", "place", "none"]), Scope::Both;
    /// Whether two names are of one participant.
    SameName = "same-name", Form::YesNo, Scope::Both;
    /// Which person a phrase describes.
    Role = "role", Form::Ranking, Scope::Both;
    /// Which clause a cue reports, if any.
    Report = "report", Form::Variants, Scope::Both;
    /// Who says it.
    Speaker = "speaker", Form::Ranking, Scope::Each;
    /// Whether a word tells the main event.
    Occasion = "occasion", Form::YesNo, Scope::Both;
    /// Which place it is held at.
    OccasionPlace = "occasion-place", Form::Ranking, Scope::Both;
    /// Which day it is held on.
    OccasionDay = "occasion-day", Form::Ranking, Scope::Both;
    /// Whether a participant was there.
    Presence = "presence", Form::Sorting(&["attending", "absent", "represented", "none"]), Scope::Both;
    /// The same in the company of all others, by what was weighed of each alone.
    PresenceTogether = "presence-together", Form::Sorting(&["attending", "absent", "represented", "none"]), Scope::Both;
    /// Whom a participant stands in for.
    StandIn = "stand-in", Form::Ranking, Scope::Both;
    /// What a clause or noun phrase tells of what is to be done.
    Claim = "claim", Form::Sorting(&["commitment", "demand", "sticking-point", "next-step", "none"]), Scope::Both;
}

/// The most outputs a decision has.
const MOST_OUTPUTS: usize = 6;

/// The weights of a decision in a language.
#[derive(Clone, Copy)]
pub(crate) struct Model {
    decision: Decision,
    table: &'static Table,
}

// Stages take these up one after the other.
#[allow(dead_code)]
impl Model {
    /// The model of a decision in a language.
    pub fn of(decision: Decision, language: Language) -> Self {
        #[cfg(feature = "trace")]
        if let Some(table) = trace::given(decision, language) {
            return Self { decision, table };
        }
        let table = shipped(decision, language);
        Self { decision, table }
    }

    /// Whether it has weights, without which nothing is decided.
    pub fn is_taught(self) -> bool {
        !self.table.is_empty()
    }

    /// Whether candidates are to be described: there are weights, or they are to be learnt. A stage with another way to
    /// decide saves itself the work otherwise, and takes that way where [`Self::is_taught`] is false.
    pub fn is_asked(self) -> bool {
        #[cfg(feature = "trace")]
        if trace::records() {
            return true;
        }
        self.is_taught()
    }

    /// For describing what is to be judged or sorted.
    pub fn features(self) -> Features {
        Features::new(self)
    }

    /// For choosing among candidates: whose words, or what else the choice is about, stands `at`.
    pub fn ranking(self, at: Span) -> Ranking {
        Ranking::new(self, at)
    }
}

/// The tables of the weights folder that the languages share, as the build script packs them: of each the length of its
/// name, the name, two bytes of length, and the packed table. Those of one language stand [apart](Apart).
static SHARED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/decisions-both.bin"));

/// The shipped table of a decision, unpacked when it is first asked for.
fn shipped(decision: Decision, language: Language) -> &'static Table {
    type OfLanguages = [OnceLock<Table>; Language::ALL.len()];
    static TABLES: [OfLanguages; Decision::ALL.len()] =
        [const { [const { OnceLock::new() }; Language::ALL.len()] }; Decision::ALL.len()];
    static NONE: OnceLock<Table> = OnceLock::new();
    let (place, tables) = match decision.scope() {
        Scope::Both => (0, SHARED),
        Scope::Each => match Apart::of(language) {
            Some(apart) => (language as usize, apart.decisions),
            None => return NONE.get_or_init(Table::default),
        },
    };
    TABLES[decision as usize][place].get_or_init(|| {
        let packed = packed_table(tables, decision.name(), tag(decision, language));
        packed.map(Table::unpacked).unwrap_or_default()
    })
}

/// The tag of a table's file.
fn tag(decision: Decision, language: Language) -> &'static str {
    match decision.scope() {
        Scope::Both => "both",
        Scope::Each => language.tag(),
    }
}

/// The table called `decision.tag` among all.
fn packed_table<'t>(mut tables: &'t [u8], decision: &str, tag: &str) -> Option<&'t [u8]> {
    loop {
        let (length, rest) = tables.split_first()?;
        let (name, rest) = rest.split_at_checked(usize::from(*length))?;
        let (length, rest) = rest.split_first_chunk()?;
        let (table, rest) = rest.split_at_checked(usize::from(u16::from_le_bytes(*length)))?;
        let tagged = name.strip_prefix(decision.as_bytes());
        if tagged.and_then(|tagged| tagged.strip_prefix(b".")) == Some(tag.as_bytes()) {
            return Some(table);
        }
        tables = rest;
    }
}

/// The logistic function.
fn logistic(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}
