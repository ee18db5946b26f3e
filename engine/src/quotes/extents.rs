//! How far what a cue reports goes: the clauses that the words around cues and the trees cut, and which of them is the
//! report.

use super::clauses::{self, Claimed, Judged};
use super::cues::{Cue, Form};
use super::indirect::{self, Tail};
use super::phrases::Subject;
use super::scene::Scene;
use super::{Clause, Report, ReportKind, Reporter, Said, speakers};
use crate::decisions::{Decision, Model};
use crate::language::Classes;
use crate::story::QuotePattern;
use crate::text::{TokenKind, words};
use std::ops::Range;

impl Reporter<'_, '_, '_> {
    /// Finds the clauses that the cues of a unit report.
    pub(super) fn report_clauses(&mut self, u: usize, reports: &mut [Report]) {
        let scene = self.scene;
        let unit = scene.units[u].tokens.clone();
        let mut consumed = unit.start;
        for r in 0..reports.len() {
            if reports[r].tokens.start < consumed {
                continue;
            }
            let Some(Claimed { tokens, pattern }) = self.claimed(u, reports, r, consumed) else {
                continue;
            };
            consumed = consumed.max(tokens.end);
            // Quoted words within it are the quote.
            if scene.speech_in(tokens.clone()).next().is_some() {
                continue;
            }
            let speaker = self.speaker(u, reports, r, tokens.clone());
            if speaker.words.is_none() && speaker.who.is_none() {
                continue;
            }
            let report = &reports[r];
            let said = Said {
                speaker,
                cue: Some(report.tokens.clone()),
                pattern,
                aside: self.aside(report, unit.end),
            };
            self.note(u, said.clone());
            self.clauses.push(Clause { tokens, said });
        }
    }

    /// The clause that a report gives, if it is one: the more probable of what the words around its cue and what the tree
    /// tell.
    fn claimed(&self, u: usize, reports: &[Report], r: usize, consumed: usize) -> Option<Claimed> {
        let scene = self.scene;
        let unit = &scene.units[u].tokens;
        let report = &reports[r];
        let whole = |claimed: Claimed| {
            let tokens = trim(
                scene,
                claimed.tokens.start.max(consumed)..claimed.tokens.end,
            );
            let enough = !tokens.is_empty() && scene.words(tokens.clone()) >= 2;
            enough.then_some(Claimed { tokens, ..claimed })
        };
        let rule = self.by_rule(unit, reports, r, consumed).and_then(whole);
        let quotes = |claimed: &Claimed| scene.speech_in(claimed.tokens.clone()).next().is_some();
        let tree = self.by_tree(unit, report).and_then(whole);
        let cue = match &report.kind {
            ReportKind::Verb(cue, _) => Some(cue),
            ReportKind::According(_) => None,
        };
        let subject = report.governor.as_ref().or(report.subject.as_ref());
        let same =
            rule.is_some() && rule.as_ref().map(|c| &c.tokens) == tree.as_ref().map(|c| &c.tokens);
        let by = if same { "both" } else { "rule" };
        let mut found: Vec<(&'static str, Claimed, usize)> = Vec::with_capacity(8);
        for (by, claimed) in [(by, rule.clone()), ("tree", tree.filter(|_| !same))] {
            let Some(claimed) = claimed else { continue };
            let end = claimed.tokens.end;
            let cuts = clauses::cuts(scene, &claimed.tokens, reports.iter().map(|r| &r.tokens));
            let cut = cuts.into_iter().filter_map(|at| {
                let tokens = claimed.tokens.start..at;
                whole(Claimed {
                    tokens,
                    ..claimed.clone()
                })
            });
            for claimed in std::iter::once(claimed.clone()).chain(cut) {
                // Quoted words are quotes of their own: only what goes before them may be a clause.
                if quotes(&claimed) {
                    continue;
                }
                if !found.iter().any(|(_, c, _)| c.tokens == claimed.tokens) {
                    found.push((by, claimed, end));
                }
            }
        }
        let mut best: Option<(f32, Claimed)> = None;
        for (by, claimed, end) in found {
            let judged = Judged {
                cue,
                tokens: &report.tokens,
                subject,
                claimed: &claimed,
                by,
                unit,
                end,
                quoting: end > claimed.tokens.end
                    && scene.speech_in(claimed.tokens.end..end).next().is_some(),
                headline: scene.units[u].headline,
                others: (reports.iter())
                    .filter(|other| {
                        other.content.is_some()
                            && claimed.tokens.contains(&other.tokens.start)
                            && !std::ptr::eq(*other, report)
                    })
                    .count(),
            };
            let (probability, holds) = clauses::judge(scene, self.speakers.cast, &judged);
            if holds && best.as_ref().is_none_or(|(most, _)| probability > *most) {
                best = Some((probability, claimed));
            }
        }
        let taught = Model::of(Decision::Report, scene.text.language()).is_taught();
        match best {
            Some((_, claimed)) => Some(claimed),
            None if taught => rule.filter(quotes),
            None => rule,
        }
    }

    /// What the tree says a report says.
    fn by_tree(&self, unit: &Range<usize>, report: &Report) -> Option<Claimed> {
        let scene = self.scene;
        let before = |claimed: Claimed| {
            // Its words are quoted already.
            let quoted = report.quoting && claimed.tokens.start < report.tokens.start;
            (!quoted).then_some(claimed)
        };
        match &report.kind {
            ReportKind::Verb(cue, _) if !self.may_report(report, cue) => None,
            ReportKind::Verb(cue, _) => clauses::of_cue(scene, cue, unit).and_then(before),
            ReportKind::According(_) if scene.text.is(report.tokens.start, "pour") => None,
            ReportKind::According(source) => {
                let adjunct = report.tokens.start.min(source.start)..source.end;
                clauses::of_source(scene, &adjunct, unit).and_then(before)
            }
        }
    }

    /// Whether a verb reports at all with this subject: `montre que`, `found` only of a text.
    fn may_report(&self, report: &Report, cue: &Cue) -> bool {
        let reports = Classes::REPORTS.with(Classes::REPORTS_INFINITIVE);
        cue.frames.any(reports)
            || !cue.frames.any(Classes::EVIDENCE)
            || matches!(&report.subject, Some(Subject::Phrase(phrase, _)) if is_text(self.scene, phrase))
    }

    /// What the words around a cue say it reports.
    fn by_rule(
        &self,
        unit: &Range<usize>,
        reports: &[Report],
        r: usize,
        consumed: usize,
    ) -> Option<Claimed> {
        let scene = self.scene;
        let report = &reports[r];
        let found = match &report.kind {
            ReportKind::Verb(cue, _) if cue.negated => None,
            // Its words are quoted already.
            ReportKind::Verb(_, Some(_)) | ReportKind::According(_) if report.quoting => None,
            ReportKind::Verb(cue, _)
                if cue.form == Form::Finite && follows_marks(scene, report.tokens.start) =>
            {
                None
            }
            ReportKind::Verb(cue, tail) => {
                self.clause_of(unit, reports, r, cue, tail.as_ref(), consumed)
            }
            ReportKind::According(_) if scene.text.is(report.tokens.start, "pour") => None,
            ReportKind::According(source) => {
                self.credited(unit, reports, r, source.clone(), consumed)
            }
        };
        found.map(|(tokens, pattern)| Claimed { tokens, pattern })
    }

    fn clause_of(
        &self,
        unit: &Range<usize>,
        reports: &[Report],
        r: usize,
        cue: &Cue,
        tail: Option<&Tail>,
        consumed: usize,
    ) -> Option<(Range<usize>, QuotePattern)> {
        let scene = self.scene;
        if let Some(tail) = tail {
            if tail.passage.is_some() {
                return None;
            }
            let start = self.claim_start(unit, reports, r, consumed);
            let front = indirect::clause_like(scene, start..tail.end);
            if !front && let Some(rest) = indirect::after_incise(scene, cue.tokens.end, unit.end) {
                return Some((rest..unit.end, QuotePattern::Parenthetical));
            }
            // What an earlier marker has not taken must still be a clause.
            let whole = start < tail.end && (start <= unit.start + 2 || front);
            return whole.then_some((start..tail.end, QuotePattern::Parenthetical));
        }
        let content = reports[r].content?;
        if !self.may_report(&reports[r], cue) {
            return None;
        }
        let pattern = if content.pattern == QuotePattern::ThatClause && self.is_coordinated(cue) {
            QuotePattern::Coordinated
        } else {
            content.pattern
        };
        Some((content.start..reports[r].end, pattern))
    }

    /// Whether a cue goes on from another with the same subject: `et a ajouté que`.
    fn is_coordinated(&self, cue: &Cue) -> bool {
        let start = cue.tokens.start;
        start > 0
            && self.scene.text.is_any(
                start - 1,
                words!["et", "and", "puis", "but", "mais", "then"],
            )
    }

    /// Where a clause that begins at `start` ends: with the sentence, or where the next report takes over.
    pub(super) fn clause_end(
        &self,
        unit: &Range<usize>,
        reports: &[Report],
        r: usize,
        start: usize,
    ) -> usize {
        let (scene, cast) = (self.scene, &*self.speakers.cast);
        let text = scene.text;
        let mut limit = self.new_clause(unit, start);
        // `said it would go ahead, "We owe it to them"`: the quote is a sentence of its own.
        let sentence = scene.speech_in(start..limit).find(|&p| {
            let passage = &scene.passages[p];
            let capital = text
                .raw(passage.inner.start)
                .starts_with(char::is_uppercase)
                && cast.at(passage.inner.start).is_none();
            let sign = passage.open > start + 2
                && (scene.comma(passage.open - 1) || text.is(passage.open - 1, ":"));
            capital && sign
        });
        if let Some(p) = sentence {
            limit = scene.passages[p].open - 1;
        }
        for next in reports[r + 1..].iter().filter(|n| n.tokens.start > start) {
            let at = next.tokens.start;
            if at >= limit {
                break;
            }
            match &next.kind {
                ReportKind::According(_) => {
                    if at > start && scene.comma(at - 1) && scene.words(start..at) >= 3 {
                        return at - 1;
                    }
                }
                ReportKind::Verb(cue, tail) => {
                    if let Some(tail) = tail
                        && tail.end > start
                    {
                        return tail.end;
                    }
                    let mut before = at;
                    while before > start && is_link(scene, before - 1) {
                        before -= 1;
                    }
                    let reports_on = next.content.is_some()
                        || scene
                            .speech_in(cue.tokens.end..unit.end)
                            .next()
                            .is_some_and(|p| {
                                scene.words(cue.tokens.end..scene.passages[p].open) <= 3
                            });
                    match cue.form {
                        Form::Finite if reports_on => {
                            let joined = before > start
                                && text.is_any(
                                    before - 1,
                                    words!["et", "and", "but", "mais", "puis", "ou", "or"],
                                );
                            if joined {
                                let cut = before - 1;
                                return if cut > start && scene.comma(cut - 1) {
                                    cut - 1
                                } else {
                                    cut
                                };
                            }
                            let Some(Subject::Phrase(phrase, _)) = &next.subject else {
                                continue;
                            };
                            let mut s = phrase.start;
                            if s > start
                                && text.is_any(
                                    s - 1,
                                    words!["et", "and", "but", "mais", "while", "que", "tandis"],
                                )
                            {
                                s -= 1;
                                if text.is(s, "que") && s > start && text.is(s - 1, "tandis") {
                                    s -= 1;
                                }
                                if s > start && scene.comma(s - 1) {
                                    return s - 1;
                                }
                            }
                        }
                        Form::Participle | Form::Infinitive => {
                            let mut cut = before;
                            while cut > start
                                && text.is_any(
                                    cut - 1,
                                    words!["en", "tout", "and", "et", "avant", "de", "d'"],
                                )
                            {
                                cut -= 1;
                            }
                            if cut > start && scene.comma(cut - 1) && reports_on {
                                return cut - 1;
                            }
                        }
                        Form::Finite => {}
                    }
                }
            }
        }
        limit
    }

    /// Where, after `start`, a main clause of its own goes on from a reported one: `…, and the rupee climbed`; the end of
    /// the sentence where none does. A pronoun goes on with what is reported.
    fn new_clause(&self, unit: &Range<usize>, start: usize) -> usize {
        let scene = self.scene;
        let text = scene.text;
        for i in start + 3..unit.end.saturating_sub(4) {
            if !text.is_any(i + 1, words!["et", "and", "mais", "but", "tandis", "while"])
                || !scene.comma(i)
            {
                continue;
            }
            let mut first = i + 2;
            if text.is_any(first, words!["que", "qu'"]) && text.is(i + 1, "tandis") {
                first += 1;
            }
            let article =
                text.has(first, Classes::DETERMINER) || text.token(first).is_capitalised();
            let named = article && !text.has(first, Classes::PRONOUN);
            let end = (first..unit.end)
                .find(|&k| scene.comma(k))
                .unwrap_or(unit.end);
            if named
                && indirect::clause_like(scene, first..end)
                && has_finite_soon(scene, first, end)
            {
                return i;
            }
        }
        unit.end
    }

    /// Where a claim that stands before its parenthesis begins.
    fn claim_start(
        &self,
        unit: &Range<usize>,
        reports: &[Report],
        r: usize,
        consumed: usize,
    ) -> usize {
        let scene = self.scene;
        let text = scene.text;
        let mut start = unit.start.max(consumed);
        if let Some(before) = r.checked_sub(1).map(|k| &reports[k])
            && before.tokens.end > start
            && matches!(before.kind, ReportKind::Verb(_, Some(_)))
        {
            start = before.tokens.end;
        }
        let marker = reports[..r]
            .iter()
            .rev()
            .find_map(|earlier| match &earlier.kind {
                ReportKind::According(source) => Some(source.end),
                ReportKind::Verb(..) => None,
            });
        start = start.max(marker.unwrap_or(start));
        // "Or, …", "Mais …"
        while start < unit.end
            && (matches!(text.kind(start), TokenKind::Punct | TokenKind::Dash)
                || (text.is_any(start, words!["or", "mais", "et", "but", "and", "so", "yet"])
                    && start < unit.start + 2))
        {
            start += 1;
        }
        start
    }

    /// What `selon X` credits.
    fn credited(
        &self,
        unit: &Range<usize>,
        reports: &[Report],
        r: usize,
        source: Range<usize>,
        consumed: usize,
    ) -> Option<(Range<usize>, QuotePattern)> {
        let scene = self.scene;
        let text = scene.text;
        let at = reports[r].tokens.start;
        let pattern = QuotePattern::AccordingTo;
        // `…, selon elle, …` in mid-sentence only tones a word down.
        if matches!(reports[r].subject, Some(Subject::Pronoun(_)))
            && at > unit.start
            && !text.is_any(source.end, words![".", ";"])
            && source.end < unit.end
        {
            return None;
        }
        let lead = scene.words(unit.start.max(consumed)..at);
        let opens = lead == 0
            || lead <= 3
                && (at == unit.start || !scene.comma(at - 1))
                && !indirect::clause_like(scene, unit.start..at);
        let comma = (source.end..unit.end.min(source.end + 30)).find(|&i| scene.comma(i));
        let after = |from: usize| {
            let end = self.clause_end(unit, reports, r, from);
            // `Selon X, Y a dit que`: the claim is Y's, reported where Y speaks.
            let inner = reports[r + 1..].iter().any(|n| {
                matches!(&n.kind, ReportKind::Verb(cue, None) if cue.form == Form::Finite && !cue.negated && !thinks(scene, cue)
                    && n.tokens.start > from && n.tokens.start < from + 16
                    && n.content.is_some_and(|c| c.pattern != QuotePattern::BareClause || scene.english()))
            });
            (!inner).then_some((from..end, pattern))
        };
        if opens {
            return after(self.past_parenthesis(unit, comma?) + 1);
        }
        let mut end = at;
        let set_off = scene.comma(end - 1) || text.is(end - 1, "(");
        if set_off {
            end -= 1;
        }
        let start = self.claim_start(unit, reports, r, consumed);
        // `which, according to X, …`: what follows is the claim.
        if set_off && scene.words(start..end) < 4 {
            return after(comma? + 1);
        }
        let relative = (start..end).rev().take(2).any(|i| {
            text.is_any(
                i,
                words![
                    "which", "qui", "que", "that", "who", "and", "et", "but", "mais",
                ],
            )
        });
        if relative && let Some(comma) = comma {
            return after(comma + 1);
        }
        if !set_off && !scene.english() && scene.words(start..end) < 4 {
            return None;
        }
        (start < end).then_some((start..end, pattern))
    }

    /// The comma that ends what is said of a source, from the one that begins it: `According to the review, a copy of
    /// which was seen by Reuters, …`.
    fn past_parenthesis(&self, unit: &Range<usize>, comma: usize) -> usize {
        let scene = self.scene;
        let text = scene.text;
        let first = comma + 1;
        let next = (first..unit.end.min(first + 24)).find(|&i| scene.comma(i));
        let describes = text.is_any(
            first,
            words![
                "who",
                "which",
                "whose",
                "qui",
                "dont",
                "cité",
                "citée",
                "cités",
                "citées",
                "quoting",
                "citing",
                "published",
                "publié",
                "publiée",
                "consulté",
                "consultée",
                "seen",
                "obtained",
                "que",
                "interrogé",
                "interrogée",
                "dated",
                "daté",
            ],
        ) || (first..first + 5)
            .any(|i| text.is_any(i, words!["which", "whom", "laquelle", "lequel"]));
        match next {
            Some(next) if describes => next,
            _ => comma,
        }
    }
}

/// Whether a verb tells a thought rather than words.
fn thinks(scene: &Scene, cue: &Cue) -> bool {
    const THOUGHTS: &[&str] = &[
        "believ", "think", "thought", "fear", "hop", "consid", "esp", "crai",
    ];
    let word = scene.text.word(cue.verb);
    THOUGHTS.iter().any(|t| word.starts_with(t))
}

/// Whether a finite verb stands among the first words of a clause, so that they are its subject and no list.
fn has_finite_soon(scene: &Scene, first: usize, end: usize) -> bool {
    const SUBJECT: usize = 12;
    let end = end.min(first + SUBJECT);
    (first + 1..end).any(|i| indirect::is_finite_verb(scene, i))
}

/// Whether a phrase is headed by a noun for a text.
fn is_text(scene: &Scene, phrase: &Range<usize>) -> bool {
    speakers::head(scene, phrase).is_some_and(|head| scene.text.has(head, Classes::DOCUMENT))
}

/// Whether the cue at `i` comes right after words in marks: it reports these, however few, and no clause.
fn follows_marks(scene: &Scene, i: usize) -> bool {
    let mark = |k: usize| scene.text.kind(k) == TokenKind::Mark;
    let sign = |k: usize| scene.text.is_any(k, words![",", "!", "?"]);
    i >= 2 && (mark(i - 1) && sign(i - 2) || sign(i - 1) && mark(i - 2))
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

/// Words between a conjunction and its verb: adverbs, pronouns for the object.
fn is_link(scene: &Scene, i: usize) -> bool {
    scene.text.is_any(
        i,
        words![
            "also", "then", "later", "s'", "se", "aussi", "l'", "lui", "leur", "ensuite",
            "further", "even", "has", "had",
        ],
    )
}
