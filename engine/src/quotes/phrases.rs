//! Phrases: the noun phrase that speaks, before its verb or after it.
//!
//! Nothing here knows who anybody is: it finds the words. A subject stands before its verb past appositions and relative
//! clauses (`Jean Rey, député proche du pouvoir, a expliqué`), or after it in an inversion, past the words for when and
//! to whom (`a déclaré mardi à la presse le ministre Jean Rey`).

use super::cues::Cue;
use super::scene::Scene;
use crate::cast::Cast;
use crate::language::Classes;
use crate::story::{Kind, MentionBy};
use crate::text::{TokenKind, Words, words};
use std::cell::OnceCell;
use std::ops::Range;

/// Who a verb's words say speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// A noun phrase and, after its comma, the name in apposition to it.
    Phrase(Range<usize>, Option<Range<usize>>),
    /// A pronoun or clitic.
    Pronoun(usize),
}

/// The subject that stands before a verb group, looked for when it is first asked for: several rules may, or none.
pub(super) struct Ahead<'a, 't> {
    scene: &'a Scene<'a, 't>,
    cast: &'a Cast,
    from: usize,
    verb: usize,
    found: OnceCell<Option<Subject>>,
}

impl<'a, 't> Ahead<'a, 't> {
    /// That of the group that begins at `verb`, not before `from`.
    pub fn of(scene: &'a Scene<'a, 't>, cast: &'a Cast, from: usize, verb: usize) -> Self {
        Self {
            scene,
            cast,
            from,
            verb,
            found: OnceCell::new(),
        }
    }

    pub fn get(&self) -> Option<&Subject> {
        let find = || before(self.scene, self.cast, self.from, self.verb);
        self.found.get_or_init(find).as_ref()
    }
}

/// How many tokens before a verb its subject may begin.
const REACH: usize = 60;

/// A label before a colon is hardly longer than this.
const LABEL: usize = 10;

/// A relative clause longer than this is no part of a description.
const RELATIVE: usize = 9;

/// How many tokens after an inverted verb its subject may begin.
const INVERTED_REACH: usize = 24;

/// The subject that stands before a verb group beginning at `verb`, not before `from`.
pub(super) fn before(scene: &Scene, cast: &Cast, from: usize, verb: usize) -> Option<Subject> {
    let text = scene.text;
    let floor = from.max(verb.saturating_sub(REACH));
    let relative = closed_relative(scene, floor, verb);
    let from = clause_start(scene, floor, relative.unwrap_or(verb));
    let end = strip_adverbs_back(scene, from, verb);
    if end > from && is_subject_pronoun(scene, end - 1) {
        return Some(Subject::Pronoun(end - 1));
    }
    // `… et a ajouté`: the verb shares the subject of the one before.
    if end > from
        && text.is_any(
            end - 1,
            words!["et", "and", "but", "or", "puis", "mais", "ou", "then"],
        )
    {
        return None;
    }
    if end > from && text.is_any(end - 1, words!["qui", "who", "which"]) {
        return antecedent(scene, cast, from, end - 1);
    }
    let segments = || {
        segments(scene, from, relative.unwrap_or(end)).chain(relative.is_some().then_some(end..end))
    };
    let (count, last) = segments().fold((0, None), |(n, _), segment| (n + 1, Some(segment)));
    let last = last?;
    // The verb follows its subject directly, unless these words are an adjunct between commas.
    let set_off = count > 1 && is_adjunct(scene, &last);
    if !last.is_empty() && !set_off {
        let phrase = strip_lead(scene, cast, last_clause(scene, last.clone()));
        if phrase.is_empty() {
            return None;
        }
        // «…, and Dewar said»: a coordinated verb without a subject of its own has been given none.
        return Some(with_relative_cut(scene, phrase));
    }
    let segments: Vec<_> = segments().collect();
    let mut name: Option<Range<usize>> = None;
    for k in (0..segments.len().saturating_sub(1)).rev() {
        let segment = segments[k].clone();
        if segment.is_empty() {
            continue;
        }
        if is_adjunct(scene, &segment) || is_relative(scene, segment.start) {
            continue;
        }
        let lead = strip_lead(scene, cast, segment.clone());
        if lead.is_empty() {
            continue;
        }
        let named = names_only(scene, cast, &lead);
        let earlier = (0..k)
            .rev()
            .map(|e| segments[e].clone())
            .find(|e| !e.is_empty());
        if named {
            // A name after a described person is its apposition: the description carries the role.
            if let Some(earlier) = &earlier
                && !is_adjunct(scene, earlier)
                && is_described(scene, cast, earlier)
                && name.is_none()
            {
                let described = strip_lead(scene, cast, earlier.clone());
                return Some(Subject::Phrase(described, Some(lead)));
            }
            return Some(Subject::Phrase(lead, None));
        }
        if let Some(earlier) = &earlier
            && k > 0
            && is_apposition(scene, cast, &lead, earlier)
        {
            name.get_or_insert(lead);
            continue;
        }
        return Some(with_relative_cut(scene, lead));
    }
    None
}

/// What stands after the last conjunction that follows a verb: `The vote is over and Jean Rey` holds one clause too many.
fn last_clause(scene: &Scene, segment: Range<usize>) -> Range<usize> {
    let text = scene.text;
    let conjunction = segment
        .clone()
        .rev()
        .find(|&i| text.is_any(i, words!["and", "et", "but", "mais"]) && scene.outside(i));
    let Some(at) = conjunction else {
        return segment;
    };
    let verb = (segment.start + 1..at).any(|i| super::indirect::is_finite_verb(scene, i));
    if verb { at + 1..segment.end } else { segment }
}

/// Where a relative clause between commas begins that ends right before the verb: `X, who asked not to be named because
/// the talks are private, said`.
fn closed_relative(scene: &Scene, from: usize, verb: usize) -> Option<usize> {
    let mut end = verb;
    while end > from && is_plain_adverb(scene, end - 1) {
        end -= 1;
    }
    if end <= from || !scene.comma(end - 1) {
        return None;
    }
    (from..end - 1).rev().find(|&i| {
        scene.comma(i)
            && is_relative(scene, i + 1)
            && !scene.text.is_any(i + 1, words!["que", "qu'"])
    })
}

/// The source of what the writer has learnt: `a-t-on appris auprès du ministère`, `apprend-on de source proche`.
pub(super) fn learnt_from(scene: &Scene, cast: &Cast, cue: &Cue, limit: usize) -> Option<Subject> {
    let text = scene.text;
    let clitic = cue.clitic?;
    if !text.word(clitic).ends_with("on") {
        return None;
    }
    let reach = limit.min(cue.tokens.end + 8);
    let at = (cue.tokens.end..reach).find(|&i| {
        text.is_any(
            i,
            words![
                "de", "d'", "du", "auprès", "à", "au", "chez", "dans", "côté",
            ],
        )
    })?;
    let mut start = at + 1;
    while start < reach && text.is_any(start, words!["de", "du", "des", "d'"]) {
        start += 1;
    }
    governed(scene, cast, start, limit)
}

/// The subject of the whole sentence: what stands before its first finite verb, as far as that can be told.
pub(super) fn of_sentence(scene: &Scene, cast: &Cast, unit: Range<usize>) -> Option<Subject> {
    let text = scene.text;
    let mut start = unit.start;
    // A label: `Retraites : le ministre …`.
    let label = (start..unit.end.min(start + LABEL)).find(|&i| text.is(i, ":") && scene.outside(i));
    if let Some(colon) = label.filter(|&i| i + 1 < unit.end && scene.outside(i + 1)) {
        start = colon + 1;
    }
    // Skip an adjunct up to its comma.
    for _ in 0..3 {
        start = skip_signs(scene, start, unit.end);
        let comma = (start..unit.end.min(start + 30)).find(|&i| scene.comma(i));
        let Some(comma) = comma else { break };
        if is_adjunct(scene, &(start..comma)) {
            start = comma + 1;
        } else {
            break;
        }
    }
    start = skip_signs(scene, start, unit.end);
    let lead = strip_lead(scene, cast, start..unit.end);
    if lead.is_empty() || !scene.outside(lead.start) {
        return None;
    }
    if is_subject_pronoun(scene, lead.start) {
        return Some(Subject::Pronoun(lead.start));
    }
    if text.has(
        lead.start,
        Classes::PREPOSITION
            .with(Classes::AUXILIARY)
            .with(Classes::CUE_FINITE),
    ) && cast.at(lead.start).is_none()
        || text.is_any(lead.start, words!["s'", "se", "n'", "ne"])
    {
        return None;
    }
    let end = phrase_end(scene, cast, lead.start, unit.end);
    (end > lead.start).then(|| {
        let name = apposed_name(scene, cast, end, unit.end);
        Subject::Phrase(lead.start..end, name)
    })
}

/// The subject that follows an inverted verb group ending at `verb_end`.
pub(super) fn after(scene: &Scene, cast: &Cast, verb_end: usize, limit: usize) -> Option<Subject> {
    let text = scene.text;
    let mut i = verb_end;
    let stop = limit.min(verb_end + INVERTED_REACH);
    while i < stop {
        if !scene.outside(i) {
            return None;
        }
        if cast.at(i).is_some_and(|m| m.tokens.start == i) && !place_adjunct(scene, i) {
            break;
        }
        if scene.is_time(i) || is_plain_adverb(scene, i) {
            i += 1;
            continue;
        }
        if text.is_any(i, words!["le", "on"]) && scene.is_time(i + 1) {
            i += 1;
            continue;
        }
        // `pour sa part`, `de son côté`, `à l'AFP`, `à la presse`, `devant les députés`.
        if text.has(i, Classes::PREPOSITION) || text.is_any(i, words!["au", "aux", "du"]) {
            i = adjunct_end(scene, cast, i, stop);
            continue;
        }
        if scene.comma(i) {
            // A parenthetical adverb: `a dit, mardi, le ministre`.
            i += 1;
            continue;
        }
        break;
    }
    if i >= stop
        || matches!(
            text.kind(i),
            TokenKind::Punct | TokenKind::Mark | TokenKind::Dash
        )
    {
        return None;
    }
    if is_subject_pronoun(scene, i) {
        return Some(Subject::Pronoun(i));
    }
    if text.is_any(i, words!["que", "qu'", "qui", "that", "dont"]) {
        return None;
    }
    let end = phrase_end(scene, cast, i, limit);
    if end <= i {
        return None;
    }
    Some(Subject::Phrase(
        i..end,
        apposed_name(scene, cast, end, limit),
    ))
}

/// The phrase that `selon`, `d'après`, `according to` governs, beginning at `start`.
pub(super) fn governed(scene: &Scene, cast: &Cast, start: usize, limit: usize) -> Option<Subject> {
    if start >= limit || !scene.outside(start) {
        return None;
    }
    if scene.text.is_any(
        start,
        words![
            "lui", "elle", "eux", "elles", "him", "her", "them", "nous", "moi", "us",
        ],
    ) {
        return Some(Subject::Pronoun(start));
    }
    let end = phrase_end(scene, cast, start, limit);
    // A name after the comma is in apposition only if it closes with one: not in `Selon le maire, Jean Rey a menti`.
    let name = apposed_name(scene, cast, end, limit)
        .filter(|_| !names_only(scene, cast, &(start..end)))
        .filter(|name| name.end >= limit || scene.comma(name.end) || scene.text.is(name.end, "."));
    (end > start).then_some(Subject::Phrase(start..end, name))
}

/// Whether the token at `i` is a pronoun that can be a subject.
pub(super) fn is_subject_pronoun(scene: &Scene, i: usize) -> bool {
    scene.text.is_any(
        i,
        words![
            "il",
            "elle",
            "ils",
            "elles",
            "on",
            "he",
            "she",
            "they",
            "it",
            "celui-ci",
            "celle-ci",
            "ceux-ci",
            "celles-ci",
            "celui-là",
            "celle-là",
            "i",
            "we",
            "je",
            "j'",
            "nous",
        ],
    )
}

/// Where the clause of the verb at `verb` begins: past the last stop, conjunction of complement or quote before it.
fn clause_start(scene: &Scene, from: usize, verb: usize) -> usize {
    const OPENERS: &Words = words![
        "que", "qu'", "puisque", "puisqu'", "lorsque", "lorsqu'", "alors", "tandis", "mais", "but",
        "because", "although", "while", "whereas", "whilst", "though", "if", "si", "car", "comme",
        "after", "before", "when", "as",
    ];
    let text = scene.text;
    let mut depth = 0_u32;
    for i in (from..verb).rev() {
        if let Some(passage) = scene.passage_at(i) {
            if scene.speech[passage] {
                return i + 1;
            }
            continue;
        }
        if text.kind(i) == TokenKind::Punct {
            match text.word(i) {
                ")" | "]" => depth += 1,
                "(" | "[" if depth > 0 => depth -= 1,
                "(" | "[" => return i + 1,
                ";" | ":" if depth == 0 => return i + 1,
                _ => {}
            }
            continue;
        }
        if depth > 0 {
            continue;
        }
        if text.is_any(i, OPENERS)
            && i + 1 < verb
            && (!text.is_any(i, words!["after", "before", "as", "comme", "si", "alors"])
                || text.is(i.saturating_sub(1), ",")
                || i == from)
        {
            return i + 1;
        }
        if text.is(i, "that")
            && i > from
            && (text.has(i - 1, Classes::REPORTS) || scene.is_time(i - 1))
        {
            return i + 1;
        }
        // "…, et Jean Rey a dit": a new clause, unless the conjunction joins two subjects.
        if text.is_any(i, words!["et", "and", "or", "puis"]) && i > from && scene.comma(i - 1) {
            return i + 1;
        }
    }
    from
}

/// Splits a stretch at its commas and dashes; what stands in brackets is left out of the split.
fn segments(scene: &Scene, from: usize, end: usize) -> impl Iterator<Item = Range<usize>> {
    let text = scene.text;
    let (mut start, mut at, mut depth) = (from, from, 0_u32);
    std::iter::from_fn(move || {
        while at < end {
            let i = at;
            at += 1;
            let divides = match text.kind(i) {
                TokenKind::Punct if scene.outside(i) => {
                    match text.word(i) {
                        "(" | "[" => depth += 1,
                        ")" | "]" => depth = depth.saturating_sub(1),
                        _ => {}
                    }
                    text.is(i, ",")
                }
                TokenKind::Dash => !text.token(i).glued && scene.outside(i),
                _ => false,
            };
            if divides && depth == 0 {
                return Some(std::mem::replace(&mut start, i + 1)..i);
            }
        }
        (start <= end).then(|| std::mem::replace(&mut start, end + 1)..end)
    })
}

/// Whether a stretch between commas is an adjunct: a phrase of time or place, a participle, a subordinate clause.
fn is_adjunct(scene: &Scene, segment: &Range<usize>) -> bool {
    let text = scene.text;
    let mut i = skip_signs(scene, segment.start, segment.end);
    while i < segment.end && is_plain_adverb(scene, i) {
        i += 1;
    }
    let age = |i: usize| {
        text.kind(i) == TokenKind::Number || text.is_any(i, words!["ans", "aged", "years"])
    };
    if i >= segment.end || (i..segment.end).all(age) {
        return true;
    }
    if text.is_any(i, words!["du", "des"]) {
        return false;
    }
    // `A ses côtés`: the capital has lost its accent.
    let unaccented = !scene.english() && text.raw(i) == "A" && text.opens_sentence(i);
    unaccented
        || text.has(i, Classes::PREPOSITION)
        || text.is_any(
            i,
            words![
                "au",
                "aux",
                "selon",
                "alors",
                "quand",
                "lorsque",
                "lorsqu'",
                "puisque",
                "si",
                "comme",
                "interrogé",
                "interrogée",
                "interrogés",
                "cité",
                "citée",
                "cités",
                "citing",
                "quoting",
                "asked",
                "speaking",
                "quoted",
                "cited",
                "joint",
                "jointe",
                "contacté",
                "contactée",
                "sollicité",
                "sollicitée",
                "notamment",
                "quant",
                "invité",
                "invitée",
                "lors",
                "plus",
                "peu",
                "when",
                "while",
                "after",
                "before",
                "since",
                "as",
                "if",
                "though",
                "although",
                "où",
                "where",
                "however",
                "meanwhile",
                "separately",
                "also",
                "toutefois",
                "cependant",
                "pourtant",
                "ainsi",
                "enfin",
                "puis",
                "ensuite",
                "whose",
                "including",
                "tout",
                "en",
            ],
        )
        || text.shape(i) == crate::text::Shape::Lower
            && text.word(i).ends_with("ant")
            && text.word(i).len() > 5
            && !text.has(i, Classes::SOURCE)
        || scene.is_time(i)
        || (text.is_any(i, words!["le", "on"]) && scene.is_time(i + 1))
}

fn is_relative(scene: &Scene, i: usize) -> bool {
    scene.text.is_any(
        i,
        words![
            "qui", "dont", "que", "qu'", "où", "lequel", "laquelle", "who", "which", "whose",
            "whom", "where",
        ],
    )
}

/// Whether a stretch describes somebody with a determiner or a title rather than naming them.
fn is_described(scene: &Scene, cast: &Cast, segment: &Range<usize>) -> bool {
    let lead = strip_lead(scene, cast, segment.clone());
    !lead.is_empty()
        && !ends_in_person(cast, &lead)
        && !names_only(scene, cast, &lead)
        && !is_relative(scene, lead.start)
}

/// Whether `later` is in apposition to `earlier`.
fn is_apposition(scene: &Scene, cast: &Cast, later: &Range<usize>, earlier: &Range<usize>) -> bool {
    let text = scene.text;
    if is_adjunct(scene, earlier) {
        return false;
    }
    let earlier_lead = strip_lead(scene, cast, earlier.clone());
    let person = names_only(scene, cast, &earlier_lead) || ends_in_person(cast, &earlier_lead);
    let bare = !text.has(later.start, Classes::DETERMINER)
        && text.kind(later.start) == TokenKind::Word
        && text.shape(later.start) == crate::text::Shape::Lower;
    let indefinite = text.is_any(
        later.start,
        words!["un", "une", "a", "an", "one", "l'un", "l'une"],
    );
    person || bare || indefinite && !is_relative(scene, earlier_lead.start)
}

fn ends_in_person(cast: &Cast, run: &Range<usize>) -> bool {
    run.end > run.start
        && cast.at(run.end - 1).is_some_and(|m| {
            m.by == MentionBy::Name
                && cast.kind(m.who) == Kind::Person
                && m.tokens.start >= run.start
        })
}

/// Whether a stretch is a name, with or without a title before it, and nothing else.
fn names_only(scene: &Scene, cast: &Cast, run: &Range<usize>) -> bool {
    let text = scene.text;
    let Some(mention) = cast.within(run.clone()).first() else {
        return false;
    };
    mention.by == MentionBy::Name
        && mention.tokens.end >= run.end
        && (run.start..mention.tokens.start)
            .all(|i| text.token(i).is_capitalised() || text.word(i).ends_with('.'))
}

/// A phrase cut where a relative clause or a participle begins.
fn with_relative_cut(scene: &Scene, phrase: Range<usize>) -> Subject {
    // A relative clause before the verb belongs to the description, unless it is long.
    let relative =
        (phrase.start + 1..phrase.end).find(|&i| is_relative(scene, i) && scene.outside(i));
    let end = match relative {
        Some(at) if phrase.end - at > RELATIVE => at,
        _ => phrase.end,
    };
    Subject::Phrase(phrase.start..end, None)
}

/// The phrase that the relative pronoun at `at` points to.
fn antecedent(scene: &Scene, cast: &Cast, from: usize, at: usize) -> Option<Subject> {
    let mut end = at;
    if end > from && scene.comma(end - 1) {
        end -= 1;
    }
    if end <= from {
        return None;
    }
    // The nearest name of somebody who can speak, if it ends there.
    if let Some(mention) = cast.at(end - 1).filter(|m| m.tokens.start >= from)
        && cast.kind(mention.who) == Kind::Person
    {
        return Some(Subject::Phrase(mention.tokens.clone(), None));
    }
    let last = segments(scene, from, end).last()?;
    let start = (last.start..last.end)
        .rev()
        .take_while(|&i| {
            !scene
                .text
                .has(i, Classes::CUE_FINITE.with(Classes::AUXILIARY))
        })
        .last()?;
    let start = (start..last.end).rev().find(|&i| {
        scene.text.has(i, Classes::DETERMINER)
            && !(i > last.start && scene.text.is_any(i - 1, words!["de", "à", "of", "d'"]))
    });
    let phrase = start.unwrap_or(last.start)..last.end;
    (!phrase.is_empty()).then_some(Subject::Phrase(phrase, None))
}

/// Words before a verb that belong to it: adverbs, negation, object pronouns.
fn strip_adverbs_back(scene: &Scene, from: usize, verb: usize) -> usize {
    let text = scene.text;
    let mut end = verb;
    while end > from {
        let i = end - 1;
        let object = text.is_any(
            i,
            words![
                "ne", "n'", "lui", "leur", "s'", "se", "y", "en", "me", "m'", "nous", "vous", "te"
            ],
        ) || (text.is_any(i, words!["l'", "le", "la", "les"])
            && end < verb + 1
            && i > from
            && !text.has(i + 1, Classes::DETERMINER)
            && text.kind(i + 1) != TokenKind::Word);
        let elided_object = text.is_any(i, words!["l'", "le", "la", "les"]) && i + 1 == verb;
        if !(object || elided_object || is_plain_adverb(scene, i)) || !scene.outside(i) {
            break;
        }
        end = i;
    }
    // « …, de son côté, a dit », « …, lui, a dit »
    end
}

fn is_plain_adverb(scene: &Scene, i: usize) -> bool {
    const ADVERBS: &Words = words![
        "aussi",
        "également",
        "ainsi",
        "ensuite",
        "puis",
        "encore",
        "déjà",
        "notamment",
        "toutefois",
        "cependant",
        "enfin",
        "donc",
        "alors",
        "par",
        "ailleurs",
        "outre",
        "plus",
        "tôt",
        "also",
        "then",
        "later",
        "now",
        "once",
        "again",
        "even",
        "still",
        "already",
        "just",
        "further",
        "too",
        "earlier",
        "repeatedly",
        "meanwhile",
        "however",
        "both",
        "all",
        "never",
        "often",
        "always",
        "himself",
        "herself",
        "themselves",
        "lui-même",
        "elle-même",
        "eux-mêmes",
    ];
    let text = scene.text;
    if text.kind(i) != TokenKind::Word || text.shape(i) != crate::text::Shape::Lower {
        return false;
    }
    let derived = || {
        let word = text.word(i);
        word.len() > 5
            && (word.ends_with("ly")
                || word.ends_with("ment")
                    && !scene.english()
                    && !text.has(i, Classes::SOURCE_GROUP.with(Classes::DOCUMENT))
                    && !text.has(i.saturating_sub(1), Classes::DETERMINER))
            && !matches!(word, "family" | "assembly")
    };
    text.is_any(i, ADVERBS) || derived()
}

/// Drops conjunctions, adverbs and signs before a phrase, and an adjunct of time.
fn strip_lead(scene: &Scene, cast: &Cast, mut phrase: Range<usize>) -> Range<usize> {
    let text = scene.text;
    while phrase.start < phrase.end {
        let i = phrase.start;
        if cast.at(i).is_some_and(|m| m.tokens.start == i) {
            break;
        }
        let sign = matches!(
            text.kind(i),
            TokenKind::Punct | TokenKind::Dash | TokenKind::Mark
        );
        let joint = text.is_any(
            i,
            words![
                "et",
                "mais",
                "or",
                "and",
                "but",
                "however",
                "then",
                "puis",
                "car",
                "while",
                "as",
                "after",
                "when",
                "yet",
                "so",
                "if",
                "although",
                "whether",
                "ainsi",
                "alors",
                "aussi",
                "meanwhile",
                "that",
                "because",
                "though",
                "since",
                "before",
                "que",
                "qu'",
                "comme",
                "donc",
                "et/ou",
                "also",
                "where",
                "until",
                "whilst",
                "nor",
            ],
        );
        let dated = text.is_any(i, words!["le", "on"]) && scene.is_time(i + 1);
        if sign || joint || dated || scene.is_time(i) || is_plain_adverb(scene, i) {
            phrase.start += 1;
        } else {
            break;
        }
    }
    // "Lors de sa visite Jean Rey a dit", "In a statement the ministry said": the last name or article begins it.
    if phrase.start < phrase.end && text.has(phrase.start, Classes::PREPOSITION) && scene.english()
    {
        let start = (phrase.start + 2..phrase.end).rev().find(|&i| {
            (text.has(i, Classes::DETERMINER) || cast.at(i).is_some_and(|m| m.tokens.start == i))
                && !text.has(i - 1, Classes::PREPOSITION.with(Classes::DETERMINER))
        });
        if let Some(start) = start {
            phrase.start = start;
        }
    }
    phrase
}

/// Where the noun phrase that begins at `start` ends: before a comma, a verb, an adjunct that is none of its own.
pub(super) fn phrase_end(scene: &Scene, cast: &Cast, start: usize, limit: usize) -> usize {
    let text = scene.text;
    let mut i = start;
    let stop = limit.min(start + 40);
    while i < stop {
        if let Some(mention) = cast.at(i).filter(|m| m.tokens.start == i) {
            i = mention.tokens.end.min(stop);
            continue;
        }
        if let Some(p) = scene.passage_at(i) {
            if scene.speech[p] || i == start {
                break;
            }
            i = scene.passages[p].end.min(stop);
            continue;
        }
        if i > start {
            let ends = match text.kind(i) {
                TokenKind::Punct => {
                    !matches!(text.raw(i), "%" | "&" | "/" | ".") || text.is(i, ".")
                }
                TokenKind::Dash | TokenKind::Ellipsis | TokenKind::Clitic | TokenKind::End => true,
                _ => {
                    is_relative(scene, i)
                        || text.has(i, Classes::AUXILIARY)
                        || scene.is_time(i)
                        || text.is_any(
                            i,
                            words![
                                "que",
                                "qu'",
                                "that",
                                "lors",
                                "dans",
                                "devant",
                                "après",
                                "avant",
                                "depuis",
                                "pendant",
                                "alors",
                                "mais",
                                "but",
                                "while",
                                "during",
                                "after",
                                "before",
                                "since",
                                "when",
                                "because",
                                "consulté",
                                "consultée",
                                "obtenu",
                                "obtenue",
                                "publié",
                                "publiée",
                                "cité",
                                "citée",
                                "diffusé",
                                "diffusée",
                                "rendu",
                                "rendue",
                                "transmis",
                                "released",
                                "published",
                                "issued",
                                "paru",
                                "parue",
                                "mis",
                                "au",
                                "à",
                                "auprès",
                                "interrogé",
                                "interrogée",
                                "dévoilé",
                                "sur",
                                "via",
                                "avec",
                                "pour",
                                "by",
                                "on",
                                "in",
                                "at",
                                "as",
                                "to",
                                "with",
                                "daté",
                                "datée",
                                "vu",
                                "vue",
                            ],
                        ) && !keeps_in_phrase(scene, i)
                        || (text.has(i, Classes::CUE_FINITE)
                            && !text.has(i - 1, Classes::DETERMINER)
                            && !text.has(
                                i,
                                Classes::DOCUMENT
                                    .with(Classes::SOURCE)
                                    .with(Classes::SOURCE_GROUP),
                            ))
                }
            };
            if ends {
                break;
            }
        }
        i += 1;
    }
    i
}

/// Whether a preposition goes on with the phrase rather than ending it: `secretary-general at the ministry`, `chargé du
/// budget auprès`, `official familiar with the talks`.
fn keeps_in_phrase(scene: &Scene, i: usize) -> bool {
    let text = scene.text;
    let before = text.word(i - 1);
    match text.word(i) {
        "with" | "to" => matches!(
            before,
            "familiar"
                | "close"
                | "opposed"
                | "loyal"
                | "adviser"
                | "advisor"
                | "ambassador"
                | "envoy"
                | "aide"
                | "secretary"
                | "minister"
                | "aligned"
                | "affiliated"
                | "according"
        ),
        "à" | "au" => {
            text.has(i + 1, Classes::NONE)
                || matches!(
                    before,
                    "secrétaire"
                        | "ministre"
                        | "ambassadeur"
                        | "ambassadrice"
                        | "conseiller"
                        | "professeur"
                        | "candidat"
                        | "candidate"
                        | "directeur"
                        | "chercheur"
                        | "analyste"
                        | "porte-parole"
                        | "secrétaire-général"
                        | "économiste"
                        | "député"
                        | "représentant"
                        | "envoyé"
                        | "américain"
                        | "élysée"
                        | "déléguée"
                        | "délégué"
                )
        }
        "pour" => {
            text.has(i - 1, Classes::SOURCE) || matches!(before, "spécial" | "général" | "onu")
        }
        "sur" => matches!(before, "projet" | "rapport" | "enquête" | "étude"),
        "by" => matches!(
            before,
            "seen" | "obtained" | "reviewed" | "read" | "published" | "conducted"
        ),
        _ => false,
    }
}

/// The name in apposition right after the phrase that ends at `end`: `…, Jean Rey,`.
fn apposed_name(scene: &Scene, cast: &Cast, end: usize, limit: usize) -> Option<Range<usize>> {
    if end >= limit {
        return None;
    }
    let mut start = end + 1;
    if scene.text.kind(end) == TokenKind::Dash {
        // `le chef de l'Etat - voisin du pays - Jean Rey`: past what the dashes hold.
        let reach = limit.min(end + 12);
        let close = (end + 1..reach).find(|&i| scene.text.kind(i) == TokenKind::Dash)?;
        start = close + 1;
    } else if !scene.comma(end) {
        return None;
    }
    while start < limit && scene.text.word(start).ends_with('.') {
        start += 1;
    }
    let mention = cast.at(start)?;
    (mention.tokens.start == start
        && mention.by == MentionBy::Name
        && cast.kind(mention.who) == Kind::Person)
        .then(|| mention.tokens.clone())
}

/// Where an adjunct that begins with a preposition at `i` ends: with its noun phrase.
fn adjunct_end(scene: &Scene, cast: &Cast, i: usize, limit: usize) -> usize {
    let text = scene.text;
    let mut k = i + 1;
    while k < limit
        && text.has(k, Classes::PREPOSITION.with(Classes::DETERMINER))
        && cast.at(k).is_none()
    {
        k += 1;
    }
    if let Some(mention) = cast.at(k) {
        return mention.tokens.end.min(limit).max(i + 1);
    }
    // One noun, what qualifies it, and its complement.
    k += 1;
    while k < limit {
        if scene.comma(k)
            || !scene.outside(k)
            || text.has(k, Classes::DETERMINER)
                && !text.is_any(
                    k - 1,
                    words!["de", "d'", "du", "des", "à", "entre", "et", "of"],
                )
            || cast.at(k).is_some_and(|m| m.tokens.start == k)
                && !text.has(k - 1, Classes::PREPOSITION.with(Classes::DETERMINER))
            || matches!(text.kind(k), TokenKind::Punct | TokenKind::Dash)
            || text.has(k, Classes::PREPOSITION) && !text.is_any(k, words!["de", "d'", "of"])
        {
            break;
        }
        k += 1;
    }
    k.min(limit).max(i + 1)
}

/// Whether the mention at `i` follows a preposition of place and so is no subject.
fn place_adjunct(scene: &Scene, i: usize) -> bool {
    i > 0 && scene.text.has(i - 1, Classes::PREPOSITION) && !scene.text.is_any(i - 1, words!["par"])
}

fn skip_signs(scene: &Scene, mut i: usize, end: usize) -> usize {
    while i < end && matches!(scene.text.kind(i), TokenKind::Punct | TokenKind::Dash) {
        i += 1;
    }
    i
}
