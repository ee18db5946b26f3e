//! What is told while a run goes on: a bar on a terminal, and nothing in a pipe; each trouble in a line of its own.

use indicatif::{HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal as _, Write as _};
use std::time::Duration;

/// How far a run has come, on standard error.
#[derive(Clone, Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// A bar for so many bytes where standard error is a terminal; none in a pipe, or where it is not wanted.
    pub(crate) fn new(is_wanted: bool, bytes: impl FnOnce() -> u64) -> Self {
        if !is_wanted || !io::stderr().is_terminal() {
            return Self {
                bar: ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()),
            };
        }
        // A pipe does not say how much is to come.
        let bytes = Some(bytes()).filter(|bytes| *bytes > 0);
        let known = "{wide_bar} {percent} %, {msg}, {eta} left; Ctrl+C stops and keeps them";
        let unknown = "{spinner} {msg}; Ctrl+C stops and keeps them";
        let bar = ProgressBar::with_draw_target(bytes, ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template(if bytes.is_some() { known } else { unknown });
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.enable_steady_tick(Duration::from_millis(250));
        Self { bar }
    }

    /// So many bytes more were taken in.
    pub(crate) fn read(&self, bytes: u64) {
        self.bar.inc(bytes);
    }

    /// So many stories are written.
    pub(crate) fn stories(&self, stories: usize) {
        if !self.bar.is_hidden() {
            let seconds = self.bar.elapsed().as_secs_f64().max(0.001);
            let each = (stories as f64 / seconds).round() as u64;
            let (all, each) = (HumanCount(stories as u64), HumanCount(each));
            self.bar
                .set_message(format!("{all} stories, {each} a second"));
        }
    }

    /// Says something in a line of its own. A standard error that is closed is told nothing.
    pub(crate) fn tell(&self, line: &str) {
        self.bar.suspend(|| {
            let _ = writeln!(io::stderr(), "{line}");
        });
    }

    /// Takes the bar away.
    pub(crate) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
