//! Reads the project's dispatches, or a shape by name stage after stage, for a profiler to watch.
//!
//! `once`: the whole reader on the dispatches, once. `once passes N`: so many times, which tells what a reading costs from
//! what the tables do that are built at the first. `once SHAPE KB`: every stage on a shape, with its time.

use depeche_bench::texts::{self, SHAPES};
use depeche_engine::stages::{Stage, through};
use std::hint::black_box;
use std::time::Instant;

fn main() {
    let mut args = std::env::args().skip(1);
    let name = args.next().unwrap_or_else(|| "passes".to_owned());
    let number: Option<usize> = args.next().and_then(|n| n.parse().ok());
    if name == "passes" {
        let dispatches = texts::dispatches();
        for dispatch in (0..number.unwrap_or(1)).flat_map(|_| &dispatches) {
            black_box(depeche_engine::read(dispatch));
        }
        println!("{}", dispatches.iter().map(String::len).sum::<usize>());
        return;
    }
    let Some((_, make)) = SHAPES.iter().find(|(shape, _)| *shape == name) else {
        let names: Vec<_> = SHAPES.iter().map(|(shape, _)| *shape).collect();
        return eprintln!("no shape {name}; there are: {}", names.join(", "));
    };
    let text = make(number.unwrap_or(256) << 10);
    for stage in Stage::ALL {
        let start = Instant::now();
        black_box(through(&text, *stage));
        println!(
            "{:<12} {:>8.1} ms",
            stage.name(),
            start.elapsed().as_secs_f64() * 1e3
        );
    }
}
