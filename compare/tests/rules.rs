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
fn whoever_stays_away_in_the_same_words_did_not_change() {
    let of = |head: &str| {
        format!(
            "Sommet de la Baltique : {head}, Varsovie absente\n\nHELSINKI, 8 mai 2026 (AFP) - Réunis jeudi à Helsinki, les dirigeants de six pays de la Baltique se sont entendus sur un code pour les navires."
        )
    };
    check(
        Topic::Presence,
        &of("accord sur les routes maritimes"),
        &of("les navires ont leur code"),
        &[],
        &[],
    );
}

#[test]
fn a_body_is_not_told_to_have_come_with_somebody_of_its() {
    let of = |came: &str| {
        format!(
            "OSLO, Jan 6 (NNA) - Union leaders and employers met in Oslo on Tuesday for talks on the ferries.\n\n\
             Norferry's chief executive, Ana Moe, {came}."
        )
    };
    check(
        Topic::Presence,
        &of("did not attend"),
        &of("attended the last hour"),
        &["changed: Ana Moe -> Ana Moe"],
        &["changed: Ana Moe -> Ana Moe"],
    );
}

#[test]
fn a_month_takes_the_place_of_a_season_though_it_is_named_elsewhere() {
    let of = |when: &str| {
        format!(
            "OSLO, Jan 6 (NNA) - The review of the sale could take until {when}, the ministry said.\n\n\
             A rival had made an approach in December but withdrew, two people said."
        )
    };
    let (old, new) = (of("autumn"), of("December"));
    let changed = |old: &str, new: &str| format!("changed: {old} -> {new}");
    let there = told(Topic::Date, &old, &new);
    assert_eq!(there.len(), 1, "{there:?}");
    assert!(
        there[0].starts_with("changed: ") && there[0].ends_with("-> December"),
        "{there:?}"
    );
    // What changed is the date, and no step that nobody spoke of.
    check(Topic::NextStep, &old, &new, &[], &[]);
    check(
        Topic::Date,
        &of("May"),
        &of("June"),
        &[&changed("May", "June")],
        &[&changed("June", "May")],
    );
}

#[test]
fn what_is_promised_in_the_one_and_done_in_the_other_changed() {
    let of = |did: &str| {
        format!(
            "HANOI, Dec. 3, 2025 (NNA) - Vietnamese President Pham Lan and visiting President of Laos Bounmy Keo {did} a joint study of a railway between Hanoi and Vinh."
        )
    };
    check(
        Topic::Commitment,
        &of("signed on Wednesday an agreement on"),
        &of("agreed on Wednesday to launch"),
        &[
            "changed: an agreement on a joint study of a railway between Hanoi and Vinh -> to launch a joint study of a railway between Hanoi and Vinh",
        ],
        &[
            "changed: to launch a joint study of a railway between Hanoi and Vinh -> an agreement on a joint study of a railway between Hanoi and Vinh",
        ],
    );
}

#[test]
fn a_plan_is_told_once_and_not_as_a_quote() {
    let of = |when: &str| {
        format!(
            "PRAGUE, 11 mai 2026 (AFP) - La ministre Anna Roy a promis lundi de se rendre à Brno {when}, et d'y rencontrer le maire."
        )
    };
    let (old, new) = (of("avant la fin du mois"), of("le 3 juin"));
    check(Topic::Quote, &old, &new, &[], &[]);
    assert_eq!(told(Topic::Commitment, &old, &new).len(), 1);
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

#[test]
fn a_translation_is_not_judged_whatever_names_it_keeps() {
    let dispatch = "OSLO, Jan 6 (NNA) - The minister of transport, Ana Moe, spoke after the meeting in Oslo on Tuesday.\n\n\
        \"Statoil, Equinor, Hydro and Telenor met Paul Rey and Anna Roy in Bergen,\" the minister said. \"We will build the bridge before the spring.\"\n\n\
        She said that Paul Rey, Anna Roy and Marit Olsen would meet in Stavanger.";
    let foreign = |quote: &str| {
        format!(
            "La ministre des Transports s'est exprimée mardi à Oslo, après une réunion qui a duré toute la journée.\n\n« {quote} », a dit la ministre, qui n'a pas voulu répondre aux questions des journalistes."
        )
    };
    for (quote, expected) in [
        (
            "Statoil, Equinor, Hydro et Telenor ont vu Paul Rey et Anna Roy à Bergen",
            "other-language",
        ),
        (
            "Paul Rey, Anna Roy et Marit Olsen se verront à Stavanger",
            "other-language",
        ),
        (
            "Nous construirons le pont avant le printemps",
            "other-language",
        ),
        ("We will build the bridge before the spring", "exact"),
    ] {
        let article = foreign(quote);
        let stories = [read(dispatch), read(&article)];
        let judged = quotes((dispatch, &stories[0]), (&article, &stories[1]));
        let judged = judged.expect("they are short");
        assert_eq!(
            judged.first().map(|j| j.verdict.name()),
            Some(expected),
            "{quote}"
        );
    }
}

#[test]
fn what_goes_on_after_its_speaker_is_one_quote_though_the_speaker_is_not_known() {
    let dispatch = "KAMPALA, Jan 6 (NNA) - Uganda and Kenya signed a pact on the lake.\n\n\"Our countries share one bowl,\" the two leaders said in a joint statement. \"We have agreed on the size of the spoon.\"";
    let article = "\"Our countries share one bowl. We have agreed on the size of the spoon,\" the leaders of Uganda and Kenya said.";
    let stories = [read(dispatch), read(article)];
    let judged = quotes((dispatch, &stories[0]), (article, &stories[1])).expect("they are short");
    let verdicts: Vec<&str> = judged.iter().map(|j| j.verdict.name()).collect();
    assert_eq!(verdicts, ["exact"]);
}
