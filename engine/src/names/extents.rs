//! Extents: where each name begins and ends, weighed ([`Decision::NameExtent`]).
//!
//! A candidate follows capitals, which may stop too early (`CHU` de Rennes, `ministère de la Transition` écologique) or go too
//! far (`Sunday Rey`). So every run around it that could be the name is described: by the words at its ends, by those it takes
//! in or leaves out, and by what the tree joins or parts. Words that a narrower name leaves over are a candidate of their own.

use super::candidates::{abbreviates, in_lexicon};
use super::{Name, Sure, known};
use crate::decisions::{Decision, Features, Model, bucket};
use crate::furniture::Frame;
use crate::grammar::{Grammar, Tag};
use crate::language::{Classes, Language};
use crate::lexicon::Kinds;
use crate::story::{Kind, KindReason};
use crate::text::{Shape, Text, TokenKind, Words, words};
use std::ops::Range;

/// How many tokens further a name is sought to the left and to the right.
const LEFT: usize = 7;
const RIGHT: usize = 14;

/// How many wider beginnings, wider ends, and narrower ones of either are weighed.
const WIDER_STARTS: usize = 3;
const WIDER_ENDS: usize = 6;
const NARROWER: usize = 4;

/// Finds the extents of names, which stay in order and apart.
pub(super) fn mend(grammar: &Grammar, frame: &Frame, names: &mut Vec<Name>) {
    let text = grammar.text();
    let model = Model::of(Decision::NameExtent, text.language());
    if !model.is_asked() {
        return;
    }
    let mut mended: Vec<Name> = Vec::with_capacity(names.len());
    // Where each name has gone: others tell by its place that they abbreviate it.
    let mut gone: Vec<usize> = Vec::with_capacity(names.len());
    for mut name in names.drain(..) {
        let floor = mended.last().map_or(0, |last| last.tokens.end);
        if name.tokens.start < floor {
            gone.push(mended.len() - 1);
            continue;
        }
        let rule = name.tokens.clone();
        if let Some(chosen) = choose(grammar, frame, model, &name) {
            name.tokens = chosen;
        }
        // Names to the left go into a wider one whole or not at all.
        let kept = mended.partition_point(|one| one.tokens.start < name.tokens.start);
        if kept > 0 && mended[kept - 1].tokens.end > name.tokens.start {
            name.tokens.start = rule.start;
        } else {
            mended.truncate(kept);
            for place in gone.iter_mut().rev().take_while(|place| **place > kept) {
                *place = kept;
            }
        }
        if name.tokens != rule {
            retype(text, &mut name, &rule);
        }
        let (before, after) = (rule.start..name.tokens.start, name.tokens.end..rule.end);
        mended.extend(rest(text, before));
        gone.push(mended.len());
        mended.push(name);
        mended.extend(rest(text, after));
    }
    for name in &mut mended {
        name.same_as = name.same_as.and_then(|one| gone.get(one).copied());
    }
    *names = mended;
}

/// The likeliest extent of a name, where there is more than one.
fn choose(grammar: &Grammar, frame: &Frame, model: Model, name: &Name) -> Option<Range<usize>> {
    if name.reason == KindReason::Acronym {
        return None;
    }
    let text = grammar.text();
    let extents = extents(grammar, frame, &name.tokens);
    if extents.len() < 2 {
        return None;
    }
    let mut ranking = model.ranking(text.span(name.tokens.clone()));
    for extent in &extents {
        let mut f = ranking.features();
        describe(&mut f, grammar, name, extent);
        ranking.add(f, "extent", text.span(extent.clone()));
    }
    let choice = ranking.likeliest()?;
    extents.into_iter().nth(choice.index)
}

/// Every run that may be the name, the one that is known first.
fn extents(grammar: &Grammar, frame: &Frame, name: &Range<usize>) -> Vec<Range<usize>> {
    let text = grammar.text();
    let sentence = text.sentence(text.sentence_at(name.start));
    // A sentence may run on into a credit line, which is no story.
    let after = frame
        .story
        .partition_point(|run| run.tokens.start <= name.start);
    let run = after
        .checked_sub(1)
        .map_or(0..0, |n| frame.story[n].tokens.clone());
    let sentence = sentence.start.max(run.start)..sentence.end.min(run.end);
    let mut name = name.clone();
    // `Paul Rey Le ministre`
    if name.len() > 1
        && text.has(name.end - 1, Classes::DETERMINER)
        && text.shape(name.end) == Shape::Lower
    {
        name.end -= 1;
    }
    let starts = wider_starts(grammar, name.start, sentence.start);
    let ends = wider_ends(grammar, name.end, sentence.end);
    let mut all = Vec::with_capacity(2 * NARROWER + (starts.len() + 1) * (ends.len() + 1));
    for start in [name.start].into_iter().chain(starts) {
        all.push(start..name.end);
        all.extend(ends.iter().map(|end| start..*end));
    }
    let content = |i: usize| {
        matches!(text.kind(i), TokenKind::Word | TokenKind::Number)
            && (known::is_name_shaped(text, i) || !text.has(i, Classes::FUNCTION))
    };
    let inner = || name.start + 1..name.end;
    let starts = inner().filter(|i| content(*i)).take(NARROWER);
    all.extend(starts.map(|start| start..name.end));
    let ends = inner().rev().filter(|i| content(*i - 1)).take(NARROWER);
    all.extend(ends.map(|end| name.start..end));
    all
}

/// Where a wider name may begin: at a capital or at a noun.
fn wider_starts(grammar: &Grammar, start: usize, floor: usize) -> Vec<usize> {
    let text = grammar.text();
    let mut starts = Vec::new();
    let floor = floor.max(start.saturating_sub(LEFT));
    for i in (floor..start).rev() {
        let capital = known::is_name_shaped(text, i);
        match text.kind(i) {
            TokenKind::Word | TokenKind::Elision | TokenKind::Number => {}
            TokenKind::Possessive => continue,
            _ if text.is(i, "&") => continue,
            _ => break,
        }
        // `le Conseil du maire Paul Rey`: who holds an office is named behind it, and the body is another.
        let held = known::is_office(text, i) && i + 1 == start;
        if !capital && (held || grammar.tag(i).is_finite() || text.has(i, Classes::HONORIFIC)) {
            break;
        }
        let small = text.has(i, Classes::FUNCTION) || text.kind(i) == TokenKind::Elision;
        let noun = grammar.tag(i).is_noun() || text.has(i, HEADS);
        if capital || !small && noun || text.kind(i) == TokenKind::Number {
            starts.push(i);
        } else if small && !text.is_any(i, JOINERS) {
            break;
        }
        if starts.len() == WIDER_STARTS {
            break;
        }
    }
    starts
}

/// Where a wider name may end: behind a word that is no small one.
fn wider_ends(grammar: &Grammar, end: usize, ceiling: usize) -> Vec<usize> {
    let text = grammar.text();
    let mut ends = Vec::new();
    for i in end..ceiling.min(end + RIGHT) {
        let capital = known::is_name_shaped(text, i);
        match text.kind(i) {
            TokenKind::Word | TokenKind::Elision | TokenKind::Number => {}
            TokenKind::Possessive | TokenKind::Clitic => continue,
            _ if text.is(i, "&") => continue,
            _ if text.is(i, "!") && i == end => {}
            _ => break,
        }
        // `le Conseil du maire Paul Rey`: who holds an office is named behind it.
        let held = known::is_office(text, i) && known::is_name_shaped(text, i + 1);
        if !capital && (held || grammar.tag(i).is_finite()) {
            break;
        }
        let small = text.has(i, Classes::FUNCTION) || text.kind(i) == TokenKind::Elision;
        if capital || !small {
            ends.push(i + 1);
        } else if !text.is_any(i, JOINERS) || joins_another(text, i) {
            break;
        }
        if ends.len() == WIDER_ENDS {
            break;
        }
    }
    ends
}

/// Whether another name begins behind a conjunction, with an article of its own: `et l'Union des étudiants`.
fn joins_another(text: &Text, i: usize) -> bool {
    text.is_any(i, words!["et", "and"])
        && text.is_any(i + 1, words!["le", "la", "l'", "les", "the"])
}

/// Nouns that open names in lower case.
const HEADS: Classes = Classes::ORGANISATION
    .with(Classes::INSTITUTION)
    .with(Classes::SITE)
    .with(Classes::LOCALITY);

/// The small words that names hold.
const JOINERS: &Words = words![
    "de", "du", "des", "d'", "la", "le", "les", "l'", "et", "à", "au", "aux", "en", "sur", "pour",
    "contre", "sans", "of", "the", "and", "for", "in", "on", "to", "at", "against", "von", "van",
    "bin", "ben", "del", "della", "dos", "da", "y", "e",
];

/// What stands for the words of a run that a name takes in or leaves out.
fn form<'t>(text: &'t Text, i: usize) -> &'t str {
    // `Jr.`, `Inc.`
    if text.kind(i) == TokenKind::Word && text.raw(i).len() > 2 && text.raw(i).ends_with('.') {
        return text.word(i);
    }
    let small = text.has(i, Classes::FUNCTION) || text.kind(i) != TokenKind::Word;
    if small && text.shape(i) == Shape::Lower || text.kind(i) == TokenKind::Elision {
        return text.word(i);
    }
    known::shape_name(text, i)
}

/// Describes a run as what the name may be.
fn describe(f: &mut Features, grammar: &Grammar, name: &Name, extent: &Range<usize>) {
    let text = grammar.text();
    let (rule, start, end) = (&name.tokens, extent.start, extent.end);
    let side = |out: bool, same: bool| match (same, out) {
        (true, _) => "same",
        (_, true) => "wider",
        _ => "narrower",
    };
    let left = side(start < rule.start, start == rule.start);
    let right = side(end > rule.end, end == rule.end);
    f.of2("sides", left, right);
    f.of2("left", left, name.reason.name());
    f.of2("right", right, name.reason.name());
    f.of2("left-kind", left, name.kind.name());
    f.of2("right-kind", right, name.kind.name());
    f.of2("length", bucket(extent.len()), right);
    for i in start..rule.start {
        f.of2("takes", "left", form(text, i));
    }
    for i in rule.end..end {
        f.of2("takes", "right", form(text, i));
    }
    for i in rule.start..start.min(rule.end) {
        f.of2("leaves", "left", form(text, i));
    }
    for i in end.max(rule.start)..rule.end {
        f.of2("leaves", "right", form(text, i));
    }
    first(f, grammar, start, left);
    last(f, grammar, end, right);
    inside(f, grammar, extent);
    if let Some(entry) = known::exactly(text, extent.clone()) {
        f.kinds("exactly", entry.kinds);
    } else {
        f.add("in-no-lexicon");
    }
    let spelled = text.is(end, "(") && known::is_acronym(text, end + 1);
    f.when(
        spelled && abbreviates(text, end + 1, extent.clone()),
        "spelled-out",
    );
    f.when(
        text.kind(start.wrapping_sub(1)) == TokenKind::Mark && text.kind(end) == TokenKind::Mark,
        "in-marks",
    );
}

/// Describes the first word and the one before it.
fn first(f: &mut Features, grammar: &Grammar, start: usize, left: &str) {
    let text = grammar.text();
    let before = start.wrapping_sub(1);
    f.of("first", text.word(start));
    f.of2("first-moved", left, text.word(start));
    f.classes("first-class", known::classes(text, start));
    f.kinds("first-kind", known::one(text, start));
    f.of2(
        "first-shapes",
        known::shape_name(text, before),
        known::shape_name(text, start),
    );
    f.of2(
        "first-tags",
        grammar.tag(before).name(),
        grammar.tag(start).name(),
    );
    f.of2(
        "first-entities",
        grammar.entity(before).name(),
        grammar.entity(start).name(),
    );
    f.of("before", text.word(before));
    f.classes("before-class", known::classes(text, before));
    f.when(known::is_first_name(text, start), "first-name");
    f.when(known::is_office(text, start), "first-office");
    f.when(known::is_demonym(text, start), "first-demonym");
    f.when(known::is_demonym(text, before), "before-demonym");
    f.when(text.opens_sentence(start), "opens-sentence");
}

/// Describes the last word and the one after it.
fn last(f: &mut Features, grammar: &Grammar, end: usize, right: &str) {
    let text = grammar.text();
    let last = end - 1;
    f.of("last", text.word(last));
    f.of2("last-moved", right, text.word(last));
    f.classes("last-class", known::classes(text, last));
    f.of2(
        "last-shapes",
        known::shape_name(text, last),
        known::shape_name(text, end),
    );
    f.of2(
        "last-tags",
        grammar.tag(last).name(),
        grammar.tag(end).name(),
    );
    f.of2(
        "last-entities",
        grammar.entity(last).name(),
        grammar.entity(end).name(),
    );
    f.of("after", text.word(end));
    f.classes("after-class", known::classes(text, end));
    f.when(known::is_office(text, last), "last-office");
    f.when(known::is_office(text, end), "after-office");
    f.when(known::is_demonym(text, last), "last-demonym");
    f.when(
        known::is_first_name_then_name(text, end),
        "a-person-follows",
    );
}

/// Describes what the words of a run are to each other.
fn inside(f: &mut Features, grammar: &Grammar, extent: &Range<usize>) {
    let text = grammar.text();
    let (start, end) = (extent.start, extent.end);
    let heads = |i: usize| grammar.head(i).is_some_and(|head| extent.contains(&head));
    let mut tops = 0;
    for i in extent.clone().filter(|i| grammar.knows(*i) && !heads(*i)) {
        tops += 1;
        if tops == 1 {
            f.of2("top", grammar.relation(i).name(), grammar.tag(i).name());
            f.of2(
                "top-is",
                known::shape_name(text, i),
                if i == start { "first" } else { "later" },
            );
        }
    }
    f.of("tops", bucket(tops));
    if heads(end) {
        f.of2(
            "parts-right",
            grammar.relation(end).name(),
            grammar.tag(end).name(),
        );
        f.of2(
            "parts-right-word",
            grammar.relation(end).name(),
            text.word(end),
        );
    }
    let before = start.wrapping_sub(1);
    if heads(before) {
        f.of2(
            "parts-left",
            grammar.relation(before).name(),
            grammar.tag(before).name(),
        );
    }
    let opening = grammar.entity(start).name();
    let named = if known::is_first_name(text, start) {
        "first-name"
    } else {
        "-"
    };
    for i in start + 1..end {
        let form = form(text, i);
        if !known::is_name_shaped(text, i) || form.ends_with('.') {
            f.of2("holds", opening, form);
            f.of2("holds-after", named, form);
        }
    }
    f.when(
        (start + 1..end).any(|i| text.word(i) == text.word(start)),
        "repeats",
    );
    let mut entities = extent.clone().map(|i| grammar.entity(i));
    let one = entities.next();
    let all_one = entities.all(|entity| Some(entity) == one);
    f.of2(
        "entity",
        one.map_or("-", |one| one.name()),
        if all_one { "all" } else { "mixed" },
    );
    let person = (start + 1..end).any(|i| known::is_first_name_then_name(text, i) && i + 1 < end);
    f.when(person, "holds-a-person");
    f.when(
        (start + 1..end).any(|i| grammar.tag(i) == Tag::Cconj),
        "holds-and",
    );
    f.when(
        (start..end).any(|i| known::is_office(text, i)),
        "holds-office",
    );
    f.when(
        (start..end).any(|i| text.has(i, Classes::WEEKDAY.with(Classes::MONTH))),
        "holds-a-day",
    );
}

/// Takes a name that begins or ends elsewhere than was thought for what its words say.
fn retype(text: &Text, name: &mut Name, rule: &Range<usize>) {
    let tokens = name.tokens.clone();
    name.group = None;
    if let Some(entry) = known::exactly(text, tokens.clone())
        && entry.kinds.any(Kinds::PLACE.with(Kinds::ORGANISATION))
    {
        let known = in_lexicon(text, tokens, entry);
        name.is(known.kind, known.reason, known.sure);
        name.group = known.group;
        return;
    }
    let head = match text.language() {
        Language::French => tokens.start,
        Language::English => tokens.end - 1,
    };
    let heads_body = Classes::ORGANISATION.with(Classes::INSTITUTION);
    if text.has(head, heads_body) || known::one(text, head).any(Kinds::ORG_HEAD) {
        name.is(Kind::Organisation, KindReason::Head, Sure::Firm);
    } else if text.has(head, Classes::SITE.with(Classes::LOCALITY)) {
        name.is(Kind::Place, KindReason::Head, Sure::Weak);
    } else if tokens.start != rule.start || name.reason != KindReason::Head {
        name.is(Kind::Unknown, KindReason::Shape, Sure::No);
    }
}

/// What a narrower name leaves over, where that may name something too.
fn rest(text: &Text, mut tokens: Range<usize>) -> Option<Name> {
    let plain = Classes::FUNCTION
        .with(Classes::WEEKDAY)
        .with(Classes::MONTH)
        .with(Classes::HONORIFIC)
        .with(Classes::RANK);
    let names = |i: usize| {
        known::is_name_shaped(text, i) && !text.has(i, plain) && !known::is_office(text, i)
    };
    while !tokens.is_empty() && !names(tokens.start) {
        tokens.start += 1;
    }
    while !tokens.is_empty() && !names(tokens.end - 1) {
        tokens.end -= 1;
    }
    if tokens.is_empty() {
        return None;
    }
    let mut name = Name::new(tokens.clone());
    retype(text, &mut name, &(tokens.end..tokens.end));
    Some(name)
}
