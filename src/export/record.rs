//! [`Record`]: JSON written as it is told, for forms whose fields others have named. What is empty is left out.

/// JSON that is being written: a record within which others are opened and closed.
///
/// ```
/// use depeche::export::record::Record;
///
/// let mut record = Record::default();
/// record.text("name", "Paul Rey");
/// record.open("roles", '[');
/// record.text("", "mayor");
/// record.close();
/// record.text("said", "");
/// assert_eq!(record.written().replace(['\n', ' '], ""), r#"{"name":"PaulRey","roles":["mayor"]}"#);
/// ```
#[derive(Debug)]
pub struct Record {
    out: String,
    /// Of what is open: where it began, and what closes it.
    open: Vec<(usize, char)>,
}

impl Default for Record {
    fn default() -> Self {
        Self {
            out: "{".to_owned(),
            open: vec![(0, '}')],
        }
    }
}

impl Record {
    /// A field with words; an element of a list has no name.
    pub fn text(&mut self, name: &str, words: &str) {
        if !words.is_empty() {
            self.name(name);
            self.quote(words);
        }
    }

    /// A field with a whole number.
    pub fn number(&mut self, name: &str, number: u32) {
        self.name(name);
        self.out.push_str(&number.to_string());
    }

    /// Opens a list, `[`, or a record, `{`.
    pub fn open(&mut self, name: &str, bracket: char) {
        let mark = self.out.len();
        self.name(name);
        self.out.push(bracket);
        let close = if bracket == '[' { ']' } else { '}' };
        self.open.push((mark, close));
    }

    /// Closes what was opened last; with nothing in it, it was never there.
    pub fn close(&mut self) {
        let Some((mark, close)) = self.open.pop() else {
            return;
        };
        if mark > 0 && self.out.ends_with(['[', '{']) {
            self.out.truncate(mark);
        } else {
            self.line();
            self.out.push(close);
        }
    }

    /// The whole of it.
    #[must_use]
    pub fn written(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    /// What stands before a value.
    fn name(&mut self, name: &str) {
        if !self.out.ends_with(['[', '{']) {
            self.out.push(',');
        }
        self.line();
        if !name.is_empty() {
            self.quote(name);
            self.out.push_str(": ");
        }
    }

    fn line(&mut self) {
        self.out.push('\n');
        for _ in &self.open {
            self.out.push(' ');
        }
    }

    fn quote(&mut self, words: &str) {
        self.out.push('"');
        for c in words.chars() {
            if c.is_control() {
                let code = u32::from(c);
                self.out.push_str("\\u00");
                for digit in [code >> 4, code & 15] {
                    self.out.extend(char::from_digit(digit, 16));
                }
            } else {
                if matches!(c, '"' | '\\') {
                    self.out.push('\\');
                }
                self.out.push(c);
            }
        }
        self.out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[track_caller]
    fn check(tell: impl FnOnce(&mut Record), expected: &Value) {
        let mut record = Record::default();
        tell(&mut record);
        let written = record.written();
        let read: Value = serde_json::from_str(&written).expect("JSON");
        assert_eq!(read, *expected, "{written}");
    }

    #[test]
    fn any_words_are_written_and_read_back() {
        for words in [
            "« Oui \"non\" » \\ un\ndeux\r\t\u{0}\u{1b}\u{7f}\u{9f}\u{2028} 🚢",
            "{",
            "[",
            "\\",
        ] {
            check(
                |record| {
                    record.text("words", words);
                    record.number("times", 2);
                },
                &json!({ "words": words, "times": 2 }),
            );
        }
    }

    #[test]
    fn what_is_empty_is_left_out_however_deep() {
        check(
            |record| {
                record.text("none", "");
                record.open("empty", '{');
                record.open("within", '[');
                record.close();
                record.text("none", "");
                record.close();
                record.open("list", '[');
                record.open("", '{');
                record.close();
                record.open("", '{');
                record.text("name", "Rey");
                record.close();
                record.number("", 4);
            },
            &json!({ "list": [{ "name": "Rey" }, 4] }),
        );
        check(|_| {}, &json!({}));
    }
}
