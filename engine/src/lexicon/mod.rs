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
//! twenty thousand words for the table of places and organisations, once in two thousand for first names, as measured there.

mod fold;
mod kinds;
mod memo;
pub mod pack;

pub use kinds::Kinds;
pub use pack::Lexicon;

pub(crate) use memo::Memo;

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
/// Tokens are words and signs as the text has them: `Côte`, `d'`, `Ivoire` name the same as `Côte d'Ivoire`. No more words are
/// looked at than the longest name has.
///
/// ```
/// use depeche_engine::lexicon;
///
/// let (tokens, entry) = lexicon::longest(["United", "Nations", "Security"]).unwrap();
/// assert_eq!(tokens, 2);
/// assert_eq!(entry.group, lexicon::name("ONU").unwrap().group);
/// ```
pub fn longest<'t>(tokens: impl IntoIterator<Item = &'t str>) -> Option<(usize, Entry)> {
    let mut tokens = tokens.into_iter();
    let first = tokens.next()?;
    Known::of(first).longest(tokens)
}

/// What the lexicon knows of a token that may begin a name.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Known {
    /// What it stands for by itself.
    pub entry: Option<Entry>,
    /// Whether a longer name may begin with it.
    pub goes_on: bool,
    /// Whether a letter of it is in lower case.
    seen_lower: bool,
    /// How many words it folds to, and the hash from which a longer name goes on.
    words: u8,
    hash: u64,
}

impl Known {
    /// What is known of `token`.
    pub fn of(token: &str) -> Self {
        let lexicon = lexicon();
        let mut folder = Folder::new();
        folder.token(token);
        if !(1..=lexicon.longest_name()).contains(&folder.words()) {
            return Self::default();
        }
        Self {
            entry: lexicon.find(&folder),
            goes_on: lexicon.may_go_on(&folder),
            seen_lower: !folder.all_capitals(),
            words: folder.words() as u8,
            hash: folder.running_hash(),
        }
    }

    /// The kinds of what it is by itself.
    pub fn kinds(self) -> Kinds {
        self.entry.map_or(Kinds::NONE, |entry| entry.kinds)
    }

    /// The longest name that begins with the token of which this is known and goes on with `rest`.
    pub fn longest<'t>(self, rest: impl Iterator<Item = &'t str>) -> Option<(usize, Entry)> {
        let mut found = self.entry.map(|entry| (1, entry));
        if !self.goes_on {
            return found;
        }
        let lexicon = lexicon();
        let mut folder = Folder::resumed(self.hash, usize::from(self.words), self.seen_lower);
        let rest = rest.take_while(|token| !token.is_empty());
        for (index, token) in rest.enumerate() {
            let words = folder.words();
            folder.token(token);
            // A sign that folds to nothing ends a name: `Paris` is not continued by the next sentence.
            if folder.words() > lexicon.longest_name() || folder.words() == words {
                break;
            }
            if let Some(entry) = lexicon.find(&folder) {
                found = Some((index + 2, entry));
            }
        }
        found
    }
}

/// The shipped lexicon, unpacked at first use.
fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::unpack(include_bytes!("../../lexicon/lexicon.bin")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    /// `kinds` are the words of [`Kinds::ALL`] that must be there, with `-` before those that must not; `code` is the
    /// country it must lead to.
    #[track_caller]
    fn check(name: &str, kinds: &str, code: &str) {
        let entry = super::name(name);
        let found = entry.map_or(Kinds::NONE, |entry| entry.kinds);
        for wanted in kinds.split_whitespace() {
            let word = wanted.trim_start_matches('-');
            let kind = Kinds::ALL.iter().find(|(known, _)| *known == word);
            let (_, kind) = kind.unwrap_or_else(|| panic!("`{word}` is no kind"));
            assert_eq!(
                found.contains(*kind),
                !wanted.starts_with('-'),
                "{name}: expected {kinds}, but found {found:?}"
            );
        }
        if !code.is_empty() {
            let country = entry.and_then(|entry| entry.country).map(CountryId::code);
            assert_eq!(country, Some(code), "{name}");
        }
    }

    #[track_caller]
    fn check_longest(tokens: &str, expected: Option<usize>) {
        let found = longest(tokens.split_whitespace()).map(|(count, _)| count);
        assert_eq!(found, expected, "{tokens}");
    }

    fn group(name: &str) -> Option<Group> {
        super::name(name).and_then(|entry| entry.group)
    }

    #[test]
    fn countries_in_every_usual_form() {
        for (code, names) in [
            (
                "US",
                "Etats-Unis États-Unis ETATS-UNIS USA U.S. US U.S.A. America",
            ),
            ("GB", "Royaume-Uni Grande-Bretagne UK U.K. Britain"),
            ("RU", "Russie Russia RUSSIE"),
            ("CD", "RDC Congo-Kinshasa DRC"),
            ("AE", "Emirats Émirats EAU UAE"),
            ("CI", "Côte-d’Ivoire"),
            ("KP", "DPRK"),
            ("TR", "Turquie Turkey Türkiye Turkiye"),
            ("EG", "Egypte Égypte Egypt"),
            ("GB-SCT", "Ecosse Scotland"),
        ] {
            for name in names.split(' ') {
                check(name, "country", code);
                assert_eq!(
                    group(name),
                    super::name(name)
                        .and_then(|e| e.country)
                        .map(CountryId::group),
                    "{name}"
                );
            }
        }
        check("Emirats arabes unis", "country", "AE");
        check("République démocratique du Congo", "country", "CD");
        check("United Kingdom", "country", "GB");
    }

    #[test]
    fn adjectives_in_all_genders_and_numbers_lead_to_their_country() {
        for (code, names) in [
            (
                "US",
                "américain américaine américains américaines American Americans",
            ),
            ("GB", "britannique britanniques British Briton Britons"),
            ("UA", "ukrainien ukrainienne Ukrainians"),
            ("SA", "saoudien saoudienne saoudite Saudi Saudis"),
            ("GR", "grec grecque grecques Greek Greeks"),
            ("TR", "turc turque Turkish Turks"),
            ("IL", "israélien Israeli Israelis"),
            ("PS", "palestinienne Palestinians"),
            ("DK", "danois danoise Danish Danes"),
            ("GB-SCT", "écossaise Scottish Scots"),
            ("150", "européenne européens European Europeans"),
            ("KRD", "kurdes Kurdish Kurds"),
        ] {
            for name in names.split(' ') {
                check(name, "demonym -city", code);
            }
        }
        check("nord-coréen", "demonym", "KP");
        check("South Korean", "demonym", "KR");
        // Two countries: the adjective alone does not tell which.
        for name in ["congolaise", "Congolese", "coréens"] {
            check(name, "demonym", "");
            assert_eq!(super::name(name).and_then(|e| e.country), None, "{name}");
        }
        check("Muslims", "demonym -organisation", "");
    }

    #[test]
    fn capitals_and_seats_lead_to_their_country() {
        for (code, names) in [
            ("US", "Washington"),
            ("UA", "Kiev Kyiv"),
            ("CN", "Pékin Beijing"),
            ("RU", "Moscou Moscow"),
            ("GB", "Londres London"),
            ("SA", "Riyad Ryad Riyadh"),
            ("BE", "Bruxelles Brussels"),
            ("TD", "N'Djamena N’Djaména Ndjamena"),
        ] {
            for name in names.split(' ') {
                check(name, "capital city", code);
            }
        }
        check("Le Caire", "capital", "EG");
        check("Elysée", "seat -organisation", "FR");
        check("Quai d'Orsay", "seat", "FR");
        check("Downing Street", "seat", "GB");
        check("White House", "seat organisation", "US");
        check("Kremlin", "seat organisation", "RU");
    }

    #[test]
    fn a_capital_is_not_one_thing_with_its_country() {
        assert_ne!(group("Londres"), group("Royaume-Uni"));
        // In French the capital, in English the country.
        check("Mexico", "country capital", "MX");
        assert_eq!(group("Mexico"), None);
    }

    #[test]
    fn places_of_every_kind() {
        for name in [
            "Marseille",
            "Kharkiv",
            "Mumbai",
            "Rouen",
            "Charleville-Mézières",
            "Havre",
        ] {
            check(name, "city -organisation", "");
        }
        for name in [
            "Moyen-Orient",
            "Middle East",
            "Sahel",
            "Gironde",
            "Texas",
            "Californie",
            "Bavière",
            "Balkans",
            "Provence-Alpes-Côte d'Azur",
            "Cisjordanie",
            "Crimea",
        ] {
            check(name, "region -city", "");
        }
        for name in [
            "mer Noire",
            "Black Sea",
            "Rhin",
            "Himalaya",
            "détroit d’Ormuz",
            "Méditerranée",
        ] {
            check(name, "nature", "");
        }
        assert_eq!(group("Moyen-Orient"), group("Middle East"));
    }

    #[test]
    fn first_names_with_gender_from_all_over_the_world() {
        for name in "Emmanuel Jean Volodymyr Sergueï Sergey Dmitri Recep Mohammed Bachar Barack Xavier Kwame \
                     Narendra Hiroshi Pedro Giovanni Jürgen Piotr Lars Mamadou Benyamin Ali Itamar Oleksandr"
            .split_whitespace()
        {
            check(name, "male -city", "");
        }
        for name in "Marine Ursula Olena Fatou Aminata Angela Giorgia Kaja Jacinda Fatima Chloé Natalia Sanna Hélène Svetlana \
                     Ségolène Élisabeth Elisabeth Kamala Yulia"
            .split_whitespace()
        {
            check(name, "female -male", "");
        }
        check("Camille", "male female", "");
        for name in ["Xi", "Kim", "Nguyen", "Zhang"] {
            check(name, "family", "");
        }
    }

    #[test]
    fn names_that_are_several_things_say_so() {
        check("Washington", "capital city region", "US");
        check("Georgia", "country region", "GE");
        check("Jordan", "country male", "JO");
        check("Charlotte", "city female", "");
        check("Florence", "city female", "");
        check("Orange", "city company", "");
        check("Lincoln", "city male", "");
        check("Nancy", "city female", "");
        check("suisse", "country demonym", "CH");
        check("mars", "month", "");
        check("Monday", "weekday", "");
    }

    #[test]
    fn common_words_are_marked_in_the_language_they_are_common_in() {
        for (name, french, english) in [
            ("Tours", true, true),
            ("Nice", false, true),
            ("Reading", false, true),
            ("Bath", false, true),
            ("Orange", true, true),
            ("Pierre", true, false),
            ("Mark", false, true),
            ("Grace", true, true),
            ("Libération", true, true),
            ("Verts", true, false),
            ("Target", false, true),
            ("Turkey", false, true),
            ("Paris", false, false),
            ("London", false, false),
            ("Nicolas", false, false),
            ("John", false, false),
            ("Américain", false, false),
        ] {
            let kinds = super::name(name).map_or(Kinds::NONE, |entry| entry.kinds);
            assert_eq!(kinds.weak(Language::French), french, "{name} in French");
            assert_eq!(kinds.weak(Language::English), english, "{name} in English");
        }
    }

    #[test]
    fn institutions_and_their_initials_are_one_thing_in_both_languages() {
        for names in [
            "ONU|O.N.U.|UN|U.N.|Nations unies|Nations Unies|United Nations",
            "OTAN|Otan|NATO|Nato",
            "UE|EU|Union européenne|European Union",
            "FMI|IMF|Fonds monétaire international",
            "OMS|WHO|World Health Organization|World Health Organisation",
            "AIEA|IAEA|Agence internationale de l’énergie atomique",
            "CPI|ICC|Cour pénale internationale",
            "CEDEAO|Cédéao|ECOWAS",
            "Likoud|Likud",
            "Maison Blanche|Maison-Blanche|White House",
        ] {
            let mut groups = names.split('|').map(group);
            let first = groups.next().flatten();
            assert!(first.is_some(), "{names}");
            assert!(groups.all(|group| group == first), "{names}");
        }
        assert_ne!(group("ONU"), group("OTAN"));
        check("AFP", "agency media organisation acronym", "");
        check("Reuters", "agency", "");
        check("Franceinfo", "media -agency", "");
        check("Airbus", "company organisation -city", "");
        check("AfD", "party organisation", "");
        check("ministère", "head -organisation", "");
        check("Inc", "head", "");
    }

    #[test]
    fn initials_that_are_words_are_found_in_capitals_only() {
        for name in ["US", "UN", "WHO", "IS", "ICE"] {
            assert!(super::name(name).is_some(), "{name}");
        }
        for name in ["us", "un", "Un", "who", "Is", "ice", "eu"] {
            assert_eq!(super::name(name), None, "{name}");
        }
    }

    #[test]
    fn ordinary_words_and_unknown_names_are_in_no_list() {
        for name in "le la les des une dans avec pour mais selon après président ministre réunion-débat the and with after \
                     people government-run elle lui he she they Mardi-gras Brzęczyszczykiewicz Volkodlak Quiberzal Tmesipteris"
            .split_whitespace()
        {
            let kinds = super::name(name).map_or(Kinds::NONE, |entry| entry.kinds);
            assert!(kinds.is_empty(), "{name}: {kinds:?}");
        }
        for name in ["", " ", "-", "'", "...", "\u{301}", "1234567890", "🙂"] {
            assert_eq!(super::name(name), None, "{name:?}");
        }
    }

    #[test]
    fn the_longest_name_that_begins_is_taken() {
        check_longest("United Nations Security Council on", Some(4));
        check_longest("United States said", Some(2));
        check_longest("Paris , mardi", Some(1));
        check_longest("Côte d’ Ivoire", Some(3));
        check_longest("Emirats arabes unis", Some(3));
        check_longest("Emirats arabes", Some(1));
        check_longest("New York", Some(2));
        check_longest("Banque centrale européenne", Some(3));
        check_longest("Washington D.C. Tuesday", Some(2));
        check_longest("Saint-Denis", Some(1));
    }

    #[test]
    fn what_begins_no_name_gives_none() {
        check_longest("hier soir", None);
        check_longest(", Paris", None);
        check_longest("", None);
        check_longest("Quiberzal Paris", None);
        // A sign between two words of a name ends it.
        check_longest("United , Nations", None);
    }

    #[test]
    fn a_run_without_end_is_read_no_further_than_the_longest_name() {
        let mut read = 0;
        let endless = std::iter::repeat_with(|| {
            read += 1;
            "New"
        });
        assert_eq!(longest(endless.take(1000)), None);
        assert!(read <= 20, "{read} tokens were read");
    }

    #[test]
    fn the_shipped_lexicon_unpacks_whole() {
        assert!(lexicon().len() > 15_000, "{} names", lexicon().len());
        assert_eq!(
            name("Ukraine").and_then(|e| e.country).map(CountryId::code),
            Some("UA")
        );
    }
}
