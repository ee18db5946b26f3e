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
