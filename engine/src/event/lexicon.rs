//! [`Lexicon`]: the words that tell of occasions and of who was there, by every form of their lemma.
//!
//! The lists `events.txt` and `presence.txt` hold lemmas with a sense. The build makes their forms, one line for each lemma:
//! `sense:stem|ending/ending rest`, where the sense carries the lemma's marks. A [`Cue`] is one occurrence of such a word or
//! phrase in a text.

use crate::language::{Apart, Classes, Language, MARKS};
use crate::order;
use crate::text::{Text, Words, words};
use std::ops::Range;
use std::sync::OnceLock;

/// A word or phrase of the lists where it stands.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it is in the list.
    pub entry: &'static Entry,
}

/// A lemma of a list.
#[derive(Debug)]
pub(super) struct Entry {
    /// Which list.
    pub list: List,
    /// Whether it is a verb, a noun, or words as they stand.
    pub part: Part,
    /// What it tells: `gathering`, `attend`.
    pub sense: &'static str,
    /// The lemma.
    pub lemma: String,
    /// The marks behind it in its list, which `events.txt` and `presence.txt` explain.
    marks: &'static str,
    /// The words after the first.
    rest: &'static str,
}

impl Entry {
    /// Whether it has other uses too.
    pub fn is_loose(&self) -> bool {
        self.marks.contains('?')
    }

    /// Whether it is weighed by nothing, and tells of the event only outright.
    pub fn is_only_outright(&self) -> bool {
        self.marks.contains('!')
    }

    /// Of an occasion: whether whoever does it meets those to whom or with whom it is done: `recevoir`, `host`.
    pub fn is_meeting(&self) -> bool {
        self.marks.contains('&')
    }

    /// Of an occasion: whether several meet by doing it: `manifester`, `gather`.
    pub fn is_of_crowds(&self) -> bool {
        self.marks.contains('+')
    }

    /// Of presence: whether only those who are there do it: `prendre la parole`.
    pub fn is_done_there(&self) -> bool {
        self.marks.contains('&')
    }

    /// Of presence: whether those by whom it is done are there, too: `accompagner`.
    pub fn is_company(&self) -> bool {
        self.marks.contains('+')
    }

    /// Of an occasion: whether it tells that somebody goes to a place: `visiter`; `se rendre`, which only does so with its reflexive pronoun.
    pub fn is_going(&self, is_reflexive: bool) -> bool {
        self.marks.contains('@') || is_reflexive && self.marks.contains('~')
    }
}

/// The two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Events,
    Presence,
}

/// What a lemma is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Verb,
    Noun,
    /// Words as they stand.
    Form,
}

/// The words of a text that stand in the lists.
pub(super) struct Cues {
    /// By their first token.
    cues: Vec<Cue>,
}

impl Cues {
    /// Finds those of some runs of tokens, which are in order.
    pub fn of(text: &Text, runs: impl Iterator<Item = Range<usize>>) -> Self {
        let lexicon = Lexicon::of(text.language());
        let mut cues = Vec::new();
        for run in runs {
            for i in run.clone() {
                for entry in lexicon.opened_by(text.bytes(i)) {
                    let end = matched(text, i + 1, entry.rest).filter(|end| *end <= run.end);
                    if let Some(end) = end {
                        let tokens = i..end;
                        cues.push(Cue { tokens, entry });
                    }
                }
            }
        }
        Self { cues }
    }

    /// Those that begin in a run of tokens.
    pub fn within(&self, run: Range<usize>) -> &[Cue] {
        let start = self.cues.partition_point(|c| c.tokens.start < run.start);
        let count = self.cues[start..].partition_point(|c| c.tokens.start < run.end);
        &self.cues[start..start + count]
    }

    /// The longest wanted one that begins at a token.
    pub fn at(&self, i: usize, wanted: impl Fn(&Entry) -> bool) -> Option<&Cue> {
        let here = self.within(i..i + 1).iter().filter(|c| wanted(c.entry));
        here.reduce(|a, b| {
            if b.tokens.len() > a.tokens.len() {
                b
            } else {
                a
            }
        })
    }

    /// Whether words of this sense begin in a run.
    pub fn tell(&self, run: Range<usize>, list: List, sense: &str) -> bool {
        let mut here = self.within(run).iter();
        here.any(|c| c.entry.list == list && c.entry.sense == sense)
    }
}

/// The lists of a language.
struct Lexicon {
    entries: Vec<Entry>,
    /// The hash of each first word with the number of its entry, in order.
    first_words: Vec<(u64, u16)>,
}

impl Lexicon {
    /// That of a language, made at first use.
    fn of(language: Language) -> &'static Self {
        static LEXICONS: [OnceLock<Lexicon>; Language::ALL.len()] =
            [const { OnceLock::new() }; Language::ALL.len()];
        static NONE: OnceLock<Lexicon> = OnceLock::new();
        match Apart::of(language) {
            Some(apart) => {
                LEXICONS[language as usize].get_or_init(|| Self::new(apart.events, apart.presence))
            }
            None => NONE.get_or_init(|| Self::new("", "")),
        }
    }

    fn new(events: &'static str, presence: &'static str) -> Self {
        let mut lexicon = Self {
            entries: Vec::new(),
            first_words: Vec::new(),
        };
        for (list, lines) in [(List::Events, events), (List::Presence, presence)] {
            for line in lines.lines() {
                lexicon.add(list, line);
            }
        }
        order::sort_by_key(&mut lexicon.first_words, |word| *word);
        lexicon
    }

    fn add(&mut self, list: List, line: &'static str) -> Option<()> {
        let (head, entry) = line.split_once(':')?;
        let unmarked = head.trim_end_matches(MARKS);
        let (head, marks) = head.split_at(unmarked.len());
        let (stem, entry) = entry.split_once('|')?;
        let (endings, rest) = entry.split_once(' ').unwrap_or((entry, ""));
        let (part, sense) = match head.split_once(' ') {
            Some(("verb", sense)) => (Part::Verb, sense),
            Some(("noun", sense)) => (Part::Noun, sense),
            Some((_, sense)) => (Part::Form, sense),
            None => (Part::Form, head),
        };
        let number = self.entries.len() as u16;
        for ending in endings.split('/') {
            let hash = hash(stem.bytes().chain(ending.bytes()));
            self.first_words.push((hash, number));
        }
        let first = endings.split('/').next().unwrap_or_default();
        let space = if rest.is_empty() { "" } else { " " };
        let one = rest.split('/').next().unwrap_or_default();
        let lemma = [stem, first, space, one].concat();
        self.entries.push(Entry {
            list,
            part,
            sense,
            lemma,
            marks,
            rest,
        });
        Some(())
    }

    /// The entries whose first word may be this.
    fn opened_by(&'static self, word: &[u8]) -> impl Iterator<Item = &'static Entry> {
        let hash = hash(word.iter().copied());
        let start = self.first_words.partition_point(|(h, _)| *h < hash);
        let same = self.first_words[start..].iter();
        same.take_while(move |(h, _)| *h == hash)
            .map(|(_, number)| &self.entries[usize::from(*number)])
    }
}

/// Words that may stand between those of a phrase and leave it the same.
const BETWEEN: &Words = words![
    "pas",
    "plus",
    "jamais",
    "également",
    "aussi",
    "ensuite",
    "encore",
    "not",
    "also",
    "then",
    "the",
];

/// Just past the words of a phrase, its last with choices, when they stand from `i` on.
fn matched(text: &Text, mut i: usize, rest: &str) -> Option<usize> {
    // `a battu mardi le pavé`
    if !rest.is_empty() && text.has(i, Classes::WEEKDAY) {
        i += 1;
    }
    for word in rest.split(' ').filter(|word| !word.is_empty()) {
        let is = |i: usize| word.split('/').any(|choice| text.is(i, choice));
        if is(i) {
            i += 1;
        } else if text.is_any(i, BETWEEN) && is(i + 1) {
            i += 2;
        } else {
            return None;
        }
    }
    Some(i)
}

/// FNV-1a.
fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: &[&str]) {
        let text = Text::new(words);
        let cues = Cues::of(&text, std::iter::once(0..text.len()));
        let told = cues
            .cues
            .iter()
            .map(|c| format!("{} {}", c.entry.sense, c.entry.lemma));
        let told: Vec<String> = told.collect();
        for one in expected {
            assert!(told.iter().any(|t| t == one), "{one} is not in {told:?}");
        }
        if expected.is_empty() {
            assert_eq!(told, [""; 0]);
        }
    }

    #[test]
    fn verbs_are_found_in_every_form() {
        check(
            "Ils se retrouvaient.",
            &["gathering retrouver", "attend retrouver"],
        );
        check("Elle recevra.", &["meet recevoir"]);
        check("Ils prennent également part.", &["attend prendre part"]);
        check(
            "They met and left the room.",
            &["meet meet", "attend leave the room"],
        );
    }

    #[test]
    fn nouns_are_found_in_the_plural() {
        check(
            "Deux conférences de presse.",
            &["press conférence de presse"],
        );
        check(
            "Two news conferences were held.",
            &["press news conference"],
        );
        check("Une université d'été.", &["gathering université d' été"]);
    }

    #[test]
    fn other_words_tell_nothing() {
        check("Le chat mange une pomme verte.", &[]);
    }
}
