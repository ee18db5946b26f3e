//! What is known of a story beside its text, as a link carries it: a line a fact, its first letter says which. Lines that a
//! later page will have added are passed over.

use crate::source::day;
use crate::trust::hidden;
use depeche_engine::{Given, Language};

/// More of a fact than this is no fact, in characters.
const LONGEST: usize = 120;

/// The lines; empty when nothing is known. Headline and byline stand in the text.
pub fn write(given: &Given) -> String {
    let date = given.date.map(|date| date.to_string());
    let language = given.language.map(|l| l.tag().to_owned());
    let urgency = given.urgency.map(|u| u.to_string());
    let facts = [
        ('d', &date),
        ('l', &language),
        ('p', &given.place),
        ('s', &given.slug),
        ('a', &given.agency),
        ('v', &given.version),
        ('e', &given.embargo),
        ('u', &urgency),
        ('n', &given.note),
    ];
    let lines = facts.into_iter().filter_map(|(letter, fact)| {
        let fact = fact.as_ref()?.replace(['\n', '\r'], " ");
        let fact: String = fact.chars().take(LONGEST).collect();
        Some(format!("{letter}{fact}"))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What the lines say. Somebody else wrote them: what cannot be seen is shown.
pub fn read(lines: &str) -> Given {
    let mut given = Given::default();
    for line in lines.lines() {
        let mut characters = line.chars();
        let letter = characters.next();
        let fact: String = characters.take(LONGEST).collect();
        let fact = hidden::visible(&fact).into_owned();
        let text = Some(fact.clone()).filter(|fact| !fact.trim().is_empty());
        match letter {
            Some('d') => given.date = day(&fact),
            Some('l') => {
                let mut all = [Language::French, Language::English].into_iter();
                given.language = all.find(|l| l.tag() == fact);
            }
            Some('p') => given.place = text,
            Some('s') => given.slug = text,
            Some('a') => given.agency = text,
            Some('v') => given.version = text,
            Some('e') => given.embargo = text,
            Some('u') => given.urgency = fact.parse().ok(),
            Some('n') => given.note = text,
            _ => {}
        }
    }
    given
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_comes_back() {
        let given = Given {
            date: day("2026-03-04"),
            language: Some(Language::English),
            place: Some("Oslo".into()),
            slug: Some("ferry".into()),
            agency: Some("NNA".into()),
            version: Some("2".into()),
            embargo: Some("noon".into()),
            urgency: Some(4),
            note: Some("Adds\ndetails".into()),
            ..Given::default()
        };
        let expected = Given {
            note: Some("Adds details".into()),
            ..given.clone()
        };
        assert_eq!(read(&write(&given)), expected);
        assert_eq!(write(&Given::default()), "");
        assert_eq!(read("x?\n\nd2026-99-01\na \nu300"), Given::default());
    }
}
