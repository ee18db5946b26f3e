//! Who is who in two texts, and what changed of them: who came and went, roles, presence, who stands in.

use super::{Both, Change, ChangeKind, Item, Topic};
use crate::edits::Stretch;
use crate::words::Words;
use depeche_engine::story::{
    Kind, MentionBy, Paragraph, Participant, PresenceStatus, Representation,
};
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
    }
    for (index, participant) in both.new.participants.iter().enumerate() {
        let is_new = cast.to_old[index].is_none() && is_told(participant);
        let is_named = is_within(&here, &aligned.new.loose(participant.name));
        if is_new && !is_named && named(participant).any(|span| aligned.new_changed(span)) {
            let span = participant.name;
            changes.push(Change::new(Topic::Participant, Item { span, index }));
        }
    }
    let presences = Presences::of(both);
    let of_old = (0..both.old.participants.len()).map(|from| (Some(from), cast.to_new[from]));
    let of_new = (0..both.new.participants.len()).filter(|to| cast.to_old[*to].is_none());
    let all = of_old.chain(of_new.map(|to| (None, Some(to))));
    let found = all.filter_map(|(from, to)| presences.change(from, to));
    changes.extend(without_owners(both, found.collect()));
    stand_ins(both, cast, changes);
}

/// Leaves out the bodies whose presence changed only because somebody of theirs came or stayed away, by the same words:
/// `the bank's chief executive, Ana Moe, did not attend`.
fn without_owners(both: &Both<'_>, mut found: Vec<Change>) -> Vec<Change> {
    let participant = |change: &Change| match (change.old, change.new) {
        (_, Some(new)) => both.new.participants.get(new.index),
        (old, None) => both.old.participants.get(old?.index),
    };
    let words = |change: &Change| [change.old, change.new].map(|item| item.map(|item| item.span));
    let is_person = |change: &&Change| participant(change).is_some_and(|p| p.kind == Kind::Person);
    let people: HashSet<_> = found.iter().filter(is_person).map(words).collect();
    found.retain(|change| {
        let text = match change.new {
            Some(_) => both.aligned.new.text,
            None => both.aligned.old.text,
        };
        let owns = |p: &Participant| {
            let evidence = p.presence.evidence.unwrap_or_default();
            let mut named = named(p).filter(|name| evidence.contains(*name));
            named.any(|name| is_owner(text, name))
        };
        let is_told = people.contains(&words(change));
        is_person(&change) || !is_told || !participant(change).is_some_and(owns)
    });
    found
}

/// Whether a name says whose something is: `the bank's`, `de la banque`.
fn is_owner(text: &str, name: Span) -> bool {
    let before = text.get(..name.start as usize).unwrap_or_default();
    let behind = text.get(name.end as usize..).unwrap_or_default();
    let words = [
        " de ",
        " du ",
        " des ",
        " de la ",
        " de l'",
        " de l\u{2019}",
        " d'",
        " d\u{2019}",
        " of ",
        " of the ",
    ];
    behind.starts_with(['\'', '\u{2019}']) || words.iter().any(|word| before.ends_with(word))
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

/// Whether somebody is named. Who is only described comes and goes with what they say, and that is told.
fn is_told(participant: &Participant) -> bool {
    matches!(
        participant.kind,
        Kind::Person | Kind::Organisation | Kind::Place
    )
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

/// Who was there, in both.
struct Presences<'b> {
    both: &'b Both<'b>,
    /// Sentences that are alike, in the order of the new text.
    reworded: Vec<Stretch>,
}

impl<'b> Presences<'b> {
    fn of(both: &'b Both<'b>) -> Self {
        let mut reworded = both.aligned.reworded.clone();
        order::sort_by_key(&mut reworded, |sentence| sentence.new);
        Self { both, reworded }
    }

    /// What changed of a participant's presence, by the places of the participant in both stories.
    ///
    /// Whoever speaks or acts attends, so that a text that has more of somebody's words has them attend: that alone is no
    /// change.
    fn change(&self, from: Option<usize>, to: Option<usize>) -> Option<Change> {
        let aligned = self.both.aligned;
        let old = from.map(|from| &self.both.old.participants[from]);
        let new = to.map(|to| &self.both.new.participants[to]);
        let [before, after] = [old, new].map(|of| {
            of.map_or(PresenceStatus::None, |participant| {
                participant.presence.status
            })
        });
        let is_plain = |status| matches!(status, PresenceStatus::None | PresenceStatus::Attending);
        if before == after || is_plain(before) && is_plain(after) {
            return None;
        }
        let [one, other] = [old, new].map(|of| of.and_then(|p| p.presence.evidence));
        let stands_on = one.is_some_and(|e| aligned.old_changed(e))
            || other.is_some_and(|e| aligned.new_changed(e));
        let stays = match (before, after) {
            (_, PresenceStatus::None) => self.stays_in_new(old?),
            (PresenceStatus::None, _) => self.stays_in_old(new?),
            _ => false,
        };
        if !stands_on || stays {
            return None;
        }
        let item = |of: Option<&Participant>, index: Option<usize>, instead: Option<Span>| {
            let (of, index) = of.zip(index)?;
            let told = of.presence.evidence.unwrap_or(of.name);
            let span = instead.unwrap_or(told);
            Some(Item { span, index })
        };
        // Where the one does not tell, it may say something else of them where the other tells, or nothing.
        let (none, instead) = match (before, after) {
            (_, PresenceStatus::None) => (1, self.in_new(old?)),
            (PresenceStatus::None, _) => (0, self.in_old(new?)),
            _ => (2, None),
        };
        let both = [
            item(old, from, instead.filter(|_| none == 0)),
            item(new, to, instead.filter(|_| none == 1)),
        ];
        let (how, [old, new]) = match (none, instead) {
            (2, _) | (_, Some(_)) => (ChangeKind::Changed, both),
            // Who left the story is told as such.
            (1, None) => (ChangeKind::Gone, [both[0].filter(|_| to.is_some()), None]),
            (_, None) => (ChangeKind::New, [None, both[1].filter(|_| from.is_some())]),
        };
        (old.is_some() || new.is_some()).then_some(Change {
            topic: Topic::Presence,
            how,
            old,
            new,
        })
    }

    /// Whether what the old text tells of somebody stands in the new, where the reader does not see it: what changed of that
    /// sentence stands well before their name.
    fn stays_in_new(&self, old: &Participant) -> bool {
        let aligned = self.both.aligned;
        first_told(old).is_some_and(|name| {
            let sentence = aligned.reworded_at(name);
            let is_kept = aligned.on_in_new(name).is_some();
            let far = |sentence| {
                let mut stretches = aligned.stretches(sentence).iter();
                stretches.all(|s| is_far(aligned.old.text, s.old, name))
            };
            is_kept && sentence.is_some_and(far)
        })
    }

    /// The same of what the new text tells.
    fn stays_in_old(&self, new: &Participant) -> bool {
        let aligned = self.both.aligned;
        first_told(new).is_some_and(|name| {
            let is_kept = aligned.back_in_old(name).is_some();
            let far = |sentence| {
                let mut stretches = aligned.stretches(sentence).iter();
                stretches.all(|s| is_far(aligned.new.text, s.new, name))
            };
            is_kept && self.reworded_to(name).is_some_and(far)
        })
    }

    /// The sentence of the new text, reworded from the old, that holds a span.
    fn reworded_to(&self, new: Span) -> Option<Stretch> {
        let after = self.reworded.partition_point(|s| s.new.start <= new.start);
        let sentence = self.reworded.get(after.checked_sub(1)?)?;
        sentence.new.contains(new).then_some(*sentence)
    }

    /// What the new text has in the place of what told whether somebody was there: words of that sentence, or of one of that
    /// paragraph that names them. None where it does not name them there.
    fn in_new(&self, old: &Participant) -> Option<Span> {
        let aligned = self.both.aligned;
        let (name, sentence) = names_beside(&self.both.old.paragraphs, old)
            .find_map(|name| Some((aligned.on_in_new(name)?, aligned.reworded_at(name)?)))?;
        let words = aligned.stretches(sentence).iter().map(|s| s.new);
        Some(first_behind(name, words))
    }

    /// The same in the old text.
    fn in_old(&self, new: &Participant) -> Option<Span> {
        let aligned = self.both.aligned;
        let (name, sentence) = names_beside(&self.both.new.paragraphs, new)
            .find_map(|name| Some((aligned.back_in_old(name)?, self.reworded_to(name)?)))?;
        let words = aligned.stretches(sentence).iter().map(|s| s.old);
        Some(first_behind(name, words))
    }
}

/// Where somebody is named in the paragraph that tells whether they were there.
fn names_beside(paragraphs: &[Paragraph], of: &Participant) -> impl Iterator<Item = Span> {
    let home = of.presence.evidence.and_then(|evidence| {
        let at = paragraphs.partition_point(|p| p.span.end <= evidence.start);
        paragraphs.get(at)
    });
    named(of).filter(move |span| home.is_some_and(|home| home.span.contains(*span)))
}

/// Where the words that tell whether somebody was there first name them.
fn first_told(of: &Participant) -> Option<Span> {
    let evidence = of.presence.evidence?;
    named(of).filter(|name| evidence.contains(*name)).min()
}

/// Whether words stand before a name, and not directly: what is told of it is told behind it, or by what it belongs to.
fn is_far(text: &str, words: Span, name: Span) -> bool {
    /// A space, an article.
    const DIRECTLY: usize = 5;
    let between = text.get(words.end as usize..name.start as usize);
    between.is_some_and(|between| between.len() > DIRECTLY || between.contains([',', ';', ':']))
}

/// The first words behind a name; the name where there are none.
fn first_behind(name: Span, words: impl Iterator<Item = Span>) -> Span {
    let mut behind = words.filter(|span| span.start >= name.end && !span.is_empty());
    behind.next().unwrap_or(name)
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
