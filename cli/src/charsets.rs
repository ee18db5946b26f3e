//! Charsets beyond those that `depeche_forms` knows by itself: in the page the browser knows all of them, here a few are.

/// Decodes bytes of a charset by its label; `None` where it is not known, and Western European is tried.
pub(crate) fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    match label {
        "iso-8859-15" | "iso8859-15" | "latin-9" | "latin9" => {
            Some(bytes.iter().map(|byte| latin_9(*byte)).collect())
        }
        "utf-16" | "utf-16le" => Some(utf_16(bytes, u16::from_le_bytes)),
        "utf-16be" => Some(utf_16(bytes, u16::from_be_bytes)),
        _ => None,
    }
}

/// Latin 1, but for eight places.
fn latin_9(byte: u8) -> char {
    match byte {
        0xA4 => '€',
        0xA6 => 'Š',
        0xA8 => 'š',
        0xB4 => 'Ž',
        0xB8 => 'ž',
        0xBC => 'Œ',
        0xBD => 'œ',
        0xBE => 'Ÿ',
        byte => char::from(byte),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
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
            ("koi8-r", b"\xC1", None),
        ] {
            assert_eq!(decode(label, bytes).as_deref(), expected, "{label}");
        }
    }
}
