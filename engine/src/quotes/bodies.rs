//! Bodies by their noun alone: `le groupe`, `la chaîne`, `the airline`, led to the one body of that sort that was named before.
//!
//! What sort of noun it is stands in the lists (`firms`, `media`, `public-bodies`, `societies`). What sort of body a name is
//! stands in the lexicon, in the noun right beside it (`le groupe Verdalis`) and in the name itself: a firm is no ministry.

use super::choice::Asked;
use super::profiles;
use super::scene::Scene;
use super::speakers::{self, Speakers};
use super::subjects::Subject;
use crate::cast::Place;
use crate::language::Classes;
use crate::lexicon::{self, Kinds};
use crate::story::{Kind, MentionBy};
use crate::text::{Shape, TokenKind, words};
use std::ops::Range;

/// How many mentions back a body is looked for.
const REACH: usize = 60;

/// How far before a name the noun stands that says what it is: `l'entreprise californienne Softex`.
const BESIDE: usize = 3;

/// The most words of such a description.
const WORDS: usize = 4;

/// Nouns for bodies of a sort.
const SORTS: Classes = Classes::FIRM
    .with(Classes::MEDIUM)
    .with(Classes::PUBLIC_BODY)
    .with(Classes::SOCIETY);

/// What ties a body to a noun.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    /// It may be of that sort.
    Rival,
    /// It is of a sort that the noun can mean.
    Sort,
    /// The story itself calls it so.
    Called,
}

impl Speakers<'_> {
    /// Whether what seems to be a place is a name that nobody knows for one.
    fn may_be_firm(&self, scene: &Scene, place: &Place) -> bool {
        let words = place.tokens.clone().map(|i| scene.text.raw(i));
        let known = lexicon::longest(words).filter(|(n, _)| *n == place.tokens.len());
        let capital = scene.text.token(place.tokens.start).is_capitalised();
        self.cast.kind(place.who) == Kind::Place && known.is_none() && capital
    }

    /// The body that a noun for bodies means, where only one of its sort was named before.
    pub fn body(&self, scene: &Scene, asked: &Asked) -> Option<usize> {
        let Some(Subject::Phrase(phrase, None)) = &asked.subject else {
            return None;
        };
        let head = described(self, scene, phrase)?;
        let firm = scene.text.has(head, Classes::FIRM.with(Classes::MEDIUM));
        let from = self
            .cast
            .places()
            .partition_point(|p| p.tokens.end <= phrase.start);
        let mut ties: Vec<(usize, Tie)> = Vec::new();
        for place in self.cast.places()[..from].iter().rev().take(REACH) {
            let body = self.cast.kind(place.who) == Kind::Organisation
                || firm && self.may_be_firm(scene, place);
            if place.by != MentionBy::Name || !body || scene.speech_at(place.tokens.start).is_some()
            {
                continue;
            }
            let called = is_called(scene, &place.tokens, head).then_some(Tie::Called);
            let tie = called.or_else(|| tie_of_sort(scene, &place.tokens, head));
            let Some(tie) = tie else { continue };
            match ties.iter_mut().find(|(who, _)| *who == place.who) {
                Some((_, known)) => *known = tie.max(*known),
                None => ties.push((place.who, tie)),
            }
        }
        let mut called = ties.iter().filter(|(_, tie)| *tie == Tie::Called);
        if let (Some((who, _)), None) = (called.next(), called.next()) {
            return Some(*who);
        }
        // What is known for a body goes before what may be one.
        if ties
            .iter()
            .any(|(who, _)| self.cast.kind(*who) == Kind::Organisation)
        {
            ties.retain(|(who, _)| self.cast.kind(*who) == Kind::Organisation);
        }
        // `une association` that nothing names comes back as `l'association`.
        let noun = profiles::word(scene, head)?;
        let unnamed = self.profiles.seen(scene, noun, phrase.start) == "indefinite";
        match ties.as_slice() {
            [(who, Tie::Sort)] if !unnamed => Some(*who),
            _ => None,
        }
    }
}

impl Speakers<'_> {
    /// Whether a person has an office at court, and the words mean the accused: `le prévenu` is no prosecutor.
    fn is_of_court(&self, scene: &Scene, asked: &Asked, who: usize) -> bool {
        let Some(Subject::Phrase(phrase, None)) = &asked.subject else {
            return false;
        };
        let text = scene.text;
        let accused = speakers::head(scene, phrase).is_some_and(|h| text.has(h, Classes::ACCUSED));
        let mut roles = self.cast.participants[who].roles.iter();
        accused && roles.any(|role| text.tokens_in(*role).any(|i| text.has(i, Classes::JURIST)))
    }

    /// Whether somebody can be meant at all: `l'entreprise` is no ministry, and `il` no `société`.
    pub fn can_be(&self, scene: &Scene, asked: &Asked, who: usize) -> bool {
        if self.is_told_of(asked, who) {
            return false;
        }
        if self.cast.kind(who) != Kind::Organisation {
            return !self.is_of_court(scene, asked, who);
        }
        if self.has_seen(scene, asked, who) {
            return false;
        }
        let before = self
            .cast
            .places()
            .partition_point(|p| p.tokens.end <= asked.place);
        let mut places = self.cast.places()[..before]
            .iter()
            .rev()
            .take(REACH)
            .filter(|p| p.who == who);
        match &asked.subject {
            Some(Subject::Phrase(phrase, None)) => {
                let firm =
                    described(self, scene, phrase).filter(|h| scene.text.has(*h, Classes::FIRM));
                let Some(head) = firm else { return true };
                let named = places.find(|p| p.by == MentionBy::Name);
                let public = |i| scene.text.has(i, Classes::INSTITUTION);
                named.is_none_or(|name| {
                    is_called(scene, &name.tokens, head) || !name.tokens.clone().any(public)
                })
            }
            Some(Subject::Pronoun(i)) if !scene.english() => {
                let article = match scene.text.word(*i).rsplit('-').next() {
                    Some("il") => "la",
                    Some("elle") => "le",
                    _ => return true,
                };
                let last = places.next().filter(|p| p.by == MentionBy::Role);
                last.is_none_or(|role| !scene.text.is(role.tokens.start, article))
            }
            _ => true,
        }
    }
}

impl Speakers<'_> {
    /// Whether what a source is credited with opens with the name: `Selon le journal, Jean Rey a menti`.
    fn is_told_of(&self, asked: &Asked, who: usize) -> bool {
        let described = matches!(&asked.subject, Some(Subject::Phrase(_, None)));
        let first = self.cast.at(asked.said.start);
        asked.how == "according"
            && described
            && asked.place < asked.said.start
            && first.is_some_and(|p| p.who == who && p.by == MentionBy::Name)
    }

    /// Whether a body is named only as having seen the text that speaks: `selon un document consulté par Reuters`.
    fn has_seen(&self, scene: &Scene, asked: &Asked, who: usize) -> bool {
        let Some(Subject::Phrase(phrase, None)) = &asked.subject else {
            return false;
        };
        let seen = phrase.end;
        let named = self.cast.within(seen..seen + 6);
        scene.text.has(seen, Classes::SEEN)
            && scene.text.is_any(seen + 1, words!["par", "by"])
            && named.iter().any(|p| p.who == who)
    }
}

/// The noun of a definite description of a body that names nothing else: `la compagnie aérienne`, `the Swedish group`.
fn described(speakers: &Speakers, scene: &Scene, phrase: &Range<usize>) -> Option<usize> {
    let text = scene.text;
    let definite = words!["le", "la", "l'", "the", "ce", "cet", "cette"];
    let names_another = speakers
        .cast
        .within(phrase.clone())
        .iter()
        .any(|m| m.by == MentionBy::Name);
    if !text.is_any(phrase.start, definite) || names_another || scene.words(phrase.clone()) > WORDS
    {
        return None;
    }
    let head = speakers::head(scene, phrase).filter(|h| text.has(*h, SORTS))?;
    let others = phrase.clone().skip(1).filter(|i| *i != head);
    let bare = others.clone().all(|i| {
        let adjective = text.kind(i) == TokenKind::Word
            && text.shape(i) == Shape::Lower
            && !text.has(i, Classes::FUNCTION);
        adjective || is_demonym(scene, i)
    });
    // `le groupe parlementaire` is no firm; `le groupe suédois` is.
    let open = !text.is_any(head, words!["groupe"]);
    let plain = others.clone().all(|i| is_demonym(scene, i));
    (bare && (plain || open)).then_some(head)
}

fn is_demonym(scene: &Scene, i: usize) -> bool {
    lexicon::name(scene.text.raw(i)).is_some_and(|entry| entry.kinds.any(Kinds::DEMONYM))
}

/// Whether the noun at `head` stands in a name or right before it.
fn is_called(scene: &Scene, name: &Range<usize>, head: usize) -> bool {
    let text = scene.text;
    let noun = text.word(head);
    let near = name.start.saturating_sub(BESIDE)..name.start;
    let beside = near.rev().take_while(|i| {
        text.kind(*i) == TokenKind::Word
            && text.shape(*i) == Shape::Lower
            && !text.has(*i, Classes::FUNCTION)
    });
    name.clone().chain(beside).any(|i| text.is(i, noun))
}

/// What ties a name to the sort that the noun at `head` means; `None` where it can be none of it.
fn tie_of_sort(scene: &Scene, name: &Range<usize>, head: usize) -> Option<Tie> {
    let text = scene.text;
    let words = name.clone().map(|i| text.raw(i));
    let known = lexicon::longest(words).filter(|(n, _)| *n == name.len());
    let kinds = known.map_or(Kinds::NONE, |(_, entry)| entry.kinds);
    let medium = kinds.any(Kinds::MEDIA.with(Kinds::AGENCY));
    let called = |classes| name.clone().any(|i| text.has(i, classes));
    let public = called(Classes::INSTITUTION);
    let noun = text.classes(head);
    let (fits, never) = if noun.any(Classes::MEDIUM) {
        let told = kinds.any(Kinds::MEDIA) && !kinds.any(Kinds::AGENCY);
        (
            told,
            kinds.any(Kinds::AGENCY) || kinds.any(Kinds::ORGANISATION) && !medium || public,
        )
    } else if noun.any(Classes::FIRM) {
        let told = kinds.any(Kinds::COMPANY) || kinds.is_empty() && !called(Classes::ORGANISATION);
        let known = kinds.any(Kinds::ORGANISATION) && !kinds.any(Kinds::COMPANY);
        let other = medium || kinds.any(Kinds::PARTY) || known && !called(Classes::ORGANISATION);
        (told && !medium, other || public)
    } else if noun.any(Classes::PUBLIC_BODY) {
        (
            !medium && !kinds.any(Kinds::COMPANY.with(Kinds::PARTY)),
            medium,
        )
    } else {
        let other = medium || kinds.any(Kinds::COMPANY) || public;
        (
            !other && (name.len() > 1 || !called(Classes::ORGANISATION)),
            other,
        )
    };
    (!never).then_some(if fits { Tie::Sort } else { Tie::Rival })
}
