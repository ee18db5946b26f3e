//! Bringing words into view, and moving the keyboard's focus inside a list.

use super::{document, element, listen, window};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, FocusOptions, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent,
    ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// Scrolls the story to the words that begin at this byte of the text.
pub fn reveal_words(start: u32) {
    let words = format!("#story [data-at='{start}']");
    let found = document().and_then(|d| d.query_selector(&words).ok().flatten());
    let Some(element) = found else { return };
    // Words that can be seen already stay where the reader's eyes are.
    let place = element.get_bounding_client_rect();
    let seen = place.top() >= 0.0 && place.bottom() <= foot();
    let block = if seen {
        ScrollLogicalPosition::Nearest
    } else {
        ScrollLogicalPosition::Center
    };
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

/// Gives the focus to an element of the page.
pub fn give(id: &str) {
    if let Some(element) = element(id).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

thread_local! {
    /// What opened a box over the page, and how far down the page was then.
    static OPENER: RefCell<Option<(HtmlElement, f64)>> = const { RefCell::new(None) };
}

/// Remembers what has the focus, which is about to open a box.
pub fn remember_opener() {
    let active = document().and_then(|d| d.active_element());
    let opener = active.filter(|a| a.tag_name() == "BUTTON");
    let down = window().and_then(|w| w.scroll_y().ok()).unwrap_or_default();
    let opener = opener.and_then(|e| e.dyn_into().ok());
    OPENER.set(opener.map(|opener| (opener, down)));
}

/// Whatever opened a box, there is another story now.
pub fn forget_opener() {
    OPENER.take();
}

/// Gives the focus back to what opened the box that was just closed, and the page its place; whether there was one.
pub fn back_to_opener() -> bool {
    let Some((opener, down)) = OPENER.take().filter(|(o, _)| o.is_connected()) else {
        return false;
    };
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, down);
    }
    let calmly = FocusOptions::new();
    calmly.set_prevent_scroll(true);
    let _ = opener.focus_with_options(&calmly);
    true
}

/// Gives the focus to the head of the card that it is in, which is about to close.
pub fn out_of_card() {
    let active = document().and_then(|d| d.active_element());
    let card = active.and_then(|a| a.closest("#explorer .open").ok().flatten());
    let head = card.and_then(|card| card.query_selector("button").ok().flatten());
    if let Some(head) = head.and_then(|head| head.dyn_into::<HtmlElement>().ok()) {
        let _ = head.focus();
    }
}

/// Gives the focus to the story, else to the main part of the page, when what had it is gone, so that Tab goes on from
/// there and not from the top, and the keys beside a story act.
pub fn keep() {
    let active = document().and_then(|d| d.active_element());
    // What was hidden keeps the focus until the browser draws again, and loses it then.
    let is_gone = |a: &Element| {
        let place = a.get_bounding_client_rect();
        a.tag_name() == "BODY" || place.width() == 0.0 && place.height() == 0.0
    };
    if active.as_ref().is_none_or(is_gone) {
        // The reader stays where they are on the page: the story is longer than the window.
        let calmly = FocusOptions::new();
        calmly.set_prevent_scroll(true);
        let home = element("story").or_else(|| element("main"));
        if let Some(home) = home.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
            let _ = home.focus_with_options(&calmly);
        }
    }
}

/// Gives the focus to the fact that is selected when what had it is gone, so that whoever put it right is still there.
pub fn back() {
    let Some(document) = document() else { return };
    let active = document.active_element();
    if active.is_none_or(|a| a.tag_name() == "BODY") {
        let fact = document.query_selector("#explorer button[aria-current='true']");
        let fact = fact.ok().flatten().and_then(|e| e.dyn_into().ok());
        if let Some::<HtmlElement>(fact) = fact {
            let _ = fact.focus();
        }
        keep();
    }
}

/// Goes to the top of the page, where a story begins.
pub fn top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Brings the fact that is selected into view, with what opens below it, unless the reader is beside the story and has just
/// chosen it there. At once: on a smooth way there, the cards that come into view take their real heights, and it ends
/// somewhere else.
pub fn reveal_fact() {
    let Some(document) = document() else { return };
    let is_chosen_here = (document.active_element())
        .is_some_and(|a| a.closest("#beside").is_ok_and(|e| e.is_some()));
    let fact = document.query_selector("#explorer [aria-current='true']");
    let (Ok(Some(fact)), Some((frame, covered)), false) = (fact, scroller(), is_chosen_here) else {
        return;
    };
    let (place, edge) = (
        fact.get_bounding_client_rect(),
        frame.get_bounding_client_rect(),
    );
    let top = edge.top() + covered;
    // A sheet shows little more than the card that opens in it.
    if is_sheet() || place.top() < top || place.bottom() > edge.bottom() {
        let way = place.top() - top - 8.0;
        frame.set_scroll_top(frame.scroll_top() + way as i32);
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    fact.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Brings the beginning of a panel that was just opened into view, if the one before was scrolled past its own; and the
/// panel of a tab that was pressed, where little of it is to be seen.
pub fn panel_top() {
    let (Some((frame, covered)), Some(panel)) = (scroller(), element("panel")) else {
        return;
    };
    let top = frame.get_bounding_client_rect().top() + covered;
    let past = top - panel.get_bounding_client_rect().top();
    let active = document().and_then(|d| d.active_element());
    let is_pressed = active.is_some_and(|a| a.get_attribute("role").as_deref() == Some("tab"));
    let is_low = is_pressed && -past > f64::from(frame.client_height()) / 2.0;
    if past > 0.0 || is_low {
        frame.set_scroll_top(frame.scroll_top() - past as i32);
    }
}

/// Whether the explorer is a sheet drawn up over the story, and no column beside it.
#[must_use]
pub fn is_sheet() -> bool {
    // Where its parts are laid out as if it were not there, the column has no height.
    element("beside").is_some_and(|column| column.client_height() == 0)
}

/// What scrolls the explorer, and how much of its top the tabs cover: the column beside the story, or the panel where
/// that is a sheet.
fn scroller() -> Option<(Element, f64)> {
    let column = element("beside").filter(|_| !is_sheet());
    match column {
        Some(column) => {
            let tabs = column.query_selector(".tabs").ok().flatten();
            let height = tabs.map_or(0.0, |t| t.get_bounding_client_rect().height());
            Some((column, height))
        }
        None => Some((element("panel")?, 0.0)),
    }
}

/// Moves the focus in the list an arrow key, Home or End is pressed in: the nearest element with `data-rove`, which names
/// what in it can be focused.
pub fn rove(event: &KeyboardEvent) {
    let by = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => 1,
        "ArrowUp" | "ArrowLeft" => -1,
        "Home" => i32::MIN,
        "End" => i32::MAX,
        _ => return,
    };
    if event.ctrl_key() || event.alt_key() || event.meta_key() || in_field(event) {
        return;
    }
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let Some(list) = target.and_then(|t| t.closest("[data-rove]").ok().flatten()) else {
        return;
    };
    let stops = stops(&list);
    let Some(last) = stops.len().checked_sub(1) else {
        return;
    };
    let focused = document().and_then(|d| d.active_element());
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
    for stop in &stops {
        stop.set_tab_index(-1);
    }
    stops[next].set_tab_index(0);
    let _ = stops[next].focus();
    event.prevent_default();
}

/// Makes every list inside an element one stop for the Tab key: what has the focus, else what is selected, else its first.
pub fn one_stop_each(id: &str) {
    let lists = element(id).and_then(|e| e.query_selector_all("[data-rove]").ok());
    let Some(lists) = lists else { return };
    let focused = document().and_then(|d| d.active_element());
    for list in (0..lists.length()).filter_map(|i| lists.get(i)?.dyn_into::<Element>().ok()) {
        let stops = stops(&list);
        let is = |wanted: &dyn Fn(&HtmlElement) -> bool| stops.iter().position(wanted);
        let current = is(&|s| focused.as_ref() == Some(s.as_ref()))
            .or_else(|| is(&|s| s.get_attribute("aria-selected").as_deref() == Some("true")))
            .or_else(|| is(&|s| s.has_attribute("aria-current")))
            .unwrap_or(0);
        for (i, stop) in stops.iter().enumerate() {
            let index = if i == current { 0 } else { -1 };
            if stop.tab_index() != index {
                stop.set_tab_index(index);
            }
        }
    }
}

/// The letter of a key pressed alone, outside of any field.
#[must_use]
pub fn single_letter(event: &KeyboardEvent) -> Option<String> {
    let alone = !(event.ctrl_key() || event.alt_key() || event.meta_key());
    let key = event.key();
    (alone && key.chars().count() == 1 && !in_field(event)).then_some(key)
}

/// What stands in the field an event happened in.
#[must_use]
pub fn typed(event: &Event) -> String {
    let field = event
        .target()
        .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
    field.map_or_else(String::new, |f| f.value())
}

/// Which option was chosen in the list an event happened in.
#[must_use]
pub fn chosen(event: &Event) -> usize {
    let list = event
        .target()
        .and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
    list.and_then(|l| usize::try_from(l.selected_index()).ok())
        .unwrap_or(0)
}

/// Selects all there is in the field that is focused.
pub fn select_all(event: web_sys::FocusEvent) {
    if let Some(field) = event
        .target()
        .and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
    {
        field.select();
    }
}

fn stops(list: &Element) -> Vec<HtmlElement> {
    let selector = list.get_attribute("data-rove").unwrap_or_default();
    let Ok(found) = list.query_selector_all(&selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|i| found.get(i)?.dyn_into().ok())
        .collect()
}

fn in_field(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    target.is_some_and(|t| matches!(t.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
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

/// Calls `f` when the reader undoes (`false`) or does again (`true`) what is no field's; it says whether it did.
pub fn on_undo(f: impl Fn(bool) -> bool + 'static) {
    if let Some(document) = document() {
        listen(&document, "keydown", move |event: KeyboardEvent| {
            let held = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
            let again = match event.key().as_str() {
                "z" => event.shift_key(),
                "Z" => true,
                "y" => true,
                _ => return,
            };
            if held && !in_field(&event) && f(again) {
                event.prevent_default();
            }
        });
    }
}

/// The element with this attribute that an event happened in, and the attribute's value.
#[must_use]
pub fn picked(event: &Event, attribute: &str) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let holder = target.closest(&format!("[{attribute}]")).ok()??;
    holder.get_attribute(attribute)
}

/// Where what can be seen of the page ends: at the window's edge, or at the sheet that covers it on a phone.
fn foot() -> f64 {
    let Some(window) = window() else { return 0.0 };
    let size = |length: Result<wasm_bindgen::JsValue, _>| length.ok().and_then(|l| l.as_f64());
    let height = size(window.inner_height()).unwrap_or_default();
    let width = size(window.inner_width()).unwrap_or_default();
    let sheet = element("explorer").map(|e| e.get_bounding_client_rect());
    let sheet = sheet.filter(|s| s.width() >= width * 0.9 && s.bottom() >= height - 1.0);
    sheet.map_or(height, |s| s.top())
}
