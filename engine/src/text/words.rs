//! [`Words`]: a list of words that a rule asks for, made so that asking costs one test where the answer is no.

/// A list of folded words with the marks of all of them in one number. Written `words!["le", "la"]`.
///
/// Rules ask several hundred times of a token whether it is one of a few words, and nearly always it is none: its mark is
/// then not among theirs, and no word is looked at.
pub(crate) struct Words {
    pub(super) marks: u64,
    pub(super) list: &'static [&'static str],
}

impl Words {
    /// The list with its marks; at compile time where it stands in [`words!`].
    pub const fn of(list: &'static [&'static str]) -> Self {
        Self {
            marks: marks_of(list),
            list,
        }
    }
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
    pub(super) list: Vec<&'static str>,
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
        const { &$crate::text::Words::of(&[$($word),*]) }
    };
}
pub(crate) use words;

/// The marks of all words of a list, a bit each.
pub(crate) const fn marks_of(list: &[&str]) -> u64 {
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
pub(super) const fn mark(word: &[u8]) -> u8 {
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
