//! A story quoted in a mail: `> ` before its lines, `On 4 Mar 2026, Desk wrote:` above them.

use super::map::Edit;
use super::{drop_line, lines};

/// A line or two that begin with `>` may be anything.
const FEWEST: usize = 2;

pub(super) fn edits(text: &str) -> Vec<Edit> {
    let all: Vec<_> = lines(text).collect();
    let filled = all.iter().filter(|(_, line)| !line.trim().is_empty());
    let (filled, quoted) = filled.fold((0, 0), |(all, quoted), (_, line)| {
        (all + 1, quoted + usize::from(marks(line) > 0))
    });
    // What was quoted is most of the mail, or this is no quoted story.
    if quoted < FEWEST || quoted * 2 < filled {
        return Vec::new();
    }
    let mut edits = Vec::new();
    for (n, (at, line)) in all.iter().enumerate() {
        let marks = marks(line);
        if marks > 0 {
            edits.push(Edit::drop(at.start..at.start + marks));
            continue;
        }
        let next = all[n + 1..].iter().find(|(_, l)| !l.trim().is_empty());
        if line.trim_end().ends_with(':') && next.is_some_and(|(_, l)| self::marks(l) > 0) {
            edits.push(drop_line(text, at));
        }
    }
    edits
}

/// How many bytes of a line's beginning are quote marks of mail.
fn marks(line: &str) -> usize {
    let mut end = 0;
    let bytes = line.as_bytes();
    while bytes.get(end) == Some(&b'>') {
        end += 1;
        if bytes.get(end) == Some(&b' ') {
            end += 1;
        }
    }
    end
}
