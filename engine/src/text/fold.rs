//! Folding: the form in which words are compared.
//!
//! Lower case, one apostrophe (`'`), one hyphen (`-`), and letters composed with the accent that follows them, so that a
//! text saved in decomposed form (`e` + U+0301) reads the same. Accents stay: `ou` and `où` are two words.

use super::chars::{is_apostrophe, is_hyphen};

/// What a word's letters tell, found while they are folded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Letters {
    /// Whether the first letter is a capital.
    pub capital: bool,
    /// How many of the letters after the first are capitals.
    pub upper: u32,
    /// How many of them are not.
    pub lower: u32,
    /// Whether there is a figure.
    pub figure: bool,
    /// Whether a hyphen stands after the first character.
    pub hyphen: bool,
}

/// Appends the folded form of `word` to `out`, which holds the UTF-8 of what was folded before.
pub(super) fn fold_bytes_into(word: &str, out: &mut Vec<u8>) -> Letters {
    let start = out.len();
    out.extend_from_slice(word.as_bytes());
    if let Some(letters) = lower_in_place(&mut out[start..]) {
        return letters;
    }
    out.truncate(start);
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    out.extend_from_slice(folded.as_bytes());
    letters_of(word, &folded)
}

/// Lowers a word of plain letters and those of Latin-1 (`é`, `Ç`), which nearly all words are; nothing when it is another.
fn lower_in_place(word: &mut [u8]) -> Option<Letters> {
    /// The first byte of every letter from U+00C0 to U+00FF. The second of `À` to `Þ` is 32 below that of `à` to `þ`.
    const LATIN_1: u8 = 0xc3;
    let mut letters = Letters::default();
    let (mut capitals, mut smalls, mut before) = (0, 0, 0);
    for (i, byte) in word.iter_mut().enumerate() {
        match *byte {
            b'a'..=b'z' => smalls += 1,
            b'A'..=b'Z' => {
                letters.capital |= smalls + capitals == 0;
                capitals += 1;
                *byte += 32;
            }
            b'0'..=b'9' => letters.figure = true,
            b'-' => letters.hyphen |= i > 0,
            0..=0x7f | LATIN_1 => {}
            // The signs among the letters: × and ÷.
            0x97 | 0xb7 if before == LATIN_1 => {}
            0x80..=0x9e if before == LATIN_1 => {
                letters.capital |= smalls + capitals == 0;
                capitals += 1;
                *byte += 32;
            }
            0x9f..=0xbf if before == LATIN_1 => smalls += 1,
            _ => return None,
        }
        before = *byte;
    }
    letters.upper = capitals - u32::from(letters.capital);
    letters.lower = smalls.saturating_sub(u32::from(!letters.capital));
    Some(letters)
}

/// The same of any word.
fn letters_of(word: &str, folded: &str) -> Letters {
    let mut letters = Letters {
        figure: word.contains(char::is_numeric),
        hyphen: folded.bytes().skip(1).any(|byte| byte == b'-'),
        ..Letters::default()
    };
    for (place, c) in word.chars().filter(|c| c.is_alphabetic()).enumerate() {
        match (place, c.is_uppercase()) {
            (0, capital) => letters.capital = capital,
            (_, true) => letters.upper += 1,
            (_, false) => letters.lower += 1,
        }
    }
    letters
}

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

/// Whether two strings are the same but for capitals.
pub(crate) fn same_letters(a: &str, b: &str) -> bool {
    let (a, b) = (a.chars(), b.chars());
    a.flat_map(char::to_lowercase)
        .eq(b.flat_map(char::to_lowercase))
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
        let mut bytes = b"before ".to_vec();
        let letters = fold_bytes_into(word, &mut bytes);
        assert_eq!(bytes, format!("before {expected}").into_bytes());
        assert_eq!(letters, letters_of(word, expected), "{word}");
    }

    #[test]
    fn folding_unifies_case_apostrophes_and_hyphens_and_keeps_accents() {
        check("L’Élysée", "l'élysée");
        check("SAINT\u{2011}DENIS", "saint-denis");
        check("où", "où");
        check("Cœur", "coeur");
        check("ÀÇÉÎÑÖØÜÞ×ß", "àçéîñöøüþ×ß");
        for (word, folded) in [
            ("Ab-Cd2", "ab-cd2"),
            ("éÉ", "éé"),
            ("-t-il", "-t-il"),
            ("U.S.", "u.s."),
            ("G7", "g7"),
            ("iPhone", "iphone"),
            ("÷A", "÷a"),
            ("", ""),
        ] {
            check(word, folded);
        }
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
