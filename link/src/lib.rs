//! The codec of links: a story in letters and digits.
//!
//! A link carries what the reader pasted, byte for byte, what they corrected, and what they were looking at; never
//! the reading, which is made again. It is short (a small context-mixing coder, primed with text of the genre),
//! made of nothing that a chat or a mailer breaks, and knows when it was cut or altered: what is shown is what was
//! sent, or is said to be only its beginning.
//!
//! ```
//! use depeche_link::{Link, Parcel, Prime, decode, encode};
//!
//! let parcel = Parcel::new("« Rien n’est signé », a dit à la presse la ministre Ana Sorel.", Prime::French);
//! let link = encode(&parcel).unwrap();
//! assert!(link.starts_with('1') && link.chars().all(|c| c.is_ascii_alphanumeric()));
//! assert_eq!(decode(&link), Ok(Link::Story(parcel)));
//! ```
//!
//! # Where to look
//!
//! - [`frame`]: what follows the version character: header, checks, body. The format, in words.
//! - `symbols`, `model`, `coder`: text as symbols, what comes next, bits as bytes.
//! - `base62`: bytes as letters and digits.
//! - [`mod@repair`]: a link again out of what mailers and chats made of it.
//! - [`mod@fingerprint`]: whether two people hold the same text, for links that carry none; [`Quote`]: where words of the
//!   one stand in the other.
//! - [`extras`]: what travels beside the text, in fields that a page may not know.
//!
//! # What is promised
//!
//! - Every link ever made opens for ever: `tests/golden/` holds links of every version, and a version's format,
//!   priming text included, never changes after its release.
//! - Decoding any string ends, without a panic, within the time and memory that [`MAX_TEXT`] and [`MAX_LINK`] bound.
//! - A checksum finds accidents. It does not prove who made a link: anyone can make one that says anything.

mod base62;
mod check;
mod coder;
pub mod extras;
mod fault;
pub mod fingerprint;
mod fits;
pub mod frame;
mod model;
mod prime;
mod quote;
pub mod repair;
mod state;
mod symbols;

pub use fault::{Fault, TooLong};
pub use fingerprint::{Fingerprint, fingerprint};
pub use fits::{Fits, fits};
#[cfg(any(test, feature = "any-body"))]
pub use frame::AnyBody;
pub use frame::{decode, encode, encode_reference};
pub use prime::Prime;
pub use quote::{Quote, Searched};
pub use repair::repair;

/// The longest text a link carries, in bytes of UTF-8.
pub const MAX_TEXT: usize = 256 * 1024;

/// The longest payload, in characters: more is neither written nor read.
pub const MAX_LINK: usize = 64 * 1024;

/// The most bytes of [`Parcel::extras`].
pub const MAX_EXTRAS: usize = 32 * 1024;

/// A story on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// The text exactly as pasted.
    pub text: String,
    /// The language whose habits make the link short. The wrong one costs length, nothing else.
    pub prime: Prime,
    /// What the reader was looking at.
    pub view: View,
    /// What else travels: [fields](extras::fields).
    pub extras: Vec<u8>,
}

impl Parcel {
    /// A text with nothing selected.
    pub fn new(text: impl Into<String>, prime: Prime) -> Self {
        Self {
            text: text.into(),
            prime,
            view: View::default(),
            extras: Vec::new(),
        }
    }
}

/// A story left at home: what finds its place again in a copy of the text that the receiver has.
///
/// ```
/// use depeche_link::{Link, Reference, decode, encode_reference, fingerprint};
///
/// let text = "Ana Sorel\u{A0}: « Rien n’est signé. »";
/// let link = encode_reference(&Reference::to(text)).unwrap();
/// let Ok(Link::Reference(reference)) = decode(&link) else { panic!() };
/// // The colleague's copy came with other spaces and quote marks: still the same text.
/// assert_eq!(fingerprint("Ana Sorel : \"Rien n'est signé.\"\n"), reference.fingerprint);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What the text must come to.
    pub fingerprint: Fingerprint,
    /// How long the text was, in bytes of UTF-8, so that "yours is shorter" can be said; [`MAX_TEXT`] when it was longer.
    pub length: usize,
    /// What the reader was looking at.
    pub view: View,
    /// What else travels, as in [`Parcel::extras`].
    pub extras: Vec<u8>,
}

impl Reference {
    /// A reference to a text, with nothing selected.
    pub fn to(text: &str) -> Self {
        Self {
            fingerprint: fingerprint(text),
            length: text.len().min(MAX_TEXT),
            view: View::default(),
            extras: Vec::new(),
        }
    }
}

/// What a link turns out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// Version 1: the story itself.
    Story(Parcel),
    /// Version 2: only a reference to it.
    Reference(Reference),
}

/// What the reader was looking at. The numbers are the page's own; 0 and none cost nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The panel that was open.
    pub panel: u8,
    /// What was selected in it.
    pub selected: Option<u32>,
}
