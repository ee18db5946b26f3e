//! Paragraphs from white space.
//!
//! A blank line ends a paragraph. So does a single line break, since pages are pasted that way, unless the text is
//! hard-wrapped: a long line that stops in mid-sentence and goes on in lower case below.

use super::chars::is_line_break;
use super::tokens::Token;
use std::ops::Range;

/// A line shorter than this ended because its writer ended it. Mail and wire terminals wrap at 60 to 80 columns.
const WRAP_MIN_BYTES: usize = 50;

/// The paragraphs, as runs of tokens. Together they hold every token. `starts` are the tokens before which a line ends.
pub(super) fn blocks(source: &str, tokens: &[Token], starts: &[u32]) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let (mut start, mut line_start) = (0, 0);
    for i in starts.iter().map(|i| *i as usize).filter(|i| *i > 0) {
        let gap = &source[tokens[i - 1].span.end as usize..tokens[i].span.start as usize];
        let line = tokens[i - 1].span.end as usize - line_start;
        let wrapped = line_breaks(gap) == 1 && line >= WRAP_MIN_BYTES && goes_on(source, tokens, i);
        if !wrapped {
            blocks.push(start..i);
            start = i;
        }
        line_start = tokens[i].span.start as usize;
    }
    if start < tokens.len() {
        blocks.push(start..tokens.len());
    }
    blocks
}

fn goes_on(source: &str, tokens: &[Token], i: usize) -> bool {
    let before = tokens[i - 1].span.of(source);
    let after = tokens[i].span.of(source);
    !before.ends_with(['.', '!', '?', '…', ':']) && after.starts_with(char::is_lowercase)
}

/// How many lines end in a stretch of white space; CR LF is one.
fn line_breaks(gap: &str) -> usize {
    let mut count = 0;
    let mut last = ' ';
    for c in gap.chars() {
        match c {
            '\n' if last == '\r' => {}
            // It ends a paragraph, as two lines do.
            '\u{2029}' => count += 2,
            c if is_line_break(c) => count += 1,
            _ => {}
        }
        last = c;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::super::tokens::{Cut, cut};
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let Cut {
            tokens,
            line_starts,
            ..
        } = cut(text);
        let got: Vec<&str> = blocks(text, &tokens, &line_starts)
            .into_iter()
            .map(|b| tokens[b.start].span.to(tokens[b.end - 1].span).of(text))
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn blank_lines_and_single_breaks_end_paragraphs() {
        check("Un.\n\nDeux.\r\nTrois.", &["Un.", "Deux.", "Trois."]);
        check("\n\n  \n", &[]);
    }

    #[test]
    fn a_hard_wrapped_line_goes_on() {
        let text = "The ministers of the seven states said on Tuesday that they\nwould meet again in May.\nA second line.";
        check(
            text,
            &[
                "The ministers of the seven states said on Tuesday that they\nwould meet again in May.",
                "A second line.",
            ],
        );
    }

    #[test]
    fn a_short_line_ends_even_before_lower_case() {
        check("Partager\nsur le web", &["Partager", "sur le web"]);
    }
}
