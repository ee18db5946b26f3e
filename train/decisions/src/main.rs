//! Learns the weights of the reader's decisions from annotated dispatches: what `cargo xtask train decisions` runs.
//!
//! ```text
//! dispatches ─▶ read with traces ─▶ labels by the gold ─▶ examples ─▶ weights ─▶ engine/src/decisions/weights/
//!                                                            └─▶ ten folds ─▶ figures, threshold
//! ```
//!
//! Decisions are learnt in the order in which the reader comes to them. Each story is read with the weights that earlier
//! decisions learnt without its fold, so that a later decision learns from such mistakes as it will meet. The same stories
//! give the same bytes.

mod examples;
mod figures;
mod folds;
mod labels;
mod learn;
mod options;
mod stories;
mod tables;

use options::{Options, Work};
use std::process::ExitCode;

fn main() -> ExitCode {
    let outcome =
        Options::parse(lexopt::Parser::from_env()).and_then(|options| match options.work {
            Work::Check => tables::check(&options),
            Work::Train => folds::train(&options),
            Work::TakeUp => take_up(&options),
        });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Takes annotated stories into the project, without their texts.
fn take_up(options: &Options) -> Result<(), String> {
    let (folder, raw) = options::annotations();
    for dir in &options.dirs {
        let count = stories::annotations::take_up(dir, &folder, &raw)?;
        println!("{}: {count} stories are annotated now", dir.display());
    }
    Ok(())
}
