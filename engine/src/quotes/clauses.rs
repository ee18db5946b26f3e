//! The clauses that a cue may report, found by the tree of its sentence and by its signs. `extents` weighs which of them it
//! reports, if any.
//!
//! Behind its cue: a complement clause, an infinitive, an object, a clause with no conjunction at all. Ahead of it, where
//! the cue is a parenthesis; around it, where the parenthesis interrupts. Each may end where the tree says, with its
//! sentence, or earlier: at a comma, before a conjunction, before words in marks.

use super::cues::{Cue, Form};
use super::scene::Scene;
use super::subjects::{self, Subject};
use crate::grammar::{Relation, Tag};
use crate::language::Classes;
use crate::story::QuotePattern;
use crate::text::{TokenKind, words};
use std::ops::Range;

/// A clause that a cue may report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Claimed {
    pub tokens: Range<usize>,
    pub pattern: QuotePattern,
    /// What it is to its cue.
    pub origin: &'static str,
    /// Whether it ends where the tree says that it does.
    pub closed: bool,
}

/// The most clauses that are weighed for a cue.
const MOST: usize = 28;

/// The most places at which a clause may be cut.
const CUTS: usize = 8;

/// The fewest words of an object that is what somebody says: `défend son projet` says nothing of it.
const FEWEST: usize = 4;

/// How far behind its cue a clause may begin.
const REACH: usize = 40;

/// The same of an infinitive.
const NEAR: usize = 8;

/// The clauses proposed for one cue.
pub(super) struct Proposals<'p, 'a, 't> {
    scene: &'p Scene<'a, 't>,
    unit: &'p Range<usize>,
    /// What lies before is reported already.
    floor: usize,
    /// Where other cues begin.
    others: &'p [usize],
    /// Where another cue takes over, joined to the one before it: `… and warned that`.
    joints: &'p [usize],
    pub found: Vec<Claimed>,
}

impl<'p, 'a, 't> Proposals<'p, 'a, 't> {
    pub fn new(
        scene: &'p Scene<'a, 't>,
        unit: &'p Range<usize>,
        floor: usize,
        others: &'p [usize],
        joints: &'p [usize],
    ) -> Self {
        Self {
            scene,
            unit,
            floor: floor.max(unit.start),
            others,
            joints,
            found: Vec::with_capacity(MOST),
        }
    }

    /// What a verb of speech may report.
    pub fn of_cue(&mut self, cue: &Cue, subject: Option<&Subject>) {
        let reports = Classes::REPORTS
            .with(Classes::REPORTS_INFINITIVE)
            .with(Classes::EVIDENCE);
        self.complement(cue);
        if cue.frames.any(reports) || cue.reflexive {
            self.phrases(cue);
            self.bare(cue);
        } else {
            self.charge(cue);
        }
        self.parenthesis(cue, subject);
    }

    /// What goes on behind a clause that ends at `from`: `…, et que …`, `… and that …`.
    pub fn second(&mut self, from: usize) {
        let text = self.scene.text;
        let stop = self.others.iter().copied().find(|at| *at > from);
        let stop = stop.unwrap_or(self.unit.end).min(self.unit.end);
        let that = (from..stop.saturating_sub(1)).find(|&i| {
            text.is_any(i, words!["et", "mais", "and", "but"])
                && text.is_any(i + 1, words!["que", "qu'", "that"])
                && self.scene.outside(i)
        });
        if let Some(i) = that {
            self.behind(i + 2, None, QuotePattern::Coordinated, "second");
        }
    }

    /// What hangs on the verb by the tree, and what follows its first `que` or `that`.
    fn complement(&mut self, cue: &Cue) {
        let (scene, grammar) = (self.scene, self.scene.grammar);
        let verb = cue.verb;
        for said in grammar.children_as(verb, &[Relation::Ccomp]) {
            let clause = opened(scene, grammar.subtree(said), said);
            if said < verb {
                let end = clause.end.min(cue.tokens.start);
                self.ahead(clause.start, end, "complement-ahead");
                continue;
            }
            let start = clause.start.max(cue.tokens.end);
            let that = scene
                .text
                .is_any(start.saturating_sub(1), words!["que", "qu'", "that"]);
            let (pattern, origin) = match that {
                true => (QuotePattern::ThatClause, "that"),
                false => (QuotePattern::BareClause, "complement"),
            };
            self.behind(start, Some(clause.end), pattern, origin);
        }
        let next = self.others.iter().copied().find(|at| *at >= cue.tokens.end);
        let stop = next.unwrap_or(self.unit.end).min(self.unit.end);
        match that(scene, cue, stop, false) {
            Some(that) => self.behind(that + 1, None, QuotePattern::ThatClause, "that"),
            // The tree takes `qu'il …` behind `le 3 mars` or `à la radio` for a relative clause of those.
            None => {
                let far = that(scene, cue, stop, true).filter(|i| self.is_adjunct_before(cue, *i));
                if let Some(that) = far {
                    self.behind(that + 1, None, QuotePattern::ThatClause, "that-relative");
                }
            }
        }
    }

    /// Whether what stands before a conjunction is no object of the cue, which a relative clause could belong to.
    fn is_adjunct_before(&self, cue: &Cue, that: usize) -> bool {
        let grammar = self.scene.grammar;
        let mut argument = that - 1;
        for above in grammar.above(argument).take(6) {
            if above == cue.verb {
                return !matches!(grammar.relation(argument), Relation::Obj | Relation::Xcomp);
            }
            argument = above;
        }
        false
    }

    /// What hangs on the verb and is no clause of its own: an infinitive, a predicate, an object.
    fn phrases(&mut self, cue: &Cue) {
        let (scene, grammar) = (self.scene, self.scene.grammar);
        let verb = cue.verb;
        for said in grammar.children_as(verb, &[Relation::Xcomp]) {
            let infinitive = grammar.tag(said).is_infinitive()
                || (grammar.auxiliaries(said)).any(|a| grammar.tag(a).is_infinitive());
            let clause = grammar.subtree(said);
            if clause.end <= cue.tokens.end || said < cue.tokens.end {
                continue;
            }
            let origin = match infinitive {
                true => "infinitive",
                false => "predicate",
            };
            let mut start = clause.start.max(cue.tokens.end);
            // `promet de rester`: the preposition is none of it.
            if scene.text.is_any(start, words!["de", "d'", "à", "to"]) && infinitive {
                start += 1;
            }
            self.behind(start, Some(clause.end), QuotePattern::Infinitive, origin);
            // `juge inadmissible la décision`: with what is so judged.
            if let Some(object) = grammar
                .child_as(verb, &[Relation::Obj])
                .filter(|_| !infinitive)
            {
                let object = grammar.subtree(object);
                let whole = start.min(object.start)..clause.end.max(object.end);
                let start = whole.start.max(cue.tokens.end);
                self.behind(start, Some(whole.end), QuotePattern::Infinitive, "judged");
            }
        }
        // Where the tree has the infinitive hang on another word.
        let from = cue.tokens.end;
        let near = (from..self.unit.end.min(from + NEAR))
            .take_while(|i| scene.outside(*i) && !grammar.tag(*i).is_finite() && !scene.comma(*i))
            .find(|i| grammar.tag(*i).is_infinitive());
        if let Some(infinitive) =
            near.filter(|_| cue.frames.any(Classes::REPORTS_INFINITIVE) && !cue.reflexive)
        {
            let clause = grammar.subtree(infinitive);
            let own = (from..infinitive)
                .rev()
                .take_while(|i| grammar.head(*i) == Some(infinitive));
            let mut start = own.last().unwrap_or(infinitive);
            while start > from && scene.text.is_any(start - 1, words!["ne", "n'"]) {
                start -= 1;
            }
            self.behind(
                start,
                Some(clause.end),
                QuotePattern::Infinitive,
                "infinitive",
            );
        }
        // `a affirmé, dans un entretien, avoir été trompée`
        if near.is_none() && cue.frames.any(Classes::REPORTS_INFINITIVE) {
            self.late_infinitive(cue);
        }
        // `a déclaré, d'une voix ferme, vouloir rester`
        let apart = grammar.children_as(verb, &[Relation::Advcl]).find(|k| {
            *k >= cue.tokens.end
                && grammar.tag(*k).is_infinitive()
                && grammar.preposition(*k).is_none()
        });
        if let Some(apart) = apart.filter(|_| cue.frames.any(Classes::REPORTS_INFINITIVE)) {
            let clause = grammar.subtree(apart);
            let pattern = QuotePattern::Infinitive;
            self.behind(clause.start, Some(clause.end), pattern, "infinitive-apart");
        }
        if let Some(object) = grammar
            .child_as(verb, &[Relation::Obj])
            .filter(|o| *o > verb)
        {
            let phrase = grammar.subtree(object);
            let start = phrase.start.max(cue.tokens.end);
            if scene.words(start..phrase.end.max(start)) >= FEWEST {
                self.behind(start, Some(phrase.end), QuotePattern::BareClause, "object");
            }
        }
    }

    /// The infinitive right behind a parenthesis that parts it from its cue.
    fn late_infinitive(&mut self, cue: &Cue) {
        let (scene, grammar) = (self.scene, self.scene.grammar);
        let from = cue.tokens.end;
        let small = words![
            "ne", "n'", "pas", "en", "y", "se", "s'", "le", "l'", "la", "les"
        ];
        let opened = |comma: usize| {
            let start = comma + 1;
            let infinitive = (start..self.unit.end.min(start + 4))
                .find(|i| !scene.text.is_any(*i, small))
                .filter(|i| grammar.tag(*i).is_infinitive())?;
            Some((start, grammar.subtree(infinitive).end))
        };
        let found = (from..self.unit.end.min(from + REACH))
            .take_while(|i| scene.outside(*i) && !scene.text.is_any(*i, words![";", ":"]))
            .filter(|i| scene.comma(*i))
            .find_map(opened);
        if let Some((start, end)) = found {
            let pattern = QuotePattern::Infinitive;
            self.behind(start, Some(end), pattern, "infinitive-apart");
        }
    }

    /// What somebody is said to have done: `accuse le maire d'avoir menti`, `reproche à la ville de ne rien faire`.
    fn charge(&mut self, cue: &Cue) {
        let (scene, grammar) = (self.scene, self.scene.grammar);
        let from = cue.tokens.end;
        let near = (from..self.unit.end.min(from + REACH))
            .take_while(|i| scene.outside(*i) && !grammar.tag(*i).is_finite())
            .find(|i| grammar.tag(*i).is_infinitive());
        let Some(infinitive) = near else { return };
        let clause = grammar.subtree(infinitive);
        let of = (from..infinitive)
            .rev()
            .take(4)
            .find(|i| scene.text.is_any(*i, words!["de", "d'"]));
        if let Some(of) = of {
            self.behind(of + 1, Some(clause.end), QuotePattern::Infinitive, "charge");
        }
    }

    /// What follows a cue past its adverbs, its hearers and when it was: `told lawmakers on Monday he …`.
    fn bare(&mut self, cue: &Cue) {
        let (scene, grammar) = (self.scene, self.scene.grammar);
        let text = scene.text;
        let mut start = cue.tokens.end;
        let colon = |i: usize| text.is(i, ":") && scene.outside(i);
        for _ in 0..4 {
            if start >= self.unit.end {
                return;
            }
            if colon(start) {
                self.behind(start + 1, None, QuotePattern::BareClause, "colon");
                return;
            }
            // `Le maire l'assure, le pont tiendra.`
            let pointed = cue.tokens.start > self.unit.start
                && text.is_any(cue.tokens.start - 1, words!["le", "l'"]);
            if pointed && scene.comma(start) {
                self.behind(start + 1, None, QuotePattern::BareClause, "pointed");
                return;
            }
            if text.kind(start) != TokenKind::Punct
                && !text.is_any(start, words!["que", "qu'", "that", "to"])
            {
                self.behind(start, None, QuotePattern::BareClause, "bare");
            }
            let part = grammar
                .children(cue.verb)
                .filter(|k| *k >= start)
                .find(|k| {
                    grammar.subtree(*k).start == start
                        && matches!(
                            grammar.relation(*k),
                            Relation::Obl
                                | Relation::Iobj
                                | Relation::Obj
                                | Relation::Advmod
                                | Relation::Nsubj
                                | Relation::Punct
                        )
                });
            match part {
                Some(part) => start = grammar.subtree(part).end,
                None if scene.is_time(start) => start += 1,
                None => return,
            }
        }
    }

    /// What a parenthesis stands in: `…, a indiqué X`, `…, X said, …`, `Comme le relève X, …`.
    fn parenthesis(&mut self, cue: &Cue, subject: Option<&Subject>) {
        let (scene, grammar) = (self.scene, self.scene.grammar);
        let verb = cue.verb;
        let (left, inverted) = subjects::left_of(scene, cue, subject, self.unit);
        let right = match subject {
            Some(Subject::Phrase(phrase, name)) if inverted => {
                name.as_ref().map_or(phrase.end, |name| name.end)
            }
            _ => cue.tokens.end,
        };
        let beside = matches!(
            grammar.relation(verb),
            Relation::Parataxis | Relation::Advcl
        );
        if let Some(head) = grammar.head(verb).filter(|_| beside) {
            let (whole, own) = (grammar.subtree(head), grammar.subtree(verb));
            if own.start <= whole.start + 1 {
                self.behind(
                    own.end,
                    Some(whole.end),
                    QuotePattern::Parenthetical,
                    "beside",
                );
            } else if head < verb {
                self.ahead(whole.start, own.start, "beside-ahead");
            }
        }
        let signed = left > self.unit.start
            && (scene.comma(left - 1) || scene.text.kind(left - 1) == TokenKind::Dash);
        if signed || inverted {
            self.front(left, if signed { "front" } else { "front-bare" });
        }
        if (signed || inverted) && scene.comma(right) {
            self.behind(right + 1, None, QuotePattern::Parenthetical, "around");
        }
    }

    /// All that may be reported before `end`: from the start of the sentence, or of its last part.
    fn front(&mut self, end: usize, origin: &'static str) {
        let scene = self.scene;
        let text = scene.text;
        let start = self.past_joints(self.floor, end);
        self.ahead(start, end, origin);
        let part = (start + 1..end.saturating_sub(2)).rev().find(|&i| {
            text.is_any(i, words![":", ";"])
                || scene.comma(i)
                    && text.is_any(
                        i + 1,
                        words!["et", "mais", "and", "but", "qui", "which", "un", "une"],
                    )
        });
        if let Some(part) = part {
            self.ahead(part + 1, end, "front-part");
        }
    }

    /// Where a clause begins past its signs and, at the head of the sentence, its conjunction.
    fn past_joints(&self, mut start: usize, end: usize) -> usize {
        let text = self.scene.text;
        let joints = words!["or", "mais", "et", "but", "and", "so", "yet"];
        while start < end
            && (matches!(text.kind(start), TokenKind::Punct | TokenKind::Dash)
                || text.is_any(start, joints) && start < self.unit.start + 2)
        {
            start += 1;
        }
        start
    }

    /// What is said in the relative clause of a source: `le texte, selon lequel …`.
    pub fn of_relative(&mut self, start: usize) {
        let grammar = self.scene.grammar;
        let end = (grammar.clause_of(start)).map(|verb| grammar.subtree(verb).end);
        self.behind(start, end, QuotePattern::AccordingTo, "relative");
    }

    /// What is said according to a source, which stands with its marker in `adjunct`.
    pub fn of_source(&mut self, adjunct: &Range<usize>, quoting: bool) {
        let (scene, grammar) = (self.scene, self.scene.grammar);
        let pattern = QuotePattern::AccordingTo;
        let lead = scene.words(self.floor..adjunct.start.max(self.floor));
        let opens = lead <= 1;
        let (first, other) = match opens {
            true => ("source-opens", "source-opens-late"),
            false => ("source-inside", "source-inside-late"),
        };
        let commas =
            (adjunct.end..self.unit.end.min(adjunct.end + REACH)).filter(|i| scene.comma(*i));
        let commas: Vec<usize> = commas.take(2).collect();
        let outside = |i: &usize| grammar.head(*i).is_some_and(|h| !adjunct.contains(&h));
        let source = adjunct.clone().find(outside);
        let said = source.and_then(|s| grammar.clause_of(grammar.head(s)?));
        let end = said.map(|said| grammar.subtree(said).end);
        if let Some(said) = said.filter(|said| !quoting && self.interrupts(adjunct, *said)) {
            let whole = grammar.subtree(said);
            self.behind(whole.start, Some(whole.end), pattern, "source-interrupts");
            return;
        }
        // Where the tree takes the clause for more words of the source: `Selon les autorités, un tiers des élèves qui …`.
        let early = adjunct
            .clone()
            .filter(|i| opens && scene.comma(*i) && scene.outside(*i));
        let early: Vec<usize> = early.take(3).collect();
        for comma in &early {
            self.behind(comma + 1, end, pattern, "source-opens-early");
        }
        // `According to the report, a copy of which was leaked, …`
        let relative = words!["which", "whose", "who", "dont", "qui", "lequel", "laquelle"];
        let qualified = |comma: usize| {
            let first = comma + 1..(comma + 6).min(self.unit.end);
            commas.len() > 1 && first.into_iter().any(|i| scene.text.is_any(i, relative))
        };
        if let Some(comma) = commas.first().filter(|comma| !qualified(**comma)) {
            let near = scene.words(adjunct.end..*comma) == 0;
            self.behind(comma + 1, end, pattern, if near { first } else { other });
        }
        if let Some(comma) = commas.get(1) {
            self.behind(comma + 1, end, pattern, other);
        }
        if !opens || commas.is_empty() && early.is_empty() {
            self.behind(adjunct.end, end, pattern, "source-tight");
        }
        if quoting || opens {
            return;
        }
        if let Some(said) = said {
            let whole = grammar.subtree(said);
            if whole.start < adjunct.start {
                self.ahead(whole.start, adjunct.start, "source-ahead");
                // `Le maire a quitté, selon la presse, la ville.`
                if scene.words(adjunct.end..whole.end.max(adjunct.end)) > 0 {
                    self.behind(whole.start, Some(whole.end), pattern, "source-around");
                }
            }
        }
        self.front(adjunct.start, "source-front");
        let comma = (self.floor + 1..adjunct.start.saturating_sub(2))
            .rev()
            .find(|&i| scene.comma(i));
        if let Some(comma) = comma {
            self.ahead(comma + 1, adjunct.start, "source-part");
        }
        for claimed in &mut self.found {
            claimed.pattern = pattern;
        }
    }

    /// Whether a source stands between a verb and its subject or auxiliary: `Le maire a, selon la presse, quitté la ville.`
    fn interrupts(&self, adjunct: &Range<usize>, said: usize) -> bool {
        let grammar = self.scene.grammar;
        let subject = grammar.own_subject(said);
        let mut parts = grammar.auxiliaries(said).chain(subject);
        said >= adjunct.end && parts.any(|part| part < adjunct.start)
    }

    fn ahead(&mut self, start: usize, end: usize, origin: &'static str) {
        self.push(start..end, QuotePattern::Parenthetical, origin, true);
    }

    /// A clause from `start` to `end`, to the end of its sentence, and to where it may be cut.
    fn behind(
        &mut self,
        start: usize,
        end: Option<usize>,
        pattern: QuotePattern,
        origin: &'static str,
    ) {
        let joint = self.joints.iter().copied().find(|at| *at > start + 1);
        let limit = joint.unwrap_or(self.unit.end);
        if let Some(end) = end {
            self.push(start..end.min(limit), pattern, origin, end <= limit);
        }
        self.push(start..limit, pattern, origin, false);
        for cut in self.cuts(start) {
            self.push(start..cut.min(limit), pattern, origin, false);
        }
    }

    fn push(
        &mut self,
        tokens: Range<usize>,
        pattern: QuotePattern,
        origin: &'static str,
        closed: bool,
    ) {
        let tokens = trim(
            self.scene,
            tokens.start.max(self.floor)..tokens.end.min(self.unit.end),
        );
        let few = tokens.is_empty() || self.scene.words(tokens.clone()) < 2;
        // Quoted words are quotes of their own: only what goes before them may be a clause.
        if few
            || self.found.len() >= MOST
            || self.found.iter().any(|c| c.tokens == tokens)
            || self.scene.speech_in(tokens.clone()).next().is_some()
        {
            return;
        }
        self.found.push(Claimed {
            tokens,
            pattern,
            origin,
            closed,
        });
    }

    /// Where a clause that begins at `start` may end: at a sign, before a conjunction of clauses, before words in marks.
    fn cuts(&self, start: usize) -> Vec<usize> {
        let (scene, text, grammar) = (self.scene, self.scene.text, self.scene.grammar);
        let inside = start + 2..self.unit.end.saturating_sub(1);
        let sign = |i: usize| {
            let dash = text.kind(i) == TokenKind::Dash && !text.token(i).glued;
            scene.comma(i) || (dash || text.is_any(i, words![":", ";", "("])) && scene.outside(i)
        };
        let signs: Vec<usize> = inside.clone().filter(|i| sign(*i)).collect();
        let mut cuts: Vec<usize> = Vec::with_capacity(CUTS);
        let mut add = |cut: usize| {
            if !cuts.contains(&cut) && cuts.len() < CUTS {
                cuts.push(cut);
            }
        };
        signs.iter().take(2).for_each(|cut| add(*cut));
        if let Some(quote) = scene.speech_in(inside.clone()).next() {
            add(scene.passages[quote].open);
        }
        for other in self.others.iter().filter(|at| inside.contains(at)) {
            let joints = words!["et", "mais", "and", "but", "puis", "ou", "or"];
            let joint = (start + 2..*other).rev().take(4);
            joint
                .into_iter()
                .find(|i| text.is_any(*i, joints))
                .into_iter()
                .for_each(&mut add);
        }
        signs.iter().rev().take(2).for_each(|cut| add(*cut));
        // `he was ready and left`, `… as he spoke`.
        let joins = |i: &usize| {
            scene.outside(*i)
                && !scene.comma(i - 1)
                && match grammar.relation(*i) {
                    Relation::Cc => grammar
                        .head(*i)
                        .is_some_and(|h| h > *i && grammar.is_predicate(h)),
                    Relation::Mark => text.is_any(
                        *i,
                        words![
                            "as", "after", "when", "while", "before", "alors", "avant", "après",
                            "tandis", "lorsque", "quand"
                        ],
                    ),
                    _ => false,
                }
        };
        inside.filter(joins).take(2).for_each(&mut add);
        cuts
    }
}

/// The clause that a cue reports behind itself, as far as the tree or its conjunction tells.
pub(super) fn content(scene: &Scene, cue: &Cue, unit: &Range<usize>) -> Option<Range<usize>> {
    let grammar = scene.grammar;
    let end = cue.tokens.end;
    let mut said = grammar.children_as(cue.verb, &[Relation::Ccomp, Relation::Xcomp]);
    let clause = said.find(|said| {
        let infinitive = grammar.relation(*said) == Relation::Ccomp
            || grammar.tag(*said).is_infinitive() && cue.frames.any(Classes::REPORTS_INFINITIVE);
        *said >= end && unit.contains(said) && infinitive
    });
    if let Some(said) = clause {
        let clause = opened(scene, grammar.subtree(said), said);
        return Some(clause.start.max(end)..clause.end.min(unit.end));
    }
    let that = that(scene, cue, unit.end, false)?;
    let marked = (end..that).all(|i| scene.outside(i) && !grammar.tag(i).is_finite());
    (marked && cue.frames.any(Classes::REPORTS)).then_some(that + 1..unit.end)
}

/// The end of what a cue closes as a parenthesis: speech right before it or its subject, or a clause beside which it stands.
pub(super) fn tail(
    scene: &Scene,
    cue: &Cue,
    subject: Option<&Subject>,
    reports: bool,
    unit: &Range<usize>,
) -> Option<usize> {
    let text = scene.text;
    if cue.form != Form::Finite {
        return None;
    }
    let (left, inverted) = subjects::left_of(scene, cue, subject, unit);
    let sign = |i: usize| {
        scene.comma(i) || text.kind(i) == TokenKind::Dash || text.is_any(i, words!["(", ")"])
    };
    let signed = left > unit.start && sign(left - 1);
    let end = if signed { left - 1 } else { left };
    if end <= unit.start {
        return None;
    }
    if scene.speech_at(end - 1).is_some() {
        return Some(end);
    }
    let beside = scene.grammar.relation(cue.verb) == Relation::Parataxis;
    let clause = scene.words(unit.start..end) >= 4 && !reports;
    let speaks =
        cue.frames.any(Classes::REPORTS) || scene.speech_in(unit.start..end).next().is_some();
    (signed && clause && speaks && (inverted || beside || scene.english())).then_some(end)
}

/// The first `que` or `that` behind a cue, before `stop`.
fn that(scene: &Scene, cue: &Cue, stop: usize, relative: bool) -> Option<usize> {
    let text = scene.text;
    let compared = words![
        "plus", "moins", "autant", "alors", "tandis", "ainsi", "bien", "afin", "avant", "après",
        "depuis", "parce", "pour", "dès", "tant", "sans", "lors", "so",
    ];
    // `le port que la tempête a fermé`; English *that* is told from a relative pronoun too badly.
    let is_relative = |i: usize| match scene.grammar.tag(i) {
        Tag::Pron => !scene.english(),
        tag => tag == Tag::Det,
    };
    let from = cue.tokens.end;
    (from..stop.min(from + REACH)).find(|&i| {
        text.is_any(i, words!["que", "qu'", "that"])
            && scene.outside(i)
            && (relative && !scene.english() || !is_relative(i))
            && !text.is_any(i.max(1) - 1, compared)
    })
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

/// A clause without the signs around it.
fn trim(scene: &Scene, mut tokens: Range<usize>) -> Range<usize> {
    let text = scene.text;
    let sign = |i: usize| {
        matches!(
            text.kind(i),
            TokenKind::Punct | TokenKind::Dash | TokenKind::Ellipsis
        ) && scene.outside(i)
            && !matches!(text.raw(i), "(" | ")" | "[" | "]" | "%" | "$" | "€" | "£")
    };
    while tokens.start < tokens.end && sign(tokens.start) {
        tokens.start += 1;
    }
    while tokens.start < tokens.end && sign(tokens.end - 1) {
        tokens.end -= 1;
    }
    tokens
}
