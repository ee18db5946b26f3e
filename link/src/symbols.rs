//! Text as one-byte symbols: the alphabet the model works in.
//!
//! A code page rather than UTF-8, so that `é`, `’` or a no-break space is one symbol, and a context of three symbols
//! is three characters in French as in English. A character outside the page is a mark and its code point. Every
//! character has exactly one form.
//!
//! The page is part of the format: it never changes.

/// A character of the basic plane follows as two bytes, the higher first.
const BASIC: u8 = 0x02;
/// A character of another plane follows as three bytes, the highest first.
const ASTRAL: u8 = 0x03;

/// The characters of symbols 0x80 to 0x9F: typography, and letters of names that the news are full of. The others
/// are those of Latin-1.
const EXTRA: [char; 32] = [
    '€', '…', '‘', '’', '“', '”', '„', '‹', '›', '–', '—', '\u{2011}', 'œ', 'Œ', '\u{202F}',
    '\u{2009}', '•', 'š', 'Š', 'ž', 'Ž', 'č', 'ć', 'ğ', 'ş', 'ı', 'ł', 'ń', 'ř', 'ě', 'ā', 'Č',
];

/// Writes `c` as symbols.
pub(crate) fn write(c: char, out: &mut Vec<u8>) {
    match symbol(c) {
        Some(symbol) => out.push(symbol),
        None => {
            let [_, a, b, c] = u32::from(c).to_be_bytes();
            if a == 0 {
                out.push(BASIC);
            } else {
                out.extend([ASTRAL, a]);
            }
            out.extend([b, c]);
        }
    }
}

/// Reads the character that `next` gives the symbols of, one by one; none when it ends or no text is written so.
pub(crate) fn read(next: &mut dyn FnMut() -> Option<u8>) -> Option<char> {
    let first = next()?;
    let bytes = match first {
        BASIC => 2,
        ASTRAL => 3,
        _ => return character(first),
    };
    let mut code = 0;
    for _ in 0..bytes {
        code = code << 8 | u32::from(next()?);
    }
    // A form longer than need be is none: what differs in the link differs in the text.
    char::from_u32(code).filter(|&c| (code > 0xFFFF) == (first == ASTRAL) && symbol(c).is_none())
}

/// The small letter of a letter of either case; none for what is no letter of the page.
pub(crate) fn letter(symbol: u8) -> Option<u8> {
    match symbol {
        b'A'..=b'Z' | 0xC0..=0xD6 | 0xD8..=0xDE => Some(symbol + 0x20),
        0x8D | 0x92 | 0x94 => Some(symbol - 1),
        0x9F => Some(0x95),
        b'a'..=b'z' | 0xDF..=0xF6 | 0xF8..=0xFF | 0x8C | 0x91 | 0x93 | 0x95..=0x9E => Some(symbol),
        _ => None,
    }
}

fn symbol(c: char) -> Option<u8> {
    match c {
        '\t' | '\n' | '\r' | ' '..='~' | '\u{A0}'..='\u{FF}' => Some(c as u8),
        _ => EXTRA
            .iter()
            .position(|&extra| extra == c)
            .map(|at| 0x80 + at as u8),
    }
}

fn character(symbol: u8) -> Option<char> {
    match symbol {
        b'\t' | b'\n' | b'\r' | b' '..=b'~' | 0xA0.. => Some(char::from(symbol)),
        0x80..=0x9F => Some(EXTRA[usize::from(symbol - 0x80)]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbols(c: char) -> Vec<u8> {
        let mut out = Vec::new();
        write(c, &mut out);
        out
    }

    fn text(symbols: &[u8]) -> Option<char> {
        let mut symbols = symbols.iter();
        read(&mut || symbols.next().copied())
    }

    #[test]
    fn every_character_has_its_form() {
        for c in '\0'..=char::MAX {
            assert_eq!(text(&symbols(c)), Some(c), "{c:?}");
        }
    }

    #[test]
    fn what_the_genre_is_made_of_takes_one_symbol() {
        for c in "\n aZ09.éÈçœ«»“”‘’—–…€\u{A0}\u{202F}".chars() {
            assert_eq!(symbols(c).len(), 1, "{c:?}");
        }
        assert_eq!(symbols('К'), [BASIC, 0x04, 0x1A]);
        assert_eq!(symbols('🕊'), [ASTRAL, 0x01, 0xF5, 0x4A]);
    }

    #[test]
    fn no_other_form_is_read() {
        for form in [
            &[0x01][..],
            &[0x1F],
            &[0x7F],
            &[BASIC, 0, b'a'],
            &[BASIC, 0xD8, 0],
            &[ASTRAL, 0, 0x04, 0x1A],
            &[ASTRAL, 0x11, 0, 0],
        ] {
            assert_eq!(text(form), None, "{form:?}");
        }
        assert_eq!(text(&[BASIC, 0x04]), None);
    }

    #[test]
    fn letters_fold() {
        for (c, small) in [
            ('A', 'a'),
            ('É', 'é'),
            ('Œ', 'œ'),
            ('Č', 'č'),
            ('ı', 'ı'),
            ('ß', 'ß'),
        ] {
            assert_eq!(letter(symbols(c)[0]), Some(symbols(small)[0]), "{c}");
        }
        for c in ['1', '’', '-', '×', '÷', ' '] {
            assert_eq!(letter(symbols(c)[0]), None, "{c}");
        }
    }
}
