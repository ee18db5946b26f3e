//! Any bytes are opened or refused. What is opened is mended, and restored where it lacks accents or small letters (the seed
//! `capitals.txt`); the map back never falls and never leaves the text, on letters of it, and the
//! mended text is read.

#![no_main]

use depeche_engine::read_with;
use depeche_forms::{mend, of_text, open};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let items = open(data, &|_, _| None).unwrap_or_default();
    let pasted = of_text(String::from_utf8_lossy(data).into_owned()).unwrap_or_default();
    for item in items.iter().chain(&pasted) {
        let mended = mend(&item.text);
        let mut last = 0;
        for (at, _) in mended.text.char_indices() {
            let pasted = mended.map.pasted(at);
            assert!(
                pasted >= last && item.text.is_char_boundary(pasted),
                "the map falls at {at}"
            );
            last = pasted;
        }
        if mended.deeds.is_empty() {
            assert_eq!(
                mended.text, item.text,
                "a text that needs nothing is left as it is"
            );
        }
        let _ = read_with(&mended.text, &item.given);
    }
});
