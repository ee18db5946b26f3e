//! [`Memo`]: what the lexicon knows of the tokens of a text, so that a token is looked up once while rules ask about it.

use super::Known;
use std::cell::Cell;

/// How many tokens it remembers at most. Rules ask again about the tokens around one place: four times as many would spare
/// a reading one instruction in four hundred and take as much memory as a short dispatch twice.
const MOST_SLOTS: usize = 64;

/// The last answers, each in the slot of its token's place.
pub(crate) struct Memo(Box<[Cell<Slot>]>);

#[derive(Clone, Copy)]
struct Slot {
    /// The token's place; none has [`u32::MAX`].
    place: u32,
    known: Known,
}

impl Memo {
    /// One for a text of so many tokens that remembers nothing yet.
    pub fn new(tokens: usize) -> Self {
        let slot = Cell::new(Slot {
            place: u32::MAX,
            known: Known::default(),
        });
        let slots = tokens.min(MOST_SLOTS).next_power_of_two();
        Self(vec![slot; slots].into_boxed_slice())
    }

    /// What is known of the token at a place.
    #[inline]
    pub fn get<'t>(&self, place: usize, token: impl FnOnce() -> &'t str) -> Known {
        let Some(cell) = self.0.get(place & (self.0.len() - 1)) else {
            return Known::default();
        };
        let slot = cell.get();
        if slot.place == place as u32 {
            return slot.known;
        }
        look_up(cell, place as u32, token())
    }
}

/// Kept apart, so that what is remembered is answered without its registers.
#[inline(never)]
fn look_up(cell: &Cell<Slot>, place: u32, token: &str) -> Known {
    let known = Known::of(token);
    cell.set(Slot { place, known });
    known
}
