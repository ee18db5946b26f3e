//! Who stands in for whom, where the words state it and nothing is weighed.

use super::super::Scene;
use super::super::lexicon::{Cue, List, Part};
use crate::cast::Place;
use crate::grammar::{Relation, Tag};
use crate::story::{Gender, Kind};
use crate::text::{TokenKind, words};

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
        ("stand", Part::Verb) if is_represent(cue) => pair.represents(verb) || pair.replaces(verb),
        ("stand", Part::Verb) => {
            pair.replaces(verb) || pair.is_replaced(verb) || pair.has_had_replaced(verb)
        }
        ("send", Part::Verb) => pair.is_sent(verb),
        ("hand", Part::Verb) => pair.is_given(verb),
        ("absent" | "stay", _) => pair.steps_up(cue),
        ("seat", _) => pair.sits_for(cue),
        ("place", _) => pair.comes_instead(cue),
        _ => false,
    }
}

/// To whom a verb of giving hands what somebody acts with: `donner procuration à B`, `entrust its seat to B`.
pub(super) fn hands_over(scene: &Scene, verb: usize) -> Option<usize> {
    let (grammar, telling) = (scene.grammar, scene.telling());
    let entry = |k: usize| telling.entry(k, List::Presence);
    let object = grammar.child_as(verb, &[Relation::Obj])?;
    if entry(object).is_none_or(|e| e.sense != "chair") {
        return None;
    }
    let to = |k: &usize| matches!(telling.preposition(*k), "à" | "au" | "aux" | "to");
    let beside = grammar.children_as(object, &[Relation::Nmod]);
    grammar.obliques(verb).chain(beside).find(to)
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
        let for_one = grammar.obliques(verb).find(|k| {
            let one = text.is_any(*k, words!["him", "her", "them"]);
            one && self.scene.telling().preposition(*k) == "for"
        });
        let clitic = clitic.or(for_one);
        let Some(subject) = grammar.subject(verb).filter(|_| grammar.is_finite(verb)) else {
            return false;
        };
        // `B sat in for A`
        let whom = grammar
            .obliques(verb)
            .find(|k| scene.telling().preposition(*k) == "for" && self.is_named(self.who, *k));
        if whom.is_some() {
            return self.is_named(self.by, subject);
        }
        clitic.is_some()
            && self.is_named(self.by, subject)
            && (for_one.is_some() || self.is_told_missing())
            && self.is_meant_before(subject.min(verb))
    }

    /// `A, souffrante, a été remplacée par B`.
    fn is_replaced(&self, verb: usize) -> bool {
        let grammar = self.scene.grammar;
        grammar.is_passive(verb)
            && self.is_told_missing()
            && self.is_done(verb, grammar.patient(verb), grammar.actor(verb))
    }

    /// Whether the sentence that names the first speaks of an absence.
    fn is_told_missing(&self) -> bool {
        let sentence = self.scene.grammar.sentence(self.who.tokens.start);
        ["absent", "desert", "gone", "stay", "refuse"]
            .iter()
            .any(|sense| (self.scene.cues).tell(sentence.clone(), List::Presence, sense))
            || self.scene.cues.within(sentence).iter().any(|c| {
                c.entry.sense == "attend"
                    && c.entry.part == Part::Verb
                    && self.scene.grammar.is_negated(c.tokens.start)
            })
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
        // A capital or a body comes by whom it sends.
        let power = scene.cast.kind(self.who.who) != Kind::Person
            && scene.cast.kind(self.by.who) == Kind::Person;
        let office = grammar
            .patient(verb)
            .is_some_and(|k| scene.kind_of(k) == "office");
        if own && office && self.ends_a_clause(verb) {
            return self.is_done(verb, grammar.subject(verb), Some(self.by.tokens.start));
        }
        (instead || own && deputy || power)
            && self.is_done(verb, grammar.subject(verb), grammar.patient(verb))
    }

    /// Whether the second is named at the end, as the apposition of an office before: `a dépêché sa ministre au sommet, B.`
    fn ends_a_clause(&self, verb: usize) -> bool {
        let (scene, text) = (self.scene, self.scene.text());
        let name = &self.by.tokens;
        let signs = name.start > verb + 1
            && text.raw(name.start - 1) == ","
            && text.kind(name.end) == TokenKind::Punct;
        let between = scene.cast.within(verb..name.start).iter();
        let mut people = between.filter(|p| scene.cast.kind(p.who) == Kind::Person);
        signs && people.next().is_none()
    }

    /// `A a donné procuration à B`, `A entrusted its seat to B`.
    fn is_given(&self, verb: usize) -> bool {
        let given = hands_over(self.scene, verb);
        given.is_some_and(|to| self.is_done(verb, self.scene.grammar.subject(verb), Some(to)))
    }

    /// `A s'était fait suppléer par B`, `A had himself replaced by B`.
    fn has_had_replaced(&self, verb: usize) -> bool {
        let (text, grammar) = (self.scene.text(), self.scene.grammar);
        let agent = grammar
            .obliques(verb)
            .find(|k| matches!(self.scene.telling().preposition(*k), "par" | "by"));
        let own = words!["s'", "se", "himself", "herself", "itself", "themselves"];
        let had = words!["fait", "faire", "fera", "had", "has", "have"];
        let before = |words| (verb.saturating_sub(4)..verb).any(|i| text.is_any(i, words));
        let caused = before(own) && before(had);
        let above = || grammar.subject(grammar.head(verb)?);
        let subject = grammar.subject(verb).or_else(above);
        caused && agent.is_some() && self.is_done(verb, subject, agent)
    }

    /// `A garde le lit, et c'est B qui lit ses discours`: right after an absence, who does it is said by a cleft.
    fn steps_up(&self, cue: &Cue) -> bool {
        let (scene, text) = (self.scene, self.scene.text());
        let between = self.who.tokens.end..self.by.tokens.start;
        let sentence = scene.grammar.sentence(cue.tokens.start);
        let whole = sentence.contains(&between.start) && sentence.contains(&between.end);
        if !whole || !between.contains(&cue.tokens.start) {
            return false;
        }
        let from = (between.end.saturating_sub(12)).max(cue.tokens.end);
        let cleft = (from..between.end).any(|i| {
            text.is(i, "c'") && text.is_any(i + 1, words!["est", "était", "sera"])
                || text.is(i, "it") && text.is_any(i + 1, words!["is", "was", "will"])
        });
        let behind = self.by.tokens.end..(self.by.tokens.end + 8).min(sentence.end);
        let mut behind = behind.into_iter();
        let relative = behind.any(|i| text.is_any(i, words!["qui", "who", "that"]));
        cleft && relative && self.is_last_before(between.end)
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
        let grammar = self.scene.grammar;
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
        let spoken = matches!(
            &*cue.entry.lemma,
            "en son nom"
                | "on his behalf"
                | "on her behalf"
                | "on its behalf"
                | "for him"
                | "for her"
        );
        let certain = certain || spoken && self.is_told_missing();
        let verb = grammar.clause_of(cue.tokens.start);
        let Some(verb) = verb.filter(|v| certain && grammar.own_subject(*v).is_some()) else {
            return false;
        };
        let subject = grammar.subject(verb).filter(|_| !grammar.is_passive(verb));
        let before = |s: usize| self.is_last_before(s.min(cue.tokens.start));
        subject.is_some_and(|s| self.is_named(self.by, s) && before(s))
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

    /// Whether a pronoun before a word means the first: the subject of the sentence before, where that is a person, else the
    /// last person told: `A will skip the funeral of X. B will represent him.`
    fn is_meant_before(&self, i: usize) -> bool {
        let (scene, text, grammar) = (self.scene, self.scene.text(), self.scene.grammar);
        let Some(before) = text.sentence_at(grammar.sentence(i).start).checked_sub(1) else {
            return self.is_last_before(i);
        };
        let subject = |p: &&Place| {
            let noun = scene.telling().argument(p.tokens.clone());
            let titled =
                grammar.relation(noun) == Relation::Nmod && grammar.preposition(noun).is_none();
            let noun = grammar.head(noun).filter(|_| titled).unwrap_or(noun);
            scene.cast.kind(p.who) == Kind::Person && grammar.relation(noun).is_subject()
        };
        let named = scene.cast.within(text.sentence(before)).iter();
        match named.into_iter().find(subject) {
            Some(subject) => subject.who == self.who.who,
            None => self.is_last_before(i),
        }
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
