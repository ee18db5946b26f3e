//! Links that carry two texts: the second stands behind the first, and a field says where it begins.

use super::{Look, parcel};
use crate::reading::Reading;
use crate::state::Matter;
use depeche_link::{encode, extras};

/// The fragment that carries a story and a second text: the second is coded behind the first, whose words it mostly has, so
/// that it costs little more than what is new in it. `texts` are both, and may be without what nobody sees in them; what else
/// is known of the first is its reading's.
#[must_use]
pub fn write_two(
    reading: &Reading,
    texts: [&str; 2],
    matter: Matter,
    look: Look,
) -> Option<String> {
    let [text, second] = texts;
    let Reading {
        source,
        corrections,
        story,
        ..
    } = reading;
    let mut parcel = parcel(text, &source.given, corrections, story.language, look)?;
    let what = Matter::ALL.iter().position(|m| *m == matter)?;
    let field = extras::second(what as u8, text.len());
    extras::add(&mut parcel.extras, extras::SECOND, &field);
    parcel.text.push_str(second);
    encode(&parcel).ok()
}

/// A text that may be two, and what the second is to the first. A field that fits no text cuts none.
pub(super) fn split(mut text: String, extras: &[u8]) -> (String, Option<Box<(Matter, String)>>) {
    let field = extras::fields(extras).find(|(tag, _)| *tag == Some(extras::SECOND));
    let second = field.and_then(|(_, bytes)| extras::read_second(bytes));
    let known = second.and_then(|(what, at)| Some((*Matter::ALL.get(usize::from(what))?, at)));
    let Some((matter, at)) = known.filter(|(_, at)| text.is_char_boundary(*at)) else {
        return (text, None);
    };
    let second = text.split_off(at);
    (text, Some(Box::new((matter, second))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::{Brought, read, write};
    use depeche_corrections::Corrections;
    use depeche_engine::Given;

    #[test]
    fn two_texts_come_back_as_two_and_cost_little_more_than_one() {
        let first = Reading::of(crate::examples::ALL[1].text.to_owned());
        let half = first.text.len() / 2;
        let cut = first.text.floor_char_boundary(half);
        let added = " The minister added that the ferry crews would be paid before the end of May.";
        let update = format!("{}{added}{}", &first.text[..cut], &first.text[cut..]);
        for matter in Matter::ALL {
            let whole = write_two(&first, [&first.text, &update], matter, Look::default())
                .expect("it is short");
            let Ok(Brought::Text(source, look)) = read(&whole) else {
                panic!("it is whole");
            };
            assert_eq!(source.text, first.text);
            assert_eq!(source.second, Some(Box::new((matter, update.clone()))));
            assert!(!look.more);
            let (language, none) = (first.story.language, Corrections::default());
            let alone = write(
                &first.text,
                &Given::default(),
                &none,
                language,
                Look::default(),
            );
            let alone = alone.expect("it is short").len();
            assert!(whole.len() * 4 <= alone * 5, "{} and {alone}", whole.len());
        }
    }

    /// A dispatch of the project.
    fn dispatch(name: &str) -> String {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dispatches");
        std::fs::read_to_string(format!("{folder}/{name}.txt")).expect("a dispatch")
    }

    /// The words of a text, each with the white space behind it.
    fn words(text: &str) -> Vec<&str> {
        text.split_inclusive(char::is_whitespace).collect()
    }

    /// A text in which a tenth of the words are another's, in one place or in places of `each` words.
    fn with_a_tenth_of(text: &str, other: &str, each: usize) -> String {
        let (mut all, other) = (words(text), words(other));
        let places = (all.len() / (each * 10)).max(1);
        for place in 0..places {
            let at = place * (all.len() / places);
            all[at..at + each].copy_from_slice(&other[place * each..(place + 1) * each]);
        }
        all.concat()
    }

    #[test]
    fn an_update_that_changes_a_tenth_costs_at_most_a_quarter_more() {
        let pairs = [
            ("fr-sommet", "fr-greve"),
            ("fr-elysee", "fr-audition"),
            ("fr-signature", "fr-manif"),
            ("en-summit", "en-strike"),
            ("en-hearing", "en-merger"),
            ("en-visit", "en-call"),
        ];
        for (name, other) in pairs {
            let first = Reading::of(dispatch(name));
            let other = dispatch(other);
            let length = words(&first.text).len() / 10;
            // One passage, a sentence here and there, and half a sentence here and there.
            for each in [length, 20, 10] {
                let update = with_a_tenth_of(&first.text, &other, each);
                let texts = [first.text.as_str(), &update];
                let whole = write_two(&first, texts, Matter::Update, Look::default());
                let alone = write(
                    &first.text,
                    &Given::default(),
                    &Corrections::default(),
                    first.story.language,
                    Look::default(),
                );
                let [whole, alone] = [whole, alone].map(|link| link.expect("it is short").len());
                println!("{name}, {each} words: {:.3}", whole as f64 / alone as f64);
                assert!(
                    whole * 4 <= alone * 5,
                    "{name}, {each} words: {whole} and {alone}"
                );
            }
        }
    }

    #[test]
    fn a_field_that_fits_no_text_cuts_none() {
        for at in [1, 2, 4, 400_000] {
            let mut fields = Vec::new();
            extras::add(&mut fields, extras::SECOND, &extras::second(0, at));
            let (text, second) = split("é🕊".into(), &fields);
            let is_cut = at == 2;
            assert_eq!(
                (text.as_str(), second.is_some()),
                (if is_cut { "é" } else { "é🕊" }, is_cut)
            );
        }
    }
}
