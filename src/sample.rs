//! A small dispatch with its reading written by hand, for tests: what the views show must not depend on how well the
//! engine reads.

use crate::reading::Reading;
use depeche_engine::calendar::{Date, PartialDate};
use depeche_engine::story::*;
use depeche_engine::{Language, Span};
use std::rc::Rc;

/// The text.
pub const TEXT: &str = "Un pont pour deux rives

Le maire Paul Rey a reçu mardi Anna Blum à Port-Vieux. \"Nous bâtirons ce pont\", a déclaré Paul Rey à la presse.

Anna Blum a dit que le coût restait un obstacle. Jean <b>Dol</b>, absent, était représenté par Léa Roc.";

/// Paul Rey.
pub const REY: usize = 0;
/// Anna Blum.
pub const BLUM: usize = 1;
/// Jean Dol, whose name holds markup.
pub const DOL: usize = 2;
/// Léa Roc.
pub const ROC: usize = 3;
/// Port-Vieux.
pub const PORT: usize = 4;

/// The `nth` place, from nought, where the words stand in the text.
pub fn span(words: &str, nth: usize) -> Span {
    let (at, _) = (TEXT.match_indices(words).nth(nth)).expect("the words stand in the text");
    Span::new(at, at + words.len())
}

/// The dispatch with its reading.
pub fn reading() -> Rc<Reading> {
    Rc::new(Reading::new(TEXT.to_owned(), story()))
}

fn participant(kind: Kind, name: &str, times: usize) -> Participant {
    Participant {
        kind,
        name: span(name, 0),
        aliases: vec![],
        roles: vec![],
        presence: Presence::default(),
        mentions: (0..times)
            .map(|nth| Mention {
                span: span(name, nth),
                by: MentionBy::Name,
            })
            .collect(),
        gender: Gender::Unknown,
        reason: KindReason::FirstName,
        by: By::Reader,
        roles_by_hand: vec![],
    }
}

fn quote(kind: QuoteKind, words: &str, speaker: usize, cue: &str) -> Quote {
    Quote {
        kind,
        span: span(words, 0),
        speaker: Some(speaker),
        speaker_span: None,
        candidates: vec![],
        cue: Some(span(cue, 0)),
        addressee: None,
        occasion: None,
        voice: Voice::Named,
        pattern: QuotePattern::CueAfter,
        speaker_reason: SpeakerReason::Named,
        by: By::Reader,
    }
}

fn relation(from: usize, to: usize, kind: RelationKind, evidence: &str) -> Relation {
    Relation {
        from,
        to,
        kind,
        evidence: span(evidence, 0),
    }
}

#[expect(
    clippy::too_many_lines,
    reason = "a story written out, which nothing decides"
)]
fn story() -> Story {
    let mut rey = participant(Kind::Person, "Paul Rey", 2);
    rey.roles = vec![span("maire", 0)];
    rey.presence = Presence {
        status: PresenceStatus::Attending,
        evidence: Some(span("a reçu", 0)),
        host: true,
        uninvited: false,
        by: By::Reader,
    };
    let mut dol = participant(Kind::Person, "Jean <b>Dol</b>", 1);
    dol.presence = Presence {
        status: PresenceStatus::Represented,
        evidence: Some(span("absent, était représenté", 0)),
        host: false,
        uninvited: false,
        by: By::Reader,
    };
    let mut said = quote(QuoteKind::Direct, "Nous bâtirons ce pont", REY, "a déclaré");
    said.addressee = Some(span("la presse", 0));
    let mut paragraphs = Vec::new();
    let mut at = 0;
    for (index, words) in TEXT.split("\n\n").enumerate() {
        paragraphs.push(Paragraph {
            span: Span::new(at, at + words.len()),
            role: if index == 0 {
                ParagraphRole::Headline
            } else {
                ParagraphRole::Body
            },
        });
        at += words.len() + 2;
    }
    Story {
        language: Language::French,
        recognised: true,
        furniture: Furniture {
            headline: Some(span("Un pont pour deux rives", 0)),
            ..Furniture::default()
        },
        paragraphs,
        participants: vec![
            rey,
            participant(Kind::Person, "Anna Blum", 2),
            dol,
            participant(Kind::Person, "Léa Roc", 1),
            participant(Kind::Place, "Port-Vieux", 1),
        ],
        representations: vec![Representation {
            who: DOL,
            by: vec![ROC],
            evidence: span("était représenté par Léa Roc", 0),
            found_by: By::Reader,
        }],
        quotes: vec![
            said,
            quote(
                QuoteKind::Indirect,
                "le coût restait un obstacle",
                BLUM,
                "a dit que",
            ),
        ],
        event: Some(Event {
            what: span("a reçu", 0),
            name: None,
            place: Some(PORT),
            date: Date::new(2026, 3, 3).map(PartialDate::Day),
            until: None,
            host: Some(REY),
            attendance: None,
            purpose: None,
            outcome: None,
            status: EventStatus::Over,
            evidence: span("a reçu mardi Anna Blum", 0),
            by: By::Reader,
            place_by: By::Reader,
            date_by: By::Reader,
        }),
        possible_event: None,
        context: Context {
            commitments: vec![Claim {
                span: span("Nous bâtirons ce pont", 0),
                whose: Some(REY),
                cue: span("bâtirons", 0),
                by: By::Reader,
            }],
            sticking_points: vec![Claim {
                span: span("le coût", 0),
                whose: None,
                cue: span("obstacle", 0),
                by: By::Reader,
            }],
            dates: vec![DateMention {
                span: span("mardi", 0),
                date: Date::new(2026, 3, 3).map(PartialDate::Day),
                until: None,
                by: By::Reader,
            }],
            ..Context::default()
        },
        relations: vec![
            relation(REY, BLUM, RelationKind::SpeaksOf, "a reçu mardi Anna Blum"),
            relation(
                ROC,
                DOL,
                RelationKind::Represents,
                "était représenté par Léa Roc",
            ),
            relation(ROC, DOL, RelationKind::Represents, "représenté par Léa Roc"),
        ],
    }
}
