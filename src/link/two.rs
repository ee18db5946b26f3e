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
