//! Learns how words are written, for texts that lack accents or small letters: makes the tables in
//! `forms/src/mending/restored/data/` and says how well they restore stories that were kept apart.
//!
//! `cargo run --release -p depeche-train-restoring -- ../shared/raw`, a folder with `fr.txt.gz` and `en.txt.gz`, stories
//! ended by a form feed. `--report` measures the tables that ship and writes nothing. The same stories give the same bytes.
//!
//! What is published are words, in a list, and weights; no text.

mod figures;
mod learn;
mod words;

use depeche_forms::training::{self, Choices, packed_weights, packed_words};
use flate2::read::GzDecoder;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// One story of so many is kept apart: 504 French ones, and 115 English ones, of the project's own stories.
const APART: usize = 14;

/// What is made.
const FILES: [&str; 6] = [
    "accents.words",
    "accents.weights",
    "capitals.fr.weights",
    "capitals.en.weights",
    "small.fr.set",
    "small.en.set",
];

/// Stories, told apart.
struct Stories {
    learnt: Vec<String>,
    apart: Vec<String>,
}

fn main() -> ExitCode {
    let mut folder = PathBuf::from("../shared/raw");
    let mut writes = true;
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--report" => writes = false,
            path => folder = path.into(),
        }
    }
    match run(&folder, writes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path, writes: bool) -> Result<(), String> {
    let french = stories(&folder.join("fr.txt.gz"))?;
    let english = stories(&folder.join("en.txt.gz"))?;
    if writes {
        let words = words::with_accents(&french.learnt);
        let choices = Choices::among(&words, &[]);
        let learnt = learn::weights(&french.learnt, learn::ACCENTS, &|text, mut tell| {
            choices.each(text, &mut tell);
        });
        save("accents.words", &packed_words(&words))?;
        save("accents.weights", &packed_weights(&learnt))?;
        for (tag, stories, fewest, accents) in [
            ("fr", &french, words::SMALL_FRENCH, Some(&choices)),
            ("en", &english, words::SMALL_ENGLISH, None),
        ] {
            let small = training::packed_small(&words::small(&stories.learnt, fewest), accents);
            let capitals = training::capitals(&[], &small, accents);
            let learnt = learn::weights(&stories.learnt, learn::CAPITALS, &|text, mut tell| {
                training::cases(text, &capitals, &mut tell);
            });
            save(&format!("small.{tag}.set"), &small)?;
            save(&format!("capitals.{tag}.weights"), &packed_weights(&learnt))?;
        }
    }
    let read =
        |name: &str| std::fs::read(data().join(name)).map_err(|error| format!("{name}: {error}"));
    let words = training::unpacked_words(&read("accents.words")?);
    let choices = Choices::among(&words, &read("accents.weights")?);
    figures::accents(&french.apart, &choices);
    for (language, tag, stories, accents) in [
        ("French", "fr", &french, Some(&choices)),
        ("English", "en", &english, None),
    ] {
        let weights = read(&format!("capitals.{tag}.weights"))?;
        let small = read(&format!("small.{tag}.set"))?;
        figures::capitals(
            language,
            &stories.apart,
            &training::capitals(&weights, &small, accents),
        );
    }
    for name in FILES {
        let bytes = read(name)?;
        println!(
            "{name}: {} bytes, {} with brotli",
            bytes.len(),
            figures::brotlied(&bytes)
        );
    }
    Ok(())
}

fn stories(path: &Path) -> Result<Stories, String> {
    let failed = |error| format!("{}: {error}", path.display());
    let mut text = String::new();
    let file = std::fs::File::open(path).map_err(failed)?;
    GzDecoder::new(file)
        .read_to_string(&mut text)
        .map_err(failed)?;
    let (mut learnt, mut apart) = (Vec::new(), Vec::new());
    for (n, story) in text.split('\u{c}').enumerate() {
        let kept = if n % APART == 3 {
            &mut apart
        } else {
            &mut learnt
        };
        kept.push(story.trim().to_owned());
    }
    Ok(Stories { learnt, apart })
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../forms/src/mending/restored/data")
}

fn save(name: &str, bytes: &[u8]) -> Result<(), String> {
    std::fs::write(data().join(name), bytes).map_err(|error| format!("{name}: {error}"))
}
