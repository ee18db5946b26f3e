//! No text ever becomes markup or script: the ways in which it could are not used anywhere in the page.
//!
//! The browser forbids them too (Trusted Types, in the page's security policy); this says so before there is a browser,
//! and names the line.

use std::path::{Path, PathBuf};

/// What turns text into markup or script, and styles in the markup, which the policy refuses.
const FORBIDDEN: &[&str] = &[
    "from_html_unchecked",
    "VRaw",
    "inner_html",
    "innerHTML",
    "outer_html",
    "outerHTML",
    "insert_adjacent_html",
    "insertAdjacentHTML",
    "document.write",
    "write_with_str",
    "create_contextual_fragment",
    "createContextualFragment",
    "DomParser",
    "DOMParser",
    "srcdoc",
    "eval(",
    "new Function",
    "new_no_args",
    "new_with_args",
    "javascript:",
    "style=",
    "onclick=\"",
    "onerror=",
    "set_attribute(\"style\"",
    "@import",
];

/// Files made to be saved: they are documents of their own, not this page.
const OTHER_DOCUMENTS: &[&str] = &["src/export/html.rs"];

#[test]
fn nothing_in_the_page_turns_text_into_markup() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![root.join("index.html")];
    for folder in ["src", "static", "styles"] {
        below(&root.join(folder), &mut files);
    }
    assert!(files.len() > 20, "the page's files are found");
    let found: Vec<String> = files
        .iter()
        .filter_map(|file| {
            let name = file.strip_prefix(root).ok()?.to_str()?.to_owned();
            let text = std::fs::read_to_string(file).ok()?;
            Some((name, text))
        })
        .filter(|(name, _)| !OTHER_DOCUMENTS.contains(&name.as_str()))
        .flat_map(|(name, text)| {
            let wrongs = wrongs(&text);
            let lines = wrongs.into_iter();
            lines
                .map(|(line, what)| format!("{name}:{line}: {what}"))
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_way_is_recognised_where_it_stands() {
    assert_eq!(
        wrongs("let a = 1;\nhtml! { <p style={width}></p> }\nfn eval_all() {}"),
        [(2, "style=")]
    );
    assert_eq!(wrongs("node.set_inner_html(text);"), [(1, "inner_html")]);
    assert_eq!(wrongs("<b onclick={ask}>"), []);
    for way in FORBIDDEN {
        assert!(!wrongs(&format!("x {way} y")).is_empty(), "{way}");
    }
}

/// The lines of a file that hold something forbidden, counted from 1.
fn wrongs(text: &str) -> Vec<(usize, &'static str)> {
    let lines = text.lines().enumerate();
    lines
        .flat_map(|(at, line)| {
            let here = FORBIDDEN.iter().filter(|way| line.contains(**way));
            here.map(|way| (at + 1, *way)).collect::<Vec<_>>()
        })
        .collect()
}

fn below(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            below(&path, files);
        } else {
            files.push(path);
        }
    }
}
