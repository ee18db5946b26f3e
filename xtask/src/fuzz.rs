//! `fuzz`: every target of fuzz/ in turn, each for so long, starting from the project's own seeds.
//!
//! The targets need a nightly compiler, which nothing else here does, so `fuzz/` is a workspace of its own. What a run
//! learns it keeps in fuzz/corpus/ (not committed); what breaks a target is left in fuzz/artifacts/ and named at the end.
//! cargo-fuzz comes as a wheel, which is fetched within seconds.

use crate::failure::{Failure, Outcome};
use crate::misuse;
use crate::project::root;
use crate::python;
use crate::run::{printed, run, say, shown};
use crate::tools::make_folder;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How long each target runs when nothing is said.
const SECONDS: u64 = 60;

/// What libFuzzer is told of a target.
struct Target {
    name: &'static str,
    /// The longest input that is worth its time.
    longest: usize,
    /// Whether it reads stories. The parser's loops run three times as fast when their comparisons are not traced, and what
    /// tracing finds there are no words of a story.
    reads: bool,
}

const TARGETS: &[Target] = &[
    Target {
        name: "read",
        longest: 2048,
        reads: true,
    },
    Target {
        name: "forms",
        longest: 4096,
        reads: true,
    },
    Target {
        name: "mend",
        longest: 8192,
        reads: false,
    },
    Target {
        name: "formats",
        longest: 4096,
        reads: false,
    },
    Target {
        name: "document",
        longest: 4096,
        reads: false,
    },
    Target {
        name: "export",
        longest: 2048,
        reads: true,
    },
    Target {
        name: "link_decode",
        longest: 4096,
        reads: false,
    },
    Target {
        name: "link_body",
        longest: 4096,
        reads: false,
    },
    Target {
        name: "link_quote",
        longest: 2048,
        reads: false,
    },
    Target {
        name: "corrections",
        longest: 2048,
        reads: true,
    },
    Target {
        name: "by_hand",
        longest: 2048,
        reads: true,
    },
    Target {
        name: "link_round_trip",
        longest: 4096,
        reads: false,
    },
];

/// `fuzz [--seconds N] [--only TARGET [FILE]]`.
pub(crate) fn verb(mut args: lexopt::Parser) -> Outcome<()> {
    use lexopt::prelude::*;
    let mut seconds = SECONDS;
    let mut only = None;
    let mut file = None;
    while let Some(arg) = args.next().map_err(misuse)? {
        match arg {
            Long("seconds") => {
                seconds = args.value().and_then(|v| v.parse()).map_err(misuse)?;
            }
            Long("only") => {
                only = Some(args.value().and_then(|v| v.string()).map_err(misuse)?);
            }
            Value(named) if only.is_some() && file.is_none() => file = Some(named),
            other => return Err(misuse(other.unexpected())),
        }
    }
    let wanted: Vec<_> = TARGETS
        .iter()
        .filter(|target| only.as_deref().is_none_or(|name| name == target.name))
        .collect();
    if wanted.is_empty() {
        let names: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
        return Err(Failure::new(
            format!("there is no target `{}`", only.unwrap_or_default()),
            "cargo xtask fuzz --only",
            format!("name one of {}", names.join(", ")),
        ));
    }
    let cargo_fuzz = ready()?;
    if let (Some(file), [target]) = (&file, &wanted[..]) {
        return again(&cargo_fuzz, target, file);
    }
    let mut broken = Vec::new();
    for target in &wanted {
        say(&format!("fuzzing {} for {seconds} s", target.name));
        if let Err(failure) = fuzz(&cargo_fuzz, target, seconds) {
            eprintln!("{failure}");
            broken.push(target.name);
        }
    }
    println!(
        "{} targets held for {seconds} s each, {} broke",
        wanted.len() - broken.len(),
        broken.len()
    );
    if broken.is_empty() {
        return Ok(());
    }
    Err(Failure::new(
        format!("broken: {}", broken.join(", ")),
        "fuzz/artifacts/",
        "run `cargo xtask fuzz --only TARGET FILE` on what was left there, and make a test of it",
    ))
}

/// cargo-fuzz, where there is a nightly compiler for it.
fn ready() -> Outcome<PathBuf> {
    let mut nightly = Command::new("cargo");
    // The toolchain that runs us would otherwise be every child's too.
    nightly.env_remove("RUSTUP_TOOLCHAIN");
    nightly.args(["+nightly", "--version"]);
    if printed(&mut nightly).is_none() {
        return Err(Failure::new(
            "there is no nightly compiler, which fuzzing needs",
            "cargo +nightly --version",
            "install one: `rustup toolchain install nightly --profile minimal`",
        ));
    }
    let python = python::environment("fuzz", "python/requirements/fuzz.txt", "cargo-fuzz")?;
    Ok(python.with_file_name("cargo-fuzz"))
}

/// cargo-fuzz, about to run a target. No sanitizer: there is no unsafe code for one to watch, and a run reaches several times
/// as far.
fn runner(cargo_fuzz: &Path, target: &Target) -> Command {
    let mut command = Command::new(cargo_fuzz);
    command
        .current_dir(root())
        .env("RUSTUP_TOOLCHAIN", "nightly")
        .args(["run", "--sanitizer", "none"]);
    if target.reads {
        // Compiled otherwise, and so elsewhere.
        let folder = root().join("fuzz").join("target").join("reading");
        command.args(["--no-trace-compares", "--target-dir"]);
        command.arg(folder);
    }
    command.arg(target.name);
    command
}

/// Runs a target on one input: what broke it before.
fn again(cargo_fuzz: &Path, target: &Target, file: &OsString) -> Outcome<()> {
    // The paths of people are told from where they are.
    let file = std::path::absolute(file).unwrap_or_else(|_| file.into());
    let mut command = runner(cargo_fuzz, target);
    run(command.arg(file), "see what broke it, above")
}

fn fuzz(cargo_fuzz: &Path, target: &Target, seconds: u64) -> Outcome<()> {
    let home = root().join("fuzz");
    let corpus = home.join("corpus").join(target.name);
    make_folder(&corpus)?;
    let mut command = runner(cargo_fuzz, target);
    command.arg(&corpus);
    command.args(seeds(&home, target.name));
    command.args([
        "--".to_owned(),
        format!("-max_total_time={seconds}"),
        format!("-max_len={}", target.longest),
        // Long inputs from the start: growing them takes longer than most runs.
        "-len_control=0".to_owned(),
        // Ten seconds for a few kilobytes would be a reader that is not linear.
        "-timeout=10".to_owned(),
        "-print_final_stats=1".to_owned(),
    ]);
    run(&mut command, "see what broke it, above").map_err(|_| {
        Failure::new(
            format!("{} broke, or did not build", target.name),
            shown(&command),
            "see the messages above",
        )
    })
}

/// The folder of seeds that belongs to a target, where it has one.
fn seeds(home: &Path, target: &str) -> Option<PathBuf> {
    Some(home.join("seeds").join(target)).filter(|folder| folder.is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_of_the_fuzz_workspace_is_run() {
        let manifest = std::fs::read_to_string(root().join("fuzz/Cargo.toml"))
            .expect("the fuzz workspace is there");
        let mut there: Vec<&str> = manifest
            .lines()
            .filter_map(|line| line.strip_prefix("path = \"fuzz_targets/"))
            .filter_map(|rest| rest.strip_suffix(".rs\""))
            .collect();
        let mut named: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        there.sort_unstable();
        named.sort_unstable();
        assert_eq!(named, there);
    }
}
