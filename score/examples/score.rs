//! Scores the engine over a directory of dispatches.
//!
//! `cargo run --release -p depeche-score --example score -- tests/dispatches --errors --only fr-`

use depeche_engine::{json, read};
use std::process::ExitCode;

fn main() -> ExitCode {
    depeche_score::cli(std::env::args().skip(1), |text| {
        let story = read(text);
        let story = json::Story::new(text, &story, json::Offsets::Utf8);
        serde_json::to_value(story).expect("a story has nothing that JSON cannot hold")
    })
}
