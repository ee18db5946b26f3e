//! The module built in every way that was a choice: the engine's `opt-level` by wasm-opt's level, each by what it costs
//! to fetch and to run.

use super::web;
use crate::failure::Outcome;
use crate::project::scratch;
use crate::run::{cargo, run, say};
use crate::sizes::brotlied;
use crate::tools::{self, Optimised, make_folder};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";
/// The engine's levels; what ships is in Cargo.toml.
const ENGINE: [&str; 4] = ["3", "2", "s", "z"];
/// wasm-opt's levels; what ships is in index.html.
const WASM_OPT: [&str; 6] = ["0", "1", "2", "3", "s", "z"];

/// Builds every pair and prints its size and its speed, each as it is known: all of them take half an hour.
pub(super) fn table() -> Outcome<()> {
    println!(
        "\nHow the module is built: the engine's opt-level, wasm-opt's level, and what they cost"
    );
    println!(
        "  {:<8} {:<8} {:>10} {:>10} {:>10}",
        "engine", "wasm-opt", "raw", "brotli", "ms/KB"
    );
    for engine in ENGINE {
        say(&format!(
            "building the module with the engine at opt-level {engine} (a few minutes)"
        ));
        let target = scratch().join("matrix").join(engine);
        let level = engine
            .parse::<u8>()
            .map_or_else(|_| format!("\"{engine}\""), |n| n.to_string());
        let mut build = cargo();
        tools::small_std(&mut build);
        build
            .args([
                "build",
                "--quiet",
                "--release",
                "--locked",
                "--package",
                "depeche",
            ])
            .args(["--bin", "depeche-page", "--target", TARGET, "--target-dir"])
            .arg(&target)
            .arg("--config")
            .arg(format!(
                "profile.release.package.depeche-engine.opt-level={level}"
            ));
        run(&mut build, "see the messages above")?;
        let raw = target
            .join(TARGET)
            .join("release")
            .join("depeche-page.wasm");
        for level in WASM_OPT {
            let folder = scratch().join("matrix").join(format!("{engine}-{level}"));
            make_folder(&folder)?;
            let finished = finish(&raw, &folder, level, false)?;
            let content = std::fs::read(&finished).unwrap_or_default();
            let mut timing = web::command("speed.js", &folder)?;
            let output = timing.output().map_err(|error| {
                crate::run::not_started(&timing, &error, "see whether node runs")
            })?;
            let speed = String::from_utf8_lossy(&output.stdout).trim().to_owned();
            let (raw, brotli) = (content.len(), brotlied(&content));
            let level = if level == "0" { "none" } else { level };
            println!("  {engine:<8} {level:<8} {raw:>10} {brotli:>10} {speed:>10}");
        }
    }
    Ok(())
}

/// Does to a raw module what a build does, but for cutting it, into `folder`; gives the module it ends with.
pub(super) fn finish(raw: &Path, folder: &Path, level: &str, names: bool) -> Outcome<PathBuf> {
    let path: OsString = tools::ready(Optimised::Yes)?;
    let remedy = "build the page first, with `cargo xtask build`";
    let mut bind = Command::new("wasm-bindgen");
    bind.env("PATH", &path)
        .args([
            "--target",
            "web",
            "--no-typescript",
            "--out-name",
            "depeche",
            "--out-dir",
        ])
        .arg(folder)
        .arg(raw);
    run(&mut bind, remedy)?;
    let module = folder.join("depeche_bg.wasm");
    if level == "0" {
        return Ok(module);
    }
    let mut opt = Command::new("wasm-opt");
    opt.env("PATH", &path).arg(format!("-O{level}"));
    if names {
        opt.arg("--debuginfo");
    }
    opt.arg(&module).arg("--output").arg(&module);
    run(&mut opt, remedy)?;
    Ok(module)
}
