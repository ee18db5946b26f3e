//! From the words of a sentence to scores for heads, tags and relations.
//!
//! Products of matrices are of whole numbers: weights have four bits, what goes into a layer is rounded to sixteen. The rest
//! is 32-bit floats with nothing but sums, products, quotients and square roots, each in a fixed order, so that a page and a
//! native program get the same trees, bit for bit.

use super::arithmetic::{Arcs, normalise, recur, relu, round};
use super::features::{Letters, normal_form};
use super::file::{FAR, INPUT_WIDTH, Layer, Network, TABLE_WIDTHS};

/// What stands between the layers of one sentence after the other.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    /// The state of each word, and before them all the root's; rounded.
    states: Vec<i32>,
    wide: Vec<f32>,
    narrow: Vec<f32>,
    rounded: Vec<i32>,
    window: Vec<i32>,
    heads: Vec<f32>,
    dependents: Vec<f32>,
    relation_heads: Vec<f32>,
    relation_dependents: Vec<f32>,
    form: String,
    near: Vec<f32>,
    arc_scores: Arcs,
    arcs: Vec<f32>,
}

/// The numbers under which a sentence's words stand in the tables.
pub(super) type Rows = [u16; 5];

impl Network {
    /// The rows of a word, given as pasted and folded.
    pub(super) fn rows(&self, raw: &str, folded: &str, first: bool, scratch: &mut Scratch) -> Rows {
        normal_form(folded, &mut scratch.form);
        let letters = Letters::of(raw, &scratch.form, first);
        let word = self.words.get(scratch.form.as_str()).copied();
        [
            word.unwrap_or(0),
            letters.suffix_3,
            letters.suffix_2,
            letters.prefix_3,
            letters.shape,
        ]
    }

    /// Computes the states of the words and the scores of their heads.
    pub(super) fn read(&self, rows: &[Rows], s: &mut Scratch) {
        let d = self.width();
        self.embed(rows, &mut s.wide);
        self.input.run(&s.wide, &mut s.rounded, &mut s.narrow);
        relu(&mut s.narrow);
        normalise(&mut s.narrow, &self.input_norm);
        for ((layer, norm), reach) in self.convolutions.iter().zip([1, 2]) {
            s.rounded.clear();
            round(&s.narrow, &mut s.rounded);
            windows(&s.rounded, d / 2, reach, &mut s.window);
            layer.run_rounded(&s.window, &mut s.heads);
            for (x, y) in s.narrow.iter_mut().zip(&s.heads) {
                *x += y.max(0.0);
            }
            normalise(&mut s.narrow, norm);
        }
        for (layer, norm) in &self.recurrent {
            layer.run(&s.narrow, &mut s.rounded, &mut s.wide);
            recur(&mut s.wide, d, &mut s.heads);
            normalise(&mut s.heads, norm);
            for (x, y) in s.narrow.iter_mut().zip(&s.heads) {
                *x += y;
            }
        }
        s.states.clear();
        round(&self.root, &mut s.states);
        round(&s.narrow, &mut s.states);
        self.score_heads(rows.len(), s);
    }

    fn embed(&self, rows: &[Rows], x: &mut Vec<f32>) {
        x.clear();
        x.reserve(rows.len() * INPUT_WIDTH);
        for row in rows {
            for ((table, width), at) in self.tables.iter().zip(TABLE_WIDTHS).zip(row) {
                let numbers = &table.rows[usize::from(*at) * width..][..width];
                x.extend(numbers.iter().map(|q| f32::from(*q) * table.scale));
            }
        }
    }

    fn score_heads(&self, n: usize, s: &mut Scratch) {
        let words = &s.states[self.width() / 2..];
        self.head.run_rounded(&s.states, &mut s.heads);
        relu(&mut s.heads);
        self.head_bias.run(&s.heads, &mut s.rounded, &mut s.narrow);
        self.dependent.run_rounded(words, &mut s.wide);
        relu(&mut s.wide);
        self.biaffine
            .run(&s.wide, &mut s.rounded, &mut s.dependents);
        s.near.clear();
        // From the last word to the root, and on to from the first to the last.
        let [before, behind] = &self.near;
        s.near.extend((1..=n).rev().map(|far| before[far.min(FAR)]));
        s.near.extend((0..n).map(|far| behind[far.min(FAR)]));
        s.arc_scores.score(
            [&s.dependents, &s.heads],
            self.head.outputs,
            &s.narrow,
            &s.near,
            &mut s.arcs,
        );
        self.relation_head
            .run_rounded(&s.states, &mut s.relation_heads);
        self.relation_dependent
            .run_rounded(words, &mut s.relation_dependents);
    }

    /// Scores of every relation for each word under its head (0 the root, 1 the first word), a row a word.
    pub(super) fn relations(&self, heads: &[usize], s: &mut Scratch, out: &mut Vec<f32>) {
        let label = self.relation_head.outputs;
        s.wide.clear();
        for (own, head) in s.relation_dependents.chunks_exact(label).zip(heads) {
            let above = &s.relation_heads[head * label..][..label];
            s.wide
                .extend(own.iter().zip(above).map(|(a, b)| (a + b).max(0.0)));
        }
        self.relation.run(&s.wide, &mut s.rounded, out);
    }

    /// Scores of every tag for each word, a row a word.
    pub(super) fn tags(&self, s: &Scratch, out: &mut Vec<f32>) {
        self.classify(&self.tag, s, out);
    }

    /// The same for agreement.
    pub(super) fn agreements(&self, s: &Scratch, out: &mut Vec<f32>) {
        self.classify(&self.agreement, s, out);
    }

    /// The same for entities.
    pub(super) fn entities(&self, s: &Scratch, out: &mut Vec<f32>) {
        self.classify(&self.entity, s, out);
    }

    fn classify(&self, layer: &Layer, s: &Scratch, out: &mut Vec<f32>) {
        layer.run_rounded(&s.states[self.width() / 2..], out);
    }
}

/// Each word's state between those of the words `reach` before and behind it; `half` numbers are one's state. What is
/// missing is zero.
fn windows(states: &[i32], half: usize, reach: usize, out: &mut Vec<i32>) {
    let n = states.len() / half;
    out.clear();
    out.resize(3 * states.len(), 0);
    for (t, row) in out.chunks_exact_mut(3 * half).enumerate() {
        if let Some(before) = t.checked_sub(reach) {
            row[..half].copy_from_slice(&states[before * half..][..half]);
        }
        row[half..2 * half].copy_from_slice(&states[t * half..][..half]);
        if t + reach < n {
            row[2 * half..].copy_from_slice(&states[(t + reach) * half..][..half]);
        }
    }
}

impl Scratch {
    /// For each word (from 0) the score of each head: 0 is the root, 1 the first word. Rows of `n + 1`.
    pub fn arcs(&self) -> &[f32] {
        &self.arcs
    }
}
