//! Corrections of the context: commitments, demands, sticking points, next steps, dates.

use super::{Misfit, Outcome, Work, most_alike, overlapped, place_in, set};
use crate::{Anchor, Topic};
use depeche_engine::Span;
use depeche_engine::calendar::PartialDate;
use depeche_engine::story::{By, Claim, DateMention};

impl Work<'_> {
    pub(super) fn add_claim(&mut self, topic: Topic, words: &Anchor) -> Outcome {
        let span = self.exact(words)?;
        if let Some(known) = self.claims(topic).iter_mut().find(|c| c.span == span) {
            known.by = By::Hand;
            return Ok(false);
        }
        if self.claims(topic).iter().any(|c| c.span.overlaps(span)) {
            return Err(Misfit::InTheWay);
        }
        // What is promised or asked within a quote is its speaker's.
        let mut quotes = self.story.quotes.iter();
        let whose = quotes
            .find(|q| q.span.contains(span))
            .and_then(|q| q.speaker);
        self.put_claim(
            topic,
            Claim {
                span,
                whose,
                cue: span,
                by: By::Hand,
            },
        );
        Ok(true)
    }

    pub(super) fn move_claim(
        &mut self,
        topic: Topic,
        claim: &Anchor,
        to: Topic,
        words: Option<&Anchor>,
    ) -> Outcome {
        let words = words.map(|words| self.exact(words)).transpose()?;
        let index = match self.claim(topic, claim) {
            Ok(index) => index,
            Err(misfit) => {
                let there = words.map_or_else(|| self.near(claim), Ok)?;
                let mut claims = self.claims(to).iter_mut();
                let there = claims.find(|c| c.span == there).ok_or(misfit)?;
                there.by = By::Hand;
                return Ok(false);
            }
        };
        let old = self.claims(topic)[index];
        let new = words.unwrap_or(old.span);
        let mut others = self.claims(to).iter().enumerate();
        let mut other = others
            .by_ref()
            .filter(|(at, _)| topic != to || *at != index);
        if other.any(|(_, c)| c.span.overlaps(new)) {
            return Err(Misfit::InTheWay);
        }
        self.claims(topic).remove(index);
        self.put_claim(
            to,
            Claim {
                span: new,
                by: By::Hand,
                ..old
            },
        );
        Ok(topic != to || new != old.span)
    }

    pub(super) fn whose_claim(
        &mut self,
        topic: Topic,
        claim: &Anchor,
        whose: Option<&Anchor>,
    ) -> Outcome {
        let index = self.claim(topic, claim)?;
        let whose = whose.map(|whose| self.who(whose)).transpose()?;
        let claim = &mut self.claims(topic)[index];
        claim.by = By::Hand;
        Ok(set(&mut claim.whose, whose))
    }

    pub(super) fn no_claim(&mut self, topic: Topic, claim: &Anchor) -> Outcome {
        match self.claim(topic, claim) {
            Ok(index) => {
                self.claims(topic).remove(index);
                Ok(true)
            }
            Err(Misfit::NothingThere) => Ok(false),
            Err(gone) => Err(gone),
        }
    }

    pub(super) fn date(
        &mut self,
        words: &Anchor,
        date: Option<PartialDate>,
        until: Option<PartialDate>,
    ) -> Outcome {
        let span = self.exact(words)?;
        let dates = &mut self.story.context.dates;
        if let Some(known) = overlapped(dates.iter().map(|d| d.span), span) {
            let known = &mut dates[known];
            known.by = By::Hand;
            let is_new = set(&mut known.date, date);
            return Ok(set(&mut known.until, until) || is_new);
        }
        let at = place_in(dates, span, |d| d.span);
        let mention = DateMention {
            span,
            date,
            until,
            by: By::Hand,
        };
        dates.insert(at, mention);
        Ok(true)
    }

    pub(super) fn date_bounds(&mut self, words: &Anchor, to: &Anchor) -> Outcome {
        let to = self.exact(to)?;
        let dates = &self.story.context.dates;
        let there = dates.iter().position(|d| d.span == to);
        let index = match (self.date_at(words), there) {
            (Ok(index), Some(there)) if index != there => return Err(Misfit::InTheWay),
            (_, Some(there)) => there,
            (index, None) => index?,
        };
        let dates = &self.story.context.dates;
        let mut others = dates.iter().enumerate().filter(|(at, _)| *at != index);
        if others.any(|(_, d)| d.span.overlaps(to)) {
            return Err(Misfit::InTheWay);
        }
        let dates = &mut self.story.context.dates;
        let mut mention = dates.remove(index);
        mention.by = By::Hand;
        let is_new = set(&mut mention.span, to);
        let at = place_in(dates, to, |d| d.span);
        dates.insert(at, mention);
        Ok(is_new)
    }

    pub(super) fn no_date(&mut self, words: &Anchor) -> Outcome {
        match self.date_at(words) {
            Ok(index) => {
                self.story.context.dates.remove(index);
                Ok(true)
            }
            Err(Misfit::NothingThere) => Ok(false),
            Err(gone) => Err(gone),
        }
    }

    fn date_at(&self, words: &Anchor) -> Result<usize, Misfit> {
        let span = self.exact(words)?;
        let dates = self.story.context.dates.iter().map(|d| d.span);
        overlapped(dates, span).ok_or(Misfit::NothingThere)
    }

    fn claim(&self, topic: Topic, words: &Anchor) -> Result<usize, Misfit> {
        let span: Span = self.near(words)?;
        let claims = topic.claims(&self.story.context).iter().map(|c| c.span);
        most_alike(claims, span).ok_or(Misfit::NothingThere)
    }

    fn claims(&mut self, topic: Topic) -> &mut Vec<Claim> {
        topic.claims_mut(&mut self.story.context)
    }

    /// Puts a claim where it stands in the order of the text.
    fn put_claim(&mut self, topic: Topic, claim: Claim) {
        let claims = self.claims(topic);
        let at = place_in(claims, claim.span, |c| c.span);
        claims.insert(at, claim);
    }
}
