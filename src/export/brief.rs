//! A reading as headings, paragraphs, lists and tables: [`brief`] on a page, [`page`] with the text, [`whole`] with every
//! fact, for screen readers, word processors and print.

use super::quoted;
use crate::glance::{Line, Piece, stand_ins};
use crate::marks::Topic;
use crate::reading::{Reading, tidy};
use crate::timeline::{self, Entry, Timeline};
use crate::trust::hidden;
use crate::words::Words;
use depeche_engine::calendar::PartialDate;
use depeche_engine::order;
use depeche_engine::story::{By, EventStatus, ParagraphRole, PresenceStatus, QuoteKind};
use depeche_forms::Format;

/// A block of the brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading and its level, 1 to 3.
    Heading(u8, String),
    /// A paragraph.
    Text(Vec<Inline>),
    /// A list.
    List(Vec<Vec<Inline>>),
    /// A table with a row of headings.
    Table {
        /// What each column holds.
        head: Vec<&'static str>,
        /// The rows, each as long as `head`.
        rows: Vec<Vec<Inline>>,
    },
}

/// Words of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Words of the interface.
    Said(String),
    /// Words of the story, in its language.
    Story(String),
}

impl Inline {
    fn story(words: &str) -> Self {
        Self::Story(tidy(words))
    }
}

/// What fits a page: what the dispatch comes to, its quotes with their sources, and when. `claimed` says where the text came
/// from, when that has to be said.
#[must_use]
pub fn brief(reading: &Reading, words: &Words, claimed: &str) -> Vec<Block> {
    let mut out = head(reading, words, claimed);
    lines(reading, words, &mut out);
    quotes(reading, words, &mut out);
    days(reading, words, &mut out);
    out
}

/// The brief with everybody's attendance, and the text after it.
#[must_use]
pub fn page(reading: &Reading, words: &Words, claimed: &str) -> Vec<Block> {
    let mut out = head(reading, words, claimed);
    lines(reading, words, &mut out);
    attendance(reading, words, &mut out);
    quotes(reading, words, &mut out);
    days(reading, words, &mut out);
    story(reading, words, &mut out);
    out
}

/// The whole reading: the text and every fact, most of them in tables.
#[must_use]
pub fn whole(reading: &Reading, words: &Words, claimed: &str) -> Vec<Block> {
    let mut out = head(reading, words, claimed);
    let counts = (words.summary)(&reading.summary());
    if !counts.is_empty() {
        out.push(Block::Text(vec![Inline::Said(counts)]));
    }
    lines(reading, words, &mut out);
    story(reading, words, &mut out);
    who(reading, words, &mut out);
    said(reading, words, &mut out);
    event(reading, words, &mut out);
    ledger(reading, words, &mut out);
    for topic in Topic::ALL {
        claims(reading, words, topic, &mut out);
    }
    timeline(reading, words, &mut out);
    links(reading, words, &mut out);
    out
}

/// No more quotes than these are in a brief, nor more days.
const BRIEF: usize = 10;

fn head(reading: &Reading, words: &Words, claimed: &str) -> Vec<Block> {
    let mut out = vec![Block::Heading(1, tidy(reading.title()))];
    let source = source_line(reading, words);
    for line in [source.as_str(), claimed] {
        if !line.is_empty() {
            out.push(Block::Text(vec![Inline::Said(line.to_owned())]));
        }
    }
    out
}

/// Agency, date and whether it is an update, as the text itself claims.
#[must_use]
pub fn source_line(reading: &Reading, words: &Words) -> String {
    let furniture = &reading.story.furniture;
    let dateline = furniture.dateline.as_ref();
    let date = furniture.published.or(dateline.and_then(|d| d.date));
    let given = &reading.source.given;
    let stated = furniture.agency.map(|a| a.name(&reading.text).to_owned());
    let parts = [
        stated.clone(),
        date.map(|date| hand((words.date)(date), words, furniture.published_by)),
        furniture.update_note.map(|_| words.updated.to_owned()),
    ];
    // What a feed knows, and the text does not say.
    let arrival = &words.arrival;
    let known = [
        given.agency.clone().filter(|_| stated.is_none()),
        given.slug.clone(),
        given.version.as_deref().map(arrival.version),
        given.urgency.map(arrival.urgency),
        given.embargo.as_deref().map(arrival.embargo),
        given.note.clone(),
    ];
    let mut known: Vec<String> = known
        .into_iter()
        .flatten()
        // A file may say anything: what cannot be seen is shown.
        .map(|fact| tidy(&hidden::visible(&fact)))
        .collect();
    let is_dated = given.date.is_some() && date == given.date.map(PartialDate::Day);
    if !known.is_empty() || is_dated && reading.source.format != Format::Text {
        known.push((arrival.given_by)(reading.source.format.name()));
    }
    (parts.into_iter().flatten())
        .chain(known)
        .collect::<Vec<_>>()
        .join(" · ")
}

/// What the story comes to, before the story.
fn lines(reading: &Reading, words: &Words, out: &mut Vec<Block>) {
    let lines = &reading.glance;
    if lines.is_empty() {
        return;
    }
    out.push(Block::Heading(2, words.glance.title.to_owned()));
    let item = |line: &Line| {
        let label = format!("{}{} ", (words.glance.about)(line.about), words.colon);
        let pieces = line.pieces.iter().map(|piece| match piece {
            Piece::Name(_) | Piece::Words(..) => Inline::Story(piece.text(reading, words)),
            _ => Inline::Said(piece.text(reading, words)),
        });
        std::iter::once(Inline::Said(label)).chain(pieces).collect()
    };
    out.push(Block::List(lines.iter().map(item).collect()));
}

/// The text and nothing else, paragraph by paragraph.
fn story(reading: &Reading, words: &Words, out: &mut Vec<Block>) {
    out.push(Block::Heading(2, words.story.to_owned()));
    for paragraph in &reading.paragraphs {
        let text = reading.words(paragraph.span);
        match paragraph.role {
            ParagraphRole::Headline => {}
            ParagraphRole::Heading => out.push(Block::Heading(3, tidy(text))),
            _ => out.push(Block::Text(vec![Inline::Story(text.to_owned())])),
        }
    }
}

/// Who is there, who is not, and who stands in: a line for each way of being there.
fn attendance(reading: &Reading, words: &Words, out: &mut Vec<Block>) {
    let by = |who: usize| -> Vec<String> {
        let by = stand_ins(reading, who).into_iter();
        by.map(|by| tidy(reading.name(by))).collect()
    };
    let named = |who: usize| {
        let name = tidy(reading.name(who));
        let presence = reading.story.participants[who].presence;
        let told = match by(who).as_slice() {
            [] if presence.host => format!("{name} {}", words.glance.host),
            [] => name,
            by => format!("{name} ({} {})", words.represented_by, words.list(by)),
        };
        match presence.by {
            By::Reader => told,
            By::Hand => format!("{told} ({})", words.amend.by_hand),
        }
    };
    let line = |status: &PresenceStatus| {
        let names: Vec<String> = reading.present(*status).map(named).collect();
        let label = format!("{}{} ", (words.presence)(*status), words.colon);
        (!names.is_empty()).then(|| vec![Inline::Said(label), Inline::Story(words.list(&names))])
    };
    let statuses = PresenceStatus::ALL.iter();
    let items: Vec<_> = statuses
        .filter(|s| **s != PresenceStatus::None)
        .filter_map(line)
        .collect();
    list(words.ledger, items, 0, words, out);
}

/// The quotes, in a source's own words first where there are too many, each with who said it.
fn quotes(reading: &Reading, words: &Words, out: &mut Vec<Block>) {
    let all = &reading.story.quotes;
    let mut told: Vec<usize> = (0..all.len()).collect();
    order::sort_by_key(&mut told, |i| {
        let quote = &all[*i];
        (quote.kind != QuoteKind::Direct, quote.speaker.is_none())
    });
    let more = told.len().saturating_sub(BRIEF);
    told.truncate(BRIEF);
    order::sort_by_key(&mut told, |i| *i);
    let item = |i: &usize| {
        let quote = &all[*i];
        // An agency's comma before its own words is no part of what was said.
        let text = tidy(reading.words(quote.span).trim_end_matches(','));
        let mut line = match quote.kind {
            QuoteKind::Direct => vec![Inline::Story((words.in_marks)(&text))],
            QuoteKind::Indirect => vec![
                Inline::Said(format!("{} ", words.reported)),
                Inline::Story(text),
            ],
        };
        line.extend(
            quoted::source(reading, *i, words).map(|source| Inline::Said(format!(" — {source}"))),
        );
        line.extend(by_hand(words, quote.by));
        line
    };
    let items = told.iter().map(item).collect();
    list(
        (words.panel)(crate::state::Panel::Said),
        items,
        more,
        words,
        out,
    );
}

/// What happens on each day, and what comes next.
fn days(reading: &Reading, words: &Words, out: &mut Vec<Block>) {
    let Timeline { days, undated } = timeline::timeline(reading);
    let clauses = |label: String, entries: &[Entry]| {
        let mut line = vec![Inline::Said(format!("{label}{} ", words.colon))];
        for (i, entry) in entries.iter().take(2).enumerate() {
            if i > 0 {
                line.push(Inline::Said(format!("{} ", words.semicolon)));
            }
            line.push(Inline::story(reading.words(entry.clause)));
            line.extend(by_hand(words, entry.by(reading)));
        }
        line
    };
    let mut items: Vec<Vec<Inline>> = (days.iter())
        .filter(|day| day.date.is_some())
        .map(|day| clauses((words.when_of)(day.date, day.until), &day.entries))
        .collect();
    items.extend(
        (undated.iter())
            .map(|step| clauses(words.card.next.to_owned(), std::slice::from_ref(step))),
    );
    let more = items.len().saturating_sub(BRIEF);
    items.truncate(BRIEF);
    list(words.timeline, items, more, words, out);
}

fn list(
    title: &str,
    mut items: Vec<Vec<Inline>>,
    more: usize,
    words: &Words,
    out: &mut Vec<Block>,
) {
    if items.is_empty() {
        return;
    }
    if more > 0 {
        items.push(vec![Inline::Said(format!(
            "… {}",
            (words.glance.more)(more)
        ))]);
    }
    out.push(Block::Heading(2, title.to_owned()));
    out.push(Block::List(items));
}

/// What a participant is, in a word or two.
#[must_use]
pub fn label(reading: &Reading, words: &Words, index: usize) -> String {
    let participant = &reading.story.participants[index];
    let presence = (words.presence_of)(participant.presence.status);
    let kind = (words.kind)(participant.kind);
    let hand = if reading.is_by_hand(index) {
        words.amend.by_hand
    } else {
        ""
    };
    let parts = [kind, presence, hand].into_iter();
    parts
        .filter(|p| !p.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// What was put right by hand says so.
fn hand(said: String, words: &Words, by: By) -> String {
    match by {
        By::Reader => said,
        By::Hand if said.is_empty() => words.amend.by_hand.to_owned(),
        By::Hand => format!("{said}, {}", words.amend.by_hand),
    }
}

/// The same, behind words of the story.
fn by_hand(words: &Words, by: By) -> Option<Inline> {
    (by == By::Hand).then(|| Inline::Said(format!(" ({})", words.amend.by_hand)))
}

fn who(reading: &Reading, words: &Words, out: &mut Vec<Block>) {
    let columns = &words.columns;
    let rows = reading.story.participants.iter().map(|p| {
        let roles: Vec<String> = p.roles.iter().map(|r| tidy(reading.words(*r))).collect();
        vec![
            Inline::story(reading.words(p.name)),
            Inline::Said(hand((words.kind)(p.kind).to_owned(), words, p.by)),
            Inline::Story(roles.join(", ")),
            Inline::Said(hand(
                (words.presence_of)(p.presence.status).to_owned(),
                words,
                p.presence.by,
            )),
            Inline::Said(p.mentions.len().to_string()),
        ]
    });
    table(
        (words.panel)(crate::state::Panel::Who),
        vec![
            columns.name,
            columns.kind,
            columns.role,
            columns.presence,
            columns.mentions,
        ],
        rows.collect(),
        out,
    );
}

fn said(reading: &Reading, words: &Words, out: &mut Vec<Block>) {
    let columns = &words.columns;
    let rows = reading.story.quotes.iter().map(|q| {
        let text = tidy(reading.words(q.span));
        vec![
            match q.speaker {
                Some(speaker) => Inline::story(reading.name(speaker)),
                None if q.candidates.is_empty() => Inline::Said(words.no_speaker.to_owned()),
                None => {
                    let names: Vec<&str> = q.candidates.iter().map(|c| reading.name(*c)).collect();
                    Inline::Said((words.maybe)(&names))
                }
            },
            Inline::Story(match q.kind {
                QuoteKind::Direct => (words.in_marks)(&text),
                QuoteKind::Indirect => text,
            }),
            Inline::Said(hand(
                format!("{}, {}", (words.quote_kind)(q.kind), (words.voice)(q.voice)),
                words,
                q.by,
            )),
            Inline::story(q.cue.map_or("", |c| reading.words(c))),
        ]
    });
    table(
        (words.panel)(crate::state::Panel::Said),
        vec![columns.source, columns.words, columns.voice, columns.cue],
        rows.collect(),
        out,
    );
}

fn event(reading: &Reading, words: &Words, out: &mut Vec<Block>) {
    let Some(event) = &reading.story.event else {
        return;
    };
    let when = match (event.date, event.until) {
        (Some(from), Some(to)) => Some(format!("{} – {}", (words.date)(from), (words.date)(to))),
        (from, to) => from.or(to).map(words.date),
    };
    let status = (event.status != EventStatus::Unknown).then(|| (words.event_status)(event.status));
    let story = |span: Option<depeche_engine::Span>| span.map(|s| Inline::story(reading.words(s)));
    let name = |index: Option<usize>| index.map(|i| Inline::story(reading.name(i)));
    let facts = [
        (words.event, story(event.name.or(Some(event.what)))),
        (words.place, name(event.place)),
        (words.when, when.map(Inline::Said)),
        (words.status, status.map(|s| Inline::Said(s.to_owned()))),
        (words.hosted_by, name(event.host)),
        (words.attendance, story(event.attendance)),
        (words.purpose, story(event.purpose)),
        (words.outcome, story(event.outcome)),
    ];
    out.push(Block::Heading(2, words.event.to_owned()));
    out.push(Block::List(
        (facts.into_iter())
            .filter_map(|(label, value)| {
                let hand = by_hand(words, event.by).filter(|_| label == words.event);
                let label = Inline::Said(format!("{label}{} ", words.colon));
                Some([label, value?].into_iter().chain(hand).collect())
            })
            .collect(),
    ));
}

fn ledger(reading: &Reading, words: &Words, out: &mut Vec<Block>) {
    let columns = &words.columns;
    let story = &reading.story;
    let mut rows = Vec::new();
    for status in PresenceStatus::ALL
        .iter()
        .filter(|s| **s != PresenceStatus::None)
    {
        for index in reading.present(*status) {
            let presence = &story.participants[index].presence;
            let stand_ins: Vec<String> = (story.representations.iter())
                .filter(|r| r.who == index)
                .flat_map(|r| &r.by)
                .map(|by| tidy(reading.name(*by)))
                .collect();
            rows.push(vec![
                Inline::story(reading.name(index)),
                Inline::Said(hand(
                    (words.presence_of)(*status).to_owned(),
                    words,
                    presence.by,
                )),
                Inline::Story(words.list(&stand_ins)),
                Inline::story(
                    presence
                        .evidence
                        .map_or("", |e| reading.words(reading.clause(e))),
                ),
            ]);
        }
    }
    table(
        words.ledger,
        vec![
            columns.name,
            columns.presence,
            columns.stand_in,
            columns.evidence,
        ],
        rows,
        out,
    );
}

fn claims(reading: &Reading, words: &Words, topic: Topic, out: &mut Vec<Block>) {
    let claims = topic.claims(&reading.story.context);
    if claims.is_empty() {
        return;
    }
    out.push(Block::Heading(2, (words.topic)(topic).to_owned()));
    let items = claims.iter().map(|claim| {
        let text = Inline::story(reading.words(claim.span));
        let mut item = match claim.whose {
            Some(whose) => vec![
                Inline::story(reading.name(whose)),
                Inline::Said(format!("{} ", words.colon)),
                text,
            ],
            None => vec![text],
        };
        item.extend(by_hand(words, claim.by));
        item
    });
    out.push(Block::List(items.collect()));
}

fn timeline(reading: &Reading, words: &Words, out: &mut Vec<Block>) {
    let Timeline { days, undated } = timeline::timeline(reading);
    let row = |when: String, entry: &Entry| {
        let when = if entry.next && !when.is_empty() {
            format!("{when} ({})", words.card.to_come)
        } else {
            when
        };
        vec![
            Inline::Said(hand(when, words, entry.by(reading))),
            Inline::story(reading.words(entry.clause)),
        ]
    };
    let mut rows = Vec::new();
    for day in &days {
        let when = match day.date {
            Some(_) => (words.when_of)(day.date, day.until),
            None => tidy(reading.words(day.words)),
        };
        // A date is said once, before the first that happens on it.
        let mut when = Some(when);
        let of_day = day.entries.iter();
        rows.extend(of_day.map(|entry| row(when.take().unwrap_or_default(), entry)));
    }
    rows.extend((undated.iter()).map(|entry| row(words.card.next.to_owned(), entry)));
    table(
        words.timeline,
        vec![words.when, words.columns.words],
        rows,
        out,
    );
}

fn links(reading: &Reading, words: &Words, out: &mut Vec<Block>) {
    let columns = &words.columns;
    let rows = reading.story.relations.iter().map(|r| {
        vec![
            Inline::story(reading.name(r.from)),
            Inline::Said((words.relation)(r.kind).to_owned()),
            Inline::story(reading.name(r.to)),
            Inline::story(reading.words(reading.clause(r.evidence))),
        ]
    });
    table(
        (words.panel)(crate::state::Panel::Links),
        vec![columns.name, columns.link, columns.about, columns.evidence],
        rows.collect(),
        out,
    );
}

fn table(title: &str, head: Vec<&'static str>, rows: Vec<Vec<Inline>>, out: &mut Vec<Block>) {
    if !rows.is_empty() {
        out.push(Block::Heading(2, title.to_owned()));
        out.push(Block::Table { head, rows });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use crate::words::Tongue;

    fn line_of(line: &[Inline]) -> String {
        let words = line.iter().map(|i| match i {
            Inline::Said(w) | Inline::Story(w) => w.as_str(),
        });
        words.collect::<String>().replace('\u{a0}', " ")
    }

    /// The lines below a heading, up to the next.
    fn below(blocks: &[Block], heading: &str) -> Vec<String> {
        let is = |b: &&Block| **b == Block::Heading(2, heading.into());
        let after = blocks.iter().skip_while(|b| !is(b)).skip(1);
        let part = after.take_while(|b| !matches!(b, Block::Heading(2, _)));
        part.flat_map(|block| match block {
            Block::Text(line) => vec![line_of(line)],
            Block::List(items) => items.iter().map(|item| line_of(item)).collect(),
            _ => vec![],
        })
        .collect()
    }

    #[test]
    fn the_text_stands_apart_word_for_word() {
        let reading = sample::reading();
        let body: Vec<&str> = sample::TEXT.split("\n\n").skip(1).collect();
        let words = Tongue::French.words();
        assert_eq!(below(&page(&reading, words, ""), "La dépêche"), body);
        assert_eq!(below(&whole(&reading, words, ""), "La dépêche"), body);
        assert!(below(&brief(&reading, words, ""), "La dépêche").is_empty());
    }

    #[test]
    fn a_brief_tells_quotes_with_their_sources_and_days_with_what_happens() {
        let blocks = brief(&sample::reading(), Tongue::French.words(), "");
        assert_eq!(
            below(&blocks, "Paroles"),
            [
                "« Nous bâtirons ce pont » — Paul Rey, maire, à la presse",
                "[propos rapportés] le coût restait un obstacle — Anna Blum",
            ]
        );
        assert_eq!(
            below(&blocks, "Chronologie"),
            ["mardi 3 mars 2026 : Le maire Paul Rey a reçu mardi Anna Blum à Port-Vieux"]
        );
    }

    #[test]
    fn dates_that_were_put_right_say_so() {
        let mut story = sample::reading().story.clone();
        story.context.dates[0].by = By::Hand;
        story.furniture.published = story.context.dates[0].date;
        story.furniture.published_by = By::Hand;
        let reading = Reading::new(sample::TEXT.into(), story);
        let blocks = brief(&reading, Tongue::English.words(), "");
        assert_eq!(
            below(&blocks, "Timeline"),
            [
                "Tuesday 3 March 2026: Le maire Paul Rey a reçu mardi Anna Blum à Port-Vieux (by hand)"
            ]
        );
        assert_eq!(
            line_of(&[Inline::Said(source_line(&reading, Tongue::English.words()))]),
            "Tuesday 3 March 2026, by hand"
        );
    }

    #[test]
    fn a_page_lists_who_is_there_and_who_stands_in() {
        let blocks = page(&sample::reading(), Tongue::French.words(), "");
        assert_eq!(
            below(&blocks, "Qui est là"),
            [
                "Présents : Paul Rey (hôte)",
                "Représentés : Jean <b>Dol</b> (par Léa Roc)",
            ]
        );
    }

    #[test]
    fn a_brief_of_many_quotes_keeps_those_in_a_sources_own_words_and_counts_the_rest() {
        let mut story = sample::reading().story.clone();
        let (direct, indirect) = (story.quotes[0].clone(), story.quotes[1].clone());
        story.quotes = vec![indirect; 9];
        story.quotes.extend(vec![direct; 4]);
        let reading = Reading::new(sample::TEXT.into(), story);
        let quotes = below(&brief(&reading, Tongue::English.words(), ""), "Said");
        assert_eq!(quotes.len(), BRIEF + 1);
        let own = quotes
            .iter()
            .filter(|q| q.starts_with('"') || q.starts_with('“'));
        assert_eq!(own.count(), 4, "{quotes:?}");
        assert_eq!(quotes[BRIEF], "… 3 others");
    }

    #[test]
    fn what_is_found_is_counted_and_what_is_undecided_named() {
        let mut story = sample::reading().story.clone();
        let quote = &mut story.quotes[0];
        quote.candidates = quote.speaker.take().into_iter().chain([1]).collect();
        let reading = Reading::new(sample::TEXT.into(), story);
        let blocks = whole(&reading, Tongue::English.words(), "");
        let said = |words: &str| {
            let said = Inline::Said(words.into());
            blocks.iter().any(|block| match block {
                Block::Text(line) => line.contains(&said),
                Block::Table { rows, .. } => rows.iter().flatten().any(|cell| *cell == said),
                _ => false,
            })
        };
        assert!(said(&(Tongue::English.words().summary)(&reading.summary())));
        assert!(said("Undecided: Paul Rey or Anna Blum?"), "{blocks:?}");
    }

    #[test]
    fn an_empty_reading_has_no_empty_tables() {
        let reading = Reading::new("Rien.".into(), Default::default());
        let blocks = whole(&reading, Tongue::English.words(), "");
        assert!(
            !blocks
                .iter()
                .any(|b| matches!(b, Block::Table { .. } | Block::List(_)))
        );
    }
}
