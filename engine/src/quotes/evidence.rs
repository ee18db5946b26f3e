//! The features of a clause that a cue may report.

use super::clauses::Claimed;
use super::cues::{Cue, Form};
use super::scene::Scene;
use super::speakers;
use super::subjects::Subject;
use crate::cast::Cast;
use crate::decisions::Features;
use crate::grammar::Relation;
use crate::language::Classes;
use crate::story::MentionBy;
use crate::text::TokenKind;
use std::ops::Range;

/// A cue with all that is weighed of what it reports.
pub(super) struct Question<'q, 'a, 't> {
    pub scene: &'q Scene<'a, 't>,
    pub cast: &'q Cast,
    /// The verb's group; none of a source's marker.
    pub cue: Option<&'q Cue>,
    /// The words of the cue.
    pub tokens: &'q Range<usize>,
    pub subject: Option<&'q Subject>,
    pub unit: &'q Range<usize>,
    pub headline: bool,
    /// Whether the cue reports words in marks besides.
    pub quoting: bool,
    /// Where other cues begin.
    pub others: &'q [usize],
}

impl Question<'_, '_, '_> {
    pub fn describe(&self, claimed: &Claimed, f: &mut Features) {
        let language = self.scene.text.language().tag();
        f.of2("origin+language", claimed.origin, language);
        f.of2(
            "origin+closed",
            claimed.origin,
            if claimed.closed { "closed" } else { "open" },
        );
        f.of2(
            "origin+quoting",
            claimed.origin,
            if self.quoting { "yes" } else { "no" },
        );
        if self.headline {
            f.of("headline", claimed.origin);
        }
        self.describe_cue(claimed, f);
        self.describe_subject(claimed.origin, f);
        self.describe_clause(claimed, f);
        self.describe_end(claimed, f);
    }

    fn describe_cue(&self, claimed: &Claimed, f: &mut Features) {
        let (text, grammar) = (self.scene.text, self.scene.grammar);
        let origin = claimed.origin;
        let Some(cue) = self.cue else {
            f.of2("marker", text.word(self.tokens.end - 1), origin);
            self.describe_skipped(claimed, f);
            return;
        };
        let verb = stem(text.word(cue.verb));
        f.of("verb", verb);
        f.of2("verb+origin", verb, origin);
        f.classes("frame", cue.frames);
        for (name, class) in [
            ("reports", Classes::REPORTS),
            ("infinitive", Classes::REPORTS_INFINITIVE),
            ("aside", Classes::ASIDE),
            ("remarks", Classes::REMARKS),
            ("evidence", Classes::EVIDENCE),
        ] {
            if cue.frames.any(class) {
                f.of2("frame+origin", name, origin);
            }
        }
        let form = match cue.form {
            Form::Finite => "finite",
            Form::Participle => "participle",
            Form::Infinitive => "infinitive",
        };
        f.of2("form+origin", form, origin);
        f.when(cue.negated, "negated");
        if cue.reflexive {
            f.of("reflexive", origin);
        }
        f.when(grammar.is_negated(cue.verb), "tree-negated");
        f.of("tense", grammar.tag(grammar.finite_word(cue.verb)).name());
        let relation = grammar.relation(cue.verb).name();
        f.of2("relation+origin", relation, origin);
        f.of("tag", grammar.tag(cue.verb).name());
        f.when(grammar.is_passive(cue.verb), "passive");
        if let Some(head) = grammar.head(cue.verb) {
            f.of2("above", relation, grammar.tag(head).name());
        }
        // `Comme le rappelle X, …`, `as X put it`
        if let Some(mark) = grammar.child_as(cue.verb, &[Relation::Mark]) {
            f.of2("mark+origin", text.word(mark), origin);
        }
        let before = cue.tokens.start.saturating_sub(1).max(self.unit.start);
        f.classes("before-cue", text.classes(before));
        let start = claimed.tokens.start;
        let far = start.max(self.tokens.end) - self.tokens.end;
        f.number("far", far.min(60));
        f.of("behind-cue", text.word(cue.tokens.end));
    }

    /// What is left to the source between its marker and the clause: `Selon Léa Roy, maire de Lens, …`.
    fn describe_skipped(&self, claimed: &Claimed, f: &mut Features) {
        let (scene, grammar) = (self.scene, self.scene.grammar);
        let skipped = self.tokens.end..claimed.tokens.start.max(self.tokens.end);
        let signs = skipped.clone().filter(|i| scene.comma(*i));
        let signs: Vec<usize> = signs.take(4).collect();
        f.of2(
            "skipped",
            claimed.origin,
            ["0", "1", "2", "3", "4"][signs.len()],
        );
        let Some(comma) = signs.first() else { return };
        let part = *comma + 1..skipped.end;
        let finite = part.clone().any(|i| grammar.tag(i).is_finite());
        let words = match scene.words(part.clone()) {
            0 => "no",
            1..=6 => "few",
            _ => "many",
        };
        f.of2("skipped-part", words, if finite { "finite" } else { "-" });
        if words != "no" {
            f.of("skipped-first", grammar.tag(part.start).name());
            f.classes("skipped-class", scene.text.classes(part.start));
        }
    }

    /// What the subject tells.
    fn describe_subject(&self, origin: &str, f: &mut Features) {
        let text = self.scene.text;
        match self.subject {
            None => f.of("subject", "none"),
            Some(Subject::Pronoun(i)) => {
                f.of("subject", "pronoun");
                f.of("pronoun", text.word(*i));
            }
            Some(Subject::Phrase(phrase, name)) => {
                let named = self.cast.within(phrase.clone());
                let kind = named.last().map_or("-", |m| self.cast.kind(m.who).name());
                let by_name = named.last().is_some_and(|m| m.by == MentionBy::Name);
                let by = if by_name || name.is_some() {
                    "name"
                } else {
                    "-"
                };
                f.of2("subject-kind", kind, by);
                f.of2("subject+origin", kind, origin);
                if let Some(head) = speakers::head(self.scene, phrase) {
                    f.classes("subject-class", text.classes(head));
                    f.of("subject-noun", stem(text.word(head)));
                    let shows = self.cue.is_some_and(|c| c.frames.any(Classes::EVIDENCE));
                    if shows {
                        let is_text = text.has(head, Classes::DOCUMENT);
                        f.of(if is_text { "text-shows" } else { "other-shows" }, origin);
                    }
                }
            }
        }
    }

    /// What stands in the clause.
    fn describe_clause(&self, claimed: &Claimed, f: &mut Features) {
        let (scene, grammar) = (self.scene, self.scene.grammar);
        let text = scene.text;
        let Claimed { tokens, origin, .. } = claimed;
        f.number("words", scene.words(tokens.clone()));
        let finite = tokens
            .clone()
            .any(|i| scene.outside(i) && grammar.tag(i).is_finite());
        f.of2("finite+origin", if finite { "yes" } else { "no" }, origin);
        f.classes("first", text.classes(tokens.start));
        f.of2("first-tag", grammar.tag(tokens.start).name(), origin);
        f.of("last-tag", grammar.tag(tokens.end - 1).name());
        f.when(tokens.start == self.unit.start, "opens-unit");
        f.when(tokens.clone().any(|i| !scene.outside(i)), "marked");
        let top = |i: &usize| grammar.head(*i).is_none_or(|h| !tokens.contains(&h));
        let mut tops = tokens
            .clone()
            .filter(|i| text.kind(*i) != TokenKind::Punct)
            .filter(top);
        if let Some(top) = tops.next() {
            f.of2("top", grammar.relation(top).name(), origin);
            f.of("top-tag", grammar.tag(top).name());
        }
        f.number("more-tops", tops.take(4).count());
        let others = (self.others.iter())
            .filter(|at| tokens.contains(at))
            .count();
        f.of2("others", if others > 0 { "some" } else { "none" }, origin);
    }

    /// What speaks for the clause's end: what stands behind it, and what a cut at its last comma would leave out.
    fn describe_end(&self, claimed: &Claimed, f: &mut Features) {
        let (scene, grammar) = (self.scene, self.scene.grammar);
        let text = scene.text;
        let tokens = &claimed.tokens;
        let behind = tokens.start >= self.tokens.end;
        let side = if behind { "behind" } else { "ahead" };
        let limit = if behind {
            self.unit.end
        } else {
            self.tokens.start.max(tokens.end)
        };
        let word = |from: usize| (from..limit).find(|i| text.kind(*i) == TokenKind::Word);
        let Some(first) = word(tokens.end) else {
            f.of2("end", side, "unit");
            self.describe_kept(tokens, f);
            return;
        };
        let sign = match text.raw(tokens.end) {
            "," => "comma",
            ":" | ";" | "(" => "sign",
            _ if text.kind(tokens.end) == TokenKind::Dash => "dash",
            _ if !scene.outside(tokens.end) => "mark",
            _ => "word",
        };
        f.of2("end", side, sign);
        if !behind {
            return;
        }
        let tail = tokens.end..self.unit.end;
        let held = |i: &usize| grammar.head(*i).is_some_and(|h| tokens.contains(&h));
        let top = tail.clone().find(held);
        let relation = top.map_or("-", |t| grammar.relation(t).name());
        f.of2("cut", sign, relation);
        f.of2("cut-before", sign, text.word(first));
        f.of2("cut+relation", relation, text.word(first));
        f.classes("cut-class", text.classes(first));
        f.of2("cut-tag", sign, grammar.tag(first).name());
        f.when(
            scene.speech_in(tail.clone()).next().is_some(),
            "cut-before-quote",
        );
        let cued = self.others.iter().any(|at| (first..first + 4).contains(at));
        f.when(cued, "cut-before-cue");
        let joined = text.has(first, Classes::CONJUNCTION) && self.others.contains(&(first + 1));
        f.when(joined, "cut-before-joined-cue");
        // Whether the cue's own verb goes on there: `said X and left`.
        let cue = self.cue.map(|cue| cue.verb);
        let own = tail.clone().any(|i| {
            grammar.head(i).is_some() && grammar.head(i) == cue && text.kind(i) == TokenKind::Word
        });
        f.of2("cut-own", if own { "own" } else { "-" }, sign);
        let verb = tail.clone().take(14).find(|i| grammar.tag(*i).is_finite());
        if let Some(verb) = verb {
            let subject = grammar
                .own_subject(verb)
                .or_else(|| grammar.head(verb).and_then(|h| grammar.own_subject(h)));
            let subject = subject
                .filter(|s| *s >= first)
                .map_or("-", |s| grammar.tag(s).name());
            f.of2("cut-verb", text.word(first), subject);
            f.of2("cut-tense", grammar.tag(verb).name(), sign);
        }
        let share = 4 * tokens.len() / (self.unit.end - tokens.start);
        f.number("cut-quarter", share);
        self.describe_kept(tokens, f);
    }

    fn describe_kept(&self, tokens: &Range<usize>, f: &mut Features) {
        let (scene, grammar) = (self.scene, self.scene.grammar);
        let text = scene.text;
        let signs: Vec<usize> = tokens.clone().filter(|i| scene.comma(*i)).collect();
        f.number("commas", signs.len().min(4));
        let Some(&comma) = signs.last() else { return };
        let tail = comma..tokens.end;
        let held = |i: &usize| grammar.head(*i).is_some_and(|h| !tail.contains(&h));
        let relation = tail
            .clone()
            .find(held)
            .map_or("-", |t| grammar.relation(t).name());
        f.of("keep", relation);
        f.of2("keep+relation", relation, text.word(comma + 1));
        f.of("keep-word", text.word(comma + 1));
        f.number("keep-quarter", 4 * (comma - tokens.start) / tokens.len());
    }
}

/// The beginning of a word, by which its forms are one.
pub(super) fn stem(word: &str) -> &str {
    let end = word.char_indices().nth(5).map_or(word.len(), |(at, _)| at);
    &word[..end]
}
