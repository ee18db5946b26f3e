//! Candidates: which spans name somebody or something.
//!
//! A candidate is a run of capitalised words, with the small words that names hold (`de`, `bin`, `of`), cut where a title,
//! an office or an adjective of nationality stands in it, or where the lexicon or a head word (`Conseil`, `Ministry`)
//! knows a name's end. Heads that agencies write in lower case open names too: `ministère taïwanais de la Défense`,
//! `vallée du Jourdain`. A word that is capitalised only because a sentence opens with it is no candidate.

mod marks;
mod runs;
mod segments;

pub(super) use marks::abbreviates;
pub(super) use segments::in_lexicon;

use super::usage::{Usage, opens};
use super::{Name, Sure, known};
use crate::language::{Classes, Language};
use crate::lexicon::{Entry, Kinds};
use crate::story::{Kind, KindReason};
use crate::text::{Shape, Text, Token, TokenKind, words};
use std::cell::Cell;
use std::ops::Range;

/// The longest run of capitalised words looked at as one, in tokens: longer ones are lists or tables.
const LONGEST_RUN: usize = 24;

/// How many tokens a dispatch has for each of its names, roughly.
const TOKENS_A_NAME: usize = 16;

/// Finds every candidate of the story, in order.
pub(super) fn find(text: &Text, usage: &Usage) -> Vec<Name> {
    let mut scan = Scan {
        text,
        usage,
        french: text.language() == Language::French,
        names: Vec::with_capacity(text.len() / TOKENS_A_NAME),
        found: Default::default(),
    };
    for sentence in &usage.sentences {
        scan.sentence(&sentence.tokens(), sentence.loud);
    }
    scan.names
}

struct Scan<'a, 't> {
    text: &'a Text<'t>,
    usage: &'a Usage,
    french: bool,
    names: Vec<Name>,
    /// The last names of several words sought in the lexicon, by where they begin: where a run ends and where it is cut
    /// asks for the same.
    found: [Cell<Found>; LONGEST_RUN],
}

/// The longest name of the lexicon from `start` and not past `end`, and how many tokens it takes.
#[derive(Clone, Copy, Default)]
struct Found {
    start: usize,
    end: usize,
    name: Option<(usize, Entry)>,
}

impl Scan<'_, '_> {
    fn sentence(&mut self, sentence: &Range<usize>, loud: bool) {
        let first = self.names.len();
        let (text, french) = (self.text, self.french);
        // Most words are in lower case and head nothing. A single letter may be one that English writes as a name.
        let may_begin = |token: &Token, known: Classes| {
            token.kind != TokenKind::Word
                || token.shape != Shape::Lower
                || known.any(LOWER_HEADS)
                || !french && token.folded().len() == 1
        };
        let mut i = sentence.start;
        while let Some(next) = text.find(i..sentence.end, may_begin) {
            i = self.at(next, sentence, loud).max(next + 1);
        }
        for name in &mut self.names[first..] {
            name.loud = loud || name.shouted;
        }
    }

    /// Looks for a candidate that begins at `i`; gives where to go on.
    fn at(&mut self, i: usize, sentence: &Range<usize>, loud: bool) -> usize {
        let text = self.text;
        match text.kind(i) {
            TokenKind::Mark => self.quoted(i, sentence.end).unwrap_or(i + 1),
            TokenKind::Punct if text.is(i, "(") => {
                self.bracketed_acronym(i, sentence.start).unwrap_or(i + 1)
            }
            TokenKind::Elision if self.is_name_article(i, sentence) => self.run(i, sentence, loud),
            // `N'Djamena`, `L'Aquila`: the lexicon knows the whole.
            TokenKind::Elision if text.raw(i).starts_with(char::is_uppercase) => {
                let alone = known::longest(text, i + 1, sentence.end).is_some();
                match self.in_lexicon(i, sentence.end) {
                    Some((n, entry))
                        if n > 1
                            && !alone
                            && entry.kinds.any(Kinds::PLACE.with(Kinds::ORGANISATION)) =>
                    {
                        self.push_known(i..i + n, entry);
                        i + n
                    }
                    _ => i + 1,
                }
            }
            TokenKind::Word if text.shape(i) == Shape::Lower => {
                if text.has(i, LOWER_HEADS) {
                    return self.lower_head(i, sentence.end).unwrap_or(i + 1);
                }
                // The newspaper `the i`, whose name English otherwise never writes small.
                if !self.french && text.is(i, "i") && i > 0 && text.is(i - 1, "the") {
                    self.names.push(Name::new(i..i + 1).of(
                        Kind::Organisation,
                        KindReason::Shape,
                        Sure::Firm,
                    ));
                }
                i + 1
            }
            TokenKind::Word if known::is_name_shaped(text, i) => self.run(i, sentence, loud),
            TokenKind::Word if text.has(i, LOWER_HEADS) => {
                self.lower_head(i, sentence.end).unwrap_or(i + 1)
            }
            _ => i + 1,
        }
    }

    /// Whether an elided article with a capital inside a sentence opens a name: `le mensuel L'Incorrect`.
    fn is_name_article(&self, i: usize, sentence: &Range<usize>) -> bool {
        self.text.raw(i).starts_with('L')
            && !opens(self.text, sentence, i)
            && known::is_name_shaped(self.text, i + 1)
    }

    /// `ministère taïwanais de la Défense`, `bande de Gaza`: a name whose head is in lower case.
    fn lower_head(&mut self, i: usize, end: usize) -> Option<usize> {
        let text = self.text;
        let institution = text.has(i, Classes::INSTITUTION);
        let mut k = i + 1;
        while k < end && k < i + 4 && text.shape(k) == Shape::Lower && self.is_name_adjective(k) {
            k += 1;
        }
        let adjectives = k - (i + 1);
        let after = self.after_joiner(k, end);
        if let Some(stop) = self.court(i, end) {
            self.names.push(Name::new(i..stop).of(
                Kind::Organisation,
                KindReason::Head,
                Sure::Firm,
            ));
            return Some(stop);
        }
        let (mut stop, kind) = match after {
            Some(next) if known::is_name_shaped(text, next) => {
                if known::is_first_name(text, next) && known::is_first_name_then_name(text, next) {
                    return None;
                }
                (
                    self.words_end(next, end),
                    if institution {
                        Kind::Organisation
                    } else {
                        Kind::Place
                    },
                )
            }
            Some(next) if institution && text.has(next, Classes::PORTFOLIO) => {
                (next + 1, Kind::Organisation)
            }
            None if !institution && known::is_name_shaped(text, k) && self.french => {
                // Without a joiner only true proper heads: `lac Tchad`, `mont Blanc`.
                (self.words_end(k, end), Kind::Place)
            }
            _ if adjectives == 1 && institution && is_body(text.word(i), text.word(i + 1)) => {
                (k, Kind::Organisation)
            }
            _ if adjectives > 0 && text.is_any(i, words!["péninsule"]) => (k, Kind::Place),
            _ => return None,
        };
        if kind == Kind::Organisation {
            while text.shape(stop) == Shape::Lower
                && text.has(stop, Classes::TITULAR)
                && !text.has(stop, Classes::FUNCTION)
            {
                stop += 1;
            }
        }
        let in_list = if self.french {
            text.has(i, Classes::INSTITUTION.with(Classes::SITE))
        } else {
            false
        };
        if !in_list {
            return None;
        }
        self.names
            .push(Name::new(i..stop).of(kind, KindReason::Head, Sure::Firm));
        // A place inside an organisation's name is still a place of its own only when it stands alone elsewhere.
        Some(stop)
    }

    /// `tribunal correctionnel de Valence`, `cour d'appel de Lyon`, `banque centrale de Turquie`: where a court's or a
    /// bank's name ends, which says in lower case what it is and in capitals of where.
    fn court(&self, i: usize, end: usize) -> Option<usize> {
        let text = self.text;
        if !self.french || !text.is_any(i, words!["tribunal", "cour", "parquet", "banque"]) {
            return None;
        }
        let mut k = i + 1;
        let mut said = false;
        while k < end && k < i + 7 {
            if text.has(k, Classes::OF_COURT) {
                said = true;
                k += 1;
            } else if let Some(next) = self.after_joiner(k, end) {
                if known::is_name_shaped(text, next) {
                    let plain = text.is_any(i, words!["tribunal", "parquet"]);
                    return (said || plain).then(|| self.words_end(next, end));
                }
                k = next;
                if !text.has(k, Classes::OF_COURT) {
                    return None;
                }
            } else {
                return None;
            }
        }
        None
    }

    /// Cuts the run of capitalised words that begins at `i` into candidates; gives where it ends.
    fn run(&mut self, i: usize, sentence: &Range<usize>, loud: bool) -> usize {
        let end = self.extent(i, sentence.end.min(i + LONGEST_RUN));
        let mut k = i;
        while k < end {
            k = self.segment(k, end, sentence, loud).max(k + 1);
        }
        end
    }
}

/// Heads that open a name in lower case.
const LOWER_HEADS: Classes = Classes::INSTITUTION.with(Classes::SITE);

/// Classes of words that are no names when they open a sentence.
const PLAIN_WORDS: Classes = Classes::FUNCTION
    .with(Classes::OPENER)
    .with(Classes::MONTH)
    .with(Classes::WEEKDAY)
    .with(Classes::RANK)
    .with(Classes::PORTFOLIO)
    .with(Classes::OFFICE)
    .with(Classes::KIN)
    .with(Classes::HUMAN)
    .with(Classes::NO_NAME)
    .with(Classes::ORGANISATION)
    .with(Classes::SITE);

/// Whether a head in lower case and its one adjective name a body: `parti socialiste`, not `parti politique`.
fn is_body(head: &str, adjective: &str) -> bool {
    match head {
        "commission" | "union" => adjective == "européenne",
        "assemblée" => adjective == "nationale",
        "parti" => {
            ["iste", "ate", "cain", "teur", "éral", "aire"]
                .iter()
                .any(|e| adjective.ends_with(e))
                && adjective != "parlementaire"
        }
        _ => false,
    }
}
