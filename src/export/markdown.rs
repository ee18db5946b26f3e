//! The brief as Markdown.

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

fn inline(line: &[Inline], out: &mut String) {
    for piece in line {
        match piece {
            Inline::Said(words) | Inline::Story(words) => escape(words, out),
            Inline::Name(name, label) => {
                out.push_str("**");
                escape(name, out);
                out.push_str("** \\[");
                escape(label, out);
                out.push_str("\\]");
            }
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
    fn a_name_carries_its_label() {
        check(
            &[Block::Text(vec![Inline::Name(
                "Rey".into(),
                "personne".into(),
            )])],
            "**Rey** \\[personne\\]\n\n",
        );
    }
}
