//! [`correct`]: a story with what its reader put right.

use crate::{Correction, Corrections};
use depeche_engine::Story;

/// A story with its corrections.
#[derive(Clone, Debug, PartialEq)]
pub struct Corrected {
    /// The story; what was corrected says that it was by hand.
    pub story: Story,
    /// What became of each correction, in their order.
    pub fates: Vec<Fate>,
}

/// What became of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The story is as it says, and was not before.
    Applied,
    /// The story was as it says already; it is now so by hand.
    AlreadySo,
    /// It says nothing about this text or this reading; the story is as it was.
    NoLongerFits(Misfit),
}

/// Why a correction no longer fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// Its words do not stand in the text.
    WordsGone,
    /// Its words stand in the text, and what it corrects is not read there: no quote, no participant, no event …
    NothingThere,
    /// What it would add or move would overlap another of its kind, or be one with it.
    InTheWay,
}

/// The story with corrections, and what became of each.
///
/// Pure and total: any text, any story of it, any corrections. Takes time linear in the text for each correction.
#[must_use]
pub fn correct(_text: &str, story: &Story, corrections: &Corrections) -> Corrected {
    let mut story = story.clone();
    let fates = corrections.0.iter();
    let fates = fates.map(|correction| match correction {
        Correction::NoEvent if story.event.take().is_some() => Fate::Applied,
        Correction::NoEvent => Fate::AlreadySo,
        _ => Fate::NoLongerFits(Misfit::NothingThere),
    });
    Corrected {
        fates: fates.collect(),
        story,
    }
}
