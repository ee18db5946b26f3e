//! Dates as furniture writes them: `2026-01-06`, `6 janvier 2026`, `January 6, 2026`, `Jan. 6`, `06/01/2026`.
//!
//! Furniture is read in both languages whatever the story's: French pages date English stories and the other way round.

use crate::date::{Date, PartialDate};
use crate::text::{Text, TokenKind};

/// A date as written, with the year where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub year: Option<u16>,
    pub month: u8,
    pub day: u8,
    /// Just past its last token.
    pub end: usize,
}

impl Stamp {
    /// The day, where the year is written or given.
    pub fn date(self, year: Option<u16>) -> Option<PartialDate> {
        Date::new(self.year.or(year)?, self.month, self.day).map(PartialDate::Day)
    }
}

/// The date that begins at token `i`.
pub(super) fn at(text: &Text, i: usize) -> Option<Stamp> {
    match text.kind(i) {
        TokenKind::Number => iso(text, i)
            .or_else(|| dashed(text, i))
            .or_else(|| slashed(text, i))
            .or_else(|| day_first(text, i)),
        TokenKind::Word => month_first(text, i),
        _ => None,
    }
}

/// `15-04-2020`, `19.11.2025`.
fn dashed(text: &Text, i: usize) -> Option<Stamp> {
    let mut parts = text.word(i).split(['-', '.']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let whole = parts.next().is_none() && day.len() <= 2 && month.len() == 2 && year.len() == 4;
    whole.then(|| stamp(Some(number(year)?), number(month)?, number(day)?, i + 1))?
}

/// `2026-01-06`, with or without a time glued to it.
fn iso(text: &Text, i: usize) -> Option<Stamp> {
    let word = text.word(i);
    let (year, rest) = (word.get(..4)?, word.get(4..)?);
    let (month, rest) = (rest.strip_prefix('-')?.get(..2)?, rest.get(3..)?);
    let day = rest.strip_prefix('-')?.get(..2)?;
    let ends = rest.len() == 3 || rest[3..].starts_with('t');
    ends.then(|| stamp(Some(number(year)?), number(month)?, number(day)?, i + 1))?
}

/// `06/01/2026`: day before month in French, and in English unless only the other order is a date.
fn slashed(text: &Text, i: usize) -> Option<Stamp> {
    let slash = |k| text.is(k, "/") && text.token(k).glued;
    if !(slash(i + 1) && slash(i + 3)) {
        return None;
    }
    let (first, second) = (number(text.word(i))?, number(text.word(i + 2))?);
    let year = number(text.word(i + 4)).filter(|y| (1900..2200).contains(y))?;
    stamp(Some(year), second, first, i + 5).or_else(|| stamp(Some(year), first, second, i + 5))
}

/// `6 janvier 2026`, `1er mars`, `3rd March, 2026`.
fn day_first(text: &Text, i: usize) -> Option<Stamp> {
    let day = day_number(text, i)?;
    let month = month_number(text.word(i + 1))?;
    let dot = text.is(i + 2, ".") && text.token(i + 2).glued;
    let (year, end) = year_after(text, i + 2 + usize::from(dot));
    // Without a year the dot ends the sentence or the dateline.
    let end = if year.is_none() { i + 2 } else { end };
    stamp(year, month, day, end)
}

/// `January 6, 2026`, `Jan. 6`.
fn month_first(text: &Text, i: usize) -> Option<Stamp> {
    if !text.token(i).is_capitalised() {
        return None;
    }
    let month = month_number(text.word(i))?;
    let dot = usize::from(text.is(i + 1, ".") && text.token(i + 1).glued);
    let day = day_number(text, i + 1 + dot)?;
    let (year, end) = year_after(text, i + 2 + dot);
    stamp(year, month, day, end)
}

fn year_after(text: &Text, i: usize) -> (Option<u16>, usize) {
    let comma = usize::from(text.is(i, ","));
    match number(text.word(i + comma)) {
        Some(year) if text.word(i + comma).len() == 4 && (1900..2200).contains(&year) => {
            (Some(year), i + comma + 1)
        }
        _ => (None, i),
    }
}

fn day_number(text: &Text, i: usize) -> Option<u16> {
    if text.kind(i) != TokenKind::Number {
        return None;
    }
    let digits = text.word(i).trim_end_matches(|c: char| c.is_alphabetic());
    let ordinal = &text.word(i)[digits.len()..];
    matches!(ordinal, "" | "er" | "st" | "nd" | "rd" | "th").then(|| number(digits))?
}

/// 1 to 12 for the name of a month in either language, in full or abbreviated.
pub(super) fn month_number(word: &str) -> Option<u16> {
    const MONTHS: [&[&str]; 12] = [
        &["janvier", "janv", "january", "jan"],
        &["février", "fevrier", "févr", "fév", "february", "feb"],
        &["mars", "march", "mar"],
        &["avril", "avr", "april", "apr"],
        &["mai", "may"],
        &["juin", "june", "jun"],
        &["juillet", "juil", "july", "jul"],
        &["août", "aout", "august", "aug"],
        &["septembre", "september", "sept", "sep"],
        &["octobre", "october", "oct"],
        &["novembre", "november", "nov"],
        &["décembre", "decembre", "déc", "december", "dec"],
    ];
    // Words that begin like none of them, nearly all, are told at once.
    let begins = match *word.as_bytes() {
        [b'j', second, ..] => matches!(second, b'a' | b'u'),
        [b'a', second, ..] => matches!(second, b'v' | b'p' | b'o' | b'u'),
        [b'f' | b'd', second, ..] => matches!(second, b'e' | 0xc3),
        [b'm', second, ..] => second == b'a',
        [b's', second, ..] => second == b'e',
        [b'o', second, ..] => second == b'c',
        [b'n', second, ..] => second == b'o',
        _ => false,
    };
    if !begins {
        return None;
    }
    let word = word.strip_suffix('.').unwrap_or(word);
    MONTHS
        .iter()
        .position(|names| names.contains(&word))
        .map(|i| i as u16 + 1)
}

fn stamp(year: Option<u16>, month: u16, day: u16, end: usize) -> Option<Stamp> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    // A leap year stands in where none is written, so that 29 February is a day.
    Date::new(year.unwrap_or(2024), month, day).map(|_| Stamp {
        year,
        month,
        day,
        end,
    })
}

fn number(digits: &str) -> Option<u16> {
    let only_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    only_digits.then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: Option<(Option<u16>, u8, u8)>) {
        let text = Text::new(words);
        let found = (0..text.len()).find_map(|i| at(&text, i));
        assert_eq!(found.map(|s| (s.year, s.month, s.day)), expected, "{words}");
    }

    #[test]
    fn every_way_furniture_writes_a_day() {
        check("2026-01-06", Some((Some(2026), 1, 6)));
        check("2026-01-06T15:19:00Z", Some((Some(2026), 1, 6)));
        check("mardi 6 janvier 2026", Some((Some(2026), 1, 6)));
        check("le 1er mars", Some((None, 3, 1)));
        check("LISBON, Jan 6", Some((None, 1, 6)));
        check("Jan. 6, 2026", Some((Some(2026), 1, 6)));
        check("Friday, July 21, 2017", Some((Some(2017), 7, 21)));
        check("15-04-2020", Some((Some(2020), 4, 15)));
        check("Berne, 19.11.2025 (ats)", Some((Some(2025), 11, 19)));
        check("Lille, 3 nov. 2025", Some((Some(2025), 11, 3)));
        check("Lille, 3 nov. (AFP)", Some((None, 11, 3)));
        check("06/01/2026", Some((Some(2026), 1, 6)));
        check("01/16/2026", Some((Some(2026), 1, 16)));
    }

    #[test]
    fn what_is_no_day_is_left_alone() {
        check("31 février 2026", None);
        check("2026-13-40", None);
        check("12 pays", None);
        check("may 6 ships", None);
        check("3/4", None);
        check("31.02.2026", None);
        check("1.550.000", None);
    }
}
