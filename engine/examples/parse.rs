//! Reads one dispatch on standard input, whatever it arrives as, and prints its story JSON, as the page reads it: a file
//! is told by its content, its text is mended, what it knows of the story is given. Offsets count the text that was read,
//! which is the JSON's own.
//!
//! `cargo run --release -p depeche-engine --example parse < story.txt`; `-- --as-is` leaves the text as it is.

use depeche_engine::{Given, json, read_with};
use depeche_forms::{Item, mend, open};
use std::io::{self, Read, Write};

fn main() -> io::Result<()> {
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    let as_is = std::env::args().any(|argument| argument == "--as-is");
    let item = if as_is { None } else { first(&bytes) };
    let (text, given) = match item {
        Some(item) => (mend(&item.text).text, item.given),
        None => {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            (text, Given::default())
        }
    };
    let story = read_with(&text, &given);
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(
        &mut out,
        &json::Story::new(&text, &story, json::Offsets::Utf8),
    )?;
    out.write_all(b"\n")
}

/// The first story of a file; what cannot be opened is told, and read as it is.
fn first(bytes: &[u8]) -> Option<Item> {
    match open(bytes, &|_, _| None) {
        Ok(items) => items.into_iter().next(),
        Err(refusal) => {
            eprintln!("read as it is: {refusal:?}");
            None
        }
    }
}
