//! Any text is mended: the map back never falls, never leaves the text and stands on its letters; what needs nothing comes
//! back byte for byte; mending in two steps, as the page does while the tables of restoring are not there, gives the same.

#![no_main]

use depeche_forms::{Mended, mend, mend_without_restoring, restore};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let put_right = mend_without_restoring(&text);
    check(&text, &put_right);
    let mended = restore(put_right);
    check(&text, &mended);
    assert_eq!(mended, mend(&text));
});

fn check(pasted: &str, mended: &Mended) {
    let mut last = 0;
    let ends = [mended.text.len()];
    let places = mended.text.char_indices().map(|(at, _)| at).chain(ends);
    for at in places {
        let place = mended.map.pasted(at);
        assert!(
            place >= last && place <= pasted.len(),
            "the map falls at {at}"
        );
        assert!(
            pasted.is_char_boundary(place),
            "no letter begins at {place}"
        );
        last = place;
    }
    let mut last = 0;
    for (at, _) in pasted.char_indices() {
        let place = mended.map.mended(at, mended.text.len()) as usize;
        assert!(
            place >= last && place <= mended.text.len(),
            "the way there falls at {at}"
        );
        last = place;
    }
    if mended.deeds.is_empty() {
        assert_eq!(
            mended.text, pasted,
            "a text that needs nothing is left as it is"
        );
    }
}
