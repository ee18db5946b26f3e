//! What is known of ordinary words: how frequent a word is, and whether it is a common word when it is no name.

use crate::failure::Outcome;
use crate::lexicon::packages::Packages;
use depeche_engine::Language;
use depeche_engine::lexicon::pack::key;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// Frequencies and common words of both languages, and the first names that came with them.
pub(super) struct Words {
    french: HashMap<String, u16>,
    english: HashMap<String, u16>,
    common_french: HashMap<u64, f64>,
    common_english: HashSet<u64>,
    /// First names of the Python package: name, gender, locale.
    pub first_names: Value,
}

/// A French word is common from so many occurrences a million words on.
const COMMON_FRENCH: f64 = 4.0;
/// An English word is common from so many occurrences in 10^9 words on, as a power of ten.
const COMMON_ENGLISH: f64 = 3.7;

impl Words {
    pub fn read(packages: &Packages) -> Outcome<Self> {
        let mut python = packages.python()?;
        let frequencies = |language: &str| -> HashMap<String, u16> {
            object(&python["frequencies"][language])
                .map(|(word, rarity)| (word.to_owned(), rarity.as_u64().unwrap_or(900) as u16))
                .collect()
        };
        let (french, english) = (frequencies("fr"), frequencies("en"));
        let mut common_french: HashMap<u64, f64> = HashMap::new();
        for (word, per_million) in object(&python["common_fr"]) {
            *common_french.entry(key(word)).or_default() +=
                per_million.as_f64().unwrap_or_default();
        }
        // A spelling dictionary: what it has in lower case is a word, what it has only with a capital is a name.
        let dictionary = packages.npm_text("dictionary-en/index.dic")?;
        let lower: HashSet<&str> = dictionary
            .lines()
            .map(|line| line.split('/').next().unwrap_or_default())
            .filter(|word| word.starts_with(char::is_lowercase))
            .collect();
        let is_word = |word: &str| {
            let inflected = ["s", "es", "d", "ed", "ing"]
                .iter()
                .filter_map(|ending| word.strip_suffix(ending))
                .any(|stem| stem.len() > 2 && lower.contains(stem));
            lower.contains(word) || inflected
        };
        let common_english = english
            .keys()
            .filter(|word| zipf(&english, word) >= COMMON_ENGLISH && is_word(word))
            .map(|word| key(word))
            .collect();
        Ok(Self {
            french,
            english,
            common_french,
            common_english,
            first_names: python["first_names"].take(),
        })
    }

    /// How frequent a word is in a language, case aside: the power of ten of its occurrences in 10^9 words, 0 if unknown.
    pub fn zipf(&self, language: Language, word: &str) -> f64 {
        match language {
            Language::French => zipf(&self.french, word),
            Language::English => zipf(&self.english, word),
        }
    }

    /// Whether a name is a common word of the language when it is not capitalised.
    pub fn is_common(&self, language: Language, word: &str) -> bool {
        match language {
            Language::French => self
                .common_french
                .get(&key(word))
                .is_some_and(|n| *n >= COMMON_FRENCH),
            Language::English => self.common_english.contains(&key(word)),
        }
    }
}

fn zipf(rarities: &HashMap<String, u16>, word: &str) -> f64 {
    rarities
        .get(&word.to_lowercase())
        .map_or(0.0, |rarity| (900.0 - f64::from(*rarity)) / 100.0)
}

/// The members of a JSON object.
pub(super) fn object(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value
        .as_object()
        .into_iter()
        .flatten()
        .map(|(key, value)| (key.as_str(), value))
}
