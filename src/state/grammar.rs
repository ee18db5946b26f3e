//! [`Grammars`]: which grammars the page has, and the text that waits for one. No text is read before the grammar of its
//! language is there.

use super::{Matter, Origin};
use crate::link::Look;
use crate::source::Source;
use depeche_engine::Language;
use std::rc::Rc;

/// How far the grammar of a language is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fetch {
    /// Nobody has asked for it yet.
    #[default]
    Unasked,
    /// It is on its way.
    Asked,
    /// It could not be had.
    Failed,
    /// It is there.
    There,
}

/// The grammars, and what waits for them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grammars {
    french: Fetch,
    english: Fetch,
    /// The text that is read once the grammar of its language is there.
    pub waiting: Option<Rc<Waiting>>,
}

/// A text that waits.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// The language it is in.
    pub language: Language,
    /// The text.
    pub source: Source,
    /// What is to be done with it.
    pub purpose: Purpose,
}

/// What a text is read for.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// It stands in the box, and is read if it can be. `keep_box` leaves the box in view, for somebody typing in it.
    Box {
        /// Whether the paste box stays in view.
        keep_box: bool,
    },
    /// It stands in the box, and the reader wants it read whatever it is.
    Anyway,
    /// It takes the place of the text in the box if it can be read.
    Replace(Origin),
    /// It takes the place of the text in the box.
    Put(Origin),
    /// It is laid beside the story that is read.
    Second(Matter),
    /// It came with the address, which the page was opened at (`first`) or has been sent to.
    Arrive {
        /// Where it came from.
        origin: Origin,
        /// What its sender looked at.
        look: Look,
        /// Whether the page was opened at that address.
        first: bool,
    },
}

/// What can happen to the grammars.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// A text waits for the grammar of its language, which is asked for; one that waited before is forgotten.
    Wait(Rc<Waiting>),
    /// No text waits any more.
    Forget,
    /// A grammar is there.
    There(Language),
    /// A grammar could not be had.
    Failed(Language),
    /// The grammar that a text waits for is asked for again.
    Again,
}

impl Purpose {
    /// Whether the text stands in the box, so that a change there is a change of it.
    #[must_use]
    pub const fn is_of_box(&self) -> bool {
        matches!(self, Self::Box { .. } | Self::Anyway)
    }

    /// Whether a text that is no story is refused.
    #[must_use]
    pub const fn is_checked(&self) -> bool {
        matches!(self, Self::Box { .. } | Self::Replace(_) | Self::Second(_))
    }
}

impl Grammars {
    /// One grammar on its way: that of the interface's language, which most texts will be in.
    #[must_use]
    pub fn first(language: Language) -> Self {
        let mut grammars = Self::default();
        grammars.set(language, Fetch::Asked);
        grammars
    }

    /// How far the grammar of a language is.
    #[must_use]
    pub const fn of(&self, language: Language) -> Fetch {
        match language {
            Language::French => self.french,
            Language::English => self.english,
        }
    }

    /// The text that waited for a grammar that is there now.
    #[must_use]
    pub fn ready(&self) -> Option<Rc<Waiting>> {
        self.waiting_for(Fetch::There)
    }

    /// Whether a text waits for a grammar that could not be had.
    #[must_use]
    pub fn is_stuck(&self) -> bool {
        self.waiting_for(Fetch::Failed).is_some()
    }

    /// Whether a text waits for a grammar that is on its way.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        self.waiting_for(Fetch::Asked).is_some()
    }

    /// What something leads to.
    #[must_use]
    pub fn after(&self, progress: Progress) -> Self {
        let mut next = self.clone();
        match progress {
            Progress::Wait(waiting) => {
                next.waiting = Some(waiting);
                next.ask();
            }
            Progress::Forget => next.waiting = None,
            Progress::There(language) => next.set(language, Fetch::There),
            Progress::Failed(language) => next.set(language, Fetch::Failed),
            Progress::Again => next.ask(),
        }
        next
    }

    /// Asks for the grammar that is waited for, unless it is there or on its way.
    fn ask(&mut self) {
        let language = self.waiting.as_ref().map(|w| w.language);
        if let Some(language) = language
            && matches!(self.of(language), Fetch::Unasked | Fetch::Failed)
        {
            self.set(language, Fetch::Asked);
        }
    }

    fn waiting_for(&self, fetch: Fetch) -> Option<Rc<Waiting>> {
        let waiting = self.waiting.as_ref();
        waiting.filter(|w| self.of(w.language) == fetch).cloned()
    }

    fn set(&mut self, language: Language, fetch: Fetch) {
        match language {
            Language::French => self.french = fetch,
            Language::English => self.english = fetch,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(language: Language, text: &str) -> Progress {
        Progress::Wait(Rc::new(Waiting {
            language,
            source: text.to_owned().into(),
            purpose: Purpose::Box { keep_box: false },
        }))
    }

    fn after(steps: impl IntoIterator<Item = Progress>) -> Grammars {
        let first = Grammars::first(Language::French);
        steps.into_iter().fold(first, |g, step| g.after(step))
    }

    fn ready(grammars: &Grammars) -> Option<String> {
        grammars.ready().map(|w| w.source.text.clone())
    }

    #[test]
    fn the_interface_s_grammar_is_asked_for_before_any_text() {
        let grammars = after([]);
        assert_eq!(grammars.of(Language::French), Fetch::Asked);
        assert_eq!(grammars.of(Language::English), Fetch::Unasked);
        assert!(!grammars.is_awaited() && !grammars.is_stuck());
    }

    #[test]
    fn a_text_is_ready_when_its_own_grammar_is_there() {
        let waits = [text(Language::English, "The ministers met.")];
        let grammars = after(waits);
        assert_eq!(grammars.of(Language::English), Fetch::Asked);
        assert!(grammars.is_awaited());
        let other = grammars.after(Progress::There(Language::French));
        assert_eq!(ready(&other), None);
        let own = other.after(Progress::There(Language::English));
        assert_eq!(ready(&own).as_deref(), Some("The ministers met."));
        assert!(!own.is_awaited());
        assert_eq!(ready(&own.after(Progress::Forget)), None);
    }

    #[test]
    fn a_later_text_is_the_one_that_waits() {
        let grammars = after([
            text(Language::English, "The ministers met."),
            text(Language::French, "Les ministres ont parlé."),
            Progress::There(Language::English),
        ]);
        assert_eq!(ready(&grammars), None);
        let grammars = grammars.after(Progress::There(Language::French));
        assert_eq!(
            ready(&grammars).as_deref(),
            Some("Les ministres ont parlé.")
        );
    }

    #[test]
    fn a_text_whose_grammar_cannot_be_had_is_kept_until_it_is_asked_for_again() {
        let stuck = after([
            text(Language::French, "Les ministres ont parlé."),
            Progress::Failed(Language::French),
        ]);
        assert!(stuck.is_stuck() && !stuck.is_awaited());
        let again = stuck.after(Progress::Again);
        assert!(again.is_awaited() && !again.is_stuck());
        let there = again.after(Progress::There(Language::French));
        assert_eq!(ready(&there).as_deref(), Some("Les ministres ont parlé."));
    }

    #[test]
    fn what_failed_before_there_was_a_text_is_asked_for_again_by_one() {
        let failed = after([Progress::Failed(Language::French)]);
        assert!(!failed.is_stuck());
        let waits = failed.after(text(Language::French, "Les ministres ont parlé."));
        assert_eq!(waits.of(Language::French), Fetch::Asked);
    }

    #[test]
    fn nothing_is_asked_for_again_when_nothing_waits() {
        let failed = after([Progress::Failed(Language::French)]);
        assert_eq!(failed.after(Progress::Again), failed);
    }
}
