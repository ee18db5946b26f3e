//! [`Story`]: what the engine read in one dispatch.
//!
//! Plain data with public fields. Everything the text says is a [`Span`] into it, so nothing here can claim words that
//! do not stand there; [`crate::json`] lays the words beside the spans for those who want them. Participants are named
//! by their index in [`Story::participants`].

use crate::date::PartialDate;
use crate::language::Language;
use crate::span::Span;

/// What the engine read in one dispatch. [`crate::read`] makes it; nothing in it depends on anything but the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Story {
    /// The language the text is written in.
    pub language: Language,
    /// Whether enough of its words are of that language for the reading to be trusted.
    pub recognised: bool,
    /// What stands around the story: headline, dateline, credits.
    pub furniture: Furniture,
    /// Every paragraph of the text in order, furniture included, with what it is.
    pub paragraphs: Vec<Paragraph>,
    /// Who and what the story is about, in order of first appearance.
    pub participants: Vec<Participant>,
    /// Who was represented, and by whom.
    pub representations: Vec<Representation>,
    /// Every quote, in the order of the text; no two cover the same claim.
    pub quotes: Vec<Quote>,
    /// The meeting, visit, vote … the story is about; `None` when it is about none.
    pub event: Option<Event>,
    /// The word that may tell of a main event all the same, where [`Story::event`] is `None` but nearly was one; a correction
    /// that says whether there is one leaves none.
    pub possible_event: Option<Span>,
    /// What was promised, what is demanded, what blocks, what comes next, and when.
    pub context: Context,
    /// Who is tied to whom: the lines of the drawing.
    pub relations: Vec<Relation>,
}

impl Story {
    /// Shows every index by which something speaks of a participant to `see`, which may change it.
    pub(crate) fn for_each_index(&mut self, mut see: impl FnMut(&mut usize)) {
        for representation in &mut self.representations {
            see(&mut representation.who);
            representation.by.iter_mut().for_each(&mut see);
        }
        for quote in &mut self.quotes {
            quote.speaker.iter_mut().for_each(&mut see);
            quote.candidates.iter_mut().for_each(&mut see);
        }
        if let Some(event) = &mut self.event {
            event
                .place
                .iter_mut()
                .chain(&mut event.host)
                .for_each(&mut see);
        }
        let context = &mut self.context;
        let claims = (context.commitments.iter_mut())
            .chain(&mut context.demands)
            .chain(&mut context.sticking_points)
            .chain(&mut context.next_steps);
        for claim in claims {
            claim.whose.iter_mut().for_each(&mut see);
        }
        for relation in &mut self.relations {
            see(&mut relation.from);
            see(&mut relation.to);
        }
    }
}

/// What stands around a story and is never read as part of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Furniture {
    /// The title, without a `date 2026-01-06` prefix, a slug or an update mark.
    pub headline: Option<Span>,
    /// The keyword an agency files the story under: `Ukraine` in `Ukraine-Les alliés …`.
    pub slug: Option<Span>,
    /// `(Actualisé avec …)`, `(Adds quotes, background)`.
    pub update_note: Option<Span>,
    /// The date of publication that the text states.
    pub published: Option<PartialDate>,
    /// Whose finding that date is.
    pub published_by: By,
    /// `PARIS, 6 janvier (Reuters) -`.
    pub dateline: Option<Dateline>,
    /// The wire agency that the text names as its source.
    pub agency: Option<Agency>,
    /// Who reported, wrote and edited.
    pub credits: Vec<Credit>,
}

/// The place, date and agency that open a story.
#[derive(Clone, Debug, PartialEq)]
pub struct Dateline {
    /// The whole dateline, its dash included.
    pub span: Span,
    /// `PARIS`; `DANANG, Vietnam`.
    pub place: Option<Span>,
    /// Its date, completed with the year where the text gives one elsewhere.
    pub date: Option<PartialDate>,
    /// The agency between its brackets.
    pub agency: Option<Span>,
}

/// A wire agency and the words that name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agency {
    /// The usual short name of one that is known, such as `AP` for `Associated Press`.
    pub known: Option<&'static str>,
    /// Where the text names it.
    pub span: Span,
}

impl Agency {
    /// Its usual short name, or as the text that it was read from names it.
    pub fn name<'t>(&self, text: &'t str) -> &'t str {
        self.known.unwrap_or_else(|| self.span.of(text))
    }
}

/// One journalist of a byline or credit line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Credit {
    /// What the journalist did.
    pub role: CreditRole,
    /// The journalist's name.
    pub name: Span,
}

/// One paragraph and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its words, without the white space around them.
    pub span: Span,
    /// What it is.
    pub role: ParagraphRole,
}

/// Somebody or something the story is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Participant {
    /// What it is.
    pub kind: Kind,
    /// The fullest form in the text.
    pub name: Span,
    /// One span for every other surface form by which the text names it.
    pub aliases: Vec<Span>,
    /// Titles, offices, kinship and descriptions, each the shortest complete phrase, without article.
    pub roles: Vec<Span>,
    /// Whether it was there, with regard to the story's main event.
    pub presence: Presence,
    /// Every place where the text speaks of it, in order.
    pub mentions: Vec<Mention>,
    /// The grammatical gender the text or a first name gives a person.
    pub gender: Gender,
    /// Why it was taken for what it is.
    pub reason: KindReason,
    /// Whether something of it was put right by hand, its presence left aside.
    pub by: By,
    /// Those of its roles that were put right by hand.
    pub roles_by_hand: Vec<Span>,
}

/// One place where the text speaks of a participant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// Whether they name it, describe it, or point back to it.
    pub by: MentionBy,
}

/// Whether a participant was there, and the words that show it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Presence {
    /// The finding.
    pub status: PresenceStatus,
    /// The words that show it; `None` exactly when the status is [`PresenceStatus::None`].
    pub evidence: Option<Span>,
    /// Whether it hosts the event.
    pub host: bool,
    /// Whether it was not there because nobody asked it to come, as the text says.
    pub uninvited: bool,
    /// Whose finding it is.
    pub by: By,
}

/// Who stood in for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Representation {
    /// The participant who was represented.
    pub who: usize,
    /// The participants who stood in.
    pub by: Vec<usize>,
    /// The words that show it.
    pub evidence: Span,
    /// Whose finding it is.
    pub found_by: By,
}

/// One claim reported from a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Direct, inside marks, or indirect.
    pub kind: QuoteKind,
    /// Direct: the words inside the marks, without them. Indirect: the reported clause.
    pub span: Span,
    /// Who said it; `None` when nobody, or nobody certain, can be named.
    pub speaker: Option<usize>,
    /// The words that name the speaker at this quote.
    pub speaker_span: Option<Span>,
    /// Who it may have been, when it could not be decided.
    pub candidates: Vec<usize>,
    /// The reporting verb or marker: `indique`, `selon`. It lies within the span only where a source interrupts its clause:
    /// `Le maire a, selon la presse, quitté la ville.`
    pub cue: Option<Span>,
    /// To whom it was said: `Reuters` in `a dit à Reuters`.
    pub addressee: Option<Span>,
    /// Where or how it was said: `dans une allocution dimanche soir`, `on Facebook`.
    pub occasion: Option<Span>,
    /// Whose voice it is.
    pub voice: Voice,
    /// By which pattern it was found.
    pub pattern: QuotePattern,
    /// How its speaker was found.
    pub speaker_reason: SpeakerReason,
    /// Whether something of it was put right by hand.
    pub by: By,
}

/// The meeting, summit, visit, vote … a story is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The noun: `réunion`, `talks`.
    pub what: Span,
    /// A fuller phrase that names it.
    pub name: Option<Span>,
    /// The participant, a place, where it is held.
    pub place: Option<usize>,
    /// Its day, or its first day.
    pub date: Option<PartialDate>,
    /// Its last day, when it lasts several.
    pub until: Option<PartialDate>,
    /// The participant who hosts it.
    pub host: Option<usize>,
    /// How many came, in the text's words: `une trentaine de pays`.
    pub attendance: Option<Span>,
    /// What it is for, in the text's words.
    pub purpose: Option<Span>,
    /// What came of it, in the text's words.
    pub outcome: Option<Span>,
    /// Whether it is planned, under way or over.
    pub status: EventStatus,
    /// The clause that shows it is the story's main event.
    pub evidence: Span,
    /// Whether something of it was put right by hand.
    pub by: By,
    /// Whose finding is where it is held, or that this is not told.
    pub place_by: By,
    /// Whose finding is when it is held, or that this is not told.
    pub date_by: By,
}

/// What was promised, what is demanded, what blocks, what comes next, and when.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Context {
    /// What somebody undertakes to do.
    pub commitments: Vec<Claim>,
    /// What somebody asks of another.
    pub demands: Vec<Claim>,
    /// What blocks.
    pub sticking_points: Vec<Claim>,
    /// What is still to come.
    pub next_steps: Vec<Claim>,
    /// Every date in the story, in order.
    pub dates: Vec<DateMention>,
}

/// A clause and, where known, whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The words.
    pub span: Span,
    /// The participant whose claim it is.
    pub whose: Option<usize>,
    /// The words by which it was found: `doivent encore`, `pierre d'achoppement`.
    pub cue: Span,
    /// Whether something of it was put right by hand.
    pub by: By,
}

/// A date in the story's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// The words: `dimanche soir`.
    pub span: Span,
    /// What they stand for; `None` when the story gives nothing to count from.
    pub date: Option<PartialDate>,
    /// The last day, for a range.
    pub until: Option<PartialDate>,
    /// Whether something of it was put right by hand.
    pub by: By,
}

/// A tie between two participants, with the words that show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    /// From whom.
    pub from: usize,
    /// To whom.
    pub to: usize,
    /// What ties them.
    pub kind: RelationKind,
    /// The words that show it.
    pub evidence: Span,
}

/// Declares an enumeration whose variants have one fixed name each in the story JSON.
macro_rules! named {
    ($(#[$outer:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(Default)]
        pub enum $name { $($(#[$inner])* $variant,)+ }

        impl $name {
            /// Every value, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its name in the story JSON.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
    };
}

named! {
    /// Whose finding something is. Reading a dispatch gives only [`By::Reader`]; corrections give [`By::Hand`].
    By {
        /// The reader's of dispatches.
        #[default] Reader = "reader",
        /// Somebody's who put it right.
        Hand = "hand",
    }
}

named! {
    /// What a journalist of a credit line did.
    CreditRole {
        /// Was there and reported.
        #[default] Reporting = "reporting",
        /// Wrote or translated.
        Writing = "writing",
        /// Edited.
        Editing = "editing",
        /// Anything else: photographs, graphics.
        Other = "other",
    }
}

named! {
    /// What a paragraph is.
    ParagraphRole {
        /// The story itself.
        #[default] Body = "body",
        /// The title.
        Headline = "headline",
        /// An update note.
        Note = "note",
        /// `By Jane Roe`, `par Jeanne Roy`.
        Byline = "byline",
        /// A line of place, date or agency with no story in it.
        Dateline = "dateline",
        /// Who reported, wrote and edited.
        Credits = "credits",
        /// A heading between sections: `- Un précédent -`.
        Heading = "heading",
        /// A photograph's caption or credit.
        Caption = "caption",
        /// What was copied along with the story: share buttons, links, cookies.
        Chrome = "chrome",
    }
}

impl ParagraphRole {
    /// Whether a paragraph of this role holds story: the headline and the body.
    #[must_use]
    pub const fn is_story(self) -> bool {
        matches!(self, Self::Headline | Self::Body)
    }
}

named! {
    /// What a participant is.
    Kind {
        /// Nothing tells what it is.
        #[default] Unknown = "unknown",
        /// One human being.
        Person = "person",
        /// An institution, company, party, alliance or medium.
        Organisation = "organisation",
        /// A country, city, region or site.
        Place = "place",
        /// People spoken of together: `les alliés de l'Ukraine`.
        Group = "group",
        /// A text that speaks: `un projet de déclaration`.
        Document = "document",
        /// Somebody who speaks without a name: `un haut responsable européen`.
        Unnamed = "unnamed",
    }
}

named! {
    /// The gender by which the text speaks of a person.
    Gender {
        /// Nothing tells.
        #[default] Unknown = "unknown",
        /// `il`, `he`.
        Masculine = "masculine",
        /// `elle`, `she`.
        Feminine = "feminine",
    }
}

named! {
    /// Why a participant was taken for what it is.
    KindReason {
        /// By its shape alone.
        #[default] Shape = "shape",
        /// A title or office stands beside it.
        Title = "title",
        /// An apposition describes it.
        Apposition = "apposition",
        /// It begins with a known first name.
        FirstName = "first-name",
        /// A list of names holds it.
        Lexicon = "lexicon",
        /// Its head word says what it is: `ministère`, `Inc`.
        Head = "head",
        /// An acronym that the text itself expands.
        Acronym = "acronym",
        /// A preposition of place stands before it.
        Preposition = "preposition",
        /// It does what only people do: a verb of speech.
        Verb = "verb",
        /// It shares its name with one already known.
        SameName = "same-name",
        /// It stands in a list with others of that kind.
        List = "list",
        /// It speaks, and is described rather than named.
        Speaks = "speaks",
        /// All that stands around its mentions, weighed together.
        Weighed = "weighed",
        /// Somebody put it right.
        Hand = "hand",
    }
}

named! {
    /// How the text speaks of a participant at a mention.
    MentionBy {
        /// By name.
        #[default] Name = "name",
        /// By office or description alone.
        Role = "role",
        /// By a pronoun.
        Pronoun = "pronoun",
    }
}

named! {
    /// Whether a participant was at the main event.
    PresenceStatus {
        /// The text does not say.
        #[default] None = "none",
        /// There in person.
        Attending = "attending",
        /// There by video or telephone.
        Remote = "remote",
        /// Due to come.
        Expected = "expected",
        /// Not there.
        Absent = "absent",
        /// Not there, and somebody stood in.
        Represented = "represented",
    }
}

named! {
    /// How a claim is reported.
    QuoteKind {
        /// In the speaker's own words, inside marks.
        #[default] Direct = "direct",
        /// In the agency's words.
        Indirect = "indirect",
    }
}

named! {
    /// Whose voice a quote is.
    Voice {
        /// Nobody is named or described.
        #[default] Unattributed = "unattributed",
        /// A person with a name.
        Named = "named",
        /// Somebody described without a name.
        Unnamed = "unnamed",
        /// An institution, a company, a government through its capital.
        Institution = "institution",
        /// A text.
        Document = "document",
        /// Several people together.
        Group = "group",
    }
}

impl Voice {
    /// The voice of a speaker of some kind.
    #[must_use]
    pub const fn of(speaker: Kind) -> Self {
        match speaker {
            Kind::Person => Self::Named,
            Kind::Organisation | Kind::Place => Self::Institution,
            Kind::Document => Self::Document,
            Kind::Group => Self::Group,
            Kind::Unnamed | Kind::Unknown => Self::Unnamed,
        }
    }
}

named! {
    /// By which pattern a quote was found.
    QuotePattern {
        /// Marks around words of speech, with no cue nearby.
        #[default] Marks = "marks",
        /// `"…", a déclaré X`; `"…," said X`.
        CueAfter = "cue-after",
        /// `X a déclaré : "…"`; `X said: "…"`.
        CueBefore = "cue-before",
        /// `"…", a-t-il dit, "…"`.
        Interrupted = "interrupted",
        /// Marks inside a reported clause: `X a dit vouloir "…"`.
        Fragment = "fragment",
        /// A quote that goes on in the next sentence or paragraph without a cue.
        Continued = "continued",
        /// `X a déclaré que …`; `X said that …`.
        ThatClause = "that-clause",
        /// `X said …`, without *that*.
        BareClause = "bare-clause",
        /// `X dit espérer …`; `X s'est dit prêt à …`.
        Infinitive = "infinitive",
        /// `selon X`, `according to X`.
        AccordingTo = "according-to",
        /// `…, a indiqué X`; `…, X said`, without marks.
        Parenthetical = "parenthetical",
        /// `a-t-il ajouté que …`, `et a ajouté que …`: a further cue of the same speaker.
        Coordinated = "coordinated",
        /// Somebody marked the words.
        Hand = "hand",
    }
}

named! {
    /// How a quote's speaker was found.
    SpeakerReason {
        /// No speaker was found.
        #[default] None = "none",
        /// Named at the cue.
        Named = "named",
        /// Described at the cue, and exactly one participant fits.
        Role = "role",
        /// Described at the cue, and nobody with a name fits.
        Described = "described",
        /// A pronoun at the cue, resolved.
        Pronoun = "pronoun",
        /// The speaker of the quote it goes on from.
        Continued = "continued",
        /// The subject of the sentence or of the one before.
        Subject = "subject",
        /// Several fit: see the candidates.
        Undecided = "undecided",
        /// Somebody put it right.
        Hand = "hand",
    }
}

named! {
    /// Whether an event is planned, under way or over.
    EventStatus {
        /// Nothing tells.
        #[default] Unknown = "unknown",
        /// Still to come.
        Planned = "planned",
        /// Being held.
        UnderWay = "under-way",
        /// Over.
        Over = "over",
        /// Called off or put off.
        CalledOff = "called-off",
    }
}

named! {
    /// What ties two participants.
    RelationKind {
        /// One speaks, and the other is named in what is said.
        #[default] SpeaksOf = "speaks-of",
        /// One speaks to the other.
        SpeaksTo = "speaks-to",
        /// One stands in for the other.
        Represents = "represents",
        /// They met.
        Met = "met",
        /// Kin.
        Kin = "kin",
        /// One holds an office in or of the other.
        Office = "office",
    }
}
