//! Who may have said what: the reader's guess where somebody marks words as a quote, and the order in which participants
//! are offered as its speaker.

use depeche_engine::amend::{Around, speech_around};
use depeche_engine::order::sort_by_key;
use depeche_engine::story::Kind;
use depeche_engine::{Span, Story};

/// The most who are offered as those who may have said something.
pub(crate) const MOST: usize = 6;

/// Every participant of a story as the speaker of some words, the likeliest first: who may have said them by where they
/// stand, who speaks in the story, everybody else; places last.
///
/// ```
/// use depeche_corrections::likely_speakers;
/// use depeche_engine::{Span, read};
///
/// let text = "OSLO, Jan 6 (NNA) - Minister Ana Moe arrived. \"The bridge is safe to cross\", engineer Paul Ness said.";
/// let story = read(text);
/// let likely = likely_speakers(text, &story, Span::new(46, 73));
/// assert_eq!(story.participants[likely[0]].name.of(text), "Paul Ness");
/// assert_eq!(likely.len(), story.participants.len());
/// ```
#[must_use]
pub fn likely_speakers(text: &str, story: &Story, quote: Span) -> Vec<usize> {
    let known = story.quotes.iter().find(|q| q.span == quote);
    let mut all: Vec<usize> = known.map_or(Vec::new(), |q| {
        q.speaker.iter().chain(&q.candidates).copied().collect()
    });
    all.extend(Guess::of(text, story, quote).speakers);
    let mut rest: Vec<usize> = (0..story.participants.len()).collect();
    let mut times = vec![0_usize; rest.len()];
    for who in story.quotes.iter().filter_map(|q| q.speaker) {
        if let Some(times) = times.get_mut(who) {
            *times += 1;
        }
    }
    let is_place = |who: usize| story.participants[who].kind == Kind::Place;
    sort_by_key(&mut rest, |who| (is_place(*who), usize::MAX - times[*who]));
    all.extend(rest);
    let mut once = vec![false; story.participants.len()];
    all.retain(|who| {
        once.get_mut(*who)
            .is_some_and(|seen| !std::mem::replace(seen, true))
    });
    all
}

/// What stands around words that are a quote.
pub(crate) struct Guess {
    /// The words that report it.
    pub cue: Option<Span>,
    /// Who may have said it, the likeliest first.
    pub speakers: Vec<usize>,
}

impl Guess {
    /// Who is spoken of in the sentence of the words, from its cue on; who said what else stands in their paragraph; who
    /// spoke last before.
    pub fn of(text: &str, story: &Story, words: Span) -> Self {
        let around = speech_around(text, story.language, &[words]);
        Self::around(story, words, around.first().copied().flatten())
    }

    /// The same, for many quotes at once.
    pub fn of_all(text: &str, story: &Story, words: &[Span]) -> Vec<Self> {
        let around = speech_around(text, story.language, words);
        let all = words.iter().zip(around);
        all.map(|(words, around)| Self::around(story, *words, around))
            .collect()
    }

    fn around(story: &Story, words: Span, around: Option<Around>) -> Self {
        let cue = around.and_then(|around| around.cue);
        let beside = around.map_or(Vec::new(), |around| beside(story, words, around));
        let paragraph = paragraph(story, words);
        let quotes = story.quotes.iter().filter(|q| q.span != words);
        let same = (quotes.clone()).filter(|q| paragraph.is_some_and(|p| p.contains(q.span)));
        let before = quotes.rev().find(|q| q.span < words && q.speaker.is_some());
        let said = same.chain(before).filter_map(|q| q.speaker);
        let mut speakers: Vec<usize> = Vec::new();
        for who in beside.into_iter().chain(said) {
            if !speakers.contains(&who) && speakers.len() < MOST {
                speakers.push(who);
            }
        }
        Self { cue, speakers }
    }
}

/// Who is spoken of in the sentence of some words, nearest to their cue first; places last, which are where something is
/// said more often than who says it.
fn beside(story: &Story, words: Span, around: Around) -> Vec<usize> {
    let from = around.cue.unwrap_or(words);
    let mut beside: Vec<((bool, u32), usize)> = Vec::new();
    for (who, participant) in story.participants.iter().enumerate() {
        let mentions = participant.mentions.iter().map(|m| m.span);
        let near = mentions.filter(|m| around.sentence.contains(*m) && !m.overlaps(words));
        let near = near.map(|m| far(m, from)).min();
        let is_place = participant.kind == Kind::Place;
        beside.extend(near.map(|far| ((is_place, far), who)));
    }
    sort_by_key(&mut beside, |near| *near);
    beside.into_iter().map(|(_, who)| who).collect()
}

/// How many bytes lie between two spans.
pub(crate) fn far(a: Span, b: Span) -> u32 {
    (a.start.saturating_sub(b.end)).max(b.start.saturating_sub(a.end))
}

/// The paragraph that holds a span.
pub(crate) fn paragraph(story: &Story, span: Span) -> Option<Span> {
    let paragraphs = &story.paragraphs;
    let at = paragraphs.partition_point(|p| p.span.end < span.end);
    let found = paragraphs.get(at).map(|p| p.span);
    found.filter(|p| p.contains(span))
}
