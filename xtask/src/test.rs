//! `test`: everything that has to hold, from formatting to the page in a real browser.
//!
//! The steps go on after one that failed, so that one run says all that is wrong; the last line is the count.

use crate::archive;
use crate::browser;
use crate::build;
use crate::deny;
use crate::failure::{Failure, Outcome};
use crate::misuse;
use crate::project::dist;
use crate::run::{cargo, not_started, say, shown};
use crate::sizes;
use crate::tools;
use std::io::{BufRead as _, BufReader};
use std::ops::AddAssign;
use std::process::{Command, Stdio};
use std::time::Instant;

/// How many checks passed and failed: a lint is one, a test is one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) ignored: usize,
}

impl Tally {
    pub(crate) const PASSED: Self = Self {
        passed: 1,
        failed: 0,
        ignored: 0,
    };
    pub(crate) const FAILED: Self = Self {
        passed: 0,
        failed: 1,
        ignored: 0,
    };
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

/// A part of the tests that can be run by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Lint,
    Native,
    Archive,
    Browser,
}

impl Part {
    fn named(name: &str) -> Option<Self> {
        match name {
            "lint" => Some(Self::Lint),
            "native" => Some(Self::Native),
            "archive" => Some(Self::Archive),
            "browser" => Some(Self::Browser),
            _ => None,
        }
    }
}

/// One step: its part, what it is called, and what does it.
struct Step {
    part: Part,
    name: &'static str,
    run: fn(&Options) -> Outcome<Tally>,
}

/// Cheap and likely to fail first, the slow browser last.
const STEPS: &[Step] = &[
    Step {
        part: Part::Lint,
        name: "formatting",
        run: |_| check(cargo().args(["fmt", "--all", "--check"])),
    },
    Step {
        part: Part::Lint,
        name: "clippy, native",
        run: |_| {
            check(cargo().args([
                "clippy",
                "--locked",
                "--workspace",
                "--all-targets",
                "--",
                "-D",
                "warnings",
            ]))
        },
    },
    Step {
        part: Part::Lint,
        name: "clippy, wasm32",
        run: |_| {
            tools::wasm_target()?;
            check(cargo().args([
                "clippy",
                "--locked",
                "--package",
                "depeche",
                "--features",
                "split",
                "--target",
                "wasm32-unknown-unknown",
                "--",
                "-D",
                "warnings",
            ]))
        },
    },
    // By itself: with the whole workspace, the page's library has what needs a browser.
    Step {
        part: Part::Lint,
        name: "clippy, the command",
        run: |_| {
            check(cargo().args([
                "clippy",
                "--locked",
                "--package",
                "depeche-cli",
                "--",
                "-D",
                "warnings",
            ]))
        },
    },
    Step {
        part: Part::Lint,
        name: "documentation",
        run: |_| {
            check(
                cargo()
                    .args([
                        "doc",
                        "--locked",
                        "--workspace",
                        "--no-deps",
                        "--document-private-items",
                    ])
                    // These are built for people who work here: private items are in them, and may be linked to.
                    .env(
                        "RUSTDOCFLAGS",
                        "-D warnings -A rustdoc::private_intra_doc_links",
                    ),
            )
        },
    },
    Step {
        part: Part::Lint,
        name: "licences, bans and sources",
        run: |_| check(&mut deny::lint()?),
    },
    Step {
        part: Part::Native,
        name: "native tests",
        run: |_| libtest(cargo().args(["test", "--locked", "--workspace", "--no-fail-fast"])),
    },
    Step {
        part: Part::Archive,
        name: "Python package and archives",
        run: |options| {
            // Without a part, words are those of the browser's tests.
            let is_asked_for = options.only == Some(Part::Archive);
            archive::test(options.grep.as_deref().filter(|_| is_asked_for))
        },
    },
    Step {
        part: Part::Browser,
        name: "page and its size",
        run: |_| page(),
    },
    Step {
        part: Part::Browser,
        name: "page in Chromium",
        run: |options| browser::test(options.grep.as_deref()),
    },
];

/// What the command line asks for.
#[derive(Default)]
struct Options {
    only: Option<Part>,
    grep: Option<String>,
}

/// `test [--only lint|native|archive|browser] [--grep WORDS]`.
pub(crate) fn verb(mut args: lexopt::Parser) -> Outcome<()> {
    use lexopt::prelude::*;
    let mut options = Options::default();
    while let Some(arg) = args.next().map_err(misuse)? {
        match arg {
            Long("only") => {
                let name = args.value().and_then(|v| v.string()).map_err(misuse)?;
                options.only = Some(Part::named(&name).ok_or_else(|| {
                    Failure::new(
                        format!("there is no part `{name}`"),
                        "cargo xtask test --only",
                        "name one of lint, native, archive, browser",
                    )
                })?);
            }
            Long("grep") => {
                let words = args.value().and_then(|v| v.string()).map_err(misuse)?;
                options.grep = Some(words);
            }
            other => return Err(misuse(other.unexpected())),
        }
    }
    all(&options)
}

fn all(options: &Options) -> Outcome<()> {
    let started = Instant::now();
    let steps: Vec<_> = STEPS
        .iter()
        .filter(|step| options.only.is_none_or(|part| part == step.part))
        .collect();
    let mut total = Tally::default();
    let mut summary = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        say(&format!("[{}/{}] {}", index + 1, steps.len(), step.name));
        let step_started = Instant::now();
        let tally = (step.run)(options).unwrap_or_else(|failure| {
            eprintln!("{failure}");
            Tally::FAILED
        });
        let line = summary_line(step.name, tally, step_started.elapsed().as_secs());
        say(&line);
        summary.push(line);
        total += tally;
    }
    println!();
    summary.iter().for_each(|line| println!("{line}"));
    println!("all of it took {} s", started.elapsed().as_secs());
    // The last line of all, in a form that a script can read too.
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 {
        Ok(())
    } else {
        std::process::exit(1)
    }
}

fn summary_line(name: &str, tally: Tally, seconds: u64) -> String {
    let verdict = if tally.failed == 0 { "ok" } else { "FAILED" };
    let ignored = match tally.ignored {
        0 => String::new(),
        n => format!(", {n} ignored"),
    };
    format!(
        "{verdict:<6} {name}: {} passed, {} failed{ignored} ({seconds} s)",
        tally.passed, tally.failed
    )
}

/// A command that either passes or fails.
fn check(command: &mut Command) -> Outcome<Tally> {
    let status = command
        .status()
        .map_err(|error| not_started(command, &error, "install it"))?;
    if !status.success() {
        eprintln!("failed: {}", shown(command));
    }
    Ok(if status.success() {
        Tally::PASSED
    } else {
        Tally::FAILED
    })
}

/// A run of `cargo test`, its output shown as it comes and its tests counted.
fn libtest(command: &mut Command) -> Outcome<Tally> {
    let started = command.stdout(Stdio::piped()).spawn();
    let mut child = started.map_err(|error| not_started(command, &error, "install it"))?;
    let mut tally = Tally::default();
    for line in BufReader::new(child.stdout.take().expect("it is piped")).lines() {
        let line = line.unwrap_or_default();
        println!("{line}");
        tally += counted(&line).unwrap_or_default();
    }
    let passed = child.wait().is_ok_and(|status| status.success());
    // What did not compile has no tests to count, and is no pass.
    if !passed && tally.failed == 0 {
        tally += Tally::FAILED;
    }
    Ok(tally)
}

/// The numbers of a line such as `test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; …`.
fn counted(line: &str) -> Option<Tally> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let number = |word: &str| {
        counts
            .split(';')
            .find_map(|part| part.trim().strip_suffix(word)?.trim().parse().ok())
    };
    Some(Tally {
        passed: number("passed")?,
        failed: number("failed")?,
        ignored: number("ignored")?,
    })
}

/// The page as it is published is the page that is tested.
fn page() -> Outcome<Tally> {
    build::page()?;
    let report = sizes::measure(&dist())?;
    print!("{report}");
    report.check()?;
    Ok(Tally::PASSED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_count(line: &str, expected: Option<(usize, usize, usize)>) {
        let found = counted(line).map(|tally| (tally.passed, tally.failed, tally.ignored));
        assert_eq!(found, expected, "in {line:?}");
    }

    #[test]
    fn counts_what_a_test_run_ends_with() {
        check_count(
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            Some((12, 0, 1)),
        );
        check_count(
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            Some((3, 2, 0)),
        );
    }

    #[test]
    fn counts_nothing_in_other_lines() {
        check_count("running 12 tests", None);
        check_count("test it_says_test_result: ok. 1 passed", None);
        check_count("test result: ok", None);
    }

    #[test]
    fn a_failed_step_cannot_be_overlooked() {
        assert!(
            summary_line("formatting", Tally::FAILED, 1)
                .starts_with("FAILED formatting: 0 passed, 1 failed")
        );
        assert!(summary_line("formatting", Tally::PASSED, 1).starts_with("ok "));
        let ignoring = Tally {
            passed: 3,
            failed: 0,
            ignored: 2,
        };
        assert!(summary_line("native tests", ignoring, 1).contains("2 ignored"));
    }

    #[test]
    fn every_part_can_be_asked_for_by_name() {
        for part in [Part::Lint, Part::Native, Part::Archive, Part::Browser] {
            let name = format!("{part:?}").to_lowercase();
            assert_eq!(Part::named(&name), Some(part));
            assert!(STEPS.iter().any(|step| step.part == part));
        }
        assert_eq!(Part::named("all"), None);
    }
}
