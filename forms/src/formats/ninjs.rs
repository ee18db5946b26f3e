//! ninjs 1 to 3: names are compared in small letters and without `_`, which is most of what tells the versions apart.

use super::date::iso;
use super::feeds::{language, placed, written};
use super::json::Json;
use super::node::on_one_line;
use super::{Format, Item, Parts, Refusal};
use depeche_engine::Given;

/// Where lists of items stand.
const LISTS: [&str; 6] = ["items", "data", "hits", "results", "associations", "source"];

/// The stories of a file; none when it is no ninjs.
///
/// # Errors
/// When content that is marked up within it is refused.
pub fn items(json: &Json) -> Result<Vec<Item>, Refusal> {
    let mut items = Vec::new();
    collect(json, &mut items, 0)?;
    Ok(items)
}

fn collect(json: &Json, items: &mut Vec<Item>, depth: usize) -> Result<(), Refusal> {
    const DEEPEST: usize = 6;
    if depth > DEEPEST {
        return Ok(());
    }
    if let Json::List(list) = json {
        return list
            .iter()
            .try_for_each(|value| collect(value, items, depth + 1));
    }
    let kind = json.text_of(&["type"]).unwrap_or_default();
    if matches!(
        kind.as_str(),
        "" | "text" | "composite" | "article" | "story"
    ) && let Some(item) = item(json)?
    {
        items.push(item);
    }
    for list in LISTS.iter().filter_map(|name| json.get(name)) {
        for value in list.values() {
            collect(value, items, depth + 1)?;
        }
    }
    Ok(())
}

fn item(json: &Json) -> Result<Option<Item>, Refusal> {
    let body =
        (json.text_of(&["bodyhtml", "bodyxhtml", "bodynitf", "bodytext", "body"])).or_else(|| {
            main_of(
                json.get("bodies"),
                &["html", "xhtml", "nitf", "plain", "text"],
            )
        });
    let Some(body) = body else {
        return Ok(None);
    };
    let mut parts = Parts::of(Format::Ninjs, written(&body)?);
    let headline = (json.text_of(&["headline", "headlinehtml"]))
        .or_else(|| main_of(json.get("headlines"), &["main", "headline"]))
        .or_else(|| json.text_of(&["title", "name"]));
    let headline = match headline {
        Some(headline) => Some(on_one_line(&written(&headline)?)),
        None => None,
    };
    let sources = json
        .get("infosources")
        .or_else(|| json.get("organisations"));
    let source = sources.and_then(|s| s.values().find_map(|s| s.text_of(&["name", "literal"])));
    parts.given = Given {
        date: (json.text_of(&[
            "versioncreated",
            "contentcreated",
            "firstcreated",
            "pubdate",
        ]))
        .and_then(|date| iso(&date)),
        language: json.text_of(&["language"]).and_then(|tag| language(&tag)),
        place: json.text_of(&["located"]),
        headline,
        slug: json.text_of(&["slugline", "slug"]),
        byline: json.text_of(&["byline", "by"]),
        agency: (json.text_of(&["provider", "agency", "copyrightholder"]))
            .or_else(|| json.text_of(&["usageterms"]).and(None))
            .or(source),
        version: json.text_of(&["version"]),
        embargo: json.text_of(&["embargoed", "embargoeduntil"]),
        urgency: json.text_of(&["urgency"]).and_then(|u| u.parse().ok()),
        note: json.text_of(&["ednote"]),
    };
    parts.dateline = json.text_of(&["dateline"]).or_else(|| placed(&parts.given));
    Ok(parts.item())
}

/// The value of the best of several renditions: that whose role or content type holds the first of some words; else the
/// longest.
fn main_of(list: Option<&Json>, words: &[&str]) -> Option<String> {
    let values: Vec<(&Json, String)> = list?
        .values()
        .filter_map(|rendition| Some((rendition, rendition.text_of(&["value"])?)))
        .collect();
    let told = |rendition: &Json| {
        let names = ["role", "contenttype"].map(|name| rendition.text_of(&[name]));
        names
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase()
    };
    let is_main = |word: &&str| {
        let mut found = values.iter().filter(|(r, _)| told(r).contains(*word));
        found.next().map(|(_, value)| value.clone())
    };
    let best = words.iter().find_map(|word| is_main(&word));
    best.or_else(|| {
        values
            .into_iter()
            .map(|(_, value)| value)
            .max_by_key(String::len)
    })
}
