//! Scores who and what is named: kinds, roles, presence, and who stands in for whom.

use crate::gold::{Gold, Kind, Presence};
use crate::measure::{Measure, Tally};
use crate::pairing::{self, Names};
use crate::reading::Reading;
use crate::story::{Sink, indices, sets};
use crate::words::{mostly_agree, plain};
use std::collections::{BTreeMap, BTreeSet};

/// Every kind, in the table's order.
const KINDS: [Kind; 3] = [Kind::Person, Kind::Organisation, Kind::Place];

/// Participants of gold and of the reading, and who answers to whom.
pub(crate) struct People<'a> {
    pub gold: &'a Gold,
    pub reading: &'a Reading,
    pub gold_names: Vec<Names>,
    pub found_names: Vec<Names>,
    /// For each participant of gold, the kind it is looked for as.
    kinds: Vec<Kind>,
    /// For each participant of gold, the index of the one found.
    answer: Vec<Option<usize>>,
    pub by_id: BTreeMap<&'a str, usize>,
}

impl<'a> People<'a> {
    pub fn new(gold: &'a Gold, reading: &'a Reading) -> Self {
        let gold_names: Vec<Names> = (gold.participants.iter())
            .map(|p| pairing::names(p.surface.iter().chain([&p.name])))
            .collect();
        let found_names: Vec<Names> = (reading.participants.iter())
            .map(|p| pairing::names(p.aliases.iter().chain([&p.name])))
            .collect();
        let named = |kind| indices(&reading.participants, |p| p.kind == Some(kind));
        let shares = |g: usize, kind| {
            let mut found = named(kind).into_iter();
            found.any(|f| !found_names[f].is_disjoint(&gold_names[g]))
        };
        // What may as well be of another kind is of that for which it was taken.
        let kinds: Vec<Kind> = (gold.participants.iter().enumerate())
            .map(|(g, p)| match p.also {
                Some(also) if !shares(g, p.kind) && shares(g, also) => also,
                _ => p.kind,
            })
            .collect();
        let mut answer = vec![None; gold.participants.len()];
        for kind in KINDS {
            let (wanted, found) = (indices(&kinds, |k| *k == kind), named(kind));
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
            kinds,
            answer,
            by_id: ids.map(|(i, p)| (p.id.as_str(), i)).collect(),
        }
    }

    /// Tallies persons with their roles, organisations and places.
    pub fn score(&self, sink: &mut impl Sink) {
        let gold = &self.gold.participants;
        for (kind, measure) in
            KINDS
                .into_iter()
                .zip([Measure::Person, Measure::Organisation, Measure::Place])
        {
            let found = indices(&self.reading.participants, |p| p.kind == Some(kind));
            let wanted = indices(&self.kinds, |k| *k == kind);
            let (mut claimed, mut tally) = (BTreeSet::new(), Tally::default());
            for &g in &wanted {
                match self.answer[g] {
                    Some(f) => {
                        claimed.insert(f);
                        tally.hits += usize::from(!gold[g].unsure);
                        if kind == Kind::Person {
                            self.roles(g, f, sink);
                        }
                    }
                    None if gold[g].unsure => {}
                    None => {
                        tally.misses += 1;
                        sink.error(measure, format!("missed {:?}", gold[g].name));
                    }
                }
            }
            for f in found.into_iter().filter(|f| !claimed.contains(f)) {
                if !self.may_be(f) {
                    tally.false_alarms += 1;
                    let name = &self.reading.participants[f].name;
                    sink.error(measure, format!("false {name:?}"));
                }
            }
            sink.tally(measure, tally);
        }
    }

    /// Whether one found may be one that gold is unsure of: it shares a name with it.
    fn may_be(&self, f: usize) -> bool {
        let unsure = self.gold.participants.iter().zip(&self.gold_names);
        let mut unsure = unsure.filter(|(p, _)| p.unsure);
        unsure.any(|(_, names)| !names.is_disjoint(&self.found_names[f]))
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

    /// Tallies who is there, absent or represented; not where gold is unsure of it, of the participant or of the event.
    pub fn presence(&self, sink: &mut impl Sink) {
        if self.gold.event.as_ref().is_some_and(|e| e.unsure) {
            return;
        }
        let without_places = self.gold.format < 2;
        for (participant, answer) in self.gold.participants.iter().zip(&self.answer) {
            if participant.kind == Kind::Place && without_places
                || participant.unsure
                || participant.presence == Presence::Unsure
            {
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

    /// Tallies who stands in for whom.
    pub fn representations(&self, sink: &mut impl Sink) {
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
}
