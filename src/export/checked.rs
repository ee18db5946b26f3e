//! The check of an article's quotes, to be taken away: lines or Markdown for people, CSV for spreadsheets.

use super::{csv, markdown};
use crate::reading::{Reading, tidy};
use crate::two::speaker;
use crate::words::{Second, Tongue};
use depeche_compare::{Judgement, Verdict};

/// A form in which the check is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Lines for a terminal or a mail.
    Text,
    /// A list under the title of the second text.
    Markdown,
    /// A row a quote, or a change.
    Csv,
}

impl Form {
    /// What its files end with.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Csv => "csv",
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Text => "text/plain;charset=utf-8",
            Self::Markdown => "text/markdown;charset=utf-8",
            Self::Csv => "text/csv;charset=utf-8",
        }
    }
}

/// Both sides of a quote that was judged.
struct Row {
    verdict: &'static str,
    quote: String,
    by: String,
    source: String,
    source_by: String,
    left_out: String,
}

/// Writes the check.
#[must_use]
pub fn write(
    form: Form,
    dispatch: &Reading,
    article: &Reading,
    judged: &[Judgement],
    tongue: Tongue,
) -> String {
    let words = Second::of(tongue);
    let rows = judged
        .iter()
        .map(|judgement| row(dispatch, article, judgement, words));
    match form {
        Form::Text => as_text(judged, rows, words),
        Form::Markdown => as_markdown(article, rows, words),
        Form::Csv => as_csv(rows, words, tongue),
    }
}

fn row(dispatch: &Reading, article: &Reading, judgement: &Judgement, words: &Second) -> Row {
    let quotes = &article.story.quotes;
    let quote = quotes.get(judgement.quote);
    let quote = quote.map_or_else(String::new, |q| tidy(article.words(q.span)));
    let sources = judgement.sources.iter();
    let source: Vec<String> = sources
        .clone()
        .map(|s| tidy(dispatch.words(s.span)))
        .collect();
    let mut by: Vec<String> = sources
        .filter_map(|s| Some(speaker(dispatch, s.quote?)))
        .filter(|by| !by.is_empty())
        .collect();
    by.dedup();
    let left_out = judgement.differences.iter().filter(|d| d.new.is_empty());
    let left_out: Vec<String> = left_out.map(|d| tidy(dispatch.words(d.old))).collect();
    Row {
        verdict: (words.verdict)(judgement.verdict),
        quote,
        by: speaker(article, judgement.quote),
        source: source.join(" […] "),
        source_by: by.join(", "),
        left_out: left_out.join(" […] "),
    }
}

/// How many quotes were checked, and how many of them are what.
#[must_use]
pub fn summary(judged: &[Judgement], words: &Second) -> String {
    let of = |verdict: Verdict| judged.iter().filter(|j| j.verdict == verdict).count();
    let counts = Verdict::ALL.into_iter().filter(|v| of(*v) > 0);
    let counts: Vec<String> = counts
        .map(|v| format!("{} {}", of(v), (words.verdict)(v)))
        .collect();
    let checked = (words.checked)(judged.len());
    match counts.is_empty() {
        true => checked,
        false => format!("{checked}{}{}", words.colon, counts.join(", ")),
    }
}

fn as_text(judged: &[Judgement], rows: impl Iterator<Item = Row>, words: &Second) -> String {
    let mut out = summary(judged, words);
    out.push('\n');
    for row in rows {
        out.push_str(&format!("\n{}\n", row.verdict));
        let lines = [
            (words.in_article, &row.quote, row.by.as_str()),
            (words.in_dispatch, &row.source, row.source_by.as_str()),
            (words.cut, &row.left_out, ""),
        ];
        for (head, said, by) in lines.into_iter().filter(|(_, said, _)| !said.is_empty()) {
            let by = match by {
                "" => String::new(),
                by => format!(" ({by})"),
            };
            out.push_str(&format!("  {head}{by}{}{said}\n", words.colon));
        }
    }
    out
}

fn as_markdown(article: &Reading, rows: impl Iterator<Item = Row>, words: &Second) -> String {
    let escaped = |said: &str| {
        let mut out = String::new();
        markdown::escape(said, true, &mut out);
        out
    };
    let mut out = format!("# {}\n\n", escaped(&tidy(article.title())));
    for row in rows {
        out.push_str(&format!("- **{}**\n", row.verdict));
        let mut line = |head: &str, said: &str, by: &str| {
            if !said.is_empty() {
                let by = if by.is_empty() {
                    String::new()
                } else {
                    format!(" ({})", escaped(by))
                };
                out.push_str(&format!("  - {head}{by}: {}\n", escaped(said)));
            }
        };
        line(words.in_article, &row.quote, &row.by);
        line(words.in_dispatch, &row.source, &row.source_by);
        line(words.cut, &row.left_out, "");
    }
    out
}

fn as_csv(rows: impl Iterator<Item = Row>, words: &Second, tongue: Tongue) -> String {
    let between = csv::between(tongue);
    let mut out = String::from("\u{feff}");
    let head = [
        words.verdict_head,
        words.in_article,
        words.speaker_head,
        words.in_dispatch,
        words.speaker_head,
        words.cut,
    ];
    csv::line(&head.map(str::to_owned), between, &mut out);
    for row in rows {
        let cells = [
            row.verdict.to_owned(),
            row.quote,
            row.by,
            row.source,
            row.source_by,
            row.left_out,
        ];
        csv::line(&cells, between, &mut out);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Matter;
    use crate::two::{Outcome, lay};
    use std::rc::Rc;

    #[track_caller]
    fn check(form: Form, expected: &str) {
        let dispatch = "« Nous ferons trois ponts et deux quais », a dit Anna Roy.";
        let article = "Des ponts\n\n« Nous ferons *cinq* ponts et deux quais », a dit Anna Roy.";
        let dispatch = Reading::of(dispatch.into());
        let article = Rc::new(Reading::of(article.into()));
        let laid = lay(&dispatch, &article, Matter::Article);
        let Some(Outcome::Article(judged)) = &laid.outcome else {
            panic!("it is short");
        };
        let written = write(form, &dispatch, &article, judged, Tongue::English);
        assert_eq!(written, expected);
    }

    #[test]
    fn the_check_is_taken_away_as_markdown() {
        check(
            Form::Markdown,
            "# Des ponts\n\n- **altered**\n  \
             - In the article (Anna Roy): Nous ferons \\*cinq\\* ponts et deux quais\n  \
             - In the dispatch (Anna Roy): Nous ferons trois ponts et deux quais\n",
        );
    }

    #[test]
    fn the_check_is_told_in_lines() {
        check(
            Form::Text,
            "1 quote checked: 1 altered\n\naltered\n  \
             In the article (Anna Roy): Nous ferons *cinq* ponts et deux quais\n  \
             In the dispatch (Anna Roy): Nous ferons trois ponts et deux quais\n",
        );
    }

    #[test]
    fn the_check_is_taken_away_as_a_table() {
        check(
            Form::Csv,
            "\u{feff}\"Verdict\",\"In the article\",\"Speaker\",\"In the dispatch\",\"Speaker\",\"cut\"\r\n\
             \"altered\",\"Nous ferons *cinq* ponts et deux quais\",\"Anna Roy\",\
             \"Nous ferons trois ponts et deux quais\",\"Anna Roy\",\"\"\r\n",
        );
    }
}
