//! A reading as plain text, for people who work on the reader.
//!
//! [`reading()`] is the short form: one claim a line, so that two readings of one dispatch can be compared by `diff`. It stands
//! beside each dispatch of `tests/dispatches`. With the cargo feature `trace`, `analysis` adds how the reader came to it:
//! the trees, and every decision with its candidates, features and weights. `cargo xtask show FILE` prints that.
//!
//! Nothing here is part of the page: what nobody calls is left out of the module.

mod reading;
#[cfg(feature = "trace")]
mod trees;
#[cfg(feature = "trace")]
mod weighed;

pub use reading::reading;

#[cfg(feature = "trace")]
pub use with_trace::{Wanted, analysis};

/// A titled part of what is shown. A block is one thing, on one line or several.
struct Section {
    title: &'static str,
    blocks: Vec<String>,
}

impl Section {
    fn new(title: &'static str, blocks: impl IntoIterator<Item = String>) -> Self {
        let blocks = blocks.into_iter().collect();
        Self { title, blocks }
    }

    /// Writes title and blocks; nothing where there is no block.
    fn write(&self, out: &mut String) {
        if self.blocks.is_empty() {
            return;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(self.title);
        out.push('\n');
        for block in &self.blocks {
            for line in block.lines() {
                out.push_str("  ");
                out.push_str(line.trim_end());
                out.push('\n');
            }
        }
    }
}

/// Words of the text on one line.
fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(feature = "trace")]
mod with_trace {
    use super::weighed::Detail;
    use super::{Section, reading, trees, weighed};
    use crate::decisions::Decision;
    use crate::decisions::trace::{Weights, recorded};
    use crate::grammar::Grammar;
    use crate::stages::Stage;
    use crate::text::{self, Text};
    use crate::{Given, furniture, read_with};

    /// Which part of an analysis is wanted; by default all of it, each decision on a line. Where a stage, a decision or words
    /// are asked for, decisions are shown with their best candidates and weightiest features.
    #[derive(Clone, Copy, Debug, Default)]
    pub struct Wanted<'a> {
        /// One stage alone.
        pub stage: Option<Stage>,
        /// The candidates of one decision alone.
        pub decision: Option<Decision>,
        /// Only sentences, findings and decisions in which these words stand.
        pub about: Option<&'a str>,
        /// Every candidate with every feature, those without weight too.
        pub whole: bool,
    }

    /// Reads a dispatch and shows how each stage came to what it found, stage by stage, as plain text.
    ///
    /// ```
    /// use depeche_engine::{Given, show};
    ///
    /// let text = "LISBON, Jan 6 (Reuters) - Ana Reis said the bridge would reopen.";
    /// let shown = show::analysis(text, &Given::default(), show::Wanted::default());
    /// assert!(shown.contains("Ana Reis"), "{shown}");
    /// ```
    #[must_use]
    pub fn analysis(source: &str, given: &Given, wanted: Wanted) -> String {
        let (story, trace) = recorded(&Weights::default(), || read_with(source, given));
        let restored = text::with_small_letters(source, given.language);
        let text = restored.as_deref().unwrap_or(source);
        let text = Text::with_language(text, given.language);
        let frame = furniture::read_with(&text, given);
        let grammar = Grammar::of(&text, &frame);
        let parts = reading::Parts {
            text: source,
            story: &story,
        };
        let narrow = wanted.stage.is_some() || wanted.decision.is_some() || wanted.about.is_some();
        let detail = match narrow {
            _ if wanted.whole => Detail::Whole,
            true => Detail::Best,
            false => Detail::Line,
        };
        let mut out = String::new();
        for stage in Stage::ALL {
            let mut sections = match stage {
                Stage::Text => vec![trees::counts(&grammar, &story)],
                Stage::Furniture => vec![parts.furniture(), parts.paragraphs()],
                Stage::Grammar => vec![trees::trees(&grammar)],
                Stage::Names => vec![parts.who()],
                Stage::Quotes => vec![parts.said()],
                Stage::Calendar => vec![parts.dates()],
                Stage::Event => vec![
                    parts.event(),
                    parts.presence(),
                    parts.stand_ins(),
                    parts.context(),
                    parts.ties(),
                ],
            };
            if wanted.decision.is_some() {
                sections.clear();
            }
            for decision in Decision::ALL {
                let asked = wanted.decision.is_none_or(|d| d == *decision);
                if asked && weighed::stage(*decision) == *stage {
                    let all = &trace.decisions;
                    let shown = weighed::decisions(source, &story, all, *decision, detail);
                    sections.push(shown);
                }
            }
            if wanted.stage.is_none_or(|asked| asked == *stage) {
                write(sections, wanted.about, &mut out);
            }
        }
        out
    }

    fn write(sections: Vec<Section>, about: Option<&str>, out: &mut String) {
        for mut section in sections {
            if let Some(words) = about {
                section.blocks.retain(|block| block.contains(words));
            }
            section.write(out);
        }
    }
}

#[cfg(all(test, feature = "trace", feature = "grammar"))]
mod tests;
