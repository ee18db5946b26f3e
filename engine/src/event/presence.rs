//! Presence: who was at the main event, and who was not.
//!
//! [`Decision::Presence`] sorts every participant by what its mentions do: the verb or noun they hang on and how, whether
//! that is denied or to come, whether the event stands in the same clause, who speaks and where. The evidence shown is the
//! clause of the mention that tells most for what was decided.

use super::facts::Facts;
use super::lexicon::List;
use super::occasions::{MainEvent, Zone};
use super::{Scene, quotes_over};
use crate::cast::Place;
use crate::decisions::{Decision, Model};
use crate::grammar::Relation;
use crate::span::Span;
use crate::story::{Event, EventStatus, Kind, MentionBy, Presence, PresenceStatus, QuoteKind};
use crate::text::words;

/// How many mentions of a participant are looked at.
const MOST_MENTIONS: usize = 10;

/// The longest run of tokens shown as evidence.
const LONGEST_EVIDENCE: usize = 60;

/// The outputs of the decision, in its order.
const OUTPUTS: [PresenceStatus; 4] = [
    PresenceStatus::Attending,
    PresenceStatus::Absent,
    PresenceStatus::Represented,
    PresenceStatus::None,
];

/// The presence of every participant, in their order.
pub(super) fn read(scene: &Scene, main: &MainEvent, event: &Event) -> Vec<Presence> {
    let text = scene.text();
    let model = Model::of(Decision::Presence, text.language());
    let reader = Reader { scene, main, event };
    let participants = scene.cast.participants.iter().enumerate();
    let presence = participants.map(|(who, participant)| {
        if !matches!(
            participant.kind,
            Kind::Person | Kind::Organisation | Kind::Place
        ) {
            return Presence::default();
        }
        let mentions = scene.mentions_of(who);
        let mut facts = Facts::default();
        reader.describe_participant(who, &mut facts);
        for place in mentions.iter().take(MOST_MENTIONS) {
            reader.describe(place, &mut facts);
        }
        let mut features = model.features();
        features.number("mentions", mentions.len());
        facts.describe(&mut features);
        let sorted = features.sort(participant.name);
        let status = OUTPUTS.get(sorted.output).copied().unwrap_or_default();
        let mentions = mentions.iter().take(MOST_MENTIONS).copied();
        // What is said outright needs no weighing, an absence least of all.
        let plain = mentions
            .clone()
            .filter_map(|place| Some((reader.plainly(place)?, place)));
        let absent = |status| status == PresenceStatus::Absent;
        let told = plain.reduce(|a, b| if absent(b.0) && !absent(a.0) { b } else { a });
        let status = if sorted.decided {
            status
        } else {
            PresenceStatus::None
        };
        match told {
            Some((plain, place)) if absent(plain) || status == PresenceStatus::None => {
                if status == PresenceStatus::Represented {
                    reader.shown(mentions, status)
                } else {
                    reader.shown(std::iter::once(place), plain)
                }
            }
            _ if status == PresenceStatus::None => Presence::default(),
            _ => reader.shown(mentions, status),
        }
    });
    presence.collect()
}

/// Presence at the event, with the clause of a mention as evidence.
pub(super) fn shown_at(scene: &Scene, place: &Place, status: PresenceStatus) -> Presence {
    Presence {
        status,
        evidence: Some(evidence(scene, place)),
        host: false,
    }
}

/// The clause that holds a mention; its sentence, where that clause is long.
pub(super) fn evidence(scene: &Scene, place: &Place) -> Span {
    let (text, grammar) = (scene.text(), scene.grammar);
    let at = scene.telling().argument(place.tokens.clone());
    let clause = grammar.clause_of(at).map(|verb| grammar.clause(verb));
    let sentence = grammar.sentence(place.tokens.start);
    let holds = |run: &std::ops::Range<usize>| {
        run.start <= place.tokens.start
            && run.end >= place.tokens.end
            && run.len() <= LONGEST_EVIDENCE
    };
    let run = clause.filter(holds).or(Some(sentence).filter(holds));
    text.span(run.unwrap_or_else(|| place.tokens.clone()))
}

struct Reader<'a> {
    scene: &'a Scene<'a>,
    main: &'a MainEvent,
    event: &'a Event,
}

impl Reader<'_> {
    /// Notes what a participant is and says.
    fn describe_participant(&self, who: usize, facts: &mut Facts) {
        let scene = self.scene;
        let kind = self.kind(who);
        facts.add("kind", &[kind]);
        facts.add("kind+event", &[kind, self.main.best.kind]);
        facts.add("event", &[self.main.best.kind]);
        facts.when(self.event.place == Some(who), "held-here");
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
    }

    /// Notes what one mention does.
    fn describe(&self, place: &Place, facts: &mut Facts) {
        let scene = self.scene;
        let (grammar, telling) = (scene.grammar, scene.telling());
        let kind = self.kind(place.who);
        let zone = scene.zone_of(place.tokens.start);
        let by = match place.by {
            MentionBy::Name => "name",
            MentionBy::Role => "role",
            MentionBy::Pronoun => "pronoun",
        };
        let (verb, chain) = self.governors(place);
        let hang = &chain.last;
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
        // `X, absent, …`, `X (Parti)`
        let near = place.tokens.end..place.tokens.end + 4;
        for cue in scene.cues.within(near) {
            if matches!(
                cue.entry.sense,
                "absent" | "attend" | "stand" | "stay" | "remote"
            ) {
                facts.add("follows", &[cue.entry.sense]);
            }
        }
        let before = place.tokens.start.saturating_sub(4)..place.tokens.start;
        for cue in scene.cues.within(before) {
            if matches!(
                cue.entry.sense,
                "absent" | "attend" | "place" | "meet" | "stand" | "send"
            ) {
                facts.add("precedes", &[cue.entry.sense]);
            }
        }
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
            let told = matches!(
                cue.entry.sense,
                "absent" | "place" | "remote" | "away" | "there" | "stand" | "send" | "stay"
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
    fn governors(&self, place: &Place) -> (Option<usize>, Chain) {
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
            if grammar.is_predicate(head) {
                return (Some(head), chain);
            }
            at = grammar.list_head(head);
        }
        (grammar.clause_of(at), chain)
    }

    /// What a governing word is, above all whether it is the event.
    fn sense(&self, i: usize) -> &'static str {
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

    /// The finding with its evidence: the mention that tells most for it.
    fn shown<'p>(
        &self,
        mentions: impl Iterator<Item = &'p Place>,
        status: PresenceStatus,
    ) -> Presence {
        let scene = self.scene;
        let told = mentions.map(|place| (self.tells(place, status), place));
        let best = told.reduce(|best, next| if next.0 > best.0 { next } else { best });
        let Some((_, place)) = best else {
            return Presence::default();
        };
        let (verb, chain) = self.governors(place);
        let mut presence = shown_at(scene, place, status);
        if status != PresenceStatus::Attending {
            return presence;
        }
        if let Some(verb) = verb {
            let hosts = scene
                .telling()
                .entry(verb, List::Presence)
                .is_some_and(|e| {
                    matches!(
                        e.lemma.as_str(),
                        "recevoir" | "accueillir" | "organiser" | "host" | "welcome" | "receive"
                    )
                });
            let acts = if scene.grammar.is_passive(verb) {
                "obl:agent"
            } else {
                "nsubj"
            };
            presence.host = hosts && chain.last == acts;
            let clause = scene.grammar.clause(verb);
            if scene.cues.tell(clause, List::Presence, "remote") {
                presence.status = PresenceStatus::Remote;
            } else if scene.telling().mode(verb) == "will"
                || scene.grammar.relation(verb) == Relation::Xcomp
                    && (scene.grammar.head(verb)).is_some_and(|head| self.sense(head) == "want")
                || self.event.status == EventStatus::Planned
                    && !matches!(scene.telling().mode(verb), "has" | "was")
            {
                presence.status = PresenceStatus::Expected;
            }
        }
        presence
    }

    /// What a mention says outright: its verb tells of presence and the event stands with it, or of absence.
    fn plainly(&self, place: &Place) -> Option<PresenceStatus> {
        let (scene, telling) = (self.scene, self.scene.telling());
        if scene.is_quoted(place.tokens.start) || place.by == MentionBy::Pronoun {
            return None;
        }
        // `en l'absence de X`, `in the presence of X, Y and Z`
        let argument = telling
            .argument(place.tokens.clone())
            .min(place.tokens.start);
        for cue in scene.cues.within(argument.saturating_sub(5)..argument) {
            let near = argument - cue.tokens.end.min(argument) <= 2;
            match cue.entry.lemma.as_str() {
                "en l' absence" | "in the absence" if near => return Some(PresenceStatus::Absent),
                "en présence" | "in the presence" if near => {
                    return Some(PresenceStatus::Attending);
                }
                _ => {}
            }
        }
        let (verb, chain) = self.governors(place);
        let verb = verb?;
        if chain.path.contains('>') {
            return None;
        }
        let clause = scene.grammar.clause(verb);
        let event = !self.main.within(&clause).is_empty();
        let mode = telling.mode(verb);
        let subject = matches!(chain.last.as_str(), "nsubj" | "nsubj:pass");
        let sense = telling.entry(verb, List::Presence).map_or("", |e| e.sense);
        let real = matches!(mode, "is" | "was" | "has" | "ed" | "will");
        let own = !matches!(
            scene.grammar.relation(verb),
            Relation::Xcomp | Relation::Advcl | Relation::AclRelcl
        );
        match sense {
            "absent" if subject && real && event => Some(PresenceStatus::Absent),
            "attend" | "invite" if subject && mode == "not" && event => {
                Some(PresenceStatus::Absent)
            }
            "refuse" if subject && real && event => Some(PresenceStatus::Absent),
            "attend" if subject && real && event && own => Some(PresenceStatus::Attending),
            "meet"
                if own
                    && real
                    && event
                    && !scene.is_earlier(verb)
                    && matches!(
                        chain.last.as_str(),
                        "nsubj" | "obj" | "nsubj:pass" | "obl:agent"
                    ) =>
            {
                Some(PresenceStatus::Attending)
            }
            _ if subject && real && event && scene.cues.tell(clause, List::Presence, "remote") => {
                Some(PresenceStatus::Attending)
            }
            _ => None,
        }
    }

    /// How much a mention tells for a finding.
    fn tells(&self, place: &Place, status: PresenceStatus) -> u8 {
        let scene = self.scene;
        let (verb, _) = self.governors(place);
        let Some(verb) = verb else { return 0 };
        let sense = self.sense(verb);
        let clause = scene.grammar.clause(verb);
        let denied = scene.telling().mode(verb) == "not";
        let event = !self.main.within(&clause).is_empty();
        let cue = |sense| scene.cues.tell(clause.clone(), List::Presence, sense);
        let strong = match status {
            PresenceStatus::Absent => {
                matches!(sense, "absent" | "refuse")
                    || cue("absent")
                    || denied && matches!(sense, "attend" | "meet" | "invite")
            }
            PresenceStatus::Represented => {
                matches!(sense, "stand" | "send") || cue("stand") || cue("place") || cue("send")
            }
            _ => {
                !denied
                    && matches!(
                        sense,
                        "attend" | "meet" | "act" | "court" | "EVENT" | "event-verb"
                    )
            }
        };
        4 * u8::from(strong) + 2 * u8::from(event) + u8::from(place.by == MentionBy::Name)
    }
}

/// The way from a mention to the verb it hangs on in the end.
#[derive(Default)]
struct Chain {
    /// `nmod de:attend>nsubj:say`.
    path: String,
    /// The last relation on it.
    last: String,
}

impl Chain {
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

impl Scene<'_> {
    /// Whether a word points back at somebody's own: `son adjoint`, `her deputy`.
    pub fn is_own(&self, i: usize) -> bool {
        self.text().is_any(
            i,
            words![
                "son", "sa", "ses", "leur", "leurs", "his", "her", "its", "their"
            ],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::staged::stage;

    /// Reads `words` in a story about a summit that opens on Tuesday in Oslo.
    #[track_caller]
    fn french(words: &str, expected: &str) {
        let story = format!(
            "# Sommet à <Oslo>\n\nLe sommet sur la pêche s'est ouvert mardi à <Oslo>.\n\n{words}"
        );
        assert_eq!(stage(&story).presence(), expected, "{words}");
    }

    #[track_caller]
    fn english(words: &str, expected: &str) {
        let story = format!(
            "# Summit in <Oslo>\n\nThe fisheries summit opened in <Oslo> on Tuesday.\n\n{words}"
        );
        assert_eq!(stage(&story).presence(), expected, "{words}");
    }

    #[track_caller]
    fn stands_in(words: &str, expected: &str) {
        let french =
            words.contains(" par ") || words.contains(" à ") || words.contains("représent");
        let lead = if french {
            "# Sommet à <Oslo>\n\nLe sommet s'est ouvert mardi à <Oslo>."
        } else {
            "# Summit in <Oslo>\n\nThe summit opened in <Oslo> on Tuesday."
        };
        let staged = stage(&format!("{lead}\n\n{words}"));
        assert_eq!(staged.representations(), expected, "{words}");
    }

    #[test]
    fn those_who_take_part_are_there() {
        french("[Anne Roche] participe au sommet.", "Anne Roche=attending");
        french(
            "La ministre [Anne Roche] et son collègue [Paul Vidal] ont assisté à la séance.",
            "Anne Roche=attending, Paul Vidal=attending",
        );
        french(
            "Le sommet, auquel a participé [Anne Roche], dure deux jours.",
            "Anne Roche=attending",
        );
        french(
            "Etaient également présents les ministres [Anne Roche] et [Paul Vidal].",
            "Anne Roche=attending, Paul Vidal=attending",
        );
        english("[Jane Roe] attended the summit.", "Jane Roe=attending");
        english(
            "[Jane Roe] and [John Hay] arrived at the palace.",
            "Jane Roe=attending, John Hay=attending",
        );
        english(
            "[Jane Roe], who chairs the talks, is a sailor.",
            "Jane Roe=attending",
        );
    }

    #[test]
    fn both_who_meet_are_there() {
        french(
            "[Anne Roche] s'est ensuite entretenue avec [Paul Vidal].",
            "Anne Roche=attending, Paul Vidal=attending",
        );
        english(
            "[Jane Roe] met [John Hay] before lunch.",
            "Jane Roe=attending, John Hay=attending",
        );
    }

    #[test]
    fn those_named_in_a_list_after_a_preposition_are_there() {
        french(
            "La séance s'est tenue en présence de [Anne Roche], de [Paul Vidal] et du ministre [Luc Dray].",
            "Anne Roche=attending, Paul Vidal=attending, Luc Dray=attending",
        );
        english(
            "The session was held in the presence of [Jane Roe], [John Hay] and [Ann Lee].",
            "Jane Roe=attending, John Hay=attending, Ann Lee=attending",
        );
    }

    #[test]
    fn those_who_do_not_come_are_absent() {
        french(
            "En l'absence de [Anne Roche], le texte attendra.",
            "Anne Roche=absent",
        );
        french(
            "[Anne Roche] ne participera pas au sommet.",
            "Anne Roche=absent",
        );
        french(
            "[Anne Roche] ne s'est pas rendue au sommet.",
            "Anne Roche=absent",
        );
        french("[Anne Roche] n'a pas été invitée.", "Anne Roche=absent");
        french(
            "[Anne Roche] a refusé de participer au sommet.",
            "Anne Roche=absent",
        );
        english(
            "In the absence of [Jane Roe], the text will wait.",
            "Jane Roe=absent",
        );
        english("[Jane Roe] did not attend.", "Jane Roe=absent");
        english("[Jane Roe] skipped the summit.", "Jane Roe=absent");
        english(
            "[Jane Roe] was not invited to the session.",
            "Jane Roe=absent",
        );
    }

    #[test]
    fn a_pronoun_stands_for_the_person_before() {
        french(
            "[Anne Roche] est malade. Elle n'a pas assisté à la séance.",
            "Anne Roche=absent",
        );
        english(
            "[Jane Roe] is ill. She was not in the room.",
            "Jane Roe=absent",
        );
    }

    #[test]
    fn some_take_part_from_afar() {
        french(
            "[Anne Roche] a suivi les débats par visioconférence.",
            "Anne Roche=remote",
        );
        english(
            "[Jane Roe] joined the leaders by video link from home.",
            "Jane Roe=remote",
        );
    }

    #[test]
    fn those_who_are_due_are_expected() {
        french("[Anne Roche] participera au sommet.", "Anne Roche=expected");
        english("[Jane Roe] will attend the summit.", "Jane Roe=expected");
    }

    #[test]
    fn what_is_wished_threatened_or_offered_places_nobody() {
        french("[Anne Roche] pourrait participer au sommet.", "");
        english("[Jane Roe] threatened to boycott the summit.", "");
    }

    #[test]
    fn one_stands_in_for_another() {
        stands_in(
            "[Anne Roche] est représentée par son adjoint, [Paul Vidal].",
            "Anne Roche<Paul Vidal",
        );
        stands_in(
            "[Anne Roche] a envoyé [Paul Vidal] à sa place.",
            "Anne Roche<Paul Vidal",
        );
        stands_in(
            "[Anne Roche] avait dépêché sa ministre à la séance, [Lise Vidal].",
            "Anne Roche<Lise Vidal",
        );
        stands_in(
            "<Malte> était représentée par [Paul Vidal].",
            "Malte<Paul Vidal",
        );
        stands_in(
            "[Jane Roe] was represented by her deputy, [John Hay].",
            "Jane Roe<John Hay",
        );
        stands_in(
            "[Jane Roe] did not come. She sent her deputy, [John Hay], in her place.",
            "Jane Roe<John Hay",
        );
    }

    #[test]
    fn an_unnamed_delegation_stands_in_for_nobody() {
        stands_in("[Jane Roe] was not represented by [John Hay].", "");
    }

    #[test]
    fn some_of_those_counted_are_named() {
        english(
            "Four leaders attended the summit, including [Jane Roe] and [John Hay].",
            "Jane Roe=attending, John Hay=attending",
        );
    }

    #[test]
    fn a_story_about_no_event_places_nobody() {
        let staged = stage(
            "[Anne Roche] a rencontré [Paul Vidal] et participe à la vie du port. Le port est vide.",
        );
        assert_eq!(staged.presence(), "");
    }
}
