//! Context: what somebody undertakes to do, what somebody asks of another, what blocks, and what is still to come.
//!
//! A phrase of `claims.txt` tells that a clause is one of these; the clause is the claim, and whoever it speaks of, or
//! else whoever says it, is whose claim it is.

use super::clause::{Clauses, end_of_clause, sentence_around};
use super::phrases::{Found, List, Lists, Phrases, Sense};
use crate::cast::Cast;
use crate::furniture::Frame;
use crate::language::Classes;
use crate::span::Span;
use crate::story::{Claim, Context, DateMention, ParagraphRole, Quote};
use crate::text::{Text, TokenKind, words};
use std::ops::Range;

/// What a phrase of `claims.txt` tells of its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClaimCue {
    Commitment,
    Demand,
    Blocks,
    BlocksAfter,
    Next,
}

impl Sense for ClaimCue {
    const LIST: List = List::Claims;

    fn of(head: &'static str) -> Option<Self> {
        Some(match head {
            "commitment" => Self::Commitment,
            "demand" => Self::Demand,
            "blocks" => Self::Blocks,
            "blocks-after" => Self::BlocksAfter,
            "next" => Self::Next,
            _ => return None,
        })
    }

    fn lines(lists: &Lists) -> &[Self] {
        &lists.claims
    }
}

/// A claim shorter than this says nothing.
const SHORTEST: usize = 3;

/// Finds every claim of the story.
pub(super) fn read(
    phrases: &Phrases,
    frame: &Frame,
    cast: &Cast,
    quotes: &[Quote],
    dates: Vec<DateMention>,
) -> Context {
    let text = phrases.text;
    let mut reader = Reader {
        text,
        clauses: Clauses {
            text,
            cast,
            all: true,
        },
        quotes,
        context: Context {
            dates,
            ..Context::default()
        },
    };
    for run in frame.story.iter().filter(|r| r.role == ParagraphRole::Body) {
        let mut i = run.tokens.start;
        while let Some(found) = phrases.first(i..run.tokens.end, |_| true) {
            if found.end <= run.tokens.end {
                reader.claim(found);
                i = found.end;
            } else {
                i = found.start + 1;
            }
        }
    }
    reader.context
}

struct Reader<'a> {
    text: &'a Text<'a>,
    clauses: Clauses<'a>,
    quotes: &'a [Quote],
    context: Context,
}

impl Reader<'_> {
    fn claim(&mut self, cue: Found<ClaimCue>) {
        let text = self.text;
        let sentence = sentence_around(text, cue.start);
        if cue.sense != ClaimCue::BlocksAfter && self.clauses.denied(cue.start, &sentence) {
            return;
        }
        let end = end_of_clause(text, cue.end, sentence.end);
        let clause = match cue.sense {
            // What is undertaken or asked follows; what blocks stands before its noun, what is to come around it.
            ClaimCue::Commitment | ClaimCue::Demand | ClaimCue::BlocksAfter => cue.end..end,
            ClaimCue::Blocks | ClaimCue::Next => {
                self.start_of_clause(cue.start, sentence.start)..end
            }
        };
        if clause.len() < SHORTEST {
            return;
        }
        let whose = self.whose(cue.start, &sentence);
        let cue_span = text.span(cue.start..cue.end);
        let kind = cue.sense;
        for span in self.items(clause, kind) {
            let claim = Claim {
                span,
                whose,
                cue: cue_span,
            };
            let list = match kind {
                ClaimCue::Commitment => &mut self.context.commitments,
                ClaimCue::Demand => &mut self.context.demands,
                ClaimCue::Blocks | ClaimCue::BlocksAfter => &mut self.context.sticking_points,
                ClaimCue::Next => &mut self.context.next_steps,
            };
            // Claims come in order, so only the last can share words with this one.
            if !list.last().is_some_and(|known| known.span.overlaps(span)) {
                list.push(claim);
            }
        }
    }

    /// The claims of a clause: each member of its list where it opens with one of three or more, such as `l'utilisation
    /// de …, le soutien …, l'adoption de …`; else the clause itself.
    fn items(&self, clause: Range<usize>, kind: ClaimCue) -> Vec<Span> {
        let text = self.text;
        if kind != ClaimCue::Commitment {
            return vec![text.span(clause)];
        }
        let mut items = Vec::new();
        let mut first = clause.start;
        for i in clause.clone() {
            if text.raw(i) == "," && text.has(i + 1, Classes::DETERMINER) {
                items.push(first..i);
                first = i + 1;
            }
        }
        items.push(first..clause.end);
        let list = items.len() > 1
            && items.iter().all(|item| {
                item.len() >= 2
                    && text.has(item.start, Classes::DETERMINER)
                    && !item.clone().any(|i| text.has(i, Classes::AUXILIARY))
            });
        if list {
            items.into_iter().map(|item| text.span(item)).collect()
        } else {
            vec![text.span(clause)]
        }
    }

    /// Where the clause begins that goes on at `i`.
    fn start_of_clause(&self, i: usize, from: usize) -> usize {
        let text = self.text;
        let mut start = i;
        while start > from {
            let k = start - 1;
            let ends = match text.kind(k) {
                TokenKind::Punct => {
                    matches!(text.raw(k), ";" | ":" | "(")
                        || (text.raw(k) == "," && self.is_clause(start, i))
                }
                TokenKind::Mark => matches!(text.raw(k), "\"" | "«" | "“" | "»" | "”") && i - k > 1,
                TokenKind::Dash => true,
                _ => text.is_any(
                    k,
                    words![
                        "mais", "but", "que", "qu'", "that", "while", "tandis", "alors",
                    ],
                ),
            };
            if ends {
                break;
            }
            start = k;
        }
        start
    }

    /// Whether the words from `start` up to the cue at `i` are more than the cue's own verb, so that a comma before them
    /// parts clauses and not a subject from its verb.
    fn is_clause(&self, start: usize, i: usize) -> bool {
        let text = self.text;
        text.is_any(start, words!["mais", "but", "alors", "while", "et", "and"])
            || (start < i
                && i - start >= 3
                && text.has(start, Classes::DETERMINER)
                && !text.has(start, Classes::AUXILIARY))
    }

    /// Whose claim it is: the subject of the cue, else the speaker of the quote that holds it.
    fn whose(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let quote = self.quote_at(at);
        let subject = self.clauses.subjects(at, sentence).first().copied();
        match quote {
            // Inside quote marks the subject is *we*.
            Some(quote) => subject.or(quote.speaker),
            None => subject,
        }
    }

    fn quote_at(&self, i: usize) -> Option<&Quote> {
        let span = self.text.token(i).span;
        super::quotes_over(self.quotes, span).first()
    }
}

#[cfg(test)]
mod tests {
    use super::super::staged::{Staged, stage};
    use crate::story::Claim;

    #[track_caller]
    fn check(story: &str, list: impl Fn(&Staged) -> &[Claim], expected: &str) {
        let staged = stage(story);
        let claims = list(&staged).iter().map(|claim| {
            let whose = claim.whose.map_or("?", |who| staged.name(who));
            format!("{whose}: {}", claim.span.of(&staged.source))
        });
        assert_eq!(claims.collect::<Vec<_>>().join(" | "), expected, "{story}");
    }

    fn commitments(staged: &Staged) -> &[Claim] {
        &staged.occasion.context.commitments
    }

    fn demands(staged: &Staged) -> &[Claim] {
        &staged.occasion.context.demands
    }

    fn sticking_points(staged: &Staged) -> &[Claim] {
        &staged.occasion.context.sticking_points
    }

    fn next_steps(staged: &Staged) -> &[Claim] {
        &staged.occasion.context.next_steps
    }

    #[test]
    fn a_commitment_is_what_somebody_undertakes() {
        check(
            "<Malte> s'est engagée à prêter deux navires.",
            commitments,
            "Malte: prêter deux navires",
        );
        check(
            "Ces engagements pourraient inclure la vente de filets, le prêt de navires, l'envoi de vivres.",
            commitments,
            "?: la vente de filets | ?: le prêt de navires | ?: l'envoi de vivres",
        );
        check(
            "[Jane Roe] pledged to lend two ships.",
            commitments,
            "Jane Roe: lend two ships",
        );
        check("[Anne Roche] n'a pas promis de rester.", commitments, "");
    }

    #[test]
    fn a_demand_is_what_somebody_asks_of_another() {
        check(
            "[Anne Roche] a exigé le départ des navires.",
            demands,
            "Anne Roche: le départ des navires",
        );
        check(
            "[Jane Roe] called for a binding calendar, her office said.",
            demands,
            "Jane Roe: a binding calendar",
        );
    }

    #[test]
    fn a_sticking_point_is_what_blocks() {
        check(
            "Tout avance, mais les quotas restent une pierre d'achoppement entre voisins.",
            sticking_points,
            "?: les quotas restent une pierre d'achoppement entre voisins",
        );
        check(
            "Export quotas remain the main sticking point.",
            sticking_points,
            "?: Export quotas remain the main sticking point",
        );
        check("<Malte> refuse de payer.", sticking_points, "");
        check(
            "<Malte> refuse de payer pour les autres.",
            sticking_points,
            "Malte: payer pour les autres",
        );
    }

    #[test]
    fn a_next_step_is_what_is_still_to_come() {
        check(
            "Les capitales doivent encore approuver ce texte, alors que le temps presse.",
            next_steps,
            "?: Les capitales doivent encore approuver ce texte",
        );
        check(
            "The text must still be approved by five parliaments.",
            next_steps,
            "?: The text must still be approved by five parliaments",
        );
    }

    #[test]
    fn what_is_told_as_done_is_no_claim() {
        for list in [commitments, demands, sticking_points, next_steps] {
            check(
                "Le port a fermé mardi et les navires sont rentrés.",
                list,
                "",
            );
        }
    }
}
