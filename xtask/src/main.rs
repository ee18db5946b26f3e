//! Every verb a person or CI runs.
fn main() {}
