//! Scores what is promised, asked, disputed and to come, in stories whose gold says it.

use crate::gold::{Context, Matter};
use crate::measure::{Measure, Tally};
use crate::pairing;
use crate::reading::{self, Place};
use crate::story::{Characters, Sink};
use std::ops::Range;

/// Tallies each list of a story's context.
pub(crate) fn context(
    text: &str,
    gold: &Context,
    found: Option<&reading::Context>,
    sink: &mut impl Sink,
) {
    let characters = Characters::new(text);
    let nothing = reading::Context::default();
    let found = found.unwrap_or(&nothing);
    for (measure, gold, found) in [
        (Measure::Commitments, &gold.commitments, &found.commitments),
        (Measure::Demands, &gold.demands, &found.demands),
        (
            Measure::StickingPoints,
            &gold.sticking_points,
            &found.sticking_points,
        ),
        (Measure::NextSteps, &gold.next_steps, &found.next_steps),
    ] {
        matters(text, &characters, measure, gold, found, sink);
    }
}

fn matters(
    text: &str,
    characters: &Characters,
    measure: Measure,
    gold: &[Matter],
    found: &[Place],
    sink: &mut impl Sink,
) {
    let wanted: Vec<Range<usize>> = (gold.iter())
        .map(|m| {
            let start = text.find(&m.text);
            start.map_or(0..0, |s| characters.range(s, s + m.text.len()))
        })
        .collect();
    let places: Vec<Range<usize>> = (found.iter())
        .map(|p| characters.range(p.start, p.end))
        .collect();
    let answer = pairing::pair_phrases(&wanted, &places);
    let answered = |f: usize| answer.iter().position(|a| *a == Some(f));
    let touches = |f: usize, g: usize| {
        wanted[g].start.max(places[f].start) < wanted[g].end.min(places[f].end)
    };
    let mut tally = Tally::default();
    for (matter, answer) in gold.iter().zip(&answer).filter(|(m, _)| !m.unsure) {
        match answer {
            Some(_) => tally.hits += 1,
            None => {
                tally.misses += 1;
                sink.error(measure, format!("missed {:?}", matter.text));
            }
        }
    }
    for (f, place) in found.iter().enumerate() {
        let free = match answered(f) {
            Some(_) => continue,
            None => (0..gold.len()).any(|g| gold[g].unsure && touches(f, g)),
        };
        if !free {
            tally.false_alarms += 1;
            let words = text.get(place.start..place.end).unwrap_or_default();
            sink.error(measure, format!("false {words:?}"));
        }
    }
    sink.tally(measure, tally);
}
