//! Corrections in links that were once made mean for ever what they meant: `link/tests/golden/`. Never change one, nor what
//! is expected of it.

use depeche_corrections::{Anchor, Correction, Corrections, Speaker, Topic};
use depeche_engine::calendar::{Date, PartialDate};
use depeche_engine::story::{Kind, PresenceStatus, QuoteKind};
use depeche_link::{Link, decode, extras, fingerprint};

const TEXT: &str = include_str!("../../link/tests/golden/v1-english.txt");
const STORY: &str = include_str!("../../link/tests/golden/v1-corrections.link");
const REFERENCE: &str = include_str!("../../link/tests/golden/v2-corrections.link");

#[track_caller]
fn anchor(words: &str) -> Anchor {
    let at = TEXT.find(words).expect("the words stand in the text");
    Anchor::of_words(TEXT, at..at + words.len()).expect("words")
}

fn some() -> Vec<Correction> {
    let day = |month, day| Date::new(2026, month, day).map(PartialDate::Day);
    let drafted = "a boat would leave every ninety minutes; fares rise 4 percent from June 1";
    vec![
        Correction::Speaker {
            quote: anchor("Nobody got everything and nobody got nothing"),
            speaker: Speaker::Participant(anchor("Tom Adeyemi")),
        },
        Correction::Speaker {
            quote: anchor("was never really discussed"),
            speaker: Speaker::Unnamed(anchor("A delegate")),
        },
        Correction::AddQuote {
            words: anchor(drafted),
            kind: QuoteKind::Indirect,
        },
        Correction::Kind {
            who: anchor("Ana Sorel"),
            kind: Kind::Person,
        },
        Correction::Presence {
            who: anchor("Tom Adeyemi"),
            status: PresenceStatus::Represented,
        },
        Correction::MoveClaim {
            topic: Topic::Demands,
            claim: anchor("the cost of fuel"),
            to: Topic::StickingPoints,
            words: None,
        },
        Correction::When {
            date: day(3, 3),
            until: None,
        },
        Correction::Published { date: day(3, 4) },
    ]
}

#[test]
fn a_story_s_corrections_mean_what_they_meant() {
    let Ok(Link::Story(parcel)) = decode(STORY) else {
        panic!("a story");
    };
    assert_eq!(parcel.text, TEXT);
    let (_, bytes) = extras::fields(&parcel.extras).next().expect("a field");
    let all = Corrections(some());
    assert_eq!(
        Corrections::from_bytes(bytes, Some(TEXT)).as_ref(),
        Some(&all)
    );
    assert_eq!(all.to_bytes(Some(TEXT)).as_deref(), Some(bytes));
}

#[test]
fn a_reference_s_corrections_mean_what_they_meant() {
    let Ok(Link::Reference(reference)) = decode(REFERENCE) else {
        panic!("a reference");
    };
    assert_eq!(reference.fingerprint, fingerprint(TEXT));
    let (_, bytes) = extras::fields(&reference.extras).next().expect("a field");
    let all = Corrections(some()[..3].to_vec());
    assert_eq!(Corrections::from_bytes(bytes, None).as_ref(), Some(&all));
    assert_eq!(all.to_bytes(None).as_deref(), Some(bytes));
}
