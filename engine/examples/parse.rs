//! Reads one dispatch on standard input and prints its story JSON.
//!
//! `cargo run --release -p depeche-engine --example parse < story.txt`

use depeche_engine::{json, read};
use std::io::{self, Read, Write};

fn main() -> io::Result<()> {
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let story = read(&text);
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(
        &mut out,
        &json::Story::new(&text, &story, json::Offsets::Utf8),
    )?;
    out.write_all(b"\n")
}
