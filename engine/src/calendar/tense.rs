//! The tense beside a date: whether its clause speaks of the past or of the future.
//!
//! `mardi` is last Tuesday in *a rencontré mardi* and next Tuesday in *rencontrera mardi*. The nearest verb decides: the
//! one before the date first, else the one after it, in a bounded window of the same sentence.

use super::patterns::TenseWords;
use super::resolve::Tense;
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// How far a verb is looked for before the date, and after it.
const BEFORE: usize = 18;
const AFTER: usize = 12;

/// The tense of the clause in which the tokens of `date` stand.
pub(super) fn of(text: &Text, date: Range<usize>, words: &TenseWords) -> Tense {
    let sentence = text.sentence(text.sentence_at(date.start));
    let first = sentence.start.max(date.start.saturating_sub(BEFORE));
    let last = sentence.end.min(date.end.saturating_add(AFTER));
    for i in (first..date.start).rev() {
        if i + 1 == date.start || (i + 2 == date.start && text.word(i + 1).len() <= 3) {
            if words.future_before.has(text.word(i)) {
                return Tense::Future;
            }
            if words.past_before.has(text.word(i)) {
                return Tense::Past;
            }
            if words.participle.has(text.word(i)) && !words.future.has(text.word(i)) {
                return past_at(text, i, first, words);
            }
        }
        if closes(text, i) {
            break;
        }
        match at(text, i, words) {
            Tense::Unknown => {}
            Tense::Future => return Tense::Future,
            Tense::Past => return past_at(text, i, first, words),
        }
    }
    for i in date.end..last {
        if closes(text, i) {
            break;
        }
        let tense = at(text, i, words);
        if tense != Tense::Unknown {
            return tense;
        }
    }
    Tense::Unknown
}

/// The past that the word at `i` tells, unless it is the participle of a future: `will be held`, `pourrait être votée`.
fn past_at(text: &Text, i: usize, first: usize, words: &TenseWords) -> Tense {
    let future = (first..i)
        .rev()
        .take(3)
        .take_while(|k| text.kind(*k) != TokenKind::Punct && !text.is(*k, "not"))
        .any(|k| at(text, k, words) == Tense::Future);
    if future { Tense::Future } else { Tense::Past }
}

/// What the token at `i` alone tells.
fn at(text: &Text, i: usize, words: &TenseWords) -> Tense {
    let word = text.word(i);
    if text.kind(i) != TokenKind::Word || text.token(i).is_capitalised() && !text.opens_sentence(i)
    {
        return Tense::Unknown;
    }
    if words.noun.has(word) {
        return Tense::Unknown;
    }
    let two = |(first, second)| word == first && text.is(i + 1, second);
    if words.future.has(word) || words.future_pair.iter().copied().any(two) {
        return Tense::Future;
    }
    if words.past.has(word) {
        return Tense::Past;
    }
    if i > 0 && text.is(i - 1, ",") && words.participle.has(word) {
        return Tense::Past;
    }
    if words.auxiliary.has(word) {
        // `a annoncé`, `ont tous deux été reçus`; the present `a besoin` tells nothing.
        let participle = (i + 1..i + 5)
            .take_while(|k| !closes(text, *k))
            .any(|k| words.participle.has(text.word(k)) && !words.noun.has(text.word(k)));
        if participle {
            return Tense::Past;
        }
    }
    Tense::Unknown
}

fn closes(text: &Text, i: usize) -> bool {
    text.kind(i) == TokenKind::Punct && matches!(text.raw(i), ";" | ":")
}
