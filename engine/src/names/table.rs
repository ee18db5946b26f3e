//! [`Table`]: a map from hashes to numbers.

/// A table whose keys are hashes, as [`crate::language::WordState::hash`] gives them. Collisions are ignored: no word is kept,
/// and none is compared.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Each entry stands in the first free slot from that of its hash on. There is a power of two of slots, and at least a
    /// quarter of them are free.
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
    /// One with room for about so many numbers.
    pub fn for_about(numbers: usize) -> Self {
        let mut table = Self::default();
        table.make_room((numbers * 4 / 3).next_power_of_two());
        table
    }

    /// The number kept for `hash`.
    pub fn get(&self, hash: u64) -> Option<u32> {
        self.find(hash).copied()
    }

    /// The number kept for `hash`, in its place.
    pub fn find(&self, hash: u64) -> Option<&u32> {
        let slot = self.slots.get(self.place(hash))?;
        (slot.number != FREE).then_some(&slot.number)
    }

    /// The number kept for `hash`, which is `number` from now on when there was none.
    pub fn get_or_keep(&mut self, hash: u64, number: u32) -> u32 {
        self.kept(hash, number).number
    }

    /// Keeps `number` for `hash`, in the place of what was kept.
    pub fn keep(&mut self, hash: u64, number: u32) {
        self.kept(hash, number).number = number;
    }

    /// Whether nothing was kept for `hash` until now; something is from now on.
    pub fn is_new(&mut self, hash: u64) -> bool {
        let before = self.taken;
        self.kept(hash, 0);
        self.taken > before
    }

    /// The slot of `hash`, with `number` in it if it was free.
    fn kept(&mut self, hash: u64, number: u32) -> &mut Slot {
        if (self.taken + 1) * 4 > self.slots.len() * 3 {
            self.make_room((self.slots.len() * 2).max(FIRST_SLOTS));
        }
        let place = self.place(hash);
        let slot = &mut self.slots[place];
        if slot.number == FREE {
            *slot = Slot { hash, number };
            self.taken += 1;
        }
        slot
    }

    /// Where `hash` stands or could stand.
    fn place(&self, hash: u64) -> usize {
        let last = self.slots.len().wrapping_sub(1);
        let mut place = hash as usize & last;
        while let Some(slot) = self.slots.get(place)
            && slot.number != FREE
            && slot.hash != hash
        {
            place = (place + 1) & last;
        }
        place
    }

    /// Makes it a table of so many slots, a power of two.
    fn make_room(&mut self, slots: usize) {
        let free = Slot {
            hash: 0,
            number: FREE,
        };
        let old = std::mem::replace(&mut self.slots, vec![free; slots]);
        for slot in old {
            if slot.number != FREE {
                let place = self.place(slot.hash);
                self.slots[place] = slot;
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
