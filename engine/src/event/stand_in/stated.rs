//! Who stands in for whom where the words leave no doubt.

use super::super::Scene;
use super::super::lexicon::{Cue, List, Part};
use crate::cast::Place;
use crate::grammar::{Relation, Tag};
use crate::story::{Gender, Kind};
use crate::text::words;

/// Whether a cue says outright that `by` stands for `who`: `A est représenté par B`, `B represents A`, `A a envoyé B à sa place`,
/// `A is ill; B attended in her stead`, `B a pris la chaise de A`. Who is replaced may have lost an office: that verb tells only
/// beside an absence.
pub(super) fn stands_for(scene: &Scene, cue: &Cue, who: &Place, by: &Place) -> bool {
    let pair = Pair { scene, who, by };
    let verb = scene.telling().top(cue.tokens.clone());
    let grammar = scene.grammar;
    if grammar.is_negated(verb) || grammar.is_conditional(verb) {
        return false;
    }
    match (cue.entry.sense, cue.entry.part) {
        ("stand", Part::Verb) if is_represent(cue) => pair.represents(verb),
        ("stand", Part::Verb) => pair.replaces(verb),
        ("send", Part::Verb) => pair.is_sent(verb),
        ("seat", _) => pair.sits_for(cue),
        ("place", _) => pair.comes_instead(cue),
        _ => false,
    }
}

fn is_represent(cue: &Cue) -> bool {
    matches!(
        &*cue.entry.lemma,
        "représenter" | "represent" | "faire représenter"
    )
}

/// Two of whom the second may stand for the first.
struct Pair<'a> {
    scene: &'a Scene<'a>,
    who: &'a Place,
    by: &'a Place,
}

impl Pair<'_> {
    /// `A est représenté par B`, with B in full, in a list or as an apposition (`par son envoyé, B, et par C`); `A s'est fait
    /// représenter par B`; `B représente A au sommet`.
    fn represents(&self, verb: usize) -> bool {
        let grammar = self.scene.grammar;
        if grammar.is_passive(verb) {
            return self.is_done(verb, grammar.patient(verb), grammar.actor(verb));
        }
        let agent = grammar.obliques(verb).find(|k| {
            let preposition = self.scene.telling().preposition(*k);
            matches!(preposition, "par" | "by")
        });
        match agent {
            Some(agent) => self.is_done(verb, grammar.subject(verb), Some(agent)),
            None => {
                let sentence = grammar.sentence(verb);
                let occasion = self.scene.cues.within(sentence).iter().any(|c| {
                    c.entry.list == List::Events
                        && c.entry.part == Part::Noun
                        && c.entry.sense == "gathering"
                });
                let person = self.scene.cast.kind(self.who.who) == Kind::Person;
                let told = grammar.is_finite(verb) && person && occasion;
                told && self.is_done(verb, grammar.patient(verb), grammar.subject(verb))
            }
        }
    }

    /// `B le remplacera`, `B le remplace`, where the one before is told not to come.
    fn replaces(&self, verb: usize) -> bool {
        let (scene, grammar) = (self.scene, self.scene.grammar);
        let text = scene.text();
        let clitic = grammar
            .children_as(verb, &[Relation::Obj, Relation::Iobj])
            .find(|k| text.is_any(*k, words!["le", "la", "l'", "him", "her", "them", "les"]));
        let Some(subject) = grammar.subject(verb).filter(|_| grammar.is_finite(verb)) else {
            return false;
        };
        let missing = |i: usize| {
            let sentence = grammar.sentence(i);
            ["absent", "stay", "refuse"]
                .iter()
                .any(|sense| scene.cues.tell(sentence.clone(), List::Presence, sense))
        };
        clitic.is_some()
            && self.is_named(self.by, subject)
            && missing(self.who.tokens.start)
            && self.is_last_before(subject.min(verb))
    }

    /// `A a envoyé B à sa place`, `A sent her deputy, B, to the talks`.
    fn is_sent(&self, verb: usize) -> bool {
        let (scene, grammar) = (self.scene, self.scene.grammar);
        if grammar.is_passive(verb) {
            return false;
        }
        let sentence = grammar.sentence(verb);
        let instead = scene.cues.tell(sentence, List::Presence, "place");
        let own = grammar
            .patient(verb)
            .is_some_and(|k| grammar.children(k).any(|d| scene.is_own(d)));
        let role = &scene.cast.participants[self.by.who].roles;
        let deputy = role.iter().any(|role| {
            let tokens = scene.text().tokens_in(*role);
            scene.cues.tell(tokens, List::Presence, "role-deputy")
        });
        (instead || own && deputy)
            && self.is_done(verb, grammar.subject(verb), grammar.patient(verb))
    }

    /// `B a pris place derrière le carton de A`: whose seat it is stands right behind the words.
    fn sits_for(&self, cue: &Cue) -> bool {
        let (scene, grammar) = (self.scene, self.scene.grammar);
        let near = cue.tokens.end..cue.tokens.end + 8;
        let next = scene
            .cast
            .within(near)
            .iter()
            .find(|p| !super::super::presence::is_aside(scene, p));
        let owner = next.is_some_and(|p| p.who == self.who.who);
        let verb = grammar.clause_of(cue.tokens.start);
        owner
            && verb
                .and_then(|v| grammar.subject(v))
                .is_some_and(|s| self.is_named(self.by, s))
    }

    /// `B attended in her stead`, `B est venu à sa place`: for the one told before.
    fn comes_instead(&self, cue: &Cue) -> bool {
        let (scene, grammar) = (self.scene, self.scene.grammar);
        let certain = matches!(
            &*cue.entry.lemma,
            "in his stead"
                | "in her stead"
                | "in their stead"
                | "in its stead"
                | "in his place"
                | "in her place"
                | "à sa place"
        );
        let verb = grammar.clause_of(cue.tokens.start);
        let Some(verb) = verb.filter(|v| certain && grammar.is_finite(*v)) else {
            return false;
        };
        let comes = scene
            .telling()
            .entry(verb, List::Presence)
            .is_some_and(|e| matches!(e.sense, "attend" | "act" | "meet" | "court"));
        let subject = grammar
            .subject(verb)
            .filter(|_| comes && !grammar.is_passive(verb));
        subject.is_some_and(|s| self.is_named(self.by, s) && self.is_last_before(s))
    }

    /// Whether the first is who undergoes what a verb says, and the second among those who do it.
    fn is_done(&self, verb: usize, subject: Option<usize>, agent: Option<usize>) -> bool {
        let grammar = self.scene.grammar;
        let (Some(subject), Some(agent)) = (subject, agent) else {
            return false;
        };
        // A noun that hangs on the verb as its conjunct belongs to the agent's list.
        let mut strayed = grammar
            .children_as(verb, &[Relation::Conj])
            .filter(|k| *k > agent && grammar.tag(*k).is_noun());
        let absent = self.is_named(self.who, subject)
            || grammar.tag(subject) == Tag::Pron
                && self.scene.cast.at(subject).is_none()
                && self.is_last_before(subject);
        absent
            && (self.is_named(self.by, agent) || strayed.any(|noun| self.is_beside(self.by, noun)))
    }

    /// Whether a noun or one listed with it names somebody.
    fn is_named(&self, place: &Place, noun: usize) -> bool {
        self.scene
            .grammar
            .list(noun)
            .any(|noun| self.is_beside(place, noun))
    }

    /// Whether a noun names somebody, itself or by what stands beside it.
    fn is_beside(&self, place: &Place, noun: usize) -> bool {
        let grammar = self.scene.grammar;
        let relations = [
            Relation::Appos,
            Relation::Flat,
            Relation::Nmod,
            Relation::Compound,
        ];
        let beside = grammar
            .children_as(noun, &relations)
            .filter(|k| grammar.preposition(*k).is_none());
        std::iter::once(noun)
            .chain(beside.flat_map(|k| grammar.list(k)))
            .any(|k| place.tokens.contains(&k))
    }

    /// Whether the first is the last person told before a word, the second aside, and of a fitting gender.
    fn is_last_before(&self, i: usize) -> bool {
        let (scene, text) = (self.scene, self.scene.text());
        let sentence = scene.grammar.sentence(i);
        let from = text
            .sentence(text.sentence_at(sentence.start).saturating_sub(1))
            .start;
        let before = scene.cast.within(from..i).iter().rev();
        let mut people =
            before.filter(|p| scene.cast.kind(p.who) == Kind::Person && p.who != self.by.who);
        let gender = scene.cast.participants[self.who.who].gender;
        let fits = match text.word(i) {
            "she" | "elle" => gender != Gender::Masculine,
            "he" | "il" => gender != Gender::Feminine,
            _ => true,
        };
        fits && people.next().is_some_and(|p| p.who == self.who.who)
    }
}
