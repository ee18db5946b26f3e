//! [`Index`]: numbers filed under keys, for tables that are asked at nearly every token.
//!
//! The key ([`Text::key`]) joins two values that each token already stores: the number of its classes, and its mark. A look-up
//! therefore hashes nothing. Few words of a table share a key, so hardly ever is more than one word compared.

use super::Text;
use super::words::mark;
use crate::language::{SetNumber, Vocabulary};

/// The key of a word, given in its folded form.
pub(crate) fn key_of(word: &[u8]) -> u32 {
    key(Vocabulary::get().set(word), mark(word))
}

/// The mark of the word that has this key, as a bit.
pub(crate) fn mark_of(key: u32) -> u64 {
    1 << (key % (1 << MARK_BITS))
}

impl Text<'_> {
    /// The key of the token at `i`.
    #[inline(always)]
    pub fn key(&self, i: usize) -> u32 {
        let token = self.at(i);
        key(token.known, token.mark)
    }
}

/// How many bits a key of a word takes at most.
pub(crate) const KEY_BITS: u32 = SetNumber::BITS + MARK_BITS;

const MARK_BITS: u32 = 6;

#[inline(always)]
fn key(set: SetNumber, mark: u8) -> u32 {
    u32::from(set) << MARK_BITS | u32::from(mark)
}

/// One of so many remainders of hashes, for what is true of all keys that share it. Let `of` be a power of two.
pub(crate) const fn remainder(key: u32, of: usize) -> usize {
    (hash(key) % of as u32) as usize
}

/// The factor of Fibonacci hashing: the upper bits of the product depend on all bits of the key.
const fn hash(key: u32) -> u32 {
    key.wrapping_mul(0x9e37_79b1) >> 16
}

/// Numbers filed under keys, many under one.
pub(crate) struct Index {
    filed: Vec<Filed>,
    /// Of a key, where its hash says or in the next free place, the last filed under it, as [`Filed::before`] has it.
    slots: Vec<u16>,
}

struct Filed {
    key: u32,
    number: u16,
    /// Where the one filed before it under the same key stands, counted from 1; 0 is nowhere.
    before: u16,
}

impl Index {
    /// Nothing filed yet.
    pub fn new() -> Self {
        Self {
            filed: Vec::new(),
            slots: vec![0; 256],
        }
    }

    /// Files a number.
    pub fn file(&mut self, key: u32, number: usize) {
        if self.slots.len() <= 2 * self.filed.len() {
            let slots = vec![0; 2 * self.slots.len()];
            let filed = std::mem::replace(&mut self.slots, slots);
            for last in filed.into_iter().filter(|last| *last != 0) {
                let slot = self.slot(self.filed[usize::from(last) - 1].key);
                self.slots[slot] = last;
            }
        }
        let slot = self.slot(key);
        self.filed.push(Filed {
            key,
            number: number as u16,
            before: self.slots[slot],
        });
        self.slots[slot] = self.filed.len() as u16;
    }

    /// What is filed under a key, the last first.
    #[inline]
    pub fn under(&self, key: u32) -> impl Iterator<Item = usize> {
        let mut next = self.slots[self.slot(key)];
        std::iter::from_fn(move || {
            let filed = self.filed.get(usize::from(next).wrapping_sub(1))?;
            next = filed.before;
            Some(usize::from(filed.number))
        })
    }

    /// The slot of a key, or the free one in which it would stand.
    fn slot(&self, key: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash(key) as usize & mask;
        while let Some(filed) = self.filed.get(usize::from(self.slots[at]).wrapping_sub(1)) {
            if filed.key == key {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filed_under_a_key_comes_back_last_first() {
        let mut index = Index::new();
        for number in 0..2000 {
            index.file(number as u32 % 700, number);
        }
        let all: Vec<_> = index.under(3).collect();
        assert_eq!(all, [1403, 703, 3]);
        assert_eq!(index.under(700).next(), None);
    }

    #[test]
    fn a_token_has_the_key_of_its_word() {
        let text = Text::new("Le Sommet zzz");
        for (i, word) in ["le", "sommet", "zzz"].into_iter().enumerate() {
            assert_eq!(text.key(i), key_of(word.as_bytes()));
        }
        assert_ne!(text.key(0), text.key(1));
    }
}
