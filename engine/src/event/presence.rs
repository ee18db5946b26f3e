//! Presence: who was at the main event, and who was not.
//!
//! What words say outright decides first ([`certain`]). [`Decision::Presence`] sorts everybody else by what their mentions do
//! ([`weighed`]). Members of a list share what is said of the list ([`rows`]). The evidence shown is the clause of the mention
//! that speaks most for what was decided.

mod absences;
mod certain;
mod company;
mod court;
mod rows;
#[cfg(test)]
mod tests;
mod together;
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
use together::Together;

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

/// What is found of all participants, in their order.
pub(super) struct Found {
    pub presence: Vec<Presence>,
    /// How probable it is of each that it is not there itself, whatever was decided.
    pub missing: Vec<f32>,
}

/// The presence of every participant.
pub(super) fn read(scene: &Scene, main: &MainEvent, event: &Event) -> Found {
    let reader = Reader {
        scene,
        main,
        event,
        rows: Rows::of(scene),
    };
    let views: Vec<Option<View>> = (0..scene.cast.participants.len())
        .map(|who| reader.view(who))
        .collect();
    let together = Together::of(&views);
    let mut missing = vec![0.0; views.len()];
    let mut presence: Vec<Presence> = (views.iter().enumerate())
        .map(|(who, view)| {
            let found = (view.as_ref()).map_or_else(Presence::default, |view| {
                let weighed = reader.weighed_together(who, view, &together);
                missing[who] = weighed.missing;
                reader.presence(view, weighed.status)
            });
            let uninvited = found.status == PresenceStatus::Absent && reader.is_uninvited(who);
            Presence { uninvited, ..found }
        })
        .collect();
    reader.share_in_rows(&mut presence);
    Found { presence, missing }
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

/// What a decision between [`OUTPUTS`] comes to.
fn decided(claim: Option<usize>) -> PresenceStatus {
    let claim = claim.and_then(|n| OUTPUTS.get(n).copied());
    claim.unwrap_or(PresenceStatus::None)
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

/// What is known of one participant alone.
struct View<'a> {
    kind: Kind,
    /// Its mentions, as far as they are looked at.
    mentions: &'a [&'a Place],
    /// How probable each of [`OUTPUTS`] is.
    shares: [f32; OUTPUTS.len()],
    /// What is decided by that.
    weighed: PresenceStatus,
    /// What all mentions together say outright.
    told: Told,
    /// The mention that says it surely.
    at: Option<&'a Place>,
}

impl<'a> Reader<'a> {
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

    /// What is known of one participant alone; nothing of what cannot be present.
    fn view(&self, who: usize) -> Option<View<'a>> {
        let scene = self.scene;
        let participant = &scene.cast.participants[who];
        let kind = participant.kind;
        if !matches!(kind, Kind::Person | Kind::Organisation | Kind::Place) {
            return None;
        }
        let all = scene.mentions_of(who);
        let mentions = &all[..all.len().min(MOST_MENTIONS)];
        // `A, envoy of the Fish Board, …`: named only to say whose envoy.
        let of_office =
            kind == Kind::Organisation && mentions.iter().all(|place| is_aside(scene, place));
        // `retenu à Ankara`: where somebody is, not who comes.
        // `the secretary of state for Europe`: no power either.
        let only_where = kind == Kind::Place
            && mentions
                .iter()
                .all(|place| super::stand_in::is_where(scene, place) || is_aside(scene, place));
        if of_office || only_where {
            return None;
        }
        let told: Vec<(Told, &Place)> = (mentions.iter())
            .map(|place| (self.told(place), *place))
            .collect();
        let weight = |told: &Told| match told {
            Told::Surely(PresenceStatus::Represented) => 2,
            Told::Surely(PresenceStatus::Absent) => 1,
            _ => 0,
        };
        // What is said outright needs no weighing, an absence least of all.
        let surely = (told.iter().copied()).filter(|(told, _)| matches!(told, Told::Surely(_)));
        let surely = surely.reduce(|a, b| if weight(&b.0) > weight(&a.0) { b } else { a });
        let told = match surely {
            Some((told, _)) => told,
            None if told.iter().any(|(told, _)| *told == Told::Open) => Told::Open,
            None => Told::Nothing,
        };
        let (shares, weighed) = self.weighed_alone(who, mentions);
        Some(View {
            kind,
            shares,
            weighed,
            told,
            at: surely.map(|(_, place)| place),
            mentions,
        })
    }

    /// What is decided of one participant.
    fn presence(&self, view: &View, weighed: PresenceStatus) -> Presence {
        let scene = self.scene;
        let mentions = view.mentions;
        match (view.told, weighed, view.at) {
            (
                Told::Surely(told @ (PresenceStatus::Represented | PresenceStatus::Absent)),
                _,
                Some(place),
            )
            | (Told::Surely(told), PresenceStatus::None | PresenceStatus::Absent, Some(place)) => {
                self.shown(&[place], told)
            }
            // Where all that is said places nobody, no weight does.
            (Told::Nothing, ..) | (_, PresenceStatus::None, _) => Presence::default(),
            // `ne signerait rien`: no weight makes somebody absent by what would be, nor present by what would not.
            (Told::Open, PresenceStatus::Absent | PresenceStatus::Attending, _)
                if mentions
                    .iter()
                    .all(|place| self.is_supposed(place, weighed)) =>
            {
                Presence::default()
            }
            // Nor does a clause that only tells where make somebody represented.
            (Told::Open, PresenceStatus::Represented, _)
                if view.kind == Kind::Place
                    && mentions.iter().all(|place| {
                        super::stand_in::is_where(scene, place) || self.tells(place, weighed) < 4
                    }) =>
            {
                Presence::default()
            }
            _ => self.shown(mentions, weighed),
        }
    }

    /// How probable each of [`OUTPUTS`] is by what is told of a participant alone, and what that decides.
    fn weighed_alone(
        &self,
        who: usize,
        mentions: &[&Place],
    ) -> ([f32; OUTPUTS.len()], PresenceStatus) {
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
        let shares = std::array::from_fn(|n| sorted.shares[n]);
        (shares, decided(sorted.claim))
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

    /// Whether the verb above a mention tells what would be; of presence, what would not.
    fn is_supposed(&self, place: &Place, status: PresenceStatus) -> bool {
        let grammar = self.scene.grammar;
        let (verb, _) = self.governors(place);
        verb.is_some_and(|verb| {
            let denied = status == PresenceStatus::Absent || grammar.is_negated(verb);
            denied && grammar.is_conditional(verb)
        })
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
