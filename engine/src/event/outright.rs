//! The occasion that a story tells outright, where no word for one is probable enough: a meeting that is held, people who
//! meet, gather, march or travel, a hearing that the lead opens with.

use super::Scene;
use super::lexicon::{Entry, List};
use super::occasions::{Mention, Zone, day_of, voice};
use crate::grammar::{Relation, Tag};
use crate::story::Kind;

/// What the first paragraphs tell of outright.
pub(super) fn occasion(scene: &Scene, mentions: &[Mention]) -> Option<&'static Entry> {
    held(scene, mentions).or_else(|| met(scene, mentions))
}

/// What the first paragraphs say is held, where nothing is likely enough by itself: `une réunion se tient mardi à Paris`, `a
/// hearing is being held`.
fn held(scene: &Scene, mentions: &[Mention]) -> Option<&'static Entry> {
    let (grammar, telling) = (scene.grammar, scene.telling());
    let near = mentions.iter().filter(|m| !m.verb && m.zone < Zone::Rest);
    near.filter(|m| !scene.is_quoted(m.tokens.start))
        .find_map(|mention| {
            let noun = telling.top(mention.tokens.clone());
            // `Talks between A and B resumed`: the tree may hang the verb on its subject.
            let strayed = || {
                let mut on_it = grammar.children_as(noun, &[Relation::Acl]);
                on_it.find(|k| grammar.tag(*k) == Tag::VerbPast)
            };
            let above = grammar.head(noun);
            let verb = above.or_else(strayed)?;
            // `The factions resumed talks in Geneva on Thursday`: told as news, not as what is done one day.
            let news = grammar.relation(noun) == Relation::Obj
                && mention.zone <= Zone::Lead
                && !scene.is_earlier(verb)
                && matches!(day_of(scene, verb), "just before" | "today" | "just after");
            if above.is_some() && !grammar.relation(noun).is_subject() && !news {
                return None;
            }
            let holds = telling
                .entry(verb, List::Events)
                .is_some_and(|e| e.sense == "hold");
            let real = grammar.is_finite(verb)
                && !grammar.is_negated(verb)
                && !grammar.is_conditional(verb);
            (holds && real).then_some(mention.entry)
        })
}

/// The verb by which headline or first paragraphs tell outright that people meet these days: `Mardi, A a reçu B`, `Neuf
/// ministres se retrouvent à Oslo`.
fn met(scene: &Scene, mentions: &[Mention]) -> Option<&'static Entry> {
    let (grammar, telling) = (scene.grammar, scene.telling());
    let near = mentions.iter().filter(|m| m.verb && m.zone < Zone::Rest);
    let meets = near.filter(|m| {
        let opens = m.entry.is_of_crowds() || matches!(m.kind, "visit" | "court");
        m.entry.is_meeting() || m.kind == "court" || m.zone <= Zone::Lead && opens
    });
    meets
        .filter(|m| !scene.is_quoted(m.tokens.start))
        .find(|mention| {
            let verb = telling.top(mention.tokens.clone());
            let told = grammar.head(verb).is_none()
                && matches!(telling.mode(verb), "is" | "was" | "has" | "will")
                && !scene.is_earlier(verb);
            let day = day_of(scene, verb);
            // On a Tuesday, last Saturday's march is still news.
            let past = matches!(telling.mode(verb), "was" | "has") && mention.zone <= Zone::Lead;
            let now = matches!(day, "just before" | "today" | "just after" | "days after")
                || past && day == "days ago";
            let named = |i: usize| names_a_person(scene, i);
            let others =
                grammar.children_as(verb, &[Relation::Obj, Relation::OblAgent, Relation::Obl]);
            let mut others = others.filter(|k| {
                let preposition = telling.preposition(*k);
                matches!(preposition, "" | "avec" | "with" | "par" | "by")
            });
            let company =
                |i: usize| named(i) || matches!(scene.kind_of(i), "office" | "organisation");
            let both = grammar.subject(verb).is_some_and(named) && others.any(company);
            // `A and B spoke by phone`
            let joined = grammar
                .subject(verb)
                .is_some_and(|s| grammar.list(s).filter(|k| named(*k)).count() > 1);
            let together = joined && mention.kind == "gathering";
            let several = grammar
                .subject(verb)
                .is_some_and(|s| scene.kind_of(s) == "office")
                && voice(scene, verb) == "reflexive";
            // `Un millier de soignants ont manifesté`, `Leaders gather`
            let crowd = mention.entry.is_of_crowds()
                && mention.zone <= Zone::Lead
                && grammar.subject(verb).is_some_and(|s| {
                    let counting = [Relation::Nmod, Relation::Nummod];
                    let counted = grammar.children_as(s, &counting).next().is_some();
                    grammar.agreement(s).is_plural() || counted && scene.kind_of(s) != "person"
                });
            told && now && (both || several || crowd || together || visits(scene, mention, verb))
                || (now || matches!(day, "days ago" | "untold")) && is_heard(scene, mention, verb)
        })
        .map(|mention| mention.entry)
}

/// Whether the lead tells that somebody who is named goes to a place that is named: `A s'est rendu lundi à Calais`.
fn visits(scene: &Scene, mention: &Mention, verb: usize) -> bool {
    let grammar = scene.grammar;
    let kind = |i: usize| scene.cast.at(i).map(|p| scene.cast.kind(p.who));
    let is_reflexive = voice(scene, verb) == "reflexive";
    let goes = mention.entry.is_going(is_reflexive);
    let person = grammar
        .subject(verb)
        .is_some_and(|s| names_a_person(scene, s));
    let beside = [Relation::Obl, Relation::Obj];
    let mut places = grammar.children_as(verb, &beside);
    goes && mention.zone <= Zone::Lead && person && places.any(|k| kind(k) == Some(Kind::Place))
}

/// Whether a participle tells of a hearing: `Auditionné lundi par la commission, A …`, `A, auditionné pendant trois heures, …`,
/// `Testifying before a committee, A …`.
fn is_heard(scene: &Scene, mention: &Mention, verb: usize) -> bool {
    let (grammar, telling) = (scene.grammar, scene.telling());
    let participle = matches!(grammar.tag(verb), Tag::VerbPastPart | Tag::VerbPresPart);
    if mention.kind != "court" || mention.zone > Zone::Near || !participle {
        return false;
    }
    let before = |k: usize| {
        grammar.relation(k) == Relation::OblAgent
            || matches!(telling.preposition(k), "par" | "devant" | "by" | "before")
    };
    let body = [Relation::OblAgent, Relation::Obl];
    let by_whom = grammar.children_as(verb, &body).any(before);
    let head = grammar.head(verb);
    let person = |i: usize| names_a_person(scene, i);
    let only = !mention.entry.is_loose();
    match (grammar.relation(verb), head) {
        (Relation::Advcl, Some(top)) => {
            let opens = by_whom && mention.zone == Zone::Lead && grammar.head(top).is_none();
            opens || only && grammar.subject(top).is_some_and(person)
        }
        (Relation::Acl, Some(head)) => only && person(head),
        _ => false,
    }
}

/// Whether a noun phrase names a person; a name in apposition stands just behind it.
fn names_a_person(scene: &Scene, noun: usize) -> bool {
    let run = scene.grammar.noun_phrase(noun);
    let mut here = scene.cast.within(run.start..run.end + 3).iter();
    here.any(|p| scene.cast.kind(p.who) == Kind::Person)
}
