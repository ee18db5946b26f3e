//! How the text itself writes its words: whether a word that opens a sentence with a capital also stands elsewhere in
//! lower case (then it is no name) or capitalised inside a sentence (then it likely is one), and which runs are loud:
//! headlines In Title Case, lines IN CAPITALS, where a capital says nothing.

use super::known;
use super::table::Table;
use crate::furniture::Frame;
use crate::language::Classes;
use crate::text::{Shape, Text, TokenKind};
use std::ops::Range;

/// A run with fewer words than this is not called loud: `Paris Match` alone says nothing.
const LOUD_MIN_WORDS: usize = 4;

/// How a text writes its words.
pub(super) struct Usage {
    /// The sentences of the story.
    pub sentences: Vec<Sentence>,
    /// The words that are asked about: what [`LOWER`] and [`INSIDE`] say of each.
    words: Table,
}

/// A sentence of the story, cut to its run.
pub(super) struct Sentence {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Whether so many of its words are capitalised that a capital says nothing.
    pub loud: bool,
}

/// How a text writes a word.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    /// Whether in lower case somewhere.
    pub lower: bool,
    /// Whether with a capital inside a sentence.
    pub inside: bool,
}

/// Stands in lower case somewhere.
const LOWER: u32 = 1;
/// Stands with a capital inside a sentence.
const INSIDE: u32 = 2;

impl Usage {
    /// Looks at how the story writes the words that open its sentences with a capital, and those in capitals.
    pub fn of(text: &Text, frame: &Frame) -> Self {
        let mut sentences = Vec::new();
        let mut words = Table::default();
        let mut traces = Traces::default();
        for run in &frame.story {
            for tokens in cut(text, run.tokens.clone()) {
                let loud = is_loud(text, tokens.clone());
                for i in tokens.clone() {
                    if text.shape(i) != Shape::Lower && is_asked_about(text, &tokens, i) {
                        words.is_new(hash(text, i));
                        traces.add(text, i);
                    }
                }
                sentences.push(Sentence { tokens, loud });
            }
        }
        for Sentence { tokens, loud } in &sentences {
            for i in tokens.clone() {
                let lower = text.shape(i) == Shape::Lower;
                if lower && (text.kind(i) != TokenKind::Word || text.has(i, Classes::FUNCTION))
                    || !traces.may_hold(text, i)
                {
                    continue;
                }
                let hash = hash(text, i);
                let Some(seen) = words.get(hash) else {
                    continue;
                };
                if lower {
                    words.keep(hash, seen | LOWER);
                } else if !loud && !opens(text, tokens, i) {
                    words.keep(hash, seen | INSIDE);
                }
            }
        }
        Self { sentences, words }
    }

    /// How the text writes the word at `i`, which opens a sentence or is in capitals.
    pub fn seen(&self, text: &Text, i: usize) -> Seen {
        let seen = self.words.get(hash(text, i)).unwrap_or_default();
        Seen {
            lower: seen & LOWER != 0,
            inside: seen & INSIDE != 0,
        }
    }
}

fn hash(text: &Text, i: usize) -> u64 {
    text.state().hash(0, text.word(i))
}

/// Whether the capitalised word at `i` stands where a capital says nothing, so that it matters how it is written elsewhere.
fn is_asked_about(text: &Text, sentence: &Range<usize>, i: usize) -> bool {
    text.shape(i) == Shape::Upper || !text.has(i, Classes::FUNCTION) && opens(text, sentence, i)
}

/// A trace of every word that is asked about: most others leave none of theirs, and need not be sought.
#[derive(Default)]
struct Traces([u64; 4]);

impl Traces {
    fn add(&mut self, text: &Text, i: usize) {
        self.0[Self::place(text, i)] |= text.mark(i);
    }

    fn may_hold(&self, text: &Text, i: usize) -> bool {
        self.0[Self::place(text, i)] & text.mark(i) != 0
    }

    /// By the length of its folded form.
    fn place(text: &Text, i: usize) -> usize {
        text.length(i) % 4
    }
}

/// The sentences of a run, cut to it.
fn cut<'t>(text: &'t Text, run: Range<usize>) -> impl Iterator<Item = Range<usize>> + 't {
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
        if k + 1 == i
            && matches!(
                text.raw(k),
                ":" | "!" | "?" | "." | "…" | "..." | "-" | "•" | "*"
            )
        {
            return true;
        }
        if text.is(k, ",") {
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
fn is_loud(text: &Text, sentence: Range<usize>) -> bool {
    let (mut words, mut capitals, mut shouted) = (0, 0, 0);
    // Headlines take no full stop; a sentence that lists people with their titles does.
    let stopped = text.is(sentence.end.wrapping_sub(1), ".");
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
