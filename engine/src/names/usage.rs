//! How the text itself writes its words. A word that opens a sentence is no name where it also stands in lower case elsewhere,
//! and likely is one where it is capitalised inside a sentence. In *loud* runs, headlines In Title Case and lines IN CAPITALS,
//! a capital says nothing.

use super::known;
use super::table::Table;
use crate::furniture::Frame;
use crate::language::Classes;
use crate::text::{Shape, Text, Token, TokenKind};
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
    start: u32,
    end: u32,
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

impl Sentence {
    /// Its tokens.
    pub fn tokens(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Stands in lower case somewhere.
const LOWER: u32 = 1;
/// Stands with a capital inside a sentence.
const INSIDE: u32 = 2;

impl Usage {
    /// Looks at how the story writes the words that open its sentences with a capital, and those in capitals.
    pub fn of(text: &Text, frame: &Frame) -> Self {
        let mut sentences = Vec::with_capacity(text.sentences().len());
        let mut words = Table::default();
        let mut traces = Traces::default();
        for run in &frame.story {
            for tokens in cut(text, run.tokens.clone()) {
                let mut count = Count::default();
                for (i, token) in numbered(text, &tokens) {
                    if token.kind != TokenKind::Word {
                        continue;
                    }
                    let function = text.set(token).any(Classes::FUNCTION);
                    if !function {
                        count.add(text, i, token.shape);
                    }
                    if is_asked_about(text, &tokens, i, token.shape, function) {
                        words.is_new(hash(text, i));
                        traces.add(token);
                    }
                }
                let loud = count.is_loud(text.is(tokens.end.wrapping_sub(1), "."));
                sentences.push(Sentence {
                    start: tokens.start as u32,
                    end: tokens.end as u32,
                    loud,
                });
            }
        }
        for sentence in &sentences {
            let (tokens, loud) = (sentence.tokens(), sentence.loud);
            for (i, token) in numbered(text, &tokens) {
                let lower = token.shape == Shape::Lower;
                if !traces.may_hold(token)
                    || lower
                        && (token.kind != TokenKind::Word || text.set(token).any(Classes::FUNCTION))
                {
                    continue;
                }
                let hash = hash(text, i);
                let Some(seen) = words.get(hash) else {
                    continue;
                };
                if lower {
                    words.keep(hash, seen | LOWER);
                } else if !loud && !opens(text, &tokens, i) {
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

/// Whether the word at `i` has a capital where that says nothing, so that it matters how it is written elsewhere.
fn is_asked_about(
    text: &Text,
    sentence: &Range<usize>,
    i: usize,
    shape: Shape,
    function: bool,
) -> bool {
    match shape {
        Shape::Lower => false,
        Shape::Upper => true,
        Shape::Capital | Shape::Mixed => !function && opens(text, sentence, i),
    }
}

/// A trace of every word that is asked about: most others leave none of theirs, and need not be sought.
#[derive(Default)]
struct Traces {
    marks: u64,
    /// The marks by the length of the folded form.
    by_length: [u64; 4],
}

impl Traces {
    fn add(&mut self, token: &Token) {
        self.marks |= 1 << token.mark;
        self.by_length[token.folded().len() % 4] |= 1 << token.mark;
    }

    fn may_hold(&self, token: &Token) -> bool {
        self.marks >> token.mark & 1 != 0
            && self.by_length[token.folded().len() % 4] >> token.mark & 1 != 0
    }
}

/// Tokens with their places.
fn numbered<'t>(
    text: &'t Text,
    run: &Range<usize>,
) -> impl Iterator<Item = (usize, &'t Token)> + use<'t> {
    let tokens = text.tokens().get(run.clone()).unwrap_or_default();
    (run.start..).zip(tokens)
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

/// How many words a sentence has that carry no grammar, how many with a capital, and how many in capitals.
#[derive(Default)]
struct Count {
    words: usize,
    capitals: usize,
    shouted: usize,
}

impl Count {
    fn add(&mut self, text: &Text, i: usize, shape: Shape) {
        self.words += 1;
        if shape != Shape::Lower {
            self.capitals += usize::from(known::is_name_shaped(text, i));
            self.shouted += usize::from(shape == Shape::Upper);
        }
    }

    /// Whether so many words are capitalised that a capital says nothing. Headlines take no full stop; a sentence that
    /// lists people with their titles does.
    fn is_loud(&self, stopped: bool) -> bool {
        self.words >= LOUD_MIN_WORDS
            && (self.shouted * 10 >= self.words * 7
                || !stopped && self.capitals * 10 >= self.words * 9)
    }
}
