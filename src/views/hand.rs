//! Putting right by hand: the tools above the story, and the dialogue, which shows a [`Sheet`] whatever it is about.

use super::{Ask, Desk, fact};
use crate::hand::{Choice, Field, Group, Sheet, sheet};
use crate::pieces;
use crate::reading::{Reading, tidy};
use crate::state::{Action, ByHand, Dialogue, Hand, Page, Subject};
use crate::web::{self, dialogue};
use std::rc::Rc;
use yew::prelude::*;

/// The id of the dialogue.
const ID: &str = "by-hand";

/// What asks for a deed.
fn ask(hand: Hand) -> Ask {
    Ask::Do(Action::Hand(hand))
}

/// A button that opens the dialogue on something.
pub fn correct(desk: &Desk, subject: Subject) -> Html {
    let words = &desk.words.amend;
    html! {
        <button type="button" class="quiet" onclick={desk.on(ask(Hand::Open(subject)))}>{ words.correct }</button>
    }
}

/// Says that something was put right by hand; nothing where it was not.
pub fn badge(desk: &Desk, by: depeche_engine::story::By) -> Option<Html> {
    let is_hand = by == depeche_engine::story::By::Hand;
    let words = desk.words.amend.by_hand;
    is_hand.then(|| html! { <span key="by-hand" class="badge hand">{ words }</span> })
}

/// The tools above the story.
pub fn tools(desk: &Desk, by_hand: &ByHand) -> Html {
    let words = &desk.words.amend;
    let history = &by_hand.history;
    let (undo, redo) = (history.can_undo(), history.can_redo());
    let corrections = history.corrections().0.len();
    // The words that are selected stay so.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    let button = |label: String, hidden: bool, to: Hand| {
        html! { <button type="button" {hidden} onclick={desk.on(ask(to))}>{ label }</button> }
    };
    let sign = |sign: &'static str, label: &'static str, disabled: bool, to: Hand| {
        html! {
            <button type="button" hidden={!undo && !redo} {disabled} aria-label={label} title={label}
                onclick={desk.on(ask(to))}>{ sign }</button>
        }
    };
    html! {
        <div class="hand-tools" role="group" aria-label={words.tools} onkeydown={desk.rove()} data-rove="button:not([hidden], :disabled)">
            <button type="button" {onmousedown} onclick={desk.on(Ask::Correct(None))}>{ words.correct }</button>
            { sign("↶", words.undo, !undo, Hand::Undo) }
            { sign("↷", words.redo, !redo, Hand::Redo) }
            { button((words.corrections)(corrections), corrections == 0, Hand::Open(Subject::All)) }
            { button(words.next_doubt.to_owned(), false, Hand::NextDoubt) }
        </div>
    }
}

/// Above a story whose sender put something right, or that is shown without what was.
pub fn sent(desk: &Desk, by_hand: &ByHand) -> Html {
    let words = &desk.words.amend;
    let aside = by_hand.aside;
    let any = !by_hand.history.corrections().0.is_empty();
    html! {
        <p class="origin" hidden={!any || !by_hand.sent && !aside}>
            <span hidden={!by_hand.sent}>{ words.sent }{ " " }</span>
            <button type="button" class="quiet" onclick={desk.on(ask(Hand::Aside(!aside)))}>{ if aside { words.again } else { words.aside } }</button>
        </p>
    }
}

/// What the dialogue is made from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The words to speak with, and where to ask.
    pub desk: Desk,
    /// The story; none on the first screen.
    pub reading: Option<Rc<Reading>>,
    /// What was put right, and what is.
    pub by_hand: ByHand,
}

/// The dialogue; empty and shut, but there, when nothing is put right.
#[component]
pub fn HandBox(props: &Props) -> Html {
    let Props { desk, by_hand, .. } = props;
    let open = by_hand.dialogue.filter(|_| props.reading.is_some());
    let shut = desk.ask.reform(|()| ask(Hand::Close));
    use_effect_with((), move |()| dialogue::on_close(ID, move || shut.emit(())));
    use_effect_with(open.map(|d| (d.subject, d.page)), |open| match open {
        Some(_) => dialogue::show(ID),
        None => dialogue::hide(ID),
    });
    let inside = (props.reading.as_ref().zip(open)).map(|(reading, dialogue)| {
        let props = InsideProps {
            desk: desk.clone(),
            reading: Rc::clone(reading),
            by_hand: by_hand.clone(),
            dialogue,
        };
        let inside = pieces::hand().map(|hand| (hand.inside)(&props));
        inside.unwrap_or_default()
    });
    html! {
        <dialog id={ID} class="by-hand" aria-labelledby="by-hand-title">{ for inside }</dialog>
    }
}

/// What stands in an open dialogue.
pub fn inside(props: &InsideProps) -> Html {
    let InsideProps {
        desk,
        reading,
        by_hand,
        dialogue,
    } = props.clone();
    html! { <Inside key={format!("{dialogue:?}")} {desk} {reading} {by_hand} {dialogue} /> }
}

/// What an open dialogue is made from.
#[derive(Clone, PartialEq, Properties)]
pub struct InsideProps {
    /// The words to speak with, and where to ask.
    pub desk: Desk,
    /// The story.
    pub reading: Rc<Reading>,
    /// What was put right.
    pub by_hand: ByHand,
    /// What is.
    pub dialogue: Dialogue,
}

/// One page of the open dialogue, with what was typed into its field.
#[component]
pub fn Inside(props: &InsideProps) -> Html {
    let InsideProps {
        desk,
        reading,
        by_hand,
        dialogue,
    } = props;
    let words = &desk.words.amend;
    let typed = use_state(String::new);
    let sheet = sheet(reading, desk.words, by_hand, *dialogue, &typed);
    let onkeydown = keys(desk, &sheet);
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| typed.set(web::focus::typed(&event)))
    };
    let groups = sheet.groups.iter().enumerate().map(|(i, group)| {
        let numbered = i == 0 && dialogue.subject != Subject::All;
        html! {
            <section key={i}>
                <h3 hidden={group.label.is_empty()}>{ group.label.clone() }</h3>
                { field(props, group, &typed, oninput.clone()) }
                <ul class={numbered.then_some("numbered")} data-rove="button">{ for choices(props, group, numbered) }</ul>
            </section>
        }
    });
    let quoted = sheet.words.map(|span| tidy(reading.words(span)));
    let button = |label: &'static str, hidden: bool, to: Hand| {
        html! { <button type="button" {hidden} onclick={desk.on(ask(to))}>{ label }</button> }
    };
    html! {
        <div class="by-hand-page" {onkeydown}>
            <h2 id="by-hand-title" tabindex="-1">{ sheet.title.clone() }</h2>
            <blockquote lang={fact::lang(reading)} hidden={quoted.is_none()}>{ quoted.unwrap_or_default() }</blockquote>
            { for groups }
            <div class="by-hand-foot">
                { button(words.back, dialogue.page == Page::First, Hand::Turn(Page::First)) }
                { button(words.skip, dialogue.asks.is_none(), Hand::NextDoubt) }
                { button(words.close, false, Hand::Close) }
            </div>
        </div>
    }
}

/// The field of a group; nothing where it has none.
fn field(
    props: &InsideProps,
    group: &Group,
    typed: &str,
    oninput: Callback<InputEvent>,
) -> Option<Html> {
    let InsideProps { desk, dialogue, .. } = props;
    let words = &desk.words.amend;
    let of_words = matches!(dialogue.page, Page::Name | Page::Roles | Page::What)
        || dialogue.subject == Subject::Event && dialogue.page == Page::First;
    let (kind, label) = match group.field? {
        Field::Search if of_words => ("search", words.words),
        Field::Search => ("search", words.search),
        Field::Day => ("date", words.which_day),
    };
    Some(html! {
        <input key="field" type={kind} class="filter" aria-label={label} placeholder={label} value={typed.to_owned()} {oninput} />
    })
}

fn choices<'g>(
    props: &'g InsideProps,
    group: &'g Group,
    numbered: bool,
) -> impl Iterator<Item = Html> + 'g {
    let InsideProps { desk, reading, .. } = props;
    group.choices.iter().enumerate().map(move |(i, choice)| {
        let Choice {
            label, note, now, ..
        } = choice;
        let lang = choice.is_story.then(|| fact::lang(reading));
        let key = (numbered && i < 9).then(|| (i + 1).to_string());
        html! {
            <li key={i}>
                <button type="button" aria-pressed={now.then_some("true")} aria-keyshortcuts={key.clone()} onclick={desk.on(ask(choice.hand.clone()))}>
                    { for key.map(|key| html! { <kbd key="key" aria-hidden="true">{ key }</kbd> }) }
                    <span key="label" {lang}>{ label.clone() }</span>
                    { for (!note.is_empty()).then(|| html! { <span key="note" class="note" lang={lang}>{ note.clone() }</span> }) }
                </button>
            </li>
        }
    })
}

/// Esc puts the dialogue away, a digit chooses, Enter in the field takes the first; other keys move in the lists.
fn keys(desk: &Desk, sheet: &Sheet) -> Callback<KeyboardEvent> {
    let first: Vec<Hand> = (sheet.groups.first())
        .map(|g| g.choices.iter().take(9).map(|c| c.hand.clone()).collect())
        .unwrap_or_default();
    desk.ask.reform(move |event: KeyboardEvent| {
        let key = event.key();
        let letter = web::focus::single_letter(&event);
        let digit = letter.and_then(|l| l.parse::<usize>().ok());
        let chosen = digit.and_then(|n| first.get(n.checked_sub(1)?));
        let in_search = web::focus::picked(&event, "type").as_deref() == Some("search");
        let chosen = chosen.or_else(|| first.first().filter(|_| key == "Enter" && in_search));
        match chosen {
            Some(hand) => {
                event.prevent_default();
                ask(hand.clone())
            }
            None if key == "Escape" => {
                event.prevent_default();
                ask(Hand::Close)
            }
            None => Ask::Rove(event),
        }
    })
}
