//! Context: what somebody undertakes to do, what somebody asks of another, what blocks, and what is still to come.
//!
//! A phrase of `claims.txt` governs a claim and says which of its arguments tells *what* ([`what`]). The claim belongs to the
//! subject of that phrase, or else to the speaker. A verb in the future tells what is to come as well ([`coming`]). These
//! findings are weighed together with every other clause and noun phrase that may be a claim ([`weighed`]).

mod candidates;
mod coming;
mod frames;
#[cfg(test)]
mod tests;
mod weighed;
mod what;

pub(super) use frames::ClaimCue;

use super::clause::{Clauses, sentence_around};
use super::phrases::{Found, Phrases};
use crate::cast::Cast;
use crate::decisions::{Decision, Model};
use crate::furniture::Frame;
use crate::grammar::{Grammar, Relation, Tag};
use crate::language::Classes;
use crate::order;
use crate::span::Span;
use crate::story::{
    Claim, Context, DateMention, Kind as Participant, ParagraphRole, Quote, QuoteKind,
};
use crate::text::{Text, TokenKind, words};
use frames::{Argument, Kind, Tells};
use std::ops::Range;
use what::What;

/// Finds every claim of the story.
pub(super) fn read(
    grammar: &Grammar,
    phrases: &Phrases,
    frame: &Frame,
    cast: &Cast,
    quotes: &[Quote],
    dates: Vec<DateMention>,
) -> Context {
    let text = phrases.text;
    let mut reader = Reader {
        text,
        grammar,
        phrases,
        clauses: Clauses {
            text,
            cast,
            all: true,
        },
        quotes,
        dates: &dates,
        published: frame.furniture.published,
        lists: Default::default(),
    };
    for run in frame.story.iter().filter(|r| r.role == ParagraphRole::Body) {
        let mut occasions = Vec::new();
        for i in run.tokens.clone() {
            if text.has(i, Classes::OPENS_CLAIM) {
                if let Some(found) = phrases.longest(i, ClaimCue::governs)
                    && found.end <= run.tokens.end
                {
                    reader.governed(&found);
                }
                if let Some(found) = phrases.longest(i, |cue: ClaimCue| cue.is(Tells::Occasion)) {
                    occasions.push(found);
                }
            }
            reader.coming(i);
        }
        // A clause that says that the occasion comes tells more than its noun.
        for found in &occasions {
            reader.occasion(found);
        }
    }
    let model = Model::of(Decision::Claim, text.language());
    if model.is_asked() {
        reader.weigh_all(frame, model);
    }
    let [commitments, demands, sticking_points, next_steps] = reader.lists.map(|mut list| {
        order::sort_by_key(&mut list, |claim| claim.span);
        list
    });
    Context {
        commitments,
        demands,
        sticking_points,
        next_steps,
        dates,
    }
}

/// How many claims back a claim is looked for that tells the same.
const REPEATS: usize = 24;

struct Reader<'a, 't> {
    text: &'a Text<'a>,
    grammar: &'a Grammar<'a, 't>,
    phrases: &'a Phrases<'a>,
    clauses: Clauses<'a>,
    quotes: &'a [Quote],
    dates: &'a [DateMention],
    published: Option<crate::calendar::PartialDate>,
    /// The claims of each [`Kind`].
    lists: [Vec<Claim>; 4],
}

impl Reader<'_, '_> {
    /// Weighs what phrases tell with all else that may be a claim, and keeps what is probable.
    fn weigh_all(&mut self, frame: &Frame, model: Model) {
        let ruled = std::mem::take(&mut self.lists).map(|mut list| {
            order::sort_by_key(&mut list, |claim| claim.span);
            list
        });
        for run in frame.story.iter().filter(|r| r.role == ParagraphRole::Body) {
            self.weigh_run(&run.tokens, &ruled, model);
        }
        if !model.is_taught() {
            self.lists = ruled;
        }
    }

    /// The claims that a phrase governs.
    fn governed(&mut self, found: &Found<ClaimCue>) {
        let text = self.text;
        let cue = found.start..found.end;
        let sentence = sentence_around(text, cue.start);
        let denied = self.clauses.denied(cue.start, &sentence);
        let over = cue.len() > 1 && text.is_any(cue.end - 1, words!["on", "over", "sur"]);
        let kind = match found.sense.tells {
            // What parties do not agree on is between them.
            Tells::Claim(Kind::Commitment) if over && (denied || self.fails(cue.start)) => {
                Kind::StickingPoint
            }
            _ if denied => return,
            // What a text calls for is what its signatories undertake.
            Tells::Claim(Kind::Demand) if self.is_of_text(cue.start) => Kind::Commitment,
            Tells::Claim(kind) => kind,
            Tells::Terms if self.is_of_text(cue.start) => Kind::Commitment,
            Tells::Terms => Kind::NextStep,
            Tells::Wanted => Kind::Demand,
            Tells::Needed if self.direct(cue.start) && self.is_predicated(cue.start) => {
                Kind::Demand
            }
            Tells::Resolved if self.is_of_body(cue.start) => Kind::Commitment,
            Tells::Blocked if self.is_of_body(cue.start) => Kind::StickingPoint,
            Tells::Likely => Kind::NextStep,
            _ => return,
        };
        if self.is_void(&cue, kind) {
            return;
        }
        if let Some(span) = self.quoted(&cue, kind) {
            self.claim(kind, span, &cue, true);
            return;
        }
        let mut arguments = found.sense.arguments();
        let we = found.sense.tells != Tells::Wanted
            || self.direct(cue.start) && self.is_of_us(cue.start);
        let what = arguments.find_map(|argument| {
            if !we && argument != Argument::Other {
                return None;
            }
            let what = self.what(&cue, argument, &sentence)?;
            (!self.is_somebody(&what, kind)).then_some(what)
        });
        let stands = |what: &What| {
            !self.is_no_matter(kind, what)
                && (kind != Kind::NextStep || self.is_likely(found.sense, &cue, what))
        };
        if let Some(what) = what.filter(stands) {
            let whole = what.whole;
            for span in self.items(what, &sentence) {
                self.claim(kind, span, &cue, whole);
            }
        }
    }

    /// Whether what somebody is set to do is what people do next.
    fn is_likely(&self, sense: ClaimCue, cue: &Range<usize>, what: &What) -> bool {
        let infinitive = self.grammar.tag(what.head).is_infinitive();
        let happens = infinitive && self.tells(what.head, Tells::Happens);
        match sense.tells {
            _ if self.tells(what.head, Tells::Comes) => true,
            Tells::Likely => false,
            // `prévu de partir`, but not `prévoit la pluie`
            Tells::Terms => infinitive && !happens && self.text.is_any(cue.end, words!["de", "d'"]),
            _ => !happens,
        }
    }

    /// Whether a phrase governs nothing where it stands: it is only supposed, long done, or another word.
    fn is_void(&self, cue: &Range<usize>, kind: Kind) -> bool {
        let text = self.text;
        let top = self.top(cue);
        let tag = self.grammar.tag(top);
        let attributive = matches!(self.grammar.relation(top), Relation::Acl | Relation::Amod);
        let unnamed = self.grammar.is_passive(top)
            && self.grammar.child_as(top, &[Relation::OblAgent]).is_none()
            && match kind {
                Kind::Demand => !attributive,
                Kind::StickingPoint => attributive,
                _ => false,
            };
        let before = cue.start.wrapping_sub(1);
        let other = match kind {
            // `jugé en appel à …`, `se réclamer de`, `in order to`
            Kind::Demand => {
                text.is_any(before, words!["en", "fait", "faire", "d'"])
                    && text.is(cue.start, "appel")
                    || text.is_any(before, words!["que", "qu'"]) && tag.is_finite()
                    || text.is_any(before, words!["s'", "se", "in"])
            }
            // What somebody may or can promise is no promise: `les moyens de garantir`.
            Kind::Commitment => {
                tag.is_infinitive()
                    || tag == Tag::Noun && text.is_any(cue.start, words!["offer", "offers"])
            }
            // `their plan to …`
            Kind::NextStep if self.is_question(cue.start) => true,
            Kind::NextStep => cue.len() > 1 && tag == Tag::Noun && self.is_modified(cue.start),
            Kind::StickingPoint => false,
        };
        let other =
            other || unnamed || self.grammar.relation(top) == Relation::Amod || tag == Tag::Propn;
        if other {
            return true;
        }
        let supposed = self
            .grammar
            .children_as(top, &[Relation::Mark])
            .any(|k| text.is_any(k, words!["si", "s'", "if", "unless", "whether"]));
        // `avait décidé` tells of what is long done.
        let done = matches!(kind, Kind::Commitment | Kind::NextStep)
            && !self.is_said(top)
            && self.grammar.auxiliaries(top).any(|a| {
                text.is_any(
                    a,
                    words![
                        "avait", "avaient", "aurait", "auraient", "aurais", "had", "would",
                        "could", "might",
                    ],
                )
            });
        supposed || done
    }

    /// Whether a copula links a word to a subject before it.
    fn is_predicated(&self, i: usize) -> bool {
        let has = |relation| self.grammar.child_as(i, &[relation]).is_some_and(|k| k < i);
        has(Relation::Cop) && has(Relation::Nsubj) || has(Relation::NsubjPass)
    }

    /// Whether a word stands in a question.
    fn is_question(&self, i: usize) -> bool {
        let sentence = sentence_around(self.text, i);
        let last = sentence.end.saturating_sub(3)..sentence.end;
        last.into_iter().any(|k| self.text.raw(k) == "?")
    }

    /// Whether somebody fails to do what a word at `i` tells.
    fn fails(&self, i: usize) -> bool {
        let fails = words![
            "failed",
            "fail",
            "failing",
            "unable",
            "failure",
            "échoué",
            "échouent",
            "sans",
            "faute"
        ];
        (i.saturating_sub(5)..i).any(|k| self.text.is_any(k, fails))
    }

    /// Whether a determiner, an adjective or a possessor stands right before a word.
    fn is_modified(&self, i: usize) -> bool {
        i > 0
            && (self.text.has(i - 1, Classes::DETERMINER)
                || self.text.kind(i - 1) == TokenKind::Possessive
                || matches!(self.grammar.tag(i - 1), Tag::Adj | Tag::Det))
    }

    /// What somebody promises or demands in the words that stand quoted before: `« Nous partirons », a promis X`.
    fn quoted(&self, cue: &Range<usize>, kind: Kind) -> Option<Span> {
        if !matches!(kind, Kind::Commitment | Kind::Demand) {
            return None;
        }
        let (text, span) = (self.text, self.text.span(cue.clone()));
        let before = self.quotes.partition_point(|q| q.span.end <= span.start);
        let quote = self.quotes[..before].last()?;
        let cued = quote.cue.is_some_and(|c| c.overlaps(span));
        // `« Pourquoi ? », demande X` and `he told reporters` ask nothing of anybody.
        let asks = cue.clone().any(|i| self.tells(i, Tells::Quoted));
        if !cued || !asks || quote.kind == QuoteKind::Indirect {
            return None;
        }
        let last = text.tokens_in(quote.span);
        let sentence = sentence_around(text, last.end.saturating_sub(1));
        Some(text.span(last.start.max(sentence.start)..last.end.min(sentence.end)))
    }

    /// The word of a phrase on which its others hang.
    fn top(&self, phrase: &Range<usize>) -> usize {
        let outside = |i: &usize| {
            self.grammar
                .head(*i)
                .is_none_or(|head| !phrase.contains(&head))
        };
        phrase.clone().find(outside).unwrap_or(phrase.start)
    }

    /// Whether what is refused or asked is no matter between parties, such as to comment.
    fn is_no_matter(&self, kind: Kind, what: &What) -> bool {
        match kind {
            Kind::StickingPoint => {
                self.tells(what.head, Tells::NoMatter) || self.tells(what.start, Tells::NoMatter)
            }
            Kind::Demand | Kind::Commitment => {
                // `assure avoir agi`
                let perfect = self.text.is_any(what.start, words!["avoir", "have"]);
                perfect && what.head > what.start
                    || self.text.is_any(
                        what.head,
                        words![
                            "comment",
                            "identified",
                            "named",
                            "confirm",
                            "commenter",
                            "anonymity",
                            "anonymat",
                        ],
                    )
            }
            Kind::NextStep => false,
        }
    }

    /// Whether the subject of a verb is a text that is to bind somebody.
    fn is_of_text(&self, verb: usize) -> bool {
        let subject = self.grammar.subject(verb);
        subject.is_some_and(|subject| self.tells(subject, Tells::Text))
    }

    /// Whether the subject of a verb is *we* or *I*.
    fn is_of_us(&self, verb: usize) -> bool {
        let we = words!["we", "i", "nous", "je", "j'", "on", "il"];
        let subject = self.grammar.subject(verb).or_else(|| verb.checked_sub(1));
        subject.is_some_and(|subject| self.text.is_any(subject, we))
    }

    /// Whether the subject of a verb is a body or a country.
    fn is_of_body(&self, verb: usize) -> bool {
        let cast = self.clauses.cast;
        let subject = self.grammar.subject(verb);
        let place = subject.and_then(|subject| cast.at(subject));
        place.is_some_and(|place| {
            matches!(
                cast.kind(place.who),
                Participant::Organisation | Participant::Place
            )
        }) || subject.is_some_and(|subject| self.text.has(subject, Classes::INSTITUTION))
    }

    /// Whether a phrase that begins at a word tells this.
    fn tells(&self, i: usize, tells: Tells) -> bool {
        self.phrases
            .longest(i, |cue: ClaimCue| cue.is(tells))
            .is_some()
    }

    /// Adds a claim unless its words, or nearly the same, are among those of its list.
    fn claim(&mut self, kind: Kind, span: Span, cue: &Range<usize>, whole: bool) {
        let text = self.text;
        let tokens = text.tokens_in(span);
        if tokens.len() < 2 && span.len() < if whole { 8 } else { 5 } {
            return;
        }
        let list = &self.lists[kind as usize];
        let recent = &list[list.len().saturating_sub(REPEATS)..];
        // `agreed that trade should resume` asks nothing of anybody.
        let agreed = kind == Kind::Demand
            && (self.lists[Kind::Commitment as usize].last())
                .is_some_and(|c| c.span.overlaps(span));
        if agreed {
            return;
        }
        let told = |known: &Claim| known.span.overlaps(span) || self.repeats(known.span, &tokens);
        if recent.iter().any(told) {
            return;
        }
        let sentence = sentence_around(text, cue.start);
        let claim = Claim {
            span,
            whose: self.whose(cue.start, &sentence),
            cue: text.span(cue.clone()),
            by: Default::default(),
        };
        self.lists[kind as usize].push(claim);
    }

    /// Whether most words of a claim stand in one that was told before.
    fn repeats(&self, known: Span, tokens: &Range<usize>) -> bool {
        let text = self.text;
        let full = |i: &usize| text.bytes(*i).len() > 3;
        let known = text.tokens_in(known);
        let count = tokens.clone().filter(full).count();
        let again = (tokens.clone().filter(full))
            .filter(|i| known.clone().any(|k| text.bytes(k) == text.bytes(*i)))
            .count();
        count >= 3 && again * 10 >= count * 8
    }

    /// Whose claim it is: who governs it, else the speaker of the quote that holds it.
    fn whose(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let cast = self.clauses.cast;
        let verb = self.grammar.clause_of(at);
        let subject = verb.and_then(|verb| self.grammar.subject(verb));
        let named = subject.and_then(|subject| {
            let phrase = self.grammar.noun_phrase(subject);
            let place = cast.at(subject);
            let place = place.or_else(|| cast.within(phrase).first());
            place.map(|place| place.who)
        });
        named
            .or_else(|| self.clauses.subjects(at, sentence).first().copied())
            // Inside quote marks the subject is *we*.
            .or_else(|| self.quote_at(at)?.speaker)
    }

    fn quote_at(&self, i: usize) -> Option<&Quote> {
        let span = self.text.token(i).span;
        super::quotes_over(self.quotes, span).first()
    }

    /// Whether a word stands inside quote marks.
    fn direct(&self, i: usize) -> bool {
        self.quote_at(i)
            .is_some_and(|q| q.kind != QuoteKind::Indirect)
    }

    /// Whether a word is a pronoun, by itself no matter.
    fn is_pronoun(&self, i: usize) -> bool {
        self.grammar.tag(i) == Tag::Pron
    }
}
