//! What a small dispatch is shown as, section by section.

use super::{Wanted, analysis, reading};
use crate::decisions::Decision;
use crate::stages::Stage;
use crate::{Given, read};

const DISPATCH: &str = "TALLINN, Jan 6 (Reuters) - Prime Minister Liis Tamm will attend the fisheries summit in \
                        Riga on Thursday, her office said.\n\n\"We shall sign the quota treaty,\" Tamm told reporters.\n";

#[track_caller]
fn check(wanted: Wanted, expected: &[&str], absent: &[&str]) {
    let shown = analysis(DISPATCH, &Given::default(), wanted);
    for words in expected {
        assert!(shown.contains(words), "no {words:?} in\n{shown}");
    }
    for words in absent {
        assert!(!shown.contains(words), "{words:?} in\n{shown}");
    }
}

fn stage(stage: Stage) -> Wanted<'static> {
    Wanted {
        stage: Some(stage),
        ..Wanted::default()
    }
}

#[test]
fn without_a_wish_every_stage_is_shown_each_decision_on_a_line() {
    let sections = ["TEXT", "FURNITURE", "PARAGRAPHS", "TREES", "WHO", "SAID"];
    check(Wanted::default(), &sections, &[]);
    check(
        Wanted::default(),
        &["DATES", "DECIDED: speaker", "DECIDED: presence"],
        &["more\n", "without weight"],
    );
}

#[test]
fn a_tree_says_of_each_word_its_tag_relation_head_and_lists() {
    check(
        stage(Stage::Grammar),
        &["attend", "VERB:inf", "nsubj→", "attend=presence:attend"],
        &["WHO", "DECIDED"],
    );
}

#[test]
fn a_stage_shows_the_candidates_of_its_decisions_with_features_and_weights() {
    check(
        stage(Stage::Quotes),
        &["direct · Liis Tamm · told", "DECIDED: speaker", "* "],
        &["TREES", "DECIDED: presence"],
    );
    check(
        stage(Stage::Event),
        &[
            "what       summit",
            "expected    Liis Tamm",
            "DECIDED: claim",
        ],
        &["DECIDED: speaker"],
    );
}

#[test]
fn a_decision_is_shown_alone() {
    let wanted = Wanted {
        decision: Some(Decision::OccasionPlace),
        ..Wanted::default()
    };
    check(wanted, &["“Riga”"], &["WHO", "DECIDED: presence"]);
    let whole = Wanted {
        whole: true,
        ..wanted
    };
    let (best, all) = (
        analysis(DISPATCH, &Given::default(), wanted),
        analysis(DISPATCH, &Given::default(), whole),
    );
    assert!(all.len() > best.len(), "{all}");
}

#[test]
fn what_is_not_about_the_words_is_left_out() {
    let wanted = Wanted {
        about: Some("quota"),
        ..Wanted::default()
    };
    check(wanted, &["quota treaty"], &["fisheries"]);
    let nothing = Wanted {
        about: Some("herring"),
        ..wanted
    };
    assert_eq!(analysis(DISPATCH, &Given::default(), nothing), "");
}

/// The weights that are shown add up to the score, or they are not those that were used.
#[test]
fn weights_of_features_add_up_to_the_score() {
    let (story, trace) = crate::trace::read_traced(DISPATCH);
    let mut scored = 0;
    for traced in &trace.decisions {
        for (n, candidate) in traced.candidates.iter().enumerate() {
            let sorts = matches!(traced.decision.form(), crate::Form::Sorting(_));
            let described = if sorts { 0 } else { n };
            let weight = |name: &str| {
                let weights = crate::trace::weights(traced.decision, story.language, name);
                weights[if sorts { n } else { 0 }]
            };
            let features = &traced.candidates[described].features;
            let sum: f32 = features.iter().map(|f| f.worth * weight(&f.name)).sum();
            assert!(
                (sum - candidate.score).abs() < 0.01,
                "{sum} for {candidate:?}"
            );
            scored += 1;
        }
    }
    assert!(scored > 20, "{scored} candidates");
}

#[test]
fn a_reading_of_nothing_is_its_language_alone() {
    assert_eq!(
        reading("", &read("")),
        "FURNITURE\n  language   fr, doubtful\n"
    );
}
