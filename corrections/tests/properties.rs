//! What must hold for any text, any corrections and any order in which they are made, undone and taken back.
//!
//! Texts are words and marks of dispatches thrown together; corrections speak of any of their words, of words of another
//! text, and of what the reader found.

use depeche_corrections::{
    Anchor, Correction, Corrections, Fate, History, Speaker, Topic, correct, doubts, gold,
    likely_speakers,
};
use depeche_engine::calendar::{Date, PartialDate};
use depeche_engine::story::{Kind, PresenceStatus, QuoteKind};
use depeche_engine::{Span, Story, read};
use proptest::prelude::*;
use proptest::sample::Index;

const PIECES: &[&str] = &[
    "Anna Roy",
    "Paul Rey",
    "M. Rey",
    "le ministre",
    "Mme Roy",
    "Paris",
    "Kyiv",
    "l'Élysée",
    "a dit que",
    "a déclaré",
    ", a-t-il dit",
    "selon",
    "said",
    "told reporters",
    "réunion",
    "talks",
    "mardi",
    "le 6 janvier",
    "on Monday",
    "il",
    "elle",
    "était représenté par",
    "met",
    "s'engage à",
    "«\u{A0}",
    "\u{A0}»",
    "“",
    "”",
    "\"",
    ".",
    ",",
    ":",
    "\n\n",
    "\n",
    "PARIS, 6 janvier (Reuters) -",
    "vendra des bateaux",
    "the bridge is safe",
    "é",
    "🕊",
    "\u{AD}",
    " ",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..60);
    prop_oneof![
        9 => pieces.prop_map(|pieces| pieces.join(" ")),
        1 => any::<String>(),
    ]
}

/// How an anchor comes about: words anywhere in the text, in another, or what the reader found.
type Pick = (Index, Index, u8);

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
        return Anchor::of(text, found[from.index(found.len())]);
    }
    let other = "Elsewhere Paul Rey a dit que le pont rouvrira mardi.";
    let text = if source % 8 == 7 { other } else { text };
    let start = text.floor_char_boundary(from.index(text.len() + 1));
    let end = text.floor_char_boundary(start + len.index(text.len() - start + 1));
    Anchor::of_words(text, start..end)
}

/// A correction of a kind about what was picked.
fn correction(text: &str, story: &Story, kind: u8, picks: &[Pick; 3]) -> Option<Correction> {
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

type Picks = Vec<(u8, [Pick; 3])>;

fn picks() -> impl Strategy<Value = Picks> {
    prop::collection::vec(any::<(u8, [Pick; 3])>(), 0..12)
}

fn corrections(text: &str, story: &Story, picks: &Picks) -> Corrections {
    let all = picks.iter();
    let all = all.filter_map(|(kind, picks)| correction(text, story, *kind, picks));
    Corrections(all.collect())
}

/// That a story says nothing that its text does not hold, and speaks of nobody whom it does not know.
fn check(text: &str, story: &Story) -> Result<(), TestCaseError> {
    let count = story.participants.len();
    let within = |span: Span| !span.of(text).is_empty();
    for participant in &story.participants {
        prop_assert!(within(participant.name));
        prop_assert!(participant.mentions.is_sorted_by_key(|m| m.span));
        let mut spans = participant.aliases.iter().chain(&participant.roles);
        prop_assert!(spans.all(|s| within(*s)));
        prop_assert!(participant.mentions.iter().all(|m| within(m.span)));
        let shown = participant.presence.evidence.is_some();
        prop_assert_eq!(shown, participant.presence.status != PresenceStatus::None);
    }
    let people = story.participants.iter().flat_map(|p| &p.mentions);
    let mut mentions: Vec<Span> = people.map(|m| m.span).collect();
    depeche_engine::order::sort_by_key(&mut mentions, |span| *span);
    prop_assert!(mentions.windows(2).all(|two| !two[0].overlaps(two[1])));
    prop_assert!(story.quotes.is_sorted_by_key(|q| q.span));
    for quote in &story.quotes {
        prop_assert!(within(quote.span));
        let who = quote.speaker.iter().chain(&quote.candidates);
        prop_assert!(who.into_iter().all(|who| *who < count));
    }
    for representation in &story.representations {
        prop_assert!(representation.who < count && !representation.by.is_empty());
        prop_assert!(representation.by.iter().all(|by| *by < count));
    }
    if let Some(event) = &story.event {
        prop_assert!(within(event.what) && within(event.evidence));
        prop_assert!(
            event
                .place
                .iter()
                .chain(&event.host)
                .all(|who| *who < count)
        );
    }
    prop_assert!(
        story
            .possible_event
            .is_none_or(|span| within(span) && story.event.is_none())
    );
    for topic in Topic::ALL {
        let mut claims = topic.claims(&story.context).iter();
        prop_assert!(claims.all(|c| within(c.span) && c.whose.is_none_or(|who| who < count)));
    }
    prop_assert!(story.context.dates.iter().all(|d| within(d.span)));
    prop_assert!(
        story
            .relations
            .iter()
            .all(|r| r.from < count && r.to < count)
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_corrections_of_any_text_leave_a_sound_story(text in text(), picks in picks(), other in text()) {
        let story = read(&text);
        let all = corrections(&text, &story, &picks);
        // A story of another text is nobody's to give, and harms nothing.
        let _ = correct(&other, &story, &all);
        let _ = gold(&other, &story, "");
        let _ = doubts(&other, &story);
        for text in [&text, &other] {
            let story = read(text);
            let corrected = correct(text, &story, &all);
            prop_assert_eq!(corrected.fates.len(), all.0.len());
            check(text, &corrected.story)?;
            if corrected.fates.iter().all(|fate| matches!(fate, Fate::NoLongerFits(_))) {
                prop_assert_eq!(&corrected.story, &story);
            }
            let _ = gold(text, &corrected.story, "");
            let _ = doubts(text, &corrected.story);
            for quote in &corrected.story.quotes {
                let _ = likely_speakers(text, &corrected.story, quote.span);
            }
        }
    }

    #[test]
    fn what_was_applied_is_so_when_applied_again(text in text(), picks in picks()) {
        let story = read(&text);
        let Corrections(mut all) = corrections(&text, &story, &picks);
        all.truncate(1);
        let once = correct(&text, &story, &Corrections(all.clone()));
        let twice = correct(&text, &once.story, &Corrections(all));
        prop_assert_ne!(&twice.fates[..], [Fate::Applied]);
        if once.fates == [Fate::AlreadySo] {
            prop_assert_eq!(twice.fates, [Fate::AlreadySo]);
        }
    }

    #[test]
    fn they_come_back_from_a_link_and_do_the_same(text in text(), picks in picks()) {
        let story = read(&text);
        let all = corrections(&text, &story, &picks);
        let plain = all.to_bytes(None).expect("few");
        prop_assert_eq!(Corrections::from_bytes(&plain, None), Some(all.clone()));
        let bytes = all.to_bytes(Some(&text)).expect("few");
        let found = Corrections::from_bytes(&bytes, Some(&text)).expect("its own bytes");
        prop_assert_eq!(correct(&text, &story, &found), correct(&text, &story, &all));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..80), text in text()) {
        for beside in [Some(text.as_str()), None] {
            if let Some(found) = Corrections::from_bytes(&bytes, beside) {
                let story = read(&text);
                let corrected = correct(&text, &story, &found);
                check(&text, &corrected.story)?;
            }
        }
    }

    #[test]
    fn undoing_gives_back_what_was(steps in prop::collection::vec((0_u8..6, any::<Index>()), 0..60)) {
        let mut history = History::default();
        let mut seen = vec![history.corrections().clone()];
        let mut at = 0_usize;
        for (number, (step, index)) in steps.into_iter().enumerate() {
            let count = history.corrections().0.len();
            let did = match step {
                0 | 1 => {
                    let year = PartialDate::Year(number as u16);
                    history.push(Correction::Published { date: Some(year) });
                    true
                }
                2 => history.take_back(index.index(count + 1)),
                3 => history.take_back_all(),
                4 => {
                    prop_assert_eq!(history.undo(), at > 0);
                    at = at.saturating_sub(1);
                    false
                }
                _ => {
                    prop_assert_eq!(history.redo(), at + 1 < seen.len());
                    at = (at + 1).min(seen.len() - 1);
                    false
                }
            };
            if did {
                seen.truncate(at + 1);
                seen.push(history.corrections().clone());
                at += 1;
            }
            prop_assert_eq!(history.corrections(), &seen[at]);
            prop_assert_eq!(history.can_undo(), at > 0);
            prop_assert_eq!(history.can_redo(), at + 1 < seen.len());
        }
    }
}
