//! Corrections of the main event, of who was there, and of the dispatch's own date.

use super::{Misfit, Outcome, Work, set};
use crate::Anchor;
use depeche_engine::Span;
use depeche_engine::amend::dates_from;
use depeche_engine::calendar::PartialDate;
use depeche_engine::story::{
    By, DateMention, Event, EventStatus, Kind, Presence, PresenceStatus, Representation,
};

impl Work<'_> {
    pub(super) fn presence(&mut self, who: &Anchor, status: PresenceStatus) -> Outcome {
        let anchor = who;
        self.event_there()?;
        let who = self.who(anchor)?;
        let shown = self.shown_by(who, Some(anchor));
        let presence = &mut self.story.participants[who].presence;
        let is_new = set(&mut presence.status, status);
        presence.uninvited &= !is_new;
        presence.by = By::Hand;
        presence.evidence = match status {
            PresenceStatus::None => None,
            _ if is_new => Some(shown),
            _ => presence.evidence.or(Some(shown)),
        };
        if status != PresenceStatus::Represented {
            self.story.representations.retain(|r| r.who != who);
        }
        Ok(is_new)
    }

    pub(super) fn stand_ins(&mut self, who: &Anchor, by: &[Anchor]) -> Outcome {
        self.event_there()?;
        let who = self.who(who)?;
        let mut stand_ins = Vec::new();
        for anchor in by {
            let stands = self.who(anchor)?;
            if stands == who {
                return Err(Misfit::InTheWay);
            }
            if !stand_ins.contains(&stands) {
                stand_ins.push(stands);
            }
        }
        let known = self.story.representations.iter().filter(|r| r.who == who);
        let known: Vec<usize> = known.flat_map(|r| r.by.clone()).collect();
        let status = self.story.participants[who].presence.status;
        let wanted = match status {
            _ if !stand_ins.is_empty() => PresenceStatus::Represented,
            PresenceStatus::Represented => PresenceStatus::Absent,
            other => other,
        };
        let is_new = known != stand_ins || status != wanted;
        let evidence = self.shown_by(stand_ins.first().copied().unwrap_or(who), by.first());
        let representations = &mut self.story.representations;
        let at = representations.iter().position(|r| r.who == who);
        let old = at.map(|at| representations[at].evidence);
        representations.retain(|r| r.who != who);
        for stands in &stand_ins {
            let presence = &mut self.story.participants[*stands].presence;
            if presence.status == PresenceStatus::None {
                presence.status = PresenceStatus::Attending;
                presence.evidence = Some(evidence);
                presence.by = By::Hand;
            }
        }
        if !stand_ins.is_empty() {
            let at = at
                .unwrap_or(representations.len())
                .min(representations.len());
            let representation = Representation {
                who,
                by: stand_ins,
                evidence: old.filter(|_| !is_new).unwrap_or(evidence),
                found_by: By::Hand,
            };
            representations.insert(at, representation);
        }
        let presence = &mut self.story.participants[who].presence;
        presence.by = By::Hand;
        if set(&mut presence.status, wanted) {
            presence.uninvited = false;
            presence.evidence = Some(evidence);
        }
        Ok(is_new)
    }

    /// The words that show what is told of a participant by hand: those that were marked, or else its first.
    fn shown_by(&self, who: usize, anchor: Option<&Anchor>) -> Span {
        let participant = &self.story.participants[who];
        let marked = anchor.and_then(|a| a.exact(&self.copy));
        let mut mentions = participant.mentions.iter().map(|m| m.span);
        let marked = marked.filter(|span| mentions.clone().any(|m| m == *span));
        marked.or(mentions.next()).unwrap_or(participant.name)
    }

    pub(super) fn what(&mut self, what: &Anchor) -> Outcome {
        let what = self.exact(what)?;
        self.story.possible_event = None;
        let Some(event) = &mut self.story.event else {
            self.story.event = Some(Event {
                what,
                name: None,
                place: None,
                date: None,
                until: None,
                host: None,
                attendance: None,
                purpose: None,
                outcome: None,
                status: EventStatus::Unknown,
                evidence: what,
                by: By::Hand,
                place_by: By::Reader,
                date_by: By::Reader,
            });
            return Ok(true);
        };
        event.by = By::Hand;
        if !set(&mut event.what, what) {
            return Ok(false);
        }
        event.name = event.name.filter(|name| name.contains(what));
        event.evidence = what;
        Ok(true)
    }

    pub(super) fn place(&mut self, place: Option<&Anchor>) -> Outcome {
        self.event_there()?;
        let place = match place.map(|words| (words, self.who(words))) {
            None => None,
            Some((_, Ok(who))) => Some(who),
            Some((words, Err(_))) => {
                let span = self.exact(words)?;
                if self.others_mention(None, span) {
                    return Err(Misfit::InTheWay);
                }
                Some(self.add(span, Kind::Place))
            }
        };
        Ok(self.event_is(|event| {
            event.place_by = By::Hand;
            set(&mut event.place, place)
        }))
    }

    pub(super) fn when(
        &mut self,
        date: Option<PartialDate>,
        until: Option<PartialDate>,
    ) -> Outcome {
        self.event_there()?;
        Ok(self.event_is(|event| {
            event.date_by = By::Hand;
            let is_new = set(&mut event.date, date);
            set(&mut event.until, until) || is_new
        }))
    }

    /// Presence, place and day are told with regard to an event.
    fn event_there(&self) -> Result<(), Misfit> {
        let event = self.story.event.as_ref();
        event.map(|_| ()).ok_or(Misfit::NothingThere)
    }

    /// Changes the event by hand; gives whether that changed it.
    fn event_is(&mut self, change: impl FnOnce(&mut Event) -> bool) -> bool {
        let Some(event) = &mut self.story.event else {
            return false;
        };
        event.by = By::Hand;
        change(event)
    }

    /// Without an event nobody was there, nobody was represented, and no words may tell of one.
    pub(super) fn no_event(&mut self) -> bool {
        for participant in &mut self.story.participants {
            participant.presence = Presence::default();
        }
        self.story.representations.clear();
        let was_possible = self.story.possible_event.take().is_some();
        self.story.event.take().is_some() || was_possible
    }

    /// Counts anew what was counted from the dispatch's own date, and the event's day where it is one of these.
    pub(super) fn published(&mut self, date: Option<PartialDate>) -> bool {
        let furniture = &mut self.story.furniture;
        let is_new = set(&mut furniture.published, date);
        furniture.published_by = By::Hand;
        if !is_new {
            return false;
        }
        let dateline = furniture.dateline.as_ref().and_then(|d| d.date);
        let day = date.or(dateline).and_then(PartialDate::day);
        let counted = dates_from(self.text(), &self.story, day);
        let mut event = self
            .story
            .event
            .as_mut()
            .filter(|e| e.date_by == By::Reader);
        for mention in &mut self.story.context.dates {
            let at = counted.partition_point(|c| c.span < mention.span);
            let Some(new) = counted.get(at).filter(|c| c.span == mention.span) else {
                continue;
            };
            if mention.by == By::Hand {
                continue;
            }
            let old = std::mem::replace(mention, DateMention { ..*new });
            if event
                .as_ref()
                .is_some_and(|e| e.date == old.date && old.date.is_some())
                && let Some(event) = event.take()
            {
                event.date = new.date;
                event.until = event.until.filter(|until| old.until == Some(*until));
                event.until = event.until.and(new.until);
            }
        }
        true
    }
}
