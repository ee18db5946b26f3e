//! Reading with a trace: what the reader weighed, with the names of all features, and reading with other weights than the
//! shipped. Only with the cargo feature `trace`, which no page has.

pub use crate::decisions::trace::{Candidate, Feature, Trace, Traced, Weights, threshold, weights};

use crate::decisions::trace::recorded;
use crate::story::Story;

/// Reads a dispatch and tells what was weighed in doing so.
///
/// ```
/// let text = "LISBON, Jan 6 (Reuters) - Ana Reis said the bridge would reopen.";
/// let (story, _trace) = depeche_engine::trace::read_traced(text);
/// assert_eq!(story, depeche_engine::read(text));
/// ```
#[must_use]
pub fn read_traced(text: &str) -> (Story, Trace) {
    read_traced_with(text, &Weights::default())
}

/// The same with other weights for some decisions.
#[must_use]
pub fn read_traced_with(text: &str, weights: &Weights) -> (Story, Trace) {
    recorded(weights, || crate::read(text))
}
