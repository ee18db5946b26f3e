//! [`Vocabulary`]: every word of every language's lists, looked up once a token.
//!
//! A list is a text file in the language's folder (see [`super::lists`]); `engine/build.rs` says which class each gives,
//! conjugates the verbs, and packs all of them into one file:
//!
//! | what | bytes |
//! |---|---|
//! | how many sets of classes, words, words written out, stems of verbs | 2 each, the lower byte first |
//! | how many paradigms, the ways in which verbs go | 1 |
//! | the sets: for each language, for each of the 8 bytes of [`Classes`], that byte of every set | 8 a set and language |
//! | each paradigm: how many forms; of each its length and its letters, and the number of its set | 1; 1, …, 2 |
//! | the paradigm of each stem | 1 |
//! | of each word written out: the lower byte of its set's number, then of each the upper | 2 |
//! | of each word written out, in the order of the alphabet: how many bytes it shares with the one before it, a number less than any letter, and those it adds | 1, … |
//! | the same of each stem | |
//!
//! A word is written out where stems and paradigms do not give it, or give it another set.
//!
//! A word that begins with an accented letter is also found without it, since capitals often lose theirs (`Etat`).

use super::{Classes, Language};
use std::sync::OnceLock;

/// The words of all languages. Their letters are not kept: a word is its hash, of which half says where it stands and half
/// is compared. One in some billions of unknown words is taken for a listed one, and never a listed one for another.
pub(crate) struct Vocabulary {
    /// The sets of classes, by number, of each language.
    sets: [Vec<Classes>; Language::ALL.len()],
    /// Each word where the lower half of its hash says or in the next free slot.
    slots: Vec<Slot>,
}

/// Where a word may stand.
#[derive(Clone, Copy, Default)]
struct Slot {
    /// The upper half of the word's hash.
    check: u32,
    /// The number of the word's set, 0 where there is none.
    set: SetNumber,
}

/// The number of a set of classes; 0 is that of words in no list.
pub(crate) type SetNumber = u16;

impl Vocabulary {
    /// The vocabulary, unpacked at first use.
    pub fn get() -> &'static Self {
        static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
        VOCABULARY.get_or_init(|| {
            Self::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/vocabulary.bin")))
        })
    }

    /// What is known of a word given in its folded form, as the number of a set.
    pub fn set(&self, folded: &[u8]) -> SetNumber {
        self.slots[self.slot(hash(folded))].set
    }

    /// The classes of each set in a language.
    pub fn sets(&self, language: Language) -> &[Classes] {
        &self.sets[language as usize]
    }

    /// What a language's lists say of a word given in its folded form.
    pub fn classes(&self, language: Language, folded: &str) -> Classes {
        self.sets(language)[usize::from(self.set(folded.as_bytes()))]
    }

    fn unpack(mut packed: &[u8]) -> Self {
        let packed = &mut packed;
        let counts = [(); 4].map(|()| usize::from(number(packed)));
        let [sets, words, written, stems] = counts;
        let paradigms = usize::from(take(packed, 1)[0]);
        let sets = Language::ALL.map(|_| {
            let bytes = take(packed, 8 * sets);
            let set = |n| Classes::of_bytes(|byte| bytes[byte * sets + n]);
            (0..sets).map(set).collect()
        });
        let paradigms: Vec<Vec<(&[u8], SetNumber)>> = (0..paradigms)
            .map(|_| {
                let forms = take(packed, 1)[0];
                let mut form = || {
                    let length = usize::from(take(packed, 1)[0]);
                    (take(packed, length), number(packed))
                };
                (0..forms).map(|_| form()).collect()
            })
            .collect();
        let paradigm_of = take(packed, stems);
        let (low, high) = (take(packed, written), take(packed, written));
        let mut vocabulary = Self {
            sets,
            slots: vec![Slot::default(); (2 * words).next_power_of_two()],
        };
        let mut word = Vec::new();
        for (low, high) in low.iter().zip(high) {
            next_word(packed, &mut word);
            vocabulary.note(&word, SetNumber::from_le_bytes([*low, *high]));
        }
        word.clear();
        let mut form = Vec::new();
        for paradigm in paradigm_of {
            next_word(packed, &mut word);
            form.clone_from(&word);
            for (ending, set) in &paradigms[usize::from(*paradigm)] {
                form.truncate(word.len());
                form.extend_from_slice(ending);
                vocabulary.note(&form, *set);
            }
        }
        debug_assert_eq!(
            vocabulary.slots.iter().filter(|slot| slot.set != 0).count(),
            words,
            "every word has a slot of its own"
        );
        vocabulary
    }

    /// Notes a word unless it is known.
    fn note(&mut self, word: &[u8], set: SetNumber) {
        let hash = hash(word);
        let slot = self.slot(hash);
        if self.slots[slot].set == 0 {
            let check = (hash >> 32) as u32;
            self.slots[slot] = Slot { check, set };
        }
    }

    /// The slot in which a word stands, or the free one in which it would.
    fn slot(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while let slot = self.slots[at]
            && slot.set != 0
            && slot.check != (hash >> 32) as u32
        {
            at = (at + 1) & mask;
        }
        at
    }
}

/// Takes so many bytes off the front.
fn take<'p>(packed: &mut &'p [u8], count: usize) -> &'p [u8] {
    let (taken, rest) = packed.split_at(count);
    *packed = rest;
    taken
}

fn number(packed: &mut &[u8]) -> u16 {
    let bytes = take(packed, 2);
    u16::from_le_bytes([bytes[0], bytes[1]])
}

/// Makes of a word the next in the order of the alphabet.
fn next_word(packed: &mut &[u8], word: &mut Vec<u8>) {
    word.truncate(usize::from(take(packed, 1)[0]));
    let added = packed.iter().take_while(|letter| **letter >= b' ').count();
    word.extend_from_slice(take(packed, added));
}

/// Multiplies and folds, eight bytes at a time. The table's own words are the only ones it holds, so that no text can make
/// look-ups slow.
fn hash(word: &[u8]) -> u64 {
    let (chunks, rest) = word.as_chunks::<8>();
    let mut hash = word.len() as u64;
    for chunk in chunks {
        hash = mixed(hash ^ u64::from_le_bytes(*chunk));
    }
    let last = match *rest {
        [] => return mixed(hash),
        [a] => u64::from(a),
        [a, b] => u64::from(u16::from_le_bytes([a, b])),
        [a, b, c] => u64::from(u32::from_le_bytes([a, b, c, 0])),
        // Read from both ends, which may overlap: with the length they tell words apart.
        [a, b, c, d, ..] => {
            let [.., w, x, y, z] = *rest else {
                return hash;
            };
            u64::from_le_bytes([a, b, c, d, w, x, y, z])
        }
    };
    mixed(hash ^ last)
}

fn mixed(hash: u64) -> u64 {
    let product = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ product >> 32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::lists::lines;

    #[track_caller]
    fn check(language: Language, word: &str, class: Classes, expected: bool) {
        let classes = Vocabulary::get().classes(language, word);
        assert_eq!(classes.any(class), expected, "{word}");
    }

    #[test]
    fn words_have_the_classes_of_the_lists_they_stand_in() {
        check(Language::French, "le", Classes::DETERMINER, true);
        check(Language::French, "pays", Classes::FUNCTION, false);
        check(Language::English, "january", Classes::MONTH, true);
        check(Language::English, "les", Classes::FUNCTION, false);
        check(Language::English, "", Classes::FUNCTION, false);
    }

    #[test]
    fn every_word_of_a_list_is_found_and_none_that_only_begins_like_one() {
        let offices = include_str!("fr/offices.txt");
        for word in lines(offices).flat_map(str::split_whitespace) {
            check(Language::French, word, Classes::OFFICE, true);
            check(
                Language::French,
                &format!("{word}zz"),
                Classes::OFFICE,
                false,
            );
        }
    }

    #[test]
    fn verbs_are_found_in_every_form_they_report_in() {
        check(Language::French, "affirmait", Classes::REPORTS, true);
        check(Language::French, "affirmait", Classes::CUE_FINITE, true);
        check(Language::English, "warning", Classes::REPORTS, true);
    }

    #[test]
    fn what_opens_a_phrase_is_told_at_its_token_and_is_no_word_by_that() {
        check(Language::French, "dizaine", Classes::OPENS_DETAIL, true);
        check(Language::French, "maison", Classes::OPENS_DETAIL, false);
        check(Language::English, "will", Classes::OPENS_CLAIM, true);
        check(Language::English, "will", Classes::OPENS_DETAIL, false);
        check(Language::French, "mi-mars", Classes::OPENS_DATE, true);
        check(Language::English, "table", Classes::OPENS_DATE, false);
    }

    #[test]
    fn an_initial_accent_may_be_missing() {
        check(Language::French, "était", Classes::AUXILIARY, true);
        check(Language::French, "etait", Classes::AUXILIARY, true);
        check(Language::French, "a", Classes::PREPOSITION, false);
    }
}
