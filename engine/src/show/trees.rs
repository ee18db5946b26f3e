//! Sentences with their trees, one word a line, each tree drawn in the order of the text.

use super::{Section, flat};
use crate::event::listed;
use crate::grammar::{Agreement, Entity, Grammar};
use crate::language::Classes;
use crate::story::Story;
use std::ops::Range;

/// Language, and how many tokens, sentences and paragraphs the text was cut into.
pub(super) fn counts(grammar: &Grammar, story: &Story) -> Section {
    let text = grammar.text();
    let line = format!(
        "{} · {} bytes · {} tokens · {} sentences · {} paragraphs",
        story.language.tag(),
        text.source().len(),
        text.len(),
        text.sentences().len(),
        text.paragraphs().len()
    );
    Section::new("TEXT", [line])
}

/// Every sentence of the story as a block.
pub(super) fn trees(grammar: &Grammar) -> Section {
    let sentences = grammar.sentences().iter().enumerate();
    let blocks = sentences.map(|(n, run)| sentence(grammar, n, run.clone()));
    Section::new("TREES", blocks)
}

/// Widest drawing that columns are aligned behind.
const MOST_WIDTH: usize = 44;

fn sentence(grammar: &Grammar, n: usize, run: Range<usize>) -> String {
    let text = grammar.text();
    let span = text.span(run.clone());
    let mut out = format!(
        "sentence {} · {}..{} · {}\n",
        n + 1,
        span.start,
        span.end,
        flat(span.of(text.source()))
    );
    if !grammar.knows(run.start) {
        out += "no tree\n";
        return out;
    }
    let listed = listed(text, run.clone());
    let drawn = run.clone().map(|i| drawing(grammar, i)).collect::<Vec<_>>();
    let width = drawn.iter().map(|line| line.chars().count());
    let width = width.max().unwrap_or_default().min(MOST_WIDTH);
    for (i, line) in run.clone().zip(drawn) {
        let head = grammar.head(i).map_or(0, |head| head - run.start + 1);
        let link = format!("{}→{head}", grammar.relation(i).name());
        let mut row = format!(
            "{:>3} {line:<width$}  {:<10} {link:<14}",
            i - run.start + 1,
            grammar.tag(i).name()
        );
        let mut note = |word: String| {
            row.push(' ');
            row += &word;
        };
        if grammar.agreement(i) != Agreement::None {
            note(format!("{:?}", grammar.agreement(i)));
        }
        if grammar.entity(i) != Entity::None {
            note(format!("[{}]", grammar.entity(i).name()));
        }
        for (_, words) in listed.iter().filter(|(at, _)| *at == i) {
            note(words.clone());
        }
        let classes = text.classes(i);
        // What opens something is an index for the reader's speed, no list of words.
        let named = Classes::NAMED
            .iter()
            .filter(|(name, set)| classes.any(*set) && !name.starts_with("OPENS_"));
        let named: Vec<&str> = named.map(|(name, _)| *name).collect();
        if !named.is_empty() {
            note(format!("({})", named.join(" ").to_lowercase()));
        }
        out += row.trim_end();
        out.push('\n');
    }
    out
}

/// A word behind the branches that lead to it: `│ ╭─ le`.
fn drawing(grammar: &Grammar, i: usize) -> String {
    let mut path: Vec<usize> = grammar.above(i).collect();
    path.reverse();
    path.push(i);
    let mut out = String::new();
    for pair in path.windows(2) {
        let &[head, child] = pair else { continue };
        let (first, last) = reach(grammar, head);
        out.push(match i {
            _ if i == child && i == first => '╭',
            _ if i == child && i == last => '╰',
            _ if i == child => '├',
            _ if first < i && i < last => '│',
            _ => ' ',
        });
        out.push(if i == child { '─' } else { ' ' });
    }
    out += grammar.text().raw(i);
    out
}

/// The first and last of a word and those that hang on it directly.
fn reach(grammar: &Grammar, head: usize) -> (usize, usize) {
    grammar
        .children(head)
        .fold((head, head), |(first, last), child| {
            (first.min(child), last.max(child))
        })
}
