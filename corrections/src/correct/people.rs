//! Corrections of participants: names, kinds, roles, and which are one.

use super::cast::{is_named, plain};
use super::{Misfit, Outcome, Work, overlapped, place_in, set};
use crate::Anchor;
use depeche_engine::Span;
use depeche_engine::order::sort_by_key;
use depeche_engine::story::{
    By, Gender, Kind, KindReason, Mention, MentionBy, Participant, PresenceStatus, SpeakerReason,
    Voice,
};

impl Work<'_> {
    pub(super) fn rename(&mut self, who: &Anchor, name: &Anchor) -> Outcome {
        let who = self.who(who)?;
        let name = self.exact(name)?;
        if self.others_mention(Some(who), name) {
            return Err(Misfit::InTheWay);
        }
        let text = self.text();
        let old = self.story.participants[who].name;
        self.story.participants[who].by = By::Hand;
        if old.of(text) == name.of(text) {
            return Ok(false);
        }
        self.mention_everywhere(who, name);
        let participant = &mut self.story.participants[who];
        participant.name = name;
        participant.aliases.retain(|s| s.of(text) != name.of(text));
        self.also_called(who, old);
        Ok(true)
    }

    pub(super) fn merge(&mut self, who: &Anchor, into: &Anchor) -> Outcome {
        let (who, into) = (self.who(who)?, self.who(into)?);
        self.story.participants[into].by = By::Hand;
        if who == into {
            return Ok(false);
        }
        let gone = self.story.participants[who].clone();
        let one = &mut self.story.participants[into];
        one.mentions.extend(&gone.mentions);
        sort_by_key(&mut one.mentions, |m| m.span);
        self.inherit(into, &gone);
        if is_named(gone.kind) {
            self.also_called(into, gone.name);
            gone.aliases
                .into_iter()
                .for_each(|form| self.also_called(into, form));
        }
        if let Some(into) = self.take_out(who, Some(into)) {
            self.settle_candidates();
            self.revoice(into);
        }
        Ok(true)
    }

    /// Lets a participant have what is known of one that it turned out to be.
    fn inherit(&mut self, heir: usize, gone: &Participant) {
        let text = self.text();
        let heir = &mut self.story.participants[heir];
        for role in &gone.roles {
            let same = |known: &Span| plain(known.of(text)) == plain(role.of(text));
            let in_name = heir.mentions.iter().any(|m| m.span.contains(*role));
            if !in_name && !heir.roles.iter().any(same) {
                let at = place_in(&heir.roles, *role, |r| *r);
                heir.roles.insert(at, *role);
            }
        }
        let by_hand = gone.roles_by_hand.iter();
        let by_hand = by_hand.filter(|role| heir.roles.contains(role));
        heir.roles_by_hand.extend(by_hand);
        if heir.gender == Gender::Unknown {
            heir.gender = gone.gender;
        }
        let host = heir.presence.host || gone.presence.host;
        if heir.presence.status == PresenceStatus::None && heir.presence.by == By::Reader {
            heir.presence = gone.presence;
        }
        heir.presence.host = host;
    }

    /// Whoever alone is left of those who may have said something said it.
    fn settle_candidates(&mut self) {
        for quote in &mut self.story.quotes {
            if let [only] = quote.candidates[..]
                && quote.speaker_reason == SpeakerReason::Undecided
                && quote.speaker.is_none()
            {
                quote.speaker = Some(only);
                quote.candidates.clear();
                quote.speaker_reason = SpeakerReason::Hand;
                quote.voice = Voice::of(self.story.participants[only].kind);
                quote.by = By::Hand;
            }
        }
    }

    pub(super) fn split(&mut self, mention: &Anchor, of: Option<&Anchor>) -> Outcome {
        let span = self.exact(mention)?;
        let here = |m: &Mention| m.span == span;
        let mut owners = self.story.participants.iter();
        let owner = owners.position(|p| p.mentions.iter().any(here));
        let owner = owner.ok_or(Misfit::NothingThere)?;
        let of = of.map(|of| self.who(of)).transpose()?;
        let only = self.story.participants[owner].mentions.len() == 1;
        if of == Some(owner) || of.is_none() && only {
            self.story.participants[of.unwrap_or(owner)].by = By::Hand;
            return Ok(false);
        }
        let participant = &mut self.story.participants[owner];
        let at = participant
            .mentions
            .iter()
            .position(here)
            .unwrap_or_default();
        let mention = participant.mentions.remove(at);
        participant.by = By::Hand;
        let kind = match mention.by {
            MentionBy::Name => participant.kind,
            _ if participant.kind == Kind::Person => Kind::Unnamed,
            _ => participant.kind,
        };
        let to = match of {
            Some(to) => {
                self.give(to, mention);
                to
            }
            None => {
                let to = self.add(span, kind);
                self.story.participants[to].mentions = vec![mention];
                to
            }
        };
        self.story.participants[to].by = By::Hand;
        self.forget_forms(owner, &[span]);
        for quote in &mut self.story.quotes {
            if quote.speaker == Some(owner) && quote.speaker_span == Some(span) {
                quote.speaker = Some(to);
            }
        }
        self.revoice(to);
        if only {
            let gone = self.story.participants[owner].clone();
            self.inherit(to, &gone);
            self.take_out(owner, Some(to));
        }
        Ok(true)
    }

    pub(super) fn kind(&mut self, who: &Anchor, kind: Kind) -> Outcome {
        let who = self.who(who)?;
        Ok(self.is_kind(who, kind))
    }

    /// Lets a participant be of a kind by hand; gives whether it was of another.
    fn is_kind(&mut self, who: usize, kind: Kind) -> bool {
        let participant = &mut self.story.participants[who];
        participant.by = By::Hand;
        participant.reason = KindReason::Hand;
        let is_new = set(&mut participant.kind, kind);
        self.revoice(who);
        is_new
    }

    pub(super) fn no_participant(&mut self, who: &Anchor) -> Outcome {
        let place = who.exact(&self.copy);
        // By just these words: who is named by some of them is another.
        let just = place.and_then(|span| self.just_at(span));
        match (just.or_else(|| self.called(&who.words())), place) {
            (Some(who), _) => {
                self.take_out(who, None);
                Ok(true)
            }
            (None, Some(_)) => Ok(false),
            (None, None) => Err(Misfit::WordsGone),
        }
    }

    pub(super) fn add_participant(&mut self, words: &Anchor, kind: Kind) -> Outcome {
        let span = self.exact(words)?;
        if let Some(who) = self.just_at(span) {
            return Ok(self.is_kind(who, kind));
        }
        let overlaps = |m: &Mention| m.span.overlaps(span);
        let participants = self.story.participants.iter().enumerate();
        let there = participants.filter(|(_, p)| p.mentions.iter().any(overlaps));
        let there: Vec<usize> = there.map(|(who, _)| who).collect();
        let mentions = || {
            let people = there.iter().map(|who| &self.story.participants[*who]);
            let all = people.flat_map(|p| &p.mentions);
            all.filter(|m| overlaps(m)).map(|m| m.span)
        };
        if mentions().any(|m| m.contains(span)) {
            return Err(Misfit::InTheWay);
        }
        if !is_named(kind) {
            self.add(span, kind);
            return Ok(true);
        }
        // What was read as parts of the name speaks of it, and nobody who was only there is left.
        let taken: Vec<Span> = mentions().collect();
        for who in &there {
            let mentions = &mut self.story.participants[*who].mentions;
            mentions.retain(|m| !overlaps(m));
        }
        for who in &there {
            self.forget_forms(*who, &taken);
        }
        let new = self.add(span, kind);
        let mut heir = new;
        for who in there.into_iter().rev() {
            if self.story.participants[who].mentions.is_empty() {
                let gone = self.story.participants[who].clone();
                self.inherit(heir, &gone);
                heir = self.take_out(who, Some(heir)).unwrap_or(heir);
            }
        }
        self.revoice(heir);
        Ok(true)
    }

    pub(super) fn add_role(&mut self, who: &Anchor, role: &Anchor) -> Outcome {
        let who = self.who(who)?;
        let role = self.exact(role)?;
        let known = self.role_like(who, role);
        let participant = &mut self.story.participants[who];
        participant.by = By::Hand;
        let span = known.map_or(role, |at| participant.roles[at]);
        if !participant.roles_by_hand.contains(&span) {
            participant.roles_by_hand.push(span);
        }
        if known.is_none() {
            let at = place_in(&participant.roles, role, |r| *r);
            participant.roles.insert(at, role);
        }
        Ok(known.is_none())
    }

    pub(super) fn change_role(&mut self, who: &Anchor, role: &Anchor, to: &Anchor) -> Outcome {
        let who = self.who(who)?;
        let new = self.exact(to)?;
        let Some(old) = self.role(who, role) else {
            let is_there = self.role_like(who, new).is_some();
            return match is_there {
                true => self.add_role_at(who, new),
                false => Err(Misfit::NothingThere),
            };
        };
        if self.role_like(who, new).is_some_and(|at| at != old) {
            return Err(Misfit::InTheWay);
        }
        let participant = &mut self.story.participants[who];
        participant.by = By::Hand;
        let before = participant.roles.remove(old);
        let at = place_in(&participant.roles, new, |r| *r);
        participant.roles.insert(at, new);
        participant.roles_by_hand.retain(|r| *r != before);
        participant.roles_by_hand.push(new);
        Ok(before != new)
    }

    /// Notes that a role which is there is so by hand.
    fn add_role_at(&mut self, who: usize, role: Span) -> Outcome {
        let participant = &mut self.story.participants[who];
        participant.by = By::Hand;
        if participant.roles.contains(&role) && !participant.roles_by_hand.contains(&role) {
            participant.roles_by_hand.push(role);
        }
        Ok(false)
    }

    pub(super) fn no_role(&mut self, who: &Anchor, role: &Anchor) -> Outcome {
        let who = self.who(who)?;
        let found = self.role(who, role);
        if found.is_none() {
            self.exact(role)?;
        }
        let participant = &mut self.story.participants[who];
        participant.by = By::Hand;
        if let Some(at) = found {
            let role = participant.roles.remove(at);
            participant.roles_by_hand.retain(|r| *r != role);
        }
        Ok(found.is_some())
    }

    /// Whether words speak of somebody else than `who`.
    pub(super) fn others_mention(&self, who: Option<usize>, span: Span) -> bool {
        let participants = self.story.participants.iter().enumerate();
        let mut others = participants.filter(|(other, _)| Some(*other) != who);
        others.any(|(_, p)| p.mentions.iter().any(|m| m.span.overlaps(span)) || p.name == span)
    }

    /// Lets words speak of a participant, here and wherever else they stand and speak of nobody.
    fn mention_everywhere(&mut self, who: usize, words: Span) {
        let participant = &mut self.story.participants[who];
        if !participant.mentions.iter().any(|m| m.span == words) {
            // What was read of these words was a part of them.
            participant.mentions.retain(|m| !m.span.overlaps(words));
        }
        let mut places: Vec<Span> = self.untaken(words).collect();
        places.push(words);
        for span in places {
            let mentions = &mut self.story.participants[who].mentions;
            if !mentions.iter().any(|m| m.span == span) {
                let at = place_in(mentions, span, |m| m.span);
                let by = MentionBy::Name;
                mentions.insert(at, Mention { span, by });
            }
        }
    }

    /// The role of a participant that words are: where they stand, or else by what they say.
    fn role(&self, who: usize, role: &Anchor) -> Option<usize> {
        let roles = &self.story.participants[who].roles;
        let place = role.near(&self.copy);
        let here = place.and_then(|place| overlapped(roles.iter().copied(), place));
        let words = plain(&role.words());
        here.or_else(|| roles.iter().position(|r| plain(self.words(*r)) == words))
    }

    /// The role of a participant that says the same.
    fn role_like(&self, who: usize, role: Span) -> Option<usize> {
        let words = plain(self.words(role));
        let roles = &self.story.participants[who].roles;
        roles.iter().position(|r| plain(self.words(*r)) == words)
    }

    /// Lets the quotes of a participant be of the voice that its kind has.
    fn revoice(&mut self, who: usize) {
        let voice = Voice::of(self.story.participants[who].kind);
        let quotes = self.story.quotes.iter_mut();
        for quote in quotes.filter(|q| q.speaker == Some(who)) {
            quote.voice = voice;
        }
    }
}
