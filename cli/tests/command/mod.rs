//! Runs the command on files in a folder of its own.

// Each test program uses its own part of this.
#![allow(dead_code)]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// An invented dispatch, short.
pub const STORY: &str =
    "LISBON, Jan 6 (Reuters) - Ana Reis said on Tuesday the bridge would reopen.\n";

/// Another.
pub const OTHER: &str =
    "OSLO, 6 janvier (AFP) - \"Nous bâtirons ce pont\", a déclaré mardi la ministre Anna Blum.\n";

/// A folder for one use, empty at its beginning, gone at its end.
pub struct Folder(pub PathBuf);

/// How many there were: tests run at the same time.
static FOLDERS: AtomicUsize = AtomicUsize::new(0);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Folder {
    pub fn new(test: &str) -> Self {
        let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
        let name = format!("{test}-{}-{number}", std::process::id());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    /// Writes a file, and the folders that it is in.
    pub fn put(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, content).expect("a file");
        self
    }

    /// The command in this folder.
    pub fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_depeche"));
        command.args(line.split_whitespace()).current_dir(&self.0);
        command
    }

    /// Runs the command in this folder, with nothing on standard input.
    pub fn run(&self, line: &str) -> Ran {
        let mut command = self.command(line);
        Ran::of(
            command
                .stdin(Stdio::null())
                .output()
                .expect("the command runs"),
        )
    }

    /// The same with something on standard input.
    pub fn run_with(&self, line: &str, input: &[u8]) -> Ran {
        let mut command = self.command(line);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("the command starts");
        let mut stdin = child.stdin.take().expect("it is piped");
        let input = input.to_owned();
        // It may end without reading all.
        let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let ran = Ran::of(child.wait_with_output().expect("the command runs"));
        feeder.join().expect("the input is written");
        ran
    }
}

/// What a run said, and what it ended with.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }

    /// The stories that were written, a line each.
    pub fn stories(&self) -> Vec<serde_json::Value> {
        let lines = self.out.lines();
        lines
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect()
    }

    /// Where each story is from, by `--whole`.
    pub fn names(&self) -> Vec<String> {
        let stories = self.stories();
        stories
            .iter()
            .map(|s| s["file"].as_str().expect("--whole").to_owned())
            .collect()
    }
}
