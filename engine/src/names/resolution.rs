//! Resolution: whom a description that stands alone means (`le président ukrainien`, `the premier`), by its noun, its
//! country and its other words.

use super::keys::hash;
use super::kinds::gender_of;
use super::known;
use super::roles::{determined_gender, head, is_former, nationality, noun, plural};
use super::table::Table;
use crate::cast::Cast;
use crate::language::{Classes, Language};
use crate::lexicon::{self, CountryId};
use crate::order;
use crate::span::Span;
use crate::story::{Gender, Kind};
use crate::text::{Text, TokenKind, Words, words};
use std::ops::Range;

/// Whom a description that stands alone means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Resolution {
    /// Exactly this participant.
    One(usize),
    /// One of these; the text does not say which.
    Several(Vec<usize>),
    /// Nobody the text names.
    None,
}

/// How many descriptions of one noun are looked at around a place: the nearest ones.
const NEAREST: usize = 24;

/// The descriptions of persons, found by their noun.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// The descriptions not yet read, and whose they are: in many stories nobody is sought by one.
    unread: Vec<(Span, usize, Gender)>,
    facets: Facets,
    /// The first person of the story when nothing describes them: whom everybody knows.
    protagonist: Option<usize>,
    /// Where the first two women whom nothing describes are first named.
    women: Vec<(u32, usize)>,
}

#[derive(Debug, Default)]
struct Facets {
    all: Vec<Facet>,
    /// The numbers of the lists of those of one noun, by its hash, and of those of one country.
    by_noun: Table,
    by_country: Table,
    /// Each in the order of the text.
    lists: Vec<Vec<u32>>,
    /// The countries whose adjectives describe a person, of everybody.
    countries: Vec<Vec<CountryId>>,
}

#[derive(Clone, Debug)]
struct Facet {
    at: u32,
    who: usize,
    country: Option<CountryId>,
    words: Vec<u64>,
    gender: Gender,
    former: bool,
}

impl Index {
    /// The index of everybody's descriptions.
    pub fn of(cast: &Cast) -> Self {
        let mut index = Self::default();
        let mut first: Option<(Span, usize)> = None;
        let mut undescribed = 0;
        for (who, p) in cast.participants.iter().enumerate() {
            if p.kind != Kind::Person {
                continue;
            }
            index
                .unread
                .extend(p.roles.iter().map(|role| (*role, who, p.gender)));
            undescribed += usize::from(p.roles.is_empty() && p.mentions.len() > 1);
            let opens = p.mentions.first().map_or(p.name, |m| m.span);
            if p.gender == Gender::Feminine && p.roles.is_empty() {
                index.women.push((opens.start, who));
                order::sort_by_key(&mut index.women, |woman| *woman);
                index.women.truncate(2);
            }
            if first.is_none_or(|(span, _)| opens < span) {
                first = Some((opens, who));
            }
        }
        index.protagonist = first
            .map(|(_, who)| who)
            .filter(|&who| cast.participants[who].roles.is_empty() && undescribed <= 1);
        index
    }

    /// Takes a further description in.
    pub fn learn(&mut self, span: Span, who: usize, gender: Gender) {
        self.unread.push((span, who, gender));
    }

    /// Whether somebody is described as of a country, and never as of this one.
    pub fn is_of_another_country(&self, who: usize, country: CountryId) -> bool {
        self.facets.is_of_another_country(who, country)
    }

    /// Reads the descriptions that have not been read.
    pub fn read(&mut self, text: &Text) {
        for (span, who, gender) in std::mem::take(&mut self.unread) {
            self.facets.add(text, text.tokens_in(span), who, gender);
        }
    }

    /// The one woman named so far whom nothing describes, for a description that is said of a woman.
    fn only_woman(&self, description: &Description, at: u32) -> Resolution {
        let mut named = self.women.iter().filter(|(first, _)| *first < at);
        match (named.next(), named.next()) {
            (Some(&(_, who)), None)
                if description.gender == Gender::Feminine && description.country.is_some() =>
            {
                Resolution::One(who)
            }
            _ => Resolution::None,
        }
    }
}

impl Facets {
    /// Of a noun, the facets nearest to a place: those before it first.
    fn of_noun(&self, noun: u64, at: u32) -> impl Iterator<Item = &Facet> {
        self.near(self.by_noun.get(noun), at)
    }

    /// Of a country, the same.
    fn of_country(&self, country: CountryId, at: u32) -> impl Iterator<Item = &Facet> {
        self.near(self.by_country.get(u64::from(country.0)), at)
    }

    fn near(&self, list: Option<u32>, at: u32) -> impl Iterator<Item = &Facet> {
        let list = list.and_then(|list| self.lists.get(list as usize));
        let list = list.map_or(&[][..], Vec::as_slice);
        let cut = list.partition_point(|&f| self.all[f as usize].at < at);
        let before = list[cut.saturating_sub(NEAREST)..cut].iter().rev();
        before
            .chain(list[cut..].iter().take(NEAREST / 4))
            .map(|&f| &self.all[f as usize])
    }

    /// Whether somebody is described as of a country, and never as of this one.
    fn is_of_another_country(&self, who: usize, country: CountryId) -> bool {
        let known = self.countries.get(who);
        known.is_some_and(|known| !known.is_empty() && !known.contains(&country))
    }

    fn add(&mut self, text: &Text, tokens: Range<usize>, who: usize, gender: Gender) {
        let at = text.token(tokens.start).span.start;
        let Some(description) = Description::of(text, tokens) else {
            return;
        };
        self.all.push(Facet {
            at,
            who,
            country: description.country,
            words: description.words,
            gender,
            former: description.former,
        });
        if let Some(country) = description.country {
            let list = Self::list(&mut self.by_country, &mut self.lists, u64::from(country.0));
            self.insert(list);
            if self.countries.len() <= who {
                self.countries.resize(who + 1, Vec::new());
            }
            let countries = &mut self.countries[who];
            if countries.len() < NEAREST && !countries.contains(&country) {
                countries.push(country);
            }
        }
        for noun in description.nouns.into_iter().flatten() {
            let list = Self::list(&mut self.by_noun, &mut self.lists, noun);
            self.insert(list);
        }
    }

    /// The number of the list that `table` has for `hash`.
    fn list(table: &mut Table, lists: &mut Vec<Vec<u32>>, hash: u64) -> usize {
        let list = table.get_or_keep(hash, lists.len() as u32) as usize;
        if list == lists.len() {
            lists.push(Vec::new());
        }
        list
    }

    /// Puts the last facet into a list, in the order of the text.
    fn insert(&mut self, list: usize) {
        let (all, list) = (&self.all, &mut self.lists[list]);
        let last = all.len() - 1;
        let place = list.partition_point(|&f| all[f as usize].at <= all[last].at);
        list.insert(place, last as u32);
    }
}

/// What a description says: its noun's meanings, its country, its other words.
struct Description {
    /// The hashes of its noun and of what else that may be called.
    nouns: [Option<u64>; 1 + SYNONYMS],
    country: Option<CountryId>,
    words: Vec<u64>,
    gender: Gender,
    plural: bool,
    general: bool,
    former: bool,
    /// Whether it is said of a head of state.
    of_state: bool,
}

impl Description {
    fn of(text: &Text, tokens: Range<usize>) -> Option<Self> {
        let start = tokens.start;
        let head = head(text, tokens.clone())?;
        let mut country = None;
        let mut words = Vec::new();
        for i in tokens.clone() {
            if i == head || text.has(i, Classes::FUNCTION) || text.kind(i) != TokenKind::Word {
                continue;
            }
            if country.is_none() {
                country = nationality(text, i);
                if country.is_some() {
                    continue;
                }
            }
            words.extend(hash(text, i));
        }
        let noun = noun(text, head);
        let synonyms = synonyms(text, tokens.clone(), head, &noun);
        if country.is_none() && synonyms.contains(&Some("secretary-of-state")) {
            country = lexicon::name("USA").and_then(|e| e.country);
        }
        let mut nouns = [Some(&*noun), None, None, None];
        nouns[1..].copy_from_slice(&synonyms);
        Some(Self {
            former: tokens.clone().any(|i| is_former(text, i)),
            general: text.classes_of(&noun).any(Classes::LEADER),
            of_state: noun == "head-of-state" || synonyms.contains(&Some("head-of-state")),
            nouns: nouns.map(|noun| noun.map(|noun| text.state().hash(0, noun))),
            country,
            words,
            gender: gender_of(known::classes(text, head)).or(determined_gender(text, start, head)),
            plural: plural(text, head),
        })
    }
}

/// By how many other names an office may go.
const SYNONYMS: usize = 3;

/// Offices that go by several names.
fn synonyms(
    text: &Text,
    tokens: Range<usize>,
    head: usize,
    noun: &str,
) -> [Option<&'static str>; SYNONYMS] {
    let has = |words: &Words| tokens.clone().any(|i| text.is_any(i, words));
    let premier = head > tokens.start
        && text.is_any(
            head - 1,
            words!["premier", "première", "prime", "ex-premier", "ex-première"],
        );
    let mut secretary = None;
    let one = match noun {
        "président" | "president"
            if !has(words![
                "parti",
                "commission",
                "assemblée",
                "sénat",
                "conseil",
                "groupe",
                "party",
                "company",
            ]) =>
        {
            Some("head-of-state")
        }
        "chef" if has(words!["etat", "état"]) => Some("head-of-state"),
        "head" if has(words!["state"]) => Some("head-of-state"),
        "roi" | "king" | "monarque" | "souverain" | "monarch" | "émir" | "sultan" => {
            Some("monarch")
        }
        "ministre" | "minister" if premier => Some("head-of-government"),
        // A chancellor of no country may be a minister of finance or run a university.
        "chancelier" | "chancellor" if !tokens.clone().any(|i| nationality(text, i).is_some()) => {
            None
        }
        "premier" | "chancelier" | "chancellor" | "taoiseach" => Some("head-of-government"),
        "chef" if has(words!["gouvernement", "exécutif"]) => Some("head-of-government"),
        "head" if has(words!["government"]) => Some("head-of-government"),
        "chef" if has(words!["diplomatie"]) => Some("foreign-minister"),
        "ministre" | "minister" if has(words!["étrangères", "foreign"]) => {
            Some("foreign-minister")
        }
        "secrétaire"
            if has(words!["etat", "état"]) && !has(words!["à", "aux", "chargé", "chargée"]) =>
        {
            secretary = Some("secretary-of-state");
            Some("foreign-minister")
        }
        "secretary" if has(words!["state"]) => {
            secretary = Some("secretary-of-state");
            Some("foreign-minister")
        }
        "secretary" if has(words!["foreign"]) => Some("foreign-minister"),
        _ => None,
    };
    let minister = matches!(noun, "ministre" | "secrétaire" | "minister" | "secretary") && !premier;
    [one, secretary, minister.then_some("minister")]
}

/// Whom the description in `run` means: a noun with its adjectives and complement, with or without its article.
///
/// Somebody fits when they are described by the same office and nothing that the two descriptions say differs: country,
/// complement, gender. A description without country or complement means the one named last of those who fit.
pub(crate) fn resolve(
    text: &Text,
    cast: &Cast,
    index: &mut Index,
    run: Range<usize>,
) -> Resolution {
    let Some(description) = Description::of(text, run.clone()) else {
        return Resolution::None;
    };
    if description.plural {
        return Resolution::None;
    }
    index.read(text);
    let facets = &index.facets;
    let at = text.token(run.start).span.start;
    let fits = |f: &Facet| {
        let country = match (f.country, description.country) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        let gender = f.gender == Gender::Unknown
            || description.gender == Gender::Unknown
            || f.gender == description.gender;
        let words = description.words.is_empty()
            || f.words.is_empty()
            || description.words.iter().any(|w| f.words.contains(w));
        let abroad = description
            .country
            .is_some_and(|c| facets.is_of_another_country(f.who, c));
        country && gender && words && !abroad && (f.former || !description.former)
    };
    // `le chef de l'Etat` of no country: whom the story opens with and never describes, before anybody's synonym.
    let state = description.country.is_none()
        && description.of_state
        && !text.has(run.start, Classes::RANK)
        && index
            .protagonist
            .is_some_and(|one| cast.participants[one].gender != Gender::Feminine);
    // French agencies leave their own president undescribed.
    let home = text.language() == Language::French
        && description.of_state
        && description.country.is_some_and(|c| c.code() == "FR");
    let mut who: Vec<usize> = Vec::new();
    for (n, noun) in description.nouns.into_iter().flatten().enumerate() {
        // Synonyms speak only when the noun itself finds nobody.
        if !who.is_empty() || (state && n > 0) {
            break;
        }
        for facet in facets.of_noun(noun, at) {
            if fits(facet) && !who.contains(&facet.who) {
                who.push(facet.who);
            }
        }
    }
    if let Some(country) = description.country {
        let own = description.nouns[0].unwrap_or_default();
        let mut same = facets
            .of_noun(own, at)
            .filter(|f| f.country == Some(country) && who.contains(&f.who))
            .map(|f| f.who);
        if let Some(one) = same.next()
            && same.all(|w| w == one)
        {
            return Resolution::One(one);
        }
        if who.is_empty() && description.general {
            for facet in facets.of_country(country, at) {
                if !who.contains(&facet.who) {
                    who.push(facet.who);
                }
            }
        }
    }
    match who.len() {
        0 => match index.protagonist {
            Some(one) if state || (home && description.gender != Gender::Feminine) => {
                Resolution::One(one)
            }
            _ => index.only_woman(&description, at),
        },
        1 => Resolution::One(who[0]),
        _ if description.country.is_none() && description.words.is_empty() => {
            match named_last(cast, &who, at) {
                Some(one) => Resolution::One(one),
                None => Resolution::Several(who),
            }
        }
        _ => Resolution::Several(who),
    }
}

/// Which of some participants was spoken of last before an offset.
fn named_last(cast: &Cast, who: &[usize], at: u32) -> Option<usize> {
    let last = |w: usize| {
        let mentions = &cast.participants[w].mentions;
        let before = mentions.partition_point(|m| m.span.start < at);
        before.checked_sub(1).map(|i| mentions[i].span.start)
    };
    let mut heard: Vec<(u32, usize)> = who
        .iter()
        .filter_map(|&w| last(w).map(|l| (l, w)))
        .collect();
    order::sort_by_key(&mut heard, |one| *one);
    heard.last().map(|(_, one)| *one)
}
