//! Speakers: who the words at a cue stand for.
//!
//! A name is itself. An office is whoever holds it in this story. A description that fits nobody named is somebody
//! unnamed, a group or a document, who joins the cast; the description's second mention (`un projet de déclaration` …
//! `le projet`) is the same one, an indefinite one (`un autre responsable`) never is. A pronoun is looked for among those
//! the text has just spoken of, never beyond; what stays undecided says who it may be.

use super::profiles::Profiles;
use super::scene::Scene;
use super::subjects::Subject;
use super::topics::Topics;
use crate::cast::Cast;
use crate::furniture::Frame;
use crate::language::Classes;
use crate::names::leaders::Leaders;
use crate::names::roles::{self, Index, Resolution};
use crate::story::{Gender, Kind, KindReason, MentionBy, SpeakerReason};
use crate::text::{Shape, TokenKind, Words, words};
use std::ops::Range;

/// Who speaks at a cue, and how that was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Speaker {
    pub who: Option<usize>,
    /// Somebody of this kind whom the words describe and the cast does not have yet.
    pub new: Option<Kind>,
    /// The words that say so.
    pub words: Option<Range<usize>>,
    /// How these speak of them, where the cast does not know that yet.
    pub by: Option<MentionBy>,
    pub reason: SpeakerReason,
    /// Who it may be, when that is open.
    pub candidates: Option<Box<[usize]>>,
}

impl Speaker {
    pub fn of(who: usize, words: Range<usize>, reason: SpeakerReason) -> Self {
        Self {
            who: Some(who),
            words: Some(words),
            reason,
            ..Self::default()
        }
    }

    /// The same of words that the cast does not know to speak of them.
    pub fn by(self, by: MentionBy) -> Self {
        Self {
            by: Some(by),
            ..self
        }
    }

    /// Somebody whom the words describe and nothing names.
    pub fn described(kind: Kind, words: Range<usize>, reason: SpeakerReason) -> Self {
        Self {
            new: Some(kind),
            words: Some(words),
            reason,
            ..Self::default()
        }
    }

    /// Whether it is said who it is.
    pub fn is_known(&self) -> bool {
        self.who.is_some() || self.new.is_some()
    }

    /// The same speaker, for a quote that goes on.
    pub fn continued(&self) -> Self {
        Self {
            by: None,
            reason: if self.is_known() {
                SpeakerReason::Continued
            } else {
                self.reason
            },
            ..self.clone()
        }
    }
}

/// What has been learnt of the speakers so far.
pub(super) struct Speakers<'c> {
    pub cast: &'c mut Cast,
    /// Those described without a name, with the noun that heads the description.
    described: Vec<Described>,
    /// Who spoke last, and in which unit.
    pub last: Option<(usize, usize)>,
    /// Who spoke before that, if another.
    pub before_last: Option<usize>,
    /// How often each has spoken, and the most of these.
    times: Vec<usize>,
    pub most_times: usize,
    /// What the story says of everybody.
    pub profiles: Profiles,
    /// Whom it speaks of, sentence by sentence.
    pub topics: Topics,
    /// The offices that names hold.
    index: Index,
    /// Those that the public record knows them to hold.
    pub leaders: Leaders,
}

struct Described {
    who: usize,
    head: String,
}

/// How many units back a pronoun looks for whom it stands for.
const MEMORY: usize = 8;

/// The same for a description that the story has not given before.
const SALIENT_MEMORY: usize = 3;

/// How many mentions back an institution is looked for.
const INSTITUTION_MEMORY: usize = 60;

/// How many of those described without a name are remembered by their noun.
const DESCRIBED: usize = 40;

/// The most candidates an undecided speaker is given.
const CANDIDATES: usize = 4;

impl<'c> Speakers<'c> {
    pub fn new(scene: &Scene, frame: &Frame, cast: &'c mut Cast) -> Self {
        let profiles = Profiles::of(scene, cast);
        Self {
            leaders: Leaders::of(scene.text, cast, frame.furniture.published),
            index: Index::of(cast),
            topics: Topics::of(scene, cast, &profiles),
            profiles,
            cast,
            described: Vec::new(),
            last: None,
            before_last: None,
            times: Vec::new(),
            most_times: 0,
        }
    }

    /// Notes who spoke in a unit.
    pub fn spoke(&mut self, speaker: &Speaker, unit: usize) {
        let Some(who) = speaker.who else { return };
        if let Some((last, _)) = self.last.replace((who, unit))
            && last != who
        {
            self.before_last = Some(last);
        }
        if self.times.len() <= who {
            self.times.resize(who + 1, 0);
        }
        self.times[who] += 1;
        self.most_times = self.most_times.max(self.times[who]);
    }

    /// How often somebody has spoken.
    pub fn times(&self, who: usize) -> usize {
        self.times.get(who).copied().unwrap_or_default()
    }

    /// Whether somebody without a name was described by a noun.
    pub fn is_described_as(&self, who: usize, head: &str) -> bool {
        let late = self.described.iter().rev().take(DESCRIBED);
        late.into_iter().any(|d| d.who == who && d.head == head)
    }

    /// Finds who a subject is, in unit `u`, before the token `at`.
    pub fn resolve(&mut self, scene: &Scene, subject: &Subject, u: usize) -> Speaker {
        match subject {
            Subject::Pronoun(i) => self.pronoun(scene, *i, u),
            Subject::Phrase(phrase, apposed) => {
                // `a navy spokesman, Col. Steve Rowe`: a title may stand before the name.
                if let Some(name) = apposed
                    && let Some(place) = self.cast.within(name.clone()).first()
                {
                    return Speaker::of(place.who, place.tokens.clone(), SpeakerReason::Named);
                }
                self.phrase(scene, phrase.clone(), u)
            }
        }
    }

    /// Finds who a subject is if it can speak at all: a name, or a noun for a person, a group or a text.
    pub fn resolve_speaker(&mut self, scene: &Scene, subject: &Subject, u: usize) -> Speaker {
        let speaks = match subject {
            Subject::Pronoun(_) | Subject::Phrase(_, Some(_)) => true,
            Subject::Phrase(phrase, None) => {
                let nouns = Classes::SOURCE
                    .with(Classes::SOURCE_GROUP)
                    .with(Classes::DOCUMENT)
                    .with(Classes::OFFICE);
                !self.cast.within(phrase.clone()).is_empty()
                    || head(scene, phrase).is_some_and(|h| scene.text.has(h, nouns))
            }
        };
        if speaks {
            self.resolve(scene, subject, u)
        } else {
            Speaker::default()
        }
    }

    fn phrase(&mut self, scene: &Scene, phrase: Range<usize>, u: usize) -> Speaker {
        let text = scene.text;
        if phrase.is_empty() {
            return Speaker::default();
        }
        if text.is_run(phrase.start, &["ce", "dernier"])
            || text.is_run(phrase.start, &["cette", "dernière"])
            || text.is_run(phrase.start, &["the", "latter"])
        {
            return self.latest(scene, phrase, u);
        }
        let relative = words!["qui", "who", "which", "dont", "whose", "que", "qu'", "that"];
        let core = (phrase.start + 1..phrase.end)
            .find(|&i| text.is_any(i, relative))
            .unwrap_or(phrase.end);
        let mentions: Vec<(usize, Range<usize>)> = (self.cast.within(phrase.start..core).iter())
            .filter(|m| m.by != MentionBy::Pronoun)
            .map(|m| (m.who, m.tokens.clone()))
            .collect();
        let free: Vec<&(usize, Range<usize>)> = (mentions.iter())
            .filter(|(_, tokens)| !is_governed(scene, &phrase, tokens))
            .collect();
        // Two joined: they speak together.
        if free.len() >= 2
            && free.windows(2).all(|w| {
                let between = w[0].1.end..w[1].1.start;
                (between.clone()).all(|i| {
                    text.is_any(
                        i,
                        words![
                            "et", "and", "&", ",", "le", "la", "les", "l'", "the", "avec",
                        ],
                    ) || text.word(i).ends_with('.')
                        || text.shape(i) == Shape::Capital
                }) && between
                    .clone()
                    .any(|i| text.is_any(i, words!["et", "and", "&", ","]))
            })
            && (free[0].1.end..free[free.len() - 1].1.start)
                .any(|i| text.is_any(i, words!["et", "and", "&"]))
        {
            return Speaker::described(Kind::Group, phrase, SpeakerReason::Named);
        }
        // `western countries and Israel`: those before the conjunction speak too, though nothing names them.
        if let [(_, tokens)] = free.as_slice()
            && tokens.end == core
            && tokens.start > phrase.start + 1
            && text.is_any(tokens.start - 1, words!["et", "and"])
        {
            return Speaker::described(Kind::Group, phrase, SpeakerReason::Named);
        }
        let person = free
            .iter()
            .rev()
            .find(|(who, _)| self.cast.kind(*who) == Kind::Person);
        if let Some((who, tokens)) = person {
            return Speaker::of(*who, tokens.clone(), self.reason_at(tokens.start));
        }
        if person.is_none()
            && let Some(who) = self.surnamed(scene, &phrase)
        {
            return Speaker::of(who, phrase, SpeakerReason::Named);
        }
        let touching = free.last().filter(|(_, tokens)| tokens.end == core);
        if let Some((who, tokens)) = touching.or(free.first())
            && self.heads(scene, &phrase, tokens)
        {
            return Speaker::of(*who, tokens.clone(), self.reason_at(tokens.start));
        }
        self.role_or_described(scene, phrase, u)
    }

    /// How a mention tells who it means.
    fn reason_at(&self, i: usize) -> SpeakerReason {
        match self.cast.at(i).map(|place| place.by) {
            Some(MentionBy::Role) => SpeakerReason::Role,
            Some(MentionBy::Pronoun) => SpeakerReason::Pronoun,
            _ => SpeakerReason::Named,
        }
    }

    /// The person whose name ends a phrase that no mention covers: `le ministre des Finances Paul Rey`.
    fn surnamed(&self, scene: &Scene, phrase: &Range<usize>) -> Option<usize> {
        let text = scene.text;
        let last = phrase.end - 1;
        if phrase.len() < 3
            || !text.token(last).is_capitalised()
            || !text.token(last - 1).is_capitalised()
        {
            return None;
        }
        let mut words = self.cast.places()[..self
            .cast
            .places()
            .partition_point(|p| p.tokens.start < phrase.start)]
            .iter()
            .rev()
            .chain(
                &self.cast.places()[self
                    .cast
                    .places()
                    .partition_point(|p| p.tokens.start < phrase.end)..],
            )
            .take(INSTITUTION_MEMORY * 2);
        words
            .find(|p| {
                self.cast.kind(p.who) == Kind::Person
                    && p.tokens.len() >= 2
                    && text.is(p.tokens.end - 1, text.word(last))
                    && text.is(p.tokens.end - 2, text.word(last - 1))
            })
            .map(|p| p.who)
    }

    /// Whether a mention is what a phrase speaks of, rather than a word that qualifies its head: not `Fatah` in `a Fatah
    /// official`.
    fn heads(&self, scene: &Scene, phrase: &Range<usize>, mention: &Range<usize>) -> bool {
        let text = scene.text;
        let sources = Classes::SOURCE
            .with(Classes::SOURCE_GROUP)
            .with(Classes::DOCUMENT);
        let lower = |&i: &usize| {
            text.kind(i) == TokenKind::Word
                && text.shape(i) == Shape::Lower
                && !text.has(i, Classes::FUNCTION)
        };
        // `U.S. intelligence officials`: what follows the name heads the phrase.
        let followed = (mention.end..phrase.end)
            .take_while(lower)
            .any(|i| text.has(i, sources));
        let preceded = (phrase.start..mention.start).any(|i| {
            text.has(i, Classes::SOURCE.with(Classes::DOCUMENT)) && !text.token(i).is_capitalised()
        });
        let medium = text.is_any(mention.end, words!["agency", "newspaper", "news"]);
        (medium || !followed) && !preceded
    }

    fn role_or_described(&mut self, scene: &Scene, phrase: Range<usize>, u: usize) -> Speaker {
        let text = scene.text;
        if let Some(who) = self.one_of_pair(scene, &phrase, u) {
            return Speaker::of(who, phrase, SpeakerReason::Pronoun).by(MentionBy::Pronoun);
        }
        let Some(head) = head(scene, &phrase) else {
            // `l'autre`, `la seconde`, `one of them`: somebody, without a noun.
            let other = text.is_any(
                phrase.start,
                words![
                    "l'", "le", "la", "the", "un", "une", "one", "another", "l'un", "l'une",
                    "celui", "celle",
                ],
            );
            if !other {
                return Speaker::default();
            }
            return Speaker::described(Kind::Unnamed, phrase, SpeakerReason::Described);
        };
        let definite = text.is_any(
            phrase.start,
            words![
                "le", "la", "l'", "les", "the", "ce", "cet", "cette", "ces", "this", "that", "son",
                "sa", "ses", "his", "her", "its", "these", "those",
            ],
        );
        let indefinite = text.is_any(
            phrase.start,
            words!["un", "une", "a", "an", "another", "one"],
        ) || text.is_any(
            phrase.start + 1,
            words!["autre", "other", "second", "third"],
        );
        let office = Classes::OFFICE.with(Classes::KIN).with(Classes::SOURCE);
        if !indefinite && text.has(head, office) {
            let held = self.holders(scene, &phrase);
            if held.len() == 1 {
                return Speaker::of(held[0], phrase, SpeakerReason::Role).by(MentionBy::Role);
            }
            if held.len() > 1 {
                return Speaker {
                    who: None,
                    words: Some(phrase),
                    reason: SpeakerReason::Undecided,
                    candidates: Some(held.into_iter().take(CANDIDATES).collect()),
                    ..Speaker::default()
                };
            }
        }
        if definite || !indefinite && scene.english() && text.shape(phrase.start) == Shape::Lower {
            let word = text.word(head);
            if let Some(known) = self
                .described
                .iter()
                .rev()
                .take(DESCRIBED)
                .find(|d| d.head == word)
            {
                let known = Speaker::of(known.who, phrase, SpeakerReason::Described);
                return known.by(MentionBy::Role);
            }
            let meant = self
                .institution(scene, &phrase, head)
                .or_else(|| self.salient(scene, &phrase, head, u));
            if let Some(who) = meant.filter(|_| definite) {
                return Speaker::of(who, phrase, SpeakerReason::Role).by(MentionBy::Role);
            }
        }
        let kind = kind_of(scene, &phrase, head);
        Speaker::described(kind, phrase, SpeakerReason::Described)
    }

    /// Enters into the cast what finding a speaker has told of it: who is described, and which words speak of whom.
    pub fn settle(&mut self, scene: &Scene, mut speaker: Speaker) -> Speaker {
        let Some(words) = speaker.words.clone() else {
            return speaker;
        };
        match (speaker.new.take(), speaker.who, speaker.by.take()) {
            (Some(kind), ..) => speaker.who = Some(self.describe(scene, words, kind)),
            (None, Some(who), Some(by)) if scene.text.kind(words.start) != TokenKind::Clitic => {
                self.cast.mention(scene.text, who, words, by);
            }
            _ => {}
        }
        speaker
    }

    /// Adds somebody who is described rather than named.
    fn describe(&mut self, scene: &Scene, phrase: Range<usize>, kind: Kind) -> usize {
        let mut participant = Cast::named(kind, scene.text.span(phrase.clone()));
        participant.reason = KindReason::Speaks;
        participant.gender = match scene.text.word(phrase.start) {
            "la" | "une" | "cette" | "celle" => Gender::Feminine,
            "le" | "un" | "ce" | "cet" | "celui" => Gender::Masculine,
            _ => Gender::Unknown,
        };
        let who = self.cast.add(participant);
        if let Some(head) = head(scene, &phrase) {
            let head = scene.text.word(head).to_owned();
            self.described.push(Described { who, head });
        }
        self.cast.mention(scene.text, who, phrase, MentionBy::Role);
        who
    }

    /// Those with a name whom the description means.
    fn holders(&mut self, scene: &Scene, phrase: &Range<usize>) -> Vec<usize> {
        match roles::resolve(scene.text, self.cast, &mut self.index, phrase.clone()) {
            Resolution::One(who) => vec![who],
            Resolution::Several(who) => who,
            Resolution::None => Vec::new(),
        }
    }

    /// An institution by its noun alone: `le ministère`, `the court`, after one so named.
    fn institution(&self, scene: &Scene, phrase: &Range<usize>, head: usize) -> Option<usize> {
        let text = scene.text;
        let noun = text.word(head);
        if scene.words(phrase.clone()) > 2 || noun.len() < 4 {
            return None;
        }
        let from = self
            .cast
            .places()
            .partition_point(|p| p.tokens.end <= phrase.start);
        let nearest = self.cast.places()[..from]
            .iter()
            .rev()
            .take(INSTITUTION_MEMORY);
        let mut found = None;
        for place in nearest {
            let kind = self.cast.kind(place.who);
            let named = kind == Kind::Organisation
                && place.by == MentionBy::Name
                && place.tokens.clone().any(|i| text.is(i, noun));
            if named {
                found.get_or_insert(place.who);
                if found != Some(place.who) {
                    return None;
                }
            }
        }
        found
    }

    /// A person by a description that the story has not given before: `le joueur de 34 ans`, `the witness`. It means
    /// whoever the text has just spoken of, unless people so described speak unnamed as a rule.
    fn salient(
        &self,
        scene: &Scene,
        phrase: &Range<usize>,
        head: usize,
        u: usize,
    ) -> Option<usize> {
        const UNNAMED: &Words = words![
            "porte-parole",
            "source",
            "responsable",
            "diplomate",
            "official",
            "diplomat",
            "officer",
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "aide",
            "conseiller",
            "conseillère",
            "adviser",
            "officier",
            "fonctionnaire",
            "militaire",
            "policier",
            "témoin",
            "habitant",
            "habitante",
            "proche",
            "insider",
            "homme",
            "femme",
            "mère",
            "père",
            "man",
            "woman",
            "victime",
            "suspect",
            "document",
            "police",
        ];
        let text = scene.text;
        let person = text.has(head, Classes::SOURCE.with(Classes::OFFICE))
            && text.is_any(phrase.start, words!["le", "la", "l'", "the"]);
        let names_another = (phrase.start + 1..phrase.end)
            .any(|i| self.cast.at(i).is_some() || text.token(i).is_capitalised());
        let long = scene.words(phrase.clone()) > 5;
        // `l'ancien ministre de Jean Rey` speaks of somebody the story knows, however it goes on.
        let former = text.is_any(phrase.start + 1, words!["ancien", "ancienne", "former"])
            || text.word(phrase.start + 1).starts_with("ex-");
        if !person || text.is_any(head, UNNAMED) || text.has(head, Classes::SOURCE_GROUP) {
            return None;
        }
        // `la députée de l'Isère` right after somebody's words is that somebody, unless known as another of the kind.
        if (names_another || long) && !former {
            let (last, unit) = self.last?;
            let participant = &self.cast.participants[last];
            let noun = text.word(head);
            let of_the_kind = (participant.roles.iter())
                .any(|role| text.tokens_in(*role).any(|i| text.is(i, noun)));
            let wants = if text.is(phrase.start, "la") {
                Wants::Woman
            } else {
                Wants::Man
            };
            let fits = !text.is_any(phrase.start, words!["la", "le"]) || self.fits(last, wants, "");
            let named = participant.kind == Kind::Person;
            return (named && fits && !of_the_kind && u - unit <= 2).then_some(last);
        }
        let word = match text.word(phrase.start) {
            "la" => "elle",
            "le" => "il",
            _ if text.has(head, Classes::FEMININE) => "elle",
            _ if text.has(head, Classes::MASCULINE) => "il",
            _ => "",
        };
        let wants = match word {
            "il" => Wants::Man,
            "elle" => Wants::Woman,
            _ => Wants::Person,
        };
        self.antecedent(scene, phrase.start, u, SALIENT_MEMORY, wants, word)
            .filter(|&who| self.cast.kind(who) == Kind::Person)
    }

    /// Whom a pronoun stands for.
    fn pronoun(&self, scene: &Scene, i: usize, u: usize) -> Speaker {
        let text = scene.text;
        let word = text
            .word(i)
            .trim_start_matches("-t-")
            .trim_start_matches('-')
            .to_owned();
        let words = i..i + 1;
        let wants = match word.as_str() {
            "il" | "he" | "him" | "lui" | "celui-ci" | "celui-là" => Wants::Man,
            "elle" | "she" | "her" | "celle-ci" => Wants::Woman,
            "it" => Wants::Thing,
            "ils" | "elles" | "they" | "them" | "eux" | "ceux-ci" | "celles-ci" => Wants::Several,
            _ => {
                return Speaker {
                    words: Some(words),
                    ..Speaker::default()
                };
            }
        };
        match self.antecedent(scene, i, u, MEMORY, wants, &word) {
            Some(who) => Speaker::of(who, words, SpeakerReason::Pronoun).by(MentionBy::Pronoun),
            None => {
                let before = text.token(i).span.start;
                let mut candidates: Vec<usize> = (0..self.cast.participants.len())
                    .filter(|&who| self.fits(who, wants, &word))
                    .filter(|&who| {
                        (self.cast.participants[who].mentions.first())
                            .is_some_and(|m| m.span.start < before)
                    })
                    .collect();
                if candidates.len() == 1 {
                    return Speaker::of(candidates[0], words, SpeakerReason::Pronoun);
                }
                candidates.truncate(CANDIDATES);
                Speaker {
                    who: None,
                    words: Some(words),
                    reason: if candidates.is_empty() {
                        SpeakerReason::None
                    } else {
                        SpeakerReason::Undecided
                    },
                    candidates: (!candidates.is_empty()).then(|| candidates.into()),
                    ..Speaker::default()
                }
            }
        }
    }

    /// Whom the words at `i` in unit `u` most likely point back to.
    fn antecedent(
        &self,
        scene: &Scene,
        i: usize,
        u: usize,
        memory: usize,
        wants: Wants,
        word: &str,
    ) -> Option<usize> {
        // The score of each, and its place where scores are equal.
        let mut likeliest: Option<(i32, usize, usize)> = None;
        let oldest = u.saturating_sub(memory);
        let from = scene.units[oldest].tokens.start;
        let limit = scene.units[u].tokens.start.max(i);
        let mut unit = oldest;
        for place in self.cast.within(from..limit) {
            let start = place.tokens.start;
            while (scene.units.get(unit)).is_some_and(|n| n.tokens.end <= start) {
                unit += 1;
            }
            let Some(its) = scene.units.get(unit) else {
                break;
            };
            if !self.fits(place.who, wants, word) {
                continue;
            }
            let back = u.saturating_sub(unit) as i32;
            let mut score = 20 - 4 * back;
            if scene.speech_at(start).is_some() {
                score -= 8;
            }
            if !is_governed(scene, &its.tokens, &place.tokens) {
                score += 4;
                if is_first(scene, self.cast, its.tokens.clone(), start) {
                    score += 3;
                }
            }
            if self.cast.participants[place.who].gender != Gender::Unknown {
                score += 1;
            }
            if its.headline {
                score -= 6;
            }
            likeliest = likeliest.max(Some((score, start, place.who)));
        }
        if let Some((last, unit)) = self.last
            && self.fits(last, wants, word)
        {
            let back = u.saturating_sub(unit) as i32;
            likeliest = likeliest.max(Some((20 - 4 * back + 8, 0, last)));
        }
        likeliest.map(|(_, _, who)| who)
    }

    /// `ce dernier`, `the latter`: whoever was named last.
    fn latest(&self, scene: &Scene, phrase: Range<usize>, u: usize) -> Speaker {
        let from = scene.units[u.saturating_sub(2)].tokens.start;
        let who = (self.cast.within(from..phrase.start).iter().rev())
            .filter(|p| scene.speech_at(p.tokens.start).is_none())
            .find(|p| self.cast.kind(p.who) == Kind::Person)
            .map(|p| p.who);
        match who {
            Some(who) => Speaker::of(who, phrase, SpeakerReason::Pronoun).by(MentionBy::Pronoun),
            None => Speaker {
                words: Some(phrase),
                ..Speaker::default()
            },
        }
    }

    fn fits(&self, who: usize, wants: Wants, word: &str) -> bool {
        let participant = &self.cast.participants[who];
        match (wants, participant.kind) {
            (Wants::Person, Kind::Person) => true,
            (Wants::Man, Kind::Person) => participant.gender != Gender::Feminine,
            (Wants::Woman, Kind::Person) => participant.gender != Gender::Masculine,
            (Wants::Man, Kind::Unnamed | Kind::Unknown) => participant.gender != Gender::Feminine,
            (Wants::Woman, Kind::Unnamed | Kind::Unknown) => {
                participant.gender != Gender::Masculine
            }
            // A French institution or document is he or she too, but only if it has just spoken.
            (Wants::Man | Wants::Woman, Kind::Organisation | Kind::Document) => {
                matches!(word, "il" | "elle") && self.last.is_some_and(|l| l.0 == who)
            }
            (Wants::Thing, Kind::Organisation | Kind::Document | Kind::Place) => true,
            (Wants::Thing, Kind::Group) => true,
            (Wants::Several, Kind::Group) => true,
            (Wants::Several, Kind::Organisation | Kind::Unnamed) => {
                self.last.is_some_and(|l| l.0 == who)
            }
            _ => false,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wants {
    Person,
    Man,
    Woman,
    Thing,
    Several,
}

/// Whether a mention is governed by a preposition or owns what follows: not who speaks, but whose or with whom. The words
/// of its office may stand between: `avec le président français Emmanuel Macron`.
pub(super) fn is_governed(scene: &Scene, phrase: &Range<usize>, mention: &Range<usize>) -> bool {
    let text = scene.text;
    if text.kind(mention.end) == TokenKind::Possessive {
        return true;
    }
    let contracted = |i: usize| text.is_any(i, words!["du", "des", "au", "aux"]);
    let mut i = mention.start;
    let floor = phrase.start.max(mention.start.saturating_sub(8));
    while i > floor {
        let before = i - 1;
        if text.has(before, Classes::PREPOSITION) || contracted(before) {
            return true;
        }
        let title = text.has(before, Classes::DETERMINER.with(Classes::HONORIFIC))
            || text.kind(before) == TokenKind::Word
                && text.shape(before) == Shape::Lower
                && !text.has(before, Classes::FUNCTION)
                && (text.has(
                    before,
                    Classes::OFFICE
                        .with(Classes::KIN)
                        .with(Classes::RANK)
                        .with(Classes::SOURCE),
                ) || mention.start - before <= 2
                    || before > 0 && text.has(before - 1, Classes::OFFICE.with(Classes::SOURCE)));
        if !title {
            return false;
        }
        i = before;
    }
    false
}

/// Whether the mention at `start` is the first of its unit outside marks.
fn is_first(scene: &Scene, cast: &Cast, unit: Range<usize>, start: usize) -> bool {
    cast.within(unit)
        .iter()
        .find(|p| scene.speech_at(p.tokens.start).is_none())
        .is_some_and(|p| p.tokens.start == start)
}

/// The noun that heads a phrase.
pub(super) fn head(scene: &Scene, phrase: &Range<usize>) -> Option<usize> {
    let text = scene.text;
    let sources = Classes::SOURCE
        .with(Classes::SOURCE_GROUP)
        .with(Classes::DOCUMENT);
    let noun = |i: usize| {
        text.kind(i) == TokenKind::Word
            && !text.has(i, Classes::HONORIFIC)
            && !text.has(
                i,
                Classes::DETERMINER
                    .with(Classes::PREPOSITION)
                    .with(Classes::PRONOUN)
                    .with(Classes::CONJUNCTION),
            )
    };
    if scene.english() {
        let end = (phrase.start + 1..phrase.end)
            .find(|&i| {
                text.has(i, Classes::PREPOSITION)
                    || text.is_any(
                        i,
                        words![
                            "who", "which", "that", "familiar", "close", "seen", "obtained",
                            "speaking", ",",
                        ],
                    )
            })
            .unwrap_or(phrase.end);
        return (phrase.start..end)
            .rev()
            .find(|&i| text.has(i, sources))
            .or_else(|| (phrase.start..end).rev().find(|&i| noun(i)));
    }
    let first = phrase.clone().find(|&i| {
        text.has(i, sources)
            && !text.has(i, Classes::DETERMINER)
            && !(i > phrase.start + 1 && text.is_any(i - 1, words!["de", "d'", "du", "des"]))
    });
    let adjective = words![
        "haut",
        "haute",
        "hauts",
        "ancien",
        "ancienne",
        "anciens",
        "autre",
        "autres",
        "jeune",
        "petit",
        "grand",
        "grande",
        "nouveau",
        "nouvelle",
        "même",
        "seul",
        "simple",
        "vieux",
        "principal",
        "principale",
        "deux",
        "trois",
        "plusieurs",
    ];
    first.or_else(|| {
        phrase
            .clone()
            .find(|&i| noun(i) && !text.is_any(i, adjective))
    })
}

/// What a phrase describes, by the noun that heads it.
pub(super) fn kind_of(scene: &Scene, phrase: &Range<usize>, head: usize) -> Kind {
    let text = scene.text;
    let person_or_several = text.has(head, Classes::SOURCE_GROUP)
        || text.is_any(
            phrase.start,
            words![
                "les", "des", "ses", "leurs", "ces", "these", "those", "some", "several", "many",
            ],
        ) && !text.has(head, Classes::DOCUMENT);
    if text.has(head, Classes::SOURCE) && !text.has(head, Classes::SOURCE_GROUP) {
        Kind::Unnamed
    } else if text.has(head, Classes::DOCUMENT) && !text.has(head, Classes::SOURCE_GROUP) {
        Kind::Document
    } else if person_or_several {
        Kind::Group
    } else {
        Kind::Unnamed
    }
}
