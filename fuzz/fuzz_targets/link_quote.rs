//! Words are found again in the copy they came from, and looked for in any other without harm.

#![no_main]

use depeche_link::{Quote, extras, fingerprint};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (String, u16, u16, String, Vec<u8>)| {
    let (text, start, len, copy, bytes) = input;
    let start = text.floor_char_boundary(usize::from(start));
    let end = text.floor_char_boundary(start + usize::from(len));
    if let Some(quote) = Quote::of(&text, start..end) {
        assert_eq!(Quote::from_bytes(&quote.to_bytes()).as_ref(), Some(&quote));
        let found = quote.find(&text).expect("a text has its own words");
        assert!(text.get(found).is_some());
        let within = format!("{copy}\n\n{text}");
        assert!(
            within
                .get(quote.find(&within).unwrap_or_default())
                .is_some()
        );
    }
    for (_, field) in extras::fields(&bytes) {
        let Some(quote) = Quote::from_bytes(field) else {
            continue;
        };
        if let Some(found) = quote.find(&copy) {
            assert!(copy.get(found).is_some());
        }
    }
    if let Some(quote) = Quote::from_bytes(&bytes) {
        assert!(copy.get(quote.find(&copy).unwrap_or_default()).is_some());
    }
    let _ = fingerprint(&copy);
});
