//! The gold annotation of one dispatch, and what must hold between it and its text.

use serde::Deserialize;
use std::collections::BTreeSet;

/// What a careful reader found in one dispatch. Every string but [`Event::date`] and [`Gold::date`] stands verbatim in
/// the text; [`Gold::faults`] checks it.
#[derive(Clone, Debug, Deserialize)]
pub struct Gold {
    /// The version of the format: 2, where it is not said 1, which had no presence of places.
    #[serde(default = "first_format")]
    pub format: u8,
    /// The story's own title, without slug or date.
    pub headline: Option<String>,
    /// `(Actualisé avec …)`, `(Adds quotes)`.
    pub update_note: Option<String>,
    /// The day of publication, `2026-01-06`, when the furniture states one.
    pub date: Option<String>,
    /// The dateline's place, as written there.
    pub dateline_place: Option<String>,
    /// The wire agency, by its usual short name.
    pub agency: Option<String>,
    /// The journalists of bylines and credit lines.
    pub credits: Vec<Credit>,
    /// Everyone and everything the story names.
    pub participants: Vec<Participant>,
    /// Who stands in for whom.
    pub represented: Vec<Representation>,
    /// What is reported from a source.
    pub quotes: Vec<Quote>,
    /// The meeting, visit, vote … the story is about, when it is about one.
    pub event: Option<Event>,
    /// What is promised, asked, disputed and to come; `None` where that was not annotated and is not scored.
    #[serde(default)]
    pub context: Option<Context>,
}

const fn first_format() -> u8 {
    1
}

/// A journalist of a credit line.
#[derive(Clone, Debug, Deserialize)]
pub struct Credit {
    /// `reporting`, `writing`, `editing` or `other`.
    pub role: String,
    /// The name as printed.
    pub name: String,
}

/// Somebody or something the story names.
#[derive(Clone, Debug, Deserialize)]
pub struct Participant {
    /// The fullest form.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Another kind that is as right: `Kremlin` as building and as power.
    #[serde(default)]
    pub also: Option<Kind>,
    /// Every form by which the text names it, the fullest among them.
    pub surface: Vec<String>,
    /// Titles and offices, each the shortest complete phrase, without article.
    pub roles: Vec<String>,
    /// Whether it was at the story's main event.
    pub presence: Presence,
    /// Whether it is open that it is a participant at all; then it is neither asked for nor counted against.
    #[serde(default)]
    pub unsure: bool,
}

/// What a participant is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One human being.
    Person,
    /// An institution, company, party, alliance or medium.
    Organisation,
    /// A country, city, region or site.
    Place,
}

/// Whether a participant was at the main event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Presence {
    /// There, in person or by video, or due to be.
    Attending,
    /// Not there.
    Absent,
    /// Not there, and somebody stood in.
    Represented,
    /// The text does not say.
    #[default]
    None,
    /// Two readers could differ: not scored.
    Unsure,
}

/// Who stands in for whom, by the names of participants.
#[derive(Clone, Debug, Deserialize)]
pub struct Representation {
    /// Who is represented.
    pub who: String,
    /// By whom.
    pub by: Vec<String>,
}

/// One claim reported from a source.
#[derive(Clone, Debug, Deserialize)]
pub struct Quote {
    /// Direct: the words inside the marks. Indirect: the reported clause. Its first occurrence in the text is meant.
    pub text: String,
    /// Direct or indirect.
    pub kind: QuoteKind,
    /// A participant's name, or the words that describe the speaker; `None` when unattributed.
    pub speaker: Option<String>,
    /// Speakers that are as right.
    #[serde(default)]
    pub also_speaker: Vec<String>,
    /// `person`, `organisation`, `place`, `document` or `unnamed`.
    pub speaker_kind: String,
    /// The reporting verb or marker.
    pub cue: Option<String>,
    /// Whether it is open that it is a quote at all; then it is neither asked for nor counted against.
    #[serde(default)]
    pub unsure: bool,
}

/// How a claim is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// In the speaker's own words.
    Direct,
    /// In the agency's words.
    Indirect,
}

/// The story's main event.
#[derive(Clone, Debug, Deserialize)]
pub struct Event {
    /// The noun: `réunion`, `talks`.
    pub what: String,
    /// Every other word in the text for the same occasion.
    #[serde(default)]
    pub also_what: Vec<String>,
    /// A fuller phrase.
    pub name: Option<String>,
    /// The participant, a place, where it is held.
    pub place: Option<String>,
    /// Places that are as right: the site within the city.
    #[serde(default)]
    pub also_place: Vec<String>,
    /// Its first day, `2026-01-06`.
    pub date: Option<String>,
    /// Its further days.
    #[serde(default)]
    pub also_date: Vec<String>,
    /// Whether it is open that the story has a main event; then neither event nor presence is scored.
    #[serde(default)]
    pub unsure: bool,
}

/// What is promised, asked, disputed and to come.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Context {
    /// What somebody undertakes.
    pub commitments: Vec<Matter>,
    /// What somebody asks others to do.
    pub demands: Vec<Matter>,
    /// What is in dispute.
    pub sticking_points: Vec<Matter>,
    /// What comes next.
    pub next_steps: Vec<Matter>,
}

impl Context {
    /// Whether none of them is told.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all().next().is_none()
    }

    /// Every one of them.
    fn all(&self) -> impl Iterator<Item = &Matter> {
        let others = self.demands.iter().chain(&self.sticking_points);
        self.commitments
            .iter()
            .chain(others)
            .chain(&self.next_steps)
    }
}

/// One thing promised, asked, disputed or to come.
#[derive(Clone, Debug, Deserialize)]
pub struct Matter {
    /// The clause or phrase that says what.
    pub text: String,
    /// Whose it is: a participant's name or words of the text.
    #[serde(default)]
    pub who: Option<String>,
    /// Whether it is open that it is one.
    #[serde(default)]
    pub unsure: bool,
}

impl Gold {
    /// Parses a gold file; the error says what was expected and where.
    pub fn parse(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json)
    }

    /// What does not hold between this annotation and its `text`, one sentence each; empty when all is well.
    #[must_use]
    pub fn faults(&self, text: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let mut verbatim = |what: &str, words: &str| {
            if !text.contains(words) {
                faults.push(format!(
                    "{what} {words:?}: expected words of the text, found them nowhere in it"
                ));
            }
        };
        for (what, words) in [
            ("headline", &self.headline),
            ("update note", &self.update_note),
            ("dateline place", &self.dateline_place),
        ] {
            words.iter().for_each(|w| verbatim(what, w));
        }
        for credit in &self.credits {
            verbatim("credit", &credit.name);
        }
        for participant in &self.participants {
            verbatim("name", &participant.name);
            participant
                .surface
                .iter()
                .for_each(|s| verbatim("surface", s));
            participant.roles.iter().for_each(|r| verbatim("role", r));
        }
        let names: BTreeSet<&str> = self.participants.iter().map(|p| p.name.as_str()).collect();
        for quote in &self.quotes {
            verbatim("quote", &quote.text);
            quote.cue.iter().for_each(|c| verbatim("cue", c));
            let speakers = quote.speaker.iter().chain(&quote.also_speaker);
            for speaker in speakers.filter(|s| !names.contains(s.as_str())) {
                verbatim("speaker", speaker);
            }
        }
        if let Some(event) = &self.event {
            verbatim("event", &event.what);
            event.name.iter().for_each(|n| verbatim("event name", n));
            (event.also_what.iter()).for_each(|w| verbatim("other word for the event", w));
        }
        for matter in self.context.iter().flat_map(Context::all) {
            verbatim("context", &matter.text);
            let who = matter.who.iter();
            for who in who.filter(|w| !names.contains(w.as_str())) {
                verbatim("whose context it is", who);
            }
        }
        faults.extend(self.inconsistencies(&names));
        faults
    }

    /// What contradicts itself within the annotation.
    fn inconsistencies(&self, names: &BTreeSet<&str>) -> Vec<String> {
        let mut faults = Vec::new();
        if names.len() < self.participants.len() {
            faults.push("expected each participant once, found one name twice".to_owned());
        }
        for participant in &self.participants {
            if !participant.surface.contains(&participant.name) {
                faults.push(format!(
                    "{:?}: expected the name among its surface forms",
                    participant.name
                ));
            }
        }
        for credit in &self.credits {
            if !["reporting", "writing", "editing", "other"].contains(&credit.role.as_str()) {
                faults.push(format!(
                    "credit {:?}: expected reporting, writing, editing or other, found {:?}",
                    credit.name, credit.role
                ));
            }
        }
        for quote in &self.quotes {
            let person = quote.speaker.as_deref().filter(|s| names.contains(s));
            let kind = self
                .participants
                .iter()
                .find(|p| Some(p.name.as_str()) == person);
            let expected = kind.map(|p| match p.kind {
                Kind::Person => "person",
                Kind::Organisation => "organisation",
                Kind::Place => "place",
            });
            if expected.is_some_and(|e| e != quote.speaker_kind) && !quote.unsure {
                faults.push(format!(
                    "quote {:?}: expected speaker kind {expected:?}, found {:?}",
                    quote.text, quote.speaker_kind
                ));
            }
        }
        for representation in &self.represented {
            for name in representation.by.iter().chain([&representation.who]) {
                if !names.contains(name.as_str()) {
                    faults.push(format!(
                        "represented: expected a participant's name, found {name:?}"
                    ));
                }
            }
        }
        let places = (self.event.iter()).flat_map(|e| e.place.iter().chain(&e.also_place));
        for place in places.filter(|p| !names.contains(p.as_str())) {
            faults.push(format!(
                "event place: expected a participant's name, found {place:?}"
            ));
        }
        let present = |p: &&Participant| p.presence != Presence::None;
        if self.format > 1
            && self.event.is_none()
            && let Some(present) = self.participants.iter().find(present)
        {
            let name = &present.name;
            faults.push(format!("{name:?}: expected no presence without an event"));
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    const TEXT: &str = "LYON, 2 mars (AFP) - Une réunion s'ouvre à Lyon, a dit Paul Rey. \"Nous y serons tous, sauf un\", a dit le maire.";

    fn sound() -> Value {
        json!({
            "headline": null, "update_note": null, "date": null, "dateline_place": "LYON", "agency": "AFP",
            "credits": [],
            "participants": [
                {"name": "Paul Rey", "kind": "person", "surface": ["Paul Rey"], "roles": [], "presence": "none"},
                {"name": "Lyon", "kind": "place", "surface": ["Lyon", "LYON"], "roles": [], "presence": "none"}
            ],
            "represented": [],
            "quotes": [
                {"text": "Une réunion s'ouvre à Lyon", "kind": "indirect", "speaker": "Paul Rey", "speaker_kind": "person", "cue": "a dit"},
                {"text": "Nous y serons tous, sauf un", "kind": "direct", "speaker": "le maire", "speaker_kind": "unnamed", "cue": "a dit"}
            ],
            "event": {"what": "réunion", "name": null, "place": "Lyon", "date": null}
        })
    }

    #[track_caller]
    fn check(pointer: &str, value: Value, expected: &[&str]) {
        let mut gold = sound();
        *gold
            .pointer_mut(pointer)
            .expect("a field of the sound gold") = value;
        let faults = Gold::parse(&gold.to_string()).unwrap().faults(TEXT);
        assert_eq!(faults.len(), expected.len(), "{faults:?}");
        for (fault, part) in faults.iter().zip(expected) {
            assert!(fault.contains(part), "expected {part:?} in {faults:?}");
        }
    }

    #[test]
    fn every_string_stands_in_the_text_and_names_agree() {
        check("/agency", json!("AFP"), &[]);
        check("/quotes/1/speaker", json!(null), &[]);
        check("/headline", json!("Un titre"), &["headline"]);
        check(
            "/dateline_place",
            json!("LYON, France"),
            &["dateline place"],
        );
        check("/quotes/0/text", json!("une réunion s'ouvre"), &["quote"]);
        check("/quotes/0/cue", json!("a déclaré"), &["cue"]);
        check("/quotes/1/speaker", json!("la maire"), &["speaker"]);
        check("/quotes/0/speaker_kind", json!("place"), &["speaker kind"]);
        check(
            "/participants/0/surface",
            json!([]),
            &["among its surface forms"],
        );
        check("/participants/0/roles", json!(["ministre"]), &["role"]);
        check("/event/what", json!("sommet"), &["event"]);
        check("/event/place", json!("Paris"), &["event place"]);
        check(
            "/represented",
            json!([{"who": "Paul Rey", "by": ["Jean Roy"]}]),
            &["\"Jean Roy\""],
        );
        check(
            "/credits",
            json!([{"role": "author", "name": "Paul Rey"}]),
            &["found \"author\""],
        );
    }

    #[test]
    fn a_kind_that_does_not_exist_is_refused_with_its_place() {
        let mut gold = sound();
        gold["participants"][0]["kind"] = json!("robot");
        let error = Gold::parse(&gold.to_string()).unwrap_err().to_string();
        assert!(error.contains("robot") && error.contains("line"), "{error}");
    }
}
