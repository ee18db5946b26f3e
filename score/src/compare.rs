//! [`compare`]: what differs between two readings of one story, by the measures by which readings are scored.
//!
//! Stricter than a score: what a score lets pass as found (a quote whose end is elsewhere) is a difference here.

use crate::gold::{Presence, QuoteKind};
use crate::measure::{Measure, Tally};
use crate::pairing::{self, Extent};
use crate::reading::{Participant, Place, Quote, Reading};
use crate::report::{Finding, StoryScore};
use crate::story::Sink as _;
use serde_json::Value;
use std::collections::BTreeSet;

/// What two readings of a story have in common, and what not.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// Of each measure, what is in both (hits), only in the first (misses) and only in the second (false alarms); and each
    /// difference in words, `before → after`, or with `-` or `+` in front of what only one of them has.
    pub score: StoryScore,
    /// The fields of the story JSON that are not the same, `participants[].mentions[].start`: more of them than measures
    /// tell of.
    pub fields: BTreeSet<String>,
}

impl Compared {
    /// Whether both are one reading, field by field.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.fields.is_empty()
    }

    /// Every difference that a measure tells of.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.score.findings
    }
}

/// Compares two readings of one story, as story JSON of the same text.
///
/// ```
/// use serde_json::json;
///
/// let person = |name| json!({"participants": [{"id": "p0", "kind": "person", "name": name}]});
/// let compared = depeche_score::compare("en-00", &person("Ana Reis"), &person("Rui Mar")).unwrap();
/// let told: Vec<_> = compared.findings().iter().map(|f| f.error.as_str()).collect();
/// assert_eq!(told, ["- Ana Reis", "+ Rui Mar"]);
/// ```
///
/// # Errors
/// When one of them is not in the story's format.
pub fn compare(id: &str, before: &Value, after: &Value) -> Result<Compared, serde_json::Error> {
    use serde::Deserialize as _;
    let mut compared = Compared::default();
    compared.score.id = id.to_owned();
    fields(before, after, "", &mut compared.fields);
    let (before, after) = (Reading::deserialize(before)?, Reading::deserialize(after)?);
    let mut pair = Pair::new(&before, &after, &mut compared.score);
    pair.furniture();
    pair.participants();
    pair.representations();
    pair.quotes();
    pair.event();
    pair.context();
    Ok(compared)
}

/// Names the fields that differ. Where a list is longer in one, the list is. The file that a story is from (`file`, where it
/// stands alone) is no part of its reading.
fn fields(before: &Value, after: &Value, path: &str, out: &mut BTreeSet<String>) {
    match (before, after) {
        (Value::Object(a), Value::Object(b)) => {
            let mine = |key: &&String| !(path.is_empty() && key.as_str() == "file");
            for key in a
                .keys()
                .chain(b.keys().filter(|key| !a.contains_key(*key)))
                .filter(mine)
            {
                let below = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}.{key}")
                };
                let of = |object: &serde_json::Map<String, Value>| {
                    object.get(key).cloned().unwrap_or(Value::Null)
                };
                fields(&of(a), &of(b), &below, out);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (a, b) in a.iter().zip(b) {
                fields(a, b, &format!("{path}[]"), out);
            }
        }
        _ if before == after => {}
        _ => {
            out.insert(path.to_owned());
        }
    }
}

/// Two readings, and who of one is who of the other.
struct Pair<'r> {
    before: &'r Reading,
    after: &'r Reading,
    /// For each participant of the first, the index in the second.
    answer: Vec<Option<usize>>,
    score: &'r mut StoryScore,
}

impl<'r> Pair<'r> {
    fn new(before: &'r Reading, after: &'r Reading, score: &'r mut StoryScore) -> Self {
        let names = |reading: &Reading| -> Vec<_> {
            let all = reading.participants.iter();
            all.map(|p| pairing::names(p.aliases.iter().chain([&p.name])))
                .collect()
        };
        Self {
            before,
            after,
            answer: pairing::pair_names(&names(before), &names(after)),
            score,
        }
    }

    /// Counts something that each may have; says so where it is not the same.
    fn single(&mut self, measure: Measure, before: Option<&str>, after: Option<&str>) {
        let same = before == after;
        let tally = Tally::one(same && before.is_some(), after.is_some(), before.is_some());
        self.score.tally(measure, tally);
        if !same {
            let shown = |side: Option<&str>| side.map_or_else(|| "nothing".to_owned(), plain_line);
            self.tell(measure, format!("{} → {}", shown(before), shown(after)));
        }
    }

    /// Counts what each has any number of.
    fn sets(&mut self, measure: Measure, before: &BTreeSet<String>, after: &BTreeSet<String>) {
        let common = before.intersection(after).count();
        let tally = Tally::matched(common, after.len(), before.len());
        self.score.tally(measure, tally);
        for one in before.difference(after) {
            self.tell(measure, format!("- {one}"));
        }
        for one in after.difference(before) {
            self.tell(measure, format!("+ {one}"));
        }
    }

    fn tell(&mut self, measure: Measure, words: String) {
        self.score.error(measure, words);
    }

    fn furniture(&mut self) {
        let (a, b) = (self.before, self.after);
        let title = |r: &'r Reading| r.headline.as_ref().map(|w| w.text.as_str());
        let note = |r: &'r Reading| r.update_note.as_ref().map(|w| w.text.as_str());
        let place = |r: &'r Reading| r.dateline.as_ref().and_then(|d| d.place.as_deref());
        let (day, agency) = (
            |r: &'r Reading| r.published.as_deref(),
            |r: &'r Reading| r.agency.as_deref(),
        );
        self.single(Measure::FurnitureHeadline, title(a), title(b));
        self.single(Measure::FurnitureNote, note(a), note(b));
        self.single(Measure::FurnitureDate, day(a), day(b));
        self.single(Measure::FurnitureDateline, place(a), place(b));
        self.single(Measure::FurnitureAgency, agency(a), agency(b));
        let credits = |r: &Reading| -> BTreeSet<String> {
            let all = r.credits.iter();
            all.map(|c| format!("{} ({})", c.name, c.role)).collect()
        };
        self.sets(Measure::Credits, &credits(a), &credits(b));
    }

    fn participants(&mut self) {
        let (before, after) = (self.before, self.after);
        let mut met = vec![false; after.participants.len()];
        for (index, a) in before.participants.iter().enumerate() {
            match self.answer[index] {
                Some(other) => {
                    met[other] = true;
                    self.participant(a, &after.participants[other]);
                }
                None => self.alone(a, '-'),
            }
        }
        for (b, _) in after.participants.iter().zip(met).filter(|(_, met)| !met) {
            self.alone(b, '+');
        }
    }

    /// Somebody whom only one of them has.
    fn alone(&mut self, participant: &Participant, sign: char) {
        let Some(measure) = measure_of(participant) else {
            return;
        };
        let is_before = sign == '-';
        self.score
            .tally(measure, Tally::one(false, !is_before, is_before));
        self.tell(measure, format!("{sign} {}", plain_line(&participant.name)));
    }

    fn participant(&mut self, a: &Participant, b: &Participant) {
        let name = plain_line(&a.name);
        let (kind, other) = (measure_of(a), measure_of(b));
        if kind == other {
            if let Some(measure) = kind {
                self.score.tally(measure, Tally::one(true, true, true));
            }
        } else {
            let shown = |measure: Option<Measure>| measure.map_or("something else", Measure::name);
            let words = format!("{name}: {} → {}", shown(kind), shown(other));
            for (measure, is_before) in [(kind, true), (other, false)] {
                if let Some(measure) = measure {
                    self.score
                        .tally(measure, Tally::one(false, !is_before, is_before));
                }
            }
            if let Some(measure) = kind.or(other) {
                self.tell(measure, words);
            }
        }
        let roles = |p: &Participant| -> BTreeSet<String> {
            let all = p.roles.iter();
            all.map(|role| format!("{name}: {}", plain_line(&role.text)))
                .collect()
        };
        self.sets(Measure::Role, &roles(a), &roles(b));
        let stated = |p: &Participant| {
            let status = p.presence.status;
            (status != Presence::None).then(|| format!("{name} {status:?}").to_lowercase())
        };
        let (a, b) = (stated(a), stated(b));
        self.single(Measure::Presence, a.as_deref(), b.as_deref());
    }

    fn representations(&mut self) {
        let pairs = |reading: &Reading, name: &dyn Fn(&str) -> String| -> BTreeSet<String> {
            let all = reading.representations.iter();
            let by = all.flat_map(|r| r.by.iter().map(move |by| (&r.who, by)));
            by.map(|(who, by)| format!("{} by {}", name(who), name(by)))
                .collect()
        };
        let before = pairs(self.before, &|id| self.name_before(id));
        let after = pairs(self.after, &|id| self.name_after(id));
        self.sets(Measure::Represented, &before, &after);
    }

    fn quotes(&mut self) {
        let (before, after) = (self.before, self.after);
        let extents = |quotes: &[Quote]| -> Vec<Extent> {
            let all = quotes.iter();
            all.map(|q| (q.start..q.end.max(q.start), q.kind == QuoteKind::Indirect))
                .collect()
        };
        let pairs = pairing::pair_extents(&extents(&before.quotes), &extents(&after.quotes));
        let mut met = vec![false; after.quotes.len()];
        for (a, answer) in before.quotes.iter().zip(pairs) {
            match answer {
                Some(other) => {
                    met[other] = true;
                    self.quote(a, &after.quotes[other]);
                }
                None => self.quote_alone(a, '-'),
            }
        }
        for (b, _) in after.quotes.iter().zip(met).filter(|(_, met)| !met) {
            self.quote_alone(b, '+');
        }
    }

    fn quote(&mut self, a: &Quote, b: &Quote) {
        let at = |q: &Quote| format!("{}–{}", q.start, q.end);
        let (before, after) = (at(a), at(b));
        self.single(Measure::Quote, Some(&before), Some(&after));
        let kinds = [a, b].map(|q| kind_of(q).name());
        if a.kind != b.kind {
            let words = format!("{before}: {} → {}", kinds[0], kinds[1]);
            self.score.tally(kind_of(a), Tally::one(false, false, true));
            self.score.tally(kind_of(b), Tally::one(false, true, false));
            self.tell(kind_of(a), words);
        } else {
            self.score.tally(kind_of(a), Tally::one(true, true, true));
        }
        let speaker = |name: Option<String>, q: &Quote| {
            let told = name.or_else(|| q.speaker_text.as_deref().map(plain_line));
            told.map(|who| format!("{before}: {who}"))
        };
        let said = speaker(a.speaker.as_deref().map(|id| self.name_before(id)), a);
        let other = speaker(b.speaker.as_deref().map(|id| self.name_after(id)), b);
        self.single(Measure::Speaker, said.as_deref(), other.as_deref());
        let cue = |q: &Quote| q.cue.as_ref().map(|cue| format!("{before}: {}", cue.text));
        self.single(Measure::Cue, cue(a).as_deref(), cue(b).as_deref());
    }

    fn quote_alone(&mut self, quote: &Quote, sign: char) {
        let is_before = sign == '-';
        for measure in [Measure::Quote, kind_of(quote)] {
            self.score
                .tally(measure, Tally::one(false, !is_before, is_before));
        }
        let kind = kind_of(quote).name();
        let words = format!("{sign} {kind} {}–{}", quote.start, quote.end);
        self.tell(Measure::Quote, words);
    }

    fn event(&mut self) {
        let (a, b) = (self.before.event.as_ref(), self.after.event.as_ref());
        let what = |e: Option<&'r crate::reading::Event>| e.and_then(|e| e.what.as_deref());
        let date = |e: Option<&'r crate::reading::Event>| e.and_then(|e| e.date.as_deref());
        let place = a.and_then(|e| e.place.as_deref());
        let place = place.map(|id| self.name_before(id));
        let other = b.and_then(|e| e.place.as_deref());
        let other = other.map(|id| self.name_after(id));
        self.single(Measure::EventWhat, what(a), what(b));
        self.single(Measure::EventPlace, place.as_deref(), other.as_deref());
        self.single(Measure::EventDate, date(a), date(b));
    }

    fn context(&mut self) {
        let none = crate::reading::Context::default();
        let a = self.before.context.as_ref().unwrap_or(&none);
        let b = self.after.context.as_ref().unwrap_or(&none);
        let places = |list: &[Place]| -> BTreeSet<String> {
            let all = list.iter();
            all.map(|p| format!("{}–{}", p.start, p.end)).collect()
        };
        for (measure, a, b) in [
            (Measure::Commitments, &a.commitments, &b.commitments),
            (Measure::Demands, &a.demands, &b.demands),
            (Measure::NextSteps, &a.next_steps, &b.next_steps),
            (
                Measure::StickingPoints,
                &a.sticking_points,
                &b.sticking_points,
            ),
        ] {
            self.sets(measure, &places(a), &places(b));
        }
    }

    fn name_before(&self, id: &str) -> String {
        let mut all = self.before.participants.iter();
        let found = all.find(|p| p.id == id);
        found.map_or_else(|| id.to_owned(), |p| plain_line(&p.name))
    }

    /// The name that the first reading has for somebody of the second.
    fn name_after(&self, id: &str) -> String {
        let all = &self.after.participants;
        let Some(index) = all.iter().position(|p| p.id == id) else {
            return id.to_owned();
        };
        let before = self.answer.iter().position(|a| *a == Some(index));
        let known = before.map(|i| &self.before.participants[i]);
        plain_line(&known.unwrap_or(&all[index]).name)
    }
}

fn measure_of(participant: &Participant) -> Option<Measure> {
    use crate::gold::Kind;
    Some(match participant.kind? {
        Kind::Person => Measure::Person,
        Kind::Organisation => Measure::Organisation,
        Kind::Place => Measure::Place,
    })
}

fn kind_of(quote: &Quote) -> Measure {
    match quote.kind {
        QuoteKind::Direct => Measure::Direct,
        QuoteKind::Indirect => Measure::Indirect,
    }
}

/// Words on one line.
fn plain_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn reading() -> Value {
        json!({
            "headline": {"text": "Sommet"}, "published": "2026-03-02", "agency": "Reuters",
            "credits": [{"role": "reporting", "name": "Awa Sy"}],
            "participants": [
                {"id": "p0", "kind": "person", "name": "Kofi Owusu", "roles": [{"text": "ministre"}], "presence": {"status": "represented"}},
                {"id": "p1", "kind": "person", "name": "Ama Boateng"},
                {"id": "p2", "kind": "place", "name": "Dakar"}
            ],
            "representations": [{"who": "p0", "by": ["p1"]}],
            "quotes": [{"kind": "direct", "start": 10, "end": 30, "speaker": "p0", "cue": {"text": "a dit"}}],
            "event": {"what": "sommet", "place": "p2", "date": null},
            "context": {"demands": [{"start": 40, "end": 50}]},
            "relations": []
        })
    }

    /// Puts a value at a place of the reading, and compares the reading with that.
    fn put(pointer: &str, value: Value) -> Compared {
        let mut after = reading();
        *after.pointer_mut(pointer).expect("a place of the reading") = value;
        compare("fr-00", &reading(), &after).expect("two readings")
    }

    #[track_caller]
    fn check(pointer: &str, value: Value, expected: &[(Measure, &str)]) {
        let compared = put(pointer, value);
        let told = compared
            .findings()
            .iter()
            .map(|f| (f.measure, f.error.as_str()));
        assert_eq!(told.collect::<Vec<_>>(), expected);
        assert!(!compared.is_same());
    }

    #[test]
    fn a_reading_is_the_same_as_itself() {
        let compared = compare("fr-00", &reading(), &reading()).unwrap();
        assert!(compared.is_same());
        assert_eq!(compared.findings(), []);
        let mut moved = reading();
        moved["file"] = json!("elsewhere.txt");
        assert!(compare("fr-00", &reading(), &moved).unwrap().is_same());
        let tally = compared.score.tallies[&Measure::Person];
        assert_eq!((tally.hits, tally.false_alarms, tally.misses), (2, 0, 0));
    }

    #[test]
    fn furniture_and_event_are_told_before_and_after() {
        check(
            "/headline/text",
            json!("Visite"),
            &[(Measure::FurnitureHeadline, "Sommet → Visite")],
        );
        check(
            "/published",
            json!(null),
            &[(Measure::FurnitureDate, "2026-03-02 → nothing")],
        );
        check(
            "/event/date",
            json!("2026-03-03"),
            &[(Measure::EventDate, "nothing → 2026-03-03")],
        );
        check(
            "/event/place",
            json!("p1"),
            &[(Measure::EventPlace, "Dakar → Ama Boateng")],
        );
    }

    #[test]
    fn participants_are_told_by_name_with_what_became_of_them() {
        check(
            "/participants/2/kind",
            json!("group"),
            &[(Measure::Place, "Dakar: place → something else")],
        );
        check(
            "/participants/0/presence/status",
            json!("absent"),
            &[(
                Measure::Presence,
                "kofi owusu represented → kofi owusu absent",
            )],
        );
        check(
            "/participants/0/roles",
            json!([{"text": "président"}]),
            &[
                (Measure::Role, "- Kofi Owusu: ministre"),
                (Measure::Role, "+ Kofi Owusu: président"),
            ],
        );
        check(
            "/participants/2/name",
            json!("Thiès"),
            &[
                (Measure::Place, "- Dakar"),
                (Measure::Place, "+ Thiès"),
                (Measure::EventPlace, "Dakar → Thiès"),
            ],
        );
    }

    #[test]
    fn who_is_the_same_is_the_same_under_another_number() {
        let mut after = reading();
        after["participants"].as_array_mut().unwrap().swap(0, 1);
        after["participants"][0]["id"] = json!("p0");
        after["participants"][1]["id"] = json!("p1");
        after["representations"] = json!([{"who": "p1", "by": ["p0"]}]);
        after["quotes"][0]["speaker"] = json!("p1");
        let compared = compare("fr-00", &reading(), &after).unwrap();
        assert_eq!(compared.findings(), []);
    }

    #[test]
    fn a_quote_is_told_by_where_it_stands() {
        check(
            "/quotes/0/end",
            json!(28),
            &[(Measure::Quote, "10–30 → 10–28")],
        );
        check(
            "/quotes/0/kind",
            json!("indirect"),
            &[(Measure::Direct, "10–30: direct → indirect")],
        );
        check(
            "/quotes/0/speaker",
            json!("p1"),
            &[(Measure::Speaker, "10–30: Kofi Owusu → 10–30: Ama Boateng")],
        );
        check("/quotes", json!([]), &[(Measure::Quote, "- direct 10–30")]);
        check(
            "/context/demands",
            json!([]),
            &[(Measure::Demands, "- 40–50")],
        );
    }

    #[test]
    fn what_no_measure_tells_of_is_named_by_its_field() {
        let compared = put("/relations", json!([{"kind": "x"}]));
        assert_eq!(compared.findings(), []);
        assert!(!compared.is_same());
        assert_eq!(
            compared.fields.into_iter().collect::<Vec<_>>(),
            ["relations"]
        );
    }

    #[test]
    fn what_is_no_reading_is_said() {
        assert!(compare("fr-00", &reading(), &json!({"participants": 3})).is_err());
    }
}
