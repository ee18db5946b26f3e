//! The tables of weights: made, written, and compared with what they were learnt from.

use crate::examples::Examples;
use crate::learn;
use crate::options::{Options, root};
use crate::stories;
use depeche_engine::written::Written;
use depeche_engine::{Decision, Form, Scope};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Weights smaller than this in every output are left out: packed they would be nothing or nearly.
const LEAST_WEIGHT: f64 = 0.03;

/// What all tables may weigh, brotlied.
pub(crate) const BUDGET: usize = 40_000;

/// The tags of a decision's tables.
pub(crate) fn tags(decision: Decision) -> &'static [&'static str] {
    match decision.scope() {
        Scope::Both => &["both"],
        Scope::Each => &["fr", "en"],
    }
}

/// A table of weights and what is said of it.
pub(crate) fn table(
    decision: Decision,
    examples: &Examples,
    weights: &[f64],
    threshold: f64,
    facts: &[(&str, String)],
) -> Written {
    let mut written = Written::default();
    let mut fact = |name: &str, value: String| written.facts.push((name.to_owned(), value));
    for (name, value) in facts {
        fact(name, value.clone());
    }
    fact("threshold", format!("{threshold:.2}"));
    if let Form::Sorting(names) = decision.form() {
        fact("outputs", names.join(" "));
    }
    let seen = learn::stories_of(examples, |_| true);
    let rows = weights.chunks(examples.outputs.max(1));
    let rows = examples.names.iter().zip(rows).zip(seen);
    let kept = rows.filter(|((_, row), _)| row.iter().any(|w| w.abs() >= LEAST_WEIGHT));
    written.features = kept
        .map(|((name, row), seen)| {
            let row = row.iter().map(|w| (w * 100.0).round() as f32 / 100.0);
            (name.clone(), (row.collect(), seen))
        })
        .collect::<BTreeMap<_, _>>();
    written
}

/// Where a decision's table stands.
pub(crate) fn path(decision: Decision, tag: &str) -> PathBuf {
    let folder = root().join("engine/src/decisions/weights");
    folder.join(format!("{}.{tag}.txt", decision.name()))
}

/// Writes a table to its place.
pub(crate) fn write(decision: Decision, tag: &str, written: &Written) -> Result<(), String> {
    let path = path(decision, tag);
    std::fs::write(&path, written.text()).map_err(|e| format!("{}: {e}", path.display()))
}

/// Every table that is shipped.
pub(crate) fn shipped() -> Result<Vec<(Decision, &'static str, Written)>, String> {
    let mut all = Vec::new();
    for decision in Decision::ALL {
        for tag in tags(*decision) {
            let path = path(*decision, tag);
            if let Ok(text) = std::fs::read_to_string(&path) {
                let written =
                    Written::parse(&text).map_err(|e| format!("{}: {e}", path.display()))?;
                all.push((*decision, *tag, written));
            }
        }
    }
    Ok(all)
}

/// Tells whether the shipped weights were learnt from the stories that are there, and what they weigh.
pub(crate) fn check(options: &Options) -> Result<(), String> {
    let (stories, hash) = stories::load(options)?;
    let mut stale = Vec::new();
    for (decision, tag, written) in shipped()? {
        let of = written.fact("training-set").unwrap_or("nothing");
        if !of.starts_with(&format!("{hash:016x}")) {
            stale.push(format!("{}.{tag} (from {of})", decision.name()));
        }
    }
    let size = size()?;
    println!("{size} bytes of weights, brotlied; {BUDGET} are the most");
    if size > BUDGET {
        return Err(format!(
            "the weights are {size} bytes, brotlied, and may be {BUDGET}"
        ));
    }
    if stale.is_empty() {
        println!(
            "all weights were learnt from these {} stories ({hash:016x})",
            stories.len()
        );
        return Ok(());
    }
    Err(format!(
        "not learnt from these {} stories ({hash:016x}): {}; run `cargo xtask train decisions`",
        stories.len(),
        stale.join(", ")
    ))
}

/// What all shipped tables weigh, packed and brotlied.
pub(crate) fn size() -> Result<usize, String> {
    let mut all = Vec::new();
    for (_, _, written) in shipped()? {
        all.extend(written.packed()?);
    }
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &all[..], &mut out, &params).map_err(|e| e.to_string())?;
    Ok(out.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_weights_together_keep_their_budget() {
        let size = size().unwrap_or_else(|e| panic!("{e}"));
        assert!(size <= BUDGET, "{size} bytes brotlied");
    }
}
