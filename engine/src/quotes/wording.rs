//! [`Wording`]: what the words of a subject say by themselves: how they begin, their gender and number, the noun that heads
//! them, and whether the story had that noun before.

use super::profiles;
use super::scene::Scene;
use super::speakers::{self, Speakers};
use super::subjects::Subject;
use crate::language::Classes;
use crate::story::{Gender, MentionBy};
use crate::text::words;
use std::ops::Range;

/// What a subject's words say by themselves.
pub(super) struct Wording {
    pub form: &'static str,
    pub gender: Gender,
    pub plural: bool,
    pub head: Option<usize>,
    pub head_word: Option<u64>,
    pub words: Vec<u64>,
    pub phrase: Option<Range<usize>>,
    /// How the head's noun was first used before: `new`, `indefinite`, `definite`.
    pub seen: &'static str,
    /// Whether it speaks of a body rather than of somebody: `le groupe`, `la préfecture`.
    pub body: bool,
}

impl Wording {
    pub fn of(scene: &Scene, speakers: &Speakers, subject: Option<&Subject>) -> Self {
        let mut wording = Self {
            form: "none",
            gender: Gender::Unknown,
            plural: false,
            head: None,
            head_word: None,
            words: Vec::new(),
            phrase: None,
            seen: "-",
            body: false,
        };
        let text = scene.text;
        match subject {
            None => {}
            Some(Subject::Pronoun(i)) => {
                let word = text.word(*i);
                let word = word.rsplit(['-', '\'']).next().unwrap_or(word);
                wording.form = pronoun(word);
                (wording.gender, wording.plural) = match wording.form {
                    "il" | "he" => (Gender::Masculine, false),
                    "elle" | "she" => (Gender::Feminine, false),
                    "ils" => (Gender::Masculine, true),
                    "elles" => (Gender::Feminine, true),
                    "they" => (Gender::Unknown, true),
                    _ => (Gender::Unknown, false),
                };
            }
            Some(Subject::Phrase(phrase, name)) => {
                wording.phrase = Some(phrase.clone());
                wording.head = speakers::head(scene, phrase);
                wording.head_word = wording.head.and_then(|h| profiles::word(scene, h));
                let body = Classes::ORGANISATION.with(Classes::INSTITUTION);
                wording.body = (wording.head)
                    .is_some_and(|h| text.has(h, body) && !text.has(h, Classes::OFFICE));
                profiles::content(scene, phrase.clone(), &mut wording.words);
                wording.words.retain(|w| Some(*w) != wording.head_word);
                if let Some(word) = wording.head_word {
                    wording.seen = speakers.profiles.seen(scene, word, phrase.start);
                }
                wording.form = match name {
                    Some(_) => "apposed",
                    None => article(scene, speakers, phrase),
                };
                let agreement = wording.head.map(|h| scene.grammar.agreement(h));
                wording.gender = match text.word(phrase.start) {
                    "la" | "une" | "cette" => Gender::Feminine,
                    "le" | "un" | "ce" | "cet" => Gender::Masculine,
                    _ if agreement.is_some_and(|a| a.is_feminine()) => Gender::Feminine,
                    _ if agreement.is_some_and(|a| a.is_masculine()) => Gender::Masculine,
                    _ => Gender::Unknown,
                };
                wording.plural = agreement.is_some_and(|a| a.is_plural())
                    || text.is_any(
                        phrase.start,
                        words![
                            "les",
                            "des",
                            "ces",
                            "ses",
                            "leurs",
                            "these",
                            "those",
                            "plusieurs"
                        ],
                    );
            }
        }
        wording
    }
}

/// The name of a pronoun's kind.
fn pronoun(word: &str) -> &'static str {
    match word {
        "il" | "lui" | "ci" | "là" => "il",
        "elle" => "elle",
        "ils" | "eux" => "ils",
        "elles" => "elles",
        "on" => "on",
        "he" | "him" => "he",
        "she" | "her" => "she",
        "they" | "them" => "they",
        "it" => "it",
        "je" | "i" | "nous" | "we" | "me" | "moi" => "i",
        _ => "pronoun",
    }
}

/// How a phrase begins, or that it is a name.
fn article(scene: &Scene, speakers: &Speakers, phrase: &Range<usize>) -> &'static str {
    let text = scene.text;
    let first = phrase.start;
    let mentions = speakers.cast.within(phrase.clone());
    let ends_named =
        (mentions.last()).is_some_and(|m| m.tokens.end >= phrase.end && m.by == MentionBy::Name);
    if mentions
        .first()
        .is_some_and(|m| m.tokens.start == first && m.by == MentionBy::Name)
    {
        return "name";
    }
    let is = |words| text.is_any(first, words);
    if is(words!["le", "la", "l'", "les", "the"]) {
        if ends_named {
            "definite-name"
        } else {
            "definite"
        }
    } else if is(words![
        "un",
        "une",
        "a",
        "an",
        "des",
        "another",
        "one",
        "plusieurs",
        "several",
        "some",
        "certains"
    ]) {
        "indefinite"
    } else if is(words![
        "ce", "cet", "cette", "ces", "this", "that", "these", "those"
    ]) {
        "demonstrative"
    } else if is(words![
        "son", "sa", "ses", "leur", "leurs", "his", "her", "its", "their"
    ]) {
        "possessive"
    } else if ends_named {
        "bare-name"
    } else {
        "bare"
    }
}
