//! The main event: the one occasion the story is about, chosen among those it mentions, or none.
//!
//! Every occasion noun of headline and body is a [`Mention`] of an occasion; nouns that stand for one another form a
//! group. A group gathers weight where agencies put what a story is about: in the headline and the lead, by coming back
//! as *this summit*, by taking place (*se tient*, *was held*) on a day near the story's own. A group too light is no
//! main event.

use super::phrases::Phrases;
use crate::calendar;
use crate::cast::Cast;
use crate::furniture::Frame;
use crate::language::{Classes, Language};
use crate::story::{DateMention, EventStatus, Kind, ParagraphRole};
use crate::text::{Text, TokenKind};
use std::ops::Range;
use std::sync::OnceLock;

/// What a word or phrase of `events.txt` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A noun for an occasion.
    Noun {
        kind: EventKind,
        /// Whether it has other uses and needs more to show it.
        loose: bool,
        /// The nouns that stand for one another.
        group: &'static str,
    },
    /// A phrase that is no occasion though its words say so.
    Not,
    /// Tells that an occasion takes place.
    Hold,
    /// Before an occasion that is the scene of what is told.
    Venue,
    /// Beside an occasion other than the story's own.
    Other,
    /// Tells the state of an occasion.
    Status(EventStatus),
}

/// How people come together at an occasion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EventKind {
    /// Several talk.
    Meeting,
    /// One comes to another.
    Visit,
    /// A proceeding before an audience.
    Rite,
    /// A meeting with the press.
    Press,
}

/// One place where the story names an occasion.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// The noun.
    pub tokens: Range<usize>,
    pub kind: EventKind,
    pub loose: bool,
    pub group: &'static str,
    /// Which paragraph of the story it stands in: 0 for the headline, 1 for the lead.
    pub paragraph: usize,
    /// How much it weighs in the choice.
    weight: f32,
}

/// The story's main event and every place that speaks of it.
#[derive(Debug)]
pub(super) struct MainEvent {
    /// The mention that introduces it.
    pub best: Mention,
    /// Every mention of it, the best included, in order.
    pub mentions: Vec<Mention>,
}

/// The weight under which an occasion is not what the story is about.
const ENOUGH: f32 = 5.0;

/// The words of `events.txt` in a language.
pub(super) fn words(language: Language) -> &'static Phrases<Word> {
    static FRENCH: OnceLock<Phrases<Word>> = OnceLock::new();
    static ENGLISH: OnceLock<Phrases<Word>> = OnceLock::new();
    match language {
        Language::French => FRENCH
            .get_or_init(|| Phrases::new(include_str!("../language/fr/events.txt"), sense)),
        Language::English => ENGLISH
            .get_or_init(|| Phrases::new(include_str!("../language/en/events.txt"), sense)),
    }
}

fn sense(head: &'static str) -> Option<Word> {
    let mut parts = head.split_whitespace();
    let kind = match parts.next()? {
        "meeting" => EventKind::Meeting,
        "visit" => EventKind::Visit,
        "rite" => EventKind::Rite,
        "press" => EventKind::Press,
        "not" => return Some(Word::Not),
        "hold" => return Some(Word::Hold),
        "venue" => return Some(Word::Venue),
        "other" => return Some(Word::Other),
        "planned" => return Some(Word::Status(EventStatus::Planned)),
        "over" => return Some(Word::Status(EventStatus::Over)),
        "called-off" => return Some(Word::Status(EventStatus::CalledOff)),
        _ => return None,
    };
    let (second, third) = (parts.next()?, parts.next());
    Some(match third {
        Some(group) => Word::Noun {
            kind,
            loose: true,
            group,
        },
        None => Word::Noun {
            kind,
            loose: false,
            group: second,
        },
    })
}

/// Chooses the main event.
pub(super) fn choose(
    text: &Text,
    frame: &Frame,
    cast: &Cast,
    dates: &[DateMention],
) -> Option<MainEvent> {
    let mut mentions = mentions(text, frame, cast);
    let around = Around {
        text,
        dates,
        anchor: calendar::anchor(frame),
    };
    for mention in &mut mentions {
        mention.weight = around.weight(mention);
    }
    let group = heaviest(&mentions)?;
    mentions.retain(|m| m.group == group && m.weight > 0.0);
    let best = mentions
        .iter()
        .filter(|m| m.paragraph > 0)
        .chain(mentions.iter())
        .reduce(|best, m| if m.weight > best.weight { m } else { best })?
        .clone();
    Some(MainEvent { best, mentions })
}

/// The group with the most weight, if that is enough.
fn heaviest(mentions: &[Mention]) -> Option<&'static str> {
    let mut totals: Vec<(&'static str, f32)> = Vec::new();
    for mention in mentions {
        let total = match totals.iter_mut().find(|(group, _)| *group == mention.group) {
            Some((_, total)) => total,
            None => {
                totals.push((mention.group, 0.0));
                &mut totals.last_mut()?.1
            }
        };
        *total += mention.weight;
    }
    let (group, total) = totals
        .into_iter()
        .reduce(|best, t| if t.1 > best.1 { t } else { best })?;
    if std::env::var_os("EVDBG").is_some() { eprintln!("TOTAL {group} {total}"); }
    (total >= ENOUGH).then_some(group)
}

/// Every occasion noun of the story.
fn mentions(text: &Text, frame: &Frame, cast: &Cast) -> Vec<Mention> {
    let words = words(text.language());
    let mut mentions = Vec::new();
    let mut paragraph = 0;
    for run in &frame.story {
        if run.role == ParagraphRole::Body {
            paragraph += 1;
        }
        let place = if run.role == ParagraphRole::Body { paragraph } else { 0 };
        let mut i = run.tokens.start;
        while i < run.tokens.end {
            let found = words.longest_where(text, i, |w| matches!(w, Word::Noun { .. } | Word::Not));
            let Some(found) = found.filter(|f| f.end <= run.tokens.end) else {
                i += 1;
                continue;
            };
            if let Word::Noun { kind, loose, group } = found.sense
                && is_occasion(text, cast, found.start..found.end, kind)
            {
                mentions.push(Mention {
                    tokens: found.start..found.end,
                    kind,
                    loose,
                    group,
                    paragraph: place,
                    weight: 0.0,
                });
            }
            i = found.end;
        }
    }
    mentions
}

/// Whether the noun can be an occasion here: not a verb of the same form, not a name's part, not an interview.
fn is_occasion(text: &Text, cast: &Cast, noun: Range<usize>, kind: EventKind) -> bool {
    let (first, after) = (noun.start, noun.end);
    // `les ministres se rencontrent`, `he visits`: a noun has a determiner, an adjective or a preposition before it, a
    // verb a name or a pronoun.
    let before = first.checked_sub(1);
    let verb = before.is_some_and(|b| {
        (text.has(b, Classes::PRONOUN) && !text.has(b, Classes::DETERMINER))
            || text.is_any(b, &["ne", "n'", "se", "s'", "qui", "who", "to", "will", "would"])
                && !text.is(first, "talks")
            || (cast.at(b).is_some_and(|p| cast.kind(p.who) == Kind::Person)
                && text.kind(b) == TokenKind::Word)
    });
    let named = cast.at(first).is_some_and(|p| {
        cast.kind(p.who) != Kind::Place && p.tokens.start < first && text.token(first).is_capitalised()
    });
    !(verb || named || (kind == EventKind::Meeting && is_interview(text, cast, first, after)))
}

/// Whether `entretien` is one given to the press: `dans un entretien au …`, `un entretien accordé à …`.
fn is_interview(text: &Text, cast: &Cast, first: usize, after: usize) -> bool {
    const INTERVIEW: &[&str] = &["entretien", "entretiens"];
    const GIVEN: &[&str] = &[
        "accordé", "publié", "paru", "diffusé", "donné", "exclusif", "fleuve", "croisé", "rare",
        "téléphonique",
    ];
    if !text.is_any(first, INTERVIEW) {
        return false;
    }
    let inside = (first.saturating_sub(3)..first).any(|i| text.is(i, "dans"));
    let given = (after..after + 3).any(|i| text.is_any(i, GIVEN) && !text.is(i, "téléphonique"));
    let to_medium = text.is_any(after, &["au", "à", "aux"])
        && cast
            .within(after..after + 5)
            .first()
            .is_none_or(|p| cast.kind(p.who) == Kind::Organisation);
    inside || given || to_medium
}

/// What the weight of a mention is taken from.
struct Around<'a> {
    text: &'a Text<'a>,
    dates: &'a [DateMention],
    anchor: Option<calendar::Date>,
}

impl Around<'_> {
    fn weight(&self, mention: &Mention) -> f32 {
        let mut weight: f32 = match mention.paragraph {
            0 | 1 => 3.0,
            2 => 2.0,
            3 | 4 => 1.0,
            _ => 0.5,
        };
        if mention.loose {
            weight -= 1.2;
        }
        if mention.kind == EventKind::Press {
            weight -= 1.7;
        }
        let text = self.text;
        let words = words(text.language());
        let sentence = text.sentence(text.sentence_at(mention.tokens.start));
        let near = mention.tokens.start.saturating_sub(10).max(sentence.start)
            ..(mention.tokens.end + 8).min(sentence.end);
        if near.clone().any(|i| words.begins(text, i, |w| w == Word::Hold)) {
            weight += 1.0;
        }
        if self.after_venue(mention, sentence.start) {
            weight += 1.0;
        }
        if self.is_other(mention) {
            return 0.0;
        }
        match self.days_off(sentence) {
            Some(days) if days.abs() <= 4 => weight += 1.5,
            Some(days) if days.abs() > 21 => weight -= 2.0,
            _ => {}
        }
        weight.max(0.0)
    }

    /// Whether words before the noun make it the scene of what is told: `lors du sommet`, `after the talks`.
    fn after_venue(&self, mention: &Mention, from: usize) -> bool {
        let words = words(self.text.language());
        let first = mention.tokens.start;
        (first.saturating_sub(8).max(from)..first).any(|i| {
            words
                .longest_where(self.text, i, |w| w == Word::Venue)
                .is_some_and(|found| found.end <= first && first - found.end <= 3)
        })
    }

    /// Whether words beside the noun make it another occasion: `la dernière rencontre`, `a previous round of talks`.
    fn is_other(&self, mention: &Mention) -> bool {
        let words = words(self.text.language());
        let beside = (mention.tokens.start.saturating_sub(2)..mention.tokens.start)
            .chain(mention.tokens.end..mention.tokens.end + 1);
        let other = |i: usize| words.begins(self.text, i, |w| w == Word::Other);
        beside
            .filter(|i| self.text.kind(*i) == TokenKind::Word)
            .any(other)
    }

    /// How far from the story's own date the day is that the sentence names nearest to it.
    fn days_off(&self, sentence: Range<usize>) -> Option<i32> {
        let anchor = self.anchor?;
        let span = self.text.span(sentence);
        self.dates
            .iter()
            .filter(|d| span.contains(d.span))
            .filter_map(|d| d.date?.day())
            .map(|day| day.days_from(anchor))
            .min_by_key(|days| days.abs())
    }
}
