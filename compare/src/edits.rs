//! [`Aligned`]: two texts laid on each other, sentence by sentence, and within sentences that are alike word by word.

use crate::pairing::{Pair, pairs};
use crate::words::{HEAVY, Numbers, Words};
use depeche_engine::story::ParagraphRole;
use depeche_engine::{Span, Story, order, sentences};
use imara_diff::{Algorithm, Diff, Token};
use std::collections::{HashMap, VecDeque};
use std::ops::Range;

/// What became of a sentence or a paragraph. What stands around a story (notes, bylines, credits) is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What became of it.
    pub how: EditKind,
    /// Whether it is a whole paragraph.
    pub is_paragraph: bool,
    /// Its words in the old text; empty, at the place where they would stand, of what was added.
    pub old: Span,
    /// Its words in the new text; empty, at the place where they would stand, of what was dropped.
    pub new: Span,
    /// Of what was reworded: each stretch that differs, in order.
    pub words: Vec<Stretch>,
}

/// What became of a sentence or a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EditKind {
    /// It stands in the new text only.
    Added,
    /// It stood in the old text only.
    Dropped,
    /// It stands elsewhere.
    Moved,
    /// It stands there in other words.
    Reworded,
    /// It stands elsewhere, in other words.
    MovedReworded,
}

/// Words that stand for each other; one of the two is empty where words were only added or dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// In the old text.
    pub old: Span,
    /// In the new text.
    pub new: Span,
}

/// Two texts laid on each other.
pub(crate) struct Aligned<'t> {
    pub numbers: Numbers,
    pub old: Words<'t>,
    pub new: Words<'t>,
    /// The place in the new text of each word of the old, [`GONE`] where it has none.
    to_new: Vec<u32>,
    /// The place in the old text of each word of the new, [`GONE`] where it has none.
    to_old: Vec<u32>,
    /// For each word of the old and of the new text, how many before it have no place in the other.
    unmatched: [Vec<u32>; 2],
    /// Sentences that are alike, in the order of the old text.
    pub reworded: Vec<Stretch>,
    pub edits: Vec<Edit>,
    /// The share of sentences with several words that stand in both, of the text that has fewer, in thousandths.
    pub shared: u32,
    /// How many these are.
    pub shared_count: usize,
}

const GONE: u32 = u32::MAX;

/// More words than this are not compared one by one within a sentence: nothing that long is one.
const LONGEST_SENTENCE: usize = 2_000;

/// How alike sentences have to be to be shown as one in other words, in thousandths.
const ALIKE: u32 = 500;
/// The same for two that stand at the same place.
const LESS_ALIKE: u32 = 320;

/// As many words make a sentence that is known again elsewhere.
const TELLING: usize = 3;

struct Sentence {
    span: Span,
    words: Range<usize>,
    key: u32,
    /// Between which sentences that stand in both it stands.
    gap: usize,
    /// The sentence it is in the other text.
    other: Option<usize>,
    how: Option<EditKind>,
}

impl<'t> Aligned<'t> {
    /// Lays two texts on each other.
    pub fn of(old: (&'t str, &Story), new: (&'t str, &Story)) -> Self {
        let mut numbers = Numbers::default();
        let words = [
            Words::of(old.0, &mut numbers),
            Words::of(new.0, &mut numbers),
        ];
        let mut keys = HashMap::new();
        let mut cut = |side: usize, (text, story): (&str, &Story)| {
            let spans = sentences(text, story.language);
            sentences_of(&words[side], spans, &mut keys)
        };
        let mut sides = [cut(0, old), cut(1, new)];
        let [old_words, new_words] = words;
        let mut aligned = Self {
            to_new: vec![GONE; old_words.list.len()],
            to_old: vec![GONE; new_words.list.len()],
            unmatched: [Vec::new(), Vec::new()],
            numbers,
            old: old_words,
            new: new_words,
            reworded: Vec::new(),
            edits: Vec::new(),
            shared: 0,
            shared_count: 0,
        };
        same(&mut sides, keys.len() as u32);
        moved(&mut sides);
        let stretches = aligned.alike(&mut sides);
        aligned.match_words(&sides);
        aligned.count_shared(&sides);
        aligned.edits = edits(&sides, [old.1, new.1], stretches);
        aligned
    }

    /// Where the words of a span of the old text stand in the new; none unless its first and last word do.
    pub fn in_new(&self, span: Span) -> Option<Span> {
        let words = self.old.touching(span);
        let of = |word: usize| self.to_new.get(word).copied().filter(|new| *new != GONE);
        let (first, last) = (of(words.start)?, of(words.end.checked_sub(1)?)?);
        self.new.span(first as usize..last as usize + 1)
    }

    /// Where those words of a span of the old text stand in the new that are in both; none where they are far apart.
    pub fn on_in_new(&self, span: Span) -> Option<Span> {
        let run = self.old.touching(span);
        let there = self.to_new[run.clone()].iter();
        close(there.filter(|to| **to != GONE).copied(), run.len())
            .and_then(|run| self.new.span(run))
    }

    /// Where those words of a span of the new text stand in the old that are in both; none where they are far apart.
    pub fn back_in_old(&self, span: Span) -> Option<Span> {
        let run = self.new.touching(span);
        let there = self.to_old[run.clone()].iter();
        close(there.filter(|to| **to != GONE).copied(), run.len())
            .and_then(|run| self.old.span(run))
    }

    /// Whether words of a span of the old text have no place in the new.
    pub fn old_changed(&self, span: Span) -> bool {
        changed(&self.unmatched[0], self.old.touching(span))
    }

    /// Whether words of a span of the new text have no place in the old.
    pub fn new_changed(&self, span: Span) -> bool {
        changed(&self.unmatched[1], self.new.touching(span))
    }

    /// Words that stand in both texts, here in the old and there in the new, each with those before it that were put in the
    /// place of the other's; none where there are none in one of the two.
    pub fn behind_others(&self, old: Span, new: Span) -> Option<[Span; 2]> {
        let wider = |words: &Words<'_>, to: &[u32], span: Span| {
            let first = words.touching(span).start;
            let mut from = first;
            while from > 0 && to[from - 1] == GONE {
                let [before, word] = [from - 1, from].map(|at| words.list[at].span);
                let between = &words.text[before.end as usize..word.start as usize];
                if between.contains(['.', '!', '?', '\n']) {
                    break;
                }
                from -= 1;
            }
            (from < first).then(|| words.list[from].span.to(span))
        };
        Some([
            wider(&self.old, &self.to_new, old)?,
            wider(&self.new, &self.to_old, new)?,
        ])
    }

    /// The sentence of the old text, reworded in the new, that holds a span.
    pub fn reworded_at(&self, old: Span) -> Option<Stretch> {
        let after = self.reworded.partition_point(|s| s.old.start <= old.start);
        let sentence = self.reworded.get(after.checked_sub(1)?)?;
        sentence.old.contains(old).then_some(*sentence)
    }

    /// The stretches in which a sentence of the old text and its counterpart differ.
    pub fn stretches(&self, sentence: Stretch) -> &[Stretch] {
        let key = (sentence.new, sentence.old);
        let at = (self.edits).partition_point(|edit| (edit.new, edit.old) < key);
        let edit = self
            .edits
            .get(at)
            .filter(|edit| (edit.new, edit.old) == key);
        edit.map_or(&[], |edit| edit.words.as_slice())
    }

    /// Pairs sentences that share most of their words; gives the stretches that differ, by the place of the new sentence.
    fn alike(&mut self, sides: &mut [Vec<Sentence>; 2]) -> HashMap<usize, Vec<Stretch>> {
        let rest: [Vec<usize>; 2] = [0, 1].map(|side| {
            let left = sides[side].iter().enumerate();
            let left = left.filter(|(_, s)| s.other.is_none() && s.words.len() <= LONGEST_SENTENCE);
            left.map(|(index, _)| index).collect()
        });
        let bags = |side: usize, words: &Words<'_>| -> Vec<Vec<u32>> {
            let of = |index: &usize| words.loose(sides[side][*index].span);
            rest[side].iter().map(of).collect()
        };
        let bags = [bags(0, &self.old), bags(1, &self.new)];
        let mut stretches = HashMap::new();
        let found = pairs(&bags[0], &bags[1], &self.numbers, LESS_ALIKE);
        for Pair { old, new, alike } in found {
            let (old, new) = (rest[0][old], rest[1][new]);
            let is_there = sides[0][old].gap == sides[1][new].gap;
            let runs = [sides[0][old].words.clone(), sides[1][new].words.clone()];
            let least = if is_there { LESS_ALIKE } else { ALIKE };
            let Some(differing) = self.differing(runs, least).filter(|_| alike >= least) else {
                continue;
            };
            let how = match is_there {
                true => EditKind::Reworded,
                false => EditKind::MovedReworded,
            };
            pair_up(sides, old, new, Some(how));
            self.reworded.push(Stretch {
                old: sides[0][old].span,
                new: sides[1][new].span,
            });
            stretches.insert(new, differing);
        }
        order::sort_by_key(&mut self.reworded, |sentence| sentence.old);
        stretches
    }

    /// The stretches in which two sentences differ, word by word; none when they have too little in common, in order.
    fn differing(&mut self, [old, new]: [Range<usize>; 2], least: u32) -> Option<Vec<Stretch>> {
        let tokens = |words: &Words<'_>, run: &Range<usize>| -> Vec<Token> {
            let run = words.list[run.clone()].iter();
            run.map(|w| Token(w.plain)).collect()
        };
        let (before, after) = (tokens(&self.old, &old), tokens(&self.new, &new));
        let hunks = hunks(&before, &after, &self.numbers);
        let weigh = |tokens: &[Token]| -> u32 {
            let weights = tokens.iter().map(|t| self.numbers.weight(t.0));
            weights.sum()
        };
        let (all, other) = (weigh(&before), weigh(&after));
        let differ: u32 = (hunks.iter()).map(|(b, _)| weigh(&before[b.clone()])).sum();
        let kept = all - differ;
        let less = all.min(other).max(1);
        // In another order the same words say something else.
        let is_alike = kept * 2000 / (all + other).max(1) >= least * 4 / 5
            || less >= 4 * HEAVY && kept * 1000 / less >= 700;
        if !is_alike {
            return None;
        }
        let mut at = (0, 0);
        for (b, a) in hunks
            .iter()
            .chain([&(before.len()..before.len(), after.len()..after.len())])
        {
            for (from, to) in (at.0..b.start).zip(at.1..a.start) {
                self.to_new[old.start + from] = (new.start + to) as u32;
            }
            at = (b.end, a.end);
        }
        let stretch = |(b, a): &(Range<usize>, Range<usize>)| Stretch {
            old: place(&self.old, &old, b),
            new: place(&self.new, &new, a),
        };
        Some(hunks.iter().map(stretch).collect())
    }

    /// Says of each word whether the other text has it.
    fn match_words(&mut self, sides: &[Vec<Sentence>; 2]) {
        for sentence in &sides[0] {
            let is_whole = !sentence.how.is_some_and(EditKind::is_reworded);
            let Some(other) = sentence.other.filter(|_| is_whole) else {
                continue;
            };
            let words = sides[1][other].words.clone();
            for (from, to) in sentence.words.clone().zip(words) {
                self.to_new[from] = to as u32;
            }
        }
        for (from, to) in self.to_new.iter().enumerate() {
            if *to != GONE {
                self.to_old[*to as usize] = from as u32;
            }
        }
        self.unmatched = [
            counted(self.to_new.iter().map(|to| *to == GONE)),
            counted(self.to_old.iter().map(|from| *from == GONE)),
        ];
    }

    fn count_shared(&mut self, sides: &[Vec<Sentence>; 2]) {
        let long = |s: &&Sentence| s.words.len() > TELLING;
        let counts = [0, 1].map(|side| sides[side].iter().filter(long).count());
        let shared = sides[0].iter().filter(long).filter(|s| s.other.is_some());
        self.shared_count = shared.count();
        let fewer = counts[0].min(counts[1]).max(1);
        self.shared = (self.shared_count * 1000 / fewer) as u32;
    }
}

impl EditKind {
    /// Whether its words differ.
    #[must_use]
    pub const fn is_reworded(self) -> bool {
        matches!(self, Self::Reworded | Self::MovedReworded)
    }
}

/// The run from the first of some words to the last; none of no words, and of words that stand much farther apart than the
/// `count` words that they are of.
fn close(words: impl Iterator<Item = u32>, count: usize) -> Option<Range<usize>> {
    const APART: usize = 24;
    let (first, last) = words.fold((GONE, 0), |(first, last), word| {
        (first.min(word), last.max(word + 1))
    });
    let run = first as usize..last as usize;
    (first != GONE && run.len() <= count + APART).then_some(run)
}

/// The sentences that have words.
fn sentences_of(
    words: &Words<'_>,
    spans: Vec<Span>,
    keys: &mut HashMap<Vec<u32>, u32>,
) -> Vec<Sentence> {
    let sentences = spans.into_iter().filter_map(|span| {
        let run = words.within(span);
        let key: Vec<u32> = (words.list[run.clone()].iter()).map(|w| w.plain).collect();
        if key.is_empty() {
            return None;
        }
        let next = keys.len() as u32;
        let key = *keys.entry(key).or_insert(next);
        Some(Sentence {
            span,
            words: run,
            key,
            gap: 0,
            other: None,
            how: None,
        })
    });
    sentences.collect()
}

/// Pairs the sentences that stand in both texts in the same order.
fn same(sides: &mut [Vec<Sentence>; 2], count: u32) {
    let tokens = |side: &[Sentence]| -> Vec<Token> { side.iter().map(|s| Token(s.key)).collect() };
    let (before, after) = (tokens(&sides[0]), tokens(&sides[1]));
    let mut diff = Diff::default();
    diff.compute_with(Algorithm::Histogram, &before, &after, count);
    let (mut old, mut new, mut gap) = (0, 0, 0);
    loop {
        while old < before.len() && diff.is_removed(old as u32) {
            sides[0][old].gap = gap;
            old += 1;
        }
        while new < after.len() && diff.is_added(new as u32) {
            sides[1][new].gap = gap;
            new += 1;
        }
        if old >= before.len() || new >= after.len() {
            return;
        }
        pair_up(sides, old, new, None);
        (old, new, gap) = (old + 1, new + 1, gap + 1);
    }
}

/// Pairs the sentences that stand in both texts elsewhere.
fn moved(sides: &mut [Vec<Sentence>; 2]) {
    let mut left: HashMap<u32, VecDeque<usize>> = HashMap::new();
    let is_left = |s: &Sentence| s.other.is_none() && s.words.len() > TELLING;
    for (index, sentence) in sides[0].iter().enumerate().filter(|(_, s)| is_left(s)) {
        left.entry(sentence.key).or_default().push_back(index);
    }
    for new in 0..sides[1].len() {
        let sentence = &sides[1][new];
        let old = (left.get_mut(&sentence.key)).filter(|_| is_left(sentence));
        if let Some(old) = old.and_then(VecDeque::pop_front) {
            pair_up(sides, old, new, Some(EditKind::Moved));
        }
    }
}

fn pair_up(sides: &mut [Vec<Sentence>; 2], old: usize, new: usize, how: Option<EditKind>) {
    (sides[0][old].other, sides[0][old].how) = (Some(new), how);
    (sides[1][new].other, sides[1][new].how) = (Some(old), how);
}

/// Runs of words that stand for each other.
pub(crate) type Hunk = (Range<usize>, Range<usize>);

/// The stretches that differ. A little word or two between two of them is no common ground, and goes with them.
pub(crate) fn hunks(before: &[Token], after: &[Token], numbers: &Numbers) -> Vec<Hunk> {
    let mut diff = Diff::default();
    // The diff's cost grows with the greatest number, and the numbers are those of a whole text.
    let mut own: HashMap<u32, u32> = HashMap::new();
    let mut renumbered = |tokens: &[Token]| -> Vec<Token> {
        let number = |token: &Token| {
            let next = own.len() as u32;
            Token(*own.entry(token.0).or_insert(next))
        };
        tokens.iter().map(number).collect()
    };
    let (ours, theirs) = (renumbered(before), renumbered(after));
    diff.compute_with(Algorithm::Histogram, &ours, &theirs, own.len() as u32);
    let mut joined: Vec<Hunk> = Vec::new();
    for hunk in diff.hunks() {
        let (b, a) = (
            hunk.before.start as usize..hunk.before.end as usize,
            hunk.after.start as usize..hunk.after.end as usize,
        );
        if let Some((last_b, last_a)) = joined.last_mut() {
            let between = before[last_b.end..b.start].iter();
            let weight: u32 = between.map(|t| numbers.weight(t.0)).sum();
            let is_little = weight < HEAVY / 2;
            if is_little {
                (last_b.end, last_a.end) = (b.end, a.end);
                continue;
            }
        }
        joined.push((b, a));
    }
    joined
}

/// The span of a part of a run of words; an empty one where it has none, behind the word before.
fn place(words: &Words<'_>, run: &Range<usize>, part: &Range<usize>) -> Span {
    let (start, end) = (run.start + part.start, run.start + part.end);
    if let Some(span) = words.span(start..end) {
        return span;
    }
    let before = start.checked_sub(1).filter(|before| *before >= run.start);
    let at = match before {
        Some(before) => words.list[before].span.end,
        None => words.list.get(start).map_or(0, |w| w.span.start),
    };
    Span::new(at as usize, at as usize)
}

/// For each place how many before it are.
fn counted(are: impl Iterator<Item = bool>) -> Vec<u32> {
    let mut sum = 0;
    let mut counts = vec![0];
    counts.extend(are.map(|is| {
        sum += u32::from(is);
        sum
    }));
    counts
}

fn changed(counts: &[u32], words: Range<usize>) -> bool {
    counts[words.start] != counts[words.end]
}

/// What became of the sentences, whole paragraphs as one.
fn edits(
    sides: &[Vec<Sentence>; 2],
    stories: [&Story; 2],
    mut stretches: HashMap<usize, Vec<Stretch>>,
) -> Vec<Edit> {
    let mut found = Vec::new();
    // Behind the last sentence that stands where it stood, in its words or others.
    let stays = |how: Option<EditKind>| matches!(how, None | Some(EditKind::Reworded));
    let mut at = 0;
    let behind = |at: u32| Span { start: at, end: at };
    for sentence in &sides[0] {
        match sentence.other {
            None => found.push(edit(EditKind::Dropped, sentence.span, behind(at))),
            Some(other) if stays(sentence.how) => at = sides[1][other].span.end,
            Some(_) => {}
        }
    }
    at = 0;
    for (index, sentence) in sides[1].iter().enumerate() {
        match (sentence.other, sentence.how) {
            (None, _) => found.push(edit(EditKind::Added, behind(at), sentence.span)),
            (Some(other), None) => at = sides[0][other].span.end,
            (Some(other), Some(how)) => {
                if stays(Some(how)) {
                    at = sides[0][other].span.end;
                }
                let mut edit = edit(how, sides[0][other].span, sentence.span);
                edit.words = stretches.remove(&index).unwrap_or_default();
                found.push(edit);
            }
        }
    }
    found.retain(|edit| {
        let is_story = |story: &Story, span: Span| !span.is_empty() && is_story(story, span);
        is_story(stories[0], edit.old) || is_story(stories[1], edit.new)
    });
    let mut edits = whole_paragraphs(found, sides, stories);
    order::sort_by_key(&mut edits, |edit| (edit.new, edit.old));
    edits
}

fn edit(how: EditKind, old: Span, new: Span) -> Edit {
    Edit {
        how,
        is_paragraph: false,
        old,
        new,
        words: Vec::new(),
    }
}

/// Whether words are of the story, and not of what stands around it.
fn is_story(story: &Story, span: Span) -> bool {
    let index = paragraph(story, span);
    let role = story.paragraphs.get(index).map(|p| p.role);
    !matches!(
        role,
        Some(
            ParagraphRole::Note
                | ParagraphRole::Byline
                | ParagraphRole::Dateline
                | ParagraphRole::Credits
                | ParagraphRole::Chrome
        )
    )
}

fn paragraph(story: &Story, span: Span) -> usize {
    (story.paragraphs).partition_point(|p| p.span.end <= span.start)
}

/// Joins edits of one kind that are a whole paragraph together.
fn whole_paragraphs(
    edits: Vec<Edit>,
    sides: &[Vec<Sentence>; 2],
    stories: [&Story; 2],
) -> Vec<Edit> {
    let sizes = [0, 1].map(|side| {
        let mut sizes: HashMap<usize, usize> = HashMap::new();
        for sentence in &sides[side] {
            let home = paragraph(stories[side], sentence.span);
            *sizes.entry(home).or_default() += 1;
        }
        sizes
    });
    let home = |edit: &Edit| -> Option<(EditKind, usize, usize)> {
        let homes = [(0, edit.old), (1, edit.new)].map(|(side, span)| match span.is_empty() {
            true => usize::MAX,
            false => paragraph(stories[side], span),
        });
        (!edit.how.is_reworded()).then_some((edit.how, homes[0], homes[1]))
    };
    let mut joined: Vec<Edit> = Vec::new();
    let mut rest = edits.into_iter().peekable();
    while let Some(mut first) = rest.next() {
        let Some(of) = home(&first) else {
            joined.push(first);
            continue;
        };
        let mut group = Vec::new();
        while let Some(next) = rest.next_if(|next| home(next) == Some(of)) {
            group.push(next);
        }
        let size = group.len() + 1;
        let is_whole =
            |side: usize, home: usize| home == usize::MAX || sizes[side].get(&home) == Some(&size);
        if is_whole(0, of.1) && is_whole(1, of.2) {
            for edit in group.drain(..) {
                first.old = covering(first.old, edit.old);
                first.new = covering(first.new, edit.new);
            }
            first.is_paragraph = true;
        }
        joined.push(first);
        joined.append(&mut group);
    }
    joined
}

fn covering(one: Span, other: Span) -> Span {
    match (one.is_empty(), other.is_empty()) {
        (false, false) => one.to(other),
        (true, false) => other,
        _ => one,
    }
}
