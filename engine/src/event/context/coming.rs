//! What is to come: clauses in the future, or of what somebody is due to do, and occasions with a date ahead.
//!
//! Such a clause is a next step where its verb says what people do, or where its day is told. It is a commitment where its
//! speaker speaks of himself, and a demand where somebody says what others should do.

use super::super::clause::sentence_around;
use super::super::dates_in;
use super::super::phrases::Found;
use super::Reader;
use super::frames::{ClaimCue, Kind, Mood, Tells};
use super::what::What;
use crate::calendar::PartialDate;
use crate::grammar::{Relation, Tag};
use crate::language::{Classes, Language};
use crate::story::{DateMention, Kind as Participant, MentionBy, QuoteKind};
use crate::text::{TokenKind, words};
use std::ops::Range;

/// A clause of what is to come.
struct Coming {
    mood: Mood,
    /// The word that tells it.
    carrier: usize,
    /// Its verb or predicate, and the first word of what is done.
    verb: usize,
    start: usize,
}

/// What is known of such a clause.
struct Facts {
    /// Its verb is one of what merely happens, or of what people do next.
    happens: bool,
    comes: bool,
    /// A day or a time ahead is told.
    dated: bool,
    /// It stands in quote marks; somebody says it; a text that is to bind says it.
    direct: bool,
    said: bool,
    of_text: bool,
    /// It is denied; it is not, or only until some day.
    negated: bool,
    held: bool,
    /// `still`, `encore`.
    still: bool,
}

/// How long a subject may be that is told with its clause.
const LONGEST_SUBJECT: usize = 14;

/// How far behind its auxiliary a verb may stand.
const REACH: usize = 6;

impl Reader<'_, '_> {
    /// Reads the clause of what is to come whose mood the word at `i` tells.
    pub(super) fn coming(&mut self, i: usize) {
        let sentence = sentence_around(self.text, i);
        let Some(coming) = self.coming_at(i, &sentence) else {
            self.imperative(i, &sentence);
            return;
        };
        let Some(kind) = self.kind_of(&coming, &sentence) else {
            return;
        };
        let own = self
            .grammar
            .own_subject(coming.verb)
            .or_else(|| self.grammar.own_subject(coming.carrier));
        let of_somebody = own.is_none_or(|subject| {
            let place = self.clauses.cast.at(subject);
            self.is_pronoun(subject) || place.is_some_and(|place| place.by == MentionBy::Name)
        });
        let first = own.map_or(coming.start, |s| self.grammar.subtree(s).start);
        let first = first.max(sentence.start).min(coming.start);
        let far = i.saturating_sub(first) > LONGEST_SUBJECT;
        let what = if far || of_somebody && !self.grammar.is_passive(coming.verb) {
            // `nous ne céderons pas`: the first half of the negation belongs to it.
            let before = coming.start.saturating_sub(1).max(sentence.start);
            let denied = self.text.is_any(before, words!["ne", "n'"]);
            What {
                start: if denied { before } else { coming.start },
                head: coming.verb,
                whole: false,
            }
        } else {
            What {
                start: first,
                head: coming.verb,
                whole: true,
            }
        };
        for span in self.items(what, &sentence) {
            self.claim(kind, span, &(i..i + 1), what.whole);
        }
    }

    /// The clause of what is to come whose mood the word at `i` tells.
    fn coming_at(&self, i: usize, sentence: &Range<usize>) -> Option<Coming> {
        let text = self.text;
        let told = self
            .phrases
            .longest(i, |cue: ClaimCue| cue.mood().is_some());
        let Some((found, mood)) = told.and_then(|found| Some((found, found.sense.mood()?))) else {
            return self.coming_by_form(i);
        };
        let from = found.end;
        let what = (from..(from + 3).min(sentence.end)).find_map(|k| {
            if text.is_any(k - 1, words!["pour", "de", "à"]) {
                return None;
            }
            let what = self.infinitive_at(k, sentence)?;
            (what.head < from + REACH).then_some(what)
        })?;
        Some(Coming {
            mood,
            carrier: i,
            verb: what.head,
            start: what.start.max(from),
        })
    }

    /// The clause of what is to come whose mood the form of the verb or auxiliary at `i` tells.
    fn coming_by_form(&self, i: usize) -> Option<Coming> {
        let (text, grammar) = (self.text, self.grammar);
        if text.language() == Language::English {
            return None;
        }
        let tag = grammar.tag(i);
        let mood = match tag {
            _ if tag.is_finite() && ends_as_future(text.bytes(i)) => Mood::Future,
            _ if tag.is_finite() && ends_as_conditional(text.bytes(i)) => Mood::Conditional,
            Tag::VerbFut | Tag::AuxFut => Mood::Future,
            Tag::VerbCond | Tag::AuxCond => Mood::Conditional,
            _ => return None,
        };
        let verb = match tag.is_verb() {
            true => i,
            false => {
                let head = grammar.head(i);
                head.filter(|head| *head > i && *head < i + REACH)?
            }
        };
        Some(Coming {
            mood,
            carrier: i,
            verb,
            start: i,
        })
    }

    /// What the clause is, if it is any claim.
    fn kind_of(&self, coming: &Coming, sentence: &Range<usize>) -> Option<Kind> {
        let (text, grammar, verb) = (self.text, self.grammar, coming.verb);
        if self.is_idle(coming, sentence) {
            return None;
        }
        let facts = self.facts(coming, sentence);
        let Facts {
            happens,
            comes,
            dated,
            direct,
            said,
            negated,
            held,
            still,
            ..
        } = facts;
        let stative = happens || grammar.child_as(verb, &[Relation::Cop]).is_some();
        if facts.of_text && !stative && !negated {
            return Some(Kind::Commitment);
        }
        let relative = grammar.relation(verb) == Relation::AclRelcl
            || grammar.relation(coming.carrier) == Relation::AclRelcl;
        let next = (comes || dated && !stative) && held;
        match coming.mood {
            Mood::Duty if still && !stative => Some(Kind::NextStep),
            Mood::Duty | Mood::Due if relative && !(comes || dated) => None,
            Mood::Duty if said && !negated && (!stative || grammar.is_passive(verb)) => {
                (!dated || !comes).then_some(Kind::Demand)
            }
            Mood::Duty => None,
            Mood::Due if (comes || dated || still) && !stative && !direct && held => {
                Some(Kind::NextStep)
            }
            Mood::Due => {
                let conditional = text.starts_with(coming.carrier, "devrai");
                let bound = !stative || direct && !conditional && !happens;
                (said && !relative && bound && !negated).then_some(Kind::Demand)
            }
            Mood::Future if self.is_of_text(verb) && !negated && !comes => {
                (!stative).then_some(Kind::Commitment)
            }
            Mood::Future if next && (!direct || dated && comes) => Some(Kind::NextStep),
            Mood::Conditional
                if said && dated && !negated && !stative && (comes || grammar.is_passive(verb)) =>
            {
                Some(Kind::NextStep)
            }
            Mood::Future | Mood::Conditional => {
                let no_matter = self.tells(verb, Tells::NoMatter) || self.is_guessed(coming);
                let vowed = said && !stative && !no_matter && self.of_speaker(coming, direct);
                vowed.then_some(Kind::Commitment)
            }
        }
    }

    /// What is known of a clause of what is to come.
    fn facts(&self, coming: &Coming, sentence: &Range<usize>) -> Facts {
        let (text, grammar, verb) = (self.text, self.grammar, coming.verb);
        let tells = |tells: Tells| self.tells(verb, tells) && grammar.tag(verb).is_verb();
        let end = self.clause_end(coming, sentence);
        let quote = self.quote_at(coming.carrier);
        let direct = quote.is_some_and(|q| q.kind != QuoteKind::Indirect);
        let between = coming.carrier..verb;
        let no = words!["not", "never", "pas", "jamais", "plus"];
        let negated = grammar.is_negated(verb)
            || grammar.is_negated(coming.carrier)
            || text.word(coming.carrier).ends_with("n't")
            || between.clone().any(|k| text.is_any(k, no));
        let until = words!["until", "before", "avant"];
        let still = words![
            "encore",
            "maintenant",
            "désormais",
            "ensuite",
            "still",
            "now"
        ];
        // `selon le projet, ils libéreraient …`: what a draft says that its signatories will do.
        let by = quote
            .and_then(|q| q.speaker_span)
            .map(|by| text.tokens_in(by));
        let of_text = by.is_some_and(|mut by| by.any(|k| self.tells(k, Tells::Text)));
        Facts {
            happens: tells(Tells::Happens),
            comes: tells(Tells::Comes),
            dated: self.is_dated(coming.start..end),
            direct,
            said: quote.is_some() || self.is_said(verb),
            of_text: of_text && !direct,
            negated,
            held: !negated || (verb..end).any(|k| text.is_any(k, until)),
            still: between.into_iter().any(|k| text.is_any(k, still)),
        }
    }

    /// Whether a clause tells nothing of what is to come: it is asked, supposed, done or long past.
    fn is_idle(&self, coming: &Coming, sentence: &Range<usize>) -> bool {
        let (text, grammar, verb) = (self.text, self.grammar, coming.verb);
        // `should have gone`, `aura attendu`, but `aura lieu`
        let have = words!["have", "avoir", "aura", "auront", "aurait", "auraient"];
        let done = grammar.auxiliaries(verb).any(|a| text.is_any(a, have))
            && !text.is(coming.carrier + 1, "lieu");
        // `should he be convicted`
        let subject = grammar.own_subject(verb);
        let inverted =
            coming.mood == Mood::Duty && subject.is_some_and(|subject| subject > coming.carrier);
        let end = self.clause_end(coming, sentence);
        done || inverted
            || self.is_question(coming.carrier)
            || self.is_supposed(verb)
            || self.is_past(coming.start..end)
    }

    /// Whether a clause is only supposed or hangs on another that is.
    fn is_supposed(&self, verb: usize) -> bool {
        let marks = self.grammar.children_as(verb, &[Relation::Mark]);
        let supposing = words!["si", "s'", "if", "unless", "whether", "lest", "once"];
        // `left open who will decide`
        let embedded = matches!(
            self.grammar.relation(verb),
            Relation::Ccomp | Relation::Advcl
        );
        let mut subject = self.grammar.own_subject(verb).into_iter();
        if embedded && subject.any(|s| self.text.is_any(s, words!["who", "what", "which"])) {
            return true;
        }
        // `refused to say when he would pay`
        let asking = words![
            "when", "where", "how", "why", "quand", "où", "comment", "pourquoi"
        ];
        let asks = self
            .grammar
            .children_as(verb, &[Relation::Advmod, Relation::Mark])
            .any(|k| k < verb && self.text.is_any(k, asking));
        embedded && asks || marks.into_iter().any(|k| self.text.is_any(k, supposing))
    }

    /// Whether a verb of speech governs a clause.
    pub(super) fn is_said(&self, verb: usize) -> bool {
        let says = Classes::CUE_FINITE.with(Classes::CUE_PAST);
        let governs = |head: usize| self.text.has(head, says);
        match self.grammar.relation(verb) {
            Relation::Ccomp => self.grammar.head(verb).is_some_and(governs),
            Relation::Conj | Relation::Xcomp => self
                .grammar
                .head(verb)
                .is_some_and(|v| self.grammar.relation(v) == Relation::Ccomp),
            _ => false,
        }
    }

    /// Whether a clause is what somebody hopes, fears or thinks, which binds nobody.
    fn is_guessed(&self, coming: &Coming) -> bool {
        let text = self.text;
        let quote = self.quote_at(coming.carrier).and_then(|q| q.cue);
        let cue = quote.map(|cue| text.tokens_in(cue));
        let head = self.grammar.head(coming.verb).map(|head| head..head + 1);
        (cue.into_iter().chain(head).flatten()).any(|i| self.tells(i, Tells::Guess))
    }

    /// Whether whoever says what is to come speaks of himself, of those he speaks for, or of a body.
    fn of_speaker(&self, coming: &Coming, direct: bool) -> bool {
        let subject = self
            .grammar
            .subject(coming.verb)
            .or_else(|| self.grammar.own_subject(coming.carrier));
        let Some(subject) = subject else {
            return false;
        };
        let we = words!["we", "i", "nous", "je", "j'"];
        if direct {
            return self.text.is_any(subject, we);
        }
        let cast = self.clauses.cast;
        let speaker = self.quote_at(coming.carrier).and_then(|q| q.speaker);
        let pronoun = self.is_pronoun(subject);
        if pronoun && self.grammar.is_passive(coming.verb) {
            return false;
        }
        let by_person = speaker.is_some_and(|who| cast.kind(who) == Participant::Person);
        match cast.at(subject) {
            Some(place) => {
                Some(place.who) == speaker
                    || matches!(
                        cast.kind(place.who),
                        Participant::Organisation | Participant::Place
                    )
            }
            None if by_person && self.text.is(subject, "it") => false,
            None => {
                let own = self.grammar.noun_phrase(subject).start;
                self.text.is_any(
                    subject,
                    words![
                        "it", "he", "she", "they", "il", "elle", "ils", "elles", "we", "nous"
                    ],
                ) || self
                    .text
                    .has(subject, Classes::INSTITUTION.with(Classes::ORGANISATION))
                    || own < subject
                        && self.text.is_any(
                            own,
                            words!["his", "her", "their", "son", "sa", "ses", "leur", "leurs"],
                        )
            }
        }
    }

    /// Just past the words of a clause that may date it.
    fn clause_end(&self, coming: &Coming, sentence: &Range<usize>) -> usize {
        let end = if self.grammar.knows(coming.verb) {
            self.grammar.subtree(coming.verb).end
        } else {
            sentence.end
        };
        end.min(coming.start + 40).min(sentence.end)
    }

    /// Whether a run tells a day or a time ahead.
    pub(super) fn is_dated(&self, run: Range<usize>) -> bool {
        let soon = words![
            "next",
            "later",
            "soon",
            "tomorrow",
            "prochain",
            "prochaine",
            "prochains",
            "prochaines",
            "bientôt",
            "prochainement",
            "demain",
            "coming",
            "upcoming",
        ];
        let span = self.text.span(run.clone());
        !dates_in(self.dates, span).is_empty() || run.into_iter().any(|k| self.text.is_any(k, soon))
    }

    /// Whether every date of a run lies before the day of publication.
    pub(super) fn is_past(&self, run: Range<usize>) -> bool {
        let Some(PartialDate::Day(published)) = self.published else {
            return false;
        };
        let dates = dates_in(self.dates, self.text.span(run));
        let past = |d: &DateMention| match d.date {
            // A weekday may be the last one or the next.
            Some(PartialDate::Day(date)) => date.plus_days(8) < published,
            Some(PartialDate::Month(year, month)) => {
                (year, month) < (published.year(), published.month())
            }
            Some(PartialDate::Year(year)) => year < published.year(),
            None => false,
        };
        !dates.is_empty() && dates.iter().all(past)
    }

    /// An occasion that is told to lie ahead: `le sommet de lundi prochain`, `the election next month`.
    pub(super) fn occasion(&mut self, found: &Found<ClaimCue>) {
        let (text, grammar) = (self.text, self.grammar);
        let noun = found.end - 1;
        if grammar.tag(found.start) != Tag::Noun
            || self
                .quote_at(noun)
                .is_some_and(|q| q.kind != QuoteKind::Indirect)
        {
            return;
        }
        let sentence = sentence_around(text, noun);
        let phrase = grammar.noun_phrase(found.start);
        let end = phrase.end.max(found.end);
        let ahead = words![
            "next",
            "prochain",
            "prochaine",
            "prochains",
            "prochaines",
            "upcoming",
            "forthcoming",
        ];
        let near = end..(end + 3).min(sentence.end);
        let verb = near.clone().find(|k| grammar.tag(*k).is_finite());
        let reach = phrase.start..verb.unwrap_or(near.end);
        let span = text.span(reach.clone());
        let dated = dates_in(self.dates, span)
            .iter()
            .any(|d| self.is_ahead(d.date));
        let told =
            reach.clone().any(|k| text.is_any(k, ahead)) || text.is_run(end, &["à", "venir"]);
        if !(dated || told) {
            return;
        }
        let mut last = end;
        while last < reach.end
            && (self.is_date(last)
                || text.is_any(last, ahead)
                || text.is_any(last, words!["on", "le", "month", "week", "year"]))
        {
            last += 1;
        }
        let span = text.span(phrase.start..last);
        self.claim(Kind::NextStep, span, &(found.start..found.end), false);
    }

    /// Whether a date lies behind the day of publication.
    fn is_ahead(&self, date: Option<PartialDate>) -> bool {
        let (Some(PartialDate::Day(date)), Some(PartialDate::Day(published))) =
            (date, self.published)
        else {
            return false;
        };
        date > published
    }

    /// What somebody is told to do inside quote marks: `« N'attendez pas. »`
    fn imperative(&mut self, i: usize, sentence: &Range<usize>) {
        let text = self.text;
        let word = text.bytes(i);
        if !(word.ends_with(b"ez") || word.ends_with(b"ons")) || !self.grammar.tag(i).is_verb() {
            return;
        }
        let first = i - usize::from(i > 0 && text.is_any(i - 1, words!["ne", "n'"]));
        let opens = first > 0 && text.kind(first - 1) == TokenKind::Mark
            || first == sentence.start && self.direct(i);
        if !opens
            || self
                .grammar
                .own_subject(i)
                .is_some_and(|s| s > i && text.kind(s) == TokenKind::Clitic)
        {
            return;
        }
        let what = What {
            start: first,
            head: i,
            whole: true,
        };
        if self.end_of(first, i, sentence) < first + 3 {
            return;
        }
        for span in self.items(what, sentence) {
            self.claim(Kind::Demand, span, &(i..i + 1), true);
        }
    }
}

/// Whether a French verb has an ending of the future that no other form has, but for a few: `livra` is past.
fn ends_as_future(word: &[u8]) -> bool {
    let endings = [
        "era", "ttra", "dra", "vra", "rra", "ront", "erons", "drons", "ttrons",
    ];
    ends_in(word, &endings) && !ends_in(word, &["livra"])
}

/// Whether it has one of the conditional.
fn ends_as_conditional(word: &[u8]) -> bool {
    ends_in(
        word,
        &[
            "erait", "eraient", "drait", "draient", "ttrait", "ttraient", "rrait", "rraient",
        ],
    )
}

fn ends_in(word: &[u8], endings: &[&str]) -> bool {
    endings.iter().any(|end| word.ends_with(end.as_bytes()))
}
