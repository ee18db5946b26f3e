//! Text as one-byte symbols: the alphabet the coder works in.
//!
//! A code page rather than UTF-8, so that `é`, `’` or a no-break space is one symbol and a context of four symbols is
//! four characters in French as in English. `Paris` is written as a capital mark and `paris`, so that what was learned
//! from a word inside a sentence serves at its beginning. Every character has exactly one way to be written; those
//! outside the page take a mark and their code point.

/// The next letter is a capital, and a small letter follows it.
pub(crate) const CAPITAL: u8 = 0x01;
/// A character of the basic plane follows as two bytes, the higher first.
const PLANE_0: u8 = 0x02;
/// A character of another plane follows as three bytes, the highest first.
const ASTRAL: u8 = 0x03;

/// The characters of symbols 0x80 to 0x9F: typography, and letters of names the genre is full of.
/// Part of the format: never change.
const EXTRA: [char; 32] = [
    '€', '…', '‘', '’', '“', '”', '„', '‹', '›', '–', '—', '\u{2011}', 'œ', 'Œ', '\u{202F}',
    '\u{2009}', '•', 'š', 'Š', 'ž', 'Ž', 'č', 'ć', 'ğ', 'ş', 'ı', 'ł', 'ń', 'ř', 'ě', 'ā', 'Č',
];

/// Writes `text` as symbols.
pub(crate) fn write(text: &str, out: &mut Vec<u8>) {
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match symbol(c) {
            Some(s) => match lower(s) {
                Some(small)
                    if characters
                        .peek()
                        .and_then(|&next| symbol(next))
                        .is_some_and(is_small) =>
                {
                    out.extend([CAPITAL, small]);
                }
                _ => out.push(s),
            },
            None => {
                let [_, a, b, c] = u32::from(c).to_be_bytes();
                if a == 0 {
                    out.extend([PLANE_0, b, c]);
                } else {
                    out.extend([ASTRAL, a, b, c]);
                }
            }
        }
    }
}

/// Reads symbols back, one at a time.
#[derive(Default)]
pub(crate) struct Reader {
    /// The mark being read, 0 when none is, and the bytes read after it.
    mark: u8,
    left: u8,
    value: u32,
}

impl Reader {
    /// The character that ends with this symbol, if one does; `Err` for symbols that no text is written as.
    pub(crate) fn read(&mut self, s: u8) -> Result<Option<char>, ()> {
        match self.mark {
            0 => match s {
                CAPITAL => self.expect(s, 1),
                PLANE_0 => self.expect(s, 2),
                ASTRAL => self.expect(s, 3),
                _ => character(s).map(Some).ok_or(()),
            },
            CAPITAL => {
                self.mark = 0;
                upper(s).and_then(character).map(Some).ok_or(())
            }
            _ => {
                self.value = self.value << 8 | u32::from(s);
                self.left -= 1;
                if self.left > 0 {
                    return Ok(None);
                }
                self.mark = 0;
                char::from_u32(self.value).map(Some).ok_or(())
            }
        }
    }

    fn expect(&mut self, mark: u8, left: u8) -> Result<Option<char>, ()> {
        (self.mark, self.left, self.value) = (mark, left, 0);
        Ok(None)
    }
}

/// Whether the symbol is a letter, of either case.
pub(crate) fn is_letter(s: u8) -> bool {
    is_small(s) || lower(s).is_some()
}

/// The small letter of a capital of the page.
pub(crate) fn lower(s: u8) -> Option<u8> {
    match s {
        b'A'..=b'Z' | 0xC0..=0xD6 | 0xD8..=0xDE => Some(s + 0x20),
        0x8D | 0x92 | 0x94 => Some(s - 1),
        0x9F => Some(0x95),
        _ => None,
    }
}

fn upper(s: u8) -> Option<u8> {
    match s {
        b'a'..=b'z' | 0xE0..=0xF6 | 0xF8..=0xFE => Some(s - 0x20),
        0x8C | 0x91 | 0x93 => Some(s + 1),
        0x95 => Some(0x9F),
        _ => None,
    }
}

fn is_small(s: u8) -> bool {
    matches!(s, b'a'..=b'z' | 0xDF..=0xF6 | 0xF8..=0xFF | 0x8C | 0x91 | 0x93 | 0x95..=0x9E)
}

fn symbol(c: char) -> Option<u8> {
    match c {
        '\t' | '\n' | '\r' | ' '..='~' | '\u{A0}'..='\u{FF}' => u8::try_from(u32::from(c)).ok(),
        _ => EXTRA
            .iter()
            .position(|&e| e == c)
            .and_then(|at| u8::try_from(0x80 + at).ok()),
    }
}

fn character(s: u8) -> Option<char> {
    match s {
        b'\t' | b'\n' | b'\r' | b' '..=b'~' | 0xA0.. => Some(char::from(s)),
        0x80..=0x9F => Some(EXTRA[usize::from(s - 0x80)]),
        _ => None,
    }
}
