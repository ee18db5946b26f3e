//! The hash under which a feature's weight is kept.
//!
//! A feature is a name, such as `verb`, and perhaps values: `verb=dire`. Reading hashes the parts as they come, so that no
//! string is built; packing hashes the parts of the written name. Both are this file, which the build script includes.

/// Of a name, a value or a number of bytes more: eight bytes at a time.
#[inline]
pub(crate) fn and(hash: u64, part: &[u8]) -> u64 {
    let mut hash = mixed(hash ^ part.len() as u64);
    let mut chunks = part.chunks_exact(8);
    for chunk in &mut chunks {
        hash = mixed(hash ^ u64::from_le_bytes(chunk.try_into().unwrap_or_default()));
    }
    let last = (chunks.remainder().iter()).fold(0, |all, byte| all << 8 | u64::from(*byte));
    mixed(hash ^ last)
}

/// Of a feature's name.
#[inline]
pub(crate) fn of(name: &str) -> u64 {
    and(0, name.as_bytes())
}

/// What is kept of it.
#[inline]
pub(crate) fn short(hash: u64) -> u32 {
    (hash >> 32) as u32
}

#[inline]
fn mixed(hash: u64) -> u64 {
    let product = (hash ^ 0x51_7c_c1_b7_27_22_0a_95).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ product >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_the_parts_meet_tells_in_the_hash() {
        let mut seen = std::collections::BTreeSet::new();
        let mut check = |parts: &[&str]| {
            let hash = (parts.iter()).fold(0, |hash, part| and(hash, part.as_bytes()));
            assert!(seen.insert(short(hash)), "{parts:?}");
        };
        check(&[]);
        check(&[""]);
        check(&["", ""]);
        check(&["verb"]);
        check(&["verb", ""]);
        check(&["verb", "dire"]);
        check(&["verbdire"]);
        check(&["verb", "di", "re"]);
        check(&["dire", "verb"]);
        check(&["\0"]);
        check(&["préoccupation", "longue"]);
        check(&["préoccupatio", "nlongue"]);
    }

    #[test]
    fn hashes_fill_all_their_room() {
        let shorts: Vec<u32> = (0..4096)
            .map(|n| short(of(&format!("feature{n}"))))
            .collect();
        for bit in 0..32 {
            let set = shorts.iter().filter(|h| *h >> bit & 1 != 0).count();
            assert!((1850..2250).contains(&set), "bit {bit}: {set} of 4096");
        }
    }
}
