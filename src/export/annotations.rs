//! The facts as W3C Web Annotations: each with the words it stands on, so that another program finds them again in its
//! own copy of the text.
//!
//! Positions count Unicode code points, as the standard has it. Who made an annotation is its `creator`: the page, or a
//! person where its facts were put right by hand, and then `editing` is among its motivations.

use super::digest;
use crate::marks::Topic;
use crate::reading::Reading;
use depeche_engine::Span;
use depeche_engine::story::By;
use serde::Serialize;

/// A page of annotations, to be written as JSON-LD.
#[derive(Debug, Serialize)]
pub struct Page<'t> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    items: Vec<Annotation<'t>>,
}

#[derive(Debug, Serialize)]
struct Annotation<'t> {
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: Motivation,
    creator: Creator,
    body: Vec<Body<'t>>,
    target: Target<'t>,
}

/// Why something was annotated.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Motivation {
    Read(&'static str),
    PutRight([&'static str; 2]),
}

#[derive(Debug, Serialize)]
struct Creator {
    #[serde(rename = "type")]
    kind: &'static str,
    /// Nobody says who corrects.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Body<'t> {
    #[serde(rename = "type")]
    kind: &'static str,
    purpose: &'static str,
    value: &'t str,
}

#[derive(Debug, Serialize)]
struct Target<'t> {
    source: Source,
    selector: (QuoteSelector<'t>, PositionSelector),
}

/// The text, by the name that its hash gives it: it has no address, and whoever has it can tell that it is the one.
#[derive(Clone, Debug, Serialize)]
struct Source {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    format: &'static str,
    language: &'static str,
}

#[derive(Debug, Serialize)]
struct QuoteSelector<'t> {
    #[serde(rename = "type")]
    kind: &'static str,
    exact: &'t str,
    prefix: &'t str,
    suffix: &'t str,
}

#[derive(Debug, Serialize)]
struct PositionSelector {
    #[serde(rename = "type")]
    kind: &'static str,
    start: u32,
    end: u32,
}

impl Creator {
    const PAGE: Self = Self {
        kind: "Software",
        name: Some("Dépêche"),
    };
    const READER: Self = Self {
        kind: "Person",
        name: None,
    };
}

/// Every mention, presence, quote, claim and date of a reading.
#[must_use]
pub fn annotate(reading: &Reading) -> Page<'_> {
    let story = &reading.story;
    let mut items = Vec::new();
    let points = CodePoints::of(&reading.text);
    let source = Source {
        id: digest::name(&reading.text),
        kind: "Text",
        format: "text/plain",
        language: story.language.tag(),
    };
    let mut add = |span: Span, why, by: By, tags: &[&'static str], about: Option<usize>| {
        let named = about.map(|i| ("identifying", reading.name(i)));
        let tags = tags.iter().map(|tag| ("tagging", *tag));
        let body = (tags.chain(named))
            .map(|(purpose, value)| Body {
                kind: "TextualBody",
                purpose,
                value,
            })
            .collect();
        let (motivation, creator) = match by {
            By::Reader => (Motivation::Read(why), Creator::PAGE),
            By::Hand => (Motivation::PutRight([why, "editing"]), Creator::READER),
        };
        items.push(Annotation {
            kind: "Annotation",
            motivation,
            creator,
            body,
            target: target(reading, &source, &points, span),
        });
    };
    for (index, participant) in story.participants.iter().enumerate() {
        let (about, kind) = (Some(index), participant.kind.name());
        for mention in &participant.mentions {
            add(mention.span, "identifying", participant.by, &[kind], about);
        }
        let presence = participant.presence;
        if let Some(evidence) = presence.evidence {
            let tags = ["presence", presence.status.name()];
            add(evidence, "classifying", presence.by, &tags, about);
        }
    }
    for quote in &story.quotes {
        let tags = ["quote", quote.kind.name(), quote.voice.name()];
        add(quote.span, "classifying", quote.by, &tags, quote.speaker);
    }
    for topic in Topic::ALL {
        let tag = match topic {
            Topic::Commitments => "commitment",
            Topic::Demands => "demand",
            Topic::StickingPoints => "sticking-point",
            Topic::NextSteps => "next-step",
        };
        for claim in topic.claims(&story.context) {
            add(claim.span, "classifying", claim.by, &[tag], claim.whose);
        }
    }
    for date in &story.context.dates {
        add(date.span, "classifying", date.by, &["date"], None);
    }
    Page {
        context: "http://www.w3.org/ns/anno.jsonld",
        kind: "AnnotationPage",
        items,
    }
}

fn target<'t>(
    reading: &'t Reading,
    source: &Source,
    points: &CodePoints,
    span: Span,
) -> Target<'t> {
    let (prefix, suffix) = reading.around(span, 32);
    Target {
        source: source.clone(),
        selector: (
            QuoteSelector {
                kind: "TextQuoteSelector",
                exact: reading.words(span),
                prefix,
                suffix,
            },
            PositionSelector {
                kind: "TextPositionSelector",
                start: points.at(span.start),
                end: points.at(span.end),
            },
        ),
    }
}

/// Turns byte offsets into counts of code points.
struct CodePoints(Vec<u32>);

impl CodePoints {
    /// Remembers where each code point that is longer than a byte ends, less the bytes before it that count for nothing.
    fn of(text: &str) -> Self {
        let continuation =
            |(at, byte): (usize, u8)| (byte & 0b1100_0000 == 0b1000_0000).then_some(at as u32);
        Self(text.bytes().enumerate().filter_map(continuation).collect())
    }

    fn at(&self, byte: u32) -> u32 {
        byte - self.0.partition_point(|c| *c < byte) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn each_annotation_finds_its_words_again() {
        let reading = sample::reading();
        let json = serde_json::to_value(annotate(&reading)).unwrap();
        assert_eq!(json["@context"], "http://www.w3.org/ns/anno.jsonld");
        let items = json["items"].as_array().unwrap();
        assert!(items.len() > 10, "{}", items.len());
        let chars: Vec<char> = sample::TEXT.chars().collect();
        for item in items {
            let source = &item["target"]["source"];
            assert_eq!(source["id"], digest::name(sample::TEXT));
            assert_eq!(source["language"], "fr");
            let [quote, position] = item["target"]["selector"].as_array().unwrap().as_slice()
            else {
                panic!("two selectors");
            };
            let number = |key: &str| position[key].as_u64().unwrap() as usize;
            let words: String = chars[number("start")..number("end")].iter().collect();
            assert_eq!(quote["exact"], words);
            let exact = quote["exact"].as_str().unwrap();
            let around = format!(
                "{}{exact}{}",
                quote["prefix"].as_str().unwrap(),
                quote["suffix"].as_str().unwrap()
            );
            assert!(sample::TEXT.contains(&around), "{around}");
        }
    }

    #[test]
    fn a_quote_names_its_speaker() {
        let reading = sample::reading();
        let json = serde_json::to_value(annotate(&reading)).unwrap();
        let quote = (json["items"].as_array().unwrap().iter())
            .find(|i| i["target"]["selector"][0]["exact"] == "Nous bâtirons ce pont")
            .unwrap();
        assert!(
            quote["body"]
                .as_array()
                .unwrap()
                .iter()
                .any(|b| b["value"] == "Paul Rey")
        );
    }

    #[test]
    fn what_was_put_right_by_hand_is_a_person_s_and_edited() {
        let mut story = sample::reading().story.clone();
        story.quotes[0].by = By::Hand;
        story.participants[sample::DOL].presence.by = By::Hand;
        let reading = Reading::new(sample::TEXT.into(), story);
        let json = serde_json::to_value(annotate(&reading)).unwrap();
        let items = json["items"].as_array().unwrap().iter();
        let (by_hand, read): (Vec<_>, Vec<_>) =
            items.partition(|item| item["creator"] == serde_json::json!({ "type": "Person" }));
        let words: Vec<&str> = (by_hand.iter())
            .filter_map(|item| item["target"]["selector"][0]["exact"].as_str())
            .collect();
        assert_eq!(words, ["absent, était représenté", "Nous bâtirons ce pont"]);
        let edited = serde_json::json!(["classifying", "editing"]);
        assert!(by_hand.iter().all(|item| item["motivation"] == edited));
        assert_eq!(by_hand[0]["body"][1]["value"], "represented");
        assert_eq!(by_hand[0]["body"][2]["value"], "Jean <b>Dol</b>");
        assert!(read.len() > 10);
        for item in read {
            assert_eq!(item["creator"]["type"], "Software");
            assert!(item["motivation"].is_string(), "{item}");
        }
    }
}
