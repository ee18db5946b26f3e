//! What the text says of its main event: its name, where, when, how many came, what for and what came of it.

use super::clause::{end_of_clause, sentence_around};
use super::lexicon::{self, Cue};
use super::occasions::{MainEvent, Mention};
use super::phrases::{List, Lists, Sense};
use super::{Scene, dates_over, day, place};
use crate::calendar::{self, PartialDate};
use crate::language::{Classes, Language};
use crate::span::Span;
use crate::story::{DateMention, Event, EventStatus};
use crate::text::{Text, TokenKind, Words, words};
use std::ops::Range;

/// What a phrase of `event-details.txt` introduces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// A preposition that goes on with a noun's name: `sommet de …`, `talks on …`.
    Complement,
    /// How many, before the noun: `une trentaine de`.
    Many,
    /// Those who are counted: `pays`, `delegates`.
    Counted,
    /// What it is for.
    Purpose,
    /// What came of it.
    Outcome,
    /// It has no place: `virtuel`, `by telephone`.
    Placeless,
    /// What several sign together: `traité`, `agreement`.
    Pact,
}

/// Puts together what is said of the event.
pub(super) fn of(scene: &Scene, main: &MainEvent) -> Event {
    let text = scene.text();
    let reader = Reader { text, scene, main };
    let sentence = reader.sentence(&main.best);
    let (date, until) = match day::of(scene, main) {
        Some(date) => reader.lasting(date),
        None => (None, None),
    };
    Event {
        what: text.span(main.best.tokens.clone()),
        name: reader.name(),
        place: place::of(scene, main),
        date,
        until,
        host: None,
        attendance: reader.attendance(),
        purpose: reader.clause(Detail::Purpose),
        outcome: reader.clause(Detail::Outcome),
        status: reader.status(date),
        evidence: text.span(sentence),
        by: Default::default(),
        place_by: Default::default(),
        date_by: Default::default(),
    }
}

impl Sense for Detail {
    const LIST: List = List::Details;

    fn of(head: &'static str) -> Option<Self> {
        Some(match head {
            "complement" => Self::Complement,
            "many" => Self::Many,
            "counted" => Self::Counted,
            "purpose" => Self::Purpose,
            "outcome" => Self::Outcome,
            "placeless" => Self::Placeless,
            "pact" => Self::Pact,
            _ => return None,
        })
    }

    fn lines(lists: &Lists) -> &[Self] {
        &lists.details
    }
}

struct Reader<'a> {
    text: &'a Text<'a>,
    scene: &'a Scene<'a>,
    main: &'a MainEvent,
}

/// How far after the noun its name may go on, and how far before it begins.
const NAME_AFTER: usize = 14;
const NAME_BEFORE: usize = 4;

/// Prepositions of place.
const AT: &Words = words!["à", "au", "aux", "en", "dans", "in", "at", "to"];

impl Reader<'_> {
    fn sentence(&self, mention: &Mention) -> Range<usize> {
        sentence_around(self.text, mention.tokens.start)
    }

    fn is(&self, i: usize, detail: Detail) -> bool {
        self.scene.phrases.stands(i, detail)
    }

    /// The fullest phrase around a mention, where it is more than the noun.
    fn name(&self) -> Option<Span> {
        let best = &self.main.best;
        self.main
            .told_at()
            .map(|mention| self.phrase(mention))
            .find(|phrase| phrase.len() > best.tokens.len())
            .map(|phrase| self.text.span(phrase))
    }

    /// The noun with the words that belong to it: `sommet européen sur …`, `late-night peace talks`.
    fn phrase(&self, mention: &Mention) -> Range<usize> {
        let text = self.text;
        let sentence = self.sentence(mention);
        let mut start = mention.tokens.start;
        let floor = start.saturating_sub(NAME_BEFORE).max(sentence.start);
        if text.language() == Language::English {
            while start > floor && self.modifies(start - 1) {
                start -= 1;
            }
        }
        let mut end = mention.tokens.end;
        let ceiling = (end + NAME_AFTER).min(sentence.end);
        while end < ceiling && self.continues(end, mention.tokens.end) {
            end += 1;
        }
        end = self.whole_quotes(start..end, sentence.start);
        // A phrase does not end on a word that asks for another.
        while end > mention.tokens.end && text.has(end - 1, Classes::FUNCTION) {
            end -= 1;
        }
        start..end
    }

    /// Where a phrase ends that neither runs out of the quote in which it begins nor into one that goes on behind it.
    fn whole_quotes(&self, phrase: Range<usize>, sentence: usize) -> usize {
        let text = self.text;
        let straight = |i: &usize| text.raw(*i) == "\"";
        let begins_inside = (sentence..phrase.start).filter(straight).count() % 2 == 1;
        let mut open = None;
        for i in phrase.clone().filter(|i| text.kind(*i) == TokenKind::Mark) {
            let closes = match text.raw(i) {
                "\"" => open.is_some() || begins_inside,
                mark => matches!(mark, "»" | "”"),
            };
            match (closes, open) {
                (true, None) => return i.max(phrase.start + 1),
                (true, Some(_)) => open = None,
                (false, _) => open = Some(i),
            }
        }
        open.unwrap_or(phrase.end).max(phrase.start + 1)
    }

    /// Whether the word before an English noun belongs to its name.
    fn modifies(&self, i: usize) -> bool {
        let text = self.text;
        text.kind(i) == TokenKind::Word
            && !text.has(i, Classes::FUNCTION.with(Classes::WEEKDAY))
            && !text.word(i).ends_with("ed")
            && (!text.opens_sentence(i) || text.token(i).is_capitalised())
    }

    /// Whether the word at `i` goes on with the name of the noun that ends at `noun_end`.
    fn continues(&self, i: usize, noun_end: usize) -> bool {
        let text = self.text;
        let dated = !dates_over(self.scene.dates, text.token(i).span).is_empty();
        match text.kind(i) {
            _ if dated => false,
            TokenKind::Word | TokenKind::Elision | TokenKind::Number | TokenKind::Possessive => {
                let stops = text.has(
                    i,
                    Classes::AUXILIARY
                        .with(Classes::CONJUNCTION)
                        .with(Classes::PRONOUN),
                ) && !text.has(i, Classes::DETERMINER);
                let place = text.is_any(i, AT) && !self.is(i, Detail::Complement);
                let bare = text.kind(i) == TokenKind::Word
                    && i == noun_end
                    && !self.is(i, Detail::Complement)
                    && (text.language() == Language::English || self.is_held(i));
                !stops && !place && !bare
            }
            TokenKind::Mark => text.raw(i) == "\"" || matches!(text.raw(i), "«" | "»" | "“" | "”"),
            _ => false,
        }
    }

    /// Whether a word says of an occasion that it takes place.
    fn is_held(&self, i: usize) -> bool {
        (self.scene.cues).tell(i..i + 1, lexicon::List::Events, "hold")
    }

    /// The days from a date on: those of its range, or as many as the event is said to last.
    fn lasting(&self, date: &DateMention) -> (Option<PartialDate>, Option<PartialDate>) {
        let first = date.date.and_then(PartialDate::day);
        let (Some(first), None) = (first, date.until) else {
            return (date.date, date.until);
        };
        let best = &self.main.best.tokens;
        let around = best.start.saturating_sub(5)..best.end + 5;
        let days = calendar::days_counted(self.text, around).filter(|days| (2..=30).contains(days));
        let Some(days) = days else {
            return (date.date, None);
        };
        // `au terme d'un congrès de trois jours`: the day named is its last.
        let before = best.start.saturating_sub(5)..best.start;
        let ended = (self.scene.cues).tell(before, lexicon::List::Events, "over");
        let (first, last) = if ended {
            (first.plus_days(1 - days), first)
        } else {
            (first, first.plus_days(days - 1))
        };
        (Some(PartialDate::Day(first)), Some(PartialDate::Day(last)))
    }

    /// `une trentaine de pays`, `leaders from 27 nations`.
    fn attendance(&self) -> Option<Span> {
        let text = self.text;
        let mut last = 0..0;
        for mention in self.main.told_at() {
            let sentence = self.sentence(mention);
            if sentence == last {
                continue;
            }
            last = sentence.clone();
            let mut tokens = sentence.clone();
            let counted = |d: Detail| d == Detail::Counted;
            while let Some(found) = self.scene.phrases.first(tokens.clone(), counted) {
                let i = found.start;
                tokens.start = i + 1;
                if let Some(first) = self.many_before(i, sentence.start) {
                    // `une trentaine de pays`
                    let article = first > sentence.start
                        && text.is_any(
                            first - 1,
                            words!["une", "un", "a", "quelque", "some", "about"],
                        );
                    return Some(text.span(first - usize::from(article)..i + 1));
                }
            }
        }
        None
    }

    /// Where the words for how many begin that end before the counted noun at `i`.
    fn many_before(&self, i: usize, from: usize) -> Option<usize> {
        let text = self.text;
        let floor = i.saturating_sub(6).max(from);
        let first = (floor..i).find(|k| {
            (text.kind(*k) == TokenKind::Number
                && text.word(*k).len() <= 6
                && !text.word(*k).contains(['h', ':']))
                || self.is(*k, Detail::Many)
        })?;
        let plain = (first + 1..i)
            .all(|k| text.kind(k) == TokenKind::Word || text.kind(k) == TokenKind::Elision);
        plain.then_some(first)
    }

    /// The clause that a phrase of this kind opens in a sentence that speaks of the event.
    fn clause(&self, detail: Detail) -> Option<Span> {
        let text = self.text;
        let mut last = 0..0;
        for mention in self.main.told_at() {
            let sentence = self.sentence(mention);
            let mut after = mention.tokens.end..sentence.end;
            // Of what stands behind two mentions, all has been looked at for the first.
            if after.end == last.end && after.start >= last.start {
                continue;
            }
            last = after.clone();
            while let Some(found) = self
                .scene
                .phrases
                .first(after.clone(), |d: Detail| d == detail)
            {
                after.start = found.start + 1;
                let end = end_of_clause(text, found.end, sentence.end);
                let start = if detail == Detail::Outcome {
                    found.start
                } else {
                    found.end
                };
                if end > found.end + 1 {
                    return Some(text.span(start..end));
                }
            }
        }
        None
    }

    /// Whether a word for what is called off is said of the event: `lawmakers met over cancelled flights` says nothing of it.
    fn is_about(&self, cue: &Cue, mention: &Mention) -> bool {
        let (grammar, telling) = (self.scene.grammar, self.scene.telling());
        let (told, event) = (
            telling.top(cue.tokens.clone()),
            telling.top(mention.tokens.clone()),
        );
        grammar.head(event) == Some(told)
            || grammar.head(told) == Some(event)
            || grammar.subject(told) == Some(event)
    }

    fn status(&self, date: Option<PartialDate>) -> EventStatus {
        let mut status = EventStatus::Unknown;
        for mention in self.main.told_at() {
            let sentence = self.sentence(mention);
            let near = mention.tokens.start.saturating_sub(8).max(sentence.start)
                ..(mention.tokens.end + 6).min(sentence.end);
            let told = self.scene.cues.within(near).iter();
            let mut told = told.filter_map(|cue| match cue.entry.sense {
                "planned" => Some(EventStatus::Planned),
                "over" => Some(EventStatus::Over),
                "called-off" if self.is_about(cue, mention) => Some(EventStatus::CalledOff),
                _ => None,
            });
            if let Some(found) = told.next() {
                status = found;
                break;
            }
        }
        let day = date.and_then(PartialDate::day);
        match (day, self.scene.anchor) {
            (Some(day), Some(anchor)) if day > anchor && status != EventStatus::CalledOff => {
                EventStatus::Planned
            }
            (Some(day), Some(anchor)) if day < anchor && status == EventStatus::Unknown => {
                EventStatus::Over
            }
            (Some(_), Some(_)) if status == EventStatus::Unknown => EventStatus::UnderWay,
            _ => status,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::staged::{Staged, stage};

    #[track_caller]
    fn check(story: &str, detail: impl Fn(&Staged) -> Option<String>, expected: Option<&str>) {
        let staged = stage(story);
        assert!(staged.occasion.event.is_some(), "no event in {story:?}");
        assert_eq!(detail(&staged).as_deref(), expected, "{story}");
    }

    fn place(staged: &Staged) -> Option<String> {
        let place = staged.occasion.event.as_ref()?.place?;
        Some(staged.name(place).to_string())
    }

    fn days(staged: &Staged) -> Option<String> {
        let event = staged.occasion.event.as_ref()?;
        let until = event.until.map_or(String::new(), |d| format!("/{d}"));
        event.date.map(|d| format!("{d}{until}"))
    }

    fn attendance(staged: &Staged) -> Option<String> {
        let span = staged.occasion.event.as_ref()?.attendance?;
        Some(span.of(&staged.source).to_string())
    }

    fn name(staged: &Staged) -> Option<String> {
        let span = staged.occasion.event.as_ref()?.name?;
        Some(span.of(&staged.source).to_string())
    }

    fn purpose(staged: &Staged) -> Option<String> {
        let span = staged.occasion.event.as_ref()?.purpose?;
        Some(span.of(&staged.source).to_string())
    }

    fn status(staged: &Staged) -> Option<String> {
        Some(staged.occasion.event.as_ref()?.status.name().to_string())
    }

    #[test]
    fn the_place_is_the_one_tied_to_the_event() {
        check(
            "# Sommet\n\nLe sommet sur la pêche se tient mardi à <Oslo>, a dit <Lisbonne>.",
            place,
            Some("Oslo"),
        );
        check(
            "# Visite\n\nLors d'une visite mardi à <Oslo> du capitaine, rien n'a été dit. La visite a duré.",
            place,
            Some("Oslo"),
        );
        check(
            "# Pêche\n\nUne réunion se tient mardi à <Oslo>, dont <Lima> attend beaucoup.",
            place,
            Some("Oslo"),
        );
        check(
            "# Truce after <Manila> meeting\n\nMinisters agreed on Tuesday after a meeting. [Jane Roe] skipped the meeting because of a strike in <Lae>.",
            place,
            Some("Manila"),
        );
        check(
            "# Talks\n\nThe <Geneva> talks opened on Tuesday, <Lima> said.",
            place,
            Some("Geneva"),
        );
    }

    #[test]
    fn what_is_held_is_the_event_and_what_is_aimed_at_is_none() {
        let what = |story: &str| {
            let staged = stage(story);
            let event = staged.occasion.event.as_ref();
            event.map(|e| e.what.of(&staged.source).to_string())
        };
        let aim = "# Les pêcheurs prêts à adopter un texte\n\nLe port est calme.";
        assert_eq!(what(aim), None);
        let held = "# Les pêcheurs prêts à adopter un texte\n\nLe port est calme, alors qu'une réunion se tient mardi à <Oslo>.";
        assert_eq!(what(held).as_deref(), Some("réunion"));
    }

    #[test]
    fn a_meeting_told_by_its_verb_is_the_event() {
        let what = |story: &str| {
            let staged = stage(story);
            let event = staged.occasion.event.as_ref();
            let placed = staged.presence();
            event.map(|e| format!("{}: {placed}", e.what.of(&staged.source)))
        };
        let received =
            "# La pêche\n\nMardi matin, [Paul Vidal] a reçu [Anne Roche] pendant une heure.";
        assert_eq!(
            what(received).as_deref(),
            Some("a reçu: Paul Vidal=attending host, Anne Roche=attending")
        );
        let long_ago = "# La pêche\n\nEn 2019, [Paul Vidal] a reçu [Anne Roche] pendant une heure.";
        assert_eq!(what(long_ago), None);
    }

    #[test]
    fn a_name_keeps_to_the_quotes_around_it() {
        check(
            "# Sommet\n\nIl défend \"le sommet sur la pêche\" de mardi à <Oslo>.",
            name,
            Some("sommet sur la pêche"),
        );
        check(
            "# Sommet\n\nLe sommet des \"pays du large\" se tient mardi à <Oslo>.",
            name,
            Some("sommet des \"pays du large\""),
        );
        check(
            "# Sommet\n\nLe sommet sur la pêche \"difficile et long\" se tient mardi à <Oslo>.",
            name,
            Some("sommet sur la pêche"),
        );
        check(
            "# Talks\n\nShe called the fish talks \"long but useful, and very, very good\" on Tuesday.",
            name,
            Some("fish talks"),
        );
    }

    #[test]
    fn an_event_held_by_telephone_has_no_place() {
        check(
            "# Sommet virtuel\n\nUn sommet virtuel s'est tenu mardi, a dit [Anne Roche] à <Oslo>.",
            place,
            None,
        );
    }

    #[test]
    fn its_day_is_the_one_named_with_it_and_it_lasts_as_long_as_is_said() {
        check(
            "# Sommet\n\nLe sommet s'ouvrira jeudi à <Oslo>. Il a neigé lundi.",
            days,
            Some("2026-01-08"),
        );
        check(
            "# Visite\n\nArrivée lundi pour une visite de trois jours, la reine a souri. La visite réjouit le port.",
            days,
            Some("2026-01-05/2026-01-07"),
        );
        check(
            "# Talks\n\nLeaders opened two days of talks on Tuesday in <Oslo>. The talks are about fish.",
            days,
            Some("2026-01-06/2026-01-07"),
        );
        check(
            "# Congrès\n\nLe parti a élu mardi son chef au terme d'un congrès de trois jours. Le congrès est clos.",
            days,
            Some("2026-01-04/2026-01-06"),
        );
    }

    #[test]
    fn attendance_is_told_in_its_own_words() {
        check(
            "# Sommet\n\nLe sommet se tient mardi à <Oslo> devant les envoyés d'une quinzaine de pays.",
            attendance,
            Some("une quinzaine de pays"),
        );
        check(
            "# Summit\n\nLeaders from 27 nations met on Tuesday in <Oslo> for the summit.",
            attendance,
            Some("27 nations"),
        );
        check(
            "# Sommet\n\nLe sommet se tient mardi à <Oslo>.",
            attendance,
            None,
        );
    }

    #[test]
    fn its_name_is_the_fuller_phrase() {
        check(
            "# Summit\n\nThe Fish Corridor Summit opened on Tuesday.",
            name,
            Some("Fish Corridor Summit"),
        );
        check(
            "# Réunion\n\nUne réunion de la \"ligue des phares\" se tient mardi à <Oslo>.",
            name,
            Some("réunion de la \"ligue des phares\""),
        );
    }

    #[test]
    fn what_it_is_for_is_a_clause() {
        check(
            "# Réunion\n\nUne réunion se tient mardi à <Oslo>. La réunion a pour objectif de sauver la pêche, selon le maire.",
            purpose,
            Some("sauver la pêche"),
        );
    }

    #[test]
    fn it_is_planned_under_way_over_or_called_off() {
        check(
            "# Sommet\n\nLe sommet se tiendra jeudi à <Oslo>.",
            status,
            Some("planned"),
        );
        check(
            "# Sommet\n\nLe sommet s'est achevé lundi à <Oslo>.",
            status,
            Some("over"),
        );
        check(
            "# Summit\n\nThe summit in <Oslo> on Thursday was cancelled.",
            status,
            Some("called-off"),
        );
        check(
            "# Summit\n\nThe summit on cancelled flights opened in <Oslo> on Tuesday.",
            |staged| status(staged).filter(|told| told == "called-off"),
            None,
        );
        check(
            "# Sommet\n\nLe sommet se tient mardi à <Oslo>.",
            status,
            Some("under-way"),
        );
    }
}
