//! Mending: what copying, mail or a wire did to a text is put right before it is read. Total and linear; a text that
//! needs nothing comes back byte for byte.
//!
//! Steps follow each other in the order in which the damage was done, last first: a text was wrapped by a wire before a
//! mail quoted it, and quoted before its characters were decoded by the wrong table.

mod charset;
pub(crate) mod entities;
mod invisible;
mod lost;
pub(crate) mod map;
mod marks;
mod quoted;
mod restored;
pub(crate) mod wire;
mod wrapped;

pub use lost::may_lack;
pub use restored::restore;
#[cfg(feature = "training")]
pub use restored::training;

use map::{Draft, Edit, Map};

/// A text put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The text to be read.
    pub text: String,
    /// Where its places stand in what was pasted.
    pub map: Map,
    /// What was done, in order, and how often; empty where the text needed nothing.
    pub deeds: Vec<(Deed, usize)>,
}

/// What mending does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    /// `dÃ©claration` became `déclaration`; counts characters.
    CharactersRecoded,
    /// `&eacute;` became `é`.
    EntitiesDecoded,
    /// Soft hyphens were dropped.
    SoftHyphensDropped,
    /// Other characters that show nothing were dropped.
    InvisibleDropped,
    /// `> ` was taken away from lines.
    LinesUnquoted,
    /// Header, notebook and trailer of a wire were dropped; counts lines.
    WireLinesDropped,
    /// A wire's own signs for quote marks, dashes and headlines were written out; Markdown's signs of a heading dropped.
    SignsWritten,
    /// Words cut by a hyphen at the end of a line were joined.
    WordsJoined,
    /// Lines cut at a width were joined.
    LinesJoined,
    /// A text in capitals throughout got its small letters back; counts words.
    CapitalsUndone,
    /// A French text without accents got them back; counts words.
    AccentsRestored,
}

/// A step: what it would change in a text. Each count is what the reader is told.
type Step = fn(&str) -> Vec<Edit>;

const STEPS: [(Deed, Step); 9] = [
    (Deed::CharactersRecoded, charset::edits),
    (Deed::EntitiesDecoded, entities::edits),
    (Deed::SoftHyphensDropped, invisible::soft_hyphens),
    (Deed::LinesUnquoted, quoted::edits),
    (Deed::WireLinesDropped, wire::edits),
    (Deed::InvisibleDropped, invisible::edits),
    (Deed::SignsWritten, marks::edits),
    (Deed::LinesJoined, wrapped::joined),
    (Deed::WordsJoined, wrapped::words),
];

/// Puts a text right.
///
/// ```
/// use depeche_forms::{Deed, mend};
/// let mended = mend("> He said &quot;no&quot;.\n> They left.");
/// assert_eq!(mended.text, "He said \"no\".\nThey left.");
/// assert_eq!(mended.deeds, [(Deed::EntitiesDecoded, 2), (Deed::LinesUnquoted, 2)]);
/// ```
#[must_use]
pub fn mend(text: &str) -> Mended {
    restore(mend_without_restoring(text))
}

/// The same but for what [`restore`] does, whose tables are large.
#[must_use]
pub fn mend_without_restoring(text: &str) -> Mended {
    let draft = Draft::new(text);
    let mut mended = Mended {
        text: draft.text,
        map: draft.map,
        deeds: Vec::new(),
    };
    for (deed, step) in STEPS {
        let edits = step(&mended.text);
        mended.carry_out(deed, &edits);
    }
    mended
}

impl Mended {
    /// Carries out the edits of a deed, if there are any.
    fn carry_out(&mut self, deed: Deed, edits: &[Edit]) {
        if edits.is_empty() {
            return;
        }
        let mut draft = Draft {
            text: std::mem::take(&mut self.text),
            map: std::mem::take(&mut self.map),
        };
        draft.carry_out(edits);
        (self.text, self.map) = (draft.text, draft.map);
        self.deeds.push((deed, edits.len()));
    }
}

/// The line that stands at these bytes, dropped with its end.
fn drop_line(text: &str, at: &std::ops::Range<usize>) -> Edit {
    let rest = &text.as_bytes()[at.end..];
    let end = match rest {
        [b'\r', b'\n', ..] => 2,
        [b'\n', ..] => 1,
        _ => 0,
    };
    Edit::drop(at.start..at.end + end)
}

/// The lines of a text, each with where it stands, without its end.
fn lines(text: &str) -> impl Iterator<Item = (std::ops::Range<usize>, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        (at..at + line.len(), line)
    })
}

#[cfg(test)]
mod tests;
