//! Text in capitals throughout, as telex sends it: small letters are given back where the lists and the lexicon say that a
//! word is no name. The text that comes out has each character at its own place, so that spans in it are spans in the text
//! as it is.
//!
//! The lexicon decides: first names, places and institutions keep their capitals. A family name is recognised by the first name
//! or title before it, and keeps its capital everywhere. Unknown names stay in small letters and are not read.

use super::Text;
use super::tokens::{Shape, TokenKind};
use crate::language::{Classes, Language};
use crate::lexicon::{self, Kinds};
use crate::order;

/// Fewer letters than this are a headline.
const FEWEST_LETTERS: usize = 60;

/// Of so many letters in capitals one may be small: `McKAY`, `km`.
const FEW: usize = 25;

/// Whether a text is in capitals throughout.
pub fn is_in_capitals(source: &str) -> bool {
    let (mut large, mut small) = (0, 0);
    for c in source.chars() {
        large += usize::from(c.is_uppercase());
        small += usize::from(c.is_lowercase());
        // Most texts are told by their first words.
        if small > FEW && small * FEW > large {
            return false;
        }
    }
    large >= FEWEST_LETTERS && small * FEW <= large
}

/// A text in capitals throughout as it is read: with small letters where the lists and the lexicon say that a word is no
/// name, byte for byte as long. Nothing when it has small letters of its own.
#[must_use]
pub fn with_small_letters(source: &str, told: Option<Language>) -> Option<String> {
    if !is_in_capitals(source) {
        return None;
    }
    let text = Text::with_language(source, told);
    let mut caser = Caser {
        text: &text,
        cases: vec![Case::Small; text.len()],
    };
    caser.by_lists();
    caser.by_names();
    caser.by_heads();
    caser.again();
    caser.first_words();
    Some(caser.write())
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Small,
    /// A capital first: what opens a sentence, a day, a title.
    Capital,
    /// The same, of a name.
    Name,
    /// Capitals throughout.
    Capitals,
}

struct Caser<'a, 't> {
    text: &'a Text<'t>,
    cases: Vec<Case>,
}

impl Caser<'_, '_> {
    fn is_word(&self, i: usize) -> bool {
        i < self.text.len() && self.text.kind(i) == TokenKind::Word
    }

    /// What a word is by the lists and the lexicon alone.
    fn by_lists(&mut self) {
        let text = self.text;
        let language = text.language();
        let mut i = 0;
        while i < text.len() {
            let longest = lexicon::longest((i..text.len().min(i + 8)).map(|k| text.raw(k)));
            if let Some((length, entry)) = longest.filter(|(length, _)| *length > 1)
                && entry.kinds.any(Kinds::PLACE.with(Kinds::ORGANISATION))
            {
                for k in i..i + length {
                    let is_small = text.has(k, Classes::FUNCTION) || !self.is_word(k);
                    self.cases[k] = if is_small { Case::Small } else { Case::Name };
                }
                i += length;
                continue;
            }
            self.cases[i] = self.of(i, language);
            i += 1;
        }
        self.dateline();
    }

    fn of(&self, i: usize, language: Language) -> Case {
        let text = self.text;
        if !self.is_word(i) || text.shape(i) != Shape::Upper {
            return Case::Small;
        }
        let (classes, kinds) = (text.classes(i), text.known(i).kinds());
        let english = language == Language::English;
        if text.raw(i).contains('.') && text.raw(i).len() > 2 || kinds.any(Kinds::ACRONYM) {
            return Case::Capitals;
        }
        if classes.any(Classes::HONORIFIC) {
            return Case::Capital;
        }
        if english && kinds.any(Kinds::MONTH.with(Kinds::WEEKDAY)) {
            return Case::Capital;
        }
        let says_little = kinds.weak(language) || classes.any(Classes::FUNCTION);
        if says_little || kinds.any(Kinds::MONTH.with(Kinds::WEEKDAY)) {
            return Case::Small;
        }
        if kinds.any(Kinds::DEMONYM) {
            return if english { Case::Capital } else { Case::Small };
        }
        let is_listed = classes.any(
            Classes::OFFICE
                .with(Classes::REPORTS)
                .with(Classes::AUXILIARY),
        );
        if kinds.any(
            Kinds::PLACE
                .with(Kinds::COMPANY)
                .with(Kinds::MEDIA)
                .with(Kinds::PARTY),
        ) && !is_listed
        {
            return Case::Name;
        }
        let named = Kinds::FIRST_NAME.with(Kinds::FAMILY);
        if kinds.any(named) && !is_listed && classes == Classes::default() {
            return Case::Name;
        }
        Case::Small
    }

    /// The place before a wire's brackets stays in capitals, as it is written there.
    fn dateline(&mut self) {
        let text = self.text;
        for block in text.paragraphs().iter().take(4) {
            let run = block.tokens.start..block.tokens.end.min(block.tokens.start + 12);
            let open = run.clone().find(|i| text.is(*i, "("));
            if let Some(open) = open.filter(|open| text.is(open + 2, ")") && *open > run.start) {
                for k in run.start..=open + 1 {
                    self.cases[k] = Case::Capitals;
                }
                return;
            }
        }
    }

    /// Whether nothing is known of a word, so that it may be a name.
    fn is_unknown(&self, i: usize) -> bool {
        let text = self.text;
        self.is_word(i)
            && self.cases[i] == Case::Small
            && text.classes(i) == Classes::default()
            && text
                .known(i)
                .kinds()
                .without(Kinds::FIRST_NAME.with(Kinds::FAMILY))
                .is_empty()
            && text.word(i).chars().count() > 1
            && !is_common(text.word(i), text.language())
    }

    /// Family names behind first names and titles; two unknown words behind an office, or between commas behind one.
    fn by_names(&mut self) {
        let text = self.text;
        for i in 0..text.len() {
            let kinds = text.known(i).kinds();
            let named = Kinds::FIRST_NAME.with(Kinds::FAMILY);
            let mut is_first = self.cases[i] == Case::Name && kinds.any(named);
            // A word in common use, `PIERRE`, is a name where one follows that is no word.
            let may_be_first = kinds.any(Kinds::FIRST_NAME) && !text.has(i, Classes::FUNCTION);
            if !is_first && may_be_first && self.is_word(i) && self.is_unknown(i + 1) {
                self.cases[i] = Case::Name;
                is_first = true;
            }
            let is_title = self.cases[i] == Case::Capital && text.has(i, Classes::HONORIFIC);
            if is_first || is_title {
                self.run_of_name(i + 1, 3);
            } else if self.opens_name(i) && self.is_unknown(i + 1) && self.is_unknown(i + 2) {
                self.run_of_name(i + 1, 4);
            } else if text.language() == Language::English
                && text.has(i, Classes::OFFICE)
                && self.is_unknown(i + 1)
            {
                self.run_of_name(i + 1, 3);
            }
        }
    }

    /// Whether a name may follow: an office, or a comma with an office before it.
    fn opens_name(&self, i: usize) -> bool {
        let text = self.text;
        let is_office =
            |k: usize| text.has(k, Classes::OFFICE.with(Classes::KIN).with(Classes::SOURCE));
        let before = text
            .sentence(text.sentence_at(i))
            .start
            .max(i.saturating_sub(9))..i;
        is_office(i) || text.is(i, ",") && before.into_iter().any(is_office)
    }

    /// Takes up to so many words from `i` on as a name's, particles among them.
    fn run_of_name(&mut self, i: usize, most: usize) {
        let text = self.text;
        let mut taken = 0;
        let mut k = i;
        while taken < most && self.is_word(k) {
            let is_particle = text.has(k, Classes::PARTICLE) && self.is_unknown(k + 1);
            let is_name = self.cases[k] == Case::Name;
            if !(is_name || self.is_unknown(k) || is_particle) {
                break;
            }
            if !is_particle {
                self.cases[k] = Case::Name;
                taken += 1;
            }
            k += 1;
        }
    }

    /// The words before the head of an organisation: `BEACH MANAGEMENT NETWORK`. French puts them behind, in small letters.
    fn by_heads(&mut self) {
        const MOST: usize = 4;
        let text = self.text;
        if text.language() != Language::English {
            return;
        }
        for i in 0..text.len() {
            let is_head =
                text.has(i, Classes::ORGANISATION) || text.known(i).kinds().any(Kinds::ORG_HEAD);
            if !is_head || !self.is_word(i) || self.cases[i] != Case::Small {
                continue;
            }
            let is_part = |k: usize| {
                self.cases[k] == Case::Name
                    || self.is_unknown(k)
                    || text.has(k, Classes::TITULAR.with(Classes::PORTFOLIO))
            };
            let before = (i.saturating_sub(MOST)..i)
                .rev()
                .take_while(|k| is_part(*k));
            let first = before.last().unwrap_or(i);
            // A name, or two words: one alone before `union` is what it unites.
            let is_named = (first..i).any(|k| self.cases[k] == Case::Name) || i - first > 1;
            if is_named {
                self.cases[first..=i].fill(Case::Name);
            }
        }
    }

    /// A word that is a name once is one wherever nothing is known of it.
    fn again(&mut self) {
        let text = self.text;
        let mut names: Vec<&str> = (0..text.len())
            .filter(|i| self.cases[*i] == Case::Name && text.classes(*i) == Classes::default())
            .map(|i| text.word(i))
            .collect();
        order::sort_by_key(&mut names, |name| *name);
        names.dedup();
        for i in 0..text.len() {
            if self.is_unknown(i) && names.binary_search(&text.word(i)).is_ok() {
                self.cases[i] = Case::Name;
            }
        }
    }

    /// What opens a sentence, or a quote in it.
    fn first_words(&mut self) {
        let text = self.text;
        for sentence in text.sentences() {
            let first = sentence
                .clone()
                .find(|i| matches!(text.kind(*i), TokenKind::Word | TokenKind::Elision));
            if let Some(first) = first.filter(|i| self.cases[*i] == Case::Small) {
                self.cases[first] = Case::Capital;
            }
        }
    }

    fn write(&self) -> String {
        let source = self.text.source();
        let mut out = String::with_capacity(source.len());
        let mut from = 0;
        for (i, case) in self.cases.iter().enumerate() {
            let span = self.text.token(i).span;
            let (start, end) = (span.start as usize, span.end as usize);
            out.push_str(&source[from..start]);
            from = end;
            if *case == Case::Capitals {
                out.push_str(&source[start..end]);
                continue;
            }
            let mut begins = *case != Case::Small;
            for c in source[start..end].chars() {
                out.push(if begins { c } else { small(c) });
                // Each part of a name has its own: `AAS-BERG`, `O'NEILL`.
                begins = *case == Case::Name && !c.is_alphabetic();
            }
        }
        out.push_str(&source[from..]);
        out
    }
}

/// A letter in small, if it is as long.
fn small(c: char) -> char {
    let mut all = c.to_lowercase();
    match (all.next(), all.next()) {
        (Some(small), None) if small.len_utf8() == c.len_utf8() => small,
        _ => c,
    }
}

/// Whether a word of which nothing is known ends as names seldom do.
fn is_common(word: &str, language: Language) -> bool {
    let ends: &[&str] = match language {
        Language::English => &[
            "ing", "ed", "tion", "tions", "ly", "ment", "ments", "ness", "ies", "ers", "ous",
            "ical", "ity", "able", "ships", "ship", "ance", "ence",
        ],
        Language::French => &[
            "tion", "tions", "ment", "ments", "eur", "eurs", "euse", "ique", "iques", "aire",
            "aires", "eux", "ance", "ence", "ité", "ités", "ant", "ants", "ées", "és", "ée", "er",
            "aient", "ait",
        ],
    };
    ends.iter()
        .any(|end| word.len() > end.len() + 1 && word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(capitals: &str, expected: &str) {
        assert_eq!(
            with_small_letters(capitals, None).as_deref(),
            Some(expected)
        );
    }

    #[test]
    fn what_is_no_name_is_written_small() {
        check(
            "THE FERRIES WILL STAY IN PORT, DEPUTY UNION LEADER MARIA NESS TOLD REPORTERS IN OSLO ON FRIDAY. NESS LEFT.",
            "The ferries will stay in port, deputy union leader Maria Ness told reporters in Oslo on Friday. Ness left.",
        );
        check(
            "LE MINISTRE FRANÇAIS PIERRE VARENNE A DÉCLARÉ VENDREDI À PARIS QUE LA SÉANCE ÉTAIT LEVÉE. M. VARENNE EST PARTI.",
            "Le ministre français Pierre Varenne a déclaré vendredi à Paris que la séance était levée. M. Varenne est parti.",
        );
    }

    #[test]
    fn other_text_is_left_alone() {
        for text in [
            "PARIS",
            "The ministers of the G7 met in PARIS on Friday, and NATO said that it was pleased.",
            "",
        ] {
            assert_eq!(with_small_letters(text, None), None);
        }
    }
}
