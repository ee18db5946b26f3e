//! Phrases that may describe somebody: those beside names, found by their words, and those that stand alone, found by the
//! trees.

use super::kinds::gender_of;
use super::{known, roles};
use crate::cast::Cast;
use crate::grammar::{Grammar, Relation, Tag};
use crate::language::{Classes, Language};
use crate::lexicon::CountryId;
use crate::order;
use crate::story::{Gender, Kind};
use crate::text::{Shape, Text, TokenKind, Words, words};
use std::ops::Range;

/// The longest phrase, in tokens.
const LONGEST: usize = 22;

/// How many tokens a party between brackets takes at most, brackets and all.
const BRACKET: usize = 7;

/// How many adjectives may stand before the noun of an apposition.
const MODIFIERS: usize = 3;

/// A phrase that may describe somebody.
pub(super) struct Phrase {
    /// The phrase without article.
    pub tokens: Range<usize>,
    /// Its noun.
    pub head: usize,
    /// That in the masculine singular.
    pub noun: String,
    /// Its other words, small ones and those of rank left out.
    pub words: Vec<String>,
    /// What stands before it: `def`, `indef`, `poss`, `this`, `genitive`, `none`.
    pub determiner: &'static str,
    pub gender: Gender,
    /// Whether it tells what somebody was: `ancien`, `ex-`.
    pub former: bool,
    /// The country whose adjective it has.
    pub country: Option<CountryId>,
    pub plural: bool,
    /// Whose name it stands beside, as the words around names have it.
    pub said_of: Vec<usize>,
    /// The last word before the comma that it follows, an age between them left out.
    pub follows: Option<usize>,
    /// Where all that is said of its noun ends: `chercheur spécialisé dans les crues`.
    pub reach: usize,
}

/// Every phrase that may describe somebody, in the order of the text: those beside names, taken from the cast, and those
/// that the trees show.
pub(super) fn phrases(grammar: &Grammar, cast: &mut Cast) -> Vec<Phrase> {
    let text = grammar.text();
    let mut phrases: Vec<Phrase> = Vec::new();
    for (who, participant) in cast.participants.iter_mut().enumerate() {
        for role in std::mem::take(&mut participant.roles) {
            let tokens = text.tokens_in(role);
            // `juge Mme Rey`: the verb.
            let head = roles::head(text, tokens.clone()).filter(|i| !grammar.tag(*i).is_finite());
            let Some(head) = head else {
                continue;
            };
            let mut phrase = Phrase::of(grammar, tokens, head);
            phrase.said_of.push(who);
            phrases.push(phrase);
        }
    }
    order::sort_by_key(&mut phrases, |p| (p.tokens.start, p.tokens.end));
    let mut beside: Vec<Phrase> = Vec::with_capacity(phrases.len());
    for phrase in phrases {
        match beside.last_mut() {
            Some(last) if last.tokens == phrase.tokens => last.said_of.extend(phrase.said_of),
            _ => beside.push(phrase),
        }
    }
    for phrase in &mut beside {
        // What the words beside a name leave open, the tree may know: `professeur en sciences politiques`.
        let sentence = grammar.sentence(phrase.head);
        if grammar.knows(phrase.head) && phrase.tokens.end > phrase.head {
            let further = extent(grammar, cast, phrase.head, &sentence);
            phrase.tokens.end = phrase.tokens.end.max(further.end);
        }
    }
    let mut all = Vec::with_capacity(2 * beside.len());
    let mut beside = beside.into_iter().peekable();
    let (mut taken, mut taken_to) = (0, 0);
    for sentence in grammar.sentences() {
        for i in sentence.clone() {
            while let Some(phrase) = beside.next_if(|p| p.tokens.start <= i) {
                taken = taken.max(phrase.head + 1);
                taken_to = taken_to.max(phrase.tokens.end);
                all.push(phrase);
            }
            let within = i < taken_to && !known::is_office(text, i);
            if i < taken || within || !may_describe(grammar, cast, i) {
                continue;
            }
            let mut tokens = extent(grammar, cast, i, sentence);
            if let Some(next) = beside.peek().filter(|next| next.tokens.start > i) {
                tokens.end = tokens.end.min(next.tokens.start);
            }
            all.push(Phrase::of(grammar, roles::trimmed(text, tokens), i));
        }
    }
    all.extend(beside);
    all
}

/// Whether the token at `i` can be the noun of a description.
fn may_describe(grammar: &Grammar, cast: &Cast, i: usize) -> bool {
    let text = grammar.text();
    if text.kind(i) != TokenKind::Word
        || cast.at(i).is_some()
        || text.has(i, Classes::HONORIFIC) && !known::is_office(text, i)
    {
        return false;
    }
    let (tag, relation) = (grammar.tag(i), grammar.relation(i));
    let person = |k: usize| cast.at(k).is_some_and(|p| cast.kind(p.who) == Kind::Person);
    let named_next = person(i + 1);
    let on_name = grammar.head(i).is_some_and(person);
    let before = i.wrapping_sub(1);
    let single = text.has(before, Classes::DETERMINER) || text.kind(before) == TokenKind::Elision;
    // `Anne Roy, gérante chez Norel`: an apposition, whatever the tree makes of it.
    let beside = named_before(grammar, i).is_some_and(person);
    let office = known::is_office(text, i);
    if beside
        && (office && !tag.is_finite()
            || tag == Tag::Noun && !tells_when(text, i) && !qualifies(grammar, i))
    {
        return true;
    }
    if grammar.knows(i) && (qualifies(grammar, i) && !on_name || tag.is_verb()) {
        return false;
    }
    let noun = matches!(tag, Tag::Noun | Tag::Propn);
    if known::is_office(text, i) {
        return noun || relation != Relation::Amod || named_next;
    }
    // `l'écologiste Jean Morel`, `X, un ancien garagiste`, `X est libraire`, `comme serveuse`
    let thing = Classes::PORTFOLIO
        .with(Classes::ORGANISATION)
        .with(Classes::NO_NAME);
    let plain = tag == Tag::Adj || text.shape(i) != Shape::Lower || names_somebody(text, i);
    // `le maître de cérémonie, Alex Norel`
    let closes = || {
        let end = grammar.noun_phrase(i).end;
        text.is(end, ",") && person(end + 1)
    };
    let lower = noun && single && text.shape(i) == Shape::Lower;
    let tied = named_next && single && plain && !text.has(i, thing)
        || lower && !tells_when(text, i) && closes()
        || noun && relation == Relation::Appos && on_name
        || noun
            && grammar.children(i).any(|k| {
                let relations = [Relation::Appos, Relation::Flat, Relation::Nsubj];
                relations.contains(&grammar.relation(k)) && person(k)
            })
        || noun
            && matches!(relation, Relation::Obl | Relation::Xcomp)
            && text.is_any(before, words!["comme", "que", "as"]);
    tied && !text.has(i, Classes::FUNCTION)
        || lower && names_somebody(text, i)
        || single && (noun || tag == Tag::Adj) && known::is_demonym(text, i)
}

/// The last word before the comma that a description with the noun at `i` follows, an age between them left out:
/// `Anne Roy, 44 ans, éminente juriste`, `Anne Roy, l'une des organisatrices`.
fn named_before(grammar: &Grammar, i: usize) -> Option<usize> {
    let text = grammar.text();
    let mut k = i.checked_sub(1)?;
    for _ in 0..MODIFIERS {
        let qualifies = grammar.tag(k) == Tag::Adj || text.has(k, Classes::RANK);
        if !qualifies || text.kind(k) != TokenKind::Word {
            break;
        }
        k = k.checked_sub(1)?;
    }
    if is_one_of(text, k) {
        k = k.checked_sub(2 + usize::from(text.is(k, "the")))?;
    } else if text.has(k, Classes::DETERMINER) {
        k = k.checked_sub(1)?;
    }
    if text.kind(k) == TokenKind::Elision {
        k = k.checked_sub(1)?;
    }
    if !text.is(k, ",") {
        return None;
    }
    let mut last = k.checked_sub(1)?;
    if text.is(last, "ans") {
        last = last.checked_sub(1)?;
    }
    if text.kind(last) == TokenKind::Number {
        last = last.checked_sub(2).filter(|l| text.is(l + 1, ","))?;
    }
    Some(last)
}

/// Whether the words that end at `k` pick one of several: `une des`, `one of the`.
fn is_one_of(text: &Text, k: usize) -> bool {
    let of = match text.is(k, "the") {
        true => k.wrapping_sub(1),
        false => k,
    };
    text.is_any(of, words!["des", "de", "of"])
        && text.is_any(of.wrapping_sub(1), words!["un", "une", "one"])
}

/// Whether a word says when, how old or how much rather than who.
fn tells_when(text: &Text, i: usize) -> bool {
    text.has(
        i,
        Classes::WEEKDAY
            .with(Classes::MONTH)
            .with(Classes::FUNCTION),
    )
}

/// Whether a word only qualifies the noun behind it: `Republican` of `the Republican president`.
fn qualifies(grammar: &Grammar, i: usize) -> bool {
    let text = grammar.text();
    let relation = grammar.relation(i);
    let next = grammar.tag(i + 1);
    let before_its_noun = text.language() == Language::English
        && text.kind(i + 1) == TokenKind::Word
        && text.shape(i + 1) == Shape::Lower
        && matches!(next, Tag::Noun | Tag::Adj)
        && !text.has(i + 1, Classes::RANK);
    before_its_noun
        || matches!(
            relation,
            Relation::Compound | Relation::Amod | Relation::NmodPoss | Relation::Flat
        )
}

/// Whether a noun ends like those for people.
fn names_somebody(text: &Text, i: usize) -> bool {
    let endings: &[&str] = match text.language() {
        Language::French => &[
            "iste", "logue", "eur", "euse", "trice", "ien", "ienne", "ier", "ière", "naire",
            "taire", "ant", "ante",
        ],
        Language::English => &["er", "or", "ist", "ian", "man", "woman", "ee", "ant"],
    };
    endings.iter().any(|ending| text.word(i).ends_with(ending))
}

/// The phrase of the noun at `head`, without article, names of people and what only tells more.
fn extent(grammar: &Grammar, cast: &Cast, head: usize, sentence: &Range<usize>) -> Range<usize> {
    let text = grammar.text();
    let floor = sentence.start.max(head.saturating_sub(LONGEST / 2));
    let ceiling = sentence.end.min(head + LONGEST);
    let by_words = roles::start(text, head, floor)..roles::complement(text, head, ceiling);
    let mut start = by_words.start;
    let mut end = by_words.end;
    if grammar.knows(head) {
        let phrase = grammar.noun_phrase(head);
        start = start.min(phrase.start).max(floor);
        // Complements may hang too high.
        let complete =
            phrase.end > head + 1 || !text.is_any(head + 1, words!["de", "du", "des", "d'", "of"]);
        end = if complete {
            phrase.end.min(ceiling)
        } else {
            end
        };
        end = ended(grammar, head, end);
        // `ministre de l'Action et des Comptes publics`
        if end > head + 1 && text.is(end, "et") && text.is_any(end + 1, OF) {
            end = end.max(by_words.end);
        }
    }
    // Signs within what stands before the noun: only what is nearest to it belongs.
    let sign = (start..head).rev().find(|&i| {
        !matches!(
            text.kind(i),
            TokenKind::Word | TokenKind::Possessive | TokenKind::Number
        )
    });
    start = sign.map_or(start, |sign| sign + 1);
    while start < head
        && (text.kind(start) == TokenKind::Possessive
            || text.has(start, Classes::FUNCTION) && !text.has(start, Classes::RANK))
    {
        start += 1;
    }
    for place in cast.within(head + 1..end + 1) {
        let before = place.tokens.start - 1;
        if cast.kind(place.who) != Kind::Person || place.tokens.start > end {
            continue;
        }
        let title = text.has(before, Classes::HONORIFIC) && before > head;
        let before = if title { before - 1 } else { before };
        let governed = text.is_any(before, OF) || text.is_any(before, words!["to", "for"]);
        // `l'élu de l'Essonne à Anne Roy`
        let told = text.has(before, Classes::PREPOSITION) && !governed;
        let before = if told { before - 1 } else { before };
        let named = before + 1;
        if governed {
            end = end.max(place.tokens.end);
        } else {
            end = end.min(named);
            break;
        }
    }
    roles::trimmed(text, start..end.max(head + 1))
}

/// Where a phrase that reaches to `end` at most is over. It holds a party between brackets if it goes on behind them:
/// `députée (PVN) de la Somme`.
fn ended(grammar: &Grammar, head: usize, end: usize) -> usize {
    let text = grammar.text();
    let mut i = head + 1;
    while i < end {
        if !ends_phrase(grammar, i, head) {
            i += 1;
            continue;
        }
        let close = text
            .is(i, "(")
            .then(|| (i + 2..i + BRACKET).find(|k| text.is(*k, ")")));
        match close.flatten() {
            Some(close) if text.is_any(close + 1, OF) => i = close + 1,
            _ => return i,
        }
    }
    end
}

/// Whether a description cannot hold the word at `i` behind its noun: a verb, an adverb, a day, an age, a further thought.
fn ends_phrase(grammar: &Grammar, i: usize, head: usize) -> bool {
    let (text, tag) = (grammar.text(), grammar.tag(i));
    let article = text.has(i + 1, Classes::DETERMINER) || text.kind(i + 1) == TokenKind::Elision;
    let next = i + 1 + usize::from(article);
    let before = i - 1;
    match tag {
        Tag::Adv | Tag::Sconj | Tag::Pron => true,
        Tag::Part => text.kind(i) != TokenKind::Possessive,
        Tag::Cconj => grammar.head(i).is_some_and(|c| known::is_office(text, c)),
        Tag::Num => before == head,
        // `la maire de Rennes juge que`: the tree took a verb for another office.
        Tag::Noun => {
            before > head
                && known::is_office(text, i)
                && text.kind(before) == TokenKind::Word
                && !text.has(
                    before,
                    Classes::PREPOSITION
                        .with(Classes::DETERMINER)
                        .with(Classes::RANK),
                )
                && !text.is_any(before, OF)
        }
        // `l'ancien président ses commentaires`
        // `la députée La France insoumise Anne Roy`: the party's.
        Tag::Det if text.shape(i) == Shape::Capital && text.token(i + 1).is_capitalised() => false,
        Tag::Det => {
            !matches!(grammar.tag(before), Tag::Adp | Tag::Det | Tag::Cconj)
                && text.kind(before) == TokenKind::Word
                && !text.is_any(before, OF)
        }
        Tag::Adp => {
            // `de 61 ans`, `à l'AFP`
            let interim = text.is(i, "par") && text.is(i + 1, "intérim");
            // `l'égalité entre les villes et les campagnes`
            let between = text.is(i, "entre") && (head..i).any(|k| is_in_charge(text, k));
            // `le milliardaire pour sa gestion`: the verb's.
            let of_verb = text.is(i, "pour") && text.is_any(i + 1, NO_FIELD);
            text.kind(next) == TokenKind::Number
                || grammar.tag(next).is_infinitive()
                || text.is(i, "à") && known::is_acronym(text, next)
                || of_verb
                || !(text.is_any(i, JOINERS) || interim || between)
        }
        Tag::VerbPastPart | Tag::VerbPresPart => {
            let in_charge = is_in_charge(text, i) && text.is_any(i + 1, OF);
            grammar.relation(i) == Relation::Acl && !known::is_office(text, i) && !in_charge
        }
        _ => {
            tag.is_finite()
                || tag.is_infinitive()
                || matches!(text.raw(i), "," | "(" | ";" | ":")
                || text.kind(i) == TokenKind::Mark && !text.is_any(before, OF)
                || text.has(i, Classes::WEEKDAY.with(Classes::MONTH))
                || grammar.relation(i) == Relation::Mark
        }
    }
}

/// The prepositions that a description holds.
const JOINERS: &Words = words![
    "de", "du", "des", "d'", "à", "au", "aux", "pour", "en", "auprès", "chez", "of", "for", "to",
    "at", "in", "on",
];

/// What follows `pour` where it names no field of an office.
const NO_FIELD: &Words = words![
    "sa", "son", "ses", "leur", "leurs", "un", "une", "des", "avoir", "qu'", "que",
];

/// Whether a word puts an office in charge of something: `ministre déléguée chargée des transports`.
fn is_in_charge(text: &Text, i: usize) -> bool {
    text.is_any(i, words!["chargé", "chargée", "chargés", "chargées"])
}

/// Those that a quoted title may follow.
const OF: &Words = words!["de", "du", "des", "d'", "of"];

impl Phrase {
    fn of(grammar: &Grammar, tokens: Range<usize>, head: usize) -> Self {
        let text = grammar.text();
        let start = tokens.start;
        let reach = match grammar.knows(head) {
            true => grammar.noun_phrase(head).end,
            false => tokens.end,
        };
        let words = tokens.clone().filter(|&i| {
            i != head
                && text.kind(i) == TokenKind::Word
                && !text.has(i, Classes::FUNCTION.with(Classes::RANK))
        });
        Self {
            words: words.map(|i| text.word(i).to_owned()).collect(),
            noun: roles::noun(text, head).into_owned(),
            determiner: determiner(text, start),
            gender: gender_of(known::classes(text, head))
                .or(roles::determined_gender(text, start, head))
                .or(ranked_gender(text, tokens.start..head)),
            former: tokens.clone().any(|i| roles::is_former(text, i)),
            country: (tokens.clone()).find_map(|i| roles::nationality(text, i)),
            plural: roles::plural(text, head) && !is_one_of(text, start.wrapping_sub(1)),
            follows: named_before(grammar, head),
            reach: reach.max(tokens.end),
            tokens,
            head,
            said_of: Vec::new(),
        }
    }

    /// How it stands in the text: beside a name, or alone with its determiner.
    pub fn mode(&self) -> &'static str {
        if self.said_of.is_empty() {
            self.determiner
        } else {
            "beside"
        }
    }

    /// What kind of noun it is.
    pub fn class(&self, text: &Text) -> &'static str {
        let classes = known::classes(text, self.head);
        if classes.any(Classes::KIN) {
            "kin"
        } else if known::is_office(text, self.head) {
            "office"
        } else if known::is_demonym(text, self.head) {
            "demonym"
        } else {
            "other"
        }
    }
}

/// The gender that the adjectives before a noun tell, where its article tells none: `l'ancienne ministre`.
fn ranked_gender(text: &Text, before: Range<usize>) -> Gender {
    before.fold(Gender::Unknown, |gender, i| {
        gender.or(match text.word(i) {
            "ancienne" | "nouvelle" | "première" | "future" | "actuelle" => Gender::Feminine,
            "ancien" | "nouveau" | "nouvel" | "futur" | "actuel" => Gender::Masculine,
            _ => Gender::Unknown,
        })
    })
}

/// What kind of determiner stands before a phrase.
fn determiner(text: &Text, start: usize) -> &'static str {
    let mut before = start.wrapping_sub(1);
    // `les deux ministres`
    if text.kind(before) == TokenKind::Number
        || text.is_any(before, words!["deux", "trois", "two", "three"])
    {
        before = before.wrapping_sub(1);
    }
    if text.kind(before) == TokenKind::Possessive {
        return "genitive";
    }
    match text.word(before) {
        "le" | "la" | "l'" | "les" | "du" | "au" | "aux" | "the" => "def",
        "un" | "une" | "a" | "an" => "indef",
        "des" | "d'" => "of",
        "son" | "sa" | "ses" | "leur" | "leurs" | "his" | "her" | "their" | "its" => "poss",
        "mon" | "ma" | "mes" | "notre" | "nos" | "votre" | "my" | "our" | "your" => "my",
        "ce" | "cet" | "cette" | "ces" | "this" | "that" | "these" => "this",
        "de" | "of" => "of",
        _ => "none",
    }
}
