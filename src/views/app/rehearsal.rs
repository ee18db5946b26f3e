//! Warm-up: reads and draws both examples off-screen before the first text, so that the reader's own text does not wait for
//! what is slow only the first time.

use super::{Clerk, workspace};
use crate::examples::{self, Example};
use crate::reading::Reading;
use crate::state::{Action, Origin, State};
use crate::views::Desk;
use crate::web;
use depeche_engine::grammar;
use std::rc::Rc;
use yew::prelude::*;

/// How often an example is read: about a millisecond each.
const TIMES: usize = 12;

impl Clerk {
    /// Reads and draws the examples, out of sight, before the reader has a text in the box. The first text takes several
    /// times as long as the second: tables are unpacked, and the browser compiles each function when it is first called.
    pub(super) fn warm_up(&self) {
        // The reader's language first: most read what is written in it, and may do so at once.
        let own = self.now.borrow().tongue;
        let (first, then): (Vec<&Example>, Vec<&Example>) =
            examples::ALL.iter().partition(|e| e.tongue == own);
        let mut tasks: Vec<Box<dyn FnOnce()>> = Vec::new();
        for example in first.into_iter().chain(then) {
            for times in [1, TIMES] {
                let clerk = self.clone();
                tasks.push(Box::new(move || clerk.go_through(example, times)));
            }
        }
        web::at_first_sign(tasks);
    }

    /// Reads an example so many times, and draws it. A browser compiles anew, and better, what is called often, and would
    /// begin with it in the middle of the reader's own text.
    fn go_through(&self, example: &Example, times: usize) {
        // Without its grammar it would be read another way than the reader's text will be.
        if self.reading().is_some() || !grammar::is_there(example.tongue.language()) {
            return;
        }
        let mut reading = None;
        for _ in 0..times {
            reading = Some(Rc::new(Reading::of(example.text.to_owned())));
        }
        if let Some(reading) = reading {
            rehearse(self.now.borrow().after(Action::Read {
                reading,
                origin: Origin::Example,
                keep_box: false,
            }));
        }
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
