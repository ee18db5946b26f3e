//! What every page has anyway: strings, slices, numbers written out.

use std::hint::black_box;

fn main() {
    let text = black_box(String::new());
    let numbers: Vec<u32> = text.chars().map(u32::from).collect();
    let slice = text.get(black_box(1)..).unwrap_or_default().trim();
    black_box(format!(
        "{:?} {} {:?}",
        slice,
        numbers[black_box(0)],
        text.parse::<u32>()
    ));
}
