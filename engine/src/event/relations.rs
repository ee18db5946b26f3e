//! Relations: who speaks of whom and to whom, who stands in for whom, who met, who is kin, who holds which office.
//!
//! Each is a line of the drawing, with the words that show it. Of several equal ones the first is kept.

use super::Scene;
use super::clause::{Clauses, sentence_around};
use super::lexicon::{List, Part};
use crate::cast::{Cast, Place};
use crate::grammar::Relation as Syntax;
use crate::language::{Classes, WordState};
use crate::span::Span;
use crate::story::{Kind, MentionBy, Quote, Relation, RelationKind, Representation};
use crate::text::{Text, TokenKind, Words, words};
use std::collections::HashSet;
use std::ops::Range;

/// How far from a role the name stands that it is said of another by: `épouse de M. X`.
const KIN_REACH: usize = 6;

/// Finds every relation of the story.
pub(super) fn read(scene: &Scene, representations: &[Representation]) -> Vec<Relation> {
    let text = scene.text();
    let mut reader = Reader {
        text,
        scene,
        cast: scene.cast,
        relations: Vec::new(),
        known: HashSet::with_hasher(text.state()),
    };
    for quote in scene.quotes {
        reader.quote(quote);
    }
    for representation in representations {
        for &by in &representation.by {
            let evidence = representation.evidence;
            reader.add(by, representation.who, RelationKind::Represents, evidence);
        }
    }
    reader.meetings();
    for who in 0..scene.cast.participants.len() {
        reader.roles(who);
    }
    reader.relations
}

struct Reader<'a> {
    text: &'a Text<'a>,
    scene: &'a Scene<'a>,
    cast: &'a Cast,
    relations: Vec<Relation>,
    known: HashSet<(usize, usize, RelationKind), WordState>,
}

impl<'a> Reader<'a> {
    fn quote(&mut self, quote: &Quote) {
        let Some(speaker) = quote.speaker else { return };
        let spoken_of = self.places_in(quote.span).iter();
        for place in spoken_of.filter(|p| p.by == MentionBy::Name) {
            self.add(speaker, place.who, RelationKind::SpeaksOf, quote.span);
        }
        if let Some(addressee) = quote.addressee {
            for place in self.places_in(addressee) {
                self.add(speaker, place.who, RelationKind::SpeaksTo, addressee);
            }
        }
    }

    /// The places whose first token lies in a span.
    fn places_in(&self, span: Span) -> &'a [Place] {
        let first = |place: &Place| self.text.token(place.tokens.start).span;
        let places = self.cast.places();
        let start = places.partition_point(|place| first(place).start < span.start);
        let count = places[start..].partition_point(|place| first(place).end <= span.end);
        &places[start..start + count]
    }

    /// Who met whom, at the main event or elsewhere: subjects and objects of verbs of meeting.
    fn meetings(&mut self) {
        for (run, _) in self.scene.sentences() {
            for cue in self.scene.cues.within(run.clone()) {
                let meets = cue.entry.list == List::Presence && cue.entry.sense == "meet";
                if meets && cue.entry.part == Part::Verb {
                    self.meeting(cue.tokens.start);
                }
            }
        }
    }

    fn meeting(&mut self, verb: usize) {
        let (grammar, telling) = (self.scene.grammar, self.scene.telling());
        let told = matches!(telling.mode(verb), "is" | "was" | "has" | "ed" | "ing");
        if !grammar.is_predicate(verb) || !told || grammar.relation(verb) == Syntax::Xcomp {
            return;
        }
        let (Some(actor), objects) = (grammar.subject(verb), self.met(verb)) else {
            return;
        };
        let evidence = self.text.span(grammar.clause(verb));
        for from in self.named(actor) {
            for to in &objects {
                self.add(from, *to, RelationKind::Met, evidence);
            }
        }
    }

    /// Whom a verb of meeting has beside its subject: its object, who does it to a passive, or whom it is done with.
    fn met(&self, verb: usize) -> Vec<usize> {
        let grammar = self.scene.grammar;
        let with = |noun: &usize| {
            let preposition = self.scene.telling().preposition(*noun);
            matches!(preposition, "avec" | "with")
        };
        let beside = match grammar.is_passive(verb) {
            true => Syntax::OblAgent,
            false => Syntax::Obj,
        };
        let object = grammar
            .child_as(verb, &[beside])
            .or_else(|| grammar.obliques(verb).find(with));
        object.map(|object| self.named(object)).unwrap_or_default()
    }

    /// The people that a noun names with those listed with it, itself or by an apposition.
    fn named(&self, noun: usize) -> Vec<usize> {
        let grammar = self.scene.grammar;
        let mut all = Vec::new();
        for member in grammar.list(noun).take(12) {
            let parts = [Syntax::Appos, Syntax::Flat, Syntax::Compound, Syntax::Nmod];
            let mut words = std::iter::once(member).chain(grammar.children_as(member, &parts));
            let named = words.find_map(|i| {
                let place = self.cast.at(i)?;
                (self.cast.kind(place.who) == Kind::Person).then_some(place.who)
            });
            all.extend(named);
        }
        all
    }

    fn clauses(&self) -> Clauses<'a> {
        Clauses {
            text: self.text,
            cast: self.cast,
            all: false,
        }
    }

    /// Kinship and office, from the roles the text gives a participant.
    fn roles(&mut self, who: usize) {
        let text = self.text;
        for role in &self.cast.participants[who].roles {
            let tokens = text.tokens_in(*role);
            if tokens.is_empty() {
                continue;
            }
            if tokens.clone().any(|i| text.has(i, Classes::KIN)) {
                if let Some(other) = self.kin_of(who, tokens.clone()) {
                    self.add(who, other, RelationKind::Kin, *role);
                }
            } else {
                for place in self.cast.within(tokens) {
                    if matches!(self.cast.kind(place.who), Kind::Organisation | Kind::Place) {
                        self.add(who, place.who, RelationKind::Office, *role);
                    }
                }
            }
        }
    }

    /// Whose kin somebody is by the words around the role: `son gendre`, `X's wife`, `épouse de X`.
    fn kin_of(&self, who: usize, role: Range<usize>) -> Option<usize> {
        const POSSESSIVE: &Words =
            words!["son", "sa", "ses", "leur", "leurs", "his", "her", "their"];
        let text = self.text;
        let person = |place: &&Place| place.who != who && self.cast.kind(place.who) == Kind::Person;
        let named_after = |from: usize| {
            let reach = self.cast.within(from..from + KIN_REACH);
            reach.iter().find(person).map(|p| p.who)
        };
        let of =
            (role.start..role.end + 1).find(|i| text.is_any(*i, words!["de", "d'", "du", "of"]));
        if let Some(of) = of
            && let Some(other) = named_after(of)
        {
            return Some(other);
        }
        let before = role.start.checked_sub(1)?;
        if text.kind(before) == TokenKind::Possessive {
            return self
                .cast
                .at(before.checked_sub(1)?)
                .map(|p| p.who)
                .filter(|w| *w != who);
        }
        if text.is_any(before, POSSESSIVE) {
            let s = text.sentence_at(before);
            let from = text.sentence(s.saturating_sub(1)).start;
            // The one spoken of: the first person of the sentence, rather one who hangs on no preposition; else the last
            // person of the sentence before.
            let sentence = sentence_around(text, before);
            let clauses = self.clauses();
            let here = self.cast.within(sentence.start..before);
            let free = here.iter().find(|p| person(p) && !clauses.is_oblique(p));
            let here = free.or(here.iter().find(person));
            let there = self.cast.within(from..sentence.start);
            let there = there.iter().rev().find(person);
            return here.or(there).map(|p| p.who);
        }
        None
    }

    fn add(&mut self, from: usize, to: usize, kind: RelationKind, evidence: Span) {
        if from != to && self.known.insert((from, to, kind)) {
            self.relations.push(Relation {
                from,
                to,
                kind,
                evidence,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::staged::stage;

    #[track_caller]
    fn check(story: &str, expected: &str) {
        let staged = stage(story);
        let ties = staged.occasion.relations.iter().map(|r| {
            let (from, to) = (staged.name(r.from), staged.name(r.to));
            format!("{from} {} {to}", r.kind.name())
        });
        assert_eq!(ties.collect::<Vec<_>>().join(", "), expected, "{story}");
    }

    #[test]
    fn those_who_meet_are_tied() {
        check(
            "[Anne Roche] a reçu [Paul Vidal] au palais.",
            "Anne Roche met Paul Vidal",
        );
        check(
            "[Jane Roe] met [John Hay] and [Ann Lee].",
            "Jane Roe met John Hay, Jane Roe met Ann Lee",
        );
        check(
            "[Anne Roche] a été reçue mardi par [Paul Vidal].",
            "Anne Roche met Paul Vidal",
        );
    }

    #[test]
    fn those_who_only_may_meet_are_not() {
        check("[Anne Roche] souhaite rencontrer [Paul Vidal].", "");
        check("[Jane Roe] did not meet [John Hay].", "");
        check("[Jane Roe] is expected to meet [John Hay].", "");
    }

    #[test]
    fn kin_are_tied_to_whom_the_words_say() {
        check(
            "[Anne Roche] est là, comme son [gendre|Paul Vidal].",
            "Paul Vidal kin Anne Roche",
        );
        check(
            "En l'absence du [ministre|Luc Dray], [Anne Roche] viendra avec son [gendre|Paul Vidal].",
            "Paul Vidal kin Anne Roche",
        );
    }

    #[test]
    fn who_stands_in_is_tied_to_whom() {
        check(
            "# Sommet\n\nLe sommet se tient mardi. [Anne Roche] est représentée par [Paul Vidal].",
            "Paul Vidal represents Anne Roche",
        );
        check(
            "# Sommet\n\nLe sommet se tient mardi. [Anne Roche] est représentée par son envoyé, [Paul Vidal], et son gendre [Luc Dray].",
            "Paul Vidal represents Anne Roche, Luc Dray represents Anne Roche",
        );
    }
}
