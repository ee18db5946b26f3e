//! Who speaks by the tree of a sentence: the noun phrase or pronoun that is the subject of a cue, or what its marker governs.
//!
//! Where quoted words stand between and no tree tells, the nearest noun phrase beside the cue is taken: behind it in an
//! inversion (`a déclaré mardi à la presse le ministre Jean Rey`), right before it otherwise.

use super::cues::Cue;
use super::scene::Scene;
use crate::cast::Cast;
use crate::grammar::{Relation, Tag};
use crate::language::Classes;
use crate::story::{Kind, MentionBy};
use crate::text::{TokenKind, Words, words};
use std::ops::Range;

/// Who a verb's words say speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// A noun phrase and, after its comma, the name in apposition to it.
    Phrase(Range<usize>, Option<Range<usize>>),
    /// A pronoun or clitic.
    Pronoun(usize),
}

impl Subject {
    /// Its tokens.
    pub fn tokens(&self) -> Range<usize> {
        match self {
            Self::Phrase(phrase, _) => phrase.clone(),
            Self::Pronoun(i) => *i..i + 1,
        }
    }
}

/// How many tokens behind an inverted verb its subject may begin.
const INVERTED_REACH: usize = 24;

/// How near behind `a-t-on appris` its source is named.
const NEAR: usize = 8;

/// The subject of a cue within its unit.
pub(super) fn of_cue(
    scene: &Scene,
    cast: &Cast,
    cue: &Cue,
    unit: &Range<usize>,
) -> Option<Subject> {
    if let Some(clitic) = cue.clitic {
        let learnt = || learnt_from(scene, cast, cue);
        let one = scene.text.word(clitic).ends_with("on");
        return one
            .then(learnt)
            .flatten()
            .or(Some(Subject::Pronoun(clitic)));
    }
    let subject = scene.grammar.subject(cue.verb);
    let subject = subject.filter(|s| unit.contains(s) && !cue.tokens.contains(s));
    let by_tree = subject.and_then(|s| headed_by(scene, cast, s));
    by_tree.or_else(|| beside(scene, cast, cue, unit))
}

/// The subject of the clause that a token stands in, or of the one above where it has none.
pub(super) fn of_clause(scene: &Scene, cast: &Cast, i: usize) -> Option<Subject> {
    let clause = scene.grammar.clause_of(i)?;
    let subject = scene.grammar.subject(clause)?;
    headed_by(scene, cast, subject)
}

/// The subject of a sentence: that of its top, or of the first clause that has one.
pub(super) fn of_sentence(scene: &Scene, cast: &Cast, unit: Range<usize>) -> Option<Subject> {
    let grammar = scene.grammar;
    let first = unit.clone().find(|i| scene.words(*i..i + 1) > 0)?;
    let top = grammar.top(first)?;
    let of_top = grammar.own_subject(top).filter(|s| unit.contains(s));
    let any = || {
        unit.clone()
            .find(|i| grammar.relation(*i).is_subject() && scene.outside(*i))
    };
    headed_by(scene, cast, of_top.or_else(any)?)
}

/// The source that the preposition or marker before `start` governs.
pub(super) fn governed(scene: &Scene, cast: &Cast, start: usize, limit: usize) -> Option<Subject> {
    const PRONOUNS: &Words = words![
        "lui", "elle", "eux", "elles", "him", "her", "them", "nous", "moi", "us"
    ];
    let grammar = scene.grammar;
    if start >= limit || !scene.outside(start) {
        return None;
    }
    if scene.text.is_any(start, PRONOUNS) {
        return Some(Subject::Pronoun(start));
    }
    if let Some(mention) = cast.at(start).filter(|m| m.by == MentionBy::Name) {
        let noun = top_of(scene, start);
        let whole = noun.map_or(mention.tokens.clone(), |noun| grammar.noun_phrase(noun));
        let phrase = start..whole.end.max(mention.tokens.end);
        let free = phrase.end <= limit && !phrase.clone().any(|i| scene.comma(i));
        let phrase = if free { phrase } else { mention.tokens.clone() };
        return Some(Subject::Phrase(phrase, None));
    }
    let noun = (start..limit.min(start + 10)).find(|i| grammar.tag(*i).is_noun())?;
    let noun = top_of(scene, noun).filter(|n| *n < limit).unwrap_or(noun);
    let Subject::Phrase(phrase, name) = headed_by(scene, cast, noun)? else {
        return None;
    };
    // `un projet de décret consulté par Reuters`: who has seen a text is no part of its name.
    let seen = grammar
        .children_as(noun, &[Relation::Acl])
        .filter(|k| *k > noun && scene.text.has(*k, Classes::SEEN));
    let end = seen
        .map(|k| grammar.subtree(k).start)
        .find(|end| *end > start && *end < phrase.end);
    let phrase = phrase.start..end.unwrap_or(phrase.end);
    // A name after the comma is in apposition only if it closes with one: not in `Selon le maire, Jean Rey a menti`.
    let closed = |n: &Range<usize>| {
        let person = cast
            .at(n.start)
            .is_some_and(|m| cast.kind(m.who) == Kind::Person);
        n.end >= limit || person && scene.comma(n.end) || scene.text.is(n.end, ".")
    };
    let name = name.filter(closed);
    (phrase.end > start).then_some(Subject::Phrase(start.max(phrase.start)..phrase.end, name))
}

/// Where a cue with its subject begins, and whether the subject stands behind it.
pub(super) fn left_of(
    scene: &Scene,
    cue: &Cue,
    subject: Option<&Subject>,
    unit: &Range<usize>,
) -> (usize, bool) {
    let grammar = scene.grammar;
    let mut left = cue.tokens.start;
    let own = |i: usize| {
        grammar.head(i) == Some(cue.verb)
            && scene.words(i..i + 1) == 1
            && matches!(
                grammar.relation(i),
                Relation::Advmod | Relation::Expl | Relation::Iobj | Relation::Obj
            )
    };
    while left > unit.start && own(left - 1) {
        left -= 1;
    }
    match subject.map(Subject::tokens) {
        Some(subject) if subject.end <= left => (subject.start.max(unit.start), false),
        Some(_) => (left, true),
        None => (left, cue.clitic.is_some()),
    }
}

/// Whether the token at `i` is a pronoun that can be a subject.
pub(super) fn is_subject_pronoun(scene: &Scene, i: usize) -> bool {
    const PRONOUNS: &Words = words![
        "il",
        "elle",
        "ils",
        "elles",
        "on",
        "he",
        "she",
        "they",
        "it",
        "celui-ci",
        "celle-ci",
        "ceux-ci",
        "celles-ci",
        "celui-là",
        "celle-là",
        "i",
        "we",
        "je",
        "j'",
        "nous"
    ];
    scene.text.is_any(i, PRONOUNS)
}

/// The source of what the writer has learnt: `a-t-on appris auprès du ministère`, `apprend-on de source proche`.
fn learnt_from(scene: &Scene, cast: &Cast, cue: &Cue) -> Option<Subject> {
    let grammar = scene.grammar;
    let end = cue.tokens.end;
    let source = (end..grammar.subtree(cue.verb).end.min(end + NEAR))
        .find(|k| grammar.tag(*k).is_noun() && grammar.preposition(*k).is_some())?;
    headed_by(scene, cast, source)
}

/// The noun phrase beside a cue: the one that ends where it begins, else the first behind it.
fn beside(scene: &Scene, cast: &Cast, cue: &Cue, unit: &Range<usize>) -> Option<Subject> {
    let (text, grammar) = (scene.text, scene.grammar);
    let (left, _) = left_of(scene, cue, None, unit);
    let joined = left > unit.start && text.has(left - 1, Classes::CONJUNCTION);
    let last = left
        .checked_sub(1)
        .filter(|i| *i >= unit.start && scene.outside(*i) && !joined)?;
    if is_subject_pronoun(scene, last) {
        return Some(Subject::Pronoun(last));
    }
    let before = cast.at(last).is_some() || grammar.tag(last).is_noun();
    if before && scene.english() || before && grammar.relation(last) != Relation::Obl {
        let noun = top_of(scene, last).filter(|n| *n >= unit.start);
        let found = noun.and_then(|n| headed_by(scene, cast, n));
        if found.as_ref().is_some_and(|s| s.tokens().end == left) {
            return found;
        }
    }
    let inverted = scene.comma(last)
        || matches!(text.kind(last), TokenKind::Mark | TokenKind::Dash)
        || text.is_any(last, words![")", "?", "!"]);
    if !inverted {
        return None;
    }
    behind(scene, cast, cue.tokens.end, unit.end)
}

/// The first noun phrase behind an inverted verb that no preposition governs.
fn behind(scene: &Scene, cast: &Cast, from: usize, limit: usize) -> Option<Subject> {
    let (text, grammar) = (scene.text, scene.grammar);
    let mut i = from;
    while i < limit.min(from + INVERTED_REACH) && scene.outside(i) {
        if is_subject_pronoun(scene, i) {
            return Some(Subject::Pronoun(i));
        }
        if text.is_any(
            i,
            words!["que", "qu'", "qui", "that", "dont", ".", ":", ";"],
        ) {
            return None;
        }
        if let Some(mention) = cast.at(i).filter(|m| m.tokens.start == i) {
            let phrase = mention.tokens.clone();
            return Some(Subject::Phrase(phrase, None));
        }
        let preposition =
            text.has(i, Classes::PREPOSITION) || text.is_any(i, words!["au", "aux", "du"]);
        let noun = (i..limit.min(i + 8)).find(|k| grammar.tag(*k).is_noun());
        match noun {
            Some(noun) if preposition => i = grammar.noun_phrase(noun).end.max(i + 1),
            Some(noun) if text.has(i, Classes::DETERMINER) && !scene.is_time(noun) => {
                return headed_by(scene, cast, top_of(scene, noun).unwrap_or(noun));
            }
            _ => i += 1,
        }
    }
    None
}

/// The noun that heads the phrase that a word ends or begins.
fn top_of(scene: &Scene, i: usize) -> Option<usize> {
    let grammar = scene.grammar;
    let inside = |i: &usize| {
        matches!(
            grammar.relation(*i),
            Relation::Flat
                | Relation::Compound
                | Relation::Nmod
                | Relation::NmodPoss
                | Relation::Amod
                | Relation::Appos
                | Relation::Nummod
                | Relation::Det
        )
    };
    let mut top = i;
    for _ in 0..8 {
        match grammar
            .head(top)
            .filter(|h| inside(&top) && grammar.noun_phrase(*h).contains(&i))
        {
            Some(head) => top = head,
            None => break,
        }
    }
    grammar.knows(top).then_some(top)
}

/// The phrase that a word heads, as what stands for a speaker.
fn headed_by(scene: &Scene, cast: &Cast, head: usize) -> Option<Subject> {
    let (text, grammar) = (scene.text, scene.grammar);
    if scene.speech_at(head).is_some() {
        return None;
    }
    if is_subject_pronoun(scene, head) {
        return Some(Subject::Pronoun(head));
    }
    let relative = words![
        "qui", "who", "which", "that", "dont", "ce", "c'", "ça", "cela"
    ];
    if text.is_any(head, relative)
        || grammar.tag(head) == Tag::Pron && text.has(head, Classes::PRONOUN)
    {
        return None;
    }
    let mut phrase = grammar.noun_phrase(head);
    // `A, B et C ont dit`: all of them.
    for member in grammar.children_as(head, &[Relation::Conj]) {
        if grammar.tag(member).is_noun() {
            phrase.end = phrase.end.max(grammar.noun_phrase(member).end);
        }
    }
    let mut phrase = outside(scene, phrase, head);
    phrase.end = own_end(scene, head, &phrase);
    let name = apposed(scene, cast, head, &phrase);
    Some(Subject::Phrase(phrase, name))
}

/// Where the words for a speaker end before those that are the cue's: whom it was told (`un proche à l'AFP`), what they did by
/// saying it (`les autorités confirmant un bilan`).
fn own_end(scene: &Scene, head: usize, phrase: &Range<usize>) -> usize {
    let text = scene.text;
    let speaks = Classes::SOURCE
        .with(Classes::SOURCE_GROUP)
        .with(Classes::OFFICE)
        .with(Classes::KIN);
    if scene.english() || !text.has(head, speaks) {
        return phrase.end;
    }
    let told = |i: usize| {
        let first = i + 1 + usize::from(text.is_any(i + 1, words!["l'", "la"]));
        let heard = words!["afp", "reuters", "ap"];
        let hears = text.is_any(first, heard) || text.has(first, Classes::HEARER);
        text.is(i, "à") && hears
    };
    let saying =
        |i: usize| scene.grammar.tag(i) == Tag::VerbPresPart && text.has(i, Classes::REMARKS);
    (head + 1..phrase.end)
        .find(|i| told(*i) || saying(*i))
        .unwrap_or(phrase.end)
}

/// The part of a phrase around its head that no speech cuts off.
fn outside(scene: &Scene, phrase: Range<usize>, head: usize) -> Range<usize> {
    let free = |i: &usize| scene.speech_at(*i).is_none();
    let start = (phrase.start..head).rev().take_while(free).last();
    let end = (head + 1..phrase.end).take_while(free).last();
    start.unwrap_or(head)..end.map_or(head + 1, |end| end + 1)
}

/// The name of a person in apposition to a phrase.
fn apposed(scene: &Scene, cast: &Cast, head: usize, phrase: &Range<usize>) -> Option<Range<usize>> {
    let person = |i: usize| {
        let mention = cast.at(i)?;
        let person = mention.by == MentionBy::Name && cast.kind(mention.who) == Kind::Person;
        person.then(|| mention.tokens.clone())
    };
    // A phrase that is a name already needs no other.
    if person(head).is_some() {
        return None;
    }
    // A title may stand before the name: `l'avocat du maire, Me Jean Rey`.
    let mut names = scene.grammar.appositions(head);
    let name = names.find_map(|name| (name..name + 3).find_map(person));
    let name = name.filter(|n| n.start >= phrase.start).or_else(|| {
        let first = phrase.end + 1;
        let first = first + usize::from(scene.text.has(first, Classes::HONORIFIC));
        let name = person(first)?;
        (scene.comma(phrase.end) && name.start <= first).then_some(name)
    });
    name.or_else(|| apposed_body(scene, cast, head, phrase))
}

/// The name of a body in apposition to a noun that describes it: `sa maison de disques, Onda`, `son club, le Stade brestois`.
fn apposed_body(
    scene: &Scene,
    cast: &Cast,
    head: usize,
    phrase: &Range<usize>,
) -> Option<Range<usize>> {
    let text = scene.text;
    let describes = text.is_any(
        phrase.start,
        words![
            "son", "sa", "leur", "le", "la", "l'", "his", "her", "its", "their", "the"
        ],
    );
    let named = cast.at(head).is_some_and(|m| m.by == MentionBy::Name);
    if !scene.comma(phrase.end) || !describes || named || scene.grammar.agreement(head).is_plural()
    {
        return None;
    }
    let first = phrase.end + 1;
    let first = first + usize::from(text.is_any(first, words!["le", "la", "l'", "the"]));
    let mention = cast.at(first).filter(|m| m.by == MentionBy::Name)?;
    let body = matches!(cast.kind(mention.who), Kind::Organisation | Kind::Place);
    let name = mention.tokens.clone();
    let closed = scene.comma(name.end) || text.is(name.end, ".");
    // `la police, Le Monde et la radio`: several, none of them the other's name.
    let joined = (name.end..name.end + 6).any(|i| text.is_any(i, words!["et", "ou", "and", "or"]));
    (body && closed && !joined && name.start <= first).then_some(name)
}
