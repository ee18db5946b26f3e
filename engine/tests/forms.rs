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

/// Forms in which something is lost that no mending brings back, with how much lower each measure may be: names of which
/// the lexicon knows nothing in capitals, participles without their accents. These floors only rise.
const LOSSY: [(&str, Measure, f64); 7] = [
    ("capitals.txt", Measure::Person, 0.25),
    ("capitals.txt", Measure::Organisation, 0.43),
    ("capitals.txt", Measure::Presence, 0.41),
    ("no-accents.txt", Measure::Person, 0.06),
    ("no-accents.txt", Measure::Organisation, 0.34),
    ("no-accents.txt", Measure::Attributed, 0.24),
    ("no-accents.txt", Measure::Presence, 0.56),
];

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
    let written = fs::read_to_string(format!("{DIR}/{language}.gold.json")).expect("a gold");
    let gold = Gold::parse(&written).expect("a sound gold");
    // The same words without their accents.
    let bare: String = written.chars().map(bare).collect();
    let bare = Gold::parse(&bare).expect("a sound gold");
    let path = Path::new(DIR).join(format!("{language}.txt"));
    let words = fs::read_to_string(&path).expect("a story");
    let clean = report(&gold, &path, None);
    let mut files: Vec<_> = fs::read_dir(format!("{DIR}/{language}"))
        .expect("the forms; `tests/forms/make.py` writes them")
        .map(|entry| entry.expect("a file").path())
        .collect();
    assert!(files.len() >= 18, "every form is there");
    depeche_engine::order::sort_by_key(&mut files, |file| file.clone());
    let mut below = Vec::new();
    for file in files {
        let name = file
            .file_name()
            .and_then(|n| n.to_str())
            .unwrap_or_default();
        let form = match name {
            // Each word stands where it does in the clean text, whose letters the gold has.
            "capitals.txt" => report(&gold, &file, Some(&words)),
            "no-accents.txt" => report(&bare, &file, None),
            _ => report(&gold, &file, None),
        };
        if std::env::var("FORMS").is_ok_and(|form| form == name) {
            println!("{}", form.errors());
        }
        for measure in MEASURES {
            let (is, was) = (form.f1(measure), clean.f1(measure));
            let (is, was) = (is.unwrap_or_default(), was.unwrap_or_default());
            if std::env::var_os("FORMS").is_some() && is != was {
                println!("{language} {name} {measure:?}: {is:.3}, clean {was:.3}");
            }
            let lossy = LOSSY
                .iter()
                .find(|(form, of, _)| *form == name && *of == measure);
            let tolerance = lossy.map_or(TOLERANCE, |(_, _, tolerance)| *tolerance);
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

/// A letter without its accent.
fn bare(c: char) -> char {
    let small = depeche_engine::without_accents(c.to_lowercase().next().unwrap_or(c));
    match c {
        '’' => '\'',
        _ if c.is_uppercase() => small.to_ascii_uppercase(),
        _ => small,
    }
}

fn report(gold: &Gold, file: &Path, words: Option<&str>) -> Report {
    let bytes = fs::read(file).expect("a file");
    let items = open(&bytes, &|_, _| None).expect("a story");
    let [item]: [Item; 1] = items.try_into().expect("one story");
    let text = mend(&item.text).text;
    let story = read_with(&text, &item.given);
    let reading = serde_json::to_value(json::Story::new(
        words.unwrap_or(&text),
        &story,
        json::Offsets::Utf8,
    ));
    let reading = reading.expect("a story holds nothing that JSON cannot");
    let name = file.display().to_string();
    Report::of_story(&name, words.unwrap_or(&text), gold, reading).expect("a report")
}
