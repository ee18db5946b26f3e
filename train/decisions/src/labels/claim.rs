//! What a candidate tells: the kinds of the claims of gold whose words it has for the most part; none, where it has none's.

use super::{Case, Label, share};

/// A candidate that shares so much of all words with a claim of gold is that claim.
const FOUND: f64 = 0.5;

pub(super) fn label(case: &Case) -> Vec<Label> {
    let gold = &case.dispatch.gold;
    // Empty lists may be such as nobody looked at.
    let told = gold.context.as_ref().filter(|c| !c.is_empty());
    let Some(context) = told else {
        return vec![Label::Unscored; case.traced.candidates.len()];
    };
    let at = case.traced.at;
    let lists = [
        ("commitment", &context.commitments),
        ("demand", &context.demands),
        ("sticking-point", &context.sticking_points),
        ("next-step", &context.next_steps),
    ];
    let most = |unsure: bool, kind: &str| {
        let lists = lists.iter().filter(|(name, _)| *name == kind);
        let matters = lists.flat_map(|(_, list)| list.iter());
        let shares = matters
            .filter(|m| m.unsure == unsure)
            .map(|m| share(case, &m.text, at));
        shares.fold(0.0, f64::max)
    };
    let any = |unsure: bool| {
        let shares = lists.iter().map(|(name, _)| most(unsure, name));
        shares.fold(0.0, f64::max)
    };
    // Part of one, or one about which two readers may differ.
    if any(false) < FOUND && any(false) + any(true) > 0.0 {
        return vec![Label::Unscored; case.traced.candidates.len()];
    }
    let candidates = case.traced.candidates.iter();
    let labels = candidates.map(|c| match c.what {
        "none" if any(false) < FOUND => Label::Yes,
        "none" => Label::No,
        kind if most(false, kind) >= FOUND => Label::Yes,
        kind if most(true, kind) > 0.0 => Label::Unscored,
        _ => Label::No,
    });
    labels.collect()
}
