//! The best projective tree with one root, by Eisner's algorithm: cubic in the words of a sentence, so sentences are bounded.

use super::arithmetic::{WIDEST, greater};
use fearless_simd::{Level, dispatch, prelude::*};

/// Room for the tables, used for one sentence after the other.
#[derive(Debug, Default)]
pub(super) struct Eisner {
    /// Best scores of complete spans with the head left or right, and incomplete ones; `left`, `right` also by their end, so
    /// that every inner loop runs along memory. Rows are longer than there are words: a vector may reach past what is filled.
    tables: [Vec<f32>; 6],
    /// Where each span is best cut.
    cuts: [Vec<u8>; 3],
}

/// What a second root would cost: more than any score.
const SECOND_ROOT: f32 = 2000.0;

impl Eisner {
    /// The head of each word (0 the root, 1 the first word). `arcs` holds for each word a row of scores, one a head; no more
    /// than 254 words.
    pub fn heads(&mut self, arcs: &[f32], n: usize, heads: &mut Vec<usize>) {
        heads.clear();
        heads.resize(n, 0);
        let m = n + 1;
        let stride = m + WIDEST;
        for (k, table) in self.tables.iter_mut().enumerate() {
            table.clear();
            table.resize(m * stride, f32::NEG_INFINITY);
            // A word alone is a complete span.
            let words = table.iter_mut().step_by(stride + 1);
            words.take(if k < 4 { m } else { 0 }).for_each(|x| *x = 0.0);
        }
        for cut in &mut self.cuts {
            // Whatever is read has been written.
            cut.resize(m * m, 0);
        }
        dispatch!(Level::new(), simd => self.fill(simd, arcs, m));
        let [cut_open, cut_left, cut_right] = &self.cuts;
        let mut todo = vec![(0, n, true, true)];
        while let Some((i, j, to_right, complete)) = todo.pop() {
            if i == j {
                continue;
            }
            let at = i * m + j;
            match (complete, to_right) {
                (true, true) => {
                    let w = usize::from(cut_right[at]);
                    todo.extend([(i, w, true, false), (w, j, true, true)]);
                }
                (true, false) => {
                    let w = usize::from(cut_left[at]);
                    todo.extend([(i, w, false, true), (w, j, false, false)]);
                }
                (false, _) => {
                    let w = usize::from(cut_open[at]);
                    if to_right {
                        heads[j - 1] = i;
                    } else {
                        heads[i - 1] = j;
                    }
                    todo.extend([(i, w, true, true), (w + 1, j, false, true)]);
                }
            }
        }
    }

    /// Scores and cuts of all spans, the short ones first.
    #[inline(always)]
    fn fill<S: Simd>(&mut self, simd: S, arcs: &[f32], m: usize) {
        let stride = m + WIDEST;
        let [
            right,
            right_by_end,
            left,
            left_by_end,
            open_right,
            open_left_by_end,
        ] = &mut self.tables;
        let [cut_open, cut_left, cut_right] = &mut self.cuts;
        let score = |head: usize, word: usize| {
            let plain = arcs[(word - 1) * m + head];
            if head == 0 {
                plain - SECOND_ROOT
            } else {
                plain
            }
        };
        for length in 1..m {
            for i in 0..m - length {
                let j = i + length;
                let (from_i, from_j) = (i * stride, j * stride);
                // An arc between i and j over two complete halves.
                let halves = [&right[from_i + i..], &left_by_end[from_j + i + 1..]];
                let (w, best) = most(simd, halves, length);
                cut_open[i * m + j] = (i + w) as u8;
                let to_right = best + score(i, j);
                let to_left = if i > 0 { best + score(j, i) } else { f32::MIN };
                // The spans of these arcs are compared by themselves: a vector that holds what has just been written makes
                // the processor wait.
                let halves = [&left[from_i + i + 1..], &open_left_by_end[from_j + i + 1..]];
                let (w, best) = match most(simd, halves, length - 1) {
                    (w, best) if best > to_left => (i + 1 + w, best),
                    _ => (i, to_left),
                };
                cut_left[i * m + j] = w as u8;
                left[from_i + j] = best;
                left_by_end[from_j + i] = best;
                let halves = [
                    &open_right[from_i + i + 1..],
                    &right_by_end[from_j + i + 1..],
                ];
                let (w, best) = match most(simd, halves, length - 1) {
                    (w, best) if best >= to_right => (i + 1 + w, best),
                    _ => (j, to_right),
                };
                cut_right[i * m + j] = w as u8;
                right[from_i + j] = best;
                right_by_end[from_j + i] = best;
                open_right[from_i + j] = to_right;
                open_left_by_end[from_j + i] = to_left;
            }
        }
    }
}

/// Where the first `n` of two rows have the greatest sum, and that sum; the first of equals. Behind the `n` one of both rows
/// is less than everything for as long as a vector is.
#[inline(always)]
fn most<S: Simd>(simd: S, [a, b]: [&[f32]; 2], n: usize) -> (usize, f32) {
    let width = S::f32s::LEN;
    let sums = |at: usize| {
        let of = |x: &[f32]| S::f32s::from_slice(simd, &x[at..at + width]);
        of(a) + of(b)
    };
    let mut lanes = sums(0);
    for at in (width..n).step_by(width) {
        lanes = greater(lanes, sums(at));
    }
    let best = lanes.reduce_max();
    for at in (0..n).step_by(width) {
        let found = sums(at).simd_eq(S::f32s::splat(simd, best)).to_bitmask();
        if found != 0 {
            return (at + found.trailing_zeros() as usize, best);
        }
    }
    (0, best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rows: &[&[f32]], expected: &[usize]) {
        let arcs: Vec<f32> = rows.concat();
        let mut heads = Vec::new();
        Eisner::default().heads(&arcs, rows.len(), &mut heads);
        assert_eq!(heads, expected);
    }

    #[test]
    fn each_word_takes_its_best_head_where_that_is_a_tree() {
        check(&[&[0.0, 0.0, 5.0], &[9.0, 1.0, 0.0]], &[2, 0]);
        check(
            &[
                &[1.0, 0.0, 0.0, 7.0],
                &[0.0, 8.0, 0.0, 1.0],
                &[9.0, 0.0, 0.0, 0.0],
            ],
            &[3, 1, 0],
        );
    }

    #[test]
    fn circles_and_second_roots_are_never_chosen() {
        check(&[&[0.0, 0.0, 9.0], &[1.0, 9.0, 0.0]], &[2, 0]);
        check(&[&[9.0, 0.0, 1.0], &[9.5, 1.0, 0.0]], &[2, 0]);
    }

    #[test]
    fn one_word_is_the_root() {
        check(&[&[0.0, 0.0]], &[0]);
        check(&[], &[]);
    }
}
