//! [`Regions`]: what words can be taken from: the utterances of a dispatch, and its sentences.

use super::Source;
use crate::words::{Numbers, Word, Words};
use depeche_engine::story::{Quote, QuoteKind, QuotePattern};
use depeche_engine::{Span, Story, order, sentences};
use std::collections::HashMap;
use std::ops::Range;

/// An utterance, or a sentence.
pub(super) struct Region {
    /// Its words, signs left out.
    pub words: Vec<Word>,
    /// Of an utterance, the quote that each word is of.
    quotes: Vec<usize>,
    /// Of a sentence, the quote that it reports.
    reports: Option<usize>,
    /// Of a sentence, the beginnings of its words.
    pub stems: Vec<u32>,
}

/// All of a dispatch.
pub(super) struct Regions {
    pub list: Vec<Region>,
    /// In which of them a word stands.
    posts: HashMap<u32, Vec<u32>>,
    /// The number of the beginning of each word.
    stems: HashMap<u32, u32>,
    posts_of_stems: HashMap<u32, Vec<u32>>,
}

/// As many regions are looked at for each quote.
const LOOKED_AT: usize = 12;
/// Two quotes of one speaker that so many bytes at most stand between, in one paragraph, are one that an incise interrupts.
const INCISE: usize = 160;
/// As many places of words are looked up for each quote, rare words first.
const LOOKED_UP: usize = 240;

impl Regions {
    pub fn of(words: &Words<'_>, story: &Story, numbers: &mut Numbers) -> Self {
        let mut list = utterances(words, story);
        let first = list.len();
        list.extend(reported(words, story));
        let mut regions = Self {
            list,
            posts: HashMap::new(),
            stems: HashMap::new(),
            posts_of_stems: HashMap::new(),
        };
        regions.stems = numbers.stems();
        for at in 0..regions.list.len() {
            let Self {
                list,
                posts,
                stems,
                posts_of_stems,
            } = &mut regions;
            let region = &mut list[at];
            for word in &region.words {
                post(posts, word.loose, at);
            }
            if at >= first {
                let stem = |word: &Word| stems.get(&word.loose).copied();
                region.stems = region.words.iter().filter_map(stem).collect();
                for stem in &region.stems {
                    post(posts_of_stems, *stem, at);
                }
            }
        }
        regions
    }

    pub fn stem_of(&self, word: u32) -> Option<u32> {
        self.stems.get(&word).copied()
    }

    /// The regions that share most words with a quote, utterances and sentences apart.
    pub fn likely(&self, quote: &[Word], numbers: &Numbers) -> Vec<usize> {
        let weigh = |posts: Vec<(&Vec<u32>, u32)>| -> Vec<(u32, u32)> {
            let mut posts = posts;
            order::sort_by_key(&mut posts, |(there, _)| there.len());
            let mut left = LOOKED_UP;
            let mut shared: HashMap<u32, u32> = HashMap::new();
            for (there, weight) in posts {
                for at in there.iter().take(left) {
                    *shared.entry(*at).or_default() += weight;
                }
                left = left.saturating_sub(there.len());
            }
            let mut best: Vec<(u32, u32)> = shared.into_iter().collect();
            order::sort_by_key(&mut best, |(at, n)| (u32::MAX - n, *at));
            best
        };
        let mut words: Vec<u32> = quote.iter().map(|w| w.loose).collect();
        order::sort_by_key(&mut words, |word| *word);
        words.dedup();
        let of_words = words.iter().filter_map(|word| {
            let there = self.posts.get(word)?;
            Some((there, numbers.weight(*word)))
        });
        let of_stems = words.iter().filter_map(|word| {
            let there = self.posts_of_stems.get(self.stems.get(word)?)?;
            Some((there, numbers.weight(*word)))
        });
        let (by_words, by_stems) = (weigh(of_words.collect()), weigh(of_stems.collect()));
        let is_direct = |at: &u32| self.list[*at as usize].is_direct();
        let direct = by_words.iter().map(|(at, _)| at).filter(|at| is_direct(at));
        let rest = by_words
            .iter()
            .map(|(at, _)| at)
            .filter(|at| !is_direct(at));
        let stems = by_stems.iter().map(|(at, _)| at);
        let chosen = direct
            .take(LOOKED_AT)
            .chain(rest.take(LOOKED_AT / 2))
            .chain(stems.take(LOOKED_AT / 2));
        let mut chosen: Vec<usize> = chosen.map(|at| *at as usize).collect();
        order::sort_by_key(&mut chosen, |at| *at);
        chosen.dedup();
        chosen
    }
}

fn post(posts: &mut HashMap<u32, Vec<u32>>, word: u32, at: usize) {
    let there = posts.entry(word).or_default();
    if there.last() != Some(&(at as u32)) {
        there.push(at as u32);
    }
}

/// The direct quotes, those that go on after an incise as one.
fn utterances(words: &Words<'_>, story: &Story) -> Vec<Region> {
    let mut list: Vec<Region> = Vec::new();
    let mut last: Option<&Quote> = None;
    let direct = story.quotes.iter().enumerate();
    for (index, quote) in direct.filter(|(_, quote)| quote.kind == QuoteKind::Direct) {
        let run = words.within(quote.span);
        let of_it = words.list[run].iter().filter(|w| !w.is_sign).copied();
        let goes_on = last.is_some_and(|last| {
            let is_so = matches!(
                quote.pattern,
                QuotePattern::Interrupted | QuotePattern::Continued
            );
            let between = words
                .text
                .get(last.span.end as usize..quote.span.start as usize);
            let is_near = between.is_some_and(|b| b.len() <= INCISE && !b.contains('\n'));
            // What goes on is the same speaker's, whether or not the reader knows who that is.
            let is_unnamed = is_so && quote.speaker.is_none();
            let is_same = last.speaker == quote.speaker && quote.speaker.is_some();
            (is_so || is_near) && between.is_some() && (is_same || is_unnamed)
        });
        if !goes_on {
            list.push(Region {
                words: Vec::new(),
                quotes: Vec::new(),
                reports: None,
                stems: Vec::new(),
            });
        }
        if let Some(region) = list.last_mut() {
            region.words.extend(of_it);
            region.quotes.resize(region.words.len(), index);
        }
        last = Some(quote);
    }
    list
}

/// The sentences, each with the quote that it reports.
fn reported(words: &Words<'_>, story: &Story) -> Vec<Region> {
    let indirect: Vec<(usize, Span)> = (story.quotes.iter().enumerate())
        .filter(|(_, q)| q.kind == QuoteKind::Indirect)
        .map(|(index, q)| (index, q.span))
        .collect();
    let sentences = sentences(words.text, story.language).into_iter();
    let regions = sentences.map(|span| {
        let first = indirect.partition_point(|(_, quote)| quote.end <= span.start);
        let reports = indirect
            .get(first)
            .filter(|(_, quote)| quote.overlaps(span));
        let run = words.within(span);
        Region {
            words: words.list[run]
                .iter()
                .filter(|w| !w.is_sign)
                .copied()
                .collect(),
            quotes: Vec::new(),
            reports: reports.map(|(index, _)| *index),
            stems: Vec::new(),
        }
    });
    regions.collect()
}

impl Region {
    /// Whether its words are in quote marks.
    pub fn is_direct(&self) -> bool {
        !self.quotes.is_empty()
    }

    /// The words of a run, and what stands between them.
    pub fn span(&self, run: Range<usize>) -> Span {
        let words = &self.words[run];
        match (words.first(), words.last()) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => Span::default(),
        }
    }

    /// Where a run of words is from: one place for each quote that they are of.
    pub fn sources(&self, run: Range<usize>) -> Vec<Source> {
        if !self.is_direct() {
            let quote = self.reports;
            return vec![Source {
                span: self.span(run),
                quote,
            }];
        }
        let mut sources: Vec<Source> = Vec::new();
        for at in run {
            let (span, quote) = (self.words[at].span, Some(self.quotes[at]));
            match sources.last_mut().filter(|last| last.quote == quote) {
                Some(last) => last.span = last.span.to(span),
                None => sources.push(Source { span, quote }),
            }
        }
        sources
    }

    /// Where the words of a quote stand, one after the other: each place of the first few.
    pub fn finds(&self, quote: &[Word]) -> impl Iterator<Item = usize> {
        const FEW: usize = 4;
        let windows = self.words.windows(quote.len()).enumerate();
        let there = windows.filter(|(_, window)| same(window, quote));
        there.map(|(at, _)| at).take(FEW)
    }

    /// The longest beginning of a quote that stands here: how many words, and where.
    pub fn longest_head(&self, quote: &[Word]) -> (usize, usize) {
        let starts = (0..self.words.len()).filter(|at| self.words[*at].loose == quote[0].loose);
        let lengths = starts.take(64).map(|at| {
            let pairs = self.words[at..].iter().zip(quote);
            (pairs.take_while(|(a, b)| a.loose == b.loose).count(), at)
        });
        lengths
            .max_by_key(|(length, _)| *length)
            .unwrap_or_default()
    }

    /// The longest end of a quote that stands here: how many words, and where.
    pub fn longest_tail(&self, quote: &[Word]) -> (usize, usize) {
        let last = quote[quote.len() - 1].loose;
        let ends = (0..self.words.len()).filter(|at| self.words[*at].loose == last);
        let lengths = ends.take(64).map(|at| {
            let pairs = self.words[..=at].iter().rev().zip(quote.iter().rev());
            let length = pairs.take_while(|(a, b)| a.loose == b.loose).count();
            (length, at + 1 - length)
        });
        lengths
            .max_by_key(|(length, _)| *length)
            .unwrap_or_default()
    }

    /// Where the sentence begins, within its quote, that a word stands in.
    pub fn sentence_start(&self, words: &Words<'_>, at: usize) -> usize {
        let mut start = at;
        while start > 0 && self.quotes[start - 1] == self.quotes[at] && !self.ends(words, start - 1)
        {
            start -= 1;
        }
        start
    }

    /// Where the sentence ends, within its quote, of which the words before `at` are.
    pub fn sentence_end(&self, words: &Words<'_>, at: usize) -> usize {
        let mut end = at;
        while end < self.words.len()
            && self.quotes[end] == self.quotes[at - 1]
            && !self.ends(words, end - 1)
        {
            end += 1;
        }
        end
    }

    /// Whether a sentence ends between a word and the next.
    fn ends(&self, words: &Words<'_>, at: usize) -> bool {
        let between = self.words[at].span.end as usize..self.words[at + 1].span.start as usize;
        words.text[between].contains(['.', '?', '!', '…', ':', ';', '\n'])
    }
}

fn same(one: &[Word], other: &[Word]) -> bool {
    one.iter().zip(other).all(|(a, b)| a.loose == b.loose)
}
