//! View and extras as bytes: the part of a link that is no text.

use crate::{MAX_EXTRAS, View};

/// Writes them: the panel, the selection plus one or 0, the number of bytes of extras, those.
pub(crate) fn write(view: View, extras: &[u8]) -> Vec<u8> {
    if view == View::default() && extras.is_empty() {
        return Vec::new();
    }
    let mut out = vec![view.panel];
    number(view.selected.map_or(0, |s| u64::from(s) + 1), &mut out);
    number(extras.len() as u64, &mut out);
    out.extend(extras);
    out
}

/// Reads them from bytes that come one by one; none when `next` ends or they say what is never written.
pub(crate) fn read(next: &mut dyn FnMut() -> Option<u8>) -> Option<(View, Vec<u8>)> {
    let panel = next()?;
    let selected = match read_number(next)? {
        0 => None,
        selected => Some(u32::try_from(selected - 1).ok()?),
    };
    let len = read_number(next)?;
    if len > MAX_EXTRAS as u64 {
        return None;
    }
    let mut extras = Vec::new();
    for _ in 0..len {
        extras.push(next()?);
    }
    Some((View { panel, selected }, extras))
}

/// Seven bits a byte, the lowest first; the last byte is below 128.
pub(crate) fn number(mut value: u64, out: &mut Vec<u8>) {
    while value > 127 {
        out.push(value as u8 | 128);
        value >>= 7;
    }
    out.push(value as u8);
}

pub(crate) fn read_number(next: &mut dyn FnMut() -> Option<u8>) -> Option<u64> {
    let mut value = 0;
    for shift in (0..35).step_by(7) {
        let byte = next()?;
        value |= u64::from(byte & 127) << shift;
        if byte < 128 {
            return Some(value);
        }
    }
    None
}
