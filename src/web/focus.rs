//! Bringing words into view, and moving the keyboard's focus inside a list.

use super::{document, listen, window};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlElement, KeyboardEvent, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

/// Scrolls the story to the words that begin at this byte of the text.
pub fn reveal_words(start: u32) {
    scroll_to(
        &format!("#story [data-at='{start}']"),
        ScrollLogicalPosition::Center,
    );
}

/// Scrolls the explorer to the fact that is selected.
pub fn reveal_fact() {
    scroll_to(
        "#explorer [aria-current='true']",
        ScrollLogicalPosition::Nearest,
    );
}

/// Moves the focus along the elements of a container that match `selector`, as the arrow keys, Home and End say.
/// Gives whether the key was one of these.
pub fn rove(event: &KeyboardEvent, selector: &str) -> bool {
    let by = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => 1,
        "ArrowUp" | "ArrowLeft" => -1,
        "Home" => i32::MIN,
        "End" => i32::MAX,
        _ => return false,
    };
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return false;
    }
    let container = event
        .current_target()
        .and_then(|t| t.dyn_into::<Element>().ok());
    let Some(list) = container.and_then(|c| c.query_selector_all(selector).ok()) else {
        return false;
    };
    let focused = document().and_then(|d| d.active_element());
    let stops: Vec<HtmlElement> = (0..list.length())
        .filter_map(|i| list.get(i)?.dyn_into().ok())
        .collect();
    let Some(last) = stops.len().checked_sub(1) else {
        return false;
    };
    let here = stops
        .iter()
        .position(|s| focused.as_ref() == Some(s.as_ref()));
    let next = match (here, by) {
        (_, i32::MIN) => 0,
        (_, i32::MAX) => last,
        (Some(at), 1) => (at + 1).min(last),
        (Some(at), _) => at.saturating_sub(1),
        (None, 1) => 0,
        (None, _) => last,
    };
    let _ = stops[next].focus();
    event.prevent_default();
    true
}

/// Calls `f` when the reader presses Esc and nothing nearer took it.
pub fn on_escape(f: impl Fn() + 'static) {
    if let Some(document) = document() {
        listen(&document, "keydown", move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.default_prevented() {
                f();
            }
        });
    }
}

/// The element with this attribute that an event happened in, and the attribute's value.
#[must_use]
pub fn picked(event: &web_sys::Event, attribute: &str) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let holder = target.closest(&format!("[{attribute}]")).ok()??;
    holder.get_attribute(attribute)
}

fn scroll_to(selector: &str, block: ScrollLogicalPosition) {
    let found = document().and_then(|d| d.query_selector(selector).ok().flatten());
    let Some(element) = found else { return };
    let calm = window()
        .and_then(|w| {
            w.match_media("(prefers-reduced-motion: reduce)")
                .ok()
                .flatten()
        })
        .is_none_or(|m| m.matches());
    let options = ScrollIntoViewOptions::new();
    options.set_block(block);
    options.set_behavior(if calm {
        ScrollBehavior::Auto
    } else {
        ScrollBehavior::Smooth
    });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
