//! Search in the story as a reader means it: `elysee` finds `Élysée`, a plain space finds a no-break one, and quote
//! marks stand in nobody's way.

use depeche_engine::{Span, without_accents};

/// Every place where the words stand, in order, without overlap. Indifferent to case, accents, the width of spaces, line
/// breaks, the form of apostrophes and dashes; quote marks are passed over.
///
/// ```
/// let text = "À l’Élysée, « rien\u{a0}n’est signé »";
/// let found: Vec<&str> = depeche::search::find(text, "elysee, \"RIEN n'est").iter().map(|s| s.of(text)).collect();
/// assert_eq!(found, ["Élysée, « rien\u{a0}n’est"]);
/// ```
#[must_use]
pub fn find(text: &str, needle: &str) -> Vec<Span> {
    let needle: Vec<char> = fold(needle.trim()).into_iter().map(|(c, _)| c).collect();
    let Some(first) = needle.first() else {
        return Vec::new();
    };
    let folded = fold(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at + needle.len() <= folded.len() {
        let here = &folded[at..at + needle.len()];
        if here[0].0 == *first && here.iter().map(|(c, _)| c).eq(&needle) {
            found.push(here[0].1.to(here[here.len() - 1].1));
            at += needle.len();
        } else {
            at += 1;
        }
    }
    found
}

/// The words of a string as they are compared, for sorting and filtering.
#[must_use]
pub fn folded(words: &str) -> String {
    fold(words).into_iter().map(|(c, _)| c).collect()
}

/// Characters as they are compared, each with the bytes it stands for.
fn fold(text: &str) -> Vec<(char, Span)> {
    let mut out: Vec<(char, Span)> = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let span = Span::new(at, at + c.len_utf8());
        let mut add = |c| out.push((c, span));
        match c {
            '"' | '“' | '”' | '„' | '«' | '»' | '‹' | '›' => {}
            // Soft hyphens and what has no width.
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            '\u{300}'..='\u{36f}' => {}
            '’' | '‘' | 'ʼ' | '`' | '´' => add('\''),
            '‐'..='―' | '−' => add('-'),
            'œ' | 'Œ' => ['o', 'e'].into_iter().for_each(add),
            'æ' | 'Æ' => ['a', 'e'].into_iter().for_each(add),
            'ß' => ['s', 's'].into_iter().for_each(add),
            _ if c.is_whitespace() => {
                if out.last().is_none_or(|(last, _)| *last != ' ') {
                    out.push((' ', span));
                }
            }
            _ => c.to_lowercase().map(without_accents).for_each(add),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, needle: &str, expected: &[&str]) {
        let found: Vec<&str> = find(text, needle).iter().map(|s| s.of(text)).collect();
        assert_eq!(found, expected, "{needle:?} in {text:?}");
    }

    #[test]
    fn case_and_accents_do_not_matter() {
        check(
            "Élysée, ELYSEE, e\u{301}lyse\u{301}e",
            "élysée",
            &["Élysée", "ELYSEE", "e\u{301}lyse\u{301}e"],
        );
        check("cœur", "coeur", &["cœur"]);
        check("Œuvre", "œuvre", &["Œuvre"]);
    }

    #[test]
    fn every_space_is_a_space_and_a_line_break_too() {
        check(
            "10\u{202f}000\u{a0}euros",
            "10 000 euros",
            &["10\u{202f}000\u{a0}euros"],
        );
        check("Jean\n  Dol", "jean dol", &["Jean\n  Dol"]);
    }

    #[test]
    fn quote_marks_are_passed_over_on_both_sides() {
        check(
            "le mot «\u{a0}paix\u{a0}» seul",
            "mot \"paix\" seul",
            &["mot «\u{a0}paix\u{a0}» seul"],
        );
        check("un “non” net", "non net", &["non” net"]);
    }

    #[test]
    fn apostrophes_and_dashes_have_one_form() {
        check(
            "l’arrêt – demain",
            "l'arret - demain",
            &["l’arrêt – demain"],
        );
    }

    #[test]
    fn places_do_not_overlap() {
        check("aaaa", "aa", &["aa", "aa"]);
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        for needle in ["", "  ", "\"", "absent du texte"] {
            check("un texte", needle, &[]);
        }
    }
}
