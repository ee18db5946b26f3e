//! For scripts: the reader without the view.
//!
//! ```js
//! import { read } from "https://host/path/reader.js";
//! const story = await read("PARIS, 6 janvier (Reuters) - …");
//! ```
//!
//! `cargo xtask build` writes `reader.js` (src/reader.js), which fetches the grammar that a text needs, and its types beside
//! the page; nothing of the view starts where there is no page. The module's own [`read`] takes what [`provide`] and [`prepare`] gave it.

use crate::export::digest;
use crate::intake;
use crate::pieces::{self, Piece};
use depeche_engine::Language;
use depeche_engine::grammar;
use depeche_engine::json::{self, Offsets};
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

/// The language (`fr`, `en`) whose grammar [`provide`] has to be given before a text is read; nothing when it is there.
#[wasm_bindgen]
#[must_use]
pub fn missing(text: &str) -> Option<String> {
    intake::missing_grammar(text, None).map(|language| language.tag().to_owned())
}

/// Gives the reader the grammar of a language (`fr`, `en`), for as long as the module lives.
///
/// # Errors
/// When the bytes are no such file, or there is no such language.
#[wasm_bindgen]
pub fn provide(language: &str, bytes: &[u8]) -> Result<(), JsError> {
    let known = [Language::French, Language::English];
    let language = (known.into_iter())
        .find(|l| l.tag() == language)
        .ok_or_else(|| JsError::new("not a language that is read here"))?;
    grammar::provide(language, bytes).map_err(|fault| JsError::new(&fault.to_string()))
}

/// Fetches the piece of the module that [`read`] needs; once is enough.
///
/// # Errors
/// When it cannot be had.
#[wasm_bindgen]
pub async fn prepare() -> Result<(), JsError> {
    match pieces::fetch(Piece::Export).await {
        true => Ok(()),
        false => Err(missing_piece()),
    }
}

/// Reads one dispatch and gives its story as a plain object: any string gives a story. Offsets count UTF-16 code units, so
/// that `text.slice(start, end)` is the words. Without the grammar of its language it is read worse.
///
/// # Errors
/// Before [`prepare`] is done.
#[wasm_bindgen]
pub fn read(text: &str) -> Result<Story, JsError> {
    let export = pieces::export().ok_or_else(missing_piece)?;
    let story = depeche_engine::read(text);
    Ok((export.object)(text, &story, Offsets::Utf16).unchecked_into())
}

fn missing_piece() -> JsError {
    JsError::new("a piece of the module is missing")
}

/// Reads one dispatch and gives only how many participants, quotes and dates there are: what a script needs that filters
/// many dispatches, and what reading costs without the object that [`read`] builds.
#[wasm_bindgen]
#[must_use]
pub fn tally(text: &str) -> Vec<u32> {
    let story = depeche_engine::read(text);
    [
        story.participants.len(),
        story.quotes.len(),
        story.context.dates.len(),
    ]
    .map(|count| u32::try_from(count).unwrap_or(u32::MAX))
    .to_vec()
}

/// A story as a plain JavaScript object.
pub(crate) fn object(text: &str, story: &depeche_engine::Story, offsets: Offsets) -> JsValue {
    plain(&json::Story::new(text, story, offsets))
}

/// The same for a file that stands alone: with the text, its hash, and what its offsets count.
pub(crate) fn whole(text: &str, story: &depeche_engine::Story) -> JsValue {
    let object = object(text, story, Offsets::Utf8);
    let hash = digest::hex(text);
    for (key, value) in [
        ("offsets", "UTF-8 bytes"),
        ("sha256", &hash),
        ("text", text),
    ] {
        // A plain object takes whatever is set.
        let _ = js_sys::Reflect::set(&object, &key.into(), &value.into());
    }
    object
}

/// Any plain data as a plain JavaScript object.
pub(crate) fn plain(data: &impl Serialize) -> JsValue {
    let plain = Serializer::new()
        .serialize_maps_as_objects(true)
        .serialize_missing_as_null(true);
    // Writing plain data into plain objects has nothing that can fail.
    data.serialize(&plain).unwrap_or(JsValue::NULL)
}

/// A plain object as JSON, indented.
pub(crate) fn written(object: &JsValue) -> String {
    let json =
        js_sys::JSON::stringify_with_replacer_and_space(object, &JsValue::NULL, &JsValue::from(2));
    json.map_or_else(|_| String::new(), String::from)
}
