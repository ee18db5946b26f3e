//! The bar: new, open, examples, share, language, theme.

use super::{Ask, Desk};
use crate::examples;
use crate::state::{Action, State, Theme};
use crate::words::Tongue;
use yew::prelude::*;

/// The tools at the top of the page.
pub fn bar(desk: &Desk, state: &State) -> Html {
    let words = desk.words;
    let other = match state.tongue {
        Tongue::French => Tongue::English,
        Tongue::English => Tongue::French,
    };
    let (theme, next) = match state.theme {
        Theme::System => (words.theme_system, Theme::Light),
        Theme::Light => (words.theme_light, Theme::Dark),
        Theme::Dark => (words.theme_dark, Theme::System),
    };
    let has_story = state.reading.is_some();
    html! {
        <div class="tools" role="toolbar" aria-label={words.tools} onkeydown={desk.rove("button:not([disabled])")}>
            <button type="button" onclick={desk.on(Ask::New)}>{ words.new }</button>
            <button type="button" onclick={desk.on(Ask::OpenFile)}>{ words.open }</button>
            <button type="button" popovertarget="examples">{ words.examples }</button>
            <button type="button" disabled={!has_story} aria-pressed={state.box_open.to_string()}
                onclick={desk.on(Ask::Do(Action::Box(!state.box_open)))}>{ words.edit }</button>
            <span class="gap"></span>
            <button type="button" class="main" disabled={!has_story} onclick={desk.on(Ask::Share)}>{ words.share }</button>
            <button type="button" lang={other.tag()} onclick={desk.on(Ask::Do(Action::Speak(other)))}>{ words.other_tongue }</button>
            <button type="button" class="theme" title={words.theme} onclick={desk.on(Ask::Do(Action::Wear(next)))}>
                <span aria-hidden="true">{ "◐" }</span><span class="unseen">{ theme }</span>
            </button>
            <div id="examples" popover="auto" class="menu">{ example_buttons(desk) }</div>
        </div>
    }
}

/// A button for each example.
pub fn example_buttons(desk: &Desk) -> Html {
    let buttons = examples::ALL.iter().enumerate().map(|(i, example)| {
        html! {
            <button key={i} type="button" lang={example.tongue.tag()} popovertarget="examples" popovertargetaction="hide"
                onclick={desk.on(Ask::Example(i))}>{ example.title }</button>
        }
    });
    html! { <>{ for buttons }</> }
}

/// The tools of the paste box.
pub fn box_tools(desk: &Desk, state: &State) -> Html {
    let words = desk.words;
    html! {
        <div class="box-tools">
            <button type="button" class="main" onclick={desk.on(Ask::ReadBox)}>{ words.read }</button>
            <button type="button" hidden={state.reading.is_none()} onclick={desk.on(Ask::Do(Action::Box(false)))}>{ words.close_box }</button>
            <span class="examples" hidden={state.reading.is_some()}>
                <span>{ words.try_example }</span>
                { examples_inline(desk) }
            </span>
            <span class="hint" hidden={state.reading.is_some()}>{ words.drop_hint }</span>
        </div>
    }
}

fn examples_inline(desk: &Desk) -> Html {
    let buttons = examples::ALL.iter().enumerate().map(|(i, example)| {
        html! {
            <button key={i} type="button" class="quiet" lang={example.tongue.tag()}
                onclick={desk.on(Ask::Example(i))}>{ example.title }</button>
        }
    });
    html! { <>{ for buttons }</> }
}
