//! Names: who and what is named, what each is, and which names are one participant.
//!
//! ```text
//! story runs ─▶ candidates ─▶ extents ────▶ kinds ─────▶ identity ─────▶ roles ───────▶ Cast
//!               spans that    where each    person,      names that      role-only
//!               look like     begins and    place,       are one         mentions: "le président
//!               names         ends          organisation participant     ukrainien", "the premier"
//! ```
//!
//! Candidates are many: whatever is in capitals may be one. Where a name begins and ends and what it names, if anything, is
//! weighed ([`extents`], [`evidence`]); rules propose, and what they say is evidence.
//!
//! Every step looks at a bounded window around a name, and names find each other through tables keyed by their folded
//! words, so that the whole is linear in the text.

mod candidates;
mod capitals;
mod dateline;
mod descriptions;
mod evidence;
mod extents;
mod identity;
mod keys;
mod kinds;
mod known;
pub(crate) mod leaders;
mod phrases;
mod resolution;
pub(crate) mod roles;
mod table;
mod usage;

#[cfg(test)]
mod tests;

use crate::cast::Cast;
use crate::furniture::Frame;
use crate::grammar::Grammar;
use crate::lexicon::Group;
use crate::story::{Gender, Kind, KindReason};
use std::ops::Range;

/// Finds everyone and everything the story names.
pub(crate) fn read(grammar: &Grammar, frame: &Frame) -> Cast {
    let text = grammar.text();
    let usage = usage::Usage::of(text, frame);
    let names = candidates::find(text, &usage);
    let mut names = capitals::add(text, &usage, names);
    extents::mend(grammar, frame, &mut names);
    kinds::decide(grammar, &mut names);
    let mut cast = identity::unite(text, &names);
    dateline::place(text, frame, &mut cast);
    descriptions::read(grammar, frame, &mut cast);
    cast
}

/// A span that names somebody or something, and what is known of it by its own words and those around it.
#[derive(Clone, Debug)]
struct Name {
    /// The words that name, without title and article.
    tokens: Range<usize>,
    /// What it is.
    kind: Kind,
    /// Why it was taken for that.
    reason: KindReason,
    /// How firm that is.
    sure: Sure,
    /// The gender that title, office, kinship or first name gives.
    gender: Gender,
    /// Whether a courtesy title stands before it: `M. Rey`.
    courtesy: bool,
    /// The offices and kinship said of it here.
    roles: Vec<Range<usize>>,
    /// An office that is said of the whole list it opens.
    shared: Option<Range<usize>>,
    /// The group of equivalent names the lexicon has for it.
    group: Option<Group>,
    /// Whether it stands where every word is capitalised, so that only names known from elsewhere count.
    loud: bool,
    /// Whether all its words are in capitals: a heading rather than a name, unless known from elsewhere.
    shouted: bool,
    /// The name it abbreviates or spells out, by index: `(Cédéao)` after its expansion.
    same_as: Option<usize>,
}

/// How firm a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sure {
    /// By shape alone, or not at all.
    No,
    /// By what stands around it.
    Weak,
    /// By its own words or a title.
    Firm,
}

impl Name {
    fn new(tokens: Range<usize>) -> Self {
        Self {
            tokens,
            kind: Kind::Unknown,
            reason: KindReason::Shape,
            sure: Sure::No,
            gender: Gender::Unknown,
            courtesy: false,
            roles: Vec::new(),
            shared: None,
            group: None,
            loud: false,
            shouted: false,
            same_as: None,
        }
    }

    fn of(mut self, kind: Kind, reason: KindReason, sure: Sure) -> Self {
        self.is(kind, reason, sure);
        self
    }

    fn is(&mut self, kind: Kind, reason: KindReason, sure: Sure) {
        (self.kind, self.reason, self.sure) = (kind, reason, sure);
    }
}
