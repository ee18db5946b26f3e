//! Deflate both ways, no dictionary.

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
    let packed = miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 9);
    let _ = black_box(miniz_oxide::inflate::decompress_to_vec_with_limit(
        black_box(&packed),
        1 << 18,
    ));
}
