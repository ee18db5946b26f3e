//! [`Apart`]: the large lists and weights of one language, which readers of the other do not need. With the feature `lists` they
//! are part of the library. The page leaves the feature off and gets them in the same file as the language's grammar ([`cut`]).
//!
//! Behind the grammar stand the parts, each after its length in four bytes, in the order of [`Apart`]; then the length of
//! all that in four bytes, and [`MARK`].

use super::Language;
use std::sync::OnceLock;

/// What a file ends in that has more than a grammar.
const MARK: &[u8] = b"DPL1";

/// How many parts there are.
const PARTS: usize = 5;

/// The lists and weights of one language.
pub(crate) struct Apart {
    /// Phrases that are claims.
    pub claims: &'static str,
    /// Phrases that are details of the event.
    pub details: &'static str,
    /// What tells an event.
    pub events: &'static str,
    /// What tells who is there.
    pub presence: &'static str,
    /// The packed weights of decisions that are learnt for this language alone.
    pub decisions: &'static [u8],
}

static THERE: [OnceLock<Apart>; Language::ALL.len()] =
    [const { OnceLock::new() }; Language::ALL.len()];

impl Apart {
    /// That of a language, once it is there.
    pub fn of(language: Language) -> Option<&'static Self> {
        let there = &THERE[language as usize];
        #[cfg(feature = "lists")]
        there.get_or_init(|| Self::embedded(language));
        there.get()
    }

    /// Keeps what came with a grammar; gives whether it was that.
    pub fn provide(language: Language, packed: &[u8]) -> bool {
        let there = &THERE[language as usize];
        if there.get().is_none() {
            // For as long as the process lives, like the grammar, and once.
            let Some(apart) = Self::unpacked(packed.to_vec().leak()) else {
                return false;
            };
            let _ = there.set(apart);
        }
        true
    }

    fn unpacked(mut packed: &'static [u8]) -> Option<Self> {
        let mut parts = [&b""[..]; PARTS];
        for part in &mut parts {
            let (length, rest) = packed.split_first_chunk()?;
            (*part, packed) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        }
        let text = |part: usize| str::from_utf8(parts[part]).ok();
        packed.is_empty().then_some(Self {
            claims: text(0)?,
            details: text(1)?,
            events: text(2)?,
            presence: text(3)?,
            decisions: parts[4],
        })
    }

    #[cfg(feature = "lists")]
    fn embedded(language: Language) -> Self {
        macro_rules! of {
            ($tag:literal) => {
                Self {
                    claims: list!(concat!($tag, "-claims")),
                    details: list!(concat!($tag, "-event-details")),
                    events: list!(concat!($tag, "-events")),
                    presence: list!(concat!($tag, "-presence")),
                    decisions: include_bytes!(concat!(
                        env!("OUT_DIR"),
                        "/decisions-",
                        $tag,
                        ".bin"
                    )),
                }
            };
        }
        match language {
            Language::French => of!("fr"),
            Language::English => of!("en"),
        }
    }
}

/// The file of a language as the page fetches it: its grammar, and what stands apart for it.
#[cfg(feature = "lists")]
pub(crate) fn joined(language: Language, grammar: &[u8]) -> Vec<u8> {
    let apart = Apart::embedded(language);
    let texts = [apart.claims, apart.details, apart.events, apart.presence];
    let mut packed = Vec::new();
    for part in texts
        .map(str::as_bytes)
        .into_iter()
        .chain([apart.decisions])
    {
        packed.extend((part.len() as u32).to_le_bytes());
        packed.extend(part);
    }
    let length = (packed.len() as u32).to_le_bytes();
    [grammar, &packed, &length, MARK].concat()
}

/// A file as its grammar and what stands behind it; nothing where it has only the one.
pub(crate) fn cut(file: &[u8]) -> (&[u8], Option<&[u8]>) {
    let behind = || {
        let (rest, length) = file.strip_suffix(MARK)?.split_last_chunk()?;
        let length = u32::from_le_bytes(*length) as usize;
        rest.split_at_checked(rest.len().checked_sub(length)?)
    };
    match behind() {
        Some((grammar, packed)) => (grammar, Some(packed)),
        None => (file, None),
    }
}

#[cfg(all(test, feature = "lists"))]
mod tests {
    use super::*;

    #[test]
    fn a_file_comes_apart_as_it_was_joined() {
        for language in Language::ALL {
            let file = joined(language, b"weights");
            let (grammar, packed) = cut(&file);
            assert_eq!(grammar, b"weights");
            let apart = Apart::unpacked(packed.expect("lists").to_vec().leak()).expect("lists");
            let own = Apart::embedded(language);
            assert_eq!(
                [apart.claims, apart.details, apart.events, apart.presence],
                [own.claims, own.details, own.events, own.presence]
            );
            assert!(apart.decisions == own.decisions && !own.decisions.is_empty());
        }
    }

    #[test]
    fn a_grammar_alone_has_nothing_behind_it() {
        for file in [&b"weights"[..], b"", b"DPL1", b"\xff\xff\xff\xffDPL1"] {
            assert_eq!(cut(file), (file, None));
        }
    }

    #[test]
    fn what_is_cut_off_or_goes_on_is_no_list() {
        let file = joined(Language::French, b"");
        let packed = cut(&file).1.expect("lists").to_vec();
        let longer = [&packed[..], b"."].concat();
        for wrong in [&packed[..packed.len() - 1], &longer, b""] {
            assert!(Apart::unpacked(wrong.to_vec().leak()).is_none());
        }
    }
}
