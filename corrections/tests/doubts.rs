//! Whatever is asked of a dispatch, each answer ends the question and raises no other of its kind at its place.

use depeche_corrections::{Anchor, Corrections, Doubt, Fate, Question, correct, doubts};
use depeche_engine::{Story, read};
use depeche_link::Searched;

/// How often each question is asked.
#[derive(Debug, Default)]
struct Asked {
    speakers: usize,
    presences: usize,
    events: usize,
    places: usize,
    days: usize,
}

/// The questions asked of a story, each by its kind and the words it is asked of.
fn questions(text: &str, story: &Story) -> Vec<String> {
    let told = |doubt: &Doubt| {
        let kind = match doubt.question {
            Question::Speaker(_) => "speaker",
            Question::Kind(_) => "kind",
            Question::Presence(_) => "presence",
            Question::StandIn(_) => "stand-in",
            Question::Event => "event",
            Question::Where => "where",
            Question::When => "when",
        };
        let who = match doubt.question {
            Question::Presence(who) | Question::StandIn(who) | Question::Kind(who) => {
                story.participants[who].name.of(text)
            }
            _ => "",
        };
        format!("{kind} {who} {:?}", doubt.span)
    };
    doubts(text, story).iter().map(told).collect()
}

#[test]
fn every_answer_ends_its_question() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/dispatches");
    let mut asked = Asked::default();
    for (id, text, _) in depeche_score::dispatches(folder).expect("dispatches") {
        let story = read(&text);
        let all = doubts(&text, &story);
        let told = questions(&text, &story);
        assert!(all.is_sorted_by_key(|doubt| doubt.span), "{id}");
        for (doubt, told) in all.iter().zip(told) {
            match doubt.question {
                Question::Speaker(_) => asked.speakers += 1,
                Question::Presence(_) => asked.presences += 1,
                Question::Event => asked.events += 1,
                Question::Where => asked.places += 1,
                Question::When => asked.days += 1,
                Question::Kind(_) | Question::StandIn(_) => {}
            }
            for answer in &doubt.answers {
                let one = Corrections(vec![answer.clone()]);
                let corrected = correct(&text, &story, &one);
                let fits = !matches!(corrected.fates[..], [Fate::NoLongerFits(_)]);
                assert!(fits, "{id} {told}: {answer:?}");
                let left = questions(&text, &corrected.story);
                assert!(!left.contains(&told), "{id} {told}: {answer:?}");
            }
        }
    }
    println!("{asked:?}");
    assert!(asked.speakers > 0 && asked.presences > 0, "{asked:?}");
}

#[test]
fn words_are_anchored_the_same_whether_the_text_has_an_index() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/dispatches");
    let mut anchored = 0;
    for (id, text, _) in depeche_score::dispatches(folder).expect("dispatches") {
        let story = read(&text);
        let (plain, indexed) = (Searched::new(&text), Searched::indexed(&text));
        let mentions = story.participants.iter().flat_map(|p| &p.mentions);
        let spans = mentions.map(|m| m.span);
        for span in spans.chain(story.quotes.iter().map(|q| q.span)) {
            let range = span.start as usize..span.end as usize;
            let anchor = Anchor::within(&indexed, range.clone());
            assert_eq!(anchor, Anchor::within(&plain, range), "{id} {span:?}");
            anchored += usize::from(anchor.is_some());
        }
    }
    assert!(anchored > 500, "{anchored}");
}
