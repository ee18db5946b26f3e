//! The part of the address after `#`, where a link carries its story.

use super::{listen, window};
use wasm_bindgen::JsValue;
use web_sys::Event;

/// What stands after `#`; `None` when nothing does.
#[must_use]
pub fn get() -> Option<String> {
    let hash = window()?.location().hash().ok()?;
    let fragment = hash.strip_prefix('#').unwrap_or(&hash);
    (!fragment.is_empty()).then(|| fragment.to_owned())
}

/// What stands after `?`.
#[must_use]
pub fn query() -> String {
    let search = window().and_then(|w| w.location().search().ok());
    let search = search.unwrap_or_default();
    search.strip_prefix('?').unwrap_or(&search).to_owned()
}

/// Takes the query out of the address.
pub fn drop_query() {
    if let Some(window) = window() {
        let location = window.location();
        let path = location.pathname().unwrap_or_default();
        let address = format!("{path}{}", location.hash().unwrap_or_default());
        if let Ok(history) = window.history() {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
        }
    }
}

/// Puts a fragment into the address without adding to the history; `None` takes it away. Gives the whole address.
pub fn set(fragment: Option<&str>) -> Option<String> {
    let window = window()?;
    let location = window.location();
    let page = format!(
        "{}{}",
        location.pathname().unwrap_or_default(),
        location.search().unwrap_or_default()
    );
    let address = match fragment {
        Some(fragment) => format!("{page}#{fragment}"),
        None => page,
    };
    let history = window.history().ok()?;
    history
        .replace_state_with_url(&JsValue::NULL, "", Some(&address))
        .ok()?;
    location.href().ok()
}

/// Calls `f` when somebody else changes the fragment: a link opened in this tab, the back button.
pub fn on_change(f: impl Fn() + 'static) {
    if let Some(window) = window() {
        listen(&window, "hashchange", move |_: Event| f());
    }
}
