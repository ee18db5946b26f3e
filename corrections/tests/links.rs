//! Corrections in links: what they cost, and that they arrive.

use depeche_corrections::{Anchor, Correction, Corrections, Fate, Speaker, correct};
use depeche_engine::story::{Kind, PresenceStatus};
use depeche_engine::{Language, Story, read};
use depeche_link::{Link, Parcel, Prime, decode, encode, extras};

fn dispatch(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/dispatches");
    std::fs::read_to_string(format!("{folder}/{name}.txt")).expect("a dispatch")
}

/// What a reader puts right most often: speakers foremost.
fn usual(text: &str, story: &Story) -> Vec<Correction> {
    let who = |who| Anchor::participant(text, story, who).expect("a participant");
    let count = story.participants.len();
    let mut all = Vec::new();
    for (index, quote) in story.quotes.iter().enumerate().take(4) {
        all.push(Correction::Speaker {
            quote: Anchor::of(text, quote.span).expect("words"),
            speaker: Speaker::Participant(who(index * 7 % count)),
        });
    }
    let quote = story.quotes.last().expect("a quote");
    let quote = Anchor::of(text, quote.span).expect("words");
    all.push(Correction::NoQuote { quote });
    all.push(Correction::Kind {
        who: who(1),
        kind: Kind::Group,
    });
    all.push(Correction::Presence {
        who: who(0),
        status: PresenceStatus::Absent,
    });
    all.push(Correction::Merge {
        who: who(2),
        into: who(1),
    });
    all.push(Correction::NoParticipant {
        who: who(count - 1),
    });
    all
}

fn link(text: &str, prime: Prime, corrections: &[Correction]) -> String {
    let mut fields = Vec::new();
    if !corrections.is_empty() {
        let bytes = Corrections(corrections.to_vec()).to_bytes(Some(text));
        extras::add(
            &mut fields,
            extras::CORRECTIONS,
            &bytes.expect("few enough"),
        );
    }
    let parcel = Parcel {
        extras: fields,
        ..Parcel::new(text, prime)
    };
    encode(&parcel).expect("short enough")
}

/// At most twelve characters of the address for a correction, what announces them left aside.
#[test]
fn a_correction_takes_a_dozen_characters() {
    let (mut characters, mut count) = (0, 0);
    for name in [
        "fr-sommet",
        "fr-verdict",
        "en-summit",
        "en-strike",
        "en-visit",
    ] {
        let text = dispatch(name);
        let story = read(&text);
        let prime = match story.language {
            Language::French => Prime::French,
            Language::English => Prime::English,
        };
        let all = usual(&text, &story);
        let [none, one, many] = [0, 1, all.len()].map(|n| link(&text, prime, &all[..n]).len());
        println!(
            "{name}: {none} characters, {one} with one correction, {many} with {}",
            all.len()
        );
        characters += many - none;
        count += all.len();
        assert!(one - none <= 30, "{name}: {}", one - none);
    }
    println!(
        "{:.1} characters a correction",
        characters as f32 / count as f32
    );
    assert!(characters <= 12 * count, "{characters} for {count}");
}

#[test]
fn a_corrected_story_arrives() {
    for name in ["fr-sommet", "en-summit"] {
        let text = dispatch(name);
        let story = read(&text);
        let all = usual(&text, &story);
        let link = link(&text, Prime::French, &all);
        let Ok(Link::Story(parcel)) = decode(&link) else {
            panic!("a story");
        };
        let (_, bytes) = extras::fields(&parcel.extras).next().expect("a field");
        let found = Corrections::from_bytes(bytes, Some(&parcel.text)).expect("corrections");
        let sent = correct(&text, &story, &Corrections(all));
        assert_eq!(correct(&text, &story, &found), sent);
        assert!(sent.fates.contains(&Fate::Applied));
    }
}
