//! Which files are read: those that were named, those of folders in the order of their names, those that fit a pattern.
//!
//! A [`Walk`] holds one folder's names a level at a time, so that an archive of a million files takes no memory.

use crate::trouble::Trouble;
use globset::{GlobBuilder, GlobMatcher};
use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};
use std::{io, vec};

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    /// Standard input.
    Standard,
    /// A file.
    File(PathBuf),
}

/// Every input that some arguments stand for, one after the other.
pub(crate) struct Walk {
    arguments: vec::IntoIter<PathBuf>,
    /// The folders that are open, the innermost last.
    folders: Vec<vec::IntoIter<PathBuf>>,
    /// What files of the open folders have to fit, when they stand for a pattern.
    pattern: Option<Pattern>,
    /// Where this run writes: a file that grows while it is read.
    output: Option<PathBuf>,
}

struct Pattern {
    matcher: GlobMatcher,
    written: String,
    /// How many folders below its beginning it can reach.
    depth: usize,
    /// Whether anything fitted it.
    fitted: bool,
}

impl Walk {
    /// Of what was named, but for what is written meanwhile.
    pub(crate) fn new(arguments: Vec<PathBuf>, output: Option<&Path>) -> Self {
        Self {
            output: output.and_then(|path| fs::canonicalize(path).ok()),
            arguments: arguments.into_iter(),
            folders: Vec::new(),
            pattern: None,
        }
    }

    /// How many bytes there are to read; what cannot be told counts for nothing.
    pub(crate) fn bytes(self) -> u64 {
        let size = |input| match input {
            Ok(Input::File(path)) => fs::metadata(path).map_or(0, |m| m.len()),
            _ => 0,
        };
        self.map(size).sum()
    }

    /// Opens a folder; its files come next.
    fn enter(&mut self, folder: &Path) -> Result<(), Trouble> {
        let listed = entries(folder).map_err(|error| {
            let name = folder.display().to_string();
            Trouble::new(
                name,
                format!(
                    "the folder cannot be opened: {}",
                    crate::trouble::said(&error)
                ),
            )
        })?;
        self.folders.push(listed.into_iter());
        Ok(())
    }

    fn argument(&mut self, argument: PathBuf) -> Option<Result<Input, Trouble>> {
        if argument.as_os_str() == "-" {
            return Some(Ok(Input::Standard));
        }
        match fs::metadata(&argument) {
            Ok(found) if found.is_dir() => self.enter(&argument).err().map(Err),
            Ok(_) => Some(Ok(Input::File(argument))),
            Err(error) => {
                let written = argument.to_string_lossy().into_owned();
                if written.contains(['*', '?', '[', '{']) {
                    return self.pattern(written).err().map(Err);
                }
                Some(Err(Trouble::of_system(written, &error)))
            }
        }
    }

    fn pattern(&mut self, written: String) -> Result<(), Trouble> {
        let glob = GlobBuilder::new(&written).literal_separator(true).build();
        let glob = glob.map_err(|error| {
            Trouble::new(&written, format!("no such file, and no pattern: {error}"))
        })?;
        let is_plain = |part: &&std::path::Component<'_>| {
            !part
                .as_os_str()
                .to_string_lossy()
                .contains(['*', '?', '[', '{'])
        };
        let parts: Vec<_> = Path::new(&written).components().collect();
        let base: PathBuf = parts.iter().take_while(is_plain).collect();
        let below = parts.len() - base.components().count();
        self.pattern = Some(Pattern {
            matcher: glob.compile_matcher(),
            // A pattern that may stand for several folders in one of its parts is as deep as anything.
            depth: if written.contains("**") || written.contains('{') {
                usize::MAX
            } else {
                below
            },
            written,
            fitted: false,
        });
        self.enter(&base)
    }

    /// What becomes of a name that was listed: a file of the folder, or one folder more.
    fn listed(&mut self, path: PathBuf) -> Option<Result<Input, Trouble>> {
        // A link to a folder may lead back to where it stands.
        let is_link = fs::symlink_metadata(&path).is_ok_and(|m| m.is_symlink());
        let found = match fs::metadata(&path) {
            Ok(found) => found,
            Err(error) => return Some(Err(Trouble::of_system(path.display().to_string(), &error))),
        };
        if found.is_dir() {
            let depth = self.pattern.as_ref().map_or(usize::MAX, |p| p.depth);
            if is_link || self.folders.len() >= depth {
                return None;
            }
            return self.enter(&path).err().map(Err);
        }
        let is_output =
            |output: &PathBuf| fs::canonicalize(&path).is_ok_and(|path| path == *output);
        if !found.is_file() || self.output.as_ref().is_some_and(is_output) {
            return None;
        }
        match &mut self.pattern {
            Some(pattern) if !pattern.matcher.is_match(&path) => None,
            Some(pattern) => {
                pattern.fitted = true;
                Some(Ok(Input::File(path)))
            }
            None if path.to_string_lossy().ends_with(".gold.json") => None,
            None => Some(Ok(Input::File(path))),
        }
    }
}

impl Iterator for Walk {
    type Item = Result<Input, Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let Some(folder) = self.folders.last_mut() else {
                if let Some(pattern) = self.pattern.take().filter(|p| !p.fitted) {
                    return Some(Err(Trouble::new(
                        pattern.written,
                        "no file fits this pattern",
                    )));
                }
                let argument = self.arguments.next()?;
                if let Some(found) = self.argument(argument) {
                    return Some(found);
                }
                continue;
            };
            let Some(path) = folder.next() else {
                self.folders.pop();
                continue;
            };
            if let Some(found) = self.listed(path) {
                return Some(found);
            }
        }
    }
}

/// What a folder holds, in the order of names, without what is hidden.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let here = folder.as_os_str().is_empty();
    let listing = fs::read_dir(if here { Path::new(".") } else { folder })?;
    let mut entries = listing.collect::<io::Result<Vec<DirEntry>>>()?;
    entries.retain(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
    entries.sort_by_key(DirEntry::file_name);
    Ok(entries
        .iter()
        .map(|entry| folder.join(entry.file_name()))
        .collect())
}
