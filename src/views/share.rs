//! The share box: a link in a field, what it carries, how far it passes, and who can see what is in it.
//!
//! The whole text travels best. Where it is too long for the way it has to go, or nobody else's business, a link can carry
//! some of its quotes, or no text at all for somebody who has it already; and a file goes anywhere.

use super::{Ask, Desk, fact};
use crate::export::Form;
use crate::link::{self, Load, Look};
use crate::reading::Reading;
use crate::state::{Action, Second, Selection};
use crate::trust::hidden::{self, Kind};
use crate::web;
use crate::words::Tongue;
use std::rc::Rc;
use yew::prelude::*;

/// What the share box is about.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The words to speak with, and where to ask.
    pub desk: Desk,
    /// The story.
    pub reading: Rc<Reading>,
    /// The address that carries the whole story; only the page's own when no link can.
    pub address: Rc<str>,
    /// What is open and selected.
    pub look: Look,
    /// The text that is laid beside it, if there is one.
    pub second: Option<Second>,
    /// Whether the system can hand a link to another program.
    pub sends: bool,
}

/// The share box.
pub fn share(props: &Props) -> Html {
    let Props {
        desk,
        reading,
        address,
        look,
        second,
        sends,
    } = props.clone();
    html! { <ShareBox {desk} {reading} {address} {look} {second} {sends} /> }
}

/// The share box.
#[component]
pub fn ShareBox(props: &Props) -> Html {
    let Props { desk, reading, .. } = props;
    let words = desk.words;
    let fits_whole = props.address.contains('#');
    let load = use_state(|| {
        if fits_whole {
            Load::Whole
        } else {
            Load::Quotes
        }
    });
    let chosen = use_state(|| selected_quotes(reading, props.look.selection));
    let stripped = use_state(|| false);
    let begun = use_state(|| props.look);
    let address = use_memo(
        (props.clone(), *load, (*chosen).clone(), *stripped, *begun),
        |(props, load, chosen, stripped, begun)| {
            // The address that was made when the box opened, as long as nothing else was looked at.
            let as_made = *load == Load::Whole && !stripped && props.look == *begun;
            let made = Some(Rc::clone(&props.address)).filter(|made| as_made && made.contains('#'));
            made.or_else(|| address(props, *load, chosen, *stripped))
        },
    );
    let address: Option<Rc<str>> = (*address).clone();
    let length = address.as_ref().map(|address| address.len());
    let traces = reading
        .hidden
        .iter()
        .filter(|f| f.kind == Kind::ZeroWidth)
        .count();
    let fate = match (length, *load) {
        (Some(length), _) => (words.link_fits)(length),
        (None, Load::Quotes) if chosen.is_empty() => words.travel.choose_quotes.to_owned(),
        (None, _) => words.said.link_too_long.to_owned(),
    };
    let shown = address.clone().unwrap_or_default();
    let ask = |ask: fn(Rc<str>) -> Ask| {
        let address = shown.clone();
        desk.ask
            .reform(move |_: MouseEvent| ask(Rc::clone(&address)))
    };
    html! {
        <section class="share" aria-label={words.share}>
            <div class="share-head">
                <label for="link">{ words.link_label }</label>
                <button type="button" class="quiet" aria-label={words.close_box} onclick={desk.on(Ask::Do(Action::Shared(None)))}>{ "×" }</button>
            </div>
            <div class="share-line">
                <input id="link" type="text" readonly=true value={shown.to_string()} onfocus={Callback::from(web::focus::select_all)} />
                <button type="button" class="main" disabled={address.is_none()} onclick={ask(Ask::CopyLink)}>{ words.copy_link }</button>
                <button type="button" hidden={!props.sends} disabled={address.is_none()} onclick={ask(Ask::SendLink)}>{ words.send_link }</button>
            </div>
            <p class="share-fate" role="status">{ fate }</p>
            <p class="share-who">{ (words.travel.who_sees)(*load, props.look.selection != Selection::None) }</p>
            <p class="share-who" hidden={props.second.is_none() || *load == Load::Whole}>{ without_second(words.tongue) }</p>
            <details class="share-ways" open={!fits_whole || length.is_some_and(|n| n > 4_000)}>
                <summary>{ words.travel.ways }</summary>
                <fieldset>
                    <legend>{ words.travel.carries }</legend>
                    { for Load::ALL.into_iter().map(|one| radio(desk, one, &load)) }
                </fieldset>
                { quotes(props, &load, &chosen) }
                <label class="share-strip" hidden={traces == 0 || *load == Load::Reference}>
                    <input type="checkbox" checked={*stripped} onchange={let stripped = stripped.clone(); move |_| stripped.set(!*stripped)} />
                    { (words.travel.strip)(traces) }
                </label>
                <p><button type="button" onclick={desk.on(Ask::Export(Form::Text))}>{ words.travel.save_text }</button></p>
            </details>
        </section>
    }
}

fn radio(desk: &Desk, one: Load, load: &UseStateHandle<Load>) -> Html {
    let onchange = {
        let load = load.clone();
        move |_| load.set(one)
    };
    html! {
        <label key={format!("{one:?}")}><input type="radio" name="load" checked={**load == one} {onchange} />{ (desk.words.travel.load)(one) }</label>
    }
}

/// That a link has one of two texts. Here, and not with the words of the page, so that it comes with the box.
const fn without_second(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::French => {
            "Le second texte n’est pas dans ce lien : seul « Tout le texte » porte les deux."
        }
        Tongue::English => "The second text is not in this link: only the whole text carries both.",
    }
}

/// The quotes to choose from.
fn quotes(props: &Props, load: &UseStateHandle<Load>, chosen: &UseStateHandle<Vec<usize>>) -> Html {
    let Props { desk, reading, .. } = props;
    let items = reading.story.quotes.iter().enumerate().map(|(i, quote)| {
        let onchange = {
            let chosen = chosen.clone();
            move |_| {
                let mut next = (*chosen).clone();
                match next.iter().position(|one| *one == i) {
                    Some(at) => drop(next.remove(at)),
                    None => next.push(i),
                }
                chosen.set(next);
            }
        };
        let speaker = quote.speaker.map_or(desk.words.no_speaker.to_owned(), |s| fact::tidy(reading.name(s)));
        html! {
            <li key={i}><label><input type="checkbox" checked={chosen.contains(&i)} {onchange} />
                <span>{ speaker }</span>{ " " }<q lang={fact::lang(reading)}>{ fact::tidy(reading.words(quote.span)) }</q></label></li>
        }
    });
    html! { <ul class="share-quotes" hidden={**load != Load::Quotes}>{ for items }</ul> }
}

/// The quotes that a selection is about.
fn selected_quotes(reading: &Reading, selection: Selection) -> Vec<usize> {
    match selection {
        Selection::Quote(i) => vec![i],
        Selection::Participant(i) => reading.quotes_by(i).collect(),
        _ => Vec::new(),
    }
}

/// The whole address for a load; `None` when no link carries it.
fn address(props: &Props, load: Load, chosen: &[usize], stripped: bool) -> Option<Rc<str>> {
    let Props {
        reading,
        look,
        address,
        second,
        ..
    } = props;
    let page = address.split('#').next().unwrap_or_default();
    let language = reading.story.language;
    let (given, corrections) = (&reading.source.given, &reading.corrections);
    let clean = |text: &str| match stripped {
        true => hidden::strip(text).into_owned(),
        false => text.to_owned(),
    };
    let fragment = match load {
        Load::Whole if !stripped && !address.contains('#') => return None,
        Load::Whole => {
            let text = clean(&reading.text);
            match second
                .as_ref()
                .and_then(|s| Some((s.reading.as_ref()?, s.matter)))
            {
                Some((other, matter)) => {
                    link::write_two(reading, [&text, &clean(&other.text)], matter, *look)?
                }
                None => link::write(&text, given, corrections, language, *look)?,
            }
        }
        Load::Quotes if chosen.is_empty() => return None,
        // Indices of the whole story mean nothing in a part of it.
        Load::Quotes => {
            let look = Look {
                selection: Selection::None,
                ..*look
            };
            link::write(
                &clean(&link::excerpt(reading, chosen)),
                given,
                corrections,
                language,
                look,
            )?
        }
        Load::Reference => link::write_reference(reading, *look)?,
    };
    Some(format!("{page}#{fragment}").into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::Brought;
    use crate::state::Matter;

    fn props(text: &str, selection: Selection) -> Props {
        let reading = Rc::new(Reading::of(text.into()));
        let look = Look {
            selection,
            ..Look::default()
        };
        let whole = link::write(
            text,
            &Default::default(),
            &Default::default(),
            reading.story.language,
            look,
        );
        let address = whole.map_or("https://example.org/d/".to_owned(), |whole| {
            format!("https://example.org/d/#{whole}")
        });
        Props {
            desk: Desk {
                words: Tongue::English.words(),
                ask: Callback::noop(),
            },
            reading,
            address: address.into(),
            look,
            second: None,
            sends: true,
        }
    }

    const TEXT: &str = "\"We will build it\", the may\u{200b}or Paul Rey said on Tuesday.\n\nIt rained all day in the town.\n\n\"They never do\", the deputy Anna Blum said.";

    fn brought(props: &Props, load: Load, chosen: &[usize], stripped: bool) -> Option<Brought> {
        let address = address(props, load, chosen, stripped)?;
        assert!(address.starts_with("https://example.org/d/#"), "{address}");
        Some(link::read(&address).expect("a sound link"))
    }

    #[test]
    fn each_load_carries_what_it_says() {
        let props = props(TEXT, Selection::None);
        let text = |brought| match brought {
            Some(Brought::Text(source, _)) => source.text,
            other => panic!("{other:?}"),
        };
        assert_eq!(text(brought(&props, Load::Whole, &[], false)), TEXT);
        assert_eq!(
            text(brought(&props, Load::Whole, &[], true)),
            TEXT.replace('\u{200b}', "")
        );
        let first = text(brought(&props, Load::Quotes, &[0], true));
        assert!(
            first.contains("the mayor Paul Rey")
                && !first.contains("rained")
                && !first.contains("Blum")
        );
        assert!(matches!(
            brought(&props, Load::Reference, &[], false),
            Some(Brought::Reference(_))
        ));
        assert_eq!(brought(&props, Load::Quotes, &[], false), None);
    }

    #[test]
    fn two_texts_go_together_where_the_whole_text_goes_and_nowhere_else() {
        let mut props = props(TEXT, Selection::None);
        let other = format!("{TEXT}\n\nThe dep\u{200b}uty left.");
        let update = Second::read(Matter::Update, Rc::new(Reading::of(other.clone())));
        props.second = Some(update);
        let second = |brought| match brought {
            Some(Brought::Text(source, _)) => source.second.map(|second| second.1),
            _ => None,
        };
        let whole = |stripped| second(brought(&props, Load::Whole, &[], stripped));
        assert_eq!(whole(false), Some(other.clone()));
        assert_eq!(whole(true), Some(other.replace('\u{200b}', "")));
        assert_eq!(second(brought(&props, Load::Quotes, &[0], false)), None);
    }

    #[test]
    fn a_text_too_long_for_a_link_still_has_its_quotes_and_a_reference() {
        // Figures without a pattern, which no coder makes short.
        let figures = (1u64..10_000).map(|n| n.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23));
        let rest: String = figures.map(|n| format!("{:x} ", n ^ n >> 29)).collect();
        let props = props(&format!("{TEXT}\n\n{rest}"), Selection::None);
        assert!(!props.address.contains('#'), "no link carries it");
        assert_eq!(brought(&props, Load::Whole, &[], false), None);
        assert!(brought(&props, Load::Quotes, &[0], false).is_some());
        assert!(brought(&props, Load::Reference, &[], false).is_some());
    }

    #[test]
    fn the_quotes_of_whoever_is_selected_are_chosen() {
        let reading = Reading::of(TEXT.into());
        let speaker = reading.story.quotes[0].speaker.expect("a speaker");
        assert_eq!(
            selected_quotes(&reading, Selection::Participant(speaker)),
            [0]
        );
        assert_eq!(selected_quotes(&reading, Selection::Quote(1)), [1]);
        assert_eq!(
            selected_quotes(&reading, Selection::None),
            Vec::<usize>::new()
        );
    }
}
