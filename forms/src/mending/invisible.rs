//! Characters that show nothing and that cut words in two for whoever reads them.

use super::map::Edit;

pub(super) fn soft_hyphens(text: &str) -> Vec<Edit> {
    dropping(text, |c| c == '\u{ad}')
}

/// Zero-width spaces and joiners of words, marks of byte order and of direction, control characters.
pub(super) fn edits(text: &str) -> Vec<Edit> {
    dropping(text, |c| {
        matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
            || (c.is_control() && !c.is_whitespace())
    })
}

fn dropping(text: &str, is_unseen: impl Fn(char) -> bool) -> Vec<Edit> {
    let unseen = text.char_indices().filter(|(_, c)| is_unseen(*c));
    unseen
        .map(|(at, c)| Edit::drop(at..at + c.len_utf8()))
        .collect()
}
