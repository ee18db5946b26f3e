//! Every verb a person or CI runs. `cargo xtask` alone lists them.
//!
//! Each verb does all its own set-up: on a machine that has only rustup's Rust and a package manager it finds or
//! installs the rest ([`tools`], [`system`]), says so while it does it, and ends by saying what came of it.

mod archive;
mod bench;
mod browser;
mod build;
mod deny;
mod failure;
mod files;
mod fuzz;
mod lexicon;
mod next;
mod picture;
mod project;
mod python;
mod run;
mod score;
mod seal;
mod serve;
mod show;
mod sizes;
mod snapshots;
mod split;
mod styles;
mod system;
mod test;
mod tools;
mod train;
mod version;

use failure::{Failure, Outcome};
use std::process::ExitCode;

/// What people type, what it does, and the function that does it.
struct Verb {
    name: &'static str,
    usage: &'static str,
    does: &'static str,
    run: fn(lexopt::Parser) -> Outcome<()>,
}

/// In the order a newcomer needs them.
const VERBS: &[Verb] = &[
    Verb {
        name: "serve",
        usage: "[--port N] [--release]",
        does: "builds the page, serves it on http://127.0.0.1:8080/ and rebuilds when a file changes",
        run: serve::verb,
    },
    Verb {
        name: "test",
        usage: "[--only lint|native|archive|browser] [--grep WORDS]",
        does: "formatting, lints, native tests, the Python package, then the page in a headless Chromium",
        run: test::verb,
    },
    Verb {
        name: "build",
        usage: "",
        does: "writes the page to dist/, ready for any static host, and checks its size",
        run: build::verb,
    },
    Verb {
        name: "seal",
        usage: "[DIR]",
        does: "locks down a page that Trunk built by itself: its policy, service worker and headers",
        run: seal::verb,
    },
    Verb {
        name: "show",
        usage: "FILE [--stage NAME] [--decision NAME] [--about WORDS] [--whole]",
        does: "shows how a dispatch is read: trees, findings, and what each decision was weighed by",
        run: show::verb,
    },
    Verb {
        name: "score",
        usage: "DIR [--errors]",
        does: "reads the dispatches of DIR and compares with their known readings",
        run: score::verb,
    },
    Verb {
        name: "snapshots",
        usage: "",
        does: "writes what is read in each of tests/dispatches beside it, for `git diff` to show what changed",
        run: snapshots::verb,
    },
    Verb {
        name: "bench",
        usage: "[--only native|command|sizes|browser|page|package] [--built] [--matrix] [--lighthouse] [--spacy]",
        does: "measures speed, growth, memory, sizes and the page, and prints the tables of BENCHMARKS.md",
        run: bench::verb,
    },
    Verb {
        name: "wheel",
        usage: "",
        does: "builds the Python package into target/wheels/, for every Python from 3.10 on",
        run: python::verb,
    },
    Verb {
        name: "deny",
        usage: "[advisories|licenses|bans|sources…]",
        does: "judges what the project depends on by deny.toml; all but the advisories, where none is named",
        run: deny::verb,
    },
    Verb {
        name: "fuzz",
        usage: "[--seconds N] [--only TARGET [FILE]]",
        does: "feeds reader, mending, formats, corrections, exporters and links what nobody would write, for so long each",
        run: fuzz::verb,
    },
    Verb {
        name: "picture",
        usage: "",
        does: "builds the page and takes the pictures the README shows (docs/)",
        run: picture::verb,
    },
    Verb {
        name: "train",
        usage: "decisions [--only DECISION] [--report] [--check] [DIR…] | grammar [--quick] [--texts DIR] | restoring [--report] [DIR]",
        does: "learns the reader's decisions from annotated dispatches, or its grammar, or how words are written, from raw news text",
        run: train::verb,
    },
    Verb {
        name: "lexicon",
        usage: "[pack|compare]",
        does: "builds the engine's lexicon from its packages, only packs it, or compares ways to pack it",
        run: lexicon::verb,
    },
];

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Outcome<()> {
    let mut args = lexopt::Parser::from_env();
    let word = match args.next().map_err(misuse)? {
        Some(lexopt::Arg::Value(word)) => word.to_string_lossy().into_owned(),
        Some(lexopt::Arg::Short('h') | lexopt::Arg::Long("help")) | None => {
            print!("{}", help());
            return Ok(());
        }
        Some(other) => return Err(misuse(other.unexpected())),
    };
    // Cargo's own hidden way back into this program: see `serve`.
    if word == serve::ANNOUNCE {
        return serve::announce(args);
    }
    if word == "help" {
        print!("{}", help());
        return Ok(());
    }
    match VERBS.iter().find(|verb| verb.name == word) {
        Some(verb) => (verb.run)(args),
        None => Err(Failure::new(
            format!("there is no verb `{word}`"),
            "cargo xtask",
            format!("use one of these:\n{}", help()),
        )),
    }
}

/// What a flag nobody knows, or a value that does not fit, is answered with.
fn misuse(error: lexopt::Error) -> Failure {
    Failure::new(
        error.to_string(),
        "the command line",
        format!("use one of these:\n{}", help()),
    )
}

fn help() -> String {
    VERBS
        .iter()
        .map(|verb| {
            let call = format!("cargo xtask {} {}", verb.name, verb.usage);
            format!("  {}\n      {}\n", call.trim_end(), verb.does)
        })
        .collect()
}
