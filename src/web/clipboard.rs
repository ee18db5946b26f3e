//! Copying.

use super::window;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Puts a text on the clipboard and tells `done` whether the browser allowed it.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    // Outside a secure context there is no clipboard, and asking for it would throw.
    let Some(window) = window().filter(|w| w.is_secure_context()) else {
        return done(false);
    };
    let promise = window.navigator().clipboard().write_text(text);
    spawn_local(async move { done(JsFuture::from(promise).await.is_ok()) });
}
