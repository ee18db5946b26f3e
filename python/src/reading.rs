//! One text: taken from Python, read, told as strings.

use depeche::archive::{self, why};
use depeche::source::day;
use depeche_engine::calendar::Date;
use depeche_engine::json::{Offsets, Story};
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};
use std::panic::catch_unwind;

/// What is told of a text; a tuple of strings or a string in Python.
#[derive(Debug, IntoPyObject)]
pub(crate) enum Told {
    /// The text as it was read, its story JSON with offsets in bytes, the same with offsets in code points.
    Read(String, String, String),
    /// Why it was not read, a sentence.
    Refused(String),
}

/// A text to be read, and the day on which it was sent.
pub(crate) type Taken = (String, Option<Date>);

/// What an archive gives: a text, or a text and its day. Whatever else it is, is told in a sentence.
pub(crate) fn taken(item: &Bound<'_, PyAny>) -> Result<Taken, String> {
    match item.cast::<PyTuple>() {
        Ok(pair) if pair.len() == 2 => {
            let of = |index| pair.get_item(index).map_err(|error| error.to_string());
            Ok((text_of(&of(0)?)?, day_of(&of(1)?)?))
        }
        _ => Ok((text_of(item)?, None)),
    }
}

pub(crate) fn text_of(item: &Bound<'_, PyAny>) -> Result<String, String> {
    if is_nothing(item) {
        return Err("there is no text".to_owned());
    }
    let text = (item.cast::<PyString>())
        .map_err(|_| format!("it is no text but {}", type_of(item)))?
        .to_cow();
    let broken = "it holds half a character (a surrogate); decode its file anew";
    text.map(String::from).map_err(|_| broken.to_owned())
}

/// A day: a `date` or a `datetime`, or a string that begins with one. Nothing, where an archive has nothing in its place.
pub(crate) fn day_of(item: &Bound<'_, PyAny>) -> Result<Option<Date>, String> {
    if is_nothing(item) {
        return Ok(None);
    }
    let told = match item.cast::<PyString>() {
        Ok(text) => text.to_string_lossy().into_owned(),
        Err(_) => (item.call_method0("isoformat"))
            .and_then(|written| written.extract())
            .map_err(|_| format!("its date is no date but {}", type_of(item)))?,
    };
    match told.get(..10).and_then(day) {
        None if told.trim().is_empty() => Ok(None),
        None => {
            let told = told.chars().take(40).collect::<String>();
            Err(format!("its date is no day such as 2026-03-04: {told:?}"))
        }
        day => Ok(day),
    }
}

/// What archives have in the place of nothing: None, or NaN, NaT and NA, which are not, or not surely, the same as themselves.
fn is_nothing(item: &Bound<'_, PyAny>) -> bool {
    item.is_none() || !item.eq(item).unwrap_or(false)
}

fn type_of(item: &Bound<'_, PyAny>) -> String {
    let name = item.get_type().name();
    name.map_or_else(|_| "something else".to_owned(), |name| name.to_string())
}

/// Reads a text. Total, as the reader is; if it should break all the same, an archive goes on.
pub(crate) fn read(taken: Taken) -> Told {
    let broke = "the reader broke, which it never should; please report it with the text";
    catch_unwind(|| told(taken))
        .unwrap_or_else(|_| Err(broke.to_owned()))
        .unwrap_or_else(Told::Refused)
}

fn told((text, sent): Taken) -> Result<Told, String> {
    let mut titled = archive::sources(text, sent).map_err(|problem| why(&problem))?;
    let (1, Some((_, source))) = (titled.len(), titled.pop()) else {
        return Err("it holds several stories; the command `depeche read` reads them all".into());
    };
    let reading = archive::read(source).map_err(|problem| why(&problem))?;
    let json = |offsets| {
        let story = Story::new(&reading.text, &reading.story, offsets);
        // Plain data has nothing that JSON cannot hold.
        serde_json::to_string(&story).unwrap_or_default()
    };
    let (bytes, points) = (json(Offsets::Utf8), json(Offsets::CodePoints));
    Ok(Told::Read(reading.text, bytes, points))
}
