//! From a piece to its stories, and from a story to what is written of it: each by the code of the page.

use crate::arguments::{self, Format};
use crate::charsets;
use crate::pieces::{Kind, Piece};
use crate::trouble::Trouble;
use depeche::archive;
use depeche::export::annotations::annotate;
use depeche::export::brief::brief;
use depeche::export::csv::{self, Table};
use depeche::export::digest;
use depeche::export::markdown::{self, Signs};
use depeche::intake::{self, Problem, Titled};
use depeche::reading::Reading;
use depeche::source::{Source, day};
use depeche::words::Tongue;
use depeche_corrections::gold;
use depeche_engine::json::{self, Offsets};
use depeche_forms::Refusal;
use serde::Serialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use std::cell::RefCell;

/// What is done with every story.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    pub(crate) format: Format,
    pub(crate) lines: bool,
    pub(crate) whole: bool,
    pub(crate) table: Table,
    pub(crate) tongue: Tongue,
    /// The field of a line that holds its text.
    pub(crate) text: Option<String>,
    /// The field of a line that holds its day.
    pub(crate) date: Option<String>,
}

impl Wanted {
    pub(crate) fn of(told: &arguments::Read) -> Self {
        let as_lines = told.format == Format::Lines;
        Self {
            format: if as_lines { Format::Json } else { told.format },
            lines: told.lines || as_lines,
            whole: told.whole,
            table: match told.table {
                arguments::Table::People => Table::People,
                arguments::Table::Quotes => Table::Quotes,
                arguments::Table::Dates => Table::Dates,
            },
            tongue: told.words.tongue(),
            text: told.text.clone(),
            date: told.date.clone(),
        }
    }
}

impl Default for Wanted {
    /// What is wanted of a story that is only read.
    fn default() -> Self {
        Self {
            format: Format::Json,
            lines: false,
            whole: false,
            table: Table::Quotes,
            tongue: Tongue::English,
            text: None,
            date: None,
        }
    }
}

/// A story to be read.
#[derive(Debug)]
pub(crate) struct Story {
    /// The file, and the place in it.
    pub(crate) name: String,
    source: Source,
}

/// The stories of a piece.
pub(crate) fn open(piece: Piece, wanted: &Wanted) -> Vec<Result<Story, Trouble>> {
    let name = piece.name.clone();
    match opened(piece, wanted) {
        Ok(titled) => {
            let is_one = titled.len() == 1;
            let stories = (1..).zip(titled).map(|(number, (_, source))| {
                let name = if is_one {
                    name.clone()
                } else {
                    format!("{name}#{number}")
                };
                Ok(Story { name, source })
            });
            stories.collect()
        }
        Err(why) => vec![Err(Trouble { name, ..why })],
    }
}

/// The stories of a piece; a trouble without a name.
fn opened(piece: Piece, wanted: &Wanted) -> Result<Titled, Trouble> {
    let unknown = RefCell::new(None);
    let decode = |label: &str, bytes: &[u8]| {
        let text = charsets::decode(label, bytes);
        if text.is_none() {
            *unknown.borrow_mut() = Some(label.to_owned());
        }
        text
    };
    let said = |problem: Problem| Trouble::of_text("", &problem);
    let titled = match (piece.kind, &wanted.text) {
        (Kind::File, _) if piece.bytes.is_empty() => Err(said(Problem::Empty)),
        (Kind::File, _) => intake::open("", &piece.bytes, &decode).map_err(said),
        (Kind::Mail, _) => match depeche_forms::of_mail(&piece.bytes, &decode) {
            Ok(items) => Ok(items
                .into_iter()
                .map(|item| (item.title.clone(), item.into()))
                .collect()),
            Err(refusal) => Err(said(Problem::NotText(String::new(), refusal))),
        },
        (Kind::Line, Some(field)) => {
            fielded(piece.bytes.trim_ascii(), field, wanted.date.as_deref())
        }
        (Kind::Line, None) => {
            serde_json::from_slice::<IgnoredAny>(piece.bytes.trim_ascii())
                .map_err(|error| no_json(&error))?;
            let is_document = piece.bytes.trim_ascii_start().starts_with(b"{");
            match intake::open("", &piece.bytes, &decode) {
                Ok(titled) if is_document => Ok(titled),
                Ok(_) | Err(Problem::NotText(_, Refusal::NoStory)) => Err(Trouble::new(
                    "",
                    "no story was found in this line; --text names the field of a text",
                )),
                Err(problem) => Err(said(problem)),
            }
        }
    }?;
    match unknown.into_inner() {
        // Read as Western European it would be words that nobody wrote.
        Some(label) => {
            let why = format!(
                "its charset, {}, is not known here; save it as UTF-8",
                label.escape_debug()
            );
            Err(Trouble::new("", why))
        }
        None => Ok(titled),
    }
}

fn no_json(error: &serde_json::Error) -> Trouble {
    // Which line of the file it is stands before.
    let error = error.to_string().replace(" at line 1 column ", ", column ");
    Trouble::new("", format!("this line is no JSON: {error}"))
}

/// The story that a field of a line holds.
fn fielded(line: &[u8], field: &str, date: Option<&str>) -> Result<Titled, Trouble> {
    let line: Value = serde_json::from_slice(line).map_err(|error| no_json(&error))?;
    let text = at(&line, field).and_then(Value::as_str);
    let text = text
        .ok_or_else(|| Trouble::new("", format!("this line has no text in its field {field}")))?;
    // A day, or a moment that begins with one.
    let told = date.and_then(|field| at(&line, field)?.as_str());
    let sent = told.and_then(|told| day(told.get(..10)?));
    archive::sources(text.to_owned(), sent).map_err(|problem| Trouble::of_text("", &problem))
}

/// The value of a field; of one within another where its name has dots.
fn at<'v>(value: &'v Value, field: &str) -> Option<&'v Value> {
    value.get(field).or_else(|| {
        let (outer, inner) = field.split_once('.')?;
        at(value.get(outer)?, inner)
    })
}

/// Reads a story, and writes what is wanted of it.
pub(crate) fn read(story: Story, wanted: &Wanted) -> Result<String, Trouble> {
    let (name, reading) = reading(story)?;
    Ok(written(&reading, &name, wanted))
}

/// Reads a story; gives it with its name.
pub(crate) fn reading(story: Story) -> Result<(String, Reading), Trouble> {
    let Story { name, source } = story;
    match archive::read(source) {
        Ok(reading) => Ok((name, reading)),
        Err(problem) => Err(Trouble::of_text(name, &problem)),
    }
}

/// The story JSON as a file that stands alone, with what the page's has, and where it is from.
#[derive(Serialize)]
struct Whole<'t> {
    #[serde(flatten)]
    story: json::Story<'t>,
    file: &'t str,
    offsets: &'static str,
    sha256: String,
    text: &'t str,
}

fn written(reading: &Reading, name: &str, wanted: &Wanted) -> String {
    let words = wanted.tongue.words();
    match wanted.format {
        Format::Json | Format::Lines => {
            let story = json::Story::new(&reading.text, &reading.story, Offsets::Utf8);
            if !wanted.whole {
                return as_json(&story, wanted.lines);
            }
            let whole = Whole {
                story,
                file: name,
                offsets: "UTF-8 bytes",
                sha256: digest::hex(&reading.text),
                text: &reading.text,
            };
            as_json(&whole, wanted.lines)
        }
        Format::Csv => csv::write(wanted.table, reading, words),
        Format::Markdown => markdown::write(&brief(reading, words, ""), Signs::Markdown),
        Format::Annotations => as_json(&annotate(reading), wanted.lines),
        Format::Gold => as_json(
            &gold(&reading.text, &reading.story, &id_of(name)),
            wanted.lines,
        ),
    }
}

/// The id of a story in gold: its file's name without folder and extension, and its place in the file.
fn id_of(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let (file, place) = last.split_at(last.find([':', '#']).unwrap_or(last.len()));
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    format!("{stem}{}", place.replace([':', '#'], "-"))
}

fn as_json(data: &impl Serialize, in_a_line: bool) -> String {
    let written = if in_a_line {
        serde_json::to_string(data)
    } else {
        serde_json::to_string_pretty(data)
    };
    // Plain data has nothing that JSON cannot hold.
    written.unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_name_of_the_file_and_the_place_in_it() {
        for (name, expected) in [
            ("a/fr-pont.v2.txt", "fr-pont.v2"),
            ("a.zip/b/c.jsonl:12", "c-12"),
            ("feed.xml#3", "feed-3"),
            ("box:2#1", "box-2-1"),
            ("-", "-"),
        ] {
            assert_eq!(id_of(name), expected);
        }
    }

    #[test]
    fn a_field_may_lie_within_another_or_have_a_dot_in_its_name() {
        let value = serde_json::json!({"a": {"b": {"c": 1}}, "d.e": 2});
        for (field, expected) in [
            ("a.b.c", Some(1)),
            ("d.e", Some(2)),
            ("a.x", None),
            ("x.a", None),
        ] {
            assert_eq!(
                at(&value, field).and_then(Value::as_i64),
                expected,
                "{field}"
            );
        }
    }
}
