//! A participant's card, opened: whether they are there and why, for whom they stand in, what they promise and ask for, whom
//! they met, their kin and offices, what they say, and where the text speaks of them.

use super::context::participant;
use super::explorer::Props;
use super::fact::{self, lang, tidy, why};
use super::{Ask, hand};
use crate::glance::stand_ins;
use crate::marks::Topic;
use crate::reading::Reading;
use crate::state::{Action, Subject};
use depeche_engine::Span;
use depeche_engine::story::{By, PresenceStatus, RelationKind};
use yew::prelude::*;

/// The card, below its heading.
pub fn details(props: &Props, index: usize) -> Html {
    let Props { desk, reading, .. } = props;
    let words = desk.words;
    let participant = &reading.story.participants[index];
    let (at, of) = props.place;
    let listed = |spans: &[Span]| {
        let all: Vec<_> = spans.iter().map(|s| tidy(reading.words(*s))).collect();
        all.join(", ")
    };
    let mentions = participant.mentions.iter().enumerate().map(|(i, mention)| {
        let (before, after) = reading.around(mention.span, 32);
        let (home, span) = (reading.home(mention.span), mention.span);
        // Dots where the paragraph goes on.
        let cut = |cut: bool| if cut { "…" } else { "" };
        let from = span.start as usize - before.len();
        let to = span.end as usize + after.len();
        let before = format!("{}{}", cut(from > home.start as usize), tidy(before));
        let after = tidy(after);
        // Dots at once after a full stop read as one of them too many.
        let space = if after.ends_with(char::is_alphanumeric) { "" } else { " " };
        let after = format!("{after}{space}{}", cut(to < home.end as usize));
        let here = props.here == Some(mention.span);
        html! {
            <li key={i}><button type="button" class={classes!("kwic", here.then_some("here"))} onclick={desk.reveal(mention.span)}>
                <span>{ before }</span><b>{ tidy(reading.words(mention.span)) }</b><span>{ after }</span>
            </button></li>
        }
    });
    let quotes: Vec<Html> = (reading.quotes_by(index))
        .map(|q| {
            let span = reading.story.quotes[q].span;
            html! {
                <li key={q}><button type="button" class="fact" onclick={desk.reveal(span)}>{ tidy(reading.words(span)) }</button></li>
            }
        })
        .collect();
    let reasons = std::iter::once((words.kind_reason)(participant.reason).to_owned()).chain(
        (participant.presence.evidence)
            .filter(|_| participant.presence.status != PresenceStatus::None)
            .map(|e| match participant.presence.by {
                By::Hand => words.amend.presence.to_owned(),
                By::Reader => (words.presence_reason)(&tidy(reading.words(e))),
            }),
    );
    let (said, told) = (!quotes.is_empty(), facts(props, index));
    html! {
        <div key="details" class="details" lang={lang(reading)}>
            <div class="steps" lang={words.tongue.tag()}>
                <button type="button" aria-label={words.previous} onclick={desk.on(Ask::Do(Action::Step(-1)))}>{ "←" }</button>
                <span>{ (words.place_of)(at, of) }</span>
                <button type="button" aria-label={words.next} onclick={desk.on(Ask::Do(Action::Step(1)))}>{ "→" }</button>
                { hand::correct(desk, Subject::Participant(index)) }
            </div>
            <p hidden={participant.roles.len() < 2} class="roles">{ listed(&participant.roles) }</p>
            <p hidden={participant.aliases.is_empty()} class="aliases">
                <span class="label" lang={words.tongue.tag()}>{ words.also }</span>{ " " }{ listed(&participant.aliases) }
            </p>
            { for told }
            { for said.then(|| html! {
                <h4 key="said-title" lang={words.tongue.tag()}>{ words.quotes_title }</h4>
            }) }
            { for said.then(|| html! {
                <ul key="said" class="said-by" data-rove="button">{ for quotes.clone() }</ul>
            }) }
            <h4 lang={words.tongue.tag()} hidden={participant.mentions.is_empty()}>{ words.mentions_title }</h4>
            <ul class="mentions" data-rove="button" hidden={participant.mentions.is_empty()}>{ for mentions }</ul>
            <div lang={words.tongue.tag()}>{ why(desk, reasons) }</div>
        </div>
    }
}

/// What the story says of a participant, a row for each kind of fact it has.
fn facts(props: &Props, index: usize) -> Option<Html> {
    let Props { desk, reading, .. } = props;
    let words = &desk.words.card;
    let story = &reading.story;
    let presence = &story.participants[index].presence;
    let is_there = (presence.evidence).map(|found| passage(props, reading.clause(found)));
    let stood_for = (story.representations.iter())
        .filter(|r| r.by.contains(&index))
        .map(|r| r.who)
        .collect();
    let claims = |topic| claims_of(props, topic, index);
    let tied = |kind| names(props, tied_to(reading, index, kind));
    let rows = [
        (words.presence, is_there),
        (words.represented, names(props, stand_ins(reading, index))),
        (words.stands_for, names(props, stood_for)),
        (words.promises, claims(Topic::Commitments)),
        (words.demands, claims(Topic::Demands)),
        (words.next, claims(Topic::NextSteps)),
        (words.met, tied(RelationKind::Met)),
        (words.kin, tied(RelationKind::Kin)),
        (words.office, tied(RelationKind::Office)),
    ];
    let rows: Vec<Html> = (rows.into_iter())
        .filter_map(|(label, value)| {
            let value = value?;
            Some(html! {
                <div key={label}><dt lang={desk.words.tongue.tag()}>{ label }</dt><dd>{ value }</dd></div>
            })
        })
        .collect();
    (!rows.is_empty())
        .then(|| html! { <dl key="facts" class="told" data-rove="button">{ for rows }</dl> })
}

/// A clause of the story that leads to where it stands, the card staying open.
fn passage(props: &Props, clause: Span) -> Html {
    let Props { desk, reading, .. } = props;
    html! {
        <button type="button" class="fact" onclick={desk.reveal(clause)}>{ tidy(reading.words(clause)) }</button>
    }
}

/// Participants in a row; nothing for none.
fn names(props: &Props, all: Vec<usize>) -> Option<Html> {
    let names: Vec<Html> = all.iter().map(|i| participant(props, *i)).collect();
    (!names.is_empty()).then(|| fact::listed(&props.desk, names))
}

fn claims_of(props: &Props, topic: Topic, index: usize) -> Option<Html> {
    let claims = topic.claims(&props.reading.story.context).iter();
    let theirs: Vec<Html> = (claims
        .filter(|claim| claim.whose == Some(index))
        .enumerate())
    .map(|(i, claim)| html! { <li key={i}>{ passage(props, claim.span) }</li> })
    .collect();
    (!theirs.is_empty()).then(|| html! { <ul>{ for theirs }</ul> })
}

/// Whom a participant is tied to in one way, whoever of them the text names first; each once.
fn tied_to(reading: &Reading, index: usize, kind: RelationKind) -> Vec<usize> {
    let mut others = Vec::new();
    for relation in reading.story.relations.iter().filter(|r| r.kind == kind) {
        let other = match (relation.from, relation.to) {
            (from, to) if from == index => to,
            (from, to) if to == index => from,
            _ => continue,
        };
        if other != index && !others.contains(&other) {
            others.push(other);
        }
    }
    others
}
