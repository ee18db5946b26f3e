//! Resolving: from what the words stand for to a date, counted from the story's own.

use super::patterns::{Match, Pair, Sense, Slots, Unit, Which};
use super::{Date, PartialDate};

/// The time of the clause that a date stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// Nothing tells.
    Unknown,
    /// It is over.
    Past,
    /// It is still to come.
    Future,
}

/// What dates are counted from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origin {
    /// The story's own date.
    pub anchor: Option<Date>,
    /// The date the text spoke of last.
    pub context: Option<PartialDate>,
}

/// A day, month or year, and the last one where it is a range.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Resolved {
    pub date: Option<PartialDate>,
    pub until: Option<PartialDate>,
}

/// What the words stand for. Gives nothing where there is nothing to count from.
pub(super) fn resolve(found: &Match, tense: Tense, origin: Origin) -> Resolved {
    let slots = &found.slots;
    match found.sense {
        Sense::Date => dates(slots, tense, origin.anchor),
        Sense::Month(which) => months(slots, which, tense, origin.anchor),
        Sense::Year => Resolved {
            date: slots.years.first.map(PartialDate::Year),
            until: slots.years.second.map(PartialDate::Year),
        },
        Sense::Decade => Resolved {
            date: slots.years.first.map(PartialDate::Year),
            until: slots
                .years
                .first
                .map(|y| PartialDate::Year(y.saturating_add(9))),
        },
        Sense::Weekday(which) => weekdays(slots, which, tense, origin.anchor),
        // Looking back in the middle of a week, the weekend is the one before it.
        Sense::Anchor(Unit::Weekend, 0) if tense == Tense::Past => {
            let midweek = origin.anchor.is_some_and(|day| day.weekday() < 5);
            let n = -i32::from(midweek);
            shifted(origin.anchor.map(PartialDate::Day), Unit::Weekend, n)
        }
        Sense::Anchor(unit, n) => shifted(origin.anchor.map(PartialDate::Day), unit, n),
        Sense::AnchorCount(sign) => counted(slots, sign, origin.anchor.map(PartialDate::Day)),
        Sense::Context(unit, n) => {
            let from = origin.context.or(origin.anchor.map(PartialDate::Day));
            shifted(from, unit, n)
        }
        Sense::ContextCount(sign) => {
            let from = origin.context.or(origin.anchor.map(PartialDate::Day));
            counted(slots, sign, from)
        }
        Sense::Words => Resolved::default(),
    }
}

fn single(date: Option<PartialDate>) -> Resolved {
    Resolved { date, until: None }
}

/// A day by its figures, or two of them. What the first leaves out, the second gives: `du 3 au 5 mars`.
fn dates(slots: &Slots, tense: Tense, anchor: Option<Date>) -> Resolved {
    let Pair {
        first: Some(first),
        second,
    } = slots.days
    else {
        return Resolved::default();
    };
    let Some(first_month) = slots.months.first else {
        return Resolved::default();
    };
    let last_month = slots.months.second.unwrap_or(first_month);
    let last_year = slots.years.second.or(slots.years.first);
    let Some(second) = second else {
        let year = slots.years.first;
        let day = day(
            year,
            first_month,
            first,
            slots.weekdays.first,
            tense,
            anchor,
        );
        return single(day.map(PartialDate::Day));
    };
    let until = day(
        last_year,
        last_month,
        second,
        slots.weekdays.second,
        tense,
        anchor,
    );
    let date = until.and_then(|until| {
        let same = (first_month, first) <= (last_month, second);
        let year = if same { until.year() } else { until.year() - 1 };
        let year = match slots.years.second {
            Some(_) => slots.years.first.unwrap_or(year),
            None => year,
        };
        Date::new(year, first_month, first)
    });
    match date {
        Some(date) => Resolved {
            date: Some(PartialDate::Day(date)),
            until: until.map(PartialDate::Day),
        },
        None => Resolved::default(),
    }
}

/// The day of that month, in the year given or else in the one that weekday, tense and nearness point to.
fn day(
    year: Option<u16>,
    month: u8,
    day: u8,
    weekday: Option<u8>,
    tense: Tense,
    anchor: Option<Date>,
) -> Option<Date> {
    if let Some(year) = year {
        return Date::new(year, month, day);
    }
    let anchor = anchor?;
    // Four years either way, so that 29 February is found.
    let years = anchor.year().saturating_sub(4)..=anchor.year().saturating_add(4);
    let all: Vec<Date> = years
        .filter_map(|year| Date::new(year, month, day))
        .collect();
    let distance = |date: Date| date.days_from(anchor).abs();
    let all: Vec<Date> = match weekday {
        // A weekday that fits neither the last nor the next of these days contradicts them; one that fits only a day
        // long past or far ahead is doubted when the figures name a day of these weeks.
        Some(weekday) => {
            let nearby = all.iter().any(|date| distance(*date) <= 31);
            let limit = if nearby { 31 } else { 366 };
            (all.into_iter())
                .filter(|date| distance(*date) <= limit && date.weekday() == weekday)
                .collect()
        }
        None => all,
    };
    let past = all.iter().filter(|date| **date <= anchor).max().copied();
    let future = all.iter().filter(|date| **date >= anchor).min().copied();
    choose(past, future, tense, |date| date.days_from(anchor))
}

/// Prefers the past date unless tense or distance favours the future one. Agencies give the year of a day nearly a year ago,
/// so a very near future day is meant even beside a verb in the past.
fn choose<T: Copy>(
    past: Option<T>,
    future: Option<T>,
    tense: Tense,
    distance: impl Fn(T) -> i32,
) -> Option<T> {
    let (Some(before), Some(after)) = (past, future) else {
        return past.or(future);
    };
    let nearer_by = |factor: i32| distance(after).abs() * factor < distance(before).abs();
    match tense {
        Tense::Past if nearer_by(6) => future,
        Tense::Past => past,
        Tense::Future => future,
        Tense::Unknown if nearer_by(2) => future,
        Tense::Unknown => past,
    }
}

/// A month, or the first and last of several: `de juin à décembre 2020`.
fn months(slots: &Slots, which: Which, tense: Tense, anchor: Option<Date>) -> Resolved {
    let Some(first) = slots.months.first else {
        return Resolved::default();
    };
    let date = month(first, slots.years.first, which, tense, anchor);
    let Some(last) = slots.months.second else {
        return single(date);
    };
    match date {
        Some(PartialDate::Month(year, _)) => {
            let next = slots.years.second.unwrap_or(year + u16::from(last < first));
            Resolved {
                date,
                until: Some(PartialDate::Month(next, last)),
            }
        }
        _ => Resolved::default(),
    }
}

fn month(
    month: u8,
    year: Option<u16>,
    which: Which,
    tense: Tense,
    anchor: Option<Date>,
) -> Option<PartialDate> {
    if let Some(year) = year {
        return Some(PartialDate::Month(year, month));
    }
    let anchor = anchor?;
    let ahead = (i32::from(month) - i32::from(anchor.month())).rem_euclid(12);
    let behind = (12 - ahead) % 12;
    let months = match which {
        Which::Near if tense == Tense::Past => -behind,
        Which::Near => choose(Some(-behind), Some(ahead), tense, |n| n)?,
        Which::Last => -(if behind == 0 { 12 } else { behind }),
        Which::Next => {
            if ahead == 0 {
                12
            } else {
                ahead
            }
        }
    };
    add_months(anchor.year(), anchor.month(), months)
}

fn weekdays(slots: &Slots, which: Which, tense: Tense, anchor: Option<Date>) -> Resolved {
    let (Some(first), Some(anchor)) = (slots.weekdays.first, anchor) else {
        return Resolved::default();
    };
    let behind = (i32::from(anchor.weekday()) - i32::from(first)).rem_euclid(7);
    let ahead = (7 - behind) % 7;
    let days = match (which, tense) {
        (Which::Near, Tense::Past) => -behind,
        (Which::Near, Tense::Future) => ahead,
        // Agencies name the bare day for the nearest.
        (Which::Near, Tense::Unknown) if ahead < behind => ahead,
        (Which::Near, Tense::Unknown) => -behind,
        (Which::Last, _) => -(if behind == 0 { 7 } else { behind }),
        (Which::Next, _) => {
            if ahead == 0 {
                7
            } else {
                ahead
            }
        }
    };
    let date = anchor.plus_days(days);
    let until = slots.weekdays.second.map(|last| {
        let more = (i32::from(last) - i32::from(first)).rem_euclid(7);
        PartialDate::Day(date.plus_days(more))
    });
    Resolved {
        date: Some(PartialDate::Day(date)),
        until,
    }
}

fn counted(slots: &Slots, sign: i32, from: Option<PartialDate>) -> Resolved {
    match (slots.unit, slots.number) {
        (Some(unit), Some(number)) => shifted(from, unit, sign * number),
        _ => Resolved::default(),
    }
}

/// So many units away, as precise as the unit.
fn shifted(from: Option<PartialDate>, unit: Unit, n: i32) -> Resolved {
    let Some(from) = from else {
        return Resolved::default();
    };
    match unit {
        Unit::Day => single(from.day().map(|date| PartialDate::Day(date.plus_days(n)))),
        Unit::Week | Unit::Weekend => {
            let Some(date) = from.day() else {
                return Resolved::default();
            };
            let monday = date.plus_days(n.saturating_mul(7) - i32::from(date.weekday()));
            let first = if unit == Unit::Week { 0 } else { 5 };
            Resolved {
                date: Some(PartialDate::Day(monday.plus_days(first))),
                until: Some(PartialDate::Day(monday.plus_days(6))),
            }
        }
        Unit::Month => single(match from {
            PartialDate::Year(_) => None,
            PartialDate::Month(year, month) => add_months(year, month, n),
            PartialDate::Day(date) => add_months(date.year(), date.month(), n),
        }),
        Unit::Year => {
            let year = match from {
                PartialDate::Year(year) | PartialDate::Month(year, _) => year,
                PartialDate::Day(date) => date.year(),
            };
            single(in_calendar(i32::from(year) + n).map(PartialDate::Year))
        }
    }
}

fn add_months(year: u16, month: u8, n: i32) -> Option<PartialDate> {
    let count = i32::from(year) * 12 + i32::from(month) - 1 + n;
    let year = in_calendar(count.div_euclid(12))?;
    Some(PartialDate::Month(year, count.rem_euclid(12) as u8 + 1))
}

fn in_calendar(year: i32) -> Option<u16> {
    u16::try_from(year)
        .ok()
        .filter(|year| (1..=9999).contains(year))
}
