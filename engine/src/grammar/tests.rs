//! Trees of short sentences, in both languages, through what rules ask of them.

use super::*;
use crate::furniture;

/// Reads `source`, asks `what` of the first token that is `word` and compares the words of the answer.
#[track_caller]
pub(super) fn check(
    source: &str,
    word: &str,
    what: impl Fn(&Grammar, usize) -> Vec<usize>,
    expected: &[&str],
) {
    let text = Text::new(source);
    let frame = furniture::read(&text);
    let grammar = Grammar::of(&text, &frame);
    let at = (0..text.len())
        .find(|i| text.raw(*i) == word)
        .expect("the word stands in the text");
    let got: Vec<&str> = what(&grammar, at).iter().map(|i| text.raw(*i)).collect();
    assert_eq!(got, expected, "{source}");
}

#[test]
fn the_embedded_files_are_there_and_are_of_their_languages() {
    for language in [Language::French, Language::English] {
        assert!(is_there(language));
        assert_eq!(provide(language, embedded(language)), Ok(()));
    }
    let other = provide(Language::French, embedded(Language::English));
    assert_eq!(other, Err(Fault::Language));
}
