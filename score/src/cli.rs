//! The command line, shared by the example and the project's own verbs.

use crate::report::{Error, score_dir};
use serde_json::Value;
use std::fs;
use std::io::{self, Write as _};
use std::process::ExitCode;

const USAGE: &str = "usage: score DIR [--errors] [--only PREFIX] [--read DIR]

DIR holds dispatches <id>.txt beside their gold <id>.gold.json.
--errors       list every miss and false alarm before the table
--only PREFIX  only the stories whose id starts with PREFIX, such as fr-
--read DIR     score the story JSON in DIR/<id>.json instead of reading the dispatches";

/// Runs `score` with `args`, the words after the verb, over what `read` makes of each text; prints the table.
///
/// Succeeds when the dispatches could be scored, however low the figures are.
pub fn cli(args: impl IntoIterator<Item = String>, read: impl FnMut(&str) -> Value) -> ExitCode {
    let outcome = Options::parse(args).and_then(|o| o.run(read).map_err(|e| e.to_string()));
    match outcome {
        // A pipe that was closed is no reason to panic.
        Ok(table) => match writeln!(io::stdout(), "{table}") {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(message) => {
            let _ = writeln!(io::stderr(), "{message}");
            ExitCode::FAILURE
        }
    }
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Options {
    dir: String,
    errors: bool,
    only: String,
    read: Option<String>,
}

impl Options {
    fn parse(args: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let mut options = Self::default();
        let mut args = args.into_iter();
        while let Some(arg) = args.next() {
            let mut value = || {
                args.next()
                    .ok_or(format!("{arg}: expected a value\n{USAGE}"))
            };
            match arg.as_str() {
                "--errors" => options.errors = true,
                "--only" => options.only = value()?,
                "--read" => options.read = Some(value()?),
                _ if !arg.starts_with('-') && options.dir.is_empty() => options.dir = arg,
                _ => return Err(format!("{arg}: not expected\n{USAGE}")),
            }
        }
        if options.dir.is_empty() {
            return Err(USAGE.to_owned());
        }
        Ok(options)
    }

    fn run(&self, mut read: impl FnMut(&str) -> Value) -> Result<String, Error> {
        let report = match &self.read {
            None => score_dir(&self.dir, read)?,
            Some(dir) => {
                let mut made = self.made(dir)?.into_iter();
                score_dir(&self.dir, |text| made.next().unwrap_or_else(|| read(text)))?
            }
        };
        let report = report.only(&self.only);
        let errors = if self.errors {
            report.errors().to_string()
        } else {
            String::new()
        };
        Ok(format!("{errors}{report}"))
    }

    /// The story JSON of every dispatch, in the order in which they are scored.
    fn made(&self, dir: &str) -> Result<Vec<Value>, Error> {
        let dispatches = crate::dispatches(&self.dir)?;
        let values = dispatches.into_iter().map(|(id, ..)| {
            let path = std::path::Path::new(dir).join(format!("{id}.json"));
            let json = fs::read_to_string(&path).map_err(|error| Error::File(path, error))?;
            serde_json::from_str(&json).map_err(|error| Error::Reading(id, error))
        });
        values.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<Options>) {
        let args = line.split_whitespace().map(str::to_owned);
        assert_eq!(Options::parse(args).ok(), expected);
    }

    #[test]
    fn options_are_taken_in_any_order_and_nothing_else() {
        let dir = || Options {
            dir: "d".to_owned(),
            ..Options::default()
        };
        check("d", Some(dir()));
        check(
            "--errors d",
            Some(Options {
                errors: true,
                ..dir()
            }),
        );
        check(
            "d --only fr-",
            Some(Options {
                only: "fr-".to_owned(),
                ..dir()
            }),
        );
        check(
            "d --read r",
            Some(Options {
                read: Some("r".to_owned()),
                ..dir()
            }),
        );
        check("", None);
        check("d e", None);
        check("d --only", None);
        check("d --unknown", None);
    }
}
