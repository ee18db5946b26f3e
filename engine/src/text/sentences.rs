//! Sentences: where one ends and the next begins.
//!
//! A full stop, `!`, `?` or `…` ends a sentence when what follows, past the marks and brackets that close with it, looks
//! like a beginning: a capital, a figure, an opening mark. Abbreviations carry their dot inside their token, so `M. Rey`
//! and `U.S. envoy` never come here, except those that also end sentences (`Inc.`, `U.S.`) before a word that only a
//! sentence begins with. Where the space between two sentences was lost (`depuis lundi.La mairie …`), a word in lower
//! case before the stop and one with a capital behind it part them.

use super::tokens::{Shape, Token, TokenKind};
use super::{Block, Text};
use crate::language::Classes;
use std::ops::Range;

/// Cuts each paragraph into sentences.
pub(super) fn cut(text: &Text, blocks: &[Range<usize>]) -> (Vec<Range<usize>>, Vec<Block>) {
    let mut sentences = Vec::new();
    let mut paragraphs = Vec::with_capacity(blocks.len());
    for block in blocks {
        let mut start = block.start;
        let mut i = block.start;
        // Whether a straight mark is open, which tells what one does that touches words on both sides.
        let mut marked = false;
        while i < block.end {
            marked ^= text.raw(i) == "\"";
            if !is_stop(text, i, block) {
                i += 1;
                continue;
            }
            let end = closed_end(text, i, block.end, marked);
            marked ^= (i + 1..end).filter(|k| text.raw(*k) == "\"").count() % 2 == 1;
            if goes_on(text, i, end, block) {
                // What closes with this stop ends nothing on its own; passing over it keeps a run of stops linear.
                i = end;
            } else {
                sentences.push(start..end);
                start = end;
                i = end;
            }
        }
        if start < block.end {
            sentences.push(start..block.end);
        }
        paragraphs.push(Block {
            tokens: block.clone(),
        });
    }
    (sentences, paragraphs)
}

/// Just past the marks and brackets that close together with the token at `i`. `marked` tells whether a straight mark is
/// open there.
fn closed_end(text: &Text, i: usize, limit: usize, marked: bool) -> usize {
    let mut end = i + 1;
    let touches_next = |mark: usize| mark + 1 < limit && text.token(mark + 1).glued;
    while end < limit {
        let token = text.token(end);
        let closes = match token.kind {
            TokenKind::Mark => match text.raw(end) {
                "»" | "”" | "’" | "›" => true,
                "\"" if touches_next(end) && opens(text, end + 1) => marked && token.glued,
                "\"" | "'" => token.glued,
                _ => false,
            },
            TokenKind::Punct => token.glued && matches!(text.raw(end), ")" | "]" | "!" | "?" | "."),
            TokenKind::Ellipsis => token.glued,
            _ => false,
        };
        if !closes {
            break;
        }
        end += 1;
    }
    end
}

/// Whether the token at `i` is a sign that can end a sentence.
fn is_stop(text: &Text, i: usize, block: &Range<usize>) -> bool {
    match text.kind(i) {
        TokenKind::Punct => matches!(text.raw(i), "." | "!" | "?"),
        // "(...)" stands for words left out and ends nothing.
        TokenKind::Ellipsis => i == block.start || !matches!(text.raw(i - 1), "(" | "["),
        TokenKind::Word => text.ends_with_dot(i) && may_end(text.raw(i)),
        _ => false,
    }
}

/// Whether the sentence goes on past the stop at `i` and what closes with it.
fn goes_on(text: &Text, i: usize, end: usize, block: &Range<usize>) -> bool {
    end >= block.end
        || text.token(end).glued && !lacks_space(text, i, end)
        || !begins(text, end, text.token(i))
}

/// Whether only the space is missing between the stop at `i` and the sentence that begins at `end`: not in `Node.JS`,
/// `J.Rey`, `lemonde.fr`.
fn lacks_space(text: &Text, i: usize, end: usize) -> bool {
    let Some(before) = i.checked_sub(1) else {
        return false;
    };
    let plain = text.kind(before) == TokenKind::Word
        && text.shape(before) == Shape::Lower
        && text.raw(before).chars().nth(1).is_some();
    let closed = matches!(text.kind(before), TokenKind::Mark | TokenKind::Number)
        || matches!(text.raw(before), ")" | "]")
        || end > i + 1;
    let first = match text.kind(end) {
        TokenKind::Mark => end + 1,
        _ => end,
    };
    (plain || closed) && text.kind(i) == TokenKind::Punct && opens(text, first)
}

/// Whether a word begins as a sentence does: a capital and then none.
fn opens(text: &Text, i: usize) -> bool {
    match text.kind(i) {
        TokenKind::Word => matches!(text.shape(i), Shape::Capital),
        TokenKind::Elision => text.raw(i).starts_with(char::is_uppercase),
        _ => false,
    }
}

/// Whether a sentence can begin at `i` after `stop`.
fn begins(text: &Text, i: usize, stop: Token) -> bool {
    let token = text.token(i);
    let opens = match token.kind {
        TokenKind::Word => token.is_capitalised(),
        TokenKind::Elision => text.raw(i).starts_with(char::is_uppercase),
        TokenKind::Number | TokenKind::Dash | TokenKind::Handle => true,
        TokenKind::Mark => !matches!(text.raw(i), "»" | "”"),
        TokenKind::Punct => matches!(text.raw(i), "(" | "[" | "•" | "*"),
        _ => false,
    };
    if stop.kind == TokenKind::Word {
        return opens && text.has(i, Classes::FUNCTION);
    }
    opens
}

/// Whether an abbreviation can also be the last word of a sentence. Titles and initials cannot: a name follows.
fn may_end(abbreviation: &str) -> bool {
    const LAST: &[&str] = &[
        "Inc.", "Corp.", "Co.", "Ltd.", "Bros.", "Jr.", "Sr.", "etc.", "a.m.", "p.m.",
    ];
    let dotted = abbreviation.matches('.').count() >= 2;
    dotted || LAST.contains(&abbreviation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let text = Text::new(text);
        let got: Vec<&str> = text
            .sentences()
            .iter()
            .map(|s| text.words(s.clone()))
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn stops_end_sentences_before_a_capital() {
        check(
            "Il part. Elle reste! Vraiment? Oui.",
            &["Il part.", "Elle reste!", "Vraiment?", "Oui."],
        );
        check(
            "Il paie 3.5 millions. 12 pays suivent.",
            &["Il paie 3.5 millions.", "12 pays suivent."],
        );
    }

    #[test]
    fn marks_that_close_go_with_the_sentence() {
        check("\"Oui.\" Il part.", &["\"Oui.\"", "Il part."]);
        check("« Oui. » Il part.", &["« Oui. »", "Il part."]);
        check(
            "Il part. \"Oui\", dit-il.",
            &["Il part.", "\"Oui\", dit-il."],
        );
        check(
            "“Is it?” he asked. It is.",
            &["“Is it?” he asked.", "It is."],
        );
    }

    #[test]
    fn abbreviations_and_omissions_end_nothing() {
        check(
            "M. Rey part avec Mme J. Roy.",
            &["M. Rey part avec Mme J. Roy."],
        );
        check(
            "Le U.S. Marshal a parlé (...) Les faits sont là.",
            &["Le U.S. Marshal a parlé (...) Les faits sont là."],
        );
    }

    #[test]
    fn a_lost_space_joins_no_sentences() {
        check(
            "Le pont est fermé depuis lundi.La mairie attend.L'été sera long.",
            &[
                "Le pont est fermé depuis lundi.",
                "La mairie attend.",
                "L'été sera long.",
            ],
        );
        check(
            "Il l'a dit lundi.\"Nous partons\", a-t-il ajouté.",
            &["Il l'a dit lundi.", "\"Nous partons\", a-t-il ajouté."],
        );
        check(
            "\"Nous partons.\"Le maire se tait.",
            &["\"Nous partons.\"", "Le maire se tait."],
        );
        check(
            "Voir LeMonde.fr, J.Rey ou node.JS pour plus.",
            &["Voir LeMonde.fr, J.Rey ou node.JS pour plus."],
        );
    }

    #[test]
    fn an_abbreviation_ends_a_sentence_before_a_word_that_begins_one() {
        check(
            "She works for the U.S. The talks go on.",
            &["She works for the U.S.", "The talks go on."],
        );
        check(
            "She works for the U.S. Navy.",
            &["She works for the U.S. Navy."],
        );
    }
}
