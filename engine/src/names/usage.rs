//! How the text itself writes its words: whether a word that opens a sentence with a capital also stands elsewhere in
//! lower case (then it is no name) or capitalised inside a sentence (then it likely is one), and which runs are loud:
//! headlines In Title Case, lines IN CAPITALS, where a capital says nothing.

use super::known;
use crate::furniture::Frame;
use crate::language::{Classes, WordState};
use crate::text::{Shape, Text, TokenKind};
use std::collections::HashMap;
use std::ops::Range;

/// A run with fewer words than this is not called loud: `Paris Match` alone says nothing.
const LOUD_MIN_WORDS: usize = 4;

/// How a text writes its words.
pub(super) struct Usage<'t> {
    words: HashMap<&'t str, Seen, WordState>,
}

#[derive(Clone, Copy, Default)]
struct Seen {
    lower: u32,
    inside: u32,
}

impl<'t> Usage<'t> {
    /// Counts every word that the story ever writes with a capital.
    pub fn of(text: &'t Text, frame: &Frame) -> Self {
        let mut words: HashMap<&str, Seen, _> = HashMap::with_hasher(text.state());
        let runs = || {
            frame
                .story
                .iter()
                .flat_map(|r| sentences(text, r.tokens.clone()))
        };
        for sentence in runs() {
            let loud = is_loud(text, sentence.clone());
            for i in sentence.clone() {
                if text.kind(i) == TokenKind::Word && text.shape(i) != Shape::Lower {
                    let seen = words.entry(text.word(i)).or_default();
                    seen.inside += u32::from(!loud && !opens(text, &sentence, i));
                }
            }
        }
        for sentence in runs() {
            for i in sentence {
                if text.kind(i) == TokenKind::Word
                    && text.shape(i) == Shape::Lower
                    && !text.has(i, Classes::FUNCTION)
                    && let Some(seen) = words.get_mut(text.word(i))
                {
                    seen.lower += 1;
                }
            }
        }
        Self { words }
    }

    /// Whether the text writes the word in lower case somewhere.
    pub fn is_common(&self, word: &str) -> bool {
        self.words.get(word).is_some_and(|seen| seen.lower > 0)
    }

    /// Whether the text writes the word with a capital inside a sentence.
    pub fn is_name_inside(&self, word: &str) -> bool {
        self.words.get(word).is_some_and(|seen| seen.inside > 0)
    }
}

/// The sentences of a run, cut to it.
pub(super) fn sentences<'t>(
    text: &'t Text,
    run: Range<usize>,
) -> impl Iterator<Item = Range<usize>> + 't {
    let first = text.sentence_at(run.start);
    let (start, end) = (run.start, run.end);
    text.sentences()[first.min(text.sentences().len())..]
        .iter()
        .take_while(move |s| s.start < end)
        .map(move |s| s.start.max(start)..s.end.min(end))
        .filter(|s| !s.is_empty())
}

/// Whether the token at `i` opens the sentence, marks and brackets before it left aside; or opens a quote, a bracket or
/// what follows a colon, where some writers capitalise.
pub(super) fn opens(text: &Text, sentence: &Range<usize>, i: usize) -> bool {
    let mut k = i;
    while k > sentence.start {
        match text.kind(k - 1) {
            TokenKind::Mark
            | TokenKind::Dash
            | TokenKind::Punct
            | TokenKind::Ellipsis
            | TokenKind::Number => k -= 1,
            _ => break,
        }
        if matches!(
            text.raw(k),
            ":" | "!" | "?" | "." | "…" | "..." | "-" | "•" | "*"
        ) && k + 1 == i
        {
            return true;
        }
        if matches!(text.raw(k), ",") {
            return false;
        }
    }
    if k == sentence.start {
        return true;
    }
    // After an opening mark: `"Nous …`. A closing mark never stands before a word without white space.
    text.kind(i - 1) == TokenKind::Mark
        && (text.token(i).glued || matches!(text.raw(i - 1), "«" | "“" | "‹" | "‘"))
}

/// Whether so many words are capitalised that a capital says nothing.
pub(super) fn is_loud(text: &Text, sentence: Range<usize>) -> bool {
    let (mut words, mut capitals, mut shouted) = (0, 0, 0);
    // Headlines take no full stop; a sentence that lists people with their titles does.
    let stopped = text.raw(sentence.end.wrapping_sub(1)) == ".";
    for i in sentence {
        if text.kind(i) != TokenKind::Word || text.has(i, Classes::FUNCTION) {
            continue;
        }
        words += 1;
        capitals += usize::from(known::is_name_shaped(text, i));
        shouted += usize::from(text.shape(i) == Shape::Upper);
    }
    words >= LOUD_MIN_WORDS && (shouted * 10 >= words * 7 || !stopped && capitals * 10 >= words * 9)
}
