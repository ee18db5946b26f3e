//! [`through`]: runs the reader up to one of its stages, so that a bench can tell what each of them costs.
//!
//! ```
//! use depeche_engine::stages::{Stage, through};
//!
//! assert_eq!(through("Le pont rouvre mardi.", Stage::Text), 5, "words and signs");
//! ```

pub use crate::analysis::Stage;

use crate::analysis::Analysis;
use crate::grammar::Grammar;
use crate::text::Text;

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
