//! [`Words`]: a list of words that a rule asks for. Most tokens are in no such list, and one test tells so.

use super::same;

/// A list of folded words with the marks of all of them in one number. Written `words!["le", "la"]`.
///
/// Rules ask several hundred times whether a token is one of a few words, and nearly always it is none of them. Its mark is
/// then not among their marks, and no word is compared.
pub(crate) struct Words {
    pub(super) marks: u64,
    /// The words of one length after the other, behind two bytes: that length, and how many they are. A slice of slices
    /// would cost eight bytes more a word, and there are thousands of them to download.
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
        while let [length, count, words @ ..] = rest {
            let length = usize::from(*length);
            let Some((words, longer)) = words.split_at_checked(length * usize::from(*count)) else {
                break;
            };
            if length >= word.len() {
                return length == word.len()
                    && words.chunks_exact(length).any(|one| same(one, word));
            }
            rest = longer;
        }
        false
    }
}

/// How many bytes the words of a list take, packed.
pub(crate) const fn packed_length(list: &[&str]) -> usize {
    let mut bytes = 0;
    let mut length = 1;
    while length <= LONGEST {
        let count = count_of(list, length);
        if count > 0 {
            bytes += 2 + count * length;
        }
        length += 1;
    }
    bytes
}

/// The words of a list by their length, the shortest first.
pub(crate) const fn packed<const BYTES: usize>(list: &[&str]) -> [u8; BYTES] {
    let mut out = [0; BYTES];
    let mut end = 0;
    let mut length = 1;
    while length <= LONGEST {
        let count = count_of(list, length);
        if count > 0 {
            assert!(count < 256);
            out[end] = length as u8;
            out[end + 1] = count as u8;
            end += 2;
        }
        let mut i = 0;
        while i < list.len() {
            let word = list[i].as_bytes();
            assert!(!word.is_empty() && word.len() <= LONGEST);
            let mut k = 0;
            while word.len() == length && k < length {
                out[end] = word[k];
                end += 1;
                k += 1;
            }
            i += 1;
        }
        length += 1;
    }
    out
}

/// How long a word of a list may be, in bytes.
const LONGEST: usize = 32;

const fn count_of(list: &[&str], length: usize) -> usize {
    let (mut count, mut i) = (0, 0);
    while i < list.len() {
        if list[i].len() == length {
            count += 1;
        }
        i += 1;
    }
    count
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

/// The mark of a word, 0 to 63. Different words may share a mark; one word always has the same.
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
