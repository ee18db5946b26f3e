//! Files that the reader opens or drops.

use super::{document, element, listen};
use crate::intake::{self, Problem};
use js_sys::Uint8Array;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DragEvent, Event, File, HtmlInputElement};

/// A text from outside: the name of its file, if it was one, and its text or what is wrong with it.
pub type Incoming = (Option<String>, Result<String, Problem>);

/// Asks the reader for a file.
pub fn ask() {
    if let Some(input) = chooser() {
        // The same file chosen twice must be told twice.
        input.set_value("");
        input.click();
    }
}

/// Tells `take` of every file chosen, and of everything dropped on the page.
pub fn listen_for(take: impl Fn(Incoming) + 'static) {
    let take = Rc::new(take);
    if let Some(input) = chooser() {
        let take = Rc::clone(&take);
        listen(&input.clone(), "change", move |_: Event| {
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                read(file, Rc::clone(&take));
            }
        });
    }
    let Some(document) = document() else { return };
    // Without this the browser would leave the page and show the file.
    listen(&document, "dragover", |event: DragEvent| {
        event.prevent_default();
    });
    listen(&document, "drop", move |event: DragEvent| {
        let Some(data) = event.data_transfer() else {
            return;
        };
        let into_box = event
            .target()
            .is_some_and(|t| t.has_type::<web_sys::HtmlTextAreaElement>());
        if let Some(file) = data.files().and_then(|files| files.get(0)) {
            event.prevent_default();
            read(file, Rc::clone(&take));
        } else if !into_box {
            event.prevent_default();
            if let Ok(text) = data.get_data("text/plain") {
                take((None, Ok(text)));
            }
        }
    });
}

fn chooser() -> Option<HtmlInputElement> {
    element("file")?.dyn_into().ok()
}

fn read(file: File, take: Rc<impl Fn(Incoming) + 'static>) {
    let name = file.name();
    // Four bytes a character at most: a longer file is not even loaded.
    let size = file.size();
    if size > (intake::LONGEST * 4) as f64 {
        return take((Some(name), Err(Problem::TooLong(size as usize))));
    }
    let promise = file.array_buffer();
    spawn_local(async move {
        let text = match JsFuture::from(promise).await {
            Ok(buffer) => intake::decode(&name, &Uint8Array::new(&buffer).to_vec()),
            Err(_) => Err(Problem::Unreadable(name.clone())),
        };
        take((Some(name), text));
    });
}
