//! Which thing found answers to which thing of gold: one to one, the best pair first.

use crate::words::plain;
use std::collections::BTreeSet;
use std::ops::Range;

/// The names of one participant, made comparable.
pub(crate) type Names = BTreeSet<String>;

/// The comparable forms of `names`.
pub(crate) fn names<'a>(names: impl IntoIterator<Item = &'a String>) -> Names {
    let plain = names.into_iter().map(|n| plain(n));
    plain.filter(|n| !n.is_empty()).collect()
}

/// Pairs participants of gold with participants found, those that share most names first: of two people that a reading
/// merged, one is missed; of one person that it split, one half is a false alarm.
///
/// Returns, for each of `gold`, the index in `found`.
pub(crate) fn pair_names(gold: &[Names], found: &[Names]) -> Vec<Option<usize>> {
    pair(gold.len(), found.len(), |g, f| {
        let shared = gold[g].intersection(&found[f]).count();
        (shared > 0).then_some(shared)
    })
}

/// A quote's extent in characters, and whether it is indirect.
pub(crate) type Extent = (Range<usize>, bool);

/// Pairs quotes whose extents agree by half or more, those that agree most first; of equals, those of one kind.
///
/// Returns, for each of `gold`, the index in `found`.
pub(crate) fn pair_extents(gold: &[Extent], found: &[Extent]) -> Vec<Option<usize>> {
    /// Agreement in millionths: an integer, so that pairs have a total order.
    const WHOLE: usize = 1_000_000;
    pair(gold.len(), found.len(), |g, f| {
        let ((a, a_kind), (b, b_kind)) = (&gold[g], &found[f]);
        let common = a.end.min(b.end).saturating_sub(a.start.max(b.start));
        let union = a.len() + b.len() - common;
        let agree = (common * WHOLE).checked_div(union).unwrap_or(0);
        (agree >= WHOLE / 2).then_some((agree, a_kind == b_kind))
    })
}

/// Pairs phrases of which one holds three fifths of the other, those that share most first; not where one is over five times
/// as long as the other. Extents in characters.
///
/// Returns, for each of `gold`, the index in `found`.
pub(crate) fn pair_phrases(gold: &[Range<usize>], found: &[Range<usize>]) -> Vec<Option<usize>> {
    const WHOLE: usize = 1_000_000;
    pair(gold.len(), found.len(), |g, f| {
        let (a, b) = (&gold[g], &found[f]);
        let common = a.end.min(b.end).saturating_sub(a.start.max(b.start));
        let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
        let share = (common * WHOLE).checked_div(short).unwrap_or(0);
        (share >= WHOLE * 3 / 5 && long <= 5 * short).then_some(share)
    })
}

/// Pairs one to one in descending order of `merit`; of equals, those that stand last.
fn pair<M: Ord>(
    gold: usize,
    found: usize,
    merit: impl Fn(usize, usize) -> Option<M>,
) -> Vec<Option<usize>> {
    let mut candidates: Vec<(M, usize, usize)> = (0..gold)
        .flat_map(|g| (0..found).map(move |f| (g, f)))
        .filter_map(|(g, f)| merit(g, f).map(|m| (m, g, f)))
        .collect();
    candidates.sort_unstable_by(|a, b| b.cmp(a));
    let mut answer = vec![None; gold];
    let mut taken = vec![false; found];
    for (_, g, f) in candidates {
        if answer[g].is_none() && !taken[f] {
            answer[g] = Some(f);
            taken[f] = true;
        }
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(list: &[&str]) -> Names {
        list.iter().map(|n| plain(n)).collect()
    }

    #[track_caller]
    fn check_names(gold: &[&[&str]], found: &[&[&str]], expected: &[Option<usize>]) {
        let sets = |lists: &[&[&str]]| lists.iter().map(|l| set(l)).collect::<Vec<_>>();
        assert_eq!(pair_names(&sets(gold), &sets(found)), expected);
    }

    #[test]
    fn participants_pair_one_to_one_by_shared_names() {
        check_names(
            &[&["Ana Reis", "Reis"]],
            &[&["Reis"], &["Ana Reis", "Reis"]],
            &[Some(1)],
        );
        check_names(
            &[&["Ana Reis", "Reis"], &["Rui Reis"]],
            &[&["Ana Reis", "Rui Reis"]],
            &[None, Some(0)],
        );
        check_names(&[&["l’Élysée"]], &[&["Élysée"]], &[Some(0)]);
        check_names(&[&["Oslo"]], &[&["Bergen"]], &[None]);
        check_names(&[], &[&["Bergen"]], &[]);
    }

    #[track_caller]
    fn check_extents(
        gold: &[(usize, usize)],
        found: &[(usize, usize)],
        expected: &[Option<usize>],
    ) {
        let extents =
            |list: &[(usize, usize)]| list.iter().map(|&(a, b)| (a..b, false)).collect::<Vec<_>>();
        assert_eq!(pair_extents(&extents(gold), &extents(found)), expected);
    }

    #[test]
    fn quotes_pair_when_half_of_their_union_is_common() {
        check_extents(&[(0, 10)], &[(0, 10)], &[Some(0)]);
        check_extents(&[(0, 10)], &[(0, 20)], &[Some(0)]);
        check_extents(&[(0, 10)], &[(0, 21)], &[None]);
        check_extents(&[(0, 10)], &[(10, 20)], &[None]);
        check_extents(&[(0, 10), (12, 30)], &[(1, 29)], &[None, Some(0)]);
        check_extents(&[(5, 5)], &[(5, 5)], &[None]);
    }

    #[test]
    fn phrases_pair_when_one_holds_most_of_the_other() {
        #[track_caller]
        fn check(gold: Range<usize>, found: Range<usize>, expected: Option<usize>) {
            assert_eq!(pair_phrases(&[gold], &[found]), [expected]);
        }
        check(0..10, 0..10, Some(0));
        check(0..10, 4..54, Some(0));
        check(0..10, 0..50, Some(0));
        check(0..10, 0..51, None);
        check(0..10, 5..50, None);
        check(0..0, 0..0, None);
    }

    #[test]
    fn of_two_equal_extents_the_one_of_the_same_kind_is_chosen() {
        let found = [(0..9, true), (0..9, false)];
        assert_eq!(pair_extents(&[(0..9, true)], &found), [Some(0)]);
        assert_eq!(pair_extents(&[(0..9, false)], &found), [Some(1)]);
    }
}
