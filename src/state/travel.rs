//! [`Travel`]: what is under way between the page and its address.

use super::Origin;
use crate::link::{Look, Referred};
use crate::source::Source;
use std::rc::Rc;

/// A text that came with an address.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The text.
    pub source: Source,
    /// Where it came from.
    pub origin: Origin,
    /// What its sender looked at.
    pub look: Look,
}

/// What is under way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Travel {
    /// A text that waits for the reader's leave, since it would take the place of one that is nowhere else.
    pub question: Option<Rc<Offer>>,
    /// A text that a link referred to, for which the reader's own copy is awaited.
    pub awaited: Option<Rc<Referred>>,
}

/// What can happen to it.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Ask whether a text may take the place of the reader's.
    Ask(Rc<Offer>),
    /// The reader has answered.
    Answered,
    /// Wait for the reader's copy of a text.
    Await(Rc<Referred>),
    /// The copy is there.
    Arrived,
}

/// What the page says about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tidings {
    /// A link refers to a text of this many bytes that the reader has to have.
    Awaited(usize),
    /// The reader's copy is the text that the link refers to.
    SameCopy,
    /// It is another one, and the words that were selected are in it.
    FoundInCopy,
    /// It is another one, and they are not: its bytes, and those of the one referred to.
    LostInCopy(usize, usize),
    /// It is another one, and nothing was selected: the same.
    OtherCopy(usize, usize),
    /// A link holds more than this page can read.
    Newer,
    /// The page broke, and this is the text that it broke over.
    Returned,
}

impl Tidings {
    /// Whether it tells of something that did not work.
    #[must_use]
    pub fn is_problem(&self) -> bool {
        match self {
            Self::LostInCopy(..) | Self::OtherCopy(..) | Self::Newer | Self::Returned => true,
            Self::Awaited(_) | Self::SameCopy | Self::FoundInCopy => false,
        }
    }
}

impl Travel {
    /// What a step leads to.
    #[must_use]
    pub fn after(&self, step: Step) -> Self {
        let mut next = self.clone();
        match step {
            Step::Ask(offer) => next.question = Some(offer),
            Step::Answered => next.question = None,
            Step::Await(referred) => next.awaited = Some(referred),
            Step::Arrived => next.awaited = None,
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_question_takes_the_place_of_an_earlier_one() {
        let offer = |text: &str| {
            Rc::new(Offer {
                source: text.to_owned().into(),
                origin: Origin::Link,
                look: Look::default(),
            })
        };
        let asked = Travel::default()
            .after(Step::Ask(offer("un")))
            .after(Step::Ask(offer("deux")));
        assert_eq!(asked.question, Some(offer("deux")));
        assert_eq!(asked.after(Step::Answered), Travel::default());
    }
}
