//! The story as ninjs 3, the IPTC's news in JSON: what the feed said of it, its text, and who and what it is about.
//!
//! Its `uri` is the name that the hash of its text gives it. A moment is asked for where a dispatch tells a day: that is
//! its first.

use super::digest;
use super::record::Record;
use crate::reading::{Reading, tidy};
use depeche_engine::story::{Kind, ParagraphRole, PresenceStatus};

/// The item.
#[must_use]
pub fn item(reading: &Reading) -> String {
    let given = &reading.source.given;
    let furniture = &reading.story.furniture;
    let mut item = Record::default();
    item.open("standard", '{');
    item.text("name", "ninjs");
    item.text("version", "3.0");
    item.text(
        "schema",
        "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
    );
    item.close();
    item.text("uri", &digest::name(&reading.text));
    item.text("type", "text");
    item.text("language", reading.story.language.tag());
    if let Some(day) = published(reading) {
        item.text("versionCreated", &format!("{day}T00:00:00Z"));
    }
    if let Some(urgency) = given.urgency {
        item.number("urgency", urgency.into());
    }
    let place = furniture.dateline.as_ref().and_then(|d| d.place);
    let told = [
        ("version", &given.version, None),
        ("embargoed", &given.embargo, None),
        ("edNote", &given.note, furniture.update_note),
        ("slugline", &given.slug, furniture.slug),
        ("located", &given.place, place),
        ("by", &given.byline, None),
    ];
    for (name, given, read) in told {
        match (given, read) {
            (Some(given), _) => item.text(name, given),
            (None, Some(span)) => item.text(name, &tidy(reading.words(span))),
            (None, None) => {}
        }
    }
    if given.byline.is_none() {
        let credits = furniture.credits.iter();
        let names = credits.map(|credit| tidy(reading.words(credit.name)));
        item.text("by", &names.collect::<Vec<_>>().join(", "));
    }
    item.open("infoSources", '[');
    named(&mut item, &agency(reading).unwrap_or_default(), "");
    item.close();
    main(&mut item, "headlines", &tidy(reading.title()));
    main(&mut item, "bodies", &body(reading));
    for (list, kinds) in [
        ("people", [Kind::Person; 2]),
        ("organisations", [Kind::Organisation, Kind::Group]),
        ("places", [Kind::Place; 2]),
    ] {
        item.open(list, '[');
        for (who, participant) in reading.story.participants.iter().enumerate() {
            if kinds.contains(&participant.kind) {
                let about = is_about(reading, who);
                let rel = if about { "about" } else { "mentions" };
                named(&mut item, &tidy(reading.name(who)), rel);
            }
        }
        item.close();
    }
    if let Some(event) = &reading.story.event {
        item.open("events", '[');
        let name = event.name.unwrap_or(event.what);
        named(&mut item, &tidy(reading.words(name)), "about");
    }
    item.written()
}

/// The one headline or body that there is.
fn main(item: &mut Record, list: &str, words: &str) {
    item.open(list, '[');
    item.open("", '{');
    item.text("role", "main");
    item.text("contentType", "text/plain");
    item.text("value", words);
    item.close();
    item.close();
}

/// Something by its name, and what the story has to do with it.
fn named(item: &mut Record, name: &str, rel: &str) {
    item.open("", '{');
    item.text("name", name);
    item.text("rel", rel);
    item.close();
}

/// Whether a story is about somebody and does not only mention them: they speak, or it tells whether they were there.
pub(super) fn is_about(reading: &Reading, who: usize) -> bool {
    let event = reading.story.event.as_ref();
    let is_there = |who: usize| {
        let presence = reading.story.participants[who].presence;
        presence.status != PresenceStatus::None || presence.host
    };
    is_there(who)
        || event.is_some_and(|event| event.place == Some(who))
        || reading.quotes_by(who).next().is_some()
}

/// The day of publication.
pub(super) fn published(reading: &Reading) -> Option<String> {
    let published = reading.story.furniture.published;
    let told = published.map(|date| date.to_string());
    // A month or a year is no day.
    let told = told.filter(|day| day.len() == "2026-03-03".len());
    told.or_else(|| reading.source.given.date.map(|date| date.to_string()))
}

/// Who sent it.
pub(super) fn agency(reading: &Reading) -> Option<String> {
    let told = reading
        .story
        .furniture
        .agency
        .map(|a| a.name(&reading.text).to_owned());
    told.or_else(|| reading.source.given.agency.clone())
}

/// The story itself, without what stands around it.
pub(super) fn body(reading: &Reading) -> String {
    let is_body = |role| matches!(role, ParagraphRole::Body | ParagraphRole::Heading);
    let paragraphs = reading.story.paragraphs.iter().filter(|p| is_body(p.role));
    let paragraphs = paragraphs.map(|p| reading.words(p.span));
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use crate::source::Source;
    use depeche_engine::Given;
    use depeche_engine::calendar::Date;
    use serde_json::{Value as Json, json};

    fn of(reading: &Reading) -> Json {
        serde_json::from_str(&item(reading)).expect("JSON")
    }

    #[test]
    fn who_and_what_it_is_about_stands_apart_from_what_it_mentions() {
        let item = of(&sample::reading());
        let named = |name: &str, rel: &str| json!({ "name": name, "rel": rel });
        let people = [
            named("Paul Rey", "about"),
            named("Anna Blum", "about"),
            named("Jean <b>Dol</b>", "about"),
            named("Léa Roc", "mentions"),
        ];
        assert_eq!(item["people"], json!(people));
        assert_eq!(item["places"], json!([named("Port-Vieux", "about")]));
        assert_eq!(item["events"], json!([named("a reçu", "about")]));
        assert_eq!(item["uri"], digest::name(sample::TEXT));
        assert_eq!(item["standard"]["version"], "3.0");
        for absent in ["organisations", "urgency", "infoSources", "versionCreated"] {
            assert_eq!(item.get(absent), None, "nothing is known of it");
        }
    }

    #[test]
    fn what_the_feed_said_goes_on_with_it_and_is_read_back() {
        let given = Given {
            date: Date::new(2026, 3, 4),
            agency: Some("NNA".into()),
            slug: Some("Bridge-talks".into()),
            place: Some("Port-Vieux".into()),
            version: Some("2".into()),
            urgency: Some(4),
            note: Some("Adds quote".into()),
            ..Given::default()
        };
        let story = sample::reading().story.clone();
        let mut reading = Reading::new(sample::TEXT.into(), story);
        reading.source = Source::carried(String::new(), given.clone());
        let json = item(&reading);
        let opened = depeche_forms::open(json.as_bytes(), &|_, _| None);
        let [read] = &opened.expect("ninjs")[..] else {
            panic!("one story");
        };
        let back = &read.given;
        assert_eq!(back.date, given.date);
        assert_eq!(back.agency, given.agency);
        assert_eq!(back.slug, given.slug);
        assert_eq!(back.place, given.place);
        assert_eq!(back.version, given.version);
        assert_eq!(back.urgency, given.urgency);
        assert_eq!(back.note, given.note);
        assert_eq!(back.headline.as_deref(), Some("Un pont pour deux rives"));
        assert!(read.text.contains("Nous bâtirons ce pont"), "{}", read.text);
    }
}
