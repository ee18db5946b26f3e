//! First names with gender, from the name lists of two libraries, those that French or English texts use at all.

use super::words::Words;
use crate::failure::Outcome;
use crate::lexicon::lists::List;
use crate::lexicon::packages::Packages;
use depeche_engine::Language;
use depeche_engine::lexicon::Kinds;
use depeche_engine::lexicon::pack::key;

use std::collections::{BTreeMap, BTreeSet};

/// How frequent a name must be in texts of either language, as a power of ten in 10^9 words.
const KNOWN: f64 = 1.75;
/// The same for a name that only [`REGISTER`] has.
const KNOWN_FROM_REGISTER: f64 = 2.9;
/// A list of a century of American births, where many a family name was once given as a first name.
const REGISTER: &str = "en";
/// The share of lists that must give a name a gender for it to count, when others disagree.
const SHARE: f64 = 0.25;

/// How many lists must have a name that is also a common word. One list can hold anything: `Author`, `Among`.
const ENOUGH_LISTS: usize = 3;

#[derive(Default)]
struct Votes {
    spellings: BTreeMap<String, u32>,
    lists: BTreeSet<String>,
    male: u32,
    female: u32,
}

impl Votes {
    /// The spelling most lists have.
    fn spelling(&self) -> &str {
        self.spellings
            .iter()
            .max_by_key(|(_, votes)| **votes)
            .map_or("", |(spelling, _)| spelling)
    }
}

pub(super) fn gather(packages: &Packages, words: &Words, list: &mut List) -> Outcome<()> {
    let javascript = packages.javascript()?;
    let mut names: BTreeMap<u64, Votes> = BTreeMap::new();
    for record in [&javascript, &words.first_names]
        .into_iter()
        .flat_map(|list| list.as_array().into_iter().flatten())
    {
        let field = |index: usize| record[index].as_str().unwrap_or_default();
        let (name, gender, locale) = (field(0), field(1), field(2));
        for name in spellings(name, locale) {
            let votes = names.entry(key(&name)).or_default();
            *votes.spellings.entry(name).or_default() += 1;
            votes.lists.insert(locale.to_owned());
            match gender {
                "male" => votes.male += 1,
                "female" => votes.female += 1,
                _ => {}
            }
        }
    }
    for votes in names.values() {
        let name = votes.spelling();
        let common = is_common(name, words);
        let register_only = votes.lists.iter().all(|list| list == REGISTER);
        let known = if register_only {
            KNOWN_FROM_REGISTER
        } else {
            KNOWN
        };
        if !is_usable(name, known, words) || common && votes.lists.len() < ENOUGH_LISTS {
            continue;
        }
        if votes.male + votes.female == 0 {
            continue;
        }
        let total = f64::from(votes.male + votes.female);
        let counts = |votes: u32| f64::from(votes) / total >= SHARE;
        let kind = |counted: bool, kind: Kinds| if counted { kind } else { Kinds::NONE };
        list.add(
            name,
            kind(counts(votes.male), Kinds::MALE).with(kind(counts(votes.female), Kinds::FEMALE)),
        );
    }
    Ok(())
}

/// Whether a name is one word, is found in texts, and is not a word so common that it is hardly ever a name.
fn is_usable(name: &str, known: f64, words: &Words) -> bool {
    let both = [Language::French, Language::English];
    let frequency = |word: &str| {
        both.iter()
            .map(|language| words.zipf(*language, word))
            .fold(0.0, f64::max)
    };
    let common = both
        .iter()
        .any(|language| words.is_common(*language, name) && words.zipf(*language, name) >= 5.6);
    name.chars().count() >= 3
        && name.starts_with(char::is_uppercase)
        && name.chars().all(char::is_alphabetic)
        && frequency(name) >= known
        && !common
}

fn is_common(name: &str, words: &Words) -> bool {
    [Language::French, Language::English]
        .iter()
        .any(|language| words.is_common(*language, name))
}

/// The name in Latin letters: as it is, or from Cyrillic as French and as English write it.
fn spellings(name: &str, locale: &str) -> Vec<String> {
    let cyrillic = |c: char| ('\u{400}'..'\u{460}').contains(&c);
    if name
        .chars()
        .all(|c| c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c))
    {
        return vec![name.to_owned()];
    }
    if name.chars().all(cyrillic) && ["ru", "ru_RU", "uk", "uk_UA"].contains(&locale) {
        return cyrillic::spellings(name, locale.starts_with("uk"));
    }
    Vec::new()
}

/// How the two languages write Russian and Ukrainian names.
mod cyrillic {
    /// A letter, then its French and its English spelling. Where agencies of one language differ, both are tried.
    const LETTERS: &[(char, &str, &str)] = &[
        ('а', "a", "a"),
        ('б', "b", "b"),
        ('в', "v", "v"),
        ('г', "g", "g"),
        ('д', "d", "d"),
        ('е', "e", "e"),
        ('ё', "io", "yo"),
        ('ж', "j", "zh"),
        ('з', "z", "z"),
        ('и', "i", "i"),
        ('й', "ï", "i"),
        ('к', "k", "k"),
        ('л', "l", "l"),
        ('м', "m", "m"),
        ('н', "n", "n"),
        ('о', "o", "o"),
        ('п', "p", "p"),
        ('р', "r", "r"),
        ('с', "s", "s"),
        ('т', "t", "t"),
        ('у', "ou", "u"),
        ('ф', "f", "f"),
        ('х', "kh", "kh"),
        ('ц', "ts", "ts"),
        ('ч', "tch", "ch"),
        ('ш', "ch", "sh"),
        ('щ', "chtch", "shch"),
        ('ъ', "", ""),
        ('ы', "y", "y"),
        ('ь', "", ""),
        ('э', "e", "e"),
        ('ю', "iou", "yu"),
        ('я', "ia", "ya"),
        ('є', "ie", "ye"),
        ('і', "i", "i"),
        ('ї', "ï", "yi"),
        ('ґ', "g", "g"),
    ];

    pub(super) fn spellings(name: &str, ukrainian: bool) -> Vec<String> {
        let spelled = |french: bool, final_y: bool| -> String {
            let letters: Vec<char> = name.to_lowercase().chars().collect();
            let mut out = String::new();
            for (index, letter) in letters.iter().enumerate() {
                let last = index + 1 == letters.len();
                out += match letter {
                    'г' if ukrainian => "h",
                    'и' if ukrainian => "y",
                    'й' | 'и' if last && final_y => "y",
                    // `Dmitri` and `Dmitry` for Дмитрий, never `Dmitriy` alone.
                    'и' if final_y && letters.get(index + 1..) == Some(&['й']) => "",
                    'й' if last && out.ends_with(['i', 'y']) => "",
                    _ => LETTERS
                        .iter()
                        .find(|(c, _, _)| c == letter)
                        .map_or("", |(_, fr, en)| if french { fr } else { en }),
                };
            }
            let mut chars = out.chars();
            chars
                .next()
                .map(|first| first.to_uppercase().chain(chars).collect())
                .unwrap_or_default()
        };
        let mut all = vec![
            spelled(true, false),
            spelled(false, false),
            spelled(false, true),
        ];
        all.sort();
        all.dedup();
        all
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn both_languages_spellings_are_tried() {
            for (name, ukrainian, expected) in [
                ("Сергей", false, &["Sergeï", "Sergei", "Sergey"][..]),
                ("Дмитрий", false, &["Dmitri", "Dmitry"]),
                ("Володимир", true, &["Volodymyr"]),
                ("Юрий", false, &["Iouri", "Yuri", "Yury"]),
                ("Олена", true, &["Olena"]),
            ] {
                let got = spellings(name, ukrainian);
                for wanted in expected {
                    let found = got.iter().any(|g| g == wanted);
                    assert!(found, "{name}: expected {wanted} in {got:?}");
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_other_scripts_are_left_out() {
        assert!(spellings("محمد", "ar").is_empty());
        assert!(spellings("Анна", "mk").is_empty());
        assert_eq!(spellings("Chloé", "fr"), ["Chloé"]);
    }
}
