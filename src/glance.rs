//! [`glance`]: what a dispatch comes to, in five to eight lines: what, where and when; who is there; who is not, and why;
//! what is promised, what blocks, what comes next; and the most telling words.
//!
//! A line is a row of pieces, each a name, words of the story, or a sign between them, so that the page, Markdown and
//! print say the same. Nothing is said that the story does not say: a line without anything to say is left out.

use crate::clause;
use crate::marks::Topic;
use crate::reading::{Reading, tidy};
use crate::search::folded;
use crate::state::Selection;
use crate::words::Words;
use depeche_engine::Span;
use depeche_engine::calendar::PartialDate;
use depeche_engine::order;
use depeche_engine::story::{
    Claim, Event, EventStatus, Gender, Kind, MentionBy, ParagraphRole, PresenceStatus, Quote,
    QuoteKind, Voice,
};
use std::cmp::Reverse;

/// What a line tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// What the story is about, where and when.
    What,
    /// Where and when alone: the story is about nothing that is held.
    WhereWhen,
    /// Who was there.
    There,
    /// Who is due to come.
    Expected,
    /// Who was not there, and why, and who stood in.
    Absent,
    /// Who the story is about, where nothing says who was there.
    Who,
    /// What is promised.
    Promised,
    /// What is asked for, where nothing is promised.
    Asked,
    /// What blocks.
    Blocks,
    /// What comes next.
    Next,
    /// The most telling words.
    Words,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it tells.
    pub about: About,
    /// What it says, in order.
    pub pieces: Vec<Piece>,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A participant by name, who leads to their card.
    Name(usize),
    /// Words of the story, which lead to where they stand.
    Words(Span, Selection),
    /// The same, said by somebody in these very words.
    Said(Span, Selection),
    /// A date or a range, which leads to the words for it where the story has some.
    When(PartialDate, Option<PartialDate>, Option<usize>),
    /// How far an event is.
    Status(EventStatus),
    /// That the one just named is the host.
    Host,
    /// That the one just named takes part from afar.
    Remote,
    /// That the one named next stands in for the one just named, who is a woman or not known to be one.
    By(bool),
    /// So many more, who are not named.
    More(usize),
    /// It is undecided which of these it was.
    Undecided(Vec<usize>),
    /// Between the names of a list.
    Comma,
    /// Before the last of them.
    And,
    /// Between what is told of one and of the next.
    Semicolon,
    /// Between somebody and what is told of them.
    Colon,
    /// Between what, where and when.
    Dot,
    /// White space.
    Space,
}

/// No more names than these are given in a row.
const NAMES: usize = 6;

/// No more than these who are not there are told of.
const ABSENT: usize = 3;

/// The lines of a reading, in their order; at most eight.
#[must_use]
pub fn glance(reading: &Reading) -> Vec<Line> {
    let there = there(reading);
    let promised = claim(reading, Topic::Commitments, 1);
    let asked = if promised.is_none() {
        claim(reading, Topic::Demands, 1)
    } else {
        None
    };
    let expected = row(names(reading, PresenceStatus::Expected), reading);
    let absent = absent(reading);
    let who = if there.is_none() && expected.is_none() && absent.is_none() {
        row(prominent(reading), reading)
    } else {
        None
    };
    let blocks = claim(reading, Topic::StickingPoints, 1);
    let next = claim(reading, Topic::NextSteps, 2);
    let told = [&promised, &asked, &blocks, &next];
    let told: Vec<Span> = (told.into_iter().flatten().flatten())
        .filter_map(|piece| match piece {
            Piece::Words(span, _) => Some(*span),
            _ => None,
        })
        .collect();
    let lines = [
        what(reading),
        there.map(|pieces| (About::There, pieces)),
        expected.map(|pieces| (About::Expected, pieces)),
        absent.map(|pieces| (About::Absent, pieces)),
        who.map(|pieces| (About::Who, pieces)),
        promised.map(|pieces| (About::Promised, pieces)),
        asked.map(|pieces| (About::Asked, pieces)),
        blocks.map(|pieces| (About::Blocks, pieces)),
        next.map(|pieces| (About::Next, pieces)),
        telling(reading, &told).map(|pieces| (About::Words, pieces)),
    ];
    (lines.into_iter().flatten())
        .map(|(about, pieces)| Line { about, pieces })
        .collect()
}

/// The event with its place, day and state; without an event the place and day the dispatch is dated with.
fn what(reading: &Reading) -> Option<(About, Vec<Piece>)> {
    let story = &reading.story;
    let dated = |date, until| {
        let words = story
            .context
            .dates
            .iter()
            .position(|d| d.date == Some(date));
        Piece::When(date, until, words)
    };
    let mut pieces = Vec::new();
    let about = match &story.event {
        Some(event) => {
            pieces.push(event_words(event));
            pieces.extend(event.place.map(Piece::Name));
            pieces.extend(event.date.map(|date| dated(date, event.until)));
            if event.status != EventStatus::Unknown {
                pieces.push(Piece::Status(event.status));
            }
            About::What
        }
        None => {
            let dateline = story.furniture.dateline.as_ref();
            let place = dateline.and_then(|d| d.place);
            pieces.extend(place.map(|span| Piece::Words(span, Selection::Words(span))));
            let day = dateline.and_then(|d| d.date).or(story.furniture.published);
            pieces.extend(day.map(|day| dated(day, None)));
            About::WhereWhen
        }
    };
    (!pieces.is_empty()).then(|| (about, parted(pieces)))
}

fn event_words(event: &Event) -> Piece {
    // A name that is a verb's clause (`leaders met`) says less than the noun.
    let span = event.name.filter(|n| n.contains(event.what));
    let span = span.unwrap_or(event.what);
    Piece::Words(span, Selection::Words(span))
}

/// Who was there: the host first, then in person, then from afar.
fn there(reading: &Reading) -> Option<Vec<Piece>> {
    let participants = &reading.story.participants;
    let mut all = names(reading, PresenceStatus::Attending);
    all.extend(names(reading, PresenceStatus::Remote));
    order::sort_by_key(&mut all, |i| !participants[*i].presence.host);
    let names = row(all, reading);
    let came = reading.story.event.as_ref().and_then(|e| e.attendance);
    let came = came.map(|span| Piece::Words(span, Selection::Words(span)));
    match (came, names) {
        (Some(came), Some(names)) => {
            let mut pieces = vec![came, Piece::Colon];
            pieces.extend(names);
            Some(pieces)
        }
        (came, names) => came.map(|c| vec![c]).or(names),
    }
}

/// Who was not there: each with who stood in, and with why or at least the words that say so.
fn absent(reading: &Reading) -> Option<Vec<Piece>> {
    let mut all = names(reading, PresenceStatus::Absent);
    all.extend(names(reading, PresenceStatus::Represented));
    let more = all.len().saturating_sub(ABSENT);
    let told = all.iter().take(ABSENT).map(|who| absence(reading, *who));
    let mut pieces = Vec::new();
    for told in told {
        if !pieces.is_empty() {
            pieces.push(Piece::Semicolon);
        }
        pieces.extend(told);
    }
    if more > 0 {
        pieces.extend([Piece::Semicolon, Piece::More(more)]);
    }
    (!pieces.is_empty()).then_some(pieces)
}

fn absence(reading: &Reading, who: usize) -> Vec<Piece> {
    let by = stand_ins(reading, who);
    let mut pieces = vec![Piece::Name(who)];
    if !by.is_empty() {
        let feminine = reading.story.participants[who].gender == Gender::Feminine;
        pieces.extend([Piece::Comma, Piece::By(feminine)]);
        pieces.extend(row(by, reading).unwrap_or_default());
    }
    let Some(evidence) = reading.story.participants[who].presence.evidence else {
        return pieces;
    };
    match why(reading, who, evidence) {
        Why::Itself(span) => {
            pieces.extend([Piece::Colon, Piece::Words(span, Selection::Words(span))]);
        }
        Why::Predicate(span) => {
            // What follows the name in the text follows it here, unless another name stands between.
            if pieces.len() > 1 {
                let span = clause::trimmed(&reading.text, span);
                pieces.extend([Piece::Colon, Piece::Words(span, Selection::Words(span))]);
                return pieces;
            }
            let joint = if span.of(&reading.text).starts_with([',', ';']) {
                pieces.push(Piece::Words(span, Selection::Words(span)));
                return pieces;
            } else {
                Piece::Space
            };
            pieces.extend([joint, Piece::Words(span, Selection::Words(span))]);
        }
        Why::Nothing => {}
    }
    pieces
}

/// Who stood in for somebody.
#[must_use]
pub fn stand_ins(reading: &Reading, who: usize) -> Vec<usize> {
    let of = |r: &&depeche_engine::story::Representation| r.who == who;
    let by = reading.story.representations.iter().filter(of);
    by.flat_map(|r| r.by.iter().copied()).collect()
}

/// The reason of an absence, as far as the text has it in words of its own.
enum Why {
    /// A clause that stands for itself.
    Itself(Span),
    /// What the text says after the name.
    Predicate(Span),
    /// Nothing beyond the names.
    Nothing,
}

/// Few words are no reason.
fn says_something(words: &str) -> bool {
    words.split_whitespace().count() >= 3
}

fn why(reading: &Reading, who: usize, evidence: Span) -> Why {
    let text = &reading.text;
    let story = &reading.story;
    let home = reading.prose(evidence);
    let by = stand_ins(reading, who);
    let named = |part: Span, who: usize| {
        let mentions = story.participants[who].mentions.iter();
        (mentions.filter(move |m| m.by == MentionBy::Name && part.contains(m.span))).map(|m| m.span)
    };
    let parts = clause::parts(text, clause::sentence(text, home, evidence));
    let at = parts.iter().position(|p| named(*p, who).next().is_some());
    if let (Some(at), false) = (at, by.is_empty()) {
        // Who stands in is told already: what is left is why, in the part before the name or in the one after it.
        let is_reason = |part: &&Span| {
            let names_nobody = std::iter::once(&who)
                .chain(&by)
                .all(|who| named(**part, *who).next().is_none());
            let is_role = (story.participants[who].roles.iter()).any(|r| r.overlaps(**part));
            let bare = clause::trimmed(text, **part);
            names_nobody && !is_role && bare.of(text).split_whitespace().count() >= 4
        };
        // What stands right behind another's name is said of that one.
        let of_another = |i: usize| {
            let before = i.checked_sub(1).and_then(|i| parts.get(i));
            i < at && before.is_some_and(|part| ends_named(reading, clause::trimmed(text, *part)))
        };
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let mut beside = beside
            .filter(|i| !of_another(*i))
            .filter_map(|i| parts.get(i));
        if let Some(reason) = beside.find(is_reason) {
            return Why::Itself(clause::trimmed(text, *reason));
        }
    }
    let clause = clause::around(text, home, evidence);
    let named_here = named(clause, who).next();
    if let Some(name) = named_here {
        let rest = Span {
            start: name.end,
            end: clause.end,
        };
        let before = Span {
            start: clause.start,
            end: name.start,
        };
        let opening = clause::parts(text, before);
        let opens_with_reason = opening.len() > 1 && {
            let first = clause::trimmed(text, opening[0]);
            first.of(text).split_whitespace().count() >= 4
        };
        // Not what belongs to the name itself: `Britain's King`.
        let goes_on = rest.of(text).starts_with([' ', '\u{a0}', '\n', ',', ';']);
        if goes_on && says_something(rest.of(text)) && !opens_with_reason {
            return Why::Predicate(leading(text, until_another(reading, rest, who)));
        }
    }
    // Words that hold nothing but the names that were given already add nothing.
    let told = clause.len() <= reading.name(who).len() + 4
        || by.iter().any(|by| named(clause, *by).next().is_some());
    if told || !says_something(clause.of(text)) {
        Why::Nothing
    } else {
        Why::Itself(clause)
    }
}

/// Whether words end with somebody's name.
fn ends_named(reading: &Reading, words: Span) -> bool {
    let mut mentions = reading.story.participants.iter().flat_map(|p| &p.mentions);
    mentions.any(|m| m.by == MentionBy::Name && m.span.end == words.end)
}

/// The parts of what is said of somebody, up to the one that names another person, where those before say something.
fn until_another(reading: &Reading, said: Span, who: usize) -> Span {
    let parts = clause::parts(&reading.text, said);
    let names_another = |part: &Span| {
        let others = reading.story.participants.iter().enumerate();
        let mut others = others.filter(|(i, p)| *i != who && p.kind == Kind::Person);
        others.any(|(_, p)| {
            let mut named = p.mentions.iter().filter(|m| m.by == MentionBy::Name);
            named.any(|m| part.contains(m.span))
        })
    };
    let end = parts.iter().position(names_another);
    let end = end.and_then(|i| i.checked_sub(1)).map(|i| parts[i].end);
    let cut = Span {
        start: said.start,
        end: end.unwrap_or(said.end),
    };
    let cut = Span {
        start: said.start,
        end: clause::trimmed(&reading.text, cut).end,
    };
    if says_something(cut.of(&reading.text)) {
        cut
    } else {
        said
    }
}

/// A span without the white space before it.
fn leading(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let cut = words.len() - words.trim_start().len();
    Span::new(span.start as usize + cut, span.end as usize)
}

/// The participants of one status: people first, then whoever else, in the order of the text.
fn names(reading: &Reading, status: PresenceStatus) -> Vec<usize> {
    let mut all: Vec<usize> = reading.present(status).collect();
    order::sort_by_key(&mut all, |i| {
        reading.story.participants[*i].kind != Kind::Person
    });
    all
}

/// The four whom the story names most, people before others, places left out.
fn prominent(reading: &Reading) -> Vec<usize> {
    let participants = &reading.story.participants;
    let can_act = |i: &usize| matches!(participants[*i].kind, Kind::Person | Kind::Organisation);
    let mut all: Vec<usize> = (0..participants.len()).filter(can_act).collect();
    order::sort_by_key(&mut all, |i| {
        let p = &participants[*i];
        (p.kind != Kind::Person, Reverse(p.mentions.len()))
    });
    all.truncate(4);
    all
}

/// Names in a row, with what is to be said of each.
fn row(all: Vec<usize>, reading: &Reading) -> Option<Vec<Piece>> {
    let shown = if all.len() > NAMES + 1 {
        NAMES
    } else {
        all.len()
    };
    let more = all.len() - shown;
    let mut pieces = Vec::new();
    for (at, who) in all.iter().take(shown).enumerate() {
        match at {
            0 => {}
            _ if at + 1 == shown && more == 0 => pieces.push(Piece::And),
            _ => pieces.push(Piece::Comma),
        }
        pieces.push(Piece::Name(*who));
        let presence = reading.story.participants[*who].presence;
        if presence.host {
            pieces.push(Piece::Host);
        }
        if presence.status == PresenceStatus::Remote {
            pieces.push(Piece::Remote);
        }
    }
    if more > 0 {
        pieces.extend([Piece::And, Piece::More(more)]);
    }
    (!pieces.is_empty()).then_some(pieces)
}

/// The claims of a topic that weigh most, in the order of the text, each in its clause.
fn claim(reading: &Reading, topic: Topic, most: usize) -> Option<Vec<Piece>> {
    let claims = topic.claims(&reading.story.context);
    let mut best: Vec<usize> = (0..claims.len()).collect();
    order::sort_by_key(&mut best, |i| Reverse(weight(reading, &claims[*i])));
    let mut clauses: Vec<(Span, usize)> = Vec::new();
    for i in best {
        let clause = claim_clause(reading, &claims[i]);
        if clauses.len() < most && clauses.iter().all(|(c, _)| !c.overlaps(clause)) {
            clauses.push((clause, i));
        }
    }
    order::sort_by_key(&mut clauses, |(clause, _)| clause.start);
    let mut pieces = Vec::new();
    for (clause, i) in &clauses {
        if !pieces.is_empty() {
            pieces.push(Piece::Semicolon);
        }
        if let Some(whose) = claims[*i].whose.filter(|w| !is_named(reading, *w, *clause)) {
            pieces.extend([Piece::Name(whose), Piece::Colon]);
        }
        pieces.push(Piece::Words(*clause, Selection::Claim(topic, *i)));
    }
    (!pieces.is_empty()).then_some(pieces)
}

/// The clause a claim stands in, with the words by which it was found.
#[must_use]
pub fn claim_clause(reading: &Reading, claim: &Claim) -> Span {
    let home = reading.prose(claim.span);
    let found = if home.contains(claim.cue) {
        claim.span.to(claim.cue)
    } else {
        claim.span
    };
    clause::around(&reading.text, home, found)
}

fn is_named(reading: &Reading, who: usize, clause: Span) -> bool {
    let mentions = reading.story.participants.get(who).map(|p| &p.mentions);
    (mentions.into_iter().flatten()).any(|m| m.by != MentionBy::Pronoun && clause.contains(m.span))
}

/// How much a claim says: of several words, of somebody who is named, in the lead.
fn weight(reading: &Reading, claim: &Claim) -> usize {
    let words = reading.words(claim.span).split_whitespace().count();
    let kind = claim.whose.map(|w| reading.story.participants[w].kind);
    let of_somebody = kind.is_some_and(|k| matches!(k, Kind::Person | Kind::Organisation));
    let known = kind.is_some_and(|k| k != Kind::Unknown);
    usize::from(words >= 4) * 3
        + usize::from(known)
        + usize::from(of_somebody)
        + usize::from(is_lead(reading, claim.span)) * 2
}

/// Whether words stand in the headline or in the first paragraph of the story.
fn is_lead(reading: &Reading, span: Span) -> bool {
    let paragraphs = &reading.story.paragraphs;
    let body = paragraphs.iter().find(|p| p.role == ParagraphRole::Body);
    let head = paragraphs
        .iter()
        .filter(|p| p.role == ParagraphRole::Headline);
    head.chain(body).any(|p| p.span.contains(span))
}

/// The words that tell most, and whose they are; rather not what was `told` in another line.
fn telling(reading: &Reading, told: &[Span]) -> Option<Vec<Piece>> {
    let quotes = &reading.story.quotes;
    let weight = |quote: &Quote| {
        let again = told.iter().any(|t| t.overlaps(quote.span));
        Some(telling_weight(reading, quote)? + if again { 0 } else { 8 })
    };
    let best = (0..quotes.len())
        .filter_map(|i| Some((weight(&quotes[i])?, Reverse(i))))
        .max()?;
    let (_, Reverse(i)) = best;
    let quote = &quotes[i];
    let mut pieces = Vec::new();
    match quote.speaker {
        Some(speaker) => pieces.extend([Piece::Name(speaker), Piece::Colon]),
        None if !quote.candidates.is_empty() => {
            pieces.extend([Piece::Undecided(quote.candidates.clone()), Piece::Space]);
        }
        None => {}
    }
    pieces.push(Piece::Said(quote.span, Selection::Quote(i)));
    Some(pieces)
}

/// How telling a quote is; `None` for what is too short or too long to be read at a glance, or in nobody's own words.
fn telling_weight(reading: &Reading, quote: &Quote) -> Option<usize> {
    let words = reading.words(quote.span);
    let count = words.split_whitespace().count();
    if quote.kind != QuoteKind::Direct || !(3..=45).contains(&count) {
        return None;
    }
    let headline = reading.story.furniture.headline;
    let paragraph = reading.home(quote.span);
    // A headline quotes what it finds most telling, whole or in part.
    let echoed = headline.is_some_and(|h| echoes(reading.words(h), words));
    let prominence = quote.speaker.map_or(0, |s| {
        let p = &reading.story.participants[s];
        let in_lead = p.mentions.iter().any(|m| is_lead(reading, m.span));
        p.mentions.len().min(6)
            + usize::from(in_lead) * 4
            + usize::from(p.presence.host) * 2
            + usize::from(p.kind == Kind::Person) * 2
    });
    let named = match quote.voice {
        Voice::Named => 4,
        Voice::Institution | Voice::Document => 2,
        _ => 0,
    };
    // What begins in the middle of a sentence is a piece of what was said.
    let begins = words.chars().next().is_some_and(char::is_uppercase);
    let whole =
        usize::from(count >= 6) * 4 + usize::from(count <= 30) * 2 + usize::from(begins) * 5;
    let lead = usize::from(is_lead(reading, paragraph)) * 8;
    Some(usize::from(echoed) * 12 + lead + prominence + named + whole)
}

/// Whether a headline and a quote share three long words.
fn echoes(headline: &str, quote: &str) -> bool {
    let (headline, quote) = (folded(headline), folded(quote));
    let words = headline.split(' ');
    let shared = words.filter(|w| w.len() >= 5 && quote.contains(*w));
    shared.count() >= 3
}

/// Pieces with a dot between them.
fn parted(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out = Vec::with_capacity(pieces.len() * 2);
    for piece in pieces {
        if !out.is_empty() {
            out.push(Piece::Dot);
        }
        out.push(piece);
    }
    out
}

impl Line {
    /// Whether something in it is what is selected.
    #[must_use]
    pub fn holds(&self, selection: Selection) -> bool {
        selection != Selection::None && self.pieces.iter().any(|p| p.selection() == Some(selection))
    }
}

impl Piece {
    /// What the interface says for it, with the space around it; nothing for names and words of the story.
    #[must_use]
    pub fn sign(&self, words: &Words) -> String {
        let glance = &words.glance;
        match self {
            Self::Name(_) | Self::Words(..) | Self::Said(..) => String::new(),
            Self::When(date, None, _) => (words.date)(*date),
            Self::When(date, until, _) => (words.when_of)(Some(*date), *until),
            Self::Status(status) => (words.event_status)(*status).to_owned(),
            Self::Host => format!(" {}", glance.host),
            Self::Remote => format!(" {}", glance.remote),
            Self::By(feminine) => format!("{} ", (glance.by)(*feminine)),
            Self::More(n) => (glance.more)(*n),
            Self::Undecided(_) => String::new(),
            Self::Comma => ", ".to_owned(),
            Self::And => format!(" {} ", glance.and),
            Self::Semicolon => format!("{} ", words.semicolon),
            Self::Colon => format!("{} ", words.colon),
            Self::Dot => " · ".to_owned(),
            Self::Space => " ".to_owned(),
        }
    }

    /// The whole of it, as the story and the interface say it.
    #[must_use]
    pub fn text(&self, reading: &Reading, words: &Words) -> String {
        match self {
            Self::Name(who) => tidy(reading.name(*who)),
            Self::Words(span, _) => tidy(reading.words(*span)),
            Self::Said(span, _) => {
                let said = tidy(reading.words(*span));
                (words.in_marks)(said.trim_end_matches(',').trim_end())
            }
            Self::Undecided(who) => {
                let names: Vec<&str> = who.iter().map(|w| reading.name(*w)).collect();
                (words.maybe)(&names)
            }
            sign => sign.sign(words),
        }
    }

    /// What it leads to.
    #[must_use]
    pub const fn selection(&self) -> Option<Selection> {
        match self {
            Self::Name(who) => Some(Selection::Participant(*who)),
            Self::Words(_, selection) | Self::Said(_, selection) => Some(*selection),
            Self::When(_, _, Some(date)) => Some(Selection::Date(*date)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
