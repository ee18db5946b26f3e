//! [`content`]: what a story is in any form that it is taken away in.

use super::brief::{brief, whole};
use super::markdown::{self, Signs};
use super::quoted::attributed;
use super::{Form, annotations::annotate, calendar, csv, html, named, ninjs, schema_org};
use crate::api;
use crate::reading::Reading;
use crate::words::Words;
use depeche_corrections::gold;

/// What is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlet {
    /// A file.
    File(Form),
    /// The brief, as it is copied.
    Brief,
    /// A quote with its attribution, by its place in the story.
    Quote(usize),
}

/// The story, or a part of it, in a form; empty for a quote of another story. `claimed` says where its text came from.
#[must_use]
pub fn content(outlet: Outlet, reading: &Reading, words: &Words, claimed: &'static str) -> String {
    let brief = |signs| markdown::write(&brief(reading, words, claimed), signs);
    let form = match outlet {
        Outlet::File(form) => form,
        Outlet::Brief => return brief(Signs::None),
        Outlet::Quote(index) => return attributed(reading, index, words).unwrap_or_default(),
    };
    match form {
        Form::Markdown => brief(Signs::Markdown),
        Form::Text => reading.text.clone(),
        Form::Csv(table) => csv::write(table, reading, words),
        Form::Calendar => calendar::write(reading, words),
        Form::Html => {
            let blocks = whole(reading, words, claimed);
            html::write(&blocks, words.tongue.tag(), reading.story.language.tag())
        }
        Form::Json => api::written(&api::whole(&reading.text, &reading.story)),
        Form::Annotations => annotate(reading),
        Form::Ninjs => ninjs::item(reading),
        Form::SchemaOrg => schema_org::article(reading),
        Form::Gold => {
            let id = named(reading, "");
            let id = id.trim_end_matches('.');
            api::written(&api::plain(&gold(&reading.text, &reading.story, id)))
        }
    }
}
