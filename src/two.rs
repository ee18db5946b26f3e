//! Two texts as the views show them: what [`depeche_compare`] says of them, in paragraphs and lines.

use crate::reading::{Reading, tidy};
use crate::state::Matter;
use depeche_compare::{
    Change, Changes, Edit, EditKind, Item, Judgement, Stretch, TooMuch, Topic, quotes, versions,
};
use depeche_corrections::{Correction, Fate, Misfit};
use depeche_engine::story::{ParagraphRole, Quote, Story};
use depeche_engine::{Span, order};
use std::rc::Rc;

/// What two texts come to.
#[derive(Debug)]
pub struct Laid {
    /// The second text, with what was put right in the first where its words still stand.
    pub second: Rc<Reading>,
    /// What they come to; none when it is too much.
    pub outcome: Option<Outcome>,
}

/// What two texts come to.
#[derive(Debug)]
pub enum Outcome {
    /// What the second, a later version, changed.
    Update(Changes),
    /// What each quote of the second, an article, is.
    Article(Vec<Judgement>),
}

/// Compares two texts.
#[must_use]
pub fn lay(first: &Reading, second: &Rc<Reading>, matter: Matter) -> Laid {
    let mine = &first.corrections;
    let carries = matter == Matter::Update && !mine.0.is_empty() && second.corrections.0.is_empty();
    let second = match carries {
        true => Rc::new(second.corrected(mine)),
        false => Rc::clone(second),
    };
    let (one, other) = ((&*first.text, &first.story), (&*second.text, &second.story));
    let outcome: Result<Outcome, TooMuch> = match matter {
        Matter::Update => versions(one, other).map(Outcome::Update),
        Matter::Article => quotes(one, other).map(Outcome::Article),
    };
    let outcome = outcome.ok();
    Laid { second, outcome }
}

impl Laid {
    /// The corrections of the first text that say nothing about the second, and why.
    pub fn left_behind(&self) -> impl Iterator<Item = (&Correction, Misfit)> {
        let corrections = self.second.corrections.0.iter();
        corrections
            .zip(&self.second.fates)
            .filter_map(|(correction, fate)| match fate {
                Fate::NoLongerFits(misfit) => Some((correction, *misfit)),
                _ => None,
            })
    }
}

/// Whether a text is another version of the story, and not the same text.
#[must_use]
pub fn is_update(first: &Reading, second: &Reading) -> bool {
    let (one, other) = ((&*first.text, &first.story), (&*second.text, &second.story));
    first.text != second.text && depeche_compare::same_story(one, other)
}

/// A paragraph of the second text, or one that the first has only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is.
    pub role: ParagraphRole,
    /// Its words, in order.
    pub parts: Vec<Part>,
}

/// Words, and what became of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The words.
    pub words: String,
    /// What became of them.
    pub kind: PartKind,
    /// Of the first words of a change: its place among all.
    pub step: Option<usize>,
}

/// What became of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// They stand in both.
    Same,
    /// They stand in the second only.
    Added,
    /// They stood in the first only.
    Dropped,
    /// They stood elsewhere.
    Moved,
}

impl Paragraph {
    /// Whether something in it changed.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.parts.iter().any(|part| part.kind != PartKind::Same)
    }
}

/// A change as it is drawn: `at` is where it stands in the second text.
struct Drawn {
    at: Span,
    words: Option<Span>,
    kind: PartKind,
    step: Option<usize>,
}

/// The second text with what changed in it; what was dropped stands where it stood.
#[must_use]
pub fn paragraphs(first: &Reading, second: &Reading, changes: &Changes) -> Vec<Paragraph> {
    let mut drawn: Vec<Drawn> = Vec::new();
    for (step, edit) in changes.text.iter().enumerate() {
        draw(edit, step, &mut drawn);
    }
    // Dropped words go before those that take their place.
    order::sort_by_key(&mut drawn, |d| (d.at.start, d.words.is_none()));
    let mut rest = drawn.into_iter().peekable();
    let mut paragraphs = Vec::new();
    for paragraph in &second.story.paragraphs {
        while let Some(early) = rest.next_if(|d| d.at.end < paragraph.span.start) {
            paragraphs.extend(alone(first, &early));
        }
        let mut parts = Vec::new();
        let mut behind = Vec::new();
        let mut at = paragraph.span.start;
        while let Some(next) = rest.next_if(|d| d.at.start <= paragraph.span.end) {
            let is_last = next.at.start == paragraph.span.end && next.words.is_some();
            if is_last && changes.text[next.step.unwrap_or_default()].is_paragraph {
                behind.extend(alone(first, &next));
                continue;
            }
            same(second, at, next.at.start, &mut parts);
            at = at.max(next.at.end);
            parts.push(part(first, second, &next));
        }
        same(second, at, paragraph.span.end, &mut parts);
        paragraphs.push(Paragraph {
            role: paragraph.role,
            parts: spaced(parts),
        });
        paragraphs.append(&mut behind);
    }
    paragraphs.extend(rest.filter_map(|late| alone(first, &late)));
    paragraphs
}

fn draw(edit: &Edit, step: usize, drawn: &mut Vec<Drawn>) {
    let mut push = |at: Span, words: Option<Span>, kind: PartKind, step: Option<usize>| {
        drawn.push(Drawn {
            at,
            words,
            kind,
            step,
        });
    };
    match edit.how {
        EditKind::Added => push(edit.new, None, PartKind::Added, Some(step)),
        EditKind::Dropped => push(edit.new, Some(edit.old), PartKind::Dropped, Some(step)),
        EditKind::Moved => push(edit.new, None, PartKind::Moved, Some(step)),
        EditKind::Reworded | EditKind::MovedReworded => {
            let mut step = Some(step);
            for Stretch { old, new } in &edit.words {
                let at = Span {
                    start: new.start,
                    end: new.start,
                };
                if !old.is_empty() {
                    push(at, Some(*old), PartKind::Dropped, step.take());
                }
                if !new.is_empty() {
                    push(*new, None, PartKind::Added, step.take());
                }
            }
        }
    }
}

/// Parts words that stand in one text only from those beside them: `absent arrives late`, not `absentarrives late`.
fn spaced(parts: Vec<Part>) -> Vec<Part> {
    let mut spaced: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        let space = spaced.last().filter(|before| {
            let differ = [before.kind, part.kind].contains(&PartKind::Dropped);
            differ && are_close(&before.words, &part.words)
        });
        let space = space.map(|_| Part {
            words: " ".to_owned(),
            kind: PartKind::Same,
            step: None,
        });
        spaced.extend(space);
        spaced.push(part);
    }
    spaced
}

/// Whether words of two texts, one behind the other, would be read as one.
#[must_use]
pub fn are_close(before: &str, after: &str) -> bool {
    let opens = |c: char| {
        c.is_whitespace() || "-'\u{2019}\"\u{201c}\u{2018}\u{ab}([$\u{20ac}\u{a3}/".contains(c)
    };
    let last = before.chars().next_back();
    let first = after.chars().next();
    last.is_some_and(|c| !opens(c)) && first.is_some_and(char::is_alphanumeric)
}

fn same(second: &Reading, from: u32, to: u32, parts: &mut Vec<Part>) {
    if from < to {
        parts.push(Part {
            words: second
                .words(Span {
                    start: from,
                    end: to,
                })
                .to_owned(),
            kind: PartKind::Same,
            step: None,
        });
    }
}

fn part(first: &Reading, second: &Reading, drawn: &Drawn) -> Part {
    let words = match drawn.words {
        Some(old) => first.words(old),
        None => second.words(drawn.at),
    };
    Part {
        words: words.to_owned(),
        kind: drawn.kind,
        step: drawn.step,
    }
}

/// What was dropped as a paragraph of its own.
fn alone(first: &Reading, drawn: &Drawn) -> Option<Paragraph> {
    let part = Part {
        words: first.words(drawn.words?).to_owned(),
        kind: drawn.kind,
        step: drawn.step,
    };
    Some(Paragraph {
        role: ParagraphRole::Body,
        parts: vec![part],
    })
}

/// A change in meaning, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Of whom: a participant, or who speaks.
    pub of: String,
    /// What it was.
    pub old: String,
    /// What it is.
    pub new: String,
    /// Both in one, with what differs marked; none where they have too little in common for that, or are short.
    pub parts: Vec<Part>,
    /// Of a figure, the words behind it: what there are so many of.
    pub behind: String,
    /// The change in the text on which it stands.
    pub step: Option<usize>,
}

/// A change in meaning, in words.
#[must_use]
pub fn line(
    first: &Reading,
    second: &Reading,
    changes: &Changes,
    change: &Change,
    presence: fn(depeche_engine::story::PresenceStatus) -> &'static str,
) -> Line {
    let said = |reading: &Reading, item: Option<Item>| -> (String, String) {
        let Some(item) = item else {
            return Default::default();
        };
        let words = tidy(reading.words(item.span));
        match change.topic {
            Topic::Role => (tidy(reading.name(item.index)), words),
            Topic::Presence => {
                let who = reading.story.participants.get(item.index);
                let status = who.map_or("", |who| presence(who.presence.status));
                (tidy(reading.name(item.index)), status.to_owned())
            }
            Topic::Quote => (speaker(reading, item.index), words),
            Topic::StandIn => stand_in(reading, item.index),
            _ => (String::new(), words),
        }
    };
    let (whose, old) = said(first, change.old);
    let (of, new) = said(second, change.new);
    let (of, old, new) = match change.how {
        // The words are the same, and the speakers are what changed.
        depeche_compare::ChangeKind::Speaker => (new, whose, of),
        _ if of.is_empty() => (whose, old, new),
        _ => (of, old, new),
    };
    let step = changes.text.iter().position(|edit| {
        let holds = |edit: Span, item: Option<Item>| {
            item.is_some_and(|item| edit.overlaps(item.span) && !edit.is_empty())
        };
        holds(edit.new, change.new) || change.new.is_none() && holds(edit.old, change.old)
    });
    let parts = match (change.topic, change.how) {
        (Topic::Presence | Topic::StandIn, _) | (_, depeche_compare::ChangeKind::Speaker) => None,
        _ => merged(first, second, changes, change),
    };
    let behind = match (change.topic, change.new, change.old) {
        (Topic::Figure, Some(new), _) => words_behind(&second.text, new.span),
        (Topic::Figure, None, Some(old)) => words_behind(&first.text, old.span),
        _ => String::new(),
    };
    let parts = parts.unwrap_or_default();
    Line {
        of,
        old,
        new,
        parts,
        behind,
        step,
    }
}

/// What something was and what it is, in one, as the text has it; none where less than half of it is of both.
fn merged(
    first: &Reading,
    second: &Reading,
    changes: &Changes,
    change: &Change,
) -> Option<Vec<Part>> {
    /// Shorter words are read faster one beside the other.
    const SHORTEST: u32 = 32;
    let whole = change.new?.span;
    change.old.filter(|_| whole.end - whole.start >= SHORTEST)?;
    let mut drawn: Vec<Drawn> = Vec::new();
    for edit in changes.text.iter().filter(|edit| edit.new.overlaps(whole)) {
        match edit.how {
            EditKind::Reworded | EditKind::MovedReworded => draw(edit, 0, &mut drawn),
            _ => return None,
        }
    }
    // Where it stands at the end of its words, it belongs to what follows.
    drawn.retain(|d| d.at.start >= whole.start && d.at.start < whole.end);
    order::sort_by_key(&mut drawn, |d| (d.at.start, d.words.is_none()));
    let differing: u32 = drawn.iter().map(|d| d.at.end - d.at.start).sum();
    if drawn.is_empty() || differing * 2 > whole.end - whole.start {
        return None;
    }
    let mut parts = Vec::new();
    let mut at = whole.start;
    for next in drawn {
        same(second, at, next.at.start, &mut parts);
        at = next.at.end.max(at);
        parts.push(part(first, second, &next));
    }
    same(second, at, whole.end, &mut parts);
    let mut parts = spaced(parts);
    for part in &mut parts {
        part.words = part.words.replace(['\n', '\r', '\t'], " ");
        part.step = None;
    }
    Some(parts)
}

/// One or two words behind others, up to the first sign.
fn words_behind(text: &str, span: Span) -> String {
    const MOST: usize = 2;
    let rest = text.get(span.end as usize..).unwrap_or_default();
    let Some(rest) = rest.strip_prefix(' ') else {
        return String::new();
    };
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != ' ');
    let words = rest[..end.unwrap_or(rest.len())].split_whitespace();
    words.take(MOST).collect::<Vec<_>>().join(" ")
}

/// Who says a quote; empty where nobody is known to.
#[must_use]
pub fn speaker(reading: &Reading, quote: usize) -> String {
    let quote: Option<&Quote> = reading.story.quotes.get(quote);
    let who = quote.and_then(|q| q.speaker);
    who.map_or_else(String::new, |who| tidy(reading.name(who)))
}

fn stand_in(reading: &Reading, index: usize) -> (String, String) {
    let story: &Story = &reading.story;
    let Some(found) = story.representations.get(index) else {
        return Default::default();
    };
    let by: Vec<String> = found.by.iter().map(|by| tidy(reading.name(*by))).collect();
    (tidy(reading.name(found.who)), by.join(", "))
}

/// Words of a text with those that differ in it.
#[must_use]
pub fn differing(
    text: &str,
    span: Span,
    differ: impl Iterator<Item = Span>,
) -> Vec<(String, bool)> {
    let mut parts = Vec::new();
    let mut at = span.start;
    for differ in differ.filter(|differ| span.overlaps(*differ)) {
        let (start, end) = (differ.start.max(at), differ.end.min(span.end));
        if start >= end {
            continue;
        }
        if at < start {
            parts.push((
                tidy(
                    Span {
                        start: at,
                        end: start,
                    }
                    .of(text),
                ),
                false,
            ));
        }
        parts.push((tidy(Span { start, end }.of(text)), true));
        at = end;
    }
    if at < span.end {
        parts.push((
            tidy(
                Span {
                    start: at,
                    end: span.end,
                }
                .of(text),
            ),
            false,
        ));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use depeche_corrections::{Anchor, Corrections};
    use depeche_engine::story::QuoteKind;

    const OLD: &str = "Le pont ferme\n\nLe maire Paul Rey a promis deux ponts. Il était absent.\n\nLa foule a crié.\n\n« Non », a dit Paul Rey.";

    fn laid(new: &str) -> (Reading, Laid) {
        let first = Reading::of(OLD.into());
        let second = Rc::new(Reading::of(new.into()));
        let laid = lay(&first, &second, Matter::Update);
        (first, laid)
    }

    /// The text as it is drawn: `[+added+]`, `[-dropped-]`, `[~moved~]`.
    #[track_caller]
    fn check(new: &str, expected: &[&str]) {
        let (first, laid) = laid(new);
        let Some(Outcome::Update(changes)) = &laid.outcome else {
            panic!("it is short");
        };
        let drawn = paragraphs(&first, &laid.second, changes);
        let shown = drawn.iter().map(|p| {
            let parts = p.parts.iter().map(|part| match part.kind {
                PartKind::Same => part.words.clone(),
                PartKind::Added => format!("[+{}+]", part.words),
                PartKind::Dropped => format!("[-{}-]", part.words),
                PartKind::Moved => format!("[~{}~]", part.words),
            });
            parts.collect::<String>()
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
        let steps: Vec<usize> = drawn
            .iter()
            .flat_map(|p| p.parts.iter().filter_map(|p| p.step))
            .collect();
        assert_eq!(steps.len(), changes.text.len(), "each change is a step");
    }

    #[test]
    fn the_same_text_has_no_marks() {
        let lines: Vec<&str> = OLD.split("\n\n").collect();
        check(OLD, &lines);
    }

    #[test]
    fn what_changed_stands_where_it_changed() {
        check(
            &OLD.replace("deux ponts", "trois ponts")
                .replace("\n\nLa foule a crié.", ""),
            &[
                "Le pont ferme",
                "Le maire Paul Rey a promis [-deux-] [+trois+] ponts. Il était absent.",
                "[-La foule a crié.-]",
                "« Non », a dit Paul Rey.",
            ],
        );
        check(
            &format!("{OLD}\n\nLes ponts rouvriront dimanche."),
            &[
                "Le pont ferme",
                "Le maire Paul Rey a promis deux ponts. Il était absent.",
                "La foule a crié.",
                "« Non », a dit Paul Rey.",
                "[+Les ponts rouvriront dimanche.+]",
            ],
        );
    }

    #[test]
    fn words_of_two_texts_do_not_run_into_each_other() {
        for (before, after, expected) in [
            ("absent", "arrives", true),
            ("election.", "His", true),
            ("should ", "not", false),
            ("l'", "usine", false),
            ("$", "900", false),
            ("pont", ", puis", false),
            ("", "pont", false),
        ] {
            assert_eq!(are_close(before, after), expected, "{before}|{after}");
        }
    }

    /// The lines of what changed in meaning, as they are shown: `[-gone-] [+new+]`.
    fn lines(old: &str, new: &str) -> Vec<String> {
        let first = Reading::of(old.into());
        let second = Rc::new(Reading::of(new.into()));
        let laid = lay(&first, &second, Matter::Update);
        let Some(Outcome::Update(changes)) = &laid.outcome else {
            panic!("it is short");
        };
        let shown = changes.meaning.iter().map(|change| {
            let line = line(&first, &second, changes, change, |_| "");
            let parts = line.parts.iter().map(|part| match part.kind {
                PartKind::Added => format!("[+{}+]", part.words),
                PartKind::Dropped => format!("[-{}-]", part.words),
                _ => part.words.clone(),
            });
            let said = match line.parts.is_empty() {
                true => format!("[-{}-] [+{}+] {}", line.old, line.new, line.behind),
                false => parts.collect::<String>(),
            };
            format!("{}: {said}", change.topic.name())
        });
        shown.collect()
    }

    #[test]
    fn what_is_long_and_mostly_as_it_was_is_told_by_what_differs() {
        let old = "OSLO, Jan 6 (NNA) - \"The old bridge over the river is not safe for anybody\", Ana Moe said on Tuesday. The crews found 12 cracks in it.";
        let new = old.replace("not safe for anybody", "safe for everybody");
        assert_eq!(
            lines(old, &new),
            ["quote: The old bridge over the river is [-not-] safe for [-anybody-] [+everybody+]"]
        );
        assert_eq!(
            lines(old, &old.replace("12", "15")),
            ["figure: [-12-] [+15+] cracks in"]
        );
    }

    #[test]
    fn what_a_figure_counts_ends_at_the_first_sign() {
        for (text, expected) in [
            ("12 cracks, they", "cracks"),
            ("12 deep cracks in it", "deep cracks"),
            ("12 cracks", "cracks"),
            ("12%", ""),
            ("12 (of them)", ""),
            ("12", ""),
        ] {
            assert_eq!(words_behind(text, Span::new(0, 2)), expected, "{text}");
        }
    }

    #[test]
    fn what_was_put_right_in_the_first_is_put_right_in_the_second_where_its_words_still_stand() {
        let anchor = |words: &str| {
            let at = OLD.find(words).expect("it is there");
            Anchor::of(OLD, Span::new(at, at + words.len())).expect("it is words")
        };
        let kept = Correction::NoParticipant {
            who: anchor("Paul Rey"),
        };
        let lost = Correction::AddQuote {
            words: anchor("La foule a crié"),
            kind: QuoteKind::Indirect,
        };
        let first = Reading::of(OLD.into()).corrected(&Corrections(vec![lost.clone(), kept]));
        let named = |reading: &Reading| {
            let mut all = reading.story.participants.iter();
            all.any(|p| reading.words(p.name) == "Paul Rey")
        };
        let new = OLD.replace("\n\nLa foule a crié.", "\n\nLe pont rouvrira.");
        let second = Rc::new(Reading::of(new.clone()));
        assert!(named(&second) && !named(&first));
        let laid = lay(&first, &second, Matter::Update);
        assert!(!named(&laid.second), "it is put right in the second too");
        let left: Vec<_> = laid.left_behind().collect();
        assert_eq!(left, [(&lost, Misfit::WordsGone)]);
        let Some(Outcome::Update(changes)) = &laid.outcome else {
            panic!("it is short");
        };
        let topics = changes.meaning.iter().map(|change| change.topic);
        assert_eq!(
            topics.filter(|topic| *topic == Topic::Participant).count(),
            0
        );

        // What was put right in the second itself goes before, and an article is another text altogether.
        let own = Corrections(vec![Correction::NoEvent]);
        let corrected = Rc::new(Reading::of(new).corrected(&own));
        assert_eq!(
            lay(&first, &corrected, Matter::Update).second.corrections,
            own
        );
        let article = lay(&first, &second, Matter::Article).second;
        assert_eq!(article.corrections, Corrections::default());
    }

    #[test]
    fn an_update_is_another_version_of_the_story() {
        let first = Reading::of(OLD.into());
        let of = |text: String| is_update(&first, &Reading::of(text));
        assert!(!of(OLD.to_owned()));
        assert!(of(format!("{OLD}\n\nLes ponts rouvriront dimanche.")));
        assert!(!of(
            "Les ferrys sont en grève. Ana Moe l'a dit lundi.".to_owned()
        ));
    }

    #[test]
    fn words_that_differ_are_told_apart() {
        let text = "un deux trois";
        let found = differing(text, Span::new(0, 13), [Span::new(3, 7)].into_iter());
        let parts: Vec<(&str, bool)> = found.iter().map(|(w, d)| (w.as_str(), *d)).collect();
        assert_eq!(parts, [("un ", false), ("deux", true), (" trois", false)]);
    }
}
