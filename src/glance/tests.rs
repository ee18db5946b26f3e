//! The glance as text, of the sample whose reading is written by hand, and of dispatches as they are read.

use super::*;
use crate::examples;
use crate::sample::{self, BLUM};
use crate::words::Tongue;
use depeche_engine::Story;

/// The lines as text, each with its label, plain spaces for the interface's.
fn lines(reading: &Reading, tongue: Tongue) -> Vec<String> {
    let words = tongue.words();
    let line = |line: &Line| {
        let said: String = (line.pieces.iter())
            .map(|p| p.text(reading, words))
            .collect();
        let line = format!("{}: {said}", (words.glance.about)(line.about));
        line.replace(['\u{a0}', '\u{202f}'], " ")
    };
    glance(reading).iter().map(line).collect()
}

/// The sample with a change.
fn changed(change: impl FnOnce(&mut Story)) -> Reading {
    let mut story = sample::reading().story.clone();
    change(&mut story);
    Reading::new(sample::TEXT.into(), story)
}

#[track_caller]
fn check(reading: &Reading, tongue: Tongue, expected: &[&str]) {
    assert_eq!(lines(reading, tongue), expected);
}

#[track_caller]
fn check_holds(reading: &Reading, tongue: Tongue, expected: &[&str]) {
    let lines = lines(reading, tongue);
    for words in expected {
        assert!(
            lines.iter().any(|l| l.contains(words)),
            "{words:?} is not in {lines:#?}"
        );
    }
}

#[test]
fn a_story_comes_to_a_line_for_each_question_it_answers() {
    let reading = sample::reading();
    check(
        &reading,
        Tongue::French,
        &[
            "Quoi: a reçu · Port-Vieux · mardi 3 mars 2026 · terminé",
            "Présents: Paul Rey (hôte)",
            "Absents: Jean <b>Dol</b>, représenté par Léa Roc : absent, était représenté par Léa Roc",
            "Promis: \"Nous bâtirons ce pont\", a déclaré Paul Rey à la presse",
            "Obstacle: Anna Blum a dit que le coût restait un obstacle",
            "Mots forts: Paul Rey : « Nous bâtirons ce pont »",
        ],
    );
    check_holds(
        &reading,
        Tongue::English,
        &[
            "What: a reçu · Port-Vieux · Tuesday 3 March 2026 · over",
            "Absent: Jean <b>Dol</b>, represented by Léa Roc: absent",
            "Key words: Paul Rey: “Nous bâtirons ce pont”",
        ],
    );
}

#[test]
fn a_story_with_nothing_to_tell_has_no_line() {
    check(
        &Reading::new("Rien.".into(), Story::default()),
        Tongue::French,
        &[],
    );
}

#[test]
fn without_anybody_known_to_be_there_the_story_says_who_it_is_about() {
    let reading = changed(|story| {
        for participant in &mut story.participants {
            participant.presence = Default::default();
        }
    });
    check_holds(
        &reading,
        Tongue::French,
        &["Qui: Paul Rey, Anna Blum, Jean <b>Dol</b> et Léa Roc"],
    );
}

#[test]
fn long_rows_of_names_are_cut_and_counted() {
    let reading = changed(|story| {
        let one = story.participants[BLUM].clone();
        for _ in 0..6 {
            story.participants.push(one.clone());
        }
        for participant in &mut story.participants {
            participant.presence.status = PresenceStatus::Attending;
        }
    });
    check_holds(&reading, Tongue::French, &["Anna Blum et 5 autres"]);
    check_holds(&reading, Tongue::English, &["Anna Blum and 5 others"]);
}

#[test]
fn what_is_asked_for_is_told_where_nothing_is_promised() {
    let reading = changed(|story| {
        story.context.demands = std::mem::take(&mut story.context.commitments);
    });
    check_holds(
        &reading,
        Tongue::French,
        &["Demandé: \"Nous bâtirons ce pont\""],
    );
}

#[test]
fn of_words_nobody_certain_said_it_is_told_who_may_have() {
    let reading = changed(|story| {
        let quote = &mut story.quotes[0];
        quote.candidates = quote.speaker.take().into_iter().chain([BLUM]).collect();
    });
    check_holds(
        &reading,
        Tongue::French,
        &["Mots forts: Indécis : Paul Rey ou Anna Blum ? « Nous bâtirons ce pont »"],
    );
}

#[test]
fn the_examples_are_told_in_their_language() {
    let expected: [&[&str]; 2] = [
        &[
            "Quoi: sommet · Marseille · mardi 10 mars 2026",
            "Hélène Castagnier (hôte), Slim Ben Youssef",
            "Corrado Bellandi (à distance)",
            "Tarek Mansour a renoncé au déplacement, sans désigner de remplaçant",
            "Kemal Aydogan, représenté par Leyla Erdem : Retenu à Ankara par un vote budgétaire",
            "Obstacle: Le partage des frais reste toutefois la principale pierre d'achoppement",
            "À suivre: Les parlements nationaux doivent encore approuver le texte avant le 30 juin ; Les ministres",
            "Mots forts: Hélène Castagnier : « Un câble coupé, c'est un hôpital qui travaille à l'aveugle »",
        ],
        &[
            "What: summit · Accra · Thursday 12 March 2026",
            "Esi Amoako (host), Etienne Mbarga",
            "Komlan Agbeko (remotely)",
            "boycotted the summit",
            "Konan Brou, represented by Mariam Coulibaly: stayed at home after knee surgery",
            "In the way: Export quotas remain the main sticking point",
            "Next: The text must still be approved by the five parliaments; Agriculture ministers are due to meet",
            "Key words: Esi Amoako: “For two years we have sold our harvest like people selling umbrellas in the rain”",
        ],
    ];
    for (example, expected) in examples::ALL.iter().zip(expected) {
        check_holds(&Reading::of(example.text.into()), example.tongue, expected);
    }
}

#[test]
fn every_dispatch_has_a_few_lines_of_words_that_stand_in_it() {
    for entry in std::fs::read_dir("tests/dispatches").expect("the dispatches are there") {
        let path = entry.expect("the folder can be read").path();
        if path.extension().is_none_or(|e| e != "txt") {
            continue;
        }
        let reading = Reading::of(std::fs::read_to_string(&path).expect("a dispatch is text"));
        let lines = glance(&reading);
        assert!((2..=8).contains(&lines.len()), "{path:?}: {lines:?}");
        for piece in lines.iter().flat_map(|l| &l.pieces) {
            if let Piece::Words(span, _) | Piece::Said(span, _) = piece {
                let words = reading.words(*span);
                assert!(!words.trim().is_empty(), "{path:?}: {piece:?}");
                assert!(words.chars().count() < 400, "{path:?}: {words}");
            }
        }
    }
}

#[test]
fn a_line_is_lit_by_what_it_holds() {
    let reading = sample::reading();
    let lines = glance(&reading);
    let lit = |selection| -> Vec<About> {
        let lit = lines.iter().filter(|l| l.holds(selection));
        lit.map(|l| l.about).collect()
    };
    assert_eq!(lit(Selection::Quote(0)), [About::Words]);
    assert_eq!(
        lit(Selection::Claim(Topic::StickingPoints, 0)),
        [About::Blocks]
    );
    assert_eq!(lit(Selection::Date(0)), [About::What]);
    assert_eq!(lit(Selection::None), []);
}

#[test]
fn a_reason_is_that_of_whom_it_is_told() {
    let text = "Sommet sur la pêche à Oslo\n\nOSLO, 3 mars 2026 (Reuters) - Un sommet sur la pêche s'est ouvert mardi à Oslo en présence de la maire, Inès Roc.\n\nEn l'absence de la ministre portugaise Anne Roche, clouée au lit par une grippe tenace, Paul Vidal est représenté à Oslo par son adjoint, Luc Dray, arrivé lundi soir avec une petite délégation.";
    let absent = lines(&Reading::of(text.into()), Tongue::French);
    let absent = absent.iter().find(|l| l.starts_with("Absents"));
    let told = absent.is_some_and(|line| {
        line.ends_with("clouée au lit par une grippe tenace ; Paul Vidal, représenté par Luc Dray")
    });
    assert!(told, "{absent:?}");
}
