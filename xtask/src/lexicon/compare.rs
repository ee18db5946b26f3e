//! `cargo xtask lexicon compare`: the packed lexicon against the other forms it could have had, in size and speed.
//!
//! Every form answers the same question: the class and links of a name given as the text has it. Speed is measured over
//! all names and as many that are none; the shares of the page that each form's code would take are not measured here.

use super::lists::List;
use crate::failure::{Failure, Outcome};
use depeche_engine::lexicon::Lexicon;
use depeche_engine::lexicon::pack::folded;
use std::collections::HashMap;
use std::hint::black_box;
use std::io::Write as _;
use std::time::Instant;

/// Prints the table of `engine/lexicon/README.md`.
pub(super) fn run(list: &List) -> Outcome<()> {
    if cfg!(debug_assertions) {
        println!(
            "unoptimised: for speeds run `cargo run --release --package xtask -- lexicon compare`"
        );
    }
    let names: Vec<String> = list.rows().map(|row| row.name.clone()).collect();
    // A word nobody has as a name, as long as those that somebody has.
    let others: Vec<String> = names.iter().map(|name| format!("{name}xq")).collect();
    let mut sorted: Vec<String> = names.iter().map(|name| folded(name)).collect();
    sorted.sort();
    // What every form but the packed one has to carry beside its names: class, group, country.
    let values = values(list);

    println!("| form | raw | brotli | ns a hit | ns a miss | ms to start |");
    println!("|---|---|---|---|---|---|");

    let packed: &'static [u8] = list.pack().0.leak();
    let lexicon = Lexicon::unpack(packed);
    let started = milliseconds(|| Lexicon::unpack(packed));
    let wrong = others
        .iter()
        .filter(|name| lexicon.name(name).is_some())
        .count();
    row(
        "hashes (shipped)",
        packed,
        &[],
        started,
        &names,
        &others,
        |name| lexicon.name(name).is_some(),
    );

    let text = sorted.join("\n");
    let index = || -> HashMap<&str, usize> {
        text.lines()
            .enumerate()
            .map(|(line, name)| (name, line))
            .collect()
    };
    let map = index();
    let started = milliseconds(index);
    row(
        "text and a HashMap",
        text.as_bytes(),
        &values,
        started,
        &names,
        &others,
        |name| map.contains_key(folded(name).as_str()),
    );

    let front = FrontCoded::new(&sorted);
    row(
        "front-coded, blocks of 16",
        &front.bytes,
        &values,
        0.0,
        &names,
        &others,
        |name| front.contains(folded(name).as_bytes()),
    );

    let set = fst::Map::from_iter(sorted.iter().zip(0..)).map_err(|error| {
        Failure::new(
            format!("the fst cannot be built: {error}"),
            "names.tsv",
            "run `cargo xtask lexicon`",
        )
    })?;
    row(
        "fst",
        set.as_fst().as_bytes(),
        &values,
        0.0,
        &names,
        &others,
        |name| set.get(folded(name)).is_some(),
    );

    println!();
    println!(
        "{} names; the hashes take {wrong} of {} other words for names ({:.3} %)",
        names.len(),
        others.len(),
        100.0 * wrong as f64 / others.len() as f64
    );
    Ok(())
}

/// The size of some bytes as a web server would send them.
pub(super) fn brotlied(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
    // Writing to memory does not fail.
    let _ = writer.write_all(bytes);
    drop(writer);
    out.len()
}

fn row(
    form: &str,
    bytes: &[u8],
    values: &[u8],
    started: f64,
    names: &[String],
    others: &[String],
    contains: impl Fn(&str) -> bool,
) {
    let nanoseconds = |names: &[String]| {
        let rounds = || {
            for name in names {
                black_box(contains(black_box(name)));
            }
        };
        milliseconds(rounds) * 1e6 / names.len() as f64
    };
    let whole = [bytes, values].concat();
    println!(
        "| {form} | {} | {} | {:.0} | {:.0} | {started:.2} |",
        whole.len(),
        brotlied(&whole),
        nanoseconds(names),
        nanoseconds(others),
    );
}

/// How long something takes: the quickest of many times, since other programs only ever add to it.
fn milliseconds<T>(mut work: impl FnMut() -> T) -> f64 {
    (0..25)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed().as_secs_f64() * 1e3
        })
        .fold(f64::INFINITY, f64::min)
}

/// The columns of the list that are no names, as every form would carry them: one byte of class a name, then links.
fn values(list: &List) -> Vec<u8> {
    let mut rows: Vec<_> = list.rows().map(|row| (folded(&row.name), row)).collect();
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    let mut numbers: HashMap<&str, u16> = HashMap::new();
    let mut classes = HashMap::new();
    let mut out = Vec::new();
    for (_, row) in &rows {
        let class = (
            row.kinds,
            row.in_capitals,
            row.group.is_some(),
            row.country.is_some(),
        );
        let next = classes.len() as u8;
        out.push(*classes.entry(class).or_insert(next));
    }
    for (_, row) in &rows {
        for link in [&row.group, &row.country].into_iter().flatten() {
            let next = numbers.len() as u16;
            out.extend(numbers.entry(link).or_insert(next).to_le_bytes());
        }
    }
    out
}

/// Sorted names, each as the length of what it shares with the one before and the rest; every 16th is whole.
struct FrontCoded {
    bytes: Vec<u8>,
    blocks: Vec<usize>,
}

impl FrontCoded {
    fn new(sorted: &[String]) -> Self {
        let mut bytes = Vec::new();
        let mut blocks = Vec::new();
        let mut last: &[u8] = &[];
        for (index, name) in sorted.iter().enumerate() {
            let name = name.as_bytes();
            let shared = if index % 16 == 0 {
                blocks.push(bytes.len());
                0
            } else {
                name.iter().zip(last).take_while(|(a, b)| a == b).count()
            };
            bytes.push(shared as u8);
            bytes.push((name.len() - shared) as u8);
            bytes.extend(&name[shared..]);
            last = name;
        }
        Self { bytes, blocks }
    }

    fn contains(&self, wanted: &[u8]) -> bool {
        let first = |block: usize| {
            let at = self.blocks[block];
            &self.bytes[at + 2..at + 2 + usize::from(self.bytes[at + 1])]
        };
        let (mut low, mut high) = (0, self.blocks.len());
        while low < high {
            let middle = (low + high) / 2;
            if first(middle) <= wanted {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let Some(block) = low.checked_sub(1) else {
            return false;
        };
        let mut at = self.blocks[block];
        let end = self
            .blocks
            .get(block + 1)
            .copied()
            .unwrap_or(self.bytes.len());
        let mut name = [0_u8; 256];
        while at < end {
            let (shared, rest) = (usize::from(self.bytes[at]), usize::from(self.bytes[at + 1]));
            name[shared..shared + rest].copy_from_slice(&self.bytes[at + 2..at + 2 + rest]);
            if &name[..shared + rest] == wanted {
                return true;
            }
            at += 2 + rest;
        }
        false
    }
}
