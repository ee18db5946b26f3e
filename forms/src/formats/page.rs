//! A page of the web: the article in it, without its menus, and what the page says of it.

use super::date::iso;
use super::feeds::language;
use super::json::{self, Json};
use super::node::Node;
use super::prose::{has_class, is_chrome, paragraphs};
use super::{Format, Item, Parts};
use depeche_engine::Given;

/// A paragraph of a story is longer than a link of a menu.
const SHORTEST: usize = 40;

/// The story of a page; nothing when it has no words.
#[must_use]
pub fn item(tree: &Node) -> Option<Item> {
    let body = tree.find("body").unwrap_or(tree);
    let article = article(body).unwrap_or(body);
    let metas = tree.find_all(&|node| node.name == "meta");
    let meta = |names: &[&str]| {
        names.iter().find_map(|name| {
            let is_it = |m: &&&Node| {
                ["name", "property", "itemprop"]
                    .iter()
                    .any(|a| m.attribute(a).eq_ignore_ascii_case(name))
            };
            let found = metas.iter().find(is_it)?.attribute("content");
            Some(found.to_owned()).filter(|content| !content.is_empty())
        })
    };
    let told = told(tree);
    let told = |names: &[&str]| told.as_ref().and_then(|json| json.text_of(names));
    let is_time = |node: &Node| node.name == "time" && !node.attribute("datetime").is_empty();
    let time = article.find_by(&is_time).or_else(|| body.find_by(&is_time));
    let date = [
        told(&["datepublished"]),
        meta(&[
            "article:published_time",
            "datePublished",
            "date",
            "dc.date",
            "DC.date.issued",
            "pubdate",
        ]),
        time.map(|node| node.attribute("datetime").to_owned()),
        told(&["datemodified"]),
    ];
    let headline = (article.words_of("h1"))
        .or_else(|| body.words_of("h1"))
        .or_else(|| told(&["headline"]))
        .or_else(|| meta(&["og:title"]))
        .or_else(|| tree.words_of("title").map(|title| without_site(&title)));
    let is_byline = |node: &Node| {
        has_class(node, &["byline", "by", "author"]) || node.attribute("rel") == "author"
    };
    let byline = article.find_by(&is_byline).map(Node::words);
    let byline = byline.filter(|words| !words.is_empty() && words.len() < 90);
    let tag = tree
        .attribute_of("html", "lang")
        .or_else(|| meta(&["og:locale"]));
    let mut parts = Parts::of(Format::Page, paragraphs(article));
    parts.given = Given {
        date: date.iter().flatten().find_map(|date| iso(date)),
        language: tag.as_deref().and_then(language),
        headline,
        byline: byline.or_else(|| meta(&["author"]).filter(|a| !a.contains("//"))),
        ..Given::default()
    };
    parts.item()
}

/// A window's title without the name of its site.
fn without_site(title: &str) -> String {
    let cut = [" | ", " - ", " – ", " — "]
        .iter()
        .filter_map(|sign| title.rfind(sign))
        .max();
    cut.map_or(title, |at| &title[..at]).to_owned()
}

/// What the page says of its story for machines.
fn told(tree: &Node) -> Option<Json> {
    let is_data = |node: &Node| {
        node.name == "script"
            && node
                .attribute("type")
                .eq_ignore_ascii_case("application/ld+json")
    };
    let all = tree.find_all(&is_data);
    let mut all = all
        .iter()
        .filter_map(|node| json::read(node.raw().trim()).ok().flatten());
    all.find_map(|json| story_in(&json, 0))
}

fn story_in(json: &Json, depth: usize) -> Option<Json> {
    if json.get("headline").is_some() && json.get("datepublished").is_some() {
        return Some(json.clone());
    }
    if depth > 3 {
        return None;
    }
    let inside = json.get("@graph").unwrap_or(json);
    match inside {
        Json::List(list) => list.iter().find_map(|json| story_in(json, depth + 1)),
        _ => None,
    }
}

/// The element that holds the story: around the one with the most words in paragraphs of its own.
fn article(body: &Node) -> Option<&Node> {
    let mut best = (0, Vec::new());
    weigh(body, &mut Vec::new(), &mut best);
    let (own, path) = best;
    if own == 0 {
        return None;
    }
    let is_body = |node: &&&Node| {
        node.attribute("itemprop")
            .eq_ignore_ascii_case("articlebody")
    };
    let is_article = |node: &&&Node| node.name == "article";
    let told = path
        .iter()
        .rev()
        .find(is_article)
        .or_else(|| path.iter().rev().find(is_body));
    if let Some(told) = told {
        return Some(told);
    }
    // Paragraphs may stand in several boxes, or the title beside them.
    let mut chosen = *path.last()?;
    for node in path.iter().rev().skip(1).take(3) {
        if node.name == "body" {
            break;
        }
        if all_words(node) * 4 > all_words(chosen) * 5 || node.name == "main" {
            chosen = node;
        }
    }
    Some(chosen)
}

/// Finds the element with the most words in paragraphs directly in it, and the way there.
fn weigh<'a>(node: &'a Node, path: &mut Vec<&'a Node>, best: &mut (usize, Vec<&'a Node>)) {
    if is_chrome(node) {
        return;
    }
    path.push(node);
    let own = node.nodes().filter(|n| n.name == "p").map(words_in).sum();
    if own > best.0 {
        *best = (own, path.clone());
    }
    for child in node.nodes() {
        weigh(child, path, best);
    }
    path.pop();
}

/// How much story a paragraph holds: links are menus.
fn words_in(paragraph: &Node) -> usize {
    let links: usize = paragraph
        .find_all(&|n| n.name == "a")
        .iter()
        .map(|a| a.words().len())
        .sum();
    let length = paragraph.words().len();
    if length < SHORTEST || links * 2 > length {
        0
    } else {
        length
    }
}

fn all_words(node: &Node) -> usize {
    if is_chrome(node) {
        return 0;
    }
    if node.name == "p" {
        return words_in(node);
    }
    node.nodes().map(all_words).sum()
}
