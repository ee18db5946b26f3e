//! Names the reader's data, by a digest of the files that hold it: grammars, lexicon, learnt weights and lists of words.
//! Two packages whose digests are alike know the same, whatever their code does with it.

use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Where the data lies, in the engine's folder, and how its files end.
const DATA: [(&str, &str); 5] = [
    ("grammar", "bin"),
    ("lexicon", "bin"),
    ("src/decisions/weights", "txt"),
    ("src/language", "txt"),
    ("src/names", "txt"),
];

fn main() -> io::Result<()> {
    let home = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let engine = home.join("../engine");
    let mut digest = Sha256::new();
    for (folder, end) in DATA {
        println!("cargo::rerun-if-changed=../engine/{folder}");
        let mut files = BTreeSet::new();
        find(&engine.join(folder), end, &mut files)?;
        for file in files {
            let content = fs::read(&file)?;
            let name = file.strip_prefix(&engine).unwrap_or(&file);
            digest.update(name.to_string_lossy().replace('\\', "/"));
            digest.update((content.len() as u64).to_le_bytes());
            digest.update(content);
        }
    }
    let digest = digest.finalize();
    let name: String = digest[..6].iter().map(|b| format!("{b:02x}")).collect();
    println!("cargo::rustc-env=DEPECHE_DATA={name}");
    Ok(())
}

/// The files of a folder, and of those within it, that end so.
fn find(folder: &Path, end: &str, files: &mut BTreeSet<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            find(&path, end, files)?;
        } else if path.extension().is_some_and(|found| found == end) {
            files.insert(path);
        }
    }
    Ok(())
}
