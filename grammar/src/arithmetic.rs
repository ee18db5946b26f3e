//! The arithmetic of the network, on as many numbers at a time as the processor takes.
//!
//! A native program asks once how many that are; a page has vectors of 128 bits. Each number comes out the same, bit for bit,
//! however many are computed side by side: whole-number sums have no order, and those of floats have one that no vector's
//! width changes.
//!
//! What is called from several places is not inlined: the module would hold it as often.

use super::file::{Layer, Norm};
use fearless_simd::{Level, dispatch, f32x4, f32x8, i16x16, i32x8, prelude::*};

/// What goes into a layer is rounded to this part of one.
pub(super) const UNIT: f32 = 1024.0;

/// So many blocks of outputs are computed together where vectors are wide: their sums are as many as there are registers for.
const MANY: usize = 2;

/// So many outputs of a layer are computed side by side.
pub(super) const BLOCK: usize = 8;

impl Layer {
    /// As many vectors out as vectors in, one after the other.
    pub fn run(&self, x: &[f32], rounded: &mut Vec<i32>, out: &mut Vec<f32>) {
        rounded.clear();
        round(x, rounded);
        self.run_rounded(rounded, out);
    }

    /// The same for vectors that are [`round`]ed already.
    pub fn run_rounded(&self, rounded: &[i32], out: &mut Vec<f32>) {
        let rows = rounded.len() / (self.inputs / 2);
        // All of it is written over.
        out.resize(rows * self.outputs, 0.0);
        dispatch!(Level::new(), simd => self.products(simd, rounded, out));
    }

    /// Four words at a time, so that a weight is fetched once for them; where vectors are wide, so many blocks of outputs
    /// that a word is fetched once for those.
    #[inline(always)]
    fn products<S: Simd>(&self, simd: S, rounded: &[i32], out: &mut [f32]) {
        let pairs = self.inputs / 2;
        let fours = out.chunks_mut(4 * self.outputs);
        for (four, out) in rounded.chunks(4 * pairs).zip(fours) {
            let words = four.len() / pairs;
            let rows: [&[i32]; 4] =
                std::array::from_fn(|k| &four[k.min(words - 1) * pairs..][..pairs]);
            let (blocks, mut o) = (self.scales.len(), 0);
            while S::f32s::LEN > 4 && o + MANY <= blocks {
                self.blocks::<S, MANY>(simd, o, rows, out);
                o += MANY;
            }
            while o < blocks {
                self.blocks::<S, 1>(simd, o, rows, out);
                o += 1;
            }
        }
    }

    /// `N` blocks of outputs, from the block `o` on, for four words.
    #[inline(always)]
    fn blocks<S: Simd, const N: usize>(
        &self,
        simd: S,
        o: usize,
        rows: [&[i32]; 4],
        out: &mut [f32],
    ) {
        let pairs = rows[0].len();
        let weights: [&[[i16; 16]]; N] =
            std::array::from_fn(|k| &self.weights[(o + k) * pairs..][..pairs]);
        let [a, b, c, d] = rows.map(|row| &row[..pairs]);
        let mut sums = [[i32x8::splat(simd, 0); 4]; N];
        for k in 0..pairs {
            let words = [a[k], b[k], c[k], d[k]]
                .map(|pair| i32x8::splat(simd, pair).bitcast::<i16x16<S>>());
            for (sums, weights) in sums.iter_mut().zip(weights) {
                let weights = i16x16::load_array_ref(simd, &weights[k]);
                for (sum, word) in sums.iter_mut().zip(words) {
                    *sum += weights.pairwise_dot_product(word);
                }
            }
        }
        for (k, sums) in sums.into_iter().enumerate() {
            let scale = f32x8::load_array_ref(simd, &self.scales[o + k]);
            let bias = f32x8::load_array_ref(simd, &self.biases[o + k]);
            let from = (o + k) * BLOCK;
            for (sum, row) in sums.into_iter().zip(out.chunks_exact_mut(self.outputs)) {
                let sum = (f32x8::float_from(sum) * scale + bias).to_array();
                let row = &mut row[from..];
                match row.first_chunk_mut() {
                    Some(row) => *row = sum,
                    None => row.copy_from_slice(&sum[..row.len()]),
                }
            }
        }
    }
}

/// Rounds an even number of numbers to the nearest of [`UNIT`]s that sixteen bits hold, two to each number added to `rounded`,
/// the first in its lower half.
#[inline(never)]
pub(super) fn round(x: &[f32], rounded: &mut Vec<i32>) {
    // Past this sum a float has no room for a fraction: the addition rounds.
    const SHIFT: f32 = 12_582_912.0;
    let one = |x: f32| {
        let x = (x * UNIT).clamp(-32_767.0, 32_767.0) + SHIFT;
        x.to_bits() as i32 - SHIFT.to_bits() as i32
    };
    let pair = |[a, b]: &[f32; 2]| one(*a) & 0xffff | one(*b) << 16;
    let (pairs, _) = x.as_chunks();
    dispatch!(Level::new(), _ => rounded.extend(pairs.iter().map(pair)));
}

/// Scores of every head for each word: products of what stands for each, and what a head is worth by itself and by its
/// distance. The products of two vectors are added up in eight sums, the k-th in the sum `k % 8`.
#[derive(Debug, Default)]
pub(super) struct Arcs {
    /// By block of as many heads as a vector holds, then by column; the last block is padded with zeros.
    heads: Vec<f32>,
}

/// No vector has more numbers.
pub(super) const WIDEST: usize = 16;

impl Arcs {
    /// Rows of scores, one a word, in `out`. What stands for a word has `width` numbers, eight or a multiple. `alone` holds
    /// what each head is worth by itself; `near` what a distance is, from that between the last word and the first head on:
    /// those of word `i` (from 0) of `n` begin at `n - 1 - i`.
    pub fn score(
        &mut self,
        [dependents, heads]: [&[f32]; 2],
        width: usize,
        alone: &[f32],
        near: &[f32],
        out: &mut Vec<f32>,
    ) {
        let m = alone.len();
        // All of it is written over.
        out.resize((m - 1) * m, 0.0);
        dispatch!(Level::new(), simd => {
            self.turn(simd, heads, width);
            let rows = dependents.chunks_exact(width).zip(out.chunks_exact_mut(m));
            for (i, (dependent, out)) in rows.enumerate() {
                products(simd, dependent, &self.heads, out);
                let added = alone.iter().zip(&near[m - 2 - i..]);
                for (out, (alone, near)) in out.iter_mut().zip(added) {
                    *out = *out + alone + near;
                }
            }
        });
    }

    #[inline(always)]
    fn turn<S: Simd>(&mut self, _: S, heads: &[f32], width: usize) {
        let lanes = S::f32s::LEN;
        let m = heads.len() / width;
        self.heads.clear();
        self.heads.resize(width * m.next_multiple_of(lanes), 0.0);
        for (block, heads) in
            (self.heads.chunks_exact_mut(width * lanes)).zip(heads.chunks(width * lanes))
        {
            for (j, head) in heads.chunks_exact(width).enumerate() {
                for (to, x) in block[j..].iter_mut().step_by(lanes).zip(head) {
                    *to = *x;
                }
            }
        }
    }
}

/// The product of one vector with each of many, which are turned as [`Arcs`] has them.
#[inline(always)]
fn products<S: Simd>(simd: S, vector: &[f32], many: &[f32], out: &mut [f32]) {
    let lanes = S::f32s::LEN;
    let (eights, _) = vector.as_chunks::<8>();
    let blocks = many.chunks_exact(vector.len() * lanes);
    for (block, out) in blocks.zip(out.chunks_mut(lanes)) {
        let mut sums = [S::f32s::splat(simd, 0.0); 8];
        for (eight, columns) in eights.iter().zip(block.chunks_exact(8 * lanes)) {
            for k in 0..8 {
                let column = S::f32s::from_slice(simd, &columns[k * lanes..][..lanes]);
                sums[k] += S::f32s::splat(simd, eight[k]) * column;
            }
        }
        let [a, b, c, d, e, f, g, h] = sums;
        let sum = ((a + e) + (b + f)) + ((c + g) + (d + h));
        if out.len() == lanes {
            sum.store_slice(out);
        } else {
            out.copy_from_slice(&sum.as_slice()[..out.len()]);
        }
    }
}

/// Both directions of a light recurrent layer: of `y`, the first third are the gates that keep, the second what comes in,
/// the last the gates that let out; the first half of each goes forward, the second backward. `y` is written over.
#[inline(never)]
pub(super) fn recur(y: &mut [f32], d: usize, out: &mut Vec<f32>) {
    // All of it is written over.
    out.resize(y.len() / 3, 0.0);
    dispatch!(Level::new(), simd => {
        for row in y.chunks_exact_mut(3 * d) {
            gates(simd, row, d);
        }
        let mut state = vec![0.0_f32; d / 2];
        let rows = y.chunks_exact(3 * d).zip(out.chunks_exact_mut(d));
        for (row, out) in rows {
            step(simd, &mut state, row, 0, out);
        }
        state.fill(0.0);
        let rows = y.chunks_exact(3 * d).zip(out.chunks_exact_mut(d));
        for (row, out) in rows.rev() {
            step(simd, &mut state, row, d / 2, out);
        }
    });
}

#[inline(always)]
fn gates<S: Simd>(simd: S, row: &mut [f32], d: usize) {
    let (keep, rest) = row.split_at_mut(d);
    let (come, go) = rest.split_at_mut(d);
    for x in keep
        .as_chunks_mut()
        .0
        .iter_mut()
        .chain(go.as_chunks_mut().0)
    {
        sigmoid(f32x8::load_array_ref(simd, x)).store_array(x);
    }
    for (keep, come) in keep.as_chunks().0.iter().zip(come.as_chunks_mut().0) {
        let lost = f32x8::splat(simd, 1.0) - f32x8::load_array_ref(simd, keep);
        (lost * tanh(f32x8::load_array_ref(simd, come))).store_array(come);
    }
}

#[inline(always)]
fn step<S: Simd>(simd: S, state: &mut [f32], row: &[f32], from: usize, out: &mut [f32]) {
    let (d, half) = (out.len(), state.len());
    let third = |k: usize| row[k * d + from..][..half].as_chunks().0;
    let gates = third(0).iter().zip(third(1)).zip(third(2));
    let out = out[from..][..half].as_chunks_mut().0;
    for ((state, ((keep, come), go)), out) in
        (state.as_chunks_mut().0.iter_mut()).zip(gates).zip(out)
    {
        let of = |x: &_| f32x4::load_array_ref(simd, x);
        let new = of(keep) * of(state) + of(come);
        new.store_array(state);
        (new * of(go)).store_array(out);
    }
}

/// What is negative becomes zero.
pub(super) fn relu(x: &mut [f32]) {
    for x in x {
        *x = x.max(0.0);
    }
}

/// Layer normalisation of each vector.
#[inline(never)]
pub(super) fn normalise(x: &mut [f32], norm: &Norm) {
    dispatch!(Level::new(), simd => {
        for row in x.chunks_exact_mut(norm.scale.len()) {
            normalise_row(simd, row, norm);
        }
    });
}

#[inline(always)]
fn normalise_row<S: Simd>(simd: S, row: &mut [f32], norm: &Norm) {
    let d = row.len() as f32;
    let mut sum = f32x4::splat(simd, 0.0);
    for x in row.as_chunks().0 {
        sum += f32x4::load_array_ref(simd, x);
    }
    let mean = f32x4::splat(simd, total(sum) / d);
    let mut spread = f32x4::splat(simd, 0.0);
    for x in row.as_chunks_mut().0 {
        let apart = f32x4::load_array_ref(simd, x) - mean;
        spread += apart * apart;
        apart.store_array(x);
    }
    let by = 1.0 / (total(spread) / d + 1e-5).sqrt();
    let norm = norm.scale.iter().zip(&norm.shift);
    for (x, (scale, shift)) in row.iter_mut().zip(norm) {
        *x = *x * by * scale + shift;
    }
}

/// The sum of four numbers.
#[inline(always)]
fn total<S: Simd>(sum: f32x4<S>) -> f32 {
    let [a, b, c, d] = sum.to_array();
    (a + b) + (c + d)
}

#[inline(always)]
fn sigmoid<S: Simd>(x: f32x8<S>) -> f32x8<S> {
    tanh(x * 0.5) * 0.5 + 0.5
}

/// A quotient of polynomials (the continued fraction of the hyperbolic tangent, cut), right to three digits.
#[inline(always)]
fn tanh<S: Simd>(x: f32x8<S>) -> f32x8<S> {
    let of = |y: f32| f32x8::splat(x.token(), y);
    let x = lesser(greater(x, of(-4.97)), of(4.97));
    let q = x * x;
    x * (of(135_135.0) + q * (of(17_325.0) + q * (of(378.0) + q)))
        / (of(135_135.0) + q * (of(62_370.0) + q * (of(3_150.0) + q * of(28.0))))
}

/// The greater of each two numbers, none of which is NaN. Either way of asking is one instruction where it is taken.
#[inline(always)]
pub(super) fn greater<S: Simd, V: SimdFloat<S>>(a: V, b: V) -> V {
    if cfg!(target_arch = "wasm32") {
        a.max_precise(b)
    } else {
        a.max(b)
    }
}

#[inline(always)]
fn lesser<S: Simd, V: SimdFloat<S>>(a: V, b: V) -> V {
    if cfg!(target_arch = "wasm32") {
        a.min_precise(b)
    } else {
        a.min(b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_to_the_nearest_and_stays_in_sixteen_bits() {
        let units = |x: &[f32]| {
            let x: Vec<f32> = x.iter().map(|x| x / UNIT).collect();
            let mut rounded = Vec::new();
            round(&x, &mut rounded);
            let both = rounded.iter().flat_map(|x| [*x as i16, (*x >> 16) as i16]);
            both.collect::<Vec<i16>>()
        };
        assert_eq!(
            units(&[0.4, 0.6, -0.6, 2.5, 3.5, -3.5]),
            [0, 1, -1, 2, 4, -4]
        );
        assert_eq!(units(&[1e9, -1e9]), [32_767, -32_767]);
    }

    #[test]
    fn the_hyperbolic_tangent_is_right_to_three_digits() {
        for x in [-6.0_f32, -2.0, -0.3, 0.0, 0.7, 1.5, 4.0, 9.0] {
            let got = dispatch!(Level::new(), simd => tanh(f32x8::splat(simd, x)).to_array());
            assert!((got[0] - x.tanh()).abs() < 1e-3, "tanh({x})");
        }
    }

    #[test]
    fn a_layer_is_the_same_for_a_word_alone_and_among_others() {
        let weight = |o: usize, k: usize| ((o * 12 + k) * 5 % 15) as i8 - 7;
        let weights: Vec<i8> = (0..10 * 12).map(|at| weight(at / 12, at % 12)).collect();
        let scales: Vec<f32> = (0..10).map(|o| 0.25 + o as f32 / 8.0).collect();
        let biases: Vec<f32> = (0..10).map(|o| o as f32 - 3.0).collect();
        let layer = Layer::of(12, &weights, &scales, &biases);
        let x: Vec<f32> = (0..6 * 12).map(|k| (k % 7) as f32 / 4.0 - 0.75).collect();
        let (mut rounded, mut all, mut one) = (Vec::new(), Vec::new(), Vec::new());
        layer.run(&x, &mut rounded, &mut all);
        for (k, x) in x.chunks(12).enumerate() {
            layer.run(x, &mut rounded, &mut one);
            assert_eq!(one, all[k * 10..][..10]);
            let plain = |o: usize| (0..12).map(|k| f32::from(weight(o, k)) * x[k]).sum::<f32>();
            let plain: Vec<f32> = (0..10).map(|o| plain(o) * scales[o] + biases[o]).collect();
            assert_eq!(one, plain);
        }
    }

    #[test]
    fn scores_of_heads_count_every_column_and_every_head() {
        // Three words, four heads, vectors of sixteen numbers.
        let numbers = |n: usize| (0..n * 16).map(|k| (k % 13) as f32).collect::<Vec<f32>>();
        let (dependents, heads) = (numbers(3), numbers(4));
        let (alone, near) = ([1.0, 2.0, 3.0, 4.0], [0.5, 0.25, 0.0, 8.0, 16.0, 32.0]);
        let mut out = Vec::new();
        Arcs::default().score([&dependents, &heads], 16, &alone, &near, &mut out);
        for (i, word) in dependents.chunks(16).enumerate() {
            for (j, head) in heads.chunks(16).enumerate() {
                let product: f32 = word.iter().zip(head).map(|(a, b)| a * b).sum();
                assert_eq!(out[i * 4 + j], product + alone[j] + near[2 - i + j]);
            }
        }
    }
}
