//! What stands beside the story: what it comes to, and the explorer, one panel at a time; on a phone the first stands above
//! the story, and the explorer is a sheet drawn up from below.

use super::{Ask, Desk, context, fact, glance, links, said, who};
use crate::marks::Topic;
use crate::reading::Reading;
use crate::state::{Action, Grouping, Panel, Selection, Ties, WhoView};
use crate::web;
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
    /// Whether the sheet is drawn up.
    pub sheet: bool,
    /// How the participants are listed.
    pub who: WhoView,
    /// How the quotes are grouped.
    pub said: Grouping,
    /// Which ties are shown.
    pub ties: Ties,
    /// What is selected.
    pub selection: Selection,
    /// The occurrence being looked at.
    pub here: Option<Span>,
    /// Where that is among the selection's occurrences, from one, and how many there are.
    pub place: (usize, usize),
}

/// The explorer, below the lines of the glance.
#[component]
pub fn Explorer(props: &Props) -> Html {
    let Props { desk, reading, .. } = props;
    use_effect(|| web::focus::one_stop_each("beside"));
    let whole = fact::use_whole();
    let tabs = Panel::ALL.into_iter().map(|panel| {
        let open = panel == props.panel;
        html! {
            <button key={panel.name()} type="button" role="tab" id={format!("tab-{}", panel.name())}
                aria-selected={open.to_string()} aria-controls="panel"
                onclick={desk.on(Ask::Do(Action::Open(panel)))}>
                { (desk.words.panel)(panel) }{ " " }<span class="count">{ count(reading, panel) }</span>
            </button>
        }
    });
    let panel = match props.panel {
        Panel::Who => who::panel(props, whole),
        Panel::Said => said::panel(props),
        Panel::Context => context::panel(props),
        Panel::Links => links::panel(props),
    };
    html! {
        <div class="beside" id="beside">
        { glance::lines(props) }
        <aside id="explorer" class={props.sheet.then_some("up")} aria-label={desk.words.explorer} onkeydown={desk.rove()}>
            <button type="button" class="draw" aria-label={desk.words.close_sheet} onclick={desk.on(Ask::Do(Action::Sheet(false)))}>
                <span aria-hidden="true">{ "×" }</span>
            </button>
            <div class="tabs" role="tablist" aria-label={desk.words.explorer} data-rove="[role=tab]">{ for tabs }</div>
            <div id="panel" role="tabpanel" tabindex="0" key={props.panel.name()}
                aria-labelledby={format!("tab-{}", props.panel.name())} class="panel">{ panel }</div>
        </aside>
        </div>
    }
}

/// How many facts a panel holds.
fn count(reading: &Reading, panel: Panel) -> usize {
    let story = &reading.story;
    match panel {
        Panel::Who => story.participants.len(),
        Panel::Said => story.quotes.len(),
        Panel::Context => {
            let claims = Topic::ALL.map(|t| t.claims(&story.context).len());
            claims.iter().sum::<usize>()
                + story.context.dates.len()
                + usize::from(story.event.is_some())
        }
        Panel::Links => story.relations.len(),
    }
}
