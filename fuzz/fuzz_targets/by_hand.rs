//! Whatever somebody puts right in any story, the story stays sound, every page of the dialogue can be shown, and a link
//! carries it: to the whole text, to a text that the receiver has, and to another version of it.
//!
//! An input begins with what is picked, ten bytes for each correction; the rest is the text.

#![no_main]

use depeche::hand::sheet;
use depeche::link::{Brought, Look, read, write, write_reference};
use depeche::marks::Topic;
use depeche::reading::Reading;
use depeche::source::Source;
use depeche::state::{ByHand, Dialogue, Page, Subject};
use depeche::words::Tongue;
use depeche_corrections::{Corrections, correct};
use depeche_engine::{Given, Span};
use libfuzzer_sys::fuzz_target;

#[path = "../../corrections/tests/made/mod.rs"]
mod made;

/// The most corrections that an input makes.
const MOST: usize = 9;
/// How many bytes pick one.
const PICK: usize = 10;

fuzz_target!(|data: &[u8]| {
    let Some((count, rest)) = data.split_first() else {
        return;
    };
    let count = usize::from(*count) % (MOST + 1);
    let (picked, text) = rest.split_at((count * PICK).min(rest.len()));
    let text = String::from_utf8_lossy(text).into_owned();
    let reading = Reading::of(text.clone());
    let made = picked.chunks_exact(PICK).filter_map(|pick| {
        let picks = [0, 1, 2].map(|i| {
            let at = 1 + 3 * i;
            let place = u16::from_le_bytes([pick[at], pick[at + 1] & 0x0F]);
            (place, u16::from(pick[at + 2] >> 2), pick[at + 2])
        });
        made::correction(&text, &reading.story, pick[0], &picks)
    });
    let corrections = Corrections(made.collect());
    let corrected = reading.corrected(&corrections);
    made::check(&text, &corrected.story);
    assert_eq!(
        corrected.corrected(&Corrections::default()).story,
        reading.story
    );
    dialogues(&corrected);
    carried(&corrected, &corrections);
});

/// Every page of the dialogue about the first of everything, and about words anywhere.
fn dialogues(reading: &Reading) {
    let words = Span::new(0, reading.text.floor_char_boundary(40));
    let subjects = [
        Subject::Quote(0),
        Subject::Participant(0),
        Subject::Participant(1),
        Subject::Date(0),
        Subject::Event,
        Subject::Published,
        Subject::Words(words),
        Subject::All,
    ];
    let claims = Topic::ALL.map(|topic| Subject::Claim(topic, 0));
    let pages = [
        Page::First,
        Page::StandIns,
        Page::Name,
        Page::Same,
        Page::Roles,
        Page::Mention(words),
        Page::Bounds(words),
        Page::What,
        Page::Where,
        Page::When,
        Page::RoleOf,
    ];
    let by_hand = ByHand::default();
    for subject in subjects.into_iter().chain(claims) {
        for page in pages {
            let dialogue = Dialogue {
                subject,
                page,
                asks: None,
            };
            let _ = sheet(reading, Tongue::French.words(), &by_hand, dialogue, "a");
        }
    }
}

/// A link to the text, and one that only refers to it, mean what was put right.
fn carried(reading: &Reading, corrections: &Corrections) {
    let Reading { text, story, .. } = reading;
    let language = story.language;
    let look = Look::default();
    let Some(link) = write(text, &Given::default(), corrections, language, look) else {
        return;
    };
    let Ok(Brought::Text(source, _)) = read(&link) else {
        panic!("a link just made opens");
    };
    assert_eq!(source.text, *text);
    let opened = Reading::from(source);
    assert_eq!(opened.story, *story, "what a link brings is what was sent");
    if let Some(link) = write_reference(reading, look) {
        let Ok(Brought::Reference(referred)) = read(&link) else {
            panic!("a link just made opens");
        };
        let half = text.floor_char_boundary(text.len() / 2);
        let copies = [
            text.clone(),
            text.replace('e', "é"),
            text[half..].to_owned(),
        ];
        for copy in copies {
            let copy = Reading::from(Source::carried(copy, Given::default()));
            let _ = referred.in_copy(&copy);
            let brought = correct(&copy.text, &copy.story, &referred.corrections);
            made::check(&copy.text, &brought.story);
        }
    }
}
