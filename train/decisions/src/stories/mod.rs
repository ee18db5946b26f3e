//! The dispatches that are learnt from.

pub(crate) mod annotations;

use crate::options::Options;
use depeche_engine::Decision;
use depeche_score::Gold;
use std::path::Path;

/// How many parts the stories are cut into.
pub(crate) const FOLDS: usize = 10;

/// One annotated dispatch.
pub(crate) struct Dispatch {
    pub id: String,
    pub text: String,
    pub gold: Gold,
    /// The fold it is held out in, by its id: adding stories moves none.
    pub fold: usize,
    /// Whether it was written to be learnt from.
    pub is_written: bool,
    /// What of it was annotated.
    pub scope: Scope,
}

/// What of a dispatch was annotated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Everything, context perhaps excepted.
    Whole,
    /// The main event, who was there and who stood in for whom; participants are those that the reader had found.
    Event,
}

impl Scope {
    /// Whether a decision can be learnt from it.
    pub fn covers(self, decision: Decision) -> bool {
        let of_event = (Decision::Occasion..=Decision::StandIn).contains(&decision);
        self == Self::Whole || of_event
    }
}

impl Dispatch {
    fn new(id: String, text: String, gold: Gold, is_written: bool, scope: Scope) -> Self {
        let fold = (fnv(FNV, id.as_bytes()) % FOLDS as u64) as usize;
        Self {
            id,
            text,
            gold,
            fold,
            is_written,
            scope,
        }
    }
}

/// The dispatches of all folders that are there and of the annotations kept apart, and the hash of the whole.
///
/// # Errors
/// When none is there, or a file of one cannot be read.
pub(crate) fn load(options: &Options) -> Result<(Vec<Dispatch>, u64), String> {
    let mut all = Vec::new();
    let mut hash = FNV;
    for dir in options.dirs.iter().filter(|dir| dir.is_dir()) {
        let found =
            depeche_score::dispatches(dir).map_err(|e| format!("{}: {e}", dir.display()))?;
        let is_written = ["dispatches/written", "tests/dispatches"]
            .iter()
            .any(|end| dir.ends_with(end));
        for (id, text, gold) in found {
            let file = dir.join(format!("{id}.gold.json"));
            hash = fnv(hash, id.as_bytes());
            hash = fnv(hash, text.as_bytes());
            hash = fnv(hash, &bytes(&file)?);
            all.push(Dispatch::new(id, text, gold, is_written, Scope::Whole));
        }
    }
    if let Some((folder, raw)) = &options.annotations {
        for (line, story) in annotations::load(folder, raw)? {
            // The line holds the hash of its text.
            hash = fnv(hash, line.as_bytes());
            all.push(story);
        }
    }
    if all.is_empty() {
        let dirs: Vec<String> = options
            .dirs
            .iter()
            .map(|d| d.display().to_string())
            .collect();
        return Err(format!("no dispatches in {}", dirs.join(", ")));
    }
    Ok((all, hash))
}

fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))
}

const FNV: u64 = 0xcbf2_9ce4_8422_2325;

fn fnv(hash: u64, bytes: &[u8]) -> u64 {
    let sum = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
    bytes.iter().fold(hash, sum)
}
