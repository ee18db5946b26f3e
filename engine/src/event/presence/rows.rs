//! Rows: names that stand in one list, told by the signs between them, since trees of long lists are often wrong.
//!
//! `Anne Roche (Mer), Paul Vidal, maire de Brac, et Luc Dray` is a row of three: words in brackets and words of an office are
//! passed over.

use super::Scene;
use crate::cast::Place;
use crate::language::Classes;
use crate::story::{Kind, MentionBy};
use crate::text::{TokenKind, words};
use std::ops::Range;

/// How many words may stand between two names of a row.
const WIDEST_GAP: usize = 18;

/// The lists of names of a story.
pub(super) struct Rows<'a> {
    rows: Vec<Vec<&'a Place>>,
    /// The first token of each name in a row with the row's number, in order.
    of: Vec<(usize, usize)>,
}

impl<'a> Rows<'a> {
    pub fn of(scene: &Scene<'a>) -> Self {
        let mut rows: Vec<Vec<&'a Place>> = Vec::new();
        for (sentence, _) in scene.sentences() {
            let mut last: Option<&'a Place> = None;
            for place in scene.cast.within(sentence.clone()) {
                if place.by == MentionBy::Pronoun || is_aside(scene, place) {
                    continue;
                }
                match last {
                    Some(before) if is_joined(scene, before, place) => {
                        match rows
                            .last_mut()
                            .filter(|row| row.last().is_some_and(|p| p.tokens == before.tokens))
                        {
                            Some(row) => row.push(place),
                            None => rows.push(vec![before, place]),
                        }
                    }
                    _ => {}
                }
                last = Some(place);
            }
        }
        let numbered = rows.iter().enumerate();
        let of = numbered.flat_map(|(n, row)| row.iter().map(move |p| (p.tokens.start, n)));
        let of = of.collect();
        Self { rows, of }
    }

    /// Every row.
    pub fn all(&self) -> &[Vec<&'a Place>] {
        &self.rows
    }

    /// The names of the row in which a mention stands, itself among them; none where it stands alone.
    pub fn with(&self, place: &Place) -> &[&'a Place] {
        let at = self
            .of
            .binary_search_by_key(&place.tokens.start, |(start, _)| *start);
        match at {
            Ok(at) => &self.rows[self.of[at].1],
            Err(_) => &[],
        }
    }
}

/// Whether a name is said only with another: in brackets, or within another's office.
pub(in crate::event) fn is_aside(scene: &Scene, place: &Place) -> bool {
    let text = scene.text();
    if place.tokens.start > 0 && text.raw(place.tokens.start - 1) == "(" {
        return true;
    }
    if scene.cast.kind(place.who) == Kind::Person {
        return false;
    }
    let span = text.span(place.tokens.clone());
    let near = place.tokens.start.saturating_sub(8)..place.tokens.end + 8;
    scene.cast.within(near).iter().any(|other| {
        let of_another = |role: &crate::Span| role.start <= span.start && role.end >= span.end;
        other.who != place.who
            && scene.cast.participants[other.who]
                .roles
                .iter()
                .any(of_another)
    })
}

/// Whether two names that follow each other are members of one list.
fn is_joined(scene: &Scene, before: &Place, next: &Place) -> bool {
    let kinds = [before, next].map(|p| scene.cast.kind(p.who));
    let gap = before.tokens.end..next.tokens.start;
    let alike = kinds[0] == kinds[1] || !kinds.contains(&Kind::Person);
    if !alike || gap.is_empty() || before.who == next.who {
        return false;
    }
    let roles: Vec<Range<usize>> = [before, next]
        .iter()
        .flat_map(|p| &scene.cast.participants[p.who].roles)
        .map(|role| scene.text().tokens_in(*role))
        .collect();
    joins(scene, gap, &roles)
}

/// Whether a run of tokens joins two names: signs and words of lists, offices, and what stands in brackets.
fn joins(scene: &Scene, gap: Range<usize>, roles: &[Range<usize>]) -> bool {
    let (text, grammar) = (scene.text(), scene.grammar);
    let also = words![
        "et",
        "and",
        "ou",
        "or",
        "&",
        "puis",
        "ainsi",
        "que",
        "encore",
        "également",
        "as",
        "well",
        "aussi",
        "both",
        "then",
        "even",
        "même",
        "enfin",
    ];
    let small = Classes::DETERMINER.with(Classes::PREPOSITION);
    let (mut joined, mut width, mut i) = (false, 0, gap.start);
    while i < gap.end {
        let raw = text.raw(i);
        let in_role = roles.iter().any(|role| role.contains(&i));
        if raw == "(" {
            let Some(close) = (i..gap.end.min(i + 10)).find(|k| text.raw(*k) == ")") else {
                return false;
            };
            i = close + 1;
            continue;
        }
        width += 1;
        let sign = matches!(raw, "," | ";");
        let and = text.is_any(
            i,
            words!["et", "and", "ou", "or", "&", "ainsi", "well", "puis"],
        );
        joined |= sign || and;
        let tag = grammar.tag(i);
        let of = text.is_any(
            i,
            words![
                "de", "d'", "du", "des", "of", "the", "la", "le", "l'", "les"
            ],
        );
        let fits = match text.kind(i) {
            _ if sign || in_role || of || text.is_any(i, also) => true,
            TokenKind::Word | TokenKind::Elision | TokenKind::Number | TokenKind::Dash => {
                !tag.is_verb()
                    && !tag.is_auxiliary()
                    && !text.has(i, Classes::PRONOUN.with(Classes::CONJUNCTION))
                    && !text.has(i, small)
                    || text.has(i, Classes::DETERMINER) && !scene.is_own(i)
                    || scene.is_own(i) && text.is_any(i.wrapping_sub(1), words!["et", "and"])
            }
            _ => false,
        };
        if !fits || width > WIDEST_GAP {
            return false;
        }
        i += 1;
    }
    joined
}
