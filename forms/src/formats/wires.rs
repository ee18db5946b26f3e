//! Plain text, and what a wire's own lines around it tell: when it was sent, under which keyword, by whom.

use super::date::{month, year};
use super::{Format, Item};
use crate::mending::wire::{Marked, is_7901_header, is_marked, marked, told_lines};
use depeche_engine::Given;
use depeche_engine::calendar::Date;

/// A plain text with what its wire tells.
pub fn item(text: String) -> Item {
    let (format, given) = given(&text);
    let title = given.headline.clone();
    let title = title.unwrap_or_else(|| {
        let first = told_lines(&text).next();
        first.unwrap_or_default().to_owned()
    });
    Item {
        format,
        text,
        given,
        title,
    }
}

/// Whether a text is of a wire.
pub fn is_wire(text: &str) -> bool {
    given(text).0 != Format::Text
}

fn given(text: &str) -> (Format, Given) {
    if told_lines(text).next().is_some_and(is_7901_header) {
        return (Format::Iptc7901, of_7901(text));
    }
    if told_lines(text)
        .filter(|line| is_marked(line))
        .take(2)
        .count()
        == 2
    {
        return (Format::Anpa1312, of_1312(text));
    }
    (Format::Text, Given::default())
}

fn of_7901(text: &str) -> Given {
    let mut lines = told_lines(text);
    let header = lines.next().unwrap_or_default();
    let mut words = header.split_whitespace().skip(1);
    let urgency = words.next().and_then(|word| word.parse().ok());
    let agency = words
        .nth(3)
        .filter(|w| w.bytes().all(|b| b.is_ascii_alphabetic()));
    let mut given = Given {
        urgency,
        agency: agency.map(str::to_uppercase),
        ..Given::default()
    };
    for (n, line) in lines.enumerate() {
        if n == 0 && line.ends_with('/') {
            given.slug = Some(line.trim_end_matches('/').to_owned());
        } else if n <= 1 && line.ends_with(" =") {
            given.headline = Some(line.trim_end_matches([' ', '=']).to_owned());
        }
        given.date = sent(line).or(given.date);
    }
    given
}

fn of_1312(text: &str) -> Given {
    let mut given = Given::default();
    for line in told_lines(text) {
        match marked(line) {
            Some(Marked::Headline(words)) if given.headline.is_none() => {
                given.headline = Some(words.to_owned());
            }
            Some(Marked::Note(words)) => given.note = Some(words.to_owned()),
            Some(Marked::Byline(words)) if words.starts_with("By ") => {
                given.byline = Some(words.to_owned());
            }
            Some(Marked::Byline(words)) if given.agency.is_none() => {
                given.agency = Some(words.to_owned());
            }
            Some(_) => {}
            None => given.date = sent(line).or(given.date),
        }
        if given.slug.is_none()
            && let Some(keywords) = line.strip_suffix('<').filter(|_| !is_marked(line))
        {
            let mut parts = keywords.split(',');
            given.slug = parts.next().map(|slug| slug.trim().to_owned());
            let version = parts.next().map(|version| version.trim().to_owned());
            given.version = version.filter(|v| v.contains(|c: char| c.is_alphabetic()));
        }
    }
    given
}

/// The day of `041137 GMT Mar 26` or of `03-04-26 1137EST`.
fn sent(line: &str) -> Option<Date> {
    let words: Vec<&str> = line.split_whitespace().take(5).collect();
    match words[..] {
        [time, _, named, of] if time.len() == 6 => {
            Date::new(year(of)?, month(named)?, time.get(..2)?.parse().ok()?)
        }
        [day, _] => {
            let mut parts = day.split('-');
            let (month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
            Date::new(year(parts.next()?)?, month, day)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OF_7901: &str = "\u{1}xyz062 4 i 118 ccccb   nna 061\r\n\r\nNorway-transport/\r\n\u{2}Ferries may stop =\r\n\r\n   Oslo (NNA) - Crews\r\nwill strike.\r\n\u{3}041137 GMT Mar 26\r\n\u{4}";
    const OF_1312: &str = "\u{16}A2607\r\nBC-EU--Norway-Ferry Talks, 1st Ld-Writethru,190<\r\n^Ferries may stop<\r\n^Eds: Adds details.<\r\n^By IDA KVAM=\r\n^Northern News Agency=\r\n   OSLO (NNA) _ Crews will strike.\r\n^___<\r\n03-04-26 1137EST\r\n";

    #[test]
    fn what_a_wire_tells_is_given() {
        let of_7901 = item(OF_7901.to_owned());
        assert_eq!(of_7901.format, Format::Iptc7901);
        let expected = Given {
            date: Date::new(2026, 3, 4),
            urgency: Some(4),
            agency: Some("NNA".into()),
            slug: Some("Norway-transport".into()),
            headline: Some("Ferries may stop".into()),
            ..Given::default()
        };
        assert_eq!(of_7901.given, expected);
        let of_1312 = item(OF_1312.to_owned());
        assert_eq!(of_1312.format, Format::Anpa1312);
        let expected = Given {
            date: Date::new(2026, 3, 4),
            agency: Some("Northern News Agency".into()),
            slug: Some("BC-EU--Norway-Ferry Talks".into()),
            headline: Some("Ferries may stop".into()),
            byline: Some("By IDA KVAM".into()),
            version: Some("1st Ld-Writethru".into()),
            note: Some("Adds details.".into()),
            ..Given::default()
        };
        assert_eq!(of_1312.given, expected);
    }

    #[test]
    fn other_text_tells_nothing() {
        let text = "The crews will strike.\n03-04-26 1137EST\n";
        assert_eq!(item(text.to_owned()).given, Given::default());
        assert_eq!(item(text.to_owned()).title, "The crews will strike.");
    }
}
