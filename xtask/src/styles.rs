//! The page's style sheet: the files of `styles/`, one after the other in the order in which `index.html` names them, without
//! their comments. A browser asks for one file then, and the order of the cascade stands in one place.

use crate::failure::Outcome;
use crate::files::{self, REBUILD};
use crate::split::digest;
use std::path::Path;

/// Puts the style sheets of a build together into one, which the page names in their place. Where there is one already, it
/// stays as it is.
pub(crate) fn join(dist: &Path) -> Outcome<()> {
    let page = dist.join("index.html");
    let html = files::text(&page, REBUILD)?;
    let sheets: Vec<&str> = links(&html).map(|(_, name)| name).collect();
    if sheets.len() < 2 {
        return Ok(());
    }
    let mut joined = String::new();
    for sheet in &sheets {
        joined += &without_comments(&files::text(&dist.join(sheet), REBUILD)?);
    }
    let name = format!("page-{}.css", digest(joined.as_bytes()));
    files::write(&dist.join(&name), &joined)?;
    for sheet in &sheets {
        // The page names them no more.
        let _ = std::fs::remove_file(dist.join(sheet));
    }
    files::write(&page, linked(&html, &name))
}

/// What stands before the name of a style sheet in the page, and behind it, as Trunk writes it.
const LINK: (&str, &str) = (r#"<link rel="stylesheet" href="./"#, r#""/>"#);

/// The style sheets that a page names: each link with its file, in order.
fn links(html: &str) -> impl Iterator<Item = (&str, &str)> {
    let (before, behind) = LINK;
    html.match_indices(before).filter_map(move |(at, _)| {
        let name = &html[at + before.len()..];
        let name = &name[..name.find(behind)?];
        let end = at + before.len() + name.len() + behind.len();
        Some((&html[at..end], name))
    })
}

/// The page with one style sheet in the place of the first of those that it names.
fn linked(html: &str, name: &str) -> String {
    let (before, behind) = LINK;
    let one = format!("{before}{name}{behind}");
    let mut out = html.to_owned();
    for (index, (link, _)) in links(html).enumerate() {
        if index == 0 {
            out = out.replacen(link, &one, 1);
        } else {
            out = out.replacen(&format!("\n    {link}"), "", 1);
        }
    }
    out
}

/// A style sheet without its comments and without empty lines.
fn without_comments(css: &str) -> String {
    let mut told = String::with_capacity(css.len());
    let mut rest = css;
    // What opens a string or a comment, whichever comes first.
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, opening) = rest.split_at(at);
        told += before;
        let mark = opening.chars().next().unwrap_or_default();
        let length = if opening.starts_with("/*") {
            opening.find("*/").map_or(opening.len(), |end| end + 2)
        } else {
            let length = if mark == '/' { 1 } else { string(opening) };
            told += &opening[..length];
            length
        };
        rest = &opening[length..];
    }
    told += rest;
    let lines = told.lines().map(str::trim_end);
    let lines = lines.filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The length of the string that opens a piece of a style sheet, its quotes included.
fn string(css: &str) -> usize {
    let quote = css.chars().next();
    let mut escaped = false;
    for (at, c) in css.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if Some(c) == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    css.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::RESTORE;
    use crate::project::root;

    #[test]
    fn the_page_names_one_style_sheet_in_the_place_of_several() {
        let html = r#"<head>
    <link rel="icon" href="./a.png"/>
    <link rel="stylesheet" href="./tokens-1a.css"/>
    <link rel="stylesheet" href="./shell-2b.css"/>
    <link rel="stylesheet" href="./print-3c.css"/>
  </head>"#;
        let names = links(html).map(|(_, name)| name);
        assert_eq!(
            names.collect::<Vec<_>>(),
            ["tokens-1a.css", "shell-2b.css", "print-3c.css"]
        );
        assert_eq!(
            linked(html, "page-4d.css"),
            r#"<head>
    <link rel="icon" href="./a.png"/>
    <link rel="stylesheet" href="./page-4d.css"/>
  </head>"#
        );
    }

    #[test]
    fn comments_and_empty_lines_go_and_strings_stay() {
        let check = |css: &str, expected: &str| assert_eq!(without_comments(css), expected);
        check(
            "/* Marks. */\n\n.m {\n  top: 0;\n}\n",
            ".m {\n  top: 0;\n}\n",
        );
        check(
            "a {} /* one */\n/* two\n\n   lines */\nb {}",
            "a {}\nb {}\n",
        );
        check(
            "a { width: calc(1px / 2); }",
            "a { width: calc(1px / 2); }\n",
        );
        check(
            r#"a { content: "/* \" */" / ""; } /* 'gone' */"#,
            "a { content: \"/* \\\" */\" / \"\"; }\n",
        );
        check("a { content: '/*'; } /* open", "a { content: '/*'; }\n");
        check("a { content: \"open", "a { content: \"open\n");
        check("", "");
    }

    #[test]
    fn every_file_of_the_styles_is_named_once_by_the_page() {
        let html = files::text(&root().join("index.html"), RESTORE).expect("the page");
        let before = r#"<link data-trunk rel="css" href="styles/"#;
        let named = html.split(before).skip(1);
        let mut named: Vec<&str> = named.filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(named.first(), Some(&"tokens.css"));
        assert_eq!(named.last(), Some(&"print.css"));
        named.sort_unstable();
        let folder = std::fs::read_dir(root().join("styles")).expect("the styles");
        let names = folder.map(|entry| entry.expect("a file").file_name());
        let mut names: Vec<String> = names.map(|n| n.to_string_lossy().into_owned()).collect();
        names.sort_unstable();
        assert_eq!(named, names);
    }
}
