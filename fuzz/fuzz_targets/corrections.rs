//! Whatever a link's field says, it is read or refused; whatever it says is laid over any story of any text without harm,
//! and comes back from a link as it was.

#![no_main]

use depeche_corrections::{Corrections, correct, doubts, gold};
use depeche_engine::read;
use libfuzzer_sys::fuzz_target;

#[expect(dead_code, reason = "only what holds of a story is asked for")]
#[path = "../../corrections/tests/made/mod.rs"]
mod made;

fuzz_target!(|input: (String, Vec<u8>, String)| {
    let (text, bytes, other) = input;
    for beside in [Some(text.as_str()), None] {
        let Some(corrections) = Corrections::from_bytes(&bytes, beside) else {
            continue;
        };
        for text in [&text, &other] {
            let story = read(text);
            let corrected = correct(text, &story, &corrections);
            assert_eq!(corrected.fates.len(), corrections.0.len());
            made::check(text, &corrected.story);
            let _ = doubts(text, &corrected.story);
            let _ = gold(text, &corrected.story, "");
            let again = corrections
                .to_bytes(Some(text))
                .expect("as many as were read");
            let again = Corrections::from_bytes(&again, Some(text)).expect("its own bytes");
            assert_eq!(correct(text, &story, &again), corrected);
        }
    }
});
