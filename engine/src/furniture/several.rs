//! Where each of several dispatches begins that were pasted as one text: at the title above its dateline, or above the
//! line that says when it was published.
//!
//! What is doubtful stays one text: two stories read as one are a nuisance, but half of one is no story. Of three agency stories
//! of `../shared/raw` put below each other the beginnings are found in 99 cases of 100 where each has such a line; none of
//! 8,679 single stories is taken for several.

use super::{chrome, credits, dateline, headline, publication};
use super::{closes_wire, is_agency_line, is_byline, is_contribution, note_end, signs_off};
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// A dispatch has at least so many tokens below its title: a list of headlines, each with its day, is no list of dispatches.
const LEAST_TOKENS: usize = 40;

/// How many titles, labels, notes and bylines may stand above a dateline.
const MOST_ABOVE: usize = 5;

/// A title has at most so many tokens.
const TITLE_TOKENS: usize = 40;

/// The paragraph at which each dispatch begins, the first at none: never fewer than one.
pub(super) fn beginnings(text: &Text) -> Vec<usize> {
    let paragraphs = text.paragraphs();
    let run = |k: usize| paragraphs[k].tokens.clone();
    let length = |from: usize, to: usize| -> usize { (from..to).map(|k| run(k).len()).sum() };
    let mut found = vec![0];
    // The paragraph with which the dispatch before opens.
    let mut open: Option<usize> = None;
    for k in 0..paragraphs.len() {
        if !opens(text, run(k)) {
            continue;
        }
        let start = open.map(|open| title(text, k, open));
        match start {
            Some(start) if length(open.unwrap_or(0), start) < LEAST_TOKENS => continue,
            Some(start) => found.push(start),
            None => {}
        }
        open = Some(k);
    }
    let last = found[found.len() - 1];
    if found.len() > 1 && length(last, paragraphs.len()) < LEAST_TOKENS {
        found.pop();
    }
    found
}

/// Whether a paragraph is one with which a dispatch opens below its title.
fn opens(text: &Text, run: Range<usize>) -> bool {
    dateline::at(text, run.start, run.end, true)
        .is_some_and(|d| d.agency.is_some() || d.stamp.is_some())
        || dateline::alone(text, run.clone())
            .is_some_and(|d| d.agency.is_some() || d.stamp.is_some_and(|s| s.year.is_some()))
        || publication::at(text, run.clone())
            .is_some_and(|line| line.tokens == run && line.stamp.year.is_some())
}

/// The first paragraph of what stands above an opening and belongs to it.
fn title(text: &Text, opening: usize, after: usize) -> usize {
    let above = |k: &usize| stands_above(text, text.paragraphs()[*k].tokens.clone());
    let earliest = opening.saturating_sub(MOST_ABOVE).max(after + 1);
    let titles = (earliest..opening).rev().take_while(above);
    titles.last().unwrap_or(opening)
}

fn stands_above(text: &Text, run: Range<usize>) -> bool {
    let (first, last) = (run.start, run.end - 1);
    let closes = credits::opens(text, first)
        || credits::signs(text, run.clone())
        || signs_off(text, run.clone())
        || is_agency_line(text, run.clone())
        || is_contribution(text, run.clone())
        || chrome::is_chrome(text, run.clone())
        || closes_wire(text, last);
    if closes {
        return false;
    }
    if note_end(text, run.clone()) == Some(run.end) || is_byline(text, run.clone()) {
        return true;
    }
    // `ab-cd/ef`, the initials of a desk; `- Grève des ports`, one of a list.
    let begins = text
        .raw(first)
        .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || text.kind(first) == TokenKind::Mark
        || headline::date_prefix(text, first).is_some();
    // `VIDÉO. Une pluie de grêle s'abat sur le Var`
    const LABEL: usize = 3;
    let one_sentence = !(first + LABEL..last).any(|i| text.is(i, "."));
    begins && one_sentence && run.len() <= TITLE_TOKENS && headline::can_be(text, run)
}

#[cfg(test)]
mod tests {
    use crate::dispatches;

    const BODY: &str = "The crews of the ferries will strike on Friday, their union said, after talks about pay and rest had \
        failed for a third time. The port expects that few ships will leave before Monday, and asked travellers to stay at \
        home until then.";

    /// The first words of each dispatch but the first. `BODY` stands for what a dispatch tells.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let text = text.replace("BODY", BODY);
        let found: Vec<&str> = dispatches(&text)
            .iter()
            .map(|span| span.of(&text))
            .collect();
        assert_eq!(found.concat(), text, "nothing is left out");
        let others = &found[1..];
        assert_eq!(others.len(), expected.len(), "{others:#?}");
        for (other, begins) in others.iter().zip(expected) {
            assert!(other.starts_with(begins), "{other}");
        }
    }

    #[test]
    fn a_dispatch_begins_at_its_title() {
        check(
            "Crews to strike\n\nOSLO, Jan 6 (Reuters) - BODY\n\nPorts stay shut\n\nBERGEN, Jan 7 (Reuters) - BODY",
            &["Ports stay shut"],
        );
        check(
            "Grève des bacs\n\nAFP, publié le mardi 6 janvier 2026 à 10h00\n\nBODY\n\nLes ports fermés\n\nAFP, publié le \
             mercredi 7 janvier 2026 à 9h10\n\nBODY",
            &["Les ports fermés"],
        );
    }

    #[test]
    fn what_stands_between_title_and_dateline_belongs_to_the_dispatch() {
        check(
            "OSLO, Jan 6 (Reuters) - BODY\n\nPorts stay shut\n\n(Adds quotes)\n\nBy Jane Roe\n\nBERGEN, Jan 7 (Reuters) - BODY",
            &["Ports stay shut\n\n(Adds"],
        );
        check(
            "OSLO, Jan 6 (Reuters) - BODY\n\ndate 2026-01-07 Ports stay shut\n\nBERGEN, Jan 7 (Reuters) - BODY",
            &["date 2026-01-07"],
        );
    }

    #[test]
    fn what_closes_a_dispatch_stays_with_it() {
        for foot in [
            "(Reporting by Jane Roe)",
            "(avec AFP)",
            "jr-ab/cd",
            "Jane Roe contributed to this report.",
        ] {
            check(
                &format!(
                    "OSLO, Jan 6 (Reuters) - BODY\n\n{foot}\n\nPorts stay shut\n\nBERGEN, Jan 7 (Reuters) - BODY"
                ),
                &["Ports stay shut"],
            );
        }
    }

    #[test]
    fn a_dispatch_without_a_title_begins_at_its_dateline() {
        check(
            "OSLO, Jan 6 (Reuters) - BODY\n\nBERGEN, Jan 7 (Reuters) - BODY\n\nBODY\n\nVOSS, Jan 8 (Reuters) - BODY",
            &["BERGEN", "VOSS"],
        );
    }

    #[test]
    fn one_dispatch_is_one() {
        check(
            "Crews to strike\n\nOSLO, Jan 6 (Reuters) - BODY\n\nBODY",
            &[],
        );
        check("BODY\n\nBODY", &[]);
        check("", &[]);
        // The day below the title and the dateline below it are of one.
        check(
            "Crews to strike\nJanuary 6, 2026\n\nOSLO (Reuters) - BODY\n\nTHE SECOND DAY\n\nBODY",
            &[],
        );
    }

    #[test]
    fn a_list_of_headlines_is_no_list_of_dispatches() {
        check(
            "OSLO, Jan 6 (Reuters) - BODY\n\nPorts stay shut\n\nBERGEN, Jan 7 (Reuters) - Few ships sail.\n\nFares rise\n\n\
             VOSS, Jan 8 (Reuters) - They double.",
            &[],
        );
    }
}
