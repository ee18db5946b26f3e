//! What corrections ask of the reader: dates counted from another day, and what stands around words that are speech.
//!
//! Neither needs the grammar, so an answer takes no longer than cutting the text into tokens.

use crate::calendar::{self, Date};
use crate::language::{Classes, Language};
use crate::span::Span;
use crate::story::{DateMention, Story};
use crate::text::{self, Text, TokenKind};
use std::ops::Range;

/// The dates of a story's text, counted from another day than the dispatch's own.
///
/// ```
/// use depeche_engine::{amend, calendar::Date, read};
///
/// let text = "OSLO, Jan 6, 2026 (NNA) - The ferry crews will strike on Friday, their union said.";
/// let story = read(text);
/// let counted = amend::dates_from(text, &story, Date::new(2026, 2, 3));
/// assert_eq!(counted[0].span.of(text), "Friday");
/// assert_eq!(counted[0].date.unwrap().to_string(), "2026-02-06");
/// ```
#[must_use]
pub fn dates_from(text: &str, story: &Story, day: Option<Date>) -> Vec<DateMention> {
    let restored = text::with_small_letters(text, Some(story.language));
    let text = Text::with_language(restored.as_deref().unwrap_or(text), Some(story.language));
    let dateline = story.furniture.dateline.as_ref().map(|d| d.span);
    let runs = (story.paragraphs.iter()).filter(|p| p.role.is_story());
    let runs = runs.map(|paragraph| {
        let mut span = paragraph.span;
        if let Some(dateline) = dateline.filter(|d| span.contains(*d)) {
            span.start = dateline.end;
        }
        text.tokens_in(span)
    });
    calendar::count(&text, runs, day)
}

/// What stands around words that are speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Around {
    /// The sentence that holds them, or the sentences from the first to the last.
    pub sentence: Span,
    /// The nearest verb of speech or marker in it, outside the words.
    pub cue: Option<Span>,
}

/// What stands around the words of each span, in a text of this language; `None` for a span that holds no word. The text is
/// cut into tokens once for all of them.
///
/// ```
/// use depeche_engine::{Language, Span, amend};
///
/// let text = "It rained. The bridge is safe, Ana Moe has said.";
/// let around = amend::speech_around(text, Language::English, &[Span::new(11, 29)]);
/// let around = around[0].unwrap();
/// assert_eq!(around.sentence.of(text), "The bridge is safe, Ana Moe has said.");
/// assert_eq!(around.cue.unwrap().of(text), "has said");
/// ```
#[must_use]
pub fn speech_around(text: &str, language: Language, words: &[Span]) -> Vec<Option<Around>> {
    let restored = text::with_small_letters(text, Some(language));
    let text = Text::with_language(restored.as_deref().unwrap_or(text), Some(language));
    words.iter().map(|words| around(&text, *words)).collect()
}

fn around(text: &Text, words: Span) -> Option<Around> {
    let words = text.tokens_in(words);
    if words.is_empty() {
        return None;
    }
    let first = text.sentence(text.sentence_at(words.start));
    let last = text.sentence(text.sentence_at(words.end - 1));
    let sentence = first.start..last.end;
    // The nearest comes first; before the words as well as behind them.
    let is_cue = |i: &usize| is_cue(text, *i, &sentence);
    let behind = (words.end..sentence.end).find(is_cue);
    let ahead = (sentence.start..words.start).rev().find(is_cue);
    let near = match (behind, ahead) {
        (Some(behind), Some(ahead)) if words.start - ahead < behind + 1 - words.end => Some(ahead),
        (behind, ahead) => behind.or(ahead),
    };
    Some(Around {
        sentence: text.span(sentence.clone()),
        cue: near.map(|i| text.span(group(text, i, &sentence, &words))),
    })
}

/// How many words may stand between an auxiliary and its participle.
const BETWEEN: usize = 4;

/// Whether the token at `i` reports speech, as far as its own words tell.
fn is_cue(text: &Text, i: usize, sentence: &Range<usize>) -> bool {
    if text.kind(i) != TokenKind::Word {
        return false;
    }
    if text.has(i, Classes::CUE_FINITE.with(Classes::SOURCE_MARKER)) {
        return true;
    }
    text.has(i, Classes::CUE_PAST)
        && (text.language() == Language::English || auxiliary(text, i, sentence).is_some())
}

/// The auxiliary of the participle at `i`.
fn auxiliary(text: &Text, i: usize, sentence: &Range<usize>) -> Option<usize> {
    let reach = sentence.start.max(i.saturating_sub(BETWEEN))..i;
    reach.rev().find(|k| text.has(*k, Classes::AUXILIARY))
}

/// The verb at `i` with its auxiliary.
fn group(text: &Text, i: usize, sentence: &Range<usize>, words: &Range<usize>) -> Range<usize> {
    let participle = text.has(i, Classes::CUE_PAST) && !text.has(i, Classes::SOURCE_MARKER);
    let auxiliary = auxiliary(text, i, sentence).filter(|_| participle);
    // Of the words between, none may be speech.
    let from = auxiliary.filter(|k| words.end <= *k || i < words.start);
    from.unwrap_or(i)..i + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    #[track_caller]
    fn check(language: Language, text: &str, words: &str, cue: Option<&str>) {
        let at = text.find(words).expect("the words stand in the text");
        let words = Span::new(at, at + words.len());
        let around = speech_around(text, language, &[words]);
        let around = around[0].expect("words");
        assert_eq!(around.cue.map(|c| c.of(text)), cue, "{text}");
    }

    #[test]
    fn the_nearest_verb_of_speech_of_the_sentence_is_the_cue() {
        let french =
            "Le pont rouvrira, a déclaré Paul Rey. Il pleuvait. Selon Anna Blum, tout va bien.";
        check(
            Language::French,
            french,
            "Le pont rouvrira",
            Some("a déclaré"),
        );
        check(Language::French, french, "Il pleuvait", None);
        check(Language::French, french, "tout va bien", Some("Selon"));
        let english = "Ana Moe said on Monday the bridge is safe and, Paul Ness added, dry.";
        check(
            Language::English,
            english,
            "the bridge is safe",
            Some("said"),
        );
        check(Language::English, english, "dry", Some("added"));
    }

    #[test]
    fn a_participle_without_auxiliary_is_no_cue_in_french() {
        let text = "Le texte annoncé hier est prêt et le pont rouvrira.";
        check(Language::French, text, "le pont rouvrira", None);
    }

    #[test]
    fn counted_from_their_own_day_dates_are_as_they_were_read() {
        let text = "OSLO, Jan 6, 2026 (NNA) - Crews will strike on Friday, as they did in May 2024, a union said on Monday.";
        let story = read(text);
        let day = story.furniture.published.and_then(|d| d.day());
        let day = day.or(story
            .furniture
            .dateline
            .as_ref()
            .and_then(|d| d.date?.day()));
        assert!(day.is_some());
        assert_eq!(dates_from(text, &story, day), story.context.dates);
        assert!(dates_from(text, &story, None)[0].date.is_none());
    }

    #[test]
    fn no_words_have_nothing_around_them() {
        let nothing = [Span::new(0, 0)];
        assert_eq!(speech_around("", Language::French, &nothing), [None]);
        let past = [Span::new(9, 12)];
        assert_eq!(speech_around("Oui.", Language::French, &past), [None]);
    }
}
