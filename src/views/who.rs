//! Who is in the story: participants by kind, with role, presence, mentions, and where in the story they appear.

use super::explorer::Props;
use super::fact::{lang, tidy, why};
use super::{Ask, Desk};
use crate::reading::Reading;
use crate::state::{Action, Selection};
use depeche_engine::story::{Kind, Participant, PresenceStatus};
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

/// The panel.
pub fn panel(props: &Props) -> Html {
    let Props { desk, reading, .. } = props;
    let participants = &reading.story.participants;
    if participants.is_empty() {
        return html! { <p class="empty">{ desk.words.nobody }</p> };
    }
    let groups = ORDER.into_iter().filter_map(|kind| {
        let of_kind: Vec<usize> = (0..participants.len())
            .filter(|i| participants[*i].kind == kind)
            .collect();
        (!of_kind.is_empty()).then(|| {
            html! {
                <section key={kind.name()} class="group">
                    <h3>{ (desk.words.kinds)(kind) }<span class="count">{ of_kind.len() }</span></h3>
                    <ul onkeydown={desk.rove(".who > button")}>{ for of_kind.into_iter().map(|i| card(props, i)) }</ul>
                </section>
            }
        })
    });
    html! { <div class="groups">{ for groups }</div> }
}

fn card(props: &Props, index: usize) -> Html {
    let Props { desk, reading, .. } = props;
    let participant = &reading.story.participants[index];
    let selection = Selection::Participant(index);
    let open = props.selection == selection;
    let role = participant.roles.first().map(|r| tidy(reading.words(*r)));
    let quotes = reading.quotes_by(index).count();
    html! {
        <li key={index} class={classes!("who", participant.kind.name(), open.then_some("open"))}>
            <button type="button" aria-expanded={open.to_string()} aria-current={open.then_some("true")}
                onclick={if open { desk.on(Ask::Do(Action::Leave)) } else { desk.select(selection) }}>
                <span class="name" lang={lang(reading)}>{ tidy(reading.words(participant.name)) }</span>
                <span class="role" lang={lang(reading)}>{ role.unwrap_or_default() }</span>
                <span class="facts">
                    { presence(desk, participant) }
                    <span>{ (desk.words.mentions)(participant.mentions.len()) }</span>
                    <span hidden={quotes == 0}>{ (desk.words.quotes)(quotes) }</span>
                </span>
                { strip(desk, reading, participant) }
            </button>
            { if open { details(props, index) } else { html! { <div class="details" hidden=true></div> } } }
        </li>
    }
}

fn presence(desk: &Desk, participant: &Participant) -> Html {
    let presence = &participant.presence;
    let status = (desk.words.presence_of)(presence.status);
    html! {
        <>
            <span class={classes!("badge", presence.status.name())} hidden={status.is_empty()}>{ status }</span>
            <span class="badge host" hidden={!presence.host}>{ desk.words.host }</span>
        </>
    }
}

/// Where in the story a participant appears: one stroke for each mention, from the first word to the last.
fn strip(desk: &Desk, reading: &Reading, participant: &Participant) -> Html {
    let length = reading.text.len().max(1) as u64;
    let strokes = participant.mentions.iter().enumerate().map(|(i, mention)| {
        let at = u64::from(mention.span.start) * 1000 / length;
        html! { <rect key={i} x={at.to_string()} y="0" width="5" height="10" /> }
    });
    html! {
        <svg class="strip" role="img" viewBox="0 0 1005 10" preserveAspectRatio="none"
            aria-label={(desk.words.strip)(participant.mentions.len())}>{ for strokes }</svg>
    }
}

fn details(props: &Props, index: usize) -> Html {
    let Props { desk, reading, .. } = props;
    let words = desk.words;
    let participant = &reading.story.participants[index];
    let (at, of) = props.place;
    let listed = |spans: &[depeche_engine::Span]| {
        let all: Vec<_> = spans.iter().map(|s| tidy(reading.words(*s))).collect();
        all.join(", ")
    };
    let mentions = participant.mentions.iter().enumerate().map(|(i, mention)| {
        let (before, after) = reading.around(mention.span, 32);
        let here = props.here == Some(mention.span);
        html! {
            <li key={i}><button type="button" class={classes!("kwic", here.then_some("here"))} onclick={desk.reveal(mention.span)}>
                <span>{ format!("…{}", tidy(before)) }</span><b>{ tidy(reading.words(mention.span)) }</b><span>{ format!("{}…", tidy(after)) }</span>
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
            .map(|e| (words.presence_reason)(&tidy(reading.words(e)))),
    );
    html! {
        <div class="details" lang={lang(reading)}>
            <div class="steps" lang={words.tongue.tag()}>
                <button type="button" aria-label={words.previous} onclick={desk.on(Ask::Do(Action::Step(-1)))}>{ "←" }</button>
                <span>{ (words.place_of)(at, of) }</span>
                <button type="button" aria-label={words.next} onclick={desk.on(Ask::Do(Action::Step(1)))}>{ "→" }</button>
            </div>
            <p hidden={participant.roles.len() < 2} class="roles">{ listed(&participant.roles) }</p>
            <p hidden={participant.aliases.is_empty()} class="aliases">
                <span class="label" lang={words.tongue.tag()}>{ words.also }</span>{ " " }{ listed(&participant.aliases) }
            </p>
            <h4 lang={words.tongue.tag()} hidden={quotes.is_empty()}>{ words.quotes_title }</h4>
            <ul class="said-by">{ for quotes }</ul>
            <h4 lang={words.tongue.tag()}>{ words.mentions_title }</h4>
            <ul class="mentions" onkeydown={desk.rove("button")}>{ for mentions }</ul>
            <div lang={words.tongue.tag()}>{ why(desk, reasons) }</div>
        </div>
    }
}
