//! The border: everything that touches the browser. Nothing here decides anything, and nothing here panics when a browser
//! refuses: storage may be closed, the clipboard forbidden, an element gone.

pub mod clipboard;
pub mod files;
pub mod focus;
pub mod fragment;
pub mod panic;
pub mod paste_box;
pub mod settings;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Document, Element, Event, EventTarget, Window};

/// The window the page is in.
pub(crate) fn window() -> Option<Window> {
    web_sys::window()
}

/// The document the page is.
pub(crate) fn document() -> Option<Document> {
    window()?.document()
}

/// An element of `index.html`, by its id.
#[must_use]
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Calls `f` at every such event, for as long as the page lives.
pub(crate) fn listen<E: JsCast>(target: &EventTarget, event: &str, f: impl Fn(E) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(move |event: Event| f(event.unchecked_into()));
    // A browser that refuses a listener leaves the page without that one shortcut.
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}
