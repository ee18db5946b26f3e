//! Reads the files named and prints the story JSON of each on a line, offsets in UTF-16 units as a page counts them: what
//! `tests/browser/same.spec.js` compares the module's reading with.

use depeche_engine::{json, read};
use std::io::{self, Write};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for file in std::env::args_os().skip(1) {
        let text = std::fs::read_to_string(file)?;
        let story = read(&text);
        let story = json::Story::new(&text, &story, json::Offsets::Utf16);
        serde_json::to_writer(&mut out, &story)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
