//! Corrections of quotes: who said it, what its words are, whether it is one.

use super::cast::is_named;
use super::{Misfit, Outcome, Work, most_alike, place_in, set};
use crate::guess::{Guess, far, paragraph};
use crate::{Anchor, Speaker};
use depeche_engine::Span;
use depeche_engine::story::{By, Kind, Quote, QuoteKind, QuotePattern, SpeakerReason, Voice};

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
                let who = match self.just_at(span) {
                    Some(who) if !is_named(self.story.participants[who].kind) => who,
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
        let Guess { cue, speakers } = Guess::of(self.text(), &self.story, span);
        self.put(Quote {
            kind,
            span,
            speaker: None,
            speaker_span: None,
            speaker_reason: if speakers.is_empty() {
                SpeakerReason::None
            } else {
                SpeakerReason::Undecided
            },
            candidates: speakers,
            cue,
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

    /// Where a participant is spoken of beside a quote, in its paragraph and nearest to it.
    fn named_beside(&self, who: usize, quote: Span) -> Option<Span> {
        let paragraph = paragraph(&self.story, quote)?;
        let mentions = self.story.participants[who].mentions.iter().map(|m| m.span);
        let beside = mentions.filter(|m| paragraph.contains(*m) && !m.overlaps(quote));
        beside.min_by_key(|m| far(*m, quote))
    }
}
