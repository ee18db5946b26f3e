//! [`Text`]: the pasted text cut into tokens, sentences and paragraphs, on which every other stage works.
//!
//! Nothing is normalised away: tokens are spans into the text as pasted. A *folded* copy (lower case, one apostrophe, composed
//! accents) holds each token as well, so that a rule compares words with plain string equality. Stages name tokens by their
//! index; a run of tokens is a `Range<usize>`.

mod accents;
mod case;
mod chars;
mod fold;
mod index;
mod lines;
mod recognition;
mod sentences;
mod tokens;
mod words;

pub use accents::without_accents;
pub use case::{is_in_capitals, with_small_letters};
pub(crate) use chars::is_apostrophe;
pub(crate) use fold::same_letters;
pub(crate) use index::{Index, KEY_BITS, key_of, mark_of, remainder};
pub(crate) use tokens::{Shape, Token, TokenKind};
pub(crate) use words::{Choice, Runs, Words, mark, packed, packed_length, words};

use crate::language::{Classes, Language, Vocabulary, WordState};
use crate::lexicon::{Known, Memo};
use crate::span::Span;
use std::ops::Range;
use tokens::Cut;

/// A text cut into tokens, sentences and paragraphs.
pub(crate) struct Text<'t> {
    source: &'t str,
    folded: String,
    /// The tokens, and past them one that stands for the end, so that a rule can look at any token.
    tokens: Vec<Token>,
    sentences: Vec<Range<usize>>,
    paragraphs: Vec<Block>,
    /// What the language's lists know of a word, by the number of its set.
    known: &'static [Classes],
    language: Language,
    recognised: bool,
    state: WordState,
    names: Memo,
}

/// A paragraph as the white space shows it, before anything is known of its role.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// Its tokens.
    pub tokens: Range<usize>,
}

impl<'t> Text<'t> {
    /// Cuts `source` up and tells its language. Linear in its length.
    pub fn new(source: &'t str) -> Self {
        Self::with_language(source, None)
    }

    /// The same for a text that is told to be in a language, which is believed where its words do not tell another.
    pub fn with_language(source: &'t str, told: Option<Language>) -> Self {
        let Cut {
            mut tokens,
            folded,
            line_starts,
        } = tokens::cut(source);
        let end = Span::new(source.len(), source.len());
        tokens.push(Token::past_end(end));
        // They stay for the whole reading. A text of signs alone, which has outgrown the room made for it, is left as it
        // is: to cut off the rest of that would take both at once.
        if tokens.len() < tokens::room_for(source) {
            tokens.shrink_to_fit();
        }
        let names = Memo::new(tokens.len());
        let mut text = Self {
            source,
            folded,
            tokens,
            sentences: Vec::new(),
            paragraphs: Vec::new(),
            known: &[],
            language: Language::default(),
            recognised: false,
            state: WordState::of(source.as_bytes()),
            names,
        };
        (text.language, text.recognised) = recognition::language_of(text.tokens());
        if let Some(told) = told.filter(|_| !text.recognised) {
            text.language = told;
        }
        text.known = Vocabulary::get().sets(text.language);
        (text.sentences, text.paragraphs) =
            sentences::cut(&text, &lines::blocks(source, text.tokens(), &line_starts));
        text
    }

    /// The text as pasted.
    pub fn source(&self) -> &'t str {
        self.source
    }

    /// The language it is written in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether enough of its words are of that language for the reading to be trusted.
    pub fn recognised(&self) -> bool {
        self.recognised
    }

    /// What that language's lists know of a word given in its folded form.
    pub fn classes_of(&self, folded: &str) -> Classes {
        Vocabulary::get().classes(self.language, folded)
    }

    /// What the hashes of tables keyed by its words begin from.
    pub fn state(&self) -> WordState {
        self.state
    }

    /// Every token, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens[..self.len()]
    }

    /// How many tokens there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.tokens.len() - 1
    }

    /// The token at `i`; a token of white space past the end, so that rules can look ahead without asking.
    #[inline(always)]
    pub fn token(&self, i: usize) -> Token {
        self.tokens[i.min(self.len())]
    }

    /// The token at `i`, but for where it stands: what it is is asked for everywhere, without room for a panic.
    #[inline(always)]
    fn at(&self, i: usize) -> &Token {
        static PAST: Token = Token::past_end(Span { start: 0, end: 0 });
        self.tokens.get(i).unwrap_or(&PAST)
    }

    /// What kind of token stands at `i`.
    #[inline(always)]
    pub fn kind(&self, i: usize) -> TokenKind {
        self.at(i).kind
    }

    /// How the token at `i` is capitalised.
    #[inline(always)]
    pub fn shape(&self, i: usize) -> Shape {
        self.at(i).shape
    }

    /// What the language's lists know of the token at `i`.
    #[inline(always)]
    pub fn classes(&self, i: usize) -> Classes {
        self.set(self.at(i))
    }

    /// What the language's lists know of each token of a run.
    #[inline]
    pub fn classes_of_run(&self, run: Range<usize>) -> impl Iterator<Item = Classes> {
        let tokens = self.tokens().get(run).unwrap_or_default();
        let classes = |token: &Token| self.known.get(usize::from(token.known)).copied();
        tokens
            .iter()
            .map(move |token| classes(token).unwrap_or_default())
    }

    /// Of each token of a run, whether it has any of `classes` or the mark of one of `words`.
    #[inline]
    pub fn may_be_of(
        &self,
        run: Range<usize>,
        classes: Classes,
        words: &Words,
    ) -> impl Iterator<Item = bool> {
        let tokens = self.tokens().get(run.clone()).unwrap_or_default().iter();
        let known = self.classes_of_run(run);
        known
            .zip(tokens)
            .map(move |(known, token)| known.any(classes) || words.marks >> token.mark & 1 != 0)
    }

    /// What the lists of a language, perhaps not the text's own, know of the token at `i`.
    pub fn classes_in(&self, language: Language, i: usize) -> Classes {
        Vocabulary::get().sets(language)[usize::from(self.at(i).known)]
    }

    /// Whether the token at `i` has any of `classes`.
    #[inline(always)]
    pub fn has(&self, i: usize, classes: Classes) -> bool {
        self.classes(i).any(classes)
    }

    /// The folded form of the token at `i`; empty past the end.
    pub fn word(&self, i: usize) -> &str {
        self.folded.get(self.at(i).folded()).unwrap_or_default()
    }

    /// The bytes of the folded form: rules compare words far more often than they read them.
    #[inline(always)]
    pub fn bytes(&self, i: usize) -> &[u8] {
        let folded = self.folded.as_bytes().get(self.at(i).folded());
        folded.unwrap_or_default()
    }

    /// The token at `i` as pasted; empty past the end.
    pub fn raw(&self, i: usize) -> &'t str {
        self.at(i).span.of(self.source)
    }

    /// What the lexicon knows of the token at `i`.
    pub fn known(&self, i: usize) -> Known {
        self.names.get(i, || self.raw(i))
    }

    /// Whether the folded form of the token at `i` is `word`. Inlined, because the mark of a word that stands in a rule is
    /// then known when the rule is compiled, and most tokens are told apart by it.
    #[inline(always)]
    pub fn is(&self, i: usize, word: &str) -> bool {
        self.at(i).mark == mark(word.as_bytes()) && self.is_same(i, word)
    }

    #[inline(never)]
    fn is_same(&self, i: usize, word: &str) -> bool {
        same(self.bytes(i), word.as_bytes())
    }

    /// Whether the token at `i` has a hyphen inside: `Charleville-Mézières`, `ex-ministre`.
    #[inline(always)]
    pub fn is_compound(&self, i: usize) -> bool {
        self.at(i).compound
    }

    /// Whether the token at `i` ends with a dot, as abbreviations do.
    fn ends_with_dot(&self, i: usize) -> bool {
        self.bytes(i).last() == Some(&b'.')
    }

    /// Whether the folded form of the token at `i` begins with `start`.
    pub fn starts_with(&self, i: usize, start: &str) -> bool {
        self.bytes(i).starts_with(start.as_bytes())
    }

    /// Whether the folded form of the token at `i` is one of `words`.
    #[inline(always)]
    pub fn is_any(&self, i: usize, words: &Words) -> bool {
        self.may_be_any(i, words.marks) && self.is_held(i, words)
    }

    /// The first of a run of tokens whose folded form is one of `words`.
    pub fn find_any(&self, run: Range<usize>, words: &Words) -> Option<usize> {
        let mut tokens = self.tokens.get(run.clone()).unwrap_or_default().iter();
        let may_be = |token: &Token| words.marks >> token.mark & 1 != 0;
        while tokens.any(may_be) {
            let i = run.end - tokens.len() - 1;
            if self.is_held(i, words) {
                return Some(i);
            }
        }
        None
    }

    /// The first of a run of tokens for which `is` holds, given with what the language's lists know of it.
    pub fn find(&self, run: Range<usize>, is: impl Fn(&Token, Classes) -> bool) -> Option<usize> {
        let tokens = self.tokens.get(run.clone()).unwrap_or_default();
        let found = tokens.iter().position(|token| is(token, self.set(token)));
        found.map(|at| run.start + at)
    }

    /// What the language's lists know of a token.
    #[inline(always)]
    pub fn set(&self, token: &Token) -> Classes {
        let known = self.known.get(usize::from(token.known));
        known.copied().unwrap_or_default()
    }

    /// The same for a list read from a language's tables.
    #[inline(always)]
    pub fn is_choice(&self, i: usize, choice: &Choice) -> bool {
        self.may_be_any(i, choice.marks) && self.is_chosen(i, choice)
    }

    #[inline(never)]
    fn is_held(&self, i: usize, words: &Words) -> bool {
        words.hold(self.bytes(i))
    }

    #[inline(never)]
    fn is_chosen(&self, i: usize, choice: &Choice) -> bool {
        choice.hold(self.bytes(i))
    }

    #[inline(always)]
    fn may_be_any(&self, i: usize, marks: u64) -> bool {
        marks >> self.at(i).mark & 1 != 0
    }

    /// Whether the tokens from `i` on are, folded, exactly `words`.
    #[inline(always)]
    pub fn is_run(&self, i: usize, words: &[&str]) -> bool {
        words.first().is_none_or(|first| self.is(i, first)) && self.is_same_run(i, words)
    }

    #[inline(never)]
    fn is_same_run(&self, i: usize, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(k, word)| self.is_same(i + k, word))
    }

    /// Whether one of a few runs of words begins at `i`.
    #[inline(always)]
    pub fn is_any_run(&self, i: usize, runs: &Runs) -> bool {
        self.may_be_any(i, runs.marks) && self.begins_run(i, runs)
    }

    #[inline(never)]
    fn begins_run(&self, i: usize, runs: &Runs) -> bool {
        let word = self.bytes(i);
        let opens = |run: &[&str]| {
            run.first()
                .is_some_and(|first| same(first.as_bytes(), word))
        };
        (runs.list.iter()).any(|run| opens(run) && self.is_same_run(i, run))
    }

    /// The mark of the token at `i` as a bit, to be sought among the marks of a list.
    #[inline(always)]
    pub fn mark(&self, i: usize) -> u64 {
        1 << self.at(i).mark
    }

    /// The span from the first to the last token of a run; an empty span when the run is empty.
    pub fn span(&self, run: Range<usize>) -> Span {
        if run.is_empty() {
            let at = self.token(run.start).span.start as usize;
            return Span::new(at, at);
        }
        self.token(run.start).span.to(self.token(run.end - 1).span)
    }

    /// The words of a run of tokens, as pasted.
    pub fn words(&self, run: Range<usize>) -> &'t str {
        self.span(run).of(self.source)
    }

    /// The tokens that lie whole inside a span.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens().partition_point(|t| t.span.start < span.start);
        let end = self.tokens().partition_point(|t| t.span.end <= span.end);
        start..end.max(start)
    }

    /// Every sentence as a run of tokens, in order. Sentences cover all tokens and never cross paragraphs.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// The tokens of sentence `s`.
    pub fn sentence(&self, s: usize) -> Range<usize> {
        self.sentences
            .get(s)
            .cloned()
            .unwrap_or(self.len()..self.len())
    }

    /// The index of the sentence that holds the token at `i`.
    pub fn sentence_at(&self, i: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= i)
    }

    /// Every paragraph, in order.
    pub fn paragraphs(&self) -> &[Block] {
        &self.paragraphs
    }

    /// The index of the paragraph that holds the token at `i`.
    pub fn paragraph_at(&self, i: usize) -> usize {
        self.paragraphs.partition_point(|p| p.tokens.end <= i)
    }

    /// Whether the token at `i` opens a sentence, marks and brackets before it left aside.
    pub fn opens_sentence(&self, i: usize) -> bool {
        let first = self.sentence(self.sentence_at(i)).start;
        (first..i).all(|k| {
            matches!(
                self.kind(k),
                TokenKind::Mark | TokenKind::Dash | TokenKind::Punct
            )
        })
    }
}

/// A word in its folded form: lower case, one apostrophe, one hyphen, composed accents.
pub(crate) fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold::fold_into(word, &mut out);
    out
}

/// Equality that tells most different words apart by their length and first byte, without a call.
#[inline(always)]
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.first() == b.first() && a == b
}
