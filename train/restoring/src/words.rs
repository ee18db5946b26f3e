//! The words that are written with an accent, counted.

use depeche_forms::training::{Case, key, words, written};
use std::collections::BTreeMap;

/// A word is listed that is written so often.
const FEWEST: usize = 5;

/// What is written in other ways too is listed when one in so many is written so …
const ONE_IN: usize = 25;

/// … or when it is so many times.
const OFTEN: usize = 40;

/// A French word that is written small is kept that is so often.
pub const SMALL_FRENCH: usize = 6;

/// The same of an English one: there are fewer stories.
pub const SMALL_ENGLISH: usize = 2;

/// The words with accents of some stories, in order, and those without that are the same but for accents.
pub fn with_accents(stories: &[String]) -> Vec<String> {
    // By key, each way of writing it: how often, with a small letter first or a capital.
    let mut counts: BTreeMap<String, BTreeMap<String, [usize; 2]>> = BTreeMap::new();
    for story in stories {
        for word in words(story) {
            let is_capital = word.starts_with(char::is_uppercase);
            let mut small = word.to_lowercase().replace('œ', "oe").replace('æ', "ae");
            let is_latin = small
                .chars()
                .all(|c| c.is_ascii() || "àâäçéèêëîïôöùûüÿñáíóúãõ".contains(c));
            // In capitals throughout, accents are often left out.
            if !is_latin || small.chars().count() > 1 && word.chars().all(char::is_uppercase) {
                continue;
            }
            if is_capital {
                // That of a first letter is often left out.
                let first = small.chars().next().map_or(0, char::len_utf8);
                small = format!("{}{}", key(&small[..first]), &small[first..]);
            }
            let ways = counts.entry(key(&small)).or_default();
            ways.entry(small).or_default()[usize::from(is_capital)] += 1;
        }
    }
    let mut listed = Vec::new();
    for (bare, ways) in counts {
        let all = ways
            .values()
            .map(|[small, capital]| small + capital)
            .max()
            .unwrap_or(0);
        let is_listed = |[small, capital]: [usize; 2]| {
            let count = small + capital;
            count >= FEWEST && (count * ONE_IN > all || count >= OFTEN)
        };
        let mut kept: Vec<String> = Vec::new();
        for (way, count) in &ways {
            // `etat` is `état` with a capital.
            let is_of_capital = count[0] < FEWEST
                && ways.iter().any(|(other, of)| {
                    other != way && of[0] >= FEWEST && first_bare(other) == *way
                });
            if is_listed(*count) && !is_of_capital {
                kept.push(way.clone());
            }
        }
        if kept.iter().any(|way| *way != bare) {
            listed.extend(kept);
        }
    }
    listed.sort();
    listed
}

fn first_bare(word: &str) -> String {
    let first = word.chars().next().map_or(0, char::len_utf8);
    format!("{}{}", key(&word[..first]), &word[first..])
}

/// The keys of words that are written small within the sentences of some stories, at least so often and one time in three.
pub fn small(stories: &[String], fewest: usize) -> Vec<String> {
    let mut counts: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for story in stories {
        written(story, &mut |key, case| {
            counts.entry(key.to_owned()).or_default()[usize::from(case != Case::Small)] += 1;
        });
    }
    let is_small = |[small, large]: [usize; 2]| small >= fewest && small * 2 >= large;
    let counts = counts.into_iter().filter(|(_, count)| is_small(*count));
    counts.map(|(key, _)| key).collect()
}
