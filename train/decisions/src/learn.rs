//! Logistic regression: the weights that make the right candidates most probable, kept small.
//!
//! All three forms of decision are one: of some candidates, each with a score, one or more are right, and the probability
//! of the right ones is the softmax's. The loss is convex, so that L-BFGS from nought comes to the one best answer, and as
//! everything is summed in a fixed order it comes to the same bits each time.

use crate::examples::{Example, Examples};
use std::collections::VecDeque;

/// In how many stories a feature has to be seen to get a weight.
pub(crate) const LEAST_STORIES: usize = 3;

/// How many steps at most. Past some fifty, figures do not change.
const MOST_STEPS: usize = 120;
/// How many steps L-BFGS looks back.
const MEMORY: usize = 8;
/// By which share of the loss a step has to lower it to go on.
const LEAST_GAIN: f64 = 1e-6;

/// How weights are learnt.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manner {
    /// How strongly weights are kept small: where there are many features and few stories, more. The loss of a weight of
    /// 1 is half of it, where an example's is its surprise in nats.
    pub strength: f64,
    /// How many features have a weight at most: those that weigh most in most stories, when all are let.
    pub most: usize,
    /// How many examples one of a dispatch counts for that was written to be learnt from: those are dense with what other
    /// stories seldom tell.
    pub written: f64,
}

/// The weights learnt from the examples that `learns` picks.
pub(crate) fn weights(
    examples: &Examples,
    manner: Manner,
    learns: impl Fn(&Example) -> bool,
) -> Vec<f64> {
    let outputs = examples.outputs.max(1);
    let list: Vec<&Example> = (examples.list.iter())
        .filter(|e| learns(e) && tells(e))
        .collect();
    let seen = stories_of(examples, &learns);
    let mut kept: Vec<bool> = seen
        .iter()
        .map(|stories| *stories >= LEAST_STORIES)
        .collect();
    let fit = |kept: &[bool]| {
        let kept: Vec<bool> = (kept.iter())
            .flat_map(|kept| std::iter::repeat_n(*kept, outputs))
            .collect();
        minimum(examples.size(), |weights, slope| {
            loss(&list, &kept, manner.strength, weights, slope)
        })
    };
    let all = fit(&kept);
    if kept.iter().filter(|kept| **kept).count() <= manner.most {
        return all;
    }
    let weight = |feature: usize| {
        let weights = &all[feature * outputs..(feature + 1) * outputs];
        let most = weights
            .iter()
            .fold(0.0_f64, |most, weight| most.max(weight.abs()));
        most * (seen[feature] as f64).sqrt()
    };
    let mut order: Vec<usize> = (0..kept.len()).filter(|feature| kept[*feature]).collect();
    order.sort_by(|a, b| weight(*b).total_cmp(&weight(*a)).then(a.cmp(b)));
    for feature in order.into_iter().skip(manner.most) {
        kept[feature] = false;
    }
    fit(&kept)
}

/// In how many of the stories that `learns` picks each feature is seen.
pub(crate) fn stories_of(examples: &Examples, learns: impl Fn(&Example) -> bool) -> Vec<usize> {
    let mut counts = vec![0; examples.names.len()];
    let mut last = vec![usize::MAX; examples.names.len()];
    for example in examples.list.iter().filter(|e| learns(e)) {
        for (number, _) in example.candidates.iter().flat_map(|c| &c.weights) {
            let feature = *number as usize / examples.outputs;
            if last[feature] != example.story {
                last[feature] = example.story;
                counts[feature] += 1;
            }
        }
    }
    counts
}

/// Whether there is something right and something wrong.
fn tells(example: &Example) -> bool {
    example.candidates.iter().any(|c| c.right) && example.candidates.iter().any(|c| !c.right)
}

/// The probability of each candidate.
pub(crate) fn probabilities(example: &Example, weights: &[f64]) -> Vec<f64> {
    let score = |c: &crate::examples::Candidate| {
        let weighed = c
            .weights
            .iter()
            .map(|(n, worth)| weights[*n as usize] * f64::from(*worth));
        weighed.sum::<f64>()
    };
    let mut scores: Vec<f64> = example.candidates.iter().map(score).collect();
    let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    for score in &mut scores {
        *score = (*score - most).exp();
    }
    let sum: f64 = scores.iter().sum();
    scores.iter().map(|share| share / sum).collect()
}

/// The loss at `weights`, and its slope.
fn loss(
    list: &[&Example],
    kept: &[bool],
    strength: f64,
    weights: &[f64],
    slope: &mut [f64],
) -> f64 {
    let mut loss = 0.0;
    for ((slope, weight), kept) in slope.iter_mut().zip(weights).zip(kept) {
        *slope = if *kept { strength * weight } else { 0.0 };
        loss += strength * weight * weight / 2.0;
    }
    for example in list {
        let shares = probabilities(example, weights);
        let candidates = || example.candidates.iter().zip(&shares);
        let right: f64 = candidates().filter(|(c, _)| c.right).map(|(_, p)| p).sum();
        let right = right.max(1e-300);
        loss -= example.worth * right.ln();
        for (candidate, share) in candidates() {
            let pull = if candidate.right {
                share - share / right
            } else {
                *share
            };
            for (number, worth) in &candidate.weights {
                let number = *number as usize;
                if kept[number] {
                    slope[number] += example.worth * pull * f64::from(*worth);
                }
            }
        }
    }
    loss
}

/// Where a smooth convex function is least, by L-BFGS from nought. `function` writes its slope.
fn minimum(size: usize, mut function: impl FnMut(&[f64], &mut [f64]) -> f64) -> Vec<f64> {
    let mut at = vec![0.0; size];
    let mut slope = vec![0.0; size];
    let mut value = function(&at, &mut slope);
    let mut memory: VecDeque<(Vec<f64>, Vec<f64>)> = VecDeque::new();
    for _ in 0..MOST_STEPS {
        let way = direction(&slope, &memory);
        let descent = dot(&way, &slope);
        if descent >= 0.0 {
            break;
        }
        let mut length = if memory.is_empty() {
            1.0 / dot(&slope, &slope).sqrt().max(1.0)
        } else {
            1.0
        };
        let mut next_slope = vec![0.0; size];
        let step = loop {
            let next: Vec<f64> = at.iter().zip(&way).map(|(a, w)| a + length * w).collect();
            let next_value = function(&next, &mut next_slope);
            if next_value <= value + 1e-4 * length * descent {
                break Some((next, next_value));
            }
            length /= 2.0;
            if length < 1e-12 {
                break None;
            }
        };
        let Some((next, next_value)) = step else {
            break;
        };
        let moved: Vec<f64> = next.iter().zip(&at).map(|(n, a)| n - a).collect();
        let turned: Vec<f64> = next_slope.iter().zip(&slope).map(|(n, s)| n - s).collect();
        if dot(&moved, &turned) > 1e-12 {
            memory.push_back((moved, turned));
            if memory.len() > MEMORY {
                memory.pop_front();
            }
        }
        let gain = value - next_value;
        (at, slope, value) = (next, next_slope, next_value);
        if gain < LEAST_GAIN * value.abs() {
            break;
        }
    }
    at
}

/// Which way to step, by the last steps and turns.
fn direction(slope: &[f64], memory: &VecDeque<(Vec<f64>, Vec<f64>)>) -> Vec<f64> {
    let mut way: Vec<f64> = slope.iter().map(|s| -s).collect();
    let mut shares = Vec::with_capacity(memory.len());
    for (moved, turned) in memory.iter().rev() {
        let share = dot(moved, &way) / dot(moved, turned);
        shares.push(share);
        add(&mut way, turned, -share);
    }
    if let Some((moved, turned)) = memory.back() {
        let scale = dot(moved, turned) / dot(turned, turned);
        way.iter_mut().for_each(|w| *w *= scale);
    }
    for ((moved, turned), share) in memory.iter().zip(shares.iter().rev()) {
        let back = dot(turned, &way) / dot(moved, turned);
        add(&mut way, moved, share - back);
    }
    way
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn add(to: &mut [f64], other: &[f64], times: f64) {
    for (to, other) in to.iter_mut().zip(other) {
        *to += other * times;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::Candidate;

    const MANNER: Manner = Manner {
        strength: 1.0,
        most: 100,
        written: 1.0,
    };

    /// Examples of yes or no: those with the odd feature are right, whatever else they have.
    fn made_up() -> Examples {
        let list = (0..40).map(|n| {
            let yes = Candidate {
                right: n % 2 == 1,
                none: false,
                what: String::new(),
                weights: vec![(n % 2, 1.0), (2 + n % 3, 1.0), (5 + n / 20 * n, 1.0)],
            };
            let no = Candidate {
                right: n % 2 == 0,
                none: true,
                what: String::new(),
                weights: Vec::new(),
            };
            Example {
                story: n as usize,
                fold: n as usize % 4,
                worth: 1.0,
                candidates: vec![yes, no],
                about: String::new(),
            }
        });
        Examples {
            names: (0..45).map(|n| format!("f{n}")).collect(),
            outputs: 1,
            list: list.collect(),
        }
    }

    #[test]
    fn what_tells_gets_the_weight() {
        let examples = made_up();
        let learnt = weights(&examples, MANNER, |_| true);
        assert!(learnt[1] > 1.5 && learnt[0] < -1.5, "{learnt:?}");
        assert!(learnt[2..5].iter().all(|w| w.abs() < 0.3), "{learnt:?}");
        assert!(
            learnt[6..].iter().all(|w| *w == 0.0),
            "seen too seldom: {learnt:?}"
        );
        let held_out = weights(&examples, MANNER, |e| e.fold != 0);
        for example in examples.list.iter().filter(|e| e.fold == 0) {
            let shares = probabilities(example, &held_out);
            assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            assert_eq!(shares[0] > 0.5, example.candidates[0].right);
        }
    }

    #[test]
    fn no_more_features_than_asked_for_have_weight() {
        let few = Manner { most: 2, ..MANNER };
        let learnt = weights(&made_up(), few, |_| true);
        let kept: Vec<usize> = (0..learnt.len()).filter(|n| learnt[*n] != 0.0).collect();
        assert_eq!(kept, [0, 1]);
    }

    #[test]
    fn the_same_examples_give_the_same_bits() {
        let bits = || {
            weights(&made_up(), MANNER, |_| true)
                .iter()
                .map(|w| w.to_bits())
                .collect::<Vec<_>>()
        };
        assert_eq!(bits(), bits());
    }

    #[test]
    fn the_slope_is_that_of_the_loss() {
        let examples = made_up();
        let list: Vec<&Example> = examples.list.iter().collect();
        let kept = vec![true; examples.size()];
        let at: Vec<f64> = (0..examples.size())
            .map(|n| (n % 5) as f64 / 4.0 - 0.5)
            .collect();
        let mut slope = vec![0.0; at.len()];
        loss(&list, &kept, 1.0, &at, &mut slope);
        let mut spare = slope.clone();
        for n in [0, 1, 3, 5, 30] {
            let mut value = |shift: f64| {
                let mut at = at.clone();
                at[n] += shift;
                loss(&list, &kept, 1.0, &at, &mut spare)
            };
            let steep = (value(1e-5) - value(-1e-5)) / 2e-5;
            assert!(
                (steep - slope[n]).abs() < 1e-5,
                "{n}: {steep}, not {}",
                slope[n]
            );
        }
    }
}
