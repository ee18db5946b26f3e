//! A brief as Markdown, and as a text without any signs, to be pasted anywhere.

use super::brief::{Block, Inline};

/// Writes the brief as Markdown; nothing in the story can be taken for Markdown of its own.
#[must_use]
pub fn write(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Heading(level, words) => {
                out.push_str(&"#".repeat(usize::from(*level)));
                out.push(' ');
                escape(words, &mut out);
                out.push('\n');
            }
            Block::Text(line) => {
                inline(line, &mut out);
                out.push('\n');
            }
            Block::List(items) => {
                for item in items {
                    out.push_str("- ");
                    inline(item, &mut out);
                    out.push('\n');
                }
            }
            Block::Table { head, rows } => {
                for cell in head {
                    out.push_str("| ");
                    escape(cell, &mut out);
                    out.push(' ');
                }
                out.push_str("|\n");
                out.push_str(&"| --- ".repeat(head.len()));
                out.push_str("|\n");
                for row in rows {
                    for cell in row {
                        out.push_str("| ");
                        inline(std::slice::from_ref(cell), &mut out);
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

/// Writes the brief as it stands in a mail: headings and lists by lines alone.
#[must_use]
pub fn unmarked(blocks: &[Block]) -> String {
    let plain = |line: &[Inline]| -> String {
        let words = line.iter().map(|piece| match piece {
            Inline::Said(words) | Inline::Story(words) => words.as_str(),
        });
        words.collect()
    };
    let mut out = String::new();
    for block in blocks {
        let lines: Vec<String> = match block {
            Block::Heading(_, words) => vec![words.clone()],
            Block::Text(line) => vec![plain(line), String::new()],
            Block::List(items) => (items.iter())
                .map(|item| format!("- {}", plain(item)))
                .chain([String::new()])
                .collect(),
            Block::Table { rows, .. } => (rows.iter())
                .map(|row| row.iter().map(|cell| plain(std::slice::from_ref(cell))))
                .map(|row| row.collect::<Vec<_>>().join(" · "))
                .chain([String::new()])
                .collect(),
        };
        for line in lines {
            out.push_str(&line);
            out.push('\n');
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn inline(line: &[Inline], out: &mut String) {
    for piece in line {
        match piece {
            Inline::Said(words) | Inline::Story(words) => escape(words, out),
        }
    }
}

fn escape(words: &str, out: &mut String) {
    let mut opens_line = true;
    for c in words.chars() {
        let means_something = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&'
        ) || opens_line && matches!(c, '-' | '+' | '=');
        if means_something {
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
        assert_eq!(write(blocks), expected);
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
            unmarked(&blocks),
            "Un *pont*\nAgence · mardi\n\nParoles\n- un deux\n"
        );
    }
}
