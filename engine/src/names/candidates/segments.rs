//! Where a run is cut into candidates: at titles, offices, adjectives of nationality and people's first names.

use super::{PLAIN_WORDS, Scan};
use crate::language::{Classes, Language};
use crate::lexicon::{Entry, Kinds};
use crate::names::keys::key;
use crate::names::usage::{Seen, opens};
use crate::names::{Name, Sure, known};
use crate::story::{Kind, KindReason};
use crate::text::{Shape, Text, TokenKind, words};
use std::ops::Range;

impl Scan<'_, '_> {
    /// Cuts one candidate off the run at `k`; gives where to go on.
    pub(super) fn segment(
        &mut self,
        k: usize,
        end: usize,
        sentence: &Range<usize>,
        loud: bool,
    ) -> usize {
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
    pub(super) fn segment_end(&self, k: usize, end: usize) -> (usize, Option<usize>) {
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
    pub(super) fn person_begins(
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
    pub(super) fn is_role_word(&self, k: usize) -> bool {
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
    pub(super) fn office_of_body(&self, k: usize) -> bool {
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
    pub(super) fn office_as_first_name(&self, k: usize) -> bool {
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
    pub(super) fn office_as_surname(&self, k: usize) -> bool {
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
    pub(super) fn may_open(&self, k: usize, end: usize, entry: Option<Entry>) -> bool {
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
    pub(super) fn is_portfolio(&self, i: usize) -> bool {
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

    pub(super) fn head_kind(&self, h: usize) -> Kind {
        if self.text.has(h, Classes::SITE) && !self.text.has(h, Classes::ORGANISATION) {
            Kind::Place
        } else {
            Kind::Organisation
        }
    }

    pub(super) fn push_known(&mut self, tokens: Range<usize>, entry: Entry) {
        self.names.push(in_lexicon(self.text, tokens, entry));
    }

    /// Adds the run as a candidate, when it can be a name at all.
    pub(super) fn push_run(
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
            let first = h == tokens.start && text.has(h, Classes::FIRST_HEAD);
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

    pub(super) fn push_single(
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

/// A name as the lexicon knows it. Houses are spoken of as those who govern in them, except where something happens there.
pub(in crate::names) fn in_lexicon(text: &Text, tokens: Range<usize>, entry: Entry) -> Name {
    const HOUSES: &[&str] = &[
        "kremlin",
        "maison blanche",
        "white house",
        "pentagone",
        "pentagon",
        "downing street",
    ];
    let house =
        entry.kinds.any(Kinds::SEAT) && HOUSES.contains(&key(text, tokens.clone()).as_str());
    let (kind, sure) = match entry.kinds.any(Kinds::PLACE) {
        true if !house => (Kind::Place, Sure::Firm),
        true if is_where(text, tokens.start) => (Kind::Place, Sure::Weak),
        _ => (Kind::Organisation, Sure::Firm),
    };
    let mut name = Name::new(tokens).of(kind, KindReason::Lexicon, sure);
    name.group = entry.group;
    name
}

/// Whether the words before a name say that something is or happens there: `à la Maison blanche`, `at the Kremlin`.
fn is_where(text: &Text, start: usize) -> bool {
    let article = text.is_any(start.wrapping_sub(1), words!["la", "l'", "le", "the"]);
    text.is_any(
        start.wrapping_sub(1 + usize::from(article)),
        words![
            "à", "au", "at", "in", "to", "near", "outside", "inside", "devant", "dans", "vers"
        ],
    )
}
