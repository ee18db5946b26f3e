//! Tokens: the words and signs of a text, each with its span and shape.
//!
//! French elisions stand apart (`l'` `Elysée`), as do the English possessive (`Malaysia` `'s`) and the French subject
//! pronouns of an inversion (`a` `-t-il`), because rules speak of these words alone. Compounds (`Charleville-Mézières`),
//! contractions (`don't`), names with an inner apostrophe (`O'Neill`), abbreviations with their dots (`M.`, `U.S.`) and
//! figures (`1.550`, `15h19`, `2026-01-06`) are one token.

use super::chars::{
    LATIN_1, is_apostrophe, is_dash, is_hyphen, is_letter, is_line_break, is_quote_mark, is_space,
};
use super::fold::{Letters, fold_in_place, fold_into};
use super::words::mark;
use crate::language::{SetNumber, Vocabulary};
use crate::span::Span;
use std::ops::Range;

/// One word or sign.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Where it stands. Its folded form begins at the same place of the folded copy.
    pub span: Span,
    /// What the vocabulary knows of it.
    pub known: SetNumber,
    /// What it is.
    pub kind: TokenKind,
    /// How it is capitalised.
    pub shape: Shape,
    /// Whether no white space stands before it.
    pub glued: bool,
    /// How many bytes its folded form is shorter.
    pub shorter: u8,
    /// Whether its folded form has a hyphen inside.
    pub compound: bool,
    /// The mark of its folded form: see [`super::Words`].
    pub mark: u8,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A word, compounds and abbreviations included.
    Word,
    /// A French elision with its apostrophe: `l'`, `qu'`.
    Elision,
    /// The subject of a French inversion with its hyphens: `-t-il`, `-elle`.
    Clitic,
    /// `'s` or a bare `'` after a plural.
    Possessive,
    /// A figure with what is written onto it: `92`, `1.550`, `15h19`, `1er`, `2026-01-06`.
    Number,
    /// A quote mark, one character, or an apostrophe that stands outside a word.
    Mark,
    /// A dash between words, `--` included.
    Dash,
    /// `…`, or a run of dots.
    Ellipsis,
    /// `@handle` or `#hashtag`.
    Handle,
    /// A web or mail address.
    Address,
    /// Any other sign, one character.
    Punct,
    /// Nothing: what [`super::Text::token`] gives past the end.
    End,
}

/// How a token is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// No capital: `pays`, `al-sharaa`, and everything that is no word.
    Lower,
    /// A capital first: `Paris`, `McDonald`, `Charleville-Mézières`.
    Capital,
    /// Capitals throughout, two letters or more: `PARIS`, `G7`, `U.S.`
    Upper,
    /// A capital somewhere else: `iPhone`, `d'Estaing` joined.
    Mixed,
}

impl Token {
    /// What stands past the last token of a text.
    pub(super) const fn past_end(span: Span) -> Self {
        Self {
            span,
            known: 0,
            kind: TokenKind::End,
            shape: Shape::Lower,
            glued: false,
            shorter: 0,
            compound: false,
            mark: mark(b""),
        }
    }

    /// Where its folded form stands in the folded copy.
    #[inline(always)]
    pub fn folded(&self) -> Range<usize> {
        self.span.start as usize..(self.span.end - u32::from(self.shorter)) as usize
    }

    /// Whether it is a word that begins with a capital.
    pub fn is_capitalised(self) -> bool {
        self.kind == TokenKind::Word && matches!(self.shape, Shape::Capital | Shape::Upper)
    }
}

/// What a text is cut into.
pub(super) struct Cut {
    /// The tokens.
    pub tokens: Vec<Token>,
    /// The folded copy, in which each token has its place.
    pub folded: String,
    /// The tokens before which a line ends, the first one aside.
    pub line_starts: Vec<u32>,
}

/// Cuts a text into tokens.
pub(super) fn cut(source: &str) -> Cut {
    let mut cutter = Cutter {
        source,
        tokens: Vec::with_capacity(room_for(source)),
        folded: source.into(),
        line_starts: Vec::new(),
        line_ended: false,
        refolded: String::new(),
        vocabulary: Vocabulary::get(),
        last_end: usize::MAX,
    };
    // Offsets are 32 bits wide; what lies beyond them is not read.
    let end = source.floor_char_boundary(u32::MAX as usize);
    let mut at = 0;
    while let Some(&byte) = source.as_bytes()[..end].get(at) {
        at = match byte {
            b' ' => at + 1,
            b'\n' => {
                cutter.line_ended = true;
                at + 1
            }
            _ if byte.is_ascii_alphabetic() => cutter.word(at),
            b',' | b'(' | b')' | b':' | b';' | b'!' | b'?' => cutter.sign(at, TokenKind::Punct),
            b'"' => cutter.sign(at, TokenKind::Mark),
            _ => match source[at..end].chars().next() {
                Some(c) if !is_space(c) => cutter.token(at, c),
                Some(c) => {
                    cutter.line_ended |= is_line_break(c);
                    at + c.len_utf8()
                }
                None => break,
            },
        };
    }
    // Folding puts whole characters in the place of whole characters; were it not so, the copy would be of no use but the
    // reading go on.
    let folded = String::from_utf8(cutter.folded).unwrap_or_default();
    Cut {
        tokens: cutter.tokens,
        folded,
        line_starts: cutter.line_starts,
    }
}

/// How many tokens room is made for: those of ordinary text, five bytes each, and some.
pub(super) fn room_for(source: &str) -> usize {
    source.len() / 4 + 16
}

struct Cutter<'t> {
    source: &'t str,
    tokens: Vec<Token>,
    /// The UTF-8 of the folded copy, in which what is not cut yet stands as pasted.
    folded: Vec<u8>,
    line_starts: Vec<u32>,
    /// Whether a line ended since the last token.
    line_ended: bool,
    /// Room for the tokens that are not folded in their place.
    refolded: String,
    vocabulary: &'static Vocabulary,
    last_end: usize,
}

impl Cutter<'_> {
    /// Cuts the token that begins at `at` with `c`; gives where it ends.
    fn token(&mut self, at: usize, c: char) -> usize {
        let next = at + c.len_utf8();
        if is_letter(c) {
            return self.word(at);
        }
        if c.is_numeric() {
            return self.push(at, self.number_end(at), TokenKind::Number);
        }
        if matches!(c, '@' | '#')
            && self
                .char_at(next)
                .is_some_and(|c| c.is_alphanumeric() || c == '_')
        {
            let end = self.end_of(next, |c| c.is_alphanumeric() || c == '_');
            return self.push(at, end, TokenKind::Handle);
        }
        if is_apostrophe(c) && self.char_at(next) == Some(c) {
            // Two apostrophes stand for the double mark that a keyboard or an old wire lacked.
            return self.push(at, next + c.len_utf8(), TokenKind::Mark);
        }
        if is_apostrophe(c) {
            // A bare apostrophe after a plural is a possessive only where a quote cannot close; marks decide later.
            return self.push(at, next, TokenKind::Mark);
        }
        if is_quote_mark(c) {
            return self.push(at, next, TokenKind::Mark);
        }
        if is_dash(c) {
            return self.push(at, self.end_of(next, is_dash), TokenKind::Dash);
        }
        if c == '…' {
            return self.push(
                at,
                self.end_of(next, |c| c == '.' || c == '…'),
                TokenKind::Ellipsis,
            );
        }
        if c == '.' && self.char_at(next) == Some('.') {
            return self.push(
                at,
                self.end_of(next, |c| c == '.' || c == '…'),
                TokenKind::Ellipsis,
            );
        }
        self.push(at, next, TokenKind::Punct)
    }

    fn word(&mut self, at: usize) -> usize {
        if let Some((end, capitals)) = self.plain_end(at) {
            return self.push_plain(at, end, capitals);
        }
        if let Some(end) = self.address_end(at) {
            return self.push(at, end, TokenKind::Address);
        }
        let mut end = at;
        loop {
            // Most letters of either language are ASCII, and nothing joins or divides there.
            let rest = &self.source.as_bytes()[end..];
            end += rest
                .iter()
                .take_while(|b| b.is_ascii_alphanumeric())
                .count();
            // Nor does anything join before these, with which most words end.
            if matches!(
                self.source.as_bytes().get(end),
                None | Some(b' ' | b'\n' | b',' | b'"' | b')' | b':')
            ) {
                break;
            }
            let Some(c) = self.char_at(end) else { break };
            let next = end + c.len_utf8();
            let after = self.char_at(next);
            if is_letter(c) || c.is_numeric() {
                end = next;
            } else if is_apostrophe(c) && after.is_some_and(is_letter) {
                let before = &self.source[at..end];
                if is_elision(before) {
                    return self.push(at, next, TokenKind::Elision);
                }
                if self.is_possessive(end) {
                    let start = self.push(at, end, TokenKind::Word);
                    return self.push(start, self.end_of(next, is_letter), TokenKind::Possessive);
                }
                end = next;
            } else if is_hyphen(c) && after.is_some_and(char::is_alphanumeric) {
                if let Some(clitic_end) = self.clitic_end(end) {
                    let start = self.push(at, end, TokenKind::Word);
                    return self.push(start, clitic_end, TokenKind::Clitic);
                }
                end = next;
            } else if (c == '&' && end > at && after.is_some_and(char::is_alphabetic))
                || (c == '.' && after.is_some_and(char::is_lowercase) && !self.is_dotted(at, end))
                || (c == '.'
                    && after.is_some_and(char::is_uppercase)
                    && self.ends_in_initial(at, end))
            {
                end = next;
            } else {
                break;
            }
        }
        let end = self.abbreviation_end(at, end).unwrap_or(end);
        self.push(at, end, TokenKind::Word)
    }

    /// Where a plain word ends, and how many of its letters are capitals, which are lowered in the copy. Most words are plain: of
    /// ASCII letters and small ones of Latin-1 (`é`), before a sign that neither joins nor divides words.
    fn plain_end(&mut self, at: usize) -> Option<(usize, usize)> {
        let bytes = self.source.as_bytes();
        let (mut end, mut capitals) = (at, 0);
        loop {
            match bytes.get(end) {
                Some(b'a'..=b'z') => end += 1,
                Some(b'A'..=b'Z') => {
                    self.folded[end].make_ascii_lowercase();
                    capitals += 1;
                    end += 1;
                }
                None | Some(b' ' | b'\n' | b',' | b'"' | b')') => return Some((end, capitals)),
                Some(&LATIN_1) if matches!(bytes.get(end + 1), Some(0x9f..=0xb6 | 0xb8..)) => {
                    end += 2;
                }
                Some(_) => return None,
            }
        }
    }

    /// Where a web or mail address that begins at `at` ends.
    fn address_end(&self, at: usize) -> Option<usize> {
        let rest = &self.source.as_bytes()[at..];
        if !matches!(rest[0], b'h' | b'H' | b'w' | b'W') {
            return None;
        }
        let begins = |scheme: &str| {
            rest.len() > scheme.len()
                && rest[..scheme.len()].eq_ignore_ascii_case(scheme.as_bytes())
        };
        if !(begins("http://") || begins("https://") || begins("www.")) {
            return None;
        }
        let end = self.end_of(at, |c| {
            !is_space(c) && !is_quote_mark(c) && !matches!(c, '<' | '>' | ')' | ']')
        });
        let trimmed = self.source[at..end].trim_end_matches(['.', ',', ';', ':', '!', '?']);
        Some(at + trimmed.len())
    }

    fn number_end(&self, at: usize) -> usize {
        let mut end = at;
        while let Some(c) = self.char_at(end) {
            let next = end + c.len_utf8();
            let joins = matches!(c, '.' | ',' | ':') || is_hyphen(c);
            let digit_after = self.char_at(next).is_some_and(|c| c.is_ascii_digit());
            if c.is_alphanumeric() || (joins && digit_after) {
                end = next;
            } else {
                break;
            }
        }
        end
    }

    /// Whether the apostrophe at `at` opens an English possessive: `'s` at the end of a word.
    fn is_possessive(&self, at: usize) -> bool {
        let mut chars = self.source[at..].chars().skip(1);
        matches!(chars.next(), Some('s' | 'S'))
            && !chars.next().is_some_and(|c| is_letter(c) || c.is_numeric())
    }

    /// Where the inverted subject that the hyphen at `at` opens ends: `-t-il`, `-elle`.
    fn clitic_end(&self, at: usize) -> Option<usize> {
        const SUBJECTS: &[&str] = &[
            "il", "elle", "on", "ils", "elles", "je", "tu", "nous", "vous",
        ];
        let end = self.end_of(at, |c| is_letter(c) || is_hyphen(c));
        let mut folded = String::new();
        fold_into(&self.source[at..end], &mut folded);
        let rest = folded
            .strip_prefix("-t-")
            .or_else(|| folded.strip_prefix('-'))?;
        SUBJECTS.contains(&rest).then_some(end)
    }

    /// Where the abbreviation ends, dot included, when the word from `at` to `end` is one and a dot follows it.
    fn abbreviation_end(&self, at: usize, end: usize) -> Option<usize> {
        if self.char_at(end) != Some('.') {
            return None;
        }
        let word = &self.source[at..end];
        if is_single_letter(word) {
            return self.dotted_end(at, end);
        }
        is_abbreviation(word).then_some(end + 1)
    }

    /// Where a run of single letters and dots ends: `U.S.`, `J.-C.`, `M.`
    fn dotted_end(&self, at: usize, end: usize) -> Option<usize> {
        let mut end = end + 1;
        loop {
            let rest = &self.source[end..];
            let rest = rest.strip_prefix('-').unwrap_or(rest);
            let mut chars = rest.chars();
            match (chars.next(), chars.next()) {
                (Some(letter), Some('.')) if letter.is_alphabetic() => {
                    end = self.source.len() - rest.len() + letter.len_utf8() + 1;
                }
                // The last dot is often left out: `U.S officials`.
                (Some(letter), next)
                    if letter.is_uppercase()
                        && !next.is_some_and(char::is_alphanumeric)
                        && end - at == 2 =>
                {
                    end = self.source.len() - rest.len() + letter.len_utf8();
                    break;
                }
                _ => break,
            }
        }
        let run = &self.source[at..end];
        // A lower-case letter before one dot is the end of a sentence: `le plan b.`
        let lone = run.chars().count() == 2;
        (!lone || run.starts_with(char::is_uppercase)).then_some(end)
    }

    /// Whether a compound so far ends in one capital, which a dot makes an abbreviation: `China-U.S.`
    fn ends_in_initial(&self, at: usize, end: usize) -> bool {
        let last = self.source[at..end].rsplit_once('-').map(|(_, last)| last);
        last.is_some_and(|last| is_single_letter(last) && last.starts_with(char::is_uppercase))
    }

    /// Whether the word so far is a letter of a dotted abbreviation: `a.m.`
    fn is_dotted(&self, at: usize, end: usize) -> bool {
        is_single_letter(&self.source[at..end])
    }

    /// Pushes a word that [`Cutter::plain_end`] found: the copy has it folded already.
    fn push_plain(&mut self, start: usize, end: usize, capitals: usize) -> usize {
        let folded = &self.folded[start..end];
        let capital = usize::from(self.source.as_bytes()[start] < b'a');
        let letters = Letters {
            capital: capital > 0,
            upper: (capitals - capital) as u32,
            lower: (end - start - capitals) as u32,
            ..Letters::default()
        };
        let token = Token {
            span: Span::new(start, end),
            known: self.vocabulary.set(folded),
            kind: TokenKind::Word,
            shape: shape_of(letters),
            glued: self.last_end == start,
            shorter: 0,
            compound: false,
            mark: mark(folded),
        };
        self.add(token)
    }

    /// Pushes a sign of one byte, which is in no list and its own folded form.
    fn sign(&mut self, start: usize, kind: TokenKind) -> usize {
        let end = start + 1;
        self.add(Token {
            span: Span::new(start, end),
            known: 0,
            kind,
            shape: Shape::Lower,
            glued: self.last_end == start,
            shorter: 0,
            compound: false,
            mark: mark(&self.folded[start..end]),
        })
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind) -> usize {
        let word = &self.source[start..end];
        let place = &mut self.folded[start..end];
        let (letters, shorter) = fold_in_place(word, place, &mut self.refolded);
        let folded = &self.folded[start..end - usize::from(shorter)];
        let is_sign = matches!(
            kind,
            TokenKind::Mark | TokenKind::Punct | TokenKind::Dash | TokenKind::Ellipsis
        );
        let token = Token {
            span: Span::new(start, end),
            known: if is_sign {
                0
            } else {
                self.vocabulary.set(folded)
            },
            kind,
            shape: if kind == TokenKind::Word {
                shape_of(letters)
            } else {
                Shape::Lower
            },
            glued: self.last_end == start,
            shorter,
            compound: letters.hyphen,
            mark: mark(folded),
        };
        self.add(token)
    }

    /// Adds a token and gives where it ends.
    fn add(&mut self, token: Token) -> usize {
        if self.line_ended {
            self.line_ended = false;
            self.line_starts.push(self.tokens.len() as u32);
        }
        self.tokens.push(token);
        self.last_end = token.span.end as usize;
        self.last_end
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.source[at..].chars().next()
    }

    fn end_of(&self, at: usize, belongs: impl Fn(char) -> bool) -> usize {
        self.source[at..]
            .find(|c| !belongs(c))
            .map_or(self.source.len(), |n| at + n)
    }
}

fn shape_of(letters: Letters) -> Shape {
    match (letters.capital, letters.upper, letters.lower) {
        (true, 0, 0) if letters.figure => Shape::Upper,
        (true, 1.., 0) => Shape::Upper,
        (true, ..) => Shape::Capital,
        (false, 0, _) => Shape::Lower,
        (false, ..) => Shape::Mixed,
    }
}

fn is_elision(word: &str) -> bool {
    const ELISIONS: &[&str] = &[
        "c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
        "quelqu",
    ];
    ELISIONS.iter().any(|e| e.eq_ignore_ascii_case(word))
}

fn is_single_letter(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// Abbreviations that agencies write with a dot. Those that are words of their own in lower case count only with their
/// capital.
fn is_abbreviation(word: &str) -> bool {
    const CAPITAL: &[&str] = &[
        "Mr", "Mrs", "Ms", "Dr", "Drs", "St", "Ste", "Jr", "Sr", "Prof", "Gen", "Lt", "Col", "Sgt",
        "Sen", "Rep", "Gov", "Hon", "Rev", "Capt", "Cmdr", "Adm", "Maj", "Jan", "Feb", "Mar",
        "Apr", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Inc", "Corp", "Co", "Ltd", "Bros", "MM",
        "No", "Mgr", "Ph", "Fr", "Pres", "Msgr", "Supt",
    ];
    const ANY: &[&str] = &[
        "janv", "févr", "juil", "déc", "etc", "vs", "tél", "env", "approx",
    ];
    CAPITAL.contains(&word) || ANY.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let got: Vec<&str> = cut(text).tokens.iter().map(|t| t.span.of(text)).collect();
        assert_eq!(got.join("|"), expected);
    }

    #[test]
    fn elisions_inversions_and_possessives_stand_apart() {
        check("l'Elysée qu’il", "l'|Elysée|qu’|il");
        check("a-t-il dit, estime-t-elle", "a|-t-il|dit|,|estime|-t-elle");
        check("Malaysia's premier", "Malaysia|'s|premier");
        check(
            "aujourd'hui, don't, O'Neill",
            "aujourd'hui|,|don't|,|O'Neill",
        );
    }

    #[test]
    fn compounds_and_figures_are_one_token() {
        check(
            "Charleville-Mézières (1.550)",
            "Charleville-Mézières|(|1.550|)",
        );
        check(
            "à 15h19, le 1er, 2026-01-06 Ukraine-La",
            "à|15h19|,|le|1er|,|2026-01-06|Ukraine-La",
        );
        check("G7, Covid-19, AT&T, F-16", "G7|,|Covid-19|,|AT&T|,|F-16");
        check("Génération.s et Booking.com", "Génération.s|et|Booking.com");
    }

    #[test]
    fn abbreviations_keep_their_dots_and_sentences_do_not() {
        check(
            "M. Rey et J.K. Roe, U.S. envoy.",
            "M.|Rey|et|J.K.|Roe|,|U.S.|envoy|.",
        );
        check("at 9 a.m. in Rome.", "at|9|a.m.|in|Rome|.");
        check("Mr. Lee said no. He left.", "Mr.|Lee|said|no|.|He|left|.");
        check("le plan b. Il", "le|plan|b|.|Il");
        check(
            "China-U.S ties, U.S officials",
            "China-U.S|ties|,|U.S|officials",
        );
        check("M. A est là", "M.|A|est|là");
    }

    #[test]
    fn marks_dashes_and_dots_are_signs_of_their_own() {
        check(
            "« Oui », dit-il -- enfin...",
            "«|Oui|»|,|dit|-il|--|enfin|...",
        );
        check("'Yes,' he said", "'|Yes|,|'|he|said");
        check("''Yes,'' he said", "''|Yes|,|''|he|said");
    }

    #[test]
    fn addresses_and_handles_are_one_token() {
        check(
            "https://example.org/a?b=1. @jane #Paris2026",
            "https://example.org/a?b=1|.|@jane|#Paris2026",
        );
    }

    #[test]
    fn shapes() {
        for (word, shape) in [
            ("pays", Shape::Lower),
            ("Paris", Shape::Capital),
            ("U.S.", Shape::Upper),
            ("G7", Shape::Upper),
            ("A", Shape::Capital),
            ("McKay", Shape::Capital),
            ("iPhone", Shape::Mixed),
        ] {
            assert_eq!(cut(word).tokens[0].shape, shape, "{word}");
        }
    }
}
