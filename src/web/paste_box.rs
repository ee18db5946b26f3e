//! The paste box: a plain text area of `index.html`, outside the module and outside Yew's tree. It works before the
//! module has loaded, typing in it redraws nothing, and whatever breaks, the reader's text is in it.

use super::{document, element, listen, window};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{ClipboardEvent, Element, Event, HtmlTextAreaElement, InputEvent};

/// How long the reader has to stop typing before the text is read, in milliseconds.
const PAUSE: i32 = 600;

/// How a text got into the box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It was pasted or dropped, and is all there is.
    PastedWhole,
    /// It was pasted or dropped into a text that stood there.
    PastedInto,
    /// It was typed.
    Typed,
}

/// What stands in the box.
#[must_use]
pub fn text() -> String {
    area().map_or_else(String::new, |a| a.value())
}

/// Puts a text into the box.
pub fn set_text(text: &str) {
    if let Some(area) = area() {
        area.set_value(text);
    }
}

/// Shows or hides the box.
pub fn show(open: bool) {
    if let Some(body) = document().and_then(|d| d.body()) {
        let _ = body.set_attribute("data-box", if open { "open" } else { "closed" });
    }
}

/// What stands in another field of its kind.
#[must_use]
pub fn typed(id: &str) -> String {
    let field = element(id).and_then(|e| e.dyn_into::<HtmlTextAreaElement>().ok());
    field.map_or_else(String::new, |field| field.value())
}

/// Whether the caret is in the box.
#[must_use]
pub fn has_focus() -> bool {
    let active = document().and_then(|d| d.active_element());
    active.is_some_and(|element| element.id() == "text")
}

/// Puts the caret into the box.
pub fn focus() {
    if let Some(area) = area() {
        let _ = area.focus();
    }
}

/// Tells `changed` of every text that is pasted, at once, or typed, after a pause.
pub fn listen_for(changed: impl Fn(How) + 'static) {
    let Some(area) = area() else { return };
    let changed = Rc::new(changed);
    let whole = Rc::new(Cell::new(false));
    for entrance in ["paste", "drop"] {
        let (area, whole) = (area.clone(), Rc::clone(&whole));
        listen(&area.clone(), entrance, move |_: Event| {
            let length = area.value().encode_utf16().count() as u32;
            let from = area.selection_start().ok().flatten();
            let to = area.selection_end().ok().flatten();
            whole.set(from == Some(0) && to == Some(length));
        });
    }
    let timer = Rc::new(Cell::new(None));
    listen(&area, "input", move |event: InputEvent| {
        if let (Some(window), Some(id)) = (window(), timer.take()) {
            window.clear_timeout_with_handle(id);
        }
        match event.input_type().as_str() {
            "insertFromPaste" | "insertFromDrop" => changed(if whole.take() {
                How::PastedWhole
            } else {
                How::PastedInto
            }),
            _ => {
                let changed = Rc::clone(&changed);
                let wake = Closure::once_into_js(move || changed(How::Typed));
                let id = window().and_then(|w| {
                    w.set_timeout_with_callback_and_timeout_and_arguments_0(
                        wake.unchecked_ref(),
                        PAUSE,
                    )
                    .ok()
                });
                timer.set(id);
            }
        }
    });
}

/// Tells `pasted` of a text that is pasted beside a story, where the box is closed and no field has the focus.
pub fn on_paste_elsewhere(pasted: impl Fn(String) + 'static) {
    let Some(document) = document() else { return };
    listen(&document, "paste", move |event: ClipboardEvent| {
        let is_closed = (self::document().and_then(|d| d.body()))
            .is_some_and(|b| b.get_attribute("data-box").as_deref() == Some("closed"));
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let in_field = target.is_some_and(|t| {
            let field = t.closest("input, textarea, select");
            field.is_ok_and(|field| field.is_some())
        });
        let data = event.clipboard_data();
        let text = data.and_then(|data| data.get_data("text/plain").ok());
        if let Some(text) = text.filter(|_| is_closed && !in_field) {
            event.prevent_default();
            pasted(text);
        }
    });
}

fn area() -> Option<HtmlTextAreaElement> {
    element("text")?.dyn_into().ok()
}
