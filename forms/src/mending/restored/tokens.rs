//! [`Token`]: a text cut into what restoring looks at: runs of letters, each with its key, and what stands between them.

use depeche_engine::without_accents;
use std::ops::Range;

/// A word, or what stands between words.
pub(crate) struct Token<'t> {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// It as it is written.
    pub raw: &'t str,
    /// It in small letters without accents (`etat`); `0` of any number, the sign of a sign, `\n` of a line's end.
    pub key: String,
    /// Whether it is a run of letters.
    pub is_word: bool,
    /// What ties it to the token before it.
    pub tie: Tie,
}

/// What stands between two tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tie {
    /// White space.
    Space,
    /// Nothing: `G7`, `(AFP`.
    Nothing,
    /// An apostrophe.
    Apostrophe,
    /// A hyphen.
    Hyphen,
}

impl Token<'_> {
    /// Whether its first letter is a capital.
    pub fn is_capital(&self) -> bool {
        self.raw.starts_with(char::is_uppercase)
    }
}

/// Cuts a text. Apostrophes and hyphens within words are ties, not tokens.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::with_capacity(text.len() / 5);
    let mut tie = Tie::Space;
    let mut places = text.char_indices().peekable();
    while let Some((start, first)) = places.next() {
        let mut end = start + first.len_utf8();
        let kind = Kind::of(first);
        if let Kind::Letter | Kind::Digit = kind {
            while let Some((at, c)) = places.next_if(|(_, c)| Kind::of(*c) == kind) {
                end = at + c.len_utf8();
            }
        }
        let raw = &text[start..end];
        let key = match kind {
            Kind::Letter => key(raw),
            Kind::Digit => "0".to_owned(),
            Kind::End => "\n".to_owned(),
            Kind::Sign => sign(first).to_string(),
            Kind::Space => {
                tie = Tie::Space;
                continue;
            }
            Kind::Apostrophe | Kind::Hyphen => {
                let is_within = tokens
                    .last()
                    .is_some_and(|t| t.is_word && t.at.end == start)
                    && places.peek().is_some_and(|(_, c)| c.is_alphanumeric());
                if is_within {
                    tie = if kind == Kind::Hyphen {
                        Tie::Hyphen
                    } else {
                        Tie::Apostrophe
                    };
                    continue;
                }
                sign(first).to_string()
            }
        };
        if kind == Kind::End && tokens.last().is_none_or(|t| t.key == "\n") {
            continue;
        }
        tokens.push(Token {
            at: start..end,
            raw,
            key,
            is_word: kind == Kind::Letter,
            tie,
        });
        tie = Tie::Nothing;
    }
    tokens
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    Apostrophe,
    Hyphen,
    Sign,
    Space,
    End,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            '\n' => Self::End,
            '\'' | '’' => Self::Apostrophe,
            '-' | '\u{2010}' | '\u{2011}' => Self::Hyphen,
            _ if c.is_alphabetic() => Self::Letter,
            _ if c.is_numeric() => Self::Digit,
            _ if c.is_whitespace() => Self::Space,
            _ => Self::Sign,
        }
    }
}

/// Small letters without accents.
pub fn key(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            'œ' => key.push_str("oe"),
            'æ' => key.push_str("ae"),
            _ => key.push(without_accents(c)),
        }
    }
    key
}

/// One sign for those that are written in several ways.
fn sign(c: char) -> char {
    match c {
        '“' | '„' => '«',
        '”' => '»',
        '–' | '—' | '\u{2010}' | '\u{2011}' => '-',
        '’' => '\'',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_at_ties_and_told_by_their_keys() {
        let text = "L'État, a-t-il\n dit (G7).";
        let cut = tokens(text);
        let keys: Vec<&str> = cut.iter().map(|t| t.key.as_str()).collect();
        assert_eq!(
            keys,
            [
                "l", "etat", ",", "a", "t", "il", "\n", "dit", "(", "g", "0", ")", "."
            ]
        );
        assert_eq!(
            (cut[1].tie, cut[4].tie, cut[10].tie),
            (Tie::Apostrophe, Tie::Hyphen, Tie::Nothing)
        );
        assert!(cut.iter().all(|t| text[t.at.clone()] == *t.raw));
    }
}
