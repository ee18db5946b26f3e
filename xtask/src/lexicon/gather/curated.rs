//! The hand-written lists of `engine/lexicon/curated`: the field's own words, which no package holds.
//!
//! ```text
//! # a remark
//! @organisation party          what follows is of these kinds
//! ONU | UN | Nations unies     names of one thing, parted by bars; initials in capitals are found in capitals only
//!                              where they are common words
//! FR: Elysée | Matignon        names that lead to a country
//! @male                        names that are not of one thing: one kind a name
//! Alireza Bachar Barack
//! ```
//! Sections that are no kinds: `@country` (`US: Etats-Unis | USA`, further names of a country), `@demonym-fr` and
//! `@demonym-en` (`GB: anglais`, adjectives to inflect), `@capital` (`UA: Kiev`), `@not-weak-fr`, `@not-weak-en`
//! (names that are common words only on paper), `@drop` (names that would do harm), `@not-first-name`, `@not-city`, `@weak` (countries that are common
//! words all the same), `@no-group` (names of two
//! things, one a language).

use super::words::Words;
use super::{demonyms, places};
use crate::failure::{Failure, Outcome};
use crate::files;
use crate::lexicon::lists::{List, parsed};
use crate::lexicon::{AGAIN, folder};
use depeche_engine::Language;
use depeche_engine::lexicon::Kinds;
use std::collections::HashSet;

/// Everything the hand-written lists say.
pub(super) struct Curated {
    lines: Vec<Line>,
}

struct Line {
    section: String,
    kinds: Kinds,
    code: Option<String>,
    names: Vec<String>,
}

/// The files, in the order in which they are added.
const FILES: &[&str] = &[
    "countries",
    "places",
    "organisations",
    "companies",
    "media",
    "people",
    "heads",
    "corrections",
];

impl Curated {
    pub fn read() -> Outcome<Self> {
        let mut lines = Vec::new();
        for name in FILES {
            let file = folder().join("curated").join(format!("{name}.txt"));
            parse(&files::text(&file, AGAIN)?, &mut lines).map_err(|(number, what)| {
                Failure::new(
                    what,
                    format!("{}:{number}", file.display()),
                    "correct the line",
                )
            })?;
        }
        Ok(Self { lines })
    }

    /// Adds the names.
    pub fn add_to(&self, list: &mut List) {
        for line in &self.lines {
            for name in &line.names {
                let code = line.code.as_deref().unwrap_or_default();
                match line.section.as_str() {
                    "demonym-fr" => demonyms::add(name, code, Language::French, list),
                    "demonym-en" => demonyms::add(name, code, Language::English, list),
                    "capital" => places::capital(name, code, list),
                    "country" if !code.is_empty() => {
                        list.add(name, Kinds::COUNTRY);
                        list.row(name).belongs(Some(code), Some(code));
                        mark_initials(name, Kinds::COUNTRY, list);
                    }
                    _ if line.kinds.is_empty() => {}
                    _ => {
                        list.add(name, line.kinds);
                        mark_initials(name, line.kinds, list);
                        // Adjectives on one line are forms of one word, but name no one thing.
                        let one_thing = line.names.len() > 1 && !line.kinds.any(Kinds::DEMONYM);
                        let group = one_thing.then(|| line.names[0].as_str());
                        if group.is_some() || line.code.is_some() {
                            list.row(name).belongs(group, line.code.as_deref());
                        }
                    }
                }
            }
        }
    }

    /// Takes out what does harm, and marks the names that are common words and the initials that are.
    pub fn finish(&self, words: &Words, list: &mut List) {
        let section = |wanted: &str| -> HashSet<u64> {
            self.lines
                .iter()
                .filter(|line| line.section == wanted)
                .flat_map(|line| &line.names)
                .map(|name| depeche_engine::lexicon::pack::key(name))
                .collect()
        };
        for line in &self.lines {
            for name in &line.names {
                match line.section.as_str() {
                    "drop" => list.remove(name),
                    "not-first-name" => list.take(name, Kinds::FIRST_NAME),
                    "not-city" => list.take(name, Kinds::CITY),
                    _ => {}
                }
            }
        }
        let (strong_fr, strong_en) = (section("not-weak-fr"), section("not-weak-en"));
        let (no_group, weakened) = (section("no-group"), section("weak"));
        // A country, an adjective or a month is what it is even where the dictionary has it too.
        let doubtful = Kinds::FIRST_NAME
            .with(Kinds::FAMILY)
            .with(Kinds::CITY)
            .with(Kinds::REGION)
            .with(Kinds::NATURE)
            .with(Kinds::SEAT)
            .with(Kinds::ORGANISATION);
        let certain = Kinds::COUNTRY.with(Kinds::DEMONYM);
        for row in list.rows_mut() {
            let key = depeche_engine::lexicon::pack::key(&row.name);
            let weak = |language, strong: &HashSet<u64>, kind: Kinds| {
                if words.is_common(language, &row.name) && !strong.contains(&key) {
                    kind
                } else {
                    Kinds::NONE
                }
            };
            let french = weak(Language::French, &strong_fr, Kinds::WEAK_FR);
            let english = weak(Language::English, &strong_en, Kinds::WEAK_EN);
            let weak = french.with(english);
            let short = row.name.chars().filter(|c| c.is_alphanumeric()).count() <= 2;
            if row.kinds.any(Kinds::ACRONYM) {
                // The other kinds of a row with initials come with the initials, save those of first names.
                let names = Kinds::FIRST_NAME.with(Kinds::MONTH).with(Kinds::WEEKDAY);
                let initials = row.kinds.without(names);
                if short || !weak.is_empty() || row.kinds.any(names) {
                    row.in_capitals = initials;
                    row.kinds = row.kinds.without(initials);
                }
            }
            if row.kinds.any(doubtful) && !row.kinds.any(certain)
                || (!row.kinds.is_empty() && weakened.contains(&key))
            {
                row.kinds = row.kinds.with(weak);
            }
            if no_group.contains(&key) {
                row.group = None;
            }
        }
    }
}

/// Marks a name that is written in initials: `ONU`, `U.S.`, `G7`, `AT&T`.
fn mark_initials(name: &str, kinds: Kinds, list: &mut List) {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let initials = letters > 0
        && name.chars().count() <= 7
        && name
            .chars()
            .all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '&' | '-'));
    let one_word = !kinds.any(Kinds::FIRST_NAME.with(Kinds::FAMILY));
    if initials && one_word {
        list.add(name, Kinds::ACRONYM);
    }
}

fn parse(text: &str, lines: &mut Vec<Line>) -> Result<(), (usize, String)> {
    const OTHER: &[&str] = &[
        "country",
        "demonym-fr",
        "demonym-en",
        "capital",
        "not-weak-fr",
        "not-weak-en",
        "weak",
        "drop",
        "not-first-name",
        "not-city",
        "no-group",
    ];
    let mut section = String::new();
    let mut kinds = Kinds::NONE;
    let single = Kinds::FIRST_NAME.with(Kinds::FAMILY).with(Kinds::ORG_HEAD);
    for (index, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        if let Some(heading) = line.strip_prefix('@') {
            section = heading.to_owned();
            kinds = if OTHER.contains(&heading) && heading != "country" {
                Kinds::NONE
            } else {
                parsed(heading).map_err(|what| (index + 1, what))?
            };
            continue;
        }
        if section.is_empty() {
            return Err((index + 1, "expected `@` and kinds first".to_owned()));
        }
        let (code, rest) = match line.split_once(": ") {
            Some((code, rest)) => (Some(code.to_owned()), rest),
            None => (None, line),
        };
        let words = kinds.any(single)
            || section == "weak"
            || section.starts_with("not-")
            || section == "drop";
        let names: Vec<String> = if words && !rest.contains('|') {
            rest.split_whitespace().map(str::to_owned).collect()
        } else {
            rest.split('|').map(|name| name.trim().to_owned()).collect()
        };
        if words {
            // Each is a thing of its own.
            lines.extend(names.into_iter().map(|name| Line {
                section: section.clone(),
                kinds,
                code: None,
                names: vec![name],
            }));
        } else {
            lines.push(Line {
                section: section.clone(),
                kinds,
                code,
                names,
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list_of(text: &str) -> List {
        let mut lines = Vec::new();
        parse(text, &mut lines).expect("the text is a list");
        let mut list = List::default();
        Curated { lines }.add_to(&mut list);
        list
    }

    #[test]
    fn names_on_one_line_are_one_thing_and_names_under_male_are_not() {
        let list = list_of("@organisation\nONU | UN | Nations unies\n@male\nIgor Ivan # two\n");
        let group = |name: &str| list.get(name).and_then(|row| row.group.clone());
        assert_eq!(group("Nations Unies"), Some("ONU".to_owned()));
        assert_eq!(group("UN"), Some("ONU".to_owned()));
        assert_eq!(group("Igor"), None);
        assert!(list.get("Ivan").is_some_and(|row| row.kinds == Kinds::MALE));
        assert!(
            list.get("UN")
                .is_some_and(|row| row.kinds.any(Kinds::ACRONYM))
        );
    }

    #[test]
    fn codes_lead_to_countries() {
        let list = list_of(
            "@country\nUS: Etats-Unis | USA\n@seat\nUS: Maison Blanche\n@demonym-fr\nUS: américain",
        );
        let country = |name: &str| list.get(name).and_then(|row| row.country.clone());
        for name in ["États-Unis", "Maison blanche", "américaines", "U.S.A."] {
            assert_eq!(country(name), Some("US".to_owned()), "{name}");
        }
    }

    #[test]
    fn a_line_that_cannot_be_is_refused_with_its_number() {
        for (text, line) in [("Paris", 1), ("@city\nParis\n@village\nOz", 3)] {
            let mut lines = Vec::new();
            assert_eq!(parse(text, &mut lines).unwrap_err().0, line);
        }
    }
}
