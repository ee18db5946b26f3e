//! A brief as Markdown, and as a text without any signs, to be pasted anywhere.

use super::brief::{Block, Inline};

/// What a brief is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signs {
    /// A program that reads Markdown: nothing in the story can be taken for Markdown of its own.
    Markdown,
    /// A mail: headings and lists by lines alone.
    None,
}

/// Writes the brief.
#[must_use]
pub fn write(blocks: &[Block], signs: Signs) -> String {
    let marked = signs == Signs::Markdown;
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Heading(level, words) => {
                if marked {
                    out.push_str(&"#".repeat(usize::from(*level)));
                    out.push(' ');
                }
                escape(words, marked, &mut out);
                out.push('\n');
                if !marked {
                    continue;
                }
            }
            Block::Text(line) => {
                inline(line, marked, &mut out);
                out.push('\n');
            }
            Block::List(items) => {
                for item in items {
                    out.push_str("- ");
                    inline(item, marked, &mut out);
                    out.push('\n');
                }
            }
            Block::Table { head, rows } => {
                for cell in head {
                    out.push_str("| ");
                    escape(cell, marked, &mut out);
                    out.push(' ');
                }
                out.push_str("|\n");
                out.push_str(&"| --- ".repeat(head.len()));
                out.push_str("|\n");
                for row in rows {
                    for cell in row {
                        out.push_str("| ");
                        inline(std::slice::from_ref(cell), marked, &mut out);
                        out.push(' ');
                    }
                    out.push_str("|\n");
                }
            }
        }
        out.push('\n');
    }
    out
}

fn inline(line: &[Inline], marked: bool, out: &mut String) {
    for piece in line {
        match piece {
            Inline::Said(words) | Inline::Story(words) => escape(words, marked, out),
        }
    }
}

pub(super) fn escape(words: &str, marked: bool, out: &mut String) {
    let mut opens_line = true;
    for c in words.chars() {
        let means_something = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&'
        ) || opens_line && matches!(c, '-' | '+' | '=');
        if marked && means_something {
            out.push('\\');
        }
        // A line break would end a table's row or a list's item.
        out.push(if matches!(c, '\n' | '\r') { ' ' } else { c });
        opens_line = opens_line && c.is_whitespace();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(blocks: &[Block], expected: &str) {
        assert_eq!(write(blocks, Signs::Markdown), expected);
    }

    #[test]
    fn headings_lists_and_tables() {
        let said = |w: &str| Inline::Said(w.into());
        check(
            &[
                Block::Heading(2, "Qui".into()),
                Block::List(vec![vec![said("un"), said(" deux")]]),
                Block::Table {
                    head: vec!["Nom", "Rôle"],
                    rows: vec![vec![said("Rey"), said("maire")]],
                },
            ],
            "## Qui\n\n- un deux\n\n| Nom | Rôle |\n| --- | --- |\n| Rey | maire |\n\n",
        );
    }

    #[test]
    fn a_storys_signs_stay_signs() {
        check(
            &[Block::Text(vec![Inline::Story(
                "- un *mot* <b> | #1 \\ `x` [a](b)".into(),
            )])],
            "\\- un \\*mot\\* \\<b\\> \\| \\#1 \\\\ \\`x\\` \\[a\\](b)\n\n",
        );
    }

    #[test]
    fn without_signs_a_brief_is_lines() {
        let said = |w: &str| Inline::Said(w.into());
        let blocks = [
            Block::Heading(1, "Un *pont*".into()),
            Block::Text(vec![said("Agence · mardi")]),
            Block::Heading(2, "Paroles".into()),
            Block::List(vec![vec![said("un"), said(" deux")]]),
        ];
        assert_eq!(
            write(&blocks, Signs::None),
            "Un *pont*\nAgence · mardi\n\nParoles\n- un deux\n\n"
        );
    }
}
