//! Bytes as letters and digits, and back.
//!
//! 32 bytes are one number written with 43 digits of base 62; a last block of fewer bytes takes the fewest digits
//! that can hold it. No other characters, because every other one is broken somewhere: chats cut a trailing `.`,
//! read two `_` as italics, mailers escape `#` and `+`, wrap at `-`.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// Bytes and digits of a whole block.
const BYTES: usize = 32;
const CHARACTERS: usize = 43;

/// How many characters `bytes` bytes take.
pub(crate) fn characters(bytes: usize) -> usize {
    bytes / BYTES * CHARACTERS + partial(bytes % BYTES)
}

/// Writes `bytes` as letters and digits.
pub(crate) fn write(bytes: &[u8], out: &mut String) {
    for block in bytes.chunks(BYTES) {
        let mut number = block.to_vec();
        let mut digits = [0; CHARACTERS];
        let len = characters(block.len());
        for digit in digits[..len].iter_mut().rev() {
            let mut carry = 0;
            for byte in &mut number {
                let value = carry << 8 | u32::from(*byte);
                *byte = (value / 62) as u8;
                carry = value % 62;
            }
            *digit = DIGITS[carry as usize];
        }
        out.extend(digits[..len].iter().map(|&d| char::from(d)));
    }
}

/// The bytes that letters and digits stand for, and between which they lie when the last characters are missing.
pub(crate) struct Bytes {
    /// The smallest bytes the characters may stand for.
    pub(crate) least: Vec<u8>,
    /// The largest; the same as `least` when nothing is missing.
    pub(crate) most: Vec<u8>,
    /// Whether a block holds a number too great for its bytes: no bytes are written so. The bytes end before it.
    pub(crate) overflow: bool,
}

/// Reads `len` bytes from as many of their `text` as arrived: all are letters and digits.
pub(crate) fn read(text: &[u8], len: usize) -> Bytes {
    let mut bytes = Bytes {
        least: Vec::with_capacity(len),
        most: Vec::with_capacity(len),
        overflow: false,
    };
    for (block, first) in (0..len).step_by(BYTES).enumerate() {
        let size = BYTES.min(len - first);
        let begin = (block * CHARACTERS).min(text.len());
        let end = (begin + characters(size)).min(text.len());
        let Some(least) = number(&text[begin..end], characters(size), 0, size) else {
            bytes.overflow = true;
            return bytes;
        };
        let most = number(&text[begin..end], characters(size), 61, size)
            .unwrap_or_else(|| vec![255; size]);
        bytes.least.extend(least);
        bytes.most.extend(most);
    }
    bytes
}

/// The number that `text` begins and `fill` digits end, as `size` bytes; none if it takes more.
fn number(text: &[u8], digits: usize, fill: u32, size: usize) -> Option<Vec<u8>> {
    let mut number = vec![0; size];
    for at in 0..digits {
        let mut carry = text.get(at).map_or(fill, |&c| digit(c));
        for byte in number.iter_mut().rev() {
            carry += u32::from(*byte) * 62;
            *byte = carry as u8;
            carry >>= 8;
        }
        if carry > 0 {
            return None;
        }
    }
    Some(number)
}

/// Whether a character is one of those that links are made of.
pub(crate) fn is_digit(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

fn digit(c: u8) -> u32 {
    match c {
        b'0'..=b'9' => u32::from(c - b'0'),
        b'A'..=b'Z' => u32::from(c - b'A') + 10,
        _ => u32::from(c - b'a') + 36,
    }
}

/// The fewest digits that hold `bytes` bytes, less than a block.
fn partial(bytes: usize) -> usize {
    // log 256 / log 62 = 1.34359…: exact for every length below a block, which the tests show.
    (bytes * 1344).div_ceil(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_length_takes_the_fewest_digits_that_hold_it() {
        for bytes in 1..=BYTES {
            let digits = characters(bytes);
            let largest = vec![b'z'; digits];
            assert!(
                number(&largest, digits, 0, bytes).is_none(),
                "{digits} digits hold more than {bytes} bytes"
            );
            assert!(
                number(&largest[1..], digits - 1, 0, bytes).is_some(),
                "{bytes} bytes need {digits} digits"
            );
        }
    }
}
