//! Quote marks: which words stand between them.
//!
//! One grammar for every mark: straight, curly, guillemets with any space, German low marks, single and angle marks,
//! CJK corners. A mark opens or closes by its own nature (`«`, `”`) or, where one sign does both, by what it touches
//! (`"`, `'`) and by what is open. What the page shows and the grammar allows for:
//!
//! - nesting in either order; only the outermost passage is given, since what is quoted within a quote is part of it;
//! - several paragraphs with the mark repeated at the head of each, or not repeated at all;
//! - a mark never closed: the passage ends with its sentence, or with its paragraph where it opened one;
//! - the wrong mark at the close (`«…"`), and reversed guillemets (`»…«`);
//! - apostrophes, possessives of plurals and cut-off years, which are no marks.
//!
//! Each mark is looked at once and the stack of open marks is bounded, so that a text of nothing but marks costs linear
//! time.

use crate::furniture::{Frame, StoryRun};
use crate::text::{Text, TokenKind, Words, is_apostrophe, words};
use std::ops::Range;

/// Words between quote marks, within one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// The token of the opening mark; the first token of the words where the passage goes on without one.
    pub open: usize,
    /// The words, marks excluded.
    pub inner: Range<usize>,
    /// Just past the closing mark, or past the last word where there is none.
    pub end: usize,
    /// Whether it goes on from the paragraph before.
    pub goes_on: bool,
    /// Whether a mark closes it.
    pub closed: bool,
}

impl Passage {
    /// The tokens it takes up, marks included.
    pub fn whole(&self) -> Range<usize> {
        self.open..self.end
    }
}

/// The outermost passages of the story, in order, never crossing its runs.
pub(super) fn read(text: &Text, frame: &Frame) -> Vec<Passage> {
    let runs = &frame.story;
    let mut passages = Vec::new();
    let mut carried = None;
    let mut marks: Vec<usize> = Vec::new();
    for (r, StoryRun { tokens: run, .. }) in runs.iter().enumerate() {
        marks.clear();
        marks.extend(run.clone().filter(|&i| text.kind(i) == TokenKind::Mark));
        if carried.is_none() && marks.is_empty() {
            continue;
        }
        let mut reader = Reader::new(text, run.clone(), &marks);
        let open = reader.read(carried.take());
        passages.append(&mut reader.passages);
        let Some(open) = open else { continue };
        let goes_on = runs
            .get(r + 1)
            .filter(|next| next.tokens.start == run.end)
            .map_or(GoesOn::No, |_| goes_on(text, &runs[r + 1..], open.family));
        let end = match goes_on {
            GoesOn::No => never_closed_end(text, run, open.at),
            GoesOn::Repeated => run.end,
            GoesOn::Bare => {
                carried = Some(open.family);
                run.end
            }
        };
        let cut = passages.partition_point(|p| p.open < open.at);
        passages.truncate(cut);
        push(
            text,
            &mut passages,
            open.at,
            open.first,
            end,
            end,
            open.carried,
            false,
        );
        if goes_on == GoesOn::Repeated {
            carried = Some(Family::Repeated);
        }
    }
    passages
}

/// Which signs close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// `"`.
    Straight,
    /// `“ ”`.
    Curly,
    /// `« »`.
    Guillemet,
    /// `» «`.
    Reversed,
    /// `„ “`.
    Low,
    /// `' '`, `‘ ’`, `‚ ‘`.
    Single,
    /// `‹ ›`.
    Angle,
    /// `「 」`, `『 』`.
    Corner,
    /// Not a mark: the next paragraph repeats the one that opened this.
    Repeated,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum GoesOn {
    No,
    Repeated,
    Bare,
}

/// A mark that is open.
#[derive(Clone, Copy, Debug)]
struct Open {
    /// Its token.
    at: usize,
    /// The first token after it.
    first: usize,
    family: Family,
    /// Whether it was open before the paragraph began, or repeats one that was.
    carried: bool,
}

/// How many marks may be open at once. Speech nests three deep at most; more is no speech.
const DEPTH: usize = 8;

/// How many paragraphs a quote may run on without repeating its mark.
const BARE_PARAGRAPHS: usize = 4;

struct Reader<'a, 't> {
    text: &'a Text<'t>,
    run: Range<usize>,
    /// The marks of the run.
    marks: &'a [usize],
    stack: Vec<Open>,
    passages: Vec<Passage>,
    /// Straight marks still to come that look like an opening or a closing one.
    openings: usize,
    closings: usize,
    /// The last single mark of the paragraph that can close.
    last_single_close: usize,
}

impl<'a, 't> Reader<'a, 't> {
    fn new(text: &'a Text<'t>, run: Range<usize>, marks: &'a [usize]) -> Self {
        let mut reader = Self {
            text,
            run,
            marks,
            stack: Vec::new(),
            passages: Vec::new(),
            openings: 0,
            closings: 0,
            last_single_close: 0,
        };
        for &i in marks {
            if is_straight(text.raw(i)) {
                reader.openings += usize::from(reader.opens(i));
                reader.closings += usize::from(reader.closes(i));
            } else if is_single(text.raw(i)) && reader.single_closes(i) {
                reader.last_single_close = i;
            }
        }
        reader
    }

    /// Reads the run; gives the outermost mark left open.
    fn read(&mut self, carried: Option<Family>) -> Option<Open> {
        let mut repeated = false;
        match carried {
            Some(Family::Repeated) => repeated = true,
            Some(family) => self.stack.push(Open {
                at: self.run.start,
                first: self.run.start,
                family,
                carried: true,
            }),
            None => {}
        }
        for &i in self.marks {
            self.mark(i);
            if repeated && let Some(open) = self.stack.first_mut() {
                open.carried = true;
            }
            repeated = false;
        }
        // A single mark left open is an apostrophe.
        self.stack
            .iter()
            .copied()
            .find(|o| o.family != Family::Single)
    }

    fn mark(&mut self, i: usize) {
        let raw = self.text.raw(i);
        let opened = match raw {
            "\"" | "\u{ff02}" | "''" => return self.straight(i),
            "«" => (!self.close(i, Family::Reversed)).then_some(Family::Guillemet),
            "»" => {
                let closed = self.close(i, Family::Guillemet) || self.close_wrongly(i);
                (!closed && self.opens(i)).then_some(Family::Reversed)
            }
            "“" | "‟" => {
                let closes = self.closes(i) && !self.opens(i);
                let closed = self.close(i, Family::Low) || closes && self.close(i, Family::Curly);
                (!closed).then_some(Family::Curly)
            }
            "”" => {
                let closed = self.close(i, Family::Curly)
                    || self.close(i, Family::Low)
                    || self.close_wrongly(i);
                (!closed && self.opens(i)).then_some(Family::Curly)
            }
            "„" => Some(Family::Low),
            "‹" => Some(Family::Angle),
            "›" => {
                self.close(i, Family::Angle);
                None
            }
            "「" | "『" => Some(Family::Corner),
            "」" | "』" => {
                self.close(i, Family::Corner);
                None
            }
            "‘" | "‚" | "‛" => {
                let closes = raw == "‘" && self.closes(i) && !self.opens(i);
                let closed = closes && self.close(i, Family::Single);
                (!closed && self.last_single_close > i).then_some(Family::Single)
            }
            _ if is_single(raw) => return self.single(i),
            _ => None,
        };
        if let Some(family) = opened {
            self.open(i, family);
        }
    }

    fn straight(&mut self, i: usize) {
        let (opens, closes) = (self.opens(i), self.closes(i));
        self.openings -= usize::from(opens);
        self.closings -= usize::from(closes);
        let inside = self.stack.iter().any(|o| o.family == Family::Straight);
        if !inside {
            // A low or curly mark may be closed by the only mark the keyboard has.
            if closes && !opens && self.close_wrongly(i) {
                return;
            }
            if !closes || opens {
                self.open(i, Family::Straight);
            }
            return;
        }
        if !opens || closes {
            self.close(i, Family::Straight);
            return;
        }
        // It opens while another is open: a quote within the quote when enough marks that close are to come; else the
        // first was never closed.
        if self.closings >= self.openings + 2 {
            self.open(i, Family::Straight);
        } else {
            self.abandon(i);
            self.open(i, Family::Straight);
        }
    }

    fn single(&mut self, i: usize) {
        if self.single_closes(i) && self.stack.iter().any(|o| o.family == Family::Single) {
            // `the delegates' vote`: after a plural, before a word, it closes only if nothing later does.
            let possessive = self.text.word(i - 1).ends_with('s')
                && self.text.kind(i + 1) == TokenKind::Word
                && i < self.last_single_close;
            if !possessive {
                self.close(i, Family::Single);
            }
            return;
        }
        let typographic = self.text.raw(i) == "’";
        if !typographic && self.opens(i) && !self.cut_off(i) && self.last_single_close > i {
            self.open(i, Family::Single);
        }
    }

    /// Whether an apostrophe stands for letters left out at the head of a word: `'90s`, `'em`.
    fn cut_off(&self, i: usize) -> bool {
        const WORDS: &Words = words!["em", "tis", "twas", "n", "til", "cause", "bout", "round"];
        self.text.kind(i + 1) == TokenKind::Number || self.text.is_any(i + 1, WORDS)
    }

    /// Whether the mark at `i` touches the word after it and not the one before.
    fn opens(&self, i: usize) -> bool {
        let after = i + 1 < self.run.end
            && self.text.token(i + 1).glued
            && !matches!(
                self.text.raw(i + 1),
                "," | "." | ";" | ":" | "!" | "?" | ")" | "]"
            );
        let before = i > self.run.start
            && self.text.token(i).glued
            && !matches!(
                self.text.kind(i - 1),
                TokenKind::Elision | TokenKind::Dash | TokenKind::Mark
            )
            && !matches!(self.text.raw(i - 1), "(" | "[" | "/" | ":" | "—");
        after && !before
    }

    /// Whether the mark at `i` touches the word before it and not the one after.
    fn closes(&self, i: usize) -> bool {
        let before = i > self.run.start && self.text.token(i).glued;
        let after = i + 1 < self.run.end
            && self.text.token(i + 1).glued
            && matches!(
                self.text.kind(i + 1),
                TokenKind::Word | TokenKind::Number | TokenKind::Elision | TokenKind::Handle
            );
        before && !after && !(i > 0 && self.text.kind(i - 1) == TokenKind::Elision)
    }

    fn single_closes(&self, i: usize) -> bool {
        self.closes(i) && i > self.run.start
    }

    fn open(&mut self, i: usize, family: Family) {
        if self.stack.len() < DEPTH {
            self.stack.push(Open {
                at: i,
                first: i + 1,
                family,
                carried: false,
            });
        }
    }

    /// Closes the innermost open mark of the family, and what was left open within it; gives whether there was one.
    fn close(&mut self, i: usize, family: Family) -> bool {
        let Some(level) = self.stack.iter().rposition(|o| o.family == family) else {
            return false;
        };
        let open = self.stack[level];
        self.stack.truncate(level);
        // A single mark still open may be an apostrophe after all: what stands within it counts until it closes.
        if self.stack.iter().all(|o| o.family == Family::Single) {
            while self.passages.last().is_some_and(|p| p.open > open.at) {
                self.passages.pop();
            }
            push(
                self.text,
                &mut self.passages,
                open.at,
                open.first,
                i,
                i + 1,
                open.carried,
                true,
            );
        }
        true
    }

    /// Closes the innermost open double mark though its own closing mark is another one.
    fn close_wrongly(&mut self, i: usize) -> bool {
        if !self.closes(i) && self.text.raw(i) == "\"" {
            return false;
        }
        let level = (self.stack.iter())
            .rposition(|o| !matches!(o.family, Family::Single | Family::Angle | Family::Corner));
        match level {
            Some(level) => {
                let family = self.stack[level].family;
                self.close(i, family)
            }
            None => false,
        }
    }

    /// Gives up the outermost open mark, which was never closed: its passage ends with its sentence.
    fn abandon(&mut self, before: usize) {
        let Some(open) = self.stack.first().copied() else {
            return;
        };
        self.stack.clear();
        let limit = open.first..before;
        let end = never_closed_end(self.text, &limit, open.at).min(before);
        push(
            self.text,
            &mut self.passages,
            open.at,
            open.first,
            end,
            end,
            open.carried,
            false,
        );
    }
}

#[expect(clippy::too_many_arguments, reason = "the fields of one passage")]
fn push(
    text: &Text,
    passages: &mut Vec<Passage>,
    open: usize,
    first: usize,
    last: usize,
    end: usize,
    goes_on: bool,
    closed: bool,
) {
    let mut inner = first..last;
    while inner.start < inner.end && text.kind(inner.start) == TokenKind::Dash {
        inner.start += 1;
    }
    if !inner.is_empty() {
        passages.push(Passage {
            open,
            inner,
            end,
            goes_on,
            closed,
        });
    }
}

/// How a quote left open at the end of a paragraph goes on in those that follow.
fn goes_on(text: &Text, next: &[StoryRun], family: Family) -> GoesOn {
    let Some(StoryRun { tokens: first, .. }) = next.first() else {
        return GoesOn::No;
    };
    if text.kind(first.start) == TokenKind::Mark && repeats(text.raw(first.start), family) {
        return GoesOn::Repeated;
    }
    let mut last_end = first.start;
    for StoryRun { tokens: run, .. } in next.iter().take(BARE_PARAGRAPHS) {
        if run.start != last_end {
            return GoesOn::No;
        }
        last_end = run.end;
        let mark = run
            .clone()
            .find(|&i| text.kind(i) == TokenKind::Mark && !is_single(text.raw(i)));
        let Some(mark) = mark else { continue };
        let glued_after = mark + 1 < run.end
            && text.token(mark + 1).glued
            && matches!(text.kind(mark + 1), TokenKind::Word | TokenKind::Elision);
        let closes = match text.raw(mark) {
            "»" | "”" => true,
            "\"" => mark > run.start && text.token(mark).glued && !glued_after,
            _ => false,
        };
        return if closes { GoesOn::Bare } else { GoesOn::No };
    }
    GoesOn::No
}

/// Whether a paragraph that begins with `raw` repeats the mark that was left open. A guillemet is also repeated closed.
fn repeats(raw: &str, family: Family) -> bool {
    match family {
        Family::Straight | Family::Repeated => matches!(raw, "\"" | "“"),
        Family::Curly | Family::Low => matches!(raw, "“" | "\"" | "„"),
        Family::Guillemet => matches!(raw, "«" | "»"),
        Family::Reversed => raw == "»",
        Family::Single => matches!(raw, "‘" | "'"),
        Family::Angle => raw == "‹",
        Family::Corner => matches!(raw, "「" | "『"),
    }
}

/// Where a passage ends whose mark is never closed.
fn never_closed_end(text: &Text, run: &Range<usize>, open: usize) -> usize {
    let sentence_end = text.sentence(text.sentence_at(open)).end.min(run.end);
    let heads_paragraph = open == run.start || text.is(open.saturating_sub(1), ":");
    if heads_paragraph {
        run.end
    } else {
        sentence_end.max(open + 1).min(run.end)
    }
}

fn is_straight(raw: &str) -> bool {
    matches!(raw, "\"" | "\u{ff02}" | "''")
}

fn is_single(raw: &str) -> bool {
    raw.chars().next().is_some_and(is_apostrophe)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::furniture;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let text = Text::new(text);
        let frame = furniture::read(&text);
        let got: Vec<&str> = read(&text, &frame)
            .into_iter()
            .map(|p| text.words(p.inner))
            .collect();
        assert_eq!(got, expected, "{}", text.source());
    }

    #[test]
    fn every_mark_opens_and_closes() {
        check("Il dit \"oui, demain\".", &["oui, demain"]);
        check("Il dit “oui, demain”.", &["oui, demain"]);
        check("Il dit « oui, demain ».", &["oui, demain"]);
        check("Il dit «oui, demain».", &["oui, demain"]);
        check("Il dit «\u{202f}oui, demain\u{202f}».", &["oui, demain"]);
        check("Il dit \" oui, demain \".", &["oui, demain"]);
        check("He said „yes, tomorrow“ again.", &["yes, tomorrow"]);
        check("He said „yes, tomorrow” again.", &["yes, tomorrow"]);
        check("He said »yes, tomorrow« again.", &["yes, tomorrow"]);
        check("He said ‘yes, tomorrow’ again.", &["yes, tomorrow"]);
        check("He said 'yes, tomorrow' again.", &["yes, tomorrow"]);
        check("Il dit ‹ oui, demain ›.", &["oui, demain"]);
        check("\"Yes,\" he said, \"tomorrow.\"", &["Yes,", "tomorrow."]);
    }

    #[test]
    fn nested_marks_belong_to_the_outermost() {
        check(
            "“They say, ‘no more nets’, to us,” he said.",
            &["They say, ‘no more nets’, to us,"],
        );
        check(
            "‘They say, “no more nets”, to us,’ he said.",
            &["They say, “no more nets”, to us,"],
        );
        check(
            "« Il a crié \"au feu\" puis plus rien », dit-elle.",
            &["Il a crié \"au feu\" puis plus rien"],
        );
        check(
            "\"Il a crié \"au feu\" puis plus rien\", dit-elle.",
            &["Il a crié \"au feu\" puis plus rien"],
        );
    }

    #[test]
    fn apostrophes_are_no_marks() {
        check("The delegates' vote and the '90s singers' tour.", &[]);
        check("L'Etat d’abord, aujourd'hui.", &[]);
        check(
            "'The delegates' vote is over,' she said.",
            &["The delegates' vote is over,"],
        );
        check("Rock 'n' roll for the workers' union.", &[]);
        check("Elle parle d'\"un autre monde\".", &["un autre monde"]);
    }

    #[test]
    fn a_quote_runs_over_paragraphs() {
        check(
            "“One thing.\n\n“And another,” he said.",
            &["One thing.", "And another,"],
        );
        check(
            "« Un.\n\n« Deux.\n\n« Trois », dit-il.",
            &["Un.", "Deux.", "Trois"],
        );
        check(
            "\"Je suis là.\n\nJe reste ici\", dit-il.",
            &["Je suis là.", "Je reste ici"],
        );
        check(
            "\"Un.\n\nDeux.\n\nTrois\", dit-il. \"Non\".",
            &["Un.", "Deux.", "Trois", "Non"],
        );
    }

    #[test]
    fn a_mark_never_closed_ends_with_its_sentence_or_paragraph() {
        check(
            "Il parle d'un \"vrai problème. Puis il part.",
            &["vrai problème."],
        );
        check(
            "\"Nous partons. Adieu.\n\nElle reste.",
            &["Nous partons. Adieu."],
        );
        check(
            "\"Nous partons. \"Non\", dit-elle.",
            &["Nous partons.", "Non"],
        );
        check("Un mot\" sans début.", &[]);
    }

    #[test]
    fn the_wrong_mark_closes_too() {
        check("«Nous partons\", dit-il.", &["Nous partons"]);
        check("“Nous partons», dit-il.", &["Nous partons"]);
        check("“Nous partons\", dit-il. Puis rien.", &["Nous partons"]);
        check("“Nous partons“, dit-il.", &["Nous partons"]);
    }

    #[test]
    fn marks_alone_are_nothing() {
        check("\"\"\"\" «» “” ''", &[]);
        check("\"", &[]);
        check("”»", &[]);
    }
}
