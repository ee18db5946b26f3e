//! Who leads which country: the public record of `leaders.txt`.
//!
//! `le chef de l'État`, `the Russian president` and `le locataire de la Maison Blanche` seldom stand beside the name they
//! mean. The record says which of the people in the story held that office at the story's date. It only adds evidence: a
//! president who is not in it is read like anybody else.

use crate::cast::Cast;
use crate::date::PartialDate;
use crate::language::{Classes, Language};
use crate::story::Kind;
use crate::text::{Text, TokenKind, without_accents, words};
use std::ops::Range;
use std::sync::OnceLock;

/// What sort of office somebody holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Office {
    /// Head of state.
    State,
    /// Head of government.
    Government,
    /// Foreign minister.
    Foreign,
    /// Another that the record tells: of a region, or one of its own.
    Other,
}

/// An office that a description speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Described {
    pub office: Office,
    /// The ISO code of the country, where the words tell it.
    pub country: Option<&'static str>,
    /// Whether it is held no more.
    pub former: bool,
}

/// The offices of those whom a story names.
#[derive(Debug, Default)]
pub(crate) struct Leaders {
    /// Each with a participant's index.
    held: Vec<(usize, Held)>,
    language: Option<Language>,
}

#[derive(Clone, Copy, Debug)]
struct Held {
    office: Office,
    country: &'static str,
    /// Whether at the story's date; true where it has none.
    now: bool,
}

/// How many participants are looked up.
const MOST: usize = 200;

impl Leaders {
    /// Looks up the persons of a cast. `date` is the story's own.
    pub fn of(text: &Text, cast: &Cast, date: Option<PartialDate>) -> Self {
        let date = date.map(months);
        let mut held = Vec::new();
        for (who, participant) in cast.participants.iter().enumerate().take(MOST) {
            if participant.kind != Kind::Person {
                continue;
            }
            let name = folded(text.words(text.tokens_in(participant.name)));
            for line in record().iter().filter(|line| line.is(&name)) {
                let now = date.is_none_or(|date| line.from <= date && date <= line.to);
                held.push((
                    who,
                    Held {
                        office: line.office,
                        country: line.country,
                        now,
                    },
                ));
            }
        }
        Self {
            held,
            language: Some(text.language()),
        }
    }

    /// Whom of the story's people an office can mean.
    pub fn holders(&self, described: Described) -> impl Iterator<Item = usize> + '_ {
        let fits = move |held: &Held| self.fit(described, held).is_some();
        self.held
            .iter()
            .filter(move |(_, held)| fits(held))
            .map(|(who, _)| *who)
    }

    /// How an office that a description speaks of is somebody's: `own` where its country is told, `home` and `abroad` where
    /// it is not, `once` where they held it at another time, `another` where they lead another country or held another
    /// office, `nobody` where the record does not know them.
    pub fn tie(&self, described: Described, who: usize) -> &'static str {
        let mut tie = "nobody";
        for (_, held) in self.held.iter().filter(|(one, _)| *one == who) {
            match self.fit(described, held) {
                Some(fit) => return fit,
                None if held.office == described.office
                    && described.country == Some(held.country) =>
                {
                    tie = "once";
                }
                None if tie == "nobody" => tie = "another",
                None => {}
            }
        }
        tie
    }

    fn fit(&self, described: Described, held: &Held) -> Option<&'static str> {
        if held.office != described.office || held.now == described.former {
            return None;
        }
        match described.country {
            Some(country) => (country == held.country).then_some("own"),
            None if self.is_home(held.country) => Some("home"),
            None => Some("abroad"),
        }
    }

    /// Whether a country needs no naming in the story's language.
    fn is_home(&self, country: &str) -> bool {
        match self.language {
            Some(Language::French) => country == "FR",
            Some(Language::English) => matches!(country, "US" | "GB"),
            None => false,
        }
    }
}

impl Described {
    /// The office that a phrase speaks of by its noun at `head`, if it is one of those the record tells.
    pub fn of(text: &Text, phrase: Range<usize>, head: usize) -> Option<Self> {
        let mut country = None;
        let mut others = 0;
        let has = |words: &[&str]| {
            phrase
                .clone()
                .any(|i| words.contains(&folded(text.word(i)).as_str()))
        };
        for i in phrase.clone().filter(|i| *i != head) {
            if let Some(code) = super::roles::nationality(text, i).map(|c| c.code()) {
                country = country.or(Some(code));
            } else if text.kind(i) == TokenKind::Word && !is_light(text, i) {
                others += 1;
            }
        }
        let seat = [
            ("FR", &["elysee", "matignon"] as &[&str]),
            ("US", &["maison-blanche", "blanche", "white"]),
            ("RU", &["kremlin"]),
            ("GB", &["downing"]),
        ];
        let seat = seat.into_iter().find(|(_, words)| has(words));
        let office = match folded(text.word(head)).as_str() {
            "president" | "presidente" | "ex-president" if others == 0 => Office::State,
            "chef" | "cheffe" if has(&["etat"]) => Office::State,
            "chef" | "cheffe" | "head" if has(&["gouvernement", "government"]) => {
                Office::Government
            }
            "head" if has(&["state"]) => Office::State,
            "chef" | "cheffe" | "patron" | "patronne" if has(&["diplomatie"]) => Office::Foreign,
            "ministre" | "minister" if has(&["premier", "premiere", "prime"]) && others == 0 => {
                Office::Government
            }
            "ministre" if has(&["etrangeres"]) => Office::Foreign,
            "minister" if has(&["foreign"]) => Office::Foreign,
            "secretaire" if has(&["etat"]) && country == Some("US") => Office::Foreign,
            "secretary" if has(&["state"]) => Office::Foreign,
            "diplomat" if has(&["top"]) => Office::Foreign,
            "chancelier" | "chanceliere" | "chancellor" if others == 0 => Office::Government,
            "premier" if others == 0 => Office::Government,
            "locataire" | "hote" | "occupant" => match seat?.0 {
                "GB" => Office::Government,
                "FR" if has(&["matignon"]) => Office::Government,
                _ => Office::State,
            },
            _ => return None,
        };
        let english_secretary = text.language() == Language::English && text.is(head, "secretary");
        Some(Self {
            office,
            country: country
                .or(seat.map(|(code, _)| code))
                .or(english_secretary.then_some("US")),
            former: phrase.clone().any(|i| super::roles::is_former(text, i)),
        })
    }
}

/// Whether a word beside an office's noun leaves it what it is: `le président de la République`, `l'actuel président`.
fn is_light(text: &Text, i: usize) -> bool {
    text.has(i, Classes::FUNCTION.with(Classes::RANK))
        || text.is_any(
            i,
            words![
                "république",
                "republique",
                "ancien",
                "ancienne",
                "ex",
                "former",
                "actuel",
                "actuelle",
                "current",
                "premier",
                "première",
                "prime",
                "republic",
                "then"
            ],
        )
}

/// One line of the record.
struct Line {
    /// The name's words, folded.
    name: String,
    country: &'static str,
    office: Office,
    from: u32,
    to: u32,
}

impl Line {
    /// Whether a name, folded, is this one's: whole, its family name alone, or the first word where that is it.
    fn is(&self, name: &str) -> bool {
        let family_first = matches!(self.country, "CN" | "KR" | "KP" | "TW");
        let shortened = if family_first {
            self.name.split(' ').next() == Some(name)
        } else {
            let rest = self.name.strip_suffix(name);
            rest.is_some_and(|rest| rest.ends_with(' '))
        };
        !name.is_empty() && (self.name == name || shortened)
    }
}

fn record() -> &'static [Line] {
    static RECORD: OnceLock<Vec<Line>> = OnceLock::new();
    RECORD.get_or_init(|| {
        include_str!("leaders.txt")
            .lines()
            .filter_map(line)
            .collect()
    })
}

fn line(text: &'static str) -> Option<Line> {
    let mut fields = text.split(';').map(str::trim);
    let (name, country, office) = (fields.next()?, fields.next()?, fields.next()?);
    let month = |field: Option<&str>| -> Option<u32> {
        let (year, month) = field?.split_once('-')?;
        Some(12 * year.parse::<u32>().ok()? + month.parse::<u32>().ok()?)
    };
    Some(Line {
        name: folded(name),
        country,
        office: match office {
            "state" => Office::State,
            "government" => Office::Government,
            "foreign" => Office::Foreign,
            _ => Office::Other,
        },
        from: month(fields.next())?,
        to: month(fields.next()).unwrap_or(u32::MAX),
    })
}

/// Months since the year nought; of a year alone its middle.
fn months(date: PartialDate) -> u32 {
    match date {
        PartialDate::Year(year) => 12 * u32::from(year) + 6,
        PartialDate::Month(year, month) => 12 * u32::from(year) + u32::from(month),
        PartialDate::Day(day) => 12 * u32::from(day.year()) + u32::from(day.month()),
    }
}

/// A name in small letters without accents.
fn folded(name: &str) -> String {
    let small = name.chars().flat_map(char::to_lowercase);
    small.map(without_accents).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cast::Cast;
    use crate::furniture;
    use crate::grammar::Grammar;
    use crate::names;

    /// What ties the office that the phrase in brackets describes to the person whom the story names first.
    #[track_caller]
    fn check(marked: &str, expected: &str) {
        let (open, close) = (marked.find('[').unwrap(), marked.find(']').unwrap());
        let source = marked.replace(['[', ']'], "");
        let text = Text::new(&source);
        let frame = furniture::read(&text);
        let grammar = Grammar::of(&text, &frame);
        let cast: Cast = names::read(&grammar, &frame);
        let phrase = text.tokens_in(crate::Span::new(open, close - 1));
        let head = phrase.clone().find(|i| text.has(*i, Classes::OFFICE));
        let described = head.and_then(|head| Described::of(&text, phrase.clone(), head));
        let leaders = Leaders::of(&text, &cast, frame.furniture.published);
        let who = cast.places().first().expect("somebody is named").who;
        let tie = described.map_or("no office", |described| leaders.tie(described, who));
        assert_eq!(tie, expected, "{marked}");
    }

    const FR_2019: &str = "Paris, 3 mai 2019 (AFP) - ";

    #[test]
    fn an_office_is_its_holders_at_the_storys_date() {
        check(
            &format!(
                "{FR_2019}Emmanuel Macron part lundi. Le [chef de l'État] est attendu à Rome."
            ),
            "home",
        );
        check(
            &format!("{FR_2019}Emmanuel Macron part lundi. Le [président français] est attendu."),
            "own",
        );
        check(
            &format!("{FR_2019}Donald Trump part lundi. Le [président américain] est attendu."),
            "own",
        );
        check(
            &format!(
                "{FR_2019}François Hollande part lundi. L'[ancien président français] est attendu."
            ),
            "own",
        );
    }

    #[test]
    fn another_time_country_or_office_is_none_of_theirs() {
        check(
            &format!("{FR_2019}François Hollande part lundi. Le [président français] est attendu."),
            "once",
        );
        check(
            &format!("{FR_2019}Emmanuel Macron part lundi. Le [président américain] est attendu."),
            "another",
        );
        check(
            &format!("{FR_2019}Emmanuel Macron part lundi. Le [Premier ministre] est attendu."),
            "another",
        );
        check(
            &format!("{FR_2019}Paul Reymond part lundi. Le [président français] est attendu."),
            "nobody",
        );
    }

    #[test]
    fn the_president_of_something_is_no_head_of_state() {
        check(
            &format!("{FR_2019}Emmanuel Macron part lundi. Le [président du club] est attendu."),
            "no office",
        );
    }
}
