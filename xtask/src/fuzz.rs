//! `fuzz`: every target of fuzz/ in turn, each for so long, starting from the project's own seeds.
//!
//! The targets need a nightly compiler, which nothing else here does, so `fuzz/` is a workspace of its own. What a run
//! learns it keeps in fuzz/corpus/ (not committed); what breaks a target is left in fuzz/artifacts/ and named at the end.

use crate::failure::{Failure, Outcome};
use crate::misuse;
use crate::project::root;
use crate::run::{on_path, printed, run, say, shown};
use crate::tools::make_folder;
use std::path::Path;
use std::process::Command;

/// How long each target runs when nothing is said.
const SECONDS: u64 = 60;
/// What cargo-fuzz was when this was last seen to work.
const CARGO_FUZZ: &str = "0.13.2";

/// What libFuzzer is told of a target: the longest input that is worth its time.
struct Target {
    name: &'static str,
    longest: usize,
}

const TARGETS: &[Target] = &[
    Target {
        name: "read",
        longest: 8192,
    },
    Target {
        name: "forms",
        longest: 8192,
    },
    Target {
        name: "document",
        longest: 4096,
    },
    Target {
        name: "export",
        longest: 4096,
    },
    Target {
        name: "link_decode",
        longest: 4096,
    },
    Target {
        name: "link_body",
        longest: 4096,
    },
    Target {
        name: "link_quote",
        longest: 2048,
    },
    Target {
        name: "corrections",
        longest: 2048,
    },
    Target {
        name: "link_round_trip",
        longest: 4096,
    },
];

/// `fuzz [--seconds N] [--only TARGET]`.
pub(crate) fn verb(mut args: lexopt::Parser) -> Outcome<()> {
    use lexopt::prelude::*;
    let mut seconds = SECONDS;
    let mut only = None;
    while let Some(arg) = args.next().map_err(misuse)? {
        match arg {
            Long("seconds") => {
                seconds = args.value().and_then(|v| v.parse()).map_err(misuse)?;
            }
            Long("only") => {
                only = Some(args.value().and_then(|v| v.string()).map_err(misuse)?);
            }
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
    ready()?;
    let mut broken = Vec::new();
    for target in &wanted {
        say(&format!("fuzzing {} for {seconds} s", target.name));
        if let Err(failure) = fuzz(target, seconds) {
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
        "run `cargo +nightly fuzz run --sanitizer none TARGET FILE` on what was left there, and make a test of it",
    ))
}

/// A nightly compiler and cargo-fuzz; the second is installed where it is missing, the first is asked for.
fn ready() -> Outcome<()> {
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
    if on_path("cargo-fuzz").is_none() {
        say(&format!(
            "installing cargo-fuzz {CARGO_FUZZ} with cargo (two minutes on two cores)"
        ));
        let mut install = Command::new("cargo");
        install.args(["install", "--locked", "cargo-fuzz", "--version", CARGO_FUZZ]);
        run(
            &mut install,
            "see the messages above; check that this machine reaches the crate registry, and has a C++ compiler",
        )?;
    }
    Ok(())
}

fn fuzz(target: &Target, seconds: u64) -> Outcome<()> {
    let home = root().join("fuzz");
    let corpus = home.join("corpus").join(target.name);
    make_folder(&corpus)?;
    let mut command = Command::new("cargo");
    command
        .current_dir(root())
        .env_remove("RUSTUP_TOOLCHAIN")
        // No sanitizer: there is no unsafe code for one to watch, and a run reaches several times as far.
        .args([
            "+nightly",
            "fuzz",
            "run",
            "--sanitizer",
            "none",
            target.name,
        ])
        .arg(&corpus);
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
fn seeds(home: &Path, target: &str) -> Option<std::path::PathBuf> {
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
