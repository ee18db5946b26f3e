//! A clause a person can read: what stands around words that were found, cut where a sentence lets itself be cut.
//!
//! The words by which a fact is found are often no sense by themselves (`he`, `in the absence of`). A reader is shown the
//! sentence they stand in, or, of a long one, the parts between its commas that hold them and say something.

use depeche_engine::Span;

/// A sentence this long, in characters, is shown whole.
const WHOLE: usize = 130;

/// Fewer characters than this say too little: the next part of the sentence comes with them.
const LITTLE: usize = 60;

/// The same of what opens a sentence.
const OPENING: usize = 80;

/// No clause is longer, in characters, unless what was found is.
const LONGEST: usize = 200;

/// The clause around `found` in its paragraph, without the signs at its ends. It holds `found` whole, but for such signs.
#[must_use]
pub fn around(text: &str, paragraph: Span, found: Span) -> Span {
    let sentence = sentence(text, paragraph, found);
    let length = |span: Span| span.of(text).chars().count();
    if length(sentence) <= WHOLE {
        return trimmed(text, sentence);
    }
    let parts = parts(text, sentence);
    let holds = |p: &Span| p.overlaps(found) || p.contains(found);
    let first = parts.iter().position(holds).unwrap_or(0);
    let last = parts.iter().rposition(holds).unwrap_or(first).max(first);
    let (mut from, mut to) = (first, last);
    let joined = |from: usize, to: usize| Span {
        start: parts[from].start,
        end: parts[to].end,
    };
    // What opens a sentence says when or where; what happens comes after it.
    while length(joined(from, to)) < if from == 0 { OPENING } else { LITTLE } {
        if to + 1 < parts.len() && length(joined(from, to + 1)) <= LONGEST {
            to += 1;
        } else if from > 0 && length(joined(from - 1, to)) <= LONGEST {
            from -= 1;
        } else {
            break;
        }
    }
    trimmed(text, shortened(text, joined(from, to), found))
}

/// The sentence that holds `found`, within its paragraph: it ends at a full stop, question or exclamation mark before a
/// space, but not behind an initial or a short title (`M.`, `U.S.`), nor within marks.
#[must_use]
pub fn sentence(text: &str, paragraph: Span, found: Span) -> Span {
    let mut start = paragraph.start as usize;
    let words = paragraph.of(text);
    let mut inside = Inside::default();
    for (at, c) in words.char_indices() {
        let (here, next) = (start_of(paragraph) + at, at + c.len_utf8());
        inside.see(c);
        let after = &words[next..];
        let closes = matches!(c, '.' | '!' | '?' | '…') && !ends_short_word(&words[..at])
            || inside.is_closed()
                && is_closing(c)
                && words[..at].trim_end().ends_with(['.', '!', '?', '…']);
        let goes_on = after.trim_start().chars().next();
        let breaks =
            after.starts_with(char::is_whitespace) && goes_on.is_some_and(|n| !n.is_lowercase());
        if closes && breaks && !inside.is_open_round() {
            let end = here + c.len_utf8();
            if end >= found.end as usize && !inside.is_open() {
                return Span::new(start, end);
            }
            if end <= found.start as usize && !inside.is_open() {
                start = end;
            }
        }
    }
    Span::new(start, paragraph.end as usize)
}

/// The parts of a sentence between its commas, semicolons, colons and dashes, those within marks and brackets left
/// alone: they cover it whole, in order, each with the sign that ends it.
#[must_use]
pub fn parts(text: &str, sentence: Span) -> Vec<Span> {
    let words = sentence.of(text);
    let mut parts = Vec::new();
    let mut start = 0;
    let mut inside = Inside::default();
    for (at, c) in words.char_indices() {
        inside.see(c);
        let end = at + c.len_utf8();
        let before_space = words[end..].starts_with(char::is_whitespace);
        let cuts = matches!(c, ',' | ';' | ':') && before_space
            || matches!(c, '–' | '—') && before_space && words[..at].ends_with(' ');
        if cuts && !inside.is_open() && !inside.is_open_round() {
            parts.push(within(sentence, start, end));
            start = end;
        }
    }
    parts.push(within(sentence, start, words.len()));
    parts
}

/// A span without the white space and the signs at its ends. A mark or bracket goes only where its fellow is not there.
#[must_use]
pub fn trimmed(text: &str, span: Span) -> Span {
    let loose = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—' | '-');
    let mut words = span.of(text).trim_matches(loose);
    words = words.strip_suffix('.').unwrap_or(words).trim_end();
    let count = |words: &str, c: char| words.matches(c).count();
    if words.starts_with('"') && count(words, '"') % 2 == 1 {
        words = words[1..].trim_start();
    } else if words.ends_with('"') && count(words, '"') % 2 == 1 {
        words = words[..words.len() - 1].trim_end_matches(loose);
    }
    for (open, close) in [('«', '»'), ('“', '”'), ('(', ')')] {
        if count(words, open) > count(words, close) {
            words = words.strip_prefix(open).unwrap_or(words).trim_start();
        } else if count(words, close) > count(words, open) {
            words = words.strip_suffix(close).unwrap_or(words);
            words = words.trim_end_matches(loose);
        }
    }
    if words.is_empty() {
        return span;
    }
    let start = words.as_ptr() as usize - text.as_ptr() as usize;
    Span::new(start, start + words.len())
}

/// A clause that is too long ends after the words that were found, as far on as there is room.
fn shortened(text: &str, clause: Span, found: Span) -> Span {
    let words = clause.of(text);
    let Some((room, _)) = words.char_indices().nth(LONGEST) else {
        return clause;
    };
    let told = (found.end.clamp(clause.start, clause.end) - clause.start) as usize;
    let least = told.max(room);
    let end = words[least..].find(char::is_whitespace);
    within(clause, 0, end.map_or(words.len(), |space| least + space))
}

fn within(span: Span, start: usize, end: usize) -> Span {
    Span::new(start_of(span) + start, start_of(span) + end)
}

const fn start_of(span: Span) -> usize {
    span.start as usize
}

/// Whether what stands before a full stop is an initial or a title and no end: one capital, or a capital and at most two
/// letters after it.
fn ends_short_word(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
    let word = word.unwrap_or_default();
    word.chars().count() <= 3
        && word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().any(char::is_alphabetic)
        && word.chars().skip(1).all(char::is_lowercase)
}

const fn is_closing(c: char) -> bool {
    matches!(c, '"' | '»' | '”')
}

/// Whether a place is within quotation marks or brackets.
#[derive(Default)]
struct Inside {
    straight: bool,
    curled: u32,
    round: u32,
    closed: bool,
}

impl Inside {
    fn see(&mut self, c: char) {
        self.closed = false;
        match c {
            '"' => {
                self.closed = self.straight;
                self.straight = !self.straight;
            }
            '«' | '“' => self.curled += 1,
            '»' | '”' => {
                self.closed = self.curled > 0;
                self.curled = self.curled.saturating_sub(1);
            }
            '(' => self.round += 1,
            ')' => self.round = self.round.saturating_sub(1),
            _ => {}
        }
    }

    const fn is_open(&self) -> bool {
        self.straight || self.curled > 0
    }

    const fn is_open_round(&self) -> bool {
        self.round > 0
    }

    const fn is_closed(&self) -> bool {
        self.closed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `found` stands between brackets in the text.
    #[track_caller]
    fn check(marked: &str, expected: &str) {
        let (before, rest) = marked.split_once('[').expect("an opening bracket");
        let (found, after) = rest.split_once(']').expect("a closing bracket");
        let text = format!("{before}{found}{after}");
        let found = Span::new(before.len(), before.len() + found.len());
        let clause = around(&text, Span::new(0, text.len()), found);
        assert_eq!(clause.of(&text), expected);
    }

    #[test]
    fn a_short_sentence_is_shown_whole_and_without_its_neighbours() {
        check(
            "Paul Rey est venu. Anna Blum, souffrante, a [renoncé]. Tout va bien.",
            "Anna Blum, souffrante, a renoncé",
        );
        check("[He] stayed at home. She came.", "He stayed at home");
    }

    #[test]
    fn an_initial_or_a_title_ends_no_sentence() {
        check(
            "Mr. Rey met J. Doe of the U.S. Senate on [Monday]. She left.",
            "Mr. Rey met J. Doe of the U.S. Senate on Monday",
        );
        check("M. Rey a [reçu] Mme Blum. Fin.", "M. Rey a reçu Mme Blum");
    }

    #[test]
    fn of_a_long_sentence_the_part_that_holds_the_words_is_shown() {
        check(
            "Le maire de la ville, qui avait annoncé sa venue la semaine passée, a été [retenu chez lui par une forte \
             fièvre et des maux de tête], ont dit ses proches, qui attendent de ses nouvelles depuis lundi.",
            "a été retenu chez lui par une forte fièvre et des maux de tête",
        );
    }

    #[test]
    fn a_part_that_says_little_takes_the_next_one() {
        check(
            "[En l'absence du] ministre Paul Rey, retenu dans son pays par un vote de dernière minute, la séance a été \
             ouverte par la vice-présidente Anna Blum, venue la veille au soir.",
            "En l'absence du ministre Paul Rey, retenu dans son pays par un vote de dernière minute",
        );
    }

    #[test]
    fn what_opens_a_sentence_takes_what_happens_with_it() {
        check(
            "Dans un entretien accordé [dimanche soir] à la radio de la ville, Anna Blum a prévenu que le pont ne \
             serait pas prêt, faute de pierres, et que la faute en revenait à la ville.",
            "Dans un entretien accordé dimanche soir à la radio de la ville, Anna Blum a prévenu que le pont ne serait \
             pas prêt",
        );
    }

    #[test]
    fn a_comma_within_marks_cuts_nothing() {
        check(
            "Anna Blum, arrivée tard dans la soirée après un long voyage en train, a dit : \"Oui, non, [peut-être], je \
             ne sais pas, nous verrons bien ce que demain nous réserve\", avant de repartir.",
            "\"Oui, non, peut-être, je ne sais pas, nous verrons bien ce que demain nous réserve\"",
        );
    }

    #[test]
    fn a_full_stop_within_marks_ends_the_sentence_with_them() {
        check(
            "\"We go. We stay.\" Rey [left] early. She came.",
            "Rey left early",
        );
    }

    #[test]
    fn what_was_found_is_within_its_clause_whatever_the_text() {
        for text in [
            "",
            ".",
            "«",
            "a, b",
            "Où ? Là, « ici. Non », dit-il. Fin",
            "((\"",
            "É. É. é",
        ] {
            let whole = Span::new(0, text.len());
            let cuts: Vec<usize> = (0..=text.len())
                .filter(|i| text.is_char_boundary(*i))
                .collect();
            for from in &cuts {
                for to in cuts.iter().filter(|to| *to >= from) {
                    let clause = around(text, whole, Span::new(*from, *to));
                    assert!(
                        text.get(clause.start as usize..clause.end as usize)
                            .is_some()
                    );
                }
            }
        }
    }
}
