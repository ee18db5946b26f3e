//! Stories that lie beside the page on its own host.

use super::window;
use crate::arrival::HostedName;
use crate::intake::{LONGEST, Problem};
use depeche_forms::{Other, Refusal};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ReadableStreamDefaultReader, RequestInit, RequestRedirect, Response};

/// Asks the page's own host for a text, and gives its bytes to `take`.
pub fn fetch(name: HostedName, take: impl FnOnce(Result<Vec<u8>, Problem>) + 'static) {
    spawn_local(async move {
        let bytes = load(&name).await;
        take(match bytes {
            Ok(Some(bytes)) => Ok(bytes),
            Ok(None) => {
                let refusal = Refusal::Other(Other::Bytes);
                Err(Problem::NotText(name.to_string(), refusal))
            }
            Err(_) => Err(Problem::Unreadable(name.to_string())),
        });
    });
}

/// The bytes of a text; `None` when the host says that it is none. Never more than a text can be long.
async fn load(name: &HostedName) -> Result<Option<Vec<u8>>, JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    let how = RequestInit::new();
    // A redirection could lead anywhere.
    how.set_redirect(RequestRedirect::Error);
    let answer = JsFuture::from(window.fetch_with_str_and_init(&name.url(), &how)).await?;
    let answer: Response = answer.unchecked_into();
    if !answer.ok() {
        return Err(JsValue::NULL);
    }
    let kind = answer.headers().get("content-type")?.unwrap_or_default();
    if !kind.starts_with("text/plain") {
        return Ok(None);
    }
    let body = answer.body().ok_or(JsValue::NULL)?;
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await?;
        if js_sys::Reflect::get(&piece, &"done".into())?.is_truthy() {
            return Ok(Some(bytes));
        }
        let piece: Uint8Array = js_sys::Reflect::get(&piece, &"value".into())?.unchecked_into();
        // Four bytes a character at most; whatever goes on for longer is not waited for.
        if bytes.len() + piece.length() as usize > LONGEST * 4 {
            let _ = reader.cancel();
            return Err(JsValue::NULL);
        }
        bytes.extend(piece.to_vec());
    }
}
