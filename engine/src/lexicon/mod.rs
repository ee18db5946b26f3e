//! The lexicon: what the engine knows of names before it reads a text.
//!
//! Countries with their adjectives and capitals, cities, regions, first names with gender, institutions, parties,
//! companies, media, in French and in English. [`name`] looks one name up, [`longest`] the longest name that begins a run
//! of tokens. A look-up folds case, accents, dots, hyphens and apostrophes, allocates nothing and never fails; what it
//! finds is a hint about the word, not a decision about the text: `Nice`, `Orange` and `Washington` are several things, and
//! their [`Kinds`] say so.
//!
//! The data is one packed table of hashes made by `cargo xtask lexicon`; where it comes from, how it is packed and what
//! that costs are told in `engine/lexicon/README.md`. A hash can be wrong about a word that is in no list: once in some
//! ten thousand words for the table of places and organisations, once in two thousand for first names, as measured there.

mod fold;
mod kinds;
pub mod pack;

pub use kinds::Kinds;
pub use pack::Lexicon;

use fold::Folder;
use std::sync::OnceLock;

/// What the lexicon knows of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Everything the name can stand for.
    pub kinds: Kinds,
    /// Names of one group are one thing: `ONU`, `Nations unies`, `United Nations`. `None` when the lexicon has but one
    /// name for it, or when the name stands for several things that have groups of their own.
    pub group: Option<Group>,
    /// The country that a capital, a seat of power or an adjective leads to, and of a country's name the country itself.
    pub country: Option<CountryId>,
}

/// The names of one thing. Two names belong together when their groups are equal; the number means nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group(pub(crate) u16);

/// A country, or a nation or part of the world that has an adjective of its own: Scotland, Quebec, Europe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryId(pub(crate) u16);

impl CountryId {
    /// Its code: ISO 3166-1 for a country, ISO 3166-2 for a part of one (`GB-SCT`), UN M49 for a part of the world
    /// (`150`, Europe).
    #[must_use]
    pub fn code(self) -> &'static str {
        lexicon().code(self)
    }

    /// The group that its names form.
    #[must_use]
    pub const fn group(self) -> Group {
        Group(self.0)
    }
}

/// What is known of a name of one or several words.
///
/// ```
/// use depeche_engine::lexicon::{self, Kinds};
///
/// let adjective = lexicon::name("ukrainienne").unwrap();
/// assert!(adjective.kinds.contains(Kinds::DEMONYM));
/// assert_eq!(adjective.country, lexicon::name("Kyiv").unwrap().country);
/// assert_eq!(lexicon::name("ÉTATS-UNIS").unwrap().group, lexicon::name("U.S.").unwrap().group);
/// assert_eq!(lexicon::name("xyzzyx"), None);
/// ```
#[must_use]
pub fn name(name: &str) -> Option<Entry> {
    let mut folder = Folder::new();
    folder.token(name);
    lexicon().find(&folder)
}

/// The longest name that begins `tokens`: how many tokens it takes, and what is known of it.
///
/// Tokens are words and signs as the text has them; `Côte`, `d'`, `Ivoire` and `Côte d'Ivoire` are the same name. At most
/// as many words are looked at as the longest name has.
///
/// ```
/// use depeche_engine::lexicon;
///
/// let (tokens, entry) = lexicon::longest(["United", "Nations", "Security"]).unwrap();
/// assert_eq!(tokens, 2);
/// assert_eq!(entry.group, lexicon::name("ONU").unwrap().group);
/// ```
pub fn longest<'t>(tokens: impl IntoIterator<Item = &'t str>) -> Option<(usize, Entry)> {
    let lexicon = lexicon();
    let mut folder = Folder::new();
    let mut found = None;
    for (index, token) in tokens.into_iter().enumerate() {
        let words = folder.words();
        folder.token(token);
        if folder.words() > lexicon.longest_name() {
            break;
        }
        // A sign that folds to nothing ends a name: `Paris` is not continued by the next sentence.
        if folder.words() == words {
            break;
        }
        if let Some(entry) = lexicon.find(&folder) {
            found = Some((index + 1, entry));
        }
        if index == 0 && !lexicon.may_go_on(&folder) {
            break;
        }
    }
    found
}

/// The shipped lexicon, unpacked at first use.
fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::unpack(include_bytes!("../../lexicon/lexicon.bin")))
}
