//! [`Trouble`]: what was not read, and why, in one line.

use depeche::archive::why;
use depeche::intake::Problem;
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
        Self::new(name, why(problem))
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
