//! Plain news sentences: what a reader cannot fail to see in them is found nearly everywhere.
//!
//! `tests/plain/` holds short texts, one a block: a line `> text`, then what is right about it, one a line: `presence NAME =
//! STATUS`, `speaker WORDS OF THE QUOTE = NAME`, `clause = A REPORTED CLAUSE`, `role NAME = ROLE`, `commitment = ITS WORDS` and
//! so `demand`, `blocks` and `next`, or `context = none` where nothing of the four is told. Texts and people are invented.
//! What is not found is printed with the share that is; the floors only rise.

use depeche_engine::story::Claim;
use depeche_engine::{Story, read};

/// The share that is found at least, by language.
const FLOORS: [(&str, f64); 2] = [("fr", 0.87), ("en", 0.90)];

#[test]
fn plain_sentences_are_read_right() {
    for (language, floor) in FLOORS {
        let path = format!(
            "{}/../tests/plain/{language}.txt",
            env!("CARGO_MANIFEST_DIR")
        );
        let file = std::fs::read_to_string(path).expect("the sentences are there");
        let (mut all, mut missed) = (0, Vec::new());
        for block in file.split("\n\n").filter(|b| b.starts_with("> ")) {
            let (text, facts) = block.split_once('\n').expect("a text has facts");
            let text = &text[2..];
            let story = read(text);
            for fact in facts.lines() {
                all += 1;
                if !holds(text, &story, fact) {
                    missed.push(format!("{fact}\n    in: {text}"));
                }
            }
        }
        let share = 1.0 - missed.len() as f64 / f64::from(all);
        println!("{language}: {share:.3} of {all}\n{}", missed.join("\n"));
        assert!(
            share >= floor,
            "{language}: {share:.3} of {all} facts, {floor} wanted\n{}",
            missed.join("\n")
        );
    }
}

/// Whether a reading has a fact.
fn holds(text: &str, story: &Story, fact: &str) -> bool {
    let (what, wanted) = fact.split_once(" = ").expect("a fact has a value");
    let (kind, about) = what.split_once(' ').unwrap_or((what, ""));
    let named = |name: &str| {
        (story.participants.iter()).find(|p| {
            let mut names = std::iter::once(&p.name).chain(&p.aliases);
            names.any(|n| n.of(text) == name)
        })
    };
    let context = &story.context;
    let has = |claims: &[Claim]| claims.iter().any(|c| c.span.of(text).contains(wanted));
    match kind {
        "presence" => {
            let status = named(about).map_or("none", |p| p.presence.status.name());
            // Who is expected or on the line takes part.
            let status = match status {
                "expected" | "remote" => "attending",
                status => status,
            };
            status == wanted
        }
        "role" => named(about).is_some_and(|p| p.roles.iter().any(|r| r.of(text) == wanted)),
        "clause" => story.quotes.iter().any(|q| q.span.of(text) == wanted),
        "speaker" => {
            let quote = story
                .quotes
                .iter()
                .find(|q| q.span.of(text).contains(about));
            quote.is_some_and(|q| {
                let who = q.speaker.map(|who| story.participants[who].name.of(text));
                let words = q.speaker_span.map(|s| s.of(text));
                [who, words]
                    .into_iter()
                    .flatten()
                    .any(|w| w.contains(wanted))
            })
        }
        "context" => {
            let of_persons = [&context.commitments, &context.demands];
            let of_matters = [&context.sticking_points, &context.next_steps];
            let mut lists = of_persons.into_iter().chain(of_matters);
            wanted == "none" && lists.all(Vec::is_empty)
        }
        "commitment" => has(&context.commitments),
        "demand" => has(&context.demands),
        "blocks" => has(&context.sticking_points),
        "next" => has(&context.next_steps),
        other => panic!("no such fact: {other}"),
    }
}
