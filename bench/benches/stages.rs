//! The reader's stages, each with those before it, on the project's own dispatches.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use depeche_bench::texts;
use depeche_engine::stages::{Stage, through};

fn stages(criterion: &mut Criterion) {
    let dispatches = texts::dispatches();
    let bytes: usize = dispatches.iter().map(String::len).sum();
    let mut group = criterion.benchmark_group("through");
    group.throughput(Throughput::Bytes(bytes as u64));
    for stage in Stage::ALL {
        group.bench_function(stage.name(), |b| {
            b.iter(|| dispatches.iter().map(|d| through(d, *stage)).sum::<usize>());
        });
    }
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
