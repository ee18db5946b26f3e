//! Names: who and what is named, what each is, and which names are one participant.

use crate::cast::Cast;
use crate::furniture::Frame;
use crate::text::Text;

/// Finds everyone and everything the story names.
pub(crate) fn read(text: &Text, frame: &Frame) -> Cast {
    let _ = (text, frame);
    Cast::default()
}
