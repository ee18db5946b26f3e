//! Marked text: which stretches of a paragraph carry which marks, as a flat sequence of runs.
//!
//! Marks nest and overlap freely (a name inside a quote inside a commitment); HTML elements do not. So a paragraph is cut
//! at every place where a mark begins or ends, and each run lists the marks that cover it, the widest first. Drawing a
//! run needs no knowledge of its neighbours, and overlapping marks stay readable because each kind has a look of its own.

pub use depeche_corrections::Topic;
use depeche_engine::Span;
use depeche_engine::order;
use depeche_engine::story::{ParagraphRole, Story};

/// One paragraph with the marks that fall into it.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkedParagraph {
    /// Its words.
    pub span: Span,
    /// What it is.
    pub role: ParagraphRole,
    /// The marks that touch it, clipped to it, in order.
    pub marks: Vec<Mark>,
    /// The quotes that begin in it, or go on in it from an earlier paragraph.
    pub quotes: Vec<usize>,
}

/// A stretch of text and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// The words.
    pub span: Span,
    /// What they are.
    pub what: What,
}

/// What a marked stretch is. Indices point into the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The title inside its line.
    Headline,
    /// Words somebody said.
    Quote(usize),
    /// A commitment, demand, sticking point or next step.
    Claim(Topic, usize),
    /// The words that introduce a quote.
    Cue(usize),
    /// A date.
    Date(usize),
    /// A participant.
    Participant(usize),
    /// Lit by the selection.
    Lit(Light),
    /// Found by the search.
    Hit,
}

/// How the selection lights a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    /// What belongs to the selection: a participant's quotes, a quote's cue.
    Near,
    /// What the selection is: a participant's mentions, a fact's words.
    Words,
    /// The one occurrence being looked at.
    Here,
}

/// A stretch of text that no mark cuts, with the marks that cover it, the widest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub span: Span,
    /// The marks that cover it whole.
    pub marks: Vec<Mark>,
}

/// Every paragraph of a story with its marks.
#[must_use]
pub fn paragraphs(story: &Story) -> Vec<MarkedParagraph> {
    let mut paragraphs: Vec<_> = (story.paragraphs.iter())
        .map(|p| MarkedParagraph {
            span: p.span,
            role: p.role,
            marks: Vec::new(),
            quotes: Vec::new(),
        })
        .collect();
    let mut marks = marks(story);
    order::sort_by_key(&mut marks, |mark| *mark);
    for mark in marks {
        let first = paragraphs.partition_point(|p| p.span.end <= mark.span.start);
        for paragraph in &mut paragraphs[first..] {
            if paragraph.span.start >= mark.span.end {
                break;
            }
            if let What::Quote(quote) = mark.what {
                paragraph.quotes.push(quote);
            }
            paragraph.marks.push(Mark {
                span: clip(mark.span, paragraph.span),
                what: mark.what,
            });
        }
    }
    paragraphs
}

/// Cuts a paragraph into runs. `more` are marks that come and go: the light of the selection, the hits of a search.
///
/// Runs follow each other without gap or overlap and cover the paragraph whole. Linear in the text and in the marks
/// (after sorting them), as long as few marks cover the same word.
#[must_use]
pub fn runs(paragraph: Span, marks: &[Mark], more: &[Mark]) -> Vec<Run> {
    let mut marks: Vec<Mark> = (marks.iter().chain(more))
        .map(|m| Mark {
            span: clip(m.span, paragraph),
            what: m.what,
        })
        .filter(|m| !m.span.is_empty())
        .collect();
    // The widest first among those that begin together, so that a run lists outer marks before inner ones.
    order::sort_by_key(&mut marks, |m| {
        (m.span.start, std::cmp::Reverse(m.span.end), m.what)
    });
    let mut cuts: Vec<u32> = (marks.iter().flat_map(|m| [m.span.start, m.span.end]))
        .chain([paragraph.start, paragraph.end])
        .collect();
    order::sort_by_key(&mut cuts, |cut| *cut);
    cuts.dedup();

    let mut coming = marks.into_iter().peekable();
    let mut open: Vec<Mark> = Vec::new();
    let mut runs = Vec::with_capacity(cuts.len());
    for pair in cuts.windows(2) {
        let (start, end) = (pair[0], pair[1]);
        open.retain(|m| m.span.end > start);
        while let Some(mark) = coming.next_if(|m| m.span.start == start) {
            open.push(mark);
        }
        runs.push(Run {
            span: Span { start, end },
            marks: open.clone(),
        });
    }
    runs
}

/// Every mark of a story, in no order.
fn marks(story: &Story) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut add = |span: Span, what| {
        if !span.is_empty() {
            marks.push(Mark { span, what });
        }
    };
    if let Some(headline) = story.furniture.headline {
        add(headline, What::Headline);
    }
    for (index, participant) in story.participants.iter().enumerate() {
        for mention in &participant.mentions {
            add(mention.span, What::Participant(index));
        }
    }
    for (index, quote) in story.quotes.iter().enumerate() {
        add(quote.span, What::Quote(index));
        if let Some(cue) = quote.cue {
            add(cue, What::Cue(index));
        }
    }
    for topic in Topic::ALL {
        for (index, claim) in topic.claims(&story.context).iter().enumerate() {
            add(claim.span, What::Claim(topic, index));
        }
    }
    for (index, date) in story.context.dates.iter().enumerate() {
        add(date.span, What::Date(index));
    }
    marks
}

fn clip(span: Span, to: Span) -> Span {
    let start = span.start.clamp(to.start, to.end);
    Span {
        start,
        end: span.end.clamp(start, to.end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use What::{Participant, Quote};

    /// Writes runs as `words` or `[marks|words]`, marks as `p0`, `q0`.
    #[track_caller]
    fn check(text: &str, marks: &[(&str, What)], expected: &str) {
        let marks: Vec<Mark> = (marks.iter())
            .map(|(words, what)| {
                let at = text.find(words).expect("the words stand in the text");
                let span = Span::new(at, at + words.len());
                Mark { span, what: *what }
            })
            .collect();
        let all = Span::new(0, text.len());
        let shown: String = (runs(all, &marks, &[]).iter())
            .map(|run| {
                let names: Vec<_> = (run.marks.iter())
                    .map(|m| match m.what {
                        Participant(i) => format!("p{i}"),
                        Quote(i) => format!("q{i}"),
                        other => format!("{other:?}"),
                    })
                    .collect();
                let words = run.span.of(text);
                if names.is_empty() {
                    words.to_owned()
                } else {
                    format!("[{}|{words}]", names.join(" "))
                }
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_text_without_marks_is_one_run() {
        check("Rien à dire.", &[], "Rien à dire.");
    }

    #[test]
    fn a_mark_cuts_the_text_in_three() {
        check(
            "Le maire Rey part.",
            &[("Rey", Participant(0))],
            "Le maire [p0|Rey] part.",
        );
    }

    #[test]
    fn a_name_in_a_quote_is_both() {
        check(
            "« Rey part », dit-il",
            &[("Rey part", Quote(0)), ("Rey", Participant(3))],
            "« [q0 p3|Rey][q0| part] », dit-il",
        );
    }

    #[test]
    fn marks_that_overlap_in_part_share_the_run_between() {
        check(
            "abcdef",
            &[("abcd", Quote(0)), ("cdef", Quote(1))],
            "[q0|ab][q0 q1|cd][q1|ef]",
        );
    }

    #[test]
    fn marks_on_the_same_words_make_one_run() {
        check(
            "Paris",
            &[("Paris", Participant(0)), ("Paris", Participant(1))],
            "[p0 p1|Paris]",
        );
    }

    #[test]
    fn touching_marks_stay_apart() {
        check(
            "ParisLyon",
            &[("Paris", Participant(0)), ("Lyon", Participant(1))],
            "[p0|Paris][p1|Lyon]",
        );
    }

    #[test]
    fn runs_cover_the_paragraph_whole_whatever_the_marks() {
        let text = "Une phrase un peu longue, pour voir.";
        let paragraph = Span::new(4, text.len() - 1);
        let marks: Vec<Mark> = (0..text.len() as u32)
            .flat_map(|start| (start..start + 9).map(move |end| Span { start, end }))
            .map(|span| Mark {
                span,
                what: What::Hit,
            })
            .collect();
        let runs = runs(paragraph, &marks, &[]);
        let whole: String = runs.iter().map(|r| r.span.of(text)).collect();
        assert_eq!(whole, paragraph.of(text));
    }

    #[test]
    fn a_quote_over_two_paragraphs_is_marked_in_both() {
        use depeche_engine::story::{Paragraph, Quote as Said};
        let text = "« Un.\nDeux. »";
        let role = ParagraphRole::Body;
        let first = Span::new(0, 6);
        let second = Span::new(7, text.len());
        assert_eq!((first.of(text), second.of(text)), ("« Un.", "Deux. »"));
        let story = Story {
            paragraphs: vec![
                Paragraph { span: first, role },
                Paragraph { span: second, role },
            ],
            quotes: vec![Said {
                kind: Default::default(),
                span: Span::new(3, 12),
                speaker: None,
                speaker_span: None,
                candidates: vec![],
                cue: None,
                addressee: None,
                occasion: None,
                voice: Default::default(),
                pattern: Default::default(),
                speaker_reason: Default::default(),
                by: Default::default(),
            }],
            ..Story::default()
        };
        let marked = paragraphs(&story);
        assert_eq!(marked[0].marks[0].span.of(text), "Un.");
        assert_eq!(marked[1].marks[0].span.of(text), "Deux.");
        assert_eq!(marked[1].quotes, [0]);
    }
}
