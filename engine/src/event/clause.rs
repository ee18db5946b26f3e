//! Clauses: where one ends, whom a verb speaks of, whom a list names, whether a verb is denied.

use crate::cast::{Cast, Place};
use crate::language::Classes;
use crate::story::{Gender, Kind};
use crate::text::{Text, TokenKind, words};
use std::ops::Range;

/// How far to either side a sentence is looked at: a text without a stop is one sentence, and reading must stay linear.
const REACH: usize = 200;

/// The sentence that holds the token at `i`, as far as it is looked at.
pub(super) fn sentence_around(text: &Text, i: usize) -> Range<usize> {
    let sentence = text.sentence(text.sentence_at(i));
    sentence.start.max(i.saturating_sub(REACH))..sentence.end.min(i + REACH)
}

/// How long a clause is looked at, at most.
const LONGEST: usize = 60;

/// How many tokens may stand between two names of a list: `et le président de l'Assemblée nationale …`.
const LIST_GAP: usize = 18;

/// How far a negation stands from its verb, at most.
const NEGATION: usize = 7;

/// Asks who does what in a text whose participants are known.
#[derive(Clone, Copy)]
pub(super) struct Clauses<'a> {
    pub text: &'a Text<'a>,
    pub cast: &'a Cast,
    /// Whether countries and groups act too, as they do when they promise or refuse.
    pub all: bool,
}

impl<'a> Clauses<'a> {
    /// The subjects of the verb whose first token is `verb`, in a sentence: the nearest name before it that hangs on no
    /// preposition, with those it is listed with; after `qui`, the name before that; of a pronoun, whom it stands for.
    pub fn subjects(&self, verb: usize, sentence: &Range<usize>) -> Vec<usize> {
        let text = self.text;
        let first = self.verb_group(verb, sentence.start);
        if first > sentence.start {
            let before = first - 1;
            if text.is_any(before, words!["qui", "who", "which", "that"]) {
                return self.antecedent(before, sentence).into_iter().collect();
            }
            if let Some(place) = self.cast.at(before)
                && place.tokens.end == first
                && self.can_act(place)
            {
                return self.listed_with(place, sentence);
            }
        }
        if text.kind(verb + 1) == TokenKind::Clitic
            && let Some(place) = self.cast.at(verb + 1)
        {
            return vec![place.who];
        }
        if first > sentence.start && self.is_personal(first - 1) {
            return self
                .spoken_of_before(first - 1, sentence)
                .into_iter()
                .collect();
        }
        let places = self.cast.within(sentence.start..first);
        for place in places.iter().rev() {
            if self.breaks(place.tokens.end..first) {
                break;
            }
            if self.can_act(place) && !self.is_aside(place) && !self.is_oblique(place) {
                return self.listed_with(place, sentence);
            }
        }
        Vec::new()
    }

    fn is_personal(&self, i: usize) -> bool {
        self.text
            .is_any(i, words!["il", "elle", "ils", "elles", "he", "she", "they"])
    }

    /// Whom a pronoun at `i` stands for that nobody resolved: the subject of its sentence so far, else the person the
    /// sentence before is about, as far as the gender fits.
    fn spoken_of_before(&self, i: usize, sentence: &Range<usize>) -> Option<usize> {
        let text = self.text;
        let fits = |place: &&Place| {
            let participant = &self.cast.participants[place.who];
            let gender = match text.word(i) {
                "il" | "ils" | "he" => Gender::Feminine,
                "elle" | "elles" | "she" => Gender::Masculine,
                _ => Gender::Unknown,
            };
            participant.kind == Kind::Person
                && (participant.gender == Gender::Unknown || participant.gender != gender)
        };
        let free = |place: &&Place| fits(place) && !self.is_oblique(place);
        let here = self.cast.within(sentence.start..i);
        let here = (here.iter().rev().find(free)).or(here.iter().rev().find(fits));
        let before = text.sentence_at(sentence.start).checked_sub(1)?;
        let before = self.cast.within(text.sentence(before)).iter().find(free);
        here.or(before).map(|p| p.who)
    }

    /// The name a relative pronoun stands for: the nearest before it, past what describes it.
    fn antecedent(&self, relative: usize, sentence: &Range<usize>) -> Option<usize> {
        let from = relative.saturating_sub(14).max(sentence.start);
        let places = self.cast.within(from..relative);
        places
            .iter()
            .rev()
            .find(|p| self.can_act(p) && !self.is_aside(p))
            .map(|p| p.who)
    }

    /// A name and those before it in the same list.
    fn listed_with(&self, last: &Place, sentence: &Range<usize>) -> Vec<usize> {
        let text = self.text;
        let mut all = vec![last.who];
        let mut next = last.tokens.start;
        let mut joined = false;
        let places = self.cast.within(sentence.start..next);
        for place in places.iter().rev() {
            let gap = place.tokens.end..next;
            if gap.len() > LIST_GAP || self.has_verb(gap.clone()) {
                break;
            }
            if !self.can_act(place) || self.is_aside(place) || self.is_oblique(place) {
                continue;
            }
            joined |= gap.clone().any(|i| is_and(text, i));
            if !joined || !gap.clone().any(|i| is_and(text, i) || text.raw(i) == ",") {
                break;
            }
            all.push(place.who);
            next = place.tokens.start;
        }
        all
    }

    /// Whether the verb at `i` is denied.
    pub fn denied(&self, i: usize, sentence: &Range<usize>) -> bool {
        let text = self.text;
        let first = i.saturating_sub(NEGATION).max(sentence.start);
        let near = (first..i).rev().take_while(|k| {
            text.kind(*k) != TokenKind::Punct
                && !text.is_any(
                    *k,
                    words![
                        "qui", "que", "qu'", "dont", "who", "which", "that", "mais", "but",
                    ],
                )
        });
        let mut french = false;
        for k in near {
            if text.is_any(
                k,
                words!["not", "never", "cannot", "nor", "neither", "without"],
            ) || text.bytes(k).ends_with(b"n't")
                || (i - k <= 3 && text.is_any(k, words!["pas", "jamais"]))
                || (text.is(k, "longer") && text.is(k.wrapping_sub(1), "no"))
            {
                return true;
            }
            french |= text.is_any(k, words!["ne", "n'"]);
        }
        french
            && (i.saturating_sub(4)..(i + 5).min(sentence.end)).any(|k| {
                text.is_any(
                    k,
                    words![
                        "pas", "plus", "jamais", "guère", "point", "ni", "aucun", "aucune",
                    ],
                )
            })
    }

    /// Where the verb that goes on at `verb` begins, with its auxiliaries, negation and the small words between.
    pub fn verb_group(&self, verb: usize, from: usize) -> usize {
        let text = self.text;
        let mut first = verb;
        while first > from {
            let k = first - 1;
            let small = text.has(k, Classes::AUXILIARY)
                || text.is_any(
                    k,
                    words![
                        "ne",
                        "n'",
                        "pas",
                        "plus",
                        "se",
                        "s'",
                        "y",
                        "en",
                        "l'",
                        "le",
                        "la",
                        "les",
                        "lui",
                        "leur",
                        "également",
                        "aussi",
                        "notamment",
                        "ensuite",
                        "finalement",
                        "déjà",
                        "tous",
                        "toutes",
                        "deux",
                        "bien",
                        "pu",
                        "été",
                        "fait",
                        "also",
                        "not",
                        "both",
                        "all",
                        "later",
                        "then",
                        "never",
                        "has",
                        "have",
                        "been",
                        "to",
                        "d'",
                    ],
                )
                || (text.kind(k) == TokenKind::Word && text.word(k).ends_with("ly"))
                || (text.word(k).ends_with("ment") && !text.token(k).is_capitalised());
            // A determiner before a noun is not a verb's object pronoun, but no verb group ends on one either.
            if !small || self.cast.at(k).is_some() {
                break;
            }
            first = k;
        }
        first
    }

    /// Whether a participant can do something: a person, an institution, a group, or one nobody could tell.
    pub fn can_act(&self, place: &Place) -> bool {
        match self.cast.kind(place.who) {
            Kind::Person | Kind::Organisation | Kind::Unknown => true,
            Kind::Place | Kind::Group | Kind::Unnamed | Kind::Document => self.all,
        }
    }

    /// Whether the name hangs on a preposition, its own or that of the office before it, so that it is no subject.
    pub fn is_oblique(&self, place: &Place) -> bool {
        let text = self.text;
        if text.kind(place.tokens.end) == TokenKind::Possessive {
            return true;
        }
        let before = |i: usize| i.checked_sub(1);
        let Some(mut k) = before(self.with_office(place)) else {
            return false;
        };
        let contracted = |i: usize| text.is_any(i, words!["du", "des", "au", "aux", "d'"]);
        let article = text.has(k, Classes::DETERMINER) && !text.has(k, Classes::PREPOSITION);
        if text.raw(k) == "\"" || (article && !contracted(k)) {
            match before(k) {
                Some(i) => k = i,
                None => return false,
            }
        }
        contracted(k) || (text.has(k, Classes::PREPOSITION) && text.kind(k) != TokenKind::Punct)
    }

    /// Whether the name is said only beside another: in brackets, or within another's office.
    fn is_aside(&self, place: &Place) -> bool {
        let text = self.text;
        if place.tokens.start > 0 && text.raw(place.tokens.start - 1) == "(" {
            return true;
        }
        if self.cast.kind(place.who) == Kind::Person {
            return false;
        }
        // `l'Assemblée nationale` in `le président de l'Assemblée nationale X`: an office of X, who stands right after.
        let span = text.span(place.tokens.clone());
        let near = (place.tokens.end + 8).min(text.len());
        let from = place.tokens.start.saturating_sub(8);
        self.cast.within(from..near).iter().any(|other| {
            other.who != place.who
                && self.cast.kind(other.who) == Kind::Person
                && self.cast.participants[other.who]
                    .roles
                    .iter()
                    .any(|role| role.contains(span))
        })
    }

    /// Where the name begins together with the office that stands right before it.
    fn with_office(&self, place: &Place) -> usize {
        let text = self.text;
        let name = text.token(place.tokens.start).span.start;
        let office = self.cast.participants[place.who]
            .roles
            .iter()
            .filter(|role| role.end < name && name - role.end <= 2)
            .map(|role| text.tokens_in(*role).start)
            .min();
        office.unwrap_or(place.tokens.start)
    }

    /// Whether a verb stands in a run of tokens.
    fn has_verb(&self, run: Range<usize>) -> bool {
        let verbs = Classes::AUXILIARY.with(Classes::CUE_FINITE);
        let relative = words![
            "qui", "who", "whose", "dont", "où", "where", "when", "lorsque", "tandis", "while",
            "alors",
        ];
        run.clone().any(|i| {
            (self.text.has(i, verbs)
                && self.text.kind(i) == TokenKind::Word
                && !self.names_office(i))
                || self.text.is_any(i, relative)
        })
    }

    /// Whether a word that may be a verb is part of an office: `housing state secretary`.
    fn names_office(&self, i: usize) -> bool {
        let office = Classes::OFFICE.with(Classes::RANK).with(Classes::PORTFOLIO);
        self.text.has(i, office) || self.text.has(i + 1, office)
    }

    /// Whether a clause ends or another opens in a run of tokens.
    fn breaks(&self, run: Range<usize>) -> bool {
        run.clone().any(|i| {
            matches!(self.text.raw(i), ";" | ":")
                || self.text.is_any(
                    i,
                    words![
                        "lorsque", "lorsqu'", "tandis", "alors", "quand", "parce", "puisque",
                        "puisqu'", "when", "because", "although", "though", "while",
                    ],
                )
                || (self
                    .text
                    .is_any(i, words!["after", "before", "après", "avant"])
                    && !self.text.has(i + 1, Classes::AUXILIARY)
                    && !self.text.word(i + 1).ends_with("ing")
                    && run.end - i > 3
                    && !is_and(self.text, run.end - 1))
        })
    }
}

fn is_and(text: &Text, i: usize) -> bool {
    text.is_any(i, words!["et", "and", "ou", "ainsi", "comme", "well"])
}

/// Just past the last token of the clause that goes on at `i`: before the stop of its sentence, a mark that closes a
/// quote, a semicolon, or a comma that opens another clause.
pub(super) fn end_of_clause(text: &Text, i: usize, limit: usize) -> usize {
    let mut end = i;
    let limit = limit.min(i + LONGEST);
    let mut open = false;
    while end < limit {
        let raw = text.raw(end);
        let last = match text.kind(end) {
            TokenKind::Punct => match raw {
                "." | "!" | "?" | ";" | ")" => true,
                "(" => match (end + 1..(end + 16).min(limit)).find(|k| text.raw(*k) == ")") {
                    Some(close) => {
                        end = close;
                        false
                    }
                    None => true,
                },
                "," => opens_clause(text, end + 1),
                _ => false,
            },
            TokenKind::Mark if matches!(raw, "\"" | "«" | "“") && !open => {
                // A mark that closes what began before the clause ends it.
                let closes = raw == "\"" && !(end + 1..limit).any(|k| text.raw(k) == "\"");
                open = !closes;
                closes
            }
            TokenKind::Mark if matches!(raw, "\"" | "»" | "”") => {
                let was_open = open;
                open = false;
                !was_open
            }
            // `… and warned that`, `et c'est`
            TokenKind::Word if text.is_any(end, words!["et", "and", "mais", "but"]) => {
                text.has(end + 1, Classes::CUE_FINITE)
                    || text.is_any(
                        end + 1,
                        words![
                            "c'", "a", "ont", "il", "elle", "ils", "he", "she", "they", "it",
                        ],
                    )
            }
            _ => false,
        };
        if last {
            break;
        }
        end += 1;
    }
    while end > i && (text.raw(end - 1) == "," || text.kind(end - 1) == TokenKind::Dash) {
        end -= 1;
    }
    end
}

/// Whether the words after a comma begin a clause of their own rather than go on with a list.
fn opens_clause(text: &Text, i: usize) -> bool {
    (text.has(i, Classes::PRONOUN) && !text.has(i, Classes::DETERMINER.with(Classes::PREPOSITION)))
        || text.is_any(
            i,
            words![
                "mais",
                "alors",
                "tandis",
                "selon",
                "d'après",
                "but",
                "while",
                "according",
                "which",
                "qui",
                "dont",
                "où",
                "a",
                "ont",
                "said",
                "avant",
                "après",
                "although",
                "though",
                "who",
            ],
        )
        || text.has(i, Classes::CUE_FINITE)
        // `…, her office said.`
        || (i..i + 6)
            .take_while(|k| text.kind(*k) != TokenKind::Punct)
            .any(|k| text.has(k, Classes::CUE_FINITE) && text.kind(k + 1) == TokenKind::Punct)
}
