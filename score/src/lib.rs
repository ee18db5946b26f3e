//! Scores the reading of a dispatch against its gold annotation.
//!
//! A directory holds dispatches `<id>.txt` beside `<id>.gold.json`, what a careful reader found in each. A reader, any
//! function from text to story JSON, is run over them, and a [`Report`] says how much of the gold it found
//! (recall), how much of what it found is gold (precision), and their harmonic mean (F1), for each [`Measure`].
//!
//! ```
//! use depeche_score::{Gold, Measure, Report};
//! use serde_json::json;
//!
//! let text = "LISBON, Jan 6 (Reuters) - Ana Reis said the bridge would reopen.";
//! let gold = Gold::parse(r#"{
//!     "headline": null, "update_note": null, "date": null, "dateline_place": "LISBON", "agency": "Reuters",
//!     "credits": [], "represented": [], "event": null,
//!     "participants": [{"name": "Ana Reis", "kind": "person", "surface": ["Ana Reis"], "roles": [], "presence": "none"}],
//!     "quotes": [{"text": "the bridge would reopen", "kind": "indirect", "speaker": "Ana Reis",
//!                 "speaker_kind": "person", "cue": "said"}]
//! }"#).unwrap();
//! let reading = json!({
//!     "agency": "Reuters",
//!     "participants": [{"id": "p0", "kind": "person", "name": "Ana Reis"}],
//!     "quotes": [{"kind": "indirect", "start": 40, "end": 63, "speaker": "p0", "cue": {"text": "said"}}]
//! });
//! let report = Report::of_story("en-00", text, &gold, reading).unwrap();
//! assert_eq!(report.f1(Measure::Attributed), Some(1.0));
//! assert_eq!(report.f1(Measure::FurnitureDateline), Some(0.0));
//! println!("{report}");
//! ```
//!
//! Nothing here depends on the engine, so that the engine can be tested with it.

mod cli;
mod compare;
mod context;
mod gold;
mod measure;
mod pairing;
mod people;
mod quotes;
mod reading;
mod report;
mod story;
pub mod words;

pub use cli::cli;
pub use compare::{Compared, compare};
pub use gold::{
    Context, Credit, Event, Gold, Kind, Matter, Participant, Presence, Quote, QuoteKind,
    Representation,
};
pub use measure::{Measure, Tally};
pub use report::{Error, Finding, Report, StoryScore, dispatches, score_dir};
