//! What a dispatch arrives as. [`open`] finds the stories of a file, whatever its format; [`mend`] puts right what copying,
//! mail or a wire did to a text.
//!
//! ```
//! let mended = depeche_forms::mend("Le minis\u{ad}tre a quit\u{ad}t\u{e9} Oslo.");
//! assert_eq!(mended.text, "Le ministre a quitt\u{e9} Oslo.");
//! assert_eq!(mended.map.pasted(12), 14, "the place in what was pasted");
//! ```

mod formats;
mod mending;

pub use formats::{
    Decode, Format, Item, Other, Refusal, is_document, is_envelope, is_marked_up, of_mail, of_text,
    open, plain,
};
pub use mending::map::Map;
#[cfg(feature = "training")]
pub use mending::training;
pub use mending::{Deed, Mended, may_lack, mend, mend_without_restoring, restore};
