//! The views: small components and functions that take what they show and ask for what they want.
//!
//! Each panel is a file. [`App`] owns the state, answers every [`Ask`], and is the only view that touches the browser.
//! Written around two traps of Yew 0.23.0: a view always gives one element, never nothing (an empty one between
//! conditionals kills the page), and every list is keyed.

mod app;
mod attendance;
mod bar;
mod card;
mod context;
mod explorer;
mod fact;
mod glance;
pub mod hand;
mod links;
mod notice;
mod plain;
mod question;
mod said;
pub mod second;
pub mod share;
mod story;
mod who;

pub use app::App;

use crate::export::Form;
use crate::state::{Action, Matter, Selection, Side};
use crate::words::Words;
use depeche_engine::Span;
use depeche_engine::calendar::Date;
use std::rc::Rc;
use yew::{Callback, KeyboardEvent, MouseEvent};

/// What a view can ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// A change of the state and nothing else.
    Do(Action),
    /// An empty box.
    New,
    /// A file.
    OpenFile,
    /// An example, by its place in [`crate::examples::ALL`].
    Example(usize),
    /// To read what stands in the box.
    ReadBox,
    /// To read it although it is in another language.
    ReadAnyway,
    /// To read what arrived of a damaged link.
    ReadPart,
    /// To fetch once more what a text waits for.
    TryAgain,
    /// The text that was replaced.
    Restore,
    /// To take out of the text what has no width.
    Strip,
    /// One of the stories of a file.
    Choose(usize),
    /// The text read as it was pasted, or mended.
    AsPasted(bool),
    /// Dates counted from a day that the reader knows.
    Date(Option<Date>),
    /// A link to the story.
    Share,
    /// To put right what is given, else the words that are selected, else what is.
    Correct(Option<Selection>),
    /// A quote on the clipboard, with its attribution.
    CopyQuote(usize),
    /// To copy a link.
    CopyLink(Rc<str>),
    /// To hand a link to another program.
    SendLink(Rc<str>),
    /// The brief on the clipboard.
    CopyBrief,
    /// To let the text that came with the address take the place of the one in the box, or not.
    Take(bool),
    /// The story in another form, as a file.
    Export(Form),
    /// A place for a second text beside the story.
    Second(Matter),
    /// To lay a text beside the story.
    Compare(Rc<str>, Matter),
    /// To lay the story beside the one whose place it took.
    CompareKept,
    /// To save a file: its name, its media type, its content.
    Save(Rc<str>, &'static str, Rc<str>),
    /// To print the plain reading.
    Print,
    /// To keep what is read in this browser, or no longer.
    KeepRecent(bool),
    /// A story kept in this browser, by its number.
    OpenRecent(u32),
    /// To forget one, or all.
    Forget(Option<u32>),
    /// A key was pressed in a list: the arrows, Home and End move in it.
    Rove(KeyboardEvent),
    /// A key was pressed beside the story: single letters act on it.
    Key(KeyboardEvent),
}

/// What every view is handed: the words to speak with, and where to ask.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// The interface's words.
    pub words: &'static Words,
    /// Answers what is asked.
    pub ask: Callback<Ask>,
}

impl Desk {
    /// A click that asks for something.
    #[must_use]
    pub fn on(&self, ask: Ask) -> Callback<MouseEvent> {
        self.ask.reform(move |_| ask.clone())
    }

    /// A click in the explorer that selects something.
    #[must_use]
    pub fn select(&self, selection: Selection) -> Callback<MouseEvent> {
        self.on(Ask::Do(Action::Select(selection, Side::Explorer)))
    }

    /// A click that goes to words in the story.
    #[must_use]
    pub fn reveal(&self, span: Span) -> Callback<MouseEvent> {
        self.on(Ask::Do(Action::Reveal(span)))
    }

    /// Arrow keys that move in the list where they are pressed.
    #[must_use]
    pub fn rove(&self) -> Callback<KeyboardEvent> {
        self.ask.reform(Ask::Rove)
    }
}

#[cfg(test)]
mod tests;
