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

use crate::language::{Classes, Language};
use crate::text::{Choice, Index, KEY_BITS, Text, TokenKind, key_of, mark_of, remainder};
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
    candidates: Vec<Candidate>,
    /// The candidates by the words with which they can begin, by [`FIGURE`] and by [`MIDDLE`].
    by_first: Index,
    /// Of a remainder of what they can begin with, what the second token of all of them may be.
    second: [Next; SECONDS],
    /// The words that have a value, and these by their key.
    values: Vec<Valued>,
    by_word: Index,
    ordinals: Vec<&'static str>,
    /// Whether months and days of the week are written with a capital.
    capitals: bool,
    /// The words and endings that tell something, and these by the key of the word or ending.
    telling: Vec<Telling>,
    by_telling: Index,
    /// Words that tell of the future together.
    pairs: Vec<(&'static str, &'static str)>,
}

/// How many remainders there are: so many that few words share one.
const SECONDS: usize = 512;

/// The keys of the candidates that can begin with a figure, and with a month's or a year's middle: `mid-2019`.
const FIGURE: u32 = u32::MAX;
const MIDDLE: u32 = u32::MAX - 1;

/// What a word tells beside a date, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tells(u16);

impl Tells {
    /// That its clause speaks of the past: alone, with an auxiliary, right before the date.
    pub const PAST: Self = Self(1);
    pub const PARTICIPLE: Self = Self(1 << 1);
    pub const PAST_BEFORE: Self = Self(1 << 2);
    /// Of the future: alone, with the word after it, right before the date.
    pub const FUTURE: Self = Self(1 << 3);
    pub const FUTURE_PAIR: Self = Self(1 << 4);
    pub const FUTURE_BEFORE: Self = Self(1 << 5);
    /// That a participle follows.
    pub const AUXILIARY: Self = Self(1 << 6);
    /// Nothing, though its ending does.
    pub const NOUN: Self = Self(1 << 7);
    /// That a time of day follows, has come before, or is of this zone.
    pub const AT: Self = Self(1 << 8);
    pub const HOUR: Self = Self(1 << 9);
    pub const ZONE: Self = Self(1 << 10);

    /// Whether it tells something of `other`.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// A word that tells something, or an ending that does on words long enough to carry it.
struct Telling {
    word: &'static [u8],
    ending: bool,
    tells: Tells,
}

/// The key of the endings with this last byte.
const fn ending_key(last: u8) -> u32 {
    1 << KEY_BITS | last as u32
}

/// A word with its value.
struct Valued {
    word: &'static str,
    key: u32,
    value: Value,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Value {
    Month(u8),
    Weekday(u8),
    Number(i32),
    Unit(Unit),
    Part,
}

impl Value {
    /// The piece that takes it.
    fn piece(self) -> What {
        match self {
            Self::Month(_) => What::Month,
            Self::Weekday(_) => What::Weekday,
            Self::Number(_) => What::Number,
            Self::Unit(_) => What::Unit,
            Self::Part => What::Part,
        }
    }

    fn month(self) -> Option<u8> {
        match self {
            Self::Month(month) => Some(month),
            _ => None,
        }
    }

    fn weekday(self) -> Option<u8> {
        match self {
            Self::Weekday(day) => Some(day),
            _ => None,
        }
    }

    fn number(self) -> Option<i32> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    fn unit(self) -> Option<Unit> {
        match self {
            Self::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    fn part(self) -> Option<()> {
        (self == Self::Part).then_some(())
    }
}

/// A pattern where it is looked for, with what tells at a glance of most that they do not stand there.
struct Candidate {
    pattern: usize,
    /// How many bytes its first token has; 0 where that is not known.
    length: usize,
    /// The marks of the words that may stand before it.
    before: u64,
    /// What its second token may be.
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
    /// The pieces that stand before the date.
    before: Vec<Piece>,
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

impl What {
    /// How many bytes it takes; 0 where that may differ.
    fn length(&self) -> usize {
        match self {
            Self::Year => "2026".len(),
            Self::Decade => "1990s".len(),
            Self::Iso => "2026-01-06".len(),
            _ => 0,
        }
    }

    fn may_be_figure(&self) -> bool {
        use What::{Day, Days, Decade, Iso, MonthNumber, Number, Year};
        matches!(
            self,
            Day | Days | MonthNumber | Year | Decade | Iso | Number
        )
    }
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

    /// Whether a date can begin at token `i`.
    #[inline(always)]
    pub fn may_begin(text: &Text, i: usize) -> bool {
        text.kind(i) == TokenKind::Number || text.has(i, Classes::OPENS_DATE) || text.is_compound(i)
    }

    /// The longest date that begins at token `i`; of two as long, the one listed first.
    pub fn longest(&self, text: &Text, i: usize) -> Option<Match> {
        let first = match text.kind(i) {
            TokenKind::Number => FIGURE,
            TokenKind::Word if text.is_compound(i) && text.starts_with(i, "mi") => MIDDLE,
            TokenKind::Word | TokenKind::Elision if text.has(i, Classes::OPENS_DATE) => text.key(i),
            _ => return None,
        };
        if !self.second[remainder(first, SECONDS)].may_be(text, i + 1) {
            return None;
        }
        let mut best: Option<Match> = None;
        for candidate in self.by_first.under(first).map(|at| &self.candidates[at]) {
            // The last listed comes first.
            if (candidate.length == 0 || candidate.length == text.bytes(i).len())
                && candidate.before & text.mark(i.wrapping_sub(1)) != 0
                && candidate.next.may_be(text, i + 1)
                && let Some(found) = self.matched(text, i, &self.patterns[candidate.pattern])
                && best.is_none_or(|best| found.end >= best.end)
            {
                best = Some(found);
            }
        }
        best
    }

    /// What the word at token `i` tells.
    pub fn tells(&self, text: &Text, i: usize) -> Tells {
        let word = text.bytes(i);
        let ending = word.last().map_or(0, |last| ending_key(*last));
        let mut tells = Tells::default();
        for key in [text.key(i), ending] {
            for telling in self.by_telling.under(key).map(|at| &self.telling[at]) {
                let stands = if telling.ending {
                    word.len() > telling.word.len() + 1 && word.ends_with(telling.word)
                } else {
                    word == telling.word
                };
                if stands {
                    tells = Tells(tells.0 | telling.tells.0);
                }
            }
        }
        tells
    }

    /// Whether the words at token `i` and after it tell of the future together.
    pub fn is_future_pair(&self, text: &Text, i: usize) -> bool {
        (self.pairs.iter()).any(|(one, other)| text.word(i) == *one && text.word(i + 1) == *other)
    }

    /// How many days the words at token `i` count: `trois jours`, `three-day`.
    pub fn days_counted(&self, text: &Text, i: usize) -> Option<i32> {
        let number =
            |word: &str| (self.value_of(word, Value::number)).or_else(|| word.parse().ok());
        let is_day = |word: &str| self.value_of(word, Value::unit) == Some(Unit::Day);
        match text.word(i).split_once('-') {
            Some((count, unit)) if is_day(unit) => number(count),
            None if is_day(text.word(i + 1)) => number(text.word(i)),
            _ => None,
        }
    }

    fn matched(&self, text: &Text, i: usize, pattern: &Pattern) -> Option<Match> {
        let mut slots = Slots::default();
        let first = i.checked_sub(pattern.before.len())?;
        self.rest(text, first, &pattern.before, &mut slots)?;
        let end = self.rest(text, i, &pattern.pieces, &mut slots)?;
        (end > i).then_some(Match {
            end,
            sense: pattern.sense,
            slots,
        })
    }

    /// Matches the pieces from `i` on, each optional one first as being there.
    fn rest(&self, text: &Text, i: usize, pieces: &[Piece], slots: &mut Slots) -> Option<usize> {
        let mut i = i;
        for (place, piece) in pieces.iter().enumerate() {
            if !piece.optional && piece.place == Place::In {
                i = self.take(text, i, &piece.what, slots)?;
                continue;
            }
            let before = *slots;
            let next = self.take(text, i, &piece.what, slots);
            if next.is_some() && piece.place == Place::NotAfter {
                return None;
            }
            if let Some(next) = next
                && let Some(end) = self.rest(text, next, &pieces[place + 1..], slots)
            {
                return Some(end);
            }
            *slots = before;
        }
        Some(i)
    }

    /// Takes the token at `i` for a piece; gives the token after it.
    fn take(&self, text: &Text, i: usize, what: &What, slots: &mut Slots) -> Option<usize> {
        let word = text.bytes(i);
        match what {
            What::Words(words) => text.is_choice(i, words).then_some(())?,
            What::Weekday => {
                let day = self.value(text, i, Value::weekday)?;
                self.capital(text, i)?;
                slots.weekdays.push(day);
            }
            What::Month => {
                self.capital(text, i)?;
                slots.months.push(self.value(text, i, Value::month)?);
            }
            What::MidMonth => {
                let word = text.word(i);
                let month = word.strip_prefix("mi-").or(word.strip_prefix("mid-"))?;
                slots.months.push(self.value_of(month, Value::month)?);
            }
            What::Day => slots.days.push(self.day(word)?),
            What::Days if text.kind(i) == TokenKind::Number && text.is_compound(i) => {
                let hyphen = word.iter().position(|byte| *byte == b'-')?;
                slots.days.push(self.day(&word[..hyphen])?);
                slots.days.push(self.day(&word[hyphen + 1..])?);
            }
            What::Days => return None,
            What::MonthNumber => {
                let month = text.word(i).parse().ok();
                slots.months.push(month.filter(|m| (1..=12).contains(m))?);
            }
            What::Year => slots.years.push(year(word)?),
            What::MidYear => slots.years.push(year(word.strip_prefix(b"mid-")?)?),
            What::Decade => {
                let start = word.strip_suffix(b"s").filter(|w| w.ends_with(b"0"))?;
                slots.years.push(year(start)?);
            }
            What::Number => {
                let figure = || text.word(i).parse().ok().filter(|n| *n < 1000);
                slots.number = Some(self.value(text, i, Value::number).or_else(figure)?);
            }
            What::Unit => slots.unit = Some(self.value(text, i, Value::unit)?),
            What::Part => self.value(text, i, Value::part)?,
            What::Iso if text.is_compound(i) => {
                let mut parts = text.word(i).split('-').map(|p| (p.len(), p));
                let (Some((4, y)), Some((2, m)), Some((2, d)), None) =
                    (parts.next(), parts.next(), parts.next(), parts.next())
                else {
                    return None;
                };
                slots.years.push(year(y.as_bytes())?);
                slots.months.push(m.parse().ok()?);
                slots.days.push(d.parse().ok()?);
            }
            What::Iso => return None,
        }
        Some(i + 1)
    }

    /// The value of a kind that the word at token `i` has.
    fn value<T>(&self, text: &Text, i: usize, kind: fn(Value) -> Option<T>) -> Option<T> {
        self.value_under(text.key(i), text.bytes(i), kind)
    }

    /// The same of a word in its folded form.
    fn value_of<T>(&self, word: &str, kind: fn(Value) -> Option<T>) -> Option<T> {
        self.value_under(key_of(word.as_bytes()), word.as_bytes(), kind)
    }

    fn value_under<T>(&self, key: u32, word: &[u8], kind: fn(Value) -> Option<T>) -> Option<T> {
        let values = self.by_word.under(key).map(|at| &self.values[at]);
        values
            .filter(|valued| valued.word.as_bytes() == word)
            .find_map(|valued| kind(valued.value))
    }

    fn day(&self, word: &[u8]) -> Option<u8> {
        let digits = word.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, suffix) = word.split_at(digits);
        let day = match digits {
            [one] => one - b'0',
            [ten, one] => 10 * (ten - b'0') + (one - b'0'),
            _ => return None,
        };
        let ordinal = || self.ordinals.iter().any(|one| one.as_bytes() == suffix);
        ((1..=31).contains(&day) && (suffix.is_empty() || ordinal())).then_some(day)
    }

    fn capital(&self, text: &Text, i: usize) -> Option<()> {
        (!self.capitals || text.token(i).is_capitalised()).then_some(())
    }

    fn new(file: &'static str) -> Self {
        let mut patterns = Self {
            patterns: Vec::new(),
            candidates: Vec::new(),
            by_first: Index::new(),
            second: [Next::default(); SECONDS],
            values: Vec::new(),
            by_word: Index::new(),
            ordinals: Vec::new(),
            capitals: false,
            telling: Vec::new(),
            by_telling: Index::new(),
            pairs: Vec::new(),
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
                for (first, second) in rest.split(',').filter_map(|p| p.trim().split_once(' ')) {
                    self.tell(first, Tells::FUTURE_PAIR);
                    self.pairs.push((first, second));
                }
                return;
            }
            let tells = match head {
                "past" => Some(Tells::PAST),
                "past-auxiliary" => Some(Tells::AUXILIARY),
                "past-participle" => Some(Tells::PARTICIPLE),
                "future" => Some(Tells::FUTURE),
                "past-before" => Some(Tells::PAST_BEFORE),
                "future-before" => Some(Tells::FUTURE_BEFORE),
                "noun" => Some(Tells::NOUN),
                _ => None,
            };
            match tells {
                Some(tells) => self.tell(rest, tells),
                None => self.patterns.extend(sense(head).map(|sense| {
                    let mut pieces = rest.split_whitespace().peekable();
                    let mut before = Vec::new();
                    while let Some(word) = pieces.peek().and_then(|word| word.strip_prefix('<')) {
                        before.push(piece(word));
                        pieces.next();
                    }
                    Pattern {
                        sense,
                        before,
                        pieces: pieces.map(piece).collect(),
                    }
                })),
            }
            return;
        }
        let (key, rest) = line.split_once(' ').unwrap_or((line, ""));
        match key {
            "capitals" => self.capitals = true,
            "ordinal" => self.ordinals.extend(rest.split_whitespace()),
            "hour" => self.tell(rest, Tells::HOUR),
            "zone" => self.tell(rest, Tells::ZONE),
            "at" => self.tell(rest, Tells::AT),
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

    fn tell(&mut self, words: &'static str, tells: Tells) {
        for word in words.split_whitespace() {
            let ending = word.strip_prefix('*');
            let key = match ending {
                Some(ending) => ending_key(ending.bytes().last().unwrap_or_default()),
                None => key_of(word.as_bytes()),
            };
            self.by_telling.file(key, self.telling.len());
            self.telling.push(Telling {
                word: ending.unwrap_or(word).as_bytes(),
                ending: ending.is_some(),
                tells,
            });
        }
    }

    fn give(&mut self, words: &'static str, value: Value) {
        for word in words.split_whitespace() {
            let key = key_of(word.as_bytes());
            self.by_word.file(key, self.values.len());
            self.values.push(Valued { word, key, value });
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
        match what {
            What::Words(list) => Next {
                marks: list.marks(),
                figure: false,
            },
            What::MidMonth | What::MidYear => Next::ANYTHING,
            _ => Next {
                marks: self.valued(what).fold(0, |marks, v| marks | mark_of(v.key)),
                figure: what.may_be_figure(),
            },
        }
    }

    /// The words whose value a piece takes.
    fn valued(&self, what: &What) -> impl Iterator<Item = &Valued> {
        let kind = std::mem::discriminant(what);
        (self.values.iter()).filter(move |v| std::mem::discriminant(&v.value.piece()) == kind)
    }

    /// Files a pattern under everything it can begin with.
    fn index(&mut self, pattern: usize) {
        let Pattern { before, pieces, .. } = &self.patterns[pattern];
        let before = (before.last()).map_or(u64::MAX, |piece| self.next(&piece.what).marks);
        for (place, Piece { what, optional, .. }) in pieces.iter().enumerate() {
            let candidate = Candidate {
                pattern,
                length: what.length(),
                before,
                next: self.opening(&pieces[place + 1..]),
            };
            let mut keys: Vec<u32> = match what {
                What::Words(list) => (list.list().iter())
                    .map(|word| {
                        if word.starts_with("mid-") {
                            MIDDLE
                        } else {
                            key_of(word.as_bytes())
                        }
                    })
                    .collect(),
                What::MidMonth | What::MidYear => vec![MIDDLE],
                _ => self.valued(what).map(|v| v.key).collect(),
            };
            if what.may_be_figure() {
                keys.push(FIGURE);
            }
            for key in keys {
                let second = &mut self.second[remainder(key, SECONDS)];
                *second = second.or(candidate.next);
                self.by_first.file(key, self.candidates.len());
            }
            self.candidates.push(candidate);
            if !optional {
                break;
            }
        }
    }
}

fn year(word: &[u8]) -> Option<u16> {
    if word.len() != 4 || !word.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let year = word
        .iter()
        .fold(0, |year, digit| 10 * year + u16::from(digit - b'0'));
    (1500..=2150).contains(&year).then_some(year)
}

fn piece(word: &'static str) -> Piece {
    let (place, word) = match word.strip_prefix('!') {
        Some(word) => (Place::NotAfter, word),
        None => (Place::In, word),
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
