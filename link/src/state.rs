//! View and corrections as bytes: the part of a link that is no text.

use crate::{MAX_EDITS, View};

/// Writes them: the panel, the selection plus one or 0, the number of bytes of corrections, those.
pub(crate) fn write(view: View, edits: &[u8]) -> Vec<u8> {
    if view == View::default() && edits.is_empty() {
        return Vec::new();
    }
    let mut out = vec![view.panel];
    number(view.selected.map_or(0, |s| u64::from(s) + 1), &mut out);
    number(edits.len() as u64, &mut out);
    out.extend(edits);
    out
}

/// Reads them from bytes that come one by one; `Err` when `next` ends or they say what is never written.
pub(crate) fn read<E>(
    mut next: impl FnMut() -> Result<u8, E>,
) -> Result<(View, Vec<u8>), Option<E>> {
    let panel = next()?;
    let selected = match read_number(&mut next)? {
        0 => None,
        s => Some(u32::try_from(s - 1).map_err(|_| None)?),
    };
    let len = read_number(&mut next)? as usize;
    if len > MAX_EDITS {
        return Err(None);
    }
    let edits = (0..len).map(|_| next()).collect::<Result<_, _>>()?;
    Ok((View { panel, selected }, edits))
}

/// Seven bits a byte, the lowest first; the last byte is below 128.
fn number(mut value: u64, out: &mut Vec<u8>) {
    while value > 127 {
        out.push(value as u8 | 128);
        value >>= 7;
    }
    out.push(value as u8);
}

fn read_number<E>(next: &mut impl FnMut() -> Result<u8, E>) -> Result<u64, Option<E>> {
    let mut value = 0;
    for shift in (0..35).step_by(7) {
        let byte = next()?;
        value |= u64::from(byte & 127) << shift;
        if byte < 128 {
            return Ok(value);
        }
    }
    Err(None)
}
