//! Who said what: quotes by speaker, with their cue, and whose voice it is.

use super::Ask;
use super::explorer::Props;
use super::fact::{lang, tidy, why};
use crate::state::Selection;
use depeche_engine::story::QuoteKind;
use yew::prelude::*;

/// The panel.
pub fn panel(props: &Props) -> Html {
    let Props { desk, reading, .. } = props;
    let quotes = &reading.story.quotes;
    if quotes.is_empty() {
        return html! { <p class="empty">{ desk.words.no_quotes }</p> };
    }
    // Speakers in the order in which they first speak; what nobody can be named for comes last.
    let mut speakers: Vec<Option<usize>> = Vec::new();
    for quote in quotes {
        if !speakers.contains(&quote.speaker) {
            speakers.push(quote.speaker);
        }
    }
    speakers.sort_by_key(Option::is_none);
    let groups = speakers.into_iter().map(|speaker| {
        let theirs: Vec<usize> = (0..quotes.len())
            .filter(|q| quotes[*q].speaker == speaker)
            .collect();
        let heading = match speaker {
            Some(index) => {
                let selection = Selection::Participant(index);
                html! {
                    <button type="button" class="speaker" lang={lang(reading)} aria-current={(props.selection == selection).then_some("true")}
                        onclick={desk.select(selection)}>{ tidy(reading.name(index)) }</button>
                }
            }
            None => html! { <span>{ desk.words.no_speaker }</span> },
        };
        html! {
            <section key={format!("{speaker:?}")} class="group">
                <h3>{ heading }<span class="count">{ theirs.len() }</span></h3>
                <ul onkeydown={desk.rove(".quote > button")}>{ for theirs.into_iter().map(|q| card(props, q)) }</ul>
            </section>
        }
    });
    html! { <div class="groups">{ for groups }</div> }
}

fn card(props: &Props, index: usize) -> Html {
    let Props { desk, reading, .. } = props;
    let words = desk.words;
    let quote = &reading.story.quotes[index];
    let selection = Selection::Quote(index);
    let open = props.selection == selection;
    let text = tidy(reading.words(quote.span));
    let shown = match quote.kind {
        QuoteKind::Direct => (words.in_marks)(&text),
        QuoteKind::Indirect => text,
    };
    let candidates: Vec<&str> = quote.candidates.iter().map(|c| reading.name(*c)).collect();
    let addressee = quote
        .addressee
        .map(|a| (words.said_to)(&tidy(reading.words(a))));
    let reasons = [
        Some((words.quote_pattern)(quote.pattern).to_owned()),
        quote
            .cue
            .map(|cue| (words.cue_reason)(&tidy(reading.words(cue)))),
        Some((words.speaker_reason)(quote.speaker_reason).to_owned()),
    ];
    html! {
        <li key={index} class={classes!("quote", quote.voice.name(), quote.kind.name(), open.then_some("open"))}>
            <button type="button" class="words" lang={lang(reading)} aria-current={open.then_some("true")}
                onclick={desk.select(selection)}>{ shown }</button>
            <p class="facts">
                <span class="badge">{ (words.quote_kind)(quote.kind) }</span>
                <span>{ (words.voice)(quote.voice) }</span>
                <span lang={lang(reading)} hidden={quote.cue.is_none()}><i>{ quote.cue.map(|c| tidy(reading.words(c))) }</i></span>
                <span hidden={addressee.is_none()}>{ addressee }</span>
                <span lang={lang(reading)} hidden={quote.occasion.is_none()}>{ quote.occasion.map(|o| tidy(reading.words(o))) }</span>
                <span class="undecided" hidden={candidates.is_empty()}>{ (words.maybe)(&candidates) }</span>
            </p>
            <div class="foot">
                { why(desk, reasons.into_iter().flatten()) }
                <button type="button" class="quiet" onclick={desk.on(Ask::CopyQuote(index))}>{ words.copy_quote }</button>
            </div>
        </li>
    }
}
