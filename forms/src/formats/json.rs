//! JSON as a small tree of values.

use super::Refusal;
use super::markup::DEEPEST;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// A number, `true`, `false` or `null`, as it is written.
    Word(String),
    /// A string.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// Names and values, in order; names in small letters and without `_`.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The value of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => fields.iter().find(|(n, _)| n == name).map(|(_, v)| v),
            _ => None,
        }
    }

    /// A string or a number as text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text.trim()).filter(|t| !t.is_empty()),
            Self::Word(word) => Some(word.as_str()).filter(|w| *w != "null"),
            _ => None,
        }
    }

    /// The text of the first of some names that has one.
    #[must_use]
    pub fn text_of(&self, names: &[&str]) -> Option<String> {
        let mut found = names.iter().filter_map(|name| self.get(name)?.text());
        found.next().map(str::to_owned)
    }

    /// What a list holds; the values of an object.
    pub fn values(&self) -> Box<dyn Iterator<Item = &Self> + '_> {
        match self {
            Self::List(list) => Box::new(list.iter()),
            Self::Object(fields) => Box::new(fields.iter().map(|(_, value)| value)),
            _ => Box::new([].iter()),
        }
    }
}

/// Reads a text as JSON; nothing when it is none.
///
/// # Errors
/// When it lies too deep.
pub fn read(text: &str) -> Result<Option<Json>, Refusal> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0)?;
    reader.space();
    Ok(value.filter(|_| reader.at == text.len()))
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn space(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }

    /// Takes a sign, if it comes next.
    fn takes(&mut self, sign: u8) -> bool {
        self.space();
        let is_there = self.text.as_bytes().get(self.at) == Some(&sign);
        self.at += usize::from(is_there);
        is_there
    }

    fn value(&mut self, depth: usize) -> Result<Option<Json>, Refusal> {
        if depth > DEEPEST {
            let line = self.text[..self.at].matches('\n').count() + 1;
            return Err(Refusal::TooDeep(line));
        }
        if self.takes(b'"') {
            return Ok(self.string().map(Json::Text));
        }
        if self.takes(b'[') {
            let mut list = Vec::new();
            while !self.takes(b']') {
                let Some(value) = self.value(depth + 1)? else {
                    return Ok(None);
                };
                list.push(value);
                if !self.takes(b',') {
                    return Ok(self.takes(b']').then_some(Json::List(list)));
                }
            }
            return Ok(Some(Json::List(list)));
        }
        if self.takes(b'{') {
            let mut fields = Vec::new();
            while !self.takes(b'}') {
                let name = self.takes(b'"').then(|| self.string()).flatten();
                let Some(name) = name.filter(|_| self.takes(b':')) else {
                    return Ok(None);
                };
                let Some(value) = self.value(depth + 1)? else {
                    return Ok(None);
                };
                fields.push((name.to_lowercase().replace('_', ""), value));
                if !self.takes(b',') {
                    return Ok(self.takes(b'}').then_some(Json::Object(fields)));
                }
            }
            return Ok(Some(Json::Object(fields)));
        }
        let rest = &self.text[self.at..];
        let is_of_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+');
        let word = &rest[..rest.len() - rest.trim_start_matches(is_of_word).len()];
        self.at += word.len();
        let is_number = word.ends_with(|c: char| c.is_ascii_digit());
        let is_word = is_number || matches!(word, "true" | "false" | "null");
        Ok(is_word.then(|| Json::Word(word.to_owned())))
    }

    /// A string behind its first mark.
    fn string(&mut self) -> Option<String> {
        let mut out = String::new();
        loop {
            let rest = self.text.get(self.at..)?;
            let end = rest.find(['"', '\\'])?;
            out.push_str(&rest[..end]);
            self.at += end + 1;
            if rest[end..].starts_with('"') {
                return Some(out);
            }
            let escaped = rest[end + 1..].chars().next()?;
            self.at += escaped.len_utf8();
            out.push(match escaped {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' | 'f' => ' ',
                'u' => self.unicode()?,
                other => other,
            });
        }
    }

    /// The character of `\u00e9` or of a pair of surrogates.
    fn unicode(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xD800..0xDC00).contains(&first) {
            return Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        if !self.text[self.at..].starts_with("\\u") {
            return Some(char::REPLACEMENT_CHARACTER);
        }
        self.at += 2;
        let second = self.unit()?;
        let low = second.wrapping_sub(0xDC00) & 0x3FF;
        char::from_u32(0x10000 + ((first - 0xD800) << 10) + low)
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_are_read() {
        let value = read(r#" {"Body_Text": "a\"\u00e9\ud83d\ude00\n", "b": [1, true, null, {}]} "#);
        let value = value.unwrap().unwrap();
        assert_eq!(
            value.get("bodytext").unwrap(),
            &Json::Text("a\"é😀\n".into())
        );
        assert_eq!(value.get("b").unwrap().values().count(), 4);
    }

    #[test]
    fn what_is_no_json_is_told() {
        for text in ["", "{", "[1,", "{\"a\"}", "\"a", "{} x", "[\"\\u12", "\"\\"] {
            assert_eq!(read(text), Ok(None), "{text}");
        }
        assert_eq!(read(&"[\n".repeat(300)), Err(Refusal::TooDeep(202)));
    }

    proptest! {
        #[test]
        fn anything_is_json_or_not(text in "[\\[\\]{}\":,\\\\ud8a0é ]{0,40}") {
            let _ = read(&text);
        }
    }
}
