//! Corrections of quotes: who said it, what its words are, whether it is one.

use super::{Misfit, Outcome, Work, most_alike, place_in, set};
use crate::{Anchor, Speaker};
use depeche_engine::Span;
use depeche_engine::amend::{Around, speech_around};
use depeche_engine::story::{By, Kind, Quote, QuoteKind, QuotePattern, SpeakerReason, Voice};

/// The most who may have said what somebody marked as a quote.
const MOST_CANDIDATES: usize = 6;

impl Work<'_> {
    pub(super) fn speaker(&mut self, quote: &Anchor, speaker: &Speaker) -> Outcome {
        let quote = self.quote(quote)?;
        let (who, words) = match speaker {
            Speaker::Nobody => (None, None),
            Speaker::Participant(words) => {
                let who = self.who(words)?;
                (
                    Some(who),
                    self.named_beside(who, self.story.quotes[quote].span),
                )
            }
            Speaker::Unnamed(words) => {
                let span = self.exact(words)?;
                let who = match self.at(span) {
                    Some(who) if self.described_at(who, span) => who,
                    Some(_) => return Err(Misfit::InTheWay),
                    None => self.add(span, Kind::Unnamed),
                };
                (Some(who), Some(span))
            }
        };
        let voice = who.map_or(Voice::Unattributed, |who| {
            Voice::of(self.story.participants[who].kind)
        });
        let quote = &mut self.story.quotes[quote];
        let was_open = quote.speaker_reason == SpeakerReason::Undecided;
        let is_new = set(&mut quote.speaker, who) || was_open;
        quote.candidates.clear();
        if is_new {
            quote.speaker_span = words;
        }
        quote.voice = voice;
        quote.speaker_reason = SpeakerReason::Hand;
        quote.by = By::Hand;
        Ok(is_new)
    }

    pub(super) fn quote_bounds(&mut self, quote: &Anchor, to: &Anchor) -> Outcome {
        let to = self.exact(to)?;
        let quotes = &self.story.quotes;
        let there = quotes.iter().position(|q| q.span == to);
        let index = match (self.quote(quote), there) {
            (Ok(index), None) => index,
            (Ok(index), Some(there)) if index != there => return Err(Misfit::InTheWay),
            (_, Some(there)) => there,
            (Err(misfit), None) => return Err(misfit),
        };
        let mut quote = self.story.quotes.remove(index);
        let is_new = set(&mut quote.span, to);
        quote.pattern = QuotePattern::Hand;
        quote.by = By::Hand;
        let apart = |span: &Span| !span.overlaps(to);
        quote.cue = quote.cue.filter(apart);
        quote.speaker_span = quote.speaker_span.filter(apart);
        self.put(quote);
        Ok(is_new)
    }

    pub(super) fn no_quote(&mut self, quote: &Anchor) -> Outcome {
        match self.quote(quote) {
            Ok(quote) => {
                self.story.quotes.remove(quote);
                Ok(true)
            }
            Err(Misfit::NothingThere) => Ok(false),
            Err(gone) => Err(gone),
        }
    }

    pub(super) fn add_quote(&mut self, words: &Anchor, kind: QuoteKind) -> Outcome {
        let span = self.exact(words)?;
        let quotes = &mut self.story.quotes;
        if let Some(known) = quotes.iter_mut().find(|q| q.span == span) {
            known.by = By::Hand;
            known.pattern = QuotePattern::Hand;
            return Ok(set(&mut known.kind, kind));
        }
        if quotes
            .iter()
            .any(|q| q.kind == kind && q.span.overlaps(span))
        {
            return Err(Misfit::InTheWay);
        }
        let around = speech_around(self.text(), self.story.language, span);
        let candidates = around.map_or(Vec::new(), |around| self.candidates(span, around));
        self.put(Quote {
            kind,
            span,
            speaker: None,
            speaker_span: None,
            speaker_reason: if candidates.is_empty() {
                SpeakerReason::None
            } else {
                SpeakerReason::Undecided
            },
            candidates,
            cue: around.and_then(|around| around.cue),
            addressee: None,
            occasion: None,
            voice: Voice::Unattributed,
            pattern: QuotePattern::Hand,
            by: By::Hand,
        });
        Ok(true)
    }

    /// The quote that words are.
    fn quote(&self, words: &Anchor) -> Result<usize, Misfit> {
        let span = self.near(words)?;
        let spans = self.story.quotes.iter().map(|q| q.span);
        most_alike(spans, span).ok_or(Misfit::NothingThere)
    }

    /// Puts a quote where it stands in the order of the text.
    fn put(&mut self, quote: Quote) {
        let at = place_in(&self.story.quotes, quote.span, |q| q.span);
        self.story.quotes.insert(at, quote);
    }

    /// Whether words describe a participant that has no name.
    fn described_at(&self, who: usize, span: Span) -> bool {
        let participant = &self.story.participants[who];
        let is_named = matches!(
            participant.kind,
            Kind::Person | Kind::Organisation | Kind::Place
        );
        !is_named && participant.mentions.iter().any(|m| m.span == span)
    }

    /// Where a participant is spoken of beside a quote, in its paragraph and nearest to it.
    fn named_beside(&self, who: usize, quote: Span) -> Option<Span> {
        let paragraph = self.paragraph(quote)?;
        let mentions = self.story.participants[who].mentions.iter().map(|m| m.span);
        let beside = mentions.filter(|m| paragraph.contains(*m) && !m.overlaps(quote));
        let far = |m: &Span| {
            m.start
                .saturating_sub(quote.end)
                .max(quote.start.saturating_sub(m.end))
        };
        beside.min_by_key(far)
    }

    /// The paragraph that holds a span.
    fn paragraph(&self, span: Span) -> Option<Span> {
        let paragraphs = &self.story.paragraphs;
        let at = paragraphs.partition_point(|p| p.span.end < span.end);
        paragraphs
            .get(at)
            .map(|p| p.span)
            .filter(|p| p.contains(span))
    }

    /// Who may have said some words, the likeliest first: who is spoken of in their sentence, from the cue on; who said what
    /// else stands in their paragraph; who spoke last before.
    fn candidates(&self, words: Span, around: Around) -> Vec<usize> {
        let from = around.cue.unwrap_or(words);
        let far = |m: Span| {
            m.start
                .saturating_sub(from.end)
                .max(from.start.saturating_sub(m.end))
        };
        let mut beside: Vec<(u32, usize)> = Vec::new();
        for (who, participant) in self.story.participants.iter().enumerate() {
            // Places are where something is said more often than who says it.
            let penalty = if participant.kind == Kind::Place {
                u32::MAX / 2
            } else {
                0
            };
            let mentions = participant.mentions.iter().map(|m| m.span);
            let near = mentions.filter(|m| around.sentence.contains(*m) && !m.overlaps(words));
            let near = near.map(far).min();
            beside.extend(near.map(|far| (far + penalty, who)));
        }
        depeche_engine::order::sort_by_key(&mut beside, |near| *near);
        let paragraph = self.paragraph(words);
        let quotes = self.story.quotes.iter();
        let same = quotes
            .clone()
            .filter(|q| paragraph.is_some_and(|p| p.contains(q.span)));
        let before = quotes.rev().find(|q| q.span < words && q.speaker.is_some());
        let said = same.chain(before).filter_map(|q| q.speaker);
        let mut all = Vec::new();
        for who in beside.into_iter().map(|(_, who)| who).chain(said) {
            if !all.contains(&who) && all.len() < MOST_CANDIDATES {
                all.push(who);
            }
        }
        all
    }
}
