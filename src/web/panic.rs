//! When the page breaks: it says so, and the reader's text, which never lived inside the module, is in its box again.

use super::{document, element};
use std::panic::PanicHookInfo;
use wasm_bindgen::JsValue;

/// Answers every panic of the module with [`give_the_text_back`].
pub fn install() {
    std::panic::set_hook(Box::new(give_the_text_back));
}

/// Shows the static sentence of `index.html` that says the page broke, and the paste box.
pub fn give_the_text_back(info: &PanicHookInfo<'_>) {
    web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
    if let Some(broken) = element("broken") {
        let _ = broken.remove_attribute("hidden");
    }
    if let Some(body) = document().and_then(|d| d.body()) {
        let _ = body.set_attribute("data-box", "open");
    }
}
