//! From the words of a sentence to scores for heads, tags and relations.
//!
//! Products of matrices are of whole numbers: weights have four bits, what goes into a layer is rounded to sixteen. The rest
//! is 32-bit floats with nothing but sums, products, quotients and square roots, each in a fixed order, so that a page and a
//! native program get the same trees, bit for bit.

use super::features::{Letters, normal_form};
use super::file::{FAR, INPUT_WIDTH, Layer, Network, Norm, TABLE_WIDTHS};

/// What stands between the layers of one sentence after the other.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    /// The state of each word, and before them all the root's.
    states: Vec<f32>,
    wide: Vec<f32>,
    narrow: Vec<f32>,
    rounded: Vec<i16>,
    heads: Vec<f32>,
    dependents: Vec<f32>,
    relation_heads: Vec<f32>,
    relation_dependents: Vec<f32>,
    form: String,
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
        let (n, d) = (rows.len(), self.width());
        self.embed(rows, &mut s.wide);
        self.input.run(&s.wide, n, &mut s.rounded, &mut s.narrow);
        relu(&mut s.narrow);
        normalise(&mut s.narrow, &self.input_norm);
        for ((layer, norm), reach) in self.convolutions.iter().zip([1, 2]) {
            let x = &s.narrow;
            s.wide.clear();
            s.wide.resize(n * 3 * d, 0.0);
            for (t, row) in s.wide.chunks_exact_mut(3 * d).enumerate() {
                if let Some(before) = t.checked_sub(reach) {
                    row[..d].copy_from_slice(&x[before * d..][..d]);
                }
                row[d..2 * d].copy_from_slice(&x[t * d..][..d]);
                if t + reach < n {
                    row[2 * d..].copy_from_slice(&x[(t + reach) * d..][..d]);
                }
            }
            layer.run(&s.wide, n, &mut s.rounded, &mut s.heads);
            for (x, y) in s.narrow.iter_mut().zip(&s.heads) {
                *x += y.max(0.0);
            }
            normalise(&mut s.narrow, norm);
        }
        for (layer, norm) in &self.recurrent {
            layer.run(&s.narrow, n, &mut s.rounded, &mut s.wide);
            recur(&s.wide, d, &mut s.heads);
            normalise(&mut s.heads, norm);
            for (x, y) in s.narrow.iter_mut().zip(&s.heads) {
                *x += y;
            }
        }
        s.states.clear();
        s.states.extend_from_slice(&self.root);
        s.states.extend_from_slice(&s.narrow);
        self.score_heads(n, s);
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
        let arc = self.head.outputs;
        self.head
            .run(&s.states, n + 1, &mut s.rounded, &mut s.heads);
        relu(&mut s.heads);
        self.head_bias
            .run(&s.heads, n + 1, &mut s.rounded, &mut s.narrow);
        self.dependent
            .run(&s.states[self.width()..], n, &mut s.rounded, &mut s.wide);
        relu(&mut s.wide);
        self.biaffine
            .run(&s.wide, n, &mut s.rounded, &mut s.dependents);
        s.arcs.clear();
        for (i, dependent) in s.dependents.chunks_exact(arc).enumerate() {
            for (j, head) in s.heads.chunks_exact(arc).enumerate() {
                let far = (i + 1).abs_diff(j).min(FAR);
                let near = self.near[usize::from(j > i)][far];
                s.arcs.push(dot(dependent, head) + s.narrow[j] + near);
            }
        }
        self.relation_head
            .run(&s.states, n + 1, &mut s.rounded, &mut s.relation_heads);
        let words = &s.states[self.width()..];
        self.relation_dependent
            .run(words, n, &mut s.rounded, &mut s.relation_dependents);
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
        self.relation.run(&s.wide, heads.len(), &mut s.rounded, out);
    }

    /// Scores of every tag for each word, a row a word.
    pub(super) fn tags(&self, s: &mut Scratch, out: &mut Vec<f32>) {
        self.classify(&self.tag, s, out);
    }

    /// The same for agreement.
    pub(super) fn agreements(&self, s: &mut Scratch, out: &mut Vec<f32>) {
        self.classify(&self.agreement, s, out);
    }

    /// The same for entities.
    pub(super) fn entities(&self, s: &mut Scratch, out: &mut Vec<f32>) {
        self.classify(&self.entity, s, out);
    }

    fn classify(&self, layer: &Layer, s: &mut Scratch, out: &mut Vec<f32>) {
        let words = &s.states[self.width()..];
        layer.run(words, words.len() / self.width(), &mut s.rounded, out);
    }
}

impl Scratch {
    /// For each word (from 0) the score of each head: 0 is the root, 1 the first word. Rows of `n + 1`.
    pub fn arcs(&self) -> &[f32] {
        &self.arcs
    }
}

/// What goes into a layer is rounded to this part of one.
const UNIT: f32 = 1024.0;

impl Layer {
    /// `rows` vectors in, as many out.
    fn run(&self, x: &[f32], rows: usize, rounded: &mut Vec<i16>, out: &mut Vec<f32>) {
        let padded = self.inputs.next_multiple_of(8);
        rounded.clear();
        rounded.resize(rows * padded, 0);
        for (whole, x) in rounded
            .chunks_exact_mut(padded)
            .zip(x.chunks_exact(self.inputs))
        {
            for (whole, x) in whole.iter_mut().zip(x) {
                *whole = round(x * UNIT);
            }
        }
        out.clear();
        out.resize(rows * self.outputs, 0.0);
        let inputs = rounded.chunks_exact(padded);
        for (x, out) in inputs.zip(out.chunks_exact_mut(self.outputs)) {
            let weights = self.weights.chunks_exact(padded);
            let scales = self.scales.iter().zip(&self.biases);
            for ((y, w), (scale, bias)) in out.iter_mut().zip(weights).zip(scales) {
                *y = whole_dot(w, x) as f32 * (scale / UNIT) + bias;
            }
        }
    }
}

/// Rounds to the nearest whole number that sixteen bits hold.
fn round(x: f32) -> i16 {
    // Past this sum a float has no room for a fraction: the addition rounds.
    const SHIFT: f32 = 12_582_912.0;
    let x = x.clamp(-32_767.0, 32_767.0) + SHIFT;
    (x.to_bits() as i32 - SHIFT.to_bits() as i32) as i16
}

/// The sum of products; weights are small enough for it to fit.
fn whole_dot(a: &[i16], b: &[i16]) -> i32 {
    let pairs = a.iter().zip(b);
    pairs.map(|(a, b)| i32::from(*a) * i32::from(*b)).sum()
}

/// The sum of products in eight sums side by side, added up in a fixed order.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0_f32; 8];
    let (a8, b8) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest = a8.remainder().iter().zip(b8.remainder());
    let rest: f32 = rest.map(|(a, b)| a * b).sum();
    for (a, b) in a8.zip(b8) {
        for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += a * b;
        }
    }
    sums.iter().sum::<f32>() + rest
}

/// Both directions of a light recurrent layer: of `y`, the first third are the gates that keep, the second what comes in,
/// the last the gates that let out; the first half of each goes forward, the second backward.
fn recur(y: &[f32], d: usize, out: &mut Vec<f32>) {
    let n = y.len() / (3 * d);
    out.clear();
    out.resize(n * d, 0.0);
    let mut state = vec![0.0_f32; d];
    let mut step = |t: usize, half: std::ops::Range<usize>| {
        let row = &y[t * 3 * d..][..3 * d];
        for j in half {
            let keep = sigmoid(row[j]);
            state[j] = keep * state[j] + (1.0 - keep) * tanh(row[d + j]);
            out[t * d + j] = state[j] * sigmoid(row[2 * d + j]);
        }
    };
    for t in 0..n {
        step(t, 0..d / 2);
    }
    for t in (0..n).rev() {
        step(t, d / 2..d);
    }
}

fn relu(x: &mut [f32]) {
    for x in x {
        *x = x.max(0.0);
    }
}

fn normalise(x: &mut [f32], norm: &Norm) {
    let d = norm.scale.len();
    for row in x.chunks_exact_mut(d) {
        let mean = row.iter().sum::<f32>() / d as f32;
        let spread = row.iter().map(|x| (x - mean) * (x - mean)).sum::<f32>() / d as f32;
        let by = 1.0 / (spread + 1e-5).sqrt();
        for (x, (scale, shift)) in row.iter_mut().zip(norm.scale.iter().zip(&norm.shift)) {
            *x = (*x - mean) * by * scale + shift;
        }
    }
}

fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}

/// A quotient of polynomials (the continued fraction of the hyperbolic tangent, cut), right to four digits.
fn tanh(x: f32) -> f32 {
    let x = x.clamp(-4.97, 4.97);
    let q = x * x;
    x * (135_135.0 + q * (17_325.0 + q * (378.0 + q)))
        / (135_135.0 + q * (62_370.0 + q * (3_150.0 + q * 28.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_to_the_nearest_and_stays_in_sixteen_bits() {
        assert_eq!([0.4, 0.6, -0.6, 2.5, 3.5].map(round), [0, 1, -1, 2, 4]);
        assert_eq!([1e9, -1e9].map(round), [32_767, -32_767]);
    }

    #[test]
    fn the_hyperbolic_tangent_is_right_to_three_digits() {
        for x in [-6.0_f32, -2.0, -0.3, 0.0, 0.7, 1.5, 4.0, 9.0] {
            assert!((tanh(x) - x.tanh()).abs() < 1e-3, "tanh({x})");
        }
    }

    #[test]
    fn a_product_of_rows_counts_every_column() {
        let a: Vec<f32> = (0..11).map(|x| x as f32).collect();
        assert_eq!(dot(&a, &a), 385.0);
        assert_eq!(whole_dot(&[1, 2, 3], &[4, -5, 6]), 12);
    }
}
