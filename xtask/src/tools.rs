//! The tools that make the page: the wasm32 target, Trunk, wasm-bindgen and wasm-opt, each at a version that works, and the
//! source of the standard library, which a release compiles for itself.
//!
//! One that is on PATH is used when its version fits. Otherwise it is installed into a folder of its own per version,
//! in the user's cache: a clean clone finds it there, and two checkouts that need different versions do not fight.

use crate::failure::{Failure, Outcome};
use crate::files::{self, RESTORE};
use crate::project::root;
use crate::run::{cargo, on_path, path_with, printed, run, say};
use crate::system;
use crate::version::{Version, locked, trunk_wanted};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Binaryen 108 and older corrupt the table of references that wasm-bindgen writes, silently; 110 is known good.
const WASM_OPT_OLDEST: Version = Version(110, 0, 0);
/// What is installed where PATH has none: npm's package of this name holds the tool itself, compiled to JavaScript.
const BINARYEN: Version = Version(132, 0, 0);

/// The tool that cuts the module.
const WASM_SPLIT: Version = Version(0, 2, 4);

const TARGET: &str = "wasm32-unknown-unknown";

/// Whether the page is optimised by wasm-opt, which only a release is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Optimised {
    Yes,
    No,
}

/// Finds or installs everything Trunk needs, and gives the PATH that has it first.
pub(crate) fn ready(optimised: Optimised) -> Outcome<OsString> {
    wasm_target()?;
    let mut folders = vec![trunk()?, wasm_bindgen()?];
    if optimised == Optimised::Yes {
        std_source()?;
        folders.push(wasm_opt()?);
        folders.push(wasm_split()?);
    }
    Ok(path_with(&folders))
}

/// Trunk, to be given its verb, with the PATH that [`ready`] gave for the same.
pub(crate) fn trunk_command(path: OsString, optimised: Optimised) -> Command {
    let mut trunk = Command::new("trunk");
    // A backtrace of Trunk's own below every compile error would push that error off the screen.
    trunk
        .current_dir(root())
        .env("PATH", path)
        .env_remove("RUST_BACKTRACE");
    if optimised == Optimised::Yes {
        small_std(&mut trunk);
    }
    trunk
}

/// Has the cargo that a command runs compile the standard library for size, with the page, and end a panic where it happens,
/// without its message: the page is told by the trap (`src/boot.js`), and nobody reads a visitor's console. The module
/// brotlied is 19 KB lighter (418.8 and 399.4 KB on 2026-11-29).
///
/// Neither is in Rust's stable promises, hence the variable that lets the pinned compiler do it; a page built by Trunk alone
/// does without and works the same.
pub(crate) fn small_std(command: &mut Command) {
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        .env(RUSTFLAGS, SMALL_STD);
}

/// Has the linker leave its relocations in the page's module, by which it is cut ([`crate::split`]); they go with that.
pub(crate) fn keep_relocations(command: &mut Command) {
    command.env(RUSTFLAGS, format!("{SMALL_STD} -Clink-arg=--emit-relocs"));
}

/// What cargo hands the compiler of the page, beside what .cargo/config.toml has it.
const RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
const SMALL_STD: &str = "-Zunstable-options -Cpanic=immediate-abort";

/// Makes sure the compiler can make wasm.
pub(crate) fn wasm_target() -> Outcome<()> {
    let mut ask = Command::new("rustc");
    ask.current_dir(root())
        .args(["--print", "target-libdir", "--target", TARGET]);
    // Asking for the folder rather than rustup's list: a distribution's own Rust can have the target too.
    if printed(&mut ask).is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    say(&format!(
        "adding the {TARGET} target to Rust (a few seconds)"
    ));
    run(
        Command::new("rustup")
            .current_dir(root())
            .args(["target", "add", TARGET]),
        &format!(
            "install Rust through rustup, or the standard library of {TARGET} for the Rust you have"
        ),
    )
}

/// Makes sure there is a standard library to compile: rust-toolchain.toml asks for it, but a machine may have had the
/// compiler before.
fn std_source() -> Outcome<()> {
    let mut ask = Command::new("rustc");
    ask.current_dir(root()).args(["--print", "sysroot"]);
    let source = "lib/rustlib/src/rust/library/Cargo.lock";
    if printed(&mut ask).is_some_and(|sysroot| Path::new(sysroot.trim()).join(source).is_file()) {
        return Ok(());
    }
    say("adding the source of the standard library to Rust (a few seconds)");
    run(
        Command::new("rustup")
            .current_dir(root())
            .args(["component", "add", "rust-src"]),
        "install Rust through rustup, or the source of the standard library of the Rust you have",
    )
}

fn trunk() -> Outcome<PathBuf> {
    let config = root().join("Trunk.toml");
    let wanted = trunk_wanted(&files::text(&config, RESTORE)?).ok_or_else(|| {
        Failure::new(
            "no trunk-version",
            config.display().to_string(),
            "name Trunk's version there",
        )
    })?;
    cargo_tool(&CargoTool {
        program: "trunk",
        package: "trunk",
        wanted,
        // Trunk's default but for its look for word of newer Trunks each time it runs.
        features: &["--no-default-features", "--features", "rustls"],
        says_version: true,
        minutes: 5,
    })
}

fn wasm_bindgen() -> Outcome<PathBuf> {
    let lock = root().join("Cargo.lock");
    let wanted = locked(&files::text(&lock, RESTORE)?, "wasm-bindgen").ok_or_else(|| {
        Failure::new(
            "wasm-bindgen is not among the page's dependencies",
            lock.display().to_string(),
            "depend on wasm-bindgen in the root Cargo.toml, then run `cargo generate-lockfile`",
        )
    })?;
    cargo_tool(&CargoTool {
        program: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        wanted,
        features: &[],
        says_version: true,
        minutes: 2,
    })
}

/// The tool that cuts the module (`split`), which must know the marks that `wasm_split_helpers` leaves.
fn wasm_split() -> Outcome<PathBuf> {
    cargo_tool(&CargoTool {
        program: "wasm-split-cli",
        package: "wasm_split_cli_support",
        wanted: WASM_SPLIT,
        features: &["--features", "build-binary"],
        says_version: false,
        minutes: 2,
    })
}

/// A tool that cargo installs, at exactly one version.
struct CargoTool {
    program: &'static str,
    package: &'static str,
    wanted: Version,
    features: &'static [&'static str],
    /// Whether it answers with its version.
    says_version: bool,
    /// How long the first install takes on two cores, told to whoever waits for it.
    minutes: u32,
}

/// The folder that holds the tool.
fn cargo_tool(tool: &CargoTool) -> Outcome<PathBuf> {
    let CargoTool {
        program,
        package,
        wanted,
        ..
    } = *tool;
    let fits = |file: &Path| match tool.says_version {
        true => reported(file) == Some(wanted),
        // Told by the folder it is in.
        false => file.is_file() && file.starts_with(cache().unwrap_or_default()),
    };
    if let Some(file) = on_path(program).filter(|file| fits(file)) {
        return Ok(folder_of(&file));
    }
    let home = cache()?.join(format!("{package}-{wanted}"));
    let bin = home.join("bin");
    if fits(&bin.join(program)) {
        return Ok(bin);
    }
    say(&format!(
        "installing {program} {wanted} into {} (once for this user; about {} minutes on two cores)",
        home.display(),
        tool.minutes
    ));
    let started = Instant::now();
    let mut install = cargo();
    install
        .args([
            "install",
            "--locked",
            package,
            "--version",
            &wanted.to_string(),
        ])
        .args(tool.features)
        .arg("--root")
        .arg(&home)
        // These run for a second or two at a time: what optimising them harder saves, compiling them costs many times.
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_STRIP", "true");
    let remedy = format!(
        "see the messages above; check that this machine reaches the crate registry, or put {program} {wanted} on PATH"
    );
    run(&mut install, &remedy)?;
    if fits(&bin.join(program)) {
        say(&format!(
            "{program} {wanted} installed in {} s",
            started.elapsed().as_secs()
        ));
        Ok(bin)
    } else {
        Err(Failure::new(
            format!("{program} does not answer with version {wanted} after its install"),
            bin.join(program).display().to_string(),
            format!("remove {} and run this again", home.display()),
        ))
    }
}

/// The folder that holds a wasm-opt that is new enough.
fn wasm_opt() -> Outcome<PathBuf> {
    let fits = |file: &Path| reported(file).is_some_and(|version| version >= WASM_OPT_OLDEST);
    if let Some(file) = on_path("wasm-opt").filter(|file| fits(file)) {
        return Ok(folder_of(&file));
    }
    system::node()?;
    let home = cache()?.join(format!("binaryen-{BINARYEN}"));
    let bin = home.join("node_modules").join(".bin");
    if fits(&bin.join("wasm-opt")) {
        return Ok(bin);
    }
    say(&format!(
        "installing wasm-opt {BINARYEN} into {} (once for this user; a few seconds)",
        home.display()
    ));
    make_folder(&home)?;
    let remedy = format!(
        "see the messages above; check that this machine reaches the npm registry, or put wasm-opt {WASM_OPT_OLDEST} or newer on PATH"
    );
    let mut install = Command::new("npm");
    install
        .args([
            "install",
            "--no-audit",
            "--no-fund",
            "--no-save",
            "--loglevel=error",
            "--prefix",
        ])
        .arg(&home)
        .arg(format!("binaryen@{BINARYEN}"));
    run(&mut install, &remedy)?;
    if fits(&bin.join("wasm-opt")) {
        Ok(bin)
    } else {
        Err(Failure::new(
            "wasm-opt does not answer after its install",
            bin.display().to_string(),
            remedy,
        ))
    }
}

/// The version a program says it is.
fn reported(file: &Path) -> Option<Version> {
    Version::find(&printed(Command::new(file).arg("--version"))?)
}

/// Where installed tools are kept, one folder a tool and version.
fn cache() -> Outcome<PathBuf> {
    let user = set("XDG_CACHE_HOME")
        .or_else(|| Some(set("HOME")?.join(".cache")))
        .or_else(|| set("LOCALAPPDATA"));
    user.map(|folder| folder.join("depeche").join("tools"))
        .ok_or_else(|| {
            Failure::new(
                "there is nowhere to keep the tools",
                "XDG_CACHE_HOME, HOME",
                "set XDG_CACHE_HOME to a folder that can be written to",
            )
        })
}

/// Makes a folder and the ones above it.
pub(crate) fn make_folder(folder: &Path) -> Outcome<()> {
    std::fs::create_dir_all(folder).map_err(|error| {
        Failure::new(
            format!("a folder cannot be made: {error}"),
            folder.display().to_string(),
            "check the disk and the permissions there",
        )
    })
}

/// The folder that a variable of the environment names.
fn set(name: &str) -> Option<PathBuf> {
    std::env::var_os(name)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}

fn folder_of(file: &Path) -> PathBuf {
    file.parent().map_or_else(PathBuf::new, Path::to_path_buf)
}
