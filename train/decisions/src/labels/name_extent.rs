//! Where a name begins and ends: the longest of the runs that gold has a participant under, articles counted. What names
//! nothing is to stay as it is, so that it takes in none of the names around it.

use super::{Case, Label};
use depeche_score::words::plain;

pub(super) fn label(case: &Case) -> Vec<Label> {
    let participants = case.dispatch.gold.participants.iter();
    let surfaces: Vec<&String> = participants
        .flat_map(|p| p.surface.iter().chain([&p.name]))
        .collect();
    let is_surface = |words: &str| {
        let count = words.split_whitespace().count();
        let same = |s: &&&String| plain(s) == plain(words) && s.split_whitespace().count() == count;
        surfaces.iter().any(|s| same(&s))
    };
    let candidates = case.traced.candidates.iter();
    let right: Vec<bool> = candidates.map(|c| is_surface(case.words(c.span))).collect();
    if !right.contains(&true) {
        let spans = || case.traced.candidates.iter().map(|c| c.span);
        let same = spans().position(|span| span == case.traced.at).unwrap_or(0);
        return (0..right.len())
            .map(|n| if n == same { Label::Yes } else { Label::No })
            .collect();
    }
    let length = |n: usize| {
        let span = case.traced.candidates[n].span;
        span.end - span.start
    };
    let longest = (0..right.len()).filter(|n| right[*n]).map(length).max();
    let label = |n: usize| match right[n] {
        true if Some(length(n)) == longest => Label::Yes,
        _ => Label::No,
    };
    (0..right.len()).map(label).collect()
}
