//! Texts of archives: what the command and the Python package do with each, one code for both.
//!
//! An archive is read without anybody who looks on, so a text whose language was not recognised is read all the same (its
//! JSON says so), and why another was not read is one sentence.

use crate::intake::{self, LONGEST, Problem, Titled};
use crate::reading::Reading;
use crate::source::Source;
use depeche_engine::calendar::Date;
use depeche_forms::{Other, Refusal};

/// The stories that a text holds, one as a rule, with the day on which it was sent, if the archive tells it. That goes
/// before a day that the text's own form states.
///
/// ```
/// use depeche::archive::{read, sources};
/// use depeche::source::day;
///
/// let text = "The crews will strike on Friday, their union said.".to_owned();
/// let (_, story) = sources(text, day("2026-01-06")).unwrap().remove(0);
/// let reading = read(story).unwrap();
/// assert_eq!(reading.story.context.dates[0].date.unwrap().to_string(), "2026-01-09");
/// ```
///
/// # Errors
/// [`Problem::NotText`] where it is marked up and its markup is refused.
pub fn sources(text: String, sent: Option<Date>) -> Result<Titled, Problem> {
    let mut titled = intake::sources(text)?;
    for (_, source) in &mut titled {
        source.given.date = sent.or(source.given.date);
    }
    Ok(titled)
}

/// Reads a story.
///
/// # Errors
/// What keeps its text from being one ([`intake::look`]).
pub fn read(source: Source) -> Result<Reading, Problem> {
    intake::look(&source.text)?;
    Ok(Reading::from(source))
}

/// Why a text was not read, in English, to stand behind the name of what it is from.
#[must_use]
pub fn why(problem: &Problem) -> String {
    match problem {
        Problem::Empty => "it is empty".to_owned(),
        Problem::OnlySpaces => "it holds no word".to_owned(),
        Problem::OneWord => "one word is no story".to_owned(),
        Problem::OtherLanguage => "it is neither in French nor in English".to_owned(),
        Problem::TooLong(length) => {
            format!("it has {length} characters; no story of more than {LONGEST} is read")
        }
        Problem::NotText(_, refusal) => why_refused(refusal),
        Problem::Unreadable(_) | Problem::NotHosted(_) => "it cannot be opened".to_owned(),
    }
}

fn why_refused(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Entities(line) => {
            format!("line {line} declares entities of its own, which are not expanded")
        }
        Refusal::TooDeep(line) => {
            format!("from line {line} on its elements lie too deep within each other")
        }
        Refusal::NoStory => "no story was found in it".to_owned(),
        Refusal::Damaged(part, at) => format!("it is damaged at byte {at} ({part})"),
        Refusal::TooLarge(most) => {
            format!("its text unpacks to more than {} MB, and is not read", most >> 20)
        }
        Refusal::Other(other) => match other {
            Other::Pdf => "it is a PDF; save its text, and read that",
            Other::Picture => "it is a picture",
            Other::Document => "it is a document of a word processor; save it as text, and read that",
            Other::Archive => "it is an archive within another, through a pipe, or of a kind that is not opened here; unpack it",
            Other::Media => "it is sound or film",
            Other::Bytes => "it is no text",
        }
        .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::day;

    #[test]
    fn the_day_that_an_archive_tells_goes_before_that_of_the_text() {
        let ninjs = r#"{"headline": "Bridge", "body_text": "The bridge will reopen.", "versioncreated": "2026-03-04T11:00:00Z"}"#;
        for (sent, expected) in [(None, "2026-03-04"), (Some("2026-01-06"), "2026-01-06")] {
            let titled = sources(ninjs.to_owned(), sent.and_then(day)).expect("a story");
            assert_eq!(titled[0].1.given.date, day(expected));
        }
    }

    #[test]
    fn what_is_no_story_is_told_in_a_sentence() {
        for (text, expected) in [
            ("", "it is empty"),
            (" \n", "it holds no word"),
            ("Paris", "one word is no story"),
        ] {
            let problem = read(text.to_owned().into()).expect_err("no story");
            assert_eq!(why(&problem), expected);
        }
        // Its language is for whoever gets the reading.
        assert!(read("Der Minister hat am Dienstag in Berlin erklärt, dass seine Regierung bis zum Herbst keine Mittel hat.".to_owned().into()).is_ok());
    }
}
