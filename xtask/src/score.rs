//! `score`: how well the engine reads dispatches whose reading is known, and its grammar sentences whose tree is known.

use crate::failure::Outcome;
use crate::misuse;
use crate::project::root;
use crate::run::{cargo, run, say};

/// `score DIR [--errors] …`: what follows is the scorer's own, `depeche_score::cli`.
pub(crate) fn verb(mut args: lexopt::Parser) -> Outcome<()> {
    let rest: Vec<_> = args.raw_args().map_err(misuse)?.collect();
    if rest.first().is_some_and(|what| what == "grammar") {
        return grammar(&rest[1..]);
    }
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

/// `score grammar [DIR …]`: trees made by hand, of the folders or of ../shared/trees, and the project's own sentences.
fn grammar(folders: &[std::ffi::OsString]) -> Outcome<()> {
    say("building the grammar (half a minute the first time)");
    let mut score = cargo();
    if let Ok(here) = std::env::current_dir() {
        score.current_dir(here);
    }
    score.args([
        "run",
        "--quiet",
        "--release",
        "--package",
        "depeche-train-grammar",
    ]);
    score
        .arg("--manifest-path")
        .arg(root().join("Cargo.toml"))
        .arg("--")
        .args(folders);
    run(
        &mut score,
        "see the message above; a folder holds trees as *.conllu or *.conllu.gz",
    )
}
