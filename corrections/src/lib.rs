//! The reader's last word: what somebody put right in the reading of a dispatch.
//!
//! A [`Correction`] is one thing put right, anchored to words of the text, never to an index or an offset; so it holds
//! when the text is mended or updated and when another reader finds other things. [`correct()`] lays [`Corrections`] over
//! a [`Story`](depeche_engine::Story) and says of each what became of it; what it changed says so in the story itself,
//! [`By::Hand`](depeche_engine::story::By).
//!
//! ```
//! use depeche_corrections::{Anchor, Correction, Corrections, Fate, Speaker, correct};
//! use depeche_engine::{read, story::By};
//!
//! let text = "OSLO, Jan 6 (NNA) - \"The bridge is safe to cross\", engineer Ana Moe told the mayor Paul Ness on Monday.";
//! let story = read(text);
//! let ness = text.find("Paul Ness").unwrap();
//! let corrections = Corrections(vec![Correction::Speaker {
//!     quote: Anchor::of(text, story.quotes[0].span).unwrap(),
//!     speaker: Speaker::Participant(Anchor::of_words(text, ness..ness + 9).unwrap()),
//! }]);
//! let corrected = correct(text, &story, &corrections);
//! assert_eq!(corrected.fates, [Fate::Applied]);
//! let quote = &corrected.story.quotes[0];
//! assert_eq!(quote.by, By::Hand);
//! assert_eq!(corrected.story.participants[quote.speaker.unwrap()].name.of(text), "Paul Ness");
//! ```
//!
//! # Where to look
//!
//! - `correction`: every kind of correction, as data.
//! - `anchor`: words of a text, and where they stand in another copy of it.
//! - `correct`: the one function that applies them.
//! - `history`: undo, redo, take back, as data.
//! - `field`: corrections as the bytes of a link's field.
//! - `doubts`: what the reader left undecided, as questions; `guess`: who may have said what.
//! - `gold`: a corrected story as a gold annotation, by which the reader is measured.

mod anchor;
mod bits;
mod correct;
mod correction;
mod doubts;
mod field;
mod gold;
mod guess;
mod history;
#[cfg(test)]
mod sample;

pub use anchor::Anchor;
pub use correct::{Corrected, Fate, Misfit, correct};
pub use correction::{Correction, Corrections, Speaker, Topic};
pub use doubts::{Doubt, MOST_DOUBTS, Question, doubts};
pub use gold::{Gold, gold};
pub use guess::likely_speakers;
pub use history::History;
