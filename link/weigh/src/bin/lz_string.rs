//! lz-string both ways.

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
    let packed = lz_str::compress_to_encoded_uri_component(text.as_str());
    black_box(lz_str::decompress_from_encoded_uri_component(black_box(
        &packed,
    )));
}
