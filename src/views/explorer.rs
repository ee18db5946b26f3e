//! The explorer: one panel at a time beside the story.

use super::{Ask, Desk, context, said, who};
use crate::reading::Reading;
use crate::state::{Action, Panel, Selection};
use depeche_engine::Span;
use std::rc::Rc;
use yew::prelude::*;

/// What the explorer shows.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The words to speak with, and where to ask.
    pub desk: Desk,
    /// The story.
    pub reading: Rc<Reading>,
    /// The panel that is open.
    pub panel: Panel,
    /// What is selected.
    pub selection: Selection,
    /// The occurrence being looked at.
    pub here: Option<Span>,
    /// Where that is among the selection's occurrences, from one, and how many there are.
    pub place: (usize, usize),
}

/// The explorer.
#[component]
pub fn Explorer(props: &Props) -> Html {
    let Props { desk, reading, .. } = props;
    let story = &reading.story;
    let context = &story.context;
    let tabs = Panel::ALL.into_iter().map(|panel| {
        let count = match panel {
            Panel::Who => story.participants.len(),
            Panel::Said => story.quotes.len(),
            Panel::Context => {
                let claims = crate::marks::Topic::ALL.map(|t| t.claims(context).len());
                claims.iter().sum::<usize>() + context.dates.len() + usize::from(story.event.is_some())
            }
        };
        let open = panel == props.panel;
        html! {
            <button key={format!("{panel:?}")} type="button" role="tab" id={format!("tab-{panel:?}")}
                aria-selected={open.to_string()} aria-controls="panel" tabindex={if open { "0" } else { "-1" }}
                onclick={desk.on(Ask::Do(Action::Open(panel)))}>
                { (desk.words.panel)(panel) }<span class="count">{ count }</span>
            </button>
        }
    });
    let panel = match props.panel {
        Panel::Who => who::panel(props),
        Panel::Said => said::panel(props),
        Panel::Context => context::panel(props),
    };
    html! {
        <aside id="explorer" aria-label={desk.words.explorer}>
            <div class="tabs" role="tablist" aria-label={desk.words.explorer} onkeydown={desk.rove("[role=tab]")}>{ for tabs }</div>
            <div id="panel" role="tabpanel" tabindex="0" key={format!("{:?}", props.panel)}
                aria-labelledby={format!("tab-{:?}", props.panel)} class="panel">{ panel }</div>
        </aside>
    }
}
