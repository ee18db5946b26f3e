//! Event and presence: the meeting a story is about, who was there, and what was promised, blocks or comes next.

mod clause;
mod context;
mod day;
mod details;
mod facts;
mod lexicon;
mod occasions;
mod outright;
mod phrases;
mod place;
mod presence;
mod relations;
#[cfg(test)]
mod staged;
mod stand_in;

use crate::calendar::{self, Date};
use crate::cast::{Cast, Place};
use crate::furniture::Frame;
use crate::grammar::Grammar;
use crate::span::Span;
use crate::story::{Context, DateMention, Event, Presence, Quote, Relation, Representation};
use crate::text::Text;
use facts::Telling;
use lexicon::Cues;
use occasions::Zone;
use phrases::Phrases;
use std::ops::Range;

/// What the story's main event is, who was there, and what surrounds it.
#[derive(Debug, Default)]
pub(crate) struct Occasion {
    /// The main event.
    pub event: Option<Event>,
    /// The word that may tell of one, where none was found.
    pub possible: Option<Span>,
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
    let phrases = Phrases::of(grammar.text());
    let scene = Scene::of(grammar, &phrases, frame, cast, quotes, &dates);
    let mut event = None;
    let mut possible = None;
    let mut representations = Vec::new();
    let mut presence: Vec<Presence> = Vec::new();
    if let Some(main) = occasions::choose(&scene) {
        let mut found = details::of(&scene, &main);
        let missing = || presence::is_anybody_missing(&scene, &main, &found);
        if main.holds || main.is_likely() && missing() {
            let who = presence::read(&scene, &main, &found);
            presence = who.presence;
            representations = stand_in::read(&scene, &who.missing, &mut presence);
            found.host = presence.iter().position(|p| p.host);
            event = Some(found);
        } else {
            possible = Some(found.what);
        }
    }
    let relations = relations::read(&scene, &representations);
    for (participant, presence) in cast.participants.iter_mut().zip(presence) {
        participant.presence = presence;
    }
    Occasion {
        event,
        possible,
        representations,
        context: context::read(grammar, &phrases, frame, cast, quotes, dates),
        relations,
    }
}

/// Of a run of tokens, those that open a word or phrase of `events.txt` or `presence.txt`, with its lemma, list and sense.
#[cfg(feature = "trace")]
pub(crate) fn listed(text: &Text, run: Range<usize>) -> Vec<(usize, String)> {
    let cues = Cues::of(text, std::iter::once(run.clone()));
    let told = cues.within(run).iter().map(|cue| {
        let list = match cue.entry.list {
            lexicon::List::Events => "events",
            lexicon::List::Presence => "presence",
        };
        let (lemma, sense) = (&cue.entry.lemma, cue.entry.sense);
        (cue.tokens.start, format!("{lemma}={list}:{sense}"))
    });
    told.collect()
}

/// What is known of a story when its event is sought.
struct Scene<'a> {
    grammar: &'a Grammar<'a, 'a>,
    phrases: &'a Phrases<'a>,
    frame: &'a Frame,
    cast: &'a Cast,
    quotes: &'a [Quote],
    dates: &'a [DateMention],
    /// The day from which the story counts.
    anchor: Option<Date>,
    /// The words that tell of occasions and of who was there.
    cues: Cues,
    /// The sentences, and how near the story's beginning each stands.
    zoned: Vec<(Range<usize>, Zone)>,
    /// Of each participant, where the story speaks of it.
    mentions: Vec<Vec<&'a Place>>,
    /// Of each participant, what it says.
    said: Vec<Vec<&'a Quote>>,
}

impl<'a> Scene<'a> {
    fn of(
        grammar: &'a Grammar<'a, 'a>,
        phrases: &'a Phrases<'a>,
        frame: &'a Frame,
        cast: &'a Cast,
        quotes: &'a [Quote],
        dates: &'a [DateMention],
    ) -> Self {
        let runs = frame.story.iter().map(|run| run.tokens.clone());
        let mut scene = Self {
            grammar,
            phrases,
            frame,
            cast,
            quotes,
            dates,
            anchor: calendar::anchor(frame),
            cues: Cues::of(grammar.text(), runs),
            zoned: Vec::new(),
            mentions: vec![Vec::new(); cast.participants.len()],
            said: vec![Vec::new(); cast.participants.len()],
        };
        scene.zoned = scene.zones();
        for place in cast.places() {
            scene.mentions[place.who].push(place);
        }
        for quote in quotes {
            if let Some(speaker) = quote.speaker {
                scene.said[speaker].push(quote);
            }
        }
        scene
    }

    fn text(&self) -> &'a Text<'a> {
        self.grammar.text()
    }

    /// For asking how words are told.
    fn telling(&self) -> Telling<'_> {
        Telling {
            grammar: self.grammar,
            cues: &self.cues,
        }
    }

    /// Where the story speaks of a participant, in order.
    fn mentions_of(&self, who: usize) -> &[&'a Place] {
        &self.mentions[who]
    }

    /// What a participant says, in order.
    fn said_by(&self, who: usize) -> &[&'a Quote] {
        &self.said[who]
    }
}

/// The name of the bucket that a distance or a number of things falls into.
fn bucket(number: usize) -> &'static str {
    match number {
        0 => "0",
        1 => "1",
        2 => "2",
        3..=4 => "3",
        5..=7 => "5",
        8..=12 => "8",
        13..=25 => "13",
        _ => "26",
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
