//! The command line.

use depeche_engine::Decision;
use std::path::{Path, PathBuf};

const USAGE: &str = "usage: train decisions [--only DECISION… [--alone]] [--report] [--strength X] [--most N] [--errors N] [--predict DIR] [--check] [DIR…]

DIR holds dispatches <id>.txt beside their gold <id>.gold.json; without any, those the project learns from.
--only DECISION  learn this one alone, or those named so; earlier ones are learnt on the way, but not written
--alone          … or not even that: others decide by the shipped weights, which know every story; for a quick look
--report         print figures, write nothing
--strength X     keep weights smaller (more) or let them grow (less) than the decision's own strength
--most N         give so many features weights at most, instead of the decision's own number
--errors N       list the N most confident mistakes on held-out stories
--predict DIR    write DIR/<id>.json, each story read with what was learnt without its fold
--check          only tell whether the shipped weights were learnt from these stories
--take-up        take the annotated raw stories of DIR into train/decisions/annotations, without their texts";

/// What the caller wants.
#[derive(Debug)]
pub(crate) struct Options {
    pub work: Work,
    /// Those to learn; all, where none is named.
    pub only: Vec<Decision>,
    /// Whether the other decisions keep the shipped weights.
    pub alone: bool,
    pub report: bool,
    pub strength: Option<f64>,
    pub most: Option<usize>,
    pub errors: usize,
    pub predict: Option<PathBuf>,
    pub dirs: Vec<PathBuf>,
    /// Annotations kept apart from their texts, and the folder of those; none where DIR is named.
    pub annotations: Option<(PathBuf, PathBuf)>,
}

/// To learn, only to compare, or to take in what was annotated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    Train,
    Check,
    TakeUp,
}

impl Options {
    pub fn parse(mut args: lexopt::Parser) -> Result<Self, String> {
        use lexopt::prelude::*;
        let mut options = Self {
            work: Work::Train,
            only: Vec::new(),
            alone: false,
            report: false,
            strength: None,
            most: None,
            errors: 0,
            predict: None,
            dirs: Vec::new(),
            annotations: None,
        };
        let misuse = |error: lexopt::Error| format!("{error}\n{USAGE}");
        while let Some(arg) = args.next().map_err(misuse)? {
            match arg {
                Long("only") => {
                    let name = args.value().and_then(|v| v.string()).map_err(misuse)?;
                    options.only.push(decision(&name)?);
                }
                Long("alone") => options.alone = true,
                Long("report") => options.report = true,
                Long("strength") => {
                    let strength = args.value().and_then(|v| v.parse()).map_err(misuse)?;
                    options.strength = Some(strength);
                }
                Long("most") => {
                    let most = args.value().and_then(|v| v.parse()).map_err(misuse)?;
                    options.most = Some(most);
                }
                Long("errors") => {
                    options.errors = args.value().and_then(|v| v.parse()).map_err(misuse)?;
                }
                Long("predict") => options.predict = Some(args.value().map_err(misuse)?.into()),
                Long("check") => options.work = Work::Check,
                Long("take-up") => options.work = Work::TakeUp,
                Value(dir) => options.dirs.push(dir.into()),
                other => return Err(misuse(other.unexpected())),
            }
        }
        if options.dirs.is_empty() {
            let root = root();
            let shared = root.join("../shared/dispatches");
            options.dirs = vec![
                shared.join("real"),
                shared.join("written"),
                root.join("tests/dispatches"),
                root.join("train/decisions/written"),
            ];
            options.annotations = Some(annotations());
        }
        Ok(options)
    }
}

fn decision(name: &str) -> Result<Decision, String> {
    let found = Decision::ALL.iter().find(|d| d.name() == name);
    found.copied().ok_or_else(|| {
        let names: Vec<&str> = Decision::ALL.iter().map(|d| d.name()).collect();
        format!(
            "there is no decision {name:?}; there are {}",
            names.join(", ")
        )
    })
}

/// Where annotations are kept apart from their texts, and where the texts are looked for.
pub(crate) fn annotations() -> (PathBuf, PathBuf) {
    let root = root();
    (
        root.join("train/decisions/annotations"),
        root.join("../shared/raw"),
    )
}

/// The project's folder.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here)
}
