//! When the main event is held: [`Decision::OccasionDay`] ranks the days that the story names by how they are told beside
//! it.

use super::facts::Facts;
use super::occasions::{MainEvent, Mention, Zone};
use super::place::ADVERBIAL;
use super::{Scene, bucket};
use crate::calendar::Date;
use crate::decisions::{Decision, Model};
use crate::story::DateMention;
use crate::text::words;
use std::ops::Range;

/// How many mentions of days are looked at, and how many days are weighed.
const MOST_MENTIONS: usize = 40;
const MOST_DAYS: usize = 12;

/// The mention of its day, or of its first.
pub(super) fn of<'a>(scene: &Scene<'a>, main: &MainEvent) -> Option<&'a DateMention> {
    let text = scene.text();
    let model = Model::of(Decision::OccasionDay, text.language());
    let mut days: Vec<(Date, Facts, &DateMention, usize)> = Vec::new();
    for mention in scene.dates.iter().take(MOST_MENTIONS) {
        let Some(day) = mention.date.and_then(|d| d.day()) else {
            continue;
        };
        let at = match days.iter().position(|(known, ..)| *known == day) {
            Some(at) => at,
            None if days.len() < MOST_DAYS => {
                days.push((day, Facts::default(), mention, 0));
                days.len() - 1
            }
            None => continue,
        };
        let first = at == 0 && days[0].3 == 0;
        days[at].3 += 1;
        let facts = &mut days[at].1;
        facts.when(first, "first");
        describe(scene, main, mention, day, facts);
    }
    if days.is_empty() {
        return None;
    }
    let mut ranking = model.ranking(text.span(main.best.tokens.clone()));
    let mut mentions = Vec::new();
    for (_, facts, mention, count) in days {
        let mut features = ranking.features();
        features.number("mentions", count);
        facts.describe(&mut features);
        ranking.add(features, "day", mention.span);
        mentions.push(mention);
    }
    let mut features = ranking.features();
    features.add("none");
    features.of("kind", main.best.kind);
    features.number("days", mentions.len());
    ranking.add_none(features);
    let choice = ranking.choose()?;
    mentions.get(choice.index).copied()
}

fn describe(scene: &Scene, main: &MainEvent, mention: &DateMention, day: Date, facts: &mut Facts) {
    let (text, grammar, telling) = (scene.text(), scene.grammar, scene.telling());
    let tokens = text.tokens_in(mention.span);
    let zone = scene.zone_of(tokens.start);
    let away = match scene.anchor.map(|anchor| day.days_from(anchor)) {
        None => "unknown",
        Some(..-30) => "long ago",
        Some(-30..-7) => "weeks ago",
        Some(-7..-2) => "days ago",
        Some(-2..0) => "just before",
        Some(0) => "today",
        Some(1..=2) => "just after",
        Some(3..=14) => "days after",
        Some(_) => "long after",
    };
    facts.add("zone", &[zone.name()]);
    facts.add("away", &[away]);
    facts.add("away+zone", &[away, zone.name()]);
    facts.when(mention.until.is_some(), "lasts");
    let top = telling.top(tokens.clone());
    let at = grammar.head(top);
    let before = if tokens.start > 0 {
        text.word(tokens.start - 1)
    } else {
        ""
    };
    let apart = words![
        "depuis", "avant", "après", "d'ici", "jusqu'", "jusqu'au", "au", "since", "before",
        "after", "until", "by", "from", "on", "du", "le", "de", "ce", "dès"
    ];
    let before = if text.is_any(tokens.start.wrapping_sub(1), apart) {
        before
    } else {
        ""
    };
    facts.add("before", &[before]);
    let sentence = grammar.sentence(tokens.start);
    let mentions = main.within(&sentence);
    let event = |i: usize| mentions.iter().any(|m| m.tokens.contains(&i));
    let governed = at.is_some_and(event) && ADVERBIAL.contains(&grammar.relation(top));
    let clause = grammar.clause_of(top);
    let shares = mentions
        .iter()
        .any(|m| grammar.clause_of(telling.top(m.tokens.clone())) == clause);
    let shared = match mentions {
        _ if governed => "governed",
        [] => "elsewhere",
        _ if shares => "clause",
        _ => "sentence",
    };
    facts.add("with", &[shared, zone.name()]);
    facts.add("with+away", &[shared, away]);
    facts.add("with+before", &[shared, before]);
    let sense = at.map_or("top", |g| telling.sense(g));
    facts.add("does", &[shared, sense]);
    if let Some(clause) = clause {
        facts.add("mode", &[telling.mode(clause), away]);
        facts.when(scene.is_earlier(clause), "earlier");
    }
    let nearest = mentions
        .iter()
        .min_by_key(|m| m.tokens.start.abs_diff(tokens.start));
    if let Some(nearest) = nearest {
        describe_nearest(scene, nearest, &tokens, shared, facts);
    }
    if sentence.contains(&main.best.tokens.start) {
        facts.add("beside-the-best", &[shared]);
        facts.add("beside-the-best+away", &[away]);
    }
    facts.when(scene.is_quoted(tokens.start), "quoted");
    if zone < Zone::Rest {
        facts.add("kind", &[main.best.kind, away]);
    }
}

/// What stands between a date and the mention of the event that is nearest to it.
fn describe_nearest(
    scene: &Scene,
    nearest: &Mention,
    tokens: &Range<usize>,
    shared: &'static str,
    facts: &mut Facts,
) {
    let (text, grammar, telling) = (scene.text(), scene.grammar, scene.telling());
    let (from, to) = if nearest.tokens.start < tokens.start {
        (nearest.tokens.end, tokens.start)
    } else {
        (tokens.end, nearest.tokens.start)
    };
    facts.add("distance", &[bucket(to.saturating_sub(from))]);
    let parted = (from..to).any(|i| {
        text.is_any(
            i,
            words![
                "after", "before", "ahead", "since", "après", "avant", "depuis", ";", "alors"
            ],
        )
    });
    facts.when(parted, "parted");
    let own = telling.top(nearest.tokens.clone());
    facts.add(
        "nearest",
        &[
            if nearest.verb { "verb" } else { "noun" },
            grammar.relation(own).name(),
            shared,
        ],
    );
}
