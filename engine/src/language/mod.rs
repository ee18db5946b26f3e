//! Which language a text is in, and that language's tables behind one interface.
//!
//! A language is a folder of word lists (`fr/`, `en/`) and a line in [`Language`] and in `engine/build.rs`: stages ask the
//! [`Vocabulary`] what a word is and never name a language where a list can say it.

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

use crate::text::{Token, TokenKind};

/// A language the engine reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// French, read when nothing tells.
    #[default]
    French,
    /// English.
    English,
}

/// How many words are looked at: enough for a page with another language quoted at its head, few enough to cost little.
const SAMPLE_WORDS: usize = 400;

/// In running French or English, 40 to 55 of 100 words are function words of the language; in another language that
/// shares some (`de`, `on`, `la`), fewer than 20.
const RECOGNISED_PERCENT: usize = 36;

/// Fewer words than this tell nothing for certain.
const RECOGNISED_WORDS: usize = 4;

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

    /// The language with the most function words among the tokens, and whether they are enough to be sure.
    pub(crate) fn of(tokens: &[Token]) -> (Self, bool) {
        let vocabulary = Vocabulary::get();
        let mut sets = tokens
            .iter()
            .filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Elision))
            .map(|t| usize::from(t.known))
            .take(SAMPLE_WORDS);
        let mut words = 0;
        let mut counts = Self::ALL.map(|language| (language, 0));
        for set in &mut sets {
            words += 1;
            for (language, count) in &mut counts {
                let classes = vocabulary.sets(*language)[set];
                *count += usize::from(classes.any(Classes::FUNCTION));
            }
        }
        let (mut language, mut most) = (Self::default(), 0);
        for (of, count) in counts {
            if count > most {
                (language, most) = (of, count);
            }
        }
        (
            language,
            words >= RECOGNISED_WORDS && most * 100 >= words * RECOGNISED_PERCENT,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    #[track_caller]
    fn check(text: &str, expected: (Language, bool)) {
        let text = Text::new(text);
        assert_eq!(
            (text.language(), text.recognised()),
            expected,
            "{}",
            text.source()
        );
    }

    #[test]
    fn function_words_tell_the_language() {
        check(
            "Le ministre a dit que la séance était levée.",
            (Language::French, true),
        );
        check(
            "The minister said that the session was over.",
            (Language::English, true),
        );
    }

    #[test]
    fn a_quoted_sentence_does_not_turn_the_text() {
        check(
            "Le ministre a dit dans un tweet : \"We are here to stay\", avant de quitter la salle de presse du palais.",
            (Language::French, true),
        );
    }

    #[test]
    fn another_language_or_too_little_text_is_not_recognised() {
        check(
            "Der Minister hat gesagt, dass die Sitzung beendet sei und niemand mehr komme.",
            (Language::French, false),
        );
        check(
            "El ministro dijo que la sesión había terminado y que nadie volvería.",
            (Language::French, false),
        );
        check("", (Language::French, false));
        check("Paris", (Language::French, false));
    }
}
