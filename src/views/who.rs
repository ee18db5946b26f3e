//! Who is in the story: participants by kind, with role, presence, mentions, and where in the story they appear.

use super::explorer::Props;
use super::fact::{chip, choice, lang, tidy};
use super::{Ask, Desk, card};
use crate::reading::Reading;
use crate::search::folded;
use crate::state::{Action, Order, Selection};
use crate::web;
use depeche_engine::order;
use depeche_engine::story::{By, Kind, Participant};
use std::cmp::Reverse;
use yew::prelude::*;

/// The kinds in the order in which they are shown; what could not be decided comes last.
const ORDER: [Kind; 7] = [
    Kind::Person,
    Kind::Organisation,
    Kind::Group,
    Kind::Unnamed,
    Kind::Document,
    Kind::Place,
    Kind::Unknown,
];

/// How many cards are drawn first: more than any window shows.
const FIRST: usize = 40;

/// The panel. Unless `whole`, only the first cards of a long list, whose headings count them all.
pub fn panel(props: &Props, whole: bool) -> Html {
    let Props { desk, reading, .. } = props;
    let participants = &reading.story.participants;
    if participants.is_empty() {
        return html! { <p class="empty">{ desk.words.nobody }</p> };
    }
    let view = &props.who;
    let filter = folded(view.filter.trim());
    let mut shown: Vec<usize> = (0..participants.len())
        .filter(|i| view.kind.is_none_or(|kind| participants[*i].kind == kind))
        .filter(|i| filter.is_empty() || holds(reading, &participants[*i], &filter))
        .collect();
    match view.order {
        Order::Kind | Order::Appearance => {}
        Order::Mentions => {
            order::sort_by_key(&mut shown, |i| Reverse(participants[*i].mentions.len()));
        }
        Order::Name => {
            let names: Vec<String> = (0..participants.len())
                .map(|i| folded(reading.name(i)))
                .collect();
            order::sort_by_key(&mut shown, |i| names[*i].as_str());
        }
    }
    let room = if whole || props.selection != Selection::None {
        usize::MAX
    } else {
        FIRST
    };
    let mut left = room;
    let groups: Html = if view.order == Order::Kind {
        let of = |kind| {
            shown
                .iter()
                .copied()
                .filter(move |i| participants[*i].kind == kind)
        };
        (ORDER.into_iter())
            .filter(|kind| of(*kind).next().is_some())
            .map(|kind| {
                let cards: Vec<Html> = of(kind).take(left).map(|i| card(props, i)).collect();
                left -= cards.len();
                html! {
                    <section key={kind.name()} class="group">
                        <h3>{ (desk.words.kinds)(kind) }{ " " }<span class="count">{ of(kind).count() }</span></h3>
                        <ul data-rove=".who > button">{ for cards }</ul>
                    </section>
                }
            })
            .collect()
    } else {
        html! {
            <section key="flat" class="group"><ul data-rove=".who > button">{ for shown.iter().take(room).map(|i| card(props, *i)) }</ul></section>
        }
    };
    html! {
        <div class="groups">
            { controls(props) }
            { groups }
            <p class="empty" hidden={!shown.is_empty()}>{ desk.words.no_match }</p>
        </div>
    }
}

/// Which participants are listed, and how.
fn controls(props: &Props) -> Html {
    let Props {
        desk,
        reading,
        who: view,
        ..
    } = props;
    let participants = &reading.story.participants;
    let count = |kind| participants.iter().filter(|p| p.kind == kind).count();
    let kinds = ORDER.into_iter().filter(|kind| count(*kind) > 0).map(|kind| {
        let on = view.kind == Some(kind);
        let only = Action::Only((!on).then_some(kind));
        let label = html! { <span class={classes!("m", kind.name())}>{ (desk.words.kinds)(kind) }</span> };
        chip(desk, kind.name(), on, only, label, &count(kind).to_string())
    });
    let options = Order::ALL.map(|order| ((desk.words.order)(order), order == view.order));
    html! {
        <div class="controls">
            <label class="fold"><input type="checkbox" />{ desk.words.filter_short }</label>
            <input type="search" class="filter" aria-label={desk.words.filter} placeholder={desk.words.filter_short} value={view.filter.clone()}
                oninput={desk.ask.reform(|event: InputEvent| Ask::Do(Action::Filter(web::focus::typed(&event))))} />
            { choice(desk.words.sort, &options, desk.ask.reform(|i: usize| Ask::Do(Action::Sort(Order::ALL[i])))) }
            <div class="chips" role="group" aria-label={desk.words.filter} data-rove="button">{ for kinds }</div>
        </div>
    }
}

/// Whether a participant's names or roles hold these words, folded.
fn holds(reading: &Reading, participant: &Participant, filter: &str) -> bool {
    let spans = std::iter::once(&participant.name)
        .chain(&participant.aliases)
        .chain(&participant.roles);
    spans
        .into_iter()
        .any(|s| folded(reading.words(*s)).contains(filter))
}

fn card(props: &Props, index: usize) -> Html {
    let Props { desk, reading, .. } = props;
    let participant = &reading.story.participants[index];
    let selection = Selection::Participant(index);
    let open = props.selection == selection;
    let role = participant.roles.first();
    let quotes = reading.quotes_by(index).count();
    let facts = [
        (quotes > 0).then(|| (desk.words.quotes)(quotes)),
        (!participant.mentions.is_empty())
            .then(|| (desk.words.mentions)(participant.mentions.len())),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    html! {
        <li key={index} class={classes!("who", participant.kind.name(), open.then_some("open"))}>
            <button key="card" type="button" aria-expanded={open.to_string()} aria-current={open.then_some("true")}
                onclick={if open { desk.on(Ask::Do(Action::Leave)) } else { desk.select(selection) }}>
                <span key="name" class="name" lang={lang(reading)}>{ tidy(reading.words(participant.name)) }</span>
                { for role.map(|r| html! { <span key="role" class="role" lang={lang(reading)}>{ tidy(reading.words(*r)) }</span> }) }
                <span key="side" class="side">
                    { for presence(desk, participant) }
                    <span key="facts" class="facts">{ facts.join(" · ") }</span>
                </span>
                { strip(desk, reading, participant) }
            </button>
            { for open.then(|| card::details(props, index)) }
        </li>
    }
}

/// What a participant is at the event, when that is known, and whether something of it was put right.
fn presence(desk: &Desk, participant: &Participant) -> Option<Html> {
    let presence = &participant.presence;
    let is_hand = [participant.by, presence.by].contains(&By::Hand);
    let status = (desk.words.presence_of)(presence.status);
    let badges = [
        (presence.status.name(), status),
        ("host", if presence.host { desk.words.host } else { "" }),
        (
            "hand",
            if is_hand {
                desk.words.amend.by_hand
            } else {
                ""
            },
        ),
    ];
    let badges: Vec<Html> = (badges.into_iter())
        .filter(|(_, label)| !label.is_empty())
        .map(|(name, label)| html! { <span key={name} class={classes!("badge", name)}>{ label }</span> })
        .collect();
    (!badges.is_empty()).then(|| html! { <span key="badges" class="badges">{ for badges }</span> })
}

/// Where in the story a participant appears: one stroke for each mention, from the first word to the last.
fn strip(desk: &Desk, reading: &Reading, participant: &Participant) -> Html {
    let length = reading.text.len().max(1) as u64;
    // One path and not a shape for each: a long story has thousands of mentions.
    let strokes: String = (participant.mentions.iter())
        .map(|m| format!("M{} 0v10", u64::from(m.span.start) * 1000 / length))
        .collect();
    html! {
        <svg key="strip" class="strip" role="img" viewBox="-2 0 1004 10" preserveAspectRatio="none"
            aria-label={(desk.words.strip)(participant.mentions.len())}><path d={strokes} /></svg>
    }
}
