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
    let slot = match language {
        Language::French => &FRENCH,
        Language::English => &ENGLISH,
    };
    #[cfg(feature = "grammar")]
    slot.get_or_init(|| embedded(language).to_vec());
    slot
}

/// The file of a language's weights, within the library.
#[cfg(feature = "grammar")]
const fn embedded(language: Language) -> &'static [u8] {
    match language {
        Language::French => include_bytes!("../../grammar/fr.bin"),
        Language::English => include_bytes!("../../grammar/en.bin"),
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

#[cfg(all(test, feature = "grammar"))]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_files_are_there_and_are_of_their_languages() {
        for language in [Language::French, Language::English] {
            assert!(is_there(language));
            assert_eq!(provide(language, embedded(language)), Ok(()));
        }
        let other = provide(Language::French, embedded(Language::English));
        assert_eq!(other, Err(Fault::Language));
    }
}
