//! [`language_of`]: which language a text is in, told by its function words.

use super::{Token, TokenKind};
use crate::language::{Classes, Language, Vocabulary};

/// How many words are looked at: enough for a page with another language quoted at its head, few enough to cost little.
const SAMPLE_WORDS: usize = 400;

/// In running French or English, 40 to 55 of 100 words are function words of the language; in another language that
/// shares some (`de`, `on`, `la`), fewer than 20.
const RECOGNISED_PERCENT: usize = 36;

/// Fewer words than this tell nothing for certain.
const RECOGNISED_WORDS: usize = 4;

/// A text dense with names has fewer: of 700 agency stories, the least has 29 of 100 words. Without capitalised words that
/// are no function words, those have 41 and more, where Spanish has 38.
const RECOGNISED_WITH_NAMES: [usize; 2] = [28, 41];

/// Fewer words than this may be names by chance.
const RECOGNISED_WITH_NAMES_WORDS: usize = 40;

/// The language with the most function words among the tokens, and whether they are enough to be sure.
pub(super) fn language_of(tokens: &[Token]) -> (Language, bool) {
    let vocabulary = Vocabulary::get();
    let words = tokens
        .iter()
        .filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Elision))
        .take(SAMPLE_WORDS);
    let mut all = 0;
    // Of each language its function words, and all words that are no names in it.
    let mut counts = Language::ALL.map(|language| (language, 0, 0));
    for word in words {
        all += 1;
        for (language, function, plain) in &mut counts {
            let classes = vocabulary.sets(*language)[usize::from(word.known)];
            let is_function = classes.any(Classes::FUNCTION);
            *function += usize::from(is_function);
            *plain += usize::from(is_function || !word.is_capitalised());
        }
    }
    let mut most = (Language::default(), 0, 0);
    for count in counts {
        if count.1 > most.1 {
            most = count;
        }
    }
    let (language, function, plain) = most;
    let [of_all, of_plain] = RECOGNISED_WITH_NAMES;
    let with_names = all >= RECOGNISED_WITH_NAMES_WORDS
        && function * 100 >= all * of_all
        && function * 100 >= plain * of_plain;
    let recognised = function * 100 >= all * RECOGNISED_PERCENT || with_names;
    (language, all >= RECOGNISED_WORDS && recognised)
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
    fn a_text_dense_with_names_is_recognised() {
        check(
            "TROMSO (Reuters) - Norvian Finance Minister Wara Choque met European Commission President Lise Maas and Bank of \
             Norvia Governor Jon Ekre in Tromso on Tuesday, hours before they were due to vote on a swap of debt, the ministry said. \
             She told them that Norvia and the European Commission were close to a deal.",
            (Language::English, true),
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
        check(
            "El presidente de la República, Luis Vega, dijo este martes que el Gobierno no aceptará las condiciones de la oposición y \
             que la ley será votada en el Congreso. El ministro de Economía, Hugo Paz, pidió calma a los mercados y anunció que se \
             reunirá con los sindicatos en Madrid.",
            (Language::French, false),
        );
        check("", (Language::French, false));
        check("Paris", (Language::French, false));
    }
}
