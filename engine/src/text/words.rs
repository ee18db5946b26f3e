//! [`Words`]: a list of words that a rule asks for, made so that asking costs one test where the answer is no.

use super::same;

/// A list of folded words with the marks of all of them in one number. Written `words!["le", "la"]`.
///
/// Rules ask several hundred times of a token whether it is one of a few words, and nearly always it is none: its mark is
/// then not among theirs, and no word is looked at.
pub(crate) struct Words {
    pub(super) marks: u64,
    /// Each word after a byte that tells its length: a slice of slices would cost eight bytes more a word, and there are
    /// thousands of them to download.
    packed: &'static [u8],
}

impl Words {
    /// The list of the words that `packed` holds.
    pub const fn of(list: &[&str], packed: &'static [u8]) -> Self {
        Self {
            marks: marks_of(list),
            packed,
        }
    }

    /// Whether a folded word is one of them.
    pub(super) fn hold(&self, word: &[u8]) -> bool {
        let mut rest = self.packed;
        while let Some((&length, after)) = rest.split_first() {
            let Some((one, others)) = after.split_at_checked(usize::from(length)) else {
                break;
            };
            if same(one, word) {
                return true;
            }
            rest = others;
        }
        false
    }
}

/// How many bytes the words of a list take, packed.
pub(crate) const fn packed_length(list: &[&str]) -> usize {
    let mut length = list.len();
    let mut i = 0;
    while i < list.len() {
        length += list[i].len();
        i += 1;
    }
    length
}

/// The words of a list, each after its length.
pub(crate) const fn packed<const LENGTH: usize>(list: &[&str]) -> [u8; LENGTH] {
    let mut out = [0; LENGTH];
    let mut end = 0;
    let mut i = 0;
    while i < list.len() {
        let word = list[i].as_bytes();
        assert!(word.len() < 256);
        out[end] = word.len() as u8;
        let mut k = 0;
        while k < word.len() {
            out[end + 1 + k] = word[k];
            k += 1;
        }
        end += 1 + word.len();
        i += 1;
    }
    out
}

/// A list of runs of words with the marks of their first words.
pub(crate) struct Runs {
    pub(super) marks: u64,
    pub(super) list: &'static [&'static [&'static str]],
}

impl Runs {
    /// The list with its marks. No run in it may be empty.
    pub const fn of(list: &'static [&'static [&'static str]]) -> Self {
        let mut marks = 0;
        let mut i = 0;
        while i < list.len() {
            marks |= 1 << mark(list[i][0].as_bytes());
            i += 1;
        }
        Self { marks, list }
    }
}

/// The same for a list that is read from a language's tables.
pub(crate) struct Choice {
    pub(super) marks: u64,
    list: Vec<&'static str>,
}

impl Choice {
    /// The marks of its words, a bit each.
    pub fn marks(&self) -> u64 {
        self.marks
    }

    /// Its words.
    pub fn list(&self) -> &[&'static str] {
        &self.list
    }

    /// Whether a folded word is one of them.
    pub(super) fn hold(&self, word: &[u8]) -> bool {
        self.list.iter().any(|one| same(one.as_bytes(), word))
    }
}

impl FromIterator<&'static str> for Choice {
    fn from_iter<I: IntoIterator<Item = &'static str>>(words: I) -> Self {
        let list: Vec<_> = words.into_iter().collect();
        Self {
            marks: marks_of(&list),
            list,
        }
    }
}

/// A [`Words`] made at compile time: `text.is_any(i, words!["le", "la"])`.
macro_rules! words {
    ($($word:literal),* $(,)?) => {
        const {
            const LIST: &[&str] = &[$($word),*];
            const PACKED: &[u8] = &$crate::text::packed::<{ $crate::text::packed_length(LIST) }>(LIST);
            &$crate::text::Words::of(LIST, PACKED)
        }
    };
}
pub(crate) use words;

/// The marks of all words of a list, a bit each.
const fn marks_of(list: &[&str]) -> u64 {
    let mut marks = 0;
    let mut i = 0;
    while i < list.len() {
        marks |= 1 << mark(list[i].as_bytes());
        i += 1;
    }
    marks
}

/// The mark of a word, 0 to 63: different words may share it, the same word never has two.
#[inline]
pub(crate) const fn mark(word: &[u8]) -> u8 {
    let Some((&first, rest)) = word.split_first() else {
        return 0;
    };
    let (second, last) = match rest {
        [] => (0, first),
        [second, .., last] => (*second, *last),
        [last] => (*last, *last),
    };
    let tells = u32::from_le_bytes([first, second, last, word.len() as u8]);
    // The factor of Fibonacci hashing: the upper bits of the product depend on all bits that tell words apart.
    (tells.wrapping_mul(0x9e37_79b1) >> 26) as u8
}
