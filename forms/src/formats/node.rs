//! [`Node`]: an element of a marked-up file, whatever its format; the one thing that the formats' mappings read.

use super::markup::BLOCKS;

/// An element: its name and attributes without prefixes and in small letters, and what it holds, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// `p`, `body.head`, `newsitem`.
    pub name: String,
    /// Names and values.
    pub attributes: Vec<(String, String)>,
    /// What stands in it.
    pub children: Vec<Child>,
}

/// What an element holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Child {
    /// Words, their character references decoded.
    Text(String),
    /// Another element.
    Node(Node),
}

impl Node {
    /// The value of an attribute; empty when there is none.
    #[must_use]
    pub fn attribute(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(n, _)| n == name);
        found.map_or("", |(_, value)| value.trim())
    }

    /// The elements directly in it.
    pub fn nodes(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Child::Node(node) => Some(node),
            Child::Text(_) => None,
        })
    }

    /// The first element of a name at any depth, in the order of the text; itself, if it is one.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Self> {
        self.find_by(&|node| node.name == name)
    }

    /// The first element that is asked for.
    #[must_use]
    pub fn find_by(&self, is_it: &dyn Fn(&Self) -> bool) -> Option<&Self> {
        if is_it(self) {
            return Some(self);
        }
        self.nodes().find_map(|node| node.find_by(is_it))
    }

    /// Every element that is asked for; what stands within one of them is not looked at.
    #[must_use]
    pub fn find_all<'a>(&'a self, is_it: &dyn Fn(&Self) -> bool) -> Vec<&'a Self> {
        let mut found = Vec::new();
        self.collect(is_it, &mut found);
        found
    }

    fn collect<'a>(&'a self, is_it: &dyn Fn(&Self) -> bool, found: &mut Vec<&'a Self>) {
        if is_it(self) {
            return found.push(self);
        }
        for node in self.nodes() {
            node.collect(is_it, found);
        }
    }

    /// The words of the first element of a name, on one line; nothing when there are none.
    #[must_use]
    pub fn words_of(&self, name: &str) -> Option<String> {
        Some(self.find(name)?.words()).filter(|words| !words.is_empty())
    }

    /// An attribute of the first element of a name that has it.
    #[must_use]
    pub fn attribute_of(&self, name: &str, attribute: &str) -> Option<String> {
        let node = self.find_by(&|n| n.name == name && !n.attribute(attribute).is_empty())?;
        Some(node.attribute(attribute).to_owned())
    }

    /// All its words, on one line.
    #[must_use]
    pub fn words(&self) -> String {
        let mut all = String::new();
        self.append(&mut all);
        on_one_line(&all)
    }

    /// All its text as it stands.
    #[must_use]
    pub fn raw(&self) -> String {
        let mut all = String::new();
        self.append(&mut all);
        all
    }

    fn append(&self, all: &mut String) {
        for child in &self.children {
            match child {
                Child::Text(text) => all.push_str(text),
                Child::Node(node) => {
                    node.append(all);
                    if node.name == "br" || BLOCKS.contains(&node.name.as_str()) {
                        all.push(' ');
                    }
                }
            }
        }
    }
}

/// A text with single spaces for its white space.
pub(super) fn on_one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    append_line(&mut out, text);
    out.truncate(out.trim_end_matches(' ').len());
    out
}

/// Appends a text with single spaces for its white space. No-break spaces stay.
pub(super) fn append_line(out: &mut String, text: &str) {
    for c in text.chars() {
        if !matches!(c, ' ' | '\n' | '\r' | '\t') {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
    }
}
