//! The bar: new, open, examples, share, language, theme.

use super::{Ask, Desk};
use crate::examples;
use crate::export::Form;
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
        <div class="tools" role="toolbar" aria-label={words.tools} data-rove=".tools > button:not([hidden])" onkeydown={desk.rove()}>
            <button type="button" onclick={desk.on(Ask::New)}>{ words.new }</button>
            <button type="button" class="wide" onclick={desk.on(Ask::OpenFile)}>{ words.open }</button>
            <button type="button" class="wide" popovertarget="examples">{ words.examples }</button>
            <button type="button" class="wide" popovertarget="recent">{ words.recent }</button>
            <button type="button" hidden={!has_story} aria-pressed={state.box_open.to_string()}
                onclick={desk.on(Ask::Do(Action::Box(!state.box_open)))}>{ words.edit }</button>
            <span class="gap"></span>
            <button type="button" hidden={!has_story} popovertarget="export">{ words.export }</button>
            <button type="button" class="main" hidden={!has_story} onclick={desk.on(Ask::Share)}>{ words.share }</button>
            <button type="button" class="tongue" lang={other.tag()} onclick={desk.on(Ask::Do(Action::Speak(other)))}>{ words.other_tongue }</button>
            <button type="button" class="theme" title={words.theme} onclick={desk.on(Ask::Do(Action::Wear(next)))}>
                <span aria-hidden="true">{ "◐" }</span><span class="unseen">{ theme }</span>
            </button>
            <div id="examples" popover="auto" class="menu">{ example_buttons(desk) }</div>
            <div id="recent" popover="auto" class="menu">{ recent(desk, state) }</div>
            <div id="export" popover="auto" class="menu end">{ exports(desk) }</div>
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

fn exports(desk: &Desk) -> Html {
    let words = desk.words;
    let button = |key: &'static str, label: &'static str, ask: Ask| {
        html! {
            <button {key} type="button" popovertarget="export" popovertargetaction="hide" onclick={desk.on(ask)}>{ label }</button>
        }
    };
    let forms =
        (Form::ALL.into_iter()).map(|f| button(f.extension(), (words.form)(f), Ask::Export(f)));
    html! {
        <>
            { button("copy", words.copy_brief, Ask::CopyBrief) }
            { button("print", words.print, Ask::Print) }
            { for forms }
        </>
    }
}

/// The stories kept in this browser, if the reader asked for that.
fn recent(desk: &Desk, state: &State) -> Html {
    let words = desk.words;
    let kept = state.recent.as_deref().unwrap_or_default();
    let on = state.recent.is_some();
    let entries = kept.iter().map(|story| {
        html! {
            <li key={story.number}>
                <button type="button" popovertarget="recent" popovertargetaction="hide"
                    onclick={desk.on(Ask::OpenRecent(story.number))}>{ story.title.clone() }</button>
                <button type="button" class="quiet" aria-label={(words.forget)(&story.title)}
                    onclick={desk.on(Ask::Forget(Some(story.number)))}>{ "×" }</button>
            </li>
        }
    });
    html! {
        <>
            <label class="switch" key="keep">
                <input type="checkbox" checked={on} onchange={desk.ask.reform(move |_| Ask::KeepRecent(!on))} />
                <span>{ words.keep_recent }</span>
            </label>
            <ul key="kept" hidden={kept.is_empty()}>{ for entries }</ul>
            <p key="none" class="hint" hidden={!on || !kept.is_empty()}>{ words.no_recent }</p>
            <button key="all" type="button" class="quiet" hidden={kept.is_empty()} onclick={desk.on(Ask::Forget(None))}>{ words.forget_all }</button>
        </>
    }
}

/// The tools of the paste box.
pub fn box_tools(desk: &Desk, state: &State) -> Html {
    let words = desk.words;
    html! {
        <div class="box-tools">
            <button type="button" class="main" onclick={desk.on(Ask::ReadBox)}>{ words.read }</button>
            <button type="button" hidden={state.reading.is_none()} onclick={desk.on(Ask::Do(Action::Box(false)))}>{ words.close_box }</button>
            <button type="button" onclick={desk.on(Ask::OpenFile)}>{ words.open_file }</button>
            <button type="button" class="narrow" popovertarget="recent">{ words.recent }</button>
            <span class="hint">{ words.drop_hint }</span>
            <span class="examples">
                <span>{ words.try_example }</span>
                { examples_inline(desk) }
            </span>
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
