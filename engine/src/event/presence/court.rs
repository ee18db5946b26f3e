//! Presence at trials and hearings that words state outright: who is heard, who is tried, to whom it is said.

use super::super::lexicon::List;
use super::super::occasions::Zone;
use super::Reader;
use super::certain::Share;
use crate::cast::Place;
use crate::grammar::Relation;
use crate::story::Kind;

impl Reader<'_> {
    /// Whether somebody is the subject of a clause that opens with the hearing they come to: `Auditionné lundi, A …`.
    pub(super) fn is_heard(&self, place: &Place) -> bool {
        let grammar = self.scene.grammar;
        let noun = self.noun_of(place);
        let hearing = |k: usize| {
            let entry = self.scene.telling().entry(k, List::Events);
            entry.is_some_and(|e| e.sense == "court") && !grammar.tag(k).is_finite()
        };
        self.main.best.kind == "court"
            && grammar.relation(noun).is_subject()
            && (grammar.head(noun))
                .is_some_and(|verb| grammar.children_as(verb, &[Relation::Advcl]).any(hearing))
    }

    /// Whether somebody is told to be tried in the trial that the story is about: `contre A, jugé à Rouen`.
    pub(super) fn is_on_trial(&self, place: &Place) -> bool {
        let (grammar, telling) = (self.scene.grammar, self.scene.telling());
        let tried = |k: usize| {
            (telling.entry(k, List::Presence))
                .is_some_and(|e| e.sense == "court" && matches!(&*e.lemma, "juger" | "try"))
        };
        self.main.best.kind == "court"
            && self.scene.zone_of(place.tokens.start) <= Zone::Near
            && grammar
                .children_as(self.noun_of(place), &[Relation::Acl])
                .any(tried)
    }

    /// Whether who is heard speaks to somebody: `a-t-il dit au sénateur A`, `told Senator A`.
    pub(super) fn is_spoken_to(&self, place: &Place) -> bool {
        let (scene, grammar, telling) = (self.scene, self.scene.grammar, self.scene.telling());
        let noun = self.noun_of(place);
        let to = match grammar.relation(noun) {
            Relation::Obj | Relation::Iobj => telling.preposition(noun).is_empty(),
            Relation::Obl => matches!(telling.preposition(noun), "à" | "au"),
            _ => false,
        };
        let says = |verb: usize| {
            (telling.entry(verb, List::Presence)).is_some_and(|e| e.sense == "say")
                && matches!(telling.mode(verb), "is" | "was" | "has")
                && !scene
                    .cues
                    .tell(grammar.clause(verb), List::Presence, "away")
        };
        to && self.main.best.kind == "court"
            && scene.cast.kind(place.who) == Kind::Person
            && scene.zone_of(place.tokens.start) <= Zone::Near
            && grammar.head(noun).is_some_and(says)
    }

    /// Whether the trial of somebody is told to go on without them: `jugé en son absence`, `tried in absentia`.
    pub(super) fn is_tried_in_absence(&self, first: &Place) -> bool {
        let (scene, grammar, telling) = (self.scene, self.scene.grammar, self.scene.telling());
        let sentence = grammar.sentence(first.tokens.start);
        let without = scene.cues.tell(sentence.clone(), List::Presence, "unheard");
        if !without || self.main.best.kind != "court" {
            return false;
        }
        let noun = self.noun_of(first);
        let of_trial = grammar
            .head(noun)
            .is_some_and(|i| (self.main.mentions.iter()).any(|m| m.tokens.contains(&i)));
        let tried = grammar.head(noun).is_some_and(|verb| {
            let court = telling
                .entry(verb, List::Presence)
                .is_some_and(|e| e.sense == "court");
            court && matches!(self.share(verb, noun), Share::Undergoes)
        });
        of_trial || tried
    }
}
