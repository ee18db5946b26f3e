//! [`Stage`], and [`Analysis`]: what each stage found in a text. The one place where stages follow each other.

use crate::cast::Cast;
use crate::event::{self, Occasion};
use crate::furniture::{self, Frame};
use crate::given::Given;
use crate::grammar::Grammar;
use crate::story::{DateMention, Quote, Story};
use crate::text::Text;
use crate::{calendar, names, quotes};

/// A stage of the reader; each needs those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Tokens, sentences, paragraphs and the language.
    Text,
    /// Headline, dateline, credits.
    Furniture,
    /// A tree for every sentence, asked about or not.
    Grammar,
    /// Who and what is named.
    Names,
    /// Who said what.
    Quotes,
    /// Dates.
    Calendar,
    /// The main event, presence, context.
    Event,
}

impl Stage {
    /// Every stage, in the order in which they run.
    pub const ALL: &[Self] = &[
        Self::Text,
        Self::Furniture,
        Self::Grammar,
        Self::Names,
        Self::Quotes,
        Self::Calendar,
        Self::Event,
    ];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Furniture => "furniture",
            Self::Grammar => "grammar",
            Self::Names => "names",
            Self::Quotes => "quotes",
            Self::Calendar => "calendar",
            Self::Event => "event",
        }
    }
}

/// What the stages up to some one found; what comes after it is empty.
pub(crate) struct Analysis {
    /// Furniture told from story.
    pub frame: Frame,
    /// Who and what is named.
    pub cast: Cast,
    /// Who said what.
    pub quotes: Vec<Quote>,
    /// Dates, until the event stage takes them in.
    pub dates: Vec<DateMention>,
    /// The main event, presence, context.
    pub occasion: Occasion,
}

impl Analysis {
    /// Runs the stages up to and with `last` on a text of which nothing else is known.
    pub fn of(text: &Text, last: Stage) -> Self {
        Self::with(text, &Given::default(), last)
    }

    /// Runs the stages up to and with `last`.
    pub fn with(text: &Text, given: &Given, last: Stage) -> Self {
        let mut found = Self {
            frame: Frame::default(),
            cast: Cast::default(),
            quotes: Vec::new(),
            dates: Vec::new(),
            occasion: Occasion::default(),
        };
        if last >= Stage::Furniture {
            found.frame = furniture::read_with(text, given);
        }
        if last < Stage::Names {
            return found;
        }
        let frame = &found.frame;
        let grammar = Grammar::of(text, frame);
        found.cast = names::read(&grammar, frame);
        if last >= Stage::Quotes {
            found.quotes = quotes::read(&grammar, frame, &mut found.cast);
        }
        if last >= Stage::Calendar {
            found.dates = calendar::read(text, frame);
        }
        if last >= Stage::Event {
            let dates = std::mem::take(&mut found.dates);
            let (cast, quotes) = (&mut found.cast, &found.quotes);
            found.occasion = event::read(&grammar, frame, cast, quotes, dates);
        }
        found
    }

    /// The story, participants in the order in which the text first speaks of them.
    pub fn into_story(mut self, text: &Text) -> Story {
        let occasion = self.occasion;
        let mut story = Story {
            language: text.language(),
            recognised: text.recognised(),
            furniture: self.frame.furniture,
            paragraphs: self.frame.paragraphs,
            participants: Vec::new(),
            representations: occasion.representations,
            quotes: self.quotes,
            event: occasion.event,
            possible_event: occasion.possible,
            context: occasion.context,
            relations: occasion.relations,
        };
        let mut asked = vec![false; self.cast.participants.len()];
        story.for_each_index(|who| asked[*who] = true);
        let new_of_old = self.cast.finish(&asked);
        story.participants = self.cast.participants;
        story.for_each_index(|who| *who = new_of_old[*who]);
        story
    }
}
