//! Speakers that the form of the words alone makes certain, so that nothing is weighed.
//!
//! `le premier` and `la seconde` of two who were just named; `a-t-elle dit` behind a sentence whose subject nothing names and
//! in which nobody else can be meant; a body by its noun (`bodies`).

use super::choice::Asked;
use super::profiles;
use super::scene::Scene;
use super::speakers::{self, Speaker, Speakers};
use super::subjects::{self, Subject};
use super::wording::Wording;
use crate::language::Classes;
use crate::story::{Gender, Kind, MentionBy, SpeakerReason};
use crate::text::{Shape, TokenKind, words};
use std::ops::Range;

/// How many units back those stand of whom one is the first.
const PAIR_MEMORY: usize = 2;

/// How many units back a person is near enough for a pronoun to mean them.
const PERSON_MEMORY: usize = 8;

impl Speakers<'_> {
    /// Who says what is asked, where the words leave no choice.
    pub fn certain(&self, scene: &Scene, asked: &Asked) -> Option<Speaker> {
        match asked.subject.as_ref()? {
            Subject::Phrase(phrase, None) => {
                if let Some(who) = self.one_of_pair(scene, phrase, asked.unit) {
                    let speaker = Speaker::of(who, phrase.clone(), SpeakerReason::Pronoun);
                    return Some(speaker.by(MentionBy::Pronoun));
                }
                let who = (self.body(scene, asked))
                    .or_else(|| self.aged(scene, asked, phrase))
                    .or_else(|| self.counterpart(scene, asked, phrase))?;
                Some(Speaker::of(who, phrase.clone(), SpeakerReason::Role).by(MentionBy::Role))
            }
            Subject::Phrase(..) => None,
            Subject::Pronoun(i) => self.nameless(scene, asked, *i),
        }
    }

    /// `la première`, `the latter` of two who were named together; where only one of them is a woman, the gender tells.
    pub(super) fn one_of_pair(
        &self,
        scene: &Scene,
        phrase: &Range<usize>,
        u: usize,
    ) -> Option<usize> {
        let text = scene.text;
        if phrase.len() != 2 {
            return None;
        }
        let (first, gender) = match text.word(phrase.start + 1) {
            "premier" => (true, Gender::Masculine),
            "première" => (true, Gender::Feminine),
            "second" => (false, Gender::Masculine),
            "seconde" => (false, Gender::Feminine),
            "former" => (true, Gender::Unknown),
            "latter" => (false, Gender::Unknown),
            _ => return None,
        };
        let oldest = u.saturating_sub(PAIR_MEMORY);
        let (one, other) = (oldest..=u).rev().find_map(|u| {
            let unit = &scene.units[u].tokens;
            self.two_of(scene, unit.start..unit.end.min(phrase.start))
        })?;
        let can_be = |who: usize| {
            let own = self.cast.participants[who].gender;
            gender == Gender::Unknown || own == Gender::Unknown || own == gender
        };
        let meant = if first { one } else { other };
        match (can_be(one), can_be(other)) {
            (true, true) => Some(meant),
            (true, false) => Some(one),
            (false, true) => Some(other),
            (false, false) => None,
        }
    }

    /// The two persons whom a sentence names; of more, the last two whose names only a conjunction joins.
    fn two_of(&self, scene: &Scene, tokens: Range<usize>) -> Option<(usize, usize)> {
        let named = self.cast.within(tokens).iter().filter(|p| {
            let person = self.cast.kind(p.who) == Kind::Person && p.by == MentionBy::Name;
            person && scene.speech_at(p.tokens.start).is_none()
        });
        let mut all: Vec<_> = Vec::new();
        for place in named {
            if !all.iter().any(|p: &&crate::cast::Place| p.who == place.who) {
                all.push(place);
            }
        }
        if let [one, other] = all.as_slice() {
            return Some((one.who, other.who));
        }
        let joined = all.windows(2).rev().find(|pair| {
            pair[0].tokens.end + 1 == pair[1].tokens.start
                && scene.text.is_any(pair[0].tokens.end, words!["et", "and"])
        })?;
        Some((joined[0].who, joined[1].who))
    }

    /// `the 34-year-old`: whose age the story has given so, else the person whom it speaks of.
    fn aged(&self, scene: &Scene, asked: &Asked, phrase: &Range<usize>) -> Option<usize> {
        let text = scene.text;
        let years = phrase.end.checked_sub(1)?;
        let part = |i: &usize| matches!(text.kind(*i), TokenKind::Number | TokenKind::Dash);
        let first = (0..years)
            .rev()
            .take(2)
            .take_while(part)
            .last()
            .unwrap_or(years);
        let age = text.raw(first).split('-').next().unwrap_or_default();
        let definite = first > 0 && text.is(first - 1, "the") && phrase.start + 1 >= first;
        if !text.word(years).ends_with("year-old") || !definite || age.parse::<u8>().is_err() {
            return None;
        }
        let from = self
            .cast
            .places()
            .partition_point(|p| p.tokens.end <= phrase.start);
        let mut before = self.cast.places()[..from]
            .iter()
            .rev()
            .take(4 * PERSON_MEMORY);
        let aged = before.find(|p| {
            let end = p.tokens.end;
            self.cast.kind(p.who) == Kind::Person && text.is(end, ",") && text.raw(end + 1) == age
        });
        aged.map(|p| p.who)
            .or_else(|| self.topics.at(asked.unit, asked.place))
    }

    /// `son hôte`, `his rival`: of two persons just named, the one who did not speak last.
    fn counterpart(&self, scene: &Scene, asked: &Asked, phrase: &Range<usize>) -> Option<usize> {
        let text = scene.text;
        let owned = words!["son", "sa", "his", "her"];
        let bare = text.is_any(phrase.start, owned) && phrase.len() == 2;
        if !bare || !text.has(phrase.start + 1, Classes::COUNTERPART) {
            return None;
        }
        let (owner, _) = self.last?;
        let oldest = asked.unit.saturating_sub(PAIR_MEMORY);
        let (one, other) = (oldest..asked.unit)
            .rev()
            .find_map(|u| self.two_of(scene, scene.units[u].tokens.clone()))?;
        match owner {
            _ if owner == one => Some(other),
            _ if owner == other => Some(one),
            _ => None,
        }
    }

    /// `La direction a confirmé. « … », a-t-elle dit.`: the subject just before, where no person can be meant.
    fn nameless(&self, scene: &Scene, asked: &Asked, pronoun: usize) -> Option<Speaker> {
        let gender = Wording::of(scene, self, asked.subject.as_ref()).gender;
        if gender == Gender::Unknown || scene.english() {
            return None;
        }
        if let Some(who) = self.nameless_speaker(scene, asked.unit, pronoun, gender) {
            return Some(Speaker::of(
                who,
                pronoun..pronoun + 1,
                SpeakerReason::Pronoun,
            ));
        }
        let (unit, phrase) = self.body_before(scene, asked.unit)?;
        let own = Wording::of(scene, self, Some(&Subject::Phrase(phrase.clone(), None)));
        let tokens = scene.units[unit].tokens.clone();
        let spoke = speaks(scene, &tokens);
        let oldest = &scene.units[asked.unit.saturating_sub(PERSON_MEMORY)].tokens;
        let from = if spoke { tokens.start } else { oldest.start };
        let head = speakers::head(scene, &phrase)?;
        if own.gender != gender || own.plural || self.names_person(scene, from..pronoun, gender) {
            return None;
        }
        let named = self
            .cast
            .at(head)
            .filter(|p| p.tokens.start <= phrase.start + 1);
        Some(match named {
            Some(place) => Speaker::of(place.who, pronoun..pronoun + 1, SpeakerReason::Pronoun),
            None if self.is_known_as(scene, head) => return None,
            None => {
                let kind = speakers::kind_of(scene, &phrase, head);
                Speaker::described(kind, phrase, SpeakerReason::Described)
            }
        })
    }

    /// Whether a body that has a name is called by a noun: `la police`, of the `police de Brest`.
    fn is_known_as(&self, scene: &Scene, head: usize) -> bool {
        let noun = profiles::word(scene, head);
        noun.is_some_and(|noun| {
            let mut called = self.profiles.described_by(noun, 6);
            called.any(|who| self.profiles.get(who).is_some_and(|p| p.opens_with(noun)))
        })
    }

    /// The body or the new source that opens one of the two sentences before, with its unit.
    fn body_before(&self, scene: &Scene, unit: usize) -> Option<(usize, Range<usize>)> {
        const NEAR: usize = 2;
        let text = scene.text;
        for u in (unit.saturating_sub(NEAR)..unit).rev() {
            if scene.units[u].headline {
                return None;
            }
            let tokens = scene.units[u].tokens.clone();
            let opened = opening(scene, tokens.clone());
            let subject = || match subjects::of_sentence(scene, self.cast, tokens.clone()) {
                Some(Subject::Phrase(phrase, None)) => Some(phrase),
                _ => None,
            };
            let Some(phrase) = opened.or_else(subject) else {
                continue;
            };
            let named = (self.cast.within(phrase.clone()).iter())
                .any(|m| self.cast.kind(m.who) == Kind::Person);
            let one = text.is_any(phrase.start, words!["un", "une", "la", "le", "cette", "ce"])
                && text.shape(phrase.start) == Shape::Capital
                && !phrase.clone().any(|i| text.has(i, Classes::CONJUNCTION));
            return (one && !named && is_nobody_named(scene, &phrase)).then_some((u, phrase));
        }
        None
    }

    /// Who spoke in the sentence just before, without a name, where no person has come up since.
    fn nameless_speaker(
        &self,
        scene: &Scene,
        unit: usize,
        pronoun: usize,
        gender: Gender,
    ) -> Option<usize> {
        let (last, spoke) = self.last?;
        let participant = &self.cast.participants[last];
        let words = scene.text.tokens_in(participant.name);
        let nameless = participant.kind == Kind::Unnamed
            && participant.gender == gender
            && is_nobody_named(scene, &words);
        let since = scene.units[spoke].tokens.start..pronoun;
        let near = spoke + 1 >= unit && !self.names_person(scene, since, gender);
        (nameless && near).then_some(last)
    }

    /// Whether a person of a gender comes up outside speech.
    fn names_person(&self, scene: &Scene, tokens: Range<usize>, gender: Gender) -> bool {
        self.cast.within(tokens).iter().any(|p| {
            let participant = &self.cast.participants[p.who];
            let fits = participant.gender == gender || participant.gender == Gender::Unknown;
            participant.kind == Kind::Person && fits && scene.speech_at(p.tokens.start).is_none()
        })
    }
}

/// Nouns for bodies.
const BODIES: Classes = Classes::ORGANISATION
    .with(Classes::INSTITUTION)
    .with(Classes::SOURCE_GROUP);

/// Whether a phrase describes somebody new or a body, rather than a person whom the story names elsewhere.
fn is_nobody_named(scene: &Scene, phrase: &Range<usize>) -> bool {
    let text = scene.text;
    let people = Classes::SOURCE.with(Classes::OFFICE).with(Classes::KIN);
    speakers::head(scene, phrase).is_some_and(|head| {
        let new = text.is_any(phrase.start, words!["un", "une"]) && text.has(head, people);
        let body = text.has(head, BODIES) && !text.has(head, people);
        (new || body) && !text.has(head, Classes::DOCUMENT)
    })
}

/// Whether a sentence has a verb of speech outside marks.
fn speaks(scene: &Scene, unit: &Range<usize>) -> bool {
    let speech = Classes::CUE_FINITE.with(Classes::CUE_PAST);
    unit.clone()
        .any(|i| scene.outside(i) && scene.text.has(i, speech))
}

/// The noun phrase for a body that opens a sentence: `La direction, jointe par …, a confirmé`.
fn opening(scene: &Scene, unit: Range<usize>) -> Option<Range<usize>> {
    let (text, grammar) = (scene.text, scene.grammar);
    let first = unit.clone().find(|i| scene.words(*i..i + 1) > 0)?;
    let head = first + 1;
    if !text.has(first, Classes::DETERMINER) || !text.has(head, BODIES) || !scene.outside(head) {
        return None;
    }
    let end = grammar
        .noun_phrase(head)
        .end
        .clamp(head + 1, unit.end.max(head + 1));
    let end = (head + 1..end).find(|i| scene.comma(*i)).unwrap_or(end);
    Some(first..end)
}
