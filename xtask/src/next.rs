//! A later build for the browser tests: the page as built, with another style sheet, sealed anew. What a service worker
//! does when a version replaces another can only be seen with two of them.

use crate::failure::{Failure, Outcome};
use crate::files::{self, unwritable};
use crate::project::{dist, scratch};
use crate::seal;
use crate::sizes::files_below;
use std::path::PathBuf;

/// The name of its style sheet, by which a test tells the two apart.
const STYLE: &str = "page-next.css";

/// Makes it from dist/, and gives its folder.
pub(crate) fn build() -> Outcome<PathBuf> {
    let folder = scratch().join("next");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|error| unwritable(&error, &folder))?;
    }
    let files = files_below(&dist())?;
    let style = files
        .iter()
        .map(|(name, _)| name.as_str())
        .find(|name| name.starts_with("page-") && name.ends_with(".css"))
        .ok_or_else(|| {
            Failure::new(
                "there is no style sheet",
                dist().display().to_string(),
                "build the page again with `cargo xtask build`",
            )
        })?;
    for (name, content) in &files {
        let (name, content) = changed(name, content, style);
        let file = folder.join(name);
        let above = file.parent().unwrap_or(&folder);
        std::fs::create_dir_all(above).map_err(|error| unwritable(&error, above))?;
        files::write(&file, content)?;
    }
    seal::seal(&folder)?;
    Ok(folder)
}

/// A file of the later build: the style sheet under another name, and the page that names it.
fn changed<'a>(name: &'a str, content: &[u8], style: &str) -> (&'a str, Vec<u8>) {
    if name == style {
        (STYLE, [content, b"\n/* later */\n"].concat())
    } else if name == "index.html" {
        let html = String::from_utf8_lossy(content).replace(style, STYLE);
        (name, html.into_bytes())
    } else {
        (name, content.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_build_differs_in_its_style_sheet_and_in_who_names_it() {
        let change = |name, content: &str| {
            let (name, content) = changed(name, content.as_bytes(), "page-1a.css");
            (name, String::from_utf8(content).expect("text"))
        };
        assert_eq!(
            change("a.js", "page-1a.css"),
            ("a.js", "page-1a.css".into())
        );
        assert_eq!(
            change("index.html", "<link href='./page-1a.css'>"),
            ("index.html", "<link href='./page-next.css'>".into())
        );
        let (name, style) = change("page-1a.css", "p {}");
        assert_eq!(name, STYLE);
        assert!(style.starts_with("p {}") && style != "p {}");
    }
}
