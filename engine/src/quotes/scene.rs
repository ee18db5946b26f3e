//! [`Scene`]: the story as the rules for speech see it: sentences that quote marks do not break, and which tokens stand
//! inside marks.
//!
//! A full stop inside a quote ends no sentence of the story, so a *unit* is a run of sentences joined across passages:
//! `"Un. Deux", a-t-il dit.` is one.

use super::marks::Passage;
use super::speech;
use crate::furniture::Frame;
use crate::grammar::Grammar;
use crate::language::{Classes, Language};
use crate::story::ParagraphRole;
use crate::text::{Text, TokenKind, Words, words};
use std::ops::Range;

/// What the rules work on.
pub(super) struct Scene<'a, 't> {
    pub text: &'a Text<'t>,
    pub grammar: &'a Grammar<'a, 't>,
    /// The outermost passages, in order.
    pub passages: Vec<Passage>,
    /// Which of them are speech to be given as quotes of their own.
    pub speech: Vec<bool>,
    /// The sentences of the story, never cut inside a passage.
    pub units: Vec<Unit>,
    /// For each token, the passage it stands in, marks included, counted from one; 0 outside.
    inside: Vec<u32>,
    english: bool,
}

/// A sentence of the story.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub tokens: Range<usize>,
    /// The index of its run in [`Frame::story`]: units of one paragraph share it.
    pub run: usize,
    pub headline: bool,
    /// Its passages.
    pub passages: Range<usize>,
}

/// How many tokens a unit holds at most: rules look at a whole unit for each of its cues.
const LONGEST: usize = 400;

impl<'a, 't> Scene<'a, 't> {
    pub fn new(grammar: &'a Grammar<'a, 't>, frame: &Frame, passages: Vec<Passage>) -> Self {
        let text = grammar.text();
        let mut inside = vec![0; text.len()];
        for (k, passage) in passages.iter().enumerate() {
            inside[passage.whole()].fill(k as u32 + 1);
        }
        let mut scene = Self {
            text,
            grammar,
            speech: Vec::new(),
            units: Vec::new(),
            inside,
            passages,
            english: text.language() == Language::English,
        };
        scene.speech = (scene.passages.iter())
            .map(|p| speech::is_speech(text, p))
            .collect();
        scene.units = scene.cut(frame);
        scene
    }

    /// Whether the text is English rather than French.
    pub fn english(&self) -> bool {
        self.english
    }

    /// The passage that the token at `i` stands in, marks included.
    pub fn passage_at(&self, i: usize) -> Option<usize> {
        let at = *self.inside.get(i)?;
        (at > 0).then(|| at as usize - 1)
    }

    /// The speech that the token at `i` stands in, marks included.
    pub fn speech_at(&self, i: usize) -> Option<usize> {
        self.passage_at(i).filter(|&p| self.speech[p])
    }

    /// Whether the token at `i` stands outside all marks.
    pub fn outside(&self, i: usize) -> bool {
        self.passage_at(i).is_none()
    }

    /// The first token of a run that stands inside marks, has any of `classes`; its end where
    /// none does.
    pub fn next(&self, run: Range<usize>, classes: Classes) -> usize {
        let inside = self.inside.get(run.clone()).unwrap_or_default().iter();
        let mut tokens = inside.zip(self.text.may_be_of(run.clone(), classes, words![]));
        let found = tokens.position(|(inside, may_be)| *inside > 0 || may_be);
        found.map_or(run.end, |k| run.start + k)
    }

    /// The speech passages that begin in a run of tokens.
    pub fn speech_in(&self, run: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let from = self.passages.partition_point(|p| p.open < run.start);
        let to = self.passages.partition_point(|p| p.open < run.end);
        (from..to.max(from)).filter(|&p| self.speech[p])
    }

    /// How many words stand in a run of tokens.
    pub fn words(&self, run: Range<usize>) -> usize {
        speech::words(self.text, run)
    }

    /// Whether the token at `i` is `,`.
    pub fn comma(&self, i: usize) -> bool {
        self.text.is(i, ",") && self.outside(i)
    }

    /// Whether the token at `i` tells when: a day, a month, a figure beside one, `hier`, `on`.
    pub fn is_time(&self, i: usize) -> bool {
        const TIME: &Words = words![
            "hier",
            "aujourd'hui",
            "demain",
            "matin",
            "midi",
            "après-midi",
            "soir",
            "soirée",
            "nuit",
            "dernier",
            "dernière",
            "prochain",
            "dimanche",
            "yesterday",
            "today",
            "tomorrow",
            "morning",
            "afternoon",
            "evening",
            "night",
            "late",
            "early",
            "earlier",
            "later",
            "last",
            "week",
            "month",
            "year",
            "ago",
        ];
        self.text.has(i, Classes::WEEKDAY.with(Classes::MONTH)) && !self.text.is(i, "may")
            || self.text.is_any(i, TIME)
            || (self.text.kind(i) == TokenKind::Number
                && (self.text.has(i + 1, Classes::MONTH)
                    || (i > 0 && self.text.has(i - 1, Classes::MONTH))))
    }

    fn cut(&self, frame: &Frame) -> Vec<Unit> {
        let mut units: Vec<Unit> = Vec::with_capacity(self.text.sentences().len());
        // Just past the passages that begin before the unit at hand.
        let mut passed = 0;
        for (r, run) in frame.story.iter().enumerate() {
            let first = units.len();
            let mut start = run.tokens.start;
            let mut s = self.text.sentence_at(start);
            while start < run.tokens.end {
                let mut end = self.text.sentence(s).end.min(run.tokens.end);
                while end < run.tokens.end && self.joined(end) {
                    s += 1;
                    end = self.text.sentence(s).end.min(run.tokens.end);
                }
                // No sentence is so long; a list or a page without stops is.
                let whole = end <= start + LONGEST;
                if !whole {
                    end = start + LONGEST;
                }
                let mut to_pass = |at: usize| {
                    let ahead = self.passages[passed..].iter();
                    passed += ahead.take_while(|p| p.open < at).count();
                    passed
                };
                units.push(Unit {
                    tokens: start..end,
                    run: r,
                    headline: run.role == ParagraphRole::Headline,
                    passages: to_pass(start)..to_pass(end),
                });
                start = end;
                s += usize::from(whole);
                while self.text.sentence(s).end <= start && start < run.tokens.end {
                    s += 1;
                }
            }
            debug_assert!(units.len() > first || run.tokens.is_empty());
        }
        units
    }

    /// Whether the sentence that ends before the token at `at` goes on there: the boundary stands inside a passage, or
    /// right after a question that its cue follows (`"Why?" Rey asked.`).
    fn joined(&self, at: usize) -> bool {
        let (before, after) = (self.passage_at(at - 1), self.passage_at(at));
        if before.is_some() && before == after {
            return true;
        }
        let Some(before) = before.filter(|&p| self.speech[p]) else {
            return false;
        };
        let last = self.passages[before].inner.end - 1;
        after.is_none()
            && self.passages[before].end == at
            && (self.text.is_any(last, words!["?", "!", ","])
                || self.text.kind(last) == TokenKind::Ellipsis)
            && self.cue_closes(at)
    }

    /// Whether the few words from `at` on are a subject and its verb of speech and nothing else.
    fn cue_closes(&self, at: usize) -> bool {
        const SUBJECT_WORDS: usize = 8;
        for i in at..at + SUBJECT_WORDS {
            if self.text.has(i, Classes::CUE_FINITE) {
                return !self.text.is(i + 1, "that")
                    && (i > at || self.text.shape(i) != crate::text::Shape::Capital);
            }
            // An unknown verb between a name and a full stop: `Obama prodded.`
            if i > at
                && self.text.word(i).ends_with("ed")
                && self.text.shape(i) == crate::text::Shape::Lower
                && self.text.is_any(i + 1, words![".", ","])
            {
                return self.text.token(i - 1).is_capitalised();
            }
            if !matches!(
                self.text.kind(i),
                TokenKind::Word | TokenKind::Elision | TokenKind::Possessive
            ) {
                return false;
            }
        }
        false
    }
}
