//! Whatever is asked of a dispatch, each answer ends the question and raises no other of its kind at its place.

use depeche_corrections::{Corrections, Doubt, Fate, Question, correct, doubts};
use depeche_engine::{Story, read};

/// How often each question is asked.
#[derive(Debug, Default)]
struct Asked {
    speakers: usize,
    presences: usize,
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
