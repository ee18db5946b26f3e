//! The plain reading: what the dispatch comes to on a page, then its text and nothing in it, to be read and printed.

use super::{Ask, Desk, attendance};
use crate::export::brief::{Block, Inline, page};
use crate::reading::Reading;
use crate::state::{Action, Selection};
use std::rc::Rc;
use yew::prelude::*;

/// The plain reading of a story, with where its text came from when that has to be said. Elements and words, no component
/// among them: what is printed is drawn by other means.
pub fn shown(desk: &Desk, reading: &Rc<Reading>, claimed: &'static str) -> Html {
    let story = reading.story.language.tag();
    let blocks = page(reading, desk.words, claimed);
    // The plan stands above the list that tells the same.
    let plan = |block: &Block| {
        let is_ledger = *block == Block::Heading(2, desk.words.ledger.to_owned());
        let plan = is_ledger.then(|| attendance::plan(desk, reading, Selection::None));
        plan.flatten()
    };
    html! {
        <article id="plain" class="plain" aria-label={desk.words.plain}>
            <div class="plain-head">
                <button type="button" onclick={desk.on(Ask::Do(Action::Plain(false)))}>{ desk.words.marked }</button>
                <button type="button" onclick={desk.on(Ask::Print)}>{ desk.words.print }</button>
            </div>
            <div class="sheet-of-paper">
            { for blocks.iter().enumerate().map(|(i, b)| html! { <div key={i}>{ block(b, story) }{ for plan(b) }</div> }) }
            </div>
        </article>
    }
}

fn block(block: &Block, story: &'static str) -> Html {
    match block {
        Block::Heading(1, words) => html! { <h2 lang={story}>{ words.clone() }</h2> },
        Block::Heading(2, words) => html! { <h3>{ words.clone() }</h3> },
        Block::Heading(_, words) => html! { <h4>{ words.clone() }</h4> },
        Block::Text(line) => html! { <p>{ inline(line, story) }</p> },
        Block::List(items) => html! {
            <ul>{ for items.iter().enumerate().map(|(i, item)| html! { <li key={i}>{ inline(item, story) }</li> }) }</ul>
        },
        Block::Table { head, rows } => html! {
            <table>
                <thead><tr>{ for head.iter().map(|cell| html! { <th key={*cell} scope="col">{ *cell }</th> }) }</tr></thead>
                <tbody>{ for rows.iter().enumerate().map(|(i, row)| html! {
                    <tr key={i}>{ for row.iter().enumerate().map(|(j, cell)| html! { <td key={j}>{ inline(std::slice::from_ref(cell), story) }</td> }) }</tr>
                }) }</tbody>
            </table>
        },
    }
}

fn inline(line: &[Inline], story: &'static str) -> Html {
    let pieces = line.iter().enumerate().map(|(i, piece)| match piece {
        Inline::Said(words) => html! { <span key={i}>{ words.clone() }</span> },
        Inline::Story(words) => html! { <span key={i} lang={story}>{ words.clone() }</span> },
    });
    html! { <>{ for pieces }</> }
}
