//! Presence: who was at the main event, and who was not.
//!
//! What words say outright decides first ([`certain`]). [`Decision::Presence`] sorts everybody else by what their mentions do
//! ([`weighed`]). Members of a list share what is said of the list ([`rows`]). The evidence shown is the clause of the mention
//! that speaks most for what was decided.

mod absences;
mod certain;
mod company;
mod rows;
#[cfg(test)]
mod tests;
mod weighed;

use super::Scene;
use super::facts::Facts;
use super::lexicon::List;
use super::occasions::MainEvent;
use crate::cast::Place;
use crate::decisions::{Decision, Model};
use crate::grammar::Relation;
use crate::language::Classes;
use crate::span::Span;
use crate::story::{Event, EventStatus, Kind, MentionBy, Presence, PresenceStatus};
use crate::text::words;
use certain::Told;
use rows::Rows;
pub(super) use rows::is_aside;

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
    let reader = Reader {
        scene,
        main,
        event,
        rows: Rows::of(scene),
    };
    let participants = 0..scene.cast.participants.len();
    let mut presence: Vec<Presence> = participants
        .map(|who| {
            let found = reader.presence(who);
            let uninvited = found.status == PresenceStatus::Absent && reader.is_uninvited(who);
            Presence { uninvited, ..found }
        })
        .collect();
    reader.share_in_rows(&mut presence);
    presence
}

/// Whether the story says outright of somebody that they are not there.
pub(super) fn is_anybody_missing(scene: &Scene, main: &MainEvent, event: &Event) -> bool {
    let reader = Reader {
        scene,
        main,
        event,
        rows: Rows::of(scene),
    };
    scene.cast.places().iter().any(|place| {
        let told = reader.told(place);
        let missing = [PresenceStatus::Absent, PresenceStatus::Represented];
        !scene.is_quoted(place.tokens.start)
            && place.by != MentionBy::Pronoun
            && matches!(told, Told::Surely(status) if missing.contains(&status))
    })
}

/// Presence at the event, with the clause of a mention as evidence.
pub(super) fn shown_at(scene: &Scene, place: &Place, status: PresenceStatus) -> Presence {
    Presence {
        status,
        evidence: Some(evidence(scene, place)),
        host: false,
        uninvited: false,
        by: Default::default(),
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
    rows: Rows<'a>,
}

impl Reader<'_> {
    /// The noun by which a mention hangs in its sentence: that of its office, where the tree takes the name for an apposition
    /// to another word of it: `le chef de l'opposition A`.
    fn noun_of(&self, place: &Place) -> usize {
        let (text, telling) = (self.scene.text(), self.scene.telling());
        let noun = telling.argument(place.tokens.clone());
        if self.scene.grammar.relation(noun) != Relation::Nmod {
            return noun;
        }
        // `le banquier A`
        let before = place.tokens.start.checked_sub(1);
        let head = self.scene.grammar.head(noun).filter(|h| Some(*h) == before);
        if let Some(head) = head.filter(|_| self.scene.grammar.preposition(noun).is_none())
            && self.scene.cast.kind(place.who) == Kind::Person
            && text.has(head, Classes::OFFICE.with(Classes::SOURCE))
        {
            return telling.argument(head..head + 1);
        }
        let roles = self.scene.cast.participants[place.who].roles.iter();
        let mut before = roles.map(|role| text.tokens_in(*role)).filter(|role| {
            let start = place.tokens.start;
            let bare = self.scene.grammar.preposition(noun).is_none();
            let head = self.scene.grammar.head(noun).filter(|_| bare);
            let holds = role.contains(&noun) || head.is_some_and(|head| role.contains(&head));
            role.end <= start && start - role.end <= 1 && holds
        });
        before.next().map_or(noun, |role| telling.argument(role))
    }

    /// What is decided of one participant.
    fn presence(&self, who: usize) -> Presence {
        let scene = self.scene;
        let participant = &scene.cast.participants[who];
        if !matches!(
            participant.kind,
            Kind::Person | Kind::Organisation | Kind::Place
        ) {
            return Presence::default();
        }
        let all = scene.mentions_of(who);
        let mentions = &all[..all.len().min(MOST_MENTIONS)];
        // `A, envoy of the Fish Board, …`: named only to say whose envoy.
        let of_office = participant.kind == Kind::Organisation
            && mentions.iter().all(|place| is_aside(scene, place));
        // `retenu à Ankara`: where somebody is, not who comes.
        let only_where = participant.kind == Kind::Place
            && mentions
                .iter()
                .all(|place| super::stand_in::is_where(scene, place));
        if of_office || only_where {
            return Presence::default();
        }
        let weighed = self.weighed(who, mentions);
        // What is said outright needs no weighing, an absence least of all.
        let told: Vec<(Told, &Place)> = (mentions.iter())
            .map(|place| (self.told(place), *place))
            .collect();
        let weight = |told: &Told| match told {
            Told::Surely(PresenceStatus::Represented) => 2,
            Told::Surely(PresenceStatus::Absent) => 1,
            _ => 0,
        };
        let surely = (told.iter().copied()).filter(|(told, _)| matches!(told, Told::Surely(_)));
        let surely = surely.reduce(|a, b| if weight(&b.0) > weight(&a.0) { b } else { a });
        match (surely, weighed) {
            (Some((Told::Surely(PresenceStatus::Represented), place)), _) => {
                self.shown(&[place], PresenceStatus::Represented)
            }
            (Some((Told::Surely(PresenceStatus::Absent), place)), _) => {
                self.shown(&[place], PresenceStatus::Absent)
            }
            (
                Some((Told::Surely(status), place)),
                PresenceStatus::None | PresenceStatus::Absent,
            ) => self.shown(&[place], status),
            (_, PresenceStatus::None) => Presence::default(),
            // `ne signerait rien`: no weight makes somebody absent by what would be.
            (None, PresenceStatus::Absent)
                if mentions.iter().all(|place| self.is_supposed(place)) =>
            {
                Presence::default()
            }
            // Nor does a clause that only tells where make somebody represented.
            (None, PresenceStatus::Represented)
                if participant.kind == Kind::Place
                    && mentions.iter().all(|place| {
                        super::stand_in::is_where(scene, place) || self.tells(place, weighed) < 4
                    }) =>
            {
                Presence::default()
            }
            // Where all that is said places nobody, no weight does.
            (None, _) if !told.iter().any(|(told, _)| *told == Told::Open) => Presence::default(),
            _ => self.shown(mentions, weighed),
        }
    }

    /// What the weights make of a participant.
    fn weighed(&self, who: usize, mentions: &[&Place]) -> PresenceStatus {
        let scene = self.scene;
        let model = Model::of(Decision::Presence, scene.text().language());
        let mut facts = Facts::default();
        self.describe_participant(who, &mut facts);
        for place in mentions {
            self.describe(place, &mut facts);
        }
        let mut features = model.features();
        features.number("mentions", scene.mentions_of(who).len());
        facts.describe(&mut features);
        let sorted = features.sort(scene.cast.participants[who].name);
        let claim = sorted.claim.and_then(|n| OUTPUTS.get(n).copied());
        claim.unwrap_or(PresenceStatus::None)
    }

    /// Gives those of a list what the words around the list say of others in it.
    fn share_in_rows(&self, presence: &mut [Presence]) {
        for row in self.rows.all() {
            let shown = |place: &&&Place| {
                let span = self.scene.text().span(place.tokens.clone());
                let status = presence[place.who].status;
                status != PresenceStatus::None
                    && status != PresenceStatus::Represented
                    && (presence[place.who].evidence).is_some_and(|e| e.contains(span))
            };
            let Some(known) = row.iter().find(shown) else {
                continue;
            };
            let shared = Presence {
                host: false,
                ..presence[known.who]
            };
            for place in row {
                if presence[place.who].status == PresenceStatus::None {
                    presence[place.who] = shared;
                }
            }
        }
    }

    /// The finding with its evidence: the mention that tells most for it.
    fn shown(&self, mentions: &[&Place], status: PresenceStatus) -> Presence {
        let scene = self.scene;
        let told = mentions
            .iter()
            .map(|place| (self.tells(place, status), *place));
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
                        "recevoir"
                            | "accueillir"
                            | "organiser"
                            | "host"
                            | "welcome"
                            | "receive"
                            | "organize"
                    )
                });
            let argument = scene.telling().argument(place.tokens.clone());
            let actor = scene
                .grammar
                .actor(verb)
                .map(|i| scene.grammar.list_head(i));
            let acts = chain.last == "nsubj" && !scene.grammar.is_passive(verb)
                || chain.last == "obl:agent";
            presence.host = hosts && (acts || actor == Some(argument));
            let clause = scene.grammar.clause(verb);
            if scene.cues.tell(clause, List::Presence, "remote") {
                presence.status = PresenceStatus::Remote;
            } else if scene.telling().mode(verb) == "will"
                || self.sense(verb) == "plan"
                || self.awaits(verb)
                || scene.grammar.relation(verb) == Relation::Xcomp
                    && (scene.grammar.head(verb))
                        .is_some_and(|head| matches!(self.sense(head), "want" | "plan"))
                || self.event.status == EventStatus::Planned
                    && !matches!(scene.telling().mode(verb), "has" | "was")
            {
                presence.status = PresenceStatus::Expected;
            }
        }
        presence
    }

    /// Whether the verb above a mention tells what would be.
    fn is_supposed(&self, place: &Place) -> bool {
        let (verb, _) = self.governors(place);
        verb.is_some_and(|verb| self.scene.grammar.is_conditional(verb))
    }

    /// Whether a verb tells of those who are to come.
    fn awaits(&self, verb: usize) -> bool {
        let entry = self.scene.telling().entry(verb, List::Presence);
        entry.is_some_and(|e| matches!(&*e.lemma, "attendre" | "expect"))
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
                matches!(sense, "stand" | "send")
                    || cue("stand")
                    || cue("place")
                    || cue("seat")
                    || cue("send")
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
