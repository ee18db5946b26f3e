//! [`Features`]: the description of one candidate. Its score adds up while it is described.

use super::{MOST_OUTPUTS, Model, hash, logistic};
use crate::language::Classes;
use crate::lexicon::Kinds;
use crate::span::Span;

#[cfg(feature = "trace")]
use super::trace::{self, Notes};

/// What is known of one candidate, as the weights see it.
pub(crate) struct Features {
    pub(super) model: Model,
    pub(super) scores: [f32; MOST_OUTPUTS],
    worth: f32,
    #[cfg(feature = "trace")]
    pub(super) notes: Notes,
}

/// What a question of yes or no came to.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(dead_code)]
pub(crate) struct Verdict {
    /// How probable it is that it holds.
    pub probability: f32,
    /// Whether that is enough for a claim. Never, where nothing was taught.
    pub holds: bool,
}

/// Which of its outputs a decision came to.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(dead_code)]
pub(crate) struct Sorted {
    /// The most probable output, by its place among the decision's.
    pub output: usize,
    /// How probable that is.
    pub probability: f32,
    /// What may be claimed: the likeliest output but the last, which claims nothing, where it is likely enough, even if
    /// nothing is likelier. Never, where nothing was taught.
    pub claim: Option<usize>,
    /// How probable each output is, in their order.
    pub shares: [f32; MOST_OUTPUTS],
}

// Stages take these up one after the other.
#[allow(dead_code)]
impl Features {
    pub(super) fn new(model: Model) -> Self {
        Self {
            model,
            scores: [0.0; MOST_OUTPUTS],
            worth: 1.0,
            #[cfg(feature = "trace")]
            notes: Notes::new(),
        }
    }

    /// What every feature from now on counts: of five mentions each describes its name by a fifth. 1 at the start.
    pub fn worth(&mut self, worth: f32) {
        self.worth = worth;
    }

    /// A fact.
    pub fn add(&mut self, name: &'static str) {
        self.take(hash::of(name), name, &[]);
    }

    /// A fact, where it holds.
    pub fn when(&mut self, holds: bool, name: &'static str) {
        if holds {
            self.add(name);
        }
    }

    /// A fact with a value, any string: `verb=dire`.
    pub fn of(&mut self, name: &'static str, value: &str) {
        let hash = hash::and(hash::of(name), value.as_bytes());
        self.take(hash, name, &[value]);
    }

    /// A fact with two values together: `verb+role=dire&nsubj`.
    pub fn of2(&mut self, name: &'static str, one: &str, other: &str) {
        let hash = hash::and(hash::of(name), one.as_bytes());
        let hash = hash::and(hash, other.as_bytes());
        self.take(hash, name, &[one, other]);
    }

    /// A fact with a number, which falls into one of a dozen buckets: 0 to 5 each by itself, then wider ones.
    pub fn number(&mut self, name: &'static str, number: usize) {
        self.of(name, bucket(number));
    }

    /// A fact for every class a word has: `before=OFFICE`; `before=-` for a word of none.
    pub fn classes(&mut self, name: &'static str, classes: Classes) {
        let mut none = true;
        for (class, set) in Classes::NAMED {
            if classes.any(*set) {
                none = false;
                self.of(name, class);
            }
        }
        if none {
            self.of(name, "-");
        }
    }

    /// A fact for every kind the lexicon has for a name: `lexicon=city`; `lexicon=-` for an unknown name.
    pub fn kinds(&mut self, name: &'static str, kinds: Kinds) {
        if kinds.is_empty() {
            self.of(name, "-");
        }
        for (kind, set) in Kinds::ALL {
            if kinds.any(*set) {
                self.of(name, kind);
            }
        }
    }

    /// Whether it holds: of a decision of yes or no. What is judged stands `at`.
    pub fn judge(mut self, at: Span) -> Verdict {
        self.bias();
        let table = self.model.table;
        let probability = logistic(self.scores[0]);
        let verdict = Verdict {
            probability,
            holds: self.model.is_taught() && probability >= table.threshold(),
        };
        #[cfg(feature = "trace")]
        trace::judged(self, at, verdict);
        let _ = at;
        verdict
    }

    /// Which of the decision's outputs it is. What is sorted stands `at`.
    pub fn sort(mut self, at: Span) -> Sorted {
        self.bias();
        let super::Form::Sorting(names) = self.model.decision.form() else {
            debug_assert!(false, "{:?} does not sort", self.model.decision);
            return Sorted {
                output: 0,
                probability: 0.0,
                claim: None,
                shares: [0.0; MOST_OUTPUTS],
            };
        };
        let scores = &self.scores[..names.len().min(MOST_OUTPUTS)];
        let mut sum = super::ranking::Sum::default();
        scores.iter().for_each(|score| sum.add(*score));
        let claims = best(&scores[..scores.len() - 1]);
        let output = match scores.last() {
            Some(none) if *none > scores[claims] => scores.len() - 1,
            _ => claims,
        };
        let likely = sum.share(scores[claims]) >= self.model.table.threshold();
        let mut shares = [0.0; MOST_OUTPUTS];
        for (share, score) in shares.iter_mut().zip(scores) {
            *share = sum.share(*score);
        }
        let sorted = Sorted {
            output,
            probability: shares[output],
            claim: (self.model.is_taught() && likely).then_some(claims),
            shares,
        };
        #[cfg(feature = "trace")]
        trace::sorted(self, at, sorted);
        let _ = at;
        sorted
    }

    /// What holds of every candidate.
    fn bias(&mut self) {
        self.worth = 1.0;
        self.add("bias");
    }

    #[inline]
    fn take(&mut self, hash: u64, name: &'static str, values: &[&str]) {
        let Self { model, scores, .. } = self;
        model.table.add(hash::short(hash), self.worth, scores);
        #[cfg(feature = "trace")]
        self.notes.note(name, values, self.worth);
        let _ = (name, values);
    }
}

/// The place of the greatest score, the first of equal ones.
fn best(scores: &[f32]) -> usize {
    let greater = |best: usize, n: usize| if scores[n] > scores[best] { n } else { best };
    (0..scores.len()).fold(0, greater)
}

/// The name of the bucket a number falls into: the least number in it.
pub(crate) fn bucket(number: usize) -> &'static str {
    match number {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        4 => "4",
        5 => "5",
        6..=7 => "6",
        8..=10 => "8",
        11..=15 => "11",
        16..=25 => "16",
        26..=50 => "26",
        51..=100 => "51",
        _ => "101",
    }
}
