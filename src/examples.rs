//! The dispatches shipped with the page, for a reader who has none at hand. Their facts are invented.

use crate::words::Tongue;

/// One example.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// What its button says.
    pub title: &'static str,
    /// The language it is written in.
    pub tongue: Tongue,
    /// The dispatch.
    pub text: &'static str,
}

/// Every example, in the order in which they are offered.
pub const ALL: &[Example] = &[
    Example {
        title: "Sommet à Marseille",
        tongue: Tongue::French,
        text: include_str!("../tests/dispatches/fr-example.txt"),
    },
    Example {
        title: "Cocoa talks in Accra",
        tongue: Tongue::English,
        text: include_str!("../tests/dispatches/en-example.txt"),
    },
];
