//! Python: environments of the project's own, and the wheel of the package `depeche`.

use crate::failure::{Failure, Outcome};
use crate::files::{self, RESTORE};
use crate::misuse;
use crate::project::{root, scratch};
use crate::run::{run, say};
use crate::system;
use crate::tools::make_folder;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// `wheel`: the package, ready to be installed by pip.
pub(crate) fn verb(mut args: lexopt::Parser) -> Outcome<()> {
    if let Some(arg) = args.next().map_err(misuse)? {
        return Err(misuse(arg.unexpected()));
    }
    let wheel = wheel()?;
    say(&format!("install it with: pip install {}", wheel.display()));
    Ok(())
}

/// Builds the wheel into a folder that holds nothing else.
pub(crate) fn wheel() -> Outcome<PathBuf> {
    let python = environment("wheel", "python/requirements/wheel.txt", "maturin")?;
    let folder = root().join("target").join("wheels");
    // One of another version, or of another system, must not be taken for it.
    let _ = std::fs::remove_dir_all(&folder);
    say("building the wheel of the Python package (two minutes the first time)");
    let mut build = Command::new(&python);
    build
        .current_dir(root().join("python"))
        .args(["-m", "maturin", "build", "--quiet", "--out"])
        .arg(&folder);
    run(&mut build, "see the message above")?;
    let built = std::fs::read_dir(&folder).into_iter().flatten().flatten();
    built.map(|file| file.path()).next().ok_or_else(|| {
        let place = folder.display().to_string();
        Failure::new("no wheel was built", place, "see the messages above")
    })
}

/// The Python of an environment below `target/` that has what a file of requirements names, and nothing else; `what` that
/// is, is said when it is installed.
pub(crate) fn environment(name: &str, requirements: &str, what: &str) -> Outcome<PathBuf> {
    let home = scratch().join("python").join(name);
    let python = home.join("bin").join("python");
    let requirements = root().join(requirements);
    let mark = home.join("installed.txt");
    let wanted = files::bytes(&requirements, RESTORE)?;
    if python.is_file() && std::fs::read(&mark).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    let with = system::python()?;
    say(&format!("installing {what} into {}", home.display()));
    let _ = std::fs::remove_dir_all(&home);
    make_folder(&home)?;
    run(
        Command::new(with).args(["-m", "venv"]).arg(&home),
        "see the message above",
    )?;
    install(
        &python,
        ["--requirement".as_ref(), requirements.as_os_str()],
    )?;
    files::write(&mark, wanted)?;
    Ok(python)
}

/// Puts a wheel into an environment, though one of its version may be there: its version is the same from build to build.
pub(crate) fn install_anew(python: &Path, wheel: &Path) -> Outcome<()> {
    let anew = ["--no-deps", "--force-reinstall"].map(OsStr::new);
    install(python, anew.into_iter().chain([wheel.as_os_str()]))
}

/// Has an environment's pip install what `told` tells it to.
fn install<'a>(python: &Path, told: impl IntoIterator<Item = &'a OsStr>) -> Outcome<()> {
    let mut pip = Command::new(python);
    pip.args(["-m", "pip", "install", "--quiet", "--no-compile"])
        .arg("--disable-pip-version-check")
        .args(told);
    run(
        &mut pip,
        "see the messages above; check that this machine reaches the Python package index",
    )
}
