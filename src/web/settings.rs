//! What the reader chose, kept in the browser: the language and the theme, nothing of any story.

use super::{document, window};
use crate::state::Theme;
use crate::words::Tongue;
use wasm_bindgen::JsValue;
use web_sys::Storage;

const TONGUE: &str = "depeche.language";
const THEME: &str = "depeche.theme";

/// The language chosen before, else the browser's.
#[must_use]
pub fn tongue() -> Tongue {
    let chosen = stored(TONGUE);
    let offered: Vec<String> = window()
        .map(|w| {
            w.navigator()
                .languages()
                .iter()
                .filter_map(|l| l.as_string())
                .collect()
        })
        .unwrap_or_default();
    Tongue::preferred((chosen.iter().chain(&offered)).map(String::as_str))
}

/// The theme chosen before.
#[must_use]
pub fn theme() -> Theme {
    match stored(THEME).as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    }
}

/// Makes the document speak a language.
pub fn speak(tongue: Tongue) {
    set_root("lang", Some(tongue.tag()));
}

/// Remembers the language that the reader chose.
pub fn keep_tongue(tongue: Tongue) {
    store(TONGUE, Some(tongue.tag()));
}

/// Dresses the document in a theme.
pub fn wear(theme: Theme) {
    set_root("data-theme", theme_name(theme));
}

/// Remembers the theme that the reader chose.
pub fn keep_theme(theme: Theme) {
    store(THEME, theme_name(theme));
}

fn theme_name(theme: Theme) -> Option<&'static str> {
    match theme {
        Theme::System => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    }
}

fn set_root(attribute: &str, value: Option<&str>) {
    if let Some(root) = document().and_then(|d| d.document_element()) {
        let _ = match value {
            Some(value) => root.set_attribute(attribute, value),
            None => root.remove_attribute(attribute),
        };
    }
}

pub(super) fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

fn stored(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

fn store(key: &str, value: Option<&str>) {
    // A browser without storage forgets the choice, and the page works all the same.
    let _: Option<Result<(), JsValue>> = storage().map(|s| match value {
        Some(value) => s.set_item(key, value),
        None => s.remove_item(key),
    });
}
