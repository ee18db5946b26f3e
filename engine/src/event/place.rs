//! Where the main event is held: [`Decision::OccasionPlace`] ranks the places that the story names by how they are told
//! beside it.

use super::details::Detail;
use super::facts::Facts;
use super::lexicon::List;
use super::occasions::{MainEvent, Zone};
use super::{Scene, bucket};
use crate::cast::Place;
use crate::decisions::{Decision, Model};
use crate::grammar::Relation;
use crate::language::Classes;
use crate::story::Kind;
use crate::text::same_letters;

/// How many places are weighed, and how many mentions of each.
const MOST_PLACES: usize = 40;
const MOST_MENTIONS: usize = 10;

/// The participant where it is held.
pub(super) fn of(scene: &Scene, main: &MainEvent) -> Option<usize> {
    let text = scene.text();
    let beside = main.best.tokens.start.saturating_sub(2)..main.best.tokens.end + 3;
    if scene.phrases.stands_in(beside, Detail::Placeless) {
        return None;
    }
    let model = Model::of(Decision::OccasionPlace, text.language());
    let dateline = dateline_place(scene);
    let mut ranking = model.ranking(text.span(main.best.tokens.clone()));
    let mut places = Vec::new();
    let participants = scene.cast.participants.iter().enumerate();
    let all = participants
        .filter(|(_, p)| p.kind == Kind::Place)
        .take(MOST_PLACES);
    for (who, participant) in all {
        let mut facts = Facts::default();
        facts.when(dateline == Some(who), "dateline");
        let mentions = scene.mentions_of(who);
        facts.when(places.is_empty(), "first");
        for place in mentions.iter().take(MOST_MENTIONS) {
            describe(scene, main, place, &mut facts);
        }
        let name = text.tokens_in(participant.name);
        facts.when(text.has(name.start, Classes::SITE), "site");
        facts.when(name.len() > 2, "long");
        let mut features = ranking.features();
        features.number("mentions", mentions.len());
        features.of2(
            "dateline+kind",
            if dateline == Some(who) { "yes" } else { "no" },
            main.best.kind,
        );
        facts.describe(&mut features);
        ranking.add(features, "place", participant.name);
        places.push(who);
    }
    let mut features = ranking.features();
    features.add("none");
    features.of("kind", main.best.kind);
    features.when(dateline.is_some(), "a-dateline");
    features.number("places", places.len());
    ranking.add_none(features);
    // Weighed even where no doubt is left: weights learnt from doubtful cases alone would know too few.
    let choice = ranking.choose();
    held_in(scene, main).or_else(|| places.get(choice?.index).copied())
}

/// The place that hangs on the noun of the event itself or on the verb that says it is held, which leaves no doubt: `the Geneva
/// talks`, `un sommet à Oslo`, `une réunion se tient à Paris`.
fn held_in(scene: &Scene, main: &MainEvent) -> Option<usize> {
    let (text, grammar, telling) = (scene.text(), scene.grammar, scene.telling());
    let place = |child: usize| {
        let place = scene
            .cast
            .at(child)
            .filter(|p| scene.cast.kind(p.who) == Kind::Place)?;
        let preposition = grammar.preposition(child).map_or("", |i| text.word(i));
        let certain = match grammar.relation(child) {
            Relation::Compound => preposition.is_empty(),
            Relation::Nmod | Relation::Obl => {
                matches!(preposition, "à" | "au" | "en" | "in" | "at")
            }
            _ => false,
        };
        certain.then_some(place.who)
    };
    let holds = |noun: usize| {
        let verb = grammar.head(noun)?;
        let held = grammar.relation(noun).is_subject()
            && (telling.entry(verb, List::Events)).is_some_and(|entry| entry.sense == "hold");
        held.then_some(verb)
    };
    let nouns = main.mentions.iter().filter(|m| !m.verb);
    nouns
        .map(|noun| telling.top(noun.tokens.clone()))
        .find_map(|noun| {
            let beside = grammar.children(noun).find_map(place);
            beside.or_else(|| grammar.children(holds(noun)?).find_map(place))
        })
}

fn describe(scene: &Scene, main: &MainEvent, place: &Place, facts: &mut Facts) {
    let (text, grammar, telling) = (scene.text(), scene.grammar, scene.telling());
    let at = telling.argument(place.tokens.clone());
    let zone = scene.zone_of(place.tokens.start);
    let relation = grammar.relation(at);
    let preposition = match telling.preposition(telling.top(place.tokens.clone())) {
        "" => telling.preposition(at),
        own => own,
    };
    let preposition = match preposition {
        // `la ville de X`, `au palais de X`
        "" | "de" | "d'" | "of" => before(scene, place),
        other => other,
    };
    facts.add("at", &[zone.name(), preposition]);
    facts.add("relation", &[relation.name(), preposition]);
    let governor = grammar.head(at);
    let event = |i: usize| {
        main.within(&(i..i + 1)).iter().any(|m| !m.verb)
            || main.mentions.iter().any(|m| m.tokens.contains(&i))
    };
    let governs = governor.is_some_and(event);
    if governs {
        facts.add("of-the-event", &[relation.name(), preposition]);
    }
    let sense = governor.map_or("top", |g| telling.sense(g));
    facts.add("does", &[sense, relation.name(), preposition]);
    let sentence = grammar.sentence(place.tokens.start);
    let nearest = main.within(&sentence).iter().map(|m| {
        let (a, b) = (m.tokens.start, place.tokens.start);
        (a.abs_diff(b), b > a)
    });
    let nearest = nearest.min();
    let shared = match (governs, nearest) {
        (true, _) => "governed",
        (_, Some(_)) if same_clause(scene, main, at) => "clause",
        (_, Some(_)) => "sentence",
        _ => "elsewhere",
    };
    facts.add("with", &[shared, preposition]);
    facts.add("with+zone", &[shared, zone.name()]);
    if let Some((distance, after)) = nearest {
        let side = if after { "after" } else { "before" };
        facts.add("distance", &[side, bucket(distance)]);
        facts.add(
            "distance+preposition",
            &[side, bucket(distance), preposition],
        );
    }
    let bests = sentence.contains(&main.best.tokens.start);
    if bests {
        facts.add("beside-the-best", &[shared, preposition]);
    }
    facts.when(
        text.has(place.tokens.end, Classes::PREPOSITION),
        "preposition-follows",
    );
    facts.when(scene.is_quoted(place.tokens.start), "quoted");
    if zone < Zone::Rest {
        facts.add("near", &[preposition, main.best.kind]);
    }
}

/// The preposition that stands before a place with at most a few small words between: `in the Kenyan capital X`.
fn before<'a>(scene: &'a Scene, place: &Place) -> &'a str {
    let text = scene.text();
    let start = place.tokens.start;
    for i in (start.saturating_sub(5)..start).rev() {
        if text.has(i, Classes::PREPOSITION)
            && !text.has(i, Classes::DETERMINER)
            && !matches!(text.word(i), "de" | "d'" | "of")
        {
            return text.word(i);
        }
        if matches!(text.word(i), "au" | "aux" | "à") {
            return text.word(i);
        }
        let small = text.has(
            i,
            Classes::DETERMINER
                .with(Classes::PREPOSITION)
                .with(Classes::SITE)
                .with(Classes::LOCALITY),
        ) || !text.token(i).is_capitalised() && start - i <= 3;
        if !small || text.word(i).is_empty() {
            break;
        }
    }
    ""
}

fn same_clause(scene: &Scene, main: &MainEvent, at: usize) -> bool {
    let Some(clause) = scene.grammar.clause_of(at) else {
        return false;
    };
    let span = scene.grammar.subtree(clause);
    let mut mentions = main.within(&span).iter();
    mentions.any(|m| {
        scene
            .grammar
            .clause_of(scene.telling().top(m.tokens.clone()))
            == Some(clause)
    })
}

/// The place of the dateline, where it is a participant.
pub(super) fn dateline_place(scene: &Scene) -> Option<usize> {
    let place = scene.frame.furniture.dateline.as_ref()?.place?;
    let source = scene.text().source();
    let name = place.of(source);
    let name = name.split(',').next().unwrap_or(name);
    scene.cast.participants.iter().position(|p| {
        let mut names = std::iter::once(&p.name).chain(&p.aliases);
        p.kind == Kind::Place && names.any(|s| same_letters(s.of(source), name))
    })
}

impl Scene<'_> {
    /// How near the story's beginning a token stands.
    pub fn zone_of(&self, i: usize) -> Zone {
        let at = self.zoned.partition_point(|(run, _)| run.end <= i);
        self.zoned.get(at).map_or(Zone::Rest, |(_, zone)| *zone)
    }
}

/// The relations by which a day or a place hangs on what happens then or there.
pub(super) const ADVERBIAL: [Relation; 4] = [
    Relation::Obl,
    Relation::Nmod,
    Relation::Advmod,
    Relation::Compound,
];
