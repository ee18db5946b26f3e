//! From the bytes of a file to its text.

/// What turns bytes into text for a charset by its label that is not known here: the browser knows all of them.
pub type Decode<'a> = &'a dyn Fn(&str, &[u8]) -> Option<String>;

/// The characters of the bytes 0x80 to 0x9F in Windows-1252; those that have none stand for themselves.
pub(crate) const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The text of a file: in the charset of its mark or of what it says of itself; else UTF-8, or Windows-1252, in which
/// older newsroom systems still save.
#[must_use]
pub fn text_of(bytes: &[u8], decode: Decode<'_>) -> String {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => return String::from_utf8_lossy(rest).into_owned(),
        [0xFF, 0xFE, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => return utf16(rest, u16::from_be_bytes),
        _ => {}
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_lowercase();
    // A plain text may speak of charsets; what is marked up declares its own.
    let label = head.trim_start().starts_with('<').then(|| label_in(&head));
    decoded(bytes, &label.flatten().unwrap_or_default(), decode)
}

/// Bytes of a charset as text.
#[must_use]
pub fn decoded(bytes: &[u8], label: &str, decode: Decode<'_>) -> String {
    let label = label.trim().to_lowercase();
    match std::str::from_utf8(bytes) {
        // Whatever is said of it: nothing else is UTF-8 by accident.
        Ok(text) if !label.starts_with("iso-2022") => text.to_owned(),
        _ => match label.as_str() {
            "utf-8" => String::from_utf8_lossy(bytes).into_owned(),
            "" | "us-ascii" | "iso-8859-1" | "latin1" | "windows-1252" | "cp1252" => western(bytes),
            _ => decode(&label, bytes).unwrap_or_else(|| western(bytes)),
        },
    }
}

/// `encoding="…"` of XML, `charset=…` of HTML.
fn label_in(head: &str) -> Option<String> {
    let at = ["encoding=", "charset="]
        .iter()
        .find_map(|sign| Some(head.find(sign)? + sign.len()))?;
    let label = head[at..].trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c)));
    Some(label[..end.unwrap_or(label.len())].to_owned()).filter(|l| !l.is_empty())
}

fn western(bytes: &[u8]) -> String {
    let character = |byte: &u8| match *byte {
        high @ 0x80..=0x9F => HIGH[usize::from(high - 0x80)],
        byte => char::from(byte),
    };
    bytes.iter().map(character).collect()
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|b| unit([b[0], b[1]]));
    char::decode_utf16(units)
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        let known = |label: &str, _: &[u8]| (label == "iso-8859-2").then(|| "other".to_owned());
        assert_eq!(text_of(bytes, &known), expected);
    }

    #[test]
    fn a_file_is_read_in_the_encoding_it_was_saved_in() {
        let utf16: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain("L'été".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        for bytes in [
            "L'été".as_bytes(),
            b"\xEF\xBB\xBFL'\xC3\xA9t\xC3\xA9",
            b"L'\xE9t\xE9",
            &utf16,
        ] {
            check(bytes, "L'été");
        }
        check(b"\x93oui\x94, \x80 5", "“oui”, € 5");
    }

    #[test]
    fn a_file_says_its_charset() {
        check(
            b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>",
            "<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>",
        );
        check(b"<meta charset=iso-8859-2>\xE9", "other");
        check(b"charset=iso-8859-2 \xE9", "charset=iso-8859-2 é");
    }
}
