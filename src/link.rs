//! The seam between the page and the codec of links: what the page shows in, the part of the address after `#` out, and
//! back. The codec itself is `depeche-link`.

use crate::marks::Topic;
use crate::reading::Reading;
use crate::state::{Panel, Selection};
use depeche_engine::Language;
use depeche_engine::story::Story;
use depeche_link::{
    Fingerprint, Link, Parcel, Prime, Reference, View, decode, encode, encode_reference,
    fingerprint, repair,
};
use std::collections::BTreeSet;

pub use depeche_link::Fault;

/// What was open and selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The open panel of the explorer.
    pub panel: Panel,
    /// What was selected.
    pub selection: Selection,
}

/// What a link brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Brought {
    /// A text, exactly as its sender pasted it, and what they looked at.
    Text(String, Look),
    /// What the sender looked at, in a text that the receiver must have.
    Reference(Referred),
}

/// A text that a link refers to without carrying it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referred {
    fingerprint: Fingerprint,
    /// Its length in bytes.
    pub length: usize,
    /// What the sender looked at.
    pub look: Look,
}

impl Referred {
    /// Whether a copy is of this text; spaces, quote marks and dashes may differ.
    #[must_use]
    pub fn is(&self, text: &str) -> bool {
        fingerprint(text) == self.fingerprint
    }
}

/// The fragment, without `#`, that carries a text and what is open beside it; `None` when it is too long for a link.
#[must_use]
pub fn write(text: &str, language: Language, look: Look) -> Option<String> {
    let prime = match language {
        Language::French => Prime::French,
        Language::English => Prime::English,
    };
    let view = view(look);
    encode(&Parcel {
        view,
        ..Parcel::new(text, prime)
    })
    .ok()
}

/// The fragment that refers to a text which the receiver has to have.
#[must_use]
pub fn write_reference(text: &str, look: Look) -> Option<String> {
    let view = view(look);
    encode_reference(&Reference {
        view,
        ..Reference::to(text)
    })
    .ok()
}

/// The paragraphs that hold some of the quotes, below the headline, as they stand in the story; `[…]` where something
/// between them is left out.
#[must_use]
pub fn excerpt(reading: &Reading, quotes: &BTreeSet<usize>) -> String {
    let story = &reading.story;
    let spans: Vec<_> = (quotes.iter())
        .filter_map(|i| Some(story.quotes.get(*i)?.span))
        .collect();
    let mut parts = Vec::new();
    let mut left_out = false;
    for paragraph in &story.paragraphs {
        let wanted = story
            .furniture
            .headline
            .is_some_and(|h| h.overlaps(paragraph.span))
            || spans.iter().any(|s| s.overlaps(paragraph.span));
        if wanted {
            if left_out && !parts.is_empty() {
                parts.push("[…]");
            }
            parts.push(reading.words(paragraph.span));
        }
        left_out = !wanted;
    }
    parts.join("\n\n")
}

/// What a fragment, or any address that carries one, brings.
///
/// # Errors
/// When it is no link, or was cut or altered; [`Fault`] holds what could be read.
pub fn read(fragment: &str) -> Result<Brought, Fault> {
    Ok(match decode(&repair(fragment))? {
        Link::Story(parcel) => Brought::Text(parcel.text, look(parcel.view)),
        Link::Reference(reference) => Brought::Reference(Referred {
            fingerprint: reference.fingerprint,
            length: reference.length,
            look: look(reference.view),
        }),
    })
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

/// A selection, if it selects anything in a story: what a link says about another text means nothing here.
#[must_use]
pub fn known(selection: Selection, story: &Story) -> Option<Selection> {
    let is_known = !selection.occurrences(story).is_empty();
    Some(selection).filter(|_| is_known)
}

/// How many kinds of selections there are, in the number that a link carries: index × KINDS + kind.
const KINDS: usize = 8;

fn view(look: Look) -> View {
    let panel = Panel::ALL.iter().position(|p| *p == look.panel);
    let numbered = match look.selection {
        Selection::Participant(i) => Some((0, i)),
        Selection::Quote(i) => Some((1, i)),
        Selection::Date(i) => Some((2, i)),
        Selection::Claim(topic, i) => {
            let list = Topic::ALL.iter().position(|t| *t == topic);
            list.map(|list| (3 + list, i))
        }
        Selection::None | Selection::Words(_) => None,
    };
    View {
        panel: panel.unwrap_or_default() as u8,
        selected: numbered.and_then(|(kind, i)| u32::try_from(i * KINDS + kind).ok()),
    }
}

fn look(view: View) -> Look {
    let selection = view.selected.map_or(Selection::None, |number| {
        let (index, kind) = (number as usize / KINDS, number as usize % KINDS);
        match kind {
            0 => Selection::Participant(index),
            1 => Selection::Quote(index),
            2 => Selection::Date(index),
            _ => {
                (Topic::ALL.get(kind - 3)).map_or(Selection::None, |t| Selection::Claim(*t, index))
            }
        }
    });
    Look {
        panel: (Panel::ALL.get(usize::from(view.panel)).copied()).unwrap_or_default(),
        selection,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    const TEXT: &str = "« L'été »\u{a0}: 🕊\r\n";

    #[test]
    fn a_story_comes_back_with_what_was_open_beside_it() {
        let claims = Topic::ALL.map(|topic| Selection::Claim(topic, 5));
        let others = [
            Selection::None,
            Selection::Participant(0),
            Selection::Participant(300),
            Selection::Quote(3),
            Selection::Date(7),
        ];
        for selection in others.into_iter().chain(claims) {
            for panel in Panel::ALL {
                let look = Look { panel, selection };
                let fragment = write(TEXT, Language::French, look).unwrap();
                let expected = Ok(Brought::Text(TEXT.into(), look));
                assert_eq!(read(&fragment), expected);
                assert_eq!(read(&format!("https://example.org/#{fragment}.")), expected);
            }
        }
    }

    #[test]
    fn what_is_selected_in_another_text_is_nothing_here() {
        let story = &sample::reading().story;
        assert_eq!(
            known(Selection::Participant(0), story),
            Some(Selection::Participant(0))
        );
        for selection in [
            Selection::None,
            Selection::Quote(99),
            Selection::Claim(Topic::Demands, 99),
        ] {
            assert_eq!(known(selection, story), None);
        }
    }

    #[test]
    fn a_reference_carries_no_text_and_knows_its_text_again() {
        let look = Look {
            panel: Panel::Said,
            selection: Selection::Quote(1),
        };
        let fragment = write_reference(TEXT, look).unwrap();
        assert!(fragment.len() < 60, "{fragment}");
        let Ok(Brought::Reference(referred)) = read(&fragment) else {
            panic!("a reference");
        };
        assert_eq!((referred.look, referred.length), (look, TEXT.len()));
        assert!(referred.is("\"L’été\" : 🕊"), "another program's copy");
        assert!(!referred.is("« L'hiver »\u{a0}: 🕊"));
    }

    #[test]
    fn an_excerpt_holds_the_paragraphs_of_its_quotes_as_they_stand() {
        let text = "PARIS, 6 janvier (Reuters) - Le pont de Bry sera refait, a dit le maire Paul Rey.\n\nIl pleuvait.\n\n\"Nous avons attendu dix ans\", a déclaré la députée Anna Blum.\n\nLa séance a été levée.";
        let reading = Reading::of(text.into());
        let with = |words: &str| {
            let quotes = reading.story.quotes.iter().enumerate();
            let found = quotes.filter(|(_, q)| reading.words(q.span).contains(words));
            found.map(|(i, _)| i).collect::<BTreeSet<_>>()
        };
        let one = excerpt(&reading, &with("dix ans"));
        assert!(one.contains("Anna Blum") && !one.contains("pleuvait") && !one.contains("levée"));
        for part in one.split("\n\n").filter(|part| *part != "[…]") {
            assert!(text.contains(part), "{part}");
        }
        let both: BTreeSet<_> = &with("dix ans") | &with("pont");
        assert!(excerpt(&reading, &both).contains("\n\n[…]\n\n"));
        assert_eq!(excerpt(&reading, &BTreeSet::from([99])), "");
    }

    #[test]
    fn what_arrived_of_a_cut_link_is_a_beginning_of_the_text() {
        let promises =
            (1..200).map(|n| format!("Le maire a promis le pont {n} pour l'an {}. ", n * n));
        let text: String = promises.collect();
        let fragment = write(&text, Language::French, Look::default()).unwrap();
        let fault = read(&fragment[..fragment.len() / 2]).unwrap_err();
        assert!(matches!(fault, Fault::Cut { .. }));
        let beginning = beginning(&fault).expect("a beginning");
        assert!(text.starts_with(beginning) && beginning.len() < text.len());
    }
}
