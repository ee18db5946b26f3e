//! The tense beside a date: whether its clause speaks of the past or of the future.
//!
//! `mardi` is last Tuesday in *a rencontré mardi* and next Tuesday in *rencontrera mardi*. The nearest verb decides: the
//! one before the date first, else the one after it, in a bounded window of the same sentence.

use super::patterns::{Patterns, Tells};
use super::resolve::Tense;
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// How far a verb is looked for before the date, and after it.
const BEFORE: usize = 18;
const AFTER: usize = 12;

/// The tense of the clause in which the tokens of `date` stand.
pub(super) fn of(text: &Text, date: Range<usize>, patterns: &Patterns) -> Tense {
    let sentence = text.sentence(text.sentence_at(date.start));
    let first = sentence.start.max(date.start.saturating_sub(BEFORE));
    let last = sentence.end.min(date.end.saturating_add(AFTER));
    for i in (first..date.start).rev() {
        if i + 1 == date.start || (i + 2 == date.start && text.bytes(i + 1).len() <= 3) {
            let tells = patterns.tells(text, i);
            if tells.any(Tells::FUTURE_BEFORE) {
                return Tense::Future;
            }
            if tells.any(Tells::PAST_BEFORE) {
                return Tense::Past;
            }
            if tells.any(Tells::PARTICIPLE) && !tells.any(Tells::FUTURE) {
                return past_at(text, i, first, patterns);
            }
        }
        if closes(text, i) {
            break;
        }
        match at(text, i, patterns) {
            Tense::Unknown => {}
            Tense::Future => return Tense::Future,
            Tense::Past => return past_at(text, i, first, patterns),
        }
    }
    for i in date.end..last {
        if closes(text, i) {
            break;
        }
        let tense = at(text, i, patterns);
        if tense != Tense::Unknown {
            return tense;
        }
    }
    Tense::Unknown
}

/// The past that the word at `i` tells, unless it is the participle of a future: `will be held`, `pourrait être votée`.
fn past_at(text: &Text, i: usize, first: usize, patterns: &Patterns) -> Tense {
    let future = (first..i)
        .rev()
        .take(3)
        .take_while(|k| text.kind(*k) != TokenKind::Punct && !text.is(*k, "not"))
        .any(|k| at(text, k, patterns) == Tense::Future);
    if future { Tense::Future } else { Tense::Past }
}

/// What the token at `i` alone tells.
fn at(text: &Text, i: usize, patterns: &Patterns) -> Tense {
    if text.kind(i) != TokenKind::Word || text.token(i).is_capitalised() && !text.opens_sentence(i)
    {
        return Tense::Unknown;
    }
    let tells = patterns.tells(text, i);
    if tells.any(Tells::NOUN) {
        return Tense::Unknown;
    }
    let pair = || tells.any(Tells::FUTURE_PAIR) && patterns.is_future_pair(text, i);
    if tells.any(Tells::FUTURE) || pair() {
        return Tense::Future;
    }
    if tells.any(Tells::PAST) {
        return Tense::Past;
    }
    if tells.any(Tells::PARTICIPLE) && i > 0 && text.is(i - 1, ",") {
        return Tense::Past;
    }
    if tells.any(Tells::AUXILIARY) {
        // `a annoncé`, `ont tous deux été reçus`; the present `a besoin` tells nothing.
        let participle = (i + 1..i + 5).take_while(|k| !closes(text, *k)).any(|k| {
            let tells = patterns.tells(text, k);
            tells.any(Tells::PARTICIPLE) && !tells.any(Tells::NOUN)
        });
        if participle {
            return Tense::Past;
        }
    }
    Tense::Unknown
}

fn closes(text: &Text, i: usize) -> bool {
    text.kind(i) == TokenKind::Punct && matches!(text.raw(i), ";" | ":")
}
