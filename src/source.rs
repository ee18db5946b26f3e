//! [`Source`]: a text to be read, what it came as, and what is known of it beside its words.

use depeche_corrections::Corrections;
use depeche_engine::Given;
use depeche_engine::calendar::Date;
use depeche_forms::{Format, Item};

/// A text to be read, as it stands in the box.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The text, not yet mended.
    pub text: String,
    /// What it came as.
    pub format: Format,
    /// What is known of it beside its words.
    pub given: Given,
    /// Whether it is read as it is: the reader wants it so, or it came mended with a link.
    pub as_is: bool,
    /// What somebody put right in its reading before it came here.
    pub corrections: Corrections,
    /// Whether whoever sent it did.
    pub is_corrected: bool,
}

impl Source {
    /// A text that came with a link, which carries it as its sender read it.
    #[must_use]
    pub fn carried(text: String, given: Given) -> Self {
        Self {
            text,
            given,
            as_is: true,
            ..Self::default()
        }
    }

    /// The same source with what its sender put right.
    #[must_use]
    pub fn corrected(self, corrections: Corrections) -> Self {
        Self {
            is_corrected: !corrections.0.is_empty(),
            corrections,
            ..self
        }
    }

    /// The same source with a date that the reader gave.
    #[must_use]
    pub fn dated(&self, date: Option<Date>) -> Self {
        let mut dated = self.clone();
        dated.given.date = date;
        dated
    }
}

impl From<String> for Source {
    fn from(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }
}

impl From<Item> for Source {
    fn from(item: Item) -> Self {
        Self {
            text: item.text,
            format: item.format,
            given: item.given,
            ..Self::default()
        }
    }
}

/// The day of a date field: `2026-03-04`.
#[must_use]
pub fn day(field: &str) -> Option<Date> {
    let mut parts = field.trim().splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
