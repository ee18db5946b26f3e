//! What the page costs its reader: every file's size raw, gzipped and brotlied, and the budget it must keep.

use crate::failure::{Failure, Outcome};
use std::collections::BTreeSet;
use std::fmt;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The budget: the bytes of a first visit, brotlied, as most static hosts send them. The one place that says it, and it
/// may only go down, or up with its reason here.
///
/// The aim is 190,000, and stands below what is carried before any rule or view: the lexicon of names, word lists and what
/// links are primed with are 96,000 that hardly pack, and a bare page of Yew is 57,000. On top come the engine's code with
/// 128,000 (11,000 less at "z", which executes a quarter more), the page's with 72,000, strings and tables 39,000. Tried
/// without gain: other levels and passes of wasm-opt, fewer bits a name in the lexicon (`NAME_WIDTH`), plurals as patterns,
/// `Debug` left out (the page uses it for keys). To come near the aim, one language would have to be fetched without the
/// other, or the views after the first paint.
const FIRST_VISIT_BROTLI: usize = 420_500;

/// Measures every file below `dist`.
pub(crate) fn measure(dist: &Path) -> Outcome<Report> {
    let files = files_below(dist)?;
    let first = first_visit(&files);
    let rows = files
        .into_iter()
        .map(|(name, content)| Row {
            first_visit: first.contains(&name),
            raw: content.len(),
            gzip: gzipped(&content),
            brotli: brotlied(&content),
            name,
        })
        .collect();
    Ok(Report { rows })
}

/// The sizes of a built page.
pub(crate) struct Report {
    rows: Vec<Row>,
}

struct Row {
    name: String,
    first_visit: bool,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Report {
    /// Fails when a first visit costs more than the budget.
    pub(crate) fn check(&self) -> Outcome<()> {
        let cost: usize = self.first_rows().map(|row| row.brotli).sum();
        if cost == 0 {
            return Err(Failure::new(
                "a first visit fetches nothing",
                "dist/index.html",
                "see why the build wrote no page",
            ));
        }
        if cost <= FIRST_VISIT_BROTLI {
            return Ok(());
        }
        let heaviest = self
            .first_rows()
            .max_by_key(|row| row.brotli)
            .map_or("", |row| &row.name);
        Err(Failure::new(
            format!(
                "a first visit costs {cost} bytes brotlied, {} over the budget of {FIRST_VISIT_BROTLI}",
                cost - FIRST_VISIT_BROTLI
            ),
            format!("dist/{heaviest}, the heaviest file"),
            "make it smaller, or say why not beside FIRST_VISIT_BROTLI in xtask/src/sizes.rs and raise that",
        ))
    }

    fn first_rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.first_visit)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = |f: &mut fmt::Formatter<'_>, name: &str, [raw, gzip, brotli]: [usize; 3]| {
            writeln!(f, "{name:<52} {raw:>9} {gzip:>9} {brotli:>9}")
        };
        writeln!(
            f,
            "{:<52} {:>9} {:>9} {:>9}",
            "dist/ (bytes)", "raw", "gzip", "brotli"
        )?;
        for row in &self.rows {
            let mark = if row.first_visit { "" } else { " (on demand)" };
            line(
                f,
                &format!("{}{mark}", row.name),
                [row.raw, row.gzip, row.brotli],
            )?;
        }
        let total = self.first_rows().fold([0; 3], |[raw, gzip, brotli], row| {
            [raw + row.raw, gzip + row.gzip, brotli + row.brotli]
        });
        line(f, "first visit", total)?;
        writeln!(
            f,
            "{:<52} {:>9} {:>9} {FIRST_VISIT_BROTLI:>9}",
            "budget", "", ""
        )
    }
}

/// The names of the files a first visit fetches: the page, and whatever the files fetched so far name.
/// The rest (example dispatches, say) is fetched when a reader asks for it.
fn first_visit(files: &[(String, Vec<u8>)]) -> BTreeSet<String> {
    let mut reached = BTreeSet::from(["index.html".to_owned()]);
    let mut to_read = vec!["index.html".to_owned()];
    while let Some(name) = to_read.pop() {
        // A module names many things, but fetches nothing by itself.
        let Some((_, content)) = files
            .iter()
            .find(|file| file.0 == name && !name.ends_with(".wasm"))
        else {
            continue;
        };
        let text = String::from_utf8_lossy(content);
        for (other, _) in files {
            if !reached.contains(other) && names(&text, other) {
                reached.insert(other.clone());
                to_read.push(other.clone());
            }
        }
    }
    reached
}

/// Whether a text has the name of a file, and not only as a part of a longer word: the glue speaks of `__wbg_headers_0f`
/// and fetches no `_headers`.
fn names(text: &str, file: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || "_-.".contains(c);
    text.match_indices(file).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + file.len()..]);
        !before.ends_with(is_part) && !after.starts_with(is_part)
    })
}

/// Every file below `dist` by its name in URLs, in order.
pub(crate) fn files_below(dist: &Path) -> Outcome<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    gather(dist, dist, &mut files)?;
    files.sort();
    Ok(files)
}

/// Adds every file below `folder`, by its path from `top`, written as in a URL.
fn gather(top: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) -> Outcome<()> {
    let unreadable = |error: std::io::Error, path: &Path| {
        Failure::new(
            format!("cannot be read: {error}"),
            path.display().to_string(),
            "build the page again with `cargo xtask build`",
        )
    };
    for entry in std::fs::read_dir(folder).map_err(|error| unreadable(error, folder))? {
        let path: PathBuf = entry.map_err(|error| unreadable(error, folder))?.path();
        if path.is_dir() {
            gather(top, &path, files)?;
        } else {
            let content = std::fs::read(&path).map_err(|error| unreadable(error, &path))?;
            let parts = path.strip_prefix(top).unwrap_or(&path).iter();
            let name = parts
                .map(|part| part.to_string_lossy())
                .collect::<Vec<_>>()
                .join("/");
            files.push((name, content));
        }
    }
    Ok(())
}

fn gzipped(content: &[u8]) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let written = encoder.write_all(content).and_then(|()| encoder.finish());
    written.expect("a Vec takes every write").len()
}

/// How many bytes `content` is, brotlied as hard as it goes.
pub(crate) fn brotlied(content: &[u8]) -> usize {
    let (quality, window) = (11, 22);
    let mut encoder = brotli::CompressorWriter::new(Vec::new(), 1 << 16, quality, window);
    encoder.write_all(content).expect("a Vec takes every write");
    encoder.into_inner().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, first_visit: bool, brotli: usize) -> Row {
        Row {
            name: name.to_owned(),
            first_visit,
            raw: brotli * 4,
            gzip: brotli * 2,
            brotli,
        }
    }

    #[track_caller]
    fn check_first_visit(files: &[(&str, &str)], expected: &[&str]) {
        let files: Vec<_> = files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
            .collect();
        let found = first_visit(&files);
        assert_eq!(
            found.iter().map(String::as_str).collect::<Vec<_>>(),
            expected
        );
    }

    #[test]
    fn a_page_within_the_budget_passes_to_the_byte() {
        let report = Report {
            rows: vec![row("index.html", true, FIRST_VISIT_BROTLI)],
        };
        assert_eq!(report.check(), Ok(()));
    }

    #[test]
    fn a_page_over_the_budget_fails_and_names_its_heaviest_file() {
        let report = Report {
            rows: vec![
                row("index.html", true, 2),
                row("page.wasm", true, FIRST_VISIT_BROTLI),
            ],
        };
        let failure = report.check().expect_err("two bytes over").to_string();
        assert!(failure.contains("2 over the budget"), "{failure}");
        assert!(failure.contains("page.wasm"), "{failure}");
    }

    #[test]
    fn what_is_fetched_on_demand_is_not_in_the_budget() {
        let report = Report {
            rows: vec![
                row("index.html", true, 1),
                row("examples/a.txt", false, FIRST_VISIT_BROTLI),
            ],
        };
        assert_eq!(report.check(), Ok(()));
        assert!(report.to_string().contains("examples/a.txt (on demand)"));
    }

    #[test]
    fn an_empty_dist_is_not_a_small_page() {
        assert!(Report { rows: Vec::new() }.check().is_err());
    }

    #[test]
    fn a_first_visit_follows_names_from_file_to_file() {
        check_first_visit(
            &[
                ("index.html", "<script src='./page-1a.js'>"),
                (
                    "page-1a.js",
                    "import './snippets/x.js'; init('page-1a_bg.wasm')",
                ),
                ("page-1a_bg.wasm", "examples/fr.txt"),
                ("snippets/x.js", ""),
                ("examples/fr.txt", "PARIS"),
            ],
            &[
                "index.html",
                "page-1a.js",
                "page-1a_bg.wasm",
                "snippets/x.js",
            ],
        );
    }

    #[test]
    fn a_word_that_holds_a_name_fetches_no_file() {
        check_first_visit(
            &[
                ("index.html", "<script src='./page.js'></script>"),
                (
                    "page.js",
                    "imports.__wbg_headers_0f = x.headers; fetch('./data.txt.gz')",
                ),
                ("_headers", ""),
                ("data.txt", ""),
            ],
            &["index.html", "page.js"],
        );
    }

    #[test]
    fn compressed_sizes_are_those_of_compressed_bytes() {
        let text = "une dépêche, ".repeat(500);
        assert!(gzipped(text.as_bytes()) < 200);
        assert!(brotlied(text.as_bytes()) < 100);
        assert!(brotlied(b"") <= 1);
    }
}
