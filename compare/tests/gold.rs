//! How well the comparison does on the pairs in `tests/versions/` and `tests/quotes/`, whose gold was written from the texts.
//!
//! `cargo test -p depeche-compare --test gold -- --nocapture` shows what is missed and what is too much.

use depeche_compare::{
    Change, Changes, Edit, Item, Judgement, Span, Topic, quotes, same_story, versions,
};
use depeche_engine::{Story, order, read};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The floors: what the comparison reaches may not fall below.
const VERSIONS: f64 = 0.96;
const MEANING: f64 = 0.95;
const QUOTES: f64 = 0.97;

/// One line of gold: what it is of, how, and words of the old and the new text by which it is known.
#[derive(Clone, Debug)]
struct Line {
    kind: String,
    old: String,
    new: String,
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../tests")
        .join(name)
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The names of what has gold in a folder.
fn names(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).expect("the folder is there");
    let names = files.filter_map(|file| {
        let name = file.ok()?.file_name().into_string().ok()?;
        Some(name.strip_suffix(".gold")?.to_owned())
    });
    let mut names: Vec<String> = names.collect();
    order::sort_by_key(&mut names, String::clone);
    names
}

fn gold(path: &Path) -> Vec<Line> {
    let text = text(path);
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let line = |line: &str| {
        let (kind, words) = line
            .split_once(": ")
            .unwrap_or_else(|| panic!("no colon: {line}"));
        let (old, new) = match words.split_once("->") {
            Some((old, new)) => (old.trim(), new.trim()),
            None => (words.trim(), words.trim()),
        };
        Line {
            kind: kind.to_owned(),
            old: old.to_owned(),
            new: new.to_owned(),
        }
    };
    lines.map(line).collect()
}

/// The first version, or the dispatch, of a name.
fn first(folder: &Path, name: &str) -> String {
    let own = folder.join(format!("{name}.old.txt"));
    match own.exists() {
        true => text(&own),
        false => text(&self::folder("dispatches").join(format!("{name}.txt"))),
    }
}

/// Hits, false alarms and misses by kind.
#[derive(Default)]
struct Tally(BTreeMap<String, [usize; 3]>);

impl Tally {
    /// Pairs gold with what was found, each once.
    fn add(&mut self, name: &str, gold: &[Line], found: &[Line]) {
        // The longest words first: `deux` is in more than `deux autres`.
        let mut gold: Vec<&Line> = gold.iter().collect();
        order::sort_by_key(&mut gold, |line| {
            usize::MAX - line.old.len() - line.new.len()
        });
        let mut left: Vec<&Line> = found.iter().collect();
        for line in gold {
            let hit = left.iter().position(|found| {
                let has = |there: &str, words: &str| there.is_empty() || there.contains(words);
                line.kind == found.kind && has(&found.old, &line.old) && has(&found.new, &line.new)
            });
            let counts = self.0.entry(line.kind.clone()).or_default();
            match hit {
                Some(hit) => {
                    left.remove(hit);
                    counts[0] += 1;
                }
                None => {
                    counts[2] += 1;
                    println!(
                        "{name}: missed    {}: {} -> {}",
                        line.kind, line.old, line.new
                    );
                }
            }
        }
        for line in left {
            self.0.entry(line.kind.clone()).or_default()[1] += 1;
            println!(
                "{name}: too much  {}: {} -> {}",
                line.kind, line.old, line.new
            );
        }
    }

    fn f1(&self, of: impl Fn(&str) -> bool) -> f64 {
        let counts = self.0.iter().filter(|(kind, _)| of(kind));
        let [hits, more, less] = counts.fold([0; 3], |sum, (_, counts)| {
            [0, 1, 2].map(|i| sum[i] + counts[i])
        });
        2.0 * hits as f64 / (2 * hits + more + less).max(1) as f64
    }

    fn print(&self) {
        for (kind, [hits, more, less]) in &self.0 {
            println!("{kind:24} {hits:>4} right {more:>4} too much {less:>4} missed");
        }
    }
}

fn edit(old: &str, new: &str, edit: &Edit) -> Line {
    Line {
        kind: format!("text {:?}", edit.how).to_lowercase(),
        old: edit.old.of(old).to_owned(),
        new: edit.new.of(new).to_owned(),
    }
}

fn change((old, one): (&str, &Story), (new, other): (&str, &Story), change: &Change) -> Line {
    let words = |text: &str, story: &Story, item: Option<Item>| {
        let Some(item) = item else {
            return String::new();
        };
        // Presence is known by whose it is.
        match change.topic {
            Topic::Presence => story.participants[item.index].name.of(text).to_owned(),
            _ => item.span.of(text).to_owned(),
        }
    };
    Line {
        kind: format!("{} {}", change.topic.name(), change.how.name()),
        old: words(old, one, change.old),
        new: words(new, other, change.new),
    }
}

fn found((old, one): (&str, &Story), (new, other): (&str, &Story), changes: &Changes) -> Vec<Line> {
    let mut lines: Vec<Line> = changes.text.iter().map(|e| edit(old, new, e)).collect();
    let meaning = changes.meaning.iter();
    lines.extend(meaning.map(|c| change((old, one), (new, other), c)));
    for promise in changes.note.iter().flat_map(|note| &note.promises) {
        let words = promise.span.of(new).to_owned();
        lines.push(Line {
            kind: format!("note {}", if promise.holds { "holds" } else { "fails" }),
            old: words.clone(),
            new: words,
        });
    }
    lines
}

#[test]
fn what_an_update_changed_is_found() {
    let folder = folder("versions");
    let mut tally = Tally::default();
    let names = names(&folder);
    assert!(names.len() >= 16, "{}", names.len());
    for name in names {
        let (old, new) = (
            first(&folder, &name),
            text(&folder.join(format!("{name}.txt"))),
        );
        let stories = [read(&old), read(&new)];
        let changes = versions((&old, &stories[0]), (&new, &stories[1])).expect("it is short");
        let gold = gold(&folder.join(format!("{name}.gold")));
        for line in &gold {
            let is_there = |text: &str, words: &str| text.contains(words);
            assert!(
                is_there(&old, &line.old) || is_there(&new, &line.new),
                "{name}: {line:?} is in neither text"
            );
        }
        tally.add(
            &name,
            &gold,
            &found((&old, &stories[0]), (&new, &stories[1]), &changes),
        );
    }
    tally.print();
    let (all, meaning) = (
        tally.f1(|_| true),
        tally.f1(|kind| !kind.starts_with("text")),
    );
    println!("versions: F1 {all:.3}, in meaning {meaning:.3}");
    assert!(all >= VERSIONS, "F1 {all:.3} is below {VERSIONS}");
    assert!(meaning >= MEANING, "F1 {meaning:.3} is below {MEANING}");
}

fn judged(article: &str, story: &Story, judgement: &Judgement) -> Line {
    let span: Span = story.quotes[judgement.quote].span;
    Line {
        kind: judgement.verdict.name().to_owned(),
        old: span.of(article).to_owned(),
        new: span.of(article).to_owned(),
    }
}

#[test]
fn every_quote_of_an_article_is_judged() {
    let folder = folder("quotes");
    let mut tally = Tally::default();
    let names = names(&folder);
    assert!(names.len() >= 16, "{}", names.len());
    for name in names {
        let article = text(&folder.join(format!("{name}.txt")));
        let dispatch = first(&folder, name.split('+').next().unwrap_or(&name));
        let stories = [read(&dispatch), read(&article)];
        let judgements =
            quotes((&dispatch, &stories[0]), (&article, &stories[1])).expect("it is short");
        let gold = gold(&folder.join(format!("{name}.gold")));
        for line in &gold {
            assert!(
                article.contains(&line.new),
                "{name}: {line:?} is not in the article"
            );
        }
        let found: Vec<Line> = judgements
            .iter()
            .map(|j| judged(&article, &stories[1], j))
            .collect();
        tally.add(&name, &gold, &found);
    }
    tally.print();
    let f1 = tally.f1(|_| true);
    println!("quotes: F1 {f1:.3}");
    assert!(f1 >= QUOTES, "F1 {f1:.3} is below {QUOTES}");
}

#[test]
fn versions_are_known_as_one_story_and_other_stories_are_not() {
    let folder = folder("versions");
    let names = names(&folder);
    let pairs: Vec<(String, Story, String, Story)> = (names.iter())
        .map(|name| {
            let (old, new) = (
                first(&folder, name),
                text(&folder.join(format!("{name}.txt"))),
            );
            let stories = (read(&old), read(&new));
            (old, stories.0, new, stories.1)
        })
        .collect();
    for (at, one) in pairs.iter().enumerate() {
        for (other_at, other) in pairs.iter().enumerate() {
            let is_same = same_story((&one.0, &one.1), (&other.2, &other.3));
            assert_eq!(
                is_same,
                at == other_at,
                "{} and {}",
                names[at],
                names[other_at]
            );
        }
    }
}
