//! Where things are in the project.

use std::path::PathBuf;

/// The project's top folder.
pub(crate) fn root() -> PathBuf {
    // This program is only ever run by cargo from its own source tree.
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .canonicalize()
        .expect("the folder this was compiled from is still there")
}

/// The published page.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The browser tests: a package of their own, so that nothing of npm's is at the top of a Rust project.
pub(crate) fn browser_tests() -> PathBuf {
    root().join("tests").join("browser")
}

/// Where this program leaves what it makes on the way.
pub(crate) fn scratch() -> PathBuf {
    root().join("target").join("xtask")
}
