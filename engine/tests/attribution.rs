//! Who is behind a cue, in sentences of the kinds agencies write: one line a case, through the whole reader.

use depeche_engine::read;

/// Checks the quotes of a text, each as `kind | speaker | cue | words`.
#[track_caller]
fn said(text: &str, expected: &[&str]) {
    let story = read(text);
    let got: Vec<String> = (story.quotes.iter())
        .map(|quote| {
            let speaker = quote
                .speaker
                .map_or("-", |who| story.participants[who].name.of(text));
            let cue = quote.cue.map_or("-", |cue| cue.of(text));
            format!(
                "{} | {speaker} | {cue} | {}",
                quote.kind.name(),
                quote.span.of(text)
            )
        })
        .collect();
    assert_eq!(got, expected, "{text}");
}

/// Checks the persons of a text, each as `name (role, role)`.
#[track_caller]
fn persons(text: &str, expected: &[&str]) {
    let story = read(text);
    let got: Vec<String> = (story.participants.iter())
        .filter(|p| p.kind.name() == "person")
        .map(|p| {
            let roles: Vec<&str> = p.roles.iter().map(|r| r.of(text)).collect();
            format!("{} ({})", p.name.of(text), roles.join(", "))
        })
        .collect();
    assert_eq!(got, expected, "{text}");
}

#[test]
fn a_description_and_the_name_behind_it_are_one_speaker() {
    said(
        "A navy spokesman, Col. Steve Rowe, said the bridge would close.",
        &["indirect | Steve Rowe | said | the bridge would close"],
    );
    said(
        "Le pont rouvrira lundi, a indiqué le ministre des Finances Okhtar Bazni.",
        &["indirect | Okhtar Bazni | a indiqué | Le pont rouvrira lundi"],
    );
}

#[test]
fn an_inverted_pronoun_is_named_without_its_hyphens() {
    let text = "Paul Rey a parlé. \"Le pont rouvrira mardi matin\", a-t-il dit.";
    let story = read(text);
    assert_eq!(story.quotes[0].speaker_span.map(|s| s.of(text)), Some("il"));
}

#[test]
fn those_who_speak_together_are_one_group() {
    said(
        "Western countries and Israel have said they believe the bridge is unsafe.",
        &[
            "indirect | Western countries and Israel | have said | they believe the bridge is unsafe",
        ],
    );
}

#[test]
fn few_words_in_marks_leave_no_clause_to_their_cue() {
    said("\"It is late,\" said a senior aide, Tom Roe.", &[]);
}

#[test]
fn a_title_makes_a_person_of_any_word() {
    persons(
        "Mr Park said the port would close. Ms May agreed.",
        &["Park ()", "May ()"],
    );
    persons(
        "M. Banque est parti avec Mme Lille.",
        &["Banque ()", "Lille ()"],
    );
}

#[test]
fn an_office_ends_where_the_name_begins_even_when_nobody_knows_the_first_name() {
    persons(
        "Le ministre libanais des Finances Okhtar Bazni a quitté la salle.",
        &["Okhtar Bazni (ministre libanais des Finances)"],
    );
    persons(
        "Mr Hall agreed to meet Iranian Foreign Minister Okhtar Bazni on Monday.",
        &["Hall ()", "Okhtar Bazni (Iranian Foreign Minister)"],
    );
}
