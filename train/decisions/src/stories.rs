//! The dispatches that are learnt from.

use depeche_score::Gold;
use std::path::{Path, PathBuf};

/// How many parts the stories are cut into.
pub(crate) const FOLDS: usize = 10;

/// One annotated dispatch.
pub(crate) struct Dispatch {
    pub id: String,
    pub text: String,
    pub gold: Gold,
    /// The fold it is held out in, by its id: adding stories moves none.
    pub fold: usize,
}

/// The dispatches of all folders that are there, and the hash of the whole.
///
/// # Errors
/// When none is there, or a file of one cannot be read.
pub(crate) fn load(dirs: &[PathBuf]) -> Result<(Vec<Dispatch>, u64), String> {
    let mut all = Vec::new();
    for dir in dirs.iter().filter(|dir| dir.is_dir()) {
        let found =
            depeche_score::dispatches(dir).map_err(|e| format!("{}: {e}", dir.display()))?;
        all.extend(found.into_iter().map(|(id, text, gold)| {
            let fold = (fnv(FNV, id.as_bytes()) % FOLDS as u64) as usize;
            let gold_file = dir.join(format!("{id}.gold.json"));
            (
                gold_file,
                Dispatch {
                    id,
                    text,
                    gold,
                    fold,
                },
            )
        }));
    }
    if all.is_empty() {
        let dirs: Vec<String> = dirs.iter().map(|d| d.display().to_string()).collect();
        return Err(format!("no dispatches in {}", dirs.join(", ")));
    }
    let mut hash = FNV;
    for (gold_file, story) in &all {
        hash = fnv(hash, story.id.as_bytes());
        hash = fnv(hash, story.text.as_bytes());
        hash = fnv(hash, &bytes(gold_file)?);
    }
    Ok((all.into_iter().map(|(_, story)| story).collect(), hash))
}

fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))
}

const FNV: u64 = 0xcbf2_9ce4_8422_2325;

fn fnv(hash: u64, bytes: &[u8]) -> u64 {
    let sum = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
    bytes.iter().fold(hash, sum)
}
