//! The seam between the page and the codec of links: what the page shows in, the part of the address after `#` out, and
//! back. The codec itself is `depeche-link`.

use crate::reading::Reading;
use crate::state::Panel;
use depeche_engine::Language;
use depeche_link::{Link, Parcel, Prime, View, decode, encode, repair};

pub use depeche_link::Fault;

/// What a link brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The text as its sender pasted it.
    pub text: String,
    /// The panel the sender had open.
    pub panel: Panel,
    /// The participant the sender had selected.
    pub selected: Option<usize>,
}

/// The fragment, without `#`, that carries a story and what is open beside it; `None` when it is too long for a link.
#[must_use]
pub fn write(reading: &Reading, panel: Panel, selected: Option<usize>) -> Option<String> {
    let prime = match reading.story.language {
        Language::French => Prime::French,
        Language::English => Prime::English,
    };
    let position = Panel::ALL.iter().position(|p| *p == panel);
    let view = View {
        panel: position.unwrap_or_default() as u8,
        selected: selected.map(|s| s as u32),
    };
    encode(&Parcel {
        view,
        ..Parcel::new(&*reading.text, prime)
    })
    .ok()
}

/// What a fragment, or any address that carries one, brings.
///
/// # Errors
/// When it is no link, or was cut or altered; [`Fault`] holds what could be read. A link that only refers to a text is
/// a later version's, for this page.
pub fn read(fragment: &str) -> Result<Opened, Fault> {
    match decode(&repair(fragment))? {
        Link::Story(parcel) => Ok(Opened {
            text: parcel.text,
            panel: Panel::ALL
                .get(usize::from(parcel.view.panel))
                .copied()
                .unwrap_or_default(),
            selected: parcel.view.selected.map(|s| s as usize),
        }),
        Link::Reference(_) => Err(Fault::Newer('2')),
    }
}

/// What could be read of a link that was cut or altered.
#[must_use]
pub fn beginning(fault: &Fault) -> Option<&str> {
    match fault {
        Fault::Cut { text, .. } | Fault::Damaged { text } => {
            Some(text.as_str()).filter(|t| !t.trim().is_empty())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use depeche_engine::Story;

    #[test]
    fn a_story_comes_back_with_what_was_open_beside_it() {
        let text = "« L'été »\u{a0}: 🕊\r\n";
        let reading = Reading::new(text.into(), Story::default());
        let fragment = write(&reading, Panel::Said, Some(3)).unwrap();
        let expected = Opened {
            text: text.into(),
            panel: Panel::Said,
            selected: Some(3),
        };
        assert_eq!(read(&fragment), Ok(expected.clone()));
        assert_eq!(
            read(&format!("https://example.org/#{fragment}.")),
            Ok(expected)
        );
    }

    #[test]
    fn what_arrived_of_a_cut_link_is_a_beginning_of_the_text() {
        let text = "Le maire a promis un pont neuf avant l'été, et le conseil l'a suivi.".repeat(4);
        let reading = Reading::new(text.clone(), Story::default());
        let fragment = write(&reading, Panel::Who, None).unwrap();
        let fault = read(&fragment[..fragment.len() / 2]).unwrap_err();
        assert!(text.starts_with(beginning(&fault).unwrap_or_default()));
        assert!(matches!(fault, Fault::Cut { .. }));
    }
}
