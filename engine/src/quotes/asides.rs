//! To whom and where a verb reports: `à Reuters`, `told lawmakers`, `dans un communiqué`, `on Facebook`.

use super::cues::Cue;
use super::scene::Scene;
use crate::cast::Cast;
use crate::grammar::Relation;
use crate::language::Classes;
use crate::story::Kind;
use crate::text::{Words, words};
use std::ops::Range;

/// What stands beside a cue and is neither its subject nor what it reports.
#[derive(Clone, Debug, Default)]
pub(super) struct Aside {
    /// To whom: `à Reuters`, `lawmakers`.
    pub addressee: Option<Range<usize>>,
    /// Where or how: `dans un communiqué`, `on Facebook`.
    pub occasion: Option<Range<usize>>,
}

/// What hangs on a cue by the tree, within its unit.
pub(super) fn of_cue(scene: &Scene, cast: &Cast, cue: &Cue, unit: &Range<usize>) -> Aside {
    const TO: &Words = words!["à", "au", "aux", "auprès", "devant", "to"];
    const AT: &Words = words![
        "dans", "sur", "lors", "via", "in", "on", "during", "at", "by", "à", "au"
    ];
    let (text, grammar) = (scene.text, scene.grammar);
    let mut aside = Aside::default();
    let beside = [
        Relation::Obl,
        Relation::OblAgent,
        Relation::Iobj,
        Relation::Obj,
    ];
    for noun in grammar.children_as(cue.verb, &beside) {
        let phrase = grammar.noun_phrase(noun);
        let outside = unit.contains(&phrase.start) && phrase.end <= unit.end;
        if !outside || cue.tokens.contains(&noun) || !scene.outside(noun) {
            continue;
        }
        let preposition = grammar.subtree(noun).start;
        let preposition = (preposition..noun).find(|i| text.is_any(*i, TO) || text.is_any(*i, AT));
        let to = match preposition {
            Some(i) => text.is_any(i, TO),
            None => scene.english() && noun >= cue.tokens.end,
        };
        if to && aside.addressee.is_none() && hears(scene, cast, &phrase) {
            aside.addressee = Some(phrase);
            continue;
        }
        let at = preposition.filter(|i| text.is_any(*i, AT));
        if let Some(at) = at.filter(|_| aside.occasion.is_none())
            && phrase.clone().any(|i| text.has(i, Classes::SETTING))
        {
            let mut end = phrase.end;
            while end < unit.end && scene.is_time(end) {
                end += 1;
            }
            aside.occasion = Some(at..end);
        }
    }
    aside
}

/// Whether a phrase names those spoken to.
fn hears(scene: &Scene, cast: &Cast, phrase: &Range<usize>) -> bool {
    phrase.clone().any(|i| {
        let named = |kind| matches!(kind, Kind::Organisation | Kind::Person);
        scene.text.has(i, Classes::HEARER) || cast.at(i).is_some_and(|m| named(cast.kind(m.who)))
    })
}
