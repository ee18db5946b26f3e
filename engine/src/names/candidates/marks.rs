//! What marks set apart: names in quote marks, and acronyms in brackets with what they stand for.

use super::Scan;
use crate::language::Classes;
use crate::lexicon::Kinds;
use crate::names::{Name, Sure, known};
use crate::story::{Kind, KindReason};
use crate::text::{Shape, Text, TokenKind, words};
use std::ops::Range;

/// How far before a bracketed acronym the head of its expansion is sought, in tokens.
const EXPANSION_WINDOW: usize = 12;

/// The longest thing in quote marks that can be a name, in tokens.
const QUOTED_NAME_WINDOW: usize = 6;

/// How far a nickname in quote marks is sought again, in tokens.
const NICKNAME_WINDOW: usize = 400;

impl Scan<'_, '_> {
    /// `"coalition des volontaires"`, `"Quotidien"`: a name in quote marks. Only a short phrase without a verb that opens
    /// with an organisation's head or follows a noun for one.
    pub(super) fn quoted(&mut self, i: usize, end: usize) -> Option<usize> {
        let text = self.text;
        let close = (i + 2..(i + 2 + QUOTED_NAME_WINDOW).min(end))
            .find(|&k| text.kind(k) == TokenKind::Mark)?;
        let inside = i + 1..close;
        let plain = inside.clone().all(|k| {
            matches!(text.kind(k), TokenKind::Word | TokenKind::Elision)
                && (!text.has(k, Classes::FUNCTION)
                    || self.is_joiner(k)
                    || known::is_name_shaped(text, k))
        });
        if !plain || i == 0 {
            return None;
        }
        let article = text.has(i - 1, Classes::DETERMINER)
            && text.is_any(i - 1, words!["la", "les", "the", "l'"]);
        let head = text.has(i + 1, Classes::ORGANISATION) && inside.len() >= 2;
        let described = text.shape(i - 1) == Shape::Lower && text.has(i - 1, Classes::ORGANISATION);
        if (article && head) || (described && known::is_name_shaped(text, i + 1)) {
            self.names
                .push(Name::new(inside).of(Kind::Organisation, KindReason::Head, Sure::Firm));
            return Some(close + 1);
        }
        // The movement that goes by a nickname: always plural, always with its article, and more than once.
        if article
            && inside.len() == 2
            && text.is_any(i - 1, words!["les"])
            && self.is_quoted_again(inside.clone())
        {
            self.names
                .push(Name::new(inside).of(Kind::Organisation, KindReason::Shape, Sure::No));
            return Some(close + 1);
        }
        None
    }

    /// Whether the same words stand in quote marks a second time nearby.
    pub(super) fn is_quoted_again(&self, inside: Range<usize>) -> bool {
        let text = self.text;
        let same = |k: usize| {
            text.kind(k - 1) == TokenKind::Mark
                && inside
                    .clone()
                    .enumerate()
                    .all(|(n, i)| text.word(k + n) == text.word(i))
        };
        let from = inside.start.saturating_sub(NICKNAME_WINDOW).max(1);
        let to = (inside.end + NICKNAME_WINDOW).min(text.len());
        (from..to).any(|k| k != inside.start && same(k))
    }

    /// `(GNA)` after `gouvernement d'union nationale`: the acronym and, when it is no candidate yet, what it stands for.
    pub(super) fn bracketed_acronym(&mut self, i: usize, start: usize) -> Option<usize> {
        let text = self.text;
        let acronym = known::is_name_shaped(text, i + 1)
            && text.is(i + 2, ")")
            && (known::is_acronym(text, i + 1) || text.raw(i + 1).chars().count() <= 8);
        if !acronym {
            return None;
        }
        let place = known::exactly(text, i + 1..i + 2).is_some_and(|e| e.kinds.any(Kinds::PLACE));
        let spelled = self
            .names
            .last()
            .filter(|n| n.tokens.end == i && n.tokens.len() >= 2)
            .map(|_| self.names.len() - 1);
        let upper = text.shape(i + 1) == Shape::Upper;
        let abbreviates = |tokens: Range<usize>| abbreviates(text, i + 1, tokens);
        if let Some(which) = spelled {
            let before = self.names[which].tokens.clone();
            let organisation = self.names[which].kind == Kind::Organisation;
            let wider = self
                .expansion(i, start)
                .filter(|w| w.start < before.start && abbreviates(w.clone()));
            if let Some(wider) = wider {
                while self
                    .names
                    .last()
                    .is_some_and(|n| n.tokens.start >= wider.start)
                {
                    self.names.pop();
                }
                return Some(self.push_expanded(wider, i));
            }
            if self.names[which].kind == Kind::Place {
                if upper && !place && abbreviates(before.clone()) {
                    let mut name =
                        Name::new(i + 1..i + 2).of(Kind::Place, KindReason::Acronym, Sure::Firm);
                    name.same_as = Some(which);
                    self.names.push(name);
                    return Some(i + 3);
                }
                return None;
            }
            if (organisation && (upper || abbreviates(before.clone())))
                || abbreviates(before.clone())
            {
                self.names[which].is(Kind::Organisation, KindReason::Acronym, Sure::Firm);
                let mut name =
                    Name::new(i + 1..i + 2).of(Kind::Organisation, KindReason::Acronym, Sure::Firm);
                name.same_as = Some(which);
                self.names.push(name);
                return Some(i + 3);
            }
        } else if upper
            && !place
            && let Some(expansion) = self.expansion(i, start)
            && (abbreviates(expansion.clone())
                || !expansion.clone().any(|k| known::is_name_shaped(text, k))
                    && known::one(text, i + 1).is_empty())
        {
            while self
                .names
                .last()
                .is_some_and(|n| n.tokens.start >= expansion.start)
            {
                self.names.pop();
            }
            return Some(self.push_expanded(expansion, i));
        }
        None
    }

    pub(super) fn push_expanded(&mut self, expansion: Range<usize>, bracket: usize) -> usize {
        let which = self.names.len();
        self.names.push(Name::new(expansion).of(
            Kind::Organisation,
            KindReason::Acronym,
            Sure::Firm,
        ));
        let mut name = Name::new(bracket + 1..bracket + 2).of(
            Kind::Organisation,
            KindReason::Acronym,
            Sure::Firm,
        );
        name.same_as = Some(which);
        self.names.push(name);
        bracket + 3
    }

    /// The phrase before a bracket that an organisation's head opens, verbs and signs apart.
    pub(super) fn expansion(&self, bracket: usize, start: usize) -> Option<Range<usize>> {
        let text = self.text;
        let floor = start.max(bracket.saturating_sub(EXPANSION_WINDOW));
        let mut found = None;
        for k in (floor..bracket).rev() {
            if !matches!(text.kind(k), TokenKind::Word | TokenKind::Elision)
                || text.has(
                    k,
                    Classes::AUXILIARY
                        .with(Classes::PRONOUN)
                        .with(Classes::HUMAN),
                ) && !self.is_joiner(k)
            {
                break;
            }
            if text.has(k, Classes::OFFICE) {
                break;
            }
            let head = text.has(k, Classes::ORGANISATION.with(Classes::INSTITUTION));
            let first = if self.french {
                head
            } else {
                known::is_name_shaped(text, k)
            };
            if first && (self.french || !text.has(k, Classes::FUNCTION)) {
                found = Some(k..bracket);
                if self.french && abbreviates(text, bracket + 1, k..bracket) {
                    break;
                }
            }
        }
        found.filter(|f| f.len() >= 2)
    }
}

/// Whether the acronym's letters are the first letters of the words, in order, small words skipped or counted.
pub(in crate::names) fn abbreviates(text: &Text, acronym: usize, tokens: Range<usize>) -> bool {
    let mut letters = text
        .word(acronym)
        .chars()
        .filter(|c| c.is_alphabetic())
        .map(crate::text::without_accents)
        .peekable();
    let mut firsts = 0;
    for i in tokens {
        if !matches!(text.kind(i), TokenKind::Word | TokenKind::Elision) {
            continue;
        }
        for part in text.word(i).split('-') {
            let Some(first) = part.chars().next().map(crate::text::without_accents) else {
                continue;
            };
            if letters.peek() == Some(&first) {
                letters.next();
                firsts += 1;
            } else if !text.has(i, Classes::FUNCTION) {
                return letters.peek().is_none() && firsts >= 2;
            }
        }
    }
    // `Cédéao` takes several letters of a word: two thirds of its letters found in order are enough.
    letters.count() * 2 <= firsts && firsts >= 2
}
