//! `cargo xtask score grammar`: how well the shipped grammar reads.
//!
//! On hand-made trees (CoNLL-U) of a folder, on stories kept apart from training as the teacher reads them, and on the
//! project's own reporting sentences. Hand-made trees follow schemes of their own in places; heads, subjects and complement
//! clauses are what all of them have.

mod conllu;
mod reporting;
mod scheme;
mod score;

use depeche_engine::Language;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    if folders.is_empty() {
        folders = vec![
            root.join("../shared/trees"),
            root.join("train/grammar/data"),
        ];
    }
    println!(
        "{:34} {:>5}  UAS   LAS   subject of verb   of speech   its clause   with own words: UAS  LAS  subject",
        "trees", "n"
    );
    let mut fault = false;
    for folder in &folders {
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|e| e.path())
            .collect();
        depeche_engine::order::sort_by_key(&mut files, PathBuf::clone);
        for file in files {
            let name = file
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if !name.contains(".conllu") || name.contains("train") {
                continue;
            }
            let language = if name.starts_with("en") {
                Language::English
            } else {
                Language::French
            };
            match conllu::read(&file) {
                Ok(trees) => print(&name, &trees, language),
                Err(message) => {
                    eprintln!("{message}");
                    fault = true;
                }
            }
        }
    }
    println!(
        "\n{:34} subjects   behind a verb of speech   what is reported",
        "own sentences (tests/grammar)"
    );
    for (language, name) in [(Language::French, "fr"), (Language::English, "en")] {
        let path = root.join("tests/grammar").join(name).with_extension("txt");
        match std::fs::read_to_string(&path) {
            Ok(source) => {
                let f = reporting::score(language, &source);
                println!(
                    "{name:34} {:8.1} {:25.1} {:18.1}",
                    f.subjects.f1(),
                    f.inverted.f1(),
                    f.reported.f1()
                );
            }
            Err(e) => {
                eprintln!("{}: {e}", path.display());
                fault = true;
            }
        }
    }
    if fault {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn print(name: &str, trees: &[conllu::Tree], language: Language) {
    let percent = |a: usize, b: usize| 100.0 * a as f64 / b.max(1) as f64;
    let (f, own) = (
        score::given_words(language, trees),
        score::own_words(language, trees),
    );
    println!(
        "{name:34} {:5} {:5.1} {:5.1} {:17.1} {:11.1} {:12.1} {:21.1} {:5.1} {:6.1}",
        trees.len(),
        percent(f.heads, f.words),
        percent(f.labelled, f.words),
        f.subjects.f1(),
        f.speech_subjects.f1(),
        f.speech_clauses.f1(),
        percent(own.heads, own.words),
        percent(own.labelled, own.words),
        own.subjects.f1(),
    );
}
