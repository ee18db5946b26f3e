//! French accents. The words that have one are listed by how they are written (`data/accents.words`); what is written with
//! an accent and without (`a`, `à`; `annonce`, `annoncé`) is decided by what stands around it.

use super::tokens::{Token, key};
use super::weights::{Weights, feature, slot};
use depeche_engine::order;
use std::sync::OnceLock;

/// So many words have to be without their accents.
const FEWEST: usize = 4;

/// For each word with accents so many have to be without.
const TO_ONE: usize = 10;

/// The words of every key, and the weights that choose among them.
pub(crate) struct Accents {
    /// By key, in order: each word as it is written. Of a word that is also written without an accent, that too.
    words: Vec<(String, String)>,
    weights: Weights,
}

impl Accents {
    /// The words and weights, unpacked at first use.
    pub fn get() -> &'static Self {
        static ACCENTS: OnceLock<Accents> = OnceLock::new();
        ACCENTS.get_or_init(|| {
            Self::new(
                &unpacked(include_bytes!("data/accents.words")),
                Weights::unpack(include_bytes!("data/accents.weights")),
            )
        })
    }

    /// These words, chosen among by these weights.
    pub fn new(words: &[String], weights: Weights) -> Self {
        let mut words: Vec<_> = words.iter().map(|w| (key(w), w.clone())).collect();
        order::sort_by_key(&mut words, Clone::clone);
        Self { words, weights }
    }

    /// Whether a text is French without its accents, told by how many words should have one.
    pub fn are_lost(&self, tokens: &[Token<'_>]) -> bool {
        let (mut have, mut lack) = (0, 0);
        for token in tokens.iter().filter(|token| token.is_word) {
            if !token.raw.is_ascii() {
                have += 1;
            } else if !token.is_capital() {
                let written = self.written(&token.key);
                lack += usize::from(
                    !written.is_empty() && written.iter().all(|(_, w)| *w != token.key),
                );
            }
        }
        lack >= FEWEST && lack > have * TO_ONE
    }

    /// A word as it has to be written, in small letters; nothing where it is right.
    pub fn of(&self, tokens: &[Token<'_>], i: usize) -> Option<String> {
        let token = tokens.get(i).filter(|t| t.is_word && t.raw.is_ascii())?;
        let candidates = self.candidates(token);
        let best = match &candidates[..] {
            [] => return None,
            [one] => one.clone(),
            _ => {
                let mut scores = vec![0; candidates.len()];
                features(tokens, i, &mut |feature, own| {
                    for (score, word) in scores.iter_mut().zip(&candidates) {
                        *score += self.weights.of(slot(feature, class(word, own)));
                    }
                });
                let best = (0..scores.len()).max_by_key(|n| (scores[*n], usize::MAX - n))?;
                candidates[best].clone()
            }
        };
        (best != token.key).then_some(best)
    }

    /// What a word may be. The first letter of one with a capital has no accent, as agencies write it.
    pub fn candidates(&self, token: &Token<'_>) -> Vec<String> {
        let written = self.written(&token.key).iter();
        let mut words: Vec<String> = written.map(|(_, w)| w.clone()).collect();
        if token.is_capital() {
            for word in &mut words {
                let first = word.chars().next().map_or(0, char::len_utf8);
                *word = format!("{}{}", &token.key[..1], &word[first..]);
            }
            words.dedup();
        }
        words
    }

    /// How the words of a key are written.
    pub fn written(&self, key: &str) -> &[(String, String)] {
        let start = self.words.partition_point(|(k, _)| k.as_str() < key);
        let rest = &self.words[start..];
        &rest[..rest.iter().take_while(|(k, _)| k == key).count()]
    }
}

/// What a candidate shares with others: the word itself, or only how it ends.
pub(crate) fn class(word: &str, own: bool) -> u64 {
    if own {
        return feature(1, &[word]);
    }
    let accent = word.char_indices().rev().find(|(_, c)| !c.is_ascii());
    let end = accent.map_or("", |(at, _)| &word[at..]);
    // An accent further ahead tells nothing of the form: `enquête`, `révèle`.
    feature(2, &[if end.chars().count() <= 3 { end } else { "" }])
}

/// What stands around a word, each told with whether it says something of that word alone.
pub(crate) fn features(tokens: &[Token<'_>], i: usize, tell: &mut impl FnMut(u64, bool)) {
    let at = |n: Option<usize>| n.and_then(|n| tokens.get(n)).map_or("", |t| t.key.as_str());
    let before = at(i.checked_sub(1));
    let (before_2, before_3) = (at(i.checked_sub(2)), at(i.checked_sub(3)));
    let (after, after_2) = (at(Some(i + 1)), at(Some(i + 2)));
    let token = &tokens[i];
    let own = token.key.as_str();
    let case = if token.is_capital() { "A" } else { "a" };
    tell(feature(10, &[case]), true);
    tell(feature(11, &[case]), false);
    tell(feature(12, &[before]), true);
    tell(feature(13, &[after]), true);
    tell(feature(14, &[before]), false);
    tell(feature(15, &[after]), false);
    tell(feature(16, &[before_2]), false);
    tell(feature(17, &[after_2]), false);
    tell(feature(18, &[before_2, before]), false);
    tell(feature(19, &[before, after]), false);
    tell(feature(20, &[after, after_2]), false);
    tell(feature(21, &[end(before, 2)]), false);
    tell(feature(22, &[end(after, 2)]), false);
    tell(feature(23, &[end(before, 3)]), true);
    tell(feature(24, &[end(after, 3)]), true);
    tell(feature(25, &[end(after, 2)]), true);
    tell(feature(26, &[before_3, before_2, before]), false);
    tell(feature(27, &[before_2]), true);
    tell(feature(28, &[after_2]), true);
    let next = tokens.get(i + 1).is_some_and(Token::is_capital);
    tell(feature(29, &[if next { "A" } else { "a" }, before]), false);
    tell(feature(30, &[if next { "A" } else { "a" }]), true);
    tell(feature(31, &[end(own, 4), before]), false);
    tell(feature(32, &[end(own, 4)]), false);
    tell(feature(33, &[before, end(after, 2)]), false);
    tell(feature(34, &[before, end(after, 2)]), true);
}

/// The last letters of a key.
pub(crate) fn end(key: &str, letters: usize) -> &str {
    let from = key
        .char_indices()
        .rev()
        .nth(letters - 1)
        .map_or(0, |(at, _)| at);
    &key[from..]
}

/// The words of a list in which each tells how many bytes it shares with the one before it, and ends before the next
/// such number, which is less than any letter.
pub(crate) fn unpacked(list: &[u8]) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Vec<u8> = Vec::new();
    for byte in list {
        if *byte < b' ' {
            words.push(String::from_utf8_lossy(&word).into_owned());
            word.truncate(usize::from(*byte));
        } else {
            word.push(*byte);
        }
    }
    words.push(String::from_utf8_lossy(&word).into_owned());
    words.retain(|word| !word.is_empty());
    words
}

/// Packs a list of words in order.
#[cfg(feature = "training")]
pub(crate) fn packed(words: &[String]) -> Vec<u8> {
    let mut list = Vec::new();
    let mut before: &[u8] = &[];
    for word in words {
        let word = word.as_bytes();
        let shared = before
            .iter()
            .zip(word)
            .take_while(|(a, b)| a == b)
            .count()
            .min(31);
        list.push(shared as u8);
        list.extend(&word[shared..]);
        before = word;
    }
    list
}
