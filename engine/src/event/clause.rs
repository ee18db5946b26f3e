//! Clauses: where one begins and ends, whom a verb speaks of, whether it is denied.

use crate::language::Classes;
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// How long a clause is looked at, at most.
const LONGEST: usize = 60;

/// Just past the last token of the clause that goes on at `i`: before the stop of its sentence, a mark that closes a
/// quote, a semicolon, or a comma that opens another clause.
pub(super) fn end_of_clause(text: &Text, i: usize, limit: usize) -> usize {
    let mut end = i;
    let limit = limit.min(i + LONGEST);
    while end < limit {
        let raw = text.raw(end);
        let last = match text.kind(end) {
            TokenKind::Punct => match raw {
                "." | "!" | "?" | ";" | ")" => true,
                "," => opens_clause(text, end + 1),
                _ => false,
            },
            TokenKind::Mark => {
                matches!(raw, "»" | "”") || (raw == "\"" && marks(text, i..end) % 2 == 0)
            }
            _ => false,
        };
        if last {
            break;
        }
        end += 1;
    }
    end
}

fn marks(text: &Text, run: Range<usize>) -> usize {
    run.filter(|k| text.raw(*k) == "\"").count() + 1
}

/// Whether the words after a comma begin a clause of their own rather than go on with a list.
fn opens_clause(text: &Text, i: usize) -> bool {
    text.has(i, Classes::PRONOUN) && !text.has(i, Classes::DETERMINER)
        || text.is_any(
            i,
            &[
                "mais",
                "alors",
                "tandis",
                "selon",
                "d'après",
                "but",
                "while",
                "according",
                "which",
                "qui",
                "dont",
                "où",
                "a",
                "ont",
                "said",
                "avant",
                "après",
                "although",
                "though",
            ],
        )
}
