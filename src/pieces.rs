//! What few readers need, each piece in a file of its own that is fetched when it is first asked for ([`fetch`]): the page's
//! first visit does not wait for it.
//!
//! `cargo xtask build` cuts the module into these after it is linked (`xtask/src/split.rs`): a piece has what is reached
//! through its table and by no other way, code and data alike. So nothing else may name what a table names. Once a piece is
//! there its functions are called like any others; wherever the module is not cut, natively and while the page is being
//! written, every piece is there from the start. Without the page (the feature `web`) what shows and what writes files is left
//! out.

use crate::hand::doubts::Doubt;
use crate::intake::{self, Problem, Titled};
use crate::link::{self, Brought, Fault, Look};
use crate::reading::Reading;
use crate::state::Matter;
use crate::two;
use depeche_corrections::{Corrected, Corrections, correct};
use depeche_engine::{Given, Language, Story};
use depeche_forms::{Decode, Mended};
#[cfg(feature = "web")]
use {
    crate::api,
    crate::export::Outlet,
    crate::views::{hand, second, share},
    crate::words::Words,
    depeche_corrections::Correction,
    depeche_engine::json::Offsets,
    wasm_bindgen::JsValue,
    yew::Html,
};

/// A piece of the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Opens files, and texts that are marked up as files are.
    Files,
    /// Puts right by hand, and shows what was.
    Hand,
    /// Writes the story in other forms.
    #[cfg(feature = "web")]
    Export,
    /// Makes links, and opens them.
    Links,
    /// Compares two texts.
    Compare,
    /// Puts back what a whole text lacks: accents, small letters.
    Restore,
}

/// What opens files.
pub struct Files {
    /// The stories of a file.
    pub open: fn(&str, &[u8], Decode<'_>) -> Result<Titled, Problem>,
    /// The stories of a text that is marked up.
    pub of_markup: fn(String) -> Result<Titled, Problem>,
}

/// What puts right by hand.
pub struct ByHand {
    /// Lays corrections over a story.
    pub correct: fn(&str, &Story, &Corrections) -> Corrected,
    /// What was left undecided.
    pub doubts: fn(&Reading) -> Vec<Doubt>,
    /// What stands in the open dialogue.
    #[cfg(feature = "web")]
    pub inside: fn(&hand::InsideProps) -> Html,
    /// A correction in a line.
    #[cfg(feature = "web")]
    pub told: fn(&Correction, &Words) -> String,
    /// Corrections as letters, for where a browser keeps text.
    pub written: fn(&Corrections) -> String,
    /// What the letters say.
    pub read: fn(&str) -> Option<Corrections>,
}

/// What writes the story in other forms.
#[cfg(feature = "web")]
pub struct Export {
    /// The content of a file, or what is copied.
    pub content: fn(Outlet, &Reading, &Words, &'static str) -> String,
    /// The story as a plain JavaScript object.
    pub object: fn(&str, &Story, Offsets) -> JsValue,
}

/// What makes links, and opens them.
pub struct Links {
    /// What a fragment brings.
    pub read: fn(&str) -> Result<Brought, Fault>,
    /// The fragment that carries a text.
    pub write: fn(&str, &Given, &Corrections, Language, Look) -> Option<String>,
    /// The fragment that carries two texts.
    pub write_two: fn(&Reading, [&str; 2], Matter, Look) -> Option<String>,
    /// The fragment of an address.
    pub payload: fn(&str) -> String,
    /// The box that offers ways to share.
    #[cfg(feature = "web")]
    pub share: fn(&share::Props) -> Html,
}

/// What compares two texts.
pub struct Compare {
    /// Whether the second is another version of the first.
    pub is_update: fn(&Reading, &Reading) -> bool,
    /// Both, beside each other.
    #[cfg(feature = "web")]
    pub second: fn(&second::Props) -> Html,
}

/// What puts back what a whole text lacks.
pub struct Restore {
    /// Puts it back in a mended text.
    pub restore: fn(Mended) -> Mended,
}

static FILES: Files = Files {
    open: intake::open,
    of_markup: intake::of_markup,
};

static HAND: ByHand = ByHand {
    correct,
    doubts: Doubt::all,
    #[cfg(feature = "web")]
    inside: hand::inside,
    #[cfg(feature = "web")]
    told: crate::hand::told::told,
    written: crate::hand::kept::written,
    read: crate::hand::kept::read,
};

#[cfg(feature = "web")]
static EXPORT: Export = Export {
    content: crate::export::content,
    object: api::object,
};

static LINKS: Links = Links {
    read: link::read,
    write: link::write,
    write_two: link::write_two,
    payload: link::payload,
    #[cfg(feature = "web")]
    share: share::share,
};

static COMPARE: Compare = Compare {
    is_update: two::is_update,
    #[cfg(feature = "web")]
    second: second::second,
};

static RESTORE: Restore = Restore {
    restore: depeche_forms::restore,
};

#[cfg(all(feature = "split", target_arch = "wasm32"))]
mod cut {
    //! The module is cut: what is there was fetched.

    use super::{
        ByHand, COMPARE, Compare, EXPORT, Export, FILES, Files, HAND, LINKS, Links, RESTORE,
        Restore,
    };
    use std::sync::OnceLock;
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    /// A piece could not be had.
    pub struct Missing;

    impl From<SplitLoaderError> for Missing {
        fn from(_: SplitLoaderError) -> Self {
            Self
        }
    }

    /// A table, once its piece is there.
    pub struct Table<T: 'static>(OnceLock<&'static T>);

    impl<T> Table<T> {
        const fn new() -> Self {
            Self(OnceLock::new())
        }

        /// The table.
        pub fn get(&self) -> Option<&'static T> {
            self.0.get().copied()
        }

        /// Keeps what was fetched; gives whether it was.
        pub fn keep(&self, fetched: Result<&'static T, Missing>) -> bool {
            fetched.map(|table| self.0.get_or_init(|| table)).is_ok()
        }
    }

    pub static FILES_THERE: Table<Files> = Table::new();
    pub static HAND_THERE: Table<ByHand> = Table::new();
    pub static EXPORT_THERE: Table<Export> = Table::new();
    pub static LINKS_THERE: Table<Links> = Table::new();
    pub static COMPARE_THERE: Table<Compare> = Table::new();
    pub static RESTORE_THERE: Table<Restore> = Table::new();

    #[wasm_split(files, fallible)]
    pub fn files_table() -> Result<&'static Files, Missing> {
        Ok(&FILES)
    }

    #[wasm_split(hand, fallible)]
    pub fn hand_table() -> Result<&'static ByHand, Missing> {
        Ok(&HAND)
    }

    #[wasm_split(export, fallible)]
    pub fn export_table() -> Result<&'static Export, Missing> {
        Ok(&EXPORT)
    }

    #[wasm_split(links, fallible)]
    pub fn links_table() -> Result<&'static Links, Missing> {
        Ok(&LINKS)
    }

    #[wasm_split(compare, fallible)]
    pub fn compare_table() -> Result<&'static Compare, Missing> {
        Ok(&COMPARE)
    }

    #[wasm_split(restore, fallible)]
    pub fn restore_table() -> Result<&'static Restore, Missing> {
        Ok(&RESTORE)
    }
}

#[cfg(not(all(feature = "split", target_arch = "wasm32")))]
mod cut {
    //! The module is whole.

    use super::{ByHand, COMPARE, Compare, FILES, Files, HAND, LINKS, Links, RESTORE, Restore};
    #[cfg(feature = "web")]
    use super::{EXPORT, Export};

    /// A table, which is always there.
    pub struct Table<T: 'static>(&'static T);

    impl<T> Table<T> {
        /// The table.
        pub const fn get(&self) -> Option<&'static T> {
            Some(self.0)
        }
    }

    pub static FILES_THERE: Table<Files> = Table(&FILES);
    pub static HAND_THERE: Table<ByHand> = Table(&HAND);
    #[cfg(feature = "web")]
    pub static EXPORT_THERE: Table<Export> = Table(&EXPORT);
    pub static LINKS_THERE: Table<Links> = Table(&LINKS);
    pub static COMPARE_THERE: Table<Compare> = Table(&COMPARE);
    pub static RESTORE_THERE: Table<Restore> = Table(&RESTORE);
}

/// What opens files, where it is there.
#[must_use]
pub fn files() -> Option<&'static Files> {
    cut::FILES_THERE.get()
}

/// What puts right by hand, where it is there.
#[must_use]
pub fn hand() -> Option<&'static ByHand> {
    cut::HAND_THERE.get()
}

/// What writes the story in other forms, where it is there.
#[cfg(feature = "web")]
#[must_use]
pub fn export() -> Option<&'static Export> {
    cut::EXPORT_THERE.get()
}

/// What makes links, where it is there.
#[must_use]
pub fn links() -> Option<&'static Links> {
    cut::LINKS_THERE.get()
}

/// What compares two texts, where it is there.
#[must_use]
pub fn compare() -> Option<&'static Compare> {
    cut::COMPARE_THERE.get()
}

/// What puts back what a whole text lacks, where it is there.
#[must_use]
pub fn restore() -> Option<&'static Restore> {
    cut::RESTORE_THERE.get()
}

impl Piece {
    /// Whether it is there.
    #[must_use]
    pub fn is_there(self) -> bool {
        match self {
            Self::Files => files().is_some(),
            Self::Hand => hand().is_some(),
            #[cfg(feature = "web")]
            Self::Export => export().is_some(),
            Self::Links => links().is_some(),
            Self::Compare => compare().is_some(),
            Self::Restore => restore().is_some(),
        }
    }
}

/// Fetches a piece unless it is there; gives whether it is then.
pub async fn fetch(piece: Piece) -> bool {
    #[cfg(all(feature = "split", target_arch = "wasm32"))]
    if !piece.is_there() {
        return match piece {
            Piece::Files => cut::FILES_THERE.keep(cut::files_table().await),
            Piece::Hand => cut::HAND_THERE.keep(cut::hand_table().await),
            Piece::Export => cut::EXPORT_THERE.keep(cut::export_table().await),
            Piece::Links => cut::LINKS_THERE.keep(cut::links_table().await),
            Piece::Compare => cut::COMPARE_THERE.keep(cut::compare_table().await),
            Piece::Restore => cut::RESTORE_THERE.keep(cut::restore_table().await),
        };
    }
    piece.is_there()
}
