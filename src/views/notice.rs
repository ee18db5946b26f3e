//! What the page has to say: one sentence, and what can be done about it.

use super::{Ask, Desk};
use crate::intake::Problem;
use crate::link;
use crate::state::{Action, Notice, State};
use crate::words::Words;
use yew::prelude::*;

/// The notice, in a region that is there from the start so that it is announced.
pub fn notice(desk: &Desk, state: &State) -> Html {
    let words = desk.words;
    let Some(notice) = &state.notice else {
        return html! { <div class="notice" role="alert"></div> };
    };
    let restore = (words.restore, Ask::Restore);
    let remedy = match notice {
        Notice::Cleared | Notice::Replaced if state.kept.is_some() => Some(restore.clone()),
        Notice::Problem(Problem::OtherLanguage) => Some((words.read_anyway, Ask::ReadAnyway)),
        Notice::Update => Some((words.compare, Ask::CompareKept)),
        Notice::NoGrammar | Notice::NoPiece => Some((words.try_again, Ask::TryAgain)),
        Notice::Link(fault) if link::beginning(fault).is_some() => {
            Some((words.show_part, Ask::ReadPart))
        }
        _ => None,
    };
    let kept = Some(restore).filter(|_| *notice == Notice::Update && state.kept.is_some());
    // What was done waits until the reader's own voice has ended; what went wrong does not.
    let (kind, live) = if notice.is_problem() {
        ("problem", None)
    } else {
        ("done", Some("polite"))
    };
    html! {
        <div class={classes!("notice", kind)} role="alert" aria-live={live}>
            <p>{ sentence(words, notice) }</p>
            <span class="remedies">
                { for remedy.map(|(label, ask)| html! {
                    <button key="remedy" type="button" onclick={desk.on(ask)}>{ label }</button>
                }) }
                { for kept.map(|(label, ask)| html! {
                    <button key="kept" type="button" onclick={desk.on(ask)}>{ label }</button>
                }) }
                <button key="dismiss" type="button" class="quiet" aria-label={words.dismiss}
                    onclick={desk.on(Ask::Do(Action::Dismiss))}>{ "×" }</button>
            </span>
        </div>
    }
}

fn sentence(words: &Words, notice: &Notice) -> String {
    let said = &words.said;
    match notice {
        Notice::Problem(problem) => (words.problem)(problem),
        Notice::Address => said.address.to_owned(),
        Notice::Link(fault) => (words.fault)(fault),
        Notice::Travel(tidings) => (words.travel.tidings)(tidings),
        Notice::LinkCopied => said.link_copied.to_owned(),
        Notice::LinkReady => said.link_ready.to_owned(),
        Notice::NotKept => said.not_kept.to_owned(),
        Notice::LinkTooLong => said.link_too_long.to_owned(),
        Notice::NothingToShare => said.nothing_to_share.to_owned(),
        Notice::QuoteCopied => said.quote_copied.to_owned(),
        Notice::BriefCopied => said.brief_copied.to_owned(),
        Notice::CopyFailed => said.copy_failed.to_owned(),
        Notice::SeenByHost => said.seen_by_host.to_owned(),
        Notice::Cleared => said.cleared.to_owned(),
        Notice::Replaced => said.replaced.to_owned(),
        Notice::Update => words.is_update.to_owned(),
        Notice::NoGrammar => said.no_grammar.to_owned(),
        Notice::NoPiece => said.no_piece.to_owned(),
        Notice::NothingSelected => words.amend.nothing_selected.to_owned(),
        Notice::NoDoubt => words.amend.no_doubt.to_owned(),
    }
}
