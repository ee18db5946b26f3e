//! `score`: how well the engine reads dispatches whose reading is known.

use crate::failure::Outcome;
use crate::misuse;
use crate::project::root;
use crate::run::{cargo, run, say};

/// `score DIR [--errors] …`: what follows is the scorer's own, `depeche_score::cli`.
pub(crate) fn verb(mut args: lexopt::Parser) -> Outcome<()> {
    let rest: Vec<_> = args.raw_args().map_err(misuse)?.collect();
    say("building the scorer and the engine (half a minute the first time)");
    let mut score = cargo();
    // Run from where the caller stands, because DIR is said from there; and as a program of its own, because it is built
    // as the engine is shipped, optimised, which this one is not.
    if let Ok(here) = std::env::current_dir() {
        score.current_dir(here);
    }
    score.args([
        "run",
        "--quiet",
        "--release",
        "--package",
        "depeche-score",
        "--example",
        "score",
    ]);
    score
        .arg("--manifest-path")
        .arg(root().join("Cargo.toml"))
        .arg("--")
        .args(rest);
    run(
        &mut score,
        "see the message above; `cargo xtask score tests/dispatches` scores the project's own",
    )
}
