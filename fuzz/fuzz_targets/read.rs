//! Any string gives a story whose spans lie on character boundaries inside it, whose indexes resolve, and which is the
//! same when the string is read again.

#![no_main]

use depeche_engine::json::{self, Offsets};
use depeche_engine::story::Paragraph;
use depeche_engine::{Story, dispatches, read};
use libfuzzer_sys::fuzz_target;

#[expect(dead_code, reason = "only what holds of a story is asked for")]
#[path = "../../corrections/tests/made/mod.rs"]
mod made;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let story = read(&text);
    check(&text, &story);
    assert_eq!(story, read(&text), "two readings of one text");
    let parts: String = dispatches(&text).iter().map(|span| span.of(&text)).collect();
    assert_eq!(parts, text, "what was pasted, taken apart");
    // Writing it down slices the text by every span there is.
    for offsets in [Offsets::Utf16, Offsets::CodePoints, Offsets::Utf8] {
        let _ = json::Story::new(&text, &story, offsets);
    }
});

fn check(text: &str, story: &Story) {
    made::check(text, story);
    let mut end = 0;
    for Paragraph { span, .. } in &story.paragraphs {
        let words = text.get(span.start as usize..span.end as usize);
        assert!(words.is_some(), "{span:?} is no piece of the text");
        assert!(span.start >= end, "paragraphs in order");
        end = span.end;
    }
}
