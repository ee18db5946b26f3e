//! The Python package on an archive, beside spaCy's pipe on the same texts and cores (`bench/spacy/time_archive.py`).

use super::command::{MANY, archive};
use super::native::with_spacy;
use crate::failure::Outcome;
use crate::project::{root, scratch};
use crate::python;
use crate::run::{run, say};
use crate::tools::make_folder;
use std::process::Command;

pub(super) fn table() -> Outcome<()> {
    let python = with_spacy()?;
    python::install_anew(&python, &python::wheel()?)?;
    let folder = scratch().join("bench-archive");
    make_folder(&folder)?;
    let archive = archive(&folder, MANY)?;
    say(&format!(
        "reading with both in turns, then {MANY} stories (minutes)"
    ));
    let mut script = Command::new(python);
    script
        .arg(root().join("bench/spacy/time_archive.py"))
        .arg(&archive)
        .arg(root().join("tests/dispatches"));
    let measured = run(&mut script, "see the message above");
    // It is large, and made anew in a second.
    let _ = std::fs::remove_file(archive);
    measured
}
