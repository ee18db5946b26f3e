//! [`Kinds`]: the things one name can stand for.

use crate::Language;
use std::fmt;

/// A set of the things a name can stand for.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Kinds(u32);

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $word:literal;)*) => {
        impl Kinds {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*

            /// Every kind with the word that the lists use for it.
            pub const ALL: &[(&str, Self)] = &[$(($word, Self::$name)),*];
        }
    };
}

kinds! {
    /// A country, or a nation that is spoken of as one: Scotland, Palestine.
    COUNTRY = 0, "country";
    /// A capital city; always a [`Self::CITY`] too.
    CAPITAL = 1, "capital";
    /// A city or town.
    CITY = 2, "city";
    /// A part of a country or of the world: Texas, Bavière, Gironde, Middle East, Europe.
    REGION = 3, "region";
    /// A sea, river, mountain, island, desert or strait.
    NATURE = 4, "nature";
    /// A building or place that stands for those who govern there: Élysée, White House.
    SEAT = 5, "seat";
    /// A man's first name. With [`Self::FEMALE`], a first name of both.
    MALE = 6, "male";
    /// A woman's first name.
    FEMALE = 7, "female";
    /// A family name of the languages that write it first: Xi, Kim, Nguyen.
    FAMILY = 8, "family";
    /// An institution, alliance, ministry, union, armed group or other body.
    ORGANISATION = 9, "organisation";
    /// A political party or movement; always an [`Self::ORGANISATION`] too.
    PARTY = 10, "party";
    /// A company; always an [`Self::ORGANISATION`] too.
    COMPANY = 11, "company";
    /// A newspaper, channel, site; always an [`Self::ORGANISATION`] too.
    MEDIA = 12, "media";
    /// A news agency; always [`Self::MEDIA`] too.
    AGENCY = 13, "agency";
    /// A name made of initials, found only when the text has it in capitals where it could be a word: `US`, `UE`.
    ACRONYM = 14, "acronym";
    /// An adjective or noun for people: of a place (`ukrainienne`, `Britons`), or of a people, faith or party (`Kurds`,
    /// `Muslim`, `Democrats`), which lead to no country.
    DEMONYM = 15, "demonym";
    /// A word that opens or closes the name of an institution or company: `ministère`, `Commission`, `Inc`.
    ORG_HEAD = 16, "head";
    /// A month.
    MONTH = 17, "month";
    /// A day of the week.
    WEEKDAY = 18, "weekday";
    /// A French word in common use when it is not capitalised: `Tours`, `Pierre`.
    WEAK_FR = 19, "weak-fr";
    /// An English word in common use when it is not capitalised: `Reading`, `Mark`.
    WEAK_EN = 20, "weak-en";
}

impl Kinds {
    /// No kind.
    pub const NONE: Self = Self(0);
    /// Every kind of place.
    pub const PLACE: Self = Self::COUNTRY
        .with(Self::CAPITAL)
        .with(Self::CITY)
        .with(Self::REGION)
        .with(Self::NATURE)
        .with(Self::SEAT);
    /// A first name of either gender.
    pub const FIRST_NAME: Self = Self::MALE.with(Self::FEMALE);

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// This set without what is in the other.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether every kind of `other` is in it.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether any kind of `other` is in it: `entry.kinds.any(Kinds::PLACE)`.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the name is a common word of the language when it is not capitalised, so that at the start of a sentence it
    /// says little.
    #[must_use]
    pub const fn weak(self, language: Language) -> bool {
        self.any(match language {
            Language::French => Self::WEAK_FR,
            Language::English => Self::WEAK_EN,
        })
    }

    /// The set as stored.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// The set that [`Self::bits`] gave.
    #[must_use]
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }
}

impl fmt::Debug for Kinds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<&str> = Self::ALL
            .iter()
            .filter(|(_, kind)| self.any(*kind))
            .map(|(word, _)| *word)
            .collect();
        write!(f, "Kinds({})", words.join(" "))
    }
}
