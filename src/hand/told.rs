//! [`told`]: a correction in a line.

use super::shortened;
use crate::reading::tidy;
use crate::words::Words;
use depeche_corrections::{Anchor, Correction, Speaker};
use depeche_engine::calendar::PartialDate;
use depeche_engine::story::{PresenceStatus, QuoteKind};

/// What a correction says: what it is about, the words that it is about, and what they are now.
#[must_use]
pub fn told(correction: &Correction, words: &Words) -> String {
    let amend = &words.amend;
    let said = |anchor: &Anchor| (words.in_marks)(&shortened(&tidy(&anchor.words())));
    let some = |anchor: &Option<Anchor>, none: &str| anchor.as_ref().map_or(none.to_owned(), said);
    let dates = |date: Option<PartialDate>, until| match date {
        None => amend.no_day.to_owned(),
        date => (words.when_of)(date, until),
    };
    let (what, now) = match correction {
        Correction::Speaker { quote, speaker } => {
            let speaker = match speaker {
                Speaker::Participant(who) | Speaker::Unnamed(who) => said(who),
                Speaker::Nobody => amend.nobody.to_owned(),
            };
            (said(quote), speaker)
        }
        Correction::QuoteBounds { quote: old, to }
        | Correction::Rename { who: old, name: to }
        | Correction::Merge { who: old, into: to }
        | Correction::AddRole { who: old, role: to }
        | Correction::ChangeRole { role: old, to, .. }
        | Correction::NoRole { who: old, role: to }
        | Correction::DateBounds { words: old, to } => (said(old), said(to)),
        Correction::NoQuote { quote: words }
        | Correction::NoParticipant { who: words }
        | Correction::What { what: words }
        | Correction::NoClaim { claim: words, .. }
        | Correction::NoDate { words } => (said(words), String::new()),
        Correction::AddQuote { words: quote, kind } => {
            let kind = match kind {
                QuoteKind::Direct => amend.a_direct,
                QuoteKind::Indirect => amend.an_indirect,
            };
            (said(quote), kind.to_owned())
        }
        Correction::Split { mention, of } => (said(mention), some(of, amend.of_another)),
        Correction::Kind { who, kind } | Correction::AddParticipant { words: who, kind } => {
            (said(who), (words.kind)(*kind).to_owned())
        }
        Correction::Presence { who, status } => (said(who), presence(*status, words).to_owned()),
        Correction::StandIns { who, by } => {
            let by: Vec<String> = by.iter().map(said).collect();
            (said(who), words.list(&by))
        }
        Correction::Where { place } => (some(place, amend.nowhere), String::new()),
        Correction::When { date, until } => (dates(*date, *until), String::new()),
        Correction::Published { date } => (dates(*date, None), String::new()),
        Correction::NoEvent => (String::new(), String::new()),
        Correction::AddClaim {
            topic,
            words: claim,
        } => (said(claim), (words.one_topic)(*topic).to_owned()),
        Correction::MoveClaim {
            claim,
            to,
            words: moved,
            ..
        } => {
            let now = moved.as_ref().map_or((words.topic)(*to).to_owned(), said);
            (said(claim), now)
        }
        Correction::WhoseClaim { claim, whose, .. } => (said(claim), some(whose, amend.nobody)),
        Correction::Date {
            words: date,
            date: day,
            until,
        } => (said(date), dates(*day, *until)),
    };
    let about = (amend.about)(correction);
    let parts = [what, now].into_iter().filter(|part| !part.is_empty());
    let parts = parts.collect::<Vec<_>>().join(" → ");
    match parts.is_empty() {
        true => about.to_owned(),
        false => format!("{about}{} {parts}", words.colon),
    }
}

/// Whether somebody was there, in a word or two.
pub(super) fn presence(status: PresenceStatus, words: &Words) -> &'static str {
    match status {
        PresenceStatus::None => words.amend.no_part,
        status => (words.presence_of)(status),
    }
}
