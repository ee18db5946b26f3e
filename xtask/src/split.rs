//! The module cut into pieces: what `src/pieces.rs` names apart is taken out of it after it was linked, and fetched when it
//! is asked for.
//!
//! Trunk builds the page whole. Here the linked module is cut again, by what each piece alone reaches, and takes the place of
//! the whole one in dist/: the main module with its glue, a file a piece, and one for what several pieces share. The linker
//! leaves its relocations in the module for that (`tools::keep_relocations`), which is how the tool knows what reaches what,
//! data too.

use crate::failure::{Failure, Outcome};
use crate::files::{self, REBUILD, RESTORE};
use crate::project::{root, scratch};
use crate::run::{run, say};
use crate::tools::make_folder;
use sha2::{Digest as _, Sha256};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What every file of a piece is named after.
const PIECE: &str = "piece-";
/// The piece that holds what several others need.
const SHARED: &str = "shared";
/// Where the glue imports the loaders from, as the tool writes it; `src/pieces.js` takes its place.
const LOADERS: &str = "\"./__wasm_split.js\"";
/// wasm-opt's level. By what it costs the reader, the whole module brotlied: none 400.0 KB, 1 399.0, 2 398.5, s 399.1. What
/// is smaller raw compresses worse, and 1 is done soonest.
pub(crate) const LEVEL: &str = "1";

/// The modules of a piece.
struct Piece {
    name: String,
    modules: Vec<Vec<u8>>,
}

/// Whether a file of a build is a piece of the module.
pub(crate) fn is_piece(name: &str) -> bool {
    name.starts_with(PIECE)
}

/// Cuts the module of the page in `dist`, with the tools that `path` has.
pub(crate) fn split(dist: &Path, path: &OsStr) -> Outcome<()> {
    say("cutting the module into pieces");
    let folder = scratch().join("split");
    // What an earlier build left must not pass for what this one makes.
    let _ = std::fs::remove_dir_all(&folder);
    make_folder(&folder)?;
    let tool = |program: &str| {
        let mut command = Command::new(program);
        command.current_dir(&folder).env("PATH", path);
        command
    };
    let remedy = "see the messages above";
    let mut cut = tool("wasm-split-cli");
    cut.arg(linked()).args([".", "--out-name", "main"]);
    run(&mut cut, remedy)?;
    let mut bind = tool("wasm-bindgen");
    // What the pieces take from the main module is by its nature the linker's.
    bind.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    bind.args(["--out-dir", "bound", "--out-name", "main", "main.wasm"]);
    run(&mut bind, remedy)?;
    let optimised = |file: &Path| -> Outcome<Vec<u8>> {
        let out = file.with_extension("small.wasm");
        run(
            tool("wasm-opt")
                .arg(format!("-O{LEVEL}"))
                .arg("-o")
                .arg(&out)
                .arg(file),
            remedy,
        )?;
        files::bytes(&out, REBUILD)
    };
    let main = optimised(&folder.join("bound/main_bg.wasm"))?;
    let mut pieces = Vec::new();
    let mut shared = Vec::new();
    for file in modules(&folder)? {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        if let Some(name) = stem.strip_prefix("split_") {
            let (name, modules) = (name.to_owned(), vec![optimised(&file)?]);
            pieces.push(Piece { name, modules });
        } else if stem.starts_with("chunk_") {
            shared.push(optimised(&file)?);
        }
    }
    if !shared.is_empty() {
        pieces.push(Piece {
            name: SHARED.to_owned(),
            modules: shared,
        });
    }
    let glue = files::text(&folder.join("bound/main.js"), REBUILD)?;
    place(dist, &glue, &main, &pieces)
}

/// Puts the module's parts in the place of the whole one.
fn place(dist: &Path, glue: &str, main: &[u8], pieces: &[Piece]) -> Outcome<()> {
    let page = dist.join("index.html");
    let html = files::text(&page, REBUILD)?;
    let missing = |what: &str, remedy: &str| Failure::new(what, page.display().to_string(), remedy);
    let whole = module_of(&html).ok_or_else(|| {
        missing(
            "the page names no module",
            "see whether Trunk wrote it otherwise than before",
        )
    })?;
    let loader = files::text(&root().join("src/pieces.js"), RESTORE)?;
    let glue = joined(glue, &loader, pieces);
    let glue = glue.ok_or_else(|| {
        missing(
            "the glue imports no loaders",
            "see whether the tools write it otherwise than before",
        )
    })?;
    let name = format!("depeche-{}", digest(&[main, glue.as_bytes()].concat()));
    for end in [".js", "_bg.wasm"] {
        // The page names them no more.
        let _ = std::fs::remove_file(dist.join(format!("{whole}{end}")));
    }
    files::write(
        &dist.join(format!("{name}.js")),
        glue.replace("main_bg.wasm", &format!("{name}_bg.wasm")),
    )?;
    files::write(&dist.join(format!("{name}_bg.wasm")), main)?;
    for piece in pieces {
        files::write(&dist.join(file_of(piece)), piece.modules.concat())?;
    }
    files::write(&page, html.replace(&whole, &name))
}

/// The glue with the loaders in it, in the place of what imports them.
fn joined(glue: &str, loader: &str, pieces: &[Piece]) -> Option<String> {
    let is_import = |line: &&str| line.starts_with("import ") && line.contains(LOADERS);
    let imported = glue.lines().find(is_import)?;
    let name = imported.strip_prefix("import * as ")?.split(' ').next()?;
    // One name is imported as often as it is asked for, and an object has it once.
    let rest = glue.lines().filter(|line| {
        let is_other = line.trim_start().starts_with(LOADERS)
            && !line.trim_end().ends_with(&format!(" {name},"));
        !is_import(line) && !is_other
    });
    let rest = rest.collect::<Vec<_>>().join("\n");
    let files = pieces.iter().map(|piece| {
        let lengths = piece
            .modules
            .iter()
            .map(|module| format!(", {}", module.len()));
        format!(
            "{}: ['./{}'{}]",
            piece.name,
            file_of(piece),
            lengths.collect::<String>()
        )
    });
    let files = files.collect::<Vec<_>>().join(", ");
    let loader = loader.replace("'@pieces@'", &format!("{{ {files} }}"));
    Some(format!("{rest}\n\n{}", loader.replace("loaders", name)))
}

fn file_of(piece: &Piece) -> String {
    format!(
        "{PIECE}{}-{}.wasm",
        piece.name,
        digest(&piece.modules.concat())
    )
}

/// The name of the page's module, without what its files end in.
fn module_of(html: &str) -> Option<String> {
    let (before, _) = html.split_once("_bg.wasm")?;
    let start = before.rfind("depeche-")?;
    Some(before[start..].to_owned())
}

/// The module as it was linked.
pub(crate) fn linked() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |dir| root().join(dir));
    target.join("wasm32-unknown-unknown/release/depeche-page.wasm")
}

/// The modules in a folder, in order.
fn modules(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries =
        std::fs::read_dir(folder).map_err(|error| files::unreadable(&error, folder, REBUILD))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.retain(|file| {
        file.extension() == Some(OsStr::new("wasm")) && !file.ends_with("main.wasm")
    });
    files.sort();
    Ok(files)
}

/// The beginning of a digest, enough to tell builds apart.
pub(crate) fn digest(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    digest[..8].iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "import * as import1 from \"./__wasm_split.js\"\nimport * as import2 from \"./__wasm_split.js\"\n\nexport function a() {}\n    return {\n        \"./main_bg.js\": import0,\n        \"./__wasm_split.js\": import1,\n        \"./__wasm_split.js\": import2,\n    };\n";

    fn pieces() -> [Piece; 2] {
        let piece = |name: &str, modules: &[&[u8]]| Piece {
            name: name.to_owned(),
            modules: modules.iter().map(|module| module.to_vec()).collect(),
        };
        [piece("files", &[b"abc"]), piece(SHARED, &[b"d", b"ef"])]
    }

    #[test]
    fn the_glue_has_the_loaders_that_it_imported() {
        let loader = "const PIECES = '@pieces@';\nconst loaders = {};\n";
        let glue = joined(GLUE, loader, &pieces()).expect("the glue");
        let files = pieces().map(|piece| file_of(&piece));
        assert_eq!(
            glue,
            format!(
                "\nexport function a() {{}}\n    return {{\n        \"./main_bg.js\": import0,\n        \"./__wasm_split.js\": import1,\n    }};\n\nconst PIECES = {{ files: ['./{}', 3], shared: ['./{}', 1, 2] }};\nconst import1 = {{}};\n",
                files[0], files[1]
            )
        );
    }

    #[test]
    fn glue_that_imports_nothing_is_not_joined() {
        assert_eq!(joined("export function a() {}\n", "", &pieces()), None);
    }

    #[test]
    fn the_loader_has_what_is_filled_in() {
        let loader = files::text(&root().join("src/pieces.js"), RESTORE).expect("the loader");
        let glue = joined(GLUE, &loader, &pieces()).expect("the glue");
        assert!(
            glue.contains("const import1 = {};")
                && glue.contains("import1[`__wasm_split_load_${name}`]"),
            "{glue}"
        );
        assert!(!glue.contains('@'), "{glue}");
    }

    #[test]
    fn a_piece_is_told_by_its_name_which_changes_with_what_it_holds() {
        let [files, shared] = pieces();
        assert!(is_piece(&file_of(&files)) && !is_piece("depeche-01_bg.wasm"));
        let other = Piece {
            name: files.name.clone(),
            modules: shared.modules,
        };
        assert_ne!(file_of(&files), file_of(&other));
    }

    #[test]
    fn the_module_of_a_page_is_found() {
        let html = "import init from './depeche-01.js';\nawait init({ module_or_path: './depeche-01_bg.wasm' });";
        assert_eq!(module_of(html).as_deref(), Some("depeche-01"));
        assert_eq!(module_of("<p>"), None);
    }
}
