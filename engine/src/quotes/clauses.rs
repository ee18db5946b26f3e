//! What a cue reports by the tree of its sentence, and whether that is a report at all.
//!
//! A complement clause, an infinitive, a clause beside which the cue stands as a parenthesis, what `selon` is said of: all
//! that hangs on the head of what is said, and nothing that hangs on the cue.

use super::cues::{Cue, Form};
use super::phrases::Subject;
use super::scene::Scene;
use super::speakers;
use crate::cast::Cast;
use crate::decisions::{Decision, Model};
use crate::grammar::{Relation, Tag};
use crate::language::Classes;
use crate::story::{MentionBy, QuotePattern};
use crate::text::{TokenKind, words};
use std::ops::Range;

/// A clause that a cue may report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Claimed {
    pub tokens: Range<usize>,
    pub pattern: QuotePattern,
}

/// What a verb of speech reports, within its unit.
pub(super) fn of_cue(scene: &Scene, cue: &Cue, unit: &Range<usize>) -> Option<Claimed> {
    let grammar = scene.grammar;
    let verb = cue.verb;
    let claimed = |tokens: Range<usize>, pattern| {
        let tokens = tokens.start.max(unit.start)..tokens.end.min(unit.end);
        (tokens.start < tokens.end).then_some(Claimed { tokens, pattern })
    };
    if let Some(said) = grammar.child_as(verb, &[Relation::Ccomp]) {
        let clause = opened(scene, grammar.subtree(said), said);
        if said > verb {
            let start = clause.start.max(cue.tokens.end);
            let that = scene.text.is_any(start - 1, words!["que", "qu'", "that"]);
            let pattern = if that {
                QuotePattern::ThatClause
            } else {
                QuotePattern::BareClause
            };
            return claimed(start..clause.end, pattern);
        }
        return claimed(
            clause.start..clause.end.min(cue.tokens.start),
            QuotePattern::Parenthetical,
        );
    }
    if grammar.relation(verb) == Relation::Parataxis {
        let head = grammar.head(verb)?;
        let (whole, own) = (grammar.subtree(head), grammar.subtree(verb));
        if head < verb {
            return claimed(whole.start..own.start, QuotePattern::Parenthetical);
        }
        // Before the cue stands no more than a subject: what is said goes on after it.
        return claimed(own.end..whole.end, QuotePattern::Parenthetical);
    }
    let said = grammar.child_as(verb, &[Relation::Xcomp])?;
    let infinitive = grammar.tag(said).is_infinitive()
        || grammar
            .auxiliaries(said)
            .any(|a| grammar.tag(a).is_infinitive());
    let predicate = cue.reflexive && grammar.tag(said) == Tag::Adj;
    if said < cue.tokens.end || !(infinitive || predicate) {
        return None;
    }
    let clause = grammar.subtree(said);
    claimed(
        clause.start.max(cue.tokens.end)..clause.end,
        QuotePattern::Infinitive,
    )
}

/// What is said according to a source, which stands with its marker in `adjunct`.
pub(super) fn of_source(
    scene: &Scene,
    adjunct: &Range<usize>,
    unit: &Range<usize>,
) -> Option<Claimed> {
    let grammar = scene.grammar;
    let outside = |i: &usize| grammar.head(*i).is_some_and(|h| !adjunct.contains(&h));
    let source = adjunct.clone().find(|i| outside(i))?;
    let said = grammar.clause_of(grammar.head(source)?)?;
    let whole = grammar.subtree(said);
    let own = grammar.subtree(source);
    let tokens = if own.start <= whole.start + 1 {
        own.end..whole.end
    } else if own.end + 2 >= whole.end {
        whole.start..own.start.min(adjunct.start)
    } else if grammar.own_subject(said).is_none_or(|s| s < own.start) && said < own.start {
        whole.start..adjunct.start
    } else {
        own.end.max(adjunct.end)..whole.end
    };
    let tokens = tokens.start.max(unit.start)..tokens.end.min(unit.end);
    (tokens.start < tokens.end).then_some(Claimed {
        tokens,
        pattern: QuotePattern::AccordingTo,
    })
}

/// The most places at which a clause may be cut.
const CUTS: usize = 4;

/// Where a clause may end earlier than it seems to: at a comma or dash, and before another cue that a conjunction joins.
pub(super) fn cuts<'r>(
    scene: &Scene,
    clause: &Range<usize>,
    cues: impl Iterator<Item = &'r Range<usize>>,
) -> Vec<usize> {
    let text = scene.text;
    let mut cuts: Vec<usize> = Vec::new();
    let dash = |i: usize| text.kind(i) == TokenKind::Dash && !text.token(i).glued;
    let inside = clause.start + 2..clause.end.saturating_sub(1);
    let signs = inside
        .clone()
        .filter(|i| scene.comma(*i) || dash(*i) && scene.outside(*i));
    let signs: Vec<usize> = signs.collect();
    cuts.extend(signs.first());
    cuts.extend(signs.iter().rev().take(2));
    for cue in cues.filter(|cue| inside.contains(&cue.start)) {
        let joint = (clause.start + 2..cue.start)
            .rev()
            .take(4)
            .find(|i| text.is_any(*i, words!["et", "mais", "and", "but", "puis", "ou", "or"]));
        cuts.extend(joint);
    }
    let mut seen: Vec<usize> = Vec::with_capacity(CUTS);
    for cut in cuts {
        if !seen.contains(&cut) && seen.len() < CUTS {
            seen.push(cut);
        }
    }
    seen
}

/// A clause without the conjunction that opens it.
fn opened(scene: &Scene, mut clause: Range<usize>, head: usize) -> Range<usize> {
    let grammar = scene.grammar;
    let opens = |i: usize| {
        matches!(scene.text.kind(i), TokenKind::Punct)
            || grammar.relation(i) == Relation::Mark
                && scene.text.is_any(i, words!["que", "qu'", "that"])
    };
    while clause.start < head && opens(clause.start) {
        clause.start += 1;
    }
    clause
}

/// All that is weighed of whether a clause is reported.
pub(super) struct Judged<'j> {
    /// The verb's group; none of a source's marker.
    pub cue: Option<&'j Cue>,
    /// The words of the cue.
    pub tokens: &'j Range<usize>,
    pub subject: Option<&'j Subject>,
    pub claimed: &'j Claimed,
    /// How it was found: `rule`, `tree`, `both`.
    pub by: &'static str,
    pub unit: &'j Range<usize>,
    /// Where it would end if it were not cut.
    pub end: usize,
    pub headline: bool,
    /// Whether what is cut off holds words that are a quote of their own.
    pub quoting: bool,
    /// How many other cues stand in it that report something.
    pub others: usize,
}

/// How probable it is that somebody says so, and whether that is enough.
pub(super) fn judge(scene: &Scene, cast: &Cast, judged: &Judged) -> (f32, bool) {
    let text = scene.text;
    let grammar = scene.grammar;
    let model = Model::of(Decision::Report, text.language());
    let mut f = model.features();
    let Claimed { tokens, pattern } = judged.claimed;
    let pattern = pattern.name();
    let language = text.language().tag();
    f.of2("by+language", judged.by, language);
    f.of2("by+pattern", judged.by, pattern);
    f.of2("pattern+language", pattern, language);
    if let Some(cue) = judged.cue {
        let verb = stem(text.word(cue.verb));
        f.of("verb", verb);
        f.of2("verb+pattern", verb, pattern);
        f.classes("frame", cue.frames);
        for (name, class) in [
            ("reports", Classes::REPORTS),
            ("infinitive", Classes::REPORTS_INFINITIVE),
            ("aside", Classes::ASIDE),
            ("remarks", Classes::REMARKS),
            ("evidence", Classes::EVIDENCE),
        ] {
            if cue.frames.any(class) {
                f.of2("frame+pattern", name, pattern);
            }
        }
        let form = match cue.form {
            Form::Finite => "finite",
            Form::Participle => "participle",
            Form::Infinitive => "infinitive",
        };
        f.of2("form+pattern", form, pattern);
        f.when(cue.negated, "negated");
        f.when(cue.reflexive, "reflexive");
        f.when(grammar.is_negated(cue.verb), "tree-negated");
        f.of("tense", grammar.tag(grammar.finite_word(cue.verb)).name());
        f.of("relation", grammar.relation(cue.verb).name());
        f.of("tag", grammar.tag(cue.verb).name());
        f.when(grammar.is_passive(cue.verb), "passive");
        if let Some(head) = grammar.head(cue.verb) {
            f.of2(
                "above",
                grammar.relation(cue.verb).name(),
                grammar.tag(head).name(),
            );
        }
        let far = tokens.start.max(judged.tokens.end) - judged.tokens.end;
        f.number("far", far.min(60));
    } else {
        f.add("according");
        f.of("marker", text.word(judged.tokens.end - 1));
        f.when(judged.tokens.start == judged.unit.start, "according-opens");
    }
    describe_subject(scene, cast, judged.subject, pattern, &mut f);
    f.number("words", scene.words(tokens.clone()));
    f.of2(
        "others",
        judged.by,
        if judged.others > 0 { "some" } else { "none" },
    );
    let signs = tokens.clone().filter(|i| scene.comma(*i)).count();
    f.of2(
        "commas",
        judged.by,
        if signs > 1 {
            "2"
        } else if signs > 0 {
            "1"
        } else {
            "0"
        },
    );
    f.of2(
        "marked+language",
        if tokens.clone().any(|i| !scene.outside(i)) {
            "yes"
        } else {
            "no"
        },
        language,
    );
    f.when(judged.headline, "headline");
    f.when(judged.quoting, "cut-before-quote");
    if tokens.end < judged.end {
        let tail = tokens.end..judged.end;
        let top = tail
            .clone()
            .find(|i| grammar.head(*i).is_some_and(|h| tokens.contains(&h)));
        let relation = top.map_or("-", |t| grammar.relation(t).name());
        f.of2("cut", judged.by, relation);
        let first = tail.clone().find(|i| text.kind(*i) == TokenKind::Word);
        let first = first.map_or("-", |i| text.word(i));
        f.of("cut-before", first);
        f.of2("cut+relation", relation, first);
        f.classes("cut-class", text.classes(tail.start + 1));
        let share = 4 * tokens.len() / (judged.end - tokens.start);
        f.number("cut-quarter", share);
    } else if let Some(comma) = tokens.clone().rev().find(|i| scene.comma(*i)) {
        // What a cut would leave out.
        let tail = comma..tokens.end;
        let held = |i: &usize| grammar.head(*i).is_some_and(|h| !tail.contains(&h));
        let relation = tail
            .clone()
            .find(held)
            .map_or("-", |t| grammar.relation(t).name());
        f.of2("keep", judged.by, relation);
        f.of2("keep+relation", relation, text.word(comma + 1));
        f.number("keep-quarter", 4 * (comma - tokens.start) / tokens.len());
    }
    let finite = tokens
        .clone()
        .any(|i| scene.outside(i) && grammar.tag(i).is_finite());
    f.of2("finite+pattern", if finite { "yes" } else { "no" }, pattern);
    f.classes("first", text.classes(tokens.start));
    f.of("first-tag", grammar.tag(tokens.start).name());
    f.of("last-tag", grammar.tag(tokens.end - 1).name());
    f.when(tokens.start == judged.unit.start, "opens-unit");
    f.when(tokens.end + 1 >= judged.unit.end, "closes-unit");
    let marked = tokens.clone().any(|i| !scene.outside(i));
    f.when(marked, "marked");
    let top = tokens
        .clone()
        .find(|i| grammar.head(*i).is_none_or(|h| !tokens.contains(&h)));
    if let Some(top) = top {
        f.of("top", grammar.relation(top).name());
        f.of("top-tag", grammar.tag(top).name());
    }
    let tops = tokens
        .clone()
        .filter(|i| grammar.head(*i).is_none_or(|h| !tokens.contains(&h)));
    f.number("tops", tops.take(8).count());
    let verdict = f.judge(text.span(tokens.clone()));
    (verdict.probability, verdict.holds)
}

/// What the subject tells.
fn describe_subject(
    scene: &Scene,
    cast: &Cast,
    subject: Option<&Subject>,
    pattern: &str,
    f: &mut crate::decisions::Features,
) {
    let text = scene.text;
    match subject {
        None => f.of("subject", "none"),
        Some(Subject::Pronoun(i)) => {
            f.of("subject", "pronoun");
            f.of("pronoun", text.word(*i));
        }
        Some(Subject::Phrase(phrase, name)) => {
            let named = cast.within(phrase.clone());
            let kind = named.last().map_or("-", |m| cast.kind(m.who).name());
            let by_name = named.last().is_some_and(|m| m.by == MentionBy::Name);
            f.of2(
                "subject-kind",
                kind,
                if by_name || name.is_some() {
                    "name"
                } else {
                    "-"
                },
            );
            f.of2("subject+pattern", kind, pattern);
            if let Some(head) = speakers::head(scene, phrase) {
                f.classes("subject-class", text.classes(head));
                f.of("subject-noun", stem(text.word(head)));
            }
        }
    }
}

/// The beginning of a word, by which its forms are one.
fn stem(word: &str) -> &str {
    let end = word.char_indices().nth(5).map_or(word.len(), |(at, _)| at);
    &word[..end]
}
