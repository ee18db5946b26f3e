//! When two wordings count as the same.

use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// Leading articles that a reader may keep or drop without being wrong.
const ARTICLES: &[&str] = &[
    "l'", "d'", "le ", "la ", "les ", "un ", "une ", "des ", "du ", "the ", "a ", "an ",
];

/// The wording without what does not tell: case, kind of apostrophe and space, marks around it, one leading article.
#[must_use]
pub fn plain(words: &str) -> String {
    let composed: String = words
        .nfc()
        .map(|c| if c == '’' { '\'' } else { c })
        .collect();
    let spaced = composed.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = spaced.trim_matches(|c| " .,;:\"«»“”'".contains(c));
    let lower = bare.to_lowercase();
    let article = ARTICLES.iter().find_map(|a| lower.strip_prefix(a));
    article.unwrap_or(&lower).trim().to_owned()
}

/// The distinct words of a wording.
fn word_set(words: &str) -> BTreeSet<String> {
    let plain = plain(words);
    let words = plain.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Whether two wordings have a word in common.
#[must_use]
pub fn share_a_word(a: &str, b: &str) -> bool {
    !word_set(a).is_disjoint(&word_set(b))
}

/// Whether two wordings have at least half of their words in common.
#[must_use]
pub fn mostly_agree(a: &str, b: &str) -> bool {
    let (a, b) = (word_set(a), word_set(b));
    let common = a.intersection(&b).count();
    common > 0 && 4 * common >= a.len() + b.len()
}

/// Whether the one wording holds every word of the other.
#[must_use]
pub fn holds_all_of(a: &str, b: &str) -> bool {
    let (a, b) = (word_set(a), word_set(b));
    !b.is_empty() && b.is_subset(&a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_plain(words: &str, expected: &str) {
        assert_eq!(plain(words), expected);
    }

    #[test]
    fn what_does_not_tell_is_dropped() {
        check_plain("L’Élysée", "élysée");
        check_plain("E\u{301}lyse\u{301}e", "élysée");
        check_plain("\"Un  projet\u{a0}de loi\",", "projet de loi");
        check_plain("« Les\u{202f}Vingt-Sept »", "vingt-sept");
        check_plain("The Hague", "hague");
        check_plain("A.", "a");
        check_plain("Anvers", "anvers");
        check_plain("", "");
    }

    #[track_caller]
    fn check_agree(a: &str, b: &str, expected: bool) {
        assert_eq!(mostly_agree(a, b), expected, "{a:?} {b:?}");
        assert_eq!(mostly_agree(b, a), expected, "{b:?} {a:?}");
    }

    #[test]
    fn half_of_the_words_is_enough() {
        check_agree("ministre de la Défense", "ministre de la Santé", true);
        check_agree("président", "président du Conseil", true);
        check_agree("envoyé", "envoyé spécial du président Roy", false);
        check_agree("le projet", "un projet", true);
        check_agree("", "", false);
    }
}
