//! Datelines: `PARIS, 6 janvier (Reuters) -`, `VIENNA (AP) —`, `Nairobi, Oct 14, 2025 (AFP) -`, `MOSCOW, January 6. /TASS/.`
//!
//! One is a place and what follows it in any order: day, hour, agency. It is closed by a dash, or stands in a line of its
//! own: `Berne, 11.11.2025 (ats)`. What opens like one and is not closed is prose.

use super::{agencies, headline, publication, stamp};
use crate::language::Classes;
use crate::lexicon::Kinds;
use crate::story::{Agency, Dateline};
use crate::text::{Shape, Text, TokenKind, words};
use std::ops::Range;

/// A dateline and the stamp it carries.
#[derive(Debug)]
pub(super) struct Found {
    pub dateline: Dateline,
    pub stamp: Option<stamp::Stamp>,
    pub agency: Option<Agency>,
    /// Its tokens, dash included.
    pub tokens: Range<usize>,
}

/// A place of a dateline has at most this many tokens: `WEST PALM BEACH, Florida`.
const PLACE_MAX_TOKENS: usize = 8;

/// The dateline that begins at token `start`, before `limit`. Below a title a place in capitals and a mere hyphen are
/// enough; elsewhere they open a title or a score.
pub(super) fn at(text: &Text, start: usize, limit: usize, titled: bool) -> Option<Found> {
    let parts = Parts::read(text, start, limit)?;
    let end = parts.closed(text)?;
    let Parts { place, stamp, .. } = &parts;
    let sure = parts.is_place_sure(text);
    let certain = match parts.agency {
        Some((Some(_), _)) => true,
        Some((None, _)) => stamp.is_some() || sure,
        None => {
            !place.is_empty() && (stamp.is_some() || parts.weekday && sure)
                || is_bare(text, place, end..limit, titled)
        }
    };
    (certain && end <= limit).then(|| parts.found(text, end))
}

/// A dateline that stands in a line of its own, with no story behind it: `Baku, 9 December, AZERTAC`.
pub(super) fn alone(text: &Text, run: Range<usize>) -> Option<Found> {
    let parts = Parts::read(text, run.start, run.end)?;
    let last = usize::from(text.kind(parts.end) == TokenKind::Dash || text.is(parts.end, "."));
    let sure = parts.is_place_sure(text);
    let signed = parts.agency.is_some() && parts.stamp.is_some() && parts.place.len() <= 4;
    let said = parts.agency.is_some() || parts.stamp.is_some();
    let whole = parts.end + last >= run.end && !parts.place.is_empty();
    (whole && said && (sure || signed)).then(|| parts.found(text, run.end))
}

/// The dateline signed by an agency that stands somewhere in `run`, for a text whose line breaks were lost.
pub(super) fn within(text: &Text, run: Range<usize>) -> Option<Found> {
    let open = run.clone().find(|&i| {
        let signed = bracket(text, i).filter(|((known, _), _)| known.is_some());
        signed.is_some_and(|(_, end)| text.kind(end) == TokenKind::Dash)
    })?;
    let earliest = open.saturating_sub(PLACE_MAX_TOKENS + 6).max(run.start);
    // Capitals mark where the place begins; without them the nearest capitalised word that reads through does.
    let mut starts = (earliest..open).filter(|&i| text.token(i).is_capitalised());
    let reads = |i: &usize| at(text, *i, run.end, false).is_some_and(|d| d.tokens.contains(&open));
    let upper = starts
        .clone()
        .filter(|&i| text.shape(i) == Shape::Upper)
        .find(reads);
    let start = upper.or_else(|| starts.rfind(reads)).unwrap_or(open);
    at(text, start, run.end, false)
}

/// The name of an agency, by its usual short name where it is known, and its tokens.
type Signed = (Option<&'static str>, Range<usize>);

/// What opens a line as a dateline does, closed or not.
struct Parts {
    start: usize,
    place: Range<usize>,
    stamp: Option<stamp::Stamp>,
    agency: Option<Signed>,
    /// Whether a day of the week stands for the date.
    weekday: bool,
    /// Whether the last part stands in brackets.
    bracket: bool,
    end: usize,
    limit: usize,
}

impl Parts {
    fn read(text: &Text, start: usize, limit: usize) -> Option<Self> {
        // `LE HAVRE` opens like `LE POINT`.
        let mark = headline::is_mark(text, start)
            && (!text.is(start, "le") || headline::is_mark(text, start + 1));
        if mark || text.is_any(start, words!["by", "par"]) {
            return None;
        }
        let place = start..place_end(text, start, limit);
        let mut parts = Self {
            start,
            end: place.end,
            place,
            stamp: None,
            agency: None,
            weekday: false,
            bracket: false,
            limit,
        };
        while let Some(end) = parts.next(text).filter(|end| *end <= limit) {
            parts.bracket = text.is(end - 1, ")");
            parts.end = end;
        }
        Some(parts)
    }

    /// Just past the next part, behind what parts it from the last.
    fn next(&mut self, text: &Text) -> Option<usize> {
        let dash = text.kind(self.end) == TokenKind::Dash && self.end > self.start;
        let parted = dash || text.is_any(self.end, words![",", ".", "|"]);
        let i = self.end + usize::from(parted);
        let weekday = is_weekday(text, i);
        let comma = weekday && text.is(i + 1, ",");
        let day = i + usize::from(weekday) + usize::from(comma);
        let article = usize::from(text.is(day, "le"));
        let stamp = || stamp::at(text, day + article).filter(|s| s.end <= self.limit);
        if self.stamp.is_none()
            && let Some(stamp) = stamp()
        {
            self.stamp = Some(stamp);
            return Some(stamp.end);
        }
        if weekday && parted && !dash && !self.place.is_empty() {
            self.weekday = true;
            return Some(i + 1);
        }
        if self.stamp.is_some()
            && let Some(end) = publication::time_end(text, i)
        {
            return Some(end);
        }
        if self.agency.is_none() {
            return self.sign(text, i, parted);
        }
        // `(ANSA) - SALERNO, MAR 3 -`
        let place = i..place_end(text, i, self.limit);
        let late = dash && self.place.is_empty() && self.stamp.is_none() && !place.is_empty();
        (late && stamp::at(text, place.end + 1).is_some()).then(|| {
            self.place = place.clone();
            place.end
        })
    }

    /// Just past the agency that signs at `i`, or past what stands in brackets there in its stead.
    fn sign(&mut self, text: &Text, i: usize, parted: bool) -> Option<usize> {
        let closes = |end: usize| end >= self.limit || text.kind(end) == TokenKind::Dash;
        if let Some((signed, end)) = bracket(text, i).or_else(|| bracket(text, self.end)) {
            let short = text.shape(signed.1.start) == Shape::Upper;
            if signed.0.is_some() || closes(end) || short || self.stamp.is_some() {
                self.agency = Some(signed);
            } else if !text.is(end, ",") {
                return None;
            }
            return Some(end);
        }
        // `NEW YORK (Nations unies), 28 mai -`
        if text.is(i, "(") && !parted && self.stamp.is_none() {
            let close = (i + 2..i + 5).find(|&k| text.is(k, ")"))?;
            return text.is(close + 1, ",").then_some(close + 1);
        }
        // `BRUXELLES 02/11 (BELGA)`
        let number = |i: usize| text.kind(i) == TokenKind::Number;
        if number(i) && text.is(i + 1, "/") && number(i + 2) && text.is(i + 3, "(") {
            return Some(i + 3);
        }
        // `ASTANA. December 12. KazTAG –`: without brackets only behind the date.
        if !parted || self.stamp.is_none() {
            return None;
        }
        if let Some((name, end)) = agencies::at(text, i).filter(|(_, end)| closes(*end)) {
            self.agency = Some((Some(name), i..end));
            return Some(end);
        }
        let large = text.raw(i).chars().filter(|c| c.is_uppercase()).count();
        let several = text.is_any(i, words!["agences", "agencies"]);
        (large > 1 && closes(i + 1)).then(|| {
            self.agency = (!several).then(|| (None, i..i + 1));
            i + 1
        })
    }

    /// Just past the dash, or what stands for it, that closes a dateline.
    fn closed(&self, text: &Text) -> Option<usize> {
        let i = self.end;
        if i >= self.limit || i == self.start {
            return None;
        }
        if text.kind(i) == TokenKind::Dash {
            return Some(i + 1);
        }
        let sure = !self.place.is_empty() && self.is_place_sure(text);
        let dated = self.stamp.is_some();
        let stop = text.is(i, ".");
        if stop && text.kind(i + 1) == TokenKind::Dash && (dated || self.agency.is_some()) {
            return Some(i + 2);
        }
        let Some((known, _)) = &self.agency else {
            // `Bruxelles, 22 avril. La ville …`
            let weekday = i > 0 && is_weekday(text, i - 1);
            return (stop && dated && sure && !weekday && opens(text, i + 1)).then_some(i + 1);
        };
        if known.is_some() && self.bracket && opens(text, i) {
            // `London, Feb 13 (AP) The foreign ministers …`: the dash was lost on the way.
            let first = || text.paragraphs()[text.paragraph_at(i)].tokens.start == self.start;
            let open = dated || sure || self.place.is_empty() && first();
            return open.then_some(i);
        }
        // TASS and some clients close with a stop or a colon; only a signed dateline may.
        (text.is_any(i, words![".", ":"]) && (known.is_some() || dated)).then_some(i + 1)
    }

    /// Whether the place is in capitals or one that the lexicon knows, with its country behind it.
    fn is_place_sure(&self, text: &Text) -> bool {
        is_in_capitals(text, self.place.clone()) || is_known_place(text, &self.place)
    }

    fn found(self, text: &Text, end: usize) -> Found {
        let agency = self.agency.map(|(known, tokens)| Agency {
            known,
            span: text.span(tokens),
        });
        Found {
            dateline: Dateline {
                span: text.span(self.start..end),
                place: (!self.place.is_empty()).then(|| text.span(self.place)),
                date: self.stamp.and_then(|d| d.date(None)),
                agency: agency.map(|a| a.span),
            },
            stamp: self.stamp,
            agency,
            tokens: self.start..end,
        }
    }
}

/// Whether a place that nothing dates or signs makes a dateline: in capitals before a dash that no compound or score
/// has, or one that is known before a whole sentence.
fn is_bare(text: &Text, place: &Range<usize>, rest: Range<usize>, titled: bool) -> bool {
    if place.is_empty() {
        return false;
    }
    let capitals = is_in_capitals(text, place.clone());
    let city = place.start..(place.clone().find(|&i| text.is(i, ","))).unwrap_or(place.end);
    let short = capitals && place.len() <= 3
        || city.len() < place.len() && is_in_capitals(text, city) && place.len() <= 8;
    let dash = rest.start - 1;
    let long_dash = text.kind(dash) == TokenKind::Dash && text.raw(dash) != "-";
    let names_place = || place.clone().any(|i| place_from(text, i).is_some());
    let sentence = || {
        const LEAST_TOKENS: usize = 8;
        let last = text.raw(rest.end - 1);
        rest.len() >= LEAST_TOKENS
            && matches!(last, "." | "!" | "?" | "\"" | "»" | "”" | ")")
            && opens(text, rest.start)
            && place_from(text, rest.start).is_none()
    };
    short && (long_dash || titled && names_place())
        || (titled || long_dash || capitals) && is_known_place(text, place) && sentence()
}

fn is_in_capitals(text: &Text, place: Range<usize>) -> bool {
    let small = |k: usize| text.shape(k) == Shape::Capital && !text.is(k, "and");
    !place.is_empty() && !place.clone().any(small)
}

/// Whether the lexicon knows the city of a place, as it stands: `VIDÉO - …` and `JUSTICE - …` open with a rubric.
fn is_known_place(text: &Text, place: &Range<usize>) -> bool {
    let ends = |end: usize| end == place.end || text.is_any(end, words![",", "/", "("]);
    place_from(text, place.start).is_some_and(|end| end <= place.end && ends(end))
}

/// Just past the place of the lexicon that begins at `i`.
fn place_from(text: &Text, i: usize) -> Option<usize> {
    let rest = (i + 1..text.len()).map(|k| text.raw(k));
    let (tokens, entry) = text.known(i).longest(rest)?;
    entry.kinds.any(Kinds::PLACE).then_some(i + tokens)
}

/// Whether a story can begin at `i`.
fn opens(text: &Text, i: usize) -> bool {
    let kind = text.kind(i);
    text.token(i).is_capitalised()
        || matches!(
            kind,
            TokenKind::Mark | TokenKind::Elision | TokenKind::Number
        )
}

/// A day of the week in either language, whatever the story's is.
fn is_weekday(text: &Text, i: usize) -> bool {
    text.has(i, Classes::WEEKDAY) || publication::is_weekday(text, i)
}

/// Just past the place that begins at `start`: capitalised words, joined by commas, slashes and small particles.
fn place_end(text: &Text, start: usize, limit: usize) -> usize {
    let mut end = start;
    let mut i = start;
    if agencies::at(text, start).is_some() {
        return start;
    }
    let limit = limit.min(start + PLACE_MAX_TOKENS);
    while i < limit {
        let small = || stamp::month_number(text.word(i)).is_some() || is_weekday(text, i);
        if text.token(i).is_capitalised() && !small() {
            // `République dominicaine`
            end = place_from(text, i)
                .filter(|end| *end <= limit)
                .unwrap_or(i + 1);
            i = end - 1;
            // `WILMINGTON, Del.,`
            let dot = end > start + 1 && text.is(end, ".") && text.token(end).glued;
            let goes_on = || text.is_any(end + 1, words![",", "("]) || is_dash(text, end + 1);
            if dot && text.raw(i).len() <= 5 && goes_on() {
                end += 1;
                i += 1;
            }
        } else if text.kind(i) == TokenKind::Elision && i == start {
            end = i;
        } else if let Some(close) = country_end(text, i).filter(|_| end > start) {
            return close;
        } else {
            let joins = text.is_any(
                i,
                words![",", "/", "de", "del", "of", "and", "et", "the", "en", "sur"],
            );
            if !joins || end == start {
                break;
            }
        }
        i += 1;
    }
    end
}

fn is_dash(text: &Text, i: usize) -> bool {
    text.kind(i) == TokenKind::Dash
}

/// Just past a country in brackets, `(Belgique)`: a place that is known, or one word which no dash follows.
fn country_end(text: &Text, i: usize) -> Option<usize> {
    if !text.is(i, "(") || agencies::in_any_case(text, i + 1).is_some() {
        return None;
    }
    if let Some(end) = place_from(text, i + 1).filter(|&end| text.is(end, ")")) {
        return Some(end + 1);
    }
    let word = text.shape(i + 1) == Shape::Capital && text.is(i + 2, ")");
    (word && text.is(i + 3, ",")).then_some(i + 3)
}

/// The agency in brackets, between slashes or between bars, and just past it. One that is not known has brackets and
/// nothing but names in them.
fn bracket(text: &Text, i: usize) -> Option<(Signed, usize)> {
    const MAX_TOKENS: usize = 7;
    let close = match text.word(i) {
        "(" => ")",
        "/" => "/",
        "|" => "|",
        _ => return None,
    };
    let leads = text.is_any(i + 1, words!["source", "avec", "with"]);
    let colon = leads && text.is(i + 2, ":");
    let first = i + 1 + usize::from(leads) + usize::from(colon);
    // `(Reuters Health)`, `(AFP/EFE)`: more may stand before the bracket closes.
    let closing = (first + 1..first + MAX_TOKENS).find(|&k| text.is(k, close))?;
    if let Some((name, end)) = agencies::in_any_case(text, first).filter(|(_, end)| *end <= closing)
    {
        return Some(((Some(name), first..end), closing + 1));
    }
    let named = |k: usize| text.token(k).is_capitalised() || text.is_any(k, words!["/", "-", "de"]);
    if close != ")" || !(first..closing).all(named) {
        return None;
    }
    let slash = (first..closing).find(|&k| text.is(k, "/"));
    let known = slash.and_then(|k| {
        agencies::in_any_case(text, k + 1).map(|(name, end)| (Some(name), k + 1..end))
    });
    let signed = (None, first..slash.unwrap_or(closing));
    Some((known.unwrap_or(signed), closing + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: Option<(&str, Option<&str>, &str)>) {
        let text = Text::new(words);
        let found = at(&text, 0, text.len(), false);
        let got = found.as_ref().map(|f| {
            let place = f.dateline.place.map_or("", |s| s.of(words));
            (
                place,
                f.agency.map(|a| a.name(words)),
                words[f.dateline.span.end as usize..].trim_start(),
            )
        });
        assert_eq!(got, expected, "{words}");
    }

    #[test]
    fn datelines_of_every_agency() {
        check(
            "PARIS, 6 janvier (Reuters) - Le pont",
            Some(("PARIS", Some("Reuters"), "Le pont")),
        );
        check(
            "VIENNA (AP) — Leaders met",
            Some(("VIENNA", Some("AP"), "Leaders met")),
        );
        check(
            "Nairobi, Oct 14, 2025 (AFP) - The",
            Some(("Nairobi", Some("AFP"), "The")),
        );
        check(
            "DANANG, Vietnam, Nov. 3 (Reuters) – A",
            Some(("DANANG, Vietnam", Some("Reuters"), "A")),
        );
        check(
            "BEIJING, Jan. 6 (Xinhua) -- China",
            Some(("BEIJING", Some("Xinhua"), "China")),
        );
        check(
            "MOSCOW, January 6. /TASS/. The",
            Some(("MOSCOW", Some("TASS"), "The")),
        );
        check(
            "(Reuters) - The bank",
            Some(("", Some("Reuters"), "The bank")),
        );
        check(
            "LONDON/PARIS, 3 mars (Reuters) - Les",
            Some(("LONDON/PARIS", Some("Reuters"), "Les")),
        );
        check(
            "GAND (Belgique), 3 mars 2026 (Belga) - Le",
            Some(("GAND (Belgique)", Some("Belga"), "Le")),
        );
        check("Coire (ats) - Les", Some(("Coire", Some("ATS"), "Les")));
        check(
            "NASSAU, Bahamas — The",
            Some(("NASSAU, Bahamas", None, "The")),
        );
        check(
            "London, Feb 13 (AP) The two",
            Some(("London", Some("AP"), "The two")),
        );
        check("ROME — The", Some(("ROME", None, "The")));
        check(
            "Genève, le 6 janvier 2026 (ATS) - La",
            Some(("Genève", Some("ATS"), "La")),
        );
    }

    #[test]
    fn place_day_hour_and_agency_come_in_any_order_and_close_in_many_ways() {
        for (words, place, agency) in [
            ("Lyon, 3 nov. 2025 (AFP) - Le", "Lyon", Some("AFP")),
            (
                "DOVER, Del., Jan 13 (Reuters) - The",
                "DOVER, Del.",
                Some("Reuters"),
            ),
            (
                "PORT OF SPAIN, Trinidad and Tobago — The",
                "PORT OF SPAIN, Trinidad and Tobago",
                None,
            ),
            (
                "OUANAMINTHE, République dominicaine, 8 mai 2026 (AFP) - Le",
                "OUANAMINTHE, République dominicaine",
                Some("AFP"),
            ),
            ("NEW YORK (Nations unies), 28 mai - Le", "NEW YORK", None),
            (
                "LE HAVRE, 3 mars (Reuters) - Le",
                "LE HAVRE",
                Some("Reuters"),
            ),
            ("Lomé (APA) – Le", "Lomé", Some("APA")),
            ("Berne (ATS) Le", "Berne", Some("ATS")),
            ("(AFP) Le", "", Some("AFP")),
            ("(ANSA) - SALERNO, MAR 3 - The", "SALERNO", Some("ANSA")),
            (
                "CASTRIES, June 11, 2026 (Island Wire) – The",
                "CASTRIES",
                Some("Island Wire"),
            ),
            (
                "Bruxelles, 3 mai 2026 (Agence Lind) – Le",
                "Bruxelles",
                Some("Agence Lind"),
            ),
            (
                "APIA, 5 April 2025 (Lagoon Radio/Reuters) - The",
                "APIA",
                Some("Reuters"),
            ),
            (
                "ASTANA. December 12. SteppeTAG – The",
                "ASTANA",
                Some("SteppeTAG"),
            ),
            (
                "SEVILLE (Espagne), 27 nov. 2025 - AGENCES - Le",
                "SEVILLE (Espagne)",
                None,
            ),
            ("OTTAWA, mardi (PC) - Le", "OTTAWA", Some("PC")),
            ("LONDON, Monday, 23 June 2025 - The", "LONDON", None),
            ("PARIS - Mercredi 8 avril 2026, 21H10 - Le", "PARIS", None),
            (
                "LUCERNE, Switzerland (AP) — Sept. 30, 2024 — The",
                "LUCERNE, Switzerland",
                Some("AP"),
            ),
            (
                "Mascate, le 9 avril 2026 (source : AFP). Le",
                "Mascate",
                Some("AFP"),
            ),
            ("Dakar, le 3 mars.- Le", "Dakar", None),
            ("Tunis, 24 janvier 2026. - Le", "Tunis", None),
            ("Bruxelles, 22 avril. Le", "Bruxelles", None),
        ] {
            let rest = words.rsplit(' ').next().unwrap_or_default();
            check(words, Some((place, agency, rest)));
        }
    }

    #[test]
    fn below_a_title_a_known_place_and_a_hyphen_are_enough_and_a_rubric_is_not() {
        let place = |words: &str| {
            let text = Text::new(words);
            at(&text, 0, text.len(), true)
                .and_then(|f| f.dateline.place.map(|s| s.of(words).to_owned()))
        };
        assert_eq!(place("ROME - Le pont rouvre").as_deref(), Some("ROME"));
        assert_eq!(place("VIDÉO - Le pont rouvre"), None);
        assert_eq!(place("NOUVELLE ANNÉE - Le pont rouvre"), None);
        let sentence = "Berlin - The crews who run the ferries will strike.";
        assert_eq!(place(sentence).as_deref(), Some("Berlin"));
        assert_eq!(
            place("Berlin - the city that never built its bridge."),
            None
        );
        assert_eq!(
            place("Paris - Lyon sera fermé mardi, a dit la compagnie."),
            None
        );
    }

    #[test]
    fn a_line_of_place_and_day_or_agency_needs_no_dash() {
        let read = |line: &str| {
            let text = Text::new(line);
            alone(&text, 0..text.len()).map(|f| {
                let place = f.dateline.place.map_or("", |s| s.of(line)).to_owned();
                (place, f.agency.map(|a| a.name(line).to_owned()))
            })
        };
        let told =
            |place: &str, agency: Option<&str>| Some((place.to_owned(), agency.map(str::to_owned)));
        assert_eq!(read("London, 17 October 2025"), told("London", None));
        assert_eq!(read("LIBREVILLE, 2 février 2026"), told("LIBREVILLE", None));
        assert_eq!(read("Berne, 11.11.2025 (ats)"), told("Berne", Some("ATS")));
        assert_eq!(read("RABAT (AFP)"), told("RABAT", Some("AFP")));
        assert_eq!(
            read("BRUXELLES 02/11 (BELGA)"),
            told("BRUXELLES", Some("Belga"))
        );
        let timed = "Suva (AFP) - mercredi 20/08/2025 - 04:12 GMT";
        assert_eq!(read(timed), told("Suva", Some("AFP")));
        assert_eq!(
            read("ATHENS, Friday, 13 February 2026 —"),
            told("ATHENS", None)
        );
        for prose in [
            "Paris, 2 million people",
            "Paris, Texas",
            "Paul Rey (AFP)",
            "Radio du Port, 4 mars 2026",
            "ATS - 06.08.2025 22:41",
            "Mardi 18 novembre 2025, 19h05",
            "Le 4 mars 2026",
            "PARIS",
        ] {
            assert_eq!(read(prose), None, "{prose}");
        }
    }

    #[test]
    fn a_story_that_opens_with_a_capital_and_a_dash_has_none() {
        check("Emmanuel Macron - le président - est venu", None);
        check("Paris a dit (AFP) que", None);
        check("URGENT - Le pont rouvre", None);
        check("PSG - Lyon", None);
        check("Le ministre (Reuters) - oui", None);
        check("NATO said on Tuesday - again", None);
        check("Paris, 2 million people live there", None);
        check("Berlin - the city that never sleeps", None);
        check("Rome, 6 mai (un mercredi), le pont rouvre", None);
        check("Paul Rey (Parti du pont) - Le ministre", None);
        check("Lyon (Rhône) a voté", None);
        check("Rennes. Le pont rouvre", None);
        check("Mardi. Le pont rouvre", None);
        check("Le 3 mars. La ville", None);
    }
}
