//! Event and presence: the meeting a story is about, who was there, and what was promised, blocks or comes next.

mod clause;
mod context;
mod details;
mod main_event;
mod phrases;
mod presence;
mod relations;
#[cfg(test)]
mod staged;

use crate::cast::Cast;
use crate::furniture::Frame;
use crate::grammar::Grammar;
use crate::span::Span;
use crate::story::{Context, DateMention, Event, Presence, Quote, Relation, Representation};
use phrases::Phrases;

/// What the story's main event is, who was there, and what surrounds it.
#[derive(Debug, Default)]
pub(crate) struct Occasion {
    /// The main event.
    pub event: Option<Event>,
    /// Who stood in for whom.
    pub representations: Vec<Representation>,
    /// Commitments, demands, sticking points, next steps and dates.
    pub context: Context,
    /// Who is tied to whom.
    pub relations: Vec<Relation>,
}

/// Finds the main event and sets everybody's presence.
pub(crate) fn read(
    grammar: &Grammar,
    frame: &Frame,
    cast: &mut Cast,
    quotes: &[Quote],
    dates: Vec<DateMention>,
) -> Occasion {
    let text = grammar.text();
    let phrases = Phrases::of(text);
    let main = main_event::choose(&phrases, frame, cast, &dates);
    let mut event = main
        .as_ref()
        .map(|main| details::of(&phrases, frame, cast, &dates, main));
    let mut representations = Vec::new();
    if let (Some(main), Some(event)) = (&main, &mut event) {
        let attendance = presence::read(&phrases, frame, cast, quotes, &dates, main, event);
        for finding in &attendance.findings {
            cast.participants[finding.who].presence = Presence {
                status: finding.status,
                evidence: Some(finding.evidence),
                host: finding.host,
            };
        }
        event.host = (attendance.findings.iter()).find(|f| f.host).map(|f| f.who);
        representations = attendance.representations;
    }
    let relations = relations::read(&phrases, frame, cast, quotes, &representations);
    Occasion {
        event,
        representations,
        context: context::read(grammar, &phrases, frame, cast, quotes, dates),
        relations,
    }
}

/// The dates that lie whole in a span. Dates stand in the order of the text.
fn dates_in(dates: &[DateMention], span: Span) -> &[DateMention] {
    let start = dates.partition_point(|d| d.span.start < span.start);
    let end = dates.partition_point(|d| d.span.end <= span.end);
    &dates[start..end.max(start)]
}

/// The dates that share words with a span.
fn dates_over(dates: &[DateMention], span: Span) -> &[DateMention] {
    let start = dates.partition_point(|d| d.span.end <= span.start);
    let end = dates.partition_point(|d| d.span.start < span.end);
    &dates[start..end.max(start)]
}

/// The quotes that share words with a span. Quotes stand in the order of the text and do not overlap.
fn quotes_over(quotes: &[Quote], span: Span) -> &[Quote] {
    let start = quotes.partition_point(|q| q.span.end <= span.start);
    let end = quotes.partition_point(|q| q.span.start < span.end);
    &quotes[start..end.max(start)]
}
