//! Publication lines: `AFP, publié le vendredi 28 août 2020 à 13h28`, `Friday, July 21, 2017`, `Updated 6:40 AM CET,
//! April 2, 2026`, `Paris, France | AFP | mardi 06/01/2026 - 15:19 UTC`.

use super::agencies;
use super::stamp::{self, Stamp};
use crate::language::Classes;
use crate::text::{Shape, Text, TokenKind, Words, words};
use std::ops::Range;

/// A publication line.
#[derive(Debug)]
pub(super) struct Line {
    /// Its date; the last one where a line gives both publication and update.
    pub stamp: Stamp,
    /// The agency it names, with its tokens.
    pub agency: Option<(&'static str, Range<usize>)>,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// A publication line has at most this many tokens.
const MAX_TOKENS: usize = 36;

/// A source before the verb (`Radio du Port avec AFP, publié le …`) has at most this many tokens.
const SOURCE_MAX_TOKENS: usize = 8;

/// The publication line at the start of a run: the whole run, or, where line breaks were lost, what runs from its verb
/// to its date and time.
pub(super) fn at(text: &Text, run: Range<usize>) -> Option<Line> {
    if let Some(end) = bars_end(text, run.clone()) {
        return line(text, run.start..end);
    }
    let whole = run.len() <= MAX_TOKENS && run.clone().all(|i| belongs(text, i));
    if whole {
        return line(text, run);
    }
    opens(text, run.start, run.end).then(|| line(text, run.start..end_of(text, run)))?
}

/// Just past a line cut by bars, `| Lisbon | Updated: 15-04-2020 15:27 IST | Created: …`, with a date between two bars.
fn bars_end(text: &Text, run: Range<usize>) -> Option<usize> {
    let limit = run.end.min(run.start + MAX_TOKENS);
    let first = text.find_any(run.start..limit, BAR)?;
    let last = (first..limit).rfind(|&i| text.is(i, "|"))?;
    let near = first <= run.start + SOURCE_MAX_TOKENS && first < last;
    let dated = (run.start..limit)
        .filter_map(|i| stamp::at(text, i))
        .rfind(|s| s.year.is_some())?;
    let mut end = dated.end.max(last + 1);
    while end < limit
        && (is_time(text, end) || is_zone(text, end) || text.shape(end) == Shape::Upper)
    {
        end += 1;
    }
    // What follows the last bar and is no date, such as `Editor: Jo`, belongs to a line that ends there.
    let end = if run.end - last <= 6 { run.end } else { end };
    near.then_some(end)
}

/// Whether a run holds what opens every publication line: its verb or a bar.
pub(super) fn is_likely(text: &Text, run: Range<usize>) -> bool {
    text.find_any(run.clone(), BAR).is_some() || verb_in(text, run).is_some()
}

/// Whether a publication line with its verb begins at `i`: an agency or site, `publié le`, a date with its year.
pub(super) fn opens(text: &Text, i: usize, limit: usize) -> bool {
    if text.is(i, "|") {
        return bars_end(text, i..limit).is_some();
    }
    let Some(verb) = verb_in(text, i..limit.min(i + SOURCE_MAX_TOKENS)) else {
        return false;
    };
    let source = i..verb;
    let clean = source.clone().all(|k| {
        text.token(k).is_capitalised()
            || text.is_any(
                k,
                words![
                    "avec", "with", "et", "and", ",", "-", "|", "/", "via", "de", "du", "la",
                    "the", "of",
                ],
            )
    });
    let starts = verb == i
        || agencies::at(text, i).is_some()
        || source.clone().any(|k| agencies::at(text, k).is_some());
    let dated = (verb + 1..limit.min(verb + 8))
        .any(|k| stamp::at(text, k).is_some_and(|s| s.year.is_some()));
    // In running text the verb alone opens a line only with its capital: `Published`, `Publié`.
    let capital = verb > i || text.raw(i).starts_with(char::is_uppercase);
    clean && starts && dated && capital
}

/// Just past the date, time and zone of a line that opens a longer run.
fn end_of(text: &Text, run: Range<usize>) -> usize {
    let dated = run
        .clone()
        .take(MAX_TOKENS)
        .filter_map(|i| stamp::at(text, i))
        .map(|s| s.end)
        .next();
    let mut end = dated.unwrap_or(run.start);
    loop {
        let joined =
            text.is_any(end, words!["à", "at", ",", "-", "|"]) || text.kind(end) == TokenKind::Dash;
        let time = end + usize::from(joined);
        if is_time(text, time) {
            end = time + 1;
            while is_zone(text, end) {
                end += 1;
            }
        } else {
            return end.min(run.end);
        }
    }
}

pub(super) fn line(text: &Text, tokens: Range<usize>) -> Option<Line> {
    let stamp = tokens
        .clone()
        .filter_map(|i| stamp::at(text, i))
        .rfind(|s| s.year.is_some() && s.end <= tokens.end)?;
    let agency = tokens
        .clone()
        .find_map(|i| agencies::at(text, i).map(|(name, end)| (name, i..end)));
    Some(Line {
        stamp,
        agency,
        tokens,
    })
}

/// What cuts a line of an agency's client into its parts.
const BAR: &Words = words!["|"];

/// The verbs of publication lines, or their first words.
const VERBS: &Words = words![
    "publié",
    "publiée",
    "modifié",
    "actualisé",
    "published",
    "updated",
    "posted",
    "publie",
    "mis",
    "last",
    "filed",
];

/// The first verb of a publication line in a run.
fn verb_in(text: &Text, mut run: Range<usize>) -> Option<usize> {
    while let Some(i) = text.find_any(run.clone(), VERBS) {
        if is_whole_verb(text, i) {
            return Some(i);
        }
        run.start = i + 1;
    }
    None
}

/// Whether one of [`VERBS`] goes on as the verb does.
fn is_whole_verb(text: &Text, i: usize) -> bool {
    match text.word(i) {
        "mis" => text.is_run(i + 1, &["à", "jour"]) || text.is_run(i + 1, &["en", "ligne"]),
        "last" => text.is(i + 1, "updated"),
        _ => true,
    }
}

/// Whether a token can stand in a line of nothing but source, date and time.
fn belongs(text: &Text, i: usize) -> bool {
    const WORDS: &Words = words![
        "le",
        "la",
        "à",
        "on",
        "at",
        "the",
        "of",
        "mis",
        "jour",
        "en",
        "ligne",
        "last",
        "first",
        "avec",
        "with",
        "by",
        "par",
        "et",
        "and",
        "il",
        "y",
        "a",
        "ago",
        "in",
        "years",
        "year",
        "month",
        "day",
        "hour",
        "an",
        "months",
        "days",
        "hours",
        "ans",
        "mois",
        "jours",
        "heures",
        "created",
        "dernière",
        "mise",
        "france",
        "date",
        "modification",
    ];
    // The name of a site or agency, or of a city in an agency's feed.
    text.token(i).is_capitalised()
        || matches!(
            text.kind(i),
            TokenKind::Number | TokenKind::Dash | TokenKind::Elision
        )
        || text.has(i, Classes::MONTH.with(Classes::WEEKDAY))
        || text.is_any(i, words![",", "|", ".", "/", ":", "(", ")", ";", "·", "•"])
        || text.is_any(i, WORDS)
        || is_weekday(text, i)
        || text.is_any(i, VERBS) && is_whole_verb(text, i)
        || is_zone(text, i)
        || stamp::month_number(text.word(i)).is_some()
}

/// A day of the week in either language.
pub(super) fn is_weekday(text: &Text, i: usize) -> bool {
    const WEEKDAYS: &Words = words![
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    text.is_any(i, WEEKDAYS)
}

/// Just past a time and its zone: `04:12 GMT`.
pub(super) fn time_end(text: &Text, i: usize) -> Option<usize> {
    let zones = (i + 1..).take_while(|&k| is_zone(text, k)).count();
    is_time(text, i).then_some(i + 1 + zones)
}

/// `13h28`, `15:19`, `9:14`.
fn is_time(text: &Text, i: usize) -> bool {
    let word = text.word(i);
    text.kind(i) == TokenKind::Number
        && word.starts_with(|c: char| c.is_ascii_digit())
        && (word.contains(':')
            || word
                .split_once('h')
                .is_some_and(|(h, m)| h.len() <= 2 && m.len() <= 2))
}

fn is_zone(text: &Text, i: usize) -> bool {
    text.is_any(
        i,
        words!["pm", "am", "p.m.", "a.m.", "p.m", "a.m", "h", "heures"],
    ) || text.is_any(
        i,
        words![
            "utc", "gmt", "cet", "cest", "est", "edt", "bst", "et", "pst", "pdt",
        ],
    ) && text.raw(i).chars().all(char::is_uppercase)
}
