//! [`timeline`]: what happens when, day by day, and what comes next.
//!
//! Equal dates stand together, each with the clauses that say what happens on it. A next step stands on its day, or at the
//! end when the story gives it none.

use crate::glance::claim_clause;
use crate::marks::Topic;
use crate::reading::Reading;
use crate::state::Selection;
use depeche_engine::Span;
use depeche_engine::calendar::PartialDate;
use depeche_engine::story::By;

/// The days of a story in their order, those that nothing resolves last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The days.
    pub days: Vec<Day>,
    /// Next steps that the story gives no date.
    pub undated: Vec<Entry>,
}

/// One date, or one that cannot be resolved, and what happens on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The date; `None` when the story gives nothing to count from.
    pub date: Option<PartialDate>,
    /// The last day of a range.
    pub until: Option<PartialDate>,
    /// The words for it where the story first has them.
    pub words: Span,
    /// What happens, in the order of the text.
    pub entries: Vec<Entry>,
}

/// Something that happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The clause that says it.
    pub clause: Span,
    /// What it is selected as.
    pub selection: Selection,
    /// Whether it is still to come.
    pub next: bool,
}

impl Entry {
    /// By hand when a date of it was put right, or the step that it is.
    #[must_use]
    pub fn by(&self, reading: &Reading) -> By {
        let context = &reading.story.context;
        let mut dates = context.dates.iter();
        let mut steps = context.next_steps.iter().filter(|_| self.next);
        let is_hand = dates.any(|d| d.by == By::Hand && self.clause.contains(d.span))
            || steps.any(|s| s.by == By::Hand && self.clause.overlaps(s.span));
        if is_hand { By::Hand } else { By::Reader }
    }
}

/// The timeline of a reading.
#[must_use]
pub fn timeline(reading: &Reading) -> Timeline {
    let context = &reading.story.context;
    let steps: Vec<Span> = (context.next_steps.iter())
        .map(|claim| claim.span.to(claim.cue))
        .collect();
    let mut days: Vec<Day> = Vec::new();
    let mut dated = vec![false; steps.len()];
    for i in reading.calendar() {
        let mention = &context.dates[i];
        let clause = reading.clause(mention.span);
        let mut next = false;
        for (step, dated) in steps.iter().zip(&mut dated) {
            let is_step = step.overlaps(mention.span) || clause.contains(*step);
            next |= is_step;
            *dated |= is_step;
        }
        let entry = Entry {
            clause,
            selection: Selection::Date(i),
            next,
        };
        let same = |day: &&mut Day| {
            (day.date, day.until) == (mention.date, mention.until)
                && (day.date.is_some() || is_same(reading, day.words, mention.span))
        };
        match days.iter_mut().rev().find(same) {
            Some(day) if day.entries.iter().any(|e| e.clause == clause) => {}
            Some(day) => day.entries.push(entry),
            None => days.push(Day {
                date: mention.date,
                until: mention.until,
                words: mention.span,
                entries: vec![entry],
            }),
        }
    }
    let undated = (context.next_steps.iter().zip(dated).enumerate())
        .filter(|(_, (_, dated))| !dated)
        .map(|(i, (claim, _))| Entry {
            clause: claim_clause(reading, claim),
            selection: Selection::Claim(Topic::NextSteps, i),
            next: true,
        })
        .collect();
    Timeline { days, undated }
}

/// Whether two unresolved dates are the same words.
fn is_same(reading: &Reading, a: Span, b: Span) -> bool {
    let folded = |span| reading.words(span).to_lowercase();
    folded(a) == folded(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, span};
    use depeche_engine::Story;
    use depeche_engine::calendar::Date;
    use depeche_engine::story::{Claim, DateMention};

    /// The timeline of the sample with a change, a line a day.
    #[track_caller]
    fn check(change: impl FnOnce(&mut Story), expected: &[&str]) {
        let mut story = sample::reading().story.clone();
        change(&mut story);
        let reading = Reading::new(sample::TEXT.into(), story);
        let timeline = timeline(&reading);
        let told = |entries: &[Entry]| -> String {
            let all: Vec<_> = (entries.iter())
                .map(|e| {
                    format!(
                        "{}{}",
                        if e.next { "→ " } else { "" },
                        reading.words(e.clause)
                    )
                })
                .collect();
            all.join(" | ")
        };
        let day = |day: &Day| {
            let date = day.date.map(|d| d.to_string());
            let date = date.unwrap_or_else(|| format!("({})", reading.words(day.words)));
            format!("{date}: {}", told(&day.entries))
        };
        let mut lines: Vec<String> = timeline.days.iter().map(day).collect();
        if !timeline.undated.is_empty() {
            lines.push(told(&timeline.undated));
        }
        assert_eq!(lines, expected);
    }

    fn mention(words: &str, day: Option<u8>) -> DateMention {
        DateMention {
            span: span(words, 0),
            date: day
                .and_then(|day| Date::new(2026, 3, day))
                .map(PartialDate::Day),
            until: None,
            by: Default::default(),
        }
    }

    const REY: &str = "Le maire Paul Rey a reçu mardi Anna Blum à Port-Vieux";

    #[test]
    fn a_date_stands_with_what_happens_on_it() {
        check(|_| {}, &[&format!("2026-03-03: {REY}")]);
    }

    #[test]
    fn equal_dates_stand_together_and_a_clause_once() {
        check(
            |story| {
                let more = [("Port-Vieux", 3), ("la presse", 3), ("coût", 1)];
                story
                    .context
                    .dates
                    .extend(more.map(|(w, d)| mention(w, Some(d))));
            },
            &[
                "2026-03-01: Anna Blum a dit que le coût restait un obstacle",
                &format!(
                    "2026-03-03: {REY} | \"Nous bâtirons ce pont\", a déclaré Paul Rey à la presse"
                ),
            ],
        );
    }

    #[test]
    fn what_nothing_resolves_stands_together_by_its_words_at_the_end() {
        check(
            |story| {
                story.context.dates = vec![mention("mardi", None), mention("coût", Some(1))];
                story.context.dates.push(mention("mardi", None));
            },
            &[
                "2026-03-01: Anna Blum a dit que le coût restait un obstacle",
                &format!("(mardi): {REY}"),
            ],
        );
    }

    #[test]
    fn a_next_step_stands_on_its_day_or_at_the_end() {
        let step = |words: &str, cue: &str| Claim {
            span: span(words, 0),
            whose: None,
            cue: span(cue, 0),
            by: Default::default(),
        };
        check(
            |story| {
                story.context.next_steps = vec![
                    step("reçu mardi Anna Blum", "a reçu"),
                    step("le coût restait", "obstacle"),
                ];
            },
            &[
                &format!("2026-03-03: → {REY}"),
                "→ Anna Blum a dit que le coût restait un obstacle",
            ],
        );
    }
}
