//! Grammar: each sentence as a dependency tree, and all that rules may know of syntax.
//!
//! A small network (the crate `depeche-grammar`) reads a sentence when it is first asked about. Relations and tags are those
//! of Universal Dependencies. `syntax` answers what rules ask: who is the subject of this verb, what is its object, how far
//! does this clause go.
//!
//! Each language has a file of weights, which is no part of the library unless the feature `grammar` is on. [`provide`] takes
//! it once; the page fetches it. Without it sentences have no trees, and what rests on trees stays unread.

mod syntax;
#[cfg(all(test, feature = "grammar"))]
mod tests;
pub mod training;

pub use depeche_grammar::{Agreement, Entity, Fault, Node, Relation, Tag};

use crate::furniture::Frame;
use crate::language::{Apart, Language, apart};
use crate::text::{Text, TokenKind};
use depeche_grammar::{MOST_WORDS, Network, Parser};
use std::cell::{Cell, OnceCell, RefCell};
use std::ops::Range;
use std::sync::OnceLock;

/// The trees of a text, each made when it is first asked for. Tokens are named by their index in the text.
pub(crate) struct Grammar<'a, 't> {
    text: &'a Text<'t>,
    network: Option<&'static Network>,
    /// The sentences of the story, dateline and other furniture cut off, none longer than [`MOST_WORDS`].
    sentences: Vec<Range<usize>>,
    trees: Vec<OnceCell<Box<[Node]>>>,
    /// The sentence last asked about.
    last: Cell<usize>,
    parser: RefCell<Parser>,
}

/// Where such a part may end early, so that it ends at a sign.
const FEWEST_WORDS: usize = 60;

impl<'a, 't> Grammar<'a, 't> {
    /// The grammar of a text; reads nothing yet.
    pub fn of(text: &'a Text<'t>, frame: &Frame) -> Self {
        let mut sentences = Vec::with_capacity(text.sentences().len());
        let mut from = 0;
        for run in &frame.story {
            let all = text.sentences();
            from += all[from..].partition_point(|s| s.end <= run.tokens.start);
            for sentence in &all[from..] {
                if sentence.start >= run.tokens.end {
                    break;
                }
                let start = sentence.start.max(run.tokens.start);
                let end = sentence.end.min(run.tokens.end);
                push_parts(text, start..end, &mut sentences);
            }
        }
        Self {
            text,
            network: slot(text.language()).get(),
            trees: sentences.iter().map(|_| OnceCell::new()).collect(),
            sentences,
            last: Cell::new(0),
            parser: RefCell::default(),
        }
    }

    /// The text it is the grammar of.
    pub fn text(&self) -> &'a Text<'t> {
        self.text
    }

    /// The sentences of the story, in order: what a tree is made of.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// The sentence that holds a token; empty where no story is.
    pub fn sentence(&self, i: usize) -> Range<usize> {
        let at = self.sentence_index(i);
        at.map_or(i..i, |at| self.sentences[at].clone())
    }

    fn sentence_index(&self, i: usize) -> Option<usize> {
        let last = self.last.get();
        // Asked for every word of every rule: nearly always of the sentence last asked about.
        if self.sentences.get(last).is_some_and(|s| s.contains(&i)) {
            return Some(last);
        }
        let at = self.sentences.partition_point(|s| s.end <= i);
        self.sentences.get(at).filter(|s| s.contains(&i))?;
        self.last.set(at);
        Some(at)
    }

    /// A word in its tree, and the first token of its sentence.
    fn node(&self, i: usize) -> Option<(&Node, usize)> {
        let (tree, start) = self.tree(i)?;
        Some((tree.get(i - start)?, start))
    }

    /// The tree that holds a word, and the first token of its sentence. Empty where the sentence is no prose.
    fn tree(&self, i: usize) -> Option<(&[Node], usize)> {
        let at = self.sentence_index(i)?;
        let tree = match self.trees[at].get() {
            Some(tree) => tree,
            None => self.parsed(at)?,
        };
        Some((tree, self.sentences[at].start))
    }

    /// The tree of a sentence that nobody has asked about.
    #[cold]
    fn parsed(&self, at: usize) -> Option<&[Node]> {
        let network = self.network?;
        let sentence = &self.sentences[at];
        Some(self.trees[at].get_or_init(|| {
            if is_no_prose(self.text, sentence.clone()) {
                return Box::default();
            }
            let words = sentence
                .clone()
                .map(|i| (self.text.raw(i), self.text.word(i)));
            self.parser.borrow_mut().parse(network, words)
        }))
    }
}

/// Whether a long run holds more signs and figures than words: a table, a score, a text meant to make the reader slow. In prose
/// nine of ten tokens are words.
fn is_no_prose(text: &Text, run: Range<usize>) -> bool {
    let word = |i: &usize| {
        matches!(
            text.kind(*i),
            TokenKind::Word | TokenKind::Elision | TokenKind::Clitic
        )
    };
    run.len() > FEWEST_WORDS / 2 && run.clone().filter(word).count() * 2 < run.len()
}

/// Cuts a sentence into parts that a tree is sought for; nearly every sentence is one.
fn push_parts(text: &Text, mut sentence: Range<usize>, parts: &mut Vec<Range<usize>>) {
    while sentence.len() > MOST_WORDS {
        let window = sentence.start + FEWEST_WORDS..sentence.start + MOST_WORDS;
        let is = |i: usize, signs: &[&str]| signs.contains(&text.raw(i));
        let end = (window
            .clone()
            .rev()
            .find(|i| is(*i, &[";", ".", "!", "?", "…"])))
        .or_else(|| {
            window
                .clone()
                .rev()
                .find(|i| text.kind(*i) == TokenKind::Mark)
        })
        .or_else(|| window.clone().rev().find(|i| is(*i, &[",", ":"])))
        .unwrap_or(window.end - 1);
        parts.push(sentence.start..end + 1);
        sentence.start = end + 1;
    }
    if !sentence.is_empty() {
        parts.push(sentence);
    }
}

/// The tree of every sentence, one word a line: number, word, tag, head's number (0 the root), relation, agreement, entity,
/// between tabs; an empty line ends a sentence.
#[must_use]
pub fn show(source: &str) -> String {
    let text = Text::new(source);
    let frame = crate::furniture::read(&text);
    let grammar = Grammar::of(&text, &frame);
    let mut out = String::new();
    for sentence in grammar.sentences() {
        for i in sentence.clone() {
            let head = grammar.head(i).map_or(0, |head| head - sentence.start + 1);
            let line = [
                (i - sentence.start + 1).to_string(),
                text.raw(i).to_owned(),
                grammar.tag(i).name().to_owned(),
                head.to_string(),
                grammar.relation(i).name().to_owned(),
                format!("{:?}", grammar.agreement(i)),
                grammar.entity(i).name().to_owned(),
            ];
            out += &line.join("\t");
            out.push('\n');
        }
        out.push('\n');
    }
    out
}

static FRENCH: OnceLock<Network> = OnceLock::new();
static ENGLISH: OnceLock<Network> = OnceLock::new();

fn slot(language: Language) -> &'static OnceLock<Network> {
    let slot = match language {
        Language::French => &FRENCH,
        Language::English => &ENGLISH,
    };
    #[cfg(feature = "grammar")]
    if slot.get().is_none()
        && let Ok(network) = Network::of_file(language.tag().as_bytes()[0], embedded(language))
    {
        let _ = slot.set(network);
    }
    slot
}

/// The file of a language's weights, within the library.
#[cfg(feature = "grammar")]
const fn embedded(language: Language) -> &'static [u8] {
    match language {
        Language::French => include_bytes!("../../grammar/fr.bin"),
        Language::English => include_bytes!("../../grammar/en.bin"),
    }
}

/// Gives the reader the grammar of a language, for as long as the process lives. A second file for the same language is
/// checked and not used.
///
/// # Errors
/// When `bytes` are no such file. The reader then goes on without a grammar.
pub fn provide(language: Language, bytes: &[u8]) -> Result<(), Fault> {
    let (weights, lists) = apart::cut(bytes);
    let network = Network::of_file(language.tag().as_bytes()[0], weights)?;
    if !lists.is_none_or(|lists| Apart::provide(language, lists)) {
        return Err(Fault::Foreign);
    }
    let _ = slot(language).set(network);
    Ok(())
}

/// The file of a language as the page fetches it: its grammar, and the lists and weights that only its readers need.
#[cfg(feature = "lists")]
#[must_use]
pub fn with_lists(language: Language, grammar: &[u8]) -> Vec<u8> {
    apart::joined(language, grammar)
}

/// Whether the grammar of a language is there.
#[must_use]
pub fn is_there(language: Language) -> bool {
    slot(language).get().is_some()
}

/// The language in which [`crate::read`] would read a text, so that its grammar can be fetched first.
#[must_use]
pub fn language_of(source: &str) -> Language {
    language_with(source, None)
}

/// The same for a text whose feed names a language. That one is believed where the words do not clearly tell another.
#[must_use]
pub fn language_with(source: &str, told: Option<Language>) -> Language {
    Text::with_language(source, told).language()
}
