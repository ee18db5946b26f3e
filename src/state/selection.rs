//! [`Selection`]: what is selected, and which words that lights.

use super::Panel;
use crate::marks::{Light, Mark, Topic, What};
use depeche_engine::Span;
use depeche_engine::story::Story;

/// What is selected. Indices point into the story.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Selection {
    /// Nothing.
    #[default]
    None,
    /// A participant: all their words and quotes are lit.
    Participant(usize),
    /// A quote, with its cue and its speaker's words.
    Quote(usize),
    /// A commitment, demand, sticking point or next step.
    Claim(Topic, usize),
    /// A date.
    Date(usize),
    /// Any other fact, by its words: the event, an absence.
    Words(Span),
}

impl Selection {
    /// The panel that shows it.
    #[must_use]
    pub fn panel(&self) -> Option<Panel> {
        match self {
            Self::None => None,
            Self::Participant(_) => Some(Panel::Who),
            Self::Quote(_) => Some(Panel::Said),
            Self::Claim(..) | Self::Date(_) | Self::Words(_) => Some(Panel::Context),
        }
    }

    /// Every place in the text that is it, in order.
    #[must_use]
    pub fn occurrences(&self, story: &Story) -> Vec<Span> {
        let one = |span: Option<Span>| span.into_iter().collect();
        match *self {
            Self::None => Vec::new(),
            Self::Participant(i) => {
                let mentions = story.participants.get(i).map_or(&[][..], |p| &p.mentions);
                mentions.iter().map(|m| m.span).collect()
            }
            Self::Quote(i) => one(story.quotes.get(i).map(|q| q.span)),
            Self::Claim(topic, i) => one(topic.claims(&story.context).get(i).map(|c| c.span)),
            Self::Date(i) => one(story.context.dates.get(i).map(|d| d.span)),
            Self::Words(span) => vec![span],
        }
    }

    /// The same fact in another reading of the same text: of those of its kind the one that has most of its places.
    #[must_use]
    pub fn moved(self, from: &Story, to: &Story) -> Self {
        let all: Vec<Self> = match self {
            Self::None | Self::Words(_) => return self,
            Self::Participant(_) => (0..to.participants.len()).map(Self::Participant).collect(),
            Self::Quote(_) => (0..to.quotes.len()).map(Self::Quote).collect(),
            Self::Date(_) => (0..to.context.dates.len()).map(Self::Date).collect(),
            Self::Claim(..) => (Topic::ALL.into_iter())
                .flat_map(|t| (0..t.claims(&to.context).len()).map(move |i| Self::Claim(t, i)))
                .collect(),
        };
        let places = self.occurrences(from);
        let shared = |fact: &Self| {
            let theirs = fact.occurrences(to);
            (places.iter())
                .filter(|p| theirs.iter().any(|t| t.overlaps(**p)))
                .count()
        };
        let some = all.into_iter().map(|fact| (shared(&fact), fact));
        // The first of equals: `max_by_key` would give the last.
        let best = some
            .filter(|(n, _)| *n > 0)
            .reduce(|a, b| if b.0 > a.0 { b } else { a });
        best.map_or(Self::None, |(_, fact)| fact)
    }

    /// The stretches it lights, in no order.
    #[must_use]
    pub fn lights(&self, story: &Story) -> Vec<Mark> {
        let light = |how| {
            move |span| Mark {
                span,
                what: What::Lit(how),
            }
        };
        let mut lights: Vec<Mark> = (self.occurrences(story).into_iter())
            .map(light(Light::Words))
            .collect();
        match *self {
            Self::Participant(i) => {
                let theirs = story.quotes.iter().filter(|q| q.speaker == Some(i));
                lights.extend(theirs.map(|q| q.span).map(light(Light::Near)));
            }
            Self::Quote(i) => {
                if let Some(quote) = story.quotes.get(i) {
                    let introduced = [quote.cue, quote.speaker_span];
                    lights.extend(introduced.into_iter().flatten().map(light(Light::Near)));
                }
            }
            Self::Claim(topic, i) => {
                let claim = topic.claims(&story.context).get(i);
                lights.extend(claim.map(|c| c.cue).map(light(Light::Near)));
            }
            Self::None | Self::Date(_) | Self::Words(_) => {}
        }
        lights
    }
}
