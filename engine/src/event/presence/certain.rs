//! Presence and absence that words state outright, so that nothing is weighed.

use super::super::lexicon::{Entry, List, Part};
use super::super::occasions::{Mention, Zone};
use super::Reader;
use super::absences::Deed;
use crate::calendar::PartialDate;
use crate::cast::Place;
use crate::grammar::Relation;
use crate::language::Classes;
use crate::story::{Kind, MentionBy, PresenceStatus};
use crate::text::{TokenKind, words};
use std::ops::Range;

/// What one mention says outright.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// So it is.
    Surely(PresenceStatus),
    /// Its clause tells of presence, but places nobody: it is wished, threatened, or of another day.
    Nothing,
    /// It has to be weighed.
    Open,
}

/// What a noun is to the verb above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Share {
    Does,
    Undergoes,
    With,
    Other,
}

impl Reader<'_> {
    /// What a mention says outright, or the list it stands in.
    pub(super) fn told(&self, place: &Place) -> Told {
        let scene = self.scene;
        if self.is_a_label(place) || self.is_bracketed(place) {
            return Told::Nothing;
        }
        let quoted = scene.is_quoted(place.tokens.start);
        // `retenu à Ankara`
        let only_where = super::super::stand_in::is_where(scene, place);
        if quoted || only_where || super::rows::is_aside(scene, place) {
            return Told::Open;
        }
        if place.by == MentionBy::Pronoun {
            return self.told_of_a_pronoun(place);
        }
        // `Hungary's Gabor Szel was not there`
        if scene.text().kind(place.tokens.end) == TokenKind::Possessive {
            let seat = self.leaves_a_seat(place, self.noun_of(place));
            return match seat {
                true => Told::Surely(PresenceStatus::Absent),
                false => Told::Open,
            };
        }
        let row = self.rows.with(place);
        let first = row.first().copied().unwrap_or(place);
        match self.introduced(first) {
            Told::Open => {}
            told => return told,
        }
        if self.is_heard(first) || self.is_party(first) {
            return Told::Surely(PresenceStatus::Attending);
        }
        if self.is_tried_in_absence(first) {
            return Told::Surely(PresenceStatus::Absent);
        }
        if self.is_on_trial(first) || self.is_spoken_to(first) {
            return Told::Surely(PresenceStatus::Attending);
        }
        let deeds = self.deeds(first);
        if self.is_only_whose(place) || self.is_met_another_day(&deeds) {
            return Told::Nothing;
        }
        if self.is_missing(place, first, &deeds) && !self.is_on_the_line(&deeds) {
            // `le secrétaire général n'était pas là`: that it is the ambassador of before was only weighed.
            return match place.by == MentionBy::Role && !self.is_known_by(place) {
                true => Told::Open,
                false => Told::Surely(PresenceStatus::Absent),
            };
        }
        if self.is_in_company(first, &deeds) {
            return Told::Surely(PresenceStatus::Attending);
        }
        let own = self.by_its_verb(place);
        let told = match (own, row) {
            (Told::Open, [head, ..]) if head.tokens != place.tokens => self.by_its_verb(head),
            _ => own,
        };
        // `was due to attend but pulled out`: what is told against it goes before.
        match (told, self.by_what_is_added(&deeds)) {
            (Told::Open, added) | (Told::Nothing, added @ Told::Surely(_)) => added,
            (Told::Surely(PresenceStatus::Attending), Told::Surely(added)) => Told::Surely(added),
            (told, _) => told,
        }
    }

    /// What a pronoun's clause says against the presence of somebody whom its sentence names, or who is the only person named in
    /// the sentence before: `A devait participer, mais il y a renoncé`, `A est malade. Elle n'a pas assisté à la séance`.
    fn told_of_a_pronoun(&self, place: &Place) -> Told {
        let (scene, grammar) = (self.scene, self.scene.grammar);
        let sentence = grammar.sentence(place.tokens.start);
        let names = |run: Range<usize>| {
            let of_a_name = |p: &&Place| p.by == MentionBy::Name;
            scene.cast.within(run).iter().filter(of_a_name)
        };
        let here = sentence.start..place.tokens.start;
        let last = sentence.start.checked_sub(1).map(|i| grammar.sentence(i));
        let alone = last.is_some_and(|last| {
            let person = |p: &&Place| scene.cast.kind(p.who) == Kind::Person;
            let mut people = names(last.start..here.end).filter(person).peekable();
            people.peek().is_some() && people.all(|p| p.who == place.who)
        });
        let named = alone || names(here).any(|p| p.who == place.who);
        match self.by_its_verb(place) {
            Told::Surely(PresenceStatus::Absent) if named => Told::Surely(PresenceStatus::Absent),
            _ => Told::Open,
        }
    }

    /// Whether the noun of a description is said of its person elsewhere too.
    fn is_known_by(&self, place: &Place) -> bool {
        let text = self.scene.text();
        let roles = &self.scene.cast.participants[place.who].roles;
        let mut others = roles
            .iter()
            .map(|role| text.tokens_in(*role))
            .filter(|role| role.end <= place.tokens.start || role.start >= place.tokens.end);
        let office = |i: &usize| text.has(*i, Classes::OFFICE.with(Classes::KIN));
        let noun = place.tokens.clone().find(office);
        noun.is_none_or(|noun| others.any(|mut role| role.any(|i| text.word(i) == text.word(noun))))
    }

    /// Whether the event is told to be with somebody: `des discussions avec A`, `talks between A and B`.
    fn is_party(&self, first: &Place) -> bool {
        let (scene, grammar, telling) = (self.scene, self.scene.grammar, self.scene.telling());
        let noun = self.noun_of(first);
        let with = matches!(telling.preposition(noun), "avec" | "with" | "between");
        let tied = matches!(grammar.relation(noun), Relation::Nmod | Relation::Obl);
        let Some(above) = grammar.head(noun).filter(|_| with && tied) else {
            return false;
        };
        let opens = |m: &Mention| m.kind == "gathering" && m.zone <= Zone::Near;
        let occasion = (self.main.mentions.iter()).any(|m| opens(m) && m.tokens.contains(&above))
            || self.comes_for(above);
        // `des progrès dans les négociations avec A`, `helped set up a meeting between A and B`: nothing that took place.
        let verb = grammar.clause_of(above);
        let direct = grammar.head(grammar.list_head(above)) == verb || verb == Some(above);
        let told = verb.is_none_or(|verb| {
            matches!(telling.mode(verb), "is" | "was" | "has" | "will")
                && self.is_told(verb)
                && !scene.is_earlier(verb)
                && !self.is_other_day(verb, &grammar.clause(verb))
                && telling.entry(verb, List::Presence).is_none_or(|e| {
                    !matches!(e.sense, "want" | "refuse" | "absent" | "plan" | "desert")
                })
        });
        occasion && direct && told && !scene.is_quoted(above)
    }

    /// Whether the verb of the event tells that one comes for a meeting: `est arrivée à Oslo pour des discussions avec A`.
    fn comes_for(&self, meeting: usize) -> bool {
        let (grammar, telling) = (self.scene.grammar, self.scene.telling());
        let meets = (telling.entry(meeting, List::Events))
            .is_some_and(|e| e.part == Part::Noun && e.sense == "gathering");
        let comes = |verb: usize| {
            let best = &self.main.best;
            best.verb && best.tokens.contains(&verb) && best.zone <= Zone::Lead
        };
        meets
            && matches!(telling.preposition(meeting), "pour" | "for")
            && grammar.head(meeting).is_some_and(comes)
    }

    /// Whether a name stands alone in brackets, behind one of its people.
    fn is_bracketed(&self, place: &Place) -> bool {
        let text = self.scene.text();
        let opens = place
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|i| text.raw(i) == "(");
        opens && text.raw(place.tokens.end) == ")"
    }

    /// Whether a name is what those who meet are called, in quote marks and small letters, and nobody who comes: `la "ligue des
    /// phares"`.
    fn is_a_label(&self, place: &Place) -> bool {
        let text = self.scene.text();
        let participant = &self.scene.cast.participants[place.who];
        let name = text.tokens_in(participant.name);
        let before = name.start.checked_sub(1);
        let marked = before.is_some_and(|i| matches!(text.raw(i), "\"" | "«" | "“"));
        let small = !text.token(name.start).is_capitalised();
        participant.kind == Kind::Organisation && marked && small
    }

    /// What words right before a list say: `en l'absence de X`, `in the presence of X`; `parmi lesquels X` says of X what is
    /// said of those before.
    fn introduced(&self, first: &Place) -> Told {
        let (scene, text, grammar) = (self.scene, self.scene.text(), self.scene.grammar);
        let sentence = grammar.sentence(first.tokens.start);
        let start = self.begins(first);
        let floor = start.saturating_sub(6).max(sentence.start);
        for cue in scene.cues.within(floor..start) {
            let near = start - cue.tokens.end.min(start) <= 2;
            match cue.entry.lemma.as_str() {
                "en l' absence" | "in the absence" if near => {
                    return Told::Surely(PresenceStatus::Absent);
                }
                "en présence" | "in the presence" if near => {
                    return Told::Surely(PresenceStatus::Attending);
                }
                _ if cue.entry.sense == "chaired"
                    && self.is_told_of_it(start)
                    && (near || self.is_only_an_office(cue.tokens.end..start)) =>
                {
                    return Told::Surely(PresenceStatus::Attending);
                }
                _ => {}
            }
        }
        // `talks resumed under U.N. envoy A`
        let under = start > 0 && text.is(start - 1, "under");
        if under
            && scene.cast.kind(first.who) == Kind::Person
            && start < first.tokens.start
            && self.is_told_of_it(start)
        {
            return Told::Surely(PresenceStatus::Attending);
        }
        if self.is_left_out(first, start) {
            return Told::Surely(PresenceStatus::Absent);
        }
        let some = words![
            "notamment",
            "dont",
            "lesquels",
            "lesquelles",
            "including",
            "among"
        ];
        let Some(intro) = (floor..start).rev().find(|i| text.is_any(*i, some)) else {
            return Told::Open;
        };
        let plain = (intro + 1..start).all(|i| {
            let tag = grammar.tag(i);
            !tag.is_verb() && !tag.is_auxiliary() && text.kind(i) != TokenKind::Punct
        });
        if !plain {
            return Told::Open;
        }
        // `Seize élus n'ont pas pris part à la séance, parmi lesquels …`: the last noun is not those who are counted.
        let nouns = (sentence.start..intro)
            .rev()
            .filter(|i| grammar.tag(*i).is_noun())
            .take(6);
        nouns
            .map(|noun| self.by_what_is_above(noun))
            .find(|told| *told != Told::Open)
            .unwrap_or(Told::Open)
    }

    /// Whether a run of tokens is the phrase of an office and its preposition: `de l'émissaire de l'ONU`.
    fn is_only_an_office(&self, run: Range<usize>) -> bool {
        let (text, grammar) = (self.scene.text(), self.scene.grammar);
        run.clone()
            .any(|i| text.has(i, Classes::OFFICE.with(Classes::SOURCE)))
            && run.into_iter().all(|i| {
                let tag = grammar.tag(i);
                !tag.is_verb() && !tag.is_auxiliary() && text.kind(i) != TokenKind::Punct
            })
    }

    /// Whether the clause before a token speaks of the event.
    fn is_told_of_it(&self, at: usize) -> bool {
        let grammar = self.scene.grammar;
        let clause = grammar.clause_of(at).map(|verb| grammar.clause(verb));
        let sentence = grammar.sentence(at);
        self.speaks_of_it(&clause.unwrap_or_else(|| sentence.clone()))
            || self.speaks_of_it(&(sentence.start..at))
    }

    /// `40 pays se sont réunis, sans les Etats-Unis`, `gathered without Brazil`.
    fn is_left_out(&self, first: &Place, start: usize) -> bool {
        let (scene, text, grammar) = (self.scene, self.scene.text(), self.scene.grammar);
        let floor = start.saturating_sub(10).max(grammar.sentence(start).start);
        let without = (floor..start)
            .rev()
            .find(|i| text.is_any(*i, words!["sans", "without"]));
        let lists = |i: usize| {
            !grammar.tag(i).is_verb()
                && (text.has(i, Classes::DETERMINER.with(Classes::CONJUNCTION))
                    || text.is_any(
                        i,
                        words![",", "ni", "nor", "ou", "or", "le", "la", "les", "l'"],
                    )
                    || scene.cast.at(i).is_some())
        };
        let without = without.is_some_and(|i| (i + 1..start).all(lists));
        let sentence = grammar.sentence(first.tokens.start);
        let meets = self.main.within(&(sentence.start..start));
        let behind = first.tokens.end..(first.tokens.end + 12).min(sentence.end);
        let replaced = scene.cues.tell(behind, List::Presence, "stand");
        // `sans les Alliés, il n'y aurait pas de …`, `sans Paul, rien n'est possible`: no meeting before it.
        without && !replaced && !meets.is_empty()
    }

    /// Where a name begins with the office said right before it.
    pub(super) fn begins(&self, first: &Place) -> usize {
        let (scene, text) = (self.scene, self.scene.text());
        let office = scene.cast.participants[first.who].roles.iter();
        let office = office
            .map(|role| text.tokens_in(*role))
            .filter(|role| role.end <= first.tokens.start && first.tokens.start - role.end <= 1);
        let start = office.map(|role| role.start).min();
        start.unwrap_or(first.tokens.start)
    }

    /// What the verb that governs a name says of it.
    fn by_its_verb(&self, place: &Place) -> Told {
        self.by_what_is_above(self.noun_of(place))
    }

    /// `A, retenu à Lagos, suit les débats en visioconférence`
    fn is_on_the_line(&self, deeds: &[Deed]) -> bool {
        let (scene, grammar, telling) = (self.scene, self.scene.grammar, self.scene.telling());
        deeds.iter().any(|&(verb, share)| {
            share == Share::Does
                && matches!(telling.mode(verb), "is" | "was" | "has" | "will")
                && scene.cues.within(grammar.clause(verb)).iter().any(|c| {
                    let own = grammar.clause_of(c.tokens.start) == Some(verb);
                    let behind = verb + 1..c.tokens.start.max(verb + 1);
                    let whole = behind.into_iter().all(|i| !grammar.tag(i).is_finite());
                    c.entry.list == List::Presence && c.entry.sense == "remote" && own && whole
                })
        })
    }

    /// What a relative clause, a participle or a second verb says against somebody's presence: `A, qui n'a pas été convié`.
    fn by_what_is_added(&self, deeds: &[Deed]) -> Told {
        let missing = deeds
            .iter()
            .find_map(|(verb, share)| match self.verdict(*verb, *share) {
                Told::Surely(PresenceStatus::Absent) => Some(PresenceStatus::Absent),
                Told::Surely(PresenceStatus::Represented) => Some(PresenceStatus::Represented),
                _ => None,
            });
        let attends = || {
            let attending =
                |(verb, share): &Deed| *share == Share::Does && self.attends_as_told_beside(*verb);
            deeds
                .iter()
                .any(attending)
                .then_some(PresenceStatus::Attending)
        };
        missing.or_else(attends).map_or(Told::Open, Told::Surely)
    }

    /// Whether a relative clause says that somebody is at the event: `A, who chairs the talks`.
    fn attends_as_told_beside(&self, verb: usize) -> bool {
        let (grammar, telling) = (self.scene.grammar, self.scene.telling());
        let entry = telling.entry(verb, List::Presence);
        let attends = entry.is_some_and(|e| e.part == Part::Verb && e.sense == "attend");
        let clause = grammar.clause(verb);
        attends
            && grammar.relation(verb) == Relation::AclRelcl
            && matches!(telling.mode(verb), "is" | "was" | "has")
            && self.speaks_of_it(&clause)
            && !self.is_other_day(verb, &clause)
    }

    /// What the verb right above a noun says of it.
    fn by_what_is_above(&self, noun: usize) -> Told {
        let grammar = self.scene.grammar;
        if let Some(verb) = self.strayed_from(noun) {
            return self.verdict(verb, Share::Does);
        }
        // `A, accueillie par B, s'est tue`
        if let Some(verb) = grammar.child_as(noun, &[Relation::Acl])
            && grammar
                .subtree(verb)
                .take(12)
                .any(|i| self.scene.text().is_any(i, words!["par", "by"]))
            && (self.scene.telling().entry(verb, List::Presence)).is_some_and(|e| e.sense == "meet")
            && !self.scene.is_earlier(verb)
        {
            return Told::Surely(PresenceStatus::Attending);
        }
        let verb = grammar
            .head(noun)
            .filter(|head| grammar.is_predicate(*head));
        verb.map_or(Told::Open, |verb| {
            self.verdict(verb, self.share(verb, noun))
        })
    }

    /// The passive whose agent a noun is, where it hangs on another noun: `accueilli sur le perron du palais par B`.
    fn strayed_from(&self, noun: usize) -> Option<usize> {
        let (grammar, telling) = (self.scene.grammar, self.scene.telling());
        let by = matches!(telling.preposition(noun), "par" | "by");
        if !by || grammar.relation(noun) != Relation::Nmod {
            return None;
        }
        let verbal = |i: &usize| grammar.is_predicate(*i) || grammar.tag(*i).is_verb();
        let verb = grammar.above(noun).take(4).find(verbal)?;
        let agent = grammar.child_as(verb, &[Relation::OblAgent]);
        (grammar.is_passive(verb) && agent.is_none()).then_some(verb)
    }

    /// What a noun is to the verb above it.
    pub(super) fn share(&self, verb: usize, noun: usize) -> Share {
        let (grammar, telling) = (self.scene.grammar, self.scene.telling());
        let reflexive = |k: usize| self.scene.text().is_any(k, words!["se", "s'"]);
        match grammar.relation(noun) {
            Relation::OblAgent => Share::Does,
            Relation::Nsubj | Relation::NsubjPass if grammar.children(verb).any(reflexive) => {
                Share::Does
            }
            Relation::NsubjPass => Share::Undergoes,
            Relation::Nsubj if grammar.is_passive(verb) => Share::Undergoes,
            Relation::Nsubj => Share::Does,
            Relation::Obj | Relation::Iobj => Share::Undergoes,
            Relation::Obl => match telling.preposition(noun) {
                "avec" | "with" => Share::With,
                "par" | "by" if grammar.is_passive(verb) => Share::Does,
                _ => Share::Other,
            },
            _ => Share::Other,
        }
    }

    /// What a clause says of one who has this part in it.
    fn verdict(&self, verb: usize, share: Share) -> Told {
        let (scene, grammar, telling) = (self.scene, self.scene.grammar, self.scene.telling());
        let entry = telling.entry(verb, List::Presence);
        let entry = entry.filter(|entry| entry.part == Part::Verb);
        let mode = telling.mode(verb);
        if self.opens_elsewhere(verb, share) {
            return Told::Nothing;
        }
        let Some(entry) = entry else {
            let there =
                self.speaks_on_the_spot(verb, share, mode) || self.is_the_events_verb(verb, share);
            return attends_if(there);
        };
        let sense = entry.sense;
        if self.places_nobody(verb, sense, mode) || self.speaks_elsewhere(verb, share, sense) {
            return Told::Nothing;
        }
        // `voted no` is no absence.
        let votes_no = scene.text().is(verb + 1, "no");
        let not = mode == "not" && !votes_no;
        let clause = grammar.clause(verb);
        let event = self.speaks_of_it(&clause);
        let real = matches!(mode, "is" | "was" | "has" | "ed" | "will");
        let passive = real && grammar.is_passive(verb);
        let (does, undergoes) = (share == Share::Does, share == Share::Undergoes);
        let missing = match sense {
            // `avait décliné l'invitation`: whoever declines does so before the day.
            "absent"
                if self.names_another_day(verb, &clause)
                    || scene.is_earlier(verb) && !self.is_bidden(verb) =>
            {
                return Told::Open;
            }
            "desert" => does && real,
            "absent" => does && real && (event || self.is_bidden(verb)),
            // `did not make the trip`
            "attend" => does && not && (event || self.is_bare(verb) || is_idiom(entry)),
            "invite" => undergoes && not,
            "exclude" => undergoes && passive,
            "refuse" => does && real && (event || self.refuses_to_come(verb)),
            "stand" if undergoes && passive && self.has_a_stand_in(verb) => {
                return Told::Surely(PresenceStatus::Represented);
            }
            _ => false,
        };
        if missing {
            return Told::Surely(PresenceStatus::Absent);
        }
        let attends = match sense {
            "invite" => (does || undergoes) && real && self.is_awaited_there(verb, event),
            "attend" => {
                does && (real && event && self.is_told(verb)
                    || (real || votes_no) && self.votes_there(verb))
            }
            "meet" => self.is_at_a_meeting(verb, share, real, event),
            _ => false,
        };
        let in_the_room = || {
            let cue = |sense| scene.cues.tell(clause.clone(), List::Presence, sense);
            does && real && event && ["remote", "room"].into_iter().any(cue)
        };
        attends_if(
            attends
                || self.is_the_events_verb(verb, share)
                || self.speaks_on_the_spot(verb, share, mode)
                || in_the_room(),
        )
    }

    /// Whether a verb of meeting places somebody at the event.
    fn is_at_a_meeting(&self, verb: usize, share: Share, real: bool, event: bool) -> bool {
        let meets = share != Share::Other
            && (event && self.is_told(verb) && !self.scene.is_earlier(verb)
                || self.both_have_met(verb));
        real && (meets || share == Share::Does && self.receives_those(verb))
    }

    /// Whether somebody says something where the event is not: `a dit à l'AFP`, `said in a statement`.
    fn speaks_elsewhere(&self, verb: usize, share: Share, sense: &str) -> bool {
        let clause = self.scene.grammar.clause(verb);
        let cue = |sense| self.scene.cues.tell(clause.clone(), List::Presence, sense);
        share == Share::Does
            && sense == "say"
            && cue("away")
            && !["there", "room", "spot"].into_iter().any(cue)
            && !self.speaks_of_it(&clause)
    }

    /// Whether a sentence that says what somebody says opens with a place that is not the event's: `À Paris, A a critiqué …`.
    fn opens_elsewhere(&self, verb: usize, share: Share) -> bool {
        let (scene, text, grammar) = (self.scene, self.scene.text(), self.scene.grammar);
        let says = text.has(verb, Classes::REPORTS.with(Classes::REMARKS));
        let start = grammar.sentence(verb).start;
        let opens = text.is_any(start, words!["à", "in"]);
        let place = scene.cast.at(start + 1).filter(|_| opens);
        let (Some(place), Some(held)) = (place, self.event.place) else {
            return false;
        };
        share == Share::Does
            && says
            && scene.cast.kind(place.who) == Kind::Place
            && place.who != held
            && text.is(place.tokens.end, ",")
            && grammar.subject(verb).is_some_and(|s| s > place.tokens.end)
    }

    /// Whether a verb of presence places nobody: what it says is only wished, of another day, or no matter of coming.
    fn places_nobody(&self, verb: usize, sense: &str, mode: &str) -> bool {
        let clause = self.scene.grammar.clause(verb);
        let tells = matches!(sense, "attend" | "meet" | "absent");
        let wished = tells && (self.is_only_wished(verb) || mode == "would")
            || sense == "want" && self.wishes(verb);
        // `declined to comment` is said by those who are asked, not by those who are bidden.
        let silent = matches!(sense, "absent" | "refuse" | "want") && self.keeps_silent(verb);
        let main = self.main.best.tokens.contains(&verb)
            || self.main.within(&clause).iter().any(|m| !m.verb);
        let elsewhen =
            matches!(sense, "attend" | "meet") && !main && self.is_other_day(verb, &clause);
        wished || silent || elsewhen
    }

    /// Whether a run of tokens speaks of the event, or of an occasion that is known without being told which.
    pub(super) fn speaks_of_it(&self, run: &Range<usize>) -> bool {
        let telling = self.scene.telling();
        let known = |i: usize| {
            let entry = telling.entry(i, List::Events);
            entry.is_some_and(|e| e.part == Part::Noun && e.sense == "gathering")
                && matches!(telling.determiner(i), "the" | "this")
        };
        !self.main.within(run).is_empty() || run.clone().any(known)
    }

    /// Whether somebody takes part in what the verb of the event tells: `A spoke by phone with B`.
    fn is_the_events_verb(&self, verb: usize, share: Share) -> bool {
        let best = &self.main.best;
        let mode = self.scene.telling().mode(verb);
        let takes_part = match best.kind {
            "gathering" => share != Share::Other,
            "court" => matches!(share, Share::Does | Share::Undergoes),
            _ => share == Share::Does,
        };
        best.verb
            && best.tokens.contains(&verb)
            && takes_part
            && self.is_told(verb)
            && matches!(mode, "is" | "was" | "has" | "will")
            && !self.scene.is_earlier(verb)
    }

    /// Whether somebody casts a vote in the house whose vote the lead tells of.
    fn votes_there(&self, verb: usize) -> bool {
        let scene = self.scene;
        let votes = scene.telling().entry(verb, List::Events);
        let votes = votes.is_some_and(|e| e.sense == "vote");
        votes
            && self.main.best.kind == "vote"
            && self.main.best.zone <= Zone::Lead
            && scene.zone_of(verb) <= Zone::Near
            && self.is_told(verb)
            && !self.is_other_day(verb, &scene.grammar.clause(verb))
    }

    /// Whether somebody is told to do something where only those who are there can: `a raconté à la barre`, `told the court`.
    fn speaks_on_the_spot(&self, verb: usize, share: Share, mode: &str) -> bool {
        let clause = self.scene.grammar.clause(verb);
        // Where many speak on many days, as in a parliament, the clause has to tell of the event itself.
        // A vote that the lead tells of is of one day, and so is what is said in the house right below.
        let one_room = match self.main.best.kind {
            "court" | "rite" | "show" | "speech" => true,
            "vote" => self.main.best.zone <= Zone::Lead && self.scene.zone_of(verb) <= Zone::Near,
            _ => false,
        };
        share == Share::Does
            && matches!(mode, "is" | "was" | "has")
            && (one_room || self.speaks_of_it(&clause))
            && ["spot", "room"]
                .iter()
                .any(|sense| self.scene.cues.tell(clause.clone(), List::Presence, sense))
            && !self.is_other_day(verb, &clause)
    }

    /// Whether those who are awaited are so at the event: `y sont attendus`, `are expected at the summit`.
    fn is_awaited_there(&self, verb: usize, event: bool) -> bool {
        let (text, grammar) = (self.scene.text(), self.scene.grammar);
        let there = grammar
            .children(verb)
            .any(|k| text.is_any(k, words!["y", "there"]))
            || text.is_any(verb + 1, words!["there"]);
        let place = self.event.place;
        let held = grammar.children_as(verb, &[Relation::Obl]).any(|k| {
            let named = self.scene.cast.at(k).map(|p| p.who);
            named.is_some() && named == place
        });
        let person = |i: usize| {
            let named = self.scene.cast.at(i).map(|p| self.scene.cast.kind(p.who));
            named == Some(Kind::Person)
        };
        let people = grammar
            .subject(verb)
            .is_some_and(|s| grammar.list(s).any(person));
        people
            && self.awaits(verb)
            && grammar.is_passive(verb)
            && !grammar.is_negated(verb)
            && (there || held || event)
    }

    /// Whether a clause tells for itself what happens, and not what somebody means or is asked to do.
    pub(super) fn is_told(&self, verb: usize) -> bool {
        !matches!(
            self.scene.grammar.relation(verb),
            Relation::Xcomp | Relation::Advcl | Relation::AclRelcl
        )
    }

    /// Whether what a verb says is wished, offered or threatened by the verb above.
    fn is_only_wished(&self, verb: usize) -> bool {
        let (grammar, telling) = (self.scene.grammar, self.scene.telling());
        let governed = matches!(
            grammar.relation(verb),
            Relation::Xcomp | Relation::Ccomp | Relation::Advcl
        );
        let wish = |head: usize| {
            telling
                .entry(head, List::Presence)
                .is_some_and(|e| e.sense == "want")
        };
        governed && grammar.tag(verb).is_infinitive() && grammar.head(verb).is_some_and(wish)
    }

    /// Whether a verb of wishing has a verb of presence below.
    fn wishes(&self, verb: usize) -> bool {
        let (grammar, telling) = (self.scene.grammar, self.scene.telling());
        let governed = [Relation::Xcomp, Relation::Ccomp, Relation::Advcl];
        grammar.children_as(verb, &governed).any(|k| {
            let entry = telling.entry(k, List::Presence);
            entry.is_some_and(|e| matches!(e.sense, "attend" | "meet" | "absent"))
                && grammar.tag(k).is_infinitive()
        })
    }

    /// Whether somebody refuses or fails to come: `a refusé de participer`, `failed to appear`, `a renoncé au déplacement`.
    fn refuses_to_come(&self, verb: usize) -> bool {
        let (grammar, telling) = (self.scene.grammar, self.scene.telling());
        let comes = |k: usize| {
            let entry = telling.entry(k, List::Presence);
            entry.is_some_and(|e| matches!(e.sense, "attend" | "court"))
                || (telling.entry(k, List::Events))
                    .is_some_and(|e| e.part == Part::Noun && e.sense == "visit")
        };
        let below = [Relation::Xcomp, Relation::Obl, Relation::Obj];
        // `y a renoncé`
        let there = grammar.children(verb).any(|k| self.scene.text().is(k, "y"));
        there || grammar.children_as(verb, &below).any(comes)
    }

    /// Whether somebody declines to say something.
    fn keeps_silent(&self, verb: usize) -> bool {
        let (text, grammar) = (self.scene.text(), self.scene.grammar);
        let below = [Relation::Xcomp];
        let mut said = grammar.children_as(verb, &below).filter(|k| {
            let says = Classes::REPORTS.with(Classes::REMARKS).with(Classes::ASIDE);
            text.has(*k, says)
                || text.is_any(*k, words!["commenter", "répondre", "comment", "respond"])
        });
        said.next().is_some()
    }

    /// Whether words say of somebody that they were not invited, or a list in which they stand.
    pub(super) fn is_uninvited(&self, who: usize) -> bool {
        let telling = self.scene.telling();
        let denied = |&(verb, share): &Deed| {
            let bids = telling.entry(verb, List::Presence);
            let bids = bids.is_some_and(|e| {
                matches!(e.lemma.as_str(), "inviter" | "convier" | "invite") && e.part == Part::Verb
            });
            bids && share == Share::Undergoes && telling.mode(verb) == "not"
        };
        let mentions = self
            .scene
            .mentions_of(who)
            .iter()
            .take(super::MOST_MENTIONS);
        mentions.copied().any(|place| {
            let first = self.rows.with(place).first().copied().unwrap_or(place);
            self.deeds(first).iter().any(denied)
        })
    }

    /// Whether a verb is about an invitation.
    fn is_bidden(&self, verb: usize) -> bool {
        let (grammar, telling) = (self.scene.grammar, self.scene.telling());
        let bid = |k: usize| {
            telling
                .entry(k, List::Presence)
                .is_some_and(|e| e.sense == "bid")
        };
        grammar
            .children_as(verb, &[Relation::Obj, Relation::Obl])
            .any(bid)
    }

    /// Whether a verb says of no place or thing what it is done to: `did not attend`.
    pub(super) fn is_bare(&self, verb: usize) -> bool {
        let (grammar, telling) = (self.scene.grammar, self.scene.telling());
        let beside = [
            Relation::Obj,
            Relation::Obl,
            Relation::Xcomp,
            Relation::Ccomp,
        ];
        let dated = |k: usize| {
            let span = self.scene.text().span(grammar.subtree(k));
            !super::super::dates_over(self.scene.dates, span).is_empty()
        };
        // `Principal témoin, A ne viendra pas`
        let opens = |k: usize| k < verb && telling.preposition(k).is_empty();
        let mut beside = grammar.children_as(verb, &beside);
        beside.all(|k| dated(k) || opens(k))
    }

    /// Whether a clause tells of an earlier time, or of a day that is not the event's.
    pub(super) fn is_other_day(&self, verb: usize, clause: &Range<usize>) -> bool {
        self.scene.is_earlier(verb) || self.names_another_day(verb, clause)
    }

    /// Whether a clause names a day that is not the event's.
    fn names_another_day(&self, verb: usize, clause: &Range<usize>) -> bool {
        let span = self.scene.text().span(clause.clone());
        let Some(first) = self.event.date.and_then(|d| d.day()) else {
            return false;
        };
        let last = self.event.until.and_then(|d| d.day()).unwrap_or(first);
        // `whom A met in December`; elsewhere a month may be that of which somebody speaks.
        let relative = self.scene.grammar.relation(verb) == Relation::AclRelcl;
        let tells = |d: &PartialDate| match d {
            PartialDate::Day(_) => true,
            PartialDate::Month(..) => relative,
            PartialDate::Year(_) => false,
        };
        let days = super::super::dates_in(self.scene.dates, span).iter();
        let mut days = days.filter_map(|d| d.date.filter(tells)).peekable();
        days.peek().is_some()
            && days.all(|told| match told {
                PartialDate::Day(day) => day < first || day > last,
                PartialDate::Month(year, month) => {
                    let told = (year, month);
                    told < (first.year(), first.month()) || told > (last.year(), last.month())
                }
                PartialDate::Year(_) => false,
            })
    }

    /// Whether who is represented or replaced is so by somebody: `représenté par son ambassadeur`, `remplacée par une délégation`.
    pub(super) fn has_a_stand_in(&self, verb: usize) -> bool {
        let (grammar, telling) = (self.scene.grammar, self.scene.telling());
        let represented = (telling.entry(verb, List::Presence))
            .is_some_and(|e| matches!(&*e.lemma, "représenter" | "represent"));
        let sent = |agent: usize| {
            let entry = telling.entry(agent, List::Presence);
            entry.is_some_and(|e| e.sense == "attend" && e.part == Part::Noun)
        };
        grammar
            .actor(verb)
            .is_some_and(|agent| represented || sent(agent))
    }

    /// Whether those who are received are those of the event, told just before: `se retrouvent à Oslo, où les reçoit B`.
    fn receives_those(&self, verb: usize) -> bool {
        let (text, grammar) = (self.scene.text(), self.scene.grammar);
        let clitic =
            |k: usize| text.is_any(k, words!["les", "le", "la", "l'", "them", "him", "her"]);
        let object = grammar.child_as(verb, &[Relation::Obj]).is_some_and(clitic);
        object
            && !self.main.within(&grammar.sentence(verb)).is_empty()
            && !self.scene.is_earlier(verb)
    }

    /// Whether two who are named are told to meet, not to have met before.
    fn both_have_met(&self, verb: usize) -> bool {
        self.both_are_named(verb) && !self.scene.is_earlier(verb)
    }

    /// Whether a verb of meeting names both sides: who does it, and whom or with whom.
    fn both_are_named(&self, verb: usize) -> bool {
        let (scene, grammar) = (self.scene, self.scene.grammar);
        let named = |i: usize| {
            grammar.list(i).any(|k| {
                let around = std::iter::once(k).chain(grammar.children_as(
                    k,
                    &[
                        Relation::Appos,
                        Relation::Flat,
                        Relation::Compound,
                        Relation::Nmod,
                    ],
                ));
                around.into_iter().any(|w| {
                    let place = scene.cast.at(w);
                    place.is_some_and(|p| {
                        matches!(scene.cast.kind(p.who), Kind::Person | Kind::Organisation)
                    })
                })
            })
        };
        let subject = grammar.subject(verb).is_some_and(named);
        let other = grammar.children_as(verb, &[Relation::Obj, Relation::OblAgent, Relation::Obl]);
        let mut other = other.filter(|k| self.share(verb, *k) != Share::Other);
        let mut strayed = grammar
            .subtree(verb)
            .filter(|k| self.strayed_from(*k) == Some(verb));
        subject && (other.any(named) || strayed.any(named))
    }
}

/// What is told of somebody whom words place at the event, if they do.
fn attends_if(there: bool) -> Told {
    match there {
        true => Told::Surely(PresenceStatus::Attending),
        false => Told::Open,
    }
}

/// Whether an entry says of itself where somebody comes: `make the trip`.
fn is_idiom(entry: &Entry) -> bool {
    entry.lemma.split(' ').count() > 2
}
