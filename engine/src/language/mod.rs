//! The languages the engine reads, each one's tables behind one interface.
//!
//! A language is a folder of word lists (`fr/`, `en/`), a line in [`Language`] and one in `engine/build.rs`. Stages ask the
//! [`Vocabulary`] what a word is; they name a language only where no list can say it.

/// A language's list of phrases or dates, as `engine/build.rs` strips it: `list!("fr-claims")`.
macro_rules! list {
    ($name:expr) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name, ".txt"))
    };
}
pub(crate) use list;

pub(crate) mod apart;
mod classes;
mod hasher;
mod lists;
#[cfg(test)]
mod nouns;
#[cfg(test)]
mod verbs;
mod vocabulary;

pub(crate) use apart::Apart;
pub(crate) use classes::Classes;
pub(crate) use hasher::WordState;
pub(crate) use lists::{MARKS, phrases};
pub(crate) use vocabulary::{SetNumber, Vocabulary};

/// A language the engine reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// French, read when nothing tells.
    #[default]
    French,
    /// English.
    English,
}

impl Language {
    /// Its BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// Every language, in the order in which the vocabulary has them.
    pub(crate) const ALL: [Self; 2] = [Self::French, Self::English];
}
