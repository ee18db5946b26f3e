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

/// Forms in which something is lost that restoring brings back only as it is likely, with how much lower each measure may be:
/// names that are made of common words, or that no story counted had. These floors only rise.
const LOSSY: [(&str, &str, Measure, f64); 2] = [
    ("fr", "capitals.txt", Measure::Presence, 0.08),
    ("en", "capitals.txt", Measure::Organisation, 0.20),
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
    let clean = report(&gold, &path, &Letters::Own);
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
            "capitals.txt" => report(&gold, &file, &Letters::Of(&words)),
            // An accent that is put back wrongly is no fault of the reading.
            "no-accents.txt" => report(&bare, &file, &Letters::Bare),
            _ => report(&gold, &file, &Letters::Own),
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
            let lossy = LOSSY.iter().find(|(of_language, form, of, _)| {
                (*of_language, *form, *of) == (language, name, measure)
            });
            let tolerance = lossy.map_or(TOLERANCE, |(_, _, _, tolerance)| *tolerance);
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

/// The letters that a reading is compared in.
enum Letters<'t> {
    /// Those that were read.
    Own,
    /// Those of a text whose words stand where they do in what was read.
    Of(&'t str),
    /// Those that were read, without their accents.
    Bare,
}

/// A letter without its accent, and a sign as ASCII has it, so that each has one byte.
fn bare(c: char) -> char {
    let small = depeche_engine::without_accents(c.to_lowercase().next().unwrap_or(c));
    match c {
        '’' => '\'',
        '«' => '<',
        '»' => '>',
        '\u{a0}' | '\u{202f}' => ' ',
        _ if c.is_uppercase() => small.to_ascii_uppercase(),
        _ => small,
    }
}

fn report(gold: &Gold, file: &Path, letters: &Letters<'_>) -> Report {
    let bytes = fs::read(file).expect("a file");
    let items = open(&bytes, &|_, _| None).expect("a story");
    let [item]: [Item; 1] = items.try_into().expect("one story");
    let text = mend(&item.text).text;
    let story = read_with(&text, &item.given);
    let (words, offsets) = match letters {
        Letters::Of(words) => (*words, json::Offsets::Utf8),
        Letters::Own => (text.as_str(), json::Offsets::Utf8),
        Letters::Bare => (text.as_str(), json::Offsets::CodePoints),
    };
    let reading = serde_json::to_string(&json::Story::new(words, &story, offsets));
    let (mut reading, mut words) = (
        reading.expect("a story holds nothing that JSON cannot"),
        words.to_owned(),
    );
    if let Letters::Bare = letters {
        reading = reading.chars().map(bare).collect();
        words = words.chars().map(bare).collect();
        assert!(words.is_ascii(), "a letter is a byte: {words}");
    }
    let reading = serde_json::from_str(&reading).expect("a story");
    let name = file.display().to_string();
    Report::of_story(&name, &words, gold, reading).expect("a report")
}
