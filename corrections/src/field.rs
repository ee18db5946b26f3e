//! Corrections as the bytes of a link's field ([`CORRECTIONS`](depeche_link::extras::CORRECTIONS)), and back.
//!
//! ```text
//! field       bits, the highest of a byte first, noughts to the end of the last:
//!               1 whether anchors are places in the text that the link carries, and not words
//!               number of corrections; the corrections
//! correction  5 bits of kind, its fields in the order of `Correction`'s
//! anchor      0   and a place: the index of its first piece, in as many bits as the text's last needs; number of pieces,
//!                 less one
//!             10  and a place in bytes: offset, in as many bits as the text's length needs; length, less one
//!             11  and words: number and bytes of the `Quote`; 1 bit and 8 bits of which it is of those alike; 1 bit, and
//!                 number of bytes from beginning to end, number and bytes of the `Quote` of the end
//! piece       a run of letters and figures, or any other character that is no white space
//! date        2 bits: none, year, month, day; year: 0 and 4 bits from 2020, or 1 and 14 bits; 4 bits; 5 bits
//! option      1 bit, and what there is
//! number      Elias gamma of one more
//! ```
//!
//! A place is exact, since the text is the link's own; it becomes an anchor again when the link is opened. Where the words
//! of an anchor do not stand in the text as they are, they travel themselves, and in a link without text always.
//!
//! Old links open for ever: a kind keeps its number, and no field changes its meaning.

use crate::anchor::Tail;
use crate::bits::{Reader, Writer};
use crate::{Anchor, Correction, Corrections, Speaker, Topic};
use depeche_engine::calendar::{Date, PartialDate};
use depeche_engine::story::{Kind, PresenceStatus, QuoteKind};
use depeche_link::{Quote, Searched};
use std::ops::Range;

#[cfg(test)]
mod tests;

impl Corrections {
    /// More corrections than these are neither written nor read.
    pub const MOST: usize = 400;

    /// More anchors than these in all of them neither: each is sought in the whole text.
    const MOST_ANCHORS: usize = 4 * Self::MOST;

    /// As the bytes of a link's field: beside the text that the link carries, a few bytes each; without it, the words. None
    /// when there are more than [`MOST`](Self::MOST).
    ///
    /// ```
    /// use depeche_corrections::{Anchor, Correction, Corrections};
    ///
    /// let text = "The ferry talks resume on Monday, Ana Moe said.";
    /// let who = Anchor::of_words(text, 34..41).unwrap();
    /// let corrections = Corrections(vec![Correction::NoParticipant { who }]);
    /// let bytes = corrections.to_bytes(Some(text)).unwrap();
    /// assert_eq!(bytes.len(), 3);
    /// assert_eq!(Corrections::from_bytes(&bytes, Some(text)), Some(corrections));
    /// assert_eq!(Corrections::from_bytes(&bytes, None), None, "they are places in a text");
    /// ```
    #[must_use]
    pub fn to_bytes(&self, text: Option<&str>) -> Option<Vec<u8>> {
        if self.0.len() > Self::MOST {
            return None;
        }
        let mut writer = FieldWriter {
            bits: Writer::default(),
            text: text.map(Places::new),
            anchors: 0,
        };
        writer.bits.bits(u32::from(text.is_some()), 1);
        writer.bits.number(self.0.len() as u32);
        self.0.iter().for_each(|c| writer.correction(c));
        (writer.anchors <= Self::MOST_ANCHORS).then(|| writer.bits.finish())
    }

    /// Out of the bytes of a field, beside the text that the link carried; none when they say what
    /// [`to_bytes`](Self::to_bytes) never does, or what a later version writes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8], text: Option<&str>) -> Option<Self> {
        let mut reader = FieldReader {
            bits: Reader::new(bytes),
            text: None,
            anchors: 0,
        };
        if reader.bits.flag()? {
            reader.text = Some(Places::new(text?));
        }
        let count = reader.bits.number()? as usize;
        if count > Self::MOST {
            return None;
        }
        let mut all = Vec::new();
        for _ in 0..count {
            all.push(reader.correction()?);
        }
        reader.bits.ends().then_some(Self(all))
    }
}

/// A text as places in it are numbered.
struct Places<'t> {
    copy: Searched<'t>,
    /// Where each piece stands.
    pieces: Vec<Range<usize>>,
}

impl<'t> Places<'t> {
    fn new(text: &'t str) -> Self {
        let mut pieces: Vec<Range<usize>> = Vec::new();
        let mut in_word = false;
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            let is_letter = c.is_alphanumeric();
            match pieces.last_mut() {
                Some(last) if is_letter && in_word => last.end = end,
                _ if !c.is_whitespace() => pieces.push(at..end),
                _ => {}
            }
            in_word = is_letter;
        }
        Self {
            copy: Searched::new(text),
            pieces,
        }
    }

    /// How many bits the index of a piece takes, and an offset.
    fn widths(&self) -> (u32, u32) {
        (width(self.pieces.len()), width(self.copy.text().len()))
    }
}

/// How many bits a number below or equal to another takes.
fn width(most: usize) -> u32 {
    usize::BITS - most.leading_zeros()
}

struct FieldWriter<'t> {
    bits: Writer,
    text: Option<Places<'t>>,
    /// How many anchors were written.
    anchors: usize,
}

impl FieldWriter<'_> {
    fn correction(&mut self, correction: &Correction) {
        self.bits.bits(number_of(correction), 5);
        match correction {
            Correction::Speaker { quote, speaker } => {
                self.anchor(quote);
                self.speaker(speaker);
            }
            Correction::AddQuote { words, kind } => {
                self.anchor(words);
                self.choice(QuoteKind::ALL, *kind, 1);
            }
            Correction::NoQuote { quote: one }
            | Correction::NoParticipant { who: one }
            | Correction::NoDate { words: one }
            | Correction::What { what: one } => self.anchor(one),
            Correction::QuoteBounds { quote: one, to }
            | Correction::Rename { who: one, name: to }
            | Correction::Merge { who: one, into: to }
            | Correction::AddRole { who: one, role: to }
            | Correction::NoRole { who: one, role: to }
            | Correction::DateBounds { words: one, to } => {
                self.anchor(one);
                self.anchor(to);
            }
            Correction::Split { mention, of } => {
                self.anchor(mention);
                self.option(of.as_ref());
            }
            Correction::Kind { who: one, kind }
            | Correction::AddParticipant { words: one, kind } => {
                self.anchor(one);
                self.choice(Kind::ALL, *kind, 3);
            }
            Correction::ChangeRole { who, role, to } => {
                [who, role, to].into_iter().for_each(|one| self.anchor(one));
            }
            Correction::Presence { who, status } => {
                self.anchor(who);
                self.choice(PresenceStatus::ALL, *status, 3);
            }
            Correction::StandIns { who, by } => {
                self.anchor(who);
                self.bits.number(by.len() as u32);
                by.iter().for_each(|one| self.anchor(one));
            }
            Correction::Where { place } => self.option(place.as_ref()),
            Correction::When { date, until } => self.dates(*date, *until),
            Correction::NoEvent => {}
            Correction::AddClaim {
                topic,
                words: claim,
            }
            | Correction::NoClaim { topic, claim } => self.claim(*topic, claim),
            Correction::MoveClaim {
                topic,
                claim,
                to,
                words,
            } => {
                self.claim(*topic, claim);
                self.choice(&Topic::ALL, *to, 2);
                self.option(words.as_ref());
            }
            Correction::WhoseClaim {
                topic,
                claim,
                whose,
            } => {
                self.claim(*topic, claim);
                self.option(whose.as_ref());
            }
            Correction::Date { words, date, until } => {
                self.anchor(words);
                self.dates(*date, *until);
            }
            Correction::Published { date } => self.date(*date),
        }
    }

    fn claim(&mut self, topic: Topic, words: &Anchor) {
        self.choice(&Topic::ALL, topic, 2);
        self.anchor(words);
    }

    fn dates(&mut self, date: Option<PartialDate>, until: Option<PartialDate>) {
        self.date(date);
        self.date(until);
    }

    fn speaker(&mut self, speaker: &Speaker) {
        match speaker {
            Speaker::Participant(who) => {
                self.bits.bits(0, 1);
                self.anchor(who);
            }
            Speaker::Unnamed(words) => {
                self.bits.bits(0b10, 2);
                self.anchor(words);
            }
            Speaker::Nobody => self.bits.bits(0b11, 2),
        }
    }

    fn choice<T: PartialEq>(&mut self, all: &[T], one: T, width: u32) {
        debug_assert!(all.len() <= 1 << width, "a link has no room for them");
        let at = all.iter().position(|other| *other == one);
        self.bits.bits(at.unwrap_or_default() as u32, width);
    }

    fn option(&mut self, anchor: Option<&Anchor>) {
        self.bits.bits(u32::from(anchor.is_some()), 1);
        anchor.into_iter().for_each(|anchor| self.anchor(anchor));
    }

    fn anchor(&mut self, anchor: &Anchor) {
        self.anchors += 1;
        let Some(places) = &self.text else {
            return self.words(anchor);
        };
        let Some(span) = anchor.exact(&places.copy) else {
            return self.words(anchor);
        };
        let range = span.start as usize..span.end as usize;
        let again = Anchor::within(&places.copy, range.clone());
        if again.and_then(|again| again.exact(&places.copy)) != Some(span) {
            return self.words(anchor);
        }
        let (pieces, bytes) = places.widths();
        let first = places.pieces.partition_point(|p| p.start < range.start);
        let last = places.pieces.partition_point(|p| p.end < range.end);
        let starts = places
            .pieces
            .get(first)
            .is_some_and(|p| p.start == range.start);
        let ends = places.pieces.get(last).is_some_and(|p| p.end == range.end);
        if starts && ends && first <= last {
            self.bits.bits(0, 1);
            self.bits.bits(first as u32, pieces);
            self.bits.number((last - first) as u32);
        } else {
            self.bits.bits(0b10, 2);
            self.bits.bits(range.start as u32, bytes);
            self.bits.number(range.len() as u32 - 1);
        }
    }

    fn words(&mut self, anchor: &Anchor) {
        if self.text.is_some() {
            self.bits.bits(0b11, 2);
        }
        self.quote(&anchor.head);
        self.bits.bits(u32::from(anchor.nth > 0), 1);
        if anchor.nth > 0 {
            self.bits.bits(anchor.nth.into(), 8);
        }
        self.bits.bits(u32::from(anchor.tail.is_some()), 1);
        if let Some(tail) = &anchor.tail {
            self.bits.number(tail.length);
            self.quote(&tail.words);
        }
    }

    fn quote(&mut self, quote: &Quote) {
        let bytes = quote.to_bytes();
        self.bits.number(bytes.len() as u32);
        bytes
            .iter()
            .for_each(|byte| self.bits.bits((*byte).into(), 8));
    }

    fn date(&mut self, date: Option<PartialDate>) {
        let (form, year, month, day) = match date {
            None => (0, None, None, None),
            Some(PartialDate::Year(year)) => (1, Some(year), None, None),
            Some(PartialDate::Month(year, month)) => (2, Some(year), Some(month), None),
            Some(PartialDate::Day(date)) => {
                (3, Some(date.year()), Some(date.month()), Some(date.day()))
            }
        };
        self.bits.bits(form, 2);
        if let Some(year) = year {
            match year.checked_sub(RECENT) {
                Some(recent @ 0..16) => self.bits.bits(recent.into(), 5),
                _ => {
                    self.bits.bits(1, 1);
                    self.bits.bits(year.into(), 14);
                }
            }
        }
        month
            .into_iter()
            .for_each(|month| self.bits.bits(month.into(), 4));
        day.into_iter()
            .for_each(|day| self.bits.bits(day.into(), 5));
    }
}

/// The first of the sixteen years that take four bits.
const RECENT: u16 = 2020;

/// The number of a kind. Part of the format: never changes.
fn number_of(correction: &Correction) -> u32 {
    match correction {
        Correction::Speaker { .. } => 0,
        Correction::QuoteBounds { .. } => 1,
        Correction::NoQuote { .. } => 2,
        Correction::AddQuote { .. } => 3,
        Correction::Rename { .. } => 4,
        Correction::Merge { .. } => 5,
        Correction::Split { .. } => 6,
        Correction::Kind { .. } => 7,
        Correction::NoParticipant { .. } => 8,
        Correction::AddParticipant { .. } => 9,
        Correction::AddRole { .. } => 10,
        Correction::ChangeRole { .. } => 11,
        Correction::NoRole { .. } => 12,
        Correction::Presence { .. } => 13,
        Correction::StandIns { .. } => 14,
        Correction::What { .. } => 15,
        Correction::Where { .. } => 16,
        Correction::When { .. } => 17,
        Correction::NoEvent => 18,
        Correction::AddClaim { .. } => 19,
        Correction::MoveClaim { .. } => 20,
        Correction::WhoseClaim { .. } => 21,
        Correction::NoClaim { .. } => 22,
        Correction::Date { .. } => 23,
        Correction::DateBounds { .. } => 24,
        Correction::NoDate { .. } => 25,
        Correction::Published { .. } => 26,
    }
}

struct FieldReader<'a> {
    bits: Reader<'a>,
    text: Option<Places<'a>>,
    /// How many anchors were read.
    anchors: usize,
}

impl FieldReader<'_> {
    fn correction(&mut self) -> Option<Correction> {
        Some(match self.bits.bits(5)? {
            0 => Correction::Speaker {
                quote: self.anchor()?,
                speaker: self.speaker()?,
            },
            1 => Correction::QuoteBounds {
                quote: self.anchor()?,
                to: self.anchor()?,
            },
            2 => Correction::NoQuote {
                quote: self.anchor()?,
            },
            3 => Correction::AddQuote {
                words: self.anchor()?,
                kind: self.choice(QuoteKind::ALL, 1)?,
            },
            number @ 4..=14 => self.of_people(number)?,
            15 => Correction::What {
                what: self.anchor()?,
            },
            16 => Correction::Where {
                place: self.option()?,
            },
            17 => Correction::When {
                date: self.date()?,
                until: self.date()?,
            },
            18 => Correction::NoEvent,
            number => self.of_context(number)?,
        })
    }

    fn of_people(&mut self, number: u32) -> Option<Correction> {
        let who = self.anchor()?;
        Some(match number {
            4 => Correction::Rename {
                who,
                name: self.anchor()?,
            },
            5 => Correction::Merge {
                who,
                into: self.anchor()?,
            },
            6 => Correction::Split {
                mention: who,
                of: self.option()?,
            },
            7 => Correction::Kind {
                who,
                kind: self.choice(Kind::ALL, 3)?,
            },
            8 => Correction::NoParticipant { who },
            9 => Correction::AddParticipant {
                words: who,
                kind: self.choice(Kind::ALL, 3)?,
            },
            10 => Correction::AddRole {
                who,
                role: self.anchor()?,
            },
            11 => Correction::ChangeRole {
                who,
                role: self.anchor()?,
                to: self.anchor()?,
            },
            12 => Correction::NoRole {
                who,
                role: self.anchor()?,
            },
            13 => Correction::Presence {
                who,
                status: self.choice(PresenceStatus::ALL, 3)?,
            },
            14 => {
                let count = self.bits.number()? as usize;
                if count > Corrections::MOST {
                    return None;
                }
                let mut by = Vec::new();
                for _ in 0..count {
                    by.push(self.anchor()?);
                }
                Correction::StandIns { who, by }
            }
            _ => return None,
        })
    }

    fn of_context(&mut self, number: u32) -> Option<Correction> {
        Some(match number {
            19 => Correction::AddClaim {
                topic: self.choice(&Topic::ALL, 2)?,
                words: self.anchor()?,
            },
            20 => Correction::MoveClaim {
                topic: self.choice(&Topic::ALL, 2)?,
                claim: self.anchor()?,
                to: self.choice(&Topic::ALL, 2)?,
                words: self.option()?,
            },
            21 => Correction::WhoseClaim {
                topic: self.choice(&Topic::ALL, 2)?,
                claim: self.anchor()?,
                whose: self.option()?,
            },
            22 => Correction::NoClaim {
                topic: self.choice(&Topic::ALL, 2)?,
                claim: self.anchor()?,
            },
            23 => Correction::Date {
                words: self.anchor()?,
                date: self.date()?,
                until: self.date()?,
            },
            24 => Correction::DateBounds {
                words: self.anchor()?,
                to: self.anchor()?,
            },
            25 => Correction::NoDate {
                words: self.anchor()?,
            },
            26 => Correction::Published { date: self.date()? },
            _ => return None,
        })
    }

    fn speaker(&mut self) -> Option<Speaker> {
        Some(if !self.bits.flag()? {
            Speaker::Participant(self.anchor()?)
        } else if !self.bits.flag()? {
            Speaker::Unnamed(self.anchor()?)
        } else {
            Speaker::Nobody
        })
    }

    fn choice<T: Copy>(&mut self, all: &[T], width: u32) -> Option<T> {
        all.get(self.bits.bits(width)? as usize).copied()
    }

    fn option(&mut self) -> Option<Option<Anchor>> {
        Some(match self.bits.flag()? {
            true => Some(self.anchor()?),
            false => None,
        })
    }

    fn anchor(&mut self) -> Option<Anchor> {
        self.anchors += 1;
        if self.anchors > Corrections::MOST_ANCHORS {
            return None;
        }
        let Some(places) = &self.text else {
            return self.words();
        };
        let (pieces, bytes) = places.widths();
        let range = if !self.bits.flag()? {
            let first = self.bits.bits(pieces)? as usize;
            let last = first.checked_add(self.bits.number()? as usize)?;
            places.pieces.get(first)?.start..places.pieces.get(last)?.end
        } else if !self.bits.flag()? {
            let start = self.bits.bits(bytes)? as usize;
            start
                ..start
                    .checked_add(self.bits.number()? as usize)?
                    .checked_add(1)?
        } else {
            return self.words();
        };
        Anchor::within(&places.copy, range)
    }

    fn words(&mut self) -> Option<Anchor> {
        let head = self.quote()?;
        let nth = match self.bits.flag()? {
            true => self.bits.bits(8)? as u8,
            false => 0,
        };
        let tail = match self.bits.flag()? {
            true => Some(Tail {
                length: self.bits.number()?,
                words: self.quote()?,
            }),
            false => None,
        };
        Some(Anchor { head, nth, tail })
    }

    fn quote(&mut self) -> Option<Quote> {
        let len = self.bits.number()?;
        let mut bytes = Vec::new();
        for _ in 0..len {
            bytes.push(self.bits.bits(8)? as u8);
        }
        Quote::from_bytes(&bytes)
    }

    fn date(&mut self) -> Option<Option<PartialDate>> {
        let form = self.bits.bits(2)?;
        if form == 0 {
            return Some(None);
        }
        let year = match self.bits.flag()? {
            true => self.bits.bits(14)? as u16,
            false => RECENT + self.bits.bits(4)? as u16,
        };
        if !(1..=9999).contains(&year) {
            return None;
        }
        if form == 1 {
            return Some(Some(PartialDate::Year(year)));
        }
        let month = self.bits.bits(4)? as u8;
        if form == 2 {
            let exists = Date::new(year, month, 1).is_some();
            return exists.then_some(Some(PartialDate::Month(year, month)));
        }
        let day = self.bits.bits(5)? as u8;
        Date::new(year, month, day).map(|date| Some(PartialDate::Day(date)))
    }
}
