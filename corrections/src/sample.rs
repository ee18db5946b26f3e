//! A small dispatch with its reading written by hand, for tests: what corrections do must not depend on how well the
//! engine reads.

use crate::Anchor;
use depeche_engine::calendar::{Date, PartialDate};
use depeche_engine::story::*;
use depeche_engine::{Language, Span, order::sort_by_key};

/// The text.
pub const TEXT: &str = "Ferry talks resume

OSLO, Jan 6, 2026 (NNA) - Harbour minister Ana Moe met union leader Paul Ness in Bergen on Monday.

\"The boats will sail again on Friday\", Moe told reporters. Ness said the wages were still open.

Premier Kari Dahl was represented by her deputy Ola Lie. The union will vote on Sunday.

An official said the pay offer was final, and a cook said it was not. \"Nobody goes home hungry\", Lie said.";

/// The `nth` place, from nought, where the words stand in the text.
#[track_caller]
pub fn span(words: &str, nth: usize) -> Span {
    let (at, _) = (TEXT.match_indices(words).nth(nth)).expect("the words stand in the text");
    Span::new(at, at + words.len())
}

/// The words as an anchor, where they stand first.
#[track_caller]
pub fn anchor(words: &str) -> Anchor {
    Anchor::of(TEXT, span(words, 0)).expect("words")
}

/// A day of January 2026.
pub fn day(day: u8) -> Option<PartialDate> {
    Date::new(2026, 1, day).map(PartialDate::Day)
}

/// A participant that is mentioned wherever its forms stand.
fn participant(kind: Kind, forms: &[&str], roles: &[&str]) -> Participant {
    let mut mentions: Vec<Mention> = Vec::new();
    for form in forms {
        for (at, words) in TEXT.match_indices(form) {
            let span = Span::new(at, at + words.len());
            if !mentions.iter().any(|m| m.span.overlaps(span)) {
                let by = MentionBy::Name;
                mentions.push(Mention { span, by });
            }
        }
    }
    sort_by_key(&mut mentions, |m| m.span);
    Participant {
        kind,
        name: span(forms[0], 0),
        aliases: forms[1..]
            .iter()
            .map(|form| {
                let mention = mentions.iter().find(|m| m.span.of(TEXT) == *form);
                mention.expect("it is mentioned so").span
            })
            .collect(),
        roles: roles.iter().map(|role| span(role, 0)).collect(),
        presence: Presence::default(),
        mentions,
        gender: Gender::Unknown,
        reason: KindReason::Weighed,
        by: By::Reader,
        roles_by_hand: vec![],
    }
}

fn present(participant: &mut Participant, status: PresenceStatus, evidence: &str) {
    participant.presence = Presence {
        status,
        evidence: Some(span(evidence, 0)),
        host: false,
        uninvited: false,
        by: By::Reader,
    };
}

fn quote(kind: QuoteKind, words: &str, speaker: usize, named: Span, cue: &str) -> Quote {
    Quote {
        kind,
        span: span(words, 0),
        speaker: Some(speaker),
        speaker_span: Some(named),
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

fn claim(words: &str, whose: Option<usize>) -> Claim {
    Claim {
        span: span(words, 0),
        whose,
        cue: span(words, 0),
        by: By::Reader,
    }
}

fn date(words: &str, date: Option<PartialDate>) -> DateMention {
    DateMention {
        span: span(words, 0),
        date,
        until: None,
        by: By::Reader,
    }
}

/// Its reading.
pub fn story() -> Story {
    Story {
        language: Language::English,
        recognised: true,
        furniture: Furniture {
            headline: Some(span("Ferry talks resume", 0)),
            published: day(6),
            ..Furniture::default()
        },
        paragraphs: paragraphs(),
        participants: people(),
        representations: vec![Representation {
            who: 3,
            by: vec![4],
            evidence: span("represented by her deputy", 0),
            found_by: By::Reader,
        }],
        quotes: quotes(),
        event: Some(Event {
            what: span("talks", 0),
            name: Some(span("Ferry talks", 0)),
            place: Some(2),
            date: day(5),
            until: None,
            host: Some(0),
            attendance: None,
            purpose: None,
            outcome: None,
            status: EventStatus::Over,
            evidence: span("Ana Moe met", 0),
            by: By::Reader,
            place_by: By::Reader,
            date_by: By::Reader,
        }),
        possible_event: None,
        context: context(),
        relations: vec![
            Relation {
                from: 4,
                to: 3,
                kind: RelationKind::Represents,
                evidence: span("represented by her deputy", 0),
            },
            Relation {
                from: 0,
                to: 1,
                kind: RelationKind::Met,
                evidence: span("Ana Moe met union leader Paul Ness", 0),
            },
        ],
    }
}

fn people() -> Vec<Participant> {
    let mut moe = participant(Kind::Person, &["Ana Moe", "Moe"], &["Harbour minister"]);
    let mut ness = participant(Kind::Person, &["Paul Ness", "Ness"], &["union leader"]);
    let bergen = participant(Kind::Place, &["Bergen"], &[]);
    let mut dahl = participant(Kind::Person, &["Kari Dahl"], &["Premier"]);
    let mut lie = participant(Kind::Person, &["Ola Lie", "Lie"], &["deputy"]);
    for who in [&mut moe, &mut ness] {
        present(who, PresenceStatus::Attending, "met");
    }
    present(&mut dahl, PresenceStatus::Represented, "was represented");
    present(
        &mut lie,
        PresenceStatus::Attending,
        "represented by her deputy",
    );
    vec![moe, ness, bergen, dahl, lie]
}

fn paragraphs() -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut at = 0;
    for (index, words) in TEXT.split("\n\n").enumerate() {
        let role = match index {
            0 => ParagraphRole::Headline,
            _ => ParagraphRole::Body,
        };
        let span = Span::new(at, at + words.len());
        paragraphs.push(Paragraph { span, role });
        at += words.len() + 2;
    }
    paragraphs
}

fn quotes() -> Vec<Quote> {
    let mut open = quote(
        QuoteKind::Indirect,
        "the pay offer was final",
        0,
        span("An official", 0),
        "said",
    );
    (open.speaker, open.speaker_span, open.candidates) = (None, None, vec![0, 1]);
    (open.speaker_reason, open.voice) = (SpeakerReason::Undecided, Voice::Unattributed);
    vec![
        quote(
            QuoteKind::Direct,
            "The boats will sail again on Friday",
            0,
            span("Moe", 1),
            "told",
        ),
        quote(
            QuoteKind::Indirect,
            "the wages were still open",
            1,
            span("Ness", 1),
            "said",
        ),
        open,
    ]
}

fn context() -> Context {
    Context {
        commitments: vec![claim("The boats will sail again on Friday", Some(0))],
        demands: vec![],
        sticking_points: vec![claim("the wages", None)],
        next_steps: vec![claim("The union will vote on Sunday", None)],
        dates: vec![
            date("Monday", day(5)),
            date("Friday", day(9)),
            date("Sunday", day(11)),
        ],
    }
}

/// A story in lines, each by the words it speaks of; a star marks what was put right by hand.
pub fn told(text: &str, story: &Story) -> Vec<String> {
    let teller = Teller { text, story };
    let mut lines = teller.people();
    lines.extend(teller.claims());
    let name = |who| teller.name(who);
    lines.extend(story.relations.iter().map(|r| {
        let (from, to) = (name(r.from), name(r.to));
        format!("{from} {} {to}", r.kind.name())
    }));
    lines
}

struct Teller<'a> {
    text: &'a str,
    story: &'a Story,
}

fn star(by: By) -> &'static str {
    if by == By::Hand { "*" } else { "" }
}

fn iso(date: Option<PartialDate>) -> String {
    date.map_or("-".to_owned(), |d| d.to_string())
}

impl<'a> Teller<'a> {
    fn words(&self, span: Span) -> &'a str {
        span.of(self.text)
    }

    fn name(&self, who: usize) -> &'a str {
        self.words(self.story.participants[who].name)
    }

    fn names(&self, all: &[usize]) -> String {
        let names: Vec<&str> = all.iter().map(|who| self.name(*who)).collect();
        names.join(", ")
    }

    fn people(&self) -> Vec<String> {
        let story = self.story;
        let mut lines = Vec::new();
        for p in &story.participants {
            let aliases = p.aliases.iter().map(|a| format!(" = {}", self.words(*a)));
            let roles = p.roles.iter().map(|role| {
                let by_hand = p.roles_by_hand.contains(role);
                let star = if by_hand { "*" } else { "" };
                format!(" / {}{star}", self.words(*role))
            });
            let about: String = aliases.chain(roles).collect();
            let (kind, name, by) = (p.kind.name(), self.words(p.name), star(p.by));
            let (count, status) = (p.mentions.len(), p.presence.status.name());
            let seen = star(p.presence.by);
            lines.push(format!("{kind}{by} {name}{about} x{count} {status}{seen}"));
        }
        lines.extend(story.representations.iter().map(|r| {
            let (by, who) = (self.names(&r.by), self.name(r.who));
            format!("{by}{} for {who}", star(r.found_by))
        }));
        lines
    }

    fn claims(&self) -> Vec<String> {
        let (story, words) = (self.story, |span| self.words(span));
        let who = |who: Option<usize>| who.map_or("-", |who| self.name(who));
        let published = iso(story.furniture.published);
        let by = star(story.furniture.published_by);
        let mut lines = vec![format!("published {published}{by}")];
        for q in &story.quotes {
            let (kind, by, said) = (q.kind.name(), star(q.by), words(q.span));
            let (speaker, reason) = (who(q.speaker), q.speaker_reason.name());
            let (others, cue) = (self.names(&q.candidates), q.cue.map_or("", words));
            lines.push(format!(
                "{kind}{by} {said:?} {speaker} ({reason}) [{others}] {cue}"
            ));
        }
        lines.extend(story.event.iter().map(|e| {
            let (by, what, place) = (star(e.by), words(e.what), who(e.place));
            let (date, until) = (iso(e.date), iso(e.until));
            format!("event{by} {what} in {place} on {date}..{until}")
        }));
        for topic in crate::Topic::ALL {
            for c in topic.claims(&story.context) {
                let (by, said, whose) = (star(c.by), words(c.span), who(c.whose));
                lines.push(format!("{topic:?}{by} {said:?} {whose}"));
            }
        }
        for d in &story.context.dates {
            let (by, said, date) = (star(d.by), words(d.span), iso(d.date));
            lines.push(format!("date{by} {said} {date}"));
        }
        lines
    }
}
