//! Dates and next steps as an iCalendar (RFC 5545): whole days, and what has no day as a task.
//!
//! What a story says happens on a day is told by its clause. An event keeps its name (UID) as long as clause and day are
//! the same, so that the calendar of a later version takes the place of the one before.

use super::brief::source_line;
use super::digest;
use crate::reading::{Reading, tidy};
use crate::timeline::{Day, Entry, timeline};
use crate::words::Words;
use depeche_engine::calendar::{Date, PartialDate};

/// The calendar. Days that nothing resolves, and years, are no days of it.
#[must_use]
pub fn write(reading: &Reading, words: &Words) -> String {
    let timeline = timeline(reading);
    let about = [tidy(reading.title()), source_line(reading, words)];
    let about = about.into_iter().filter(|line| !line.is_empty());
    let about = about.collect::<Vec<_>>().join("\n");
    let stamp = stamp(reading);
    let mut out = String::new();
    for fixed in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Depeche//Depeche//FR",
        "CALSCALE:GREGORIAN",
    ] {
        line(fixed, &mut out);
    }
    property("X-WR-CALNAME", &tidy(reading.title()), &mut out);
    let mut entry = |kind: &str, days: Option<(Date, Date)>, entry: &Entry| {
        let clause = tidy(reading.words(entry.clause));
        line(&format!("BEGIN:{kind}"), &mut out);
        let name = format!(
            "{clause}{}",
            days.map_or(String::new(), |(from, to)| format!("{from}{to}"))
        );
        let name: String = digest::hex(&name).chars().take(32).collect();
        line(&format!("UID:{name}@depeche.invalid"), &mut out);
        line(&format!("DTSTAMP:{stamp}T000000Z"), &mut out);
        if let Some((from, to)) = days {
            line(&format!("DTSTART;VALUE=DATE:{}", digits(from)), &mut out);
            // The day after the last.
            line(
                &format!("DTEND;VALUE=DATE:{}", digits(to.plus_days(1))),
                &mut out,
            );
            line("TRANSP:TRANSPARENT", &mut out);
        }
        property("SUMMARY", &clause, &mut out);
        property("DESCRIPTION", &about, &mut out);
        if entry.next {
            property("CATEGORIES", words.card.next, &mut out);
        }
        line(&format!("END:{kind}"), &mut out);
    };
    for (day, days) in timeline
        .days
        .iter()
        .filter_map(|day| Some((day, days(day)?)))
    {
        for one in &day.entries {
            entry("VEVENT", Some(days), one);
        }
    }
    for one in &timeline.undated {
        entry("VTODO", None, one);
    }
    line("END:VCALENDAR", &mut out);
    out
}

/// The first and the last of the days; a month is all of its days, a year none.
fn days(day: &Day) -> Option<(Date, Date)> {
    let whole = |date: PartialDate| match date {
        PartialDate::Day(day) => Some((day, day)),
        PartialDate::Month(year, month) => {
            let first = Date::new(year, month, 1)?;
            let next = if month == 12 {
                (year + 1, 1)
            } else {
                (year, month + 1)
            };
            Some((first, Date::new(next.0, next.1, 1)?.plus_days(-1)))
        }
        PartialDate::Year(_) => None,
    };
    let (from, to) = whole(day.date?)?;
    let to = day.until.map_or(Some(to), |until| Some(whole(until)?.1))?;
    Some((from, to.max(from)))
}

/// When the calendar was made: no clock is asked, and the same story gives the same file.
fn stamp(reading: &Reading) -> String {
    let published = reading.story.furniture.published.and_then(PartialDate::day);
    let day = published.or(reading.source.given.date);
    day.map_or("19700101".to_owned(), digits)
}

fn digits(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// A property with a text.
fn property(name: &str, text: &str, out: &mut String) {
    let mut value = format!("{name}:");
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => value.extend(['\\', c]),
            '\n' => value.push_str("\\n"),
            // A line may hold no other.
            c if c.is_control() => {}
            c => value.push(c),
        }
    }
    line(&value, out);
}

/// A line, folded where it is longer than 75 bytes, never within a character.
fn line(content: &str, out: &mut String) {
    let mut room = 75;
    for c in content.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = 74;
        }
        room -= c.len_utf8();
        out.push(c);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, span};
    use crate::words::Tongue;
    use depeche_engine::Story;
    use depeche_engine::story::{By, Claim, DateMention};

    fn calendar(change: impl FnOnce(&mut Story)) -> String {
        let mut story = sample::reading().story.clone();
        change(&mut story);
        write(
            &Reading::new(sample::TEXT.into(), story),
            Tongue::French.words(),
        )
    }

    /// Its lines, unfolded.
    fn lines(calendar: &str) -> Vec<String> {
        let unfolded = calendar.replace("\r\n ", "");
        unfolded
            .split_terminator("\r\n")
            .map(str::to_owned)
            .collect()
    }

    #[track_caller]
    fn check(change: impl FnOnce(&mut Story), expected: &[&str]) {
        let calendar = calendar(change);
        let lines = lines(&calendar);
        let mut rest = lines.iter();
        for line in expected {
            assert!(rest.any(|l| l == line), "{line} not in order in {calendar}");
        }
    }

    #[test]
    fn a_day_is_an_event_of_the_whole_day() {
        check(
            |_| {},
            &[
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "BEGIN:VEVENT",
                "DTSTAMP:19700101T000000Z",
                "DTSTART;VALUE=DATE:20260303",
                "DTEND;VALUE=DATE:20260304",
                "SUMMARY:Le maire Paul Rey a reçu mardi Anna Blum à Port-Vieux",
                "DESCRIPTION:Un pont pour deux rives",
                "END:VEVENT",
                "END:VCALENDAR",
            ],
        );
    }

    #[test]
    fn ranges_and_months_last_until_the_day_after_their_last() {
        let dated = |date: PartialDate, until: Option<PartialDate>| {
            move |story: &mut Story| {
                story.context.dates = vec![DateMention {
                    span: span("mardi", 0),
                    date: Some(date),
                    until,
                    by: By::Reader,
                }];
            }
        };
        let day = |day| PartialDate::Day(Date::new(2026, 12, day).unwrap());
        check(
            dated(day(30), Some(day(31))),
            &["DTSTART;VALUE=DATE:20261230", "DTEND;VALUE=DATE:20270101"],
        );
        check(
            dated(PartialDate::Month(2026, 12), None),
            &["DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20270101"],
        );
        let year = calendar(dated(PartialDate::Year(2026), None));
        assert!(!year.contains("BEGIN:VEVENT"), "{year}");
    }

    #[test]
    fn a_next_step_without_a_day_is_a_task() {
        check(
            |story| {
                story.context.next_steps = vec![Claim {
                    span: span("le coût restait un obstacle", 0),
                    whose: None,
                    cue: span("restait", 0),
                    by: By::Reader,
                }];
            },
            &[
                "END:VEVENT",
                "BEGIN:VTODO",
                "CATEGORIES:À suivre",
                "END:VTODO",
            ],
        );
    }

    #[test]
    fn an_event_keeps_its_name() {
        let name = |calendar: String| lines(&calendar).into_iter().find(|l| l.starts_with("UID:"));
        let same = name(calendar(|story| story.quotes.clear()));
        assert_eq!(name(calendar(|_| {})), same);
        let moved = name(calendar(|story| {
            story.context.dates[0].date = Date::new(2026, 3, 4).map(PartialDate::Day);
        }));
        assert_ne!(moved, same);
    }

    #[test]
    fn signs_are_escaped_and_lines_folded_between_characters() {
        let mut out = String::new();
        property("SUMMARY", "a, b; c\\d\ne\u{7}", &mut out);
        assert_eq!(out, "SUMMARY:a\\, b\\; c\\\\d\\ne\r\n");
        let mut folded = String::new();
        property("SUMMARY", &"é".repeat(80), &mut folded);
        assert!(folded.split("\r\n").all(|l| l.len() <= 75), "{folded}");
        assert_eq!(
            folded.replace("\r\n ", "").trim_end(),
            format!("SUMMARY:{}", "é".repeat(80))
        );
    }
}
