//! `build`: the page as it is published, in dist/.

use crate::failure::Outcome;
use crate::misuse;
use crate::project::dist;
use crate::run::{run, say};
use crate::seal;
use crate::sizes;
use crate::split;
use crate::tools::{self, Optimised};
use std::time::Instant;

/// `build`: makes dist/, prints what each file costs, fails above the budget.
pub(crate) fn verb(mut args: lexopt::Parser) -> Outcome<()> {
    if let Some(arg) = args.next().map_err(misuse)? {
        return Err(misuse(arg.unexpected()));
    }
    page()?;
    let report = sizes::measure(&dist())?;
    print!("{report}");
    report.check()?;
    say(&format!(
        "dist/ is ready: copy it to any static host, at any path ({})",
        dist().display()
    ));
    Ok(())
}

/// Builds dist/ anew.
pub(crate) fn page() -> Outcome<()> {
    let path = tools::ready(Optimised::Yes)?;
    say("building the page, optimised (three or four minutes the first time)");
    let started = Instant::now();
    let mut trunk = tools::trunk_command(path.clone(), Optimised::Yes);
    tools::keep_relocations(&mut trunk);
    trunk
        .args(["build", "--release", "--locked"])
        .args(["--no-default-features", "--features", "web,split"])
        .arg("--dist")
        .arg(dist());
    run(&mut trunk, "see the messages above")?;
    split::split(&dist(), &path)?;
    seal::seal(&dist())?;
    say(&format!("page built in {} s", started.elapsed().as_secs()));
    Ok(())
}
