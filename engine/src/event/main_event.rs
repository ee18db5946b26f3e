//! The main event: the one occasion the story is about, chosen among those it mentions, or none.
//!
//! Every occasion noun of headline and body is a [`Mention`] of an occasion; nouns that stand for one another form a
//! group. A group gathers weight where agencies put what a story is about: in the headline and the lead, by coming back
//! as *this summit*, by taking place (*se tient*, *was held*) on a day near the story's own. A group too light is no
//! main event.

use super::clause::sentence_around;
use super::phrases::{List, Lists, Phrases, Sense};
use super::presence::Cue;
use crate::calendar;
use crate::cast::Cast;
use crate::furniture::Frame;
use crate::language::Classes;
use crate::story::{DateMention, EventStatus, Kind, ParagraphRole};
use crate::text::{Text, TokenKind, Words, words};
use std::ops::Range;

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
    /// A verb for what is done at an occasion, where no noun names it: `ont signé`, `met`.
    Verb {
        kind: EventKind,
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
    /// What is done at occasions of a group.
    Shows(&'static str),
    /// What belongs to another sense of a group's nouns.
    Against(&'static str),
}

impl Word {
    /// Whether it is a noun for an occasion.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Noun { .. })
    }
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
    /// Whether it is a verb for want of a noun.
    pub verb: bool,
    pub group: &'static str,
    /// Which sentence of the story it stands in: 0 for the headline, 1 for the lead.
    pub sentence: usize,
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

impl MainEvent {
    /// The mentions that begin in a run of tokens.
    pub fn within(&self, run: &Range<usize>) -> &[Mention] {
        let start = (self.mentions).partition_point(|m| m.tokens.start < run.start);
        let end = (self.mentions).partition_point(|m| m.tokens.start < run.end);
        &self.mentions[start..end.max(start)]
    }

    /// The mentions that details are looked for at: the best, then the others in order, as far as is needed to know them.
    pub fn told_at(&self) -> impl Iterator<Item = &Mention> {
        const ENOUGH_MENTIONS: usize = 40;
        std::iter::once(&self.best).chain(self.mentions.iter().take(ENOUGH_MENTIONS))
    }
}

/// The weight under which an occasion is not what the story is about, and that for words which have other uses.
const ENOUGH: f32 = 4.5;
const ENOUGH_LOOSE: f32 = 6.0;

/// The weight that does for a meeting with the press.
const ENOUGH_PRESS: f32 = 2.0;
const PRESS: &str = "presse";

/// How much evidence beside the mentions counts at most.
const MOST_EVIDENCE: f32 = 4.0;

impl Sense for Word {
    const LIST: List = List::Events;

    fn of(head: &'static str) -> Option<Self> {
        let mut parts = head.split_whitespace();
        let first = parts.next()?;
        if first == "shows" {
            return parts.next().map(Self::Shows);
        }
        if first == "verb" {
            let kind = kind(parts.next()?)?;
            return parts.next().map(|group| Self::Verb { kind, group });
        }
        if first == "against" {
            return parts.next().map(Self::Against);
        }
        let Some(kind) = kind(first) else {
            return Some(match first {
                "not" => Self::Not,
                "hold" => Self::Hold,
                "venue" => Self::Venue,
                "other" => Self::Other,
                "planned" => Self::Status(EventStatus::Planned),
                "over" => Self::Status(EventStatus::Over),
                "called-off" => Self::Status(EventStatus::CalledOff),
                _ => return None,
            });
        };
        let (second, third) = (parts.next()?, parts.next());
        Some(match third {
            Some(group) => Self::Noun {
                kind,
                loose: true,
                group,
            },
            None => Self::Noun {
                kind,
                loose: false,
                group: second,
            },
        })
    }

    fn lines(lists: &Lists) -> &[Self] {
        &lists.events
    }
}

fn kind(word: &str) -> Option<EventKind> {
    Some(match word {
        "meeting" => EventKind::Meeting,
        "visit" => EventKind::Visit,
        "rite" => EventKind::Rite,
        "press" => EventKind::Press,
        _ => return None,
    })
}

/// Chooses the main event.
pub(super) fn choose(
    phrases: &Phrases,
    frame: &Frame,
    cast: &Cast,
    dates: &[DateMention],
) -> Option<MainEvent> {
    let text = phrases.text;
    let order = Order::of(text, frame);
    let mut mentions = mentions(phrases, frame, cast, &order);
    if mentions.is_empty() {
        return None;
    }
    let around = Around {
        text,
        phrases,
        dates,
        anchor: calendar::anchor(frame),
    };
    let mut groups: Vec<Group> = Vec::new();
    for mention in &mut mentions {
        mention.weight = around.weight(mention);
        let group = match groups.iter_mut().find(|g| g.name == mention.group) {
            Some(group) => group,
            None => {
                groups.push(Group::new(mention.group));
                groups.last_mut()?
            }
        };
        group.weight += mention.weight;
        group.loose &= mention.loose;
    }
    weigh_evidence(phrases, frame, &order, &mut groups);
    let group = groups
        .iter()
        .filter(|g| g.total() >= if g.loose { ENOUGH_LOOSE } else { ENOUGH })
        .reduce(|best, g| if g.total() > best.total() { g } else { best })
        .or_else(|| press(&groups, &mentions))?
        .name;
    let named = mentions.iter().any(|m| m.group == group && !m.verb);
    let kind = mentions.iter().find(|m| m.group == group)?.kind;
    // A story told with a verb may still name its occasion by a noun of another group: `signed … at the ceremony`.
    let noun = (mentions.iter())
        .filter(|m| !named && !m.verb && m.kind == kind && m.weight >= 1.0)
        .max_by(|a, b| a.weight.total_cmp(&b.weight))
        .map(|m| m.group);
    mentions.retain(|m| (m.group == group || Some(m.group) == noun) && m.weight > 0.0);
    let best = mentions
        .iter()
        .filter(|m| m.sentence > 0 && !m.verb)
        .chain(mentions.iter().filter(|m| !m.verb))
        .reduce(|best, m| if m.weight > best.weight { m } else { best })
        .or(mentions.first())?
        .clone();
    Some(MainEvent { best, mentions })
}

/// A meeting with the press is the event of a story that is about no other, where it opens with it.
fn press<'a>(groups: &'a [Group], mentions: &[Mention]) -> Option<&'a Group> {
    let opens = mentions.iter().any(|m| m.group == PRESS && m.sentence <= 2);
    groups
        .iter()
        .find(|g| opens && g.name == PRESS && g.total() >= ENOUGH_PRESS)
}

/// The nouns that stand for one another, and what speaks for them.
struct Group {
    name: &'static str,
    /// The weight of its mentions.
    weight: f32,
    /// The weight of what else the story tells: who came, who met, what was done.
    evidence: f32,
    /// Whether all its mentions have other uses too.
    loose: bool,
}

impl Group {
    fn new(name: &'static str) -> Self {
        Self {
            name,
            weight: 0.0,
            evidence: 0.0,
            loose: true,
        }
    }

    /// Evidence supports mentions and never replaces them. Not `clamp`, which formats what is wrong with its bounds: the
    /// code that writes a float as text is not on the page otherwise.
    fn total(&self) -> f32 {
        self.weight
            + self
                .evidence
                .max(-10.0)
                .min(MOST_EVIDENCE.min(self.weight + 3.5))
    }
}

/// Adds what the story tells without an occasion noun: words for what is done at such an occasion, people who come and
/// meet.
fn weigh_evidence(phrases: &Phrases, frame: &Frame, order: &Order, groups: &mut [Group]) {
    let telling = |w: Word| matches!(w, Word::Shows(_) | Word::Against(_));
    for run in &frame.story {
        let (first, end) = (run.tokens.start, run.tokens.end);
        let mut next_word = phrases.first(first..end, telling);
        let mut next_cue = phrases.first(first..end, |_: Cue| true);
        while let Some(i) = [next_word.map(|w| w.start), next_cue.map(|c| c.start)]
            .into_iter()
            .flatten()
            .min()
        {
            let word = next_word.filter(|word| word.start == i);
            if word.is_some() {
                next_word = phrases.first(i + 1..end, telling);
            }
            let cue = next_cue.filter(|cue| cue.start == i).map(|cue| cue.sense);
            if cue.is_some() {
                next_cue = phrases.first(i + 1..end, |_: Cue| true);
            }
            let counts = cue.is_some_and(|cue| cue == Cue::Elsewhere || cue.gathers());
            if word.is_none() && !counts {
                continue;
            }
            let sentence = order.of_token(phrases.text, i);
            let weight = if sentence <= 1 { 1.5 } else { 0.6 };
            match word.map(|word| word.sense) {
                Some(Word::Shows(name)) => {
                    for group in groups.iter_mut().filter(|g| g.name == name) {
                        group.evidence += weight;
                    }
                }
                Some(Word::Against(name)) => {
                    for group in groups.iter_mut().filter(|g| g.name == name) {
                        group.evidence -= 1.5;
                    }
                }
                _ => {}
            }
            // What was said to the press or on the air is told for itself.
            if cue == Some(Cue::Elsewhere) && sentence <= 2 {
                for group in groups.iter_mut().filter(|g| g.name != PRESS) {
                    group.evidence -= 1.5;
                }
            }
            if cue.is_some_and(Cue::gathers) {
                for group in groups.iter_mut().filter(|g| g.name != PRESS) {
                    group.evidence += weight / 2.0;
                }
            }
        }
    }
}

/// Which sentence of the story each sentence of the text is: 0 for those of the headline, then 1, 2, 3 …
struct Order {
    /// For each sentence of the text, its place in the story.
    places: Vec<usize>,
}

impl Order {
    fn of(text: &Text, frame: &Frame) -> Self {
        let mut places = vec![0; text.sentences().len()];
        let mut next = 1;
        for run in &frame.story {
            let first = text.sentence_at(run.tokens.start);
            let last = text.sentence_at(run.tokens.end.saturating_sub(1));
            for place in places.iter_mut().take(last + 1).skip(first) {
                if run.role == ParagraphRole::Body {
                    *place = next;
                    next += 1;
                }
            }
        }
        Self { places }
    }

    fn of_token(&self, text: &Text, i: usize) -> usize {
        self.places
            .get(text.sentence_at(i))
            .copied()
            .unwrap_or_default()
    }
}

/// Every occasion noun of the story.
fn mentions(phrases: &Phrases, frame: &Frame, cast: &Cast, order: &Order) -> Vec<Mention> {
    let text = phrases.text;
    let mut mentions = Vec::new();
    for run in &frame.story {
        let mut i = run.tokens.start;
        let named = |w: Word| matches!(w, Word::Noun { .. } | Word::Verb { .. } | Word::Not);
        while let Some(found) = phrases.first(i..run.tokens.end, named) {
            i = found.end;
            if found.end > run.tokens.end {
                i = found.start + 1;
                continue;
            }
            let mut tokens = found.start..found.end;
            let sentence = order.of_token(text, found.start);
            let (kind, loose, verb, group) = match found.sense {
                Word::Noun { kind, loose, group }
                    if is_occasion(text, cast, tokens.clone(), kind) =>
                {
                    (kind, loose, false, group)
                }
                // A verb can stand for the whole story only where the story begins.
                Word::Verb { kind, group } if sentence <= 1 => {
                    tokens = verb_alone(text, tokens);
                    (kind, true, true, group)
                }
                _ => continue,
            };
            mentions.push(Mention {
                tokens,
                kind,
                loose,
                verb,
                group,
                sentence,
                weight: 0.0,
            });
        }
    }
    mentions
}

/// The verb of a phrase, without what it asks for: `ont signé` in `ont signé un`.
fn verb_alone(text: &Text, phrase: Range<usize>) -> Range<usize> {
    let content = |i: &usize| !text.has(*i, Classes::FUNCTION);
    let first = phrase.clone().find(content).unwrap_or(phrase.start);
    phrase.start..first + 1
}

/// Whether the noun can be an occasion here: not a verb of the same form, not a name's part, not an interview.
fn is_occasion(text: &Text, cast: &Cast, noun: Range<usize>, kind: EventKind) -> bool {
    let (first, after) = (noun.start, noun.end);
    // `les ministres se rencontrent`, `he visits`: a noun has a determiner, an adjective or a preposition before it, a
    // verb a name or a pronoun.
    let before = first.checked_sub(1);
    let verb = before.is_some_and(|b| {
        // `are meeting`
        (text.word(first).ends_with("ing") && text.has(b, Classes::AUXILIARY))
            || (text.has(b, Classes::PRONOUN)
                && !text.has(b, Classes::DETERMINER.with(Classes::PREPOSITION)))
            || text.is_any(
                b,
                words!["ne", "n'", "se", "s'", "qui", "who", "to", "will", "would"],
            ) && !text.is(first, "talks")
            || (cast.at(b).is_some_and(|p| cast.kind(p.who) == Kind::Person)
                && text.kind(b) == TokenKind::Word)
    });
    let named = cast.at(first).is_some_and(|p| {
        cast.kind(p.who) != Kind::Place
            && p.tokens.start < first
            && text.token(first).is_capitalised()
    });
    !(verb || named || (kind == EventKind::Meeting && is_interview(text, cast, first, after)))
}

/// Whether `entretien` is one given to the press: `dans un entretien au …`, `un entretien accordé à …`.
fn is_interview(text: &Text, cast: &Cast, first: usize, after: usize) -> bool {
    const INTERVIEW: &Words = words!["entretien", "entretiens"];
    const GIVEN: &Words = words![
        "accordé",
        "publié",
        "paru",
        "diffusé",
        "donné",
        "exclusif",
        "fleuve",
        "croisé",
        "rare",
        "téléphonique",
    ];
    if !text.is_any(first, INTERVIEW) {
        return false;
    }
    let inside = (first.saturating_sub(3)..first).any(|i| text.is(i, "dans"));
    let given = (after..after + 3).any(|i| text.is_any(i, GIVEN) && !text.is(i, "téléphonique"));
    let to_medium = text.is_any(after, words!["au", "à", "aux"])
        && cast
            .within(after..after + 5)
            .first()
            .is_none_or(|p| cast.kind(p.who) == Kind::Organisation);
    inside || given || to_medium
}

/// What the weight of a mention is taken from.
struct Around<'a> {
    text: &'a Text<'a>,
    phrases: &'a Phrases<'a>,
    dates: &'a [DateMention],
    anchor: Option<calendar::Date>,
}

impl Around<'_> {
    fn weight(&self, mention: &Mention) -> f32 {
        let mut weight: f32 = match mention.sentence {
            0 | 1 => 3.0,
            2 | 3 => 2.0,
            4..=6 => 1.0,
            _ => 0.5,
        };
        if mention.loose {
            weight -= 1.2;
        }
        if mention.kind == EventKind::Press {
            weight -= 0.7;
        }
        let sentence = sentence_around(self.text, mention.tokens.start);
        let near = mention.tokens.start.saturating_sub(10).max(sentence.start)
            ..(mention.tokens.end + 8).min(sentence.end);
        if self.phrases.stands_in(near, Word::Hold) {
            weight += 1.0;
        }
        if self.after_venue(mention, sentence.start) {
            weight += 1.0;
        }
        if self.is_other(mention) {
            return 0.0;
        }
        if self.is_earlier(mention, sentence.start) {
            weight -= 1.5;
        }
        match self.days_off(sentence) {
            Some(days) if days.abs() <= 4 => weight += 1.5,
            Some(days) if days.abs() > 21 => weight -= 2.0,
            _ => {}
        }
        weight.max(0.1)
    }

    /// Whether words before the noun make it the scene of what is told: `lors du sommet`, `after the talks`.
    fn after_venue(&self, mention: &Mention, from: usize) -> bool {
        let first = mention.tokens.start;
        (first.saturating_sub(8).max(from)..first).any(|i| {
            let venue = self.phrases.longest(i, |w: Word| w == Word::Venue);
            venue.is_some_and(|found| found.end <= first && first - found.end <= 3)
        })
    }

    /// Whether the verb before it tells of something before the story's own time: `avait effectué une visite`.
    fn is_earlier(&self, mention: &Mention, from: usize) -> bool {
        let first = mention.tokens.start;
        (first.saturating_sub(5).max(from)..first)
            .any(|i| self.text.is_any(i, words!["avait", "avaient", "had"]))
    }

    /// Whether words beside the noun make it another occasion: `la dernière rencontre`, `a previous round of talks`.
    fn is_other(&self, mention: &Mention) -> bool {
        let beside = (mention.tokens.start.saturating_sub(2)..mention.tokens.start)
            .chain(mention.tokens.end..mention.tokens.end + 1);
        let other = |i: usize| self.phrases.stands(i, Word::Other);
        beside
            .filter(|i| self.text.kind(*i) == TokenKind::Word)
            .any(other)
    }

    /// How far from the story's own date the day is that the sentence names nearest to it.
    fn days_off(&self, sentence: Range<usize>) -> Option<i32> {
        let anchor = self.anchor?;
        let span = self.text.span(sentence);
        super::dates_in(self.dates, span)
            .iter()
            .filter_map(|d| d.date?.day())
            .map(|day| day.days_from(anchor))
            .min_by_key(|days| days.abs())
    }
}

#[cfg(test)]
mod tests {
    use super::super::staged::stage;

    /// The noun of the story's main event, or nothing.
    #[track_caller]
    fn check(story: &str, expected: Option<&str>) {
        let staged = stage(story);
        let what = staged
            .occasion
            .event
            .as_ref()
            .map(|e| e.what.of(&staged.source));
        assert_eq!(what, expected, "{story}");
    }

    #[test]
    fn the_event_is_what_headline_and_lead_tell_of() {
        check(
            "# Sommet de la pêche à <Oslo>\n\nLe sommet s'est ouvert mardi à <Oslo>.",
            Some("sommet"),
        );
        check(
            "# La pêche en question\n\nUne réunion sur la pêche se tient mardi à <Oslo>. La réunion doit durer deux jours.",
            Some("réunion"),
        );
        check(
            "# Fish talks open\n\nTalks on fishing opened in <Oslo> on Tuesday. The talks are to last two days.",
            Some("Talks"),
        );
        check(
            "# Ministers in court\n\nThe trial of a former minister opened on Tuesday in <Oslo>. The trial will last a month.",
            Some("trial"),
        );
        check(
            "# Adieux au capitaine\n\nLes obsèques du capitaine ont été célébrées mardi à <Oslo>.",
            Some("obsèques"),
        );
    }

    #[test]
    fn a_meeting_in_passing_is_no_main_event() {
        check(
            "# Le port ferme\n\nLe port a fermé mardi. Le vent a tourné. Les bateaux sont rentrés. La mer est vide. Rien ne bouge. Une réunion est possible.",
            None,
        );
        check(
            "# Harbour shuts\n\nThe harbour shut on Tuesday. The wind turned. Boats came in. The sea is empty. Nothing moves. Dusk fell. A meeting is possible.",
            None,
        );
        check("Le port est vide.", None);
        check("", None);
    }

    #[test]
    fn an_occasion_long_past_or_another_one_is_no_main_event() {
        check(
            "# Le port ferme\n\nLe port a fermé, selon le maire. Lors de la dernière réunion, en mars 2019, il était ouvert.",
            None,
        );
        check(
            "# Harbour shuts\n\nThe harbour shut, its master said. At the last meeting in 2019 it was open.",
            None,
        );
    }

    #[test]
    fn what_only_shares_the_word_is_no_event() {
        check(
            "# Le vaccin avance\n\nSelon les intentions de vote publiées mardi, le maire recule. Les intentions de vote changent.",
            None,
        );
        check(
            "# Malaria jab works\n\nA trial of the vaccine ended on Tuesday. The trial gave each patient one dose, and the placebo did nothing, researchers said. Volunteers enrolled in the clinical trial.",
            None,
        );
        check(
            "# Le maire parle\n\nDans un entretien au {Phare} publié mardi, le maire se confie. L'entretien a été accordé lundi.",
            None,
        );
    }

    #[test]
    fn a_verb_of_the_same_form_is_no_noun() {
        check(
            "# Les élus\n\nLes élus se rencontrent. Il rencontre des gens.",
            None,
        );
    }

    #[test]
    fn a_story_told_with_a_verb_has_its_event() {
        check(
            "# Quatre pays signent à <Oslo> un pacte\n\nQuatre pays ont signé un pacte mardi à <Oslo>, en présence de [Anne Roche].",
            Some("signent"),
        );
    }

    #[test]
    fn a_news_conference_that_opens_the_story_is_its_event() {
        check(
            "# Le capitaine part\n\nLe capitaine a annoncé mardi en conférence de presse qu'il partait.",
            Some("conférence de presse"),
        );
    }
}
