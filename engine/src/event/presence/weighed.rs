//! The features of [`Decision::Presence`](crate::decisions::Decision::Presence): the verb or noun that each mention of a
//! participant hangs on and how, whether it is denied or in the future, whether the event stands in the same clause, who
//! speaks and where.

use super::super::facts::Facts;
use super::super::lexicon::List;
use super::super::occasions::Zone;
use super::super::{bucket, quotes_over};
use super::{MOST_MENTIONS, Reader};
use crate::cast::Place;
use crate::grammar::Relation;
use crate::story::{Kind, MentionBy, QuoteKind};

/// What tells that somebody acts for another.
const STANDING_IN: [&str; 7] = ["place", "seat", "stand", "send", "hand", "fall", "proxy"];

/// What tells that somebody is not where others are.
const MISSING: [&str; 5] = ["absent", "desert", "exclude", "stay", "reason"];

/// How many tokens of what belongs to a name are looked at.
const WIDEST_OWN: usize = 30;

impl Reader<'_> {
    /// Notes what a participant is and says.
    pub(super) fn describe_participant(&self, who: usize, facts: &mut Facts) {
        let scene = self.scene;
        let kind = self.kind(who);
        facts.add("kind", &[kind]);
        facts.add("kind+event", &[kind, self.main.best.kind]);
        facts.add("event", &[self.main.best.kind]);
        facts.when(self.event.place == Some(who), "held-here");
        let sure = match self.main.probability {
            p if p >= 0.8 => "surely",
            p if p >= 0.6 => "likely",
            p if p >= 0.45 => "perhaps",
            _ => "hardly",
        };
        facts.add("event-sure", &[sure]);
        facts.add("event-sure+kind", &[sure, kind]);
        let mentions = scene.mentions_of(who);
        let first = mentions
            .first()
            .map_or(Zone::Rest, |p| scene.zone_of(p.tokens.start));
        facts.add("first-in", &[first.name(), kind]);
        facts.add("first-in+event", &[first.name(), kind, self.main.best.kind]);
        let before = (scene.cast.participants.iter().take(who))
            .filter(|p| p.kind == scene.cast.kind(who))
            .count();
        facts.add("order", &[kind, bucket(before)]);
        let with = |p: &&&Place| {
            let sentence = scene.grammar.sentence(p.tokens.start);
            !self.main.within(&sentence).is_empty()
        };
        let beside = mentions.iter().take(MOST_MENTIONS).filter(with).count();
        facts.add("beside-often", &[bucket(beside.min(3)), kind]);
        facts.add(
            "beside-of",
            &[bucket(beside.min(3)), bucket(mentions.len().min(5))],
        );
        let quoted = |p: &&Place| scene.is_quoted(p.tokens.start);
        facts.when(mentions.iter().all(quoted), "only-quoted");
        for role in &scene.cast.participants[who].roles {
            for cue in scene.cues.within(scene.text().tokens_in(*role)) {
                if cue.entry.sense.starts_with("role-") {
                    facts.add("role", &[cue.entry.sense]);
                    facts.add("role+event", &[cue.entry.sense, self.main.best.kind]);
                }
            }
        }
        let said = scene.said_by(who);
        for quote in said.iter().take(MOST_MENTIONS) {
            let how = match quote.kind {
                QuoteKind::Direct => "direct",
                QuoteKind::Indirect => "indirect",
            };
            let at = quote.speaker_span.or(quote.cue).unwrap_or(quote.span);
            let at = scene.text().tokens_in(at).start;
            let sentence = scene.grammar.sentence(at);
            let away = scene.cues.tell(sentence.clone(), List::Presence, "away");
            let here = !self.main.within(&sentence).is_empty();
            let where_ = match (away, here) {
                (true, _) => "away",
                (_, true) => "there",
                _ => "somewhere",
            };
            facts.add("says", &[how, where_]);
            facts.add("says+event", &[self.main.best.kind, where_, kind]);
            facts.add(
                "says+zone",
                &[scene.zone_of(at).name(), self.main.best.kind],
            );
        }
        facts.when(said.is_empty(), "says-nothing");
        self.describe_seat(who, facts);
    }

    /// Notes how near words stand that tell of somebody in another's place, or of one who misses.
    fn describe_seat(&self, who: usize, facts: &mut Facts) {
        let scene = self.scene;
        let kind = self.kind(who);
        let mut nearest = [0; 2];
        for place in scene.mentions_of(who).iter().take(MOST_MENTIONS) {
            let sentence = scene.grammar.sentence(place.tokens.start);
            let next = scene.grammar.sentence(sentence.end);
            for (run, near) in [(sentence, 2), (next, 1)] {
                let told = scene.cues.within(run).iter().map(|cue| cue.entry);
                for entry in told.filter(|entry| entry.list == List::Presence) {
                    for (kind, senses) in [&STANDING_IN[..], &MISSING[..]].into_iter().enumerate() {
                        if senses.contains(&entry.sense) {
                            nearest[kind] = near.max(nearest[kind]);
                        }
                    }
                }
            }
        }
        let [stands, misses] = nearest.map(|near| ["nowhere", "behind it", "with it"][near]);
        facts.add("stood-for", &[stands, kind]);
        facts.add("missed", &[misses, kind]);
        facts.add("missed+stood-for", &[misses, stands]);
    }

    /// Notes what one mention does.
    pub(super) fn describe(&self, place: &Place, facts: &mut Facts) {
        let scene = self.scene;
        let (grammar, telling) = (scene.grammar, scene.telling());
        let kind = self.kind(place.who);
        let zone = scene.zone_of(place.tokens.start);
        let by = match place.by {
            MentionBy::Name => "name",
            MentionBy::Role => "role",
            MentionBy::Pronoun => "pronoun",
        };
        let row = self.rows.with(place);
        let (verb, chain) = self.governors(row.first().copied().unwrap_or(place));
        facts.add("row", &[bucket(row.len()), kind]);
        let hang = &chain.last;
        self.describe_frame(verb, &chain, kind, zone, facts);
        facts.add("does", &[&chain.path]);
        facts.add("kind+does", &[kind, &chain.path]);
        if let Some(verb) = verb {
            let mode = telling.mode(verb);
            let sense = self.sense(verb);
            facts.add("does+mode", &[sense, hang, mode]);
            let subject = if matches!(hang.as_str(), "nsubj" | "nsubj:pass" | "top") {
                "subject"
            } else {
                "other"
            };
            let denied = if mode == "not" { "not" } else { "so" };
            facts.add("sense", &[sense, subject, denied]);
            if let Some(entry) = telling.entry(verb, List::Presence) {
                facts.add("verb", &[&entry.lemma, hang]);
                facts.when(mode == "not", "does-not");
            }
            facts.add("event+does", &[self.main.best.kind, sense, hang]);
            self.describe_around(verb, hang, kind, facts);
        }
        let sentence = grammar.sentence(place.tokens.start);
        let here = self.main.within(&sentence);
        let beside = match here {
            [] => "no event",
            _ if here.iter().any(|m| m.tokens == self.main.best.tokens) => "the best",
            _ => "event",
        };
        facts.add("beside", &[beside, zone.name()]);
        facts.add("beside+kind", &[beside, kind, by]);
        facts.add("beside+hang", &[beside, hang, kind]);
        let listed = grammar.relation(telling.top(place.tokens.clone())) == Relation::Conj;
        facts.when(listed, "listed");
        let quoted = quotes_over(scene.quotes, scene.text().span(place.tokens.clone())).first();
        let quoted = match quoted.map(|q| q.kind) {
            Some(QuoteKind::Direct) => "direct",
            Some(QuoteKind::Indirect) => "indirect",
            None => "told",
        };
        facts.add("quoted", &[quoted, kind]);
        if zone <= Zone::Lead {
            facts.add("opens", &[zone.name(), hang, kind]);
        }
        facts.add("by", &[by, zone.name()]);
        self.describe_cues(place, kind, facts);
    }

    /// Notes what words of presence stand in the phrase of a mention and beside it.
    fn describe_cues(&self, place: &Place, kind: &str, facts: &mut Facts) {
        let scene = self.scene;
        let (grammar, telling) = (scene.grammar, scene.telling());
        // `X, que retient une grippe`, `X, recovering from surgery`
        let own = grammar.subtree(telling.argument(place.tokens.clone()));
        let own = own.start..own.end.min(own.start + WIDEST_OWN);
        for cue in scene.cues.within(own).iter().take(8) {
            if cue.entry.list == List::Presence && !cue.entry.sense.starts_with("role-") {
                facts.add("own-cue", &[cue.entry.sense, kind]);
            }
        }
        // `X, absent, …`, `X (Parti)`
        let near = place.tokens.end..place.tokens.end + 4;
        for cue in scene.cues.within(near) {
            if matches!(
                cue.entry.sense,
                "absent" | "attend" | "stand" | "stay" | "remote" | "room" | "reason"
            ) {
                facts.add("follows", &[cue.entry.sense]);
            }
        }
        let before = place.tokens.start.saturating_sub(4)..place.tokens.start;
        for cue in scene.cues.within(before) {
            if matches!(
                cue.entry.sense,
                "absent" | "attend" | "place" | "seat" | "meet" | "stand" | "send" | "reason"
            ) {
                facts.add("precedes", &[cue.entry.sense]);
            }
        }
    }

    /// Notes in few words what a mention does with regard to the event, so that what is said seldom has company.
    fn describe_frame(
        &self,
        verb: Option<usize>,
        chain: &Chain,
        kind: &str,
        zone: Zone,
        facts: &mut Facts,
    ) {
        let scene = self.scene;
        let (grammar, telling) = (scene.grammar, scene.telling());
        if let Some(noun) = chain.noun {
            let sense = self.sense(noun);
            facts.add("of-noun", &[chain.preposition, sense]);
            facts.add("of-noun+kind", &[chain.preposition, sense, kind]);
            if sense == "EVENT" {
                facts.add("of-event", &[chain.preposition, self.main.best.kind, kind]);
            }
        }
        let Some(verb) = verb else { return };
        let passive = grammar.is_passive(verb);
        let part = match chain.last.as_str() {
            "nsubj" if !passive => "does",
            "obl:agent" => "does",
            "nsubj" | "nsubj:pass" | "obj" | "iobj" => "undergoes",
            "obl" if matches!(chain.preposition, "avec" | "with") => "with",
            "obl" => "oblique",
            "top" => "top",
            _ => "other",
        };
        let part = match (chain.noun, part) {
            (None, part) => part,
            (_, "does") => "its does",
            (_, "undergoes") => "its undergoes",
            _ => "its other",
        };
        let sense = self.sense(verb);
        let clause = grammar.clause(verb);
        let with = if matches!(sense, "EVENT" | "event-verb")
            || !self.main.within(&(verb..verb + 1)).is_empty()
        {
            "itself"
        } else if !self.main.within(&clause).is_empty() {
            "at it"
        } else if !self.main.within(&grammar.sentence(verb)).is_empty() {
            "near it"
        } else {
            "apart"
        };
        let truth = match telling.mode(verb) {
            "not" => "not",
            "would" => "would",
            "to" | "ing" => "open",
            "will" => "will",
            _ => "so",
        };
        let event = self.main.best.kind;
        facts.add("frame", &[part, sense, with, truth]);
        facts.add("frame+kind", &[part, with, truth, kind]);
        facts.add("frame+sense", &[part, sense, truth]);
        facts.add("frame+event", &[part, with, event, kind]);
        facts.add("frame+zone", &[part, with, zone.name()]);
        facts.add("part+event", &[part, sense, event]);
        let span = scene.text().span(clause);
        let days = super::super::dates_in(scene.dates, span).iter();
        let mut days = days.filter_map(|d| d.date.and_then(|d| d.day()));
        let held = self.event.date.and_then(|d| d.day());
        let day = match (days.next(), held) {
            (None, _) => "untold",
            (Some(day), Some(held)) if day == held => "its day",
            (Some(_), Some(_)) => "another day",
            _ => "a day",
        };
        facts.add("frame+day", &[part, day, with]);
        facts.add("sense+day", &[sense, day]);
        facts.when(scene.is_earlier(verb), "earlier");
    }

    /// Notes what stands beside a mention in the clause of its verb: the event, and words of presence.
    fn describe_around(&self, verb: usize, hang: &str, kind: &str, facts: &mut Facts) {
        let scene = self.scene;
        let (grammar, telling) = (scene.grammar, scene.telling());
        let sense = self.sense(verb);
        let clause = grammar.clause(verb);
        for mention in self.main.within(&clause).iter().take(4) {
            let word = telling.top(mention.tokens.clone());
            let relation = grammar.relation(word).name();
            let preposition = telling.preposition(word);
            facts.add("at-the-event", &[hang, relation, preposition]);
            facts.add("at-the-event+does", &[hang, sense, telling.mode(verb)]);
            facts.add("at-the-event+kind", &[hang, kind]);
        }
        for cue in scene.cues.within(clause) {
            // What stands in a clause below is said of others.
            let own = grammar.clause_of(cue.tokens.start);
            if own.is_some_and(|own| own != verb && grammar.own_subject(own).is_some()) {
                continue;
            }
            let told = matches!(
                cue.entry.sense,
                "absent"
                    | "place"
                    | "seat"
                    | "room"
                    | "remote"
                    | "away"
                    | "there"
                    | "stand"
                    | "send"
                    | "stay"
                    | "fall"
                    | "reason"
                    | "proxy"
            );
            if told && cue.tokens.start != verb {
                let subject = if matches!(hang, "nsubj" | "nsubj:pass") {
                    "subject"
                } else {
                    "other"
                };
                facts.add("beside-cue", &[cue.entry.sense, hang]);
                facts.add("cue", &[cue.entry.sense, subject]);
                facts.add("cue-alone", &[cue.entry.sense]);
                facts.add("beside-word", &[&cue.entry.lemma, hang]);
            }
        }
        for child in grammar
            .children_as(verb, &[Relation::Xcomp, Relation::Ccomp, Relation::Advcl])
            .take(3)
        {
            let what = self.sense(child);
            facts.add("then", &[sense, what, hang]);
            facts.add("then+mode", &[what, telling.mode(verb), hang]);
            if grammar.relation(child) == Relation::Xcomp {
                facts.add("does", &[&format!("{hang}:{what}")]);
                for mention in self.main.within(&grammar.subtree(child)).iter().take(2) {
                    let _ = mention;
                    facts.add("at-the-event+then", &[hang, sense, what]);
                }
            }
        }
        if let Some(above) = grammar.head(verb) {
            facts.add(
                "under",
                &[self.sense(above), grammar.relation(verb).name(), sense],
            );
        }
    }

    /// The verb or noun a mention hangs on in the end, and the way there.
    pub(super) fn governors(&self, place: &Place) -> (Option<usize>, Chain<'_>) {
        let (grammar, telling) = (self.scene.grammar, self.scene.telling());
        let mut at = telling.argument(place.tokens.clone());
        let mut chain = Chain::default();
        if grammar.is_predicate(at) {
            // `X est absent`: the name is no predicate itself, but may be taken for one.
            chain.step(grammar.relation(at).name(), "", "self");
        }
        for _ in 0..3 {
            let relation = grammar.relation(at);
            let Some(head) = grammar.head(at) else {
                chain.step(relation.name(), "", "top");
                break;
            };
            let preposition = match relation {
                Relation::Obl | Relation::Nmod | Relation::OblAgent => telling.preposition(at),
                _ => "",
            };
            chain.step(relation.name(), preposition, self.sense(head));
            chain.preposition = preposition;
            if !grammar.is_predicate(head) && chain.noun.is_none() {
                chain.noun = Some(head);
            }
            if grammar.is_predicate(head) {
                return (Some(head), chain);
            }
            at = grammar.list_head(head);
        }
        (grammar.clause_of(at), chain)
    }

    /// What a governing word is, above all whether it is the event.
    pub(super) fn sense(&self, i: usize) -> &'static str {
        let event = self
            .main
            .within(&(i.saturating_sub(4)..i + 1))
            .iter()
            .find(|m| m.tokens.contains(&i));
        match event {
            Some(mention) if mention.verb => match self.scene.telling().entry(i, List::Presence) {
                Some(entry) => entry.sense,
                None => "event-verb",
            },
            Some(_) => "EVENT",
            None => self.scene.telling().sense(i),
        }
    }

    fn kind(&self, who: usize) -> &'static str {
        match self.scene.cast.kind(who) {
            Kind::Person => "person",
            Kind::Organisation => "organisation",
            _ => "place",
        }
    }
}

/// The way from a mention to the verb it hangs on in the end.
#[derive(Default)]
pub(super) struct Chain<'a> {
    /// `nmod de:attend>nsubj:say`.
    pub path: String,
    /// The last relation on it.
    pub last: String,
    /// The noun on which the mention itself hangs, where it hangs on one.
    pub noun: Option<usize>,
    /// The preposition of its last step.
    pub preposition: &'a str,
}

impl Chain<'_> {
    fn step(&mut self, relation: &str, preposition: &str, sense: &str) {
        for part in [
            if self.path.is_empty() { "" } else { ">" },
            relation,
            " ",
            preposition,
            ":",
            sense,
        ] {
            self.path.push_str(part);
        }
        relation.clone_into(&mut self.last);
    }
}
