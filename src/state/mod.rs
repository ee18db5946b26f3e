//! [`State`]: everything the page shows, in one value; [`State::after`] is the only thing that changes it.
//!
//! No web types here: what an action asks of the browser (scroll, copy, store) is done by [`crate::views::App`] when it
//! sees the state it leads to.

mod by_hand;
mod grammar;
mod second;
mod selection;
mod travel;
mod view;

pub use by_hand::{ByHand, Dialogue, Hand, Page, Subject};
pub use grammar::{Fetch, Grammars, Progress, Purpose, Waiting};
pub use second::{Matter, Second};
pub use selection::Selection;
pub use travel::{Offer, Step, Tidings, Travel};
pub use view::{Move, View, key, key_of};

use crate::search;

use crate::intake::Problem;
use crate::link::{self, Fault};
use crate::marks::What;
use crate::reading::Reading;
use crate::source::Source;
use crate::words::Tongue;
use depeche_engine::Span;
use depeche_engine::story::{Kind, RelationKind};
use std::rc::Rc;

/// Everything the page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The language of the interface, which need not be the story's.
    pub tongue: Tongue,
    /// Light, dark, or as the system says.
    pub theme: Theme,
    /// The story being explored; `None` on the first screen.
    pub reading: Option<Rc<Reading>>,
    /// Where its text came from.
    pub origin: Origin,
    /// What was put right in it by hand.
    pub by_hand: ByHand,
    /// Whether the paste box is in view.
    pub box_open: bool,
    /// What the page has to say to the reader.
    pub notice: Option<Notice>,
    /// A text that was replaced, which the reader can have back.
    pub kept: Option<Rc<str>>,
    /// The panel of the explorer that is open.
    pub panel: Panel,
    /// Whether the explorer is drawn up, where it is a sheet below the story: on a phone.
    pub sheet: bool,
    /// How the participants are listed.
    pub who: WhoView,
    /// How the quotes are grouped.
    pub said: Grouping,
    /// Which ties are shown.
    pub ties: Ties,
    /// What is searched for in the story.
    pub search: Search,
    /// Whether the story is shown as plain headings, lists and tables.
    pub plain: bool,
    /// The stories of a file or text that holds several, of which one is to be chosen, or is read.
    pub choice: Option<Rc<Choice>>,
    /// What is under way between the page and its address.
    pub travel: Travel,
    /// Which grammars are there, and the text that waits for one.
    pub grammars: Grammars,
    /// How far the piece of the module is that was last asked for ([`crate::pieces`]).
    pub piece: Fetch,
    /// The story whose place this one took, while it is another.
    pub earlier: Option<Rc<Reading>>,
    /// What is laid beside the story: its next version, or an article made from it.
    pub second: Option<Second>,
    /// What was laid beside it and put away: the Forward button brings it back.
    pub put_away: Option<Second>,
    /// The link being shared.
    pub shared: Option<Rc<str>>,
    /// The stories kept in the browser; `None` when the reader did not ask for that.
    pub recent: Option<Rc<[Recent]>>,
    /// What is selected, in every view at once.
    pub selection: Selection,
    /// The words to bring into view.
    pub reveal: Reveal,
    /// Whether the story's marks are drawn.
    pub marks: bool,
}

/// The stories of a file that holds several, or of a text into which several were pasted.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Where they come from.
    pub origin: Origin,
    /// Their titles, and themselves.
    pub stories: Vec<(String, Source)>,
    /// The text into which they were pasted: it can be read as one.
    pub whole: Option<Source>,
}

impl Choice {
    /// One of them by its place; past the last, the text that they were pasted as.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<&Source> {
        match self.stories.get(place) {
            Some((_, source)) => Some(source),
            None => self.whole.as_ref().filter(|_| place == self.stories.len()),
        }
    }

    /// The place of a text among them.
    #[must_use]
    pub fn place(&self, text: &str) -> Option<usize> {
        (0..=self.stories.len()).find(|place| self.at(*place).is_some_and(|s| s.text == text))
    }
}

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

/// Where a text came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// Pasted or typed into the box.
    #[default]
    Box,
    /// A file, by its name.
    File(Rc<str>),
    /// An example shipped with the page.
    Example,
    /// A link: somebody else's text, which nobody here has checked.
    Link,
    /// What could be read of a damaged link.
    PartOfLink,
    /// A text beside the page on its host.
    Hosted,
}

/// The panels of the explorer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// Participants.
    #[default]
    Who,
    /// Quotes.
    Said,
    /// The event, its attendance, what was promised, what blocks, when.
    Context,
    /// Who is tied to whom.
    Links,
}

impl Origin {
    /// Whether it is the reader's own text, which may be nowhere else.
    #[must_use]
    pub fn is_own(&self) -> bool {
        matches!(self, Self::Box | Self::File(_))
    }
}

impl Panel {
    /// Every panel, in the order of its tabs. Links name panels by their place here: new ones come last.
    pub const ALL: [Self; 4] = [Self::Who, Self::Said, Self::Context, Self::Links];

    /// Its name in the document.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Who => "who",
            Self::Said => "said",
            Self::Context => "context",
            Self::Links => "links",
        }
    }
}

/// A story kept in the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recent {
    /// Its number, larger for later ones.
    pub number: u32,
    /// Its title.
    pub title: String,
}

/// How the participants are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhoView {
    /// In which order.
    pub order: Order,
    /// Of which kind only.
    pub kind: Option<Kind>,
    /// Whose names, aliases or roles hold these words only.
    pub filter: String,
}

/// Which ties are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// Of which kind only.
    pub kind: Option<RelationKind>,
    /// Whether those of the participant alone that is selected, if it has any.
    pub alone: bool,
}

/// An order of participants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By kind, and within a kind as they appear.
    #[default]
    Kind,
    /// As they appear.
    Appearance,
    /// The most mentioned first.
    Mentions,
    /// By name.
    Name,
}

impl Order {
    /// Every order.
    pub const ALL: [Self; 4] = [Self::Kind, Self::Appearance, Self::Mentions, Self::Name];
}

/// How quotes are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// By speaker.
    #[default]
    Speaker,
    /// By whose voice it is.
    Voice,
    /// Not at all: as they stand in the story.
    Text,
}

impl Grouping {
    /// Every grouping.
    pub const ALL: [Self; 3] = [Self::Speaker, Self::Voice, Self::Text];
}

/// What is searched for, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The words looked for.
    pub needle: String,
    /// Where they stand, in order.
    pub hits: Rc<[Span]>,
}

/// The words to bring into view, and a count that grows each time they are asked for again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reveal {
    /// The words in the story; `None` when only the explorer has to follow.
    pub span: Option<Span>,
    /// How many times anything was revealed.
    pub count: u32,
}

/// What the page has to say to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The text or file could not be read.
    Problem(Problem),
    /// The text is an address, and no dispatch.
    Address,
    /// The link could not be opened.
    Link(Fault),
    /// The text that took the place of a story is another version of it.
    Update,
    /// What became of something that came with the address.
    Travel(Tidings),
    /// The link stands on the clipboard.
    LinkCopied,
    /// The clipboard refused the link.
    LinkReady,
    /// The browser would not keep a story.
    NotKept,
    /// The story is too long for a link.
    LinkTooLong,
    /// There is nothing to share or export yet.
    NothingToShare,
    /// A quote stands on the clipboard.
    QuoteCopied,
    /// The brief stands on the clipboard.
    BriefCopied,
    /// The clipboard refused.
    CopyFailed,
    /// The text just opened went through the host, which has seen it.
    SeenByHost,
    /// The box was emptied.
    Cleared,
    /// Another text took the place of the one in the box.
    Replaced,
    /// The grammar that a text waits for could not be had.
    NoGrammar,
    /// A piece of the module could not be had.
    NoPiece,
    /// Nothing is left undecided.
    NoDoubt,
    /// Nothing is selected that could be put right.
    NothingSelected,
}

impl Notice {
    /// Whether it tells of something that did not work.
    #[must_use]
    pub fn is_problem(&self) -> bool {
        match self {
            Self::Problem(_) | Self::Address | Self::Link(_) => true,
            Self::LinkTooLong | Self::NoGrammar | Self::NoPiece => true,
            Self::Travel(tidings) => tidings.is_problem(),
            Self::NothingToShare | Self::CopyFailed | Self::NotKept | Self::SeenByHost => true,
            Self::LinkCopied | Self::LinkReady | Self::QuoteCopied => false,
            Self::BriefCopied | Self::Update => false,
            Self::Cleared | Self::Replaced => false,
            Self::NoDoubt | Self::NothingSelected => false,
        }
    }

    /// Whether it only says that something was done, with nothing to be done about it: it goes by itself.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(
            self,
            Self::LinkCopied
                | Self::QuoteCopied
                | Self::BriefCopied
                | Self::NoDoubt
                | Self::NothingSelected
        )
    }
}

/// Which side of the page a selection was made on; the other side follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The story column: at this byte of the text, when it was words that were clicked.
    Story(Option<u32>),
    /// The explorer.
    Explorer,
    /// The lines above it: both the story and the explorer follow.
    Glance,
}

/// What can happen to the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Speak another language.
    Speak(Tongue),
    /// Wear another theme.
    Wear(Theme),
    /// A text was read. `keep_box` leaves the paste box in view, for somebody typing in it.
    Read {
        /// What was read.
        reading: Rc<Reading>,
        /// Where its text came from.
        origin: Origin,
        /// Whether the paste box stays in view.
        keep_box: bool,
    },
    /// The reader goes back to an empty box; the text that stood there is kept.
    Clear(Rc<str>),
    /// A text takes the place of another one, which is kept.
    Keep(Rc<str>),
    /// The kept text was given back.
    Restored,
    /// Show the stories of a file or text to be chosen from, or put them away.
    Choose(Option<Rc<Choice>>),
    /// Say something.
    Say(Notice),
    /// Stop saying it.
    Dismiss,
    /// Stop saying what has been said long enough, if it is still that.
    Pass(Notice),
    /// Show or hide the paste box.
    Box(bool),
    /// Open a panel.
    Open(Panel),
    /// Select something on one side of the page.
    Select(Selection, Side),
    /// Go to other words of what is selected.
    Reveal(Span),
    /// Go to the next (`1`) or previous (`-1`) words of what is selected.
    Step(i32),
    /// Leave the selection.
    Leave,
    /// Draw the marks, or don't.
    Mark(bool),
    /// List participants in an order.
    Sort(Order),
    /// List participants of one kind, or of all.
    Only(Option<Kind>),
    /// Show some ties only.
    Tied(Ties),
    /// List participants that hold these words.
    Filter(String),
    /// Group quotes.
    Group(Grouping),
    /// Search in the story.
    Search(String),
    /// Go to the next (`1`) or previous (`-1`) place found.
    Seek(i32),
    /// Show the story as plain headings, lists and tables, or don't.
    Plain(bool),
    /// Something came with the address, or was answered.
    Travel(Step),
    /// Something happened to the grammars.
    Grammar(Progress),
    /// A piece of the module was asked for, came or could not be had.
    Piece(Fetch),
    /// Show the link being shared, or put it away.
    Shared(Option<Rc<str>>),
    /// Draw the sheet up, or down.
    Sheet(bool),
    /// The stories kept in the browser changed.
    Recent(Option<Rc<[Recent]>>),
    /// Show again what a step of the history showed, and the story it showed where that is another one.
    Revisit(View, Option<(Rc<Reading>, Origin)>),
    /// Something is put right by hand, or taken back.
    Hand(Hand),
    /// A second text is laid beside the story, or put away.
    Second(Option<Second>),
}

impl State {
    /// The first screen.
    #[must_use]
    pub fn new(tongue: Tongue, theme: Theme) -> Self {
        Self {
            tongue,
            theme,
            reading: None,
            origin: Origin::Box,
            by_hand: ByHand::default(),
            box_open: true,
            notice: None,
            kept: None,
            panel: Panel::Who,
            sheet: false,
            who: WhoView::default(),
            said: Grouping::default(),
            ties: Ties::default(),
            search: Search::default(),
            plain: false,
            choice: None,
            travel: Travel::default(),
            grammars: Grammars::first(tongue.language()),
            piece: Fetch::Unasked,
            earlier: None,
            second: None,
            put_away: None,
            shared: None,
            recent: None,
            selection: Selection::None,
            reveal: Reveal::default(),
            marks: true,
        }
    }

    /// The state an action leads to.
    #[must_use]
    #[expect(
        clippy::too_many_lines,
        reason = "an arm an action: what each leads to is looked up here"
    )]
    pub fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Speak(tongue) => next.tongue = tongue,
            Action::Wear(theme) => next.theme = theme,
            Action::Read {
                reading,
                origin,
                keep_box,
            } => {
                // Who goes on with their own text, or pastes its next version, keeps what they put right.
                let goes_on = self.origin.is_own() && origin.is_own();
                let (reading, by_hand) = self.by_hand.over(reading, goes_on);
                next.by_hand = by_hand;
                next.reading = Some(reading);
                next.origin = origin;
                next.box_open = keep_box;
                // What was typed before a file was refused is read after a pause, and must not hide why it was.
                next.notice = self.notice.clone().filter(|n| match n {
                    Notice::Replaced => true,
                    Notice::Problem(problem) => keep_box && problem.is_of_file(),
                    _ => false,
                });
                next.grammars = self.grammars.after(Progress::Forget);
                next.selection = Selection::None;
                next.reveal = Reveal::default();
                next.search = Search::default();
                next.who = WhoView::default();
                next.ties = Ties::default();
                let is_other =
                    |r: &Rc<Reading>| Some(&r.text) != next.reading.as_ref().map(|n| &n.text);
                next.earlier = (self.reading.clone().filter(is_other)).or(next.earlier);
                next.second = None;
                next.put_away = None;
                next.shared = None;
                // The others of a file, or of a paste, stay within reach.
                let reading = next.reading.as_deref();
                let is_one =
                    |c: &Rc<Choice>| reading.is_some_and(|r| c.place(r.pasted()).is_some());
                next.choice = next.choice.filter(is_one);
            }
            Action::Clear(text) => {
                next = Self {
                    panel: self.panel,
                    marks: self.marks,
                    recent: self.recent.clone(),
                    grammars: self.grammars.after(Progress::Forget),
                    ..Self::new(self.tongue, self.theme)
                };
                if !text.trim().is_empty() {
                    next.kept = Some(text);
                    next.notice = Some(Notice::Cleared);
                }
            }
            Action::Keep(text) => {
                next.kept = Some(text);
                next.notice = Some(Notice::Replaced);
            }
            Action::Restored => {
                next.kept = None;
                next.notice = None;
            }
            Action::Choose(choice) => next.choice = choice,
            Action::Say(notice) => {
                // With nothing to read and nothing read, the box is where the reader mends it.
                let is_of_box = matches!(notice, Notice::Problem(_) | Notice::Address);
                if is_of_box && self.reading.is_none() {
                    next.box_open = true;
                }
                next.notice = Some(notice);
            }
            Action::Dismiss => {
                next.notice = None;
                if self.grammars.is_stuck() {
                    next.grammars = self.grammars.after(Progress::Forget);
                }
            }
            Action::Pass(notice) => next.notice = next.notice.filter(|n| *n != notice),
            Action::Box(open) => next.box_open = open,
            Action::Open(panel) => {
                // The tab of the open panel draws the sheet down again.
                next.sheet = !(self.sheet && panel == self.panel);
                next.panel = panel;
            }
            Action::Select(selection, side) => {
                // What was done is said once; what went wrong, or can be taken back, stays until it is put away.
                next.notice = next
                    .notice
                    .filter(|n| n.is_problem() || self.kept.is_some());
                let places = self
                    .reading
                    .as_ref()
                    .map(|r| selection.occurrences(&r.story));
                let places = places.unwrap_or_default();
                let span = match side {
                    Side::Story(Some(at)) => places.iter().find(|s| s.contains_offset(at)),
                    Side::Story(None) => None,
                    Side::Explorer | Side::Glance => places.first(),
                }
                .copied();
                if side == Side::Glance {
                    next.panel = selection.panel().unwrap_or(self.panel);
                }
                if let Side::Story(_) = side {
                    next.panel = selection.panel().unwrap_or(self.panel);
                    next.sheet = true;
                }
                next.selection = selection;
                next.reveal = self.revealing(span);
            }
            Action::Reveal(span) => next.reveal = self.revealing(Some(span)),
            Action::Step(by) => {
                if let Some(span) = step(&self.occurrences(), self.reveal.span, by) {
                    next.reveal = self.revealing(Some(span));
                }
            }
            Action::Leave => {
                next.selection = Selection::None;
                next.reveal.span = None;
            }
            Action::Mark(on) => next.marks = on,
            Action::Sort(order) => next.who.order = order,
            Action::Only(kind) => next.who.kind = kind,
            Action::Tied(ties) => next.ties = ties,
            Action::Filter(words) => next.who.filter = words,
            Action::Group(grouping) => next.said = grouping,
            Action::Search(needle) => {
                let text = self.reading.as_ref().map_or("", |r| &r.text);
                let hits: Rc<[Span]> = search::find(text, &needle).into();
                if let Some(first) = hits.first() {
                    next.reveal = self.revealing(Some(*first));
                } else {
                    next.reveal.span = None;
                }
                next.search = Search { needle, hits };
            }
            Action::Seek(by) => {
                if let Some(span) = step(&self.search.hits, self.reveal.span, by) {
                    next.reveal = self.revealing(Some(span));
                }
            }
            Action::Plain(plain) => next.plain = plain,
            Action::Travel(step) => next.travel = self.travel.after(step),
            Action::Grammar(progress) => {
                next.grammars = self.grammars.after(progress);
                if next.grammars.is_stuck() {
                    next.notice = Some(Notice::NoGrammar);
                    next.box_open |= self.reading.is_none();
                } else {
                    next.notice = next.notice.filter(|n| *n != Notice::NoGrammar);
                }
            }
            Action::Piece(fetch) => {
                next.piece = fetch;
                next.notice = match fetch {
                    Fetch::Failed => Some(Notice::NoPiece),
                    _ => next.notice.filter(|n| *n != Notice::NoPiece),
                };
            }
            Action::Shared(address) => next.shared = address,
            Action::Sheet(up) => next.sheet = up,
            Action::Recent(recent) => next.recent = recent,
            Action::Revisit(view, story) => next = self.revisited(view, story),
            Action::Hand(hand) => next.take_in_hand(hand),
            Action::Second(second) => {
                next.put_away = next.second.take().or(next.put_away);
                next.second = second.filter(|_| self.reading.is_some());
                next.plain = false;
                next.box_open = false;
                next.shared = None;
                next.choice = None;
                next.notice = None;
            }
        }
        next
    }

    /// What a step of the history showed.
    fn revisited(&self, view: View, story: Option<(Rc<Reading>, Origin)>) -> Self {
        let mut next = self.clone();
        if view.story.is_none() {
            next = Self {
                marks: self.marks,
                recent: self.recent.clone(),
                grammars: self.grammars.clone(),
                ..Self::new(self.tongue, self.theme)
            };
        } else if let Some((reading, origin)) = story {
            next = self.after(Action::Read {
                reading,
                origin,
                keep_box: false,
            });
            next.notice = self.notice.clone().filter(|_| self.kept.is_some());
        }
        let known = (next.reading.as_ref()).and_then(|r| link::known(view.selection, r));
        next.selection = known.unwrap_or_default();
        let places = next.occurrences();
        let here = view.place.checked_sub(1).and_then(|at| places.get(at));
        next.reveal = self.revealing(here.copied());
        next.panel = view.panel;
        next.plain = view.plain;
        next.sheet = view.sheet;
        next.box_open = view.boxed;
        next.shared = next.shared.filter(|_| view.shared);
        let second = next.second.take().or_else(|| next.put_away.clone());
        next.put_away = second.clone();
        next.second = second.filter(|_| view.second);
        next
    }

    /// The lit stretches of the story, in no order.
    #[must_use]
    pub fn lights(&self) -> Vec<crate::marks::Mark> {
        use crate::marks::{Light, Mark};
        let Some(reading) = &self.reading else {
            return Vec::new();
        };
        let mut lights = self.selection.lights(&reading.story);
        lights.extend(self.search.hits.iter().map(|span| Mark {
            span: *span,
            what: What::Hit,
        }));
        if let Some(span) = self.reveal.span {
            let what = What::Lit(Light::Here);
            lights.push(Mark { span, what });
        }
        lights
    }

    /// Where in its occurrences the selection stands, counted from one, and how many there are.
    #[must_use]
    pub fn place(&self) -> (usize, usize) {
        let all = self.occurrences();
        let at = all.iter().position(|s| Some(*s) == self.reveal.span);
        (at.map_or(0, |i| i + 1), all.len())
    }

    /// The same among what the search found.
    #[must_use]
    pub fn found(&self) -> (usize, usize) {
        let hits = &self.search.hits;
        let at = hits.iter().position(|s| Some(*s) == self.reveal.span);
        (at.map_or(0, |i| i + 1), hits.len())
    }

    fn occurrences(&self) -> Vec<Span> {
        let story = self.reading.as_ref().map(|r| &r.story);
        story.map_or_else(Vec::new, |s| self.selection.occurrences(s))
    }

    fn revealing(&self, span: Option<Span>) -> Reveal {
        Reveal {
            span,
            count: self.reveal.count + 1,
        }
    }
}

/// The next (`1`) or previous (`-1`) of the places, which are in order, seen from the one looked at; round at the ends.
fn step(places: &[Span], here: Option<Span>, by: i32) -> Option<Span> {
    let count = i32::try_from(places.len()).ok().filter(|n| *n > 0)?;
    let at = match here {
        // Nothing is looked at yet: forward is the first, backward the last.
        None if by > 0 => 0,
        None => count - 1,
        Some(here) => {
            let before = places.partition_point(|s| *s < here);
            let on_it = places.get(before) == Some(&here);
            // Between two places, the next one is where forward leads.
            before as i32 + if on_it || by < 0 { by } else { 0 }
        }
    };
    places.get(at.rem_euclid(count) as usize).copied()
}

#[cfg(feature = "web")]
impl yew::Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}

#[cfg(test)]
mod tests;
