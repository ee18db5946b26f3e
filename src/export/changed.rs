//! What an update changed, to be taken away: lines or Markdown for people, CSV for spreadsheets.

use super::checked::Form;
use super::{csv, markdown};
use crate::reading::{Reading, tidy};
use crate::two::{Line, PartKind, are_close, line};
use crate::words::{Second, Words};
use depeche_compare::{Changes, Edit, EditKind, Topic};
use depeche_engine::Span;

/// Writes what changed from the first text to the second.
#[must_use]
pub fn write(
    form: Form,
    first: &Reading,
    second: &Reading,
    changes: &Changes,
    words: &Words,
) -> String {
    let report = Report {
        first,
        second,
        changes,
        interface: words,
        words: Second::of(words.tongue),
        marked: form == Form::Markdown,
    };
    match form {
        Form::Csv => report.table(),
        Form::Text | Form::Markdown => report.lines(),
    }
}

struct Report<'t> {
    first: &'t Reading,
    second: &'t Reading,
    changes: &'t Changes,
    interface: &'t Words,
    words: &'static Second,
    /// Whether it is Markdown.
    marked: bool,
}

/// How words are marked: as they are, as words that went, as words that came.
const MARKDOWN: [[&str; 2]; 3] = [["", ""], ["~~", "~~"], ["**", "**"]];
const TEXT: [[&str; 2]; 3] = [["", ""], ["[-", "-]"], ["{+", "+}"]];

impl Report<'_> {
    fn lines(&self) -> String {
        let mut out = String::new();
        if self.marked {
            out.push_str(&format!(
                "# {}\n\n",
                self.escaped(&tidy(self.second.title()))
            ));
        }
        let (text, meaning) = (&self.changes.text, &self.changes.meaning);
        out.push_str(&match self.changes.is_empty() {
            true => self.words.nothing.to_owned(),
            false => (self.words.counts)(text.len(), meaning.len()),
        });
        out.push('\n');
        for topic in Topic::ALL {
            let items = self.of(topic).map(|(how, line)| {
                let who = match line.of.as_str() {
                    "" => String::new(),
                    of => format!("{}{}", self.escaped(of), self.words.colon),
                };
                let arrow = match line.old.is_empty() || line.new.is_empty() {
                    true => "",
                    false => " → ",
                };
                let (old, new) = (self.escaped(&line.old), self.escaped(&line.new));
                format!("{}{who}{old}{arrow}{new}", self.head(how))
            });
            self.list((self.words.topic)(topic), items.collect(), &mut out);
        }
        self.list(self.words.note, self.note(), &mut out);
        let edits = text.iter().map(|edit| {
            let parts = self.parts(edit).into_iter();
            let body: String = parts.map(|(kind, words)| self.part(kind, &words)).collect();
            format!("{}{body}", self.head((self.words.edit)(edit.how)))
        });
        self.list(self.words.in_text, edits.collect(), &mut out);
        out
    }

    /// A heading with its list; nothing of an empty one.
    fn list(&self, heading: &str, items: Vec<String>, out: &mut String) {
        if items.is_empty() {
            return;
        }
        let (before, behind, bullet) = match self.marked {
            true => ("\n## ", "\n\n", "- "),
            false => ("\n", "\n", "  "),
        };
        out.push_str(&format!("{before}{heading}{behind}"));
        for item in items {
            out.push_str(&format!("{bullet}{item}\n"));
        }
    }

    fn head(&self, how: &str) -> String {
        let sign = if self.marked { "**" } else { "" };
        format!("{sign}{how}{sign}{}", self.words.colon)
    }

    fn escaped(&self, words: &str) -> String {
        let mut out = String::new();
        markdown::escape(words, self.marked, &mut out);
        out
    }

    /// What changed of a topic, in words.
    fn of(&self, topic: Topic) -> impl Iterator<Item = (&'static str, Line)> {
        let changes = self.changes.meaning.iter();
        let of = changes.filter(move |change| change.topic == topic);
        of.map(move |change| {
            let presence = self.interface.presence_of;
            let line = line(self.first, self.second, self.changes, change, presence);
            ((self.words.how)(change.how), line)
        })
    }

    fn note(&self) -> Vec<String> {
        let Some(note) = &self.changes.note else {
            return Vec::new();
        };
        let Second {
            colon,
            holds,
            fails,
            ..
        } = self.words;
        let promises = note.promises.iter().map(|promise| {
            let announced = self.escaped(&tidy(self.second.words(promise.span)));
            format!(
                "{announced}{colon}{}",
                if promise.holds { holds } else { fails }
            )
        });
        let mut lines: Vec<String> = promises.collect();
        let unsaid = note.unsaid.iter().map(|topic| (self.words.topic)(*topic));
        let unsaid: Vec<&str> = unsaid.collect();
        if !unsaid.is_empty() {
            lines.push(format!("{}{colon}{}", self.words.unsaid, unsaid.join(", ")));
        }
        lines
    }

    /// The words of an edit, and what became of them.
    fn parts(&self, edit: &Edit) -> Vec<(PartKind, String)> {
        let old = |span: Span| tidy(self.first.words(span));
        let new = |span: Span| tidy(self.second.words(span));
        match edit.how {
            EditKind::Added => vec![(PartKind::Added, new(edit.new))],
            EditKind::Dropped => vec![(PartKind::Dropped, old(edit.old))],
            EditKind::Moved => vec![(PartKind::Same, new(edit.new))],
            EditKind::Reworded | EditKind::MovedReworded => {
                let mut parts = Vec::new();
                let mut at = edit.new.start;
                for stretch in &edit.words {
                    let (start, end) = (stretch.new.start, stretch.new.end);
                    parts.push((
                        PartKind::Same,
                        new(Span {
                            start: at,
                            end: start,
                        }),
                    ));
                    parts.push((PartKind::Dropped, old(stretch.old)));
                    parts.push((PartKind::Added, new(stretch.new)));
                    at = end;
                }
                let end = edit.new.end;
                parts.push((PartKind::Same, new(Span { start: at, end })));
                parts.retain(|(_, words)| !words.is_empty());
                for at in 1..parts.len() {
                    let (before, after) = parts.split_at_mut(at);
                    let ((was, before), (is, after)) = (&mut before[at - 1], &after[0]);
                    let differ = [*was, *is].contains(&PartKind::Dropped);
                    if differ && are_close(before, after) {
                        before.push(' ');
                    }
                }
                parts
            }
        }
    }

    fn part(&self, kind: PartKind, words: &str) -> String {
        let signs = if self.marked { MARKDOWN } else { TEXT };
        let [before, behind] = signs[match kind {
            PartKind::Same | PartKind::Moved => 0,
            PartKind::Dropped => 1,
            PartKind::Added => 2,
        }];
        // Markdown takes signs for signs where no space stands within them.
        let inner = words.trim();
        let (lead, rest) = words.split_at(words.len() - words.trim_start().len());
        let tail = &rest[inner.len()..];
        format!("{lead}{before}{}{behind}{tail}", self.escaped(inner))
    }

    fn table(&self) -> String {
        let between = csv::between(self.interface.tongue);
        let mut out = String::from("\u{feff}");
        csv::line(&self.words.heads.map(str::to_owned), between, &mut out);
        let mut row = |what: &str, how: &str, line: Line| {
            let cells = [what.to_owned(), how.to_owned(), line.of, line.old, line.new];
            csv::line(&cells, between, &mut out);
        };
        for topic in Topic::ALL {
            for (how, line) in self.of(topic) {
                row((self.words.topic)(topic), how, line);
            }
        }
        for edit in &self.changes.text {
            let line = Line {
                of: String::new(),
                old: tidy(self.first.words(edit.old)),
                new: tidy(self.second.words(edit.new)),
                ..Line::default()
            };
            row(self.words.in_text, (self.words.edit)(edit.how), line);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Matter;
    use crate::two::{Outcome, lay};
    use crate::words::Tongue;
    use std::rc::Rc;

    const OLD: &str = "Le pont *ferme*\n\nLe maire Paul Rey a promis deux ponts.\n\nIl pleut.";

    #[track_caller]
    fn check(form: Form, new: &str, expected: &str) {
        let first = Reading::of(OLD.into());
        let second = Rc::new(Reading::of(new.into()));
        let laid = lay(&first, &second, Matter::Update);
        let Some(Outcome::Update(changes)) = &laid.outcome else {
            panic!("it is short");
        };
        let words = Tongue::English.words();
        assert_eq!(write(form, &first, &laid.second, changes, words), expected);
    }

    fn new() -> String {
        OLD.replace("deux ponts", "trois ponts")
            .replace("\n\nIl pleut.", "")
    }

    #[test]
    fn changes_are_told_in_lines() {
        check(
            Form::Text,
            &new(),
            "2 changes in the text, 2 in meaning\n\n\
             Commitments\n  changed: deux ponts → trois ponts\n\n\
             Figures\n  changed: deux → trois\n\n\
             In the text\n  reworded: Le maire Paul Rey a promis [-deux-] {+trois+} ponts.\n  dropped: [-Il pleut.-]\n",
        );
        check(
            Form::Text,
            OLD,
            "Nothing changed: punctuation and quote marks aside, both texts say the same in the same words.\n",
        );
    }

    #[test]
    fn changes_are_told_in_markdown() {
        check(
            Form::Markdown,
            &new(),
            "# Le pont \\*ferme\\*\n\n2 changes in the text, 2 in meaning\n\n\
             ## Commitments\n\n- **changed**: deux ponts → trois ponts\n\n\
             ## Figures\n\n- **changed**: deux → trois\n\n\
             ## In the text\n\n- **reworded**: Le maire Paul Rey a promis ~~deux~~ **trois** ponts.\n- **dropped**: ~~Il pleut.~~\n",
        );
    }

    #[test]
    fn changes_are_told_in_a_table() {
        check(
            Form::Csv,
            &new(),
            "\u{feff}\"What\",\"Change\",\"Of whom\",\"Before\",\"After\"\r\n\
             \"Commitments\",\"changed\",\"\",\"deux ponts\",\"trois ponts\"\r\n\
             \"Figures\",\"changed\",\"\",\"deux\",\"trois\"\r\n\
             \"In the text\",\"reworded\",\"\",\"Le maire Paul Rey a promis deux ponts.\",\"Le maire Paul Rey a promis trois ponts.\"\r\n\
             \"In the text\",\"dropped\",\"\",\"Il pleut.\",\"\"\r\n",
        );
    }
}
