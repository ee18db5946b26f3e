//! Scores what is reported from a source: where, in whose words, by whom.

use crate::gold::{Quote, QuoteKind};
use crate::measure::{Measure, Tally};
use crate::pairing::{self, Extent};
use crate::people::People;
use crate::reading;
use crate::story::{Characters, Sink};
use crate::words::{mostly_agree, plain, share_a_word};

impl People<'_> {
    /// Tallies quotes by their spans, and of those found their speakers and cues.
    pub fn quotes(&self, text: &str, sink: &mut impl Sink) {
        let characters = Characters::new(text);
        let (gold, found) = (&self.gold.quotes, &self.reading.quotes);
        let extent = |start, end, kind| (characters.range(start, end), kind == QuoteKind::Indirect);
        let gold_extent = |q: &Quote| match text.find(&q.text) {
            Some(start) => extent(start, start + q.text.len(), q.kind),
            None => (0..0, q.kind == QuoteKind::Indirect),
        };
        let gold_extents: Vec<Extent> = gold.iter().map(gold_extent).collect();
        let found_extents: Vec<Extent> = (found.iter())
            .map(|q| extent(q.start, q.end, q.kind))
            .collect();
        let answer = pairing::pair_extents(&gold_extents, &found_extents);
        let pairs = Pairs::new(gold, &gold_extents, &found_extents, &answer);
        let gold_sure = || gold.iter().filter(|q| !q.unsure);
        let found_sure = || (found.iter().enumerate()).filter(|(f, _)| !pairs.free[*f]);

        let (found_count, gold_count) = (found_sure().count(), gold_sure().count());
        let whole = Tally::matched(pairs.sure.len(), found_count, gold_count);
        sink.tally(Measure::Quote, whole);
        for (kind, measure) in [
            (QuoteKind::Direct, Measure::Direct),
            (QuoteKind::Indirect, Measure::Indirect),
        ] {
            let hits = (pairs.sure.iter())
                .filter(|(g, f)| gold[*g].kind == kind && found[*f].kind == kind)
                .count();
            let found = found_sure().filter(|(_, q)| q.kind == kind).count();
            let gold = gold_sure().filter(|q| q.kind == kind).count();
            sink.tally(measure, Tally::matched(hits, found, gold));
        }

        let mut attributed = 0;
        for (g, f) in &pairs.sure {
            let (wanted, found) = (&gold[*g], &found[*f]);
            let said = self.said_by(found);
            let also = wanted.also_speaker.iter().map(|also| Some(also.as_str()));
            let right = std::iter::once(wanted.speaker.as_deref())
                .chain(also)
                .any(|speaker| self.same_speaker(speaker, found));
            attributed += usize::from(right);
            sink.tally(Measure::Speaker, Tally::one(right, said.is_some(), true));
            if !right {
                let (start, speaker) = (opening(&wanted.text), &wanted.speaker);
                sink.error(
                    Measure::Speaker,
                    format!("{start:?}: expected {speaker:?}, found {said:?}"),
                );
            }
            if let Some(cue) = &wanted.cue {
                let found = found.cue.as_ref().map(|c| c.text.as_str());
                let right = found.is_some_and(|f| share_a_word(cue, f));
                sink.tally(Measure::Cue, Tally::one(right, found.is_some(), true));
                if !right {
                    let start = opening(&wanted.text);
                    sink.error(
                        Measure::Cue,
                        format!("{start:?}: expected {cue:?}, found {found:?}"),
                    );
                }
            }
        }
        sink.tally(
            Measure::Attributed,
            Tally::matched(attributed, found_count, gold_count),
        );

        for (quote, answer) in gold.iter().zip(&answer) {
            if answer.is_none() && !quote.unsure {
                let speaker = quote.speaker.as_deref().unwrap_or("nobody");
                sink.error(
                    Measure::Quote,
                    format!("missed {:?} {:?} ({speaker})", quote.kind, quote.text),
                );
            }
        }
        for (f, quote) in found_sure() {
            if !pairs.sure.iter().any(|(_, paired)| *paired == f) {
                let words = text.get(quote.start..quote.end).unwrap_or_default();
                sink.error(Measure::Quote, format!("false {:?} {words:?}", quote.kind));
            }
        }
    }

    /// The name, or else the words, by which a reading says who spoke.
    fn said_by<'q>(&'q self, quote: &'q reading::Quote) -> Option<&'q str> {
        let named = self
            .speaker(quote)
            .map(|f| &self.reading.participants[f].name);
        named.or(quote.speaker_text.as_ref()).map(String::as_str)
    }

    fn speaker(&self, quote: &reading::Quote) -> Option<usize> {
        let id = quote.speaker.as_deref()?;
        self.by_id.get(id).copied()
    }

    fn same_speaker(&self, wanted: Option<&str>, found: &reading::Quote) -> bool {
        let said = self.said_by(found);
        let Some(wanted) = wanted else {
            return said.is_none();
        };
        let named = self.gold.participants.iter().position(|p| p.name == wanted);
        match named {
            Some(g) => {
                let names = &self.gold_names[g];
                let shares = |f: usize| !self.found_names[f].is_disjoint(names);
                self.speaker(found).is_some_and(shares)
                    || said.is_some_and(|s| names.contains(&plain(s)))
            }
            None => {
                let words = [said, found.speaker_text.as_deref()];
                words.iter().flatten().any(|w| mostly_agree(wanted, w))
            }
        }
    }
}

/// Which quotes found answer to which of gold.
struct Pairs {
    /// Those of gold that it is sure of, with those found.
    sure: Vec<(usize, usize)>,
    /// Of each quote found, whether it is neither right nor wrong: it answers to one that gold is unsure of, or to none and
    /// overlaps one of those.
    free: Vec<bool>,
}

impl Pairs {
    fn new(
        gold: &[Quote],
        gold_extents: &[Extent],
        found_extents: &[Extent],
        answer: &[Option<usize>],
    ) -> Self {
        let all = || (answer.iter().enumerate()).filter_map(|(g, f)| f.map(|f| (g, f)));
        let unsure = || (0..gold.len()).filter(|g| gold[*g].unsure);
        let overlaps = |g: usize, f: usize| {
            let ((a, _), (b, _)) = (&gold_extents[g], &found_extents[f]);
            a.start.max(b.start) < a.end.min(b.end)
        };
        let free = |f: usize| match all().find(|(_, paired)| *paired == f) {
            Some((g, _)) => gold[g].unsure,
            None => unsure().any(|g| overlaps(g, f)),
        };
        Self {
            sure: all().filter(|(g, _)| !gold[*g].unsure).collect(),
            free: (0..found_extents.len()).map(free).collect(),
        }
    }
}

/// Enough of a quote to find it by.
fn opening(words: &str) -> String {
    words.chars().take(60).collect()
}
