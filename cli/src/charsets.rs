//! Charsets beyond those that `depeche_forms` knows by itself: those of the web, as the browser has them for the page.

use encoding_rs::Encoding;

/// Decodes bytes of a charset by its label, without a byte-order mark; `None` where the charset is not known.
pub(crate) fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    let encoding = Encoding::for_label(label.as_bytes())?;
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    Some(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_decoded_and_nothing_else() {
        for (label, bytes, expected) in [
            ("iso-8859-15", &b"c\xBDur, 5 \xA4"[..], Some("cœur, 5 €")),
            ("utf-16le", b"\xE9\0t\0", Some("ét")),
            ("utf-16be", b"\0\xE9\0t", Some("ét")),
            ("utf-16le", b"\xFF\xFEt\0", Some("t")),
            ("koi8-r", b"\xC1", Some("а")),
            ("x-nobody-knows", b"\xC1", None),
        ] {
            assert_eq!(decode(label, bytes).as_deref(), expected, "{label}");
        }
    }
}
