//! How far a reported clause goes: learnt weights choose the most probable of the clauses that a cue may report.

use super::clauses::{Claimed, Proposals};
use super::cues::{Cue, Form};
use super::evidence::Question;
use super::scene::Scene;
use super::subjects::Subject;
use super::{Clause, RELATIVES, Report, ReportKind, Reporter, Said, speakers};
use crate::decisions::{Decision, Model};
use crate::grammar::Relation;
use crate::language::Classes;
use crate::story::Kind;
use crate::text::words;

/// Nouns for those who speak: people and their bodies.
const PEOPLE: Classes = Classes::OFFICE
    .with(Classes::SOURCE)
    .with(Classes::SOURCE_GROUP)
    .with(Classes::KIN)
    .with(Classes::INSTITUTION)
    .with(Classes::ORGANISATION);

impl Reporter<'_, '_, '_> {
    /// Finds the clauses that the cues of a unit report.
    pub(super) fn report_clauses(&mut self, u: usize, reports: &mut [Report]) {
        let mut consumed = self.scene.units[u].tokens.start;
        let others: Vec<usize> = reports.iter().map(|r| r.tokens.start).collect();
        for r in 0..reports.len() {
            if reports[r].tokens.start < consumed {
                continue;
            }
            let mut from = reports[r].tokens.end;
            if let Some(claimed) = self.claimed(u, reports, r, consumed, &others) {
                consumed = consumed.max(claimed.tokens.end);
                from = from.max(claimed.tokens.end);
                self.report(u, reports, r, claimed);
            }
            if let Some(claimed) = self.second(u, reports, r, from, &others) {
                consumed = consumed.max(claimed.tokens.end);
                self.report(u, reports, r, claimed);
            }
        }
    }

    /// Notes that a cue reports a clause.
    fn report(&mut self, u: usize, reports: &mut [Report], r: usize, claimed: Claimed) {
        let Claimed {
            tokens, pattern, ..
        } = claimed;
        if let ReportKind::According(_) = reports[r].kind {
            end_source(&mut reports[r], tokens.start);
        }
        let speaker = self.speaker(u, reports, r, tokens.clone());
        let known = speaker.words.is_some() || speaker.who.is_some();
        let report = &reports[r];
        let said = Said {
            speaker,
            cue: Some(report.tokens.clone()),
            pattern,
            aside: self.aside(report, &self.scene.units[u].tokens),
        };
        if known {
            self.note(u, said.clone());
        }
        self.clauses.push(Clause { tokens, said });
    }

    /// The clause that a cue reports, if any.
    fn claimed(
        &self,
        u: usize,
        reports: &[Report],
        r: usize,
        consumed: usize,
        others: &[usize],
    ) -> Option<Claimed> {
        let report = &reports[r];
        let unit = &self.scene.units[u].tokens;
        let joints = self.joints(&reports[r + 1..]);
        let mut proposals = Proposals::new(self.scene, unit, consumed, others, &joints);
        let subject = report.subject.as_ref();
        match &report.kind {
            ReportKind::Verb(cue, _) if !self.may_report(cue, subject) => {}
            ReportKind::Verb(cue, _) => proposals.of_cue(cue, subject),
            ReportKind::According(source) if source.end <= report.tokens.start => {
                proposals.of_relative(report.tokens.end);
            }
            ReportKind::According(source) => {
                let adjunct = report.tokens.start.min(source.start)..source.end;
                proposals.of_source(&adjunct, report.quoting);
            }
        }
        let found = proposals.found;
        self.choose_clause(u, report, found, others)
    }

    /// The conjunctions by which later cues with a clause and no subject of their own go on from the one before.
    fn joints(&self, later: &[Report]) -> Vec<usize> {
        let joint = |report: &Report| {
            let before = report.tokens.start.checked_sub(1)?;
            let joins = self.scene.text.has(before, Classes::CONJUNCTION);
            (joins && report.content.is_some()).then_some(before)
        };
        later.iter().filter_map(joint).collect()
    }

    /// Whether a verb reports at all with this subject: `montre que`, `found` not of a person.
    fn may_report(&self, cue: &Cue, subject: Option<&Subject>) -> bool {
        let reports = Classes::REPORTS.with(Classes::REPORTS_INFINITIVE);
        let cast = &*self.speakers.cast;
        let may_show = |subject: &Subject| match subject {
            Subject::Pronoun(_) => false,
            Subject::Phrase(phrase, _) => {
                let person = (cast.within(phrase.clone()).last())
                    .is_some_and(|m| cast.kind(m.who) == Kind::Person);
                let head = speakers::head(self.scene, phrase);
                let of_people = head.is_some_and(|head| self.scene.text.has(head, PEOPLE));
                is_text(self.scene, subject) || !person && !of_people
            }
        };
        cue.frames.any(reports)
            || !cue.frames.any(Classes::EVIDENCE)
            || subject.is_some_and(may_show)
    }

    /// Whether a sentence is reported by the parenthesis that closes it: `Il est blessé, a indiqué son club.`
    fn closes_surely(&self, question: &Question, claimed: &Claimed) -> bool {
        let (Some(cue), Some(subject)) = (question.cue, question.subject) else {
            return false;
        };
        let (scene, grammar) = (self.scene, self.scene.grammar);
        let reports =
            cue.frames.any(Classes::REPORTS) || cue.reflexive && cue.frames.any(Classes::ASIDE);
        let behind = subject.tokens();
        let inverted = behind.start >= cue.tokens.end
            && !(cue.tokens.end..behind.start).any(|i| grammar.tag(i).is_infinitive());
        let speaks = match subject {
            Subject::Pronoun(_) => true,
            Subject::Phrase(_, Some(_)) => true,
            Subject::Phrase(phrase, None) => {
                let by_tree = grammar
                    .own_subject(cue.verb)
                    .is_some_and(|s| phrase.contains(&s));
                by_tree || speakers::head(scene, phrase).is_some_and(|h| scene.text.has(h, PEOPLE))
            }
        };
        let end = claimed.tokens.end;
        // `Le maire, qui préside la séance, a ajouté …` is none: its only verb is the relative clause's.
        let finite = |i: usize| {
            let verb = grammar.clause_of(i).unwrap_or(i);
            let relative = grammar.relation(verb) == Relation::AclRelcl
                || grammar
                    .own_subject(verb)
                    .is_some_and(|s| scene.text.is_any(s, RELATIVES));
            scene.outside(i) && grammar.tag(i).is_finite() && !relative
        };
        let whole = scene.words(question.unit.start..claimed.tokens.start) == 0
            && claimed.tokens.clone().any(finite);
        let closed = cue.form == Form::Finite && scene.comma(end) && cue.tokens.start == end + 1;
        closed && whole && reports && inverted && speaks && !cue.negated && !question.quoting
    }

    /// A further clause that a cue reports behind the one that ends at `from`.
    fn second(
        &self,
        u: usize,
        reports: &[Report],
        r: usize,
        from: usize,
        others: &[usize],
    ) -> Option<Claimed> {
        let unit = &self.scene.units[u].tokens;
        let joints = self.joints(&reports[r + 1..]);
        let mut proposals = Proposals::new(self.scene, unit, from, others, &joints);
        if matches!(reports[r].kind, ReportKind::Verb(..)) {
            proposals.second(from);
        }
        let found = proposals.found;
        self.choose_clause(u, &reports[r], found, others)
    }

    /// The most probable of the clauses that a cue may report, if one is probable enough.
    fn choose_clause(
        &self,
        u: usize,
        report: &Report,
        mut found: Vec<Claimed>,
        others: &[usize],
    ) -> Option<Claimed> {
        let scene = self.scene;
        if found.is_empty() {
            return None;
        }
        let model = Model::of(Decision::Report, scene.text.language());
        let question = Question {
            scene,
            cast: self.speakers.cast,
            cue: match &report.kind {
                ReportKind::Verb(cue, _) => Some(cue),
                ReportKind::According(_) => None,
            },
            tokens: &report.tokens,
            subject: report.subject.as_ref(),
            unit: &scene.units[u].tokens,
            headline: scene.units[u].headline,
            quoting: report.quoting,
            others,
        };
        let mut ranking = model.ranking(scene.text.span(report.tokens.clone()));
        for claimed in &found {
            let mut f = ranking.features();
            question.describe(claimed, &mut f);
            ranking.add(f, "clause", scene.text.span(claimed.tokens.clone()));
        }
        let mut f = ranking.features();
        f.add("none");
        ranking.add_none(f);
        let sure = match is_sure(&question, &found[0]) {
            true => Some(0),
            false => (found.iter()).position(|claimed| self.closes_surely(&question, claimed)),
        };
        let interrupted = found[0].origin == "source-interrupts" && found[0].closed;
        let choice = match interrupted || opens_with_source(&question, &found) {
            true => ranking.choose_claim(),
            false => ranking.choose(),
        };
        let index = match choice {
            Some(choice) => choice.index,
            None if model.is_taught() => sure?,
            None => return None,
        };
        Some(found.swap_remove(index))
    }
}

/// Ends the words of a source where the clause begins that is credited to it.
fn end_source(report: &mut Report, start: usize) {
    let Some(Subject::Phrase(phrase, name)) = &mut report.subject else {
        return;
    };
    if phrase.contains(&start) && start > phrase.start + 1 {
        phrase.end = start - 1;
        *name = name.take().filter(|name| name.end < start);
    }
}

/// Whether a sentence opens with its source: `Selon la police, …`. Of a thousand such sentences hardly ten report nothing.
fn opens_with_source(question: &Question, found: &[Claimed]) -> bool {
    let Question { scene, tokens, .. } = question;
    let credits = words!["selon", "après", "to"];
    let opens = scene.words(question.unit.start..tokens.start) == 0;
    let of_source = |claimed: &Claimed| claimed.origin.starts_with("source-");
    let finite = |i| scene.outside(i) && scene.grammar.tag(i).is_finite();
    question.cue.is_none()
        && opens
        && scene.text.is_any(tokens.end - 1, credits)
        && found.iter().any(of_source)
        && found[0].tokens.clone().any(finite)
}

/// Whether a clause is reported by its form alone: what a text shows, found, provides; `se dit prêt à …`; `selon lequel …`.
fn is_sure(question: &Question, claimed: &Claimed) -> bool {
    if claimed.origin == "relative" {
        return claimed.closed;
    }
    question.cue.is_some_and(|cue| {
        let shows = cue.frames.any(Classes::EVIDENCE)
            && claimed.origin == "that"
            && (question.subject).is_some_and(|subject| is_text(question.scene, subject));
        let calls =
            cue.reflexive && cue.frames.any(Classes::REPORTS) && claimed.origin == "predicate";
        !cue.negated && claimed.closed && (shows || calls)
    })
}

/// Whether a subject is a text.
fn is_text(scene: &Scene, subject: &Subject) -> bool {
    let head = speakers::head(scene, &subject.tokens());
    head.is_some_and(|head| scene.text.has(head, Classes::DOCUMENT))
}
