//! [`Weights`]: what a table of learnt weights says of a feature. A feature is a hash of its name and values, and its weight
//! is kept under the few bits of it that [`slot`] leaves; of the others, one in some hundreds is taken for one that is kept.
//!
//! A file of weights is: how many there are (four bytes, the lower first); the gaps between their slots in order, seven bits
//! a byte, the lower first, each byte but a gap's last with its highest bit set; the weights, a signed byte each, in
//! sixteenths. A file without weights, the gaps alone, is a set.

/// How many bits of a hash tell where its weight is kept.
pub(crate) const BITS: u32 = 22;

/// Weights by slot.
pub(crate) struct Weights {
    slots: Vec<u32>,
    weights: Vec<i8>,
}

impl Weights {
    /// Unpacks a file of weights.
    pub fn unpack(packed: &[u8]) -> Self {
        let (head, rest) = packed.split_at_checked(4).unwrap_or_default();
        let count = head.try_into().map_or(0, u32::from_le_bytes) as usize;
        let (gaps, weights) = rest
            .split_at_checked(rest.len().saturating_sub(count))
            .unwrap_or_default();
        let mut slots = Vec::with_capacity(count);
        let (mut slot, mut gap, mut shift) = (0, 0, 0);
        for byte in gaps {
            gap |= u32::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                slot += gap;
                slots.push(slot);
                (gap, shift) = (0, 0);
            }
        }
        Self {
            slots,
            weights: weights.iter().map(|byte| byte.cast_signed()).collect(),
        }
    }

    /// Whether a slot is kept at all.
    pub fn has(&self, slot: u32) -> bool {
        self.slots.binary_search(&slot).is_ok()
    }

    /// The weight of a slot, in sixteenths; none where it has none.
    pub fn of(&self, slot: u32) -> i32 {
        let at = self.slots.binary_search(&slot).ok();
        at.and_then(|n| self.weights.get(n))
            .map_or(0, |w| i32::from(*w))
    }
}

/// Packs weights by slot, in order of the slots.
#[cfg(any(feature = "training", test))]
pub(crate) fn pack(weights: &[(u32, i8)]) -> Vec<u8> {
    let count = u32::try_from(weights.len()).unwrap_or(u32::MAX);
    let mut packed = count.to_le_bytes().to_vec();
    let mut before = 0;
    for (slot, _) in weights {
        let mut gap = slot - before;
        before = *slot;
        while gap > 0x7f {
            packed.push((gap & 0x7f) as u8 | 0x80);
            gap >>= 7;
        }
        packed.push(gap as u8);
    }
    packed.extend(weights.iter().map(|(_, weight)| weight.cast_unsigned()));
    packed
}

/// Packs a set of slots, in order.
#[cfg(feature = "training")]
pub(crate) fn pack_set(slots: &[u32]) -> Vec<u8> {
    let none: Vec<(u32, i8)> = slots.iter().map(|slot| (*slot, 0)).collect();
    let mut packed = pack(&none);
    packed.truncate(packed.len() - slots.len());
    packed[..4].fill(0);
    packed
}

/// Where the weight of a feature for a class is kept.
pub(crate) fn slot(feature: u64, class: u64) -> u32 {
    (mixed(feature ^ class.wrapping_mul(0x9e37_79b9_7f4a_7c15)) >> (64 - BITS)) as u32
}

/// The hash of a feature: its name, and what it holds.
pub(crate) fn feature(name: u8, parts: &[&str]) -> u64 {
    let mut hash = mixed(u64::from(name) + 1);
    for part in parts {
        for byte in part.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        hash = mixed(hash);
    }
    hash
}

fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ hash >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    let hash = (hash ^ hash >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ hash >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_found_again() {
        let weights = [(0, 5), (127, -3), (128, 127), (4_000_000, -128)];
        let table = Weights::unpack(&pack(&weights));
        for (slot, weight) in weights {
            assert_eq!(table.of(slot), i32::from(weight));
        }
        assert_eq!((table.of(1), table.of(u32::MAX)), (0, 0));
        assert_eq!(Weights::unpack(&[]).of(0), 0);
    }
}
