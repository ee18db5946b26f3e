//! Files that the reader opens, drops or takes away.

use super::{document, element, listen};
use crate::intake::{self, Problem};
use js_sys::Uint8Array;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, Event, File, HtmlAnchorElement, HtmlInputElement, Url,
};

/// What comes from outside.
pub enum Incoming {
    /// A file by its name: what it holds, or what is wrong with it.
    File(String, Result<Vec<u8>, Problem>),
    /// A text that was dropped.
    Text(String),
}

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
                take(Incoming::Text(text));
            }
        }
    });
}

/// Hands the reader a file.
pub fn download(name: &str, media_type: &str, content: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&content.into());
    let url = Blob::new_with_str_sequence_and_options(&parts, &options)
        .and_then(|blob| Url::create_object_url_with_blob(&blob));
    let anchor = document()
        .and_then(|d| d.create_element("a").ok())
        .and_then(|a| a.dyn_into::<HtmlAnchorElement>().ok());
    if let (Ok(url), Some(anchor)) = (url, anchor) {
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
        // The browser has taken the file by now.
        let _ = Url::revoke_object_url(&url);
    }
}

fn chooser() -> Option<HtmlInputElement> {
    element("file")?.dyn_into().ok()
}

fn read(file: File, take: Rc<impl Fn(Incoming) + 'static>) {
    /// A document with pictures, of which only the text is unpacked.
    const LARGEST: f64 = 33_554_432.0;
    let name = file.name();
    let size = file.size();
    let too_long = Problem::TooLong(size as usize);
    if size > LARGEST {
        return take(Incoming::File(name, Err(too_long)));
    }
    let promise = file.array_buffer();
    spawn_local(async move {
        let bytes = JsFuture::from(promise)
            .await
            .map(|buffer| Uint8Array::new(&buffer));
        let bytes = match bytes {
            // Four bytes a character at most: what is longer and no archive is not even looked at.
            Ok(bytes)
                if size > (intake::LONGEST * 4) as f64
                    && (bytes.get_index(0), bytes.get_index(1)) != (b'P', b'K') =>
            {
                Err(too_long)
            }
            Ok(bytes) => Ok(bytes.to_vec()),
            Err(_) => Err(Problem::Unreadable(name.clone())),
        };
        take(Incoming::File(name, bytes));
    });
}
