//! The codec of links: a story in letters and digits.
