//! [`Topics`]: whom the story speaks of, sentence by sentence, so that a pronoun sentences later still leads to them.
//!
//! The topic is the person whom the subject of a clause names; a pronoun that agrees keeps it, and other subjects leave
//! it alone.

use super::profiles::Profiles;
use super::scene::Scene;
use super::subjects;
use crate::cast::Cast;
use crate::grammar::Relation;
use crate::story::{Gender, Kind, MentionBy};
use crate::text::words;

/// The person of each unit.
pub(super) struct Topics {
    of: Vec<Topic>,
}

/// Whom a unit speaks of.
#[derive(Clone, Copy, Debug, Default)]
struct Topic {
    /// The person who is subject before it begins.
    before: Option<usize>,
    /// Its first subject, with the token, if a person.
    first: Option<(usize, usize)>,
    /// The first of its paragraph so far, before it begins.
    paragraph: Option<usize>,
    /// The unit in which the topic before it came up last.
    since: usize,
}

impl Topics {
    pub fn of(scene: &Scene, cast: &Cast, profiles: &Profiles) -> Self {
        let mut of: Vec<Topic> = Vec::with_capacity(scene.units.len());
        let mut now: Option<usize> = None;
        let mut since = 0;
        let mut paragraph: Option<(usize, Option<usize>)> = None;
        for (u, unit) in scene.units.iter().enumerate() {
            let opened = paragraph.filter(|(run, _)| *run == unit.run);
            let mut topic = Topic {
                before: now,
                first: None,
                since,
                paragraph: opened.and_then(|(_, who)| who),
            };
            if !unit.headline {
                for i in unit.tokens.clone() {
                    if let Some(who) = subject(scene, cast, profiles, i, now) {
                        topic.first.get_or_insert((who, i));
                        now = Some(who);
                        since = u;
                    }
                }
            }
            let first = topic.paragraph.or(topic.first.map(|(who, _)| who));
            paragraph = Some((unit.run, first));
            of.push(topic);
        }
        Self { of }
    }

    /// Who is the topic where a token of a unit stands: in this unit before it, or in those before.
    pub fn at(&self, unit: usize, i: usize) -> Option<usize> {
        let topic = self.of.get(unit)?;
        let own = topic.first.filter(|(_, at)| *at < i).map(|(who, _)| who);
        own.or(topic.before)
    }

    /// In which unit the topic before a unit came up last.
    pub fn since(&self, unit: usize) -> usize {
        self.of.get(unit).map_or(0, |topic| topic.since)
    }

    /// Who was the first subject of the paragraph.
    pub fn of_paragraph(&self, unit: usize, i: usize) -> Option<usize> {
        let topic = self.of.get(unit)?;
        let own = topic.first.filter(|(_, at)| *at < i).map(|(who, _)| who);
        topic.paragraph.or(own)
    }
}

/// The person that the word at `i`, if a subject outside all speech, means.
fn subject(
    scene: &Scene,
    cast: &Cast,
    profiles: &Profiles,
    i: usize,
    topic: Option<usize>,
) -> Option<usize> {
    let text = scene.text;
    if scene.speech_at(i).is_some() || !scene.grammar.relation(i).is_subject() {
        return None;
    }
    if subjects::is_subject_pronoun(scene, i) {
        let gender = match text.word(i) {
            "il" | "he" => Gender::Masculine,
            "elle" | "she" => Gender::Feminine,
            _ => return None,
        };
        let known = |who: &usize| cast.participants[*who].gender;
        return topic.filter(|who| known(who) == Gender::Unknown || known(who) == gender);
    }
    if text.is_any(i, words!["qui", "who", "which", "that"]) {
        return None;
    }
    let named = |i: usize| {
        let mention = cast.at(i)?;
        let person = cast.kind(mention.who) == Kind::Person && mention.by != MentionBy::Pronoun;
        (person && !profiles.is_unheard(mention.who, i)).then_some(mention.who)
    };
    named(i).or_else(|| {
        let mut apposed = scene
            .grammar
            .children_as(i, &[Relation::Appos, Relation::Flat]);
        apposed.find_map(named)
    })
}
