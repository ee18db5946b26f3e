//! The subject of a cue by the tree of its sentence: who says it, and with which words that is said.

use super::cues::Cue;
use super::phrases::{self, Subject};
use super::scene::Scene;
use crate::cast::Cast;
use crate::grammar::{Relation, Tag};
use crate::language::Classes;
use crate::story::{Kind, MentionBy};
use crate::text::words;
use std::ops::Range;

/// The subject of a cue.
pub(super) fn of_cue(scene: &Scene, cast: &Cast, cue: &Cue) -> Option<Subject> {
    if let Some(clitic) = cue.clitic {
        return Some(Subject::Pronoun(clitic));
    }
    let subject = scene.grammar.subject(cue.verb)?;
    headed_by(scene, cast, subject)
}

/// The subject of the clause that a token stands in, or of the one above where it has none.
pub(super) fn of_clause(scene: &Scene, cast: &Cast, i: usize) -> Option<Subject> {
    let clause = scene.grammar.clause_of(i)?;
    let subject = scene.grammar.subject(clause)?;
    headed_by(scene, cast, subject)
}

/// What `selon` governs, where these words stand.
pub(super) fn governed(scene: &Scene, cast: &Cast, source: Range<usize>) -> Option<Subject> {
    let grammar = scene.grammar;
    let outside = |i: &usize| grammar.head(*i).is_none_or(|h| !source.contains(&h));
    let pronoun = source.len() == 1;
    let head = source
        .clone()
        .find(|i| outside(i) && grammar.tag(*i).is_noun())?;
    if pronoun && phrases::is_subject_pronoun(scene, head) {
        return None;
    }
    headed_by(scene, cast, head)
}

/// The phrase that a word heads, as what stands for a speaker.
fn headed_by(scene: &Scene, cast: &Cast, head: usize) -> Option<Subject> {
    let (text, grammar) = (scene.text, scene.grammar);
    if scene.speech_at(head).is_some() {
        return None;
    }
    if phrases::is_subject_pronoun(scene, head) {
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
    let phrase = outside(scene, phrase, head);
    let name = apposed(scene, cast, head, &phrase);
    Some(Subject::Phrase(phrase, name))
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
    let is_person = |tokens: &Range<usize>| {
        let mention = cast.at(tokens.start)?;
        let person = mention.by == MentionBy::Name && cast.kind(mention.who) == Kind::Person;
        person.then(|| mention.tokens.clone())
    };
    // A phrase that is a name already needs no other.
    if is_person(&(head..head + 1)).is_some() {
        return None;
    }
    let mut names = scene.grammar.appositions(head);
    names.find_map(|name| is_person(&(name..name + 1)).filter(|n| n.start >= phrase.start))
}
