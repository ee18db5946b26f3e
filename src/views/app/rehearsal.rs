//! Before the first text: the page goes through an example in each language, out of sight, so that the reader's own text is
//! not the one that waits for everything to be done for the first time.

use super::{Clerk, workspace};
use crate::examples::{self, Example};
use crate::reading::Reading;
use crate::state::{Action, Origin, State};
use crate::views::Desk;
use crate::web;
use std::rc::Rc;
use yew::prelude::*;

impl Clerk {
    /// Reads and draws the examples, out of sight, before the reader has a text in the box. The first text takes several
    /// times as long as the second: tables are unpacked, and the browser compiles each function when it is first called.
    pub(super) fn warm_up(&self) {
        // The reader's language first: most read what is written in it, and may do so at once.
        let own = self.now.borrow().tongue;
        let (first, then): (Vec<&Example>, Vec<&Example>) =
            examples::ALL.iter().partition(|e| e.tongue == own);
        let tasks = first.into_iter().chain(then).map(|example| {
            let clerk = self.clone();
            Box::new(move || {
                if clerk.reading().is_none() {
                    let reading = Rc::new(Reading::of(example.text.to_owned()));
                    let state = clerk.now.borrow().after(Action::Read {
                        reading,
                        origin: Origin::Example,
                        keep_box: false,
                    });
                    rehearse(state);
                }
            }) as Box<dyn FnOnce()>
        });
        web::at_first_sign(tasks.collect());
    }
}

/// A workspace that nobody sees.
#[derive(Clone, PartialEq, Properties)]
struct RehearsalProps {
    state: State,
}

#[component]
fn Rehearsal(props: &RehearsalProps) -> Html {
    let desk = Desk {
        words: props.state.tongue.words(),
        ask: Callback::noop(),
    };
    workspace(&desk, &props.state)
}

/// Draws a state beside the page, and takes it away again.
fn rehearse(state: State) {
    if let Some(stage) = web::detached() {
        let props = RehearsalProps { state };
        let shown = yew::Renderer::<Rehearsal>::with_root_and_props(stage, props).render();
        web::when_seen(move || shown.destroy());
    }
}
