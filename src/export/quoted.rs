//! One quote to take away: the words, who said them with their title, to whom, and where that was read.

use crate::reading::{Reading, tidy};
use crate::words::Words;
use depeche_engine::story::QuoteKind;

/// A quote with its attribution; `None` for an index of another story. What was said in the agency's words is told to be.
#[must_use]
pub fn attributed(reading: &Reading, index: usize, words: &Words) -> Option<String> {
    let quote = reading.story.quotes.get(index)?;
    let text = tidy(reading.words(quote.span));
    let said = match quote.kind {
        QuoteKind::Direct => (words.in_marks)(&text),
        QuoteKind::Indirect => format!("{} {text}", words.reported),
    };
    let furniture = &reading.story.furniture;
    let source = [
        source(reading, index, words),
        furniture.agency.map(|a| a.name(&reading.text).to_owned()),
        furniture.published.map(words.date),
    ];
    let source: Vec<String> = source.into_iter().flatten().collect();
    Some(if source.is_empty() {
        said
    } else {
        format!("{said} ({})", source.join(", "))
    })
}

/// Who said it, with their title, and to whom; who may have, where that is undecided.
#[must_use]
pub fn source(reading: &Reading, index: usize, words: &Words) -> Option<String> {
    let quote = reading.story.quotes.get(index)?;
    let speaker = quote
        .speaker
        .and_then(|s| reading.story.participants.get(s));
    let names: Vec<&str> = quote.candidates.iter().map(|c| reading.name(*c)).collect();
    let is_open = speaker.is_none() && !names.is_empty();
    let source = [
        speaker.map(|p| tidy(reading.words(p.name))),
        is_open.then(|| (words.maybe)(&names)),
        (speaker.and_then(|p| p.roles.first())).map(|role| tidy(reading.words(*role))),
        (quote.addressee).map(|to| (words.said_to)(&tidy(reading.words(to)))),
    ];
    let source: Vec<String> = source.into_iter().flatten().collect();
    (!source.is_empty()).then(|| source.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use crate::words::Tongue;

    #[track_caller]
    fn check(index: usize, tongue: Tongue, expected: Option<&str>) {
        let copied = attributed(&sample::reading(), index, tongue.words());
        let copied = copied.map(|c| c.replace('\u{a0}', " "));
        assert_eq!(copied.as_deref(), expected);
    }

    #[test]
    fn a_sources_own_words_are_copied_in_marks_with_name_title_and_addressee() {
        check(
            0,
            Tongue::French,
            Some("« Nous bâtirons ce pont » (Paul Rey, maire, à la presse)"),
        );
    }

    #[test]
    fn reported_speech_is_copied_as_such() {
        check(
            1,
            Tongue::French,
            Some("[propos rapportés] le coût restait un obstacle (Anna Blum)"),
        );
        check(
            1,
            Tongue::English,
            Some("[reported speech] le coût restait un obstacle (Anna Blum)"),
        );
    }

    #[test]
    fn a_quote_of_another_story_gives_nothing() {
        check(9, Tongue::French, None);
    }
}
