//! [`Patterns`]: how one language says dates, read from its `dates.txt`.
//!
//! A pattern is a sense and the pieces of words that carry it. The senses, as the file names them:
//!
//! | sense | what the words stand for |
//! |---|---|
//! | `iso`, `date`, `month`, `year`, `decade` | a date by its figures, completed from the story's own where they leave out the year |
//! | `weekday`, `weekday last`, `weekday next` | a day of the week near the story's own date, strictly before it, strictly after it |
//! | `anchor UNIT 2`, `anchor -N` | so many days, weeks … from the story's own date; `N` is the figure in the words |
//! | `context UNIT -1`, `context +N` | so many from the date spoken of last |
//! | `words` | nothing that can be resolved |

use crate::language::{Classes, Language, WordState};
use crate::order;
use crate::text::{Choice, Text, TokenKind, marks_of};
use std::collections::HashMap;
use std::sync::OnceLock;

/// What the words of a pattern stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// Day and month, perhaps with weekday and year; two of them for a range.
    Date,
    /// A month, perhaps with its year.
    Month(Which),
    /// A year, or two.
    Year,
    /// Ten years from the one given.
    Decade,
    /// A day of the week, or two.
    Weekday(Which),
    /// So many units from the story's own date.
    Anchor(Unit, i32),
    /// The units and their number are slots of the pattern; the sign is given.
    AnchorCount(i32),
    /// So many units from the date spoken of last.
    Context(Unit, i32),
    /// As [`Sense::AnchorCount`], from the date spoken of last.
    ContextCount(i32),
    /// Nothing that can be resolved.
    Words,
}

/// Which of the days or months of that name is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The one that the tense points to.
    Near,
    /// The last before the story's own date.
    Last,
    /// The first after it.
    Next,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Year,
}

/// What the slots of a pattern took from the words, each at most twice.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Slots {
    pub weekdays: Pair<u8>,
    pub days: Pair<u8>,
    pub months: Pair<u8>,
    pub years: Pair<u16>,
    pub number: Option<i32>,
    pub unit: Option<Unit>,
}

/// No, one or two values.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pair<T> {
    pub first: Option<T>,
    pub second: Option<T>,
}

impl<T> Pair<T> {
    fn push(&mut self, value: T) {
        if self.first.is_none() {
            self.first = Some(value);
        } else {
            self.second = Some(value);
        }
    }
}

/// A pattern found in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    /// Just past its last token.
    pub end: usize,
    /// What it stands for.
    pub sense: Sense,
    /// What its slots took.
    pub slots: Slots,
}

/// How one language says dates.
pub(super) struct Patterns {
    patterns: Vec<Pattern>,
    /// The patterns that can begin with a word, by its folded form.
    by_word: HashMap<String, Vec<Candidate>, WordState>,
    /// The patterns that can begin with a figure.
    by_figure: Vec<Candidate>,
    /// The patterns that can begin with a year's middle: `mid-2019`.
    by_mid_year: Vec<Candidate>,
    /// The values of the words that have one.
    values: HashMap<&'static str, Vec<Value>, WordState>,
    ordinals: Vec<&'static str>,
    /// Whether months and days of the week are written with a capital.
    capitals: bool,
    /// The words that tell the time of a clause.
    pub tense: TenseWords,
    /// The words around a time of day.
    pub clock: ClockWords,
}

/// The words that tell whether a clause speaks of the past or of the future.
#[derive(Default)]
pub(super) struct TenseWords {
    pub past: WordSet,
    pub auxiliary: WordSet,
    pub participle: WordSet,
    pub future: WordSet,
    pub future_before: WordSet,
    pub past_before: WordSet,
    pub future_pair: Vec<(&'static str, &'static str)>,
    pub noun: WordSet,
}

/// The words around a time of day.
#[derive(Default)]
pub(super) struct ClockWords {
    pub at: WordSet,
    pub hour: WordSet,
    pub zone: WordSet,
}

/// Words and endings.
#[derive(Default)]
pub(super) struct WordSet {
    words: Vec<&'static str>,
    endings: Vec<&'static str>,
}

impl WordSet {
    /// Whether `word` is in it, or long enough to carry an ending that is.
    pub fn has(&self, word: &str) -> bool {
        self.words.contains(&word)
            || self
                .endings
                .iter()
                .any(|ending| word.len() > ending.len() + 1 && word.ends_with(ending))
    }

    fn extend(&mut self, words: &'static str) {
        for word in words.split_whitespace() {
            match word.strip_prefix('*') {
                Some(ending) => self.endings.push(ending),
                None => self.words.push(word),
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Value {
    Month(u8),
    Weekday(u8),
    Number(i32),
    Unit(Unit),
    Part,
}

/// A pattern where it is looked for, with what its second token may be, so that most are passed over at a glance.
#[derive(Clone, Copy)]
struct Candidate {
    pattern: usize,
    next: Next,
}

/// What a token may be.
#[derive(Clone, Copy, Default)]
struct Next {
    /// The marks of the words that it may be; all of them where it may be anything.
    marks: u64,
    /// Whether it may be a figure.
    figure: bool,
}

impl Next {
    const ANYTHING: Self = Self {
        marks: u64::MAX,
        figure: true,
    };

    fn may_be(self, text: &Text, i: usize) -> bool {
        self.marks & text.mark(i) != 0 || self.figure && text.kind(i) == TokenKind::Number
    }

    fn or(self, other: Self) -> Self {
        Self {
            marks: self.marks | other.marks,
            figure: self.figure || other.figure,
        }
    }
}

struct Pattern {
    sense: Sense,
    pieces: Vec<Piece>,
}

struct Piece {
    what: What,
    optional: bool,
    place: Place,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Part of the date.
    In,
    /// Stands before the date.
    Before,
    /// Must not follow.
    NotAfter,
}

enum What {
    Words(Choice),
    Weekday,
    Day,
    Days,
    Month,
    MonthNumber,
    MidMonth,
    Year,
    MidYear,
    Decade,
    Number,
    Unit,
    Part,
    Iso,
}

impl Patterns {
    /// The patterns of a language, read at first use.
    pub fn of(language: Language) -> &'static Self {
        static FRENCH: OnceLock<Patterns> = OnceLock::new();
        static ENGLISH: OnceLock<Patterns> = OnceLock::new();
        match language {
            Language::French => {
                FRENCH.get_or_init(|| Self::new(crate::language::list!("fr-dates")))
            }
            Language::English => {
                ENGLISH.get_or_init(|| Self::new(crate::language::list!("en-dates")))
            }
        }
    }

    /// The longest date that begins at token `i`; of two as long, the one listed first.
    pub fn longest(&self, text: &Text, i: usize) -> Option<Match> {
        let candidates = match text.kind(i) {
            TokenKind::Number => &self.by_figure,
            TokenKind::Word | TokenKind::Elision if text.has(i, Classes::OPENS_DATE) => {
                self.by_word.get(text.word(i))?
            }
            TokenKind::Word if text.starts_with(i, "mid-") => &self.by_mid_year,
            _ => return None,
        };
        let mut best: Option<Match> = None;
        for candidate in candidates {
            let pattern = &self.patterns[candidate.pattern];
            if candidate.next.may_be(text, i + 1)
                && let Some(found) = self.matched(text, i, pattern)
                && best.is_none_or(|best| found.end > best.end)
            {
                best = Some(found);
            }
        }
        best
    }

    /// How many days the words at token `i` count: `trois jours`, `three-day`.
    pub fn days_counted(&self, text: &Text, i: usize) -> Option<i32> {
        let number = |word: &str| {
            let named = self.value(word, |v| match v {
                Value::Number(n) => Some(n),
                _ => None,
            });
            named.or_else(|| word.parse().ok())
        };
        let is_day = |word: &str| {
            let unit = self.value(word, |v| match v {
                Value::Unit(unit) => Some(unit),
                _ => None,
            });
            unit == Some(Unit::Day)
        };
        match text.word(i).split_once('-') {
            Some((count, unit)) if is_day(unit) => number(count),
            None if is_day(text.word(i + 1)) => number(text.word(i)),
            _ => None,
        }
    }

    fn matched(&self, text: &Text, i: usize, pattern: &Pattern) -> Option<Match> {
        let before = pattern
            .pieces
            .iter()
            .take_while(|p| p.place == Place::Before)
            .count();
        if before > i {
            return None;
        }
        let mut slots = Slots::default();
        for (k, piece) in pattern.pieces[..before].iter().enumerate() {
            self.take(text, i - before + k, &piece.what, &mut slots)?;
        }
        let (end, slots) = self.rest(text, i, &pattern.pieces[before..], slots)?;
        (end > i).then_some(Match {
            end,
            sense: pattern.sense,
            slots,
        })
    }

    /// Matches the pieces from `i` on, each optional one first as being there.
    fn rest(
        &self,
        text: &Text,
        i: usize,
        pieces: &[Piece],
        slots: Slots,
    ) -> Option<(usize, Slots)> {
        let Some((piece, rest)) = pieces.split_first() else {
            return Some((i, slots));
        };
        let mut taken = slots;
        let next = self.take(text, i, &piece.what, &mut taken);
        if piece.place == Place::NotAfter {
            return if next.is_some() {
                None
            } else {
                self.rest(text, i, rest, slots)
            };
        }
        if let Some(next) = next
            && let Some(found) = self.rest(text, next, rest, taken)
        {
            return Some(found);
        }
        if piece.optional {
            self.rest(text, i, rest, slots)
        } else {
            None
        }
    }

    /// Takes the token at `i` for a piece; gives the token after it.
    fn take(&self, text: &Text, i: usize, what: &What, slots: &mut Slots) -> Option<usize> {
        let word = match what {
            What::Words(_) => "",
            _ => text.word(i),
        };
        let figure = text.kind(i) == TokenKind::Number;
        match what {
            What::Words(words) => text.is_choice(i, words).then_some(())?,
            What::Weekday => {
                let day = self.value(word, |v| match v {
                    Value::Weekday(day) => Some(day),
                    _ => None,
                })?;
                self.capital(text, i)?;
                slots.weekdays.push(day);
            }
            What::Month => {
                self.capital(text, i)?;
                slots.months.push(self.month(word)?);
            }
            What::MidMonth => {
                let month = word.strip_prefix("mi-").or(word.strip_prefix("mid-"))?;
                slots.months.push(self.month(month)?);
            }
            What::Day => slots.days.push(self.day(word)?),
            What::Days => {
                let (first, last) = word.split_once('-').filter(|_| figure)?;
                slots.days.push(self.day(first)?);
                slots.days.push(self.day(last)?);
            }
            What::MonthNumber => {
                let month = word.parse().ok().filter(|m| (1..=12).contains(m))?;
                slots.months.push(month);
            }
            What::Year => slots.years.push(year(word)?),
            What::MidYear => slots.years.push(year(word.strip_prefix("mid-")?)?),
            What::Decade => {
                let start = word.strip_suffix('s').filter(|w| w.ends_with('0'))?;
                slots.years.push(year(start)?);
            }
            What::Number => {
                let named = self.value(word, |v| match v {
                    Value::Number(n) => Some(n),
                    _ => None,
                });
                let number = named.or_else(|| word.parse().ok().filter(|n| *n < 1000))?;
                slots.number = Some(number);
            }
            What::Unit => {
                slots.unit = Some(self.value(word, |v| match v {
                    Value::Unit(unit) => Some(unit),
                    _ => None,
                })?);
            }
            What::Part => self.value(word, |v| (v == Value::Part).then_some(()))?,
            What::Iso => {
                let mut parts = word.split('-').map(|p| (p.len(), p));
                let (Some((4, y)), Some((2, m)), Some((2, d)), None) =
                    (parts.next(), parts.next(), parts.next(), parts.next())
                else {
                    return None;
                };
                slots.years.push(year(y)?);
                slots.months.push(m.parse().ok()?);
                slots.days.push(d.parse().ok()?);
            }
        }
        Some(i + 1)
    }

    fn value<T>(&self, word: &str, pick: impl Fn(Value) -> Option<T>) -> Option<T> {
        self.values.get(word)?.iter().find_map(|v| pick(*v))
    }

    fn month(&self, word: &str) -> Option<u8> {
        self.value(word, |v| match v {
            Value::Month(month) => Some(month),
            _ => None,
        })
    }

    fn day(&self, word: &str) -> Option<u8> {
        let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        let suffix = &word[digits.len()..];
        if !suffix.is_empty() && !self.ordinals.contains(&suffix) {
            return None;
        }
        if digits.len() > 2 {
            return None;
        }
        digits.parse().ok().filter(|d| (1..=31).contains(d))
    }

    fn capital(&self, text: &Text, i: usize) -> Option<()> {
        (!self.capitals || text.token(i).is_capitalised()).then_some(())
    }

    fn new(file: &'static str) -> Self {
        let mut patterns = Self {
            patterns: Vec::new(),
            by_word: HashMap::default(),
            by_figure: Vec::new(),
            by_mid_year: Vec::new(),
            values: HashMap::default(),
            ordinals: Vec::new(),
            capitals: false,
            tense: TenseWords::default(),
            clock: ClockWords::default(),
        };
        let lines = file
            .lines()
            .map(|line| line.split('#').next().unwrap_or_default().trim());
        for line in lines.filter(|line| !line.is_empty()) {
            patterns.read_line(line);
        }
        for index in 0..patterns.patterns.len() {
            patterns.index(index);
        }
        patterns
    }

    fn read_line(&mut self, line: &'static str) {
        if let Some((head, rest)) = line.split_once(':') {
            if head == "future-pair" {
                let pairs = rest
                    .split(',')
                    .filter_map(|pair| pair.trim().split_once(' '));
                self.tense.future_pair.extend(pairs);
                return;
            }
            let set = match head {
                "past" => Some(&mut self.tense.past),
                "past-auxiliary" => Some(&mut self.tense.auxiliary),
                "past-participle" => Some(&mut self.tense.participle),
                "future" => Some(&mut self.tense.future),
                "past-before" => Some(&mut self.tense.past_before),
                "future-before" => Some(&mut self.tense.future_before),
                "noun" => Some(&mut self.tense.noun),
                _ => None,
            };
            match set {
                Some(set) => set.extend(rest),
                None => self.patterns.extend(sense(head).map(|sense| Pattern {
                    sense,
                    pieces: rest.split_whitespace().map(piece).collect(),
                })),
            }
            return;
        }
        let (key, rest) = line.split_once(' ').unwrap_or((line, ""));
        match key {
            "capitals" => self.capitals = true,
            "ordinal" => self.ordinals.extend(rest.split_whitespace()),
            "hour" => self.clock.hour.extend(rest),
            "zone" => self.clock.zone.extend(rest),
            "at" => self.clock.at.extend(rest),
            "part" => self.give(rest, Value::Part),
            _ => {
                let (value, words) = rest.split_once(' ').unwrap_or((rest, ""));
                let number = value.parse::<u8>().unwrap_or_default();
                let value = match key {
                    "month" => Value::Month(number),
                    "weekday" => Value::Weekday(number),
                    "number" => Value::Number(i32::from(number)),
                    _ => match unit(value) {
                        Some(unit) => Value::Unit(unit),
                        None => return,
                    },
                };
                self.give(words, value);
            }
        }
    }

    fn give(&mut self, words: &'static str, value: Value) {
        for word in words.split_whitespace() {
            self.values.entry(word).or_default().push(value);
        }
    }

    /// What the first token of a run of pieces may be.
    fn opening(&self, pieces: &[Piece]) -> Next {
        let mut opening = Next::default();
        for piece in pieces {
            if piece.place == Place::NotAfter {
                continue;
            }
            opening = opening.or(self.next(&piece.what));
            if !piece.optional {
                return opening;
            }
        }
        // The pattern may end before it.
        Next::ANYTHING
    }

    fn next(&self, what: &What) -> Next {
        let words = |wanted: fn(&Value) -> bool| Next {
            marks: self
                .values
                .iter()
                .filter(|(_, values)| values.iter().any(wanted))
                .fold(0, |marks, (word, _)| marks | marks_of(&[*word])),
            figure: false,
        };
        let figure = Next {
            marks: 0,
            figure: true,
        };
        match what {
            What::Words(list) => Next {
                marks: list.marks(),
                figure: false,
            },
            What::Weekday => words(|v| matches!(v, Value::Weekday(_))),
            What::Month => words(|v| matches!(v, Value::Month(_))),
            What::Number => words(|v| matches!(v, Value::Number(_))).or(figure),
            What::Unit => words(|v| matches!(v, Value::Unit(_))),
            What::Part => words(|v| *v == Value::Part),
            What::Day | What::Days | What::MonthNumber | What::Year | What::Decade | What::Iso => {
                figure
            }
            What::MidMonth | What::MidYear => Next::ANYTHING,
        }
    }

    /// Files a pattern under everything it can begin with.
    fn index(&mut self, index: usize) {
        let mut words: Vec<String> = Vec::new();
        let (mut figure, mut mid_year) = (false, false);
        let pieces = &self.patterns[index].pieces;
        let before = pieces
            .iter()
            .take_while(|p| p.place == Place::Before)
            .count();
        let pieces = &pieces[before..];
        let mut next = Next::default();
        for (place, piece) in pieces.iter().enumerate() {
            next = next.or(self.opening(&pieces[place + 1..]));
            let valued = |wanted: fn(&Value) -> bool| {
                self.values
                    .iter()
                    .filter(move |(_, values)| values.iter().any(wanted))
                    .map(|(word, _)| *word)
            };
            match &piece.what {
                What::Words(list) => words.extend(list.list().iter().map(ToString::to_string)),
                What::Weekday => {
                    words.extend(valued(|v| matches!(v, Value::Weekday(_))).map(String::from));
                }
                What::Month => {
                    words.extend(valued(|v| matches!(v, Value::Month(_))).map(String::from));
                }
                What::MidMonth => {
                    for month in valued(|v| matches!(v, Value::Month(_))) {
                        words.extend([format!("mi-{month}"), format!("mid-{month}")]);
                    }
                }
                What::MidYear => mid_year = true,
                What::Number => {
                    words.extend(valued(|v| matches!(v, Value::Number(_))).map(String::from));
                    figure = true;
                }
                What::Unit => {
                    words.extend(valued(|v| matches!(v, Value::Unit(_))).map(String::from));
                }
                What::Part => words.extend(valued(|v| *v == Value::Part).map(String::from)),
                What::Day
                | What::Days
                | What::MonthNumber
                | What::Year
                | What::Decade
                | What::Iso => figure = true,
            }
            if !piece.optional {
                break;
            }
        }
        let candidate = Candidate {
            pattern: index,
            next,
        };
        if figure {
            self.by_figure.push(candidate);
        }
        if mid_year {
            self.by_mid_year.push(candidate);
        }
        order::sort(&mut words, |a, b| a <= b);
        words.dedup();
        for word in words {
            self.by_word.entry(word).or_default().push(candidate);
        }
    }
}

fn year(word: &str) -> Option<u16> {
    (word.len() == 4)
        .then(|| word.parse().ok())
        .flatten()
        .filter(|year| (1500..=2150).contains(year))
}

fn piece(word: &'static str) -> Piece {
    let (place, word) = match (word.strip_prefix('<'), word.strip_prefix('!')) {
        (Some(word), _) => (Place::Before, word),
        (_, Some(word)) => (Place::NotAfter, word),
        _ => (Place::In, word),
    };
    let (optional, word) = match word.strip_suffix('?') {
        Some(word) => (true, word),
        None => (false, word),
    };
    let what = match word {
        "WEEKDAY" => What::Weekday,
        "DAY" => What::Day,
        "DAYS" => What::Days,
        "MONTH" => What::Month,
        "MONTHNUMBER" => What::MonthNumber,
        "MIDMONTH" => What::MidMonth,
        "YEAR" => What::Year,
        "MIDYEAR" => What::MidYear,
        "DECADE" => What::Decade,
        "NUMBER" => What::Number,
        "UNIT" => What::Unit,
        "PART" => What::Part,
        "ISO" => What::Iso,
        words => What::Words(words.split('|').collect()),
    };
    Piece {
        what,
        optional,
        place,
    }
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "day" => Unit::Day,
        "week" => Unit::Week,
        "weekend" => Unit::Weekend,
        "month" => Unit::Month,
        "year" => Unit::Year,
        _ => return None,
    })
}

fn sense(head: &str) -> Option<Sense> {
    let mut words = head.split_whitespace();
    let (name, second, third) = (words.next()?, words.next(), words.next());
    let which = match second {
        Some("last") => Which::Last,
        Some("next") => Which::Next,
        _ => Which::Near,
    };
    let counted = match second {
        Some("-N") => Some(-1),
        Some("+N") => Some(1),
        _ => None,
    };
    let fixed = || Some((unit(second?)?, third?.parse().ok()?));
    Some(match (name, counted) {
        ("iso" | "date", _) => Sense::Date,
        ("month", _) => Sense::Month(which),
        ("year", _) => Sense::Year,
        ("decade", _) => Sense::Decade,
        ("weekday", _) => Sense::Weekday(which),
        ("anchor", Some(sign)) => Sense::AnchorCount(sign),
        ("context", Some(sign)) => Sense::ContextCount(sign),
        ("anchor", None) => fixed().map(|(unit, n)| Sense::Anchor(unit, n))?,
        ("context", None) => fixed().map(|(unit, n)| Sense::Context(unit, n))?,
        ("words", _) => Sense::Words,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_both_files_is_understood() {
        for file in [
            include_str!("../language/fr/dates.txt"),
            include_str!("../language/en/dates.txt"),
        ] {
            for line in file.lines().map(str::trim) {
                let Some((head, pieces)) = line.split_once(':').filter(|_| !line.starts_with('#'))
                else {
                    continue;
                };
                const SETS: &[&str] = &[
                    "past",
                    "past-auxiliary",
                    "past-participle",
                    "future",
                    "future-before",
                    "past-before",
                    "future-pair",
                    "noun",
                ];
                assert!(SETS.contains(&head) || sense(head).is_some(), "{line}");
                let unknown = |word: &str| {
                    let word = word.trim_matches(['<', '!', '?']);
                    word.len() > 2
                        && word.bytes().all(|b| b.is_ascii_uppercase())
                        && matches!(piece_of(word), What::Words(_))
                };
                assert!(
                    !pieces.split_whitespace().any(unknown),
                    "a slot nobody knows: {line}"
                );
            }
        }
    }

    fn piece_of(word: &str) -> What {
        piece(String::leak(word.to_string())).what
    }
}
