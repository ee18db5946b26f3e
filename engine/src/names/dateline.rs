//! The places of a dateline: outside the story, but where it is told from.

use super::keys::hash_of;
use super::known;
use crate::cast::Cast;
use crate::furniture::Frame;
use crate::lexicon::Kinds;
use crate::span::Span;
use crate::story::{Kind, KindReason};
use crate::text::Text;

/// Adds the places that the dateline names: as a further name of a place of the story, or as a place of their own.
pub(super) fn place(text: &Text, frame: &Frame, cast: &mut Cast) {
    let Some(span) = frame.furniture.dateline.as_ref().and_then(|d| d.place) else {
        return;
    };
    let tokens = text.tokens_in(span);
    let mut start = tokens.start;
    for end in tokens.start..=tokens.end {
        if end < tokens.end && !matches!(text.raw(end), "," | "/" | "(" | ")") {
            continue;
        }
        // After the first, only what is surely a place: in `MADISON, Wis.` the state is cut short.
        let place = start == tokens.start
            || known::exactly(text, start..end).is_some_and(|e| e.kinds.any(Kinds::PLACE));
        if start < end && place {
            add(
                text,
                cast,
                text.span(start..end),
                hash_of(text, 0, start..end),
            );
        }
        start = end + 1;
    }
}

fn add(text: &Text, cast: &mut Cast, name: Span, key: u64) {
    let known = cast.participants.iter_mut().find(|p| {
        p.kind == Kind::Place
            && std::iter::once(&p.name)
                .chain(&p.aliases)
                .any(|s| hash_of(text, 0, text.tokens_in(*s)) == key)
    });
    match known {
        Some(place) => {
            let words = name.of(text.source());
            let said = std::iter::once(&place.name)
                .chain(&place.aliases)
                .any(|s| s.of(text.source()) == words);
            if !said {
                place.aliases.push(name);
            }
        }
        None => {
            let mut place = Cast::named(Kind::Place, name);
            place.reason = KindReason::Preposition;
            cast.add(place);
        }
    }
}
