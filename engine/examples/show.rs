//! Shows how a dispatch is read: `cargo xtask show FILE` runs this. FILE may be anything the page opens; `-` is standard
//! input.

use depeche_engine::show::{Wanted, analysis};
use depeche_engine::stages::Stage;
use depeche_engine::{Decision, Given};
use depeche_forms::{mend, open};
use std::io::{self, Read, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match shown(&arguments) {
        Ok(text) => {
            // Whoever reads may have seen enough: `| head`.
            let _ = io::stdout().lock().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

fn shown(arguments: &[String]) -> Result<String, String> {
    let mut wanted = Wanted::default();
    let mut file = None;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut value = || {
            let value = rest.next();
            value.ok_or_else(|| format!("{argument} needs a value behind it"))
        };
        match argument.as_str() {
            "--stage" => wanted.stage = Some(stage(value()?)?),
            "--decision" => wanted.decision = Some(decision(value()?)?),
            "--about" => wanted.about = Some(value()?),
            "--whole" => wanted.whole = true,
            flag if flag.starts_with("--") => {
                return Err(format!(
                    "there is no {flag}; there are --stage, --decision, --about and --whole"
                ));
            }
            name => file = Some(name),
        }
    }
    let file = file.ok_or("which dispatch? Name a file, or - for standard input")?;
    let (text, given) = read(file).map_err(|error| format!("{file}: {error}"))?;
    let text = analysis(&text, &given, wanted);
    match wanted.about {
        Some(words) if text.is_empty() => Err(format!("nothing that was read holds {words:?}")),
        _ => Ok(text),
    }
}

fn stage(name: &str) -> Result<Stage, String> {
    let stage = Stage::ALL.iter().find(|stage| stage.name() == name);
    stage.copied().ok_or_else(|| {
        let names: Vec<&str> = Stage::ALL.iter().map(|stage| stage.name()).collect();
        format!("there is no stage {name:?}; there are {}", names.join(", "))
    })
}

fn decision(name: &str) -> Result<Decision, String> {
    let decision = Decision::ALL.iter().find(|d| d.name() == name);
    decision.copied().ok_or_else(|| {
        let names: Vec<&str> = Decision::ALL.iter().map(|d| d.name()).collect();
        format!(
            "there is no decision {name:?}; there are {}",
            names.join(", ")
        )
    })
}

/// The text of a file as the page reads it: opened, then mended.
fn read(file: &str) -> io::Result<(String, Given)> {
    let bytes = if file == "-" {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes)?;
        bytes
    } else {
        std::fs::read(file)?
    };
    let items = open(&bytes, &|_, _| None);
    Ok(
        match items.ok().and_then(|items| items.into_iter().next()) {
            Some(item) => (mend(&item.text).text, item.given),
            None => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                (text, Given::default())
            }
        },
    )
}
