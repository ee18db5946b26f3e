//! Days as feeds, mails and wires write them.

use depeche_engine::calendar::Date;

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The day of an ISO date, with or without its signs, and whatever comes behind: `20260304T113700Z`, `2026-03-04`.
#[must_use]
pub fn iso(text: &str) -> Option<Date> {
    let digits: String = text.trim().chars().filter(|c| *c != '-').take(8).collect();
    if digits.len() != 8 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number = |from: usize, to: usize| digits[from..to].parse::<u16>().ok();
    let small = |from| number(from, from + 2).and_then(|n| u8::try_from(n).ok());
    Date::new(number(0, 4)?, small(4)?, small(6)?)
}

/// The day of a mail: `Wed, 4 Mar 2026 11:37:00 +0000`.
#[must_use]
pub fn of_mail(text: &str) -> Option<Date> {
    let mut words = text.split([' ', ',', '-']).filter(|w| !w.is_empty());
    let day = words.find_map(|word| word.parse::<u8>().ok())?;
    let month = month(words.next()?)?;
    Date::new(year(words.next()?)?, month, day)
}

/// The number of an English month by its first letters.
#[must_use]
pub fn month(word: &str) -> Option<u8> {
    let start = word.get(..3)?.to_lowercase();
    let at = MONTHS.iter().position(|month| *month == start)?;
    u8::try_from(at + 1).ok()
}

/// A year of four digits, or of two.
#[must_use]
pub fn year(word: &str) -> Option<u16> {
    let number: u16 = word.parse().ok()?;
    match word.len() {
        2 if number >= 70 => Some(1900 + number),
        2 => Some(2000 + number),
        4 => Some(number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read() {
        let day = Date::new(2026, 3, 4);
        for text in [
            "20260304T113700Z",
            "2026-03-04T11:37:00+01:00",
            " 2026-03-04",
        ] {
            assert_eq!(iso(text), day, "{text}");
        }
        for text in ["Wed, 4 Mar 2026 11:37:00 +0000", "04 March 26 11:37"] {
            assert_eq!(of_mail(text), day, "{text}");
        }
        for text in ["", "4 March", "2026-03", "2026-13-04", "20260304"] {
            assert_eq!(iso(text).is_some(), text == "20260304", "{text}");
            assert_eq!(of_mail(text), None, "{text}");
        }
    }
}
