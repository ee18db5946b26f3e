//! Dates: what the words for them stand for, counted from the dispatch's own date and never from today's.

mod date;

pub use date::{Date, PartialDate};
