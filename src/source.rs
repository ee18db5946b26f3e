//! [`Source`]: a text to be read, what it came as, and what is known of it beside its words.

use crate::link::given;
use crate::state::Matter;
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
    /// What came with it to be laid beside it.
    pub second: Option<Box<(Matter, String)>>,
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

impl Source {
    /// What the text came as and what is known of it, for where the browser keeps its text; empty when that is nothing.
    #[must_use]
    pub fn known(&self) -> String {
        let given = given::write(&self.given);
        match (self.format, given.is_empty()) {
            (Format::Text, true) => given,
            (format, _) => format!("{}\n{given}", format.name()),
        }
    }

    /// The same source with what is known of its text, as it was kept; what the source says itself goes before.
    #[must_use]
    pub fn knowing(self, known: &str) -> Self {
        if self.given != Given::default() || self.format != Format::Text {
            return self;
        }
        let (name, lines) = known.split_once('\n').unwrap_or_default();
        let format = Format::ALL.into_iter().find(|f| f.name() == name);
        Self {
            format: format.unwrap_or_default(),
            given: given::read(lines),
            ..self
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// That of a source there comes back, with the text that was kept, what it came as and what is known of it.
    #[track_caller]
    fn check(format: Format, given: Given) {
        let text = "Un. Deux.".to_owned();
        let source = Source {
            text: text.clone(),
            format,
            given,
            ..Source::default()
        };
        assert_eq!(Source::from(text).knowing(&source.known()), source);
    }

    #[test]
    fn what_is_known_of_a_text_is_kept_with_it() {
        let date = day("2026-03-04");
        let dated = || Given {
            date,
            ..Given::default()
        };
        check(Format::Text, Given::default());
        check(Format::Text, dated());
        for format in Format::ALL {
            let agency = Some("NNA".to_owned());
            let slug = Some("Ferry\"strike".to_owned());
            check(
                format,
                Given {
                    agency,
                    slug,
                    ..dated()
                },
            );
            check(format, Given::default());
        }
    }

    #[test]
    fn what_a_file_says_itself_goes_before_what_was_kept() {
        let kept = "ninjs\nd2026-03-04";
        let says = Source {
            format: Format::Mail,
            ..Source::default()
        };
        assert_eq!(says.clone().knowing(kept), says);
        let nothing = Source::default();
        for odd in ["", "ninjs", "d2026-03-04", "\u{0}\n\u{0}"] {
            assert_eq!(nothing.clone().knowing(odd), nothing, "{odd:?}");
        }
    }
}
