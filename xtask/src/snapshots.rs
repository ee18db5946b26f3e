//! `snapshots`: the reviewed readings beside tests/dispatches, written as the dispatches are read now.

use crate::failure::Outcome;
use crate::misuse;
use crate::run::{cargo, run, say};

/// Runs the test that compares them (`engine/tests/snapshots.rs`), told to write instead: what is written is then exactly
/// what is compared.
pub(crate) fn verb(mut args: lexopt::Parser) -> Outcome<()> {
    if let Some(arg) = args.next().map_err(misuse)? {
        return Err(misuse(arg.unexpected()));
    }
    let mut test = cargo();
    test.args(["test", "--quiet", "--package", "depeche-engine"])
        .args(["--test", "snapshots", "dispatches_are_read_as_reviewed"])
        .env("DEPECHE_WRITE_SNAPSHOTS", "1");
    run(&mut test, "see the message above")?;
    say("written; `git diff --stat tests/dispatches` shows which readings changed");
    Ok(())
}
