//! Quotes: every claim reported from a source, direct and indirect, and who said it.
//!
//! `marks` finds the words between quote marks, `incises` cuts out of them what is the agency's, and `speech` tells which
//! of them are speech; `scene` cuts the story into sentences that no quote breaks; `cues` finds the verbs that report.
//!
//! `subjects` finds by the tree who speaks at a cue and `asides` to whom and where, `clauses` which clauses it may report;
//! `extents` lets learnt weights judge which of these it does, by what `evidence` tells of each. `speakers` has rules for
//! whom the words for a speaker mean, `certain` and `bodies` know those that leave no choice, and `choice` weighs what else
//! they propose against everybody in reach, by what the story says of each (`profiles`), whom it speaks of (`topics`) and
//! what the words themselves say (`wording`).
//!
//! This file puts it all together: every passage of speech gets the cue that governs it, every cue without one gets the
//! clause it reports, and one claim is one quote.

mod asides;
mod bodies;
mod certain;
mod choice;
mod clauses;
mod cues;
mod evidence;
mod extents;
mod incises;
mod marks;
mod profiles;
mod scene;
mod speakers;
mod speech;
mod subjects;
#[cfg(test)]
mod tests;
mod topics;
mod wording;

use crate::cast::Cast;
use crate::decisions::{Decision, Model};
use crate::furniture::Frame;
use crate::grammar::Grammar;
use crate::language::Classes;
use crate::order;
use crate::span::Span;
use crate::story::{Kind, MentionBy, Quote, QuoteKind, QuotePattern, SpeakerReason, Voice};
use crate::text::{Shape, Text, TokenKind, Words, words};
use choice::Asked;
use cues::{Cue, Form};
use scene::Scene;
use speakers::{Speaker, Speakers};
use std::ops::Range;
use subjects::Subject;

/// Finds every quote of the story. Those who speak without a name join the cast.
pub(crate) fn read(grammar: &Grammar, frame: &Frame, cast: &mut Cast) -> Vec<Quote> {
    let text = grammar.text();
    let passages = incises::split(text, frame, marks::read(text, frame));
    let scene = Scene::new(grammar, frame, passages);
    let mut reporter = Reporter {
        said: vec![None; scene.passages.len()],
        clauses: Vec::new(),
        speakers: Speakers::new(&scene, frame, cast),
        last: None,
        cues: Vec::new(),
        markers: Vec::new(),
        reports: Vec::new(),
        scene: &scene,
    };
    for u in 0..scene.units.len() {
        reporter.unit(u);
    }
    reporter.carry_over_paragraphs();
    reporter.finish()
}

/// Puts cues, clauses and passages together, one unit after the other.
struct Reporter<'a, 't, 'c> {
    scene: &'a Scene<'a, 't>,
    speakers: Speakers<'c>,
    /// For each passage, how it is attributed once that is known.
    said: Vec<Option<Said>>,
    /// The reported clauses.
    clauses: Vec<Clause>,
    /// The last quote's attribution and unit.
    last: Option<(Said, usize)>,
    /// Room for the cues, the markers and the reports of a unit, the same for all.
    cues: Vec<Cue>,
    markers: Vec<usize>,
    reports: Vec<Report>,
}

/// How words are attributed.
#[derive(Clone, Debug)]
struct Said {
    speaker: Speaker,
    cue: Option<Range<usize>>,
    pattern: QuotePattern,
    aside: asides::Aside,
}

/// A reported clause.
struct Clause {
    tokens: Range<usize>,
    said: Said,
}

/// The relative pronouns behind `selon`; behind `pour` only `qui` is one of a source.
const RELATIVES: &Words = words!["lequel", "laquelle", "lesquels", "lesquelles", "qui"];

/// How far before it the noun stands to which such a pronoun goes back.
const RELATIVE_REACH: usize = 12;

/// A cue or marker of a unit with all that is known of it.
struct Report {
    tokens: Range<usize>,
    kind: ReportKind,
    /// What stands for the speaker; `None` where it is the speaker of the report before, or the sentence's subject.
    subject: Option<Subject>,
    /// Where the clause that it reports after itself begins.
    content: Option<usize>,
    /// Where that clause ends.
    end: usize,
    /// Who speaks, once that is found.
    speaker: Option<Speaker>,
    /// Whether it governs a passage of speech.
    quoting: bool,
}

enum ReportKind {
    /// With the end of what it closes as a parenthesis: `"…", a déclaré X`; `…, X said`.
    Verb(Cue, Option<usize>),
    /// `selon X`: the tokens of the source, and of the adjunct as a whole.
    According(Range<usize>),
}

impl Reporter<'_, '_, '_> {
    fn unit(&mut self, u: usize) {
        let mut reports = std::mem::take(&mut self.reports);
        self.read_reports(self.scene.units[u].tokens.clone(), &mut reports);
        self.attribute_passages(u, &mut reports);
        let taught = Model::of(Decision::Report, self.scene.text.language()).is_taught();
        if taught || !self.scene.units[u].headline {
            self.report_clauses(u, &mut reports);
        }
        reports.clear();
        self.reports = reports;
    }

    /// The cues and markers of a unit, in order.
    fn read_reports(&mut self, unit: Range<usize>, reports: &mut Vec<Report>) {
        let mut cues = std::mem::take(&mut self.cues);
        let mut markers = std::mem::take(&mut self.markers);
        let (scene, cast) = (self.scene, &*self.speakers.cast);
        cues::read(scene, unit.clone(), &mut cues, &mut markers);
        for cue in cues.drain(..) {
            let subject = subjects::of_cue(scene, cast, &cue, &unit);
            let content = clauses::content(scene, &cue, &unit);
            let tail = clauses::tail(scene, &cue, subject.as_ref(), content.is_some(), &unit);
            let (start, end) = content.map_or((None, unit.end), |c| (Some(c.start), c.end));
            reports.push(Report {
                tokens: cue.tokens.clone(),
                kind: ReportKind::Verb(cue, tail),
                subject,
                content: start,
                end,
                speaker: None,
                quoting: false,
            });
        }
        for i in markers.drain(..) {
            if let Some(source) = self.relative_source(i) {
                reports.push(Report {
                    tokens: i..i + 2,
                    kind: ReportKind::According(source.clone()),
                    subject: Some(Subject::Phrase(source, None)),
                    content: Some(i + 2),
                    end: unit.end,
                    speaker: None,
                    quoting: false,
                });
                continue;
            }
            if let Some(pronoun) = self.believed(i) {
                reports.push(Report {
                    tokens: pronoun - 1..i + 1,
                    kind: ReportKind::According(pronoun..i + 1),
                    subject: Some(Subject::Pronoun(pronoun)),
                    content: None,
                    end: unit.end,
                    speaker: None,
                    quoting: false,
                });
                continue;
            }
            let found = self
                .marker(i, &unit)
                .filter(|(_, source)| *source < unit.end);
            let Some((marker, source)) = found else {
                continue;
            };
            let Some(subject) = subjects::governed(scene, cast, source, unit.end) else {
                continue;
            };
            let end = match &subject {
                Subject::Phrase(phrase, name) => name.as_ref().map_or(phrase.end, |n| n.end),
                Subject::Pronoun(i) => i + 1,
            };
            reports.push(Report {
                tokens: marker,
                kind: ReportKind::According(source..end),
                subject: Some(subject),
                content: None,
                end: unit.end,
                speaker: None,
                quoting: false,
            });
        }
        order::sort_by_key(reports, |report| report.tokens.start);
        self.cues = cues;
        self.markers = markers;
    }

    /// The pronoun of `à l'en croire`, whose verb is at `i`: whoever the text speaks of.
    fn believed(&self, i: usize) -> Option<usize> {
        let text = self.scene.text;
        let start = i.checked_sub(3)?;
        let told = text.is(i, "croire") && text.is_any(start, words!["à", "a"]);
        let pronoun = text.is_any(start + 1, words!["l'", "les"]) && text.is(start + 2, "en");
        (told && pronoun).then_some(start + 1)
    }

    /// The source that `selon lequel` at `i` goes back to: `le rapport, selon lequel …`.
    fn relative_source(&self, i: usize) -> Option<Range<usize>> {
        let (text, grammar) = (self.scene.text, self.scene.grammar);
        let marked = match text.word(i) {
            "pour" => text.is(i + 1, "qui"),
            _ => text.is_any(i + 1, RELATIVES),
        };
        if self.scene.english() || !marked {
            return None;
        }
        let near = (i.saturating_sub(RELATIVE_REACH)..i)
            .rev()
            .find(|k| grammar.tag(*k).is_noun())?;
        let noun = grammar.clause_of(i + 1).and_then(|verb| {
            let head = grammar.head(verb).filter(|head| *head < i)?;
            grammar.tag(head).is_noun().then_some(head)
        });
        let noun = noun.unwrap_or(near);
        let phrase = grammar.noun_phrase(noun);
        let mut end = phrase.end.min(i);
        while end > noun + 1 && self.scene.comma(end - 1) {
            end -= 1;
        }
        let name = self.speakers.cast.at(noun).map(|m| m.tokens.start);
        Some(name.map_or(phrase.start, |name| name.min(phrase.start))..end)
    }

    /// `selon`, `d'après`, `according to` … whose word is at `i`, with where the source begins.
    fn marker(&self, i: usize, unit: &Range<usize>) -> Option<(Range<usize>, usize)> {
        let scene = self.scene;
        let text = scene.text;
        let word = text.word(i);
        if scene.english() {
            return text.is(i + 1, "to").then_some((i..i + 2, i + 2));
        }
        let joins = words![
            "que",
            "qu'",
            "qui",
            "lequel",
            "laquelle",
            "lesquels",
            "lesquelles"
        ];
        // `à en croire X`, `de l'aveu du maire`: what stands before the word, and the preposition behind it.
        let after = |before: &[&str]| {
            let start = i.checked_sub(before.len()).filter(|s| *s >= unit.start)?;
            text.is_run(start, before).then_some(start)
        };
        let of = |k: usize| k + usize::from(text.is_any(k, words!["de", "d'", "du", "des"]));
        match word {
            "pour" if self.credits_with_pour(i, unit) => Some((i..i + 1, i + 1)),
            "selon" if !text.is_any(i + 1, joins) => Some((i..i + 1, i + 1)),
            "après" => after(&["d'"]).map(|start| (start..i + 1, i + 1)),
            "croire" => after(&["à", "en"])
                .or_else(|| after(&["a", "en"]))
                .map(|start| (start..i + 1, i + 1)),
            "entendre" => after(&["à"]).map(|start| (start..i + 1, i + 1)),
            "aveu" | "avis" => after(&["de", "l'"]).map(|start| (start..of(i + 1), of(i + 1))),
            "yeux" => after(&["aux"]).map(|start| (start..of(i + 1), of(i + 1))),
            "dires" => after(&["aux"]).map(|start| (start..of(i + 1), of(i + 1))),
            // `de source policière`, `de sources concordantes`.
            "source" | "sources" => after(&["de"]).map(|start| (start..i, i)),
            _ => None,
        }
    }

    /// Whether `Pour X, …` may credit X: at the head of a sentence, before somebody who can speak.
    fn credits_with_pour(&self, i: usize, unit: &Range<usize>) -> bool {
        let scene = self.scene;
        let opens = (unit.start..i).all(|k| scene.words(k..k + 1) == 0);
        let comma = (i + 1..unit.end.min(i + 16)).find(|&k| scene.comma(k));
        let Some(comma) = comma.filter(|_| opens) else {
            return false;
        };
        let pronoun = scene.text.is_any(i + 1, words!["lui", "elle", "eux"]) && comma == i + 2;
        let person = (self.speakers.cast.within(i + 1..comma).iter()).any(|m| {
            matches!(
                self.speakers.cast.kind(m.who),
                Kind::Person | Kind::Organisation
            )
        }) || speakers::head(scene, &(i + 1..comma)).is_some_and(|h| {
            let speaks = Classes::SOURCE
                .with(Classes::SOURCE_GROUP)
                .with(Classes::OFFICE)
                .with(Classes::KIN);
            scene.text.has(h, speaks) && h <= i + 3
        });
        person || pronoun
    }

    /// Gives every passage of speech of a unit its cue and speaker.
    fn attribute_passages(&mut self, u: usize, reports: &mut [Report]) {
        let scene = self.scene;
        let unit = &scene.units[u];
        self.note_short_quotes(u, reports);
        let mut first = true;
        for p in unit.passages.clone().filter(|&p| scene.speech[p]) {
            let said = match self.governing(reports, scene.passages[p].whole()) {
                Some((r, pattern)) => {
                    reports[r].quoting = true;
                    let gapped = self.gapped(u, p, reports[r].tokens.end);
                    let speaker = match gapped {
                        Some(speaker) => speaker,
                        None => self.speaker(u, reports, r, scene.passages[p].inner.clone()),
                    };
                    Some(Said {
                        speaker,
                        cue: Some(reports[r].tokens.clone()),
                        pattern,
                        aside: self.aside(&reports[r], &unit.tokens),
                    })
                }
                None => self.without_cue(u, p, first),
            };
            first = false;
            if let Some(said) = said {
                self.note(u, said.clone());
                self.said[p] = Some(said);
            }
        }
    }

    /// Who says a passage that shares the verb of the one before: `Le premier a salué "…", la seconde "…"`.
    fn gapped(&self, u: usize, p: usize, cue: usize) -> Option<Speaker> {
        let scene = self.scene;
        let before = p
            .checked_sub(1)
            .filter(|b| scene.passages[*b].open >= cue)?;
        let open = scene.passages[p].open;
        let mut start = scene.passages[before].end;
        while start < open
            && (scene.comma(start) || scene.text.is_any(start, words!["et", "and", ";"]))
        {
            start += 1;
        }
        if start == scene.passages[before].end || start >= open {
            return None;
        }
        let words = start..open;
        if let Some(who) = self.speakers.one_of_pair(scene, &words, u) {
            let speaker = Speaker::of(who, words, SpeakerReason::Pronoun);
            return Some(speaker.by(MentionBy::Pronoun));
        }
        let name = self.speakers.cast.at(start).filter(|m| m.tokens == words)?;
        let person = self.speakers.cast.kind(name.who) == Kind::Person;
        person.then(|| Speaker::of(name.who, words, SpeakerReason::Named))
    }

    /// A quote too short to be given (`« Oui », a dit X.`) tells who speaks in what follows.
    fn note_short_quotes(&mut self, u: usize, reports: &mut [Report]) {
        let scene = self.scene;
        let unit = scene.units[u].tokens.clone();
        let short = scene.units[u].passages.clone().find(|&p| {
            !scene.speech[p] && scene.passages[p].open == unit.start && scene.passages[p].closed
        });
        let Some(p) = short else { return };
        let end = scene.passages[p].end;
        let tail = reports.iter().position(|r| {
            matches!(&r.kind, ReportKind::Verb(cue, _) if cue.form == Form::Finite && !cue.negated)
                && r.tokens.start >= end
                && scene.words(end..r.tokens.start) == 0
        });
        let Some(r) = tail else { return };
        let subject = reports[r].subject.clone();
        let Some(subject) = subject else { return };
        let speaker = self.speakers.resolve(scene, &subject, u);
        let speaker = self.speakers.settle(scene, speaker);
        reports[r].speaker = Some(speaker.clone());
        self.note(
            u,
            Said {
                speaker,
                cue: Some(reports[r].tokens.clone()),
                pattern: QuotePattern::CueAfter,
                aside: asides::Aside::default(),
            },
        );
    }

    /// The report that governs a passage, and by which pattern.
    fn governing(&self, reports: &[Report], whole: Range<usize>) -> Option<(usize, QuotePattern)> {
        let scene = self.scene;
        let usable = |r: &Report| match &r.kind {
            ReportKind::Verb(cue, _) => !cue.negated || cue.frames.any(Classes::REMARKS),
            ReportKind::According(_) => true,
        };
        let before = reports
            .iter()
            .rposition(|r| r.tokens.end <= whole.start && usable(r));
        let after = reports
            .iter()
            .position(|r| r.tokens.start >= whole.end && usable(r));
        // A marker with a capital credits what follows it.
        let after = after.filter(|&r| {
            let at = reports[r].tokens.start;
            let opens = matches!(reports[r].kind, ReportKind::According(_))
                && scene.text.shape(at) == Shape::Capital;
            !opens
        });
        // A parenthesis after it: `"…", a déclaré X`; `"…" du Mali, a déclaré X`.
        let tail = after.filter(|&r| match &reports[r].kind {
            ReportKind::Verb(_, tail) => tail.is_some_and(|end| end >= whole.end),
            ReportKind::According(_) => true,
        });
        let touches = |r: usize| {
            let gap = whole.end..reports[r].tokens.start;
            let words = scene.words(gap.clone());
            words == 0
                || matches!(&reports[r].kind, ReportKind::Verb(_, Some(end)) if *end <= whole.end)
        };
        let tail = tail.filter(|r| !self.goes_on(reports, *r, &whole));
        if let Some(r) = tail.filter(|&r| touches(r)) {
            return Some((r, self.after_pattern(reports, r)));
        }
        // `Pour X, … "…"`: whatever verbs stand between.
        let pour = before.and_then(|_| {
            reports.iter().position(|r| {
                matches!(r.kind, ReportKind::According(_)) && scene.text.is(r.tokens.start, "pour")
            })
        });
        if let Some(r) = pour {
            return Some((r, QuotePattern::AccordingTo));
        }
        let direct = before.filter(|&r| {
            let gap = reports[r].tokens.end..whole.start;
            scene.words(gap.clone()) == 0 || gap.clone().any(|i| scene.text.is(i, ":"))
        });
        if let Some(r) = direct {
            let colon = (reports[r].tokens.end..whole.start).any(|i| scene.text.is(i, ":"));
            let closes = matches!(&reports[r].kind, ReportKind::Verb(_, Some(_)));
            let pattern = if closes && !colon {
                QuotePattern::Interrupted
            } else {
                QuotePattern::CueBefore
            };
            return Some((r, pattern));
        }
        if let Some(r) = self.reporting(reports, whole.start) {
            return Some((r, QuotePattern::Fragment));
        }
        if let Some(r) = before
            && let Some(pattern) = self.goes_on_from(reports, r, &whole, tail, after)
        {
            return Some((r, pattern));
        }
        if let Some(r) = tail {
            return Some((r, self.after_pattern(reports, r)));
        }
        // The sentence's own verb, after the quoted words: `Face à cette "…", X a réitéré`.
        after.map(|r| (r, QuotePattern::Fragment))
    }

    /// How a passage belongs to a report that ends before it with other words between; `tail` and `after` are the reports
    /// that follow it.
    fn goes_on_from(
        &self,
        reports: &[Report],
        before: usize,
        whole: &Range<usize>,
        tail: Option<usize>,
        after: Option<usize>,
    ) -> Option<QuotePattern> {
        let scene = self.scene;
        match &reports[before].kind {
            // `"…," X said, "…"`: another part of the same quote, unless another parenthesis follows.
            ReportKind::Verb(_, Some(_)) => {
                let last = whole.start.checked_sub(1);
                let last = last.filter(|i| *i >= reports[before].tokens.end);
                let interrupted =
                    last.is_some_and(|i| scene.comma(i) || scene.text.is_any(i, words![";", "."]));
                let pattern = match interrupted {
                    true => QuotePattern::Interrupted,
                    false => QuotePattern::Fragment,
                };
                tail.is_none().then_some(pattern)
            }
            ReportKind::Verb(..) => Some(QuotePattern::Fragment),
            ReportKind::According(_) => {
                (tail.is_none() && after.is_none()).then_some(QuotePattern::AccordingTo)
            }
        }
    }

    /// Whether a verb behind a passage has its own subject there, and the passage stands within what another reports:
    /// `X soutient que l'accord est "…", Y veut y croire`.
    fn goes_on(&self, reports: &[Report], r: usize, whole: &Range<usize>) -> bool {
        let own = reports[r].subject.as_ref().is_some_and(|subject| {
            let subject = subject.tokens();
            subject.start >= whole.end && subject.end <= reports[r].tokens.start
        });
        !self.scene.english() && own && self.reporting(reports, whole.start).is_some()
    }

    /// The outermost verb whose reported clause holds the token at `at`: what somebody says that another wants is still
    /// the former's word.
    fn reporting(&self, reports: &[Report], at: usize) -> Option<usize> {
        let frames = Classes::REPORTS.with(Classes::REPORTS_INFINITIVE);
        reports.iter().position(|report| match &report.kind {
            ReportKind::Verb(cue, None) => {
                let clause = report.content.map(|start| start..report.end);
                !cue.negated && cue.frames.any(frames) && clause.is_some_and(|c| c.contains(&at))
            }
            _ => false,
        })
    }

    fn after_pattern(&self, reports: &[Report], r: usize) -> QuotePattern {
        match &reports[r].kind {
            ReportKind::Verb(..) => QuotePattern::CueAfter,
            ReportKind::According(_) => QuotePattern::AccordingTo,
        }
    }

    /// The speaker of a report that says these words, found once.
    fn speaker(
        &mut self,
        u: usize,
        reports: &mut [Report],
        r: usize,
        said: Range<usize>,
    ) -> Speaker {
        if let Some(speaker) = &reports[r].speaker {
            return speaker.clone();
        }
        let scene = self.scene;
        let rule = match &reports[r].subject {
            Some(subject) => self.speakers.resolve(scene, subject, u),
            None => self.shared_subject(u, reports, r),
        };
        let report = &reports[r];
        let how = match &report.kind {
            ReportKind::According(_) => "according",
            ReportKind::Verb(..) if report.subject.is_none() => "shared",
            ReportKind::Verb(_, Some(_)) => "cue-after",
            ReportKind::Verb(..) => "cue-before",
        };
        let speaker = self.speakers.choose(
            scene,
            Asked {
                at: scene.text.span(said.clone()),
                said,
                place: report.tokens.start,
                unit: u,
                verb: match &report.kind {
                    ReportKind::Verb(cue, _) => Some(cue.verb),
                    ReportKind::According(_) => None,
                },
                how,
                subject: report.subject.clone(),
                rule,
            },
        );
        let speaker = self.speakers.settle(scene, speaker);
        reports[r].speaker = Some(speaker.clone());
        speaker
    }

    /// Who speaks at a cue with no subject of its own: whoever spoke at the cue before it in the sentence, else the
    /// sentence's subject, else whoever spoke last.
    fn shared_subject(&mut self, u: usize, reports: &mut [Report], r: usize) -> Speaker {
        let at = reports[r].tokens.start;
        let holds = |j: usize, at: usize| {
            (reports[j].content).is_some_and(|start| start <= at && at < reports[j].end)
        };
        // A verb inside what another reports is none of this one's neighbours.
        let nested = |k: usize| (0..k).any(|j| holds(j, reports[k].tokens.start) && !holds(j, at));
        let earlier = (0..r).rev().find(|&k| {
            let verb = matches!(&reports[k].kind, ReportKind::Verb(..));
            verb && reports[k].subject.is_some() && !nested(k)
        });
        if let Some(k) = earlier {
            let nothing = reports[k].tokens.start..reports[k].tokens.start;
            return self.speaker(u, reports, k, nothing).continued();
        }
        let scene = self.scene;
        let unit = scene.units[u].tokens.clone();
        if let Some(subject) = subjects::of_sentence(
            scene,
            self.speakers.cast,
            unit.start..reports[r].tokens.start,
        ) {
            let mut speaker = self.speakers.resolve_speaker(scene, &subject, u);
            if speaker.is_known() {
                if !matches!(speaker.reason, SpeakerReason::Pronoun) {
                    speaker.reason = SpeakerReason::Subject;
                }
                return speaker;
            }
        }
        match &self.last {
            Some((said, unit)) if u - unit <= 2 => said.speaker.continued(),
            _ => Speaker::default(),
        }
    }

    /// Attributes speech that no cue of its sentence governs.
    fn without_cue(&mut self, u: usize, p: usize, first: bool) -> Option<Said> {
        let scene = self.scene;
        let mut said = self.carried(u, p, first);
        let passage = &scene.passages[p];
        let how = match said.pattern {
            QuotePattern::Continued => "continued",
            QuotePattern::Fragment => "fragment",
            _ => "alone",
        };
        let subject = self.sentence_subject(u, p);
        let asked = Asked {
            at: scene.text.span(passage.inner.clone()),
            said: passage.inner.clone(),
            place: passage.open,
            unit: u,
            verb: None,
            how,
            subject,
            rule: said.speaker,
        };
        let speaker = self.speakers.choose(scene, asked);
        said.speaker = self.speakers.settle(scene, speaker);
        Some(said)
    }

    /// The subject of the clause that holds a passage, where it is no sentence of its own.
    fn sentence_subject(&self, u: usize, p: usize) -> Option<Subject> {
        let scene = self.scene;
        let open = scene.passages[p].open;
        let start = scene.units[u].tokens.start;
        if scene.words(start..open) == 0 {
            return None;
        }
        subjects::of_clause(scene, self.speakers.cast, open.max(start + 1) - 1)
    }

    /// The attribution of such speech by what stands before it.
    fn carried(&mut self, u: usize, p: usize, first: bool) -> Said {
        let scene = self.scene;
        let unit = &scene.units[u];
        let passage = &scene.passages[p];
        let alone = scene.words(unit.tokens.start..passage.open) == 0;
        let bare = |speaker: Speaker, pattern| Said {
            speaker,
            cue: None,
            pattern,
            aside: asides::Aside::default(),
        };
        if !alone
            && let Some(subject) =
                subjects::of_sentence(scene, self.speakers.cast, unit.tokens.start..passage.open)
        {
            let mut speaker = self.speakers.resolve_speaker(scene, &subject, u);
            if speaker.is_known() {
                if speaker.reason == SpeakerReason::Named {
                    speaker.reason = SpeakerReason::Subject;
                }
                return bare(speaker, QuotePattern::Fragment);
            }
        }
        let goes_on = (self.last.clone()).filter(|(_, unit)| {
            let same_paragraph = scene.units[*unit].run == scene.units[u].run;
            let next_paragraph = first && alone && (passage.goes_on || *unit + 1 == u);
            same_paragraph && u - unit <= 2 || next_paragraph
        });
        if let Some((said, unit)) = goes_on {
            let same_paragraph = scene.units[unit].run == scene.units[u].run;
            return Said {
                speaker: said.speaker.continued(),
                cue: said.cue.filter(|_| same_paragraph),
                pattern: QuotePattern::Continued,
                aside: asides::Aside::default(),
            };
        }
        if alone && u > 0 && !scene.units[u - 1].headline {
            let before = scene.units[u - 1].tokens.clone();
            if let Some(subject) = subjects::of_sentence(scene, self.speakers.cast, before) {
                let mut speaker = self.speakers.resolve_speaker(scene, &subject, u - 1);
                let person = speaker
                    .who
                    .is_some_and(|w| self.speakers.cast.kind(w) == Kind::Person);
                if person {
                    speaker.reason = SpeakerReason::Subject;
                    return bare(speaker, QuotePattern::Marks);
                }
            }
        }
        bare(Speaker::default(), QuotePattern::Marks)
    }

    fn note(&mut self, u: usize, said: Said) {
        self.speakers.spoke(&said.speaker, u);
        self.last = Some((said, u));
    }

    /// To whom and where a verb reports.
    fn aside(&self, report: &Report, unit: &Range<usize>) -> asides::Aside {
        match &report.kind {
            ReportKind::Verb(cue, _) => asides::of_cue(self.scene, self.speakers.cast, cue, unit),
            ReportKind::According(_) => asides::Aside::default(),
        }
    }

    /// A quote over several paragraphs has one speaker, whose cue may stand in any of them.
    fn carry_over_paragraphs(&mut self) {
        let scene = self.scene;
        let has_cue = |said: &Option<Said>| said.as_ref().is_some_and(|s| s.cue.is_some());
        // A cue that was only handed on gives way to one of the quote's own.
        let has_own_cue = |said: &Option<Said>| {
            said.as_ref()
                .is_some_and(|s| s.cue.is_some() && s.pattern != QuotePattern::Continued)
        };
        for p in (1..scene.passages.len()).rev() {
            if scene.passages[p].goes_on
                && scene.speech[p]
                && has_cue(&self.said[p])
                && !has_own_cue(&self.said[p - 1])
            {
                self.said[p - 1] = self.said[p].clone().map(|said| Said {
                    speaker: said.speaker.continued(),
                    ..said
                });
            }
        }
        for p in 1..scene.passages.len() {
            if scene.passages[p].goes_on && !has_cue(&self.said[p]) {
                self.said[p] = self.said[p - 1].clone().map(|said| Said {
                    speaker: said.speaker.continued(),
                    cue: None,
                    pattern: QuotePattern::Continued,
                    aside: asides::Aside::default(),
                });
            }
        }
    }

    /// The quotes, in order, none over another.
    fn finish(self) -> Vec<Quote> {
        let scene = self.scene;
        let text = scene.text;
        let mut quotes: Vec<Quote> = Vec::with_capacity(self.said.len() + self.clauses.len());
        let cast = &*self.speakers.cast;
        let repeated = self.repeated_headlines();
        for (p, said) in self.said.iter().enumerate() {
            let Some(said) = said.as_ref().filter(|_| scene.speech[p]) else {
                continue;
            };
            let span = text.span(scene.passages[p].inner.clone());
            if repeated.contains(&p) {
                continue;
            }
            quotes.push(quote(text, cast, QuoteKind::Direct, span, said));
        }
        for clause in &self.clauses {
            let span = text.span(clause.tokens.clone());
            // Words without grammar can put a cue into what it reports: nothing is claimed of these. Only a source may stand
            // there: `Le maire a, selon la presse, quitté la ville.`
            let interrupts =
                |cue: Span| clause.said.pattern == QuotePattern::AccordingTo && span.contains(cue);
            let cue = clause.said.cue.clone().map(|c| text.span(c));
            if cue.is_some_and(|cue| cue.overlaps(span) && !interrupts(cue)) {
                continue;
            }
            quotes.push(quote(text, cast, QuoteKind::Indirect, span, &clause.said));
        }
        order::sort_by_key(&mut quotes, |q| {
            (q.span.start, std::cmp::Reverse(q.span.end))
        });
        let mut last: Option<Span> = None;
        quotes.retain(|quote| {
            let free = last.is_none_or(|last| !last.overlaps(quote.span));
            if free {
                last = Some(quote.span);
            }
            free
        });
        quotes
    }

    /// The passages of the headline that the story says again: one claim is one quote.
    fn repeated_headlines(&self) -> Vec<usize> {
        let scene = self.scene;
        let headline = scene.units.iter().take_while(|u| u.headline).last();
        let last = headline
            .map_or(0, |u| u.passages.end)
            .min(HEADLINE_PASSAGES);
        if !scene.speech[..last].contains(&true) {
            return Vec::new();
        }
        let words = |p: usize| -> String {
            let inner = scene.passages[p].inner.clone();
            let words = inner
                .filter(|&i| scene.text.kind(i) != TokenKind::Punct)
                .map(|i| scene.text.word(i));
            words.collect::<Vec<_>>().join(" ")
        };
        let body: Vec<String> = (last..scene.passages.len()).map(words).collect();
        (0..last)
            .filter(|&p| scene.speech[p])
            .filter(|&p| {
                let wanted = words(p);
                body.iter().any(|said| said.contains(&wanted))
            })
            .collect()
    }
}

/// A headline quotes this many times at most.
const HEADLINE_PASSAGES: usize = 4;

/// The words that name a speaker, without the hyphens that tie `-t-il` to its verb.
fn words_of(text: &Text, words: Range<usize>) -> Span {
    let mut span = text.span(words.clone());
    if text.kind(words.start) == TokenKind::Clitic {
        let pronoun = text
            .raw(words.start)
            .rsplit(['-', '\u{2010}', '\u{2011}'])
            .next();
        span.start = span.end - pronoun.map_or(0, str::len) as u32;
    }
    span
}

fn quote(text: &Text, cast: &Cast, kind: QuoteKind, span: Span, said: &Said) -> Quote {
    let speaker = &said.speaker;
    Quote {
        kind,
        span,
        speaker: speaker.who,
        speaker_span: speaker.words.clone().map(|w| words_of(text, w)),
        candidates: speaker.candidates.as_deref().unwrap_or_default().to_vec(),
        cue: said.cue.clone().map(|c| text.span(c)),
        addressee: said.aside.addressee.clone().map(|a| text.span(a)),
        occasion: said.aside.occasion.clone().map(|o| text.span(o)),
        voice: speaker
            .who
            .map_or(Voice::Unattributed, |who| Voice::of(cast.kind(who))),
        pattern: said.pattern,
        speaker_reason: if speaker.who.is_none() && speaker.candidates.is_none() {
            SpeakerReason::None
        } else {
            speaker.reason
        },
        by: Default::default(),
    }
}
