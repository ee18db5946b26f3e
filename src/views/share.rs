//! The share box: the whole link in a field, how far it passes, and who can see what it carries.

use super::{Ask, Desk};
use crate::state::{Action, State};
use crate::web;
use yew::prelude::*;

/// The share box; empty, but there, when nothing is shared.
pub fn share_box(desk: &Desk, state: &State) -> Html {
    let words = desk.words;
    let Some(address) = &state.shared else {
        return html! { <div class="share" hidden=true></div> };
    };
    html! {
        <section class="share" aria-label={words.share}>
            <div class="share-head">
                <label for="link">{ words.link_label }</label>
                <button type="button" class="quiet" aria-label={words.close_box} onclick={desk.on(Ask::Do(Action::Shared(None)))}>{ "×" }</button>
            </div>
            <div class="share-line">
                <input id="link" type="text" readonly=true value={address.to_string()} onfocus={Callback::from(web::focus::select_all)} />
                <button type="button" class="main" onclick={desk.on(Ask::CopyLink)}>{ words.copy_link }</button>
                <button type="button" hidden={!web::clipboard::can_send()} onclick={desk.on(Ask::SendLink)}>{ words.send_link }</button>
            </div>
            <p>{ (words.link_fits)(address.len()) }{ " " }{ words.link_privacy }</p>
        </section>
    }
}
