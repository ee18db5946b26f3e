//! [`State`]: everything the page shows, in one value; [`State::after`] is the only thing that changes it.
//!
//! No web types here: what an action asks of the browser (scroll, copy, store) is done by [`crate::views::App`] when it
//! sees the state it leads to.

mod selection;

pub use selection::Selection;

use crate::intake::Problem;
use crate::link::Fault;
use crate::marks::What;
use crate::reading::Reading;
use crate::words::Tongue;
use depeche_engine::Span;
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
    /// Whether the paste box is in view.
    pub box_open: bool,
    /// What the page has to say to the reader.
    pub notice: Option<Notice>,
    /// A text that was replaced, which the reader can have back.
    pub kept: Option<Rc<str>>,
    /// The panel of the explorer that is open.
    pub panel: Panel,
    /// What is selected, in every view at once.
    pub selection: Selection,
    /// The words to bring into view.
    pub reveal: Reveal,
    /// Whether the story's marks are drawn.
    pub marks: bool,
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
}

impl Panel {
    /// Every panel, in the order of its tabs.
    pub const ALL: [Self; 3] = [Self::Who, Self::Said, Self::Context];
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
    /// The link could not be opened.
    Link(Fault),
    /// The link stands in the address bar and on the clipboard; its length in characters.
    LinkCopied(usize),
    /// The link stands in the address bar, but the clipboard refused it.
    LinkReady(usize),
    /// The story is too long for a link.
    LinkTooLong,
    /// There is nothing to share yet.
    NothingToShare,
    /// A quote stands on the clipboard.
    QuoteCopied,
    /// The clipboard refused.
    CopyFailed,
    /// The box was emptied.
    Cleared,
    /// Another text took the place of the one in the box.
    Replaced,
}

impl Notice {
    /// Whether it tells of something that did not work.
    #[must_use]
    pub fn is_problem(&self) -> bool {
        match self {
            Self::Problem(_) | Self::Link(_) | Self::LinkTooLong => true,
            Self::NothingToShare | Self::CopyFailed => true,
            Self::LinkCopied(_) | Self::LinkReady(_) | Self::QuoteCopied => false,
            Self::Cleared | Self::Replaced => false,
        }
    }
}

/// Which side of the page a selection was made on; the other side follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The story column.
    Story,
    /// The explorer.
    Explorer,
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
    /// Say something.
    Say(Notice),
    /// Stop saying it.
    Dismiss,
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
            box_open: true,
            notice: None,
            kept: None,
            panel: Panel::Who,
            selection: Selection::None,
            reveal: Reveal::default(),
            marks: true,
        }
    }

    /// The state an action leads to.
    #[must_use]
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
                next.reading = Some(reading);
                next.origin = origin;
                next.box_open = keep_box;
                next.notice = self.notice.clone().filter(|n| *n == Notice::Replaced);
                next.selection = Selection::None;
                next.reveal = Reveal::default();
            }
            Action::Clear(text) => {
                next = Self {
                    panel: self.panel,
                    marks: self.marks,
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
            Action::Say(notice) => {
                // With nothing to read and nothing read, the box is where the reader mends it.
                if matches!(notice, Notice::Problem(_)) && self.reading.is_none() {
                    next.box_open = true;
                }
                next.notice = Some(notice);
            }
            Action::Dismiss => next.notice = None,
            Action::Box(open) => next.box_open = open,
            Action::Open(panel) => next.panel = panel,
            Action::Select(selection, side) => {
                let span = match side {
                    Side::Story => None,
                    Side::Explorer => self.first_words(&selection),
                };
                if side == Side::Story {
                    next.panel = selection.panel().unwrap_or(self.panel);
                }
                next.selection = selection;
                next.reveal = self.revealing(span);
            }
            Action::Reveal(span) => next.reveal = self.revealing(Some(span)),
            Action::Step(by) => {
                if let Some(span) = self.step(by) {
                    next.reveal = self.revealing(Some(span));
                }
            }
            Action::Leave => {
                next.selection = Selection::None;
                next.reveal.span = None;
            }
            Action::Mark(on) => next.marks = on,
        }
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

    fn occurrences(&self) -> Vec<Span> {
        let story = self.reading.as_ref().map(|r| &r.story);
        story.map_or_else(Vec::new, |s| self.selection.occurrences(s))
    }

    fn step(&self, by: i32) -> Option<Span> {
        let all = self.occurrences();
        let count = i32::try_from(all.len()).ok().filter(|n| *n > 0)?;
        let at = match self.reveal.span {
            // Nothing is looked at yet: forward is the first, backward the last.
            None => {
                if by > 0 {
                    0
                } else {
                    count - 1
                }
            }
            Some(here) => {
                let before = all.partition_point(|s| *s < here) as i32;
                let on_it = all.get(before as usize) == Some(&here);
                if on_it || by < 0 { before + by } else { before }
            }
        };
        all.get(at.rem_euclid(count) as usize).copied()
    }

    fn first_words(&self, selection: &Selection) -> Option<Span> {
        let story = &self.reading.as_ref()?.story;
        selection.occurrences(story).first().copied()
    }

    fn revealing(&self, span: Option<Span>) -> Reveal {
        Reveal {
            span,
            count: self.reveal.count + 1,
        }
    }
}

impl yew::Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}

#[cfg(test)]
mod tests;
