//! [`Cast`]: the participants while the stages are still finding them, and which tokens speak of whom.
//!
//! The names stage fills it; the quotes stage adds those who speak without a name, and the mentions by role or pronoun
//! that it resolves; presence and event read it.

use crate::order;
use crate::span::Span;
use crate::story::{Kind, Mention, MentionBy, Participant};
use crate::text::Text;
use std::cell::Cell;
use std::ops::Range;

/// The participants found so far.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    /// In order of first appearance once [`Cast::finish`] has run.
    pub participants: Vec<Participant>,
    /// Where tokens speak of a participant, in order of their first token, never overlapping.
    places: Vec<Place>,
    /// The place last found: stages ask about one stretch of the text after another.
    last: Cell<usize>,
}

/// A run of tokens that speaks of a participant.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The tokens.
    pub tokens: Range<usize>,
    /// The participant's index.
    pub who: usize,
    /// By name, role or pronoun.
    pub by: MentionBy,
}

impl Cast {
    /// One with room for so many participants and mentions.
    pub fn with_room(participants: usize, mentions: usize) -> Self {
        Self {
            participants: Vec::with_capacity(participants),
            places: Vec::with_capacity(mentions),
            last: Cell::default(),
        }
    }

    /// Adds a participant and gives its index.
    pub fn add(&mut self, participant: Participant) -> usize {
        self.participants.push(participant);
        self.participants.len() - 1
    }

    /// Notes that `tokens` speak of `who`. Words that already speak of somebody keep speaking of them: gives whether the
    /// mention was added.
    pub fn mention(
        &mut self,
        text: &Text,
        who: usize,
        tokens: Range<usize>,
        by: MentionBy,
    ) -> bool {
        let at = self.first_past(tokens.start);
        if tokens.is_empty()
            || self
                .places
                .get(at)
                .is_some_and(|p| p.tokens.start < tokens.end)
        {
            return false;
        }
        let span = text.span(tokens.clone());
        self.places.insert(at, Place { tokens, who, by });
        let mentions = &mut self.participants[who].mentions;
        let at = if mentions.last().is_none_or(|m| m.span < span) {
            mentions.len()
        } else {
            mentions.partition_point(|m| m.span < span)
        };
        mentions.insert(at, Mention { span, by });
        true
    }

    /// Every run of tokens that speaks of a participant, in order.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The mention that holds the token at `i`.
    pub fn at(&self, i: usize) -> Option<&Place> {
        let at = self.first_past(i);
        self.places.get(at).filter(|p| p.tokens.start <= i)
    }

    /// The first place that ends past the token at `i`.
    fn first_past(&self, i: usize) -> usize {
        let is_past = |at: usize| self.places.get(at).is_none_or(|p| p.tokens.end > i);
        let last = self.last.get();
        let at = match last.checked_sub(1) {
            Some(before) if is_past(before) => None,
            _ if is_past(last) => return last,
            _ => Some(last + 1).filter(|next| is_past(*next)),
        };
        let at = at.unwrap_or_else(|| self.places.partition_point(|p| p.tokens.end <= i));
        self.last.set(at);
        at
    }

    /// The mentions that begin in a run of tokens, in order.
    pub fn within(&self, tokens: Range<usize>) -> &[Place] {
        // Past that one no place can begin before them, since places do not overlap.
        let mut start = self.first_past(tokens.start);
        start += usize::from(
            self.places
                .get(start)
                .is_some_and(|p| p.tokens.start < tokens.start),
        );
        let rest = &self.places[start..];
        let end = match rest.first() {
            Some(first) if first.tokens.start < tokens.end => {
                rest.partition_point(|p| p.tokens.start < tokens.end)
            }
            _ => 0,
        };
        &rest[..end]
    }

    /// What the participant is.
    pub fn kind(&self, who: usize) -> Kind {
        self.participants[who].kind
    }

    /// Puts the participants in the order in which the text first speaks of them and gives, for each old index, the new.
    ///
    /// Places that only the dateline names are where the story is told from, no part of it: they are taken out, unless
    /// they are among those `asked` for, by index.
    pub fn finish(&mut self, asked: &[bool]) -> Vec<usize> {
        let first = |p: &Participant| p.mentions.first().map_or(p.name, |m| m.span.min(p.name));
        let told = |p: &Participant| p.kind != Kind::Place || !p.mentions.is_empty();
        let mut order: Vec<usize> = (0..self.participants.len())
            .filter(|i| asked.get(*i) == Some(&true) || told(&self.participants[*i]))
            .collect();
        order::sort_by_key(&mut order, |&i| first(&self.participants[i]));
        let mut new_of_old = vec![0; self.participants.len()];
        for (new, &old) in order.iter().enumerate() {
            new_of_old[old] = new;
        }
        let mut old: Vec<Option<Participant>> = std::mem::take(&mut self.participants)
            .into_iter()
            .map(Some)
            .collect();
        self.participants = order.iter().filter_map(|&i| old[i].take()).collect();
        for place in &mut self.places {
            place.who = new_of_old[place.who];
        }
        new_of_old
    }

    /// A participant of this kind with this name and nothing else known of it.
    pub fn named(kind: Kind, name: Span) -> Participant {
        Participant {
            kind,
            name,
            aliases: Vec::new(),
            roles: Vec::new(),
            presence: Default::default(),
            mentions: Vec::new(),
            gender: Default::default(),
            reason: Default::default(),
            by: Default::default(),
            roles_by_hand: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mentions_stay_in_order_and_never_overlap() {
        let text = Text::new("Paul Rey et Anne Roy");
        let mut cast = Cast::default();
        let anne = cast.add(Cast::named(Kind::Person, text.span(3..5)));
        let paul = cast.add(Cast::named(Kind::Person, text.span(0..2)));
        assert!(cast.mention(&text, anne, 3..5, MentionBy::Name));
        assert!(cast.mention(&text, paul, 0..2, MentionBy::Name));
        assert!(
            !cast.mention(&text, paul, 1..4, MentionBy::Name),
            "Rey is taken"
        );
        assert!(
            !cast.mention(&text, paul, 2..2, MentionBy::Name),
            "no words at all"
        );
        assert_eq!(cast.at(1).map(|p| p.who), Some(paul));
        assert!(cast.at(2).is_none());
        assert_eq!(cast.within(1..5).len(), 1);
    }

    #[test]
    fn finishing_orders_participants_by_first_appearance() {
        let text = Text::new("Paul Rey et Anne Roy");
        let mut cast = Cast::default();
        let anne = cast.add(Cast::named(Kind::Person, text.span(3..5)));
        let paul = cast.add(Cast::named(Kind::Person, text.span(0..2)));
        cast.mention(&text, anne, 3..5, MentionBy::Name);
        cast.mention(&text, paul, 0..2, MentionBy::Name);
        let new_of_old = cast.finish(&[]);
        assert_eq!((new_of_old[anne], new_of_old[paul]), (1, 0));
        assert_eq!(cast.participants[0].name.of(text.source()), "Paul Rey");
        assert_eq!(cast.at(0).map(|p| p.who), Some(0));
    }
}
