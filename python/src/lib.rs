//! `depeche._depeche`: what the Python package `depeche` has of Rust. A text in; the text as it was read and its story
//! JSON out, once with offsets in bytes and once in code points. `depeche/` makes Python's objects of that.
//!
//! What cannot be read is no error here but a sentence in the reading's place, so that nothing stops an archive.

mod many;
mod reading;

use pyo3::prelude::*;
use reading::{Told, day_of, text_of};

/// What the package is made of in Rust.
#[pymodule]
mod _depeche {
    #[pymodule_export]
    use super::many::ReadMany;
    #[pymodule_export]
    use super::read;

    /// The version of the reader.
    #[pymodule_export]
    const READER: &str = env!("CARGO_PKG_VERSION");

    /// The digest of what the reader knows: grammars, lexicon, weights, lists of words.
    #[pymodule_export]
    const DATA: &str = env!("DEPECHE_DATA");

    /// The licences of the reader, what its data are made of, and the licences of that.
    #[pymodule_export]
    const LICENCES: &str = concat!(
        include_str!("../../LICENSE-MIT"),
        "\n\n",
        include_str!("../../LICENSE-APACHE"),
        "\n\n",
        include_str!("../../engine/lexicon/README.md"),
        "\n\n",
        include_str!("../../engine/lexicon/LICENCES.txt"),
    );
}

/// Reads one text, sent on that day: a tuple of the text as it was read and its JSON twice, or the sentence that says why
/// it was not read.
#[pyfunction]
fn read(py: Python<'_>, text: &Bound<'_, PyAny>, date: &Bound<'_, PyAny>) -> Told {
    match text_of(text).and_then(|text| Ok((text, day_of(date)?))) {
        Ok(taken) => py.detach(|| reading::read(taken)),
        Err(why) => Told::Refused(why),
    }
}
