//! What must hold for any text: no panic, spans that lie in the text, indices that resolve, one reading for one text.
//!
//! Texts are drawn in two ways: any characters at all, and words, marks and furniture of dispatches thrown together,
//! which reach deep into the rules where random characters never get.

use depeche_engine::story::{MentionBy, PresenceStatus, Story};
use depeche_engine::{Span, json, read};
use proptest::prelude::*;

/// Words and signs that rules look for, in both languages.
const PIECES: &[&str] = &[
    "Le",
    "la",
    "les",
    "l'",
    "l’",
    "d'",
    "un",
    "une",
    "président",
    "présidente",
    "ministre",
    "porte-parole",
    "M.",
    "Mme",
    "Paul",
    "Anna",
    "Rey",
    "Roy",
    "Ben",
    "Salem",
    "de",
    "du",
    "van",
    "Paris",
    "Kyiv",
    "Washington",
    "la Russie",
    "France",
    "américain",
    "russe",
    "Union européenne",
    "ONU",
    "(ONU)",
    "Reuters",
    "AFP",
    "a",
    "a dit",
    "a déclaré",
    "a-t-il dit",
    "dit-il",
    "que",
    "qu'",
    "selon",
    "d'après",
    "s'est dit",
    "prêt",
    "à",
    "et",
    "ou",
    "mais",
    "il",
    "elle",
    "ils",
    "on",
    "sommet",
    "réunion",
    "visite",
    "mardi",
    "dimanche soir",
    "6 janvier",
    "2026",
    "le 3 mars",
    "en l'absence de",
    "représenté par",
    "participe",
    "boycotte",
    "s'engage à",
    "doivent encore",
    "projet de déclaration",
    "communiqué",
    "The",
    "president",
    "minister",
    "spokesman",
    "Mr.",
    "Ms",
    "Dr",
    "Jane",
    "Lee",
    "U.S.",
    "Senate",
    "Ministry of",
    "said",
    "says",
    "told",
    "reporters",
    "that",
    "according to",
    "he",
    "she",
    "they",
    "would",
    "not",
    "talks",
    "summit",
    "on Tuesday",
    "last week",
    "Jan 6",
    "by video",
    "sent",
    "his deputy",
    "agreed to",
    "yet to",
    "whose",
    "in",
    "at",
    "\"",
    "\"",
    "“",
    "”",
    "«",
    "»",
    "« ",
    " »",
    "‘",
    "’",
    "'",
    "„",
    "‹",
    "›",
    ",",
    ",",
    ".",
    ".",
    ":",
    ";",
    "!",
    "?",
    "…",
    "...",
    "(...)",
    "(",
    ")",
    "[",
    "]",
    "-",
    "–",
    "—",
    "--",
    "\n",
    "\n\n",
    "\n\n",
    "\u{a0}",
    "\u{202f}",
    "\t",
    " date 2026-03-04 ",
    "Danube-La",
    "AFP, publié le mardi 3 mars 2026 à 10h20",
    "(Reuters) -",
    "LISBON,",
    "By Jo Lee",
    "(Reportage de",
    "édité par",
    "Reporting by",
    "Editing by",
    "(Actualisé avec",
    "A lire aussi :",
    "- Titre -",
    "@jo",
    "#x",
    "https://a.b/c",
    "🕊",
    "é",
    "e\u{301}",
    "İ",
    "ß",
    "ﬁ",
    "\u{200b}",
    "\u{202e}",
    "\0",
    "12",
    "1.550",
    "15h19",
    "1er",
];

fn dispatches() -> impl Strategy<Value = String> {
    let piece =
        prop_oneof![8 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,4}"];
    let glue = prop_oneof![9 => Just(" "), 1 => Just("")];
    prop::collection::vec((piece, glue), 0..160).prop_map(|pieces| {
        pieces
            .iter()
            .flat_map(|(piece, glue)| [piece.as_str(), glue])
            .collect()
    })
}

/// Every span of a story.
fn spans(story: &Story) -> Vec<Span> {
    let furniture = &story.furniture;
    let mut spans: Vec<Span> = Vec::new();
    spans.extend(
        furniture
            .headline
            .iter()
            .chain(&furniture.slug)
            .chain(&furniture.update_note),
    );
    spans.extend(furniture.agency.map(|a| a.span));
    spans.extend(furniture.credits.iter().map(|c| c.name));
    if let Some(dateline) = &furniture.dateline {
        spans.push(dateline.span);
        spans.extend(dateline.place.iter().chain(&dateline.agency));
    }
    spans.extend(story.paragraphs.iter().map(|p| p.span));
    for participant in &story.participants {
        spans.push(participant.name);
        spans.extend(participant.aliases.iter().chain(&participant.roles));
        spans.extend(participant.mentions.iter().map(|m| m.span));
        spans.extend(participant.presence.evidence);
    }
    spans.extend(story.representations.iter().map(|r| r.evidence));
    for quote in &story.quotes {
        spans.push(quote.span);
        let parts = [
            quote.speaker_span,
            quote.cue,
            quote.addressee,
            quote.occasion,
        ];
        spans.extend(parts.into_iter().flatten());
    }
    spans.extend(story.possible_event);
    if let Some(event) = &story.event {
        spans.extend([event.what, event.evidence]);
        let parts = [event.name, event.attendance, event.purpose, event.outcome];
        spans.extend(parts.into_iter().flatten());
    }
    let context = &story.context;
    for claims in [
        &context.commitments,
        &context.demands,
        &context.sticking_points,
        &context.next_steps,
    ] {
        spans.extend(claims.iter().flat_map(|c| [c.span, c.cue]));
    }
    spans.extend(context.dates.iter().map(|d| d.span));
    spans.extend(story.relations.iter().map(|r| r.evidence));
    spans
}

/// Every index of a participant in a story.
fn indices(story: &Story) -> Vec<usize> {
    let mut indices: Vec<usize> = Vec::new();
    for quote in &story.quotes {
        indices.extend(quote.speaker.iter().chain(&quote.candidates));
    }
    for representation in &story.representations {
        indices.push(representation.who);
        indices.extend(&representation.by);
    }
    if let Some(event) = &story.event {
        indices.extend(event.place.iter().chain(&event.host));
    }
    let context = &story.context;
    for claims in [
        &context.commitments,
        &context.demands,
        &context.sticking_points,
        &context.next_steps,
    ] {
        indices.extend(claims.iter().filter_map(|c| c.whose));
    }
    indices.extend(story.relations.iter().flat_map(|r| [r.from, r.to]));
    indices
}

#[track_caller]
fn check(text: &str) {
    let story = read(text);
    for span in spans(&story) {
        assert!(span.start <= span.end, "{span:?} runs backward");
        assert!(
            text.get(span.start as usize..span.end as usize).is_some(),
            "{span:?} is not in the text"
        );
    }
    for index in indices(&story) {
        assert!(index < story.participants.len(), "no participant {index}");
    }
    for pair in story.paragraphs.windows(2) {
        assert!(
            pair[0].span.end <= pair[1].span.start,
            "paragraphs overlap: {pair:?}"
        );
    }
    for pair in story.quotes.windows(2) {
        assert!(
            pair[0].span.start <= pair[1].span.start,
            "quotes out of order: {pair:?}"
        );
        assert_ne!(pair[0].span, pair[1].span, "one claim, one quote");
    }
    let body = |span: Span| {
        story
            .paragraphs
            .iter()
            .any(|p| p.role.is_story() && p.span.contains(span))
    };
    for quote in &story.quotes {
        assert!(!quote.span.is_empty(), "an empty quote");
        let crosses = story
            .paragraphs
            .iter()
            .any(|p| !p.role.is_story() && p.span.overlaps(quote.span));
        assert!(
            !crosses,
            "a quote crosses furniture: {:?}",
            quote.span.of(text)
        );
    }
    for participant in &story.participants {
        assert!(!participant.name.is_empty(), "a participant without a name");
        let evidence = participant.presence.evidence.is_some();
        assert_eq!(
            evidence,
            participant.presence.status != PresenceStatus::None,
            "presence and its words"
        );
        for pair in participant.mentions.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start, "mentions overlap");
        }
        for mention in participant
            .mentions
            .iter()
            .filter(|m| m.by == MentionBy::Name)
        {
            assert!(
                body(mention.span),
                "{:?} is named outside the story",
                mention.span.of(text)
            );
        }
    }
    assert_eq!(story, read(text), "one text, one reading");
    for offsets in [
        json::Offsets::Utf8,
        json::Offsets::Utf16,
        json::Offsets::CodePoints,
    ] {
        serde_json::to_string(&json::Story::new(text, &story, offsets)).expect("a story is JSON");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_dispatches_of_a_text_are_the_text(text in "[\\s\\S]{0,300}", one in dispatches(), two in dispatches()) {
        for text in [text, format!("{one}\n\n{two}")] {
            let found = depeche_engine::dispatches(&text);
            let joined: String = found.iter().map(|span| span.of(&text)).collect();
            assert_eq!(joined, text);
            assert!(!found.is_empty());
        }
    }

    #[test]
    fn any_characters_read_without_a_fault(text in "\\PC{0,300}|[\\s\\S]{0,300}") {
        check(&text);
    }

    #[test]
    fn pieces_of_dispatches_read_without_a_fault(text in dispatches()) {
        check(&text);
    }
}

#[test]
fn texts_of_one_thing_read_without_a_fault() {
    for piece in PIECES {
        for times in [1, 2, 3, 50] {
            check(&piece.repeat(times));
            check(&format!("{piece} ").repeat(times));
        }
    }
}

#[test]
fn the_project_s_own_dispatches_read_without_a_fault_wherever_they_are_cut() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/dispatches");
    for entry in std::fs::read_dir(folder).expect("tests/dispatches") {
        let path = entry.expect("an entry of tests/dispatches").path();
        if path.extension().is_some_and(|e| e == "txt") {
            let text = std::fs::read_to_string(&path).expect("a dispatch is UTF-8");
            check(&text);
            check(&text.replace('\n', " "));
            check(&text.to_uppercase());
            for at in (0..text.len())
                .step_by(97)
                .filter(|at| text.is_char_boundary(*at))
            {
                check(&text[..at]);
                check(&text[at..]);
            }
        }
    }
}
