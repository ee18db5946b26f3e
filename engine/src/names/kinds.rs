//! Kinds: person, place or organisation, by evidence.
//!
//! In order of weight: a title or office before the name, its head word, the lexicon, a first name, a noun before it (`le
//! groupe Wagner`), the company it keeps in a list. All else is weighed ([`evidence`]), these findings with it.

use super::keys::hash;
use super::table::Table;
use super::{Name, Sure, evidence, known, roles};
use crate::grammar::Grammar;
use crate::language::{Classes, Language};
use crate::lexicon::Kinds;
use crate::story::{Gender, Kind, KindReason};
use crate::text::{Shape, Text, TokenKind, words};
use std::ops::Range;

/// Decides what every name is, and notes the offices said of persons.
pub(super) fn decide(grammar: &Grammar, names: &mut [Name]) {
    let text = grammar.text();
    each(text, names, |decision, name| decision.decide(name));
    surnames(text, names);
    lists(text, names);
    evidence::weigh(grammar, names);
    each(text, names, |decision, name| {
        if name.kind == Kind::Person && name.reason == KindReason::Weighed {
            decision.offices(name);
        }
    });
    shared_roles(text, names);
}

/// Goes through the names with what is known of the words before each.
fn each(text: &Text, names: &mut [Name], mut with: impl FnMut(Decision, &mut Name)) {
    let (mut previous_end, mut person_end) = (0, 0);
    let mut sentence = 0;
    for name in names.iter_mut() {
        while text.sentence(sentence).end <= name.tokens.start && sentence < text.sentences().len()
        {
            sentence += 1;
        }
        let decision = Decision {
            text,
            sentence: text.sentence(sentence),
            previous_end,
            person_end,
        };
        with(decision, name);
        previous_end = name.tokens.end;
        person_end = if name.kind == Kind::Person {
            previous_end
        } else {
            0
        };
    }
}

/// A lone word that is the surname of somebody the text calls by full name or title is that person's.
fn surnames(text: &Text, names: &mut [Name]) {
    let mut known = Table::default();
    for name in names.iter() {
        if name.kind == Kind::Person
            && name.sure == Sure::Firm
            && let Some(hash) = hash(text, name.tokens.end - 1)
        {
            known.is_new(hash);
        }
    }
    for name in names.iter_mut() {
        let open = name.kind == Kind::Unknown
            || name.sure < Sure::Firm && name.reason != KindReason::Lexicon;
        if open
            && name.tokens.len() == 1
            && !known::is_acronym(text, name.tokens.start)
            && hash(text, name.tokens.start).is_some_and(|hash| known.get(hash).is_some())
        {
            name.is(Kind::Person, KindReason::SameName, Sure::Firm);
        }
    }
}

/// A plural office before the first of a list is everybody's: `ses prédécesseurs A, B et C`, `les comédiennes A et B`.
fn shared_roles(text: &Text, names: &mut [Name]) {
    for n in 1..names.len() {
        let (left, right) = names.split_at_mut(n);
        let (first, next) = (&left[n - 1], &mut right[0]);
        if let Some(role) = &first.shared
            && next.kind == Kind::Person
            && next.roles.is_empty()
            && joint(text, first, next).is_some()
        {
            next.roles.push(role.clone());
            next.shared = Some(role.clone());
        }
    }
}

struct Decision<'a, 't> {
    text: &'a Text<'t>,
    /// The sentence in which the name begins.
    sentence: Range<usize>,
    /// Where the name before ends.
    previous_end: usize,
    /// Where the name before ends when it is a person's: what is said of the one is not said of the other.
    person_end: usize,
}

impl Decision<'_, '_> {
    fn decide(&self, name: &mut Name) {
        let text = self.text;
        let start = name.tokens.start;
        let single = name.tokens.len() == 1;
        if let Some(gender) = self.courtesy(start) {
            name.is(Kind::Person, KindReason::Title, Sure::Firm);
            name.courtesy = true;
            name.gender = gender;
        }
        let kinds = known::one(text, start);
        let headed = name.reason == KindReason::Head && name.sure == Sure::Firm
            || name.reason == KindReason::Acronym;
        let in_lexicon = name.reason == KindReason::Lexicon;
        let may_be_person =
            !headed && !(in_lexicon && !single) && name.reason != KindReason::Acronym;
        if may_be_person {
            let starts_person =
                !single && known::is_first_name(text, start) && !known::is_acronym(text, start);
            let (tokens, opening) = (name.tokens.clone(), self.sentence.start);
            let before = roles::before(text, tokens, starts_person, opening, self.person_end)
                .filter(|_| {
                    starts_person
                        || name.courtesy
                        || self.noun_before(start).is_none_or(|k| k == Kind::Person)
                });
            let firm_place = in_lexicon && name.sure == Sure::Firm;
            if let Some(role) = before
                && !(firm_place && !role.closed)
                && !(known::is_acronym(text, start) && !single_person_acronym(text, start))
            {
                self.person(name, KindReason::Title);
                name.gender = name.gender.or(role.gender);
                name.shared = role.phrases.first().filter(|_| role.plural).cloned();
                name.roles = role.phrases;
            } else if name.kind != Kind::Person {
                if starts_person {
                    self.person(name, KindReason::FirstName);
                } else if !single
                    && name.kind == Kind::Unknown
                    && kinds.any(Kinds::FAMILY)
                    && name.tokens.len() <= 3
                {
                    self.person(name, KindReason::Lexicon);
                } else if !single
                    && name.kind == Kind::Unknown
                    && name
                        .tokens
                        .clone()
                        .any(|i| known::is_initial(text, i) && known::one(text, i).is_empty())
                    && text.shape(start) == Shape::Capital
                {
                    self.person(name, KindReason::Shape);
                } else if name.kind == Kind::Unknown
                    && let Some(kind) = self.noun_before(start)
                {
                    name.is(kind, KindReason::Head, Sure::Firm);
                }
            }
            if name.kind == Kind::Person {
                name.gender = name
                    .gender
                    .or(first_name_gender(known::first_name(text, start), single));
            }
        }
    }

    /// Notes the offices said of a name that turned out to be a person's only when all was weighed.
    fn offices(&self, name: &mut Name) {
        let (text, tokens) = (self.text, name.tokens.clone());
        let full = tokens.len() > 1 && known::is_first_name(text, tokens.start);
        let before = roles::before(text, tokens, full, self.sentence.start, self.person_end);
        if let Some(role) = before {
            name.gender = name.gender.or(role.gender);
            name.roles.extend(role.phrases);
        }
    }

    fn person(&self, name: &mut Name, reason: KindReason) {
        if name.kind == Kind::Person && name.sure == Sure::Firm {
            return;
        }
        name.is(Kind::Person, reason, Sure::Firm);
        name.group = None;
    }

    /// The gender of the courtesy title before the name; `None` when there is no such title.
    fn courtesy(&self, start: usize) -> Option<Gender> {
        let text = self.text;
        let i = start.checked_sub(1)?;
        let title = text.has(i, Classes::HONORIFIC)
            && !text.is_any(
                i,
                words![
                    "st.", "saint", "père", "mère", "frère", "sœur", "soeur", "father", "mother",
                    "sister", "brother",
                ],
            )
            || text.is_any(i, words!["m.", "mm.", "mmes"]) && text.language() == Language::French;
        let lower_title = text.shape(i) == Shape::Lower && text.language() == Language::English;
        if !title || lower_title {
            return None;
        }
        Some(gender_of(known::classes(text, i)))
    }

    /// What the noun right before the name says it is: `le groupe Wagner`, `la ville d'Alep`, `the newspaper Izvestia`.
    fn noun_before(&self, start: usize) -> Option<Kind> {
        let text = self.text;
        let mut i = start.checked_sub(1)?;
        if text.kind(i) == TokenKind::Mark && i > 0 {
            i -= 1;
        }
        let joined = text.is_any(i, words!["de", "d'", "of"]);
        if joined {
            i = i.checked_sub(1)?;
            if text.shape(i) != Shape::Lower || text.has(i, Classes::PREPOSITION) {
                return None;
            }
            if text.has(i, Classes::LOCALITY.with(Classes::LOCAL)) {
                return Some(Kind::Place);
            }
            let noun = if text.has(i, Classes::TITULAR) {
                i.wrapping_sub(1)
            } else {
                i
            };
            if text.has(noun, Classes::LOCAL) {
                return Some(Kind::Place);
            }
            let adjective =
                text.has(i, Classes::RANK.with(Classes::TITULAR)) || known::is_demonym(text, i);
            let office = i.checked_sub(usize::from(adjective))?;
            let body = known::is_office(text, office) && !text.has(office, Classes::KIN);
            return body.then_some(Kind::Organisation);
        }
        for back in 0..4 {
            let k = i.checked_sub(back)?;
            let ngo = text.is_any(k, words!["ong", "ngo"]);
            if k < self.previous_end
                || text.kind(k) != TokenKind::Word
                || text.shape(k) != Shape::Lower && !ngo
            {
                return None;
            }
            if text.has(k, Classes::ORGANISATION) {
                return Some(Kind::Organisation);
            }
            if text.has(k, Classes::SITE) && back == 0 {
                return Some(Kind::Place);
            }
            let adjective = text.has(k, Classes::TITULAR)
                || known::is_demonym(text, k)
                || text.word(k).ends_with("iste")
                || text.word(k).ends_with("istes")
                || text.word(k).ends_with('é');
            if !adjective || text.language() == Language::English {
                return None;
            }
        }
        None
    }
}

/// `IBK`, `MBS`: people do go by initials, but only a title says so.
fn single_person_acronym(text: &Text, i: usize) -> bool {
    text.raw(i).len() <= 4 && !known::one(text, i).any(Kinds::ORGANISATION)
}

/// The gender that a title's or office's classes give.
pub(super) fn gender_of(classes: Classes) -> Gender {
    match (
        classes.any(Classes::MASCULINE),
        classes.any(Classes::FEMININE),
    ) {
        (true, false) => Gender::Masculine,
        (false, true) => Gender::Feminine,
        _ => Gender::Unknown,
    }
}

fn first_name_gender(kinds: Kinds, single: bool) -> Gender {
    match (kinds.any(Kinds::MALE), kinds.any(Kinds::FEMALE)) {
        (true, false) if !single => Gender::Masculine,
        (false, true) if !single => Gender::Feminine,
        _ => Gender::Unknown,
    }
}

impl Gender {
    /// Itself, or the other when it is not known.
    pub(super) fn or(self, other: Self) -> Self {
        if self == Self::Unknown { other } else { self }
    }
}

/// Names that nothing speaks for are what the others of their list are.
///
/// A list is three names or more with commas between them, or two and more that end in `et` or `and`; two names with a
/// comma between them are no list: `l'usine de Tarnos, Michel Garat`.
fn lists(text: &Text, names: &mut [Name]) {
    let mut start = 0;
    while start < names.len() {
        let mut end = start + 1;
        let mut conjunction = false;
        while end < names.len()
            && let Some(joint) = joint(text, &names[end - 1], &names[end])
        {
            conjunction |= joint == Joint::And;
            end += 1;
        }
        if conjunction || end - start > 2 {
            for n in start + 1..end {
                let (before, from) = names.split_at_mut(n);
                take(text, &before[n - 1], &mut from[0]);
            }
            for n in (start + 1..end).rev() {
                let (before, from) = names.split_at_mut(n);
                take(text, &from[0], &mut before[n - 1]);
            }
        }
        start = end;
    }
}

/// How two names of a list are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    Comma,
    And,
}

pub(super) fn joint(text: &Text, a: &Name, b: &Name) -> Option<Joint> {
    let mut gap = a.tokens.end..b.tokens.start;
    // A party or an age in brackets belongs to the name before it.
    if text.is(gap.start, "(")
        && let Some(close) = (gap.start..gap.end.min(gap.start + 6)).find(|&k| text.is(k, ")"))
    {
        gap.start = close + 1;
    }
    let and = |i: usize| text.is_any(i, words!["et", "and", "ou", "or", "ni", "&"]);
    let small = |i: usize| {
        text.is_any(
            i,
            words!["de", "d'", "à", "la", "le", "l'", "les", "en", "the"],
        )
    };
    let first = gap.start;
    let small_from = |k: usize| gap.end - k <= 2 && (k..gap.end).all(small);
    if gap.is_empty() {
        None
    } else if and(first) {
        small_from(first + 1).then_some(Joint::And)
    } else if !text.is(first, ",") {
        None
    } else if gap.len() > 1 && and(first + 1) {
        small_from(first + 2).then_some(Joint::And)
    } else {
        small_from(first + 1).then_some(Joint::Comma)
    }
}

fn take(text: &Text, known: &Name, name: &mut Name) {
    let weak = name.sure == Sure::No && matches!(name.kind, Kind::Unknown)
        || (name.reason == KindReason::Preposition
            && known.kind == Kind::Person
            && known.sure == Sure::Firm);
    let fits = match known.kind {
        Kind::Person => !known::is_acronym(text, name.tokens.start),
        Kind::Place => name.tokens.len() <= 3 && !known::is_acronym(text, name.tokens.start),
        Kind::Organisation => true,
        _ => false,
    };
    if weak && fits && known.sure > Sure::No {
        name.is(known.kind, KindReason::List, Sure::Weak);
    }
}
