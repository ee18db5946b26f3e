//! [`Phrases`]: phrases of one or more words, each with a sense, read from a language's lists and found in a text.
//!
//! A line of a list is `sense: phrase, phrase`. A word of a phrase may be a choice (`de/du/d'`), and `NAME` stands for
//! one to [`NAME_WORDS`] words. One space stands between two words. At one place the longest phrase is taken.

use super::context::ClaimCue;
use super::details::Detail;
use super::main_event::Word;
use super::presence::Cue;
use crate::language::{Classes, Language, list, phrases};
use crate::text::{Index, KEY_BITS, Text, Words, key_of, marks_of, remainder, words};
use std::ops::Range;
use std::sync::OnceLock;

/// The phrases that stand in a text.
///
/// Several rules ask for phrases of the same lists at the same tokens, so that these are found once. Phrases of the other
/// lists are wanted at few tokens only, and are looked for where they are asked for.
pub(super) struct Phrases<'a> {
    pub text: &'a Text<'a>,
    lists: &'a Lists,
    /// The phrases of the lists that are [`KEPT`], by their first token.
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

    /// What a line stands for that begins so; nothing where nobody knows.
    fn of(head: &'static str) -> Option<Self>;

    /// What each line of the list stands for.
    fn lines(lists: &Lists) -> &[Self];
}

/// A list of phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Events,
    Presence,
    Claims,
    Details,
}

const LISTS: usize = 4;

/// The lists whose phrases are found once.
const KEPT: [List; 3] = [List::Events, List::Presence, List::Claims];

impl List {
    /// The class of the words that open its phrases.
    const fn opened_by(self) -> Classes {
        match self {
            Self::Events => Classes::OPENS_EVENT,
            Self::Presence => Classes::OPENS_PRESENCE,
            Self::Claims => Classes::OPENS_CLAIM,
            Self::Details => Classes::OPENS_DETAIL,
        }
    }
}

/// How many tokens make a block: so few that little is passed over to come to a token in it.
const BLOCK: usize = 16;

#[derive(Clone, Copy)]
struct Entry {
    start: u32,
    /// How many tokens it takes.
    length: u8,
    list: List,
    /// The line of the list.
    line: u8,
}

impl<'a> Phrases<'a> {
    /// Finds the phrases of a text.
    pub fn of(text: &'a Text<'a>) -> Self {
        Self::in_lists(text, Lists::of(text.language()))
    }

    fn in_lists(text: &'a Text<'a>, lists: &'a Lists) -> Self {
        const OPENS: Classes = (Classes::OPENS_EVENT)
            .with(Classes::OPENS_PRESENCE)
            .with(Classes::OPENS_CLAIM);
        let mut entries = Vec::new();
        let mut blocks = Vec::with_capacity(text.len() / BLOCK + 1);
        for i in 0..text.len() {
            if i % BLOCK == 0 {
                blocks.push(entries.len() as u32);
            }
            if !text.has(i, OPENS) {
                continue;
            }
            lists.kept.each(text, i, &mut |list, line, end| {
                entries.push(Entry {
                    start: i as u32,
                    length: (end - i) as u8,
                    list,
                    line,
                });
            });
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
        self.first(i..i + 1, wanted)
    }

    /// Whether a phrase of this sense begins at a token of a run.
    pub fn stands<S: Sense + PartialEq>(&self, run: Range<usize>, sense: S) -> bool {
        self.begins(run, |other: S| other == sense)
    }

    /// Whether a phrase of a wanted sense begins at a token of a run.
    pub fn begins<S: Sense>(&self, run: Range<usize>, wanted: impl Fn(S) -> bool) -> bool {
        self.first(run, wanted).is_some()
    }

    /// The first phrase of a wanted sense that begins at a token of a run, the longest there.
    pub fn first<S: Sense>(
        &self,
        run: Range<usize>,
        wanted: impl Fn(S) -> bool,
    ) -> Option<Found<S>> {
        let senses = S::lines(self.lists);
        let of = |line: u8| senses[usize::from(line)];
        let (start, end, line) = self.first_of(S::LIST, run, &|line| wanted(of(line)))?;
        Some(Found {
            start,
            end,
            sense: of(line),
        })
    }

    /// The phrases that are found once and begin at token `i` or after it.
    fn from(&self, i: usize) -> &[Entry] {
        let first =
            (self.blocks.get(i / BLOCK)).map_or(self.entries.len(), |first| *first as usize);
        let entries = &self.entries[first..];
        let before = (entries.iter()).take_while(|entry| (entry.start as usize) < i);
        &entries[before.count()..]
    }

    /// Where the first phrase stands whose line is wanted, and its line.
    fn first_of(
        &self,
        list: List,
        run: Range<usize>,
        wanted: &dyn Fn(u8) -> bool,
    ) -> Option<(usize, usize, u8)> {
        let mut first = None;
        let opens = |i: &usize| self.text.has(*i, list.opened_by());
        if run.len() == 1 && !opens(&run.start) {
            return None;
        }
        if !KEPT.contains(&list) {
            for i in run.filter(opens) {
                self.lists.others.each(self.text, i, &mut |_, line, end| {
                    if wanted(line) {
                        first = longer(first, (i, end, line));
                    }
                });
                if first.is_some() {
                    break;
                }
            }
            return first;
        }
        for entry in self.from(run.start) {
            let start = entry.start as usize;
            if start >= run.end || first.is_some_and(|(first, ..)| first < start) {
                break;
            }
            if entry.list == list && wanted(entry.line) {
                let end = start + usize::from(entry.length);
                first = longer(first, (start, end, entry.line));
            }
        }
        first
    }
}

/// The longer of two phrases that begin at one token, or that of the line listed first.
fn longer(
    one: Option<(usize, usize, u8)>,
    other: (usize, usize, u8),
) -> Option<(usize, usize, u8)> {
    let (_, end, line) = other;
    let other_counts = one.is_none_or(|(_, its_end, its_line)| (end, its_line) > (its_end, line));
    if other_counts { Some(other) } else { one }
}

/// The phrases of a language, compiled once.
pub(super) struct Lists {
    /// Those of the lists that are [`KEPT`], and the others.
    kept: Table,
    others: Table,
    /// What the lines of each list stand for.
    pub events: Vec<Word>,
    pub presence: Vec<Cue>,
    pub claims: Vec<ClaimCue>,
    pub details: Vec<Detail>,
}

impl Lists {
    /// Those of a language, read at first use.
    fn of(language: Language) -> &'static Self {
        static FRENCH: OnceLock<Lists> = OnceLock::new();
        static ENGLISH: OnceLock<Lists> = OnceLock::new();
        match language {
            Language::French => FRENCH.get_or_init(|| {
                Self::new([
                    list!("fr-events"),
                    list!("fr-presence"),
                    list!("fr-claims"),
                    list!("fr-event-details"),
                ])
            }),
            Language::English => ENGLISH.get_or_init(|| {
                Self::new([
                    list!("en-events"),
                    list!("en-presence"),
                    list!("en-claims"),
                    list!("en-event-details"),
                ])
            }),
        }
    }

    fn new([events, presence, claims, details]: [&'static str; LISTS]) -> Self {
        let (mut kept, mut others) = (Table::new(), Table::new());
        Self {
            events: kept.read(events),
            presence: kept.read(presence),
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
        let (mut line, mut known) = ("", false);
        for (head, phrase) in phrases(list) {
            if head != line {
                line = head;
                let sense = S::of(head);
                known = sense.is_some();
                senses.extend(sense);
            }
            if known {
                self.add(S::LIST, senses.len() as u8 - 1, phrase);
            }
        }
        senses
    }

    fn add(&mut self, list: List, line: u8, phrase: &'static str) {
        let phrase = phrase.trim();
        let mut words = phrase.split(' ');
        let firsts = words.next().unwrap_or_default().split('/');
        let second = marks(words.next());
        // Where a name stands before it, the third word may stand far off.
        let third = match second {
            ANY => ANY,
            _ => marks(words.next()),
        };
        for first in firsts.map(key_of) {
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
            words: phrase.as_bytes(),
            list,
            line,
        });
    }

    /// Gives list, line and end of every phrase that begins at token `i`.
    fn each(&self, text: &Text, i: usize, give: &mut dyn FnMut(List, u8, usize)) {
        let first = text.key(i);
        let (second, third) = (text.mark(i + 1), text.mark(i + 2));
        let remainder = remainder(first, REMAINDERS);
        let (follow, alone) = (self.follow[remainder], self.alone[remainder]);
        if !alone && follow & (second | third) == 0 {
            return;
        }
        // An adverb may stand before each.
        let thirds = third | text.mark(i + 3) | text.mark(i + 4);
        let mut try_all = |key| {
            for phrase in self.index.under(key).map(|number| &self.phrases[number]) {
                if phrase.third & thirds != 0
                    && let Some(rest) = past(text, i, phrase.words)
                    && let Some(end) = matched(text, i + 1, rest)
                {
                    give(phrase.list, phrase.line, end);
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
fn marks(word: Option<&'static str>) -> u64 {
    match word {
        None | Some(ANY_NAME) => ANY,
        Some(choice) => (choice.split('/')).fold(0, |marks, word| marks | marks_of(&[word])),
    }
}

/// The key of a phrase by that of its first word and the lowest mark of its second.
fn pair(first: u32, second: u64) -> u32 {
    first | (second.trailing_zeros() + 1) << KEY_BITS
}

/// Stands for any name in a list.
const ANY_NAME: &str = "NAME";

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
        let rest = rest.strip_prefix(ANY_NAME.as_bytes())?;
        (1..=NAME_WORDS)
            .take_while(|n| !matches!(text.raw(i + n - 1), "." | ";" | "," | "(" | ""))
            .find_map(|n| matched(text, i + n, rest.trim_ascii_start()))
    }
}

/// What follows the first word of a phrase, when the token at `i` is one of its choices.
fn past<'p>(text: &Text, i: usize, phrase: &'p [u8]) -> Option<&'p [u8]> {
    let mut choices = phrase;
    loop {
        if let Some(rest) = choices.strip_prefix(text.bytes(i)) {
            match rest {
                [] => return Some(rest),
                [b' ', rest @ ..] => return Some(rest),
                [b'/', ..] => {
                    let end = rest.iter().position(|byte| *byte == b' ');
                    return Some(end.map_or(&[], |end| &rest[end + 1..]));
                }
                _ => {}
            }
        }
        let end = choices
            .iter()
            .position(|byte| matches!(byte, b'/' | b' '))?;
        choices = choices[end..].strip_prefix(b"/")?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: Option<&str>) {
        const LIST: &str = "# a remark\nmeet: en présence de/du, reçu\nrepresented: représenté par, représenté à NAME par\nno";
        let lists = Lists::new(["", LIST, "", ""]);
        let text = Text::new(words);
        let found = Phrases::in_lists(&text, &lists).first(0..text.len(), |_: Cue| true);
        let got = found.map(|f| format!("{:?}={}", f.sense, text.words(f.start..f.end)));
        assert_eq!(got.as_deref(), expected, "{words}");
    }

    #[test]
    fn the_longest_phrase_is_found_with_its_choices() {
        check(
            "Il parle en présence du maire.",
            Some("Meet=en présence du"),
        );
        check("Il est reçu.", Some("Meet=reçu"));
        check(
            "Il est représenté par elle.",
            Some("Represented=représenté par"),
        );
        check("Il parle en présence.", None);
    }

    #[test]
    fn a_name_slot_takes_a_few_words_and_no_punctuation() {
        check(
            "Il est représenté à la Villa d'Este par elle.",
            Some("Represented=représenté à la Villa d'Este par"),
        );
        check("Il est représenté à Rome, par elle.", None);
    }
}
