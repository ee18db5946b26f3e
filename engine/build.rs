//! Packs the word lists in `src/language/` into the vocabulary that the engine unpacks at its first reading.
//!
//! A reader would otherwise download every list as it is written, remarks and all, and wait for some ten thousand words to
//! be sorted out and their verbs conjugated before the first story. The form is told in `src/language/vocabulary.rs`.

// Modules of the engine, whole: what is not needed here is needed there.
#[allow(dead_code)]
#[path = "src/text/accents.rs"]
mod accents;
#[allow(dead_code)]
#[path = "src/language/classes.rs"]
mod classes;
#[allow(dead_code)]
#[path = "src/language/lists.rs"]
mod lists;
#[allow(dead_code)]
#[path = "src/language/verbs.rs"]
mod verbs;

use accents::without_accents;
use classes::Classes;
use lists::{lines, phrases};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The forms of a verb given by its lemma.
type Conjugation = fn(&str) -> Vec<verbs::Form>;

/// Every language by its folder, in the order of `Language::ALL`.
const LANGUAGES: [(&str, Conjugation); 2] = [("fr", verbs::french), ("en", verbs::english)];

/// Lists of words, each with the class it gives them.
const WORDS: &[(&str, Classes)] = &[
    ("determiners", Classes::FUNCTION.with(Classes::DETERMINER)),
    ("prepositions", Classes::FUNCTION.with(Classes::PREPOSITION)),
    ("pronouns", Classes::FUNCTION.with(Classes::PRONOUN)),
    ("conjunctions", Classes::FUNCTION.with(Classes::CONJUNCTION)),
    ("auxiliaries", Classes::FUNCTION.with(Classes::AUXILIARY)),
    ("function-words", Classes::FUNCTION),
    ("months", Classes::MONTH),
    ("weekdays", Classes::WEEKDAY),
    ("documents", Classes::DOCUMENT),
    ("sources", Classes::SOURCE),
    ("source-groups", Classes::SOURCE_GROUP),
    ("naming-words", Classes::NAMING),
    ("honorifics", Classes::HONORIFIC),
    ("offices", Classes::OFFICE),
    ("kin", Classes::KIN),
    ("feminine", Classes::FEMININE),
    ("masculine", Classes::MASCULINE),
    ("ranks", Classes::RANK),
    ("organisations", Classes::ORGANISATION),
    ("institutions", Classes::INSTITUTION),
    ("sites", Classes::SITE),
    ("localities", Classes::LOCALITY),
    ("particles", Classes::PARTICLE),
    ("human-verbs", Classes::HUMAN),
    ("openers", Classes::OPENER),
    ("no-names", Classes::NO_NAME),
    ("portfolios", Classes::PORTFOLIO),
    ("organisation-adjectives", Classes::TITULAR),
];

/// Lists of verbs by their lemma, each with the class it gives every form.
const VERBS: &[(&str, Classes)] = &[
    ("report-verbs", Classes::REPORTS),
    ("infinitive-verbs", Classes::REPORTS_INFINITIVE),
    ("aside-verbs", Classes::ASIDE),
    ("remark-verbs", Classes::REMARKS),
    ("evidence-verbs", Classes::EVIDENCE),
];

/// Lists of phrases, each with the class it gives the words that open them.
const PHRASES: &[(&str, Classes)] = &[
    ("events", Classes::OPENS_EVENT),
    ("presence", Classes::OPENS_PRESENCE),
    ("event-details", Classes::OPENS_DETAIL),
    ("claims", Classes::OPENS_CLAIM),
];

/// The classes of one language's words.
type Known = BTreeMap<String, u64>;

fn main() {
    let folder = Path::new("src/language");
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/text/accents.rs");
    let known = LANGUAGES.map(|(name, forms)| known(&folder.join(name), forms));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names OUT_DIR"));
    fs::write(out.join("vocabulary.bin"), packed(&known)).expect("OUT_DIR can be written to");
}

/// The words of a language's folder with their classes.
fn known(folder: &Path, forms: Conjugation) -> Known {
    let list = |name: &str| {
        let path = folder.join(name).with_extension("txt");
        fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    };
    let mut known = Known::new();
    for (name, class) in WORDS {
        for word in words(&list(name)) {
            add(&mut known, word, *class);
        }
    }
    for (name, class) in VERBS {
        for (form, form_class) in words(&list(name)).flat_map(forms) {
            add(&mut known, &form, form_class.with(*class));
        }
    }
    // Capitals often lose their accent (`Etat`). A word of its own (`a`) keeps its classes whatever comes to look like it.
    let unaccented: Vec<(String, u64)> = known
        .iter()
        .filter_map(|(word, classes)| Some((unaccented(word)?, *classes)))
        .filter(|(word, _)| !known.contains_key(word))
        .collect();
    for (word, classes) in unaccented {
        *known.entry(word).or_default() |= classes;
    }
    // Last, since what opens a phrase is by that no word of its own.
    for (name, class) in PHRASES {
        for (_, phrase) in phrases(&list(name)) {
            let first = phrase.split_whitespace().next().unwrap_or_default();
            for word in first.split('/').filter(|word| !word.is_empty()) {
                add(&mut known, word, *class);
            }
        }
    }
    for word in words_of_dates(&list("dates")) {
        add(&mut known, &word, Classes::OPENS_DATE);
    }
    known
}

fn words(list: &str) -> impl Iterator<Item = &str> {
    lines(list).flat_map(str::split_whitespace)
}

fn add(known: &mut Known, word: &str, class: Classes) {
    *known.entry(word.to_owned()).or_default() |= class.0;
}

/// The word without the accent of its first letter, where that has one.
fn unaccented(word: &str) -> Option<String> {
    let mut chars = word.chars();
    let first = chars.next()?;
    let plain = without_accents(first);
    (plain != first).then(|| format!("{plain}{}", chars.as_str()))
}

/// Every word that can open a date: those with a value, those written in a pattern, and `mi-mars`, `mid-June`.
fn words_of_dates(list: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in lines(list) {
        if let Some((_, pieces)) = line.split_once(':') {
            for piece in pieces.split_whitespace() {
                let words = piece.trim_matches(['?', '<', '!']).split('|');
                found.extend(words.map(str::to_owned));
            }
            continue;
        }
        let mut words = line.split_whitespace();
        let key = words.next();
        for word in words {
            found.insert(word.to_owned());
            if key == Some("month") {
                found.extend([format!("mi-{word}"), format!("mid-{word}")]);
            }
        }
    }
    found
}

fn packed(known: &[Known; LANGUAGES.len()]) -> Vec<u8> {
    let words: BTreeSet<&str> = known.iter().flat_map(Known::keys).map(|w| &**w).collect();
    let set_of = |word: &str| {
        known
            .each_ref()
            .map(|known| known.get(word).copied().unwrap_or_default())
    };
    // The sets that most words have come first: small numbers pack best. The first of all is that of unknown words.
    let mut uses: BTreeMap<[u64; LANGUAGES.len()], usize> = BTreeMap::new();
    for word in &words {
        *uses.entry(set_of(word)).or_default() += 1;
    }
    let mut sets: Vec<_> = uses.into_iter().collect();
    #[allow(clippy::disallowed_methods)] // A build is not downloaded.
    sets.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut sets: Vec<_> = sets.into_iter().map(|(set, _)| set).collect();
    sets.insert(0, Default::default());
    let number = |count: usize| u16::try_from(count).expect("numbers are 16 bits wide");
    let mut out = Vec::new();
    out.extend(number(sets.len()).to_le_bytes());
    out.extend(number(words.len()).to_le_bytes());
    // Byte by byte over all sets, since of most bytes nearly all are nought.
    for language in 0..LANGUAGES.len() {
        for byte in 0..8 {
            out.extend(sets.iter().map(|set| set[language].to_le_bytes()[byte]));
        }
    }
    let (mut shared, mut added, mut low, mut high) = (vec![], vec![], vec![], vec![]);
    let mut letters = Vec::new();
    let mut before: &[u8] = b"";
    for word in &words {
        let bytes = word.as_bytes();
        let same = bytes.iter().zip(before).take_while(|(a, b)| a == b).count();
        let length = |count: usize| u8::try_from(count).expect("words are shorter than 256 bytes");
        shared.push(length(same));
        added.push(length(bytes.len() - same));
        letters.extend(&bytes[same..]);
        let set = sets.iter().position(|set| *set == set_of(word));
        let [l, h] = number(set.expect("every word's set is among them")).to_le_bytes();
        low.push(l);
        high.push(h);
        before = bytes;
    }
    [out, shared, added, low, high, letters].concat()
}
