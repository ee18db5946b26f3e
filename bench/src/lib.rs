//! What the native tables and the criterion benches share.

pub mod texts;
