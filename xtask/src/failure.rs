//! What a verb says when it cannot go on: what is wrong, where, and what to do about it.

use std::fmt;

/// A verb's result.
pub(crate) type Outcome<T> = Result<T, Failure>;

/// Why a verb stopped. Three parts, because an error that lacks one of them costs its reader a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    what: String,
    place: String,
    remedy: String,
}

impl Failure {
    /// `what` is wrong, at `place` (a file, a command), and `remedy` is what to do.
    pub(crate) fn new(
        what: impl Into<String>,
        place: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            what: what.into(),
            place: place.into(),
            remedy: remedy.into(),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "error: {}\n   at: {}\n   do: {}",
            self.what,
            self.place,
            self.remedy.trim_end()
        )
    }
}
