//! What is measured in a browser: a script of bench/browser/, given the page, the texts and the machine's Chromium.

use super::native;
use crate::browser::packages;
use crate::failure::Outcome;
use crate::project::{dist, root, scratch};
use crate::run::run;
use crate::system;
use crate::tools::make_folder;
use std::path::Path;
use std::process::Command;

/// Runs a script of bench/browser/ on dist/.
pub(super) fn run_script(script: &str) -> Outcome<()> {
    run(&mut command(script, &dist())?, "see the messages above")
}

/// A script of bench/browser/, ready to run on a page or a module in `folder`.
pub(super) fn command(script: &str, folder: &Path) -> Outcome<Command> {
    system::node()?;
    let chromium = system::chromium()?;
    let home = root().join("bench").join("browser");
    packages(&home, "the browser bench's packages")?;
    let work = scratch().join("bench-browser");
    make_folder(&work)?;
    let mut node = Command::new("node");
    node.current_dir(&home)
        .arg(script)
        .env("CHROME", chromium)
        .env("DEPECHE_DIST", folder)
        .env("DEPECHE_TEXTS", native::texts()?)
        .env("DEPECHE_SCRATCH", work)
        // As root there is no sandbox for it to keep.
        .env(
            "DEPECHE_NO_SANDBOX",
            if system::is_root() { "1" } else { "" },
        );
    Ok(node)
}
