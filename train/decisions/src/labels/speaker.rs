//! Who says some words: the candidates that share a name with the speaker whom gold gives to the same words.

use super::{Case, Label, share};
use depeche_engine::Span;
use depeche_score::Quote;
use depeche_score::words::{mostly_agree, plain};

pub(super) fn label(case: &Case) -> Vec<Label> {
    let Some(quote) = quoted(case) else {
        return vec![Label::Unscored; case.traced.candidates.len()];
    };
    let wanted: Vec<Option<&str>> = std::iter::once(&quote.speaker)
        .map(|s| s.as_deref())
        .chain(quote.also_speaker.iter().map(|s| Some(s.as_str())))
        .collect();
    let candidates = case.traced.candidates.iter();
    let labels = candidates.map(|candidate| {
        let right = wanted.iter().any(|who| match (who, candidate.what) {
            (None, what) => what == "none",
            (Some(_), "none") => false,
            (Some(who), _) => is_named(case, who, candidate.span),
        });
        if right { Label::Yes } else { Label::No }
    });
    labels.collect()
}

/// The quote of gold that the words of a decision are, for the most part.
fn quoted<'c>(case: &Case<'c>) -> Option<&'c Quote> {
    let shared = |quote: &Quote| share(case, &quote.text, case.traced.at);
    let quotes = case.dispatch.gold.quotes.iter().filter(|q| !q.unsure);
    let best = quotes
        .map(|q| (shared(q), q))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(share, _)| *share >= 0.5)
        .map(|(_, quote)| quote)
}

/// Whether the words of a span name, or describe, the one whom gold calls so.
fn is_named(case: &Case, who: &str, span: Span) -> bool {
    let words = case.words(span);
    let gold = case
        .dispatch
        .gold
        .participants
        .iter()
        .find(|p| p.name == who);
    let Some(gold) = gold else {
        return mostly_agree(who, words);
    };
    let surface = |name: &str| {
        let name = plain(name);
        gold.surface
            .iter()
            .chain([&gold.name])
            .any(|s| plain(s) == name)
    };
    if surface(words) {
        return true;
    }
    case.story
        .participants
        .iter()
        .any(|p| p.name == span && p.aliases.iter().any(|alias| surface(case.words(*alias))))
}
