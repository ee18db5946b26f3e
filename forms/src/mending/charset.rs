//! UTF-8 that was decoded as Windows-1252: `Ã©` for `é`, `â€™` for `’`.

use super::map::Edit;
use depeche_engine::order;

/// The characters of the bytes 0x80 to 0x9F; those that have none stand for themselves.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// One such character could be meant: `Â»` at the end of a line of capitals. Two are no accident.
const FEWEST: usize = 2;

pub(super) fn edits(text: &str) -> Vec<Edit> {
    let mut found = Vec::new();
    // A no-break space behind `Ã` is often lost in copying, and an ordinary one left.
    let mut bare = Vec::new();
    let mut places = text.char_indices().peekable();
    while let Some((at, first)) = places.next() {
        let length = match first {
            'Â' | 'Ã' | 'Ä' | 'Å' => 2,
            'â' => 3,
            _ => continue,
        };
        let mut bytes = [0; 3];
        bytes[0] = byte(first).unwrap_or(0);
        let mut rest = text[at + first.len_utf8()..].chars();
        let mut end = at + first.len_utf8();
        let mut read = 1;
        for slot in bytes.iter_mut().take(length).skip(1) {
            let Some((character, byte)) = rest.next().and_then(|c| Some((c, byte(c)?))) else {
                break;
            };
            *slot = byte;
            end += character.len_utf8();
            read += 1;
        }
        let meant = std::str::from_utf8(&bytes[..read]).ok();
        let meant = meant.filter(|m| read == length && m.chars().all(is_likely));
        if let Some(meant) = meant {
            found.push(Edit::new(at..end, meant.to_owned()));
            while places.peek().is_some_and(|(next, _)| *next < end) {
                places.next();
            }
        } else if first == 'Ã' && text[end_of(at, first)..].starts_with(' ') {
            bare.push(Edit::new(at..end_of(at, first), "à"));
        }
    }
    if found.len() < FEWEST {
        return Vec::new();
    }
    found.extend(bare);
    order::sort_by_key(&mut found, |edit| edit.at.start);
    found
}

fn end_of(at: usize, character: char) -> usize {
    at + character.len_utf8()
}

/// Letters and marks that French and English text and the names in it hold.
fn is_likely(character: char) -> bool {
    matches!(character, '\u{a0}'..='\u{17f}' | '\u{2009}'..='\u{203a}' | '€' | '™' | '−')
}

/// The byte that Windows-1252 decodes as this character.
fn byte(character: char) -> Option<u8> {
    if let Some(high) = HIGH.iter().position(|c| *c == character) {
        return u8::try_from(0x80 + high).ok();
    }
    u8::try_from(u32::from(character)).ok()
}
