//! [`Phrases`]: phrases of one or more words, each with a sense, read from a language's lists and found in a text.
//!
//! A line of a list is `sense: phrase, phrase`. A word of a phrase may be a choice (`de/du/d'`), and `NAME` stands for
//! one to [`NAME_WORDS`] words. One space stands between two words. At one place the longest phrase is taken.

use super::context::ClaimCue;
use super::details::Detail;
use crate::language::{Apart, Classes, Language, phrases};
use crate::text::{Index, KEY_BITS, Text, Words, key_of, mark, remainder, words};
use std::ops::Range;
use std::sync::OnceLock;

/// The phrases that stand in a text.
///
/// Several rules ask for phrases of the same lists at the same tokens, so that these are found once. Phrases of the other
/// lists are wanted at few tokens only, and are looked for where they are asked for.
pub(super) struct Phrases<'a> {
    pub text: &'a Text<'a>,
    lists: &'a Lists,
    /// The phrases of the lists that are [kept](List::is_kept), by their first token.
    entries: Vec<Entry>,
    /// Of each [`BLOCK`] of tokens, which is its first entry.
    blocks: Vec<u32>,
}

/// A phrase found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found<S> {
    /// Its first token.
    pub start: usize,
    /// Just past its last token.
    pub end: usize,
    /// What it stands for.
    pub sense: S,
}

/// What the phrases of a list stand for.
pub(super) trait Sense: Copy + 'static {
    /// The list.
    const LIST: List;

    /// Parses the head of a line: the words before its colon. `None` for a head that has no meaning.
    fn of(head: &'static str) -> Option<Self>;

    /// What each line of the list stands for.
    fn lines(lists: &Lists) -> &[Self];
}

/// A list of phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Claims,
    Details,
}

const LISTS: usize = 2;

impl List {
    /// Whether its phrases are found once.
    const fn is_kept(self) -> bool {
        matches!(self, Self::Claims)
    }

    /// The class of the words that open its phrases.
    const fn opened_by(self) -> Classes {
        match self {
            Self::Claims => Classes::OPENS_CLAIM,
            Self::Details => Classes::OPENS_DETAIL,
        }
    }
}

/// How many tokens make a block: so few that little is passed over to come to a token in it.
const BLOCK: usize = 8;

/// Where a phrase stands, and the line of the list that has it.
#[derive(Clone, Copy)]
struct Entry {
    start: u32,
    /// How many tokens it takes.
    length: u8,
    list: List,
    line: u8,
}

impl Entry {
    /// The longer of two that begin at one token, or that of the line listed first.
    fn or(self, other: Option<Self>) -> Self {
        match other {
            Some(other) if (other.length, self.line) > (self.length, other.line) => other,
            _ => self,
        }
    }
}

impl<'a> Phrases<'a> {
    /// Finds the phrases of a text.
    pub fn of(text: &'a Text<'a>) -> Self {
        Self::in_lists(text, Lists::of(text.language()))
    }

    fn in_lists(text: &'a Text<'a>, lists: &'a Lists) -> Self {
        const OPENS: Classes = Classes::OPENS_CLAIM;
        // A phrase at every tenth token is common.
        let mut entries = Vec::with_capacity(text.len() / 8);
        let mut blocks = Vec::with_capacity(text.len() / BLOCK + 1);
        for (i, known) in text.classes_of_run(0..text.len()).enumerate() {
            if i % BLOCK == 0 {
                blocks.push(entries.len() as u32);
            }
            if known.any(OPENS) {
                lists.kept.each(text, i, &mut |entry| entries.push(entry));
            }
        }
        Self {
            text,
            lists,
            entries,
            blocks,
        }
    }

    /// The longest phrase of a wanted sense that begins at token `i`; of two as long, the one listed first.
    pub fn longest<S: Sense>(&self, i: usize, wanted: impl Fn(S) -> bool) -> Option<Found<S>> {
        if !self.text.has(i, S::LIST.opened_by()) {
            return None;
        }
        self.first(i..i + 1, wanted)
    }

    /// Whether a phrase of this sense begins at token `i`.
    pub fn stands<S: Sense + PartialEq>(&self, i: usize, sense: S) -> bool {
        self.longest(i, |other: S| other == sense).is_some()
    }

    /// Whether a phrase of this sense begins at a token of a run.
    pub fn stands_in<S: Sense + PartialEq>(&self, run: Range<usize>, sense: S) -> bool {
        self.first(run, |other: S| other == sense).is_some()
    }

    /// The first phrase of a wanted sense that begins at a token of a run, the longest there.
    pub fn first<S: Sense>(
        &self,
        run: Range<usize>,
        wanted: impl Fn(S) -> bool,
    ) -> Option<Found<S>> {
        let senses = S::lines(self.lists);
        let of = |line: u8| senses[usize::from(line)];
        let wanted: &dyn Fn(u8) -> bool = &|line| wanted(of(line));
        let entry = if S::LIST.is_kept() {
            self.first_kept(S::LIST, run, wanted)
        } else {
            self.first_other(S::LIST, run, wanted)
        }?;
        let start = entry.start as usize;
        Some(Found {
            start,
            end: start + usize::from(entry.length),
            sense: of(entry.line),
        })
    }

    /// Where the first phrase of a kept list stands whose line is wanted.
    fn first_kept(
        &self,
        list: List,
        run: Range<usize>,
        wanted: &dyn Fn(u8) -> bool,
    ) -> Option<Entry> {
        let mut first: Option<Entry> = None;
        let from = *self.blocks.get(run.start / BLOCK)? as usize;
        for entry in &self.entries[from..] {
            let start = entry.start as usize;
            if start >= run.end || first.is_some_and(|first| first.start < entry.start) {
                break;
            }
            if entry.list == list && start >= run.start && wanted(entry.line) {
                first = Some(entry.or(first));
            }
        }
        first
    }

    /// The same of another list.
    fn first_other(
        &self,
        list: List,
        run: Range<usize>,
        wanted: &dyn Fn(u8) -> bool,
    ) -> Option<Entry> {
        let mut first: Option<Entry> = None;
        for i in run {
            if self.text.has(i, list.opened_by()) {
                self.lists.others.each(self.text, i, &mut |entry| {
                    if wanted(entry.line) {
                        first = Some(entry.or(first));
                    }
                });
            }
            if first.is_some() {
                break;
            }
        }
        first
    }
}

/// The phrases of a language, compiled once.
pub(super) struct Lists {
    /// Those of the lists that are [kept](List::is_kept), and the others.
    kept: Table,
    others: Table,
    /// What the lines of each list stand for.
    pub claims: Vec<ClaimCue>,
    pub details: Vec<Detail>,
}

impl Lists {
    /// Those of a language, read at first use.
    fn of(language: Language) -> &'static Self {
        static LISTS_OF: [OnceLock<Lists>; Language::ALL.len()] =
            [const { OnceLock::new() }; Language::ALL.len()];
        static NONE: OnceLock<Lists> = OnceLock::new();
        match Apart::of(language) {
            Some(apart) => {
                LISTS_OF[language as usize].get_or_init(|| Self::new([apart.claims, apart.details]))
            }
            None => NONE.get_or_init(|| Self::new([""; LISTS])),
        }
    }

    fn new([claims, details]: [&'static str; LISTS]) -> Self {
        let (mut kept, mut others) = (Table::new(), Table::new());
        Self {
            claims: kept.read(claims),
            details: others.read(details),
            kept,
            others,
        }
    }
}

/// Phrases by the words with which they begin.
struct Table {
    phrases: Vec<Phrase>,
    /// Each phrase by its first word and, where it asks for a certain one, its second: common words open many.
    index: Index,
    /// Of a remainder of first words, the marks of all second words, and whether there are phrases that ask for none.
    follow: [u64; REMAINDERS],
    alone: [bool; REMAINDERS],
}

/// How many remainders there are: so many that few words share one.
const REMAINDERS: usize = 1024;

struct Phrase {
    /// The marks of the words that its third may be: `à la` and `in the` open many.
    third: u64,
    words: &'static [u8],
    /// How many bytes its first word takes, with all its choices.
    first: u16,
    list: List,
    line: u8,
}

impl Table {
    fn new() -> Self {
        Self {
            phrases: Vec::new(),
            index: Index::new(),
            follow: [0; REMAINDERS],
            alone: [false; REMAINDERS],
        }
    }

    /// Reads a list and gives what its lines stand for. Lines that stand for nothing are left out.
    fn read<S: Sense>(&mut self, list: &'static str) -> Vec<S> {
        let mut senses = Vec::new();
        self.add_all(S::LIST, list, &mut |head| {
            senses.push(S::of(head)?);
            Some(senses.len() as u8 - 1)
        });
        senses
    }

    /// Adds the phrases of the lines that `line_of` knows by their heads.
    fn add_all(
        &mut self,
        list: List,
        file: &'static str,
        line_of: &mut dyn FnMut(&'static str) -> Option<u8>,
    ) {
        let (mut last, mut line) = ("", None);
        for (head, phrase) in phrases(file) {
            if head != last {
                (last, line) = (head, line_of(head));
            }
            if let Some(line) = line {
                self.add(list, line, phrase);
            }
        }
    }

    fn add(&mut self, list: List, line: u8, phrase: &'static str) {
        let phrase = phrase.as_bytes().trim_ascii();
        let mut words = phrase.split(|byte| *byte == b' ');
        let first = words.next().unwrap_or_default();
        let length = first.len() as u16;
        let second = marks(words.next());
        // Where a name stands before it, the third word may stand far off.
        let third = match second {
            ANY => ANY,
            _ => marks(words.next()),
        };
        for first in choices(first).map(key_of) {
            let remainder = remainder(first, REMAINDERS);
            if second == ANY {
                self.alone[remainder] = true;
                self.index.file(first, self.phrases.len());
            } else {
                self.follow[remainder] |= second;
                let mut left = second;
                while left != 0 {
                    self.index.file(pair(first, left), self.phrases.len());
                    left &= left - 1;
                }
            }
        }
        self.phrases.push(Phrase {
            third,
            words: phrase,
            first: length,
            list,
            line,
        });
    }

    /// Gives every phrase that begins at token `i`.
    fn each(&self, text: &Text, i: usize, give: &mut dyn FnMut(Entry)) {
        let first = text.key(i);
        let (second, third) = (text.mark(i + 1), text.mark(i + 2));
        let remainder = remainder(first, REMAINDERS);
        let (follow, alone) = (self.follow[remainder], self.alone[remainder]);
        if !alone && follow & (second | third) == 0 {
            return;
        }
        // An adverb may stand before each.
        let thirds = third | text.mark(i + 3) | text.mark(i + 4);
        let word = text.bytes(i);
        let mut try_all = |key| {
            for phrase in self.index.under(key).map(|number| &self.phrases[number]) {
                if phrase.third & thirds == 0 {
                    continue;
                }
                let (first, rest) = phrase.words.split_at(usize::from(phrase.first));
                if !is_one(word, first) {
                    continue;
                }
                let end = match rest {
                    [] => Some(i + 1),
                    [_, rest @ ..] => matched(text, i + 1, rest),
                };
                if let Some(end) = end {
                    give(Entry {
                        start: i as u32,
                        length: (end - i) as u8,
                        list: phrase.list,
                        line: phrase.line,
                    });
                }
            }
        };
        if alone {
            try_all(first);
        }
        if follow & second != 0 {
            try_all(pair(first, second));
        }
        if follow & third != 0 && text.is_any(i + 1, ADVERBS) {
            try_all(pair(first, third));
        }
    }
}

/// The marks of all words.
const ANY: u64 = u64::MAX;

/// The marks of what a word of a phrase may be; of all where it may be any, or the phrase has ended.
fn marks(word: Option<&[u8]>) -> u64 {
    match word {
        None | Some(ANY_NAME) => ANY,
        Some(word) => choices(word).fold(0, |marks, word| marks | 1 << mark(word)),
    }
}

/// The words that a word of a phrase may be.
fn choices(word: &[u8]) -> impl Iterator<Item = &[u8]> {
    word.split(|byte| *byte == b'/')
}

/// The key of a phrase by that of its first word and the lowest mark of its second.
fn pair(first: u32, second: u64) -> u32 {
    first | (second.trailing_zeros() + 1) << KEY_BITS
}

/// Stands for any name in a list.
const ANY_NAME: &[u8] = b"NAME";

/// How many words it stands for at most.
const NAME_WORDS: usize = 5;

/// Words that may stand between those of a phrase: they deny it or place it, and leave it the same phrase.
const ADVERBS: &Words = words![
    "pas",
    "plus",
    "jamais",
    "également",
    "aussi",
    "ensuite",
    "finalement",
    "toutefois",
    "notamment",
    "encore",
    "déjà",
    "toujours",
    "donc",
    "pu",
    "also",
    "later",
    "finally",
    "not",
    "then",
    "both",
    "only",
];

/// Whether a word is one of those that a word of a phrase may be.
fn is_one(word: &[u8], of: &[u8]) -> bool {
    of == word || of.len() > word.len() && choices(of).any(|choice| choice == word)
}

/// Just past the rest of a phrase, when it stands from `i` on.
fn matched(text: &Text, i: usize, rest: &[u8]) -> Option<usize> {
    if rest.is_empty() {
        Some(i)
    } else if let Some(rest) = past(text, i, rest) {
        matched(text, i + 1, rest)
    } else if text.is_any(i, ADVERBS) {
        // `s'est ensuite entretenu`, `ne s'est pas présenté`
        matched(text, i + 2, past(text, i + 1, rest)?)
    } else {
        let rest = rest.strip_prefix(ANY_NAME)?;
        (1..=NAME_WORDS)
            .take_while(|n| !matches!(text.raw(i + n - 1), "." | ";" | "," | "(" | ""))
            .find_map(|n| matched(text, i + n, rest.trim_ascii_start()))
    }
}

/// What follows the first word of a phrase, when the token at `i` is one of its choices.
fn past<'p>(text: &Text, i: usize, phrase: &'p [u8]) -> Option<&'p [u8]> {
    let word = text.bytes(i);
    let mut choices = phrase;
    loop {
        let after = choices.get(word.len());
        if matches!(after, None | Some(b' ' | b'/')) && choices.starts_with(word) {
            let rest = &choices[word.len()..];
            let end = rest.iter().position(|byte| *byte == b' ');
            return Some(end.map_or(&[], |end| &rest[end + 1..]));
        }
        let end = (choices.iter()).position(|byte| matches!(byte, b'/' | b' '))?;
        choices = choices[end..].strip_prefix(b"/")?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: Option<&str>) {
        const LIST: &str = "# a remark\ndemand: en présence de/du, reçu\nnext: représenté par, représenté à NAME par\nno";
        let lists = Lists::new([LIST, ""]);
        let text = Text::new(words);
        let found = Phrases::in_lists(&text, &lists).first(0..text.len(), |_: ClaimCue| true);
        let got = found.map(|f| text.words(f.start..f.end));
        assert_eq!(got, expected, "{words}");
    }

    #[test]
    fn the_longest_phrase_is_found_with_its_choices() {
        check("Il parle en présence du maire.", Some("en présence du"));
        check("Il est reçu.", Some("reçu"));
        check("Il est représenté par elle.", Some("représenté par"));
        check("Il parle en présence.", None);
    }

    #[test]
    fn a_name_slot_takes_a_few_words_and_no_punctuation() {
        check(
            "Il est représenté à la Villa d'Este par elle.",
            Some("représenté à la Villa d'Este par"),
        );
        check("Il est représenté à Rome, par elle.", None);
    }
}
