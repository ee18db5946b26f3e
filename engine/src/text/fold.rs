//! Folding: the form in which words are compared.
//!
//! Lower case, one apostrophe (`'`), one hyphen (`-`), and letters composed with the accent that follows them, so that a
//! text saved in decomposed form (`e` + U+0301) reads the same. Accents stay: `ou` and `où` are two words.

use super::chars::{LATIN_1, is_apostrophe, is_hyphen};

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

/// Folds `word` into `place`, a copy of it in which plain letters may be lowered, and tells how many bytes shorter the
/// folded form is. Never longer; and as good as never 256 bytes shorter: what would be keeps its apostrophes and hyphens.
/// `refolded` is room to work in.
pub(super) fn fold_in_place(word: &str, place: &mut [u8], refolded: &mut String) -> (Letters, u8) {
    if let Some(letters) = lower_in_place(word, place) {
        return (letters, 0);
    }
    refolded.clear();
    fold_into(word, refolded);
    let letters = letters_of(word, refolded);
    let Ok(shorter) = u8::try_from(word.len() - refolded.len()) else {
        place.make_ascii_lowercase();
        return (letters, 0);
    };
    let (folded, rest) = place.split_at_mut(refolded.len());
    folded.copy_from_slice(refolded.as_bytes());
    rest.fill(b' ');
    (letters, shorter)
}

/// Lowers a word of plain letters and those of Latin-1 (`é`, `Ç`), which nearly all words are; nothing when it is another.
fn lower_in_place(word: &str, place: &mut [u8]) -> Option<Letters> {
    let mut letters = Letters::default();
    let (mut capitals, mut smalls, mut before) = (0, 0, 0);
    for (i, (byte, place)) in word.bytes().zip(place).enumerate() {
        match byte {
            b'a'..=b'z' => smalls += 1,
            b'A'..=b'Z' => {
                letters.capital |= smalls + capitals == 0;
                capitals += 1;
                *place = byte + 32;
            }
            b'0'..=b'9' => letters.figure = true,
            b'-' => letters.hyphen |= i > 0,
            0..=0x7f | LATIN_1 => {}
            // The signs among the letters: × and ÷.
            0x97 | 0xb7 if before == LATIN_1 => {}
            0x80..=0x9e if before == LATIN_1 => {
                letters.capital |= smalls + capitals == 0;
                capitals += 1;
                *place = byte + 32;
            }
            0x9f..=0xbf if before == LATIN_1 => smalls += 1,
            _ => return None,
        }
        before = byte;
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

/// Appends the folded form of `word` to `out`. It is never longer than the word: of the few letters whose small form is, one
/// (`İ`) takes the plain small letter and the others stay.
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
            _ => {
                let small = c.to_lowercase().next();
                let fits = |small: &char| small.len_utf8() <= c.len_utf8();
                out.push(small.filter(fits).unwrap_or(c));
            }
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
        let mut place = word.as_bytes().to_vec();
        let (letters, shorter) = fold_in_place(word, &mut place, &mut String::new());
        let folded = &place[..word.len() - usize::from(shorter)];
        assert_eq!(folded, expected.as_bytes());
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
    fn a_folded_word_is_never_longer_than_the_word() {
        check("İstanbul", "istanbul");
        check("Ⱥ", "Ⱥ");
        let every = (char::MIN..=char::MAX).filter(|c| c.is_uppercase());
        for c in every {
            let mut out = String::new();
            fold_into(c.encode_utf8(&mut [0; 4]), &mut out);
            assert!(out.len() <= c.len_utf8(), "{c}");
        }
    }

    #[test]
    fn what_would_be_very_much_shorter_is_only_lowered() {
        let word = "A\u{2011}".repeat(200);
        let mut place = word.clone().into_bytes();
        let (_, shorter) = fold_in_place(&word, &mut place, &mut String::new());
        assert_eq!((shorter, place), (0, word.to_lowercase().into_bytes()));
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
