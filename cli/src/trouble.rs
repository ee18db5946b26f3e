//! [`Trouble`]: what was not read, and why, in one line.

use depeche::intake::{LONGEST, Problem};
use depeche_forms::{Other, Refusal};
use std::fmt::{self, Display};
use std::io;

/// Something that was not read: its name, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// The file, and the place in it.
    pub(crate) name: String,
    /// A sentence.
    pub(crate) why: String,
}

impl Trouble {
    pub(crate) fn new(name: impl Into<String>, why: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            why: why.into(),
        }
    }

    /// What the system said.
    pub(crate) fn of_system(name: impl Into<String>, error: &io::Error) -> Self {
        Self::new(name, said(error))
    }

    /// What keeps a text from being read as a story.
    pub(crate) fn of_text(name: impl Into<String>, problem: &Problem) -> Self {
        Self::new(name, problem_of(problem))
    }
}

impl Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A name may hold anything, and stays within its line.
        write!(f, "{}: {}", self.name.escape_debug(), self.why)
    }
}

/// What the system said, without its number.
pub(crate) fn said(error: &io::Error) -> String {
    let said = error.to_string();
    let words = said.split(" (os error").next().unwrap_or(&said);
    let mut letters = words.chars();
    let first = letters.next().map(|c| c.to_lowercase().collect::<String>());
    first.unwrap_or_default() + letters.as_str()
}

fn problem_of(problem: &Problem) -> String {
    match problem {
        Problem::Empty => "it is empty".to_owned(),
        Problem::OnlySpaces => "it holds no word".to_owned(),
        Problem::OneWord => "one word is no story".to_owned(),
        Problem::OtherLanguage => "it is neither in French nor in English".to_owned(),
        Problem::TooLong(length) => {
            format!("it has {length} characters; no story of more than {LONGEST} is read")
        }
        Problem::NotText(_, refusal) => refusal_of(refusal),
        Problem::Unreadable(_) | Problem::NotHosted(_) => "it cannot be opened".to_owned(),
    }
}

fn refusal_of(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Entities(line) => {
            format!("line {line} declares entities of its own, which are not expanded")
        }
        Refusal::TooDeep(line) => {
            format!("from line {line} on its elements lie too deep within each other")
        }
        Refusal::NoStory => "no story was found in it".to_owned(),
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

    #[test]
    fn a_trouble_is_one_line_whatever_a_file_is_called() {
        let trouble = Trouble::new("a\nb\u{1b}[2J.txt", "it is empty");
        assert_eq!(trouble.to_string(), "a\\nb\\u{1b}[2J.txt: it is empty");
    }

    #[test]
    fn what_the_system_says_is_a_sentence_without_a_number() {
        let missing = io::Error::from_raw_os_error(2);
        assert_eq!(said(&missing), "no such file or directory");
        assert_eq!(said(&io::Error::other("Short")), "short");
    }
}
