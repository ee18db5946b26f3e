//! Two texts: the place for the second, what an update changed, and what an article's quotes are.

use super::{Ask, Desk};
use crate::export::checked::{self, Form};
use crate::export::named;
use crate::pieces;
use crate::reading::Reading;
use crate::state::{Action, Matter, Second};
use crate::two::{self, Laid, Line, Outcome, Paragraph, Part, PartKind, differing, lay, speaker};
use crate::web;
use crate::words::{Second as Words, Words as Interface};
use depeche_compare::{Changes, Judgement, Topic, Verdict};
use depeche_engine::Span;
use depeche_engine::story::ParagraphRole;
use std::rc::Rc;
use yew::prelude::*;

/// What the view shows.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The words to speak with, and where to ask.
    pub desk: Desk,
    /// The story.
    pub reading: Rc<Reading>,
    /// What is laid beside it.
    pub second: Second,
}

/// Two texts.
pub fn second(props: &Props) -> Html {
    let Props {
        desk,
        reading,
        second,
    } = props.clone();
    html! { <TwoTexts {desk} {reading} {second} /> }
}

/// Two texts.
#[component]
pub fn TwoTexts(props: &Props) -> Html {
    let Props { desk, second, .. } = props;
    let words = Words::of(desk.words.tongue);
    let only = use_state(|| false);
    let here = use_state(|| None::<usize>);
    let laid = use_memo(
        (Rc::clone(&props.reading), second.clone()),
        |(first, second)| (second.reading.as_ref()).map(|other| lay(first, other, second.matter)),
    );
    use_effect_with(second.clone(), |second| {
        web::focus::give(if second.reading.is_some() {
            "two"
        } else {
            "second"
        });
    });
    let outcome = laid
        .as_ref()
        .as_ref()
        .and_then(|laid| laid.outcome.as_ref());
    let steps = match outcome {
        Some(Outcome::Update(changes)) => changes.text.len(),
        _ => 0,
    };
    let go = {
        let here = here.clone();
        Callback::from(move |by: i32| {
            let next = match (*here, by) {
                (None, 1) => 0,
                (None, _) => steps.saturating_sub(1),
                (Some(at), by) => {
                    (at as i64 + i64::from(by)).rem_euclid(steps.max(1) as i64) as usize
                }
            };
            if steps > 0 {
                here.set(Some(next));
                web::focus::give(&step_id(next));
            }
        })
    };
    let onkeydown = {
        let go = go.clone();
        Callback::from(move |event: KeyboardEvent| {
            match web::focus::single_letter(&event).as_deref() {
                Some("n") => go.emit(1),
                Some("p") => go.emit(-1),
                _ => {}
            }
        })
    };
    let title = match second.matter {
        Matter::Update => words.update,
        Matter::Article => words.article,
    };
    let body = match (&*laid, outcome) {
        (None, _) => place(desk, second.matter, words),
        (Some(_), None) => html! { <p class="two-nothing">{ words.too_much }</p> },
        (Some(laid), Some(Outcome::Update(changes))) => update(props, laid, changes, &only, &go),
        (Some(laid), Some(Outcome::Article(judged))) => article(props, laid, judged),
    };
    let is_read = second.reading.is_some();
    html! {
        <article id="two" tabindex="-1" class="two" aria-labelledby="two-title" {onkeydown}>
            <div class="two-head">
                <h2 id="two-title">{ title }</h2>
                <button type="button" onclick={desk.on(Ask::Do(Action::Second(None)))}>{ words.back }</button>
                <button type="button" class="quiet" hidden={!is_read}
                    onclick={desk.on(Ask::Do(Action::Second(Some(Second::awaited(second.matter)))))}>{ words.another }</button>
            </div>
            { body }
        </article>
    }
}

fn step_id(step: usize) -> String {
    format!("step-{step}")
}

/// The bookmarklet, where there is an address for it.
fn bookmarklet() -> String {
    match cfg!(target_arch = "wasm32") {
        true => web::bookmarklet(),
        false => String::new(),
    }
}

/// The place for the second text.
fn place(desk: &Desk, matter: Matter, words: &'static Words) -> Html {
    let (hint, label) = match matter {
        Matter::Update => (words.update_hint, words.compare),
        Matter::Article => (words.article_hint, words.check),
    };
    let read = move || Ask::Compare(web::paste_box::typed("second").into(), matter);
    let oninput = {
        let ask = desk.ask.clone();
        Callback::from(move |event: InputEvent| {
            if matches!(
                event.input_type().as_str(),
                "insertFromPaste" | "insertFromDrop"
            ) {
                ask.emit(read());
            }
        })
    };
    html! {
        <div class="two-place">
            <label for="second">{ words.field }</label>
            <p class="hint" id="second-hint">{ hint }</p>
            <textarea id="second" rows="10" spellcheck="false" autocomplete="off" aria-describedby="second-hint" {oninput} />
            <p>
                <button type="button" class="main" onclick={desk.ask.reform(move |_: MouseEvent| read())}>{ label }</button>
                { " " }
                <button type="button" onclick={desk.on(Ask::OpenFile)}>{ desk.words.open_file }</button>
            </p>
            <p class="hint">
                <a href={bookmarklet()} onclick={Callback::from(|event: MouseEvent| event.prevent_default())}>{ words.bookmarklet }</a>
                { " " }{ words.bookmarklet_hint }
            </p>
        </div>
    }
}

/// What an update changed.
fn update(
    props: &Props,
    laid: &Laid,
    changes: &Changes,
    only: &UseStateHandle<bool>,
    go: &Callback<i32>,
) -> Html {
    let words = Words::of(props.desk.words.tongue);
    if changes.is_empty() {
        return html! { <p class="two-nothing">{ words.nothing }</p> };
    }
    let second = &laid.second;
    let drawn = two::paragraphs(&props.reading, second, changes);
    let button = |label: &'static str, sign: &'static str, by: i32| {
        let onclick = go.reform(move |_: MouseEvent| by);
        html! { <button type="button" aria-label={label} title={label} {onclick}>{ sign }</button> }
    };
    let onchange = {
        let only = only.clone();
        move |_| only.set(!*only)
    };
    let [added, dropped, moved] = words.legend;
    html! {
        <div class="two-update">
            <div class="two-tools">
                <p role="status">{ (words.counts)(changes.text.len(), changes.meaning.len()) }</p>
                { button(words.previous, "↑", -1) }
                { button(words.next, "↓", 1) }
                <label class="switch"><input type="checkbox" checked={**only} {onchange} /><span>{ words.only }</span></label>
                <p class="two-legend"><ins>{ added }</ins>{ " " }<del>{ dropped }</del>{ " " }<span class="moved">{ moved }</span></p>
            </div>
            <section class="two-meaning" aria-labelledby="two-meaning">
                <h3 id="two-meaning">{ words.meaning }</h3>
                <p hidden={!changes.meaning.is_empty()}>{ words.no_meaning }</p>
                { for Topic::ALL.into_iter().map(|topic| of_topic(props, laid, changes, topic)) }
                { note(laid, changes, words) }
                { left_behind(laid, props.desk.words) }
            </section>
            <div class="two-text" role="group" aria-label={words.text} lang={second.story.language.tag()}>
                { for text(&drawn, **only, words) }
            </div>
        </div>
    }
}

/// The paragraphs; of those that did not change only how many there are, where only what changed is shown.
fn text(drawn: &[Paragraph], only: bool, words: &Words) -> Vec<Html> {
    let mut shown = Vec::new();
    let mut left_out = 0;
    for (index, paragraph) in drawn.iter().enumerate() {
        if only && !paragraph.is_changed() {
            left_out += 1;
            continue;
        }
        shown.extend(gap(&mut left_out, index, words));
        shown.push(self::paragraph(paragraph, index));
    }
    shown.extend(gap(&mut left_out, drawn.len(), words));
    shown
}

fn gap(left_out: &mut usize, index: usize, words: &Words) -> Option<Html> {
    let count = std::mem::take(left_out);
    (count > 0).then(|| {
        html! { <p key={format!("gap-{index}")} class="two-gap" lang={words_tag(words)}>{ (words.left_out)(count) }</p> }
    })
}

fn words_tag(words: &Words) -> &'static str {
    if std::ptr::eq(words, Words::of(crate::words::Tongue::French)) {
        "fr"
    } else {
        "en"
    }
}

fn paragraph(paragraph: &Paragraph, index: usize) -> Html {
    let parts = drawn(&paragraph.parts);
    match paragraph.role {
        ParagraphRole::Headline => {
            html! { <h3 key={index} class="two-headline">{ for parts }</h3> }
        }
        role => html! { <p key={index} class={role.name()}>{ for parts }</p> },
    }
}

fn drawn(parts: &[Part]) -> impl Iterator<Item = Html> {
    parts.iter().enumerate().map(|(key, part)| {
        let words = part.words.clone();
        let id = part.step.map(step_id);
        let tabindex = part.step.map(|_| "-1");
        match part.kind {
            PartKind::Same => html! { <span {key}>{ words }</span> },
            PartKind::Added => html! { <ins {key} {id} {tabindex}>{ words }</ins> },
            PartKind::Dropped => html! { <del {key} {id} {tabindex}>{ words }</del> },
            PartKind::Moved => html! { <span {key} class="moved" {id} {tabindex}>{ words }</span> },
        }
    })
}

/// What changed of one topic.
fn of_topic(props: &Props, laid: &Laid, changes: &Changes, topic: Topic) -> Html {
    let interface: &Interface = props.desk.words;
    let words = Words::of(interface.tongue);
    let of = changes.meaning.iter().filter(|c| c.topic == topic);
    let items: Vec<Html> = of
        .enumerate()
        .map(|(key, change)| {
            let line = two::line(
                &props.reading,
                &laid.second,
                changes,
                change,
                interface.presence_of,
            );
            html! { <li {key}>{ item(&line, (words.how)(change.how), &props.reading, words) }</li> }
        })
        .collect();
    html! {
        <div key={topic.name()} hidden={items.is_empty()}>
            <h4>{ (words.topic)(topic) }</h4>
            <ul>{ for items }</ul>
        </div>
    }
}

fn item(line: &Line, how: &'static str, first: &Reading, words: &'static Words) -> Html {
    let lang = first.story.language.tag();
    let comma = if line.of.is_empty() { "" } else { words.colon };
    let arrow = if line.old.is_empty() || line.new.is_empty() {
        ""
    } else {
        " → "
    };
    let of = line.of.clone();
    let words = if line.parts.is_empty() {
        let behind = Some(format!(" {}", line.behind)).filter(|_| !line.behind.is_empty());
        html! { <span {lang}>{ of }{ comma }<del hidden={line.old.is_empty()}>{ line.old.clone() }</del>{ arrow }<ins hidden={line.new.is_empty()}>{ line.new.clone() }</ins>{ behind }</span> }
    } else {
        html! { <span {lang}>{ of }{ comma }{ for drawn(&line.parts) }</span> }
    };
    let said = html! { <><span class="badge">{ how }</span>{ " " }{ words }</> };
    match line.step {
        None => said,
        Some(step) => {
            let onclick = Callback::from(move |_: MouseEvent| web::focus::give(&step_id(step)));
            html! { <button type="button" class="two-line" {onclick}>{ said }</button> }
        }
    }
}

/// The update note, checked.
fn note(laid: &Laid, changes: &Changes, words: &'static Words) -> Html {
    let Some(note) = changes
        .note
        .as_ref()
        .filter(|note| !note.promises.is_empty())
    else {
        return html! { <div hidden=true></div> };
    };
    let promises = note.promises.iter().enumerate().map(|(key, promise)| {
        let (sign, said) = if promise.holds { ("✓", words.holds) } else { ("✗", words.fails) };
        let announced = laid.second.words(promise.span).to_owned();
        html! { <li {key}><span aria-hidden="true">{ sign }</span>{ " " }<span lang={laid.second.story.language.tag()}>{ announced }</span>{ words.colon }{ said }</li> }
    });
    let unsaid: Vec<&str> = note
        .unsaid
        .iter()
        .map(|topic| (words.topic)(*topic))
        .collect();
    html! {
        <div class="two-note">
            <h4>{ words.note }</h4>
            <ul>{ for promises }</ul>
            <p hidden={unsaid.is_empty()}>{ format!("{}{}{}", words.unsaid, words.colon, unsaid.join(", ")) }</p>
        </div>
    }
}

/// What was put right in the first text and says nothing about the second.
fn left_behind(laid: &Laid, interface: &Interface) -> Html {
    // Whoever put something right has the piece that tells it.
    let told = pieces::hand().map(|hand| hand.told);
    let items = laid.left_behind().enumerate().map(|(key, (correction, misfit))| {
        let told = told.map(|told| told(correction, interface));
        html! { <li {key}>{ told }{ Words::of(interface.tongue).colon }{ (interface.amend.misfit)(misfit) }</li> }
    });
    let items: Vec<Html> = items.collect();
    html! {
        <div class="two-note" hidden={items.is_empty()}>
            <h4>{ Words::of(interface.tongue).left_behind }</h4>
            <ul>{ for items }</ul>
        </div>
    }
}

/// What an article's quotes are.
fn article(props: &Props, laid: &Laid, judged: &[Judgement]) -> Html {
    let words = Words::of(props.desk.words.tongue);
    let summary = checked::summary(judged, words);
    let save = |form: Form, label: &'static str| {
        let (ask, second) = (props.desk.ask.clone(), Rc::clone(&laid.second));
        let (first, judged, tongue) = (
            Rc::clone(&props.reading),
            judged.to_vec(),
            props.desk.words.tongue,
        );
        let onclick = Callback::from(move |_: MouseEvent| {
            let content = checked::write(form, &first, &second, &judged, tongue);
            let name = named(
                &first,
                &format!("{}.{}", Words::of(tongue).file, form.extension()),
            );
            ask.emit(Ask::Save(name.into(), form.media_type(), content.into()));
        });
        html! { <button type="button" {onclick}>{ label }</button> }
    };
    let items = judged.iter().enumerate().map(|(key, judgement)| {
        html! { <li {key} class={judgement.verdict.name()}>{ quote(props, laid, judgement) }</li> }
    });
    html! {
        <div class="two-article">
            <div class="two-tools">
                <p role="status">{ summary }</p>
                <span hidden={judged.is_empty()}>{ save(Form::Markdown, words.markdown) }{ " " }{ save(Form::Csv, words.csv) }</span>
            </div>
            <ol class="two-quotes">{ for items }</ol>
        </div>
    }
}

/// One quote, with both texts side by side.
fn quote(props: &Props, laid: &Laid, judgement: &Judgement) -> Html {
    let words = Words::of(props.desk.words.tongue);
    let (first, second) = (&*props.reading, &*laid.second);
    let named = |by: String| {
        if by.is_empty() {
            words.no_speaker.to_owned()
        } else {
            by
        }
    };
    let span = second
        .story
        .quotes
        .get(judgement.quote)
        .map_or_else(Span::default, |q| q.span);
    let differences = || judgement.differences.iter();
    let here = parts(
        differing(&second.text, span, differences().map(|d| d.new)),
        true,
    );
    let sources = judgement.sources.iter().enumerate().map(|(key, source)| {
        // What was cut off the ends of a quote stands beside its source.
        let near = differences().map(|d| d.old).filter(|old| !old.is_empty());
        let wide = near.clone().fold(source.span, |wide, old| match judgement.sources.len() {
            1 => wide.to(old),
            _ => wide,
        });
        let there = parts(differing(&first.text, wide, near), false);
        let by = source.quote.map_or_else(String::new, |quote| speaker(first, quote));
        html! { <div {key}><blockquote lang={first.story.language.tag()}>{ there }</blockquote><p class="by">{ named(by) }</p></div> }
    });
    let is_other = judgement.is_other_speaker && judgement.verdict != Verdict::OtherSpeaker;
    html! {
        <>
            <p class="two-verdict"><strong>{ (words.verdict)(judgement.verdict) }</strong>{ " " }
                <span class="badge" hidden={!is_other}>{ words.other_speaker }</span>{ " " }
                <span class="hint">{ (words.meaning_of)(judgement.verdict) }</span></p>
            <div class="two-sides">
                <div><h3>{ words.in_article }</h3><blockquote lang={second.story.language.tag()}>{ here }</blockquote><p class="by">{ named(speaker(second, judgement.quote)) }</p></div>
                <div hidden={judgement.sources.is_empty()}><h3>{ words.in_dispatch }</h3>{ for sources }</div>
            </div>
        </>
    }
}

fn parts(parts: Vec<(String, bool)>, is_new: bool) -> Html {
    let parts = parts
        .into_iter()
        .enumerate()
        .map(|(key, (words, differs))| match (differs, is_new) {
            (false, _) => html! { <span {key}>{ words }</span> },
            (true, true) => html! { <ins {key}>{ words }</ins> },
            (true, false) => html! { <del {key}>{ words }</del> },
        });
    html! { <>{ for parts }</> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Tongue;

    const OLD: &str = "Le pont ferme\n\nLe maire Paul Rey a promis deux ponts.\n\n« Nous ferons deux ponts sur la Loire », a dit Paul Rey.";

    async fn shown(tongue: Tongue, matter: Matter, new: Option<&str>) -> String {
        let desk = Desk {
            words: tongue.words(),
            ask: Callback::noop(),
        };
        let reading = Rc::new(Reading::of(OLD.into()));
        let second = match new {
            Some(new) => Second::read(matter, Rc::new(Reading::of(new.into()))),
            None => Second::awaited(matter),
        };
        let props = Props {
            desk,
            reading,
            second,
        };
        yew::LocalServerRenderer::<TwoTexts>::with_props(props)
            .hydratable(false)
            .render()
            .await
    }

    /// That each of some words is shown, and each of others is not.
    #[track_caller]
    fn check(html: &str, there: &[&str], gone: &[&str]) {
        for words in there {
            assert!(html.contains(words), "{words}: {html}");
        }
        for words in gone {
            assert!(!html.contains(words), "{words}: {html}");
        }
    }

    #[tokio::test]
    async fn the_place_for_a_second_text_says_what_it_is_for() {
        let html = shown(Tongue::English, Matter::Update, None).await;
        check(&html, &["Compare with an update", "<textarea"], &["<ins"]);
        let html = shown(Tongue::French, Matter::Article, None).await;
        check(&html, &["Vérifier un article", "<textarea"], &["<ins"]);
    }

    #[tokio::test]
    async fn an_update_is_shown_with_its_marks_and_its_list() {
        let new = OLD.replace("a promis deux", "a promis trois");
        let html = shown(Tongue::French, Matter::Update, Some(&new)).await;
        check(
            &html,
            &["<del", ">deux<", "<ins", ">trois<", "Chiffres"],
            &["<textarea"],
        );
        let html = shown(Tongue::English, Matter::Update, Some(OLD)).await;
        check(&html, &["Nothing changed"], &["<ins", "<del"]);
    }

    #[tokio::test]
    async fn an_article_is_shown_quote_by_quote() {
        let article = "« Nous ferons trois ponts sur la Loire », a dit Paul Rey.";
        let html = shown(Tongue::English, Matter::Article, Some(article)).await;
        check(
            &html,
            &["1 quote checked", "altered", ">trois<", ">deux<"],
            &["<textarea"],
        );
    }
}
