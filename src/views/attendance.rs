//! Attendance as a plan that is seen at once: a room with whoever is in it, the empty chairs of those who are not, beside it
//! who is awaited, and who is named without a word of theirs or of their presence.
//!
//! For the eye alone: the ledger below it tells the same as a list, to which a name in the plan leads too.

use super::Desk;
use super::fact::{lang, tidy};
use crate::glance::stand_ins;
use crate::reading::Reading;
use crate::state::Selection;
use depeche_engine::order;
use depeche_engine::story::{Kind, PresenceStatus};
use yew::prelude::*;

/// The plan; nothing where the story tells of nobody's presence.
// Drawn on the screen and on paper, and once in the module.
#[inline(never)]
pub fn plan(desk: &Desk, reading: &Reading, now: Selection) -> Option<Html> {
    let words = desk.words;
    let of = |status| reading.present(status).map(move |who| (who, status));
    let mut inside: Vec<_> = of(PresenceStatus::Attending).collect();
    // Who stands in sits in the chair of whom they stand in for.
    let stand_in = |who| {
        let story = &reading.story;
        story.representations.iter().any(|r| r.by.contains(&who))
    };
    inside.retain(|(who, _)| !stand_in(*who));
    order::sort_by_key(&mut inside, |(who, _)| {
        !reading.story.participants[*who].presence.host
    });
    for status in [
        PresenceStatus::Represented,
        PresenceStatus::Remote,
        PresenceStatus::Absent,
    ] {
        inside.extend(of(status));
    }
    let expected: Vec<_> = of(PresenceStatus::Expected).collect();
    if inside.is_empty() && expected.is_empty() {
        return None;
    }
    let silent: Vec<_> = silent(reading)
        .map(|who| (who, PresenceStatus::None))
        .collect();
    let seats = |all: &[(usize, PresenceStatus)]| -> Html {
        (all.iter())
            .map(|(who, status)| seat(desk, reading, now, *who, *status))
            .collect()
    };
    let beside = |class: &'static str, label: &'static str, all: &[(usize, PresenceStatus)]| {
        (!all.is_empty()).then(|| {
            html! { <div key={class} {class}><span class="label">{ label }</span><div class="seats">{ seats(all) }</div></div> }
        })
    };
    let expected_label = (words.presence)(PresenceStatus::Expected);
    Some(html! {
        <div class="plan" aria-hidden="true">
            { for (!inside.is_empty()).then(|| html! { <div key="room" class="room seats">{ seats(&inside) }</div> }) }
            { for beside("awaited", expected_label, &expected) }
            { for beside("silent", words.card.silent, &silent) }
        </div>
    })
}

/// Who is named, and neither speaks nor is said to be there or not: people, since of others that says nothing.
fn silent(reading: &Reading) -> impl Iterator<Item = usize> + '_ {
    let stands_in =
        |who: usize| (reading.story.representations.iter()).any(|r| r.by.contains(&who));
    (reading.story.participants.iter().enumerate())
        .filter(|(_, p)| p.kind == Kind::Person && p.presence.status == PresenceStatus::None)
        .map(|(who, _)| who)
        .filter(move |who| reading.quotes_by(*who).next().is_none() && !stands_in(*who))
}

/// A chair with its name below; with who sits in it for whom, where somebody stands in.
fn seat(
    desk: &Desk,
    reading: &Reading,
    now: Selection,
    who: usize,
    status: PresenceStatus,
) -> Html {
    let words = desk.words;
    let selection = Selection::Participant(who);
    let presence = reading.story.participants[who].presence;
    let mut by: Vec<String> = Vec::new();
    if status == PresenceStatus::Represented {
        by = (stand_ins(reading, who).into_iter())
            .map(|by| tidy(reading.name(by)))
            .collect();
    }
    let told = match status {
        _ if presence.host => words.host.to_owned(),
        PresenceStatus::Represented if !by.is_empty() => {
            format!("{} {}", words.represented_by, words.list(&by))
        }
        PresenceStatus::Attending | PresenceStatus::Expected | PresenceStatus::None => {
            String::new()
        }
        status => (words.presence_of)(status).to_owned(),
    };
    let class = classes!(
        "seat",
        status.name(),
        presence.host.then_some("host"),
        (now == selection).then_some("current")
    );
    html! {
        <span key={who} {class} onclick={desk.select(selection)}>
            <span class="chair"></span>
            <span class="named" lang={lang(reading)}>{ tidy(reading.name(who)) }</span>
            { for (!told.is_empty()).then(|| html! { <span key="told" class="seated">{ told.clone() }</span> }) }
        </span>
    }
}
