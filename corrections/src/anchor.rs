//! [`Anchor`]: words of a text with what stands around them, and where they stand in another copy of it.

use depeche_engine::Span;
use depeche_link::Quote;
use std::ops::Range;

/// Words of a text, by which they are found again in another copy or version of it: see [`Quote`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The words; their beginning, when they are many.
    pub(crate) head: Quote,
    /// The end of many words.
    pub(crate) tail: Option<Quote>,
}

impl Anchor {
    /// The words of a span of a text; none where it covers none.
    #[must_use]
    pub fn of(text: &str, span: Span) -> Option<Self> {
        Self::of_words(text, span.start as usize..span.end as usize)
    }

    /// The words of a range of a text, in bytes; none where it covers none.
    #[must_use]
    pub fn of_words(text: &str, range: Range<usize>) -> Option<Self> {
        let head = Quote::of(text, range)?;
        Some(Self { head, tail: None })
    }

    /// Where the words stand in a copy of the text; none where they do not, or where what does is too little to tell.
    #[must_use]
    pub fn find(&self, copy: &str) -> Option<Span> {
        let found = self.head.find(copy)?;
        Some(Span::new(found.start, found.end))
    }
}
