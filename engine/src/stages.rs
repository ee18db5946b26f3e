//! [`through`]: the reader stopped after one of its stages, so that a bench can tell what each of them costs.
//!
//! ```
//! use depeche_engine::stages::{Stage, through};
//!
//! assert_eq!(through("Le pont rouvre mardi.", Stage::Text), 5, "words and signs");
//! ```

use crate::analysis::Analysis;
use crate::grammar::Grammar;
use crate::text::Text;

/// A stage of the reader; each needs those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Tokens, sentences, paragraphs and the language.
    Text,
    /// Headline, dateline, credits.
    Furniture,
    /// A tree for every sentence, asked about or not.
    Grammar,
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
        Self::Grammar,
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
            Self::Grammar => "grammar",
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
    let text = Text::new(source);
    let found = Analysis::of(&text, last);
    match last {
        Stage::Text => text.len(),
        Stage::Furniture => found.frame.paragraphs.len(),
        Stage::Grammar => {
            let grammar = Grammar::of(&text, &found.frame);
            let firsts = grammar.sentences().iter().map(|s| s.start);
            firsts.filter(|i| grammar.knows(*i)).count()
        }
        Stage::Names => found.cast.participants.len(),
        Stage::Quotes => found.quotes.len(),
        Stage::Calendar => found.dates.len(),
        Stage::Event => found.occasion.relations.len(),
    }
}
