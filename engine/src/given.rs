//! [`Given`]: what is known of a dispatch beside its text, by the feed that brought it or by its reader.

use crate::date::Date;
use crate::language::Language;

/// What is known of a dispatch beside its text. Every field may be empty; [`crate::read`] reads with all of them empty.
///
/// Reading uses two of these: the date, from which relative dates are counted where the text states none in full, and the
/// language, where the words do not clearly tell another. The rest is there to be shown: the text itself says it already.
///
/// ```
/// use depeche_engine::{Given, calendar::Date, read_with};
///
/// let text = "The ferry crews will strike on Friday, their union said on Tuesday.";
/// let given = Given { date: Date::new(2026, 1, 6), ..Given::default() };
/// let dates = read_with(text, &given).context.dates;
/// assert_eq!(dates[0].date.unwrap().to_string(), "2026-01-09");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The day on which it was sent or published.
    pub date: Option<Date>,
    /// The language it is written in.
    pub language: Option<Language>,
    /// Where it was written.
    pub place: Option<String>,
    /// Its title.
    pub headline: Option<String>,
    /// The keyword it is filed under.
    pub slug: Option<String>,
    /// Who wrote it, as the feed says it.
    pub byline: Option<String>,
    /// Who sent it.
    pub agency: Option<String>,
    /// Which version of the story it is.
    pub version: Option<String>,
    /// Until when it must not be published.
    pub embargo: Option<String>,
    /// 1, the most urgent, to 9.
    pub urgency: Option<u8>,
    /// What editors are told: `Adds quotes`.
    pub note: Option<String>,
}

impl Given {
    /// The year in which a day without one lies, seen from the given date: the one that brings it nearest.
    pub(crate) fn year_of(&self, month: u8, day: u8) -> Option<u16> {
        const HALF_A_YEAR: i32 = 183;
        let given = self.date?;
        let same = Date::new(given.year(), month, day)?;
        let ahead = same.days_from(given);
        Some(if ahead > HALF_A_YEAR {
            given.year() - 1
        } else if ahead < -HALF_A_YEAR {
            given.year() + 1
        } else {
            given.year()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{read, read_with};

    fn given(year: u16, month: u8, day: u8) -> Given {
        Given {
            date: Date::new(year, month, day),
            ..Given::default()
        }
    }

    #[track_caller]
    fn check(text: &str, given: &Given, published: &str, dateline: Option<&str>, first: &str) {
        let story = read_with(text, given);
        let furniture = story.furniture;
        let told = |date: Option<crate::calendar::PartialDate>| date.map(|d| d.to_string());
        assert_eq!(told(furniture.published).as_deref(), Some(published));
        let of_dateline = furniture.dateline.and_then(|d| told(d.date));
        assert_eq!(of_dateline.as_deref(), dateline);
        assert_eq!(
            story.context.dates.first().and_then(|d| told(d.date)),
            Some(first.to_owned())
        );
    }

    #[test]
    fn relative_dates_count_from_the_given_date() {
        let text = "Les équipages arrêteront vendredi, a dit mardi leur syndicat.";
        check(text, &given(2026, 1, 6), "2026-01-06", None, "2026-01-09");
    }

    #[test]
    fn a_date_that_the_text_states_in_full_goes_before() {
        let text = "OSLO, March 3, 2026 (Reuters) - The crews will strike on Friday, a union said.";
        check(
            text,
            &given(2026, 3, 8),
            "2026-03-03",
            Some("2026-03-03"),
            "2026-03-06",
        );
    }

    #[test]
    fn a_dateline_takes_its_year_from_it() {
        let text = "OSLO, Dec 31 (Reuters) - The crews will strike on Friday, a union said.";
        check(
            text,
            &given(2026, 1, 1),
            "2026-01-01",
            Some("2025-12-31"),
            "2026-01-02",
        );
    }

    #[test]
    fn the_language_is_taken_where_the_words_do_not_tell() {
        let told = |text: &str, language| {
            let given = Given {
                language: Some(language),
                ..Given::default()
            };
            read_with(text, &given).language
        };
        assert_eq!(
            told("Oslo: Moe, Ness", Language::English),
            Language::English
        );
        let french = "Le ministre a dit que la séance était levée.";
        assert_eq!(told(french, Language::English), Language::French);
    }

    #[test]
    fn nothing_given_is_read_as_ever() {
        let text = "LISBON, Jan 6 (Reuters) - Crews will strike on Friday, their union said.";
        assert_eq!(read_with(text, &Given::default()), read(text));
    }
}
