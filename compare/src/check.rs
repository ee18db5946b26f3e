//! [`quotes`]: every direct quote of an article, looked for in a dispatch, and judged.
//!
//! A dispatch is cut into what words can be taken from: its *utterances* (direct quotes, one that goes on after an incise
//! as one), and its sentences. An article's quote is laid on those that share its rarest words.

mod utterances;

use crate::edits::{Hunk, Stretch, hunks};
use crate::words::{HEAVY, Numbers, Word, Words, loosened};
use crate::{LONGEST, TooMuch};
use depeche_engine::story::{Kind, MentionBy, Participant, QuoteKind, QuotePattern};
use depeche_engine::{Span, Story, order};
use imara_diff::Token;
use std::ops::Range;
use utterances::{Region, Regions};

/// What an article's quote is, beside its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Word for word, all of a quote or a part of it.
    Exact,
    /// Word for word, but for what was left out.
    Shortened,
    /// Words are other ones.
    Altered,
    /// Words of two quotes as one.
    Joined,
    /// Word for word, and somebody else's.
    OtherSpeaker,
    /// Not in quote marks in the dispatch: reported, or told by the agency.
    Indirect,
    /// Of an article in another language, and not there word for word: beyond this check.
    OtherLanguage,
    /// Not in the dispatch.
    Absent,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 8] = [
        Self::Exact,
        Self::Shortened,
        Self::Altered,
        Self::Joined,
        Self::OtherSpeaker,
        Self::Indirect,
        Self::OtherLanguage,
        Self::Absent,
    ];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Shortened => "shortened",
            Self::Altered => "altered",
            Self::Joined => "joined",
            Self::OtherSpeaker => "other-speaker",
            Self::Indirect => "indirect",
            Self::OtherLanguage => "other-language",
            Self::Absent => "absent",
        }
    }
}

/// An article's quote, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Its place among the article's quotes.
    pub quote: usize,
    /// What it is.
    pub verdict: Verdict,
    /// Whether the article gives it to somebody else than the dispatch does.
    pub is_other_speaker: bool,
    /// Where it is from, one place or two.
    pub sources: Vec<Source>,
    /// Where the two differ: `old` is in the dispatch, `new` in the article. Of a shortened quote, what was left out.
    pub differences: Vec<Stretch>,
}

/// A place in the dispatch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The words.
    pub span: Span,
    /// The quote of the dispatch that they are of.
    pub quote: Option<usize>,
}

/// As many pairs of words are looked at: some forty articles of a megabyte that quote all of it.
const BUDGET: usize = 40_000_000;

/// Judges every direct quote of an article by a dispatch, in the order of the article. Each is a text and its reading.
///
/// # Errors
/// [`TooMuch`] for texts that are too long, or have too much in common to be weighed.
pub fn quotes(
    dispatch: (&str, &Story),
    article: (&str, &Story),
) -> Result<Vec<Judgement>, TooMuch> {
    if dispatch.0.len() > LONGEST || article.0.len() > LONGEST {
        return Err(TooMuch);
    }
    let mut numbers = Numbers::default();
    let source = Words::of(dispatch.0, &mut numbers);
    let words = Words::of(article.0, &mut numbers);
    let regions = Regions::of(&source, dispatch.1, &mut numbers);
    let mut check = Check {
        numbers,
        source,
        words,
        regions,
        dispatch: dispatch.1,
        article: article.1,
        left: BUDGET,
    };
    let quotes = article.1.quotes.iter().enumerate();
    let direct = quotes.filter(|(_, quote)| quote.kind == QuoteKind::Direct);
    let judged = direct.filter_map(|(index, _)| check.judge(index).transpose());
    judged.collect()
}

struct Check<'s> {
    numbers: Numbers,
    source: Words<'s>,
    words: Words<'s>,
    regions: Regions,
    dispatch: &'s Story,
    article: &'s Story,
    left: usize,
}

/// A quote laid on a region.
struct Fit {
    region: usize,
    verdict: Verdict,
    /// How much of the quote is there, in thousandths.
    cover: u32,
    is_whole: bool,
    is_other_speaker: bool,
    sources: Vec<Source>,
    differences: Vec<Stretch>,
}

const NEGATIONS: [&str; 12] = [
    "ne", "n", "pas", "plus", "jamais", "rien", "non", "not", "never", "no", "nothing", "without",
];

impl Check<'_> {
    /// Judges one quote; none that has no words.
    fn judge(&mut self, index: usize) -> Result<Option<Judgement>, TooMuch> {
        let quote = self.quoted(index);
        if quote.is_empty() {
            return Ok(None);
        }
        let mut fits = Vec::new();
        let likely = self.regions.likely(&quote, &self.numbers);
        for region in likely.iter().copied() {
            let cost = self.regions.list[region].words.len() + quote.len();
            self.left = self.left.checked_sub(cost).ok_or(TooMuch)?;
            fits.extend(self.fit(index, &quote, region));
        }
        fits.extend(self.joined(&fits, &quote, &likely));
        let is_foreign = self.dispatch.language != self.article.language;
        // Names and figures stand in a translation as well, and make it neither altered nor reported nor joined.
        let is_verbatim = |fit: &Fit| matches!(fit.verdict, Verdict::Exact | Verdict::Shortened);
        fits.retain(|fit| !is_foreign || is_verbatim(fit));
        order::sort_by_key(&mut fits, Fit::rank);
        let Some(best) = fits.into_iter().next() else {
            let verdict = if is_foreign {
                Verdict::OtherLanguage
            } else {
                Verdict::Absent
            };
            return Ok(Some(Judgement {
                quote: index,
                verdict,
                is_other_speaker: false,
                sources: Vec::new(),
                differences: Vec::new(),
            }));
        };
        let is_others = best.verdict == Verdict::Exact && best.is_other_speaker;
        Ok(Some(Judgement {
            quote: index,
            verdict: if is_others {
                Verdict::OtherSpeaker
            } else {
                best.verdict
            },
            is_other_speaker: best.is_other_speaker,
            sources: best.sources,
            differences: best.differences,
        }))
    }

    /// The words of a quote, without what the article itself marks as its own: `[le ministre]`.
    fn quoted(&self, index: usize) -> Vec<Word> {
        let span = self.article.quotes[index].span;
        let mut words = Vec::new();
        let (mut depth, mut at) = (0_i32, span.start as usize);
        for word in &self.words.list[self.words.within(span)] {
            for c in self.words.text[at..word.span.start as usize].chars() {
                depth = match c {
                    '[' => depth + 1,
                    ']' => (depth - 1).max(0),
                    _ => depth,
                };
            }
            at = word.span.end as usize;
            if depth == 0 && !word.is_sign {
                words.push(*word);
            }
        }
        words
    }

    /// Lays a quote on a region.
    fn fit(&self, index: usize, quote: &[Word], at: usize) -> Option<Fit> {
        let region = &self.regions.list[at];
        let mut exact = (region.finds(quote))
            .map(|start| self.exact(index, quote, at, start..start + quote.len()));
        if let Some(first) = exact.next() {
            // Where it stands more than once it may be cut off in one place and whole in another.
            let whole = (first.verdict == Verdict::Shortened)
                .then(|| exact.find(|fit| fit.verdict != Verdict::Shortened));
            return Some(whole.flatten().unwrap_or(first));
        }
        if region.is_direct() {
            self.differing(index, quote, at)
        } else {
            self.reported(quote, at)
        }
    }

    /// A quote that stands in a region word for word.
    fn exact(&self, index: usize, quote: &[Word], at: usize, run: Range<usize>) -> Fit {
        let region = &self.regions.list[at];
        let mut fit = self.of(index, at, run.clone());
        fit.cover = 1000;
        fit.is_whole = run.len() == region.words.len();
        if !region.is_direct() {
            fit.verdict = Verdict::Indirect;
            return fit;
        }
        fit.differences = self.ends(index, quote, region, run);
        if !fit.differences.is_empty() {
            fit.verdict = Verdict::Shortened;
        }
        fit
    }

    fn of(&self, index: usize, at: usize, run: Range<usize>) -> Fit {
        let region = &self.regions.list[at];
        let sources = region.sources(run);
        let is_other_speaker = (sources.first())
            .and_then(|source| source.quote)
            .is_some_and(|quote| self.is_other_speaker(index, quote));
        Fit {
            region: at,
            verdict: Verdict::Exact,
            cover: 0,
            is_whole: false,
            is_other_speaker,
            sources,
            differences: Vec::new(),
        }
    }

    /// What was cut off the ends of a sentence that the article gives as a whole one.
    fn ends(
        &self,
        index: usize,
        quote: &[Word],
        region: &Region,
        run: Range<usize>,
    ) -> Vec<Stretch> {
        let article = self.words.text;
        let pattern = self.article.quotes[index].pattern;
        let begins = quote[0].span.of(article).starts_with(char::is_uppercase);
        let mut cut = Vec::new();
        if !begins || pattern == QuotePattern::Fragment {
            return cut;
        }
        let before = region.sentence_start(&self.source, run.start);
        let was_inside =
            !(region.words[run.start].span.of(self.source.text)).starts_with(char::is_uppercase);
        if before < run.start && was_inside {
            let place = quote[0].span.start as usize;
            cut.push(Stretch {
                old: region.span(before..run.start),
                new: Span::new(place, place),
            });
        }
        let after = region.sentence_end(&self.source, run.end);
        if after > run.end {
            let place = quote[quote.len() - 1].span.end as usize;
            cut.push(Stretch {
                old: region.span(run.end..after),
                new: Span::new(place, place),
            });
        }
        cut
    }

    /// A quote that stands in an utterance in part, or in other words.
    fn differing(&self, index: usize, quote: &[Word], at: usize) -> Option<Fit> {
        let region = &self.regions.list[at];
        let tokens =
            |words: &mut dyn Iterator<Item = u32>| -> Vec<Token> { words.map(Token).collect() };
        let before = tokens(&mut region.words.iter().map(|w| w.loose));
        let after = tokens(&mut quote.iter().map(|w| w.loose));
        let mut hunks = hunks(&before, &after, &self.numbers);
        let run = trimmed(&mut hunks, before.len());
        if run.start >= run.end {
            return None;
        }
        let weigh = |words: &[Token]| words.iter().map(|t| self.numbers.weight(t.0)).sum::<u32>();
        let all = weigh(&after);
        let lost: u32 = hunks.iter().map(|(_, a)| weigh(&after[a.clone()])).sum();
        let cover = (all - lost) * 1000 / all.max(1);
        // To leave out a `pas` is to say something else.
        let is_turned = hunks.iter().any(|(b, _)| {
            let words = region.words[b.clone()].iter();
            let mut said = words.map(|w| loosened(w.span.of(self.source.text)));
            b.len() <= 2 && said.all(|word| NEGATIONS.contains(&word.as_str())) && !b.is_empty()
        });
        let is_cut = lost == 0 && !is_turned;
        let left_out: usize = hunks.iter().map(|(b, _)| b.len()).sum();
        let is_told = if is_cut {
            quote.len() > 3 && left_out <= 12 + 4 * quote.len()
        } else {
            cover >= 550 && all - lost >= 2 * HEAVY && left_out <= 6 + 2 * quote.len()
        };
        if !is_told {
            return None;
        }
        let mut fit = self.of(index, at, run.clone());
        fit.verdict = if is_cut {
            Verdict::Shortened
        } else {
            Verdict::Altered
        };
        fit.cover = cover;
        let stretch = |(b, a): &Hunk| Stretch {
            old: place(&region.words, b),
            new: place(quote, a),
        };
        fit.differences = hunks.iter().map(stretch).collect();
        Some(fit)
    }

    /// A quote whose words a sentence has outside of quote marks, in any order and form: what is reported changes both.
    fn reported(&self, quote: &[Word], at: usize) -> Option<Fit> {
        let region = &self.regions.list[at];
        let mut stems: Vec<u32> = region.stems.clone();
        let (mut all, mut there, mut count) = (0, 0, 0);
        for word in quote {
            let weight = self.numbers.weight(word.loose);
            if weight < HEAVY {
                continue;
            }
            all += weight;
            let stem = self.regions.stem_of(word.loose);
            if let Some(place) = stem.and_then(|stem| stems.iter().position(|s| *s == stem)) {
                stems.swap_remove(place);
                there += weight;
                count += 1;
            }
        }
        let cover = there * 1000 / all.max(1);
        if count < 3 || cover < 600 {
            return None;
        }
        let run = 0..region.words.len();
        Some(Fit {
            region: at,
            verdict: Verdict::Indirect,
            cover: cover.min(990),
            is_whole: false,
            is_other_speaker: false,
            sources: region.sources(run),
            differences: Vec::new(),
        })
    }

    /// A quote whose beginning is of one utterance and whose end is of another.
    fn joined(&self, fits: &[Fit], quote: &[Word], likely: &[usize]) -> Option<Fit> {
        const LEAST: usize = 3;
        let is_whole = |fit: &Fit| fit.cover == 1000 && fit.verdict != Verdict::Indirect;
        if quote.len() < 2 * LEAST || fits.iter().any(is_whole) {
            return None;
        }
        let direct = || {
            likely
                .iter()
                .filter(|at| self.regions.list[**at].is_direct())
        };
        let heads = direct().map(|at| (self.regions.list[*at].longest_head(quote), *at));
        let (head, first) = heads.max_by_key(|((length, _), _)| *length)?;
        let tails = direct().filter(|at| **at != first);
        let tails = tails.map(|at| (self.regions.list[*at].longest_tail(quote), *at));
        let (tail, second) = tails.max_by_key(|((length, _), _)| *length)?;
        let ((long, start), (longer, begin)) = (head, tail);
        if long < LEAST || longer < LEAST || long + longer + 1 < quote.len() {
            return None;
        }
        let longer = longer.min(quote.len() - long);
        let begin = begin + (tail.0 - longer);
        let mut sources = self.regions.list[first].sources(start..start + long);
        sources.extend(self.regions.list[second].sources(begin..begin + longer));
        Some(Fit {
            region: first,
            verdict: Verdict::Joined,
            cover: 1000,
            is_whole: false,
            is_other_speaker: false,
            sources,
            differences: Vec::new(),
        })
    }

    /// Whether the article's speaker and the dispatch's are known, and two.
    fn is_other_speaker(&self, index: usize, source: usize) -> bool {
        let speakers = speaker(self.dispatch, source).zip(speaker(self.article, index));
        let Some((there, here)) = speakers else {
            return false;
        };
        self.are_two(there, here)
            && surely(self.article, index).is_some_and(|here| self.are_two(there, here))
    }

    /// Whether a participant of the dispatch and one of the article are certainly not the same.
    fn are_two(&self, there: &Participant, here: &Participant) -> bool {
        // An institution speaks through people, and who has no name may be anybody: only two of a kind are told apart.
        let are_told =
            there.kind == here.kind && matches!(there.kind, Kind::Person | Kind::Organisation);
        let names = |words: &Words<'_>, of: &Participant| -> Vec<u32> {
            let spans = [of.name].into_iter().chain(of.aliases.iter().copied());
            spans.flat_map(|span| words.loose(span)).collect()
        };
        let other = names(&self.words, here);
        let mut one = names(&self.source, there).into_iter();
        are_told && !one.any(|word| other.contains(&word))
    }
}

fn speaker(story: &Story, quote: usize) -> Option<&Participant> {
    story.participants.get(story.quotes[quote].speaker?)
}

/// Who says a quote, where its paragraph names them or points back to them: a description may be of anybody, and whoever
/// spoke last is a guess, no reason to reproach an article with anything. Else whoever alone is named there.
fn surely(story: &Story, index: usize) -> Option<&Participant> {
    let quote = &story.quotes[index];
    let first = story
        .paragraphs
        .partition_point(|p| p.span.end <= quote.span.start);
    let home = story.paragraphs.get(first)?.span;
    let is_beside = |who: &Participant| {
        let mut mentions = who.mentions.iter().filter(|m| m.by != MentionBy::Role);
        mentions.any(|m| home.contains(m.span) && !quote.span.overlaps(m.span))
    };
    let speaker = speaker(story, index)?;
    if is_beside(speaker) {
        return Some(speaker);
    }
    let people = story.participants.iter().filter(|p| p.kind == Kind::Person);
    let mut named = people.filter(|who| is_beside(who));
    named.next().filter(|_| named.next().is_none())
}

/// Takes away what an utterance of so many words has before and behind a quote; gives what is left of it.
fn trimmed(hunks: &mut Vec<Hunk>, length: usize) -> Range<usize> {
    let mut run = 0..length;
    if let Some((first, a)) = hunks.first_mut()
        && first.start == 0
    {
        // Words that differ at the beginning stand for as many there.
        run.start = first.end.saturating_sub(a.end - a.start);
        first.start = run.start;
    }
    if let Some((last, a)) = hunks.last_mut()
        && last.end == length
    {
        run.end = (last.start + (a.end - a.start)).min(last.end);
        last.end = run.end;
    }
    hunks.retain(|(b, a)| !b.is_empty() || !a.is_empty());
    run
}

/// The span of a part of some words; an empty one where it has none, behind the word before.
fn place(words: &[Word], part: &Range<usize>) -> Span {
    if let Some([first, .., last]) = words.get(part.clone()) {
        return first.span.to(last.span);
    }
    if let Some([only]) = words.get(part.clone()) {
        return only.span;
    }
    let before = part.start.checked_sub(1).and_then(|at| words.get(at));
    let first = words.first().map_or(0, |w| w.span.start);
    let at = before.map_or(first, |w| w.span.end) as usize;
    Span::new(at, at)
}

impl Fit {
    /// What is told first: word for word and whole, by the same speaker, in quote marks; then by how much is there.
    fn rank(&self) -> (u8, bool, bool, u32, usize) {
        let first = match self.verdict {
            Verdict::Exact => 0,
            Verdict::Shortened => 1,
            Verdict::Joined => 2,
            _ if self.cover == 1000 => 3,
            _ => 4,
        };
        // In quote marks a little less is as good.
        let bonus = if self.verdict == Verdict::Altered {
            100
        } else {
            0
        };
        let missing = 1100 - (self.cover + bonus).min(1100);
        (
            first,
            self.is_other_speaker,
            !self.is_whole,
            missing,
            self.region,
        )
    }
}
