//! Presence stated outright by other words than the verbs of presence: whom a visitor is to meet, who walks at the head of a
//! march, who stays at the table, whose coming is confirmed.

use super::super::lexicon::{List, Part};
use super::super::occasions::{Mention, Zone};
use super::Reader;
use super::absences::Deed;
use super::certain::Share;
use crate::cast::Place;
use crate::grammar::Relation;
use crate::language::Classes;
use crate::story::{EventStatus, Kind};
use crate::text::words;

/// How many days after it began people are still met on the same visit.
const LONGEST_VISIT: i64 = 7;

impl Reader<'_> {
    /// Whether words say outright that somebody is there, who is named in a list that begins with `first`, of which `deeds` are
    /// told.
    pub(super) fn is_in_company(&self, first: &Place, deeds: &[Deed]) -> bool {
        let scene = self.scene;
        let told = deeds.iter().any(|&(verb, share)| {
            // `est restée`: the tree may take the auxiliary for that of a passive.
            let stays = matches!(share, Share::Does | Share::Undergoes);
            let person = scene.cast.kind(first.who) == Kind::Person;
            let acts = share == Share::Does
                && (person && self.acts_there(verb)
                    || self.confirms_coming(verb)
                    || self.performs_it(verb)
                    || self.arrives_for_it(verb)
                    || self.does_so_beside(verb));
            acts || stays && self.stays_in_the_room(verb) || self.is_met_on_a_visit(verb, share)
        });
        told || self.heads_the_march(first)
            || self.leads_it_as_told_beside(first)
            || self.is_whose_trial(first)
            || self.accompanies(first)
    }

    /// `A est arrivé à Pékin. Il doit y rencontrer B`, `He will hold talks with B`: those whom a visitor is to meet, or meets.
    fn is_met_on_a_visit(&self, verb: usize, share: Share) -> bool {
        let (scene, grammar, telling) = (self.scene, self.scene.grammar, self.scene.telling());
        if self.main.best.kind != "visit" || self.event.status == EventStatus::CalledOff {
            return false;
        }
        let meets = telling
            .entry(verb, List::Events)
            .is_some_and(|e| e.part == Part::Verb && e.is_meeting())
            || telling
                .entry(verb, List::Presence)
                .is_some_and(|e| e.part == Part::Verb && e.sense == "meet");
        if !meets || share == Share::Other || grammar.is_negated(verb) || scene.is_earlier(verb) {
            return false;
        }
        let planned = grammar.relation(verb) == Relation::Xcomp
            && grammar.head(verb).is_some_and(|above| {
                let is_now = matches!(telling.mode(above), "is" | "will");
                is_now && !grammar.is_negated(above) && self.awaits_or_plans(above)
            });
        // `flew to Bonn to meet B`
        let aims = grammar.tag(verb).is_infinitive()
            && matches!(grammar.relation(verb), Relation::Advcl | Relation::Xcomp)
            && grammar
                .head(verb)
                .is_some_and(|above| self.main.best.tokens.contains(&above));
        let told = aims
            || planned
            || self.is_told(verb) && matches!(telling.mode(verb), "will" | "has" | "was");
        let near = scene.zone_of(verb) <= Zone::Near;
        told && near && !self.is_long_before_or_after(verb)
    }

    /// Whether a word says what somebody is to do: `doit`, `is due`, `plans`.
    fn awaits_or_plans(&self, above: usize) -> bool {
        let telling = self.scene.telling();
        let plans = telling
            .entry(above, List::Presence)
            .is_some_and(|e| e.sense == "plan");
        let due = telling
            .entry(above, List::Events)
            .is_some_and(|e| matches!(&*e.lemma, "due" | "set" | "schedule" | "prévoir" | "prévu"));
        plans || due
    }

    /// Whether a clause names a day before the event, or so long after that it is of another.
    fn is_long_before_or_after(&self, verb: usize) -> bool {
        let scene = self.scene;
        let span = scene.text().span(scene.grammar.clause(verb));
        let Some(first) = self.event.date.and_then(|d| d.day()) else {
            return false;
        };
        let days = super::super::dates_in(scene.dates, span).iter();
        let mut days = days.filter_map(|d| d.date.and_then(|d| d.day()));
        days.any(|day| !(0..=LONGEST_VISIT).contains(&i64::from(day.days_from(first))))
    }

    /// `En tête du cortège, A et B`, `A marched at the head of the procession`.
    fn heads_the_march(&self, first: &Place) -> bool {
        let (scene, grammar) = (self.scene, self.scene.grammar);
        let marches = self.main.best.kind == "show" || self.main.best.entry.is_of_crowds();
        if !marches || scene.cast.kind(first.who) != Kind::Person {
            return false;
        }
        let sentence = grammar.sentence(first.tokens.start);
        let cues = scene.cues.within(sentence.clone()).iter();
        let mut heads = cues.filter(|c| c.entry.list == List::Presence && c.entry.sense == "head");
        let noun = self.noun_of(first);
        // `la famille de A`
        if !scene.telling().preposition(noun).is_empty() {
            return false;
        }
        heads.any(|head| {
            // `En tête du cortège, A et B`: the rest of the sentence has no verb, or one whose subject they are.
            let between = head.tokens.end..self.begins(first).max(head.tokens.end);
            let verbless = between.into_iter().all(|i| !grammar.tag(i).is_finite());
            let opens = head.tokens.start == sentence.start
                && first.tokens.start >= head.tokens.end
                && verbless;
            let acts = grammar.relation(noun).is_subject()
                && grammar.head(noun).is_some_and(|verb| {
                    grammar.clause_of(head.tokens.start) == Some(verb)
                        && !grammar.is_negated(verb)
                        && !scene.is_earlier(verb)
                });
            opens || acts
        })
    }

    /// `est restée à la table`, `remained in the room`.
    fn stays_in_the_room(&self, verb: usize) -> bool {
        let (scene, telling) = (self.scene, self.scene.telling());
        let stays = telling
            .entry(verb, List::Presence)
            .is_some_and(|e| matches!(&*e.lemma, "rester" | "demeurer" | "stay" | "remain"));
        let here = (scene.cues.within(verb..verb + 1).iter())
            .any(|cue| super::super::stand_in::is_staying(scene, cue));
        let real = matches!(telling.mode(verb), "is" | "was" | "has");
        stays && here && real && !scene.is_earlier(verb)
    }

    /// `a confirmé sa venue`, `confirmed her attendance`.
    fn confirms_coming(&self, verb: usize) -> bool {
        let (scene, grammar, telling) = (self.scene, self.scene.grammar, self.scene.telling());
        let confirms = telling
            .entry(verb, List::Presence)
            .is_some_and(|e| matches!(&*e.lemma, "confirmer" | "confirm"));
        let object = grammar.child_as(verb, &[Relation::Obj]);
        let coming = object.is_some_and(|object| {
            let own = grammar
                .child_as(object, &[Relation::Det, Relation::NmodPoss])
                .is_some_and(|i| scene.is_own(i));
            let comes = telling
                .entry(object, List::Presence)
                .is_some_and(|e| e.part == Part::Noun && e.sense == "attend")
                || telling
                    .entry(object, List::Events)
                    .is_some_and(|e| e.lemma == "venue");
            own && comes
        });
        confirms && coming && matches!(telling.mode(verb), "is" | "was" | "has")
    }

    /// `Réunis mardi à Vienne, A et B ont décidé …`, `After meeting B in Bern, A said …`: who does what the sentence tells does
    /// what is told of the event beside it.
    fn does_so_beside(&self, verb: usize) -> bool {
        let (scene, grammar) = (self.scene, self.scene.grammar);
        let best = &self.main.best;
        let told = !grammar.is_negated(verb) && grammar.head(verb).is_none();
        if !best.verb || !matches!(best.kind, "gathering" | "visit") || !told {
            return false;
        }
        let opens = best.tokens.start == grammar.sentence(verb).start && verb > best.tokens.start;
        let opens = opens && !grammar.tag(best.tokens.start).is_finite();
        let beside = |k: usize| {
            best.tokens.contains(&k)
                && !grammar.tag(grammar.finite_word(k)).is_finite()
                && grammar.own_subject(k).is_none()
                && !scene.text().is_any(
                    grammar.child_as(k, &[Relation::Mark]).unwrap_or(k),
                    words!["sans", "without", "before"],
                )
        };
        opens || grammar.children_as(verb, &[Relation::Advcl]).any(beside)
    }

    /// `celebrated a Mass`, `a prononcé un discours`, where that is the event.
    fn performs_it(&self, verb: usize) -> bool {
        let (scene, grammar, telling) = (self.scene, self.scene.grammar, self.scene.telling());
        let performs = telling
            .entry(verb, List::Events)
            .is_some_and(|e| e.part == Part::Verb && matches!(e.sense, "rite" | "show" | "speech"))
            || (telling.entry(verb, List::Presence)).is_some_and(|e| e.lemma == "deliver");
        let event = |k: usize| {
            let mut here = self.main.within(&(k..k + 1)).iter();
            here.any(|m| !m.verb)
        };
        performs
            && matches!(telling.mode(verb), "is" | "was" | "has" | "will")
            && self.is_told(verb)
            && !grammar.is_passive(verb)
            && !scene.is_earlier(verb)
            && grammar.child_as(verb, &[Relation::Obj]).is_some_and(event)
    }

    /// `A arrived on Monday`, a few days before the event at most.
    fn arrives_for_it(&self, verb: usize) -> bool {
        const AHEAD: i32 = 3;
        let (scene, grammar, telling) = (self.scene, self.scene.grammar, self.scene.telling());
        let arrives = telling
            .entry(verb, List::Events)
            .is_some_and(|e| e.part == Part::Verb && e.sense == "visit" && e.is_going(false))
            && (telling.entry(verb, List::Presence)).is_some_and(|e| e.sense == "attend");
        let Some(first) = self.event.date.and_then(|d| d.day()) else {
            return false;
        };
        let last = self.event.until.and_then(|d| d.day()).unwrap_or(first);
        let span = scene.text().span(grammar.clause(verb));
        let days = super::super::dates_in(scene.dates, span).iter();
        let mut days = days.filter_map(|d| d.date.and_then(|d| d.day())).peekable();
        let near =
            days.peek().is_some() && days.all(|day| day.days_from(first) >= -AHEAD && day <= last);
        arrives
            && self.main.best.kind == "gathering"
            && near
            && self.is_bare(verb)
            && self.is_told(verb)
            && matches!(telling.mode(verb), "was" | "has" | "will")
            && !scene.is_earlier(verb)
    }

    /// `la rencontre, organisée par A`, `a ceremony led by A`.
    fn leads_it_as_told_beside(&self, first: &Place) -> bool {
        let (scene, grammar, telling) = (self.scene, self.scene.grammar, self.scene.telling());
        let noun = self.noun_of(first);
        let agent = grammar.relation(noun) == Relation::OblAgent
            || matches!(telling.preposition(noun), "par" | "by");
        let Some(verb) = grammar.head(noun).filter(|_| agent) else {
            return false;
        };
        let attends = telling
            .entry(verb, List::Presence)
            .is_some_and(|e| e.part == Part::Verb && e.sense == "attend");
        let event = grammar.head(verb).is_some_and(|head| {
            let mut here = self.main.within(&(head..head + 1)).iter();
            here.any(|m| !m.verb && m.kind == self.main.best.kind)
        });
        attends
            && event
            && grammar.relation(verb) == Relation::Acl
            && grammar.is_passive(verb)
            && !grammar.is_negated(verb)
            && !scene.is_quoted(verb)
    }

    /// `a pris la parole`, `took the stand`: done by those alone who are at such an event.
    fn acts_there(&self, verb: usize) -> bool {
        let (grammar, telling) = (self.scene.grammar, self.scene.telling());
        let entry = telling.entry(verb, List::Presence);
        let acts = entry.is_some_and(|e| {
            let fits = e.sense != "court" || self.main.best.kind == "court";
            e.part == Part::Verb && e.is_done_there() && fits
        });
        acts && matches!(telling.mode(verb), "is" | "was" | "has")
            && self.is_told(verb)
            && !self.is_other_day(verb, &grammar.clause(verb))
    }

    /// `Le procès de A s'est ouvert`, `The trial of A resumed`.
    fn is_whose_trial(&self, first: &Place) -> bool {
        let (scene, grammar, telling) = (self.scene, self.scene.grammar, self.scene.telling());
        let noun = self.noun_of(first);
        let of = matches!(telling.preposition(noun), "de" | "d'" | "du" | "of");
        let Some(trial) = grammar.head(noun).filter(|_| of) else {
            return false;
        };
        let opens = |m: &Mention| {
            m.kind == "court" && !m.verb && !m.entry.is_loose() && m.tokens.contains(&trial)
        };
        let held = grammar.head(trial).is_some_and(|verb| {
            let holds = telling
                .entry(verb, List::Events)
                .is_some_and(|e| e.sense == "hold");
            holds
                && grammar.relation(trial).is_subject()
                && !grammar.is_negated(verb)
                && matches!(telling.mode(verb), "is" | "was" | "has")
        });
        let sentence = grammar.sentence(trial);
        self.main.best.kind == "court"
            && scene.cast.kind(first.who) == Kind::Person
            && grammar.relation(noun) == Relation::Nmod
            && self.main.mentions.iter().any(opens)
            && held
            && scene.zone_of(trial) <= Zone::Lead
            && !scene.cues.tell(sentence, List::Presence, "unheard")
    }

    /// `Il était accompagné de A`, `flanked by A`.
    fn accompanies(&self, first: &Place) -> bool {
        let (scene, grammar, telling) = (self.scene, self.scene.grammar, self.scene.telling());
        let noun = self.noun_of(first);
        let by = matches!(telling.preposition(noun), "de" | "d'" | "du" | "par" | "by");
        let beside = matches!(grammar.relation(noun), Relation::OblAgent | Relation::Obl);
        let Some(verb) = grammar.head(noun).filter(|_| by && beside) else {
            return false;
        };
        let company = telling
            .entry(verb, List::Presence)
            .is_some_and(|e| e.part == Part::Verb && e.sense == "meet" && e.is_company());
        company
            && scene.cast.kind(first.who) == Kind::Person
            && grammar.is_passive(verb)
            && !grammar.is_negated(verb)
            && matches!(telling.mode(verb), "is" | "was" | "has" | "ed" | "will")
            && !self.is_other_day(verb, &grammar.clause(verb))
    }

    /// Whether a name only says whose people others are: `des partisans de A`, `A's supporters`.
    pub(super) fn is_only_whose(&self, place: &Place) -> bool {
        let (scene, grammar, telling) = (self.scene, self.scene.grammar, self.scene.telling());
        let noun = self.noun_of(place);
        let of = matches!(telling.preposition(noun), "de" | "d'" | "du" | "of");
        // `la veuve de A, B`
        let added = scene.text().is(place.tokens.start.wrapping_sub(1), ",");
        let company = |head: usize| telling.entry(head, List::Presence).is_some();
        let people = Classes::SOURCE_GROUP
            .with(Classes::KIN)
            .with(Classes::HEARER);
        scene.cast.kind(place.who) == Kind::Person
            && of
            && !added
            && grammar.relation(noun) == Relation::Nmod
            && grammar
                .head(noun)
                .is_some_and(|head| scene.text().has(head, people) && !company(head))
    }

    /// Whether a relative clause says of somebody that they were met on another day, and nothing else is said of them there.
    pub(super) fn is_met_another_day(&self, deeds: &[Deed]) -> bool {
        let (scene, grammar, telling) = (self.scene, self.scene.grammar, self.scene.telling());
        deeds.iter().any(|&(verb, _)| {
            let entry = telling.entry(verb, List::Presence);
            let span = scene.text().span(grammar.clause(verb));
            grammar.relation(verb) == Relation::AclRelcl
                && entry.is_some_and(|e| matches!(e.sense, "meet" | "attend"))
                && !super::super::dates_in(scene.dates, span).is_empty()
                && self.is_other_day(verb, &grammar.clause(verb))
        })
    }
}
