//! The engine over whole dispatches: those of `tests/dispatches`, written for this project, each beside what a careful
//! reader finds in it.
//!
//! `cargo xtask score tests/dispatches --errors` shows every miss and false alarm.

use depeche_engine::{json, read};
use depeche_score::{Measure, dispatches, score_dir};
use serde_json::Value;

const DIR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/dispatches");

const LEARNT_FROM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../train/decisions/written");

/// The F1 that each measure must reach, in French and in English.
///
/// Floors only rise: a change that reads better raises them to what it reaches, rounded down to the hundredth; a change
/// that would lower one is not finished. The exception are weights learnt from more stories. They know these few less by
/// heart, since these are among them; where they read the sealed stories better, floors of what they decide follow them.
/// Learnt from 5,754 stories, they find the main event less often in these few, and more often in the sealed ones.
#[rustfmt::skip]
const FLOORS: &[(Measure, f64, f64)] = &[
    //                       fr    en
    (Measure::Furniture,    1.00, 1.00),
    (Measure::Credits,      1.00, 1.00),
    (Measure::Person,       0.98, 0.97),
    (Measure::Role,         0.92, 0.90),
    (Measure::Organisation, 0.91, 0.93),
    (Measure::Place,        0.95, 0.93),
    (Measure::Direct,       0.98, 1.00),
    (Measure::Indirect,     0.95, 0.97),
    (Measure::Speaker,      0.93, 0.96),
    (Measure::Attributed,   0.90, 0.95),
    (Measure::Cue,          0.98, 0.98),
    (Measure::Presence,     0.81, 0.75),
    (Measure::Represented,  0.95, 0.70),
    (Measure::EventWhat,    0.51, 0.77),
    (Measure::EventPlace,   0.60, 0.53),
    (Measure::EventDate,    0.89, 0.76),
];

/// The same of the dispatches that were written to be learnt from: far more of them, dense with absences and stand-ins, so that
/// what is lost there shows before it shows in the few above.
#[rustfmt::skip]
const FLOORS_LEARNT_FROM: &[(Measure, f64, f64)] = &[
    //                       fr    en
    (Measure::Furniture,    0.97, 0.98),
    (Measure::Credits,      0.87, 0.98),
    (Measure::Person,       0.98, 0.96),
    (Measure::Role,         0.88, 0.88),
    (Measure::Organisation, 0.84, 0.83),
    (Measure::Place,        0.94, 0.95),
    (Measure::Direct,       0.99, 0.99),
    (Measure::Indirect,     0.87, 0.90),
    (Measure::Speaker,      0.87, 0.92),
    (Measure::Attributed,   0.82, 0.87),
    (Measure::Cue,          0.96, 0.97),
    (Measure::Presence,     0.67, 0.66),
    (Measure::Represented,  0.46, 0.43),
    (Measure::EventWhat,    0.82, 0.84),
    (Measure::EventPlace,   0.79, 0.75),
    (Measure::EventDate,    0.86, 0.88),
    (Measure::Commitments,  0.65, 0.65),
    (Measure::Demands,      0.77, 0.67),
    (Measure::StickingPoints, 0.25, 0.35),
    (Measure::NextSteps,    0.71, 0.57),
];

#[test]
fn french_readings_reach_their_floors() {
    check(DIR, "fr", FLOORS);
}

#[test]
fn english_readings_reach_their_floors() {
    check(DIR, "en", FLOORS);
}

#[test]
fn french_readings_of_what_was_written_to_be_learnt_from_reach_their_floors() {
    check(LEARNT_FROM, "fr", FLOORS_LEARNT_FROM);
}

#[test]
fn english_readings_of_what_was_written_to_be_learnt_from_reach_their_floors() {
    check(LEARNT_FROM, "en", FLOORS_LEARNT_FROM);
}

#[test]
fn gold_says_nothing_that_its_text_does_not_bear_out() {
    let mut faults = Vec::new();
    for dir in [DIR, LEARNT_FROM] {
        for (id, text, gold) in dispatches(dir).unwrap_or_else(|error| panic!("{error}")) {
            faults.extend(gold.faults(&text).into_iter().map(|f| format!("{id}: {f}")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[track_caller]
fn check(dir: &str, language: &str, floors: &[(Measure, f64, f64)]) {
    let mut report = score_dir(dir, story_json).unwrap_or_else(|error| panic!("{error}"));
    // `fr-vote`, `a-fr-01`
    let told = |id: &str| id.split('-').take(2).any(|part| part == language);
    report.stories.retain(|story| told(&story.id));
    assert!(
        !report.stories.is_empty(),
        "no dispatch in {language} in {dir}"
    );
    let floor = |&(measure, french, english): &(Measure, f64, f64)| match language {
        "fr" => (measure, french),
        _ => (measure, english),
    };
    let below = report.below(floors.iter().map(floor));
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
