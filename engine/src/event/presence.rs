//! Presence: who was at the main event, who was not, and who stood in for whom.

use super::clause::Clauses;
use super::main_event::{EventKind, MainEvent, Word};
use super::phrases::{Found, List, Lists, Phrases, Sense};
use crate::calendar::{self, PartialDate};
use crate::cast::{Cast, Place};
use crate::furniture::Frame;
use crate::language::Classes;
use crate::span::Span;
use crate::story::{
    DateMention, Event, Kind, MentionBy, PresenceStatus, Quote, QuoteKind, QuotePattern,
    Representation,
};
use crate::text::{Text, TokenKind, words};
use std::ops::Range;

/// What a phrase of `presence.txt` shows; the senses are explained there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    Attend,
    Meet,
    Received,
    After,
    Host,
    HostAfter,
    Also,
    Remote,
    Absent,
    AbsentIfNot,
    AbsentAfter,
    Represented,
    Represents,
    Sends,
    InPlace,
    There,
    Elsewhere,
    Unreal,
    Refused,
    Future,
    Earlier,
    Scene,
    Office,
    OutOfOffice,
    Court,
    Outsider,
}

impl Cue {
    /// Whether it tells that people come together.
    pub fn gathers(self) -> bool {
        use Cue::{AbsentAfter, Attend, HostAfter, Meet, Received, Represented};
        matches!(
            self,
            Attend | Meet | Received | HostAfter | AbsentAfter | Represented
        )
    }

    /// Whether it places somebody by itself. The others are looked for beside these, or among roles.
    fn places(self) -> bool {
        use Cue::{Court, Earlier, Future, InPlace, Office, OutOfOffice};
        use Cue::{Outsider, Refused, Scene, Unreal};
        !matches!(
            self,
            InPlace
                | Scene
                | Unreal
                | Refused
                | Future
                | Earlier
                | Office
                | OutOfOffice
                | Court
                | Outsider
        )
    }

    /// Whether it places nobody where the sentence tells of another day.
    fn is_of_its_day(self) -> bool {
        use Cue::{After, Attend, HostAfter, Meet, Received, There};
        matches!(self, Attend | Meet | Received | After | HostAfter | There)
    }

    /// Whether it counts what the words before it make of it.
    fn has_mode(self) -> bool {
        use Cue::{AbsentAfter, Also, Elsewhere, HostAfter, There};
        !matches!(self, HostAfter | Also | AbsentAfter | There | Elsewhere)
    }
}

impl Sense for Cue {
    const LIST: List = List::Presence;

    fn of(head: &'static str) -> Option<Self> {
        Some(match head {
            "attend" => Self::Attend,
            "meet" => Self::Meet,
            "received" => Self::Received,
            "after" => Self::After,
            "host" => Self::Host,
            "host-after" => Self::HostAfter,
            "also" => Self::Also,
            "remote" => Self::Remote,
            "absent" => Self::Absent,
            "absent-if-not" => Self::AbsentIfNot,
            "absent-after" => Self::AbsentAfter,
            "represented" => Self::Represented,
            "represents" => Self::Represents,
            "sends" => Self::Sends,
            "in-place" => Self::InPlace,
            "there" => Self::There,
            "elsewhere" => Self::Elsewhere,
            "unreal" => Self::Unreal,
            "refused" => Self::Refused,
            "future" => Self::Future,
            "earlier" => Self::Earlier,
            "scene" => Self::Scene,
            "court" => Self::Court,
            "outsider" => Self::Outsider,
            "office" => Self::Office,
            "out-of-office" => Self::OutOfOffice,
            _ => return None,
        })
    }

    fn lines(lists: &Lists) -> &[Self] {
        &lists.presence
    }
}

/// Whom a verb of meeting names beside its subject: its object, or after a passive those who receive.
pub(super) fn meeting_objects<'a>(
    clauses: &Clauses<'a>,
    cue: Found<Cue>,
    sentence: &Range<usize>,
) -> Vec<&'a Place> {
    let text = clauses.text;
    let passive = cue.sense == Cue::Meet && clauses.is_passive(cue.start, sentence.start);
    let from = if passive {
        let by = (cue.end..(cue.end + 12).min(sentence.end))
            .find(|i| text.is_any(*i, words!["par", "by"]));
        match by {
            Some(by) => by + 1,
            None => return Vec::new(),
        }
    } else {
        cue.end
    };
    clauses.list_after(from, sentence)
}

/// Whether the words before the verb at `i` take it back or put it off: it is wished, feared, refused or to come.
pub(super) fn taken_back(phrases: &Phrases, i: usize, sentence: &Range<usize>) -> bool {
    let before = i.saturating_sub(MODE_BEFORE).max(sentence.start)..i;
    let off = |c: Cue| matches!(c, Cue::Unreal | Cue::Refused | Cue::Future);
    phrases.first(before, off).is_some() || calendar::is_future(phrases.text, i)
}

/// Who was there, who was not, and who stood in for whom.
#[derive(Debug, Default)]
pub(super) struct Attendance {
    /// One finding a participant at most, the one that weighs most.
    pub findings: Vec<Finding>,
    /// Who stood in for whom.
    pub representations: Vec<Representation>,
}

/// What the text shows of one participant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Finding {
    pub who: usize,
    pub status: PresenceStatus,
    pub host: bool,
    /// The words that show it.
    pub evidence: Span,
    /// How certain it is.
    weight: u8,
}

/// Certain by the words of the sentence; likely by them; likely by what the participant is and does.
const CERTAIN: u8 = 3;
const LIKELY: u8 = 2;
const PRESUMED: u8 = 1;

/// How many findings back an absence is remembered for somebody to stand in.
const LAST_FOUND: usize = 30;

/// The longest run of tokens read as one sentence.
const LONGEST_SENTENCE: usize = 300;

/// How far before a verb the words stand that take it back or put it off.
const MODE_BEFORE: usize = 6;

/// Reads presence at the main event.
pub(super) fn read(
    phrases: &Phrases,
    frame: &Frame,
    cast: &Cast,
    quotes: &[Quote],
    dates: &[DateMention],
    main: &MainEvent,
    event: &Event,
) -> Attendance {
    let text = phrases.text;
    let mut reader = Reader {
        text,
        cast,
        clauses: Clauses {
            text,
            cast,
            all: false,
        },
        phrases,
        quotes,
        dates,
        main,
        event,
        found: Vec::new(),
        representations: Vec::new(),
        sent: Vec::new(),
        elsewhere: Vec::new(),
        unnamed: None,
        in_place: phrases.stands_in(0..text.len(), Cue::InPlace),
    };
    for run in &frame.story {
        let first = text.sentence_at(run.tokens.start);
        let last = text.sentence_at(run.tokens.end.saturating_sub(1));
        for s in first..=last {
            let sentence = text.sentence(s);
            let end = sentence.end.min(run.tokens.end);
            let mut start = sentence.start.max(run.tokens.start);
            while start < end {
                let stop = end.min(start + LONGEST_SENTENCE);
                reader.sentence(start..stop);
                start = stop;
            }
        }
    }
    reader.spoken_to();
    reader.presume();
    reader.presume_court();
    reader.finish()
}

struct Reader<'a> {
    text: &'a Text<'a>,
    cast: &'a Cast,
    clauses: Clauses<'a>,
    phrases: &'a Phrases<'a>,
    quotes: &'a [Quote],
    dates: &'a [DateMention],
    main: &'a MainEvent,
    event: &'a Event,
    found: Vec<Finding>,
    representations: Vec<Representation>,
    /// Who sent whom, where nothing in the sentence says that it was to stand in.
    sent: Vec<Representation>,
    /// Who spoke to the press or in a statement.
    elsewhere: Vec<usize>,
    /// What the sentence told of people it did not name: `seize députés n'ont pas pris part au vote`.
    unnamed: Option<PresenceStatus>,
    /// Whether the story says of anybody that it was to stand in.
    in_place: bool,
}

/// What the words before a verb make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Real,
    Denied,
    Future,
    Unreal,
    Earlier,
}

impl Reader<'_> {
    fn sentence(&mut self, sentence: Range<usize>) {
        let mut other_day = None;
        self.unnamed = None;
        let mut i = sentence.start;
        while let Some(found) = self.phrases.first(i..sentence.end, |_: Cue| true) {
            if found.end > sentence.end {
                i = found.start + 1;
                continue;
            }
            i = found.end;
            let mut is_elsewhen = || {
                found.sense.is_of_its_day()
                    && *other_day.get_or_insert_with(|| self.tells_of_another_day(&sentence))
            };
            if found.sense.places() && !is_elsewhen() {
                self.cue(found, &sentence);
            }
        }
        self.stand_in(&sentence);
        self.spoken_there(&sentence);
    }

    /// Speakers whose words are told with the event for their scene: `a annoncé en conférence de presse`, `at the talks`.
    /// A sentence that names the event tells of no other day.
    fn spoken_there(&mut self, sentence: &Range<usize>) {
        let here = (self.main.within(sentence).iter()).find(|m| {
            let before = m.tokens.start.saturating_sub(4).max(sentence.start)..m.tokens.start;
            self.phrases.stands_in(before, Cue::Scene)
        });
        let Some(mention) = here else { return };
        let cue = Found {
            start: mention.tokens.start,
            end: mention.tokens.end,
            sense: Cue::There,
        };
        let speakers = self.speakers(sentence);
        self.add_all(&speakers, PresenceStatus::Attending, cue, LIKELY, false);
    }

    fn cue(&mut self, cue: Found<Cue>, sentence: &Range<usize>) {
        if matches!(cue.sense, Cue::Attend | Cue::Meet) && self.is_noun(cue) {
            return;
        }
        let said = self.quoted(cue.start);
        if said == Some(QuoteKind::Direct) && !matches!(cue.sense, Cue::There | Cue::Elsewhere) {
            return;
        }
        let mode = if cue.sense.has_mode() {
            self.mode(cue.start, sentence)
        } else {
            Mode::Real
        };
        match cue.sense {
            Cue::Attend => self.attend(cue, sentence, mode),
            Cue::Meet => self.meet(cue, sentence, mode),
            Cue::Received if mode != Mode::Denied => {
                let subjects = self.clauses.subjects(cue.start, sentence);
                let hosts = self.list(cue.end, sentence);
                if mode != Mode::Unreal {
                    let status = attending(mode);
                    self.add_all(&subjects, status, cue, LIKELY, false);
                    self.add_all(&hosts, status, cue, LIKELY, true);
                }
            }
            Cue::After if mode != Mode::Unreal && !self.about_other_event(cue, sentence) => {
                let list = self.list(cue.end, sentence);
                self.add_all(&list, attending(mode), cue, LIKELY, false);
            }
            Cue::HostAfter if self.speaks_of_event(sentence) => {
                let list = self.list(cue.end, sentence);
                self.add_all(&list, PresenceStatus::Attending, cue, CERTAIN, true);
            }
            Cue::Host if self.speaks_of_event(sentence) => {
                let subjects = self.clauses.subjects(cue.start, sentence);
                self.add_all(&subjects, attending(mode), cue, CERTAIN, true);
            }
            Cue::Also => {
                let span = self.text.span(sentence.clone());
                let last = self.found.last().filter(|f| span.contains(f.evidence));
                let known = last.map(|f| f.status).or(self.unnamed);
                if let Some(status) = known {
                    let mut list = self.list(cue.end, sentence);
                    list.retain(|who| {
                        last.is_none_or(|f| self.cast.kind(*who) == self.cast.kind(f.who))
                    });
                    self.add_all(&list, status, cue, CERTAIN, false);
                }
            }
            Cue::Remote if mode != Mode::Denied && mode != Mode::Unreal => {
                let subjects = self.clauses.subjects(cue.start, sentence);
                self.add_all(&subjects, PresenceStatus::Remote, cue, CERTAIN, false);
            }
            Cue::Absent
                if mode != Mode::Denied && mode != Mode::Unreal && mode != Mode::Earlier =>
            {
                let subjects = self.clauses.subjects(cue.start, sentence);
                self.add_all(&subjects, PresenceStatus::Absent, cue, CERTAIN, false);
            }
            Cue::AbsentIfNot if mode == Mode::Denied => {
                let subjects = self.clauses.subjects(cue.start, sentence);
                self.add_all(&subjects, PresenceStatus::Absent, cue, CERTAIN, false);
            }
            Cue::AbsentAfter => {
                let list = self.list(cue.end, sentence);
                self.add_all(&list, PresenceStatus::Absent, cue, CERTAIN, false);
            }
            Cue::Represented if mode != Mode::Denied => self.represented(cue, sentence),
            Cue::Represents if mode != Mode::Denied && mode != Mode::Unreal => {
                self.represents(cue, sentence);
            }
            Cue::Sends if mode != Mode::Denied && mode != Mode::Unreal => self.sends(cue, sentence),
            Cue::There => self.there(cue, sentence),
            Cue::Elsewhere => {
                let speakers = self.speakers(sentence);
                self.elsewhere.extend(speakers);
            }
            _ => {}
        }
    }

    /// How the token at `i` is quoted, if it is.
    fn quoted(&self, i: usize) -> Option<QuoteKind> {
        let span = self.text.token(i).span;
        super::quotes_over(self.quotes, span)
            .first()
            .map(|q| q.kind)
    }

    /// Whether a verb's form is a noun here: `la rencontre`, `a visit`.
    fn is_noun(&self, cue: Found<Cue>) -> bool {
        let before = cue.start.wrapping_sub(1);
        cue.end == cue.start + 1
            && self.text.has(before, Classes::DETERMINER)
            && !self.text.is(before, "l'")
            && self.cast.at(before).is_none()
    }

    fn attend(&mut self, cue: Found<Cue>, sentence: &Range<usize>, mode: Mode) {
        let mut subjects = self.clauses.subjects(cue.start, sentence);
        let first = self.clauses.verb_group(cue.start, sentence.start);
        let inverted = first > sentence.start
            && self.text.is_any(
                first - 1,
                words![
                    "laquelle", "lequel", "auquel", "laquelle", "lesquels", "où", "que", "qu'",
                ],
            );
        if inverted || subjects.is_empty() {
            let after = self.list(cue.end, sentence);
            if inverted || first <= sentence.start + 1 {
                subjects = after;
            }
        }
        let weight = if self.speaks_of_event(sentence) {
            CERTAIN
        } else {
            LIKELY
        };
        if subjects.is_empty() {
            self.unnamed = match mode {
                Mode::Denied => Some(PresenceStatus::Absent),
                Mode::Real | Mode::Future => Some(attending(mode)),
                Mode::Unreal | Mode::Earlier => None,
            };
        }
        match mode {
            Mode::Unreal | Mode::Earlier => {}
            // What somebody says not to have come for is no absence: `il n'était pas venu signer`.
            Mode::Denied if self.quoted(cue.start).is_some() => {
                self.add_all(&subjects, PresenceStatus::Absent, cue, PRESUMED, false);
            }
            Mode::Denied => self.add_all(&subjects, PresenceStatus::Absent, cue, CERTAIN, false),
            Mode::Real | Mode::Future => {
                self.add_all(&subjects, attending(mode), cue, weight, false);
            }
        }
    }

    fn meet(&mut self, cue: Found<Cue>, sentence: &Range<usize>, mode: Mode) {
        let subjects = self.clauses.subjects(cue.start, sentence);
        let objects: Vec<usize> = (meeting_objects(&self.clauses, cue, sentence))
            .iter()
            .map(|p| p.who)
            .collect();
        match mode {
            Mode::Unreal | Mode::Earlier => {}
            Mode::Denied => {
                self.add_all(&subjects, PresenceStatus::Absent, cue, CERTAIN, false);
                self.add_all(&objects, PresenceStatus::Attending, cue, PRESUMED, false);
            }
            Mode::Real | Mode::Future => {
                if self.about_other_event(cue, sentence) {
                    return;
                }
                let status = attending(mode);
                self.add_all(&subjects, status, cue, LIKELY, false);
                self.add_all(&objects, status, cue, LIKELY, false);
            }
        }
    }

    /// `X est représenté par Y`. Where nobody is named to stand in, the one who does not come is absent.
    fn represented(&mut self, cue: Found<Cue>, sentence: &Range<usize>) {
        let by: Vec<usize> = (self.clauses.list_after(cue.end, sentence))
            .iter()
            .filter(|p| self.cast.kind(p.who) == Kind::Person)
            .map(|p| p.who)
            .collect();
        let mut who = self.clauses.subjects(cue.start, sentence);
        who.retain(|w| !by.contains(w));
        if who.is_empty() {
            who.extend(self.country_before(cue.start, sentence));
        }
        if who.is_empty() && !by.is_empty() {
            who.extend(self.institution_before(sentence));
        }
        let Some(&who) = who.first() else {
            self.add_all(&by, PresenceStatus::Attending, cue, CERTAIN, false);
            return;
        };
        if by.is_empty() {
            self.add_all(&[who], PresenceStatus::Absent, cue, CERTAIN, false);
        } else {
            self.represent(who, by, cue, sentence);
        }
    }

    /// `Y représente X`.
    fn represents(&mut self, cue: Found<Cue>, sentence: &Range<usize>) {
        // `l'a représenté` tells whom only by a pronoun.
        let first = self.clauses.verb_group(cue.start, sentence.start);
        if (first..cue.start).any(|i| self.text.is_any(i, words!["l'", "les", "le", "la"])) {
            return;
        }
        let by = self.clauses.subjects(cue.start, sentence);
        let by: Vec<usize> = (by.into_iter())
            .filter(|w| self.cast.kind(*w) == Kind::Person)
            .collect();
        let who = (self.clauses.list_after(cue.end, sentence).first()).map(|p| p.who);
        if let Some(who) = who.filter(|w| !by.contains(w))
            && !by.is_empty()
        {
            self.represent(who, by, cue, sentence);
        }
    }

    /// `X a envoyé Y à sa place`; without these last words, Y came, and whether for X shows later.
    fn sends(&mut self, cue: Found<Cue>, sentence: &Range<usize>) {
        let by: Vec<usize> = (self.clauses.list_after(cue.end, sentence))
            .iter()
            .filter(|p| self.cast.kind(p.who) == Kind::Person)
            .map(|p| p.who)
            .collect();
        if by.is_empty() {
            return;
        }
        let mut who = self.clauses.subjects(cue.start, sentence);
        who.retain(|w| !by.contains(w));
        if who.is_empty() {
            who.extend(self.last_absent(sentence));
        }
        let Some(&who) = who.first() else {
            self.add_all(&by, PresenceStatus::Attending, cue, LIKELY, false);
            return;
        };
        // `a dépêché sa ministre`, `sent her deputy`: one's own people come in one's place.
        let own = (cue.end..cue.end + 2).any(|i| {
            self.text.is_any(
                i,
                words!["son", "sa", "ses", "leur", "his", "her", "its", "their"],
            )
        });
        let instead = (self.phrases).stands_in(sentence.clone(), Cue::InPlace);
        if instead || (own && self.cast.kind(who) == Kind::Person) {
            self.represent(who, by, cue, sentence);
        } else {
            self.add_all(&by, PresenceStatus::Attending, cue, LIKELY, false);
            self.sent.push(Representation {
                who,
                by,
                evidence: self.text.span(sentence.clone()),
            });
        }
    }

    /// `Y a fait le déplacement à sa place`: Y stands in for the one last told to be absent.
    fn stand_in(&mut self, sentence: &Range<usize>) {
        if !self.in_place {
            return;
        }
        let mut tokens = sentence.clone();
        let cue = loop {
            let found = (self.phrases).first(tokens.clone(), |c: Cue| c == Cue::InPlace);
            let Some(found) = found else { return };
            if found.end <= sentence.end {
                break found;
            }
            tokens.start = found.start + 1;
        };
        let span = self.text.span(sentence.clone());
        if self
            .representations
            .iter()
            .any(|r| span.contains(r.evidence))
        {
            return;
        }
        let Some(who) = self.last_absent(sentence) else {
            return;
        };
        let mut by = self.clauses.subjects(cue.start, sentence);
        by.retain(|w| *w != who && self.cast.kind(*w) == Kind::Person);
        if !by.is_empty() {
            self.represent(who, by, cue, sentence);
        }
    }

    fn represent(&mut self, who: usize, by: Vec<usize>, cue: Found<Cue>, sentence: &Range<usize>) {
        if self
            .representations
            .iter()
            .any(|r| r.who == who && r.by == by)
        {
            return;
        }
        self.add_all(&[who], PresenceStatus::Represented, cue, CERTAIN, false);
        self.add_all(&by, PresenceStatus::Attending, cue, CERTAIN, false);
        let evidence = self.text.span(sentence.clone());
        self.representations
            .push(Representation { who, by, evidence });
    }

    /// A speaker told at the event: `a déclaré X à l'ouverture du sommet`, `told the delegates`.
    fn there(&mut self, cue: Found<Cue>, sentence: &Range<usize>) {
        let names_event = !self.main.within(&(cue.end..cue.end + 4)).is_empty();
        let open = self
            .text
            .has(cue.end - 1, Classes::DETERMINER.with(Classes::PREPOSITION));
        if open && !names_event {
            return;
        }
        let speakers = self.speakers(sentence);
        self.add_all(&speakers, PresenceStatus::Attending, cue, LIKELY, false);
        if speakers.is_empty() {
            let subjects = self.clauses.subjects(cue.start, sentence);
            self.add_all(&subjects, PresenceStatus::Attending, cue, LIKELY, false);
        }
    }

    /// Those who have not been placed but speak as people do at such an occasion.
    fn presume(&mut self) {
        let kind = self.main.best.kind;
        let mut seen = self.placed();
        let mut elsewhere = vec![false; seen.len()];
        for &who in &self.elsewhere {
            elsewhere[who] = true;
        }
        for quote in self.quotes {
            let Some(who) = quote.speaker else { continue };
            let placed = seen[who];
            if placed || quote.kind != QuoteKind::Direct || elsewhere[who] {
                continue;
            }
            let fits = match kind {
                EventKind::Rite => !self.has_role(who, Cue::Outsider),
                EventKind::Press => quote.span.start < self.press_end(),
                EventKind::Meeting | EventKind::Visit => self.holds_office(who),
            };
            if fits && self.cast.kind(who) == Kind::Person {
                seen[who] = true;
                let evidence = quote.speaker_span.or(quote.cue).unwrap_or(quote.span);
                self.found.push(Finding {
                    who,
                    status: PresenceStatus::Attending,
                    host: false,
                    evidence,
                    weight: PRESUMED,
                });
            }
        }
    }

    /// For each participant, whether anything is known of its presence.
    fn placed(&self) -> Vec<bool> {
        let mut placed = vec![false; self.cast.participants.len()];
        for finding in &self.found {
            placed[finding.who] = true;
        }
        placed
    }

    /// Judges, prosecutors and lawyers are at the trial they are named with.
    fn presume_court(&mut self) {
        if self.main.best.group != "procès" {
            return;
        }
        let placed = self.placed();
        for (who, placed) in placed.into_iter().enumerate() {
            if !placed && self.cast.kind(who) == Kind::Person && self.has_role(who, Cue::Court) {
                self.found.push(Finding {
                    who,
                    status: PresenceStatus::Attending,
                    host: false,
                    evidence: self.cast.participants[who].name,
                    weight: PRESUMED,
                });
            }
        }
    }

    /// Two who speak to one another at a meeting are both at it: `a déclaré X à Y`, `X told Y`.
    fn spoken_to(&mut self) {
        if matches!(self.main.best.kind, EventKind::Rite | EventKind::Press) {
            return;
        }
        for quote in self.quotes {
            let (Some(who), Some(addressee)) = (quote.speaker, quote.addressee) else {
                continue;
            };
            let tokens = self.text.tokens_in(addressee);
            let heard = self.cast.within(tokens.clone()).iter().find(|p| {
                self.cast.kind(p.who) == Kind::Person && p.who != who && p.by == MentionBy::Name
            });
            let sentence = self.text.sentence(self.text.sentence_at(tokens.start));
            if let Some(heard) = heard
                && !self.tells_of_another_day(&sentence)
                && !self.names_other_event(&sentence)
                && !(self.phrases).stands_in(sentence.clone(), Cue::Elsewhere)
            {
                for who in [who, heard.who] {
                    self.found.push(Finding {
                        who,
                        status: PresenceStatus::Attending,
                        host: false,
                        evidence: addressee,
                        weight: LIKELY,
                    });
                }
            }
        }
    }

    /// How far into the text those who speak are taken to speak to the press.
    fn press_end(&self) -> u32 {
        let sentence = self.text.sentence_at(self.main.best.tokens.start);
        self.text.span(self.text.sentence(sentence + 2)).end
    }

    /// Whether an office of state is among the roles of a participant.
    fn holds_office(&self, who: usize) -> bool {
        self.has_role(who, Cue::Office) && !self.has_role(who, Cue::OutOfOffice)
    }

    /// Whether words of this sense stand among the roles of a participant.
    fn has_role(&self, who: usize, sense: Cue) -> bool {
        let text = self.text;
        (self.cast.participants[who].roles.iter())
            .any(|role| (self.phrases).stands_in(text.tokens_in(*role), sense))
    }

    fn finish(mut self) -> Attendance {
        let mut best: Vec<Option<Finding>> = vec![None; self.cast.participants.len()];
        let mut keep = |finding: Finding| match &mut best[finding.who] {
            Some(known) => {
                let host = known.host || finding.host;
                if rank(&finding) > rank(known) {
                    *known = finding;
                }
                known.host = host;
            }
            empty => *empty = Some(finding),
        };
        let mut absent = vec![false; self.cast.participants.len()];
        for finding in &self.found {
            absent[finding.who] |= finding.status == PresenceStatus::Absent;
        }
        self.found.into_iter().for_each(&mut keep);
        for sent in self.sent.into_iter().filter(|s| absent[s.who]) {
            keep(Finding {
                who: sent.who,
                status: PresenceStatus::Represented,
                host: false,
                evidence: sent.evidence,
                weight: CERTAIN,
            });
            self.representations.push(sent);
        }
        let findings = best.into_iter().flatten().collect();
        Attendance {
            findings,
            representations: self.representations,
        }
    }

    fn add_all(
        &mut self,
        all: &[usize],
        status: PresenceStatus,
        cue: Found<Cue>,
        weight: u8,
        host: bool,
    ) {
        let evidence = self.text.span(cue.start..cue.end);
        let countries = status == PresenceStatus::Represented;
        for &who in all {
            let kind = self.cast.kind(who);
            let placed = matches!(kind, Kind::Person | Kind::Organisation | Kind::Unknown)
                || (countries && kind == Kind::Place);
            if !placed {
                continue;
            }
            self.found.push(Finding {
                who,
                status,
                host,
                evidence,
                weight,
            });
        }
    }

    fn list(&self, from: usize, sentence: &Range<usize>) -> Vec<usize> {
        let list = self.clauses.list_after(from, sentence);
        list.iter().map(|p| p.who).collect()
    }

    /// What the words before the verb at `i` make of it.
    fn mode(&self, i: usize, sentence: &Range<usize>) -> Mode {
        let text = self.text;
        let denied = self.clauses.denied(i, sentence);
        // `pour rencontrer`: what somebody means to do.
        if i > sentence.start
            && text.is(i - 1, "pour")
            && ["er", "ir", "re"]
                .iter()
                .any(|end| text.word(i).ends_with(end))
        {
            return Mode::Unreal;
        }
        let first = i.saturating_sub(MODE_BEFORE).max(sentence.start);
        let parts = |k: usize| {
            matches!(text.kind(k), TokenKind::Punct | TokenKind::Mark)
                && matches!(text.raw(k), "," | ";" | ":" | "\"" | "“" | "»")
        };
        let near = (first..i).rev().take_while(|k| !parts(*k));
        for k in near {
            match self.phrases.longest(k, |_| true).map(|f| f.sense) {
                Some(Cue::Refused) if !denied => return Mode::Denied,
                Some(Cue::Unreal) => return Mode::Unreal,
                Some(Cue::Earlier) => return Mode::Earlier,
                Some(Cue::Future) if !denied => return Mode::Future,
                _ => {}
            }
        }
        if denied {
            Mode::Denied
        } else if calendar::is_future(text, i) {
            Mode::Future
        } else {
            Mode::Real
        }
    }

    fn speakers(&self, sentence: &Range<usize>) -> Vec<usize> {
        let span = self.text.span(sentence.clone());
        let mut all: Vec<usize> = (super::quotes_over(self.quotes, span).iter())
            .filter(|q| q.pattern != QuotePattern::AccordingTo)
            .filter_map(|q| q.speaker)
            .collect();
        all.dedup();
        all
    }

    /// The participant last told to be absent, up to this sentence.
    fn last_absent(&self, sentence: &Range<usize>) -> Option<usize> {
        let text = self.text;
        let s = text.sentence_at(sentence.start);
        let from = text.sentence(s.saturating_sub(2)).start;
        let span = text.span(from..sentence.end);
        self.found
            .iter()
            .rev()
            .take(LAST_FOUND)
            .find(|f| f.status == PresenceStatus::Absent && span.contains(f.evidence))
            .map(|f| f.who)
    }

    /// The country that is the subject where no person or institution is: `La Serbie était représentée par …`.
    fn country_before(&self, verb: usize, sentence: &Range<usize>) -> Option<usize> {
        let first = self.clauses.verb_group(verb, sentence.start);
        let places = self.cast.within(sentence.start..first);
        let place = places.last().filter(|p| p.tokens.end == first)?;
        (self.cast.kind(place.who) == Kind::Place).then_some(place.who)
    }

    /// The institution that `the firm`, `le groupe` at the beginning of the sentence stands for: the last one named.
    fn institution_before(&self, sentence: &Range<usize>) -> Option<usize> {
        let text = self.text;
        let described = text.is_any(sentence.start, words!["the", "le", "la", "l'"])
            && text.has(sentence.start + 1, Classes::ORGANISATION)
            && !text.is_any(sentence.start + 1, words!["gouvernement", "government"]);
        let s = text.sentence_at(sentence.start);
        let from = text.sentence(s.saturating_sub(2)).start;
        let before = self.cast.within(from..sentence.start);
        let last = before
            .iter()
            .rev()
            .find(|p| self.cast.kind(p.who) == Kind::Organisation)
            .filter(|_| described)?;
        Some(last.who)
    }

    fn speaks_of_event(&self, sentence: &Range<usize>) -> bool {
        !self.main.within(sentence).is_empty()
    }

    /// Whether the sentence tells of another day than the event's, and does not name the event.
    fn tells_of_another_day(&self, sentence: &Range<usize>) -> bool {
        if self.speaks_of_event(sentence) {
            return false;
        }
        let Some(first) = self.event.date.and_then(PartialDate::day) else {
            return false;
        };
        let last = self.event.until.and_then(PartialDate::day).unwrap_or(first);
        let span = self.text.span(sentence.clone());
        let mut days = (super::dates_in(self.dates, span).iter())
            .filter_map(|d| d.date)
            .peekable();
        days.peek().is_some()
            && days.all(|date| match date {
                PartialDate::Day(day) => day < first || day > last.plus_days(1),
                PartialDate::Month(year, month) => (year, month) != (first.year(), first.month()),
                PartialDate::Year(year) => year != first.year(),
            })
    }

    /// Whether the words name an occasion that is not the story's own: a further `un entretien avec …`.
    fn about_other_event(&self, cue: Found<Cue>, sentence: &Range<usize>) -> bool {
        let from = cue.start.saturating_sub(8).max(sentence.start);
        self.names_other_event(&(from..(cue.end + 8).min(sentence.end)))
            || (self.main.best.kind == EventKind::Rite && self.names_meeting(from..cue.end))
    }

    /// Whether a run of tokens introduces a further occasion of the same kind: an indefinite article after the event
    /// itself has been named.
    fn names_other_event(&self, run: &Range<usize>) -> bool {
        let main = &self.main.best.tokens;
        self.main.within(run).iter().any(|m| {
            m.tokens.start > main.start
                && self.text.is_any(
                    m.tokens.start.wrapping_sub(1),
                    words!["un", "une", "a", "an"],
                )
        })
    }

    fn names_meeting(&self, mut run: Range<usize>) -> bool {
        run.any(|i| {
            let noun = self.phrases.longest(i, Word::is_noun);
            noun.is_some_and(|noun| self.main.within(&(noun.start..noun.end)).is_empty())
        })
    }
}

fn attending(mode: Mode) -> PresenceStatus {
    if mode == Mode::Future {
        PresenceStatus::Expected
    } else {
        PresenceStatus::Attending
    }
}

/// Which of two findings about one participant counts: what is certain before what is likely, an absence before an
/// attendance, and a stand-in before both.
fn rank(finding: &Finding) -> (u8, u8) {
    let status = match finding.status {
        PresenceStatus::None => 0,
        PresenceStatus::Expected => 1,
        PresenceStatus::Attending => 2,
        PresenceStatus::Remote => 3,
        PresenceStatus::Absent => 4,
        PresenceStatus::Represented => 5,
    };
    if finding.status == PresenceStatus::Represented {
        return (u8::MAX, status);
    }
    (finding.weight, status)
}

#[cfg(test)]
mod tests {
    use super::super::staged::stage;

    /// Reads `words` in a story about a summit that opens on Tuesday in Oslo.
    #[track_caller]
    fn french(words: &str, expected: &str) {
        let story = format!(
            "# Sommet à <Oslo>\n\nLe sommet sur la pêche s'est ouvert mardi à <Oslo>.\n\n{words}"
        );
        assert_eq!(stage(&story).presence(), expected, "{words}");
    }

    #[track_caller]
    fn english(words: &str, expected: &str) {
        let story = format!(
            "# Summit in <Oslo>\n\nThe fisheries summit opened in <Oslo> on Tuesday.\n\n{words}"
        );
        assert_eq!(stage(&story).presence(), expected, "{words}");
    }

    #[track_caller]
    fn stands_in(words: &str, expected: &str) {
        let french =
            words.contains(" par ") || words.contains(" à ") || words.contains("représent");
        let lead = if french {
            "# Sommet à <Oslo>\n\nLe sommet s'est ouvert mardi à <Oslo>."
        } else {
            "# Summit in <Oslo>\n\nThe summit opened in <Oslo> on Tuesday."
        };
        let staged = stage(&format!("{lead}\n\n{words}"));
        assert_eq!(staged.representations(), expected, "{words}");
    }

    #[test]
    fn those_who_take_part_are_there() {
        french("[Anne Roche] participe au sommet.", "Anne Roche=attending");
        french(
            "La ministre [Anne Roche] et son collègue [Paul Vidal] ont assisté à la séance.",
            "Anne Roche=attending, Paul Vidal=attending",
        );
        french(
            "Le sommet, auquel a participé [Anne Roche], dure deux jours.",
            "Anne Roche=attending",
        );
        french(
            "Etaient également présents les ministres [Anne Roche] et [Paul Vidal].",
            "Anne Roche=attending, Paul Vidal=attending",
        );
        english("[Jane Roe] attended the summit.", "Jane Roe=attending");
        english(
            "[Jane Roe] and [John Hay] arrived at the palace.",
            "Jane Roe=attending, John Hay=attending",
        );
        english(
            "[Jane Roe], who chairs the talks, is a sailor.",
            "Jane Roe=attending",
        );
    }

    #[test]
    fn both_who_meet_are_there() {
        french(
            "[Anne Roche] a reçu [Paul Vidal] au palais.",
            "Anne Roche=attending, Paul Vidal=attending",
        );
        french(
            "[Anne Roche] s'est ensuite entretenue avec [Paul Vidal].",
            "Anne Roche=attending, Paul Vidal=attending",
        );
        french(
            "[Anne Roche], accueillie par [Paul Vidal], est restée muette.",
            "Anne Roche=attending, Paul Vidal=attending host",
        );
        english(
            "[Jane Roe] met [John Hay] before lunch.",
            "Jane Roe=attending, John Hay=attending",
        );
        english(
            "[Jane Roe] welcomed [John Hay] and [Ann Lee] at the gate.",
            "Jane Roe=attending, John Hay=attending, Ann Lee=attending",
        );
    }

    #[test]
    fn those_named_in_a_list_after_a_preposition_are_there() {
        french(
            "La séance s'est tenue en présence de [Anne Roche], de [Paul Vidal] et du ministre [Luc Dray].",
            "Anne Roche=attending, Paul Vidal=attending, Luc Dray=attending",
        );
        english(
            "The session was held in the presence of [Jane Roe], [John Hay] and [Ann Lee].",
            "Jane Roe=attending, John Hay=attending, Ann Lee=attending",
        );
    }

    #[test]
    fn a_list_skips_the_institutions_of_offices_and_what_stands_in_brackets() {
        french(
            "[Anne Roche] ({Mer}), [Paul Vidal] ({Terre}) ou encore [Luc Dray] ({Ciel}) ont participé au sommet.",
            "Anne Roche=attending, Paul Vidal=attending, Luc Dray=attending",
        );
        english(
            "[Jane Roe], an envoy of {Fish Board}, attended the summit.",
            "Jane Roe=attending",
        );
    }

    #[test]
    fn those_who_do_not_come_are_absent() {
        french(
            "En l'absence de [Anne Roche], le texte attendra.",
            "Anne Roche=absent",
        );
        french(
            "[Anne Roche] ne participera pas au sommet.",
            "Anne Roche=absent",
        );
        french(
            "[Anne Roche] ne s'est pas rendue au sommet.",
            "Anne Roche=absent",
        );
        french(
            "La séance a été boycottée par plusieurs partis, notamment {Mer} et {Terre}.",
            "Mer=absent, Terre=absent",
        );
        french(
            "[Anne Roche] a renoncé au déplacement.",
            "Anne Roche=absent",
        );
        french("[Anne Roche] n'a pas été invitée.", "Anne Roche=absent");
        french(
            "[Anne Roche] a refusé de participer au sommet.",
            "Anne Roche=absent",
        );
        english(
            "In the absence of [Jane Roe], the text will wait.",
            "Jane Roe=absent",
        );
        english("[Jane Roe] did not attend.", "Jane Roe=absent");
        english("[Jane Roe] skipped the summit.", "Jane Roe=absent");
        english(
            "[Jane Roe] was not invited to the session.",
            "Jane Roe=absent",
        );
        english("[Jane Roe] failed to appear.", "Jane Roe=absent");
    }

    #[test]
    fn a_pronoun_stands_for_the_person_before() {
        french(
            "[Anne Roche] est malade. Elle n'a pas assisté à la séance.",
            "Anne Roche=absent",
        );
        english(
            "[Jane Roe] is ill. She was not in the room.",
            "Jane Roe=absent",
        );
    }

    #[test]
    fn some_take_part_from_afar() {
        french(
            "[Anne Roche] a suivi les débats par visioconférence.",
            "Anne Roche=remote",
        );
        english(
            "[Jane Roe] joined the leaders by video link from home.",
            "Jane Roe=remote",
        );
    }

    #[test]
    fn those_who_are_due_are_expected() {
        french("[Anne Roche] participera au sommet.", "Anne Roche=expected");
        french(
            "[Anne Roche] doit assister à la séance.",
            "Anne Roche=expected",
        );
        english("[Jane Roe] will attend the summit.", "Jane Roe=expected");
    }

    #[test]
    fn hosts_are_there_and_known_as_hosts() {
        french("Le sommet est organisé par {Mer}.", "Mer=attending host");
        english(
            "The summit is hosted by {Fish Board}.",
            "Fish Board=attending host",
        );
    }

    #[test]
    fn what_is_wished_threatened_or_offered_places_nobody() {
        french("[Anne Roche] souhaite rencontrer [Paul Vidal].", "");
        french("[Anne Roche] a menacé de boycotter le sommet.", "");
        french("[Anne Roche] pourrait participer au sommet.", "");
        english("[Jane Roe] threatened to boycott the summit.", "");
        english("[Jane Roe] wants to meet [John Hay].", "");
        english("[Jane Roe] might attend the summit.", "");
    }

    #[test]
    fn what_happened_on_another_day_places_nobody() {
        french(
            "Samedi, [Anne Roche] avait rencontré [Paul Vidal] à la ferme.",
            "",
        );
        english("On Saturday [Jane Roe] met [John Hay] at the farm.", "");
    }

    #[test]
    fn another_clauses_subject_places_nobody() {
        english(
            "[Jane Roe] lost the vote after three of her own friends stayed away.",
            "",
        );
        french(
            "[Anne Roche] a perdu, alors que trois élus étaient absents.",
            "",
        );
    }

    #[test]
    fn one_stands_in_for_another() {
        stands_in(
            "[Anne Roche] est représentée par son adjoint, [Paul Vidal].",
            "Anne Roche<Paul Vidal",
        );
        stands_in(
            "[Anne Roche] s'est fait représenter par [Paul Vidal] et sa sœur [Lise Vidal].",
            "Anne Roche<Paul Vidal+Lise Vidal",
        );
        stands_in(
            "[Paul Vidal] représente [Anne Roche] à la séance.",
            "Anne Roche<Paul Vidal",
        );
        stands_in(
            "[Anne Roche] a envoyé [Paul Vidal] à sa place.",
            "Anne Roche<Paul Vidal",
        );
        stands_in(
            "[Anne Roche] avait dépêché sa ministre à la séance, [Lise Vidal].",
            "Anne Roche<Lise Vidal",
        );
        stands_in(
            "<Malte> était représentée par [Paul Vidal].",
            "Malte<Paul Vidal",
        );
        stands_in(
            "[Jane Roe] was represented by her deputy, [John Hay].",
            "Jane Roe<John Hay",
        );
        stands_in(
            "[Jane Roe] did not come. She sent her deputy, [John Hay], in her place.",
            "Jane Roe<John Hay",
        );
        stands_in(
            "[Jane Roe] stayed in bed; [John Hay] attended in her stead.",
            "Jane Roe<John Hay",
        );
    }

    #[test]
    fn an_unnamed_delegation_stands_in_for_nobody() {
        stands_in("[Anne Roche] sera remplacée par une délégation.", "");
        french(
            "[Anne Roche] sera remplacée par une délégation.",
            "Anne Roche=absent",
        );
        stands_in("[Jane Roe] was not represented by [John Hay].", "");
    }

    #[test]
    fn some_of_those_counted_are_named() {
        french(
            "Seize élus n'ont pas pris part à la séance, parmi lesquels l'ancienne ministre [Anne Roche] et le questeur [Paul Vidal].",
            "Anne Roche=absent, Paul Vidal=absent",
        );
        english(
            "Four leaders attended the summit, including [Jane Roe] and [John Hay].",
            "Jane Roe=attending, John Hay=attending",
        );
    }

    #[test]
    fn a_story_about_no_event_places_nobody() {
        let staged = stage(
            "[Anne Roche] a rencontré [Paul Vidal] et participe à la vie du port. Le port est vide.",
        );
        assert_eq!(staged.presence(), "");
    }
}
