//! The seam between the page and the codec of links: what the page shows in, the part of the address after `#` out, and
//! back. The codec itself is `depeche-link`.

use crate::marks::Topic;
use crate::reading::Reading;
use crate::source::Source;
use crate::state::{Panel, Selection};
use depeche_corrections::Corrections;
use depeche_engine::story::{ParagraphRole::Body, Story};
use depeche_engine::{Given, Language, Span};
use depeche_link::{
    Fingerprint, Link, Parcel, Prime, Quote, Reference, View, decode, encode, encode_reference,
    extras, fingerprint, repair,
};
use std::cmp::Reverse;

pub mod given;
mod two;

pub use depeche_link::{Fault, MAX_TEXT};
pub use two::write_two;

/// What a link carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Load {
    /// The whole text.
    Whole,
    /// The paragraphs of some quotes.
    Quotes,
    /// No text.
    Reference,
}

impl Load {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Whole, Self::Quotes, Self::Reference];
}

/// What was open and selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The open panel of the explorer.
    pub panel: Panel,
    /// What was selected.
    pub selection: Selection,
    /// Whether the link holds more than this page can read: a later one made it.
    pub more: bool,
}

/// What a link brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Brought {
    /// A text, exactly as its sender read it, with what was known of it, and what they looked at.
    Text(Source, Look),
    /// What the sender looked at, in a text that the receiver must have.
    Reference(Referred),
}

/// A text that a link refers to without carrying it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referred {
    fingerprint: Fingerprint,
    /// Its length in bytes, or the longest that a link can tell.
    pub length: usize,
    /// What the sender looked at.
    pub look: Look,
    /// The words of what they had selected.
    quote: Option<Quote>,
    /// What the sender put right.
    pub corrections: Corrections,
}

/// What somebody's copy of a text is to the text that a link refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The same; spaces, quote marks and dashes may differ.
    Same(Selection),
    /// Another, with the words that were selected in it.
    Found(Selection),
    /// Another, without them.
    Lost,
    /// Another, and nothing had been selected.
    Other,
}

impl Referred {
    /// What a copy is, and what is to be selected in it.
    #[must_use]
    pub fn in_copy(&self, copy: &Reading) -> Copied {
        let Reading { text, story, .. } = copy;
        let sought = self.look.selection;
        let quote = self.quote.as_ref();
        let found = quote.and_then(|quote| quote.find(text));
        let found = found.map(|place| Span::new(place.start, place.end));
        let is_same = fingerprint(text) == self.fingerprint;
        // Another version of the engine may count the facts of the same text otherwise; their words are where they were.
        let counted = known(sought, copy).filter(|_| is_same);
        let counted = counted.filter(|c| found.is_none_or(|f| shared(*c, f, story).is_some()));
        let selection = counted.or_else(|| Some(nearest(sought, found?, story)));
        match selection {
            _ if is_same => Copied::Same(selection.unwrap_or_default()),
            Some(selection) => Copied::Found(selection),
            None if sought == Selection::None && quote.is_none() => Copied::Other,
            None => Copied::Lost,
        }
    }
}

/// The fact of the same kind that has the most of a span and little else; the bare words when none has any.
fn nearest(sought: Selection, span: Span, story: &Story) -> Selection {
    let bare = Selection::Words(span);
    let (kind, _) = numbered(sought).unwrap_or((kinds::WORDS, 0));
    let facts = story.participants.len() + story.quotes.len() + story.context.dates.len();
    let claims: usize = Topic::ALL
        .iter()
        .map(|t| t.claims(&story.context).len())
        .sum();
    let facts = (0..facts + claims).map(|i| selected(kind, i));
    let facts = facts.filter_map(|fact| Some((shared(fact, span, story)?, fact)));
    let best = facts
        .filter(|_| kind != kinds::WORDS)
        .max_by_key(|(shared, _)| *shared);
    best.map_or(bare, |(_, fact)| fact)
}

/// How many bytes of a span a fact has, and how few others, at most; none when it has none.
fn shared(fact: Selection, span: Span, story: &Story) -> Option<(u32, Reverse<usize>)> {
    let places = fact.occurrences(story).into_iter();
    let has = |s: Span| s.end.min(span.end).saturating_sub(s.start.max(span.start));
    let shared = places.map(|s| (has(s), Reverse(s.len()))).max()?;
    (shared.0 > 0).then_some(shared)
}

/// The fragment, without `#`, that carries a text, what is known of it, what was put right in its reading and what is open
/// beside it; `None` when it is too long for a link.
#[must_use]
pub fn write(
    text: &str,
    given: &Given,
    corrections: &Corrections,
    language: Language,
    look: Look,
) -> Option<String> {
    encode(&parcel(text, given, corrections, language, look)?).ok()
}

fn parcel(
    text: &str,
    given: &Given,
    corrections: &Corrections,
    language: Language,
    look: Look,
) -> Option<Parcel> {
    let prime = match language {
        Language::French => Prime::French,
        Language::English => Prime::English,
    };
    let view = view(look);
    let mut fields = Vec::new();
    let known = given::write(given);
    if !known.is_empty() {
        extras::add(&mut fields, extras::GIVEN, known.as_bytes());
    }
    if !corrections.0.is_empty() {
        let bytes = corrections.to_bytes(Some(text))?;
        extras::add(&mut fields, extras::CORRECTIONS, &bytes);
    }
    Some(Parcel {
        view,
        extras: fields,
        ..Parcel::new(text, prime)
    })
}

/// The fragment that refers to a text which the receiver has to have. Of the text it carries the words that are selected,
/// with a few on either side, and those of what was put right.
#[must_use]
pub fn write_reference(reading: &Reading, look: Look) -> Option<String> {
    let Reading {
        text,
        story,
        corrections,
        ..
    } = reading;
    let places = look.selection.occurrences(story).into_iter();
    let span = match look.selection {
        Selection::Participant(i) => {
            // Not in the headline, if it can be helped: what stands above a story is the first thing to differ.
            let name = reading.name(i);
            places
                .filter(|s| reading.words(*s) == name)
                .max_by_key(|s| {
                    (story.paragraphs.iter()).any(|p| p.role == Body && p.span.contains(*s))
                })
        }
        _ => places.min(),
    };
    let quote = span.and_then(|s| Quote::of(text, s.start as usize..s.end as usize));
    let mut fields = Vec::new();
    if let Some(quote) = quote {
        extras::add(&mut fields, extras::QUOTE, &quote.to_bytes());
    }
    if !corrections.0.is_empty() {
        let bytes = corrections.to_bytes(None)?;
        extras::add(&mut fields, extras::CORRECTIONS, &bytes);
    }
    encode_reference(&Reference {
        view: view(look),
        extras: fields,
        ..Reference::to(text)
    })
    .ok()
}

/// The paragraphs that hold some of the quotes, below the headline, as they stand in the story; `[…]` where something
/// between them is left out.
#[must_use]
pub fn excerpt(reading: &Reading, quotes: &[usize]) -> String {
    let story = &reading.story;
    let spans: Vec<_> = (quotes.iter())
        .filter_map(|i| Some(story.quotes.get(*i)?.span))
        .collect();
    let mut parts = Vec::new();
    let mut left_out = false;
    for paragraph in &story.paragraphs {
        let wanted = story
            .furniture
            .headline
            .is_some_and(|h| h.overlaps(paragraph.span))
            || spans.iter().any(|s| s.overlaps(paragraph.span));
        if wanted {
            if left_out && !parts.is_empty() {
                parts.push("[…]");
            }
            parts.push(reading.words(paragraph.span));
        }
        left_out = !wanted;
    }
    parts.join("\n\n")
}

/// Whether a pasted text may be an address that carries a text.
#[must_use]
pub fn may_be(pasted: &str) -> bool {
    let begun = pasted.trim_start_matches(['<', '>', ' ', '\n']);
    begun.starts_with("http")
}

/// The fragment of an address, as whoever made it wrote it.
#[must_use]
pub fn payload(address: &str) -> String {
    repair(address)
}

/// What a fragment, or any address that carries one, brings.
///
/// # Errors
/// When it is no link, or was cut or altered; [`Fault`] holds what could be read.
pub fn read(fragment: &str) -> Result<Brought, Fault> {
    Ok(match decode(&repair(fragment))? {
        Link::Story(parcel) => {
            let (text, second) = two::split(parcel.text, &parcel.extras);
            let (look, extra) = look(parcel.view, &parcel.extras, Some(&text));
            let source = Source {
                second,
                ..Source::carried(text, extra.given)
            };
            Brought::Text(source.corrected(extra.corrections), look)
        }
        Link::Reference(reference) => {
            let (look, extra) = look(reference.view, &reference.extras, None);
            Brought::Reference(Referred {
                fingerprint: reference.fingerprint,
                length: reference.length,
                look,
                quote: extra.quote,
                corrections: extra.corrections,
            })
        }
    })
}

/// What could be read of a link that was cut or altered.
#[must_use]
pub fn beginning(fault: &Fault) -> Option<&str> {
    match fault {
        Fault::Cut { text, .. } | Fault::Damaged { text } => {
            Some(text.as_str()).filter(|t| !t.trim().is_empty())
        }
        _ => None,
    }
}

/// A selection, if it selects anything in a story: what a link says about another text means nothing here.
#[must_use]
pub fn known(selection: Selection, reading: &Reading) -> Option<Selection> {
    let is_known = match selection {
        Selection::Words(span) => !reading.words(span).is_empty(),
        _ => !selection.occurrences(&reading.story).is_empty(),
    };
    Some(selection).filter(|_| is_known)
}

/// The kinds of selections, each by its number in a link: a link carries index × KINDS + kind. Links are out there, so a
/// number keeps its kind for ever; all eight are given away, and a ninth kind needs a field of its own beside the view.
mod kinds {
    pub const PARTICIPANT: usize = 0;
    pub const QUOTE: usize = 1;
    pub const DATE: usize = 2;
    pub const COMMITMENT: usize = 3;
    pub const DEMAND: usize = 4;
    pub const STICKING_POINT: usize = 5;
    pub const NEXT_STEP: usize = 6;
    /// Bare words, whose index is start × LENGTHS + length.
    pub const WORDS: usize = 7;
}
const KINDS: usize = 8;
const LENGTHS: usize = 2048;

fn view(look: Look) -> View {
    let panel = Panel::ALL.iter().position(|p| *p == look.panel);
    View {
        panel: panel.unwrap_or_default() as u8,
        selected: number_of(look.selection),
    }
}

/// The number that a link carries for a selection; `None` for nothing, and for what lies too far in.
#[must_use]
pub fn number_of(selection: Selection) -> Option<u32> {
    let (kind, index) = numbered(selection)?;
    u32::try_from(index.checked_mul(KINDS)? + kind).ok()
}

/// The inverse of [`number_of`], for any number.
#[must_use]
pub fn selection_of(number: u32) -> Selection {
    selected(number as usize % KINDS, number as usize / KINDS)
}

/// A selection as a kind and an index.
fn numbered(selection: Selection) -> Option<(usize, usize)> {
    match selection {
        Selection::Participant(i) => Some((kinds::PARTICIPANT, i)),
        Selection::Quote(i) => Some((kinds::QUOTE, i)),
        Selection::Date(i) => Some((kinds::DATE, i)),
        Selection::Claim(Topic::Commitments, i) => Some((kinds::COMMITMENT, i)),
        Selection::Claim(Topic::Demands, i) => Some((kinds::DEMAND, i)),
        Selection::Claim(Topic::StickingPoints, i) => Some((kinds::STICKING_POINT, i)),
        Selection::Claim(Topic::NextSteps, i) => Some((kinds::NEXT_STEP, i)),
        Selection::Words(span) if span.len() < LENGTHS => {
            let start = (span.start as usize).checked_mul(LENGTHS)?;
            Some((kinds::WORDS, start + span.len()))
        }
        Selection::None | Selection::Words(_) => None,
    }
}

/// The selection of a kind and an index.
fn selected(kind: usize, index: usize) -> Selection {
    match kind {
        kinds::PARTICIPANT => Selection::Participant(index),
        kinds::QUOTE => Selection::Quote(index),
        kinds::DATE => Selection::Date(index),
        kinds::COMMITMENT => Selection::Claim(Topic::Commitments, index),
        kinds::DEMAND => Selection::Claim(Topic::Demands, index),
        kinds::STICKING_POINT => Selection::Claim(Topic::StickingPoints, index),
        kinds::NEXT_STEP => Selection::Claim(Topic::NextSteps, index),
        kinds::WORDS => {
            let start = index / LENGTHS;
            Selection::Words(Span::new(start, start + index % LENGTHS))
        }
        _ => Selection::None,
    }
}

/// What travelled beside a text.
#[derive(Default)]
struct Extra {
    quote: Option<Quote>,
    given: Given,
    corrections: Corrections,
}

fn look(view: View, extras: &[u8], text: Option<&str>) -> (Look, Extra) {
    let panel = Panel::ALL.get(usize::from(view.panel)).copied();
    let mut look = Look {
        panel: panel.unwrap_or_default(),
        selection: view.selected.map_or(Selection::None, selection_of),
        more: panel.is_none(),
    };
    let mut extra = Extra::default();
    for (tag, bytes) in extras::fields(extras) {
        match tag {
            Some(extras::QUOTE) => match Quote::from_bytes(bytes) {
                Some(quote) => extra.quote = Some(quote),
                None => look.more = true,
            },
            Some(extras::CORRECTIONS) => match Corrections::from_bytes(bytes, text) {
                Some(corrections) => extra.corrections = corrections,
                None => look.more = true,
            },
            Some(extras::SECOND) => look.more |= extras::read_second(bytes).is_none(),
            Some(extras::GIVEN) => extra.given = given::read(&String::from_utf8_lossy(bytes)),
            _ => look.more = true,
        }
    }
    (look, extra)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use depeche_corrections::{Anchor, Correction};

    const TEXT: &str = "« L'été »\u{a0}: 🕊\r\n";

    #[test]
    fn a_story_comes_back_with_what_was_open_beside_it() {
        let claims = Topic::ALL.map(|topic| Selection::Claim(topic, 5));
        let others = [
            Selection::None,
            Selection::Participant(0),
            Selection::Participant(300),
            Selection::Quote(3),
            Selection::Date(7),
            Selection::Words(Span::new(200_000, 202_000)),
        ];
        for selection in others.into_iter().chain(claims) {
            for panel in Panel::ALL {
                let look = look(panel, selection);
                let fragment = write(
                    TEXT,
                    &Given::default(),
                    &Corrections::default(),
                    Language::French,
                    look,
                )
                .unwrap();
                let expected = Ok(Brought::Text(
                    Source::carried(TEXT.into(), Given::default()),
                    look,
                ));
                assert_eq!(read(&fragment), expected);
                assert_eq!(read(&format!("https://example.org/#{fragment}.")), expected);
            }
        }
        let long = look(Panel::Who, Selection::Words(Span::new(0, LENGTHS)));
        let fragment = write(
            TEXT,
            &Given::default(),
            &Corrections::default(),
            Language::French,
            long,
        )
        .unwrap();
        assert_eq!(
            read(&fragment),
            Ok(Brought::Text(
                Source::carried(TEXT.into(), Given::default()),
                Look::default()
            ))
        );
    }

    #[test]
    fn what_a_later_page_added_is_left_out_and_said() {
        let look = look(Panel::Said, Selection::Quote(1));
        let mut later = vec![];
        extras::add(&mut later, extras::CORRECTIONS, b"renamed");
        for (view, extras) in [
            (view(look), later),
            (view(look), b"no field".to_vec()),
            (
                View {
                    panel: 200,
                    ..view(look)
                },
                vec![],
            ),
        ] {
            let parcel = Parcel {
                view,
                extras: extras.clone(),
                ..Parcel::new(TEXT, Prime::French)
            };
            let Ok(Brought::Text(text, found)) = read(&encode(&parcel).unwrap()) else {
                panic!("the text of a newer link is read all the same");
            };
            assert_eq!(text.text, TEXT);
            assert_eq!((found.selection, found.more), (look.selection, true));
            let reference = Reference {
                view,
                extras,
                ..Reference::to(TEXT)
            };
            let Ok(Brought::Reference(referred)) = read(&encode_reference(&reference).unwrap())
            else {
                panic!("a newer reference is followed all the same");
            };
            assert!(referred.look.more);
        }
    }

    /// Links that are out there hold these numbers: a line is never changed, only added.
    #[test]
    fn what_a_link_names_by_number_keeps_its_number() {
        for (number, selection) in [
            (16, Selection::Participant(2)),
            (17, Selection::Quote(2)),
            (18, Selection::Date(2)),
            (19, Selection::Claim(Topic::Commitments, 2)),
            (20, Selection::Claim(Topic::Demands, 2)),
            (21, Selection::Claim(Topic::StickingPoints, 2)),
            (22, Selection::Claim(Topic::NextSteps, 2)),
            (
                8 * (300 * 2048 + 40) + 7,
                Selection::Words(Span::new(300, 340)),
            ),
        ] {
            assert_eq!(number_of(selection), Some(number), "{selection:?}");
            assert_eq!(selection_of(number), selection);
        }
        for (number, panel) in [
            (0, Panel::Who),
            (1, Panel::Said),
            (2, Panel::Context),
            (3, Panel::Links),
        ] {
            assert_eq!(view(look(panel, Selection::None)).panel, number);
        }
    }

    /// Links that are out there, one a kind of selection: never to be changed, nor what they open.
    #[rustfmt::skip]
    const GOLDEN: [(&str, Panel, Selection); 8] = [
        ("11NAUu8dKZqY0TT3RCYv6WkdL2404eBtWBk", Panel::Who, Selection::Participant(1)),
        ("11NAUu8c5qsA078UNXYc327PzlDCSwd2a2", Panel::Said, Selection::Quote(1)),
        ("11NAUu8dKZqY0TT3RCYv6WkdKzii1hTgmBw", Panel::Context, Selection::Date(1)),
        ("11NAUu8dKZqY0TT3RCYv6WkdKziWD5ifxBY", Panel::Context, Selection::Claim(Topic::Commitments, 1)),
        ("11NAUu8dKZqY0TT3RCYv6WkdKziTsA8jK7v", Panel::Context, Selection::Claim(Topic::Demands, 1)),
        ("11NAUu8dKZqY0TT3RCYv6WkdKziRTY7sZZw", Panel::Context, Selection::Claim(Topic::StickingPoints, 1)),
        ("11NAUu8dKZqY0TT3RCYv6WkdKyZTARAO8XL", Panel::Links, Selection::Claim(Topic::NextSteps, 1)),
        ("11NAUu8gfFcQ0XSSSdzDUjzR3Tbfb6d8DupXReO", Panel::Who, Selection::Words(Span { start: 3, end: 7 })),
    ];

    #[test]
    fn golden_links_open_what_they_opened() {
        for (fragment, panel, selection) in GOLDEN {
            let Ok(Brought::Text(source, opened)) = read(fragment) else {
                panic!("{fragment} brings no text");
            };
            assert_eq!(&*source.text, "Un pont rouvre mardi.", "{fragment}");
            assert_eq!(opened, look(panel, selection), "{fragment}");
        }
    }

    #[test]
    fn what_is_selected_in_another_text_is_nothing_here() {
        let reading = sample::reading();
        let first = sample::span("Port-Vieux", 0);
        for selection in [Selection::Participant(0), Selection::Words(first)] {
            assert_eq!(known(selection, &reading), Some(selection));
        }
        let accent = sample::TEXT.find('é').expect("an accent");
        for selection in [
            Selection::None,
            Selection::Quote(99),
            Selection::Claim(Topic::Demands, 99),
            Selection::Words(Span::new(0, 0)),
            Selection::Words(Span::new(accent, accent + 1)),
            Selection::Words(Span::new(0, sample::TEXT.len() + 1)),
        ] {
            assert_eq!(known(selection, &reading), None);
        }
    }

    fn look(panel: Panel, selection: Selection) -> Look {
        Look {
            panel,
            selection,
            more: false,
        }
    }

    /// What a link that refers to `sample::TEXT` with something selected makes of a copy, by the words it selects.
    fn followed(selection: Selection, copy: &str) -> (&'static str, String) {
        let fragment = write_reference(&sample::reading(), look(Panel::Said, selection)).unwrap();
        assert!(fragment.len() < 320, "{}: {fragment}", fragment.len());
        let Ok(Brought::Reference(referred)) = read(&fragment) else {
            panic!("a reference");
        };
        assert_eq!(referred.length, sample::TEXT.len());
        let copy = Reading::of(copy.to_owned());
        let words = |selection: Selection| {
            let first = selection.occurrences(&copy.story).first().copied();
            first.map_or(String::new(), |span| copy.words(span).to_owned())
        };
        match referred.in_copy(&copy) {
            Copied::Same(selection) => ("same", words(selection)),
            Copied::Found(selection) => ("found", words(selection)),
            Copied::Lost => ("lost", String::new()),
            Copied::Other => ("other", String::new()),
        }
    }

    #[test]
    fn what_was_put_right_goes_with_the_text_and_without_it() {
        let (text, who) = (sample::TEXT, sample::span("Anna Blum", 0));
        let who = Anchor::of(text, who).unwrap();
        let corrections = Corrections(vec![Correction::NoParticipant { who }]);
        let corrected = sample::reading().corrected(&corrections);
        let plain = write(
            text,
            &Given::default(),
            &Corrections::default(),
            Language::French,
            Look::default(),
        );
        let fragment = write(
            text,
            &Given::default(),
            &corrections,
            Language::French,
            Look::default(),
        );
        let (plain, fragment) = (plain.unwrap(), fragment.unwrap());
        let more = fragment.len() - plain.len();
        assert!(more <= 16, "{more} characters for one correction");
        let Ok(Brought::Text(source, look)) = read(&fragment) else {
            panic!("a text");
        };
        assert_eq!(
            (source.corrections, source.is_corrected, look.more),
            (corrections.clone(), true, false)
        );
        let fragment = write_reference(&corrected, Look::default()).unwrap();
        let Ok(Brought::Reference(referred)) = read(&fragment) else {
            panic!("a reference");
        };
        assert_eq!(referred.corrections, corrections);
    }

    #[test]
    fn corrections_that_a_later_page_made_are_told_and_the_text_is_read() {
        let mut fields = Vec::new();
        extras::add(&mut fields, extras::CORRECTIONS, &[0xff; 9]);
        let parcel = Parcel {
            extras: fields,
            ..Parcel::new(TEXT, Prime::French)
        };
        let Ok(Brought::Text(source, look)) = read(&encode(&parcel).unwrap()) else {
            panic!("a text");
        };
        assert_eq!(
            (source.text.as_str(), source.is_corrected, look.more),
            (TEXT, false, true)
        );
    }

    #[test]
    fn a_reference_carries_no_text_when_nothing_is_selected() {
        let fragment = write_reference(&sample::reading(), Look::default()).unwrap();
        assert!(fragment.len() < 60, "{fragment}");
        assert_eq!(
            followed(Selection::None, sample::TEXT),
            ("same", String::new())
        );
        assert_eq!(
            followed(Selection::None, "Il pleut à Bry."),
            ("other", String::new())
        );
    }

    #[test]
    fn what_was_selected_is_selected_in_another_copy() {
        let wrapped = sample::TEXT
            .replace('"', "”")
            .replace(" du", "\r\ndu")
            .replace(' ', "\u{a0}");
        let edited = format!(
            "Le journal de Bry\n\nUn texte de notre agence\n\n{}",
            sample::TEXT.replace("mardi", "mercredi")
        );
        let said = Selection::Quote(0);
        assert_eq!(
            followed(said, sample::TEXT),
            ("same", "Nous bâtirons ce pont".into())
        );
        assert_eq!(followed(said, &wrapped).0, "same");
        assert_eq!(
            followed(said, &edited),
            ("found", "Nous bâtirons ce pont".into())
        );
        assert_eq!(
            followed(Selection::Participant(sample::BLUM), &edited),
            ("found", "Anna Blum".into())
        );
        assert_eq!(
            followed(
                said,
                "Le maire Paul Rey a dit mardi à Port-Vieux : \"Il n'y a pas de pont\"."
            ),
            ("lost", String::new())
        );
        assert_eq!(
            followed(
                Selection::Words(sample::span("coût restait un obstacle", 0)),
                &edited
            ),
            ("found", "coût restait un obstacle".into())
        );
    }

    /// A text in lines of 72 characters, as a mailer writes it.
    fn wrapped(text: &str) -> String {
        let mut out = String::new();
        let mut width = 0;
        for piece in text.split_inclusive([' ', '\n']) {
            width += piece.chars().count();
            if width > 72 {
                out.truncate(out.trim_end_matches(' ').len());
                out.push_str("\r\n");
                width = piece.chars().count();
            }
            out.push_str(piece);
            if piece.ends_with('\n') {
                width = 0;
            }
        }
        out
    }

    #[test]
    fn whatever_is_selected_in_a_dispatch_is_found_in_every_copy_that_has_it() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dispatches");
        let mut sought = 0;
        for name in ["fr-sommet", "fr-verdict", "en-summit", "en-strike"] {
            let text = std::fs::read_to_string(format!("{folder}/{name}.txt")).expect("a dispatch");
            let straight = text.replace(['«', '»', '“', '”'], "\"").replace('’', "'");
            let below = text.split_once("\n\n").map_or("", |(_, rest)| rest);
            let copies = [
                wrapped(&straight.replace(['–', '—'], "-")),
                format!("Le journal\n\nABONNEZ-VOUS\n\n{text}\n\nLire aussi\n\nPartager"),
                below.to_owned(),
            ];
            let copies = copies.map(Reading::of);
            let reading = Reading::of(text);
            let story = &reading.story;
            let people = (0..story.participants.len()).map(Selection::Participant);
            let quotes = (0..story.quotes.len()).map(Selection::Quote);
            let dates = (0..story.context.dates.len()).map(Selection::Date);
            for selection in people.chain(quotes).chain(dates) {
                for copy in &copies {
                    found_where_it_is(selection, &reading, copy);
                    sought += 1;
                }
            }
        }
        assert!(sought > 300, "{sought}");
    }

    /// That a selection is found in a copy that has its words, and is lost in one that has not.
    #[track_caller]
    fn found_where_it_is(selection: Selection, reading: &Reading, copy: &Reading) {
        let letters = |text: &str| {
            text.chars()
                .filter(|c| c.is_alphanumeric())
                .collect::<String>()
        };
        let words = |reading: &Reading, selection: Selection| {
            let spans = selection.occurrences(&reading.story).into_iter();
            spans.map(|s| letters(reading.words(s))).collect::<Vec<_>>()
        };
        let fragment = write_reference(reading, look(Panel::Who, selection)).expect("a reference");
        let Ok(Brought::Reference(referred)) = read(&fragment) else {
            panic!("a reference");
        };
        let theirs = words(reading, selection);
        match referred.in_copy(copy) {
            Copied::Same(found) | Copied::Found(found) => {
                // The engine may end a quote or a name elsewhere where lines and marks are others.
                let ours = words(copy, found);
                let is_it = |ours: &String| theirs.iter().any(|t| t.starts_with(ours.as_str()));
                assert!(ours.iter().any(is_it), "{ours:?} is not {theirs:?}");
            }
            Copied::Lost => {
                let copy = letters(&copy.text);
                assert!(
                    !theirs.iter().any(|words| copy.contains(words)),
                    "{theirs:?}"
                );
            }
            Copied::Other => panic!("something was selected"),
        }
    }

    #[test]
    fn words_that_the_receiver_s_page_reads_as_nothing_are_lit_all_the_same() {
        let span = sample::span("Nous bâtirons ce pont", 0);
        let text = "Il a écrit au mur : Nous bâtirons ce pont, a déclaré Paul Rey à la presse.";
        let mut fields = Vec::new();
        let quote = Quote::of(sample::TEXT, span.start as usize..span.end as usize).unwrap();
        extras::add(&mut fields, extras::QUOTE, &quote.to_bytes());
        let reference = Reference {
            view: view(look(Panel::Said, Selection::Claim(Topic::Demands, 0))),
            extras: fields,
            ..Reference::to(sample::TEXT)
        };
        let Ok(Brought::Reference(referred)) = read(&encode_reference(&reference).unwrap()) else {
            panic!("a reference");
        };
        let copy = Reading::of(text.into());
        let Copied::Found(Selection::Words(found)) = referred.in_copy(&copy) else {
            panic!("{:?}", referred.in_copy(&copy));
        };
        assert_eq!(copy.words(found), "Nous bâtirons ce pont");
    }

    #[test]
    fn of_facts_that_share_the_words_the_one_that_has_little_else_is_meant() {
        let story = &sample::reading().story;
        let quote = story.quotes[0].span;
        assert_eq!(
            nearest(Selection::Quote(7), quote, story),
            Selection::Quote(0)
        );
        let beside = Span {
            start: quote.end,
            end: quote.end + 1,
        };
        assert_eq!(
            nearest(Selection::Quote(0), beside, story),
            Selection::Words(beside)
        );
    }

    #[test]
    fn a_text_longer_than_any_link_has_a_reference_too() {
        let reading = Reading::new("Il pleut. ".repeat(MAX_TEXT / 8), Story::default());
        assert_eq!(
            write(
                &reading.text,
                &Given::default(),
                &Corrections::default(),
                Language::French,
                Look::default()
            ),
            None
        );
        let fragment = write_reference(&reading, Look::default()).unwrap();
        let Ok(Brought::Reference(referred)) = read(&fragment) else {
            panic!("a reference");
        };
        assert_eq!(referred.length, MAX_TEXT);
        assert_eq!(referred.in_copy(&reading), Copied::Same(Selection::None));
    }

    #[test]
    fn an_excerpt_holds_the_paragraphs_of_its_quotes_as_they_stand() {
        let text = "PARIS, 6 janvier (Reuters) - Le pont de Bry sera refait, a dit le maire Paul Rey.\n\nIl pleuvait.\n\n\"Nous avons attendu dix ans\", a déclaré la députée Anna Blum.\n\nLa séance a été levée.";
        let reading = Reading::of(text.into());
        let with = |words: &str| {
            let quotes = reading.story.quotes.iter().enumerate();
            let found = quotes.filter(|(_, q)| reading.words(q.span).contains(words));
            found.map(|(i, _)| i).collect::<Vec<_>>()
        };
        let one = excerpt(&reading, &with("dix ans"));
        assert!(one.contains("Anna Blum") && !one.contains("pleuvait") && !one.contains("levée"));
        for part in one.split("\n\n").filter(|part| *part != "[…]") {
            assert!(text.contains(part), "{part}");
        }
        let both = [with("dix ans"), with("pont")].concat();
        assert!(excerpt(&reading, &both).contains("\n\n[…]\n\n"));
        assert_eq!(excerpt(&reading, &[99]), "");
    }

    #[test]
    fn what_arrived_of_a_cut_link_is_a_beginning_of_the_text() {
        let promises =
            (1..200).map(|n| format!("Le maire a promis le pont {n} pour l'an {}. ", n * n));
        let text: String = promises.collect();
        let fragment = write(
            &text,
            &Given::default(),
            &Corrections::default(),
            Language::French,
            Look::default(),
        )
        .unwrap();
        let fault = read(&fragment[..fragment.len() / 2]).unwrap_err();
        assert!(matches!(fault, Fault::Cut { .. }));
        let beginning = beginning(&fault).expect("a beginning");
        assert!(text.starts_with(beginning) && beginning.len() < text.len());
    }
}
