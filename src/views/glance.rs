//! In brief: what the dispatch comes to in a few lines, each leading to its words and lit with them.
//!
//! The lines are read as sentences, so what can be pressed in them flows like text: spans that are buttons, with one click
//! handler for them all, as in the story.

use super::fact::{lang, tidy};
use super::{Ask, Desk};
use crate::glance::{self, Line, Piece};
use crate::reading::Reading;
use crate::state::{Action, Selection, Side};
use crate::web;
use depeche_engine::story::Kind;
use std::rc::Rc;
use yew::prelude::*;

/// What the glance shows.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The words to speak with, and where to ask.
    pub desk: Desk,
    /// The story.
    pub reading: Rc<Reading>,
    /// What is selected.
    pub selection: Selection,
}

/// The glance; hidden when the story has nothing for it.
#[component]
pub fn Glance(props: &Props) -> Html {
    let Props { desk, reading, .. } = props;
    let words = &desk.words.glance;
    let lines = use_memo(Rc::clone(reading), |reading| glance::glance(reading));
    use_effect(|| web::focus::one_stop_each("glance"));
    let select = {
        let lines = Rc::clone(&lines);
        move |event: &Event| {
            let picked = web::focus::picked(event, "data-piece")?;
            let (line, piece) = picked.split_once('-')?;
            let line = lines.get(line.parse::<usize>().ok()?)?;
            let selection = line.pieces.get(piece.parse::<usize>().ok()?)?.selection()?;
            Some(Ask::Do(Action::Select(selection, Side::Glance)))
        }
    };
    let onclick = {
        let (ask, select) = (desk.ask.clone(), select.clone());
        Callback::from(move |event: MouseEvent| {
            if let Some(selected) = select(&event) {
                ask.emit(selected);
            }
        })
    };
    let onkeydown = desk.ask.reform(move |event: KeyboardEvent| {
        let pressed = matches!(event.key().as_str(), "Enter" | " ");
        match select(&event).filter(|_| pressed) {
            Some(selected) => {
                event.prevent_default();
                selected
            }
            None => Ask::Rove(event),
        }
    });
    html! {
        <section id="glance" class="glance" aria-label={words.title} hidden={lines.is_empty()}>
            <h2>{ words.title }</h2>
            <dl data-rove="[role=button]" {onclick} {onkeydown}>
                { for lines.iter().enumerate().map(|(i, line)| row(props, i, line)) }
            </dl>
        </section>
    }
}

fn row(props: &Props, index: usize, line: &Line) -> Html {
    let Props { desk, .. } = props;
    let lit = line.holds(props.selection).then_some("lit-line");
    let pieces = line.pieces.iter().enumerate();
    html! {
        <div key={index} class={classes!("line", lit)}>
            <dt>{ (desk.words.glance.about)(line.about) }</dt>
            <dd>{ for pieces.map(|(at, one)| piece(props, one, (index, at))) }</dd>
        </div>
    }
}

fn piece(props: &Props, piece: &Piece, (line, at): (usize, usize)) -> Html {
    let Props { desk, reading, .. } = props;
    let said = piece.text(reading, desk.words);
    let Some(selection) = piece.selection() else {
        let undecided = matches!(piece, Piece::Undecided(_)).then_some("undecided");
        return html! { <span key={at} class={undecided}>{ said }</span> };
    };
    let who = match piece {
        Piece::Name(who) => Some(&reading.story.participants[*who]),
        _ => None,
    };
    let role = who.and_then(|p| p.roles.first());
    let class = match piece {
        Piece::Name(_) if who.is_some_and(|p| p.kind == Kind::Unknown) => "name undecided",
        Piece::Name(_) => "name",
        Piece::Said(..) => "said",
        _ => "words",
    };
    // Dates are said by the interface, all else by the story.
    let tongue = match piece {
        Piece::When(..) => desk.words.tongue.tag(),
        _ => lang(reading),
    };
    html! {
        <span key={at} {class} role="button" tabindex="-1" lang={tongue} data-piece={format!("{line}-{at}")}
            title={role.map(|role| tidy(reading.words(*role)))}
            aria-current={(selection == props.selection).then_some("true")}>{ said }</span>
    }
}
