//! [`correct()`]: a story with what its reader put right.
//!
//! Corrections are applied one after the other, each on what those before it gave. What a correction speaks of is found
//! by its words: a quote, claim or date by where they stand, a participant by the mention that stands there, or else by
//! its name. `people`, `quotes`, `event` and `context` do the rest.

mod cast;
mod context;
mod event;
mod people;
mod quotes;
mod relations;
#[cfg(test)]
mod tests;

use crate::{Anchor, Correction, Corrections};
use depeche_engine::{Span, Story};
use depeche_link::Searched;

/// A story with its corrections.
#[derive(Clone, Debug, PartialEq)]
pub struct Corrected {
    /// The story; what was corrected says that it was by hand.
    pub story: Story,
    /// What became of each correction, in their order.
    pub fates: Vec<Fate>,
}

/// What became of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The story is as it says, and was not before.
    Applied,
    /// The story was as it says already; what it speaks of is now so by hand.
    AlreadySo,
    /// It says nothing about this text or this reading; the story is as it was.
    NoLongerFits(Misfit),
}

/// Why a correction no longer fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// Its words do not stand in the text.
    WordsGone,
    /// Its words stand in the text, and what it corrects is not read there: no quote, no participant, no event …
    NothingThere,
    /// What it would add or move would overlap another of its kind, or be one with it.
    InTheWay,
}

/// The story with corrections, and what became of each.
///
/// Pure and total: any text, any story of it, any corrections. Takes time linear in the text for each correction.
#[must_use]
pub fn correct(text: &str, story: &Story, corrections: &Corrections) -> Corrected {
    if corrections.0.is_empty() {
        return Corrected {
            story: story.clone(),
            fates: Vec::new(),
        };
    }
    let mut work = Work {
        copy: Searched::new(text),
        story: story.clone(),
    };
    let mut fates = Vec::with_capacity(corrections.0.len());
    for correction in &corrections.0 {
        fates.push(match work.apply(correction) {
            Ok(true) => Fate::Applied,
            Ok(false) => Fate::AlreadySo,
            Err(misfit) => Fate::NoLongerFits(misfit),
        });
    }
    if fates.contains(&Fate::Applied) {
        work.order();
        work.relate();
    }
    Corrected {
        story: work.story,
        fates,
    }
}

/// Whether a correction changed something, or why it cannot.
type Outcome = Result<bool, Misfit>;

/// A story while it is corrected. Participants are in no order until [`Work::order`] has run.
struct Work<'t> {
    copy: Searched<'t>,
    story: Story,
}

impl<'t> Work<'t> {
    fn apply(&mut self, correction: &Correction) -> Outcome {
        match correction {
            Correction::Speaker { quote, speaker } => self.speaker(quote, speaker),
            Correction::QuoteBounds { quote, to } => self.quote_bounds(quote, to),
            Correction::NoQuote { quote } => self.no_quote(quote),
            Correction::AddQuote { words, kind } => self.add_quote(words, *kind),
            Correction::Rename { who, name } => self.rename(who, name),
            Correction::Merge { who, into } => self.merge(who, into),
            Correction::Split { mention, of } => self.split(mention, of.as_ref()),
            Correction::Kind { who, kind } => self.kind(who, *kind),
            Correction::NoParticipant { who } => self.no_participant(who),
            Correction::AddParticipant { words, kind } => self.add_participant(words, *kind),
            Correction::AddRole { who, role } => self.add_role(who, role),
            Correction::ChangeRole { who, role, to } => self.change_role(who, role, to),
            Correction::NoRole { who, role } => self.no_role(who, role),
            Correction::Presence { who, status } => self.presence(who, *status),
            Correction::StandIns { who, by } => self.stand_ins(who, by),
            Correction::What { what } => self.what(what),
            Correction::Where { place } => self.place(place.as_ref()),
            Correction::When { date, until } => self.when(*date, *until),
            Correction::NoEvent => Ok(self.no_event()),
            Correction::AddClaim { topic, words } => self.add_claim(*topic, words),
            Correction::MoveClaim {
                topic,
                claim,
                to,
                words,
            } => self.move_claim(*topic, claim, *to, words.as_ref()),
            Correction::WhoseClaim {
                topic,
                claim,
                whose,
            } => self.whose_claim(*topic, claim, whose.as_ref()),
            Correction::NoClaim { topic, claim } => self.no_claim(*topic, claim),
            Correction::Date { words, date, until } => self.date(words, *date, *until),
            Correction::DateBounds { words, to } => self.date_bounds(words, to),
            Correction::NoDate { words } => self.no_date(words),
            Correction::Published { date } => Ok(self.published(*date)),
        }
    }

    fn text(&self) -> &'t str {
        self.copy.text()
    }

    /// The words of a span.
    fn words(&self, span: Span) -> &'t str {
        span.of(self.text())
    }

    /// Where words stand as they were: what is to be shown as a claim has to be what was marked.
    fn exact(&self, anchor: &Anchor) -> Result<Span, Misfit> {
        anchor.exact(&self.copy).ok_or(Misfit::WordsGone)
    }

    /// Where words stand, edited or not: what is found there was found by the reader.
    fn near(&self, anchor: &Anchor) -> Result<Span, Misfit> {
        anchor.near(&self.copy).ok_or(Misfit::WordsGone)
    }
}

/// The index of the span that is most like another, of those that share half of what both cover.
fn most_alike(spans: impl Iterator<Item = Span>, sought: Span) -> Option<usize> {
    let mut best = None;
    for (index, span) in spans.enumerate() {
        let shared = span
            .end
            .min(sought.end)
            .saturating_sub(span.start.max(sought.start)) as usize;
        let apart = span.len() + sought.len() - 2 * shared;
        if shared > 0 && shared >= apart && best.is_none_or(|(few, _)| apart < few) {
            best = Some((apart, index));
        }
    }
    best.map(|(_, index)| index)
}

/// The index of the one span of several that do not overlap which another overlaps; of more, that which is most like it.
fn overlapped(spans: impl Iterator<Item = Span> + Clone, sought: Span) -> Option<usize> {
    let mut overlaps = spans
        .clone()
        .enumerate()
        .filter(|(_, s)| s.overlaps(sought));
    match (overlaps.next(), overlaps.next()) {
        (Some((index, _)), None) => Some(index),
        _ => most_alike(spans, sought),
    }
}

/// The index at which a span keeps a list in order.
fn place_in<T>(list: &[T], span: Span, of: impl Fn(&T) -> Span) -> usize {
    list.iter()
        .position(|item| of(item) > span)
        .unwrap_or(list.len())
}

/// Sets a value; gives whether it was another.
fn set<T: PartialEq>(place: &mut T, value: T) -> bool {
    let is_new = *place != value;
    *place = value;
    is_new
}
