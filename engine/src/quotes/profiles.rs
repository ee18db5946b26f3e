//! [`Profiles`]: what the story says of each participant: the words of their roles, the words beside their name, how often and
//! where they are mentioned. A bare description is led to the participant whom these fit.

use super::scene::Scene;
use crate::cast::Cast;
use crate::grammar::Tag;
use crate::language::Classes;
use crate::lexicon::{self, Kinds};
use crate::names::roles;
use crate::order;
use crate::story::{Kind, MentionBy};
use crate::text::{Shape, TokenKind, words};
use std::ops::Range;

/// How many mentions of one participant are looked at for the words beside them.
const MENTIONS: usize = 12;

/// How far from a name words belong to it.
const BESIDE: usize = 6;

/// What is known of everybody.
pub(super) struct Profiles {
    of: Vec<Profile>,
    /// The nouns of all roles and the words beside names with whose they are, sorted.
    by_word: Vec<(u64, usize)>,
    /// The nouns of the story's own words, with where they stand, sorted.
    nouns: Vec<(u64, usize)>,
    /// Persons and others by how often they are mentioned, the most first.
    pub foremost: Vec<usize>,
}

/// What is known of one participant.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    /// The words of their roles and descriptions.
    roles: Vec<u64>,
    /// The words beside their name.
    beside: Vec<u64>,
    /// The words of their names, where these are no person's.
    called: Vec<u64>,
    /// The words that open these names: `préfecture` of the `préfecture de l'Aude`.
    opens: Vec<u64>,
    /// How often they are named.
    pub mentions: usize,
    /// The first token that names them; none for those whom nothing names.
    pub named: Option<usize>,
    /// Whether the headline names them.
    pub in_headline: bool,
    /// What sort of body the lexicon knows it for: `media`, `company`, `party`, `-`.
    pub sort: &'static str,
    /// Among persons, or among all others, how many are mentioned more often.
    pub rank: usize,
}

impl Profiles {
    pub fn of(scene: &Scene, cast: &Cast) -> Self {
        let mut of = vec![Profile::default(); cast.participants.len()];
        let headline =
            (scene.units.iter().take_while(|u| u.headline).last()).map_or(0, |u| u.tokens.end);
        for place in cast.places() {
            let profile = &mut of[place.who];
            profile.mentions += 1;
            profile.in_headline |= place.tokens.start < headline;
            if place.by == MentionBy::Name {
                profile.named.get_or_insert(place.tokens.start);
            }
            if place.by == MentionBy::Name && profile.mentions <= MENTIONS {
                beside(scene, &place.tokens, &mut profile.beside);
            }
        }
        for (profile, participant) in of.iter_mut().zip(&cast.participants) {
            for role in participant.roles.iter().take(MENTIONS) {
                content(scene, scene.text.tokens_in(*role), &mut profile.roles);
            }
            if participant.kind != Kind::Person {
                let names = participant.aliases.iter().take(MENTIONS);
                for name in names.chain(std::iter::once(&participant.name)) {
                    let words = scene.text.tokens_in(*name);
                    let first = words.clone().find_map(|i| word(scene, i));
                    profile.opens.extend(first);
                    content(scene, words, &mut profile.called);
                }
            }
            if participant.kind == Kind::Organisation {
                let name = scene.text.tokens_in(participant.name);
                let words = name.clone().map(|i| scene.text.raw(i));
                let known = lexicon::longest(words).filter(|(n, _)| *n == name.len());
                profile.sort = known.map_or("-", |(_, entry)| sort_of(entry.kinds));
            }
        }
        let mut foremost: Vec<usize> = (0..of.len()).collect();
        order::sort_by_key(&mut foremost, |who| std::cmp::Reverse(of[*who].mentions));
        let (mut persons, mut others) = (0, 0);
        for who in &foremost {
            let rank = match cast.kind(*who) {
                Kind::Person => &mut persons,
                _ => &mut others,
            };
            of[*who].rank = *rank;
            *rank += 1;
        }
        let mut by_word: Vec<(u64, usize)> = Vec::new();
        for (who, profile) in of.iter().enumerate() {
            let words = profile
                .roles
                .iter()
                .chain(&profile.beside)
                .chain(&profile.opens);
            by_word.extend(words.map(|word| (*word, who)));
        }
        order::sort_by_key(&mut by_word, |one| *one);
        by_word.dedup();
        Self {
            of,
            by_word,
            nouns: nouns(scene),
            foremost,
        }
    }

    /// What is known of a participant; nothing of those who came later.
    pub fn get(&self, who: usize) -> Option<&Profile> {
        self.of.get(who)
    }

    /// Whether somebody is named only further on than a token: a description before that may mean another.
    pub fn is_unheard(&self, who: usize, i: usize) -> bool {
        let named = self.get(who).and_then(|profile| profile.named);
        named.is_some_and(|first| first > i)
    }

    /// How a noun was first used before a token: `new` where it was not.
    pub fn seen(&self, scene: &Scene, noun: u64, i: usize) -> &'static str {
        let first = self.nouns.partition_point(|(w, _)| *w < noun);
        let first = self
            .nouns
            .get(first)
            .filter(|(w, at)| *w == noun && *at < i);
        let Some((_, at)) = first else { return "new" };
        let article = (scene.grammar.noun_phrase(*at)).start;
        let text = scene.text;
        if text.is_any(
            article,
            words!["un", "une", "des", "a", "an", "plusieurs", "deux"],
        ) {
            "indefinite"
        } else if text.has(article, Classes::DETERMINER) {
            "definite"
        } else {
            "bare"
        }
    }

    /// Who is described by a word, at most `most`.
    pub fn described_by(&self, word: u64, most: usize) -> impl Iterator<Item = usize> + '_ {
        let from = self.by_word.partition_point(|(w, _)| *w < word);
        let own = self.by_word[from..]
            .iter()
            .take_while(move |(w, _)| *w == word);
        own.map(|(_, who)| *who).take(most)
    }
}

impl Profile {
    /// Whether a word is one of their names': `ministère` of the `ministère des Finances`.
    pub fn is_called(&self, word: u64) -> bool {
        self.called.contains(&word)
    }

    /// Whether one of their names opens with a word.
    pub fn opens_with(&self, word: u64) -> bool {
        self.opens.contains(&word)
    }

    /// How many of some words their roles have, and how many stand beside their name.
    pub fn shares(&self, words: &[u64]) -> (usize, usize) {
        let count = |own: &[u64]| words.iter().filter(|w| own.contains(w)).count();
        (count(&self.roles), count(&self.beside))
    }
}

/// What sort of body a name of the lexicon is.
fn sort_of(kinds: Kinds) -> &'static str {
    if kinds.any(Kinds::MEDIA.with(Kinds::AGENCY)) {
        "media"
    } else if kinds.any(Kinds::COMPANY) {
        "company"
    } else if kinds.any(Kinds::PARTY) {
        "party"
    } else {
        "known"
    }
}

/// The nouns of the story outside speech, by hash, with where they stand.
fn nouns(scene: &Scene) -> Vec<(u64, usize)> {
    let tokens = scene.units.iter().flat_map(|unit| unit.tokens.clone());
    let own = tokens.filter(|i| {
        scene.grammar.tag(*i) == Tag::Noun
            && scene.text.shape(*i) == Shape::Lower
            && scene.speech_at(*i).is_none()
    });
    let mut nouns: Vec<(u64, usize)> = own.filter_map(|i| Some((word(scene, i)?, i))).collect();
    order::sort_by_key(&mut nouns, |one| *one);
    nouns
}

/// The hashes of the words of weight in a run: nouns of offices as their masculine singular.
pub(super) fn content(scene: &Scene, run: Range<usize>, out: &mut Vec<u64>) {
    for i in run {
        out.extend(
            word(scene, i)
                .filter(|w| !out.contains(w))
                .into_iter()
                .collect::<Vec<_>>(),
        );
    }
}

/// The hash of a word of weight.
pub(super) fn word(scene: &Scene, i: usize) -> Option<u64> {
    let text = scene.text;
    let weighs = text.kind(i) == TokenKind::Word && !text.has(i, Classes::FUNCTION);
    weighs.then(|| text.state().hash(0, &roles::noun(text, i)))
}

/// The words beside a name: in lower case within reach and within its sentence, or what its phrase holds.
fn beside(scene: &Scene, name: &Range<usize>, out: &mut Vec<u64>) {
    let text = scene.text;
    let sentence = text.sentence(text.sentence_at(name.start));
    let start = name.start.saturating_sub(BESIDE).max(sentence.start);
    let end = (name.end + BESIDE).min(sentence.end);
    let open = |i: &usize| !matches!(text.kind(*i), TokenKind::Mark);
    let before: Vec<usize> = (start..name.start).rev().take_while(open).collect();
    let behind: Vec<usize> = (name.end..end).take_while(open).collect();
    for i in before.into_iter().chain(behind) {
        if text.shape(i) == Shape::Lower && !text.has(i, Classes::CUE_FINITE) {
            content(scene, i..i + 1, out);
        }
    }
}
