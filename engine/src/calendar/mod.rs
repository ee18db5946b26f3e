//! Dates: what the words for them stand for, counted from the dispatch's own date and never from today's.
//!
//! [`read`] walks the story once; at each token the language's [`patterns`] are asked for the longest date that begins
//! there, [`tense`] tells whether the clause speaks of the past or of the future, and [`mod@resolve`] counts. A date with
//! nothing to count from stays words.

mod patterns;
mod resolve;
mod tense;

pub use crate::date::{Date, PartialDate};

use crate::furniture::Frame;
use crate::story::DateMention;
use crate::text::{Text, TokenKind};
use patterns::{Patterns, Sense, Tells};
use resolve::{Origin, Resolved, resolve};
use std::ops::Range;

/// Finds every date of the story and resolves it against the date the dispatch itself states.
pub(crate) fn read(text: &Text, frame: &Frame) -> Vec<DateMention> {
    let runs = frame.story.iter().map(|run| run.tokens.clone());
    count(text, runs, anchor(frame))
}

/// Finds every date of some runs of tokens and resolves it against a day.
pub(crate) fn count(
    text: &Text,
    runs: impl Iterator<Item = Range<usize>>,
    anchor: Option<Date>,
) -> Vec<DateMention> {
    let mut mentions = Vec::new();
    for run in runs {
        find(text, run, anchor, &mut mentions);
    }
    mentions
}

/// The day from which the dispatch counts: that of its publication, or else of its dateline.
pub(crate) fn anchor(frame: &Frame) -> Option<Date> {
    let furniture = &frame.furniture;
    let dateline = furniture.dateline.as_ref().and_then(|d| d.date);
    let day = |date: Option<PartialDate>| date.and_then(PartialDate::day);
    day(furniture.published).or(day(dateline))
}

/// How many days the words of a run of tokens count: 3 in `une visite de trois jours`, `three-day talks`.
pub(crate) fn days_counted(text: &Text, run: Range<usize>) -> Option<i32> {
    let patterns = Patterns::of(text.language());
    let mut run = run;
    run.find_map(|i| patterns.days_counted(text, i))
}

/// Appends the dates of a run of tokens.
fn find(text: &Text, run: Range<usize>, anchor: Option<Date>, mentions: &mut Vec<DateMention>) {
    let patterns = Patterns::of(text.language());
    let mut context = None;
    let mut i = run.start;
    while i < run.end {
        if !Patterns::may_begin(text, i) {
            i += 1;
            continue;
        }
        let Some(found) = patterns.longest(text, i).filter(|f| f.end <= run.end) else {
            i = match clock_end(text, i, patterns).filter(|end| *end <= run.end) {
                Some(end) if zoned(text, i..end, patterns) => {
                    mentions.push(mention(text, i..end, Resolved::default()));
                    end
                }
                _ => i + 1,
            };
            continue;
        };
        let tense = tense::of(text, i..found.end, patterns);
        let resolved = resolve(&found, tense, Origin { anchor, context });
        if resolved.date.is_some() {
            context = resolved.date;
        }
        let end = if precise(resolved, found.sense) {
            timed_end(text, found.end, run.end, patterns)
        } else {
            found.end
        };
        mentions.push(mention(text, i..end, resolved));
        i = end;
    }
}

fn mention(text: &Text, tokens: Range<usize>, resolved: Resolved) -> DateMention {
    DateMention {
        span: text.span(tokens),
        date: resolved.date,
        until: resolved.until,
        by: Default::default(),
    }
}

/// Whether a time of day can follow: the words give one day.
fn precise(resolved: Resolved, sense: Sense) -> bool {
    let day = resolved.date.is_some_and(|date| date.day().is_some());
    let unresolved = resolved.date.is_none() && matches!(sense, Sense::Weekday(_) | Sense::Date);
    (day || unresolved) && resolved.until.is_none()
}

/// Past the time of day that follows a date, if one does: `mardi à 15h00 (13h00 GMT)`.
fn timed_end(text: &Text, from: usize, limit: usize, patterns: &Patterns) -> usize {
    let at = if patterns.tells(text, from).any(Tells::AT) {
        from + 1
    } else {
        from
    };
    match clock_end(text, at, patterns).filter(|end| *end <= limit) {
        Some(end) => end,
        None => from,
    }
}

/// Past the time of day that begins at `i`: `15h00 (13h00 GMT)`, `17 heures`, `9 a.m.`, `3:12 PM UTC`.
#[inline(always)]
fn clock_end(text: &Text, i: usize, patterns: &Patterns) -> Option<usize> {
    match text.kind(i) {
        TokenKind::Number => clock_after(text, i, patterns),
        _ => None,
    }
}

/// The same, where a figure stands at `i`.
fn clock_after(text: &Text, i: usize, patterns: &Patterns) -> Option<usize> {
    let mut end = i + 1;
    let joined = is_clock(text.word(i));
    if patterns.tells(text, end).any(Tells::HOUR) && text.bytes(i).len() <= 5 {
        end += 1;
    } else if !joined {
        // `1300 GMT` is a time only with its zone.
        return (text.bytes(i).len() == 4 && patterns.tells(text, end).any(Tells::ZONE))
            .then_some(end + 1);
    }
    if patterns.tells(text, end).any(Tells::ZONE) {
        end += 1;
    }
    if text.raw(end) == "(" {
        let close = (end + 1..end + 6).find(|k| text.raw(*k) == ")");
        if let Some(close) = close
            && (end + 1..close).any(|k| patterns.tells(text, k).any(Tells::ZONE))
        {
            end = close + 1;
        }
    }
    Some(end)
}

/// `15h00`, `15h`, `3:12`.
fn is_clock(word: &str) -> bool {
    let Some((hours, minutes)) = word.split_once(['h', ':']) else {
        return false;
    };
    let digits = |s: &str| s.len() <= 2 && s.bytes().all(|b| b.is_ascii_digit());
    !hours.is_empty() && digits(hours) && digits(minutes)
}

/// Whether a time of day names its zone.
fn zoned(text: &Text, tokens: Range<usize>, patterns: &Patterns) -> bool {
    tokens
        .into_iter()
        .any(|k| patterns.tells(text, k).any(Tells::ZONE))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads `text` as a story of 2026-01-06, a Tuesday, and compares its dates as `words=date/until`.
    #[track_caller]
    fn check(words: &str, expected: &str) {
        check_on(words, Date::new(2026, 1, 6), expected);
    }

    #[track_caller]
    fn check_on(words: &str, anchor: Option<Date>, expected: &str) {
        let text = Text::new(words);
        let mut mentions = Vec::new();
        for block in text.paragraphs() {
            find(&text, block.tokens.clone(), anchor, &mut mentions);
        }
        let got: Vec<String> = mentions
            .iter()
            .map(|m| {
                let show = |d: Option<PartialDate>| d.map(|d| d.to_string());
                let date = show(m.date).unwrap_or_else(|| "?".into());
                let until = show(m.until).map_or(String::new(), |d| format!("/{d}"));
                format!("{}={date}{until}", m.span.of(words))
            })
            .collect();
        assert_eq!(got.join("; "), expected, "in {words:?}");
    }

    #[test]
    fn a_french_weekday_is_near_the_storys_own_date_as_the_tense_says() {
        check(
            "Le ministre a reçu mardi ses homologues.",
            "mardi=2026-01-06",
        );
        check(
            "Elle a parlé dans une allocution dimanche soir, selon eux.",
            "dimanche soir=2026-01-04",
        );
        check(
            "Le ministre se rendra jeudi à Oslo, selon son cabinet.",
            "jeudi=2026-01-08",
        );
        check(
            "Les élus ont quitté la salle jeudi après un vote serré.",
            "jeudi=2026-01-01",
        );
        check(
            "Les ministres se réunissent mercredi à Oslo.",
            "mercredi=2026-01-07",
        );
        check(
            "Une rencontre prévue samedi a été annulée dans la ville.",
            "samedi=2026-01-10",
        );
        check(
            "La loi pourrait être votée vendredi au plus tard par la chambre.",
            "vendredi=2026-01-09",
        );
        check("Les négociations publiées lundi.", "lundi=2026-01-05");
    }

    #[test]
    fn a_french_weekday_may_say_which_one() {
        check(
            "Il a quitté le pays mardi dernier.",
            "mardi dernier=2025-12-30",
        );
        check(
            "Elle viendra mardi prochain dans la ville.",
            "mardi prochain=2026-01-13",
        );
        check(
            "La nuit de jeudi à vendredi a été calme pour les habitants.",
            "jeudi à vendredi=2026-01-01/2026-01-02",
        );
        check(
            "Chaque lundi, le maire reçoit les habitants de la ville.",
            "Chaque lundi=?",
        );
    }

    #[test]
    fn french_dates_by_their_figures() {
        check(
            "Le sommet du 24 septembre 2025 a échoué.",
            "24 septembre 2025=2025-09-24",
        );
        check(
            "La mesure entrera en vigueur au 1er février pour tous.",
            "1er février=2026-02-01",
        );
        check("Il est né le 3 mars 1961.", "le 3 mars 1961=1961-03-03");
        check(
            "Le vote a eu lieu lundi 3 décembre dans la ville.",
            "lundi 3 décembre=?",
        );
        check(
            "Les élus ont voté le 3 décembre dans la ville.",
            "le 3 décembre=2025-12-03",
        );
        check(
            "La foire se tiendra du 3 au 5 mars dans la ville.",
            "3 au 5 mars=2026-03-03/2026-03-05",
        );
        check(
            "Elle a duré du 28 décembre au 2 janvier dans la ville.",
            "28 décembre au 2 janvier=2025-12-28/2026-01-02",
        );
        check(
            "Les débats des 3 et 4 janvier ont été suivis par les élus.",
            "3 et 4 janvier=2026-01-03/2026-01-04",
        );
    }

    #[test]
    fn french_months_and_years() {
        check(
            "Le rythme s'est accéléré depuis le mois de novembre.",
            "novembre=2025-11",
        );
        check(
            "En octobre 2019, la foule a pris les rues de la ville.",
            "octobre 2019=2019-10",
        );
        check(
            "Le texte a été présenté fin mars aux élus.",
            "fin mars=2025-03",
        );
        check(
            "Le chantier doit finir fin mars selon les élus.",
            "fin mars=2026-03",
        );
        check(
            "Mi-décembre, la ville a connu des heurts.",
            "Mi-décembre=2025-12",
        );
        check(
            "Le port a rouvert début 2025 après des travaux.",
            "début 2025=2025",
        );
        check("Il gouverne depuis 2011.", "2011=2011");
        check(
            "Entre 1940 et 1944, la ville est occupée.",
            "1940 et 1944=1940/1944",
        );
        check("La mode des années 1990 revient.", "1990=1990/1999");
        check(
            "La somme a couvert les besoins de juin à décembre, selon eux.",
            "juin à décembre=2025-06/2025-12",
        );
        check("Les 2025 élus ont voté 1990 textes.", "");
    }

    #[test]
    fn french_words_counted_from_the_storys_own_date() {
        check(
            "Hier soir, il a neigé dans la ville.",
            "Hier soir=2026-01-05",
        );
        check("Elle vient demain.", "demain=2026-01-07");
        check(
            "La semaine dernière, le port a fermé.",
            "La semaine dernière=2025-12-29/2026-01-04",
        );
        check(
            "Le mois dernier, le port a fermé ses portes.",
            "Le mois dernier=2025-12",
        );
        check("L'an prochain sera dur.", "L'an prochain=2027");
        check(
            "Il y a trois jours, le port a fermé.",
            "Il y a trois jours=2026-01-03",
        );
        check("Le port rouvrira dans dix jours.", "dix jours=2026-01-16");
        check("Il y a un an, le port a fermé.", "Il y a un an=2025");
    }

    #[test]
    fn french_words_counted_from_the_date_spoken_of_last() {
        check(
            "Le maire a parlé le 24 décembre. La veille, il avait quitté la ville.",
            "le 24 décembre=2025-12-24; La veille=2025-12-23",
        );
        check(
            "Le lendemain, il a plu. Deux jours plus tôt, il avait neigé.",
            "Le lendemain=2026-01-07; Deux jours plus tôt=2026-01-05",
        );
        check("À la veille du sommet, il a plu sur la ville.", "");
    }

    #[test]
    fn a_time_of_day_goes_with_its_day() {
        check(
            "La séance a commencé mardi à 15h00 (14h00 GMT) dans la ville.",
            "mardi à 15h00 (14h00 GMT)=2026-01-06",
        );
        check(
            "The hearing opened on Tuesday at 9 a.m. (1400 GMT) in the town.",
            "Tuesday at 9 a.m. (1400 GMT)=2026-01-06",
        );
        check(
            "La secousse a été ressentie à 04h12 GMT dans la ville.",
            "04h12 GMT=?",
        );
    }

    #[test]
    fn an_english_weekday_is_near_the_storys_own_date_as_the_tense_says() {
        check(
            "The minister said on Sunday that the port was shut.",
            "Sunday=2026-01-04",
        );
        check(
            "The ministers will meet on Thursday in Oslo.",
            "Thursday=2026-01-08",
        );
        check(
            "The vote is expected by Friday evening, they said.",
            "Friday evening=2026-01-09",
        );
        check(
            "She met the mayors on Wednesday in the town.",
            "Wednesday=2025-12-31",
        );
        check(
            "The leaders are meeting on Tuesday in the town.",
            "Tuesday=2026-01-06",
        );
        check(
            "The poll comes ahead of Friday's election.",
            "Friday=2026-01-09",
        );
        check(
            "The ministers meet Wednesday in Oslo.",
            "Wednesday=2026-01-07",
        );
        check(
            "The mayors will be there next Tuesday.",
            "next Tuesday=2026-01-13",
        );
        check(
            "The crew left the town last Tuesday.",
            "last Tuesday=2025-12-30",
        );
    }

    #[test]
    fn english_dates_by_their_figures() {
        check(
            "It was signed on March 3, 2024, in Oslo.",
            "March 3, 2024=2024-03-03",
        );
        check(
            "It was signed on 3 March 2024 in Oslo.",
            "3 March 2024=2024-03-03",
        );
        check(
            "The tax was cut on Nov. 15 by the house.",
            "Nov. 15=2025-11-15",
        );
        check(
            "The tax will be cut from Oct 1 by the house.",
            "Oct 1=2026-10-01",
        );
        check(
            "The fair will be held March 3-5 in the town.",
            "March 3-5=2026-03-03/2026-03-05",
        );
        check(
            "The fair will be held from 28 February to 3 March in the town.",
            "28 February to 3 March=2026-02-28/2026-03-03",
        );
        check(
            "The fair is to open from November 21 to December 9 in Bergen.",
            "November 21 to December 9=2026-11-21/2026-12-09",
        );
        check(
            "It is dated Friday, July 21, 2017.",
            "Friday, July 21, 2017=2017-07-21",
        );
    }

    #[test]
    fn english_months_and_years() {
        check(
            "In October 2019 the crowd took the streets.",
            "October 2019=2019-10",
        );
        check("It has hit 31 barges since October.", "October=2025-10");
        check("The next round is due in March.", "March=2026-03");
        check("Nobody has seen it since January.", "January=2026-01");
        check("They may march in may.", "");
        check("She has ruled since 2011.", "2011=2011");
        check("The song of the 1990s is back.", "the 1990s=1990/1999");
        check("Voters will choose early in 2027.", "early in 2027=2027");
        check("It cost 2000 pounds and 1999 shillings.", "");
    }

    #[test]
    fn english_words_counted_from_a_date() {
        check(
            "She wrote last week that it was over.",
            "last week=2025-12-29/2026-01-04",
        );
        check("It was proposed last month.", "last month=2025-12");
        check("The port was shut a year ago.", "a year ago=2025");
        check(
            "The port was shut three days ago.",
            "three days ago=2026-01-03",
        );
        check(
            "He spoke on Dec 24. Two days earlier, he had left the town.",
            "Dec 24=2025-12-24; Two days earlier=2025-12-22",
        );
        check("They left the day before the vote.", "");
    }

    #[test]
    fn with_no_date_of_its_own_a_story_resolves_only_what_is_absolute() {
        check_on(
            "Le maire a parlé mardi, la veille du vote du 3 mars 2024, et hier.",
            None,
            "mardi=?; 3 mars 2024=2024-03-03; hier=?",
        );
        check_on(
            "He spoke on Tuesday, on March 3 and last week.",
            None,
            "Tuesday=?; March 3=?; last week=?",
        );
    }

    #[test]
    fn from_every_day_of_1990_to_2040_words_lead_to_the_day_they_say() {
        const WEEKDAYS: [&str; 7] = [
            "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
        ];
        let past: Vec<Text> = WEEKDAYS
            .map(|day| Text::new(String::leak(format!("Le maire a parlé {day} aux élus."))))
            .into();
        let future: Vec<Text> = WEEKDAYS
            .map(|day| Text::new(String::leak(format!("Le maire parlera {day} aux élus."))))
            .into();
        let month_ago = Text::new("Le mois dernier, le port a fermé.");
        let resolved = |text: &Text, anchor| {
            let mut mentions = Vec::new();
            find(text, 0..text.len(), Some(anchor), &mut mentions);
            mentions[0].date.unwrap()
        };
        let mut anchor = Date::new(1990, 1, 1).unwrap();
        while anchor.year() <= 2040 {
            for weekday in 0..7_u8 {
                let said = resolved(&past[usize::from(weekday)], anchor).day().unwrap();
                assert_eq!(said.weekday(), weekday);
                assert!(said <= anchor && said > anchor.plus_days(-7), "{anchor}");
                let said = resolved(&future[usize::from(weekday)], anchor)
                    .day()
                    .unwrap();
                assert_eq!(said.weekday(), weekday);
                assert!(said >= anchor && said < anchor.plus_days(7), "{anchor}");
            }
            let first = Date::new(anchor.year(), anchor.month(), 1).unwrap();
            let before = first.plus_days(-1);
            let expected = PartialDate::Month(before.year(), before.month());
            assert_eq!(resolved(&month_ago, anchor), expected, "{anchor}");
            anchor = anchor.plus_days(1);
        }
    }

    #[test]
    fn every_day_written_out_in_full_resolves_to_itself_with_and_without_its_year() {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let mut date = Date::new(1990, 1, 1).unwrap();
        while date.year() <= 2040 {
            let month = MONTHS[usize::from(date.month() - 1)];
            let anchor = date.plus_days(i32::from(date.day()) * 5);
            let words = format!("It was signed on {month} {} by the mayors.", date.day());
            let text = Text::new(&words);
            let mut mentions = Vec::new();
            find(&text, 0..text.len(), Some(anchor), &mut mentions);
            assert_eq!(mentions[0].date, Some(PartialDate::Day(date)), "{words}");
            let words = format!("It was signed on {} {month} {}.", date.day(), date.year());
            let text = Text::new(&words);
            mentions.clear();
            find(&text, 0..text.len(), None, &mut mentions);
            assert_eq!(mentions[0].date, Some(PartialDate::Day(date)), "{words}");
            date = date.plus_days(1);
        }
    }
}
