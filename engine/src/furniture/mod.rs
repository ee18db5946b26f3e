//! Furniture: what stands around a story and is never read as part of it.

use crate::story::{Furniture, Paragraph, ParagraphRole};
use crate::text::Text;
use std::ops::Range;

/// The furniture of a text, and which of its tokens are story.
#[derive(Debug, Default)]
pub(crate) struct Frame {
    /// What was found.
    pub furniture: Furniture,
    /// Every paragraph with its role, in order.
    pub paragraphs: Vec<Paragraph>,
    /// The runs of tokens to be read as story, in order: headline and body, each within one paragraph, without slug,
    /// date prefix and dateline. Names, quotes and events are looked for here and nowhere else.
    pub story: Vec<StoryRun>,
}

/// A run of tokens to be read as story.
#[derive(Clone, Debug)]
pub(crate) struct StoryRun {
    /// The tokens, within one paragraph.
    pub tokens: Range<usize>,
    /// [`ParagraphRole::Headline`] or [`ParagraphRole::Body`].
    pub role: ParagraphRole,
}

/// Tells furniture from story.
pub(crate) fn read(text: &Text) -> Frame {
    let mut frame = Frame::default();
    for block in text.paragraphs() {
        let role = ParagraphRole::Body;
        frame.paragraphs.push(Paragraph {
            span: text.span(block.tokens.clone()),
            role,
        });
        frame.story.push(StoryRun {
            tokens: block.tokens.clone(),
            role,
        });
    }
    frame
}
