//! What the reader takes away: the story's facts in forms that other programs read.
//!
//! Pure: a reading in, text out. [`brief`] lays the facts out once as headings, lists and tables; the plain view,
//! [`markdown`] and [`html`] are three ways to write that down.

pub mod annotations;
pub mod brief;
pub mod calendar;
pub mod changed;
pub mod checked;
#[cfg(feature = "web")]
mod content;
pub mod csv;
pub mod digest;
pub mod html;
pub mod markdown;
pub mod ninjs;
pub mod quoted;
pub mod record;
pub mod schema_org;

#[cfg(feature = "web")]
pub use content::{Outlet, content};

use crate::reading::Reading;
use crate::search::folded;
use csv::Table;

/// A form to take a story away in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The brief, as Markdown.
    Markdown,
    /// The text and nothing else.
    Text,
    /// A table for spreadsheets.
    Csv(Table),
    /// Dates and next steps for calendars.
    Calendar,
    /// A page that holds story and facts and asks nothing of anyone.
    Html,
    /// The engine's story JSON, with the text.
    Json,
    /// W3C Web Annotations, as JSON-LD.
    Annotations,
    /// The IPTC's news in JSON.
    Ninjs,
    /// An article in schema.org's words, as JSON-LD.
    SchemaOrg,
    /// The story as a known reading, by which the reader of dispatches can be measured.
    Gold,
}

impl Form {
    /// Every form, in the order in which they are offered.
    pub const ALL: [Self; 12] = [
        Self::Markdown,
        Self::Text,
        Self::Csv(Table::People),
        Self::Csv(Table::Quotes),
        Self::Csv(Table::Dates),
        Self::Calendar,
        Self::Html,
        Self::Json,
        Self::Annotations,
        Self::Ninjs,
        Self::SchemaOrg,
        Self::Gold,
    ];

    /// The end of its file's name.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Text => "txt",
            Self::Csv(Table::People) => "people.csv",
            Self::Csv(Table::Quotes) => "quotes.csv",
            Self::Csv(Table::Dates) => "dates.csv",
            Self::Calendar => "ics",
            Self::Html => "html",
            Self::Json => "json",
            Self::Annotations => "jsonld",
            Self::Ninjs => "ninjs.json",
            Self::SchemaOrg => "schema.jsonld",
            Self::Gold => "gold.json",
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Markdown => "text/markdown;charset=utf-8",
            Self::Text => "text/plain;charset=utf-8",
            Self::Csv(_) => "text/csv;charset=utf-8",
            Self::Calendar => "text/calendar;charset=utf-8",
            Self::Html => "text/html;charset=utf-8",
            Self::Json | Self::Gold | Self::Ninjs => "application/json",
            Self::Annotations | Self::SchemaOrg => "application/ld+json",
        }
    }
}

/// A name for the file: a few words of the title, in letters that every system takes.
#[must_use]
pub fn file_name(reading: &Reading, form: Form) -> String {
    named(reading, form.extension())
}

/// The same with any extension.
#[must_use]
pub fn named(reading: &Reading, extension: &str) -> String {
    let mut name = String::new();
    for c in folded(reading.title()).chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c);
        } else if !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
        if name.len() >= 48 {
            break;
        }
    }
    let name = name.trim_matches('-');
    let name = if name.is_empty() { "depeche" } else { name };
    format!("{name}.{extension}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use depeche_engine::Story;

    #[test]
    fn a_file_is_named_after_the_title_in_plain_letters() {
        let named = |text: &str| {
            let reading = Reading::new(text.into(), Story::default());
            file_name(&reading, Form::Csv(Table::Quotes))
        };
        assert_eq!(
            file_name(&sample::reading(), Form::Json),
            "un-pont-pour-deux-rives.json"
        );
        assert_eq!(named("L'Élysée : \"non\" !"), "l-elysee-non.quotes.csv");
        assert_eq!(named("Министр"), "depeche.quotes.csv");
        assert_eq!(named("../../etc"), "etc.quotes.csv");
        assert!(named(&"mot ".repeat(100)).len() < 70);
    }
}
