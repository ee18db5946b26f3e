//! Speed, growth and memory of the reader on this machine, as tables.
//!
//! Time is the processor's, not the clock's; every figure is the best of several runs, and every comparison is made of
//! runs that alternate in one process, so that ratios hold on a machine that does other work too. `cargo xtask bench`
//! runs it; BENCHMARKS.md explains the tables. `depeche-bench --write DIR` writes the texts of the browser's tables.

use cpu_time::ThreadTime;
use depeche_bench::texts::{self, SHAPES};
use depeche_engine::stages::{Stage, through};
use depeche_engine::{Story, read};
use peak_alloc::PeakAlloc;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// How often each figure is taken; the best counts.
const RUNS: usize = 7;

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1);
    if args.next().as_deref() == Some("--write") {
        return texts::write(Path::new(&args.next().unwrap_or_default()));
    }
    let dispatches = texts::dispatches();
    // The tables of both languages are built at first use, once in a process.
    for dispatch in &dispatches {
        black_box(read(dispatch));
    }
    speed(&dispatches);
    stages(&dispatches);
    growth(&dispatches);
    memory(&dispatches);
    Ok(())
}

fn speed(dispatches: &[String]) {
    let bytes: usize = dispatches.iter().map(String::len).sum();
    let repeat = (2 << 20) / bytes.max(1) + 1;
    let mut best = [Duration::MAX; 2];
    for _ in 0..RUNS {
        best[0] = best[0].min(time(|| {
            (0..repeat)
                .map(|_| dispatches.iter().map(|d| decoded(d)).sum::<usize>())
                .sum()
        }));
        best[1] = best[1].min(time(|| {
            (0..repeat)
                .map(|_| dispatches.iter().map(|d| found(&read(d))).sum::<usize>())
                .sum()
        }));
    }
    let rate = |time: Duration| (bytes * repeat) as f64 / 1e6 / time.as_secs_f64();
    println!(
        "\nSpeed: {} dispatches of the project, {:.1} KB each on average, native",
        dispatches.len(),
        bytes as f64 / 1e3 / dispatches.len() as f64
    );
    println!("  {:<34} {:>10} {:>10}", "", "MB/s", "ratio");
    println!(
        "  {:<34} {:>10.1} {:>10.2}",
        "decoding the characters, no more",
        rate(best[0]),
        1.0
    );
    println!(
        "  {:<34} {:>10.1} {:>10.2}",
        "reading",
        rate(best[1]),
        best[1].as_secs_f64() / best[0].as_secs_f64()
    );
}

fn stages(dispatches: &[String]) {
    let mut best = vec![Duration::MAX; Stage::ALL.len()];
    for _ in 0..RUNS {
        for (best, stage) in best.iter_mut().zip(Stage::ALL) {
            *best = (*best).min(time(|| dispatches.iter().map(|d| through(d, *stage)).sum()));
        }
    }
    let whole = best.last().map_or(1.0, Duration::as_secs_f64);
    println!("\nStages: share of the whole reading");
    let mut before = 0.0;
    for (best, stage) in best.iter().zip(Stage::ALL) {
        let share = (best.as_secs_f64() - before).max(0.0) / whole;
        before = best.as_secs_f64();
        println!("  {:<34} {:>9.1} %", stage.name(), share * 100.0);
    }
}

fn growth(dispatches: &[String]) {
    const SIZES: [usize; 6] = [1 << 10, 8 << 10, 64 << 10, 256 << 10, 512 << 10, 1 << 20];
    println!(
        "\nGrowth: nanoseconds a byte, and how cost grows when 512 KB become 1 MB (2.00 is linear)"
    );
    print!("  {:<16}", "");
    for size in SIZES {
        print!("{:>9} KB", size >> 10);
    }
    println!("{:>12} {:>12}", "512K → 1M", "256 KB, ms");
    let ordinary = |bytes: usize| texts::ordinary(dispatches, bytes);
    row("ordinary", &SIZES, &ordinary);
    for (name, make) in SHAPES {
        row(name, &SIZES, make);
    }
}

fn row(name: &str, sizes: &[usize], make: &dyn Fn(usize) -> String) {
    print!("  {name:<16}");
    let mut times = Vec::new();
    for &size in sizes {
        let text = make(size);
        let runs = if size > 100_000 { 3 } else { RUNS };
        let repeat = (64 << 10) / size + 1;
        let best = (0..runs)
            .map(|_| time(|| (0..repeat).map(|_| found(&read(&text))).sum()))
            .min();
        let time = best.unwrap_or_default().as_secs_f64() / repeat as f64;
        print!("{:>12.1}", time * 1e9 / text.len() as f64);
        times.push(time / text.len() as f64 * size as f64);
    }
    let doubled = times[5] / times[4];
    println!("{doubled:>12.2} {:>12.1}", times[3] * 1e3);
}

fn memory(dispatches: &[String]) {
    println!("\nMemory: peak while reading, as a multiple of the text");
    let mut texts = vec![
        ("ordinary, 3 KB", texts::ordinary(dispatches, 3 << 10)),
        ("ordinary, 1 MB", texts::ordinary(dispatches, 1 << 20)),
    ];
    texts.extend(SHAPES.iter().map(|(name, make)| (*name, make(1 << 20))));
    for (name, text) in texts {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        let story = black_box(read(&text));
        let peak = MEMORY.peak_usage() - before;
        drop(story);
        println!("  {:<34} {:>10.1}", name, peak as f64 / text.len() as f64);
    }
}

/// A bare pass that only decodes the characters: the limit to close in on.
fn decoded(text: &str) -> usize {
    text.chars()
        .map(|c| c as usize)
        .fold(0, usize::wrapping_add)
}

/// Something that depends on all of a story, so that no part of the reading can be left out.
fn found(story: &Story) -> usize {
    story.participants.len()
        + story.quotes.len()
        + story.context.dates.len()
        + story.paragraphs.len()
}

fn time(mut work: impl FnMut() -> usize) -> Duration {
    let start = ThreadTime::now();
    black_box(work());
    start.elapsed()
}
