//! The stories kept in this browser: none until the reader asks for it, and nothing of them leaves it.
//!
//! Each is an entry of its own, `depeche.story.<number>`: its title, where something was put right in its reading a tab and
//! that, a line break, its text. A browser that refuses, or is full, keeps nothing, and everything else works.

use super::settings::storage;
use crate::hand::kept;
use crate::reading::tidy;
use crate::state::Recent;
use depeche_corrections::Corrections;
use depeche_engine::order;
use std::cmp::Reverse;
use std::rc::Rc;

const KEPT: &str = "depeche.recent";
const STORY: &str = "depeche.story.";

/// How many are kept; the oldest goes when one more comes.
const MOST: usize = 12;

/// Starts keeping what is read, or stops and forgets all. Gives whether the browser did it.
pub fn keep(keep: bool) -> bool {
    let Some(storage) = storage() else {
        return false;
    };
    if keep {
        return storage.set_item(KEPT, "yes").is_ok();
    }
    forget(None);
    storage.remove_item(KEPT).is_ok()
}

/// What is kept, the latest first; `None` when nothing is to be kept.
#[must_use]
pub fn list() -> Option<Rc<[Recent]>> {
    let storage = storage()?;
    storage.get_item(KEPT).ok()??;
    let numbers = numbers();
    let stories = numbers.into_iter().filter_map(|number| {
        let entry = storage.get_item(&format!("{STORY}{number}")).ok()??;
        let line = entry.lines().next().unwrap_or_default();
        let title = line.split('\t').next().unwrap_or_default().to_owned();
        Some(Recent { number, title })
    });
    Some(stories.collect())
}

/// Keeps a story and what was put right in it, unless nothing is to be kept or the same is. Gives whether it was added.
pub fn add(text: &str, title: &str, corrections: &Corrections) -> bool {
    let Some(storage) = storage() else {
        return false;
    };
    if !matches!(storage.get_item(KEPT), Ok(Some(_))) {
        return false;
    }
    let numbers = numbers();
    // Somebody who types is read again and again: a text that grew out of the latest takes its place.
    let latest = numbers.first().copied();
    let letters = match corrections.0.is_empty() {
        true => None,
        false => Some(kept::letters(corrections)),
    };
    let grew = latest.and_then(open).filter(|(old, _)| {
        let same = |c: usize| old.get(..c).is_some_and(|o| text.starts_with(o));
        old == text || same(old.len()) || old.starts_with(text)
    });
    let number = match (grew, latest) {
        (Some((old, kept)), Some(_)) if old == text && kept == letters => return false,
        (Some(_), Some(latest)) => latest,
        _ => latest.map_or(1, |n| n + 1),
    };
    for old in numbers.into_iter().skip(MOST - 1) {
        forget(Some(old));
    }
    let mut entry = tidy(title);
    if let Some(letters) = letters {
        entry.push('\t');
        entry.push_str(&letters);
    }
    entry.push('\n');
    entry.push_str(text);
    storage
        .set_item(&format!("{STORY}{number}"), &entry)
        .is_ok()
}

/// The text of a story that is kept, and the letters that say what was put right in it.
#[must_use]
pub fn open(number: u32) -> Option<(String, Option<String>)> {
    let entry = storage()?.get_item(&format!("{STORY}{number}")).ok()??;
    let (line, text) = entry.split_once('\n')?;
    let letters = line.split_once('\t').map(|(_, letters)| letters.to_owned());
    Some((text.to_owned(), letters))
}

/// Forgets one story, or all.
pub fn forget(number: Option<u32>) {
    let Some(storage) = storage() else { return };
    for number in number.map_or_else(numbers, |n| vec![n]) {
        let _ = storage.remove_item(&format!("{STORY}{number}"));
    }
}

/// The numbers of what is kept, the latest first.
fn numbers() -> Vec<u32> {
    let Some(storage) = storage() else {
        return Vec::new();
    };
    let length = storage.length().unwrap_or(0);
    let mut numbers: Vec<u32> = (0..length)
        .filter_map(|i| storage.key(i).ok()??.strip_prefix(STORY)?.parse().ok())
        .collect();
    order::sort_by_key(&mut numbers, |number| Reverse(*number));
    numbers
}
