//! Capitalised words that no rule takes for a name. They are candidates too, and only weighing makes names of them.
//!
//! `la Convention citoyenne`, `répondu au Parisien`, `the Internet Association`: a word that names nothing elsewhere, an
//! adjective of where somebody is from, a word of rank. A site goes by its address: `vu par lemonde.fr`.

use super::usage::{Usage, opens};
use super::{Name, Sure, known};
use crate::language::{Classes, Language};
use crate::story::{Kind, KindReason};
use crate::text::{Shape, Text, TokenKind, words};
use std::ops::Range;

/// Adds what stands in capitals inside a sentence, outside of the names found, in the order of the text.
pub(super) fn add(text: &Text, usage: &Usage, names: Vec<Name>) -> Vec<Name> {
    let mut all = Vec::with_capacity(names.len() * 5 / 4);
    let mut gone = Vec::with_capacity(names.len());
    let mut names = names.into_iter().peekable();
    for sentence in &usage.sentences {
        let tokens = sentence.tokens();
        let mut i = tokens.start;
        loop {
            let name = names.next_if(|name| name.tokens.start < tokens.end);
            let end = name.as_ref().map_or(tokens.end, |name| name.tokens.start);
            if !sentence.loud {
                between(text, &tokens, i..end, &mut all);
            }
            let Some(name) = name else { break };
            i = name.tokens.end;
            gone.push(all.len());
            all.push(name);
        }
    }
    for name in names {
        gone.push(all.len());
        all.push(name);
    }
    for name in &mut all {
        name.same_as = name.same_as.and_then(|one| gone.get(one).copied());
    }
    all
}

/// Adds what stands in capitals between two names.
fn between(text: &Text, sentence: &Range<usize>, gap: Range<usize>, all: &mut Vec<Name>) {
    let mut i = gap.start;
    while i < gap.end {
        let mut end = i;
        while end < gap.end && may_name(text, end) && !(end == i && opens(text, sentence, end)) {
            end += 1;
        }
        if end == i {
            if is_address(text, i) {
                all.push(Name::new(i..i + 1).of(Kind::Organisation, KindReason::Shape, Sure::Weak));
            }
            i += 1;
            continue;
        }
        if end > i + 1 || alone(text, i) {
            all.push(Name::new(i..end));
        }
        i = end;
    }
}

/// Whether a word in capitals may be one of a name.
fn may_name(text: &Text, i: usize) -> bool {
    let never = Classes::FUNCTION
        .with(Classes::WEEKDAY)
        .with(Classes::MONTH)
        .with(Classes::HONORIFIC);
    text.kind(i) == TokenKind::Word
        && (known::is_name_shaped(text, i) || text.shape(i) == Shape::Mixed)
        && !text.has(i, never)
        && !known::is_office(text, i)
}

/// Whether a word by itself may name something: no adjective, but for one that stands like a noun (`le Parisien`).
fn alone(text: &Text, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    if text.raw(i).chars().count() < 3 || text.has(i, Classes::PORTFOLIO.with(Classes::RANK)) {
        return false;
    }
    if !known::is_demonym(text, i) {
        return true;
    }
    text.language() == Language::French
        && !text.word(i).ends_with('s')
        && text.is_any(before, words!["le", "au", "du"])
        && !known::is_name_shaped(text, i + 1)
}

/// `lemonde.fr`, `backpage.com`
fn is_address(text: &Text, i: usize) -> bool {
    const ENDS: &[&str] = &[
        "com", "fr", "org", "net", "info", "co.uk", "be", "ch", "ca", "eu",
    ];
    text.kind(i) == TokenKind::Word
        && text
            .word(i)
            .split_once('.')
            .is_some_and(|(name, end)| name.len() > 2 && ENDS.contains(&end))
}
