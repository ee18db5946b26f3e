//! Learns weights from examples: candidates, and which is right. FTRL-Proximal with a bound on the sum of weights, which
//! leaves most at none.

use depeche_forms::training::{Example, SLOTS};

/// How weights are learnt.
#[derive(Clone, Copy)]
pub struct Learning {
    /// What a weight costs: the higher, the fewer there are.
    pub cost: f32,
    /// How often the stories are gone through.
    pub rounds: usize,
}

/// Choices of accents.
pub const ACCENTS: Learning = Learning {
    cost: 44.0,
    rounds: 3,
};

/// Capitals.
pub const CAPITALS: Learning = Learning {
    cost: 12.0,
    rounds: 2,
};

const RATE: f32 = 0.15;

/// What weights are kept in: sixteenths.
const UNIT: f32 = 16.0;

/// What tells the examples of a text.
pub type Examples<'a> = &'a dyn Fn(&str, &mut dyn FnMut(Example));

/// The weights that tell what is right in some stories, in order of their slots.
pub fn weights(stories: &[String], learning: Learning, examples: Examples<'_>) -> Vec<(u32, i8)> {
    let mut model = Model {
        pull: vec![0.0; SLOTS],
        spread: vec![0.0; SLOTS],
        cost: learning.cost,
    };
    for round in 0..learning.rounds {
        for n in 0..stories.len() {
            // Another order each round, so that neighbours differ.
            let story = &stories[(n * (2 * round + 1) + round) % stories.len()];
            examples(story, &mut |example| model.learn(&example));
        }
    }
    let all = (0..SLOTS).filter_map(|slot| {
        let weight = (model.weight(slot) * UNIT).round().clamp(-127.0, 127.0) as i8;
        Some((u32::try_from(slot).ok()?, weight)).filter(|_| weight != 0)
    });
    all.collect()
}

struct Model {
    pull: Vec<f32>,
    spread: Vec<f32>,
    cost: f32,
}

impl Model {
    fn weight(&self, slot: usize) -> f32 {
        let pull = self.pull[slot];
        if pull.abs() <= self.cost {
            return 0.0;
        }
        -(pull - self.cost.copysign(pull)) * RATE / (1.0 + self.spread[slot].sqrt())
    }

    fn learn(&mut self, example: &Example) {
        let score = |slots: &Vec<u32>| {
            slots
                .iter()
                .map(|slot| self.weight(*slot as usize))
                .sum::<f32>()
        };
        let scores: Vec<f32> = example.slots.iter().map(score).collect();
        let most = scores.iter().copied().fold(f32::MIN, f32::max);
        let shares: Vec<f32> = scores.iter().map(|score| (score - most).exp()).collect();
        let sum: f32 = shares.iter().sum();
        for (n, slots) in example.slots.iter().enumerate() {
            let error = shares[n] / sum - if n == example.right { 1.0 } else { 0.0 };
            if error.abs() < 1e-4 {
                continue;
            }
            for slot in slots {
                let slot = *slot as usize;
                let weight = self.weight(slot);
                let spread = self.spread[slot];
                let grown = spread + error * error;
                self.pull[slot] += error - (grown.sqrt() - spread.sqrt()) / RATE * weight;
                self.spread[slot] = grown;
            }
        }
    }
}
