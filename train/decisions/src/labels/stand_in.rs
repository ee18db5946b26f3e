//! Whom a participant stands in for, as gold has it; none, where it stands in for nobody told beside it.

use super::{Case, Label};

pub(super) fn label(case: &Case) -> Vec<Label> {
    let gold = &case.dispatch.gold;
    if gold.event.as_ref().is_some_and(|e| e.unsure) {
        return vec![Label::Unscored; case.traced.candidates.len()];
    }
    let known = |span| -> Vec<&str> {
        let known = case
            .participant(span)
            .map(|p| case.known_as(p))
            .unwrap_or_default();
        known
            .into_iter()
            .map(|n| gold.participants[n].name.as_str())
            .collect()
    };
    let by = known(case.traced.at);
    let mut labels: Vec<Label> = case
        .traced
        .candidates
        .iter()
        .map(|candidate| {
            if candidate.what == "none" {
                return Label::No;
            }
            let who = known(candidate.span);
            let is = gold.represented.iter().any(|r| {
                who.contains(&r.who.as_str()) && r.by.iter().any(|b| by.contains(&b.as_str()))
            });
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
