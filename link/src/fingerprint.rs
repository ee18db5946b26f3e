//! Whether two people hold the same text: 128 bits of SHA-256 over what survives copying.
//!
//! Copies of a dispatch differ in what carries no meaning: spaces and line ends, straight or typographic quotes,
//! dashes, soft hyphens. None of that counts; every letter, figure and other sign does. SHA-256 rather than a short
//! checksum, so that nobody can make another text with the fingerprint of a given one; it costs the page about a
//! kilobyte.

use std::fmt;

/// The fingerprint of a text. Shown as 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint(pub [u8; 16]);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}

/// The fingerprint of a text, the same for every faithful copy of it.
///
/// ```
/// use depeche_link::fingerprint;
///
/// assert_eq!(fingerprint("« Non\u{202F}», dit-il…"), fingerprint("\"Non\", dit-il...\r\n"));
/// assert_ne!(fingerprint("12 morts"), fingerprint("13 morts"));
/// ```
pub fn fingerprint(text: &str) -> Fingerprint {
    let digest = sha256(folded(text));
    Fingerprint(std::array::from_fn(|at| digest[at]))
}

/// What of a text survives copying. Part of the format: never changes.
pub(crate) fn folded(text: &str) -> Vec<u8> {
    let mut plain = Vec::with_capacity(text.len());
    text.chars().for_each(|c| fold(c, &mut plain));
    plain
}

/// What of a character survives copying.
pub(crate) fn fold(c: char, plain: &mut Vec<u8>) {
    let same = match c {
        '"' | '“' | '”' | '„' | '«' | '»' | '″' => '"',
        '\'' | '‘' | '’' | '‚' | '‹' | '›' | '′' | '`' => '\'',
        '\u{2010}'..='\u{2015}' | '−' => '-',
        '…' => return plain.extend(b"..."),
        c if c.is_whitespace() || is_invisible(c) => return,
        c => c,
    };
    plain.extend(same.encode_utf8(&mut [0; 4]).as_bytes());
}

/// Characters that take no room: soft hyphens, zero-width and bidirectional marks, byte order marks.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// SHA-256 of some bytes (FIPS 180-4).
///
/// ```
/// use depeche_link::fingerprint::sha256;
///
/// assert_eq!(sha256(b"abc".to_vec())[..4], [0xba, 0x78, 0x16, 0xbf]);
/// ```
#[must_use]
pub fn sha256(mut message: Vec<u8>) -> [u8; 32] {
    let len = message.len();
    message.push(0x80);
    // Whole blocks, of which the last has eight bytes for the length.
    message.resize((len + 9).next_multiple_of(64) - 8, 0);
    message.extend((len as u64 * 8).to_be_bytes());

    let mut state = STATE;
    for block in message.chunks_exact(64) {
        compress(&mut state, block);
    }
    let mut digest = [0; 32];
    for (bytes, word) in digest.chunks_exact_mut(4).zip(state) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    digest
}

fn compress(state: &mut [u32; 8], block: &[u8]) {
    let mut words = [0u32; 64];
    for (word, bytes) in words.iter_mut().zip(block.chunks_exact(4)) {
        *word = bytes
            .iter()
            .fold(0, |word, &byte| word << 8 | u32::from(byte));
    }
    for at in 16..64 {
        let (a, b) = (words[at - 15], words[at - 2]);
        let small = a.rotate_right(7) ^ a.rotate_right(18) ^ a >> 3;
        let large = b.rotate_right(17) ^ b.rotate_right(19) ^ b >> 10;
        words[at] = words[at - 16]
            .wrapping_add(small)
            .wrapping_add(words[at - 7])
            .wrapping_add(large);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for (&key, &word) in KEYS.iter().zip(&words) {
        let large = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let choice = e & f ^ !e & g;
        let first = h
            .wrapping_add(large)
            .wrapping_add(choice)
            .wrapping_add(key)
            .wrapping_add(word);
        let small = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let majority = a & b ^ a & c ^ b & c;
        let second = small.wrapping_add(majority);
        (h, g, f, e) = (g, f, e, d.wrapping_add(first));
        (d, c, b, a) = (c, b, a, first.wrapping_add(second));
    }
    for (word, add) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *word = word.wrapping_add(add);
    }
}

/// The fractions of the roots of the first primes: of the square roots of eight, of the cube roots of sixty-four.
const STATE: [u32; 8] = roots(2);
const KEYS: [u32; 64] = roots(3);

const fn roots<const N: usize>(degree: u32) -> [u32; N] {
    let mut roots = [0; N];
    let (mut found, mut prime) = (0, 2);
    while found < N {
        roots[found] = root((prime as u128) << (32 * degree), degree);
        found += 1;
        prime = next_prime(prime);
    }
    roots
}

const fn next_prime(after: u32) -> u32 {
    let mut candidate = after + 1;
    let mut divisor = 2;
    while divisor * divisor <= candidate {
        if candidate.is_multiple_of(divisor) {
            candidate += 1;
            divisor = 1;
        }
        divisor += 1;
    }
    candidate
}

/// The low 32 bits of the whole root of `n`, which has fewer than 38.
const fn root(n: u128, degree: u32) -> u32 {
    let mut root = 0u128;
    let mut bit = 1 << 37;
    while bit > 0 {
        if (root | bit).pow(degree) <= n {
            root |= bit;
        }
        bit >>= 1;
    }
    root as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(message: &[u8], digest: &str) {
        let found: String = sha256(message.to_vec())
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(found, digest);
    }

    #[test]
    fn is_the_sha_256_of_the_standard() {
        check(
            b"",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        );
        check(
            b"abc",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        );
        check(
            b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        );
        check(
            &vec![b'a'; 1_000_000],
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
        );
    }

    #[test]
    fn what_copying_changes_does_not_count() {
        let same = |a: &str, b: &str| assert_eq!(fingerprint(a), fingerprint(b), "{a:?} and {b:?}");
        same("a b\n\nc", "a  b c");
        same("l’accord", "l'accord");
        same("“yes”", "« yes »");
        same("2019–2020", "2019-2020");
        same("co\u{AD}opération\u{200B}", "coopération");
    }

    #[test]
    fn what_the_writer_wrote_counts() {
        let differ =
            |a: &str, b: &str| assert_ne!(fingerprint(a), fingerprint(b), "{a:?} and {b:?}");
        differ("a", "A");
        differ("", "a");
        differ("12 morts", "13 morts");
        differ("oui, non", "oui non");
        differ("Etat", "État");
    }
}
