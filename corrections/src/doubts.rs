//! [`doubts`]: what the reader left undecided, as questions with their likeliest answers.

use crate::guess::{Guess, MOST, far, paragraph};
use crate::{Anchor, Correction, Speaker};
use depeche_engine::order::sort_by_key;
use depeche_engine::story::{
    By, Event, Kind, MentionBy, Presence, PresenceStatus, Quote, RelationKind, SpeakerReason,
};
use depeche_engine::{Span, Story};

/// Something that the reader left undecided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// What is asked.
    pub question: Question,
    /// The words that it is asked of.
    pub span: Span,
    /// The answers, the likeliest first; the last says that the text does not tell. Each is a correction after which the
    /// question is no more.
    pub answers: Vec<Correction>,
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Who says this? The quote's index.
    Speaker(usize),
    /// What is this? The participant's index.
    Kind(usize),
    /// Was it there? The participant's index.
    Presence(usize),
    /// Who stood in for it? The participant's index.
    StandIn(usize),
    /// Where is the event held?
    Where,
    /// When is it held?
    When,
}

/// What the reader left undecided in a story and nobody decided since, in the order of the text.
///
/// ```
/// use depeche_corrections::{Corrections, Question, correct, doubts};
/// use depeche_engine::read;
///
/// let text = "OSLO, Jan 6 (NNA) - \"The bridge is safe to cross\". Engineers Ana Moe and Paul Ness were on it.";
/// let story = read(text);
/// let doubts = doubts(text, &story);
/// assert_eq!(doubts[0].question, Question::Speaker(0));
/// let answer = Corrections(vec![doubts[0].answers[0].clone()]);
/// let decided = correct(text, &story, &answer).story;
/// assert!(decided.quotes[0].speaker.is_some());
/// ```
#[must_use]
pub fn doubts(text: &str, story: &Story) -> Vec<Doubt> {
    let asker = Asker { text, story };
    let mut all: Vec<Doubt> = Vec::new();
    let quotes = story.quotes.iter().enumerate();
    all.extend(quotes.filter_map(|(index, quote)| asker.speaker(index, quote)));
    for who in 0..story.participants.len() {
        all.extend(asker.kind(who));
        all.extend(asker.stand_in(who));
    }
    if let Some(event) = &story.event {
        let people = 0..story.participants.len();
        all.extend(people.filter_map(|who| asker.presence(who, event)));
        all.extend(asker.place(event));
        all.extend(asker.day(event));
    }
    all.retain(|doubt| !doubt.answers.is_empty());
    sort_by_key(&mut all, |doubt| doubt.span);
    all
}

struct Asker<'a> {
    text: &'a str,
    story: &'a Story,
}

impl Asker<'_> {
    fn anchor(&self, span: Span) -> Option<Anchor> {
        Anchor::of(self.text, span)
    }

    fn participant(&self, who: usize) -> Option<Anchor> {
        Anchor::participant(self.text, self.story, who)
    }

    fn speaker(&self, index: usize, quote: &Quote) -> Option<Doubt> {
        if quote.speaker.is_some() || quote.speaker_reason == SpeakerReason::Hand {
            return None;
        }
        let anchor = self.anchor(quote.span)?;
        let said = |speaker| Correction::Speaker {
            quote: anchor.clone(),
            speaker,
        };
        let guessed = Guess::of(self.text, self.story, quote.span).speakers;
        let mut likely = quote.candidates.clone();
        likely.extend(guessed);
        let mut answers = Vec::new();
        for who in likely {
            if let Some(who) = self.participant(who).map(Speaker::Participant) {
                let answer = said(who);
                if !answers.contains(&answer) && answers.len() < MOST {
                    answers.push(answer);
                }
            }
        }
        // The words at the quote may describe somebody who has no name.
        let spoken_of = |span: &Span| {
            let mut mentions = self.story.participants.iter().flat_map(|p| &p.mentions);
            mentions.any(|m| m.span.overlaps(*span))
        };
        let described = quote.speaker_span.filter(|span| !spoken_of(span));
        let described = described.and_then(|span| self.anchor(span));
        answers.extend(described.map(|words| said(Speaker::Unnamed(words))));
        answers.push(said(Speaker::Nobody));
        Some(Doubt {
            question: Question::Speaker(index),
            span: quote.span,
            answers,
        })
    }

    fn kind(&self, who: usize) -> Option<Doubt> {
        let participant = &self.story.participants[who];
        if participant.kind != Kind::Unknown || participant.by == By::Hand {
            return None;
        }
        let anchor = self.participant(who)?;
        let kinds = [Kind::Person, Kind::Organisation, Kind::Place].into_iter();
        let mut answers: Vec<Correction> = kinds
            .map(|kind| Correction::Kind {
                who: anchor.clone(),
                kind,
            })
            .collect();
        answers.push(Correction::NoParticipant { who: anchor });
        Some(Doubt {
            question: Question::Kind(who),
            span: self.first_mention(who),
            answers,
        })
    }

    /// Of those whom the text ties to the event without saying that they were there.
    fn presence(&self, who: usize, event: &Event) -> Option<Doubt> {
        let participant = &self.story.participants[who];
        let Presence { status, by, .. } = participant.presence;
        let may_come = matches!(participant.kind, Kind::Person | Kind::Organisation);
        if status != PresenceStatus::None || by == By::Hand || !may_come {
            return None;
        }
        let named = participant
            .mentions
            .iter()
            .filter(|m| m.by == MentionBy::Name);
        let near = |span: Span| event.evidence.contains(span);
        let named_there = named.map(|m| m.span).find(|span| near(*span));
        let met = self
            .story
            .relations
            .iter()
            .find(|r| r.kind == RelationKind::Met && (r.from == who || r.to == who));
        let span = named_there.or(met.map(|r| r.evidence))?;
        let anchor = self.participant(who)?;
        let statuses = [
            PresenceStatus::Attending,
            PresenceStatus::Absent,
            PresenceStatus::None,
        ];
        let answers = statuses.map(|status| Correction::Presence {
            who: anchor.clone(),
            status,
        });
        Some(Doubt {
            question: Question::Presence(who),
            span,
            answers: answers.to_vec(),
        })
    }

    fn stand_in(&self, who: usize) -> Option<Doubt> {
        let participant = &self.story.participants[who];
        let Presence {
            status,
            by,
            evidence,
            ..
        } = participant.presence;
        let known = self.story.representations.iter().any(|r| r.who == who);
        self.story.event.as_ref()?;
        if status != PresenceStatus::Represented || by == By::Hand || known {
            return None;
        }
        let span = evidence.unwrap_or_else(|| self.first_mention(who));
        let anchor = self.participant(who)?;
        let mut near: Vec<(u32, usize)> = Vec::new();
        for (other, participant) in self.story.participants.iter().enumerate() {
            let is_there = participant.kind == Kind::Person && other != who;
            let around = paragraph(self.story, span).filter(|_| is_there);
            let mentions = participant.mentions.iter().map(|m| m.span);
            let mentions = mentions.filter(|m| around.is_some_and(|p| p.contains(*m)));
            near.extend(mentions.map(|m| far(m, span)).min().map(|far| (far, other)));
        }
        sort_by_key(&mut near, |near| *near);
        let near = near.into_iter().take(MOST);
        let by = near.filter_map(|(_, other)| self.participant(other));
        let mut answers: Vec<Correction> = by
            .map(|by| Correction::StandIns {
                who: anchor.clone(),
                by: vec![by],
            })
            .collect();
        answers.push(Correction::Presence {
            who: anchor,
            status,
        });
        Some(Doubt {
            question: Question::StandIn(who),
            span,
            answers,
        })
    }

    fn place(&self, event: &Event) -> Option<Doubt> {
        if event.place.is_some() || event.place_by == By::Hand {
            return None;
        }
        let told = paragraph(self.story, event.evidence)?;
        let people = self.story.participants.iter().enumerate();
        let places = people.filter(|(_, p)| p.kind == Kind::Place);
        let near = places.filter_map(|(who, p)| {
            let mentions = p.mentions.iter().map(|m| m.span);
            let near = mentions.filter(|m| told.contains(*m));
            Some((near.map(|m| far(m, event.what)).min()?, who))
        });
        let mut near: Vec<(u32, usize)> = near.collect();
        sort_by_key(&mut near, |near| *near);
        let near = near.into_iter().take(MOST);
        let places = near.filter_map(|(_, who)| self.participant(who));
        let answers = places.map(|place| Correction::Where { place: Some(place) });
        self.event_asked(
            Question::Where,
            event,
            answers.collect(),
            Correction::Where { place: None },
        )
    }

    fn day(&self, event: &Event) -> Option<Doubt> {
        if event.date.is_some() || event.date_by == By::Hand {
            return None;
        }
        let told = paragraph(self.story, event.evidence)?;
        let dates = self.story.context.dates.iter();
        let dates = dates.filter(|d| told.contains(d.span) && d.date.is_some());
        let mut near: Vec<(u32, usize, Correction)> = Vec::new();
        for (index, told) in dates.enumerate() {
            let (date, until) = (told.date, told.until);
            let answer = Correction::When { date, until };
            if !near.iter().any(|(.., known)| *known == answer) {
                near.push((far(told.span, event.what), index, answer));
            }
        }
        sort_by_key(&mut near, |(far, index, _)| (*far, *index));
        let answers = near.into_iter().take(MOST).map(|(.., answer)| answer);
        let (date, until) = (None, None);
        self.event_asked(
            Question::When,
            event,
            answers.collect(),
            Correction::When { date, until },
        )
    }

    /// A question about the event, if there is something to answer it with.
    fn event_asked(
        &self,
        question: Question,
        event: &Event,
        mut answers: Vec<Correction>,
        untold: Correction,
    ) -> Option<Doubt> {
        if answers.is_empty() {
            return None;
        }
        answers.push(untold);
        Some(Doubt {
            question,
            span: event.what,
            answers,
        })
    }

    fn first_mention(&self, who: usize) -> Span {
        let participant = &self.story.participants[who];
        participant
            .mentions
            .first()
            .map_or(participant.name, |m| m.span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{TEXT, span, story};
    use depeche_engine::story::SpeakerReason;

    /// An answer in a few words.
    fn told(answer: &Correction) -> String {
        match answer {
            Correction::Speaker { speaker, .. } => match speaker {
                Speaker::Participant(who) => who.words(),
                Speaker::Unnamed(words) => format!("unnamed {}", words.words()),
                Speaker::Nobody => "nobody".to_owned(),
            },
            Correction::Kind { kind, .. } => kind.name().to_owned(),
            Correction::NoParticipant { .. } => "none".to_owned(),
            Correction::Presence { status, .. } => status.name().to_owned(),
            Correction::StandIns { by, .. } => by.iter().map(Anchor::words).collect(),
            Correction::Where { place } => place.as_ref().map_or("-".to_owned(), Anchor::words),
            Correction::When { date, .. } => date.map_or("-".to_owned(), |d| d.to_string()),
            other => format!("{other:?}"),
        }
    }

    /// What is asked of the sample, changed in some way: the words, and the answers.
    #[track_caller]
    fn check(change: impl FnOnce(&mut Story), expected: &[&str]) {
        let mut story = story();
        // The sample's own doubt.
        story.quotes.truncate(2);
        change(&mut story);
        let found = doubts(TEXT, &story).into_iter().map(|doubt| {
            let answers: Vec<String> = doubt.answers.iter().map(told).collect();
            format!("{}? {}", doubt.span.of(TEXT), answers.join(" | "))
        });
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn nothing_is_asked_of_what_was_decided() {
        check(|_| {}, &[]);
        check(
            |story| {
                story.quotes[1].speaker = None;
                story.quotes[1].speaker_reason = SpeakerReason::Hand;
                story.participants[4].presence = Presence {
                    by: By::Hand,
                    ..Presence::default()
                };
            },
            &[],
        );
    }

    #[test]
    fn who_may_have_said_it_is_asked_of_a_quote_without_speaker() {
        check(
            |story| {
                let quote = &mut story.quotes[1];
                quote.speaker = None;
                quote.speaker_span = None;
                quote.speaker_reason = SpeakerReason::Undecided;
                quote.candidates = vec![4];
            },
            &["the wages were still open? Ola Lie | Paul Ness | Ana Moe | nobody"],
        );
        check(
            |story| {
                story.quotes[0].speaker = None;
                story.quotes[0].speaker_span = Some(span("An official", 0));
            },
            &[
                "The boats will sail again on Friday? Ana Moe | Paul Ness | unnamed An official | nobody",
            ],
        );
    }

    #[test]
    fn what_nothing_tells_the_kind_of_is_asked() {
        check(
            |story| story.participants[2].kind = Kind::Unknown,
            &["Bergen? person | organisation | place | none"],
        );
    }

    #[test]
    fn presence_is_asked_of_those_whom_the_text_ties_to_the_event() {
        check(
            |story| {
                for participant in &mut story.participants[..2] {
                    participant.presence = Presence::default();
                }
                story.participants[4].presence = Presence::default();
            },
            &[
                "Ana Moe? attending | absent | none",
                "Ana Moe met union leader Paul Ness? attending | absent | none",
            ],
        );
    }

    #[test]
    fn who_stood_in_is_asked_where_it_is_not_told() {
        check(
            |story| story.representations.clear(),
            &["was represented? Ola Lie | represented"],
        );
    }

    #[test]
    fn where_and_when_are_asked_where_the_paragraph_has_answers() {
        let untold = |story: &mut Story, evidence: Span| {
            let event = story.event.as_mut().expect("an event");
            (event.place, event.date, event.evidence) = (None, None, evidence);
        };
        check(
            |story| untold(story, span("Ana Moe met", 0)),
            &["talks? Bergen | -", "talks? 2026-01-05 | -"],
        );
        check(|story| untold(story, span("Ferry talks", 0)), &[]);
    }
}
