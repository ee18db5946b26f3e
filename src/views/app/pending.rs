//! What waits for a piece of the module ([`crate::pieces`]) that is fetched because it was asked for.

use super::{Clerk, Origin, Purpose};
use crate::pieces::{self, Piece};
use crate::state::{Action, Fetch};
use crate::web::{self, session};
use yew::platform::spawn_local;

/// What waits, one thing a piece: what is asked for later takes its place.
#[derive(Default)]
pub(super) struct Pending(Vec<Waiting>);

struct Waiting {
    piece: Piece,
    /// Whether a text is to be read, which is no longer wanted once another is.
    reads: bool,
    /// Whether that text stands outside of the module.
    held: bool,
    task: Box<dyn FnOnce(&Clerk)>,
}

impl Pending {
    fn put(&mut self, waiting: Waiting) {
        self.0.retain(|other| other.piece != waiting.piece);
        self.0.push(waiting);
    }

    fn take(&mut self, piece: Piece) -> Option<Waiting> {
        let at = self.0.iter().position(|waiting| waiting.piece == piece)?;
        Some(self.0.remove(at))
    }
}

impl Clerk {
    /// Does something that needs a piece: at once where it is there, else as soon as it is.
    pub(super) fn with(&self, piece: Piece, task: impl FnOnce(&Self) + 'static) {
        self.wait(piece, None, task);
    }

    /// The same for reading a text, which stands outside of the module meanwhile.
    pub(super) fn with_text(&self, piece: Piece, text: &str, task: impl FnOnce(&Self) + 'static) {
        self.wait(piece, Some(text), task);
    }

    fn wait(&self, piece: Piece, text: Option<&str>, task: impl FnOnce(&Self) + 'static) {
        if piece.is_there() {
            return task(self);
        }
        if let Some(text) = text {
            self.forget_pending();
            if !text.is_empty() {
                session::hold(text);
            }
        }
        let waiting = Waiting {
            piece,
            reads: text.is_some(),
            held: text.is_some_and(|text| !text.is_empty()),
            task: Box::new(task),
        };
        self.pending.borrow_mut().put(waiting);
        self.fetch(piece);
    }

    fn fetch(&self, piece: Piece) {
        self.dispatch.dispatch(Action::Piece(Fetch::Asked));
        let clerk = self.clone();
        spawn_local(async move {
            let is_there = pieces::fetch(piece).await;
            let state = if is_there {
                Fetch::There
            } else {
                Fetch::Failed
            };
            clerk.dispatch.dispatch(Action::Piece(state));
            if is_there {
                clerk.go_on(piece);
            }
        });
    }

    /// Does what waited for a piece that is there now.
    fn go_on(&self, piece: Piece) {
        let waiting = self.pending.borrow_mut().take(piece);
        if let Some(waiting) = waiting {
            if waiting.held {
                session::hold("");
            }
            (waiting.task)(self);
        }
    }

    /// Fetches once more what something waits for.
    pub(super) fn fetch_again(&self) {
        let pieces: Vec<Piece> = self.pending.borrow().0.iter().map(|w| w.piece).collect();
        for piece in pieces {
            self.fetch(piece);
        }
    }

    /// A text that waited is no longer wanted.
    pub(super) fn forget_pending(&self) {
        let waiting = &mut self.pending.borrow_mut().0;
        if waiting.iter().any(|waiting| waiting.held) {
            session::hold("");
        }
        waiting.retain(|waiting| !waiting.reads);
    }

    /// Opens a file.
    pub(super) fn open_file(&self, name: String, bytes: Vec<u8>) {
        self.with_text(Piece::Files, "", move |clerk| {
            let Some(files) = pieces::files() else { return };
            match (files.open)(&name, &bytes, &web::decode) {
                Ok(stories) => {
                    let origin = Origin::File(name.into());
                    match clerk.awaited_second() {
                        Some(matter) => {
                            clerk.open(stories, origin, true, |_| Purpose::Second(matter));
                        }
                        None => clerk.open(stories, origin, true, Purpose::Replace),
                    }
                }
                Err(problem) => clerk.say(super::Notice::Problem(problem)),
            }
        });
    }
}
