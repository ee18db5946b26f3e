//! The occasion that a story states outright. It is asked for where no word for an occasion is probable enough: a meeting that
//! is held, people who meet, gather, march or travel, a hearing that the lead opens with.

use super::Scene;
use super::details::Detail;
use super::lexicon::{Entry, List, Part};
use super::occasions::{Mention, Zone, day_in, day_of, voice};
use crate::grammar::{Relation, Tag};
use crate::language::{Classes, Language};
use crate::story::Kind;
use crate::text::{TokenKind, words};

/// What the first paragraphs tell of outright.
pub(super) fn occasion(scene: &Scene, mentions: &[Mention]) -> Option<&'static Entry> {
    opened(scene, mentions)
        .or_else(|| held(scene, mentions))
        .or_else(|| met(scene, mentions))
}

/// The participle of meeting with which a token opens the lead, whatever the tree takes it for: `Réunis mardi à Vienne, les
/// ministres …`, `Gathered in Oslo, bishops …`.
pub(super) fn opening(scene: &Scene, i: usize) -> Option<&'static Entry> {
    let (text, grammar) = (scene.text(), scene.grammar);
    let sentence = grammar.sentence(i);
    let gathers = |e: &Entry| {
        e.list == List::Events && e.part == Part::Verb && e.sense == "gathering" && e.is_of_crowds()
    };
    let cue = scene.cues.at(i, gathers).filter(|_| sentence.start == i)?;
    let word = text.word(i);
    let participle = match text.language() {
        Language::English => word.ends_with("ed") || word.ends_with("ing"),
        _ => {
            let bare = word.trim_end_matches('s').trim_end_matches('e');
            bare.ends_with(['é', 'i'])
        }
    };
    let end = opening_end(scene, i)?;
    let verbless = (cue.tokens.end..end).all(|k| !grammar.tag(k).is_finite());
    (participle && verbless).then_some(cue.entry)
}

/// The comma that ends what a sentence opens with.
fn opening_end(scene: &Scene, i: usize) -> Option<usize> {
    const LONGEST: usize = 24;
    let end = scene.grammar.sentence(i).end.min(i + LONGEST);
    (i + 1..end).find(|k| scene.text().kind(*k) == TokenKind::Punct && scene.text().is(*k, ","))
}

/// The meeting whose participle opens the lead, with a day near the story's or a place.
fn opened(scene: &Scene, mentions: &[Mention]) -> Option<&'static Entry> {
    let lead = mentions.iter().filter(|m| m.verb && m.zone == Zone::Lead);
    let mut told = lead.filter(|m| {
        let start = m.tokens.start;
        let opens = opening(scene, start).is_some_and(|entry| std::ptr::eq(entry, m.entry));
        opens
            && opening_end(scene, start).is_some_and(|end| {
                let day = day_in(scene, scene.text().span(start..end), "was");
                let at = words!["à", "au", "aux", "en", "in", "at"];
                let placed = (start + 1..end)
                    .any(|i| scene.text().is_any(i, at) && scene.kind_of(i + 1) == "place");
                matches!(day, "just before" | "today" | "just after") || day == "untold" && placed
            })
    });
    told.next().map(|m| m.entry)
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
        let opens = m.entry.is_of_crowds() || matches!(m.kind, "visit" | "court" | "rite");
        m.entry.is_meeting() || m.kind == "court" || m.zone <= Zone::Lead && opens
    });
    meets
        .filter(|m| !scene.is_quoted(m.tokens.start))
        .find(|mention| {
            let verb = telling.top(mention.tokens.clone());
            // `Le maire, A, et la préfète, B, ont inauguré …`: the tree may take the first office for the top.
            let strayed = |head: usize| {
                let beside = grammar.relation(verb) == Relation::Parataxis;
                mention.kind == "rite" && beside && !grammar.is_predicate(head)
            };
            let told = grammar.head(verb).is_none_or(strayed)
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
            let alone = || visits(scene, mention, verb) || celebrates(scene, mention, verb);
            let meets = mention.kind != "rite" && (both || several || crowd || together);
            told && now && (meets || alone() || is_heard_by(scene, mention, verb))
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
    // `toured a border post`
    let site = |k: usize| {
        let alone = matches!(scene.kind_of(k), "thing" | "body");
        grammar.relation(k) == Relation::Obj && alone && grammar.tag(k) == Tag::Noun
    };
    goes && mention.zone <= Zone::Lead
        && person
        && places.any(|k| kind(k) == Some(Kind::Place) || site(k))
}

/// Whether the lead tells of a rite that people who are named perform: `A a posé mardi la première pierre`, `A et B ont inauguré
/// le pont`, `A and B signed the treaty on Tuesday`.
fn celebrates(scene: &Scene, mention: &Mention, verb: usize) -> bool {
    let grammar = scene.grammar;
    let Some(subject) = grammar.subject(verb) else {
        return false;
    };
    if mention.kind != "rite" || mention.zone != Zone::Lead || grammar.is_passive(verb) {
        return false;
    }
    let sentence = grammar.sentence(verb);
    let before = scene.cast.within(sentence.start..verb).iter();
    let people = before.filter(|p| scene.cast.kind(p.who) == Kind::Person);
    let (one, several) = match people.count() {
        0 => (false, false),
        count => (names_a_person(scene, subject), count > 1),
    };
    let object = grammar.child_as(verb, &[Relation::Obj]);
    let pact = |k: usize| scene.phrases.stands(k, Detail::Pact);
    let joined = several && grammar.list(subject).count() > 1;
    match mention.entry.lemma.as_str() {
        "sign" | "signer" | "parapher" => joined && object.is_some_and(pact),
        "inaugurer" | "inaugurate" => one || joined,
        _ => one && !mention.entry.is_loose(),
    }
}

/// Whether the lead tells that somebody who is named is heard by those who sit: `A a été entendu mardi par les sénateurs`.
fn is_heard_by(scene: &Scene, mention: &Mention, verb: usize) -> bool {
    let grammar = scene.grammar;
    let sits = Classes::HEARER.with(Classes::INSTITUTION);
    mention.kind == "court"
        && mention.zone == Zone::Lead
        && grammar.is_passive(verb)
        && grammar
            .subject(verb)
            .is_some_and(|s| names_a_person(scene, s))
        && grammar
            .actor(verb)
            .is_some_and(|a| scene.text().has(a, sits))
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

#[cfg(test)]
mod tests {
    use crate::event::staged::stage;

    #[track_caller]
    fn check(story: &str, expected: &str) {
        let staged = stage(story);
        let event = staged.occasion.event;
        let what = event.map(|e| e.what.of(&staged.source).to_owned());
        assert_eq!(what.as_deref().unwrap_or("none"), expected, "{story}");
    }

    #[test]
    fn a_participle_of_meeting_that_opens_the_lead_is_the_event() {
        check(
            "Réunis mardi à <Bonn>, les ministres ont promis des aides.",
            "Réunis",
        );
        check(
            "Gathered in <Bonn> on Tuesday, farmers drew up a list of demands.",
            "Gathered",
        );
        check(
            "Réunis en 2011 sous une même enseigne, les magasins ferment leurs portes.",
            "none",
        );
    }

    #[test]
    fn who_arrives_in_a_place_visits_it() {
        check(
            "Le ministre [Paul Vidal] est arrivé mardi à <Bonn> pour deux jours.",
            "est arrivé",
        );
        check(
            "Foreign Minister [Jane Roe] flew to <Bonn> on Tuesday.",
            "flew",
        );
        check("La neige est arrivée mardi à <Bonn>.", "none");
    }

    #[test]
    fn those_who_march_meet() {
        check(
            "Des milliers de pêcheurs ont battu mardi le pavé à <Bonn>.",
            "ont battu mardi le pavé",
        );
        check(
            "Thousands of nurses took to the streets of <Bonn> on Tuesday.",
            "took to the streets",
        );
        check("Le cheval a marché mardi dans la boue.", "none");
    }

    #[test]
    fn rites_are_told_by_those_who_perform_them() {
        check(
            "Le maire [Paul Vidal] a posé mardi la première pierre du stade.",
            "a posé mardi la première pierre",
        );
        check(
            "Presidents [Jane Roe] and [John Hay] signed a border treaty on Tuesday.",
            "signed",
        );
        check(
            "[Jane Roe] signed an open letter on Tuesday about whales.",
            "none",
        );
    }
}
