//! The facts as W3C Web Annotations (JSON-LD): each with the words it stands on, so that another program finds them again
//! in its own copy of the text.
//!
//! Positions count Unicode code points, as the standard has it. Who made an annotation is its `creator`: the page, or a
//! person where its facts were put right by hand, and then `editing` is among its motivations.

use super::digest;
use super::record::Record;
use crate::marks::Topic;
use crate::reading::Reading;
use depeche_engine::Span;
use depeche_engine::story::By;

/// Every mention, presence, quote, claim and date of a reading.
#[must_use]
pub fn annotate(reading: &Reading) -> String {
    let story = &reading.story;
    let mut page = Page {
        reading,
        points: CodePoints::of(&reading.text),
        name: digest::name(&reading.text),
        out: Record::default(),
    };
    page.out
        .text("@context", "http://www.w3.org/ns/anno.jsonld");
    page.out.text("type", "AnnotationPage");
    page.out.open("items", '[');
    for (index, participant) in story.participants.iter().enumerate() {
        let (about, kind) = (Some(index), participant.kind.name());
        for mention in &participant.mentions {
            page.add(mention.span, IDENTIFYING, participant.by, &[kind], about);
        }
        let presence = participant.presence;
        if let Some(evidence) = presence.evidence {
            let tags = ["presence", presence.status.name()];
            page.add(evidence, CLASSIFYING, presence.by, &tags, about);
        }
    }
    for quote in &story.quotes {
        let tags = ["quote", quote.kind.name(), quote.voice.name()];
        page.add(quote.span, CLASSIFYING, quote.by, &tags, quote.speaker);
    }
    for topic in Topic::ALL {
        let tag = match topic {
            Topic::Commitments => "commitment",
            Topic::Demands => "demand",
            Topic::StickingPoints => "sticking-point",
            Topic::NextSteps => "next-step",
        };
        for claim in topic.claims(&story.context) {
            page.add(claim.span, CLASSIFYING, claim.by, &[tag], claim.whose);
        }
    }
    for date in &story.context.dates {
        page.add(date.span, CLASSIFYING, date.by, &["date"], None);
    }
    page.out.written()
}

const IDENTIFYING: &str = "identifying";
const CLASSIFYING: &str = "classifying";

/// What annotations are written on.
struct Page<'r> {
    reading: &'r Reading,
    points: CodePoints,
    /// The text, by the name that its hash gives it: it has no address, and whoever has it can tell that it is the one.
    name: String,
    out: Record,
}

impl Page<'_> {
    /// Annotates words with tags, and with the name of whom they are about.
    fn add(&mut self, span: Span, why: &str, by: By, tags: &[&str], about: Option<usize>) {
        let out = &mut self.out;
        out.open("", '{');
        out.text("type", "Annotation");
        match by {
            By::Reader => out.text("motivation", why),
            By::Hand => {
                out.open("motivation", '[');
                out.text("", why);
                out.text("", "editing");
                out.close();
            }
        }
        out.open("creator", '{');
        match by {
            By::Reader => {
                out.text("type", "Software");
                out.text("name", "Dépêche");
            }
            // Nobody says who corrects.
            By::Hand => out.text("type", "Person"),
        }
        out.close();
        out.open("body", '[');
        let named = about.map(|who| (IDENTIFYING, self.reading.name(who)));
        for (purpose, value) in tags.iter().map(|tag| ("tagging", *tag)).chain(named) {
            out.open("", '{');
            out.text("type", "TextualBody");
            out.text("purpose", purpose);
            out.text("value", value);
            out.close();
        }
        out.close();
        self.target(span);
        self.out.close();
    }

    fn target(&mut self, span: Span) {
        let (prefix, suffix) = self.reading.around(span, 32);
        let out = &mut self.out;
        out.open("target", '{');
        out.open("source", '{');
        out.text("id", &self.name);
        out.text("type", "Text");
        out.text("format", "text/plain");
        out.text("language", self.reading.story.language.tag());
        out.close();
        out.open("selector", '[');
        out.open("", '{');
        out.text("type", "TextQuoteSelector");
        out.text("exact", self.reading.words(span));
        out.text("prefix", prefix);
        out.text("suffix", suffix);
        out.close();
        out.open("", '{');
        out.text("type", "TextPositionSelector");
        out.number("start", self.points.at(span.start));
        out.number("end", self.points.at(span.end));
        out.close();
        out.close();
        out.close();
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
        let json: serde_json::Value = serde_json::from_str(&annotate(&reading)).unwrap();
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
                quote["prefix"].as_str().unwrap_or_default(),
                quote["suffix"].as_str().unwrap_or_default()
            );
            assert!(sample::TEXT.contains(&around), "{around}");
        }
    }

    #[test]
    fn a_quote_names_its_speaker() {
        let reading = sample::reading();
        let json: serde_json::Value = serde_json::from_str(&annotate(&reading)).unwrap();
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
        let json: serde_json::Value = serde_json::from_str(&annotate(&reading)).unwrap();
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
