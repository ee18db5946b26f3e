//! Reads one dispatch on standard input and prints what was weighed in doing so: each decision, its candidates with their
//! scores, and their features. Words after the command are the names of decisions to show; without any, all are.
//!
//! `cargo run --profile fast -p depeche-engine --features trace --example weigh name-kind < story.txt`

use depeche_engine::trace::read_traced;
use std::io::{self, Read, Write};

fn main() -> io::Result<()> {
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let mut out = io::stdout().lock();
    for traced in read_traced(&text).1.decisions {
        let name = traced.decision.name();
        if !wanted.is_empty() && wanted.iter().all(|w| w != name) {
            continue;
        }
        writeln!(out, "{name}: {:?}", traced.at.of(&text))?;
        for (n, candidate) in traced.candidates.iter().enumerate() {
            let chosen = if traced.chosen == Some(n) { '*' } else { ' ' };
            let words = candidate.span.of(&text);
            writeln!(
                out,
                " {chosen}{:7.2}  {} {words:?}",
                candidate.score, candidate.what
            )?;
            for feature in &candidate.features {
                writeln!(out, "           {} ({:.2})", feature.name, feature.worth)?;
            }
        }
    }
    Ok(())
}
