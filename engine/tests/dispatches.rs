//! The engine over whole dispatches: those of `tests/dispatches`, written for this project, each beside what a careful
//! reader finds in it.
//!
//! `cargo xtask score tests/dispatches --errors` shows every miss and false alarm.

use depeche_engine::{json, read};
use depeche_score::{Measure, dispatches, score_dir};
use serde_json::Value;

const DIR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/dispatches");

/// The F1 that each measure must reach, in French and in English.
///
/// Floors only rise: a change that reads better raises them to what it reaches, rounded down to the hundredth; a change
/// that would lower one is not finished. They were set anew once, when occasions, presence and speakers began to be weighed
/// by what was learnt from other stories: the rules before had been fitted to these very dispatches, and read prose that
/// nobody had tuned them for far worse (presence .24 where it is .40 now, the event .47 where it is .61). Those of what is said
/// were set anew when clauses and subjects came from trees alone, for the same reason; some by a few hundredths when the
/// stories that are learnt from became 1,281, then 2,315 and 3,835, of which these are 48, and when what words tell outright
/// of presence and speakers was no longer weighed.
#[rustfmt::skip]
const FLOORS: &[(Measure, f64, f64)] = &[
    //                       fr    en
    (Measure::Furniture,    1.00, 1.00),
    (Measure::Credits,      1.00, 1.00),
    (Measure::Person,       0.98, 0.97),
    (Measure::Role,         0.93, 0.90),
    (Measure::Organisation, 0.90, 0.92),
    (Measure::Place,        0.95, 0.94),
    (Measure::Direct,       0.98, 1.00),
    (Measure::Indirect,     0.95, 0.97),
    (Measure::Speaker,      0.92, 0.96),
    (Measure::Attributed,   0.90, 0.95),
    (Measure::Cue,          0.98, 0.98),
    (Measure::Presence,     0.84, 0.81),
    (Measure::Represented,  0.95, 0.70),
    (Measure::EventWhat,    0.62, 0.80),
    (Measure::EventPlace,   0.69, 0.60),
    (Measure::EventDate,    0.89, 0.84),
];

#[test]
fn french_readings_reach_their_floors() {
    check(
        "fr-",
        FLOORS.iter().map(|&(measure, french, _)| (measure, french)),
    );
}

#[test]
fn english_readings_reach_their_floors() {
    check(
        "en-",
        FLOORS
            .iter()
            .map(|&(measure, _, english)| (measure, english)),
    );
}

#[test]
fn gold_says_nothing_that_its_text_does_not_bear_out() {
    let mut faults = Vec::new();
    for (id, text, gold) in dispatches(DIR).unwrap_or_else(|error| panic!("{error}")) {
        faults.extend(gold.faults(&text).into_iter().map(|f| format!("{id}: {f}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[track_caller]
fn check(prefix: &str, floors: impl Iterator<Item = (Measure, f64)>) {
    let report = score_dir(DIR, story_json).unwrap_or_else(|error| panic!("{error}"));
    let report = report.only(prefix);
    assert!(!report.stories.is_empty(), "no dispatch {prefix} in {DIR}");
    let below = report.below(floors);
    assert!(
        below.is_empty(),
        "below the floor:\n  {}\n{report}",
        below.join("\n  ")
    );
}

fn story_json(text: &str) -> Value {
    let story = read(text);
    serde_json::to_value(json::Story::new(text, &story, json::Offsets::Utf8))
        .expect("a story holds nothing that JSON cannot")
}
