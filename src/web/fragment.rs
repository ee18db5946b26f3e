//! The part of the address after `#`, where a link carries its story.
//!
//! The address is *settled* when the page shows what it says. Somebody else changes it (a link opened in this tab, the
//! back button); the page then follows, or puts back what it said before.

use super::{listen, window};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::Event;

thread_local! {
    static SETTLED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What stands after `#`; `None` when nothing does.
#[must_use]
pub fn get() -> Option<String> {
    let hash = window()?.location().hash().ok()?;
    let fragment = hash.strip_prefix('#').unwrap_or(&hash);
    (!fragment.is_empty()).then(|| fragment.to_owned())
}

/// The query, without `?`.
#[must_use]
pub fn query() -> String {
    let search = window().and_then(|w| w.location().search().ok());
    let search = search.unwrap_or_default();
    search.strip_prefix('?').unwrap_or(&search).to_owned()
}

/// What stood after `#` when the page last showed what it says.
#[must_use]
pub fn settled() -> Option<String> {
    SETTLED.with_borrow(Clone::clone)
}

/// The page shows what the address says.
pub fn settle() {
    SETTLED.set(get());
}

/// The address says again what the page shows.
pub fn put_back() {
    set(settled().as_deref());
}

/// Puts a text into the address, out of the query where another program left it: a host sees the query, but not this.
pub fn set_plain(text: &str) {
    let escaped: String = js_sys::encode_uri_component(text).into();
    write(Some(&format!("t={escaped}")), false);
    settle();
}

/// Puts a fragment into the address without adding to the history; `None` takes it away. Gives the whole address.
pub fn set(fragment: Option<&str>) -> Option<String> {
    // Writing what stands there already takes the browser some milliseconds, between a paste and its view.
    let address = if get().as_deref() == fragment {
        window().and_then(|w| w.location().href().ok())
    } else {
        write(fragment, true)
    };
    settle();
    address
}

fn write(fragment: Option<&str>, with_query: bool) -> Option<String> {
    let window = window()?;
    let location = window.location();
    // A path may begin with two slashes, which alone would name another host.
    let mut address = location.origin().unwrap_or_default();
    address.push_str(&location.pathname().unwrap_or_default());
    if with_query {
        address.push_str(&location.search().unwrap_or_default());
    }
    if let Some(fragment) = fragment {
        address.push('#');
        address.push_str(fragment);
    }
    let history = window.history().ok()?;
    let held = history.state().unwrap_or(JsValue::NULL);
    history
        .replace_state_with_url(&held, "", Some(&address))
        .ok()?;
    location.href().ok()
}

/// Calls `f` when somebody else changes the fragment: a link opened in this tab, the back button.
pub fn on_change(f: impl Fn() + 'static) {
    if let Some(window) = window() {
        listen(&window, "hashchange", move |_: Event| f());
    }
}
