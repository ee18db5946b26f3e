//! What each part of the page weighs: the framework, the engine's code, its lexicons, the view, the glue.
//!
//! The module is taken as cargo made it, and finished as a build finishes it except that it stays in one piece and functions keep their names; a
//! function then counts for the first crate its name holds that is not the standard library. What the optimiser inlined
//! counts for the crate it was inlined into. Each part is brotlied by itself and the sum scaled to the whole, since
//! parts of one module compress together and not apart.

use super::matrix::finish;
use crate::failure::{Failure, Outcome};
use crate::files::{self, REBUILD};
use crate::project::{dist, root, scratch};
use crate::sizes::brotlied;
use crate::split;
use crate::tools::make_folder;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use wasmparser::{Data, KnownCustom, Name, Parser, Payload};

/// Prints what dist/ weighs by part.
pub(super) fn table() -> Outcome<()> {
    let folder = scratch().join("named");
    make_folder(&folder)?;
    let named = finish(&split::linked(), &folder, split::LEVEL, true)?;
    let bytes = files::bytes(&named, REBUILD)?;
    let module = Module::parse(&bytes).map_err(|error| {
        Failure::new(
            format!("not a module that can be read: {error}"),
            named.display().to_string(),
            "see whether wasmparser in xtask/Cargo.toml is old",
        )
    })?;
    let mut rows = module.parts(&embedded()?);
    let shipped = shipped(&dist())?;
    // Names are no part of what ships: the rest of the module is told from the shipped one.
    let counted: usize = rows.values().map(Vec::len).sum();
    let apart: usize = rows.values().map(|content| brotlied(content)).sum();
    let scale = shipped.module_brotli as f64 / apart.max(1) as f64;
    println!(
        "\nSizes by part, bytes: the module is {} raw, {} brotlied",
        shipped.module_raw, shipped.module_brotli
    );
    println!("  {:<44} {:>9} {:>9} {:>7}", "", "raw", "brotli", "share");
    let whole = (shipped.module_brotli + shipped.others.iter().map(|o| o.2).sum::<usize>()) as f64;
    let mut lines: Vec<(String, usize, usize)> = std::mem::take(&mut rows)
        .into_iter()
        .map(|(name, content)| {
            let brotli = (brotlied(&content) as f64 * scale).round() as usize;
            (name, content.len(), brotli)
        })
        .collect();
    lines.push((
        "types, tables and other sections".to_owned(),
        shipped.module_raw.saturating_sub(counted),
        0,
    ));
    lines.extend(shipped.others);
    lines.sort_by_key(|line| std::cmp::Reverse(line.2));
    for (name, raw, brotli) in lines {
        let share = brotli as f64 / whole * 100.0;
        println!("  {name:<44} {raw:>9} {brotli:>9} {share:>5.1} %");
    }
    Ok(())
}

/// How many bytes of an embedded file are looked for at a time.
const PIECE: usize = 512;

/// A module's functions and data, told apart.
struct Module<'a> {
    functions: Vec<(u32, &'a [u8])>,
    names: BTreeMap<u32, &'a str>,
    data: Vec<&'a [u8]>,
}

impl<'a> Module<'a> {
    fn parse(bytes: &'a [u8]) -> Result<Self, wasmparser::BinaryReaderError> {
        let mut module = Self {
            functions: Vec::new(),
            names: BTreeMap::new(),
            data: Vec::new(),
        };
        let mut next = 0;
        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        next += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    module.functions.push((next, &bytes[body.range()]));
                    next += 1;
                }
                Payload::DataSection(segments) => {
                    for segment in segments {
                        let Data { data, .. } = segment?;
                        module.data.push(data);
                    }
                }
                Payload::CustomSection(section) => {
                    let KnownCustom::Name(names) = section.as_known() else {
                        continue;
                    };
                    for name in names {
                        let Name::Function(map) = name? else { continue };
                        for naming in map {
                            let naming = naming?;
                            module.names.insert(naming.index, naming.name);
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(module)
    }

    /// The bytes of each part, by its name. `embedded` are the files that the module holds whole.
    fn parts(&self, embedded: &[(String, Vec<u8>)]) -> BTreeMap<String, Vec<u8>> {
        let mut parts: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for (index, code) in &self.functions {
            let owner = self
                .names
                .get(index)
                .map_or_else(|| "unnamed".to_owned(), |name| owner(name));
            let part = parts.entry(format!("code: {owner}")).or_default();
            part.extend_from_slice(code);
        }
        for segment in &self.data {
            let mut rest = segment.to_vec();
            for (part, content) in embedded {
                // Piece by piece, since the optimiser cuts a segment where a file holds a run of zeros.
                for piece in content.chunks(PIECE) {
                    if let Some(at) = position(&rest, piece) {
                        rest.drain(at..at + piece.len());
                        let name = format!("data: {part}");
                        parts.entry(name).or_default().extend_from_slice(piece);
                    }
                }
            }
            let name = "data: strings and tables of all code".to_owned();
            parts.entry(name).or_default().extend_from_slice(&rest);
        }
        parts
    }
}

/// The crate that a function counts for: the first in its name that is not the standard library.
fn owner(name: &str) -> String {
    const STANDARD: &[&str] = &["core", "alloc", "std"];
    let name = without_hashes(name);
    let path = |piece: &&str| piece.contains("::");
    let first = |piece: &str| piece.split("::").next().unwrap_or_default().len();
    name.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
        .filter(path)
        .map(|piece| &piece[..first(piece)])
        .find(|word| !word.is_empty() && !STANDARD.contains(word))
        .unwrap_or(if name.contains("::") {
            "standard library"
        } else {
            "allocator and glue"
        })
        .to_owned()
}

/// A function's name without the hashes that tell crates of one name apart: `yew[a16c6fb3be8c3ad1]::start`.
fn without_hashes(name: &str) -> String {
    let is_hash = |piece: &str| piece.len() > 8 && piece.bytes().all(|b| b.is_ascii_hexdigit());
    let mut pieces = name.split('[');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once(']') {
            Some((hash, rest)) if is_hash(hash) => out.push_str(rest),
            _ => {
                out.push('[');
                out.push_str(piece);
            }
        }
    }
    out
}

fn position(whole: &[u8], part: &[u8]) -> Option<usize> {
    if part.is_empty() {
        return None;
    }
    whole.windows(part.len()).position(|window| window == part)
}

/// The files of the project that the module embeds, each with the part it counts for.
fn embedded() -> Outcome<Vec<(String, Vec<u8>)>> {
    let top = root();
    let mut files = vec![(
        "lexicon of names".to_owned(),
        files::bytes(&top.join("engine/lexicon/lexicon.bin"), REBUILD)?,
    )];
    let folders = [
        (packed_lists()?, "word lists"),
        (top.join("link/src"), "what links are primed with"),
    ];
    for (folder, part) in folders {
        let mut paths: Vec<_> = (entries(&folder)?.into_iter())
            .filter(|path| path.extension().is_some_and(|e| e == "txt" || e == "bin"))
            .collect();
        paths.sort();
        for path in paths {
            files.push((part.to_owned(), files::bytes(&path, REBUILD)?));
        }
    }
    Ok(files)
}

/// Where `engine/build.rs` left the word lists of the module: of the builds that are kept, the last.
fn packed_lists() -> Outcome<PathBuf> {
    let build = split::linked().with_file_name("build");
    entries(&build)?
        .into_iter()
        .map(|folder| folder.join("out"))
        .filter_map(|out| {
            let made = std::fs::metadata(out.join("vocabulary.bin")).ok()?;
            Some((made.modified().ok()?, out))
        })
        .max()
        .map(|(_, out)| out)
        .ok_or_else(|| {
            Failure::new(
                "no build of the engine has packed its word lists",
                build.display().to_string(),
                "build the page with `cargo xtask build`",
            )
        })
}

fn entries(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries =
        std::fs::read_dir(folder).map_err(|error| files::unreadable(&error, folder, REBUILD))?;
    Ok(entries.filter_map(|e| Some(e.ok()?.path())).collect())
}

/// What ships beside the module's parts.
struct Shipped {
    module_raw: usize,
    module_brotli: usize,
    others: Vec<(String, usize, usize)>,
}

fn shipped(dist: &Path) -> Outcome<Shipped> {
    let mut shipped = Shipped {
        module_raw: 0,
        module_brotli: 0,
        others: Vec::new(),
    };
    let mut add = |name: &str, content: &[u8]| {
        let kind = match name.rsplit('.').next() {
            Some("wasm") => {
                // With its pieces.
                shipped.module_raw += content.len();
                shipped.module_brotli += brotlied(content);
                return;
            }
            Some("js") if name.starts_with("depeche") => "glue: the module's JavaScript",
            Some("css") => "styles",
            Some("bin") if name.starts_with("grammar-fr") => "grammar: French",
            Some("bin") if name.starts_with("grammar-en") => "grammar: English",
            Some("html") if name == "index.html" => "page: index.html",
            _ => return,
        };
        shipped
            .others
            .push((kind.to_owned(), content.len(), brotlied(content)));
    };
    for entry in std::fs::read_dir(dist)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
    {
        if entry.path().is_file() {
            add(
                &entry.file_name().to_string_lossy(),
                &files::bytes(&entry.path(), REBUILD)?,
            );
        }
    }
    Ok(shipped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(owner(name), expected, "in {name}");
    }

    #[test]
    fn a_function_counts_for_the_first_crate_that_is_not_the_standard_library() {
        check("depeche_engine::names::read::h0123", "depeche_engine");
        check("<yew::html::Scope as core::ops::Drop>::drop::h1", "yew");
        check(
            "core::ptr::drop_in_place<alloc::vec::Vec<yew::VNode>>::h1",
            "yew",
        );
        check(
            "<depeche[9b83235cb1bf79ef]::views::App as yew[a16c6fb3be8c3ad1]::Component>::view",
            "depeche",
        );
        check(
            "<[alloc[cc7bdb2131aa8247]::string::String] as core[d0f95cbf0cbc655]::Join>::join",
            "standard library",
        );
        check("core::fmt::write::h9", "standard library");
        check("__rust_alloc", "allocator and glue");
    }

    #[test]
    fn what_a_segment_embeds_is_told_from_the_rest() {
        let module = Module {
            functions: vec![(0, &b"ab"[..]), (1, b"c")],
            names: BTreeMap::from([(0, "yew::start::h0"), (1, "depeche::main::h1")]),
            data: vec![b"..lexicon!"],
        };
        let parts = module.parts(&[("words".to_owned(), b"lexicon".to_vec())]);
        let of = |name: &str| parts.get(name).map(Vec::as_slice);
        assert_eq!(of("code: yew"), Some(&b"ab"[..]));
        assert_eq!(of("code: depeche"), Some(&b"c"[..]));
        assert_eq!(of("data: words"), Some(&b"lexicon"[..]));
        assert_eq!(
            of("data: strings and tables of all code"),
            Some(&b"..!"[..])
        );
    }
}
