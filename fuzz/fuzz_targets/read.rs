//! Any string gives a story whose spans lie on character boundaries inside it, whose indexes resolve, and which is the
//! same when the string is read again.

#![no_main]

use depeche_engine::json::{self, Offsets};
use depeche_engine::story::Paragraph;
use depeche_engine::{Span, Story, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let story = read(&text);
    check(&text, &story);
    assert_eq!(story, read(&text), "two readings of one text");
    // Writing it down slices the text by every span there is.
    for offsets in [Offsets::Utf16, Offsets::CodePoints, Offsets::Utf8] {
        let _ = json::Story::new(&text, &story, offsets);
    }
});

fn check(text: &str, story: &Story) {
    let inside = |span: Span| {
        let words = text.get(span.start as usize..span.end as usize);
        assert!(words.is_some(), "{span:?} is no piece of the text");
    };
    let known = |id: usize| assert!(id < story.participants.len(), "no participant {id}");
    let mut end = 0;
    for Paragraph { span, .. } in &story.paragraphs {
        inside(*span);
        assert!(span.start >= end, "paragraphs in order");
        end = span.end;
    }
    for participant in &story.participants {
        inside(participant.name);
        participant.mentions.iter().for_each(|m| inside(m.span));
    }
    for quote in &story.quotes {
        inside(quote.span);
        quote.speaker.into_iter().for_each(known);
    }
    if let Some(possible) = story.possible_event {
        inside(possible);
        assert!(story.event.is_none(), "what there is is not only possible");
    }
    for relation in &story.relations {
        known(relation.from);
        known(relation.to);
    }
}
