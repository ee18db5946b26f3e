//! `depeche`, the command: reads files and archives of dispatches on all cores, compares two texts, measures and
//! compares readings.
//!
//! Inputs → [`inputs`] → [`pieces`] → [`stories`] → what is written, by the code of the page (`src/intake.rs`,
//! `src/export`); [`pipeline`] moves them along.

mod arguments;
mod charsets;
mod compare;
mod inputs;
mod interrupt;
mod pieces;
mod pipeline;
mod progress;
mod stories;
mod texts;
mod trouble;

use arguments::{Arguments, Read, Verb, code};
use clap::{CommandFactory as _, Parser as _};
use depeche_engine::{json, read};
use inputs::Walk;
use interrupt::Written;
use pipeline::Outcome;
use progress::Progress;
use std::fs::File;
use std::io::{self, IsTerminal as _, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use stories::Wanted;

fn main() -> ExitCode {
    match Arguments::parse().verb {
        Verb::Read(told) => read_all(&told),
        Verb::Score(told) => score(told),
        Verb::Changes(told) => texts::changes(&told),
        Verb::Check(told) => texts::check(&told),
        Verb::Compare(told) => compare::verb(&told),
        Verb::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "depeche", &mut script);
            put(&script)
        }
        Verb::Man { verb } => man(verb.as_deref()),
    }
}

fn read_all(told: &Read) -> ExitCode {
    let mut inputs = told.inputs.clone();
    if inputs.is_empty() {
        if io::stdin().is_terminal() {
            complain("nothing to read: name files or folders, or - for standard input");
            return ExitCode::from(code::MISUSE);
        }
        inputs.push(PathBuf::from("-"));
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(told.threads)
        .build();
    let pool = match pool {
        Ok(pool) => pool,
        Err(error) => {
            complain(&format!("--threads {}: {error}", told.threads));
            return ExitCode::from(code::MISUSE);
        }
    };
    let (name, out): (String, Box<dyn Write>) = match &told.output {
        None => ("standard output".to_owned(), Box::new(io::stdout().lock())),
        Some(path) => match File::create(path) {
            Ok(file) => (path.display().to_string(), Box::new(file)),
            Err(error) => {
                complain(
                    &trouble::Trouble::of_system(path.display().to_string(), &error).to_string(),
                );
                return ExitCode::from(code::UNWRITTEN);
            }
        },
    };
    let walk = || Walk::new(inputs.clone(), told.output.as_deref());
    let progress = Progress::new(!told.quiet, || walk().bytes());
    let started = Instant::now();
    let written = Written::default();
    written.say_when_interrupted(&progress);
    let outcome = pipeline::run(walk(), Wanted::of(told), pool, &progress, &written, out);
    progress.end();
    if let Some(error) = &outcome.unwritten {
        complain(&unwritten(&name, error, &outcome));
        return ExitCode::from(code::UNWRITTEN);
    }
    if !told.quiet && outcome.stories + outcome.troubles != 1 {
        complain(&summary(&outcome, started.elapsed()));
    }
    ExitCode::from(if outcome.troubles == 0 {
        code::DONE
    } else {
        code::PARTLY
    })
}

fn unwritten(name: &str, error: &io::Error, outcome: &Outcome) -> String {
    let why = match error.kind() {
        io::ErrorKind::BrokenPipe => "whoever was reading it has stopped".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        _ => trouble::said(error),
    };
    format!(
        "{name}: {why}; {} written before that",
        counted(outcome.stories)
    )
}

fn summary(outcome: &Outcome, took: Duration) -> String {
    let not = match outcome.troubles {
        0 => String::new(),
        n => format!(", {n} not"),
    };
    let seconds = took.as_secs_f64();
    let each = outcome.stories as f64 / seconds.max(0.001);
    format!(
        "{} read{not}; {seconds:.1} s, {each:.0} a second",
        counted(outcome.stories)
    )
}

fn counted(stories: usize) -> String {
    if stories == 1 {
        "1 story".to_owned()
    } else {
        format!("{stories} stories")
    }
}

fn score(told: arguments::Score) -> ExitCode {
    let mut args = vec![told.dir];
    args.extend(told.errors.then(|| "--errors".to_owned()));
    for (flag, value) in [("--only", told.only), ("--read", told.read)] {
        args.extend(value.into_iter().flat_map(|value| [flag.to_owned(), value]));
    }
    depeche_score::cli(args, |text| {
        let story = json::Story::new(text, &read(text), json::Offsets::Utf8);
        // A story has nothing that JSON cannot hold.
        serde_json::to_value(story).unwrap_or_default()
    })
}

fn man(verb: Option<&str>) -> ExitCode {
    let mut command = Arguments::command();
    // Gives verbs their whole names.
    command.build();
    let of = match verb {
        None => Some(&command),
        Some(verb) => command.find_subcommand(verb),
    };
    let Some(of) = of else {
        complain(&format!(
            "there is no verb {}",
            verb.unwrap_or_default().escape_debug()
        ));
        return ExitCode::from(code::MISUSE);
    };
    let mut page = Vec::new();
    // A list of bytes takes whatever is written.
    let _ = clap_mangen::Man::new(of.clone()).render(&mut page);
    put(&page)
}

/// Writes what is no story to standard output.
fn put(content: &[u8]) -> ExitCode {
    let mut out = io::stdout().lock();
    match out.write_all(content).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::from(code::DONE),
        Err(error) => {
            complain(&format!("standard output: {}", trouble::said(&error)));
            ExitCode::from(code::UNWRITTEN)
        }
    }
}

/// Says something on standard error; when that is closed, to nobody.
fn complain(line: &str) {
    let _ = writeln!(io::stderr(), "depeche: {line}");
}
