//! The page in a real browser: what Node has to run, and with what.

use crate::failure::{Failure, Outcome};
use crate::files::{self, RESTORE};
use crate::next;
use crate::project::{browser_tests, dist, root, scratch};
use crate::run::{cargo, not_started, run, say};
use crate::system;
use crate::test::Tally;
use crate::tools::make_folder;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs the tests of tests/browser/ (those whose title holds `grep`, where it is given) against dist/.
pub(crate) fn test(grep: Option<&str>) -> Outcome<Tally> {
    let mut tests = runner("playwright")?;
    let report = scratch().join("browser-report.json");
    make_folder(&scratch())?;
    // A report left from before must not be taken for this run's.
    let _ = std::fs::remove_file(&report);
    tests.arg("test").env("DEPECHE_REPORT", &report);
    tests.env("DEPECHE_NEXT", next::build()?);
    tests.env("DEPECHE_STORIES", native_reader()?);
    if let Some(words) = grep {
        tests.args(["--grep", words]);
    }
    let remedy =
        "see the messages above; `cargo xtask test --only browser --grep WORDS` runs some of them";
    let status = tests
        .status()
        .map_err(|error| not_started(&tests, &error, remedy))?;
    let tally = read_report(&report)?;
    if !status.success() && tally.failed == 0 {
        return Err(Failure::new(
            format!("the browser tests ended badly ({status})"),
            browser_tests().display().to_string(),
            remedy,
        ));
    }
    Ok(tally)
}

/// The native reader that the module's readings are compared with.
fn native_reader() -> Outcome<PathBuf> {
    let mut build = cargo();
    build.args([
        "build",
        "--locked",
        "--quiet",
        "--package",
        "depeche-engine",
    ]);
    build.args(["--example", "stories"]);
    run(&mut build, "see the message above")?;
    Ok(root().join("target/debug/examples/stories"))
}

/// A command of tests/browser/'s own packages, ready to drive dist/ with the machine's Chromium.
pub(crate) fn runner(program: &str) -> Outcome<Command> {
    system::node()?;
    let chromium = system::chromium()?;
    packages(&browser_tests(), "the browser tests' packages")?;
    let mut command = Command::new(
        browser_tests()
            .join("node_modules")
            .join(".bin")
            .join(program),
    );
    command
        .current_dir(browser_tests())
        .env("CHROME", chromium)
        .env("DEPECHE_DIST", dist())
        .env("DEPECHE_OUTPUT", scratch().join("browser"))
        // As root there is no sandbox for it to keep.
        .env(
            "DEPECHE_NO_SANDBOX",
            if system::is_root() { "1" } else { "" },
        );
    Ok(command)
}

/// Installs what the lock file in `folder` names, unless that is what is there; `what` they are is said.
pub(crate) fn packages(folder: &Path, what: &str) -> Outcome<()> {
    let lock = folder.join("package-lock.json");
    let mark = folder.join("node_modules").join(".installed-lock.json");
    let wanted = files::bytes(&lock, RESTORE)?;
    if std::fs::read(&mark).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    say(&format!("installing {what} with npm (a few seconds)"));
    let remedy = "see the messages above; check that this machine reaches the npm registry";
    let mut npm = Command::new("npm");
    npm.current_dir(folder)
        .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    run(&mut npm, remedy)?;
    files::write(&mark, wanted)
}

fn read_report(file: &Path) -> Outcome<Tally> {
    let unreadable = |what: String| {
        Failure::new(
            what,
            file.display().to_string(),
            "see why the browser tests did not start, above",
        )
    };
    let text = std::fs::read_to_string(file)
        .map_err(|error| unreadable(format!("the browser tests left no report: {error}")))?;
    tally(&text).ok_or_else(|| unreadable("the browser tests' report has no counts".to_owned()))
}

/// The counts in the report of a run. A test that failed and then passed has failed: nothing here may depend on luck.
fn tally(report: &str) -> Option<Tally> {
    let report: Value = serde_json::from_str(report).ok()?;
    let count = |name: &str| usize::try_from(report["stats"][name].as_u64()?).ok();
    let errors = report["errors"].as_array().map_or(0, Vec::len);
    Some(Tally {
        passed: count("expected")?,
        failed: count("unexpected")? + count("flaky")? + errors,
        ignored: count("skipped")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(report: &str, expected: Option<(usize, usize, usize)>) {
        let found = tally(report).map(|tally| (tally.passed, tally.failed, tally.ignored));
        assert_eq!(found, expected, "in {report}");
    }

    #[test]
    fn counts_a_report() {
        check(
            r#"{"errors":[],"stats":{"expected":5,"unexpected":0,"flaky":0,"skipped":1}}"#,
            Some((5, 0, 1)),
        );
    }

    #[test]
    fn a_lucky_pass_and_an_error_outside_the_tests_are_failures() {
        check(
            r#"{"errors":[{"message":"no server"}],"stats":{"expected":5,"unexpected":1,"flaky":2,"skipped":0}}"#,
            Some((5, 4, 0)),
        );
    }

    #[test]
    fn what_is_no_report_has_no_counts() {
        check("", None);
        check("{}", None);
        check(r#"{"stats":{"expected":5}}"#, None);
    }
}
