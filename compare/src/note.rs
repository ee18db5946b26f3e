//! [`Note`]: what an update note announces (`Actualisé avec réaction de l'UPM, bilan`), and whether that is what changed.

use crate::edits::Aligned;
use crate::meaning::{Change, ChangeKind, Topic};
use crate::words::{HEAVY, Word, Words, loosened};
use crate::{Changes, EditKind};
use depeche_engine::{Span, Story};
use std::collections::HashSet;

/// An update note, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its words in the new text.
    pub span: Span,
    /// What it announces, one after the other.
    pub promises: Vec<Promise>,
    /// What changed and is not announced, of the headline, quotes and figures.
    pub unsaid: Vec<Topic>,
}

/// One thing that a note announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// Its words in the new text.
    pub span: Span,
    /// What it is.
    pub what: Announced,
    /// Whether it is among what changed.
    pub holds: bool,
}

/// What a note announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Announced {
    /// Quotes, reactions.
    Quotes,
    /// A toll, figures.
    Figures,
    /// Another headline.
    Headline,
    /// Background, details: anything new.
    Text,
    /// Something by its own words.
    Words,
}

const KNOWN: [(Announced, &[&str]); 4] = [
    (
        Announced::Quotes,
        &[
            "citation",
            "citations",
            "declaration",
            "declarations",
            "reaction",
            "reactions",
            "propos",
            "quote",
            "quotes",
            "comment",
            "comments",
            "statement",
            "statements",
        ],
    ),
    (
        Announced::Figures,
        &["bilan", "chiffres", "toll", "figures", "numbers"],
    ),
    (Announced::Headline, &["titre", "headline"]),
    (
        Announced::Text,
        &[
            "contexte",
            "precisions",
            "details",
            "detail",
            "background",
            "context",
            "paragraphe",
            "paragraphes",
            "paragraph",
            "paragraphs",
        ],
    ),
];

/// More parts of a note than this are no note.
const MOST: usize = 12;

/// Words that say that something was updated, and not with what.
const OPENING: &[&str] = &[
    "actualise",
    "actualisee",
    "avec",
    "ajoute",
    "precise",
    "adds",
    "updates",
    "update",
    "with",
    "recasts",
    "recast",
    "refond",
    "complete",
    "from",
    "more",
    "nouveau",
    "nouvelle",
    "nouvelles",
    "nouveaux",
    "new",
    "lead",
    "pour",
    "dans",
    "apres",
    "about",
    "after",
    "into",
];

/// Checks the note of the new text.
pub(crate) fn check(
    aligned: &Aligned<'_>,
    is_flipped: bool,
    story: &Story,
    changes: &Changes,
) -> Option<Note> {
    let span = story.furniture.update_note?;
    let words = if is_flipped {
        &aligned.old
    } else {
        &aligned.new
    };
    let is_new = |span: Span| match is_flipped {
        true => aligned.old_changed(span),
        false => aligned.new_changed(span),
    };
    let body = Body {
        aligned,
        words,
        story,
        changes,
        is_new: &is_new,
    };
    let promises: Vec<Promise> = (parts(words, span).into_iter().take(MOST))
        .filter_map(|part| body.promise(part))
        .collect();
    let says = |what: Announced| {
        promises
            .iter()
            .any(|p| p.what == what || p.what == Announced::Words)
    };
    let unsaid = [
        (Topic::Headline, Announced::Headline),
        (Topic::Quote, Announced::Quotes),
        (Topic::Figure, Announced::Figures),
    ];
    let unsaid = unsaid.into_iter().filter(|(topic, what)| {
        let is_there = |c: &Change| c.topic == *topic && c.how != ChangeKind::Gone;
        changes.meaning.iter().any(is_there) && !says(*what)
    });
    Some(Note {
        span,
        unsaid: unsaid.map(|(topic, _)| topic).collect(),
        promises,
    })
}

/// The parts of a note, cut at commas and at `et`, `and`.
fn parts(words: &Words<'_>, span: Span) -> Vec<Span> {
    let run = words.within(span);
    let mut parts: Vec<Span> = Vec::new();
    let mut open = false;
    for at in run.clone() {
        let word = words.list[at];
        let said = loosened(word.span.of(words.text));
        let before = at.checked_sub(1).filter(|before| run.contains(before));
        let between = before.map_or("", |before| {
            &words.text[words.list[before].span.end as usize..word.span.start as usize]
        });
        open &= !between.contains([',', ';']);
        if ["et", "and"].contains(&said.as_str()) {
            open = false;
            continue;
        }
        match parts.last_mut().filter(|_| open) {
            Some(part) => *part = part.to(word.span),
            None => parts.push(word.span),
        }
        open = true;
    }
    parts
}

struct Body<'s> {
    aligned: &'s Aligned<'s>,
    words: &'s Words<'s>,
    story: &'s Story,
    changes: &'s Changes,
    is_new: &'s dyn Fn(Span) -> bool,
}

impl Body<'_> {
    /// What a part of a note announces; nothing where it has no words of its own.
    fn promise(&self, span: Span) -> Option<Promise> {
        let run = self.words.within(span);
        let mut what = Announced::Words;
        let mut own: Vec<u32> = Vec::new();
        let mut from: Option<Span> = None;
        for at in run {
            let word = self.words.list[at];
            let said = loosened(word.span.of(self.words.text));
            if let Some((known, _)) = KNOWN
                .iter()
                .find(|(_, words)| words.contains(&said.as_str()))
            {
                what = *known;
            } else if OPENING.contains(&said.as_str()) {
                continue;
            } else if self.aligned.numbers.weight(word.plain) == HEAVY || self.is_name(word) {
                own.push(word.loose);
            }
            from = from.or(Some(word.span));
        }
        let span = from.map_or(span, |from| Span {
            start: from.start,
            end: span.end,
        });
        if own.is_empty() && what == Announced::Words {
            return None;
        }
        let holds = self.holds(what, &own);
        Some(Promise { span, what, holds })
    }

    fn holds(&self, what: Announced, own: &[u32]) -> bool {
        let changes = &self.changes.meaning;
        let of = |topic: Topic| {
            changes
                .iter()
                .filter(move |c| c.topic == topic && c.new.is_some())
        };
        match what {
            Announced::Quotes => {
                let more = of(Topic::Quote)
                    .filter(|c| !matches!(c.how, ChangeKind::Changed | ChangeKind::Cut));
                let mut spans = more.filter_map(|c| c.new).map(|item| item.span).peekable();
                let is_any = spans.peek().is_some();
                // A capital speaks through people, whose paragraph may not name it: then it is news itself.
                is_any && (own.is_empty() || self.are_new(own))
                    || spans.any(|span| self.speaks_of(span, own))
            }
            Announced::Figures => of(Topic::Figure).next().is_some() && self.are_news(own, false),
            Announced::Headline => of(Topic::Headline).next().is_some(),
            Announced::Text => {
                let mut added = self
                    .changes
                    .text
                    .iter()
                    .filter(|e| e.how == EditKind::Added);
                added.next().is_some() && self.are_news(own, true)
            }
            Announced::Words => self.are_news(own, false),
        }
    }

    /// A name may be short: `UPM`.
    fn is_name(&self, word: Word) -> bool {
        let said = word.span.of(self.words.text);
        said.chars().count() > 1 && said.chars().all(char::is_uppercase)
    }

    /// Whether half of some words stand in what is new.
    fn are_news(&self, own: &[u32], only_added: bool) -> bool {
        let is_there = |word: &&u32| self.is_news(**word, only_added);
        own.iter().filter(is_there).count() * 2 >= own.len()
    }

    /// Whether each of some words stands somewhere where it is new, as words of the story.
    fn are_new(&self, own: &[u32]) -> bool {
        let edits = self.changes.text.iter().filter(|edit| !edit.new.is_empty());
        let mut new: HashSet<u32> = HashSet::new();
        for edit in edits {
            let words = &self.words.list[self.words.within(edit.new)];
            let words = words.iter().filter(|word| (self.is_new)(word.span));
            new.extend(words.map(|word| word.loose));
        }
        own.iter().all(|word| new.contains(word))
    }

    /// Whether the paragraph around a span has one of some words.
    fn speaks_of(&self, span: Span, own: &[u32]) -> bool {
        let paragraphs = &self.story.paragraphs;
        let first = paragraphs.partition_point(|p| p.span.end <= span.start);
        let home = paragraphs.get(first).filter(|p| p.span.contains(span));
        let words = self.words.loose(home.map_or(span, |home| home.span));
        words.iter().any(|word| own.contains(word))
    }

    /// Whether a word stands in a sentence of the story that is new, or reworded.
    fn is_news(&self, word: u32, only_added: bool) -> bool {
        let edits = self.changes.text.iter().filter(|edit| !edit.new.is_empty());
        let edits = edits.filter(|edit| !only_added || edit.how == EditKind::Added);
        edits.into_iter().any(|edit| {
            let run = self.words.within(edit.new);
            (self.is_new)(edit.new) && self.words.list[run].iter().any(|w| w.loose == word)
        })
    }
}
