//! Brotli both ways.

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
    let mut packed = Vec::new();
    let _ = black_box(brotli::BrotliCompress(
        &mut text.as_bytes(),
        &mut packed,
        &Default::default(),
    ));
    let mut unpacked = Vec::new();
    let _ = black_box(brotli::BrotliDecompress(
        &mut packed.as_slice(),
        &mut unpacked,
    ));
    black_box(unpacked);
}
