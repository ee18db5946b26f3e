//! Annotations kept apart from their texts. Agencies' stories are no part of the project, what was said of them is: each
//! line of `annotations/<language>.jsonl` is the gold of one story of `raw/<language>.txt.gz`, with every string of four
//! words and more told by where it stands. Of the stories in `annotations/<language>.event.jsonl` only the main event was
//! annotated, and who was there; their gold says `"annotated": "event"`.
//!
//! ```json
//! {"story": 76, "of": "9f86d081884c7d65", "gold": {"headline": {"at": [0, 77]}, …}}
//! ```
//!
//! `story` counts the stories between form feeds from 0, `of` is the hash of its text, `at` counts its UTF-8 bytes.

use super::{Dispatch, FNV, Scope, fnv};
use depeche_score::Gold;
use flate2::read::GzDecoder;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;
use std::io::Read;
use std::path::Path;

const LANGUAGES: [&str; 2] = ["fr", "en"];

/// From so many words on a string is told by its place.
const WORDS_OF_A_PASSAGE: usize = 4;

/// The annotated stories whose texts are in `raw`, each with the line it was made from. None without the texts.
///
/// # Errors
/// When a file cannot be read, or a line does not fit its text.
pub(super) fn load(folder: &Path, raw: &Path) -> Result<Vec<(String, Dispatch)>, String> {
    let mut all = Vec::new();
    for language in LANGUAGES {
        let texts = raw.join(format!("{language}.txt.gz"));
        if !texts.exists() {
            continue;
        }
        let stories = stories(&texts)?;
        for scope in SCOPES {
            let path = folder.join(file_name(language, scope));
            if !path.exists() {
                continue;
            }
            let failed = |e: String| format!("{}: {e}", path.display());
            let lines = fs::read_to_string(&path).map_err(|e| failed(e.to_string()))?;
            for line in lines.lines() {
                let (number, text, gold) = join(line, &stories).map_err(failed)?;
                let id = id(language, number);
                let story = Dispatch::new(id, text.to_owned(), gold, false, scope);
                all.push((line.to_owned(), story));
            }
        }
    }
    Ok(all)
}

const SCOPES: [Scope; 2] = [Scope::Whole, Scope::Event];

/// The file of a language's stories of which so much was annotated.
fn file_name(language: &str, scope: Scope) -> String {
    match scope {
        Scope::Whole => format!("{language}.jsonl"),
        Scope::Event => format!("{language}.event.jsonl"),
    }
}

/// What the JSON of a gold says was annotated.
fn scope_of(gold: &str) -> Scope {
    let gold: Value = serde_json::from_str(gold).unwrap_or_default();
    match gold["annotated"].as_str() {
        Some("event") => Scope::Event,
        _ => Scope::Whole,
    }
}

/// Takes the annotated stories of `dir`, named as [`id`] names them, into `folder`; says how many there are now. Those
/// whose gold does not fit their text are left out, and told.
///
/// # Errors
/// When a story is not one of `raw`, or a file cannot be read.
pub(crate) fn take_up(dir: &Path, folder: &Path, raw: &Path) -> Result<usize, String> {
    let found = depeche_score::dispatches(dir).map_err(|e| format!("{}: {e}", dir.display()))?;
    let mut count = 0;
    for (language, scope) in LANGUAGES.into_iter().flat_map(|l| SCOPES.map(|s| (l, s))) {
        let path = folder.join(file_name(language, scope));
        let mut lines: Vec<(u64, String)> = Vec::new();
        for line in fs::read_to_string(&path).unwrap_or_default().lines() {
            let value: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
            lines.push((value["story"].as_u64().unwrap_or(0), line.to_owned()));
        }
        let stories = stories(&raw.join(format!("{language}.txt.gz")))?;
        for (name, text, gold) in &found {
            let Some(number) = number(language, name) else {
                continue;
            };
            let json = dir.join(format!("{name}.gold.json"));
            let json = fs::read_to_string(&json).map_err(|e| format!("{name}: {e}"))?;
            if scope_of(&json) != scope {
                continue;
            }
            if stories.get(number).map(String::as_str) != Some(text.trim()) {
                return Err(format!("{name}: not the story {number} of the raw texts"));
            }
            let text = &stories[number];
            if let Some(fault) = gold.faults(text).first() {
                eprintln!("left out: {name}: {fault}");
                continue;
            }
            lines.retain(|(n, _)| *n != number as u64);
            lines.push((number as u64, part(&json, number, text)?));
        }
        lines.sort();
        let mut out = String::new();
        for (_, line) in &lines {
            writeln!(out, "{line}").map_err(|e| e.to_string())?;
        }
        if lines.is_empty() {
            continue;
        }
        fs::write(&path, out).map_err(|e| format!("{}: {e}", path.display()))?;
        count += lines.len();
    }
    Ok(count)
}

/// One line: the gold of a story without its words.
fn part(gold: &str, number: usize, text: &str) -> Result<String, String> {
    let mut gold: Value = serde_json::from_str(gold).map_err(|e| e.to_string())?;
    each_string(&mut gold, &mut |value| {
        let words = value.as_str().unwrap_or_default();
        let is_passage = words.split_whitespace().count() >= WORDS_OF_A_PASSAGE;
        if let Some(start) = text.find(words).filter(|_| is_passage) {
            *value = json!({ "at": [start, start + words.len()] });
        }
    });
    let of = format!("{:016x}", fnv(FNV, text.as_bytes()));
    Ok(json!({ "story": number, "of": of, "gold": gold }).to_string())
}

/// The number of a line's story, its text, and its gold with the words put back.
fn join<'a>(line: &str, stories: &'a [String]) -> Result<(usize, &'a str, Gold), String> {
    let mut line: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
    let number = line["story"].as_u64().unwrap_or(u64::MAX) as usize;
    let text = stories
        .get(number)
        .ok_or_else(|| format!("there is no story {number}"))?;
    if line["of"] != format!("{:016x}", fnv(FNV, text.as_bytes())) {
        return Err(format!("story {number} has another text"));
    }
    let mut gold = line["gold"].take();
    each_passage(&mut gold, text).map_err(|e| format!("story {number}: {e}"))?;
    let gold = Gold::parse(&gold.to_string()).map_err(|e| format!("story {number}: {e}"))?;
    Ok((number, text, gold))
}

/// Puts the words of every `{"at": [start, end]}` in its place.
fn each_passage(value: &mut Value, text: &str) -> Result<(), String> {
    if let Some(at) = value.get("at").and_then(Value::as_array) {
        let edge = |n: usize| at.get(n).and_then(Value::as_u64).unwrap_or(u64::MAX) as usize;
        let words = text
            .get(edge(0)..edge(1))
            .ok_or("a passage outside of the text")?;
        *value = Value::from(words);
        return Ok(());
    }
    match value {
        Value::Array(all) => all.iter_mut().try_for_each(|v| each_passage(v, text)),
        Value::Object(all) => all.values_mut().try_for_each(|v| each_passage(v, text)),
        _ => Ok(()),
    }
}

fn each_string(value: &mut Value, change: &mut impl FnMut(&mut Value)) {
    match value {
        Value::String(_) => change(value),
        Value::Array(all) => all.iter_mut().for_each(|v| each_string(v, change)),
        Value::Object(all) => all.values_mut().for_each(|v| each_string(v, change)),
        _ => {}
    }
}

fn id(language: &str, number: usize) -> String {
    format!("{language}-raw-{number:04}")
}

fn number(language: &str, id: &str) -> Option<usize> {
    let number = id.strip_prefix(language)?.strip_prefix("-raw-")?;
    number.parse().ok()
}

fn stories(path: &Path) -> Result<Vec<String>, String> {
    let unreadable = |e: std::io::Error| format!("{}: {e}", path.display());
    let mut all = String::new();
    let file = fs::File::open(path).map_err(unreadable)?;
    GzDecoder::new(file)
        .read_to_string(&mut all)
        .map_err(unreadable)?;
    Ok(all.split('\u{c}').map(|s| s.trim().to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Le port rouvre\n\nLa maire a promis de payer les digues.";
    const GOLD: &str = r#"{"headline": "Le port rouvre", "credits": [], "represented": [], "event": null,
        "participants": [], "quotes": [{"kind": "indirect", "speaker": "La maire", "cue": "a promis",
        "text": "payer les digues", "speaker_kind": "unnamed"}],
        "context": {"commitments": [{"text": "de payer les digues", "who": "La maire"}]}}"#;

    #[test]
    fn a_gold_without_its_words_gets_them_back_from_the_text() {
        let line = part(GOLD, 0, TEXT).unwrap();
        assert!(!line.contains("de payer"), "{line}");
        let (number, text, gold) = join(&line, &[TEXT.to_owned()])
            .map(|(n, t, g)| (n, t.to_owned(), g))
            .unwrap();
        assert_eq!((number, text.as_str()), (0, TEXT));
        assert_eq!(gold.quotes[0].text, "payer les digues");
        let promised = &gold.context.unwrap().commitments[0].text;
        assert_eq!(promised, "de payer les digues");
    }

    #[test]
    fn a_line_of_another_text_is_refused() {
        let line = part(GOLD, 0, TEXT).unwrap();
        let other = [TEXT.replace("port", "quai")];
        assert!(join(&line, &other).unwrap_err().contains("another text"));
        assert!(join(&line, &[]).unwrap_err().contains("no story 0"));
    }
}
