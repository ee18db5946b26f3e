//! `train decisions`: learns the weights of the reader's decisions.

use crate::failure::{Failure, Outcome};
use crate::misuse;
use crate::project::root;
use crate::run::{cargo, run, say};

/// `train decisions …`: what follows is the learner's own, `train/decisions`.
pub(crate) fn verb(mut args: lexopt::Parser) -> Outcome<()> {
    match args.next().map_err(misuse)? {
        Some(lexopt::Arg::Value(what)) if what == "decisions" => {}
        _ => {
            return Err(Failure::new(
                "nothing to train",
                "the command line",
                "say what: `cargo xtask train decisions`",
            ));
        }
    }
    let rest: Vec<_> = args.raw_args().map_err(misuse)?.collect();
    say("building the learner and the engine (half a minute the first time)");
    let mut train = cargo();
    // Run from where the caller stands, as DIR is said from there. A program of its own, because it reads with the
    // engine's feature `trace`, which nothing else is to have.
    if let Ok(here) = std::env::current_dir() {
        train.current_dir(here);
    }
    train.args([
        "run",
        "--quiet",
        "--profile",
        "fast",
        "--package",
        "depeche-train-decisions",
    ]);
    train
        .arg("--manifest-path")
        .arg(root().join("Cargo.toml"))
        .arg("--")
        .args(rest);
    run(
        &mut train,
        "see the message above; `cargo xtask train decisions --report` writes nothing",
    )
}
