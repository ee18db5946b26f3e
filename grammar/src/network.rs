//! From the words of a sentence to scores for heads, tags and relations.
//!
//! Products of matrices are of whole numbers: weights have four bits, what goes into a layer is rounded to sixteen. The rest
//! is 32-bit floats with nothing but sums, products, quotients and square roots, each in a fixed order, so that a page and a
//! native program get the same trees, bit for bit.

use super::features::{Letters, normal_form};
use super::file::{FAR, INPUT_WIDTH, Layer, Network, Norm, TABLE_WIDTHS};
use wide::{f32x4, i16x8, i32x4};

/// What stands between the layers of one sentence after the other.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    /// The state of each word, and before them all the root's.
    states: Vec<f32>,
    wide: Vec<f32>,
    narrow: Vec<f32>,
    rounded: Vec<i16x8>,
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
            recur(&mut s.wide, d, &mut s.heads);
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
    fn run(&self, x: &[f32], rows: usize, rounded: &mut Vec<i16x8>, out: &mut Vec<f32>) {
        let eights = self.inputs.div_ceil(8);
        rounded.clear();
        for x in x.chunks_exact(self.inputs).take(rows) {
            rounded.extend(x.chunks(8).map(round));
        }
        out.clear();
        out.resize(rows * self.outputs, 0.0);
        // Four words at a time, so that a weight is fetched once for them.
        for (four, out) in rounded
            .chunks(4 * eights)
            .zip(out.chunks_mut(4 * self.outputs))
        {
            let words = four.len() / eights;
            let row = |k: usize| &four[k.min(words - 1) * eights..][..eights];
            let (a, b, c, d) = (row(0), row(1), row(2), row(3));
            let weights = self.weights.chunks_exact(eights);
            let scales = self.scales.iter().zip(&self.biases);
            for (o, (w, (scale, bias))) in weights.zip(scales).enumerate() {
                for (k, sum) in products(w, [a, b, c, d])
                    .into_iter()
                    .enumerate()
                    .take(words)
                {
                    out[k * self.outputs + o] = sum as f32 * (scale / UNIT) + bias;
                }
            }
        }
    }
}

/// The sums of products of one row of weights with four words.
#[inline(always)]
fn products(w: &[i16x8], words: [&[i16x8]; 4]) -> [i32; 4] {
    let n = w.len();
    let [a, b, c, d] = words.map(|x| &x[..n]);
    let mut sums = [i32x4::ZERO; 4];
    for k in 0..n {
        sums[0] += w[k].dot(a[k]);
        sums[1] += w[k].dot(b[k]);
        sums[2] += w[k].dot(c[k]);
        sums[3] += w[k].dot(d[k]);
    }
    sums.map(total)
}

/// The sum of four whole numbers.
#[inline(always)]
fn total(sum: i32x4) -> i32 {
    let [a, b, c, d] = sum.to_array();
    (a + b) + (c + d)
}

/// Rounds up to eight numbers to the nearest of [`UNIT`]s that sixteen bits hold; what is missing is zero.
#[inline(always)]
fn round(x: &[f32]) -> i16x8 {
    // Past this sum a float has no room for a fraction: the addition rounds.
    const SHIFT: f32 = 12_582_912.0;
    let one = |x: f32| {
        let x = (x * UNIT).clamp(-32_767.0, 32_767.0) + SHIFT;
        (x.to_bits() as i32 - SHIFT.to_bits() as i32) as i16
    };
    match <&[f32; 8]>::try_from(x) {
        Ok(x) => i16x8::new(x.map(one)),
        Err(_) => i16x8::new(std::array::from_fn(|k| x.get(k).map_or(0, |x| one(*x)))),
    }
}

/// The sum of products in eight sums side by side, added up in a fixed order.
#[inline(always)]
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [f32x4::ZERO; 2];
    let (a8, b8) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest = a8.remainder().iter().zip(b8.remainder());
    let rest: f32 = rest.map(|(a, b)| a * b).sum();
    for (a, b) in a8.zip(b8) {
        sums[0] += four(&a[..4]) * four(&b[..4]);
        sums[1] += four(&a[4..]) * four(&b[4..]);
    }
    let [a, b, c, d] = (sums[0] + sums[1]).to_array();
    (a + b) + (c + d) + rest
}

/// Four numbers side by side; what is missing is zero.
#[inline(always)]
fn four(x: &[f32]) -> f32x4 {
    match <[f32; 4]>::try_from(x) {
        Ok(x) => f32x4::new(x),
        Err(_) => f32x4::new(std::array::from_fn(|k| {
            x.get(k).copied().unwrap_or_default()
        })),
    }
}

/// Writes four numbers back.
#[inline(always)]
fn put(x: f32x4, into: &mut [f32]) {
    let x = x.to_array();
    into.copy_from_slice(&x[..into.len()]);
}

/// Both directions of a light recurrent layer: of `y`, the first third are the gates that keep, the second what comes in,
/// the last the gates that let out; the first half of each goes forward, the second backward. `y` is written over.
fn recur(y: &mut [f32], d: usize, out: &mut Vec<f32>) {
    let n = y.len() / (3 * d);
    for row in y.chunks_exact_mut(3 * d) {
        let (keep, rest) = row.split_at_mut(d);
        let (come, go) = rest.split_at_mut(d);
        for ((keep, come), go) in keep
            .chunks_mut(4)
            .zip(come.chunks_mut(4))
            .zip(go.chunks_mut(4))
        {
            let kept = sigmoid(four(keep));
            put(kept, keep);
            put((f32x4::ONE - kept) * tanh(four(come)), come);
            put(sigmoid(four(go)), go);
        }
    }
    out.clear();
    out.resize(n * d, 0.0);
    let mut state = vec![0.0_f32; d / 2];
    let mut step = |t: usize, from: usize| {
        let row = &y[t * 3 * d..][..3 * d];
        let half = |third: usize| row[third * d + from..][..d / 2].chunks(4);
        let gates = half(0).zip(half(1)).zip(half(2));
        let out = out[t * d + from..][..d / 2].chunks_mut(4);
        for ((state, ((keep, come), go)), out) in state.chunks_mut(4).zip(gates).zip(out) {
            let new = four(keep) * four(state) + four(come);
            put(new, state);
            put(new * four(go), out);
        }
        if t + 1 == n && from == 0 {
            state.fill(0.0);
        }
    };
    for t in 0..n {
        step(t, 0);
    }
    for t in (0..n).rev() {
        step(t, d / 2);
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
        let mean = sum(row.chunks(4).map(four)) / d as f32;
        for x in &mut *row {
            *x -= mean;
        }
        let spread = sum(row.chunks(4).map(|x| four(x) * four(x))) / d as f32;
        let by = f32x4::splat(1.0 / (spread + 1e-5).sqrt());
        let norm = norm.scale.chunks(4).zip(norm.shift.chunks(4));
        for (x, (scale, shift)) in row.chunks_mut(4).zip(norm) {
            put(four(x) * by * four(scale) + four(shift), x);
        }
    }
}

/// The sum of all numbers, four sums side by side added up in a fixed order.
#[inline(always)]
fn sum(x: impl Iterator<Item = f32x4>) -> f32 {
    let [a, b, c, d] = x.fold(f32x4::ZERO, |sum, x| sum + x).to_array();
    (a + b) + (c + d)
}

#[inline(always)]
fn sigmoid(x: f32x4) -> f32x4 {
    f32x4::HALF + f32x4::HALF * tanh(f32x4::HALF * x)
}

/// A quotient of polynomials (the continued fraction of the hyperbolic tangent, cut), right to three digits.
#[inline(always)]
fn tanh(x: f32x4) -> f32x4 {
    let far = f32x4::splat(4.97);
    let x = x.fast_max(-far).fast_min(far);
    let q = x * x;
    let of = f32x4::splat;
    x * (of(135_135.0) + q * (of(17_325.0) + q * (of(378.0) + q)))
        / (of(135_135.0) + q * (of(62_370.0) + q * (of(3_150.0) + q * of(28.0))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_to_the_nearest_and_stays_in_sixteen_bits() {
        let units = |x: &[f32]| {
            let x: Vec<f32> = x.iter().map(|x| x / UNIT).collect();
            round(&x).to_array()
        };
        assert_eq!(
            units(&[0.4, 0.6, -0.6, 2.5, 3.5]),
            [0, 1, -1, 2, 4, 0, 0, 0]
        );
        assert_eq!(units(&[1e9, -1e9])[..2], [32_767, -32_767]);
    }

    #[test]
    fn the_hyperbolic_tangent_is_right_to_three_digits() {
        for x in [-6.0_f32, -2.0, -0.3, 0.0, 0.7, 1.5, 4.0, 9.0] {
            let got = tanh(f32x4::splat(x)).to_array()[0];
            assert!((got - x.tanh()).abs() < 1e-3, "tanh({x})");
        }
    }

    #[test]
    fn a_layer_is_the_same_for_a_word_alone_and_among_others() {
        let weights = (0..2 * 11)
            .map(|k| (k * 5 % 15) as i16 - 7)
            .collect::<Vec<i16>>();
        let row = |o: usize, k: usize| {
            weights
                .get(o * 11 + k)
                .filter(|_| k < 11)
                .copied()
                .unwrap_or(0)
        };
        let packed = (0..2)
            .flat_map(|o| [0, 8].map(|from| i16x8::new(std::array::from_fn(|k| row(o, from + k)))));
        let layer = Layer {
            inputs: 11,
            outputs: 2,
            weights: packed.collect(),
            scales: vec![0.5, 0.25],
            biases: vec![1.0, -1.0],
        };
        let x: Vec<f32> = (0..6 * 11).map(|k| (k % 7) as f32 / 4.0 - 0.75).collect();
        let (mut rounded, mut all, mut one) = (Vec::new(), Vec::new(), Vec::new());
        layer.run(&x, 6, &mut rounded, &mut all);
        for (k, x) in x.chunks(11).enumerate() {
            layer.run(x, 1, &mut rounded, &mut one);
            assert_eq!(one, all[k * 2..k * 2 + 2]);
            let plain = |o: usize| (0..11).map(|k| f32::from(row(o, k)) * x[k]).sum::<f32>();
            assert_eq!(one, [plain(0) * 0.5 + 1.0, plain(1) * 0.25 - 1.0]);
        }
    }

    #[test]
    fn a_product_of_rows_counts_every_column() {
        let a: Vec<f32> = (0..11).map(|x| x as f32).collect();
        assert_eq!(dot(&a, &a), 385.0);
    }
}
