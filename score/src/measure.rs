//! What is measured, and the counts each measure rests on.

/// Declares the measures, each with its one name in tables and floors.
macro_rules! measures {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)+) => {
        /// One row of the table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Measure { $($(#[$doc])* $variant,)+ }

        impl Measure {
            /// Every measure, in the table's order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its name in tables.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}

measures! {
    /// Persons, each once, all their names united.
    Person = "person",
    /// The titles and offices of the persons found.
    Role = "role",
    /// Organisations.
    Organisation = "organisation",
    /// Places.
    Place = "place",
    /// Quotes of either kind, by their span.
    Quote = "quote",
    /// Direct quotes, by their span.
    Direct = "direct",
    /// Indirect quotes, by their span.
    Indirect = "indirect",
    /// The speaker, among the quotes whose span was found.
    Speaker = "speaker",
    /// Quotes found with the right speaker, end to end.
    Attributed = "attributed",
    /// The reporting verb or marker, among the quotes whose span was found.
    Cue = "cue",
    /// Who attends, is absent, or is represented.
    Presence = "presence",
    /// Who stands in for whom.
    Represented = "represented",
    /// The kind of event.
    EventWhat = "event.what",
    /// Where it is held.
    EventPlace = "event.place",
    /// The day it is held.
    EventDate = "event.date",
    /// Headline, update note, date, dateline's place and agency together.
    Furniture = "furniture",
    /// Journalists of bylines and credit lines, with what they did.
    Credits = "credits",
    /// The agency.
    FurnitureAgency = "furniture.agency",
    /// The date of publication.
    FurnitureDate = "furniture.date",
    /// The dateline's place.
    FurnitureDateline = "furniture.dateline_place",
    /// The headline.
    FurnitureHeadline = "furniture.headline",
    /// The update note.
    FurnitureNote = "furniture.update_note",
    /// What somebody undertakes, in stories whose context was annotated; so with the three below.
    Commitments = "context.commitments",
    /// What somebody asks others to do.
    Demands = "context.demands",
    /// What comes next.
    NextSteps = "context.next_steps",
    /// What is in dispute.
    StickingPoints = "context.sticking_points",
}

impl Measure {
    /// The measures whose mean F1 sums up a reading; the others are parts of these.
    pub const CORE: &[Self] = &[
        Self::Person,
        Self::Role,
        Self::Organisation,
        Self::Place,
        Self::Attributed,
        Self::Presence,
        Self::EventWhat,
        Self::EventPlace,
        Self::EventDate,
        Self::Furniture,
        Self::Credits,
    ];
}

/// What was found, wrongly found and missed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Gold, and found.
    pub hits: usize,
    /// Found, and not gold.
    pub false_alarms: usize,
    /// Gold, and not found.
    pub misses: usize,
}

impl Tally {
    /// The tally of `hits` pairs between `found` things and `gold` ones.
    #[must_use]
    pub const fn matched(hits: usize, found: usize, gold: usize) -> Self {
        Self {
            hits,
            false_alarms: found - hits,
            misses: gold - hits,
        }
    }

    /// The tally of one thing that is `right`, or `found` though wrong, or `wanted` though not found.
    #[must_use]
    pub const fn one(right: bool, found: bool, wanted: bool) -> Self {
        Self {
            hits: right as usize,
            false_alarms: (found && !right) as usize,
            misses: (wanted && !right) as usize,
        }
    }

    /// The share of what was found that is gold; `None` when nothing was found.
    #[must_use]
    pub fn precision(self) -> Option<f64> {
        ratio(self.hits, self.hits + self.false_alarms)
    }

    /// The share of gold that was found; `None` when there is no gold.
    #[must_use]
    pub fn recall(self) -> Option<f64> {
        ratio(self.hits, self.hits + self.misses)
    }

    /// The harmonic mean of both; `None` when there is neither gold nor anything found.
    #[must_use]
    pub fn f1(self) -> Option<f64> {
        ratio(
            2 * self.hits,
            2 * self.hits + self.false_alarms + self.misses,
        )
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.hits += other.hits;
        self.false_alarms += other.false_alarms;
        self.misses += other.misses;
    }
}

fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
