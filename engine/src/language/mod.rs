//! Which language a text is in, and that language's tables behind one interface.
//!
//! A language is a folder of word lists (`fr/`, `en/`) and a line in [`Language`]: stages ask [`Tables`] what a word is
//! and never name a language where a table can say it.

mod classes;
mod tables;
mod verbs;

pub(crate) use classes::Classes;
pub(crate) use tables::{Tables, WordHasher, phrases};

use crate::text::{Text, TokenKind};

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

    /// The language with the most function words in the text, and whether they are enough to be sure.
    pub(crate) fn of(text: &Text) -> (Self, bool) {
        let (mut french, mut english, mut words) = (0, 0, 0);
        let kinds = |kind| matches!(kind, TokenKind::Word | TokenKind::Elision);
        for (i, _) in text
            .tokens()
            .iter()
            .enumerate()
            .filter(|(_, t)| kinds(t.kind))
            .take(SAMPLE_WORDS)
        {
            words += 1;
            french += usize::from(
                Self::French
                    .tables()
                    .classes(text.word(i))
                    .any(Classes::FUNCTION),
            );
            english += usize::from(
                Self::English
                    .tables()
                    .classes(text.word(i))
                    .any(Classes::FUNCTION),
            );
        }
        let (language, most) = if english > french {
            (Self::English, english)
        } else {
            (Self::French, french)
        };
        (
            language,
            words >= RECOGNISED_WORDS && most * 100 >= words * RECOGNISED_PERCENT,
        )
    }

    pub(crate) fn tables(self) -> &'static Tables {
        tables::of(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
