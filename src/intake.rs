//! What comes in from outside: whether a text can be read as a dispatch, and whether a file is a text at all.

use crate::pieces;
use crate::reading::Reading;
use crate::source::Source;
use depeche_engine::Language;
use depeche_engine::grammar::{is_there, language_with};
use depeche_forms::{
    Decode, Item, Refusal, is_marked_up, may_lack, mend_without_restoring, of_text, plain,
};

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
    /// A file that holds no text, or none that is read here: its name, and why.
    NotText(String, Refusal),
    /// A file that the browser would not hand over.
    Unreadable(String),
    /// A name in the address that is not one of a text beside the page.
    NotHosted(String),
}

impl Problem {
    /// Whether it tells of a file, and so stays true whatever is typed into the box meanwhile.
    #[must_use]
    pub fn is_of_file(&self) -> bool {
        matches!(self, Self::NotText(..) | Self::Unreadable(_))
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
pub fn read(source: Source) -> Result<Reading, Problem> {
    look(&source.text)?;
    let reading = Reading::from(source);
    // A few names in a row are in every language.
    if !reading.story.recognised && words(&reading.text).nth(11).is_some() {
        return Err(Problem::OtherLanguage);
    }
    Ok(reading)
}

/// Stories by their titles.
pub type Titled = Vec<(String, Source)>;

/// The stories of a text that was pasted or typed: one, as a rule; of a file's content, what the file holds.
///
/// # Errors
/// [`Problem::NotText`] where markup is refused.
pub fn sources(text: String) -> Result<Titled, Problem> {
    // What is too long is told, and not taken apart.
    if text.len() > LONGEST * 4 {
        return Ok(vec![(String::new(), text.into())]);
    }
    match pieces::files().filter(|_| is_marked_up(&text)) {
        Some(files) => (files.of_markup)(text),
        None => Ok(titled(vec![plain(text)])),
    }
}

/// The dispatches of a text into which several were pasted one after the other, by their titles; nothing where it is one.
#[must_use]
pub fn dispatches(text: &str) -> Titled {
    if text.len() > LONGEST * 4 {
        return Vec::new();
    }
    // What wrapped its lines, or quoted it, must not pass for titles.
    let mended = mend_without_restoring(text);
    let found = depeche_engine::dispatches(&mended.text);
    let place = |at: u32| mended.map.pasted(at as usize).min(text.len());
    let starts = found.iter().map(|span| place(span.start));
    let starts: Vec<usize> = starts.chain([text.len()]).collect();
    let parts = starts.windows(2).filter_map(|w| text.get(w[0]..w[1]));
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    let titled: Titled = parts
        .map(|part| (title(part), part.to_owned().into()))
        .collect();
    if titled.len() < 2 { Vec::new() } else { titled }
}

/// The first line of a dispatch, for a list.
fn title(text: &str) -> String {
    const MOST: usize = 120;
    let line = text.lines().next().unwrap_or_default().trim();
    match line.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", line[..at].trim_end()),
        None => line.to_owned(),
    }
}

/// Whether the stories of a text are only told by what opens files ([`pieces::Files`]).
#[must_use]
pub fn is_file(text: &str) -> bool {
    text.len() <= LONGEST * 4 && is_marked_up(text)
}

/// Whether a text is only put right with what restores ([`pieces::Restore`]).
#[must_use]
pub fn needs_restoring(source: &Source) -> bool {
    let is_short = source.text.len() <= LONGEST * 4;
    is_short && !source.as_is && may_lack(&mend_without_restoring(&source.text).text)
}

/// The stories of a text that is marked up.
///
/// # Errors
/// [`Problem::NotText`] where the markup is refused.
pub fn of_markup(text: String) -> Result<Titled, Problem> {
    let alone = |text: String| vec![(String::new(), text.into())];
    match of_text(text.clone()) {
        Ok(items) => Ok(titled(items)),
        // Somebody's words that only look like a file.
        Err(Refusal::NoStory | Refusal::Other(_)) => Ok(alone(text)),
        Err(refusal) => Err(Problem::NotText(String::new(), refusal)),
    }
}

/// The stories of a file.
///
/// # Errors
/// [`Problem::NotText`] when it is none that is read here.
pub fn open(name: &str, bytes: &[u8], decode: Decode<'_>) -> Result<Titled, Problem> {
    let items = depeche_forms::open(bytes, decode).map(titled);
    items.map_err(|refusal| Problem::NotText(name.to_owned(), refusal))
}

fn titled(items: Vec<Item>) -> Titled {
    let titled = items
        .into_iter()
        .map(|item| (item.title.clone(), item.into()));
    titled.collect()
}

/// The language of a text, when its grammar has to be had before the text is read; nothing when it is there.
#[must_use]
pub fn missing_grammar(text: &str, told: Option<Language>) -> Option<Language> {
    // Telling the language takes time, and seldom more than the first story.
    if is_there(Language::French) && is_there(Language::English) {
        return None;
    }
    Some(language_with(text, told)).filter(|language| !is_there(*language))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use depeche_forms::Other;

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
                read(foreign.to_owned().into()).err(),
                Some(Problem::OtherLanguage),
                "{foreign}"
            );
        }
        for known in [
            "Le ministre a annoncé mardi à Lyon que son parti ne soutiendrait pas la réforme avant la fin des discussions.",
            "The minister said on Tuesday that his government would not change the law before the end of the summer.",
            "Paul Rey, Anna Blum",
        ] {
            assert_eq!(read(known.to_owned().into()).err(), None, "{known}");
        }
    }

    /// A line that was wrapped is no title.
    #[test]
    fn a_paste_of_several_dispatches_is_taken_apart_as_it_was_pasted() {
        let body = "The crews of the ferries will strike on Friday, their\nunion said, after talks about pay and rest had failed\n\
            for a third time. The port expects that few ships will\nleave before Monday, and asked travellers to stay at\nhome until then.";
        let one = format!("Crews to strike\n\nOSLO, Jan 6, 2026 (Reuters) - {body}");
        let two = format!("Ports stay shut\n\nBERGEN, Jan 7, 2026 (Reuters) - {body}");
        let found = dispatches(&format!("{one}\n\n\n{two}\n"));
        let found: Vec<(&str, &str)> = (found.iter())
            .map(|(title, source)| (title.as_str(), source.text.as_str()))
            .collect();
        assert_eq!(
            found,
            [("Crews to strike", &*one), ("Ports stay shut", &*two)]
        );
        assert!(dispatches(&one).is_empty() && dispatches("").is_empty());
    }

    #[test]
    fn only_what_lacks_accents_or_small_letters_waits_for_what_restores() {
        let needs = |text: &str| needs_restoring(&text.to_owned().into());
        let bare = "Le ministre a declare que la reunion de jeudi etait reportee et que la seance etait levee.";
        assert!(needs(bare) && needs(&bare.to_uppercase()));
        assert!(!needs(
            "Le ministre a déclaré que la réunion de jeudi était reportée à Paris."
        ));
        assert!(!needs(
            "The minister said that the session of Thursday was over and that he had left."
        ));
        let as_is = Source {
            as_is: true,
            ..bare.to_owned().into()
        };
        assert!(!needs_restoring(&as_is));
    }

    #[test]
    fn a_picture_is_not_a_text() {
        let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0";
        assert_eq!(
            open("photo.png", picture, &|_, _| None),
            Err(Problem::NotText(
                "photo.png".into(),
                Refusal::Other(Other::Picture)
            ))
        );
    }

    #[test]
    fn what_only_looks_like_a_file_is_read_as_it_is() {
        for text in ["<p></p>", "{}", "[\"a\"]"] {
            let sources = sources(text.to_owned());
            assert_eq!(sources.map(|s| s[0].1.text.clone()), Ok(text.to_owned()));
        }
        let bomb = "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>";
        let refused = Err(Problem::NotText(String::new(), Refusal::Entities(1)));
        assert_eq!(sources(bomb.to_owned()), refused);
    }
}
