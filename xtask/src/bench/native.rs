//! What is measured without a browser: the tables of `depeche-bench`, instructions counted by valgrind, and spaCy.

use crate::failure::{Failure, Outcome};
use crate::project::{root, scratch};
use crate::python;
use crate::run::{cargo, not_started, on_path, run};
use crate::tools::make_folder;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Speed, stages, growth and memory; then instructions.
pub(super) fn tables() -> Outcome<()> {
    run(
        &mut Command::new(built(
            "depeche-bench",
            &["--bin", "depeche-bench"],
            "depeche-bench",
        )?),
        "see the message above",
    )?;
    instructions()
}

/// The texts of the browser's tables, written by `depeche-bench` into a folder of their own.
pub(super) fn texts() -> Outcome<PathBuf> {
    let folder = scratch().join("bench-texts");
    make_folder(&folder)?;
    let program = built(
        "depeche-bench",
        &["--bin", "depeche-bench"],
        "depeche-bench",
    )?;
    run(
        Command::new(program).arg("--write").arg(&folder),
        "check the disk and the permissions there",
    )?;
    Ok(folder)
}

/// spaCy's small models on the project's dispatches, in a Python environment of their own.
pub(super) fn spacy() -> Outcome<()> {
    let mut script = Command::new(with_spacy()?);
    script
        .arg(root().join("bench/spacy/time_spacy.py"))
        .arg(texts()?);
    run(&mut script, "see the message above")
}

/// The Python of an environment that has spaCy.
pub(super) fn with_spacy() -> Outcome<PathBuf> {
    python::environment(
        "spacy",
        "bench/spacy/requirements.txt",
        "spaCy (a minute or two)",
    )
}

/// How many instructions a byte costs: a figure that does not depend on what else the machine does.
fn instructions() -> Outcome<()> {
    println!("\nInstructions: what reading a byte takes, counted by callgrind");
    if on_path("valgrind").is_none() {
        println!("  valgrind is not installed (Debian: apt-get install valgrind)");
        return Ok(());
    }
    let once = built("depeche-bench", &["--example", "once"], "examples/once")?;
    let (one, bytes) = counted(&once, 1)?;
    let (three, _) = counted(&once, 3)?;
    // What passes after the first add is reading alone; the first also builds the tables of both languages.
    let pass = three.saturating_sub(one) / 2;
    let per_byte = pass as f64 / bytes.max(1) as f64;
    println!("  reading, a byte of ordinary dispatch {per_byte:>14.0}");
    println!(
        "  what the first reading builds, in millions {:>8.1}",
        one.saturating_sub(pass) as f64 / 1e6
    );
    Ok(())
}

/// The instructions of so many passes over the dispatches, and how many bytes a pass reads.
fn counted(once: &Path, passes: usize) -> Outcome<(u64, u64)> {
    let remedy = "run `valgrind --tool=callgrind` by hand and see what it says";
    let mut valgrind = Command::new("valgrind");
    valgrind
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(once)
        .args(["passes", &passes.to_string()])
        .stdin(Stdio::null());
    let output = valgrind
        .output()
        .map_err(|error| not_started(&valgrind, &error, remedy))?;
    let log = String::from_utf8_lossy(&output.stderr);
    let bytes = String::from_utf8_lossy(&output.stdout).trim().parse().ok();
    collected(&log).zip(bytes).ok_or_else(|| {
        Failure::new(
            "valgrind counted no instructions",
            once.display().to_string(),
            remedy,
        )
    })
}

/// The count in callgrind's last words: `==1== Collected : 1234`.
fn collected(log: &str) -> Option<u64> {
    let (_, count) = log
        .lines()
        .find_map(|line| line.split_once("Collected :"))?;
    count.trim().parse().ok()
}

/// A program of a package, built as the engine is shipped.
pub(super) fn built(package: &str, which: &[&str], path: &str) -> Outcome<PathBuf> {
    let mut build = cargo();
    build
        .args(["build", "--quiet", "--release", "--locked"])
        .args(["--package", package])
        .args(which);
    run(&mut build, "see the messages above")?;
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |folder| root().join(folder));
    Ok(target.join("release").join(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_count_that_callgrind_ends_with() {
        let log = "==12== Events    : Ir\n==12== Collected : 39276512\n==12== \n";
        assert_eq!(collected(log), Some(39_276_512));
        assert_eq!(collected("==12== Events : Ir"), None);
        assert_eq!(collected(""), None);
    }
}
