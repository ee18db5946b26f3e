//! Prints how long links come out, by this codec and by what others use, on every `.txt` of some directories.
//!
//! `cargo run --release -p depeche-link --example compare -- DIRECTORY…`
//!
//! The figure is characters of payload per character of story (Unicode characters, not bytes), everything a link
//! needs included for ours, only the packed text for the others. All but lz-string are written in base 62, so that
//! the codecs are compared and not the alphabets; base64url is some 0.8 % shorter.

#![allow(clippy::disallowed_methods)] // An example is not on the page.

use depeche_link::{Parcel, Prime, encode};
use std::{env, error::Error, fs, io::Write, path::Path};

/// What one codec makes of a text: characters of payload.
type Codec = (&'static str, fn(&str, Prime) -> usize);

const CODECS: [Codec; 6] = [
    ("depeche-link", ours),
    ("deflate + dictionary", |text, prime| {
        in_base_62(deflate(text, Some(dictionary(prime))))
    }),
    ("deflate, raw", |text, _| in_base_62(deflate(text, None))),
    ("brotli 11", |text, _| in_base_62(brotli(text))),
    ("lz-string", |text, _| {
        lz_str::compress_to_encoded_uri_component(text).len()
    }),
    ("percent-encoding", |text, _| percent(text)),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut stories = Vec::new();
    for directory in env::args().skip(1) {
        collect(Path::new(&directory), &mut stories)?;
    }
    if stories.is_empty() {
        return Err("expected directories with .txt files, found none".into());
    }
    println!(
        "{:22} {:>29} {:>29}",
        "characters of payload", "French", "English"
    );
    println!(
        "{:22} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "per one of story", "median", "mean", "≤ 2,000", "median", "mean", "≤ 2,000"
    );
    for (name, codec) in CODECS {
        print!("{name:22}");
        for prime in [Prime::French, Prime::English] {
            let of_language = stories.iter().filter(|(_, p)| *p == prime);
            let lengths: Vec<_> = of_language
                .map(|(text, _)| (codec(text, prime), text.chars().count()))
                .collect();
            print_row(&lengths);
        }
        println!();
    }
    let count = |prime| stories.iter().filter(|(_, p)| *p == prime).count();
    println!(
        "\n{} French and {} English stories.",
        count(Prime::French),
        count(Prime::English)
    );
    println!("≤ 2,000: how many links pass everywhere, with 60 characters for the address.");
    Ok(())
}

fn collect(directory: &Path, stories: &mut Vec<(String, Prime)>) -> Result<(), Box<dyn Error>> {
    let mut paths: Vec<_> = fs::read_dir(directory)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_, std::io::Error>>()?;
    paths.sort();
    for path in paths
        .iter()
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
    {
        let text = fs::read_to_string(path)?;
        let count = |words: &[&str]| {
            text.split_whitespace()
                .filter(|word| words.contains(word))
                .count()
        };
        let english =
            count(&["the", "of", "and", "was", "said"]) > count(&["le", "la", "les", "des", "est"]);
        stories.push((
            text,
            if english {
                Prime::English
            } else {
                Prime::French
            },
        ));
    }
    Ok(())
}

fn print_row(lengths: &[(usize, usize)]) {
    if lengths.is_empty() {
        print!(" {:>9} {:>9} {:>9}", "-", "-", "-");
        return;
    }
    let mut ratios: Vec<_> = lengths
        .iter()
        .map(|&(link, text)| link as f64 / text as f64)
        .collect();
    ratios.sort_by(f64::total_cmp);
    let middle = ratios.len() / 2;
    let median = if ratios.len() % 2 == 1 {
        ratios[middle]
    } else {
        (ratios[middle - 1] + ratios[middle]) / 2.0
    };
    let mean = ratios.iter().sum::<f64>() / ratios.len() as f64;
    let short = lengths
        .iter()
        .filter(|&&(link, _)| link + 60 <= 2_000)
        .count();
    print!(
        " {median:>9.4} {mean:>9.4} {:>8}%",
        short * 100 / lengths.len()
    );
}

fn ours(text: &str, prime: Prime) -> usize {
    encode(&Parcel::new(text, prime)).map_or(0, |link| link.len())
}

fn dictionary(prime: Prime) -> &'static [u8] {
    match prime {
        Prime::French => include_bytes!("../src/prime-fr.txt"),
        Prime::English => include_bytes!("../src/prime-en.txt"),
    }
}

fn deflate(text: &str, dictionary: Option<&[u8]>) -> Vec<u8> {
    let mut packer = flate2::Compress::new(flate2::Compression::best(), false);
    if let Some(dictionary) = dictionary {
        packer
            .set_dictionary(dictionary)
            .expect("a fresh stream takes a dictionary");
    }
    let mut packed = Vec::with_capacity(2 * text.len() + 64);
    packer
        .compress_vec(text.as_bytes(), &mut packed, flate2::FlushCompress::Finish)
        .expect("memory to memory");
    packed
}

fn brotli(text: &str) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut packer = brotli::CompressorWriter::new(&mut packed, 4096, 11, 22);
    packer.write_all(text.as_bytes()).expect("memory to memory");
    drop(packer);
    packed
}

fn percent(text: &str) -> usize {
    text.bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"-_.~".contains(&b) {
                1
            } else {
                3
            }
        })
        .sum()
}

/// 43 characters for 32 bytes.
fn in_base_62(bytes: Vec<u8>) -> usize {
    (bytes.len() * 43).div_ceil(32)
}
