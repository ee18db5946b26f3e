//! The participants of a story while it is corrected: found by words, added, taken out, made one with another.

use super::{Misfit, Work, place_in};
use crate::Anchor;
use depeche_engine::order::sort_by_key;
use depeche_engine::story::{
    By, Gender, Kind, KindReason, Mention, MentionBy, Participant, Presence, SpeakerReason, Voice,
};
use depeche_engine::{Span, without_accents};

impl Work<'_> {
    /// The participant of whom words speak: whose mention stands there, or else who alone is called so.
    pub(super) fn who(&self, anchor: &Anchor) -> Result<usize, Misfit> {
        let place = anchor.exact(&self.copy);
        if let Some(who) = place.and_then(|span| self.at(span)) {
            return Ok(who);
        }
        let called = self.called(&anchor.words());
        called.ok_or(match place {
            Some(_) => Misfit::NothingThere,
            None => Misfit::WordsGone,
        })
    }

    /// The participant that a span speaks of: by just these words, by more of them, or as the only one by most of them.
    pub(super) fn at(&self, span: Span) -> Option<usize> {
        let mut best = None;
        let mut alone = true;
        for (who, participant) in self.story.participants.iter().enumerate() {
            for place in spans(participant).filter(|place| place.overlaps(span)) {
                let most = place.len() * 2 >= span.len() && span.contains(place);
                let rank = (place == span, place.contains(span), most);
                alone &= best.is_none_or(|(_, other)| other == who);
                if best.is_none_or(|(most, _)| rank > most) {
                    best = Some((rank, who));
                }
            }
        }
        let (rank, who) = best?;
        (rank.1 || rank.2 && alone).then_some(who)
    }

    /// The participant that is named or described by just the words of a span.
    pub(super) fn just_at(&self, span: Span) -> Option<usize> {
        let mut people = self.story.participants.iter();
        people.position(|p| p.name == span || p.mentions.iter().any(|m| m.span == span))
    }

    /// The one participant whom words name.
    pub(super) fn called(&self, words: &str) -> Option<usize> {
        let sought = plain(words);
        let is_called = |p: &Participant| forms(p).any(|s| plain(self.words(s)) == sought);
        let mut all = self.story.participants.iter().enumerate();
        let mut found = all
            .by_ref()
            .filter(|(_, p)| is_called(p))
            .map(|(who, _)| who);
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// Adds a participant that words name or describe; nothing of it is known but these words and where else they stand.
    pub(super) fn add(&mut self, name: Span, kind: Kind) -> usize {
        let mut mentions = Vec::new();
        if is_named(kind) {
            let by = MentionBy::Name;
            mentions.push(Mention { span: name, by });
            mentions.extend(self.untaken(name).map(|span| Mention { span, by }));
        } else {
            let by = MentionBy::Role;
            mentions.extend(self.free(name).map(|span| Mention { span, by }));
        }
        sort_by_key(&mut mentions, |m| m.span);
        self.story.participants.push(Participant {
            kind,
            name,
            aliases: Vec::new(),
            roles: Vec::new(),
            presence: Presence::default(),
            mentions,
            gender: Gender::Unknown,
            reason: KindReason::Hand,
            by: By::Hand,
            roles_by_hand: Vec::new(),
        });
        self.story.participants.len() - 1
    }

    /// What of a span speaks of nobody yet: `an aide to` of `an aide to Ana Moe`.
    fn free(&self, span: Span) -> Option<Span> {
        let taken = self.story.participants.iter().flat_map(|p| &p.mentions);
        let taken = taken.map(|m| m.span).filter(|m| m.overlaps(span));
        let Some(taken) = taken.reduce(Span::to) else {
            return Some(span);
        };
        let before = (span.start, taken.start.max(span.start));
        let behind = (taken.end.min(span.end), span.end);
        let words = [before, behind].into_iter().map(|(start, end)| {
            let words = self.words(Span { start, end });
            let start = end as usize - words.trim_start().len();
            Span::new(start, start + words.trim().len())
        });
        words.into_iter().find(|words| !words.is_empty())
    }

    /// Where else in the story the words of a span stand that speak of nobody yet.
    pub(super) fn untaken(&self, span: Span) -> impl Iterator<Item = Span> {
        let text = self.text();
        let words = self.words(span);
        let mut taken: Vec<Span> = (self.story.participants.iter())
            .flat_map(|p| p.mentions.iter().map(|m| m.span))
            .chain([span])
            .collect();
        sort_by_key(&mut taken, |s| *s);
        let paragraphs = &self.story.paragraphs;
        let places = text.match_indices(words).filter(move |_| !words.is_empty());
        let places = places.map(|(at, words)| Span::new(at, at + words.len()));
        places.filter(move |place| {
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let before = text[..place.start as usize].chars().next_back();
            let behind = text[place.end as usize..].chars().next();
            let next = taken.partition_point(|t| t.end <= place.start);
            let holds = paragraphs.partition_point(|p| p.span.end < place.end);
            let holds = paragraphs.get(holds).filter(|p| p.role.is_story());
            !letter(before)
                && !letter(behind)
                && !taken.get(next).is_some_and(|t| t.overlaps(*place))
                && holds.is_some_and(|p| p.span.contains(*place))
        })
    }

    /// Gives a mention to a participant; the name by which it was mentioned is one of its own from now on.
    pub(super) fn give(&mut self, who: usize, mention: Mention) {
        let participant = &mut self.story.participants[who];
        let at = place_in(&participant.mentions, mention.span, |m| m.span);
        participant.mentions.insert(at, mention);
        if mention.by == MentionBy::Name {
            self.also_called(who, mention.span);
        }
    }

    /// Notes another form by which the text names a participant.
    pub(super) fn also_called(&mut self, who: usize, form: Span) {
        let text = self.text();
        let participant = &mut self.story.participants[who];
        let is_known = forms(participant).any(|s| s.of(text) == form.of(text));
        if !is_known {
            participant.aliases.push(form);
        }
    }

    /// Forgets the forms by which no mention names a participant any more; where its name is one of them, the longest other
    /// form is its name.
    pub(super) fn forget_forms(&mut self, who: usize, taken: &[Span]) {
        let text = self.text();
        let participant = &mut self.story.participants[who];
        let mentions = &participant.mentions;
        let gone = |form: &Span| {
            taken.iter().any(|t| t.of(text) == form.of(text))
                && !mentions.iter().any(|m| m.span.of(text) == form.of(text))
        };
        participant.aliases.retain(|form| !gone(form));
        if gone(&participant.name) || taken.contains(&participant.name) {
            let named = |m: &&Mention| m.by == MentionBy::Name;
            let rank = |m: &Mention| (m.span.of(text) == participant.name.of(text), m.span.len());
            let mut best: Option<&Mention> = None;
            let all = mentions.iter();
            let any = mentions.iter().any(|m| named(&m));
            for mention in all.filter(|m| !any || named(m)) {
                if best.is_none_or(|b| rank(mention) > rank(b)) {
                    best = Some(mention);
                }
            }
            if let Some(best) = best {
                participant.name = best.span;
            }
            let name = participant.name;
            participant.aliases.retain(|s| s.of(text) != name.of(text));
        }
    }

    /// Takes a participant out. What spoke of it speaks of its heir, or of nobody. Gives the heir's index from now on.
    pub(super) fn take_out(&mut self, who: usize, heir: Option<usize>) -> Option<usize> {
        let count = self.story.participants.len();
        self.story.participants.remove(who);
        let moved = |old: usize| if old > who { old - 1 } else { old };
        let heir = heir.filter(|h| *h != who).map(moved);
        let new: Vec<Option<usize>> = (0..count)
            .map(|old| if old == who { heir } else { Some(moved(old)) })
            .collect();
        self.renumber(&new);
        heir
    }

    /// Puts the participants in the order in which the text first speaks of them.
    pub(super) fn order(&mut self) {
        let participants = std::mem::take(&mut self.story.participants);
        let first = |p: &Participant| p.mentions.first().map_or(p.name, |m| m.span.min(p.name));
        let mut old: Vec<(usize, Participant)> = participants.into_iter().enumerate().collect();
        sort_by_key(&mut old, |(_, p)| first(p));
        let mut new = vec![None; old.len()];
        for (index, (before, participant)) in old.into_iter().enumerate() {
            new[before] = Some(index);
            self.story.participants.push(participant);
        }
        self.renumber(&new);
    }

    /// Gives each participant that something speaks of its new index; none where it is no more.
    fn renumber(&mut self, new: &[Option<usize>]) {
        let of = |old: usize| new.get(old).copied().flatten();
        let story = &mut self.story;
        let mut known: Vec<(usize, usize)> = Vec::new();
        story.representations.retain_mut(|r| {
            let Some(who) = of(r.who) else { return false };
            r.who = who;
            r.by = unique(r.by.iter().filter_map(|by| of(*by)).filter(|by| *by != who));
            r.by.retain(|by| !known.contains(&(who, *by)));
            known.extend(r.by.iter().map(|by| (who, *by)));
            !r.by.is_empty()
        });
        for quote in &mut story.quotes {
            quote.candidates = unique(quote.candidates.iter().filter_map(|c| of(*c)));
            if quote.speaker.is_some() {
                quote.speaker = quote.speaker.and_then(of);
                if quote.speaker.is_none() {
                    quote.speaker_span = None;
                    quote.voice = Voice::Unattributed;
                    quote.speaker_reason = SpeakerReason::None;
                }
            }
            if quote.speaker_reason == SpeakerReason::Undecided && quote.candidates.is_empty() {
                quote.speaker_reason = SpeakerReason::None;
            }
        }
        if let Some(event) = &mut story.event {
            event.place = event.place.and_then(of);
            event.host = event.host.and_then(of);
        }
        for topic in crate::Topic::ALL {
            for claim in topic.claims_mut(&mut story.context) {
                claim.whose = claim.whose.and_then(of);
            }
        }
        story
            .relations
            .retain_mut(|r| match (of(r.from), of(r.to)) {
                (Some(from), Some(to)) if from != to => {
                    (r.from, r.to) = (from, to);
                    true
                }
                _ => false,
            });
    }
}

/// Whether a participant of some kind is named; the others are described.
pub(super) fn is_named(kind: Kind) -> bool {
    let named = [Kind::Person, Kind::Organisation, Kind::Place, Kind::Unknown];
    named.contains(&kind)
}

/// Every span that speaks of a participant.
fn spans(participant: &Participant) -> impl Iterator<Item = Span> + '_ {
    let mentions = participant.mentions.iter().map(|m| m.span);
    mentions.chain(forms(participant))
}

/// Every span that is a name of a participant.
fn forms(participant: &Participant) -> impl Iterator<Item = Span> + '_ {
    let aliases = participant.aliases.iter().copied();
    aliases.chain([participant.name])
}

/// Words as names are compared: without accents, capitals, and whatever is no letter or figure.
pub(super) fn plain(words: &str) -> String {
    (words.chars().filter(|c| c.is_alphanumeric()))
        .flat_map(char::to_lowercase)
        .map(without_accents)
        .collect()
}

/// Each once, in the order of their first.
fn unique(all: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut once = Vec::new();
    for one in all {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    once
}
