//! The XML of news feeds: NITF 3, NewsML 1, NewsML-G2; what each element is in a story.

use super::date::iso;
use super::node::{Child, Node};
use super::{Format, Item, Parts, Refusal, markup, prose};
use depeche_engine::{Given, Language};

/// The stories of a feed's file; none when it is something else.
///
/// # Errors
/// When content that is marked up within it is refused.
pub fn items(tree: &Node) -> Result<Vec<Item>, Refusal> {
    let is_item = |node: &Node| {
        node.name == "newsitem"
            && (node.find("contentset").is_some() || node.find("itemmeta").is_some())
    };
    let is_component = |node: &Node| node.name == "newsitem";
    let root = tree.nodes().next();
    if tree.find("newsml").is_some() {
        let mut items = Vec::new();
        for item in tree.find_all(&is_component) {
            newsml_1(item, tree, &mut items)?;
        }
        return Ok(items);
    }
    let found = tree.find_all(&is_item);
    if !found.is_empty() {
        let items = found.into_iter().map(newsml_g2);
        return Ok(items
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .flatten()
            .collect());
    }
    if root.is_some_and(|root| root.name == "html") {
        return Ok(Vec::new());
    }
    let all = tree.find_all(&|node| node.name == "nitf");
    Ok(all
        .into_iter()
        .filter_map(|node| nitf(node).item())
        .collect())
}

/// A language by its tag, if it is read here.
pub(super) fn language(tag: &str) -> Option<Language> {
    match tag.get(..2)?.to_lowercase().as_str() {
        "fr" => Some(Language::French),
        "en" => Some(Language::English),
        _ => None,
    }
}

/// The language that an element is told to be in.
fn language_of(node: &Node) -> Option<Language> {
    let told = node.find_by(&|n| !n.attribute("lang").is_empty())?;
    language(told.attribute("lang"))
}

fn nitf(node: &Node) -> Parts {
    let body = node.find("body.content").or_else(|| node.find("body"));
    let body = body.map_or_else(String::new, prose::paragraphs);
    let mut parts = Parts::of(Format::Nitf, body);
    let dateline = node.find("dateline");
    let date = [
        node.attribute_of("date.issue", "norm"),
        node.attribute_of("date.release", "norm"),
        node.attribute_of("story.date", "norm"),
        node.attribute_of("pubdata", "date.publication"),
    ];
    parts.dateline = dateline.map(Node::words).filter(|words| !words.is_empty());
    parts.tail = node.words_of("tagline");
    let head = node.find("head");
    parts.given = Given {
        date: date.iter().flatten().find_map(|date| iso(date)),
        language: language_of(node),
        place: dateline.and_then(|d| d.words_of("location")),
        headline: (node.words_of("hl1"))
            .or_else(|| node.words_of("hedline"))
            .or_else(|| head?.words_of("title")),
        slug: (node.attribute_of("du-key", "key")).or_else(|| node.attribute_of("keyword", "key")),
        byline: node.find("byline").and_then(byline),
        agency: (node.words_of("distributor")).or_else(|| node.attribute_of("doc-id", "regsrc")),
        version: node.attribute_of("du-key", "version"),
        embargo: None,
        urgency: node
            .attribute_of("urgency", "ed-urg")
            .and_then(|u| u.parse().ok()),
        note: node.attribute_of("ed-msg", "info"),
    };
    let place = parts.given.place.clone();
    if let (Some(dateline), Some(agency)) = (&mut parts.dateline, &parts.given.agency) {
        sign(dateline, agency, place.as_deref());
    }
    parts
}

/// Who wrote a story, without what they are: `By IDA KVAM<byttl>Northern News Agency</byttl>`.
fn byline(node: &Node) -> Option<String> {
    let mut named = node.clone();
    let is_title = |child: &Child| matches!(child, Child::Node(n) if n.name == "byttl");
    named.children.retain(|child| !is_title(child));
    Some(named.words()).filter(|words| !words.is_empty())
}

/// Puts the agency behind a dateline that has none, as agencies do: `OSLO (NNA)`.
fn sign(dateline: &mut String, agency: &str, place: Option<&str>) {
    let is_short = agency.len() <= 12 && !agency.contains('.');
    if let Some(place) = place.filter(|_| is_short && !dateline.contains('(')) {
        *dateline = format!("{place} ({agency})");
    }
}

/// The story of a NewsML-G2 item.
fn newsml_g2(node: &Node) -> Result<Option<Item>, Refusal> {
    let Some(content) = node.find("contentset") else {
        return Ok(None);
    };
    let inline = content
        .find("inlinexml")
        .filter(|inline| inline.nodes().next().is_some());
    let mut parts = match (inline, content.find("inlinedata")) {
        (Some(inline), _) => match inline.find("nitf") {
            Some(inner) => nitf(inner),
            None => Parts::of(Format::NewsMlG2, prose::paragraphs(inline)),
        },
        (None, Some(data)) => Parts::of(Format::NewsMlG2, written(&data.raw())?),
        (None, None) => return Ok(None),
    };
    parts.format = Format::NewsMlG2;
    let meta = node.find("itemmeta").unwrap_or(node);
    let about = node.find("contentmeta").unwrap_or(node);
    let named = |node: &Node| {
        (node.words_of("name"))
            .or_else(|| Some(node.words()).filter(|words| !words.is_empty()))
            .or_else(|| Some(node.attribute("literal").to_owned()).filter(|l| !l.is_empty()))
            .or_else(|| {
                node.attribute("qcode")
                    .rsplit(':')
                    .next()
                    .map(str::to_owned)
            })
            .filter(|name| !name.is_empty())
    };
    let provider = meta.find("provider");
    let short = provider.map(|p| p.attribute("literal").to_owned());
    let date = ["versioncreated", "firstcreated"].map(|name| meta.words_of(name));
    let created = ["contentcreated", "contentmodified"].map(|name| about.words_of(name));
    let tag = about.attribute_of("language", "tag");
    let place = about.find("located").and_then(named);
    let within = std::mem::take(&mut parts.given);
    parts.given = Given {
        date: date
            .iter()
            .chain(&created)
            .flatten()
            .find_map(|d| iso(d))
            .or(within.date),
        language: tag
            .as_deref()
            .and_then(language)
            .or_else(|| language_of(node)),
        headline: about.words_of("headline").or(within.headline),
        slug: about.words_of("slugline").or(within.slug),
        byline: about.words_of("by").or(within.byline),
        agency: (short.filter(|s| !s.is_empty()))
            .or_else(|| provider.and_then(named))
            .or(within.agency),
        version: Some(node.attribute("version").to_owned()).filter(|v| !v.is_empty()),
        embargo: meta.words_of("embargoed"),
        urgency: about.words_of("urgency").and_then(|u| u.parse().ok()),
        note: meta.words_of("ednote").or(within.note),
        place: place.or(within.place),
    };
    let dateline = about.words_of("dateline").or(parts.dateline.take());
    parts.dateline = dateline.or_else(|| placed(&parts.given));
    Ok(parts.item())
}

/// A dateline of what is given: `Tromso (NNA)`.
pub(super) fn placed(given: &Given) -> Option<String> {
    let (place, agency) = (given.place.as_ref()?, given.agency.as_ref()?);
    // In capitals, as agencies write it: furniture is told by them.
    let place = place.to_uppercase();
    let mut dateline = place.clone();
    sign(&mut dateline, agency, Some(&place));
    (dateline != place).then_some(dateline)
}

/// The stories of a NewsML 1 item: one for each of its components that holds text.
fn newsml_1(item: &Node, tree: &Node, items: &mut Vec<Item>) -> Result<(), Refusal> {
    let holds = |node: &Node| node.nodes().any(|n| n.name == "contentitem");
    let components = item.find_all(&|n| n.name == "newscomponent" && holds(n));
    let is_other = |node: &Node| {
        let role = node.nodes().find(|n| n.name == "role");
        let role = role
            .map_or("", |r| r.attribute("formalname"))
            .to_lowercase();
        ["caption", "picture", "photo", "graphic"]
            .iter()
            .any(|kind| role.contains(kind))
    };
    let mut components: Vec<&Node> = components;
    if components.iter().any(|c| !is_other(c)) {
        components.retain(|c| !is_other(c));
    }
    for component in components {
        let mut best: Option<Parts> = None;
        for content in component.nodes().filter(|n| n.name == "contentitem") {
            let Some(data) = content.find("datacontent") else {
                continue;
            };
            let kind = content
                .attribute_of("mediatype", "formalname")
                .unwrap_or_default();
            if !(kind.is_empty()
                || kind.to_lowercase().contains("text")
                || data.find("p").is_some())
            {
                continue;
            }
            let parts = match data.find("nitf") {
                Some(inner) => nitf(inner),
                None if data.nodes().next().is_some() => {
                    Parts::of(Format::NewsMl1, prose::paragraphs(data))
                }
                None => Parts::of(Format::NewsMl1, written(&data.raw())?),
            };
            let is_better = |best: &Parts| best.body.len() < parts.body.len();
            if best.as_ref().is_none_or(is_better) {
                best = Some(parts);
            }
        }
        if let Some(parts) = best {
            items.extend(known_1(parts, item, component, tree).item());
        }
    }
    Ok(())
}

/// Adds what a NewsML 1 item knows of one of its components.
fn known_1(mut parts: Parts, item: &Node, component: &Node, tree: &Node) -> Parts {
    parts.format = Format::NewsMl1;
    let line = |name: &str| component.words_of(name).or_else(|| item.words_of(name));
    let formal = |name: &str| {
        (component.attribute_of(name, "formalname"))
            .or_else(|| item.attribute_of(name, "formalname"))
    };
    let times = ["thisrevisioncreated", "firstcreated", "dateid"].map(|name| item.words_of(name));
    let sent = tree.words_of("dateandtime");
    let provider = component.find("provider").or_else(|| item.find("provider"));
    let within = std::mem::take(&mut parts.given);
    let tag = formal("language").or_else(|| Some(item.attribute("lang").to_owned()));
    parts.given = Given {
        date: times
            .iter()
            .chain([&sent])
            .flatten()
            .find_map(|d| iso(d))
            .or(within.date),
        language: tag
            .as_deref()
            .and_then(language)
            .or_else(|| language_of(component)),
        headline: line("headline").or(within.headline),
        slug: line("slugline")
            .or_else(|| item.words_of("namelabel"))
            .or(within.slug),
        byline: line("byline").or(within.byline),
        agency: (provider.and_then(|p| p.attribute_of("party", "formalname"))).or(within.agency),
        version: item.words_of("revisionid"),
        embargo: None,
        urgency: formal("urgency").and_then(|u| u.parse().ok()),
        note: line("instruction").or(within.note),
        place: within.place,
    };
    parts.dateline = line("dateline").or(parts.dateline);
    parts
}

/// Text that stands in an element as it is: plain, or marked up once more.
pub(super) fn written(text: &str) -> Result<String, Refusal> {
    if text.contains("</") || text.contains("/>") || text.contains("<p") {
        let tree = markup::read(text)?;
        return Ok(prose::paragraphs(
            tree.find("body.content").unwrap_or(&tree),
        ));
    }
    Ok(text.trim_matches(['\n', '\r']).trim_end().to_owned())
}
