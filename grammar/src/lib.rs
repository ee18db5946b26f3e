//! A dependency parser that fits a page: the words of a sentence in, for each its head, relation, part of speech, agreement
//! and entity out.
//!
//! [`features`] are what it sees of a word, [`Network`] its weights as a file holds them, `network` its layers, `arithmetic`
//! how they are computed, `eisner` the best tree, [`scheme`] the names of relations and tags. It is a crate of its own because
//! it is arithmetic: it is built for speed where the reader around it is built for size. Whole-number products, and floats in a
//! fixed order, give the same trees natively and in a page, bit for bit.
//!
//! Time is cubic in the words of a sentence, so callers bound it: no more than [`MOST_WORDS`].
//!
//! ```
//! use depeche_grammar::{Fault, Network};
//!
//! assert_eq!(Network::of_file(b'f', b"something else").unwrap_err(), Fault::Foreign);
//! ```

mod arithmetic;
mod eisner;
pub mod features;
mod file;
mod inversion;
mod network;
pub mod scheme;

pub use file::{Fault, Network};
pub use scheme::{Agreement, Entity, Relation, Tag};

use eisner::Eisner;
use network::{Rows, Scratch};

/// A sentence has at most so many words.
pub const MOST_WORDS: usize = 120;

/// A word in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its head: 0 is the root, 1 the first word.
    pub head: u8,
    /// How many words before it reach to the first that hangs on it, directly or not.
    pub before: u8,
    /// How many words behind it reach to the last.
    pub behind: u8,
    /// What it is to its head.
    pub relation: Relation,
    /// Part of speech and form.
    pub tag: Tag,
    /// Gender and number.
    pub agreement: Agreement,
    /// What it names.
    pub entity: Entity,
}

/// Room to parse in, for one sentence after the other.
#[derive(Debug, Default)]
pub struct Parser {
    scratch: Scratch,
    eisner: Eisner,
    rows: Vec<Rows>,
    heads: Vec<usize>,
    scores: Vec<f32>,
    more: [Vec<f32>; 3],
}

impl Parser {
    /// The tree of a sentence, its words given as pasted and folded. Words past [`MOST_WORDS`] are left out.
    pub fn parse<'w>(
        &mut self,
        network: &Network,
        words: impl Iterator<Item = (&'w str, &'w str)>,
    ) -> Box<[Node]> {
        self.rows.clear();
        for (k, (raw, folded)) in words.take(MOST_WORDS).enumerate() {
            let rows = network.rows(raw, folded, k == 0, &mut self.scratch);
            self.rows.push(rows);
        }
        let n = self.rows.len();
        if n == 0 {
            return Box::default();
        }
        let (scratch, heads) = (&mut self.scratch, &mut self.heads);
        network.read(&self.rows, scratch);
        self.eisner.heads(scratch.arcs(), n, heads);
        network.relations(heads, scratch, &mut self.scores);
        let relations = relations(heads, &self.scores);
        let [tags, agreements, entities] = &mut self.more;
        network.tags(scratch, tags);
        network.agreements(scratch, agreements);
        network.entities(scratch, entities);
        let node = |(k, relation): (usize, Relation)| Node {
            head: heads[k] as u8,
            before: 0,
            behind: 0,
            relation,
            tag: Tag::of(greatest(row(tags, k, n))).unwrap_or(Tag::X),
            agreement: Agreement::of(greatest(row(agreements, k, n))).unwrap_or(Agreement::None),
            entity: Entity::of(greatest(row(entities, k, n))).unwrap_or(Entity::None),
        };
        let mut nodes: Box<[Node]> = relations.into_iter().enumerate().map(node).collect();
        if network.inverts() {
            inversion::part_clauses(&mut nodes);
            inversion::find_subjects(&mut nodes);
        }
        reach(&mut nodes);
        nodes
    }
}

/// Tells each word how far what hangs on it reaches.
fn reach(nodes: &mut [Node]) {
    for k in 0..nodes.len() {
        let (mut above, mut hops) = (k, 0);
        while nodes[above].head != 0 && hops < nodes.len() {
            above = usize::from(nodes[above].head) - 1;
            hops += 1;
            let far = above.abs_diff(k) as u8;
            let node = &mut nodes[above];
            if k < above {
                node.before = node.before.max(far);
            } else {
                node.behind = node.behind.max(far);
            }
        }
    }
}

/// The likeliest relation of each word; of the subjects of one verb only the likeliest stays one.
fn relations(heads: &[usize], scores: &[f32]) -> Vec<Relation> {
    let n = heads.len();
    let of = |k: usize, but_subjects: bool| {
        let allowed = Relation::ALL
            .iter()
            .zip(row(scores, k, n))
            .filter(|(relation, _)| {
                (**relation == Relation::Root) == (heads[k] == 0)
                    && !(but_subjects && relation.is_subject())
            });
        allowed.fold((Relation::Dep, f32::MIN), |best, (relation, score)| {
            if *score > best.1 {
                (*relation, *score)
            } else {
                best
            }
        })
    };
    let mut found: Vec<(Relation, f32)> = (0..n).map(|k| of(k, false)).collect();
    // By how much a word is a subject rather than something else.
    let margin = |k: usize, found: &[(Relation, f32)]| found[k].1 - of(k, true).1;
    let mut subject_of: Vec<Option<usize>> = vec![None; n + 1];
    for k in 0..n {
        if !found[k].0.is_subject() {
            continue;
        }
        let slot = &mut subject_of[heads[k]];
        let loser = match *slot {
            Some(other) if margin(other, &found) >= margin(k, &found) => k,
            other => {
                *slot = Some(k);
                let Some(other) = other else { continue };
                other
            }
        };
        found[loser] = of(loser, true);
    }
    found.into_iter().map(|(relation, _)| relation).collect()
}

/// The row of word `k` of `n`.
fn row(scores: &[f32], k: usize, n: usize) -> &[f32] {
    let width = scores.len() / n.max(1);
    scores.get(k * width..(k + 1) * width).unwrap_or_default()
}

/// Where the greatest score stands; the first of equals.
fn greatest(scores: &[f32]) -> usize {
    let mut best = 0;
    for (k, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = k;
        }
    }
    best
}
