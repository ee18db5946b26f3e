//! What tells that a link arrived as it was sent: CRC-32, against accidents and not against malice.

/// A running CRC-32 (the one of zip and PNG). Position counts: swapped characters change it.
#[derive(Clone, Copy)]
pub(crate) struct Check(u32);

impl Check {
    pub(crate) fn new() -> Self {
        Self(u32::MAX)
    }

    // Bit by bit: a table of 1 KiB would cost the page more than it saves.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 ^= u32::from(byte);
            for _ in 0..8 {
                self.0 = self.0 >> 1 ^ (0xEDB8_8320 & (self.0 & 1).wrapping_neg());
            }
        }
    }

    pub(crate) fn value(self) -> u32 {
        !self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_crc_32_of_zip() {
        let mut check = Check::new();
        check.add(b"1234");
        check.add(b"56789");
        assert_eq!(check.value(), 0xCBF4_3926);
    }
}
