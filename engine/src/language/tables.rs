//! [`Tables`]: one language's word lists, looked up by folded form.
//!
//! A list is a text file in the language's folder: words separated by white space, `#` to the end of a line is a remark.
//! A word that begins with an accented letter is also found without it, since capitals often lose theirs (`Etat`).

use super::{Classes, Language, verbs};
use crate::text::without_accents;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

/// One language's word lists.
pub(crate) struct Tables {
    classes: HashMap<&'static str, Classes, BuildHasherDefault<WordHasher>>,
}

impl Tables {
    /// What is known of a word given in its folded form.
    pub fn classes(&self, folded: &str) -> Classes {
        self.classes.get(folded).copied().unwrap_or_default()
    }

    fn new(
        lists: &[(Classes, &'static str)],
        verbs: &[(Classes, &'static str)],
        forms: fn(&str) -> Vec<verbs::Form>,
        openers: &[(Classes, &'static str)],
    ) -> Self {
        let mut tables = Self {
            classes: HashMap::default(),
        };
        let mut unaccented: Vec<(String, Classes)> = Vec::new();
        let mut add = |word: &'static str, class: Classes| {
            tables.add(word, class);
            let mut chars = word.chars();
            if let Some(first) = chars.next()
                && without_accents(first) != first
            {
                let plain = format!("{}{}", without_accents(first), chars.as_str());
                unaccented.push((plain, class));
            }
        };
        for (class, list) in lists {
            for word in words(list) {
                add(word, *class);
            }
        }
        // Tables are built once and kept for good, so a form made here may be leaked.
        for (class, list) in verbs {
            for (form, form_class) in words(list).flat_map(forms) {
                add(form.leak(), form_class.with(*class));
            }
        }
        // A word of its own (`a`) keeps its classes whatever loses an accent (`à`) to look like it.
        unaccented.retain(|(word, _)| !tables.classes.contains_key(word.as_str()));
        for (word, class) in unaccented {
            tables.add(word.leak(), class);
        }
        // Last, since what opens a phrase is by that no word of its own.
        for (class, list) in openers {
            for (_, phrase) in phrases(list) {
                let first = phrase.split_whitespace().next().unwrap_or_default();
                for word in first.split('/') {
                    tables.add(word, *class);
                }
            }
        }
        tables
    }

    fn add(&mut self, word: &'static str, class: Classes) {
        let entry = self.classes.entry(word).or_default();
        *entry = entry.with(class);
    }
}

/// The tables of a language, built at first use.
pub(super) fn of(language: Language) -> &'static Tables {
    static FRENCH: OnceLock<Tables> = OnceLock::new();
    static ENGLISH: OnceLock<Tables> = OnceLock::new();
    match language {
        Language::French => FRENCH.get_or_init(|| {
            Tables::new(
                &lists!("fr"),
                &verb_lists!("fr"),
                verbs::french,
                &phrase_lists!("fr"),
            )
        }),
        Language::English => ENGLISH.get_or_init(|| {
            Tables::new(
                &lists!("en"),
                &verb_lists!("en"),
                verbs::english,
                &phrase_lists!("en"),
            )
        }),
    }
}

/// The lists of one language's folder, each with the class it gives its words.
macro_rules! lists {
    ($folder:literal) => {{
        const FUNCTION: Classes = Classes::FUNCTION;
        [
            (
                FUNCTION.with(Classes::DETERMINER),
                include_str!(concat!($folder, "/determiners.txt")),
            ),
            (
                FUNCTION.with(Classes::PREPOSITION),
                include_str!(concat!($folder, "/prepositions.txt")),
            ),
            (
                FUNCTION.with(Classes::PRONOUN),
                include_str!(concat!($folder, "/pronouns.txt")),
            ),
            (
                FUNCTION.with(Classes::CONJUNCTION),
                include_str!(concat!($folder, "/conjunctions.txt")),
            ),
            (
                FUNCTION.with(Classes::AUXILIARY),
                include_str!(concat!($folder, "/auxiliaries.txt")),
            ),
            (
                FUNCTION,
                include_str!(concat!($folder, "/function-words.txt")),
            ),
            (
                Classes::MONTH,
                include_str!(concat!($folder, "/months.txt")),
            ),
            (
                Classes::WEEKDAY,
                include_str!(concat!($folder, "/weekdays.txt")),
            ),
            (
                Classes::DOCUMENT,
                include_str!(concat!($folder, "/documents.txt")),
            ),
            (
                Classes::SOURCE,
                include_str!(concat!($folder, "/sources.txt")),
            ),
            (
                Classes::SOURCE_GROUP,
                include_str!(concat!($folder, "/source-groups.txt")),
            ),
            (
                Classes::NAMING,
                include_str!(concat!($folder, "/naming-words.txt")),
            ),
            (
                Classes::HONORIFIC,
                include_str!(concat!($folder, "/honorifics.txt")),
            ),
            (
                Classes::OFFICE,
                include_str!(concat!($folder, "/offices.txt")),
            ),
            (Classes::KIN, include_str!(concat!($folder, "/kin.txt"))),
            (
                Classes::FEMININE,
                include_str!(concat!($folder, "/feminine.txt")),
            ),
            (
                Classes::MASCULINE,
                include_str!(concat!($folder, "/masculine.txt")),
            ),
            (Classes::RANK, include_str!(concat!($folder, "/ranks.txt"))),
            (
                Classes::ORGANISATION,
                include_str!(concat!($folder, "/organisations.txt")),
            ),
            (
                Classes::INSTITUTION,
                include_str!(concat!($folder, "/institutions.txt")),
            ),
            (Classes::SITE, include_str!(concat!($folder, "/sites.txt"))),
            (
                Classes::LOCALITY,
                include_str!(concat!($folder, "/localities.txt")),
            ),
            (
                Classes::PARTICLE,
                include_str!(concat!($folder, "/particles.txt")),
            ),
            (
                Classes::HUMAN,
                include_str!(concat!($folder, "/human-verbs.txt")),
            ),
            (
                Classes::OPENER,
                include_str!(concat!($folder, "/openers.txt")),
            ),
            (
                Classes::NO_NAME,
                include_str!(concat!($folder, "/no-names.txt")),
            ),
            (
                Classes::PORTFOLIO,
                include_str!(concat!($folder, "/portfolios.txt")),
            ),
            (
                Classes::TITULAR,
                include_str!(concat!($folder, "/organisation-adjectives.txt")),
            ),
        ]
    }};
}
use lists;

/// The verb lists of one language's folder, by lemma, each with the class it gives every form.
macro_rules! verb_lists {
    ($folder:literal) => {
        [
            (
                Classes::REPORTS,
                include_str!(concat!($folder, "/report-verbs.txt")),
            ),
            (
                Classes::REPORTS_INFINITIVE,
                include_str!(concat!($folder, "/infinitive-verbs.txt")),
            ),
            (
                Classes::ASIDE,
                include_str!(concat!($folder, "/aside-verbs.txt")),
            ),
            (
                Classes::REMARKS,
                include_str!(concat!($folder, "/remark-verbs.txt")),
            ),
            (
                Classes::EVIDENCE,
                include_str!(concat!($folder, "/evidence-verbs.txt")),
            ),
        ]
    };
}
use verb_lists;

/// The lists of phrases of one language's folder, each with the class it gives the words that open them.
macro_rules! phrase_lists {
    ($folder:literal) => {
        [
            (
                Classes::OPENS_EVENT,
                include_str!(concat!($folder, "/events.txt")),
            ),
            (
                Classes::OPENS_PRESENCE,
                include_str!(concat!($folder, "/presence.txt")),
            ),
            (
                Classes::OPENS_DETAIL,
                include_str!(concat!($folder, "/event-details.txt")),
            ),
            (
                Classes::OPENS_CLAIM,
                include_str!(concat!($folder, "/claims.txt")),
            ),
        ]
    };
}
use phrase_lists;

/// The phrases of a list whose lines are `head: phrase, phrase`, each with its head.
pub(crate) fn phrases(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines()
        .map(|line| line.split('#').next().unwrap_or_default())
        .filter_map(|line| line.split_once(':'))
        .flat_map(|(head, phrases)| phrases.split(',').map(move |phrase| (head.trim(), phrase)))
}

fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().flat_map(|line| {
        line.split('#')
            .next()
            .unwrap_or_default()
            .split_whitespace()
    })
}

/// The multiply-and-rotate hash of the Firefox and rustc tables: words are short and the tables are our own, so nobody
/// can choose keys that collide; SipHash would cost half of the time spent on a token.
#[derive(Default)]
pub(crate) struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.add(u64::from_le_bytes(chunk.try_into().unwrap_or_default()));
        }
        let mut last = [0; 8];
        last[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
        self.add(u64::from_le_bytes(last));
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl WordHasher {
    fn add(&mut self, word: u64) {
        const FACTOR: u64 = 0x517c_c1b7_2722_0a95;
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: Language, word: &str, class: Classes, expected: bool) {
        assert_eq!(
            language.tables().classes(word).any(class),
            expected,
            "{word}"
        );
    }

    #[test]
    fn words_have_the_classes_of_the_lists_they_stand_in() {
        check(Language::French, "le", Classes::DETERMINER, true);
        check(Language::French, "pays", Classes::FUNCTION, false);
        check(Language::English, "january", Classes::MONTH, true);
        check(Language::English, "les", Classes::FUNCTION, false);
    }

    #[test]
    fn what_opens_a_phrase_is_told_at_its_token_and_is_no_word_by_that() {
        check(Language::French, "réunion", Classes::OPENS_EVENT, true);
        check(Language::French, "pays", Classes::OPENS_EVENT, false);
        check(Language::English, "will", Classes::OPENS_CLAIM, true);
        check(Language::English, "will", Classes::OPENS_DETAIL, false);
    }

    #[test]
    fn an_initial_accent_may_be_missing() {
        check(Language::French, "était", Classes::AUXILIARY, true);
        check(Language::French, "etait", Classes::AUXILIARY, true);
        check(Language::French, "a", Classes::PREPOSITION, false);
    }
}
