//! The readable list, `names.tsv`: what is packed, one name a line, for people to read and for reviews to compare.
//!
//! ```text
//! name <tab> kinds <tab> kinds in capitals only <tab> group <tab> country
//! ```
//! Kinds are words parted by blanks (`city capital`). A group is named by one of its names, a country by its code; both
//! may be empty. Lines are sorted by name; no two of them fold alike.

use crate::failure::{Failure, Outcome};
use depeche_engine::lexicon::Kinds;
use depeche_engine::lexicon::pack::{self, Listed};
use std::collections::{BTreeMap, BTreeSet};

/// The names gathered so far.
#[derive(Default)]
pub(super) struct List {
    rows: BTreeMap<u64, Row>,
}

/// One name.
#[derive(Clone, Default, Debug)]
pub(super) struct Row {
    pub name: String,
    /// What it stands for however it is written.
    pub kinds: Kinds,
    /// What else it stands for when it is written in capitals throughout.
    pub in_capitals: Kinds,
    pub group: Option<String>,
    pub country: Option<String>,
    /// Two things claimed the name: it has neither group nor country, and never gets one.
    ambiguous: bool,
}

impl List {
    /// The row of a name, made if it is new.
    pub fn row(&mut self, name: &str) -> &mut Row {
        let name = name.trim();
        self.rows.entry(pack::key(name)).or_insert_with(|| Row {
            name: name.to_owned(),
            ..Row::default()
        })
    }

    /// The row of a name that is there.
    pub fn get(&self, name: &str) -> Option<&Row> {
        self.rows.get(&pack::key(name))
    }

    /// Adds what a name stands for.
    pub fn add(&mut self, name: &str, kinds: Kinds) {
        let row = self.row(name);
        row.kinds = row.kinds.with(kinds);
    }

    /// Forgets a name.
    pub fn remove(&mut self, name: &str) {
        self.rows.remove(&pack::key(name));
    }

    /// Takes kinds from a name, and forgets it when none is left.
    pub fn take(&mut self, name: &str, kinds: Kinds) {
        let row = self.row(name);
        row.kinds = row.kinds.without(kinds);
        if row.kinds.is_empty() {
            self.remove(name);
        }
    }

    /// All rows, in no order that means something.
    pub fn rows_mut(&mut self) -> impl Iterator<Item = &mut Row> {
        self.rows.values_mut()
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// How many names there are of every kind.
    pub fn counts(&self) -> Vec<(&'static str, usize)> {
        Kinds::ALL
            .iter()
            .map(|(word, kind)| {
                let of_kind = |row: &&Row| row.kinds.with(row.in_capitals).any(*kind);
                (*word, self.rows.values().filter(of_kind).count())
            })
            .collect()
    }

    /// Every name with its row.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.values()
    }

    /// The engine's packed form, and the names whose hashes clash.
    pub fn pack(&self) -> (Vec<u8>, Vec<(String, String)>) {
        let mut rows: Vec<&Row> = self.rows.values().collect();
        rows.sort_by(|a, b| a.name.cmp(&b.name));
        let countries: Vec<String> = rows
            .iter()
            .filter_map(|row| row.country.clone())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        let country = |code: &Option<String>| {
            let line = countries.binary_search(code.as_ref()?).ok()?;
            Some(line as u16)
        };
        // The countries' groups are named by their codes and come first, in the order of the codes.
        let mut groups: BTreeMap<&str, u16> = BTreeMap::new();
        for (number, code) in countries.iter().enumerate() {
            groups.insert(code, number as u16);
        }
        for row in &rows {
            if let Some(group) = &row.group {
                let next = groups.len() as u16;
                groups.entry(group).or_insert(next);
            }
        }
        let listed: Vec<Listed> = rows
            .iter()
            .map(|row| Listed {
                name: row.name.clone(),
                capitals: row.kinds.with(row.in_capitals),
                otherwise: row.kinds,
                group: row.group.as_deref().and_then(|g| groups.get(g).copied()),
                country: country(&row.country),
            })
            .collect();
        pack::pack(&countries, &listed)
    }

    /// The readable form.
    pub fn to_tsv(&self) -> String {
        let mut rows: Vec<&Row> = self.rows.values().collect();
        rows.sort_by(|a, b| a.name.cmp(&b.name));
        rows.iter()
            .map(|row| {
                format!(
                    "{}\t{}\t{}\t{}\t{}\n",
                    row.name,
                    words(row.kinds),
                    words(row.in_capitals),
                    row.group.as_deref().unwrap_or_default(),
                    row.country.as_deref().unwrap_or_default()
                )
            })
            .collect()
    }

    /// Reads the readable form.
    pub fn from_tsv(text: &str) -> Outcome<Self> {
        let mut list = Self::default();
        for (number, line) in text.lines().enumerate() {
            let fail = |what: String| {
                Failure::new(
                    what,
                    format!("engine/lexicon/names.tsv:{}", number + 1),
                    "run `cargo xtask lexicon`, which writes that file",
                )
            };
            let fields: Vec<&str> = line.split('\t').collect();
            let [name, kinds, in_capitals, group, country] = fields[..] else {
                return Err(fail(format!(
                    "expected five fields, but found {}",
                    fields.len()
                )));
            };
            let some = |field: &str| (!field.is_empty()).then(|| field.to_owned());
            let row = Row {
                name: name.to_owned(),
                kinds: parsed(kinds).map_err(fail)?,
                in_capitals: parsed(in_capitals).map_err(fail)?,
                group: some(group),
                country: some(country),
                ambiguous: false,
            };
            if let Some(other) = list.rows.insert(pack::key(name), row) {
                return Err(fail(format!("`{name}` folds like `{}`", other.name)));
            }
        }
        Ok(list)
    }
}

impl Row {
    /// Puts the name into a group and links it to a country; a second, different claim leaves it with neither.
    pub fn belongs(&mut self, group: Option<&str>, country: Option<&str>) {
        if self.ambiguous {
            return;
        }
        let differs = |old: &Option<String>, new: Option<&str>| {
            old.as_deref()
                .is_some_and(|old| new.is_some_and(|new| new != old))
        };
        if differs(&self.group, group) || differs(&self.country, country) {
            self.forget_links();
            return;
        }
        self.group = self.group.take().or(group.map(str::to_owned));
        self.country = self.country.take().or(country.map(str::to_owned));
    }

    /// Leaves the name without group and country for good.
    pub fn forget_links(&mut self) {
        self.ambiguous = true;
        self.group = None;
        self.country = None;
    }
}

/// Kinds from words parted by blanks.
pub(super) fn parsed(words: &str) -> Result<Kinds, String> {
    words.split_whitespace().try_fold(Kinds::NONE, |all, word| {
        Kinds::ALL
            .iter()
            .find(|(known, _)| *known == word)
            .map(|(_, kind)| all.with(*kind))
            .ok_or_else(|| format!("expected a kind, but found `{word}`"))
    })
}

fn words(kinds: Kinds) -> String {
    Kinds::ALL
        .iter()
        .filter(|(_, kind)| kinds.any(*kind))
        .map(|(word, _)| *word)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readable_form_reads_back() {
        let mut list = List::default();
        list.add("Lyon", Kinds::CITY);
        list.add("LYON", Kinds::MALE);
        let row = list.row("UE");
        row.in_capitals = Kinds::ORGANISATION.with(Kinds::ACRONYM);
        row.belongs(Some("UE"), None);
        let tsv = list.to_tsv();
        assert_eq!(
            tsv,
            "Lyon\tcity male\t\t\t\nUE\t\torganisation acronym\tUE\t\n"
        );
        let again = List::from_tsv(&tsv).unwrap_or_else(|failure| panic!("{failure}"));
        assert_eq!(again.to_tsv(), tsv);
    }

    #[test]
    fn a_name_claimed_twice_leads_nowhere() {
        let mut list = List::default();
        let row = list.row("congolais");
        row.belongs(None, Some("CD"));
        row.belongs(None, Some("CG"));
        row.belongs(None, Some("CD"));
        assert_eq!((&row.group, &row.country), (&None, &None));
    }

    #[test]
    fn lines_that_are_no_rows_are_refused_with_their_place() {
        for (text, expected) in [
            ("Lyon\tcity", "expected five fields"),
            ("Lyon\tvillage\t\t\t", "`village`"),
            ("Lyon\tcity\t\t\t\nLYON\tcity\t\t\t", "names.tsv:2"),
        ] {
            let failure = List::from_tsv(text).err().expect(text).to_string();
            assert!(failure.contains(expected), "{failure}");
        }
    }
}
