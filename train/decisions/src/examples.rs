//! [`Examples`]: the decisions of all stories as numbers.

use crate::labels::Label;
use depeche_engine::Form;
use depeche_engine::trace::Traced;
use std::collections::BTreeMap;

/// Everything a decision is learnt from.
pub(crate) struct Examples {
    /// The features by number, in the order of their names.
    pub names: Vec<String>,
    /// How many weights a feature has.
    pub outputs: usize,
    pub list: Vec<Example>,
}

/// One decision of one story.
pub(crate) struct Example {
    /// By its place among all.
    pub story: usize,
    pub fold: usize,
    /// How many examples it counts for.
    pub worth: f64,
    /// Those with a label. Of yes or no a second one, without features, stands for no.
    pub candidates: Vec<Candidate>,
    /// Words by which a person finds it in the text.
    pub about: String,
}

/// One of the things to choose from.
pub(crate) struct Candidate {
    pub right: bool,
    /// Whether choosing it claims nothing.
    pub none: bool,
    pub what: String,
    /// The number of each weight, feature times outputs and output, with what it counts.
    pub weights: Vec<(u32, f32)>,
}

/// One labelled decision, before its features have numbers.
pub(crate) struct Labelled {
    pub story: usize,
    pub fold: usize,
    pub worth: f64,
    pub traced: Traced,
    pub labels: Vec<Label>,
    /// The words of each candidate of a ranking.
    pub words: Vec<String>,
    pub about: String,
}

impl Examples {
    pub fn of(form: Form, labelled: Vec<Labelled>) -> Self {
        let outputs = match form {
            Form::Sorting(names) => names.len(),
            Form::YesNo | Form::Ranking | Form::Variants => 1,
        };
        let candidates = || labelled.iter().flat_map(|l| &l.traced.candidates);
        let mut numbers: BTreeMap<&str, u32> = (candidates())
            .flat_map(|c| c.features.iter().map(|f| (f.name.as_str(), 0)))
            .collect();
        for (number, (_, place)) in numbers.iter_mut().enumerate() {
            *place = number as u32;
        }
        let list = labelled
            .iter()
            .map(|one| example(form, outputs, &numbers, one));
        Self {
            list: list.collect(),
            outputs,
            names: numbers.keys().map(|name| (*name).to_owned()).collect(),
        }
    }

    /// How many weights there are.
    pub fn size(&self) -> usize {
        self.names.len() * self.outputs
    }
}

fn example(form: Form, outputs: usize, numbers: &BTreeMap<&str, u32>, one: &Labelled) -> Example {
    let described = |candidate: usize, output: usize| {
        let features = one.traced.candidates[candidate].features.iter();
        let mut counts: BTreeMap<u32, f32> = BTreeMap::new();
        for feature in features {
            let number = numbers[feature.name.as_str()] * outputs as u32 + output as u32;
            *counts.entry(number).or_default() += feature.worth;
        }
        counts.into_iter().collect()
    };
    let scored = one.traced.candidates.iter().zip(&one.labels).enumerate();
    let scored = scored.filter(|(_, (_, label))| **label != Label::Unscored);
    let mut candidates: Vec<Candidate> = scored
        .map(|(n, (candidate, label))| Candidate {
            right: *label == Label::Yes,
            none: candidate.what == "none",
            what: match one.words.get(n) {
                Some(words) => format!("{} {words:?}", candidate.what),
                None => candidate.what.to_owned(),
            },
            weights: match form {
                // The features of the first stand for all.
                Form::Sorting(_) => described(0, n),
                Form::YesNo | Form::Ranking | Form::Variants => described(n, 0),
            },
        })
        .collect();
    if form == Form::YesNo
        && let Some(yes) = candidates.first()
    {
        let right = !yes.right;
        candidates.push(Candidate {
            right,
            none: true,
            what: "no".to_owned(),
            weights: Vec::new(),
        });
    }
    Example {
        story: one.story,
        fold: one.fold,
        worth: one.worth,
        candidates,
        about: one.about.clone(),
    }
}
