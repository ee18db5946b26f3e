//! [`Anchor`]: words of a text with what stands around them, and where they stand in another copy of it.

use depeche_engine::{Span, Story};
use depeche_link::{Quote, Searched};
use std::ops::Range;

/// Words of a text, by which they are found again in another copy or version of it: see [`Quote`].
///
/// ```
/// use depeche_corrections::Anchor;
///
/// let text = "OSLO, Jan 6 (NNA) - The ferry talks resume on Monday, Ana Moe told us.";
/// let anchor = Anchor::of_words(text, 54..61).unwrap();
/// let update = "UPDATE 1\n\nOSLO, Jan 6 (NNA) - The ferry talks resume on\nTuesday, Ana\u{A0}Moe told us.";
/// assert_eq!(anchor.find(update).unwrap().of(update), "Ana\u{A0}Moe");
/// assert_eq!(anchor.find("Ana Ness won the race."), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The words; their beginning, when they are many.
    pub(crate) head: Quote,
    /// Which it is of the places that are alike, where the text repeats itself.
    pub(crate) nth: u8,
    /// The end of many words.
    pub(crate) tail: Option<Tail>,
}

/// The end of many words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tail {
    /// Its words.
    pub words: Quote,
    /// The bytes from the beginning of the anchor's words to their end.
    pub length: u32,
}

impl Anchor {
    /// More bytes of words than this are found by their beginning and their end.
    const LONG: usize = 96;
    /// How many bytes of words their end is.
    const END: usize = 32;
    /// By how many bytes words may grow or shrink at least, and by which part of their length, and still be the same.
    const SHIFT: u32 = 32;
    const PART: u32 = 4;

    /// The words of a span of a text; none where it covers none.
    #[must_use]
    pub fn of(text: &str, span: Span) -> Option<Self> {
        Self::of_words(text, span.start as usize..span.end as usize)
    }

    /// The words of a range of a text, in bytes; none where it covers none.
    #[must_use]
    pub fn of_words(text: &str, range: Range<usize>) -> Option<Self> {
        Self::within(&Searched::new(text), range)
    }

    /// The words by which a participant of a story is found again: where it is named in full.
    #[must_use]
    pub fn participant(text: &str, story: &Story, who: usize) -> Option<Self> {
        Self::of_participant(&Searched::new(text), story, who)
    }

    /// The same, in a text that is at hand already.
    #[must_use]
    pub fn of_participant(copy: &Searched, story: &Story, who: usize) -> Option<Self> {
        let text = copy.text();
        let participant = story.participants.get(who)?;
        let headline = story.furniture.headline;
        let in_body = |span: &Span| headline.is_none_or(|h| !h.contains(*span));
        let mentions = participant.mentions.iter().map(|m| m.span);
        let same = |span: &Span| span.of(text) == participant.name.of(text);
        let mut named = mentions.filter(same);
        // What stands above a story is the first thing to differ.
        let best = named.clone().find(in_body).or(named.next());
        let span = best.unwrap_or(participant.name);
        Self::within(copy, span.start as usize..span.end as usize)
    }

    /// The words of a range of a text that is at hand already, as it is where many are anchored.
    #[must_use]
    pub fn within(copy: &Searched, range: Range<usize>) -> Option<Self> {
        let text = copy.text();
        let words = text.get(range.clone())?;
        let start = range.end - words.trim_start().len();
        let range = start..start + words.trim().len();
        let is_long = range.len() > Self::LONG;
        let cut = text.ceil_char_boundary(range.end.saturating_sub(Self::END));
        let head = if is_long {
            Quote::of(text, range.start..cut)?
        } else {
            Quote::of(text, range.clone())?
        };
        let tail = is_long
            .then(|| Quote::of(text, cut..range.end))
            .flatten()
            .map(|words| Tail {
                words,
                length: range.len() as u32,
            });
        let alike = head.places(copy);
        let nth = alike.iter().position(|place| place.start >= range.start);
        Some(Self {
            head,
            nth: nth.and_then(|nth| nth.try_into().ok()).unwrap_or_default(),
            tail,
        })
    }

    /// Where the words stand in a copy of the text, edited within or not; none where they do not, or where what does is
    /// too little to tell.
    #[must_use]
    pub fn find(&self, copy: &str) -> Option<Span> {
        self.near(&Searched::new(copy))
    }

    /// Where the words stand, edited or not; of many, of which the beginning or the end is gone, about where they would.
    pub(crate) fn near(&self, copy: &Searched) -> Option<Span> {
        if let Some(exact) = self.exact(copy) {
            return Some(exact);
        }
        let of = |quote: &Quote| {
            let place = quote.places(copy).into_iter().next();
            place.or_else(|| quote.find_edited(copy)).map(span)
        };
        let Some(tail) = &self.tail else {
            return of(&self.head);
        };
        let text = copy.text();
        let length = tail.length as usize;
        if let Some(head) = of(&self.head) {
            let end = text.floor_char_boundary((head.start as usize).saturating_add(length));
            return Some(head.to(Span::new(head.start as usize, end)));
        }
        let end = of(&tail.words)?.end as usize;
        let start = text.ceil_char_boundary(end.saturating_sub(length));
        Some(Span::new(start, end))
    }

    /// Where the words stand as they were; of many, their beginning and their end, about as far apart as they were.
    pub(crate) fn exact(&self, copy: &Searched) -> Option<Span> {
        let head = span(self.head.places(copy).into_iter().nth(self.nth.into())?);
        let Some(tail) = &self.tail else {
            return Some(head);
        };
        let slack = Self::SHIFT.max(tail.length / Self::PART);
        let ends = tail.words.places(copy).into_iter().map(span);
        let mut ends = ends.filter(|end| {
            let length = end.end.saturating_sub(head.start);
            end.start >= head.end && length.abs_diff(tail.length) <= slack
        });
        Some(head.to(ends.next()?))
    }

    /// The words, or as many of them as it holds.
    #[must_use]
    pub fn words(&self) -> String {
        let head = self.head.words();
        match &self.tail {
            None => head.to_owned(),
            Some(tail) => format!("{head} … {}", tail.words.words()),
        }
    }
}

fn span(range: Range<usize>) -> Span {
    Span::new(range.start, range.end)
}
