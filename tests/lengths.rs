//! No file of code is longer than can be taken in: 900 lines. Clippy holds functions to 80 (`clippy.toml`).

use std::fs;
use std::path::{Path, PathBuf};

const MOST_LINES: usize = 900;

/// What is fetched or built, and no code of ours.
const ELSEWHERE: &[&str] = &["target", "dist", "node_modules", "corpus", "artifacts"];

#[test]
fn no_file_is_longer_than_can_be_taken_in() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    below(root, &mut files);
    let mut wrong = Vec::new();
    for file in &files {
        let name = file.strip_prefix(root).unwrap_or(file).to_string_lossy();
        let lines = fs::read_to_string(file).map_or(0, |text| text.lines().count());
        if lines > MOST_LINES {
            wrong.push(format!("{name}: {lines} lines; divide it by what it holds"));
        }
    }
    assert!(files.len() > 300, "only {} files were found", files.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !name.starts_with('.') && !ELSEWHERE.contains(&name.as_str()) {
                below(&path, files);
            }
        } else if path.extension().is_some_and(|e| {
            ["rs", "js", "mjs", "py", "css"]
                .iter()
                .any(|code| e == *code)
        }) {
            files.push(path);
        }
    }
}
