//! Incises inside the marks, and speech that only a dash opens.
//!
//! Some papers leave the marks open around the attribution: `« Le calendrier est serré, reconnaît un conseiller. Mais rien
//! n'est perdu. »` The words of the agency are cut out, and what stands before and after them are two quotes. A dialogue
//! is set with dashes and no marks at all: `– Je n'ai rien vu, a répondu le témoin.` It is told from a list by the
//! attribution that at least one of its lines carries. Both are French; English closes its marks.

use super::marks::Passage;
use crate::furniture::Frame;
use crate::language::{Classes, Language};
use crate::order;
use crate::text::{Text, TokenKind, words};
use std::ops::Range;

/// An attribution is hardly longer than this.
const REACH: usize = 30;

/// How far after its verb the subject of an incise begins.
const SUBJECT_REACH: usize = 7;

/// Adds the lines of dialogue to the passages, and cuts incises out of both.
pub(super) fn split(text: &Text, frame: &Frame, passages: Vec<Passage>) -> Vec<Passage> {
    if text.language() != Language::French {
        return passages;
    }
    let mut all = passages;
    let lines = dialogue(text, frame, &all);
    if !lines.is_empty() {
        all.retain(|p| {
            let line = lines.partition_point(|l| l.open <= p.open);
            line == 0 || lines[line - 1].end <= p.open
        });
        all.extend(lines);
        order::sort_by_key(&mut all, |p| p.open);
    }
    let mut out = Vec::with_capacity(all.len());
    for passage in all {
        cut(text, passage, &mut out);
    }
    out
}

/// Pushes a passage, in pieces where the agency's words interrupt it.
fn cut(text: &Text, mut passage: Passage, out: &mut Vec<Passage>) {
    // A passage whose attribution follows the mark is somebody's words to the end.
    let attributed =
        text.is(passage.end, ",") && opens_incise(text, passage.end + 1, usize::MAX).is_some();
    let mut i = passage.inner.start + 1;
    while !attributed && i < passage.inner.end {
        let Some(incise) = incise_at(text, i, passage.inner.end) else {
            i += 1;
            continue;
        };
        out.push(Passage {
            inner: passage.inner.start..incise.start,
            end: incise.start,
            closed: true,
            ..passage.clone()
        });
        if incise.end >= passage.inner.end {
            return;
        }
        passage.open = incise.end;
        passage.inner.start = incise.end;
        passage.goes_on = false;
        i = incise.end + 1;
    }
    if !passage.inner.is_empty() {
        out.push(passage);
    }
}

/// The incise that begins with the comma, or after the question, at `i`: its tokens, signs included.
fn incise_at(text: &Text, i: usize, limit: usize) -> Option<Range<usize>> {
    let verb = if text.is(i, ",") {
        i + 1
    } else if i > 0 && text.is_any(i - 1, words!["?", "!"]) {
        i
    } else {
        return None;
    };
    let verb = opens_incise(text, verb, limit)?;
    let clitic = (i..verb + 2).any(|k| text.kind(k) == TokenKind::Clitic);
    let reach = limit.min(verb + REACH);
    // After a pronoun the incise is over; after a noun, a comma may open an apposition.
    let goes_on = Classes::CONJUNCTION.with(Classes::PRONOUN);
    let stop = (verb + 1..reach).find(|&k| {
        text.is_any(k, words![".", "!", "?", "»"])
            || text.is(k, ",") && (clitic || text.has(k + 1, goes_on))
    });
    let end = match stop {
        Some(stop) => stop + 1,
        None if reach == limit => limit,
        None => return None,
    };
    Some(i..end)
}

/// Whether an inverted verb of speech with its subject begins at `i`; gives the verb.
fn opens_incise(text: &Text, i: usize, limit: usize) -> Option<usize> {
    let frames = Classes::REPORTS.with(Classes::ASIDE);
    let mut verb = i;
    if text.is_any(verb, words!["s'", "se", "lui", "leur", "me", "m'"]) {
        verb += 1;
    }
    let clitic = text.kind(verb + 1) == TokenKind::Clitic;
    if text.is_any(
        verb,
        words!["a", "ont", "avait", "avaient", "est", "était", "aurait"],
    ) {
        verb += 1 + usize::from(clitic);
        while verb < i + 5
            && (text.word(verb).ends_with("ment")
                || text.has(verb, Classes::FUNCTION) && !text.has(verb, Classes::DETERMINER))
        {
            verb += 1;
        }
        if !(text.has(verb, Classes::CUE_PAST) && text.has(verb, frames)) {
            return None;
        }
    } else if !(text.has(verb, Classes::CUE_FINITE) && text.has(verb, frames)) {
        return None;
    }
    let subject =
        clitic || (verb + 1..limit.min(verb + SUBJECT_REACH)).any(|k| is_speaker(text, k));
    subject.then_some(verb)
}

/// Whether the word at `i` begins or heads the name or description of somebody.
fn is_speaker(text: &Text, i: usize) -> bool {
    let person = Classes::OFFICE
        .with(Classes::SOURCE)
        .with(Classes::HONORIFIC)
        .with(Classes::KIN);
    text.token(i).is_capitalised() || text.has(i, person)
}

/// The lines of dialogue: neighbouring paragraphs that begin with a dash, one of which at least carries its attribution.
fn dialogue(text: &Text, frame: &Frame, passages: &[Passage]) -> Vec<Passage> {
    let is_line = |run: &Range<usize>| {
        run.len() > 3
            && text.kind(run.start) == TokenKind::Dash
            && !text.token(run.start + 1).glued
            // A list's lines may hold quotes; a dialogue's dashes stand for the marks.
            && !run.clone().any(|i| text.kind(i) == TokenKind::Mark && text.raw(i) != "’")
            && text.kind(run.end - 1) != TokenKind::Dash
            && passages
                .binary_search_by_key(&(run.start + 1), |p| p.open)
                .is_err()
    };
    let mut lines = Vec::new();
    let mut group: Vec<Range<usize>> = Vec::new();
    let ends = std::iter::once(None);
    for run in frame
        .story
        .iter()
        .map(|r| Some(r.tokens.clone()))
        .chain(ends)
    {
        if let Some(run) = run.clone().filter(|run| is_line(run)) {
            group.push(run);
            continue;
        }
        let spoken = group
            .iter()
            .any(|run| (run.start + 2..run.end).any(|i| incise_at(text, i, run.end).is_some()));
        if spoken {
            lines.extend(group.iter().map(|run| Passage {
                open: run.start,
                inner: run.start + 1..run.end,
                end: run.end,
                goes_on: false,
                closed: true,
            }));
        }
        group.clear();
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{furniture, quotes::marks};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let text = Text::new(text);
        let frame = furniture::read(&text);
        let got: Vec<&str> = split(&text, &frame, marks::read(&text, &frame))
            .into_iter()
            .map(|p| text.words(p.inner))
            .collect();
        assert_eq!(got, expected, "{}", text.source());
    }

    #[test]
    fn an_incise_inside_the_marks_is_cut_out() {
        check(
            "La route est longue. « Nous partons demain, a confié le maire Paul Rey. Rien ne nous retient ici. »",
            &["Nous partons demain", "Rien ne nous retient ici."],
        );
        check(
            "La route est longue. « Nous partons demain, a-t-elle dit, et rien ne nous retient ici. »",
            &["Nous partons demain", "et rien ne nous retient ici."],
        );
    }

    #[test]
    fn words_attributed_after_the_mark_stay_whole() {
        check(
            "« Nous partons, a dit mon père, et nous sommes restés », raconte Paul Rey.",
            &["Nous partons, a dit mon père, et nous sommes restés"],
        );
    }

    #[test]
    fn dashes_set_a_dialogue() {
        check(
            "La présidente l'a interrogé jeudi.\n\n– Avez-vous vu la voiture ?\n\n– Je n'ai rien vu, a répondu le témoin.\n\nIl est sorti.",
            &["Avez-vous vu la voiture ?", "Je n'ai rien vu"],
        );
    }

    #[test]
    fn dashes_of_a_list_or_a_heading_set_none() {
        check(
            "Le texte prévoit pour la ville :\n\n- une ligne de tramway de plus,\n\n- un pont pour les piétons.\n\nIl sera voté.",
            &[],
        );
        check(
            "Il part.\n\n- Un précédent fâcheux -\n\nElle reste là.",
            &[],
        );
    }
}
