//! What the reader is asked: whether a text that came with the address may take the place of their own, which is nowhere
//! else; which of the stories of a file is meant.

use super::{Ask, Desk};
use crate::state::{Action, State};
use crate::trust::hidden;
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

/// How many stories of a file are listed.
const MOST: usize = 200;

/// The stories to choose from; empty, but there, when there are none.
pub fn choice(desk: &Desk, state: &State) -> Html {
    let words = &desk.words.arrival;
    let Some(choice) = &state.choice else {
        return html! { <section class="notice question choice" hidden=true></section> };
    };
    let titles = choice.stories.iter().map(|(title, _)| title).take(MOST);
    let items = titles.enumerate().map(|(index, title)| {
        html! {
            <li key={index}><button type="button" class="quiet" onclick={desk.on(Ask::Choose(index))}>{ hidden::visible(title).into_owned() }</button></li>
        }
    });
    html! {
        <section class="notice question choice" aria-label={words.several}>
            <p>{ words.several }</p>
            <ul data-rove="button" onkeydown={desk.rove()}>{ for items }</ul>
            <span class="remedies">
                <button type="button" onclick={desk.on(Ask::Do(Action::Choose(None)))}>{ words.none_of_them }</button>
            </span>
        </section>
    }
}
