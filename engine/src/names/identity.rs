//! Identity: which names are one participant.
//!
//! Full names come first, then what shortens them, so that a headline's `Macron` finds the body's `Emmanuel Macron`.
//! A name finds the participants it may belong to through tables keyed by its plain words, its last words, its first word,
//! its initials and the consonants of its surname, each table holding a bounded number of participants a key; nothing
//! compares all with all. Two full names of one surname with different first names are two people, and a bare surname
//! then goes to the one last named, or to the one whose gender the title tells.

use super::keys::{hash_of, one_slip, skeleton, write_key, write_skeleton};
use super::table::Table;
use super::{Name, Sure, known};
use crate::cast::Cast;
use crate::language::{Classes, Language, WordState};
use crate::lexicon::{Group, Kinds};
use crate::order;
use crate::story::{Gender, Kind, KindReason, MentionBy};
use crate::text::{Shape, Text, TokenKind, words};
use std::cell::Cell;
use std::ops::Range;

/// How many participants one key leads to at most: with more of one surname, a bare surname says nothing anyway.
const PER_KEY: usize = 8;

/// What may follow a surname and is none of it.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];
/// How many bytes the longest of those has.
const LONGEST_SUFFIX: usize = 3;

/// Unites names into participants.
pub(super) fn unite(text: &Text, names: &[Name]) -> Cast {
    let mut union = Union {
        text,
        names,
        groups: Vec::with_capacity(names.len()),
        words: String::new(),
        of_name: vec![None; names.len()],
        before: vec![UNJOINED; names.len()],
        index: Index::of(text, names.len()),
        by_group: Table::default(),
        noted: Table::default(),
        spare: String::new(),
        initials: String::new(),
        sounds: Cell::default(),
    };
    union.all();
    union.cast()
}

/// One participant in the making.
struct Participants {
    kind: Kind,
    reason: KindReason,
    sure: Sure,
    gender: Gender,
    /// The name that joined it first, and the one that joined it last.
    names: Option<(usize, usize)>,
    /// Where the plain words of the fullest name stand among those of all, and how many they are.
    words: Range<u32>,
    count: usize,
}

/// Of a name that none has joined its participant before.
const FIRST: u32 = u32::MAX;
/// Of a name that has not joined any participant.
const UNJOINED: u32 = u32::MAX - 1;

/// The plain words of a name, joined by a space.
#[derive(Clone, Copy)]
struct Key<'k> {
    /// All of them.
    whole: &'k str,
    /// Those that [`SUFFIXES`] does not hold.
    words: &'k str,
    /// How many those are.
    count: usize,
}

impl<'k> Key<'k> {
    fn of(whole: &'k str, words: &'k str) -> Self {
        Self {
            whole,
            words,
            count: count_of(words),
        }
    }
}

struct Union<'a, 't> {
    text: &'a Text<'t>,
    names: &'a [Name],
    groups: Vec<Participants>,
    /// The plain words of everybody's fullest names, joined by a space.
    words: String,
    of_name: Vec<Option<usize>>,
    /// For each name the one that joined its participant before it.
    before: Vec<u32>,
    index: Index,
    by_group: Table,
    /// The keys by which each participant is found already: most names are said again and again.
    noted: Table,
    /// Room for a key, for initials and for sounds.
    spare: String,
    initials: String,
    sounds: Cell<String>,
}

/// What a key is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// All plain words.
    Key,
    /// The last few.
    Tail,
    /// The first few.
    First,
    /// The consonants of the surname.
    Sound,
    /// The first letters of the words.
    Initials,
}

/// The participants that each key leads to, found by the hash of the key: a table of strings would cost more than all that
/// is asked of it.
struct Index {
    state: WordState,
    /// For each key its one participant, or where those that share it stand.
    known: Table,
    shared: Vec<Few>,
    /// Whether a key has led to more participants than are kept.
    overflown: bool,
}

/// The last few participants of a key, in the order in which they came.
#[derive(Clone, Copy, Default)]
struct Few {
    count: u8,
    who: [u32; PER_KEY],
}

/// Added to the place of those who share a key.
const SHARED: u32 = 1 << 31;

impl Index {
    /// One for so many names.
    fn of(text: &Text, names: usize) -> Self {
        Self {
            state: text.state(),
            known: Table::for_about(names),
            shared: Vec::new(),
            overflown: false,
        }
    }

    fn get<'i>(&'i self, by: By, key: &str) -> impl Iterator<Item = usize> + use<'i> {
        let known = self.known.find(self.hash(by, key));
        let list = known.map_or(&[][..], |one| {
            match self.shared.get((*one ^ SHARED) as usize) {
                Some(few) => &few.who[..usize::from(few.count)],
                None => std::slice::from_ref(one),
            }
        });
        list.iter().map(|who| *who as usize)
    }

    fn note(&mut self, by: By, key: &str, who: usize) {
        let hash = self.hash(by, key);
        let who = who as u32;
        let known = self.known.get_or_keep(hash, who);
        if known == who {
            return;
        }
        let place = (known ^ SHARED) as usize;
        let Some(few) = self.shared.get_mut(place) else {
            let mut few = Few {
                count: 2,
                ..Few::default()
            };
            few.who[..2].copy_from_slice(&[known, who]);
            self.known.keep(hash, self.shared.len() as u32 | SHARED);
            self.shared.push(few);
            return;
        };
        let count = usize::from(few.count);
        if few.who[..count].contains(&who) {
            return;
        }
        if count == PER_KEY {
            few.who.rotate_left(1);
            few.who[PER_KEY - 1] = who;
            self.overflown = true;
        } else {
            few.who[count] = who;
            few.count += 1;
        }
    }

    fn hash(&self, by: By, key: &str) -> u64 {
        self.state.hash(by as u64, key)
    }
}

impl Union<'_, '_> {
    fn all(&mut self) {
        // Longer names first, in the order of the text; loud ones and lone words last. Within a round, names that say what
        // they are before those that lean on them.
        let rounds: Vec<u8> = self.names.iter().map(round).collect();
        for now in 0..ROUNDS {
            for (n, &round) in rounds.iter().enumerate() {
                if round == now && self.of_name[n].is_none() {
                    self.of_name[n] = self.place(n);
                }
            }
        }
    }

    /// The participant that name `n` belongs to, a new one if need be; `None` when nothing says what it is.
    fn place(&mut self, n: usize) -> Option<usize> {
        let mut key = std::mem::take(&mut self.spare);
        let shortest = write_key(self.text, self.names[n].tokens.clone(), &mut key);
        let who = if key.is_empty() {
            None
        } else if shortest <= LONGEST_SUFFIX && holds_suffix(&key) {
            self.place_by(n, Key::of(&key, &without_suffixes(&key)))
        } else {
            self.place_by(n, Key::of(&key, &key))
        };
        self.spare = key;
        who
    }

    fn place_by(&mut self, n: usize, key: Key) -> Option<usize> {
        let name = &self.names[n];
        if let Some(spelled) = name.same_as.or_else(|| self.nicknamed(n)) {
            if self.of_name[spelled].is_none() {
                self.of_name[spelled] = self.place(spelled);
            }
            if let Some(who) = self.of_name[spelled] {
                self.join(who, n, key);
                return Some(who);
            }
        }
        if let Some(who) = self.known(n, key) {
            self.join(who, n, key);
            return Some(who);
        }
        if name.kind == Kind::Unknown || (name.loud && name.sure < Sure::Firm) {
            return None;
        }
        if name.kind == Kind::Organisation && name.sure == Sure::No && !self.stands_alone(n) {
            return None;
        }
        let who = self.groups.len();
        let words = self.keep_words(key.whole);
        self.groups.push(Participants {
            kind: name.kind,
            reason: name.reason,
            sure: name.sure,
            gender: name.gender,
            names: None,
            words,
            count: count_of(key.whole),
        });
        self.join(who, n, key);
        Some(who)
    }

    /// The name that a nickname follows: `Moussa Bakary Sissoko-Diop, dit "MBS"`.
    fn nicknamed(&self, n: usize) -> Option<usize> {
        let text = self.text;
        let mut k = self.names[n].tokens.start;
        if k > 0 && text.kind(k - 1) == TokenKind::Mark {
            k -= 1;
        }
        let says = k > 0
            && text.is_any(
                k - 1,
                words![
                    "dit",
                    "dite",
                    "alias",
                    "surnommé",
                    "surnommée",
                    "dubbed",
                    "nicknamed",
                    "aka",
                ],
            );
        let before = n.checked_sub(1)?;
        let gap = k
            .checked_sub(1)?
            .checked_sub(self.names[before].tokens.end)?;
        let comma = gap == 0 || gap == 1 && text.is(k - 2, ",");
        (says && comma && self.names[before].kind == Kind::Person).then_some(before)
    }

    /// Whether a name that little speaks for may still stand as a participant of its own.
    fn stands_alone(&self, n: usize) -> bool {
        let name = &self.names[n];
        name.reason == KindReason::Head || name.reason == KindReason::Shape
    }

    /// The participant already known that name `n` names.
    fn known(&self, n: usize, key: Key) -> Option<usize> {
        let name = &self.names[n];
        let at = name.tokens.start;
        let fits = |&who: &usize| self.fits(who, n);
        if let Some(who) = self.nearest(self.index.get(By::Key, key.whole).filter(fits), at) {
            return Some(who);
        }
        if let Some(group) = name.group
            && let Some(who) = self.by_group.get(group_key(group, name.kind))
        {
            return Some(who as usize);
        }
        match name.kind {
            // `François Hollande … Hollande`: not where an article or a preposition of place says otherwise.
            Kind::Place => self
                .may_be_surname(n)
                .then(|| self.person(n, key))
                .flatten()
                .or_else(|| self.shorter(n, key, &[Kind::Place])),
            Kind::Organisation => {
                let initials = (known::is_acronym(self.text, at) && name.tokens.len() == 1)
                    .then(|| self.index.get(By::Initials, key.whole).next())
                    .flatten();
                initials
                    .or_else(|| self.shorter(n, key, &[Kind::Organisation]))
                    .or_else(|| {
                        (name.sure < Sure::Firm)
                            .then(|| self.person(n, key))
                            .flatten()
                    })
                    .or_else(|| self.misspelt(key, Kind::Organisation))
            }
            Kind::Person => self.person(n, key),
            _ => self
                .person(n, key)
                .or_else(|| self.shorter(n, key, &[Kind::Organisation, Kind::Place])),
        }
    }

    /// Whether a place's name may be a person's surname where it stands: bare, without what goes before places.
    fn may_be_surname(&self, n: usize) -> bool {
        let (name, text) = (&self.names[n], self.text);
        let before = name.tokens.start.wrapping_sub(1);
        name.tokens.len() == 1
            && (name.reason == KindReason::Preposition
                || !text.has(before, Classes::DETERMINER.with(Classes::LOCALITY))
                    && !text.is_any(before, words!["en", "aux", "au", "of"]))
    }

    /// Whether name `n` may be one of the names of `who`, as far as kind and gender go.
    fn fits(&self, who: usize, n: usize) -> bool {
        let (name, group) = (&self.names[n], &self.groups[who]);
        let kind = name.kind == group.kind
            // `le Kremlin`, `au Kremlin`: one house, as a place and as who works there.
            || (name.reason == KindReason::Lexicon && group.reason == KindReason::Lexicon && group.kind != Kind::Person)
            || name.kind == Kind::Unknown
            || (name.kind == Kind::Place
                && group.kind == Kind::Person
                && group.count > 1
                && self.may_be_surname(n))
            || (name.sure < Sure::Firm
                && !(group.kind == Kind::Person
                    && name.kind == Kind::Place
                    && name.reason == KindReason::Preposition
                    && name.tokens.len() > 1))
            || (group.sure < Sure::Firm && name.tokens.len() > 1);
        let gender = name.gender == Gender::Unknown
            || group.gender == Gender::Unknown
            || name.gender == group.gender
            || !name.courtesy;
        kind && gender
    }

    /// Of several participants, the one the text named last before `at`, or else the first after it.
    fn nearest(&self, list: impl Iterator<Item = usize>, at: usize) -> Option<usize> {
        list.min_by_key(|&who| {
            let last = self.groups[who].names.map(|(_, last)| last);
            std::iter::successors(last, |&m| {
                Some(self.before[m] as usize).filter(|m| *m < self.names.len())
            })
            .take(PER_KEY)
            .map(|m| {
                let start = self.names[m].tokens.start;
                if start <= at {
                    (0, at - start)
                } else {
                    (1, start - at)
                }
            })
            .min()
            .unwrap_or((2, 0))
        })
    }

    /// The person whom a full name, a surname or a first name means.
    fn person(&self, n: usize, key: Key) -> Option<usize> {
        let name = &self.names[n];
        let at = name.tokens.start;
        let people = |&who: &usize| self.groups[who].kind == Kind::Person && self.fits(who, n);
        if key.count > 1 {
            return self.same_full_name(n, key.words);
        }
        let key = key.whole;
        if name.tokens.len() == 1
            && name.kind == Kind::Unknown
            && self.text.shape(at) == Shape::Upper
            && key.len() > 4
            && !name.loud
        {
            return None;
        }
        if let Some(who) = self.nearest(self.index.get(By::Tail, key).filter(people), at) {
            return Some(who);
        }
        if name.roles.is_empty() {
            let mut fitting = self
                .index
                .get(By::First, key)
                .filter(people)
                .filter(|&who| !name.courtesy || self.family_first(who));
            if let (Some(who), None) = (fitting.next(), fitting.next()) {
                return Some(who);
            }
        }
        // `Mr Rachman` for Rahman: only where something says that a person is meant.
        if key.len() >= 4 && (name.courtesy || name.kind == Kind::Person) {
            let list = self.sounding_like(key);
            let close = |&who: &usize| {
                let last = last_of(self.words(who));
                last.len() >= 4 && last.len().abs_diff(key.len()) <= 2
            };
            return self.nearest(list.filter(people).filter(close), at);
        }
        None
    }

    /// Those whose surname may be another spelling of a word.
    fn sounding_like(&self, word: &str) -> impl Iterator<Item = usize> {
        let mut sounds = self.sounds.take();
        write_skeleton(word, &mut sounds);
        let list = self.index.get(By::Sound, &sounds);
        self.sounds.set(sounds);
        list
    }

    /// Whether a participant's family name may stand first.
    fn family_first(&self, who: usize) -> bool {
        self.groups[who].names.is_some_and(|(first, _)| {
            known::one(self.text, self.names[first].tokens.start).any(Kinds::FAMILY)
        }) || first_of(self.words(who)).len() <= 4
    }

    /// The person of the same full name: with a middle name more or less, in another spelling, or with a slip of the pen.
    fn same_full_name(&self, n: usize, words: &str) -> Option<usize> {
        let at = self.names[n].tokens.start;
        let people = |&who: &usize| self.groups[who].kind == Kind::Person && self.fits(who, n);
        let (first, last) = (first_of(words), last_of(words));
        // `Bakary Sissoko-Diop` and `Le Pen`, of `Moussa Bakary Sissoko-Diop` and `Marine Le Pen`: its last words.
        let tail = self.index.get(By::Tail, words);
        if let Some(who) = self.nearest(tail.filter(people), at) {
            return Some(who);
        }
        let same_last = self.index.get(By::Tail, last);
        let close = self.sounding_like(last);
        let same = |who: &usize| {
            let group = &self.groups[*who];
            let count = group.count;
            if count < 2 {
                return false;
            }
            let (f, l) = (first_of(self.words(*who)), last_of(self.words(*who)));
            let firsts = f == first
                || (f.len() > 3 && skeleton(f) == skeleton(first))
                || initial_of(f, first)
                || initial_of(first, f);
            let lasts =
                l == last || l.len().abs_diff(last.len()) <= 2 && skeleton(l) == skeleton(last);
            let middle = count != count_of(words)
                || self
                    .words(*who)
                    .split(' ')
                    .zip(words.split(' '))
                    .skip(1)
                    .take(count - 2)
                    .all(|(a, b)| a == b || skeleton(a) == skeleton(b));
            firsts && lasts && middle
        };
        if let Some(who) = self.nearest(
            same_last.chain(close).filter(people).filter(|w| same(w)),
            at,
        ) {
            return Some(who);
        }
        // One letter wrong in the surname, the first name the same.
        let slipped = self
            .index
            .get(By::First, first)
            .filter(people)
            .filter(|&who| {
                let l = last_of(self.words(who));
                self.groups[who].count == count_of(words)
                    && l.len() >= 5
                    && last.len() >= 5
                    && one_slip(l, last)
            });
        self.nearest(slipped, at)
    }

    /// The organisation or place of which the name is a part: `Commission` of `Commission européenne`, `Home Office`,
    /// `Emirats`.
    fn shorter(&self, n: usize, key: Key, kinds: &[Kind]) -> Option<usize> {
        let fits = |&who: &usize| kinds.contains(&self.groups[who].kind) && self.fits(who, n);
        // A word that heads several names (`Ministère`) means none of them.
        let only = |by: By| {
            let mut list = self.index.get(by, key.whole).filter(fits);
            list.next().filter(|_| list.next().is_none())
        };
        if kinds == [Kind::Place] && self.names[n].sure == Sure::Firm {
            // `Corée du Nord` and `Corée du Sud`; `Niger` is not `Nigeria`: only what leaves a country's epithet out.
            return self.names[n]
                .group
                .is_none()
                .then(|| only(By::First))
                .flatten();
        }
        only(By::Tail).or_else(|| {
            let part = self.is_part(n);
            (!part).then(|| only(By::First)).flatten()
        })
    }

    /// Whether a name that others begin with is a body or a place by itself, of which those are parts: `Senate` of `Senate
    /// Rules Committee`. French bodies are called by the noun that opens their name.
    fn is_part(&self, n: usize) -> bool {
        let (text, tokens) = (self.text, self.names[n].tokens.clone());
        let known = known::exactly(text, tokens.clone());
        let own = known.is_some_and(|e| e.kinds.any(Kinds::PLACE.with(Kinds::ORGANISATION)));
        let head = text.has(tokens.end - 1, Classes::ORGANISATION);
        own || head && text.language() == Language::English
    }

    /// An organisation of several words with one letter wrong: `Untied Nations`.
    fn misspelt(&self, key: Key, kind: Kind) -> Option<usize> {
        let (first, rest) = key.whole.split_once(' ')?;
        self.index.get(By::Tail, rest).find(|&who| {
            let group = &self.groups[who];
            group.kind == kind
                && group.count == count_of(key.whole)
                && first.len() >= 5
                && one_slip(first_of(self.words(who)), first)
        })
    }

    /// Makes name `n` one of the names of `who`, and finds it by all its keys from now on.
    fn join(&mut self, who: usize, n: usize, key: Key) {
        let name = &self.names[n];
        if key.words.is_empty() {
            return;
        }
        let group = &mut self.groups[who];
        if name.sure > group.sure && name.kind != Kind::Unknown && name.same_as.is_none() {
            (group.kind, group.reason, group.sure) = (name.kind, name.reason, name.sure);
        }
        group.gender = group.gender.or(name.gender);
        let (first, last) = group.names.unwrap_or((n, FIRST as usize));
        self.before[n] = last as u32;
        group.names = Some((first, n));
        if name.kind == group.kind && key.count > group.count {
            group.count = key.count;
            self.groups[who].words = self.keep_words(key.words);
        }
        let kind = self.groups[who].kind;
        if let Some(group) = name.group {
            self.by_group
                .get_or_keep(group_key(group, name.kind), who as u32);
        }
        // The same words after the same article make the same keys again, unless what came between has taken its place
        // under a key that many share.
        let article = follows_article(self.text, name);
        let table = (who as u64) << 8 | (kind as u64) << 1 | u64::from(article);
        let words = self.text.words(name.tokens.clone());
        if !self.noted.is_new(self.index.state.hash(table, words)) && !self.index.overflown {
            return;
        }
        self.note(who, key);
        if key.count > 1 && kind != Kind::Person {
            for small in [true, false] {
                let article = small && article;
                write_initials(self.text, name, small, article, &mut self.initials);
                self.index.note(By::Initials, &self.initials, who);
            }
        }
    }

    /// The plain words of the fullest name of a participant.
    fn words(&self, who: usize) -> &str {
        let Range { start, end } = self.groups[who].words;
        self.words
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    /// Keeps the plain words of a name, and gives where.
    fn keep_words(&mut self, words: &str) -> Range<u32> {
        let start = self.words.len() as u32;
        self.words.push_str(words);
        start..self.words.len() as u32
    }

    /// Finds `who` by the keys that a name's words make.
    fn note(&mut self, who: usize, key: Key) {
        let person = self.groups[who].kind == Kind::Person;
        let (index, words, sounds) = (&mut self.index, key.words, self.sounds.get_mut());
        index.note(By::Key, key.whole, who);
        if key.count == 1 {
            index.note(By::Tail, key.whole, who);
            if person {
                write_skeleton(key.whole, sounds);
                index.note(By::Sound, sounds, who);
            }
            return;
        }
        let mut count = 1;
        for (space, _) in words.match_indices(' ') {
            index.note(By::Tail, &words[space + 1..], who);
            if count == 1 || !person {
                index.note(By::First, &words[..space], who);
            }
            count += 1;
        }
        if person {
            write_skeleton(last_of(words), sounds);
            index.note(By::Sound, sounds, who);
            if count > 2 {
                let firsts = words.split(' ').filter_map(|word| word.chars().next());
                index.note(By::Initials, &firsts.collect::<String>(), who);
            }
        }
    }

    /// The participants with their names and offices.
    fn cast(self) -> Cast {
        let text = self.text;
        // They take more than the cast, which takes their room.
        drop((self.index, self.noted, self.by_group, self.words));
        let mut order: Vec<(usize, usize)> = (0..self.names.len())
            .filter_map(|n| self.of_name[n].map(|who| (n, who)))
            .collect();
        order::sort_by_key(&mut order, |(n, _)| self.names[*n].tokens.start);
        let joined = || {
            let joined = order.iter().filter(|(n, _)| self.before[*n] != UNJOINED);
            joined.map(|&(n, who)| (&self.names[n], who))
        };
        // The fullest form: most words, an acronym only when there is nothing else; the first of equals.
        // What only says `II` or `Jr` joins nobody, and has no form of its own.
        let none = Form {
            tokens: self.names.first().map_or(0..0, |n| n.tokens.clone()),
            ..Form::default()
        };
        let mut forms = vec![none; self.groups.len()];
        for (name, who) in joined() {
            let tokens = name.tokens.clone();
            let acronym = known::is_acronym(text, tokens.start);
            let full = (!name.loud, tokens.len(), !acronym);
            let form = &mut forms[who];
            form.names += 1;
            form.roles += name.roles.len();
            if full > form.full {
                (form.full, form.tokens) = (full, tokens);
            }
        }
        let mut cast = Cast::with_room(self.groups.len(), order.len());
        for (group, form) in self.groups.iter().zip(&forms) {
            let mut participant = Cast::named(group.kind, text.span(form.tokens.clone()));
            participant.mentions.reserve_exact(form.names);
            participant.reason = group.reason;
            participant.gender = group.gender;
            cast.add(participant);
        }
        let mut said = Table::default();
        for (name, who) in joined() {
            let span = text.span(name.tokens.clone());
            let participant = &mut cast.participants[who];
            let (words, known) = (span.of(text.source()), participant.name.of(text.source()));
            let table = (who as u64) << 1;
            if words != known && said.is_new(text.state().hash(table, words)) {
                participant.aliases.push(span);
            }
            if participant.kind == Kind::Person {
                let one = forms[who].roles == 1;
                for role in &name.roles {
                    if one || said.is_new(hash_of(text, table | 1, role.clone())) {
                        participant.roles.push(text.span(role.clone()));
                    }
                }
            }
        }
        for &(n, who) in &order {
            cast.mention(text, who, self.names[n].tokens.clone(), MentionBy::Name);
        }
        cast
    }
}

/// What is known of all names of a participant.
#[derive(Clone, Default)]
struct Form {
    /// How full the fullest is, and where it first stands.
    full: (bool, usize, bool),
    tokens: Range<usize>,
    names: usize,
    /// How many offices are said beside them.
    roles: usize,
}

/// How many rounds the names are placed in.
const ROUNDS: u8 = 8;

/// The round in which a name is placed.
fn round(name: &Name) -> u8 {
    let round = match name.tokens.len() {
        _ if name.loud => 3,
        0 => ROUNDS,
        1 => 2,
        2 => 1,
        _ => 0,
    };
    2 * round + u8::from(name.sure == Sure::No)
}

/// Whether a key has a word that may follow a surname and is none of it.
fn holds_suffix(key: &str) -> bool {
    key.split(' ').any(|word| SUFFIXES.contains(&word))
}

fn without_suffixes(key: &str) -> String {
    let words: Vec<&str> = key.split(' ').filter(|w| !SUFFIXES.contains(w)).collect();
    words.join(" ")
}

/// The first of some words joined by a space.
fn first_of(words: &str) -> &str {
    words.split_once(' ').map_or(words, |(first, _)| first)
}

/// The last of them.
fn last_of(words: &str) -> &str {
    words.rsplit_once(' ').map_or(words, |(_, last)| last)
}

/// How many they are.
fn count_of(words: &str) -> usize {
    1 + words.bytes().filter(|byte| *byte == b' ').count()
}

/// Places have groups of their own, though a name be that of a place and of an organisation there.
fn group_key(group: Group, kind: Kind) -> u64 {
    u64::from(group.0) << 1 | u64::from(kind == Kind::Place)
}

/// Whether `short` is the initial of `full`: `j` or `jk` of `john`.
fn initial_of(short: &str, full: &str) -> bool {
    short.len() <= 2
        && !short.is_empty()
        && full.starts_with(&short[..short.chars().next().map_or(0, char::len_utf8)])
}

/// Whether an article that acronyms spell out stands before a name.
fn follows_article(text: &Text, name: &Name) -> bool {
    text.is_any(name.tokens.start.wrapping_sub(1), words!["la", "les", "le"])
}

/// Writes the initials of a name's words, with those of its small words or without them, and of its article.
fn write_initials(text: &Text, name: &Name, small: bool, article: bool, out: &mut String) {
    out.clear();
    if article {
        out.push('l');
    }
    for i in name.tokens.clone() {
        let left_out = text.has(i, Classes::FUNCTION) && (!small || text.shape(i) == Shape::Lower);
        if !left_out {
            let firsts = text
                .word(i)
                .split('-')
                .filter_map(|part| part.chars().next());
            out.extend(firsts.map(crate::text::without_accents));
        }
    }
}
