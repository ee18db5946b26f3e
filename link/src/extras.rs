//! What travels beside a text: fields, so that a page can skip those that a later one will have added.
//!
//! ```text
//! field     1 byte of tag, its length in bytes (seven bits a byte, the lowest first), its bytes
//! ```
//!
//! | tag | holds |
//! |---|---|
//! | 16 | a [`Quote`](crate::Quote): the words of what was selected |
//! | 17 | what somebody put right in the reading: `corrections/src/field.rs` |
//! | 18 | what is known of the story beside its text: a line a fact, its first letter says which |
//! | 19 | that the text is two, one behind the other: what the second is to the first, a byte, and the bytes of the first |
//!
//! A tag never changes its meaning. Those below 16 are not used: links made before there were fields hold bytes that
//! might be taken for one.

use crate::state::{number, read_number};

/// The tag of a [`Quote`](crate::Quote).
pub const QUOTE: u8 = 16;

/// The tag of corrections.
pub const CORRECTIONS: u8 = 17;

/// The tag of what is known of the story beside its text.
pub const GIVEN: u8 = 18;

/// The tag of what a second text is to the first, behind which it stands.
pub const SECOND: u8 = 19;

/// The field of a text that is two: what the second is to the first, and how many bytes the first has.
#[must_use]
pub fn second(what: u8, first: usize) -> Vec<u8> {
    let mut bytes = vec![what];
    number(first as u64, &mut bytes);
    bytes
}

/// What [`second`] wrote; none for anything else.
///
/// ```
/// use depeche_link::extras::{read_second, second};
///
/// assert_eq!(read_second(&second(1, 3_000)), Some((1, 3_000)));
/// assert_eq!(read_second(&[]), None);
/// ```
#[must_use]
pub fn read_second(bytes: &[u8]) -> Option<(u8, usize)> {
    let mut rest = bytes.iter().copied();
    let what = rest.next()?;
    let first = usize::try_from(read_number(&mut || rest.next())?).ok()?;
    rest.next().is_none().then_some((what, first))
}

/// Adds a field behind those that are there.
pub fn add(extras: &mut Vec<u8>, tag: u8, bytes: &[u8]) {
    extras.push(tag);
    number(bytes.len() as u64, extras);
    extras.extend(bytes);
}

/// The fields, as tags and their bytes. Bytes that are no field come last, whole, with none for a tag.
///
/// ```
/// use depeche_link::extras::{add, fields};
///
/// let mut extras = Vec::new();
/// add(&mut extras, 16, b"words");
/// add(&mut extras, 99, b"of a later page");
/// extras.push(7);
/// let found: Vec<_> = fields(&extras).collect();
/// assert_eq!(found, [(Some(16), &b"words"[..]), (Some(99), b"of a later page"), (None, &[7])]);
/// ```
pub fn fields(extras: &[u8]) -> impl Iterator<Item = (Option<u8>, &[u8])> {
    let mut rest = extras;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some((tag, bytes, after)) = field(rest) else {
            return Some((None, std::mem::take(&mut rest)));
        };
        rest = after;
        Some((Some(tag), bytes))
    })
}

fn field(extras: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let mut bytes = extras.iter();
    let tag = *bytes.next()?;
    let len = read_number(&mut || bytes.next().copied())?;
    let (content, after) = bytes
        .as_slice()
        .split_at_checked(usize::try_from(len).ok()?)?;
    Some((tag, content, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_field_are_given_whole() {
        for extras in [
            &[1][..],
            &[1, 2, 0],
            &[1, 255, 255, 255, 255, 255, 255],
            &[16, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 1],
        ] {
            let found: Vec<_> = fields(extras).collect();
            assert_eq!(found, [(None, extras)]);
        }
        assert_eq!(fields(&[]).count(), 0);
    }

    #[test]
    fn a_long_field_and_an_empty_one_come_back() {
        let mut extras = Vec::new();
        add(&mut extras, QUOTE, &[7; 300]);
        add(&mut extras, CORRECTIONS, &[]);
        let found: Vec<_> = fields(&extras).collect();
        assert_eq!(
            found,
            [(Some(QUOTE), &[7; 300][..]), (Some(CORRECTIONS), &[])]
        );
    }
}
