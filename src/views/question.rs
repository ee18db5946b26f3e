//! What the reader is asked: whether a text that came with the address may take the place of their own, which is nowhere
//! else; which of several stories is meant.

use super::{Ask, Desk};
use crate::state::{Action, Choice, State};
use crate::trust::hidden;
use std::rc::Rc;
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

/// How many stories are listed.
const MOST: usize = 200;

/// The stories to choose from; empty, but there, when there are none.
pub fn choice(desk: &Desk, state: &State) -> Html {
    let words = &desk.words.arrival;
    let Some(choice) = state.choice.as_ref().filter(|_| is_asked(state)) else {
        return html! { <section class="notice question choice" hidden=true></section> };
    };
    html! {
        <section id="choice" tabindex="-1" class="notice question choice" aria-label={words.several}>
            <p>{ words.several }</p>
            { list(desk, choice, None) }
            <span class="remedies">
                <button type="button" onclick={desk.on(Ask::Do(Action::Choose(None)))}>{ words.none_of_them }</button>
            </span>
        </section>
    }
}

/// Whether it is asked which of several stories is meant: beside one of them, the story itself leads to the others.
pub fn is_asked(state: &State) -> bool {
    let read = state.reading.as_ref().map(|r| r.pasted());
    let is_read = |choice: &Rc<Choice>| read.is_some_and(|read| choice.place(read).is_some());
    state.choice.as_ref().is_some_and(|choice| !is_read(choice))
}

/// The way to the others of several stories, beside the one that is read; empty, but there, when there are none.
pub fn others(desk: &Desk, choice: Option<&Rc<Choice>>, read: &str) -> Html {
    let words = &desk.words.arrival;
    let place = choice.and_then(|c| Some((c, c.place(read)?)));
    let Some((choice, place)) = place else {
        return html! { <nav class="origin others" hidden=true></nav> };
    };
    let count = choice.stories.len();
    let told = match place < count {
        true => (words.one_of)(place + 1, count),
        false => (words.as_one)(count),
    };
    let step = |label, to: Option<usize>| {
        let to = to.filter(|to| *to < count);
        html! { <button type="button" class="quiet" disabled={to.is_none()} onclick={desk.on(Ask::Choose(to.unwrap_or(place)))}>{ label }</button> }
    };
    html! {
        <nav class="origin others choice" aria-label={words.dispatches}>
            <details>
                <summary>{ told }</summary>
                { list(desk, choice, Some(place)) }
            </details>
            { step(desk.words.previous, place.checked_sub(1)) }
            { step(desk.words.next, Some(place + 1)) }
        </nav>
    }
}

/// Several stories, to choose one, and the text that they were pasted as.
fn list(desk: &Desk, choice: &Choice, read: Option<usize>) -> Html {
    let count = choice.stories.len();
    let titles = choice.stories.iter().take(MOST).enumerate();
    let titles = titles.map(|(place, (title, _))| (place, hidden::visible(title).into_owned()));
    let whole = (choice.whole.as_ref()).map(|_| (count, desk.words.arrival.whole.to_owned()));
    let items = titles.chain(whole).map(|(place, title)| {
        let current = (read == Some(place)).then_some("true");
        html! {
            <li key={place}><button type="button" class="quiet" aria-current={current} onclick={desk.on(Ask::Choose(place))}>{ title }</button></li>
        }
    });
    html! { <ul data-rove="button" onkeydown={desk.rove()}>{ for items }</ul> }
}
