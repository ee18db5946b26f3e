//! Learning one decision after the other, each over ten folds and from all stories.

use crate::examples::{Examples, Labelled};
use crate::figures::{Figures, Row};
use crate::labels::{self, Case, Label};
use crate::learn::Manner;
use crate::options::Options;
use crate::stories::{self, Dispatch, FOLDS};
use crate::{learn, tables};
use depeche_engine::trace::{Weights, read_traced_with};
use depeche_engine::{Decision, Form, Language};
use std::time::Instant;

/// Learns what the options ask for.
pub(crate) fn train(options: &Options) -> Result<(), String> {
    let (stories, hash) = stories::load(options)?;
    println!("{} stories ({hash:016x})", stories.len());
    let wanted = |decision: Decision| options.only.is_empty() || options.only.contains(&decision);
    // Readings to be looked at have everything that can be learnt.
    let last = (options.only.iter().max()).filter(|_| options.predict.is_none());
    let last = last
        .copied()
        .unwrap_or(Decision::ALL[Decision::ALL.len() - 1]);
    let mut weights = vec![Weights::default(); FOLDS];
    // Alone, every other decision keeps the shipped weights.
    let learnt: Vec<Decision> = match options.alone {
        true => Decision::ALL
            .iter()
            .copied()
            .filter(|d| wanted(*d))
            .collect(),
        false => Decision::ALL.to_vec(),
    };
    for decision in &learnt {
        weights.iter_mut().for_each(|w| w.unteach(*decision));
    }
    for decision in learnt.iter().filter(|d| **d <= last) {
        let Some(lesson) = labels::of(*decision) else {
            continue;
        };
        let start = Instant::now();
        let mut run = Run {
            options,
            stories: &stories,
            hash,
            decision: *decision,
            loud: wanted(*decision),
            manner: Manner {
                strength: options.strength.unwrap_or(lesson.manner.strength),
                most: options.most.unwrap_or(lesson.manner.most),
                written: lesson.manner.written,
            },
        };
        let labelled = run.labelled(&weights, lesson.label);
        run.loud &= !is_chained(*decision);
        run.learn(labelled, &mut weights)?;
        if is_chained(*decision) {
            // Learnt again from what was decided with the first weights.
            run.loud = wanted(*decision);
            let labelled = run.labelled(&weights, lesson.label);
            run.learn(labelled, &mut weights)?;
        }
        if run.loud {
            println!("  {:.1} s\n", start.elapsed().as_secs_f64());
        }
    }
    if !options.report {
        let size = tables::size()?;
        println!(
            "all weights are {size} bytes, brotlied, of {}",
            tables::BUDGET
        );
    }
    predict(options, &stories, &weights)
}

/// Whether a decision's outcome is evidence in the next of its kind: it is learnt in company of what it decides itself.
fn is_chained(decision: Decision) -> bool {
    decision == Decision::Speaker
}

/// The learning of one decision.
struct Run<'a> {
    options: &'a Options,
    stories: &'a [Dispatch],
    hash: u64,
    decision: Decision,
    /// Whether it was asked for, rather than learnt on the way to another.
    loud: bool,
    manner: Manner,
}

impl Run<'_> {
    /// Every decision of every story with its labels, by language.
    fn labelled(
        &self,
        weights: &[Weights],
        label: fn(&Case) -> Vec<Label>,
    ) -> Vec<(Language, Labelled)> {
        let of_story = |n: usize| self.labelled_of(n, weights, label);
        in_parallel(self.stories.len(), &of_story)
            .into_iter()
            .flatten()
            .collect()
    }

    /// Every decision of one story with its labels.
    fn labelled_of(
        &self,
        n: usize,
        weights: &[Weights],
        label: fn(&Case) -> Vec<Label>,
    ) -> Vec<(Language, Labelled)> {
        let mut all = Vec::new();
        let dispatch = &self.stories[n];
        if !dispatch.scope.covers(self.decision) {
            return all;
        }
        let (story, trace) = read_traced_with(&dispatch.text, &weights[dispatch.fold]);
        for traced in trace.decisions {
            if traced.decision != self.decision {
                continue;
            }
            let case = Case {
                dispatch,
                story: &story,
                traced: &traced,
            };
            let labels = label(&case);
            assert_eq!(labels.len(), traced.candidates.len(), "a label a candidate");
            let ranked = matches!(self.decision.form(), Form::Ranking | Form::Variants);
            let candidates = traced.candidates.iter().filter(|_| ranked);
            let words = candidates.map(|c| case.words(c.span).to_owned()).collect();
            let about = case.words(traced.at).to_owned();
            let one = Labelled {
                story: n,
                fold: dispatch.fold,
                worth: if dispatch.is_written {
                    self.manner.written
                } else {
                    1.0
                },
                traced,
                labels,
                words,
                about,
            };
            all.push((story.language, one));
        }
        all
    }

    /// Learns from labelled decisions; prints figures, writes tables, and gives `weights` what was learnt without each fold.
    fn learn(
        &mut self,
        labelled: Vec<(Language, Labelled)>,
        weights: &mut [Weights],
    ) -> Result<(), String> {
        let mut of_tag: Vec<(&'static str, Vec<Labelled>)> = Vec::new();
        for tag in tables::tags(self.decision) {
            of_tag.push((tag, Vec::new()));
        }
        for (language, one) in labelled {
            let fits = |tag: &str| tag == "both" || tag == language.tag();
            if let Some((_, list)) = of_tag.iter_mut().find(|(tag, _)| fits(tag)) {
                list.push(one);
            }
        }
        for (tag, list) in of_tag {
            self.learn_table(tag, list, weights)?;
        }
        Ok(())
    }

    fn learn_table(
        &self,
        tag: &'static str,
        labelled: Vec<Labelled>,
        weights: &mut [Weights],
    ) -> Result<(), String> {
        let (decision, form) = (self.decision, self.decision.form());
        let examples = Examples::of(form, labelled);
        if examples.list.is_empty() {
            println!("{}.{tag}: the reader never comes to it", decision.name());
            return Ok(());
        }
        let without = |fold: usize| learn::weights(&examples, self.manner, |e| e.fold != fold);
        let of_fold: Vec<Vec<f64>> = in_parallel(FOLDS, &without);
        let held_out = Figures::of(form, &examples.list, |e| {
            learn::probabilities(e, &of_fold[e.fold])
        });
        let threshold = held_out.best_threshold();
        for (fold, learnt) in of_fold.iter().enumerate() {
            let table = tables::table(decision, &examples, learnt, threshold, &[]);
            weights[fold].set(decision, tag, &table)?;
        }
        if !self.loud {
            return Ok(());
        }
        let all = learn::weights(&examples, self.manner, |_| true);
        let seen = Figures::of(form, &examples.list, |e| learn::probabilities(e, &all));
        let stories: std::collections::BTreeSet<usize> =
            examples.list.iter().map(|e| e.story).collect();
        let facts = [
            ("learnt-by", "cargo xtask train decisions".to_owned()),
            ("training-set", format!("{:016x}", self.hash)),
            (
                "stories",
                format!("{}, {} decisions", stories.len(), held_out.len()),
            ),
            (
                "cross-validated",
                format!(
                    "{} log loss {:.3}",
                    Row(held_out.tally(threshold)),
                    held_out.log_loss()
                ),
            ),
        ];
        let table = tables::table(decision, &examples, &all, threshold, &facts);
        println!(
            "{}.{tag}: {} decisions of {} stories",
            decision.name(),
            held_out.len(),
            stories.len()
        );
        println!(
            "  {} features seen, {} with weight; {} bytes packed",
            examples.names.len(),
            table.features.len(),
            table.packed()?.len()
        );
        for (name, figures) in [("held out", &held_out), ("learnt from", &seen)] {
            let row = Row(figures.tally(threshold));
            println!("  {name:12} {row} log loss {:.3}", figures.log_loss());
        }
        println!("  threshold {threshold:.2}");
        if let Form::Sorting(names) = form {
            print!("{}", held_out.outputs(names, threshold));
        }
        print!("{}", held_out.calibration());
        for line in held_out.mistakes(self.options.errors, |n| self.stories[n].id.clone()) {
            println!("{line}");
        }
        if self.options.report {
            return Ok(());
        }
        tables::write(decision, tag, &table)
    }
}

/// What `make` makes of each number under `count`, in their order, on all cores.
fn in_parallel<T: Send>(count: usize, make: &(dyn Fn(usize) -> T + Sync)) -> Vec<T> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut all: Vec<Option<T>> = (0..count).map(|_| None).collect();
    let share = count.div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        for (n, part) in all.chunks_mut(share).enumerate() {
            scope.spawn(move || {
                for (k, slot) in part.iter_mut().enumerate() {
                    *slot = Some(make(n * share + k));
                }
            });
        }
    });
    all.into_iter().flatten().collect()
}

/// Writes what the reader makes of each story with what was learnt without its fold.
fn predict(options: &Options, stories: &[Dispatch], weights: &[Weights]) -> Result<(), String> {
    let Some(dir) = &options.predict else {
        return Ok(());
    };
    let failed = |e: std::io::Error| format!("{}: {e}", dir.display());
    std::fs::create_dir_all(dir).map_err(failed)?;
    for dispatch in stories {
        let text = &dispatch.text;
        let (story, _) = read_traced_with(text, &weights[dispatch.fold]);
        let json =
            depeche_engine::json::Story::new(text, &story, depeche_engine::json::Offsets::Utf8);
        let json = serde_json::to_vec(&json).map_err(|e| e.to_string())?;
        std::fs::write(dir.join(format!("{}.json", dispatch.id)), json).map_err(failed)?;
    }
    println!("{} readings in {}", stories.len(), dir.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use depeche_engine::trace::read_traced;

    /// Without the grammar every feature of a tree would be empty, and nothing else would say so.
    #[test]
    fn what_is_learnt_from_has_trees() {
        let (_, trace) =
            read_traced("The harbour union said on Monday that its members would strike.");
        let mut candidates = trace.decisions.iter().flat_map(|d| &d.candidates);
        let has_subject = |name: &str| name.contains("nsubj");
        assert!(candidates.any(|c| c.features.iter().any(|f| has_subject(&f.name))));
    }
}
