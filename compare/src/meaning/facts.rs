//! What changed of the headline, of what was promised, demanded, disputed and is to come, and of dates.

use super::{Both, Change, ChangeKind, Item, Topic, settle};
use crate::edits::{Aligned, Stretch};
use crate::pairing::pairs;
use crate::words::{Words, loosened};
use depeche_engine::calendar::PartialDate;
use depeche_engine::story::{Claim, DateMention, Story};
use depeche_engine::{Span, order};
use std::collections::HashSet;

/// How alike claims have to be to be one in other words, in thousandths.
const ALIKE: u32 = 500;
/// As many claims are looked at for each that stand at its place.
const NEAR: usize = 4;

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
    let item = |claims: &[Claim], index: usize| Item {
        span: claims[index].span,
        index,
    };
    let mut taken = [vec![false; old.len()], vec![false; new.len()]];
    for (from, to) in together(aligned, old, new) {
        (taken[0][from], taken[1][to]) = (true, true);
        let (mut before, mut after) = (item(old, from), item(new, to));
        // The reader may have taken more of the one than of the other: what both texts have is of both.
        let whole = [
            wider(before.span, aligned.back_in_old(after.span)),
            wider(after.span, aligned.on_in_new(before.span)),
        ];
        [before.span, after.span] = whole;
        let stands_on = aligned.old_changed(before.span) || aligned.new_changed(after.span);
        if stands_on && aligned.old.loose(before.span) != aligned.new.loose(after.span) {
            changes.push(Change::changed(topic, before, after));
        }
    }
    // What is promised in the one and not in the other, in the same words: `agreed to launch`, `signed an agreement on`.
    for (index, claim) in old.iter().enumerate().filter(|(from, _)| !taken[0][*from]) {
        let there = aligned
            .on_in_new(claim.span)
            .filter(|_| !aligned.old_changed(claim.span));
        let both = there.and_then(|there| aligned.behind_others(claim.span, there));
        changes.extend(both.map(|[span, new]| {
            Change::changed(
                topic,
                Item { span, index },
                Item {
                    span: new,
                    index: 0,
                },
            )
        }));
    }
    for (index, claim) in new.iter().enumerate().filter(|(to, _)| !taken[1][*to]) {
        let there = aligned
            .back_in_old(claim.span)
            .filter(|_| !aligned.new_changed(claim.span));
        let both = there.and_then(|there| aligned.behind_others(there, claim.span));
        changes.extend(both.map(|[old, span]| {
            Change::changed(
                topic,
                Item {
                    span: old,
                    index: 0,
                },
                Item { span, index },
            )
        }));
    }
    let left = |claims: &[Claim], side: usize, changed: &dyn Fn(Span) -> bool| {
        let left = (0..claims.len()).filter(|index| !taken[side][*index]);
        let left = left.filter(|index| changed(claims[*index].span));
        left.map(|index| item(claims, index)).collect::<Vec<_>>()
    };
    // Where nothing but its date changed, the reader sees it in one of the two only for its date, and that is told.
    let gone = left(old, 0, &|span| {
        let rest = around(span, &both.old.context.dates);
        rest.into_iter().any(|span| aligned.old_changed(span))
    });
    let come = left(new, 1, &|span| {
        let rest = around(span, &both.new.context.dates);
        rest.into_iter().any(|span| aligned.new_changed(span))
    });
    settle(aligned, topic, gone, come, |_, _| true, changes);
}

/// What of a span is of no date.
fn around(span: Span, dates: &[DateMention]) -> Vec<Span> {
    let first = dates.partition_point(|date| date.span.end <= span.start);
    let within = dates[first..].iter().map(|date| date.span);
    let mut start = span.start;
    let mut rest = Vec::new();
    for date in within.take_while(|date| date.start < span.end) {
        rest.push(Span {
            start,
            end: date.start.max(start),
        });
        start = date.end.max(start);
    }
    rest.push(Span {
        start,
        end: span.end.max(start),
    });
    rest.retain(|span| !span.is_empty());
    rest
}

/// The claims that are the same in both: those that stand on the same words, and of the rest those of most of the same words.
fn together(aligned: &Aligned<'_>, old: &[Claim], new: &[Claim]) -> Vec<(usize, usize)> {
    let mut taken = [vec![false; old.len()], vec![false; new.len()]];
    let mut found = Vec::new();
    for (from, claim) in old.iter().enumerate() {
        let Some(place) = aligned.on_in_new(claim.span) else {
            continue;
        };
        let first = new.partition_point(|c| c.span.end <= place.start);
        let mut there = (first..new.len()).take(NEAR);
        if let Some(to) = there.find(|to| !taken[1][*to] && new[*to].span.overlaps(place)) {
            (taken[0][from], taken[1][to]) = (true, true);
            found.push((from, to));
        }
    }
    let rest = |side: usize| -> Vec<usize> {
        let all = 0..taken[side].len();
        all.filter(|index| !taken[side][*index]).collect()
    };
    let rest = [rest(0), rest(1)];
    let bags = |words: &Words<'_>, claims: &[Claim], rest: &[usize]| -> Vec<Vec<u32>> {
        let rest = rest.iter();
        rest.map(|index| words.loose(claims[*index].span)).collect()
    };
    let bags = [
        bags(&aligned.old, old, &rest[0]),
        bags(&aligned.new, new, &rest[1]),
    ];
    let alike = pairs(&bags[0], &bags[1], &aligned.numbers, ALIKE);
    found.extend(alike.iter().map(|p| (rest[0][p.old], rest[1][p.new])));
    found
}

/// A span with another that it touches.
fn wider(span: Span, other: Option<Span>) -> Span {
    other
        .filter(|other| other.overlaps(span))
        .map_or(span, |other| span.to(other))
}

/// What changed of dates: days that the other text does not name. The same day in other words is no change. A day that takes
/// the place of a season, or makes way for one, changed though a season is no date.
pub(super) fn dates(both: &Both<'_>, changes: &mut Vec<Change>) {
    let aligned = both.aligned;
    let old = days(&both.old.context.dates, |span| aligned.old.loose(span));
    let new = days(&both.new.context.dates, |span| aligned.new.loose(span));
    let known = |days: &[Day]| -> HashSet<What> { days.iter().map(|d| d.what.clone()).collect() };
    let (before, after) = (known(&old), known(&new));
    let seasons = Seasons::of(aligned);
    // A month that takes the place of a season is news, though the text may speak of that month elsewhere.
    let gone = once(old, |day| {
        let is_left = !after.contains(&day.what) || seasons.behind(day.item.span).is_some();
        aligned.old_changed(day.item.span) && is_left
    });
    let come = once(new, |day| {
        let is_news = !before.contains(&day.what) || seasons.before(day.item.span).is_some();
        aligned.new_changed(day.item.span) && is_news
    });
    let mut found = Vec::new();
    settle(aligned, Topic::Date, gone, come, |_, _| true, &mut found);
    for change in &mut found {
        seasons.complete(change);
    }
    changes.append(&mut found);
}

/// The stretches that have a season in one of the two texts.
struct Seasons {
    /// In the order of the old text, where the season is in the new.
    come: Vec<Stretch>,
    /// In the order of the new text, where the season is in the old.
    gone: Vec<Stretch>,
}

impl Seasons {
    fn of(aligned: &Aligned<'_>) -> Self {
        let all = || aligned.reworded.iter().flat_map(|s| aligned.stretches(*s));
        let come = all().filter(|stretch| is_season(&aligned.new, stretch.new));
        let gone = all().filter(|stretch| is_season(&aligned.old, stretch.old));
        let mut seasons = Self {
            come: come.copied().collect(),
            gone: gone.copied().collect(),
        };
        order::sort_by_key(&mut seasons.come, |stretch| stretch.old);
        order::sort_by_key(&mut seasons.gone, |stretch| stretch.new);
        seasons
    }

    /// The season of the old text in whose place words of the new one stand.
    fn before(&self, new: Span) -> Option<Item> {
        let stretch = Self::at(&self.gone, new, |stretch| stretch.new)?;
        Some(Item {
            span: stretch.old,
            index: 0,
        })
    }

    /// The season of the new text that stands in the place of words of the old one.
    fn behind(&self, old: Span) -> Option<Item> {
        let stretch = Self::at(&self.come, old, |stretch| stretch.old)?;
        Some(Item {
            span: stretch.new,
            index: 0,
        })
    }

    fn at(list: &[Stretch], span: Span, place: fn(&Stretch) -> Span) -> Option<Stretch> {
        let next = list.partition_point(|stretch| place(stretch).start <= span.start);
        let stretch = list.get(next.checked_sub(1)?)?;
        place(stretch).contains(span).then_some(*stretch)
    }

    /// Gives a date that is new or gone the season in whose place it stands, or that stands in its place.
    fn complete(&self, change: &mut Change) {
        match (change.old, change.new) {
            (None, Some(new)) => change.old = self.before(new.span),
            (Some(old), None) => change.new = self.behind(old.span),
            _ => {}
        }
        if change.old.is_some() && change.new.is_some() {
            change.how = ChangeKind::Changed;
        }
    }
}

/// Whether a few words name a season: `avant l'été`, `until autumn`.
fn is_season(words: &Words<'_>, span: Span) -> bool {
    const FEW: usize = 5;
    let run = words.within(span);
    let mut before = String::new();
    run.len() <= FEW
        && words.list[run].iter().any(|word| {
            let said = loosened(word.span.of(words.text));
            let is_season = match said.as_str() {
                // Elsewhere it is of the verb to be.
                "ete" => ["l", "cet", "d"].contains(&before.as_str()),
                said => SEASONS.contains(&said),
            };
            before = said;
            is_season
        })
}

const SEASONS: [&str; 7] = [
    "automne",
    "hiver",
    "printemps",
    "summer",
    "autumn",
    "winter",
    "spring",
];

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
