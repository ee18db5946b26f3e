//! The story column: the dispatch as it was pasted, its words marked.
//!
//! One click handler serves the whole story: a marked run says in `data-pick` what it stands for ([`pick`]). Each
//! paragraph is a component of its own, so that a selection redraws only the paragraphs whose light changes.

use super::{Ask, Desk, fact, hand, question};
use crate::export::brief::{label, source_line};
use crate::marks::{self, Light, Mark, MarkedParagraph, Run, Topic, What};
use crate::reading::Reading;
use crate::state::{Action, ByHand, Choice, Hand, Matter, Origin, Selection, Side, Subject};
use crate::trust::hidden;
use crate::web;
use crate::words::Words;
use depeche_engine::story::{By, ParagraphRole, QuoteKind};
use std::rc::Rc;
use yew::prelude::*;

/// What the story column shows.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The words to speak with, and where to ask.
    pub desk: Desk,
    /// The story.
    pub reading: Rc<Reading>,
    /// Where its text came from.
    pub origin: Origin,
    /// The lit stretches.
    pub lights: Vec<Mark>,
    /// Whether marks are drawn.
    pub marks: bool,
    /// What is searched for.
    pub needle: String,
    /// Where the one looked at is among what was found, from one, and how much was found.
    pub found: (usize, usize),
    /// What was put right by hand.
    pub by_hand: ByHand,
    /// The stories that came with this one.
    pub choice: Option<Rc<Choice>>,
}

/// How much of a story is drawn first, in bytes: more than any window shows.
const FIRST: u32 = 8 << 10;

/// The story column.
#[component]
pub fn Story(props: &Props) -> Html {
    let Props { desk, reading, .. } = props;
    let words = desk.words;
    let claimed = claimed(words, &props.origin);
    use_effect(|| web::focus::one_stop_each("story"));
    // Words that are lit have to be there to be gone to.
    let whole = fact::use_whole() || !props.lights.is_empty();
    let drawn = |p: &&MarkedParagraph| whole || p.span.start < FIRST;
    let paragraphs = reading.paragraphs.iter().take_while(drawn).enumerate().map(|(index, paragraph)| {
        let lights = (props.lights.iter())
            .filter(|l| l.span.overlaps(paragraph.span))
            .copied()
            .collect::<Vec<_>>();
        html! {
            <Paragraph key={index} desk={desk.clone()} reading={Rc::clone(reading)} {index} {lights} marks={props.marks} />
        }
    });
    let (onclick, onkeydown) = fact::pressed(desk, |event| {
        let picked = web::focus::picked(event, "data-pick").and_then(|p| parse(&p));
        let Some(selection) = picked else {
            // A tap beside what is marked draws the sheet down that covers the text.
            let is_tap = event.type_() == "click" && web::focus::is_sheet();
            return is_tap.then_some(Ask::Do(Action::Sheet(false)));
        };
        let at = web::focus::picked(event, "data-at").and_then(|at| at.parse().ok());
        Some(Ask::Do(Action::Select(selection, Side::Story(at))))
    });
    let ondblclick = {
        let (ask, reading) = (desk.ask.clone(), Rc::clone(reading));
        Callback::from(move |event: MouseEvent| {
            let picked = web::focus::picked(&event, "data-pick").and_then(|p| parse(&p));
            if let Some(subject) = picked.and_then(|p| Subject::of(p, &reading)) {
                ask.emit(Ask::Do(Action::Hand(Hand::Open(subject))));
            }
        })
    };
    html! {
        <article id="story" tabindex="-1" class={classes!("story", props.marks.then_some("marked"))} aria-label={words.story}>
            <div class="story-head">
                <div class="source-line">
                    <p class="source" title={words.claimed}>{ source_line(reading, words) }<span class="claimed" hidden={props.origin.is_own()}>{ format!(" ({})", words.claimed) }</span></p>
                    { search_box(props) }
                </div>
                <div class="story-tools">
                <label class="switch">
                    <input type="checkbox" checked={props.marks} onchange={desk.ask.reform({
                        let on = !props.marks;
                        move |_| Ask::Do(Action::Mark(on))
                    })} />
                    <span>{ words.show_marks }</span>
                </label>
                <button type="button" class="quiet" onclick={desk.on(Ask::Do(Action::Plain(true)))}>{ words.plain }</button>
                <button type="button" class="quiet" onclick={desk.on(Ask::Second(Matter::Update))}>{ words.compare }</button>
                <button type="button" class="quiet" onclick={desk.on(Ask::Second(Matter::Article))}>{ words.check }</button>
                </div>
            </div>
            { hand::tools(desk, &props.by_hand) }
            { question::others(desk, props.choice.as_ref(), reading.pasted()) }
            <p class="origin" hidden={claimed.is_empty()}>{ claimed }</p>
            { hand::sent(desk, &props.by_hand) }
            { mending(desk, reading, props.origin.is_own()) }
            <p class="origin" hidden={!reading.is_in_capitals()}>{ words.arrival.capitals }</p>
            { hidden_characters(desk, reading) }
            <div class="text" role="group" tabindex="-1" aria-label={words.story_keys} data-rove="[role=button]" lang={fact::lang(reading)} {onclick} {onkeydown} {ondblclick}>
                { for paragraphs }
            </div>
            { legend(desk) }
        </article>
    }
}

/// Where the text came from, when that has to be said.
pub fn claimed(words: &Words, origin: &Origin) -> &'static str {
    match origin {
        Origin::Link => words.from_link,
        Origin::PartOfLink => words.from_part,
        Origin::Hosted => words.from_host,
        Origin::Example => words.from_example,
        Origin::Box | Origin::File(_) => "",
    }
}

/// What is selected, for whoever does not see it light up: `Marco Rubio, 3 mentions, absent`. Nothing for nothing.
pub fn told(reading: &Reading, words: &Words, selection: Selection) -> Option<String> {
    let story = &reading.story;
    let (label, span) = match selection {
        Selection::None => return None,
        Selection::Participant(i) => {
            let participant = story.participants.get(i)?;
            let mentions = (words.mentions)(participant.mentions.len());
            let presence = (words.presence_of)(participant.presence.status);
            let comma = if presence.is_empty() { "" } else { ", " };
            let name = fact::tidy(reading.words(participant.name));
            return Some(format!("{name}, {mentions}{comma}{presence}"));
        }
        Selection::Quote(i) => {
            let quote = story.quotes.get(i)?;
            let speaker = quote.speaker.map(|s| fact::tidy(reading.name(s)));
            ((words.quote_of)(speaker.as_deref()), quote.span)
        }
        Selection::Claim(topic, i) => {
            let claim = topic.claims(&story.context).get(i)?;
            ((words.one_topic)(topic).to_owned(), claim.span)
        }
        Selection::Date(i) => {
            let date = story.context.dates.get(i)?;
            ((words.when_of)(date.date, date.until), date.span)
        }
        Selection::Words(span) => (words.story.to_owned(), span),
    };
    let quoted = (words.in_marks)(&fact::tidy(reading.words(span)));
    Some(format!("{label}, {quoted}"))
}

/// What mending did to the text, and the way to have it as it was pasted; the way back there.
fn mending(desk: &Desk, reading: &Reading, is_own: bool) -> Html {
    let words = &desk.words.arrival;
    let deeds = reading
        .deeds
        .iter()
        .map(|(deed, n)| (words.deed)(*deed, *n));
    let mut told = deeds.collect::<Vec<_>>().join(", ");
    let as_is = reading.source.as_is && is_own;
    if as_is {
        told = words.is_as_pasted.to_owned();
    }
    let label = if as_is { words.mend } else { words.as_pasted };
    html! {
        <p class="origin mending" hidden={told.is_empty()}>{ told }{ " · " }
            <button type="button" class="quiet" onclick={desk.on(Ask::AsPasted(!as_is))}>{ label }</button></p>
    }
}

/// How many characters nobody sees, or takes for others, the text holds, and where.
fn hidden_characters(desk: &Desk, reading: &Reading) -> Html {
    let words = desk.words;
    let found = &reading.hidden;
    let count = |kind| found.iter().filter(|f| f.kind == kind).count();
    let counts: Vec<String> = (hidden::Kind::ALL.into_iter())
        .map(|kind| (kind, count(kind)))
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| (words.hidden_kind)(kind, count))
        .collect();
    // A pattern of them can fill a text; what there is shows in the first few.
    let items = found.iter().take(20).enumerate().map(|(i, finding)| {
        let code = format!("U+{:04X}", u32::from(finding.character));
        let word = hidden::visible(reading.words(finding.word)).into_owned();
        html! {
            <li key={i}><code>{ code }</code>{ " " }
                <button type="button" class="quiet" onclick={desk.reveal(finding.word)}>{ fact::tidy(&word) }</button></li>
        }
    });
    let can_strip = count(hidden::Kind::ZeroWidth) > 0;
    html! {
        <details class="hidden-characters" hidden={found.is_empty()}>
            <summary>{ words.hidden }{ words.colon }{ " " }{ counts.join(", ") }</summary>
            <ul>{ for items }</ul>
            <button type="button" hidden={!can_strip} onclick={desk.on(Ask::Strip)}>{ words.strip_hidden }</button>
        </details>
    }
}

fn search_box(props: &Props) -> Html {
    let Props { desk, needle, .. } = props;
    let words = desk.words;
    let (at, of) = props.found;
    let onkeydown = desk.ask.reform(|event: KeyboardEvent| {
        let by = if event.shift_key() { -1 } else { 1 };
        match event.key().as_str() {
            "Enter" => Ask::Do(Action::Seek(by)),
            "Escape" => {
                event.prevent_default();
                Ask::Do(Action::Search(String::new()))
            }
            _ => Ask::Key(event),
        }
    });
    let oninput =
        (desk.ask).reform(|event: InputEvent| Ask::Do(Action::Search(web::focus::typed(&event))));
    let found = match (needle.trim().is_empty(), of) {
        (true, _) => String::new(),
        (false, 0) => words.not_found.to_owned(),
        (false, _) => (words.place_of)(at, of),
    };
    html! {
        <div class="search" role="search">
            <input type="search" aria-label={words.search} placeholder={words.search} value={needle.clone()} {oninput} {onkeydown} />
            <span class="found" role="status">{ found }</span>
            <button type="button" hidden={of == 0} aria-label={words.previous} onclick={desk.on(Ask::Do(Action::Seek(-1)))}>{ "↑" }</button>
            <button type="button" hidden={of == 0} aria-label={words.next} onclick={desk.on(Ask::Do(Action::Seek(1)))}>{ "↓" }</button>
        </div>
    }
}

fn legend(desk: &Desk) -> Html {
    use depeche_engine::story::{Kind, Voice};
    let kinds = [
        Kind::Person,
        Kind::Organisation,
        Kind::Place,
        Kind::Group,
        Kind::Unnamed,
        Kind::Document,
        Kind::Unknown,
    ];
    let quotes = [
        (QuoteKind::Direct, Voice::Named),
        (QuoteKind::Direct, Voice::Unnamed),
        (QuoteKind::Direct, Voice::Document),
        (QuoteKind::Indirect, Voice::Named),
    ];
    html! {
        <details class="legend">
            <summary>{ desk.words.legend }</summary>
            <p>{ for kinds.into_iter().map(|kind| html! {
                <span key={kind.name()}><span class={classes!("m", kind.name())}>{ (desk.words.kind)(kind) }</span>{ " " }</span>
            }) }</p>
            <p>{ for quotes.into_iter().map(|(kind, voice)| {
                let direct = kind == QuoteKind::Direct;
                let class = classes!("q", kind.name(), format!("voice-{}", voice.name()));
                let kind = (desk.words.quote_kind)(kind);
                let label = if direct { format!("{kind}, {}", (desk.words.voice)(voice)) } else { kind.to_owned() };
                html! { <span key={label.clone()} {class}>{ label.clone() }</span> }
            }) }<span class="cue">{ desk.words.cue }</span></p>
            <p>{ desk.words.keys }</p>
            <p><a href={format!("about.html#{}", desk.words.tongue.tag())}>{ desk.words.about }</a></p>
        </details>
    }
}

/// What one paragraph shows.
#[derive(Clone, PartialEq, Properties)]
pub struct ParagraphProps {
    /// The words to speak with, and where to ask.
    pub desk: Desk,
    /// The story.
    pub reading: Rc<Reading>,
    /// Which of its paragraphs.
    pub index: usize,
    /// The lit stretches in it.
    pub lights: Vec<Mark>,
    /// Whether marks are drawn.
    pub marks: bool,
}

/// One paragraph, with the names of those who speak in it in the margin.
#[component]
pub fn Paragraph(props: &ParagraphProps) -> Html {
    let reading = &*props.reading;
    let paragraph = &reading.paragraphs[props.index];
    // What is title in the title's line is no mark, but how the line is set.
    let is_drawn = |m: &&Mark| props.marks || m.what == What::Headline;
    let marks: Vec<Mark> = paragraph.marks.iter().filter(is_drawn).copied().collect();
    let runs = marks::runs(paragraph.span, &marks, &props.lights);
    let titled = marks.iter().any(|m| m.what == What::Headline);
    let mut named = None;
    let runs = runs
        .iter()
        .map(|run| {
            let is_feed = titled && run.marks.iter().all(|m| m.what != What::Headline);
            draw(props, run, &mut named, is_feed)
        })
        .collect::<Html>();
    let from = paragraph.span.start.to_string();
    let words = match paragraph.role {
        ParagraphRole::Headline => html! { <h2 data-from={from}>{ runs }</h2> },
        ParagraphRole::Heading => html! { <h3 data-from={from}>{ runs }</h3> },
        _ => html! { <p data-from={from}>{ runs }</p> },
    };
    html! {
        <div class={classes!("para", paragraph.role.name())}>
            { words }
            { margin(props, paragraph) }
        </div>
    }
}

/// One run. `named` is the participant mark the run before was drawn for: a mention that other marks cut in pieces is
/// one stop for the keyboard, at its first piece. `is_feed` is for what stands in the title's line and is not the title:
/// the feed's date and slug.
fn draw(props: &ParagraphProps, run: &Run, named: &mut Option<Mark>, is_feed: bool) -> Html {
    let ParagraphProps { desk, reading, .. } = props;
    let text = run.span.of(&reading.text).to_owned();
    // Of marks on the same words the innermost speaks last, so that is whom a click means.
    let mention = (run.marks.iter().rev()).find(|m| matches!(m.what, What::Participant(_)));
    let continued = mention.is_some() && mention == named.as_ref();
    *named = mention.copied();
    if run.marks.is_empty() && !is_feed {
        return html! { { text } };
    }
    let mut class = classes!(is_feed.then_some("feed"));
    for mark in &run.marks {
        match mark.what {
            What::Headline => class.push("headline"),
            What::Quote(i) => {
                let quote = &reading.story.quotes[i];
                class.push("q");
                class.push(quote.kind.name());
                // A voice and a kind share names, and a run may have both.
                class.push(format!("voice-{}", quote.voice.name()));
            }
            What::Cue(_) => class.push("cue"),
            What::Claim(..) => class.push("claim"),
            What::Date(_) => class.push("date"),
            What::Participant(_) => {}
            What::Lit(Light::Near) => class.push("near"),
            What::Lit(Light::Words) => class.push("lit"),
            What::Lit(Light::Here) => class.push("here"),
            What::Hit => class.push("hit"),
        }
    }
    if let Some(Mark {
        what: What::Participant(i),
        ..
    }) = mention
    {
        class.push("m");
        class.push(reading.story.participants[*i].kind.name());
    }
    if run.marks.iter().any(|m| is_by_hand(reading, m.what)) {
        class.push("by-hand");
    }
    let fact = mention.or_else(|| run.marks.iter().rev().find(|m| pick(m.what).is_some()));
    let button = mention.is_some() && !continued;
    let is_lit =
        (run.marks.iter()).any(|m| matches!(m.what, What::Lit(Light::Words | Light::Here)));
    // What the line under a name tells the eye.
    let told = mention.filter(|_| button).and_then(|m| match m.what {
        What::Participant(i) => Some(label(reading, desk.words, i)),
        _ => None,
    });
    html! {
        <span {class} data-at={run.span.start.to_string()} data-pick={fact.and_then(|m| pick(m.what))}
            aria-description={told} aria-pressed={button.then_some(if is_lit { "true" } else { "false" })} role={button.then_some("button")} tabindex={button.then_some("-1")}>{ text }</span>
    }
}

/// Whether a mark is of something that was put right by hand.
fn is_by_hand(reading: &Reading, what: What) -> bool {
    let story = &reading.story;
    let by = match what {
        What::Quote(i) => story.quotes[i].by,
        What::Claim(topic, i) => topic.claims(&story.context)[i].by,
        What::Date(i) => story.context.dates[i].by,
        What::Participant(i) => story.participants[i].by,
        What::Headline | What::Cue(_) | What::Lit(_) | What::Hit => By::Reader,
    };
    by == By::Hand
}

/// In the margin: whose words, promises and obstacles the paragraph holds, each leading to its fact.
fn margin(props: &ParagraphProps, paragraph: &MarkedParagraph) -> Html {
    let ParagraphProps { desk, reading, .. } = props;
    let words = desk.words;
    let notes = paragraph.marks.iter().filter_map(|mark| match mark.what {
        What::Quote(i) => {
            let quote = &reading.story.quotes[i];
            let speaker = quote.speaker.map(|s| fact::tidy(reading.name(s)));
            let named = (words.quote_of)(speaker.as_deref());
            let speaker = speaker.unwrap_or_else(|| words.no_speaker.to_owned());
            Some((Selection::Quote(i), speaker, Some(named)))
        }
        What::Claim(topic, i) => Some((
            Selection::Claim(topic, i),
            (words.one_topic)(topic).to_owned(),
            None,
        )),
        _ => None,
    });
    // One note says it of all: a paragraph of three promises has one `commitment` beside it, which leads to the first.
    let mut said: Vec<String> = Vec::new();
    let notes = notes.filter(|(_, label, _)| {
        let new = !said.contains(label);
        said.extend(new.then(|| label.clone()));
        new && props.marks
    });
    let notes = notes.map(|(selection, label, named)| {
        let onclick = desk.on(Ask::Do(Action::Select(selection, Side::Story(None))));
        let says = matches!(selection, Selection::Quote(_)).then_some("says");
        html! { <button type="button" class={says} key={format!("{selection:?}")} aria-label={named} {onclick}>{ label }</button> }
    });
    html! { <div class="margin" lang={words.tongue.tag()}>{ for notes }</div> }
}

/// What a marked run says it stands for; `None` for marks that are no fact of their own.
fn pick(what: What) -> Option<String> {
    match what {
        What::Participant(i) => Some(format!("p{i}")),
        What::Quote(i) | What::Cue(i) => Some(format!("q{i}")),
        What::Date(i) => Some(format!("d{i}")),
        What::Claim(topic, i) => {
            let list = Topic::ALL.iter().position(|t| *t == topic)?;
            Some(format!("{list}-{i}"))
        }
        What::Headline | What::Lit(_) | What::Hit => None,
    }
}

/// The inverse of [`pick`].
pub(super) fn parse(pick: &str) -> Option<Selection> {
    let number = |digits: &str| digits.parse::<usize>().ok();
    let rest = pick.get(1..)?;
    match pick.as_bytes().first()? {
        b'p' => number(rest).map(Selection::Participant),
        b'q' => number(rest).map(Selection::Quote),
        b'd' => number(rest).map(Selection::Date),
        _ => {
            let (list, index) = pick.split_once('-')?;
            let topic = Topic::ALL.get(number(list)?)?;
            number(index).map(|i| Selection::Claim(*topic, i))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_run_stands_for_is_read_back() {
        for (what, selection) in [
            (What::Participant(12), Selection::Participant(12)),
            (What::Quote(0), Selection::Quote(0)),
            (What::Cue(3), Selection::Quote(3)),
            (What::Date(7), Selection::Date(7)),
            (
                What::Claim(Topic::NextSteps, 2),
                Selection::Claim(Topic::NextSteps, 2),
            ),
        ] {
            assert_eq!(pick(what).as_deref().and_then(parse), Some(selection));
        }
        for nonsense in ["", "p", "x1", "9-0", "é"] {
            assert_eq!(parse(nonsense), None, "{nonsense:?}");
        }
    }
}
