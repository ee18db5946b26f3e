//! Any string is opened or refused, within bounds, and what is opened is what a link would be made of.
//!
//! Started from the golden links. Few changes of those get past the check of the header: `link_body` looks behind it.

#![no_main]

use depeche_link::{decode, repair};
use libfuzzer_sys::fuzz_target;

#[path = "../judge.rs"]
mod judge;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let repaired = repair(&text);
    assert!(repaired.chars().all(|c| c.is_ascii_alphanumeric()));
    judge::judge(&repaired);
    if repaired != text {
        let _ = decode(&text);
    }
});
