//! [`Facts`]: what is noted of a candidate, each fact once. [`Telling`]: the words of a clause put into facts.

use super::lexicon::{Cues, Entry, List, Part};
use crate::decisions::Features;
use crate::grammar::{Grammar, Relation, Tag};
use crate::language::Classes;
use crate::text::words;
use std::ops::Range;

/// Facts of one candidate, each once: five sentences that say the same thing are not five times the evidence.
#[derive(Clone, Default)]
pub(super) struct Facts {
    all: Vec<(&'static str, String)>,
}

/// More are not kept: a text that repeats itself must stay cheap to read.
const MOST_FACTS: usize = 280;

impl Facts {
    /// Notes a fact with its values, `-` standing for an empty one.
    pub fn add(&mut self, name: &'static str, values: &[&str]) {
        let mut value = String::new();
        for (n, part) in values.iter().enumerate() {
            if n > 0 {
                value.push('/');
            }
            value.push_str(if part.is_empty() { "-" } else { part });
        }
        let fact = (name, value);
        if self.all.len() < MOST_FACTS && !self.all.contains(&fact) {
            self.all.push(fact);
        }
    }

    /// Notes a fact without value where it holds.
    pub fn when(&mut self, holds: bool, name: &'static str) {
        if holds {
            self.add(name, &["yes"]);
        }
    }

    /// Gives all of them to a decision.
    pub fn describe(self, features: &mut Features) {
        for (name, value) in &self.all {
            features.of(name, value);
        }
    }
}

/// Asks how the words of a story are told.
#[derive(Clone, Copy)]
pub(super) struct Telling<'a> {
    pub grammar: &'a Grammar<'a, 'a>,
    pub cues: &'a Cues,
}

impl<'a> Telling<'a> {
    /// The word by which a run of tokens hangs in its sentence.
    pub fn top(&self, run: Range<usize>) -> usize {
        let outside = |i: &usize| {
            self.grammar
                .head(*i)
                .is_none_or(|head| !run.contains(&head))
        };
        run.clone().find(outside).unwrap_or(run.start)
    }

    /// The word that stands for a name in its clause. From an apposition or a further word of a name it goes to the noun, and
    /// from a member of a list to the head of the list.
    pub fn argument(&self, run: Range<usize>) -> usize {
        const NAMES: [Relation; 4] = [
            Relation::Appos,
            Relation::Flat,
            Relation::Compound,
            Relation::Conj,
        ];
        let mut at = self.top(run);
        for _ in 0..8 {
            match self.grammar.head(at) {
                Some(head) if NAMES.contains(&self.grammar.relation(at)) => at = head,
                _ => break,
            }
        }
        at
    }

    /// The preposition of a noun; empty where it has none.
    pub fn preposition(&self, noun: usize) -> &'a str {
        let case = self.grammar.preposition(noun);
        case.map_or("", |case| self.grammar.text().word(case))
    }

    /// What a verb or predicate says of its tense and mood.
    pub fn mode(&self, verb: usize) -> &'static str {
        let grammar = self.grammar;
        let modal = |a: usize| {
            let modals = words!["may", "might", "could", "would", "should", "must", "can"];
            grammar.text().is_any(a, modals)
        };
        let will = |a: usize| grammar.text().is_any(a, words!["will", "'ll", "shall"]);
        let going = |a: usize| grammar.text().is_any(a, words!["va", "vont"]);
        if grammar.is_negated(verb) {
            "not"
        } else if grammar.is_future(verb) || grammar.auxiliaries(verb).any(|a| will(a) || going(a))
        {
            "will"
        } else if grammar.is_conditional(verb) || grammar.auxiliaries(verb).any(modal) {
            "would"
        } else {
            form_of(grammar, verb)
        }
    }

    /// The entry of `list` that begins at a word and fits its part of speech.
    pub fn entry(&self, i: usize, list: List) -> Option<&'static Entry> {
        let tag = self.grammar.tag(i);
        let fits = |entry: &Entry| {
            entry.list == list
                && match entry.part {
                    Part::Verb => !matches!(tag, Tag::Noun | Tag::Propn | Tag::Adp),
                    Part::Noun => !tag.is_verb(),
                    Part::Form => true,
                }
        };
        self.cues.at(i, fits).map(|cue| cue.entry)
    }

    /// The sense of a governing word in the lists; or else whether it reports, is an office, a verb or a noun.
    pub fn sense(&self, i: usize) -> &'static str {
        let entry = self
            .entry(i, List::Presence)
            .or_else(|| self.entry(i, List::Events))
            .filter(|entry| !entry.is_only_outright());
        let text = self.grammar.text();
        match entry {
            Some(entry) => entry.sense,
            None if text.has(i, Classes::REPORTS) => "report",
            None if text.has(i, Classes::OFFICE) => "office",
            None if self.grammar.tag(i).is_verb() => "verb",
            None if self.grammar.tag(i) == Tag::Noun => "noun",
            None => "",
        }
    }

    /// The determiner of a noun, as far as it tells whether the thing is known.
    pub fn determiner(&self, noun: usize) -> &'static str {
        let text = self.grammar.text();
        let determiner = self
            .grammar
            .child_as(noun, &[Relation::Det, Relation::NmodPoss]);
        let Some(i) = determiner.or_else(|| {
            noun.checked_sub(1)
                .filter(|i| text.has(*i, Classes::DETERMINER))
        }) else {
            return "bare";
        };
        if text.is_any(
            i,
            words!["ce", "cet", "cette", "ces", "this", "that", "these"],
        ) {
            "this"
        } else if text.is_any(i, words!["un", "une", "des", "a", "an"]) {
            "a"
        } else if text.is_any(i, words!["le", "la", "l'", "les", "the", "du", "au", "aux"]) {
            "the"
        } else {
            "other"
        }
    }
}

/// The form of a verb, or of the auxiliary that carries its tense.
pub(super) fn form_of(grammar: &Grammar, verb: usize) -> &'static str {
    let carrier = grammar.finite_word(verb);
    match grammar.tag(carrier) {
        Tag::VerbInf | Tag::AuxInf => "to",
        Tag::VerbPresPart | Tag::AuxPresPart => "ing",
        Tag::VerbPastPart => "ed",
        Tag::VerbPast | Tag::AuxPast => "was",
        Tag::VerbPres | Tag::AuxPres if carrier != verb => "has",
        Tag::VerbPres | Tag::AuxPres => "is",
        _ => "-",
    }
}
