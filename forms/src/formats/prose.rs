//! From marked-up content to paragraphs: what is shown of it, without what stands around a story.

use super::markup::BLOCKS;
use super::node::{Child, Node, append_line};

/// Elements whose words are no story.
const NO_STORY: [&str; 22] = [
    "script", "style", "nav", "aside", "footer", "form", "button", "noscript", "svg", "select",
    "iframe", "template", "media", "object", "figure", "dialog", "menu", "head", "audio", "video",
    "textarea", "label",
];

/// Classes of elements of a page that are no story.
const NO_STORY_CLASSES: [&str; 16] = [
    "related",
    "share",
    "social",
    "newsletter",
    "promo",
    "advert",
    "cookie",
    "comments",
    "breadcrumb",
    "menu",
    "navigation",
    "sidebar",
    "subscribe",
    "footer",
    "read-more",
    "tags",
];

/// The paragraphs of an element, an empty line between them.
#[must_use]
pub fn paragraphs(node: &Node) -> String {
    let mut writer = Writer::default();
    writer.children(node);
    writer.written()
}

/// Whether an element of a page holds no story.
#[must_use]
pub fn is_chrome(node: &Node) -> bool {
    let role = node.attribute("role");
    let is_hidden = node.attribute("aria-hidden") == "true"
        || node.attributes.iter().any(|(name, _)| name == "hidden");
    NO_STORY.contains(&node.name.as_str())
        || is_hidden
        || matches!(
            role,
            "navigation" | "banner" | "contentinfo" | "complementary" | "search"
        )
        || has_class(node, &NO_STORY_CLASSES)
}

/// Whether one of an element's classes is one of some words, or begins or ends with one: `share`, `share-bar`.
pub(super) fn has_class(node: &Node, words: &[&str]) -> bool {
    let classes = node.attribute("class").split_whitespace();
    let mut all = classes
        .chain([node.attribute("id")])
        .filter(|c| !c.is_empty());
    all.any(|class| {
        let class = class.to_lowercase().replace('_', "-");
        words.iter().any(|word| {
            let parts = class
                .strip_prefix(word)
                .or_else(|| class.strip_suffix(word));
            parts
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('-') || rest.ends_with('-'))
        })
    })
}

/// Writes paragraphs.
#[derive(Default)]
pub(super) struct Writer {
    out: String,
    /// The paragraph being written.
    pub(super) line: String,
}

impl Writer {
    fn children(&mut self, node: &Node) {
        for child in &node.children {
            match child {
                Child::Text(text) if node.name == "pre" => self.line.push_str(text),
                Child::Text(text) => append_line(&mut self.line, text),
                Child::Node(node) => self.node(node),
            }
        }
    }

    fn node(&mut self, node: &Node) {
        if is_chrome(node) {
            return;
        }
        match node.name.as_str() {
            "br" => self.break_line(),
            // A date that stands by itself is the page's, and is given.
            "time" if self.line.trim().is_empty() => {}
            "td" | "th" => {
                self.children(node);
                append_line(&mut self.line, " ");
            }
            name if BLOCKS.contains(&name) => {
                self.end();
                self.children(node);
                self.end();
            }
            _ => self.children(node),
        }
    }

    /// What was written.
    pub(super) fn written(mut self) -> String {
        self.end();
        self.out
    }

    /// Ends the line; two of them end a paragraph, as an empty line does.
    pub(super) fn break_line(&mut self) {
        if self.line.ends_with('\n') {
            return self.end();
        }
        self.line.truncate(self.line.trim_end_matches(' ').len());
        if !self.line.is_empty() {
            self.line.push('\n');
        }
    }

    /// Ends the paragraph.
    pub(super) fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim_matches([' ', '\n', '\r', '\t', '\u{a0}']);
        if line.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
        self.out.push_str(line);
    }
}

#[cfg(test)]
mod tests {
    use super::super::markup;
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        assert_eq!(paragraphs(&markup::read(html).unwrap()), expected);
    }

    #[test]
    fn paragraphs_are_told_apart() {
        check(
            "<p>One\n  <b>two</b>, three.</p><p>Four.</p>",
            "One two, three.\n\nFour.",
        );
        check("One<br>two<br><br>three", "One\ntwo\n\nthree");
        check(
            "<table><tr><td>Oslo<td>3<tr><td>Bergen<td>4</table>",
            "Oslo 3\n\nBergen 4",
        );
        check("<pre>a\n  b</pre>", "a\n  b");
    }

    #[test]
    fn what_stands_around_a_story_is_left_out() {
        check(
            "<p>One.</p><aside>Read also</aside><div class='share-bar'>Tweet</div><p hidden>x</p><p class='shared'>Two.</p>",
            "One.\n\nTwo.",
        );
        check(
            "<p>On <time>Friday</time> it rained.</p><time>4 March</time>",
            "On Friday it rained.",
        );
    }
}
