//! [`Reading`]: a dispatch and what was read in it, as the views show it.

use crate::clause;
use crate::glance::{self, Line};
use crate::hand::doubts::left_open;
use crate::marks::{self, MarkedParagraph};
use crate::pieces;
use crate::source::Source;
use crate::trust::hidden::{self, Finding};
use crate::words::Summary;
use depeche_corrections::{Corrected, Corrections, Fate};
use depeche_engine::calendar::PartialDate;
use depeche_engine::order;
use depeche_engine::story::{By, Kind, Paragraph, ParagraphRole, PresenceStatus, QuoteKind, Story};
use depeche_engine::{Span, read, read_with};
use depeche_forms::{Deed, Format, Mended, mend_without_restoring};
use std::rc::Rc;

/// A dispatch and what was read in it. Made once per text and shared; two readings are equal when they are the same one.
///
/// What was put right by hand is laid over the engine's story before a reading is shown: the views only ever see the
/// result.
#[derive(Debug)]
pub struct Reading {
    /// The text that was read: as it was pasted, and mended where that was needed. Every span counts its bytes.
    pub text: String,
    /// What it was read from; of a text that needed nothing, its own text is left out.
    pub source: Source,
    /// What mending did, and how often.
    pub deeds: Vec<(Deed, usize)>,
    /// What was read in it, with what was put right.
    pub story: Story,
    /// What was read in it before anything was put right; none when nothing was.
    as_read: Option<Rc<Story>>,
    /// What was put right.
    pub corrections: Corrections,
    /// What became of each correction.
    pub fates: Vec<Fate>,
    /// Its paragraphs, ready to be drawn.
    pub paragraphs: Vec<MarkedParagraph>,
    /// What it comes to.
    pub glance: Vec<Line>,
    /// Characters in it that a reader cannot see, or takes for others.
    pub hidden: Vec<Finding>,
}

impl PartialEq for Reading {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Reading {
    /// Reads a text as it is.
    #[must_use]
    pub fn of(text: String) -> Self {
        let story = read(&text);
        Self::new(text, story)
    }

    /// Reads a text that has arrived: mends it, unless it is to be read as it is, and takes what is given with it.
    #[must_use]
    pub fn from(mut source: Source) -> Self {
        if source.as_is {
            let text = std::mem::take(&mut source.text);
            let story = read_with(&text, &source.given);
            let reading = Self {
                source,
                ..Self::new(text, story)
            };
            return reading.put_right();
        }
        let mended = mended(&source.text);
        let story = read_with(&mended.text, &source.given);
        if mended.deeds.is_empty() {
            source.text = String::new();
        }
        let mut reading = Self {
            deeds: mended.deeds,
            ..Self::new(mended.text, story)
        };
        if !reading.deeds.is_empty() {
            // What nobody sees is told all the same, though it is no more.
            let place = |at: u32| mended.map.mended(at as usize, reading.text.len());
            let mut hidden = hidden::find(&source.text);
            hidden.retain(|found| found.character != '\u{ad}');
            for found in &mut hidden {
                for span in [&mut found.at, &mut found.word] {
                    *span = Span::new(place(span.start), place(span.end));
                }
            }
            hidden.retain(|found| !found.word.is_empty());
            reading.hidden = hidden;
        }
        reading.source = source;
        reading.put_right()
    }

    /// The same with what it brought along laid over it.
    fn put_right(self) -> Self {
        match self.source.corrections.0.is_empty() {
            true => self,
            false => self.corrected(&self.source.corrections),
        }
    }

    /// The same text, read as it was, with these corrections and no others.
    #[must_use]
    pub fn corrected(&self, corrections: &Corrections) -> Self {
        let as_read = (self.as_read.clone()).unwrap_or_else(|| Rc::new(self.story.clone()));
        let corrected = laid(&self.text, &as_read, corrections);
        let mut reading = Self {
            text: self.text.clone(),
            source: self.source.clone(),
            deeds: self.deeds.clone(),
            paragraphs: marks::paragraphs(&corrected.story),
            story: corrected.story,
            as_read: Some(as_read).filter(|_| !corrections.0.is_empty()),
            corrections: corrections.clone(),
            fates: corrected.fates,
            glance: Vec::new(),
            hidden: self.hidden.clone(),
        };
        reading.glance = glance::glance(&reading);
        reading
    }

    /// Whether more than half of some corrections say something about it.
    #[must_use]
    pub fn fits(&self, corrections: &Corrections) -> bool {
        let as_read = self.as_read.as_deref().unwrap_or(&self.story);
        let fates = laid(&self.text, as_read, corrections).fates;
        let fit = |fate: &&Fate| !matches!(fate, Fate::NoLongerFits(_));
        fates.iter().filter(fit).count() * 2 > fates.len()
    }

    /// Whether it was in capitals throughout, so that its names are less certain.
    #[must_use]
    pub fn is_in_capitals(&self) -> bool {
        depeche_engine::is_in_capitals(self.pasted())
    }

    /// The text as it stood before it was mended.
    #[must_use]
    pub fn pasted(&self) -> &str {
        if self.deeds.is_empty() {
            &self.text
        } else {
            &self.source.text
        }
    }

    /// What it was read from, whole, to be read anew.
    #[must_use]
    pub fn again(&self) -> Source {
        Source {
            text: self.pasted().to_owned(),
            ..self.source.clone()
        }
    }

    /// Whether its dates are counted from a day that the reader may set: neither the text nor a file states one.
    #[must_use]
    pub fn takes_date(&self) -> bool {
        let furniture = &self.story.furniture;
        let given = self.source.given.date;
        let is_readers = self.source.format == Format::Text && given.is_some();
        let published = furniture.published.and_then(PartialDate::day);
        furniture.published.is_none() || is_readers && published == given
    }

    /// Lays a story over its text.
    #[must_use]
    pub fn new(text: String, mut story: Story) -> Self {
        if story.paragraphs.is_empty() {
            story.paragraphs = lines(&text);
        }
        let paragraphs = marks::paragraphs(&story);
        let hidden = hidden::find(&text);
        let mut reading = Self {
            text,
            source: Source::default(),
            deeds: Vec::new(),
            story,
            as_read: None,
            corrections: Corrections::default(),
            fates: Vec::new(),
            paragraphs,
            glance: Vec::new(),
            hidden,
        };
        reading.glance = glance::glance(&reading);
        reading
    }

    /// The words of a span.
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// A participant's fullest name; empty for an index of another story.
    #[must_use]
    pub fn name(&self, participant: usize) -> &str {
        let named = self.story.participants.get(participant);
        named.map_or("", |p| self.words(p.name))
    }

    /// Whether something of a participant was put right by hand: what it is, whether it was there, who stood in for it.
    #[must_use]
    pub fn is_by_hand(&self, participant: usize) -> bool {
        let known = self.story.participants.get(participant);
        known.is_some_and(|p| [p.by, p.presence.by].contains(&By::Hand))
    }

    /// The quotes of one speaker, in the order of the text.
    pub fn quotes_by(&self, participant: usize) -> impl Iterator<Item = usize> + '_ {
        let quotes = self.story.quotes.iter().enumerate();
        quotes
            .filter(move |(_, q)| q.speaker == Some(participant))
            .map(|(i, _)| i)
    }

    /// The participants of one status of presence, in order of appearance.
    pub fn present(&self, status: PresenceStatus) -> impl Iterator<Item = usize> + '_ {
        let all = self.story.participants.iter().enumerate();
        all.filter(move |(_, p)| p.presence.status == status)
            .map(|(i, _)| i)
    }

    /// The headline, or the first line when there is none.
    #[must_use]
    pub fn title(&self) -> &str {
        let headline = self.story.furniture.headline;
        let first = || self.story.paragraphs.first().map(|p| p.span);
        headline.or_else(first).map_or("", |s| self.words(s))
    }

    /// The dates in the order of the calendar; those that nothing resolves come last, in the order of the text.
    #[must_use]
    pub fn calendar(&self) -> Vec<usize> {
        let dates = &self.story.context.dates;
        let mut order: Vec<usize> = (0..dates.len()).collect();
        order::sort_by_key(&mut order, |i| {
            (dates[*i].date.is_none(), dates[*i].date.map(first_day))
        });
        order
    }

    /// The paragraph that holds a span.
    #[must_use]
    pub fn home(&self, span: Span) -> Span {
        let mut paragraphs = self.story.paragraphs.iter().map(|p| p.span);
        paragraphs.find(|p| p.contains(span)).unwrap_or(span)
    }

    /// The same without the dateline that opens it.
    #[must_use]
    pub fn prose(&self, span: Span) -> Span {
        let home = self.home(span);
        let dateline = self.story.furniture.dateline.as_ref().map(|d| d.span);
        match dateline.filter(|d| home.contains(*d) && d.end <= span.start) {
            Some(dateline) => Span {
                start: dateline.end,
                end: home.end,
            },
            None => home,
        }
    }

    /// The clause around words that were found, for a person to read.
    #[must_use]
    pub fn clause(&self, found: Span) -> Span {
        clause::around(&self.text, self.prose(found), found)
    }

    /// A few words either side of a span, cut at white space and at its paragraph: (before, after).
    #[must_use]
    pub fn around(&self, span: Span, chars: usize) -> (&str, &str) {
        let home = self.home(span);
        let before = Span {
            start: home.start,
            end: span.start,
        };
        let after = Span {
            start: span.end,
            end: home.end,
        };
        (
            last_words(self.words(before), chars),
            first_words(self.words(after), chars),
        )
    }

    /// What the line after a reading counts.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let quotes = &self.story.quotes;
        let of = |kinds: &[Kind]| {
            let participants = self.story.participants.iter();
            participants.filter(|p| kinds.contains(&p.kind)).count()
        };
        Summary {
            people: of(&[Kind::Person, Kind::Unnamed]),
            organisations: of(&[Kind::Organisation, Kind::Group]),
            places: of(&[Kind::Place]),
            quotes: quotes.len(),
            direct: (quotes.iter())
                .filter(|q| q.kind == QuoteKind::Direct)
                .count(),
            absent: self.present(PresenceStatus::Absent).count(),
            represented: self.present(PresenceStatus::Represented).count(),
            undecided: self.undecided(),
        }
    }

    /// What the engine could not decide: participants of no known kind, quotes without a speaker, dates left open.
    #[must_use]
    pub fn undecided(&self) -> usize {
        left_open(self).len()
    }
}

/// A text put right. What it lacks throughout is put back by [`pieces::Restore`], which the page fetches before it reads
/// such a text; the reader makes do without.
fn mended(text: &str) -> Mended {
    let mended = mend_without_restoring(text);
    match pieces::restore() {
        Some(restore) => (restore.restore)(mended),
        None => mended,
    }
}

/// Corrections laid over a story, by [`pieces::ByHand`]: nobody has corrections where that is not there.
fn laid(text: &str, story: &Story, corrections: &Corrections) -> Corrected {
    match pieces::hand() {
        Some(hand) => (hand.correct)(text, story, corrections),
        None => Corrected {
            story: story.clone(),
            fates: Vec::new(),
        },
    }
}

/// The lines of a text in which the engine found no paragraph, so that a text is always shown.
fn lines(text: &str) -> Vec<Paragraph> {
    let mut start = 0;
    let mut paragraphs = Vec::new();
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if !words.is_empty() {
            let from = start + (line.len() - line.trim_start().len());
            paragraphs.push(Paragraph {
                span: Span::new(from, from + words.len()),
                role: ParagraphRole::Body,
            });
        }
        start += line.len();
    }
    paragraphs
}

/// The day a date begins on, as a number that sorts.
fn first_day(date: PartialDate) -> (u16, u8, u8) {
    match date {
        PartialDate::Year(year) => (year, 0, 0),
        PartialDate::Month(year, month) => (year, month, 0),
        PartialDate::Day(day) => (day.year(), day.month(), day.day()),
    }
}

/// Words without the line breaks that a mailer put into them.
#[must_use]
pub fn tidy(words: &str) -> String {
    if !words.contains(['\n', '\r', '\t']) {
        return words.to_owned();
    }
    let lines = words.split(['\n', '\r', '\t']).map(str::trim);
    lines
        .filter(|l| !l.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn last_words(text: &str, chars: usize) -> &str {
    let Some((cut, _)) = text.char_indices().rev().nth(chars.saturating_sub(1)) else {
        return text;
    };
    match text[cut..].find(char::is_whitespace) {
        Some(space) => &text[cut + space..],
        None => &text[cut..],
    }
}

fn first_words(text: &str, chars: usize) -> &str {
    let Some((cut, _)) = text.char_indices().nth(chars) else {
        return text;
    };
    match text[..cut].rfind(char::is_whitespace) {
        Some(space) => &text[..space],
        None => &text[..cut],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_paragraphs_is_shown_line_by_line() {
        let reading = Reading::new("  Un.\n\n Deux trois. \n".into(), Story::default());
        let shown: Vec<_> = reading
            .story
            .paragraphs
            .iter()
            .map(|p| reading.words(p.span))
            .collect();
        assert_eq!(shown, ["Un.", "Deux trois."]);
    }

    #[test]
    fn the_words_around_a_mention_stop_at_spaces_and_at_its_paragraph() {
        let text = "Hier.\nLe maire Paul Rey a promis un pont.\nDemain.";
        let reading = Reading::new(text.into(), Story::default());
        let at = text.find("Paul Rey").unwrap();
        let span = Span::new(at, at + "Paul Rey".len());
        assert_eq!(
            reading.around(span, 100),
            ("Le maire ", " a promis un pont.")
        );
        assert_eq!(reading.around(span, 7), (" maire ", " a"));
    }
}
