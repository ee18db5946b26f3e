//! The gold that is exported is what the story says: the reader, scored against it, makes no mistake.

use depeche_corrections::{Anchor, Correction, Corrections, Speaker, Topic, correct, gold};
use depeche_engine::story::{PresenceStatus, QuoteKind};
use depeche_engine::{Story, json, read};
use depeche_score::{Gold, Measure, Report};
use serde_json::to_value;

/// That a story scores nothing but hits against its own export. Gives the measures that had something to hit.
#[track_caller]
fn check(id: &str, text: &str, story: &Story) -> Vec<Measure> {
    let exported = serde_json::to_string(&gold(text, story, id)).expect("gold");
    let gold = Gold::parse(&exported).expect("gold in its format");
    assert_eq!(gold.faults(text), [""; 0], "{id}");
    let read = to_value(json::Story::new(text, story, json::Offsets::Utf8)).expect("a story");
    let report = Report::of_story(id, text, &gold, read).expect("a score");
    let mut scored = Vec::new();
    for measure in Measure::ALL {
        let f1 = report.f1(*measure);
        assert!(
            f1.is_none_or(|f1| f1 == 1.0),
            "{id} {measure:?} {f1:?}\n{report}"
        );
        scored.extend(f1.map(|_| *measure));
    }
    scored
}

fn dispatches() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/dispatches");
    let all = depeche_score::dispatches(folder).expect("dispatches");
    all.into_iter().map(|(id, text, _)| (id, text)).collect()
}

#[test]
fn what_was_read_scores_as_read() {
    let mut scored = Vec::new();
    for (id, text) in dispatches() {
        scored.extend(check(&id, &text, &read(&text)));
    }
    for measure in Measure::ALL {
        assert!(scored.contains(measure), "nothing to score of {measure:?}");
    }
}

#[test]
fn what_was_corrected_scores_as_corrected() {
    for (id, text) in dispatches() {
        let story = read(&text);
        let who = |who| Anchor::participant(&text, &story, who).expect("a participant");
        let count = story.participants.len();
        let kinds = || story.participants.iter().map(|p| p.kind);
        let last = count - 1;
        // Gold has no groups and no unnamed to stand in for anybody.
        let same = kinds().position(|kind| kind == story.participants[last].kind);
        let mut all = vec![
            Correction::Presence {
                who: who(0),
                status: PresenceStatus::Remote,
            },
            Correction::Merge {
                who: who(last),
                into: who(same.unwrap_or(last)),
            },
        ];
        for (index, quote) in story.quotes.iter().enumerate() {
            let quote = Anchor::of(&text, quote.span).expect("words");
            all.push(match index % 3 {
                0 => Correction::Speaker {
                    quote,
                    speaker: Speaker::Nobody,
                },
                1 => Correction::NoQuote { quote },
                _ => Correction::Speaker {
                    quote,
                    speaker: Speaker::Participant(who(index % count)),
                },
            });
        }
        let headline = story.furniture.headline.and_then(|h| Anchor::of(&text, h));
        if let Some(words) = headline {
            all.push(Correction::AddClaim {
                topic: Topic::Demands,
                words: words.clone(),
            });
            all.push(Correction::AddQuote {
                words,
                kind: QuoteKind::Indirect,
            });
        }
        let corrected = correct(&text, &story, &Corrections(all));
        check(&id, &text, &corrected.story);
    }
}

#[test]
fn of_words_that_stand_twice_those_are_meant_that_were_corrected() {
    let text = "We wait for rain\n\nOSLO, Jan 6 (NNA) - \"We wait for rain\", said Ana Moe. \"We wait for rain\", said Paul Ness.";
    let mut story = read(text);
    assert_eq!(story.quotes.len(), 2);
    check("twice", text, &story);
    story.quotes.remove(0);
    check("second", text, &story);
}
