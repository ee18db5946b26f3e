//! Why a link was not written, or not read: data for the page to say in the reader's language.

use std::fmt;

/// Why a link could not be read.
///
/// A text in here is a beginning of what was sent, and every character of it was checked; it may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing to read.
    Empty,
    /// It is not a link of this page at all: it begins with no version.
    NotALink,
    /// It is of a version made later than this page. The version's character.
    Newer(char),
    /// Its end is missing.
    Cut {
        /// Characters that arrived.
        arrived: usize,
        /// Characters that were sent; none when not even the part that tells arrived.
        expected: Option<usize>,
        /// The beginning that could be read.
        text: String,
    },
    /// Something in it was altered.
    Damaged {
        /// The beginning that could be read.
        text: String,
    },
    /// It is longer than any link this page makes, so nothing of it was read.
    TooLong {
        /// Characters that arrived.
        arrived: usize,
    },
}

/// Why a link could not be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooLong {
    /// The text is longer than [`MAX_TEXT`](crate::MAX_TEXT).
    Text {
        /// Its bytes of UTF-8.
        bytes: usize,
    },
    /// The extras are longer than [`MAX_EXTRAS`](crate::MAX_EXTRAS).
    Extras {
        /// Their bytes.
        bytes: usize,
    },
    /// The link would be longer than [`MAX_LINK`](crate::MAX_LINK).
    Link {
        /// Its characters.
        characters: usize,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "expected a link, found nothing"),
            Self::NotALink => write!(
                f,
                "expected a link that begins with its version, found something else"
            ),
            Self::Newer(version) => write!(
                f,
                "expected version 1 or 2, found {version}, made by a newer version"
            ),
            Self::Cut {
                arrived,
                expected: Some(expected),
                ..
            } => {
                write!(
                    f,
                    "expected {expected} characters, found {arrived}: the link was cut"
                )
            }
            Self::Cut {
                arrived,
                expected: None,
                ..
            } => {
                write!(
                    f,
                    "expected a whole header, found {arrived} characters: the link was cut"
                )
            }
            Self::Damaged { text } => {
                write!(f, "the link was altered after {} bytes of text", text.len())
            }
            Self::TooLong { arrived } => {
                write!(
                    f,
                    "expected at most {} characters, found {arrived}",
                    crate::MAX_LINK
                )
            }
        }
    }
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, limit, found) = match *self {
            Self::Text { bytes } => ("bytes of text", crate::MAX_TEXT, bytes),
            Self::Extras { bytes } => ("bytes of extras", crate::MAX_EXTRAS, bytes),
            Self::Link { characters } => ("characters of link", crate::MAX_LINK, characters),
        };
        write!(f, "expected at most {limit} {what}, found {found}")
    }
}

impl std::error::Error for Fault {}
impl std::error::Error for TooLong {}
