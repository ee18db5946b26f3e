//! Sorting: one sort for the engine and the page.
//!
//! The standard library's sort is compiled once for each type, some five kilobytes each time, and everybody who opens the page
//! downloads them. This one sorts positions of any slice and is compiled once; `clippy.toml` refuses the other.

/// Sorts by a key. Items with equal keys keep their order.
///
/// ```
/// let mut words = ["of", "a", "story", "an"];
/// depeche_engine::order::sort_by_key(&mut words, |word| word.len());
/// assert_eq!(words, ["a", "of", "an", "story"]);
/// ```
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort(items, |a, b| key(a) <= key(b));
}

/// Sorts by whether one item may `stand` before another.
pub(crate) fn sort<T>(items: &mut [T], stand: impl Fn(&T, &T) -> bool) {
    let mut from = positions(items.len(), &|a, b| stand(&items[a], &items[b]));
    for start in 0..from.len() {
        let mut to = start;
        loop {
            let next = std::mem::replace(&mut from[to], to);
            if next == start {
                break;
            }
            items.swap(to, next);
            to = next;
        }
    }
}

/// Gives for each place the position of the item that belongs there. Gives nothing when all items are in order already, which
/// is the usual case and is tested first. `stand` tells whether the item at the first of two positions may stay before the
/// item at the second.
fn positions(count: usize, stand: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    if (1..count).all(|i| stand(i - 1, i)) {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..count).collect();
    let mut merged = order.clone();
    let mut width = 1;
    while width < count {
        for start in (0..count).step_by(2 * width) {
            let middle = count.min(start + width);
            let end = count.min(middle + width);
            let (mut left, mut right) = (start, middle);
            for place in &mut merged[start..end] {
                let takes_left =
                    right == end || (left < middle && stand(order[left], order[right]));
                let next = if takes_left { &mut left } else { &mut right };
                *place = order[*next];
                *next += 1;
            }
        }
        std::mem::swap(&mut order, &mut merged);
        width *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(keys in prop::collection::vec(0_u8..40, 0..200)) {
            let mut items: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            let mut expected = items.clone();
            #[expect(clippy::disallowed_methods, reason = "what it is held to")]
            expected.sort_by_key(|item| item.0);
            sort_by_key(&mut items, |item| item.0);
            prop_assert_eq!(items, expected);
        }
    }
}
