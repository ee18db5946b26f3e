//! The reviewed readings: beside each dispatch of `tests/dispatches` stands `<id>.reading`, what is read in it, one claim a
//! line. A change to the reader shows there what it gains and what it loses, so that neither hides in a figure.
//!
//! `cargo xtask snapshots` writes them anew; `git diff` is then what there is to review.

use depeche_engine::{read, show};
use similar::TextDiff;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const DIR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/dispatches");

/// Set by `cargo xtask snapshots`: readings are written instead of compared.
const WRITE: &str = "DEPECHE_WRITE_SNAPSHOTS";

#[test]
fn dispatches_are_read_as_reviewed() {
    let write = std::env::var_os(WRITE).is_some();
    let mut differences = Vec::new();
    let dispatches = files("txt");
    assert!(!dispatches.is_empty(), "no dispatch in {DIR}");
    for dispatch in &dispatches {
        let text = fs::read_to_string(dispatch).expect("a dispatch is UTF-8");
        let found = show::reading(&text, &read(&text));
        let kept = dispatch.with_extension("reading");
        if write {
            fs::write(&kept, found).unwrap_or_else(|error| panic!("{}: {error}", kept.display()));
            continue;
        }
        let reviewed = fs::read_to_string(&kept).unwrap_or_default();
        differences.extend(difference(&name(&kept), &reviewed, &found));
    }
    for kept in files("reading") {
        if dispatches.contains(&kept.with_extension("txt")) {
            continue;
        }
        if write {
            fs::remove_file(&kept).unwrap_or_else(|error| panic!("{}: {error}", kept.display()));
        } else {
            differences.push(format!("{} is the reading of no dispatch\n", name(&kept)));
        }
    }
    assert!(
        differences.is_empty(),
        "{} readings differ from those reviewed (- reviewed, + read now):\n\n{}\n\
         `cargo xtask snapshots` writes them as they are read now; then review `git diff tests/dispatches`",
        differences.len(),
        differences.join("\n")
    );
}

#[test]
fn a_difference_shows_the_lines_that_changed_beside_their_neighbours() {
    let reviewed = "WHO\n  Ana\n  Rui\n\nPRESENCE\n  attending Ana\n  absent Rui\n";
    assert_eq!(difference("x", reviewed, reviewed), None);
    let found = reviewed.replace("absent Rui", "attending Rui");
    let shown = difference("x.reading", reviewed, &found).expect("they differ");
    assert_eq!(
        shown,
        "x.reading\n PRESENCE\n   attending Ana\n-  absent Rui\n+  attending Rui\n"
    );
}

/// The lines that changed with two around them, under the name of the file; nothing where none did.
fn difference(name: &str, reviewed: &str, found: &str) -> Option<String> {
    let diff = TextDiff::from_lines(reviewed, found);
    let mut out = format!("{name}\n");
    for (n, hunk) in diff
        .unified_diff()
        .context_radius(2)
        .iter_hunks()
        .enumerate()
    {
        if n > 0 {
            out += " …\n";
        }
        for change in hunk.iter_changes() {
            out += &format!("{}{}", change.tag(), change.value());
        }
    }
    (reviewed != found).then_some(out)
}

/// The files of the folder with an extension, in order.
fn files(extension: &str) -> BTreeSet<PathBuf> {
    let entries = fs::read_dir(DIR).expect("the folder of dispatches");
    let paths = entries.map(|entry| entry.expect("a file of it").path());
    let wanted = |path: &PathBuf| path.extension().is_some_and(|e| e == extension);
    paths.filter(wanted).collect()
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
