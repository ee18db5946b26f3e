//! Which person a phrase describes: one of whom gold tells a role in mostly the same words, in more words or in fewer.

use super::{Case, Label};
use depeche_score::words::{holds_all_of, mostly_agree};

pub(super) fn label(case: &Case) -> Vec<Label> {
    let participants = &case.dispatch.gold.participants;
    let phrase = case.words(case.traced.at);
    let described = |roles: &[String]| {
        let same = |role: &String| {
            mostly_agree(role, phrase) || holds_all_of(role, phrase) || holds_all_of(phrase, role)
        };
        roles.iter().any(same)
    };
    let people = case.traced.candidates.iter().map(|candidate| {
        let who = case.participant(candidate.span);
        let named = who.map(|who| case.known_as(who)).unwrap_or_default();
        match candidate.what {
            "none" => Label::No,
            _ if named.iter().any(|&n| described(&participants[n].roles)) => Label::Yes,
            _ => Label::No,
        }
    });
    let mut labels: Vec<Label> = people.collect();
    if !labels.contains(&Label::Yes)
        && let Some(none) = labels.last_mut()
    {
        *none = Label::Yes;
    }
    labels
}
