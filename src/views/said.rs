//! Who said what: quotes by speaker, with their cue, and whose voice it is.

use super::explorer::Props;
use super::fact::{choice, lang, tidy, why};
use super::{Ask, hand};
use crate::state::{Action, Grouping, Selection, Subject};
use depeche_engine::order;
use depeche_engine::story::{QuoteKind, Voice};
use yew::prelude::*;

/// The panel.
pub fn panel(props: &Props) -> Html {
    let Props { desk, reading, .. } = props;
    let quotes = &reading.story.quotes;
    if quotes.is_empty() {
        return html! { <p class="empty">{ desk.words.no_quotes }</p> };
    }
    let all = 0..quotes.len();
    let groups: Html = match props.said {
        Grouping::Text => {
            html! { <ul key="text" data-rove=".quote > button">{ for all.map(|q| card(props, q)) }</ul> }
        }
        Grouping::Speaker => {
            // Speakers in the order in which they first speak; what nobody can be named for comes last.
            let mut speakers: Vec<Option<usize>> = Vec::new();
            for quote in quotes {
                if !speakers.contains(&quote.speaker) {
                    speakers.push(quote.speaker);
                }
            }
            order::sort_by_key(&mut speakers, Option::is_none);
            let of = |speaker| all.clone().filter(move |q| quotes[*q].speaker == speaker);
            (speakers.into_iter())
                .map(|speaker| {
                    group(
                        props,
                        speaker_heading(props, speaker),
                        format!("{speaker:?}"),
                        of(speaker),
                    )
                })
                .collect()
        }
        Grouping::Voice => {
            let of = |voice| all.clone().filter(move |q| quotes[*q].voice == voice);
            let voices = Voice::ALL.iter().filter(|v| of(**v).next().is_some());
            (voices)
                .map(|voice| {
                    let heading = html! { <span>{ (desk.words.voice)(*voice) }</span> };
                    group(props, heading, voice.name().to_owned(), of(*voice))
                })
                .collect()
        }
    };
    let options = Grouping::ALL.map(|g| ((desk.words.grouping)(g), g == props.said));
    html! {
        <div class="groups">
            <div class="controls">
                { choice(desk.words.group, &options, desk.ask.reform(|i: usize| Ask::Do(Action::Group(Grouping::ALL[i])))) }
            </div>
            { groups }
        </div>
    }
}

fn group(props: &Props, heading: Html, key: String, quotes: impl Iterator<Item = usize>) -> Html {
    let cards: Vec<Html> = quotes.map(|q| card(props, q)).collect();
    html! {
        <section {key} class="group">
            <h3>{ heading }{ " " }<span class="count">{ cards.len() }</span></h3>
            <ul data-rove=".quote > button">{ for cards }</ul>
        </section>
    }
}

fn speaker_heading(props: &Props, speaker: Option<usize>) -> Html {
    let Props { desk, reading, .. } = props;
    let Some(index) = speaker else {
        return html! { <span>{ desk.words.no_speaker }</span> };
    };
    let selection = Selection::Participant(index);
    html! {
        <button type="button" class="speaker" lang={lang(reading)} aria-current={(props.selection == selection).then_some("true")}
            onclick={desk.select(selection)}>{ tidy(reading.name(index)) }</button>
    }
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
    // What follows the kind and the voice: (whether in the story's words, the class, the words).
    let more = [
        quote
            .cue
            .map(|c| (true, "said-how", tidy(reading.words(c)))),
        (quote.addressee).map(|a| (false, "said-to", (words.said_to)(&tidy(reading.words(a))))),
        quote
            .occasion
            .map(|o| (true, "said-at", tidy(reading.words(o)))),
        (!candidates.is_empty()).then(|| (false, "undecided", (words.maybe)(&candidates))),
    ];
    let more = more.into_iter().flatten().map(|(of_story, class, said)| {
        let tongue = if of_story {
            lang(reading)
        } else {
            words.tongue.tag()
        };
        html! { <span key={class} {class} lang={tongue}>{ said }</span> }
    });
    let reasons = [
        Some((words.quote_pattern)(quote.pattern).to_owned()),
        quote
            .cue
            .map(|cue| (words.cue_reason)(&tidy(reading.words(cue)))),
        Some((words.speaker_reason)(quote.speaker_reason).to_owned()),
    ];
    html! {
        <li key={index} class={classes!("quote", quote.kind.name(), open.then_some("open"))}>
            <button type="button" class="words" lang={lang(reading)} aria-current={open.then_some("true")}
                onclick={desk.select(selection)}>{ shown }</button>
            <p class="facts">
                <span key="kind" class="badge">{ (words.quote_kind)(quote.kind) }</span>
                <span key="voice">{ (words.voice)(quote.voice) }</span>
                { for more }
                { for hand::badge(desk, quote.by) }
            </p>
            <div class="foot">
                { why(desk, reasons.into_iter().flatten()) }
                <button type="button" class="quiet" onclick={desk.on(Ask::CopyQuote(index))}>{ words.copy_quote }</button>
                { hand::correct(desk, Subject::Quote(index)) }
            </div>
        </li>
    }
}
