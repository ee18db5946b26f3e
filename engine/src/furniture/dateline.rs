//! Datelines: `PARIS, 6 janvier (Reuters) -`, `VIENNA (AP) —`, `Nairobi, Oct 14, 2025 (AFP) -`, `MOSCOW, January 6. /TASS/.`

use super::{agencies, headline, stamp};
use crate::language::Classes;
use crate::lexicon::Kinds;
use crate::story::Dateline;
use crate::text::{Shape, Text, TokenKind, words};
use std::ops::Range;

/// A dateline and the stamp it carries.
#[derive(Debug)]
pub(super) struct Found {
    pub dateline: Dateline,
    pub stamp: Option<stamp::Stamp>,
    pub agency: Option<&'static str>,
    /// Its tokens, dash included.
    pub tokens: Range<usize>,
}

/// A place of a dateline has at most this many tokens: `WEST PALM BEACH, Florida`.
const PLACE_MAX_TOKENS: usize = 8;

/// The dateline that begins at token `start`, before `limit`. Below a title a place in capitals and a mere hyphen are
/// enough; elsewhere they open a title or a score.
pub(super) fn at(text: &Text, start: usize, limit: usize, titled: bool) -> Option<Found> {
    if text.is_any(start, words!["by", "par"]) || headline::is_mark(text, start) {
        return None;
    }
    let mut i = place_end(text, start, limit);
    let place = start..i;
    let mut date = None;
    let mut agency = None;
    let mut bracket = false;
    loop {
        let separator = usize::from(text.is_any(i, words![",", "."]) || text.is(i, "|"));
        let weekday = usize::from(text.has(i + separator, Classes::WEEKDAY));
        let article = usize::from(text.is(i + separator + weekday, "le"));
        if let Some(found) =
            stamp::at(text, i + separator + weekday + article).filter(|_| date.is_none())
        {
            i = found.end;
            date = Some(found);
        } else if let Some((found, end)) = signed(text, i + separator).filter(|_| agency.is_none())
        {
            i = end;
            agency = Some(found);
        } else if let Some(end) =
            bracketed(text, i).filter(|_| agency.is_none() && !place.is_empty())
        {
            i = end;
            bracket = true;
        } else {
            break;
        }
    }
    let end = close(text, i, agency.as_ref(), date.is_some())?;
    let capitals = !place.is_empty()
        && place
            .clone()
            .all(|k| text.shape(k) != Shape::Capital || text.is(k, "and"));
    // Unsigned and undated, a place needs its capitals and a dash that no compound or score has.
    let bare = capitals && place.len() <= 3
        || text.shape(place.start) == Shape::Upper
            && text.is(place.start + 1, ",")
            && place.len() <= 4;
    let long_dash = text.kind(end - 1) == TokenKind::Dash && text.raw(end - 1) != "-";
    let certain = agency.is_some()
        || (date.is_some() && !place.is_empty())
        || bracket && capitals
        || bare && (long_dash || titled && is_known_place(text, place.clone()));
    if !certain || end > limit {
        return None;
    }
    let (name, tokens) = match agency {
        Some((name, tokens)) => (Some(name), Some(tokens)),
        None => (None, None),
    };
    Some(Found {
        dateline: Dateline {
            span: text.span(start..end),
            place: (!place.is_empty()).then(|| text.span(place)),
            date: date.and_then(|d| d.date(None)),
            agency: tokens.map(|t| text.span(t)),
        },
        stamp: date,
        agency: name,
        tokens: start..end,
    })
}

/// Whether the lexicon knows a place among some tokens: `VIDÉO - …` and `JUSTICE - …` open with a rubric.
fn is_known_place(text: &Text, tokens: Range<usize>) -> bool {
    let known = |i: usize| {
        let rest = (i + 1..tokens.end).map(|k| text.raw(k));
        let longest = text.known(i).longest(rest);
        longest.is_some_and(|(_, entry)| entry.kinds.any(Kinds::PLACE))
    };
    tokens.clone().any(known)
}

/// The dateline signed by an agency that stands somewhere in `run`, for a text whose line breaks were lost.
pub(super) fn within(text: &Text, run: Range<usize>) -> Option<Found> {
    let open = run.clone().find(|&i| {
        text.is(i, "(") && signed(text, i).is_some_and(|(_, end)| text.kind(end) == TokenKind::Dash)
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

/// Just past the place that begins at `start`: capitalised words, joined by commas, slashes and small particles.
fn place_end(text: &Text, start: usize, limit: usize) -> usize {
    let mut end = start;
    let mut i = start;
    while i < limit.min(start + PLACE_MAX_TOKENS) {
        let token = text.token(i);
        if token.is_capitalised() && stamp::month_number(text.word(i)).is_none() {
            end = i + 1;
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

/// Just past a country in brackets, `(Belgique)`, which no dash follows.
fn country_end(text: &Text, i: usize) -> Option<usize> {
    let bracketed = text.is(i, "(") && text.token(i + 1).is_capitalised() && text.is(i + 2, ")");
    let signs = agencies::in_any_case(text, i + 1).is_some() || text.kind(i + 3) == TokenKind::Dash;
    (bracketed && !signs).then_some(i + 3)
}

/// An agency in brackets, between slashes or between bars, and just past it; the tokens are those of its name.
fn signed(text: &Text, i: usize) -> Option<((&'static str, Range<usize>), usize)> {
    let close = match text.word(i) {
        "(" => ")",
        "/" => "/",
        "|" => "|",
        _ => return None,
    };
    let (name, mut end) = agencies::in_any_case(text, i + 1)?;
    let tokens = i + 1..end;
    // `(Reuters Health)`, `(AFP/EFE)`: up to three more words before the bracket closes.
    let closing = (end..end + 4).find(|&k| text.is(k, close))?;
    end = closing + 1;
    Some(((name, tokens), end))
}

/// Just past an agency this table does not know: one word in capitals, in brackets before the dash.
fn bracketed(text: &Text, i: usize) -> Option<usize> {
    let capitals = text.shape(i + 1) == Shape::Upper && text.is(i, "(") && text.is(i + 2, ")");
    (capitals && text.kind(i + 3) == TokenKind::Dash).then_some(i + 3)
}

/// A dateline that stands in a line of its own, with no dash to close it: `Baku, 9 December, AZERTAC`.
pub(super) fn alone(text: &Text, run: Range<usize>) -> Option<Found> {
    let place = run.start..place_end(text, run.start, run.end);
    let comma = usize::from(text.is(place.end, ","));
    let stamp = stamp::at(text, place.end + comma).filter(|s| s.end <= run.end)?;
    let comma = usize::from(text.is(stamp.end, ","));
    let signed = agencies::at(text, stamp.end + comma).filter(|(_, end)| *end == run.end);
    let place_first = !place.is_empty() && text.is(place.end, ",") && place.len() <= 3;
    if !place_first || !(signed.is_some() || stamp.end == run.end) {
        return None;
    }
    Some(Found {
        dateline: Dateline {
            span: text.span(run.clone()),
            place: Some(text.span(place)),
            date: stamp.date(None),
            agency: signed.map(|(_, end)| text.span(stamp.end + comma..end)),
        },
        stamp: Some(stamp),
        agency: signed.map(|(name, _)| name),
        tokens: run,
    })
}

/// Just past the dash, or the sign that stands for it, that closes a dateline at `i`.
fn close(
    text: &Text,
    i: usize,
    agency: Option<&(&'static str, Range<usize>)>,
    dated: bool,
) -> Option<usize> {
    if text.kind(i) == TokenKind::Dash {
        return Some(i + 1);
    }
    let opens = text.token(i).is_capitalised()
        || matches!(
            text.kind(i),
            TokenKind::Mark | TokenKind::Elision | TokenKind::Number
        );
    if agency.is_some() && dated && opens && i > 0 && text.is(i - 1, ")") {
        // `London, Feb 13 (AP) The foreign ministers …`: the dash was lost on the way.
        return Some(i);
    }
    // TASS and some clients close with a stop or a colon; only a signed dateline may.
    (agency.is_some() && text.is_any(i, words![".", ":"])).then_some(i + 1)
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
                f.agency,
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
    fn below_a_title_a_known_place_and_a_hyphen_are_enough_and_a_rubric_is_not() {
        let place = |words: &str| {
            let text = Text::new(words);
            at(&text, 0, text.len(), true)
                .and_then(|f| f.dateline.place.map(|s| s.of(words).to_owned()))
        };
        assert_eq!(place("ROME - Le pont rouvre").as_deref(), Some("ROME"));
        assert_eq!(place("VIDÉO - Le pont rouvre"), None);
        assert_eq!(place("NOUVELLE ANNÉE - Le pont rouvre"), None);
    }

    #[test]
    fn a_story_that_opens_with_a_capital_and_a_dash_has_none() {
        check("Emmanuel Macron - le président - est venu", None);
        check("Paris a dit (AFP) que", None);
        check("URGENT - Le pont rouvre", None);
        check("PSG - Lyon", None);
        check("Le ministre (Reuters) - oui", None);
        check("NATO said on Tuesday - again", None);
    }
}
