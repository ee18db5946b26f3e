//! The hash of a text, by which other programs tell that they hold the very text that was read: SHA-256 of its UTF-8.

use depeche_link::fingerprint::sha256;

/// The SHA-256 of a text in hexadecimal digits.
#[must_use]
pub fn hex(text: &str) -> String {
    let digest = sha256(text.into());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The name of a text that has no address (RFC 6920): whoever has the text can tell that it is the one.
#[must_use]
pub fn name(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut name = "ni:///sha-256;".to_owned();
    for bytes in sha256(text.into()).chunks(3) {
        let of = |at: usize| u32::from(bytes.get(at).copied().unwrap_or_default());
        let group = of(0) << 16 | of(1) << 8 | of(2);
        for digit in 0..=bytes.len() {
            let six = group >> (18 - 6 * digit) & 63;
            name.push(char::from(DIGITS[six as usize]));
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_of_the_text_byte_for_byte() {
        assert_eq!(
            hex("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_ne!(hex("« Oui »"), hex("\"Oui\""), "unlike a fingerprint");
    }

    #[test]
    fn a_name_is_the_hash_in_letters_of_an_address() {
        assert_eq!(
            name("Hello World!"),
            "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"
        );
    }
}
