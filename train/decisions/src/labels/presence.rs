//! Whether a participant was at the main event, as gold has it; none, where gold has no such participant.

use super::{Case, Label};
use depeche_score::Presence;

pub(super) fn label(case: &Case) -> Vec<Label> {
    let gold = &case.dispatch.gold;
    let unscored = || vec![Label::Unscored; case.traced.candidates.len()];
    if gold.format < 2 || gold.event.as_ref().is_some_and(|e| e.unsure) {
        return unscored();
    }
    let known = case
        .participant(case.traced.at)
        .map(|p| case.known_as(p))
        .unwrap_or_default();
    let known = known.first().map(|n| &gold.participants[*n]);
    let right = match known.map(|p| (p.presence, p.unsure)) {
        Some((Presence::Unsure, _) | (_, true)) => return unscored(),
        Some((Presence::Attending, _)) => "attending",
        Some((Presence::Absent, _)) => "absent",
        Some((Presence::Represented, _)) => "represented",
        Some((Presence::None, _)) | None => "none",
    };
    let labels = case.traced.candidates.iter();
    labels
        .map(|c| {
            if c.what == right {
                Label::Yes
            } else {
                Label::No
            }
        })
        .collect()
}
