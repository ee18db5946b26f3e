//! Reads stories on all cores, keeps their order, and holds no more of them than all cores need.
//!
//! Three parts, a thread each, with short queues between them: one takes inputs apart into batches, one has each batch read
//! by all cores, one writes. A queue that is full makes the part before it wait, so memory does not grow with the archive.

use crate::arguments::Format;
use crate::inputs::Walk;
use crate::interrupt::Written;
use crate::pieces::{Opener, Piece};
use crate::progress::Progress;
use crate::stories::{self, Story, Wanted};
use crate::trouble::Trouble;
use rayon::ThreadPool;
use rayon::prelude::*;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// So many stories a core make a batch: enough that no core waits long for the last one of another.
const STORIES: usize = 128;

/// So many bytes are enough for a batch, however few stories they are.
const BYTES: usize = 2 << 20;

/// What came of a run.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// How many stories were read and written.
    pub(crate) stories: usize,
    /// How many were not, or files.
    pub(crate) troubles: usize,
    /// Why the output could not be written.
    pub(crate) unwritten: Option<io::Error>,
}

type Found<T> = Vec<Result<T, Trouble>>;

/// Reads all inputs and writes what is wanted of each story, in their order. Ends early only when nothing can be written.
pub(crate) fn run(
    inputs: Walk,
    wanted: Wanted,
    pool: ThreadPool,
    progress: &Progress,
    written: &Written,
    out: impl Write,
) -> Outcome {
    let (pieces, taken) = sync_channel(1);
    let (results, finished) = sync_channel(1);
    let has_field = wanted.text.is_some();
    let most = STORIES * pool.current_num_threads();
    let is_table = wanted.format == Format::Csv;
    // When nothing can be written the run ends, whatever these are reading.
    let bar = progress.clone();
    let parts = [
        thread::spawn(move || take_apart(inputs, has_field, most, &bar, &pieces)),
        thread::spawn(move || read(&taken, &Arc::new(wanted), &pool, most, &results)),
    ];
    let outcome = write(&finished, is_table, progress, written, out);
    if outcome.unwritten.is_none() {
        // Both are at their end; one that broke must not pass for one that had no more.
        for part in parts {
            part.join()
                .unwrap_or_else(|fault| std::panic::resume_unwind(fault));
        }
    }
    outcome
}

/// The first part: pieces, a batch at a time.
fn take_apart(
    inputs: Walk,
    has_field: bool,
    most: usize,
    bar: &Progress,
    pieces: &SyncSender<Found<Piece>>,
) {
    let mut batch = Vec::new();
    let mut bytes = 0;
    let mut give = |found: Result<Piece, Trouble>| {
        bytes += found.as_ref().map_or(0, |piece| piece.bytes.len());
        batch.push(found);
        if batch.len() < most && bytes < BYTES {
            return ControlFlow::Continue(());
        }
        bytes = 0;
        match pieces.send(std::mem::take(&mut batch)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    };
    let opener = Opener {
        has_field,
        read: &|bytes| bar.read(bytes),
    };
    for input in inputs {
        let flow = match input {
            Ok(input) => opener.open(&input, &mut give),
            Err(trouble) => give(Err(trouble)),
        };
        if flow.is_break() {
            return;
        }
    }
    // Nobody takes it when nothing can be written.
    let _ = pieces.send(batch);
}

/// The second part: every batch opened and read by all cores.
fn read(
    pieces: &Receiver<Found<Piece>>,
    wanted: &Arc<Wanted>,
    pool: &ThreadPool,
    most: usize,
    results: &SyncSender<Found<String>>,
) {
    for batch in pieces {
        let open = |found: Result<Piece, Trouble>| match found {
            Ok(piece) => stories::open(piece, wanted),
            Err(trouble) => vec![Err(trouble)],
        };
        let found: Found<Story> =
            pool.install(|| batch.into_par_iter().flat_map_iter(open).collect());
        let mut found = found.into_iter().peekable();
        // A feed may hold more stories than a batch.
        while found.peek().is_some() {
            let some: Vec<_> = found.by_ref().take(most).collect();
            let read = |story: Result<Story, Trouble>| story.and_then(|s| stories::read(s, wanted));
            let read: Found<String> =
                pool.install(|| some.into_par_iter().with_max_len(1).map(read).collect());
            if results.send(read).is_err() {
                return;
            }
        }
    }
}

/// The third part: each story written whole, each trouble told.
fn write(
    results: &Receiver<Found<String>>,
    is_table: bool,
    progress: &Progress,
    written: &Written,
    mut out: impl Write,
) -> Outcome {
    let mut outcome = Outcome::default();
    for result in results.iter().flatten() {
        let story = match result {
            Ok(story) => story,
            Err(trouble) => {
                outcome.troubles += 1;
                progress.tell(&trouble.to_string());
                continue;
            }
        };
        // One table for all stories, with one row of headings.
        let is_later = is_table && outcome.stories > 0;
        let story = if is_later { rows(&story) } else { &story };
        match written.count(|| out.write_all(story.as_bytes()).and_then(|()| out.flush())) {
            Ok(stories) => outcome.stories = stories,
            Err(error) => {
                outcome.unwritten = Some(error);
                return outcome;
            }
        }
        progress.stories(outcome.stories);
    }
    outcome
}

/// A table without its row of headings.
fn rows(table: &str) -> &str {
    table.split_once("\r\n").map_or("", |(_, rows)| rows)
}
