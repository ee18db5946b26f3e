//! Running other programs: what is said before, and what is said when one fails.

use crate::failure::{Failure, Outcome};
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// One line about what happens now.
pub(crate) fn say(line: &str) {
    println!("xtask: {line}");
}

/// Runs `command` to its end, its output going where ours goes.
pub(crate) fn run(command: &mut Command, remedy: &str) -> Outcome<()> {
    let status = command
        .status()
        .map_err(|error| not_started(command, &error, remedy))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(
            format!("a command failed ({status})"),
            shown(command),
            remedy,
        ))
    }
}

/// What `command` prints, when it runs and succeeds.
pub(crate) fn printed(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// `cargo`, the one that runs us, in the project's folder.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(crate::project::root());
    command
}

/// Where `name` is on PATH.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| is_program(file))
}

/// PATH with `folders` before everything else.
pub(crate) fn path_with(folders: &[PathBuf]) -> OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(std::env::split_paths(&path));
    // Only a folder whose name holds the separator fails, and such a folder cannot be on PATH at all.
    std::env::join_paths(all).unwrap_or(path)
}

/// The command as a person would type it.
pub(crate) fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// What to say when a program did not even start.
pub(crate) fn not_started(command: &Command, error: &std::io::Error, remedy: &str) -> Failure {
    let what = match error.kind() {
        ErrorKind::NotFound => {
            format!(
                "`{}` was not found",
                command.get_program().to_string_lossy()
            )
        }
        _ => format!("a command could not be started: {error}"),
    };
    Failure::new(what, shown(command), remedy)
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    file.metadata()
        .is_ok_and(|m| m.is_file() && m.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> bool {
    file.is_file()
}
