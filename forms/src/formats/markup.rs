//! XML and HTML as a tree of [`Node`]s. One tolerant reader for both, here and not the browser's: the page's security
//! policy (Trusted Types) keeps text from becoming markup by any way, and files are read the same wherever it is tested.
//!
//! Nothing of a file is ever fetched: a document type is passed over, and one that declares entities is refused.

use super::Refusal;
use super::node::{Child, Node};
use crate::mending::entities;

/// Elements within each other: a story has some twenty.
pub(super) const DEEPEST: usize = 200;

/// Elements of HTML that hold nothing.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements of HTML in which markup is no markup.
const RAW: [&str; 6] = ["script", "style", "title", "textarea", "noscript", "xmp"];

/// Elements of HTML that end where the next of their kind begins.
const SIBLINGS: [&[&str]; 5] = [&["li"], &["dt", "dd"], &["td", "th"], &["tr"], &["option"]];

/// Elements of HTML before which a paragraph ends.
pub(super) const BLOCKS: [&str; 39] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "block",
    "body",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hedline",
    "hl1",
    "hl2",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tagline",
    "tr",
    "ul",
];

/// The tree of a marked-up text; its topmost node has no name.
///
/// # Errors
/// When it declares entities or lies too deep; nothing else is too broken to be read.
pub fn read(text: &str) -> Result<Node, Refusal> {
    let mut reader = Reader {
        text,
        at: 0,
        open: vec![Node::default()],
        is_html: is_html(text),
    };
    while reader.at < text.len() {
        reader.next()?;
    }
    while reader.open.len() > 1 {
        reader.close();
    }
    Ok(reader.open.pop().unwrap_or_default())
}

/// Whether a text is HTML of any kind, complete or not, and no other XML.
fn is_html(text: &str) -> bool {
    let head: String = text.chars().take(1000).collect::<String>().to_lowercase();
    let is_xml = head.trim_start().starts_with("<?xml") && !head.contains("<html");
    let is_other = [
        "<nitf",
        "<newsml",
        "<newsitem",
        "<newsmessage",
        "<packageitem",
        "<w:document",
    ];
    !is_xml && !is_other.iter().any(|root| head.contains(root))
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    open: Vec<Node>,
    is_html: bool,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// The number of the line that is read.
    fn line(&self) -> usize {
        self.text[..self.at].matches('\n').count() + 1
    }

    /// Reads what comes next.
    fn next(&mut self) -> Result<(), Refusal> {
        let rest = self.rest();
        let Some(rest) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            self.push_text(&entities::decoded(&rest[..end]));
            self.at += end;
            return Ok(());
        };
        if rest.starts_with("!--") {
            self.skip_past("-->");
        } else if let Some(inside) = rest.strip_prefix("![CDATA[") {
            let end = inside.find("]]>").unwrap_or(inside.len());
            self.push_text(&inside[..end]);
            self.skip_past("]]>");
        } else if rest.starts_with('!') {
            return self.skip_declaration();
        } else if rest.starts_with('?') {
            self.skip_past(if self.is_html { ">" } else { "?>" });
        } else if let Some(inside) = rest.strip_prefix('/') {
            let end = inside.find('>').unwrap_or(inside.len());
            self.end(&local(&inside[..end]));
            self.skip_past(">");
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
            return self.start();
        } else {
            self.push_text("<");
            self.at += 1;
        }
        Ok(())
    }

    fn skip_past(&mut self, sign: &str) {
        let rest = self.rest();
        self.at += rest.find(sign).map_or(rest.len(), |n| n + sign.len());
    }

    /// Passes over a document type, which may hold declarations of its own.
    fn skip_declaration(&mut self) -> Result<(), Refusal> {
        let rest = self.rest();
        let end = rest.find('>').unwrap_or(rest.len());
        let Some(inside) = rest[..end].find('[') else {
            self.skip_past(">");
            return Ok(());
        };
        let whole = rest[inside..].find("]").map_or(rest.len(), |n| inside + n);
        if rest[..whole].to_ascii_uppercase().contains("<!ENTITY") {
            return Err(Refusal::Entities(self.line()));
        }
        self.at += whole;
        self.skip_past(">");
        Ok(())
    }

    /// Reads a start tag.
    fn start(&mut self) -> Result<(), Refusal> {
        let rest = &self.rest()[1..];
        let named = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
            .unwrap_or(rest.len());
        let mut node = Node {
            name: local(&rest[..named]),
            ..Node::default()
        };
        let (length, is_empty) = attributes(&rest[named..], &mut node.attributes);
        self.at += 1 + named + length;
        if self.is_html {
            self.make_room(&node.name);
        }
        if self.open.len() > DEEPEST {
            return Err(Refusal::TooDeep(self.line()));
        }
        let name = node.name.clone();
        self.open.push(node);
        if self.is_html && RAW.contains(&name.as_str()) {
            self.raw(&name);
        } else if is_empty && !self.is_html || self.is_html && VOID.contains(&name.as_str()) {
            self.close();
        }
        Ok(())
    }

    /// Ends what ends before an element of HTML without an end tag.
    fn make_room(&mut self, name: &str) {
        let ends = |open: &str| {
            open == "p" && BLOCKS.contains(&name)
                || SIBLINGS
                    .iter()
                    .any(|kind| kind.contains(&name) && kind.contains(&open))
        };
        if self.open.last().is_some_and(|node| ends(&node.name)) {
            self.close();
        }
    }

    /// Reads an element that holds no markup up to its end tag.
    fn raw(&mut self, name: &str) {
        let rest = self.rest();
        let end = ends_of(rest, name).unwrap_or(rest.len());
        let text = if name == "title" || name == "textarea" {
            entities::decoded(&rest[..end])
        } else {
            rest[..end].to_owned()
        };
        self.push_text(&text);
        self.at += end;
        self.skip_past(">");
        self.close();
    }

    /// Ends the innermost element of a name; an end tag without one is passed over.
    fn end(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|node| node.name == name) else {
            return;
        };
        while self.open.len() > at.max(1) {
            self.close();
        }
    }

    fn close(&mut self) {
        if self.open.len() > 1
            && let Some(node) = self.open.pop()
            && let Some(parent) = self.open.last_mut()
        {
            parent.children.push(Child::Node(node));
        }
    }

    fn push_text(&mut self, text: &str) {
        let Some(node) = self.open.last_mut() else {
            return;
        };
        if let Some(Child::Text(before)) = node.children.last_mut() {
            before.push_str(text);
        } else if !text.is_empty() {
            node.children.push(Child::Text(text.to_owned()));
        }
    }
}

/// Where the end tag of an element that holds no markup begins.
fn ends_of(rest: &str, name: &str) -> Option<usize> {
    let mut tags = rest.match_indices("</");
    tags.find(|(at, _)| {
        let tag = rest.as_bytes().get(at + 2..at + 2 + name.len());
        tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
    })
    .map(|(at, _)| at)
}

/// Reads the attributes of a tag up to its `>`; gives how long they are, and whether the tag is its own end.
fn attributes(text: &str, found: &mut Vec<(String, String)>) -> (usize, bool) {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let skipped = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let is_empty = rest[..rest.len() - skipped.len()].ends_with('/');
        at += rest.len() - skipped.len();
        if skipped.is_empty() {
            return (at, false);
        }
        if skipped.starts_with('>') {
            return (at + 1, is_empty);
        }
        let mut signs = skipped.char_indices().skip(1);
        let ends = |c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/');
        let end = signs.find(|(_, c)| ends(*c));
        let end = end.map_or(skipped.len(), |(end, _)| end);
        let name = local(&skipped[..end]);
        at += end;
        let value = skipped[end..].trim_start();
        let Some(value) = value.strip_prefix('=') else {
            found.push((name, String::new()));
            continue;
        };
        let value = value.trim_start();
        at = text.len() - value.len();
        let (inside, length) = match value.chars().next() {
            Some(mark @ ('"' | '\'')) => {
                let inside = &value[1..];
                let end = inside.find(mark).unwrap_or(inside.len());
                (&inside[..end], (end + 2).min(value.len()))
            }
            _ => {
                let end = value.find(|c: char| c.is_whitespace() || c == '>');
                let end = end.unwrap_or(value.len());
                (&value[..end], end)
            }
        };
        found.push((name, entities::decoded(inside)));
        at += length;
    }
}

/// A name without its prefix, in small letters.
fn local(name: &str) -> String {
    let name = name.trim();
    let name = name.split_whitespace().next().unwrap_or_default();
    name.rsplit(':').next().unwrap_or(name).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A tree in brackets: names before their content, attributes left out.
    fn drawn(node: &Node) -> String {
        let children = node.children.iter().map(|child| match child {
            Child::Text(text) => text.clone(),
            Child::Node(node) => format!("{}[{}]", node.name, drawn(node)),
        });
        children.collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(drawn(&read(text).unwrap()), expected);
    }

    #[test]
    fn xml_is_read_as_it_stands() {
        check(
            "<?xml version='1.0'?><n:nitf a='1'><P>One<br/>two &amp; three</P><![CDATA[<b>]]></n:nitf>",
            "nitf[p[Onebr[]two & three]<b>]",
        );
        check("<?xml?><a><link>b</link></a>", "a[link[b]]");
        check(
            "<!DOCTYPE nitf SYSTEM \"nitf.dtd\"><nitf>a</nitf>",
            "nitf[a]",
        );
    }

    #[test]
    fn html_without_its_end_tags_is_read() {
        check(
            "<p>One<p>two<ul><li>a<li>b</ul>",
            "p[One]p[two]ul[li[a]li[b]]",
        );
        check(
            "<div><p>One<img src=x>two<div>a</div>",
            "div[p[Oneimg[]two]div[a]]",
        );
        check(
            "<script>if (a < b) '<p>'</script>c",
            "script[if (a < b) '<p>']c",
        );
        check("<b>1 < 2</i></b> <!-- <p> -->x", "b[1 < 2] x");
    }

    #[test]
    fn attributes_are_read_quoted_or_not() {
        let tree = read("<a HREF='x y' b=c d e:f=\"&quot;g&#39;\">h</a>").unwrap();
        let node = tree.find("a").unwrap();
        for (name, value) in [("href", "x y"), ("b", "c"), ("d", ""), ("f", "\"g'")] {
            assert_eq!(node.attribute(name), value, "{name}");
        }
    }

    #[test]
    fn entities_of_its_own_and_depth_are_refused() {
        let bomb = "<?xml?>\n<!DOCTYPE a [ <!ENTITY b 'c'> ]><a>&b;</a>";
        assert_eq!(read(bomb), Err(Refusal::Entities(2)));
        assert_eq!(read(&"<b>\n".repeat(300)), Err(Refusal::TooDeep(201)));
        assert!(read(&"<b>".repeat(DEEPEST - 1)).is_ok());
    }

    proptest! {
        #[test]
        fn anything_has_a_tree_or_is_refused(text in "(<[a-z!?/]{0,3}|[>\"'= &;a-zé\\[\\]]|<!DOCTYPE|<!--|-->|&#|<script|</script){0,60}") {
            let _ = read(&text);
        }
    }
}
