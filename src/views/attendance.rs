//! Attendance as a plan that is seen at once: a room with whoever is in it, the empty chairs of those who are not, beside it
//! who is awaited, who was not invited, and who is named without a word of theirs or of their presence.
//!
//! For the eye alone: the ledger below it tells the same as a list, to which a name in the plan leads too.

use super::Desk;
use super::fact::{lang, tidy};
use crate::glance::stand_ins;
use crate::reading::Reading;
use crate::state::Selection;
use depeche_engine::story::{Kind, PresenceStatus};
use yew::prelude::*;

/// The plan; nothing where the story tells of nobody's presence.
// Drawn on the screen and on paper, and once in the module.
#[inline(never)]
pub fn plan(desk: &Desk, reading: &Reading, now: Selection) -> Option<Html> {
    let words = desk.words;
    let (mut inside, mut expected) = (Vec::new(), Vec::new());
    let (mut uninvited, mut silent) = (Vec::new(), Vec::new());
    for status in ORDER {
        for (who, participant) in reading.story.participants.iter().enumerate() {
            let presence = participant.presence;
            // Who stands in sits in the chair of whom they stand in for.
            if presence.status != status || stands_in(reading, who) {
                continue;
            }
            match status {
                PresenceStatus::None if is_silent(reading, who) => silent.push((who, status)),
                PresenceStatus::None => {}
                PresenceStatus::Expected => expected.push((who, status)),
                _ if presence.uninvited => uninvited.push((who, status)),
                _ if presence.host => inside.insert(0, (who, status)),
                _ => inside.push((who, status)),
            }
        }
    }
    if inside.is_empty() && expected.is_empty() && uninvited.is_empty() {
        return None;
    }
    let places = [
        ("room", "", inside),
        (
            "awaited",
            (words.presence)(PresenceStatus::Expected),
            expected,
        ),
        ("uninvited", words.card.uninvited, uninvited),
        ("silent", words.card.silent, silent),
    ];
    let places = places.into_iter().filter(|(.., seated)| !seated.is_empty());
    let places = places.map(|(class, label, seated)| {
        let seats = (seated.into_iter()).map(|(who, status)| seat(desk, reading, now, who, status));
        html! { <div key={class} {class}><span class="label">{ label }</span><div class="seats">{ for seats }</div></div> }
    });
    Some(html! { <div class="plan" aria-hidden="true">{ for places }</div> })
}

/// The order of the chairs.
const ORDER: [PresenceStatus; 6] = [
    PresenceStatus::Attending,
    PresenceStatus::Represented,
    PresenceStatus::Remote,
    PresenceStatus::Absent,
    PresenceStatus::Expected,
    PresenceStatus::None,
];

fn stands_in(reading: &Reading, who: usize) -> bool {
    let story = &reading.story;
    story.representations.iter().any(|r| r.by.contains(&who))
}

/// Whether somebody says nothing: of people only, since of others that says nothing.
fn is_silent(reading: &Reading, who: usize) -> bool {
    let is_person = reading.story.participants[who].kind == Kind::Person;
    is_person && reading.quotes_by(who).next().is_none()
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
        // So says the label of their place.
        _ if presence.uninvited => String::new(),
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
