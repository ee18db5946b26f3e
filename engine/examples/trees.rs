//! Prints the tree of every sentence of a text: `cargo run --release -p depeche-engine --example trees < story.txt`.
//!
//! One word a line: number, word, tag, head's number, relation, agreement, entity; an empty line ends a sentence.

use depeche_engine::grammar;
use std::io::{self, Read, Write};

fn main() -> io::Result<()> {
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    io::stdout()
        .lock()
        .write_all(grammar::show(&String::from_utf8_lossy(&bytes)).as_bytes())
}
