//! Which clause a cue reports: the one that shares most with an indirect quote of gold, and those nearly the same.

use super::{Case, Label, share};
use depeche_score::words::plain;
use depeche_score::{Quote, QuoteKind};

/// A clause that shares so much with a quote of gold is that quote.
const FOUND: f64 = 0.5;

/// Clauses that share so much are both right.
const SAME: f64 = 0.9;

pub(super) fn label(case: &Case) -> Vec<Label> {
    let candidates = &case.traced.candidates;
    // What another cue reports is none of this one's.
    let cue = plain(case.words(case.traced.at));
    let same = |gold: &str| {
        plain(gold)
            .split([' ', '-', '\''])
            .any(|w| cue.split([' ', '-', '\'']).any(|own| own == w))
    };
    let quotes: Vec<&Quote> = (case.dispatch.gold.quotes.iter())
        .filter(|q| q.cue.as_deref().is_none_or(same))
        .collect();
    let best = |kind: QuoteKind, unsure: bool, at| {
        let of_kind = quotes
            .iter()
            .filter(|q| q.kind == kind && q.unsure == unsure);
        of_kind
            .map(|q| share(case, &q.text, at))
            .fold(0.0, f64::max)
    };
    let clauses = candidates.iter().filter(|c| c.what != "none");
    let open = clauses.clone().any(|c| {
        let unsure =
            best(QuoteKind::Indirect, true, c.span).max(best(QuoteKind::Direct, true, c.span));
        unsure > 0.0
    });
    let most = clauses
        .map(|c| best(QuoteKind::Indirect, false, c.span))
        .fold(0.0, f64::max);
    if open && most < FOUND {
        return vec![Label::Unscored; candidates.len()];
    }
    let labels = candidates.iter().map(|c| {
        let right = match c.what {
            "none" => most < FOUND,
            _ => {
                let share = best(QuoteKind::Indirect, false, c.span);
                share >= FOUND && (share >= SAME || share >= most)
            }
        };
        if right { Label::Yes } else { Label::No }
    });
    labels.collect()
}
