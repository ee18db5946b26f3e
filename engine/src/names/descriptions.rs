//! Descriptions: each phrase that says what somebody does or is, led to the person whom it describes.
//!
//! ```text
//! phrases beside names ─┐                    ┌─▶ a role of the person
//!                       ├─▶ which person? ───┤
//! phrases that stand ───┘   (learnt weights) └─▶ a mention by role: `la maire de Rennes`
//! alone, by the tree
//! ```
//!
//! Whether `l'ancien ministre` means the person named last, the one named next or nobody is weighed from what both say, where
//! they stand to each other in the tree and in the text, and how much the story is about that person.

use super::leaders::{Described, Leaders};
use super::phrases::{Phrase, phrases};
use super::roles::{self, Index, Resolution};
use crate::cast::{Cast, Place};
use crate::decisions::{Decision, Features, Model, bucket};
use crate::furniture::Frame;
use crate::grammar::{Grammar, Relation, Tag};
use crate::language::Classes;
use crate::story::{Gender, Kind, MentionBy};
use crate::text::{Shape, Text, TokenKind, words};
use std::ops::Range;

/// How many people named before a phrase are weighed, and how many named after it begins.
const BEFORE: usize = 6;
const AFTER: usize = 3;

/// How many who hold an office by the public record are weighed besides.
const HOLDERS: usize = 2;

/// How many mentions are looked at for them.
const PLACES: usize = 40;

/// How many sentences on a person may be named whom a phrase describes.
const AHEAD: usize = 3;

/// How probable it is to be that a phrase stands for a person's name where words are led to their speaker by it.
const LIKELY: f32 = 0.5;

/// How many nouns are kept of what a person is called.
const NOUNS: usize = 6;

/// Leads every description to its person: as a role, and where it stands for a name as a mention.
pub(super) fn read(grammar: &Grammar, frame: &Frame, cast: &mut Cast) {
    let text = grammar.text();
    let leaders = Leaders::of(text, cast, frame.furniture.published);
    let index = Index::of(cast);
    let mut people = People::of(grammar, cast);
    let phrases = phrases(grammar, cast);
    for phrase in phrases.iter().filter(|p| !p.said_of.is_empty()) {
        for who in &phrase.said_of {
            people.learn(*who, phrase);
        }
    }
    let mut reader = Reader {
        grammar,
        cast,
        index,
        people,
        leaders,
        model: Model::of(Decision::Role, text.language()),
        described: Vec::new(),
    };
    for phrase in &phrases {
        reader.place(phrase);
    }
}

/// What somebody is called.
#[derive(Clone)]
struct Role {
    noun: String,
    former: bool,
    words: Vec<String>,
}

/// What is known of the people of the story.
struct People {
    /// How often each participant is named.
    mentions: Vec<usize>,
    /// What each is called.
    known: Vec<Vec<Role>>,
    /// How many persons there are.
    count: usize,
    /// How often persons are named.
    total: usize,
    /// Where the second sentence begins: before it the headline or the lead stands.
    body: usize,
    /// Who is named most often, and who first.
    most: Option<usize>,
    first: Option<usize>,
}

impl People {
    fn of(grammar: &Grammar, cast: &Cast) -> Self {
        let mut people = Self {
            mentions: cast.participants.iter().map(|p| p.mentions.len()).collect(),
            known: vec![Vec::new(); cast.participants.len()],
            count: (cast.participants.iter())
                .filter(|p| p.kind == Kind::Person)
                .count(),
            total: (cast.participants.iter())
                .filter(|p| p.kind == Kind::Person)
                .map(|p| p.mentions.len())
                .sum(),
            body: grammar.sentences().first().map_or(0, |s| s.end),
            most: None,
            first: None,
        };
        let mut persons = cast.places().iter().map(|p| p.who);
        people.first = persons.find(|&who| cast.kind(who) == Kind::Person);
        for place in cast.places() {
            let best = people.most.map_or(0, |most| people.mentions[most]);
            if cast.kind(place.who) == Kind::Person && people.mentions[place.who] > best {
                people.most = Some(place.who);
            }
        }
        people
    }

    fn learn(&mut self, who: usize, phrase: &Phrase) {
        let known = &mut self.known[who];
        let same = |role: &Role| role.noun == phrase.noun && role.words == phrase.words;
        if known.len() < NOUNS && !known.iter().any(same) {
            known.push(Role {
                noun: phrase.noun.clone(),
                former: phrase.former,
                words: phrase.words.clone(),
            });
        }
    }
}

struct Reader<'a, 'g, 't> {
    grammar: &'a Grammar<'g, 't>,
    cast: &'a mut Cast,
    index: Index,
    people: People,
    leaders: Leaders,
    model: Model,
    /// The nouns of the descriptions placed so far, and whom they describe.
    described: Vec<(usize, usize)>,
}

/// Numbers of features.
const RANKS: [&str; 7] = ["0", "1", "2", "3", "4", "5", "6"];

/// The part a word plays in its clause.
const fn part(relation: Relation) -> &'static str {
    match relation {
        Relation::Nsubj | Relation::NsubjPass => "subject",
        Relation::Obj | Relation::Iobj => "object",
        Relation::Obl | Relation::OblAgent => "oblique",
        Relation::Nmod | Relation::NmodPoss => "of",
        Relation::Appos => "apposition",
        Relation::Conj => "list",
        Relation::Root => "top",
        _ => "other",
    }
}

const fn gender_name(gender: Gender) -> &'static str {
    match gender {
        Gender::Masculine => "he",
        Gender::Feminine => "she",
        _ => "-",
    }
}

/// Somebody whom a phrase may describe, with where they are named last before it and first after it.
struct Candidate {
    who: usize,
    before: Option<(usize, Range<usize>)>,
    after: Option<(usize, Range<usize>)>,
}

impl Reader<'_, '_, '_> {
    /// Leads a phrase to its person, if it has one.
    fn place(&mut self, phrase: &Phrase) {
        let text = self.grammar.text();
        self.index.read(text);
        let candidates = self.candidates(phrase);
        let meant = if phrase.said_of.is_empty() && !phrase.plural {
            roles::resolve(text, self.cast, &mut self.index, phrase.tokens.clone())
        } else {
            Resolution::None
        };
        let mut ranking = self.model.ranking(text.span(phrase.tokens.clone()));
        let (mut rank, speaks) = (0, self.speaks(phrase.head));
        for candidate in &candidates {
            let mut f = ranking.features();
            self.describe(&mut f, phrase, candidate, &meant);
            if let Some((_, name)) = &candidate.before {
                let mode = phrase.mode();
                f.of2("fits-rank", mode, bucket(rank));
                f.of2("fits-of", mode, bucket(candidates.len()));
                let both = if self.speaks(self.top(name)) {
                    "speaks"
                } else {
                    "-"
                };
                f.of2("speaks", if speaks { mode } else { "-" }, both);
                rank += 1;
            }
            ranking.add(f, "participant", self.cast.participants[candidate.who].name);
        }
        let mut f = ranking.features();
        self.describe_none(&mut f, phrase, &candidates);
        ranking.add_none(f);
        let choice = ranking.choose();
        let likely = choice.is_none_or(|c| c.probability >= LIKELY);
        let apposed = self.apposed_to(phrase, &candidates);
        let chosen = match choice {
            None if apposed.is_some() => apposed,
            Some(choice) => Some(choice.index)
                .and_then(|c| candidates.get(c))
                .map(|c| c.who),
            None if self.model.is_taught() => None,
            None => match meant {
                Resolution::One(who) => Some(who),
                _ => phrase.said_of.first().copied(),
            },
        };
        let Some(who) = chosen else { return };
        self.described.push((phrase.head, who));
        let mut all = self.company(phrase, who, &candidates);
        if !all.contains(&who) {
            all.push(who);
        }
        for one in all {
            roles::add_role(text, self.cast, one, phrase.tokens.clone());
            self.people.learn(one, phrase);
            let gender = &mut self.cast.participants[one].gender;
            if likely {
                *gender = gender.or(phrase.gender);
            }
        }
        let stands_for_a_name =
            matches!(phrase.determiner, "def" | "this" | "poss") && !phrase.plural;
        if phrase.said_of.is_empty() {
            let gender = self.cast.participants[who].gender;
            self.index
                .learn(text.span(phrase.tokens.clone()), who, gender);
            if stands_for_a_name && likely {
                let named = self.cast.within(phrase.tokens.clone());
                let end = named.first().map_or(phrase.tokens.end, |p| p.tokens.start);
                if end > phrase.head {
                    let tokens = roles::trimmed(text, phrase.tokens.start..end);
                    self.cast.mention(text, who, tokens, MentionBy::Role);
                }
            }
        }
    }

    /// Whom a bare noun between signs right behind a name describes for certain: `Anne Roy, rescapée du naufrage, …`; but
    /// not `Anne Roy, sourire aux lèvres, …`.
    fn apposed_to(&self, phrase: &Phrase, candidates: &[Candidate]) -> Option<usize> {
        let (text, grammar, head) = (self.grammar.text(), self.grammar, phrase.head);
        let next = head + 1;
        let whole = matches!(closes(text, phrase.reach), "comma" | "stop");
        let of = text.is_any(next, words!["de", "du", "des", "d'", "of"]);
        let bare = phrase.determiner == "none"
            && !phrase.plural
            && phrase.tokens.start == head
            && grammar.tag(head) == Tag::Noun
            && text.shape(head) == Shape::Lower
            && !text.has(head, Classes::FUNCTION.with(Classes::PREPOSITION))
            && (of && whole && head > 0 && text.is(head - 1, ","));
        let named = |c: &&Candidate| {
            let name = c.before.as_ref().map(|(_, name)| name.end);
            name.is_some() && phrase.follows.map(|last| last + 1) == name
        };
        candidates
            .iter()
            .filter(|_| bare)
            .find(named)
            .map(|c| c.who)
    }

    /// Whether a word is the subject of a verb of speech.
    fn speaks(&self, i: usize) -> bool {
        let says = Classes::HUMAN.with(Classes::REPORTS).with(Classes::ASIDE);
        let subject = matches!(self.grammar.relation(i), Relation::Nsubj | Relation::Obl);
        let verb = self.grammar.head(i).filter(|_| subject);
        verb.is_some_and(|verb| self.grammar.text().has(verb, says))
    }

    /// Everybody of whom a phrase is said together with `who`.
    fn company(&self, phrase: &Phrase, who: usize, candidates: &[Candidate]) -> Vec<usize> {
        if phrase.said_of.contains(&who) {
            return phrase.said_of.clone();
        }
        if !phrase.plural {
            return Vec::new();
        }
        let place = candidates.iter().find(|c| c.who == who);
        let Some((_, place)) = place.and_then(|c| c.after.as_ref().or(c.before.as_ref())) else {
            return Vec::new();
        };
        let first = self.grammar.list_head(self.top(place));
        let members = self.grammar.list(first).filter_map(|i| self.cast.at(i));
        let people = members.filter(|p| self.cast.kind(p.who) == Kind::Person);
        people.map(|p| p.who).collect()
    }

    /// Whom a phrase may describe.
    fn candidates(&self, phrase: &Phrase) -> Vec<Candidate> {
        let text = self.grammar.text();
        let places = self.cast.places();
        let at = places.partition_point(|p| p.tokens.start < phrase.tokens.start);
        let mut found: Vec<Candidate> = Vec::with_capacity(BEFORE + AFTER + 1);
        let person = |p: &&Place| self.cast.kind(p.who) == Kind::Person;
        for place in places[at.saturating_sub(PLACES)..at]
            .iter()
            .rev()
            .filter(person)
        {
            if found.len() < BEFORE && found.iter().all(|c| c.who != place.who) {
                let before = Some((found.len(), place.tokens.clone()));
                found.push(Candidate {
                    who: place.who,
                    before,
                    after: None,
                });
            }
        }
        let last = text.sentence(text.sentence_at(phrase.head) + AHEAD - 1).end;
        let mut rank = 0;
        for place in places[at..].iter().take(PLACES).filter(person) {
            if place.tokens.start >= last || rank == AFTER {
                break;
            }
            let after = Some((rank, place.tokens.clone()));
            match found.iter_mut().find(|c| c.who == place.who) {
                Some(known) if known.after.is_some() => continue,
                Some(known) => known.after = after,
                None => found.push(Candidate {
                    who: place.who,
                    before: None,
                    after,
                }),
            }
            rank += 1;
        }
        if let Some(who) = self
            .people
            .most
            .filter(|most| found.iter().all(|c| c.who != *most))
        {
            found.push(Candidate {
                who,
                before: None,
                after: None,
            });
        }
        let office = Described::of(text, phrase.tokens.clone(), phrase.head);
        for who in office
            .into_iter()
            .flat_map(|o| self.leaders.holders(o))
            .take(HOLDERS)
        {
            if found.iter().all(|c| c.who != who) {
                found.push(Candidate {
                    who,
                    before: None,
                    after: None,
                });
            }
        }
        // `l'avocat de Paul Rey` is not Paul Rey.
        let inside = self.cast.within(phrase.head..phrase.tokens.end);
        found.retain(|c| inside.iter().all(|p| p.who != c.who));
        if phrase.said_of.is_empty() {
            found.retain(|c| self.may_be(phrase, c));
        }
        found
    }

    /// Whether nothing speaks plainly against a person being meant by a phrase that stands alone: the other gender, another
    /// country, another part in the same clause (`le ministre a reçu Paul Rey`), that they hold the office still, or that they are whose wife or lawyer it is.
    fn may_be(&self, phrase: &Phrase, candidate: &Candidate) -> bool {
        if self.is_another(phrase, candidate.who) {
            return false;
        }
        let g = self.grammar;
        // `Anne Roy, juriste de formation`, `le chercheur chargé des crues, Paul Rey`: side by side, whatever the tree says.
        let beside = |name: &Range<usize>| {
            let comma = usize::from(g.text().is(phrase.reach, ","));
            phrase.follows == Some(name.end - 1)
                || [phrase.tokens.end, phrase.reach + comma].contains(&name.start)
        };
        // Several are described only where they are named together: `les ministres Paul Rey et Anne Roy`.
        let named = || [&candidate.before, &candidate.after].into_iter().flatten();
        let together = |name: &Range<usize>| {
            let tie = self.tie(phrase, name);
            matches!(
                tie,
                "name-appos"
                    | "appos"
                    | "name-flat"
                    | "flat"
                    | "name-nmod"
                    | "nmod"
                    | "compound"
                    | "name-other"
                    | "predicate"
                    | "its-xcomp"
                    | "subject-xcomp"
            ) || name.start == phrase.tokens.end
                || beside(name)
        };
        if phrase.plural && !named().any(|(_, name)| together(name)) {
            return false;
        }
        let head = phrase.head;
        let argument = |i: usize| {
            let relation = g.relation(i);
            let named_so = || {
                g.preposition(i)
                    .is_some_and(|p| self.grammar.text().is_any(p, words!["comme", "as", "en"]))
            };
            matches!(
                relation,
                Relation::Nsubj
                    | Relation::NsubjPass
                    | Relation::Obj
                    | Relation::Iobj
                    | Relation::OblAgent
            ) || relation == Relation::Obl && !named_so()
        };
        for (_, name) in named() {
            let top = self.top(name);
            // `Paul Rey a été nommé porte-parole`, `devient maire`: what a bare noun says of the subject.
            let becomes = phrase.determiner == "none"
                && !phrase.plural
                && matches!(g.relation(head), Relation::Obj | Relation::Obl)
                && g.preposition(head).is_none()
                && matches!(g.relation(top), Relation::Nsubj | Relation::NsubjPass);
            let apart = !beside(name)
                && !becomes
                && g.head(top).is_some()
                && g.head(top) == g.head(head)
                && argument(top)
                && argument(head);
            if apart {
                return false;
            }
        }
        let Some((_, name)) = candidate
            .before
            .as_ref()
            .filter(|_| phrase.determiner == "poss")
        else {
            return true;
        };
        let own = argument(head) || g.relation(head) == Relation::Nmod;
        let clause = g.clause_of(head);
        let subject = clause.and_then(|clause| g.subject(clause));
        !(own && subject.is_some_and(|s| name.contains(&s)))
    }

    /// Whether what is known of somebody says that a phrase is about another: gender, country, an office still held.
    fn is_another(&self, phrase: &Phrase, who: usize) -> bool {
        let gender = self.cast.participants[who].gender;
        if gender != Gender::Unknown && phrase.gender != Gender::Unknown && gender != phrase.gender
        {
            return true;
        }
        let abroad = |country| self.index.is_of_another_country(who, country);
        if phrase.country.is_some_and(abroad) {
            return true;
        }
        // `l'ancien maire` is not the mayor.
        let holds =
            |role: &Role| role.noun == phrase.noun && role.words == phrase.words && !role.former;
        phrase.former && self.people.known[who].iter().any(holds)
    }

    /// The word of a name that hangs on a word outside it.
    fn top(&self, name: &Range<usize>) -> usize {
        let outside = |i: &usize| self.grammar.head(*i).is_none_or(|h| !name.contains(&h));
        name.clone().find(outside).unwrap_or(name.start)
    }

    fn describe(
        &self,
        f: &mut Features,
        phrase: &Phrase,
        candidate: &Candidate,
        meant: &Resolution,
    ) {
        let (text, who) = (self.grammar.text(), candidate.who);
        let (mode, class) = (phrase.mode(), phrase.class(text));
        f.of("somebody", mode);
        if phrase.said_of.contains(&who) {
            f.of("said", phrase.determiner);
            let plural = if phrase.plural { "plural" } else { "one" };
            let capital = text.shape(phrase.head) != Shape::Lower;
            f.of2("said-class", class, plural);
            f.of2("said-plural", plural, if capital { "capital" } else { "-" });
            f.of("said-noun", &phrase.noun);
        } else if !phrase.said_of.is_empty() {
            f.add("said-of-another");
        }
        let sentence = text.sentence_at(phrase.head);
        let mut nearest = "never";
        for (side, named) in [("before", &candidate.before), ("after", &candidate.after)] {
            let Some((rank, name)) = named else {
                f.of2("never", side, mode);
                continue;
            };
            let before = side == "before";
            let away = RANKS[sentence.abs_diff(text.sentence_at(name.start)).min(3)];
            let rank = RANKS[(*rank).min(6)];
            if before {
                nearest = rank;
            }
            f.of2(if before { "back" } else { "ahead" }, mode, away);
            f.of2(if before { "back-rank" } else { "ahead-rank" }, mode, rank);
            f.of2(
                if before { "back-class" } else { "ahead-class" },
                class,
                away,
            );
            let top = self.top(name);
            let was = part(self.grammar.relation(top));
            if away == "0" {
                self.describe_tie(f, phrase, name, side, class);
            } else if phrase.said_of.is_empty() {
                let is = part(self.grammar.relation(phrase.head));
                let near = [if away == "1" { "near" } else { "far" }, was].concat();
                f.of2(
                    if before {
                        "relations"
                    } else {
                        "relations-ahead"
                    },
                    &near,
                    is,
                );
            }
        }
        if let Some(link) = self.link(phrase, who) {
            f.of("link", link);
            f.of2("link-mode", link, mode);
        }
        if let Some(pronoun) = self.pronoun(phrase) {
            f.of2("pronoun", pronoun, nearest);
            let gender = self.cast.participants[who].gender;
            f.of2("pronoun-gender", pronoun, gender_name(gender));
        }
        self.describe_person(f, phrase, who, meant);
        if phrase.said_of.is_empty() {
            self.describe_prominence(f, phrase, who, nearest);
        }
    }

    /// How much the story is about a person.
    fn describe_prominence(&self, f: &mut Features, phrase: &Phrase, who: usize, nearest: &str) {
        let (text, people, mode) = (self.grammar.text(), &self.people, phrase.mode());
        let mentions = people.mentions[who];
        f.of2("mentions", mode, bucket(mentions));
        let share = bucket(10 * mentions / people.total.max(1));
        let most = if people.most == Some(who) {
            "most"
        } else {
            "-"
        };
        f.of2("share", mode, share);
        f.of2("most", mode, most);
        f.when(people.first == Some(who), "first");
        let opens = self.cast.participants[who].mentions.first();
        let headline = opens.is_some_and(|m| text.tokens_in(m.span).start < people.body);
        let place = if headline { "headline" } else { "body" };
        f.of2("first-named", mode, place);
        f.of2("persons", mode, bucket(people.count));
        let near = [mode, " ", nearest].concat();
        f.of2("rank-most", &near, most);
        f.of2("rank-headline", &near, place);
        f.of2("rank-persons", &near, bucket(people.count));
        if most == "most" {
            let described = if people.known[who].is_empty() {
                "undescribed"
            } else {
                "-"
            };
            f.of2("most-noun", &phrase.noun, described);
        }
        f.when(
            people.known[who].is_empty() && headline,
            "undescribed-headline",
        );
    }

    /// How a phrase hangs together with another that describes somebody: `écrivain, chroniqueur et réalisateur`.
    fn link(&self, phrase: &Phrase, who: usize) -> Option<&'static str> {
        let g = self.grammar;
        let sentence = g.sentence(phrase.head).start;
        let recent = self.described.iter().rev().take(NOUNS);
        let recent = recent.filter(|(head, _)| *head >= sentence);
        let mut links = recent.filter_map(|&(head, one)| {
            let link = if g.list_head(phrase.head) == g.list_head(head) {
                "listed"
            } else if g.head(phrase.head) == Some(head)
                && g.relation(phrase.head) == Relation::Appos
            {
                "appos"
            } else if g.head(head) == Some(phrase.head) && g.relation(head) == Relation::Appos {
                "has-appos"
            } else if g.head(head) == Some(phrase.head) && g.relation(head) == Relation::Nsubj {
                "predicate"
            } else {
                return None;
            };
            Some((link, one))
        });
        let (link, one) = links.next()?;
        Some(match (link, one == who) {
            (link, true) => link,
            _ => "another",
        })
    }

    /// The pronoun of which a phrase is the predicate: `il est devenu grand-père`.
    fn pronoun(&self, phrase: &Phrase) -> Option<&'static str> {
        let (g, text) = (self.grammar, self.grammar.text());
        let head = g.list_head(phrase.head);
        let verb = match g.relation(head) {
            Relation::Xcomp | Relation::Obl | Relation::Obj => g.head(head)?,
            _ => head,
        };
        let subject = g.child_as(verb, &[Relation::Nsubj, Relation::NsubjPass])?;
        if subject == head {
            return None;
        }
        match text.word(subject) {
            "il" | "he" => Some("he"),
            "elle" | "she" => Some("she"),
            "je" | "j'" | "i" => Some("i"),
            "qui" | "who" => Some("who"),
            "c'" | "ce" | "celui-ci" | "celle-ci" | "dernier" | "dernière" => Some("this"),
            "ils" | "elles" | "they" => Some("they"),
            _ => None,
        }
    }

    /// How a phrase and a name in its sentence stand to each other.
    fn describe_tie(
        &self,
        f: &mut Features,
        phrase: &Phrase,
        name: &Range<usize>,
        side: &str,
        class: &str,
    ) {
        let text = self.grammar.text();
        let tie = self.tie(phrase, name);
        f.of2("tie", tie, side);
        f.of2("tie-mode", tie, phrase.mode());
        f.of2("tie-class", tie, class);
        let top = part(self.grammar.relation(self.top(name)));
        f.of2("tie-relation", top, phrase.mode());
        let before = side == "before";
        let gap = if before {
            name.end..phrase.tokens.start
        } else if phrase.reach <= name.start {
            phrase.reach..name.start
        } else {
            phrase.tokens.end..name.start
        };
        if before && phrase.follows == Some(name.end - 1) {
            let closed = closes(text, phrase.reach);
            f.of2("follows", phrase.determiner, closed);
            f.of2("follows-class", class, closed);
        }
        if !before && phrase.reach == name.start {
            f.of2("precedes", phrase.determiner, class);
        }
        f.number(if before { "gap-back" } else { "gap-ahead" }, gap.len());
        if gap.len() <= 4 || text.is(gap.start, "(") && gap.len() <= 7 {
            let words = between(text, gap.clone());
            f.of2("gap", side, &words);
            f.of2("gap-tie", &words, tie);
        }
        if before && gap.len() <= 3 {
            // `le ministre Paul Rey, Anne Roy, cheffe …`: the name has its description already.
            let sentence = self.grammar.sentence(name.start).start;
            let last = self.described.last().map_or(0, |(head, _)| *head);
            let has = last >= sentence && last < name.start && name.start - last <= 12;
            let mut next = self
                .cast
                .within(phrase.tokens.end..phrase.tokens.end + 2)
                .iter();
            let follows = next.any(|p| self.cast.kind(p.who) == Kind::Person);
            let follows = if follows { "follows" } else { "-" };
            let has = if has { "described" } else { "-" };
            f.of2("between", has, follows);
            f.of2(
                "between-determiner",
                &[has, " ", follows].concat(),
                phrase.determiner,
            );
        }
    }

    fn tie(&self, phrase: &Phrase, name: &Range<usize>) -> &'static str {
        let g = self.grammar;
        if phrase.tokens.contains(&name.start) {
            return "inside";
        }
        let (top, head) = (self.top(name), g.list_head(phrase.head));
        let listed = head != phrase.head;
        if g.head(top) == Some(head) {
            return match g.relation(top) {
                Relation::Appos if listed => "listed-name-appos",
                Relation::Appos => "name-appos",
                Relation::Flat => "name-flat",
                Relation::Nsubj | Relation::NsubjPass => "predicate",
                Relation::Conj => "name-conj",
                _ if g.preposition(top).is_some() => "name-of",
                Relation::Nmod => "name-nmod",
                Relation::NmodPoss => "name-poss",
                Relation::Obl => "name-obl",
                _ => "name-other",
            };
        }
        if g.head(head).is_some_and(|h| name.contains(&h)) {
            return match g.relation(head) {
                Relation::Appos if listed => "listed-appos",
                Relation::Appos => "appos",
                Relation::Conj => "conj",
                Relation::Flat => "flat",
                Relation::Compound => "compound",
                Relation::Nmod if g.preposition(head).is_some() => "of-name",
                Relation::Nmod => "nmod",
                Relation::Parataxis => "parataxis",
                _ => "on-name",
            };
        }
        let governor = g.head(head);
        if governor.is_some() && governor == g.head(top) {
            return match (g.relation(top), g.relation(head)) {
                (Relation::Nsubj | Relation::NsubjPass, Relation::Xcomp) => "subject-xcomp",
                (Relation::Nsubj | Relation::NsubjPass, Relation::Obj) => "subject-object",
                (Relation::Nsubj | Relation::NsubjPass, Relation::Obl) => "subject-oblique",
                (Relation::Obj, Relation::Xcomp) => "object-xcomp",
                (Relation::Appos, Relation::Appos) => "both-appos",
                _ => "siblings",
            };
        }
        if let Some(verb) = governor
            && let Some(subject) = g.subject(verb)
            && name.contains(&subject)
        {
            return match g.relation(head) {
                Relation::Xcomp => "its-xcomp",
                Relation::Obj => "its-object",
                Relation::Obl => "its-oblique",
                _ => "its-verb",
            };
        }
        if g.clause_of(head).is_some() && g.clause_of(head) == g.clause_of(top) {
            "clause"
        } else {
            "sentence"
        }
    }

    /// What is known of a person, as far as it speaks for or against a phrase.
    fn describe_person(&self, f: &mut Features, phrase: &Phrase, who: usize, meant: &Resolution) {
        let mode = phrase.mode();
        let gender = self.cast.participants[who].gender;
        let agrees = match (gender, phrase.gender) {
            (Gender::Unknown, _) | (_, Gender::Unknown) => "-",
            (a, b) if a == b => "same",
            _ => "other",
        };
        f.of2("gender", mode, agrees);
        let means = match meant {
            Resolution::One(one) if *one == who => "this",
            Resolution::One(_) => "another",
            Resolution::Several(all) if all.contains(&who) => "maybe",
            _ => "-",
        };
        f.of2("meant", mode, means);
        if let Some(office) = Described::of(self.grammar.text(), phrase.tokens.clone(), phrase.head)
        {
            let known = self.leaders.holders(office).next().is_some();
            let known = if known { "told" } else { "untold" };
            f.of2("office", mode, self.leaders.tie(office, who));
            f.of2("office-told", known, self.leaders.tie(office, who));
        }
        let known = &self.people.known[who];
        let mut same = "other";
        for role in known {
            f.of2("called", &role.noun, &phrase.noun);
            let shared = role.words.iter().any(|w| phrase.words.contains(w));
            if role.noun == phrase.noun {
                same = match (role.words.is_empty(), phrase.words.is_empty()) {
                    _ if shared || same == "same" => "same",
                    (true, true) => "both-bare",
                    (true, _) => "known-bare",
                    (_, true) => "bare",
                    _ => "same-noun",
                };
            } else if shared && same == "other" {
                same = "words";
            }
        }
        f.of2(
            "known",
            mode,
            if known.is_empty() { "nothing" } else { same },
        );
        if matches!(same, "other" | "words" | "same-noun") {
            let held = |role: &Role| {
                role.noun == phrase.noun
                    && (phrase.words.is_empty()
                        || role.words.iter().any(|w| phrase.words.contains(w)))
            };
            if self.people.known.iter().any(|known| known.iter().any(held)) {
                f.of("others", mode);
            }
        }
    }

    /// What speaks for a phrase describing none of them.
    fn describe_none(&self, f: &mut Features, phrase: &Phrase, candidates: &[Candidate]) {
        let text = self.grammar.text();
        let class = phrase.class(text);
        f.add("none");
        f.of2("none-det", phrase.determiner, class);
        f.of("noun", &phrase.noun);
        f.of2("noun-det", &phrase.noun, phrase.determiner);
        f.of2(
            "none-relation",
            self.grammar.relation(phrase.head).name(),
            phrase.determiner,
        );
        f.of("tag", self.grammar.tag(phrase.head).name());
        let ending: Vec<char> = text.word(phrase.head).chars().rev().take(3).collect();
        f.of("ending", &ending.iter().rev().collect::<String>());
        f.when(phrase.plural, "plural");
        f.when(text.shape(phrase.head) != Shape::Lower, "capital");
        f.number("words", phrase.tokens.len());
        f.number("people", candidates.len());
        f.when(phrase.said_of.is_empty(), "stands-alone");
        let beside = |c: &Candidate| {
            let before = c
                .before
                .as_ref()
                .is_some_and(|(_, name)| phrase.follows == Some(name.end - 1));
            before.then_some("follows")
        };
        if let Some(beside) = candidates.iter().find_map(beside) {
            f.of2("none-beside", beside, closes(text, phrase.reach));
        }
        if let Some(case) = self.grammar.preposition(phrase.head) {
            f.of("case", text.word(case));
        }
        let first = phrase.tokens.start;
        if first != phrase.head {
            f.of("first", text.word(first));
        }
        let sentence = self.grammar.sentence(phrase.head);
        let marks = (sentence.start..phrase.head).filter(|&i| text.kind(i) == TokenKind::Mark);
        f.when(marks.count() % 2 == 1, "quoted");
    }
}

/// How what is said between commas ends: `comma`, `stop`, or that it goes on.
fn closes(text: &Text, end: usize) -> &'static str {
    match text.raw(end) {
        "," => "comma",
        "." | ";" | ")" | ":" => "stop",
        "\"" | "»" | "”" => "mark",
        _ => "on",
    }
}

/// What stands between a phrase and a name, in lower case; what is in brackets left out: `(),`.
fn between(text: &Text, gap: Range<usize>) -> String {
    let bracket = text.is(gap.start, "(");
    let close = gap.clone().find(|i| bracket && text.is(*i, ")"));
    match close {
        Some(close) => ["()", text.words(close + 1..gap.end)].concat(),
        None => text.words(gap).to_lowercase(),
    }
}

#[cfg(test)]
mod tests;
