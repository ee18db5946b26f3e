//! Folding: the form in which words are compared.
//!
//! Lower case, one apostrophe (`'`), one hyphen (`-`), and letters composed with the accent that follows them, so that a
//! text saved in decomposed form (`e` + U+0301) reads the same. Accents stay: `ou` and `où` are two words.

use super::chars::{is_apostrophe, is_hyphen};

/// Appends the folded form of `word` to `out`.
pub(crate) fn fold_into(word: &str, out: &mut String) {
    let start = out.len();
    if word.is_ascii() {
        out.push_str(word);
        out[start..].make_ascii_lowercase();
        return;
    }
    for c in word.chars() {
        match c {
            _ if is_apostrophe(c) => out.push('\''),
            _ if is_hyphen(c) => out.push('-'),
            'œ' | 'Œ' => out.push_str("oe"),
            // An accent that opens a word has no letter: the one before it in `out` is another word's.
            '\u{300}'..='\u{36f}' if out.len() == start => {}
            '\u{300}'..='\u{36f}' => {
                if let Some(base) = out.pop() {
                    out.push(composed(base, c).unwrap_or(base));
                }
            }
            _ => out.extend(c.to_lowercase()),
        }
    }
}

/// The lower-case letter without its accent, for comparing words that are spelt both ways.
pub fn without_accents(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' | 'ĉ' => 'c',
        'ď' | 'đ' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' | 'ģ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => 'i',
        'ķ' => 'k',
        'ł' | 'ļ' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ň' | 'ņ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ő' | 'ō' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ů' | 'ű' | 'ū' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        _ => c,
    }
}

fn composed(base: char, mark: char) -> Option<char> {
    const COMPOSED: &[(char, char, char)] = &[
        ('a', '\u{300}', 'à'),
        ('a', '\u{302}', 'â'),
        ('a', '\u{308}', 'ä'),
        ('a', '\u{301}', 'á'),
        ('c', '\u{327}', 'ç'),
        ('e', '\u{300}', 'è'),
        ('e', '\u{301}', 'é'),
        ('e', '\u{302}', 'ê'),
        ('e', '\u{308}', 'ë'),
        ('i', '\u{302}', 'î'),
        ('i', '\u{308}', 'ï'),
        ('i', '\u{301}', 'í'),
        ('n', '\u{303}', 'ñ'),
        ('o', '\u{302}', 'ô'),
        ('o', '\u{308}', 'ö'),
        ('o', '\u{301}', 'ó'),
        ('u', '\u{300}', 'ù'),
        ('u', '\u{302}', 'û'),
        ('u', '\u{308}', 'ü'),
        ('u', '\u{301}', 'ú'),
        ('y', '\u{308}', 'ÿ'),
    ];
    COMPOSED
        .iter()
        .find(|(b, m, _)| *b == base && *m == mark)
        .map(|(_, _, letter)| *letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        let mut out = String::new();
        fold_into(word, &mut out);
        assert_eq!(out, expected);
    }

    #[test]
    fn folding_unifies_case_apostrophes_and_hyphens_and_keeps_accents() {
        check("L’Élysée", "l'élysée");
        check("SAINT\u{2011}DENIS", "saint-denis");
        check("où", "où");
        check("Cœur", "coeur");
    }

    #[test]
    fn decomposed_letters_fold_like_composed_ones() {
        check("E\u{301}lyse\u{301}e", "élysée");
        check("\u{301}seul", "seul");
        let mut out = "le ".to_owned();
        fold_into("e", &mut out);
        fold_into("\u{301}s", &mut out);
        assert_eq!(out, "le es", "an accent leaves the word before it alone");
    }
}
