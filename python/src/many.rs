//! [`ReadMany`]: texts of an iterable read on all cores while Python does other work, in their order.
//!
//! So many texts are on their way at any time, and no more are taken from the iterable before one is given away: memory
//! does not grow with the archive.

use crate::reading::{Taken, Told, read, taken};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyIterator;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// So many texts a core are on their way: enough that no core waits while a long one is read.
const TEXTS: usize = 16;

/// So many bytes of text on their way are enough, however few texts they are.
const BYTES: usize = 4 << 20;

/// How often Python is asked whether Ctrl+C was pressed, while a long text is waited for.
const PATIENCE: Duration = Duration::from_millis(100);

/// An iterator of readings.
#[pyclass(module = "depeche._depeche")]
pub(crate) struct ReadMany {
    texts: Py<PyIterator>,
    /// Of its own, so that it ends with the iterator, and is there after a process was forked.
    pool: ThreadPool,
    /// What was taken, in order. Never locked: only what has it alone asks it.
    on_the_way: Mutex<VecDeque<OnTheWay>>,
    /// How many bytes of text are on their way.
    bytes: usize,
    /// What came of the iterable's end, once it was reached: nothing, or the error that it broke with.
    end: Option<PyResult<()>>,
    /// Whether nobody waits any more for what is on its way.
    left: Arc<AtomicBool>,
}

/// A text on its way to its reading.
enum OnTheWay {
    /// It was no text.
    Refused(String),
    /// It is being read: where its reading will be, and how many bytes it has.
    Reading(Receiver<Told>, usize),
}

#[pymethods]
impl ReadMany {
    /// `threads` of 0 are as many as there are cores.
    #[new]
    fn new(texts: &Bound<'_, PyAny>, threads: usize) -> PyResult<Self> {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build();
        Ok(Self {
            texts: texts.try_iter()?.unbind(),
            pool: pool.map_err(|error| PyValueError::new_err(error.to_string()))?,
            on_the_way: Mutex::default(),
            bytes: 0,
            end: None,
            left: Arc::default(),
        })
    }

    fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__(&mut self, py: Python<'_>) -> PyResult<Option<Told>> {
        self.take_more(py);
        match self.queue().pop_front() {
            // An iterable that broke did so after what it gave.
            None => self.end.take().unwrap_or(Ok(())).map(|()| None),
            Some(OnTheWay::Refused(why)) => Ok(Some(Told::Refused(why))),
            Some(OnTheWay::Reading(result, bytes)) => {
                self.bytes -= bytes;
                wait(py, Mutex::new(result)).map(Some)
            }
        }
    }
}

impl ReadMany {
    fn queue(&mut self) -> &mut VecDeque<OnTheWay> {
        // What nobody can hold locked was not left broken either.
        self.on_the_way.get_mut().unwrap_or_else(|e| e.into_inner())
    }

    /// Takes from the iterable what may be on its way.
    fn take_more(&mut self, py: Python<'_>) {
        let most = TEXTS * self.pool.current_num_threads();
        while self.end.is_none() && self.queue().len() < most && self.bytes < BYTES {
            let next = self.texts.bind(py).clone().next();
            let on_the_way = match next {
                None => {
                    self.end = Some(Ok(()));
                    return;
                }
                Some(Err(error)) => {
                    self.end = Some(Err(error));
                    return;
                }
                Some(Ok(item)) => match taken(&item) {
                    Err(why) => OnTheWay::Refused(why),
                    Ok(taken) => self.send(taken),
                },
            };
            self.queue().push_back(on_the_way);
        }
    }

    /// Has a text read.
    fn send(&mut self, taken: Taken) -> OnTheWay {
        let bytes = taken.0.len();
        self.bytes += bytes;
        let (told, result) = sync_channel(1);
        let left = Arc::clone(&self.left);
        self.pool.spawn(move || {
            if !left.load(Ordering::Relaxed) {
                // Nobody takes it when the iterator is gone.
                let _ = told.send(read(taken));
            }
        });
        OnTheWay::Reading(result, bytes)
    }
}

impl Drop for ReadMany {
    fn drop(&mut self) {
        self.left.store(true, Ordering::Relaxed);
    }
}

/// A reading, once it is there; other threads of Python go on meanwhile.
fn wait(py: Python<'_>, result: Mutex<Receiver<Told>>) -> PyResult<Told> {
    loop {
        let got = py.detach(|| match result.lock() {
            Ok(result) => result.recv_timeout(PATIENCE),
            Err(_) => Err(RecvTimeoutError::Disconnected),
        });
        match got {
            Ok(told) => return Ok(told),
            Err(RecvTimeoutError::Timeout) => py.check_signals()?,
            Err(RecvTimeoutError::Disconnected) => {
                return Ok(Told::Refused("its reading was broken off".to_owned()));
            }
        }
    }
}
