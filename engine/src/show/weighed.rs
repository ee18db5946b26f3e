//! Decisions with their candidates, scores and features.

use super::{Section, flat};
use crate::decisions::trace::{self, Candidate, Feature, Traced};
use crate::decisions::{Decision, Form};
use crate::order::sort_by_key;
use crate::span::Span;
use crate::stages::Stage;
use crate::story::Story;
use std::fmt::Write;

/// The stage that makes a decision.
pub(super) fn stage(decision: Decision) -> Stage {
    match decision {
        Decision::NameExtent | Decision::NameKind | Decision::SameName | Decision::Role => {
            Stage::Names
        }
        Decision::Report | Decision::Speaker => Stage::Quotes,
        Decision::Occasion
        | Decision::OccasionPlace
        | Decision::OccasionDay
        | Decision::Presence
        | Decision::PresenceTogether
        | Decision::StandIn
        | Decision::Claim => Stage::Event,
    }
}

/// How much is shown of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// What it came to, and what told it from the next best.
    Line,
    /// The best candidates, each with its weightiest features.
    Best,
    /// Everything.
    Whole,
}

/// How many candidates, how many features of each, and how many bytes of long words are shown, unless all is asked for.
const MOST_CANDIDATES: usize = 4;
const MOST_FEATURES: usize = 6;
const MOST_BYTES: usize = 90;

/// Every time one decision was made, in the order in which it was.
pub(super) fn decisions(
    text: &str,
    story: &Story,
    all: &[Traced],
    decision: Decision,
    detail: Detail,
) -> Section {
    let made = all.iter().filter(|traced| traced.decision == decision);
    let page = Page {
        text,
        story,
        detail,
    };
    Section::new(title(decision), made.map(|traced| page.block(traced)))
}

fn title(decision: Decision) -> &'static str {
    match decision {
        Decision::NameExtent => "DECIDED: name-extent, where a name begins and ends",
        Decision::NameKind => "DECIDED: name-kind, what a name is the name of",
        Decision::SameName => "DECIDED: same-name, whether two names are of one participant",
        Decision::Role => "DECIDED: role, whom a phrase describes",
        Decision::Report => "DECIDED: report, which clause a cue reports",
        Decision::Speaker => "DECIDED: speaker, who says it",
        Decision::Occasion => "DECIDED: occasion, whether a word tells the main event",
        Decision::OccasionPlace => "DECIDED: occasion-place, where the event is held",
        Decision::OccasionDay => "DECIDED: occasion-day, when the event is held",
        Decision::Presence => "DECIDED: presence, whether a participant was there",
        Decision::PresenceTogether => {
            "DECIDED: presence-together, whether a participant was there, by what is found of all"
        }
        Decision::StandIn => "DECIDED: stand-in, whom a participant stands in for",
        Decision::Claim => "DECIDED: claim, what a clause tells of what is to be done",
    }
}

struct Page<'a> {
    text: &'a str,
    story: &'a Story,
    detail: Detail,
}

impl Page<'_> {
    /// `“Anne Roche” 12..22 → attending 62%, then none 30% · by …`, then the candidates, the best first.
    fn block(&self, traced: &Traced) -> String {
        let shares = shares(traced);
        let mut order: Vec<usize> = (0..traced.candidates.len()).collect();
        // What was chosen is shown first, whatever its score.
        sort_by_key(&mut order, |n| {
            let score = -traced.candidates[*n].score;
            (traced.chosen != Some(*n), (score * 1000.0) as i64)
        });
        let mut out = self.line(traced, &order, &shares);
        out.push('\n');
        let shown = match self.detail {
            Detail::Line => return out,
            Detail::Best => MOST_CANDIDATES,
            Detail::Whole => order.len(),
        };
        for n in order.iter().take(shown) {
            let candidate = &traced.candidates[*n];
            let chosen = if traced.chosen == Some(*n) { '*' } else { ' ' };
            let (share, label) = (percent(shares[*n]), self.label(traced, candidate));
            let _ = writeln!(
                out,
                "  {chosen} {share:>4} {:>6.2}  {label}",
                candidate.score
            );
            self.features(traced, *n, &mut out);
        }
        if order.len() > shown {
            let _ = writeln!(out, "    and {} less likely", order.len() - shown);
        }
        out
    }

    fn line(&self, traced: &Traced, order: &[usize], shares: &[f32]) -> String {
        let (at, span) = (self.words(traced.at), traced.at);
        let named = |n: usize| {
            let candidate = &traced.candidates[n];
            format!("{} {}", self.label(traced, candidate), percent(shares[n]))
        };
        let mut out = format!("“{at}” {}..{} → ", span.start, span.end);
        match (traced.chosen, order) {
            (Some(_), [first, second, ..]) => {
                out += &format!("{}, then {}", named(*first), named(*second));
            }
            (None, [first, second, ..]) => {
                let claim = [*first, *second].into_iter();
                let claim = claim.filter(|n| traced.candidates[*n].what != "none").min();
                let best = claim.map_or(String::new(), |n| format!(", best {}", named(n)));
                out += &format!("no claim{best}");
            }
            (Some(_), [only]) => out += &named(*only),
            (None, [only]) => out += &format!("no claim, best {}", named(*only)),
            (_, []) => out += "no candidate",
        }
        let threshold = trace::threshold(traced.decision, self.story.language);
        if traced.chosen.is_none() {
            out += &format!(", {} needed", percent(threshold));
        }
        let telling = self.telling(traced, order);
        if !telling.is_empty() {
            out += &format!(" · by {}", telling.join(", "));
        }
        out
    }

    /// The three features that most set the best candidate above the next, or that most decide yes or no.
    fn telling(&self, traced: &Traced, order: &[usize]) -> Vec<String> {
        let Some((best, rest)) = order.split_first() else {
            return Vec::new();
        };
        let mut apart = self.weighed(traced, *best);
        for (name, weight) in rest
            .first()
            .map_or_else(Vec::new, |n| self.weighed(traced, *n))
        {
            match apart.iter_mut().find(|(n, _)| *n == name) {
                Some((_, sum)) => *sum -= weight,
                None => apart.push((name, -weight)),
            }
        }
        let denied = traced.decision.form() == Form::YesNo && traced.chosen.is_none();
        let sign = if denied { -1.0 } else { 1.0 };
        let mut apart: Vec<(&str, f32)> = apart
            .into_iter()
            .filter(|(_, weight)| weight * sign >= 0.05)
            .collect();
        sort_by_key(&mut apart, |(_, w)| (-w.abs() * 1000.0) as i64);
        let apart = apart.iter().take(3);
        apart.map(|(name, w)| format!("{name} {w:+.2}")).collect()
    }

    fn label(&self, traced: &Traced, candidate: &Candidate) -> String {
        let words = self.words(candidate.span);
        if words.is_empty() || candidate.span == traced.at {
            return candidate.what.to_owned();
        }
        format!("{} “{words}”", candidate.what)
    }

    /// Words of the text on one line, long ones shortened in the middle.
    fn words(&self, span: Span) -> String {
        let words = flat(span.of(self.text));
        if self.detail == Detail::Whole || words.len() <= MOST_BYTES {
            return words;
        }
        let head = words.floor_char_boundary(MOST_BYTES / 2);
        let tail = words.ceil_char_boundary(words.len() - MOST_BYTES / 3);
        format!(
            "{} … {}",
            words[..head].trim_end(),
            words[tail..].trim_start()
        )
    }

    /// The features of a candidate, the weightiest first: what each adds to the score, and its name.
    fn features(&self, traced: &Traced, n: usize, out: &mut String) {
        let weighed = self.weighed(traced, n);
        let count = weighed.iter().take_while(|(_, w)| w.abs() >= 0.005).count();
        let shown = match self.detail {
            Detail::Whole => count,
            Detail::Line | Detail::Best => count.min(MOST_FEATURES),
        };
        for (name, weight) in &weighed[..shown] {
            let _ = writeln!(out, "           {weight:>+6.2}  {name}");
        }
        if count > shown {
            let rest: f32 = weighed[shown..].iter().map(|(_, weight)| weight).sum();
            let _ = writeln!(out, "           {rest:>+6.2}  {} more", count - shown);
        }
        let idle: Vec<&str> = weighed[count..].iter().map(|(name, _)| *name).collect();
        if self.detail == Detail::Whole && !idle.is_empty() && described(traced, n) == n {
            let _ = writeln!(out, "           without weight: {}", idle.join(" "));
        }
    }

    /// What each feature of a candidate adds to its score, all mentions of it together, the weightiest first.
    fn weighed<'t>(&self, traced: &'t Traced, n: usize) -> Vec<(&'t str, f32)> {
        let described = described(traced, n);
        let output = if described == n { 0 } else { n };
        let mut sums: Vec<(&str, f32)> = Vec::new();
        for feature in &traced.candidates[described].features {
            let weight = feature.worth * self.weight(traced, feature, output);
            match sums.iter_mut().find(|(name, _)| *name == feature.name) {
                Some((_, sum)) => *sum += weight,
                None => sums.push((&feature.name, weight)),
            }
        }
        sort_by_key(&mut sums, |(name, w)| ((-w.abs() * 1000.0) as i64, *name));
        sums
    }

    fn weight(&self, traced: &Traced, feature: &Feature, output: usize) -> f32 {
        let weights = trace::weights(traced.decision, self.story.language, &feature.name);
        weights.get(output).copied().unwrap_or_default()
    }
}

/// Which candidate holds the features of the `n`th: of a sorting the first, since all outputs have the same.
fn described(traced: &Traced, n: usize) -> usize {
    match traced.decision.form() {
        Form::Sorting(_) => 0,
        Form::YesNo | Form::Ranking | Form::Variants => n,
    }
}

/// How probable each candidate is: by its score alone for yes or no, otherwise beside the others.
fn shares(traced: &Traced) -> Vec<f32> {
    let scores = traced.candidates.iter().map(|c| c.score);
    if traced.decision.form() == Form::YesNo {
        return scores.map(|score| 1.0 / (1.0 + (-score).exp())).collect();
    }
    let most = scores.clone().fold(f32::NEG_INFINITY, f32::max);
    let sum: f32 = scores.clone().map(|score| (score - most).exp()).sum();
    scores.map(|score| (score - most).exp() / sum).collect()
}

fn percent(share: f32) -> String {
    format!("{:.0}%", share * 100.0)
}
