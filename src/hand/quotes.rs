//! What is offered for a quote: who said it, whether it is one, where it begins and ends.

use super::{Choice, Desk, Group, Sheet};
use crate::reading::Reading;
use crate::state::{Hand, Page};
use depeche_corrections::{Correction, Speaker, likely_speakers};
use depeche_engine::story::{By, QuoteKind};

impl Desk<'_> {
    pub(super) fn quote(&self, index: usize, page: Page) -> Sheet {
        let words = &self.words.amend;
        let Some(quote) = self.reading.story.quotes.get(index) else {
            return self.sheet("", None, Vec::new());
        };
        let anchor = self.anchor(quote.span);
        if let Page::Bounds(span) = page {
            let old = &anchor;
            return self.bounds(span, &|to| {
                let quote = old.clone()?;
                Some(Correction::QuoteBounds { quote, to })
            });
        }
        let said_by = |speaker| {
            let quote = anchor.clone()?;
            Some(Correction::Speaker { quote, speaker })
        };
        let now: Vec<usize> = quote.speaker.into_iter().collect();
        let Reading { text, story, .. } = self.reading;
        let likely = likely_speakers(text, story, quote.span);
        let mut who = self.participants("", quote.span, &likely, &now, &|_, who| {
            said_by(Speaker::Participant(who))
        });
        // Words of the text describe somebody whom it does not name.
        let described = self.typed_words(quote.span).into_iter();
        let described = described.filter(|span| !span.overlaps(quote.span));
        who.choices.extend(described.take(1).filter_map(|span| {
            let correction = said_by(Speaker::Unnamed(self.anchor(span)?))?;
            Some(Choice::of(&(words.unnamed)(&self.short(span)), correction))
        }));
        let nobody = said_by(Speaker::Nobody);
        let is_nobody = quote.speaker.is_none() && quote.by == By::Hand;
        (who.choices).extend(nobody.map(|c| Choice::of(words.nobody, c).now(is_nobody)));
        let (other, label) = match quote.kind {
            QuoteKind::Direct => (QuoteKind::Indirect, words.is_indirect),
            QuoteKind::Indirect => (QuoteKind::Direct, words.is_direct),
        };
        let no_quote = anchor.clone().map(|quote| Correction::NoQuote { quote });
        let other = (anchor.clone()).map(|words| Correction::AddQuote { words, kind: other });
        let bounds = Choice::said(words.bounds, Hand::Turn(Page::Bounds(quote.span)));
        let more = (no_quote.map(|c| Choice::of(words.no_quote, c)).into_iter())
            .chain([bounds])
            .chain(other.map(|c| Choice::of(label, c)));
        let groups = vec![who, Group::of(words.more, more)];
        self.sheet(words.who_says, Some(quote.span), groups)
    }
}
