//! Small letters for a text in capitals throughout. Each word is written as its like are within sentences, by weights that
//! were learnt from words, their ends, what stands around them and what the lexicon knows of them.

use super::accents::{Accents, end};
use super::tokens::{Tie, Token};
use super::weights::{Weights, feature, slot};
use depeche_engine::lexicon::{self, Kinds};
use depeche_engine::{Language, order};
use std::ops::Range;
use std::sync::OnceLock;

/// How a word is written within a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// `accord`
    Small,
    /// `Macron`
    Capital,
    /// `ONU`
    Capitals,
}

/// Of each case but small.
pub(crate) const CASES: [Case; 2] = [Case::Capital, Case::Capitals];

/// The dateline is among the first lines.
const LINES_OF_DATELINE: usize = 6;

/// How much the reader's own word that something is a name counts, in sixteenths.
const VOTE: i32 = 24;

/// How much it counts in English that a common word is none.
const AGAINST: i32 = 8;

/// What a name is no longer than, in tokens.
const LONGEST_NAME: usize = 8;

/// What a dateline is no longer than, in tokens.
const LONGEST_DATELINE: usize = 16;

/// What tells how the words of a language are written.
pub(crate) struct Capitals<'a> {
    weights: Weights,
    /// The slots of words that are written small, by [`small_slot`].
    small: Weights,
    /// In French, words with accents are written small too.
    accents: Option<&'a Accents>,
}

impl Capitals<'static> {
    /// That of a language, unpacked at first use.
    pub fn of(language: Language) -> &'static Self {
        static FRENCH: OnceLock<Capitals<'static>> = OnceLock::new();
        static ENGLISH: OnceLock<Capitals<'static>> = OnceLock::new();
        match language {
            Language::French => FRENCH.get_or_init(|| {
                Self::new(
                    include_bytes!("data/capitals.fr.weights"),
                    include_bytes!("data/small.fr.set"),
                    Some(Accents::get()),
                )
            }),
            Language::English => ENGLISH.get_or_init(|| {
                Self::new(
                    include_bytes!("data/capitals.en.weights"),
                    include_bytes!("data/small.en.set"),
                    None,
                )
            }),
        }
    }
}

impl<'a> Capitals<'a> {
    /// One made of these files.
    pub fn new(weights: &[u8], small: &[u8], accents: Option<&'a Accents>) -> Self {
        Self {
            weights: Weights::unpack(weights),
            small: Weights::unpack(small),
            accents,
        }
    }

    /// What is known of a token.
    pub fn known(&self, token: &Token<'_>) -> Known {
        if !token.is_word {
            return Known::default();
        }
        // Initials that are words are found only in capitals, as all words are here.
        let entry = lexicon::name(&token.key.to_uppercase());
        let has_accents = |accents: &Accents| !accents.written(&token.key).is_empty();
        Known {
            kinds: entry.map_or(0, |entry| entry.kinds.bits()),
            is_small: self.accents.is_some_and(has_accents)
                || self.small.has(small_slot(&token.key)),
        }
    }
}

/// What is known of a word beside its letters.
#[derive(Clone, Copy, Default)]
pub(crate) struct Known {
    /// What the lexicon knows of it: the bits of its kinds.
    kinds: u32,
    /// Whether it is written small as a rule. Of words that nobody counted, one in some twenty passes for such a word.
    is_small: bool,
}

/// Where a word that is written small is kept.
pub(crate) fn small_slot(key: &str) -> u32 {
    slot(feature(90, &[key]), 0) >> (super::weights::BITS - 18)
}

/// How each token of a text in capitals is written.
///
/// `read` is the text as the reader restores it by its lists and the lexicon, which knows names by the titles and first names
/// before them; each token stands in it where it does in the text.
pub(crate) fn cases(tokens: &[Token<'_>], capitals: &Capitals<'_>, read: &str) -> Vec<Case> {
    let known: Vec<Known> = tokens.iter().map(|token| capitals.known(token)).collect();
    // French writes most words of institutions' names small: `gilets jaunes`.
    let is_french = capitals.accents.is_some();
    let mut cases = vec![Case::Small; tokens.len()];
    let mut scores = vec![[0; CASES.len()]; tokens.len()];
    for i in 0..tokens.len() {
        if !tokens[i].is_word {
            continue;
        }
        let before = i.checked_sub(1).map_or(Case::Small, |n| cases[n]);
        features(tokens, &known, i, before, &mut |feature| {
            for (score, case) in scores[i].iter_mut().zip(CASES) {
                *score += capitals.weights.of(slot(feature, case as u64));
            }
        });
        let as_read = read.get(tokens[i].at.clone()).unwrap_or_default();
        let is_name = as_read.starts_with(char::is_uppercase);
        let is_initials = as_read == tokens[i].raw.to_uppercase() && as_read.len() > 1;
        scores[i][usize::from(is_initials)] += match (is_name, known[i].is_small, is_french) {
            _ if begins(tokens, i) => 0,
            (true, false, _) | (true, true, true) => VOTE,
            (false, true, false) => -AGAINST,
            _ => 0,
        };
        cases[i] = best(scores[i]);
    }
    // One name is written alike throughout: each place is told by its own score and by the mean of all.
    let mut by_key: Vec<usize> = (0..tokens.len()).filter(|i| tokens[*i].is_word).collect();
    order::sort_by_key(&mut by_key, |i| (tokens[*i].key.as_str(), *i));
    for same in by_key.chunk_by(|a, b| tokens[*a].key == tokens[*b].key) {
        let count = i32::try_from(same.len()).unwrap_or(i32::MAX);
        let mean = [0, 1].map(|n| same.iter().map(|i| scores[*i][n]).sum::<i32>() / count);
        for i in same {
            cases[*i] = best([0, 1].map(|n| scores[*i][n] + mean[n]));
        }
    }
    last_words(tokens, &known, &mut cases);
    if !is_french {
        known_names(tokens, &known, &mut cases);
    }
    first_words(tokens, &mut cases);
    for i in dateline(tokens) {
        if tokens[i].is_word {
            cases[i] = Case::Capitals;
        }
    }
    cases
}

fn best(scores: [i32; 2]) -> Case {
    match scores {
        [capital, capitals] if capitals > capital && capitals > 0 => Case::Capitals,
        [capital, _] if capital > 0 => Case::Capital,
        _ => Case::Small,
    }
}

/// What tells how a word is written.
pub(crate) fn features(
    tokens: &[Token<'_>],
    known: &[Known],
    i: usize,
    case_before: Case,
    tell: &mut impl FnMut(u64),
) {
    let at = |n: Option<usize>| n.and_then(|n| tokens.get(n)).map_or("", |t| t.key.as_str());
    let (before, after) = (at(i.checked_sub(1)), at(Some(i + 1)));
    let (before_2, after_2) = (at(i.checked_sub(2)), at(Some(i + 2)));
    let token = &tokens[i];
    let own = token.key.as_str();
    let tie = ["s", "n", "a", "h"][token.tie as usize];
    let next_tie = tokens.get(i + 1).map_or(Tie::Space, |t| t.tie);
    let next_tie = ["s", "n", "a", "h"][next_tie as usize];
    let case = ["s", "c", "u"][case_before as usize];
    let length = ["0", "1", "2", "3", "4", "5", "6"][own.len().min(6)];
    tell(feature(50, &[]));
    tell(feature(51, &[own]));
    tell(feature(52, &[end(own, 2)]));
    tell(feature(53, &[end(own, 3)]));
    tell(feature(54, &[end(own, 4)]));
    tell(feature(55, &[start(own, 2)]));
    tell(feature(56, &[start(own, 3)]));
    tell(feature(57, &[length, tie, next_tie]));
    tell(feature(58, &[before]));
    tell(feature(59, &[after]));
    tell(feature(60, &[before, own]));
    tell(feature(61, &[own, after]));
    tell(feature(62, &[end(before, 3)]));
    tell(feature(63, &[end(after, 3)]));
    tell(feature(64, &[case]));
    tell(feature(65, &[case, end(own, 2)]));
    tell(feature(66, &[case, before]));
    tell(feature(67, &[case, after]));
    tell(feature(68, &[before_2, before]));
    tell(feature(69, &[after, after_2]));
    tell(feature(70, &[before, after, length]));
    tell(feature(71, &[case, own]));
    let is_vowel = |c: char| "aeiouy".contains(c);
    tell(feature(
        72,
        &[if own.contains(is_vowel) { "v" } else { "c" }, length],
    ));
    let none = Known::default();
    let beside = [
        (73, known[i]),
        (74, i.checked_sub(1).map_or(none, |n| known[n])),
        (75, known.get(i + 1).copied().unwrap_or(none)),
    ];
    for (name, Known { kinds, is_small }) in beside {
        let is_small = if is_small { "s" } else { "n" };
        tell(feature(
            name,
            &[if kinds == 0 { "0" } else { "1" }, case, is_small],
        ));
        for (bit, letter) in BITS.iter().enumerate() {
            if kinds >> bit & 1 == 1 {
                tell(feature(name, &[letter]));
            }
        }
    }
    let is_small = if known[i].is_small { "s" } else { "n" };
    tell(feature(76, &[is_small, length]));
    tell(feature(77, &[is_small, before]));
    tell(feature(78, &[is_small, after]));
    tell(feature(79, &[is_small, end(own, 2)]));
    tell(feature(80, &[is_small, end(own, 3)]));
    // `le groupe public Vinatom`
    tell(feature(81, &[is_small, before_2]));
}

/// A name for each bit.
const BITS: [&str; 32] = [
    "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s",
    "t", "u", "v", "w", "x", "y", "z", "A", "B", "C", "D", "E", "F",
];

fn start(key: &str, letters: usize) -> &str {
    &key[..key
        .char_indices()
        .nth(letters)
        .map_or(key.len(), |(at, _)| at)]
}

/// Whether a sentence, a line or a quote begins at a token.
pub(crate) fn begins(tokens: &[Token<'_>], i: usize) -> bool {
    // Behind so many marks of quotes and brackets nothing begins.
    const MARKS: usize = 4;
    let at = |n: Option<usize>| n.and_then(|n| tokens.get(n));
    for i in (i.saturating_sub(MARKS)..=i).rev() {
        let (Some(before), before_2) = (at(i.checked_sub(1)), at(i.checked_sub(2))) else {
            return true;
        };
        let is_first = before_2.is_none_or(|t| t.key == "\n");
        match before.key.as_str() {
            "\n" | "!" | "?" | "…" => return true,
            // Not behind initials, nor behind a title that is cut short.
            "." => {
                let is_cut =
                    |t: &Token<'_>| t.is_word && (t.key.len() < 2 || CUT.contains(&t.key.as_str()));
                return tokens[i].tie == Tie::Space && !before_2.is_some_and(is_cut);
            }
            "\"" | "«" | "»" | "'" if tokens[i].tie == Tie::Nothing || before.key == "«" => {
                // English writes `he said, "We …"`; guillemets are French.
                let is_speech = |t: &Token<'_>| t.key == ":" || t.key == "," && before.raw != "«";
                if before_2.is_none_or(is_speech) {
                    return true;
                }
            }
            "\"" | "»" | ")" => {}
            "(" => return is_first,
            // `- Le pont rouvre`
            "-" | "•" | "*" | "#" | ">" => {
                return is_first || before_2.is_some_and(|t| t.key == ")");
            }
            _ => return false,
        }
    }
    false
}

/// Words that end in a point of their own.
const CUT: [&str; 20] = [
    "mr", "mrs", "ms", "mm", "dr", "gen", "sen", "rep", "gov", "st", "jr", "sr", "lt", "col",
    "capt", "prof", "rev", "inc", "corp", "co",
];

/// Names of several words that the lexicon has of places and institutions: `African Development Bank`.
fn known_names(tokens: &[Token<'_>], known: &[Known], cases: &mut [Case]) {
    let kinds = Kinds::PLACE.with(Kinds::ORGANISATION);
    let mut i = 0;
    while i < tokens.len() {
        let run = &tokens[i..tokens.len().min(i + LONGEST_NAME)];
        let found = lexicon::longest(run.iter().map(|token| token.raw));
        let found = found.filter(|(length, entry)| *length > 1 && entry.kinds.any(kinds));
        let length = found.map_or(1, |(length, _)| length);
        for k in (i..i + length).filter(|_| found.is_some()) {
            let is_between = known[k].is_small && tokens[k].key.len() < 4;
            if tokens[k].is_word && !is_between && cases[k] == Case::Small {
                cases[k] = Case::Capital;
            }
        }
        i += length;
    }
}

/// The last word of a name of three or more, where it is short and common: `Tran Dieu Ha, violoniste`.
fn last_words(tokens: &[Token<'_>], known: &[Known], cases: &mut [Case]) {
    for i in 2..tokens.len().saturating_sub(1) {
        let is_part = |k: usize| cases[k] == Case::Capital && !known[k].is_small;
        let ends = matches!(tokens[i + 1].key.as_str(), "," | ")");
        let is_short = tokens[i].is_word && tokens[i].key.len() < 4;
        if ends && is_short && tokens[i].tie == Tie::Space && is_part(i - 1) && is_part(i - 2) {
            cases[i] = Case::Capital;
        }
    }
}

fn first_words(tokens: &[Token<'_>], cases: &mut [Case]) {
    for i in 0..tokens.len() {
        if tokens[i].is_word && cases[i] == Case::Small && begins(tokens, i) {
            cases[i] = Case::Capital;
        }
    }
}

/// The tokens of the place and day that open a story, before an agency in brackets and a dash, as far as they stay in
/// capitals: those before a comma, a number or the bracket.
pub(crate) fn dateline(tokens: &[Token<'_>]) -> Range<usize> {
    let mut start = 0;
    for _ in 0..LINES_OF_DATELINE {
        let line = &tokens[start..];
        let length = line
            .iter()
            .position(|t| t.key == "\n")
            .unwrap_or(line.len());
        let line = &line[..length.min(LONGEST_DATELINE)];
        let dash = line
            .windows(2)
            .position(|w| w[0].key == ")" && w[1].key == "-");
        if dash.is_some() {
            let end = line
                .iter()
                .position(|t| matches!(t.key.as_str(), "," | "0" | "("));
            return start..start + end.unwrap_or(0);
        }
        start = (start + length + 1).min(tokens.len());
    }
    0..0
}
