//! What training needs of the reader: its own sentences and words, with the numbers that the network sees.

use crate::text::{Text, folded};
use depeche_grammar::features::{Letters, normal_form};

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
