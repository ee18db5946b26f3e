//! Comparing trees: attachment, relations, subjects, complements.

use crate::conllu::Tree;
use depeche_engine::Language;
use depeche_engine::grammar::{Node, Relation, training};

/// Found, missed and falsely claimed.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
    pub found: usize,
    pub missed: usize,
    pub false_alarms: usize,
}

impl Tally {
    /// Counts one that is `wanted`, or one that is not.
    pub fn count(&mut self, found: bool, wanted: bool) {
        match (found, wanted) {
            (true, true) => self.found += 1,
            (false, true) => self.missed += 1,
            (true, false) => self.false_alarms += 1,
            (false, false) => {}
        }
    }

    /// The harmonic mean of precision and recall, in hundredths.
    pub fn f1(self) -> f64 {
        200.0 * self.found as f64 / (2 * self.found + self.missed + self.false_alarms).max(1) as f64
    }
}

/// The figures of a set of trees.
#[derive(Default)]
pub(crate) struct Figures {
    pub words: usize,
    pub heads: usize,
    pub labelled: usize,
    pub subjects: Tally,
    pub speech_subjects: Tally,
    pub speech_clauses: Tally,
}

/// Scores the grammar on sentences whose words are given.
pub(crate) fn given_words(language: Language, trees: &[Tree]) -> Figures {
    let mut figures = Figures::default();
    for tree in trees {
        let words: Vec<&str> = tree.words.iter().map(String::as_str).collect();
        let mine = training::tree(language, &words);
        let heads: Vec<usize> = mine.iter().map(|n| usize::from(n.head)).collect();
        compare(language, tree, &heads, &mine, &mut figures);
    }
    figures
}

/// Scores it end to end: the sentence as text, cut into words by the reader; a word that it cuts otherwise counts as wrong.
pub(crate) fn own_words(language: Language, trees: &[Tree]) -> Figures {
    let mut figures = Figures::default();
    for tree in trees {
        let (mut text, mut starts) = (String::new(), Vec::new());
        for (word, space) in tree.words.iter().zip(&tree.spaces) {
            starts.push(text.len()..text.len() + word.len());
            text.push_str(word);
            if *space {
                text.push(' ');
            }
        }
        let cut = training::words(&text);
        let words: Vec<&str> = cut.iter().map(|(_, w)| w.as_str()).collect();
        let nodes = training::tree(language, &words);
        // For each word of the reader, the hand-made word it lies in; and the other way round its first that hangs outside.
        let place = |at: usize| starts.iter().position(|r| r.contains(&at));
        let of: Vec<Option<usize>> = cut.iter().map(|(at, _)| place(*at)).collect();
        let mut mine: Vec<Node> = Vec::new();
        let mut heads: Vec<usize> = Vec::new();
        for (k, place) in starts.iter().enumerate() {
            let inside = |i: &usize| of[*i] == Some(k);
            let outside = |i: &usize| {
                let head = usize::from(nodes[*i].head);
                head == 0 || of[head - 1] != Some(k)
            };
            let at = (0..nodes.len()).filter(inside).find(outside).or_else(|| {
                // A word that the reader glued to the one before.
                (0..nodes.len()).rev().find(|i| cut[*i].0 <= place.start)
            });
            let node = at.map_or(nodes[0], |i| nodes[i]);
            heads.push(match usize::from(node.head) {
                0 => 0,
                head => of[head - 1].map_or(0, |k| k + 1),
            });
            mine.push(node);
        }
        compare(language, tree, &heads, &mine, &mut figures);
    }
    figures
}

fn compare(language: Language, gold: &Tree, heads: &[usize], mine: &[Node], figures: &mut Figures) {
    let is_verb = |head: usize| head > 0 && gold.parts[head - 1].starts_with("VERB");
    let is_speech = |head: usize| head > 0 && training::is_speech(language, &gold.words[head - 1]);
    for k in 0..gold.words.len() {
        let (wanted, got) = (gold.relations[k], mine[k].relation);
        let same_head = gold.heads[k] == heads[k];
        if wanted != Relation::Punct {
            figures.words += 1;
            figures.heads += usize::from(same_head);
            figures.labelled += usize::from(same_head && wanted == got);
        }
        let tally = |tally: &mut Tally, is: &dyn Fn(Relation, usize) -> bool| {
            let (gold_is, mine_is) = (is(wanted, gold.heads[k]), is(got, heads[k]));
            if gold_is {
                tally.count(mine_is && same_head, true);
            }
            if mine_is && !(gold_is && same_head) {
                tally.count(true, false);
            }
        };
        tally(&mut figures.subjects, &|r, h| r.is_subject() && is_verb(h));
        tally(&mut figures.speech_subjects, &|r, h| {
            r.is_subject() && is_verb(h) && is_speech(h)
        });
        tally(&mut figures.speech_clauses, &|r, h| {
            r == Relation::Ccomp && is_verb(h) && is_speech(h)
        });
    }
}
