//! [`WordState`] and [`WordHasher`]: how tables keyed by words hash them.

use std::hash::{BuildHasher, Hasher};

/// What the hashes of a table begin from. `default()` is for tables of our own words; one of a text's words begins from
/// [`WordState::of`] that text, so that it is hard to choose words for a text whose hashes collide: with every word the
/// beginning changes. (In a browser the standard library's begin from the same everywhere.)
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct WordState(u64);

impl WordState {
    /// The state of the tables of a text, of all of its bytes.
    pub fn of(text: &[u8]) -> Self {
        let mut hasher = WordHasher(0);
        hasher.write(text);
        Self(hasher.finish())
    }

    /// The hash of one word of a `table`, for tables that are keyed by the hash itself. Equal words of one table have equal
    /// hashes. Two different words share a hash in fewer texts than anybody will ever read.
    pub fn hash(self, table: u64, word: &str) -> u64 {
        let mut hasher = WordHasher(self.0);
        hasher.add(table);
        hasher.write(word.as_bytes());
        hasher.finish()
    }
}

impl BuildHasher for WordState {
    type Hasher = WordHasher;

    fn build_hasher(&self) -> WordHasher {
        WordHasher(self.0)
    }
}

/// Multiplies and folds, eight bytes at a time: words are short, and SipHash takes as long for one as for a line of them.
pub(crate) struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.add(u64::from_le_bytes(chunk.try_into().unwrap_or_default()));
        }
        let last = chunks.remainder();
        self.add(
            last.iter()
                .fold(last.len() as u64, |all, byte| all << 8 | u64::from(*byte)),
        );
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    fn write_u64(&mut self, number: u64) {
        self.add(number);
    }

    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl WordHasher {
    fn add(&mut self, word: u64) {
        const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
        let product = (self.0 ^ word).wrapping_mul(FACTOR);
        self.0 = product ^ product >> 32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_words_of_a_table_have_equal_hashes_and_others_different_ones() {
        let state = WordState::of("Les ministres se réunissent à Oslo.".as_bytes());
        assert_eq!(state.hash(1, "oslo"), state.hash(1, "oslo"));
        let mut seen = std::collections::BTreeSet::new();
        for table in 0..4 {
            for word in [
                "",
                "a",
                "b",
                "ab",
                "oslo",
                "ministre",
                "ministres",
                "réunissent",
            ] {
                assert!(seen.insert(state.hash(table, word)), "{table} {word}");
            }
        }
    }

    #[test]
    fn another_text_begins_from_another_state() {
        let (one, other) = (WordState::of(b"Il part."), WordState::of(b"Il parle."));
        assert_ne!(one.hash(0, "oslo"), other.hash(0, "oslo"));
    }
}
