//! What changed of the headline, of what was promised, demanded, disputed and is to come, and of dates.

use super::{Both, Change, Item, Topic, settle};
use crate::pairing::pairs;
use depeche_engine::Span;
use depeche_engine::calendar::PartialDate;
use depeche_engine::story::{Claim, DateMention, Story};
use std::collections::HashSet;

/// How alike claims have to be to be one in other words, in thousandths.
const ALIKE: u32 = 500;

/// What changed of the headline.
pub(super) fn headline(both: &Both<'_>, changes: &mut Vec<Change>) {
    let item = |span: Span| Item { span, index: 0 };
    let old = both.old.furniture.headline.map(item);
    let new = both.new.furniture.headline.map(item);
    let aligned = both.aligned;
    match (old, new) {
        (Some(old), Some(new)) if aligned.old.loose(old.span) != aligned.new.loose(new.span) => {
            changes.push(Change::changed(Topic::Headline, old, new));
        }
        (Some(old), None) if aligned.old_changed(old.span) => {
            changes.push(Change::gone(Topic::Headline, old));
        }
        (None, Some(new)) if aligned.new_changed(new.span) => {
            changes.push(Change::new(Topic::Headline, new));
        }
        _ => {}
    }
}

/// What changed of commitments, demands, sticking points and next steps.
pub(super) fn claims(both: &Both<'_>, changes: &mut Vec<Change>) {
    let lists = |story: &Story| -> [(Topic, Vec<Claim>); 4] {
        let context = &story.context;
        [
            (Topic::Commitment, context.commitments.clone()),
            (Topic::Demand, context.demands.clone()),
            (Topic::StickingPoint, context.sticking_points.clone()),
            (Topic::NextStep, context.next_steps.clone()),
        ]
    };
    for ((topic, old), (_, new)) in lists(both.old).into_iter().zip(lists(both.new)) {
        of_topic(both, topic, &old, &new, changes);
    }
}

fn of_topic(
    both: &Both<'_>,
    topic: Topic,
    old: &[Claim],
    new: &[Claim],
    changes: &mut Vec<Change>,
) {
    let aligned = both.aligned;
    let bags = [
        old.iter()
            .map(|c| aligned.old.loose(c.span))
            .collect::<Vec<_>>(),
        new.iter().map(|c| aligned.new.loose(c.span)).collect(),
    ];
    let item = |claims: &[Claim], index: usize| Item {
        span: claims[index].span,
        index,
    };
    let mut taken = [vec![false; old.len()], vec![false; new.len()]];
    for pair in pairs(&bags[0], &bags[1], &aligned.numbers, ALIKE) {
        (taken[0][pair.old], taken[1][pair.new]) = (true, true);
        let stands_on =
            aligned.old_changed(old[pair.old].span) || aligned.new_changed(new[pair.new].span);
        if stands_on && bags[0][pair.old] != bags[1][pair.new] {
            let (old, new) = (item(old, pair.old), item(new, pair.new));
            changes.push(Change::changed(topic, old, new));
        }
    }
    let left = |claims: &[Claim], side: usize, changed: &dyn Fn(Span) -> bool| {
        let left = (0..claims.len()).filter(|index| !taken[side][*index]);
        let left = left.filter(|index| changed(claims[*index].span));
        left.map(|index| item(claims, index)).collect::<Vec<_>>()
    };
    let gone = left(old, 0, &|span| aligned.old_changed(span));
    let come = left(new, 1, &|span| aligned.new_changed(span));
    settle(aligned, topic, gone, come, |_, _| true, changes);
}

/// What changed of dates: days that the other text does not name. The same day in other words is no change.
pub(super) fn dates(both: &Both<'_>, changes: &mut Vec<Change>) {
    let aligned = both.aligned;
    let old = days(&both.old.context.dates, |span| aligned.old.loose(span));
    let new = days(&both.new.context.dates, |span| aligned.new.loose(span));
    let known = |days: &[Day]| -> HashSet<What> { days.iter().map(|d| d.what.clone()).collect() };
    let (before, after) = (known(&old), known(&new));
    let gone = once(old, |day| {
        aligned.old_changed(day.item.span) && !after.contains(&day.what)
    });
    let come = once(new, |day| {
        aligned.new_changed(day.item.span) && !before.contains(&day.what)
    });
    settle(aligned, Topic::Date, gone, come, |_, _| true, changes);
}

/// The day that words stand for, or the words themselves where that is not known.
#[derive(Clone, PartialEq, Eq, Hash)]
enum What {
    Known([u16; 6]),
    Words(Vec<u32>),
}

struct Day {
    item: Item,
    what: What,
}

fn days(dates: &[DateMention], words: impl Fn(Span) -> Vec<u32>) -> Vec<Day> {
    let of = |(index, date): (usize, &DateMention)| Day {
        item: Item {
            span: date.span,
            index,
        },
        what: match date.date {
            None => What::Words(words(date.span)),
            Some(first) => {
                let [a, b, c] = numbers(first);
                let [d, e, f] = date.until.map_or([0; 3], numbers);
                What::Known([a, b, c, d, e, f])
            }
        },
    };
    dates.iter().enumerate().map(of).collect()
}

fn numbers(date: PartialDate) -> [u16; 3] {
    match date {
        PartialDate::Year(year) => [year, 0, 0],
        PartialDate::Month(year, month) => [year, month.into(), 0],
        PartialDate::Day(day) => [day.year(), day.month().into(), day.day().into()],
    }
}

/// The first mention of each day for which something holds.
fn once(days: Vec<Day>, holds: impl Fn(&Day) -> bool) -> Vec<Item> {
    let mut seen = HashSet::new();
    let days = days.into_iter().filter(|day| holds(day));
    days.filter(|day| seen.insert(day.what.clone()))
        .map(|day| day.item)
        .collect()
}
