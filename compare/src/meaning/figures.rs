//! [`figures`]: numbers of things, in digits and in words, and which of them changed.
//!
//! A figure changes where it stands in a sentence that both texts have, in other words, or where it counts the same thing:
//! `une trentaine de pays`, `35 pays`. Figures of sentences that are new altogether are new with them, and not told again.

use super::{Both, Change, Item, Topic};
use crate::edits::Aligned;
use crate::words::{Words, loosened};
use depeche_engine::{Span, Story, order};
use std::collections::HashMap;

/// A number of things.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Figure {
    /// Its words: `une trentaine`, `2,1 millions`, `38%`.
    pub span: Span,
    /// What it comes to, where that is known; `une trentaine` is 30.
    value: Option<u64>,
    /// Its words, spaces left aside.
    words: String,
    /// What is counted, by the beginning of its word; empty where none follows.
    thing: String,
}

/// What changed of figures.
pub(super) fn changes(both: &Both<'_>, changes: &mut Vec<Change>) {
    let aligned = both.aligned;
    let before = figures(&aligned.old, both.old);
    let after = figures(&aligned.new, both.new);
    let changed = |list: &[Figure], is: &dyn Fn(Span) -> bool| -> Vec<Option<Figure>> {
        let list = list.iter().filter(|f| is(f.span));
        list.cloned().map(Some).collect()
    };
    let mut gone = changed(&before, &|span| aligned.old_changed(span));
    let mut come = changed(&after, &|span| aligned.new_changed(span));
    let mut found = Vec::new();
    // In the same sentence: of the same thing first, then in the same place.
    for by_thing in [true, false] {
        in_one_sentence(aligned, &mut gone, &mut come, by_thing, &mut found);
    }
    of_one_thing(&mut gone, &mut come, &mut found);
    for (old, new) in found {
        if !old.is_same(&new) {
            changes.push(Change::changed(Topic::Figure, item(&old), item(&new)));
        }
    }
    // What is left stands alone in a sentence that both texts have.
    let is_kept = |span: Span| aligned.reworded_at(span).is_some();
    for figure in gone.into_iter().flatten().filter(|f| is_kept(f.span)) {
        changes.push(Change::gone(Topic::Figure, item(&figure)));
    }
    let sentences: Vec<Span> = {
        let mut all: Vec<Span> = aligned.reworded.iter().map(|s| s.new).collect();
        order::sort_by_key(&mut all, |span| *span);
        all
    };
    for figure in come.into_iter().flatten() {
        let next = sentences.partition_point(|s| s.start <= figure.span.start);
        let home = next.checked_sub(1).and_then(|at| sentences.get(at));
        if home.is_some_and(|s| s.contains(figure.span)) {
            changes.push(Change::new(Topic::Figure, item(&figure)));
        }
    }
}

fn item(figure: &Figure) -> Item {
    Item {
        span: figure.span,
        index: 0,
    }
}

fn in_one_sentence(
    aligned: &Aligned<'_>,
    gone: &mut [Option<Figure>],
    come: &mut [Option<Figure>],
    by_thing: bool,
    found: &mut Vec<(Figure, Figure)>,
) {
    let starts: Vec<(u32, usize)> = (come.iter().enumerate())
        .filter_map(|(at, figure)| Some((figure.as_ref()?.span.start, at)))
        .collect();
    for slot in gone {
        let Some(old) = slot.clone() else { continue };
        let Some(sentence) = aligned.reworded_at(old.span) else {
            continue;
        };
        let first = starts.partition_point(|(start, _)| *start < sentence.new.start);
        let last = starts.partition_point(|(start, _)| *start < sentence.new.end);
        let other = starts[first..last].iter().take(32).find(|(_, at)| {
            let there = come[*at].as_ref();
            there.is_some_and(|new| !by_thing || new.counts_as(&old))
        });
        if let Some((_, at)) = other
            && let Some(new) = come[*at].take()
        {
            found.push((old, new));
            *slot = None;
        }
    }
}

fn of_one_thing(
    gone: &mut [Option<Figure>],
    come: &mut [Option<Figure>],
    found: &mut Vec<(Figure, Figure)>,
) {
    let mut by_thing: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, figure) in come.iter().enumerate().rev() {
        if let Some(figure) = figure.as_ref().filter(|f| !f.thing.is_empty()) {
            by_thing.entry(figure.thing.clone()).or_default().push(at);
        }
    }
    for slot in gone {
        let Some(old) = slot.clone() else { continue };
        let at = by_thing.get_mut(&old.thing).and_then(Vec::pop);
        if let Some(new) = at.and_then(|at| come[at].take()) {
            found.push((old, new));
            *slot = None;
        }
    }
}

impl Figure {
    fn counts_as(&self, other: &Self) -> bool {
        !self.thing.is_empty() && self.thing == other.thing
    }

    fn is_same(&self, other: &Self) -> bool {
        match (self.value, other.value) {
            (Some(one), Some(two)) => one == two && self.is_round() == other.is_round(),
            _ => self.words == other.words,
        }
    }

    /// Whether it is said roughly: `une trentaine` is not `30`.
    fn is_round(&self) -> bool {
        self.words.contains("aine") || self.words.contains("dozen")
    }
}

/// The figures of a text, in order, but for dates, hours, years and what stands around the story.
pub(crate) fn figures(words: &Words<'_>, story: &Story) -> Vec<Figure> {
    let mut apart: Vec<Span> = story.context.dates.iter().map(|d| d.span).collect();
    let furniture = &story.furniture;
    apart.extend(furniture.dateline.as_ref().map(|d| d.span));
    apart.extend(furniture.update_note);
    let around = story.paragraphs.iter().filter(|p| !p.role.is_story());
    apart.extend(around.map(|p| p.span));
    order::sort_by_key(&mut apart, |span| *span);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.list.len() {
        let Some((figure, next)) = figure(words, at) else {
            at += 1;
            continue;
        };
        at = next;
        let behind = apart.partition_point(|span| span.end <= figure.span.start);
        let is_apart = apart
            .get(behind)
            .is_some_and(|span| span.overlaps(figure.span));
        if !is_apart {
            found.push(figure);
        }
    }
    found
}

/// The figure that begins at a word, and the place behind it.
fn figure(words: &Words<'_>, start: usize) -> Option<(Figure, usize)> {
    let word = |at: usize| words.list.get(at).map(|w| w.span.of(words.text));
    let close = |at: usize| {
        let pair = words.list.get(at.checked_sub(1)?).zip(words.list.get(at));
        let (before, after) = pair?;
        let between = &words.text[before.span.end as usize..after.span.start as usize];
        (between.chars().all(char::is_whitespace) && between.len() <= 4).then_some(())
    };
    let mut end = start + 1;
    let mut value = Value::of(word(start)?)?;
    let is_hour = |at: usize| {
        let span = words.list[at].span;
        let around = words.text[..span.start as usize].chars().next_back();
        let behind = words.text[span.end as usize..].chars().next();
        around == Some(':') || behind == Some(':')
    };
    let before = start.checked_sub(1).and_then(word).map(loosened);
    let at_hour = before.is_some_and(|before| AT.contains(&before.as_str()))
        && word(end).is_some_and(|word| word == "heures" || word == "h");
    if is_hour(start) || at_hour {
        return None;
    }
    while let Some(next) = word(end).filter(|_| close(end).is_some()) {
        let Some(joined) = value.with(next) else {
            break;
        };
        (value, end) = (joined, end + 1);
    }
    let is_bare = value.is_digits;
    let is_year =
        is_bare && end == start + 1 && value.amount.is_some_and(|v| (1900..2100).contains(&v));
    let mut first = start;
    let article = start
        .checked_sub(1)
        .filter(|_| value.is_noun && close(start).is_some());
    if let Some(before) =
        article.filter(|at| ARTICLES.contains(&loosened(word(*at).unwrap_or("")).as_str()))
    {
        first = before;
    }
    let unit = word(end).filter(|w| matches!(*w, "%" | "€" | "$" | "£"));
    if unit.is_some() {
        end += 1;
    } else if is_year {
        return None;
    }
    let span = words.span(first..end)?;
    let said = loosened(span.of(words.text));
    let thing = (end..end + 3).filter_map(word).map(loosened);
    let thing = thing
        .filter(|w| !JOINING.contains(&w.as_str()))
        .map(|w| stem(&w));
    let figure = Figure {
        span,
        value: value.amount.filter(|_| unit.is_none()),
        words: said.split_whitespace().collect(),
        thing: thing.into_iter().next().unwrap_or_default(),
    };
    Some((figure, end))
}

/// The beginning of a word, by which its forms are one.
fn stem(word: &str) -> String {
    word.chars()
        .take(5)
        .collect::<String>()
        .trim_end_matches('s')
        .to_owned()
}

const ARTICLES: [&str; 7] = ["une", "un", "a", "la", "les", "des", "some"];
/// Before these, `20 heures` is when it was, and not how long.
const AT: [&str; 6] = ["a", "vers", "depuis", "des", "avant", "apres"];
const JOINING: [&str; 9] = [
    "de", "d", "des", "of", "the", "les", "autres", "other", "more",
];

/// What the words of a figure come to so far.
#[derive(Clone, Copy)]
struct Value {
    amount: Option<u64>,
    /// Whether it is written in digits.
    is_digits: bool,
    /// Whether it is a noun, before which an article stands.
    is_noun: bool,
}

impl Value {
    fn of(word: &str) -> Option<Self> {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            let is_number = word
                .bytes()
                .all(|b| b.is_ascii_digit() || b == b'.' || b == b',');
            let groups = word.split(['.', ',']).skip(1).all(|part| part.len() == 3);
            let digits: String = word.chars().filter(char::is_ascii_digit).collect();
            return is_number.then(|| Self {
                amount: digits.parse().ok().filter(|_| groups),
                is_digits: true,
                is_noun: false,
            });
        }
        let word = loosened(word);
        let mut parts = word.split('-').filter(|part| *part != "et").peekable();
        parts.peek()?;
        let amount = parts.map(spelt).sum::<Option<u64>>()?;
        let one = word.trim_end_matches('s');
        let is_noun =
            one.ends_with("aine") || ["dozen", "millier", "hundred", "thousand"].contains(&one);
        let is_score = word.starts_with("quatre-vingt");
        Some(Self {
            amount: Some(amount).filter(|_| !is_score),
            is_digits: false,
            is_noun,
        })
    }

    /// The same with one more word of it.
    fn with(self, word: &str) -> Option<Self> {
        let loose = loosened(word);
        let scale = match loose.as_str() {
            "mille" | "thousand" | "milliers" => 1_000,
            "million" | "millions" | "mln" => 1_000_000,
            "milliard" | "milliards" | "billion" | "billions" | "bln" => 1_000_000_000,
            "hundred" | "cents" | "cent" => 100,
            "dozen" => 12,
            _ => 0,
        };
        if scale > 0 {
            return Some(Self {
                amount: self.amount.and_then(|amount| amount.checked_mul(scale)),
                ..self
            });
        }
        let is_group = word.len() == 3 && word.bytes().all(|b| b.is_ascii_digit());
        if self.is_digits && is_group {
            let more: u64 = word.parse().ok()?;
            let amount = self
                .amount
                .and_then(|a| a.checked_mul(1_000)?.checked_add(more));
            return Some(Self { amount, ..self });
        }
        None
    }
}

/// A number in words. `un`, `one` and `a` are articles more often than numbers.
fn spelt(word: &str) -> Option<u64> {
    let known: &[(u64, &[&str])] = &[
        (2, &["deux", "two"]),
        (3, &["trois", "three"]),
        (4, &["quatre", "four"]),
        (5, &["cinq", "five"]),
        (6, &["six"]),
        (7, &["sept", "seven"]),
        (8, &["huit", "eight"]),
        (9, &["nine"]),
        (10, &["dix", "ten", "dizaine", "dizaines"]),
        (11, &["onze", "eleven"]),
        (12, &["douze", "twelve", "dozen", "dozens", "douzaine"]),
        (13, &["treize", "thirteen"]),
        (14, &["quatorze", "fourteen"]),
        (15, &["quinze", "fifteen", "quinzaine"]),
        (16, &["seize", "sixteen"]),
        (17, &["seventeen"]),
        (18, &["eighteen"]),
        (19, &["nineteen"]),
        (20, &["vingt", "twenty", "vingtaine"]),
        (30, &["trente", "thirty", "trentaine"]),
        (40, &["quarante", "forty", "quarantaine"]),
        (50, &["cinquante", "fifty", "cinquantaine"]),
        (60, &["soixante", "sixty", "soixantaine"]),
        (70, &["seventy"]),
        (80, &["eighty"]),
        (90, &["ninety"]),
        (
            100,
            &["cent", "centaine", "centaines", "hundred", "hundreds"],
        ),
        (
            1_000,
            &["mille", "millier", "milliers", "thousand", "thousands"],
        ),
    ];
    let found = known.iter().find(|(_, words)| words.contains(&word));
    found.map(|(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Numbers;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let words = Words::of(text, &mut Numbers::default());
        let found = figures(&words, &Story::default());
        let found: Vec<&str> = found.iter().map(|f| f.span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn figures_are_found_in_digits_and_in_words() {
        check("Une trentaine de pays, 35 villes", &["Une trentaine", "35"]);
        check("plus de 4.000 foyers et 24 000 voix", &["4.000", "24 000"]);
        check(
            "2,1 millions d'euros, 38%, 5,5 %",
            &["2,1 millions", "38%", "5,5 %"],
        );
        check(
            "two dozen students, 11 leaders, $900 million",
            &["two dozen", "11", "900 million"],
        );
        check(
            "une centaine de maires, vingt-deux élus",
            &["une centaine", "vingt-deux"],
        );
    }

    #[test]
    fn hours_and_years_are_no_figures() {
        check(
            "en 2025, à 10h15, vers 10:15, an 2026 review, depuis 20 heures, et",
            &[],
        );
        check("une maison, a bridge, one of them", &[]);
    }

    #[test]
    fn the_same_number_is_no_change_however_it_is_written() {
        let of = |text: &str| {
            let words = Words::of(text, &mut Numbers::default());
            figures(&words, &Story::default()).swap_remove(0)
        };
        assert!(of("4.000 foyers").is_same(&of("4 000 foyers")));
        assert!(of("twelve dead").is_same(&of("12 dead")));
        assert!(!of("une trentaine de pays").is_same(&of("30 pays")));
        assert!(!of("2,1 millions").is_same(&of("2,2 millions")));
        assert!(of("12 morts").counts_as(&of("15 morts")));
    }
}
