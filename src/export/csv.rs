//! People, quotes and dates as tables for spreadsheets, a file each. Every row says of which dispatch it is, in which
//! paragraph it stands, what is in doubt and whether it was put right by hand, so that rows of many dispatches can stand
//! in one sheet.

use crate::reading::{Reading, tidy};
use crate::timeline::timeline;
use crate::words::{Tongue, Words};
use depeche_engine::Span;
use depeche_engine::story::{By, Kind, ParagraphRole, Quote};

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Everybody and everything named, with presence.
    People,
    /// The quotes.
    Quotes,
    /// The dates, with what happens on them, and next steps.
    Dates,
}

/// Writes a table, RFC 4180 but for what stands between the cells: what a spreadsheet in the interface's language takes
/// for it, with the mark that tells it that this is UTF-8.
#[must_use]
pub fn write(table: Table, reading: &Reading, words: &Words) -> String {
    let columns = &words.columns;
    let (heads, rows) = match table {
        Table::People => (
            vec![
                columns.name,
                columns.kind,
                columns.role,
                columns.presence,
                columns.stand_in,
                columns.evidence,
                columns.mentions,
            ],
            people(reading, words),
        ),
        Table::Quotes => (
            vec![
                columns.source,
                columns.role,
                columns.words,
                columns.kind,
                columns.voice,
                columns.cue,
                columns.to,
            ],
            quotes(reading, words),
        ),
        Table::Dates => (
            vec![
                words.when,
                columns.until,
                columns.date_words,
                columns.what,
                columns.to_come,
            ],
            dates(reading, words),
        ),
    };
    let furniture = &reading.story.furniture;
    let given = &reading.source.given;
    let agency = furniture
        .agency
        .map(|a| a.name(&reading.text).to_owned())
        .or_else(|| given.agency.clone());
    let dateline = furniture.dateline.as_ref().and_then(|d| d.date);
    let published = furniture.published.or(dateline);
    let of_story = [
        tidy(reading.title()),
        agency.unwrap_or_default(),
        published.map_or_else(String::new, |date| date.to_string()),
    ];
    let between = between(words.tongue);
    let mut out = String::from("\u{feff}");
    let mut head = vec![columns.headline, columns.agency, columns.published];
    head.extend(heads);
    head.extend([columns.paragraph, columns.doubt, columns.by_hand]);
    let head: Vec<String> = head.into_iter().map(str::to_owned).collect();
    line(&head, between, &mut out);
    for row in rows {
        let mut cells = of_story.to_vec();
        cells.extend(row.cells);
        let hand = if row.by_hand { words.amend.by_hand } else { "" };
        cells.extend([paragraph(reading, row.at), row.doubt, hand.to_owned()]);
        line(&cells, between, &mut out);
    }
    out
}

/// What stands between cells: what a spreadsheet in a language takes for it.
pub(super) const fn between(tongue: Tongue) -> char {
    match tongue {
        Tongue::French => ';',
        Tongue::English => ',',
    }
}

/// A row, but for what it has in common with all others.
struct Row {
    cells: Vec<String>,
    /// Where it stands first.
    at: Span,
    doubt: String,
    /// Whether something that it tells was put right by hand.
    by_hand: bool,
}

fn people(reading: &Reading, words: &Words) -> Vec<Row> {
    let row = |(index, p): (usize, &depeche_engine::story::Participant)| {
        let roles: Vec<String> = p.roles.iter().map(|r| tidy(reading.words(*r))).collect();
        let by = crate::glance::stand_ins(reading, index);
        let by: Vec<String> = by.into_iter().map(|i| tidy(reading.name(i))).collect();
        let evidence = p.presence.evidence.map(|e| reading.clause(e));
        let is_open = p.kind == Kind::Unknown;
        Row {
            cells: vec![
                tidy(reading.words(p.name)),
                (words.kind)(p.kind).to_owned(),
                roles.join(", "),
                (words.presence_of)(p.presence.status).to_owned(),
                by.join(", "),
                evidence.map_or_else(String::new, |e| tidy(reading.words(e))),
                p.mentions.len().to_string(),
            ],
            at: p.mentions.first().map_or(p.name, |m| m.span),
            doubt: if is_open {
                (words.kind)(p.kind).to_owned()
            } else {
                String::new()
            },
            by_hand: reading.is_by_hand(index),
        }
    };
    reading
        .story
        .participants
        .iter()
        .enumerate()
        .map(row)
        .collect()
}

fn quotes(reading: &Reading, words: &Words) -> Vec<Row> {
    let words_of = |span: Option<Span>| span.map_or_else(String::new, |s| tidy(reading.words(s)));
    let row = |quote: &Quote| {
        let speaker = quote
            .speaker
            .and_then(|s| reading.story.participants.get(s));
        let names: Vec<&str> = quote.candidates.iter().map(|c| reading.name(*c)).collect();
        Row {
            cells: vec![
                words_of(speaker.map(|p| p.name)),
                words_of(speaker.and_then(|p| p.roles.first()).copied()),
                tidy(reading.words(quote.span)),
                (words.quote_kind)(quote.kind).to_owned(),
                (words.voice)(quote.voice).to_owned(),
                words_of(quote.cue),
                words_of(quote.addressee),
            ],
            at: quote.span,
            doubt: match (speaker, names.as_slice()) {
                (Some(_), _) => String::new(),
                (None, []) => words.no_speaker.to_owned(),
                (None, names) => (words.maybe)(names),
            },
            by_hand: quote.by == By::Hand,
        }
    };
    reading.story.quotes.iter().map(row).collect()
}

fn dates(reading: &Reading, words: &Words) -> Vec<Row> {
    let timeline = timeline(reading);
    let mut rows = Vec::new();
    let to_come = |next: bool| {
        if next {
            words.card.to_come.to_owned()
        } else {
            String::new()
        }
    };
    for day in &timeline.days {
        let date = |date: Option<depeche_engine::calendar::PartialDate>| {
            date.map_or_else(String::new, |d| d.to_string())
        };
        for entry in &day.entries {
            rows.push(Row {
                cells: vec![
                    date(day.date),
                    date(day.until),
                    tidy(reading.words(day.words)),
                    tidy(reading.words(entry.clause)),
                    to_come(entry.next),
                ],
                at: entry.clause,
                doubt: if day.date.is_none() {
                    (words.when_of)(None, None)
                } else {
                    String::new()
                },
                by_hand: entry.by(reading) == By::Hand,
            });
        }
    }
    for entry in &timeline.undated {
        let clause = tidy(reading.words(entry.clause));
        rows.push(Row {
            cells: vec![
                String::new(),
                String::new(),
                String::new(),
                clause,
                to_come(true),
            ],
            at: entry.clause,
            doubt: String::new(),
            by_hand: entry.by(reading) == By::Hand,
        });
    }
    rows
}

/// Which paragraph of the story holds a span, as a person counts: from the first below the headline, headings left out.
/// Nothing for what stands in none.
fn paragraph(reading: &Reading, span: Span) -> String {
    let counted = |role| role == ParagraphRole::Body;
    let paragraphs = reading.story.paragraphs.iter().filter(|p| counted(p.role));
    let at = paragraphs.map(|p| p.span).position(|p| p.contains(span));
    at.map_or_else(String::new, |at| (at + 1).to_string())
}

pub(super) fn line(cells: &[String], between: char, out: &mut String) {
    for (i, cell) in cells.iter().enumerate() {
        if i > 0 {
            out.push(between);
        }
        out.push('"');
        // A spreadsheet would run a cell that begins like a formula; behind an apostrophe it is text.
        if cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']) {
            out.push('\'');
        }
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use depeche_engine::Story;
    use depeche_engine::story::Claim;

    /// What a spreadsheet makes of a table: rows of cells.
    fn parsed(csv: &str, between: char) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        let mut row = Vec::new();
        let mut chars = csv.trim_start_matches('\u{feff}').chars().peekable();
        while chars.next_if_eq(&'"').is_some() {
            let mut cell = String::new();
            while let Some(c) = chars.next() {
                match c {
                    '"' if chars.next_if_eq(&'"').is_some() => cell.push('"'),
                    '"' => break,
                    c => cell.push(c),
                }
            }
            row.push(cell);
            if chars.next_if_eq(&between).is_none() {
                assert_eq!((chars.next(), chars.next()), (Some('\r'), Some('\n')));
                rows.push(std::mem::take(&mut row));
            }
        }
        assert_eq!(chars.next(), None, "nothing is left");
        rows
    }

    #[track_caller]
    fn check_line<const N: usize>(cells: [&str; N], expected: &str) {
        let mut out = String::new();
        line(&cells.map(str::to_owned), ';', &mut out);
        assert_eq!(out, format!("{expected}\r\n"));
        let read_back = parsed(&out, ';');
        assert_eq!(read_back[0].len(), N);
    }

    /// One row of the sample's table in French.
    #[track_caller]
    fn check(table: Table, row: usize, expected: &[&str]) {
        let csv = write(table, &sample::reading(), Tongue::French.words());
        let rows = parsed(&csv, ';');
        assert!(
            rows.iter().all(|row| row.len() == rows[0].len()),
            "{rows:?}"
        );
        assert_eq!(rows[row], expected);
    }

    #[test]
    fn every_cell_is_quoted_and_its_quotes_doubled() {
        check_line(
            ["un; deux", "dit \"oui\", puis\nnon"],
            "\"un; deux\";\"dit \"\"oui\"\", puis\nnon\"",
        );
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_text() {
        check_line(
            ["=1+1", "+33", "-2", "@SUM", "＝1", "a=1"],
            "\"'=1+1\";\"'+33\";\"'-2\";\"'@SUM\";\"'＝1\";\"a=1\"",
        );
    }

    #[test]
    fn each_language_has_what_its_spreadsheets_take_for_columns() {
        let english = write(Table::Quotes, &sample::reading(), Tongue::English.words());
        let french = write(Table::Quotes, &sample::reading(), Tongue::French.words());
        assert!(
            english.starts_with("\u{feff}\"Headline\",\"Agency\""),
            "{english}"
        );
        assert!(
            french.starts_with("\u{feff}\"Titre\";\"Agence\""),
            "{french}"
        );
        assert_eq!(parsed(&english, ',').len(), 3);
    }

    #[test]
    fn people_come_with_presence_and_who_stands_in() {
        check(
            Table::People,
            3,
            &[
                "Un pont pour deux rives",
                "",
                "",
                "Jean <b>Dol</b>",
                "personne",
                "",
                "par délégation",
                "Léa Roc",
                "Jean <b>Dol</b>, absent, était représenté par Léa Roc",
                "1",
                "2",
                "",
                "",
            ],
        );
    }

    #[test]
    fn quotes_come_with_their_source_and_paragraph() {
        check(
            Table::Quotes,
            1,
            &[
                "Un pont pour deux rives",
                "",
                "",
                "Paul Rey",
                "maire",
                "Nous bâtirons ce pont",
                "direct",
                "source nommée",
                "a déclaré",
                "la presse",
                "1",
                "",
                "",
            ],
        );
    }

    #[test]
    fn dates_come_with_what_happens_on_them() {
        check(
            Table::Dates,
            1,
            &[
                "Un pont pour deux rives",
                "",
                "",
                "2026-03-03",
                "",
                "mardi",
                "Le maire Paul Rey a reçu mardi Anna Blum à Port-Vieux",
                "",
                "1",
                "",
                "",
            ],
        );
    }

    #[test]
    fn what_is_in_doubt_is_said_in_its_row() {
        let mut story = sample::reading().story.clone();
        let quote = &mut story.quotes[0];
        quote.candidates = quote
            .speaker
            .take()
            .into_iter()
            .chain([sample::BLUM])
            .collect();
        story.context.dates[0].date = None;
        let reading = Reading::new(sample::TEXT.into(), story);
        let doubt = |table| {
            let rows = parsed(&write(table, &reading, Tongue::English.words()), ',');
            let column = rows[0].iter().position(|head| head == "Doubt").unwrap();
            rows[1][column].clone()
        };
        assert_eq!(doubt(Table::Quotes), "Undecided: Paul Rey or Anna Blum?");
        assert_eq!(doubt(Table::Dates), "date not resolved");
        assert_eq!(doubt(Table::People), "");
    }

    #[test]
    fn what_was_put_right_by_hand_is_said_in_its_row_and_in_no_other() {
        let marked = |table, change: fn(&mut Story)| {
            let mut story = sample::reading().story.clone();
            change(&mut story);
            let reading = Reading::new(sample::TEXT.into(), story);
            let rows = parsed(&write(table, &reading, Tongue::English.words()), ',');
            assert_eq!(rows[0].last().unwrap(), "By hand");
            let said = rows.iter().enumerate().skip(1);
            let said = said.filter(|(_, row)| row.last().is_some_and(|cell| cell == "by hand"));
            said.map(|(i, _)| i).collect::<Vec<_>>()
        };
        let nothing: [usize; 0] = [];
        for table in [Table::People, Table::Quotes, Table::Dates] {
            assert_eq!(marked(table, |_| ()), nothing);
        }
        let people = |change| marked(Table::People, change);
        assert_eq!(people(|s| s.participants[1].by = By::Hand), [2]);
        assert_eq!(people(|s| s.participants[0].presence.by = By::Hand), [1]);
        assert_eq!(people(|s| s.quotes[0].by = By::Hand), nothing);
        assert_eq!(marked(Table::Quotes, |s| s.quotes[1].by = By::Hand), [2]);
        assert_eq!(
            marked(Table::Dates, |s| s.context.dates[0].by = By::Hand),
            [1]
        );
        assert_eq!(
            marked(Table::Dates, |s| s.context.commitments[0].by = By::Hand),
            nothing
        );
        let step = |story: &mut Story| {
            let step = story.context.sticking_points[0];
            story.context.next_steps = vec![Claim {
                by: By::Hand,
                ..step
            }];
        };
        assert_eq!(marked(Table::Dates, step), [2]);
    }
}
