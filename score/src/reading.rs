//! The part of the story JSON that is scored. What is left out of a reading counts as not found.

use crate::gold::{Kind, Presence, QuoteKind};
use serde::{Deserialize, Deserializer};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Reading {
    pub headline: Option<Words>,
    pub update_note: Option<Words>,
    pub published: Option<String>,
    pub dateline: Option<Dateline>,
    pub agency: Option<String>,
    pub credits: Vec<Credit>,
    pub participants: Vec<Participant>,
    pub representations: Vec<Representation>,
    pub quotes: Vec<Quote>,
    pub event: Option<Event>,
    pub context: Option<Context>,
}

/// An excerpt; only its words are compared.
#[derive(Debug, Deserialize)]
pub(crate) struct Words {
    pub text: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Dateline {
    pub place: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Credit {
    pub role: String,
    pub name: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Participant {
    pub id: String,
    /// `None` for the kinds that gold does not have: groups, documents, the unnamed, the unknown.
    #[serde(deserialize_with = "known_kind")]
    pub kind: Option<Kind>,
    pub name: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub roles: Vec<Words>,
    #[serde(default)]
    pub presence: Status,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Status {
    pub status: Presence,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Representation {
    pub who: String,
    pub by: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Quote {
    pub kind: QuoteKind,
    /// Bytes of the UTF-8 text.
    pub start: usize,
    /// Bytes of the UTF-8 text.
    pub end: usize,
    pub speaker: Option<String>,
    pub speaker_text: Option<String>,
    pub cue: Option<Words>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Event {
    pub what: Option<String>,
    pub place: Option<String>,
    pub date: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Context {
    pub commitments: Vec<Place>,
    pub demands: Vec<Place>,
    pub sticking_points: Vec<Place>,
    pub next_steps: Vec<Place>,
}

/// Where a phrase stands, in bytes of the UTF-8 text.
#[derive(Debug, Deserialize)]
pub(crate) struct Place {
    pub start: usize,
    pub end: usize,
}

fn known_kind<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Kind>, D::Error> {
    let kind = String::deserialize(from)?;
    Ok(match kind.as_str() {
        "person" => Some(Kind::Person),
        "organisation" => Some(Kind::Organisation),
        "place" => Some(Kind::Place),
        _ => None,
    })
}
