//! Files as verbs read and write them: each failure says which file, and what to do.

use crate::failure::{Failure, Outcome};
use std::fs;
use std::io::Error;
use std::path::Path;

/// What to do where a file of the page is not there.
pub(crate) const REBUILD: &str = "build the page again with `cargo xtask build`";

/// What to do where a file of the project is not there.
pub(crate) const RESTORE: &str = "restore it (`git checkout`)";

/// The bytes of a file; `remedy` is what to do where they cannot be had.
pub(crate) fn bytes(file: &Path, remedy: &str) -> Outcome<Vec<u8>> {
    fs::read(file).map_err(|error| unreadable(&error, file, remedy))
}

/// The text of a file, likewise.
pub(crate) fn text(file: &Path, remedy: &str) -> Outcome<String> {
    fs::read_to_string(file).map_err(|error| unreadable(&error, file, remedy))
}

/// Writes a file.
pub(crate) fn write(file: &Path, content: impl AsRef<[u8]>) -> Outcome<()> {
    fs::write(file, content).map_err(|error| unwritable(&error, file))
}

/// That a file or folder could not be read.
pub(crate) fn unreadable(error: &Error, place: &Path, remedy: &str) -> Failure {
    let place = place.display().to_string();
    Failure::new(format!("cannot be read: {error}"), place, remedy)
}

/// That a file or folder could not be written.
pub(crate) fn unwritable(error: &Error, place: &Path) -> Failure {
    Failure::new(
        format!("cannot be written: {error}"),
        place.display().to_string(),
        "check the disk and the permissions there",
    )
}
