//! [`Second`]: a text beside the story that is read: its next version, or an article that was made from it.

use crate::reading::Reading;
use std::rc::Rc;

/// A second text, or the place where it is to be put.
#[derive(Clone, Debug, PartialEq)]
pub struct Second {
    /// What it is to the story.
    pub matter: Matter,
    /// What was read in it; none until the reader gives it.
    pub reading: Option<Rc<Reading>>,
}

/// What a second text is to the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// A later version of it.
    Update,
    /// An article that quotes it.
    Article,
}

impl Matter {
    /// Every one. Links name them by their place here: new ones come last.
    pub const ALL: [Self; 2] = [Self::Update, Self::Article];
}

impl Second {
    /// A second text that is still to be given.
    #[must_use]
    pub const fn awaited(matter: Matter) -> Self {
        Self {
            matter,
            reading: None,
        }
    }

    /// A second text that was read.
    #[must_use]
    pub const fn read(matter: Matter, reading: Rc<Reading>) -> Self {
        Self {
            matter,
            reading: Some(reading),
        }
    }
}
