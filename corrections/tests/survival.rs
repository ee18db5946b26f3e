//! What was corrected in one copy of a dispatch is corrected in every other that has its words: mended, updated, read by a
//! reader that finds other things.

use depeche_corrections::{Anchor, Correction, Corrections, Fate, Misfit, Speaker, correct};
use depeche_engine::story::{By, Kind};
use depeche_engine::{Story, read};

const TEXT: &str = "Ferry talks resume

OSLO, Jan 6, 2026 (NNA) - Harbour minister Ana Moe met union leader Paul Ness in Bergen on Monday.

\"The boats will sail again on Friday, as they did when the harbour was opened by my mother thirty years ago\", Moe told reporters.

Ness said the wages were still open. Premier Kari Dahl stayed at home.

\"Nobody goes home hungry\", Dahl said.";

#[track_caller]
fn at(text: &str, words: &str, nth: usize) -> Anchor {
    let (at, _) = text
        .match_indices(words)
        .nth(nth)
        .expect("the words stand in the text");
    Anchor::of_words(text, at..at + words.len()).expect("words")
}

/// Every quote another's, by what its words begin with, and a participant of another kind.
fn corrections() -> Vec<Correction> {
    let told = "The boats will sail again on Friday, as they did when the harbour was opened by my mother thirty years ago";
    let by = |quote: &str, who: &str| Correction::Speaker {
        quote: at(TEXT, quote, 0),
        speaker: Speaker::Participant(at(TEXT, who, 0)),
    };
    vec![
        by(told, "Paul Ness"),
        by("the wages were still open", "Kari Dahl"),
        by("Nobody goes home hungry", "Ana Moe"),
        Correction::Kind {
            who: at(TEXT, "Bergen", 0),
            kind: Kind::Organisation,
        },
    ]
}

/// Who said what by hand, and what is of a kind by hand, in the order of the text.
fn by_hand(text: &str, story: &Story) -> Vec<String> {
    let name = |who: usize| {
        story.participants[who]
            .name
            .of(text)
            .replace(['\u{A0}', '\n'], " ")
    };
    let said = story.quotes.iter().filter(|q| q.by == By::Hand).map(|q| {
        let words = q
            .span
            .of(text)
            .split_whitespace()
            .next()
            .unwrap_or_default();
        format!("{words}: {}", q.speaker.map_or("-".to_owned(), name))
    });
    let people = story.participants.iter().enumerate();
    let kinds = people.filter(|(_, p)| p.by == By::Hand);
    let kinds = kinds.map(|(who, p)| format!("{} {}", name(who), p.kind.name()));
    said.chain(kinds).collect()
}

const ALL: &[&str] = &[
    "The: Paul Ness",
    "the: Kari Dahl",
    "Nobody: Ana Moe",
    "Bergen organisation",
];

/// What is by hand in a copy, and the corrections that do not fit there.
#[track_caller]
fn check(copy: &str, expected: &[&str], misfits: &[(usize, Misfit)]) {
    let corrected = correct(copy, &read(copy), &Corrections(corrections()));
    let fates = corrected.fates.iter().enumerate();
    let found = fates.filter_map(|(index, fate)| match fate {
        Fate::NoLongerFits(misfit) => Some((index, *misfit)),
        Fate::Applied | Fate::AlreadySo => None,
    });
    assert_eq!(found.collect::<Vec<_>>(), misfits);
    assert_eq!(by_hand(copy, &corrected.story), expected);
}

#[test]
fn they_hold_in_their_own_text() {
    check(TEXT, ALL, &[]);
}

#[test]
fn they_hold_in_a_text_that_was_mended() {
    let marks = TEXT.replace("\"The", "“The").replace("ago\"", "ago”");
    check(&marks, ALL, &[]);
    check(&TEXT.replace("Nobody goes", "Nobody\u{A0}goes"), ALL, &[]);
    check(
        &TEXT.replace("when the harbour", "when\nthe har\u{AD}bour"),
        ALL,
        &[],
    );
    check(&TEXT.replace("\n\n", "\r\n\r\n"), ALL, &[]);
    check(&format!("Share this\n\n{TEXT}\n\nRead also"), ALL, &[]);
}

#[test]
fn they_hold_in_an_update() {
    let later = "UPDATE 1-Ferry talks resume, crews wait\n\nOSLO, Jan 6, 2026 (NNA) - Crews waited on the quay.";
    let body = TEXT.split_once("\n\n").expect("a headline").1;
    let body = body.replace("OSLO, Jan 6, 2026 (NNA) - ", "");
    check(&format!("{later}\n\n{body}"), ALL, &[]);
    // The end of a long quote was told otherwise, and its speaker is named elsewhere only.
    let shorter = TEXT
        .replace("thirty years ago", "long ago")
        .replace("Paul Ness in Bergen", "Paul Ness in the old town of Bergen");
    check(&shorter, ALL, &[]);
}

#[test]
fn what_an_update_leaves_out_is_not_applied_elsewhere() {
    let without = TEXT.replace(
        "\n\n\"Nobody goes home hungry\", Dahl said.",
        "\n\n\"Nobody knows\", Dahl said.",
    );
    check(
        &without,
        &ALL.iter()
            .copied()
            .filter(|l| !l.starts_with("Nobody"))
            .collect::<Vec<_>>(),
        &[(2, Misfit::WordsGone)],
    );
    let nameless = TEXT
        .replace("Premier Kari Dahl stayed at home.", "It rained.")
        .replace("Dahl said", "a cook said");
    let left: Vec<&str> = ALL
        .iter()
        .copied()
        .filter(|l| !l.starts_with("the"))
        .collect();
    check(&nameless, &left, &[(1, Misfit::WordsGone)]);
}

#[test]
fn they_hold_for_a_reader_that_finds_others_in_another_order() {
    let mut other = read(TEXT);
    let count = other.participants.len();
    other.participants.reverse();
    for quote in &mut other.quotes {
        quote.speaker = quote.speaker.map(|who| count - 1 - who);
        quote.candidates.clear();
    }
    other.relations.clear();
    other.event = None;
    other.representations.clear();
    let context = &mut other.context;
    context.commitments.clear();
    context.next_steps.clear();
    context.demands.clear();
    context.sticking_points.clear();
    let corrected = correct(TEXT, &other, &Corrections(corrections()));
    assert_eq!(by_hand(TEXT, &corrected.story), ALL);
    // It does not see the second quote at all, and ends the first sooner.
    other.quotes.remove(1);
    other.quotes[0].span.end -= 16;
    let corrected = correct(TEXT, &other, &Corrections(corrections()));
    assert_eq!(corrected.fates[1], Fate::NoLongerFits(Misfit::NothingThere));
    assert_eq!(by_hand(TEXT, &corrected.story), [ALL[0], ALL[2], ALL[3]]);
}

#[test]
fn of_two_equal_lines_the_one_that_was_meant_is_corrected() {
    let line = "\"We wait for rain every day\", a man said.\n\n";
    let text = format!("OSLO, Jan 6 (NNA) - Ana Moe waits.\n\n{line}{line}{line}");
    let story = read(&text);
    assert_eq!(story.quotes.len(), 3);
    for (index, quote) in story.quotes.iter().enumerate() {
        let quote = Anchor::of(&text, quote.span).expect("words");
        let speaker = Speaker::Participant(at(&text, "Ana Moe", 0));
        let one = Corrections(vec![Correction::Speaker { quote, speaker }]);
        let corrected = correct(&text, &story, &one).story;
        let by_hand = corrected.quotes.iter().position(|q| q.by == By::Hand);
        assert_eq!(by_hand, Some(index));
    }
}

#[test]
fn a_participant_is_found_by_its_name_where_its_words_are_gone() {
    let kind = Correction::Kind {
        who: at(TEXT, "Kari Dahl", 0),
        kind: Kind::Group,
    };
    let check = |text: &str, fate: Fate| {
        let corrected = correct(text, &read(text), &Corrections(vec![kind.clone()]));
        assert_eq!(corrected.fates, [fate], "{text}");
    };
    check(
        "PARIS, Jan 7 (NNA) - Prime minister Kari Dahl resigned on Tuesday.",
        Fate::Applied,
    );
    check(
        "PARIS, Jan 7 (NNA) - Prime minister Kari Holm resigned on Tuesday.",
        Fate::NoLongerFits(Misfit::WordsGone),
    );
}
