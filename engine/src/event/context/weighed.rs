//! Weighing: which words of a sentence tell what somebody undertakes or asks of another, what blocks, or what comes next.
//!
//! [`Decision::Claim`] judges each [`Candidate`] by what governs it, how it is told, who tells it, and what a phrase of
//! `claims.txt` says of it. Of candidates that overlap the most probable stands.
//!
//! [`Decision::Claim`]: crate::decisions::Decision::Claim

use super::super::facts::form_of;
use super::super::{bucket, quotes_over};
use super::Reader;
use super::candidates::Candidate;
use super::frames::{Kind, Tells};
use crate::decisions::{Features, Model};
use crate::grammar::Relation;
use crate::language::Classes;
use crate::order;
use crate::story::{Claim, Kind as Participant, QuoteKind};
use std::ops::Range;

/// The kinds in the order of the decision's outputs.
const KINDS: [Kind; 4] = [
    Kind::Commitment,
    Kind::Demand,
    Kind::StickingPoint,
    Kind::NextStep,
];

/// How many bytes of text a step of the feature `position` counts.
const POSITION: usize = 400;

impl Reader<'_, '_> {
    /// Weighs the sentences of a run of tokens. `ruled` is what phrases tell, each list in order.
    pub(super) fn weigh_run(&mut self, run: &Range<usize>, ruled: &[Vec<Claim>; 4], model: Model) {
        let mut from = run.start;
        while from < run.end {
            let sentence = self.grammar.sentence(from);
            let sentence = from..sentence.end.clamp(from + 1, run.end);
            let span = self.text.span(sentence.clone());
            let mut here: Vec<(Kind, Claim)> = Vec::new();
            for (kind, list) in KINDS.iter().zip(ruled) {
                let start = list.partition_point(|c| c.span.start < span.start);
                let within = list[start..].iter();
                let within = within.take_while(|c| c.span.start < span.end);
                here.extend(within.map(|claim| (*kind, *claim)));
            }
            self.weigh(&sentence, &here, model);
            from = sentence.end;
        }
    }

    /// Takes the candidates of a sentence that are probable enough, the most probable first.
    fn weigh(&mut self, sentence: &Range<usize>, ruled: &[(Kind, Claim)], model: Model) {
        let mut judged: Vec<(u32, Kind, Candidate)> = Vec::new();
        for candidate in self.candidates(sentence, ruled) {
            let mut features = model.features();
            self.describe(&candidate, sentence, &mut features);
            let sorted = features.sort(self.text.span(candidate.run.clone()));
            let stands = |kind: &Kind| sorted.shares[*kind as usize] >= believed_from(*kind);
            let told = candidate.ruled.map(|(kind, _)| kind).filter(stands);
            // `Les prix devraient augmenter mardi`, `sera élue en 1998`: nobody's step.
            let head = candidate.what.head;
            let governed = self.grammar.child_as(head, &[Relation::Xcomp]);
            let happens = || self.tells(governed.unwrap_or(head), Tells::Happens);
            let past = || self.is_past(candidate.run.clone());
            let may_be = |kind: &Kind| *kind != Kind::NextStep || !(happens() || past());
            let weighed = sorted.claim.and_then(|k| KINDS.get(k)).copied();
            if let Some(kind) = told.or(weighed.filter(may_be)) {
                let improbable = ((1.0 - sorted.shares[kind as usize]) * 1e6) as u32;
                judged.push((improbable, kind, candidate));
            }
        }
        // `urged Malta to reopen the port`: the port alone is less than what the phrase tells.
        let told: Vec<Range<usize>> = (judged.iter())
            .filter(|(.., candidate)| candidate.ruled.is_some())
            .map(|(.., candidate)| candidate.run.clone())
            .collect();
        judged.retain(|(.., candidate)| {
            let within = |whole: &Range<usize>| {
                whole.start < candidate.run.start && candidate.run.end <= whole.end
            };
            candidate.ruled.is_some() || !told.iter().any(within)
        });
        order::sort_by_key(&mut judged, |(improbable, ..)| *improbable);
        let mut taken: Vec<Range<usize>> = Vec::new();
        for (_, kind, candidate) in judged {
            let run = candidate.run.clone();
            if taken.iter().any(|t| run.start < t.end && t.start < run.end) {
                continue;
            }
            taken.push(run);
            self.take(kind, &candidate);
        }
    }

    /// Adds a candidate to the claims of a kind: in the words of the phrase that tells the same, if one does.
    fn take(&mut self, kind: Kind, candidate: &Candidate) {
        let governor = candidate.governor.unwrap_or(candidate.what.head);
        let (span, cue) = match &candidate.ruled {
            Some((told, claim)) if *told == kind => (claim.span, self.text.tokens_in(claim.cue)),
            _ => {
                let span = self.text.span(candidate.run.clone());
                (span, governor..governor + 1)
            }
        };
        self.claim(kind, span, &cue, candidate.what.whole);
    }

    /// Notes what is known of a candidate.
    fn describe(&self, candidate: &Candidate, sentence: &Range<usize>, f: &mut Features) {
        let (text, grammar) = (self.text, self.grammar);
        let Candidate { what, form, .. } = candidate;
        let (head, mode) = (what.head, self.mode(what.head));
        if let Some((kind, claim)) = &candidate.ruled {
            let cue = self.text.tokens_in(claim.cue).start;
            f.of("ruled", kind.name());
            f.of2("ruled+cue", kind.name(), stem(text.word(cue)));
        }
        f.of("form", form);
        f.of2("own", form, stem(text.word(head)));
        f.of2("form+mode", form, mode);
        f.when(grammar.is_negated(head), "negated");
        f.when(grammar.is_passive(head), "passive");
        f.when(self.tells(head, Tells::Happens), "happens");
        f.when(self.tells(head, Tells::Comes), "comes");
        f.when(self.is_of_text(head), "of-text");
        let subject = self.sort_of(grammar.subject(head));
        f.of2("subject+mode", subject, mode);
        f.of2("subject+form", subject, form);
        if matches!(*form, "noun" | "occasion") {
            f.of("first", text.word(what.start));
        }
        self.describe_governor(candidate, f);
        self.describe_telling(candidate, sentence, f);
    }

    /// Notes what governs a candidate.
    fn describe_governor(&self, candidate: &Candidate, f: &mut Features) {
        let (text, grammar) = (self.text, self.grammar);
        let form = candidate.form;
        let Some(governor) = candidate.governor else {
            f.of("ungoverned", form);
            return;
        };
        let first = grammar.list_head(candidate.what.head);
        let word = stem(text.word(governor));
        let marker = self.marker(first);
        let mode = self.mode(governor);
        f.of("governor", word);
        f.of2("governor+form", word, form);
        f.of2("governor+marker", word, marker);
        f.of2("relation", grammar.relation(first).name(), form);
        f.of2("marker", marker, form);
        f.of2("governor-mode", mode, form);
        f.when(first != candidate.what.head, "further");
        if grammar.is_negated(governor) {
            f.of("not-governor", word);
        }
        let by = self.sort_of(grammar.subject(governor));
        f.of2("governor-subject", by, form);
        f.of2("governor+subject", word, by);
        if let Some(above) = grammar.head(governor) {
            f.of("above", stem(text.word(above)));
            f.of2("governor+above", word, stem(text.word(above)));
        }
        // `ont appelé le gouvernement à …`: of whom it is asked.
        let mut others = grammar.children_as(governor, &[Relation::Obj, Relation::Iobj]);
        let between = governor + 1..candidate.what.start.max(governor + 1);
        f.when(others.any(|o| between.contains(&o)), "asked");
    }

    /// Notes how the words are told: by whom, in quote marks or not, of which day, how early.
    fn describe_telling(&self, candidate: &Candidate, sentence: &Range<usize>, f: &mut Features) {
        let (text, run) = (self.text, &candidate.run);
        let head = candidate.what.head;
        let quote = quotes_over(self.quotes, text.token(head).span).first();
        let told = match quote.map(|q| q.kind) {
            None => "told",
            Some(QuoteKind::Indirect) => "indirect",
            Some(_) => "direct",
        };
        let subject = self.grammar.subject(head);
        f.of2("told+mode", told, self.mode(head));
        f.of2("told+subject", told, self.sort_of(subject));
        if let Some(cue) = quote.and_then(|q| q.cue) {
            let last = text.tokens_in(cue).next_back().unwrap_or(head);
            f.of("cue", stem(text.word(last)));
            f.of2("cue+mode", stem(text.word(last)), self.mode(head));
        }
        let cast = self.clauses.cast;
        let speaker = quote.and_then(|q| q.speaker);
        f.of("speaker", speaker.map_or("-", |who| name(cast.kind(who))));
        let named = subject.and_then(|s| cast.at(s)).map(|place| place.who);
        f.when(named.is_some() && named == speaker, "of-speaker");
        let before = run.start.checked_sub(1).filter(|b| *b >= sentence.start);
        f.of("before", before.map_or("-", |b| text.word(b)));
        // `a promise to`, `the ban on`: what a noun takes tells what it is.
        let behind = Some(run.end).filter(|b| *b < sentence.end);
        f.of2(
            "behind",
            behind.map_or("-", |b| text.word(b)),
            candidate.form,
        );
        f.when(self.is_dated(run.clone()), "dated");
        f.when(self.is_past(run.clone()), "past");
        let start = text.token(sentence.start).span.start as usize;
        f.of("position", bucket(start / POSITION));
        f.number("length", run.len());
    }

    /// What a verb says of its tense and mood.
    fn mode(&self, verb: usize) -> &'static str {
        let (text, grammar) = (self.text, self.grammar);
        let modal = |words: &[&str]| {
            let mut auxiliaries = grammar.auxiliaries(verb);
            auxiliaries.any(|a| words.contains(&text.word(a)))
        };
        if grammar.is_future(verb) || modal(&["will", "'ll", "shall"]) {
            "will"
        } else if grammar.is_conditional(verb) || modal(&["would"]) {
            "would"
        } else if modal(&["should", "must"]) {
            "should"
        } else if modal(&["may", "might", "could", "can"]) {
            "may"
        } else {
            form_of(grammar, verb)
        }
    }

    /// The word that ties the head of a candidate to its governor: `de`, `à`, `pour`, `que`, `on`.
    fn marker(&self, head: usize) -> &str {
        let mut ties = (self.grammar).children_as(head, &[Relation::Mark, Relation::Case]);
        let tie = ties.find(|k| *k < head);
        tie.map_or("-", |k| self.text.word(k))
    }

    /// What a subject is, as far as it tells who acts: a pronoun by itself.
    fn sort_of(&self, subject: Option<usize>) -> &str {
        let Some(subject) = subject else { return "-" };
        let (text, cast) = (self.text, self.clauses.cast);
        let body = Classes::INSTITUTION.with(Classes::ORGANISATION);
        let people = Classes::SOURCE
            .with(Classes::SOURCE_GROUP)
            .with(Classes::OFFICE);
        match cast.at(subject) {
            _ if self.is_pronoun(subject) => text.word(subject),
            Some(place) => name(cast.kind(place.who)),
            None if text.has(subject, body) => "body",
            None if text.has(subject, people) => "people",
            None if text.has(subject, Classes::DOCUMENT) => "document",
            None => "thing",
        }
    }
}

/// How probable what a phrase of `claims.txt` tells has to be: less than what no phrase tells. From .12 the lists would be as
/// good on held-out stories, and demands a point or two better; but phrases that stand alone in a plain sentence, where there
/// is little else to weigh, would be lost. What blocks is told too seldom to be learnt: a phrase that says so is believed.
fn believed_from(kind: Kind) -> f32 {
    match kind {
        Kind::StickingPoint => 0.0,
        Kind::Commitment | Kind::Demand | Kind::NextStep => 0.03,
    }
}

fn name(kind: Participant) -> &'static str {
    match kind {
        Participant::Person => "person",
        Participant::Organisation => "organisation",
        Participant::Place => "place",
        _ => "other",
    }
}

/// The beginning of a word, by which its forms are one.
fn stem(word: &str) -> &str {
    let end = word.char_indices().nth(6).map_or(word.len(), |(at, _)| at);
    &word[..end]
}
