//! What the story is about: the event, who is there, what was promised, what blocks, what comes next, and when.

use super::attendance;
use super::explorer::Props;
use super::fact::{self, lang, tidy, why};
use super::{Ask, Desk, hand};
use crate::glance::stand_ins as stand_ins_of;
use crate::marks::Topic;
use crate::reading::Reading;
use crate::source::day;
use crate::state::{Action, Hand, Selection, Subject};
use crate::timeline::{Entry, Timeline, timeline};
use crate::web;
use depeche_engine::story::{By, Claim, Event, PresenceStatus};
use yew::prelude::*;

/// The statuses of the ledger, in its order.
const LEDGER: [PresenceStatus; 5] = [
    PresenceStatus::Attending,
    PresenceStatus::Remote,
    PresenceStatus::Expected,
    PresenceStatus::Represented,
    PresenceStatus::Absent,
];

/// The panel.
pub fn panel(props: &Props) -> Html {
    let Props { desk, reading, .. } = props;
    let story = &reading.story;
    let event = (story.event.as_ref())
        .map_or_else(|| no_event(props), |event| Some(event_card(props, event)));
    let sections = [event, ledger(props)];
    let topics = Topic::ALL.map(|topic| claims(props, topic));
    let rest = [
        date_field(props),
        days(props),
        published(desk, reading),
        credits(desk, reading),
    ];
    let sections: Vec<Html> = (sections.into_iter().chain(topics).chain(rest))
        .flatten()
        .collect();
    let only_offer = story.event.is_none() && sections.len() == 1;
    if sections.is_empty() || only_offer {
        return html! {
            <div class="groups"><p class="empty">{ desk.words.no_context }</p>{ for sections }</div>
        };
    }
    html! { <div class="groups">{ for sections }</div> }
}

/// The way to say what the event is, where none was read.
fn no_event(props: &Props) -> Option<Html> {
    let desk = &props.desk;
    let onclick = desk.on(Ask::Do(Action::Hand(Hand::Open(Subject::Event))));
    Some(html! {
        <p key="event" class="group"><button type="button" class="quiet" {onclick}>{ desk.words.amend.say_event }</button></p>
    })
}

fn event_card(props: &Props, event: &Event) -> Html {
    let Props { desk, reading, .. } = props;
    let words = desk.words;
    let plain = |text: String| html! { <span>{ text }</span> };
    let spoken = |span| fact::words(desk, reading, span, Selection::Words(span), props.selection);
    let person = |index: usize| participant(props, index);
    let when = match (event.date, event.until) {
        (Some(from), Some(to)) => Some(format!("{} – {}", (words.date)(from), (words.date)(to))),
        (from, to) => from.or(to).map(words.date),
    };
    let status = Some((words.event_status)(event.status)).filter(|s| !s.is_empty());
    let rows = [
        (words.place, event.place.map(person)),
        (words.when, when.map(plain)),
        (words.status, status.map(|s| plain(s.to_owned()))),
        (words.hosted_by, event.host.map(person)),
        (words.attendance, event.attendance.map(spoken)),
        (words.purpose, event.purpose.map(spoken)),
        (words.outcome, event.outcome.map(spoken)),
    ];
    let rows = rows.into_iter().filter_map(|(label, value)| {
        value.map(|value| html! { <div key={label}><dt>{ label }</dt><dd>{ value }</dd></div> })
    });
    html! {
        <section key="event" class="group event">
            <h3>{ words.event }{ " " }{ for hand::badge(desk, event.by) }</h3>
            <p class="title">{ spoken(event.name.unwrap_or(event.what)) }</p>
            <dl>{ for rows }</dl>
            <div class="foot">
                { why(desk, [(words.presence_reason)(&tidy(reading.words(reading.clause(event.evidence))))]) }
                { hand::correct(desk, Subject::Event) }
            </div>
        </section>
    }
}

/// Who is there, who is not, and who stands in: a group for each status, each name with the words that show it.
fn ledger(props: &Props) -> Option<Html> {
    let Props { desk, reading, .. } = props;
    let words = desk.words;
    let participants = &reading.story.participants;
    let rows: Vec<Html> = (LEDGER.into_iter())
        .filter_map(|status| {
            let of_status: Vec<usize> = reading.present(status).collect();
            if of_status.is_empty() {
                return None;
            }
            let entries = of_status.into_iter().map(|index| {
                let evidence = participants[index].presence.evidence;
                let evidence = evidence.map(|found| reading.clause(found));
                html! {
                    <li key={index}>
                        { participant(props, index) }
                        <span class="badge host" hidden={!participants[index].presence.host}>{ words.host }</span>
                        { for hand::badge(desk, participants[index].presence.by) }
                        { stand_ins(props, index) }
                        { for evidence.map(|span| html! {
                            <span key="evidence" class="evidence">{ fact::words(desk, reading, span, Selection::Words(span), props.selection) }</span>
                        }) }
                    </li>
                }
            });
            Some(html! {
                <div key={status.name()} class={status.name()}>
                    <dt>{ (words.presence)(status) }</dt>
                    <dd><ul data-rove="button">{ for entries }</ul></dd>
                </div>
            })
        })
        .collect();
    (!rows.is_empty()).then(|| {
        html! {
            <section key="ledger" class="group ledger">
                <h3>{ words.ledger }</h3>
                { for attendance::plan(desk, reading, props.selection) }
                <dl>{ for rows }</dl>
            </section>
        }
    })
}

fn stand_ins(props: &Props, index: usize) -> Html {
    let Props { desk, reading, .. } = props;
    let by = stand_ins_of(reading, index).into_iter();
    let names: Vec<Html> = by.map(|i| participant(props, i)).collect();
    html! {
        <span class="stand-ins" hidden={names.is_empty()}>{ " " }{ desk.words.represented_by }{ " " }{ fact::listed(desk, names) }</span>
    }
}

fn claims(props: &Props, topic: Topic) -> Option<Html> {
    let Props { desk, reading, .. } = props;
    let words = desk.words;
    let claims: &[Claim] = topic.claims(&reading.story.context);
    let reason = |claim: &Claim| match claim.by {
        By::Hand => words.amend.claim.to_owned(),
        By::Reader => (words.claim_reason)(&tidy(reading.words(claim.cue))),
    };
    let items = claims.iter().enumerate().map(|(i, claim)| {
        let selection = Selection::Claim(topic, i);
        html! {
            <li key={i}>
                { for claim.whose.map(|w| html! { <span key="whose" class="whose">{ participant(props, w) }</span> }) }
                { fact::words(desk, reading, claim.span, selection, props.selection) }
                { for hand::badge(desk, claim.by) }
                <div class="foot">
                    { why(desk, [reason(claim)]) }
                    { hand::correct(desk, Subject::Claim(topic, i)) }
                </div>
            </li>
        }
    });
    (!claims.is_empty()).then(|| {
        html! {
            <section key={format!("{topic:?}")} class="group claims">
                <h3>{ (words.topic)(topic) }{ " " }<span class="count">{ claims.len() }</span></h3>
                <ul data-rove=".fact">{ for items }</ul>
            </section>
        }
    })
}

/// A field for the story's date, where it states none and something is counted from it.
fn date_field(props: &Props) -> Option<Html> {
    let Props { desk, reading, .. } = props;
    let words = &desk.words.arrival;
    let is_asked = reading.takes_date() && !reading.story.context.dates.is_empty();
    let date = reading.source.given.date;
    let onchange =
        (desk.ask).reform(|event: yew::Event| Ask::Date(day(&web::focus::typed(&event))));
    is_asked.then(|| {
        html! {
            <section key="date" class="group undated">
                <p hidden={date.is_some()}>{ words.undated }</p>
                <label>{ words.date }{ " " }<input type="date" value={date.map(|d| d.to_string())} {onchange} /></label>
            </section>
        }
    })
}

/// The dispatch's own date, where it has one: other dates are counted from it.
fn published(desk: &Desk, reading: &Reading) -> Option<Html> {
    let furniture = &reading.story.furniture;
    let dateline = furniture.dateline.as_ref();
    let date = furniture.published.or(dateline.and_then(|d| d.date))?;
    // The field for a date that the text lacks stands above already.
    let is_asked = reading.takes_date() && !reading.story.context.dates.is_empty();
    (!is_asked).then(|| {
        html! {
            <section key="published" class="group published">
                <p>{ desk.words.columns.published }{ " " }{ (desk.words.date)(date) }{ " " }{ for hand::badge(desk, furniture.published_by) }</p>
                <div class="foot">{ hand::correct(desk, Subject::Published) }</div>
            </section>
        }
    })
}

/// How many passages a day shows before the rest has to be asked for.
const PASSAGES: usize = 4;

/// What happens when: equal dates together, those that nothing resolves last, then next steps without a date.
fn days(props: &Props) -> Option<Html> {
    let Props { desk, reading, .. } = props;
    let words = desk.words;
    let Timeline { days, undated } = timeline(reading);
    let items = days.iter().enumerate().map(|(i, day)| {
        let open = day.date.is_none();
        let when = if open {
            let said = tidy(reading.words(day.words));
            format!("{} ({})", said, (words.when_of)(None, None))
        } else {
            (words.when_of)(day.date, day.until)
        };
        let machine = day.date.map(|d| d.to_string());
        html! {
            <li key={i} class={classes!(open.then_some("undecided"))}>
                <time datetime={machine}>{ when }</time>
                { passages(props, &day.entries) }
            </li>
        }
    });
    let undated_item = (!undated.is_empty()).then(|| {
        html! {
            <li key="undated"><span class="when">{ words.card.next }</span>{ passages(props, &undated) }</li>
        }
    });
    (!(days.is_empty() && undated.is_empty())).then(|| {
        html! {
            <section key="timeline" class="group timeline">
                <h3>{ words.timeline }{ " " }<span class="count">{ days.len() }</span></h3>
                <ol data-rove=".fact">{ for items }{ for undated_item }</ol>
            </section>
        }
    })
}

/// What happens on a day: the first passages, the rest behind them.
fn passages(props: &Props, entries: &[Entry]) -> Html {
    let Props { desk, reading, .. } = props;
    // A long story has hundreds of passages: only the one that is selected can be put right from here.
    let corrected = |entry: &Entry| {
        let subject = Subject::of(entry.selection, reading);
        let subject = subject.filter(|_| entry.selection == props.selection)?;
        Some(html! { <div key="foot" class="foot">{ hand::correct(desk, subject) }</div> })
    };
    let passage = |(i, entry): (usize, &Entry)| {
        html! {
            <li key={i}>
                { fact::words(desk, reading, entry.clause, entry.selection, props.selection) }
                { for entry.next.then(|| html! { <span key="next" class="badge">{ desk.words.card.to_come }</span> }) }
                { for hand::badge(desk, entry.by(reading)) }
                { for corrected(entry) }
            </li>
        }
    };
    let mut all = entries.iter().enumerate();
    let first: Vec<Html> = all.by_ref().take(PASSAGES).map(passage).collect();
    let rest: Vec<Html> = all.map(passage).collect();
    let is_open = (entries.iter().skip(PASSAGES)).any(|e| e.selection == props.selection);
    let rest = (!rest.is_empty()).then(|| {
        html! {
            <details key="rest" open={is_open}>
                <summary>{ (desk.words.card.more)(rest.len()) }</summary>
                <ul>{ for rest.clone() }</ul>
            </details>
        }
    });
    html! { <div class="passages"><ul>{ for first }</ul>{ for rest }</div> }
}

fn credits(desk: &Desk, reading: &Reading) -> Option<Html> {
    let credits = &reading.story.furniture.credits;
    let items = credits.iter().enumerate().map(|(i, credit)| {
        html! {
            <li key={i}><span class="label">{ (desk.words.credit)(credit.role) }</span>{ " " }<span lang={lang(reading)}>{ tidy(reading.words(credit.name)) }</span></li>
        }
    });
    (!credits.is_empty()).then(|| {
        html! {
            <section key="credits" class="group credits">
                <h3>{ desk.words.credits }{ format!(" ({})", desk.words.claimed) }</h3>
                <ul>{ for items }</ul>
            </section>
        }
    })
}

/// A name that leads to its participant.
pub fn participant(props: &Props, index: usize) -> Html {
    let Props { desk, reading, .. } = props;
    let selection = Selection::Participant(index);
    html! {
        <button type="button" class="participant" lang={lang(reading)} aria-current={(props.selection == selection).then_some("true")}
            onclick={desk.select(selection)}>{ tidy(reading.name(index)) }</button>
    }
}
