//! What stands in the page only while it is printed.

use super::{document, window};
use std::rc::Rc;
use web_sys::{Element, Event};
use yew::virtual_dom::VNode;

/// Lays what `printed` shows into the element that is `selected` before the browser prints, and takes it out when that is done.
///
/// At once, and not through the page's state: Yew draws when it comes to it, which is after the print when it has given the
/// browser a moment just then, and a browser that has said that it prints does not wait.
pub fn lay(selected: &'static str, printed: impl Fn() -> Option<VNode> + 'static) {
    let Some(window) = window() else { return };
    let printed = Rc::new(printed);
    for (event, begins) in [("beforeprint", true), ("afterprint", false)] {
        let printed = Rc::clone(&printed);
        super::listen(&window, event, move |_: Event| {
            let place = document().and_then(|d| d.query_selector(selected).ok().flatten());
            let Some(place) = place else { return };
            place.set_text_content(None);
            if let Some(shown) = begins.then(|| printed()).flatten() {
                draw(&shown, &place);
            }
        });
    }
}

/// Draws elements and words: nothing on paper is a component, and nothing answers.
fn draw(shown: &VNode, into: &Element) {
    match shown {
        VNode::VTag(tag) => {
            let made = document().and_then(|d| d.create_element(tag.tag()).ok());
            let Some(element) = made else { return };
            for (name, value) in tag.attributes.iter() {
                let _ = element.set_attribute(name, value);
            }
            if let Some(inside) = tag.children() {
                draw(inside, &element);
            }
            let _ = into.append_with_node_1(&element);
        }
        VNode::VText(words) => {
            let _ = into.append_with_str_1(&words.text);
        }
        VNode::VList(list) => list.iter().for_each(|shown| draw(shown, into)),
        _ => {}
    }
}
