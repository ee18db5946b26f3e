//! What comes beside a story that is open: a second text, which may be its next version.

use super::Clerk;
use crate::pieces::{self, Piece};
use crate::reading::Reading;
use crate::state::{Action, Matter, Notice, Origin, Purpose, Second};
use crate::web::{paste_box, session};
use std::rc::Rc;
use yew::platform::spawn_local;

impl Clerk {
    /// What the second text is to be that the reader was asked for.
    pub(super) fn awaited_second(&self) -> Option<Matter> {
        let now = self.now.borrow();
        let second = now.second.as_ref();
        second.filter(|s| s.reading.is_none()).map(|s| s.matter)
    }

    /// A text that was dropped or pasted beside a story: the second that was asked for, else one that takes its place.
    pub(super) fn come_in(&self, text: String) {
        match self.awaited_second() {
            Some(matter) => self.take_apart(text, Purpose::Second(matter)),
            None => self.take_apart(text, Purpose::Replace(Origin::Box)),
        }
    }

    /// Lays a text that was read beside the story.
    pub(super) fn lay(&self, reading: Reading, matter: Matter) {
        let reading = Rc::new(reading);
        self.with(Piece::Compare, move |clerk| {
            clerk.do_(Action::Second(Some(Second::read(matter, reading))));
        });
    }

    /// Offers to compare a story with the one whose place it took, if it is another version of it.
    pub(super) fn offer_update(&self, earlier: Option<Rc<Reading>>, reading: &Rc<Reading>) {
        let Some(earlier) = earlier.filter(|earlier| earlier.text != reading.text) else {
            return;
        };
        let (clerk, reading) = (self.clone(), Rc::clone(reading));
        spawn_local(async move {
            // Nobody asked: where the piece cannot be had, nothing is said.
            let is_there = pieces::fetch(Piece::Compare).await;
            let compare = pieces::compare().filter(|_| is_there);
            // What was read a moment ago may not be shown yet.
            let is_shown = (clerk.reading()).is_some_and(|r| r == reading || r == earlier);
            if is_shown && compare.is_some_and(|c| (c.is_update)(&earlier, &reading)) {
                clerk.say(Notice::Update);
            }
        });
    }

    /// Goes back to the story whose place was taken, and lays the new one beside it.
    pub(super) fn compare_kept(&self) {
        let (earlier, reading) = {
            let now = self.now.borrow();
            (now.earlier.clone(), now.reading.clone())
        };
        let Some((earlier, reading)) = earlier.zip(reading) else {
            return;
        };
        paste_box::set_text(earlier.pasted());
        session::keep_draft(earlier.pasted());
        self.do_(Action::Read {
            reading: earlier,
            origin: Origin::Box,
            keep_box: false,
        });
        self.do_(Action::Second(Some(Second::read(Matter::Update, reading))));
    }
}
