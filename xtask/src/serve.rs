//! `serve`: the page on this machine, rebuilt when a file changes.
//!
//! Trunk serves: it is what builds the page, so it knows when to build again, and its server is one we need not keep.

use crate::failure::{Failure, Outcome};
use crate::misuse;
use crate::project::scratch;
use crate::run::say;
use crate::tools::{self, Optimised};
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Command;
use std::time::Duration;

const PORT: u16 = 8080;

/// The hidden verb that waits for the server and says that it is ready.
pub(crate) const ANNOUNCE: &str = "announce-server";

/// `serve [--port N] [--release]`.
pub(crate) fn verb(mut args: lexopt::Parser) -> Outcome<()> {
    use lexopt::prelude::*;
    let (mut port, mut release) = (PORT, false);
    while let Some(arg) = args.next().map_err(misuse)? {
        match arg {
            Long("port") => port = args.value().and_then(|v| v.parse()).map_err(misuse)?,
            Long("release") => release = true,
            other => return Err(misuse(other.unexpected())),
        }
    }
    port_is_free(port)?;
    let optimised = if release {
        Optimised::Yes
    } else {
        Optimised::No
    };
    let path = tools::ready(optimised)?;
    say(if release {
        "building the page, optimised (three or four minutes the first time), then serving it"
    } else {
        "building the page (a minute or two the first time), then serving it"
    });
    let served = scratch().join("serve");
    // What an earlier run built must not pass for what this one builds.
    let _ = std::fs::remove_dir_all(&served);
    let mut trunk = tools::trunk_command(path, optimised);
    trunk
        .args([
            "serve",
            "--port",
            &port.to_string(),
            "--address",
            "127.0.0.1",
            "--dist",
        ])
        // Not dist/: what `build` made stays as it was made.
        .arg(&served);
    if release {
        trunk.arg("--release");
    }
    announce_when_ready(port)?;
    become_program(&mut trunk)
}

/// `announce-server PORT`: says that the page is served once it is, or nothing when the server ended before.
pub(crate) fn announce(mut args: lexopt::Parser) -> Outcome<()> {
    let port: u16 = args
        .value()
        .and_then(|v| lexopt::ValueExt::parse(&v))
        .map_err(misuse)?;
    let served_by = parent();
    let mut told = false;
    while parent() == served_by {
        match answer(port) {
            Some(line) if is_ok(&line) => {
                say(&format!("ready: http://127.0.0.1:{port}/ (Ctrl-C ends it)"));
                return Ok(());
            }
            // Trunk serves what it could not build, so that a saved fix is enough.
            Some(_) if !told => {
                told = true;
                say("the page does not build, see above: fix it and save, and it is built again");
            }
            _ => {}
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    Ok(())
}

/// The first line the server answers a visit with, once it answers at all.
fn answer(port: u16) -> Option<String> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()?;
    stream
        .write_all(b"GET / HTTP/1.0\r\nHost: localhost\r\nAccept: text/html\r\n\r\n")
        .ok()?;
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line).ok()?;
    Some(line)
}

/// Whether a server's first line, such as `HTTP/1.1 200 OK`, says that there is a page.
fn is_ok(line: &str) -> bool {
    line.split_whitespace().nth(1) == Some("200")
}

/// A port in use is a plain sentence now, not an error of Trunk's after a build of two minutes.
fn port_is_free(port: u16) -> Outcome<()> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .map(drop)
        .map_err(|error| {
            Failure::new(
                format!("port {port} cannot be served on: {error}"),
                format!("127.0.0.1:{port}"),
                "end the program that uses it, or choose another with `--port N`",
            )
        })
}

/// Starts the announcer beside us. It is a program and not a thread because we are about to become Trunk.
fn announce_when_ready(port: u16) -> Outcome<()> {
    let own = std::env::current_exe().map_err(|error| {
        Failure::new(
            error.to_string(),
            "this program's own path",
            "run it through cargo",
        )
    })?;
    let mut announcer = Command::new(own);
    announcer.args([ANNOUNCE, &port.to_string()]);
    let started = announcer.spawn();
    started
        .map(drop)
        .map_err(|error| crate::run::not_started(&announcer, &error, "run it again"))
}

const REMEDY: &str = "see the messages above";

/// Gives this process over to Trunk, so that whoever ends `cargo xtask serve`, by any signal, ends the server.
#[cfg(unix)]
fn become_program(command: &mut Command) -> Outcome<()> {
    use std::os::unix::process::CommandExt as _;
    let error = command.exec();
    Err(crate::run::not_started(command, &error, REMEDY))
}

#[cfg(not(unix))]
fn become_program(command: &mut Command) -> Outcome<()> {
    crate::run::run(command, REMEDY)
}

/// Who started us, where that changes when they end.
#[cfg(unix)]
fn parent() -> u32 {
    std::os::unix::process::parent_id()
}

#[cfg(not(unix))]
fn parent() -> u32 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_served_when_the_answer_is_200() {
        assert!(is_ok("HTTP/1.1 200 OK\r\n"));
        assert!(is_ok("HTTP/1.0 200\r\n"));
    }

    #[test]
    fn anything_else_is_no_page() {
        assert!(!is_ok("HTTP/1.1 404 Not Found\r\n"));
        assert!(!is_ok("HTTP/1.1 500 200\r\n"));
        assert!(!is_ok(""));
    }
}
