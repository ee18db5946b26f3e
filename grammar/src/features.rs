//! What the network sees of a word: its letters, never its meaning.
//!
//! A word is five numbers: its place in the vocabulary of frequent words, hashes of its last three, last two and first three
//! letters, and its shape. Training reads these very numbers (`examples/words.rs`), so that nothing is computed twice in
//! two languages.

/// Rows of the table of last three letters.
pub const SUFFIX_3_ROWS: u32 = 2000;
/// Rows of the table of last two letters.
pub const SUFFIX_2_ROWS: u32 = 600;
/// Rows of the table of first three letters.
pub const PREFIX_3_ROWS: u32 = 1000;
/// Rows of the table of shapes.
pub const SHAPE_ROWS: u32 = 96;

/// The numbers of a word other than its place in the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letters {
    /// Row of its last three letters.
    pub suffix_3: u16,
    /// Row of its last two letters.
    pub suffix_2: u16,
    /// Row of its first three letters.
    pub prefix_3: u16,
    /// Row of its shape.
    pub shape: u16,
}

/// The form under which a word stands in the vocabulary: folded, every figure a `0`. Written over `form`.
pub fn normal_form(folded: &str, form: &mut String) {
    form.clear();
    form.extend(folded.chars().map(|c| if c.is_numeric() { '0' } else { c }));
}

impl Letters {
    /// Those of a word, given as pasted and in its normal form; `first` says whether it opens its sentence.
    #[must_use]
    pub fn of(raw: &str, form: &str, first: bool) -> Self {
        Self {
            suffix_3: (hash(b'3', last(form, 3)) % SUFFIX_3_ROWS) as u16,
            suffix_2: (hash(b'2', last(form, 2)) % SUFFIX_2_ROWS) as u16,
            prefix_3: (hash(b'p', head(form, 3)) % PREFIX_3_ROWS) as u16,
            shape: shape(raw) * 2 + u16::from(first),
        }
    }
}

/// Its last `n` characters.
fn last(form: &str, n: usize) -> &str {
    let start = form.char_indices().rev().nth(n - 1).map_or(0, |(at, _)| at);
    &form[start..]
}

/// Its first `n` characters.
fn head(form: &str, n: usize) -> &str {
    let end = form.char_indices().nth(n).map_or(form.len(), |(at, _)| at);
    &form[..end]
}

/// FNV-1a with a last mixing, 32 bits.
fn hash(kind: u8, letters: &str) -> u32 {
    let mut hash = 2_166_136_261_u32;
    for byte in std::iter::once(kind).chain(letters.bytes()) {
        hash = (hash ^ u32::from(byte)).wrapping_mul(16_777_619);
    }
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x85eb_ca6b);
    hash ^ hash >> 13
}

/// One of 48 shapes: capitals, hyphens and apostrophes of a word, the form of a figure, which sign a sign is.
fn shape(raw: &str) -> u16 {
    let mut chars = raw.chars();
    let Some(first) = chars.next() else { return 47 };
    let last = raw.chars().next_back().unwrap_or(first);
    if first.is_alphabetic() {
        let letters = raw.chars().filter(|c| c.is_alphabetic());
        let (mut upper, mut lower) = (0_u32, 0_u32);
        for c in letters {
            upper += u32::from(c.is_uppercase());
            lower += u32::from(!c.is_uppercase());
        }
        let capitals = match (first.is_uppercase(), upper, lower) {
            (_, 0, _) => 0,
            (true, 1, 0) => 4,
            (_, _, 0) => 1,
            (true, ..) => 2,
            _ => 3,
        };
        let joined = if raw.contains('-') {
            1
        } else if matches!(last, '\'' | '’') {
            2
        } else {
            0
        };
        return capitals * 3 + joined;
    }
    if first.is_numeric() {
        let figures = raw.chars().all(char::is_numeric);
        return 15
            + match figures {
                true if raw.chars().count() == 4 => 0,
                true => 1,
                _ if raw
                    .chars()
                    .all(|c| c.is_numeric() || matches!(c, '.' | ',')) =>
                {
                    2
                }
                _ => 3,
            };
    }
    let more = chars.next().is_some_and(char::is_alphabetic);
    if more && matches!(first, '\'' | '’' | '-') {
        return 20;
    }
    21 + match first {
        '.' => 0,
        ',' => 1,
        '"' => 2,
        '«' | '‹' => 3,
        '»' | '›' => 4,
        '“' => 5,
        '”' => 6,
        '(' | '[' => 7,
        ')' | ']' => 8,
        ':' => 9,
        ';' => 10,
        '?' => 11,
        '!' => 12,
        '-' | '–' | '—' => 13,
        '\'' | '’' | '‘' => 14,
        '%' => 15,
        '$' | '€' | '£' => 16,
        '…' => 17,
        _ => 18,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_shape(words: &[&str]) {
        let shapes: std::collections::BTreeSet<u16> = words.iter().map(|w| shape(w)).collect();
        assert!(shapes.iter().all(|s| s * 2 + 1 < SHAPE_ROWS as u16));
        assert_eq!(shapes.len(), words.len(), "each has a shape of its own");
    }

    #[test]
    fn words_figures_and_signs_have_shapes_of_their_own() {
        check_shape(&[
            "pays",
            "ONU",
            "Paris",
            "iPhone",
            "X",
            "l'",
            "L'",
            "peut-être",
            "Saint-Denis",
            "2026",
            "12",
            "1,5",
            "15h30",
            "-t-il",
            ".",
            ",",
            "\"",
            "«",
            "»",
            "(",
            "%",
        ]);
    }

    #[test]
    fn short_words_have_all_their_letters_in_each_table() {
        assert_eq!(last("à", 3), "à");
        assert_eq!(last("été", 2), "té");
        assert_eq!(head("été", 2), "ét");
        assert_eq!(head("", 3), "");
    }

    #[test]
    fn figures_are_alike_in_normal_form() {
        let mut form = String::new();
        normal_form("15h30", &mut form);
        assert_eq!(form, "00h00");
    }
}
