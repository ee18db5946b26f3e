//! Who is who in two texts, and what changed of them: who came and went, roles, presence, who stands in.

use super::{Both, Change, Item, Topic};
use crate::edits::Aligned;
use crate::words::Words;
use depeche_engine::story::{Kind, MentionBy, Participant, PresenceStatus, Representation};
use depeche_engine::{Span, order};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Which participant of one story is which of the other.
pub(crate) struct Cast {
    /// Of each participant of the old story, its place in the new.
    pub to_new: Vec<Option<usize>>,
    /// Of each of the new story, its place in the old.
    pub to_old: Vec<Option<usize>>,
}

/// More participants of one name than this are not told apart.
const COMMON: usize = 16;

impl Cast {
    /// Pairs the participants of two stories: those of one name, those who are named at the same place, and people of one
    /// surname; each once, the surest first.
    pub fn of(both: &Both<'_>) -> Self {
        let (old, new) = (&both.old.participants, &both.new.participants);
        let mut sure: HashMap<(usize, usize), u32> = HashMap::new();
        for (from, to) in named_alike(both) {
            *sure.entry((from, to)).or_default() += 1000;
        }
        for (from, to) in at_one_place(both) {
            *sure.entry((from, to)).or_default() += 10;
        }
        for (from, to) in of_one_surname(both) {
            *sure.entry((from, to)).or_default() += 1;
        }
        let mut likely: Vec<((usize, usize), u32)> = sure.into_iter().collect();
        order::sort_by_key(&mut likely, |((from, to), sure)| {
            (u32::MAX - sure, from.abs_diff(*to), from + to, *from)
        });
        let mut cast = Self {
            to_new: vec![None; old.len()],
            to_old: vec![None; new.len()],
        };
        for ((from, to), _) in likely {
            if cast.to_new[from].is_none() && cast.to_old[to].is_none() {
                (cast.to_new[from], cast.to_old[to]) = (Some(to), Some(from));
            }
        }
        cast
    }

    /// Whether a participant of the old story and one of the new are the same.
    pub fn is_same(&self, old: usize, new: usize) -> bool {
        self.to_new.get(old).copied().flatten() == Some(new)
    }
}

/// Those who share their fullest name, or of whom one's is another name of the other.
fn named_alike(both: &Both<'_>) -> Vec<(usize, usize)> {
    let mut by_name: HashMap<Vec<u32>, Vec<usize>> = HashMap::new();
    for (index, participant) in both.old.participants.iter().enumerate() {
        for name in names(&both.aligned.old, participant) {
            by_name.entry(name).or_default().push(index);
        }
    }
    let mut pairs = Vec::new();
    for (index, participant) in both.new.participants.iter().enumerate() {
        for name in names(&both.aligned.new, participant) {
            let alike = by_name.get(&name).filter(|alike| alike.len() <= COMMON);
            pairs.extend(alike.into_iter().flatten().map(|old| (*old, index)));
        }
    }
    pairs
}

fn names(words: &Words<'_>, participant: &Participant) -> BTreeSet<Vec<u32>> {
    let all = [participant.name];
    let all = all.iter().chain(&participant.aliases);
    all.map(|span| words.loose(*span))
        .filter(|name| !name.is_empty())
        .collect()
}

/// Those whose names stand in words that both texts have.
fn at_one_place(both: &Both<'_>) -> Vec<(usize, usize)> {
    let mentions = |participants: &[Participant]| -> Vec<(Span, usize)> {
        let all = participants.iter().enumerate().flat_map(|(index, p)| {
            let mentions = p.mentions.iter().filter(|m| m.by == MentionBy::Name);
            mentions.map(move |m| (m.span, index))
        });
        let mut all: Vec<_> = all.collect();
        order::sort_by_key(&mut all, |mention| *mention);
        all
    };
    let there = mentions(&both.new.participants);
    let here = mentions(&both.old.participants);
    let pairs = here.iter().filter_map(|(span, from)| {
        let span = both.aligned.in_new(*span)?;
        let first = there.partition_point(|(s, _)| s.end <= span.start);
        let (other, to) = there.get(first)?;
        other.overlaps(span).then_some((*from, *to))
    });
    pairs.collect()
}

/// People of whom the last word of the name is the same, where only one has it in either text.
fn of_one_surname(both: &Both<'_>) -> Vec<(usize, usize)> {
    let surnames = |words: &Words<'_>, participants: &[Participant]| {
        let mut all: HashMap<u32, Vec<usize>> = HashMap::new();
        for (index, participant) in participants.iter().enumerate() {
            let name = words.loose(participant.name);
            if let Some(last) = name.last().filter(|_| participant.kind == Kind::Person) {
                all.entry(*last).or_default().push(index);
            }
        }
        all
    };
    let old = surnames(&both.aligned.old, &both.old.participants);
    let new = surnames(&both.aligned.new, &both.new.participants);
    let pairs = old.into_iter().filter_map(|(name, from)| {
        let to = new.get(&name)?;
        match (from.as_slice(), to.as_slice()) {
            ([from], [to]) => Some((*from, *to)),
            _ => None,
        }
    });
    pairs.collect()
}

/// What changed of participants.
pub(super) fn changes(both: &Both<'_>, cast: &Cast, changes: &mut Vec<Change>) {
    let aligned = both.aligned;
    let there = named_words(&aligned.new, &both.new.participants);
    let here = named_words(&aligned.old, &both.old.participants);
    for (index, participant) in both.old.participants.iter().enumerate() {
        let item = |span| Item { span, index };
        let Some(other) = cast.to_new[index] else {
            let is_gone = named(participant).any(|span| aligned.old_changed(span));
            let is_named = is_within(&there, &aligned.old.loose(participant.name));
            if is_gone && is_told(participant) && !is_named {
                changes.push(Change::gone(Topic::Participant, item(participant.name)));
            }
            continue;
        };
        let there = (&both.new.participants[other], other);
        roles(both, (participant, index), there, changes);
        presence(aligned, (participant, index), there, changes);
    }
    for (index, participant) in both.new.participants.iter().enumerate() {
        let is_new = cast.to_old[index].is_none() && is_told(participant);
        let is_named = is_within(&here, &aligned.new.loose(participant.name));
        if is_new && !is_named && named(participant).any(|span| aligned.new_changed(span)) {
            let span = participant.name;
            changes.push(Change::new(Topic::Participant, Item { span, index }));
        }
    }
    stand_ins(both, cast, changes);
}

/// By each word, the names that have it.
type NamedWords = HashMap<u32, Vec<Vec<u32>>>;

fn named_words(words: &Words<'_>, participants: &[Participant]) -> NamedWords {
    let mut all = NamedWords::new();
    for name in participants.iter().map(|p| words.loose(p.name)) {
        for word in &name {
            let there = all.entry(*word).or_default();
            if there.len() < COMMON {
                there.push(name.clone());
            }
        }
    }
    all
}

/// Whether a name is a part of another: the reader may take a surname for somebody else.
fn is_within(names: &NamedWords, name: &[u32]) -> bool {
    let with = name.first().and_then(|first| names.get(first));
    let mut with = with.into_iter().flatten();
    with.any(|other| name.iter().all(|word| other.contains(word)))
}

/// Whether somebody is worth telling of: nobody knows what the others are.
fn is_told(participant: &Participant) -> bool {
    participant.kind != Kind::Unknown
}

/// Where somebody is named, or described who has no name.
fn named(participant: &Participant) -> impl Iterator<Item = Span> {
    let mentions = participant.mentions.iter();
    let mentions = mentions.filter(|m| m.by != MentionBy::Pronoun);
    mentions.map(|m| m.span).chain([participant.name])
}

fn roles(
    both: &Both<'_>,
    (old, from): (&Participant, usize),
    (new, to): (&Participant, usize),
    changes: &mut Vec<Change>,
) {
    let aligned = both.aligned;
    let said = |words: &Words<'_>, roles: &[Span]| -> HashSet<Vec<u32>> {
        roles.iter().map(|role| words.loose(*role)).collect()
    };
    let before = said(&aligned.old, &old.roles);
    let after = said(&aligned.new, &new.roles);
    // A role that is told more fully, or less so, stays.
    let stays = |there: &HashSet<Vec<u32>>, role: Vec<u32>| {
        there.iter().any(|other| {
            let within = |one: &[u32], other: &[u32]| one.iter().all(|word| other.contains(word));
            within(&role, other) || within(other, &role)
        })
    };
    let mut gone = (old.roles.iter())
        .filter(|role| aligned.old_changed(**role) && !stays(&after, aligned.old.loose(**role)))
        .map(|span| Item {
            span: *span,
            index: from,
        });
    let mut come = (new.roles.iter())
        .filter(|role| aligned.new_changed(**role) && !stays(&before, aligned.new.loose(**role)))
        .map(|span| Item {
            span: *span,
            index: to,
        });
    loop {
        changes.push(match (gone.next(), come.next()) {
            (Some(old), Some(new)) => Change::changed(Topic::Role, old, new),
            (Some(old), None) => Change::gone(Topic::Role, old),
            (None, Some(new)) => Change::new(Topic::Role, new),
            (None, None) => return,
        });
    }
}

fn presence(
    aligned: &Aligned<'_>,
    (old, from): (&Participant, usize),
    (new, to): (&Participant, usize),
    changes: &mut Vec<Change>,
) {
    let item = |participant: &Participant, index| Item {
        span: participant.presence.evidence.unwrap_or(participant.name),
        index,
    };
    let (before, after) = (old.presence, new.presence);
    let is_other = before.status != after.status;
    let stands_on = before.evidence.is_some_and(|e| aligned.old_changed(e))
        || after.evidence.is_some_and(|e| aligned.new_changed(e));
    if !is_other || !stands_on {
        return;
    }
    let none = PresenceStatus::None;
    changes.push(match (before.status == none, after.status == none) {
        (true, _) => Change::new(Topic::Presence, item(new, to)),
        (_, true) => Change::gone(Topic::Presence, item(old, from)),
        _ => Change::changed(Topic::Presence, item(old, from), item(new, to)),
    });
}

fn stand_ins(both: &Both<'_>, cast: &Cast, changes: &mut Vec<Change>) {
    let item = |index: usize, found: &Representation| Item {
        span: found.evidence,
        index,
    };
    let mut taken = HashSet::new();
    let of_whom: HashMap<usize, Vec<usize>> = {
        let mut all: HashMap<usize, Vec<usize>> = HashMap::new();
        for (index, found) in both.new.representations.iter().enumerate() {
            all.entry(found.who).or_default().push(index);
        }
        all
    };
    for (index, old) in both.old.representations.iter().enumerate() {
        let who = cast.to_new.get(old.who).copied().flatten();
        let there = who.and_then(|who| of_whom.get(&who)).into_iter().flatten();
        let other = there.copied().find(|other| !taken.contains(other));
        let Some(other) = other else {
            if both.aligned.old_changed(old.evidence) {
                changes.push(Change::gone(Topic::StandIn, item(index, old)));
            }
            continue;
        };
        taken.insert(other);
        let new = &both.new.representations[other];
        let are_same = old.by.len() == new.by.len()
            && (old.by.iter()).all(|by| new.by.iter().any(|other| cast.is_same(*by, *other)));
        let stands_on =
            both.aligned.old_changed(old.evidence) || both.aligned.new_changed(new.evidence);
        if !are_same && stands_on {
            changes.push(Change::changed(
                Topic::StandIn,
                item(index, old),
                item(other, new),
            ));
        }
    }
    for (index, new) in both.new.representations.iter().enumerate() {
        if !taken.contains(&index) && both.aligned.new_changed(new.evidence) {
            changes.push(Change::new(Topic::StandIn, item(index, new)));
        }
    }
}
