//! Questions about tokens that the lexicon and the word lists answer together.

use crate::language::{Classes, Language};
use crate::lexicon::{self, Entry, Kinds};
use crate::text::{Shape, Text, TokenKind, Words, words};
use std::ops::Range;

/// Prefixes that change when or how an office is held, never what it is.
const OFFICE_PREFIXES: &[&str] = &[
    "ex-", "vice-", "sous-", "co-", "néo-", "then-", "under-", "sub-", "ultra-", "archi-", "non-",
    "pro-", "anti-", "mi-",
];

/// How many tokens a name of the lexicon is sought over.
const LONGEST_LOOK_UP: usize = 12;

/// The longest name of the lexicon that begins at `i` and does not run past `end`: how many tokens, and what is known.
pub(super) fn longest(text: &Text, i: usize, end: usize) -> Option<(usize, Entry)> {
    let end = end.min(i + LONGEST_LOOK_UP);
    // The lexicon takes a few words for names they only resemble; a grammar word that no name holds ends the look-up.
    let in_name = |k: usize| {
        text.shape(k) != Shape::Lower || !text.has(k, Classes::FUNCTION) || is_joiner(text, k)
    };
    let named = |k: usize| match text.kind(k) {
        TokenKind::Word | TokenKind::Elision | TokenKind::Number => text.raw(k),
        _ => "",
    };
    if i >= end || named(i).is_empty() {
        return None;
    }
    let rest = (i + 1..end).take_while(|&k| in_name(k)).map(named);
    text.known(i).longest(rest)
}

/// The small words that names hold: `Union des étudiants de France`, `Office for the Coordination`.
fn is_joiner(text: &Text, k: usize) -> bool {
    const JOINERS: &Words = words![
        "de", "du", "des", "d'", "la", "le", "les", "l'", "et", "à", "au", "aux", "en", "sur",
        "sous", "pour", "contre", "sans", "of", "the", "and", "for", "in", "on", "to", "with",
        "without", "against",
    ];
    text.is_any(k, JOINERS)
}

/// What the lexicon knows of exactly these tokens.
pub(super) fn exactly(text: &Text, tokens: Range<usize>) -> Option<Entry> {
    let (taken, entry) = longest(text, tokens.start, tokens.end)?;
    (taken == tokens.len()).then_some(entry)
}

/// What the lexicon knows of one token.
pub(super) fn one(text: &Text, i: usize) -> Kinds {
    text.known(i).kinds()
}

/// Whether the token can be a first name.
pub(super) fn is_first_name(text: &Text, i: usize) -> bool {
    first_name(text, i).any(Kinds::FIRST_NAME)
}

/// What is known of the token as a first name; of its first half when it is a compound: `Jean-Luc`, `Frank-Walter`.
pub(super) fn first_name(text: &Text, i: usize) -> Kinds {
    let whole = one(text, i);
    if whole.any(Kinds::FIRST_NAME) || !text.is_compound(i) {
        return whole;
    }
    text.raw(i)
        .split_once(['-', '\u{2011}'])
        .and_then(|(first, _)| lexicon::name(first))
        .map_or(whole, |e| e.kinds)
}

/// Whether the token is an adjective of nationality, in the capitals its language writes it with.
pub(super) fn is_demonym(text: &Text, i: usize) -> bool {
    let demonym =
        |kinds: Kinds| kinds.any(Kinds::DEMONYM) && !kinds.any(Kinds::PLACE.without(Kinds::CITY));
    let raw = || text.raw(i);
    text.kind(i) == TokenKind::Word
        && (demonym(one(text, i)) && raw().len() > 3
            || text.is_compound(i)
                && raw().len() > 3
                && raw()
                    .rsplit_once('-')
                    .and_then(|(_, last)| lexicon::name(last))
                    .is_some_and(|e| demonym(e.kinds)))
}

/// The classes of a token, or of what follows a prefix such as `ex-`, or of the first half of a compound office
/// (`député-maire`).
pub(super) fn classes(text: &Text, i: usize) -> Classes {
    let classes = text.classes(i);
    let office = Classes::OFFICE.with(Classes::KIN);
    if classes.any(office) || !text.is_compound(i) {
        return classes;
    }
    let word = text.word(i);
    for prefix in OFFICE_PREFIXES {
        if let Some(rest) = word.strip_prefix(prefix) {
            return classes.with(text.classes_of(rest));
        }
    }
    let first = word.split('-').next().unwrap_or_default();
    let of_first = text.classes_of(first);
    if of_first.any(Classes::OFFICE) {
        return classes.with(of_first);
    }
    classes
}

/// Whether the token is a noun that says what a person is.
pub(super) fn is_office(text: &Text, i: usize) -> bool {
    if text.kind(i) != TokenKind::Word || !classes(text, i).any(Classes::OFFICE.with(Classes::KIN))
    {
        return false;
    }
    let before = i.wrapping_sub(1);
    let french = text.language() == Language::French;
    // `dans le cadre de`, `au milieu`: no people.
    if text.is_any(i, words!["cadre", "milieu"]) {
        return !text.is_any(before, words!["le", "au", "ce", "du", "un", "son"]);
    }
    // `la garde des Sceaux`, `son bras droit`: offices only in these words.
    if text.is_any(i, PARTS) {
        return PHRASES.iter().any(|phrase| text.is_run(i, phrase))
            || text.is(i, "dame") && text.is_any(before, words!["première", "ex-première"]);
    }
    if text.is_any(i, words!["homme", "femme", "hommes", "femmes"]) {
        return text.is_any(
            i + 1,
            words!["fort", "forte", "politique", "politiques", "clé", "d'"],
        ) || text.has(before, Classes::DETERMINER)
            && text.is_any(before, words!["sa", "son", "leur"]);
    }
    // `a accusé Lima`: a participle.
    if french && text.has(before, Classes::AUXILIARY) && text.word(i).ends_with(['é', 'u']) {
        return false;
    }
    // `le partage industriel`: an adjective after its noun.
    let noun_before = text.kind(before) == TokenKind::Word
        && text.shape(before) == Shape::Lower
        && !text.has(before, Classes::FUNCTION.with(Classes::RANK));
    if noun_before && text.has(i, Classes::OFFICE_ADJECTIVE) {
        return false;
    }
    if !french {
        // `Refugee Council`, `Workers Party`: the office is what the organisation is for.
        return !(text.shape(i) == Shape::Capital
            && text.shape(i + 1) == Shape::Capital
            && text.has(i + 1, Classes::ORGANISATION)
            && !text.has(i + 1, Classes::OFFICE));
    }
    // `secrétariat général`, `assemblée générale`: an adjective, unless it opens its phrase.
    let opens = Classes::DETERMINER
        .with(Classes::PREPOSITION)
        .with(Classes::RANK);
    !text.has(i, Classes::RANK)
        || text.has(before, opens)
        || text.kind(before) != TokenKind::Word
        || text.shape(i) == Shape::Capital
        || known_office(text, before)
}

/// Nouns that name an office only in a phrase, and the phrases.
const PARTS: &Words = words![
    "garde", "bras", "tête", "chargé", "chargée", "dame", "dauphin", "partie"
];
const PHRASES: &[&[&str]] = &[
    &["garde", "des", "sceaux"],
    &["bras", "droit"],
    &["tête", "de", "liste"],
    &["chargé", "de", "mission"],
    &["chargée", "de", "mission"],
    &["dauphin", "de"],
    &["partie", "civile"],
];

fn known_office(text: &Text, i: usize) -> bool {
    classes(text, i).any(Classes::OFFICE)
}

/// Whether the token can stand in a name by its shape: a capitalised word, or one behind a lower-case Arabic article.
pub(super) fn is_name_shaped(text: &Text, i: usize) -> bool {
    match text.shape(i) {
        Shape::Lower => false,
        Shape::Capital if text.is_compound(i) => !is_compound_word(text, i),
        Shape::Capital | Shape::Upper => true,
        Shape::Mixed => has_lower_article(text.raw(i)),
    }
}

/// `Vermeer-era`, `Paris-based`, `T-shirt`: an adjective or a thing made with a name or a letter.
fn is_compound_word(text: &Text, i: usize) -> bool {
    text.word(i)
        .rsplit_once('-')
        .is_some_and(|(_, last)| text.classes_of(last).any(Classes::COMPOUND_END))
}

/// `al-Amr`, `el-Sissi`, `ash-Shaab`.
fn has_lower_article(raw: &str) -> bool {
    raw.split_once(['-', '\u{2011}'])
        .is_some_and(|(article, rest)| {
            matches!(
                article,
                "al" | "el"
                    | "as"
                    | "ash"
                    | "an"
                    | "ar"
                    | "at"
                    | "ad"
                    | "az"
                    | "es"
                    | "ez"
                    | "ben"
                    | "bin"
            ) && rest.starts_with(char::is_uppercase)
        })
}

/// Whether the token is written in capitals that stand for words: `ONU`, `U.N.`, `G7`, not `F-16` and not `A`.
pub(super) fn is_acronym(text: &Text, i: usize) -> bool {
    let token = text.token(i);
    if token.kind != TokenKind::Word || token.shape != Shape::Upper {
        return false;
    }
    let raw = text.raw(i);
    let letters = raw.chars().filter(|c| c.is_alphabetic()).count();
    let party_and_state = matches!(raw.as_bytes(), [b'D' | b'R' | b'I', b'-', ..]);
    (2..=8).contains(&letters) && !party_and_state && !raw.contains(|c: char| c.is_ascii_digit())
}

/// Whether the token is an initial: `J.`, `J.K.`, `W`.
pub(super) fn is_initial(text: &Text, i: usize) -> bool {
    let raw = text.raw(i);
    let token = text.token(i);
    token.is_capitalised()
        && raw.len() <= 6
        && raw
            .split(['.', '-'])
            .all(|part| part.chars().count() <= 1 || part == "Ph" || part == "Th")
}

/// Whether a first name stands at `i` and a further name after it: somebody's full name begins.
pub(super) fn is_first_name_then_name(text: &Text, i: usize) -> bool {
    let particle = text.has(i + 1, Classes::PARTICLE) && text.shape(i + 1) == Shape::Lower;
    is_first_name(text, i)
        && (is_name_shaped(text, i + 1) || particle && is_name_shaped(text, i + 2))
}

/// How a token is written.
pub(super) fn shape_name(text: &Text, i: usize) -> &'static str {
    match (text.kind(i), text.shape(i)) {
        (TokenKind::Word | TokenKind::Elision, Shape::Lower) => "lower",
        (TokenKind::Word | TokenKind::Elision, Shape::Capital) => "capital",
        (TokenKind::Word | TokenKind::Elision, Shape::Upper) => "upper",
        (TokenKind::Word | TokenKind::Elision, Shape::Mixed) => "mixed",
        (TokenKind::Number, _) => "number",
        (TokenKind::Mark, _) => "mark",
        (TokenKind::End, _) => "end",
        _ => "sign",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_never_runs_on_into_grammar() {
        // The lexicon knows names by their hash, so that among tens of thousands of runs of words it takes a few for names.
        let words = include_str!("../language/fr/offices.txt").split_whitespace();
        let runs = words.flat_map(|word| {
            [
                "Oslo", "Lima", "Paris", "Berlin", "Dakar", "Tunis", "Riga", "Quito",
            ]
            .map(|name| format!("{name} ne {word}"))
        });
        let mistaken = runs.filter(|run| {
            let found = lexicon::longest(run.split(' ')).map(|(taken, _)| taken);
            let text = Text::new(run);
            let taken = longest(&text, 0, text.len()).map(|(taken, _)| taken);
            assert_eq!(taken, Some(1), "{run}");
            found != taken
        });
        assert!(
            mistaken.count() > 0,
            "nothing that this could have gone wrong with"
        );
    }
}
