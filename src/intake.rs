//! What comes in from outside: whether a text can be read as a dispatch, and whether a file is a text at all.

use crate::reading::Reading;
use depeche_engine::Language;
use depeche_engine::grammar::{is_there, language_of};

/// The longest text that is read, in characters: a hundred times a long dispatch.
pub const LONGEST: usize = 400_000;

/// Why a text or file cannot be read. Each has its sentence in [`crate::words`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The box is empty.
    Empty,
    /// The box holds nothing but white space.
    OnlySpaces,
    /// One word is not a story.
    OneWord,
    /// Neither French nor English.
    OtherLanguage,
    /// Longer than [`LONGEST`]: its length in characters.
    TooLong(usize),
    /// A file that holds no text.
    NotText(String),
    /// A file that the browser would not hand over.
    Unreadable(String),
    /// A name in the address that is not one of a text beside the page.
    NotHosted(String),
}

impl Problem {
    /// Whether it tells of a file, and so stays true whatever is typed into the box meanwhile.
    #[must_use]
    pub fn is_of_file(&self) -> bool {
        matches!(self, Self::NotText(_) | Self::Unreadable(_))
    }
}

/// Looks at a text before it is read as a story.
///
/// # Errors
/// The first thing that keeps it from being one.
pub fn look(text: &str) -> Result<(), Problem> {
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    let mut words = words(text);
    if words.next().is_none() {
        return Err(Problem::OnlySpaces);
    }
    if words.next().is_none() {
        return Err(Problem::OneWord);
    }
    let length = text.chars().count();
    if length > LONGEST {
        return Err(Problem::TooLong(length));
    }
    Ok(())
}

/// Reads a text as a story.
///
/// # Errors
/// What [`look`] finds; or that it is in neither of the languages that are read here, which only its reading can tell.
pub fn read(text: &str) -> Result<Reading, Problem> {
    look(text)?;
    let reading = Reading::of(text.to_owned());
    // A few names in a row are in every language.
    if !reading.story.recognised && words(text).nth(11).is_some() {
        return Err(Problem::OtherLanguage);
    }
    Ok(reading)
}

/// The language of a text, when its grammar has to be had before the text is read; nothing when it is there.
#[must_use]
pub fn missing_grammar(text: &str) -> Option<Language> {
    // Telling the language takes time, and seldom more than the first story.
    if is_there(Language::French) && is_there(Language::English) {
        return None;
    }
    Some(language_of(text)).filter(|language| !is_there(*language))
}

/// The text of a file: UTF-8, UTF-16 with its mark, or else Windows-1252, in which older newsroom systems still save.
///
/// # Errors
/// [`Problem::NotText`] when it holds bytes that no text has.
pub fn decode(name: &str, bytes: &[u8]) -> Result<String, Problem> {
    let utf16 = |units: &mut dyn Iterator<Item = u16>| {
        char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect::<String>()
    };
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [0xFF, 0xFE, rest @ ..] => utf16(
            &mut rest
                .chunks_exact(2)
                .map(|b| u16::from_le_bytes([b[0], b[1]])),
        ),
        [0xFE, 0xFF, rest @ ..] => utf16(
            &mut rest
                .chunks_exact(2)
                .map(|b| u16::from_be_bytes([b[0], b[1]])),
        ),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|b| windows_1252(*b)).collect(),
        },
    };
    // A text file may hold a stray control character; a picture or an archive holds hundreds.
    let odd = text
        .chars()
        .filter(|c| c.is_control() && !c.is_whitespace())
        .count();
    if odd * 100 > text.chars().count() {
        return Err(Problem::NotText(name.to_owned()));
    }
    Ok(text)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// One byte of Windows-1252 as a character.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž',
        '\u{8F}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_story_is_said_by_name() {
        for (text, expected) in [
            ("", Err(Problem::Empty)),
            (" \n\u{a0}\t ", Err(Problem::OnlySpaces)),
            ("…", Err(Problem::OnlySpaces)),
            ("Paris", Err(Problem::OneWord)),
            ("« Paris »", Err(Problem::OneWord)),
            ("Paul Rey", Ok(())),
        ] {
            assert_eq!(look(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_text_past_the_limit_is_refused_with_its_length() {
        let text = "mot ".repeat(LONGEST / 4);
        assert_eq!(look(&text), Ok(()), "at the limit");
        assert_eq!(
            look(&format!("{text}s.")),
            Err(Problem::TooLong(LONGEST + 2))
        );
    }

    #[test]
    fn languages_other_than_french_and_english_are_told() {
        for foreign in [
            "El presidente del gobierno anunció ayer en Madrid que su partido no apoyará la reforma hasta que haya un acuerdo.",
            "Der Minister hat am Dienstag in Berlin erklärt, dass seine Regierung bis zum Herbst keine neuen Mittel bereitstellt.",
            "Il ministro ha detto martedì a Roma che il governo non intende cambiare la legge prima della prossima estate.",
            "Министр заявил во вторник в столице, что правительство не намерено менять закон до лета этого года совсем.",
            "O ministro disse na terça-feira em Lisboa que o governo não vai mudar a lei antes do próximo verão, porque não há acordo.",
        ] {
            assert_eq!(
                read(foreign).err(),
                Some(Problem::OtherLanguage),
                "{foreign}"
            );
        }
        for known in [
            "Le ministre a annoncé mardi à Lyon que son parti ne soutiendrait pas la réforme avant la fin des discussions.",
            "The minister said on Tuesday that his government would not change the law before the end of the summer.",
            "Paul Rey, Anna Blum",
        ] {
            assert_eq!(read(known).err(), None, "{known}");
        }
    }

    #[test]
    fn a_file_is_read_in_the_encoding_it_was_saved_in() {
        let utf16: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain("L'été".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        for bytes in [
            "L'été".as_bytes(),
            b"\xEF\xBB\xBFL'\xC3\xA9t\xC3\xA9",
            b"L'\xE9t\xE9",
            &utf16,
        ] {
            assert_eq!(decode("a.txt", bytes).as_deref(), Ok("L'été"));
        }
        assert_eq!(
            decode("a.txt", b"\x93oui\x94, \x80 5").as_deref(),
            Ok("“oui”, € 5")
        );
    }

    #[test]
    fn a_picture_is_not_a_text() {
        let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0";
        assert_eq!(
            decode("photo.png", picture),
            Err(Problem::NotText("photo.png".into()))
        );
    }
}
