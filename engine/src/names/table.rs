//! [`Table`]: numbers found by the hash of what they are kept for.

/// A table whose keys are hashes, as [`crate::language::WordState::hash`] gives them: that two different words have one is
/// not reckoned with, so that no word is kept and none compared.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Each in the first free place from its hash's own on; a power of two of them, a quarter and more of them free.
    slots: Vec<Slot>,
    taken: usize,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    hash: u64,
    number: u32,
}

/// What stands where no number is kept.
const FREE: u32 = u32::MAX;

/// How many slots a table begins with.
const FIRST_SLOTS: usize = 64;

impl Table {
    /// The number kept for `hash`.
    pub fn get(&self, hash: u64) -> Option<u32> {
        let number = self.slots.get(self.place(hash)?)?.number;
        (number != FREE).then_some(number)
    }

    /// The number kept for `hash`, which is `number` from now on when there was none.
    pub fn get_or_keep(&mut self, hash: u64, number: u32) -> u32 {
        let kept = self.get(hash);
        if kept.is_none() {
            self.keep(hash, number);
        }
        kept.unwrap_or(number)
    }

    /// Keeps `number` for `hash`, in the place of what was kept.
    pub fn keep(&mut self, hash: u64, number: u32) {
        if (self.taken + 1) * 4 > self.slots.len() * 3 {
            self.grow();
        }
        let place = self.place(hash);
        if let Some(slot) = place.and_then(|place| self.slots.get_mut(place)) {
            self.taken += usize::from(slot.number == FREE);
            *slot = Slot { hash, number };
        }
    }

    /// Whether nothing was kept for `hash` until now; something is from now on.
    pub fn is_new(&mut self, hash: u64) -> bool {
        let new = self.get(hash).is_none();
        if new {
            self.keep(hash, 0);
        }
        new
    }

    /// Where `hash` stands or could stand.
    fn place(&self, hash: u64) -> Option<usize> {
        let last = self.slots.len().checked_sub(1)?;
        let mut place = hash as usize & last;
        while let Some(slot) = self.slots.get(place)
            && slot.number != FREE
            && slot.hash != hash
        {
            place = (place + 1) & last;
        }
        Some(place)
    }

    fn grow(&mut self) {
        let free = Slot {
            hash: 0,
            number: FREE,
        };
        let room = (self.slots.len() * 2).max(FIRST_SLOTS);
        let old = std::mem::replace(&mut self.slots, vec![free; room]);
        self.taken = 0;
        for slot in old {
            if slot.number != FREE {
                self.keep(slot.hash, slot.number);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_found_again_and_no_other() {
        let mut table = Table::default();
        assert_eq!(table.get(0), None);
        // Hashes that all seek the same place, and some that do not.
        let hash = |n: u32| u64::from(n) << (n % 2 * 32);
        for n in 0..500 {
            assert!(table.is_new(hash(n)), "{n}");
            table.keep(hash(n), n);
        }
        for n in 0..500 {
            assert_eq!(table.get(hash(n)), Some(n));
            assert_eq!(table.get_or_keep(hash(n), 7), n);
            assert!(!table.is_new(hash(n)));
        }
        assert_eq!(table.get(u64::MAX), None);
    }
}
