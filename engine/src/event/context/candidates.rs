//! Candidates: the infinitives, clauses and noun phrases of a sentence that may be claims of any kind.

use super::Reader;
use super::frames::{Kind, Tells};
use super::what::What;
use crate::grammar::{Relation, Tag};
use crate::language::Classes;
use crate::story::Claim;
use crate::text::{TokenKind, words};
use std::ops::Range;

/// Words that may be a claim.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Their tokens.
    pub run: Range<usize>,
    pub what: What,
    /// What they are: `infinitive`, `clause` of what is to come, `that` for a clause that another governs, `imperative`, `noun`,
    /// `occasion`, or `phrase` where only a phrase of `claims.txt` proposes them.
    pub form: &'static str,
    /// The word above them; of a list, above its first member.
    pub governor: Option<usize>,
    /// What a phrase of `claims.txt` says of the same words.
    pub ruled: Option<(Kind, Claim)>,
}

/// Runs of tokens that share so much of all their tokens are the same claim. With less, the subject alone of a short clause
/// would pass for it.
const SAME: f32 = 0.75;

/// The most candidates of a sentence, but for those that phrases propose: a text without a stop must stay cheap to read.
const MOST: usize = 24;

/// How far back the first word of an infinitive may stand: adverbs, negations and clitics.
const BEFORE: usize = 4;

/// How long a subject may be that is told with its clause.
const LONGEST_SUBJECT: usize = 14;

impl Reader<'_, '_> {
    /// The candidates of a sentence, those that phrases propose (`ruled`) among them.
    pub(super) fn candidates(
        &self,
        sentence: &Range<usize>,
        ruled: &[(Kind, Claim)],
    ) -> Vec<Candidate> {
        let mut all: Vec<Candidate> = Vec::new();
        for i in sentence.clone() {
            if all.len() >= MOST {
                break;
            }
            // A member of a list that was taken apart.
            if all.iter().any(|known| known.what.head == i) {
                continue;
            }
            let Some((what, form)) = self.candidate_at(i, sentence) else {
                continue;
            };
            let governor = self.grammar.head(self.grammar.list_head(i));
            // Each member of a list is one.
            for (n, span) in self.items(what, sentence).into_iter().enumerate() {
                let run = self.text.tokens_in(span);
                let head = if n == 0 { what.head } else { self.top(&run) };
                if all.iter().any(|known| known.what.head == head) {
                    continue;
                }
                all.push(Candidate {
                    what: What {
                        start: run.start,
                        head,
                        ..what
                    },
                    run,
                    form,
                    governor,
                    ruled: None,
                });
            }
        }
        for (kind, claim) in ruled {
            let run = self.text.tokens_in(claim.span);
            let shares = all.iter().map(|c| share(&c.run, &run)).enumerate();
            let nearest = shares.max_by(|a, b| a.1.total_cmp(&b.1));
            if let Some((n, _)) = nearest.filter(|(_, shared)| *shared >= SAME) {
                all[n].ruled = Some((*kind, *claim));
            } else {
                let head = self.top(&run);
                all.push(Candidate {
                    what: What {
                        start: run.start,
                        head,
                        whole: true,
                    },
                    run,
                    form: "phrase",
                    governor: self.grammar.head(head),
                    ruled: Some((*kind, *claim)),
                });
            }
        }
        all
    }

    /// What may be a claim by the word at `i`, on which its others hang, and what it is.
    fn candidate_at(&self, i: usize, sentence: &Range<usize>) -> Option<(What, &'static str)> {
        let grammar = self.grammar;
        let at = |start: usize, whole: bool| What {
            start,
            head: i,
            whole,
        };
        if grammar.is_predicate(i) && grammar.is_finite(i) {
            let governed = grammar.relation(i) == Relation::Ccomp;
            let form = if governed { "that" } else { "clause" };
            let told = governed || self.is_to_come(i);
            return told.then(|| (self.clause_of_claim(i, sentence), form));
        }
        let mut auxiliaries = grammar.auxiliaries(i);
        let infinitive = match grammar.tag(i) {
            Tag::VerbInf => Some(i),
            _ => auxiliaries.find(|a| grammar.tag(*a) == Tag::AuxInf),
        };
        if let Some(first) = infinitive {
            let start = self.before_infinitive(first, sentence);
            return Some((at(start, false), "infinitive"));
        }
        if self.is_imperative(i) {
            return Some((at(i, true), "imperative"));
        }
        let form = self.form_of_noun(i)?;
        Some((at(grammar.noun_phrase(i).start, false), form))
    }

    /// What a noun is that a word of `claims.txt` governs, or that is one for an occasion.
    fn form_of_noun(&self, noun: usize) -> Option<&'static str> {
        let (text, grammar) = (self.text, self.grammar);
        let part = matches!(
            grammar.relation(noun),
            Relation::Conj | Relation::Flat | Relation::Compound | Relation::Fixed
        );
        let stands = grammar.tag(noun) == Tag::Noun && text.kind(noun) == TokenKind::Word;
        // `wants the council to reopen the harbour`: not the council is wanted.
        let acts = grammar.relation(noun) == Relation::Nsubj
            && grammar
                .head(noun)
                .is_some_and(|verb| grammar.tag(verb).is_infinitive());
        if !stands || part || acts || self.is_date(noun) {
            return None;
        }
        if self.tells(noun, Tells::Occasion) {
            return Some("occasion");
        }
        let mut above = grammar.above(noun).take(2);
        let told = above.any(|g| text.has(g, Classes::OPENS_CLAIM));
        told.then_some("noun")
    }

    /// Whether a word asks something of whoever is spoken to: `N'attendez pas`.
    fn is_imperative(&self, i: usize) -> bool {
        let word = self.text.bytes(i);
        (word.ends_with(b"ez") || word.ends_with(b"ons"))
            && self.grammar.tag(i).is_verb()
            && self.grammar.own_subject(i).is_none()
            && self.direct(i)
    }

    /// Whether a clause tells what is to come, what might or what should be.
    fn is_to_come(&self, verb: usize) -> bool {
        let grammar = self.grammar;
        let modals = words![
            "will", "'ll", "shall", "would", "should", "must", "may", "might", "could", "can",
            "va", "vont", "doit", "doivent", "faut", "peut", "peuvent",
        ];
        grammar.is_future(verb)
            || grammar.is_conditional(verb)
            || (grammar.auxiliaries(verb)).any(|a| self.text.is_any(a, modals))
    }

    /// A clause as it is told as a claim: with its subject, unless that is a name or a pronoun.
    fn clause_of_claim(&self, verb: usize, sentence: &Range<usize>) -> What {
        let (text, grammar) = (self.text, self.grammar);
        let carrier = grammar.finite_word(verb).min(verb);
        let subject = grammar.own_subject(verb);
        let first = subject.map_or(carrier, |s| grammar.subtree(s).start);
        let first = first.max(sentence.start).min(carrier);
        let named = subject.is_none_or(|s| self.is_pronoun(s) || self.clauses.cast.at(s).is_some());
        let far = carrier - first > LONGEST_SUBJECT;
        let alone = far || named && !grammar.is_passive(verb);
        // The first half of a negation belongs to its verb.
        let before = carrier.saturating_sub(1).max(sentence.start);
        let start = match alone {
            true if text.is_any(before, words!["ne", "n'"]) => before,
            true => carrier,
            false => first,
        };
        What {
            start,
            head: verb,
            whole: !alone,
        }
    }

    /// Where the words of an infinitive begin.
    fn before_infinitive(&self, first: usize, sentence: &Range<usize>) -> usize {
        let (text, grammar) = (self.text, self.grammar);
        let lowest = first.saturating_sub(BEFORE).max(sentence.start);
        let small = words![
            "le", "la", "l'", "les", "se", "s'", "en", "y", "lui", "leur", "ne", "pas", "plus",
            "not"
        ];
        let belongs = |k: usize| {
            let adverb = grammar.tag(k) == Tag::Adv && text.kind(k) == TokenKind::Word;
            adverb || text.is_any(k, small)
        };
        let mut start = first;
        while start > lowest && belongs(start - 1) {
            start -= 1;
        }
        start
    }
}

/// How much of all their tokens two runs have in common.
fn share(one: &Range<usize>, other: &Range<usize>) -> f32 {
    let both = (one.end.min(other.end)).saturating_sub(one.start.max(other.start));
    let either = one.len() + other.len() - both;
    both as f32 / either.max(1) as f32
}
