//! What is offered for the event, claims, dates, and words that were selected.

use super::{Choice, Desk, Field, Group, Sheet};
use crate::marks::Topic;
use crate::state::{Hand, Page};
use depeche_corrections::{Anchor, Correction};
use depeche_engine::Span;
use depeche_engine::story::{Kind, QuoteKind};

impl Desk<'_> {
    pub(super) fn event(&self, page: Page) -> Sheet {
        let words = &self.words.amend;
        let event = self.reading.story.event.as_ref();
        let possible = self.reading.story.possible_event;
        let span = event.map(|e| e.what).or(possible);
        let near = span.unwrap_or_default();
        match page {
            Page::Where => {
                let now: Vec<usize> = event.and_then(|e| e.place).into_iter().collect();
                let participants = self.reading.story.participants.iter().enumerate();
                let places = participants.filter(|(_, p)| p.kind == Kind::Place);
                let places: Vec<usize> = places.map(|(i, _)| i).collect();
                let mut group = self.participants("", near, &places, &now, &|_, place| {
                    let place = Some(place);
                    Some(Correction::Where { place })
                });
                let is_listed = |span| group.choices.iter().any(|c| c.label == self.short(span));
                let typed = self.typed_words(near).first().copied();
                let typed = typed.filter(|span| !is_listed(*span)).and_then(|span| {
                    let place = Some(self.anchor(span)?);
                    let choice = Choice::of(&self.short(span), Correction::Where { place });
                    Some(choice.story().note((self.words.kind)(Kind::Place)))
                });
                group.choices.extend(typed);
                let nowhere = Correction::Where { place: None };
                group.choices.push(Choice::of(words.nowhere, nowhere));
                self.sheet(words.where_.trim_end_matches('…'), span, vec![group])
            }
            Page::When => {
                let now = event.and_then(|e| e.date);
                let until = event.and_then(|e| e.until);
                let first = self.days("", now, words.no_day, &|date| {
                    let until = None;
                    Some(Correction::When { date, until })
                });
                let last = now.map(|_| {
                    let group = self.days(words.until, until, words.no_day, &|until| {
                        Some(Correction::When { date: now, until })
                    });
                    Group {
                        field: None,
                        ..group
                    }
                });
                let groups = std::iter::once(first).chain(last).collect();
                self.sheet(words.when.trim_end_matches('…'), span, groups)
            }
            Page::First if event.is_some() => {
                let turn = |label, page| Choice::said(label, Hand::Turn(page));
                let choices = [
                    turn(words.what, Page::What),
                    turn(words.where_, Page::Where),
                    turn(words.when, Page::When),
                    Choice::of(words.no_event, Correction::NoEvent),
                ];
                let group = Group::of("", choices);
                self.sheet(self.words.event, span, vec![group])
            }
            Page::First if possible.is_some() => {
                let what = possible.and_then(|words| self.anchor(words));
                let label = [words.yes_this, &self.short(near)].concat();
                let yes = what.map(|what| Choice::of(&label, Correction::What { what }));
                let no = Choice::of(words.no_event, Correction::NoEvent);
                let other = Choice::said(words.what, Hand::Turn(Page::What));
                let groups = vec![
                    Group::of("", yes.into_iter().chain([no])),
                    Group::of(words.more, [other]),
                ];
                self.sheet(words.is_an_event, span, groups)
            }
            _ => {
                let found = self.typed_words(near).into_iter().filter_map(|span| {
                    let what = self.anchor(span)?;
                    let (before, after) = self.reading.around(span, 24);
                    let choice = Choice::of(&self.short(span), Correction::What { what });
                    Some(choice.story().note(&format!("{before}…{after}")))
                });
                let group = Group::of("", found).searched();
                self.sheet(words.what.trim_end_matches('…'), span, vec![group])
            }
        }
    }

    pub(super) fn claim(&self, topic: Topic, index: usize, page: Page) -> Sheet {
        let words = &self.words.amend;
        let claims = topic.claims(&self.reading.story.context);
        let known = claims
            .get(index)
            .and_then(|c| Some((c, self.anchor(c.span)?)));
        let Some((known, anchor)) = known else {
            return self.sheet("", None, Vec::new());
        };
        if let Page::Bounds(span) = page {
            return self.bounds(span, &|to| Some(moved(topic, &anchor, topic, Some(to))));
        }
        let now: Vec<usize> = known.whose.into_iter().collect();
        let whose = |whose| {
            let claim = anchor.clone();
            Correction::WhoseClaim {
                topic,
                claim,
                whose,
            }
        };
        let mut who = self.participants(words.whose, known.span, &now, &now, &|_, who| {
            Some(whose(Some(who)))
        });
        who.choices
            .push(Choice::of(words.nobody, whose(None)).now(known.whose.is_none()));
        let none = Correction::NoClaim {
            topic,
            claim: anchor.clone(),
        };
        let topics = Topic::ALL.into_iter().map(|to| {
            let correction = moved(topic, &anchor, to, None);
            Choice::of((self.words.topic)(to), correction).now(to == topic)
        });
        let topics = topics.chain([Choice::of(words.no_claim, none)]);
        let bounds = Choice::said(words.bounds, Hand::Turn(Page::Bounds(known.span)));
        let groups = vec![
            Group::of(words.topic, topics),
            who,
            Group::of(words.more, [bounds]),
        ];
        self.sheet((self.words.topic)(topic), Some(known.span), groups)
    }

    pub(super) fn date(&self, index: usize, page: Page) -> Sheet {
        let words = &self.words.amend;
        let known = self.reading.story.context.dates.get(index);
        let known = known.and_then(|d| Some((d, self.anchor(d.span)?)));
        let Some((known, anchor)) = known else {
            return self.sheet("", None, Vec::new());
        };
        let words_of = || anchor.clone();
        if let Page::Bounds(span) = page {
            return self.bounds(span, &|to| {
                let words = words_of();
                Some(Correction::DateBounds { words, to })
            });
        }
        let days = self.days("", known.date, words.no_day, &|date| {
            let (words, until) = (words_of(), None);
            Some(Correction::Date { words, date, until })
        });
        let none = Correction::NoDate { words: words_of() };
        let more = [
            Choice::of(words.no_date, none),
            Choice::said(words.bounds, Hand::Turn(Page::Bounds(known.span))),
            Choice::said(
                words.published,
                Hand::Open(crate::state::Subject::Published),
            ),
        ];
        let groups = vec![days, Group::of(words.more, more)];
        self.sheet(words.which_day, Some(known.span), groups)
    }

    pub(super) fn published(&self) -> Sheet {
        let words = &self.words.amend;
        let now = self.reading.story.furniture.published;
        let days = self.days("", now, words.no_day, &|date| {
            Some(Correction::Published { date })
        });
        self.sheet(words.published, None, vec![days])
    }

    /// What words may be that somebody selected.
    pub(super) fn words(&self, span: Span, page: Page) -> Sheet {
        let words = &self.words.amend;
        let Some(anchor) = self.anchor(span) else {
            return self.sheet("", None, Vec::new());
        };
        match page {
            Page::When => {
                let mut days = self.days("", None, words.no_day, &|date| {
                    let (words, until) = (anchor.clone(), None);
                    Some(Correction::Date { words, date, until })
                });
                days.field = Some(Field::Day);
                return self.sheet(words.which_day, Some(span), vec![days]);
            }
            Page::RoleOf => {
                let group = self.participants("", span, &[], &[], &|_, who| {
                    let role = anchor.clone();
                    Some(Correction::AddRole { who, role })
                });
                let title = words.role_of.trim_end_matches('…');
                return self.sheet(title, Some(span), vec![group]);
            }
            _ => {}
        }
        let add = |kind| {
            let words = anchor.clone();
            Correction::AddQuote { words, kind }
        };
        let quotes = [
            Choice::of(words.a_direct, add(QuoteKind::Direct)),
            Choice::of(words.an_indirect, add(QuoteKind::Indirect)),
        ];
        let kinds = self.kinds(Kind::Unknown, &|kind| {
            let words = anchor.clone();
            Correction::AddParticipant { words, kind }
        });
        let topics = Topic::ALL.into_iter().map(|topic| {
            let words = anchor.clone();
            Choice::of(
                (self.words.one_topic)(topic),
                Correction::AddClaim { topic, words },
            )
        });
        let what = anchor.clone();
        let more = [
            Choice::said(words.role_of, Hand::Turn(Page::RoleOf)),
            Choice::said(words.a_date, Hand::Turn(Page::When)),
            Choice::of(words.an_event, Correction::What { what }),
        ];
        let long = self.reading.words(span).split_whitespace().count() > 3;
        let mut choices: Vec<Choice> = self.instead(span, &anchor);
        if long {
            choices.extend(quotes.into_iter().chain(topics).chain(more).chain(kinds));
        } else {
            choices.extend(kinds);
            choices.extend(more.into_iter().chain(quotes).chain(topics));
        }
        let group = Group::of("", choices);
        self.sheet(words.these_are, Some(span), vec![group])
    }

    /// The quotes, claims, dates and roles that selected words are the true words of: those they overlap.
    fn instead(&self, span: Span, anchor: &Anchor) -> Vec<Choice> {
        let story = &self.reading.story;
        let to = || anchor.clone();
        let mut found: Vec<(Span, Correction)> = Vec::new();
        let touches = |other: Span| other.overlaps(span) && other != span;
        for quote in story.quotes.iter().filter(|q| touches(q.span)) {
            found.extend(self.anchor(quote.span).map(|old| {
                let correction = Correction::QuoteBounds {
                    quote: old,
                    to: to(),
                };
                (quote.span, correction)
            }));
        }
        for topic in Topic::ALL {
            let claims = topic.claims(&story.context).iter();
            for claim in claims.filter(|c| touches(c.span)) {
                let old = self.anchor(claim.span);
                found.extend(old.map(|old| (claim.span, moved(topic, &old, topic, Some(to())))));
            }
        }
        for date in story.context.dates.iter().filter(|d| touches(d.span)) {
            found.extend(self.anchor(date.span).map(|words| {
                let correction = Correction::DateBounds { words, to: to() };
                (date.span, correction)
            }));
        }
        for (index, participant) in story.participants.iter().enumerate() {
            for role in participant.roles.iter().filter(|r| touches(**r)) {
                let who = self.who(index);
                let changed = who.and_then(|who| self.changed_role(&who, *role, span));
                found.extend(changed.map(|correction| (*role, correction)));
            }
        }
        let label = |span| (self.words.amend.its_words)(&self.short(span));
        let found = found.into_iter().take(3);
        found.map(|(span, c)| Choice::of(&label(span), c)).collect()
    }
}

fn moved(topic: Topic, claim: &Anchor, to: Topic, words: Option<Anchor>) -> Correction {
    let claim = claim.clone();
    Correction::MoveClaim {
        topic,
        claim,
        to,
        words,
    }
}
