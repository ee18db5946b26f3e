//! `picture`: the pictures of the page that the README shows, taken of the project's own example.

use crate::browser;
use crate::build;
use crate::failure::Outcome;
use crate::misuse;
use crate::project::root;
use crate::run::{run, say};
use crate::tools::make_folder;

/// `picture`: builds the page, opens an example in Chromium, writes docs/screenshot.png.
pub(crate) fn verb(mut args: lexopt::Parser) -> Outcome<()> {
    if let Some(arg) = args.next().map_err(misuse)? {
        return Err(misuse(arg.unexpected()));
    }
    build::page()?;
    let docs = root().join("docs");
    make_folder(&docs)?;
    // The same runner as the tests, on the one file that they leave out: one way to start Chromium, not two.
    let mut taker = browser::runner("playwright")?;
    taker
        .args(["test", "--config", "picture.config.js"])
        .env("DEPECHE_PICTURES", &docs);
    run(&mut taker, "see the messages above")?;
    say("docs/screenshot.png is written");
    Ok(())
}
