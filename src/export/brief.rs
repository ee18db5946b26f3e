//! [`brief`]: the whole reading as headings, paragraphs, lists and tables, for screen readers, word processors and print.

use crate::glance::{Line, Piece};
use crate::marks::{self, Topic, What};
use crate::reading::{Reading, tidy};
use crate::timeline::{self, Entry, Timeline};
use crate::trust::hidden;
use crate::words::Words;
use depeche_engine::calendar::PartialDate;
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
    /// A participant's name where the story first gives it, and what it is.
    Name(String, String),
}

impl Inline {
    fn story(words: &str) -> Self {
        Self::Story(tidy(words))
    }
}

/// The whole reading. `claimed` says where the text came from, when that has to be said.
#[must_use]
pub fn brief(reading: &Reading, words: &Words, claimed: &str) -> Vec<Block> {
    let mut out = vec![Block::Heading(1, tidy(reading.title()))];
    let source = source_line(reading, words);
    let counts = (words.summary)(&reading.summary());
    for line in [source.as_str(), claimed, counts.as_str()] {
        if !line.is_empty() {
            out.push(Block::Text(vec![Inline::Said(line.to_owned())]));
        }
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

/// Agency, date and whether it is an update, as the text itself claims.
#[must_use]
pub fn source_line(reading: &Reading, words: &Words) -> String {
    let furniture = &reading.story.furniture;
    let dateline = furniture.dateline.as_ref();
    let date = furniture.published.or(dateline.and_then(|d| d.date));
    let given = &reading.source.given;
    let stated = furniture.agency.map(|a| a.name.to_owned());
    let parts = [
        stated.clone(),
        date.map(words.date),
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

fn story(reading: &Reading, words: &Words, out: &mut Vec<Block>) {
    out.push(Block::Heading(2, words.story.to_owned()));
    let mut named = vec![false; reading.story.participants.len()];
    for paragraph in &reading.paragraphs {
        match paragraph.role {
            ParagraphRole::Headline => continue,
            ParagraphRole::Heading => {
                out.push(Block::Heading(3, tidy(reading.words(paragraph.span))));
                continue;
            }
            _ => {}
        }
        let names: Vec<_> = (paragraph.marks.iter())
            .filter(|m| matches!(m.what, What::Participant(_)))
            .copied()
            .collect();
        let mut line: Vec<Inline> = Vec::new();
        for run in marks::runs(paragraph.span, &names, &[]) {
            let text = reading.words(run.span);
            let first = run.marks.iter().rev().find_map(|m| match m.what {
                What::Participant(i) if !named[i] && m.span == run.span => Some(i),
                _ => None,
            });
            match first {
                Some(i) => {
                    named[i] = true;
                    let label = label(reading, words, i);
                    line.push(Inline::Name(text.to_owned(), label));
                }
                None => match line.last_mut() {
                    Some(Inline::Story(before)) => before.push_str(text),
                    _ => line.push(Inline::Story(text.to_owned())),
                },
            }
        }
        out.push(Block::Text(line));
    }
}

/// What a participant is, in a word or two.
#[must_use]
pub fn label(reading: &Reading, words: &Words, index: usize) -> String {
    let participant = &reading.story.participants[index];
    let presence = (words.presence_of)(participant.presence.status);
    let kind = (words.kind)(participant.kind);
    let is_hand = [participant.by, participant.presence.by].contains(&By::Hand);
    let hand = if is_hand { words.amend.by_hand } else { "" };
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
            Inline::Said(when),
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

    #[test]
    fn every_word_of_the_story_is_in_the_brief_once() {
        let reading = sample::reading();
        let blocks = brief(&reading, Tongue::French.words(), "");
        let is = |heading: &'static str| move |b: &&Block| **b != Block::Heading(2, heading.into());
        let story: Vec<String> = (blocks.iter())
            .skip_while(is("La dépêche"))
            .take_while(is("Qui"))
            .filter_map(|block| match block {
                Block::Text(line) => Some(
                    line.iter()
                        .map(|i| match i {
                            Inline::Said(w) | Inline::Story(w) | Inline::Name(w, _) => w.as_str(),
                        })
                        .collect(),
                ),
                _ => None,
            })
            .collect();
        let body: Vec<&str> = sample::TEXT.split("\n\n").skip(1).collect();
        assert_eq!(story, body);
    }

    #[test]
    fn a_name_is_labelled_where_it_first_stands() {
        let reading = sample::reading();
        let blocks = brief(&reading, Tongue::French.words(), "");
        let labels: Vec<_> = (blocks.iter())
            .flat_map(|b| match b {
                Block::Text(line) => line.clone(),
                _ => vec![],
            })
            .filter_map(|i| match i {
                Inline::Name(name, label) => Some(format!("{name} [{label}]")),
                _ => None,
            })
            .collect();
        assert_eq!(labels[0], "Paul Rey [personne, présence]");
        assert_eq!(
            labels.iter().filter(|l| l.starts_with("Paul Rey")).count(),
            1
        );
    }

    #[test]
    fn what_is_found_is_counted_and_what_is_undecided_named() {
        let mut story = sample::reading().story.clone();
        let quote = &mut story.quotes[0];
        quote.candidates = quote.speaker.take().into_iter().chain([1]).collect();
        let reading = Reading::new(sample::TEXT.into(), story);
        let blocks = brief(&reading, Tongue::English.words(), "");
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
        let blocks = brief(&reading, Tongue::English.words(), "");
        assert!(
            !blocks
                .iter()
                .any(|b| matches!(b, Block::Table { .. } | Block::List(_)))
        );
    }
}
