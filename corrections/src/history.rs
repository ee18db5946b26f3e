//! [`History`]: undo and redo without limit, as data.

use crate::{Correction, Corrections};

/// What a reader did, and what of it they undid.
///
/// ```
/// use depeche_corrections::{Correction, History};
///
/// let mut history = History::default();
/// history.push(Correction::NoEvent);
/// assert!(history.undo() && !history.undo());
/// assert!(history.corrections().0.is_empty());
/// assert!(history.redo());
/// assert_eq!(history.corrections().0, [Correction::NoEvent]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    now: Corrections,
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// One thing that a reader did with corrections.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    /// Made one, behind the others.
    Made(Correction),
    /// Took back that which stood at an index.
    TookBack(usize, Correction),
    /// Took back all.
    TookBackAll(Corrections),
}

impl History {
    /// Corrections that were made elsewhere: there is nothing to undo.
    #[must_use]
    pub fn of(corrections: Corrections) -> Self {
        Self {
            now: corrections,
            ..Self::default()
        }
    }

    /// What is corrected now.
    #[must_use]
    pub fn corrections(&self) -> &Corrections {
        &self.now
    }

    /// Whether there is something to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is something to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Adds a correction. What was undone before can no longer be redone.
    pub fn push(&mut self, correction: Correction) {
        self.act(Step::Made(correction));
    }

    /// Takes the correction at an index back; gives whether there was one. This too can be undone.
    pub fn take_back(&mut self, index: usize) -> bool {
        let Some(correction) = self.now.0.get(index) else {
            return false;
        };
        let step = Step::TookBack(index, correction.clone());
        self.act(step);
        true
    }

    /// Takes all corrections back; gives whether there were any. This too can be undone.
    pub fn take_back_all(&mut self) -> bool {
        if self.now.0.is_empty() {
            return false;
        }
        let step = Step::TookBackAll(self.now.clone());
        self.act(step);
        true
    }

    /// Undoes what was done last; gives whether there was something.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.done.pop() else {
            return false;
        };
        let now = &mut self.now.0;
        match &step {
            Step::Made(_) => {
                now.pop();
            }
            Step::TookBack(index, correction) => now.insert(*index, correction.clone()),
            Step::TookBackAll(all) => self.now = all.clone(),
        }
        self.undone.push(step);
        true
    }

    /// Does again what was undone last; gives whether there was something.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.undone.pop() else {
            return false;
        };
        self.take(step);
        true
    }

    fn act(&mut self, step: Step) {
        self.undone.clear();
        self.take(step);
    }

    fn take(&mut self, step: Step) {
        let now = &mut self.now.0;
        match &step {
            Step::Made(correction) => now.push(correction.clone()),
            Step::TookBack(index, _) => {
                now.remove(*index);
            }
            Step::TookBackAll(_) => now.clear(),
        }
        self.done.push(step);
    }
}
