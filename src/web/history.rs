//! The browser's history: what each of its steps holds beside the address.

use super::{listen, window};
use wasm_bindgen::JsValue;
use web_sys::{History, PopStateEvent};

/// What the step that is shown holds; `None` for one that somebody else made, as a link does that is opened in this tab.
#[must_use]
pub fn held() -> Option<String> {
    history()?.state().ok()?.as_string()
}

/// Has the step that is shown hold this.
pub fn hold(view: &str) {
    if let Some(history) = history() {
        let _ = history.replace_state_with_url(&view.into(), "", None);
    }
}

/// Makes a step that follows the one that is shown, at the same address; one without a view is given its own soon.
pub fn push(view: Option<&str>) {
    if let Some(history) = history() {
        let view = view.map_or(JsValue::NULL, JsValue::from);
        let _ = history.push_state_with_url(&view, "", None);
    }
}

/// Goes back one step, soon.
pub fn back() {
    if let Some(history) = history() {
        let _ = history.back();
    }
}

/// Tells `f` of each step that the reader goes back or forward to, and what it holds.
pub fn on_step(f: impl Fn(Option<String>) + 'static) {
    if let Some(window) = window() {
        listen(&window, "popstate", move |event: PopStateEvent| {
            f(event.state().as_string());
        });
    }
}

fn history() -> Option<History> {
    window()?.history().ok()
}
