//! Restoring what a whole text lacks: small letters in telex, accents in French from systems that have none. It says what is
//! likely, where the other mendings say what is certain; so it is done only where the whole text lacks them.
//!
//! The tables in `data/` are made by `train/restoring` from counts of news stories. In the page they are a piece of the
//! module (`src/pieces.rs`), which [`super::lost::may_lack`] says when to fetch; nothing else there may name [`restore`].

pub(crate) mod accents;
pub(crate) mod capitals;
pub(crate) mod tokens;
#[cfg(feature = "training")]
pub mod training;
pub(crate) mod weights;

use super::map::Edit;
use super::{Deed, Mended, lost};
use accents::Accents;
use capitals::{Capitals, Case};
use depeche_engine::Language;
use depeche_engine::grammar::language_of;
use tokens::{Token, tokens};

/// Puts small letters and accents back where the whole of a mended text lacks them; any other is given back as it came.
///
/// ```
/// use depeche_forms::{Deed, mend_without_restoring, restore};
///
/// let text = "Les ministres ont declare apres la reunion que l'accord etait pret et que la seance etait levee.";
/// let mended = restore(mend_without_restoring(text));
/// assert_eq!(
///     mended.text,
///     "Les ministres ont déclaré après la réunion que l'accord était prêt et que la séance était levée."
/// );
/// assert_eq!(mended.deeds, [(Deed::AccentsRestored, 8)]);
/// ```
#[must_use]
pub fn restore(mut mended: Mended) -> Mended {
    if !lost::may_lack(&mended.text) {
        return mended;
    }
    let language = language_of(&mended.text);
    if depeche_engine::is_in_capitals(&mended.text) {
        let edits = small_letters(&mended.text, language);
        mended.carry_out(Deed::CapitalsUndone, &edits);
    }
    if language == Language::French {
        let edits = with_accents(&mended.text);
        mended.carry_out(Deed::AccentsRestored, &edits);
    }
    mended
}

fn small_letters(text: &str, language: Language) -> Vec<Edit> {
    let read = depeche_engine::with_small_letters(text, Some(language)).unwrap_or_default();
    let tokens = tokens(text);
    let cases = capitals::cases(&tokens, Capitals::of(language), &read);
    let mut edits = Vec::new();
    for (token, case) in tokens.iter().zip(cases) {
        let kept = match case {
            _ if !token.is_word || token.raw.contains(char::is_lowercase) => continue,
            Case::Capitals => continue,
            Case::Capital => token.raw.chars().next().map_or(0, char::len_utf8),
            Case::Small => 0,
        };
        edits.extend(edit(token, kept, &token.raw[kept..].to_lowercase()));
    }
    edits
}

fn with_accents(text: &str) -> Vec<Edit> {
    let accents = Accents::get();
    let tokens = tokens(text);
    if !accents.are_lost(&tokens) {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut start = 0;
    for line in tokens.chunk_by(|a, _| a.key != "\n") {
        let at = start..start + line.len();
        start = at.end;
        // A line of another language, quoted or forwarded, has none to lack.
        if !is_english(line) {
            let written = at.filter_map(|i| Some((i, accents.of(&tokens, i)?)));
            edits.extend(written.filter_map(|(i, word)| accented(&tokens[i], &word)));
        }
    }
    edits
}

/// The change of a word to one that is written with accents, whose capitals stay.
fn accented(token: &Token<'_>, word: &str) -> Option<Edit> {
    let written = token.raw.chars().zip(word.chars());
    let written: String = written
        .map(|(is, small)| match is.is_uppercase() {
            true => small.to_uppercase().next().unwrap_or(is),
            false => small,
        })
        .collect();
    edit(token, 0, &written)
}

/// The change of a word from a place in it on; the letters that stay at both ends are no part of it.
fn edit(token: &Token<'_>, from: usize, with: &str) -> Option<Edit> {
    let was = &token.raw[from..];
    let mut pairs = was.char_indices().zip(with.char_indices());
    let ((start, _), (new_start, _)) = pairs.find(|((_, a), (_, b))| a != b)?;
    let (was, with) = (&was[start..], &with[new_start..]);
    let same = was.chars().rev().zip(with.chars().rev());
    let same: usize = same
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let at = token.at.start + from + start;
    Some(Edit::new(
        at..at + was.len() - same,
        with[..with.len() - same].to_owned(),
    ))
}

/// Whether a line holds more of the commonest English words than of the French.
fn is_english(line: &[Token<'_>]) -> bool {
    const ENGLISH: [&str; 14] = [
        "the", "of", "and", "to", "that", "was", "with", "said", "is", "for", "he", "by", "has",
        "it",
    ];
    let count = |list: &[&str]| {
        line.iter()
            .filter(|t| list.contains(&t.key.as_str()))
            .count()
    };
    count(&ENGLISH) > count(&lost::FRENCH)
}
