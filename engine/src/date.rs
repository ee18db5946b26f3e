//! [`Date`], a day of the Gregorian calendar, and [`PartialDate`], a date as precise as the words that give it.
//!
//! Written here because a date crate costs every reader 8 to 58 KB of download for the forty lines the engine needs.

use std::fmt;

/// A day of the Gregorian calendar, years 1 to 9999.
///
/// ```
/// use depeche_engine::calendar::Date;
///
/// let epiphany = Date::new(2026, 1, 6).unwrap();
/// assert_eq!(epiphany.to_string(), "2026-01-06");
/// assert_eq!(epiphany.weekday(), 1, "a Tuesday");
/// assert_eq!(epiphany.plus_days(-7).to_string(), "2025-12-30");
/// assert_eq!(Date::new(2026, 2, 29), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, or `None` when the calendar has no such day.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }

    /// The day of the week, 0 for Monday to 6 for Sunday.
    #[must_use]
    pub fn weekday(self) -> u8 {
        // Day 0 of the count, 0000-03-01, was a Wednesday.
        (self.days() + 2).rem_euclid(7) as u8
    }

    /// The day so many days later; years outside 1 to 9999 stop at the first or last day there is.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        let first = Self {
            year: 1,
            month: 1,
            day: 1,
        };
        let last = Self {
            year: 9999,
            month: 12,
            day: 31,
        };
        let count = self.days().saturating_add(days);
        if count <= first.days() {
            first
        } else if count >= last.days() {
            last
        } else {
            Self::from_days(count)
        }
    }

    /// How many days it lies after `other`; negative when before.
    ///
    /// ```
    /// # use depeche_engine::calendar::Date;
    /// let (eve, epiphany) = (Date::new(2026, 1, 5).unwrap(), Date::new(2026, 1, 6).unwrap());
    /// assert_eq!(epiphany.days_from(eve), 1);
    /// ```
    #[must_use]
    pub fn days_from(self, other: Self) -> i32 {
        self.days() - other.days()
    }

    /// Days from 0000-03-01, counted in years that begin in March so that the leap day comes last.
    fn days(self) -> i32 {
        let (year, month) = (i32::from(self.year), i32::from(self.month));
        let year = if month <= 2 { year - 1 } else { year };
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + i32::from(self.day) - 1;
        year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year
    }

    /// The inverse of [`Date::days`]: 146,097 days make 400 years.
    fn from_days(days: i32) -> Self {
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let month = if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        };
        let year = era * 400 + year_of_era + i32::from(month <= 2);
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        Self {
            year: year as u16,
            month: month as u8,
            day: day as u8,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A date as precise as the words that give it: `2026-01-06`, `2025-11`, `2024`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartialDate {
    /// A year alone.
    Year(u16),
    /// A month of a year.
    Month(u16, u8),
    /// A day.
    Day(Date),
}

impl PartialDate {
    /// The day, where the words give one.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        match self {
            Self::Day(date) => Some(date),
            Self::Year(_) | Self::Month(..) => None,
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(date) => date.fmt(f),
        }
    }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_from_1990_to_2040_follows_the_one_before() {
        let mut date = Date::new(1990, 1, 1).unwrap();
        assert_eq!(date.weekday(), 0, "1990-01-01 was a Monday");
        while date.year() <= 2040 {
            let next = date.plus_days(1);
            assert!(next > date && next.plus_days(-1) == date);
            assert_eq!(next.weekday(), (date.weekday() + 1) % 7);
            assert_eq!(Date::new(next.year(), next.month(), next.day()), Some(next));
            date = next;
        }
    }

    #[test]
    fn days_the_calendar_does_not_have_are_none() {
        for (year, month, day) in [
            (2025, 2, 29),
            (1900, 2, 29),
            (2026, 4, 31),
            (2026, 13, 1),
            (2026, 0, 1),
            (0, 1, 1),
        ] {
            assert_eq!(Date::new(year, month, day), None, "{year}-{month}-{day}");
        }
        assert!(Date::new(2000, 2, 29).is_some());
    }

    #[test]
    fn counting_stops_at_the_ends_of_the_calendar() {
        assert_eq!(
            Date::new(1, 1, 2).unwrap().plus_days(i32::MIN).to_string(),
            "0001-01-01"
        );
        assert_eq!(
            Date::new(9999, 12, 1)
                .unwrap()
                .plus_days(i32::MAX)
                .to_string(),
            "9999-12-31"
        );
    }
}
