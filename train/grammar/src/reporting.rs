//! The project's own reporting sentences (`tests/grammar/`), each with its subjects and what its verbs report.
//!
//! A block is a sentence, then a relation a line: `nsubj VERB SUBJECT`, each a word of the sentence, `#2` after it for its
//! second occurrence.

use crate::score::Tally;
use depeche_engine::Language;
use depeche_engine::grammar::{Relation, training};

/// What is measured: all subjects, those of verbs of speech that stand behind their verb, and heads of what is reported.
#[derive(Default)]
pub(crate) struct Figures {
    pub subjects: Tally,
    pub inverted: Tally,
    pub reported: Tally,
}

/// Reads the sentences of `source` and compares.
pub(crate) fn score(language: Language, source: &str) -> Figures {
    let mut figures = Figures::default();
    for block in source.split("\n\n").filter(|b| !b.trim().is_empty()) {
        let mut lines = block.trim().lines();
        let Some(sentence) = lines.next() else {
            continue;
        };
        let owned: Vec<String> = training::words(sentence)
            .into_iter()
            .map(|(_, w)| w)
            .collect();
        let words: Vec<&str> = owned.iter().map(String::as_str).collect();
        let tree = training::tree(language, &words);
        let find = |name: &str| {
            let (word, which) = match name.rsplit_once('#') {
                Some((word, n)) if n.parse::<usize>().is_ok() => (word, n.parse().unwrap_or(1)),
                _ => (name, 1),
            };
            words
                .iter()
                .enumerate()
                .filter(|(_, w)| w.replace('’', "'") == word.replace('’', "'"))
                .map(|(i, _)| i)
                .nth(which - 1)
        };
        let mut gold: Vec<(usize, usize)> = Vec::new();
        let mut pardoned: Vec<usize> = Vec::new();
        for line in lines {
            let parts: Vec<&str> = line.split(' ').collect();
            let (&[relation, verb, other], true) = (parts.as_slice(), parts.len() == 3) else {
                continue;
            };
            let (Some(v), Some(o)) = (find(verb), find(other)) else {
                continue;
            };
            match relation {
                "nsubj" | "nsubj:pass" => gold.push((v, o)),
                "expl" | "expl:subj" => pardoned.push(o),
                "reports" => figures.reported.count(reported(&tree, v) == Some(o), true),
                _ => {}
            }
        }
        let subject = |i: &usize| tree[*i].relation.is_subject() && tree[*i].head > 0;
        let mine: Vec<(usize, usize)> = (0..tree.len())
            .filter(subject)
            .map(|i| (usize::from(tree[i].head) - 1, i))
            .collect();
        for pair in &gold {
            let found = mine.contains(pair);
            figures.subjects.count(found, true);
            let (verb, subject) = *pair;
            if subject > verb && training::is_speech(language, words[verb]) {
                let any = mine.iter().any(|(v, _)| v == &verb);
                figures.inverted.count(found, true);
                if !found && any {
                    figures.inverted.false_alarms += 1;
                }
            }
        }
        for (verb, subject) in &mine {
            if !gold.contains(&(*verb, *subject)) && !pardoned.contains(subject) {
                figures.subjects.false_alarms += 1;
            }
        }
    }
    figures
}

/// The head of what a verb reports: its complement clause, or the clause beside which it stands.
fn reported(tree: &[depeche_engine::grammar::Node], verb: usize) -> Option<usize> {
    let clause =
        |i: &usize| usize::from(tree[*i].head) == verb + 1 && tree[*i].relation == Relation::Ccomp;
    (0..tree.len()).find(clause).or_else(|| {
        (tree[verb].relation == Relation::Parataxis)
            .then(|| usize::from(tree[verb].head).checked_sub(1))?
    })
}
