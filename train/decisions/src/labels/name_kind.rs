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
    let mut around = Vec::new();
    if named.is_empty() {
        around = case.among(case.words(case.traced.at));
    }
    let of = |list: Vec<usize>| {
        list.into_iter()
            .map(|n| &participants[n])
            .collect::<Vec<_>>()
    };
    let (named, around) = (of(named), of(around));
    let unsure = named.iter().any(|p| p.unsure);
    let kind = |what: &str| match what {
        "person" => Some(Kind::Person),
        "organisation" => Some(Kind::Organisation),
        "place" => Some(Kind::Place),
        _ => None,
    };
    let candidates = case.traced.candidates.iter();
    let is = |kind: Kind| named.iter().chain(&around).any(|p| p.kind == kind);
    let may_be = |kind: Kind| named.iter().any(|p| p.also == Some(kind));
    let labels = candidates.map(|candidate| match kind(candidate.what) {
        // With words too many it is neither a name nor none.
        Some(kind) if is(kind) => Label::Yes,
        Some(kind) if may_be(kind) => Label::Unscored,
        None if named.is_empty() => Label::Yes,
        None if unsure => Label::Unscored,
        _ => Label::No,
    });
    labels.collect()
}
