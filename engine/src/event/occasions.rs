//! The main event: the one occasion the story is about, chosen among those it mentions, or none.
//!
//! Every noun and verb of `events.txt` in headline and body is a [`Mention`] of an occasion. [`Decision::Occasion`] judges
//! each word by how headline, lead and what follows tell it; the most probable word introduces the event, and the others that
//! hold are further words for it: a story calls its summit *meeting*, *talks*, *met*.

use super::facts::{Facts, Telling};
use super::lexicon::{Entry, List, Part};
use super::{Scene, bucket, dates_in, outright, quotes_over};
use crate::decisions::{Decision, Model};
use crate::grammar::{Relation, Tag};
use crate::language::Classes;
use crate::span::Span;
use crate::story::{Kind, MentionBy, ParagraphRole, QuoteKind};
use crate::text::words;
use std::ops::Range;

/// One place where the story tells of an occasion.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// The noun, or the verb.
    pub tokens: Range<usize>,
    /// The kind of occasion, as `events.txt` has it.
    pub kind: &'static str,
    pub entry: &'static Entry,
    /// Whether it is a verb.
    pub verb: bool,
    /// How near the story's beginning it stands.
    pub zone: Zone,
}

impl Mention {
    /// Whether its word has other uses too.
    fn strength(&self) -> &'static str {
        if self.entry.is_loose() {
            "loose"
        } else {
            "strict"
        }
    }
}

/// How near the story's beginning something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Zone {
    Title,
    /// The first sentence of the body.
    Lead,
    /// Up to its third paragraph.
    Near,
    Rest,
}

impl Zone {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Lead => "lead",
            Self::Near => "near",
            Self::Rest => "rest",
        }
    }
}

/// The story's main event and every place that tells of it.
#[derive(Debug)]
pub(super) struct MainEvent {
    /// The mention that introduces it.
    pub best: Mention,
    /// Every mention of it, the best included, in order.
    pub mentions: Vec<Mention>,
    /// How probable it is that the story is about it.
    pub probability: f32,
    /// Whether that is enough. If not, only an absence told outright makes it the event, and only where it is likely;
    /// otherwise the story says that it may be one.
    pub holds: bool,
}

impl MainEvent {
    /// Whether it is likely enough for an absence that is told outright to make it the event.
    pub fn is_likely(&self) -> bool {
        self.probability >= LIKELY
    }

    /// The mentions that begin in a run of tokens.
    pub fn within(&self, run: &Range<usize>) -> &[Mention] {
        let start = (self.mentions).partition_point(|m| m.tokens.start < run.start);
        let end = (self.mentions).partition_point(|m| m.tokens.start < run.end);
        &self.mentions[start..end.max(start)]
    }

    /// The mentions that details are looked for at: the best, then the others in order, as far as is needed to know them.
    pub fn told_at(&self) -> impl Iterator<Item = &Mention> {
        const ENOUGH_MENTIONS: usize = 40;
        std::iter::once(&self.best).chain(self.mentions.iter().take(ENOUGH_MENTIONS))
    }
}

/// How many mentions of a word are described.
const MOST_DESCRIBED: usize = 12;

/// How many words for occasions are weighed: those a story opens with come first.
const MOST_WEIGHED: usize = 24;

/// Chooses the main event: the mentions of the word that is most probably for it, and of those that are probable too.
pub(super) fn choose(scene: &Scene) -> Option<MainEvent> {
    let all = mentions(scene);
    let is_weighed = |m: &&Mention| {
        // What only opens the lead is no verb to the tree.
        let read = |i| scene.telling().entry_of_occasion(i).is_some();
        !m.entry.is_only_outright() && m.tokens.clone().any(read)
    };
    let weighed: Vec<Mention> = all.iter().filter(is_weighed).cloned().collect();
    let words = words_of(scene, &weighed);
    let model = Model::of(Decision::Occasion, scene.text().language());
    let mut story = Facts::default();
    describe_story(scene, &words, &mut story);
    let mut told: Vec<(&'static Entry, f32)> = Vec::new();
    let mut unlikely: Option<(&'static Entry, f32)> = None;
    for (order, word) in words.iter().enumerate() {
        let mut facts = story.clone();
        word.describe(scene, &weighed, &mut facts);
        let mut features = model.features();
        features.number("order", order);
        facts.describe(&mut features);
        let verdict = features.judge(scene.text().span(word.best.tokens.clone()));
        if verdict.holds {
            told.push((word.entry, verdict.probability));
        } else if verdict.probability >= unlikely.map_or(LEAST, |u| u.1) {
            unlikely = Some((word.entry, verdict.probability));
        }
    }
    if told.is_empty() {
        let stated = outright::occasion(scene, &all);
        told.extend(stated.map(|entry| (entry, HELD)));
    }
    let holds = !told.is_empty();
    if !holds {
        told.extend(unlikely);
    }
    let likelier = |a: (_, f32), b: (_, f32)| if b.1 > a.1 { b } else { a };
    let (first, probability) = told.iter().copied().reduce(likelier)?;
    let of_entry = all.iter().filter(|m| std::ptr::eq(m.entry, first));
    let best = best(scene, &of_entry.collect::<Vec<_>>())?;
    let mut mentions = all;
    mentions.retain(|m| told.iter().any(|(entry, _)| std::ptr::eq(m.entry, *entry)));
    Some(MainEvent {
        best,
        mentions,
        probability,
        holds,
    })
}

/// How probable a word for an occasion has to be for an absence that is told outright to make it the event.
const LIKELY: f32 = 0.12;

/// How probable it has to be for a story without a main event to say that it may tell of one. Of the 138 dispatches of
/// `train/decisions/written` that are read without one, 49 are asked about, and 25 of these in vain; the reader has learnt
/// from them, and would tell others otherwise.
const LEAST: f32 = 0.08;

/// How sure it is that what is said to be held, or who is said to meet, is the main event, where nothing else is likely to be.
const HELD: f32 = 0.5;

/// A word for an occasion that may be the main event.
struct Word<'m> {
    entry: &'static Entry,
    /// The mention that would introduce it.
    best: Mention,
    /// Its mentions.
    mentions: Vec<&'m Mention>,
}

/// The words for occasions that the first paragraphs hold, in order.
fn words_of<'m>(scene: &Scene, mentions: &'m [Mention]) -> Vec<Word<'m>> {
    let mut words: Vec<Word> = Vec::new();
    for mention in mentions.iter().filter(|m| m.zone < Zone::Rest) {
        let known = |w: &Word| std::ptr::eq(w.entry, mention.entry);
        if words.len() >= MOST_WEIGHED || words.iter().any(known) {
            continue;
        }
        let same = mentions
            .iter()
            .filter(|m| std::ptr::eq(m.entry, mention.entry));
        let own: Vec<&Mention> = same.collect();
        if let Some(best) = best(scene, &own) {
            words.push(Word {
                entry: mention.entry,
                best,
                mentions: own,
            });
        }
    }
    words
}

impl Word<'_> {
    /// Notes how the story tells of it.
    fn describe(&self, scene: &Scene, mentions: &[Mention], facts: &mut Facts) {
        describe_best(scene, &self.best, facts);
        describe_word(mentions, self.entry, facts);
        let later = self
            .mentions
            .iter()
            .filter(|m| m.zone == Zone::Rest)
            .count();
        facts.add("later", &[bucket(later)]);
        facts.add("times", &[bucket(self.mentions.len())]);
        let near = self.mentions.iter().filter(|m| m.zone < Zone::Rest);
        for mention in near.take(MOST_DESCRIBED) {
            describe(scene, mention, facts);
        }
    }
}

/// Notes how the mention that introduces a word hangs in its sentence, up to the top.
fn describe_best(scene: &Scene, best: &Mention, facts: &mut Facts) {
    let (grammar, telling) = (scene.grammar, scene.telling());
    let word = telling.top(best.tokens.clone());
    let zone = best.zone.name();
    let part = if best.verb { "verb" } else { "noun" };
    let mut path = String::new();
    let mut clauses = "main";
    let mut at = grammar.list_head(word);
    for step in 0..4 {
        let Some(head) = grammar.head(at) else {
            path.push_str(">top");
            break;
        };
        let relation = grammar.relation(at);
        clauses = match relation {
            Relation::AclRelcl | Relation::Acl => "relative",
            Relation::Advcl => "adverbial",
            Relation::Ccomp | Relation::Parataxis if clauses == "main" => "reported",
            Relation::Xcomp if clauses == "main" => "infinitive",
            _ => clauses,
        };
        if step < 2 {
            let preposition = telling.preposition(at);
            let sense = telling.sense(head);
            path.push_str(&[">", relation.name(), " ", preposition, ":", sense].concat());
            if step == 0 {
                facts.add("best-step", &[part, relation.name(), preposition, sense]);
                facts.add("best-hang", &[part, zone, relation.name(), preposition]);
            }
        }
        at = head;
    }
    facts.add("best-path", &[part, &path]);
    facts.add("best-path+kind", &[best.kind, &path]);
    facts.add("best-clauses", &[part, zone, clauses]);
    facts.add("best-clauses+kind", &[best.kind, part, clauses]);
    let clause = clause_of(scene, word);
    let mode = telling.mode(clause);
    facts.add("best-mode", &[part, clauses, mode]);
    let subject = grammar
        .subject(clause)
        .map_or("nobody", |s| scene.kind_of(s));
    facts.add("best-subject", &[part, subject, clauses]);
    facts.add("best-subject+kind", &[best.kind, part, subject]);
    let day = day_of(scene, clause);
    facts.add("best-day", &[part, day]);
    facts.add("best-day+kind", &[best.kind, day]);
    facts.add("best-day+clauses", &[clauses, day]);
    facts.when(scene.is_quoted(word), "best-quoted");
    let start = grammar.sentence(word).start;
    facts.add("best-depth-in", &[zone, bucket(word - start.min(word))]);
    let modified = !best.verb
        && grammar.relation(word) == Relation::Compound
        && grammar.head(word).is_some_and(|head| {
            telling
                .entry(head, List::Events)
                .is_none_or(|e| e.part != Part::Noun)
        });
    facts.when(modified, "only-modifies");
    let named = scene.cast.within(grammar.subtree(word));
    let people = named.iter().any(|p| scene.cast.kind(p.who) == Kind::Person);
    facts.add(
        "best-names",
        &[part, if people { "people" } else { "nobody" }, best.kind],
    );
}

/// Notes where a word for an occasion stands, and others of its kind.
fn describe_word(mentions: &[Mention], entry: &Entry, facts: &mut Facts) {
    let own = |m: &&Mention| std::ptr::eq(m.entry, entry);
    let zones = [Zone::Title, Zone::Lead, Zone::Near];
    let told = zones.map(|zone| {
        let here = mentions.iter().any(|m| own(&m) && m.zone == zone);
        if here { zone.name() } else { "-" }
    });
    facts.add("where", &told);
    let kin = zones.map(|zone| {
        let here = (mentions.iter()).any(|m| !own(&m) && m.kind == entry.sense && m.zone == zone);
        if here { zone.name() } else { "-" }
    });
    facts.add("kin", &kin);
    for (zone, kin) in zones.iter().zip(kin) {
        facts.add("kin-in", &[zone.name(), kin, told[0]]);
        let others = (mentions.iter())
            .filter(|m| m.kind != entry.sense && m.zone == *zone)
            .count();
        facts.add("other-kinds-in", &[zone.name(), bucket(others.min(3))]);
    }
    let part = if entry.part == Part::Verb {
        "verb"
    } else {
        "noun"
    };
    facts.add("part", &[part]);
    facts.add("kind", &[entry.sense, part]);
    let strength = if entry.is_loose() { "loose" } else { "strict" };
    facts.add("strength", &[strength, part]);
    facts.add("strength+where", &[strength, told[0], told[1]]);
    for zone in [Zone::Title, Zone::Lead] {
        let first = mentions.iter().find(|m| m.zone == zone);
        facts.when(
            first.is_some_and(|m| own(&m)),
            if zone == Zone::Title {
                "first-in-title"
            } else {
                "first-in-lead"
            },
        );
        let alone = mentions.iter().filter(|m| m.zone == zone).all(|m| own(&m));
        facts.when(
            alone && first.is_some(),
            if zone == Zone::Title {
                "alone-in-title"
            } else {
                "alone-in-lead"
            },
        );
    }
}

/// Every mention of an occasion, in order; at one place the longest.
fn mentions(scene: &Scene) -> Vec<Mention> {
    let text = scene.text();
    let mut mentions: Vec<Mention> = Vec::new();
    for (run, zone) in scene.sentences() {
        let mut i = run.start;
        while i < run.end {
            let is_not = |e: &Entry| e.list == List::Events && e.sense == "not";
            if let Some(not) = scene.cues.at(i, is_not) {
                i = not.tokens.end;
                continue;
            }
            // `Jeff Sessions`
            let a_name = (scene.cast.at(i))
                .is_some_and(|p| p.by == MentionBy::Name && scene.cast.kind(p.who) == Kind::Person);
            let entry = scene.telling().entry_of_occasion(i);
            let opening = || Some(i).filter(|_| *zone == Zone::Lead);
            let entry = entry.or_else(|| outright::opening(scene, opening()?));
            let Some(entry) = entry.filter(|_| !a_name) else {
                i += 1;
                continue;
            };
            let end =
                (scene.cues.at(i, |e| std::ptr::eq(e, entry))).map_or(i + 1, |c| c.tokens.end);
            let verb = entry.part == Part::Verb;
            let start = if verb { verb_start(scene, i) } else { i };
            mentions.push(Mention {
                tokens: start..end.min(text.len()),
                kind: entry.sense,
                entry,
                verb,
                zone: *zone,
            });
            i = end;
        }
    }
    mentions
}

/// Where a verb begins with its auxiliaries, which stand right before it.
fn verb_start(scene: &Scene, verb: usize) -> usize {
    let mut start = verb;
    for k in (verb.saturating_sub(4)..verb).rev() {
        let own = scene.grammar.head(k) == Some(verb)
            && matches!(
                scene.grammar.relation(k),
                Relation::Aux | Relation::AuxPass | Relation::Expl
            );
        if !own {
            break;
        }
        start = k;
    }
    start
}

impl Telling<'_> {
    /// The occasion that a word tells of: a noun, or a verb that heads a clause.
    fn entry_of_occasion(&self, i: usize) -> Option<&'static Entry> {
        const NONE: [&str; 6] = ["not", "hold", "bout", "other", "planned", "over"];
        let entry = self.entry(i, List::Events)?;
        let noun = entry.part == Part::Noun;
        let verb = entry.part == Part::Verb
            && (self.grammar.is_predicate(i) || !self.grammar.knows(i))
            && !NONE.contains(&entry.sense)
            && !self.is_only_possible(i);
        (noun || verb).then_some(entry)
    }

    /// Whether an infinitive only says what somebody is ready, able or meaning to do: `prête à adopter un texte`, `pour
    /// rencontrer`, `a plan to meet`.
    fn is_only_possible(&self, i: usize) -> bool {
        let grammar = self.grammar;
        if !grammar.tag(i).is_infinitive() {
            return false;
        }
        let aims = |mark| grammar.text().is_any(mark, words!["à", "pour"]);
        if grammar.child_as(i, &[Relation::Mark]).is_some_and(aims) {
            return true;
        }
        let governed = grammar.head(i).is_some_and(|head| {
            matches!(grammar.tag(head), Tag::Adj | Tag::Noun | Tag::VerbPastPart)
        });
        governed
            && matches!(
                grammar.relation(i),
                Relation::Xcomp | Relation::Acl | Relation::Ccomp | Relation::Advcl
            )
            && grammar.auxiliaries(i).next().is_none()
    }
}

/// The mention that introduces a candidate: near the beginning, rather a noun and outside quotes.
fn best(scene: &Scene, mentions: &[&Mention]) -> Option<Mention> {
    let worth = |m: &Mention| {
        let zone = match m.zone {
            Zone::Lead => 3,
            Zone::Title | Zone::Near => 2,
            Zone::Rest => 0,
        };
        let quoted = scene.is_quoted(m.tokens.start);
        let named = !m.verb
            && scene
                .cast
                .at(m.tokens.start)
                .is_some_and(|p| p.tokens != m.tokens);
        2 * zone + 2 * i32::from(!m.verb) - 4 * i32::from(quoted) - 4 * i32::from(named)
    };
    let best =
        (mentions.iter().copied()).reduce(|best, m| if worth(m) > worth(best) { m } else { best });
    best.cloned()
}

/// Notes how a mention is told.
fn describe(scene: &Scene, mention: &Mention, facts: &mut Facts) {
    let (grammar, telling) = (scene.grammar, scene.telling());
    let zone = mention.zone.name();
    let word = telling.top(mention.tokens.clone());
    let part = if mention.verb { "verb" } else { "noun" };
    facts.add("told", &[zone, part]);
    facts.add("kind+told", &[mention.kind, zone, part]);
    facts.add("lemma", &[&mention.entry.lemma]);
    if mention.zone < Zone::Rest {
        facts.add("lemma+zone", &[&mention.entry.lemma, zone]);
    }
    facts.when(scene.is_quoted(word), "quoted");
    let depth = match grammar.above(word).take(4).count() {
        0 => "top",
        1 => "under the top",
        2 => "deep",
        _ => "deeper",
    };
    facts.add("depth", &[zone, part, depth]);
    facts.add(
        "depth+kind",
        &[
            mention.kind,
            part,
            depth,
            if mention.zone <= Zone::Lead {
                "opens"
            } else {
                "later"
            },
        ],
    );
    let relation = grammar.relation(grammar.list_head(word));
    facts.add("relation", &[zone, part, relation.name()]);
    let clause = clause_of(scene, word);
    if mention.zone == Zone::Title {
        let rest =
            mention.tokens.end..(mention.tokens.end + 6).min(scene.grammar.sentence(word).end);
        facts.when(
            rest.clone().any(|i| scene.text().raw(i) == ":"),
            "before-a-colon",
        );
    }
    facts.add("strength+depth", &[mention.strength(), zone, depth]);
    let held = scene.grammar.subtree(clause_of(scene, word));
    let here = scene.cast.within(held).iter().any(|p| {
        let before = p
            .tokens
            .start
            .checked_sub(1)
            .map_or("", |i| scene.text().word(i));
        scene.cast.kind(p.who) == Kind::Place
            && matches!(before, "à" | "au" | "en" | "in" | "at" | "aux")
    });
    facts.add("placed", &[zone, if here { "yes" } else { "no" }]);
    if mention.verb {
        describe_verb(scene, mention, word, facts);
    } else {
        describe_noun(scene, mention, word, facts);
    }
    facts.add("mode", &[zone, part, telling.mode(clause)]);
    describe_day(scene, clause, zone, facts);
}

/// Notes how the verb of an occasion is used, and by whom.
fn describe_verb(scene: &Scene, mention: &Mention, word: usize, facts: &mut Facts) {
    let (grammar, telling) = (scene.grammar, scene.telling());
    let zone = mention.zone.name();
    let relation = grammar.relation(grammar.list_head(word));
    let strength = mention.strength();
    let voice = voice(scene, word);
    facts.add("voice", &[mention.kind, voice]);
    facts.add("voice+lemma", &[&mention.entry.lemma, voice]);
    facts.add("voice+zone", &[voice, zone, strength]);
    let kind = |i: Option<usize>| i.map_or("nobody", |i| scene.kind_of(i));
    facts.add(
        "actors",
        &[
            zone,
            kind(grammar.subject(word)),
            kind(grammar.patient(word)),
        ],
    );
    facts.add("subject", &[mention.kind, kind(grammar.subject(word))]);
    if relation == Relation::Xcomp {
        let governor = grammar.head(word).map_or("", |g| telling.sense(g));
        facts.add("under", &[zone, governor]);
    }
}

/// Notes how the noun of an occasion hangs in its sentence, and what hangs on it.
fn describe_noun(scene: &Scene, mention: &Mention, word: usize, facts: &mut Facts) {
    let (grammar, telling) = (scene.grammar, scene.telling());
    let zone = mention.zone.name();
    let relation = grammar.relation(grammar.list_head(word));
    let clause = clause_of(scene, word);
    let part = "noun";
    let preposition = telling.preposition(word);
    facts.add("preposition", &[zone, preposition]);
    facts.add("kind+preposition", &[mention.kind, preposition]);
    facts.add("determiner", &[zone, telling.determiner(word)]);
    let before = mention.tokens.start.saturating_sub(4)..mention.tokens.start;
    if scene.cues.tell(before, List::Events, "scene") {
        facts.add("scene", &[zone]);
        facts.add("scene-of", &[mention.kind]);
        facts.add("scene-told", &[telling.sense(clause), zone]);
    }
    facts.add("hangs", &[part, relation.name(), preposition]);
    let governor = grammar.head(grammar.list_head(word));
    let governor = governor.map_or("top", |g| telling.sense(g));
    facts.add("under", &[zone, governor, relation.name()]);
    describe_modifiers(scene, word, facts);
    facts.when(scene.cast.at(word).is_some(), "within-a-name");
    facts.when(
        telling.entry(word, List::Events).is_some() && scene.text().word(word).ends_with('s'),
        "plural",
    );
}

fn clause_of(scene: &Scene, word: usize) -> usize {
    scene.grammar.clause_of(word).unwrap_or(word)
}

/// How a verb is used: `se réunir`, `être jugé`, `voter la loi`, `voter`.
pub(super) fn voice(scene: &Scene, verb: usize) -> &'static str {
    let grammar = scene.grammar;
    let reflexive = |k: usize| scene.text().is_any(k, words!["se", "s'"]);
    if grammar.children(verb).any(reflexive) {
        "reflexive"
    } else if grammar.is_passive(verb) {
        "passive"
    } else if grammar.child_as(verb, &[Relation::Obj]).is_some() {
        "transitive"
    } else if grammar
        .child_as(verb, &[Relation::Ccomp, Relation::Xcomp])
        .is_some()
    {
        "with a clause"
    } else {
        "alone"
    }
}

/// Notes what hangs on the noun of an occasion.
fn describe_modifiers(scene: &Scene, noun: usize, facts: &mut Facts) {
    let (grammar, telling) = (scene.grammar, scene.telling());
    let around = noun.saturating_sub(2)..noun + 3;
    facts.when(scene.cues.tell(around, List::Events, "other"), "another");
    let hanging = [
        Relation::Nmod,
        Relation::Compound,
        Relation::Appos,
        Relation::NmodPoss,
    ];
    for k in grammar.children_as(noun, &hanging).take(6) {
        let kind = scene.kind_of(k);
        if kind != "thing" {
            facts.add("of", &[kind, telling.preposition(k)]);
        }
    }
}

/// Notes when the clause says that it is.
fn describe_day(scene: &Scene, clause: usize, zone: &str, facts: &mut Facts) {
    facts.add("day", &[zone, day_of(scene, clause)]);
}

/// How far from the story's day the first day lies that a clause names.
pub(super) fn day_of(scene: &Scene, clause: usize) -> &'static str {
    let span = scene.text().span(scene.grammar.subtree(clause));
    day_in(scene, span, scene.telling().mode(clause))
}

/// How far from the story's day the first day lies that a span names, of what is told in this mode.
pub(super) fn day_in(scene: &Scene, span: Span, mode: &str) -> &'static str {
    let date = dates_in(scene.dates, span).first();
    match (date, scene.anchor) {
        (None, _) => "untold",
        (Some(date), Some(anchor)) => match date.date.and_then(|d| d.day()) {
            None => "no day",
            Some(day) => match day.days_from(anchor) {
                ..-30 => "long ago",
                -30..-7 => "weeks ago",
                -7..-2 => "days ago",
                -2..0 => "just before",
                0 => "today",
                1..=2 => "just after",
                3..=14 => "days after",
                _ => "long after",
            },
        },
        // A weekday is of these days, whatever the year.
        (Some(date), None) => {
            let mut words = scene.text().tokens_in(date.span);
            let weekday = words.any(|i| scene.text().has(i, Classes::WEEKDAY));
            match mode {
                _ if !weekday => "told",
                "will" => "just after",
                _ => "just before",
            }
        }
    }
}

/// Notes what the story opens with, whatever the occasions in it.
fn describe_story(scene: &Scene, words: &[Word], facts: &mut Facts) {
    let grammar = scene.grammar;
    facts.add("words", &[bucket(words.len())]);
    for zone in [Zone::Title, Zone::Lead] {
        let mut here = words
            .iter()
            .flat_map(|w| &w.mentions)
            .filter(|m| m.zone == zone);
        facts.when(
            here.next().is_none(),
            if zone == Zone::Title {
                "bare-title"
            } else {
                "bare-lead"
            },
        );
    }
    let mut attended = 0;
    let near = scene
        .sentences()
        .iter()
        .filter(|(_, zone)| *zone < Zone::Rest);
    for cue in near.flat_map(|(run, _)| scene.cues.within(run.clone())) {
        let tells = matches!(cue.entry.sense, "attend" | "meet" | "absent" | "there");
        attended += usize::from(tells && cue.entry.list == List::Presence);
    }
    facts.add("attended", &[bucket(attended)]);
    for (run, zone) in scene
        .sentences()
        .iter()
        .filter(|(_, zone)| *zone < Zone::Near)
    {
        let Some(top) = run.clone().find_map(|i| grammar.top(i)) else {
            continue;
        };
        let subject = grammar.subject(top).map_or("nobody", |s| scene.kind_of(s));
        facts.add("top-subject", &[zone.name(), subject]);
        facts.add("top", &[zone.name(), scene.telling().sense(top)]);
        for cue in scene.cues.within(run.clone()) {
            if cue.entry.sense == "bout" && grammar.tag(cue.tokens.start).is_verb() {
                facts.add("about", &[zone.name()]);
            }
        }
        let quoted = quotes_over(scene.quotes, scene.text().span(run.clone()));
        facts.when(
            quoted.iter().any(|q| q.kind == QuoteKind::Direct),
            "opens-quoted",
        );
    }
}

impl Scene<'_> {
    /// The sentences of the story with their zones.
    pub fn sentences(&self) -> &[(Range<usize>, Zone)] {
        &self.zoned
    }

    /// Cuts the story into sentences and tells how near its beginning each stands.
    pub fn zones(&self) -> Vec<(Range<usize>, Zone)> {
        const NEAR_PARAGRAPHS: usize = 3;
        let mut zoned = Vec::new();
        let mut paragraph = 0;
        for run in &self.frame.story {
            let body = run.role == ParagraphRole::Body;
            let mut at = run.tokens.start;
            let mut first = true;
            while at < run.tokens.end {
                let sentence = self.grammar.sentence(at);
                let end = sentence.end.max(at + 1).min(run.tokens.end);
                let zone = match (body, paragraph) {
                    (false, _) => Zone::Title,
                    (true, 0) if first => Zone::Lead,
                    (true, n) if n < NEAR_PARAGRAPHS => Zone::Near,
                    _ => Zone::Rest,
                };
                first = false;
                zoned.push((at..end, zone));
                at = end;
            }
            paragraph += usize::from(body);
        }
        zoned
    }

    /// What a word names or is.
    pub fn kind_of(&self, i: usize) -> &'static str {
        match self.cast.at(i).map(|p| self.cast.kind(p.who)) {
            Some(Kind::Person) => "person",
            Some(Kind::Organisation) => "organisation",
            Some(Kind::Place) => "place",
            Some(_) => "other",
            None => {
                let text = self.text();
                let people = Classes::OFFICE
                    .with(Classes::SOURCE)
                    .with(Classes::SOURCE_GROUP)
                    .with(Classes::KIN);
                if text.has(i, people) {
                    "office"
                } else if text.has(i, Classes::INSTITUTION.with(Classes::ORGANISATION)) {
                    "body"
                } else if text.has(i, Classes::PRONOUN) {
                    "pronoun"
                } else {
                    "thing"
                }
            }
        }
    }

    /// Whether a word stands within a direct quote.
    pub fn is_quoted(&self, i: usize) -> bool {
        let span = self.text().token(i).span;
        let quote = quotes_over(self.quotes, span).first();
        quote.is_some_and(|q| q.kind == QuoteKind::Direct)
    }

    /// Whether a sentence tells of an earlier time than the story's: `avait rencontré`, `had met`.
    pub fn is_earlier(&self, verb: usize) -> bool {
        let mut auxiliaries = self.grammar.auxiliaries(verb);
        auxiliaries.any(|a| {
            self.text()
                .is_any(a, words!["avait", "avaient", "had", "s'était"])
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::staged::stage;

    /// The word that may tell of an event, in a story that has none.
    #[track_caller]
    fn check(story: &str, expected: Option<&str>) {
        let staged = stage(story);
        assert_eq!(staged.occasion.event, None, "{story}");
        let possible = staged.occasion.possible.map(|s| s.of(&staged.source));
        assert_eq!(possible, expected, "{story}");
    }

    #[test]
    fn a_word_that_is_nearly_likely_enough_may_tell_of_an_event() {
        check(
            "[Ana Moe] said on Tuesday that the ferry fares would fall after meetings with the unions.",
            Some("meetings"),
        );
        check(
            "La ministre [Ana Moe] défend son projet de ferry au retour d'un voyage à <Bergen>.",
            Some("voyage"),
        );
    }

    #[test]
    fn nothing_may_tell_of_an_event_where_no_word_is_likely_to() {
        check(
            "It rained in <Bergen> on Tuesday, and the ferries were late.",
            None,
        );
        check("[Ana Moe] a dit que les bateaux étaient en retard.", None);
    }

    #[test]
    fn where_there_is_an_event_nothing_else_may_be_one() {
        let staged =
            stage("[Ana Moe] met [Paul Ness] for talks in <Bergen> on Monday after a long voyage.");
        assert!(staged.occasion.event.is_some());
        assert_eq!(staged.occasion.possible, None);
    }
}
