//! `bench`: every figure of BENCHMARKS.md, measured here and printed as tables.
//!
//! Five kinds, each by itself with `--only`: `native` (speed, stages, growth, memory, and instructions where valgrind
//! is), `command` (archives on all cores), `sizes` (what each part of the page weighs), `browser` (the shipped module beside
//! others in one Chromium) and `page` (what a person waits for). Optional, because they take long: `--only package` (the Python
//! package beside spaCy's pipe), `--matrix`, `--lighthouse`, `--spacy`.

mod command;
mod matrix;
mod native;
mod package;
mod parts;
mod web;

use crate::build;
use crate::failure::{Failure, Outcome};
use crate::misuse;
use crate::project::dist;
use crate::run::say;
use std::time::Instant;

/// One kind of table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Native,
    Command,
    Sizes,
    Browser,
    Page,
    Matrix,
    Lighthouse,
    Spacy,
    Package,
}

impl Kind {
    /// Those that are measured when nothing is asked for.
    const USUAL: [Self; 5] = [
        Self::Native,
        Self::Command,
        Self::Sizes,
        Self::Browser,
        Self::Page,
    ];

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "native" => Self::Native,
            "command" => Self::Command,
            "sizes" => Self::Sizes,
            "browser" => Self::Browser,
            "page" => Self::Page,
            "package" => Self::Package,
            _ => return None,
        })
    }

    /// Whether it measures the built page.
    const fn needs_page(self) -> bool {
        matches!(
            self,
            Self::Sizes | Self::Browser | Self::Page | Self::Lighthouse
        )
    }

    fn run(self) -> Outcome<()> {
        match self {
            Self::Native => native::tables(),
            Self::Command => command::tables(),
            Self::Sizes => parts::table(),
            Self::Browser => web::run_script("peers.js"),
            Self::Page => web::run_script("page.js"),
            Self::Matrix => matrix::table(),
            Self::Lighthouse => web::run_script("lighthouse.js"),
            Self::Spacy => native::spacy(),
            Self::Package => package::table(),
        }
    }
}

/// `bench [--only native|command|sizes|browser|page|package] [--matrix] [--lighthouse] [--spacy]`.
pub(crate) fn verb(mut args: lexopt::Parser) -> Outcome<()> {
    use lexopt::prelude::*;
    let mut only = None;
    let mut more = Vec::new();
    let mut built = false;
    while let Some(arg) = args.next().map_err(misuse)? {
        match arg {
            Long("only") => {
                let name = args.value().and_then(|v| v.string()).map_err(misuse)?;
                only = Some(Kind::named(&name).ok_or_else(|| {
                    Failure::new(
                        format!("there is no kind `{name}`"),
                        "cargo xtask bench --only",
                        "name one of native, command, sizes, browser, page, package",
                    )
                })?);
            }
            Long("matrix") => more.push(Kind::Matrix),
            Long("lighthouse") => more.push(Kind::Lighthouse),
            Long("spacy") => more.push(Kind::Spacy),
            // Measuring again what was built a minute ago should not build it again.
            Long("built") => built = true,
            other => return Err(misuse(other.unexpected())),
        }
    }
    let mut kinds = match only {
        Some(kind) => vec![kind],
        // An optional table asked for by itself is measured by itself.
        None if !more.is_empty() => Vec::new(),
        None => Kind::USUAL.to_vec(),
    };
    kinds.extend(more);
    let started = Instant::now();
    if kinds.iter().any(|kind| kind.needs_page()) && !(built && dist().join("index.html").is_file())
    {
        build::page()?;
    }
    for kind in kinds {
        kind.run()?;
    }
    println!();
    say(&format!(
        "measured in {} s; BENCHMARKS.md says what the tables mean",
        started.elapsed().as_secs()
    ));
    Ok(())
}
