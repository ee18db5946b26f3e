//! Any text arrives as it was.

#![no_main]

use depeche_link::{Link, Parcel, Prime, View, decode, encode};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (String, bool, u8, Option<u32>, Vec<u8>)| {
    let (text, english, panel, selected, extras) = input;
    let prime = if english {
        Prime::English
    } else {
        Prime::French
    };
    let parcel = Parcel {
        text,
        prime,
        view: View { panel, selected },
        extras,
    };
    let Ok(link) = encode(&parcel) else { return };
    assert_eq!(decode(&link), Ok(Link::Story(parcel)));
});
