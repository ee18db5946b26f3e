//! What this tab remembers until it is closed: the reader's own text, so that a reload, a link or a new version of the
//! page takes nothing from them. No other tab sees it, and nothing of it outlives the tab.

use super::{document, element, listen, window};
use crate::hand::kept;
use depeche_corrections::Corrections;
use depeche_link::fingerprint;
use web_sys::{Event, Storage};

const DRAFT: &str = "depeche.draft";
const SCROLL: &str = "depeche.scroll";
/// Before the fingerprint of a text: what was put right in its reading.
const HAND: &str = "depeche.hand.";
/// Before the fingerprint of a text: what it came as and what is known of it.
const KNOWN: &str = "depeche.known.";
/// Before the number of a place: a text of the reader's that was read in this tab. Without one, the place used last.
const STORY: &str = "depeche.story.";
/// So many texts are kept, none of them longer: there has to be room for the draft.
const STORIES: usize = 5;
const LONGEST_STORY: usize = 100_000;
/// Set by 404.html and boot.js: the host has seen the text, because something made it a part of the path or of the query.
const SEEN: &str = "depeche.seen";

/// Remembers the reader's own text.
pub fn keep_draft(text: &str) {
    if let Some(storage) = storage() {
        // A browser without room remembers nothing, and the page works all the same.
        let _ = storage.set_item(DRAFT, text);
    }
}

/// The reader's own text, as it was last kept.
#[must_use]
pub fn draft() -> Option<String> {
    let text = storage()?.get_item(DRAFT).ok()??;
    Some(text).filter(|text| !text.trim().is_empty())
}

/// Forgets it.
pub fn drop_draft() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(DRAFT);
    }
}

/// Remembers how far down the page was when it is left, for a reload.
pub fn keep_scroll() {
    let Some(window) = window() else { return };
    listen(&window, "pagehide", |_: Event| {
        let down = self::window().and_then(|w| w.scroll_y().ok());
        if let (Some(storage), Some(down)) = (storage(), down) {
            // Whole pixels: to write and read fractions is some ten kilobytes of code and tables.
            let _ = storage.set_item(SCROLL, &(down as i32).to_string());
        }
    });
}

/// Goes back there.
pub fn scroll_back() {
    let down = storage().and_then(|s| s.get_item(SCROLL).ok().flatten());
    if let (Some(window), Some(down)) = (window(), down.and_then(|d| d.parse::<i32>().ok())) {
        window.scroll_to_with_x_and_y(0.0, f64::from(down));
    }
}

/// Remembers what was put right in the reading of a text.
pub fn keep_corrections(text: &str, corrections: &Corrections) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&hand_key(text), &kept::letters(corrections));
    }
}

/// What was put right in the reading of a text, as it was last kept; none when nothing ever was.
#[must_use]
pub fn corrections(text: &str) -> Option<Corrections> {
    kept::corrections(&letters(text)?)
}

/// Whether anything is kept that was put right in the reading of a text.
#[must_use]
pub fn has_corrections(text: &str) -> bool {
    letters(text).is_some()
}

/// Remembers what [`super::recent`] kept, unless something is remembered.
pub fn take_over(text: &str, kept: &str) {
    if let Some(storage) = storage().filter(|_| !has_corrections(text)) {
        let _ = storage.set_item(&hand_key(text), kept);
    }
}

fn letters(text: &str) -> Option<String> {
    storage()?.get_item(&hand_key(text)).ok()?
}

fn hand_key(text: &str) -> String {
    format!("{HAND}{}", fingerprint(text))
}

/// Remembers what a text came as and what is known of it; nothing where nothing is.
pub fn keep_known(text: &str, known: &str) {
    if let Some(storage) = storage() {
        let key = format!("{KNOWN}{}", fingerprint(text));
        let _ = match known {
            "" => storage.remove_item(&key),
            known => storage.set_item(&key, known),
        };
    }
}

/// What a text came as and what is known of it, as it was last kept.
#[must_use]
pub fn known(text: &str) -> String {
    let key = format!("{KNOWN}{}", fingerprint(text));
    let known = storage().and_then(|s| s.get_item(&key).ok().flatten());
    known.unwrap_or_default()
}

/// Remembers a text that was read, for whoever goes back to it after a reload. The one that was kept the longest goes.
pub fn keep_story(text: &str) {
    if text.len() > LONGEST_STORY || story(&|known| known == text).is_some() {
        return;
    }
    if let Some(storage) = storage() {
        let last = storage.get_item(STORY).ok().flatten();
        let last: usize = last.and_then(|last| last.parse().ok()).unwrap_or_default();
        let place = ((last + 1) % STORIES).to_string();
        let _ = storage.set_item(STORY, &place);
        let _ = storage.set_item(&format!("{STORY}{place}"), text);
    }
}

/// The text that was read in this tab and that is the one.
#[must_use]
pub fn story(is: &dyn Fn(&str) -> bool) -> Option<String> {
    let storage = storage()?;
    let mut texts = (0..STORIES).filter_map(|i| storage.get_item(&format!("{STORY}{i}")).ok()?);
    texts.find(|text| is(text))
}

/// Whether the link just opened had been seen by the host; told once.
#[must_use]
pub fn take_seen() -> bool {
    let Some(storage) = storage() else {
        return false;
    };
    let seen = matches!(storage.get_item(SEEN), Ok(Some(_)));
    let _ = storage.remove_item(SEEN);
    seen
}

/// Puts a text where `boot.js` finds it should reading it break the module; empty once it has been read.
pub fn hold(text: &str) {
    if let Some(held) = element("held") {
        held.set_text_content(Some(text));
    }
}

/// Whether the text in the box is there because the page broke over it.
#[must_use]
pub fn returned() -> bool {
    let body = document().and_then(|d| d.body());
    body.is_some_and(|b| b.has_attribute("data-returned"))
}

fn storage() -> Option<Storage> {
    window()?.session_storage().ok()?
}
