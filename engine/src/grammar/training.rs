//! What training needs of the reader: its own sentences and words, with the numbers that the network sees.

use super::slot;
use crate::language::{Classes, Language, Vocabulary};
use crate::text::{Text, folded};
use depeche_grammar::features::{Letters, normal_form};
use depeche_grammar::{Node, Parser};

/// A word of a sentence.
#[derive(Clone, Debug)]
pub struct Word {
    /// As pasted.
    pub raw: String,
    /// Its normal form.
    pub form: String,
    /// Its numbers.
    pub letters: Letters,
}

/// The sentences of a text as the reader cuts them, furniture included.
#[must_use]
pub fn sentences(source: &str) -> Vec<Vec<Word>> {
    let text = Text::new(source);
    let sentences = text.sentences().iter();
    sentences
        .map(|tokens| {
            let words: Vec<&str> = tokens.clone().map(|i| text.raw(i)).collect();
            of_words(&words)
        })
        .collect()
}

/// A sentence whose words are known.
#[must_use]
pub fn of_words(words: &[&str]) -> Vec<Word> {
    let mut form = String::new();
    let words = words.iter().enumerate();
    words
        .map(|(i, raw)| {
            normal_form(&folded(raw), &mut form);
            Word {
                raw: (*raw).to_owned(),
                form: form.clone(),
                letters: Letters::of(raw, &form, i == 0),
            }
        })
        .collect()
}

/// The tree of a sentence whose words are known; empty when the grammar of the language is not there.
#[must_use]
pub fn tree(language: Language, words: &[&str]) -> Box<[Node]> {
    let Some(network) = slot(language).get() else {
        return Box::default();
    };
    let folded: Vec<String> = words.iter().map(|w| folded(w)).collect();
    let both = words.iter().copied().zip(folded.iter().map(String::as_str));
    Parser::default().parse(network, both)
}

/// The words of a text as the reader cuts them, with the byte at which each begins.
#[must_use]
pub fn words(source: &str) -> Vec<(usize, String)> {
    let text = Text::new(source);
    let tokens = text.tokens().iter();
    tokens
        .map(|t| (t.span.start as usize, t.span.of(source).to_owned()))
        .collect()
}

/// Whether a word is a form of a verb of speech.
#[must_use]
pub fn is_speech(language: Language, word: &str) -> bool {
    let speech = Classes::REPORTS
        .with(Classes::REPORTS_INFINITIVE)
        .with(Classes::ASIDE);
    Vocabulary::get()
        .classes(language, &folded(word))
        .any(speech)
}
