//! Any corrections of any story, and what holds of a story however it was corrected: for the properties beside, and for the
//! targets of `fuzz/`.

use depeche_corrections::{Anchor, Correction, Speaker, Topic};
use depeche_engine::calendar::{Date, PartialDate};
use depeche_engine::story::{Kind, PresenceStatus, QuoteKind};
use depeche_engine::{Span, Story};

/// How an anchor comes about: words anywhere in the text, in another, or what the reader found.
pub type Pick = (u16, u16, u8);

/// A correction of a kind about what was picked.
pub fn correction(text: &str, story: &Story, kind: u8, picks: &[Pick; 3]) -> Option<Correction> {
    let [one, two, three] = picks.each_ref().map(|pick| anchor(text, story, pick));
    let (one, choice) = (one?, usize::from(picks[2].2));
    let topic = Topic::ALL[choice % 4];
    let date = Date::new(2026, 1 + (choice % 12) as u8, 3).map(PartialDate::Day);
    Some(match kind % 27 {
        0 => Correction::Speaker {
            quote: one,
            speaker: match two {
                Some(who) if choice % 2 == 0 => Speaker::Participant(who),
                Some(words) => Speaker::Unnamed(words),
                None => Speaker::Nobody,
            },
        },
        1 => Correction::QuoteBounds {
            quote: one,
            to: two?,
        },
        2 => Correction::NoQuote { quote: one },
        3 => Correction::AddQuote {
            words: one,
            kind: QuoteKind::ALL[choice % 2],
        },
        4..=14 => of_people(kind % 27, one, two, three, choice)?,
        15 => Correction::What { what: one },
        16 => Correction::Where { place: two },
        17 => Correction::When { date, until: date },
        18 => Correction::NoEvent,
        19 => Correction::AddClaim { topic, words: one },
        20 => Correction::MoveClaim {
            topic,
            claim: one,
            to: Topic::ALL[choice / 4 % 4],
            words: two,
        },
        21 => Correction::WhoseClaim {
            topic,
            claim: one,
            whose: two,
        },
        22 => Correction::NoClaim { topic, claim: one },
        23 => Correction::Date {
            words: one,
            date,
            until: None,
        },
        24 => Correction::DateBounds {
            words: one,
            to: two?,
        },
        25 => Correction::NoDate { words: one },
        _ => Correction::Published { date },
    })
}

/// That a story says nothing that its text does not hold, and speaks of nobody whom it does not know.
pub fn check(text: &str, story: &Story) {
    let count = story.participants.len();
    let within = |span: Span| !span.of(text).is_empty();
    for participant in &story.participants {
        assert!(within(participant.name));
        assert!(participant.mentions.is_sorted_by_key(|m| m.span));
        let mut spans = participant.aliases.iter().chain(&participant.roles);
        assert!(spans.all(|s| within(*s)));
        assert!(participant.mentions.iter().all(|m| within(m.span)));
        let shown = participant.presence.evidence.is_some();
        assert_eq!(shown, participant.presence.status != PresenceStatus::None);
    }
    let people = story.participants.iter().flat_map(|p| &p.mentions);
    let mut mentions: Vec<Span> = people.map(|m| m.span).collect();
    depeche_engine::order::sort_by_key(&mut mentions, |span| *span);
    assert!(mentions.windows(2).all(|two| !two[0].overlaps(two[1])));
    assert!(story.quotes.is_sorted_by_key(|q| q.span));
    for quote in &story.quotes {
        assert!(within(quote.span));
        let who = quote.speaker.iter().chain(&quote.candidates);
        assert!(who.into_iter().all(|who| *who < count));
    }
    for representation in &story.representations {
        assert!(representation.who < count && !representation.by.is_empty());
        assert!(representation.by.iter().all(|by| *by < count));
    }
    if let Some(event) = &story.event {
        assert!(within(event.what) && within(event.evidence));
        assert!(
            event
                .place
                .iter()
                .chain(&event.host)
                .all(|who| *who < count)
        );
    }
    assert!(
        story
            .possible_event
            .is_none_or(|span| within(span) && story.event.is_none())
    );
    for topic in Topic::ALL {
        let mut claims = topic.claims(&story.context).iter();
        assert!(claims.all(|c| within(c.span) && c.whose.is_none_or(|who| who < count)));
    }
    assert!(story.context.dates.iter().all(|d| within(d.span)));
    assert!(
        story
            .relations
            .iter()
            .all(|r| r.from < count && r.to < count)
    );
}

/// One about a participant.
fn of_people(
    kind: u8,
    one: Anchor,
    two: Option<Anchor>,
    three: Option<Anchor>,
    choice: usize,
) -> Option<Correction> {
    Some(match kind {
        4 => Correction::Rename {
            who: one,
            name: two?,
        },
        5 => Correction::Merge {
            who: one,
            into: two?,
        },
        6 => Correction::Split {
            mention: one,
            of: two,
        },
        7 => Correction::Kind {
            who: one,
            kind: Kind::ALL[choice % 7],
        },
        8 => Correction::NoParticipant { who: one },
        9 => Correction::AddParticipant {
            words: one,
            kind: Kind::ALL[choice % 7],
        },
        10 => Correction::AddRole {
            who: one,
            role: two?,
        },
        11 => Correction::ChangeRole {
            who: one,
            role: two?,
            to: three?,
        },
        12 => Correction::NoRole {
            who: one,
            role: two?,
        },
        13 => Correction::Presence {
            who: one,
            status: PresenceStatus::ALL[choice % 6],
        },
        14 => Correction::StandIns {
            who: one,
            by: two.into_iter().chain(three).collect(),
        },
        _ => return None,
    })
}

/// Words that were picked.
fn anchor(text: &str, story: &Story, (from, len, source): &Pick) -> Option<Anchor> {
    let found: Vec<Span> = match source % 4 {
        0 => story.quotes.iter().map(|q| q.span).collect(),
        1 => (story.participants.iter())
            .flat_map(|p| p.mentions.iter().map(|m| m.span))
            .collect(),
        2 => {
            let dates = story.context.dates.iter().map(|d| d.span);
            let topics = Topic::ALL.iter().flat_map(|t| t.claims(&story.context));
            dates.chain(topics.map(|c| c.span)).collect()
        }
        _ => Vec::new(),
    };
    if !found.is_empty() {
        return Anchor::of(text, found[usize::from(*from) % found.len()]);
    }
    let other = "Elsewhere Paul Rey a dit que le pont rouvrira mardi.";
    let text = if source % 8 == 7 { other } else { text };
    let start = text.floor_char_boundary(usize::from(*from) % (text.len() + 1));
    let end = text.floor_char_boundary(start + usize::from(*len) % (text.len() - start + 1));
    Anchor::of_words(text, start..end)
}
