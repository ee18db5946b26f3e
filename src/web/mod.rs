//! The border: everything that touches the browser. Nothing here decides anything, and nothing here panics when a browser
//! refuses: storage may be closed, the clipboard forbidden, an element gone.

pub mod clipboard;
pub mod dialogue;
pub mod files;
pub mod focus;
pub mod fragment;
pub mod grammar;
pub mod history;
pub mod hosted;
pub mod panic;
pub mod paper;
pub mod paste_box;
pub mod recent;
pub mod session;
pub mod settings;

use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Document, Element, Event, EventTarget, Window};

/// The window the page is in.
pub(crate) fn window() -> Option<Window> {
    web_sys::window()
}

/// The document the page is.
pub(crate) fn document() -> Option<Document> {
    window()?.document()
}

/// An element of `index.html`, by its id.
#[must_use]
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Prints the page as it will be when what was just asked of it is drawn.
pub fn print_soon() {
    let Some(window) = window() else { return };
    let print = Closure::once_into_js(|| {
        if let Some(window) = self::window() {
            // A browser that cannot print shows the plain reading all the same.
            let _ = window.print();
        }
    });
    let _ =
        window.set_timeout_with_callback_and_timeout_and_arguments_0(print.unchecked_ref(), 100);
}

/// Calls `f` after so many milliseconds, and not while the reader points at what `shown` selects or has the focus in it;
/// never once what is given back is dropped.
pub fn pass_after(milliseconds: i32, shown: &'static str, f: impl Fn() + 'static) -> Timer {
    let timer = Timer(Rc::new(Cell::new(None)));
    wait(milliseconds, shown, Rc::new(f), Rc::clone(&timer.0));
    timer
}

fn wait(milliseconds: i32, shown: &'static str, f: Rc<dyn Fn()>, id: Rc<Cell<Option<i32>>>) {
    let Some(window) = window() else { return };
    let again = Rc::clone(&id);
    let wake = Closure::once_into_js(move || {
        let busy = format!("{shown}:hover, {shown}:focus-within");
        let busy = document().and_then(|d| d.query_selector(&busy).ok().flatten());
        if busy.is_some() {
            wait(milliseconds, shown, f, again);
        } else {
            again.set(None);
            f();
        }
    });
    let set = window
        .set_timeout_with_callback_and_timeout_and_arguments_0(wake.unchecked_ref(), milliseconds);
    id.set(set.ok());
}

/// Something that happens later, unless this is dropped.
#[must_use]
pub struct Timer(Rc<Cell<Option<i32>>>);

impl Drop for Timer {
    fn drop(&mut self) {
        if let (Some(window), Some(id)) = (window(), self.0.take()) {
            window.clear_timeout_with_handle(id);
        }
    }
}

/// Does these once there is a first sign of a reader: the pointer, a key, the focus. Each in a task of its own, with time
/// between them for what the reader is about to do.
pub fn at_first_sign(tasks: Vec<Box<dyn FnOnce()>>) {
    let Some(document) = document() else { return };
    let tasks = Rc::new(Cell::new(tasks));
    for sign in ["pointerover", "focusin", "keydown"] {
        let tasks = Rc::clone(&tasks);
        listen(&document, sign, move |_: Event| {
            let Some(window) = window() else { return };
            for (task, wait) in tasks.take().into_iter().zip((0..).step_by(150)) {
                let task = Closure::once_into_js(task);
                let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
                    task.unchecked_ref(),
                    wait,
                );
            }
        });
    }
}

/// Bytes as text, for the charsets that only a browser knows.
#[must_use]
pub fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    let decoder = web_sys::TextDecoder::new_with_label(label).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}

/// An element that is in no document.
#[must_use]
pub fn detached() -> Option<Element> {
    document()?.create_element("div").ok()
}

/// Calls `f` once what was just asked for is drawn and can be seen.
pub fn when_seen(f: impl FnOnce() + 'static) {
    let task = Closure::once_into_js(f);
    let frame = Closure::once_into_js(move || {
        if let Some(window) = window() {
            // A frame's own callbacks come before it is drawn, the task after them does not.
            let _ = window.set_timeout_with_callback(task.unchecked_ref());
        }
    });
    if let Some(window) = window() {
        let _ = window.request_animation_frame(frame.unchecked_ref());
    }
}

/// Shows at the pointer that something is being fetched, or no longer.
pub fn show_busy(busy: bool) {
    if let Some(body) = document().and_then(|d| d.body()) {
        let _ = body.toggle_attribute_with_force("data-busy", busy);
    }
}

/// The bookmarklet: what opens this page with the words that are selected on another, or its longest article. They travel
/// behind `#`, which browsers do not send, and neither page learns of the other. Here it can only be dragged: the page's policy
/// runs no such address.
#[must_use]
pub fn bookmarklet() -> String {
    const LONGEST: u32 = 100_000;
    let href = window().and_then(|w| w.location().href().ok());
    let href = href.unwrap_or_default();
    let address = href.split(['#', '?']).next().unwrap_or_default();
    // The browser unescapes it once before it is run, where it stands between quote marks.
    let address = address.replace('%', "%25").replace('\'', "%2527");
    let scheme = ["java", "script"].concat();
    // Half a character, which a cut may leave, has no escaped form and would end it with an error.
    format!(
        "{scheme}:(()=>{{const s=String(getSelection()).trim(),\
         a=[...document.querySelectorAll('article')].map(e=>e.innerText).sort((a,b)=>b.length-a.length)[0],\
         t=s||a||(document.querySelector('main')||document.body).innerText;\
         open('{address}%23t='+encodeURIComponent(t.slice(0,{LONGEST}).replace(/\\p{{Cs}}/gu,'')),'_blank','noreferrer')}})()"
    )
}

/// Names the window.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Calls `f` at every such event, for as long as the page lives.
pub(crate) fn listen<E: JsCast>(target: &EventTarget, event: &str, f: impl Fn(E) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(move |event: Event| f(event.unchecked_into()));
    // A browser that refuses a listener leaves the page without that one shortcut.
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}
