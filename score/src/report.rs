//! Scores over many dispatches, and the table that shows them.

use crate::gold::Gold;
use crate::measure::{Measure, Tally};
use crate::reading::Reading;
use crate::story::{self, Sink};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::{self, Display};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Scores what `read` makes of every dispatch in `dir`.
///
/// `read` is given the text of `<id>.txt` and returns its story JSON with offsets in UTF-8 bytes. Stories come in the
/// order of their ids.
///
/// # Errors
/// When the directory or a file cannot be read, when a gold file or a story JSON is not in its format, or when a gold
/// file says what its text does not bear out.
pub fn score_dir(
    dir: impl AsRef<Path>,
    mut read: impl FnMut(&str) -> Value,
) -> Result<Report, Error> {
    let mut report = Report::default();
    for (id, text, gold) in dispatches(dir)? {
        let faults = gold.faults(&text);
        if !faults.is_empty() {
            return Err(Error::Faults(id, faults));
        }
        let one = Report::of_story(&id, &text, &gold, read(&text))?;
        report.stories.extend(one.stories);
    }
    Ok(report)
}

/// The dispatches in `dir`: id, text and gold, in the order of their ids.
///
/// # Errors
/// When the directory or a file cannot be read, or a gold file is not in its format.
pub fn dispatches(dir: impl AsRef<Path>) -> Result<Vec<(String, String, Gold)>, Error> {
    let dir = dir.as_ref();
    let unreadable = |path: &Path| {
        let path = path.to_owned();
        move |error| Error::File(path, error)
    };
    let mut ids = Vec::new();
    for entry in fs::read_dir(dir).map_err(unreadable(dir))? {
        let name = entry.map_err(unreadable(dir))?.file_name();
        let id = name.to_str().and_then(|n| n.strip_suffix(".gold.json"));
        ids.extend(id.map(str::to_owned));
    }
    ids.sort_unstable();
    let file = |name: String| {
        let path = dir.join(name);
        fs::read_to_string(&path).map_err(unreadable(&path))
    };
    ids.into_iter()
        .map(|id| {
            let text = file(format!("{id}.txt"))?;
            let gold = Gold::parse(&file(format!("{id}.gold.json"))?)
                .map_err(|error| Error::Gold(id.clone(), error))?;
            Ok((id, text, gold))
        })
        .collect()
}

/// The scores of a set of dispatches. Displayed, it is a table: precision, recall, F1 and counts of each measure,
/// over all stories together.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// One a story.
    pub stories: Vec<StoryScore>,
}

/// The scores of one dispatch.
#[derive(Clone, Debug, Default)]
pub struct StoryScore {
    /// Its id: the file's name without extension.
    pub id: String,
    /// Its tallies. A measure that the story has nothing to say about has an empty tally or none.
    pub tallies: BTreeMap<Measure, Tally>,
    /// Every miss and false alarm.
    pub findings: Vec<Finding>,
}

/// One miss or false alarm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Of what.
    pub measure: Measure,
    /// In words.
    pub error: String,
}

impl Report {
    /// Scores one story: `reading` is its story JSON, offsets in UTF-8 bytes.
    ///
    /// # Errors
    /// When `reading` is not in the story's format.
    pub fn of_story(id: &str, text: &str, gold: &Gold, reading: Value) -> Result<Self, Error> {
        let reading: Reading = serde_json::from_value(reading)
            .map_err(|error| Error::Reading(id.to_owned(), error))?;
        let mut score = StoryScore {
            id: id.to_owned(),
            ..StoryScore::default()
        };
        story::score(text, gold, &reading, &mut score);
        Ok(Self {
            stories: vec![score],
        })
    }

    /// The stories whose id starts with `prefix`.
    #[must_use]
    pub fn only(&self, prefix: &str) -> Self {
        let kept = self.stories.iter().filter(|s| s.id.starts_with(prefix));
        Self {
            stories: kept.cloned().collect(),
        }
    }

    /// The tally of one measure over all stories.
    #[must_use]
    pub fn tally(&self, measure: Measure) -> Tally {
        let mut sum = Tally::default();
        for tally in self.stories.iter().filter_map(|s| s.tallies.get(&measure)) {
            sum += *tally;
        }
        sum
    }

    /// The F1 of one measure; `None` when there was nothing to find and nothing found.
    #[must_use]
    pub fn f1(&self, measure: Measure) -> Option<f64> {
        self.tally(measure).f1()
    }

    /// The mean F1 of [`Measure::CORE`]; `None` when none of them has one.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        let core: Vec<f64> = Measure::CORE.iter().filter_map(|m| self.f1(*m)).collect();
        (!core.is_empty()).then(|| core.iter().sum::<f64>() / core.len() as f64)
    }

    /// The measures that stand below their floor, one sentence each. A measure without figure stands at zero.
    #[must_use]
    pub fn below(&self, floors: impl IntoIterator<Item = (Measure, f64)>) -> Vec<String> {
        let floors = floors.into_iter().filter_map(|(measure, floor)| {
            let f1 = self.f1(measure).unwrap_or(0.0);
            let name = measure.name();
            (f1 < floor).then(|| format!("{name}: expected {floor:.3} or more, found {f1:.4}"))
        });
        floors.collect()
    }

    /// Every miss and false alarm, story by story, as lines of text.
    #[must_use]
    pub fn errors(&self) -> impl Display + '_ {
        fmt::from_fn(|f| {
            for story in &self.stories {
                writeln!(f, "{}", story.id)?;
                for finding in &story.findings {
                    writeln!(f, "  {:12} {}", finding.measure.name(), finding.error)?;
                }
            }
            Ok(())
        })
    }
}

impl Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} stories", self.stories.len())?;
        writeln!(
            f,
            "{:24} {:>6} {:>6} {:>6} {:>5} {:>5} {:>5}",
            "measure", "P", "R", "F1", "tp", "fp", "fn"
        )?;
        let cell = |figure: Option<f64>| figure.map_or("-".to_owned(), |v| format!("{v:.3}"));
        for measure in Measure::ALL {
            let tally = self.tally(*measure);
            writeln!(
                f,
                "{:24} {:>6} {:>6} {:>6} {:>5} {:>5} {:>5}",
                measure.name(),
                cell(tally.precision()),
                cell(tally.recall()),
                cell(tally.f1()),
                tally.hits,
                tally.false_alarms,
                tally.misses
            )?;
        }
        write!(
            f,
            "{:24} {:>6} {:>6} {:>6}",
            "story (mean of core)",
            "",
            "",
            cell(self.mean())
        )
    }
}

impl Sink for StoryScore {
    fn tally(&mut self, measure: Measure, tally: Tally) {
        *self.tallies.entry(measure).or_default() += tally;
    }

    fn error(&mut self, measure: Measure, error: String) {
        self.findings.push(Finding { measure, error });
    }
}

/// Why dispatches could not be scored.
#[derive(Debug)]
pub enum Error {
    /// A file or directory could not be read.
    File(PathBuf, io::Error),
    /// The gold of this story is not in the gold format.
    Gold(String, serde_json::Error),
    /// The gold of this story says what its text does not bear out.
    Faults(String, Vec<String>),
    /// The reading of this story is not in the story format.
    Reading(String, serde_json::Error),
}

impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, error) => write!(f, "{}: {error}", path.display()),
            Self::Gold(id, error) => write!(f, "{id}.gold.json: {error}"),
            Self::Faults(id, faults) => write!(f, "{id}.gold.json: {}", faults.join("\n  ")),
            Self::Reading(id, error) => write!(f, "the story JSON of {id}: {error}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::File(_, error) => Some(error),
            Self::Gold(_, error) | Self::Reading(_, error) => Some(error),
            Self::Faults(..) => None,
        }
    }
}
