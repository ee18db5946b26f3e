//! The command `depeche` on an archive: stories a second on one core and on all, and the memory that it takes.

use super::native::built;
use crate::failure::{Failure, Outcome};
use crate::files::{self, RESTORE};
use crate::project::{root, scratch};
use crate::run::{not_started, say};
use crate::tools::make_folder;
use std::fmt::Write as _;
use std::fs;
use std::io::Error;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How many stories are read to see how fast.
const FEW: usize = 3_000;

/// How many stories are read to see that memory does not grow with them.
pub(super) const MANY: usize = 100_000;

/// How often each speed is measured, in turns; the best counts.
const ROUNDS: usize = 4;

/// About so many bytes make a synthetic story.
const STORY: usize = 500;

/// Speed, then memory.
pub(super) fn tables() -> Outcome<()> {
    let program = built("depeche-cli", &["--bin", "depeche"], "depeche")?;
    let folder = scratch().join("bench-archive");
    make_folder(&folder)?;
    let few = archive(&folder, FEW)?;
    let cores = thread::available_parallelism().map_or(1, usize::from);
    println!(
        "\nThe command: {FEW} synthetic stories of at most about {STORY} bytes, a line each, by the clock"
    );
    let mut best = [Ran::WORST; 2];
    for _ in 0..ROUNDS {
        for (best, threads) in best.iter_mut().zip([1, cores]) {
            let ran = ran(&program, &few, threads)?;
            if ran.took < best.took {
                *best = ran;
            }
        }
    }
    let rate = |ran: &Ran| FEW as f64 / ran.took.as_secs_f64();
    for (ran, threads) in best.iter().zip([1, cores]) {
        let label = format!("{threads} of {cores} cores, stories a second");
        println!("  {label:<40} {:>8.0}", rate(ran));
        println!("  {:<40} {:>8.2}", "  cores it asked for", ran.asked());
        println!("  {:<40} {:>8.2}", "  cores it had", ran.cores());
    }
    println!(
        "  {:<40} {:>8.2}",
        "how many times as fast",
        rate(&best[1]) / rate(&best[0])
    );
    say(&format!("reading {MANY} stories (a few minutes)"));
    let many = archive(&folder, MANY)?;
    let all = ran(&program, &many, cores)?;
    println!(
        "  {:<40} {:>8.0}",
        format!("peak memory, {FEW} stories, MB"),
        best[1].megabytes()
    );
    println!(
        "  {:<40} {:>8.0}",
        format!("peak memory, {MANY} stories, MB"),
        all.megabytes()
    );
    // It is large, and made anew in a second.
    let _ = fs::remove_file(many);
    Ok(())
}

/// What a run took.
#[derive(Clone, Copy, Debug)]
struct Ran {
    took: Duration,
    /// Time on processors, of all its threads.
    busy: Duration,
    /// The same, and what they waited for a processor that did other work: what they would take of a machine at rest.
    ready: Duration,
    /// The most memory that it held.
    kilobytes: u64,
}

impl Ran {
    const WORST: Self = Self {
        took: Duration::MAX,
        busy: Duration::ZERO,
        ready: Duration::ZERO,
        kilobytes: 0,
    };

    fn cores(&self) -> f64 {
        self.busy.as_secs_f64() / self.took.as_secs_f64()
    }

    fn asked(&self) -> f64 {
        self.ready.as_secs_f64() / self.took.as_secs_f64()
    }

    fn megabytes(&self) -> f64 {
        self.kilobytes as f64 / 1024.0
    }
}

fn ran(program: &Path, archive: &Path, threads: usize) -> Outcome<Ran> {
    let mut command = Command::new(program);
    command
        .args(["read", "--quiet", "--lines", "--text", "text", "--threads"])
        .arg(threads.to_string())
        .arg(archive)
        .stdout(Stdio::null());
    let before = busy_children();
    let started = Instant::now();
    let mut child = command
        .spawn()
        .map_err(|error| not_started(&command, &error, "see the message above"))?;
    let mut kilobytes = 0;
    let mut ready_last = Duration::ZERO;
    let ended = loop {
        ready_last = ready_last.max(ready(&child));
        kilobytes = kilobytes.max(peak(&child).unwrap_or_default());
        match child.try_wait() {
            Ok(None) => thread::sleep(Duration::from_millis(20)),
            ended => break ended,
        }
    };
    let took = started.elapsed();
    if !matches!(ended, Ok(Some(status)) if status.success()) {
        return Err(Failure::new(
            "the command did not read its archive",
            archive.display().to_string(),
            "see the message above",
        ));
    }
    let busy = busy_children().saturating_sub(before);
    Ok(Ran {
        took,
        busy,
        ready: ready_last,
        kilobytes,
    })
}

/// The most memory that a process held so far, in kilobytes, where the system tells.
fn peak(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}

/// How long the threads of a process ran or waited for a processor so far, where the system tells.
fn ready(child: &Child) -> Duration {
    let threads = fs::read_dir(format!("/proc/{}/task", child.id()))
        .into_iter()
        .flatten()
        .flatten();
    let stats =
        threads.filter_map(|thread| fs::read_to_string(thread.path().join("schedstat")).ok());
    Duration::from_nanos(stats.filter_map(|stat| ready_nanoseconds(&stat)).sum())
}

/// The first two numbers of a thread's `schedstat`: nanoseconds that it ran, and that it waited for a processor.
fn ready_nanoseconds(stat: &str) -> Option<u64> {
    let times = stat.split_whitespace().take(2);
    times.map(|time| time.parse::<u64>().ok()).sum()
}

/// The time on processors of all processes that were waited for, where the system tells.
fn busy_children() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    Duration::from_millis(ticks_of_children(&stat).unwrap_or_default() * 10)
}

/// User and system time of children in `/proc/self/stat`, in hundredths of a second: its fields 16 and 17.
fn ticks_of_children(stat: &str) -> Option<u64> {
    // The second field is a name in brackets, and may hold anything.
    let (_, fields) = stat.rsplit_once(')')?;
    let times = fields.split_whitespace().skip(13).take(2);
    times.map(|time| time.parse::<u64>().ok()).sum()
}

/// Writes an archive of so many stories, a line each, no two alike: beginnings of the project's dispatches.
pub(super) fn archive(folder: &Path, stories: usize) -> Outcome<PathBuf> {
    let path = folder.join(format!("{stories}.jsonl"));
    let beginnings = beginnings()?;
    let mut lines = String::new();
    for (number, beginning) in beginnings.iter().cycle().take(stories).enumerate() {
        let text = format!("{beginning}\n\nNo. {number}");
        // A string takes whatever is written.
        let _ = writeln!(lines, "{}", serde_json::json!({ "text": text }));
    }
    files::write(&path, lines)?;
    Ok(path)
}

/// The first paragraphs of every dispatch of the project.
fn beginnings() -> Outcome<Vec<String>> {
    let folder = root().join("tests").join("dispatches");
    let unreadable = |error: Error| files::unreadable(&error, &folder, RESTORE);
    let mut paths = Vec::new();
    for entry in fs::read_dir(&folder).map_err(unreadable)? {
        paths.push(entry.map_err(unreadable)?.path());
    }
    paths.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    paths.sort();
    let mut beginnings = Vec::new();
    for path in paths {
        let text = files::text(&path, RESTORE)?;
        let mut beginning = String::new();
        for paragraph in text.split("\n\n").take_while(|p| !p.is_empty()) {
            if beginning.len() + paragraph.len() > STORY && !beginning.is_empty() {
                break;
            }
            beginning.push_str(paragraph);
            beginning.push_str("\n\n");
        }
        beginnings.push(beginning.trim_end().to_owned());
    }
    Ok(beginnings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_children_is_told_whatever_the_process_is_called() {
        let stat = "7 (a) b (c) S 1 7 7 0 -1 4 1 2 3 4 50 60 700 80 20 0 1 0 9";
        assert_eq!(ticks_of_children(stat), Some(780));
        assert_eq!(ticks_of_children("7 (a) S 1"), Some(0));
        assert_eq!(ticks_of_children(""), None);
        assert_eq!(ready_nanoseconds("50 60 7\n"), Some(110));
        assert_eq!(ready_nanoseconds("x 60 7\n"), None);
    }

    #[test]
    fn every_dispatch_has_a_beginning() {
        let beginnings = beginnings().expect("the project's dispatches");
        assert!(beginnings.len() >= 48);
        assert!(
            beginnings
                .iter()
                .all(|text| !text.is_empty() && text.len() < 6 * STORY)
        );
    }
}
