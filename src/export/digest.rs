//! The hash of a text, by which other programs tell that they hold the very text that was read: SHA-256 of its UTF-8.

/// The SHA-256 of a text.
#[must_use]
pub fn sha256(text: &str) -> [u8; 32] {
    let mut message = text.as_bytes().to_vec();
    let bits = (message.len() as u64).wrapping_mul(8);
    message.push(0x80);
    while message.len() % 64 != 56 {
        message.push(0);
    }
    message.extend(bits.to_be_bytes());
    let (keys, mut state) = (roots::<64>(3), roots::<8>(2));
    for block in message.chunks_exact(64) {
        mix(&mut state, block, &keys);
    }
    let mut digest = [0; 32];
    for (bytes, word) in digest.chunks_exact_mut(4).zip(state) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    digest
}

/// The same in hexadecimal digits.
#[must_use]
pub fn hex(text: &str) -> String {
    let digest = sha256(text);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The name of a text that has no address (RFC 6920): whoever has the text can tell that it is the one.
#[must_use]
pub fn name(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut name = "ni:///sha-256;".to_owned();
    for bytes in sha256(text).chunks(3) {
        let of = |at: usize| u32::from(bytes.get(at).copied().unwrap_or_default());
        let group = of(0) << 16 | of(1) << 8 | of(2);
        for digit in 0..=bytes.len() {
            let six = group >> (18 - 6 * digit) & 63;
            name.push(char::from(DIGITS[six as usize]));
        }
    }
    name
}

fn mix(state: &mut [u32; 8], block: &[u8], keys: &[u32; 64]) {
    let mut words = [0; 64];
    for (word, bytes) in words.iter_mut().zip(block.chunks_exact(4)) {
        *word = bytes
            .iter()
            .fold(0, |word, byte| word << 8 | u32::from(*byte));
    }
    for at in 16..64 {
        let (early, late): (u32, u32) = (words[at - 15], words[at - 2]);
        let small = early.rotate_right(7) ^ early.rotate_right(18) ^ early >> 3;
        let large = late.rotate_right(17) ^ late.rotate_right(19) ^ late >> 10;
        let near = words[at - 16].wrapping_add(words[at - 7]);
        words[at] = near.wrapping_add(small).wrapping_add(large);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for (key, word) in keys.iter().zip(words) {
        let large = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let first = h.wrapping_add(large).wrapping_add(e & f ^ !e & g);
        let first = first.wrapping_add(*key).wrapping_add(word);
        let small = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let second = small.wrapping_add(a & b ^ a & c ^ b & c);
        (h, g, f, e) = (g, f, e, d.wrapping_add(first));
        (d, c, b, a) = (c, b, a, first.wrapping_add(second));
    }
    for (word, add) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *word = word.wrapping_add(add);
    }
}

/// The first 32 bits of the fractions of the roots of the first primes, square or cubic: what the standard begins with.
fn roots<const N: usize>(degree: u32) -> [u32; N] {
    let is_prime = |n: &u32| (2..*n).all(|d| !n.is_multiple_of(d));
    let mut primes = (2..).filter(is_prime);
    std::array::from_fn(|_| {
        let whole = u128::from(primes.next().unwrap_or_default()) << (32 * degree);
        let bits = (0..38).rev();
        let root = bits.fold(0_u128, |root, bit| {
            let more = root | 1 << bit;
            if more.pow(degree) <= whole {
                more
            } else {
                root
            }
        });
        root as u32
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(hex(text), expected);
    }

    #[test]
    fn the_standards_own_examples() {
        check(
            "",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        );
        check(
            "abc",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        );
        check(
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        );
    }

    #[test]
    fn a_name_is_the_hash_in_letters_of_an_address() {
        assert_eq!(
            name("Hello World!"),
            "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"
        );
    }
}
