//! Whether a text may lack accents or small letters throughout, told at little cost; `restored` tells it for certain.

/// The commonest French words, none of which has an accent.
pub(crate) const FRENCH: [&str; 16] = [
    "le", "la", "les", "de", "des", "du", "et", "un", "une", "est", "que", "dans", "pour", "par",
    "sur", "au",
];

/// Of so many letters of French one has an accent at the very least; as a rule, of thirty.
const LETTERS: usize = 150;

/// Of so many words of French one is among the commonest at the least; as a rule, of four.
const WORDS: usize = 10;

/// Whether a text may lack something that [`super::restore`] puts back.
#[must_use]
pub fn may_lack(text: &str) -> bool {
    if depeche_engine::is_in_capitals(text) {
        return true;
    }
    let accented = text
        .chars()
        .filter(|c| !c.is_ascii() && c.is_alphabetic())
        .count();
    if accented * LETTERS > text.len() {
        return false;
    }
    let (mut all, mut french) = (0, 0);
    for word in text.split(|c: char| !c.is_alphabetic()) {
        all += usize::from(!word.is_empty());
        french += usize::from(FRENCH.contains(&word));
    }
    french * WORDS > all
}
