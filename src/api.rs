//! For scripts: the reader without the view.
//!
//! ```js
//! import init, { read } from "./depeche.js";
//! await init();
//! const story = read("PARIS, 6 janvier (Reuters) - …");
//! ```

use depeche_engine::json;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("api.d.ts");

#[wasm_bindgen]
extern "C" {
    /// The plain object that [`read`] gives; its shape is in `api.d.ts`.
    #[wasm_bindgen(typescript_type = "Story")]
    pub type Story;
}

/// Reads one dispatch and gives its story as a plain object. Never throws: any string gives a story. Offsets count
/// UTF-16 code units, so that `text.slice(start, end)` is the words.
#[wasm_bindgen]
#[must_use]
pub fn read(text: &str) -> Story {
    let story = depeche_engine::read(text);
    object(text, &story).unchecked_into()
}

/// A story as a plain JavaScript object with UTF-16 offsets.
pub(crate) fn object(text: &str, story: &depeche_engine::Story) -> JsValue {
    let plain = Serializer::new()
        .serialize_maps_as_objects(true)
        .serialize_missing_as_null(true);
    let written = json::Story::new(text, story, json::Offsets::Utf16).serialize(&plain);
    // Writing plain data into plain objects has nothing that can fail.
    written.unwrap_or(JsValue::NULL)
}
