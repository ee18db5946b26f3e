//! What a claim is about: the argument of its phrase, cut to the clause or noun phrase that says it, list by list.

use super::super::clause::end_of_clause;
use super::frames::{Argument, Kind};
use super::{Participant, Reader};
use crate::grammar::{Relation, Tag};
use crate::language::Language;
use crate::span::Span;
use crate::text::{TokenKind, words};
use std::ops::Range;

/// An argument: its first token and the word on which its others hang.
#[derive(Clone, Copy, Debug)]
pub(super) struct What {
    pub start: usize,
    pub head: usize,
    /// Whether it is a whole clause with its subject, of which no list is made.
    pub whole: bool,
}

impl What {
    fn at(start: usize, head: usize) -> Self {
        let whole = false;
        Self { start, head, whole }
    }
}

/// How far behind its phrase an infinitive or a clause may begin.
const REACH: usize = 24;

/// How far behind it where the tree does not tie them.
const NEAR: usize = 3;

impl Reader<'_, '_> {
    /// An argument of the phrase at `cue`, if it has it.
    pub(super) fn what(
        &self,
        cue: &Range<usize>,
        argument: Argument,
        sentence: &Range<usize>,
    ) -> Option<What> {
        match argument {
            Argument::To => self.infinitive(cue, sentence, cue.end),
            // Somebody stands between: the infinitive begins no sooner than one word on.
            Argument::Other if self.is_marker(cue.end) => None,
            Argument::Other => self.infinitive(cue, sentence, cue.end + 1),
            Argument::That => self.that_clause(cue, sentence),
            Argument::Object => self.object(cue, sentence),
            Argument::For => self.for_noun(cue, sentence),
            Argument::After => self.phrase_at(self.past_marks(cue.end), cue, sentence),
            Argument::Subject => self.subject_of(self.top(cue)),
            Argument::OtherSide => self.other_side(cue, sentence),
            Argument::Clause => self.clause_around(cue, sentence),
        }
    }

    /// The infinitive that a phrase governs, its marker at `from` or later.
    fn infinitive(&self, cue: &Range<usize>, sentence: &Range<usize>, from: usize) -> Option<What> {
        let text = self.text;
        // The phrase may end in the marker: `due to`.
        let ends_in_marker = cue.len() > 1 && self.is_marker(cue.end - 1);
        if ends_in_marker || (cue.end > cue.start && self.grammar.tag(cue.end).is_infinitive()) {
            return self.infinitive_at(cue.end, sentence);
        }
        for k in from..(cue.end + REACH).min(sentence.end) {
            if self.is_marker(k)
                && let Some(what) = self.infinitive_at(k + 1, sentence)
            {
                let tied = || {
                    let mut above = self.grammar.above(what.head).take(4);
                    above.any(|head| (cue.start..k).contains(&head))
                };
                let not = k > cue.end && self.text.is(k - 1, "not");
                let start = if not { k - 1 } else { what.start };
                return (k - cue.end < NEAR || tied()).then_some(What { start, ..what });
            }
            let tag = self.grammar.tag(k);
            let stop = matches!(text.raw(k), ";" | ":" | "." | "(" | ")")
                || tag.is_finite()
                || matches!(tag, Tag::VerbPastPart | Tag::AuxPastPart) && k < cue.end + NEAR
                || text.is_any(
                    k,
                    words![
                        "que", "qu'", "that", "pour", "after", "après", "afin", "avant", "before",
                        "lors", "order",
                    ],
                );
            if stop {
                break;
            }
        }
        None
    }

    fn is_marker(&self, i: usize) -> bool {
        self.text.is_any(i, words!["to", "à", "de", "d'"])
    }

    /// The infinitive that begins at `i`, past adverbs, negations and clitics.
    pub(super) fn infinitive_at(&self, i: usize, sentence: &Range<usize>) -> Option<What> {
        let start = self.past_marks(i);
        let start = start + usize::from(self.text.is(start, "to"));
        for k in start..(start + 5).min(sentence.end) {
            let tag = self.grammar.tag(k);
            if tag == Tag::VerbInf {
                return Some(What::at(start, k));
            }
            if tag == Tag::AuxInf {
                let head = self.grammar.head(k).filter(|head| *head > k);
                return Some(What::at(start, head.unwrap_or(k)));
            }
            let clitic = words![
                "le", "la", "l'", "les", "se", "s'", "en", "y", "lui", "leur"
            ];
            let between = matches!(tag, Tag::Adv | Tag::Part | Tag::Pron)
                || self.text.is_any(k, clitic)
                || self.text.kind(k) == TokenKind::Mark;
            if !between {
                break;
            }
        }
        None
    }

    /// The clause after `que` or `that`.
    fn that_clause(&self, cue: &Range<usize>, sentence: &Range<usize>) -> Option<What> {
        let text = self.text;
        let far = (cue.end + REACH / 2).min(sentence.end);
        for k in cue.end..far {
            let relative = self.grammar.tag(k) == Tag::Pron;
            if text.is_any(k, words!["que", "qu'", "that"]) && !relative {
                let start = self.past_marks(k + 1);
                let tied = self.grammar.head(k).filter(|head| *head > k);
                return Some(What {
                    whole: true,
                    ..What::at(start, tied.unwrap_or(k))
                });
            }
            let asks = text.is_any(k, words!["whether", "if", "si", "s'"]);
            if asks
                || matches!(text.raw(k), "," | ";" | ":" | ".")
                || self.grammar.tag(k).is_finite()
            {
                break;
            }
        }
        None
    }

    /// The noun that a verb takes, or in a passive its subject; nobody is it.
    fn object(&self, cue: &Range<usize>, sentence: &Range<usize>) -> Option<What> {
        let verb = self.top(cue);
        if !self.grammar.tag(verb).is_verb() {
            return None;
        }
        if self.grammar.is_passive(verb) {
            return self.subject_of(verb);
        }
        // `demanding ministers look for more`; whoever asks whether demands nothing.
        if let Some(clause) = self.grammar.child_as(verb, &[Relation::Ccomp])
            && clause > cue.end
            && self.grammar.is_predicate(clause)
        {
            let start = self.grammar.clause(clause).start.max(cue.end);
            let marks = self.grammar.children_as(clause, &[Relation::Mark]);
            let asks = marks.into_iter().any(|k| self.asks(k)) || self.asks(start);
            let what = What {
                whole: true,
                ..What::at(self.past_marks(start), clause)
            };
            let told = self.grammar.own_subject(clause).is_some() && !asks;
            return told.then_some(what);
        }
        let objects = self.grammar.children_as(verb, &[Relation::Obj]);
        let object = (objects.filter(|o| *o >= cue.end)).find(|o| !self.is_date(*o));
        let what = match object {
            Some(object) => {
                let phrase = self.grammar.noun_phrase(object);
                What::at(self.past_marks(phrase.start), object)
            }
            None => match self.partitive(verb, cue.end) {
                Some(noun) => What::at(self.grammar.subtree(noun).start, noun),
                None => self.phrase_at(self.past_dates(cue.end), cue, sentence)?,
            },
        };
        let noun = matches!(self.grammar.tag(what.head), Tag::Noun | Tag::Propn);
        if self.asks(what.start) {
            return None;
        }
        // The subjunctive of English is no more than the verb: `demanding ministers look for more`.
        let end = self.grammar.noun_phrase(what.head).end;
        if self.text.language() == Language::English
            && matches!(self.grammar.tag(end), Tag::VerbInf | Tag::VerbPres)
        {
            return Some(What {
                whole: true,
                ..What::at(what.start, end)
            });
        }
        noun.then_some(what)
    }

    /// The noun that a verb takes with `des` or `du`, which the tree may take for an oblique: `a demandé des comptes`.
    fn partitive(&self, verb: usize, from: usize) -> Option<usize> {
        let mut nouns = self
            .grammar
            .children_as(verb, &[Relation::Obl, Relation::Nsubj]);
        nouns.find(|noun| {
            *noun > from
                && self.grammar.tag(*noun) == Tag::Noun
                && self
                    .text
                    .is_any(self.grammar.subtree(*noun).start, words!["des", "du"])
                && !self.is_date(*noun)
        })
    }

    /// Whether a word opens a question.
    fn asks(&self, i: usize) -> bool {
        let asks = words![
            "who", "what", "why", "how", "where", "when", "which", "whether", "if", "qui",
            "pourquoi", "comment", "où", "quand", "si", "s'", "quel", "quelle", "quels", "quelles",
            "combien",
        ];
        self.text.is_any(i, asks)
    }

    /// Whether an argument names somebody and no more, who may be opposed as a body but is nothing to be asked for.
    pub(super) fn is_somebody(&self, what: &What, kind: Kind) -> bool {
        let cast = self.clauses.cast;
        let place = cast.at(what.head);
        place.is_some_and(|place| {
            let matter = kind == Kind::StickingPoint
                && !matches!(
                    cast.kind(place.who),
                    Participant::Person | Participant::Place
                );
            what.start + 2 >= place.tokens.start && !matter
        })
    }

    /// The noun that hangs on a phrase with `for`.
    fn for_noun(&self, cue: &Range<usize>, sentence: &Range<usize>) -> Option<What> {
        let text = self.text;
        let far = (cue.end + REACH / 2).min(sentence.end);
        let mut at = cue.end..far;
        let preposition = at.find(|k| {
            text.is(*k, "for")
                && self
                    .grammar
                    .above(*k)
                    .take(3)
                    .any(|head| (cue.start..*k).contains(&head))
        })?;
        let open = cue.end..preposition;
        let verb = |k: usize| self.grammar.tag(k).is_verb() || text.raw(k) == ",";
        if open.clone().any(verb) {
            return None;
        }
        let what = self.phrase_at(
            self.past_marks(preposition + 1),
            &(cue.start..preposition + 1),
            sentence,
        )?;
        (!self.is_date(what.head) && !self.is_pronoun(what.head)).then_some(what)
    }

    /// The phrase that begins at `from`: the highest word whose words begin no sooner.
    fn phrase_at(&self, from: usize, cue: &Range<usize>, sentence: &Range<usize>) -> Option<What> {
        let text = self.text;
        // `au cœur du débat, le prix`
        let from = from + usize::from(text.raw(from) == "," && text.opens_sentence(cue.start));
        if from >= sentence.end || matches!(text.kind(from), TokenKind::Punct | TokenKind::Dash) {
            return None;
        }
        if text.is_any(from, words!["que", "qu'", "that"]) {
            return self.that_clause(&(cue.start..from), sentence);
        }
        if let Some(what) = self.infinitive_at(from, sentence) {
            return Some(what);
        }
        let opens =
            self.grammar.tag(from) != Tag::Adp || text.is_any(from, words!["des", "du", "de"]);
        if !opens {
            return None;
        }
        let mut head = from;
        // Each step goes up the tree.
        while let Some(above) = self.grammar.head(head) {
            let before = self.grammar.subtree(above).start < cue.end.saturating_sub(1);
            if cue.contains(&above) || before {
                break;
            }
            head = above;
        }
        // `whether …`, `who pays`
        if self.asks(from) {
            return Some(What {
                whole: true,
                ..What::at(from, head)
            });
        }
        let clause = self.grammar.tag(head).is_finite();
        let what = What::at(from, head);
        let none = self.is_pronoun(head) || clause || self.is_date(head);
        (!none).then_some(what)
    }

    /// The subject of a verb, predicate or participle, as a noun phrase.
    pub(super) fn subject_of(&self, word: usize) -> Option<What> {
        let grammar = self.grammar;
        let verb = grammar.clause_of(word)?;
        let attributive = grammar.relation(word) == Relation::Acl;
        let subject = match attributive {
            true => grammar.head(word),
            false => grammar.subject(verb),
        }?;
        let what = What::at(grammar.noun_phrase(subject).start, subject);
        (!self.is_pronoun(subject)).then_some(what)
    }

    /// What a noun is said to be, or what is said to be it.
    fn other_side(&self, cue: &Range<usize>, sentence: &Range<usize>) -> Option<What> {
        let (text, grammar) = (self.text, self.grammar);
        let noun = self.top(cue);
        // `pierre d'achoppement : le quota`
        if text.raw(cue.end) == ":" {
            return self.phrase_at(self.past_marks(cue.end + 1), cue, sentence);
        }
        if grammar.child_as(noun, &[Relation::Cop]).is_some() {
            return self.subject_of(noun);
        }
        let head = grammar.head(noun)?;
        // `le prix, principal point de blocage`
        if grammar.relation(noun) == Relation::Appos && grammar.tag(head) == Tag::Noun {
            return Some(What::at(grammar.noun_phrase(head).start, head));
        }
        let is_subject = matches!(
            grammar.relation(noun),
            Relation::Nsubj | Relation::NsubjPass
        );
        if is_subject && grammar.child_as(head, &[Relation::Cop]).is_some() {
            let cop = grammar.child_as(head, &[Relation::Cop])?;
            return Some(What::at(self.past_marks(cop + 1), head));
        }
        if is_subject {
            let other = grammar.child_as(head, &[Relation::Xcomp, Relation::Obj])?;
            return Some(What::at(grammar.noun_phrase(other).start, other));
        }
        let over = text.is_any(cue.end, words!["over", "on", "sur"]);
        if over {
            return self.phrase_at(
                self.past_marks(cue.end + 1),
                &(cue.start..cue.end + 1),
                sentence,
            );
        }
        // `reste un obstacle`, `remains a sticking point`, `has become the main obstacle`
        let links = words![
            "remain",
            "remains",
            "remained",
            "remaining",
            "become",
            "became",
            "becomes",
            "reste",
            "restent",
            "restait",
            "demeure",
            "demeurent",
            "constitue",
            "constituent",
            "représente",
            "pose",
            "devenu",
            "devenue",
            "devenus",
        ];
        text.is_any(head, links).then(|| self.subject_of(head))?
    }

    /// The clause that a phrase stands in, or the noun that it describes.
    fn clause_around(&self, cue: &Range<usize>, sentence: &Range<usize>) -> Option<What> {
        let grammar = self.grammar;
        let top = self.top(cue);
        if matches!(grammar.relation(top), Relation::Acl | Relation::Amod) {
            let noun = grammar.head(top)?;
            return Some(What::at(grammar.noun_phrase(noun).start, noun));
        }
        let verb = grammar.clause_of(top)?;
        if grammar.relation(verb) == Relation::AclRelcl {
            let noun = grammar.head(verb)?;
            return Some(What {
                whole: true,
                ..What::at(grammar.noun_phrase(noun).start, verb)
            });
        }
        self.whole_clause(verb, sentence)
    }

    /// A clause with its subject.
    pub(super) fn whole_clause(&self, verb: usize, sentence: &Range<usize>) -> Option<What> {
        let grammar = self.grammar;
        let clause = grammar.clause(verb);
        let subject = grammar.own_subject(verb);
        let from = subject.map_or(clause.start, |s| grammar.subtree(s).start);
        let start = if grammar.knows(verb) {
            from.max(sentence.start).min(verb)
        } else {
            sentence.start
        };
        Some(What {
            whole: true,
            ..What::at(start, verb)
        })
    }

    /// The spans of an argument: each member of its list, or the whole.
    pub(super) fn items(&self, what: What, sentence: &Range<usize>) -> Vec<Span> {
        let (text, grammar) = (self.text, self.grammar);
        let mut start = what.start;
        while start < what.head
            && (matches!(text.kind(start), TokenKind::Punct | TokenKind::Dash)
                || !what.whole && self.is_marker(start))
        {
            start += 1;
        }
        let what = What { start, ..what };
        let mut heads = vec![(what.start, what.head)];
        for other in grammar.children_as(what.head, &[Relation::Conj]) {
            let start = self.start_of_member(other);
            let alike = if grammar.tag(what.head).is_verb() {
                let infinitive = grammar.tag(what.head).is_infinitive()
                    && grammar.tag(other).is_verb()
                    && grammar.tag(other) != Tag::VerbPresPart;
                grammar.own_subject(other).is_none()
                    && (infinitive || grammar.tag(other) == grammar.tag(what.head))
            } else {
                !what.whole
                    && other > start
                    && matches!(grammar.tag(other), Tag::Noun | Tag::Propn)
                    && self.is_full(start)
                    && self.is_full(what.start)
            };
            if alike {
                heads.push((start, other));
            }
        }
        if !what.whole && matches!(grammar.tag(what.head), Tag::Noun | Tag::Propn) {
            let (last, head) = heads[heads.len() - 1];
            let members = self.listed(what.start..self.end_of(last, head, sentence));
            if members.len() > 1 || heads.len() == 1 {
                return members;
            }
        }
        let mut spans = Vec::with_capacity(heads.len());
        for (n, (start, head)) in heads.iter().enumerate() {
            let next = heads.get(n + 1).map(|(start, _)| *start);
            let end = self.end_of(*start, *head, sentence);
            let mut end = next.map_or(end, |next| end.min(next));
            while end > *start
                && (matches!(text.kind(end - 1), TokenKind::Punct | TokenKind::Dash)
                    && text.raw(end - 1) != ")"
                    || next.is_some()
                        && (self.is_marker(end - 1)
                            || matches!(grammar.relation(end - 1), Relation::Cc | Relation::Fixed)))
            {
                end -= 1;
            }
            if end > *start {
                spans.push(text.span(*start..end));
            }
        }
        spans
    }

    /// The members of a list of three or more nouns, each with its determiner, whatever the tree; else all as one.
    fn listed(&self, run: Range<usize>) -> Vec<Span> {
        let (text, grammar) = (self.text, self.grammar);
        let mut members = Vec::new();
        let mut first = run.start;
        for i in run.clone() {
            let parts = text.raw(i) == ","
                || !members.is_empty() && text.is_any(i, words!["et", "and", "ou", "or"]);
            if parts && i > first && grammar.tag(i + 1) == Tag::Det {
                members.push(first..i);
                first = i + 1;
            }
        }
        members.push(first..run.end);
        let finite = |i: usize| grammar.tag(i).is_finite();
        let list = members.len() > 2
            && self.is_full(run.start)
            && members
                .iter()
                .all(|m| m.len() > 1 && !m.clone().any(finite));
        match list {
            true => members.into_iter().map(|m| text.span(m)).collect(),
            false => vec![text.span(run)],
        }
    }

    /// Whether a member of a list opens with a determiner, so that it can stand alone.
    fn is_full(&self, start: usize) -> bool {
        matches!(self.grammar.tag(start), Tag::Det | Tag::Num)
            || self.text.is_any(start, words!["plus", "more", "des", "du"])
    }

    /// Where a further member of a list begins, past conjunction and marker.
    fn start_of_member(&self, head: usize) -> usize {
        let mut start = self.grammar.subtree(head).start;
        // What a wrong tree hangs before the conjunction is no part of the member.
        if let Some(and) = self.grammar.children_as(head, &[Relation::Cc]).last() {
            start = start.max((and + 1).min(head));
        }
        while start < head
            && (matches!(
                self.grammar.relation(start),
                Relation::Cc | Relation::Mark | Relation::Punct | Relation::Case | Relation::Fixed
            ) || self.text.is(start, "to"))
        {
            start += 1;
        }
        start
    }

    /// Just past the last word of an argument: what the narrator adds after a comma stays out.
    pub(super) fn end_of(&self, start: usize, head: usize, sentence: &Range<usize>) -> usize {
        let (text, grammar) = (self.text, self.grammar);
        let mut limit = sentence.end;
        if grammar.knows(head) {
            limit = limit.min(grammar.subtree(head).end).max(start + 1);
            let added = grammar.children(head).find(|child| {
                let from = grammar.subtree(*child).start;
                from > start
                    && *child > head
                    && matches!(
                        grammar.relation(*child),
                        Relation::Parataxis
                            | Relation::Advcl
                            | Relation::AclRelcl
                            | Relation::Acl
                            | Relation::Ccomp
                            | Relation::Conj
                    )
                    && (text.raw(from) == "," || text.raw(from - 1) == ",")
                    && (grammar.relation(*child) != Relation::Conj
                        || grammar.own_subject(*child).is_some())
            });
            if let Some(added) = added {
                limit = limit.min(grammar.subtree(added).start);
            }
        }
        let breaks = |k: &usize| matches!(text.raw(*k), ":" | ";");
        limit = (start.max(head)..limit).find(breaks).unwrap_or(limit);
        // The mark that closes what was quoted hangs on another word.
        let is_mark = |i: &usize| text.kind(*i) == TokenKind::Mark;
        if limit < sentence.end
            && is_mark(&limit)
            && (start..limit).filter(is_mark).count() % 2 == 1
        {
            limit += 1;
        }
        let end = end_of_clause(text, start.max(head), limit);
        // A verb alone says too little: its tree is wrong.
        if end <= head + 1 && grammar.tag(head).is_infinitive() {
            return end_of_clause(text, head, sentence.end);
        }
        end
    }

    fn past_marks(&self, i: usize) -> usize {
        i + usize::from(self.text.kind(i) == TokenKind::Mark)
    }

    /// Past a date and adverbs: `a demandé lundi encore …`.
    fn past_dates(&self, mut i: usize) -> usize {
        for _ in 0..4 {
            if self.is_date(i) || self.grammar.tag(i) == Tag::Adv {
                i += 1;
            }
        }
        self.past_marks(i)
    }

    /// Whether a word belongs to a date.
    pub(super) fn is_date(&self, i: usize) -> bool {
        let span = self.text.token(i).span;
        !super::super::dates_over(self.dates, span).is_empty()
    }
}
