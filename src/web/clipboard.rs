//! Copying, and handing over to other programs.

use super::window;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::ShareData;

/// Puts a text on the clipboard and tells `done` whether the browser allowed it.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    // Outside a secure context there is no clipboard, and asking for it would throw.
    let Some(window) = window().filter(|w| w.is_secure_context()) else {
        return done(false);
    };
    let promise = window.navigator().clipboard().write_text(text);
    spawn_local(async move { done(JsFuture::from(promise).await.is_ok()) });
}

/// Whether the system has a share sheet.
#[must_use]
pub fn can_send() -> bool {
    window().is_some_and(|w| js_sys::Reflect::has(&w.navigator(), &"share".into()).unwrap_or(false))
}

/// Opens the system's share sheet with an address.
pub fn send(address: &str) {
    if let Some(window) = window().filter(|_| can_send()) {
        let data = ShareData::new();
        data.set_url(address);
        let promise = window.navigator().share_with_data(&data);
        // A reader who closes the sheet changed their mind: that is no error.
        spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}
