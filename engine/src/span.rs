//! [`Span`]: where in the pasted text something stands.
//!
//! Every claim the engine makes points at the words that show it. A span is two UTF-8 byte offsets into the text exactly
//! as it was pasted, half open, on character boundaries, never past the end:
//!
//! ```
//! use depeche_engine::Span;
//!
//! let text = "Élysée, Paris";
//! let span = Span::new(10, 15);
//! assert_eq!(span.of(text), "Paris");
//! assert_eq!(span.len(), 5);
//! ```
//!
//! Offsets are 32 bits wide: a text longer than 4 GiB is read up to the last character that fits. JavaScript indexes
//! strings by UTF-16 code units; [`crate::json`] converts at the border and nowhere else.

/// A half-open range of UTF-8 bytes, `start..end`, in the pasted text. Ordered by start, then by end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset just past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`.
    ///
    /// # Panics
    /// In debug builds, when `end` lies before `start`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span runs forward, got {start}..{end}");
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    /// The words it covers. Empty when the span does not lie in `text`, which only a span of another text can do.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }

    /// Its length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether every byte of `other` lies in it.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset` lies in it.
    #[must_use]
    pub fn contains_offset(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn touching_spans_do_not_overlap() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 4).overlaps(Span::new(3, 5)));
    }

    #[test]
    fn a_span_of_another_text_reads_as_nothing() {
        assert_eq!(Span::new(2, 9).of("short"), "");
        assert_eq!(Span::new(1, 2).of("é"), "");
    }

    #[test]
    fn joining_covers_both_and_what_lies_between() {
        assert_eq!(Span::new(7, 9).to(Span::new(1, 3)), Span::new(1, 9));
    }
}
