//! What is told of two short texts, rule by rule: what counts as a change in meaning, and what does not.

use depeche_compare::{Item, Topic, quotes, versions};
use depeche_engine::{Story, read};

/// What is told of one topic, as `how: old -> new`.
fn told(topic: Topic, old: &str, new: &str) -> Vec<String> {
    let stories = [read(old), read(new)];
    let changes = versions((old, &stories[0]), (new, &stories[1])).expect("they are short");
    let words = |text: &str, story: &Story, item: Option<Item>| {
        item.map_or_else(String::new, |item| match topic {
            Topic::Presence => story.participants[item.index].name.of(text).to_owned(),
            _ => item.span.of(text).to_owned(),
        })
    };
    let changes = changes
        .meaning
        .iter()
        .filter(|change| change.topic == topic);
    let line = changes.map(|change| {
        let (old, new) = (
            words(old, &stories[0], change.old),
            words(new, &stories[1], change.new),
        );
        format!("{}: {old} -> {new}", change.how.name())
    });
    line.collect()
}

/// What is told of the second text, and the same seen from it.
#[track_caller]
fn check(topic: Topic, old: &str, new: &str, expected: &[&str], back: &[&str]) {
    assert_eq!(told(topic, old, new), expected);
    assert_eq!(told(topic, new, old), back);
}

#[test]
fn a_day_takes_the_place_of_a_season() {
    let of = |when: &str| {
        format!(
            "LYON, 4 mai 2026 (AFP) - La ministre Anna Roy a promis de rouvrir le pont de la Loire {when}."
        )
    };
    check(
        Topic::Date,
        &of("avant l'été"),
        &of("le 3 juin"),
        &["changed: avant l'été -> le 3 juin"],
        &["changed: le 3 juin -> avant l'été"],
    );
    check(
        Topic::Date,
        &of("avec son équipe"),
        &of("le 3 juin"),
        &["new:  -> le 3 juin"],
        &["gone: le 3 juin -> "],
    );
}

#[test]
fn whoever_only_speaks_in_one_of_the_two_is_not_told_to_have_come() {
    let of = |said: &str| {
        format!(
            "OSLO, Jan 6 (NNA) - Ministers of nine countries met in Oslo on Tuesday at a summit on ferries.\n\n\
             Swedish minister Ana Moe {said}."
        )
    };
    let (one, other) = (
        of("welcomed the meeting of the nine countries"),
        of("confirmed the meeting of the nine countries"),
    );
    check(Topic::Presence, &one, &other, &[], &[]);
}

#[test]
fn whoever_was_absent_and_is_told_otherwise_changed() {
    let of = |came: &str| {
        format!(
            "OSLO, Jan 6 (NNA) - Ministers of nine countries met in Oslo on Tuesday at a summit on ferries.\n\n\
             Swedish Prime Minister Ana Moe, who has called the plan a mistake, {came}.\n"
        )
    };
    let changed = ["changed: Ana Moe -> Ana Moe"];
    check(
        Topic::Presence,
        &of("did not attend the summit"),
        &of("attended the summit"),
        &changed,
        &changed,
    );
    check(
        Topic::Presence,
        &of("did not attend the summit"),
        &of("sat by herself for the last part"),
        &changed,
        &changed,
    );
}

#[test]
fn whoever_is_only_described_neither_comes_nor_goes() {
    let old = "OSLO, Jan 6 (NNA) - The ferry crews will strike on Friday, their union said.";
    let new = format!(
        "{old}\n\nA lawyer said the talks had failed. Ana Moe, a teacher, said she would walk."
    );
    check(
        Topic::Participant,
        old,
        &new,
        &["new:  -> Ana Moe"],
        &["gone: Ana Moe -> "],
    );
}

/// The verdict on the first quote of an article.
#[track_caller]
fn check_quote(article: &str, expected: &str) {
    let dispatch = "OSLO, Jan 6 (NNA) - \"We will build the bridge before the spring,\" minister Ana Moe said in Oslo on Tuesday.";
    let stories = [read(dispatch), read(article)];
    let judged = quotes((dispatch, &stories[0]), (article, &stories[1])).expect("they are short");
    assert_eq!(
        judged.last().map(|j| j.verdict.name()),
        Some(expected),
        "{article}"
    );
}

#[test]
fn only_who_is_named_beside_a_quote_is_said_to_have_taken_it() {
    check_quote(
        "\"We will build the bridge before the spring,\" said Paul Rey.",
        "other-speaker",
    );
    check_quote(
        "\"We will build the bridge before the spring,\" joked Paul Rey.",
        "other-speaker",
    );
    check_quote(
        "\"We will build the bridge before the spring,\" said Ana Moe.",
        "exact",
    );
    check_quote(
        "\"The ferries are late,\" said Paul Rey.\n\n\"We will build the bridge before the spring.\"",
        "exact",
    );
}

#[test]
fn a_quote_that_stands_twice_is_judged_where_it_stands_whole() {
    let text = "« \"The bridge is safe,\" said Anna Roy. » \"The bridge is safe,\" said Anna Roy.";
    let story = read(text);
    let judged = quotes((text, &story), (text, &story)).expect("it is short");
    let verdicts: Vec<&str> = judged.iter().map(|j| j.verdict.name()).collect();
    assert!(
        !verdicts.is_empty() && verdicts.iter().all(|verdict| *verdict == "exact"),
        "{verdicts:?}"
    );
}
