//! What a wire sends around a story: the header, notebook and trailer of IPTC 7901, the marked lines of ANPA 1312.
//!
//! ```text
//! xyz062 4 i 118 ccccb   nna 061      header                BC-EU--Norway-Ferry Talks,190<     keyword line
//! Norway-transport/                   slug                  ^Ferries may stop on Friday<       headline
//! Ferries may stop on Friday =        headline              ^By IDA KVAM=                      byline
//!    Tromso (NNA) - …                 story                 ^Eds: Adds details.<               note to editors
//! # NNA NOTEBOOK …                    for editors only      ^___<                              end
//! 041137 GMT Mar 26                   sent                  03-04-26 1137EST                   sent
//! ```

use super::map::Edit;
use super::{drop_line, lines};
use std::ops::Range;

pub(super) fn edits(text: &str) -> Vec<Edit> {
    let all: Vec<_> = lines(text).collect();
    let first = all.iter().position(|(_, line)| !bare(line).is_empty());
    let Some(first) = first else {
        return Vec::new();
    };
    if is_7901_header(bare(all[first].1)) {
        return of_7901(text, &all, first);
    }
    let marked = all.iter().filter(|(_, line)| is_marked(bare(line)));
    if marked.count() >= 2 {
        return of_1312(text, &all);
    }
    Vec::new()
}

fn of_7901(text: &str, all: &[(Range<usize>, &str)], first: usize) -> Vec<Edit> {
    let mut edits = vec![drop_line(text, &all[first].0)];
    let mut ended = false;
    let mut filled = 0;
    for (at, line) in &all[first + 1..] {
        let bare = bare(line);
        if bare.is_empty() {
            continue;
        }
        filled += 1;
        let slug = filled == 1 && bare.ends_with('/') && !bare.contains(". ");
        ended |= is_notebook(bare);
        if slug || ended || is_sent(bare) {
            edits.push(drop_line(text, at));
        }
    }
    edits
}

fn of_1312(text: &str, all: &[(Range<usize>, &str)]) -> Vec<Edit> {
    let mut edits = Vec::new();
    // Until the first marked line there are only codes and keywords.
    let mut begun = false;
    let mut ended = false;
    let mut is_signed = false;
    for (at, line) in all {
        let bare = bare(line);
        if bare.is_empty() {
            continue;
        }
        let inside = at.start + (line.len() - line.trim_start_matches(is_code).len());
        let stop = inside + bare.len();
        if !is_marked(bare) {
            if !begun || ended || is_sent(bare) {
                edits.push(drop_line(text, at));
            }
            continue;
        }
        begun = true;
        let told = &bare[1..bare.len() - 1];
        ended |= told.bytes().all(|b| b == b'_' || b == b'-');
        // The line below the byline names the agency, which is given.
        let is_agency = is_signed && bare.ends_with('=');
        is_signed |= bare.ends_with('=');
        if ended || is_agency || told.starts_with("Eds") || told.starts_with("AP Photo") {
            edits.push(drop_line(text, at));
        } else {
            // A line of its own is a paragraph of its own.
            edits.push(Edit::drop(inside..inside + 1));
            edits.push(Edit::new(stop - 1..stop, "\n"));
        }
    }
    edits
}

/// What a marked line of ANPA 1312 is.
pub(crate) enum Marked<'t> {
    /// `^Ferries may stop on Friday<`
    Headline(&'t str),
    /// `^By IDA KVAM=`, `^Northern News Agency=`
    Byline(&'t str),
    /// `^Eds: Adds details.<`
    Note(&'t str),
    /// `^___<`, the credit of a photo
    Other,
}

/// A marked line, its signs taken away.
pub(crate) fn marked(line: &str) -> Option<Marked<'_>> {
    let told = line.get(1..line.len().checked_sub(1)?)?;
    if !is_marked(line) {
        return None;
    }
    Some(if let Some(note) = told.strip_prefix("Eds:") {
        Marked::Note(note.trim())
    } else if told.bytes().all(|b| b == b'_' || b == b'-') || told.starts_with("AP Photo") {
        Marked::Other
    } else if line.ends_with('=') {
        Marked::Byline(told.trim())
    } else {
        Marked::Headline(told.trim())
    })
}

/// The lines of a text that hold something, without the codes around them.
pub(crate) fn told_lines(text: &str) -> impl Iterator<Item = &str> {
    lines(text)
        .map(|(_, line)| bare(line))
        .filter(|line| !line.is_empty())
}

/// `xyz062 4 i 118 ccccb   nna 061`: a code, its urgency, its category, its length.
pub(crate) fn is_7901_header(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let code = words.next().is_some_and(|w| {
        let letters = w.trim_end_matches(|c: char| c.is_ascii_digit());
        (2..=4).contains(&letters.len())
            && letters.len() < w.len()
            && letters.bytes().all(|b| b.is_ascii_alphabetic())
    });
    let urgency = words
        .next()
        .is_some_and(|w| matches!(w.as_bytes(), [b'1'..=b'9']));
    let category = words
        .next()
        .is_some_and(|w| w.len() <= 3 && w.bytes().all(|b| b.is_ascii_alphabetic()));
    let length = words
        .next()
        .is_some_and(|w| !w.is_empty() && w.bytes().all(|b| b.is_ascii_digit()));
    code && urgency && category && length
}

/// `^Ferries may stop on Friday<`, `^By IDA KVAM=`.
pub(crate) fn is_marked(line: &str) -> bool {
    line.len() > 2 && line.starts_with('^') && line.ends_with(['<', '='])
}

/// `# NNA NOTEBOOK`, or the line of stars before it.
fn is_notebook(line: &str) -> bool {
    let words = line.trim_start_matches('#').trim();
    words.to_ascii_uppercase().ends_with("NOTEBOOK") && words.split_whitespace().count() <= 3
}

/// `041137 GMT Mar 26`, `03-04-26 1137EST`.
fn is_sent(line: &str) -> bool {
    let digits = line.bytes().filter(u8::is_ascii_digit).count();
    let first = line.split_whitespace().next().unwrap_or_default();
    let zone = ["GMT", "UTC", "EST", "EDT", "CET", "CEST"];
    line.len() <= 24
        && digits >= 6
        && first.bytes().all(|b| b.is_ascii_digit() || b == b'-')
        && zone.iter().any(|zone| line.contains(zone))
}

/// A line without the codes around it.
fn bare(line: &str) -> &str {
    line.trim_matches(is_code)
}

fn is_code(character: char) -> bool {
    character.is_control() || character.is_whitespace()
}
