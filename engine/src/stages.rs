//! [`through`]: the reader stopped after one of its stages, so that a bench can tell what each of them costs.
//!
//! ```
//! use depeche_engine::stages::{Stage, through};
//!
//! assert_eq!(through("Le pont rouvre mardi.", Stage::Text), 5, "words and signs");
//! ```

use crate::{calendar, event, furniture, names, quotes, text};

/// A stage of the reader; each needs those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Tokens, sentences, paragraphs and the language.
    Text,
    /// Headline, dateline, credits.
    Furniture,
    /// Who and what is named.
    Names,
    /// Who said what.
    Quotes,
    /// Dates.
    Calendar,
    /// The main event, presence, context.
    Event,
}

impl Stage {
    /// Every stage, in the order in which they run.
    pub const ALL: &[Self] = &[
        Self::Text,
        Self::Furniture,
        Self::Names,
        Self::Quotes,
        Self::Calendar,
        Self::Event,
    ];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Furniture => "furniture",
            Self::Names => "names",
            Self::Quotes => "quotes",
            Self::Calendar => "calendar",
            Self::Event => "event",
        }
    }
}

/// Runs the reader up to and with `last`; gives how many things that stage found.
#[must_use]
pub fn through(source: &str, last: Stage) -> usize {
    let text = text::Text::new(source);
    if last == Stage::Text {
        return text.len();
    }
    let frame = furniture::read(&text);
    if last == Stage::Furniture {
        return frame.paragraphs.len();
    }
    let mut cast = names::read(&text, &frame);
    if last == Stage::Names {
        return cast.participants.len();
    }
    let quotes = quotes::read(&text, &frame, &mut cast);
    if last == Stage::Quotes {
        return quotes.len();
    }
    let dates = calendar::read(&text, &frame);
    if last == Stage::Calendar {
        return dates.len();
    }
    let occasion = event::read(&text, &frame, &mut cast, &quotes, dates);
    occasion.relations.len()
}
