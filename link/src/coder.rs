//! The arithmetic coder: bits and their probabilities as bytes, and back.
//!
//! Carryless, 32 bits wide. What is written can be read in one way only: the last bytes are the shortest that tell
//! the last bit, and the reader demands exactly those, so that not even a bit nobody needs can change unnoticed.

/// Writes bits.
pub(crate) struct Encoder {
    low: u32,
    high: u32,
    out: Vec<u8>,
}

impl Encoder {
    pub(crate) fn new() -> Self {
        Self {
            low: 0,
            high: u32::MAX,
            out: Vec::new(),
        }
    }

    /// Writes one bit; `one` is the chance, in 65536ths and never 0 or 65536, that it is set.
    pub(crate) fn bit(&mut self, bit: bool, one: u32) {
        let middle = middle(self.low, self.high, one);
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.out.push(self.high.to_be_bytes()[0]);
            self.low <<= 8;
            self.high = self.high << 8 | 255;
        }
    }

    pub(crate) fn finish(mut self) -> Vec<u8> {
        let (value, len) = ending(self.low, self.high);
        self.out.extend(&value.to_be_bytes()[..len]);
        self.out
    }
}

/// Reads bits from bytes of which the last may be missing.
///
/// Unknown bytes lie between those of `least` and those of `most`; a bit that depends on them is not read.
pub(crate) struct Decoder<'a> {
    low: u32,
    high: u32,
    least: Window<'a>,
    most: Window<'a>,
}

impl<'a> Decoder<'a> {
    pub(crate) fn new(least: &'a [u8], most: &'a [u8]) -> Self {
        Self {
            low: 0,
            high: u32::MAX,
            least: Window::new(least),
            most: Window::new(most),
        }
    }

    /// The next bit; none when the bytes that tell it are missing.
    pub(crate) fn bit(&mut self, one: u32) -> Option<bool> {
        let middle = middle(self.low, self.high, one);
        let bit = self.least.value <= middle;
        if bit != (self.most.value <= middle) {
            return None;
        }
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.low <<= 8;
            self.high = self.high << 8 | 255;
            self.least.shift();
            self.most.shift();
            // Four bytes of look-ahead are past the end when the last bit is read; more is a stream that never ends.
            if self.least.past_end > 4 {
                return None;
            }
        }
        Some(bit)
    }

    /// Whether the bytes end here, and end as the encoder ends them.
    pub(crate) fn finished(&self) -> bool {
        let (value, len) = ending(self.low, self.high);
        self.least.value == value
            && self.most.value == value
            && self.least.rest.len() == 0
            && 4 - self.least.past_end == len
    }
}

struct Window<'a> {
    value: u32,
    rest: std::slice::Iter<'a, u8>,
    past_end: usize,
}

impl<'a> Window<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let mut window = Self {
            value: 0,
            rest: bytes.iter(),
            past_end: 0,
        };
        for _ in 0..4 {
            window.shift();
        }
        window
    }

    fn shift(&mut self) {
        let next = self.rest.next().copied().unwrap_or_else(|| {
            self.past_end += 1;
            0
        });
        self.value = self.value << 8 | u32::from(next);
    }
}

fn middle(low: u32, high: u32, one: u32) -> u32 {
    let range = high - low;
    low + (range >> 16) * one + (((range & 0xFFFF) * one) >> 16)
}

/// The value in `low..=high` with the fewest leading bytes that are not zero, and how many they are.
fn ending(low: u32, high: u32) -> (u32, usize) {
    for len in 0..4 {
        let rest = u32::MAX.checked_shr(8 * len).unwrap_or(0);
        // Round `low` up to a value whose last bytes are zero.
        if let Some(value) = low.checked_add(rest).map(|v| v & !rest)
            && value <= high
        {
            return (value, len as usize);
        }
    }
    (low, 4)
}
