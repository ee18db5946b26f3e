//! Grammar: each sentence as a dependency tree, read by a small network.
//!
//! The network's weights are a file a language, no part of the library: [`provide`] takes it once, whoever has it (the page
//! fetches it, natively the feature `grammar` embeds it). Without it sentences have no trees, and what rests on them stays
//! unread.

pub mod features;
pub mod training;

use crate::language::Language;
use std::fmt;
use std::sync::OnceLock;

/// What every file of weights begins with; the byte after it tells the language (`f`, `e`).
const MAGIC: &[u8; 4] = b"DPG1";

/// Why a file of weights was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no file of weights, or one of another version.
    Foreign,
    /// It is another language's.
    Language,
    /// It ends too early or goes on too long.
    Length,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Foreign => "not a grammar file of this version",
            Self::Language => "a grammar file of another language",
            Self::Length => "a grammar file that is cut or too long",
        })
    }
}

impl std::error::Error for Fault {}

static FRENCH: OnceLock<Vec<u8>> = OnceLock::new();
static ENGLISH: OnceLock<Vec<u8>> = OnceLock::new();

fn slot(language: Language) -> &'static OnceLock<Vec<u8>> {
    match language {
        Language::French => &FRENCH,
        Language::English => &ENGLISH,
    }
}

/// Gives the reader the grammar of a language, for as long as the process lives. A second file for the same language is
/// looked at and left aside.
///
/// # Errors
/// When `bytes` are no such file; the reader then goes on without.
pub fn provide(language: Language, bytes: &[u8]) -> Result<(), Fault> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(Fault::Foreign)?;
    let (tag, weights) = rest.split_first().ok_or(Fault::Length)?;
    if *tag != language.tag().as_bytes()[0] {
        return Err(Fault::Language);
    }
    let _ = slot(language).set(weights.to_vec());
    Ok(())
}

/// Whether the grammar of a language is there.
#[must_use]
pub fn is_there(language: Language) -> bool {
    slot(language).get().is_some()
}

/// The language in which [`crate::read`] would read a text, so that its grammar can be fetched first.
#[must_use]
pub fn language_of(source: &str) -> Language {
    crate::text::Text::new(source).language()
}
