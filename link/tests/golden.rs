//! Links that were once made open for ever.
//!
//! `golden/` holds links of every version. Never change one, nor what is expected of it: a page out there made links
//! like it. When a link here no longer opens, the format was changed; make the change a new version.

use depeche_link::{
    Fingerprint, Link, Parcel, Prime, Quote, Reference, View, decode, encode, encode_reference,
    extras,
};

const SHORT: &str = "The ferry talks resume on Monday, Ana Sorel said.";

const FRENCH: &str = include_str!("golden/v1-french.txt");

const ENGLISH: &str = include_str!("golden/v1-english.txt");

/// Every kind of character, in every form of the coder's alphabet.
const SCRIPTS: &str = "\0\u{1}\u{2}\u{3}\t\r\n\u{7F}\u{80}\u{A0}é\u{301}Œ’«\u{202F}»—…€Čž Київ, Αθήνα, القاهرة, 東京, 🕊️ \u{FEFF}\u{FFFF}\u{10FFFF}";

fn story(text: &str, prime: Prime, view: View, extras: &[u8]) -> Link {
    Link::Story(Parcel {
        text: text.into(),
        prime,
        view,
        extras: extras.into(),
    })
}

/// The field of some corrections, by its bytes; `corrections/tests/golden.rs` says what they mean.
const CORRECTIONS: &[u8] = &[
    17, 26, 137, 0, 252, 226, 162, 2, 32, 145, 233, 12, 212, 62, 114, 66, 45, 42, 43, 69, 6, 73,
    28, 198, 51, 89, 140, 128,
];

/// The field of some words, by its bytes.
fn quote() -> Vec<u8> {
    let (before, words, after) = ("personnes, ", "« réunies »", " à Bry");
    let mut field = vec![16, (2 + before.len() + words.len() + after.len()) as u8];
    field.extend([before.len() as u8, words.len() as u8]);
    field.extend([before, words, after].concat().bytes());
    field
}

fn golden() -> Vec<(&'static str, Link)> {
    let none = View::default();
    let some = View {
        panel: 3,
        selected: Some(41),
    };
    let most = View {
        panel: u8::MAX,
        selected: Some(u32::MAX),
    };
    let fingerprint = Fingerprint([
        0xf0, 0x31, 0xc0, 0x84, 0xda, 0xa4, 0xaf, 0x75, 0x54, 0x0a, 0x50, 0x30, 0xb9, 0xfa, 0x38,
        0xd3,
    ]);
    let reference = |view, extras: &[u8]| {
        Link::Reference(Reference {
            fingerprint,
            length: FRENCH.len(),
            view,
            extras: extras.into(),
        })
    };
    vec![
        (
            include_str!("golden/v1-short.link"),
            story(SHORT, Prime::English, none, b""),
        ),
        (
            include_str!("golden/v1-french.link"),
            story(FRENCH, Prime::French, none, b""),
        ),
        (
            include_str!("golden/v1-english.link"),
            story(ENGLISH, Prime::English, some, b""),
        ),
        (
            include_str!("golden/v1-extras.link"),
            story(FRENCH, Prime::French, some, b"\x01Selam Bekele\0\xFF"),
        ),
        (
            include_str!("golden/v1-scripts.link"),
            story(SCRIPTS, Prime::French, most, b"\x01"),
        ),
        (
            include_str!("golden/v1-empty.link"),
            story("", Prime::French, none, b""),
        ),
        (
            include_str!("golden/v1-other-language.link"),
            story(FRENCH, Prime::English, none, b""),
        ),
        (
            include_str!("golden/v2-reference.link"),
            reference(none, b""),
        ),
        (
            include_str!("golden/v2-view.link"),
            reference(some, b"\x01edits"),
        ),
        (
            include_str!("golden/v2-quote.link"),
            reference(some, &[quote(), b"\x63\x05later".to_vec()].concat()),
        ),
        (
            include_str!("golden/v1-fields.link"),
            story(SHORT, Prime::English, some, b"\x10\x07\0\x05ferry\x11\x01!"),
        ),
        (
            include_str!("golden/v1-corrections.link"),
            story(ENGLISH, Prime::English, none, CORRECTIONS),
        ),
    ]
}

#[test]
fn every_golden_link_opens() {
    for (link, expected) in golden() {
        assert_eq!(decode(link).as_ref(), Ok(&expected), "{link}");
    }
}

#[test]
fn links_are_made_the_same_everywhere() {
    for (link, content) in golden() {
        let made = match &content {
            Link::Story(parcel) => encode(parcel),
            Link::Reference(reference) => encode_reference(reference),
        };
        assert_eq!(made.as_deref(), Ok(link));
    }
}

#[test]
fn the_fields_of_a_golden_link_are_told_apart() {
    let Ok(Link::Reference(reference)) = decode(include_str!("golden/v2-quote.link")) else {
        panic!("expected a reference")
    };
    let fields: Vec<_> = extras::fields(&reference.extras).collect();
    let [(Some(extras::QUOTE), words), (Some(99), b"later")] = fields[..] else {
        panic!("{fields:?}")
    };
    let quote = Quote::from_bytes(words).expect("words");
    let copy = "Des personnes, \"réunies\" à Bry.";
    assert_eq!(
        quote.find(copy).map(|found| &copy[found]),
        Some("\"réunies\"")
    );
}

#[test]
fn a_golden_reference_finds_its_text() {
    let Ok(Link::Reference(reference)) = decode(include_str!("golden/v2-reference.link")) else {
        panic!("expected a reference")
    };
    assert_eq!(reference, Reference::to(FRENCH));
}
