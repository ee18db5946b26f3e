//! Furniture: what stands around a story and is never read as part of it.
//!
//! A text is cut into pieces, each with its role: headline, note, byline, dateline, body, credits, caption, heading,
//! chrome. The *head* runs to the first paragraph of body; what a page or a feed puts there comes in any order. Line
//! breaks may be lost, so pieces are also looked for inside a paragraph: a publication line, a note or a signed dateline
//! ends the headline before it. A doubtful paragraph is body: furniture taken for story is a nuisance, but story taken for
//! furniture is lost.

mod agencies;
mod chrome;
mod credits;
mod dateline;
mod headline;
mod publication;
mod several;
mod stamp;

use crate::date::PartialDate;
use crate::given::Given;
use crate::order;
use crate::span::Span;
use crate::story::{Agency, CreditRole, Furniture, Paragraph, ParagraphRole};
use crate::text::{Text, TokenKind, Words, words};
use std::ops::Range;

/// The furniture of a text, and which of its tokens are story.
#[derive(Debug, Default)]
pub(crate) struct Frame {
    /// What was found.
    pub furniture: Furniture,
    /// Every paragraph with its role, in order.
    pub paragraphs: Vec<Paragraph>,
    /// The runs of tokens to be read as story, in order: headline and body, each within one paragraph, without slug,
    /// date prefix and dateline. Names, quotes and events are looked for here and nowhere else.
    pub story: Vec<StoryRun>,
}

/// A run of tokens to be read as story.
#[derive(Clone, Debug)]
pub(crate) struct StoryRun {
    /// The tokens, within one paragraph.
    pub tokens: Range<usize>,
    /// [`ParagraphRole::Headline`] or [`ParagraphRole::Body`].
    pub role: ParagraphRole,
}

/// Tells furniture from story.
pub(crate) fn read(text: &Text) -> Frame {
    read_with(text, &Given::default())
}

/// The same where something is known beside the text.
pub(crate) fn read_with(text: &Text, given: &Given) -> Frame {
    let mut reader = Reader {
        text,
        frame: Frame::default(),
        stamps: Vec::new(),
        in_head: true,
        titles: Vec::new(),
        chrome: (0..0, false),
    };
    for block in text.paragraphs() {
        reader.block(block.tokens.clone());
    }
    reader.finish(given)
}

/// The dispatches that a text holds, one after the other: as a rule one, which is the whole text.
pub(crate) fn dispatches(text: &Text) -> Vec<Span> {
    let starts = several::beginnings(text);
    let begin = |n: usize| match starts.get(n) {
        Some(0) => 0,
        Some(k) => text.span(text.paragraphs()[*k].tokens.clone()).start,
        None => u32::try_from(text.source().len()).unwrap_or(u32::MAX),
    };
    let span = |n: usize| Span {
        start: begin(n),
        end: begin(n + 1),
    };
    (0..starts.len()).map(span).collect()
}

/// In a paragraph whose line breaks were lost, furniture is looked for in this many first tokens.
const COLLAPSED_HEAD_TOKENS: usize = 160;

/// A byline or date may still come before this many paragraphs have.
const LATE_HEAD_PARAGRAPHS: usize = 8;

/// A heading between sections has at most this many tokens.
const HEADING_MAX_TOKENS: usize = 14;

struct Reader<'a, 't> {
    text: &'a Text<'t>,
    frame: Frame,
    /// Dates the furniture states, the most telling first.
    stamps: Vec<(Source, stamp::Stamp)>,
    /// Whether no body has come yet.
    in_head: bool,
    /// Paragraphs of the head that can be a title, as indices into the frame's paragraphs, with their tokens.
    titles: Vec<(usize, Range<usize>)>,
    /// The run last judged to be chrome or not: in the head it is asked twice of most.
    chrome: (Range<usize>, bool),
}

/// Where a date stands, in the order in which it is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    Prefix,
    Publication,
    Dateline,
}

impl Reader<'_, '_> {
    /// Reads one paragraph as the white space shows it.
    fn block(&mut self, run: Range<usize>) {
        let mut run = run;
        if self.in_head {
            run.start = self.head(run.clone());
        } else if self.frame.paragraphs.len() < LATE_HEAD_PARAGRAPHS
            || is_last(self.text, run.start)
            || is_agency_line(self.text, run.clone())
        {
            run.start = self.late_head(run.clone());
        }
        if run.is_empty() {
            return;
        }
        let closing = run.end - usize::from(closes_wire(self.text, run.end - 1));
        self.story_and_credits(run.start..closing);
        self.push(closing..run.end, ParagraphRole::Chrome);
    }

    fn story_and_credits(&mut self, run: Range<usize>) {
        if run.is_empty() {
            return;
        }
        let credits = self.credits_start(run.clone());
        let body = run.start..credits;
        if !body.is_empty() {
            self.paragraph(body);
        }
        if credits < run.end {
            self.credits(credits..run.end, ParagraphRole::Credits);
        }
    }

    /// Reads the pieces of furniture that open a paragraph of the head; gives where they end.
    fn head(&mut self, run: Range<usize>) -> usize {
        let mut start = run.start;
        while start < run.end {
            let rest = start..run.end;
            let Some(end) = self.head_piece(rest.clone()) else {
                break;
            };
            start = end;
        }
        start
    }

    /// Reads a byline or publication line that stands alone after the first paragraph of body, where some clients put it.
    fn late_head(&mut self, run: Range<usize>) -> usize {
        let text = self.text;
        if is_agency_line(text, run.clone()) {
            self.sign(run.clone());
            self.push(run.clone(), ParagraphRole::Dateline);
            return run.end;
        }
        let last = is_last(text, run.start);
        if is_byline(text, run.clone()) || last && credits::signs(text, run.clone()) {
            self.credits(run.clone(), ParagraphRole::Byline);
            return run.end;
        }
        if self.frame.furniture.dateline.is_none()
            && let Some(found) = dateline::alone(text, run.clone())
        {
            self.dateline(found);
            self.push(run.clone(), ParagraphRole::Dateline);
            return run.end;
        }
        let filed = || text.is_run(run.start, &["this", "report", "by"]);
        let line = || filed().then(|| publication::line(text, run.clone()))?;
        let published = publication::at(text, run.clone()).filter(|line| line.tokens == run);
        match published.or_else(line) {
            Some(line) => {
                self.publication(&line);
                self.push(run.clone(), ParagraphRole::Dateline);
                run.end
            }
            None => run.start,
        }
    }

    /// Reads one piece of furniture at the start of `rest`, or the headline that one further on ends.
    fn head_piece(&mut self, rest: Range<usize>) -> Option<usize> {
        let text = self.text;
        let start = rest.start;
        let dateline = dateline::at(text, start, rest.end, !self.titles.is_empty());
        let signed = dateline.as_ref().is_some_and(|d| d.agency.is_some());
        if let Some(stamp) = headline::date_prefix(text, start)
            && dateline::at(text, stamp.end, rest.end, true).is_some_and(|d| d.agency.is_some())
        {
            self.stamps.push((Source::Prefix, stamp));
            self.push(start..stamp.end, ParagraphRole::Dateline);
            return Some(stamp.end);
        }
        if let Some(found) = dateline::alone(text, rest.clone()) {
            self.dateline(found);
            self.push(rest.clone(), ParagraphRole::Dateline);
            return Some(rest.end);
        }
        if let Some(line) = publication::at(text, rest.clone()).filter(|_| !signed) {
            self.publication(&line);
            if opens_byline(text, start) {
                let credits = &mut self.frame.furniture.credits;
                credits::read(text, line.tokens.clone(), CreditRole::Reporting, credits);
            }
            self.push(line.tokens.clone(), ParagraphRole::Dateline);
            return Some(line.tokens.end);
        }
        if is_agency_line(text, rest.clone()) {
            self.sign(rest.clone());
            self.push(rest.clone(), ParagraphRole::Dateline);
            return Some(rest.end);
        }
        if let Some(end) = note_end(text, rest.clone()) {
            let note = text.span(start..end);
            self.frame.furniture.update_note.get_or_insert(note);
            self.push(start..end, ParagraphRole::Note);
            return Some(end);
        }
        if let Some(found) = dateline {
            self.dateline(found);
            return None;
        }
        if rest.len() < 60 && self.is_chrome(&rest) {
            return None;
        }
        // What a later piece shows to be a headline, or a byline, in a paragraph that goes on.
        let window = start..rest.end.min(start + COLLAPSED_HEAD_TOKENS);
        let next = self.next_piece(window)?;
        if is_byline(text, start..next) {
            self.credits(start..next, ParagraphRole::Byline);
        } else if self.titles.is_empty() && headline::can_be(text, start..next) {
            self.title(start..next);
        } else {
            return None;
        }
        Some(next)
    }

    /// Where, inside a paragraph, a piece of furniture begins that no story sentence holds.
    fn next_piece(&self, window: Range<usize>) -> Option<usize> {
        let text = self.text;
        let inside = window.start + 1..window.end;
        let publication = publication::is_likely(text, inside.clone())
            .then(|| (inside.clone()).find(|&i| publication::opens(text, i, window.end)))
            .flatten();
        let note = inside
            .clone()
            .find(|&i| text.is(i, "(") && note_end(text, i..window.end).is_some());
        let dateline = dateline::within(text, window.clone())
            .map(|d| d.tokens.start)
            .filter(|&i| i > window.start);
        let byline = dateline.and_then(|d| (inside.start..d).find(|&i| opens_byline(text, i)));
        [publication, note, dateline, byline]
            .into_iter()
            .flatten()
            .min()
    }

    /// Reads a paragraph that does not open with a piece of furniture.
    fn paragraph(&mut self, run: Range<usize>) {
        let text = self.text;
        let dateline_end = self.frame.furniture.dateline.as_ref().map(|d| d.span.end);
        let opens_with_dateline =
            self.in_head && dateline_end.is_some_and(|end| end > text.token(run.start).span.start);
        if opens_with_dateline {
            let start = (text.tokens()).partition_point(|t| Some(t.span.start) < dateline_end);
            let body = run.start.max(start)..run.end;
            if body.is_empty() {
                return self.push(run, ParagraphRole::Dateline);
            }
            if self.titles.is_empty() && is_title_behind_dateline(text, body.clone()) {
                self.push(run.start..body.start, ParagraphRole::Dateline);
                return self.title(body);
            }
            self.in_head = false;
            return self.body(run, body);
        }
        if self.in_head && !self.titles.is_empty() && text.is_any(run.start, words!["*", "•"]) {
            // The points by which some agencies sum a story up stand before its dateline.
            return self.body(run.clone(), run.start + 1..run.end);
        }
        if self.is_chrome(&run) {
            if chrome::is_copyright(text, run.clone()) || text.is(run.start, "source") {
                self.sign(run.clone());
            }
            return self.push(run, ParagraphRole::Chrome);
        }
        let signed = || !self.titles.is_empty() && self.are_authors(run.clone());
        if self.in_head && (is_byline(text, run.clone()) || signed()) {
            return self.credits(run, ParagraphRole::Byline);
        }
        if self.in_head && is_dated_caption(text, run.clone()) && self.before_dateline(run.clone())
        {
            return self.push(run, ParagraphRole::Caption);
        }
        if chrome::is_caption(text, run.clone()) {
            return self.push(run, ParagraphRole::Caption);
        }
        if self.in_head && headline::can_be(text, run.clone()) && self.titles.len() < 3 {
            return self.title(run);
        }
        if is_heading(text, run.clone()) && !self.in_head {
            return self.push(run, ParagraphRole::Heading);
        }
        self.in_head = false;
        self.body(run.clone(), run);
    }

    fn is_chrome(&mut self, run: &Range<usize>) -> bool {
        if self.chrome.0 != *run {
            self.chrome = (run.clone(), chrome::is_chrome(self.text, run.clone()));
        }
        self.chrome.1
    }

    fn title(&mut self, run: Range<usize>) {
        self.titles.push((self.frame.paragraphs.len(), run.clone()));
        self.push(run, ParagraphRole::Headline);
    }

    /// A paragraph of which `tokens` are story.
    fn body(&mut self, paragraph: Range<usize>, tokens: Range<usize>) {
        self.push(paragraph, ParagraphRole::Body);
        if !tokens.is_empty() {
            self.frame.story.push(StoryRun {
                tokens,
                role: ParagraphRole::Body,
            });
        }
    }

    fn publication(&mut self, line: &publication::Line) {
        self.stamps.push((Source::Publication, line.stamp));
        if let Some(agency) = line.agency.clone() {
            self.agency(agency.0, agency.1);
        }
    }

    fn dateline(&mut self, found: dateline::Found) {
        if self.frame.furniture.dateline.is_some() {
            return;
        }
        self.stamps
            .extend(found.stamp.map(|s| (Source::Dateline, s)));
        if let Some(agency) = found.agency {
            self.frame.furniture.agency.get_or_insert(agency);
        }
        self.frame.furniture.dateline = Some(found.dateline);
    }

    fn agency(&mut self, name: &'static str, tokens: Range<usize>) {
        let agency = Agency {
            known: Some(name),
            span: self.text.span(tokens),
        };
        self.frame.furniture.agency.get_or_insert(agency);
    }

    /// Whether a line below the title holds nothing but people's names, and the day of publication stands below it: `Maya
    /// Lind, Jon Ekre`.
    fn are_authors(&self, run: Range<usize>) -> bool {
        let text = self.text;
        let next = text.paragraph_at(run.start) + 1;
        let dated = || {
            let next = text
                .paragraphs()
                .get(next)
                .map(|block| block.tokens.clone());
            next.is_some_and(|next| publication::at(text, next).is_some())
        };
        // `Maya Lind, The Canadian Press`
        let comma = text.find_any(run.clone(), words![","]);
        let of_agency =
            comma.filter(|&i| agencies::at(text, i + 1).is_some_and(|(_, end)| end == run.end));
        of_agency.is_some_and(|end| credits::is_name(text, run.start..end))
            || credits::are_names(text, run) && dated()
    }

    /// Whether a signed dateline opens one of the next paragraphs, so that the body has not begun.
    fn before_dateline(&self, run: Range<usize>) -> bool {
        const PARAGRAPHS: usize = 12;
        let text = self.text;
        let next = text.paragraph_at(run.start) + 1;
        text.paragraphs()
            .iter()
            .skip(next)
            .take(PARAGRAPHS)
            .any(|block| {
                dateline::at(text, block.tokens.start, block.tokens.end, false)
                    .is_some_and(|d| d.agency.is_some())
            })
    }

    /// Takes the agency that a line of furniture names, unless one is known.
    fn sign(&mut self, run: Range<usize>) {
        if let Some((i, (name, end))) = run
            .clone()
            .find_map(|i| agencies::at(self.text, i).map(|a| (i, a)))
        {
            self.agency(name, i..end);
        }
    }

    fn credits(&mut self, run: Range<usize>, role: ParagraphRole) {
        credits::read(
            self.text,
            run.clone(),
            CreditRole::Reporting,
            &mut self.frame.furniture.credits,
        );
        self.sign(run.clone());
        self.push(run, role);
    }

    /// Where the credits that close a paragraph begin; its end when it has none.
    fn credits_start(&self, run: Range<usize>) -> usize {
        let text = self.text;
        if credits::opens(text, run.start) || is_contribution(text, run.clone()) {
            return run.start;
        }
        // A bracket at the end of the last paragraph.
        if text.is(run.end - 1, ")") || text.is_run(run.end.saturating_sub(2), &[")", "."]) {
            let open = (run.start..run.end)
                .rev()
                .take(200)
                .find(|&i| text.is(i, "("));
            if let Some(open) =
                open.filter(|&i| credits::opens(text, i) || holds_roles(text, i..run.end))
            {
                return open;
            }
            let signs = |&open: &usize| signs_off(text, open..run.end);
            if is_last(text, run.start)
                && let Some(open) = open.filter(signs)
            {
                return open;
            }
        }
        run.end
    }

    fn push(&mut self, run: Range<usize>, role: ParagraphRole) {
        if !run.is_empty() {
            self.frame.paragraphs.push(Paragraph {
                span: self.text.span(run),
                role,
            });
        }
    }

    /// Chooses the headline among the titles of the head and settles dates and agency.
    fn finish(mut self, given: &Given) -> Frame {
        self.choose_headline();
        order::sort_by_key(&mut self.stamps, |(source, _)| *source);
        let year = self.stamps.iter().find_map(|(_, s)| s.year);
        let furniture = &mut self.frame.furniture;
        let dated = self
            .stamps
            .iter()
            .find(|(_, s)| s.year.is_some())
            .or(self.stamps.first());
        let stated = dated.and_then(|(_, s)| s.date(year));
        furniture.published = stated.or(given.date.map(PartialDate::Day));
        let of_dateline = self
            .stamps
            .iter()
            .find(|(source, _)| *source == Source::Dateline);
        if let (Some(dateline), Some((_, stamp))) = (&mut furniture.dateline, of_dateline) {
            dateline.date = stamp.date(year.or_else(|| given.year_of(stamp.month, stamp.day)));
        }
        if furniture.agency.is_none() && !furniture.credits.is_empty() {
            furniture.agency = self_named(self.text, &self.frame.story);
        }
        self.frame
    }

    fn choose_headline(&mut self) {
        let has_body = self
            .frame
            .paragraphs
            .iter()
            .any(|p| p.role == ParagraphRole::Body);
        let text = self.text;
        // A label such as `International` stands before the title it belongs to, a standfirst after it.
        let is_label = |run: &Range<usize>| {
            let rest = run.len() - (headline::mark_end(text, run.start, run.end) - run.start);
            rest <= 2 || rest <= 5 && text.is(run.start + 1, "/")
        };
        let chosen = (self.titles.iter().position(|(_, run)| !is_label(run)))
            .or((!self.titles.is_empty()).then_some(0))
            .filter(|_| has_body || self.frame.paragraphs.len() > 1);
        for (i, (paragraph, run)) in std::mem::take(&mut self.titles).into_iter().enumerate() {
            let (role, tokens) = if Some(i) == chosen {
                let parts = headline::parts(text, run);
                self.stamps.extend(parts.stamp.map(|s| (Source::Prefix, s)));
                self.frame.furniture.slug = parts.slug;
                self.frame.furniture.headline = Some(parts.title);
                (ParagraphRole::Headline, parts.tokens)
            } else if chosen.is_some_and(|c| i < c) {
                self.frame.paragraphs[paragraph].role = ParagraphRole::Chrome;
                continue;
            } else {
                self.frame.paragraphs[paragraph].role = ParagraphRole::Body;
                (ParagraphRole::Body, run)
            };
            if !tokens.is_empty() {
                let at = self
                    .frame
                    .story
                    .partition_point(|s| s.tokens.start < tokens.start);
                self.frame.story.insert(at, StoryRun { tokens, role });
            }
        }
    }
}

/// A line of nothing but an agency's name: `Agence France-Presse`, `Reuters Staff`.
fn is_agency_line(text: &Text, run: Range<usize>) -> bool {
    signs_off(text, run.clone())
        || run.len() <= agencies::LONGEST + 1
            && agencies::at(text, run.start).is_some_and(|(_, end)| {
                let staff = text.is(end, "staff") && end + 1 == run.end;
                // `Reuters AB CD1234` closes a story, the initials and number of its desk behind the agency.
                let desk = |i: usize| {
                    let code = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit();
                    text.raw(i).bytes().all(code)
                };
                end == run.end || staff || run.clone().skip(1).all(desk)
            })
}

/// Whether a run is an agency's name and what sets it off: `(avec AFP)`, `==Kyodo`, `-- Reuters`.
fn signs_off(text: &Text, run: Range<usize>) -> bool {
    const MAX_TOKENS: usize = 9;
    let sets_off = |i: usize| {
        text.kind(i) != TokenKind::Word || text.is_any(i, words!["avec", "with", "source"])
    };
    let Some(start) = run.clone().find(|&i| !sets_off(i)) else {
        return false;
    };
    run.len() <= MAX_TOKENS
        && start > run.start
        && agencies::in_any_case(text, start)
            .is_some_and(|(_, end)| (end..run.end).all(|i| text.is_any(i, words![")", "."])))
}

/// Whether a token stands in one of the last two paragraphs, where some stories say who sent them and when.
fn is_last(text: &Text, i: usize) -> bool {
    text.paragraph_at(i) + 2 >= text.paragraphs().len()
}

/// Whether what a dateline opens is the title, which the story follows: `Berne (ats) - Le pont rouvre`.
fn is_title_behind_dateline(text: &Text, rest: Range<usize>) -> bool {
    const MAX_TOKENS: usize = 25;
    rest.len() <= MAX_TOKENS
        && text.kind(rest.end - 1) == TokenKind::Word
        && text.paragraph_at(rest.start) + 1 < text.paragraphs().len()
}

/// Whether a paragraph before the dateline is a photograph's caption: it says the day on which it was taken.
fn is_dated_caption(text: &Text, run: Range<usize>) -> bool {
    const CAPTION_MAX_TOKENS: usize = 70;
    run.len() <= CAPTION_MAX_TOKENS
        && headline::date_prefix(text, run.start).is_none()
        && run
            .clone()
            .any(|i| stamp::at(text, i).is_some_and(|s| s.year.is_some()))
}

/// The word by which some agencies close their wire.
fn closes_wire(text: &Text, i: usize) -> bool {
    text.is_any(i, words!["enditem", "endit", "■", "nnnn"])
}

/// Just past an update note at the start of a run: `(Actualisé avec …)`, `(Adds quotes)`.
fn note_end(text: &Text, run: Range<usize>) -> Option<usize> {
    const OPENINGS: &Words = words![
        "actualisé",
        "actualisée",
        "actualise",
        "ajoute",
        "ajout",
        "avec",
        "précise",
        "précisions",
        "corrige",
        "corrigé",
        "rectifie",
        "répétition",
        "répète",
        "bis",
        "réactions",
        "complète",
        "détails",
        "déclarations",
        "citations",
        "adds",
        "updates",
        "updated",
        "update",
        "recasts",
        "corrects",
        "corrected",
        "rewrites",
        "refiles",
        "repeats",
        "releads",
        "changes",
        "removes",
        "clarifies",
        "fixes",
        "adds",
        "new",
        "writes",
        "tops",
        "attn",
        "version",
        "background",
        "details",
        "mise",
        "màj",
    ];
    const NOTE_MAX_TOKENS: usize = 60;
    if !text.is(run.start, "(")
        || !text.is_any(run.start + 1, OPENINGS)
        || credits::opens(text, run.start)
    {
        return None;
    }
    let close =
        (run.start + 2..run.end.min(run.start + NOTE_MAX_TOKENS)).find(|&i| text.is(i, ")"))?;
    Some(close + 1)
}

/// Whether a byline begins at `i` inside a paragraph: only with its capital.
fn opens_byline(text: &Text, i: usize) -> bool {
    leads_byline(text, i) && text.raw(i).starts_with(char::is_uppercase)
}

fn leads_byline(text: &Text, i: usize) -> bool {
    // `De notre correspondante Jeanne Roy`
    let i = i + if text.is_run(i, &["de", "notre"]) {
        2
    } else {
        0
    };
    let envoy = usize::from(text.is_any(i, words!["envoyé", "envoyée"]));
    text.is_any(
        i + envoy,
        words![
            "by",
            "par",
            "correspondant",
            "correspondante",
            "spécial",
            "spéciale"
        ],
    ) && text.token(i + envoy + 1).is_capitalised()
        && text.token(i + envoy + 2).is_capitalised()
}

/// Whether a run is a byline: `By Jane Roe and Li Wen`, `Par Jeanne ROY avec Ali BEN SALEM à Tunis`. A sentence that
/// begins with the word (`By Monday, …`, `Par ailleurs, …`) has other words in lower case.
fn is_byline(text: &Text, run: Range<usize>) -> bool {
    const SMALL: &Words = words![
        "by",
        "par",
        "and",
        "et",
        "with",
        "avec",
        "in",
        "à",
        "en",
        "au",
        "aux",
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "notre",
        "the",
        "of",
        "for",
        "pour",
        "correspondent",
        "correspondents",
        "correspondant",
        "correspondante",
        "envoyé",
        "envoyée",
        "spécial",
        "spéciale",
        "van",
        "von",
        "der",
        "den",
        "al",
        "bin",
        "ben",
        "di",
        "da",
        "dos",
        "del",
        "el",
        "y",
    ];
    const BYLINE_MAX_TOKENS: usize = 40;
    let small = |i: usize| {
        text.kind(i) != TokenKind::Word
            || text.token(i).is_capitalised()
            || text.is_any(i, SMALL)
            || agencies::in_any_case(text, i).is_some()
    };
    run.len() >= 3
        && run.len() <= BYLINE_MAX_TOKENS
        && leads_byline(text, run.start)
        && run.clone().all(small)
        && !text.is(run.end - 1, ".")
}

/// `AP writer A in Rome contributed to this report.`, `A a contribué à cet article.`
fn is_contribution(text: &Text, run: Range<usize>) -> bool {
    const MAX_TOKENS: usize = 80;
    if run.len() > MAX_TOKENS {
        return false;
    }
    let mut from = run.start;
    while let Some(i) = text.find_any(
        from..run.end,
        words!["contributed", "contribué", "reported", "propos"],
    ) {
        let credits = match text.word(i) {
            "contributed" => text.is_any(i + 1, words!["to", "reporting", "."]),
            "contribué" => text.is(i + 1, "à") && text.is_any(i + 2, words!["cet", "ce"]),
            "reported" => text.is(i + 1, "from") && text.is(run.end - 1, ".") && run.len() <= 14,
            _ => text.is_run(i + 1, &["recueillis", "par"]),
        };
        if credits {
            return true;
        }
        from = i + 1;
    }
    false
}

/// Whether a bracket holds at least one phrase of a credit line: `(A et B, édité par C)`.
fn holds_roles(text: &Text, run: Range<usize>) -> bool {
    run.clone().any(|i| credits::is_role_phrase(text, i))
        && !run
            .clone()
            .any(|i| text.is_any(i, words![".", "!", "?"]) && i + 2 < run.end)
}

/// A heading between sections: `- Un précédent -`, or a short line without a stop.
fn is_heading(text: &Text, run: Range<usize>) -> bool {
    let dashes =
        text.kind(run.start) == TokenKind::Dash && text.kind(run.end - 1) == TokenKind::Dash;
    let last = text.kind(run.end - 1);
    let open = last == TokenKind::Word || text.is(run.end - 1, "?");
    let title = text.token(run.start).is_capitalised()
        || text.kind(run.start) == TokenKind::Elision
            && text.raw(run.start).starts_with(char::is_uppercase);
    run.len() <= HEADING_MAX_TOKENS
        && run.len() > 1
        && (dashes || (open && title && run.len() <= 8))
        || run.len() == 1 && last == TokenKind::Word
}

/// The agency to which the story says things were said or shown, in a text that agency's credits close: the house style
/// of Reuters names itself so, and nowhere else once the dateline is cut.
fn self_named(text: &Text, story: &[StoryRun]) -> Option<Agency> {
    let runs = story.iter().flat_map(|run| run.tokens.clone());
    runs.filter(|&i| i > 0).find_map(|i| {
        let article = usize::from(text.kind(i - 1) == TokenKind::Elision);
        let told = text.is_any(
            i - 1 - article.min(i - 1),
            words!["à", "par", "told", "by", "with", "auprès"],
        );
        let (name, end) = told.then(|| agencies::at(text, i))??;
        Some(Agency {
            known: Some(name),
            span: text.span(i..end),
        })
    })
}

#[cfg(test)]
mod tests;
