//! Candidates: which spans name somebody or something.
//!
//! A candidate is a run of capitalised words, with the small words that names hold (`de`, `bin`, `of`), cut where a title,
//! an office or an adjective of nationality stands in it, or where the lexicon or a head word (`Conseil`, `Ministry`)
//! knows a name's end. Heads that agencies write in lower case open names too: `ministère taïwanais de la Défense`,
//! `vallée du Jourdain`. A word that is capitalised only because a sentence opens with it is no candidate.

use super::keys::key;
use super::usage::{Seen, Usage, opens};
use super::{Name, Sure, known};
use crate::language::{Classes, Language};
use crate::lexicon::{Entry, Kinds};
use crate::story::{Kind, KindReason};
use crate::text::{Shape, Text, Token, TokenKind, Words, words};
use std::cell::Cell;
use std::ops::Range;

/// How far before a bracketed acronym the head of its expansion is sought, in tokens.
const EXPANSION_WINDOW: usize = 12;

/// The longest thing in quote marks that can be a name, in tokens.
const QUOTED_NAME_WINDOW: usize = 6;

/// How far a nickname in quote marks is sought again, in tokens.
const NICKNAME_WINDOW: usize = 400;

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

    /// `"coalition des volontaires"`, `"Quotidien"`: a name in quote marks. Only a short phrase without a verb that opens
    /// with an organisation's head or follows a noun for one.
    fn quoted(&mut self, i: usize, end: usize) -> Option<usize> {
        let text = self.text;
        let close = (i + 2..(i + 2 + QUOTED_NAME_WINDOW).min(end))
            .find(|&k| text.kind(k) == TokenKind::Mark)?;
        let inside = i + 1..close;
        let plain = inside.clone().all(|k| {
            matches!(text.kind(k), TokenKind::Word | TokenKind::Elision)
                && (!text.has(k, Classes::FUNCTION)
                    || self.is_joiner(k)
                    || known::is_name_shaped(text, k))
        });
        if !plain || i == 0 {
            return None;
        }
        let article = text.has(i - 1, Classes::DETERMINER)
            && text.is_any(i - 1, words!["la", "les", "the", "l'"]);
        let head = text.has(i + 1, Classes::ORGANISATION) && inside.len() >= 2;
        let described = text.shape(i - 1) == Shape::Lower && text.has(i - 1, Classes::ORGANISATION);
        if (article && head) || (described && known::is_name_shaped(text, i + 1)) {
            self.names
                .push(Name::new(inside).of(Kind::Organisation, KindReason::Head, Sure::Firm));
            return Some(close + 1);
        }
        // The movement that goes by a nickname: always plural, always with its article, and more than once.
        if article
            && inside.len() == 2
            && text.is_any(i - 1, words!["les"])
            && self.is_quoted_again(inside.clone())
        {
            self.names
                .push(Name::new(inside).of(Kind::Organisation, KindReason::Shape, Sure::No));
            return Some(close + 1);
        }
        None
    }

    /// Whether the same words stand in quote marks a second time nearby.
    fn is_quoted_again(&self, inside: Range<usize>) -> bool {
        let text = self.text;
        let same = |k: usize| {
            text.kind(k - 1) == TokenKind::Mark
                && inside
                    .clone()
                    .enumerate()
                    .all(|(n, i)| text.word(k + n) == text.word(i))
        };
        let from = inside.start.saturating_sub(NICKNAME_WINDOW).max(1);
        let to = (inside.end + NICKNAME_WINDOW).min(text.len());
        (from..to).any(|k| k != inside.start && same(k))
    }

    /// `(GNA)` after `gouvernement d'union nationale`: the acronym and, when it is no candidate yet, what it stands for.
    fn bracketed_acronym(&mut self, i: usize, start: usize) -> Option<usize> {
        let text = self.text;
        let acronym = known::is_name_shaped(text, i + 1)
            && text.is(i + 2, ")")
            && (known::is_acronym(text, i + 1) || text.raw(i + 1).chars().count() <= 8);
        if !acronym {
            return None;
        }
        let place = known::exactly(text, i + 1..i + 2).is_some_and(|e| e.kinds.any(Kinds::PLACE));
        let spelled = self
            .names
            .last()
            .filter(|n| n.tokens.end == i && n.tokens.len() >= 2)
            .map(|_| self.names.len() - 1);
        let upper = text.shape(i + 1) == Shape::Upper;
        let abbreviates = |tokens: Range<usize>| abbreviates(text, i + 1, tokens);
        if let Some(which) = spelled {
            let before = self.names[which].tokens.clone();
            let organisation = self.names[which].kind == Kind::Organisation;
            let wider = self
                .expansion(i, start)
                .filter(|w| w.start < before.start && abbreviates(w.clone()));
            if let Some(wider) = wider {
                while self
                    .names
                    .last()
                    .is_some_and(|n| n.tokens.start >= wider.start)
                {
                    self.names.pop();
                }
                return Some(self.push_expanded(wider, i));
            }
            if self.names[which].kind == Kind::Place {
                if upper && !place && abbreviates(before.clone()) {
                    let mut name =
                        Name::new(i + 1..i + 2).of(Kind::Place, KindReason::Acronym, Sure::Firm);
                    name.same_as = Some(which);
                    self.names.push(name);
                    return Some(i + 3);
                }
                return None;
            }
            if (organisation && (upper || abbreviates(before.clone())))
                || abbreviates(before.clone())
            {
                self.names[which].is(Kind::Organisation, KindReason::Acronym, Sure::Firm);
                let mut name =
                    Name::new(i + 1..i + 2).of(Kind::Organisation, KindReason::Acronym, Sure::Firm);
                name.same_as = Some(which);
                self.names.push(name);
                return Some(i + 3);
            }
        } else if upper
            && !place
            && let Some(expansion) = self.expansion(i, start)
            && (abbreviates(expansion.clone())
                || !expansion.clone().any(|k| known::is_name_shaped(text, k))
                    && known::one(text, i + 1).is_empty())
        {
            while self
                .names
                .last()
                .is_some_and(|n| n.tokens.start >= expansion.start)
            {
                self.names.pop();
            }
            return Some(self.push_expanded(expansion, i));
        }
        None
    }

    fn push_expanded(&mut self, expansion: Range<usize>, bracket: usize) -> usize {
        let which = self.names.len();
        self.names.push(Name::new(expansion).of(
            Kind::Organisation,
            KindReason::Acronym,
            Sure::Firm,
        ));
        let mut name = Name::new(bracket + 1..bracket + 2).of(
            Kind::Organisation,
            KindReason::Acronym,
            Sure::Firm,
        );
        name.same_as = Some(which);
        self.names.push(name);
        bracket + 3
    }

    /// The phrase before a bracket that an organisation's head opens, verbs and signs apart.
    fn expansion(&self, bracket: usize, start: usize) -> Option<Range<usize>> {
        let text = self.text;
        let floor = start.max(bracket.saturating_sub(EXPANSION_WINDOW));
        let mut found = None;
        for k in (floor..bracket).rev() {
            if !matches!(text.kind(k), TokenKind::Word | TokenKind::Elision)
                || text.has(
                    k,
                    Classes::AUXILIARY
                        .with(Classes::PRONOUN)
                        .with(Classes::HUMAN),
                ) && !self.is_joiner(k)
            {
                break;
            }
            if text.has(k, Classes::OFFICE) {
                break;
            }
            let head = text.has(k, Classes::ORGANISATION.with(Classes::INSTITUTION));
            let first = if self.french {
                head
            } else {
                known::is_name_shaped(text, k)
            };
            if first && (self.french || !text.has(k, Classes::FUNCTION)) {
                found = Some(k..bracket);
                if self.french && abbreviates(text, bracket + 1, k..bracket) {
                    break;
                }
            }
        }
        found.filter(|f| f.len() >= 2)
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
        const OF_WHAT: &Words = words![
            "correctionnel",
            "judiciaire",
            "administratif",
            "administrative",
            "appel",
            "assises",
            "cassation",
            "grande",
            "première",
            "instance",
            "commerce",
            "centrale",
            "national",
            "nationale",
            "financier",
            "fédéral",
            "fédérale",
            "antiterroriste",
            "pénale",
            "comptes",
            "constitutionnelle",
            "suprême",
            "militaire",
        ];
        let text = self.text;
        if !self.french || !text.is_any(i, words!["tribunal", "cour", "parquet", "banque"]) {
            return None;
        }
        let mut k = i + 1;
        let mut said = false;
        while k < end && k < i + 7 {
            if text.is_any(k, OF_WHAT) {
                said = true;
                k += 1;
            } else if let Some(next) = self.after_joiner(k, end) {
                if known::is_name_shaped(text, next) {
                    let plain = text.is_any(i, words!["tribunal", "parquet"]);
                    return (said || plain).then(|| self.words_end(next, end));
                }
                k = next;
                if !text.is_any(k, OF_WHAT) {
                    return None;
                }
            } else {
                return None;
            }
        }
        None
    }

    /// Where a run of capitalised words and the small words between them ends.
    fn words_end(&self, start: usize, end: usize) -> usize {
        let text = self.text;
        let end = end.min(start + LONGEST_RUN);
        let mut k = self.taken(start, end).unwrap_or(start + 1);
        while k < end {
            let after_adjective = text.shape(k - 1) == Shape::Lower
                && text.kind(k - 1) == TokenKind::Word
                && !self.is_joiner(k - 1);
            if known::is_name_shaped(text, k)
                && !self.breaks(k, start)
                && !(after_adjective && text.has(k - 1, Classes::TITULAR.with(Classes::PORTFOLIO)))
            {
                k = self.taken(k, end).unwrap_or(k + 1);
            } else if text.shape(k) == Shape::Lower
                && text.kind(k) == TokenKind::Word
                && text.has(k, Classes::TITULAR.with(Classes::PORTFOLIO))
                && self.french
                && !text.has(k, Classes::FUNCTION)
            {
                k += 1;
            } else if let Some(next) = self.person_joiner(start, k, end) {
                k = next + 1;
            } else {
                break;
            }
        }
        k
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

    /// Where the widest run that may hold one name ends.
    fn extent(&self, start: usize, end: usize) -> usize {
        let text = self.text;
        let mut k = if text.kind(start) == TokenKind::Elision {
            start + 2
        } else {
            self.taken(start, end).unwrap_or(start + 1)
        };
        let mut head = (start..k.min(end)).rev().find(|&h| self.is_head(h));
        let mut joined = false;
        while k < end {
            if known::is_name_shaped(text, k) {
                if self.breaks(k, start) {
                    break;
                }
                if self.is_head(k) {
                    head = Some(k);
                }
                k = self.taken(k, end).unwrap_or(k + 1);
                continue;
            }
            // Nearly every run ends at a word that joins nothing.
            if text.kind(k) == TokenKind::Word && head.is_none() && !text.has(k, Classes::PARTICLE)
            {
                break;
            }
            if let Some(next) = self.person_joiner(start, k, end) {
                k = next + 1;
                continue;
            }
            if let Some(head) = head
                && let Some(next) = self.head_joiner(head, k, end, joined)
            {
                joined |= next > k + 1;
                k = next;
                continue;
            }
            // `Baek Seung-il`, whose last syllable reads like an inverted subject.
            if text.kind(k) == TokenKind::Clitic
                && text.raw(k) == "-il"
                && k > start + 1
                && known::is_name_shaped(text, k - 2)
            {
                k += 1;
                continue;
            }
            // `Vincent D'Onofrio`
            if text.kind(k) == TokenKind::Elision
                && text.raw(k).starts_with('D')
                && known::is_name_shaped(text, k + 1)
            {
                k += 2;
                continue;
            }
            if text.is(k, "&") && known::is_name_shaped(text, k + 1) {
                k += 2;
                continue;
            }
            if let Some(next) = self.owner_joiner(k, end) {
                head = Some(next);
                k = next + 1;
                continue;
            }
            if text.kind(k) == TokenKind::Number
                && text.raw(k).len() <= 3
                && text.is_any(
                    k - 1,
                    words!["france", "europe", "channel", "radio", "canal", "arte"],
                )
                && !text.token(k).glued
                && text.raw(k).bytes().all(|b| b.is_ascii_digit())
            {
                k += 1;
                continue;
            }
            break;
        }
        k.min(end)
    }

    /// The head to which a possessive at `k` joins the people an organisation is for: `Korean People's Army`,
    /// `Cocoa Buyers' Federation`.
    fn owner_joiner(&self, k: usize, end: usize) -> Option<usize> {
        let text = self.text;
        let bare = text.kind(k) == TokenKind::Mark
            && text.token(k).glued
            && matches!(text.raw(k), "'" | "’");
        if self.french || k == 0 || !(bare || text.kind(k) == TokenKind::Possessive) {
            return None;
        }
        let owners = bare && text.word(k - 1).ends_with('s')
            || text.is_any(
                k - 1,
                words![
                    "people", "women", "men", "children", "nation", "world", "king", "queen",
                ],
            );
        (k + 1..(k + 4).min(end))
            .take_while(|&m| known::is_name_shaped(text, m))
            .find(|&m| self.is_head(m))
            .filter(|_| owners)
    }

    /// Where the lexicon's name of several words that begins at `k` ends.
    fn taken(&self, k: usize, end: usize) -> Option<usize> {
        if !self.text.known(k).goes_on {
            return None;
        }
        let (n, entry) = self.in_lexicon(k, end)?;
        (n > 1 && entry.kinds.any(Kinds::PLACE.with(Kinds::ORGANISATION))).then_some(k + n)
    }

    /// The lexicon's name that begins at `k`, when the text writes it as a name: not `La réunion` for the island.
    fn in_lexicon(&self, k: usize, end: usize) -> Option<(usize, Entry)> {
        let text = self.text;
        let one = text.known(k);
        let (n, entry) = if one.goes_on {
            self.longest(k, end)
        } else {
            one.entry.filter(|_| k < end).map(|entry| (1, entry))
        }?;
        let article = n == 2 && text.has(k, Classes::DETERMINER);
        (!article || known::is_name_shaped(text, k + 1)).then_some((n, entry))
    }

    /// The longest name of the lexicon that begins at `k`, from the last look-up there when that went as far.
    fn longest(&self, k: usize, end: usize) -> Option<(usize, Entry)> {
        let Some(cell) = self.found.get(k % LONGEST_RUN) else {
            return known::longest(self.text, k, end);
        };
        let last = cell.get();
        let fits = last.name.is_none_or(|(n, _)| k + n <= end);
        if last.start == k && last.end >= end && fits {
            return last.name;
        }
        let name = known::longest(self.text, k, end);
        cell.set(Found {
            start: k,
            end,
            name,
        });
        name
    }

    /// Whether the capitalised word at `k` cannot go on a name that began at `start`.
    fn breaks(&self, k: usize, start: usize) -> bool {
        let text = self.text;
        let breaking = Classes::WEEKDAY
            .with(Classes::MONTH)
            .with(Classes::HONORIFIC)
            .with(Classes::PRONOUN)
            .with(Classes::AUXILIARY);
        if !text.has(k, breaking) {
            return false;
        }
        if text.has(k, Classes::WEEKDAY) {
            return true;
        }
        if text.has(k, Classes::MONTH) {
            return !known::is_first_name(text, start) || text.kind(k + 1) == TokenKind::Number;
        }
        text.has(k, Classes::HONORIFIC) && !known::is_initial(text, k) && text.raw(k).ends_with('.')
            || text.has(k, Classes::PRONOUN.with(Classes::AUXILIARY))
                && text.shape(k) == Shape::Capital
                && text.raw(k).len() > 2
                && !self.french
                && text.is_any(k, words!["he", "she", "it", "they", "we", "his", "her"])
    }

    /// Whether the token is the head of an organisation's or a place's name: the first word of a French one, the last
    /// of an English one, which stand in French texts too.
    fn is_head(&self, k: usize) -> bool {
        let text = self.text;
        let heads = Classes::ORGANISATION
            .with(Classes::INSTITUTION)
            .with(Classes::SITE);
        let own = text.has(k, heads);
        if !own && !(self.french && self.is_foreign_head(k)) {
            return false;
        }
        let other = text.is(k, "ong") || text.is_run(k, &["garde", "des", "sceaux"]);
        if text.has(k, Classes::OFFICE) || other || self.is_titled(k) {
            return false;
        }
        // `Marine Le Pen`, `Victoria Park`
        !(own && known::is_first_name(text, k) && known::is_name_shaped(text, k + 1))
    }

    /// Whether a title stands before the word, which then is somebody's name whatever else it means: `Mr Hall`, `Ms May`.
    fn is_titled(&self, k: usize) -> bool {
        let titles = if self.french {
            words!["m.", "mm.", "mme", "mmes", "mlle"]
        } else {
            words!["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr."]
        };
        k > 0 && self.text.is_any(k - 1, titles)
    }

    /// Whether the capitalised word heads English names: `Arms Control Association` in a French text.
    fn is_foreign_head(&self, k: usize) -> bool {
        let text = self.text;
        k > 0
            && text.shape(k) == Shape::Capital
            && text.shape(k - 1) != Shape::Lower
            && text
                .classes_in(Language::English, k)
                .any(Classes::ORGANISATION)
            && known::is_name_shaped(text, k)
            && known::is_name_shaped(text, k - 1)
    }

    fn is_joiner(&self, k: usize) -> bool {
        self.text.is_any(
            k,
            words![
                "de", "du", "des", "d'", "la", "l'", "le", "les", "of", "for", "the", "on", "and",
                "à", "pour",
            ],
        )
    }

    /// The token after `de la`, `du`, `des`, `d'`, `of the` … when a joiner stands at `k`.
    fn after_joiner(&self, k: usize, end: usize) -> Option<usize> {
        let text = self.text;
        let mut next = k;
        if text.is_any(k, words!["du", "des", "d'"]) {
            next += 1;
        } else if text.is_any(k, words!["de", "of"]) {
            next += 1;
            if text.is_any(next, words!["la", "l'", "les", "the"]) {
                next += 1;
            }
        }
        (next > k && next < end).then_some(next)
    }

    /// The last word of what a particle at `k` joins to a person's name: `de Sarnez`, `bin Salman`, `von der Leyen`.
    fn person_joiner(&self, start: usize, k: usize, end: usize) -> Option<usize> {
        let text = self.text;
        if !text.has(k, Classes::PARTICLE) || text.shape(k) != Shape::Lower || self.is_head(k - 1) {
            return None;
        }
        let mut next = k + 1;
        while next < k + 3 && text.has(next, Classes::PARTICLE) && text.shape(next) == Shape::Lower
        {
            next += 1;
        }
        if next >= end || !known::is_name_shaped(text, next) || !known::is_name_shaped(text, k - 1)
        {
            return None;
        }
        let french_joiner =
            self.french && text.is_any(k, words!["de", "du", "des", "d'", "la", "le"]);
        if !french_joiner {
            return text
                .is_any(k, words!["of", "the", "e", "le", "la"])
                .then_some(())
                .map_or(Some(next), |()| None);
        }
        if !text.is_any(k, words!["de", "d'", "du"]) {
            return None;
        }
        let place = known::longest(text, next, end);
        let is_place = place.is_some_and(|(_, e)| e.kinds.any(Kinds::PLACE));
        if is_place {
            let royal = start > 0 && text.is_any(start - 1, ROYAL);
            return royal.then(|| next + place.map_or(1, |(n, _)| n) - 1);
        }
        let organisation = known::one(text, next).any(Kinds::ORGANISATION);
        let names_person = (start..k).all(|w| known::is_first_name(text, w))
            || (k - start == 1
                && !text.is_any(k, words!["du"])
                && !known::is_acronym(text, start)
                && !text.has(start, PLAIN_WORDS)
                && !known::is_first_name(text, next)
                && known::one(text, start).is_empty());
        (names_person && !organisation && !known::is_acronym(text, next)).then_some(next)
    }

    /// Where an organisation's or place's name goes on after its head: `of Foreign Affairs`, `européenne`,
    /// `mondiale de la santé`.
    fn head_joiner(&self, head: usize, k: usize, end: usize, joined: bool) -> Option<usize> {
        let text = self.text;
        let lower_word =
            |i: usize| text.kind(i) == TokenKind::Word && text.shape(i) == Shape::Lower;
        if self.french {
            if lower_word(k)
                && self.is_name_adjective(k)
                && (k == head + 1 || text.shape(k - 1) == Shape::Lower || joined)
            {
                return Some(k + 1);
            }
            let next = self.after_joiner(k, end).or_else(|| {
                let purpose = text.is_any(k, words!["pour", "contre"])
                    && text.has(k + 1, Classes::DETERMINER);
                (purpose && k + 2 < end).then_some(k + 2)
            })?;
            if known::is_name_shaped(text, next) {
                if text.has(head, Classes::SITE) || !known::is_first_name_then_name(text, next) {
                    return Some(self.taken(next, end).unwrap_or(next + 1));
                }
                return None;
            }
            let further = joined
                && text.shape(k - 1) == Shape::Lower
                && text.is_any(
                    next,
                    words![
                        "homme", "enfant", "femme", "santé", "presse", "terre", "droit", "travail",
                        "mer", "pays", "monde", "france",
                    ],
                );
            if further && lower_word(next) {
                return Some(next + 1);
            }
            // `Syndicat des avocats`: whom it is for, and none of them is named.
            let members = text.is(k, "des")
                && text.has(head, Classes::ORGANISATION)
                && text.word(next).ends_with(['s', 'x']);
            let noun = lower_word(next)
                && next == k + 1 + usize::from(text.is_any(k + 1, words!["la", "l'", "les"]))
                && !text.has(next, Classes::FUNCTION)
                && (members || !text.has(next, Classes::OFFICE))
                && !joined
                && known::is_name_shaped(text, head)
                && !is_infinitive(text.word(next));
            return noun.then_some(next + 1);
        }
        if text.is_any(k, words!["of", "for", "on", "to"]) {
            let next = k + 1 + usize::from(text.is(k + 1, "the"));
            let site_of_org =
                text.is_any(k, words!["on", "to", "for"]) && text.has(head, Classes::SITE);
            let ok = next < end
                && known::is_name_shaped(text, next)
                && !site_of_org
                && known::is_name_shaped(text, head)
                && (!text.is_any(k, words!["to", "on"])
                    || text.has(head, Classes::ORGANISATION)
                        && text.is(k, "on")
                        && !text.has(next, Classes::WEEKDAY.with(Classes::MONTH)));
            return ok.then(|| self.taken(next, end).unwrap_or(next + 1));
        }
        if text.is(k, "and") && joined {
            let next = k + 1;
            let ok = next < end
                && known::is_name_shaped(text, next)
                && !known::is_acronym(text, next)
                && known::one(text, next).without(Kinds::WEAK_EN).is_empty()
                && !text.has(next, Classes::OFFICE.with(Classes::HONORIFIC));
            return ok.then_some(next + 1);
        }
        None
    }

    /// An adjective that can stand inside a French name, by list, by nationality or by its ending.
    fn is_name_adjective(&self, k: usize) -> bool {
        let text = self.text;
        if text.kind(k) != TokenKind::Word
            || text.shape(k) != Shape::Lower
            || text.has(k, Classes::FUNCTION)
        {
            return false;
        }
        text.has(k, Classes::TITULAR) || known::is_demonym(text, k)
    }

    /// Cuts one candidate off the run at `k`; gives where to go on.
    fn segment(&mut self, k: usize, end: usize, sentence: &Range<usize>, loud: bool) -> usize {
        let text = self.text;
        let opening = opens(text, sentence, k);
        if text.kind(k) == TokenKind::Elision && text.raw(k).starts_with('L') {
            let (stop, _) = self.segment_end(k + 1, end);
            self.names.push(Name::new(k..stop).of(
                Kind::Organisation,
                KindReason::Shape,
                Sure::Weak,
            ));
            return stop;
        }
        if !known::is_name_shaped(text, k) {
            return k + 1;
        }
        let found = self.in_lexicon(k, end);
        if let Some((n, entry)) = found
            && n > 1
            && entry.kinds.any(Kinds::PLACE.with(Kinds::ORGANISATION))
        {
            // A longer name may hold it: `United States National Security Council`.
            let stop = if k + n < end && known::is_name_shaped(text, k + n) {
                self.segment_end(k + n, end).0
            } else {
                k + n
            };
            if !self.french
                && stop > k + n
                && known::is_name_shaped(text, k + n)
                && self.is_head(stop - 1)
                && !text.has(k + n, Classes::OFFICE)
            {
                let kind = self.head_kind(stop - 1);
                self.names
                    .push(Name::new(k..stop).of(kind, KindReason::Head, Sure::Firm));
                return stop;
            }
            self.push_known(k..k + n, entry);
            return k + n;
        }
        if let Some((n, entry)) = found
            && n > 1
            && entry.kinds.any(Kinds::DEMONYM)
            && !self.is_head(k + n)
        {
            return k + n;
        }
        if opening && !self.may_open(k, end, found.map(|(_, e)| e)) {
            return k + 1;
        }
        if self.is_role_word(k) || text.is(k, "ong") || text.is_run(k, &["garde", "des", "sceaux"])
        {
            return k + 1;
        }
        if text.has(k, Classes::NO_NAME)
            && !known::is_first_name(text, k)
            && known::is_first_name_then_name(text, k + 1)
        {
            return k + 1;
        }
        let (stop, headed) = self.segment_end(k, end);
        if known::is_demonym(text, k) && !known::is_first_name_then_name(text, k) {
            // `Indonesian Navy` is one name; in `French President`, `le Brésilien Caíque` the adjective is none of it.
            if headed.is_none_or(|h| h == k) {
                return k + 1;
            }
        }
        // `the Hofburg palace`: the head in lower case belongs to it.
        let site = !self.french
            && stop == end
            && stop - k <= 2
            && text.shape(stop) == Shape::Lower
            && text.has(stop, Classes::SITE)
            && !text.has(stop, Classes::LOCALITY)
            && headed.is_none()
            && found.is_none();
        if site {
            self.names
                .push(Name::new(k..stop + 1).of(Kind::Place, KindReason::Head, Sure::Firm));
            return stop + 1;
        }
        self.push_run(k..stop, headed, found, loud);
        stop
    }

    /// Where the candidate that begins at `k` ends inside its run, and its last head.
    fn segment_end(&self, k: usize, end: usize) -> (usize, Option<usize>) {
        let text = self.text;
        let mut head = self.is_head(k).then_some(k);
        let mut joined = false;
        let mut m = k + 1;
        while m < end {
            if text.kind(m) == TokenKind::Clitic {
                m += 1;
                continue;
            }
            if !known::is_name_shaped(text, m) {
                // A lower-case word here was let in by a joiner or as an adjective of the head.
                joined |= head.is_some();
                m += 1;
                continue;
            }
            if self.is_role_word(m) && !(joined && !self.french && m + 1 == end) {
                break;
            }
            if text.shape(m - 1) == Shape::Lower
                && text.kind(m - 1) == TokenKind::Word
                && head.is_some()
                && self.french
                && !self.is_joiner(m - 1)
                && known::is_first_name(text, m)
            {
                break;
            }
            if self.person_begins(k, m, end, head, joined) {
                break;
            }
            if self.french
                && m > k + 1
                && known::is_acronym(text, m)
                && !known::is_acronym(text, m - 1)
            {
                break;
            }
            if self.is_head(m) {
                head = Some(m);
            }
            m += 1;
        }
        // Trailing joiners and adjectives of nothing.
        while m > k + 1 && text.shape(m - 1) == Shape::Lower && self.is_joiner(m - 1) {
            m -= 1;
        }
        (m, head)
    }

    /// Whether a person's name begins at `m`, inside the run that began at `k`: `PS Paul Rey`, `Housing Council
    /// Jo Lee`.
    fn person_begins(
        &self,
        k: usize,
        m: usize,
        end: usize,
        head: Option<usize>,
        joined: bool,
    ) -> bool {
        let text = self.text;
        if m + 1 >= end
            || !known::is_name_shaped(text, m - 1)
            || !known::is_name_shaped(text, m + 1)
            || self.is_head(m + 1)
        {
            return false;
        }
        // A body that the lexicon knows by its initials, and two words more: `à l'AFP Dionisia Huaman`.
        if self.french
            && m == k + 1
            && known::is_acronym(text, k)
            && !known::is_acronym(text, m)
            && known::one(text, k).any(Kinds::ORGANISATION)
        {
            return true;
        }
        // `le ministre des Finances Okhtar Bazni`: what the office is for, then who holds it, first name known or not.
        let portfolio = self.french
            && !text.has(m, Classes::PORTFOLIO)
            && (k..m).all(|x| !known::is_name_shaped(text, x) || text.has(x, Classes::PORTFOLIO))
            && (k.saturating_sub(6)..k).any(|x| known::is_office(text, x));
        if portfolio {
            return true;
        }
        if !known::is_first_name(text, m) || text.shape(m) != Shape::Capital {
            return false;
        }
        let of_office = || {
            (k..m).all(|x| {
                !known::is_name_shaped(text, x)
                    || text.has(x, Classes::PORTFOLIO.with(Classes::NO_NAME))
            })
        };
        let whole = || {
            known::exactly(text, k..m).is_some_and(|e| {
                e.kinds.any(Kinds::PLACE.with(Kinds::ORGANISATION))
                    && !e.kinds.any(Kinds::FIRST_NAME)
            })
        };
        // `la députée de Kingersheim Anne Roy`: what the office is held of, and who holds it.
        let of_it = self.french
            && m == k + 1
            && !known::is_first_name(text, k)
            && text.is_any(
                k.wrapping_sub(1),
                words!["de", "d'", "du", "la", "des", "l'"],
            );
        let after_head = of_it
            || head.is_some_and(|h| h + 1 == m || joined || self.french)
                && (m - k >= 2 || self.french);
        known::is_acronym(text, m - 1) || after_head || of_office() || whole()
    }

    /// A capitalised title or office: never part of a name.
    fn is_role_word(&self, k: usize) -> bool {
        let text = self.text;
        let roles = Classes::HONORIFIC
            .with(Classes::RANK)
            .with(Classes::OFFICE)
            .with(Classes::KIN);
        let lettered = self.french && text.is_any(k, words!["m.", "mm."]);
        if !text.has(k, roles) && !text.is_compound(k) && !lettered {
            return false;
        }
        let title = text.has(k, Classes::HONORIFIC) && !known::is_initial(text, k) || lettered;
        if title && !text.has(k, Classes::KIN) {
            return true;
        }
        if text.has(k, Classes::RANK) {
            let office = (k + 1..k + 4).find(|&m| known::is_office(text, m));
            let between = Classes::RANK
                .with(Classes::PORTFOLIO)
                .with(Classes::TITULAR);
            if office.is_some_and(|m| (k + 1..m).all(|x| text.has(x, between))) {
                return true;
            }
        }
        known::is_office(text, k)
            && !self.is_head(k)
            && !self.office_of_body(k)
            && !self.office_as_first_name(k)
            && !self.office_as_surname(k)
    }

    /// `Refugee Council`, `General Motors`, `Workers' Party`: the office is what the organisation is for.
    fn office_of_body(&self, k: usize) -> bool {
        let text = self.text;
        if self.french {
            return false;
        }
        let next = known::is_name_shaped(text, k + 1) && self.is_head(k + 1);
        let possessive =
            text.kind(k + 1) == TokenKind::Possessive || matches!(text.raw(k + 1), "'" | "’");
        let owned = possessive
            && text.word(k).ends_with('s')
            && known::is_name_shaped(text, k + 2)
            && self.is_head(k + 2);
        next || owned
    }

    /// `Dean Porter`: an office that is a first name too, with one surname behind it and no article before.
    fn office_as_first_name(&self, k: usize) -> bool {
        let text = self.text;
        !self.french
            && text.is_any(
                k,
                words![
                    "dean", "earl", "duke", "king", "judge", "prince", "marshal", "baker", "page",
                ],
            )
            && known::is_name_shaped(text, k + 1)
            && !known::is_name_shaped(text, k + 2)
            && !known::is_first_name(text, k + 1)
            && !text.has(k.wrapping_sub(1), Classes::DETERMINER)
    }

    /// `Luc Le Maire`, `Anne Maréchal`, `Tom Baker`
    fn office_as_surname(&self, k: usize) -> bool {
        let text = self.text;
        let after_first_name = k > 0
            && text.shape(k) == Shape::Capital
            && text.shape(k - 1) == Shape::Capital
            && known::one(text, k - 1).any(Kinds::FIRST_NAME)
            && !known::one(text, k - 1).any(Kinds::PLACE.with(Kinds::ORGANISATION))
            && (self.french || !known::is_name_shaped(text, k + 1));
        after_first_name
            || k > 1
                && text.shape(k) == Shape::Capital
                && text.shape(k - 1) == Shape::Capital
                && text.is_any(k - 1, words!["le", "la", "du", "des", "de"])
                && known::is_name_shaped(text, k - 2)
    }

    /// Whether the word that opens a sentence at `k` is more than its first word.
    fn may_open(&self, k: usize, end: usize, entry: Option<Entry>) -> bool {
        let text = self.text;
        let kinds = entry.map_or(Kinds::NONE, |e| e.kinds);
        let weak = kinds.weak(text.language());
        if text.has(k, Classes::FUNCTION)
            && !(kinds.any(Kinds::ACRONYM) && text.shape(k) == Shape::Upper)
        {
            return false;
        }
        if self.is_role_word(k) {
            return true;
        }
        if kinds.any(Kinds::PLACE.with(Kinds::ORGANISATION)) && !weak {
            return true;
        }
        let Seen { lower, inside } = self.usage.seen(text, k);
        let common = lower || text.has(k, PLAIN_WORDS);
        let goes_on = known::is_name_shaped(text, k + 1) && k + 1 < end;
        if goes_on {
            return !common || inside || (kinds.any(Kinds::FIRST_NAME) && !weak);
        }
        if kinds.any(Kinds::PLACE.with(Kinds::ORGANISATION)) {
            return !common || inside;
        }
        if known::is_acronym(text, k) || text.shape(k) == Shape::Mixed {
            return true;
        }
        if inside {
            return !common || !lower;
        }
        !common
            && (kinds.any(Kinds::FIRST_NAME) && !weak
                || text.has(k + 1, Classes::HUMAN.with(Classes::AUXILIARY))
                    && !ends_like_a_word(text, k))
    }

    /// Whether the single word at `i` is what a minister is for: `ministre de la Construction`.
    fn is_portfolio(&self, i: usize) -> bool {
        let text = self.text;
        let mut k = i;
        while k > 0
            && i - k < 3
            && text.is_any(
                k - 1,
                words!["de", "du", "des", "d'", "la", "l'", "à", "au", "aux", "et"],
            )
        {
            k -= 1;
        }
        k < i
            && k > 0
            && !known::exactly(text, i..i + 1).is_some_and(|e| e.kinds.any(Kinds::PLACE))
            && text.is_any(
                k - 1 - usize::from(k > 1 && known::is_demonym(text, k - 1)),
                words![
                    "ministre",
                    "ministres",
                    "ministère",
                    "vice-ministre",
                    "ex-ministre",
                    "secrétariat",
                    "commissaire",
                ],
            )
    }

    fn head_kind(&self, h: usize) -> Kind {
        if self.text.has(h, Classes::SITE) && !self.text.has(h, Classes::ORGANISATION) {
            Kind::Place
        } else {
            Kind::Organisation
        }
    }

    /// Whether the words before a name say that something is or happens there: `à la Maison blanche`, `at the Kremlin`.
    fn is_where(&self, start: usize) -> bool {
        let text = self.text;
        let mut k = start;
        if k > 0 && text.is_any(k - 1, words!["la", "l'", "le", "the"]) {
            k -= 1;
        }
        text.is_any(
            k.wrapping_sub(1),
            words![
                "à", "au", "at", "in", "to", "near", "outside", "inside", "devant", "dans", "vers",
            ],
        )
    }

    fn push_known(&mut self, tokens: Range<usize>, entry: Entry) {
        // Houses that are spoken of as those who govern in them, except where something happens there.
        let house = entry.kinds.any(Kinds::SEAT)
            && matches!(
                key(self.text, tokens.clone()).as_str(),
                "kremlin"
                    | "maison blanche"
                    | "white house"
                    | "pentagone"
                    | "pentagon"
                    | "downing street"
            );
        if house {
            let (kind, sure) = if self.is_where(tokens.start) {
                (Kind::Place, Sure::Weak)
            } else {
                (Kind::Organisation, Sure::Firm)
            };
            let mut name = Name::new(tokens).of(kind, KindReason::Lexicon, sure);
            name.group = entry.group;
            self.names.push(name);
            return;
        }
        let kind = if entry.kinds.any(Kinds::PLACE) {
            Kind::Place
        } else {
            Kind::Organisation
        };
        let mut name = Name::new(tokens).of(kind, KindReason::Lexicon, Sure::Firm);
        name.group = entry.group;
        self.names.push(name);
    }

    /// Adds the run as a candidate, when it can be a name at all.
    fn push_run(
        &mut self,
        mut tokens: Range<usize>,
        headed: Option<usize>,
        found: Option<(usize, Entry)>,
        loud: bool,
    ) {
        let text = self.text;
        let head = headed.filter(|&h| {
            if self.french {
                return h == tokens.start || (h + 1 == tokens.end && self.is_foreign_head(h));
            }
            // `Ann Porter Hill`
            let person = known::is_first_name(text, tokens.start)
                && tokens.len() <= 3
                && text.has(h, Classes::SITE)
                && !text.is(tokens.start.wrapping_sub(1), "the");
            let first = h == tokens.start && text.is_any(h, FIRST_HEADS);
            !person
                && (first || h + 1 == tokens.end || (h + 1 < tokens.end && self.is_joiner(h + 1)))
        });
        // `Chinese State Councilor`, `Oregon Elections Director`: the office's own words, and of where.
        let before_office = !self.french && known::is_office(text, tokens.end);
        let of_office = head.is_some_and(|h| {
            h + 1 == tokens.end
                && text.is_any(h, words!["state", "district", "county", "circuit", "city"])
        });
        if before_office && (of_office || head.is_none()) && tokens.len() > 1 {
            let first = self.in_lexicon(tokens.start, tokens.end);
            if let Some((n, entry)) = first
                && entry.kinds.any(Kinds::PLACE)
            {
                self.push_known(tokens.start..tokens.start + n, entry);
                return;
            }
            if of_office {
                return;
            }
        }
        if head.is_none() {
            // What stands before an office and says what it is for names nothing: `Environment Minister`.
            if known::is_office(text, tokens.end) && !self.french {
                while tokens.end > tokens.start
                    && text.has(
                        tokens.end - 1,
                        Classes::PORTFOLIO
                            .with(Classes::RANK)
                            .with(Classes::TITULAR),
                    )
                {
                    tokens.end -= 1;
                }
            }
            let of_office = tokens.clone().all(|i| {
                !known::is_name_shaped(text, i)
                    || text.has(i, Classes::PORTFOLIO.with(Classes::RANK))
            });
            if tokens.is_empty()
                || (of_office
                    && (self.french || tokens.len() > 1 || known::is_office(text, tokens.end)))
            {
                return;
            }
        }
        let first = tokens.start;
        if tokens.len() == 1 {
            self.push_single(first, found, head, loud);
            return;
        }
        if text.has(first, Classes::NO_NAME) && !known::is_first_name(text, first) {
            // `Coupe du monde`, `Nobel Prize`: an event, a law, a feast. Names inside it are looked at by themselves.
            return;
        }
        if !self.french && text.has(tokens.end - 1, Classes::NO_NAME) && head.is_none() {
            return;
        }
        let shouted = tokens.len() > 1
            && tokens.clone().all(|i| {
                text.shape(i) == Shape::Upper && text.raw(i).len() > 3
                    || !known::is_name_shaped(text, i)
            });
        let mut name = Name::new(tokens.clone());
        name.shouted = shouted;
        let name = match head {
            Some(h) => name.of(self.head_kind(h), KindReason::Head, Sure::Firm),
            None => name,
        };
        self.names.push(name);
    }

    fn push_single(
        &mut self,
        i: usize,
        found: Option<(usize, Entry)>,
        head: Option<usize>,
        loud: bool,
    ) {
        let text = self.text;
        let entry = found.filter(|(n, _)| *n == 1).map(|(_, e)| e);
        let kinds = entry.map_or(Kinds::NONE, |e| e.kinds);
        if self.is_titled(i) {
            self.names.push(Name::new(i..i + 1));
            return;
        }
        if text.has(
            i,
            Classes::NO_NAME.with(Classes::MONTH).with(Classes::WEEKDAY),
        ) && !kinds.any(Kinds::PLACE)
        {
            return;
        }
        let letter = text.raw(i).chars().count() == 1;
        if text.has(i, Classes::FUNCTION)
            && !(kinds.any(Kinds::ACRONYM) && text.shape(i) == Shape::Upper)
        {
            return;
        }
        let name = Name::new(i..i + 1);
        // `on X`, `sur le réseau social X`: one letter, which only what stands before it makes a name.
        if text.raw(i) == "X" && i > 0 {
            if text.is_any(
                i - 1,
                words!["on", "sur", "social", "platform", "plateforme", "via"],
            ) {
                self.names
                    .push(name.of(Kind::Organisation, KindReason::Preposition, Sure::Firm));
            }
            return;
        }
        if letter || self.french && self.is_portfolio(i) {
            return;
        }
        if let Some(entry) = entry
            && kinds.any(Kinds::PLACE.with(Kinds::ORGANISATION))
            && !(kinds.any(Kinds::DEMONYM)
                && !kinds.any(Kinds::COUNTRY.with(Kinds::REGION).with(Kinds::ORGANISATION)))
        {
            self.push_known(i..i + 1, entry);
            let common = kinds.weak(text.language())
                || kinds.any(Kinds::FIRST_NAME.with(Kinds::FAMILY))
                    && !kinds.any(Kinds::COUNTRY.with(Kinds::CAPITAL));
            if common && let Some(last) = self.names.last_mut() {
                last.sure = Sure::Weak;
            }
            return;
        }
        if kinds.any(Kinds::DEMONYM) {
            return;
        }
        if let Some(h) = head {
            if self.head_kind(h) == Kind::Organisation && !loud {
                self.names
                    .push(name.of(Kind::Organisation, KindReason::Head, Sure::No));
            }
            return;
        }
        if known::is_acronym(text, i)
            && kinds.is_empty()
            && (text.has(i, PLAIN_WORDS) || self.usage.seen(text, i).lower)
        {
            return;
        }
        let name = if known::is_acronym(text, i) && !loud {
            name.of(Kind::Organisation, KindReason::Shape, Sure::Weak)
        } else {
            name
        };
        self.names.push(name);
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

/// Heads that open a name in English texts: broadcasters, clubs, and what other languages put first.
const FIRST_HEADS: &Words = words![
    "radio",
    "team",
    "bank",
    "operation",
    "université",
    "universite",
    "universidad",
    "banco",
    "banque",
    "fc",
    "ac",
    "as",
    "groupe",
];

/// Titles whose bearers are named after their country: `Marie de Roumanie`.
const ROYAL: &Words = words![
    "roi",
    "reine",
    "prince",
    "princesse",
    "duc",
    "duchesse",
    "comte",
    "comtesse",
    "empereur",
    "king",
    "queen",
    "grand-duc",
];

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

/// Whether the acronym's letters are the first letters of the words, in order, small words skipped or counted.
fn abbreviates(text: &Text, acronym: usize, tokens: Range<usize>) -> bool {
    let mut letters = text
        .word(acronym)
        .chars()
        .filter(|c| c.is_alphabetic())
        .map(crate::text::without_accents)
        .peekable();
    let mut firsts = 0;
    for i in tokens {
        if !matches!(text.kind(i), TokenKind::Word | TokenKind::Elision) {
            continue;
        }
        for part in text.word(i).split('-') {
            let Some(first) = part.chars().next().map(crate::text::without_accents) else {
                continue;
            };
            if letters.peek() == Some(&first) {
                letters.next();
                firsts += 1;
            } else if !text.has(i, Classes::FUNCTION) {
                return letters.peek().is_none() && firsts >= 2;
            }
        }
    }
    // `Cédéao` takes several letters of a word: two thirds of its letters found in order are enough.
    letters.count() * 2 <= firsts && firsts >= 2
}

/// A French infinitive: `permis au Sénat de réviser`.
fn is_infinitive(word: &str) -> bool {
    word.ends_with("er") && !matches!(word, "mer" | "fer" | "hiver" | "cancer" | "métier")
        || word.ends_with("oir")
        || word.ends_with("ndre")
        || word.ends_with("ttre")
}

/// Whether a word that opens a sentence ends as verbs, adverbs and adjectives of the language do.
fn ends_like_a_word(text: &Text, i: usize) -> bool {
    let word = text.word(i);
    let endings: &[&str] = match text.language() {
        Language::French => &[
            "ment", "ant", "tion", "tions", "ité", "isme", "ismes", "age", "ages", "eurs", "ement",
            "ements",
        ],
        Language::English => &[
            "ing", "ly", "ion", "ions", "ness", "ment", "ments", "ism", "ers", "ors", "ists", "ies",
        ],
    };
    endings
        .iter()
        .any(|e| word.len() > e.len() + 1 && word.ends_with(e))
}
