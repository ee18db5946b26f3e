//! When the main event is held: a day that gold has for it; none, where it has none.

use super::{Case, Label};

pub(super) fn label(case: &Case) -> Vec<Label> {
    let Some(event) = case.dispatch.gold.event.as_ref().filter(|e| !e.unsure) else {
        return vec![Label::Unscored; case.traced.candidates.len()];
    };
    let days: Vec<&String> = match &event.date {
        Some(date) => event.also_date.iter().chain([date]).collect(),
        None => Vec::new(),
    };
    let dates = &case.story.context.dates;
    let mut labels: Vec<Label> = case
        .traced
        .candidates
        .iter()
        .map(|candidate| {
            let date = dates
                .iter()
                .find(|d| candidate.what != "none" && d.span == candidate.span);
            let date = date.and_then(|d| d.date).map(|d| d.to_string());
            let is = date.is_some_and(|date| days.iter().any(|d| **d == date));
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
