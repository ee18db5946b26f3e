//! However a dispatch arrives it is read alike: every form of `tests/forms`, which `make.py` there writes, against the gold
//! that is one for all forms of a story, beside the reading of its clean text.

use depeche_engine::{json, read_with};
use depeche_forms::{Item, mend, open};
use depeche_score::{Gold, Measure, Report};
use std::fs;
use std::path::Path;

const DIR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/forms");

/// What has to be read as in the clean text.
const MEASURES: [Measure; 7] = [
    Measure::Person,
    Measure::Organisation,
    Measure::Attributed,
    Measure::Presence,
    Measure::EventWhat,
    Measure::EventPlace,
    Measure::EventDate,
];

/// How much lower than the clean text a form may be.
const TOLERANCE: f64 = 0.02;

/// Forms in which something is lost that no mending brings back, with how much lower each may be.
const LOSSY: [(&str, f64); 2] = [("capitals.txt", 1.0), ("no-accents.txt", 1.0)];

#[test]
fn english_is_read_alike_in_every_form() {
    check("en");
}

#[test]
fn french_is_read_alike_in_every_form() {
    check("fr");
}

#[track_caller]
fn check(language: &str) {
    let gold = fs::read_to_string(format!("{DIR}/{language}.gold.json")).expect("a gold");
    let gold = Gold::parse(&gold).expect("a sound gold");
    let clean = report(&gold, &Path::new(DIR).join(format!("{language}.txt")));
    let mut files: Vec<_> = fs::read_dir(format!("{DIR}/{language}"))
        .expect("the forms; `tests/forms/make.py` writes them")
        .map(|entry| entry.expect("a file").path())
        .collect();
    assert!(files.len() >= 18, "every form is there");
    files.sort();
    let mut below = Vec::new();
    for file in files {
        let name = file
            .file_name()
            .and_then(|n| n.to_str())
            .unwrap_or_default();
        let lossy = LOSSY.iter().find(|(form, _)| *form == name);
        let tolerance = lossy.map_or(TOLERANCE, |(_, tolerance)| *tolerance);
        let form = report(&gold, &file);
        for measure in MEASURES {
            let (is, was) = (form.f1(measure), clean.f1(measure));
            let (is, was) = (is.unwrap_or_default(), was.unwrap_or_default());
            if std::env::var_os("FORMS").is_some() && is != was {
                println!("{language} {name} {measure:?}: {is:.3}, clean {was:.3}");
            }
            if is + tolerance < was {
                below.push(format!(
                    "{name} {measure:?}: {is:.3}, clean {was:.3}\n{}",
                    form.errors()
                ));
            }
        }
    }
    assert!(below.is_empty(), "{}", below.join("\n"));
}

fn report(gold: &Gold, file: &Path) -> Report {
    let bytes = fs::read(file).expect("a file");
    let items = open(&bytes, &|_, _| None).expect("a story");
    let [item]: [Item; 1] = items.try_into().expect("one story");
    let text = mend(&item.text).text;
    let story = read_with(&text, &item.given);
    let reading = serde_json::to_value(json::Story::new(&text, &story, json::Offsets::Utf8));
    let reading = reading.expect("a story holds nothing that JSON cannot");
    let name = file.display().to_string();
    Report::of_story(&name, &text, gold, reading).expect("a report")
}
