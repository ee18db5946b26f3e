//! Traces: what the reader weighed, with the names of all features; and reading with other weights than the shipped.
//!
//! Only with the cargo feature `trace`, which no page has. The signatures of the stages know nothing of a trace: while a
//! thread is in [`recorded`] it has a recorder, and every decision made on that thread writes into it.

use super::features::{Features, Sorted, Verdict};
use super::ranking::Choice;
use super::table::Table;
use super::written::{self, Written};
use super::{Decision, Form, MOST_OUTPUTS, shipped, tag};
use crate::language::Language;
use crate::span::Span;
use std::cell::RefCell;

/// Every decision made in reading one text, in the order in which it was made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trace {
    /// One a decision.
    pub decisions: Vec<Traced>,
}

/// One decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Traced {
    /// Which.
    pub decision: Decision,
    /// Where in the text what it is about stands.
    pub at: Span,
    /// What was to choose from: of yes or no a single one, of a sorting one an output.
    pub candidates: Vec<Candidate>,
    /// What was claimed, by its place among the candidates: of yes or no 0 where it holds.
    pub chosen: Option<usize>,
}

/// One candidate of a decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// What it is: an output's name, `yes`, `none`, or what the stage calls it.
    pub what: &'static str,
    /// Where its name or words stand; empty where it has none.
    pub span: Span,
    /// Its features. Those of a sorting are the first output's alone: the others have the same.
    pub features: Vec<Feature>,
    /// The sum of their weights.
    pub score: f32,
}

/// A feature as the tables of weights name it, and what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// `verb=dire`.
    pub name: String,
    /// Mostly 1.
    pub worth: f32,
}

/// The shipped weights of a feature, one for each output of the decision, a single one where it has none; 0 where the
/// feature was seen too seldom to have a weight.
#[must_use]
pub fn weights(decision: Decision, language: Language, feature: &str) -> Vec<f32> {
    let mut scores = [0.0; MOST_OUTPUTS];
    shipped(decision, language).add(written::hash_of(feature), 1.0, &mut scores);
    let outputs = match decision.form() {
        Form::Sorting(names) => names.len(),
        Form::YesNo | Form::Ranking | Form::Variants => 1,
    };
    scores[..outputs].to_vec()
}

/// How probable a claim has to be to be made, by the shipped weights.
#[must_use]
pub fn threshold(decision: Decision, language: Language) -> f32 {
    shipped(decision, language).threshold()
}

/// Weights to read with instead of the shipped ones.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    tables: Vec<(Decision, &'static str, &'static Table)>,
}

impl Weights {
    /// Sets the weights of a decision, of the table that `tag` names: `fr`, `en` or `both`. What is given stays in memory
    /// until the process ends.
    ///
    /// # Errors
    /// When they cannot be packed.
    pub fn set(
        &mut self,
        decision: Decision,
        tag: &'static str,
        weights: &Written,
    ) -> Result<(), String> {
        let table: &'static Table = Box::leak(Box::new(Table::unpacked(&weights.packed()?)));
        self.tables.retain(|(d, t, _)| (*d, *t) != (decision, tag));
        self.tables.push((decision, tag, table));
        Ok(())
    }

    /// Takes all weights of a decision away, whatever is shipped.
    pub fn unteach(&mut self, decision: Decision) {
        self.tables.retain(|(d, ..)| *d != decision);
        let none: &'static Table = Box::leak(Box::default());
        for tag in ["both", "fr", "en"] {
            self.tables.push((decision, tag, none));
        }
    }
}

/// What `work` gives, and the decisions made in it.
pub(crate) fn recorded<T>(weights: &Weights, work: impl FnOnce() -> T) -> (T, Trace) {
    RECORDER.set(Some(Recorder {
        trace: Trace::default(),
        weights: weights.clone(),
    }));
    let done = work();
    let recorder = RECORDER.take();
    (done, recorder.map(|r| r.trace).unwrap_or_default())
}

struct Recorder {
    trace: Trace,
    weights: Weights,
}

thread_local! {
    static RECORDER: RefCell<Option<Recorder>> = const { RefCell::new(None) };
}

/// The table to be used instead of the shipped one.
pub(super) fn given(decision: Decision, language: Language) -> Option<&'static Table> {
    let tag = tag(decision, language);
    RECORDER.with_borrow(|recorder| {
        let tables = &recorder.as_ref()?.weights.tables;
        let table = tables.iter().find(|(d, t, _)| (*d, *t) == (decision, tag));
        table.map(|(.., table)| *table)
    })
}

/// Whether this thread records what it decides.
pub(super) fn records() -> bool {
    RECORDER.with_borrow(Option::is_some)
}

fn record(traced: Traced) {
    RECORDER.with_borrow_mut(|recorder| {
        if let Some(recorder) = recorder {
            recorder.trace.decisions.push(traced);
        }
    });
}

/// The names of a candidate's features, where somebody records them.
pub(super) struct Notes(Option<Vec<Feature>>);

impl Notes {
    pub fn new() -> Self {
        Self(records().then(Vec::new))
    }

    pub fn note(&mut self, name: &str, values: &[&str], worth: f32) {
        let Some(features) = &mut self.0 else { return };
        debug_assert!(
            !name.contains(|c: char| c.is_whitespace() || matches!(c, '=' | '#' | '&')),
            "{name:?} is no feature's name"
        );
        let mut name = name.to_owned();
        for (n, value) in values.iter().enumerate() {
            name.push(if n == 0 { '=' } else { '&' });
            written::escape(value, &mut name);
        }
        features.push(Feature { name, worth });
    }
}

/// A candidate of a ranking.
pub(super) struct Entry(Candidate);

impl Entry {
    pub fn new(features: Features, what: &'static str, span: Span) -> Self {
        let score = features.scores[0];
        Self(Candidate {
            what,
            span,
            features: features.notes.0.unwrap_or_default(),
            score,
        })
    }
}

pub(super) fn judged(features: Features, at: Span, verdict: Verdict) {
    let decision = features.model.decision;
    let Entry(candidate) = Entry::new(features, "yes", at);
    record(Traced {
        decision,
        at,
        candidates: vec![candidate],
        chosen: verdict.holds.then_some(0),
    });
}

pub(super) fn sorted(features: Features, at: Span, sorted: Sorted) {
    let decision = features.model.decision;
    let Form::Sorting(names) = decision.form() else {
        return;
    };
    let mut described = features.notes.0.unwrap_or_default();
    let candidates = names.iter().zip(features.scores);
    let candidates = candidates.map(|(what, score)| Candidate {
        what,
        span: at,
        features: std::mem::take(&mut described),
        score,
    });
    record(Traced {
        decision,
        at,
        candidates: candidates.collect(),
        chosen: sorted.claim,
    });
}

pub(super) fn ranked(decision: Decision, at: Span, entries: Vec<Entry>, chosen: Option<Choice>) {
    record(Traced {
        decision,
        at,
        candidates: entries.into_iter().map(|Entry(c)| c).collect(),
        chosen: chosen.map(|c| c.index),
    });
}
