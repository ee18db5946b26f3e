//! Links as their users meet them: whole, cut, altered, hostile. Seen from outside.

use depeche_link::{
    Fault, Link, MAX_EXTRAS, MAX_LINK, MAX_TEXT, Parcel, Prime, Quote, Reference, TooLong, View,
    decode, encode, encode_reference, extras, fingerprint, repair,
};
use proptest::prelude::*;

const STORY: &str = "Lac Tana : les riverains d’accord sur un partage des eaux\n\n\
    BAHIR DAR, 3 mars (Agence) - Les délégués de sept communes ont approuvé mercredi un « calendrier d’irrigation », \
    a annoncé la médiatrice Selam Bekele. « Personne n’est reparti fâché », a-t-elle assuré, en l’absence du préfet, \
    représenté par son adjoint.\n";

fn story(text: &str) -> Parcel {
    Parcel::new(text, Prime::French)
}

/// A story long enough for several checks inside, with nothing in it that repeats exactly.
fn long_story() -> Parcel {
    let days = [
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    ];
    let text = (1..30).map(|n| {
        format!(
            "Au jour {n}, {}, {} délégués ont signé.\n",
            days[n * 3 % 7],
            n * n * 37 % 101
        )
    });
    story(&text.collect::<String>())
}

#[track_caller]
fn arrives(parcel: &Parcel) {
    let link = encode(parcel).unwrap();
    assert!(link.chars().all(|c| c.is_ascii_alphanumeric()), "{link}");
    assert_eq!(decode(&link), Ok(Link::Story(parcel.clone())));
}

#[test]
fn any_text_arrives_as_it_was() {
    for text in [
        "",
        "a",
        "\0",
        "\u{1}\u{2}\u{3}",
        "É",
        "A\u{301}",
        "\u{301}",
        "\r\n\t",
        "ONU",
        "Paris",
        "🕊️ paix",
        "Київ",
        "\u{10FFFF}",
        STORY,
    ] {
        arrives(&story(text));
        arrives(&Parcel::new(text, Prime::English));
    }
}

#[test]
fn view_and_edits_arrive() {
    for view in [
        View {
            panel: 0,
            selected: Some(0),
        },
        View {
            panel: 255,
            selected: None,
        },
        View {
            panel: 3,
            selected: Some(u32::MAX),
        },
    ] {
        arrives(&Parcel {
            view,
            extras: vec![1, 0, 255],
            ..story(STORY)
        });
        arrives(&Parcel { view, ..story("") });
    }
    arrives(&Parcel {
        extras: vec![0; MAX_EXTRAS],
        ..story("")
    });
}

#[test]
fn a_hash_before_it_is_no_matter() {
    let link = encode(&story(STORY)).unwrap();
    assert_eq!(decode(&format!("#{link}")), decode(&link));
}

#[test]
fn what_was_joined_to_the_end_is_not_looked_at() {
    let link = encode(&story(STORY)).unwrap();
    for tail in ["a", "Bonjour", "…", " et la suite", "é"] {
        assert_eq!(decode(&format!("{link}{tail}")), decode(&link), "{tail:?}");
    }
}

#[test]
fn a_cut_link_that_was_shortened_with_an_ellipsis_is_a_cut_link() {
    let link = encode(&long_story()).unwrap();
    let Err(Fault::Cut { arrived: 200, .. }) =
        decode(&repair(&format!("https://e.org/#{}…", &link[..200])))
    else {
        panic!("not recognised as cut")
    };
}

#[test]
fn versions_not_yet_made_are_named() {
    for version in '3'..='9' {
        assert_eq!(decode(&format!("{version}abc")), Err(Fault::Newer(version)));
    }
    for other in ["about", "0abc", "é", " ", "-", "##1"] {
        assert_eq!(decode(other), Err(Fault::NotALink), "{other:?}");
    }
}

#[test]
fn nothing_longer_than_the_caps_is_written_or_read() {
    let text = |bytes| encode(&Parcel::new("a".repeat(bytes), Prime::English));
    assert_eq!(
        text(MAX_TEXT + 1),
        Err(TooLong::Text {
            bytes: MAX_TEXT + 1
        })
    );
    let extras = vec![0; MAX_EXTRAS + 1];
    assert_eq!(
        encode(&Parcel {
            extras,
            ..story("")
        }),
        Err(TooLong::Extras {
            bytes: MAX_EXTRAS + 1
        })
    );
    assert_eq!(
        decode(&"1".repeat(MAX_LINK + 1)),
        Err(Fault::TooLong {
            arrived: MAX_LINK + 1
        })
    );

    let mut seed = 1u32;
    let noise = |_| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from_u32(0x4E00 + (seed >> 18)).unwrap()
    };
    let noise: String = (0..MAX_TEXT / 3).map(noise).collect();
    let Err(TooLong::Link { characters }) = encode(&story(&noise)) else {
        panic!("noise fits a link")
    };
    assert!(characters > MAX_LINK);
}

#[test]
fn the_densest_link_is_bounded() {
    // The most text for the fewest characters: what a hostile link would be.
    let parcel = Parcel::new("a".repeat(MAX_TEXT), Prime::English);
    let link = encode(&parcel).unwrap();
    assert!(link.len() < 3_000, "{}", link.len());
    assert_eq!(decode(&link), Ok(Link::Story(parcel)));
}

#[test]
fn a_reference_arrives() {
    let reference = Reference {
        view: View {
            panel: 2,
            selected: Some(7),
        },
        extras: b"!".to_vec(),
        ..Reference::to(STORY)
    };
    for reference in [reference, Reference::to(STORY), Reference::to("")] {
        let link = encode_reference(&reference).unwrap();
        assert_eq!(decode(&link), Ok(Link::Reference(reference)));
        for arrived in 1..link.len() {
            assert!(
                matches!(decode(&link[..arrived]), Err(Fault::Cut { .. })),
                "cut at {arrived}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_string_arrives(text: String, english: bool, panel: u8, selected: Option<u32>, extras: Vec<u8>) {
        let prime = if english { Prime::English } else { Prime::French };
        arrives(&Parcel { text, prime, view: View { panel, selected }, extras });
    }

    #[test]
    fn every_string_of_the_genre_arrives(text in "[A-ZÉa-zéœ«»“”’ \u{A0}\u{202F}0-9.,\n—'\"]{0,600}") {
        arrives(&story(&text));
    }

    #[test]
    fn words_are_found_in_every_faithful_copy(text in "[a-zé«»’ .\\n—'\"]{40,300}", from in 0usize..30, len in 1usize..200, wrap in 1usize..9) {
        let starts: Vec<_> = text.char_indices().map(|(at, _)| at).collect();
        let range = starts[from.min(starts.len() - 1)]..starts[(from + len).min(starts.len() - 1)];
        let Some(quote) = Quote::of(&text, range) else { return Ok(()) };
        prop_assert_eq!(Quote::from_bytes(&quote.to_bytes()), Some(quote.clone()));
        let copy: String = text.chars().enumerate().flat_map(|(at, c)| [Some(c), (at % wrap == 0).then_some('\u{A0}')]).flatten().collect();
        let copy = copy.replace('’', "'").replace(['«', '»'], "\"").replace('—', "-");
        if fingerprint(&text) != fingerprint("") {
            let Some(found) = quote.find(&copy) else { return Err(TestCaseError::fail("not found")) };
            prop_assert!(copy.get(found).is_some());
        }
    }

    #[test]
    fn finding_ends_on_any_strings(text: String, words: Vec<u8>, copy: String) {
        let quotes = [Quote::of(&text, 0..text.len()), Quote::from_bytes(&words)];
        for quote in quotes.into_iter().flatten() {
            if let Some(found) = quote.find(&copy) {
                prop_assert!(copy.get(found).is_some());
            }
        }
        let mut seen = 0;
        for (tag, bytes) in extras::fields(&words) {
            seen += bytes.len();
            prop_assert!(tag.is_some() || words.ends_with(bytes));
        }
        prop_assert!(seen <= words.len());
    }

    #[test]
    fn no_string_is_a_link_by_chance(noise in "[12][0-9A-Za-z]{0,200}") {
        prop_assert!(decode(&noise).is_err());
    }

    #[test]
    fn repair_and_decode_end_on_any_string(noise: String, tail in "[#%>=\u{AD}\n1-3a-z25]{0,80}") {
        let _ = decode(&noise);
        let _ = decode(&repair(&noise));
        let repaired = repair(&tail);
        prop_assert!(repaired.chars().all(|c| c.is_ascii_alphanumeric()));
        prop_assert_eq!(repair(&repaired), repaired.as_str());
        let _ = decode(&repaired);
    }
}
