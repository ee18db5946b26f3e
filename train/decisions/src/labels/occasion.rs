//! Whether a word tells the main event: it is one of those that gold has for it.

use super::{Case, Label};
use depeche_score::words::plain;

pub(super) fn label(case: &Case) -> Vec<Label> {
    let event = case.dispatch.gold.event.as_ref();
    let told = event
        .into_iter()
        .flat_map(|e| e.also_what.iter().chain([&e.what]));
    let told: Vec<String> = told.flat_map(|words| content(words)).collect();
    let right = content(case.words(case.traced.at))
        .iter()
        .any(|w| told.contains(w));
    vec![match event {
        Some(event) if event.unsure && right => Label::Unscored,
        _ if right => Label::Yes,
        _ => Label::No,
    }]
}

/// The words of a phrase that mean something by themselves.
fn content(phrase: &str) -> Vec<String> {
    const AUXILIARIES: [&str; 12] = [
        "est", "ont", "été", "sont", "avoir", "être", "was", "were", "has", "have", "had", "been",
    ];
    let plain = plain(phrase);
    let words = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 2 && !AUXILIARIES.contains(w));
    words.map(str::to_owned).collect()
}
