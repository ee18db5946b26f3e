//! What the panels share: a fact that leads to its words, and its reason.

use super::{Ask, Desk};
use crate::reading::Reading;
pub use crate::reading::tidy;
use crate::state::{Action, Selection};
use depeche_engine::Span;
use std::rc::Rc;
use yew::prelude::*;

/// Words of the story that lead to where they stand.
pub fn words(
    desk: &Desk,
    reading: &Reading,
    span: Span,
    selection: Selection,
    now: Selection,
) -> Html {
    let current = (selection == now).then_some("true");
    html! {
        <button type="button" class="fact" aria-current={current} lang={lang(reading)} onclick={desk.select(selection)}>
            { tidy(reading.words(span)) }
        </button>
    }
}

/// Things in a row, as the language sets them: commas, and a word before the last.
pub fn listed(desk: &Desk, things: Vec<Html>) -> Html {
    let last = things.len().saturating_sub(1);
    let things = things.into_iter().enumerate().map(|(i, thing)| {
        let sign = match i {
            0 => String::new(),
            _ if i == last => format!(" {} ", desk.words.glance.and),
            _ => ", ".to_owned(),
        };
        html! { <span key={i} class="listed">{ sign }{ thing }</span> }
    });
    html! { { for things } }
}

/// A key that stays pressed: what it chooses, and how much of that there is.
// Drawn for kinds of participants and of ties, and once in the module.
#[inline(never)]
pub fn chip(
    desk: &Desk,
    name: &'static str,
    on: bool,
    action: Action,
    label: Html,
    count: &str,
) -> Html {
    html! {
        <button key={name} type="button" aria-pressed={on.to_string()} onclick={desk.on(Ask::Do(action))}>
            { label }{ " " }<span class="count">{ count.to_owned() }</span>
        </button>
    }
}

/// What an event in a text asks for.
type Select = dyn Fn(&Event) -> Option<Ask>;

/// What a click, Enter or Space asks for on what is pressed in a text, told by `select`; other keys move in it.
pub fn pressed(
    desk: &Desk,
    select: impl Fn(&Event) -> Option<Ask> + 'static,
) -> (Callback<MouseEvent>, Callback<KeyboardEvent>) {
    let select: Rc<Select> = Rc::new(select);
    let onclick = {
        let (ask, select) = (desk.ask.clone(), Rc::clone(&select));
        Callback::from(move |event: MouseEvent| {
            if let Some(selected) = select(&event) {
                ask.emit(selected);
            }
        })
    };
    let onkeydown = desk.ask.reform(move |event: KeyboardEvent| {
        let pressed = matches!(event.key().as_str(), "Enter" | " ");
        match select(&event).filter(|_| pressed) {
            Some(selected) => {
                event.prevent_default();
                selected
            }
            None => Ask::Rove(event),
        }
    });
    (onclick, onkeydown)
}

/// The reason of a fact, closed until it is asked for.
pub fn why(desk: &Desk, reasons: impl IntoIterator<Item = String>) -> Html {
    let reasons = reasons
        .into_iter()
        .map(|reason| html! { <p key={reason.clone()}>{ reason.clone() }</p> });
    html! {
        <details class="why">
            <summary>{ desk.words.why }</summary>
            { for reasons }
        </details>
    }
}

/// Whether a long list is drawn whole: not in the first frame, which holds what a window shows and comes that much sooner.
#[hook]
pub fn use_whole() -> bool {
    let whole = use_state(|| false);
    let seen = whole.clone();
    use_effect_with((), move |()| crate::web::when_seen(move || seen.set(true)));
    *whole
}

/// The story's language, for elements that hold its words.
pub fn lang(reading: &Reading) -> &'static str {
    reading.story.language.tag()
}

/// A choice of one among a few, by their place.
pub fn choice(
    label: &'static str,
    options: &[(&'static str, bool)],
    chosen: Callback<usize>,
) -> Html {
    let onchange = chosen.reform(|event: Event| crate::web::focus::chosen(&event));
    let options = options.iter().enumerate().map(|(i, (words, selected))| {
        html! { <option key={i} selected={*selected}>{ *words }</option> }
    });
    html! {
        <label class="choice"><span>{ label }</span><select {onchange}>{ for options }</select></label>
    }
}
