//! [`Phrases`]: phrases of one or more words, each with a sense, read from a word list and found in a text.
//!
//! A line of the list is `sense: phrase, phrase`. A word of a phrase may be a choice (`de/du/d'`), and `NAME` stands for
//! one to [`NAME_WORDS`] words. At one place the longest phrase is taken.

use crate::language::{Classes, WordState, phrases};
use crate::text::{Choice, Text, Words, words};
use std::collections::HashMap;

/// How many words `NAME` stands for at most.
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

/// The phrases of one list.
pub(super) struct Phrases<S: 'static> {
    list: List,
    /// What the lines stand for.
    senses: Vec<S>,
    /// The class of every word that opens one of them, where the language's tables tell it.
    opened_by: Option<Classes>,
}

/// What is the same whatever phrases stand for, and compiled once.
#[derive(Default)]
struct List {
    by_word: HashMap<&'static str, Vec<Phrase>, WordState>,
}

struct Phrase {
    /// The marks of the words that may follow the first: nearly all phrases that a common word opens end here.
    next: u64,
    /// What follows the first word.
    pieces: Vec<Piece>,
    /// The index of what it stands for.
    sense: usize,
}

enum Piece {
    Words(Choice),
    Name,
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

impl<S: Copy> Phrases<S> {
    /// Reads a list. Lines whose sense `sense` does not know are left out.
    pub fn new(list: &'static str, sense: impl Fn(&'static str) -> Option<S>) -> Self {
        let mut senses = Vec::new();
        let list = List::new(list, &mut |head| {
            senses.push(sense(head)?);
            Some(senses.len() - 1)
        });
        Self {
            list,
            senses,
            opened_by: None,
        }
    }

    /// The same, told which class the words have that open its phrases.
    pub fn opened_by(self, class: Classes) -> Self {
        Self {
            opened_by: Some(class),
            ..self
        }
    }

    /// The longest phrase that begins at token `i`; of two as long, the one listed first.
    pub fn longest(&self, text: &Text, i: usize) -> Option<Found<S>> {
        self.longest_where(text, i, |_| true)
    }

    /// The longest phrase of a wanted sense that begins at token `i`.
    pub fn longest_where(
        &self,
        text: &Text,
        i: usize,
        wanted: impl Fn(S) -> bool,
    ) -> Option<Found<S>> {
        if self.opened_by.is_some_and(|class| !text.has(i, class)) {
            return None;
        }
        let (end, sense) = (self.list).longest(text, i, &|sense| wanted(self.senses[sense]))?;
        Some(Found {
            start: i,
            end,
            sense: self.senses[sense],
        })
    }

    /// Whether a phrase of a wanted sense begins at token `i`.
    pub fn begins(&self, text: &Text, i: usize, wanted: impl Fn(S) -> bool) -> bool {
        self.longest_where(text, i, wanted).is_some()
    }
}

impl List {
    /// Reads a list whose lines stand for what `sense` says, none where it says nothing.
    fn new(list: &'static str, sense: &mut dyn FnMut(&'static str) -> Option<usize>) -> Self {
        let mut read = Self::default();
        for (head, phrase) in phrases(list) {
            let Some(sense) = sense(head) else { continue };
            let mut words = phrase.split_whitespace();
            let Some(first) = words.next() else { continue };
            for first in first.split('/') {
                let pieces: Vec<Piece> = words.clone().map(piece).collect();
                let next = match pieces.first() {
                    Some(Piece::Words(words)) => words.marks(),
                    Some(Piece::Name) | None => u64::MAX,
                };
                let known = read.by_word.entry(first).or_default();
                known.push(Phrase {
                    next,
                    pieces,
                    sense,
                });
            }
        }
        read
    }

    /// Just past the longest phrase of a wanted sense that begins at token `i`, and its sense.
    fn longest(
        &self,
        text: &Text,
        i: usize,
        wanted: &dyn Fn(usize) -> bool,
    ) -> Option<(usize, usize)> {
        let mut best: Option<(usize, usize)> = None;
        let mut next = text.mark(i + 1);
        if text.is_any(i + 1, ADVERBS) {
            next |= text.mark(i + 2);
        }
        for phrase in self.by_word.get(text.word(i))? {
            if phrase.next & next != 0
                && wanted(phrase.sense)
                && let Some(end) = matched(text, i + 1, &phrase.pieces)
                && best.is_none_or(|(longest, _)| end > longest)
            {
                best = Some((end, phrase.sense));
            }
        }
        best
    }
}

fn piece(word: &'static str) -> Piece {
    match word {
        "NAME" => Piece::Name,
        words => Piece::Words(words.split('/').collect()),
    }
}

/// Just past the pieces, when they stand from `i` on.
fn matched(text: &Text, i: usize, pieces: &[Piece]) -> Option<usize> {
    let Some((piece, rest)) = pieces.split_first() else {
        return Some(i);
    };
    match piece {
        Piece::Words(words) => {
            if text.is_choice(i, words) {
                matched(text, i + 1, rest)
            } else if text.is_any(i, ADVERBS) && text.is_choice(i + 1, words) {
                // `s'est ensuite entretenu`, `ne s'est pas présenté`
                matched(text, i + 2, rest)
            } else {
                None
            }
        }
        Piece::Name => (1..=NAME_WORDS)
            .take_while(|n| !matches!(text.raw(i + n - 1), "." | ";" | "," | "(" | ""))
            .find_map(|n| matched(text, i + n, rest)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: Option<&str>) {
        let phrases = Phrases::new(
            "# a remark\nmeet: en présence de/du, reçu\nstand: représenté par, représenté à NAME par\nno",
            Some,
        );
        let text = Text::new(words);
        let found = (0..text.len()).find_map(|i| phrases.longest(&text, i));
        let got = found.map(|f| format!("{}={}", f.sense, text.words(f.start..f.end)));
        assert_eq!(got.as_deref(), expected, "{words}");
    }

    #[test]
    fn the_longest_phrase_is_found_with_its_choices() {
        check(
            "Il parle en présence du maire.",
            Some("meet=en présence du"),
        );
        check("Il est reçu.", Some("meet=reçu"));
        check("Il est représenté par elle.", Some("stand=représenté par"));
        check("Il parle en présence.", None);
    }

    #[test]
    fn a_name_slot_takes_a_few_words_and_no_punctuation() {
        check(
            "Il est représenté à la Villa d'Este par elle.",
            Some("stand=représenté à la Villa d'Este par"),
        );
        check("Il est représenté à Rome, par elle.", None);
    }
}
