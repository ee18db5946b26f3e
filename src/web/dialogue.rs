//! The dialogue, and the words that are selected in the story.

use super::{document, element, focus, listen, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, Node};

/// Shows a dialogue above the page, or brings another page of it to the focus.
pub fn show(id: &str) {
    let Some(dialogue) = dialogue(id) else { return };
    if !dialogue.open() {
        // A browser that cannot hold the focus in it shows it all the same.
        if dialogue.show_modal().is_err() {
            dialogue.set_open(true);
        }
    }
    let find = |what| dialogue.query_selector(what).ok().flatten();
    // What was typed narrows a list whose likeliest is there at once.
    let first = find("ul button").or_else(|| find("input"));
    let first = first.or_else(|| element("by-hand-title"));
    if let Some(first) = first.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = first.focus();
    }
    focus::one_stop_each(id);
    dialogue.set_scroll_top(0);
}

/// Puts it away. The focus goes back to where it came from; where that is gone, to what was put right, else to the story.
pub fn hide(id: &str) {
    let Some(dialogue) = dialogue(id).filter(HtmlDialogElement::open) else {
        return;
    };
    dialogue.close();
    focus::back();
}

/// Calls `f` when the browser itself has closed it.
pub fn on_close(id: &str, f: impl Fn() + 'static) {
    if let Some(dialogue) = dialogue(id) {
        listen(&dialogue, "close", move |_: Event| f());
    }
}

/// The words that are selected in the story, as bytes of its text.
#[must_use]
pub fn selected() -> Option<(u32, u32)> {
    let selection = window()?.get_selection().ok()??;
    let range = (!selection.is_collapsed()).then(|| selection.get_range_at(0).ok())??;
    let start = place(&range.start_container().ok()?, range.start_offset().ok()?)?;
    let end = place(&range.end_container().ok()?, range.end_offset().ok()?)?;
    (start < end).then_some((start, end))
}

/// The byte of the story's text at a place in the document: that of its paragraph, and what stands before it there.
fn place(node: &Node, offset: u32) -> Option<u32> {
    let holder = node.dyn_ref::<Element>().cloned();
    let holder = holder.or_else(|| node.parent_element())?;
    let paragraph = holder.closest("#story [data-from]").ok()??;
    let from: u32 = paragraph.get_attribute("data-from")?.parse().ok()?;
    let before = document()?.create_range().ok()?;
    before.set_start(&paragraph, 0).ok()?;
    before.set_end(node, offset).ok()?;
    Some(from + String::from(before.to_string()).len() as u32)
}

fn dialogue(id: &str) -> Option<HtmlDialogElement> {
    element(id)?.dyn_into().ok()
}
