//! Scores one reading of one dispatch.

use crate::gold::{Gold, Kind, Presence, QuoteKind};
use crate::measure::{Measure, Tally};
use crate::pairing::{self, Extent, Names};
use crate::reading::{self, Reading};
use crate::words::{mostly_agree, plain, share_a_word};
use std::collections::{BTreeMap, BTreeSet};

/// Scores `reading` of `text` against `gold`: hands each tally and each error, with its measure, to `sink`.
pub(crate) fn score(text: &str, gold: &Gold, reading: &Reading, sink: &mut impl Sink) {
    furniture(gold, reading, sink);
    credits(gold, reading, sink);
    let people = People::new(gold, reading);
    people.score(sink);
    people.presence(sink);
    people.representations(sink);
    people.quotes(text, sink);
    people.event(sink);
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

/// Participants of gold and of the reading, and who answers to whom.
struct People<'a> {
    gold: &'a Gold,
    reading: &'a Reading,
    gold_names: Vec<Names>,
    found_names: Vec<Names>,
    /// For each participant of gold, the index of the one found.
    answer: Vec<Option<usize>>,
    by_id: BTreeMap<&'a str, usize>,
}

impl<'a> People<'a> {
    fn new(gold: &'a Gold, reading: &'a Reading) -> Self {
        let gold_names: Vec<Names> = (gold.participants.iter())
            .map(|p| pairing::names(p.surface.iter().chain([&p.name])))
            .collect();
        let found_names: Vec<Names> = (reading.participants.iter())
            .map(|p| pairing::names(p.aliases.iter().chain([&p.name])))
            .collect();
        let mut answer = vec![None; gold.participants.len()];
        for kind in [Kind::Person, Kind::Organisation, Kind::Place] {
            let wanted = indices(&gold.participants, |p| p.kind == kind);
            let found = indices(&reading.participants, |p| p.kind == Some(kind));
            let select = |of: &[usize], names: &[Names]| -> Vec<Names> {
                of.iter().map(|&i| names[i].clone()).collect()
            };
            let pairs =
                pairing::pair_names(&select(&wanted, &gold_names), &select(&found, &found_names));
            for (g, f) in wanted.iter().zip(pairs) {
                answer[*g] = f.map(|f| found[f]);
            }
        }
        let ids = reading.participants.iter().enumerate();
        Self {
            gold,
            reading,
            gold_names,
            found_names,
            answer,
            by_id: ids.map(|(i, p)| (p.id.as_str(), i)).collect(),
        }
    }

    fn score(&self, sink: &mut impl Sink) {
        for (kind, measure) in [
            (Kind::Person, Measure::Person),
            (Kind::Organisation, Measure::Organisation),
            (Kind::Place, Measure::Place),
        ] {
            let mut unclaimed = indices(&self.reading.participants, |p| p.kind == Some(kind));
            let wanted = indices(&self.gold.participants, |p| p.kind == kind);
            let (found, mut hits) = (unclaimed.len(), 0);
            for &g in &wanted {
                let Some(f) = self.answer[g] else {
                    let missed = &self.gold.participants[g].name;
                    sink.error(measure, format!("missed {missed:?}"));
                    continue;
                };
                hits += 1;
                unclaimed.retain(|u| *u != f);
                if kind == Kind::Person {
                    self.roles(g, f, sink);
                }
            }
            for f in unclaimed {
                let name = &self.reading.participants[f].name;
                sink.error(measure, format!("false {name:?}"));
            }
            sink.tally(measure, Tally::matched(hits, found, wanted.len()));
        }
    }

    fn roles(&self, g: usize, f: usize, sink: &mut impl Sink) {
        let wanted = &self.gold.participants[g].roles;
        let found = &self.reading.participants[f].roles;
        let hits = (wanted.iter())
            .filter(|w| found.iter().any(|f| mostly_agree(w, &f.text)))
            .count();
        let right = (found.iter())
            .filter(|f| wanted.iter().any(|w| mostly_agree(w, &f.text)))
            .count();
        sink.tally(
            Measure::Role,
            Tally {
                hits,
                false_alarms: found.len() - right,
                misses: wanted.len() - hits,
            },
        );
        if hits < wanted.len() || right < found.len() {
            let name = &self.gold.participants[g].name;
            let found: Vec<_> = found.iter().map(|w| &w.text).collect();
            sink.error(
                Measure::Role,
                format!("{name}: expected {wanted:?}, found {found:?}"),
            );
        }
    }

    fn presence(&self, sink: &mut impl Sink) {
        for (participant, answer) in self.gold.participants.iter().zip(&self.answer) {
            if participant.kind == Kind::Place {
                continue;
            }
            let wanted = participant.presence;
            let found = answer.map_or(Presence::None, |f| {
                self.reading.participants[f].presence.status
            });
            let stated = |p| p != Presence::None;
            let right = wanted == found;
            sink.tally(
                Measure::Presence,
                Tally::one(
                    right && stated(wanted),
                    stated(found) && !right,
                    stated(wanted) && !right,
                ),
            );
            if !right {
                let name = &participant.name;
                sink.error(
                    Measure::Presence,
                    format!("{name}: expected {wanted:?}, found {found:?}"),
                );
            }
        }
    }

    fn representations(&self, sink: &mut impl Sink) {
        let by_gold_name: BTreeMap<usize, &str> = (self.answer.iter())
            .zip(&self.gold.participants)
            .filter_map(|(f, g)| f.map(|f| (f, g.name.as_str())))
            .collect();
        let name = |id: &String| match self.by_id.get(id.as_str()) {
            Some(f) => plain(
                by_gold_name
                    .get(f)
                    .unwrap_or(&self.reading.participants[*f].name.as_str()),
            ),
            None => plain(id),
        };
        let wanted: BTreeSet<_> = (self.gold.represented.iter())
            .flat_map(|r| r.by.iter().map(|by| (plain(&r.who), plain(by))))
            .collect();
        let found: BTreeSet<_> = (self.reading.representations.iter())
            .flat_map(|r| r.by.iter().map(|by| (name(&r.who), name(by))))
            .collect();
        sets(Measure::Represented, &wanted, &found, sink, |(who, by)| {
            format!("{who} by {by}")
        });
    }

    fn quotes(&self, text: &str, sink: &mut impl Sink) {
        let characters = Characters::new(text);
        let (gold, found) = (&self.gold.quotes, &self.reading.quotes);
        let gold_extents: Vec<Extent> = (gold.iter())
            .map(|q| {
                let start = text.find(&q.text);
                let range = start.map_or(0..0, |s| characters.range(s, s + q.text.len()));
                (range, q.kind == QuoteKind::Indirect)
            })
            .collect();
        let found_extents: Vec<Extent> = (found.iter())
            .map(|q| {
                (
                    characters.range(q.start, q.end),
                    q.kind == QuoteKind::Indirect,
                )
            })
            .collect();
        let answer = pairing::pair_extents(&gold_extents, &found_extents);
        let pairs: Vec<(usize, usize)> = (answer.iter().enumerate())
            .filter_map(|(g, f)| f.map(|f| (g, f)))
            .collect();

        let whole = Tally::matched(pairs.len(), found.len(), gold.len());
        sink.tally(Measure::Quote, whole);
        for (kind, measure) in [
            (QuoteKind::Direct, Measure::Direct),
            (QuoteKind::Indirect, Measure::Indirect),
        ] {
            let hits = (pairs.iter())
                .filter(|(g, f)| gold[*g].kind == kind && found[*f].kind == kind)
                .count();
            let found = found.iter().filter(|q| q.kind == kind).count();
            let gold = gold.iter().filter(|q| q.kind == kind).count();
            sink.tally(measure, Tally::matched(hits, found, gold));
        }

        let mut attributed = 0;
        for (g, f) in &pairs {
            let (wanted, found) = (&gold[*g], &found[*f]);
            let said = self.said_by(found);
            let right = self.same_speaker(wanted.speaker.as_deref(), found);
            attributed += usize::from(right);
            sink.tally(Measure::Speaker, Tally::one(right, said.is_some(), true));
            if !right {
                let (start, speaker) = (opening(&wanted.text), &wanted.speaker);
                sink.error(
                    Measure::Speaker,
                    format!("{start:?}: expected {speaker:?}, found {said:?}"),
                );
            }
            if let Some(cue) = &wanted.cue {
                let found = found.cue.as_ref().map(|c| c.text.as_str());
                let right = found.is_some_and(|f| share_a_word(cue, f));
                sink.tally(Measure::Cue, Tally::one(right, found.is_some(), true));
                if !right {
                    let start = opening(&wanted.text);
                    sink.error(
                        Measure::Cue,
                        format!("{start:?}: expected {cue:?}, found {found:?}"),
                    );
                }
            }
        }
        sink.tally(
            Measure::Attributed,
            Tally::matched(attributed, found.len(), gold.len()),
        );

        for (quote, answer) in gold.iter().zip(&answer) {
            if answer.is_none() {
                let speaker = quote.speaker.as_deref().unwrap_or("nobody");
                sink.error(
                    Measure::Quote,
                    format!("missed {:?} {:?} ({speaker})", quote.kind, quote.text),
                );
            }
        }
        for (f, quote) in found.iter().enumerate() {
            if !pairs.iter().any(|(_, paired)| *paired == f) {
                let words = text.get(quote.start..quote.end).unwrap_or_default();
                sink.error(Measure::Quote, format!("false {:?} {words:?}", quote.kind));
            }
        }
    }

    /// The name, or else the words, by which a reading says who spoke.
    fn said_by<'q>(&'q self, quote: &'q reading::Quote) -> Option<&'q str> {
        let named = self
            .speaker(quote)
            .map(|f| &self.reading.participants[f].name);
        named.or(quote.speaker_text.as_ref()).map(String::as_str)
    }

    fn speaker(&self, quote: &reading::Quote) -> Option<usize> {
        let id = quote.speaker.as_deref()?;
        self.by_id.get(id).copied()
    }

    fn same_speaker(&self, wanted: Option<&str>, found: &reading::Quote) -> bool {
        let said = self.said_by(found);
        let Some(wanted) = wanted else {
            return said.is_none();
        };
        let named = self.gold.participants.iter().position(|p| p.name == wanted);
        match named {
            Some(g) => {
                let names = &self.gold_names[g];
                let shares = |f: usize| !self.found_names[f].is_disjoint(names);
                self.speaker(found).is_some_and(shares)
                    || said.is_some_and(|s| names.contains(&plain(s)))
            }
            None => {
                let words = [said, found.speaker_text.as_deref()];
                words.iter().flatten().any(|w| mostly_agree(wanted, w))
            }
        }
    }

    fn event(&self, sink: &mut impl Sink) {
        let (gold, found) = (self.gold.event.as_ref(), self.reading.event.as_ref());
        single(
            Measure::EventWhat,
            gold.map(|e| e.what.as_str()),
            found.and_then(|e| e.what.as_deref()),
            share_a_word,
            sink,
        );
        let place = found.and_then(|e| e.place.as_deref()).map(|id| {
            let known = self.by_id.get(id);
            known.map_or(id, |f| self.reading.participants[*f].name.as_str())
        });
        single(
            Measure::EventPlace,
            gold.and_then(|e| e.place.as_deref()),
            place,
            |wanted, found| {
                let named = self.gold.participants.iter().position(|p| p.name == wanted);
                named.map_or(plain(wanted) == plain(found), |g| {
                    self.gold_names[g].contains(&plain(found))
                })
            },
            sink,
        );
        single(
            Measure::EventDate,
            gold.and_then(|e| e.date.as_deref()),
            found.and_then(|e| e.date.as_deref()),
            |wanted, found| wanted == found,
            sink,
        );
    }
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
fn sets<T: Ord>(
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

fn indices<T>(items: &[T], keep: impl Fn(&T) -> bool) -> Vec<usize> {
    (0..items.len()).filter(|&i| keep(&items[i])).collect()
}

/// Enough of a quote to find it by.
fn opening(words: &str) -> String {
    words.chars().take(60).collect()
}

/// Turns byte offsets into character offsets, so that an accent weighs no more than any other letter.
struct Characters(Vec<usize>);

impl Characters {
    fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).collect())
    }

    /// The characters between two byte offsets; offsets past the end, or in the wrong order, give an empty range there.
    fn range(&self, start: usize, end: usize) -> std::ops::Range<usize> {
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
