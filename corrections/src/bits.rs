//! Bits as bytes, the highest first, and numbers as few bits.

/// Bits that are written one behind the other.
#[derive(Default)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
    /// How many bits of the last byte are free.
    free: u32,
}

impl Writer {
    /// The low `count` bits of a value.
    pub fn bits(&mut self, value: u32, count: u32) {
        for at in (0..count).rev() {
            if self.free == 0 {
                self.bytes.push(0);
                self.free = 8;
            }
            self.free -= 1;
            if let Some(last) = self.bytes.last_mut() {
                *last |= ((value >> at & 1) as u8) << self.free;
            }
        }
    }

    /// A number that is small more often than not, from nought (Elias gamma of one more): 1 bit for 0, 3 for 1 and 2, 5 up
    /// to 6.
    pub fn number(&mut self, value: u32) {
        let value = value.saturating_add(1);
        let width = value.ilog2();
        self.bits(0, width);
        self.bits(value, width + 1);
    }

    /// The bytes; the last is filled with noughts.
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// Bits that are read one behind the other; none when they end.
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// A value of `count` bits, 32 at most.
    pub fn bits(&mut self, count: u32) -> Option<u32> {
        let mut value = 0;
        for _ in 0..count {
            let byte = self.bytes.get(self.at / 8)?;
            value = value << 1 | u32::from(byte >> (7 - self.at % 8) & 1);
            self.at += 1;
        }
        Some(value)
    }

    /// One bit.
    pub fn flag(&mut self) -> Option<bool> {
        Some(self.bits(1)? == 1)
    }

    /// A number, as [`Writer::number`] writes it.
    pub fn number(&mut self) -> Option<u32> {
        let mut width = 0;
        while !self.flag()? {
            width += 1;
            if width > 31 {
                return None;
            }
        }
        Some((1 << width | self.bits(width)?) - 1)
    }

    /// Whether nothing is left but what fills the last byte.
    pub fn ends(mut self) -> bool {
        let left = self.bytes.len() * 8 - self.at;
        left < 8 && self.bits(left as u32) == Some(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_and_small_ones_take_little() {
        let all = [0, 1, 2, 6, 7, 1000, u32::MAX - 1];
        let mut writer = Writer::default();
        all.iter().for_each(|n| writer.number(*n));
        writer.bits(5, 3);
        let bytes = writer.finish();
        let mut reader = Reader::new(&bytes);
        assert!(all.iter().all(|n| reader.number() == Some(*n)));
        assert_eq!(reader.bits(3), Some(5));
        assert!(reader.ends());
        let mut small = Writer::default();
        (0..8).for_each(|_| small.number(0));
        assert_eq!(small.finish(), [0xFF]);
    }

    #[test]
    fn what_ends_too_soon_or_too_late_is_seen() {
        assert_eq!(Reader::new(&[]).number(), None);
        assert_eq!(Reader::new(&[0; 9]).number(), None);
        assert_eq!(Reader::new(&[1]).bits(9), None);
        assert!(!Reader::new(&[1]).ends());
        assert!(!Reader::new(&[0]).ends());
    }
}
