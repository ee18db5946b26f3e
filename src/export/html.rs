//! The whole reading as a page of its own: one file, no script, nothing fetched.

use super::brief::{Block, Inline};

const STYLE: &str = "body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.6 Georgia,serif;color:#1d1b18;background:#fff}\
h1{line-height:1.2}h2{margin-top:2.5rem}small,th{font-family:system-ui,sans-serif;color:#5e5850}\
table{border-collapse:collapse;width:100%;font-size:.95rem}th,td{border-bottom:1px solid #ccc;padding:.3rem .5rem .3rem 0;text-align:left;vertical-align:top}";

/// Writes a reading as a whole HTML document. `interface` and `story` are BCP 47 tags.
#[must_use]
pub fn write(blocks: &[Block], interface: &str, story: &str) -> String {
    let title = match blocks.first() {
        Some(Block::Heading(_, words)) => words.as_str(),
        _ => "",
    };
    let mut out = String::new();
    out.push_str("<!doctype html>\n<html lang=\"");
    escape(interface, &mut out);
    out.push_str(
        "\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n",
    );
    // Whatever a story may hold, this file runs nothing and fetches nothing.
    out.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n");
    element("title", title, &mut out);
    element("style", "", &mut out);
    out.truncate(out.len() - "</style>\n".len());
    out.push_str(STYLE);
    out.push_str("</style>\n");
    for block in blocks {
        match block {
            Block::Heading(1, words) => {
                out.push_str("<h1 lang=\"");
                escape(story, &mut out);
                out.push_str("\">");
                escape(words, &mut out);
                out.push_str("</h1>\n");
            }
            Block::Heading(level, words) => {
                element(if *level == 2 { "h2" } else { "h3" }, words, &mut out);
            }
            Block::Text(line) => {
                out.push_str("<p>");
                inline(line, story, &mut out);
                out.push_str("</p>\n");
            }
            Block::List(items) => {
                out.push_str("<ul>\n");
                for item in items {
                    out.push_str("<li>");
                    inline(item, story, &mut out);
                    out.push_str("</li>\n");
                }
                out.push_str("</ul>\n");
            }
            Block::Table { head, rows } => {
                out.push_str("<table>\n<tr>");
                for cell in head {
                    out.push_str("<th scope=\"col\">");
                    escape(cell, &mut out);
                    out.push_str("</th>");
                }
                out.push_str("</tr>\n");
                for row in rows {
                    out.push_str("<tr>");
                    for cell in row {
                        out.push_str("<td>");
                        inline(std::slice::from_ref(cell), story, &mut out);
                        out.push_str("</td>");
                    }
                    out.push_str("</tr>\n");
                }
                out.push_str("</table>\n");
            }
        }
    }
    out
}

fn inline(line: &[Inline], story: &str, out: &mut String) {
    for piece in line {
        match piece {
            Inline::Said(words) => escape(words, out),
            Inline::Story(words) => {
                out.push_str("<span lang=\"");
                escape(story, out);
                out.push_str("\">");
                escape(words, out);
                out.push_str("</span>");
            }
        }
    }
}

fn element(name: &str, words: &str, out: &mut String) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    escape(words, out);
    out.push_str("</");
    out.push_str(name);
    out.push_str(">\n");
}

fn escape(words: &str, out: &mut String) {
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // A document cannot hold it.
            '\0' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::brief::whole;
    use crate::sample;
    use crate::words::Tongue;

    #[test]
    fn a_storys_markup_is_text() {
        let blocks = whole(&sample::reading(), Tongue::French.words(), "");
        let html = write(&blocks, "fr", "fr");
        assert!(html.contains("Jean &lt;b&gt;Dol&lt;/b&gt;"));
        assert!(!html.contains("<b>Dol"));
    }

    #[test]
    fn a_title_cannot_end_its_element() {
        let html = write(&[Block::Heading(1, "</title><script>x".into())], "en", "en");
        assert!(html.contains("<title>&lt;/title&gt;&lt;script&gt;x</title>"));
        assert!(!html.contains("<script"));
    }

    #[test]
    fn every_element_is_closed_and_the_style_stands_once() {
        let blocks = whole(&sample::reading(), Tongue::English.words(), "");
        let html = write(&blocks, "en", "fr");
        for name in [
            "title", "style", "h1", "h2", "p", "ul", "li", "table", "tr", "td", "span",
        ] {
            let opened = html.matches(&format!("<{name}>")).count()
                + html.matches(&format!("<{name} ")).count();
            assert_eq!(
                opened,
                html.matches(&format!("</{name}>")).count(),
                "{name}"
            );
        }
        assert_eq!(html.matches(STYLE).count(), 1);
    }
}
