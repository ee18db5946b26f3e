//! Signs that stand for others: a wire's ` `` ` and `''` for quote marks, `_` for a dash, ` =` behind a headline, Markdown's
//! `#` before one.

use super::lines;
use super::map::Edit;
use depeche_engine::order;

pub(super) fn edits(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let wire_quotes = text.contains("``");
    let mut is_first = true;
    for (at, line) in lines(text) {
        if line.trim().is_empty() {
            continue;
        }
        let hashes = line.len() - line.trim_start_matches('#').len();
        if (1..=6).contains(&hashes) && line[hashes..].starts_with(' ') {
            edits.push(Edit::drop(at.start..at.start + hashes + 1));
        }
        if wire_quotes {
            let quotes = line.match_indices("``").chain(line.match_indices("''"));
            let mut quotes: Vec<usize> = quotes.map(|(n, _)| n).collect();
            order::sort_by_key(&mut quotes, |n| *n);
            quotes.dedup_by(|b, a| *b < *a + 2);
            let quotes = quotes.into_iter().map(|n| at.start + n);
            edits.extend(quotes.map(|n| Edit::new(n..n + 2, "\"")));
        }
        // "OSLO (NNA) _ Ferries", and dashes within the story.
        let dashes = line.match_indices(" _ ").map(|(n, _)| at.start + n + 1);
        edits.extend(dashes.map(|n| Edit::new(n..n + 1, "-")));
        let bare = line.trim_end();
        if is_first && let Some(headline) = bare.strip_suffix(" =") {
            edits.push(Edit::drop(at.start + headline.len()..at.start + bare.len()));
        }
        is_first = false;
    }
    order::sort_by_key(&mut edits, |edit| edit.at.start);
    edits
}
