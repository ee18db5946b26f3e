//! Whether a text that came with the address may take the place of the reader's own, which is nowhere else.

use super::{Ask, Desk};
use crate::state::State;
use yew::prelude::*;

/// The question; empty, but there, when there is none.
pub fn question(desk: &Desk, state: &State) -> Html {
    let words = &desk.words.travel;
    if state.travel.question.is_none() {
        return html! { <div class="notice question" role="alert" hidden=true></div> };
    }
    html! {
        <div class="notice question problem" role="alert">
            <p>{ words.question }</p>
            <span class="remedies">
                <button type="button" onclick={desk.on(Ask::Take(true))}>{ words.take }</button>
                <button type="button" class="main" onclick={desk.on(Ask::Take(false))}>{ words.stay }</button>
            </span>
        </div>
    }
}
