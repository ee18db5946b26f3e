//! Any body behind a header that holds: made up, or that of a sound link altered here and there, cut or drawn out.
//!
//! Every input gets past the header; how many that were is said now and then.

#![no_main]

use depeche_link::{AnyBody, Parcel, Prime, Reference, View, encode, encode_reference};
use libfuzzer_sys::fuzz_target;
use std::sync::atomic::{AtomicU64, Ordering};

#[path = "../judge.rs"]
mod judge;

/// A text, extras, what is open and selected; changes of the body by place; its length, where it is to be another.
type Altered = (
    String,
    Vec<u8>,
    u8,
    Option<u32>,
    Vec<(u16, u8)>,
    Option<u16>,
);

fuzz_target!(|input: (bool, bool, bool, u32, Vec<u8>, Option<Altered>)| {
    static PAST_HEADER: AtomicU64 = AtomicU64::new(0);
    let (story, english, state, text, body, altered) = input;
    // A reference that says so is one of a later page.
    let prime = if english && story {
        Prime::English
    } else {
        Prime::French
    };
    let body = match altered {
        Some(altered) => sound_but_for(altered, story, prime),
        None => {
            let text = text as usize;
            let body = AnyBody {
                story,
                prime,
                state,
                text,
                body,
            };
            if story { body } else { body.checked() }
        }
    };
    let Some(link) = body.link() else { return };
    assert!(AnyBody::of(&link).is_some(), "the header holds");
    judge::judge(&link);
    judge::judge(&link[..link.len() - link.len() / 3]);
    let count = PAST_HEADER.fetch_add(1, Ordering::Relaxed) + 1;
    if count % 50_000 == 0 {
        eprintln!("link_body: {count} bodies decoded behind a sound header");
    }
});

fn sound_but_for(altered: Altered, story: bool, prime: Prime) -> AnyBody {
    let (text, extras, panel, selected, changes, len) = altered;
    let view = View { panel, selected };
    let link = if story {
        encode(&Parcel {
            view,
            extras,
            ..Parcel::new(text, prime)
        })
    } else {
        encode_reference(&Reference {
            view,
            extras,
            ..Reference::to(&text)
        })
    };
    let link = link.expect("an input is shorter than any cap");
    let mut body = AnyBody::of(&link).expect("a link just made");
    for (at, by) in changes {
        let at = usize::from(at) % body.body.len().max(1);
        if let Some(byte) = body.body.get_mut(at) {
            *byte ^= by;
        }
    }
    if let Some(len) = len {
        body.body.resize(usize::from(len), 0x5A);
    }
    body
}
