//! Who speaks. Everybody in reach is weighed against the describing phrase itself and against nobody.
//!
//! The rules of `speakers` propose somebody. That is one piece of evidence among others: who the tree's subject is, whom a
//! description fits, who was spoken of last, who spoke last, whom the story is about.

use super::evidence::stem;
use super::profiles;
use super::scene::Scene;
use super::speakers::{self, Speaker, Speakers};
use super::subjects::{self, Subject};
use super::wording::Wording;
use crate::decisions::{Decision, Features, Model};
use crate::grammar::Relation;
use crate::language::Classes;
use crate::names::leaders::Described;
use crate::span::Span;
use crate::story::{Gender, Kind, MentionBy, SpeakerReason};
use crate::text::words;
use std::ops::Range;

/// What is asked: who says some words.
pub(super) struct Asked {
    /// Where the words are, for those who learn from it; empty where they are none to be given.
    pub at: Span,
    /// Their tokens.
    pub said: Range<usize>,
    /// The token at which it is asked: of the cue, or where none is, of the words.
    pub place: usize,
    pub unit: usize,
    /// The verb that reports them.
    pub verb: Option<usize>,
    /// By which way: `cue-before`, `cue-after`, `according`, `shared`, `none`.
    pub how: &'static str,
    /// What stands for the speaker, or where no cue tells is the subject of the clause.
    pub subject: Option<Subject>,
    /// Whom the rules take it to be.
    pub rule: Speaker,
}

/// How many units back a mention is in reach.
const BACK: usize = 8;

/// How many of those whom the story mentions most are candidates wherever they stand.
const FOREMOST: usize = 8;

/// The most participants that are weighed.
const MOST: usize = 28;

/// How many who hold an office by the public record are candidates wherever they stand.
const HOLDERS: usize = 2;

/// How many of those who were undecided are named as candidates.
const OPEN: usize = 4;

/// Nouns for who and what can speak.
const SPEAKING: Classes = Classes::SOURCE
    .with(Classes::SOURCE_GROUP)
    .with(Classes::OFFICE)
    .with(Classes::KIN)
    .with(Classes::DOCUMENT)
    .with(Classes::ORGANISATION)
    .with(Classes::INSTITUTION);

/// A participant who may be the one.
#[derive(Clone, Debug, Default)]
struct Standing {
    who: usize,
    /// The token of the last mention before the place, and its unit.
    last: Option<(usize, usize)>,
    /// What that mention is in its clause.
    role: &'static str,
    /// Whether by its name.
    by_name: bool,
    /// Mentions in the unit before and after the place.
    here: usize,
    behind: usize,
    /// Mentions in the units before.
    recent: usize,
    /// Whether it stands within the words said.
    within: bool,
}

impl Speakers<'_> {
    /// Who says it: by learnt weights, or where nothing was learnt as the rules have it.
    pub fn choose(&mut self, scene: &Scene, asked: Asked) -> Speaker {
        let model = Model::of(Decision::Speaker, scene.text.language());
        if let Some(speaker) = self.certain(scene, &asked) {
            return speaker;
        }
        let tree = match &asked.subject {
            Some(subject) => self.resolve(scene, subject, asked.unit),
            None => Speaker::default(),
        };
        let mut standings = self.standings(scene, &asked, &tree);
        standings.retain(|standing| self.can_be(scene, &asked, standing.who));
        let subject = asked.subject.as_ref();
        let wording = Wording::of(scene, self, subject);
        let context = Context {
            scene,
            asked: &asked,
            tree: &tree,
            wording: &wording,
            sharing: self.sharing(&standings, &wording),
            opening: self.opening(&standings, &wording),
            nearest: nearest(self, &standings, &wording),
            rivals: rivals(self, &standings, &wording, asked.unit),
            person: person_of(scene, &asked.said),
            office: office_of(scene, subject),
        };
        let mut ranking = model.ranking(asked.at);
        let mut options: Vec<Speaker> = Vec::with_capacity(standings.len() + 3);
        for standing in &standings {
            let mut f = ranking.features();
            self.describe_known(&context, standing, &mut f);
            ranking.add(f, "participant", self.cast.participants[standing.who].name);
            options.push(self.known(&context, standing.who));
        }
        for described in self.phrases(scene, &asked, &tree) {
            let mut f = ranking.features();
            let words = described.words.clone().unwrap_or_default();
            describe_phrase(&context, self, &words, &mut f);
            ranking.add(f, "phrase", scene.text.span(words));
            options.push(described);
        }
        let mut f = ranking.features();
        f.of("none.how", asked.how);
        f.of2("none.how+form", asked.how, wording.form);
        f.when(!asked.rule.is_known(), "none.rule");
        ranking.add_none(f);
        let taught = model.is_taught();
        let chosen = ranking.choose();
        // `a union leader told AFP` speaks of nobody who was named before.
        let first_phrase = standings.len();
        let is_new = wording.form == "indefinite" && asked.how == "cue-before";
        let named_there = |who: usize| {
            let words = options.get(first_phrase).and_then(|o| o.words.clone());
            words.is_none_or(|w| self.cast.within(w).iter().any(|p| p.who == who))
        };
        let known = chosen.and_then(|choice| standings.get(choice.index));
        let is_known = known.is_some_and(|standing| named_there(standing.who));
        match chosen {
            Some(choice) => {
                let index = match choice.index {
                    index if index < first_phrase && is_new && !is_known => first_phrase,
                    index => index,
                };
                let speaker = options.swap_remove(index);
                again(&speaker, [&tree, &asked.rule]).unwrap_or(speaker)
            }
            None if taught && is_new && first_phrase < options.len() => {
                options.swap_remove(first_phrase)
            }
            None if !taught => asked.rule,
            None => undecided(&asked, &options),
        }
    }

    /// The participants in reach.
    fn standings(&self, scene: &Scene, asked: &Asked, tree: &Speaker) -> Vec<Standing> {
        let mut all: Vec<Standing> = Vec::with_capacity(MOST);
        let wanted = (asked.rule.who.into_iter().chain(tree.who))
            .chain(self.last.map(|l| l.0))
            .chain(self.topics.at(asked.unit, asked.place))
            .chain(self.topics.of_paragraph(asked.unit, asked.place));
        for who in wanted {
            standing(&mut all, who);
        }
        let oldest = asked.unit.saturating_sub(BACK);
        let newest = (asked.unit + 1).min(scene.units.len() - 1);
        let mut unit = oldest;
        let reach = scene.units[oldest].tokens.start..scene.units[newest].tokens.end;
        let places = self.cast.within(reach);
        let far = places.len().saturating_sub(4 * MOST);
        for place in &places[far..] {
            let start = place.tokens.start;
            while scene.units.get(unit).is_some_and(|n| n.tokens.end <= start) {
                unit += 1;
            }
            let Some(standing) = standing(&mut all, place.who) else {
                continue;
            };
            if place.by == MentionBy::Role && self.profiles.is_unheard(place.who, start) {
                continue;
            }
            standing.within |= asked.said.contains(&start);
            if start >= asked.place {
                standing.behind += usize::from(unit == asked.unit);
                continue;
            }
            if scene.speech_at(start).is_some() {
                continue;
            }
            standing.last = Some((start, unit));
            standing.role = role_of(scene, &place.tokens);
            standing.by_name = place.by == MentionBy::Name;
            if unit == asked.unit {
                standing.here += 1;
            } else {
                standing.recent += 1;
            }
        }
        for who in self.profiles.foremost.iter().take(FOREMOST) {
            standing(&mut all, *who);
        }
        let subject = asked.subject.as_ref();
        let office = office_of(scene, subject);
        for who in office
            .into_iter()
            .flat_map(|o| self.leaders.holders(o))
            .take(HOLDERS)
        {
            standing(&mut all, who);
        }
        if let Some(Subject::Phrase(phrase, _)) = subject {
            let head = speakers::head(scene, phrase).and_then(|h| profiles::word(scene, h));
            for who in head
                .into_iter()
                .flat_map(|h| self.profiles.described_by(h, 6))
            {
                standing(&mut all, who);
            }
        }
        all
    }

    /// How many of the candidates a description's noun is said of: as a role, and beside the name.
    fn sharing(&self, standings: &[Standing], wording: &Wording) -> (usize, usize) {
        let Some(head) = wording.head_word else {
            return (0, 0);
        };
        let shares = standings
            .iter()
            .filter_map(|s| Some(self.profiles.get(s.who)?.shares(&[head])));
        shares.fold((0, 0), |(a, b), (x, y)| (a + x, b + y))
    }

    /// Of how many candidates the name opens with a description's noun: `la préfecture`, of the `préfecture de l'Aude`.
    fn opening(&self, standings: &[Standing], wording: &Wording) -> usize {
        let Some(head) = wording.head_word else {
            return 0;
        };
        let profiles = standings.iter().filter_map(|s| self.profiles.get(s.who));
        profiles.filter(|profile| profile.opens_with(head)).count()
    }

    /// A participant as the speaker of what is asked.
    fn known(&self, context: &Context, who: usize) -> Speaker {
        let Context { asked, tree, .. } = context;
        let mut rules = [tree, &asked.rule].into_iter();
        if let Some(same) = rules.find(|s| s.who == Some(who)) {
            return same.clone();
        }
        let subject = asked.subject.as_ref();
        let (words, by, reason) = match subject {
            Some(Subject::Pronoun(i)) => (
                Some(*i..i + 1),
                Some(MentionBy::Pronoun),
                SpeakerReason::Pronoun,
            ),
            Some(Subject::Phrase(phrase, _)) => (
                Some(phrase.clone()),
                Some(MentionBy::Role),
                SpeakerReason::Role,
            ),
            None => (None, None, SpeakerReason::Subject),
        };
        Speaker {
            who: Some(who),
            words,
            by,
            reason,
            ..Speaker::default()
        }
    }

    /// The phrases that may stand for somebody whom nothing names.
    fn phrases(&self, scene: &Scene, asked: &Asked, tree: &Speaker) -> Vec<Speaker> {
        let mut all: Vec<Speaker> = Vec::with_capacity(4);
        let mut push = |speaker: Speaker| {
            let known = all.iter().any(|s| s.words == speaker.words);
            let empty = speaker.words.as_ref().is_none_or(Range::is_empty);
            if !known && !empty && all.len() < 3 {
                all.push(speaker);
            }
        };
        if let Some(Subject::Phrase(phrase, _)) = &asked.subject {
            // No phrase goes on past a verb: `le maire décrit en outre`.
            let verb = |i: &usize| scene.grammar.tag(*i).is_finite() && scene.outside(*i);
            let end = (phrase.start + 1..phrase.end).find(verb);
            let phrase = phrase.start..end.unwrap_or(phrase.end);
            let kind = speakers::head(scene, &phrase).map_or(Kind::Unnamed, |head| {
                speakers::kind_of(scene, &phrase, head)
            });
            push(Speaker::described(kind, phrase, SpeakerReason::Described));
        }
        if let Some(Subject::Pronoun(_)) = &asked.subject
            && let Some((_, phrase)) = self.nameless_subject(scene, asked.unit)
        {
            let kind = speakers::head(scene, &phrase).map_or(Kind::Unnamed, |head| {
                speakers::kind_of(scene, &phrase, head)
            });
            push(Speaker::described(kind, phrase, SpeakerReason::Described));
        }
        // Nor is a new source lost that the rules alone see.
        if all.is_empty() {
            let new = [tree, &asked.rule].into_iter().find(|s| s.new.is_some());
            all.extend(new.cloned());
        }
        all
    }

    /// The subject of the sentence just before and its unit, where it describes somebody whom nothing names: `Un porte-parole
    /// du groupe a démenti. « … », a-t-il dit.`
    pub(super) fn nameless_subject(
        &self,
        scene: &Scene,
        unit: usize,
    ) -> Option<(usize, Range<usize>)> {
        const NEAR: usize = 2;
        let before = (unit.saturating_sub(NEAR)..unit).rev();
        for (u, unit) in before.map(|u| (u, &scene.units[u])) {
            if unit.headline {
                break;
            }
            let subject = subjects::of_sentence(scene, self.cast, unit.tokens.clone());
            let Some(Subject::Phrase(phrase, None)) = subject else {
                continue;
            };
            let mut named = (self.cast.within(phrase.clone()).iter())
                .filter(|m| !speakers::is_governed(scene, &phrase, &m.tokens));
            let head = speakers::head(scene, &phrase)?;
            let speaks = scene.text.has(head, SPEAKING);
            return (speaks && named.next().is_none()).then_some((u, phrase));
        }
        None
    }

    fn describe_known(&self, context: &Context, standing: &Standing, f: &mut Features) {
        let Context {
            asked,
            tree,
            wording,
            ..
        } = context;
        let participant = &self.cast.participants[standing.who];
        let kind = participant.kind.name();
        let form = wording.form;
        f.of("kind", kind);
        f.of2("kind+form", kind, form);
        f.of2("kind+how", kind, asked.how);
        let by_rule = asked.rule.who == Some(standing.who);
        let by_tree = tree.who == Some(standing.who);
        if by_rule {
            f.of("rule", asked.rule.reason.name());
            f.of2("rule+how", asked.rule.reason.name(), asked.how);
        }
        if by_tree {
            f.of("tree", tree.reason.name());
        }
        if by_rule || by_tree {
            let both = match (by_rule, by_tree) {
                (true, true) => "both",
                (true, false) => "rule",
                _ => "tree",
            };
            f.of2("named-by+form", both, form);
        }
        let gender = agreement(wording.gender, participant.gender);
        f.of2("gender+kind", gender, kind);
        f.of2("gender+form", gender, form);
        f.of2("person+kind", context.person, kind);
        let several = matches!(participant.kind, Kind::Group);
        f.of2(
            "number+kind",
            if wording.plural { "plural" } else { "singular" },
            if several { "group" } else { kind },
        );
        self.describe_reach(context, standing, f);
        self.describe_fit(context, standing, f);
    }

    /// How near and how prominent somebody is.
    fn describe_reach(&self, context: &Context, standing: &Standing, f: &mut Features) {
        let Context {
            scene,
            asked,
            wording,
            ..
        } = context;
        let form = wording.form;
        match standing.last {
            Some((_, unit)) => {
                let back = bucket(asked.unit - unit.min(asked.unit));
                f.of2("back+form", back, form);
                f.of2("back+how", back, asked.how);
                f.of2("role+back", standing.role, back);
                f.of2("role+form", standing.role, form);
                let by = if standing.by_name { "name" } else { "other" };
                f.of2("last-by+form", by, form);
                f.of2("last-by+back", by, back);
            }
            None if standing.behind > 0 => f.of2("only-behind+form", "here", form),
            None => f.of2("far+form", "far", form),
        }
        f.when(context.nearest == Some(standing.who), "nearest");
        if context.nearest == Some(standing.who) {
            f.of2(
                "nearest+form",
                form,
                if wording.body { "body" } else { "somebody" },
            );
        }
        if self.profiles.is_unheard(standing.who, asked.place) {
            f.of("unheard+form", form);
        }
        f.number("recent", standing.recent);
        f.when(standing.within, "within");
        if standing.behind > 0 {
            f.of("behind+form", form);
            f.of("behind+how", asked.how);
        }
        let topic = self.topics.at(asked.unit, asked.place) == Some(standing.who);
        let last = self.last.is_some_and(|(who, _)| who == standing.who);
        let newer = self
            .last
            .is_none_or(|(_, unit)| self.topics.since(asked.unit) > unit);
        let line = match (topic, last) {
            (true, true) => "both",
            (true, false) if newer => "new-topic",
            (true, false) => "topic",
            (false, true) if newer => "spoke-then-other",
            (false, true) => "spoke",
            _ => "neither",
        };
        f.of2("line+form", line, form);
        f.of2("line+how", line, asked.how);
        if let Some(verb) = asked.verb {
            let verb = stem(scene.text.word(verb));
            f.of2("verb+line", verb, line);
            f.of2("verb+kind", verb, self.cast.kind(standing.who).name());
        }
        let gender = agreement(wording.gender, self.cast.participants[standing.who].gender);
        f.of2("gender+line", gender, line);
        if context.nearest == Some(standing.who) {
            f.of2("nearest+line", form, line);
            f.of2("nearest+rivals", form, bucket(context.rivals));
        }
        f.of2("line+rivals", line, bucket(context.rivals));
        if wording.head.is_some() {
            f.of2("seen+line", wording.seen, line);
            f.of2("seen+form", wording.seen, form);
        }
        self.describe_prominence(context, standing, topic, f);
    }

    /// Whether somebody spoke before, is what the text is about, and how much it speaks of them.
    fn describe_prominence(
        &self,
        context: &Context,
        standing: &Standing,
        topic: bool,
        f: &mut Features,
    ) {
        let Context {
            scene,
            asked,
            wording,
            ..
        } = context;
        let form = wording.form;
        if let Some((who, unit)) = self.last
            && who == standing.who
        {
            let back = bucket(asked.unit - unit.min(asked.unit));
            f.of2("spoke+form", back, form);
            f.of2("spoke+how", back, asked.how);
            let same = scene.units[unit].run == scene.units[asked.unit].run;
            f.of2(
                "spoke-paragraph+form",
                if same { "same" } else { "other" },
                form,
            );
        } else if self.before_last == Some(standing.who) {
            f.of("spoke-before+form", form);
        }
        if topic {
            f.of2(
                "topic+gender",
                form,
                agreement(wording.gender, self.cast.participants[standing.who].gender),
            );
        }
        if self.topics.of_paragraph(asked.unit, asked.place) == Some(standing.who) {
            f.of("paragraph+form", form);
            f.of("paragraph+how", asked.how);
        }
        let times = self.times(standing.who);
        f.number("spoken", times);
        if times > 0 && times == self.most_times {
            f.of("spoke-most+form", form);
        }
        if let Some(profile) = self.profiles.get(standing.who) {
            let kind = self.cast.kind(standing.who);
            let group = if kind == Kind::Person {
                "person"
            } else {
                "other"
            };
            f.of2("rank", group, bucket(profile.rank));
            f.of2("rank+form", form, bucket(profile.rank));
            f.number("mentions", profile.mentions);
            if profile.in_headline {
                f.of2("headline+form", group, form);
            }
        }
    }

    /// How well a description fits somebody.
    fn describe_fit(&self, context: &Context, standing: &Standing, f: &mut Features) {
        let Context { scene, wording, .. } = context;
        let (Some(head), Some(phrase)) = (wording.head, &wording.phrase) else {
            return;
        };
        let form = wording.form;
        let person = self.cast.kind(standing.who) == Kind::Person;
        let group = if person { "person" } else { "other" };
        let text = scene.text;
        let mentions = self.cast.within(phrase.clone());
        if let Some(mention) = mentions.iter().find(|m| m.who == standing.who) {
            let governed = speakers::is_governed(scene, phrase, &mention.tokens);
            f.of2(
                "in-phrase",
                if governed { "governed" } else { "free" },
                form,
            );
            f.of2(
                "in-phrase+kind",
                if governed { "governed" } else { "free" },
                group,
            );
        }
        let holds = |classes| text.has(head, classes);
        for (class, classes) in [
            ("office", Classes::OFFICE),
            ("source", Classes::SOURCE),
            ("group", Classes::SOURCE_GROUP),
            ("document", Classes::DOCUMENT),
            ("kin", Classes::KIN),
            (
                "organisation",
                Classes::ORGANISATION.with(Classes::INSTITUTION),
            ),
        ] {
            if holds(classes) {
                f.of2("head+kind", class, self.cast.kind(standing.who).name());
            }
        }
        f.of2(
            "noun+kind",
            text.word(head),
            self.cast.kind(standing.who).name(),
        );
        self.describe_names(context, standing, head, f);
        if let Some(office) = context.office {
            let told = self.leaders.holders(office).next().is_some();
            let tie = self.leaders.tie(office, standing.who);
            f.of2("office+form", tie, form);
            f.of2("office-told", tie, if told { "told" } else { "untold" });
        }
        if self.is_described_as(standing.who, text.word(head)) {
            f.of("described-so", form);
        }
    }

    /// How well the noun of a description and its other words fit the names and roles of somebody.
    fn describe_names(
        &self,
        context: &Context,
        standing: &Standing,
        head: usize,
        f: &mut Features,
    ) {
        let Context { scene, wording, .. } = context;
        let (text, form) = (scene.text, wording.form);
        let person = self.cast.kind(standing.who) == Kind::Person;
        let group = if person { "person" } else { "other" };
        if let Some(profile) = self.profiles.get(standing.who) {
            if wording.head_word.is_some_and(|w| profile.is_called(w)) {
                f.of2("head-in-name", group, form);
            }
            let within = wording.words.iter().any(|w| profile.is_called(*w));
            f.when(within && !person, "words-in-name");
            if !person {
                f.of2("noun+sort", text.word(head), profile.sort);
            }
            if wording.head_word.is_some_and(|w| profile.opens_with(w)) {
                f.of2("head-opens-name", form, bucket(context.opening));
            } else if context.opening > 0 {
                f.of2("head-opens-another", form, group);
            }
            let (roles, beside) = wording.head_word.map_or((0, 0), |w| profile.shares(&[w]));
            if roles > 0 {
                f.of2("head-in-role", form, bucket(context.sharing.0));
            }
            if beside > 0 {
                f.of2("head-beside", group, bucket(context.sharing.1));
                f.of2("head-beside+form", group, form);
            }
            if roles == 0 && beside == 0 {
                let nobody = context.sharing == (0, 0);
                f.of2(
                    "head-elsewhere",
                    form,
                    if nobody { "nobody" } else { "others" },
                );
            }
            let (roles, beside) = profile.shares(&wording.words);
            f.of2("words-in-role", group, bucket(roles));
            f.of2("words-beside", group, bucket(beside.max(roles)));
        }
    }
}

/// What all candidates of a question share.
struct Context<'c, 'a, 't> {
    scene: &'c Scene<'a, 't>,
    asked: &'c Asked,
    tree: &'c Speaker,
    wording: &'c Wording,
    sharing: (usize, usize),
    /// How many candidates' names open with a description's noun.
    opening: usize,
    nearest: Option<usize>,
    /// How many persons whom the words may mean were named just before.
    rivals: usize,
    /// In which person the words said speak: `i`, `we`, `-`.
    person: &'static str,
    /// The office that a description speaks of.
    office: Option<Described>,
}

fn describe_phrase(context: &Context, speakers: &Speakers, words: &Range<usize>, f: &mut Features) {
    let Context {
        scene,
        asked,
        tree,
        wording,
        ..
    } = context;
    let text = scene.text;
    f.of("phrase.form", wording.form);
    f.of("phrase.how", asked.how);
    f.of2("phrase.form+how", wording.form, asked.how);
    let rule = asked.rule.new.is_some() && asked.rule.words.as_ref() == Some(words);
    f.when(rule, "phrase.rule");
    f.of2("phrase.rule-reason", asked.rule.reason.name(), wording.form);
    f.when(
        tree.new.is_some() && tree.words.as_ref() == Some(words),
        "phrase.tree",
    );
    f.number("phrase.words", scene.words(words.clone()));
    f.of2("phrase.seen+form", wording.seen, wording.form);
    if let Some(verb) = asked.verb {
        f.of2("phrase.verb+form", stem(text.word(verb)), wording.form);
    }
    let last = speakers.last.map(|(who, unit)| {
        let participant = &speakers.cast.participants[who];
        let near = if asked.unit - unit.min(asked.unit) <= 2 {
            "near"
        } else {
            "far"
        };
        (near, agreement(wording.gender, participant.gender))
    });
    let (near, gender) = last.unwrap_or(("none", "-"));
    f.of2("phrase.after", near, gender);
    if let Some(head) = speakers::head(scene, words) {
        describe_head(context, head, f);
    }
    f.of2(
        "phrase.shared",
        bucket(context.sharing.0),
        bucket(context.sharing.1),
    );
    f.when(wording.plural, "phrase.plural");
    let verb = words.clone().any(|i| scene.grammar.tag(i).is_finite());
    f.when(verb, "phrase.verb");
    if let Some(Subject::Pronoun(_)) = &asked.subject {
        let own = Wording::of(scene, speakers, Some(&Subject::Phrase(words.clone(), None)));
        let agrees = agreement(wording.gender, own.gender);
        f.of2("phrase.antecedent", agrees, own.form);
        f.of2("phrase.antecedent+rivals", own.form, bucket(context.rivals));
        f.of2("phrase.antecedent+near", near, agrees);
    }
    let mentions = speakers.cast.within(words.clone());
    if let Some(last) = mentions.last() {
        let whole = last.tokens.end == words.end;
        f.of2(
            "phrase.mention",
            speakers.cast.kind(last.who).name(),
            if whole { "last" } else { "inside" },
        );
        f.of("phrase.mention+form", wording.form);
    } else {
        f.of("phrase.unmentioned+form", wording.form);
    }
}

/// What the noun of a phrase says of whether it speaks.
fn describe_head(context: &Context, head: usize, f: &mut Features) {
    let Context {
        scene,
        asked,
        wording,
        ..
    } = context;
    let text = scene.text;
    f.classes("phrase.head", text.classes(head));
    let speaks = text.has(head, SPEAKING);
    f.of2(
        "phrase.speaks+how",
        if speaks { "yes" } else { "no" },
        asked.how,
    );
    f.of2(
        "phrase.seen+speaks",
        wording.seen,
        if speaks { "yes" } else { "no" },
    );
    f.of2(
        "phrase.speaks+form",
        if speaks { "yes" } else { "no" },
        wording.form,
    );
    f.of("phrase.tag", scene.grammar.tag(head).name());
    f.of("phrase.noun", text.word(head));
    let classes = text.classes(head);
    for (class, set) in [
        ("office", Classes::OFFICE),
        ("source", Classes::SOURCE),
        ("group", Classes::SOURCE_GROUP),
        ("document", Classes::DOCUMENT),
    ] {
        if classes.any(set) {
            f.of2("phrase.head+form", class, wording.form);
        }
    }
}

/// The one of a list, put there if there is room.
fn standing(all: &mut Vec<Standing>, who: usize) -> Option<&mut Standing> {
    let at = match all.iter().position(|s| s.who == who) {
        Some(at) => at,
        None if all.len() < MOST => {
            all.push(Standing {
                who,
                role: "-",
                ..Standing::default()
            });
            all.len() - 1
        }
        None => return None,
    };
    all.get_mut(at)
}

/// The one mentioned last of those whom gender and kind let the words mean.
fn nearest(speakers: &Speakers, standings: &[Standing], wording: &Wording) -> Option<usize> {
    let fits = |s: &&Standing| {
        let participant = &speakers.cast.participants[s.who];
        let kind = match wording.form {
            "it" => participant.kind != Kind::Person,
            _ if wording.body => participant.kind == Kind::Organisation,
            _ => participant.kind == Kind::Person,
        };
        kind && (wording.body || agreement(wording.gender, participant.gender) != "clash")
    };
    let last = standings
        .iter()
        .filter(fits)
        .filter_map(|s| Some((s.last?.0, s.who)))
        .max();
    last.map(|(_, who)| who)
}

/// How many persons of those the words may mean were named in the two units before, or in this one.
fn rivals(speakers: &Speakers, standings: &[Standing], wording: &Wording, unit: usize) -> usize {
    let fits = |s: &&Standing| {
        let participant = &speakers.cast.participants[s.who];
        let recent = s.last.is_some_and(|(_, last)| last + 2 >= unit);
        participant.kind == Kind::Person
            && recent
            && agreement(wording.gender, participant.gender) != "clash"
    };
    standings.iter().filter(fits).count()
}

/// The office that a subject without a name speaks of.
fn office_of(scene: &Scene, subject: Option<&Subject>) -> Option<Described> {
    match subject {
        Some(Subject::Phrase(phrase, None)) => {
            let head = speakers::head(scene, phrase)?;
            Described::of(scene.text, phrase.clone(), head)
        }
        _ => None,
    }
}

/// In which person the words said speak of their speaker.
fn person_of(scene: &Scene, said: &Range<usize>) -> &'static str {
    let (one, several) = (
        words!["je", "j'", "moi", "mon", "ma", "mes", "i", "my", "me"],
        words!["nous", "notre", "nos", "we", "our", "us"],
    );
    let mut first = said.clone().filter_map(|i| {
        let i_speaks = scene.text.is_any(i, one);
        let we_speak = scene.text.is_any(i, several);
        (i_speaks || we_speak).then_some(if i_speaks { "i" } else { "we" })
    });
    first.next().unwrap_or("-")
}

/// What a mention is in its clause.
fn role_of(scene: &Scene, mention: &Range<usize>) -> &'static str {
    let grammar = scene.grammar;
    let inside = |i: usize| grammar.head(i).is_some_and(|h| mention.contains(&h));
    let mut top = mention
        .clone()
        .find(|i| !inside(*i))
        .unwrap_or(mention.start);
    for _ in 0..4 {
        match grammar.relation(top) {
            Relation::Nsubj | Relation::NsubjPass => return "subject",
            Relation::OblAgent => return "agent",
            Relation::Obj | Relation::Iobj => return "object",
            Relation::Obl => return "oblique",
            Relation::Nmod | Relation::NmodPoss | Relation::Amod => return "modifier",
            Relation::Root => return "top",
            Relation::Appos | Relation::Flat | Relation::Conj | Relation::Compound => {
                match grammar.head(top) {
                    Some(head) => top = head,
                    None => break,
                }
            }
            _ => break,
        }
    }
    "other"
}

fn agreement(one: Gender, other: Gender) -> &'static str {
    match (one, other) {
        (Gender::Unknown, _) => "-",
        (_, Gender::Unknown) => "unknown",
        (a, b) if a == b => "agree",
        _ => "clash",
    }
}

/// The name of the bucket of a small number.
fn bucket(number: usize) -> &'static str {
    match number {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        4..=5 => "4",
        6..=8 => "6",
        _ => "9",
    }
}

/// A source without a name who comes back: `un projet d'accord`, then `le projet`.
fn again(speaker: &Speaker, proposed: [&Speaker; 2]) -> Option<Speaker> {
    let same = |known: &&&Speaker| {
        known.who.is_some()
            && known.reason == SpeakerReason::Described
            && known.words == speaker.words
    };
    speaker.new?;
    proposed.iter().find(same).map(|known| (*known).clone())
}

/// Nobody, though the words may say who: those whom the rules think of are named as candidates.
fn undecided(asked: &Asked, options: &[Speaker]) -> Speaker {
    let candidates: Vec<usize> = options.iter().filter_map(|s| s.who).take(OPEN).collect();
    Speaker {
        words: asked.rule.words.clone(),
        reason: if candidates.is_empty() {
            SpeakerReason::None
        } else {
            SpeakerReason::Undecided
        },
        candidates: (!candidates.is_empty()).then(|| candidates.into()),
        ..Speaker::default()
    }
}
