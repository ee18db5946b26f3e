//! What the machine itself has to have: Node for the build's optimiser and the browser tests, a Chromium for these; Python
//! and Java for the package and its tests.
//!
//! Each is taken from PATH, else installed with apt-get where that is possible (as root, or with a sudo that asks
//! nothing), else asked for in one sentence.

use crate::failure::{Failure, Outcome};
use crate::run::{on_path, printed, run, say};
use crate::version::Version;
use std::path::PathBuf;
use std::process::Command;

/// The oldest Node that the browser tests' runner takes.
const NODE_WANTED: Version = Version(18, 0, 0);

/// The oldest Python that the pinned packages of the tests take (`python/requirements/`).
const PYTHON_WANTED: Version = Version(3, 11, 0);

/// The oldest Java that Spark takes.
const JAVA_WANTED: Version = Version(17, 0, 0);

/// The names a Chromium goes by.
const CHROMIUM_NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
];

/// Makes sure that `node` and `npm` are on PATH, and new enough.
pub(crate) fn node() -> Outcome<()> {
    if on_path("node").is_none() || on_path("npm").is_none() {
        apt_install(
            &["nodejs", "npm"],
            "Node.js is not installed",
            &format!(
                "install Node.js {NODE_WANTED} or newer with npm, so that `node --version` answers"
            ),
        )?;
    }
    let answer = printed(Command::new("node").arg("--version")).unwrap_or_default();
    match Version::find(&answer) {
        Some(version) if version >= NODE_WANTED => Ok(()),
        found => Err(Failure::new(
            match found {
                Some(version) => {
                    format!("Node.js is {version}, and {NODE_WANTED} or newer is needed")
                }
                None => "Node.js does not say its version".to_owned(),
            },
            "node --version",
            format!("install Node.js {NODE_WANTED} or newer and put it first on PATH"),
        )),
    }
}

/// The Chromium that drives the tests: what `CHROME` names, else the first on PATH, else Debian's, installed.
pub(crate) fn chromium() -> Outcome<PathBuf> {
    if let Some(named) = std::env::var_os("CHROME") {
        let file = PathBuf::from(&named);
        let found = if file.is_file() {
            Some(file)
        } else {
            on_path(&named.to_string_lossy())
        };
        return found.ok_or_else(|| {
            Failure::new(
                "CHROME names no program",
                format!("CHROME={}", named.to_string_lossy()),
                "set CHROME to a Chromium or Chrome, or unset it to have one found",
            )
        });
    }
    let find = || CHROMIUM_NAMES.iter().find_map(|name| on_path(name));
    if let Some(file) = find() {
        return Ok(file);
    }
    let remedy = "install Chromium or Chrome, or set CHROME to where it is";
    apt_install(&["chromium"], "no Chromium was found", remedy)?;
    find().ok_or_else(|| Failure::new("apt-get installed no chromium", "PATH", remedy))
}

/// A Python that makes environments: the first on PATH that is new enough and whole, else Debian's, installed.
pub(crate) fn python() -> Outcome<PathBuf> {
    let find = || {
        let debians = PathBuf::from("/usr/bin/python3");
        let mut found = on_path("python3").into_iter().chain([debians]);
        found.find(|python| {
            // Debian's has `ensurepip` in a package of its own.
            let mut ask = Command::new(python);
            ask.args(["-c", "import ensurepip, venv, sys; print(sys.version)"]);
            printed(&mut ask)
                .and_then(|answer| Version::find(&answer))
                .is_some_and(|version| version >= PYTHON_WANTED)
        })
    };
    if let Some(python) = find() {
        return Ok(python);
    }
    let missing = format!("no Python {PYTHON_WANTED} or newer with its module venv was found");
    let remedy = "install Python with venv (Debian: python3-venv), so that `python3 -m venv` works";
    apt_install(&["python3", "python3-venv"], &missing, remedy)?;
    find().ok_or_else(|| Failure::new(missing, "PATH", remedy))
}

/// The folder of a Java that is new enough, as `JAVA_HOME` has it: what that names, else of the one on PATH, else Debian's,
/// installed.
pub(crate) fn java() -> Outcome<PathBuf> {
    let find = || {
        let named = std::env::var_os("JAVA_HOME").map(|home| PathBuf::from(home).join("bin/java"));
        let mut found = named.into_iter().chain(on_path("java"));
        found.find_map(|java| {
            let version = Version::find(&printed(Command::new(&java).arg("--version"))?)?;
            // The one on PATH is a link into the folder.
            let home = java.canonicalize().ok()?;
            (version >= JAVA_WANTED).then(|| home.parent()?.parent().map(PathBuf::from))?
        })
    };
    if let Some(home) = find() {
        return Ok(home);
    }
    let missing = format!("no Java {JAVA_WANTED} or newer was found, which Spark runs on");
    let remedy = "install a Java runtime (Debian: default-jre-headless), or set JAVA_HOME to one";
    apt_install(&["default-jre-headless"], &missing, remedy)?;
    find().ok_or_else(|| Failure::new(missing, "PATH, JAVA_HOME", remedy))
}

/// Whether the browser may keep its sandbox: Chromium refuses to run with it as root.
pub(crate) fn is_root() -> bool {
    printed(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}

/// Installs Debian packages, or says in one sentence (`missing`, then `remedy`) why it cannot.
fn apt_install(packages: &[&str], missing: &str, remedy: &str) -> Outcome<()> {
    let Some(mut prefix) = apt_prefix() else {
        return Err(Failure::new(missing, "PATH", remedy));
    };
    prefix.push("apt-get");
    let apt = |args: &[&str]| {
        let mut command = Command::new(prefix[0]);
        command
            .args(&prefix[1..])
            .args(args)
            .env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    say(&format!(
        "{missing}: installing {} with apt-get (a minute or two)",
        packages.join(", ")
    ));
    run(&mut apt(&["update", "-qq"]), remedy)?;
    let install = ["install", "-y", "-qq", "--no-install-recommends"];
    run(&mut apt(&[&install[..], packages].concat()), remedy)
}

/// What has to stand before `apt-get` for it to be allowed to install, or none where it cannot be.
fn apt_prefix() -> Option<Vec<&'static str>> {
    on_path("apt-get")?;
    if is_root() {
        return Some(Vec::new());
    }
    // `env` as sudo's argument because DEBIAN_FRONTEND does not survive sudo's own clearing of the environment.
    let sudo = vec!["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"];
    printed(Command::new("sudo").args(["-n", "true"])).map(|_| sudo)
}
