//! [`Classes`]: what the tables know of a word, as a set of bits looked up once a token.

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(pub(super) u64);

/// Declares one bit a class, each with the word list of the same name in a language's folder.
macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal),+ $(,)?) => {
        impl Classes {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)+

            /// Every class by its name.
            #[allow(dead_code)] // The build script names none.
            pub const NAMED: &[(&str, Self)] = &[$((stringify!($name), Self::$name)),+];
        }
    };
}

classes! {
    /// Words that carry grammar rather than meaning: articles, prepositions, pronouns, conjunctions, auxiliaries.
    FUNCTION = 0,
    /// `le`, `une`, `son`, `the`, `her`.
    DETERMINER = 1,
    /// `de`, `avec`, `of`, `with`.
    PREPOSITION = 2,
    /// `il`, `celle-ci`, `they`.
    PRONOUN = 3,
    /// `et`, `mais`, `and`, `but`.
    CONJUNCTION = 4,
    /// Forms of être, avoir, be, have, do and the modals.
    AUXILIARY = 5,
    /// Months, in full or abbreviated.
    MONTH = 6,
    /// Days of the week, in full or abbreviated.
    WEEKDAY = 7,
    /// Courtesy titles before a name: `M.`, `Ms`.
    HONORIFIC = 8,
    /// What a person does or is: `président`, `spokeswoman`.
    OFFICE = 9,
    /// Kinship and company: `gendre`, `friend`.
    KIN = 10,
    /// Titles, offices and kinship said of a woman.
    FEMININE = 11,
    /// Titles, offices and kinship said of a man.
    MASCULINE = 12,
    /// Words that belong to an office beside its noun: `ancien`, `deputy`.
    RANK = 13,
    /// Heads of organisations, and nouns that say a name is one's: `agence`, `quotidien`, `Inc`.
    ORGANISATION = 14,
    /// Heads that belong to an organisation's name even in lower case: `ministère`.
    INSTITUTION = 15,
    /// Heads of places' names: `vallée`, `Strait`.
    SITE = 16,
    /// Words right before a place's name: `à`, `near`, `ville`.
    LOCALITY = 17,
    /// Small words inside a person's name: `de`, `van`, `bin`.
    PARTICLE = 18,
    /// What only people do, or institutions that speak: `déclaré`, `told`.
    HUMAN = 19,
    /// Words that often open a sentence and are then no names.
    OPENER = 20,
    /// Capitalised words that name no participant: `Internet`, `Ramadan`.
    NO_NAME = 21,
    /// What an office is for: `Affaires`, `Foreign`.
    PORTFOLIO = 22,
    /// Adjectives inside an organisation's or a place's name: `nationale`, `Supreme`.
    TITULAR = 23,
    /// A third person in which a verb of speech reports: `déclare`, `said`.
    CUE_FINITE = 24,
    /// A past participle of a verb of speech: `déclaré`, `told`.
    CUE_PAST = 25,
    /// A present participle of a verb of speech: `estimant`, `saying`.
    CUE_PRESENT_PARTICIPLE = 26,
    /// The infinitive of a verb of speech: `préciser`, `add`.
    CUE_INFINITIVE = 27,
    /// A form of a verb that reports a clause: `affirmer que`, `warn that`.
    REPORTS = 28,
    /// A form of a verb that reports an infinitive: `affirmer vouloir`, `claim to have`.
    REPORTS_INFINITIVE = 29,
    /// A form of a verb that reports beside the words themselves: `a-t-il lancé`, `she continued`.
    ASIDE = 30,
    /// A form of a verb whose complement may be the speaker's words: `dénoncer « … »`, `call it "…"`.
    REMARKS = 31,
    /// Nouns for texts that speak: `communiqué`, `draft`.
    DOCUMENT = 32,
    /// Nouns for people who speak without a name: `diplomate`, `official`.
    SOURCE = 33,
    /// Nouns for several who speak together: `experts`, `opposition`, `critics`.
    SOURCE_GROUP = 34,
    /// Words before a name in quote marks: `intitulé`, `dubbed`, `film`.
    NAMING = 35,
    /// A form of a verb that reports when a text is its subject: `l'étude montre que`, `the report found`.
    EVIDENCE = 36,
    /// Those spoken to: `journalistes`, `lawmakers`.
    HEARER = 37,
    /// Where and how something is said: `communiqué`, `interview`.
    SETTING = 38,
    /// A word that can open a phrase of `event-details.txt`. Most tokens open no phrase, and this bit saves the look into the
    /// list.
    OPENS_DETAIL = 39,
    /// Opens a phrase of `claims.txt`.
    OPENS_CLAIM = 40,
    /// May open a date, as `dates.txt` has them.
    OPENS_DATE = 41,
    /// Nouns for people that are adjectives behind another noun: `un partenaire industriel`.
    OFFICE_ADJECTIVE = 42,
    /// Offices and bodies of a place: `maire de`, `tribunal de`.
    LOCAL = 43,
    /// Words behind a hyphen that make an adjective or a thing of the name or letter before it: `Vermeer-era`, `T-shirt`.
    COMPOUND_END = 44,
    /// Titles whose bearers are named after their country: `reine`.
    ROYAL = 45,
    /// Heads that stand first in an English name, where others stand last: `Radio`, `Banco`.
    FIRST_HEAD = 46,
    /// What a court is said to be: `correctionnel`.
    OF_COURT = 47,
    /// Nouns for people who lead: `dirigeant`, `leader`.
    LEADER = 48,
    /// Words that open a marker of a source: `selon`, `according`.
    SOURCE_MARKER = 49,
    /// Past participles that take *être* in the active voice: `venu`, `allée`.
    TAKES_BEING = 50,
    /// Nouns for a firm: `entreprise`, `carmaker`.
    FIRM = 51,
    /// Nouns for a newspaper, channel or site: `quotidien`, `broadcaster`.
    MEDIUM = 52,
    /// Nouns for a body of the state or the like: `institution`, `regulator`.
    PUBLIC_BODY = 53,
    /// Nouns for a body of members: `association`, `mouvement`.
    SOCIETY = 54,
    /// Nouns for people before a court: `prévenu`, `defendant`.
    ACCUSED = 55,
    /// Nouns for people with an office at court: `procureur`, `lawyer`.
    JURIST = 56,
    /// One of two who have to do with each other: `homologue`, `rival`.
    COUNTERPART = 57,
    /// What was done to a text by those who tell of it: `consulté`, `obtained`.
    SEEN = 58,
}

impl Classes {
    /// The set whose bits, from the lowest byte to the highest, `byte` gives.
    pub fn of_bytes(byte: impl FnMut(usize) -> u8) -> Self {
        Self(u64::from_le_bytes(std::array::from_fn(byte)))
    }

    /// Whether it shares a class with `other`.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The classes of both.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_classes_share_a_bit() {
        let mut taken = Classes::default();
        for (name, class) in Classes::NAMED {
            assert!(!taken.any(*class), "{name} has the bit of another class");
            taken = taken.with(*class);
        }
    }
}
