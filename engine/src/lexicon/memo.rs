//! [`Memo`]: what the lexicon knows of the tokens of a text, so that a token is looked up once while rules ask about it.

use super::Known;
use std::cell::Cell;

/// How many tokens it remembers. Rules ask again about the tokens around one place, and each stage about those of one story:
/// most dispatches have not many more names' words than this.
const SLOTS: usize = 256;

/// The last answers, each in the slot of its token's place.
pub(crate) struct Memo(Box<[Cell<Slot>]>);

#[derive(Clone, Copy)]
struct Slot {
    /// The token's place; none has [`usize::MAX`].
    place: usize,
    known: Known,
}

impl Memo {
    /// One that remembers nothing yet.
    pub fn new() -> Self {
        let slot = Cell::new(Slot {
            place: usize::MAX,
            known: Known::default(),
        });
        Self(vec![slot; SLOTS].into_boxed_slice())
    }

    /// What is known of the token at a place.
    #[inline]
    pub fn get<'t>(&self, place: usize, token: impl FnOnce() -> &'t str) -> Known {
        let Some(cell) = self.0.get(place % SLOTS) else {
            return Known::default();
        };
        let slot = cell.get();
        if slot.place == place {
            return slot.known;
        }
        let known = Known::of(token());
        cell.set(Slot { place, known });
        known
    }
}
