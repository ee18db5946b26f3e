//! What a name is the name of: the kind of the participants that gold has under it, `none` where it has none.

use super::{Case, Label};
use depeche_score::Kind;

pub(super) fn label(case: &Case) -> Vec<Label> {
    let participants = &case.dispatch.gold.participants;
    let mut named = case.named(case.words(case.traced.at));
    if named.is_empty() {
        // One of its other names is in the gold.
        let reader = case.participant(case.traced.at);
        named = reader.map(|p| case.known_as(p)).unwrap_or_default();
    }
    let named: Vec<_> = named.into_iter().map(|n| &participants[n]).collect();
    let unsure = named.iter().any(|p| p.unsure);
    let of = |what: &str| match what {
        "person" => Some(Kind::Person),
        "organisation" => Some(Kind::Organisation),
        "place" => Some(Kind::Place),
        _ => None,
    };
    let candidates = case.traced.candidates.iter();
    let labels = candidates.map(|candidate| match of(candidate.what) {
        Some(kind) if named.iter().any(|p| p.kind == kind || p.also == Some(kind)) => Label::Yes,
        None if named.is_empty() => Label::Yes,
        None if unsure => Label::Unscored,
        _ => Label::No,
    });
    labels.collect()
}
