//! Reads the project's dispatches a few times, or a shape by name through one stage, for a profiler to watch.
//!
//! `once`: the whole reader on the dispatches. `once SHAPE KB`: every stage on a shape, with its time.

use depeche_bench::texts::{self, SHAPES};
use depeche_engine::stages::{Stage, through};
use std::hint::black_box;
use std::time::Instant;

fn main() {
    let mut args = std::env::args().skip(1);
    let Some(name) = args.next() else {
        for dispatch in texts::dispatches() {
            black_box(depeche_engine::read(&dispatch));
        }
        return;
    };
    let kilobytes: usize = args.next().and_then(|n| n.parse().ok()).unwrap_or(256);
    let Some((_, make)) = SHAPES.iter().find(|(shape, _)| *shape == name) else {
        let names: Vec<_> = SHAPES.iter().map(|(shape, _)| *shape).collect();
        return eprintln!("no shape {name}; there are: {}", names.join(", "));
    };
    let text = make(kilobytes << 10);
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
