//! Any string is opened or refused, within bounds, and what is opened is what a link would be made of.
//!
//! Start it from the golden links, whose headers hold: what it changes behind them reaches the coder.

#![no_main]

use depeche_link::{
    Fault, Link, MAX_EDITS, MAX_LINK, MAX_TEXT, decode, encode, encode_reference, repair,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let repaired = repair(&text);
    assert!(repaired.chars().all(|c| c.is_ascii_alphanumeric()));
    match decode(&repaired) {
        Ok(link) => {
            let made = match &link {
                Link::Story(parcel) => {
                    assert!(parcel.text.len() <= MAX_TEXT && parcel.edits.len() <= MAX_EDITS);
                    encode(parcel)
                }
                Link::Reference(reference) => encode_reference(reference),
            };
            let made = made.expect("what a link held fits a link");
            assert!(repaired.starts_with(&made), "two links for one story");
        }
        Err(Fault::Cut {
            arrived,
            expected,
            text,
        }) => {
            assert!(arrived <= MAX_LINK && text.len() <= MAX_TEXT);
            assert!(expected.is_none_or(|expected| arrived < expected));
        }
        Err(Fault::Damaged { text }) => assert!(text.len() <= MAX_TEXT),
        Err(_) => {}
    }
    if repaired != text {
        let _ = decode(&text);
    }
});
