//! `changes` and `check`: two texts, read and laid on each other by the code of the page (`src/two.rs`).

use crate::arguments::{Changes, Check, Report, ReportFormat, code};
use crate::inputs::Input;
use crate::pieces::Opener;
use crate::stories::{self, Wanted};
use crate::trouble::Trouble;
use crate::{complain, put};
use depeche::export::checked::{self, Form};
use depeche::export::{changed, digest};
use depeche::reading::Reading;
use depeche::state::Matter;
use depeche::two::{Outcome, lay, line, speaker};
use depeche_compare::{Change, EditKind, Judgement, Span, Stretch, Verdict};
use serde_json::{Value, json};
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;

/// Says what an update changed, and ends with 1 where it changed anything.
pub(crate) fn changes(told: &Changes) -> ExitCode {
    run(&told.old, &told.new, Matter::Update, &told.report)
}

/// Says what an article's quotes are, and ends with 1 where one is not word for word.
pub(crate) fn check(told: &Check) -> ExitCode {
    run(&told.story, &told.article, Matter::Article, &told.report)
}

fn run(first: &Path, second: &Path, matter: Matter, report: &Report) -> ExitCode {
    let standard = Path::new("-");
    if first == standard && second == standard {
        complain("standard input can be one of the two texts, and not both");
        return ExitCode::from(code::MISUSE);
    }
    let (first, second) = (one(first), one(second));
    for trouble in [&first, &second]
        .into_iter()
        .filter_map(|read| read.as_ref().err())
    {
        complain(&trouble.to_string());
    }
    let (Ok(first), Ok(second)) = (first, second) else {
        return ExitCode::from(code::PARTLY);
    };
    let laid = lay(&first.reading, &second.reading, matter);
    let Some(outcome) = laid.outcome else {
        complain("these two texts are too long, or have too much in common, to be compared");
        return ExitCode::from(code::PARTLY);
    };
    let is_same = match &outcome {
        Outcome::Update(changes) => changes.is_empty(),
        Outcome::Article(judged) => judged.iter().all(|j| j.verdict == Verdict::Exact),
    };
    let written = written(&first, &second, &outcome, report);
    let unwritten = match &report.output {
        None => put(written.as_bytes()),
        Some(path) => match fs::write(path, written) {
            Ok(()) => ExitCode::from(code::DONE),
            Err(error) => {
                let trouble = Trouble::of_system(path.display().to_string(), &error);
                complain(&trouble.to_string());
                ExitCode::from(code::UNWRITTEN)
            }
        },
    };
    match is_same {
        _ if unwritten != ExitCode::from(code::DONE) => unwritten,
        true => ExitCode::from(code::DONE),
        false => ExitCode::from(code::PARTLY),
    }
}

/// A text that was read.
struct Text {
    name: String,
    reading: Rc<Reading>,
}

/// The one story of a file.
fn one(path: &Path) -> Result<Text, Trouble> {
    let input = match path == Path::new("-") {
        true => Input::Standard,
        false => Input::File(path.to_owned()),
    };
    let mut found = Vec::new();
    let opener = Opener {
        has_field: false,
        read: &|_| {},
    };
    let _ = opener.open(&input, &mut |piece| {
        match piece {
            Ok(piece) => found.extend(stories::open(piece, &Wanted::default())),
            Err(trouble) => found.push(Err(trouble)),
        }
        match found.len() {
            0 | 1 => ControlFlow::Continue(()),
            _ => ControlFlow::Break(()),
        }
    });
    let name = path.display().to_string();
    let story = match found.len() {
        0 => Err(Trouble::new(name, "it is empty")),
        1 => found.remove(0),
        _ => Err(Trouble::new(
            name,
            "it holds more than one story; put the one that is meant in a file of its own",
        )),
    }?;
    let (name, reading) = stories::reading(story)?;
    let reading = Rc::new(reading);
    Ok(Text { name, reading })
}

fn written(first: &Text, second: &Text, outcome: &Outcome, report: &Report) -> String {
    let form = match report.format {
        ReportFormat::Text => Form::Text,
        ReportFormat::Markdown => Form::Markdown,
        ReportFormat::Csv => Form::Csv,
        ReportFormat::Json => return as_json(first, second, outcome),
    };
    let tongue = report.words.tongue();
    let (first, second) = (&*first.reading, &*second.reading);
    match outcome {
        Outcome::Update(changes) => changed::write(form, first, second, changes, tongue.words()),
        Outcome::Article(judged) => checked::write(form, first, second, judged, tongue),
    }
}

fn as_json(first: &Text, second: &Text, outcome: &Outcome) -> String {
    let of = |text: &Text| {
        json!({
            "file": text.name,
            "language": text.reading.story.language.tag(),
            "sha256": digest::hex(&text.reading.text),
        })
    };
    let (one, other) = (&*first.reading, &*second.reading);
    let data = match outcome {
        Outcome::Update(changes) => {
            let meaning = changes.meaning.iter();
            let meaning: Vec<Value> = meaning
                .map(|change| in_meaning(one, other, change, changes))
                .collect();
            let text = changes.text.iter().map(|edit| {
                json!({
                    "how": how(edit.how),
                    "paragraph": edit.is_paragraph,
                    "old": place(one, edit.old),
                    "new": place(other, edit.new),
                    "words": stretches(&edit.words, ["old", "new"], one, other),
                })
            });
            let note = changes.note.as_ref().map(|note| {
                let promises = note.promises.iter().map(|promise| {
                    json!({
                        "what": format!("{:?}", promise.what).to_lowercase(),
                        "holds": promise.holds,
                        "words": place(other, promise.span),
                    })
                });
                let unsaid = note.unsaid.iter().map(|topic| topic.name());
                json!({
                    "words": place(other, note.span),
                    "promises": promises.collect::<Vec<_>>(),
                    "unsaid": unsaid.collect::<Vec<_>>(),
                })
            });
            json!({
                "version": 1,
                "offsets": "UTF-8 bytes",
                "old": of(first),
                "new": of(second),
                "meaning": meaning,
                "text": text.collect::<Vec<_>>(),
                "note": note,
            })
        }
        Outcome::Article(judged) => {
            let quotes = judged
                .iter()
                .map(|judgement| judged_json(one, other, judgement));
            json!({
                "version": 1,
                "offsets": "UTF-8 bytes",
                "dispatch": of(first),
                "article": of(second),
                "quotes": quotes.collect::<Vec<_>>(),
            })
        }
    };
    // Plain data has nothing that JSON cannot hold.
    serde_json::to_string_pretty(&data).unwrap_or_default() + "\n"
}

fn in_meaning(
    first: &Reading,
    second: &Reading,
    change: &Change,
    changes: &depeche_compare::Changes,
) -> Value {
    let told = line(first, second, changes, change, |status| status.name());
    json!({
        "topic": change.topic.name(),
        "how": change.how.name(),
        "of": Some(told.of).filter(|of| !of.is_empty()),
        "before": Some(told.old).filter(|words| !words.is_empty()),
        "after": Some(told.new).filter(|words| !words.is_empty()),
        "old": change.old.map(|item| place(first, item.span)),
        "new": change.new.map(|item| place(second, item.span)),
    })
}

fn judged_json(dispatch: &Reading, article: &Reading, judgement: &Judgement) -> Value {
    let named = |by: String| Some(by).filter(|by| !by.is_empty());
    let quote = article.story.quotes.get(judgement.quote);
    let sources = judgement.sources.iter().map(|source| {
        let by = source
            .quote
            .and_then(|quote| named(speaker(dispatch, quote)));
        let mut source = place(dispatch, source.span);
        source["speaker"] = json!(by);
        source
    });
    json!({
        "verdict": judgement.verdict.name(),
        "other_speaker": judgement.is_other_speaker,
        "quote": quote.map(|quote| place(article, quote.span)),
        "speaker": named(speaker(article, judgement.quote)),
        "sources": sources.collect::<Vec<_>>(),
        "differences": stretches(&judgement.differences, ["dispatch", "article"], dispatch, article),
    })
}

const fn how(edit: EditKind) -> &'static str {
    match edit {
        EditKind::Added => "added",
        EditKind::Dropped => "dropped",
        EditKind::Moved => "moved",
        EditKind::Reworded => "reworded",
        EditKind::MovedReworded => "moved-reworded",
    }
}

fn stretches(
    list: &[Stretch],
    [one, other]: [&str; 2],
    first: &Reading,
    second: &Reading,
) -> Vec<Value> {
    let list = list.iter();
    list.map(|s| json!({one: place(first, s.old), other: place(second, s.new)}))
        .collect()
}

fn place(reading: &Reading, span: Span) -> Value {
    json!({"start": span.start, "end": span.end, "text": reading.words(span)})
}
