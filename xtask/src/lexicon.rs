//! `cargo xtask lexicon`: builds the engine's lexicon from the packages it comes from.
//!
//! Downloads the pinned packages ([`packages`]), gathers names from them and from the hand-written lists of
//! `engine/lexicon/curated` ([`gather`]), writes the readable list `engine/lexicon/names.tsv` and packs it into
//! `engine/lexicon/lexicon.bin`. The same versions give the same bytes.
//!
//! `cargo xtask lexicon compare` measures the packed form against the others that were considered ([`compare`]).

mod compare;
mod gather;
mod lists;
mod packages;

use crate::failure::Outcome;
use crate::files;
use crate::project;
use crate::run::say;
use lists::List;
use std::path::PathBuf;

/// Builds the lexicon, or with `pack` only packs the readable list, or with `compare` measures.
pub(crate) fn verb(mut args: lexopt::Parser) -> Outcome<()> {
    let word = match args.next().map_err(crate::misuse)? {
        Some(lexopt::Arg::Value(word)) => word.to_string_lossy().into_owned(),
        Some(other) => return Err(crate::misuse(other.unexpected())),
        None => String::new(),
    };
    match word.as_str() {
        "" => {
            let packages = packages::fetch()?;
            let list = gather::all(&packages)?;
            files::write(&folder().join("names.tsv"), list.to_tsv())?;
            files::write(&folder().join("LICENCES.txt"), licences(&packages)?)?;
            pack(&list)
        }
        "pack" => pack(&read_list()?),
        "compare" => compare::run(&read_list()?),
        _ => Err(crate::misuse(lexopt::Error::UnexpectedArgument(
            word.into(),
        ))),
    }
}

/// The packages' licence texts, one after the other; a text that several share stands once.
fn licences(packages: &packages::Packages) -> Outcome<String> {
    let mut texts: Vec<(Vec<&str>, String)> = Vec::new();
    for (package, text) in packages.licences()? {
        let text = text.replace("\r\n", "\n").trim().to_owned();
        match texts.iter_mut().find(|(_, known)| *known == text) {
            Some((packages, _)) => packages.push(package),
            None => texts.push((vec![package], text)),
        }
    }
    Ok(texts
        .iter()
        .map(|(packages, text)| {
            let title = packages.join(", ");
            format!("{title}\n{}\n\n{text}\n\n\n", "=".repeat(title.len()))
        })
        .collect())
}

/// Where the lists and the packed file are.
fn folder() -> PathBuf {
    project::root().join("engine").join("lexicon")
}

fn pack(list: &List) -> Outcome<()> {
    let (packed, clashes) = list.pack();
    for (one, other) in clashes {
        say(&format!(
            "`{one}` and `{other}` share a hash and are packed as one"
        ));
    }
    files::write(&folder().join("lexicon.bin"), &packed)?;
    for (kind, count) in list.counts() {
        say(&format!("{count:6} {kind}"));
    }
    say(&format!(
        "{} names, {} bytes packed, {} with brotli",
        list.len(),
        packed.len(),
        compare::brotlied(&packed)
    ));
    Ok(())
}

fn read_list() -> Outcome<List> {
    let file = folder().join("names.tsv");
    List::from_tsv(&files::text(&file, AGAIN)?)
}

/// What to do where a list is not there.
const AGAIN: &str = "check it out again, or run `cargo xtask lexicon`";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packed_file_is_what_the_list_packs_to() {
        let packed = std::fs::read(folder().join("lexicon.bin")).expect("lexicon.bin is there");
        let list = read_list().unwrap_or_else(|failure| panic!("{failure}"));
        assert!(
            list.pack().0 == packed,
            "engine/lexicon/lexicon.bin is not what names.tsv packs to: run `cargo xtask lexicon pack`"
        );
    }

    #[test]
    fn the_readme_names_every_source_with_its_version() {
        let readme = files::text(&folder().join("README.md"), AGAIN)
            .unwrap_or_else(|failure| panic!("{failure}"));
        for package in packages::ALL {
            assert!(
                readme.contains(&format!("{} {}", package.name, package.version)),
                "engine/lexicon/README.md does not name {} {}",
                package.name,
                package.version
            );
            assert!(readme.contains(package.licence), "{}", package.licence);
        }
    }
}
