//! Scores the engine over a directory of dispatches.
//!
//! `cargo run --release -p depeche-score --example score -- tests/dispatches --errors --only fr-`; with `--capitals` each
//! is put into capitals first, and restored as the page does.

use depeche_engine::{Given, json, read_with};
use std::process::ExitCode;

fn main() -> ExitCode {
    let (capitals, rest): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|a| a == "--capitals");
    depeche_score::cli(rest, |text| {
        let arrived = if capitals.is_empty() {
            text.to_owned()
        } else {
            depeche_forms::mend(&in_capitals(text)).text
        };
        let story = read_with(&arrived, &Given::default());
        // Gold has the text's own letters; each word of what was read stands where it does in the text.
        let story = json::Story::new(text, &story, json::Offsets::Utf8);
        serde_json::to_value(story).expect("a story has nothing that JSON cannot hold")
    })
}

/// A text in capitals, each letter of as many bytes as before.
fn in_capitals(text: &str) -> String {
    let capital = |c: char| {
        let mut large = c.to_uppercase();
        let same_length = |l: &char| l.len_utf8() == c.len_utf8();
        large
            .next()
            .filter(same_length)
            .filter(|_| large.next().is_none())
            .unwrap_or(c)
    };
    text.chars().map(capital).collect()
}
