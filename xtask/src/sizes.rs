//! What the page costs its reader: every file's size raw, gzipped and brotlied, and the budget it must keep.

use crate::failure::{Failure, Outcome};
use crate::files::{self, REBUILD, unreadable};
use crate::seal;
use crate::split;
use std::collections::BTreeSet;
use std::fmt;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The budget: the bytes, brotlied, as most static hosts send them, of a first visit to a dispatch in one language. The one
/// place that says it, with the two below, and it may only go down, or up with its reason here.
///
/// Counted is what a reader waits for: the page, the module's main part, and the file of the dispatch's language. Not counted
/// are the module's pieces (`src/pieces.rs`, 254,000 in all), of which a story that is pasted, read and looked at needs none;
/// the reader who asks for one waits for it then, once. The service worker fetches them too, after the page has loaded and
/// with the rest of what it keeps, so that they are there without a network: a visit that lasts transfers them, and nothing
/// in it is held up.
///
/// It was 420,500 before there were grammars, and 781,000 before the module was cut: formats of files, corrections with their
/// dialogue, exports and links went into pieces (98,000; 1,000 of glue came), and the lists and learnt weights of one language
/// into the file of its grammar (36,000 of the module, of which each grammar has 15,000 or 21,000). 520,000 with one language
/// and 620,000 with both were the aim since there are grammars. What stands in the way, brotlied: the engine's code some
/// 160,000 (the decisions' features and the rules they stand beside), the lexicon of names 52,000, the weights that both
/// languages share 26,000, the vocabulary of both, packed as one, 27,000, Yew 33,000, views and words of what every reader
/// sees some 75,000, glue, styles and page 21,000, and the grammar itself 108,000. By estimate, the vocabulary packed a language
/// would save 12,000, the panels behind the first tab as a piece 8,000, the words of the interface's other language 9,000.
/// Tried without gain: other levels and passes of wasm-opt, fewer bits a name in the lexicon (`NAME_WIDTH`), plurals as
/// patterns, `Debug` left out (the page uses it for keys). The plain reading stays: a browser that begins to print does not
/// wait for a piece.
///
/// 14,000 more since the reader knows who leads which country (`leaders.txt`, 5,000 with what asks it), tells more of presence
/// and clauses outright (5,000), and ties, doubts and what a file says are kept and shown (4,000).
///
/// 13,000 more since it weighs what is promised, demanded, disputed and to come (4,000), and tells outright who is met, heads a
/// march or speaks for a body (9,000).
///
/// 2,300 more since a second text can be laid beside a story: what compares is a piece, and what is here is the place of a
/// second text in the state and in the ways in which texts come, and its look in the style sheet (400).
///
/// 4,700 more since datelines of every order and closing are read, agencies that no list knows, and what stands before a
/// headline and behind the last sentence: of the furniture of stories that nobody had seen, F1 is .96 to .97, from .86 to .91.
///
/// 5,300 more since presence is decided a second time in view of everybody else's, more is told outright of it, and the parser
/// takes 0.44 of its time (900), less 1,100 for the remarks that the style sheet no longer has: sealed stories' presence is
/// read .56, from .49.
///
/// 2,000 more since a text in capitals or without accents is restored, and a second text is told apart in more ways: the pieces
/// that do so have to be asked for.
///
/// 2,700 more since sources that open or interrupt a sentence are told outright, the lists of events and presence are longer,
/// what tells of stand-ins nearby is evidence, and the date of a passage is put right where it stands.
///
/// 3,300 more since several dispatches that are pasted as one text are told apart and offered one by one, and none is lost.
const ONE_LANGUAGE_BROTLI: usize = 710_000;

/// The same, for dispatches in both languages.
const BOTH_LANGUAGES_BROTLI: usize = 832_700;

/// The budget of each grammar, and of the lists and weights that came to it from the module: it was 110,000 without them.
const GRAMMAR_BROTLI: usize = 124_000;

/// Measures every file below `dist`.
pub(crate) fn measure(dist: &Path) -> Outcome<Report> {
    let files = files_below(dist)?;
    let first = first_visit(&files);
    let rows = files
        .into_iter()
        .map(|(name, content)| Row {
            fetched: if seal::language_of(&name).is_some() {
                Fetched::Grammar
            } else if first.contains(&name) {
                Fetched::First
            } else {
                Fetched::OnDemand
            },
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

/// When a file is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fetched {
    /// At a first visit.
    First,
    /// With the first dispatch of its language, which for most is the first visit.
    Grammar,
    /// When a reader asks for it.
    OnDemand,
}

impl Fetched {
    const fn note(self) -> &'static str {
        match self {
            Self::First => "",
            Self::Grammar => " (its language)",
            Self::OnDemand => " (on demand)",
        }
    }
}

struct Row {
    name: String,
    fetched: Fetched,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Report {
    /// Fails when a first visit costs more than the budget.
    pub(crate) fn check(&self) -> Outcome<()> {
        if self.rows_of(Fetched::First).next().is_none() {
            return Err(Failure::new(
                "a first visit fetches nothing",
                "dist/index.html",
                "see why the build wrote no page",
            ));
        }
        for row in self.rows_of(Fetched::Grammar) {
            check("this grammar", row.brotli, GRAMMAR_BROTLI, &row.name)?;
        }
        let heaviest = (self.rows.iter())
            .filter(|row| row.fetched != Fetched::OnDemand)
            .max_by_key(|row| row.brotli)
            .map_or("", |row| &row.name);
        for visit in self.visits() {
            check(visit.what, visit.brotli, visit.budget, heaviest)?;
        }
        Ok(())
    }

    /// The two kinds of first visit: to a dispatch in one language, the one with the heavier grammar, and to two.
    fn visits(&self) -> [Visit; 2] {
        let sum = |fetched| self.sum(self.rows_of(fetched));
        let (page, grammars) = (sum(Fetched::First), sum(Fetched::Grammar));
        let heavier = self.rows_of(Fetched::Grammar).max_by_key(|row| row.brotli);
        let visit = |what, [raw, gzip, brotli]: [usize; 3], budget| Visit {
            what,
            raw: page[0] + raw,
            gzip: page[1] + gzip,
            brotli: page[2] + brotli,
            budget,
        };
        [
            visit(
                "a first visit, one language",
                self.sum(heavier.into_iter()),
                ONE_LANGUAGE_BROTLI,
            ),
            visit(
                "a first visit, both languages",
                grammars,
                BOTH_LANGUAGES_BROTLI,
            ),
        ]
    }

    fn sum<'a>(&self, rows: impl Iterator<Item = &'a Row>) -> [usize; 3] {
        rows.fold([0; 3], |[raw, gzip, brotli], row| {
            [raw + row.raw, gzip + row.gzip, brotli + row.brotli]
        })
    }

    fn rows_of(&self, fetched: Fetched) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.fetched == fetched)
    }
}

/// What a first visit costs.
struct Visit {
    what: &'static str,
    raw: usize,
    gzip: usize,
    brotli: usize,
    budget: usize,
}

fn check(what: &str, cost: usize, budget: usize, heaviest: &str) -> Outcome<()> {
    if cost <= budget {
        return Ok(());
    }
    Err(Failure::new(
        format!(
            "{what} costs {cost} bytes brotlied, {} over the budget of {budget}",
            cost - budget
        ),
        format!("dist/{heaviest}, the heaviest file"),
        "make it smaller, or say why not beside the budgets in xtask/src/sizes.rs and raise them",
    ))
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
            let name = format!("{}{}", row.name, row.fetched.note());
            line(f, &name, [row.raw, row.gzip, row.brotli])?;
        }
        for visit in self.visits() {
            line(f, visit.what, [visit.raw, visit.gzip, visit.brotli])?;
            writeln!(
                f,
                "{:<52} {:>9} {:>9} {:>9}",
                "its budget", "", "", visit.budget
            )?;
        }
        Ok(())
    }
}

/// The names of the files a first visit fetches: the page, and whatever the files fetched so far name.
/// The rest (example dispatches, say) is fetched when a reader asks for it.
fn first_visit(files: &[(String, Vec<u8>)]) -> BTreeSet<String> {
    // A page that a link leads to is fetched by whoever follows it.
    const ASKED_FOR: &str = "about.html";
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
            // The glue names the pieces of the module, and fetches none by itself.
            let asked_for = other == ASKED_FOR || split::is_piece(other);
            if !asked_for && !reached.contains(other) && names(&text, other) {
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
    for entry in std::fs::read_dir(folder).map_err(|error| unreadable(&error, folder, REBUILD))? {
        let path: PathBuf = entry
            .map_err(|error| unreadable(&error, folder, REBUILD))?
            .path();
        if path.is_dir() {
            gather(top, &path, files)?;
        } else {
            let content = files::bytes(&path, REBUILD)?;
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

    fn row(name: &str, fetched: Fetched, brotli: usize) -> Row {
        Row {
            name: name.to_owned(),
            fetched,
            raw: brotli * 4,
            gzip: brotli * 2,
            brotli,
        }
    }

    /// What checking a page of these files says.
    #[track_caller]
    fn check_rows(rows: &[(&str, Fetched, usize)], expected: &[&str]) {
        let rows = rows
            .iter()
            .map(|(name, fetched, size)| row(name, *fetched, *size));
        let report = Report {
            rows: rows.collect(),
        };
        let said = report
            .check()
            .err()
            .map_or_else(String::new, |f| f.to_string());
        assert_eq!(said.is_empty(), expected.is_empty(), "{said}");
        for words in expected {
            assert!(said.contains(words), "{words}: {said}");
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

    const GRAMMARS: [(&str, Fetched, usize); 2] = [
        ("grammar-en-01.bin", Fetched::Grammar, 90_000),
        ("grammar-fr-01.bin", Fetched::Grammar, 100_000),
    ];

    #[test]
    fn a_page_within_the_budget_passes_to_the_byte() {
        let [english, french] = GRAMMARS;
        let page = ("index.html", Fetched::First, ONE_LANGUAGE_BROTLI - french.2);
        check_rows(&[page, english, french], &[]);
    }

    #[test]
    fn a_page_over_the_budget_fails_and_names_its_heaviest_file() {
        let [english, french] = GRAMMARS;
        let page = ("index.html", Fetched::First, 2);
        let module = ("page.wasm", Fetched::First, ONE_LANGUAGE_BROTLI - french.2);
        check_rows(
            &[page, module, english, french],
            &["one language", "2 over the budget", "page.wasm"],
        );
    }

    #[test]
    fn each_grammar_and_both_together_have_their_budgets() {
        let page = ("index.html", Fetched::First, 1);
        let heavy = ("grammar-fr-01.bin", Fetched::Grammar, GRAMMAR_BROTLI + 3);
        check_rows(&[page, heavy], &["3 over the budget", "grammar-fr-01.bin"]);
        let module = (
            "page.wasm",
            Fetched::First,
            BOTH_LANGUAGES_BROTLI - 2 * GRAMMAR_BROTLI,
        );
        let french = ("grammar-fr-01.bin", Fetched::Grammar, GRAMMAR_BROTLI);
        let english = ("grammar-en-01.bin", Fetched::Grammar, GRAMMAR_BROTLI);
        check_rows(&[module, french, english], &[]);
        check_rows(
            &[page, module, french, english],
            &["both languages", "1 over the budget"],
        );
    }

    #[test]
    fn what_is_fetched_on_demand_is_not_in_the_budget() {
        let page = ("index.html", Fetched::First, 1);
        let example = ("examples/a.txt", Fetched::OnDemand, BOTH_LANGUAGES_BROTLI);
        check_rows(&[page, example], &[]);
        let report = Report {
            rows: vec![row("examples/a.txt", Fetched::OnDemand, 1)],
        };
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
                (
                    "index.html",
                    "<script src='./page-1a.js'><a href='about.html'>",
                ),
                ("about.html", "<link href='about.css'>"),
                ("about.css", ""),
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
