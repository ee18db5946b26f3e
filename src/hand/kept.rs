//! Corrections as letters, for where a browser keeps text: a letter a byte, none of them a space, a tab or a line break.

use crate::pieces;
use depeche_corrections::Corrections;

/// The letter of the byte nought.
const FIRST: u32 = 0x100;

/// Corrections as letters, with the words they are about; nothing when they are too many to be kept.
#[must_use]
pub fn written(corrections: &Corrections) -> String {
    let bytes = corrections.to_bytes(None).unwrap_or_default();
    let letters = bytes.iter().map(|b| char::from_u32(FIRST + u32::from(*b)));
    letters.flatten().collect()
}

/// What letters say; none when they say nothing, or what another version of the page wrote.
#[must_use]
pub fn read(letters: &str) -> Option<Corrections> {
    let byte = |c: char| u8::try_from(u32::from(c).checked_sub(FIRST)?).ok();
    let bytes: Option<Vec<u8>> = letters.chars().map(byte).collect();
    Corrections::from_bytes(&bytes?, None)
}

/// The same by [`pieces::ByHand`]; nothing where that is not there, and so nothing was put right.
#[must_use]
pub fn letters(corrections: &Corrections) -> String {
    pieces::hand().map_or_else(String::new, |hand| (hand.written)(corrections))
}

/// What letters say, by [`pieces::ByHand`].
#[must_use]
pub fn corrections(letters: &str) -> Option<Corrections> {
    (pieces::hand()?.read)(letters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use depeche_corrections::{Anchor, Correction};

    #[test]
    fn what_is_kept_comes_back_and_breaks_no_line() {
        let who = Anchor::of(sample::TEXT, sample::span("Anna Blum", 0)).unwrap();
        let corrections = Corrections(vec![Correction::NoParticipant { who }, Correction::NoEvent]);
        let letters = written(&corrections);
        assert!(!letters.contains(char::is_whitespace), "{letters:?}");
        assert_eq!(read(&letters), Some(corrections));
    }

    #[test]
    fn what_was_never_kept_is_nothing() {
        for letters in ["", "Un pont", "\u{100}\u{1ff}\u{1ff}\u{1ff}", "\u{200}"] {
            assert_eq!(read(letters), None, "{letters:?}");
        }
        let none = written(&Corrections::default());
        assert_eq!(read(&none), Some(Corrections::default()));
    }
}
