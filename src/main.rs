//! The page, started in a browser.
fn main() {}
