//! Lines cut at a width, and words cut by a hyphen at their end.

use super::lines;
use super::map::Edit;
use depeche_engine::order;
use std::ops::Range;

/// Text is wrapped at this many characters, no fewer and no more.
const WIDTHS: Range<usize> = 36..132;

/// So many breaks have to be forced by the width.
const FEWEST: usize = 3;

/// Where hyphens stay when what is before them ends a line: `vice-président`, `ex-minister`.
const PREFIXES: [&str; 24] = [
    "vice", "ex", "non", "mi", "demi", "semi", "sous", "anti", "pro", "post", "pré", "pre", "self",
    "co", "inter", "sino", "franco", "anglo", "contre", "après", "avant", "quasi", "well", "long",
];

/// Words that stand behind a hyphen in French: `a-t-il`, `celui-ci`.
const ENCLITICS: [&str; 22] = [
    "il", "ils", "elle", "elles", "on", "je", "tu", "nous", "vous", "ce", "ci", "là", "le", "la",
    "les", "lui", "leur", "moi", "toi", "y", "en", "t",
];

/// Joins words that a hyphen cuts at the end of a line.
pub(super) fn words(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (at, _) in text.match_indices('-') {
        let rest = &text[at + 1..];
        let after = rest.trim_start();
        let gap = &rest[..rest.len() - after.len()];
        // A line between them is a paragraph's end.
        if gap.matches('\n').count() != 1 {
            continue;
        }
        let before = &text[..at];
        let before = &before[before.trim_end_matches(char::is_alphabetic).len()..];
        let word = &after[..after.len() - after.trim_start_matches(char::is_alphabetic).len()];
        let begins_large = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
        let is_name = length(before) > 1 && begins_large(before) && begins_large(word);
        if before.is_empty() || word.is_empty() || (begins_large(word) && !is_name) {
            continue;
        }
        let stays = is_name
            || PREFIXES.contains(&before.to_lowercase().as_str())
            || ENCLITICS.contains(&word);
        edits.push(Edit::drop(at + usize::from(stays)..at + 1 + gap.len()));
    }
    edits
}

/// Joins lines that were cut because the next word had no room.
pub(super) fn joined(text: &str) -> Vec<Edit> {
    let Some(width) = width(text) else {
        return Vec::new();
    };
    let all: Vec<_> = lines(text).collect();
    let mut edits = Vec::new();
    for pair in all.windows(2) {
        let [(at, line), (next_at, next)] = pair else {
            continue;
        };
        if !is_within(line, next) {
            continue;
        }
        if is_forced(line, next, width) || goes_on(line, next) {
            let from = at.start + line.trim_end().len();
            let to = next_at.start + next.len() - next.trim_start().len();
            edits.push(Edit::new(from..to, " "));
        }
    }
    edits
}

/// The width a text is wrapped at, if it is.
fn width(text: &str) -> Option<usize> {
    let all: Vec<&str> = lines(text).map(|(_, line)| line).collect();
    let mut lengths: Vec<usize> = all.iter().map(|l| length(l)).filter(|l| *l > 0).collect();
    order::sort_by_key(&mut lengths, |n| *n);
    // A line in twenty may stick out: an address, a word that was joined.
    let width = *lengths.get((lengths.len() * 19 / 20).min(lengths.len().checked_sub(1)?))?;
    if !WIDTHS.contains(&width) || *lengths.last()? > WIDTHS.end * 2 {
        return None;
    }
    let (mut breaks, mut forced, mut open, mut told) = (0, 0, 0, 0);
    for pair in all.windows(2).filter(|pair| is_within(pair[0], pair[1])) {
        let is_forced = is_forced(pair[0], pair[1], width);
        breaks += 1;
        told += usize::from(is_forced || goes_on(pair[0], pair[1]));
        if is_forced {
            forced += 1;
            open += usize::from(
                !pair[0]
                    .trim_end()
                    .ends_with(['.', '!', '?', '"', '»', '”', ':']),
            );
        }
    }
    // Paragraphs of like length that follow each other without a gap end with their sentences; wrapped lines seldom do.
    let is_wrapped = forced >= FEWEST && told * 3 >= breaks * 2 && open * 2 >= forced;
    is_wrapped.then_some(width)
}

/// Whether two lines that follow each other could be of one paragraph.
fn is_within(line: &str, next: &str) -> bool {
    let is_item = next
        .trim_start()
        .starts_with(['*', '•', '·', '-', '–', '—']);
    let is_indented =
        next.starts_with(char::is_whitespace) && !line.starts_with(char::is_whitespace);
    let is_cut = line.trim_end().ends_with('-') && !line.trim_end().ends_with(" -");
    let is_first = next.starts_with("  ") || next.starts_with('\t');
    !line.trim().is_empty()
        && !next.trim().is_empty()
        && !is_cut
        && !is_item
        && !is_indented
        && !is_first
}

/// Whether the next line's first word had no room on this one.
fn is_forced(line: &str, next: &str, width: usize) -> bool {
    // A no-break space holds a guillemet to its word.
    let mut words = next.split([' ', '\t']).filter(|word| !word.is_empty());
    let word = words.next().unwrap_or_default();
    length(line) + 1 + length(word) > width
}

/// Whether no paragraph ends between two lines: a small letter, a comma, an open bracket, a small word say so.
fn goes_on(line: &str, next: &str) -> bool {
    let line = line.trim_end();
    let opened = line.matches('(').count() > line.matches(')').count();
    let last = line.split_whitespace().next_back().unwrap_or_default();
    let is_small = length(last) <= 4 && last.chars().all(char::is_lowercase);
    next.trim_start().starts_with(char::is_lowercase)
        || line.ends_with([',', ';'])
        || opened
        || is_small
}

fn length(line: &str) -> usize {
    line.trim_end().chars().count()
}
