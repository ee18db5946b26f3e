//! [`Figures`]: how often a decision is right, how sure it may be of itself, and from which probability on it should claim.

use crate::examples::Example;
use depeche_engine::Form;
use depeche_score::Tally;
use std::collections::BTreeMap;
use std::fmt;

/// What a decision came to in one example.
pub(crate) struct Outcome {
    /// The most probable candidate.
    pub best: usize,
    pub probability: f64,
    /// What may be claimed, and how probable that is: the most probable candidate, of yes or no always yes, of outputs
    /// the most probable that claims something.
    pub claim: (usize, f64),
    /// The probability of what is right; `None` where nothing that was to choose from is.
    pub of_right: Option<f64>,
}

/// The most probable of those that claim something, and how probable it is that any of them holds.
fn claim_of(example: &Example, shares: &[f64]) -> (usize, f64) {
    let claims = || (shares.iter().enumerate()).filter(|(n, _)| !example.candidates[*n].none);
    let best = claims().max_by(|a, b| a.1.total_cmp(b.1));
    best.map_or((0, 0.0), |(n, _)| (n, claims().map(|(_, p)| p).sum()))
}

/// Examples with what was decided of each.
pub(crate) struct Figures<'e> {
    decided: Vec<(&'e Example, Outcome)>,
}

impl<'e> Figures<'e> {
    /// Those of the examples, whose candidates `probabilities` tells the probabilities of.
    pub fn of(
        form: Form,
        examples: impl IntoIterator<Item = &'e Example>,
        mut probabilities: impl FnMut(&Example) -> Vec<f64>,
    ) -> Self {
        let mut outcome = |example: &'e Example| {
            let shares = probabilities(example);
            let mut best = 0;
            for (n, share) in shares.iter().enumerate() {
                if *share > shares[best] {
                    best = n;
                }
            }
            let probability = shares.get(best).copied().unwrap_or_default();
            let claim = match form {
                Form::YesNo => (0, shares.first().copied().unwrap_or_default()),
                Form::Ranking => (best, probability),
                Form::Sorting(_) => {
                    let outputs = example.candidates.iter().zip(&shares).enumerate();
                    let claims = outputs.filter(|(_, (c, _))| !c.none);
                    let likeliest = claims.max_by(|(_, (_, a)), (_, (_, b))| a.total_cmp(b));
                    likeliest.map_or((best, probability), |(n, (_, share))| (n, *share))
                }
                Form::Variants => claim_of(example, &shares),
            };
            let right = || {
                example
                    .candidates
                    .iter()
                    .zip(&shares)
                    .filter(|(c, _)| c.right)
            };
            let outcome = Outcome {
                best,
                probability,
                claim,
                of_right: right().next().map(|_| right().map(|(_, p)| p).sum()),
            };
            (example, outcome)
        };
        let scored = examples.into_iter().filter(|e| !e.candidates.is_empty());
        Self {
            decided: scored.map(&mut outcome).collect(),
        }
    }

    /// What was found, wrongly found and missed when claims are made from a probability on.
    pub fn tally(&self, threshold: f64) -> Tally {
        let mut sum = Tally::default();
        for (example, outcome) in &self.decided {
            let (claim, probability) = outcome.claim;
            let best = &example.candidates[claim];
            let claims = !best.none && probability >= threshold;
            let wanted = example.candidates.iter().any(|c| c.right && !c.none);
            let fine = example.candidates.iter().any(|c| c.right && c.none);
            sum += Tally {
                hits: usize::from(claims && best.right),
                false_alarms: usize::from(claims && !best.right),
                misses: usize::from(wanted && !fine && !(claims && best.right)),
            };
        }
        sum
    }

    /// The same for what claims or should claim one output.
    fn of_output(&self, output: &str, threshold: f64) -> Tally {
        let mut sum = Tally::default();
        for (example, outcome) in &self.decided {
            let (claim, probability) = outcome.claim;
            let claims = probability >= threshold;
            let best = match example.candidates.iter().find(|c| c.none) {
                Some(none) if !claims => none,
                _ => &example.candidates[claim],
            };
            let claims = best.what == output;
            let one = || example.candidates.iter().filter(|c| c.right);
            let wanted = one().count() == 1 && one().all(|c| c.what == output);
            sum += Tally {
                hits: usize::from(claims && best.right),
                false_alarms: usize::from(claims && !best.right),
                misses: usize::from(wanted && !claims),
            };
        }
        sum
    }

    /// The probability from which on claims have the best F1, in hundredths; of those as good, the highest.
    pub fn best_threshold(&self) -> f64 {
        /// By how much F1 has to differ to say anything. Of thresholds that are as good the highest is taken: fewer claims
        /// and more of them right.
        const AS_GOOD: f64 = 0.001;
        let steps: Vec<(f64, f64)> = (20..=95)
            .map(|step| f64::from(step) / 100.0)
            .map(|threshold| (threshold, self.tally(threshold).f1().unwrap_or_default()))
            .collect();
        let best = steps.iter().map(|(_, f1)| *f1).fold(0.0, f64::max);
        let mut good = steps.iter().filter(|(_, f1)| *f1 >= best - AS_GOOD);
        good.next_back().map_or(0.5, |(threshold, _)| *threshold)
    }

    /// The mean surprise by what is right, in nats.
    pub fn log_loss(&self) -> f64 {
        let losses: Vec<f64> = (self.decided.iter())
            .filter_map(|(_, outcome)| outcome.of_right.map(|p| -p.max(1e-12).ln()))
            .collect();
        losses.iter().sum::<f64>() / losses.len().max(1) as f64
    }

    /// Of claims by how probable they are: how many, and how many right.
    pub fn calibration(&self) -> impl fmt::Display {
        let mut rows: BTreeMap<usize, (usize, usize, f64)> = BTreeMap::new();
        for (example, outcome) in &self.decided {
            let (claim, probability) = outcome.claim;
            let best = &example.candidates[claim];
            if !best.none {
                let row = rows.entry((probability * 10.0) as usize).or_default();
                row.0 += 1;
                row.1 += usize::from(best.right);
                row.2 += probability;
            }
        }
        fmt::from_fn(move |f| {
            writeln!(f, "    claims at        made  right   share  said")?;
            for (tenth, (made, right, sum)) in rows.iter().rev() {
                let (tenth, count) = (*tenth as f64 / 10.0, *made as f64);
                let share = *right as f64 / count;
                writeln!(
                    f,
                    "    {tenth:.1} and more  {made:7} {right:6}   {share:.3} {:.3}",
                    sum / count
                )?;
            }
            Ok(())
        })
    }

    /// A row for each output that a sorting has.
    pub fn outputs(&self, names: &[&str], threshold: f64) -> impl fmt::Display {
        let rows = names
            .iter()
            .map(|name| format!("    {name:16} {}\n", Row(self.of_output(name, threshold))));
        rows.collect::<String>()
    }

    /// The mistakes it was most sure of, at most `count`.
    pub fn mistakes(&self, count: usize, id: impl Fn(usize) -> String) -> Vec<String> {
        let wrong =
            |(example, outcome): &&(&Example, Outcome)| !example.candidates[outcome.best].right;
        let mut wrong: Vec<_> = self.decided.iter().filter(wrong).collect();
        wrong.sort_by(|(_, a), (_, b)| b.probability.total_cmp(&a.probability));
        let line = |(example, outcome): &(&Example, Outcome)| {
            let best = &example.candidates[outcome.best];
            let right = example.candidates.iter().filter(|c| c.right);
            let right: Vec<&str> = right.map(|c| c.what.as_str()).collect();
            format!(
                "    {:.2} {} {:?}: {}, not {}",
                outcome.probability,
                id(example.story),
                example.about,
                best.what,
                right.join(" or ")
            )
        };
        wrong.into_iter().take(count).map(line).collect()
    }

    /// How many decisions.
    pub fn len(&self) -> usize {
        self.decided.len()
    }
}

/// A tally as a row.
pub(crate) struct Row(pub Tally);

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cell = |figure: Option<f64>| figure.map_or("  -  ".to_owned(), |v| format!("{v:.3}"));
        let Self(tally) = self;
        write!(
            f,
            "P {} R {} F1 {} ({}+{}-{})",
            cell(tally.precision()),
            cell(tally.recall()),
            cell(tally.f1()),
            tally.hits,
            tally.false_alarms,
            tally.misses
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::Candidate;

    /// An example of yes or no.
    fn example(right: bool) -> Example {
        let candidate = |right, none| Candidate {
            right,
            none,
            what: String::new(),
            weights: Vec::new(),
        };
        Example {
            story: 0,
            fold: 0,
            worth: 1.0,
            candidates: vec![candidate(right, false), candidate(!right, true)],
            about: String::new(),
        }
    }

    #[test]
    fn claims_are_counted_from_the_threshold_on() {
        let examples = [example(true), example(true), example(false), example(false)];
        let mut given = [0.9, 0.6, 0.8, 0.1].into_iter();
        let figures = Figures::of(Form::YesNo, &examples, |_| {
            let yes = given.next().unwrap_or_default();
            vec![yes, 1.0 - yes]
        });
        let tally = |hits, false_alarms, misses| Tally {
            hits,
            false_alarms,
            misses,
        };
        assert_eq!(figures.tally(0.5), tally(2, 1, 0));
        assert_eq!(figures.tally(0.7), tally(1, 1, 1));
        assert_eq!(figures.tally(0.85), tally(1, 0, 1));
        assert_eq!(figures.tally(0.05), tally(2, 2, 0), "below a half too");
        assert_eq!(figures.best_threshold(), 0.6, "the highest of the best");
        let expected = -(0.9_f64.ln() + 0.6_f64.ln() + 0.2_f64.ln() + 0.9_f64.ln()) / 4.0;
        assert!((figures.log_loss() - expected).abs() < 1e-9);
    }
}
