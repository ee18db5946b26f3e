//! Ctrl+C: the story being written is finished, what is kept is said, and the run ends with the code that shells expect.

use crate::arguments::code;
use crate::progress::Progress;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

/// How many stories are written. Held while one is, so that none is cut.
#[derive(Clone, Debug, Default)]
pub(crate) struct Written(Arc<Mutex<usize>>);

/// How long an output that takes nothing is waited for.
const PATIENCE: Duration = Duration::from_secs(2);

impl Written {
    /// Does what writes a story, and counts it if it succeeds; gives the new count.
    pub(crate) fn count<E>(&self, write: impl FnOnce() -> Result<(), E>) -> Result<usize, E> {
        let mut written = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        write()?;
        *written += 1;
        Ok(*written)
    }

    /// From now on Ctrl+C says what is kept, and ends the run. Where that cannot be had it ends without a word.
    pub(crate) fn say_when_interrupted(&self, progress: &Progress) {
        let (written, progress) = (self.clone(), progress.clone());
        // It fails only where the system has no such signal.
        let _ = ctrlc::set_handler(move || {
            // Held to the end, so that no story is begun.
            let written = written.at_rest();
            let said = match &written {
                Some(stories) => format!("{} written, whole and kept", crate::counted(**stories)),
                None => "the output took nothing, and its last story may be cut".to_owned(),
            };
            progress.end();
            progress.tell(&format!("depeche: stopped; {said}"));
            std::process::exit(i32::from(code::INTERRUPTED));
        });
    }

    /// The count once no story is half written; none where the output takes nothing.
    fn at_rest(&self) -> Option<MutexGuard<'_, usize>> {
        let start = Instant::now();
        loop {
            match self.0.try_lock() {
                Ok(written) => return Some(written),
                Err(TryLockError::Poisoned(written)) => return Some(written.into_inner()),
                Err(TryLockError::WouldBlock) if start.elapsed() > PATIENCE => return None,
                Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(10)),
            }
        }
    }
}
