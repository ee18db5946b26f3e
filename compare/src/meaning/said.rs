//! What changed of what is said: quotes that are new, gone, longer, shorter, other, or somebody else's.

use super::{Both, Cast, Change, ChangeKind, Item, Topic, settle};
use crate::pairing::{Pair, pairs};
use depeche_engine::Span;
use depeche_engine::story::Quote;

/// How alike quotes have to be to be one in other words, in thousandths.
const ALIKE: u32 = 450;

/// What changed of quotes.
pub(super) fn changes(both: &Both<'_>, cast: &Cast, changes: &mut Vec<Change>) {
    let (old, new) = (&both.old.quotes, &both.new.quotes);
    let mut taken = [vec![false; old.len()], vec![false; new.len()]];
    let item = |quotes: &[Quote], index: usize| Item {
        span: quotes[index].span,
        index,
    };
    let mut found = Vec::new();
    for Pair {
        old: from, new: to, ..
    } in together(both)
    {
        (taken[0][from], taken[1][to]) = (true, true);
        if let Some(how) = how(both, cast, from, to) {
            let (old, new) = (item(old, from), item(new, to));
            found.push(Change::of(Topic::Quote, how, old, new));
        }
    }
    changes.append(&mut found);
    let aligned = both.aligned;
    let unsettled = |quotes: &[Quote], side: usize, changed: &dyn Fn(Span) -> bool| {
        let left = (0..quotes.len()).filter(|index| !taken[side][*index]);
        let left = left.filter(|index| changed(quotes[*index].span));
        left.map(|index| item(quotes, index)).collect::<Vec<_>>()
    };
    let gone = unsettled(old, 0, &|span| aligned.old_changed(span));
    let come = unsettled(new, 1, &|span| aligned.new_changed(span));
    let is_one = |from: Item, to: Item| old[from.index].kind == new[to.index].kind;
    settle(aligned, Topic::Quote, gone, come, is_one, changes);
}

/// The quotes that are the same in both: those that stand at the same place, and of the rest those of most of the same
/// words.
fn together(both: &Both<'_>) -> Vec<Pair> {
    let (old, new) = (&both.old.quotes, &both.new.quotes);
    let mut taken = [vec![false; old.len()], vec![false; new.len()]];
    let mut found = Vec::new();
    for (from, quote) in old.iter().enumerate() {
        let Some(span) = both.aligned.in_new(quote.span) else {
            continue;
        };
        let same = |q: &Quote| q.span.start == span.start || q.span.end == span.end;
        let first = new.partition_point(|q| q.span.end <= span.start);
        let near = new.iter().enumerate().skip(first).take(4);
        let mut alike = near.filter(|(to, q)| q.span.overlaps(span) && !taken[1][*to]);
        let there = (alike.clone().find(|(_, q)| same(q))).or_else(|| alike.next());
        if let Some((to, _)) = there {
            (taken[0][from], taken[1][to]) = (true, true);
            found.push(Pair {
                old: from,
                new: to,
                alike: 1000,
            });
        }
    }
    let rest = [0, 1].map(|side| {
        let quotes = [old, new][side].iter().enumerate();
        let left = quotes.filter(|(index, _)| !taken[side][*index]);
        left.map(|(index, _)| index).collect::<Vec<_>>()
    });
    let of = |side: usize| -> Vec<Vec<u32>> {
        let words = [&both.aligned.old, &both.aligned.new][side];
        let quotes = [old, new][side];
        let bags = rest[side]
            .iter()
            .map(|index| words.loose(quotes[*index].span));
        bags.collect()
    };
    let alike = pairs(&of(0), &of(1), &both.aligned.numbers, ALIKE);
    found.extend(alike.iter().map(|pair| Pair {
        old: rest[0][pair.old],
        new: rest[1][pair.new],
        alike: pair.alike,
    }));
    found
}

/// How a quote differs from what it was.
fn how(both: &Both<'_>, cast: &Cast, from: usize, to: usize) -> Option<ChangeKind> {
    let (old, new) = (&both.old.quotes[from], &both.new.quotes[to]);
    let (before, after) = (
        both.aligned.old.loose(old.span),
        both.aligned.new.loose(new.span),
    );
    let is_other = match (old.speaker, new.speaker) {
        (Some(old), Some(new)) => !cast.is_same(old, new) && !shares_name(both, old, new),
        _ => false,
    };
    if is_other {
        return Some(ChangeKind::Speaker);
    }
    let stands_on = both.aligned.old_changed(old.span) || both.aligned.new_changed(new.span);
    if before == after {
        let is_other_kind = old.kind != new.kind
            && in_marks(both.aligned.old.text, old.span)
                != in_marks(both.aligned.new.text, new.span);
        return is_other_kind.then_some(ChangeKind::Changed);
    }
    if !stands_on {
        return None;
    }
    Some(match (holds(&after, &before), holds(&before, &after)) {
        (true, _) => ChangeKind::Grown,
        (_, true) => ChangeKind::Cut,
        _ => ChangeKind::Changed,
    })
}

/// Whether a quote mark stands before words.
fn in_marks(text: &str, span: Span) -> bool {
    let before = text.get(..span.start as usize).unwrap_or_default();
    let mark = |c: char| matches!(c, '"' | '«' | '\u{201c}' | '\u{2018}' | '\'');
    before.trim_end().ends_with(mark)
}

/// Whether two participants share a word of their names: the reader may know one of them by less than the other.
fn shares_name(both: &Both<'_>, old: usize, new: usize) -> bool {
    let (Some(old), Some(new)) = (
        both.old.participants.get(old),
        both.new.participants.get(new),
    ) else {
        return true;
    };
    let before = both.aligned.old.loose(old.name);
    let after = both.aligned.new.loose(new.name);
    old.kind == new.kind && before.iter().any(|word| after.contains(word))
}

/// Whether a run of words stands within another; of a very long one, at its beginning or its end.
fn holds(long: &[u32], short: &[u32]) -> bool {
    const LONGEST: usize = 1_000;
    if short.len() >= long.len() {
        return false;
    }
    if long.len() > LONGEST {
        return long.starts_with(short) || long.ends_with(short);
    }
    let windows = long.windows(short.len().max(1));
    short.is_empty() || windows.into_iter().any(|window| window == short)
}
