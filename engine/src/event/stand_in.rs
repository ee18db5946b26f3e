//! Who stood in for whom. For each participant who may have been sent or have taken a seat, [`Decision::StandIn`] ranks those
//! named before or beside it: which of them was not there?

mod stated;

use super::facts::Facts;
use super::lexicon::{Cue, List};
use super::presence::{evidence, shown_at};
use super::{Scene, bucket};
use crate::cast::Place;
use crate::decisions::{Decision, Model};
use crate::grammar::Relation;
use crate::language::Classes;
use crate::story::{Kind, MentionBy, Presence, PresenceStatus, Representation};
use crate::text::words;
use std::ops::Range;

/// How far back stands who is not there: in sentences, and in mentions.
const SENTENCES_BACK: usize = 2;
const MOST_BEFORE: usize = 14;

/// How probable it must be that somebody is missing for others to be asked whether they stand in, where no word tells of
/// standing in.
const PERHAPS_MISSING: f32 = 0.12;

/// Finds who stood in for whom, and corrects the presence of both. `missing` says of each participant how probable it is
/// that it is not there itself.
pub(super) fn read(
    scene: &Scene,
    missing: &[f32],
    presence: &mut [Presence],
) -> Vec<Representation> {
    let mut found: Vec<Representation> = Vec::new();
    let sentences = scene.sentences();
    for (n, (sentence, _)) in sentences.iter().enumerate() {
        let cues: Vec<&Cue> = (scene.cues.within(sentence.clone()).iter())
            .filter(|c| is_telling(scene, c))
            .collect();
        let from = sentences[n.saturating_sub(SENTENCES_BACK)].0.start;
        let around = scene.cast.within(from..sentence.end);
        let around = &around[around.len().saturating_sub(MOST_BEFORE)..];
        let search = Search {
            scene,
            cues: &cues,
            sentence,
            around,
            missing,
        };
        let mut stood: Vec<usize> = Vec::new();
        for by in scene.cast.within(sentence.clone()) {
            if by.by != MentionBy::Name
                || scene.cast.kind(by.who) == Kind::Unknown
                || stood.contains(&by.who)
                || is_where(scene, by)
                || only_reports(scene, by, &cues)
            {
                continue;
            }
            stood.push(by.who);
            if let Some(who) = search.represented_by(by, presence) {
                note(scene, who, by, presence, &mut found);
            }
        }
    }
    found
}

/// The search for those for whom somebody of one sentence stands in.
struct Search<'a> {
    scene: &'a Scene<'a>,
    /// What tells of standing in.
    cues: &'a [&'a Cue],
    sentence: &'a Range<usize>,
    /// The mentions of this sentence and those before it.
    around: &'a [Place],
    missing: &'a [f32],
}

impl<'a> Search<'a> {
    /// The one for whom `by` stands in.
    fn represented_by(&self, by: &Place, presence: &[Presence]) -> Option<&'a Place> {
        let scene = self.scene;
        let mut whos: Vec<&Place> = Vec::new();
        for who in self.around {
            let asked = !self.cues.is_empty() || self.missing_of(who) >= PERHAPS_MISSING;
            if who.who != by.who
                && asked
                && whos.iter().all(|w| w.who != who.who)
                && can_be_absent(scene, who)
            {
                whos.push(who);
            }
        }
        if whos.is_empty() {
            return None;
        }
        let model = Model::of(Decision::StandIn, scene.text().language());
        let mut ranking = model.ranking(scene.cast.participants[by.who].name);
        for who in &whos {
            let pair = Pair {
                search: self,
                who,
                by,
            };
            let mut facts = Facts::default();
            pair.describe(presence, &mut facts);
            let mut features = ranking.features();
            facts.describe(&mut features);
            ranking.add(features, "who", scene.cast.participants[who.who].name);
        }
        let mut features = ranking.features();
        features.add("none");
        features.number("whos", whos.len());
        features.of("cues", if self.cues.is_empty() { "no" } else { "yes" });
        ranking.add_none(features);
        // Weighed even where no doubt is left: weights learnt from doubtful cases alone would know too few.
        let choice = ranking.choose();
        let told = |who: &&Place| {
            self.cues
                .iter()
                .any(|cue| stated::stands_for(scene, cue, who, by))
        };
        let certain = whos.iter().copied().find(told);
        certain.or_else(|| whos.get(choice?.index).copied())
    }

    fn missing_of(&self, place: &Place) -> f32 {
        self.missing.get(place.who).copied().unwrap_or(0.0)
    }
}

/// Whether somebody is only named for saying it: `A gave her seat to the museum, B said`.
fn only_reports(scene: &Scene, by: &Place, cues: &[&Cue]) -> bool {
    let grammar = scene.grammar;
    let noun = scene.telling().argument(by.tokens.clone());
    let says = Classes::CUE_FINITE.with(Classes::CUE_PAST);
    let verb = grammar
        .head(noun)
        .filter(|verb| grammar.relation(noun).is_subject() && scene.text().has(*verb, says));
    let apart = |verb: usize| {
        let phrase = grammar.subtree(noun);
        cues.iter().all(|cue| {
            let start = cue.tokens.start;
            !phrase.contains(&start) && grammar.clause_of(start) != Some(verb)
        })
    };
    verb.is_some_and(apart)
}

/// Whether a cue may tell that one stands for another, or comes for another.
fn is_telling(scene: &Scene, cue: &Cue) -> bool {
    let sense = cue.entry.sense;
    let told = match sense {
        "stand" | "send" => !scene
            .grammar
            .is_negated(scene.telling().top(cue.tokens.clone())),
        "stay" => !is_staying(scene, cue),
        "place" | "seat" | "absent" => true,
        "hand" => stated::hands_over(scene, cue.tokens.start).is_some(),
        _ => false,
    };
    let verb = scene.telling().entry(cue.tokens.start, List::Presence);
    cue.entry.list == List::Presence && told && verb.is_some()
}

/// Whether a verb of staying says that somebody stays with the others: `remained at the table`.
pub(super) fn is_staying(scene: &Scene, cue: &Cue) -> bool {
    let end = scene.grammar.sentence(cue.tokens.start).end;
    let behind = cue.tokens.end..(cue.tokens.end + 3).min(end);
    let mut behind = scene.cues.within(behind).iter();
    behind.any(|c| {
        let here = matches!(c.entry.sense, "here" | "room" | "spot");
        c.entry.list == List::Presence && here && c.tokens.len() > 1
    })
}

/// Whether a place is only where something is: `représenté à Oslo`.
pub(super) fn is_where(scene: &Scene, place: &Place) -> bool {
    let telling = scene.telling();
    let at = telling.preposition(telling.argument(place.tokens.clone()));
    scene.cast.kind(place.who) == Kind::Place
        && matches!(
            at,
            "à" | "en" | "au" | "aux" | "depuis" | "in" | "at" | "to" | "from"
        )
}

fn can_be_absent(scene: &Scene, place: &Place) -> bool {
    matches!(
        scene.cast.kind(place.who),
        Kind::Person | Kind::Organisation | Kind::Place
    )
}

/// Notes that one stands in for another.
fn note(
    scene: &Scene,
    who: &Place,
    by: &Place,
    presence: &mut [Presence],
    found: &mut Vec<Representation>,
) {
    let span = evidence(scene, by);
    if found.iter().any(|f| f.who == by.who) {
        return;
    }
    match found.iter_mut().find(|f| f.who == who.who) {
        Some(known) if known.by.contains(&by.who) => return,
        Some(known) => known.by.push(by.who),
        None => found.push(Representation {
            who: who.who,
            by: vec![by.who],
            evidence: span,
            found_by: Default::default(),
        }),
    }
    let host = presence[who.who].host;
    presence[who.who] = Presence {
        status: PresenceStatus::Represented,
        evidence: Some(span),
        host,
        uninvited: false,
        by: Default::default(),
    };
    let stands = &mut presence[by.who];
    let there = [
        PresenceStatus::Attending,
        PresenceStatus::Remote,
        PresenceStatus::Expected,
    ];
    if !there.contains(&stands.status) {
        *stands = shown_at(scene, by, PresenceStatus::Attending);
    }
}

/// Two of whom one may stand in for the other.
struct Pair<'a> {
    search: &'a Search<'a>,
    who: &'a Place,
    by: &'a Place,
}

impl Pair<'_> {
    fn describe(&self, presence: &[Presence], facts: &mut Facts) {
        let (scene, sentence) = (self.search.scene, self.search.sentence);
        let (who, by) = (self.who, self.by);
        let kind = |place: &Place| scene.kind_of(place.tokens.start);
        let kinds = [kind(who), kind(by)];
        facts.add("kinds", &kinds);
        let (who_does, who_verb) = self.does(who);
        let (by_does, by_verb) = self.does(by);
        facts.add("who", &[&who_does]);
        facts.add("by", &[&by_does]);
        facts.add("both", &[&who_does, &by_does]);
        facts.when(who_verb.is_some() && who_verb == by_verb, "one-verb");
        if who_verb.is_some() && who_verb == by_verb {
            facts.add("one-verb-does", &[&who_does, &by_does]);
        }
        let here = sentence.contains(&who.tokens.start);
        let side = match (here, who.tokens.start < by.tokens.start) {
            (false, _) => "earlier",
            (true, true) => "before",
            (true, false) => "after",
        };
        facts.add("side", &[side]);
        facts.add("side+kinds", &[side, kinds[0], kinds[1]]);
        let status = presence.get(who.who).map_or("none", |p| p.status.name());
        facts.add("who-is", &[status]);
        facts.add("who-is+side", &[status, side]);
        let status = presence.get(by.who).map_or("none", |p| p.status.name());
        facts.add("by-is", &[status]);
        self.describe_absence(side, kinds, facts);
        // Those between them may be meant rather.
        let (a, b) = (
            who.tokens.start.min(by.tokens.start),
            who.tokens.start.max(by.tokens.start),
        );
        let between = self.search.around.iter().filter(|p| {
            p.tokens.start > a && p.tokens.start < b && p.who != who.who && p.who != by.who
        });
        let people = between
            .clone()
            .filter(|p| scene.cast.kind(p.who) == Kind::Person)
            .count();
        facts.add("between", &[side, bucket(people)]);
        facts.add("others-between", &[side, bucket(between.count())]);
        if here {
            let stop = words![";", ":"];
            let parted = (a..b).any(|i| scene.text().is_any(i, stop));
            facts.add("parted", &[side, if parted { "yes" } else { "no" }]);
        }
        for cue in self.search.cues {
            self.describe_cue(cue, side, facts);
        }
        self.describe_by(facts);
        self.describe_clause(by_verb, "by-clause", facts);
        self.describe_clause(who_verb, "who-clause", facts);
    }

    /// Notes how likely it is that the first is missing.
    fn describe_absence(&self, side: &str, kinds: [&str; 2], facts: &mut Facts) {
        let missing = self.search.missing_of(self.who);
        let likely = match missing {
            p if p >= 0.7 => "surely",
            p if p >= 0.45 => "likely",
            p if p >= 0.25 => "perhaps",
            p if p >= 0.12 => "hardly",
            _ => "no",
        };
        facts.add("missing", &[likely]);
        facts.add("missing+side", &[likely, side]);
        facts.add("missing+kinds", &[likely, kinds[0], kinds[1]]);
        let mut others = (self.search.around.iter()).filter(|p| p.who != self.by.who);
        let most = others.all(|p| self.search.missing_of(p) <= missing);
        facts.add("most-missing", &[if most { "yes" } else { "no" }, likely]);
        let own = match self.search.missing_of(self.by) {
            p if p >= 0.45 => "likely",
            p if p >= 0.12 => "perhaps",
            _ => "no",
        };
        facts.add("by-missing", &[own]);
    }

    /// Notes the words of presence in the clause of a verb.
    fn describe_clause(&self, verb: Option<usize>, name: &'static str, facts: &mut Facts) {
        let scene = self.search.scene;
        let Some(verb) = verb else { return };
        facts.add("verbs", &[name, scene.telling().sense(verb)]);
        let clause = scene.grammar.clause(verb);
        for cue in scene.cues.within(clause).iter().take(8) {
            if cue.entry.list == List::Presence && !cue.entry.sense.starts_with("role-") {
                facts.add(name, &[cue.entry.sense]);
            }
        }
    }

    /// Notes where the two stand with regard to a cue.
    fn describe_cue(&self, cue: &Cue, side: &str, facts: &mut Facts) {
        let sense = cue.entry.sense;
        facts.add("cue", &[sense]);
        facts.add("cue-word", &[&cue.entry.lemma]);
        let at = |place: &Place| match place.tokens.start {
            start if start >= cue.tokens.end => format!("after {}", bucket(start - cue.tokens.end)),
            _ if place.tokens.end <= cue.tokens.start
                && self.search.sentence.contains(&place.tokens.start) =>
            {
                "before".to_owned()
            }
            _ => "earlier".to_owned(),
        };
        facts.add("cue+who", &[sense, &at(self.who)]);
        facts.add("cue+by", &[sense, &at(self.by)]);
        facts.add(
            "cue+both",
            &[
                sense,
                at(self.who).split(' ').next().unwrap_or(""),
                at(self.by).split(' ').next().unwrap_or(""),
                side,
            ],
        );
    }

    /// Notes whether the second is called the first's own, or somebody's deputy, and by what words it is introduced.
    fn describe_by(&self, facts: &mut Facts) {
        let scene = self.search.scene;
        let start = self.by.tokens.start;
        let own = (start.saturating_sub(8)..start)
            .any(|i| scene.is_own(i) && self.search.sentence.contains(&i));
        facts.when(own, "own");
        for role in &scene.cast.participants[self.by.who].roles {
            let tokens = scene.text().tokens_in(*role);
            facts.when(
                scene
                    .cues
                    .tell(tokens.clone(), List::Presence, "role-deputy"),
                "deputy",
            );
            let names = scene
                .cast
                .within(tokens.clone())
                .iter()
                .any(|p| p.who == self.who.who);
            facts.when(names, "of-whom");
            facts.when(scene.text().has(tokens.start, Classes::OFFICE), "office");
            let near = tokens.start + 12 > start && tokens.start < self.by.tokens.end + 4;
            if near {
                facts.add("by-role", &[scene.text().word(tokens.start)]);
                let noun = scene.telling().top(tokens.clone());
                facts.add("by-called", &[scene.telling().determiner(noun)]);
            }
        }
        for role in &scene.cast.participants[self.who.who].roles {
            let tokens = scene.text().tokens_in(*role);
            for cue in scene.cues.within(tokens) {
                if cue.entry.sense.starts_with("role-") {
                    facts.add("who-role", &[cue.entry.sense]);
                }
            }
        }
        let possessor = (scene.grammar.head(self.who.tokens.end - 1))
            .is_some_and(|h| self.by.tokens.contains(&h));
        facts.when(possessor, "possessor");
    }

    /// What somebody does, in short, and the verb.
    fn does(&self, place: &Place) -> (String, Option<usize>) {
        let (grammar, telling) = (self.search.scene.grammar, self.search.scene.telling());
        let mut at = telling.argument(place.tokens.clone());
        if grammar.relation(at) == Relation::Nmod
            && let Some(head) = grammar.head(at)
            && !grammar.is_predicate(head)
        {
            at = head;
        }
        let relation = grammar.relation(at);
        let Some(verb) = grammar.head(at) else {
            return ("top".to_owned(), None);
        };
        let preposition = telling.preposition(at);
        let mode = if telling.mode(verb) == "not" {
            "not"
        } else {
            ""
        };
        let does = [relation.name(), preposition, telling.sense(verb), mode].join(" ");
        (does, Some(verb))
    }
}
