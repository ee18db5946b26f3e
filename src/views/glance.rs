//! In brief: what the dispatch comes to in a few lines, each leading to its words and lit with them.
//!
//! The lines are read as sentences, so what can be pressed in them flows like text: spans that are buttons, with one
//! handler for them all, as in the story.

use super::Ask;
use super::explorer::Props;
use super::fact::{self, lang, tidy};
use crate::glance::{Line, Piece};
use crate::state::{Action, Side};
use crate::web;
use depeche_engine::story::Kind;
use std::rc::Rc;
use yew::prelude::*;

/// The lines; hidden when the story has nothing for them.
pub fn lines(props: &Props) -> Html {
    let Props { desk, reading, .. } = props;
    let words = &desk.words.glance;
    let held = Rc::clone(reading);
    let (onclick, onkeydown) = fact::pressed(desk, move |event| {
        let picked = web::focus::picked(event, "data-piece")?;
        let (line, piece) = picked.split_once('-')?;
        let line = held.glance.get(line.parse::<usize>().ok()?)?;
        let selection = line.pieces.get(piece.parse::<usize>().ok()?)?.selection()?;
        Some(Ask::Do(Action::Select(selection, Side::Glance)))
    });
    let lines = &reading.glance;
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
    let lit = line.holds(props.selection).then_some("lit-line");
    let pieces = line.pieces.iter().enumerate();
    html! {
        <div key={index} class={classes!("line", lit)}>
            <dt>{ (props.desk.words.glance.about)(line.about) }</dt>
            <dd>{ for pieces.map(|(at, one)| piece(props, one, (index, at))) }</dd>
        </div>
    }
}

fn piece(props: &Props, piece: &Piece, (line, at): (usize, usize)) -> Html {
    let Props { desk, reading, .. } = props;
    let said = piece.text(reading, desk.words);
    let who = match piece {
        Piece::Name(who) => reading.story.participants.get(*who),
        _ => None,
    };
    // Dates are said by the interface, and so are the signs; all else by the story.
    let tongue = match piece {
        Piece::Name(_) | Piece::Words(..) | Piece::Said(..) => lang(reading),
        _ => desk.words.tongue.tag(),
    };
    let class = match who {
        Some(p) if p.kind == Kind::Unknown => "named undecided",
        Some(_) => "named",
        None if matches!(piece, Piece::Undecided(_)) => "undecided",
        None => "",
    };
    let selection = piece.selection();
    let is_current = selection.is_some_and(|s| s == props.selection);
    html! {
        <span key={at} {class} lang={tongue} role={selection.map(|_| "button")} tabindex={selection.map(|_| "-1")}
            title={who.and_then(|p| p.roles.first()).map(|role| tidy(reading.words(*role)))}
            data-piece={selection.map(|_| format!("{line}-{at}"))}
            aria-current={is_current.then_some("true")}>{ said }</span>
    }
}
