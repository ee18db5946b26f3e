//! Who is described as what, in short sentences.

use crate::furniture;
use crate::grammar::Grammar;
use crate::names::read;
use crate::story::Kind;
use crate::text::Text;

/// Checks who is described as what, as `name: role; role`, those without a role left aside.
#[track_caller]
fn check(story: &str, expected: &[&str]) {
    let text = Text::new(story);
    let frame = furniture::read(&text);
    let mut cast = read(&Grammar::of(&text, &frame), &frame);
    cast.finish(&[]);
    let people = cast
        .participants
        .iter()
        .filter(|p| p.kind == Kind::Person && !p.roles.is_empty());
    let lines: Vec<String> = people
        .map(|p| {
            let roles: Vec<&str> = p.roles.iter().map(|r| r.of(story)).collect();
            format!("{}: {}", p.name.of(story), roles.join("; "))
        })
        .collect();
    assert_eq!(lines, expected, "{story}");
}

#[test]
fn french_offices_stand_before_names() {
    check(
        "Le ministre de la Défense Paul Marec a dit non.",
        &["Paul Marec: ministre de la Défense"],
    );
    check(
        "La comédienne Anne Roy a dit non.",
        &["Anne Roy: comédienne"],
    );
    check(
        "Le président kényan Paul Marec a dit non.",
        &["Paul Marec: président kényan"],
    );
    check(
        "L'ancien maire de Rennes Paul Marec a dit non.",
        &["Paul Marec: ancien maire de Rennes"],
    );
    check(
        "Son avocat Me Paul Marec a dit non.",
        &["Paul Marec: avocat"],
    );
    check("Sa femme, Anne Roy, a dit non.", &["Anne Roy: femme"]);
    check(
        "Les ministres Paul Marec et Anne Roy ont dit non.",
        &["Paul Marec: ministres", "Anne Roy: ministres"],
    );
    check(
        "Le porte-parole du gouvernement, Paul Marec, a dit non.",
        &["Paul Marec: porte-parole du gouvernement"],
    );
}

#[test]
fn french_appositions_follow_names() {
    check(
        "Paul Marec, ministre de la Défense, a dit non.",
        &["Paul Marec: ministre de la Défense"],
    );
    check(
        "Anne Roy, professeure en sciences politiques à l'Université de Rennes, a dit non.",
        &["Anne Roy: professeure en sciences politiques à l'Université de Rennes"],
    );
    check(
        "Paul Marec, un ancien garagiste, a dit non.",
        &["Paul Marec: ancien garagiste"],
    );
    check(
        "Anne Roy, 45 ans, infirmière, a dit non.",
        &["Anne Roy: infirmière"],
    );
    check("Paul Marec, qui dirige une école, a dit non.", &[]);
    check("Paul Marec, à Rennes, a dit non.", &[]);
}

#[test]
fn french_predicates_describe_their_subject() {
    check(
        "Paul Marec est président de la région.",
        &["Paul Marec: président de la région"],
    );
    check("Anne Roy est devenue ministre.", &["Anne Roy: ministre"]);
    check("Paul Marec n'est pas venu.", &[]);
}

#[test]
fn french_descriptions_that_stand_alone_mean_somebody_named() {
    check(
        "Anne Roy a répliqué mercredi à ses adversaires. La maire de Rennes juge que le projet est mauvais.",
        &["Anne Roy: maire de Rennes"],
    );
    check(
        "Paul Marec a parlé mardi devant la presse. L'ancien ministre a promis un texte.",
        &["Paul Marec: ancien ministre"],
    );
}

#[test]
fn french_descriptions_of_somebody_else_are_nobodys() {
    check(
        "Le président turc Emre Kaya est là. Le président italien non.",
        &["Emre Kaya: président turc"],
    );
    check("Anne Roy a dit non. Son mari est parti.", &[]);
    check("Le ministre a reçu mardi Paul Marec.", &[]);
    check("L'avocat de Paul Marec a dit non.", &[]);
    check("Le conseil des ministres a entendu Paul Marec.", &[]);
}

#[test]
fn english_offices_stand_before_names() {
    check(
        "Defense Minister Paul Marrow said no.",
        &["Paul Marrow: Defense Minister"],
    );
    check(
        "Kenyan President Paul Marrow said no.",
        &["Paul Marrow: Kenyan President"],
    );
    check(
        "Former Mayor Ruth Tarrow said no.",
        &["Ruth Tarrow: Former Mayor"],
    );
    check("The singer Ruth Tarrow said no.", &["Ruth Tarrow: singer"]);
    check(
        "Paul Marrow and his business associate Ruth Tarrow said no.",
        &["Ruth Tarrow: business associate"],
    );
    check("His wife, Ruth Tarrow, said no.", &["Ruth Tarrow: wife"]);
    check(
        "Senators Paul Marrow and Ruth Tarrow said no.",
        &["Paul Marrow: Senators", "Ruth Tarrow: Senators"],
    );
}

#[test]
fn english_appositions_follow_names() {
    check(
        "Paul Marrow, the defense minister, said no.",
        &["Paul Marrow: defense minister"],
    );
    check(
        "Ruth Tarrow, a retired teacher, said no.",
        &["Ruth Tarrow: retired teacher"],
    );
    check(
        "Paul Marrow, chairman of the Finance Committee, said no.",
        &["Paul Marrow: chairman of the Finance Committee"],
    );
    check(
        "Ruth Tarrow, the top Democrat on the Finance Committee, said no.",
        &["Ruth Tarrow: top Democrat on the Finance Committee"],
    );
    check("Paul Marrow, who runs a school, said no.", &[]);
    check("Paul Marrow, in London, said no.", &[]);
}

#[test]
fn english_predicates_describe_their_subject() {
    check(
        "Paul Marrow is president of the union.",
        &["Paul Marrow: president of the union"],
    );
    check(
        "Ruth Tarrow served as mayor of Selby.",
        &["Ruth Tarrow: mayor of Selby"],
    );
    check("Paul Marrow is tired.", &[]);
}

#[test]
fn english_descriptions_that_stand_alone_mean_somebody_named() {
    check(
        "Ruth Tarrow answered her critics on Tuesday. The mayor of Selby called the plan bad.",
        &["Ruth Tarrow: mayor of Selby"],
    );
}

#[test]
fn english_descriptions_of_somebody_else_are_nobodys() {
    check(
        "Turkish President Emre Kaya came. The Italian president did not.",
        &["Emre Kaya: Turkish President"],
    );
    check("The minister met Paul Marrow.", &[]);
    check("A lawyer for Paul Marrow said no.", &[]);
    check("Ruth Tarrow said no. Her husband left.", &[]);
    check("Paul Marrow fought a Republican plan.", &[]);
}

#[test]
fn appositions_need_no_known_noun() {
    check(
        "Marie Dosel, 44 ans, pilier du club, a dit non.",
        &["Marie Dosel: pilier du club"],
    );
    check(
        "Le sénateur Tim Rouvet, porteur du projet de loi, a dit non.",
        &["Tim Rouvet: sénateur; porteur du projet de loi"],
    );
    check("Marie Dosel, sourire aux lèvres, a dit non.", &[]);
    check("Marie Dosel, dimanche, a dit non.", &[]);
}

#[test]
fn one_of_several_is_one() {
    check(
        "Jane Roe, one of the organisers of the march, said no.",
        &["Jane Roe: organisers of the march"],
    );
    check(
        "Anne Roy, l'une des responsables du syndicat, a dit non.",
        &["Anne Roy: responsables du syndicat"],
    );
}
