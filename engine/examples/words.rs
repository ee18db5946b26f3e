//! What the network of the grammar sees, for its training: `cargo xtask train grammar` runs this.
//!
//! Standard input holds stories, each ended by a form feed; standard output gets one sentence a line, its words separated
//! by a tab, each word as `form␟suffix3␟suffix2␟prefix3␟shape␟raw` with U+001F between; an empty line ends a story.
//! With `--words`, each line of standard input is a sentence already cut, words separated by tabs.

use depeche_engine::grammar::training;
use std::io::{self, BufRead, Read, Write};

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let stdin = io::stdin().lock();
    if std::env::args().any(|a| a == "--words") {
        for line in stdin.lines() {
            let line = line?;
            let words: Vec<&str> = line.split('\t').collect();
            write(&mut out, &training::of_words(&words))?;
        }
        return Ok(());
    }
    let mut bytes = Vec::new();
    let mut stdin = stdin;
    stdin.read_to_end(&mut bytes)?;
    for story in String::from_utf8_lossy(&bytes).split('\u{c}') {
        for sentence in training::sentences(story) {
            write(&mut out, &sentence)?;
        }
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn write(out: &mut impl Write, words: &[training::Word]) -> io::Result<()> {
    for (i, word) in words.iter().enumerate() {
        let l = word.letters;
        let tab = if i == 0 { "" } else { "\t" };
        write!(
            out,
            "{tab}{}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}",
            word.form, l.suffix_3, l.suffix_2, l.prefix_3, l.shape, word.raw
        )?;
    }
    out.write_all(b"\n")
}
