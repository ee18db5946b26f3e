//! `show`: how one dispatch is read, stage by stage, as plain text.

use crate::failure::Outcome;
use crate::misuse;
use crate::project::root;
use crate::run::{cargo, run};

/// `show FILE [--stage NAME] …`: what follows is the example's own, `engine/examples/show.rs`. It needs the engine with its
/// trace, which this program has not.
pub(crate) fn verb(mut args: lexopt::Parser) -> Outcome<()> {
    let rest: Vec<_> = args.raw_args().map_err(misuse)?.collect();
    // Said aside, so that a pipe gets the text alone.
    eprintln!("xtask: building the engine with its trace (a minute the first time)");
    let mut show = cargo();
    // Run from where the caller stands, because FILE is said from there.
    if let Ok(here) = std::env::current_dir() {
        show.current_dir(here);
    }
    show.args(["run", "--quiet", "--profile", "fast"])
        .args(["--package", "depeche-engine", "--features", "trace"])
        .args(["--example", "show", "--manifest-path"])
        .arg(root().join("Cargo.toml"))
        .arg("--")
        .args(rest);
    run(
        &mut show,
        "see the message above; `cargo xtask show tests/dispatches/fr-example.txt` shows an example of the page",
    )
}
