//! Where the main event is held: the place that gold has for it or one as right; none, where it has none.

use super::{Case, Label};

pub(super) fn label(case: &Case) -> Vec<Label> {
    let gold = &case.dispatch.gold;
    let Some(event) = gold.event.as_ref().filter(|e| !e.unsure) else {
        return vec![Label::Unscored; case.traced.candidates.len()];
    };
    let right = |name: &String| {
        event.place.as_ref() == Some(name)
            || event.place.is_some() && event.also_place.contains(name)
    };
    let mut labels: Vec<Label> = case
        .traced
        .candidates
        .iter()
        .map(|candidate| {
            let mut named = case.named(case.words(candidate.span)).into_iter();
            let is = candidate.what != "none" && named.any(|n| right(&gold.participants[n].name));
            if is { Label::Yes } else { Label::No }
        })
        .collect();
    if !labels.contains(&Label::Yes)
        && let Some(none) = labels.last_mut()
    {
        *none = Label::Yes;
    }
    labels
}
