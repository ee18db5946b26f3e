//! The quotes as a table for spreadsheets.

use crate::reading::{Reading, tidy};
use crate::words::Words;

/// Writes one quote a row, RFC 4180, with the mark that tells a spreadsheet it is UTF-8.
#[must_use]
pub fn quotes(reading: &Reading, words: &Words) -> String {
    let columns = &words.columns;
    let mut out = String::from("\u{feff}");
    row(
        [
            columns.source,
            columns.words,
            columns.kind,
            columns.voice,
            columns.cue,
            columns.to,
        ]
        .map(str::to_owned),
        &mut out,
    );
    for quote in &reading.story.quotes {
        let words_of = |span: Option<depeche_engine::Span>| {
            span.map_or_else(String::new, |s| tidy(reading.words(s)))
        };
        row(
            [
                quote
                    .speaker
                    .map_or_else(String::new, |s| tidy(reading.name(s))),
                tidy(reading.words(quote.span)),
                (words.quote_kind)(quote.kind).to_owned(),
                (words.voice)(quote.voice).to_owned(),
                words_of(quote.cue),
                words_of(quote.addressee),
            ],
            &mut out,
        );
    }
    out
}

fn row<const N: usize>(cells: [String; N], out: &mut String) {
    for (i, cell) in cells.iter().enumerate() {
        if i > 0 {
            out.push(',');
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
    use crate::words::Tongue;

    #[track_caller]
    fn check<const N: usize>(cells: [&str; N], expected: &str) {
        let mut out = String::new();
        row(cells.map(str::to_owned), &mut out);
        assert_eq!(out, format!("{expected}\r\n"));
    }

    #[test]
    fn every_cell_is_quoted_and_its_quotes_doubled() {
        check(
            ["un", "dit \"oui\", puis\nnon"],
            "\"un\",\"dit \"\"oui\"\", puis\nnon\"",
        );
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_text() {
        check(
            ["=1+1", "+33", "-2", "@SUM", "＝1", "a=1"],
            "\"'=1+1\",\"'+33\",\"'-2\",\"'@SUM\",\"'＝1\",\"a=1\"",
        );
    }

    #[test]
    fn one_row_a_quote_under_the_headings() {
        let csv = quotes(&sample::reading(), Tongue::English.words());
        let rows: Vec<&str> = csv.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(rows.len(), 3);
        assert_eq!(
            rows[1],
            "\"Paul Rey\",\"Nous bâtirons ce pont\",\"direct\",\"named source\",\"a déclaré\",\"la presse\""
        );
    }
}
