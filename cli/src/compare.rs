//! `compare`: what differs between two readings of the same stories, as `read` wrote them.

use crate::arguments::{Compare, code};
use crate::complain;
use crate::trouble::{Trouble, said};
use depeche_score::{Compared, Measure, Tally};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Compares, writes each difference and a table, and ends with 1 when there is any.
pub(crate) fn verb(told: &Compare) -> ExitCode {
    let mut comparison = Comparison {
        told,
        stories: 0,
        differ: 0,
        troubles: 0,
        tallies: BTreeMap::new(),
        unwritten: None,
    };
    comparison.all();
    let table = comparison.table();
    comparison.write(&table);
    if let Some(error) = comparison.unwritten {
        complain(&format!("standard output: {}", said(&error)));
        return ExitCode::from(code::UNWRITTEN);
    }
    let is_same = comparison.differ + comparison.troubles == 0;
    ExitCode::from(if is_same { code::DONE } else { code::PARTLY })
}

struct Comparison<'t> {
    told: &'t Compare,
    stories: usize,
    differ: usize,
    troubles: usize,
    tallies: BTreeMap<Measure, Tally>,
    unwritten: Option<io::Error>,
}

impl Comparison<'_> {
    fn all(&mut self) {
        let (before, after) = (&self.told.before, &self.told.after);
        if !before.is_dir() || !after.is_dir() {
            return self.files(before, after);
        }
        let (names, others) = match (names(before), names(after)) {
            (Ok(names), Ok(others)) => (names, others),
            (Err(trouble), _) | (_, Err(trouble)) => return self.trouble(&trouble),
        };
        for name in &names {
            if others.contains(name) {
                self.files(&before.join(name), &after.join(name));
            } else {
                self.alone(&before.join(name));
            }
        }
        for name in others.iter().filter(|name| !names.contains(name)) {
            self.alone(&after.join(name));
        }
    }

    fn alone(&mut self, path: &Path) {
        let name = path.display().to_string();
        self.trouble(&Trouble::new(
            name,
            "the other folder has no file of this name",
        ));
    }

    fn trouble(&mut self, trouble: &Trouble) {
        self.troubles += 1;
        complain(&trouble.to_string());
    }

    /// Compares the stories of two files, one after the other, and holds no more than two.
    fn files(&mut self, before: &Path, after: &Path) {
        let (mut first, mut second) = match (stories(before), stories(after)) {
            (Ok(first), Ok(second)) => (first, second),
            (Err(trouble), _) | (_, Err(trouble)) => return self.trouble(&trouble),
        };
        for number in 1.. {
            let name = |path: &Path| format!("{}#{number}", path.display());
            let (one, other) = match (first.next(), second.next()) {
                (None, None) => return,
                (Some(Ok(one)), Some(Ok(other))) => (one, other),
                (Some(Err(error)), _) => {
                    return self.trouble(&Trouble::new(name(before), no_story(&error)));
                }
                (_, Some(Err(error))) => {
                    return self.trouble(&Trouble::new(name(after), no_story(&error)));
                }
                (Some(_), None) => {
                    return self.trouble(&Trouble::new(
                        name(before),
                        "the other file has fewer stories",
                    ));
                }
                (None, Some(_)) => {
                    return self.trouble(&Trouble::new(
                        name(after),
                        "the other file has fewer stories",
                    ));
                }
            };
            // What stands alone says where it is from.
            let id = one
                .get("file")
                .and_then(Value::as_str)
                .map_or_else(|| name(before), str::to_owned);
            match depeche_score::compare(&id, &one, &other) {
                Ok(compared) => self.story(&id, &compared),
                Err(error) => self.trouble(&Trouble::new(id, no_story(&error))),
            }
            if self.unwritten.is_some() {
                return;
            }
        }
    }

    fn story(&mut self, id: &str, compared: &Compared) {
        self.stories += 1;
        for (measure, tally) in &compared.score.tallies {
            *self.tallies.entry(*measure).or_default() += *tally;
        }
        if compared.is_same() {
            return;
        }
        self.differ += 1;
        if self.told.summary {
            return;
        }
        let mut lines = format!("{}\n", id.escape_debug());
        for finding in compared.findings() {
            // A list of bytes and a string take whatever is written.
            let _ = writeln!(lines, "  {:24} {}", finding.measure.name(), finding.error);
        }
        if compared.findings().is_empty() {
            let fields: Vec<&str> = compared.fields.iter().map(String::as_str).collect();
            let _ = writeln!(lines, "  only in {}", fields.join(", "));
        }
        self.write(&lines);
    }

    fn table(&self) -> String {
        let mut out = format!(
            "{} compared, {} differ\n",
            crate::counted(self.stories),
            self.differ
        );
        let header = ("measure", "same", "only before", "only after", "F1");
        let (measure, same, before, after, f1) = header;
        let _ = writeln!(
            out,
            "{measure:24} {same:>7} {before:>12} {after:>12} {f1:>7}"
        );
        for measure in Measure::ALL {
            let tally = self.tallies.get(measure).copied().unwrap_or_default();
            if let Some(f1) = tally.f1() {
                let (
                    name,
                    Tally {
                        hits,
                        false_alarms,
                        misses,
                    },
                ) = (measure.name(), tally);
                let _ = writeln!(
                    out,
                    "{name:24} {hits:>7} {misses:>12} {false_alarms:>12} {f1:>7.3}"
                );
            }
        }
        out
    }

    fn write(&mut self, words: &str) {
        if self.unwritten.is_none() {
            self.unwritten = io::stdout().write_all(words.as_bytes()).err();
        }
    }
}

/// Why something is no story JSON; of a text, what compares texts.
fn no_story(error: &serde_json::Error) -> String {
    let is_text = error.is_syntax() && (error.line(), error.column()) <= (1, 2);
    let hint = if is_text {
        "; for two texts: depeche changes"
    } else {
        ""
    };
    format!("no story JSON: {error}{hint}")
}

/// The stories of a file, one after the other, however they are laid out.
fn stories(path: &Path) -> Result<impl Iterator<Item = serde_json::Result<Value>>, Trouble> {
    let file =
        File::open(path).map_err(|error| Trouble::of_system(path.display().to_string(), &error))?;
    let stories = serde_json::Deserializer::from_reader(BufReader::new(file)).into_iter();
    // After a fault there is no telling where the next story begins.
    let mut faulty = false;
    Ok(stories.take_while(move |story| !std::mem::replace(&mut faulty, story.is_err())))
}

/// The files of story JSON in a folder.
fn names(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let of_system = |error| Trouble::of_system(folder.display().to_string(), &error);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(of_system)? {
        let name = PathBuf::from(entry.map_err(of_system)?.file_name());
        let written = name.to_string_lossy();
        let is_story = [".json", ".jsonl"].iter().any(|end| written.ends_with(end));
        if is_story && !written.ends_with(".gold.json") {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}
