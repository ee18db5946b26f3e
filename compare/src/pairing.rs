//! [`pairs`]: which things of one text are which of another, by the words that they share.
//!
//! Near linear: only things that share a word few others have are looked at, and of those the likeliest.

use crate::words::{HEAVY, Numbers};
use depeche_engine::order;
use std::collections::HashMap;

/// Two things that go together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pair {
    /// The place of the one.
    pub old: usize,
    /// The place of the other.
    pub new: usize,
    /// How alike they are, in thousandths.
    pub alike: u32,
}

/// A word that more things have than this leads to none of them.
const COMMON: usize = 24;
/// As many things are looked at for each.
const LOOKED_AT: usize = 8;

/// Pairs things by their words, the likeliest first, each once; `least` is how alike they have to be, in thousandths.
pub(crate) fn pairs(
    old: &[Vec<u32>],
    new: &[Vec<u32>],
    numbers: &Numbers,
    least: u32,
) -> Vec<Pair> {
    let mut posts: HashMap<u32, Vec<u32>> = HashMap::new();
    let bags: Vec<Vec<u32>> = old.iter().map(|words| bag(words)).collect();
    for (index, bag) in bags.iter().enumerate() {
        let mut last = None;
        for word in bag {
            if last.replace(*word) != Some(*word) {
                posts.entry(*word).or_default().push(index as u32);
            }
        }
    }
    let mut likely: Vec<(u32, usize, usize)> = Vec::new();
    for (index, words) in new.iter().enumerate() {
        let words = bag(words);
        let mut shared: HashMap<u32, u32> = HashMap::new();
        for word in &words {
            let there = posts.get(word).filter(|there| there.len() <= COMMON);
            for old in there.into_iter().flatten() {
                *shared.entry(*old).or_default() += numbers.weight(*word);
            }
        }
        let mut best: Vec<(u32, u32)> = shared.into_iter().map(|(o, n)| (n, o)).collect();
        order::sort_by_key(&mut best, |(n, o)| (u32::MAX - n, *o));
        for (_, old) in best.into_iter().take(LOOKED_AT) {
            let alike = alike(&bags[old as usize], &words, numbers);
            if alike >= least {
                likely.push((alike, old as usize, index));
            }
        }
    }
    // Of those as alike, what stands in the same order goes together, whichever text is the first.
    order::sort_by_key(&mut likely, |(alike, old, new)| {
        (1000 - alike, old.abs_diff(*new), old + new, *old)
    });
    let mut taken = (vec![false; old.len()], vec![false; new.len()]);
    let mut pairs = Vec::new();
    for (alike, old, new) in likely {
        if !taken.0[old] && !taken.1[new] {
            (taken.0[old], taken.1[new]) = (true, true);
            pairs.push(Pair { old, new, alike });
        }
    }
    order::sort_by_key(&mut pairs, |pair| pair.new);
    pairs
}

/// Whether two things are at least so alike, in thousandths.
pub(crate) fn are_alike(one: &[u32], other: &[u32], numbers: &Numbers, least: u32) -> bool {
    !one.is_empty() && alike(&bag(one), &bag(other), numbers) >= least
}

/// How alike two things are, in thousandths: what they share of both; of a long and a short one, nearly all of the short.
fn alike(a: &[u32], b: &[u32], numbers: &Numbers) -> u32 {
    let weight = |words: &[u32]| words.iter().map(|w| numbers.weight(*w)).sum::<u32>();
    // A text of figures weighs so much that its thousandths need more than 32 bits.
    let [all, other, shared] = [weight(a), weight(b), shared(a, b, numbers)].map(u64::from);
    let both = shared * 2000 / (all + other).max(1);
    let less = all.min(other);
    let within = if less >= 4 * u64::from(HEAVY) {
        shared * 700 / less
    } else {
        0
    };
    both.max(within).min(1000) as u32
}

/// The weight of the words that two bags share.
fn shared(a: &[u32], b: &[u32], numbers: &Numbers) -> u32 {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x == y {
            shared += numbers.weight(*x);
        }
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    shared
}

fn bag(words: &[u32]) -> Vec<u32> {
    let mut bag = words.to_vec();
    order::sort_by_key(&mut bag, |word| *word);
    bag
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    #[track_caller]
    fn check(old: &[&str], new: &[&str], expected: &[(usize, usize)]) {
        let mut numbers = Numbers::default();
        let mut cut = |list: &[&str]| -> Vec<Vec<u32>> {
            let of = |text: &&str| Words::of(text, &mut numbers).list;
            let lists: Vec<_> = list.iter().map(of).collect();
            let numbers = |list: Vec<crate::words::Word>| list.iter().map(|w| w.loose).collect();
            lists.into_iter().map(numbers).collect()
        };
        let (old, new) = (cut(old), cut(new));
        let found: Vec<_> = pairs(&old, &new, &numbers, 500)
            .iter()
            .map(|p| (p.old, p.new))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_shares_most_words_goes_together() {
        let old = ["the bridge will reopen on Monday", "the mayor was absent"];
        let new = [
            "the mayor was absent again",
            "the old bridge will reopen on Friday",
        ];
        check(&old, &new, &[(1, 0), (0, 1)]);
    }

    #[test]
    fn the_longest_texts_are_weighed_right() {
        let mut numbers = Numbers::default();
        let text = "1 ".repeat(1 << 20);
        let figures = Words::of(&text, &mut numbers);
        let figures: Vec<u32> = figures.list.iter().map(|word| word.loose).collect();
        assert_eq!(figures.len(), 1 << 20);
        assert!(are_alike(&figures, &figures, &numbers, 1000));
    }

    #[test]
    fn little_words_alone_tell_nothing() {
        check(
            &["it was in the end a day to be told of"],
            &["he is to be in the office of a notary"],
            &[],
        );
    }

    #[test]
    fn a_short_thing_is_found_in_a_long_one() {
        check(
            &["the ferry crews will strike on Friday"],
            &[
                "the ferry crews will strike on Friday, their union said late on Tuesday after talks with the ministry collapsed in the small hours",
            ],
            &[(0, 0)],
        );
    }
}
