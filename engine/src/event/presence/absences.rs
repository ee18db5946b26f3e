//! Absences stated outright by other words than the verbs of absence: a seat that stays empty, nobody sent, a stay elsewhere,
//! a presence denied, an exception, an absence spoken of, a list of those missing.

use super::super::lexicon::{Cue, List, Part};
use super::Reader;
use super::certain::Share;
use crate::cast::Place;
use crate::grammar::{Relation, Tag};
use crate::language::Classes;
use crate::story::Kind;
use crate::text::{Text, TokenKind, words};
use std::ops::Range;

/// How far an empty seat may stand from the word that calls it empty, and from whose it is, in tokens.
const SEAT: usize = 12;

/// A verb, and what somebody is to it.
pub(super) type Deed = (usize, Share);

impl Reader<'_> {
    /// Whether words say outright that somebody is not there, who is named at `place` in a list that begins with `first`, of
    /// which `deeds` are told.
    pub(super) fn is_missing(&self, place: &Place, first: &Place, deeds: &[Deed]) -> bool {
        let noun = self.noun_of(first);
        let told = deeds.iter().any(|&(verb, share)| {
            let acts = share == Share::Does
                && (self.sends_nobody(verb)
                    || self.is_not_there(verb)
                    || self.forgoes_coming(verb)
                    || self.does_not_wish_to_come(verb)
                    || self.is_excused(verb)
                    || self.fails_to_appear(verb)
                    || self.could_not_come(verb));
            let unrepresented = share == Share::Undergoes && self.is_unrepresented(verb);
            acts || unrepresented
                || self.stays_elsewhere(verb, share)
                || self.prefers_to_stay(verb, share)
        });
        told || self.is_called_missing(place)
            || self.leaves_a_seat(place, noun)
            || self.is_excepted(first)
            || self.has_an_absence(noun)
            || self.is_listed_missing(first)
            || self.is_told_missing_first(first)
            || self.is_missed_first(first)
    }

    /// `Manquait à l'appel le ministre A`: the tree takes a subject behind its verb for an object.
    fn is_missed_first(&self, first: &Place) -> bool {
        let (grammar, telling) = (self.scene.grammar, self.scene.telling());
        let noun = self.noun_of(first);
        let misses = |verb: usize| {
            let start = grammar.sentence(verb).start;
            (telling.entry(verb, List::Presence)).is_some_and(|e| e.lemma == "manquer")
                && verb <= start + 1
                && grammar.tag(verb).is_finite()
                && grammar.own_subject(verb).is_none()
                && !grammar.is_negated(verb)
        };
        grammar.relation(noun) == Relation::Obj && grammar.head(noun).is_some_and(misses)
    }

    /// `Missing was A`, `Notably absent were A and B`.
    fn is_told_missing_first(&self, first: &Place) -> bool {
        let (scene, text, grammar) = (self.scene, self.scene.text(), self.scene.grammar);
        let start = self.begins(first);
        let sentence = grammar.sentence(first.tokens.start);
        let Some(be) = (sentence.start..start)
            .rev()
            .take(2)
            .find(|i| is_to_be(text, *i))
        else {
            return false;
        };
        let before = be.saturating_sub(2).max(sentence.start)..be;
        let opens = before.start <= sentence.start + 1;
        opens
            && scene.cues.within(before).iter().any(|c| {
                let missing = matches!(c.entry.sense, "absent" | "gone");
                c.entry.list == List::Presence && c.entry.part == Part::Form && missing
            })
    }

    /// What is told of a name: by the verb above and those joined to it, by the relative clauses and participles on it.
    pub(super) fn deeds(&self, place: &Place) -> Vec<Deed> {
        let noun = self.noun_of(place);
        let (text, grammar) = (self.scene.text(), self.scene.grammar);
        let mut deeds = Vec::new();
        let above = grammar.head(noun);
        // `A n'était pas dans la salle`: the tree may hang A on the copula.
        let copula = above.filter(|head| grammar.relation(*head) == Relation::Cop);
        let above = copula.and_then(|head| grammar.head(head)).or(above);
        if let Some(verb) = above.filter(|head| grammar.is_predicate(*head)) {
            let share = match copula {
                Some(_) if grammar.relation(noun).is_subject() => Share::Does,
                _ => self.share(verb, noun),
            };
            let joined = grammar.list(verb).filter(|v| {
                *v == verb || grammar.own_subject(*v).is_none() && !self.has_a_pronoun(verb, *v)
            });
            // `was invited but did not come`
            let of_joined = |joined: usize| match share {
                Share::Undergoes if joined != verb && grammar.relation(noun).is_subject() => {
                    match grammar.is_passive(joined) {
                        true => Share::Undergoes,
                        false => Share::Does,
                    }
                }
                _ => share,
            };
            deeds.extend(joined.map(|verb| (verb, of_joined(verb))));
            // `was due to attend but pulled out`: the tree joins the second verb to the infinitive.
            let infinitives = grammar.children_as(verb, &[Relation::Xcomp]);
            let strayed = infinitives.flat_map(|below| grammar.list(below));
            let strayed = strayed
                .filter(|v| grammar.tag(*v).is_finite() && grammar.own_subject(*v).is_none());
            if grammar.relation(noun).is_subject() {
                deeds.extend(strayed.map(|verb| (verb, Share::Does)));
            }
        }
        if grammar.is_predicate(noun) {
            deeds.push((noun, Share::Does));
        }
        // `Retenue à Londres, A …`
        if let Some(verb) = above.filter(|_| grammar.relation(noun).is_subject()) {
            let opens = grammar.children_as(verb, &[Relation::Advcl]).filter(|k| {
                let participle = grammar.tag(*k) == Tag::VerbPastPart && *k < noun;
                let held = (self.scene.telling().entry(*k, List::Presence))
                    .is_some_and(|e| e.sense == "stay" || e.lemma == "retenir");
                participle && held && grammar.own_subject(*k).is_none()
            });
            deeds.extend(opens.map(|k| (k, Share::Undergoes)));
        }
        for verb in grammar.children_as(noun, &[Relation::AclRelcl, Relation::Acl]) {
            let relative = |k: &usize| {
                let words = words!["qui", "que", "qu'", "who", "whom", "which", "that"];
                text.is_any(*k, words)
            };
            let who = grammar.children(verb).find(relative);
            let share = match who {
                Some(who) => self.share(verb, who),
                None if grammar.tag(verb) == Tag::VerbPastPart => Share::Undergoes,
                None => continue,
            };
            deeds.push((verb, share));
        }
        deeds
    }

    /// Whether a pronoun right before a verb acts in it, which stands behind another: `A devait entendre B, mais il n'est pas venu`.
    fn has_a_pronoun(&self, first: usize, verb: usize) -> bool {
        let text = self.scene.text();
        let pronouns = words![
            "il", "elle", "ils", "elles", "on", "he", "she", "they", "it"
        ];
        let near = verb.saturating_sub(5).max(first + 1)..verb;
        near.rev()
            .take_while(|i| text.kind(*i) != TokenKind::Punct)
            .any(|i| text.is_any(i, pronouns))
    }

    /// `A, absente pour raison de santé, …`, `A, absent because of illness`.
    fn is_called_missing(&self, place: &Place) -> bool {
        let (scene, text) = (self.scene, self.scene.text());
        let end = place.tokens.end;
        let behind = end + 1..end + 3;
        let missing = scene.cues.within(behind).iter().find(|c| {
            c.entry.list == List::Presence && c.entry.part == Part::Form && c.entry.sense == "gone"
        });
        let Some(missing) = missing.filter(|_| text.is(end, ",")) else {
            return false;
        };
        let adverb = (end + 1..missing.tokens.start).all(|i| {
            self.scene.grammar.tag(i) == Tag::Adv && !text.is_any(i, words!["pas", "not"])
        });
        // `A, absent depuis un an des terrains, …`: of another matter.
        let since = text.is_any(missing.tokens.end, words!["depuis", "since", "for"]);
        adverb && !since
    }

    /// `n'a pu faire le voyage`, `n'ont pas pu venir`.
    fn could_not_come(&self, verb: usize) -> bool {
        let (text, grammar, telling) =
            (self.scene.text(), self.scene.grammar, self.scene.telling());
        let able = text.is_any(verb, words!["pu", "peut", "peuvent", "pouvait", "pourra"]);
        let sentence = grammar.sentence(verb);
        let denied = (verb.saturating_sub(4).max(sentence.start)..verb)
            .any(|i| text.is_any(i, words!["n'", "ne"]));
        let comes = |k: usize| {
            let entry = telling.entry(k, List::Presence);
            let attends = entry.is_some_and(|e| e.part == Part::Verb && e.sense == "attend");
            let travels = entry.is_some_and(|e| e.lemma.starts_with("faire le "));
            attends && (travels || self.speaks_of_it(&grammar.clause(k)) || self.is_bare(k))
        };
        able && denied && grammar.children_as(verb, &[Relation::Xcomp]).any(comes)
    }

    /// `was not represented`, `n'étaient pas représentés`
    fn is_unrepresented(&self, verb: usize) -> bool {
        let (grammar, telling) = (self.scene.grammar, self.scene.telling());
        let stands = (telling.entry(verb, List::Presence))
            .is_some_and(|e| e.part == Part::Verb && e.sense == "stand");
        stands
            && telling.mode(verb) == "not"
            && grammar.is_passive(verb)
            && !self.has_a_stand_in(verb)
    }

    /// `s'est abstenu de venir`
    fn forgoes_coming(&self, verb: usize) -> bool {
        let (grammar, telling) = (self.scene.grammar, self.scene.telling());
        let comes = |k: usize| {
            let entry = telling.entry(k, List::Presence);
            entry.is_some_and(|e| e.part == Part::Verb && e.sense == "attend")
        };
        let forgoes = (telling.entry(verb, List::Presence)).is_some_and(|e| e.lemma == "abstenir");
        let below = [Relation::Xcomp, Relation::Ccomp, Relation::Advcl];
        forgoes
            && matches!(telling.mode(verb), "is" | "was" | "has" | "will")
            && grammar.children_as(verb, &below).any(comes)
    }

    /// `s'était fait excuser`: the tree takes `fait` for an auxiliary.
    fn is_excused(&self, verb: usize) -> bool {
        let near = verb.saturating_sub(1)..verb;
        let excused = self.scene.cues.within(near).iter().any(|c| {
            c.entry.list == List::Presence && c.entry.sense == "desert" && c.tokens.contains(&verb)
        });
        excused && matches!(self.scene.telling().mode(verb), "is" | "was" | "has" | "to")
    }

    /// `n'est pas venue témoigner`, `did not appear before the court`, where the event is a trial or a hearing; not `did not
    /// appear nervous`, `n'a pas présenté d'excuses`.
    fn fails_to_appear(&self, verb: usize) -> bool {
        let (text, grammar, telling) =
            (self.scene.text(), self.scene.grammar, self.scene.telling());
        let comes = |k: usize| {
            let entry = telling.entry(k, List::Presence);
            entry.is_some_and(|e| matches!(e.sense, "attend" | "court"))
        };
        let appears = (telling.entry(verb, List::Presence)).is_some_and(|e| match &*e.lemma {
            "présenter" => grammar
                .children(verb)
                .any(|k| text.is_any(k, words!["se", "s'"])),
            "venir" | "comparaître" | "appear" | "come" | "show up" | "turn up" => true,
            _ => false,
        });
        let mut objects = grammar.children_as(verb, &[Relation::Obj]);
        let mut below = grammar.children_as(verb, &[Relation::Xcomp, Relation::Ccomp]);
        appears
            && self.main.best.kind == "court"
            && telling.mode(verb) == "not"
            && objects.all(|k| text.is_any(k, words!["se", "s'"]))
            && below.all(comes)
            && !self.is_other_day(verb, &grammar.clause(verb))
    }

    /// `n'a pas souhaité y assister`, `did not want to attend the talks`.
    fn does_not_wish_to_come(&self, verb: usize) -> bool {
        let (text, grammar, telling) =
            (self.scene.text(), self.scene.grammar, self.scene.telling());
        let wishes = (telling.entry(verb, List::Presence))
            .is_some_and(|e| matches!(&*e.lemma, "souhaiter" | "vouloir" | "want"));
        let comes = |k: usize| {
            let entry = telling.entry(k, List::Presence);
            let there = grammar.children(k).any(|y| text.is(y, "y"));
            entry.is_some_and(|e| e.part == Part::Verb && e.sense == "attend")
                && (there || self.speaks_of_it(&grammar.clause(k)) || self.is_bare(k))
        };
        wishes
            && telling.mode(verb) == "not"
            && grammar.children_as(verb, &[Relation::Xcomp]).any(comes)
    }

    /// `n'a envoyé personne`, `sent no one`, `n'a pas dépêché de délégation`.
    fn sends_nobody(&self, verb: usize) -> bool {
        let (text, grammar, telling) =
            (self.scene.text(), self.scene.grammar, self.scene.telling());
        let sends = telling
            .entry(verb, List::Presence)
            .is_some_and(|e| e.part == Part::Verb && e.sense == "send");
        if !sends || grammar.is_passive(verb) || telling.mode(verb) == "would" {
            return false;
        }
        let behind = verb + 1..(verb + 4).min(grammar.sentence(verb).end);
        let nobody = words!["personne", "nobody", "aucun", "aucune", "no", "none"];
        let envoy = |k: usize| {
            let entry = telling.entry(k, List::Presence);
            let sent = entry.is_some_and(|e| e.part == Part::Noun && e.sense == "attend");
            // `n'avait pas envoyé de représentant`; who did not send `son ministre` sent another.
            let people = Classes::OFFICE.with(Classes::SOURCE);
            let any = grammar
                .child_as(k, &[Relation::Det, Relation::NmodPoss, Relation::Case])
                .is_some_and(|i| text.is_any(i, words!["de", "d'", "any", "a", "an"]));
            sent || text.has(k, people) && any
        };
        // `sent no one a letter`
        let no_thing = |i: &usize| {
            let object = grammar.child_as(verb, &[Relation::Obj]);
            object.is_none_or(|object| object <= i + 2)
        };
        behind
            .clone()
            .find(|i| text.is_any(*i, nobody))
            .filter(no_thing)
            .is_some()
            || grammar.is_negated(verb)
                && grammar
                    .children_as(verb, &[Relation::Obj, Relation::Obl])
                    .any(envoy)
    }

    /// `est resté à Vienne`, `est bloqué à Vienne`, `stayed behind`, `did not leave Vienna`: a place that is not the event's.
    fn stays_elsewhere(&self, verb: usize, share: Share) -> bool {
        let (scene, grammar, telling) = (self.scene, self.scene.grammar, self.scene.telling());
        let Some(entry) = telling.entry(verb, List::Presence) else {
            return false;
        };
        // `est restée`: the tree may take the auxiliary for that of a passive.
        let does = matches!(share, Share::Does | Share::Undergoes);
        let stays = match &*entry.lemma {
            "rester" | "demeurer" | "stay" | "remain" => does && !grammar.is_negated(verb),
            "leave" => does && grammar.is_negated(verb),
            "retenir" | "coincer" | "bloquer" | "clouer" | "immobiliser" | "hospitaliser"
            | "aliter" | "strand" | "ground" | "hospitalize" | "confine" => {
                share == Share::Undergoes && grammar.is_passive(verb) && !grammar.is_negated(verb)
            }
            _ => false,
        };
        let chosen = grammar.head(verb).is_some_and(|above| self.prefers(above));
        if !stays || telling.mode(verb) == "would" || telling.mode(verb) == "to" && !chosen {
            return false;
        }
        let clause = grammar.clause(verb);
        let behind = |i: usize| {
            let home = words!["behind", "home"];
            scene.text().is_any(i, home) && i < verb + 3
        };
        let Some(held) = self.event.place else {
            return clause.clone().any(behind);
        };
        let elsewhere = |place: &Place| {
            scene.cast.kind(place.who) == Kind::Place
                && place.who != held
                && matches!(
                    telling.preposition(telling.argument(place.tokens.clone())),
                    "à" | "en" | "au" | "aux" | "in" | "at" | ""
                )
                && place.tokens.start > verb
        };
        let here = scene.cast.within(clause.clone()).iter();
        clause.clone().any(behind)
            || here.clone().any(elsewhere) && !here.into_iter().any(|p| p.who == held)
    }

    /// `a préféré rester à Vienne`, `chose to stay in Vienna`.
    fn prefers_to_stay(&self, verb: usize, share: Share) -> bool {
        let grammar = self.scene.grammar;
        share == Share::Does
            && self.prefers(verb)
            && !grammar.is_negated(verb)
            && (grammar.children_as(verb, &[Relation::Xcomp]))
                .any(|stay| self.stays_elsewhere(stay, share))
    }

    /// Whether a verb tells what somebody would rather do.
    fn prefers(&self, verb: usize) -> bool {
        let entry = self.scene.telling().entry(verb, List::Presence);
        entry.is_some_and(|e| matches!(&*e.lemma, "préférer" | "choose" | "decide"))
    }

    /// `n'était pas là`, `was not in the room`, `n'est pas de la partie`, `was absent`.
    fn is_not_there(&self, predicate: usize) -> bool {
        let (scene, grammar, telling) = (self.scene, self.scene.grammar, self.scene.telling());
        let sentence = grammar.sentence(predicate);
        let near = predicate.saturating_sub(2).max(sentence.start)
            ..(predicate + 4).min(grammar.clause(predicate).end);
        let form = |senses: &[&str]| {
            scene.cues.within(near.clone()).iter().any(|c| {
                c.entry.list == List::Presence
                    && c.entry.part == Part::Form
                    && senses.contains(&c.entry.sense)
            })
        };
        let copula = grammar.child_as(predicate, &[Relation::Cop]);
        let is = copula.is_some() || is_to_be(scene.text(), predicate);
        let denied = copula.is_some_and(|copula| grammar.is_negated(copula));
        if !is || telling.mode(predicate) == "would" {
            return false;
        }
        match telling.mode(predicate) {
            mode if mode == "not" || denied => form(&["room", "attend", "here"]),
            _ => form(&["gone"]),
        }
    }

    /// Whether a seat of theirs is empty: `la chaise de A est restée vide`, `A, dont le pupitre est resté inoccupé`, `A and B left
    /// their seats empty`, `a seat reserved for A remained vacant`.
    pub(super) fn leaves_a_seat(&self, place: &Place, noun: usize) -> bool {
        let (scene, text, grammar) = (self.scene, self.scene.text(), self.scene.grammar);
        let sentence = grammar.sentence(place.tokens.start);
        let cues = scene.cues.within(sentence.clone());
        let empty = |c: &&Cue| c.entry.sense == "empty";
        let Some(empty) = cues.iter().find(empty).map(|c| c.tokens.start) else {
            return false;
        };
        let mut seats = cues.iter().filter(|c| {
            let seat = c.tokens.start;
            let clause = grammar.clause_of(seat);
            let tied = clause == grammar.clause_of(empty)
                || clause == Some(empty)
                || grammar
                    .head(empty)
                    .is_some_and(|h| clause == Some(h) || h == seat);
            c.entry.sense == "chair"
                && c.entry.part == Part::Noun
                && seat.abs_diff(empty) <= SEAT
                && tied
                && !grammar.is_negated(empty)
        });
        seats.any(|seat| {
            let seat = seat.tokens.start;
            let of_somebody = (seat.saturating_sub(3).max(sentence.start)..seat)
                .any(|i| scene.is_own(i) || text.is_any(i, words!["dont", "whose"]));
            if of_somebody {
                let clause = grammar.clause_of(seat);
                let owner = clause.and_then(|verb| grammar.subject(verb));
                let owned = clause.is_some_and(|verb| grammar.head(verb) == Some(noun));
                return place.tokens.end <= seat && (owned || owner == Some(noun));
            }
            let possessive = place.tokens.end < seat
                && seat - place.tokens.end <= 3
                && text.kind(place.tokens.end) == TokenKind::Possessive;
            possessive || self.is_seat_of(seat, place)
        })
    }

    /// Whether it is told right behind a seat whose it is: `le siège du président A`, `a chair with the name of A`.
    fn is_seat_of(&self, seat: usize, place: &Place) -> bool {
        let (scene, grammar) = (self.scene, self.scene.grammar);
        let gap = seat + 1..place.tokens.start;
        if place.tokens.start <= seat || gap.len() > SEAT {
            return false;
        }
        let other = scene.cast.within(gap.clone()).iter();
        let mut other = other.filter(|p| scene.cast.kind(p.who) == Kind::Person);
        let of = words!["de", "du", "d'", "des", "à", "au", "aux", "of", "for"];
        gap.clone().any(|i| scene.text().is_any(i, of))
            && !gap.into_iter().any(|i| grammar.tag(i).is_finite())
            && other.next().is_none()
    }

    /// `tous ont signé, à l'exception de A`, `all attended but for A`.
    fn is_excepted(&self, first: &Place) -> bool {
        let (scene, grammar) = (self.scene, self.scene.grammar);
        let sentence = grammar.sentence(first.tokens.start);
        let before = first.tokens.start.saturating_sub(6).max(sentence.start);
        let before = before..first.tokens.start;
        let cue = scene
            .cues
            .within(before)
            .iter()
            .rfind(|c| c.entry.list == List::Presence && c.entry.sense == "but");
        let Some(cue) = cue else { return false };
        let between = cue.tokens.end..self.begins(first);
        let plain = between.len() <= 4
            && between.into_iter().all(|i| {
                let of = words!["de", "du", "d'", "des", "of", "for"];
                let joins =
                    scene.text().has(i, Classes::PREPOSITION) && !scene.text().is_any(i, of);
                !grammar.tag(i).is_verb() && !joins && scene.text().kind(i) != TokenKind::Punct
            });
        plain && self.is_attended_in(&sentence)
    }

    /// Whether a sentence says that others come.
    fn is_attended_in(&self, sentence: &Range<usize>) -> bool {
        let (scene, grammar) = (self.scene, self.scene.grammar);
        scene.cues.within(sentence.clone()).iter().any(|c| {
            let verb = c.entry.list == List::Presence && c.entry.part == Part::Verb;
            let attends = verb && matches!(c.entry.sense, "attend" | "meet");
            attends && !grammar.is_negated(c.tokens.start)
        })
    }

    /// `l'absence de A`, `A's absence`, `la défection de A`.
    fn has_an_absence(&self, noun: usize) -> bool {
        let (grammar, telling) = (self.scene.grammar, self.scene.telling());
        let owned = matches!(grammar.relation(noun), Relation::Nmod | Relation::NmodPoss);
        let of = matches!(
            telling.preposition(noun),
            "de" | "d'" | "du" | "des" | "of" | ""
        );
        let absence = |head: usize| {
            let here = self.scene.cues.within(head..head + 1).iter();
            let mut here = here.filter(|c| c.entry.list == List::Presence);
            here.any(|c| c.entry.part == Part::Noun && c.entry.sense == "gone")
        };
        let head = grammar
            .head(noun)
            .filter(|head| owned && of && absence(*head));
        head.is_some_and(|head| !matches!(telling.determiner(head), "a"))
    }

    /// `Deux élus manquaient : A et B`, `among those missing: A`.
    fn is_listed_missing(&self, first: &Place) -> bool {
        let (scene, text, grammar) = (self.scene, self.scene.text(), self.scene.grammar);
        let sentence = grammar.sentence(first.tokens.start);
        let before = first.tokens.start.saturating_sub(8).max(sentence.start);
        let colon = (before..first.tokens.start)
            .rev()
            .find(|i| text.is(*i, ":"));
        let Some(colon) = colon else { return false };
        let noun = self.noun_of(first);
        let plain = (colon..first.tokens.start).all(|i| !grammar.tag(i).is_finite())
            && !(grammar.relation(noun).is_subject()
                && grammar.head(noun).is_some_and(|verb| verb > colon));
        let start = colon.saturating_sub(2 * SEAT).max(sentence.start);
        plain
            && scene.cues.within(start..colon).iter().any(|c| {
                let said = c.entry.list == List::Presence
                    && matches!(
                        (c.entry.sense, c.entry.part),
                        ("gone", _) | ("absent", Part::Verb)
                    );
                said && !grammar.is_negated(c.tokens.start)
            })
    }
}

/// Whether a word is a form of `être` or `to be` that tells where somebody is or will be.
fn is_to_be(text: &Text, i: usize) -> bool {
    let forms = words![
        "est", "était", "sera", "étaient", "seront", "is", "was", "are", "were"
    ];
    text.is_any(i, forms)
}
