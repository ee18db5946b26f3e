//! Deflate both ways with a preset dictionary, which is not counted.

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
    let mut packed = Vec::with_capacity(black_box(1 << 16));
    let mut packer = flate2::Compress::new(flate2::Compression::best(), false);
    let _ = black_box(packer.set_dictionary(text.as_bytes()));
    let _ =
        black_box(packer.compress_vec(text.as_bytes(), &mut packed, flate2::FlushCompress::Finish));
    let mut unpacked = Vec::with_capacity(black_box(1 << 18));
    let mut unpacker = flate2::Decompress::new(false);
    let _ = black_box(unpacker.set_dictionary(text.as_bytes()));
    let _ =
        black_box(unpacker.decompress_vec(&packed, &mut unpacked, flate2::FlushDecompress::Finish));
    black_box(unpacked);
}
