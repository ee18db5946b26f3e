//! From a text to its reading: at once when the grammar of its language is there, else as soon as it is. What waits, and
//! for what, is a part of the state ([`crate::state::Grammars`]).

use super::Clerk;
use crate::arrival;
use crate::intake;
use crate::pieces::Piece;
use crate::reading::Reading;
use crate::source::Source;
use crate::state::{Action, Fetch, Notice, Origin, Progress, Purpose, Waiting};
use crate::web::{self, paste_box, session};
use depeche_engine::Language;
use depeche_engine::grammar;
use std::rc::Rc;
use yew::prelude::*;

/// Lets the browser follow the state of the grammars: fetches what is asked for, reads what is ready, and has the text
/// that waits stand outside of the module meanwhile.
#[hook]
pub(super) fn use_grammars(clerk: &Clerk) {
    let grammars = clerk.now.borrow().grammars.clone();
    use_fetch(clerk, Language::French, grammars.of(Language::French));
    use_fetch(clerk, Language::English, grammars.of(Language::English));
    use_effect_with(grammars.waiting.clone(), |waiting| {
        session::hold(waiting.as_ref().map_or("", |w| &w.source.text));
    });
    let clerk = clerk.clone();
    use_effect_with(grammars.ready(), move |ready| {
        if let Some(waiting) = ready {
            clerk.do_(Action::Grammar(Progress::Forget));
            clerk.carry_out(waiting.source.clone(), waiting.purpose.clone());
        }
    });
}

#[hook]
fn use_fetch(clerk: &Clerk, language: Language, fetch: Fetch) {
    let clerk = clerk.clone();
    use_effect_with(fetch, move |fetch| {
        if *fetch == Fetch::Asked {
            web::grammar::fetch(language, move |bytes| {
                let is_there = bytes.is_some_and(|b| grammar::provide(language, &b).is_ok());
                clerk.do_(Action::Grammar(if is_there {
                    Progress::There(language)
                } else {
                    Progress::Failed(language)
                }));
            });
        }
    });
}

impl Clerk {
    /// Reads a text as it came, which may be what a file holds.
    pub(super) fn take(&self, text: String, purpose: Purpose) {
        self.take_as(text, purpose, false);
    }

    /// The same for a text that may hold several dispatches, one after the other, of which one is chosen. Whoever is still
    /// typing is not asked.
    pub(super) fn take_apart(&self, text: String, purpose: Purpose) {
        let typing = matches!(purpose, Purpose::Box { keep_box: true });
        self.take_as(text, purpose, !typing);
    }

    fn take_as(&self, text: String, purpose: Purpose, apart: bool) {
        self.forget_pending();
        if intake::is_file(&text) && !Piece::Files.is_there() {
            let held = text.clone();
            return self.with_text(Piece::Files, &held, move |clerk| {
                clerk.take_as(text, purpose, apart);
            });
        }
        match intake::sources(text) {
            Ok(sources) => {
                let origin = match &purpose {
                    Purpose::Replace(origin) | Purpose::Put(origin) => origin.clone(),
                    _ => Origin::Box,
                };
                self.open(sources, origin, apart, |_| purpose);
            }
            Err(problem) => self.say(Notice::Problem(problem)),
        }
    }

    /// Reads a text for a purpose, now or when its grammar is there.
    pub(super) fn read(&self, mut source: Source, purpose: Purpose) {
        // What was put right in it in this tab before. A link that is followed later brings what its sender put right.
        let follows = matches!(purpose, Purpose::Arrive { first: false, .. });
        let goes_on = source.corrections.0.is_empty() && !follows || is_reload(&purpose);
        let kept = goes_on && session::has_corrections(&source.text);
        self.forget_pending();
        if (kept || !source.corrections.0.is_empty()) && !Piece::Hand.is_there() {
            let held = source.text.clone();
            return self.with_text(Piece::Hand, &held, |clerk| clerk.read(source, purpose));
        }
        if !Piece::Restore.is_there() && intake::needs_restoring(&source) {
            let held = source.text.clone();
            return self.with_text(Piece::Restore, &held, |clerk| clerk.read(source, purpose));
        }
        if kept {
            let kept = session::corrections(&source.text);
            source.corrections = kept.unwrap_or(source.corrections);
        }
        if matches!(purpose, Purpose::Box { .. } | Purpose::Anyway) {
            let known = session::known(&source.text);
            source = source.knowing(&known);
        }
        let text = &source.text;
        if purpose.is_checked() && arrival::is_address(text) {
            self.do_(Action::Grammar(Progress::Forget));
            return self.say(Notice::Address);
        }
        // What is no story is said at once, whatever grammar there is.
        let is_refused = purpose.is_checked() && intake::look(text).is_err();
        let told = source.given.language;
        let missing = (!is_refused).then(|| intake::missing_grammar(text, told));
        let Some(language) = missing.flatten() else {
            self.do_(Action::Grammar(Progress::Forget));
            return self.carry_out(source, purpose);
        };
        if let Purpose::Replace(_) = purpose {
            self.show_unread(text);
        }
        self.do_(Action::Grammar(Progress::Wait(Rc::new(Waiting {
            language,
            source,
            purpose,
        }))));
    }

    /// The text that waited is no longer wanted if it is one of these.
    pub(super) fn forget_waiting(&self, is_unwanted: impl Fn(&Purpose) -> bool) {
        let waiting = self.now.borrow().grammars.waiting.clone();
        if waiting.is_some_and(|w| is_unwanted(&w.purpose)) {
            self.do_(Action::Grammar(Progress::Forget));
        }
    }

    fn carry_out(&self, source: Source, purpose: Purpose) {
        match purpose {
            Purpose::Box { keep_box } => match held(source, intake::read) {
                Ok(reading) => {
                    self.show(reading, Origin::Box, keep_box);
                }
                Err(problem) => self.say(Notice::Problem(problem)),
            },
            Purpose::Anyway => {
                self.show(held(source, Reading::from), Origin::Box, false);
            }
            Purpose::Replace(origin) => match held(source.clone(), intake::read) {
                Ok(reading) => {
                    self.put(reading, origin);
                }
                Err(problem) => {
                    self.show_unread(&source.text);
                    self.say(Notice::Problem(problem));
                }
            },
            Purpose::Put(origin) => {
                self.put(held(source, Reading::from), origin);
            }
            Purpose::Second(matter) => match held(source, intake::read) {
                Ok(reading) => self.lay(reading, matter),
                Err(problem) => self.say(Notice::Problem(problem)),
            },
            Purpose::Arrive {
                origin,
                look,
                first,
            } => self.arrived(held(source, Reading::from), origin, look, first),
        }
    }

    /// A text that may not be readable is in the box all the same, if nothing else is there.
    fn show_unread(&self, text: &str) {
        if self.reading().is_none() && paste_box::text().trim().is_empty() {
            paste_box::set_text(text);
        }
    }
}

fn is_reload(purpose: &Purpose) -> bool {
    matches!(purpose, Purpose::Arrive { first: true, .. })
}

/// Reads a text that stands outside of the module meanwhile, so that it can be given back should reading it fail.
fn held<T>(source: Source, read: impl FnOnce(Source) -> T) -> T {
    session::hold(&source.text);
    let read = read(source);
    session::hold("");
    read
}
