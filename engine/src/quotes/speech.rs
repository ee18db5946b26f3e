//! Speech or not: which words between quote marks report what somebody said or wrote.
//!
//! Names, titles, nicknames and the words an agency holds at arm's length (a "river shield") stand between marks too.
//! They are short, or capitalised throughout, or follow a word that announces a name.

use super::marks::Passage;
use crate::language::Classes;
use crate::text::{Shape, Text, TokenKind, words};
use std::ops::Range;

/// Fewer words than this are a fragment of somebody's wording, not a quote.
pub(super) const MIN_WORDS: usize = 4;

/// A name or title in marks is hardly longer than this.
const MAX_NAME_WORDS: usize = 12;

/// Whether a passage is a quote.
pub(super) fn is_speech(text: &Text, passage: &Passage) -> bool {
    let count = words(text, passage.inner.clone());
    count >= MIN_WORDS && !(count <= MAX_NAME_WORDS && is_name(text, passage))
}

/// How many words a run of tokens holds, as white space parts them, signs left aside.
pub(super) fn words(text: &Text, run: Range<usize>) -> usize {
    let is_word = |kind| {
        matches!(
            kind,
            TokenKind::Word
                | TokenKind::Elision
                | TokenKind::Number
                | TokenKind::Handle
                | TokenKind::Address
        )
    };
    let mut after_word = false;
    let mut count = 0;
    let end = run.end.min(text.len());
    for token in text.tokens().get(run.start..end).unwrap_or_default() {
        let word = is_word(token.kind);
        count += usize::from(word && !(after_word && token.glued));
        after_word = word;
    }
    count
}

fn is_name(text: &Text, passage: &Passage) -> bool {
    let inner = passage.inner.clone();
    let ends_like_speech = matches!(text.raw(inner.end - 1), "." | "?" | "!")
        || text.kind(inner.end - 1) == TokenKind::Ellipsis
        || inner.clone().any(|i| text.is_any(i, words![".", ";"]));
    let before = passage.open.checked_sub(1);
    if ends_like_speech || before.is_some_and(|i| text.is(i, ":")) {
        return false;
    }
    if before.is_some_and(|i| announces_name(text, i)) {
        return true;
    }
    // A comma inside the marks goes on to "he said".
    if text.is(inner.end - 1, ",") {
        return false;
    }
    is_title(text, inner.clone()) || before.is_some_and(|i| is_work(text, i, inner.start))
}

/// Whether a capital opens the words where only a name can have one: in mid-sentence, after an article, a preposition or a
/// bracket (`avec « Les pieds dans l'eau »`, `le « Plan d'action pour la mer »`). Speech quoted there begins in lower case.
fn is_work(text: &Text, before: usize, first: usize) -> bool {
    let opens = text.has(before, Classes::PREPOSITION.with(Classes::DETERMINER))
        || text.is_any(before, words!["(", "comme", "ou", "like", "or"]);
    opens
        && !text.has(before, Classes::CUE_FINITE)
        && !text.is_any(before, words!["que", "qu'", "that", "à", "to"])
        && text.kind(first) != TokenKind::Number
        && text.raw(first).starts_with(char::is_uppercase)
        && !text.is_any(
            first,
            words!["i", "i'm", "i've", "i'll", "i'd", "je", "j'", "we", "nous"],
        )
}

/// Whether the word at `i` announces a name: `intitulé`, `the film`.
fn announces_name(text: &Text, i: usize) -> bool {
    if !text.has(i, Classes::NAMING) {
        return false;
    }
    // "il a dit «…»" and "named" after a subject report; "dit" after a comma or a noun names.
    !(text.has(i, Classes::REPORTS)
        && i > 0
        && text.has(i - 1, Classes::AUXILIARY.with(Classes::PRONOUN)))
}

/// Whether every word of weight begins with a capital: `Better Idea of Afghan Girls`.
fn is_title(text: &Text, inner: Range<usize>) -> bool {
    let (mut capital, mut lower) = (0, 0);
    for i in inner {
        if text.kind(i) != TokenKind::Word || text.has(i, Classes::FUNCTION) {
            continue;
        }
        if matches!(text.shape(i), Shape::Capital | Shape::Upper) {
            capital += 1;
        } else {
            lower += 1;
        }
    }
    capital >= 2 && lower == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{furniture, quotes::marks};

    #[track_caller]
    fn check(text: &str, expected: bool) {
        let text = Text::new(text);
        let passages = marks::read(&text, &furniture::read(&text));
        assert_eq!(
            is_speech(&text, &passages[0]),
            expected,
            "{}",
            text.source()
        );
    }

    #[test]
    fn four_words_or_more_are_speech() {
        check("Il promet \"une nouvelle page pour tous\".", true);
        check("He spoke of \"a long argument with coffee\".", true);
        check("Il voit là \"l'ordre et la paix\".", true);
    }

    #[test]
    fn short_fragments_are_not() {
        check("La crise des \"gilets jaunes\" continue.", false);
        check("Il juge l'idée \"hautement regrettable\".", false);
        check("Il parle d'\"une nouvelle page\".", false);
        check("The so-called \"river shield\" was proposed.", false);
    }

    #[test]
    fn names_and_titles_are_not() {
        check(
            "Their robot, named \"Better idea of the girls,\" won.",
            false,
        );
        check(
            "She starred in \"The Long Road to the Sea\" last year.",
            false,
        );
        check(
            "Un livre intitulé \"Le temps de la colère et du doute\" paraît.",
            false,
        );
        check(
            "Le film \"La nuit des rois sans royaume\" sort mercredi.",
            false,
        );
        check(
            "Le \"Pacte pour la mer du Nord\" sera signé mercredi.",
            false,
        );
        check(
            "Connu pour ses rôles dans des films comme \"Une valise pour deux soeurs\", il avait 80 ans.",
            false,
        );
        check(
            "Au nom du principe \"Une ville, deux ports\", la région paie.",
            false,
        );
    }

    #[test]
    fn a_capital_behind_a_conjunction_or_a_verb_is_no_name() {
        check("Il a dit que \"Berne ne doit rien à personne\".", true);
        check("Il voit dans la fusion un \"saut dans le noir\".", true);
    }

    #[test]
    fn a_sentence_in_capitals_is_speech_all_the_same() {
        check("He wrote: \"Make The Valley Great Again\"", true);
        check("\"Ukraine Will Not Surrender To Russia!\" he said.", true);
    }
}
