//! Mends the text on standard input; what was done is told on standard error.
//!
//! `cargo run -p depeche-forms --example mend < story.txt`

use std::io::{self, Read, Write};

fn main() -> io::Result<()> {
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    let mended = depeche_forms::mend(&String::from_utf8_lossy(&bytes));
    for (deed, count) in &mended.deeds {
        eprintln!("{deed:?}: {count}");
    }
    io::stdout().write_all(mended.text.as_bytes())
}
