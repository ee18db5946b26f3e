//! The reader of dispatches. It takes a news-agency story in French or English and tells who is in it, who said what, what
//! it is about, and when.
//!
//! [`read`] is total: any string gives a [`Story`], in linear time, never a panic or an error. What it doubts it leaves
//! undecided. It is pure: no web, no input or output, no clock. Every claim carries the [`Span`] of the words that show
//! it.
//!
//! The stages are modules. Each knows only those before it (`engine/tests/imports.rs`):
//!
//! 1. `text` cuts the text into tokens, sentences and paragraphs, and tells its language by the tables of `language`.
//! 2. `furniture` tells headline, dateline and credits from story.
//! 3. [`grammar`] makes a tree of each sentence that a later stage asks about.
//! 4. `names` finds who and what is named, and fills the `cast`.
//! 5. `quotes` finds every claim and its speaker.
//! 6. [`calendar`] resolves dates against the dispatch's own.
//! 7. `event` finds the main event, who was there, and what was promised.
//!
//! `analysis` runs them one after the other. Where evidence has to be weighed, a stage asks `decisions`, whose weights are
//! learnt.

pub mod amend;
mod analysis;
pub mod calendar;
mod cast;
mod date;
mod decisions;
mod event;
mod furniture;
mod given;
pub mod grammar;
pub mod json;
mod language;
pub mod lexicon;
mod names;
pub mod order;
mod quotes;
pub mod show;
mod span;
pub mod stages;
pub mod story;
mod text;
#[cfg(feature = "trace")]
pub mod trace;

#[cfg(feature = "trace")]
pub use decisions::{Decision, Form, Scope, written};
pub use given::Given;
pub use language::Language;
pub use span::Span;
pub use story::Story;
pub use text::{is_in_capitals, with_small_letters, without_accents};

use analysis::Analysis;
use stages::Stage;

/// Reads one dispatch.
///
/// ```
/// let text = "LISBON, Jan 6 (Reuters) - Portugal's ferry crews will strike on Friday, their union said.";
/// let story = depeche_engine::read(text);
/// assert_eq!(story.language, depeche_engine::Language::English);
/// ```
#[must_use]
pub fn read(text: &str) -> Story {
    read_with(text, &Given::default())
}

/// Reads one dispatch of which something is known beside its text.
#[must_use]
pub fn read_with(text: &str, given: &Given) -> Story {
    // In capitals throughout, names are told by what is known of them, with less certainty.
    let restored = with_small_letters(text, given.language);
    let text = restored.as_deref().unwrap_or(text);
    let text = text::Text::with_language(text, given.language);
    Analysis::with(&text, given, Stage::Event).into_story(&text)
}

/// The dispatches of a text into which several were pasted, one after the other: each begins at the title above its dateline,
/// or above the line that says when it was published. One span, of the whole text, where there are not several, and wherever
/// that is in doubt. Total, and linear in the text.
///
/// ```
/// use depeche_engine::dispatches;
///
/// let body = "Ferry crews will strike on Friday, their union said, after talks about pay and rest failed for a third time. ";
/// let one = format!("Crews to strike\n\nLISBON, Jan 6 (Reuters) - {}\n\n", body.repeat(3));
/// let two = format!("Ports stay shut\n\nOSLO, Jan 7 (Reuters) - {}", body.repeat(3));
/// let text = format!("{one}{two}");
/// assert_eq!(dispatches(&text)[1].of(&text), two);
/// assert_eq!(dispatches(&one).len(), 1);
/// ```
#[must_use]
pub fn dispatches(text: &str) -> Vec<Span> {
    furniture::dispatches(&text::Text::new(text))
}

/// Where the sentences of a text stand, as the reader cuts it, in order: headlines and credits are sentences too, and none
/// crosses a paragraph. Total, and linear in the text.
///
/// ```
/// use depeche_engine::{Language, sentences};
///
/// let text = "Mme Roy a signé. M. Rey est absent.\n\nLe pont rouvre.";
/// let cut = sentences(text, Language::French);
/// assert_eq!(cut[1].of(text), "M. Rey est absent.");
/// assert_eq!(cut.len(), 3);
/// ```
#[must_use]
pub fn sentences(text: &str, language: Language) -> Vec<Span> {
    let text = text::Text::with_language(text, Some(language));
    let runs = text.sentences().iter().filter(|run| !run.is_empty());
    runs.map(|run| text.span(run.clone())).collect()
}
