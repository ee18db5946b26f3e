//! The page: paste a news-agency dispatch and explore it.
//!
//! One direction: text → [`depeche_engine::read`] → [`reading::Reading`] → [`views`]; a text waits until the grammar of its
//! language is there. One value holds what the page shows ([`state::State`]), one reducer changes it, and everything that
//! touches the browser stands in [`web`]; the rest compiles and is tested natively. Without the feature `web` there is no
//! page, only what is pure: the command and the Python package take texts in and give stories out by the same code.

#[cfg(feature = "web")]
pub mod api;
pub mod archive;
pub mod arrival;
pub mod clause;
pub mod examples;
pub mod export;
pub mod glance;
pub mod hand;
pub mod intake;
pub mod link;
pub mod marks;
pub mod pieces;
pub mod reading;
#[cfg(test)]
mod sample;
pub mod search;
pub mod source;
pub mod state;
pub mod timeline;
pub mod trust;
pub mod two;
#[cfg(feature = "web")]
pub mod views;
#[cfg(feature = "web")]
pub mod web;
pub mod words;

/// Takes the page over from its static first paint.
#[cfg(all(target_arch = "wasm32", feature = "web"))]
pub fn start() {
    web::panic::install();
    yew::set_custom_panic_hook(Box::new(web::panic::give_the_text_back));
    if let Some(root) = web::element("page") {
        yew::Renderer::<views::App>::with_root(root).render();
    }
}
