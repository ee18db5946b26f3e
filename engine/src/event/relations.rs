//! Relations: who speaks of whom and to whom, who stands in for whom, who met, who is kin, who holds which office.
//!
//! Each is a line of the drawing, with the words that show it; of several that say the same, the first.

use super::clause::{Clauses, sentence_around};
use super::phrases::{Found, Phrases};
use super::presence::{self, Cue};
use crate::cast::{Cast, Place};
use crate::furniture::Frame;
use crate::language::{Classes, WordState};
use crate::span::Span;
use crate::story::{Kind, MentionBy, Quote, Relation, RelationKind, Representation};
use crate::text::{Text, TokenKind, Words, words};
use std::collections::HashSet;
use std::ops::Range;

/// How far from a role the name stands that it is said of another by: `épouse de M. X`.
const KIN_REACH: usize = 6;

/// Finds every relation of the story.
pub(super) fn read(
    phrases: &Phrases,
    frame: &Frame,
    cast: &Cast,
    quotes: &[Quote],
    representations: &[Representation],
) -> Vec<Relation> {
    let text = phrases.text;
    let mut reader = Reader {
        text,
        phrases,
        cast,
        relations: Vec::new(),
        known: HashSet::with_hasher(text.state()),
    };
    for quote in quotes {
        reader.quote(quote);
    }
    for representation in representations {
        for &by in &representation.by {
            let evidence = representation.evidence;
            reader.add(by, representation.who, RelationKind::Represents, evidence);
        }
    }
    reader.meetings(frame);
    for who in 0..cast.participants.len() {
        reader.roles(who);
    }
    reader.relations
}

struct Reader<'a> {
    text: &'a Text<'a>,
    phrases: &'a Phrases<'a>,
    cast: &'a Cast,
    relations: Vec<Relation>,
    known: HashSet<(usize, usize, RelationKind), WordState>,
}

impl<'a> Reader<'a> {
    fn quote(&mut self, quote: &Quote) {
        let Some(speaker) = quote.speaker else { return };
        let spoken_of = self.places_in(quote.span).iter();
        for place in spoken_of.filter(|p| p.by == MentionBy::Name) {
            self.add(speaker, place.who, RelationKind::SpeaksOf, quote.span);
        }
        if let Some(addressee) = quote.addressee {
            for place in self.places_in(addressee) {
                self.add(speaker, place.who, RelationKind::SpeaksTo, addressee);
            }
        }
    }

    /// The places whose first token lies in a span.
    fn places_in(&self, span: Span) -> &'a [Place] {
        let first = |place: &Place| self.text.token(place.tokens.start).span;
        let places = self.cast.places();
        let start = places.partition_point(|place| first(place).start < span.start);
        let count = places[start..].partition_point(|place| first(place).end <= span.end);
        &places[start..start + count]
    }

    /// Who met whom, at the main event or elsewhere.
    fn meetings(&mut self, frame: &Frame) {
        for run in &frame.story {
            let mut tokens = run.tokens.clone();
            let meets = |c: Cue| matches!(c, Cue::Meet | Cue::Received);
            while let Some(found) = self.phrases.first(tokens.clone(), meets) {
                tokens.start = found.start + 1;
                if found.end <= run.tokens.end {
                    self.meeting(found);
                }
            }
        }
    }

    fn meeting(&mut self, cue: Found<Cue>) {
        let text = self.text;
        let clauses = self.clauses();
        let sentence = sentence_around(text, cue.start);
        if clauses.denied(cue.start, &sentence)
            || presence::taken_back(self.phrases, cue.start, &sentence)
        {
            return;
        }
        let subjects = clauses.subjects(cue.start, &sentence);
        let objects: Vec<Place> = (presence::meeting_objects(&clauses, cue, &sentence))
            .into_iter()
            .cloned()
            .collect();
        for subject in subjects {
            for object in &objects {
                let first = clauses.verb_group(cue.start, sentence.start);
                let evidence = text.span(first..object.tokens.end.max(cue.end));
                self.add(subject, object.who, RelationKind::Met, evidence);
            }
        }
    }

    fn clauses(&self) -> Clauses<'a> {
        Clauses {
            text: self.text,
            cast: self.cast,
            all: false,
        }
    }

    /// Kinship and office, from the roles the text gives a participant.
    fn roles(&mut self, who: usize) {
        let text = self.text;
        for role in &self.cast.participants[who].roles {
            let tokens = text.tokens_in(*role);
            if tokens.is_empty() {
                continue;
            }
            if tokens.clone().any(|i| text.has(i, Classes::KIN)) {
                if let Some(other) = self.kin_of(who, tokens.clone()) {
                    self.add(who, other, RelationKind::Kin, *role);
                }
            } else {
                for place in self.cast.within(tokens) {
                    if matches!(self.cast.kind(place.who), Kind::Organisation | Kind::Place) {
                        self.add(who, place.who, RelationKind::Office, *role);
                    }
                }
            }
        }
    }

    /// Whose kin somebody is by the words around the role: `son gendre`, `X's wife`, `épouse de X`.
    fn kin_of(&self, who: usize, role: Range<usize>) -> Option<usize> {
        const POSSESSIVE: &Words =
            words!["son", "sa", "ses", "leur", "leurs", "his", "her", "their"];
        let text = self.text;
        let person = |place: &&Place| place.who != who && self.cast.kind(place.who) == Kind::Person;
        let named_after = |from: usize| {
            let reach = self.cast.within(from..from + KIN_REACH);
            reach.iter().find(person).map(|p| p.who)
        };
        let of =
            (role.start..role.end + 1).find(|i| text.is_any(*i, words!["de", "d'", "du", "of"]));
        if let Some(of) = of
            && let Some(other) = named_after(of)
        {
            return Some(other);
        }
        let before = role.start.checked_sub(1)?;
        if text.kind(before) == TokenKind::Possessive {
            return self
                .cast
                .at(before.checked_sub(1)?)
                .map(|p| p.who)
                .filter(|w| *w != who);
        }
        if text.is_any(before, POSSESSIVE) {
            let s = text.sentence_at(before);
            let from = text.sentence(s.saturating_sub(1)).start;
            // The one spoken of: the first person of the sentence, rather one who hangs on no preposition; else the last
            // person of the sentence before.
            let sentence = sentence_around(text, before);
            let clauses = self.clauses();
            let here = self.cast.within(sentence.start..before);
            let free = here.iter().find(|p| person(p) && !clauses.is_oblique(p));
            let here = free.or(here.iter().find(person));
            let there = self.cast.within(from..sentence.start);
            let there = there.iter().rev().find(person);
            return here.or(there).map(|p| p.who);
        }
        None
    }

    fn add(&mut self, from: usize, to: usize, kind: RelationKind, evidence: Span) {
        if from != to && self.known.insert((from, to, kind)) {
            self.relations.push(Relation {
                from,
                to,
                kind,
                evidence,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::staged::stage;

    #[track_caller]
    fn check(story: &str, expected: &str) {
        let staged = stage(story);
        let ties = staged.occasion.relations.iter().map(|r| {
            let (from, to) = (staged.name(r.from), staged.name(r.to));
            format!("{from} {} {to}", r.kind.name())
        });
        assert_eq!(ties.collect::<Vec<_>>().join(", "), expected, "{story}");
    }

    #[test]
    fn those_who_meet_are_tied() {
        check(
            "[Anne Roche] a reçu [Paul Vidal] au palais.",
            "Anne Roche met Paul Vidal",
        );
        check(
            "[Jane Roe] met [John Hay] and [Ann Lee].",
            "Jane Roe met John Hay, Jane Roe met Ann Lee",
        );
        check(
            "[Anne Roche] a été reçue mardi par [Paul Vidal].",
            "Anne Roche met Paul Vidal",
        );
    }

    #[test]
    fn those_who_only_may_meet_are_not() {
        check("[Anne Roche] souhaite rencontrer [Paul Vidal].", "");
        check("[Jane Roe] did not meet [John Hay].", "");
        check("[Jane Roe] is expected to meet [John Hay].", "");
    }

    #[test]
    fn kin_are_tied_to_whom_the_words_say() {
        check(
            "[Anne Roche] est là, comme son [gendre|Paul Vidal].",
            "Paul Vidal kin Anne Roche",
        );
        check(
            "En l'absence du [ministre|Luc Dray], [Anne Roche] viendra avec son [gendre|Paul Vidal].",
            "Paul Vidal kin Anne Roche",
        );
    }

    #[test]
    fn who_stands_in_is_tied_to_whom() {
        check(
            "# Sommet\n\nLe sommet se tient mardi. [Anne Roche] est représentée par [Paul Vidal].",
            "Paul Vidal represents Anne Roche",
        );
    }
}
