//! Back and Forward: each step of the browser's history holds a [`View`], and going to it shows that again.
//!
//! The stories of this visit are remembered, so that going back to one takes nothing from the reader; after a reload the
//! story that is in the address, in the draft, an example or one of the reader's last is shown as it was left.

use super::Clerk;
use crate::examples;
use crate::reading::Reading;
use crate::state::{self, Action, Move, Origin, State, View};
use crate::web::{self, focus, fragment, history, paste_box, session};
use std::rc::Rc;
use yew::prelude::*;

/// No more stories than these are remembered.
const REMEMBERED: usize = 20;

/// What the page knows of the steps that were made.
#[derive(Default)]
pub(super) struct Trail {
    /// The stories that were shown, the latest last.
    stories: Vec<(u64, Rc<Reading>, Origin)>,
    /// The numbers of the steps, and what each shows.
    views: Vec<(u32, View)>,
    /// The step that is shown.
    at: u32,
    /// Whether the page itself is on its way back.
    returns: bool,
    /// Whether the page was opened with a story, which then is no step away from an empty page.
    opens: bool,
    /// What was shown before a reload.
    left: Option<View>,
}

/// Lets the history follow the state.
#[hook]
pub(super) fn use_steps(clerk: &Clerk, state: &State) {
    let key = *use_memo(state.reading.clone(), |reading| {
        reading.as_ref().map(|reading| state::key(reading))
    });
    let clerk = clerk.clone();
    use_effect_with(View::of(state, key), move |view| clerk.record(*view));
}

impl Clerk {
    /// Follows the Back and Forward buttons, and takes up what was shown before a reload.
    pub(super) fn follow_steps(&self) {
        let left = history::held().and_then(|held| View::read(&held));
        self.trail.borrow_mut().left = left.map(|(_, view)| view);
        let clerk = self.clone();
        history::on_step(move |held| clerk.stepped(held.as_deref()));
    }

    /// The page is opened with a story: the step that is shown is that story's.
    pub(super) fn opens_with_story(&self) {
        self.trail.borrow_mut().opens = true;
    }

    /// The example that was shown before a reload.
    pub(super) fn left_example(&self) -> Option<usize> {
        let story = self.trail.borrow().left?.story?;
        examples::ALL
            .iter()
            .position(|e| state::key_of(e.text) == story)
    }

    /// A story is about to take the place of what is shown, whose step keeps its address.
    pub(super) fn part(&self, next: Option<&Reading>, boxed: bool) {
        let next = View {
            story: next.map(state::key),
            boxed,
            panel: self.now.borrow().panel,
            ..View::default()
        };
        let trail = self.trail.borrow();
        if let Some((step, here)) = self.here().filter(|_| !trail.opens)
            && here.step(trail.before(step), &next) == Move::Forth
        {
            history::push(None);
        }
    }

    /// Has the history say what is shown now.
    fn record(&self, mut view: View) {
        // Beside the story the explorer is no sheet.
        view.sheet &= focus::is_sheet();
        self.remember_story(view.story);
        let mut trail = self.trail.borrow_mut();
        if trail.returns {
            return;
        }
        if trail.opens {
            if view.story.is_none() {
                return;
            }
            trail.opens = false;
            let step = history::held().and_then(|held| View::read(&held));
            let step = step.map_or(0, |(step, _)| step);
            let left = trail.left.take().filter(|left| left.story == view.story);
            trail.stand(step, left.unwrap_or(view));
            if let Some(left) = left {
                drop(trail);
                self.do_(Action::Revisit(left, None));
                web::when_seen(|| web::when_seen(session::scroll_back));
            }
            return;
        }
        match self.here() {
            // The page was just opened.
            here if trail.views.is_empty() => trail.stand(here.map_or(0, |(step, _)| step), view),
            Some((step, here)) => match here.step(trail.before(step), &view) {
                Move::Stay => {}
                Move::Stand => trail.stand(step, view),
                Move::Forth => trail.push(step + 1, view),
                Move::Back => {
                    trail.returns = true;
                    history::back();
                }
            },
            // A step that a link made, or the story that was just parted from.
            None => {
                let step = trail.at + 1;
                trail.forget_from(step);
                trail.stand(step, view);
            }
        }
    }

    /// The browser shows another step.
    fn stepped(&self, held: Option<&str>) {
        let returns = std::mem::take(&mut self.trail.borrow_mut().returns);
        // A step without a view is a link's, which the change of the address tells of.
        let Some((step, view)) = held.and_then(View::read) else {
            return;
        };
        {
            let mut trail = self.trail.borrow_mut();
            trail.know(step, view);
        }
        if returns {
            fragment::settle();
            // What the reader did meanwhile counts from here.
            let now = self.now.borrow();
            let key = now.reading.as_ref().map(|reading| state::key(reading));
            let view = View::of(&now, key);
            drop(now);
            return self.record(view);
        }
        self.revisit(view);
    }

    /// Shows again what a step showed.
    fn revisit(&self, view: View) {
        self.forget_pending();
        self.forget_waiting(|_| true);
        let shown = self.reading().map(|reading| state::key(&reading));
        let story = view.story.filter(|story| Some(*story) != shown);
        let remembered = self.trail.borrow().story(story);
        match (view.story, story) {
            // The reader's own text stays in the box, and another goes.
            (None, _) => {
                if !self.now.borrow().origin.is_own() {
                    paste_box::set_text(&session::draft().unwrap_or_default());
                }
                self.do_(Action::Revisit(view, None));
            }
            (Some(_), None) => self.do_(Action::Revisit(view, None)),
            (Some(_), Some(key)) => match remembered {
                Some((reading, origin)) => {
                    self.keep_unread(shown);
                    paste_box::set_text(reading.pasted());
                    if origin.is_own() {
                        session::keep_draft(reading.pasted());
                    }
                    self.do_(Action::Revisit(view, Some((reading, origin))));
                }
                // It was shown before a reload: what has it is asked for it.
                None => return self.find_again(key, view),
            },
        }
        fragment::settle();
        if view.shared && self.now.borrow().shared.is_none() {
            self.share(false);
        }
    }

    /// What stands in the box and was not read yet is kept.
    fn keep_unread(&self, shown: Option<u64>) {
        let text = paste_box::text();
        let is_read = Some(state::key_of(&text)) == shown;
        let is_example = examples::ALL.iter().any(|e| e.text == text);
        if self.now.borrow().origin.is_own() && !is_read && !is_example && !text.trim().is_empty() {
            self.do_(Action::Keep(text.into()));
        }
    }

    /// Shows a story of before a reload, if it is an example, the draft, one that was read in this tab, or in the address.
    fn find_again(&self, key: u64, view: View) {
        let example = examples::ALL.iter().find(|e| state::key_of(e.text) == key);
        let is_it = |text: &str| state::key_of(text) == key;
        let draft = session::draft().filter(|draft| is_it(draft));
        let draft = draft.or_else(|| {
            let story = session::story(&is_it)?;
            let shown = self.reading().map(|reading| state::key(&reading));
            self.keep_unread(shown);
            Some(story)
        });
        self.opens_with_story();
        self.trail.borrow_mut().left = Some(view);
        if let Some(example) = example {
            self.replace(example.text.to_owned(), Origin::Example);
        } else if let Some(draft) = draft {
            self.show_draft(draft);
        } else {
            self.trail.borrow_mut().opens = false;
            self.address_again();
        }
    }

    fn here(&self) -> Option<(u32, View)> {
        View::read(&history::held()?)
    }

    fn remember_story(&self, key: Option<u64>) {
        let now = self.now.borrow();
        if let (Some(key), Some(reading)) = (key, &now.reading) {
            let stories = &mut self.trail.borrow_mut().stories;
            stories.retain(|(known, ..)| *known != key);
            stories.push((key, Rc::clone(reading), now.origin.clone()));
            if stories.len() > REMEMBERED {
                stories.remove(0);
            }
        }
    }
}

impl Trail {
    fn before(&self, step: u32) -> Option<&View> {
        let mut known = self.views.iter();
        let before = known.find(|(number, _)| number + 1 == step)?;
        Some(&before.1)
    }

    fn story(&self, key: Option<u64>) -> Option<(Rc<Reading>, Origin)> {
        let key = key?;
        let found = self.stories.iter().find(|(known, ..)| *known == key);
        found.map(|(_, reading, origin)| (Rc::clone(reading), origin.clone()))
    }

    fn stand(&mut self, step: u32, view: View) {
        history::hold(&view.write(step));
        self.know(step, view);
    }

    fn push(&mut self, step: u32, view: View) {
        history::push(Some(&view.write(step)));
        self.forget_from(step);
        self.know(step, view);
    }

    /// What lay ahead is no more once another step is made.
    fn forget_from(&mut self, step: u32) {
        self.views.retain(|(number, _)| *number < step);
    }

    fn know(&mut self, step: u32, view: View) {
        self.views.retain(|(number, _)| *number != step);
        self.views.push((step, view));
        self.at = step;
    }
}
