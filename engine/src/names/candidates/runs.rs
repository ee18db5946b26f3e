//! How far a run of capitalised words goes that may hold names: over particles, joiners and the adjectives of a head.

use super::{Found, LONGEST_RUN, PLAIN_WORDS, Scan};
use crate::language::{Classes, Language};
use crate::lexicon::{Entry, Kinds};
use crate::names::known;
use crate::text::{Shape, TokenKind, words};

impl Scan<'_, '_> {
    /// Where a run of capitalised words and the small words between them ends.
    pub(super) fn words_end(&self, start: usize, end: usize) -> usize {
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

    /// Where the widest run that may hold one name ends.
    pub(super) fn extent(&self, start: usize, end: usize) -> usize {
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
            // `Vincent D'Onofrio`, `Lise d'Orval`
            if text.kind(k) == TokenKind::Elision
                && (text.raw(k).starts_with('D') || !self.french && text.is(k, "d'"))
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
    pub(super) fn owner_joiner(&self, k: usize, end: usize) -> Option<usize> {
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
    pub(super) fn taken(&self, k: usize, end: usize) -> Option<usize> {
        if !self.text.known(k).goes_on {
            return None;
        }
        let (n, entry) = self.in_lexicon(k, end)?;
        (n > 1 && entry.kinds.any(Kinds::PLACE.with(Kinds::ORGANISATION))).then_some(k + n)
    }

    /// The lexicon's name that begins at `k`, when the text writes it as a name: not `La réunion` for the island.
    pub(super) fn in_lexicon(&self, k: usize, end: usize) -> Option<(usize, Entry)> {
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
    pub(super) fn longest(&self, k: usize, end: usize) -> Option<(usize, Entry)> {
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
    pub(super) fn breaks(&self, k: usize, start: usize) -> bool {
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
    pub(super) fn is_head(&self, k: usize) -> bool {
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
    pub(super) fn is_titled(&self, k: usize) -> bool {
        let titles = if self.french {
            words!["m.", "mm.", "mme", "mmes", "mlle"]
        } else {
            words!["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr."]
        };
        k > 0 && self.text.is_any(k - 1, titles)
    }

    /// Whether the capitalised word heads English names: `Arms Control Association` in a French text.
    pub(super) fn is_foreign_head(&self, k: usize) -> bool {
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

    pub(super) fn is_joiner(&self, k: usize) -> bool {
        self.text.is_any(
            k,
            words![
                "de", "du", "des", "d'", "la", "l'", "le", "les", "of", "for", "the", "on", "and",
                "à", "pour",
            ],
        )
    }

    /// The token after `de la`, `du`, `des`, `d'`, `of the` … when a joiner stands at `k`.
    pub(super) fn after_joiner(&self, k: usize, end: usize) -> Option<usize> {
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
    pub(super) fn person_joiner(&self, start: usize, k: usize, end: usize) -> Option<usize> {
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
            let royal = start > 0 && text.has(start - 1, Classes::ROYAL);
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
    pub(super) fn head_joiner(
        &self,
        head: usize,
        k: usize,
        end: usize,
        joined: bool,
    ) -> Option<usize> {
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
    pub(super) fn is_name_adjective(&self, k: usize) -> bool {
        let text = self.text;
        if text.kind(k) != TokenKind::Word
            || text.shape(k) != Shape::Lower
            || text.has(k, Classes::FUNCTION)
        {
            return false;
        }
        text.has(k, Classes::TITULAR) || known::is_demonym(text, k)
    }
}

/// A French infinitive: `permis au Sénat de réviser`.
fn is_infinitive(word: &str) -> bool {
    word.ends_with("er") && !matches!(word, "mer" | "fer" | "hiver" | "cancer" | "métier")
        || word.ends_with("oir")
        || word.ends_with("ndre")
        || word.ends_with("ttre")
}
