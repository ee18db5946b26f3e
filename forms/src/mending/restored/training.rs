//! For `train/restoring`, which makes the tables in `data/`: the features that the tables are asked for, as they are asked.

use super::accents::{self, Accents};
use super::capitals::{self, CASES};
use super::tokens::{Token, tokens};
use super::weights;

pub use super::capitals::Case;
pub use super::tokens::key;

/// How many slots weights are kept in.
pub const SLOTS: usize = 1 << weights::BITS;

/// Packs a table of weights, each with its slot, in order.
#[must_use]
pub fn packed_weights(weights: &[(u32, i8)]) -> Vec<u8> {
    weights::pack(weights)
}

/// Packs a list of words in order.
#[must_use]
pub fn packed_words(words: &[String]) -> Vec<u8> {
    accents::packed(words)
}

/// Something to be decided: for each candidate, the slots of its weights, and which one is right.
pub struct Example {
    /// The slots of each candidate.
    pub slots: Vec<Vec<u32>>,
    /// The right one.
    pub right: usize,
}

/// The words of a text, each with whether it has a capital first.
#[must_use]
pub fn words(text: &str) -> Vec<&str> {
    let cut = tokens(text);
    cut.iter().filter(|t| t.is_word).map(|t| t.raw).collect()
}

/// The choices among words that differ in accents, of a text that has its accents.
pub struct Choices(Accents);

impl Choices {
    /// Choices among these words.
    #[must_use]
    pub fn among(words: &[String], weights: &[u8]) -> Self {
        Self(Accents::new(words, weights::Weights::unpack(weights)))
    }

    /// Each choice that a text calls for.
    pub fn each(&self, text: &str, tell: &mut impl FnMut(Example)) {
        let bare = bare(text);
        let (right, cut) = (tokens(text), tokens(&bare));
        for i in 0..cut.len() {
            if !cut[i].is_word {
                continue;
            }
            let candidates = self.0.candidates(&cut[i]);
            let is = small(&right[i]);
            let Some(right) = candidates.iter().position(|c| *c == is) else {
                continue;
            };
            if candidates.len() > 1 {
                let mut slots = vec![Vec::new(); candidates.len()];
                accents::features(&cut, i, &mut |feature, own| {
                    for (slots, word) in slots.iter_mut().zip(&candidates) {
                        slots.push(weights::slot(feature, accents::class(word, own)));
                    }
                });
                tell(Example { slots, right });
            }
        }
    }

    /// Each word of a text without its accents, restored, beside what it is: (is, restored).
    pub fn restored(&self, text: &str, tell: &mut impl FnMut(&str, &str)) {
        let bare = bare(text);
        let (right, cut) = (tokens(text), tokens(&bare));
        for i in (0..cut.len()).filter(|i| cut[*i].is_word) {
            let restored = self.0.of(&cut, i).unwrap_or_else(|| cut[i].key.clone());
            tell(&small(&right[i]), &restored);
        }
    }
}

/// A word in small letters; the first letter of one with a capital has no accent.
fn small(token: &Token<'_>) -> String {
    let mut small = token
        .raw
        .to_lowercase()
        .replace('œ', "oe")
        .replace('æ', "ae");
    if token.is_capital() {
        let first = small.chars().next().map_or(0, char::len_utf8);
        small = format!("{}{}", key(&small[..first]), &small[first..]);
    }
    small
}

/// A text without accents; `œ` is written so in none.
fn bare(text: &str) -> String {
    let bare = |c: char| match c.is_uppercase() {
        true => key(&c.to_string()).to_uppercase(),
        false if c.is_alphabetic() => key(&c.to_string()),
        false => c.to_string(),
    };
    text.chars().map(bare).collect()
}

/// What tells capitals: weights, a set of small words, and in French the words with accents.
#[must_use]
pub fn capitals<'a>(weights: &[u8], small: &[u8], accents: Option<&'a Choices>) -> Capitals<'a> {
    Capitals(capitals::Capitals::new(
        weights,
        small,
        accents.map(|a| &a.0),
    ))
}

/// Packs a set of words that are written small, given by their keys.
#[must_use]
pub fn packed_small(keys: &[String], accents: Option<&Choices>) -> Vec<u8> {
    let has_accents = |key: &str| accents.is_some_and(|a| !a.0.written(key).is_empty());
    let kept = keys.iter().filter(|key| !has_accents(key));
    let mut slots: Vec<u32> = kept.map(|key| capitals::small_slot(key)).collect();
    depeche_engine::order::sort_by_key(&mut slots, |slot| *slot);
    slots.dedup();
    weights::pack_set(&slots)
}

/// What tells how the words of a language are written.
pub struct Capitals<'a>(capitals::Capitals<'a>);

/// Each word within the sentences of a text, with how it is written.
pub fn written(text: &str, tell: &mut impl FnMut(&str, Case)) {
    let cut = tokens(text);
    for i in 0..cut.len() {
        if cut[i].is_word && !capitals::begins(&cut, i) {
            tell(&cut[i].key, case(&cut[i]));
        }
    }
}

/// Each choice of a case that a text, which has its small letters, calls for.
pub fn cases(text: &str, capitals: &Capitals<'_>, tell: &mut impl FnMut(Example)) {
    let cut = tokens(text);
    let known: Vec<_> = cut.iter().map(|token| capitals.0.known(token)).collect();
    let mut line_start = 0;
    for i in 0..cut.len() {
        if cut[i].key == "\n" {
            line_start = i + 1;
        }
        let is = case(&cut[i]);
        // Datelines are in capitals.
        let in_dateline =
            is == Case::Capitals && i < line_start + 8 && cut[i].raw.chars().count() > 3;
        if !cut[i].is_word || in_dateline || capitals::begins(&cut, i) {
            continue;
        }
        let before = i.checked_sub(1).map_or(Case::Small, |n| case(&cut[n]));
        let mut slots = vec![Vec::new(); 1 + CASES.len()];
        capitals::features(&cut, &known, i, before, &mut |feature| {
            for (slots, case) in slots[1..].iter_mut().zip(CASES) {
                slots.push(weights::slot(feature, case as u64));
            }
        });
        tell(Example {
            slots,
            right: is as usize,
        });
    }
}

/// Each word within the sentences of a text in capitals, restored: (word, is, restored).
pub fn restored_cases(
    text: &str,
    capitals: &Capitals<'_>,
    tell: &mut impl FnMut(&str, Case, Case),
) {
    let cut = tokens(text);
    let dateline = capitals::dateline(&cut);
    let large = |c: char| {
        let large = c
            .to_uppercase()
            .next()
            .filter(|l| l.len_utf8() == c.len_utf8());
        large.unwrap_or(c)
    };
    let in_capitals: String = text.chars().map(large).collect();
    let read = depeche_engine::with_small_letters(&in_capitals, None).unwrap_or_default();
    let restored = capitals::cases(&cut, &capitals.0, &read);
    for i in 0..cut.len() {
        let is_within = !capitals::begins(&cut, i) && !dateline.contains(&i);
        if cut[i].is_word && is_within {
            tell(cut[i].raw, case(&cut[i]), restored[i]);
        }
    }
}

fn case(token: &Token<'_>) -> Case {
    let mut letters = token.raw.chars();
    if !letters.next().is_some_and(char::is_uppercase) {
        return Case::Small;
    }
    let rest = letters.as_str();
    match !rest.is_empty() && rest.chars().all(char::is_uppercase) {
        true => Case::Capitals,
        false => Case::Capital,
    }
}

/// The words of a packed list.
#[must_use]
pub fn unpacked_words(list: &[u8]) -> Vec<String> {
    accents::unpacked(list)
}
