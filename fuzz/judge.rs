//! What must hold of any link, whatever is in it.

use depeche_link::{Fault, Link, MAX_EXTRAS, MAX_LINK, MAX_TEXT, decode, encode, encode_reference};

/// Opens a payload of letters and digits, or sees it refused, within bounds; what is opened has no other link.
pub fn judge(payload: &str) {
    match decode(payload) {
        Ok(link) => {
            let made = match &link {
                Link::Story(parcel) => {
                    assert!(parcel.text.len() <= MAX_TEXT && parcel.extras.len() <= MAX_EXTRAS);
                    encode(parcel)
                }
                Link::Reference(reference) => encode_reference(reference),
            };
            let made = made.expect("what a link held fits a link");
            assert!(payload.starts_with(&made), "two links for one story");
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
}
