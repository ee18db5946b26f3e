//! The files of the grammars, as `src/grammar.js` fetches them: it began with one of them before this module was there.

use depeche_engine::Language;
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = fetchGrammar)]
    async fn fetch_grammar(language: &str) -> Result<JsValue, JsValue>;
}

/// Fetches the grammar of a language, and gives its bytes to `take`; nothing when they cannot be had.
pub fn fetch(language: Language, take: impl FnOnce(Option<Vec<u8>>) + 'static) {
    spawn_local(async move {
        let bytes = fetch_grammar(language.tag()).await.ok();
        take(bytes.map(|buffer| Uint8Array::new(&buffer).to_vec()));
    });
}
