//! [`Words`]: a text as words that can be compared, each with its place.
//!
//! Two keys a word: the *plain* one leaves typography aside (which apostrophe, which hyphen), the *loose* one also case and
//! accents. What is between words is no word, but for the signs that change what is said: `%`, `€`, `?`.

use depeche_engine::{Span, without_accents};
use std::collections::HashMap;

/// Gives every different string a number.
#[derive(Default)]
pub(crate) struct Numbers {
    known: HashMap<Box<str>, u32>,
    loose: Vec<u32>,
    weights: Vec<u32>,
}

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Where it stands.
    pub span: Span,
    /// Its number, typography left aside.
    pub plain: u32,
    /// Its number, case and accents left aside too.
    pub loose: u32,
    /// Whether it is a sign.
    pub is_sign: bool,
}

/// The words of a text, in order.
pub(crate) struct Words<'t> {
    /// The text.
    pub text: &'t str,
    /// Its words.
    pub list: Vec<Word>,
}

/// How much a word that says something counts beside one that only joins others.
pub(crate) const HEAVY: u32 = 4;

impl Numbers {
    /// How many there are.
    pub fn len(&self) -> u32 {
        self.known.len() as u32
    }

    /// What a word counts when sentences are compared.
    pub fn weight(&self, number: u32) -> u32 {
        self.weights.get(number as usize).copied().unwrap_or(1)
    }

    /// The number of the beginning of each loose word, by which its forms are one.
    pub fn stems(&mut self) -> HashMap<u32, u32> {
        const LETTERS: usize = 5;
        let known: Vec<(Box<str>, u32)> = (self.known.iter())
            .filter(|(_, number)| self.loose[**number as usize] == **number)
            .map(|(word, number)| (word.clone(), *number))
            .collect();
        let stems = known.into_iter().map(|(word, number)| {
            let stem: String = word.chars().take(LETTERS).collect();
            // It is no word of the text.
            (number, self.number(&format!("\u{0}{stem}")))
        });
        stems.collect()
    }

    /// The number of a word, and the number of its loose form.
    fn of(&mut self, word: &str) -> (u32, u32) {
        let plain = self.number(word);
        if self.loose[plain as usize] == u32::MAX {
            let loose = loosened(word);
            let number = self.number(&loose);
            self.loose[number as usize] = number;
            self.loose[plain as usize] = number;
        }
        (plain, self.loose[plain as usize])
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.known.get(word) {
            return *number;
        }
        let number = self.len();
        let first = word.chars().next();
        let says = word.chars().count() >= 4 || first.is_some_and(char::is_numeric);
        self.known.insert(word.into(), number);
        self.loose.push(u32::MAX);
        self.weights.push(if says { HEAVY } else { 1 });
        number
    }
}

impl<'t> Words<'t> {
    /// Cuts a text into words.
    pub fn of(text: &'t str, numbers: &mut Numbers) -> Self {
        let mut list = Vec::new();
        let mut word = String::new();
        let mut start = 0;
        let mut chars = text.char_indices().peekable();
        let mut last = None;
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|(_, next)| *next);
            if is_letter(c) || is_joined(last, c, next) {
                if word.is_empty() {
                    start = at;
                }
                word.push(plain(c));
            } else if !(is_unseen(c) && !word.is_empty()) {
                end(&mut word, start, at, numbers, &mut list);
                if let Some(sign) = sign(c) {
                    let (plain, loose) = numbers.of(sign);
                    let span = Span::new(at, at + c.len_utf8());
                    list.push(Word {
                        span,
                        plain,
                        loose,
                        is_sign: true,
                    });
                }
            }
            if !is_unseen(c) {
                last = Some(c);
            }
        }
        end(&mut word, start, text.len(), numbers, &mut list);
        Self { text, list }
    }

    /// The places of the words that lie whole within a span.
    pub fn within(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.list.partition_point(|w| w.span.start < span.start);
        let end = self.list.partition_point(|w| w.span.end <= span.end);
        start..end.max(start)
    }

    /// The places of the words that touch a span.
    pub fn touching(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.list.partition_point(|w| w.span.end <= span.start);
        let end = self.list.partition_point(|w| w.span.start < span.end);
        start..end.max(start)
    }

    /// The span of a run of words; none of no words.
    pub fn span(&self, run: std::ops::Range<usize>) -> Option<Span> {
        let words = self.list.get(run)?;
        Some(words.first()?.span.to(words.last()?.span))
    }

    /// The numbers of the words within a span, signs left out, case and accents left aside.
    pub fn loose(&self, span: Span) -> Vec<u32> {
        let words = self.list[self.within(span)].iter();
        words.filter(|w| !w.is_sign).map(|w| w.loose).collect()
    }
}

/// A word has ended: keeps it.
fn end(word: &mut String, start: usize, at: usize, numbers: &mut Numbers, list: &mut Vec<Word>) {
    if word.is_empty() {
        return;
    }
    let (plain, loose) = numbers.of(word);
    list.push(Word {
        span: Span::new(start, at),
        plain,
        loose,
        is_sign: false,
    });
    word.clear();
}

/// A word without case and accents.
pub(crate) fn loosened(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        match without_accents(c) {
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            '\u{300}'..='\u{36f}' => {}
            c => out.push(c),
        }
    }
    out
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
}

/// Whether a sign joins what stands around it to one word: `tête-à-tête`, `4.000`.
fn is_joined(before: Option<char>, c: char, after: Option<char>) -> bool {
    let both = |is: fn(char) -> bool| before.is_some_and(is) && after.is_some_and(is);
    match c {
        '.' | ',' => both(|c| c.is_ascii_digit()),
        '-' | '\u{2010}' | '\u{2011}' => both(is_letter),
        _ => false,
    }
}

fn plain(c: char) -> char {
    match c {
        '\u{2010}' | '\u{2011}' => '-',
        c => c,
    }
}

/// What no reader sees within a word.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

/// A sign that changes what is said.
fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        '%' => "%",
        '€' => "€",
        '$' => "$",
        '£' => "£",
        '?' => "?",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let words = Words::of(text, &mut Numbers::default());
        let found: Vec<&str> = words.list.iter().map(|w| w.span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_are_cut_as_they_are_compared() {
        check("L'Élysée, à 10h15.", &["L", "Élysée", "à", "10h15"]);
        check("un tête-à-tête -- non", &["un", "tête-à-tête", "non"]);
        check("« 4.000 € », 5,5%", &["4.000", "€", "5,5", "%"]);
        check("co\u{ad}opé\u{200b}ration", &["co\u{ad}opé\u{200b}ration"]);
        check("", &[]);
        check("… — ,;", &[]);
    }

    #[test]
    fn the_same_word_has_the_same_number_however_it_is_set() {
        let mut numbers = Numbers::default();
        let mut of = |text: &str| Words::of(text, &mut numbers).list[0];
        let (one, other) = (of("peut-être"), of("peut\u{2011}être"));
        assert_eq!(one.plain, other.plain);
        let (one, other) = (of("État"), of("etat"));
        assert_eq!((one.loose, one.plain == other.plain), (other.loose, false));
        assert_eq!(of("cœur").loose, of("COEUR").loose);
        assert_eq!(of("coo\u{ad}pere").plain, of("coopere").plain);
    }
}
