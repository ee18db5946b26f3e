//! The format of a link: version, header, body, and the checks in them.
//!
//! ```text
//! version   1 character: `1` the story, `2` a reference to it
//! header    11 characters, 8 bytes: 5 bits of flags, 19 of the text's length in bytes of UTF-8, 16 of the body's
//!           length in bytes, 24 of check over version, flags and lengths
//! body      of version 1, one arithmetic-coded stream:
//!             the text, symbol by symbol; between every 512 characters 16 bits of check over the text so far
//!             view and extras, when the flags say so
//!             32 bits of check over text, view, extras and header
//!           of version 2: 16 bytes of fingerprint, view and extras when the flags say so, 32 bits of check
//! ```
//!
//! All of it in base 62, the header as a block of its own: the lengths are believed, and anything allocated or
//! decoded, only once its check held. The checks inside the text are why the beginning of a cut or altered link can
//! be shown: it is trusted up to the last check that held, and no further.

use crate::check::Check;
use crate::coder::{Decoder, Encoder};
use crate::model::Model;
use crate::{
    Fault, Fingerprint, Link, MAX_EXTRAS, MAX_LINK, MAX_TEXT, Parcel, Prime, Reference, TooLong,
    View, base62, state, symbols,
};

const STORY: char = '1';
const REFERENCE: char = '2';
const HEADER: usize = 8;
/// Characters of text between two checks.
const STRETCH: usize = 512;

/// The payload of a link: what follows `#`.
///
/// Time and memory are linear in the text; a story of 5,000 characters takes a few milliseconds and some ten
/// megabytes.
///
/// # Errors
///
/// When the text, the extras or the link would be longer than [`MAX_TEXT`], [`MAX_EXTRAS`] or [`MAX_LINK`].
///
/// ```
/// use depeche_link::{MAX_TEXT, Parcel, Prime, TooLong, encode};
///
/// let parcel = Parcel::new("-".repeat(MAX_TEXT + 1), Prime::English);
/// assert_eq!(encode(&parcel), Err(TooLong::Text { bytes: MAX_TEXT + 1 }));
/// ```
pub fn encode(parcel: &Parcel) -> Result<String, TooLong> {
    let Parcel {
        text,
        prime,
        view,
        extras,
    } = parcel;
    if text.len() > MAX_TEXT {
        return Err(TooLong::Text { bytes: text.len() });
    }
    if extras.len() > MAX_EXTRAS {
        return Err(TooLong::Extras {
            bytes: extras.len(),
        });
    }
    let state = state::write(*view, extras);
    let mut header = Header {
        version: STORY,
        prime: *prime,
        state: !state.is_empty(),
        text: text.len(),
        body: 0,
    };
    let mut writer = Writer {
        model: prime.model(),
        coder: Encoder::new(),
    };
    let mut check = Check::new();
    let mut symbols = Vec::new();
    for (at, c) in text.chars().enumerate() {
        if at > 0 && at % STRETCH == 0 {
            writer.bits(check.value(), 16);
        }
        symbols.clear();
        symbols::write(c, &mut symbols);
        symbols.iter().for_each(|&symbol| writer.symbol(symbol));
        check.add(c.encode_utf8(&mut [0; 4]).as_bytes());
    }
    for &byte in &state {
        writer.symbol(byte);
    }
    check.add(&state);
    check.add(&header.content());
    writer.bits(check.value(), 32);
    let body = writer.coder.finish();
    header.body = body.len();
    header.seal(&body)
}

/// The payload of a link that leaves the text at home. Some fifty characters.
///
/// # Errors
///
/// When length or extras are longer than [`MAX_TEXT`] or [`MAX_EXTRAS`].
pub fn encode_reference(reference: &Reference) -> Result<String, TooLong> {
    let Reference {
        fingerprint,
        length,
        view,
        extras,
    } = reference;
    if *length > MAX_TEXT {
        return Err(TooLong::Text { bytes: *length });
    }
    if extras.len() > MAX_EXTRAS {
        return Err(TooLong::Extras {
            bytes: extras.len(),
        });
    }
    let state = state::write(*view, extras);
    let mut body = fingerprint.0.to_vec();
    body.extend(&state);
    let mut header = Header {
        version: REFERENCE,
        prime: Prime::default(),
        state: !state.is_empty(),
        text: *length,
        body: 0,
    };
    let mut check = Check::new();
    check.add(&body);
    check.add(&header.content());
    body.extend(check.value().to_be_bytes());
    header.body = body.len();
    header.seal(&body)
}

/// Reads the payload of a link, with or without its `#`.
///
/// Takes what [`encode`] gave; [`repair`](crate::repair()) first what came from outside. Characters after the
/// announced end are not looked at: text that stood behind a link and got joined to it does no harm.
///
/// # Errors
///
/// Whatever was cut or altered is recognised; what of the text is sure comes with the fault.
///
/// ```
/// use depeche_link::{Fault, Parcel, Prime, decode, encode};
///
/// let text = "The talks resume on Monday. ".repeat(60);
/// let link = encode(&Parcel::new(text.as_str(), Prime::English)).unwrap();
/// let half = &link[..link.len() / 2];
/// let Err(Fault::Cut { arrived, expected, text: beginning }) = decode(half) else { panic!() };
/// assert_eq!((arrived, expected), (half.len(), Some(link.len())));
/// assert!(text.starts_with(&beginning));
/// assert_eq!(decode("9zzz"), Err(Fault::Newer('9')));
/// ```
pub fn decode(link: &str) -> Result<Link, Fault> {
    let link = link.strip_prefix('#').unwrap_or(link);
    let version = match link.chars().next() {
        None => return Err(Fault::Empty),
        Some(version @ (STORY | REFERENCE)) => version,
        Some(newer @ '3'..='9') => return Err(Fault::Newer(newer)),
        Some(_) => return Err(Fault::NotALink),
    };
    if link.len() > MAX_LINK {
        return Err(Fault::TooLong {
            arrived: link.chars().count(),
        });
    }
    let arrived = link.find(|c| !base62::is_digit(c)).unwrap_or(link.len());
    let payload = &link.as_bytes()[1..arrived];
    let Some((header, body)) = payload.split_at_checked(base62::characters(HEADER)) else {
        return Err(Fault::Cut {
            arrived,
            expected: None,
            text: String::new(),
        });
    };
    let header = Header::read(version, header)?;
    let expected = 1 + base62::characters(HEADER) + base62::characters(header.body);
    let body = &body[..body.len().min(base62::characters(header.body))];
    let read = match version {
        STORY => read_story(&header, body).map(Link::Story),
        _ => read_reference(&header, body).map(Link::Reference),
    };
    read.map_err(|text| {
        if arrived < expected {
            Fault::Cut {
                arrived,
                expected: Some(expected),
                text,
            }
        } else {
            Fault::Damaged { text }
        }
    })
}

/// What the first eight bytes say.
struct Header {
    version: char,
    prime: Prime,
    state: bool,
    text: usize,
    body: usize,
}

impl Header {
    fn read(version: char, characters: &[u8]) -> Result<Self, Fault> {
        let damaged = || Fault::Damaged {
            text: String::new(),
        };
        let bytes = base62::read(characters, HEADER);
        let value = bytes
            .least
            .try_into()
            .map(u64::from_be_bytes)
            .map_err(|_| damaged())?;
        let content = value >> 24;
        if u64::from(Self::check(version, content)) != value & 0xFF_FFFF {
            return Err(damaged());
        }
        let flags = content >> 35;
        // A reference is coded with nobody's habits.
        if flags > 3 || version == REFERENCE && flags & 1 != 0 {
            return Err(Fault::Newer(version));
        }
        let header = Self {
            version,
            prime: if flags & 1 == 0 {
                Prime::French
            } else {
                Prime::English
            },
            state: flags & 2 != 0,
            text: (content >> 16 & 0x7_FFFF) as usize,
            body: (content & 0xFFFF) as usize,
        };
        if header.text > MAX_TEXT {
            Err(damaged())
        } else {
            Ok(header)
        }
    }

    /// The whole link, once the body is there.
    fn seal(&self, body: &[u8]) -> Result<String, TooLong> {
        let characters = 1 + base62::characters(HEADER) + base62::characters(body.len());
        if characters > MAX_LINK {
            return Err(TooLong::Link { characters });
        }
        let content = self.value() | body.len() as u64;
        let value = content << 24 | u64::from(Self::check(self.version, content));
        let mut link = String::with_capacity(characters);
        link.push(self.version);
        base62::write(&value.to_be_bytes(), &mut link);
        base62::write(body, &mut link);
        Ok(link)
    }

    /// Flags and length of text, as the check of the body takes them.
    fn content(&self) -> [u8; 8] {
        self.value().to_be_bytes()
    }

    fn value(&self) -> u64 {
        let flags = u64::from(self.prime == Prime::English) | u64::from(self.state) << 1;
        flags << 35 | (self.text as u64) << 16
    }

    fn check(version: char, content: u64) -> u32 {
        let mut check = Check::new();
        check.add(&[version as u8]);
        check.add(&content.to_be_bytes());
        check.value() >> 8
    }
}

/// Reads a story, or as much of its text as is sure.
fn read_story(header: &Header, body: &[u8]) -> Result<Parcel, String> {
    let bytes = base62::read(body, header.body);
    let mut reader = Reader {
        model: header.prime.model(),
        coder: Decoder::new(&bytes.least, &bytes.most),
    };
    let mut text = String::new();
    let mut sure = 0;
    let rest = reader.rest_of_story(header, &mut text, &mut sure);
    match rest {
        Some((view, extras)) if !bytes.overflow => Ok(Parcel {
            text,
            prime: header.prime,
            view,
            extras,
        }),
        _ => {
            text.truncate(sure);
            Err(text)
        }
    }
}

fn read_reference(header: &Header, body: &[u8]) -> Result<Reference, String> {
    let bytes = base62::read(body, header.body);
    if bytes.overflow || bytes.least != bytes.most {
        return Err(String::new());
    }
    let read = || {
        let (content, sent) = bytes.least.split_last_chunk::<4>()?;
        let mut check = Check::new();
        check.add(content);
        check.add(&header.content());
        if check.value().to_be_bytes() != *sent {
            return None;
        }
        let (fingerprint, state) = content.split_first_chunk::<16>()?;
        let mut bytes = state.iter();
        let (view, extras) = if header.state {
            state::read(&mut || bytes.next().copied())?
        } else {
            Default::default()
        };
        // One reference has one link: nothing behind it, no number longer than need be.
        if state::write(view, &extras) != state || state.is_empty() == header.state {
            return None;
        }
        Some(Reference {
            fingerprint: Fingerprint(*fingerprint),
            length: header.text,
            view,
            extras,
        })
    };
    read().ok_or_else(String::new)
}

/// A link whose header holds, around any body: what tests and fuzzing reach the coder with.
#[cfg(any(test, feature = "any-body"))]
#[derive(Clone, Debug)]
pub struct AnyBody {
    /// Whether it says to be a story and not a reference.
    pub story: bool,
    /// Whose habits it says to be coded with.
    pub prime: Prime,
    /// Whether it says that view and extras follow.
    pub state: bool,
    /// The length of text that it announces; more than a link can hold is cut.
    pub text: usize,
    /// The body.
    pub body: Vec<u8>,
}

#[cfg(any(test, feature = "any-body"))]
impl AnyBody {
    /// What stands in a link; none when its header does not hold.
    #[must_use]
    pub fn of(link: &str) -> Option<Self> {
        let version = link.chars().next()?;
        let (header, body) = link.as_bytes()[1..].split_at_checked(base62::characters(HEADER))?;
        let header = Header::read(version, header).ok()?;
        Some(Self {
            story: version == STORY,
            prime: header.prime,
            state: header.state,
            text: header.text,
            body: base62::read(body, header.body).least,
        })
    }

    /// The link; none when it is longer than any.
    #[must_use]
    pub fn link(&self) -> Option<String> {
        let mut header = self.header();
        header.body = self.body.len();
        header.seal(&self.body).ok()
    }

    /// The same, with the check of a reference behind its body.
    #[must_use]
    pub fn checked(mut self) -> Self {
        let mut check = Check::new();
        check.add(&self.body);
        check.add(&self.header().content());
        self.body.extend(check.value().to_be_bytes());
        self
    }

    fn header(&self) -> Header {
        Header {
            version: if self.story { STORY } else { REFERENCE },
            prime: self.prime,
            state: self.state,
            text: self.text.min(MAX_TEXT),
            body: 0,
        }
    }
}

struct Writer {
    model: Model,
    coder: Encoder,
}

impl Writer {
    fn symbol(&mut self, symbol: u8) {
        for at in (0..8).rev() {
            let bit = symbol >> at & 1 == 1;
            self.coder.bit(bit, self.model.chance());
            self.model.learn(bit);
        }
    }

    fn bits(&mut self, value: u32, count: u32) {
        for at in (0..count).rev() {
            self.coder.bit(value >> at & 1 == 1, 1 << 15);
        }
    }
}

struct Reader<'a> {
    model: Model,
    coder: Decoder<'a>,
}

impl Reader<'_> {
    /// Reads into `text`, of which the first `sure` bytes are checked.
    fn rest_of_story(
        &mut self,
        header: &Header,
        text: &mut String,
        sure: &mut usize,
    ) -> Option<(View, Vec<u8>)> {
        let mut check = Check::new();
        for at in 0.. {
            if text.len() >= header.text {
                break;
            }
            if at > 0 && at % STRETCH == 0 {
                if self.bits(16)? != check.value() & 0xFFFF {
                    return None;
                }
                *sure = text.len();
            }
            let c = symbols::read(&mut || self.symbol())?;
            text.push(c);
            check.add(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        let (view, extras) = if header.state {
            state::read(&mut || self.symbol())?
        } else {
            Default::default()
        };
        let state = state::write(view, &extras);
        check.add(&state);
        check.add(&header.content());
        if state.is_empty() == header.state
            || text.len() != header.text
            || self.bits(32)? != check.value()
            || !self.coder.finished()
        {
            return None;
        }
        Some((view, extras))
    }

    fn symbol(&mut self) -> Option<u8> {
        let mut symbol = 0;
        for _ in 0..8 {
            let bit = self.coder.bit(self.model.chance())?;
            self.model.learn(bit);
            symbol = symbol << 1 | u8::from(bit);
        }
        Some(symbol)
    }

    fn bits(&mut self, count: u32) -> Option<u32> {
        (0..count).try_fold(0, |value, _| {
            Some(value << 1 | u32::from(self.coder.bit(1 << 15)?))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGITS: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const SHORT: &str = include_str!("../tests/golden/v1-short.link");
    const LONG: &str = include_str!("../tests/golden/v1-french.link");
    const REFERENCE: &str = include_str!("../tests/golden/v2-reference.link");

    fn text_of(link: &str) -> String {
        match decode(link) {
            Ok(Link::Story(parcel)) => parcel.text,
            Ok(Link::Reference(_)) => String::new(),
            Err(fault) => panic!("{fault}: {link}"),
        }
    }

    /// That `altered` is not taken for a sound link, and shows nothing that `text` does not begin with.
    #[track_caller]
    fn recognised(altered: &str, text: &str) {
        match decode(altered) {
            Ok(link) => panic!("{altered} was taken for {link:?}"),
            Err(Fault::Damaged { text: shown } | Fault::Cut { text: shown, .. }) => {
                assert!(text.starts_with(&shown), "{altered} shows {shown:?}");
            }
            Err(_) => {}
        }
    }

    fn altered(link: &str, at: usize, by: char) -> String {
        let mut altered = link.to_owned();
        altered.replace_range(at..=at, by.encode_utf8(&mut [0; 4]));
        altered
    }

    #[test]
    fn every_change_of_one_character_is_recognised() {
        for link in [SHORT, REFERENCE] {
            let text = text_of(link);
            for (at, sent) in link.char_indices() {
                for other in DIGITS.chars().filter(|&other| other != sent) {
                    recognised(&altered(link, at, other), &text);
                }
            }
        }
    }

    #[test]
    fn a_change_anywhere_in_a_long_link_is_recognised() {
        let text = text_of(LONG);
        for (at, sent) in LONG.char_indices() {
            let next = DIGITS.find(sent).map_or(0, |digit| digit + 1) % 62;
            recognised(
                &altered(LONG, at, char::from(DIGITS.as_bytes()[next])),
                &text,
            );
        }
    }

    #[test]
    fn swapped_neighbours_are_recognised() {
        for link in [SHORT, LONG, REFERENCE] {
            let text = text_of(link);
            for at in 0..link.len() - 1 {
                let mut swapped = link.as_bytes().to_vec();
                swapped.swap(at, at + 1);
                if swapped != link.as_bytes() {
                    recognised(str::from_utf8(&swapped).unwrap(), &text);
                }
            }
        }
    }

    #[test]
    fn characters_lost_or_doubled_are_recognised() {
        let text = text_of(SHORT);
        for at in 0..SHORT.len() - 1 {
            let without = [&SHORT[..at], &SHORT[at + 1..]].concat();
            recognised(&without, &text);
            // The end may be followed by anything.
            if at + 2 < SHORT.len() {
                recognised(&[&SHORT[..=at], &SHORT[at..]].concat(), &text);
            }
        }
    }

    #[test]
    fn a_link_cut_anywhere_says_so_and_shows_only_what_was_sent() {
        for link in [SHORT, LONG, REFERENCE] {
            let text = text_of(link);
            let mut most = 0;
            for arrived in 1..link.len() {
                let Err(Fault::Cut {
                    arrived: told,
                    expected,
                    text: shown,
                }) = decode(&link[..arrived])
                else {
                    panic!("cut after {arrived}: not recognised")
                };
                assert_eq!(
                    (told, expected),
                    (arrived, (arrived > 11).then_some(link.len()))
                );
                assert!(
                    text.starts_with(&shown) && shown.len() >= most,
                    "{arrived}: {shown:?}"
                );
                most = shown.len();
            }
            assert!(text.chars().count() - text[..most].chars().count() <= STRETCH);
        }
    }

    #[test]
    fn an_altered_link_that_was_cut_shows_nothing_else() {
        let text = text_of(LONG);
        for at in (20..LONG.len() - 20).step_by(7) {
            recognised(&altered(LONG, at, 'x')[..LONG.len() - 10], &text);
        }
    }

    #[test]
    fn flags_of_a_later_format_are_not_guessed_at() {
        for (version, flags) in [('1', 4u64), ('1', 16), ('2', 4), ('2', 1), ('2', 3)] {
            let content = flags << 35;
            let value = content << 24 | u64::from(Header::check(version, content));
            let mut link = String::from(version);
            base62::write(&value.to_be_bytes(), &mut link);
            assert_eq!(decode(&link), Err(Fault::Newer(version)), "{flags}");
        }
    }

    fn any(text: usize, state: bool, body: &[u8]) -> AnyBody {
        AnyBody {
            story: true,
            prime: Prime::French,
            state,
            text,
            body: body.to_vec(),
        }
    }

    #[test]
    fn any_body_is_the_body_of_a_link() {
        for link in [SHORT, LONG, REFERENCE] {
            let body = AnyBody::of(link).expect("a sound header");
            assert_eq!(body.link().as_deref(), Some(link));
        }
    }

    #[test]
    fn a_body_that_nobody_coded_is_damaged() {
        for text in [0, 1, 40, 600, MAX_TEXT] {
            for body in [
                &[][..],
                &[0],
                &[0; 40],
                &[255; 40],
                b"The ferry talks resume.",
            ] {
                for state in [false, true] {
                    let body = any(text, state, body);
                    let link = body.link().expect("a short link");
                    assert!(
                        matches!(decode(&link), Err(Fault::Damaged { .. })),
                        "{body:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_reference_says_nothing_twice_and_nothing_that_is_never_written() {
        let fingerprint = [7; 16];
        let reference = |state, rest: &[u8]| AnyBody {
            story: false,
            ..any(9, state, &[&fingerprint[..], rest].concat())
        };
        let sound = [
            reference(false, &[]),
            reference(true, &[3, 42, 0]),
            reference(true, &[0, 0, 2, 16, 0]),
        ];
        for body in sound {
            let link = body.checked().link().expect("a short link");
            assert!(matches!(decode(&link), Ok(Link::Reference(_))), "{link}");
        }
        let unsound = [
            reference(false, &[0]),
            reference(true, &[]),
            reference(true, &[3, 42]),
            reference(true, &[3, 42, 0, 0]),
            reference(true, &[3, 42, 9, 0]),
            reference(true, &[3, 255, 255, 255, 255, 255, 0]),
            reference(true, &[0, 0, 255, 255, 255, 255, 15]),
            reference(true, &[0, 0, 0]),
            reference(true, &[3, 128, 0, 0]),
            reference(true, &[3, 1, 128, 0]),
        ];
        for body in unsound {
            let link = body.checked().link().expect("a short link");
            let damaged = Err(Fault::Damaged {
                text: String::new(),
            });
            assert_eq!(decode(&link), damaged);
        }
    }

    #[test]
    fn lengths_are_not_believed_before_what_they_announce_is_there() {
        // The most a header can announce, its check right, and nothing behind it.
        let header = Header {
            version: '1',
            prime: Prime::English,
            state: true,
            text: MAX_TEXT,
            body: 0,
        };
        let content = header.value() | 0xFFFF;
        let value = content << 24 | u64::from(Header::check('1', content));
        let mut link = String::from("1");
        base62::write(&value.to_be_bytes(), &mut link);
        let Err(Fault::Cut { text, .. }) = decode(&link) else {
            panic!()
        };
        assert_eq!(text, "");
        link.extend(std::iter::repeat_n('A', MAX_LINK - link.len()));
        assert!(decode(&link).is_err());
    }
}
