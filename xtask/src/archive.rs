//! The reader beyond the page, as an archive meets it: the Python package that is published, against the command and the
//! library, and the examples on the engines they are for.

use crate::failure::{Failure, Outcome};
use crate::files;
use crate::project::{root, scratch};
use crate::python;
use crate::run::{cargo, not_started, run};
use crate::system;
use crate::test::Tally;
use std::process::Command;

/// Runs `python/tests`, the package's examples in its docstrings, and `python/examples` (those whose name holds `grep`,
/// where it is given).
pub(crate) fn test(grep: Option<&str>) -> Outcome<Tally> {
    // What the machine may lack is told before anything is built.
    let java = system::java()?;
    let python = python::environment(
        "archive",
        "python/requirements/test.txt",
        "pytest and what the package is tested with: pandas, spaCy, DuckDB, Dask, Spark (a minute or two)",
    )?;
    python::install_anew(&python, &python::wheel()?)?;
    // Of the whole workspace, as the native tests build them, so that these are there already after those.
    let mut programs = cargo();
    programs.args(["build", "--locked", "--quiet", "--workspace"]);
    programs.args(["--bin", "depeche", "--example", "parse"]);
    run(&mut programs, "see the message above")?;
    let debug = root().join("target").join("debug");
    let report = scratch().join("archive-report.xml");
    // A report left from before must not be taken for this run's.
    let _ = std::fs::remove_file(&report);
    let mut tests = Command::new(&python);
    tests
        .current_dir(root().join("python"))
        // The package that is installed, not the folder of its sources here.
        .args(["-P", "-m", "pytest", "--quiet", "--junitxml"])
        .arg(&report)
        .args(["tests", "README.md", "--pyargs", "depeche"])
        .args(grep.into_iter().flat_map(|words| ["-k", words]))
        .env("JAVA_HOME", java)
        .env("DEPECHE_COMMAND", debug.join("depeche"))
        .env("DEPECHE_LIBRARY", debug.join("examples").join("parse"));
    let remedy =
        "see the messages above; `cargo xtask test --only archive --grep WORDS` runs some of them";
    let status = tests
        .status()
        .map_err(|error| not_started(&tests, &error, remedy))?;
    let text = files::text(&report, "see why the tests did not start, above")?;
    match tally(&text) {
        Some(tally) if status.success() || tally.failed > 0 => Ok(tally),
        _ => Err(Failure::new(
            format!("the tests of the Python package ended badly ({status})"),
            report.display().to_string(),
            remedy,
        )),
    }
}

/// The counts of a run, in the report that pytest leaves. None may be skipped: what a test lacks, it has to say.
fn tally(report: &str) -> Option<Tally> {
    let suite = report.split("<testsuite ").nth(1)?.split('>').next()?;
    let count = |name: &str| -> Option<usize> {
        let (_, rest) = suite.split_once(&format!("{name}=\""))?;
        rest.split('"').next()?.parse().ok()
    };
    let failed = count("failures")? + count("errors")? + count("skipped")?;
    Some(Tally {
        passed: count("tests")?.checked_sub(failed)?,
        failed,
        ignored: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(report: &str, expected: Option<(usize, usize)>) {
        let found = tally(report).map(|tally| (tally.passed, tally.failed));
        assert_eq!(found, expected, "in {report}");
    }

    #[test]
    fn a_report_is_counted_and_what_was_skipped_has_failed() {
        let begin =
            r#"<?xml version="1.0"?><testsuites name="pytest tests"><testsuite name="pytest""#;
        let counts = r#" errors="1" failures="2" skipped="3" tests="10" time="1.0"><testcase />"#;
        check(&format!("{begin}{counts}"), Some((4, 6)));
        let counts = r#" errors="0" failures="0" skipped="0" tests="10" time="1.0">"#;
        check(&format!("{begin}{counts}"), Some((10, 0)));
        check("", None);
        check(begin, None);
    }
}
