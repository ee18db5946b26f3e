//! Two texts: what an update changed in a story, and whether an article's quotes are true to their source.
//!
//! [`versions`] lays two versions of a story on each other: what was added, dropped, moved and reworded, down to words, and
//! what changed in *meaning*: who, quotes, presence, promises, dates, figures. [`same_story`] tells whether two texts are
//! versions of one story. [`quotes`] finds every direct quote of an article in a dispatch and judges it.
//!
//! All three are total: any two texts and their readings give an answer, or [`TooMuch`]. Spans count UTF-8 bytes, on
//! character boundaries, as everywhere. Pure, near linear, and bounded: `examples/worst.rs` measures the worst.
//!
//! ```
//! use depeche_compare::{ChangeKind, EditKind, Topic, versions};
//! use depeche_engine::read;
//!
//! let old = "OSLO, Jan 6 (NNA) - The ferry crews will strike on Friday. Talks failed, said Ana Moe.";
//! let new = "OSLO, Jan 6 (NNA) - The ferry crews will strike on Friday. Talks failed, said Ana Moe.\n\n12 ferries stand still.";
//! let changes = versions((old, &read(old)), (new, &read(new))).unwrap();
//! assert_eq!(changes.text[0].how, EditKind::Added);
//! assert_eq!(changes.text[0].new.of(new), "12 ferries stand still.");
//! assert!(changes.meaning.iter().all(|c| c.topic != Topic::Quote || c.how != ChangeKind::New));
//! ```
//!
//! - `words` cuts texts into words that can be compared; `pairing` finds what goes together.
//! - `edits` lays two texts on each other.
//! - `meaning` tells what changed in meaning; `note` checks the update note against that.
//! - `check` judges quotes.

mod check;
mod edits;
mod meaning;
mod note;
mod pairing;
mod words;

pub use check::{Judgement, Source, Verdict, quotes};
pub use edits::{Edit, EditKind, Stretch};
pub use meaning::{Change, ChangeKind, Item, Topic};
pub use note::{Announced, Note, Promise};

pub use depeche_engine::Span;
use depeche_engine::Story;
use edits::Aligned;
use meaning::Both;

/// The longest text that is compared, in bytes of UTF-8.
pub const LONGEST: usize = 2 << 20;

/// Two texts that are too much to compare: one is longer than [`LONGEST`], or what they have in common is too much to weigh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMuch;

/// What an update changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// In the text, in the order of the new one.
    pub text: Vec<Edit>,
    /// In meaning, by topic, and within one in the order of the new text.
    pub meaning: Vec<Change>,
    /// What the new text's update note says, and whether it is so; none where it has no note.
    pub note: Option<Note>,
}

impl Changes {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.meaning.is_empty()
    }
}

/// Compares two versions of a story, each a text and its reading.
///
/// Commas, stops and the form of quote marks are not compared; nor is what stands around a story (notes, bylines, credits).
///
/// # Errors
/// [`TooMuch`] for texts that are too long.
pub fn versions(old: (&str, &Story), new: (&str, &Story)) -> Result<Changes, TooMuch> {
    if old.0.len() > LONGEST || new.0.len() > LONGEST {
        return Err(TooMuch);
    }
    // Always in the same direction, so that swapping the two gives the same changes, swapped.
    let is_flipped = (old.0.len(), old.0) > (new.0.len(), new.0);
    let (one, other) = if is_flipped { (new, old) } else { (old, new) };
    let aligned = Aligned::of(one, other);
    let both = Both {
        aligned: &aligned,
        old: one.1,
        new: other.1,
    };
    let mut changes = Changes {
        text: aligned.edits.clone(),
        meaning: meaning::changes(&both),
        note: None,
    };
    if is_flipped {
        changes.flip();
    }
    changes.note = note::check(&aligned, is_flipped, new.1, &changes);
    Ok(changes)
}

/// Whether two texts are versions of one story: by the sentences they share, or by slug or headline and some of them.
#[must_use]
pub fn same_story(old: (&str, &Story), new: (&str, &Story)) -> bool {
    if old.0.len() > LONGEST || new.0.len() > LONGEST {
        return false;
    }
    let aligned = Aligned::of(old, new);
    if aligned.shared_count == 0 {
        return false;
    }
    let slug = |(text, story): (&str, &Story)| {
        let slug = story.furniture.slug.map(|slug| slug.of(text));
        slug.map(words::loosened)
    };
    let headline = |words: &words::Words<'_>, story: &Story| {
        let span = story.furniture.headline;
        span.map(|span| words.loose(span)).unwrap_or_default()
    };
    let one_slug = slug(old).is_some_and(|one| slug(new) == Some(one));
    let titles = [headline(&aligned.old, old.1), headline(&aligned.new, new.1)];
    let one_title = pairing::are_alike(&titles[0], &titles[1], &aligned.numbers, 500);
    match aligned.shared_count {
        1 => aligned.shared >= 400 && (one_slug || one_title),
        2 => aligned.shared >= 300 || (one_slug || one_title) && aligned.shared >= 150,
        _ => aligned.shared >= 250 || (one_slug || one_title) && aligned.shared >= 100,
    }
}

impl Changes {
    /// The same changes, seen from the other text.
    fn flip(&mut self) {
        for edit in &mut self.text {
            edit.how = match edit.how {
                EditKind::Added => EditKind::Dropped,
                EditKind::Dropped => EditKind::Added,
                kept => kept,
            };
            (edit.old, edit.new) = (edit.new, edit.old);
            for stretch in &mut edit.words {
                (stretch.old, stretch.new) = (stretch.new, stretch.old);
            }
        }
        for change in &mut self.meaning {
            change.how = change.how.flipped();
            (change.old, change.new) = (change.new, change.old);
        }
        depeche_engine::order::sort_by_key(&mut self.text, |edit| (edit.new, edit.old));
        meaning::sort(&mut self.meaning);
    }
}
