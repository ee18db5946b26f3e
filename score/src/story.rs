//! Scores one reading of one dispatch.

use crate::context::context;
use crate::gold::Gold;
use crate::measure::{Measure, Tally};
use crate::people::People;
use crate::reading::Reading;
use crate::words::{plain, share_a_word};
use std::collections::BTreeSet;

/// Scores `reading` of `text` against `gold`: hands each tally and each error, with its measure, to `sink`.
pub(crate) fn score(text: &str, gold: &Gold, reading: &Reading, sink: &mut impl Sink) {
    furniture(gold, reading, sink);
    credits(gold, reading, sink);
    let people = People::new(gold, reading);
    people.score(sink);
    people.presence(sink);
    people.representations(sink);
    people.quotes(text, sink);
    if let Some(gold) = &gold.context {
        context(text, gold, reading.context.as_ref(), sink);
    }
    event(&people, sink);
}

/// Where tallies and errors go.
pub(crate) trait Sink {
    /// Adds to a measure.
    fn tally(&mut self, measure: Measure, tally: Tally);
    /// Notes what went wrong, in words.
    fn error(&mut self, measure: Measure, error: String);
}

fn furniture(gold: &Gold, reading: &Reading, sink: &mut impl Sink) {
    let place = reading.dateline.as_ref().and_then(|d| d.place.as_deref());
    let note = reading.update_note.as_ref();
    let rows = [
        (
            Measure::FurnitureHeadline,
            &gold.headline,
            reading.headline.as_ref().map(|w| w.text.as_str()),
        ),
        (
            Measure::FurnitureNote,
            &gold.update_note,
            note.map(|w| w.text.as_str()),
        ),
        (
            Measure::FurnitureDate,
            &gold.date,
            reading.published.as_deref(),
        ),
        (Measure::FurnitureDateline, &gold.dateline_place, place),
        (
            Measure::FurnitureAgency,
            &gold.agency,
            reading.agency.as_deref(),
        ),
    ];
    for (measure, wanted, found) in rows {
        let same = |w: &str, f: &str| plain(w) == plain(f);
        let tally = single(measure, wanted.as_deref(), found, same, sink);
        sink.tally(Measure::Furniture, tally);
    }
}

fn credits(gold: &Gold, reading: &Reading, sink: &mut impl Sink) {
    let wanted: BTreeSet<_> = (gold.credits.iter())
        .map(|c| (c.role.as_str(), plain(&c.name)))
        .collect();
    let found: BTreeSet<_> = (reading.credits.iter())
        .map(|c| (c.role.as_str(), plain(&c.name)))
        .collect();
    sets(Measure::Credits, &wanted, &found, sink, |(role, name)| {
        format!("{name} ({role})")
    });
}

/// Tallies what the main event is, where and when; not where gold is unsure that there is one.
fn event(people: &People, sink: &mut impl Sink) {
    let (gold, found) = (people.gold.event.as_ref(), people.reading.event.as_ref());
    if gold.is_some_and(|e| e.unsure) {
        return;
    }
    let also = |list: fn(&crate::Event) -> &Vec<String>| gold.map(list).into_iter().flatten();
    single(
        Measure::EventWhat,
        gold.map(|e| e.what.as_str()),
        found.and_then(|e| e.what.as_deref()),
        |wanted, found| {
            share_a_word(wanted, found) || also(|e| &e.also_what).any(|w| share_a_word(w, found))
        },
        sink,
    );
    let place = found.and_then(|e| e.place.as_deref()).map(|id| {
        let known = people.by_id.get(id);
        known.map_or(id, |f| people.reading.participants[*f].name.as_str())
    });
    let same_place = |wanted: &str, found: &str| {
        let named = people
            .gold
            .participants
            .iter()
            .position(|p| p.name == wanted);
        named.map_or(plain(wanted) == plain(found), |g| {
            people.gold_names[g].contains(&plain(found))
        })
    };
    single(
        Measure::EventPlace,
        gold.and_then(|e| e.place.as_deref()),
        place,
        |wanted, found| {
            same_place(wanted, found) || also(|e| &e.also_place).any(|w| same_place(w, found))
        },
        sink,
    );
    single(
        Measure::EventDate,
        gold.and_then(|e| e.date.as_deref()),
        found.and_then(|e| e.date.as_deref()),
        |wanted, found| wanted == found || also(|e| &e.also_date).any(|w| w == found),
        sink,
    );
}

/// Tallies a thing of which a story has at most one.
fn single(
    measure: Measure,
    wanted: Option<&str>,
    found: Option<&str>,
    same: impl Fn(&str, &str) -> bool,
    sink: &mut impl Sink,
) -> Tally {
    let right = matches!((wanted, found), (Some(w), Some(f)) if same(w, f));
    let tally = Tally::one(right, found.is_some(), wanted.is_some());
    sink.tally(measure, tally);
    if tally.false_alarms + tally.misses > 0 {
        sink.error(measure, format!("expected {wanted:?}, found {found:?}"));
    }
    tally
}

/// Tallies two sets by what they have in common.
pub(crate) fn sets<T: Ord>(
    measure: Measure,
    wanted: &BTreeSet<T>,
    found: &BTreeSet<T>,
    sink: &mut impl Sink,
    show: impl Fn(&T) -> String,
) {
    let hits = wanted.intersection(found).count();
    sink.tally(measure, Tally::matched(hits, found.len(), wanted.len()));
    for missed in wanted.difference(found) {
        sink.error(measure, format!("missed {}", show(missed)));
    }
    for alarm in found.difference(wanted) {
        sink.error(measure, format!("false {}", show(alarm)));
    }
}

/// The places of the items to keep.
pub(crate) fn indices<T>(items: &[T], keep: impl Fn(&T) -> bool) -> Vec<usize> {
    (0..items.len()).filter(|&i| keep(&items[i])).collect()
}

/// Turns byte offsets into character offsets, so that an accent weighs no more than any other letter.
pub(crate) struct Characters(Vec<usize>);

impl Characters {
    /// Of a text.
    pub fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).collect())
    }

    /// The characters between two byte offsets; offsets past the end, or in the wrong order, give an empty range there.
    pub fn range(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        let at = |byte| self.0.partition_point(|&b| b < byte);
        at(start)..at(end).max(at(start))
    }
}

#[cfg(test)]
mod tests {
    use crate::gold::Gold;
    use crate::measure::{Measure, Tally};
    use crate::report::Report;
    use serde_json::{Value, json};

    const TEXT: &str = "Sommet de Dakar\n\nDAKAR, 2 mars (Reuters) - Le président ghanéen Kofi Owusu, représenté par \
        Ama Boateng, a dit espérer un accord. \"La pluie n'attend pas les juristes\", a lancé la ministre Ama Boateng, \
        selon un communiqué.\n\n(Reportage d'Awa Sy)";

    fn gold() -> Value {
        json!({
            "headline": "Sommet de Dakar", "update_note": null, "date": null, "dateline_place": "DAKAR",
            "agency": "Reuters", "credits": [{"role": "reporting", "name": "Awa Sy"}],
            "participants": [
                {"name": "Kofi Owusu", "kind": "person", "surface": ["Kofi Owusu"], "roles": ["président ghanéen"], "presence": "represented"},
                {"name": "Ama Boateng", "kind": "person", "surface": ["Ama Boateng"], "roles": ["ministre"], "presence": "attending"},
                {"name": "Dakar", "kind": "place", "surface": ["Dakar", "DAKAR"], "roles": [], "presence": "none"}
            ],
            "represented": [{"who": "Kofi Owusu", "by": ["Ama Boateng"]}],
            "quotes": [
                {"text": "espérer un accord", "kind": "indirect", "speaker": "Kofi Owusu", "speaker_kind": "person", "cue": "a dit"},
                {"text": "La pluie n'attend pas les juristes", "kind": "direct", "speaker": "Ama Boateng", "speaker_kind": "person", "cue": "a lancé"}
            ],
            "event": {"what": "Sommet", "name": "Sommet de Dakar", "place": "Dakar", "date": null}
        })
    }

    fn reading() -> Value {
        let at = |words: &str| TEXT.find(words).unwrap();
        let quote = |words: &str, kind: &str, speaker: &str, cue: &str| {
            json!({
                "kind": kind, "start": at(words), "end": at(words) + words.len(),
                "speaker": speaker, "speaker_text": null, "cue": {"text": cue}
            })
        };
        json!({
            "headline": {"text": "Sommet de Dakar"}, "update_note": null, "published": null,
            "dateline": {"place": "DAKAR"}, "agency": "Reuters",
            "credits": [{"role": "reporting", "name": "Awa Sy"}],
            "participants": [
                {"id": "p0", "kind": "person", "name": "Kofi Owusu", "roles": [{"text": "président ghanéen"}], "presence": {"status": "represented"}},
                {"id": "p1", "kind": "person", "name": "Ama Boateng", "roles": [{"text": "ministre"}], "presence": {"status": "attending"}},
                {"id": "p2", "kind": "place", "name": "Dakar"},
                {"id": "p3", "kind": "document", "name": "un communiqué"}
            ],
            "representations": [{"who": "p0", "by": ["p1"]}],
            "quotes": [
                quote("espérer un accord", "indirect", "p0", "a dit"),
                quote("La pluie n'attend pas les juristes", "direct", "p1", "a lancé")
            ],
            "event": {"what": "sommet", "place": "p2", "date": null}
        })
    }

    /// Puts `value` at `pointer` in a faultless reading, and counts hits, false alarms and misses of `measure`.
    #[track_caller]
    fn check(pointer: &str, value: Value, measure: Measure, expected: (usize, usize, usize)) {
        let mut reading = reading();
        *reading
            .pointer_mut(pointer)
            .expect("a field of the reading") = value;
        let (hits, false_alarms, misses) = expected;
        let expected = Tally {
            hits,
            false_alarms,
            misses,
        };
        assert_eq!(score(reading).tally(measure), expected);
    }

    fn score(reading: Value) -> Report {
        let gold = Gold::parse(&gold().to_string()).unwrap();
        assert_eq!(gold.faults(TEXT), [""; 0]);
        Report::of_story("fr-00", TEXT, &gold, reading).unwrap()
    }

    /// Puts `value` at `pointer` in the gold, and `found` at `place` in a reading that was faultless before, and counts.
    #[track_caller]
    fn check_gold(
        (pointer, value): (&str, Value),
        (place, found): (&str, Value),
        measure: Measure,
        expected: (usize, usize, usize),
    ) {
        let put = |mut tree: Value, pointer: &str, value: Value| {
            let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
            let parent = tree.pointer_mut(parent).expect("a parent");
            match parent {
                Value::Array(list) => list[key.parse::<usize>().expect("a place")] = value,
                _ => parent[key] = value,
            }
            tree
        };
        let mut gold = put(gold(), pointer, value);
        gold["format"] = json!(2);
        let gold = Gold::parse(&gold.to_string()).unwrap();
        assert_eq!(gold.faults(TEXT), [""; 0]);
        let reading = put(reading(), place, found);
        let report = Report::of_story("fr-00", TEXT, &gold, reading).unwrap();
        let tally = report.tally(measure);
        assert_eq!((tally.hits, tally.false_alarms, tally.misses), expected);
    }

    #[test]
    fn what_gold_is_unsure_of_is_neither_asked_for_nor_counted_against() {
        let unsure = |pointer| (pointer, json!(true));
        let person = |f: (&str, Value), expected| {
            check_gold(
                unsure("/participants/1/unsure"),
                f,
                Measure::Person,
                expected,
            );
        };
        person(("/agency", json!("Reuters")), (1, 0, 0));
        person(("/participants/1/kind", json!("group")), (1, 0, 0));
        // Taken for another kind, it is no false alarm there.
        let elsewhere = ("/participants/1/kind", json!("organisation"));
        let unsure_person = unsure("/participants/1/unsure");
        check_gold(unsure_person, elsewhere, Measure::Organisation, (0, 0, 0));
        let quote = |f: (&str, Value), measure, expected| {
            check_gold(unsure("/quotes/0/unsure"), f, measure, expected);
        };
        quote(("/agency", json!("Reuters")), Measure::Quote, (1, 0, 0));
        quote(("/quotes/0/start", json!(9000)), Measure::Quote, (1, 1, 0));
        quote(
            ("/quotes/0/speaker", json!("p1")),
            Measure::Attributed,
            (1, 0, 0),
        );
        let event = |measure, expected| {
            let nothing = ("/event", json!(null));
            check_gold(unsure("/event/unsure"), nothing, measure, expected);
        };
        event(Measure::EventWhat, (0, 0, 0));
        event(Measure::Presence, (0, 0, 0));
        let presence = ("/participants/0/presence", json!("unsure"));
        let absent = ("/participants/0/presence/status", json!("absent"));
        check_gold(presence, absent, Measure::Presence, (1, 0, 0));
    }

    #[test]
    fn what_is_as_right_counts_as_right() {
        let also = ("/participants/2/also", json!("organisation"));
        let kind = ("/participants/2/kind", json!("organisation"));
        check_gold(also.clone(), kind.clone(), Measure::Organisation, (1, 0, 0));
        check_gold(also, kind, Measure::Place, (0, 0, 0));
        check_gold(
            ("/quotes/0/also_speaker", json!(["Ama Boateng"])),
            ("/quotes/0/speaker", json!("p1")),
            Measure::Attributed,
            (2, 0, 0),
        );
        check_gold(
            ("/event/also_what", json!(["accord"])),
            ("/event/what", json!("accord")),
            Measure::EventWhat,
            (1, 0, 0),
        );
        let day = ("/event/date", json!("2026-03-03"));
        let mut event = gold()["event"].clone();
        event["date"] = json!("2026-03-02");
        check_gold(
            ("/event", event.clone()),
            day.clone(),
            Measure::EventDate,
            (0, 1, 1),
        );
        event["also_date"] = json!(["2026-03-03"]);
        check_gold(("/event", event), day, Measure::EventDate, (1, 0, 0));
    }

    #[test]
    fn places_are_present_or_not_from_the_second_format_on() {
        let attending = ("/participants/2/presence", json!("attending"));
        check_gold(
            attending,
            ("/agency", json!("AFP")),
            Measure::Presence,
            (2, 0, 1),
        );
    }

    #[test]
    fn context_is_scored_where_gold_has_it() {
        let at = |words: &str| {
            let start = TEXT.find(words).unwrap();
            json!({"start": start, "end": start + words.len()})
        };
        let demands = |gold: Value, found: Value, expected| {
            let gold = ("/context", json!({"demands": gold}));
            let found = ("/context", json!({"demands": found}));
            check_gold(gold, found, Measure::Demands, expected);
        };
        let accord = || json!({"text": "espérer un accord", "who": "Kofi Owusu"});
        demands(json!([accord()]), json!([at("un accord")]), (1, 0, 0));
        demands(json!([accord()]), json!([at("La pluie")]), (0, 1, 1));
        demands(json!([]), json!([at("La pluie")]), (0, 1, 0));
        let mut open = accord();
        open["unsure"] = json!(true);
        demands(json!([open]), json!([at("un accord")]), (0, 0, 0));
        demands(json!([open]), json!([]), (0, 0, 0));
        // Without it in the gold, nothing is asked.
        let nowhere = ("/agency", json!("Reuters"));
        let found = ("/context", json!({"demands": [at("La pluie")]}));
        check_gold(nowhere, found, Measure::Demands, (0, 0, 0));
    }

    #[test]
    fn a_faultless_reading_scores_one_and_has_no_findings() {
        let report = score(reading());
        assert_eq!(report.mean(), Some(1.0));
        assert_eq!(report.stories[0].findings, []);
    }

    #[test]
    fn a_reading_without_anything_misses_everything_and_invents_nothing() {
        let report = score(json!({}));
        for measure in Measure::ALL {
            let tally = report.tally(*measure);
            assert_eq!((tally.hits, tally.false_alarms), (0, 0), "{measure:?}");
        }
        assert_eq!(report.tally(Measure::Attributed).misses, 2);
    }

    #[test]
    fn furniture_and_credits_are_compared_by_their_words() {
        check(
            "/headline",
            json!({"text": "sommet  de dakar."}),
            Measure::FurnitureHeadline,
            (1, 0, 0),
        );
        check(
            "/headline",
            json!({"text": "Sommet"}),
            Measure::FurnitureHeadline,
            (0, 1, 1),
        );
        check("/headline", json!(null), Measure::Furniture, (2, 0, 1));
        check(
            "/published",
            json!("2026-03-02"),
            Measure::FurnitureDate,
            (0, 1, 0),
        );
        check(
            "/credits/0/role",
            json!("writing"),
            Measure::Credits,
            (0, 1, 1),
        );
    }

    #[test]
    fn participants_count_by_kind_and_roles_only_for_persons_found() {
        check(
            "/participants/1/kind",
            json!("organisation"),
            Measure::Person,
            (1, 0, 1),
        );
        check(
            "/participants/1/kind",
            json!("organisation"),
            Measure::Organisation,
            (0, 1, 0),
        );
        check(
            "/participants/1/kind",
            json!("organisation"),
            Measure::Role,
            (1, 0, 0),
        );
        check(
            "/participants/1/kind",
            json!("unknown"),
            Measure::Person,
            (1, 0, 1),
        );
        check(
            "/participants/2/name",
            json!("Thiès"),
            Measure::Place,
            (0, 1, 1),
        );
        check(
            "/participants/0/roles",
            json!([{"text": "président"}, {"text": "joueur de kora"}]),
            Measure::Role,
            (2, 1, 0),
        );
    }

    #[test]
    fn presence_counts_what_is_stated() {
        check(
            "/participants/0/presence/status",
            json!("absent"),
            Measure::Presence,
            (1, 1, 1),
        );
        check(
            "/participants/0/presence/status",
            json!("none"),
            Measure::Presence,
            (1, 0, 1),
        );
        check(
            "/representations/0/by",
            json!(["p2"]),
            Measure::Represented,
            (0, 1, 1),
        );
        check(
            "/representations/0/who",
            json!("p9"),
            Measure::Represented,
            (0, 1, 1),
        );
    }

    #[test]
    fn a_quote_counts_by_extent_then_kind_then_speaker() {
        check("/quotes/0/kind", json!("direct"), Measure::Quote, (2, 0, 0));
        check(
            "/quotes/0/kind",
            json!("direct"),
            Measure::Indirect,
            (0, 0, 1),
        );
        check(
            "/quotes/0/kind",
            json!("direct"),
            Measure::Direct,
            (1, 1, 0),
        );
        check("/quotes/0/end", json!(9000), Measure::Quote, (1, 1, 1));
        check(
            "/quotes/0/speaker",
            json!("p1"),
            Measure::Attributed,
            (1, 1, 1),
        );
        check(
            "/quotes/0/speaker",
            json!("p1"),
            Measure::Speaker,
            (1, 1, 1),
        );
        check(
            "/quotes/0/speaker",
            json!(null),
            Measure::Speaker,
            (1, 0, 1),
        );
        check("/quotes/0/speaker", json!("p3"), Measure::Quote, (2, 0, 0));
        check(
            "/quotes/1/cue",
            json!({"text": "a murmuré"}),
            Measure::Cue,
            (1, 1, 1),
        );
        check(
            "/quotes/1/cue",
            json!({"text": "selon"}),
            Measure::Cue,
            (1, 1, 1),
        );
        check("/quotes/1/cue", json!(null), Measure::Cue, (1, 0, 1));
    }

    #[test]
    fn an_event_counts_part_by_part() {
        check("/event", json!(null), Measure::EventWhat, (0, 0, 1));
        check(
            "/event/what",
            json!("visite"),
            Measure::EventWhat,
            (0, 1, 1),
        );
        check("/event/place", json!("p1"), Measure::EventPlace, (0, 1, 1));
        check(
            "/event/place",
            json!("DAKAR"),
            Measure::EventPlace,
            (1, 0, 0),
        );
        check(
            "/event/date",
            json!("2026-03-02"),
            Measure::EventDate,
            (0, 1, 0),
        );
    }
}
