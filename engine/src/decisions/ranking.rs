//! [`Ranking`]: one of several candidates chosen, without keeping any of them.

use super::{Features, Model};
use crate::span::Span;

#[cfg(feature = "trace")]
use super::trace::{self, Entry};

/// Takes candidates one by one, and keeps the best and the sum by which the others are outweighed.
pub(crate) struct Ranking {
    model: Model,
    at: Span,
    count: usize,
    best: Option<Best>,
    /// The best of those that claim something, and the score of that which does not.
    claim: Option<Best>,
    none: Option<f32>,
    sum: Sum,
    #[cfg(feature = "trace")]
    entries: Vec<Entry>,
}

/// The best candidate so far.
#[derive(Clone, Copy)]
struct Best {
    index: usize,
    score: f32,
    none: bool,
}

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(dead_code)]
pub(crate) struct Choice {
    /// Which candidate, in the order in which they were added.
    pub index: usize,
    /// How probable it is.
    pub probability: f32,
}

// Stages take these up one after the other.
#[allow(dead_code)]
impl Ranking {
    pub(super) fn new(model: Model, at: Span) -> Self {
        Self {
            model,
            at,
            count: 0,
            best: None,
            claim: None,
            none: None,
            sum: Sum::default(),
            #[cfg(feature = "trace")]
            entries: Vec::new(),
        }
    }

    /// For describing the next candidate.
    pub fn features(&self) -> Features {
        self.model.features()
    }

    /// Adds a candidate as described. `what` it is and the `span` of its name or words tell it apart in a trace.
    pub fn add(&mut self, features: Features, what: &'static str, span: Span) {
        self.take(features, what, span, false);
    }

    /// Adds as a candidate that it is none of the others.
    pub fn add_none(&mut self, features: Features) {
        self.take(features, "none", Span::default(), true);
    }

    /// The best candidate, however probable: where one of them is right, whatever it is. Nothing, where nothing was taught.
    pub fn likeliest(self) -> Option<Choice> {
        let choice = self.best.map(|best| Choice {
            index: best.index,
            probability: self.sum.share(best.score),
        });
        let choice = choice.filter(|_| self.model.is_taught());
        #[cfg(feature = "trace")]
        trace::ranked(self.model.decision, self.at, self.entries, choice);
        let _ = self.at;
        choice
    }

    /// The best candidate that claims something, however probable. Nothing, where nothing was taught.
    pub fn choose_claim(mut self) -> Option<Choice> {
        self.best = self.claim;
        self.likeliest()
    }

    /// The best candidate, if one other than none is probable enough for a claim. Nothing, where nothing was taught.
    pub fn choose(self) -> Option<Choice> {
        let variants = self.model.decision.form() == super::Form::Variants;
        let best = if variants { self.claim } else { self.best };
        let choice = best.map(|best| Choice {
            index: best.index,
            probability: match self.none.filter(|_| variants) {
                Some(none) => 1.0 - self.sum.share(none),
                None => self.sum.share(best.score),
            },
        });
        let none = best.is_none_or(|best| best.none);
        let threshold = self.model.table.threshold();
        let chosen =
            choice.filter(|c| !none && self.model.is_taught() && c.probability >= threshold);
        #[cfg(feature = "trace")]
        trace::ranked(self.model.decision, self.at, self.entries, chosen);
        let _ = self.at;
        chosen
    }

    fn take(&mut self, features: Features, what: &'static str, span: Span, none: bool) {
        let score = features.scores[0];
        if self.best.is_none_or(|best| score > best.score) {
            let index = self.count;
            self.best = Some(Best { index, score, none });
        }
        if none {
            self.none = Some(score);
        } else if self.claim.is_none_or(|best| score > best.score) {
            let index = self.count;
            self.claim = Some(Best { index, score, none });
        }
        self.count += 1;
        self.sum.add(score);
        #[cfg(feature = "trace")]
        self.entries.push(Entry::new(features, what, span));
        let _ = (what, span);
    }
}

/// The sum of the exponentials of some scores, kept so that none of them is too large.
#[derive(Clone, Copy)]
pub(super) struct Sum {
    most: f32,
    sum: f32,
}

impl Default for Sum {
    fn default() -> Self {
        Self {
            most: f32::NEG_INFINITY,
            sum: 0.0,
        }
    }
}

impl Sum {
    pub fn add(&mut self, score: f32) {
        if score > self.most {
            self.sum = self.sum * (self.most - score).exp() + 1.0;
            self.most = score;
        } else {
            self.sum += (score - self.most).exp();
        }
    }

    /// The share of one of the scores: its probability.
    pub fn share(self, score: f32) -> f32 {
        (score - self.most).exp() / self.sum
    }
}
