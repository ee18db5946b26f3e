//! Headlines: the title of a story and what agencies write before it.
//!
//! ` date 2026-01-06 Ukraine-Les alliés …` carries a date and a slug, `UPDATE 2-Danube states …` a mark of the update.

use super::stamp::{self, Stamp};
use crate::lexicon::{self, Kinds};
use crate::span::Span;
use crate::text::{Shape, Text, TokenKind, words};
use std::ops::Range;

/// A headline taken apart.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The date of a `date 2026-01-06` prefix.
    pub stamp: Option<Stamp>,
    /// The slug, without its hyphen.
    pub slug: Option<Span>,
    /// The title itself.
    pub title: Span,
    /// The tokens of the title to be read as story.
    pub tokens: Range<usize>,
}

/// A title longer than this, in tokens, is a paragraph.
pub(super) const TITLE_MAX_TOKENS: usize = 60;

/// The date and just past it of a `date 2026-01-06` prefix at token `i`.
pub(super) fn date_prefix(text: &Text, i: usize) -> Option<Stamp> {
    text.is(i, "date").then(|| stamp::at(text, i + 1))?
}

/// Just past a prefix that states a month or a year alone: `date 2021-04`.
fn vague_prefix_end(text: &Text, i: usize) -> Option<usize> {
    let vague = text.is(i, "date")
        && text
            .raw(i + 1)
            .bytes()
            .all(|b| b.is_ascii_digit() || b == b'-');
    (vague && text.kind(i + 1) == TokenKind::Number && text.raw(i + 1).len() >= 4).then_some(i + 2)
}

/// Takes a headline apart.
pub(super) fn parts(text: &Text, run: Range<usize>) -> Parts {
    let run = bare(text, run);
    let mut start = run.start;
    let stamp = date_prefix(text, start).filter(|s| s.end < run.end);
    if let Some(stamp) = stamp {
        start = stamp.end;
    } else if let Some(end) = vague_prefix_end(text, start).filter(|end| *end < run.end) {
        start = end;
    }
    let marked = mark_end(text, start, run.end);
    let cut = marked > start && text.kind(marked - 1) == TokenKind::Dash;
    let fed = stamp.is_some() || cut;
    start = marked;
    let mut parts = Parts {
        stamp,
        ..Parts::default()
    };
    let mut title = text.span(start..run.end);
    let mut tokens = start..run.end;
    if let Some((slug, rest)) = slug(text, start..run.end, fed) {
        let is_mark = MARKS.contains(&slug.of(text.source()));
        parts.slug = (!is_mark).then_some(slug);
        title.start = rest;
        tokens.start = text.tokens_in(title).start;
    }
    parts.title = title;
    parts.tokens = tokens;
    parts
}

/// A title without the signs that set it off, `-- Le pont rouvre --`, `* Le pont rouvre`, its label in brackets,
/// `(2nd LD)`, and the time before its mark, `14H19 URGENT -`.
fn bare(text: &Text, run: Range<usize>) -> Range<usize> {
    let sign = |i: usize| text.kind(i) == TokenKind::Dash || text.is(i, "*");
    let mut start = run.start + usize::from(sign(run.start));
    let end = run.end - usize::from(start > run.start && sign(run.end - 1));
    if text.is(start, "(") {
        let first = start + 1 + usize::from(text.kind(start + 1) == TokenKind::Number);
        let close = (first + 1..first + 4).find(|&i| text.is(i, ")"));
        let label = MARKS.contains(&text.raw(first).to_uppercase().as_str());
        start = close.filter(|_| label).map_or(start, |close| close + 1);
    }
    let timed = text.kind(start) == TokenKind::Number && is_mark(text, start + 1);
    start += usize::from(timed);
    if start < end { start..end } else { run }
}

/// What agencies write in capitals before a title.
const MARKS: &[&str] = &[
    "UPDATE",
    "WRAPUP",
    "REFILE",
    "CORRECTED",
    "CORRECTION",
    "EXCLUSIVE",
    "EXCLUSIF",
    "RPT",
    "FACTBOX",
    "ANALYSIS",
    "INSIGHT",
    "BREAKING",
    "URGENT",
    "ALERT",
    "ALERTE",
    "LEAD",
    "ENCADRÉ",
    "REPORTAGE",
    "ENTRETIEN",
    "INTERVIEW",
    "LE",
    "POINT",
    "VERSION",
    "RECTIFICATIF",
    "FEATURE",
    "FOCUS",
    "EXPLAINER",
    "TIMELINE",
    "NEWSMAKER",
    "POLL",
    "BOUCLAGE",
    "PAPIER",
    "GÉNÉRAL",
    "ANALYSE",
    "PORTRAIT",
    "GRAPHIC",
    "COLUMN",
    "PREVIEW",
    "LD",
    "TOP",
    "NEWS",
    "OBITUARY",
    "HEADLINE",
];

/// The desks that stand as a slug before any title.
const DESKS: &[&str] = &[
    "ONU", "Soccer", "Tennis", "Cycling", "Rugby", "Golf", "Cricket",
];

/// Whether the token at `i` is one of them.
pub(super) fn is_mark(text: &Text, i: usize) -> bool {
    text.shape(i) == Shape::Upper && MARKS.contains(&text.raw(i))
}

/// Just past `UPDATE 2-`, `EXCLUSIF-`, `LEAD 1 -` before a title that begins at `start`.
pub(super) fn mark_end(text: &Text, start: usize, limit: usize) -> usize {
    let mut i = start;
    while i < limit && is_mark(text, i) {
        i += 1;
    }
    if i == start {
        let label = text.is_any(i, words!["obituary", "headline"]);
        let marked = label && text.is(i + 1, ":") || is_rubric(text, i);
        return if marked && i + 2 < limit {
            i + 2
        } else {
            start
        };
    }
    i += usize::from(text.kind(i) == TokenKind::Number);
    let alarm = text.is_any(start, words!["urgent", "breaking", "flash"]) && i == start + 1;
    if alarm && text.token(i).is_capitalised() && text.shape(i) != Shape::Upper {
        return i;
    }
    let dash = text.kind(i) == TokenKind::Dash || text.is(i, ":");
    if dash && i + 1 < limit { i + 1 } else { start }
}

/// Whether a subject in capitals stands before a title: `JUSTICE - Le pont …`. Teams that meet (`PSG - Lyon`) are short,
/// and places are where it happens.
fn is_rubric(text: &Text, i: usize) -> bool {
    text.raw(i).chars().count() >= 5
        && text.shape(i) == Shape::Upper
        && text.kind(i + 1) == TokenKind::Dash
        && !text.known(i).kinds().any(Kinds::PLACE)
        && !text.is_any(i, words!["vidéo", "video"])
        && text.shape(i + 2) != Shape::Upper
}

/// The slug before a title that begins at token `start`, and the byte at which the title goes on. A hyphen inside the
/// first word divides them where an article follows it, or anything capitalised when a `date` prefix shows that the line
/// comes from an agency's feed.
fn slug(text: &Text, run: Range<usize>, fed: bool) -> Option<(Span, u32)> {
    // A slug of several words, `Mer du Nord-Les …`, shows by the article alone.
    const SLUG_MAX_TOKENS: usize = 4;
    let words = run.clone().take(SLUG_MAX_TOKENS);
    let hyphened = words.into_iter().find(|&i| text.raw(i).contains('-'))?;
    let first = hyphened == run.start;
    let named = |i: usize| {
        text.token(i).is_capitalised() || text.is_any(i, words!["du", "de", "la", "des"])
    };
    if !(run.start..hyphened).all(named) {
        return None;
    }
    let fed = fed && first;
    let word = text.raw(hyphened);
    let at = text.token(hyphened).span.start;
    let (before, after) = word.split_once('-')?;
    if first && (MARKS.contains(&before) || DESKS.contains(&before)) && !after.is_empty() {
        let end = at + before.len() as u32;
        return Some((Span { start: at, end }, end + 1));
    }
    let (before, after) = word.rsplit_once('-').unwrap_or((before, after));
    // `Lyon-Turin : …` is what it is about.
    if text.is(hyphened + 1, ":") && first {
        let place = |word: &str| lexicon::name(word).is_some_and(|e| e.kinds.any(Kinds::PLACE));
        if place(after) {
            return None;
        }
    }
    let named = before.starts_with(char::is_uppercase) && before.chars().count() > 1;
    if !named || !after.starts_with(char::is_uppercase) {
        return None;
    }
    const ARTICLES: &[&str] = &[
        "Le", "La", "Les", "L", "Un", "Une", "Des", "Ce", "Cette", "Ces", "A", "Au", "Aux", "En",
        "The", "An", "Pour", "Dans", "Sur", "Plus", "Deux", "Trois", "Pas", "Pourquoi", "Comment",
        "Nouvelle", "Nouveau",
    ];
    let elided = after.starts_with("L'")
        || after.starts_with("L’")
        || after.starts_with("D'")
        || after.starts_with("D’");
    let article = ARTICLES.contains(&after) || elided;
    let given_name = [
        "Jean", "Marie", "Saint", "Sainte", "Pierre", "Anne", "Paul", "Charles", "Louis", "Mont",
    ];
    let compound = given_name
        .iter()
        .any(|n| before == *n || before.starts_with(&format!("{n}-")));
    (article || (fed && !compound)).then(|| {
        let end = at + before.len() as u32;
        let start = text.token(run.start).span.start;
        (Span { start, end }, end + 1)
    })
}

/// Whether a paragraph can be a title: short, and not a sentence with its full stop, but for one that writes all its words
/// large.
pub(super) fn can_be(text: &Text, run: Range<usize>) -> bool {
    let last = text.raw(run.end - 1);
    run.len() <= TITLE_MAX_TOKENS
        && (last != "." || is_title_case(text, run))
        && last != ","
        && last != ";"
        && last != ":"
}

/// Whether every word of a line that is no little one begins large: `Harbour Union Rejects Second Offer.`
fn is_title_case(text: &Text, run: Range<usize>) -> bool {
    // A sentence of names alone is shorter: `Paul Rey met Jo Lee.`
    const LEAST_WORDS: usize = 5;
    const LITTLE: usize = 4;
    let full = |i: &usize| text.kind(*i) == TokenKind::Word && text.raw(*i).len() > LITTLE;
    let count = run.clone().filter(full).count();
    let small = run
        .filter(full)
        .filter(|i| !text.token(*i).is_capitalised());
    count >= LEAST_WORDS && small.count() == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, slug: Option<&str>, title: &str) {
        let text = Text::new(line);
        let parts = parts(&text, 0..text.len());
        assert_eq!(
            (parts.slug.map(|s| s.of(line)), parts.title.of(line)),
            (slug, title)
        );
    }

    #[test]
    fn dates_slugs_and_update_marks_are_no_part_of_a_title() {
        check(
            "Mer du Nord-Les ferries à quai",
            Some("Mer du Nord"),
            "Les ferries à quai",
        );
        check(
            "LEAD 2-Danube-Six pays signent",
            Some("Danube"),
            "Six pays signent",
        );
        check("URGENT - Le pont rouvre", None, "Le pont rouvre");
        check(
            " date 2021-04 Bacs : la grève reprend",
            None,
            "Bacs : la grève reprend",
        );
        check(
            " date 2026-03-04 Danube-Les riverains se parlent",
            Some("Danube"),
            "Les riverains se parlent",
        );
        check(
            " date 2026-03-04 Danube-Rey à Vienne",
            Some("Danube"),
            "Rey à Vienne",
        );
        check(
            "Danube-L'accord est signé",
            Some("Danube"),
            "L'accord est signé",
        );
        check(
            " date 2026-03-04 Jean-Luc Rey à Vienne",
            None,
            "Jean-Luc Rey à Vienne",
        );
        check("Jean-Luc Rey à Vienne", None, "Jean-Luc Rey à Vienne");
        check(
            "UPDATE 2-Ferry crews to strike",
            None,
            "Ferry crews to strike",
        );
        check("EXCLUSIF-La banque cède", None, "La banque cède");
        check("PORTRAIT-Jean-Luc Rey", None, "Jean-Luc Rey");
        check(
            "BREAKING-Ferry crews walk out",
            None,
            "Ferry crews walk out",
        );
        check("ONU-Vote sur le pont", Some("ONU"), "Vote sur le pont");
        check(
            "Soccer-Rey-Lind to stay",
            Some("Soccer"),
            "Rey-Lind to stay",
        );
        check("(2nd LD) Crews walk out", None, "Crews walk out");
        check("(Encadré) Six ponts", None, "Six ponts");
        check("-- Six ponts, et après ? --", None, "Six ponts, et après ?");
        check("14H19 URGENT - Le pont cède", None, "Le pont cède");
        check(
            "URGENT Rey-Lind merger in doubt",
            None,
            "Rey-Lind merger in doubt",
        );
        check("URGENT Ferry crews walk out", None, "Ferry crews walk out");
        check("Obituary: Jo Lee, ferryman", None, "Jo Lee, ferryman");
        check("JUSTICE - Le pont au tribunal", None, "Le pont au tribunal");
        check(
            "LEAD 1-Lyon-Turin : six ponts",
            None,
            "Lyon-Turin : six ponts",
        );
        check("LEAD 1 - La banque cède", None, "La banque cède");
    }

    #[test]
    fn a_line_with_a_full_stop_is_a_title_where_all_its_words_are_large() {
        let can_be = |line: &str| {
            let text = Text::new(line);
            can_be(&text, 0..text.len())
        };
        assert!(can_be("Harbour Union Rejects Second Offer as Talks Stall."));
        assert!(can_be("Harbour union rejects second offer"));
        assert!(!can_be("The harbour union rejects a second offer."));
        assert!(!can_be("Paul Reynes met Joanna Leeson."));
    }

    #[test]
    fn ordinary_titles_stay_whole() {
        check("Update on the strike", None, "Update on the strike");
        check("Bourg-la-Reine vote", None, "Bourg-la-Reine vote");
        check("Le point sur la grève", None, "Le point sur la grève");
        check("PSG - Lyon : le match", None, "PSG - Lyon : le match");
        check("VIDÉO - Le pont cède", None, "VIDÉO - Le pont cède");
        check("Interview with a bridge", None, "Interview with a bridge");
        check("(Presque) tous les ponts", None, "(Presque) tous les ponts");
    }
}
