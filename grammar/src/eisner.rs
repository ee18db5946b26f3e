//! The best projective tree with one root, by Eisner's algorithm: cubic in the words of a sentence, so sentences are bounded.

use wide::f32x4;

/// Room for the tables, used for one sentence after the other.
#[derive(Debug, Default)]
pub(super) struct Eisner {
    /// Best scores of complete spans with the head left or right, and incomplete ones; `left`, `right` also by their end, so
    /// that every inner loop runs along memory.
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
        for table in &mut self.tables {
            table.clear();
            table.resize(m * m, 0.0);
        }
        for cut in &mut self.cuts {
            cut.clear();
            cut.resize(m * m, 0);
        }
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
                // An arc between i and j over two complete halves.
                let (w, best) = most(
                    &right[i * m + i..i * m + j],
                    &left_by_end[j * m + i + 1..=j * m + j],
                );
                cut_open[i * m + j] = (i + w) as u8;
                open_right[i * m + j] = best + score(i, j);
                open_left_by_end[j * m + i] = if i > 0 { best + score(j, i) } else { f32::MIN };
                let (w, best) = most(
                    &left[i * m + i..i * m + j],
                    &open_left_by_end[j * m + i..j * m + j],
                );
                cut_left[i * m + j] = (i + w) as u8;
                left[i * m + j] = best;
                left_by_end[j * m + i] = best;
                let (w, best) = most(
                    &open_right[i * m + i + 1..=i * m + j],
                    &right_by_end[j * m + i + 1..=j * m + j],
                );
                cut_right[i * m + j] = (i + 1 + w) as u8;
                right[i * m + j] = best;
                right_by_end[j * m + i] = best;
            }
        }
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
}

/// Where two rows have the greatest sum, and that sum; the first of equals. First the sum, four at a time, then its place.
#[inline(always)]
fn most(a: &[f32], b: &[f32]) -> (usize, f32) {
    let greater = |a: f32, b: f32| if b > a { b } else { a };
    let (a4, b4) = (a.chunks_exact(4), b.chunks_exact(4));
    let rest = a4.remainder().iter().zip(b4.remainder());
    let rest = rest.fold(f32::MIN, |best, (a, b)| greater(best, a + b));
    let mut lanes = f32x4::splat(f32::MIN);
    for (a, b) in a4.zip(b4) {
        lanes = lanes.fast_max(four(a) + four(b));
    }
    let lanes = lanes.to_array();
    let best = lanes.into_iter().fold(rest, greater);
    let mut sums = a.iter().zip(b);
    let at = sums.position(|(a, b)| a + b == best);
    (at.unwrap_or(0), best)
}

#[inline(always)]
fn four(x: &[f32]) -> f32x4 {
    f32x4::new([x[0], x[1], x[2], x[3]])
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
