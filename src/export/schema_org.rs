//! The story in schema.org's words, as JSON-LD: an article, who and what it is about, what it mentions, and its quotations.
//!
//! To whom words are attributed is their `spokenByCharacter`; whose words they are, which those in indirect speech are not,
//! is their `creator`.

use super::digest;
use super::ninjs::{agency, body, is_about, published};
use super::record::Record;
use crate::reading::{Reading, tidy};
use depeche_engine::story::{CreditRole, Kind, PresenceStatus, Quote, QuoteKind};

/// The article.
#[must_use]
pub fn article(reading: &Reading) -> String {
    let story = &reading.story;
    let furniture = &story.furniture;
    let mut article = Article {
        reading,
        agency: agency(reading).unwrap_or_default(),
        out: Record::default(),
    };
    let out = &mut article.out;
    out.text("@context", "https://schema.org");
    out.text("@type", "NewsArticle");
    out.text("@id", &digest::name(&reading.text));
    out.text("headline", &tidy(reading.title()));
    out.text("inLanguage", story.language.tag());
    out.text("datePublished", &published(reading).unwrap_or_default());
    if let Some(dateline) = &furniture.dateline {
        let place = dateline.place.unwrap_or(dateline.span);
        out.text("dateline", &tidy(reading.words(place)));
    }
    out.text("articleBody", &body(reading));
    for (list, edits) in [("author", false), ("editor", true)] {
        article.out.open(list, '[');
        let credits = furniture.credits.iter();
        for credit in credits.filter(|c| (c.role == CreditRole::Editing) == edits) {
            let name = tidy(reading.words(credit.name));
            article.named("", "Person", &name);
        }
        article.out.close();
    }
    article.by_agency("sourceOrganization");
    for (list, about) in [("about", true), ("mentions", false)] {
        article.out.open(list, '[');
        if about {
            article.event();
        }
        for who in 0..story.participants.len() {
            if is_about(reading, who) == about {
                article.thing(who);
            }
        }
        article.out.close();
    }
    article.out.open("hasPart", '[');
    for quote in &story.quotes {
        article.quotation(quote);
    }
    article.out.written()
}

struct Article<'r> {
    reading: &'r Reading,
    agency: String,
    out: Record,
}

impl Article<'_> {
    /// A participant in full, by the name that others speak of it by.
    fn thing(&mut self, who: usize) {
        let participant = &self.reading.story.participants[who];
        let kind = match participant.kind {
            Kind::Person | Kind::Unnamed => "Person",
            Kind::Organisation | Kind::Group => "Organization",
            Kind::Place => "Place",
            Kind::Document => "CreativeWork",
            Kind::Unknown => "Thing",
        };
        self.out.open("", '{');
        self.out.text("@type", kind);
        self.out.text("@id", &node(who));
        self.out.text("name", &tidy(self.reading.name(who)));
        if let (Some(role), "Person") = (participant.roles.first(), kind) {
            let role = tidy(self.reading.words(*role));
            self.out.text("jobTitle", &role);
        }
        self.out.close();
    }

    fn event(&mut self) {
        let Some(event) = &self.reading.story.event else {
            return;
        };
        self.out.open("", '{');
        self.out.text("@type", "Event");
        let name = event.name.unwrap_or(event.what);
        self.out.text("name", &tidy(self.reading.words(name)));
        for (name, date) in [("startDate", event.date), ("endDate", event.until)] {
            if let Some(date) = date {
                self.out.text(name, &date.to_string());
            }
        }
        self.refer("location", event.place);
        self.refer("organizer", event.host);
        self.out.open("attendee", '[');
        for status in [PresenceStatus::Attending, PresenceStatus::Remote] {
            for who in self.reading.present(status) {
                self.refer("", Some(who));
            }
        }
        self.out.close();
        self.out.close();
    }

    fn quotation(&mut self, quote: &Quote) {
        self.out.open("", '{');
        self.out.text("@type", "Quotation");
        let words = tidy(self.reading.words(quote.span));
        self.out.text("text", &words);
        match quote.kind {
            QuoteKind::Direct => self.refer("creator", quote.speaker),
            QuoteKind::Indirect => self.by_agency("creator"),
        }
        self.refer("spokenByCharacter", quote.speaker);
        self.out.close();
    }

    fn by_agency(&mut self, field: &str) {
        if !self.agency.is_empty() {
            let agency = self.agency.clone();
            self.named(field, "Organization", &agency);
        }
    }

    fn named(&mut self, field: &str, kind: &str, name: &str) {
        self.out.open(field, '{');
        self.out.text("@type", kind);
        self.out.text("name", name);
        self.out.close();
    }

    fn refer(&mut self, field: &str, who: Option<usize>) {
        if let Some(who) = who {
            self.out.open(field, '{');
            self.out.text("@id", &node(who));
            self.out.close();
        }
    }
}

/// The name of a participant within the file.
fn node(who: usize) -> String {
    format!("_:p{who}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, BLUM, REY};
    use serde_json::{Value as Json, json};

    fn of(reading: &Reading) -> Json {
        serde_json::from_str(&article(reading)).expect("JSON")
    }

    #[test]
    fn an_article_is_about_its_event_and_those_who_take_part() {
        let article = of(&sample::reading());
        assert_eq!(article["@context"], "https://schema.org");
        assert_eq!(article["@type"], "NewsArticle");
        assert_eq!(article["headline"], "Un pont pour deux rives");
        let event = json!({
            "@type": "Event",
            "name": "a reçu",
            "startDate": "2026-03-03",
            "location": { "@id": "_:p4" },
            "organizer": { "@id": "_:p0" },
            "attendee": [{ "@id": "_:p0" }],
        });
        assert_eq!(article["about"][0], event);
        let rey = json!({
            "@type": "Person",
            "@id": "_:p0",
            "name": "Paul Rey",
            "jobTitle": "maire",
        });
        assert_eq!(article["about"][1], rey);
        let mentioned = json!([{ "@type": "Person", "@id": "_:p3", "name": "Léa Roc" }]);
        assert_eq!(article["mentions"], mentioned);
    }

    #[test]
    fn whose_words_a_quotation_has_stands_apart_from_who_is_said_to_have_said_it() {
        let quotes = of(&sample::reading())["hasPart"].clone();
        let of = |who: usize| json!({ "@id": format!("_:p{who}") });
        assert_eq!(quotes[0]["text"], "Nous bâtirons ce pont");
        assert_eq!(quotes[0]["creator"], of(REY));
        assert_eq!(quotes[0]["spokenByCharacter"], of(REY));
        assert_eq!(quotes[1]["spokenByCharacter"], of(BLUM));
        assert_eq!(quotes[1].get("creator"), None, "of no agency that is known");
    }

    #[test]
    fn every_name_that_is_referred_to_is_one_that_is_told() {
        for example in crate::examples::ALL {
            let reading = Reading::of(example.text.into());
            let article = of(&reading);
            let mut told = Vec::new();
            for list in ["about", "mentions"] {
                let things = article[list].as_array().into_iter().flatten();
                told.extend(things.filter_map(|thing| thing["@id"].as_str()));
            }
            assert_eq!(told.len(), reading.story.participants.len());
            let quotes = article["hasPart"].as_array().expect("quotations");
            assert_eq!(quotes.len(), reading.story.quotes.len());
            for quote in quotes {
                let who = quote["spokenByCharacter"]["@id"].as_str();
                assert!(who.is_none_or(|who| told.contains(&who)), "{quote}");
            }
        }
    }
}
