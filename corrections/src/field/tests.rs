//! Corrections come back from a field as they went in, take little room, and nothing else is taken for them.

use crate::sample::{TEXT, anchor, day, span, story};
use crate::{Anchor, Correction, Corrections, Speaker, Topic, correct};
use depeche_engine::calendar::PartialDate;
use depeche_engine::story::{Kind, PresenceStatus, QuoteKind};

/// One of each kind, and of each form that a kind has.
fn one_of_each() -> Vec<Correction> {
    let a = anchor;
    let quote = a("the wages were still open");
    let speakers = [
        Speaker::Participant(a("Ness")),
        Speaker::Unnamed(a("An official")),
        Speaker::Nobody,
    ];
    let speakers = speakers.map(|speaker| Correction::Speaker {
        quote: quote.clone(),
        speaker,
    });
    let dates = [
        None,
        day(9),
        Some(PartialDate::Year(1848)),
        Some(PartialDate::Month(2031, 11)),
    ];
    let dates = dates.map(|date| Correction::Date {
        words: a("Friday"),
        date,
        until: day(11),
    });
    let rest = vec![
        Correction::QuoteBounds {
            quote: quote.clone(),
            to: a("wages were still open"),
        },
        Correction::NoQuote {
            quote: quote.clone(),
        },
        Correction::AddQuote {
            words: a("it was not"),
            kind: QuoteKind::Indirect,
        },
        Correction::What { what: a("vote") },
        Correction::Where { place: None },
        Correction::Where {
            place: Some(a("Bergen")),
        },
        Correction::When {
            date: day(5),
            until: None,
        },
        Correction::NoEvent,
        Correction::DateBounds {
            words: a("Friday"),
            to: a("on Friday"),
        },
        Correction::NoDate { words: a("Friday") },
        Correction::Published { date: day(7) },
    ];
    (speakers
        .into_iter()
        .chain(dates)
        .chain(rest)
        .chain(of_people())
        .chain(of_claims()))
    .collect()
}

/// Those of participants.
fn of_people() -> Vec<Correction> {
    let a = anchor;
    let one = a("Ana Moe");
    vec![
        Correction::Rename {
            who: one.clone(),
            name: a("minister Ana Moe"),
        },
        Correction::Merge {
            who: one.clone(),
            into: a("Paul Ness"),
        },
        Correction::Split {
            mention: a("Kari Dahl"),
            of: None,
        },
        Correction::Split {
            mention: a("Kari Dahl"),
            of: Some(one.clone()),
        },
        Correction::Kind {
            who: one.clone(),
            kind: Kind::Unnamed,
        },
        Correction::NoParticipant { who: one.clone() },
        Correction::AddParticipant {
            words: a("OSLO"),
            kind: Kind::Place,
        },
        Correction::AddRole {
            who: one.clone(),
            role: a("deputy"),
        },
        Correction::ChangeRole {
            who: one.clone(),
            role: a("Harbour minister"),
            to: a("minister"),
        },
        Correction::NoRole {
            who: one.clone(),
            role: a("Harbour minister"),
        },
        Correction::Presence {
            who: one.clone(),
            status: PresenceStatus::Represented,
        },
        Correction::StandIns {
            who: one.clone(),
            by: vec![],
        },
        Correction::StandIns {
            who: one.clone(),
            by: vec![a("Paul Ness"), a("Ola Lie")],
        },
    ]
}

/// Those of claims.
fn of_claims() -> Vec<Correction> {
    let a = anchor;
    let one = a("Ana Moe");
    let (topic, to) = (Topic::StickingPoints, Topic::Demands);
    let claim = a("the wages");
    vec![
        Correction::AddClaim {
            topic,
            words: a("still open"),
        },
        Correction::MoveClaim {
            topic,
            claim: claim.clone(),
            to,
            words: None,
        },
        Correction::MoveClaim {
            topic,
            claim: claim.clone(),
            to,
            words: Some(a("wages")),
        },
        Correction::WhoseClaim {
            topic,
            claim: claim.clone(),
            whose: Some(one),
        },
        Correction::NoClaim {
            topic: Topic::NextSteps,
            claim,
        },
    ]
}

#[test]
fn every_kind_comes_back_beside_its_text_and_without() {
    let each = one_of_each();
    let all = Corrections(each.clone());
    for text in [Some(TEXT), None] {
        let bytes = all.to_bytes(text).expect("few enough");
        assert_eq!(Corrections::from_bytes(&bytes, text).as_ref(), Some(&all));
        for correction in &each {
            let one = Corrections(vec![correction.clone()]);
            let bytes = one.to_bytes(text).expect("one is not too many");
            assert_eq!(Corrections::from_bytes(&bytes, text), Some(one));
        }
    }
}

#[test]
fn what_is_not_at_the_edges_of_words_comes_back_too() {
    for range in [1..4, 20..21, 0..TEXT.len(), 57..64, 100..260] {
        let who = Anchor::of_words(TEXT, range).expect("words");
        let all = Corrections(vec![Correction::NoParticipant { who }]);
        let bytes = all.to_bytes(Some(TEXT)).expect("one");
        assert_eq!(Corrections::from_bytes(&bytes, Some(TEXT)), Some(all));
    }
}

#[test]
fn words_that_the_text_does_not_have_travel_themselves() {
    let update = TEXT
        .replace("Paul Ness", "the union")
        .replace("Ness said", "It said");
    let all = Corrections(one_of_each());
    let bytes = all.to_bytes(Some(&update)).expect("few enough");
    let found = Corrections::from_bytes(&bytes, Some(&update)).expect("its own bytes");
    let fates = |all| correct(&update, &story(), all).fates;
    assert_eq!(fates(&found), fates(&all));
    let gone = Anchor::of(TEXT, span("Paul Ness", 0)).expect("words");
    let one = Corrections(vec![Correction::NoParticipant { who: gone }]);
    let bytes = one.to_bytes(Some(&update)).expect("one");
    assert_eq!(Corrections::from_bytes(&bytes, Some(&update)), Some(one));
}

#[test]
fn places_mean_nothing_without_their_text() {
    let bytes = Corrections(one_of_each())
        .to_bytes(Some(TEXT))
        .expect("few enough");
    assert_eq!(Corrections::from_bytes(&bytes, None), None);
    assert_eq!(Corrections::from_bytes(&bytes, Some("")), None);
}

#[test]
fn nothing_takes_one_byte_and_too_many_are_refused() {
    let none = Corrections::default();
    assert_eq!(none.to_bytes(None), Some(vec![0b0100_0000]));
    assert_eq!(Corrections::from_bytes(&[0b0100_0000], None), Some(none));
    let many = Corrections(vec![Correction::NoEvent; Corrections::MOST + 1]);
    assert_eq!(many.to_bytes(None), None);
    let by = vec![anchor("Ana Moe"); 4 * Corrections::MOST];
    let crowd = Correction::StandIns {
        who: anchor("Kari Dahl"),
        by,
    };
    assert_eq!(Corrections(vec![crowd]).to_bytes(Some(TEXT)), None);
}

#[test]
fn bytes_that_are_no_corrections_are_refused() {
    let whole = Corrections(one_of_each())
        .to_bytes(Some(TEXT))
        .expect("few enough");
    for cut in 0..whole.len() {
        assert_eq!(
            Corrections::from_bytes(&whole[..cut], Some(TEXT)),
            None,
            "{cut}"
        );
    }
    let longer = [whole, vec![0]].concat();
    assert_eq!(Corrections::from_bytes(&longer, Some(TEXT)), None);
    // A kind that there is not yet.
    assert_eq!(
        Corrections::from_bytes(&[0b0010_1111, 0b1000_0000], None),
        None
    );
}
