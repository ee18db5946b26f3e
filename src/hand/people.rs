//! What is offered for a participant: whether it was there, its name, whether it is another, what it is, its roles.

use super::{Choice, Desk, Group, Sheet};
use crate::reading::tidy;
use crate::search::folded;
use crate::state::{Hand, Page};
use depeche_corrections::{Anchor, Correction};
use depeche_engine::Span;
use depeche_engine::story::{Kind, Participant, PresenceStatus};

/// The kinds that somebody may say a participant is.
const KINDS: [Kind; 6] = [
    Kind::Person,
    Kind::Organisation,
    Kind::Place,
    Kind::Group,
    Kind::Document,
    Kind::Unnamed,
];

impl Desk<'_> {
    pub(super) fn participant(&self, index: usize, page: Page) -> Sheet {
        let known = self.reading.story.participants.get(index);
        let (Some(participant), Some(who)) = (known, self.who(index)) else {
            return self.sheet("", None, Vec::new());
        };
        match page {
            Page::StandIns => self.stand_ins(index, &who),
            Page::Name => self.names(participant, &who),
            Page::Same => self.same(index, &who),
            Page::Roles => self.roles(participant, &who),
            Page::Mention(span) => self.mention(index, span),
            _ => self.gestures(participant, &who),
        }
    }

    fn gestures(&self, participant: &Participant, who: &Anchor) -> Sheet {
        let words = &self.words.amend;
        let kinds = Group::of(
            words.what_is_it,
            self.kinds(participant.kind, &|kind| {
                let who = who.clone();
                Correction::Kind { who, kind }
            }),
        );
        let turn = |label, page| Choice::said(label, Hand::Turn(page));
        let first = participant
            .mentions
            .first()
            .map_or(participant.name, |m| m.span);
        let none = Correction::NoParticipant { who: who.clone() };
        let mut more = vec![
            turn(words.name, Page::Name),
            turn(words.same, Page::Same),
            turn(words.roles, Page::Roles),
        ];
        if participant.mentions.len() > 1 {
            more.push(turn(words.mention, Page::Mention(first)));
        }
        more.push(Choice::of(words.no_participant, none));
        let more = Group::of(words.more, more);
        let presence = self.presence(participant, who);
        let groups = match participant.kind {
            Kind::Unknown => vec![kinds, more, presence],
            _ => vec![presence, more, kinds],
        };
        let title = tidy(self.reading.words(participant.name));
        self.sheet(&title, Some(participant.name), groups)
    }

    /// The kinds, as choices.
    pub(super) fn kinds(&self, now: Kind, make: &dyn Fn(Kind) -> Correction) -> Vec<Choice> {
        KINDS
            .into_iter()
            .map(|kind| Choice::of((self.words.kind)(kind), make(kind)).now(kind == now))
            .collect()
    }

    fn presence(&self, participant: &Participant, who: &Anchor) -> Group {
        let words = &self.words.amend;
        let all = PresenceStatus::ALL.iter().copied();
        let (none, some): (Vec<_>, Vec<_>) = all.partition(|s| *s == PresenceStatus::None);
        let choices = some.into_iter().chain(none).map(|status| {
            let is_now = participant.presence.status == status;
            if status == PresenceStatus::Represented {
                return Choice::said(words.stand_ins, Hand::Turn(Page::StandIns)).now(is_now);
            }
            let label = super::told::presence(status, self.words);
            let who = who.clone();
            Choice::of(label, Correction::Presence { who, status }).now(is_now)
        });
        Group::of(words.is_there, choices)
    }

    /// Who stands in for a participant: each choice adds one to those that do, or takes one of them away.
    fn stand_ins(&self, index: usize, who: &Anchor) -> Sheet {
        let words = &self.words.amend;
        let story = &self.reading.story;
        let now = crate::glance::stand_ins(self.reading, index);
        let near = story.representations.iter().find(|r| r.who == index);
        let near = near.map_or(story.participants[index].name, |r| r.evidence);
        let mut group = self.participants("", near, &now, &now, &|other, _| {
            let mut by: Vec<usize> = now.iter().copied().filter(|i| *i != other).collect();
            if by.len() == now.len() {
                by.push(other);
            }
            let by = by.into_iter().filter_map(|i| self.who(i)).collect();
            let who = who.clone();
            (other != index).then_some(Correction::StandIns { who, by })
        });
        let status = PresenceStatus::Represented;
        let who = who.clone();
        let nobody = Correction::Presence { who, status };
        group.choices.push(Choice::of(words.by_nobody, nobody));
        let title = format!("{} {}", tidy(self.reading.name(index)), words.stand_ins);
        self.sheet(title.trim_end_matches('…'), None, vec![group])
    }

    /// What names a participant in full: forms that stand in the text, or words of it.
    fn names(&self, participant: &Participant, who: &Anchor) -> Sheet {
        let words = &self.words.amend;
        let filter = folded(self.typed);
        let named = std::iter::once(participant.name).chain(participant.aliases.iter().copied());
        let mut forms: Vec<Span> = Vec::new();
        for span in named.chain(self.typed_words(participant.name)) {
            let form = self.reading.words(span);
            let is_new = forms.iter().all(|f| self.reading.words(*f) != form);
            if is_new && folded(form).contains(&filter) {
                forms.push(span);
            }
        }
        let choices = forms.into_iter().filter_map(|span| {
            let (who, name) = (who.clone(), self.anchor(span)?);
            let choice = Choice::of(&self.short(span), Correction::Rename { who, name });
            Some(choice.story().now(span == participant.name))
        });
        let group = Group::of("", choices).searched();
        let title = words.name.trim_end_matches('…');
        self.sheet(title, Some(participant.name), vec![group])
    }

    /// Which other participant it is: those that share a word of its name first.
    fn same(&self, index: usize, who: &Anchor) -> Sheet {
        let words = &self.words.amend;
        let story = &self.reading.story;
        let participant = &story.participants[index];
        let name = folded(self.reading.words(participant.name));
        let alike = (0..story.participants.len()).filter(|i| {
            let other = folded(self.reading.name(*i));
            other
                .split(' ')
                .any(|w| w.len() > 2 && name.split(' ').any(|n| n == w))
        });
        let alike: Vec<usize> = alike.collect();
        let group = self.participants("", participant.name, &alike, &[], &|other, into| {
            let who = who.clone();
            (other != index).then_some(Correction::Merge { who, into })
        });
        let title = format!("{}: {}", tidy(self.reading.name(index)), words.same);
        self.sheet(title.trim_end_matches('…'), None, vec![group])
    }

    fn roles(&self, participant: &Participant, who: &Anchor) -> Sheet {
        let words = &self.words.amend;
        let near = participant
            .mentions
            .first()
            .map_or(participant.name, |m| m.span);
        let mut choices = Vec::new();
        if let Some(span) = self.typed_words(near).first().copied() {
            let told = self.short(span);
            choices.extend(self.anchor(span).map(|role| {
                let who = who.clone();
                Choice::of(&(words.a_role)(&told), Correction::AddRole { who, role })
            }));
            // It may be the true words of a role that is known.
            for role in participant.roles.iter().filter(|role| **role != span) {
                let label = (words.role_instead)(&told, &self.short(*role));
                let changed = self.changed_role(who, *role, span);
                choices.extend(changed.map(|changed| Choice::of(&label, changed)));
            }
        }
        for span in &participant.roles {
            let label = (words.no_role)(&self.short(*span));
            choices.extend(self.anchor(*span).map(|role| {
                let who = who.clone();
                Choice::of(&label, Correction::NoRole { who, role })
            }));
        }
        let group = Group::of("", choices).searched();
        let title = words.roles.trim_end_matches('…');
        self.sheet(title, Some(participant.name), vec![group])
    }

    /// That a role has other words.
    pub(super) fn changed_role(&self, who: &Anchor, role: Span, to: Span) -> Option<Correction> {
        let (role, to) = (self.anchor(role)?, self.anchor(to)?);
        let who = who.clone();
        Some(Correction::ChangeRole { who, role, to })
    }

    /// Of whom a mention speaks; the others of the same participant can be turned to.
    fn mention(&self, index: usize, mention: Span) -> Sheet {
        let words = &self.words.amend;
        let make = |of: Option<Anchor>| {
            let mention = self.anchor(mention)?;
            Some(Correction::Split { mention, of })
        };
        let mut group = self.participants("", mention, &[], &[], &|other, of| {
            make(Some(of)).filter(|_| other != index)
        });
        (group.choices).extend(make(None).map(|c| Choice::of(words.of_another, c)));
        let mentions = self.reading.story.participants[index].mentions.iter();
        let others = mentions.take(super::MOST).map(|m| {
            let (before, after) = self.reading.around(m.span, 24);
            let label = tidy(&format!("{before}{}{after}", self.reading.words(m.span)));
            let turn = Hand::Turn(Page::Mention(m.span));
            Choice::said(&label, turn).story().now(m.span == mention)
        });
        let others = Group::of(self.words.mentions_title, others);
        let clause = self.reading.clause(mention);
        self.sheet(words.of_whom, Some(clause), vec![group, others])
    }
}
