//! Grammar: each sentence as a dependency tree, and all that rules may know of syntax.
//!
//! A small network reads a sentence when it is first asked about: `features` are what it sees of a word, `file` its weights,
//! `network` the arithmetic, `eisner` the best tree; `scheme` names relations and tags, those of Universal Dependencies.
//! `syntax` answers what rules ask: who is the subject of this verb, what is its object, how far does this clause go.
//!
//! The weights are a file a language, no part of the library: [`provide`] takes it once, whoever has it (the page fetches it).
//! Without it sentences have no trees, and what rests on them stays unread.

mod eisner;
pub mod features;
mod file;
mod network;
mod scheme;
mod syntax;
#[cfg(all(test, feature = "grammar"))]
mod tests;
pub mod training;

pub(crate) use scheme::{Agreement, Entity, Relation, Tag};

use crate::furniture::Frame;
use crate::language::Language;
use crate::text::{Text, TokenKind};
use eisner::Eisner;
use file::Network;
use network::Scratch;
use std::cell::{Cell, OnceCell, RefCell};
use std::fmt;
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
    room: RefCell<Room>,
}

/// A word in its tree.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// Its head's token, its own for the top of a sentence.
    head: u32,
    /// How many tokens before it, and behind it, hang on it.
    before: u8,
    behind: u8,
    relation: Relation,
    tag: Tag,
    agreement: Agreement,
    entity: Entity,
}

/// A longer sentence is read in parts: the tree is sought in time cubic in the words.
const MOST_WORDS: usize = 120;

/// Where such a part may end early, so that it ends at a sign.
const FEWEST_WORDS: usize = 60;

/// What is used for one sentence after the other.
#[derive(Debug, Default)]
struct Room {
    scratch: Scratch,
    eisner: Eisner,
    rows: Vec<network::Rows>,
    heads: Vec<usize>,
    scores: Vec<f32>,
    more: [Vec<f32>; 3],
}

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
            room: RefCell::default(),
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
        let holds = |at: usize| self.sentences.get(at).is_some_and(|s| s.contains(&i));
        let last = self.last.get();
        if holds(last) {
            return Some(last);
        }
        let at = self.sentences.partition_point(|s| s.end <= i);
        holds(at).then(|| {
            self.last.set(at);
            at
        })
    }

    fn node(&self, i: usize) -> Option<&Node> {
        let network = self.network?;
        let at = self.sentence_index(i)?;
        let sentence = &self.sentences[at];
        let tree = self.trees[at].get_or_init(|| self.parse(network, sentence.clone()));
        tree.get(i - sentence.start)
    }

    fn parse(&self, network: &Network, sentence: Range<usize>) -> Box<[Node]> {
        let mut room = self.room.borrow_mut();
        let Room {
            scratch,
            eisner,
            rows,
            heads,
            scores,
            more,
        } = &mut *room;
        rows.clear();
        for i in sentence.clone() {
            let first = i == sentence.start;
            rows.push(network.rows(self.text.raw(i), self.text.word(i), first, scratch));
        }
        network.read(rows, scratch);
        let n = rows.len();
        eisner.heads(&scratch.arcs, n, heads);
        network.relations(heads, scratch, scores);
        let [tags, agreements, entities] = more;
        network.classify(&network.tag, scratch, tags);
        network.classify(&network.agreement, scratch, agreements);
        network.classify(&network.entity, scratch, entities);
        let relations = relations(heads, scores);
        let mut nodes: Vec<Node> = Vec::with_capacity(n);
        for (k, i) in sentence.clone().enumerate() {
            let head = match heads[k] {
                0 => i,
                head => sentence.start + head - 1,
            };
            nodes.push(Node {
                head: head as u32,
                before: 0,
                behind: 0,
                relation: relations[k],
                tag: Tag::of(greatest(row(tags, k, n))).unwrap_or(Tag::X),
                agreement: Agreement::of(greatest(row(agreements, k, n)))
                    .unwrap_or(Agreement::None),
                entity: Entity::of(greatest(row(entities, k, n))).unwrap_or(Entity::None),
            });
        }
        for k in 0..n {
            let (mut above, mut hops) = (k, 0);
            while heads[above] != 0 && hops < n {
                above = heads[above] - 1;
                hops += 1;
                let reach = above.abs_diff(k) as u8;
                let node = &mut nodes[above];
                if k < above {
                    node.before = node.before.max(reach);
                } else {
                    node.behind = node.behind.max(reach);
                }
            }
        }
        nodes.into_boxed_slice()
    }
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

/// The likeliest relation of each word; of the subjects of one verb only the likeliest stays one.
fn relations(heads: &[usize], scores: &[f32]) -> Vec<Relation> {
    let n = heads.len();
    let of = |k: usize, but_subjects: bool| {
        let best = Relation::ALL
            .iter()
            .zip(row(scores, k, n))
            .filter(|(relation, _)| {
                (**relation == Relation::Root) == (heads[k] == 0)
                    && !(but_subjects && relation.is_subject())
            });
        let best = best.fold((Relation::Dep, f32::MIN), |best, (relation, score)| {
            if *score > best.1 {
                (*relation, *score)
            } else {
                best
            }
        });
        best
    };
    let mut found: Vec<(Relation, f32)> = (0..n).map(|k| of(k, false)).collect();
    // By how much a word is a subject rather than something else.
    let margin = |k: usize, found: &[(Relation, f32)]| found[k].1 - of(k, true).1;
    let mut subject_of: Vec<Option<usize>> = vec![None; n + 1];
    for k in 0..n {
        if !found[k].0.is_subject() {
            continue;
        }
        let slot = &mut subject_of[heads[k]];
        let loser = match *slot {
            Some(other) if margin(other, &found) >= margin(k, &found) => k,
            other => {
                *slot = Some(k);
                let Some(other) = other else { continue };
                other
            }
        };
        found[loser] = of(loser, true);
    }
    found.into_iter().map(|(relation, _)| relation).collect()
}

/// The row of word `k` of `n`.
fn row(scores: &[f32], k: usize, n: usize) -> &[f32] {
    let width = scores.len() / n.max(1);
    scores.get(k * width..(k + 1) * width).unwrap_or_default()
}

/// Where the greatest score stands; the first of equals.
fn greatest(scores: &[f32]) -> usize {
    let mut best = 0;
    for (k, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = k;
        }
    }
    best
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

/// Why a file of weights was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no file of weights, or one of another version.
    Foreign,
    /// It is another language's.
    Language,
    /// It ends too early or goes on too long.
    Length,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Foreign => "not a grammar file of this version",
            Self::Language => "a grammar file of another language",
            Self::Length => "a grammar file that is cut or too long",
        })
    }
}

impl std::error::Error for Fault {}

static FRENCH: OnceLock<Network> = OnceLock::new();
static ENGLISH: OnceLock<Network> = OnceLock::new();

<<<<<<< HEAD
fn slot(language: Language) -> &'static OnceLock<Network> {
    let slot = match language {
        Language::French => &FRENCH,
        Language::English => &ENGLISH,
    };
    #[cfg(feature = "grammar")]
    if slot.get().is_none()
        && let Ok(network) = Network::of_file(language, embedded(language))
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
/// looked at and left aside.
///
/// # Errors
/// When `bytes` are no such file; the reader then goes on without.
pub fn provide(language: Language, bytes: &[u8]) -> Result<(), Fault> {
    let network = Network::of_file(language, bytes)?;
    let _ = slot(language).set(network);
    Ok(())
}

/// Whether the grammar of a language is there.
#[must_use]
pub fn is_there(language: Language) -> bool {
    slot(language).get().is_some()
}

/// The language in which [`crate::read`] would read a text, so that its grammar can be fetched first.
#[must_use]
pub fn language_of(source: &str) -> Language {
    Text::new(source).language()
}

