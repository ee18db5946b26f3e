//! [`Map`]: where each place of a mended text stands in what was pasted; [`Draft`]: a text being mended, with its map.

use std::borrow::Cow;
use std::ops::Range;

/// Leads from a mended text back to what was pasted. Both count UTF-8 bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    /// What was copied as it stood, in order.
    runs: Vec<Run>,
}

/// A stretch that is the same in both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    mended: usize,
    pasted: usize,
    length: usize,
}

impl Map {
    /// The place in what was pasted for one in the mended text. What was put in stands where the copied text before it
    /// ends. Never falls as `mended` grows.
    #[must_use]
    pub fn pasted(&self, mended: usize) -> usize {
        let after = self.runs.partition_point(|run| run.mended <= mended);
        let Some(run) = after.checked_sub(1).and_then(|n| self.runs.get(n)) else {
            return 0;
        };
        run.pasted + (mended - run.mended).min(run.length)
    }

    /// The first place in the mended text, `length` bytes long, that stands at one in what was pasted or behind it.
    #[must_use]
    pub fn mended(&self, pasted: usize, length: usize) -> usize {
        let after = self
            .runs
            .partition_point(|run| run.pasted + run.length <= pasted);
        let Some(run) = self.runs.get(after) else {
            return length;
        };
        run.mended + pasted.saturating_sub(run.pasted)
    }

    /// Whether the mended text is what was pasted, `length` bytes long.
    #[must_use]
    pub fn is_whole(&self, length: usize) -> bool {
        match self.runs[..] {
            [] => length == 0,
            [run] => (run.mended, run.pasted, run.length) == (0, 0, length),
            _ => false,
        }
    }
}

/// Words of a text to be replaced.
pub(crate) struct Edit {
    pub at: Range<usize>,
    pub with: Cow<'static, str>,
}

impl Edit {
    pub fn new(at: Range<usize>, with: impl Into<Cow<'static, str>>) -> Self {
        Self {
            at,
            with: with.into(),
        }
    }

    pub fn drop(at: Range<usize>) -> Self {
        Self::new(at, "")
    }
}

/// A text being mended.
pub(crate) struct Draft {
    pub text: String,
    pub map: Map,
}

impl Draft {
    pub fn new(text: &str) -> Self {
        let whole = Run {
            mended: 0,
            pasted: 0,
            length: text.len(),
        };
        Self {
            text: text.to_owned(),
            map: Map {
                runs: if text.is_empty() { vec![] } else { vec![whole] },
            },
        }
    }

    /// Carries out edits, which stand in order and do not overlap, each on boundaries of characters.
    pub fn carry_out(&mut self, edits: &[Edit]) {
        if edits.is_empty() {
            return;
        }
        let mut text = String::with_capacity(self.text.len());
        let mut runs = Runs::default();
        let mut old = self.map.runs.iter().copied().peekable();
        let mut from = 0;
        let end = self.text.len();
        let last = Edit::drop(end..end);
        for edit in edits.iter().chain([&last]) {
            let kept = from..edit.at.start;
            // The stretches of what was pasted that make up what is kept.
            while let Some(run) = old.peek().copied() {
                let start = run.mended.max(kept.start);
                let stop = (run.mended + run.length).min(kept.end);
                if start < stop {
                    runs.push(Run {
                        mended: text.len() + start - kept.start,
                        pasted: run.pasted + start - run.mended,
                        length: stop - start,
                    });
                }
                if run.mended + run.length > kept.end {
                    break;
                }
                old.next();
            }
            text.push_str(&self.text[kept]);
            text.push_str(&edit.with);
            from = edit.at.end;
        }
        self.text = text;
        self.map.runs = runs.0;
    }
}

/// Runs in order; those that follow each other in both texts become one.
#[derive(Default)]
struct Runs(Vec<Run>);

impl Runs {
    fn push(&mut self, run: Run) {
        match self.0.last_mut() {
            Some(last)
                if last.mended + last.length == run.mended
                    && last.pasted + last.length == run.pasted =>
            {
                last.length += run.length;
            }
            _ => self.0.push(run),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(edits: &[(Range<usize>, &'static str)], expected: &str, places: &[(usize, usize)]) {
        let mut draft = Draft::new("abcdefgh");
        for edit in edits {
            draft.carry_out(&[Edit::new(edit.0.clone(), edit.1)]);
        }
        assert_eq!(draft.text, expected);
        for (mended, pasted) in places {
            assert_eq!(draft.map.pasted(*mended), *pasted, "{mended} of {expected}");
            let back = draft.map.mended(*pasted, expected.len());
            assert!(draft.map.pasted(back) >= *pasted, "{pasted} of {expected}");
        }
    }

    #[test]
    fn a_place_is_found_again_after_one_change() {
        check(&[(2..4, "")], "abefgh", &[(0, 0), (1, 1), (2, 4), (6, 8)]);
        check(&[(2..3, "xyz")], "abxyzdefgh", &[(2, 2), (4, 2), (5, 3)]);
    }

    #[test]
    fn a_place_is_found_again_after_several_changes() {
        check(
            &[(2..4, ""), (0..1, "__"), (4..5, "")],
            "__begh",
            &[(2, 1), (3, 4), (4, 6), (5, 7)],
        );
    }

    #[test]
    fn an_untouched_text_is_whole() {
        let draft = Draft::new("abc");
        assert!(draft.map.is_whole(3) && Draft::new("").map.is_whole(0));
    }
}
